"""Values of a briefing as a plan gives them, taken apart for blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefdeck.blocks.setting.plan import WrongValueError
from briefdeck.document.richtext import EMPTY, Origin, RichText, Run, Traced, words
from briefdeck.document.visible import Record, statement
from briefdeck.values import replace


def rich(value: Any, origin: Origin) -> RichText:
    """Any value as words. Words that come from nowhere else come from `origin`, the plan's line."""
    if isinstance(value, RichText):
        if all(not isinstance(i, Run) or i.origin for i in value.inlines):
            return value
        return RichText(
            tuple(replace(i, origin=origin) if isinstance(i, Run) and not i.origin else i for i in value.inlines)
        )
    if isinstance(value, Record):
        if "text" in value.names():
            return statement(value)
        raise WrongValueError("words, and this is a mapping with the keys " + ", ".join(value.names()))
    if isinstance(value, Traced):
        origin = value.origin
    if isinstance(value, tuple | list):
        raise WrongValueError("words, and this is a list")
    return words("" if value is None else str(value), origin=origin)


def listed(value: Any, wanted: str) -> Iterable[Any]:
    """A list; `wanted` says of what."""
    if not isinstance(value, tuple | list):
        raise WrongValueError(wanted)
    return value


def records(value: Any, key: str, wanted: str) -> Iterator[Record]:
    """A list of mappings that have a key."""
    for child in listed(value, wanted):
        if not isinstance(child, Record) or key not in child.names():
            raise WrongValueError(wanted)
        yield child


def lines(parts: Iterable[RichText], origin: Origin) -> RichText:
    """Statements in one cell, each on a line of its own."""
    text = EMPTY
    for part in parts:
        text += (rich("\n", origin) if text else EMPTY) + part
    return text
