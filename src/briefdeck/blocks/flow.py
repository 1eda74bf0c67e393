"""What flows from where to where, with ribbons as wide as the amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.drawn import drawn
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node, Role, Stack, Text
from briefdeck.layout.scaled import Flow as Ribbons
from briefdeck.layout.scaled import Link, Pool, Sum
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_SHAPE, _POOL = 0.36, 0.09  # of its width in a memo: its height at the most, and that for each pool of a column


@dataclass(frozen=True, slots=True)
class Flow(Block):
    """Pools in columns, under their heads, and what flows between them; `caption` with the unit stands above."""

    name = "flow"
    looked_at = True
    accented = True
    broad = True

    columns: tuple[tuple[Pool, ...], ...]
    links: tuple[Link, ...]
    heads: tuple[RichText, ...] = ()
    remarks: RichText = EMPTY
    sums: tuple[Sum, ...] = ()
    caption: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield self.caption
        yield from (*self.heads, self.remarks)
        for column in self.columns:
            for pool in column:
                yield from (pool.label, pool.value, pool.remark)
        yield from (entry.said for entry in self.sums)

    @property
    def hidden(self) -> tuple[Link, ...]:
        """The links whose amount stands at no pool: they come with others to one, from one that feeds several."""
        ends = Counter(link.end for link in self.links)
        starts = Counter(link.start for link in self.links)
        return tuple(link for link in self.links if ends[link.end] > 1 and starts[link.start] > 1)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The flow below its caption."""
        drawn = Ribbons(self.columns, self.links, self.heads, self.remarks, self.sums)
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
    heads = tuple(stage.head for stage in section.columns)
    sums = tuple(Sum(tuple(entry.pools), entry.text) for entry in section.sums)
    flow = Flow(columns, links, heads, section.remarks, sums, _cited(caption, section))
    yield flow
    if manner.memo and manner.detailed and flow.hidden:
        yield Paragraph(_told(flow, manner), "Table Note")


def _cited(caption: RichText, section: Record) -> RichText:
    return caption.citing(source.citation for source in section.sources) if caption else EMPTY


def _pool(pool: Record, links: tuple[Link, ...], emphasis: str, manner: Manner) -> Pool:
    """A pool holds what flows into it; the first ones hold what flows out."""
    came = sum(link.amount for link in links if link.end == pool.id)
    amount = came or sum(link.amount for link in links if link.start == pool.id)
    shown = words(manner.wording.number(amount), origin=manner.origin)
    return Pool(pool.id, pool.name, shown, amount, pool.id == emphasis, pool.remark)


def _memo(flow: Flow, setting: MemoSetting) -> Iterator[memo.Element]:
    """The drawing below its numbered caption; who does not see it is told column by column of each pool, of what comes
    to it, and of what is said of it."""
    alt = ". ".join((*_columns_told(flow), *(entry.said.plain for entry in flow.sums)))
    shape = min(_SHAPE, _POOL * max(map(len, flow.columns), default=0))
    yield from drawn(replace(flow, caption=EMPTY), flow.caption, setting, alt, shape)


def _columns_told(flow: Flow) -> Iterator[str]:
    pools = {pool.key: pool for column in flow.columns for pool in column}
    heads = (*(head.plain for head in flow.heads), *("" for _ in flow.columns))
    for head, column in zip(heads, flow.columns, strict=False):
        said = []
        for pool in column:
            fed = ", ".join(pools[link.start].label.plain for link in flow.links if link.end == pool.key)
            amount = " ← ".join(filter(None, (f"{pool.label.plain} {pool.value.plain}", fed)))
            remark = ": ".join(filter(None, (flow.remarks.plain, pool.remark.plain))) if pool.remark else ""
            said.append(" – ".join(filter(None, (amount, remark))))
        yield ": ".join(filter(None, (head, "; ".join(said))))


def _told(flow: Flow, manner: Manner) -> RichText:
    """For each pool with an amount that stands nowhere in the drawing: what it holds, and where that goes; the amounts
    of the pool that matters are strong."""
    spoken = manner.wording.spoken
    comma = words(manner.say(manner.labels.outlet_join), origin=manner.origin)
    between = words("; ", origin=manner.origin) if spoken.spaced else comma
    left, right = (words(bracket, origin=manner.origin) for bracket in spoken.brackets)
    apart = words(" ", origin=manner.origin)
    pools = {pool.key: pool for column in flow.columns for pool in column}
    made = EMPTY
    for start in dict.fromkeys(link.start for link in flow.hidden):
        parts = EMPTY
        for link in flow.links:
            if link.start == start:
                end, amount = pools[link.end], words(manner.wording.number(link.amount), origin=manner.origin)
                said = end.label + apart + amount
                parts += (comma if parts else EMPTY) + (said.strong() if end.accent else said)
        made += (between if made else EMPTY) + pools[start].label + apart + pools[start].value + left + parts + right
    return made


BLOCK = Definition(_make, keys={"detail": flag}, called="a flow", flowable=composed, memo=_memo)
