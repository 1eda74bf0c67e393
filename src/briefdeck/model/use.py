"""What the parts of a briefing use, and so which figures and sources an audience is told of.

A figure or source without a list of `audiences` belongs to the parts that use it: where all of them are kept from an
audience, so is it. One that nobody uses is everybody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefdeck.model.briefing import Briefing
from briefdeck.model.leaves import Text
from briefdeck.model.markup import Cite, FigureUse, parse_inline
from briefdeck.model.traits import Trait
from briefdeck.model.walk import Visit
from briefdeck.values import dataclass

Use = tuple[str, str]
"""“figures” or “sources”, and a key."""


@dataclass(frozen=True, slots=True)
class Untold:
    """The keys of the figures and sources that an audience is not told of."""

    figures: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def __contains__(self, path: tuple[str | int, ...]) -> bool:
        """Whether the value at a path is one of them, or stands in one."""
        match path:
            case ("figures", str(key), *_):
                return key in self.figures
            case ("sources", str(key), *_):
                return key in self.sources
            case _:
                return False


def untold(briefing: Briefing, audience: str) -> Untold:
    """What an audience is not told of: what is kept from it, and what only such parts use."""
    if all(part.is_seen_by(audience) for part in briefing.restricted):
        return Untold()
    kept: set[Use] = set()
    seen: set[Use] = set()
    hidden: set[Use] = set()
    behind: defaultdict[Use, set[Use]] = defaultdict(set)  # what figures and sources themselves rest on
    for visit in briefing.visits:
        open_ = visit.is_seen_by(audience)
        match visit.path:
            case ("figures" | "sources" as kind, str(key)) if not open_:
                kept.add((kind, key))
            case ("figures" | "sources" as kind, str(key), *_):
                behind[kind, key].update(_uses(visit))
            case _:
                (seen if open_ else hidden).update(_uses(visit))
    open_figures = {("figures", key) for key in briefing.figures} - kept
    hidden |= kept
    seen = _reached(seen - kept, behind)
    unused = open_figures - seen - _reached(hidden, behind)
    seen = _reached(seen | unused, behind)
    told = open_figures & seen
    figures = frozenset(briefing.figures) - {key for _, key in told}
    secret = _reached(hidden | {("figures", key) for key in figures}, behind)
    idle = {("sources", key) for key in briefing.sources} - kept - seen - secret
    seen = _reached(seen | idle, behind)
    sources = {key for key in briefing.sources if ("sources", key) in kept or ("sources", key) in secret - seen}
    return Untold(figures, frozenset(sources))


def _reached(uses: Iterable[Use], behind: dict[Use, set[Use]]) -> set[Use]:
    """These, and what the figures and sources among them rest on in turn."""
    reached: set[Use] = set()
    waiting = list(uses)
    while waiting:
        use = waiting.pop()
        if use not in reached:
            reached.add(use)
            waiting += behind.get(use, ())
    return reached


def _uses(visit: Visit) -> Iterator[Use]:
    """What a value uses by itself, in any language."""
    if isinstance(visit.value, str):
        if Trait.SOURCES in visit.traits:
            yield "sources", visit.value
        elif Trait.FIGURES in visit.traits:
            yield "figures", visit.value
    elif isinstance(visit.value, Text):
        for words in visit.value.values():
            if "[@" in words or "{{" in words:
                for piece in parse_inline(words)[0]:
                    if isinstance(piece, Cite):
                        yield from (("sources", key) for key in piece.keys)
                    elif isinstance(piece, FigureUse):
                        yield "figures", piece.name
