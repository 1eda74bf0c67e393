"""The block `changes`: what is different from an earlier version, as a table of what, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.audience.settings import ChangeTexts
from briefdeck.audience.wording import Wording, filled
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.kinds import Kind
from briefdeck.document.richtext import EMPTY, Origin, RichText, words
from briefdeck.document.visible import Record
from briefdeck.pipeline.compose import blocks as make
from briefdeck.pipeline.compose.coverage import is_omitted
from briefdeck.pipeline.compose.excerpts import MOST, excerpts, length, shortened

_WIDTHS = (3.0, 4.0, 4.0)
_LINE = 15.0  # what a line of a cell takes at least, in full-width characters
_Cells = tuple[RichText, RichText, RichText]


def changes(value: Any, kind: Kind, wording: Wording, origin: Origin, detailed: bool) -> Block | None:
    """The changes that a document shows; none without an earlier version, a sentence where nothing has changed.

    Without `detailed` a statement whose sentences behind it changed is named, once, and its old words are left out.
    """
    if not value:
        return None
    if not isinstance(value, Record) or "changes" not in set(value.names()):
        raise make.WrongValueError("what has changed: since")
    say, texts = wording.say, wording.audience.settings.labels.changes
    left_out = wording.audience.settings.omit.of(kind)
    shown = [
        change for change in value.changes if not is_omitted(change.path, left_out) and not _is_spoken(change, kind)
    ]
    found = list(_rows(shown, texts, wording, detailed, kind == "deck"))
    if not found:
        return Paragraph(make.rich(say(texts.none), origin))
    rows = (_fitted(*cells) if kind == "deck" else cells for cells in found)
    made = tuple(Row(tuple(make.rich(cell, origin) for cell in cells)) for cells in rows)
    heads = (make.rich(say(head), origin) for head in (texts.what, texts.before, texts.after))
    return Table(tuple(Column(head, weight=weight) for head, weight in zip(heads, _WIDTHS, strict=True)), made)


def _is_spoken(change: Record, kind: Kind) -> bool:
    """Whether it is about a note for who speaks, which no slide shows."""
    return kind == "deck" and (change.kind, change.key) == ("section", "note")


def _rows(shown: list[Record], texts: ChangeTexts, wording: Wording, detailed: bool, deck: bool) -> Iterator[_Cells]:
    """A row for each thing that changed; what came, went or moved as a whole has a row of its own."""
    pattern = wording.say(texts.part)
    things: dict[str, list[Record]] = {}
    for number, change in enumerate(shown):
        things.setdefault(change.thing if change.key else f"{change.thing} {number}", []).append(change)
    for changes_ in things.values():
        told = [change for change in changes_ if detailed or not change.behind]
        if not told:
            yield changes_[0].place, words(wording.say(texts.reworded)), changes_[0].subject
        elif len(told) == 1:
            yield told[0].what, told[0].before, told[0].after
        else:
            told.sort(key=lambda change: bool(change.part))
            for lines in _groups(told, deck):
                sides = (_lines(lines, deck, side, pattern) for side in (0, 1))
                before, after = sides
                yield (lines[0].subject if lines[0].part else lines[0].place), before, after


def _groups(told: list[Record], deck: bool) -> Iterator[list[Record]]:
    """What stands in one row: on a slide no more than one long text."""
    group: list[Record] = []
    used = 0.0
    for change in told:
        more = max(map(length, excerpts(change.before, change.after))) + _LINE
        if deck and group and used + more > MOST:
            yield group
            group, used = [], 0.0
        group.append(change)
        used += more
    yield group


def _lines(told: list[Record], deck: bool, side: int, pattern: str) -> RichText:
    """What one version says of several parts of a thing, a line each."""
    text = EMPTY
    for change in told:
        said = (excerpts(change.before, change.after) if deck else (change.before, change.after))[side]
        text += (words("\n") if text else EMPTY) + (filled(pattern, change.part, said) if change.part else said)
    return text


def _fitted(what: RichText, before: RichText, after: RichText) -> _Cells:
    """A row that a slide has room for."""
    if max(before.plain.count("\n"), after.plain.count("\n")):
        return shortened(what, MOST / 2), before, after
    return shortened(what, MOST / 2), *excerpts(before, after)
