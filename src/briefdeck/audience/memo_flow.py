"""What the height of a memo's pages depends on, read from its template: pitches, indents, boxes, cells, page margins.

Lengths are points. What a style inherits is resolved here, so that whoever composes pages asks no file.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import StyleSheet
from briefdeck.ooxml.units import twip_points, whole
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass

_EIGHTHS, _LINE = 8, 240  # widths of borders are eighths of a point, pitches without a rule 240ths of a line
_ABSENT = frozenset({"nil", "none"})
_BEGINNING, _ENDING = ("left", "start", "num"), ("right", "end")  # kinds of tab stops (17.18.84)
_JUSTIFIED, _ALIGNED = frozenset({"both", "distribute"}), frozenset({"center", "right", "end"})  # 17.18.44
_USUAL_SIDE, _USUAL_TAB = 5.4, 36.0  # Word's own, in points


@dataclass(frozen=True, slots=True)
class Box:
    """The borders above and below a paragraph, each with the space to it.

    Neighbours share one where they have the same lines in the same place: `lines` to LibreOffice, the spaces to them
    too, as `key`, to Word.
    """

    above: float
    below: float
    key: bytes
    lines: bytes


@dataclass(frozen=True, slots=True)
class Flow:
    """How paragraphs of a style go down a page.

    `pitch` is that of a line where `exact`, else the least (0 where there is none), and `lines` what a line that takes
    the height of its type is multiplied by. `first` is how far the first line begins right of the `left` indent, below
    0 where it hangs; `tabs` are stops of text that begins there, from the left margin; a `right_tab` is one at which it
    ends. Lines are `justified`, or `aligned` to the right or the middle, else ragged.
    """

    pitch: float = 0.0
    exact: bool = False
    lines: float = 1.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    contextual: bool = False
    own_indent: bool = False
    box: Box | None = None
    tabs: tuple[float, ...] = ()
    right_tab: bool = False
    justified: bool = False
    aligned: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A table style: the margins of its cells, and the widths of the rules above, between and below its rows."""

    above: float = 0.0
    below: float = 0.0
    left: float = _USUAL_SIDE
    right: float = _USUAL_SIDE
    top_rule: float = 0.0
    row_rule: float = 0.0
    end_rule: float = 0.0
    head_rule: float | None = None


