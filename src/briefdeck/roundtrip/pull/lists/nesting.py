"""Statements that came to stand below others, or no longer do, against the briefing as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from briefdeck.roundtrip.pull.briefing.comparing import is_there, says, short, value_there
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, Version
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Added, Kind, Nested, Report
from briefdeck.roundtrip.pull.lists.bullet_levels import POINTS
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import AddKey, InsertItem, RemoveItem
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.tree import Path


@dataclass(slots=True)
class Nests:
    """The changed levels of all files; what becomes of them goes into what is `decided`."""

    data: Any
    decided: Decided
    _under: dict[Path, dict[Path, Nested]] = field(default_factory=lambda: defaultdict(dict))
    _out: dict[Path, Nested] = field(default_factory=dict)
    _new: dict[Path, list[Added]] = field(default_factory=lambda: defaultdict(list))

    def take(self, edit: Nested, located: Located) -> None:
        """Put an edit where it belongs in the briefing of now."""
        under = located.find(edit.under)
        above = value_there(self.data, under)
        into = value_there(self.data, (*under, POINTS) if edit.inwards else under[:-1]) if under is not None else None
        if isinstance(into, list) and any(says(item, edit.words) for item in into):
            self.decided.settled += 1
            return
        path = located.find(edit.path)
        item = value_there(self.data, path)
        if path is None or under is None or above is None or not says(item, edit.words):
            self._report(edit, "the briefing has other words there by now")
        elif edit.inwards and path[:-1] == under[:-1]:
            self._under[under][path] = edit
        elif not edit.inwards and path[:-2] == under and not is_there(self.data, (*path[:-1], int(path[-1]) + 1)):
            self._out[path] = edit
        else:
            self._report(edit, "others stand behind it below the same statement")

    def below(self, path: Path, edit: Added) -> None:
        """Put a new statement below one that has none yet."""
        if edit not in self._new[path]:
            self._new[path].append(edit)

    def settle(self) -> None:
        """Decide on them."""
        for under, edits in self._under.items():
            order = sorted(edits, key=lambda path: int(path[-1]))
            values = [value_there(self.data, path) for path in order]
            changes = (*(RemoveItem(path) for path in order), *nesting(self.data, under, values))
            words = " · ".join(edits[path].words for path in order)
            where = edits[order[0]].where
            self._decide(Decision(order[0], words, words, (Version(words, where, changes),), what="nested"))
        for path, edit in self._out.items():
            place = int(path[-3]) + 1
            changes = RemoveItem(path), InsertItem(path[:-3], place, value_there(self.data, path))
            version = Version(edit.words, edit.where, changes)
            self._decide(Decision(path, edit.words, edit.words, (version,), what="nested"))

        for path, added in self._new.items():
            words, where = " · ".join(edit.words for edit in added), added[0].where
            below = nesting(self.data, path, [edit.value for edit in added])
            self._decide(Decision((*path, POINTS), "", "", (Version(words, where, below),), what="added"))

    def _decide(self, decision: Decision) -> None:
        self.decided.decisions.append(decision)

    def _report(self, edit: Nested, why: str) -> None:
        what = f"“{short(edit.words)}” was {'indented' if edit.inwards else 'moved out'} by its level, and {why}"
        self.decided.reports.append(Report(Kind.VALUE, what, f"move {dotted(edit.path)} by hand", edit.where))


def nesting(data: Any, path: Path, values: Sequence[Any]) -> tuple[YamlChange, ...]:
    """What puts statements below another one, behind those that are there."""
    item = value_there(data, path)
    if isinstance(item, dict) and isinstance(item.get(POINTS), list):
        below = (*path, POINTS)
        return tuple(InsertItem(below, len(item[POINTS]), value) for value in values)
    if isinstance(item, dict) and "text" in item:
        return (AddKey(path, POINTS, list(values)),)
    # A text alone stands for a mapping with that key.
    return RemoveItem(path), InsertItem(path[:-1], int(path[-1]), {"text": item, POINTS: list(values)})
