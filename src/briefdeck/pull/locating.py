"""Values of the time of the build in the briefing as it is now: lists may have grown, shrunk or changed their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefdeck.returned.likeness import likeness
from briefdeck.richtext import Path
from briefdeck.snapshot.record import Snapshot, digest_of

_LIKE = 0.5
_MOST = 2_000  # items of a list that are looked at


@dataclass(slots=True)
class _Built:
    """A value of the snapshot with all that it says of what is below it."""

    words: Counter[str] = field(default_factory=Counter)
    below: dict[str | int, _Built] = field(default_factory=dict)


class Located:
    """Paths of the time of the build → paths of now."""

    def __init__(self, snapshot: Snapshot, text: str, data: Any, edited: Mapping[Path, str] | None = None) -> None:
        """`text` and `data` are the briefing as it is now; `edited` what values are in the file, which they may be
        here already."""
        self.same = snapshot.digest == digest_of(text)
        self._items: dict[Path, Path | None] = {}
        if self.same:
            return
        root = _Built()
        for source in snapshot.sources:
            if source.document == "briefing" and source.raw is not None:
                _grow(root, source.path, {str(source.raw), (edited or {}).get(source.path, str(source.raw))})
        self._align(root, data, (), ())

    def find(self, path: Path) -> Path | None:
        """Where a value stands now; None where its item is gone. A path below no list is what it was."""
        if self.same:
            return path
        made: Path = ()
        for end, step in enumerate(path, 1):
            if isinstance(step, int):
                known = self._items.get(path[:end], ())
                if known is None:
                    return None
                made = known or (*made, step)
            else:
                made = (*made, step)
        return made

    def _align(self, built: _Built, data: Any, old: Path, new: Path) -> None:
        if isinstance(data, Mapping):
            for step, child in built.below.items():
                if step in data:
                    self._align(child, data[step], (*old, step), (*new, step))
        elif isinstance(data, list):
            members = {step: child for step, child in built.below.items() if isinstance(step, int)}
            for step, there in _matched(members, data[:_MOST]).items():
                place = None if there is None else (*new, there)
                self._items[(*old, step)] = place
                if place is not None and there is not None:
                    self._align(members[step], data[there], (*old, step), place)


def _grow(root: _Built, path: Path, words: Iterable[str]) -> None:
    node = root
    for step in path:
        node = node.below.setdefault(step, _Built())
        node.words.update(words)


def _matched(members: Mapping[int, _Built], data: list[Any]) -> dict[int, int | None]:
    """Items that were built → items of now, by what they say, then by their place."""
    said = [Counter(_said(item)) for item in data]
    scores = []
    for step, child in members.items():
        for there, words in enumerate(said):
            shared = sum((child.words & words).values())
            if shared:
                scores.append((shared / max(sum(child.words.values()), 1), -abs(step - there), step, there))
    found: dict[int, int | None] = {}
    taken: set[int] = set()
    for _, _, step, there in sorted(scores, reverse=True):
        if step not in found and there not in taken:
            found[step] = there
            taken.add(there)
    for step, child in members.items():
        if step in found:
            continue
        text = " ".join(child.words)
        close = [(likeness(text, " ".join(words)), -abs(step - i), i) for i, words in enumerate(said) if i not in taken]
        best, _, there = max(close, default=(0.0, 0, -1))
        if best >= _LIKE or (there >= 0 and len(close) == 1 and there == step):
            found[step] = there
            taken.add(there)
        else:
            found[step] = None
    return found


def _said(value: Any) -> Iterator[str]:
    """All that a value of a briefing says."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif each is not None:
            yield str(each)
