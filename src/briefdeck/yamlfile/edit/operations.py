"""Changes of the values of a YAML text, and which of them can be meant: the places they are about, and contradictions.

Paths refer to the text as it is. A value that is reached through a reference (`*name`) or that is merged in (`<<`)
cannot be changed there, for it would change elsewhere too; where it is written, it can, and then changes everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import field

from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.offsets import Kind, Place, Scalar, Tree, content, immovable
from briefdeck.yamlfile.edit.writing import Data, Manner, Setting, rewritten, same
from briefdeck.yamlfile.reader import ILLEGAL, MAX_DEPTH, MAX_EXPANSION
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class SetValue:
    """Another text or number in the place of one."""

    path: Path
    value: Scalar


@dataclass(frozen=True, slots=True)
class AddKey:
    """A new key at the end of the mapping at `path`."""

    path: Path
    key: str
    value: Data


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """The key at `path`, with all below it, goes."""

    path: Path


@dataclass(frozen=True, slots=True)
class InsertItem:
    """A new item of the list at `path`, before the item that has this index now; with their number, at the end."""

    path: Path
    index: int
    value: Data


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """The item at `path` goes."""

    path: Path


@dataclass(frozen=True, slots=True)
class Reorder:
    """The items of the list at `path` in another order: which of the present ones comes first, second, and so on."""

    path: Path
    order: tuple[int, ...]


Change = SetValue | AddKey | RemoveKey | InsertItem | RemoveItem | Reorder


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that is not made, why, and the line and column that this is about."""

    change: Change
    why: str
    line: int
    column: int


@dataclass(slots=True)
class Shift:
    """What happens to the entries of one list or mapping."""

    place: Place
    setting: Setting
    removed: set[int] = field(default_factory=set)
    order: tuple[int, ...] | None = None
    items: dict[int, list[Data]] = field(default_factory=dict)
    keys: dict[str, Data] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.removed or self.order or self.items or self.keys)


@dataclass(slots=True)
class EditScript:
    """All that is to happen: to texts and numbers, with how they are written now, and to lists and mappings.

    `going` are the values that a change removes, or would.
    """

    going: list[Place]
    sets: dict[Place, tuple[Scalar, str]] = field(default_factory=dict)
    shifts: dict[Place, Shift] = field(default_factory=dict)


class _Unfit(Exception):  # noqa: N818 - not an error of ours; it refuses one change
    def __init__(self, why: str, place: Place) -> None:
        self.why = why
        self.place = place


@dataclass(frozen=True, slots=True)
class Page:
    """A text, where everything stands in it, and how it is written."""

    text: str
    tree: Tree
    manner: Manner


def edit_script(page: Page, changes: Sequence[Change]) -> tuple[EditScript, dict[int, Refused]]:
    """What is to happen, and the changes that cannot be meant, by their number."""
    script = EditScript(list(_going(page.tree.root, changes)))
    refused: dict[int, Refused] = {}
    removed: set[Path] = set()
    # Removals first, the outer ones before those in them: what lies inside of a removed value contradicts, and what is
    # added again under the same key does not.
    for number in sorted(range(len(changes)), key=lambda number: _turn(changes[number])):
        change = changes[number]
        try:
            _no_contradiction(change, removed, page.tree.root)
            _take(change, page, script)
        except _Unfit as unfit:
            refused[number] = Refused(change, unfit.why, unfit.place.line + 1, unfit.place.column + 1)
        else:
            if isinstance(change, RemoveKey | RemoveItem):
                removed.add(change.path)
    for place in [place for place, shift in script.shifts.items() if not shift]:
        del script.shifts[place]
    return script, refused


def refusal(page: Page, change: Change, why: str) -> Refused:
    """That a change whose path exists is not made."""
    place, _ = _found(page.tree.root, change.path)
    return Refused(change, why, place.line + 1, place.column + 1)


def _going(root: Place, changes: Sequence[Change]) -> Iterator[Place]:
    for change in changes:
        if isinstance(change, RemoveKey | RemoveItem):
            with suppress(_Unfit):
                yield _found(root, change.path)[0]


def _turn(change: Change) -> tuple[bool, int]:
    removes = isinstance(change, RemoveKey | RemoveItem)
    return not removes, len(change.path) if removes else 0


def _no_contradiction(change: Change, removed: set[Path], root: Place) -> None:
    most = len(change.path) - isinstance(change, RemoveKey | RemoveItem)
    if any(change.path[:length] in removed for length in range(1, most + 1)):
        raise _Unfit("it lies inside of what another change removes", _found(root, change.path)[0])


def _take(change: Change, page: Page, script: EditScript) -> None:
    match change:
        case SetValue(path, value):
            _set(path, value, page, script)
        case AddKey(path, key, value):
            _add(path, key, value, page, script)
        case RemoveKey(path):
            _remove(path, Kind.MAPPING, page, script)
        case InsertItem(path, index, value):
            place, setting = _at(page.tree.root, path, Kind.LIST)
            if not 0 <= index <= len(place.values):
                raise _Unfit(f"the list has {len(place.values)} items, so nothing can stand before item {index}", place)
            _check(value, place, len(path))
            _shift(place, setting, page, script).items.setdefault(index, []).append(value)
        case RemoveItem(path):
            _remove(path, Kind.LIST, page, script)
        case Reorder(path, order):
            place, setting = _at(page.tree.root, path, Kind.LIST)
            if sorted(order) != list(range(len(place.values))):
                raise _Unfit("the new order does not name every item of the list once", place)
            shift = _shift(place, setting, page, script)
            if shift.order not in (None, order):
                raise _Unfit("another change puts the same list into another order", place)
            shift.order = order


