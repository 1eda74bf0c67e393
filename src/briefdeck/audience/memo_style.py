"""memo.docx → facts: styles by their canonical names with sizes and faces, lists, the measure of the page, theme slots.

Inheritance is resolved here and nowhere else: style → the styles it is based on → document defaults (ECMA-376 Part 1,
17.7.2). Word stores built-in styles under their English names in every language, so names are compared in lower case.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path as FilePath
from types import MappingProxyType

from docx.opc.package import OpcPackage
from lxml import etree

from briefdeck.audience.opening import open_template
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.outline import Outline
from briefdeck.ooxml.names import A, W
from briefdeck.text import Face

_Element = etree._Element

PARAGRAPH_STYLES = (
    *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "Body Text"),
    *("List Bullet", "List Bullet 2", "List Number", "List Number 2", "caption", "Quote", "Quote Source"),
    *(
        "Source List",
        "Annex Title",
        "footnote text",
        "Figure",
        "Table Center",
        "Table Head Center",
        "Table Head Number",
    ),
    *("TOC Heading", "toc 1", "toc 2", "toc 3", "Summary", "Summary Heading", "Callout", "Annex Heading"),
    *("Memo Number", "Memo Date", "Memo To", "Memo From", "Memo Subject", "Memo Meta", "Memo Mark", "Memo End"),
    *("Memo Contact", "Figure Value", "Figure Label", "Table Text", "Table Number", "Table Head", "Table Note"),
)
CHARACTER_STYLES = ("Strong", "Hyperlink", "Source Number", "Status", "footnote reference")
TABLE_STYLES = ("Briefing Table",)
# Word's own values where a template says nothing: A4 with margins of an inch, 10 pt.
_PAGE, _MARGIN, _SIZE = (595.3, 841.9), 72.0, 10.0
# Kinds of part that the memo's writer changes.
_WRITTEN = frozenset({"styles", "numbering", "header", "footer"})
# Slate greys of cool palettes reach a saturation of about 0.4.
_GREY = 0.45


@dataclass(frozen=True, slots=True)
class Style:
    """One style: sizes and spaces in pt; a character style's face is empty where it has none.

    `indent` is left plus right, `list_id` is its w:abstractNumId, `outline` its heading level from 0.
    """

    id: str
    name: str
    type: str
    size: float
    face: Face
    bold: bool
    before: float
    after: float
    indent: float
    list_id: int | None = None
    level: int = 0
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a list level counts: the ST_NumberFormat, the pattern with `%1`, and the first number."""

    format: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Slots:
    """Theme slots of charts and hairlines, by their part in the design."""

    accent: str
    muted: str
    line: str


@dataclass(frozen=True, slots=True)
class MemoStyle:
    """What a memo template settles. `content` is the file; lengths are in pt.

    `styles` is keyed by name in lower case, `lists` by w:abstractNumId; `turned_width` is that of the text on a page in
    landscape, `cell_margin` left plus right margin of a cell of the briefing table; `places` are the words in braces in
    headers and footers.
    """

    template: FilePath
    content: bytes = field(repr=False)
    styles: Mapping[str, Style]
    lists: Mapping[int, tuple[ListLevel, ...]]
    text_width: float
    text_height: float
    turned_width: float
    cell_margin: float
    slots: Slots
    places: frozenset[str]

    def find(self, name: str, kind: str = "paragraph") -> Style | None:
        """The style of this name in any letter case; None where the template has none of that kind."""
        style = self.styles.get(name.strip().casefold())
        return style if style is not None and style.type == kind else None


