"""A value of the briefing → a value of the block vocabulary, where their shapes agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.chart import Chart
from briefdeck.blocks.comparison import Aspect, Comparison, Option
from briefdeck.blocks.figures import Figures
from briefdeck.blocks.implications import Implication, Implications
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.phases import Phase, Phases
from briefdeck.blocks.picture import Picture
from briefdeck.blocks.process import Process, Step
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.blocks.timeline import Event, Timeline
from briefdeck.document.block import Spoken
from briefdeck.document.richtext import EMPTY, Origin, RichText, Run, words
from briefdeck.document.visible import Record, statement
from briefdeck.model.leaves import Align
from briefdeck.pipeline.resolve.tables import set_apart

# Months between two ticks of a scale, and the most ticks that it has.
_TICKS, _MOST_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600), 7


class WrongValueError(Exception):
    """A block was given a value of another shape; the argument says what it wants."""


def rich(value: Any, origin: Origin) -> RichText:
    """Any value as words. Words that come from nowhere else come from `origin`, the plan's line."""
    if isinstance(value, RichText):
        if all(not isinstance(i, Run) or i.origin for i in value.inlines):
            return value
        return RichText(
            tuple(replace(i, origin=origin) if isinstance(i, Run) and not i.origin else i for i in value.inlines)
        )
    if isinstance(value, Record):
        if "text" in value.names():
            return statement(value)
        raise WrongValueError("words, and this is a mapping with the keys " + ", ".join(value.names()))
    if isinstance(value, tuple | list):
        raise WrongValueError("words, and this is a list")
    return words("" if value is None else str(value), origin=origin)


def item(value: Any, origin: Origin, mark: str) -> Item:
    """A statement as a list item; `mark` is the pattern in which its status is shown, empty to leave it away."""
    if not isinstance(value, Record) or "text" not in value.names():
        return Item(rich(value, origin))
    names = set(value.names())
    children = tuple(item(child, origin, mark) for child in value.points) if "points" in names else ()
    detail = value.detail if "detail" in names else EMPTY
    status = status_mark(value.status if "status" in names else "", mark)
    return Item(statement(value), detail, status, children, value.see if "see" in names else "")


def status_mark(status: str, mark: str) -> str:
    """The status as it is shown beside a statement."""
    return mark.replace("{status}", status) if status and mark else ""


def items(value: Any, origin: Origin, mark: str) -> tuple[Item, ...]:
    """A list of statements."""
    if isinstance(value, RichText | Record | str):
        return (item(value, origin, mark),) if value else ()
    return tuple(item(child, origin, mark) for child in _list(value, "a list of statements"))


def _list(value: Any, wanted: str) -> Iterable[Any]:
    if not isinstance(value, tuple | list):
        raise WrongValueError(wanted)
    return value


def _records(value: Any, key: str, wanted: str) -> Iterator[Record]:
    for child in _list(value, wanted):
        if not isinstance(child, Record) or key not in child.names():
            raise WrongValueError(wanted)
        yield child


def paragraph(value: Any, text: RichText, style: str) -> Paragraph | None:
    """Running text; a statement of the briefing leads on as it does in a list."""
    known = isinstance(value, Record) and "see" in value.names()
    return Paragraph(text, style, value.see if known else "") if text else None


def figures(value: Any, columns: int = 0) -> Figures | None:
    """Figures of the briefing, as `section.figures` lists them; without a number of columns as they fit."""
    shown = tuple(r.shown for r in _records(_flat(value), "shown", "a list of figures"))
    return Figures(shown, columns) if shown else None


def _flat(value: Any) -> Any:
    """A list of lists, as `sections|map(attribute="figures")` yields, as one list."""
    if isinstance(value, list | tuple) and any(isinstance(child, list | tuple) for child in value):
        return tuple(grandchild for child in value for grandchild in child)
    return value


def phases(value: Any, origin: Origin, mark: str, current: str, detailed: bool) -> Phases | None:
    """The phases of a section; `current` is the word that marks the present one."""
    made = tuple(
        Phase(
            name=record.name,
            headline=record.headline.citing(s.citation for s in record.sources) if record.headline else EMPTY,
            period=record.period,
            mark=current if record.current else "",
            points=items(record.points, origin, mark),
            detail=record.detail,
        )
        for record in _records(value, "headline", "a list of phases")
    )
    return Phases(made, detailed) if made else None


def implications(
    value: Any, heads: tuple[RichText, RichText, RichText], mark: str, detailed: bool
) -> Implications | None:
    """The items of an implications section."""
    made = tuple(
        Implication(
            actor=record.actor,
            implication=record.implication.citing(s.citation for s in record.sources),
            action=record.action,
            detail=record.detail,
            status=status_mark(record.status, mark),
        )
        for record in _records(value, "implication", "a list of implications")
    )
    return Implications(made, heads, detailed) if made else None


def comparison(section: Any, preferred: str) -> Comparison | None:
    """The options and aspects of a comparison section; `preferred` is the word beside the recommended one."""
    if not isinstance(section, Record) or not {"options", "aspects"} <= set(section.names()):
        raise WrongValueError("a comparison section")
    options = tuple(Option(o.name, preferred if o.preferred else "") for o in section.options)
    aspects = []
    for record in section.aspects:
        name = record.name.citing(source.citation for source in record.sources)
        aspects.append(Aspect(name, record.cells, record.detail))
    return Comparison(options, tuple(aspects), section.change) if aspects else None


