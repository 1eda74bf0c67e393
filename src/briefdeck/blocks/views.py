"""How others judge it: a row a view, its stance in front; two that differ face each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefdeck.blocks.reading import LABEL, ours
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.listing import alike, behind
from briefdeck.blocks.setting.plan import STATED, Entry, Manner, flag, leaf
from briefdeck.blocks.setting.values import records, rich
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.nodes import Columns, Edge, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.text import Face, width
from briefdeck.values import dataclass, replace

_VERSUS = 44.0
_FACING = 2
_OPEN = 22.0  # pt above and below a claim with its reasons alone
_APART = 7.0  # pt between a row and its hairline
_BETWEEN = "\u00a0· "  # no line begins with it
_CLAIM, _BROAD = 0.44, 0.56  # of a row, for the claim: beside long reasons, beside short ones
_QUOTED = 6.0  # pt between a claim and the words that are quoted
_SAID, _AN_EM, _INDENT = 0.88, 0.0136, 0.02  # of a row beside the stance; of it an em of a reason, and its bullet
_ANY_FACE = Face("", "")  # only how far reasons reach counts


@dataclass(frozen=True, slots=True)
class View:
    """A claim, who holds it, the word of its stance; `opposed` where it is against what the subject does. `quote` are
    words of those who hold it, `speaker` who said them, where they are not all who hold it."""

    claim: RichText
    holders: tuple[RichText, ...]
    stance: RichText
    opposed: bool = False
    reasons: tuple[Item, ...] = ()
    detail: RichText = EMPTY
    quote: RichText = EMPTY
    speaker: RichText = EMPTY

    def quoted(self) -> tuple[Node, ...]:
        """The quoted words beside a bar in the accent, over who said them; none where nothing is quoted."""
        if not self.quote:
            return ()
        by = Text(self.speaker, Role.LABEL, Tone.SECONDARY, before=0.2, phrased=True)
        said = Stack((Text(self.quote, Role.SECONDARY, strong=True), by))
        return (Panel(said, Surface.PAGE, (10.0, 2.0), edge=Edge.LEFT, name="Quote", most=1.0),)


@dataclass(frozen=True, slots=True)
class Views(Block):
    """Views of equal weight; with a word for `versus` the two that differ face each other.

    `reading` is how we read them together, under its own label: it is nobody's but ours.
    """

    name = "views"
    broad = True

    views: tuple[View, ...]
    versus: str = ""
    reading: RichText = EMPTY
    reading_label: str = ""
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for view in self.views:
            yield from (view.stance, *view.holders, view.claim, *texts_of(view.reasons), view.detail)
            yield from (view.quote, view.speaker)
        yield self.reading

    def without_details(self) -> Views:
        bare = (replace(v, detail=EMPTY, reasons=tuple(r.bare() for r in v.reasons)) for v in self.views)
        return replace(self, views=tuple(bare))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.views)

    def briefly(self) -> Views:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown."""
        return (view.detail for view in self.views if view.detail)

    def nodes(self, start: int, stop: int) -> Node:
        """Two views that face each other as cards, all others as rows: narrow columns would cut every line."""
        shown = self.views[start:stop]
        facing = bool(self.versus) and len(shown) == len(self.views) == _FACING
        made = self._cards(shown, start) if facing else self._rows(shown, start)
        if self.reading and stop == len(self.views):  # of all of them, said once
            apart = 18.0 if facing else 18.0 - _APART
            made = Stack((made, ours(self.reading, self.reading_label)), apart, (1.0, 0.0))
        return made

    def _cards(self, shown: Sequence[View], start: int) -> Node:
        cards: list[tuple[Node, ...]] = [(self._head(v), self._held(v), self._body(v)) for v in shown]
        names = [f"View {start + n + 1}" for n in range(len(shown))]
        cards.insert(1, (Space(), Space(), self._between()))
        names.insert(1, "")
        return Columns(tuple(cards), tuple(names), (0.0, _VERSUS, 0.0), 10.0, grow=(0.0, 0.0, 1.0))

    def _rows(self, shown: Sequence[View], start: int) -> Node:
        """The stance, the claim over who holds it and what is behind it, the reasons."""
        reasoned = any(view.reasons for view in self.views)
        rows: list[Node] = []
        stances = alike(self.views, _stance, start, start + len(shown))
        for number, (view, said) in enumerate(zip(shown, stances, strict=True), start + 1):
            surface, edge = (Surface.AGAINST, Edge.NONE) if view.opposed else (Surface.LABEL, Edge.LABEL)
            stance = Panel(said, surface, (8.0, 9.0), edge=edge, name="Stance", most=9.0)
            holders = tuple(
                Text(h, Role.LABEL, Tone.SECONDARY, before=0.2, phrased=True) for h in _together(view.holders)
            )
            told = behind(view.detail, 0.3, detailed=self.detailed)
            held = Stack((Text(view.claim, strong=True), *holders, told))
            claim = Stack((held, *view.quoted()), _QUOTED, anchor=Anchor.MIDDLE) if view.quote else held
            reasons = Stack(
                tuple(Text(r.text, Role.SECONDARY, bullet=True, before=0.2, status=r.status) for r in view.reasons),
                anchor=Anchor.MIDDLE,
            )
            held_ = Row((claim, reasons), (self._claim_share() / _SAID, 0.0), 16.0) if reasoned else claim
            view_ = Panel(held_, Surface.PANEL, (14.0, 5.0), name="View", most=1.8)
            rows.append(Row((stance, view_), (LABEL, 0.0), name=f"View {number}"))
        return Stack(tuple(rows), _APART, (1.0,) * len(rows), spread=True)

    def _claim_share(self) -> float:
        """What claims have of a row: more than their own where sentences are behind them and the longest reason, on one
        line, leaves it to them."""
        if not (self.detailed and any(view.detail for view in self.views)):
            return _CLAIM
        reasons = (reason.text.plain for view in self.views for reason in view.reasons)
        longest = max((width(said, 1.0, _ANY_FACE) for said in reasons), default=0.0)
        return min(_BROAD, max(_CLAIM, _SAID - _INDENT - longest * _AN_EM))

    def _between(self) -> Node:
        said = Text(words(self.versus), Role.SECONDARY, strong=True, align="ctr")
        sign = Panel(said, Surface.FRAME, (0.0, 8.0), geometry=Geometry.ELLIPSE, name="Versus", most=1.0)
        return Stack((sign,), anchor=Anchor.MIDDLE)

    @staticmethod
    def _head(view: View) -> Node:
        surface, edge = (Surface.AGAINST, Edge.NONE) if view.opposed else (Surface.LABEL, Edge.LABEL)
        said = Text(view.stance.capitalized(), strong=True)
        return Panel(said, surface, (12.0, 5.0), edge=edge, name="Stance")

    @staticmethod
    def _held(view: View) -> Node:
        who = tuple(Text(holder, Role.LABEL, Tone.SECONDARY, before=0.1) for holder in view.holders)
        return Panel(Stack(who), Surface.PANEL, (12.0, 5.0), Anchor.TOP, name="Holders")

    def _body(self, view: View) -> Node:
        told = Stack(
            (
                Text(view.claim, Role.HEADING),
                *(Text(r.text, Role.SECONDARY, bullet=True, before=0.45, status=r.status) for r in view.reasons),
                behind(view.detail, 0.6, detailed=self.detailed),
            )
        )
        said = any(v.detail and self.detailed for v in self.views)
        told = Stack((told, *view.quoted()), _QUOTED) if view.quote else told
        return Panel(told, Surface.PANEL, (12.0, 10.0 if said else _OPEN), Anchor.TOP, name="View", most=2.0)


