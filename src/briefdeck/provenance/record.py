"""The snapshot of a file as it was built: its paragraphs, and the texts of the briefing that stand in them.

It holds nothing but what the file shows, so whoever may read the file may read it. Where something is kept from the
audience, places and digest are those of the briefing as the audience has it (`view`), and lines of it are not told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property, lru_cache, partial
from itertools import groupby
from typing import Any, Literal

from lxml import etree

from briefdeck.declared import InvalidError
from briefdeck.declared.as_json import loaded
from briefdeck.document.kinds import Kind
from briefdeck.document.richtext import Origin
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.written import Raw, value_at
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.units import ChartFacts, FrameFacts, PictureFacts, Seen, Unit, blank_of, has_words
from briefdeck.provenance.view import View
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.pieces import Pieces
from briefdeck.yamlfile.tree import Document, Path

VERSION, PARTIAL = 1, 2
"""Of a record of the whole briefing, and of one of what an audience has of it."""
NAMESPACE = "urn:briefdeck:snapshot"
ROOT = f"{{{NAMESPACE}}}snapshot"


@dataclass(frozen=True)
class Stamp:
    """What a writer is told of the briefing behind a document.

    `language` is the document's, `default` that of the briefing's bare strings; `plan` the plan that chose the words.
    `pieces` are those of the briefing, where its sections are known again.
    """

    briefing: Document = field(repr=False)
    audience: str
    language: str
    default: str
    plan: Document = field(repr=False)
    pieces: Pieces | None = field(default=None, repr=False)

    @cached_property
    def view(self) -> View:
        """The briefing as the audience has it."""
        return View(self.briefing.data, self.audience)

    @property
    def name(self) -> str:
        """The briefing's file name, without the folders of the machine that it was built on."""
        return _base(self.briefing.file)


@dataclass(frozen=True, slots=True)
class RecordedOrigin:
    """Where words came from: a value of the briefing, with its text as written there, or a value of a plan.

    `path` is its place in the file, the key of its language included; `id` stays the same as long as that does. `line`
    counts from 1, and is 0 where it is not told. A figure's value has its `unit`, that one's path, and whether it is
    `approximate`.
    """

    id: str
    document: Literal["briefing", "plan"]
    path: Path
    line: int = 0
    raw: Raw = None
    unit: str = ""
    unit_path: Path = ()
    approximate: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether the words are the value of a figure."""
        return len(self.path) == 3 and self.path[0] == "figures" and self.path[2] == "value"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file as it was built. `digest` is that of the briefing (`View.digest`), `plan_digest` of the plan.

    `blanks` are as in `Seen`; records of before that was noted have None.
    """

    version: int
    kind: Kind
    briefing: str
    digest: str
    audience: str
    language: str
    default: str
    plan: str
    plan_digest: str
    sources: tuple[RecordedOrigin, ...]
    units: tuple[Unit, ...]
    charts: tuple[ChartFacts, ...] = ()
    pictures: tuple[PictureFacts, ...] = ()
    titles: tuple[str, ...] = ()
    frames: tuple[FrameFacts, ...] = ()
    layouts: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    breaks: int = 0
    aside: dict[str, str] = field(default_factory=dict)
    blanks: tuple[Unit, ...] | None = None

    def view(self, data: Any) -> View:
        """A briefing as this record tells its places."""
        return View(data, self.audience if self.version == PARTIAL else None)

    def source(self, mark: int) -> RecordedOrigin | None:
        """The origin with a number; None for none."""
        return self.sources[mark] if 0 <= mark < len(self.sources) else None


class DamagedError(Exception):
    """A snapshot that cannot be read; the text says why."""


def snapshot_of(kind: Kind, stamp: Stamp, marks: Marks, seen: Seen, memory: Memory = NO_MEMORY) -> Snapshot:
    """The snapshot of a document that was just written."""
    return Snapshot(
        VERSION if stamp.view.is_whole else PARTIAL,
        kind,
        stamp.name,
        stamp.view.digest(stamp.briefing.text),
        stamp.audience,
        stamp.language,
        stamp.default,
        _base(stamp.plan.file),
        digest_of(stamp.plan.text),
        tuple(_sources(marks.origins, stamp, memory)),
        tuple(filter(has_words, seen.units)),
        tuple(seen.charts),
        tuple(seen.pictures),
        tuple(seen.titles),
        tuple(seen.frames),
        tuple(seen.layouts),
        tuple(seen.sections),
        seen.breaks,
        seen.aside,
        tuple(filter(None, map(blank_of, seen.units))),
    )


