"""Outline + style → deck: every decision about a slide is taken here, from measured text and the template's facts.

Pure: no file is touched. What does not fit is split, and what cannot be split is a diagnostic at the words' own line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from briefdeck.audience import AudienceSettings
from briefdeck.content import (
    EMPTY,
    Block,
    Bullets,
    Callout,
    Cards,
    Chart,
    Citation,
    Comparison,
    Contents,
    Figures,
    Implications,
    Item,
    Paragraph,
    Phases,
    Picture,
    Process,
    Quote,
    References,
    RichText,
    Table,
    Timeline,
    words,
)
from briefdeck.deck import Deck, Frame, Placed, Shape, Slide, TextParagraph, TextRun
from briefdeck.diagnostics import Diagnostic, Span, in_order
from briefdeck.outline import Outline, Part
from briefdeck.paginate.cards import CardsSetter, FiguresSetter
from briefdeck.paginate.comparisons import ComparisonSetter
from briefdeck.paginate.fit import Fitted, Overflow, fit
from briefdeck.paginate.grids import TableSetter
from briefdeck.paginate.press import Lines, Press, anchor, lines, runs, spoken
from briefdeck.paginate.processes import ProcessSetter
from briefdeck.paginate.sequences import ImplicationsSetter, PhasesSetter
from briefdeck.paginate.setter import Setter
from briefdeck.paginate.texts import CalloutSetter, QuoteSetter, ReferencesSetter, TextSetter
from briefdeck.paginate.timelines import TimelineSetter
from briefdeck.paginate.visuals import ChartSetter, PictureSetter
from briefdeck.rules import document as rules
from briefdeck.style.deck import DeckStyle, Layout, Placeholder
from briefdeck.text import balance_title

_TITLE_SCALE = (1.0, 0.92, 0.85)
_TITLE_LINES = {"cover": 3}


def paginate(outline: Outline, style: DeckStyle, settings: AudienceSettings) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """Lay out a deck. With an error among the diagnostics the deck is not fit to be written."""
    paginator = _Paginator(outline, style, settings)
    slides = tuple(slide for part in outline.parts for slide in paginator.slides(part))
    limit = settings.limits.slides
    if len(slides) > limit:
        what = f"the deck has {len(slides)} slides, and this audience reads {limit}"
        span = outline.parts[-1].span
        hint = "cut items, or raise limits: slides: in audience.yaml"
        paginator.found.append(rules.TOO_MANY_SLIDES.at(Span(span.file), what, hint))
    return Deck(outline.properties, slides), in_order(paginator.found)


def setter_for(block: Block, press: Press) -> Setter:
    """How a block is set."""
    match block:
        case Paragraph() | Bullets():
            return TextSetter(block, press)
        case Cards():
            return CardsSetter(block, press)
        case Figures():
            return FiguresSetter(block, press)
        case Table():
            return TableSetter(block, press)
        case Chart():
            return ChartSetter(block, press)
        case Phases():
            return PhasesSetter(block, press)
        case Implications():
            return ImplicationsSetter(block, press)
        case Comparison():
            return ComparisonSetter(block, press)
        case Timeline():
            return TimelineSetter(block, press)
        case Process():
            return ProcessSetter(block, press)
        case Quote():
            return QuoteSetter(block, press)
        case Callout():
            return CalloutSetter(block, press)
        case Picture():
            return PictureSetter(block, press)
        case References():
            return ReferencesSetter(block, press)
        case Contents():
            return TextSetter(Bullets(tuple(Item(words(t)) for t in press.agenda)), press)
        case _:
            assert_never(block)


class _Paginator:
    def __init__(self, outline: Outline, style: DeckStyle, settings: AudienceSettings) -> None:
        self.outline = outline
        self.style = style
        self.properties = outline.properties
        self.trackers = tuple(dict.fromkeys(p.tracker for p in outline.parts if p.tracker))
        self.press = Press(
            style=style,
            look=settings.look,
            sizes=settings.sizes,
            labels=outline.labels,
            language=outline.properties.language,
            agenda=self.trackers,
        )
        self.by_number = {r.number: r for r in outline.references}
        self.found: list[Diagnostic] = []

    def slides(self, part: Part) -> Iterator[Slide]:
        """The slides of a part: one, or as many as its fullest area needs."""
        layout = self.style.layouts.get(part.layout) or self.style.layouts["message"]
        press = replace(self.press, title=part.title.plain)
        areas = self._areas(part, layout)
        pages: list[list[Fitted]] = []
        for blocks, place in areas:
            fitted = fit([setter_for(b, press) for b in blocks], place.inner.width, place.inner.height, press.gap)
            if isinstance(fitted, Overflow):
                self._overfull(fitted, part)
                fitted = []
            pages.append(fitted)
        count = max([1, *(len(p) for p in pages)])
        if count > 1:
            what = f"“{part.title.plain}” continues over {count} slides"
            self.found.append(rules.SPLIT_SLIDE.at(part.span, what, "shorten it, or leave it as it is"))
        for number in range(count):
            filled = [
                (place, page[number] if number < len(page) else None)
                for (_, place), page in zip(areas, pages, strict=True)
            ]
            yield self._slide(part, layout, filled, number, count)

    def _areas(self, part: Part, layout: Layout) -> list[tuple[tuple[Block, ...], Placeholder]]:
        """Each body of the layout with its blocks; where there are more areas than bodies, the last takes the rest."""
        bodies = layout.bodies
        blocks = [area for area in part.areas if area]
        if not bodies or not blocks:
            return []
        if len(blocks) > len(bodies):
            rest = tuple(block for area in blocks[len(bodies) - 1 :] for block in area)
            blocks = [*blocks[: len(bodies) - 1], rest]
        return list(zip(blocks, bodies, strict=False))

    def _overfull(self, overflow: Overflow, part: Part) -> None:
        text = next((t for t in overflow.setter.texts() if t), EMPTY)
        what = f"needs {overflow.needs:.0f} pt, has {overflow.has:.0f} pt"
        share = 1 - overflow.has / overflow.needs
        hint = f"shorten it by about {share:.0%}, or give it a larger area at {part.span}"
        self.found.append(rules.OVERFULL_AREA.at(text.span or part.span, what, hint))

    # --- one slide ----------------------------------------------------------------------------------------------------

    def _slide(
        self,
        part: Part,
        layout: Layout,
        areas: Sequence[tuple[Placeholder, Fitted | None]],
        number: int,
        count: int,
    ) -> Slide:
        continued = self.press.labels.continued.format(number=number + 1, total=count) if count > 1 else ""
        title_text = (part.title or part.topic).plain + continued
        shapes: list[Shape] = []
        if "title" in layout.placeholders:
            shapes.append(self._title(part, layout.placeholders["title"], title_text))
        for role, text in (("topic", part.topic), ("lead", part.lead), *part.lines):
            place = layout.placeholders.get(role)
            if place and text:
                shapes.append(self._words(place, text, part))
        if "tracker" in layout.placeholders and part.tracker:
            shapes.append(self._tracker(layout.placeholders["tracker"], part.tracker))
        shown: list[RichText] = [part.title, part.topic, part.lead]
        notes: list[RichText] = []
        for place, fitted in areas:
            if fitted:
                shapes += self._area(place, fitted)
                for setter in fitted.setters:
                    shown += [t for t in setter.texts() if t]
                    notes += [t for t in setter.notes() if t]
        if number == 0:
            notes += part.notes
        cited = sorted({c.number for text in shown for c in text.citations})
        if "source" in layout.placeholders and cited:
            shapes.append(self._sources(layout.placeholders["source"], cited))
        shapes += self._furniture(layout)
        return Slide(
            layout=layout.name,
            title=title_text,
            shapes=tuple(shapes),
            notes=tuple(self._notes(notes, shown)),
            section=part.tracker,
            anchors=tuple(self._anchors(areas)),
        )

    def _anchors(self, areas: Sequence[tuple[Placeholder, Fitted | None]]) -> Iterator[str]:
        for _, fitted in areas:
            for setter in fitted.setters if fitted else ():
                if isinstance(setter, ReferencesSetter):
                    for entry in setter.block.entries:
                        yield anchor(entry.number)

    def _notes(self, notes: list[RichText], shown: list[RichText]) -> Iterator[str]:
        """What is said to the slide, then its sources in full with their addresses."""
        yield from dict.fromkeys(spoken(text) for text in notes)
        for number in sorted({c.number for text in (*shown, *notes) for c in text.citations}):
            reference = self.by_number[number]
            yield f"[{number}] {reference.entry.plain} {reference.url}".rstrip()

    def _title(self, part: Part, place: Placeholder, text: str) -> Placed:
        """A title of at most two lines (a cover's three), broken at phrases; smaller where it must be."""
        level = place.levels[0]
        most = _TITLE_LINES.get(part.layout, max(1, min(2, int(place.inner.height / level.pitch + 0.05))))
        for scale in _TITLE_SCALE:
            size = round(level.size * scale)
            broken = balance_title(
                text,
                size,
                self.style.title_face,
                place.inner.width,
                bold=level.bold,
                language=self.press.language,
                max_lines=most,
            )
            if broken is not None:
                break
        else:
            width = place.inner.width * most
            need = lines((TextRun(text),), size, self.style.title_face, place.inner.width, bold=level.bold)
            what = f"the title needs {need} lines, has {most}"
            span = (part.title or part.topic).span or part.span
            hint = f"shorten it to about {int(width / size * 0.9)} full-width characters"
            self.found.append(rules.OVERLONG_TITLE.at(span, what, hint))
            broken = [text]
        own = size if size != level.size else 0.0
        origin = next((part.title or part.topic).origins, None)
        made: list[TextRun] = []
        for index, line in enumerate(broken):
            if index:
                made.append(TextRun("\v", own))
            made.append(TextRun(line, own, origin=origin))
        paragraph = TextParagraph(tuple(made), pitch=round(size * level.pitch / level.size, 1) if own else 0.0)
        return Placed(place.name, place.type, place.index, (paragraph,))

    def _words(self, place: Placeholder, text: RichText, part: Part) -> Placed:
        """A placeholder for words of the part: topic, lead, a cover's lines. Smaller where it must be."""
        level = place.levels[0]
        paragraphs = _paragraphs_of(text)
        for scale in _TITLE_SCALE:
            size = round(level.size * scale, 1)
            line = round(level.pitch * scale, 1)
            need = sum(lines(runs(p, size), size, self.style.face, place.inner.width) for p in paragraphs) * line
            if need <= place.inner.height + 1:
                break
        else:
            what = f"“{place.name}” needs {need:.0f} pt, has {place.inner.height:.0f} pt"
            share = 1 - place.inner.height / need
            self.found.append(rules.OVERFULL_AREA.at(text.span or part.span, what, f"shorten it by about {share:.0%}"))
        made = tuple(
            _inheriting(TextParagraph(runs(p, size), pitch=line, left=level.left), size, place) for p in paragraphs
        )
        return Placed(place.name, place.type, place.index, made)

    def _tracker(self, place: Placeholder, current: str) -> Placed:
        """Where we are among the sections; the present one is bold and in the accent."""
        look = self.press.look
        made: list[TextRun] = []
        for name in self.trackers:
            if made:
                made.append(TextRun("\u3000|\u3000", colour=look.line))
            here = name == current
            made.append(TextRun(name, bold=True if here else None, colour=look.accent if here else ""))
        size = place.levels[0].size
        if lines(made, size, self.style.face, place.inner.width) > 1:
            made = [TextRun(current, bold=True, colour=look.accent)]
        return Placed(place.name, place.type, place.index, (TextParagraph(tuple(made)),))

    def _area(self, place: Placeholder, fitted: Fitted) -> list[Shape]:
        """The blocks of an area, one below the other; text that leads goes into the placeholder itself."""
        inner, gap = place.inner, self.press.gap
        setters = list(fitted.setters)
        leading: list[TextSetter] = []
        while setters and isinstance(setters[0], TextSetter):
            leading.append(setters.pop(0))  # type: ignore[arg-type]
        shapes: list[Shape] = []
        top = inner.y
        if leading:
            paragraphs = [p for s in leading for p in s.paragraphs(fitted.step)]
            used = sum(s.height(inner.width, fitted.step) for s in leading) + gap * (len(leading) - 1)
            frame = None
            if setters:
                frame = replace(place.frame, height=used + place.insets[1] + place.insets[3])
                top += used + gap
            else:
                paragraphs = _opened(paragraphs, inner.height - used)
            made = tuple(_inheriting(p, size, place) for p, size in paragraphs)
            shapes.append(Placed(place.name, place.type, place.index, made, frame))
        heights = [s.height(inner.width, fitted.step) for s in setters]
        spare = inner.bottom - top - sum(heights) - gap * (len(setters) - 1)
        growing = [s for s in setters if s.flexible]
        for setter, needed in zip(setters, heights, strict=True):
            height = needed
            if growing:
                height += spare / len(growing) if setter.flexible else 0.0
            elif len(setters) == 1:
                height += spare
            shapes += setter.draw(Frame(inner.x, top, inner.width, height), fitted.step)
            top += height + gap
        return shapes

    def _sources(self, place: Placeholder, cited: list[int]) -> Placed:
        """The source line: in full where it fits, else by outlet, else by number."""
        labels = self.press.labels
        references = [self.by_number[n] for n in cited]
        size = place.levels[0].size
        most = max(1, int(place.inner.height / place.levels[0].pitch + 0.1))
        text = ""
        for names in ([r.full for r in references], [r.short for r in references], [f"[{n}]" for n in cited]):
            text = labels.sources + labels.source_join.join(names)
            # An em to spare: there is no room for the line that a long row of roundings would need.
            if lines((TextRun(text),), size, self.style.face, place.inner.width - size) <= most:
                break
        return Placed(place.name, place.type, place.index, (TextParagraph((TextRun(text),)),))

    def _furniture(self, layout: Layout) -> Iterator[Shape]:
        """What stands on every slide: marking, date, footer, number."""
        properties = self.properties
        for role, text, field in (
            ("marking", properties.marking, ""),
            ("date", properties.date_text, ""),
            ("footer", properties.footer, ""),
            ("slide number", "‹#›", "slidenum"),
        ):
            place = layout.placeholders.get(role)
            if place and text:
                paragraph = TextParagraph((TextRun(text),))
                yield Placed(place.name, place.type, place.index, (paragraph,), field=field)


def _paragraphs_of(text: RichText) -> list[RichText]:
    """A text cut at its line breaks."""
    made: list[list[Citation | object]] = [[]]
    for inline in text.inlines:
        if isinstance(inline, Citation):
            made[-1].append(inline)
            continue
        first, *rest = inline.text.split("\n")
        made[-1].append(replace(inline, text=first))
        made += [[replace(inline, text=piece)] for piece in rest]
    return [text for inlines in made if (text := RichText(tuple(inlines))).plain.strip()]  # type: ignore[arg-type]


def _opened(paragraphs: Lines, spare: float) -> Lines:
    """A list that has room to spare breathes: more space above its items, up to their own size."""
    first = {i for i, (p, _) in enumerate(paragraphs) if i and p.level == 0 and p.bullet != ""}
    extra = max(0.0, spare * 0.8 / len(first)) if first else 0.0
    return [
        (replace(p, before=round((p.before or 0) + min(extra, size), 1)) if i in first else p, size)
        for i, (p, size) in enumerate(paragraphs)
    ]


def _inheriting(paragraph: TextParagraph, size: float, place: Placeholder) -> TextParagraph:
    """The paragraph without what its placeholder says already, so that a change of the layout changes the slide."""
    level = place.levels[paragraph.level]
    if paragraph.bullet is None and (paragraph.left, paragraph.hanging) == (level.left, level.hanging):
        paragraph = replace(paragraph, left=None)
    if size == level.size:
        runs_ = tuple(replace(r, size=0.0) if r.size == size else r for r in paragraph.runs)
        paragraph = replace(paragraph, runs=runs_)
        if paragraph.pitch == level.pitch:
            paragraph = replace(paragraph, pitch=0.0)
    return paragraph
