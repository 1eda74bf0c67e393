"""A native chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.audience.wording import Wording
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.accents import bracket_of, emphasised, held, summing_up
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.emphasis import Emphasis
from briefdeck.blocks.setting.measures import Measures
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag, leaf
from briefdeck.blocks.setting.shares import leading, told_beside
from briefdeck.blocks.setting.sight import Sight
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec, ChartTerms, Index, Series
from briefdeck.document.deck import Box, Plot, Shape
from briefdeck.document.richtext import EMPTY, RichText, Run, words
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.shares import Part, list_size, parts_list
from briefdeck.layout.typesetting import LEAST_DRAWING, Typesetting, caption_height, paragraph, runs
from briefdeck.locale import Language
from briefdeck.locale.units import is_percent
from briefdeck.model.grid import Grid, Named, place_of
from briefdeck.model.leaves import ChartType
from briefdeck.model.leaves import Text as Words
from briefdeck.model.sections.chart import ChartSection, form_of
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import Face, width
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

_INDEXED = (ChartType.LINE, ChartType.COLUMN, ChartType.COMBINATION)
_PARTS = (ChartType.STRIP, ChartType.PIE, ChartType.DOUGHNUT)  # of a whole


@dataclass(frozen=True, slots=True)
class Chart(ChartSpec, Block):
    """A chart with its words: a caption and the unit above it, a note below; of a ring what can be told of its `parts`
    beside it. A plan can have another one `instead`, with or without an index."""

    name = "chart"
    looked_at = True
    accented = True
    broad = True

    parts: tuple[Part, ...] = ()
    instead: Chart | None = None

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.note)

    def spoken(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.alt)

    def below(self) -> Chart | None:
        return self if self.type not in _PARTS or self.parts else None


@dataclass(frozen=True, slots=True)
class Strip(Chart):
    """The parts of a whole in one bar, over the words that it goes with."""

    looked_at = False


def _seen(section: ChartSection, path: Path, sight: Sight) -> Chart:
    """Names in the audience's language, values in the scale of that language."""
    grid, say = sight.grid(section), sight.say
    said: list[RichText] = []

    def shown(named: Named) -> str:
        """A name as the chart shows it: what stands in the briefing is said in its words."""
        if named.path is None:
            return next(iter(named.text.values()))
        said.append(say(named.text, (*path, *named.path)))
        return said[-1].plain

    categories, names = tuple(map(shown, grid.names)), tuple(map(shown, grid.heads))
    lines = {place_of(name, grid.heads) for name in section.lines}
    series = tuple(Series(name, tuple(grid.numbers(index)), is_line=index in lines) for index, name in enumerate(names))
    unit = say(section.unit, (*path, "unit")) if section.unit else EMPTY
    second = say(section.second_unit, (*path, "second_unit")) if section.second_unit else EMPTY
    told = "message" if section.message else "title"
    message = say(section.message or section.title, (*path, told))
    given = _Given(section, path, sight, grid, categories, series, (unit, second), message.plain, tuple(said))
    return given.chart()


