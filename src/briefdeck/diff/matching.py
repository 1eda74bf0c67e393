"""Which thing of an earlier version is which of a later one: by what names it, by what it says, at last by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from briefdeck.diff.things import Thing, text_of
from briefdeck.sequences import rising
from briefdeck.values import dataclass

_ALIKE = 0.5
"""From this share of common pairs of characters on, two texts are versions of one."""
_MOST_COMPARED = 4_000
"""How many pairs of one list are held against each other; a thing meets those whose places are near to its own."""
_MOST_CHARACTERS = 600

Pair = tuple[Thing, Thing]


@dataclass(frozen=True, slots=True)
class Matched:
    """Two lists held against each other: what is in both, in the order of the later one, and what is in one alone."""

    pairs: tuple[Pair, ...]
    gone: tuple[Thing, ...]
    come: tuple[Thing, ...]


def match(
    before: Sequence[Thing], after: Sequence[Thing], elsewhere: Callable[[Thing], bool], *, keyed: bool = False
) -> Matched:
    """Match two lists. What stands word for word in another list is left to be found there: `elsewhere` knows it.

    In a `keyed` list, of figures or sources, a thing is what its key or its words say, and never what is like it.
    """
    mine, its = list(range(len(before))), list(range(len(after)))
    found: dict[int, int] = {}

    def take(name: Callable[[Thing], Hashable]) -> None:
        """Match what has the same name, in order; nothing has the empty name."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index in its:
            waiting[name(after[index])].append(index)
        for index in mine:
            called = name(before[index])
            if called and waiting.get(called):
                found[waiting[called].popleft()] = index
        taken = set(found.values())
        mine[:] = [index for index in mine if index not in taken]
        its[:] = [index for index in its if index not in found]

    take(lambda thing: thing.key)
    take(lambda thing: thing.content)
    take(lambda thing: thing.called)
    if not keyed:
        if len(before) == len(after) == 1 and mine and its and not (elsewhere(before[0]) or elsewhere(after[0])):
            found[0] = 0
            mine, its = [], []
        left = [index for index in mine if not elsewhere(before[index])]
        right = [index for index in its if not elsewhere(after[index])]
        found |= _alike(before, after, left, right)
    pairs = tuple((before[found[index]], thing) for index, thing in enumerate(after) if index in found)
    taken = set(found.values())
    gone = tuple(thing for index, thing in enumerate(before) if index not in taken)
    return Matched(pairs, gone, tuple(thing for index, thing in enumerate(after) if index not in found))


def _alike(before: Sequence[Thing], after: Sequence[Thing], mine: list[int], its: list[int]) -> dict[int, int]:
    """What is left over and most alike, best pairs first; of equals those whose places are nearest."""
    if not mine or not its:
        return {}
    reach = max(1, _MOST_COMPARED // len(mine))
    ours = {index: _Traits.of(before[index]) for index in mine}
    theirs = {index: _Traits.of(after[index]) for index in its}
    scored = []
    for order, index in enumerate(mine):
        middle = order * len(its) // len(mine)
        first = max(0, min(middle - reach // 2, len(its) - reach))
        for other in its[first : first + reach]:
            likeness = ours[index].likeness(theirs[other])
            if likeness >= _ALIKE:
                scored.append((-likeness, abs(index - other), index, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, index, other in sorted(scored):
        if index not in taken and other not in found:
            found[other] = index
            taken.add(index)
    return found


@dataclass(frozen=True, slots=True)
class _Traits:
    """What versions of a thing have in common: pairs of characters of its name in each language, and of all it says."""

    names: tuple[Counter[str], ...]
    all: Counter[str]

    @classmethod
    def of(cls, thing: Thing) -> _Traits:
        name = thing.name
        words = name.words.by_language.values() if name and name.words else ()
        names = [said.written for said in words] or [text_of(name) if name else ""]
        return cls(tuple(map(_pairs, names)), _pairs(_said(thing)))

    def likeness(self, other: _Traits) -> float:
        """From 0 to 1; the likest language counts, for a translation may be new."""
        named = max((_share(mine, its) for mine in self.names for its in other.names), default=0.0)
        return max(named, _share(self.all, other.all))


def _said(thing: Thing) -> str:
    """What a thing says, as far as it is needed to know it again."""
    said, length = [], 0
    for one in (thing, *thing.within):
        for leaf in (*one.leaves.values(), *one.cells):
            text = text_of(leaf)
            said.append(text)
            length += len(text)
        if length > _MOST_CHARACTERS:
            break
    return "\n".join(said)


def _pairs(text: str) -> Counter[str]:
    text = text.casefold()[:_MOST_CHARACTERS]
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text] if text else [])


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Sørensen's and Dice's coefficient of two bags."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def out_of_order(pairs: Iterable[Pair], before: Sequence[Thing]) -> Collection[int]:
    """Of pairs in the order of the later version, the fewest that must be moved to come from the earlier order."""
    places = {id(thing): place for place, thing in enumerate(before)}
    line = [places[id(thing)] for thing, _ in pairs]
    kept = rising(line)
    return [index for index in range(len(line)) if index not in kept]
