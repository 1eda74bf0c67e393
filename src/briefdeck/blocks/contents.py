"""What a document contains: an agenda of a deck, a table of contents of a memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Judging, Manner
from briefdeck.blocks.setting.typesetting import (
    LEAST_SIZE,
    Typesetting,
    group_anchor,
    paragraph,
    paragraph_height,
    plain_run,
)
from briefdeck.diagnostics import Diagnostic
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Group, Rule, Shape, TextParagraph
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """A memo's table of contents, `depth` heading levels deep; a deck's agenda: the sections that follow it."""

    name = "contents"
    lists_groups = True

    depth: int = 2

    def texts(self) -> Iterator[RichText]:
        return iter(())


def _make(entry: Entry, _manner: Manner) -> Iterator[Contents]:
    value = entry.at("contents").value()
    yield Contents() if value is True else Contents(value)


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if value not in range(1, 5):
        yield judging.wrong(path, "true, or a whole number from 1 to 4: how many levels of headings")


# --- on a slide -------------------------------------------------------------------------------------------------------

_ONE_COLUMN = 7  # rows


@dataclass(frozen=True, slots=True)
class AgendaFlowable(Flowable):
    """Rows with hairlines between them; that of the present group is bold. `first` is the number of the first."""

    names: tuple[str, ...]
    setting: Typesetting
    first: int = 1

    _ROOM = 22.0  # the most that a row is opened beyond its need

    @property
    def steps(self) -> int:
        """The sizes."""
        return len(self.setting.text_sizes)

    @property
    def units(self) -> int:
        """The rows; at least one, so that an agenda of nothing can be set."""
        return max(1, len(self.names))

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.text_sizes, step)

    def _line(self, name: str, number: int, step: int) -> TextParagraph:
        """The row is one paragraph: number, name, the mark of its slide. The whole row leads there, so no word must."""
        look, size = self.setting.look, self._size(step)
        made = plain_run(f"{number}\t", size, colour=look.accent, bold=True)
        made += plain_run(name, size, bold=name == self.setting.group or None)
        small = max(LEAST_SIZE, size * 0.75)
        made += tuple(replace(r, target="") for r in self.setting.see(group_anchor(name), small, look.muted))
        return paragraph(made, size, hanging=size * 2)

    def _halves(self, frame: Frame) -> tuple[tuple[Frame, tuple[str, ...]], ...]:
        """One column of rows, or two side by side where they are many."""
        count = len(self.names)
        if count <= _ONE_COLUMN:
            return ((frame, self.names),)
        half = ceil(count / 2)
        columns = frame.columns(2, self.setting.gap * 1.5)
        return ((columns[0], self.names[:half]), (columns[1], self.names[half:]))

    def _row(self, name: str, number: int, width: float, step: int) -> float:
        made = self._line(name, number, step)
        return paragraph_height(made, self._size(step), self.setting.face, width) + self._size(step) * 0.8

    def height(self, width: float, step: int) -> float:
        halves = self._halves(Frame(0, 0, width, 0))
        return max(sum(self._row(name, 0, column.width, step) for name in names) for column, names in halves) + 1.0

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        return min(self._ROOM * len(self._halves(Frame(0, 0, width, 0))[0][1]), spare * 0.6)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        halves = self._halves(frame)
        room = max(0.0, frame.height - self.height(frame.width, step)) / max(1, len(halves[0][1]))
        number, shapes = self.first, []
        for column, names in halves:
            top = frame.y
            for name in names:
                height = self._row(name, number, column.width, step) + room
                shapes.append(self._drawn(name, number, Frame(column.x, top, column.width, height), step))
                top += height
                number += 1
        return tuple(shapes)

    def _drawn(self, name: str, number: int, row: Frame, step: int) -> Group:
        look, here = self.setting.look, name == self.setting.group
        line = self._line(name, number, step)
        rule = Rule("Agenda rule", replace(row, height=0), look.ink if here else look.line, 1.5 if here else 0.75)
        entry = Box("Agenda entry", row, (line,), anchor=Anchor.MIDDLE, target=group_anchor(name))
        return Group(f"Agenda {number}", row, (rule, entry), f"{number}. {name}")

    def cut(self, start: int, stop: int) -> AgendaFlowable:
        return replace(self, names=self.names[start:stop], first=self.first + start)


def _agenda(_contents: Contents, setting: Typesetting) -> AgendaFlowable:
    return AgendaFlowable(setting.agenda, setting)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Contents, setting: MemoSetting) -> Iterator[memo.Element]:
    """An entry a paragraph, as deep as asked; nothing where there is no heading. Pages are Word's to count."""
    entries = [heading for heading in setting.headings if heading.outline < block.depth]
    for index, heading in enumerate(entries):
        number = (memo.Words(heading.number), memo.Words("\t")) if heading.number else ()
        entry = memo.Jump(heading.bookmark, (*number, memo.Words(heading.title)))
        begin = (memo.ContentsMark(block.depth),) if index == 0 else ()
        end = (memo.ContentsMark(),) if index == len(entries) - 1 else ()
        yield memo.Paragraph(f"toc {min(heading.outline + 1, 3)}", (*begin, entry, *end))


BLOCK = Definition(_make, _judge, called="the contents", flowable=_agenda, memo=_memo)
