"""A shift of effort: what is put off, what is put first, and how."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.listing import behind
from briefdeck.blocks.setting.plan import LEADING, Manner, WrongValueError
from briefdeck.blocks.setting.told import common, listed, told
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Edge, Glyph, Line, Node, Panel, Role, Row, Sign, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.text import Face, widest_word, width
from briefdeck.values import dataclass, replace

_OPEN = 2.6  # how high a panel may become, as a multiple of its words
_PUT_OFF, _ARROW, _ICON = 0.25, 84.0, 32.0  # a share of the width; pt
_IN_ARROW, _WORDS = 48.0, 15.0  # pt: of words in an arrow at a size that they never pass over it
_TALL, _WIDEST, _SPARE = 40.0, 210.0, 1.1  # pt: an arrow under words, the widest of these; spare for another face
_LISTED_FROM = 3  # more than these stand in pairs, or in a list where one would be left over
_SMALL_ICON, _BESIDE = 22.0, 0.42  # pt; of the width, for what is said beside the words
_ROOM = 18.0  # pt above and below a few words
_ANY_FACE = Face("", "")


@dataclass(frozen=True, slots=True)
class Shift(Block):
    """`put_off` gives way to `put_first`; `by` is how; `heads` stand over the two sides, `moved` in the arrow.

    `detailed` shows the sentences behind what is put first.
    """

    name = "shift"
    broad = True

    put_off: tuple[Item, ...]
    put_first: tuple[Item, ...]
    by: tuple[Item, ...] = ()
    heads: tuple[RichText, RichText] = (EMPTY, EMPTY)
    moved: RichText = EMPTY
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        yield from (*self.heads, self.moved)
        yield from (*texts_of(self.put_off), *texts_of(self.put_first), *texts_of(self.by))

    def without_details(self) -> Shift:
        off, first, by = (tuple(i.bare() for i in items) for items in (self.put_off, self.put_first, self.by))
        return replace(self, put_off=off, put_first=first, by=by)

    def without_references(self) -> Shift:
        off, first, by = (tuple(i.unled() for i in items) for items in (self.put_off, self.put_first, self.by))
        return replace(self, put_off=off, put_first=first, by=by)

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return 1

    def briefly(self) -> Shift:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown."""
        return (i.detail for i in (*self.put_off, *self.put_first, *self.by) if i.detail)

    def nodes(self, _start: int, _stop: int) -> Node:
        """Dashed panels, an arrow, strong cards; below them a strip with how."""
        off = tuple(
            Panel(_told(i), Surface.DASHED, (12.0, 8.0), name=f"Put off {n + 1}", most=_OPEN)
            for n, i in enumerate(self.put_off)
        )
        listed = self._is_listed
        columns = 2 if len(self.put_first) > _LISTED_FROM and not listed else 1
        if listed:
            cards: tuple[Node, ...] = tuple(_listed(n + 1, i) for n, i in enumerate(self.put_first))
        else:
            cards = tuple(_card(n + 1, i, detailed=self.detailed) for n, i in enumerate(self.put_first))
        if len(cards) % columns:
            cards = (*cards, Space())  # the last one is no wider than the others
        rows = tuple(Row(cards[i : i + columns], gap=12.0) for i in range(0, len(cards), columns))
        left = Stack((_head(self.heads[0], Tone.SECONDARY), Stack(off, 10.0, (1.0,) * len(off))), 6.0, (0.0, 1.0))
        right = Stack((_head(self.heads[1], Tone.ACCENT), Stack(rows, 12.0, (1.0,) * len(rows))), 6.0, (0.0, 1.0))
        widths = (_PUT_OFF, self._reach, 0.0)
        sides = Row((left, *self._arrow(), right), widths, 16.0)
        if not self.by:
            return sides
        how = tuple(Stack((Line(Tone.INK, 1.5, hairline=False), _told(item)), 5.0) for item in self.by)
        if columns == 2 and len(how) == 3:  # each begins where something above it does
            first, *others = how
            strip = Row((first, Space(), Row(tuple(others), gap=12.0, anchor=Anchor.TOP)), widths, 16.0, Anchor.TOP)
            return Stack((sides, strip), 16.0, (1.0, 0.0), spread=True, opens=1.0)
        per = ceil(len(how) / ceil(len(how) / 4))
        strips = tuple(Row(how[i : i + per], gap=16.0, anchor=Anchor.TOP) for i in range(0, len(how), per))
        return Stack((sides, *strips), 16.0, (1.0, *(0.0 for _ in strips)), spread=True, opens=1.0)

    @property
    def _is_listed(self) -> bool:
        """Whether what is put first is a list of lines: pairs of them would leave one over."""
        odd = len(self.put_first) > _LISTED_FROM and len(self.put_first) % 2 == 1
        return odd and all(len(i.children) <= 1 and not (self.detailed and i.detail) for i in self.put_first)

    def _arrow(self) -> tuple[Node]:
        """What leads from the one to the other: a word stands in it, more words over it."""
        if _one_line(self.moved) <= _IN_ARROW:
            moved = Text(self.moved, strong=True, align="ctr")
            sign = Panel(moved, Surface.ACCENT, (8.0, 42.0), geometry=Geometry.ARROW, name="Arrow")
            return (Stack((sign,), anchor=Anchor.MIDDLE),)
        said = Text(self.moved, Role.SECONDARY, Tone.ACCENT, strong=True, align="ctr")
        return (Stack((said, Sign(width=_ARROW, height=_TALL)), 6.0, anchor=Anchor.MIDDLE),)

    @property
    def _reach(self) -> float:
        """The width of the arrow, or of the longest word over it, pt."""
        if _one_line(self.moved) <= _IN_ARROW:
            return _ARROW
        return max(_ARROW, min(_WIDEST, widest_word(self.moved.plain, _WORDS, _ANY_FACE, bold=True) * _SPARE))


