"""What a document contains: an agenda of a deck, a table of contents of a memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from math import ceil
from typing import Self

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Judging, Manner, WrongValueError
from briefdeck.diagnostics import Diagnostic
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.nodes import Line, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import Scene
from briefdeck.layout.typesetting import Listed, Typesetting, group_anchor
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """A memo's table of contents, `depth` heading levels deep, or the list of its captions of a `kind`.

    In a deck an agenda: the sections that follow it.
    """

    name = "contents"
    lists_groups = True

    depth: int = 2
    kind: str = ""

    def texts(self) -> Iterator[RichText]:
        return iter(())


_LISTS = ("tables", "figures")  # what a memo lists beside its headings: captions of these kinds


def _make(entry: Entry, manner: Manner) -> Iterator[Contents]:
    value = entry.at("contents").value()
    if value not in _LISTS:
        yield Contents() if value is True else Contents(value)
    elif manner.memo:
        yield Contents(kind=value.removesuffix("s"))
    else:
        raise WrongValueError("true in a deck, whose tables and figures have no numbers")


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if value not in (*range(1, 5), *_LISTS):
        yield judging.wrong(path, "true, a whole number from 1 to 4: how many levels of headings; tables or figures")


# --- on a slide -------------------------------------------------------------------------------------------------------

_ONE_COLUMN, _TWO_COLUMNS = 10, 30  # rows
_NUMBER, _PAGE = 30.0, 64.0  # pt
_WIDE, _CLOSE, _MANY = 7.0, 2.5, 24  # pt above and below a row; fewer from so many rows on
_NAME = 0.24  # of the width, where topics stand beside it


@dataclass(frozen=True, slots=True)
class Agenda(Contents):
    """What a deck contains: the groups of slides that follow; `here` is the one that begins. `between` parts topics."""

    groups: tuple[Listed, ...] = ()
    here: str = ""
    between: str = ""
    rows: dict[int, Node] = field(default_factory=dict, compare=False, repr=False)  # by their number, once made

    @property
    def units(self) -> int:
        """The rows; at least one, so that an agenda of nothing can be set."""
        return max(1, len(self.groups))

    def nodes(self, start: int, stop: int) -> Node:
        """Rows that hairlines part, each with its number and where it begins; columns where they are many."""
        told = len(self.groups) <= _ONE_COLUMN and any(group.topics for group in self.groups)
        for n, group in enumerate(self.groups[start:stop], start + 1):
            if n not in self.rows:
                self.rows[n] = self._row(n, group, told=told)
        rows = [self.rows[n] for n in range(start + 1, min(stop, len(self.groups)) + 1)]
        count = 1 + (len(rows) > _ONE_COLUMN) + (len(rows) > _TWO_COLUMNS)
        high = max(1, ceil(len(rows) / count))
        rows += [Space()] * (-len(rows) % high)  # rows of all columns stand on one line
        columns = [tuple(rows[i : i + high]) for i in range(0, len(rows), high)]
        return Row(tuple(Stack(column, 0.0, (1.0,) * high) for column in columns), gap=40.0, anchor=Anchor.TOP)

    def _row(self, number: int, group: Listed, *, told: bool) -> Node:
        """A row; of what its slides tell, where any group tells more than its name. Where there is no room for that, it
        is named as its slides are."""
        here = group.name == self.here
        name = group.topics[0] if len(group.topics) == 1 and not told else words(group.name)
        topics = EMPTY
        for topic in group.topics if told else ():
            topics += (words(self.between) if topics else EMPTY) + topic
        cells = (
            Text(words(f"{number}"), tone=Tone.SECONDARY, strong=True),
            Text(name, strong=True if here or told else None),
            *((Text(topics, Role.SECONDARY, Tone.SECONDARY),) if told else ()),
            Text(words(" "), Role.LABEL, Tone.SECONDARY, align="r", see=group_anchor(group.name)),
        )
        widths = (_NUMBER, _NAME, 0.0, _PAGE) if told else (_NUMBER, 0.0, _PAGE)
        pad = _CLOSE if len(self.groups) > _MANY else _WIDE
        row = Panel(Row(cells, widths, 8.0), Surface.PAGE, (0.0, pad), name=f"Agenda {number}", most=2.4)
        return Stack((Line(Tone.INK, 1.5, hairline=False) if here else Line(), row), 0.0, (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class _Listing(Scene):
    """An agenda, of which many slides are tried with as many rows as fit: a row is the same on each of them."""

    def cut(self, start: int, stop: int) -> Self:
        return replace(self, start=self.start + start, stop=self.start + stop, kept=self.kept.of_more())


def _agenda(_contents: Contents, setting: Typesetting) -> Scene:
    agenda = Agenda(groups=setting.agenda, here=setting.group, between=setting.labels.source_join)
    return _Listing(agenda, 0, agenda.units, setting)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Contents, setting: MemoSetting) -> Iterator[memo.Element]:
    """An entry a paragraph with its page, as deep as asked; nothing where there is no heading."""
    if block.kind:
        yield memo.CaptionList(block.kind)
        return
    entries = [heading for heading in setting.headings if heading.outline < block.depth]
    for index, heading in enumerate(entries):
        number = (memo.Words(heading.number), memo.Words("\t")) if heading.number else ()
        page = memo.PageNumber(heading.bookmark)
        entry = memo.Jump(heading.bookmark, (*number, memo.Words(heading.title), page))
        begin = (memo.ContentsMark(block.depth),) if index == 0 else ()
        end = (memo.ContentsMark(),) if index == len(entries) - 1 else ()
        yield memo.Paragraph(f"toc {min(heading.outline + 1, 3)}", (*begin, entry, *end))


BLOCK = Definition(_make, _judge, called="the contents", flowable=_agenda, memo=_memo)
