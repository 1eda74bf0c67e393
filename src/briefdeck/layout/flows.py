"""A flow as shapes: pools as bars in columns, ribbons as wide as what flows through them, words beside the bars."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from briefdeck.document.deck import Anchor, Box, Group, Ribbon, Rule, Shape
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.nodes import Role, Surface, Text, Tone
from briefdeck.layout.scaled import Flow, Pool, Sum
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_BAR = 14.0  # the width of a pool
_APART = 8.0  # between a bar and its words
_WORDS = (0.24, 0.34)  # shares of the width that the words of the first column and of the last may take
_BETWEEN = 0.9  # of the room before a bar between the first and the last: its words, over what flows into it
_LEAST_GAP, _MOST_GAP = 8.0, 48.0  # between the pools of a column
_FLOWING = 0.72  # of the height, at most: flows of a few pools would else be slabs of colour
_BRACKET = 12.0  # beside words that are summed
_SUMS = 0.13  # of the width, at most: what they come to
_SPARE = 1.08  # of the width of a line: for the gaps of LibreOffice between scripts
_LEAST_ROOM = 150.0  # between the bars of two columns, for words at the right of a bracket
_REMARKS = 0.25  # of the width, at most: remarks on the pools of the last column
_UNDER = 6.0  # below heads
_INSET = 12.0  # between the edge of the remarks and their words


def flow_height(node: Flow, width: float, sheet: Sheet) -> float:
    """The height that a flow needs: room for the words of its fullest column, with the least gaps."""
    return max(node.least, _Drawing(node, Frame(0.0, 0.0, width, node.least), sheet).needed)


def flowing(node: Flow, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of a flow: ribbons, bars over them, then words; one group, since one part means nothing without the
    others."""
    alt = "; ".join(f"{p.label.plain} {p.value.plain}" for column in node.columns for p in column)
    return (Group("Flow", frame, tuple(_Drawing(node, frame, sheet).shapes()), alt),)


