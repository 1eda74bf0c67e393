"""What is to be decided: the ask in a dark panel, beside it questions with their options, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.blocks.setting.bands import band
from briefdeck.blocks.setting.columns import room_before, share_of
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.listing import alike
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.told import told
from briefdeck.blocks.setting.values import lines, records, rich
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_ASKED, _WHEN = 0.43, (0.17, 0.22)  # of a row: the question; who and when, from the least to the most
_INSET = 0.025  # of the width of a slide, beside a date in its head
_NUMBER = 20.0  # pt for the number before a question
_APART, _BETWEEN = 16.0, 6.0  # pt between these, between rows
_PAD = (5.0, 9.0)  # pt above and below the words of a row; where none has a list
_CHOSEN = (10.0, 4.0)  # pt beside, above and below what is proposed
_OPENS = 1.5  # lines by which rows open where a page has room
_LIST = 2  # options; one alone is no list
_ASK = 108.0  # pt for the words before the ask
_OURS = regex(  # how a way begins that is the one proposed
    r"\s*(?:当.{1,4}案|本案|原案|推奨|建议|建議|推荐|推薦|추천|권고"
    r"|(?:Recommended|Recommendation|Our proposal|Proposed|Preferred)\b"
    r"|(?:Empfohlen|Empfehlung|Recommandée?|Recommandation)\b)"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, what can be chosen, who decides and until when."""

    question: RichText
    options: tuple[RichText, ...] = ()
    by: RichText = EMPTY
    until: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Decisions(Block):
    """Up to five questions; `ask` is the one sentence that they come to, under its head. `heads` stand over the
    questions, over the options, and over who decides until when."""

    name = "decisions"
    broad = True

    items: tuple[Decision, ...]
    ask: RichText = EMPTY
    ask_head: RichText = EMPTY
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)

    def texts(self) -> Iterator[RichText]:
        yield from (self.ask_head, self.ask)
        for item in self.items:
            yield from (item.question, *item.options, item.by, item.until)

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """The ask in its bar, and a row a question below it."""
        rows = tuple(self._row(number) for number in range(start, stop))
        made = Stack(
            (self._heads(), Stack(rows, _BETWEEN, (1.0,) * len(rows), spread=True, opens=_OPENS, alike=True)),
            5.0,
            (0.0, 1.0),
        )
        if not self.ask:
            return made
        head = Text(self.ask_head, Role.SECONDARY, Tone.SECONDARY, strong=True, phrased=True)
        said: Node = Text(self.ask, Role.HEADING)
        if self.ask_head:
            said = Row((head, said), (room_before(self.ask_head.plain, _ASK), 0.0), 10.0)
        return Stack((Panel(said, Surface.MASS, (14.0, 14.0), name="Ask"), made), 16.0, (0.0, 1.0))

    @property
    def _decided(self) -> bool:
        """Whether it is said of one of them by whom or until when."""
        return any(i.by or i.until for i in self.items)

    @property
    def _when(self) -> float:
        """Of a row who and when, as wide as the longest date."""
        least, most = _WHEN
        return max(least, min(most, _INSET + max(share_of(i.until) for i in self.items)))

    def _heads(self) -> Node:
        if not self._decided:
            return Space()
        asked, options, when = (Text(head, Role.LABEL, Tone.SECONDARY, strong=True) for head in self.heads)
        chosen = options if any(i.options for i in self.items) else Space()
        beside = Row((Space(), asked, chosen), (_NUMBER, _ASKED, 0.0), _APART)
        return Row((when, Panel(beside, Surface.PAGE, (16.0, 0.0), name="Heads")), (self._when, 0.0))

    def _row(self, number: int) -> Row:
        item, name = self.items[number], f"Decision {number + 1}"
        options = _ways(item.options)
        question = Text(item.question, strong=True)
        pad = _PAD[all(len(each.options) < _LIST for each in self.items)]
        if not self._decided:
            told = Stack((question, *options), anchor=Anchor.MIDDLE)
            return band(number + 1, told, pad, said="Question", name=name)
        (until,) = alike(self.items, _until, number, number + 1)
        who = Text(item.by, Role.SECONDARY, Tone.SECONDARY, phrased=True, before=0.2)
        when = Panel(Stack((until, who)), Surface.LABEL, (10.0, pad), edge=Edge.LABEL, name="Band label", most=9.0)
        asked = Text(words(f"{number + 1}"), Role.PRIMARY, Tone.ACCENT, strong=True)
        beside = Row((asked, question, Stack(options, anchor=Anchor.MIDDLE)), (_NUMBER, _ASKED, 0.0), _APART)
        return Row(
            (when, Panel(beside, Surface.PANEL, (16.0, pad), name="Question", most=3.0)), (self._when, 0.0), name=name
        )


def _ways(options: Sequence[RichText]) -> tuple[Node, ...]:
    """What can be chosen: what is proposed on a tint, what else there is quieter below it."""
    several = len(options) >= _LIST
    ours = [_OURS.match(option.plain) is not None for option in options]
    others = Tone.SECONDARY if any(ours) else Tone.INK
    return tuple(
        Panel(Text(option, strong=True), Surface.TINT, _CHOSEN, name="Proposed", most=1.0)
        if own
        else Text(option, tone=others, bullet=several, before=0.25)
        for option, own in zip(options, ours, strict=True)
    )


def _until(item: Decision) -> Text:
    return Text(item.until, Role.HEADING, strong=True, phrased=True)


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    asked = list(records(entry.at("decisions").value(), "question", "a list of decisions"))
    # Beside questions with ways to choose from, one without any is open.
    open_ = (words(manner.say(manner.labels.undecided)),) if any(r.options for r in asked) and not manner.memo else ()
    made = tuple(
        Decision(r.question, r.options or open_, r.by, rich(r.until, manner.origin) if r.until else EMPTY)
        for r in asked
    )
    ask = entry.at("ask").value() if "ask" in entry.given else ""
    if made and manner.memo:
        labels = manner.labels
        heads = (words(manner.say(word)) for word in (labels.question, labels.by, labels.until_when))
        rows = ((_asked(n, d, manner), d.by, d.until) for n, d in enumerate(made, 1))
        yield told(tuple(heads), rows)
    elif made:
        labels = manner.labels
        head, question = words(manner.say(labels.ask)), words(manner.say(labels.question))
        # One way alone is no choice: it is what is proposed.
        single = all(len(decision.options) < 2 for decision in made)
        options = words(manner.say(labels.for_us if single else labels.options))
        when = words(f"{manner.say(labels.until_when)} / {manner.say(labels.by)}")
        yield Decisions(made, rich(ask, manner.origin) if ask else EMPTY, head, (question, options, when))


def _asked(number: int, item: Decision, manner: Manner) -> RichText:
    head = words(f"{number}{manner.wording.spoken.gap}", origin=manner.origin) + item.question
    return lines((head.strong(), *item.options), manner.origin)


BLOCK = Definition(_make, keys={"ask": leaf}, called="decisions", flowable=composed)
