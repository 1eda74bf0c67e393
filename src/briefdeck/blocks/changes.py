"""What is different from an earlier version: a table of what, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.audience.settings import ChangeTexts
from briefdeck.audience.wording import Wording, filled
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.excerpts import MOST, excerpts, length, shortened
from briefdeck.blocks.setting.plan import Entry, Judging, Manner, WrongValueError, flag
from briefdeck.blocks.setting.values import rich
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.yamlfile.tree import Path

_WIDTHS = (3.0, 4.0, 4.0)
_LINE = 15.0  # what a line of a cell takes at least, in full-width characters
_Cells = tuple[RichText, RichText, RichText]


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    since = entry.at("changes").expression()
    if since:
        yield _changes(since, manner, detailed=bool(entry.given.get("detail", manner.memo)))


def _changes(since: Any, manner: Manner, *, detailed: bool) -> Block:
    """The changes that a document shows; a sentence where nothing has changed.

    Without `detailed` a statement whose sentences behind it changed is named, once, and its old words are left out.
    """
    if not isinstance(since, Record) or "changes" not in set(since.names()):
        raise WrongValueError("what has changed: since")
    wording, texts, origin, memo = manner.wording, manner.labels.changes, manner.origin, manner.memo
    omit = wording.audience.settings.omit
    shown = [c for c in since.changes if not omit.leaves_out(c.path, manner.kind) and not _is_spoken(c, memo=memo)]
    found = list(_rows(shown, texts, wording, detailed, not memo))
    if not found:
        return Paragraph(rich(manner.say(texts.none), origin))
    rows = found if memo else (_fitted(*cells) for cells in found)
    made = tuple(Row(tuple(rich(cell, origin) for cell in cells)) for cells in rows)
    heads = (rich(manner.say(head), origin) for head in (texts.what, texts.before, texts.after))
    return Table(tuple(Column(head, weight=weight) for head, weight in zip(heads, _WIDTHS, strict=True)), made)


def _is_spoken(change: Record, *, memo: bool) -> bool:
    """Whether it is about a note for who speaks, which no slide shows."""
    return not memo and (change.kind, change.key) == ("section", "note")


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


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if isinstance(value, str):
        yield from judging.expression(value, path)
    else:
        yield judging.wrong(path, "an expression: since")


BLOCK = Definition(_make, _judge, {"detail": flag}, repeats=True)
