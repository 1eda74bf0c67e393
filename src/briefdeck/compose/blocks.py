"""A value of the briefing → a value of the block vocabulary, where their shapes agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefdeck.content import (
    EMPTY,
    Block,
    Bullets,
    Callout,
    Cards,
    Chart,
    Column,
    Figures,
    Implication,
    Implications,
    Item,
    KeyFigure,
    Origin,
    Phase,
    Phases,
    Picture,
    Quote,
    RichText,
    Row,
    Run,
    Table,
    words,
)
from briefdeck.values import Record, statement


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
    return Item(statement(value), detail, status_mark(value.status, mark), children)


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


def figures(value: Any) -> Figures | None:
    """Figures of the briefing, as `section.figures` lists them."""
    shown = tuple(r.shown for r in _records(_flat(value), "shown", "a list of figures"))
    return Figures(shown) if shown else None


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


def implications(value: Any, heads: tuple[str, str, str], mark: str, detailed: bool) -> Implications | None:
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


def known_table(value: Any) -> Table | None:
    """The table of a table section."""
    if value is None or isinstance(value, Table):
        return value
    raise WrongValueError("the table of a section: section.table")


def chart(value: Any) -> Chart | None:
    """The chart of a chart section."""
    if value is None or isinstance(value, Chart):
        return value
    raise WrongValueError("the chart of a section: section.chart")


def picture(value: Any) -> Picture | None:
    """The picture of a section."""
    if not value or isinstance(value, Picture):
        return value or None
    raise WrongValueError("the picture of a section: section.picture")


def without_details(block: Block) -> Block:
    """The block with its statements alone, for documents that have no room for the sentences behind them."""
    match block:
        case Bullets() | Cards():
            return replace(block, items=_bare(block.items))
        case Phases():
            phases_ = (replace(p, detail=EMPTY, points=_bare(p.points)) for p in block.phases)
            return replace(block, phases=tuple(phases_))
        case Implications():
            return replace(block, items=tuple(replace(i, detail=EMPTY) for i in block.items))
        case _:
            return block


def _bare(found: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(i, detail=EMPTY, children=_bare(i.children)) for i in found)


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
        case KeyFigure():
            yield from (value.number, value.label, value.as_of, value.note)
        case Picture():
            yield from (value.caption, value.credit)
        case Table():
            yield from (value.caption, value.note)
            for row in value.rows:
                yield from row.cells
        case Chart():
            yield from (value.caption, value.unit, value.alt)
        case Record():
            cites = [s.citation for s in value.sources] if "sources" in set(value.names()) else []
            for name in value.names():
                if name not in ("sources", "outlets", "figures"):
                    for text in texts_of(getattr(value, name)):
                        yield text.citing(cites) if name in ("text", "claim", "headline", "implication") else text
        case tuple() | list():
            for child in value:
                yield from texts_of(child)
        case _:
            pass
