"""Words in their place on a layout: in its placeholder, or where it has none, in a text box of their own."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.audience.deck_style import Layout, Placeholder
from briefdeck.document.deck import Box, Placed, TextParagraph
from briefdeck.document.richtext import Origin, RichText, Run
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as text_width
from briefdeck.values import replace


def as_written(broken: Sequence[str], text: str) -> list[str]:
    """Lines that were measured in capitals, in the letters of the text; the text itself where letters multiplied."""
    capitals = text.upper()
    if len(capitals) != len(text):
        return [text]
    made, at = [], 0
    for line in broken:
        at = capitals.index(line, at)
        made.append(text[at : at + len(line)])
        at += len(line)
    return made


def with_origins(broken: Sequence[str], text: RichText) -> list[list[tuple[str, Origin | None]]]:
    """The lines of a title in pieces, each with where its words came from; what was added to the text has no origin."""
    known = [(character, i.origin) for i in text.inlines if isinstance(i, Run) for character in i.text]
    made, at = [], 0
    for line in broken:
        pieces: list[tuple[str, Origin | None]] = []
        for character in line:
            while at < len(known) and known[at][0] != character and known[at][0].isspace():
                at += 1  # a space gave way to the line's end
            origin = known[at][1] if at < len(known) and known[at][0] == character else None
            at += at < len(known) and known[at][0] == character
            if pieces and pieces[-1][1] == origin:
                pieces[-1] = (pieces[-1][0] + character, origin)
            else:
                pieces.append((character, origin))
        made.append(pieces)
    return made


def put(
    place: Placeholder, paragraphs: tuple[TextParagraph, ...], frame: Frame | None = None, field: str = ""
) -> Placed | Box:
    """Paragraphs in their place: in the placeholder, or in a text box that says all that no layout says for it."""
    if not place.made:
        if place.colour:
            paragraphs = tuple(
                replace(p, runs=tuple(replace(r, colour=r.colour or place.colour) for r in p.runs)) for p in paragraphs
            )
        moved = frame or (place.frame if place.moved else None)
        return Placed(place.name, place.type, place.index, paragraphs, moved, field)
    explicit = tuple(_explicit(paragraph, place) for paragraph in paragraphs)
    return Box(place.name, frame or place.frame, explicit)


def shared_line(layout: Layout, marking: str) -> Layout:
    """A layout whose topic and marking share a line that was made for both: the topic has what the marking leaves."""
    topic, mark = layout.placeholders.get("topic"), layout.placeholders.get("marking")
    if topic is None or mark is None or not (topic.made and mark.made and topic.frame.y == mark.frame.y):
        return layout
    level = mark.levels[0]
    taken = text_width(marking, level.size, mark.face, bold=level.bold) + 2 * level.size if marking else 0.0
    taken = min(taken, (mark.frame.right - topic.frame.x) / 2)
    right = mark.frame.right
    line = replace(topic.frame, width=right - taken - topic.frame.x)
    places = {"topic": replace(topic, frame=line)}
    places["marking"] = replace(mark, frame=replace(mark.frame, x=right - taken, width=taken))
    return replace(layout, placeholders=layout.placeholders | places)


def _explicit(paragraph: TextParagraph, place: Placeholder) -> TextParagraph:
    level = place.levels[0]
    return replace(
        paragraph,
        runs=tuple(replace(r, size=r.size or level.size, colour=r.colour or place.colour) for r in paragraph.runs),
        align=paragraph.align or place.align,
        pitch=paragraph.pitch or level.pitch,
        bullet=paragraph.bullet if paragraph.bullet is not None else "",
        left=paragraph.left or 0.0,
    )


def inheriting(paragraph: TextParagraph, size: float, place: Placeholder) -> TextParagraph:
    """The paragraph without what its placeholder says already, so that a change of the layout changes the slide."""
    level = place.levels[paragraph.level]
    if paragraph.bullet is None and (paragraph.left, paragraph.hanging) == (level.left, level.hanging):
        paragraph = replace(paragraph, left=None)
    if size == level.size:
        runs_ = tuple(replace(r, size=0.0) if r.size == size else r for r in paragraph.runs)
        paragraph = replace(paragraph, runs=runs_)
        if level.exact and paragraph.pitch == level.pitch:
            paragraph = replace(paragraph, pitch=0.0)
    return paragraph
