"""What takes a value out of a briefing, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefdeck.roundtrip.pull.briefing.comparing import value_there
from briefdeck.roundtrip.pull.briefing.hiding import unlinked
from briefdeck.yamlfile.edit.apply import Change, InsertItem, RemoveItem, RemoveKey
from briefdeck.yamlfile.tree import Path

_ROWS = "rows"


def taking_out(data: Any, path: Path, items: Mapping[Path, int]) -> Iterator[Change]:
    """The changes that take out what stands at a path; `items` says how many items each list loses.

    A cell of a row keeps its place, for those behind it keep theirs. A list that loses its every item goes with its
    key; what led to a section goes with it.
    """
    place, step = path[:-1], path[-1]
    if isinstance(step, int) and place[-2:-1] == (_ROWS,):
        yield from (RemoveItem(path), InsertItem(place, step, None))
    elif isinstance(step, int) and len(place) > 1 and items.get(place) == len(value_there(data, place)):
        yield RemoveKey(place)
    else:
        yield RemoveItem(path) if isinstance(step, int) else RemoveKey(path)
    if place == ("sections",):
        yield from unlinked(data, value_there(data, path))
