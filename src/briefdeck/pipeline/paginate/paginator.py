"""Outline + style → deck: every decision about a slide is taken here, from measured text and the template's facts.

Two passes over the parts. The first fits what each has to say into the areas of its layout, and so knows how many
slides there are; the second draws them, and can number continued titles and name the slide that a mark leads to.

Pure: no file is touched. What does not fit is split, and what cannot be split is a diagnostic at the words' own line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import is_

from briefdeck.audience.deck_style import DeckStyle, Layout, Placeholder
from briefdeck.audience.settings import AudienceSettings, Design
from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span, in_order
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.block import Block
from briefdeck.document.deck import Deck, Slide
from briefdeck.document.origins import origins, unshown
from briefdeck.document.outline import Outline, Part
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.layout.listed import listed
from briefdeck.layout.scene import Scene
from briefdeck.layout.typesetting import Listed, Typesetting, group_anchor
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.gathering import flowable_of, gathered
from briefdeck.pipeline.paginate.headroom import OPENINGS, Headroom, headroom, raised
from briefdeck.pipeline.paginate.openers import in_stretches, with_openers
from briefdeck.pipeline.paginate.slides import Laid, SlideMaker
from briefdeck.pipeline.paginate.splitting import Fitted, Overflow, filled, fit
from briefdeck.pipeline.paginate.titling import Titles, stated_in, title_of
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_SHARES = (0.36, 0.4, 0.44)  # of the width, for words beside a picture or chart
_BROAD_SHARES = (0.56, 0.6, 0.64)  # the same for what is better over the whole width, as a table is
_BESIDE, _UNDER = 0.65, 0.34  # of the height beside a chart that words fill; of it, words below one take at most
_NAMED = 3  # parts that a message about too many slides names


def paginate(
    outline: Outline, style: DeckStyle, settings: AudienceSettings, memory: Memory = NO_MEMORY
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """Lay out a deck. With an error among the diagnostics the deck is not fit to be written.

    What is decided of one part or slide is kept in `memory`, by all that it depends on: the part itself, and what is
    decided over the whole deck.
    """
    outline = _gathered(with_openers(in_stretches(outline)), style, settings, memory)
    parts = outline.parts
    least = settings.sizes.title
    room = headroom(style, outline, least)
    outline = _in_room(outline, parts, room, memory)
    laid, setting, found = _all_laid(outline, room, settings, memory)
    split = {n for n, made in enumerate(laid) if made.count > 1}
    if split and room.style is not style:
        again = headroom(style, outline, least, split)
        if (again.most, again.long) != (room.most, room.long):
            room, outline = again, _in_room(outline, parts, again, memory)
            laid, setting, found = _all_laid(outline, room, settings, memory)
    found += _too_many(laid, settings.limits.slides)
    uses, noted = _uses(laid, "cited", _cited, memory), _uses(laid, "noted", _noted, memory)
    setting = replace(setting, places=_places(laid), uses=uses, noted=noted)
    maker = SlideMaker(outline, setting, laid, Titles.of(outline, room.style, least, room.most), memory)
    slides = _all_said(outline, maker, tuple(maker.slides()), memory)
    found += maker.found
    ink = settings.design.ink if settings.design.ink != Design().ink else ""
    return Deck(outline.properties, slides, ink, settings.design.links == "text"), in_order(found)


def _gathered(outline: Outline, style: DeckStyle, settings: AudienceSettings, memory: Memory) -> Outline:
    """The outline with those of its parts on one slide that have room there."""
    language, labels = outline.properties.language, outline.labels
    setting = Typesetting(style=style, look=settings.design, sizes=settings.sizes, labels=labels, language=language)
    return replace(outline, parts=gathered(outline.parts, setting, memory))


def _in_room(outline: Outline, parts: Sequence[Part], room: Headroom, memory: Memory) -> Outline:
    """The parts of an outline in the layouts that their titles need."""
    made = (memory.made("part", (part,), partial(memory.same, part)) for part in room.of(parts))
    return replace(outline, parts=tuple(made))


def _all_said(outline: Outline, maker: SlideMaker, slides: tuple[Slide, ...], memory: Memory) -> tuple[Slide, ...]:
    """The slides, each part's first with those of its texts in its notes that no slide shows and nobody would say."""
    said: set[Path] = set()
    for slide in slides:
        said |= memory.made("origins", (slide,), partial(_origins, slide))
    made, first = list(slides), 0
    for each in maker.laid:
        own = memory.made("origins", (each.part,), partial(_origins, each.part.areas))
        lost = own & outline.due if not own <= said else ()
        if lost and (left := tuple(unshown(each.part.areas, outline.due, said))):
            made[first] = maker.saying(first, left)
            said |= {origin.path for text in left for origin in text.origins}
        first += each.count
    return tuple(made)


