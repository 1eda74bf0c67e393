"""What a slide needs to be read by everybody: filled placeholders, titles, alternative texts, heads of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.diagnostics import Facts
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.names import A, C, M, P
from briefdeck.ooxml.placeholders import FURNITURE
from briefdeck.ooxml.slide_objects import Object, SlideObjects
from briefdeck.ooxml.slides import Deck, Slide, chart_part, is_decorative
from briefdeck.ooxml.units import is_on
from briefdeck.ooxml.xml import Element, paragraphs
from briefdeck.preflight.findings import Found, of_object
from briefdeck.preflight.wording import alt_fault
from briefdeck.text.leftovers import leftover
from briefdeck.values import replace

_DESCRIBED = {"picture": "a picture", "chart": "a chart", "diagram": "a diagram", "object": "an embedded object"}
_REPLACE = "replace or delete it"


def leftovers(on_slide: SlideObjects) -> Iterator[Found]:
    """Texts that were to be replaced, on the slide, in its charts and in its notes."""
    for one, text in on_slide.texts:
        for said in dict.fromkeys(paragraph.text for paragraph in text.paragraphs):
            yield from _left(of_object(on_slide, one), said, in_cell=one.table is not None)
    package = on_slide.deck.package
    for one in on_slide.objects:
        part = chart_part(one.shape, package, on_slide.slide.part) if one.shape.kind == "chart" else ""
        if part:
            chart = package.trees[part]
            for words in [text for _, text in paragraphs(chart)] + [v.text or "" for v in chart.iter(f"{C}v")]:
                yield from _left(of_object(on_slide, one, "chart"), words)
    notes = package.trees.get(package.first_related(on_slide.slide.part, "notesSlide"))
    if notes is not None:
        for _, words in paragraphs(notes):
            yield from _left(Facts(slide=on_slide.slide.number, piece="notes"), words)


def _left(facts: Facts, words: str, *, in_cell: bool = False) -> Iterator[Found]:
    left = leftover(words, in_cell=in_cell)
    if left:
        what = f"{quoted(left)} is left over in {quoted(words)}"
        yield Found(rules.LEFTOVER_TEXT, replace(facts, words=left), what, _REPLACE)


def empty_placeholders(on_slide: SlideObjects) -> Iterator[Found]:
    """Placeholders that show their prompt; date, footer and number fill themselves."""
    for one in on_slide.objects:
        if one.shape.placeholder and one.shape.placeholder not in FURNITURE and one.shape.kind == "shape":
            filled = one.has_text or next(one.shape.element.iter(f"{A}blip"), None) is not None
            if not filled and not _has_field(one.shape.element):
                what = "the placeholder is empty"
                hint = "fill it, delete it, or choose a layout without it (Home, Layout)"
                yield Found(rules.EMPTY_PLACEHOLDER, of_object(on_slide, one), what, hint)


def _has_field(element: Element) -> bool:
    return next(element.iter(f"{A}fld", f"{M}oMath"), None) is not None


def alternative_texts(on_slide: SlideObjects) -> Iterator[Found]:
    """Pictures, charts, diagrams and embedded objects, those of a described group left out."""
    for one in on_slide.objects:
        kind = _DESCRIBED.get(one.shape.kind)
        properties = one.shape.properties
        if kind is None or properties is None or is_decorative(properties) or _is_described(one):
            continue
        fault = alt_fault(properties.get("descr", "") or properties.get("title", ""))
        if fault:
            hint = "right-click it, choose View Alt Text, and describe it or mark it as decorative"
            yield Found(rules.MISSING_ALT, of_object(on_slide, one), f"{kind} {fault}", hint)


def _is_described(one: Object) -> bool:
    for group in one.shape.groups:
        properties = group[0].find(f"{P}cNvPr") if len(group) else None
        if properties is not None and (is_decorative(properties) or not alt_fault(properties.get("descr", ""))):
            return True
    return False


def table_heads(on_slide: SlideObjects) -> Iterator[Found]:
    """Tables of two rows and columns or more without a header row."""
    for one in on_slide.objects:
        if one.table is not None and one.table.rows > 1 and one.table.columns > 1:
            properties = one.table.element.find(f"{A}tblPr")
            if properties is None or not is_on(properties.get("firstRow")):
                what = "the table has no header row"
                hint = "tick Header Row under Table Design"
                yield Found(rules.MISSING_HEADER_ROW, of_object(on_slide, one), what, hint)


def titles(deck: Deck) -> Iterator[Found]:
    """Slides without a title, and titles that two slides have; hidden slides are not counted."""
    first: dict[str, Slide] = {}
    for slide in deck.slides:
        if slide.hidden:
            continue
        if not slide.title:
            hint = "fill the title placeholder, or choose a layout that has one (Home, Layout)"
            yield Found(rules.MISSING_TITLE, Facts(slide=slide.number), "the slide has no title", hint)
            continue
        earlier = first.setdefault(slide.title.casefold(), slide)
        if earlier is not slide:
            what = f"has the same title as slide {earlier.number}: {quoted(slide.title, 40)}"
            facts = Facts(slide=slide.number, words=slide.title, others=(f"slide {earlier.number}",))
            yield Found(rules.DUPLICATE_TITLE, facts, what, "give each slide a title of its own, or number them")


def hidden_slides(slides: Iterable[SlideObjects]) -> Iterator[Found]:
    """Hidden slides with content."""
    for on_slide in slides:
        if on_slide.slide.hidden and any(one.has_content for one in on_slide.objects):
            name = f" ({quoted(on_slide.slide.title, 40)})" if on_slide.slide.title else ""
            what = f"the slide is hidden{name}"
            hint = "right-click it and choose Hide Slide again to show it, or delete it"
            yield Found(rules.HIDDEN_SLIDE, Facts(slide=on_slide.slide.number), what, hint)
