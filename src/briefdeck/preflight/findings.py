"""What a check says before it becomes a diagnostic of a file: it knows no file yet, and repeats can be merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.diagnostics import Diagnostic, Facts, Rule, Severity, Span
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.slide_objects import Object, SlideObjects
from briefdeck.ooxml.word_text import Paragraph
from briefdeck.values import dataclass, replace

_SEVERAL = 5  # findings of one kind that one place may have
_LINES = 15  # findings of one kind that a file may have, one by one
_LISTED = 10  # of them, where there are more
_NAMED = 6  # of the places that are then only named
_SHOWN = 40  # characters of a shape's name
_NAMELESS = "an object without a name"


@dataclass(frozen=True, slots=True)
class Found:
    """One fault: what it is about, what is wrong, how to cure it. `mild` makes a note of what the rule makes a warning.

    The words of its place are made from the facts; `what` goes on from there.
    """

    rule: Rule
    facts: Facts
    what: str
    hint: str
    mild: bool = False

    @property
    def line(self) -> str:
        place = ", ".join(filter(None, (around(self.facts), _inside(self.facts))))
        return f"{place}: {self.what}" if place else self.what


def of_object(on_slide: SlideObjects, one: Object, piece: str = "") -> Facts:
    """The facts of an object on a slide, or of a piece of it."""
    name = one.shape.name
    return Facts(slide=on_slide.slide.number, shape=name, piece=piece or ("" if name else _NAMELESS))


def named(one: Object) -> str:
    """An object in words."""
    return quoted(one.shape.name, _SHOWN) if one.shape.name else _NAMELESS


def of_paragraph(paragraph: Paragraph) -> Facts:
    """The facts of a paragraph of a memo."""
    return Facts(piece=paragraph.story, paragraph=paragraph.number, words=paragraph.text.strip())


def around(facts: Facts) -> str:
    """The slide that something is on, or the part of the file that it is in, in words."""
    return f"slide {facts.slide}" if facts.slide else facts.part


def _inside(facts: Facts) -> str:
    """The object or the paragraph, in words."""
    if facts.paragraph:
        said = f"paragraph {facts.paragraph}" + (f" ({quoted(facts.words)})" if facts.words else "")
        return f"{facts.piece}, {said}" if facts.piece else said
    shape = quoted(facts.shape, _SHOWN) if facts.shape else ""
    return f"the {facts.piece} {shape}" if facts.piece and shape else facts.piece or shape


def diagnosed(found: Iterable[Found], shown: str) -> Iterator[Diagnostic]:
    """Diagnostics of a file; what repeats in one place, or in many places, is said once with a count."""
    span = Span(shown)
    by_rule: dict[str, dict[tuple[str, bool], list[Found]]] = {}
    for one in dict.fromkeys(found):
        by_rule.setdefault(one.rule.code, {}).setdefault((around(one.facts), one.mild), []).append(one)
    for places in by_rule.values():
        lines = [one for group in places.values() for one in _merged(group)]
        many = len(lines) > _LINES
        for one in lines[: _LISTED if many else None]:
            yield _diagnosed(one, span)
        if many:
            rest = lines[_LISTED:]
            others = list(dict.fromkeys(filter(None, (around(one.facts) for one in rest))))
            more = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
            what = f"the same kind of fault in {len(rest)} more places{': ' if more else ''}{more}"
            yield _diagnosed(replace(rest[0], facts=Facts(more=len(rest)), what=what), span)


def _diagnosed(one: Found, span: Span) -> Diagnostic:
    made = one.rule.at(span, one.line, one.hint, facts=one.facts)
    return replace(made, severity=Severity.NOTE) if one.mild else made


def _merged(group: list[Found]) -> list[Found]:
    if len(group) <= _SEVERAL:
        return group
    kept, rest = group[:2], len(group) - 3
    last = group[2]
    where = "on this slide" if last.facts.slide else "in this document"
    return [*kept, replace(last, facts=replace(last.facts, more=rest), what=f"{last.what}; and {rest} more {where}")]
