"""What a file was built from, by paths: found once, however many edits ask for it."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.model.written import Raw
from briefdeck.provenance.record import Snapshot, Source
from briefdeck.yamlfile.tree import Path


class BuiltFrom:
    """The values that a file was built from: those of figures by their paths, all by every path above them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.figures: dict[Path, Source] = {}
        self.below: dict[Path, list[Source]] = defaultdict(list)
        for source in snapshot.sources:
            if source.is_figure:
                self.figures.setdefault(source.path, source)
            for end in range(1, len(source.path) + 1):
                self.below[source.path[:end]].append(source)
        self._said: dict[Path, set[Raw]] = {}

    def said(self, path: Path) -> set[Raw]:
        """What stood below a path."""
        if path not in self._said:
            self._said[path] = {source.raw for source in self.below.get(path, ())}
        return self._said[path]
