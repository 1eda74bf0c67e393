"""What some figures take of another one: a strip of the whole, its parts side by side, a bracket with their share."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from briefdeck.blocks.figures import Figures
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.drawn import drawn
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, Citation, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Line, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_NARROW = 0.09  # of the strip: a part below it has no room for its words
_WHOLE_NUMBERS = 0.1  # a share from which it is told without decimal places
_ROUNDED = 0.009  # of the whole: what parts that make all of it may miss or exceed it by, for they are rounded
_DIGITS = 6  # of what is left of a whole, that sums of floating numbers are not seen
_GAP = 2.0  # pt of the page between parts


@dataclass(frozen=True, slots=True)
class Share(Block):
    """Figures with what each takes of the `whole`, from 0 to 1; `said` is what they take together, `rest` what the
    others are called, `left` what they take. Where it is not `headed`, the whole stands in a caption; a `large` one has
    little beside it."""

    name = "share"
    follows = True

    figures: tuple[KeyFigure, ...]
    parts: tuple[float, ...]
    whole: KeyFigure
    said: RichText
    rest: RichText = EMPTY
    left: RichText = EMPTY
    headed: bool = True
    large: bool = False

    def texts(self) -> Iterator[RichText]:
        yield from (self.whole.label, self.whole.number)
        for figure in self.figures:
            yield from (figure.label, figure.number)
        yield from (self.rest, self.left, self.said)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The whole over its parts, as wide as they are, and their share below them."""
        whole = self.whole.label + words("  ") + self.whole.whole if self.headed else EMPTY
        head = Text(whole, Role.LABEL, strong=True)
        cells = [self._part(figure, Surface.MASS) for figure in self.figures]
        together = sum(self.parts)
        if open_ := together < 1 - _ROUNDED:
            cells.append(self._part(KeyFigure(self.left, label=self.rest), Surface.PANEL))
        strip = Row(tuple(cells), (*self.parts, 0.0) if open_ else self.parts, _GAP)
        said = Text(self.said, Role.NUMBER if self.large else Role.HEADING, Tone.ACCENT, align="ctr")
        below = Stack((Line(Tone.ACCENT, 1.5, hairline=False), said), 3.0)
        bracket = Row((below, Space()), (together, 0.0), _GAP, Anchor.TOP) if open_ else below
        return Stack((head, strip, bracket), 5.0, (0.0, 1.0, 0.0))

    def _part(self, figure: KeyFigure, surface: Surface) -> Node:
        if self.large:
            said = Stack((Text(figure.label, strong=True), Text(figure.whole, Role.HEADING)))
            return Panel(said, surface, (10.0, 18.0), name="Part", most=1.6)
        said = Stack((Text(figure.label, Role.LABEL, strong=True), Text(figure.whole, Role.LABEL)))
        return Panel(said, surface, (8.0, 6.0), name="Part", most=1.0)


def shares(share: Any, manner: Manner) -> Iterator[Block]:
    """What figures take of another one; large figures where it is no part that can be drawn; nothing where a section
    tells of none, or an audience sees none of them."""
    if not share:
        return
    if not isinstance(share, Record) or "of" not in share.names():
        raise WrongValueError("what figures take of another one: section.share")
    if not share.figures:
        return
    shown = tuple(record.shown for record in share.figures)
    whole = share.of
    parts = tuple(record.value / whole.value for record in share.figures) if whole and whole.value > 0 else ()
    if not parts or min(parts) <= 0 or sum(parts) > 1 + _ROUNDED:
        yield Figures(shown)
        return
    together = sum(parts)
    percent = manner.wording.percent(together * 100, 0 if together >= _WHOLE_NUMBERS else 1)
    said = words(percent, origin=manner.origin)
    if min(parts) < _NARROW:
        over = words("÷ ", origin=manner.origin) + whole.shown.label + words("  ", origin=manner.origin)
        made = KeyFigure(said, label=over + whole.shown.whole)
        yield Figures((*shown, made, *_others(share.rest, 1 - together, manner)))
        return
    known = set(whole.shown.label.citations)
    bare = tuple(replace(figure, label=_without(figure.label, known)) for figure in shown)
    left = next((other.number for other in _others(share.rest, 1 - together, manner)), EMPTY)
    left = _measured(whole, whole.value * (1 - together), manner) or left if left else left
    yield Share(bare, parts, whole.shown, said, share.rest, left)


def _others(rest: RichText, share: float, manner: Manner) -> Iterator[KeyFigure]:
    """What is left of the whole, where it has a name."""
    if rest:
        percent = manner.wording.percent(share * 100, 0 if share >= _WHOLE_NUMBERS else 1)
        yield KeyFigure(words(percent, origin=manner.origin), label=rest)


def _measured(whole: Record, rest: float, manner: Manner) -> RichText:
    """What is left of the whole in the unit of its parts; nothing where the whole is written in a larger one."""
    shown = whole.shown
    if not shown or shown.number.plain != manner.wording.number(whole.value):
        return EMPTY
    origin = manner.origin
    return words(f"{shown.prefix}{manner.wording.number(round(rest, _DIGITS))}{shown.unit}", origin=origin)


def _without(label: RichText, known: Set[Citation]) -> RichText:
    """A label without the marks of sources that the whole has over it."""
    return RichText(tuple(inline for inline in label.inlines if inline not in known))


def _memo(share: Share, setting: MemoSetting) -> Iterator[memo.Element]:
    """The strip below a numbered caption with the whole."""
    caption = share.whole.label + words("  ") + share.whole.whole
    if share.whole.when:
        left, right = setting.language.brackets
        caption += words(left) + share.whole.when + words(right)
    parts = [(figure.label, figure.whole) for figure in share.figures]
    said = (" ".join(filter(None, (name.plain, number.plain))) for name, number in (*parts, (share.rest, share.left)))
    yield from drawn(replace(share, headed=False), caption, setting, "; ".join(filter(None, (*said, share.said.plain))))


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    return shares(entry.at("share").value(), manner)


BLOCK = Definition(_make, called="what figures take of another one", flowable=composed, memo=_memo)
