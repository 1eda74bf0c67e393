"""One slide from what was fitted into its areas: title, words of the layout, blocks, source line, furniture, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefdeck.audience.deck_style import Layout, Placeholder
from briefdeck.blocks.setting.listing import opened
from briefdeck.diagnostics import Diagnostic, Facts, Measure
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.deck import Shape, Slide, TextParagraph, TextRun
from briefdeck.document.outline import Outline, Part
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.phrases import at_phrases
from briefdeck.layout.typesetting import (
    LEAST_SIZE,
    Lines,
    Typesetting,
    group_anchor,
    lines,
    paragraphs_of,
    runs,
    spoken,
    spoken_runs,
    stack_height,
)
from briefdeck.memory import Memory
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.gathering import BETWEEN, NAMES_APART
from briefdeck.pipeline.paginate.headroom import with_lead_below
from briefdeck.pipeline.paginate.placing import as_written, inheriting, put, shared_line, with_origins
from briefdeck.pipeline.paginate.sourced import parted
from briefdeck.pipeline.paginate.splitting import Fitted, total_height
from briefdeck.pipeline.paginate.titling import SCALE, Titles, stated_in, title_of
from briefdeck.pipeline.paginate.trackers import tracked
from briefdeck.text import is_east_asian
from briefdeck.values import dataclass, replace

_AIRY = 0.88  # of the height of a place, for two messages or more
_BLANK, _OPTICAL = 0.37, 0.36  # of an area that nothing fills; of that, what goes above: the optical middle
_APART = 4.0  # pt between two lines at the foot of a slide
_FURNITURE_SCALE = (1.0, 0.9, 0.8, 0.75)


@dataclass(frozen=True, slots=True)
class Laid:
    """A part with its layout and the pages of each of its areas; `message` is the size of what these say, in points.

    `heights` are those of texts as they were fitted, while nobody knew where marks lead. It is drawn from again and
    again, and nothing of it changes by that.
    """

    part: Part
    layout: Layout
    areas: tuple[tuple[Placeholder, tuple[Fitted, ...]], ...]
    message: float
    heights: dict[object, float]

    @property
    def count(self) -> int:
        """How many slides it takes."""
        return max([1, *(len(pages) for _, pages in self.areas)])

    @property
    def title(self) -> str:
        """The words of its title."""
        return title_of(self.part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A slide, what its notes are made of (what belongs to it and is not shown, what is shown), and what is wrong."""

    slide: Slide
    notes: tuple[RichText, ...]
    shown: tuple[RichText, ...]
    found: tuple[Diagnostic, ...]


