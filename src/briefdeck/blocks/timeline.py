"""Dated events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from briefdeck.blocks.setting.cells import first_column, text_cell
from briefdeck.blocks.setting.chronicle import Chronicle, crowded
from briefdeck.blocks.setting.days import middle_day, ticks
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, item, notes_of
from briefdeck.blocks.setting.listing import below, item_texts
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.spans import Break, break_of
from briefdeck.blocks.setting.values import records, rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape, TextParagraph
from briefdeck.document.richtext import RichText
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.scene import composed
from briefdeck.layout.typesetting import Lines, Typesetting, lines, paragraph, pitch, plain_run, runs, stack_height
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as text_width
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Event:
    """A statement at a time: `day` counts days from 0001-01-01, `date` says it as precisely as it is known."""

    day: float
    date: RichText
    item: Item


@dataclass(frozen=True, slots=True)
class Timeline(Block):
    """Events in order. `present` is the day of the document; it and each tick of the scale have their words. `now` is
    the short word for the present, for a scale that has no room for a date."""

    name = "timeline"
    broad = True

    events: tuple[Event, ...]
    present: tuple[float, str]
    ticks: tuple[tuple[float, str], ...] = ()
    now: str = ""

    def texts(self) -> Iterator[RichText]:
        for event in self.events:
            yield from (event.date, *event.item.texts())

    def without_details(self) -> Timeline:
        return replace(self, events=tuple(replace(event, item=event.item.bare()) for event in self.events))


def _timeline(value: Any, manner: Manner) -> Iterator[Timeline]:
    """Events in the order of their days, with a scale; a month or a year stands in its middle."""
    events = [
        Event(middle_day(r.day), rich(r.date, manner.origin), item(r, manner))
        for r in records(value, "day", "a list of events")
    ]
    if not events:
        return
    events.sort(key=lambda event: event.day)
    wording, labels, present = manner.wording, manner.labels, manner.day
    said = wording.fill(labels.as_of, date=wording.date(date.fromordinal(present)))
    days = [e.day for e in events]
    # The scale goes on to the right of the last event, where its words stand, and reaches a present beside it.
    scale = ticks(min(days[0], present), days[-1] + max((days[-1] - days[0]) * 0.7, 60.0), wording)
    yield Timeline(tuple(events), (float(present), said), scale, manner.say(labels.now))


def _make(entry: Entry, manner: Manner) -> Iterator[Timeline]:
    return _timeline(entry.at("timeline").value(), manner)


# --- on a slide -------------------------------------------------------------------------------------------------------

_FLAGS = (0.36, 0.3, 0.25, 0.2, 0.16)  # widths to try, as shares of the area's
_LEAST_FLAG = 10.0  # full-width characters: words in narrower flags break too often to be read at a glance
_POLE = 16.0  # from the band to the nearest flag, pt
_ROOM = 64.0  # the most that poles grow where there is room, pt
_APART = 8.0  # between two flags, pt
_MARKER = 9.0  # diameter, pt
_BREAK = 7.0  # what is left out of the band, pt
_REACH = 0.25  # a present further from all events than this share of their span stays off the scale


@dataclass(frozen=True, slots=True)
class _Flag:
    """Where one event stands: its pole's place, above or below the band, how far from it, and its words' extent."""

    event: Event
    x: float
    above: bool
    away: float
    width: float
    height: float
    lines: Lines


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """A placing of all flags: how high both sides are, the scale in points a day from its first day, and where some of
    it is left out."""

    flags: tuple[_Flag, ...]
    above: float
    below: float
    first: float
    per_day: float
    left_out: Break | None = None

    def place(self, day: float) -> float:
        """A day's distance from the left edge."""
        return _MARKER / 2 + (self.told(day) - self.first) * self.per_day

    def told(self, day: float) -> float:
        """A day of the scale."""
        return self.left_out.told(day) if self.left_out else day