def _origins(value: object) -> frozenset[Path]:
    return frozenset(origins(value))


def _all_laid(
    outline: Outline, room: Headroom, settings: AudienceSettings, memory: Memory
) -> tuple[list[Laid], Typesetting, list[Diagnostic]]:
    """Every part fitted into its layout under titles that leave that room, the settings for it, and what is wrong."""
    found: list[Diagnostic] = []
    setting = Typesetting(
        style=room.style,
        look=settings.design,
        sizes=settings.sizes,
        labels=outline.labels,
        language=outline.properties.language,
        agenda=_agenda(outline.parts),
    )
    titles = Titles.of(outline, room.style, settings.sizes.title, room.most)
    whole = memory.same((titles, settings, setting.labels, setting.language, setting.agenda))
    laid: list[Laid] = []
    number = 1
    for part in outline.parts:
        made, faults = memory.made("laid", (part, whole), partial(_laid, part, titles, setting))
        found += (replace(fault, facts=replace(fault.facts, slide=number)) for fault in faults)
        laid.append(made)
        number += made.count
    return laid, setting, found


# --- first pass: how many slides --------------------------------------------------------------------------------------


def _laid(part: Part, titles: Titles, setting: Typesetting) -> tuple[Laid, tuple[Diagnostic, ...]]:
    """A part with its blocks fitted into the areas of its layout, on as many slides as the fullest area needs; and what
    is wrong, without the number of a slide."""
    made, faults = _sized(part, titles, setting, "")
    if made.count > 1:  # the number behind its title may make that smaller, and what stands below it
        made, faults = _sized(
            part, titles, setting, setting.labels.continued.format(number=made.count, total=made.count)
        )
    if made.count > 1 and not part.appendix:  # lists at the end are as long as they are
        what = f"“{part.title.plain}” continues over {made.count} slides"
        measure = Measure("slides", made.count, 1, "slides")
        facts = Facts(layout=made.layout.name, measure=measure, related=(part.span,))
        at = next((o.span for o in part.title.origins if o.document == "briefing"), part.span)
        faults.append(rules.SPLIT_SLIDE.at(at, what, "shorten it, or leave it as it is", facts=facts))
    return made, tuple(faults)


def _sized(part: Part, titles: Titles, setting: Typesetting, behind: str) -> tuple[Laid, list[Diagnostic]]:
    """A part at the sizes that suit its title with what stands `behind` it, and what has no room."""
    layout = setting.style.layouts.get(part.layout) or setting.style.layouts["message"]
    message = titles.size(part, title_of(part) + behind, setting.message_size)
    setting = replace(
        setting.under_title(message), title=part.title.plain, stated=stated_in(part), group=part.group, heights={}
    )
    found = []
    areas: list[tuple[Placeholder, tuple[Fitted, ...]]] = []
    for blocks, place in _one_below_the_other(_shared_out(_areas(part, layout), setting), setting):
        fitted = _fitted(blocks, place, setting)
        if isinstance(fitted, Overflow):
            facts = Facts(shape=place.name, layout=layout.name, block=blocks[fitted.index].name)
            found.append(_overfull(fitted, part, facts))
            fitted = []
        areas.append((place, tuple(fitted)))
    return Laid(part, layout, tuple(_alike(areas)), message, setting.heights), found


def _alike(
    areas: Sequence[tuple[Placeholder, tuple[Fitted, ...]]],
) -> Iterator[tuple[Placeholder, tuple[Fitted, ...]]]:
    """Words are larger than usual where all that stand on the slide can be so."""
    sized = [pages[0].step for _, pages in areas if pages and any(f.steps > 1 for f in pages[0].flowables)]
    least = min(0, max(sized, default=0))
    for place, pages in areas:
        yield place, tuple(replace(page, step=max(page.step, least)) for page in pages)


def _areas(part: Part, layout: Layout) -> list[tuple[tuple[Block, ...], Placeholder]]:
    """Each body of the layout with its blocks.

    Where there are more areas than bodies, the last takes the rest; an area alone takes the room of all bodies.
    """
    bodies = raised(layout, part)
    blocks = [area for area in part.areas if area]
    if not bodies or not blocks:
        return []
    if len(blocks) > len(bodies):
        rest = tuple(block for area in blocks[len(bodies) - 1 :] for block in area)
        blocks = [*blocks[: len(bodies) - 1], rest]
    if len(blocks) == 1 < len(bodies):
        return [(blocks[0], _spanning(bodies))]
    return list(zip(blocks, bodies, strict=False))


def _spanning(bodies: Sequence[Placeholder]) -> Placeholder:
    """The first body, as large as all of them together."""
    frames = [body.frame for body in bodies]
    x, y = min(f.x for f in frames), min(f.y for f in frames)
    width, height = max(f.right for f in frames) - x, max(f.bottom for f in frames) - y
    return replace(bodies[0], frame=Frame(x, y, width, height))