def digest_of(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=4096)  # all documents of a briefing have its places
def stable_id(path: Path) -> str:
    """Eight hexadecimal digits that stand for a place of the briefing."""
    return hashlib.sha256("\0".join(map(str, path)).encode()).hexdigest()[:8]


def decoded(root: etree._Element) -> Snapshot:
    """The snapshot in a custom XML part. Raises DamagedError."""
    try:
        snapshot: Snapshot = loaded(Snapshot, root.text or "")
    except InvalidError as error:
        raise DamagedError("its record of what was built is damaged") from error
    if snapshot.version not in (VERSION, PARTIAL):
        raise DamagedError(f"it was built by another version of briefdeck (record {snapshot.version})")
    if not _is_sound(snapshot):
        raise DamagedError("its record of what was built contradicts itself")
    return snapshot


def _is_sound(snapshot: Snapshot) -> bool:
    """Whether a record could have been written here: its pages and origins are there, its paragraphs have words."""
    pages = range(1, len(snapshot.titles) + 1) if snapshot.kind == "deck" else range(1)
    marks = range(-1, len(snapshot.sources))
    return (
        all(s.path and isinstance(s.path[0], str) and all(_is_step(step) for step in s.path) for s in snapshot.sources)
        and all(page in pages for page in _pages(snapshot))
        and all(unit.text.strip() and unit.row >= -1 and unit.column >= -1 for unit in snapshot.units)
        and all(piece.text and piece.mark in marks for unit in snapshot.units for piece in unit.pieces)
        and all(chart.mark in marks and _is_even(chart) for chart in snapshot.charts)
        and all(len(facts.frame) in (0, 4) for facts in snapshot.frames)
    )


def _pages(snapshot: Snapshot) -> Iterator[int]:
    yield from (unit.page for unit in (*snapshot.units, *(snapshot.blanks or ())))
    yield from (chart.page for chart in snapshot.charts)
    yield from (picture.page for picture in snapshot.pictures)
    yield from (shape.page for shape in snapshot.frames)


def _is_even(chart: ChartFacts) -> bool:
    """Whether rows and series of a chart are as long as each other."""
    points = {len(series.values) for series in chart.series} | ({len(chart.sheet) - 1} if chart.sheet else set())
    return len({len(row) for row in chart.sheet}) < 2 and len(points) < 2


def _is_step(step: str | int) -> bool:
    return isinstance(step, str) or step >= 0


def _sources(origins: Iterable[Origin], stamp: Stamp, memory: Memory) -> Iterator[RecordedOrigin]:
    """Where words came from; those of a section whose text has not changed as they were found before."""
    pieces = stamp.pieces
    if pieces is None or memory is NO_MEMORY or not stamp.view.is_whole:
        yield from _all_sources(origins, stamp)
        return
    around, items = memory.same(pieces.around), tuple(map(memory.same, pieces.items))
    said = stamp.language, stamp.default
    for path, alike in groupby(origins, lambda origin: origin.path[:2]):
        match path:
            case ("sections", int(place)):
                piece: object = items[place]
            case _:
                piece = around
        own = tuple(alike)
        yield from memory.made("sources", (piece, *own), partial(_all_sources, own, stamp), said)


def _all_sources(origins: Iterable[Origin], stamp: Stamp) -> list[RecordedOrigin]:
    return [_source(origin, stamp) for origin in origins]


def _source(origin: Origin, stamp: Stamp) -> RecordedOrigin:
    if origin.document == "plan":
        return RecordedOrigin(stable_id(origin.path), "plan", origin.path, origin.span.line)
    raw, found = value_at(stamp.briefing.data, origin.path, stamp.language, stamp.default)
    path, line = stamp.view.seen(found or origin.path), origin.span.line if stamp.view.is_whole else 0
    source = RecordedOrigin(stable_id(stamp.view.seen(origin.path)), "briefing", path, line, raw)
    if not source.is_figure:
        return source
    figure = source.path[:2]
    unit, unit_path = value_at(stamp.briefing.data, (*figure, "unit"), stamp.language, stamp.default)
    about = value_at(stamp.briefing.data, (*figure, "approximate"), stamp.language, stamp.default)[0] is True
    path = unit_path or (*figure, "unit")
    return replace(source, unit="" if unit is None else str(unit), unit_path=path, approximate=about)


def _base(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]
