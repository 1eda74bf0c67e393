"""Laws of the look of pages, read from a decided deck: no page has to be drawn for them.

`look_of` names every page that breaks one. The laws, by name:

fill       what stands on a page of content reaches over 60 % of its body, or stands at the optical middle of it
box        surfaces that answer each other are as high as makes the fullest of them full to 70 %
secondary  what stands behind a statement is 0.75 to 0.8 of the size of statements, or the least that is read
sizes      the statements of a deck have four sizes at most
title      words are smaller than the title by 1.3, as it is set on their page, and numbers larger or as small as words
surface    a surface is 45 grey levels from what lies under it, or has a hairline around it
contrast   words have 4.5 : 1 on what lies under them
orphan     no last line of less than four characters
table      no page has nothing but a table of one or two rows
axis       a value axis that nobody sees begins at zero
frame      title, source line, number and marking stand at one place on all pages of a layout
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from acceptance.areas import FURNITURE, flat, layout_of
from acceptance.findings import Fault
from acceptance.surfaces import Page, is_thin, surfaces
from briefdeck.audience.deck_style import DeckStyle, Layout
from briefdeck.document.deck import (
    Box,
    Deck,
    Grid,
    Image,
    Pictogram,
    Placed,
    Plot,
    Ribbon,
    Rule,
    Shape,
    Slide,
    TextParagraph,
)
from briefdeck.layout.nodes import Role
from briefdeck.layout.sheet import HEADING, shape_room
from briefdeck.layout.typesetting import paragraph_lines, pitch
from briefdeck.locale import known
from briefdeck.ooxml.colours import Rgb
from briefdeck.ooxml.geometry import Frame
from briefdeck.outputs.chart.part import ChartLook, chart_part
from briefdeck.text import Face, break_lines

OPENINGS, BODIES = {"cover", "section"}, {"message", "wide area", "two areas"}
HEADS = {"title", "topic", "lead", "tracker", *FURNITURE}
FULL, MIDDLE, NEAR = 0.6, 0.36, 12.0  # of a body; of what is blank, what stands above; pt
APART = 14.0  # pt between a title and what stands below it
FULL_BOX = 0.7 - 1e-6  # sums of pitches
BESIDE, LEAST_SIZE = (0.75, 0.8), 9.0  # what stands behind a statement, of its size; pt
PRIMARY_SIZES = 4  # of a deck, which had better have two
TITLE = 1.3
SHORT = 4
_CONTINUED = re.compile(r"[（(]\d+/\d+[）)]$")
_PAD = 16.0  # pt around what stands on a surface, and between what stands on it
# Surfaces that are as high as what stands beside them or on them, and those that are drawn to a scale or as a mark.
COLUMNS = {"Figures", "Way", "Ask", "Result", "Response", "Recommended", "Cause", "Facts", "Value", "Cell"}
COLUMNS |= {"Put off", "Put first", "Actor", "Action", "Band label"}
DRAWN = {"Column", "Bar", "Arrow", "Circle", "Sector", "Sign", "Pool", "Accent", "Scale", "Marker", "Present", "Ratio"}
DRAWN |= {"Gap", "Square"}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A decided deck with what its template settles: the colours of its theme by slot, and its page's own."""

    deck: Deck
    style: DeckStyle
    colours: Mapping[str, Rgb]
    ground: tuple[Rgb, ...]


def look_of(seen: Seen) -> list[Fault]:
    """Every law that a page of a deck breaks."""
    found: list[Fault] = []
    for number, slide in enumerate(seen.deck.slides, 1):
        layout = layout_of(slide, seen.style)
        if not opens(layout, seen.style):
            found += fill(number, slide, layout)
            found += box(seen, number, slide, layout)
            found += title(number, slide, layout)
            found += secondary(number, slide, layout)
            found += table(number, slide, layout)
            found += axis(seen, number, slide)
            found += orphan(seen, number, slide)
            shown = tuple(shape for shape, _ in content(slide, layout))
            found += surfaces(Page(number, seen.colours, seen.ground, seen.deck.ink), shown)
    return [*found, *frame(seen), *sizes(seen)]


def opens(layout: Layout, style: DeckStyle) -> bool:
    """Whether a layout is that of covers or of openers, and of nothing else."""
    roles = {role for role, other in style.layouts.items() if other.name == layout.name}
    return bool(roles & OPENINGS) and not roles & BODIES


