"""Rows that were put into a table: what its other rows are to the briefing, a new one is too."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Added, Data, Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of, words_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.paragraph.segments import Owner
from briefdeck.roundtrip.pull.paragraph.signs import Sign, written
from briefdeck.roundtrip.pull.text.typed_values import is_plain, item_of, read_value, typed_text
from briefdeck.roundtrip.pull.text.unlisted import report_new
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_GROWING = keys(Trait.GROWS)
_COUNT = regex(r"\s*[0-9０-９]+[.)．）、]?\s+")
"""The number of a row, which a build writes."""
_NEAR = 40  # rows on each side of a new one that are looked at
_Said = tuple[Path, tuple[tuple[int, tuple[str, ...]], ...]]  # a list, and the words of a row that shows an item of it


class _UnreadError(Exception):
    """What stands in a new row cannot be read as the values of its neighbours; `words` are what is no such value."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class _Like:
    """A row that was built: the paragraphs of its cells by their columns, and the item that it shows."""

    cells: dict[int, list[Unit]]
    item: Path

    def slots(self, book: Book, unit: Unit) -> list[tuple[RecordedOrigin, str]]:
        """The values of the item in a paragraph of it, with the words that a build writes before each."""
        made: list[tuple[RecordedOrigin, str]] = []
        before = ""
        for piece in unit.pieces:
            source = book.snapshot.source(piece.mark)
            own = source is not None and source.document == "briefing" and source.path[: len(self.item)] == self.item
            if source is None or not own or book.owner(piece.mark) is not Owner.TEXT:
                before += piece.text if book.owner(piece.mark) is Owner.LABEL else ""
            elif all(source is not other for other, _ in made):
                made.append((source, before))
                before = ""
            else:
                before = ""
        return made


class Tables:
    """The rows of tables that were built and show items, each table looked through once.

    `back` leads from paragraphs of now to those that were built.
    """

    def __init__(self, book: Book, back: Mapping[int, int]) -> None:
        self.book, self.back = book, back
        self._rows: dict[Place, list[tuple[int, _Like]]] = {}
        self._said: dict[Place, dict[_Said, _Like]] = {}

    def around(self, first: Unit) -> list[tuple[int, _Like]]:
        """The rows around a new one, with their places of now, of one list all of them."""
        rows = self._built(first)
        place = bisect_left(rows, first.row, key=lambda each: each[0])
        near = rows[max(place - _NEAR, 0) : place + _NEAR]
        if not near:
            return []
        nearest = min(near, key=lambda each: abs(each[0] - first.row))
        return [each for each in near if each[1].item[:-1] == nearest[1].item[:-1]]

    def twin(self, first: Unit, new: dict[int, list[Unit]], of: Path) -> _Like | None:
        """The row of a list that a new one says again: what it was built with, but for the number of a row."""
        place = group_of(first)
        if place not in self._said:
            self._said[place] = {}
            for _, like in self._built(first):
                self._said[place].setdefault((like.item[:-1], _said(like.cells)), like)
        return self._said[place].get((of, _said(new)))

    def _built(self, first: Unit) -> list[tuple[int, _Like]]:
        place = group_of(first)
        if place in self._rows:
            return self._rows[place]
        made = self._rows[place] = []
        for row, members in sorted(self.book.now.rows[place].items()):
            cells: dict[int, list[Unit]] = defaultdict(list)
            for now in members:
                if now in self.back:
                    cells[self.book.pairing.now[now].column].append(self.book.pairing.built[self.back[now]])
            shown = (path for units in cells.values() for unit in units for path in paths_of(self.book, unit))
            item = _common([path for path in shown if path[0] not in ("figures", "sources")])
            if item is not None and len(cells) > 1:
                made.append((row, _Like(cells, item)))
        return made


