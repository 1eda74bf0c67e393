"""Nodes that are true to amounts and to days: flows, the figure of a cover, tasks on a scale of time."""

from __future__ import annotations

from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Pool:
    """A node of a flow: what flows through it, its words, whether the eye shall go there first. `amount` is in the unit
    of the flow; `value` is what stands beside its words, `remark` what is said of it at the end of its line."""

    key: str
    label: RichText
    value: RichText
    amount: float
    accent: bool = False
    remark: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Sum:
    """What pools of the last column that stand one below the other come to, by their keys from top to bottom."""

    keys: tuple[str, ...]
    said: RichText


@dataclass(frozen=True, slots=True)
class Link:
    """What flows from one pool to another."""

    start: str
    end: str
    amount: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Pools in columns from left to right, with heads over them, and what flows between; at least `least` pt high.
    Remarks on pools of the last column stand in a column of their own, under the head `remarks`."""

    columns: tuple[tuple[Pool, ...], ...]
    links: tuple[Link, ...]
    heads: tuple[RichText, ...] = ()
    remarks: RichText = EMPTY
    sums: tuple[Sum, ...] = ()
    least: float = 180.0


@dataclass(frozen=True, slots=True)
class Motif:
    """A quiet figure for a cover, decorative: a bundle that opens into bands as wide as amounts are, one of them in the
    accent; or columns as high as they are, from zero or from their `feet`: steps that lead to a sum, or what lies
    between two lines. Over the last column stands what it comes to, and what that is: `said` and `named`."""

    amounts: tuple[float, ...]
    accent: int = 0
    columns: bool = False
    feet: tuple[float, ...] = ()
    said: RichText = EMPTY
    named: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Bar:
    """A task on a scale of days: what it is, when it begins and ends, words on it; an end that is not `sure` is open,
    and the `accent` has what decides when all is done."""

    label: RichText
    start: float
    end: float
    words: RichText = EMPTY
    accent: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Gantt:
    """Tasks in rows on one scale, from the first of `ticks` (days with their words) to `until`. `marks` are days with
    words; a deadline is dashed. Over the names stand a `head`, and the `key` to bars in the accent. The names take a
    share of the width, and what is `later` than the scale one at its end; `zones` are shares of the width, from the one
    to the other, that have a surface behind all of it, and whether that is a tint of the accent. `lead` is the room
    above the scale, in pt."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    until: float
    marks: tuple[tuple[float, RichText, bool], ...] = ()
    head: RichText = EMPTY
    key: RichText = EMPTY
    names: float = 0.22
    later: float = 0.0
    zones: tuple[tuple[float, float, bool], ...] = ()
    lead: float = 0.0
