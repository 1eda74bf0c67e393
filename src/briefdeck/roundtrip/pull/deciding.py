"""The edits of all files against the briefing as it is now: what is to be written, what is there, what clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefdeck.model.briefing import keys
from briefdeck.model.leaves import is_by_language
from briefdeck.model.traits import Trait
from briefdeck.model.written import Raw, child, value_at
from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.collecting import dotted
from briefdeck.roundtrip.pull.edits import Added, Change, Data, Edit, Kind, Moved, Removed, Report, Where, said
from briefdeck.roundtrip.pull.locating import Located, scalars_in
from briefdeck.yamlfile.edit.apply import AddKey, InsertItem, RemoveItem, RemoveKey, Reorder, SetValue
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.tree import Path

_GRIDS = keys(Trait.GRID)


@dataclass(frozen=True, slots=True)
class Version:
    """What a value could be: its words, and who says so. `changes` puts it into the YAML; none leaves that as it is."""

    words: str
    where: Where | None
    changes: tuple[YamlChange, ...] = ()


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
class Source:
    """The edits of one file, with what it was built from."""

    snapshot: Snapshot
    edits: Sequence[Edit]


def decided(sources: Iterable[Source], text: str, data: Any) -> Decided:
    """Hold the edits of files against a briefing, given as its text and its data."""
    made = _Deciding(text, data)
    for source in sources:
        made.take(source)
    made.settle()
    return made.decided


@dataclass(slots=True)
class _Value:
    """All that files say of one value. `built` has what each of them was built with."""

    built: list[Raw] = field(default_factory=list)
    edited: dict[Raw, Where] = field(default_factory=dict)
    removed: Where | None = None
    words: str = ""
    language: str = ""
    default: str = ""


class _Deciding:
    def __init__(self, text: str, data: Any) -> None:
        self.text = text
        self.data = data
        self.decided = Decided()
        self.values: dict[Path, _Value] = {}
        self.removed: dict[Path, tuple[Removed, list[tuple[Path, Raw]]]] = {}
        self.added: dict[tuple[Path, str], tuple[Added, Path, int]] = {}
        self.moved: dict[Path, dict[tuple[int, ...], tuple[Where, tuple[int, ...]]]] = defaultdict(dict)

    def take(self, source: Source) -> None:
        """Put the edits of a file where they belong in the briefing of now."""
        snapshot = source.snapshot
        edited = {e.path: str(e.edited) for e in source.edits if isinstance(e, Change)}
        located = Located(snapshot, self.text, self.data, edited)
        for edit in source.edits:
            match edit:
                case Change():
                    self._change(edit, located, snapshot)
                case Removed():
                    self._remove(edit, located, snapshot)
                case Added():
                    self._add(edit, located, snapshot)
                case Moved():
                    self._move(edit, located)

    def _change(self, edit: Change, located: Located, snapshot: Snapshot) -> None:
        path = located.find(edit.path)
        if path is None:
            what = f"“{_short(edit.built)}” became “{_short(edit.edited)}”, and the briefing no longer has its item"
            self._report(Kind.VALUE, what, "add it again, or leave it", edit.where)
            return
        found = value_at(self.data, path, snapshot.language, snapshot.default)[1]
        value = self.values.setdefault(found or path, _Value())
        value.built.append(edit.built)
        value.edited.setdefault(edit.edited, edit.where)

    def _remove(self, edit: Removed, located: Located, snapshot: Snapshot) -> None:
        path = located.find(edit.path)
        if path is None or not _has(self.data, path):
            self.decided.settled += 1
            return
        known = []
        for each in snapshot.sources:
            if each.document == "briefing" and each.path[: len(edit.path)] == edit.path:
                there = located.find(each.path)
                if there is not None:
                    known.append((there, each.raw))
        self.removed.setdefault(path, (edit, known))

    def _add(self, edit: Added, located: Located, snapshot: Snapshot) -> None:
        path = located.find(edit.path)
        there = _at(self.data, path) if path is not None else None
        if path is None or not isinstance(there, list):
            if path is not None and edit.path[-1] in _GRIDS:
                what, cure = f"the row “{edit.words}” is new, and the table has its data in a file", "add it there"
            else:
                what, cure = f"“{edit.words}” is new, and the briefing no longer has its list", "add it by hand"
            self._report(Kind.NEW, what, cure, edit.where)
            return
        # A copy of what was built stands there once already.
        built = {source.raw for source in snapshot.sources if source.path[: len(edit.path)] == edit.path}
        copies = 2 if set(scalars_in(edit.value)) <= built else 1
        if sum(_says(item, edit.value) for item in there) >= copies:
            self.decided.settled += 1
            return
        after = located.find((*edit.path, edit.after)) if edit.after >= 0 else (*path, -1)
        self.added.setdefault((path, edit.words), (edit, path, int(after[-1]) if after is not None else len(there) - 1))

    def _move(self, edit: Moved, located: Located) -> None:
        path = located.find(edit.path)
        there = _at(self.data, path) if path is not None else None
        places = [located.find((*edit.path, step)) for step in edit.order]
        if path is None or not isinstance(there, list):
            if path is not None and edit.path[-1] in _GRIDS:
                what = "rows were moved, and the table has its data in a file"
                self._report(Kind.VALUE, what, "move them there", edit.where)
            else:
                self.decided.settled += 1
            return
        now = tuple(int(place[-1]) for place in places if place is not None)
        built = tuple(int(p[-1]) for s in sorted(edit.order) if (p := located.find((*edit.path, s))) is not None)
        if list(now) == sorted(now):
            self.decided.settled += 1
            return
        self.moved[path][now] = (edit.where, built)

    # --- what becomes of them -----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Decide what can be decided, and leave the rest open."""
        for path, (removed, known) in self.removed.items():
            self._settle_removed(path, removed, known)
        for path, value in self.values.items():
            if not any(path[: len(gone)] == gone for gone in self.removed):
                self._settle_value(path, value)
        for added, path, after in self.added.values():
            order = self._final_order(path)
            place = order.index(after) + 1 if after in order else 0
            # The number of the item before which it comes to stand, wherever that one goes.
            index = order[place] if place < len(order) else len(order)
            change = InsertItem(path, index, added.value)
            self._decide(
                Decision((*path, index), "", "", (Version(added.words, added.where, (change,)),), what="added")
            )
        for path, orders in self.moved.items():
            self._settle_moved(path, orders)

    def _settle_value(self, path: Path, value: _Value) -> None:
        there = _at(self.data, path)
        if isinstance(there, dict | list):
            where = next(iter(value.edited.values()))
            self._report(Kind.VALUE, f"{dotted(path)} is no text any more", "write it by hand", where)
            return
        if any(_same(there, edited) for edited in value.edited):
            self.decided.settled += 1  # of two places that differ, somebody has chosen one already
            return
        if not _has(self.data, path) and not self._may_have(path):
            what = (
                f"“{_short(value.built[0])}” became “{_short(next(iter(value.edited)))}”, and {_why(self.data, path)}"
            )
            self._report(Kind.VALUE, what, "change it there", next(iter(value.edited.values())))
            return
        changed = not any(_same(there, built) for built in value.built)
        versions = tuple(
            Version(_text(edited), where, tuple(self._writing(path, edited))) for edited, where in value.edited.items()
        )
        conflict = changed or len(versions) > 1
        self._decide(Decision(path, _text(value.built[0]), _text(there), versions, conflict))

    def _may_have(self, path: Path) -> bool:
        """Whether a key is only left out, as the unit of a figure may be."""
        return isinstance(_at(self.data, path[:-1]), dict) and path[0] == "figures"

    def _writing(self, path: Path, edited: Raw) -> Iterator[YamlChange]:
        if isinstance(edited, bool):
            if edited and not _has(self.data, path):
                yield AddKey(path[:-1], str(path[-1]), True)
            elif not edited:
                yield RemoveKey(path)
        elif not _has(self.data, path):
            yield AddKey(path[:-1], str(path[-1]), edited)
        elif edited is not None:
            yield SetValue(path, edited)

    def _settle_removed(self, path: Path, removed: Removed, known: Sequence[tuple[Path, Raw]]) -> None:
        # An item that stands in another item that goes is gone with it.
        if any(path != other and path[: len(other)] == other for other in self.removed):
            return
        edited = [p for p in self.values if p[: len(path)] == path]
        changed = [p for p, raw in known if not _same(_at(self.data, p), raw)]
        target = path
        above = _at(self.data, path[:-1])
        if isinstance(above, dict) and known and is_by_language(above):
            target = path[:-1]  # words that are gone in one language are gone in all
        change: YamlChange = RemoveItem(target) if isinstance(target[-1], int) else RemoveKey(target)
        versions = [Version("", removed.where, (change,))]
        for each in edited:
            value = self.values[each]
            versions += (
                Version(_text(text), where, tuple(self._writing(each, text))) for text, where in value.edited.items()
            )
        now = said(_plain(_at(self.data, path)))
        conflict = bool(changed) or len(versions) > 1
        self._decide(Decision(target, removed.words, now, tuple(versions), conflict, "removed"))

    def _final_order(self, path: Path) -> list[int]:
        """The items of a list, by their numbers of now, in the order that they will have."""
        items = _at(self.data, path)
        orders = list(self.moved.get(path, {}).items())
        if len(orders) != 1 or list(orders[0][1][1]) != sorted(orders[0][1][1]):
            return list(range(len(items)))
        return _reordered(len(items), orders[0][0])

    def _settle_moved(self, path: Path, orders: Mapping[tuple[int, ...], tuple[Where, tuple[int, ...]]]) -> None:
        items = _at(self.data, path)
        versions = []
        conflict = len(orders) > 1
        for now, (where, built) in orders.items():
            conflict |= list(built) != sorted(built)  # the YAML has an order of its own by now
            order = _reordered(len(items), now)
            versions.append(Version(_order(items, order), where, (Reorder(path, tuple(order)),)))
        before = _order(items, range(len(items)))
        self._decide(Decision(path, before, before, tuple(versions), conflict, "moved"))

    def _decide(self, decision: Decision) -> None:
        self.decided.decisions.append(decision)

    def _report(self, kind: Kind, what: str, cure: str, where: Where) -> None:
        self.decided.reports.append(Report(kind, what, cure, where))