@dataclass(frozen=True)
class _Drawing:
    """A flow in a place. Where its columns stand is found once: whatever is drawn asks for it."""

    node: Flow
    whole: Frame
    sheet: Sheet

    def shapes(self) -> Iterator[Shape]:
        bars = self._bars()
        if remarks := [pool for pool in self.node.columns[-1] if pool.remark]:
            yield from self._remarks(remarks, bars)
        yield from self._heads()
        yield from self._ribbons(bars)
        look = self.sheet.setting.look
        for column in self.node.columns:
            for pool in column:
                yield Box("Pool", bars[pool.key], fill=look.accent if pool.accent else look.mass)
        for number, column in enumerate(self.node.columns):
            yield from (self._said(pool, number, bars) for pool in column)
        yield from self._sums(bars)

    # --- places -------------------------------------------------------------------------------------------------------

    @cached_property
    def _frame(self) -> Frame:
        """What the remarks leave of the width."""
        beside = self._remarked
        return replace(self.whole, width=self.whole.width - beside - _INSET) if beside else self.whole

    @cached_property
    def _remarked(self) -> float:
        """The width of the column of remarks; none without any."""
        said = [Text(self.node.remarks, Role.LABEL, strong=True)]
        said += [_remark(pool) for pool in self.node.columns[-1] if pool.remark]
        if len(said) == 1:
            return 0.0
        return min(_REMARKS * self.whole.width, max(self.sheet.width(text) for text in said) + 1.0) + 2 * _INSET

    @cached_property
    def _body(self) -> Frame:
        """Where bars stand: what is said of the last ones keeps from the lower edge of its panel as its head does from
        the upper one."""
        below = self._frame.below(self._head)
        return replace(below, height=below.height - self._over)

    @cached_property
    def _head(self) -> float:
        """The height of the heads, of which that of the remarks may have several lines; in their panel they keep from
        its edge."""
        if not any((*self.node.heads, self.node.remarks)):
            return 0.0
        over = self.sheet.height(self._over_remarks, self._remarked - 2 * _INSET) if self._remarked else 0.0
        return max(self.sheet.size(Role.LABEL) * 1.35, over) + _UNDER + self._over

    @property
    def _over_remarks(self) -> Text:
        return Text(self.node.remarks, Role.LABEL, Tone.ACCENT, strong=True)

    @property
    def _over(self) -> float:
        return _UNDER if self._remarked else 0.0

    @cached_property
    def _starts(self) -> list[float]:
        """Where the bars of each column begin: words of the first and of the last stand on one line, if they can."""
        frame, columns = self._frame, self.node.columns
        first, last = (
            min(share * frame.width, max(self._length(_told(pool, align)) for pool in column))
            for share, column, align in zip(_WORDS, (columns[0], columns[-1]), ("r", ""), strict=True)
        )
        last += _BRACKET + self._aside if self.node.sums else 0.0
        room = frame.width - first - last - _BAR - 2 * _APART
        steps = max(1, len(columns) - 1)
        return [frame.x + first + _APART + room * n / steps for n in range(len(columns))]

    def _length(self, told: tuple[Text, ...]) -> float:
        """The width in which each of the words stands on one line."""
        return max(self.sheet.width(replace(text, strong=True)) for text in told)

    def _height(self, told: tuple[Text, ...], width: float) -> float:
        return sum(self.sheet.height(text, width) for text in told)

    def _room(self, number: int) -> tuple[float, float, str]:
        """Where the words of a column begin, how wide they may be, how they are aligned: at the right of the bars of
        the last column, at the left of all others, over what flows into these."""
        starts = self._starts
        if number == len(starts) - 1:
            left = starts[number] + _BAR + _APART
            return left, self._frame.right - left - (_BRACKET + self._aside if self.node.sums else 0.0), ""
        if number == 0:
            return self._frame.x, starts[0] - _APART - self._frame.x, "r"
        width = (starts[number] - starts[number - 1] - _BAR - _APART) * _BETWEEN
        return starts[number] - _APART - width, width, "r"

    def _bars(self) -> dict[str, Frame]:
        """The bar of each pool: as high as what flows through it, on one scale. Words that are higher than their bar
        push the next one away; columns stand in the middle of the height."""
        frame, columns = self._body, self.node.columns
        fullest = max(sum(pool.amount for pool in column) for column in columns) or 1.0
        said = [[self._words_height(pool, n) for pool in column] for n, column in enumerate(columns)]
        below = [[self._below(pool) if n == len(columns) - 1 else 0.0 for pool in c] for n, c in enumerate(columns)]
        scale = _FLOWING * frame.height / fullest
        for heights, under, column in zip(said, below, columns, strict=True):
            scale = min(scale, _scale(heights, [pool.amount for pool in column], frame.height - sum(under)))
        made: dict[str, Frame] = {}
        for x, column, heights, under in zip(self._starts, columns, said, below, strict=True):
            bars = [max(1.0, pool.amount * scale) for pool in column]
            slots = [max(bar, height) for bar, height in zip(bars, heights, strict=True)]
            spare = frame.height - sum(slots) - sum(under)
            gap = min(_MOST_GAP, spare / max(1, len(column) - 1))
            y = frame.y + (spare - gap * (len(column) - 1)) / 2
            for pool, bar, slot, rest in zip(column, bars, slots, under, strict=True):
                made[pool.key] = Frame(x, y + (slot - bar) / 2, _BAR, bar)
                y += slot + rest + gap
        return made

    @property
    def needed(self) -> float:
        """The height of heads and words; a pool has a bar, however little flows through it."""
        return self._head + self._over + max(self._fullness(n) for n in range(len(self.node.columns)))

    def _fullness(self, number: int) -> float:
        pools = self.node.columns[number]
        last = number == len(self.node.columns) - 1
        said = sum(self._words_height(pool, number) + (self._below(pool) if last else 0.0) for pool in pools)
        return said + _LEAST_GAP * (len(pools) - 1)

    @cached_property
    def _aside(self) -> float:
        """The width of what stands at the right of brackets; none where it would take the room of words before bars,
        and stands below what it sums up."""
        if not self.node.sums:
            return 0.0
        said = [_sum_words(entry) for entry in self.node.sums]
        # A number with a mark behind it is one word to LibreOffice.
        words_ = max(self.sheet.widest(text) for text in said) + self.sheet.size(Role.LABEL)
        least = max(_SUMS * self._frame.width, words_)
        wide = _APART + min(least, max(self.sheet.width(text) for text in said) + 1.0)
        columns = self.node.columns
        ends = [max(self._length(_told(pool, "r" if n == 0 else "")) for pool in columns[n]) for n in (0, -1)]
        between = [pool for column in columns[1:-1] for pool in column]
        widest = max((self.sheet.widest(text) for pool in between for text in _told(pool, "r")), default=0.0)
        room = self._frame.width - sum(ends) - wide - _BRACKET - _BAR - 2 * _APART
        least = (widest / _BETWEEN + _BAR + _APART) * (len(columns) - 1)
        return wide if room >= max(least, _LEAST_ROOM * (len(columns) - 1)) else 0.0

    def _below(self, pool: Pool) -> float:
        """The height of what stands under the last of the pools that are summed, where it has no room beside them."""
        if self._aside:
            return 0.0
        _, width, _ = self._room(len(self.node.columns) - 1)
        said = (s for s in self.node.sums if s.keys[-1] == pool.key)
        return sum(self.sheet.height(_sum_words(s), self._line(s) or width) + _UNDER for s in said)

    def _ends_at(self, entry: Sum) -> float:
        """Where the bracket of a sum stands, pt from the left."""
        left, width, _ = self._room(len(self.node.columns) - 1)
        said = [pool for pool in self.node.columns[-1] if pool.key in entry.keys]
        return left + min(width, max(self._length(_told(pool, "")) for pool in said)) + _BRACKET / 2

    def _line(self, entry: Sum) -> float:
        """The width in which what pools come to stands on one line below the last pool, up to their bracket; none where
        it is too long for that, or another pool follows."""
        needed = self.sheet.width(_sum_words(entry)) * _SPARE
        before = self._starts[-2] + _BAR + _APART if len(self.node.columns) > 1 else self._frame.x
        last = self.node.columns[-1][-1].key == entry.keys[-1]
        return needed if last and needed <= self._ends_at(entry) - before else 0.0

    def _words_height(self, pool: Pool, number: int) -> float:
        _, width, align = self._room(number)
        said = self._height(_told(pool, align), width)
        return max(said, self.sheet.height(_remark(pool), self._remarked - 2 * _INSET)) if pool.remark else said

    # --- shapes -------------------------------------------------------------------------------------------------------

    def _ribbons(self, bars: dict[str, Frame]) -> Iterator[Shape]:
        look, node = self.sheet.setting.look, self.node
        amounts = {pool.key: pool.amount or 1.0 for column in node.columns for pool in column}
        fed = {link.end for link in node.links}
        accents = {pool.key for column in node.columns for pool in column if pool.accent}
        strong = [link.end in accents or (link.start in accents and link.start not in fed) for link in node.links]
        out = {key: bar.y for key, bar in bars.items()}
        into = dict(out)
        order = {key: n for n, key in enumerate(bars)}
        apart = self._apart()
        made: list[tuple[bool, Shape]] = []
        for link, accented in sorted(
            zip(node.links, strong, strict=True), key=lambda entry: (order[entry[0].start], order[entry[0].end])
        ):
            start, end = bars[link.start], bars[link.end]
            wide = link.amount / amounts[link.start] * start.height
            wide_in = link.amount / amounts[link.end] * end.height
            y, z = out[link.start], into[link.end]
            out[link.start], into[link.end] = y + wide, z + wide_in
            top, bottom = min(y, z), max(y + wide, z + wide_in)
            frame = Frame(start.right, top, end.x - start.right, bottom - top)
            left, right = ((y - top, y + wide - top), (z - top, z + wide_in - top))
            slot = look.accent if accented else (look.line, look.grey)[apart[link.start] % 2]
            ribbon = Ribbon("Flow", frame, _shares(left, frame.height), _shares(right, frame.height), slot)
            made.append((accented, ribbon))
        yield from (ribbon for _, ribbon in sorted(made, key=lambda entry: entry[0]))  # over those that it crosses

    def _apart(self) -> dict[str, int]:
        """For each pool the number of those that it flows together with: what never meets has a shade of its own. The
        last ones have the palest. Where all meet, those that stand one below the other have shades in turn, since what
        leaves them crosses."""
        group = {pool.key: {pool.key} for column in self.node.columns for pool in column}
        for link in self.node.links:
            joined = group[link.start] | group[link.end]
            group.update(dict.fromkeys(joined, joined))
        apart = list({id(keys): keys for keys in group.values()}.values())
        if len(apart) == 1:
            columns = [sorted(column, key=lambda pool: pool.accent) for column in self.node.columns]
            return {pool.key: n for column in columns for n, pool in enumerate(column, 1)}
        return {key: len(apart) - 1 - n for n, keys in enumerate(apart) for key in keys}

    def _heads(self) -> Iterator[Shape]:
        starts, frame = self._starts, self._frame
        edges = [frame.x, *((a + b) / 2 for a, b in pairwise(starts)), frame.right]
        for n, head in enumerate(self.node.heads):
            if head:
                align = "r" if n == 0 else ""
                right = starts[0] + _BAR if n == 0 else edges[n + 1]
                left = frame.x if n == 0 else starts[n]
                made, _ = self.sheet.words(
                    Text(head, Role.LABEL, Tone.SECONDARY, strong=True, align=align), right - left
                )
                yield Box("Head", self._at_head(left, right - left), (made,))

    def _at_head(self, x: float, width: float) -> Frame:
        return Frame(x, self.whole.y + self._over, width, self._head - self._over - _UNDER)

    def _said(self, pool: Pool, number: int, bars: dict[str, Frame]) -> Shape:
        bar = bars[pool.key]
        left, width, align = self._room(number)
        told = _told(pool, align)
        height = self._height(told, width)
        lower = (bar.height - height) / 2 + self._drift(pool, number, bars, height)
        frame = Frame(left, bar.y + lower, width, height)
        said = tuple(self.sheet.words(text, width)[0] for text in told)
        return Box("Pool words", frame, said, anchor=Anchor.MIDDLE)

    def _drift(self, pool: Pool, number: int, bars: dict[str, Frame], height: float) -> float:
        """How far the words before a bar follow the ribbons that they stand on: to where most of these come from."""
        bar = bars[pool.key]
        if not 0 < number < len(self.node.columns) - 1 or bar.height <= height:
            return 0.0
        into = [link for link in self.node.links if link.end == pool.key]
        amount = sum(link.amount for link in into)
        if not amount:
            return 0.0
        middle = sum((bars[k.start].y + bars[k.start].height / 2) * k.amount for k in into) / amount
        room = (bar.height - height) / 2
        return max(-room, min(room, middle - bar.y - bar.height / 2))

    def _sums(self, bars: dict[str, Frame]) -> Iterator[Shape]:
        """A bracket at the right of what is summed, and at its own right, or below, what that comes to."""
        left, width, _ = self._room(len(self.node.columns) - 1)
        pools = {pool.key: pool for pool in self.node.columns[-1]}
        accent, tick, foot = self.sheet.setting.look.accent, _BRACKET / 3, self._body.y
        for entry in self.node.sums:
            said = [pools[key] for key in entry.keys]
            heights = [max(bars[p.key].height, self._height(_told(p, ""), width)) for p in said]
            first, last = bars[entry.keys[0]], bars[entry.keys[-1]]
            top, end = first.y + (first.height - heights[0]) / 2, last.y + (last.height + heights[-1]) / 2
            x = self._ends_at(entry)
            yield Rule("Sum", Frame(x, top, 0.0, end - top), accent, 1.25)
            yield from (Rule("Sum", Frame(x - tick, y, tick, 0.0), accent, 1.25) for y in (top, end))
            text, wide = _sum_words(entry), self._aside - _APART
            if wide <= 0.0:
                line = self._line(entry)
                text = replace(text, align="r" if line else "")
                at, wide = (x - line, line) if line else (left, width)
                under = Frame(at, end + _UNDER, wide, self.sheet.height(text, wide))
                yield Box("Sum words", under, (self.sheet.words(text, wide)[0],))
                continue
            high = self.sheet.height(text, wide)
            y = max(foot, min((top + end - high) / 2, self._body.bottom - high))
            yield Box("Sum words", Frame(x + _APART, y, wide, high), (self.sheet.words(text, wide)[0],))
            foot = y + high

    def _remarks(self, pools: list[Pool], bars: dict[str, Frame]) -> Iterator[Shape]:
        """What is said of pools, in a panel at the end of their lines where they have a head in common."""
        wide = self._remarked
        panel = self.sheet.on(Surface.TINT) if self.node.remarks else self.sheet
        x, width = self.whole.right - wide + _INSET, wide - 2 * _INSET
        if self.node.remarks:
            place = Frame(self.whole.right - wide, self.whole.y, wide, self.whole.height)
            yield Box("Remarks", place, (), panel.fill, *panel.border)
            head, _ = panel.words(self._over_remarks, width)
            yield Box("Head", self._at_head(x, width), (head,))
        for pool in pools:
            text, bar = _remark(pool), bars[pool.key]
            height = panel.height(text, width)
            frame = Frame(x, bar.y + (bar.height - height) / 2, width, height)
            yield Box("Remark", frame, (panel.words(text, width)[0],), anchor=Anchor.MIDDLE)


