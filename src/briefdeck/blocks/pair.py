"""Two figures of one measure against each other: columns from zero, their ratio, and with what caution it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.figures import Figures
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.reading import ours
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.numbers import number_stack
from briefdeck.blocks.setting.plan import Manner, WrongValueError
from briefdeck.document.block import Block
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Contrast, Line, Node, Pole, Role, Row, Stack, Text, Tone
from briefdeck.layout.scene import composed

_COLUMNS = 0.56  # of the width


@dataclass(frozen=True, slots=True)
class Pair(Block):
    """Two figures with what they are worth; `ratio` is the words of the larger over the smaller, empty where their
    units differ; `reading` is ours, `note` says how far they can be compared."""

    name = "pair"
    broad = True

    figures: tuple[KeyFigure, KeyFigure]
    values: tuple[float, float]
    ratio: KeyFigure | None = None
    note: RichText = EMPTY
    reading: RichText = EMPTY
    label: str = ""

    def texts(self) -> Iterator[RichText]:
        for figure in self.figures:
            yield from figure.spoken()
        if self.ratio:
            yield self.ratio.number
        yield from (self.note, self.reading)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The columns at the left; at the right how often the one contains the other, or the numbers, and the caution;
        below them our reading."""
        larger = self.values.index(max(self.values))
        poles = tuple(
            Pole(
                self._told(f) if self.ratio else f.label,
                Text(f.number, Role.NUMBER, prefix=f.prefix, unit=f.unit),
                value,
                n == larger,
            )
            for n, (f, value) in enumerate(zip(self.figures, self.values, strict=True))
        )
        columns = Contrast((poles[0], poles[1]), words(_said(self.ratio)) if self.ratio else EMPTY)
        parts = self._reckoned(self.figures[larger], self.figures[1 - larger]) if self.ratio else self._numbers(larger)
        if self.note:
            parts += [Line(), Text(self.note, Role.SECONDARY, Tone.SECONDARY)]
        side = Stack(tuple(parts), 14.0, spread=True)
        made: Node = Row((columns, side), (_COLUMNS, 0.0), 32.0)
        return Stack((made, ours(self.reading, self.label)), 14.0, (1.0, 0.0)) if self.reading else made

    def _reckoned(self, high: KeyFigure, low: KeyFigure) -> list[Node]:
        """The ratio and how it comes about."""
        assert self.ratio is not None
        ratio = Text(self.ratio.number, Role.NUMBER, Tone.ACCENT, prefix=self.ratio.prefix, unit=self.ratio.unit)
        over = words(" ÷ ", origin=next(self.ratio.number.origins, None))
        formula = _whole(high) + over + _whole(low)
        return [ratio, Text(formula, strong=True)]

    def _numbers(self, larger: int) -> list[Node]:
        first, second = self.figures
        tones = (Tone.INK, Tone.ACCENT) if larger else (Tone.ACCENT, Tone.INK)
        return [number_stack(first, tones[0]), Line(), number_stack(second, tones[1])]

    @staticmethod
    def _told(figure: KeyFigure) -> RichText:
        """What a column stands for, with its time and its note: they stand nowhere else then."""
        made = figure.label
        for more in (figure.as_of, figure.note):
            made += words("  ") + more if more else EMPTY
        return made


def _whole(figure: KeyFigure) -> RichText:
    """A figure in one piece, with what stands around its number."""
    origin = next(figure.number.origins, None)
    return words(figure.prefix, origin=origin) + figure.number + words(figure.unit, origin=origin)


def _said(figure: KeyFigure) -> str:
    return f"{figure.prefix}{figure.number.plain}{figure.unit}"


def pairs(compare: Any, manner: Manner, reading: RichText = EMPTY) -> Iterator[Block]:
    """The two figures that a section compares; none where it compares none, or one of them is not for this audience."""
    if not compare:
        return
    if not isinstance(compare, Record) or "figures" not in compare.names():
        raise WrongValueError("what a section compares: section.compare")
    if len(compare.figures) != 2:
        return
    one, other = compare.figures
    ratio = _ratio(one, other, manner)
    if manner.memo:
        if compare.message and ratio is None:
            yield Paragraph(compare.message)
        thirds = (replace(ratio, label=compare.message),) if ratio and compare.message else ()
        yield Figures((one.shown, other.shown, *thirds))
        if compare.note:
            yield Paragraph(compare.note, "Table Note")
        return
    label = manner.say(manner.labels.reading)
    yield Pair((one.shown, other.shown), (one.value, other.value), ratio, compare.note, reading, label)


def _ratio(one: Record, other: Record, manner: Manner) -> KeyFigure | None:
    """The larger over the smaller as a figure; none where their units differ."""
    low, high = sorted((abs(one.value), abs(other.value)))
    if one.measure != other.measure or low <= 0:
        return None
    pattern = manner.say(manner.labels.times)
    if one.approximate or other.approximate:
        pattern = manner.say(manner.labels.approximate).replace("{}", pattern)
    prefix, _, unit = pattern.partition("{number}")
    return KeyFigure(words(manner.wording.number(high / low, 1), origin=manner.origin), prefix, unit)


BLOCK = Definition(lambda entry, manner: pairs(entry.at("pair").value(), manner), flowable=composed)