class SlideMaker:
    """Draws the slides of a deck; what is wrong with their words is added to `found`."""

    def __init__(
        self,
        outline: Outline,
        setting: Typesetting,
        laid: Sequence[Laid],
        titles: Titles,
        memory: Memory,
    ) -> None:
        self.properties = outline.properties
        self.setting = setting
        self.laid = laid
        self.found: list[Diagnostic] = []
        self.titles = titles
        self.memory = memory
        trackers = (name for made in laid for name in made.part.tracker.split(NAMES_APART) if name)
        self.trackers = tuple(dict.fromkeys(trackers))
        self.by_number = {r.number: r for r in outline.references}
        self._drawn: list[Drawn] = []
        # All that a slide depends on beside its part, its number and its title.
        self._whole = memory.same(
            (outline.properties, outline.references, titles, self.trackers, setting.places, setting.uses, setting.noted)
        )

    def slides(self) -> Iterator[Slide]:
        """All slides in order. Slides of one title are numbered, whether one part fills them or several do."""
        titles = [made.title for made in self.laid]
        totals: Counter[str] = Counter()
        for made, title in zip(self.laid, titles, strict=True):
            totals[title] += made.count
        reached: Counter[str] = Counter()
        number = 0
        for made, title in zip(self.laid, titles, strict=True):
            if reached[title]:
                self._same_title(made, number + 1)
            for page in range(made.count):
                reached[title] += 1
                number += 1
                total, continued = totals[title], ""
                if total > 1:
                    continued = self.setting.labels.continued.format(number=reached[title], total=total)
                yield self._kept(made, page, title + continued, number)

    def _kept(self, made: Laid, page: int, title: str, number: int) -> Slide:
        """A slide as it was drawn before, or now."""
        drawn = self.memory.made(
            "drawn", (made, self._whole), lambda: self._slide(made, page, title, number), (page, title, number)
        )
        self._drawn.append(drawn)
        self.found += drawn.found
        return drawn.slide

    def _same_title(self, made: Laid, number: int) -> None:
        span = (made.part.title or made.part.topic).span or made.part.span
        what = f"another slide says “{made.title}” too, so both are numbered"
        facts = Facts(slide=number, layout=made.layout.name, words=made.title, related=(made.part.span,))
        hint = f"give it a title of its own at {made.part.span}"
        others = [one.part for one in self.laid if one.title == made.title and one is not made]
        if any((one.title or one.topic).span == span for one in others):  # a plan falls back on it
            hint = "add conclusion:, the title of the summary's slide, to the briefing"
        self.found.append(rules.DUPLICATE_TITLE.at(span, what, hint, facts=facts))

    def _slide(self, made: Laid, page: int, title: str, number: int) -> Drawn:
        found: list[Diagnostic] = []
        part, layout = made.part, shared_line(made.layout, self.properties.marking)
        layout = with_lead_below(layout, title, self.titles.most) if part.lead else layout
        facts = Facts(slide=number, layout=layout.name, related=(part.span,))
        heads = [("topic", part.topic), ("lead", part.lead), *part.lines]
        placed = [
            (p, self._words(p, text, part, facts, found))
            for role, text in heads
            if (p := layout.placeholders.get(role)) and text
        ]
        if place := layout.placeholders.get("title"):
            placed.append((place, self._title(part, place, title, facts, found)))
        if part.tracker and (place := layout.placeholders.get("tracker")):
            placed.append((place, self._tracker(place, part.tracker)))
        # From the top of the slide to its foot: who hears a slide hears it in the order of who sees it.
        placed.sort(key=lambda pair: (pair[0].frame.y, pair[0].frame.x))
        shapes = [shape for _, shape in placed]
        shown: list[RichText] = [part.title, part.topic, part.lead]
        notes: list[RichText] = []
        under = self.setting.under_title(made.message)
        under = replace(under, heights=dict(made.heights) if under is self.setting else {})
        anchors = [a for a in (*part.sections, group_anchor(part.group)) if self.setting.places.get(a) == number]
        for place, pages in made.areas:
            if page < len(pages):
                setting = replace(
                    under, title=part.title.plain, stated=stated_in(part), group=part.group, text_face=place.face
                )
                fitted = pages[page].under(setting)
                moved = place.moved or place not in layout.bodies
                shapes += self._area(place, fitted, moved=moved, alone=len(made.areas) == 1)
                for flowable in fitted.flowables:
                    shown += [t for t in flowable.texts() if t]
                    notes += [t for t in flowable.notes() if t]
                    anchors += flowable.anchors()
        if page == 0:
            notes += part.notes
        cited = sorted({c.number for text in shown for c in text.citations})
        if "source" in layout.placeholders and cited:
            shapes.append(self._sources(layout.placeholders["source"], cited))
        shapes += self._furniture(layout, facts, found)
        slide = Slide(
            layout=layout.name,
            title=title.replace(NAMES_APART, BETWEEN),
            shapes=tuple(shapes),
            notes=tuple(TextParagraph(spoken_runs(text)) for text in self._notes(notes, shown)),
            section=part.group,
            anchors=tuple(anchors),
        )
        return Drawn(slide, tuple(notes), tuple(shown), tuple(found))

    def saying(self, place: int, more: Sequence[RichText]) -> Slide:
        """The slide at a place among those that were drawn, with more in its notes."""
        drawn = self._drawn[place]
        said = self._notes([*drawn.notes, *more], drawn.shown)
        return self.memory.same(replace(drawn.slide, notes=tuple(TextParagraph(spoken_runs(text)) for text in said)))

    def _notes(self, notes: Sequence[RichText], shown: Sequence[RichText]) -> Iterator[RichText]:
        """What is said to the slide, then its sources in full with their addresses."""
        yield from reversed({spoken(text): text for text in reversed(notes)}.values())
        for number in sorted({c.number for text in (*shown, *notes) for c in text.citations}):
            reference = self.by_number[number]
            address = words(" ") + reference.address if reference.address else EMPTY
            yield words(f"[{number}] ") + reference.entry + address

    # --- words of the layout ------------------------------------------------------------------------------------------

    def _title(self, part: Part, place: Placeholder, text: str, facts: Facts, found: list[Diagnostic]) -> Shape:
        """A title of at most two lines (a cover's three), broken at phrases; smaller where it must be."""
        level = place.levels[0]
        broken, size = self.titles.set(part.layout, place, text)
        if broken is None:
            need, most, least = self.titles.lacking(part.layout, place, text)
            what = f"the title needs {need} lines, has {most}"
            span = (part.title or part.topic).span or part.span
            wide = any(map(is_east_asian, text))
            hint = f"shorten it to about {f'{least} full-width' if wide else 2 * least} characters"
            facts = replace(facts, shape=place.name, words=text, measure=Measure("lines", need, most, "lines"))
            found.append(rules.OVERLONG_TITLE.at(span, what, hint, facts=facts))
            broken = [text.upper() if level.caps else text]
        broken = as_written(broken, text) if level.caps else broken
        own = size if size != level.size else 0.0
        made: list[TextRun] = []
        for index, line in enumerate(with_origins(broken, part.title if part.title.plain.strip() else part.topic)):
            if index:
                made.append(TextRun("\v", own))
            made += (TextRun(piece, own, origin=origin) for piece, origin in line)
        pitch = 0.0 if level.exact and not own else round(size * level.pitch / level.size, 1)
        paragraph = TextParagraph(tuple(made), pitch=pitch)
        return put(place, (paragraph,))

    def _words(self, place: Placeholder, text: RichText, part: Part, facts: Facts, found: list[Diagnostic]) -> Shape:
        """A placeholder for words of the part: topic, lead, a cover's lines. Smaller where it must be."""
        level = place.levels[0]
        paragraphs = paragraphs_of(text)
        airy = _AIRY * place.inner.height  # several messages keep from the edges of their box
        for scale in (*SCALE, *((LEAST_SIZE / level.size,) if place.made and level.size > LEAST_SIZE else ())):
            size = round(level.size * scale, 1)
            line = round(level.pitch * scale, 1)
            need = sum(lines(runs(p, size), size, place.face, place.inner.width) for p in paragraphs) * line
            need += (len(paragraphs) - 1) * (level.before + level.after)
            if need <= place.inner.height + 1 and (len(paragraphs) == 1 or scale < 1 or need <= airy):
                break
        else:
            what = f"“{place.name}” needs {need:.0f} pt, has {place.inner.height:.0f} pt"
            hint = f"shorten it by about {1 - place.inner.height / need:.0%}"
            facts = replace(facts, shape=place.name, measure=Measure("height", need, place.inner.height, "pt"))
            found.append(rules.OVERFULL_AREA.at(text.span or part.span, what, hint, facts=facts))
        room = place.inner.width
        broken = (at_phrases(runs(p, size), size, self.setting, room, bold=level.bold) for p in paragraphs)
        made = tuple(inheriting(TextParagraph(b, pitch=line, left=level.left), size, place) for b in broken)
        return put(place, made)

    def _tracker(self, place: Placeholder, current: str) -> Shape:
        return put(
            place, (TextParagraph(tracked(self.trackers, current.split(NAMES_APART), place, self.setting.look)),)
        )

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _area(self, place: Placeholder, fitted: Fitted, *, moved: bool, alone: bool) -> list[Shape]:
        """The blocks of an area, one below the other; text that leads goes into the placeholder itself. What leaves an
        area blank that is `alone` stands at its optical middle; beside another it begins with that."""
        inner, gap = place.inner, self.setting.gap
        flowables = list(fitted.flowables)
        leading: list[Flowable] = []
        paragraphs: Lines = []
        while flowables and not place.made and (text := flowables[0].running(fitted.step)) is not None:
            leading.append(flowables.pop(0))
            paragraphs += text
        shapes: list[Shape] = []
        top = inner.y
        if leading:
            used = sum(s.height(inner.width, fitted.step) for s in leading) + gap * (len(leading) - 1)
            frame = place.frame if moved else None
            rest = total_height(flowables, inner.width, fitted.step, gap) + gap if flowables else 0.0
            share = 0.0 if any(s.flexible for s in flowables) else 0.5 if flowables else 1.0
            paragraphs = opened(paragraphs, (inner.height - used - rest) * share)
            used = stack_height(paragraphs, place.face, inner.width) + gap * (len(leading) - 1)
            if flowables:
                frame = replace(place.frame, height=used + place.insets[1] + place.insets[3])
                if not any(s.flexible for s in flowables):
                    left = max(0.0, inner.height - used - rest)
                    blank = left - sum(s.opens(inner.width, fitted.step, left) for s in flowables)
                    lower = blank * _OPTICAL if alone and blank > _BLANK * inner.height else 0.0
                    frame, top = replace(frame, y=frame.y + lower), top + lower
                top += used + gap
            elif alone and (blank := inner.height - used) > _BLANK * inner.height:
                frame = replace(
                    place.frame, y=place.frame.y + blank * _OPTICAL, height=place.frame.height - blank * _OPTICAL
                )
            made = tuple(inheriting(p, size, place) for p, size in paragraphs)
            shapes.append(put(place, made, frame))
        heights = [s.height(inner.width, fitted.step) for s in flowables]
        spare = inner.bottom - top - total_height(flowables, inner.width, fitted.step, gap)
        growing = [s for s in flowables if s.flexible]
        if alone and not leading and all(s.floats for s in flowables):
            blank = max(0.0, spare - sum(s.opens(inner.width, fitted.step, spare) for s in flowables))
            if blank > _BLANK * inner.height:
                top += blank * _OPTICAL
                spare -= blank * _OPTICAL
        wanted = [s.opens(inner.width, fitted.step, spare) for s in flowables]
        share = min(1.0, spare / total) if (total := sum(wanted)) > 0 else 0.0
        parts = sum(s.introduces for s in flowables[1:])
        apart = min(gap, max(0.0, spare - total * share) / parts) if parts and not growing else 0.0
        for flowable, needed, wants in zip(flowables, heights, wanted, strict=True):
            room = (spare / len(growing) if flowable.flexible else 0.0) if growing else wants * share
            top += apart if flowable.introduces and flowable is not flowables[0] else 0.0
            shapes += flowable.draw(Frame(inner.x, top, inner.width, needed + room), fitted.step)
            top += needed + room + flowable.below(gap)
        return shapes

    def _sources(self, place: Placeholder, cited: list[int]) -> Shape:
        """The source line: in full where it fits one line, else by outlet, on two lines at last; else by number."""
        labels = self.setting.labels
        references = [self.by_number[n] for n in cited]
        size = place.levels[0].size
        most = max(1, int(place.inner.height / place.levels[0].pitch + 0.1))
        full, short = [r.full for r in references], [r.short for r in references]
        made: tuple[TextRun, ...] = ()
        for names, least in ((full, 1), (short, 1), (short, most), ([words(f"[{n}]") for n in cited], most)):
            text = words(labels.sources)
            for index, name in enumerate(names):
                text += (words(labels.source_join) if index else EMPTY) + name
            made = runs(text, 0.0)
            # An em to spare: there is no room for the line that a long row of roundings would need.
            width = place.inner.width - size
            if lines((TextRun(text.plain),), size, place.face, width) <= least:
                made = parted(made, [name.plain for name in names], size, place.face, width, most)
                break
        return put(place, (TextParagraph(made),))

    def _furniture(self, layout: Layout, facts: Facts, found: list[Diagnostic]) -> Iterator[Shape]:
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
                small = LEAST_SIZE if place.levels[0].size < LEAST_SIZE else 0.0
                size, frame, fits = (small, None, True) if field else self._one_line(text, place, layout)
                if not fits and role in ("date", "footer"):
                    continue  # the cover has both
                if role == "marking" and not fits and properties.marked_at:
                    what = f"the marking “{text[:20]}…” does not fit its line on the slides"
                    hint, facts = "shorten it to a few words", replace(facts, shape=place.name, words=text, related=())
                    found.append(rules.OVERFULL_AREA.at(properties.marked_at, what, hint, facts=facts))
                said = properties.furniture.get(role, EMPTY)
                made = runs(said, size) if said.plain == text else (TextRun(text, size=size),)
                yield put(place, (TextParagraph(made),), frame, field)

    def _one_line(self, text: str, place: Placeholder, layout: Layout) -> tuple[float, Frame | None, bool]:
        """The size and frame in which a text keeps to one line: a wider frame where nothing stands beside it, else
        smaller type. 0 and None keep those of the layout; the last value says whether it fits at all."""
        usual, frame = place.levels[0].size, place.frame
        wide = self._widened(place, layout)
        for share in _FURNITURE_SCALE:
            size = max(usual * share, LEAST_SIZE)
            for tried in (frame, wide):
                inner = tried.width - (frame.width - place.inner.width)
                if lines((TextRun(text),), size, place.face, inner) <= 1:
                    return 0.0 if size == usual else round(size, 1), None if tried is frame else tried, True
        return max(round(usual * _FURNITURE_SCALE[-1], 1), LEAST_SIZE), wide, False

    def _widened(self, place: Placeholder, layout: Layout) -> Frame:
        """A line's frame as far to the left as half the page, or as its neighbours leave it."""
        frame = place.frame
        others = [p.frame for p in layout.placeholders.values() if p is not place]
        half = self.setting.style.width / 2
        wide = replace(frame, x=frame.right - half, width=half)
        if half >= frame.width and wide.x >= 0 and not any(_overlap(wide, other) for other in others):
            return wide
        beside = [o for o in others if o.y < frame.bottom and frame.y < o.bottom]
        left = max((o.right + _APART for o in beside if o.right <= frame.x), default=frame.x)
        right = min((o.x - _APART for o in beside if o.x >= frame.right), default=frame.right)
        return replace(frame, x=left, width=right - left)


def _overlap(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