def _fitted(blocks: Sequence[Block], place: Placeholder, setting: Typesetting) -> list[Fitted] | Overflow:
    """The pages of an area. What would leave much of it blank stands in rows, where it has that form and fills more."""
    made, rows = _as_composed(blocks, place, setting), [block.in_rows() or block for block in blocks]
    if isinstance(made, Overflow) or len(made) != 1 or all(map(is_, rows, blocks)):
        return made
    size = place.inner.width, place.inner.height, setting.gap
    if (blank := filled(made[0], *size)) < 1.0:
        other = _as_composed(rows, place, setting)
        if not isinstance(other, Overflow) and len(other) == 1 and filled(other[0], *size) > blank:
            return other
    return made


def _as_composed(blocks: Sequence[Block], place: Placeholder, setting: Typesetting) -> list[Fitted] | Overflow:
    """The pages of an area. A composition that it has no room for becomes a list, which can be cut anywhere."""
    setting = replace(setting, text_face=place.face)
    flowables = [flowable_of(block, setting) for block in blocks]
    while True:
        made = fit(flowables, place.inner.width, place.inner.height, setting.gap)
        if not isinstance(made, Overflow) or not isinstance(composition := flowables[made.index], Scene):
            return made
        flowables[made.index] = listed(composition)


def _shared_out(
    areas: list[tuple[tuple[Block, ...], Placeholder]], setting: Typesetting
) -> list[tuple[tuple[Block, ...], Placeholder]]:
    """Of two areas side by side, one with a picture or chart and one with words, the words take what they need.

    They take the least share at which they are set as large as they would be in the area of the layout, or
    at the most that is theirs, where they are better over the whole width.
    """
    if len(areas) != 2 or abs(areas[0][1].frame.y - areas[1][1].frame.y) > 1:
        return areas
    looked_at = [any(block.looked_at for block in blocks) for blocks, _ in areas]
    if looked_at[0] == looked_at[1]:
        return areas
    words, left, right = looked_at.index(False), areas[0][1], areas[1][1]
    gap = right.frame.x - left.frame.right
    room = right.frame.right - left.frame.x - gap
    shares = _BROAD_SHARES if any(block.broad for block in areas[words][0]) else _SHARES

    def moved(share: float) -> tuple[Placeholder, Placeholder]:
        width = room * (share if words == 0 else 1 - share)
        return (
            replace(left, frame=replace(left.frame, width=width)),
            replace(right, frame=replace(right.frame, x=left.frame.x + width + gap, width=room - width)),
        )

    wide = moved(shares[-1])[words] if shares is _BROAD_SHARES else areas[words][1]
    usual = _fitted(areas[words][0], wide, setting)
    for share in shares:
        places = moved(share)
        made = _fitted(areas[words][0], places[words], setting)
        if isinstance(made, Overflow) or isinstance(usual, Overflow):
            continue
        # Cells of a table do not break once more for what stands beside it.
        breaks = shares is _BROAD_SHARES and _high(made, places[words]) > _high(usual, wide) + 1
        if _as_set(made) == _as_set(usual) and not breaks:
            return [(blocks, place) for (blocks, _), place in zip(areas, places, strict=True)]
    return areas


def _one_below_the_other(
    areas: list[tuple[tuple[Block, ...], Placeholder]], setting: Typesetting
) -> list[tuple[tuple[Block, ...], Placeholder]]:
    """A chart, or a table with bars, over the words that would leave much of their area beside it blank, each in the
    whole width, where these are little and have a form for it, and what they stand below has room over them."""
    if len(areas) != 2 or [any(block.looked_at for block in blocks) for blocks, _ in areas] != [True, False]:
        return areas
    (_, left), (beside, right) = areas
    looked_at, words = ([block.below() for block in blocks] for blocks, _ in areas)
    made = _fitted(beside, right, setting)
    if None in looked_at or None in words or isinstance(made, Overflow) or len(made) != 1:
        return areas
    width, height = right.frame.right - left.frame.x, left.frame.height
    if _high(made, right) >= _BESIDE * height:
        return areas
    lower = replace(right, frame=replace(right.frame, x=left.frame.x, width=width))
    under = _fitted([block for block in words if block], lower, setting)
    if isinstance(under, Overflow) or len(under) != 1 or (needed := _high(under, lower)) > _UNDER * height:
        return areas
    upper = replace(left, frame=replace(left.frame, width=width, height=height - needed - setting.gap))
    over = _fitted([block for block in looked_at if block], upper, setting)
    if isinstance(over, Overflow) or len(over) != 1:
        return areas
    lower = replace(lower, frame=replace(lower.frame, y=left.frame.bottom - needed, height=needed))
    return [(areas[0][0], upper), (tuple(block for block in words if block), lower)]


