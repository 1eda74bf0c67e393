"""The bottom line as answers: a row a question, with what carries it, and what is asked of the readers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefdeck.blocks.setting.columns import room_before
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.legends import explained, explaining
from briefdeck.blocks.setting.listing import behind
from briefdeck.blocks.setting.numbers import dark_numbers
from briefdeck.blocks.setting.plan import STATED, Entry, Manner, WrongValueError, flag, leaf
from briefdeck.blocks.setting.ruled import ruled
from briefdeck.blocks.setting.values import records, rich
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_QUESTION = 0.2  # share of the width
_FIGURES, _SIGNS = (190.0, 216.0, 242.0, 260.0), (3.5, 5.5, 7.5)  # pt, by the signs of the longest number
_SMALL = 4  # figures, one below the other, that are too many to be larger in a wider panel
_MARKS, _LONG = (84.0, 116.0), 9  # pt for how something is known; characters of a long word for it
_NUMBERED, _LABEL = 30.0, 104.0
_APART = 5.0  # pt between a row and its hairline
_WAY, _PAGE = 0.3, 44.0  # share of the width for the way through the deck; pt for the number of a slide
_FEW, _SECTIONS = 5, range(3, 11)  # answers that leave room for it; sections that are worth it


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: what is asked (the topic of a section, empty for a number), and what is answered."""

    question: RichText
    item: Item


