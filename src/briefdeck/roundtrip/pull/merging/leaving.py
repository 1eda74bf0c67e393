"""Sources that were withdrawn, and sections that an audience no longer sees, against the briefing as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.briefing.comparing import is_there, value_there
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, Version
from briefdeck.roundtrip.pull.briefing.hiding import hiding
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Hidden, Kind, Report, Withdrawn
from briefdeck.roundtrip.pull.sources.withdrawing import withdrawing
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(slots=True)
class Leaving:
    """What becomes of them goes into what is `decided`; `audiences` are all there are."""

    data: Any
    decided: Decided
    audiences: Sequence[str]

    def withdraw(self, edit: Withdrawn, snapshot: Snapshot) -> None:
        """Take a source out with every use of it, where nothing that others see rests on it."""
        path: Path = ("sources", edit.key)
        if not is_there(self.data, path):
            self.decided.settled += 1
            return
        changes = withdrawing(self.data, edit.key, snapshot.audience)
        if changes is None:
            what = (
                f"the source “{edit.words}” was taken out, and parts that “{snapshot.audience}” does not see rest on it"
            )
            cure = f"take {edit.key} out of these and of sources:"
            self.decided.reports.append(Report(Kind.VALUE, what, cure, edit.where))
            return
        versions = (Version("", edit.where, changes),)
        if all(decision.path != path for decision in self.decided.decisions):
            self.decided.decisions.append(Decision(path, edit.words, edit.words, versions, what="removed"))

    def hide(self, edit: Hidden, located: Located, snapshot: Snapshot) -> None:
        """Keep a section from the audience of a file, where somebody else sees it."""
        path = located.find(edit.path)
        section = value_there(self.data, path)
        found = hiding(path or (), section, snapshot.audience, self.audiences)
        if not isinstance(section, dict) or found is None:
            self.decided.settled += 1
        elif not found:
            what = f"“{edit.words}” was deleted, and nobody else sees its section"
            cure = f"take {dotted(path or ())} out of the briefing"
            self.decided.reports.append(Report(Kind.SLIDE, what, cure, edit.where))
        else:
            place = (*(path or ()), "audiences")
            now = ", ".join(section.get("audiences") or ("all",))
            versions = (Version(f"{edit.words}: without {snapshot.audience}", edit.where, found),)
            self.decided.decisions.append(Decision(place, edit.words, now, versions, what="hidden"))
