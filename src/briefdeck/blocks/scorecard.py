"""Items judged by criteria: a Harvey ball, a mark or a word or two in each cell, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.columns import share_of
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout import nodes as grid
from briefdeck.layout.nodes import Node
from briefdeck.layout.scene import composed
from briefdeck.model.leaves import Align, Text
from briefdeck.model.score import HIGHEST, Mark, mark_of, pips, rating_of
from briefdeck.values import dataclass, replace

_ITEMS = (0.15, 0.2)  # of the width, for the names of the items; short ones leave room for criteria
_ENTRY = 0.15  # of the width, for a sign of the legend with its words
_APART, _SIDE, _SLIDE = 8.0, 12.0, 700.0  # pt; the narrowest slide
_SIGN, _SMALL, _BETWEEN = 24.0, 14.0, 5.0  # the signs of cells, those of the legend, and between these
_ROOMY, _FEW = 36.0, 5  # the signs of a few rows, which have room for them
_AROUND = 16.0  # a row holds its signs with so much above and below them together
# Signs that differ in form, so that nothing depends on a colour.
_ICONS = {Mark.YES: "check", Mark.NO: "cross", Mark.OPEN: "question"}
WORDS = {
    "none": Text({"en": "Not met", "ja": "満たさない"}),
    "full": Text({"en": "Fully met", "ja": "十分に満たす"}),
    Mark.YES: Text({"en": "Yes", "ja": "該当"}),
    Mark.NO: Text({"en": "No", "ja": "非該当"}),
    Mark.OPEN: Text({"en": "Open", "ja": "未定"}),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How well an item meets a criterion: a rating or a mark, or neither and its words alone.

    `text` is what stands where there are words alone, as in a memo.
    """

    text: RichText
    rating: int | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An item and its scores; `mark` is the word that recommends it (empty on the others)."""

    name: RichText
    scores: tuple[Score, ...]
    mark: str = ""
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Scorecard(Block):
    """Criteria in columns, items in rows. `words` say what the signs mean, in the order of a legend."""

    name = "scorecard"
    broad = True

    criteria: tuple[RichText, ...]
    items: tuple[Judged, ...]
    words: tuple[tuple[str, RichText], ...]

    def texts(self) -> Iterator[RichText]:
        yield from self.criteria
        for item in self.items:
            yield from (item.name, *(score.text for score in item.scores), item.detail)

    def without_details(self) -> Scorecard:
        return replace(self, items=tuple(replace(item, detail=EMPTY) for item in self.items))

    @property
    def units(self) -> int:
        """What a slide may end with; the heads and the legend stand on each."""
        return len(self.items)

    def notes(self) -> Iterator[RichText]:
        return (item.detail for item in self.items if item.detail)

    def nodes(self, start: int, stop: int) -> Node:
        """Heads over rows that hairlines part, on a tint what is recommended; below them what the signs mean."""
        heads = (grid.Text(name, grid.Role.SECONDARY, strong=True, align="ctr") for name in self.criteria)
        panels = (grid.Panel(head, grid.Surface.PAGE, (4.0, 6.0), name="Criterion") for head in heads)
        rows: list[Node] = [
            grid.Row((grid.Space(), *panels), self._widths, _APART, name="Criteria"),
            grid.Line(grid.Tone.INK, 1.5, hairline=False),
        ]
        for number, item in enumerate(self.items[start:stop], start + 1):
            rows += [self._row(number, item), grid.Line()]
        grow = (0.0, 0.0, *(float((n + 1) % 2) for n in range(len(rows) - 2)))
        return grid.Stack((*rows, grid.Space(8.0), self._legend()), 0.0, (*grow, 0.0, 0.0))

    @property
    def _widths(self) -> tuple[float, ...]:
        side = 2 * _SIDE / _SLIDE if any(item.mark for item in self.items) else 0.0
        longest = max(share_of(item.name) for item in self.items) + side
        return (min(max(longest, _ITEMS[0]), _ITEMS[1]), *(0.0 for _ in self.criteria))

    def _row(self, number: int, item: Judged) -> Node:
        said = (
            grid.Text(item.name, strong=True, phrased=True),
            grid.Text(words(item.mark), grid.Role.LABEL, strong=True),
        )
        side = _SIDE if any(each.mark for each in self.items) else 0.0
        name = grid.Panel(grid.Stack(said), grid.Surface.PAGE, (side, 6.0), name="Item", most=2.2)
        cells = (self._cell(item, *pair) for pair in zip(self.criteria, item.scores, strict=True))
        row = grid.Row((name, *cells), self._widths, _APART)
        ground: Node = grid.Space(self._size + _AROUND)
        if item.mark:
            ground = grid.Panel(ground, grid.Surface.TINT, (0.0, 0.0), name="Recommended")
        return grid.Layer((ground, row), f"Item {number}")

    @property
    def _size(self) -> float:
        """The size of its signs, pt."""
        return _ROOMY if len(self.items) <= _FEW else _SIGN

    def _cell(self, item: Judged, criterion: RichText, score: Score) -> Node:
        if score.rating is not None:
            return grid.Ball(score.rating, self._size, criterion + words(f" {score.rating}/{HIGHEST}"))
        if score.mark is not None:
            said = criterion + words(" ") + score.text
            return grid.Glyph(_ICONS[score.mark], self._size, grid.Tone.INK, centred=True, said=said)
        text = grid.Text(score.text, strong=True if item.mark else None, align="ctr")
        return grid.Panel(text, grid.Surface.PAGE, (2.0, 6.0), name="Score")

    def _legend(self) -> Node:
        """The signs that stand somewhere in the card, each with its words; balls that are filled in part stand between
        the two whose words say of what they are parts."""
        if not self.words:
            return grid.Space()
        entries: list[Node] = []
        widths: list[float] = []
        for name, meaning in self.words:
            said = grid.Text(meaning, grid.Role.LABEL, grid.Tone.SECONDARY)
            if name == "full" and self._has_parts:
                parts = tuple(grid.Ball(quarters, _SMALL) for quarters in range(1, HIGHEST))
                entries.append(grid.Row(parts, (_SMALL,) * len(parts), _BETWEEN))
                widths.append(len(parts) * (_SMALL + _BETWEEN) + _BETWEEN)
            entries.append(grid.Row((self._sign(name), said), (_SMALL, 0.0), 6.0))
            widths.append(_ENTRY)
        return grid.Row((*entries, grid.Space()), (*widths, 0.0), 6.0, name="Legend")

    @property
    def _has_parts(self) -> bool:
        return any(
            0 < score.rating < HIGHEST for item in self.items for score in item.scores if score.rating is not None
        )

    @staticmethod
    def _sign(name: str) -> Node:
        if name in ("none", "full"):
            return grid.Ball(HIGHEST if name == "full" else 0, _SMALL)
        return grid.Glyph(_ICONS[Mark(name)], _SMALL, grid.Tone.INK, centred=True)


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    section = entry.at("scorecard").value()
    if not isinstance(section, Record) or not {"criteria", "items"} <= set(section.names()):
        raise WrongValueError("a scorecard section")
    meanings = manner.own("scorecard", WORDS)
    preferred = manner.say(manner.labels.preferred)
    items = tuple(
        Judged(
            item.name.citing(source.citation for source in item.sources),
            tuple(_score(text, meanings) for text in item.scores),
            preferred if item.preferred else "",
            item.detail,
        )
        for item in section.items
    )
    if not items:
        return
    scores = [score for item in items for score in item.scores]
    used: set[str] = {score.mark for score in scores if score.mark}
    if any(score.rating is not None for score in scores):
        used |= {"none", "full"}
    criteria = tuple(criterion.name for criterion in section.criteria)
    said = tuple((name, words(meanings[name], origin=manner.origin)) for name in WORDS if name in used)
    card = Scorecard(criteria, items, said)
    yield _told(card, manner) if manner.memo else card


def _score(text: RichText, meanings: dict[str, str]) -> Score:
    origin = next(text.origins, None)
    rating, mark = rating_of(text.plain), mark_of(text.plain)
    if rating is not None:
        return Score(words(pips(rating), origin=origin), rating)
    return Score(words(meanings[mark], origin=origin), mark=mark) if mark else Score(text)


def _told(card: Scorecard, manner: Manner) -> Table:
    """The card as a table: ratings as pips, marks as words, below it what the pips mean."""
    left, right = manner.wording.spoken.brackets
    columns = (Column(EMPTY), *(Column(name, Align.CENTER) for name in card.criteria))
    rows = tuple(
        Row(
            (
                item.name.strong() + words(f"{left}{item.mark}{right}" if item.mark else "", origin=manner.origin),
                *(score.text for score in item.scores),
            ),
            bool(item.mark),
            item.detail,
        )
        for item in card.items
    )
    meanings = dict(card.words)
    note = EMPTY
    if "full" in meanings:
        between = words(manner.say(manner.labels.outlet_join), origin=manner.origin)
        ends = (
            words(f"{pips(n)} ", origin=manner.origin) + meanings[name] for n, name in ((0, "none"), (HIGHEST, "full"))
        )
        note = next(ends) + between + next(ends)
    return Table(columns, rows, note=note)


BLOCK = Definition(_make, keys={"detail": flag}, words=WORDS, flowable=composed)