def _reordered(count: int, shown: Sequence[int]) -> list[int]:
    """All items of a list, the shown ones in their new order at the places that these had."""
    order = list(range(count))
    for place, item in zip(sorted(shown), shown, strict=True):
        order[place] = item
    return order


def _has(data: Any, path: Path) -> bool:
    for step in path:
        found = child(data, step)
        if found is None:
            return False
        data = found[0]
    return True


def _at(data: Any, path: Path | None) -> Any:
    for step in path or ():
        found = child(data, step)
        if found is None:
            return None
        data = found[0]
    return data


def _why(data: Any, path: Path) -> str:
    """Why a value that a file shows cannot be written in the briefing."""
    for end in range(len(path), 0, -1):
        there = _at(data, path[:end])
        if isinstance(there, dict) and isinstance(there.get("data"), str):
            return f"its data stand in “{there['data']}”"
        if there is not None and path[end - 1] == "data" and isinstance(there, str):
            return f"its data stand in “{there}”"
    return f"the briefing has no {dotted(path)}"


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return (one or False) is (other or False)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) == float(other)
    return str(one).strip("\n") == str(other).strip("\n") if one is not None and other is not None else one is other


def _says(item: Any, value: Data) -> bool:
    """Whether an item of a list says what is to be added."""
    if isinstance(value, str):
        texts = [item, *(item.values() if isinstance(item, dict) else ())]
        texts += [text for each in texts if isinstance(each, dict) for text in each.values()]
        return any(isinstance(text, str) and text.strip() == value for text in texts)
    if isinstance(value, dict):
        return isinstance(item, dict) and all(_same_cell(item.get(key), text) for key, text in value.items())
    return isinstance(item, list) and len(item) == len(value or ()) and all(map(_same_cell, item, value))  # type: ignore[arg-type]


def _same_cell(one: Any, other: Any) -> bool:
    """Whether a value says so, in any of its languages."""
    texts = one.values() if is_by_language(one) else (one,)
    return any(_same(text, other) or str(text) == str(other) for text in texts)


def _plain(value: Any) -> Data:
    """The words of a value as far as people need to see them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if isinstance(each, str | list | dict)}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float) else None


def _order(items: Sequence[Any], order: Iterable[int]) -> str:
    return " → ".join(_short(said(_first(items[place])), 24) for place in order)


def _first(item: Any) -> Data:
    """What an item is known by: its first text."""
    while isinstance(item, dict | list):
        item = next(iter(item.values() if isinstance(item, dict) else item), None)
    return item if isinstance(item, str | int | float) else None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _short(value: Any, most: int = 60) -> str:
    text = " ".join(_text(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