@dataclass(frozen=True, slots=True)
class _Given:
    """What a section gives to draw: names in the audience's language, its two units, the words of its message, and the
    texts behind its names."""

    section: ChartSection
    path: Path
    sight: Sight
    grid: Grid
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    units: tuple[RichText, RichText]
    message: str
    said: tuple[RichText, ...]

    def chart(self) -> Chart:
        """The chart as its values ask for it, or the briefing, with what a plan can have in its place."""
        section, plain = self.section, self._plain()
        if section.type not in _INDEXED:
            return plain
        units = [self.units[one.is_line].plain for one in self.series]
        measures = Measures(section.type, self.categories, plain.series, units, self.message, self.sight.wording)
        if (index := measures.index()) is None:
            return plain
        asked = section.type is not ChartType.COMBINATION and measures.ask_for_it()
        made = self._indexed(index)
        first, other = (made, plain) if (asked if section.index is None else section.index) else (plain, made)
        return replace(first, instead=other)

    def _plain(self) -> Chart:
        """Values on one axis, in one scale of the language; of two units, columns and lines."""
        wording, (unit, second) = self.sight.wording, self.units
        if self.section.type is ChartType.COMBINATION or self.section.lines:
            (bars, unit), (over, second) = (
                _scaled([s for s in self.series if s.is_line is is_line], given, wording)
                for is_line, given in ((False, unit), (True, second))
            )
            scaled = {False: iter(bars), True: iter(over)}
            pairs = [(next(scaled[s.is_line]), second if s.is_line else unit) for s in self.series]
            # Each name says its own unit, so the caption says none.
            series = tuple(_labelled(one, own, wording) for one, own in pairs)
            return self._made(ChartType.COMBINATION, series, said=self.units)
        made, unit = _scaled(self.series, unit, wording)
        series = tuple(_labelled(s, unit, wording) for s in made)
        if self.section.type is ChartType.STRIP and is_percent(unit.plain):  # it stands behind each value
            series = tuple(replace(s, unit=wording.behind(s.unit)) for s in series)
            return self._made(self.section.type, series, said=(unit,))
        return self._made(self.section.type, series, unit)

    def _indexed(self, index: Index) -> Chart:
        """Lines of an index, each with its own scale and unit at its end."""
        wording = self.sight.wording
        series = []
        for one in self.series:
            (scaled,), unit = _scaled([one], self.units[one.is_line], wording)
            series.append(replace(scaled, unit=wording.behind(unit.plain), is_line=False))
        return self._made(ChartType.LINE, tuple(series), said=self.units, index=index)

    def _made(
        self,
        form: ChartType,
        series: tuple[Series, ...],
        unit: RichText = EMPTY,
        *,
        said: Sequence[RichText] = (),
        index: Index | None = None,
    ) -> Chart:
        section, path, grid, categories = self.section, self.path, self.grid, self.categories
        say, wording, message = self.sight.say, self.sight.wording, self.message
        names = tuple(one.name for one in series)
        own = emphasised(section.emphasis, grid, (*names, *categories))
        sums = summing_up(section.totals, grid)
        emphasis = own or Emphasis(form, names, categories, series, sums, message, wording).found()
        drawn = ChartSpec(form, categories, series, totals=sums, index=index)
        given = (section.bracket.of, form_of(section.bracket, form)) if section.bracket else None
        bracket = bracket_of(given, grid, drawn, emphasis, message, wording)
        strong = held(form, bracket, series, categories)
        if section.bracket:  # which the briefing gives, whatever its message names
            emphasis = own or strong
        kind = Strip if form is ChartType.STRIP else Chart
        return kind(
            form,
            categories,
            series,
            unit,
            say(section.caption, (*path, "caption")) if section.caption else EMPTY,
            say(section.alt, (*path, "alt")),
            emphasis=emphasis or strong,
            names=(*self.said, *said),
            totals=sums,
            terms=_terms(wording),
            bracket=bracket,
            index=index,
            origin=self.sight.origin(path),
        )


def _scaled(series: Sequence[Series], unit: RichText, wording: Wording) -> tuple[list[Series], RichText]:
    """Series in one scale of the language, and their unit with the scale's word (億円, $ billion)."""
    values = [v for s in series for v in s.values if v is not None]
    divisor, word = wording.scale(values, unit.plain)
    return [replace(s, divisor=divisor) for s in series], wording.scaled_unit(unit, word)


def _labelled(series: Series, unit: RichText, wording: Wording) -> Series:
    left, right = wording.spoken.brackets
    label = f"{series.name}{left}{unit.plain}{right}" if unit else series.name
    return replace(series, unit=unit.plain, label=label)


def _terms(wording: Wording) -> ChartTerms:
    said = wording.audience.settings.labels.chart
    names = (said.level, said.base, said.rise, said.fall, said.total, said.top)
    return ChartTerms(*map(wording.say, names))