def read_memo_style(
    path: FilePath, styles: Mapping[str, str] = MappingProxyType({})
) -> tuple[MemoStyle | None, tuple[Diagnostic, ...]]:
    """Read a template. The first value is None where it cannot be used; nothing is ever raised.

    `styles` binds roles to styles of other names, as `styles:` of audience.yaml does.
    """
    span = Span(str(path))
    try:
        template, found = open_template(path, "docx")
        style = _bound(memo_style(path, template.content), styles) if template is not None else None
    except Exception as error:  # python-docx raises whatever a damaged part makes it stumble over
        what = f"the file cannot be read as a document ({type(error).__name__})"
        return None, (rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in Word and save it again as .docx"),)
    if style is None:
        return None, found
    unknown = tuple(
        rules.MISSING_STYLE.at(span, f"`styles:` gives “{role}” the style “{name}”, which is not there", "")
        for role, name in styles.items()
        if name.strip().casefold() not in style.styles
    )
    return style, (*found, *unknown, *_missing(style, span))


def _bound(style: MemoStyle, names: Mapping[str, str]) -> MemoStyle:
    """The styles under the names of their roles too."""
    known = style.styles
    roles = {
        r.strip().casefold(): known[n.strip().casefold()] for r, n in names.items() if n.strip().casefold() in known
    }
    return replace(style, styles=MappingProxyType({**known, **roles})) if roles else style


def unknown_styles(outline: Outline, style: MemoStyle) -> tuple[Diagnostic, ...]:
    """Styles that a plan names and the template lacks, each at the plan's line of its part."""
    found = []
    for part in outline.parts:
        named = [part.style, *(name for area in part.areas for block in area for name in block.styles)]
        for name in dict.fromkeys(n for n in named if n and style.find(n) is None):
            what = f"there is no paragraph style “{name}” in {style.template.name}"
            found.append(rules.MISSING_STYLE.at(part.span, what, _similar(name, style, "paragraph")))
    return tuple(found)


def _missing(style: MemoStyle, span: Span) -> Iterator[Diagnostic]:
    wanted = (("paragraph", PARAGRAPH_STYLES), ("character", CHARACTER_STYLES), ("table", TABLE_STYLES))
    for kind, names in wanted:
        for name in names:
            if style.find(name, kind) is None:
                yield rules.MISSING_STYLE.at(span, f"there is no {kind} style “{name}”", _similar(name, style, kind))


def _similar(name: str, style: MemoStyle, kind: str) -> str:
    names = {key: s.name for key, s in style.styles.items() if s.type == kind}
    near = get_close_matches(name.casefold(), names, 1)
    return f"did you mean “{names[near[0]]}”?" if near else "create it in Word, or copy it from another audience"


def memo_style(path: FilePath, content: bytes) -> MemoStyle:
    """The facts of a document that is safe to open; raises whatever a damaged part makes python-docx stumble over."""
    package = OpcPackage.open(BytesIO(content))
    main = package.main_document_part
    parts: dict[str, list[_Element]] = {}
    for rel in main.rels.values():
        kind = rel.reltype.rpartition("/")[2]
        if rel.is_external or kind not in {*_WRITTEN, "theme"}:
            continue
        # python-docx gives elements only to parts with the right content type; a renamed .dotx has another.
        if kind in _WRITTEN and not hasattr(rel.target_part, "element"):
            raise ValueError(f"{rel.target_part.partname} has the wrong type")
        parts.setdefault(kind, []).append(_parse(rel.target_part.blob))
    document = _parse(main.blob)
    if document.find(f"{W}body") is None or not hasattr(main, "element"):
        raise ValueError("no document body")
    theme = next(iter(parts.get("theme", [])), None)
    numbering = next(iter(parts.get("numbering", [])), None)
    sheet = _Sheet(parts["styles"][0], theme, numbering)
    width, height, turned = _measure(document)
    furniture = [p for kind in ("header", "footer") for p in parts.get(kind, [])]
    return MemoStyle(
        template=path,
        content=content,
        styles=MappingProxyType(sheet.styles()),
        lists=MappingProxyType(_lists(numbering)),
        text_width=width,
        text_height=height,
        turned_width=turned,
        cell_margin=sheet.cell_margin("briefing table"),
        slots=_slots(theme),
        places=frozenset(name for p in furniture for name in _places(p)),
    )


def _parse(blob: bytes) -> _Element:
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _value(element: _Element | None, path: str, attribute: str = "val") -> str | None:
    """The attribute of the descendant at `path` (local names of WordprocessingML with slashes), or None."""
    if element is None:
        return None
    found = element.find("/".join(W + name for name in path.split("/")))
    return None if found is None else found.get(W + attribute)


def _whole(text: str | None) -> int | None:
    """The number that an attribute holds; Word writes some lengths with decimals."""
    try:
        return None if text is None else round(float(text))
    except ValueError:
        return None


class _Sheet:
    """The style sheet, with look-up along `w:basedOn`."""

    def __init__(self, root: _Element, theme: _Element | None, numbering: _Element | None) -> None:
        self._theme = theme
        self._defaults = root.find(f"{W}docDefaults")
        self._by_id = {s.get(f"{W}styleId", ""): s for s in root.iterfind(f"{W}style")}
        nums = numbering.iterfind(f"{W}num") if numbering is not None else iter(())
        self._list_ids = {_whole(n.get(f"{W}numId")): _whole(_value(n, "abstractNumId")) for n in nums}

    def styles(self) -> dict[str, Style]:
        """Styles by canonical name, then by aliases that no canonical name takes."""
        found: dict[str, Style] = {}
        aliases: dict[str, Style] = {}
        for style_id, element in self._by_id.items():
            name = _value(element, "name") or style_id
            style = self._style(style_id, name, element)
            found.setdefault(name.casefold(), style)
            for alias in (_value(element, "aliases") or "").split(","):
                aliases.setdefault(alias.strip().casefold(), style)
        return {**{k: v for k, v in aliases.items() if k}, **found}

    def cell_margin(self, name: str) -> float:
        """Left plus right cell margin in pt of the table style of this name."""
        for element in self._by_id.values():
            if (_value(element, "name") or "").casefold() == name:
                chain = list(self._chain(element))
                sides = (self._first(chain, f"tblPr/tblCellMar/{side}", "w") for side in ("left", "right"))
                return sum((_whole(side) or 0) / 20 for side in sides)
        return 0.0

    def _style(self, style_id: str, name: str, element: _Element) -> Style:
        chain = list(self._chain(element))
        kind = element.get(f"{W}type", "paragraph")
        # A character style leaves open what it does not say: the paragraph around it decides.
        runs = [*chain, self._run_defaults() if kind == "paragraph" else None]
        num_id = _whole(self._first(chain, "pPr/numPr/numId"))
        outline = _whole(self._first(chain, "pPr/outlineLvl"))
        return Style(
            id=style_id,
            name=name,
            type=kind,
            size=(_whole(self._first(runs, "rPr/sz")) or _SIZE * 2) / 2,
            face=Face(self._face(runs, "ascii"), self._face(runs, "eastAsia")),
            bold=self._on(chain, "rPr/b"),
            before=(_whole(self._first(chain, "pPr/spacing", "before")) or 0) / 20,
            after=(_whole(self._first(chain, "pPr/spacing", "after")) or 0) / 20,
            indent=sum((_whole(self._first(chain, "pPr/ind", side)) or 0) / 20 for side in ("left", "right")),
            list_id=self._list_ids.get(num_id) if num_id else None,
            level=_whole(self._first(chain, "pPr/numPr/ilvl")) or 0,
            outline=outline if outline is not None and outline < 9 else None,
        )

    def _chain(self, element: _Element | None) -> Iterator[_Element]:
        seen: set[int] = set()
        while element is not None and id(element) not in seen:
            seen.add(id(element))
            yield element
            element = self._by_id.get(_value(element, "basedOn") or "")

    def _run_defaults(self) -> _Element | None:
        return None if self._defaults is None else self._defaults.find(f"{W}rPrDefault")

    @staticmethod
    def _first(chain: list[_Element] | list[_Element | None], path: str, attribute: str = "val") -> str | None:
        return next((v for s in chain if (v := _value(s, path, attribute)) is not None), None)

    @staticmethod
    def _on(chain: list[_Element], path: str) -> bool:
        """Whether a toggle is on: the nearest style that has it decides, and no value means on (17.17.4)."""
        places = (s.find("/".join(W + name for name in path.split("/"))) for s in chain)
        nearest = next((e for e in places if e is not None), None)
        return nearest is not None and nearest.get(f"{W}val", "1") not in ("0", "false", "off")

    def _face(self, chain: list[_Element | None], slot: str) -> str:
        """The typeface of `ascii` or `eastAsia`; the theme's attribute wins over the plain one (17.3.2.26)."""
        for style in chain:
            themed = _value(style, "rPr/rFonts", f"{slot}Theme")
            if themed and self._theme is not None:
                return _theme_face(self._theme, themed)
            plain = _value(style, "rPr/rFonts", slot)
            if plain:
                return plain
        return ""


def _theme_face(theme: _Element, slot: str) -> str:
    """`minorHAnsi` → the theme's minor Latin face; `majorEastAsia` → its major Japanese one."""
    fonts = theme.find(f".//{A}{slot[:5]}Font")
    if fonts is None:
        return ""
    if not slot.endswith("EastAsia"):
        latin = fonts.find(f"{A}latin")
        return latin.get("typeface", "") if latin is not None else ""
    script = fonts.find(f"{A}font[@script='Jpan']")
    east_asian = fonts.find(f"{A}ea")
    named = east_asian.get("typeface", "") if east_asian is not None else ""
    return named or (script.get("typeface", "") if script is not None else "")


def _measure(document: _Element) -> tuple[float, float, float]:
    """Width and height in pt of the text area of the last section, and its width where the page is turned."""
    section = document.find(f"{W}body/{W}sectPr")
    lengths, pages = [], []
    for size, page, sides in (("w", _PAGE[0], ("left", "right", "gutter")), ("h", _PAGE[1], ("top", "bottom"))):
        whole = _whole(_value(section, "pgSz", size))
        margins = [_whole(_value(section, "pgMar", side)) for side in sides]
        # Top and bottom margins are negative where text may not move them (17.6.11).
        taken = (
            sum(abs(m) / 20 if m is not None else _MARGIN for m in margins[:2]) + sum(m or 0 for m in margins[2:]) / 20
        )
        pages.append(whole / 20 if whole else page)
        lengths.append(max(pages[-1] - taken, 72.0))
    return lengths[0], lengths[1], max(lengths[0] + pages[1] - pages[0], 72.0)


def _lists(numbering: _Element | None) -> dict[int, tuple[ListLevel, ...]]:
    found: dict[int, tuple[ListLevel, ...]] = {}
    for abstract in numbering.iterfind(f"{W}abstractNum") if numbering is not None else ():
        key = _whole(abstract.get(f"{W}abstractNumId"))
        if key is not None:
            found[key] = tuple(
                ListLevel(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _whole(_value(level, "start")) or 0,
                )
                for level in abstract.iterfind(f"{W}lvl")
            )
    return found


def _places(part: _Element) -> Iterator[str]:
    """Words in braces, paragraph by paragraph, for Word may have split them over runs."""
    for paragraph in part.iter(f"{W}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        for piece in text.split("{")[1:]:
            word, closed, _ = piece.partition("}")
            if closed:
                yield word


def _slots(theme: _Element | None) -> Slots:
    """The accent is the first of the theme; the grey of charts stands about 4 : 1 on white, hairlines about 1.8 : 1."""
    greys: list[tuple[str, float]] = []
    for number in range(2, 7):
        colour = theme.find(f".//{A}accent{number}/{A}srgbClr") if theme is not None else None
        if colour is not None:
            red, green, blue = (int(colour.get("val", "000000")[i : i + 2], 16) / 255 for i in (0, 2, 4))
            saturation = colorsys.rgb_to_hsv(red, green, blue)[1]
            if saturation <= _GREY:
                greys.append((f"accent{number}", _contrast_on_white(red, green, blue)))
    if not greys:
        return Slots("accent1", "tx2", "bg2")
    muted = min(greys, key=lambda g: abs(g[1] - 4.0))[0]
    line = min(greys, key=lambda g: abs(g[1] - 1.8))[0]
    return Slots("accent1", muted, line)


def _contrast_on_white(red: float, green: float, blue: float) -> float:
    """Contrast ratio of WCAG 2 of an sRGB colour on white; channels from 0 to 1."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