def added_row(tables: Tables, cells: Sequence[int]) -> Iterator[Added]:
    """A new row as an item of the list that its neighbours show; it is reported where it cannot be one."""
    book = tables.book
    units = [book.pairing.now[index] for index in cells]
    first = units[0]
    likes = tables.around(first)
    if not likes:
        report_new(book, first, cells[0], tables.back, " | ".join(map(words_of, units)))
        return
    new: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        new[unit.column].append(unit)
    near, above = (
        min(likes, key=lambda each: abs(each[0] - first.row) - (each[0] < first.row) / 2),
        [like for row, like in likes if row < first.row],
    )
    like = near[1]
    after = int(above[-1].item[-1]) if above else int(like.item[-1]) - 1
    try:
        twin = tables.twin(first, new, like.item[:-1])
        value = _shown(book, twin) if twin is not None else _value(book, like, [each for _, each in likes], new)
    except _UnreadError as error:
        what = f"“{' | '.join(map(words_of, units))}” is new, and not all of it can be read as an item of its list"
        what += f": “{short(error.words)}” is of another kind than what stands there in other rows" * bool(error.words)
        cure = f"add it to {dotted(like.item[:-1])} by hand"
        book.reports.append(Report(Kind.NEW, what, cure, book.where(first)))
        return
    yield Added(like.item[:-1], after, value, book.where(first), twin.item if twin is not None else ())


def _common(paths: Sequence[Path]) -> Path | None:
    """The item that all cells of a row belong to."""
    for end in range(min(map(len, paths), default=0), 1, -1):
        head = paths[0][:end]
        if isinstance(head[-1], int) and all(path[:end] == head for path in paths):
            return head if item_of(head) is not None else None
    return None


