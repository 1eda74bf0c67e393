"""The block `changes`: what is different from an earlier version, as a table of what, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.compose import blocks as make
from briefdeck.compose.coverage import is_omitted
from briefdeck.content import Block, Column, Origin, Paragraph, Row, Table
from briefdeck.values import Record
from briefdeck.wording import Wording

_WIDTHS = (3.0, 4.0, 4.0)


def changes(value: Any, kind: str, wording: Wording, origin: Origin, detailed: bool) -> Block | None:
    """The changes that a document shows; none without an earlier version, a sentence where nothing has changed.

    Without `detailed` a statement whose sentences behind it changed is named, once, and its old words are left out.
    """
    if not value:
        return None
    if not isinstance(value, Record) or "changes" not in set(value.names()):
        raise make.WrongValueError("what has changed: since")
    say, texts = wording.say, wording.audience.settings.labels.changes
    omit = wording.audience.settings.omit
    left_out = omit.deck if kind == "deck" else omit.memo
    shown = [
        change for change in value.changes if not is_omitted(change.path, left_out) and not _is_spoken(change, kind)
    ]
    rows = tuple(_rows(shown, say(texts.reworded), origin, detailed))
    if not rows:
        return Paragraph(make.rich(say(texts.none), origin))
    heads = (make.rich(say(head), origin) for head in (texts.what, texts.before, texts.after))
    return Table(tuple(Column(head, weight=weight) for head, weight in zip(heads, _WIDTHS, strict=True)), rows)


def _is_spoken(change: Record, kind: str) -> bool:
    """Whether it is about a note for who speaks, which no slide shows."""
    return kind == "deck" and (change.kind, change.key) == ("section", "note")


def _rows(shown: list[Record], reworded: str, origin: Origin, detailed: bool) -> Iterator[Row]:
    told = {change.thing for change in shown if not change.behind}
    for change in shown:
        if not change.behind or detailed:
            cells = (change.what, change.before, change.after)
        elif change.thing not in told:
            told.add(change.thing)
            cells = (change.place, reworded, change.subject)
        else:
            continue
        yield Row(tuple(make.rich(cell, origin) for cell in cells))
