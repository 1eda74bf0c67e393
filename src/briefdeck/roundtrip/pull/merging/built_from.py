"""What a file was built from, by paths: found once, however many edits ask for it."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.model.written import Raw
from briefdeck.provenance.record import RecordedOrigin, Snapshot
from briefdeck.roundtrip.pull.briefing.comparing import says
from briefdeck.roundtrip.pull.briefing.locating import scalars_in
from briefdeck.roundtrip.pull.edits.edit import Data
from briefdeck.roundtrip.pull.tables.rows import assembled
from briefdeck.yamlfile.tree import Path

_KIND = "kind"


class BuiltFrom:
    """The values that a file was built from: those of figures by their paths, all by every path above them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.figures: dict[Path, RecordedOrigin] = {}
        self.below: dict[Path, list[RecordedOrigin]] = defaultdict(list)
        for source in snapshot.sources:
            if source.is_figure:
                self.figures.setdefault(source.path, source)
            for end in range(1, len(source.path) + 1):
                self.below[source.path[:end]].append(source)
        self._said: dict[Path, set[Raw]] = {}
        self._items: dict[Path, list[Data]] = {}

    def times_said(self, path: Path, value: Data) -> int:
        """How many items of a list said all that a new one says; the kind of a section is no word of it."""
        if path not in self._said:
            self._said[path] = {source.raw for source in self.below.get(path, ())}
        own: Data = {key: each for key, each in value.items() if key != _KIND} if isinstance(value, dict) else value
        if not set(scalars_in(own)) <= self._said[path]:
            return 0
        return sum(says(item, own) for item in self._items_of(path))

    def _items_of(self, path: Path) -> list[Data]:
        """The items of a list as far as the file showed them."""
        if path not in self._items:
            found: dict[str | int, list[tuple[Path, Data]]] = defaultdict(list)
            for source in self.below.get(path, ()):
                if len(source.path) > len(path):
                    found[source.path[len(path)]].append((source.path[len(path) + 1 :], source.raw))
            self._items[path] = [assembled(list(dict(values).items())) for values in found.values()]
        return self._items[path]
