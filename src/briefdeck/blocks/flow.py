"""What flows from where to where, with ribbons as wide as the amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.drawn import drawn
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Flow as Ribbons
from briefdeck.layout.nodes import Link, Node, Pool, Role, Stack, Sum, Text
from briefdeck.layout.scene import composed
from briefdeck.model.leaves import Align
from briefdeck.model.leaves import Text as Words
from briefdeck.values import dataclass, replace

_SHAPE = 0.36  # of its width in a memo: its height

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
    def units(self) -> int:
        """It is not cut."""
        return 1

    @property
    def hides(self) -> bool:
        """Whether an amount stands beside no pool: one of several that come to a pool from one that feeds several."""
        ends = Counter(link.end for link in self.links)
        starts = Counter(link.start for link in self.links)
        return any(ends[link.end] > 1 and starts[link.start] > 1 for link in self.links)

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
    if manner.memo and manner.detailed and flow.hides:
        yield _told(flow, manner)


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
    yield from drawn(replace(flow, caption=EMPTY), flow.caption, setting, alt, _SHAPE)


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


def _told(flow: Flow, manner: Manner) -> Table:
    """A row for what flows into each pool of the last column; where the pools before it are fed from is told below."""
    said = {name: words(word, origin=manner.origin) for name, word in manner.own("flow", WORDS).items()}
    pools = {pool.key: pool for column in flow.columns for pool in column}
    ends = {pool.key for pool in flow.columns[-1]}
    links = [link for link in flow.links if link.end in ends]
    starts = {flow.heads[place] for place in _places(flow, {link.start for link in links})} if flow.heads else set()
    start = starts.pop() if len(starts) == 1 else EMPTY
    end = flow.heads[-1] if flow.heads else EMPTY
    heads = [Column(start or said["from"]), Column(end or said["to"]), Column(said["amount"], Align.RIGHT)]
    named = [EMPTY if n and k.start == links[n - 1].start else pools[k.start].label for n, k in enumerate(links)]
    cells = [[name, pools[k.end].label, _amount(k.amount, manner)] for name, k in zip(named, links, strict=True)]
    if any(pool.remark for pool in pools.values()):
        heads.append(Column(flow.remarks))
        cells = [[*row, pools[k.end].remark] for row, k in zip(cells, links, strict=True)]
    rows = tuple(Row(tuple(row), pools[k.end].accent) for row, k in zip(cells, links, strict=True))
    below = _fed(flow, ends, start, manner)
    for entry in flow.sums:
        below += (words("; ", origin=manner.origin) if below else EMPTY) + entry.said
    return Table(tuple(heads), rows, flow.caption, below)


def _places(flow: Flow, keys: set[str]) -> set[int]:
    return {place for place, column in enumerate(flow.columns) if any(pool.key in keys for pool in column)}


def _amount(amount: float, manner: Manner) -> RichText:
    return words(manner.wording.number(amount), origin=manner.origin)


def _fed(flow: Flow, ends: set[str], start: RichText, manner: Manner) -> RichText:
    """For each pool that is neither first nor last: what it holds, and what that is made up of."""
    between = words(manner.say(manner.labels.outlet_join), origin=manner.origin)
    left, right = (words(bracket, origin=manner.origin) for bracket in manner.wording.spoken.brackets)
    apart = words(" ", origin=manner.origin)
    heads = [head for head in flow.heads[:-1] if head and head != start]
    made = EMPTY
    for pool in (pool for column in flow.columns for pool in column if pool.key not in ends):
        sources = EMPTY
        for link in flow.links:
            if link.end == pool.key:
                named = next(p.label for column in flow.columns for p in column if p.key == link.start)
                sources += (between if sources else EMPTY) + named + apart + _amount(link.amount, manner)
        if sources:
            made += (words("; ", origin=manner.origin) if made else EMPTY) + pool.label + apart + pool.value
            made += left + sources + right
    for head in heads if made else ():
        made = head + words(": ", origin=manner.origin) + made
    return made


BLOCK = Definition(_make, keys={"detail": flag}, called="a flow", words=WORDS, flowable=composed, memo=_memo)
