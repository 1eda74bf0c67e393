"""Labels of a series and of its points (`c:dLbls`, `c:dLbl`), their children in the schema's order."""

from __future__ import annotations

import uuid
from collections.abc import Container

from briefdeck.document.chart import Index
from briefdeck.ooxml.markup import Markup, joined, tag
from briefdeck.ooxml.markup import text as words
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.outputs.chart.data import Drawn, Sheet
from briefdeck.outputs.chart.formats import named, written
from briefdeck.outputs.chart.ink import ChartLook, Shade, face, line, text, valued
from briefdeck.values import dataclass

# Extensions of Office 2013 that let labels show the text of cells (MS-ODRAWXML 2.24.3).
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_NEWER = {"xmlns:c15": NAMESPACES["c15"]}
_FIELD = uuid.UUID("6f1f6f1e-6a55-4c5e-9d0e-0d2f5f0c1c11")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label shows and how. `shift` moves it down by a share of the chart's height, `aside` to the right by one
    of its width; a value stands `below` its name, or behind it. `rich` words are fields of more than these."""

    position: str = ""
    value: bool = True
    category: bool = False
    name: bool = False
    bold: bool = False
    shade: Shade | None = None
    shift: float = 0.0
    aside: float = 0.0
    below: bool = False
    rich: Markup | None = None


def labels(
    look: ChartLook, pattern: str, common: Label, points: dict[int, Label | None], *, leaders: bool | None = None
) -> Markup:
    """`c:dLbls`; `points` are those that differ, None one without a label. `leaders` are lines from slices to labels:
    where nothing says that there are none, LibreOffice draws them to labels that are moved."""
    made: list[Markup] = []
    for point, label in sorted(points.items()):
        index = valued("c:idx", str(point))
        if label is None:
            made.append(tag("c:dLbl", None, index, valued("c:delete", "1")))
            continue
        placed = None
        if label.shift or label.aside:
            shift = tag(
                "c:manualLayout",
                None,
                valued("c:x", f"{label.aside:.4f}" if label.aside else "0"),
                valued("c:y", f"{label.shift:.4f}"),
            )
            placed = tag("c:layout", None, shift)
        ranged = _extension(_LABEL_EXTENSION, tag("c15:showDataLabelsRange", {**_NEWER, "val": "1"}))
        described = _described(look, pattern, label)
        made.append(tag("c:dLbl", None, index, placed, label.rich, described, ranged if label.rich else None))
    leading = valued("c:showLeaderLines", "1" if leaders else "0") if leaders is not None else None
    if leaders is None and any(label and label.aside for label in points.values()):  # of bars, an extension says it
        leading = _extension(_LABEL_EXTENSION, tag("c15:showLeaderLines", {**_NEWER, "val": "0"}))
    return tag("c:dLbls", None, *made, _described(look, pattern, common), leading)


def _described(look: ChartLook, pattern: str, label: Label) -> Markup:
    """What a label, or the labels of a series, show and how."""
    apart = None
    if label.value and (label.category or label.name):
        apart = words("c:separator", None, "\n" if label.category or label.below else " ")
    made = (
        tag("c:numFmt", {"formatCode": named(pattern, look.language), "sourceLinked": "0"}),
        tag("c:spPr", None, tag("a:noFill"), line(None)),
        text(look, label.shade, bold=label.bold, whole=True),
        valued("c:dLblPos", label.position) if label.position else None,
        _shown(value=label.value, category=label.category, name=label.name),
        apart,
    )
    return joined(filter(None, made))


def _shown(*, value: bool = False, category: bool = False, name: bool = False) -> Markup:
    flags = (("Val", value), ("CatName", category), ("SerName", name), ("Percent", False))
    stated = (valued(f"c:show{kind}", "1" if shown else "0") for kind, shown in flags)
    return joined((valued("c:showLegendKey", "0"), *stated, valued("c:showBubbleSize", "0")))


def cell_labels(look: ChartLook, sheet: Sheet, drawn: Drawn, strong: Container[int]) -> tuple[Markup, Markup]:
    """Labels that show cells of the workbook, and the series' extension that says which.

    Each is a field with the text that it has now: an Office that does not know the extension shows that text.
    """
    told = [(point, sheet.told(drawn, point)) for point, _ in drawn.points]
    cells = [_cell_label(look, point, shown, bold=point in strong) for point, shown in told if shown]
    made = tag(
        "c:dLbls",
        None,
        *cells,
        tag("c:spPr", None, tag("a:noFill"), line(None)),
        text(look, whole=True),
        valued("c:dLblPos", "t"),
        _shown(),
        _extension(_LABEL_EXTENSION, tag("c15:showDataLabelsRange", {**_NEWER, "val": "1"})),
    )
    return made, cells_of(sheet, drawn)


def cells_of(sheet: Sheet, drawn: Drawn) -> Markup:
    """The extension of a series that says of which cells its labels tell, and what these say now."""
    told = [(point, sheet.told(drawn, point)) for point, _ in drawn.points]
    points = [tag("c:pt", {"idx": str(point)}, words("c:v", None, shown)) for point, shown in told if shown]
    count = valued("c:ptCount", str(max(len(sheet.categories), 1)))
    place = words("c15:f", None, sheet.place(drawn.texts or 0))
    range_ = tag("c15:datalabelsRange", _NEWER, place, tag("c15:dlblRangeCache", None, count, *points))
    return _extension(_RANGE_EXTENSION, range_)


def index_words(
    look: ChartLook, sheet: Sheet, drawn: Drawn, index: Index, *, named: bool, below: bool, bold: bool
) -> Markup:
    """What stands at the last point of an index: the name of the series unless a legend has it; behind it or below the
    value of the briefing, and in brackets the index."""
    point, value = drawn.points[-1]
    left, right = index.brackets

    def field(kind: str, said: str) -> Markup:
        return _field(look, kind, f"{drawn.series} {kind}", said, bold=bold)

    def plain(said: str) -> Markup:
        return tag("a:r", None, face("a:rPr", look, None, bold=bold), words("a:t", None, said))

    told = [field("CELLRANGE", sheet.told(drawn, point)), plain(left)]
    told += [field("VALUE", written(value, drawn.format)), plain(right)]
    lines = [told]
    if named:
        name = field("SERIESNAME", drawn.name)
        lines = [[name], told] if below else [[name, plain(" "), *told]]
    start = tag("a:pPr", {"algn": "l"}, face("a:defRPr", look, None, bold=bold))
    paragraphs = [tag("a:p", None, start, *line) for line in lines]
    return tag("c:tx", None, tag("c:rich", None, tag("a:bodyPr", {"wrap": "none"}), tag("a:lstStyle"), *paragraphs))


def _field(look: ChartLook, kind: str, called: str, said: str, *, bold: bool) -> Markup:
    # Ids of fields must differ; these are the same in every build.
    return tag(
        "a:fld",
        {"id": f"{{{str(uuid.uuid5(_FIELD, called)).upper()}}}", "type": kind},
        face("a:rPr", look, None, bold=bold),
        tag("a:pPr", None, face("a:defRPr", look, None, bold=bold)),
        words("a:t", None, said),
    )


def _cell_label(look: ChartLook, point: int, shown: str, *, bold: bool) -> Markup:
    field = _field(look, "CELLRANGE", str(point), shown, bold=bold)
    rich = tag("c:rich", None, tag("a:bodyPr", {"wrap": "none"}), tag("a:lstStyle"), tag("a:p", None, field))
    return tag(
        "c:dLbl",
        None,
        valued("c:idx", str(point)),
        tag("c:tx", None, rich),
        tag("c:spPr", None, tag("a:noFill"), line(None)),
        valued("c:dLblPos", "t"),
        _shown(),
        _extension(_LABEL_EXTENSION, tag("c15:showDataLabelsRange", {**_NEWER, "val": "1"})),
    )


def _extension(uri: str, child: Markup) -> Markup:
    return tag("c:extLst", None, tag("c:ext", {"uri": uri}, child))