def _high(pages: Sequence[Fitted], place: Placeholder) -> float:
    """The height of the blocks of an area, in pt."""
    return sum(f.height(place.inner.width, page.step) for page in pages for f in page.flowables)


def _as_set(pages: Sequence[Fitted]) -> tuple[int, int, tuple[bool, ...]]:
    """How words are set: on how many pages, in what size, and which blocks tell no details."""
    first = pages[0]
    return len(pages), first.step, tuple(flowable.briefly() is flowable for flowable in first.flowables)


def _overfull(overflow: Overflow, part: Part, facts: Facts) -> Diagnostic:
    text = next((t for t in overflow.flowable.texts() if t), EMPTY)
    what = f"needs {overflow.needs:.0f} pt, has {overflow.has:.0f} pt"
    share = 1 - overflow.has / overflow.needs
    hint = f"shorten it by about {share:.0%}, or give it a larger area at {part.span}"
    measure = Measure("height", overflow.needs, overflow.has, "pt")
    facts = replace(facts, measure=measure, related=(part.span,))
    return rules.OVERFULL_AREA.at(text.span or part.span, what, hint, facts=facts)


def _too_many(laid: Sequence[Laid], limit: int) -> Iterator[Diagnostic]:
    """More slides than the audience reads; what is in the appendix is not read in the meeting."""
    counted = [made for made in laid if not made.part.appendix]
    total = sum(made.count for made in counted)
    if total <= limit:
        return
    longest = sorted((made for made in counted if made.count > 1), key=lambda made: -made.count)[:_NAMED]
    split = ", ".join(f"“{made.title}” takes {made.count} slides" for made in longest)
    groups = Counter(made.part.group for made in counted[1:]).most_common(_NAMED)
    cut = split or ", ".join(f"“{name}” has {count}" for name, count in groups if count > 1)
    what = f"the deck has {total} slides, and this audience reads {limit}"
    hint = f"cut {total - limit}{f' ({cut})' if cut else ''}"
    hint += ", or move sections to an appendix in a plan of your own: docs/writing.md"
    facts = Facts(measure=Measure("slides", total, limit, "slides"))
    yield rules.TOO_MANY_SLIDES.at(Span(laid[-1].part.span.file), what, hint, facts=facts)


def _agenda(parts: Sequence[Part]) -> tuple[Listed, ...]:
    """The groups of slides that follow the first agenda."""
    begun = False
    names: dict[str, dict[str, RichText]] = {}
    for part in parts:
        lists = any(block.lists_groups for area in part.areas for block in area)
        begun = begun or lists
        if begun and part.group and not (lists and not part.sections):
            topics = names.setdefault(part.group, {})
            if part.topic and part.topic.plain != part.group and part.layout not in OPENINGS:
                topics.setdefault(part.topic.plain, part.topic)
    return tuple(Listed(name, tuple(topics.values())) for name, topics in names.items())


def _places(laid: Sequence[Laid]) -> dict[str, int]:
    """Where each anchor leads: the number of the first slide of a section, and of a group of slides."""
    places: dict[str, int] = {}
    number = 1
    for made in laid:
        for anchor in (*made.part.sections, group_anchor(made.part.group)):
            places.setdefault(anchor, number)
        number += made.count
    return places


_Cited = Callable[[Laid], tuple[tuple[int, ...], ...]]


def _uses(laid: Sequence[Laid], what: str, cited: _Cited, memory: Memory) -> dict[int, tuple[int, ...]]:
    """The numbers of the slides on which each source is `cited`, which says so of the slides of a part; `what` it finds
    is its name in the memory."""
    uses: dict[int, list[int]] = {}
    number = 1
    for made in laid:
        for place, sources in enumerate(memory.made(what, (made,), partial(cited, made))):
            for source in sources:
                uses.setdefault(source, []).append(number + place)
        number += made.count
    return {source: tuple(slides) for source, slides in uses.items()}


def _noted(made: Laid) -> tuple[tuple[int, ...], ...]:
    """The numbers of the sources that the notes of a part cite, which its first slide has."""
    return (tuple(dict.fromkeys(c.number for text in made.part.notes for c in text.citations)),)


def _cited(made: Laid) -> tuple[tuple[int, ...], ...]:
    """The numbers of the sources that each slide of a part cites, in reading order."""
    found = []
    for page in range(made.count):
        fitted = (pages[page] for _, pages in made.areas if page < len(pages))
        shown = (text for each in fitted for flowable in each.flowables for text in flowable.texts())
        texts = (made.part.title, made.part.topic, made.part.lead, *shown)
        found.append(tuple(dict.fromkeys(c.number for text in texts for c in text.citations)))
    return tuple(found)