def placed(slide: Slide, layout: Layout) -> Iterator[tuple[Shape, Frame, str]]:
    """The outer shapes with their frames; of a placeholder, or what stands for one, its role."""
    for shape in slide.shapes:
        role = ""
        frame = shape.frame
        for name, place in layout.placeholders.items():
            if isinstance(shape, Placed) and (place.name, place.index) == (shape.name, shape.index):
                role, frame = name, frame or place.frame
            elif isinstance(shape, Box) and place.made and place.name == shape.name:
                role = name
        assert frame is not None
        yield shape, frame, role


def content(slide: Slide, layout: Layout) -> Iterator[tuple[Shape, Frame]]:
    """What stands in the bodies; words in a placeholder reach as far as they do, not as far as it."""
    for shape, frame, role in placed(slide, layout):
        if role in HEADS:
            continue
        if isinstance(shape, Placed):
            place = layout.placeholders[role]
            level = place.levels[0]
            high = sum(
                paragraph_lines(p, size(p) or level.size, place.face, place.inner.width) * (p.pitch or level.pitch)
                + (p.before or 0.0)
                for p in shape.paragraphs
            )
            frame = replace(frame, height=min(frame.height, high + place.insets[1] + place.insets[3]))
        yield shape, frame


def size(paragraph: TextParagraph) -> float:
    """The largest size in a paragraph; 0 where its placeholder settles it."""
    return max((run.size for run in paragraph.runs), default=0.0)


# --- the page ---------------------------------------------------------------------------------------------------------


def reach(slide: Slide, layout: Layout) -> tuple[float, float, float]:
    """How much of its body a page uses from top to foot, what is blank above it and below, in points."""
    shown = [f for _, f in content(slide, layout)]
    bodies = [b.frame for b in layout.bodies]
    lead = layout.placeholders.get("lead")
    if lead and all(role != "lead" for _, _, role in placed(slide, layout)):
        # A lead without words leaves its room to the body, but for what stands apart from a title.
        bodies.append(replace(lead.frame, y=lead.frame.y + APART))
    top, foot = min(b.y for b in bodies), max(b.bottom for b in bodies)
    if not shown:
        return 0.0, foot - top, foot - top
    return (
        (max(f.bottom for f in shown) - min(f.y for f in shown)) / (foot - top),
        min(f.y for f in shown) - top,
        foot - max(f.bottom for f in shown),
    )


def fill(number: int, slide: Slide, layout: Layout) -> Iterator[Fault]:
    """Content reaches over most of its body."""
    used, above, below = reach(slide, layout)
    listed = any(
        shape.name == "Reference" for shape, _ in content(slide, layout)
    )  # a list of sources begins at the top
    if used < FULL and not listed and abs(above - MIDDLE * (above + below)) > NEAR:
        kinds = ", ".join(dict.fromkeys(shape.name for shape, _ in content(slide, layout)))
        yield Fault(number, "fill", f"“{slide.title}” [{kinds}]", used)


def table(number: int, slide: Slide, layout: Layout) -> Iterator[Fault]:
    """Two rows are no table."""
    shown = [shape for shape, _ in content(slide, layout) if not isinstance(shape, Rule)]
    grids = [shape for shape in shown if isinstance(shape, Grid)]
    others = [s for s in shown if not isinstance(s, Grid) and s.name not in ("Caption", "Note")]
    if grids and not others and not _CONTINUED.search(slide.title) and sum(len(g.rows) - 1 for g in grids) <= 2:
        yield Fault(number, "table", slide.title, len(grids[0].rows) - 1)


def frame(seen: Seen) -> Iterator[Fault]:
    """What stands on every page stands at one place."""
    places: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for number, slide in enumerate(seen.deck.slides, 1):
        layout = layout_of(slide, seen.style)
        if opens(layout, seen.style):
            continue
        for _, at, role in placed(slide, layout):
            if role in ("title", "source", "slide number", "marking", "tracker"):
                x = at.right if role in ("marking", "slide number") else at.x
                known_places = places[layout.name, role]
                known_places.add((round(x), round(at.y)))
                if len(known_places) > 1:
                    yield Fault(number, "frame", f"{role} at {sorted(known_places)}")
                    places[layout.name, role] = {(round(x), round(at.y))}


