"""Tables whose data stand in a CSV file: cells, rows and columns that were edited are written there, when asked.

A table is held against its file as a whole. What it shows of the file tells which row and column of it each cell is;
where the file says something else by now, or not all of its columns are shown, nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path as FilePath
from typing import Any

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.disk import folder_of, read_file
from briefdeck.inputs.assets import inside
from briefdeck.inputs.csv import read_csv
from briefdeck.inputs.csv_writing import Row, rewritten
from briefdeck.model.grid import is_number, number
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.briefing.comparing import value_there
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import Book, dotted
from briefdeck.roundtrip.pull.edits.edit import Kind, Report, Where
from briefdeck.roundtrip.pull.paragraph.amounts import number_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.readback.likeness import likeness
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.values import dataclass
from briefdeck.yamlfile.reader import MAX_BYTES
from briefdeck.yamlfile.tree import Path

_ROWS = "rows"
_NOTHING = frozenset({"", "-", "–", "—"})
_LIKE = 0.3  # likeness of what a table shows and what its file says of it
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class DataEdit:
    """A CSV file as it is, and as it has to be to say what a table of a file says; `what` was done, for people."""

    path: FilePath
    before: str = field(repr=False)
    after: str = field(repr=False)
    what: str
    where: Where


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file that a section names, with its text and its rows."""

    path: FilePath
    name: str
    text: str = field(repr=False)
    sheet: tuple[tuple[str, ...], ...] = field(repr=False)

    def with_rows(self, rows: Sequence[Row], section: Path, where: Where) -> Iterator[DataEdit]:
        """The edit that gives it these rows; none where it has them."""
        bare = self.text.removeprefix(_BOM)
        after = self.text[: len(self.text) - len(bare)] + rewritten(bare, rows)
        if after != self.text:
            what = f"{dotted(section)}: “{self.name}” has {_told(self.sheet, rows)}"
            yield DataEdit(self.path, self.text, after, what, where)


