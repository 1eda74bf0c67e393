"""Grids of which an axis has other entries in a file: what makes them so in the briefing, list by list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefdeck.locale import languages
from briefdeck.model.leaves import is_by_language
from briefdeck.roundtrip.pull.briefing.comparing import in_languages, same, text_of, value_there
from briefdeck.roundtrip.pull.edits.edit import Change as Edited
from briefdeck.roundtrip.pull.edits.edit import Data, Regridded, Turned
from briefdeck.values import replace
from briefdeck.yamlfile.edit.apply import Change, InsertItem, RemoveItem, RemoveKey, Reorder, SetValue
from briefdeck.yamlfile.tree import Path

_NAMED = ("title", "name")
_BRACKETS = sorted({language.brackets for language in languages()})
_HEADS = frozenset({"categories", "series", "columns"})
_OF_SERIES = frozenset({"name", "values"})
_BY_AXIS = ("lines", "totals", "bracket")
"""The keys of a section that are about series alone, or about categories alone."""
_NAMING = ("emphasis", "lines", "totals")
"""The keys of a section that name rows, columns, series or categories of it."""


def regridding(
    edit: Regridded, data: Any, find: Callable[[Path], Path | None], language: str
) -> tuple[Path, tuple[Change, ...]] | str | None:
    """The list of names and what makes a grid what a file shows; None where it is so; why not, where it cannot be."""
    path = find(edit.heads)
    heads = value_there(data, path)
    if path is None or not isinstance(heads, list):
        return "its data stand in a file" if path is not None else "the briefing no longer has it"
    if _are_named(heads, edit.after):
        return None
    if not _are_named(heads, edit.before):
        return "the briefing has other ones by now"
    if not edit.sure and (why := more_than_named(edit, data, path[:2], heads)):
        return why
    places = [find(each) for each in edit.lists]
    lists = [value_there(data, place) for place in places]
    if any(not isinstance(each, list) or len(each) != len(heads) for each in lists):
        return "not all of its rows are in the file"
    changes = list(_axis(path, heads, edit, [head for head, _ in edit.fresh], language))
    for number, (place, values) in enumerate(zip(places, lists, strict=True)):
        assert place is not None  # it has a list
        changes += _axis(place, values, edit, [cells[number] for _, cells in edit.fresh], language)
    gone = [name for n, name in enumerate(edit.before) if n not in edit.order]
    changes += _unnamed(data, path[:2], gone)
    return path, tuple(changes)


def more_than_named(edit: Regridded, data: Any, section: Path, heads: Sequence[Any] = ()) -> str:
    """Why it matters whether an entry is gone or has another name: the briefing says more of it than its name and its
    numbers, which would go or stay. Nothing where it says no more."""
    fresh = ", ".join(name for name, place in zip(edit.after, edit.order, strict=True) if place < 0)
    for number, name in enumerate(edit.before):
        if number in edit.order:
            continue
        head = heads[number] if number < len(heads) else None
        more = not _OF_SERIES.issuperset(head) if isinstance(head, dict) else False
        own = head.get("name") if isinstance(head, dict) and not more else head
        if more or isinstance(own, dict) or any(_naming(data, section, name)):
            return f"{fresh} may be {name} with another name, of which the briefing says more"
    return ""


def turning(
    edit: Turned, data: Any, find: Callable[[Path], Path | None]
) -> tuple[Path, tuple[Change, ...]] | str | None:
    """As `regridding`, for a chart whose rows and columns were switched: names stay as they are written."""
    section = find(edit.chart)
    chart = value_there(data, section)
    own = chart.get("data") if isinstance(chart, dict) else None
    if section is None or not isinstance(own, dict):
        return "its data stand in a file" if isinstance(own, str) else "the briefing no longer has it"
    categories, series = own.get("categories") or [], own.get("series") or []
    if any(not isinstance(one, dict) or set(one) != _OF_SERIES for one in series):
        return "its series hold more than names and values"
    if _are_named(categories, edit.series) and _are_named(series, edit.categories):
        return None
    numbers = [[same(value, number) for value, number in zip(one["values"], row, strict=False)]
               for one, row in zip(series, zip(*edit.values, strict=True), strict=False)]  # fmt: skip
    if not (_are_named(categories, edit.categories) and _are_named(series, edit.series) and all(map(all, numbers))):
        return "the briefing has other data by now"
    if named := [key for key in _BY_AXIS if key in chart]:
        return f"{' and '.join(named)} names its categories or series by their kind"
    names = [one["name"] for one in series]
    fresh = [{"name": name, "values": [one["values"][n] for one in series]} for n, name in enumerate(categories)]
    changes: list[Change] = []
    for key, there, values in (("categories", categories, names), ("series", series, fresh)):
        path = (*section, "data", key)
        changes += (RemoveItem((*path, n)) for n in range(len(there)))
        changes += (InsertItem(path, len(there), value) for value in values)
    return (*section, "data"), tuple(changes)


def told_of(edit: Regridded | Turned) -> str:
    """What was done to a grid, for people."""
    if isinstance(edit, Turned):
        return f"of {' · '.join(edit.before)}: rows and columns switched"
    gone = [name for n, name in enumerate(edit.before) if n not in edit.order]
    fresh = [name for name, place in zip(edit.after, edit.order, strict=True) if place < 0]
    done = [f"{', '.join(gone)} taken out"] if gone else []
    done += [f"{', '.join(fresh)} put in"] if fresh else []
    return f"of {' · '.join(edit.before)}: {'; '.join(done or ['the order is another'])}"


def naming(data: Any, path: Path, edited: Any) -> Iterator[Change]:
    """What else has to say the new name of a row or column, for it names it."""
    named = not _HEADS.isdisjoint(path) and "values" not in path
    old = value_there(data, path)
    if (
        path[0] != "sections"
        or not (named or path[2:5:2] == ("rows", 0))
        or not isinstance(old, str)
        or not isinstance(edited, str)
    ):
        return
    yield from (SetValue(place, edited) for place in _naming(data, path[:2], old))


def without_unit(edit: Edited, there: str) -> Edited | None:
    """The edit of a name without the unit that a chart with two axes shows behind it, in brackets.

    None where the unit, which a build writes there, is no longer behind the name.
    """
    built, edited = str(edit.built), str(edit.edited)
    for left, right in _BRACKETS:
        unit = built[max(built.rfind(left), 0) :] if built.endswith(right) else ""
        if unit and edited.endswith(unit) and there in (built.removesuffix(unit), edited.removesuffix(unit)):
            return replace(edit, built=built.removesuffix(unit), edited=edited.removesuffix(unit))
        if unit and there == built.removesuffix(unit):
            return None
    return edit


def _naming(data: Any, section: Path, name: str) -> Iterator[Path]:
    for key in _NAMING:
        value = value_there(data, (*section, key))
        if isinstance(value, list):
            yield from ((*section, key, n) for n, each in enumerate(value) if same(each, name))
        elif same(value, name):
            yield (*section, key)


def _unnamed(data: Any, section: Path, names: Sequence[str]) -> Iterator[Change]:
    """What named an entry that is gone goes with it."""
    for name in names:
        for place in _naming(data, section, name):
            yield RemoveItem(place) if isinstance(place[-1], int) else RemoveKey(place)


def _axis(path: Path, there: Sequence[Any], edit: Regridded, fresh: Sequence[Data], language: str) -> Iterator[Change]:
    """One list of a grid, with its entries as they are in the file."""
    kept = [place for place in edit.order if place >= 0]
    gone = [place for place in range(len(there)) if place not in kept]
    like = next((each for each in there if each is not None), None)
    yield from (RemoveItem((*path, place)) for place in gone)
    if kept != sorted(kept):
        yield Reorder(path, (*kept, *gone))
    values = iter(fresh)
    for number, place in enumerate(edit.order):
        if place < 0:
            behind = [each for each in edit.order[number:] if each >= 0]
            yield InsertItem(path, behind[0] if behind else len(there), _worded(next(values), like, language))


def _worded(value: Data, like: Any, language: str) -> Data:
    """A value as its neighbours are written: words of several languages by their language, names under their key."""
    if isinstance(value, dict) and isinstance(like, dict):
        return {key: _worded(each, like.get(key), language) for key, each in value.items()}
    if not isinstance(value, str) or not isinstance(like, dict):
        return value
    if is_by_language(like):
        return {language: value}
    key = next((key for key in _NAMED if key in like), None)
    return {key: _worded(value, like[key], language)} if key is not None else value


def _are_named(heads: Sequence[Any], names: Sequence[str]) -> bool:
    return len(heads) == len(names) and all(map(_is_named, heads, names))


def _is_named(head: Any, name: str) -> bool:
    """Whether an entry has a name, in any language, with or without its unit in brackets behind it."""
    if isinstance(head, dict) and not is_by_language(head):
        head = next((head[key] for key in _NAMED if key in head), None)
    forms = [text_of(text).strip() for text in in_languages(head)]
    if name.strip() in forms:
        return True
    ends = [(f"{form}{left}", right) for form in forms for left, right in _BRACKETS]
    return any(name.startswith(start) and name.endswith(end) for start, end in ends)