WORDS = {"rest": Words({"en": "Rest", "ja": "残り"}), "total": Words({"en": "Total", "ja": "合計"})}


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    """A plan can emphasise another series or category than the briefing does, have an index or none, and in a memo a
    line of the last values in its place."""
    chart, emphasis = entry.at("chart").value(), entry.at("emphasis").text().plain
    if chart is None:
        return
    if not isinstance(chart, Chart):
        raise WrongValueError("the chart of a section: section.chart")
    if chart.instead is not None and entry.given.get("index") == (chart.index is None):
        chart = chart.instead
    if emphasis and emphasis not in (*chart.categories, *(series.name for series in chart.series)):
        raise WrongValueError(f"the name of a series or category to emphasise, and “{emphasis}” is none")
    if manner.memo and entry.given.get("line"):
        yield Paragraph(_line(chart, manner), "Body Text")
        return
    own = manner.own("chart", WORDS)
    terms = replace(chart.terms, rest=own["rest"])
    made = replace(chart, terms=terms, emphasis=(emphasis,) if emphasis else chart.emphasis)
    yield replace(made, parts=told_beside(made, own["total"], manner))


def _captioned(chart: Chart, language: Language) -> RichText:
    """The caption with the unit in brackets, the marks of its sources behind; the unit alone where there is none."""
    if not chart.unit:
        return chart.caption
    left, right = language.brackets
    said = tuple(inline for inline in chart.caption.inlines if isinstance(inline, Run))
    with_unit = RichText(said) + words(left) + chart.unit + words(right)
    return with_unit.citing(chart.caption.citations) if chart.caption else chart.unit


def _line(chart: Chart, manner: Manner) -> RichText:
    """What a chart shows last, in a sentence: its caption, then each series with its value there; of one alone the
    first value too."""
    spoken = manner.wording.spoken
    colon, comma, stop = (":\u00a0", ", ", ".") if spoken.spaced else ("：", "、", "。")
    left, right = spoken.brackets
    several, last = len(chart.series) > 1, len(chart.categories) - 1
    told = []
    for series, place in ((each, at) for each in chart.series for at in ((last,) if several else (0, last))):
        if (value := series.values[place]) is not None:
            number = manner.wording.number(value / series.divisor)
            number += manner.wording.behind(series.unit.strip()) if several and not chart.unit else ""
            at = f"{left}{chart.categories[place]}{right}"
            told.append(f"{series.name}\u00a0{number}" if several else number + at)
    when = f"{left}{chart.categories[last]}{right}" if several else ""
    head = _captioned(chart, spoken)
    said = words(comma.join(told) + when + stop, origin=manner.origin)
    return (head + words(colon, origin=manner.origin) if head else EMPTY) + said


# --- on a slide -------------------------------------------------------------------------------------------------------

STRIP = (76.0, 190.0)  # the least and the greatest height of a strip with what stands over it
_LONE = 1.5  # how much larger the words are in a strip of one share
_OVER, _LINES = 34.0, 3.0  # pt for what stands over a strip; its height is so many lines at least
_RING, _AISLE = 0.45, 28.0  # of the width: a ring with a list beside it; pt between the two
ROOMY = (480.0, 200.0)  # from this width and height on a chart's words are set a step larger


