"""What a place of a briefing cannot hold, though a file says it."""

from __future__ import annotations

from typing import Any

from briefdeck.model.leaves import ChartType
from briefdeck.model.markup import is_address
from briefdeck.model.written import value_at
from briefdeck.patterns import regex
from briefdeck.provenance.record import Snapshot
from briefdeck.roundtrip.pull.briefing.comparing import same, short, text_of, value_there
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import TYPE, Change
from briefdeck.roundtrip.pull.merging.built_from import BuiltFrom
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_LED = regex(r"\[([^\]]*)\]\(([^()\s]*)\)")


def fitting(edit: Change, path: Path, data: Any, built: BuiltFrom, snapshot: Snapshot) -> Change | tuple[str, str]:
    """The edit of a value that stands at a path now; or what is wrong with it, and the cure: no address, a number in a
    unit that it no longer has, a type of chart that the plan has chosen."""
    if path[-1] == "url" and (led := _LED.fullmatch(str(edit.edited))) and led[1] == edit.built:
        edit = replace(edit, edited=led[2])  # the address stands there as it was, and leads elsewhere
    if path[-1] == "url" and not is_address(str(edit.edited)):
        return f"“{short(edit.edited)}” is no address", f"write one at {dotted(path)}"
    there = value_there(data, path)
    if path[2:] == (TYPE,) and there is None:
        if edit.built == ChartType.COLUMN:
            return replace(edit, built=None)  # so it is where nobody says another
        return f"the chart became a {edit.edited}, and the plan has chosen its type", "change it there"
    source = built.figures.get(edit.path)
    if source is None or same(there, edit.edited):
        return edit
    if text_of(value_at(data, (*path[:2], "unit"), snapshot.language, snapshot.default)[0]) == source.unit:
        return edit
    what = f"“{short(edit.built)}” became “{short(edit.edited)}”, and the figure has another unit by now"
    return what, f"write the value at {dotted(path)} in its new unit"