# --- boxes and words --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """Something that is seen, in its frame, and the height that it fills of it."""

    frame: Frame
    high: float


def held(shapes: tuple[Shape, ...], face: Face) -> list[Held]:
    """Words, drawings and tables, those in groups too."""
    made = []
    for shape in flat(shapes):
        if isinstance(shape, Box) and shape.paragraphs:
            made.append(Held(shape.frame, words_high(shape, face)))
        elif isinstance(shape, Grid | Image | Pictogram | Plot | Ribbon):
            made.append(Held(shape.frame, shape.frame.height))
    return made


def words_high(one: Box, face: Face) -> float:
    """The height of a box's words."""
    left, _, right, _ = one.insets
    width = one.frame.width - left - right - shape_room(one.geometry)
    return sum(
        paragraph_lines(p, size(p), face, width) * (p.pitch or pitch(size(p))) + (p.before or 0.0) * (n > 0)
        for n, p in enumerate(one.paragraphs)
    )


def fullness(one: Box, seen: list[Held]) -> float:
    """How much of a surface's height the fullest column of its row takes, with the room that the surface keeps.

    Of words alone this is what they take, of several things from the first to the last."""
    columns: dict[int, list[Held]] = defaultdict(list)
    for item in seen:
        if one.frame.y - 1.0 <= item.frame.y and item.frame.bottom <= one.frame.bottom + 1.0:
            columns[round(item.frame.x / 20.0)].append(item)
    inside = [item for column in columns.values() for item in column]
    own = [item for item in inside if one.frame.x <= item.frame.x <= one.frame.right] or inside
    above = min((item.frame.y - one.frame.y for item in own), default=0.0)
    room = one.insets[1] + one.insets[3] if one.paragraphs else 2 * min(max(above, 0.0), _PAD)
    return (max(map(_reach, columns.values()), default=0.0) + room) / one.frame.height


def _reach(column: list[Held]) -> float:
    if len(column) == 1:
        return column[0].high
    last = max(column, key=lambda item: item.frame.y)
    return last.frame.y + last.high - min(item.frame.y for item in column)


def box(seen: Seen, number: int, slide: Slide, layout: Layout) -> Iterator[Fault]:
    """Surfaces that answer each other are as high as the fullest of them asks for."""
    there = held(tuple(s for s, _ in content(slide, layout)), seen.style.face)
    alike: dict[tuple[str, int], list[tuple[float, Box]]] = defaultdict(list)
    for one in flat(slide.shapes):
        if (
            isinstance(one, Box)
            and (one.fill or one.line)
            and one.name.rstrip("0123456789 ") not in DRAWN | COLUMNS
            and not is_thin(one)
        ):
            kind = one.name.rstrip("0123456789 ")
            alike[kind, round(one.frame.height)].append((fullness(one, there), one))
    for (kind, _), those in alike.items():
        most, one = max(those, key=lambda pair: pair[0])
        if most < FULL_BOX:
            yield Fault(number, "box", f"“{slide.title}”: {kind}: {told(one)}", most)


def told(one: Box) -> str:
    """The beginning of a box's words."""
    return one.paragraphs[0].plain[:20] if one.paragraphs else ""


def title(number: int, slide: Slide, layout: Layout) -> Iterator[Fault]:
    """Sizes keep their distance from that of the message, below it or above."""
    message = max(_sizes_of(slide, layout), default=0.0)
    larger: dict[float, str] = {}
    for shape in flat(tuple(s for s, _ in content(slide, layout))):
        for paragraph in paragraphs(shape):
            if message / TITLE + 0.01 < size(paragraph) < message:
                larger.setdefault(size(paragraph), f"{shape.name}: {paragraph.plain[:20]}")
    for own, what in larger.items():
        yield Fault(number, "title", f"{what}: {own:g} of {message:g} pt", message / own)


def secondary(number: int, slide: Slide, layout: Layout) -> Iterator[Fault]:
    """Statements and what stands behind them are told apart at one look, and both are read; behind a heading it is as
    large as behind the statements that such a heading has."""
    statements, behind = roles(slide, layout, Role.PRIMARY), roles(slide, layout, Role.SECONDARY)
    least, most = BESIDE
    if not statements:
        statements, least = roles(slide, layout, Role.HEADING), least / HEADING
    for own in behind:
        kept = any(least - 0.005 <= own / size <= most + 0.005 for size in statements)
        if statements and own > LEAST_SIZE and not kept:
            what = f"{own:g} beside {', '.join(f'{size:g}' for size in sorted(statements))} pt"
            yield Fault(number, "secondary", what, own / max(statements))