def _said(row: Mapping[int, Sequence[Unit]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """What the cells of a row say, by their columns, but for the number of the row."""
    return tuple(
        (column, tuple(_COUNT.sub("", _bare(unit.text)) for unit in row[column]))
        for column in sorted(row)
        if row[column]
    )


def _bare(text: str) -> str:
    return " ".join(text.replace(OBJECT, "").split()) + " "


# --- what it says -----------------------------------------------------------------------------------------------------


def _value(book: Book, like: _Like, likes: Sequence[_Like], new: dict[int, list[Unit]]) -> Data:
    """The item that a row would be. Raises _UnreadError."""
    made: list[tuple[Path, Data]] = []
    for column, units in new.items():
        # A cell that is empty in the next row may be filled in another one.
        near = [like, *(each for each in likes if each is not like)]
        beside = next((each for each in near if _first_slot(book, each, column)), like)
        made += _cell(book, beside, beside.cells.get(column, []), units)
    value = assembled(made)
    if value in (None, "", {}, []):
        raise _UnreadError
    if isinstance(value, list):
        # A row of cells has one for every column, though the last ones be empty.
        widths = (shown for each in likes if isinstance(shown := _shown(book, each), list))
        value += [None] * (max(map(len, widths), default=0) - len(value))
    return value


def _shown(book: Book, like: _Like) -> Data:
    """What a row shows of its item, as it is written there."""
    slots = (slot for units in like.cells.values() for unit in units for slot in like.slots(book, unit))
    return assembled([(source.path[len(like.item) :], source.raw) for source, _ in slots])


def _first_slot(book: Book, like: _Like, column: int) -> bool:
    return any(like.slots(book, unit) for unit in like.cells.get(column, ()))


def _cell(book: Book, like: _Like, built: Sequence[Unit], now: Sequence[Unit]) -> Iterator[tuple[Path, Data]]:
    """The values in a cell, each with its path below the item."""
    start = len(like.item)
    lines = _Lines.of(like.slots(book, built[0])) if len(built) == 1 else None
    if (
        lines is not None
        and (len(now) > 1 or "\n" in now[0].text.strip())
        and _bare(now[0].text) != _bare(built[0].text)
    ):
        yield from lines.read(book, now, start)
        return
    for number, unit in enumerate(now):
        if number < len(built):
            for source, value in _paragraph(book, like, built[number], unit):
                yield source.path[start:], value
            continue
        slots = like.slots(book, built[-1]) if built else []
        if len(slots) != 1 or holds_generated(unit.text, book.generated):
            raise _UnreadError
        yield _grown(slots[0][0].path, number - len(built) + 1, start), typed_text(book, unit, built[-1])


@dataclass(frozen=True, slots=True)
class _Lines:
    """A cell whose values stand in lines of one paragraph, as a question and what can be chosen: one each."""

    sources: tuple[RecordedOrigin, ...]
    before: str

    @classmethod
    def of(cls, slots: Sequence[tuple[RecordedOrigin, str]]) -> _Lines | None:
        """None where something else stands between the values."""
        if len(slots) < 2 or any(before.strip(" ") != "\n" for _, before in slots[1:]):
            return None
        return cls(tuple(source for source, _ in slots), slots[0][1])

    def read(self, book: Book, now: Sequence[Unit], start: int) -> Iterator[tuple[Path, Data]]:
        """The values of a new cell, in lines or paragraphs. Raises _UnreadError."""
        texts = [line.strip() for unit in now for line in unit.text.replace(OBJECT, "").splitlines() if line.strip()]
        if any(holds_generated(text, book.generated) for text in texts) or not all(map(is_plain, self.sources)):
            raise _UnreadError
        texts[0] = _uncounted(texts[0], self.before)
        for number, text in enumerate(texts):
            last = self.sources[min(number, len(self.sources) - 1)].path
            more = max(number - len(self.sources) + 1, 0)
            yield _grown(last, more, start) if more else last[start:], written([Sign(each) for each in text])


def _grown(path: Path, more: int, start: int) -> Path:
    """The path of an entry so many places behind another one, below its item. Raises _UnreadError."""
    place = next((n for n in range(len(path) - 1, start, -1) if isinstance(path[n], int)), -1)
    if place < 0 or path[place - 1] not in _GROWING:
        raise _UnreadError
    return (*path[start:place], int(path[place]) + more, *path[place + 1 :])


def _uncounted(text: str, before: str) -> str:
    """The words of a cell without what a build writes before them, the number of the row or a label."""
    if _COUNT.fullmatch(before + " "):
        return _COUNT.sub("", text, count=1) if _COUNT.match(text) else text
    return text.removeprefix(before.strip()).strip()


def _paragraph(book: Book, like: _Like, built: Unit, now: Unit) -> Iterator[tuple[RecordedOrigin, Data]]:
    slots = like.slots(book, built)
    if slots and _bare(built.text) == _bare(now.text):
        yield from ((source, source.raw) for source, _ in slots)
        return
    if not slots or holds_generated(now.text, book.generated):
        raise _UnreadError
    text = _uncounted(now.text.replace(OBJECT, "").strip(), slots[0][1])
    between = {before for _, before in slots[1:]}
    parts = text.split(between.pop()) if len(between) == 1 and "" not in between else [text]
    if len(parts) not in (1, len(slots)):
        raise _UnreadError
    for (source, _), part in zip(slots, parts, strict=False):
        alone = len(parts) == 1 and text == now.text.strip()
        value = _read(book, source, part, now, built) if alone else _read(book, source, part)
        if value is None:
            raise _UnreadError(part)
        yield source, value


def _read(book: Book, source: RecordedOrigin, text: str, now: Unit | None = None, built: Unit | None = None) -> Data:
    """A text as a value of the kind of another one; with its look where it is all of a paragraph."""
    if not is_plain(source):
        return read_value(book, source, "", text)
    if now is not None:
        return typed_text(book, now, built)
    return written([Sign(character) for character in text.strip()])


def assembled(values: Sequence[tuple[Path, Data]]) -> Data:
    """A value made of what is below it; a list has its entries in their order."""
    if any(not path for path, _ in values):
        return values[0][1] if len(values) == 1 else None
    below: dict[str | int, list[tuple[Path, Data]]] = defaultdict(list)
    for path, value in values:
        below[path[0]].append((path[1:], value))
    parts = {step: assembled(own) for step, own in below.items()}
    if all(isinstance(step, int) for step in parts):
        count = max(int(step) for step in parts) + 1
        return [parts.get(place) for place in range(count)]
    return {str(step): part for step, part in parts.items()}