def _scale(words: list[float], amounts: list[float], height: float) -> float:
    """Points for a unit of what flows, so that a column fits: its bars, or the words beside them, and least gaps."""
    room = height - _LEAST_GAP * (len(words) - 1)
    scale = room / (sum(amounts) or 1.0)
    for _ in words:  # each turn finds at least one more bar that is lower than its words
        low = [amount * scale < word for amount, word in zip(amounts, words, strict=True)]
        left = room - sum(word for word, is_low in zip(words, low, strict=True) if is_low)
        large = sum(amount for amount, is_low in zip(amounts, low, strict=True) if not is_low)
        if not large:
            break
        scale = min(scale, max(0.0, left) / large)
    return scale


def _shares(edge: tuple[float, float], height: float) -> tuple[float, float]:
    return edge[0] / (height or 1.0), edge[1] / (height or 1.0)


def _told(pool: Pool, align: str) -> tuple[Text, ...]:
    """The words of a pool: its amount below its name where they end at a bar, to leave room to ribbons; else behind."""
    tone = Tone.ACCENT if pool.accent else Tone.INK
    if align:
        named = Text(pool.label, Role.SECONDARY, tone, strong=True, align=align)
        return (named, Text(pool.value, Role.SECONDARY, tone, align=align)) if pool.value else (named,)
    return (Text(pool.label.strong() + (words("  ") + pool.value if pool.value else RichText()), Role.SECONDARY, tone),)


def _remark(pool: Pool) -> Text:
    return Text(pool.remark, Role.LABEL, Tone.ACCENT if pool.accent else Tone.INK)


def _sum_words(entry: Sum) -> Text:
    return Text(entry.said, Role.LABEL, Tone.ACCENT, strong=True)
