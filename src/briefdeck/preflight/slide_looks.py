"""How the text of a slide looks: too small, too faint, without a language, without a typeface."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import Facts, Measure
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.backgrounds import Backgrounds
from briefdeck.ooxml.colours import Rgb, shown_colour
from briefdeck.ooxml.contrast_ratio import contrast, wanted_contrast
from briefdeck.ooxml.names import A
from briefdeck.ooxml.slide_objects import Object, SlideObjects
from briefdeck.ooxml.slide_text import Run, Text
from briefdeck.ooxml.slides import chart_part
from briefdeck.ooxml.units import number
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found, of_object
from briefdeck.values import replace

EAST_ASIAN = regex("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_SIZES = 0.05  # points by which rounding may lead under a minimum
_MOST = 2_000  # objects of a slide whose background is looked for
_ENLARGE = "enlarge it; where it then does not fit, shorten it"


def small_type(on_slide: SlideObjects, minimum: float) -> Iterator[Found]:
    """Text under the minimum, each size of an object once; raised signs and what PowerPoint counts are left out."""
    for one, text in on_slide.texts:
        scale = text.body.scale if text.body.autofit == "norm" else 1.0
        small: dict[float, str] = {}
        for paragraph in text.paragraphs:
            for run in paragraph.runs:
                size = run.size * scale
                if size < minimum - _SIZES and run.text.strip() and not run.raised:
                    small.setdefault(round(size, 1), run.text)
        yield from _small(of_object(on_slide, one), small, minimum)
    for one in on_slide.objects:
        part = chart_part(one.shape, on_slide.deck.package, on_slide.slide.part) if one.shape.kind == "chart" else ""
        if part:
            marks = on_slide.deck.package.trees[part].iter(f"{A}defRPr", f"{A}rPr")
            sizes = {number(mark.get("sz"), 1800) / 100 for mark in marks}
            small = {size: "" for size in sizes if 0 < size < minimum - _SIZES}
            yield from _small(of_object(on_slide, one, "chart"), small, minimum)


def _small(facts: Facts, small: dict[float, str], minimum: float) -> Iterator[Found]:
    for size, words in small.items():
        said = f" ({quoted(words)})" if words else ""
        what = f"type of {size:g} pt{said}; the least is {minimum:g} pt"
        measured = replace(facts, words=words, measure=Measure("type size", size, minimum, "pt"))
        yield Found(rules.SMALL_TYPE, measured, what, _ENLARGE)


def low_contrast(on_slide: SlideObjects) -> Iterator[Found]:
    """Text that stands out too little; nothing is said where text or background is not one plain colour."""
    backgrounds = Backgrounds(on_slide)
    for one in on_slide.objects[:_MOST]:
        said: set[tuple[Rgb, Rgb]] = set()
        if one.has_text and one.text is not None:
            area = one.measure.ink if one.measure is not None else one.shape.box
            if area is not None:
                yield from _faint(on_slide, one, one.text, backgrounds.of_text(one, area), said)
        for cell in one.table.cells if one.table is not None else ():
            if one.box is not None and not cell.text.is_empty and _coloured(cell.text):
                behind = backgrounds.of_cell(cell, one, one.box)
                yield from _faint(on_slide, one, cell.text, behind, said)


def _coloured(text: Text) -> bool:
    return any(run.colour is not None for paragraph in text.paragraphs for run in paragraph.runs)


def _faint(
    on_slide: SlideObjects, one: Object, text: Text, background: Rgb | None, said: set[tuple[Rgb, Rgb]]
) -> Iterator[Found]:
    """What is too faint in a text; each pair of colours of an object is said once."""
    if background is None:
        return
    for paragraph in text.paragraphs:
        for run in paragraph.runs:
            colour = run.colour
            if colour is None or (colour, background) in said:
                continue
            ratio = contrast(colour, background)
            if ratio >= 4.5 or not any(map(str.isalnum, run.text)):
                continue
            wanted = wanted_contrast(run.size, run.bold)
            if ratio < wanted - 0.05:
                said.add((colour, background))
                what = (
                    f"{quoted(run.text)} in {shown_colour(colour)} on {shown_colour(background)} has a contrast of "
                    f"{ratio:.1f} : 1, and needs {wanted:g} : 1"
                )
                hint = "choose a darker text or a lighter background, or the other way round"
                measure = Measure("contrast", ratio, wanted)
                facts = replace(of_object(on_slide, one), words=run.text, measure=measure)
                yield Found(rules.LOW_CONTRAST, facts, what, hint)


def languages_and_faces(on_slide: SlideObjects) -> Iterator[Found]:
    """Runs without a language, East Asian ones in another language, and those without an East Asian face."""
    silent: set[tuple[str, str]] = set()
    for one, text in on_slide.texts:
        name = one.shape.name
        facts = of_object(on_slide, one)
        for paragraph in text.paragraphs:
            for run in paragraph.runs:
                if run.automatic or not run.text.strip():
                    continue
                east_asian = EAST_ASIAN.search(run.text) is not None
                what = _language_fault(run, east_asian)
                if what and (what, name) not in silent:
                    silent.add((what, name))
                    hint = "select it and choose Review, Language, Set Proofing Language"
                    about = replace(facts, words=run.text)
                    yield Found(rules.MISSING_LANGUAGE, about, f"{quoted(run.text)} {what}", hint)
                if east_asian and not run.east_asian and ("face", name) not in silent:
                    silent.add(("face", name))
                    what = f"{quoted(run.text)} has no East Asian typeface"
                    hint = "choose one under View, Slide Master, Fonts, Customize Fonts, or for the text itself"
                    yield Found(rules.MISSING_EAST_ASIAN_FONT, replace(facts, words=run.text), what, hint)


def _language_fault(run: Run, east_asian: bool) -> str:
    if not run.language:
        return "has no language"
    if east_asian and not {run.language[:2].lower(), run.other_language[:2].lower()} & {"ja", "zh", "ko"}:
        return f"is East Asian, and its language is {run.language[:12]}"
    return ""
