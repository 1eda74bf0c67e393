"""Columns that were put into a table or taken out of it, where the briefing has a list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefdeck.model.briefing import MODELS
from briefdeck.model.grid import GridForm
from briefdeck.model.score import mark_of, rating_of
from briefdeck.model.section import SectionBase
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted
from briefdeck.roundtrip.pull.edits.edit import Data, Kind, Regridded, Report
from briefdeck.roundtrip.pull.edits.paragraphs import words_of
from briefdeck.roundtrip.pull.paragraph.amounts import number_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.paragraph.signs import Sign, written
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_FORMS: list[GridForm] = [m.form for m in MODELS if issubclass(m, SectionBase) and m.form is not None]
_HEADS = frozenset({model.headed_by for model in MODELS if model.headed_by} | {form.heads for form in _FORMS})
"""The lists of a section whose entries head the columns of a table."""
_SCORES = "scores"


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it was built: its list of heads, the place in it of each column, and the list of values of each row.

    `names` are the heads as the briefing has them.
    """

    heads: Path
    places: dict[int, int]
    names: dict[int, str]
    rows: dict[int, Path]


@dataclass(frozen=True, slots=True)
class _Changed:
    """What became of the columns of a table: their places in order, -1 for a new one, with what they are called; of
    each row the values of the new ones."""

    order: tuple[int, ...]
    names: tuple[str, ...]
    cells: dict[Path, tuple[Data, ...]]


def recolumned(book: Book) -> Iterator[Regridded]:
    """Tables of a section that have other columns; where that cannot be an edit of its lists, it is reported."""
    tables: dict[Path, list[tuple[int, _Changed | None]]] = defaultdict(list)
    built: dict[Path, dict[int, str]] = defaultdict(dict)
    members = _members(book.pairing.built)
    for group, units in members.items():
        first = units[0]
        table = _table(book, units)
        if table is not None:
            built[table.heads] |= table.names
            there = first in book.pairing.columns
            tables[table.heads].append((first, _changed(book, group, table, first) if there else None))
        elif first in book.pairing.columns:
            _report(book, first)
    for heads, found in tables.items():
        yield from _regridded(book, heads, built[heads], found)


