"""The edits of all files against the briefing as it is now: what is to be written, what is there, what clashes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from briefdeck.model.briefing import keys
from briefdeck.model.leaves import is_by_language
from briefdeck.model.traits import Trait
from briefdeck.model.written import Raw, value_at
from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.briefing.comparing import (
    data_file,
    is_there,
    order_told,
    place_of_name,
    place_of_series,
    plain,
    reordered,
    same,
    says,
    short,
    text_of,
    value_there,
    why_not_written,
)
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, FileEdits, Version
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.briefing.taking_out import taking_out
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import (
    TYPE,
    Added,
    Carried,
    Change,
    Hidden,
    Kind,
    Merged,
    Moved,
    Nested,
    Regridded,
    Removed,
    Report,
    Split,
    Turned,
    Where,
    Withdrawn,
    said,
)
from briefdeck.roundtrip.pull.lists.bullet_levels import POINTS
from briefdeck.roundtrip.pull.lists.carried import Carries
from briefdeck.roundtrip.pull.lists.nesting import Nests
from briefdeck.roundtrip.pull.lists.split_items import SplitItems
from briefdeck.roundtrip.pull.merging.built_from import BuiltFrom
from briefdeck.roundtrip.pull.merging.leaving import Leaving
from briefdeck.roundtrip.pull.merging.unfit import fitting
from briefdeck.roundtrip.pull.sections.copies import copied_item
from briefdeck.roundtrip.pull.tables.grids import naming, regridding, told_of, turning, without_unit
from briefdeck.roundtrip.pull.text.running import NOTE
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import AddKey, InsertItem, RemoveKey, Reorder, SetValue
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.tree import Path

_GRIDS = keys(Trait.GRID)


def reconciled(files: Iterable[FileEdits], text: str, data: Any, audiences: Sequence[str] = ()) -> Decided:
    """Hold the edits of files against a briefing, given as its text and its data; `audiences` are all there are."""
    made = _Reconciling(text, data, audiences)
    for file in files:
        made.take(file)
    made.settle()
    return made.decided


@dataclass(slots=True)
class _Value:
    """All that files say of one value. `built` has what each of them was built with."""

    built: list[Raw] = field(default_factory=list)
    edited: dict[Raw, Where] = field(default_factory=dict)


class _Reconciling:
    def __init__(self, text: str, data: Any, audiences: Sequence[str]) -> None:
        self.text = text
        self.data = data
        self.decided = Decided()
        self.values: dict[Path, _Value] = {}
        self.edited: dict[Path, list[Path]] = defaultdict(list)
        self.removed: dict[Path, tuple[Removed, list[tuple[Path, Raw]]]] = {}
        self.added: dict[tuple[Path, str], tuple[Added, Path, int, Any]] = {}
        self.split_items = SplitItems(data, self.decided)
        self.nests = Nests(data, self.decided)
        self.carries = Carries(data, self.decided)
        self.leaving = Leaving(data, self.decided, audiences)
        self.regridded: dict[Path, list[tuple[tuple[YamlChange, ...], Regridded | Turned]]] = defaultdict(list)
        self.moved: dict[Path, dict[tuple[int, ...], tuple[Where, tuple[int, ...]]]] = defaultdict(dict)

    def take(self, file: FileEdits) -> None:
        """Put the edits of a file where they belong in the briefing of now."""
        snapshot = file.snapshot
        self.built = BuiltFrom(snapshot)
        edited = {e.path: str(e.edited) for e in file.edits if isinstance(e, Change)}
        located = Located(snapshot, self.text, self.data, edited)
        for edit in file.edits:
            match edit:
                case Change():
                    self._change(edit, located, snapshot)
                case Removed():
                    self._remove(edit, located)
                case Added():
                    self._add(edit, located, snapshot)
                case Moved():
                    self._move(edit, located)
                case Split() | Merged():
                    self.split_items.take(edit, located, snapshot)
                case Nested():
                    self.nests.take(edit, located)
                case Carried():
                    self.carries.take(edit, located)
                case Regridded() | Turned():
                    self._regrid(edit, located, snapshot)
                case Withdrawn():
                    self.leaving.withdraw(edit, snapshot)
                case Hidden():
                    self.leaving.hide(edit, located, snapshot)

    def _change(self, edit: Change, located: Located, snapshot: Snapshot) -> None:
        path = self._cell(edit, located) if edit.cell is not None else located.find(edit.path)
        if path is None:
            what = f"“{short(edit.built)}” became “{short(edit.edited)}”, and the briefing no longer has its item"
            self._report(Kind.VALUE, what, "add it again, or leave it", edit.where)
            return
        there, found = value_at(self.data, path, snapshot.language, snapshot.default)
        if edit.cell is not None and isinstance(there, str):
            if (bare := without_unit(edit, there)) is None:
                became = f"“{short(edit.built)}” became “{short(edit.edited)}”"
                what = f"{became}, and a build writes its unit behind the name"
                self._report(Kind.VALUE, what, f"write the name at {dotted(path)}, or unit: of its section", edit.where)
                return
            edit = bare
        fits = fitting(edit, path, self.data, self.built, snapshot)
        if isinstance(fits, tuple):
            self._report(Kind.VALUE, *fits, edit.where)
            return
        edit = fits
        value = self.values.setdefault(found or path, _Value())
        value.built.append(edit.built)
        value.edited.setdefault(edit.edited, edit.where)

    def _cell(self, edit: Change, located: Located) -> Path | None:
        """Where a cell of a chart stands now, by its names: places say nothing where categories have come or gone."""
        cell = edit.cell
        assert cell is not None
        chart = located.find(cell.chart)
        data = value_there(self.data, (*chart, "data")) if chart is not None else None
        if located.same or chart is None or not isinstance(data, dict):
            return located.find(edit.path) if chart is not None else None
        row = place_of_name(data.get("categories") or (), cell.category) if cell.category else -1
        column = place_of_series(data.get("series") or (), cell.series) if cell.series else -1
        if row is None or column is None:
            return None
        if column < 0:
            return (*chart, "data", "categories", row)
        rest: Path = ("values", row) if row >= 0 else ("name",)
        return (*chart, "data", "series", column, *rest)

    def _remove(self, edit: Removed, located: Located) -> None:
        path = located.find(edit.path)
        if path is None or value_there(self.data, path) is None:
            if name := data_file(self.data, path or edit.path):
                what = f"“{edit.words}” was taken out, and its data stand in “{name}”"
                self._report(Kind.VALUE, what, "take it out there, or pull with --data", edit.where)
            else:
                self.decided.settled += 1
            return
        known = []
        for each in self.built.below.get(edit.path, ()):
            if each.document == "briefing":
                there = located.find(each.path)
                if there is not None and not isinstance(value_there(self.data, there), dict | list):
                    known.append((there, each.raw))
        self.removed.setdefault(path, (edit, known))

    def _add(self, edit: Added, located: Located, snapshot: Snapshot) -> None:
        path = located.find(edit.path)
        there = value_there(self.data, path) if path is not None else None
        if path is not None and there is None and path[-1] == POINTS and is_there(self.data, path[:-1]):
            self.nests.below(path[:-1], edit)
            return
        if path is None or not isinstance(there, list):
            if path is not None and edit.path[-1] in _GRIDS:
                what, cure = f"the row “{edit.words}” is new, and the table has its data in a file", "add it there"
            else:
                what, cure = f"“{edit.words}” is new, and the briefing no longer has its list", "add it by hand"
            self._report(Kind.NEW, what, cure, edit.where)
            return
        # A copy of what was built stands there once already.
        if sum(says(item, edit.value) for item in there) > self.built.times_said(edit.path, edit.value):
            self.decided.settled += 1
            return
        after = located.find((*edit.path, edit.after)) if edit.after >= 0 else (*path, -1)
        place = int(after[-1]) if after is not None else len(there) - 1
        value = copied_item(self.data, edit, located, snapshot) if edit.twin else None
        self.added.setdefault((path, edit.words), (edit, path, place, edit.value if value is None else value))

    def _move(self, edit: Moved, located: Located) -> None:
        path = located.find(edit.path)
        there = value_there(self.data, path) if path is not None else None
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

    def _regrid(self, edit: Regridded | Turned, located: Located, snapshot: Snapshot) -> None:
        find = located.find
        found = (
            turning(edit, self.data, find)
            if isinstance(edit, Turned)
            else regridding(edit, self.data, find, snapshot.language)
        )
        if isinstance(found, str):
            cure = f"change {dotted(edit.heads)} by hand, or leave it"
            self._report(Kind.VALUE, f"{told_of(edit)}, and {found}", cure, edit.where)
        elif found is None:
            self.decided.settled += 1
        else:
            path, changes = found
            if all(changes != other for other, _ in self.regridded[path]):
                self.regridded[path].append((changes, edit))

    # --- what becomes of them -----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Decide what can be decided, and leave the rest open."""
        for path in self.values:
            for end in range(1, len(path) + 1):
                self.edited[path[:end]].append(path)
        targets = {path: self._target(path, known) for path, (_, known) in self.removed.items()}
        items = Counter(target[:-1] for target in set(targets.values()) if isinstance(target[-1], int))
        for path, (removed, known) in self.removed.items():
            self._settle_removed(path, removed, known, (targets[path], items))
        for path, value in self.values.items():
            if not self._goes(path, len(path)):
                self._settle_value(path, value)
        orders: dict[Path, dict[int, int]] = {}
        for added, path, after, value in self.added.values():
            if path not in orders:
                final = self._final_order(path)
                # The number of the item before which it comes to stand, wherever that one goes.
                orders[path] = dict(zip((-1, *final), (*final, len(final)), strict=True))
            index = orders[path].get(after, orders[path][-1])
            version = Version(added.words, added.where, (InsertItem(path, index, value),), added.told)
            self._decide(Decision((*path, index), "", "", (version,), what="added"))
        for path, moves in self.moved.items():
            self._settle_moved(path, moves)
        self.nests.settle()
        self.carries.settle((*self.values, *self.removed))
        self.split_items.settle((*self.values, *self.removed, *self.moved), set(self.moved))
        for path, grids in self.regridded.items():
            versions = tuple(Version(" · ".join(grid.after), grid.where, own) for own, grid in grids)
            before = " · ".join(grids[0][1].before)
            self._decide(Decision(path, before, before, versions, len(versions) > 1, "rearranged"))

    def _settle_value(self, path: Path, value: _Value) -> None:
        there = value_there(self.data, path)
        if isinstance(there, dict | list):
            where = next(iter(value.edited.values()))
            self._report(Kind.VALUE, f"{dotted(path)} is no text any more", "write it by hand", where)
            return
        gone = isinstance(path[-1], int) and not is_there(self.data, path)  # a gap is no value that is nowhere
        if not gone and any(same(there, edited) for edited in value.edited):
            self.decided.settled += 1  # of two places that differ, somebody has chosen one already
            return
        if not is_there(self.data, path) and not self._may_have(path):
            became = f"“{short(value.built[0])}” became “{short(next(iter(value.edited)))}”"
            what = f"{became}, and {why_not_written(self.data, path)}"
            self._report(Kind.VALUE, what, "change it there", next(iter(value.edited.values())))
            return
        changed = not any(same(there, built) for built in value.built)
        versions = tuple(
            Version(text_of(edited), where, tuple(self._writing(path, edited)))
            for edited, where in value.edited.items()
        )
        conflict = changed or len(versions) > 1
        what = "changed" if is_there(self.data, path) or NOTE not in path[2:3] else "added"
        self._decide(Decision(path, text_of(value.built[0]), text_of(there), versions, conflict, what))

    def _may_have(self, path: Path) -> bool:
        """Whether a key is only left out, as a figure's unit, a section's note or a chart's type may be."""
        if path[2:3] in ((NOTE,), (TYPE,)):
            return isinstance(value_there(self.data, path[:2]), dict)
        return isinstance(value_there(self.data, path[:-1]), dict) and path[0] == "figures"

    def _writing(self, path: Path, edited: Raw) -> Iterator[YamlChange]:
        if isinstance(edited, bool):
            if edited and not is_there(self.data, path):
                yield AddKey(path[:-1], str(path[-1]), True)
            elif not edited:
                yield RemoveKey(path)
        elif not is_there(self.data, path[:-1]):
            yield AddKey(path[:-2], str(path[-2]), {str(path[-1]): edited})
        elif not is_there(self.data, path):
            yield AddKey(path[:-1], str(path[-1]), edited)
        elif edited is None and isinstance(path[-1], str):
            yield RemoveKey(path)
        else:
            yield SetValue(path, edited)
            yield from naming(self.data, path, edited)

    def _target(self, path: Path, known: Sequence[tuple[Path, Raw]]) -> Path:
        """What goes where a value is taken out: words that are gone in one language are gone in all."""
        above = value_there(self.data, path[:-1])
        return path[:-1] if isinstance(above, dict) and known and is_by_language(above) else path

    def _settle_removed(
        self, path: Path, removed: Removed, known: Sequence[tuple[Path, Raw]], gone: tuple[Path, Counter[Path]]
    ) -> None:
        # An item that stands in another item that goes is gone with it.
        if self._goes(path, len(path) - 1):
            return
        edited = self.edited.get(path, ())
        changed = [p for p, raw in known if not same(value_there(self.data, p), raw)]
        target, items = gone
        versions = [Version("", removed.where, tuple(taking_out(self.data, target, items)))]
        for each in edited:
            value = self.values[each]
            versions += (
                Version(text_of(text), where, tuple(self._writing(each, text))) for text, where in value.edited.items()
            )
        now = said(plain(value_there(self.data, path)))
        conflict = bool(changed) or len(versions) > 1
        self._decide(Decision(target, removed.words, now, tuple(versions), conflict, "removed"))

    def _goes(self, path: Path, longest: int) -> bool:
        """Whether what a path begins with, of as many steps, is taken out."""
        return any(path[:end] in self.removed for end in range(1, longest + 1))

    def _final_order(self, path: Path) -> list[int]:
        """The items of a list, by their numbers of now, in the order that they will have."""
        items = value_there(self.data, path)
        orders = list(self.moved.get(path, {}).items())
        if len(orders) != 1 or list(orders[0][1][1]) != sorted(orders[0][1][1]):
            return list(range(len(items)))
        return reordered(len(items), orders[0][0])

    def _settle_moved(self, path: Path, orders: Mapping[tuple[int, ...], tuple[Where, tuple[int, ...]]]) -> None:
        items = value_there(self.data, path)
        versions = []
        conflict = len(orders) > 1
        for now, (where, built) in orders.items():
            conflict |= list(built) != sorted(built)  # the YAML has an order of its own by now
            order = reordered(len(items), now)
            untouched = path not in self.edited and not any(gone[: len(path)] == path for gone in self.removed)
            if untouched and all(same(items[old], items[new]) for old, new in enumerate(order)):
                continue  # what changed places says the same
            versions.append(Version(order_told(items, order), where, (Reorder(path, tuple(order)),)))
        if not versions:
            self.decided.settled += 1
            return
        before = order_told(items, range(len(items)))
        self._decide(Decision(path, before, before, tuple(versions), conflict, "moved"))

    def _decide(self, decision: Decision) -> None:
        self.decided.decisions.append(decision)

    def _report(self, kind: Kind, what: str, cure: str, where: Where) -> None:
        self.decided.reports.append(Report(kind, what, cure, where))
