"""What flows from where to where, with ribbons as wide as the amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Flow as Ribbons
from briefdeck.layout.nodes import Link, Node, Pool, Role, Stack, Text
from briefdeck.layout.scene import composed
from briefdeck.model.leaves import Align
from briefdeck.model.leaves import Text as Words

WORDS = {
    "from": Words({"en": "Flows from", "ja": "流れの元"}),
    "to": Words({"en": "Flows to", "ja": "流れの先"}),
    "amount": Words({"en": "Amount", "ja": "量"}),
}


@dataclass(frozen=True, slots=True)
class Flow(Block):
    """Pools in columns, under their heads, and what flows between them; `caption` with the unit stands above."""

    name = "flow"
    looked_at = True
    broad = True

    columns: tuple[tuple[Pool, ...], ...]
    links: tuple[Link, ...]
    heads: tuple[RichText, ...] = ()
    caption: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield self.caption
        yield from self.heads
        for column in self.columns:
            for pool in column:
                yield from (pool.label, pool.value)

    @property
    def units(self) -> int:
        """It is not cut."""
        return 1

    def nodes(self, _start: int, _stop: int) -> Node:
        """The flow below its caption."""
        drawn = Ribbons(self.columns, self.links, self.heads)
        return Stack((Text(self.caption, Role.LABEL, strong=True), drawn), 8.0, (0.0, 1.0))


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    section = entry.at("flow").value()
    if not isinstance(section, Record) or not {"columns", "links"} <= set(section.names()):
        raise WrongValueError("a flow section")
    links = tuple(Link(getattr(link, "from"), link.to, link.value) for link in section.links)
    columns = tuple(
        tuple(_pool(pool, links, section.emphasis, manner) for pool in stage.pools) for stage in section.columns
    )
    left, right = manner.wording.spoken.brackets
    caption = section.caption
    if section.unit:
        caption = caption + words(left) + section.unit + words(right) if caption else section.unit
    flow = Flow(columns, links, tuple(stage.head for stage in section.columns), _cited(caption, section))
    yield _told(flow, manner) if manner.memo else flow


def _cited(caption: RichText, section: Record) -> RichText:
    return caption.citing(source.citation for source in section.sources) if caption else EMPTY


def _pool(pool: Record, links: tuple[Link, ...], emphasis: str, manner: Manner) -> Pool:
    """A pool holds what flows into it; the first ones hold what flows out."""
    came = sum(link.amount for link in links if link.end == pool.id)
    amount = came or sum(link.amount for link in links if link.start == pool.id)
    shown = words(manner.wording.number(amount), origin=manner.origin)
    return Pool(pool.id, pool.name, shown, amount, pool.id == emphasis)


def _told(flow: Flow, manner: Manner) -> Table:
    """A row a link: from where, to where, how much."""
    said = manner.own("flow", WORDS)
    names = {pool.key: pool.label for column in flow.columns for pool in column}
    between = words(manner.say(manner.labels.outlet_join), origin=manner.origin)
    start, *others = flow.heads
    end = EMPTY
    for head in others:
        end += (between if end and head else EMPTY) + head
    heads = (
        Column(start or words(said["from"], origin=manner.origin)),
        Column(end or words(said["to"], origin=manner.origin)),
        Column(words(said["amount"], origin=manner.origin), Align.RIGHT),
    )
    accent = {pool.key for column in flow.columns for pool in column if pool.accent}
    rows = tuple(
        Row(
            (names[link.start], names[link.end], words(manner.wording.number(link.amount), origin=manner.origin)),
            link.end in accent,
        )
        for link in flow.links
    )
    return Table(heads, rows, flow.caption)


BLOCK = Definition(_make, keys={"detail": flag}, called="a flow", words=WORDS, flowable=composed)
