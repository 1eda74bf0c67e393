"""What becomes of the values of a briefing: what files say of them, and what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Edit, Report, Where
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Version:
    """What a value could be: its words, and who says so. `changes` puts it into the YAML; none leaves that as it is.

    `note` is what else is to be told of it: where a new slide will stand that is among slides of the plan's own.
    """

    words: str
    where: Where | None
    changes: tuple[YamlChange, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One value, and what becomes of it.

    `path` is its place in the YAML as it is now, `built` what was built, `now` what the YAML says. One version from the
    files and a YAML that still says what was built is an edit; anything else is a conflict, for somebody to decide.
    """

    path: Path
    built: str
    now: str
    versions: tuple[Version, ...]
    conflict: bool = False
    what: str = "changed"

    @property
    def name(self) -> str:
        """The path as people write it."""
        return dotted(self.path)


@dataclass(slots=True)
class Decided:
    """What is to be done to the briefing. `settled` counts edits that it has already."""

    decisions: list[Decision] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    settled: int = 0


@dataclass(frozen=True, slots=True)
class FileEdits:
    """The edits of one file, with what it was built from."""

    snapshot: Snapshot
    edits: Sequence[Edit]