Ends = tuple[float, float]
"""Where text begins and ends on a page, in points from its upper and its lower edge."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The upright page: its size, and where its text begins and ends, from its edges, header and footer counted in.

    `separator` is what the line above footnotes takes in Word: LibreOffice has one of its own. `first` and `even` are
    where text begins and ends on the first page and on even ones, where these have headers and footers of their own.
    Where no tab stop is set, there is one at each multiple of `tab`. Two paragraphs are apart by the greater of their
    spaces, or where the template asks for it (`adds`, 17.15.3) by both. In each place of headers and footers as many em
    as are `spare` may stand without taking room from the text.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    separator: float
    first: Ends | None = None
    even: Ends | None = None
    tab: float = _USUAL_TAB
    adds: bool = False
    spare: int = 0

    def ends(self, number: int) -> Ends:
        """Where text begins and ends on a page, from 1."""
        own = self.first if number == 1 else None if number % 2 else self.even
        return own or (self.top, self.bottom)


def flow_of(sheet: StyleSheet, style: Element | None) -> Flow:
    """How a paragraph style flows; None is text without a style."""
    line, rule = sheet.first(style, "pPr/spacing", "line"), sheet.first(style, "pPr/spacing", "lineRule") or "auto"
    pitch = abs(twip_points(line)) if line is not None and rule != "auto" else 0.0
    indents = {side: sheet.own(style, "pPr/ind", side) for side in ("left", "right", "firstLine", "hanging")}
    stops = list(_tabs(sheet, style))
    alignment = sheet.first(style, "pPr/jc") or ""
    first = -twip_points(indents["hanging"]) if indents["hanging"] else twip_points(indents["firstLine"])
    return Flow(
        pitch=pitch,
        exact=rule == "exact",
        lines=(whole(line) or _LINE) / _LINE if rule == "auto" else 1.0,
        left=twip_points(indents["left"]),
        right=twip_points(indents["right"]),
        first=first,
        keep_next=sheet.is_on(style, "pPr/keepNext"),
        keep_lines=sheet.is_on(style, "pPr/keepLines"),
        page_break=sheet.is_on(style, "pPr/pageBreakBefore"),
        contextual=sheet.is_on(style, "pPr/contextualSpacing"),
        own_indent=any(indents[side] is not None for side in ("left", "firstLine", "hanging")),
        box=box_of(sheet, style),
        tabs=tuple(sorted(stop for stop, kind in stops if kind in _BEGINNING)),
        right_tab=any(kind in _ENDING for _, kind in stops),
        justified=alignment in _JUSTIFIED,
        aligned=alignment in _ALIGNED,
    )


def _tabs(sheet: StyleSheet, style: Element | None) -> Iterator[tuple[float, str]]:
    """The tab stops of a style with their kinds."""
    found = (tabs for one in sheet.chain(style) if (tabs := one.find(f"{W}pPr/{W}tabs")) is not None)
    return tab_stops(next(found, None))


def tab_stops(tabs: Element | None) -> Iterator[tuple[float, str]]:
    """The places of tab stops, with their kinds."""
    for tab in tabs if tabs is not None else ():
        yield twip_points(tab.get(f"{W}pos")), tab.get(f"{W}val") or ""


def box_of(sheet: StyleSheet, style: Element | None) -> Box | None:
    """The borders around the paragraphs of a style."""
    borders = next((b for one in sheet.chain(style) if (b := one.find(f"{W}pPr/{W}pBdr")) is not None), None)
    if borders is None:
        return None
    above, below = (_taken(borders.find(f"{W}{side}")) for side in ("top", "bottom"))
    indents = "|".join(sheet.own(style, "pPr/ind", side) or "" for side in ("left", "right"))
    if not (above or below):
        return None
    bare = deepcopy(borders)
    for line in bare:
        line.attrib.pop(f"{W}space", "")
    key, lines = (etree.tostring(said, method="c14n") + indents.encode() for said in (borders, bare))
    return Box(above, below, key, lines)


def _taken(border: Element | None) -> float:
    """What a border of a paragraph takes: its width and the space to it, which is in points."""
    return (
        width_of_border(border) + whole(border.get(f"{W}space"))
        if border is not None and width_of_border(border)
        else 0.0
    )


def width_of_border(border: Element | None) -> float:
    """The width of a line, 0 where there is none."""
    if border is None or border.get(f"{W}val") in _ABSENT:
        return 0.0
    return whole(border.get(f"{W}sz")) / _EIGHTHS


def cells_of(sheet: StyleSheet, style: Element) -> Cells:
    """What a table style gives its cells."""

    def margin(side: str, usual: float) -> float:
        return twip_points(sheet.own(style, f"tblPr/tblCellMar/{side}", "w"), usual)

    def rule(side: str) -> float:
        return width_of_border(
            next((b for one in sheet.chain(style) if (b := one.find(_border(side))) is not None), None)
        )

    return Cells(
        above=margin("top", 0.0),
        below=margin("bottom", 0.0),
        left=margin("left", _USUAL_SIDE),
        right=margin("right", _USUAL_SIDE),
        top_rule=rule("top"),
        row_rule=rule("insideH"),
        end_rule=rule("bottom"),
        head_rule=next(_head_rules(sheet, style), None),
    )


def _border(side: str) -> str:
    return f"{W}tblPr/{W}tblBorders/{W}{side}"


def _head_rules(sheet: StyleSheet, style: Element) -> Iterator[float]:
    """The rule below a header row, where the style has one of its own there."""
    for one in sheet.chain(style):
        for part in one.iterfind(f"{W}tblStylePr"):
            border = part.find(f"{W}tcPr/{W}tcBorders/{W}bottom")
            if part.get(f"{W}type") == "firstRow" and border is not None:
                yield width_of_border(border)
