"""The places in a briefing that comments are about: as it is now, where that is certain, else as it was built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefdeck.diagnostics import Span
from briefdeck.model.written import value_at
from briefdeck.provenance.record import RecordedOrigin, Snapshot
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.readback.commented import Commented
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Document, Node, Path

_TITLES = ("title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class CommentTarget:
    """A value of a briefing, or of the audience's plan for words that stand there.

    It is not `certain` where the text is no longer what was built; where nothing is left of it, the line is that of the
    day when the file was built.
    """

    span: Span
    path: Path
    certain: bool


def places_of(made: Commented, briefing: Document | None) -> Iterator[CommentTarget | None]:
    """What each comment is about: a value of the briefing, else one of the plan; None where nobody knows.

    A comment on a slide as a whole is about its message, which is its title.
    """
    snapshot, pairing = made.returned.snapshot, made.pairing
    if snapshot is None or pairing is None:
        yield from (None for _ in made.comments)
        return
    back, pages = pairing.back, {now: before for before, now in pairing.pages.items()}
    now = _now(snapshot, briefing) if briefing is not None else None
    for comment in made.comments:
        if comment.unit >= 0:
            built = back.get(comment.unit, -1)
            marks = _marks_of(snapshot.units[built], comment.quoted) if built >= 0 else iter(())
        else:
            marks = _marks_on(pages.get(comment.page, -1) if comment.page else -1, comment.holder, snapshot)
        sources = [source for mark in marks if (source := snapshot.source(mark)) is not None]
        found = next((s for s in sources if s.document == "briefing"), next(iter(sources), None))
        yield _located(found, snapshot, now) if found is not None else None


@dataclass(frozen=True, slots=True)
class _Now:
    """The briefing as it is; where it was changed, each text with the one path that it stands at."""

    document: Document
    located: Located
    texts: Mapping[str, Path]


def _now(snapshot: Snapshot, briefing: Document) -> _Now:
    located = Located(snapshot, briefing.text, briefing.data)
    if located.same:
        return _Now(briefing, located, {})
    found: dict[str, list[Path]] = defaultdict(list)
    for path, node in _values(briefing.root):
        if isinstance(node.data, str):
            found[node.data].append(path)
    return _Now(briefing, located, {text: paths[0] for text, paths in found.items() if len(paths) == 1})


def _located(source: RecordedOrigin, snapshot: Snapshot, now: _Now | None) -> CommentTarget:
    """Where a value that a file was built with stands: its text, else what it became, else where it was."""
    if source.document == "plan":
        return CommentTarget(Span(f"{snapshot.audience}/{snapshot.plan}", source.line, 1), source.path, certain=False)
    if now is None:
        return CommentTarget(Span(snapshot.briefing, source.line, 1), source.path, certain=False)
    if now.located.same:
        there = now.located.find(source.path) or source.path
        return CommentTarget(now.document.span(there), there, certain=True)
    kept = now.located.find(source.path)
    raw, path = value_at(now.document.data, kept, snapshot.language, snapshot.default) if kept else (None, None)
    same = path if raw == source.raw else now.texts.get(source.raw) if isinstance(source.raw, str) else None
    if same is not None:
        return CommentTarget(now.document.span(same), same, certain=True)
    if path is not None:
        return CommentTarget(now.document.span(path), path, certain=False)
    return CommentTarget(Span(now.document.file, source.line, 1), source.path, certain=False)


def _marks_on(page: int, holder: str, snapshot: Snapshot) -> Iterator[int]:
    """The origins of what is on a slide: the chart that is meant, the title, the rest."""
    yield from (chart.mark for chart in snapshot.charts if (chart.page, chart.holder) == (page, holder))
    here = [unit for unit in snapshot.units if unit.page == page > 0 and unit.holder != "notes"]
    for unit in sorted(here, key=lambda unit: unit.style not in _TITLES):
        yield from unit.marks


def _marks_of(unit: Unit, quoted: str) -> Iterator[int]:
    """The origins of a paragraph: first of the words that are quoted, then of all."""
    start = unit.text.find(quoted) if quoted else -1
    offset = 0
    for piece in unit.pieces:
        if start >= 0 and offset < start + len(quoted) and start < offset + len(piece.text):
            yield piece.mark
        offset += len(piece.text)
    yield from unit.marks


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