def csv_of(data: Any, section: Path | None, briefing: FilePath) -> CsvFile | None:
    """The CSV file that has the data of a section; None where none has, or it cannot be read."""
    name = value_there(data, (*(section or ()), "data"))
    if section is None or not isinstance(name, str) or not name.lower().endswith(".csv"):
        return None
    path = inside(folder_of(briefing), name, Span(str(briefing)))
    try:
        text = "" if isinstance(path, Diagnostic) else read_file(path, MAX_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    sheet = tuple(tuple(cell.text for cell in row) for row in read_csv(text.removeprefix(_BOM), name)[0])
    return CsvFile(path, name, text, sheet) if sheet and not isinstance(path, Diagnostic) else None


@dataclass(slots=True)
class _Table:
    """The parts of a table as they were built: of each the rows and columns of the CSV file, by its own."""

    rows: dict[Place, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    columns: dict[Place, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


class _UnsureError(Exception):
    """Why a table cannot be held against its file."""


def redata(book: Book, text: str, data: Any, briefing: FilePath) -> Iterator[DataEdit]:
    """What tables of CSV files say otherwise than they were built; their paragraphs then count as done with."""
    located = Located(book.snapshot, text, data)
    for place, table in _tables(book).items():
        section = located.find(place)
        file = csv_of(data, section, briefing)
        if section is None or file is None:
            continue
        own = bool(value_there(data, (*section, "columns")))
        first = book.pairing.built[_members(book, table)[0]]
        where = book.where(first, built=True)
        try:
            rows = _now(book, table, file.sheet, own=own)
        except _UnsureError as error:
            what = f"the table of “{file.name}” was changed, and {error}"
            if any(_is_changed(book, index) for index in _members(book, table)) or _has_grown(book, table):
                book.reports.append(Report(Kind.VALUE, what, f"change “{file.name}” by hand", where))
            continue
        yield from file.with_rows(rows, section, where)
        _done(book, table)


def _tables(book: Book) -> dict[Path, _Table]:
    """The tables that show rows which the briefing itself does not have, by their sections at the time of the build."""
    made: dict[Path, _Table] = defaultdict(_Table)
    for unit in book.pairing.built:
        for mark in unit.marks if unit.row >= 0 else ():
            source = book.snapshot.source(mark)
            match source.path if source is not None and source.raw is None else ():
                case ("sections", int(), "rows", int(row), int(column)) as path:
                    table = made[path[:2]]
                    table.rows[group_of(unit)][unit.row] = row
                    table.columns[group_of(unit)][unit.column] = column
    return made


def _members(book: Book, table: _Table) -> list[int]:
    return [index for index, unit in enumerate(book.pairing.built) if group_of(unit) in table.rows]


def _is_changed(book: Book, index: int) -> bool:
    now = book.pairing.pairs.get(index)
    return now is None or book.pairing.now[now].text != book.pairing.built[index].text


def _has_grown(book: Book, table: _Table) -> bool:
    there = {book.pairing.groups.get(group) for group in table.rows}
    return any(group_of(book.pairing.now[index]) in there for index in book.pairing.new())


def _done(book: Book, table: _Table) -> None:
    """Let nobody else look at the paragraphs of a table."""
    members = _members(book, table)
    there = {book.pairing.groups.get(group) for group in table.rows}
    book.broken.update(members)
    book.broken_now.update(i for i, unit in enumerate(book.pairing.now) if group_of(unit) in there)
    for index in members:
        book.pairing.columns.pop(index, None)


def _now(book: Book, table: _Table, sheet: Sequence[Sequence[str]], *, own: bool) -> list[Row]:
    """The rows that the file has to have. Raises _UnsureError; `own` says that the briefing has heads of its own."""
    width = len(sheet[0]) if sheet else 0
    head: Row | None = None
    body: list[Row] = []
    for group, known in table.rows.items():
        part = _Part(book, group, known, table.columns[group])
        if set(part.columns.values()) != set(range(width)) or any(row + 1 >= len(sheet) for row in known.values()):
            raise _UnsureError("not all of the file is in the table")
        part.check(sheet)
        made = part.head(sheet[0], own=own)
        if head is not None and made != head:
            raise _UnsureError("its parts have other columns")
        head = made
        body += part.body(sheet)
    if head is None or {number for number, _ in body if number >= 0} - set(range(1, len(sheet))):
        raise _UnsureError("the file has other rows by now")
    shown = {row + 1 for rows in table.rows.values() for row in rows.values()}
    if shown != set(range(1, len(sheet))):
        raise _UnsureError("not all of the file is in the table")
    return [head, *body]


class _Part:
    """One table of a slide or a memo, as it was built and as it is."""

    def __init__(self, book: Book, group: Place, rows: Mapping[int, int], columns: Mapping[int, int]) -> None:
        self.book, self.rows, self.columns = book, rows, columns
        there = book.pairing.groups.get(group)
        if there is None:
            raise _UnsureError("it was taken out")
        self.built, self.now = _texts(book.pairing.built, group), _texts(book.pairing.now, there)
        first = next(index for index, unit in enumerate(book.pairing.built) if group_of(unit) == group)
        kept = book.pairing.columns.get(first) or {column: column for column in columns}
        self.kept = {now: built for built, now in kept.items()}
        self.order = sorted({column for _, column in self.now})
        pairs = book.pairing.pairs
        # Of each row of now the one that it was.
        self.was: dict[int, int] = {}
        for index, unit in enumerate(book.pairing.built):
            other = book.pairing.now[pairs[index]] if group_of(unit) == group and index in pairs else None
            if other is not None and group_of(other) == there:
                self.was.setdefault(other.row, unit.row)

    def check(self, sheet: Sequence[Sequence[str]]) -> None:
        """See that the file says what the table was built with."""
        for row, number_ in self.rows.items():
            for column, place in self.columns.items():
                shown, said = self.built.get((row, column), ""), sheet[number_ + 1][place]
                if not self._agree(shown, said):
                    raise _UnsureError(f"the file says “{said}” by now where the table was built with “{shown}”")

    def _agree(self, shown: str, said: str) -> bool:
        if shown == said or (not said and shown in _NOTHING):
            return True
        read = number_of(shown, self.book.language)
        if read is not None and is_number(said):
            return read == number(said)
        return likeness(shown, said) > _LIKE

    def head(self, said: Sequence[str], *, own: bool) -> Row:
        """The row of heads."""
        top = next((row for row, was in sorted(self.was.items()) if was not in self.rows), None)
        if top is None:
            raise _UnsureError("its heads are gone")
        made = []
        for column in self.order:
            words, was = self.now.get((top, column), ""), self.kept.get(column)
            if was is not None and (own or words == self.built.get((self.was[top], was), "")):
                made.append(said[self.columns[was]])
            elif own:
                raise _UnsureError("a column is new, which needs a head under columns: of its section")
            else:
                made.append(words)
        return 0, tuple(made)

    def body(self, sheet: Sequence[Sequence[str]]) -> Iterator[Row]:
        """The other rows, in their order of now."""
        for row in sorted({row for row, _ in self.now}):
            was = self.was.get(row, -1)
            if was >= 0 and was not in self.rows:
                continue  # heads
            number_ = self.rows[was] + 1 if was >= 0 else -1
            yield number_, tuple(self._cell(row, was, column, sheet) for column in self.order)

    def _cell(self, row: int, was: int, column: int, sheet: Sequence[Sequence[str]]) -> str:
        words, built = self.now.get((row, column), ""), self.kept.get(column)
        if was >= 0 and built is not None and self.built.get((was, built), "") == words:
            return sheet[self.rows[was] + 1][self.columns[built]]
        if holds_generated(words, self.book.generated):
            raise _UnsureError(f"marks of sources stand in “{words}”")
        read = number_of(words, self.book.language)
        return "" if words in _NOTHING else str(read) if read is not None else words


def _texts(units: Sequence[Unit], group: Place) -> dict[tuple[int, int], str]:
    """What the cells of a table say."""
    made: dict[tuple[int, int], str] = {}
    for unit in units:
        if group_of(unit) == group:
            before = made.get((unit.row, unit.column))
            said = " ".join(unit.text.replace(OBJECT, "").split())
            made[(unit.row, unit.column)] = said if before is None else f"{before}\n{said}"
    return made


def _told(there: Sequence[tuple[str, ...]], rows: Sequence[Row]) -> str:
    """What was done to a file, for people."""
    kept = [number_ for number_, _ in rows if number_ >= 0]
    new, gone = len(rows) - len(kept), len(there) - len(kept)
    columns = len(rows[0][1]) - len(there[0])
    pairs = [pair for n, cells in rows if n >= 0 and not columns for pair in zip(cells, there[n], strict=True)]
    changed = sum(a != b for a, b in pairs)
    done = [f"{new} new {'row' if new == 1 else 'rows'}"] if new else []
    done += [f"{gone} {'row' if gone == 1 else 'rows'} less"] if gone else []
    more = "more" if columns > 0 else "less"
    done += [f"{abs(columns)} {'column' if abs(columns) == 1 else 'columns'} {more}"] if columns else []
    done += [f"{changed} other {'cell' if changed == 1 else 'cells'}"] if changed else []
    done += ["its rows in another order"] if kept != sorted(kept) else []
    return ", ".join(done) or "other lines"