@dataclass(frozen=True, slots=True)
class ChartFlowable(Flowable):
    """A native chart with its caption and unit above it; a strip is as high as its words ask for."""

    block: Chart
    setting: Typesetting

    @property
    def flexible(self) -> bool:
        return not isinstance(self.block, Strip)

    @property
    def floats(self) -> bool:
        return isinstance(self.block, Strip)

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        return max(0.0, min(spare, STRIP[1] - STRIP[0]))

    def _head(self, width: float) -> float:
        return caption_height(
            _captioned(self.block, self.setting.spoken), self.setting.sizes.label, self.setting.face, width
        )

    def height(self, width: float, step: int) -> float:  # noqa: ARG002
        return (LEAST_DRAWING if self.flexible else STRIP[0]) + self._head(width)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:  # noqa: ARG002
        shapes: list[Shape] = []
        label, look = self.setting.sizes.label, self.setting.look
        if self._head(frame.width):
            text = (paragraph(runs(_captioned(self.block, self.setting.spoken), label, bold=True), label),)
            shapes.append(Box("Chart caption", replace(frame, height=self._head(frame.width)), text))
        place = frame.below(self._head(frame.width))
        # Alone on a slide a chart has room for larger words.
        roomy = place.width >= ROOMY[0] and (place.height >= ROOMY[1] or not self.flexible)
        size = self.setting.step(self.setting.sizes.table, 1 if roomy else 99)
        if not self.flexible:
            size = self._in_parts(place)
        slots = look.accent, look.grey, look.ink, look.line, look.dark
        beside = Frame(
            place.x + place.width * _RING + _AISLE, place.y, place.width * (1 - _RING) - _AISLE, place.height
        )
        fitting = list_size(self.block.parts, beside.width, beside.height, self.setting) if self.block.parts else 0.0
        if not fitting:
            return (*shapes, Plot("Chart", place, self.block, size, *slots, self.setting.face))
        ring = replace(self.block, listed=True, bracket=leading(self.block, self.block.parts))
        place = replace(place, width=place.width * _RING)
        shapes.append(Plot("Chart", place, ring, fitting, *slots, self.setting.face))
        return (*shapes, parts_list(self.block.parts, beside, fitting, self.setting))

    def _in_parts(self, place: Frame) -> float:
        """The size of the words in a strip: the largest of primary text at which the name of each part stands in it, of
        a single share a larger one than the least."""
        sizes, names = self.setting.primary_sizes, self.block.categories
        if len(names) == 1:
            return sizes[-1] * _LONE
        values = [value or 0.0 for value in self.block.series[0].values]
        rooms = [place.width * value / (sum(values) or 1.0) for value in values]
        widths = [width(name, 1.0, self.setting.face, bold=True) + 1.0 for name in names]
        fits = (
            size
            for size in sizes
            if size * _LINES + _OVER <= place.height
            and all(wide * size <= room for wide, room in zip(widths, rooms, strict=True))
        )
        return next(fits, sizes[-1])

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.note)


# --- in a memo --------------------------------------------------------------------------------------------------------


# Of a chart's width, its height: lines that lie close and thin parts of columns need more of it, steps of a sum less.
_SHAPE, _SHAPES = 0.32, {ChartType.LINE: 0.35, ChartType.STACKED: 0.36, ChartType.WATERFALL: 0.27}
_BAND = 4.0  # em: the height of a strip of shares, whose parts have a name and a value


def _memo(chart: Chart, setting: MemoSetting) -> Iterator[memo.Element]:
    if chart.caption:
        yield memo.Caption("figure", setting.words(_captioned(chart, setting.language)))
    elif chart.unit:
        yield memo.Paragraph("Table Text", setting.words(chart.unit), keep_next=True)
    yield memo.Paragraph("Figure", (_drawing(chart, setting),), keep_next=bool(chart.note))
    if chart.note:
        yield memo.Paragraph("Table Note", setting.words(chart.note))


def _drawing(chart: Chart, setting: MemoSetting) -> memo.ChartDrawing:
    """As wide as the text. Bars need a line each; the other kinds have one shape."""
    style, slots = setting.style, setting.style.slots
    size = setting.text.size if setting.text is not None else 9.0
    height = style.text_width * _SHAPES.get(chart.type, _SHAPE)
    if chart.type is ChartType.STRIP:
        # As high as its words ask for: a wide bar that is higher is a slab.
        height = size * _BAND + (_OVER if chart.bracket else 0.0)
    elif chart.type is ChartType.BAR:
        lines = len(chart.categories) * (0.6 + len(chart.series)) + 2
        height = min(max(lines * size * 1.7, style.text_width * 0.25), style.text_height * 0.7)
    alt = chart.alt.plain or chart.caption.plain or ", ".join(s.name for s in chart.series if s.name)
    colours, face = (slots.accent, slots.muted, "tx1", slots.line), setting.text.face if setting.text else Face("", "")
    return memo.ChartDrawing(chart, style.text_width, height, size, *colours, alt, face)


BLOCK = Definition(
    _make,
    seen=_seen,
    keys={"emphasis": leaf, "index": flag, "line": flag},
    words=WORDS,
    flowable=ChartFlowable,
    memo=_memo,
)