def _members(units: Sequence[Unit]) -> dict[Place, list[int]]:
    """The paragraphs of each table."""
    made: dict[Place, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.row >= 0:
            made[group_of(unit)].append(index)
    return made


def _report(book: Book, index: int, heads: Path = ()) -> None:
    unit = book.pairing.built[index]
    what = f"the columns of the table with “{words_of(unit)}” were changed"
    cure = "change the plan's table"
    if heads:
        what += ", and nobody can say which is which, or not in all the parts of it"
        cure = f"change {dotted(heads)} and the values below them"
    book.reports.append(Report(Kind.FORMAT, what, cure, book.where(unit, built=True)))


def _regridded(
    book: Book, heads: Path, names: dict[int, str], found: Sequence[tuple[int, _Changed | None]]
) -> Iterator[Regridded]:
    """One edit of all tables that show a section's columns; they have to have the same ones."""
    changed = [(first, each) for first, each in found if first in book.pairing.columns]
    if not changed:
        return
    sound = [each for _, each in found if each is not None]
    first = changed[0][0]
    if len(sound) < len(found) or len({(each.order, each.names) for each in sound}) > 1:
        _report(book, first, heads)
        return
    order, after = sound[0].order, list(sound[0].names)
    cells: dict[Path, tuple[Data, ...]] = {}
    for each in sound:
        cells |= each.cells
    fresh_names = [name for name, place in zip(after, order, strict=True) if place < 0]
    fresh = tuple((name, tuple(values[number] for values in cells.values())) for number, name in enumerate(fresh_names))
    before = tuple(names[place] for place in sorted(names))
    where = book.where(book.pairing.built[first], built=True)
    yield Regridded(heads, tuple(cells), before, tuple(after), order, fresh, where)


# --- as it was built --------------------------------------------------------------------------------------------------


def _table(book: Book, units: Sequence[int]) -> _Table | None:
    """A table whose columns are entries of a list of a section, and whose rows have a list of values for them."""
    places: dict[int, int] = {}
    names: dict[int, str] = {}
    rows: dict[int, Path] = {}
    heads: set[Path] = set()
    for index in units:
        unit = book.pairing.built[index]
        sources = [source for mark in unit.marks if (source := book.snapshot.source(mark)) is not None]
        for source in sources:
            path = source.path
            if source.document != "briefing" or path[0] != "sections" or len(path) < 4:
                continue
            if path[2] in _HEADS and isinstance(path[3], int):
                heads.add(path[:3])
                places[unit.column] = path[3]
                names[path[3]] = str(source.raw)
            elif unit.column in places and (line := _list_of(path, places[unit.column])) is not None:
                if rows.setdefault(unit.row, line) != line:
                    return None
            elif unit.column in places:
                return None
    if len(heads) != 1 or not rows or len(set(places.values())) < len(places):
        return None
    return _Table(heads.pop(), places, names, rows)


def _list_of(path: Path, place: int) -> Path | None:
    """The list in which a value stands at a place, that of its language left out."""
    end = max(n for n, step in enumerate(path) if isinstance(step, int))
    return path[:end] if path[end] == place and len(path) - end < 3 and end > 3 else None


# --- as it is now -----------------------------------------------------------------------------------------------------


def _changed(book: Book, group: Place, table: _Table, first: int) -> _Changed | None:
    """What became of the columns; None where a new one may be one that is gone, or not all of it can be told."""
    pairing = book.pairing
    there = pairing.groups.get(group)
    kept = pairing.columns[first]
    now = [index for index, unit in enumerate(pairing.now) if unit.row >= 0 and group_of(unit) == there]
    columns = sorted({pairing.now[index].column for index in now})
    back = {new: old for old, new in kept.items()}
    fixed = {unit.column for unit in pairing.built if group_of(unit) == group} - set(table.places)
    gone = set(table.places) - set(kept)
    fresh = [column for column in columns if column not in back]
    if not fixed <= set(kept) or (gone and fresh) or [back[c] for c in columns if c in back] != sorted(kept):
        return None
    rows = _rows(book, group, table, now)
    if rows is None:
        return None
    head = min(pairing.now[index].row for index in now)
    order, names = [], []
    for column in columns:
        old = back.get(column, -1)
        if old >= 0 and old not in table.places:
            continue
        words = _words(book, now, head, column)
        if old < 0 and (not words or holds_generated(words, book.generated)):
            return None
        order.append(table.places.get(old, -1))
        names.append(_name(book, table, group, old, words))
    cells = {line: [_words(book, now, row, column) for column in fresh] for row, line in rows.items()}
    if any(holds_generated(text, book.generated) for texts in cells.values() for text in texts):
        return None
    values = [_values([texts[n] for texts in cells.values()], table, book) for n in range(len(fresh))]
    made = {line: tuple(column[n] for column in values) for n, line in enumerate(cells)}
    return _Changed(tuple(order), tuple(names), made)


def _rows(book: Book, group: Place, table: _Table, now: Sequence[int]) -> dict[int, Path] | None:
    """The list of values of each row of now; None where rows came or went besides."""
    pairing = book.pairing
    found: dict[int, set[Path]] = defaultdict(set)
    for index, unit in enumerate(pairing.built):
        if group_of(unit) == group and unit.row in table.rows and index in pairing.pairs:
            found[pairing.now[pairing.pairs[index]].row].add(table.rows[unit.row])
    head = min(pairing.now[index].row for index in now)
    others = {pairing.now[index].row for index in now} - {head}
    if set(found) != others or any(len(lines) > 1 for lines in found.values()) or len(found) != len(table.rows):
        return None
    return {row: lines.pop() for row, lines in sorted(found.items())}


def _words(book: Book, now: Sequence[int], row: int, column: int) -> str:
    units = [book.pairing.now[index] for index in now]
    said = (unit.text.replace(OBJECT, "").strip() for unit in units if (unit.row, unit.column) == (row, column))
    return "\n".join(filter(None, said))


def _name(book: Book, table: _Table, group: Place, old: int, words: str) -> str:
    """What a column is called: a head that nobody changed as the briefing has it."""
    if old not in table.places:
        return _written(words)
    units = [u for u in book.pairing.built if group_of(u) == group and u.column == old]
    built = units[0].text.replace(OBJECT, "").strip() if units else ""
    return table.names[table.places[old]] if built == words else words


def _values(texts: Sequence[str], table: _Table, book: Book) -> list[Data]:
    """The cells of a new column: numbers where all are, ratings and marks where its table has scores."""
    if any(line[-1] == _SCORES for line in table.rows.values()):
        return [_score(text) for text in texts]
    numbers = [number_of(text, book.language) for text in texts]
    if all(number is not None for number, text in zip(numbers, texts, strict=True) if text):
        return [number if text else None for number, text in zip(numbers, texts, strict=True)]
    return [_written(text) for text in texts]


def _written(text: str) -> str:
    """Words as a briefing writes them: what would be markup there is none."""
    return written([Sign(character) for character in text]) or ""


def _score(text: str) -> Data:
    rating, mark = rating_of(text), mark_of(text)
    return rating if rating is not None else str(mark) if mark else _written(text)