@dataclass(frozen=True, slots=True)
class TimelineFlowable(Flowable):
    """Events on a true scale of time: a band with ticks, and on both sides of it the events like flags on poles.

    Where more time passes between two than between all others the band is broken. A flag flies to the right of its
    pole. Of flags that would lie on one another the earlier one flies higher, so that no pole crosses a flag; the scale
    ends where the last flags still have room.
    """

    block: Timeline
    setting: Typesetting

    @property
    def _sizes(self) -> list[float]:
        """The cards' sizes, none larger than the body's; then the labels', for a scale in two parts tells less."""
        sizes = self.setting.sizes
        return sorted({*(s for s in sizes.card if s <= sizes.body[0]), sizes.label}, reverse=True)

    @property
    def steps(self) -> int:
        """The sizes."""
        return len(self._sizes)

    @property
    def units(self) -> int:
        """The events; each part of them has a scale of its own."""
        return len(self.block.events)

    @property
    def floats(self) -> bool:
        return True

    @property
    def _inset(self) -> tuple[float, float]:
        """Room at the left and right of a flag's words, above and below them."""
        return (7.0, 4.0) if self.setting.framed else (7.0, 0.0)

    @property
    def _band(self) -> float:
        return pitch(self.setting.sizes.label) + 12

    # --- placing ------------------------------------------------------------------------------------------------------

    def _lines(self, event: Event, size: float) -> Lines:
        label, muted = max(self.setting.sizes.label, size * 0.75), self.setting.look.muted
        made: Lines = [(paragraph(runs(event.date, label, bold=True), label), label)]
        text = runs(event.item.text, size) + plain_run(event.item.status, self.setting.sizes.label, colour=muted)
        made.append((paragraph(text, size, before=1), size))
        return made + below(event.item, self.setting.sizes.card[-1], self.setting)

    def _present(self) -> float | None:
        """The day of the document, where it lies on the scale or near it."""
        days = [e.day for e in self.block.events]
        reach = (days[-1] - days[0]) * _REACH
        day, words = self.block.present
        return day if words and days[0] - reach <= day <= days[-1] + reach else None

    def _plan(self, width: float, step: int) -> _Arrangement:
        """The lowest of the placings that are possible."""
        size = self.setting.step(self._sizes, step)
        tried = dict.fromkeys(max(share * width, _LEAST_FLAG * size) for share in _FLAGS)
        return min((self._placed(most, width, size) for most in tried), key=lambda plan: plan.above + plan.below)

    def _placed(self, most: float, width: float, size: float) -> _Arrangement:
        """Every flag as wide as its words, `most` at the utmost; the scale as long as the last of them allow."""
        face, (side, padding) = self.setting.face, self._inset
        said = [self._lines(event, size) for event in self.block.events]
        wide = [self._flag_width(words, most) for words in said]
        present = self._present()
        days = [e.day for e in self.block.events]
        first = min(days[0], present if present is not None else days[0])
        scale = _Arrangement((), 0, 0, first, 0.0, break_of(days))
        far = [scale.told(day) - first for day in days]
        room = [((width - _MARKER - w) / d) for d, w in zip(far, wide, strict=True) if d > 0]
        if present is not None and present > first:
            room.append((width - _MARKER) / (scale.told(present) - first))
        scale = replace(scale, per_day=max(min(room, default=0.0), 0.0))
        flags: list[_Flag] = []
        above = len(days) % 2 == 1  # so that, where nothing else decides, the first stands above
        for event, flag, words in reversed(list(zip(self.block.events, wide, said, strict=True))):
            high = stack_height(words, face, flag - 2 * side) + 2 * padding
            x = scale.place(event.day)
            up, down = (
                max((f.away + f.height + _APART for f in flags if f.above is on and f.x < x + flag + _APART), default=0)
                for on in (True, False)
            )
            above = up < down if up != down else above
            flags.append(_Flag(event, x, above, up if above else down, flag, high, words))
            above = not above
        tall, deep = (max((f.away + f.height for f in flags if f.above is on), default=-_POLE) for on in (True, False))
        return replace(scale, flags=tuple(reversed(flags)), above=tall + _POLE, below=deep + _POLE)

    def _flag_width(self, words: Lines, most: float) -> float:
        """As wide as the words on one line each, `most` at the utmost; only the date is never broken."""
        side = 2 * self._inset[0]
        date, *rest = (self._one_line(p, size) + (p.left or 0.0) for p, size in words)
        return max(date, min(most - side, max(rest))) + side

    def _one_line(self, made: TextParagraph, size: float) -> float:
        """The width in which a paragraph certainly stays on one line."""
        face = self.setting.face
        wide = text_width(made.plain, size, face, bold=True) * 0.9
        while lines(made.runs, size, face, wide) > 1:
            wide += size / 4
        return wide + 2

    def height(self, width: float, step: int) -> float:
        plan = self._plan(width, step)
        return plan.above + self._band + plan.below + _MARKER

    # --- drawing ------------------------------------------------------------------------------------------------------

    def opens(self, width: float, step: int, spare: float) -> float:
        plan = self._plan(width, step)
        return min(_ROOM * ((plan.above > 0) + (plan.below > 0)), spare)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        plan = self._plan(frame.width, step)
        sides = (plan.above > 0) + (plan.below > 0)
        room = max(0.0, frame.height - self.height(frame.width, step)) / max(sides, 1)
        up, down = (room if side > 0 else 0.0 for side in (plan.above, plan.below))
        top = frame.y + _MARKER / 2 + plan.above + up
        band = Frame(frame.x, top, frame.width, self._band)
        shapes = list(self._scale(band, plan))
        for flag in plan.flags:
            shapes += self._flag(flag, band, up if flag.above else down)
        whole = replace(frame, height=plan.above + up + self._band + plan.below + down + _MARKER)
        said = [f"{e.date.plain}: {e.item.text.plain}" for e in self.block.events]
        alt = "; ".join([*said, self.block.present[1]] if self._present() is not None else said)
        return (Group("Timeline", whole, tuple(shapes), alt),)

    def _scale(self, band: Frame, plan: _Arrangement) -> Iterator[Shape]:
        """The band, its ticks with the words that have room, and the mark of the present."""
        look, label = self.setting.look, self.setting.sizes.label
        line = look.ink if self.setting.framed else look.line
        yield Box("Scale", band, fill=look.panel, line=line, geometry=Geometry.PENTAGON)
        taken: list[tuple[float, float]] = []
        mark = self._present_mark(band, plan)
        if mark:
            taken.append((mark.frame.x - 4, mark.frame.right + 4))
        gap = self._gap(band, plan)
        if gap:
            taken.append((gap.x - 2, gap.right + 2))
        places = [(max(plan.place(day), 0.0), day < plan.first, words) for day, words in self.block.ticks]
        for index, (x, early, words) in enumerate(places):
            wide = self._one_line(paragraph(plain_run(words, label), label), label)
            left = band.x + x + (6 if early else 4)
            if x > band.width - 14:
                break
            if not early and not (gap and gap.x <= band.x + x <= gap.right):
                yield Rule("Tick", Frame(band.x + x, band.y, 0, band.height), look.grey, 0.75)
            follows = band.x + places[index + 1][0] if index + 1 < len(places) else band.right
            inside = (b for a, b in taken if a < left + wide and left < b)
            left = max(inside, default=left)  # behind what stands there
            if left + wide > min(follows, band.right - 14) or any(a < left + wide and left < b for a, b in taken):
                continue
            words_ = (paragraph(plain_run(words, label, colour=look.ink), label),)
            yield Box("Tick label", Frame(left, band.y, wide, band.height), words_, anchor=Anchor.MIDDLE)
        if gap:
            yield Box("Break", gap, fill=look.paper)
            for x in (gap.x, gap.right):
                yield Rule("Break line", Frame(x, band.y - 4.0, 0.0, band.height + 8.0), look.ink, 1.0)
        if mark:
            x = band.x + plan.place(self.block.present[0])
            yield Rule("Present line", Frame(x, band.y - 6, 0, band.height + 12), look.accent, 2.0)
            yield mark

    def _gap(self, band: Frame, plan: _Arrangement) -> Frame | None:
        """Where the band is broken: in the time that is left out, in its longer part where the present is in it."""
        if plan.left_out is None:
            return None
        start, end, present = plan.left_out.start, plan.left_out.end, self._present()
        if present is not None and start < present < end:
            start, end = (start, present) if present - start > end - present else (present, end)
        middle = band.x + plan.place((start + end) / 2)
        return Frame(middle - _BREAK / 2, band.y - 1.0, _BREAK, band.height + 2.0)

    def _present_mark(self, band: Frame, plan: _Arrangement) -> Box | None:
        day = self._present()
        if day is None:
            return None
        label, look = self.setting.sizes.label, self.setting.look
        words = self.block.now or self.block.present[1]
        wide = self._one_line(paragraph(plain_run(words, label, bold=True), label), label) + 10
        x = min(band.x + plan.place(day), band.right - wide)
        text = (paragraph(plain_run(words, label, colour=look.paper, bold=True), label),)
        return Box("Present", Frame(x, band.y, wide, band.height), text, look.accent, anchor=Anchor.MIDDLE,
                   insets=(6, 0, 4, 0))  # fmt: skip

    def _flag(self, flag: _Flag, band: Frame, room: float) -> Iterator[Shape]:
        """A pole along the words' left side, a marker on the band's edge: filled for the past, open for the future."""
        look, x = self.setting.look, band.x + flag.x
        side, padding = self._inset
        away = _POLE + room + flag.away
        top = band.y - away - flag.height if flag.above else band.bottom + away
        box = Frame(x, top, flag.width, flag.height)
        edge = band.y if flag.above else band.bottom
        pole = Frame(x, top, 0, edge - top) if flag.above else Frame(x, edge, 0, box.bottom - edge)
        past = not self.block.present[1] or flag.event.day <= self.block.present[0]
        yield Rule("Pole", pole, look.ink, 0.75)
        dot = Frame(x - _MARKER / 2, edge - _MARKER / 2, _MARKER, _MARKER)
        yield Box("Marker", dot, fill=look.ink if past else look.paper, line=look.ink, line_width=1.25,
                  geometry=Geometry.ELLIPSE)  # fmt: skip
        fill, line = (look.paper, look.ink) if self.setting.framed else ("", "")  # words beside their pole need no box
        text = tuple(p for p, _ in flag.lines)
        yield Box("Event", box, text, fill, line, insets=(side, padding, side, padding))

    def cut(self, start: int, stop: int) -> TimelineFlowable:
        return replace(self, block=replace(self.block, events=self.block.events[start:stop]))

    def texts(self) -> Iterator[RichText]:
        yield from item_texts(tuple(event.item for event in self.block.events))

    def notes(self) -> Iterator[RichText]:
        yield from notes_of(tuple(event.item for event in self.block.events))


def _flowable(block: Timeline, setting: Typesetting) -> Flowable:
    """On a true scale, as far as that tells the days apart."""
    if crowded(block.events):
        return composed(Chronicle(block.events, block.present[0]), setting)
    return TimelineFlowable(block, setting)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Timeline, setting: MemoSetting) -> Iterator[memo.Element]:
    """A row an event: when, then what; a line of its own marks the day of the document among them."""
    if not block.events:
        return
    day, mark = block.present
    first = first_column(setting, [e.date for e in block.events])
    rows, marked = [], not mark or block.events[0].day > day
    for event in block.events:
        if not marked and event.day > day:
            rows.append(memo.Row((text_cell(memo.Words(f"▶{setting.gap}{mark}", strong=True), span=2),)))
            marked = True
        said = memo.Paragraph("Table Text", setting.item(event.item))
        what = memo.Cell((said, *setting.points(event.item.children)))
        rows.append(memo.Row((text_cell(*setting.words(event.date)), what)))
    yield memo.Table(tuple(rows), (first, setting.style.text_width - first))


BLOCK = Definition(_make, keys=STATED, flowable=_flowable, memo=_memo)
