"""Styles that a template lacks, made from its own body: proportions from the base audience, fonts and colours its own.

Sizes, spaces and indents keep their ratio to the size of body text; ink is the body's, an accent the theme's where it
stands out enough, and nothing keeps a typeface of the base.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import field

from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import StyleSheet, id_of, name_of, value
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.word_tones import AUTO, HEX, Tone, Tones, is_accent, luminance
from briefdeck.ooxml.wordml import drop, put, set_value
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass

_STEP = 0.9  # of a heading to the one above it
# Half points: the least that a memo is set in, and its text where a template's own is smaller still.
LEAST_SIZE, _TEXT_SIZE = 16, 18
# A heading of a template is taken up to twice the text's size, with spaces of 1.25 lines and lines of 1.5; else it is
# brought to 1.6 of the text at most. Spaces are in twips to half points, lines in 240ths.
_LARGEST, _FAR, _LOOSE, _REFIT = 2.0, 25, 360, 1.6
_MIDDLE = 0.5  # the luminance between lines of ink and hairlines
_SIDES = ("before", "after")


@dataclass
class Maker:
    """Makes styles of one sheet after those of another. `ids` leads from a base's style to the one that plays it."""

    sheet: StyleSheet
    base: StyleSheet
    tones: Tones
    width: int  # of the text, in twips
    ids: dict[str, str] = field(default_factory=dict)
    lists: dict[int, int] = field(default_factory=dict)
    # Whether headings count as the base's do: where the template has headings, it says how they count.
    counting: bool = False

    def __post_init__(self) -> None:
        self.body = self.sheet.default("paragraph")
        text = self.sheet.names.get("body text")
        size = self.sheet.size(self.body if text is None else text)
        self.size = size if size >= LEAST_SIZE else _TEXT_SIZE
        self.ratio = self.size / self.base.size(self.base.default("paragraph"))
        self.grounds = {e.get(f"{W}fill", "").upper() for e in self.base.root.iter(f"{W}shd")}
        for style in self.base.by_id.values():
            if style.get(f"{W}default") == "1":
                own = self.sheet.default(style.get(f"{W}type", "paragraph"))
                self.ids[id_of(style)] = id_of(own) if own is not None else ""

    def make(self, role: str, name: str) -> Element | None:
        """The style for a role after the base's, under a name; None where the base has none."""
        pattern = self.base.names.get(role.casefold())
        if pattern is None:
            return None
        style = deepcopy(pattern)
        style.set(f"{W}styleId", self.sheet.free_id(id_of(pattern)))
        set_value(style, "name", val=name)
        drop(style, "aliases", "link", "rsid", "next")
        style.attrib.pop(f"{W}default", "")
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

    def heading(self, level: int, name: str, above: Element | None, below: Sequence[Element] = ()) -> Element | None:
        """A heading after the one above it, a step smaller; without one, after the body and no smaller than `below`."""
        style = self.make(f"heading {level}", name)
        if style is None:
            return None
        properties, runs = put(style, "pPr"), put(style, "rPr")
        if not self.counting:
            drop(properties, "numPr")
        set_value(properties, "outlineLvl", val=str(level - 1))
        if above is None:
            _set_size(runs, max([self.size, self.sheet.size(style), *(self.sheet.size(one) for one in below)]))
        else:
            set_value(style, "basedOn", val=id_of(above))
            drop(properties, "spacing", "ind", "jc")
            for child in list(runs):
                runs.remove(child)
            _set_size(runs, max(round(self.sheet.size(above) * _STEP), self.size))
            if not self.counting and self.sheet.first(above, "pPr/numPr/numId") is not None:
                set_value(put(properties, "numPr"), "numId", val="0")
                set_value(properties, "ind", left="0", firstLine="0")
        return style

    def fits(self, style: Element, above: Element | None) -> bool:
        """Whether a heading of the template is larger than the text, not above the heading over it, and near both."""
        size = self.sheet.size(style)
        most = self.size * _LARGEST if above is None else max(self.sheet.size(above), self.size)
        spaces = [whole(self.sheet.first(style, "pPr/spacing", side)) for side in _SIDES]
        line = whole(self.sheet.first(style, "pPr/spacing", "line"), 240)
        loose = line > _LOOSE and self.sheet.first(style, "pPr/spacing", "lineRule") in (None, "auto")
        side = self.sheet.first(style, "pPr/jc") in ("right", "end")
        return max(LEAST_SIZE, self.size) <= size <= most and sum(spaces) <= size * _FAR and not loose and not side

    def refit(
        self, style: Element, name: str, level: int, above: Element | None, below: Sequence[Element] = ()
    ) -> Element:
        """A heading in the look of the template's own, in a size and with spaces that a memo has room for."""
        made = style.makeelement(f"{W}style", None, None)
        made.set(f"{W}type", "paragraph")
        made.set(f"{W}customStyle", "1")
        made.set(f"{W}styleId", self.sheet.free_id(name.title().replace(" ", "")))
        set_value(made, "name", val=name)
        set_value(made, "basedOn", val=id_of(style))
        set_value(made, "qFormat")
        properties, runs = put(made, "pPr"), put(made, "rPr")
        pattern = self.base.names.get(f"heading {level}")
        plain = round(self.base.size(pattern) * self.ratio)
        most = round(self.size * _REFIT) if above is None else max(round(self.sheet.size(above) * _STEP), self.size)
        size = max([min(max(self.sheet.size(style), plain), most), *(self.sheet.size(one) for one in below)])
        for name_ in ("keepNext", "keepLines"):
            put(properties, name_)
        spaces = {side: str(round(whole(value(pattern, "pPr/spacing", side)) * self.ratio)) for side in _SIDES}
        set_value(properties, "snapToGrid", val="0")
        set_value(properties, "spacing", **spaces, line="264", lineRule="auto")
        if self.sheet.first(style, "pPr/jc") in ("right", "end"):
            set_value(properties, "jc", val="left")
        set_value(properties, "outlineLvl", val=str(level - 1))
        _set_size(runs, max(size, self.size))
        self.sheet.add(made)
        if pattern is not None:
            self.ids[id_of(pattern)] = id_of(made)
        return made

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
            # Where a page has a grid, type of other sizes than the body's would take two of its lines.
            set_value(properties, "snapToGrid", val="0")
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
            _set_size(runs, max(size, LEAST_SIZE))
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
                if is_accent(colour.get(f"{W}val", "")) and self.tones.accent is not AUTO:
                    self.tones.accent.paint(colour, "val")
                elif style.get(f"{W}type") == "character":
                    # Small marks stand in large headings, whose colour may be too pale for them.
                    AUTO.paint(colour, "val")
                else:
                    runs.remove(colour)
            if style.get(f"{W}type") == "character":
                for tag in ("sz", "szCs"):
                    size = runs.find(W + tag)
                    if size is not None:
                        size.set(f"{W}val", str(max(round(whole(size.get(f"{W}val"), 20) * self.ratio), LEAST_SIZE)))
        panel = self.tones.panel
        for element in style.iter():
            colour_of = element.get(f"{W}color", "")
            if element.tag == f"{W}shd" or not colour_of:
                continue
            if is_accent(colour_of):
                self.tones.accent.paint(element)
            elif colour_of.upper() in self.grounds:
                # The rim of a box, in the colour of its ground: on a page without panels it keeps the text's distance.
                (panel or Tone(self.tones.paper)).paint(element)
            else:
                (AUTO if luminance(colour_of) < _MIDDLE else self.tones.line).paint(element)
        for shading in list(style.iter(f"{W}shd")):
            parent = shading.getparent()
            if panel is not None and HEX.fullmatch(shading.get(f"{W}fill", "")):
                panel.paint(shading, "fill")
            elif parent is not None:
                parent.remove(shading)


def _set_size(runs: Element, size: int) -> None:
    for tag in ("sz", "szCs"):
        set_value(runs, tag, val=str(size))


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


def described(styles: list[Element]) -> str:
    """The names of styles in one list."""
    return ", ".join(name_of(style) for style in styles)
