"""Styles that a template lacks, made from its own body: proportions from the base audience, fonts and colours its own.

Sizes, spaces and indents keep their ratio to the size of body text; ink is the body's, an accent the theme's where it
stands out enough, and nothing keeps a typeface of the base.
"""

from __future__ import annotations

import colorsys
from copy import deepcopy
from dataclasses import dataclass, field

from briefdeck.adopt.memo_xml import Sheet, drop, id_of, name_of, put, set_value, value, whole
from briefdeck.preflight.opened import A, Element, W

# WCAG 2: text of ordinary size; and from which saturation and lightness a colour is an accent, or a tint.
_CONTRAST, _SATURATED, _TINT = 4.5, 0.35, 0.8
_STEP = 0.9  # of a heading to the one above it
_LEAST_SIZE = 16  # half points
_SIDES = ("before", "after")


@dataclass
class Maker:
    """Makes styles of one sheet after those of another. `ids` leads from a base's style to the one that plays it."""

    sheet: Sheet
    base: Sheet
    theme: Element | None
    paper: str
    width: int  # of the text, in twips
    ids: dict[str, str] = field(default_factory=dict)
    lists: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.body = self.sheet.default("paragraph")
        text = self.sheet.names.get("body text")
        self.size = self.sheet.size(self.body if text is None else text)
        self.ratio = self.size / self.base.size(self.base.default("paragraph"))
        colour = self.sheet.first(self.body, "rPr/color") or "auto"
        self.accent = self._accent()
        self.dark = _luminance(self.paper) < 0.2
        self.ink = colour
        for style in self.base.by_id.values():
            if style.get(f"{W}default") == "1":
                own = self.sheet.default(style.get(f"{W}type", "paragraph"))
                self.ids[id_of(style)] = id_of(own) if own is not None else ""

    def _accent(self) -> str:
        """The first accent of the theme that can be read on the page; else the body's ink."""
        for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "dk2"):
            colour = self.theme.find(f".//{A}{name}/{A}srgbClr") if self.theme is not None else None
            if colour is not None and contrast(colour.get("val", ""), self.paper) >= _CONTRAST:
                return colour.get("val", "").upper()
        return "auto"

    def make(self, role: str, name: str) -> Element | None:
        """The style for a role after the base's, under a name; None where the base has none."""
        pattern = self.base.names.get(role.casefold())
        if pattern is None:
            return None
        style = deepcopy(pattern)
        style.set(f"{W}styleId", self.sheet.free_id(id_of(pattern)))
        set_value(style, "name", val=name)
        drop(style, "aliases", "link", "rsid", "next")
        kind = style.get(f"{W}type", "paragraph")
        based = self.ids.get(value(pattern, "basedOn") or "", "")
        drop(style, "basedOn")
        if based:
            set_value(style, "basedOn", val=based)
        is_ours = not based or based == (id_of(self.body) if self.body is not None else "")
        if kind == "paragraph":
            self._paragraph(style, pattern, on_body=is_ours)
        self._ink(style)
        self.sheet.add(style)
        self.ids[id_of(pattern)] = id_of(style)
        return style

    def heading(self, level: int, above: Element | None) -> Element | None:
        """A heading after the one above it, a step smaller; without one, after the body."""
        name = f"heading {level}"
        style = self.make(name, name)
        if style is None:
            return None
        properties, runs = put(style, "pPr"), put(style, "rPr")
        drop(properties, "numPr")
        set_value(properties, "outlineLvl", val=str(level - 1))
        if above is not None:
            set_value(style, "basedOn", val=id_of(above))
            drop(properties, "spacing", "ind", "jc")
            for child in list(runs):
                runs.remove(child)
            size = str(max(round(self.sheet.size(above) * _STEP), self.size))
            for tag in ("sz", "szCs"):
                set_value(runs, tag, val=size)
            if self.sheet.first(above, "pPr/numPr/numId") is not None:
                set_value(put(properties, "numPr"), "numId", val="0")
                set_value(properties, "ind", left="0", firstLine="0")
        return style

    def _paragraph(self, style: Element, pattern: Element, *, on_body: bool) -> None:
        properties, runs = put(style, "pPr"), put(style, "rPr")
        if not on_body and value(pattern, "pPr/spacing", "line") is None and properties.find(f"{W}spacing") is None:
            return
        spacing = put(properties, "spacing")
        for side in _SIDES:
            spacing.set(W + side, str(round(whole(spacing.get(W + side)) * self.ratio)))
        spacing.set(f"{W}line", "264")
        spacing.set(f"{W}lineRule", "auto")
        for name in ("beforeLines", "afterLines"):
            spacing.attrib.pop(W + name, "")
        if on_body:
            if properties.find(f"{W}numPr") is None:
                indent = put(properties, "ind")
                for key in list(indent.attrib):
                    if str(key).endswith("Chars"):
                        del indent.attrib[key]
                    else:
                        indent.set(str(key), str(round(whole(str(indent.get(key))) * self.ratio)))
                for side in ("left", "right"):
                    if indent.get(W + side) is None:
                        indent.set(W + side, "0")
                if indent.get(f"{W}hanging") is None:
                    indent.set(f"{W}firstLine", "0")
            if value(properties, "jc") in (None, "both"):
                set_value(properties, "jc", val="left")
            size = round(self.base.size(pattern) * self.ratio)
            for tag in ("sz", "szCs"):
                set_value(runs, tag, val=str(max(size, min(_LEAST_SIZE, self.size))))
        tabs = properties.find(f"{W}tabs")
        for tab in tabs if tabs is not None else ():
            right = tab.get(f"{W}val") == "right"
            place = round(whole(tab.get(f"{W}pos")) * self.ratio)
            centred = tab.get(f"{W}val") == "center"
            tab.set(f"{W}pos", str(self.width if right else self.width // 2 if centred else place))
        numbered = properties.find(f"{W}numPr/{W}numId")
        if numbered is not None:
            own = self.lists.get(whole(numbered.get(f"{W}val")))
            if own is None:
                drop(properties, "numPr")
            else:
                numbered.set(f"{W}val", str(own))

    def _ink(self, style: Element) -> None:
        """No typeface of the base, and its colours turned to the template's."""
        for runs in style.iter(f"{W}rPr"):
            drop(runs, "rFonts", "lang")
            colour = runs.find(f"{W}color")
            if colour is not None:
                if _is_accent(colour.get(f"{W}val", "")) and self.accent != "auto":
                    colour.attrib.clear()
                    colour.set(f"{W}val", self.accent)
                else:
                    runs.remove(colour)
            if style.get(f"{W}type") == "character":
                for tag in ("sz", "szCs"):
                    size = runs.find(W + tag)
                    if size is not None:
                        size.set(f"{W}val", str(round(whole(size.get(f"{W}val"), 20) * self.ratio)))
        for element in style.iter():
            if element.get(f"{W}color") is not None and element.tag != f"{W}shd":
                colour_of = element.get(f"{W}color", "")
                turned = self.accent if _is_accent(colour_of) else "auto" if _luminance(colour_of) < 0.5 else colour_of
                if self.dark and turned == colour_of:
                    turned = "auto"
                element.set(f"{W}color", turned)
        for shading in list(style.iter(f"{W}shd")):
            ink = self.paper_ink()
            fill = shading.get(f"{W}fill", "")
            if self.dark or contrast(ink, fill) < _CONTRAST:
                parent = shading.getparent()
                if parent is not None:
                    parent.remove(shading)

    def paper_ink(self) -> str:
        """The colour of body text, black where Word chooses."""
        return self.ink if len(self.ink) == 6 else "000000"


def numbered(package_root: Element, base_root: Element, ratio: float) -> dict[int, int]:
    """Put the base's lists into a numbering part; the new w:numId by that of the base."""
    taken = [whole(a.get(f"{W}abstractNumId")) for a in package_root.iterfind(f"{W}abstractNum")]
    nums = [whole(n.get(f"{W}numId")) for n in package_root.iterfind(f"{W}num")]
    next_abstract, next_num = max(taken, default=-1) + 1, max(nums, default=0) + 1
    found: dict[int, int] = {}
    abstracts = {a.get(f"{W}abstractNumId"): a for a in base_root.iterfind(f"{W}abstractNum")}
    for num in base_root.iterfind(f"{W}num"):
        pattern = abstracts.get(value(num, "abstractNumId"))
        if pattern is None:
            continue
        abstract = deepcopy(pattern)
        abstract.set(f"{W}abstractNumId", str(next_abstract))
        drop(abstract, "name", "styleLink", "numStyleLink")
        set_nsid = abstract.find(f"{W}nsid")
        if set_nsid is not None:
            set_nsid.set(f"{W}val", f"{whole_hex(set_nsid.get(f'{W}val')) + next_abstract * 16:08X}"[-8:])
        for level in abstract.iterfind(f"{W}lvl"):
            drop(level, "pStyle", "rPr")
            for indent in level.iter(f"{W}ind"):
                for key in list(indent.attrib):
                    indent.set(str(key), str(round(whole(str(indent.get(key))) * ratio)))
        first = next((i for i, c in enumerate(package_root) if c.tag == f"{W}num"), len(package_root))
        cleanup = package_root.find(f"{W}numIdMacAtCleanup")
        if cleanup is not None:
            first = min(first, package_root.index(cleanup))
        package_root.insert(first, abstract)
        made = package_root.makeelement(f"{W}num", None, None)
        made.set(f"{W}numId", str(next_num))
        set_value(made, "abstractNumId", val=str(next_abstract))
        if cleanup is not None:
            cleanup.addprevious(made)
        else:
            package_root.append(made)
        found[whole(num.get(f"{W}numId"))] = next_num
        next_abstract, next_num = next_abstract + 1, next_num + 1
    return found


def whole_hex(text: str | None) -> int:
    """A number of eight hexadecimal digits; 0 where it is none."""
    try:
        return int(text or "0", 16)
    except ValueError:
        return 0


def _channels(colour: str) -> tuple[float, float, float] | None:
    try:
        return tuple(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)) if len(colour) == 6 else None  # type: ignore[return-value]
    except ValueError:
        return None


def _luminance(colour: str) -> float:
    channels = _channels(colour)
    if channels is None:
        return 0.0
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2 of two colours of six hexadecimal digits."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _is_accent(colour: str) -> bool:
    channels = _channels(colour)
    if channels is None:
        return False
    _, saturation, brightness = colorsys.rgb_to_hsv(*channels)
    return saturation >= _SATURATED and brightness > 0.3


def described(styles: list[Element]) -> str:
    """The names of styles in one list."""
    return ", ".join(name_of(style) for style in styles)
