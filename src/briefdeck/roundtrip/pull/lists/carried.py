"""Statements that came into another list, against the briefing as it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import field
from typing import Any

from briefdeck.model.leaves import is_by_language
from briefdeck.roundtrip.pull.briefing.comparing import says, short, value_there
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, Version
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.briefing.taking_out import taking_out
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Carried, Kind, Report
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import InsertItem
from briefdeck.yamlfile.tree import Path


@dataclass(slots=True)
class Carries:
    """Such statements of all files; what becomes of them goes into what is `decided`."""

    data: Any
    decided: Decided
    _moves: dict[Path, tuple[Carried, Path, int]] = field(default_factory=dict)

    def take(self, edit: Carried, located: Located) -> None:
        """Put an edit where it belongs in the briefing of now."""
        into, path = located.find(edit.into), located.find(edit.path)
        there, item = value_there(self.data, into), value_there(self.data, path)
        if isinstance(there, list) and any(says(each, edit.words) for each in there):
            self.decided.settled += 1
        elif path is None or into is None or not isinstance(there, list) or not says(item, edit.words):
            self._report(edit, "the briefing says something else by now")
        elif _readers(self.data, path[:-1]) != _readers(self.data, into):
            self._report(edit, "others see the one than see the other")
        elif not isinstance(item, str) and not is_by_language(item) and path[-2] != into[-1]:
            self._report(edit, f"{dotted(path)} has more than words")
        else:
            after = located.find((*edit.into, edit.after)) if edit.after >= 0 else (*into, -1)
            self._moves.setdefault(path, (edit, into, int(after[-1]) + 1 if after is not None else len(there)))

    def settle(self, touched: Collection[Path]) -> None:
        """Decide on them, where no other edit touches them."""
        gone = Counter(path[:-1] for path in self._moves)
        for path, (edit, into, place) in self._moves.items():
            if any(one[: len(path)] == path for one in touched):
                self._report(edit, "was edited otherwise in another place")
                continue
            changes = (*taking_out(self.data, path, gone), InsertItem(into, place, value_there(self.data, path)))
            version = Version(f"{edit.words} ({dotted(into)})", edit.where, changes)
            self.decided.decisions.append(Decision(path, edit.words, edit.words, (version,), what="moved"))

    def _report(self, edit: Carried, why: str) -> None:
        what = f"“{short(edit.words)}” was moved into another list, and {why}"
        cure = f"move {dotted(edit.path)} to {dotted(edit.into)} by hand"
        self.decided.reports.append(Report(Kind.VALUE, what, cure, edit.where))


def _readers(data: Any, path: Path) -> list[Any]:
    """Who sees what stands at a path, by all that says so on the way to it."""
    found = []
    for end in range(1, len(path) + 1):
        value = value_there(data, path[:end])
        if isinstance(value, dict) and value.get("audiences"):
            found.append(sorted(value["audiences"]))
    return found
