"""Causes that lead to a result, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.callout import Callout
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, item, items
from briefdeck.blocks.setting.listing import alike, behind
from briefdeck.blocks.setting.plan import LEADING, Manner, WrongValueError
from briefdeck.blocks.setting.told import cell, common, told
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Sign, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_LABEL, _CAUTION, _CAUSES = 0.15, 0.24, 0.74  # shares of the width
_BAR = 2.0  # pt
_LED = (20.0, 0.0)  # pt for the arrow before what causes lead to


@dataclass(frozen=True, slots=True)
class Cause:
    """What it is in a word or two, the facts, and with what caution they are to be read."""

    name: RichText
    item: Item
    caution: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Causes(Block):
    """Two to four causes, what they come to (`result`), and the answer to it (`response`), under their heads; `columns`
    are the words over the facts and over the cautions."""

    name = "causes"
    broad = True

    causes: tuple[Cause, ...]
    result: Item | None = None
    response: Item | None = None
    heads: tuple[RichText, RichText] = (EMPTY, EMPTY)
    columns: tuple[RichText, RichText] = (EMPTY, EMPTY)
    detailed: bool = True

    def texts(self) -> Iterator[RichText]:
        for cause in self.causes:
            yield from (cause.name, *cause.item.texts(), cause.caution)
        for head, end in zip(self.heads, (self.result, self.response), strict=True):
            if end:
                yield from (head, *end.texts())

    def without_details(self) -> Causes:
        return replace(self, causes=tuple(replace(c, item=c.item.bare()) for c in self.causes))

    def without_references(self) -> Causes:
        return replace(self, causes=tuple(replace(c, item=c.item.unled()) for c in self.causes))

    def briefly(self) -> Causes:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        return (cause.item.detail for cause in self.causes if cause.item.detail)

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.causes)

    def nodes(self, start: int, stop: int) -> Node:
        """A band a cause; at the right what they come to, and below it the answer."""
        names = alike(self.causes, _name, start, stop)
        shown = zip(self.causes[start:stop], names, strict=True)
        bands = tuple(self._band(n, cause, name) for n, (cause, name) in enumerate(shown, start + 1))
        left: Node = Stack(bands, 10.0, (1.0,) * len(bands))
        ends = [
            Panel(_end(head, end), surface, (12.0, 10.0), most=9.0, name=name)
            for head, end, surface, name in zip(
                self.heads,
                (self.result, self.response),
                (Surface.MASS, Surface.STRONG_FRAME),
                ("Result", "Response"),
                strict=True,
            )
            if end
        ]
        over: Node = self._over()
        if ends:
            led = [Row((Sign(Geometry.ARROW, Tone.ACCENT, 20.0, 24.0), ends[0]), _LED, 6.0)]
            if len(ends) > 1:
                down = Sign(Geometry.DOWN, Tone.ACCENT, 28.0, 14.0)
                led += [Row((Space(), node), _LED, 6.0) for node in (down, ends[1])]
            bar = Panel(Space(), Surface.ACCENT, (0.0, 0.0), name="Bracket", most=99.0)  # takes all causes together
            right = Row((bar, Stack(tuple(led), 8.0, (1.0, 0.0, 1.0)[: len(led)])), (_BAR, 0.0))
            left = Row((left, right), (_CAUSES, 0.0), 8.0)
            over = Row((over, Space()), (_CAUSES, 0.0), 8.0)
        if any(cause.caution for cause in self.causes):
            return Stack((over, left), 6.0, (0.0, 1.0))
        return left

    def _over(self) -> Node:
        """The words over the bands, where those below them begin."""
        facts, caution = (Text(head, Role.LABEL, Tone.SECONDARY, strong=True) for head in self.columns)
        inside = Panel(Row((facts, caution), (0.0, _CAUTION), 14.0), Surface.PAGE, (14.0, 0.0), name="Heads")
        return Row((Space(), inside), (_LABEL, 0.0))

    def _band(self, number: int, cause: Cause, name: Text) -> Node:
        told = cause.item
        facts = Stack(
            (
                Text(told.text, strong=True, status=told.status, see=told.see),
                behind(told.detail, detailed=self.detailed),
                *(Text(c.text, Role.SECONDARY, Tone.SECONDARY, bullet=True, before=0.2) for c in told.children),
            ),
            anchor=Anchor.MIDDLE,
        )
        caution = Text(cause.caution, Role.SECONDARY)
        inside: Node = Row((facts, caution), (0.0, _CAUTION), 14.0) if cause.caution else facts
        label = Panel(
            name,
            Surface.LABEL,
            (8.0, 8.0),
            edge=Edge.LABEL,
            name="Cause",
            most=2.2,
        )
        return Row(
            (label, Panel(inside, Surface.PANEL, (14.0, 8.0), name="Facts")), (_LABEL, 0.0), name=f"Cause {number}"
        )


def _name(cause: Cause) -> Text:
    return Text(cause.name, Role.HEADING, align="ctr", phrased=True)


def _end(head: RichText, item: Item) -> Node:
    return Stack(
        (
            Text(head, Role.LABEL, Tone.SECONDARY, align="ctr"),
            Text(item.text, Role.HEADING, align="ctr", phrased=True, before=0.2),
            *(Text(c.text, Role.SECONDARY, Tone.SECONDARY, align="ctr", before=0.3) for c in item.children),
        ),
        anchor=Anchor.MIDDLE,
    )


def causes(section: object, manner: Manner) -> Iterator[Block]:
    """The points of a section as causes, and what they lead to. A memo has them as a table."""
    if not isinstance(section, Record) or not {"points", "leads_to"} <= set(section.names()):
        raise WrongValueError("a background section")
    found = items(section.points, manner)
    made = tuple(Cause(i.label, replace(i, label=EMPTY, caution=EMPTY), i.caution) for i in found)
    labels, leads = manner.labels, section.leads_to
    heads = words(manner.say(labels.result)), words(manner.say(labels.response))
    result = item(leads.result, manner) if leads else None
    response = item(leads.response, manner) if leads and leads.response else None
    if made and manner.memo:
        heads_ = (words(manner.say(word)) for word in (labels.cause, labels.facts, labels.caution))
        yield told(tuple(heads_), (_row(cause, manner) for cause in made))
        ends = [(head, end) for head, end in zip(heads, (result, response), strict=True) if end]
        for number, (head, end) in enumerate(ends, 1):
            yield Callout(cell(end, manner), head.plain, leads=number < len(ends))
    elif made:
        columns = words(manner.say(labels.facts)), words(manner.say(labels.caution))
        yield Causes(made, result, response, heads, columns)


def _row(cause: Cause, manner: Manner) -> tuple[RichText, RichText, RichText]:
    """A cause in a memo: its name bears the marks of sources that the fact and what stands below it have in common; how
    all of these are known is said once, behind the fact."""
    (first, *below), marks = common((cause.item, *cause.item.children))
    fact = replace(first, status=cause.item.status, children=tuple(below))
    name = cause.name + RichText(marks.citations)
    return name, cell(fact, manner, detailed=manner.detailed), cause.caution


BLOCK = Definition(
    lambda entry, manner: causes(entry.at("causes").value(), manner), keys=LEADING, called="causes", flowable=composed
)
