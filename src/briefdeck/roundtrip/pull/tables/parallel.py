"""Rows that were put into a table, or taken out of it, whose cells are each of another list: names and what is said of
each, at one place of all these lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Regridded
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.paragraph.signs import Sign, written
from briefdeck.roundtrip.readback.pairing import Place
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_NAMED = frozenset({"figures", "sources"})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was built: its lists by their columns, the place in these, and how its name is written."""

    lists: dict[int, Path]
    place: int
    name: str


def parallel_rows(book: Book) -> Iterator[Regridded]:
    """The tables of such lists in which rows came or went; their paragraphs are then done with."""
    for group, lines in book.built.rows.items():
        rows = {number: row for number, units in lines.items() if (row := _row(book, units)) is not None}
        whole = sorted(row.place for row in rows.values()) == list(range(len(rows)))
        if whole and len({tuple(row.lists.items()) for row in rows.values()}) == 1 and group in book.pairing.groups:
            edit = _regridded(book, group, rows)
            if edit is not None:
                yield edit


def _row(book: Book, units: Sequence[int]) -> _Row | None:
    """A row each of whose cells says one text, at the same place of a list of its own; figures and sources in it."""
    lists: dict[int, Path] = {}
    places: set[int] = set()
    names: list[str] = []
    for index in units:
        unit = book.pairing.built[index]
        sources = [book.snapshot.source(mark) for mark in unit.marks]
        own = [source for source in sources if source is not None and source.document == "briefing"]
        found = {source.path: source for source in own if source.path[0] not in _NAMED}
        if len(found) != 1 or unit.column in lists:
            return None
        path, source = found.popitem()
        end = max((n for n, step in enumerate(path) if isinstance(step, int)), default=0)
        if end < 3 or path[0] != "sections" or path[end + 1 :] not in ((), (book.snapshot.language,)):
            return None
        lists[unit.column] = path[:end]
        places.add(int(path[end]))
        names.append(str(source.raw))
    if len(places) != 1 or len(set(lists.values())) != len(lists) or len(lists) < 2:
        return None
    return _Row(lists, places.pop(), names[0])


def _regridded(book: Book, group: Place, rows: dict[int, _Row]) -> Regridded | None:
    """What became of the rows; None where none came or went, where they have another order, or none is left."""
    pairing = book.pairing
    there, back = pairing.groups[group], pairing.back
    stood = {i: number for number in rows for i in book.built.rows[group][number]}
    there_now = book.now.rows[there]
    kept: dict[int, int] = {}
    for line, units in there_now.items():
        olds = {stood.get(back[i], -1) for i in units if i in back}
        if len(olds) == 1 and olds.isdisjoint({-1}):
            kept[line] = olds.pop()
    now: dict[int, list[int]] = {}
    for line in sorted(there_now):
        beside = {line - 1, line + 1} & kept.keys() or line - 1 in now
        if beside and not any(i in back for i in there_now[line]):
            now[line] = there_now[line]
    gone = set(rows) - set(kept.values())
    elsewhere = {stood[old] for old in back.values() if old in stood}  # in a table that was divided, or joined
    order = [kept[line] for line in sorted(kept)]
    if gone & elsewhere or not (gone or now) or not kept or order != sorted(set(order)):
        return None
    columns = next(iter(rows.values())).lists
    fresh = {line: _words(book, units, columns) for line, units in now.items()}
    if any(words is None for words in fresh.values()):
        return None
    lines = sorted({*kept, *fresh})
    first, *others = columns
    after = [rows[kept[line]].name if line in kept else (fresh[line] or {})[first] for line in lines]
    book.broken |= {i for i, number in stood.items() if number in gone}
    book.broken_now |= {i for units in now.values() for i in units}
    return Regridded(
        columns[first],
        tuple(columns[column] for column in others),
        tuple(row.name for _, row in sorted(rows.items())),
        tuple(after),
        tuple(rows[kept[line]].place if line in kept else -1 for line in lines),
        tuple((words[first], tuple(words[column] for column in others)) for words in map(fresh.get, lines) if words),
        book.where(pairing.now[book.now.rows[there][lines[0]][0]]),
    )


def _words(book: Book, units: Sequence[int], columns: dict[int, Path]) -> dict[int, str] | None:
    """What a new row says in each column, as a briefing writes it; None where a cell is empty, or is not of words."""
    found: dict[int, list[Unit]] = defaultdict(list)
    for index in units:
        found[book.pairing.now[index].column].append(book.pairing.now[index])
    if set(found) != set(columns):
        return None
    made = {}
    for column, cell in found.items():
        text = "\n".join(unit.text.replace(OBJECT, "").strip() for unit in cell)
        if holds_generated(text, book.generated) or not text:
            return None
        made[column] = written([Sign(character) for character in text]) or ""
    return made
