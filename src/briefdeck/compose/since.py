"""The block `changes`: what is different from an earlier version, as a table of what, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.audiencesettings import ChangeTexts
from briefdeck.compose import blocks as make
from briefdeck.compose.coverage import is_omitted
from briefdeck.content import EMPTY, Block, Column, Origin, Paragraph, RichText, Row, Table, words
from briefdeck.difference.telling import filled
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
    rows = tuple(_rows(shown, texts, wording, origin, detailed))
    if not rows:
        return Paragraph(make.rich(say(texts.none), origin))
    heads = (make.rich(say(head), origin) for head in (texts.what, texts.before, texts.after))
    return Table(tuple(Column(head, weight=weight) for head, weight in zip(heads, _WIDTHS, strict=True)), rows)


def _is_spoken(change: Record, kind: str) -> bool:
    """Whether it is about a note for who speaks, which no slide shows."""
    return kind == "deck" and (change.kind, change.key) == ("section", "note")


def _rows(shown: list[Record], texts: ChangeTexts, wording: Wording, origin: Origin, detailed: bool) -> Iterator[Row]:
    """A row for each thing that changed; what came, went or moved as a whole has a row of its own."""
    things: dict[str, list[Record]] = {}
    for number, change in enumerate(shown):
        things.setdefault(change.thing if change.key else f"{change.thing} {number}", []).append(change)
    for changes_ in things.values():
        told = [change for change in changes_ if detailed or not change.behind]
        if not told:
            cells: tuple[Any, ...] = (changes_[0].place, wording.say(texts.reworded), changes_[0].subject)
        elif len(told) == 1:
            cells = (told[0].what, told[0].before, told[0].after)
        else:
            told.sort(key=lambda change: bool(change.part))
            pattern = wording.say(texts.part)
            name = told[0].subject if told[0].part else told[0].place
            cells = (name, _lines(told, "before", pattern), _lines(told, "after", pattern))
        yield Row(tuple(make.rich(cell, origin) for cell in cells))


def _lines(told: list[Record], side: str, pattern: str) -> RichText:
    """What one version says of several parts of a thing, a line each."""
    text = EMPTY
    for change in told:
        said = getattr(change, side)
        text += (words("\n") if text else EMPTY) + (filled(pattern, change.part, said) if change.part else said)
    return text