def _stance(view: View) -> Text:
    return Text(view.stance.capitalized(), Role.SECONDARY, strong=True, align="ctr", phrased=True)


def _together(holders: Sequence[RichText]) -> tuple[RichText, ...]:
    """Who holds a view, on one line one behind the other."""
    if not holders:
        return ()
    made = holders[0]
    for holder in holders[1:]:
        made = made + words(_BETWEEN) + holder
    return (made,)


def _speaker(record: Any, manner: Manner) -> RichText:
    """Who said the quoted words: the outlet of their own source, where these are not the words of all who hold the
    view."""
    own: Sequence[Any] = record.quote.sources if record.quote else ()
    speaker = rich(own[0].outlet, manner.origin) if len(own) == 1 else EMPTY
    return EMPTY if [holder.plain for holder in record.holders_list] == [speaker.plain] else speaker


def views(value: object, manner: Manner, reading: object = "", *, versus: bool = False) -> Iterator[Views]:
    """The views of a section, and how we read them together."""
    shared = words(manner.say(manner.labels.consensus))
    made = tuple(
        View(
            claim=record.claim,
            holders=record.holders_list,
            stance=shared if record.consensus else rich(record.stance, manner.origin),
            opposed=record.stance_key == "critical",
            reasons=items(record.reasons, manner),
            detail=record.detail,
            quote=rich(record.quote, manner.origin) if record.quote else EMPTY,
            speaker=_speaker(record, manner),
        )
        for record in records(value, "claim", "a list of views")
    )
    if made:
        label = manner.say(manner.labels.reading)
        opposed = len(made) == _FACING and made[0].opposed != made[1].opposed
        word = manner.say(manner.labels.versus) if versus or opposed else ""
        said = rich(reading, manner.origin) if reading else EMPTY
        yield Views(made, word, said, label, manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Views]:
    reading = entry.at("reading").value() if "reading" in entry.given else ""
    return views(entry.at("views").value(), manner, reading, versus=bool(entry.given.get("versus")))


BLOCK = Definition(_make, keys={"reading": leaf, "versus": flag, **STATED}, called="views", flowable=composed)
