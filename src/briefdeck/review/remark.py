"""What a reviewer remarks: a diagnostic, and the part of the briefing that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from briefdeck.diagnostics import Diagnostic
from briefdeck.model.briefing import Briefing
from briefdeck.model.use import Untold, untold
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about the value at `path`; it concerns only audiences that may see that value."""

    path: Path
    diagnostic: Diagnostic


class Visibility:
    """Which parts of a briefing are kept from whom."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._untold: dict[str, Untold] = {}

    @cached_property
    def _kept(self) -> Mapping[Path, frozenset[str]]:
        return {visit.path: visit.audiences or frozenset() for visit in self._briefing.restricted}

    def sees(self, audience: str, path: Path) -> bool:
        """Whether the audience may see the value at a path; a figure or source, whether its own parts use it."""
        kept = self._kept
        if not kept:
            return True
        if path[:1] in (("figures",), ("sources",)):
            if audience not in self._untold:
                self._untold[audience] = untold(self._briefing, audience)
            return path not in self._untold[audience]
        heads = (path[:length] for length in range(1, len(path) + 1))
        return all(audience in kept[head] for head in heads if head in kept)

    def hidden(self, audience: str) -> Iterator[Path]:
        """The outermost parts that the audience may not see."""
        return (path for path, audiences in self._kept.items() if audience not in audiences)
