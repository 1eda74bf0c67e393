"""memo.docx → facts: styles by their canonical names with sizes and faces, lists, the measure of the page, theme slots.

What a style inherits is resolved in `ooxml`, as for all documents; names are compared in lower case, for Word stores
built-in styles under their English names in every language.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path as FilePath
from types import MappingProxyType

from lxml import etree

from briefdeck.audience.memo_flow import Cells, Flow, Sheet, cells_of, flow_of
from briefdeck.audience.memo_lists import ListLevel, lists_of
from briefdeck.audience.memo_look import GREY, memo_look
from briefdeck.audience.memo_page import page_of
from briefdeck.audience.opening import Template, content_of, open_template
from briefdeck.audience.recent import Recent
from briefdeck.audience.settings import Design
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.outline import Outline
from briefdeck.ooxml.colours import WHITE, Rgb
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.names import W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import (
    USUAL_SIZE,
    StyleSheet,
    aliases_of,
    id_of,
    name_of,
    style_sheet,
    type_of,
    value,
)
from briefdeck.ooxml.theme import Theme, theme_of
from briefdeck.ooxml.units import twip_points, whole
from briefdeck.ooxml.xml import Element
from briefdeck.text import Face, width
from briefdeck.values import dataclass, replace

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
# Word's own face and page where a template says nothing: A4 with margins of an inch.
_FACE = "Times New Roman"
_PAGE, _MARGIN = (595.3, 841.9), 72.0
_OFF = frozenset({"0", "false", "off"})
_FURNISHED: Recent[MemoStyle] = Recent(8)  # styles with words in their headers and footers
_WELL_MADE: Recent[MemoStyle] = Recent(8)  # templates without a finding, by what they say and the names of their styles


@dataclass(frozen=True, slots=True)
class Style:
    """One style: sizes and spaces in pt; a character style's face is empty where it has none, and its size 0.

    `indent` is left plus right, `list_id` is its w:abstractNumId, `outline` its heading level from 0. `light` says that
    a character style takes the bold of the words around away, `raised` that it sets marks above the line, `caps` that
    letters are drawn as capitals, be they small ones.
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
    flow: Flow = field(default_factory=Flow)
    light: bool = False
    raised: bool = False
    caps: bool = False


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
    headers and footers; `fills` are the attributes of the w:shd of table styles that fill their cells, `cells` what
    table styles give their cells, both by name in lower case. `colours` are those of the theme by slot, `look` is the
    design of drawings in them.
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
    fills: Mapping[str, Mapping[str, str]]
    cells: Mapping[str, Cells]
    page: Sheet
    colours: Mapping[str, Rgb]
    look: Design
    _found: dict[tuple[str, str], Style | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def heading_list(self) -> int | None:
        """The w:abstractNumId of the list that numbers its headings; None where none does."""
        heading = self.find("heading 1")
        return heading.list_id if heading else None

    def find(self, name: str, kind: str = "paragraph") -> Style | None:
        """The style of this name in any letter case; None where the template has none of that kind."""
        key = name, kind
        if key not in self._found:
            style = self.styles.get(name.strip().casefold())
            self._found[key] = style if style is not None and style.type == kind else None
        return self._found[key]

    def cells_of(self, name: str) -> Cells:
        """What the table style of this name gives its cells, else what that of all tables does."""
        return self.cells.get(name.casefold()) or self.cells.get("briefing table", Cells())


def read_memo_style(
    path: FilePath, styles: Mapping[str, str] = MappingProxyType({})
) -> tuple[MemoStyle | None, tuple[Diagnostic, ...]]:
    """Read a template. The first value is None where it cannot be used; nothing is ever raised.

    `styles` binds roles to styles of other names, as `styles:` of audience.yaml does.
    """
    content, found = content_of(path, "docx")
    if content is None:
        return None, found
    known = _WELL_MADE.get((content, *styles.items()))
    if known is not None:
        return replace(known, template=path), ()
    span = Span(str(path))
    template, found = open_template(content, "docx", span)
    if template is None:
        return None, found
    lost = next(_lost(template.package), "")
    if lost:
        what = f"{lost} is missing or broken"
        return None, (rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in Word and save it again as .docx"),)
    style = bound(memo_style(path, template), styles)
    unknown = tuple(
        rules.MISSING_STYLE.at(span, f"`styles:` gives “{role}” the style “{name}”, which is not there", "")
        for role, name in styles.items()
        if name.strip().casefold() not in style.styles
    )
    wrong = (*found, *unknown, *_missing(style, span))
    return style if wrong else _WELL_MADE.keep((content, *styles.items()), style), wrong


def bound(style: MemoStyle, names: Mapping[str, str]) -> MemoStyle:
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


def furnished(style: MemoStyle, words: Mapping[str, str]) -> MemoStyle:
    """The style with what its headers and footers leave of a page when `words` stand in their places, by their names.

    Most leave as much whatever stands there.
    """
    longest = max((width(words.get(place, ""), 1.0, Face(_FACE, "")) for place in style.places), default=0.0)
    if longest <= style.page.spare:
        return style
    return _FURNISHED.made((style.content, *words.items()), lambda: _furnished(style, words))


def _furnished(style: MemoStyle, words: Mapping[str, str]) -> MemoStyle:
    template, _ = open_template(style.content, "docx", Span(str(style.template)))
    assert template is not None  # it has been read before
    package = template.package
    theme = theme_of(package.trees.get(package.first_related(package.main, "theme")))
    size = style.page.width, style.page.height
    page = page_of(package, style_sheet(package), theme, size, lambda place: words.get(place, f"{{{place}}}"))
    width, height, turned = _measure(page)
    return replace(style, page=page, text_width=width, text_height=height, turned_width=turned)


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


def _lost(package: Package) -> Iterator[str]:
    """What a memo needs and the file does not have."""
    if not package.related(package.main, "styles"):
        yield "the style sheet"
    for kind in ("styles", "theme", "numbering", "header", "footer"):
        yield from (part for part in package.related(package.main, kind) if part not in package.trees)


def memo_style(path: FilePath, template: Template) -> MemoStyle:
    """The facts of a document that has a body and styles."""
    package = template.package

    def trees(kind: str) -> list[Element]:
        return [package.trees[part] for part in package.related(package.main, kind) if part in package.trees]

    theme = theme_of(next(iter(trees("theme")), None))
    numbering = next(iter(trees("numbering")), None)
    styles = style_sheet(package)
    sheet = _Sheet(styles, theme, numbering)
    page = page_of(package, styles, theme, _size(package.trees[package.main]))
    width, height, turned = _measure(page)
    return MemoStyle(
        template=path,
        content=template.content,
        styles=MappingProxyType(sheet.styles()),
        lists=MappingProxyType(lists_of(numbering)),
        text_width=width,
        text_height=height,
        turned_width=turned,
        cell_margin=sheet.cell_margin("briefing table"),
        slots=_slots(theme),
        places=frozenset(name for part in (*trees("header"), *trees("footer")) for name in _places(part)),
        fills=MappingProxyType(sheet.fills()),
        cells=MappingProxyType(sheet.cells()),
        page=page,
        colours=MappingProxyType(dict(theme.colours)),
        look=memo_look(Design(), theme.colours),
    )


class _Sheet:
    """The styles of a template as facts in points."""

    def __init__(self, sheet: StyleSheet, theme: Theme, numbering: Element | None) -> None:
        self._sheet = sheet
        self._theme = theme
        nums = numbering.iterfind(f"{W}num") if numbering is not None else iter(())
        self._list_ids = {_number(n.get(f"{W}numId")): _number(value(n, "abstractNumId")) for n in nums}

    def styles(self) -> dict[str, Style]:
        """Styles by canonical name, then by aliases that no canonical name takes."""
        found: dict[str, Style] = {}
        aliases: dict[str, Style] = {}
        for element in self._sheet.by_id.values():
            style = self._style(element)
            found.setdefault(style.name.casefold(), style)
            for alias in aliases_of(element):
                aliases.setdefault(alias, style)
        return {**aliases, **found}

    def cell_margin(self, name: str) -> float:
        """Left plus right cell margin of the table style of this name."""
        style = self._sheet.names.get(name)
        sides = (self._sheet.own(style, f"tblPr/tblCellMar/{side}", "w") for side in ("left", "right"))
        return sum(twip_points(side) for side in sides)

    def fills(self) -> dict[str, dict[str, str]]:
        """The shading of the cells of table styles, as attributes."""
        found: dict[str, dict[str, str]] = {}
        for element in self._sheet.by_id.values():
            shading = element.find(f"{W}tcPr/{W}shd") if type_of(element) == "table" else None
            if shading is not None:
                said = {f"w:{etree.QName(str(key)).localname}": str(value) for key, value in shading.items()}
                found[name_of(element).casefold()] = said
        return found

    def cells(self) -> dict[str, Cells]:
        """What table styles give their cells."""
        tables = (element for element in self._sheet.by_id.values() if type_of(element) == "table")
        return {name_of(element).casefold(): cells_of(self._sheet, element) for element in tables}

    def _style(self, element: Element) -> Style:
        sheet, kind = self._sheet, type_of(element)
        # A character style leaves open what it does not say: the paragraph around it decides.
        said = sheet.first if kind == "paragraph" else sheet.own
        list_id = _number(sheet.own(element, "pPr/numPr/numId"))
        latin, east_asian = (sheet.face(element, slot, self._theme) for slot in ("ascii", "eastAsia"))
        return Style(
            id=id_of(element),
            name=name_of(element),
            type=kind,
            size=(whole(said(element, "rPr/sz")) or (USUAL_SIZE * 2 if kind == "paragraph" else 0)) / 2,
            face=Face(latin or (_FACE if kind == "paragraph" else ""), east_asian),
            bold=sheet.is_on(element, "rPr/b"),
            before=twip_points(said(element, "pPr/spacing", "before")),
            after=twip_points(said(element, "pPr/spacing", "after")),
            indent=sum(twip_points(said(element, "pPr/ind", side)) for side in ("left", "right")),
            list_id=self._list_ids.get(list_id) if list_id else None,
            level=whole(sheet.own(element, "pPr/numPr/ilvl")),
            outline=sheet.outline(element),
            flow=flow_of(sheet, element) if kind == "paragraph" else Flow(),
            light=kind == "character" and sheet.own(element, "rPr/b") in _OFF,
            raised=kind == "character" and sheet.own(element, "rPr/vertAlign") == "superscript",
            caps=sheet.is_on(element, "rPr/caps") or sheet.is_on(element, "rPr/smallCaps"),
        )


def _number(text: str | None) -> int | None:
    """The number of a list, None where there is none."""
    return whole(text) if text is not None else None


def _size(document: Element) -> tuple[float, float]:
    """Width and height of the page of the last section."""
    section = document.find(f"{W}body/{W}sectPr")
    width, height = (twip_points(value(section, "pgSz", size)) for size in ("w", "h"))
    return width or _PAGE[0], height or _PAGE[1]


def _measure(page: Sheet) -> tuple[float, float, float]:
    """Width and height of the text area, and its width where the page is turned."""
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    return max(width, 72.0), max(height, 72.0), max(width + page.height - page.width, 72.0)


def _places(part: Element) -> Iterator[str]:
    """Words in braces, paragraph by paragraph, for Word may have split them over runs."""
    for paragraph in part.iter(f"{W}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        for piece in text.split("{")[1:]:
            word, closed, _ = piece.partition("}")
            if closed:
                yield word


def _slots(theme: Theme) -> Slots:
    """The accent is the first of the theme; the grey of charts stands about 4 : 1 on white, hairlines about 1.8 : 1."""
    accents = {slot: theme.colours[slot] for n in range(2, 7) if (slot := f"accent{n}") in theme.colours}
    greys = {slot: contrast(c, WHITE) for slot, c in accents.items() if colorsys.rgb_to_hsv(*c)[1] <= GREY}
    if not greys:
        return Slots("accent1", "tx2", "bg2")
    muted = min(greys, key=lambda slot: abs(greys[slot] - 4.0))
    line = min(greys, key=lambda slot: abs(greys[slot] - 1.8))
    return Slots("accent1", muted, line)