def _one_line(text: RichText) -> float:
    return width(text.plain, _WORDS, _ANY_FACE, bold=True)


def _card(number: int, item: Item, *, detailed: bool) -> Node:
    """What is put first: its icon beside its words."""
    told = Stack((_told(item, Role.HEADING), behind(item.detail, 0.35, detailed=detailed)))
    inside = Row((Glyph(item.icon, _ICON, Tone.INK), told), (_ICON, 0.0), 12.0) if item.icon else told
    pad = 10.0 if item.children or (item.detail and detailed) else _ROOM
    return Panel(inside, Surface.FRAME, (14.0, pad), edge=Edge.LEFT, name=f"Put first {number}", most=_OPEN)


def _listed(number: int, item: Item) -> Node:
    """What is put first on one line: its icon, its words, what is said of it beside them."""
    name = Text(item.text, strong=True, status=item.status, see=item.see, phrased=True)
    lines: tuple[Node, ...] = _lines(item) or (Space(),)
    cells: tuple[Node, ...] = (name, *lines)
    widths: tuple[float, ...] = (0.0, _BESIDE)
    if item.icon:
        cells, widths = (Glyph(item.icon, _SMALL_ICON, Tone.INK), *cells), (_SMALL_ICON, *widths)
    inside = Row(cells, widths, 12.0)
    return Panel(inside, Surface.FRAME, (14.0, 10.0), edge=Edge.LEFT, name=f"Put first {number}", most=_OPEN)


def _head(text: RichText, tone: Tone) -> Node:
    return Text(text, Role.LABEL, tone, strong=True)


def _told(item: Item, role: Role = Role.PRIMARY) -> Node:
    """A statement and the lines below it, as one text."""
    return Stack((Text(item.text, role, strong=True, status=item.status, see=item.see, phrased=True), *_lines(item)))


def _lines(item: Item) -> tuple[Text, ...]:
    return tuple(Text(c.text, Role.SECONDARY, Tone.SECONDARY, before=0.2, status=c.status) for c in item.children)


def shifts(value: object, manner: Manner) -> Iterator[Block]:
    """The shift of a section; none where it has none. A memo has it as a table."""
    if not value:
        return
    if not isinstance(value, Record) or "to" not in value.names():
        raise WrongValueError("the shift of a section: section.shift")
    labels = manner.labels
    heads = words(manner.say(labels.put_off)), words(manner.say(labels.put_first))
    off, first, by = (items(getattr(value, key), manner) for key in ("from", "to", "by"))
    if manner.memo:
        sides = [(heads[0], off), (heads[1], first), (value.moves or EMPTY, by)]
        said = [(head, statements) for head, statements in sides if statements]
        rows = (_row(head, statements, manner) for head, statements in said)
        yield told((EMPTY, EMPTY), rows, strong_rows=(n for n, (_, s) in enumerate(said) if s is first))
    else:
        # What all statements of a side end with is said once, at its head.
        (off, of_off), (first, of_first) = common(off), common(first)
        yield Shift(off, first, by, (heads[0] + of_off, heads[1] + of_first), value.moves, manner.detailed)


def _row(head: RichText, statements: tuple[Item, ...], manner: Manner) -> tuple[RichText, RichText]:
    """One side of it with its name, which bears the marks that all its statements have."""
    bare, marks = common(statements)
    return head + marks, listed(bare, manner, detailed=manner.detailed)


BLOCK = Definition(lambda entry, manner: shifts(entry.at("shift").value(), manner), keys=LEADING, flowable=composed)