@dataclass(frozen=True, slots=True)
class Answers(Block):
    """Up to ten answers in order; `figures` stand beside them in a dark panel; `ask` is what the readers decide.

    Where there are no figures and no questions, `way` stands there: the sections that follow, by title and anchor. The
    `legend` says what the words mean for how something is known.
    """

    name = "answers"
    broad = True

    rows: tuple[Answer, ...]
    figures: tuple[KeyFigure, ...] = ()
    ask: RichText = EMPTY
    ask_label: str = ""
    detailed: bool = False
    way: tuple[tuple[RichText, str], ...] = ()
    legend: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        for row in self.rows:
            yield from (row.question, *texts_of((row.item,)))
        for figure in self.figures:
            yield from figure.spoken()
        yield from (self.ask, self.legend)

    def without_details(self) -> Answers:
        return replace(self, rows=tuple(replace(row, item=row.item.bare()) for row in self.rows))

    def without_references(self) -> Answers:
        return replace(self, rows=tuple(replace(row, item=row.item.unled()) for row in self.rows))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.rows)

    def briefly(self) -> Answers:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown."""
        return (row.item.detail for row in self.rows if row.item.detail)

    def nodes(self, start: int, stop: int) -> Node:
        """The rows from `start` up to `stop`, beside the figures and over what is asked."""
        rows = tuple(self._row(n + 1, row) for n, row in enumerate(self.rows) if start <= n < stop)
        beside = bool(self.figures or self.way)
        made: Node = ruled(rows, _APART, closed=bool(self.ask))
        if len(self.rows) == 1 and not beside:
            made = Panel(made, Surface.PANEL, (18.0, 16.0), edge=Edge.LEFT, name="Answer")
        if self.ask:
            label = Text(words(self.ask_label), Role.SECONDARY, Tone.SECONDARY, strong=True, phrased=True)
            said: Node = Text(self.ask, Role.HEADING)
            if self.ask_label:
                said = Row(
                    (label, said), (_QUESTION if not self.figures else room_before(self.ask_label, _LABEL), 0.0), 2.0
                )
            made = Stack((made, Panel(said, Surface.MASS, (12.0, 12.0), name="Ask")), 20.0 - _APART, (1.0, 0.0))
        made = self._beside(made)
        # Below all of it, where it has a line to itself and no panel ends elsewhere than what stands beside it.
        return Stack((made, Text(self.legend, Role.LABEL, Tone.SECONDARY)), 6.0, (1.0, 0.0)) if self.legend else made

    def _beside(self, made: Node) -> Node:
        """The answers with what stands beside them in a dark panel: what follows, or the figures."""
        if self.way:
            ahead = Stack(tuple(self._ahead(title, anchor) for title, anchor in self.way), 10.0, spread=True)
            dark = Panel(ahead, Surface.MASS, (16.0, 14.0), most=9.0, name="Way")
            return Row((made, dark), (0.0, _WAY), 24.0)
        if not self.figures:
            return made
        around = ["".join((f.prefix + f.unit).split()) for f in self.figures]  # which is half as large
        signs = max(len(f.number.plain) + len(words_) / 2 for f, words_ in zip(self.figures, around, strict=True))
        wide = bisect_left(_SIGNS, signs)
        if len(self.figures) >= _SMALL:
            wide = max(0, wide - (1 if wide > len(_SIGNS) - 1 else 2))
        return Row((dark_numbers(self.figures), made), (_FIGURES[wide], 0.0), 20.0)

    @staticmethod
    def _ahead(title: RichText, anchor: str) -> Node:
        page = Text(words(" "), Role.LABEL, Tone.SECONDARY, align="r", see=anchor)
        return Row((Text(title, Role.SECONDARY), page), (0.0, _PAGE), 8.0)

    def _row(self, number: int, row: Answer) -> Node:
        item = row.item
        told = Stack(
            (
                Text(row.question if self.figures else EMPTY, Role.LABEL, Tone.ACCENT, strong=True),
                Text(item.text, Role.PRIMARY if self.figures else Role.HEADING, strong=True),
                behind(item.detail, detailed=self.detailed),
            ),
            anchor=Anchor.MIDDLE,
        )
        marks = Text(words(item.status or " "), Role.LABEL, Tone.SECONDARY, align="r", see=item.see)
        longest = max(len(row.item.status) for row in self.rows)
        room = (_MARKS[longest > _LONG],) if longest or any(row.item.see for row in self.rows) else ()
        marked = (marks,) if room else ()
        if row.question and not self.figures:
            asked = Panel(
                Text(row.question, strong=True, phrased=True),
                Surface.PANEL,
                (12.0, 6.0),
                edge=Edge.LABEL,
                name="Question",
                most=3.6,
            )
            return Row((asked, told, *marked), (_QUESTION, 0.0, *room), 14.0, name=f"Answer {number}")
        if row.question:
            return Row((told, *marked), (0.0, *room), 14.0, name=f"Answer {number}")
        head = Text(words(f"{number}"), Role.HEADING, Tone.SECONDARY)
        return Row((head, told, *marked), (_NUMBERED, 0.0, *room), 6.0, name=f"Answer {number}")


def _make(entry: Entry, manner: Manner) -> Iterator[Answers]:
    """Statements that lead to sections answer the questions of these, where `questions` are asked."""
    given, value = entry.given, entry.at("answers").value()
    sections = {section.anchor: section for section in entry.names.get("sections", ())}
    rows = []
    for found in items(value, manner):
        section = sections.get(found.see) if given.get("questions", True) else None
        asked = found.label or words(_question(section), origin=manner.origin)
        rows.append(Answer(asked, replace(found, label=EMPTY)))
    if rows and not all(row.question for row in rows):
        rows = [replace(row, question=EMPTY) for row in rows]
    figures = entry.at("beside").value() if "beside" in given else ()
    if not isinstance(figures, tuple):
        raise WrongValueError("a list of figures")
    shown = tuple(record.shown for record in records(figures, "shown", "a list of figures"))
    ask = entry.at("ask").value() if "ask" in given else ""
    label = entry.at("label").text().plain if "label" in given else manner.say(manner.labels.ask)
    asks = rich(ask, manner.origin) if ask else EMPTY
    few = len(rows) <= _FEW and len(sections) in _SECTIONS
    alone = not shown and not any(row.question or row.item.see for row in rows)
    way = (
        tuple((words(section.title.plain, origin=manner.origin), anchor) for anchor, section in sections.items())
        if few and alone
        else ()
    )
    marks = explained(entry, manner) if "explains" in given else set[str]()
    marks |= {row.item.status.strip() for row in rows if row.item.status}
    legend = explaining(entry.at("legend").text(), marks, manner) if "legend" in given else EMPTY
    if rows:
        yield Answers(tuple(rows), shown, asks, label, manner.detailed, way, legend)


def _question(section: Record | None) -> str:
    """What a section answers, as words of the plan: the section itself stands on another slide."""
    return (section.question or section.title).plain if section is not None else ""


BLOCK = Definition(
    _make,
    keys={"questions": flag, "beside": leaf, "ask": leaf, "label": leaf, "legend": leaf, "explains": leaf, **STATED},
    called="answers",
    flowable=composed,
)
