"""Values of the time of the build in the briefing as it is now: lists may have grown, shrunk or changed their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.readback.likeness import likeness
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_LIKE = 0.5
_MOST = 2_000  # items of a list that are looked at, and comparisons of two that are made
_COMMON = 50  # items that say the same


@dataclass(slots=True)
class _Built:
    """A value of the snapshot with all that it says of what is below it."""

    words: Counter[str] = field(default_factory=Counter)
    below: dict[str | int, _Built] = field(default_factory=dict)


class Located:
    """Paths of the time of the build, as the record tells them → paths of the briefing of now."""

    def __init__(self, snapshot: Snapshot, text: str, data: Any, edited: Mapping[Path, str] | None = None) -> None:
        """`text` and `data` are the briefing as it is now; `edited` what values are in the file, which they may be
        here already."""
        self._view = snapshot.view(data)
        self.same = snapshot.digest == self._view.digest(text)
        self._items: dict[Path, Path | None] = {}
        if self.same:
            return
        root = _Built()
        for source in snapshot.sources:
            if source.document == "briefing" and source.raw is not None:
                _grow(root, source.path, {str(source.raw), (edited or {}).get(source.path, str(source.raw))})
        self._align(root, self._view.data, (), ())

    def find(self, path: Path) -> Path | None:
        """Where a value stands now; None where its item is gone. A path below no list is what it was."""
        if self.same:
            return self._view.real(path)
        made: Path = ()
        for end, step in enumerate(path, 1):
            if isinstance(step, int):
                known = self._items.get(path[:end], ())
                if known is None:
                    return None
                made = known or (*made, step)
            else:
                made = (*made, step)
        return self._view.real(made)

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
    said = [Counter(map(str, scalars_in(item))) for item in data]
    found: dict[int, int | None] = {}
    taken: set[int] = set()
    for share, _, step, there in sorted(_shared(members, said), reverse=True):
        if share >= _LIKE and step not in found and there not in taken:
            found[step] = there
            taken.add(there)
    compared = 0
    for step, child in members.items():
        if step in found:
            continue
        free = [i for i in range(len(said)) if i not in taken]
        compared += len(free)
        close = [(_likeness(child.words, said[i]), -abs(step - i), i) for i in free] if compared < _MOST else []
        best, _, there = max(close, default=(0.0, 0, -1))
        # A text alone that is the only one left is that text: what it was is held against what it says now.
        alone = len(close) == 1 and there == step and sum(child.words.values()) == 1
        if best >= _LIKE or alone:
            found[step] = there
            taken.add(there)
        else:
            found[step] = None
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How alike two items are in what they do not share: one cell that both have makes no row of another."""
    rest = one - other, other - one
    return likeness(" ".join(rest[0]), " ".join(rest[1])) if rest[0] and rest[1] else 0.0


def _shared(members: Mapping[int, _Built], said: list[Counter[str]]) -> Iterator[tuple[float, int, int, int]]:
    """How much of what an item said an item of now says; what half a hundred of them say tells none apart."""
    where: dict[str, list[int]] = defaultdict(list)
    for there, words in enumerate(said):
        for word in words:
            where[word].append(there)
    for step, child in members.items():
        total = max(sum(child.words.values()), 1)
        shared: dict[int, int] = defaultdict(int)
        for word, count in child.words.items():
            places = where.get(word, [])
            near = places if len(places) <= _COMMON else [step] if step in places else []
            for there in near:
                shared[there] += min(count, said[there][word])
        yield from ((count / total, -abs(step - there), step, there) for there, count in shared.items())


def scalars_in(value: Any) -> Iterator[Any]:
    """The texts, numbers and truths that a value of a briefing consists of, in no order that means anything."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif each is not None:
            yield each
