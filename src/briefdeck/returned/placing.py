"""The place in a briefing that words of a file came from: as it is now, where that is certain, else as it was built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdeck.content import Path
from briefdeck.diagnostics import Span
from briefdeck.returned.comments import Comment
from briefdeck.returned.pairing import Pairing
from briefdeck.snapshot.record import Snapshot, Source, digest_of, value_at
from briefdeck.snapshot.units import Unit
from briefdeck.yamltree import Document, Node

_TITLES = ("title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a briefing. Where it is not `certain`, its line is that of the day when the file was built."""

    span: Span
    path: Path
    certain: bool


def place_of(comment: Comment, pairing: Pairing, snapshot: Snapshot, briefing: Document | None) -> Place | None:
    """What a comment is about; None where its words came from no briefing.

    A comment on a slide as a whole is about its message, which is its title.
    """
    found = next(_sources(comment, pairing, snapshot), None)
    return located(found, snapshot, briefing) if found is not None else None


def located(source: Source, snapshot: Snapshot, briefing: Document | None) -> Place:
    """Where a value that a file was built with stands: where it stood, else where the same text does."""
    if briefing is None:
        return Place(Span(snapshot.briefing, source.line, 1), source.path, certain=False)
    if digest_of(briefing.text) == snapshot.digest:
        return Place(briefing.span(source.path), source.path, certain=True)
    raw, path = value_at(briefing.data, source.path, snapshot.language, snapshot.default)
    if path is not None and raw == source.raw:
        return Place(briefing.span(path), path, certain=True)
    same = [path for path, node in _values(briefing.root) if isinstance(node.data, str) and node.data == source.raw]
    if len(same) == 1:
        return Place(briefing.span(same[0]), same[0], certain=True)
    return Place(Span(briefing.file, source.line, 1), source.path, certain=False)


def _sources(comment: Comment, pairing: Pairing, snapshot: Snapshot) -> Iterator[Source]:
    """The values of the briefing that a comment may be about, best first."""
    units = snapshot.units
    built = pairing.back.get(comment.unit, -1) if comment.unit >= 0 else -1
    marks = [*_marks(units[built], comment.quoted)] if built >= 0 else []
    page = {now: before for before, now in pairing.pages.items()}.get(comment.page, -1)
    if comment.unit < 0 and page > 0:
        marks += [chart.mark for chart in snapshot.charts if (chart.page, chart.holder) == (page, comment.holder)]
        marks += [mark for unit in _titles_first(units, page) for mark in unit.marks]
    for mark in marks:
        source = snapshot.source(mark)
        if source is not None and source.document == "briefing":
            yield source


def _marks(unit: Unit, quoted: str) -> Iterator[int]:
    """The origins of a paragraph: first of the words that are quoted, then of all."""
    start = unit.text.find(quoted) if quoted else -1
    offset = 0
    for piece in unit.pieces:
        if start >= 0 and offset < start + len(quoted) and start < offset + len(piece.text):
            yield piece.mark
        offset += len(piece.text)
    yield from unit.marks


def _titles_first(units: Sequence[Unit], page: int) -> list[Unit]:
    here = [unit for unit in units if unit.page == page and unit.holder != "notes"]
    return sorted(here, key=lambda unit: unit.style not in _TITLES)


def _values(root: Node) -> Iterator[tuple[Path, Node]]:
    """Every value with its path, in the order of the file; what aliases repeat comes once."""
    waiting: list[tuple[Path, Node]] = [((), root)]
    met: set[int] = set()
    while waiting:
        path, node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        yield path, node
        below: list[tuple[str | int, Node]] = [(name, value) for name, (_, value) in (node.entries or {}).items()]
        below += enumerate(node.items or ())
        waiting += [((*path, step), value) for step, value in reversed(below)]
