"""Statements with figures: each beside the figure that it states, or all of them beside those of their section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefdeck.blocks.cards import Cards
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, notes_of, texts_of
from briefdeck.blocks.setting.listing import behind, column, is_for_columns
from briefdeck.blocks.setting.numbers import dark_numbers, ems, number
from briefdeck.blocks.setting.pictured import Against, Picture, Portion, drawing, height, pictured
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.ruled import framed, ruled
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText, Run, words
from briefdeck.layout.nodes import Layer, Node, Role, Row, Space, Stack, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.patterns import regex
from briefdeck.values import dataclass, replace

_SHORT = 6  # signs of a number that stands beside its words; longer ones stand over them
_FEW = 3  # rows whose words leave such numbers a wider column
# Of the width, for such numbers: these or wider ones, by how many times its size the widest of them takes.
_NUMBERS, _EMS = (0.26, 0.31, 0.35), (2.2, 2.5)
_WIDE = 0.3  # of the whole width of a slide
_COLUMN = {3: 3.9, 4: 3.1}  # of so many columns, the widest number that is still large in one: times its size
_OVER = 0.8  # of the width, in which a number over its words finds its size
_FIGURES = 0.27  # of the width: figures that stand beside all statements
_ROWS, _SEVERAL = range(1, 6), range(2, 6)  # as many numbers are told apart at one look; statements beside figures
_PAUSE = regex(r"\s+|\s*[:：、]\s*")
_MOST_BESIDE = 3  # figures that stand one below the other


@dataclass(frozen=True, slots=True)
class Evidence(Block):
    """Up to five statements, each with the figure that it states, or beside `figures` that all of them go with;
    `detailed` shows the sentences behind them.

    What begins with its figure goes on beside it and says it once. `pictures` are drawn below
    the numbers of those that have one. Those that have the `wide` width of a slide stand
    beside numbers of any length.
    """

    name = "evidence"
    states = True

    items: tuple[Item, ...]
    detailed: bool = False
    figures: tuple[KeyFigure, ...] = ()
    wide: bool = False
    pictures: tuple[Picture | None, ...] = ()

    def texts(self) -> Iterator[RichText]:
        for figure in self.figures:
            yield from figure.spoken()
        yield from texts_of(self.items)

    def without_details(self) -> Evidence:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Evidence:
        return replace(self, items=tuple(item.unled() for item in self.items))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def briefly(self) -> Evidence:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        return notes_of(self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """A row a statement, hairlines between them; all numbers of one size."""
        large = [] if self.figures else [_parted(item.text, item.carries) for item in self.items if item.carries]
        figures = [figure for figure, _, _ in large]
        if self._tall:
            return self._columns(start, stop)
        shown = zip(self.items[start:stop], self._pictures[start:stop], strict=True)
        rows = [self._row(item, figures, picture) for item, picture in shown]
        if not self.figures:
            return framed(rows, "Statement")
        return Row((dark_numbers(self.figures), ruled(rows)), (_FIGURES, 0.0), 24.0)

    @property
    def _tall(self) -> bool:
        """Whether a few stand side by side under their numbers, in the whole width."""
        large = [ems(_parted(i.text, i.carries)[0]) for i in self.items if i.carries and not i.label]
        if not self.wide or len(large) < len(self.items) or max(large, default=0.0) > _COLUMN.get(len(large), 0.0):
            return False
        return is_for_columns(self.items, detailed=self.detailed)

    @property
    def _pictures(self) -> tuple[Picture | None, ...]:
        return self.pictures or (None,) * len(self.items)

    def _columns(self, start: int, stop: int) -> Node:
        """A card a statement: its number, the part that this is of a whole, the words."""
        parted = [_parted(item.text, item.carries) for item in self.items if item.carries]
        alike = [figure for figure, _, _ in parted]
        shown = self._pictures
        if sum(map(bool, shown)) * 2 < len(shown):  # most cards would have a gap where the others have theirs
            shown = tuple(picture if isinstance(picture, Portion) else None for picture in shown)
        high = max(map(height, shown))
        cards = []
        for number_, (item, (figure, said, unit)) in enumerate(zip(self.items, parted, strict=True), 1):
            picture = shown[number_ - 1]
            told = Stack(
                (
                    Text(said, Role.HEADING, strong=True, status=item.status, see=item.see, phrased=True),
                    behind(item.detail, 0.4, detailed=self.detailed),
                    *(Text(c.text, Role.SECONDARY, bullet=True, before=0.3, status=c.status) for c in item.children),
                )
            )
            under = (Text(unit, Role.LABEL, Tone.SECONDARY),) if unit else ()
            place = Layer((Space(high), drawing(picture))) if picture else Space(high)
            drawn = (place,) if high or picture else ()
            large = number(figure, Tone.INK, alike)
            cards.append(column((Stack((large, *under)), *drawn, told), f"Statement {number_}"))
        return Row(tuple(cards[start:stop]), gap=14.0)

    def _row(self, item: Item, alike: Sequence[KeyFigure], picture: Picture | None) -> Node:
        below = (Text(c.text, Role.SECONDARY, bullet=True, before=0.2, status=c.status) for c in item.children)
        parted = _parted(item.text, item.carries) if alike and item.carries else None
        told = Stack(
            (
                Text(item.label, Role.LABEL, Tone.ACCENT, strong=True),
                Text(parted[1] if parted else item.text, strong=True, status=item.status, see=item.see),
                behind(item.detail, detailed=self.detailed),
                *below,
            ),
            anchor=Anchor.MIDDLE,
        )
        if parted is None:
            return told
        figure, _, unit = parted
        large: Node = replace(number(figure, Tone.INK, alike), modest=True)
        if unit:
            large = Stack((large, Text(unit, Role.LABEL, Tone.SECONDARY)), anchor=Anchor.MIDDLE)
        elif isinstance(picture, Portion | Against):
            large = Stack((large, drawing(picture)), 2.0, anchor=Anchor.MIDDLE)
        if self.wide:
            return Row((large, told), (_WIDE, 0.0), 24.0)
        if max(len(f.prefix + f.number.plain + f.unit) for f in alike) > _SHORT:
            return Stack((Row((large, Space()), (_OVER, 0.0)), told), 1.0, anchor=Anchor.MIDDLE)
        # The words of many rows need the width more than their numbers do.
        wide = bisect_left(_EMS, max(map(ems, alike))) if len(alike) <= _FEW else 0
        return Row((large, told), (_NUMBERS[wide], 0.0), 12.0)


def _parted(text: RichText, figure: KeyFigure) -> tuple[KeyFigure, RichText, RichText]:
    """The number that a statement shows large, what it says beside it, and the words of a unit that stand below the
    number: where the statement goes on with them, they begin it.

    “14 sites in four countries” are 14, and “Sites in four countries”.
    """
    if not figure.worded:
        return figure, without_lead(text, figure), EMPTY
    bare, unit = replace(figure, unit=""), figure.unit.strip()
    if (rest := _led(text, figure)) and rest.plain.strip():
        origin = next(figure.number.origins, None)
        return bare, words(unit[:1].upper() + unit[1:], origin=origin) + rest, EMPTY
    return (bare, text, words(unit)) if len(unit) > _SHORT else (figure, text, EMPTY)


def _led(text: RichText, figure: KeyFigure) -> RichText | None:
    """What stands behind the figure with which a text begins; None where it begins otherwise."""
    rest, led = list(text.inlines), figure.whole.plain.casefold()  # a sentence may begin with a capital
    while led and rest and isinstance(first := rest[0], Run) and led.startswith(first.text.casefold()):
        led = led.removeprefix(first.text.casefold())
        rest.pop(0)
    return None if led else RichText(tuple(rest))


def without_lead(text: RichText, figure: KeyFigure) -> RichText:
    """What a statement says behind the figure with which it begins: “92% of the load is metered”, “92%：計測する負荷”.

    The whole text where it begins otherwise, or goes on without a pause, as with a particle.
    """
    rest = _led(text, figure)
    if not rest or not isinstance(first := rest.inlines[0], Run) or (pause := _PAUSE.match(first.text)) is None:
        return text
    behind_it = first.text[pause.end() :]
    return RichText((replace(first, text=behind_it), *rest.inlines[1:])) if behind_it else text


def stating(
    found: Sequence[Item], manner: Manner, drawn: ChartSpec | Iterable[str] = (), *, wide: bool = False
) -> Iterator[Evidence]:
    """Statements as evidence, on a slide where each of a few states a figure of its own and nothing stands below it;
    `wide` where they have its whole width, and one or two of more may state none.

    Where the chart or the figures that are `drawn` beside them have all these values, they are not set large once more.
    """
    keys = {item.carries.number.plain + item.carries.unit for item in found if item.carries and not item.children}
    silent = sum(1 for item in found if not item.carries) if wide else 0
    if manner.memo or len(found) not in _ROWS or len(keys) + silent != len(found) or silent * 2 > len(keys):
        return
    written = _written(drawn, manner) if isinstance(drawn, ChartSpec) else set(drawn)
    if {f.number.plain for i in found if (f := i.carries)} <= written:
        found = [replace(item, carries=None) for item in found]
    spoken = manner.wording.spoken
    drawn_ = tuple(pictured(i.text.plain, i.detail.plain, i.carries, spoken) if i.carries else None for i in found)
    yield Evidence(tuple(found), manner.detailed, wide=wide, pictures=drawn_ if any(drawn_) else ())


def _written(chart: ChartSpec, manner: Manner) -> set[str]:
    """The values of a chart as a statement would write them."""
    shown = ((value, series.divisor) for series in chart.series for value in series.values if value is not None)
    return {manner.wording.number(v) for value, divisor in shown for v in (value, value / divisor)}


def beside(figures: Sequence[KeyFigure], found: Sequence[Item], manner: Manner) -> Iterator[Evidence]:
    """Statements beside the figures of their section, on a slide that has a few of both and nothing else."""
    plain = not any(item.caution or any(child.children for child in item.children) for item in found)
    if not manner.memo and 0 < len(figures) <= _MOST_BESIDE and len(found) in _SEVERAL and plain:
        yield Evidence(tuple(found), manner.detailed, tuple(figures))


def drawn_beside(entry: Entry) -> ChartSpec | tuple[()]:
    """The chart that stands beside the statements of a plan's entry, where it names one."""
    chart = entry.at("beside").value() if "beside" in entry.given else None
    if chart is not None and not isinstance(chart, ChartSpec):
        raise WrongValueError("the chart of a section: section.chart")
    return chart or ()


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    """Cards, one below the other, where a statement states no figure."""
    found = items_at(entry.at("evidence"), manner)
    stated = tuple(stating(found, manner, drawn_beside(entry)))
    if found and not stated:
        yield Cards(found, detailed=manner.detailed, columns=1)
    yield from stated


BLOCK = Definition(_make, judge_items, {"beside": leaf, **LEADING}, called="statements with figures", flowable=composed)
