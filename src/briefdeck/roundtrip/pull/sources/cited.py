"""The sources of a file by their numbers, and the texts of a briefing that may cite one."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.patterns import regex
from briefdeck.provenance.record import RecordedOrigin, Snapshot

_NUMBERED = regex(r".*(\[\d+\]) ?")
_LISTED = "SourceList"  # the style of the entries that Word numbers
_CITING = frozenset(
    {"caption", "claim", "detail", "implication", "message", "note", "points", "reasons", "subtitle", "summary", "text"}
)


def citations(snapshot: Snapshot) -> dict[str, str]:
    """What a briefing writes for the number of each source, as far as the file says which is which."""
    found: dict[str, set[str]] = {}
    for mark, key in _numbered(snapshot):
        found.setdefault(mark, set()).add(key)
    return {mark: f"[@{key}]" for mark, keys in found.items() if len(keys) == 1 for key in keys}


def may_cite(source: RecordedOrigin | None) -> bool:
    """Whether a source may be cited in the words of an origin: statements say where they come from, names do not."""
    if source is None or source.document != "briefing" or not isinstance(source.raw, str):
        return False
    if source.path[0] not in ("sections", "summary"):
        return False
    words = [step for step in source.path if isinstance(step, str)]
    return words[-1] in _CITING or (len(words) > 1 and words[-2] in _CITING)


def _numbered(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    listed: dict[str, None] = {}
    for unit in snapshot.units:
        origins = [snapshot.source(piece.mark) for piece in unit.pieces]
        keys = [str(o.path[1]) if o is not None and o.path[0] == "sources" else "" for o in origins]
        if unit.style == _LISTED and (first := next(filter(None, keys), "")):
            listed[first] = None
        for before, key in zip(unit.pieces, keys[1:], strict=False):
            if key and (found := _NUMBERED.fullmatch(before.text)) and snapshot.source(before.mark) is None:
                yield found[1], key
    yield from ((f"[{n}]", key) for n, key in enumerate(listed, 1))
