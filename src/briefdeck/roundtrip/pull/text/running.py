"""Paragraphs that were typed behind running text, or into the notes of a section's slide: they go on with its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Change
from briefdeck.roundtrip.pull.edits.paragraphs import sections_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.text.split_paragraphs import is_plain, is_running, only_text
from briefdeck.roundtrip.pull.text.typed_values import typed_text
from briefdeck.roundtrip.readback.pairing import group_of
from briefdeck.yamlfile.tree import Path

NOTE = "note"
"""What a section says to its speaker."""


class Running:
    """New paragraphs that go on with a text: they are collected, and told as one edit of each text."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._back = book.pairing.back
        self._pages = {now: built for built, now in book.pairing.pages.items()}
        self._sections = sections_of(book)
        self._followed: dict[int, Path] = {}
        self._notes: dict[int, tuple[Path, str | None] | None] = {}
        self._typed: dict[Path, list[tuple[Unit, str]]] = defaultdict(list)
        self._built: dict[Path, str | None] = {}

    def takes(self, index: int) -> bool:
        """Whether a new paragraph goes on with a text; it is remembered then."""
        unit = self.book.pairing.now[index]
        text = typed_text(self.book, unit, None)
        if not text or holds_generated(text, self.book.generated):
            return False
        if unit.holder == "notes":
            if unit.page not in self._notes:
                self._notes[unit.page] = self._note(unit)
            found = self._notes[unit.page]
        else:
            found = self._text(index, unit)
        if found is None:
            return False
        path, built = found
        self._followed[index] = path
        self._typed[path].append((unit, text))
        self._built.setdefault(path, built)
        return True

    def changes(self) -> Iterator[Change]:
        """The texts with what was typed behind them, in lines of their own."""
        for path, typed in self._typed.items():
            built = self._built[path]
            kept = [built.rstrip("\n")] if built and not self.replaces(path) else []
            lines = [*kept, *(text for _, text in typed)]
            yield Change(path, built, "\n".join(lines), self.book.where(typed[0][0]))

    def _text(self, index: int, unit: Unit) -> tuple[Path, str | None] | None:
        """The running text of a memo that the paragraph before a new one is, all of it."""
        before = self.book.pairing.now[index - 1] if index else None
        if unit.page or before is None or (before.style, before.level) != (unit.style, unit.level):
            return None
        if (group_of(before), before.row, before.column) != (group_of(unit), unit.row, unit.column):
            return None
        if index - 1 in self._followed:
            path = self._followed[index - 1]
            return path, self._built[path]
        number = self._back.get(index - 1, -1)
        built = self.book.pairing.built[number] if number >= 0 else None
        source = only_text(self.book, built) if built is not None else None
        if built is None or source is None or built.text != before.text or not is_plain(self.book, built):
            return None
        return (source.path, str(source.raw)) if is_running(source) else None

    def _note(self, unit: Unit) -> tuple[Path, str | None] | None:
        """What the section of a slide says to its speaker."""
        number = self._sections.get(self._pages.get(unit.page, 0))
        if number is None:
            return None
        path: Path = ("sections", number, NOTE)
        sources = [s for s in self.book.snapshot.sources if s.document == "briefing" and s.path[:3] == path]
        if not sources:
            snapshot = self.book.snapshot
            return (path, None) if snapshot.language == snapshot.default else ((*path, snapshot.language), None)
        source = sources[0]
        there = self._is_there(source) or self.replaces(source.path)
        return (source.path, str(source.raw)) if there else None

    def replaces(self, path: Path) -> bool:
        """Whether other words stand in the notes in which all that a section said to its speaker is gone."""
        if path[2:3] != (NOTE,):
            return False
        pairing, snapshot = self.book.pairing, self.book.snapshot
        shown = [
            (index, unit.page)
            for index, unit in enumerate(pairing.built)
            if unit.holder == "notes" and any((s := snapshot.source(m)) and s.path == path for m in unit.marks)
        ]
        if not shown or any(index in pairing.pairs for index, _ in shown):
            return False
        pages = {pairing.pages.get(page, 0) for _, page in shown}
        units = (pairing.now[i] for i in range(len(pairing.now)) if i not in pairing.taken)
        return any(unit.holder == "notes" and unit.page in pages and unit.text.strip() for unit in units)

    def _is_there(self, source: RecordedOrigin) -> bool:
        """Whether a text stands in the file as it was built."""
        built, now = self.book.pairing.built, self.book.pairing.now
        shown = [i for i, unit in enumerate(built) if source in map(self.book.snapshot.source, unit.marks)]
        pairs = self.book.pairing.pairs
        return all(i in pairs and built[i].text == now[pairs[i]].text for i in shown)