def _shift(place: Place, setting: Setting, page: Page, script: EditScript) -> Shift:
    if place not in script.shifts:
        if (why := immovable(page.text, place)) is not None:
            raise _Unfit(why, place)
        script.shifts[place] = Shift(place, setting)
    return script.shifts[place]


def _set(path: Path, value: Scalar, page: Page, script: EditScript) -> None:
    place, setting = _at(page.tree.root, path, Kind.SCALAR)
    _check(value, place, 0)
    if place in script.sets and not same(script.sets[place][0], value):
        raise _Unfit("another change gives the same value another content", place)
    if same(place.data, value):
        return
    source = rewritten(page.text, place, value, setting, page.manner.quote)
    if source is None and place.named > place.outer:
        named = page.text[place.outer : place.named]
        raise _Unfit(f"`{named}` stands before it, and does not fit the new value", place)
    if source is None:
        raise _Unfit("there is no way to write this value so that it is read as the same", place)
    script.sets[place] = (value, source)


def _add(path: Path, key: str, value: Data, page: Page, script: EditScript) -> None:
    place, setting = _at(page.tree.root, path, Kind.MAPPING)
    _check({key: value}, place, len(path))
    shift = _shift(place, setting, page, script)
    if key in shift.keys:
        raise _Unfit(f"another change adds the key `{key}` too", place)
    there = place.own.get(key)
    if (there is not None and there not in shift.removed) or _merged_from(place, key) is not None:
        raise _Unfit(f"the key `{key}` is there already", place)
    shift.keys[key] = value


def _remove(path: Path, kind: Kind, page: Page, script: EditScript) -> None:
    root = page.tree.root
    if not path:
        raise _Unfit("the whole file cannot be removed", root)
    parent, setting = _at(root, path[:-1], kind)
    _found(root, path)
    step = path[-1]
    if kind is Kind.MAPPING and (source := _merged_from(parent, str(step))) is not None:
        raise _Unfit(f"`{step}` would still be merged in by `<<` from line {source.line + 1}", source)
    number = parent.own[str(step)] if kind is Kind.MAPPING else int(step)
    gone = parent.values[number]
    shift = _shift(parent, setting, page, script)
    if number in shift.removed:
        raise _Unfit("another change removes it too", gone)
    for alias in page.tree.aliases:
        if _within(content(alias), gone) and not any(_within(alias, other) for other in script.going):
            raise _Unfit(f"line {alias.line + 1} refers to it with `*`", gone)
    shift.removed.add(number)


def _within(place: Place, other: Place) -> bool:
    return place is other or other.outer <= place.outer < other.end


def _check(value: Data, place: Place, depth: int) -> None:
    """Whether a value can stand in a file: its kinds, its depth, its characters."""
    waiting: list[tuple[object, int]] = [(value, depth)]
    count = 0
    while waiting:
        part, level = waiting.pop()
        count += 1
        match part:
            case _ if count > MAX_EXPANSION:
                raise _Unfit(f"more than {MAX_EXPANSION:,} values at once", place)
            case dict() | list() if level >= MAX_DEPTH:
                raise _Unfit(f"more than {MAX_DEPTH} levels of lists and mappings inside one another", place)
            case dict():
                waiting.extend((key if isinstance(key, str) else (), level) for key in part)
                waiting.extend((inner, level + 1) for inner in part.values())
            case list():
                waiting.extend((inner, level + 1) for inner in part)
            case str() if found := ILLEGAL.search(part):
                raise _Unfit(f"U+{ord(found[0]):04X} cannot stand in a text", place)
            case str() | bool() | int() | float() | None:
                pass
            case _:
                raise _Unfit("only texts, numbers, lists and mappings can stand in a file", place)


# --- From paths to places ---------------------------------------------------------------------------------------------


def _at(root: Place, path: Path, kind: Kind) -> tuple[Place, Setting]:
    place, setting = _found(root, path)
    if place.kind is Kind.ALIAS:
        raise _through_alias(place)
    if place.kind is not kind:
        raise _Unfit(f"{place.kind.value} stands there, not {kind.value}", place)
    return place, setting


def _found(root: Place, path: Path) -> tuple[Place, Setting]:
    place, setting = root, Setting(root.column, "{" if root.flow else "")
    for step in path:
        if place.kind is Kind.ALIAS:
            raise _through_alias(place)
        bracket = "" if not place.flow else "{" if place.kind is Kind.MAPPING else "["
        setting = Setting(setting.column if place.flow else _column(place), bracket)
        place = _child(place, step)
    return place, setting


def _child(place: Place, step: str | int) -> Place:
    if isinstance(step, str) and place.kind is Kind.MAPPING:
        if step in place.own:
            return place.values[place.own[step]]
        if (source := _merged_from(place, step)) is not None:
            raise _Unfit(f"`{step}` is merged in by `<<` from line {source.line + 1}: change it there", source)
        raise _Unfit(f"there is no key `{step}`", place)
    if isinstance(step, int) and place.kind is Kind.LIST:
        if 0 <= step < len(place.values):
            return place.values[step]
        raise _Unfit(f"there is no item {step}", place)
    raise _Unfit(f"{place.kind.value} stands where the path expects something else", place)


def _column(place: Place) -> int:
    """The column that the entries of a list or mapping in block style begin at."""
    return place.keys[0].column if place.keys else place.column


def _merged_from(place: Place, key: str) -> Place | None:
    """The mapping that a key is merged in from."""
    waiting, seen = list(place.merged), set()
    while waiting:
        source = waiting.pop()
        if source in seen:
            continue
        seen.add(source)
        if key in source.own:
            return source
        waiting.extend(source.merged)
    return None


def _through_alias(place: Place) -> _Unfit:
    there = content(place)
    return _Unfit(f"it is a reference to what line {there.line + 1} says: change it there", there)
