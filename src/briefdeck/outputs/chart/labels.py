"""Labels of a series and of its points (`c:dLbls`, `c:dLbl`), their children in the schema's order."""

from __future__ import annotations

import uuid
from collections.abc import Container
from dataclasses import dataclass

from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.chart.data import Drawn, Sheet
from briefdeck.outputs.chart.formats import written
from briefdeck.outputs.chart.ink import ChartLook, Shade, face, line, text, valued

# Extensions of Office 2013 that let labels show the text of cells (MS-ODRAWXML 2.24.3).
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_FIELD = uuid.UUID("6f1f6f1e-6a55-4c5e-9d0e-0d2f5f0c1c11")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label shows and how. `shift` moves it up or down by a share of the chart's height; a value stands `below`
    its name, or behind it."""

    position: str = ""
    value: bool = True
    category: bool = False
    name: bool = False
    bold: bool = False
    shade: Shade | None = None
    shift: float = 0.0
    below: bool = False


def labels(
    look: ChartLook, pattern: str, common: Label, points: dict[int, Label | None], *, leaders: bool = False
) -> Element:
    """`c:dLbls`; `points` are those that differ, None one without a label."""
    made = E("c:dLbls")
    for point, label in sorted(points.items()):
        entry = E("c:dLbl", None, valued("c:idx", str(point)))
        if label is None:
            entry.append(valued("c:delete", "1"))
        else:
            if label.shift:
                moved = E("c:manualLayout", None, valued("c:x", "0"), valued("c:y", f"{label.shift:.4f}"))
                entry.append(E("c:layout", None, moved))
            _append(entry, look, pattern, label)
        made.append(entry)
    _append(made, look, pattern, common)
    if leaders:
        made.append(valued("c:showLeaderLines", "1"))
    return made


def _append(entry: Element, look: ChartLook, pattern: str, label: Label) -> None:
    entry.append(E("c:numFmt", {"formatCode": pattern, "sourceLinked": "0"}))
    entry.append(E("c:spPr", None, E("a:noFill"), line(None)))
    entry.append(text(look, label.shade, bold=label.bold, whole=True))
    if label.position:
        entry.append(valued("c:dLblPos", label.position))
    _append_shown(entry, value=label.value, category=label.category, name=label.name)
    if label.value and (label.category or label.name):
        entry.append(E("c:separator", None, "\n" if label.category or label.below else " "))


def _append_shown(entry: Element, *, value: bool = False, category: bool = False, name: bool = False) -> None:
    entry.append(valued("c:showLegendKey", "0"))
    for tag, shown in (("Val", value), ("CatName", category), ("SerName", name), ("Percent", False)):
        entry.append(valued(f"c:show{tag}", "1" if shown else "0"))
    entry.append(valued("c:showBubbleSize", "0"))


def cell_labels(look: ChartLook, sheet: Sheet, drawn: Drawn, strong: Container[int]) -> tuple[Element, Element]:
    """Labels that show cells of the workbook, and the series' extension that says which.

    Each is a field with the text that it has now: an Office that does not know the extension shows that text.
    """
    column = sheet.columns[drawn.texts or 0]
    made = E("c:dLbls")
    cache = E("c15:dlblRangeCache", None, valued("c:ptCount", str(max(len(column.cells), 1))))
    for point, _ in drawn.points:
        value = column.cells[point]
        if value is None:
            continue
        shown = written(value, column.formats[point])
        cache.append(E("c:pt", {"idx": str(point)}, E("c:v", None, shown)))
        made.append(_cell_label(look, point, shown, bold=point in strong))
    made.append(E("c:spPr", None, E("a:noFill"), line(None)))
    made.append(text(look, whole=True))
    made.append(valued("c:dLblPos", "t"))
    _append_shown(made)
    made.append(_extension(_LABEL_EXTENSION, valued("c15:showDataLabelsRange", "1")))
    range_ = E("c15:datalabelsRange", None, E("c15:f", None, sheet.place(drawn.texts or 0)), cache)
    return made, _extension(_RANGE_EXTENSION, range_)


def _cell_label(look: ChartLook, point: int, shown: str, *, bold: bool) -> Element:
    # Ids of fields must differ; these are the same in every build.
    identity = f"{{{str(uuid.uuid5(_FIELD, str(point))).upper()}}}"
    field = E(
        "a:fld",
        {"id": identity, "type": "CELLRANGE"},
        face("a:rPr", look, None, bold=bold),
        E("a:pPr", None, face("a:defRPr", look, None, bold=bold)),
        E("a:t", None, shown),
    )
    rich = E("c:rich", None, E("a:bodyPr", {"wrap": "none"}), E("a:lstStyle"), E("a:p", None, field))
    entry = E("c:dLbl", None, valued("c:idx", str(point)), E("c:tx", None, rich))
    entry.append(E("c:spPr", None, E("a:noFill"), line(None)))
    entry.append(valued("c:dLblPos", "t"))
    _append_shown(entry)
    entry.append(_extension(_LABEL_EXTENSION, valued("c15:showDataLabelsRange", "1")))
    return entry


def _extension(uri: str, child: Element) -> Element:
    return E("c:extLst", None, E("c:ext", {"uri": uri}, child))
