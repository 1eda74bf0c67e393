"""Figures of one measure against each other: two as columns from zero with their ratio, others as bars, with a limit
that they are not to pass; and with what caution they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefdeck.blocks.figures import Figures
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.reading import ours
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.numbers import number, number_stacks
from briefdeck.blocks.setting.plan import STATED, Entry, Manner, WrongValueError, flag, leaf
from briefdeck.blocks.setting.ratios import Ratio, Standing, figure_named, keys_stated, levels_of, ratio_of, standing
from briefdeck.blocks.setting.sentences import in_a_line, together
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import (
    Contrast,
    Edge,
    Line,
    Node,
    Panel,
    Pole,
    Ranked,
    Role,
    Row,
    Stack,
    Surface,
    Text,
    Tone,
)
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_COLUMNS = 0.56  # of the width
_TWO = 2
_SHORT = 6  # signs of a unit that stands behind each of several numbers
_BARS = 44.0  # the least height of a bar that is held against a limit, with the space around it, pt


@dataclass(frozen=True, slots=True)
class Pair(Block):
    """Figures with what they are worth, the one that matters at `subject`; `ratio` is that of two, none where their
    units differ; `limit` is what they are not to pass, `limit_value` its worth, and `against` how the one that matters
    stands to it, where the message states that, and whether it says what is missing. `reading` is ours, `note` says
    how far they can be compared. One that is `narrow` stands beside other words; beside others stand the sentences
    behind the statements `beside` that state these figures. `apart` are the steps from each value to the next higher
    one, the limit among them, where they are too near each other for bars.
    """

    name = "pair"
    broad = True
    accented = True

    figures: tuple[KeyFigure, ...]
    values: tuple[float, ...]
    subject: int
    ratio: Ratio | None = None
    limit: KeyFigure | None = None
    limit_value: float = 0.0
    note: RichText = EMPTY
    reading: RichText = EMPTY
    label: str = ""
    narrow: bool = False
    beside: tuple[Item, ...] = ()
    against: Standing | None = None
    apart: tuple[KeyFigure, ...] = ()

    def texts(self) -> Iterator[RichText]:
        for figure in self.figures:
            yield from figure.spoken()
        if self.ratio:
            yield self.ratio.figure.number
        if self.limit:
            yield from self.limit.spoken()
        steps = (*self.apart, *((self.against.figure,) if self.against else ()))
        yield from (*(figure.number for figure in steps), self.note, self.reading, *texts_of(self.beside))

    def without_details(self) -> Pair:
        return replace(self, beside=tuple(item.bare() for item in self.beside))

    def without_references(self) -> Pair:
        return replace(self, beside=tuple(item.unled() for item in self.beside))

    def briefly(self) -> Pair:
        return self.without_details()

    def nodes(self, _start: int, _stop: int) -> Node:
        """Columns, with how often the one contains the other, or bars against their limit; the caution beside them, or
        below where it is narrow; at the foot our reading."""
        drawn, side = self._drawn()
        caution = Text(self.note, Role.SECONDARY, Tone.SECONDARY)
        said: tuple[Node, ...] = (caution,) if self.note else ()
        made: Node
        if side and not self.narrow:
            made = Row((drawn, Stack((*side, *said), 18.0, anchor=Anchor.MIDDLE)), (_COLUMNS, 0.0), 32.0)
        else:
            made = Stack((drawn, *said), 14.0, (1.0, *(0.0 for _ in said)))
        return Stack((made, ours(self.reading, self.label)), 14.0, (1.0, 0.0)) if self.reading else made

    def _drawn(self) -> tuple[Node, list[Node]]:
        """The values as they are drawn, under what they all measure, and what stands beside them."""
        alike = len(self.figures) > 1 and len({f.label.plain for f in self.figures}) == 1
        measure = self.figures[0].label if alike else EMPTY
        made, side = self._compared(shared=bool(measure))
        head = Text(measure or words(self._unit), Role.LABEL, strong=True)
        return (Stack((head, made), 10.0, (0.0, 1.0)) if head.text else made), side

    @property
    def _unit(self) -> str:
        """What stands around all numbers of bars in many signs: over the bars it is said once. “€ million”."""
        around = {(figure.prefix, figure.unit.strip()) for figure in self.figures}
        (sign, unit), alike = next(iter(around)), len(around) == 1 and (bool(self.limit) or len(self.figures) > _TWO)
        if not alike or " " in sign or len(sign + unit) <= _SHORT:
            return ""
        return f"{sign} {unit}" if sign else unit[:1].upper() + unit[1:]

    def _compared(self, *, shared: bool) -> tuple[Node, list[Node]]:
        if self.limit or len(self.figures) > _TWO:
            limit = self._pole_of_limit(self.limit) if self.limit else None
            return Ranked(
                tuple(self._pole(n, Role.PRIMARY, shared) for n in range(len(self.figures))),
                limit,
                _BARS,
                self._briefly(self.against.figure) if self.against else EMPTY,
                bool(self.against and self.against.missing),
                tuple(map(self._briefly, self.apart)),
            ), []
        role = Role.PRIMARY if self.narrow else Role.NUMBER
        poles = tuple(self._pole(n, role, shared) for n in range(_TWO))
        columns = Contrast((poles[0], poles[1]))
        if self.ratio:
            columns = replace(columns, ratio=words(_said(self.ratio.figure)), form=self.ratio.form)
        if not self.ratio:
            tones = tuple(Tone.ACCENT if n == self.subject else Tone.INK for n in range(_TWO))
            first, second = number_stacks(self.figures, tones)
            return columns, [first, Line(), second]
        if self.narrow:
            return columns, []
        if self.beside:
            told = Stack(tuple(_told(item) for item in self.beside), 10.0)
            shown = Panel(told, Surface.PANEL, (18.0, 16.0), edge=Edge.LEFT, name="Statement")
            return columns, [shown, self._formula(self.ratio, Role.SECONDARY)]
        return columns, [self._formula(self.ratio, Role.HEADING)]

    def _pole(self, place: int, role: Role, shared: bool) -> Pole:
        """One value: what it stands for, with its time and its note where these stand nowhere else; what all measure
        is said once."""
        figure = self.figures[place]
        terms = EMPTY
        if self.ratio or self.narrow or self.limit or shared:
            for part in ((figure.when if shared else EMPTY) or figure.as_of, figure.note):
                terms += (words("  ") if terms and part else EMPTY) + part
        label, note = (terms, EMPTY) if shared and terms else (figure.label, terms)
        bare = [replace(f, prefix="", unit="") if self._unit else f for f in self.figures]
        shown = replace(number(bare[place], alike=bare), role=role, strong=True)
        return Pole(label, shown, self.values[place], place == self.subject, note)

    def _formula(self, ratio: Ratio, role: Role) -> Node:
        """How the ratio comes about, which stands at the bracket between the columns."""
        origin = next(ratio.figure.number.origins, None)
        parts = (self.figures[ratio.first].whole, self.figures[1 - ratio.first].whole, ratio.figure.whole)
        over, equals = (words(sign, origin=origin) for sign in (f" {ratio.over} ", f"{ratio.end} = "))
        return Text(parts[0] + over + parts[1] + equals + parts[2], role, strong=role is Role.HEADING)

    def _briefly(self, step: KeyFigure) -> RichText:
        """How far apart two values are, without the unit that is said over all."""
        first = self.figures[0]
        around = (step.prefix, step.unit.strip()) == (first.prefix, first.unit.strip())
        return step.number if self._unit and around else step.whole

    def _pole_of_limit(self, limit: KeyFigure) -> Pole:
        """What the limit is, and how high: over its line, or as a level beside its name like the others."""
        if not self.apart:
            return Pole(limit.label + words("  ") + limit.whole, Text(limit.number), self.limit_value)
        shown = replace(limit, prefix="", unit="") if self._unit else limit
        return Pole(limit.label, replace(number(shown), role=Role.PRIMARY, strong=True), self.limit_value)


def _told(item: Item) -> Node:
    """The sentence behind a statement, which a slide before this one has said; the statement where there is none."""
    said = item.detail.citing(item.text.citations) if item.detail else item.text
    return Text(said, Role.HEADING, strong=True, status=item.status)


def _said(figure: KeyFigure) -> str:
    return f"{figure.prefix}{figure.number.plain}{figure.unit}"


def pairs(
    compare: Any,
    manner: Manner,
    reading: RichText = EMPTY,
    *,
    message: RichText = EMPTY,
    beside: tuple[Item, ...] = (),
    narrow: bool = False,
    in_line: bool = False,
) -> Iterator[Block]:
    """The figures that a section compares, and what of `beside` states one of them; none where it compares none, or
    fewer than two are for this audience, one beside a limit. The `message` of their slide is theirs if they have one,
    else this. In a memo they may stand `in_line`, in a sentence with their caution, unless the message and the
    statements state them."""
    if not compare:
        return
    if not isinstance(compare, Record) or "figures" not in compare.names():
        raise WrongValueError("what a section compares: section.compare")
    if len(compare.figures) < (1 if compare.limit else _TWO):
        return
    said = compare.message or message
    two = len(compare.figures) == _TWO and not compare.limit
    ratio = ratio_of(*compare.figures, said=said.plain, manner=manner) if two else None
    shown = tuple(record.shown for record in compare.figures)
    if manner.memo and in_line:
        said = {key for text in (message, *texts_of(beside)) for key in keys_stated(text)}
        limits = (compare.limit.shown,) if compare.limit else ()
        if all(record.key in said for record in compare.figures):
            yield from [Paragraph(compare.note)] if compare.note else []
        else:
            yield Paragraph(in_a_line((*shown, *limits), compare.note, manner), "Body Text")
        return
    if manner.memo:
        if compare.message and ratio is None:
            yield Paragraph(compare.message)
        thirds = (_reckoned(ratio, shown, manner),) if ratio and compare.message else ()
        limits = (compare.limit.shown,) if compare.limit else ()
        yield Figures((*shown, *limits, *thirds))
        note = together(compare.message if thirds else EMPTY, compare.note, manner)
        if note:
            yield Paragraph(note, "Table Note")
        return
    values = tuple(record.value for record in compare.figures)
    limit = compare.limit.shown if compare.limit else None
    worth = compare.limit.value if compare.limit else 0.0
    subject = (
        ratio.first
        if ratio and (ratio.is_part or ratio.is_said)
        else _subject(said, compare.figures, limited=bool(limit))
    )
    label = manner.say(manner.labels.reading)
    keys = {record.key for record in compare.figures}
    stating = tuple(replace(item, children=()) for item in beside if keys & keys_stated(item.text).keys())
    against = standing(compare.figures[subject], compare.limit, said, manner) if limit else None
    made = Pair(shown, values, subject, ratio, limit, worth, compare.note, reading, label, narrow, stating, against)
    yield replace(made, apart=levels_of(compare.figures, compare.limit, manner)) if limit else made


def _reckoned(ratio: Ratio, figures: Sequence[KeyFigure], manner: Manner) -> KeyFigure:
    """Two values in one figure, which is called by how it comes about."""
    first, other = figures[ratio.first].label.plain, figures[1 - ratio.first].label.plain
    space = " " if manner.wording.spoken.spaced else ""
    said = f"{first}{space}{ratio.over}{space}{other}{ratio.end}" if first and other else ""
    return replace(ratio.figure, label=words(said, origin=manner.origin))


def _subject(message: RichText, figures: Sequence[Record], *, limited: bool) -> int:
    """The figure that the message states or names first; else the largest, of those held against a limit the first."""
    keys = [record.key for record in figures]
    stated = next((keys.index(key) for key in keys_stated(message) if key in keys), None)
    if stated is not None:
        return stated
    if (named := figure_named(message.plain, figures)) is not None:
        return named
    values = [record.value for record in figures]
    return 0 if limited else values.index(max(values))


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    beside = items(entry.at("beside").value(), manner) if "beside" in entry.given else ()
    message, narrow = entry.at("subject").text(), bool(entry.given.get("narrow"))
    in_line = bool(entry.given.get("line"))
    return pairs(entry.at("pair").value(), manner, message=message, beside=beside, narrow=narrow, in_line=in_line)


BLOCK = Definition(
    _make, keys={"narrow": flag, "line": flag, "beside": leaf, "subject": leaf, **STATED}, flowable=composed
)