def sizes(seen: Seen) -> Iterator[Fault]:
    """Statements look alike over a deck."""
    found: dict[float, int] = {}
    for number, slide in enumerate(seen.deck.slides, 1):
        layout = layout_of(slide, seen.style)
        if not opens(layout, seen.style):
            for own in roles(slide, layout, Role.PRIMARY):
                found.setdefault(own, number)
    if len(found) > PRIMARY_SIZES:
        last = max(found.values())
        yield Fault(last, "sizes", ", ".join(f"{own:g} pt from page {n}" for own, n in found.items()), len(found))


def roles(slide: Slide, layout: Layout, *asked: Role) -> set[float]:
    """The sizes of the words of some roles on a slide."""
    shown = flat(tuple(shape for shape, _ in content(slide, layout)))
    return {size(words) for shape in shown for words in paragraphs(shape) if words.role in asked}


def _sizes_of(slide: Slide, layout: Layout) -> Iterator[float]:
    """The size of a title as it is set, and that of a layout's line for the message."""
    for shape, _, role in placed(slide, layout):
        if role in ("title", "lead"):
            usual = layout.placeholders[role].levels[0].size
            yield usual if role == "lead" else max(size(paragraph) or usual for paragraph in paragraphs(shape))


def numbers(slide: Slide, layout: Layout) -> list[float]:
    """The sizes of the numbers of a page as multiples of its title's, the least first."""
    message = max(_sizes_of(slide, layout), default=0.0) or 1.0
    shown = (p for shape in flat(tuple(s for s, _ in content(slide, layout))) for p in paragraphs(shape))
    return sorted(size(paragraph) / message for paragraph in shown if paragraph.role is Role.NUMBER)


def paragraphs(shape: Shape) -> Iterator[TextParagraph]:
    """The paragraphs of a shape, those of a table's cells too."""
    if isinstance(shape, Grid):
        yield from (p for row in shape.rows for cell in row.cells for p in cell.paragraphs)
    else:
        yield from getattr(shape, "paragraphs", ())


def orphan(seen: Seen, number: int, slide: Slide) -> Iterator[Fault]:
    """A last line of a box's text says something."""
    for shape in flat(slide.shapes):
        if not isinstance(shape, Box) or not shape.paragraphs:
            continue
        left, _, right, _ = shape.insets
        width = shape.frame.width - left - right - shape_room(shape.geometry)
        for paragraph in shape.paragraphs:
            own = size(paragraph)
            runs = [r for r in paragraph.runs if r.size == own]
            text = "".join(r.text for r in runs)
            if not own or len(runs) < len(paragraph.runs) or "\t" in text or len(text) < 12:
                continue
            pieces = [(r.text, bool(r.bold)) for r in runs]
            lines = break_lines(pieces, own, seen.style.face, width - (paragraph.left or 0.0), script_gap=True)
            last = lines[-1].strip()
            if len(lines) > 1 and len(last) < SHORT:
                yield Fault(number, "orphan", f"{text[-24:]}", len(last))


# --- charts -----------------------------------------------------------------------------------------------------------


def axis(seen: Seen, number: int, slide: Slide) -> Iterator[Fault]:
    """Where nobody sees an axis, lengths are what they stand for."""
    for shape in flat(slide.shapes):
        if isinstance(shape, Plot):
            look = ChartLook(shape.size, shape.accent, shape.muted, shape.ink, shape.line, known(seen.deck.properties.language), shape.dark)  # fmt: skip  # noqa: E501
            root = etree.fromstring(chart_part(shape.chart, look, (shape.frame.width, shape.frame.height)).xml)
            for one in root.iter(f"{C}valAx"):
                deleted, labels = one.find(f"{C}delete"), one.find(f"{C}tickLblPos")
                unseen = (deleted is not None and deleted.get("val") == "1") or (
                    labels is not None and labels.get("val") == "none"
                )
                least = one.find(f"{C}scaling/{C}min")
                if unseen and (least is None or float(str(least.get("val"))) > 0):
                    yield Fault(number, "axis", slide.title)
