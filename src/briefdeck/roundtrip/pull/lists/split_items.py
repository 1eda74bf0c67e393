"""Items of a list that were split or merged in a file, against the list as the briefing has it now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field
from typing import Any

from briefdeck.locale import find
from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.model.written import Raw, followed, value_at
from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.briefing.comparing import list_of, same, short, text_of, value_there
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, Version
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Kind, Merged, Report, Split, Where
from briefdeck.roundtrip.pull.paragraph.signs import Sign, signs_of, written
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.edit.apply import InsertItem, RemoveItem, SetValue
from briefdeck.yamlfile.tree import Path

_GROWING = keys(Trait.GROWS)


@dataclass(slots=True)
class SplitItems:
    """The splits and merges of all files; what becomes of them goes into what is `decided`."""

    data: Any
    decided: Decided
    _broken: dict[Path, tuple[Split | Merged, Path, str, tuple[YamlChange, ...]]] = field(default_factory=dict)

    def take(self, edit: Split | Merged, located: Located, snapshot: Snapshot) -> None:
        """Put an edit where it belongs in the briefing of now."""
        if isinstance(edit, Split):
            self._split(edit, located, snapshot)
        else:
            self._merge(edit, located, snapshot)

    def _split(self, edit: Split, located: Located, snapshot: Snapshot) -> None:
        parts = edit.parts
        above = located.find(list_of(edit.path))
        if stands(value_there(self.data, above), *parts):
            self.decided.settled += 1
            return
        path = self._there(edit.path, edit.built, located, snapshot)
        item = item_alone(self.data, path) if path is not None else None
        if path is None or item is None:
            what = f"“{short(edit.built)}” was made two paragraphs, and {dotted(edit.path)}"
            if _is_item(edit.path):
                what, cure = f"{what} has more than these words", "put a second item behind it by hand"
                self._report(Kind.VALUE, what, cure, edit.where)
            else:
                what, cure = f"{what} is one text, and no item of a list", "a build breaks its lines anew: leave it"
                self._report(Kind.FORMAT, what, cure, edit.where)
            return
        self._broken[path] = (edit, item, " | ".join(parts), splitting(path, item, parts))

    def _merge(self, edit: Merged, located: Located, snapshot: Snapshot) -> None:
        text = whole_of(edit)
        above = located.find(list_of(edit.path))
        if text is not None and stands(value_there(self.data, above), text):
            self.decided.settled += 1
            return
        paths = [
            self._there(p, raw, located, snapshot) for p, raw in zip((edit.path, edit.other), edit.built, strict=True)
        ]
        items = [item_alone(self.data, path) if path is not None else None for path in paths]
        path, item, other = paths[0], items[0], items[1]
        beside = item is not None and other is not None and other == (*item[:-1], int(item[-1]) + 1)
        if text is None or path is None or item is None or other is None or not beside:
            what = f"“{short(edit.built[0])}” and “{short(edit.built[1])}” were made one paragraph"
            if list_of(edit.path) != list_of(edit.other) or not _is_item(edit.path):
                what += ", and are no items of one list"
            cure = f"join {dotted(edit.path)} and {dotted(edit.other)} by hand, with what else they hold"
            self._report(Kind.VALUE, what, cure, edit.where)
            return
        self._broken[path] = (edit, item, text, merging(path, other, text))

    def _there(self, path: Path, built: Raw, located: Located, snapshot: Snapshot) -> Path | None:
        """Where a text stands now; None where it is no longer what was built."""
        found = located.find(path)
        raw, there = (
            value_at(self.data, found, snapshot.language, snapshot.default) if found is not None else (None, None)
        )
        return (there or found) if same(raw, built) else None

    def settle(self, touched: Collection[Path], moved: Collection[Path]) -> None:
        """Decide on them, where the values `touched` and the lists `moved` by other edits leave them alone."""
        for path, (edit, item, words, changes) in self._broken.items():
            ours = (change.path for change in changes if isinstance(change, SetValue | RemoveItem))
            if any(one[: len(other)] == other for one in ours for other in touched) or item[:-1] in moved:
                what = f"{dotted(path)} was split or joined in one place, and edited otherwise in another"
                self._report(Kind.VALUE, what, "write in the briefing by hand what it is to be", edit.where)
                continue
            built = text_of(edit.built if isinstance(edit, Split) else edit.built[0])
            what = "split" if isinstance(edit, Split) else "joined"
            versions = (Version(words, edit.where, changes),)
            self.decided.decisions.append(Decision(path, built, built, versions, what=what))

    def _report(self, kind: Kind, what: str, cure: str, where: Where) -> None:
        self.decided.reports.append(Report(kind, what, cure, where))


def _is_item(path: Path) -> bool:
    """Whether a text is that of an item of a list that grows."""
    above = list_of(path)
    below = path[len(above) + 1 :]
    grows = bool(above) and len(above) < len(path) and above[-1] in _GROWING
    return grows and (not below or below[0] == "text" or (len(below) == 1 and find(str(below[0])) is not None))


def whole_of(edit: Merged) -> str | None:
    """The text that was two."""
    typed = [Sign(character) for character in edit.between]
    return written([*signs_of(str(edit.built[0])), *typed, *signs_of(str(edit.built[1]))])


def item_alone(data: Any, path: Path) -> Path | None:
    """The item that a text is, all of it: of a list that grows, in one language, with nothing beside its words."""
    item = path[:-1] if path[-1] == "text" else path
    if len(item) < 2 or not isinstance(item[-1], int) or item[-2] not in _GROWING:
        return None
    there = followed(data, item)[1]
    alone = (
        there if isinstance(there, str) else there.get("text") if isinstance(there, dict) and len(there) == 1 else None
    )
    return item if isinstance(alone, str) else None


def splitting(path: Path, item: Path, parts: tuple[str, str]) -> tuple[YamlChange, ...]:
    """What makes two items of one."""
    return SetValue(path, parts[0]), InsertItem(item[:-1], int(item[-1]) + 1, parts[1])


def merging(path: Path, other: Path, text: str) -> tuple[YamlChange, ...]:
    """What makes one item of two neighbours."""
    return SetValue(path, text), RemoveItem(other)


def stands(items: Any, *texts: str) -> bool:
    """Whether items of a list say these texts, one behind the other."""
    said = [item.get("text") if isinstance(item, dict) else item for item in items] if isinstance(items, list) else []
    return any(_alike(said[start : start + len(texts)], texts) for start in range(len(said) - len(texts) + 1))


def _alike(said: Sequence[Any], texts: Sequence[str]) -> bool:
    return all(isinstance(one, str) and one.strip() == other for one, other in zip(said, texts, strict=True))
