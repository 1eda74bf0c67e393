"""Judgement on files: reads a .pptx or .docx back, whoever wrote it, doubts it, and says what it finds.

`opened` parses the package once; `slides`, `slide_text` and `measure` (a deck) and `word_text` (a memo) resolve what
it comes to; the modules named after facts, looks, places, relations, metadata and leaks hold one function a rule, each
yielding what it found; `findings` merges repeats. No library that writes such files is asked: a file is to be judged by
what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefdeck.diagnostics import NO_FACTS, Diagnostic, Span, in_order
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.slide_objects import objects_of_slides
from briefdeck.ooxml.slides import read_deck
from briefdeck.ooxml.word_text import read_memo
from briefdeck.ooxml.zip_guard import Reason, UnusableError, contents
from briefdeck.preflight import geometry as places
from briefdeck.preflight import memo_facts, memo_looks, metadata, relations, slide_facts, slide_looks
from briefdeck.preflight.expected import Expectations
from briefdeck.preflight.findings import Found, diagnosed
from briefdeck.preflight.leaks import leaks
from briefdeck.preflight.traces import foreign_traces
from briefdeck.yamlfile.hints import near, of_a_briefing

__all__ = ["Expectations", "preflight", "preflight_file"]

_AGAIN = "open it in PowerPoint or Word and save it again, without a password"
_EVERYTHING = Expectations()


def preflight(content: bytes, shown: str, expected: Expectations = _EVERYTHING) -> tuple[Diagnostic, ...]:
    """What is wrong with a .pptx or .docx, under the name `shown`. Nothing is ever raised."""
    try:
        return in_order(diagnosed(examined(content, expected), shown))
    except UnusableError as error:
        return (_unreadable(shown, str(error)),)
    except Exception as error:  # a file may be wrong in ways that nobody thought of; that is a finding, not a crash
        return (_unreadable(shown, f"the file cannot be understood ({type(error).__name__})"),)


def preflight_file(path: Path, expected: Expectations = _EVERYTHING) -> tuple[Diagnostic, ...]:
    """What is wrong with a file, one that cannot be read included."""
    try:
        content = contents(path)
    except UnusableError as error:
        hint = _AGAIN if error.reason is Reason.OVERSIZED else near(path, (".pptx", ".docx"))
        return (rules.UNREADABLE_PACKAGE.at(Span(str(path)), str(error), hint),)
    return preflight(content, str(path), expected)


def _unreadable(shown: str, what: str) -> Diagnostic:
    return rules.UNREADABLE_PACKAGE.at(Span(shown), what, of_a_briefing(shown) or _AGAIN)


def examined(content: bytes, expected: Expectations) -> Iterator[Found]:
    """Every finding, unmerged. Raises UnusableError for what cannot be opened."""
    package = opened(content)
    for part in package.broken:
        yield Found(rules.UNREADABLE_PACKAGE, NO_FACTS, f"the part {part} is broken or too large", _AGAIN)
    numbers: dict[str, int] = {}
    if package.kind == "pptx":
        deck = read_deck(package)
        numbers = {slide.part: slide.number for slide in deck.slides}
        slides = tuple(objects_of_slides(deck))
        for one in slides:
            yield from slide_facts.leftovers(one)
            yield from slide_facts.empty_placeholders(one)
            yield from slide_facts.alternative_texts(one)
            yield from slide_facts.table_heads(one)
            yield from places.overfull(one)
            yield from places.overlaps(one)
            yield from places.off_slide(one)
            yield from slide_looks.small_type(one, expected.minimum)
            yield from slide_looks.low_contrast(one)
            yield from slide_looks.languages_and_faces(one)
        yield from slide_facts.titles(deck)
        yield from slide_facts.hidden_slides(slides)
        yield from relations.broken_links(package, numbers)
    else:
        memo = read_memo(package)
        yield from memo_facts.leftovers(memo)
        yield from memo_facts.alternative_texts(memo)
        yield from memo_facts.title(memo)
        yield from memo_facts.table_heads(memo)
        yield from memo_facts.heading_gaps(memo)
        yield from memo_facts.broken_links(memo)
        yield from memo_looks.small_type(memo, expected.minimum_memo)
        yield from memo_looks.low_contrast(memo)
        yield from memo_looks.languages_and_faces(memo)
    yield from _of_package(package, expected, numbers)


def _of_package(package: Package, expected: Expectations, numbers: dict[str, int]) -> Iterator[Found]:
    yield from relations.dead_relationships(package, numbers)
    yield from relations.external_relationships(package, numbers)
    yield from metadata.traces(package, numbers)
    yield from metadata.comments(package, numbers)
    if expected.traces:
        yield from foreign_traces(package, numbers)
    yield from leaks(package, expected.hidden, numbers)
