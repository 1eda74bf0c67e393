"""Slides that show a section again, with some of its words typed over: copies of the section."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from briefdeck.model.written import Raw, value_at
from briefdeck.provenance.record import Snapshot
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.briefing.comparing import value_there
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Added, Data
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.tables.rows import assembled
from briefdeck.roundtrip.pull.text.split_paragraphs import is_plain, only_text
from briefdeck.roundtrip.pull.text.typed_values import is_plain as is_words
from briefdeck.roundtrip.pull.text.typed_values import typed_text
from briefdeck.roundtrip.readback.pairing import paired
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

_SAME = 0.5  # share of the letters of a copy that its original has
_NAME = "id"


@dataclass(frozen=True, slots=True)
class Copy:
    """A section that a slide shows again: its number, what the slide says of it, and the values that are others."""

    section: int
    value: Data
    changes: tuple[tuple[Path, Raw], ...]


class Copies:
    """The slides that were built and show a whole section each; `sections` has its number for each slide of one."""

    def __init__(self, book: Book, sections: dict[int, int]) -> None:
        self.book = book
        counts = list(sections.values())
        self.sections = {page: number for page, number in sections.items() if counts.count(number) == 1}
        self._where: dict[str, set[int]] = defaultdict(set)
        for page in self.sections:
            for unit in self._built(page):
                self._where[unit.text.strip()].add(page)

    def of(self, page: int) -> Copy | None:
        """The section that a new slide shows again, all that its slide shows; None where it is no such copy."""
        now = [unit for i in self.book.now.pages[page] if (unit := self.book.pairing.now[i]).text.strip()]
        shared: dict[int, int] = defaultdict(int)
        for unit in now:
            for other in self._where.get(unit.text.strip(), ()):
                shared[other] += len(unit.text)
        original, letters = max(shared.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
        if letters < _SAME * sum(len(unit.text) for unit in now) or not self._has_drawings(original, page):
            return None
        return self._copied(original, now)

    def _built(self, page: int) -> list[Unit]:
        return [self.book.pairing.built[i] for i in self.book.built.pages[page]]

    def _has_drawings(self, original: int, page: int) -> bool:
        """Whether a slide has the charts and pictures of another one, with their numbers."""
        built, seen = self.book.snapshot, self.book.returned.seen
        charts = [[(c.series, c.sheet) for c in side if c.page == n] for side, n in _sides(built, seen, original, page)]
        pictures = [
            sorted(facts.digest for facts in side if facts.page == n)
            for side, n in ((built.pictures, original), (seen.pictures, page))
        ]
        return charts[0] == charts[1] and pictures[0] == pictures[1]

    def _copied(self, original: int, now: Sequence[Unit]) -> Copy | None:
        number = self.sections[original]
        section: Path = ("sections", number)
        units = self._built(original)
        pairing = paired(units, [replace(unit, page=original) for unit in now])
        values: dict[Path, Data] = {}
        changes: list[tuple[Path, Raw]] = []
        if any(pairing.now[index].holder != "notes" for index in pairing.new()):
            return None
        for index, unit in enumerate(units):
            own = [path for path in paths_of(self.book, unit) if path[:2] == section]
            there = pairing.now[pairing.pairs[index]] if index in pairing.pairs else None
            if there is not None and there.text.strip() == unit.text.strip():
                values |= {path[2:]: self._raw(unit, path) for path in own}
                continue
            if unit.holder == "notes":
                continue
            text = self._typed(unit, there) if own and there is not None else None
            if text is None:
                return None
            values[own[0][2:]] = text
            changes.append((own[0], text))
        return Copy(number, assembled(list(values.items())), tuple(changes))

    def _raw(self, unit: Unit, path: Path) -> Raw:
        sources = (self.book.snapshot.source(mark) for mark in unit.marks)
        return next(source.raw for source in sources if source is not None and source.path == path)

    def _typed(self, built: Unit, now: Unit) -> str | None:
        """What the one text of a paragraph would have to be written as; None where the paragraph has more than it."""
        source = only_text(self.book, built)
        if source is None or not is_words(source) or not is_plain(self.book, built):
            return None
        if holds_generated(now.text, self.book.generated):
            return None
        return typed_text(self.book, now, built)


def _sides(built: Snapshot, seen: Any, original: int, page: int) -> tuple[tuple[Any, int], tuple[Any, int]]:
    return (built.charts, original), (seen.charts, page)


def copied_item(data: Any, edit: Added, located: Located, snapshot: Snapshot) -> Any:
    """The item that an addition is a copy of, all of it as it is now, with what the copy says otherwise.

    None where that is no longer there, or has another shape. Who sees the one sees the other; a name has only one.
    """
    twin = located.find(edit.twin)
    made = copy.deepcopy(value_there(data, twin)) if twin is not None else None
    if twin is None or made is None:
        return None
    if isinstance(made, dict):
        made.pop(_NAME, None)
    for path, value in edit.changes:
        _, found = value_at(data, located.find(path) or (), snapshot.language, snapshot.default)
        if found is None or found[: len(twin)] != twin:
            return None
        value_there(made, found[len(twin) : -1])[found[-1]] = value
    return made