def timeline(value: Any, origin: Origin, mark: str, wording: Wording, present: int) -> Timeline | None:
    """Events in the order of their days, with a scale; a month or a year stands in its middle. `present` is a day."""
    events = [
        Event(_day(r.day), rich(r.date, origin), item(r, origin, mark))
        for r in _records(value, "day", "a list of events")
    ]
    if not events:
        return None
    events.sort(key=lambda event: event.day)
    said = wording.fill(wording.audience.settings.labels.as_of, date=wording.date(date.fromordinal(present)))
    days = [e.day for e in events]
    # The scale goes on to the right of the last event, where its words stand, and reaches a present beside it.
    ticks = _ticks(min(days[0], present), days[-1] + max((days[-1] - days[0]) * 0.7, 60.0), wording)
    return Timeline(tuple(events), (float(present), said), ticks, wording.say(wording.audience.settings.labels.now))


def _day(text: str) -> float:
    year, *rest = (int(part) for part in text.split("-"))
    first = date(year, *[*rest, 1, 1][:2]).toordinal()
    return first + (0.0, 14.0, 182.0)[2 - len(rest)]


def _ticks(first: float, last: float, wording: Wording) -> tuple[tuple[float, str], ...]:
    """The first days of months or years at even distances, with their words; the first lies before the scale."""
    begun = date.fromordinal(int(first))
    months = (last - first) / 30.4
    step = next((s for s in _TICKS if months / s <= _MOST_TICKS), _TICKS[-1])
    count = (begun.year * 12 + begun.month - 1) // step * step
    ticks = []
    while (day := date(count // 12, count % 12 + 1, 1).toordinal()) <= last and count < 9_990 * 12:
        shown = f"{count // 12:04}" if step % 12 == 0 else f"{count // 12:04}-{count % 12 + 1:02}"
        ticks.append((float(day), wording.date(shown)))
        count += step
    return tuple(ticks)


def process(value: Any, origin: Origin, mark: str, detailed: bool) -> Process | None:
    """The steps of a process section."""
    found = _records(value, "by", "a list of steps")
    made = tuple(Step(item(record, origin, mark), record.by, record.time) for record in found)
    return Process(made, detailed) if made else None


def matrix(
    columns: Iterable[RichText], rows: Iterable[tuple[RichText, Iterable[RichText]]], corner: RichText, legend: RichText
) -> Table | None:
    """Two axes and a mark where they meet, as a table whose columns of marks are as wide as each other."""
    heads = (Column(corner), *(Column(title, Align.CENTER) for title in columns))
    made = tuple(Row((name, *marks)) for name, marks in rows)
    return Table(heads, made, note=legend) if made and len(heads) > 1 else None


def known_table(value: Any) -> Table | None:
    """The table of a table section."""
    if value is None or isinstance(value, Table):
        return value
    raise WrongValueError("the table of a section: section.table")


def emphasised(block: Table | None, name: str) -> Table | None:
    """A table with the row or column of this name set apart: a row by its first cell, a column by its head."""
    if block is None or not name:
        return block
    heads, firsts = [{c.title.plain} for c in block.columns], [{r.cells[0].plain} for r in block.rows]
    made = set_apart(block, name, heads, firsts)
    if made == block:
        raise WrongValueError(f"the name of a row or a column to emphasise, and “{name}” is none")
    return made


def chart(value: Any, emphasis: str = "") -> Chart | None:
    """The chart of a chart section; a plan can emphasise another series or category than the briefing does."""
    if value is None or (isinstance(value, Chart) and not emphasis):
        return value
    if isinstance(value, Chart):
        known = (*value.categories, *(series.name for series in value.series))
        if emphasis not in known:
            raise WrongValueError(f"the name of a series or category to emphasise, and “{emphasis}” is none")
        return replace(value, emphasis=emphasis)
    raise WrongValueError("the chart of a section: section.chart")


def picture(value: Any) -> Picture | None:
    """The picture of a section."""
    if not value or isinstance(value, Picture):
        return value or None
    raise WrongValueError("the picture of a section: section.picture")


def turned(value: Table | None, landscape: bool | None) -> Table | None:
    """The table on a page of its own orientation."""
    return replace(value, landscape=landscape) if value and landscape is not None else value


def quote(value: Any, by: RichText, origin: Origin) -> Quote | None:
    """Quoted words."""
    return Quote(rich(value, origin), by) if value else None


def callout(value: Any, label: str, origin: Origin) -> Callout | None:
    """A sentence set apart."""
    text = rich(value, origin)
    return Callout(text, label) if text else None


def table(columns: Iterable[tuple[RichText, float]], rows: Iterable[Row], caption: RichText) -> Table | None:
    """A table that a plan lays out."""
    made = tuple(rows)
    return Table(tuple(Column(title, weight=weight) for title, weight in columns), made, caption) if made else None


def texts_of(value: Any) -> Iterator[RichText]:
    """Every text in a value, a statement's with the marks of its sources, in reading order."""
    match value:
        case RichText():
            if value:
                yield value
        case Record():
            cites = [s.citation for s in value.sources] if "sources" in set(value.names()) else []
            for name in value.names():
                if name not in ("sources", "outlets", "figures"):
                    for text in texts_of(getattr(value, name)):
                        yield text.citing(cites) if name in ("text", "claim", "headline", "implication") else text
        case tuple() | list():
            for child in value:
                yield from texts_of(child)
        case Spoken():
            yield from value.spoken()
        case _:
            pass
