"""The value at each stage as indented lines for people: what it says and how large, never where each word came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, assert_never

from briefdeck.cli.show_pages import page_lines
from briefdeck.diagnostics import Diagnostic, Span, has_errors, in_order
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.deck import (
    Box,
    Bullet,
    Deck,
    Grid,
    Group,
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
from briefdeck.document.kinds import Kind
from briefdeck.document.outline import Labels, Outline
from briefdeck.document.richtext import Citation, Origin, RichText
from briefdeck.document.visible import Record
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.load import load
from briefdeck.pipeline.numbering.source_numbers import numbered
from briefdeck.review.exceptions import Exceptions
from briefdeck.session import Session
from briefdeck.session.stages import Stages

# What the deck stage needs is made from the deck's plan, and so on; the model needs no plan.
_OF: Mapping[str, Sequence[str]] = {
    "model": (),
    "outline": ("deck",),
    "deck": ("deck",),
    "memo": ("memo",),
    "pages": ("memo",),
}
# Lists of short values that stand on one line.
_ON_ONE_LINE = {"cells", "values", "categories", "names", "heads", "keywords", "to", "sources", "outlets"}
_VISIBLE = str.maketrans("\n\v\t", "⏎⏎⇥")


def shown(
    stage: str, briefing: Path, audience: str, templates: Path, language: str = ""
) -> tuple[Iterator[str], tuple[Diagnostic, ...]]:
    """The lines of one stage (none, where an earlier stage failed), and everything found on the way."""
    session = Session(templates)
    loaded, assets, found = load(briefing, session.folders)
    prepared, faults = session.audience(audience)
    found += faults
    if loaded is None or prepared is None or has_errors(found):
        return iter(()), in_order(found)
    stages, faults = session.stages(loaded, assets, prepared, _OF[stage], language)
    return _stage(stage, stages), Exceptions(loaded.document).split(in_order(found + faults))[0]


def _stage(stage: str, stages: Stages) -> Iterator[str]:
    if stage == "model" and stages.visible:
        names = numbered(stages.visible.names, stages.references)
        sources = sorted(names["sources"], key=lambda source: int(source.citation.number))
        yield from model_lines({**names, "sources": tuple(sources)})
    elif stage == "deck" and stages.deck:
        yield from deck_lines(stages.deck)
    elif stage == "pages":
        for value in stages.decided.values():
            yield from page_lines(value)
    elif stage in ("outline", "memo"):
        for kind, outline in stages.outlines.items():
            yield from outline_lines(outline, kind)


def model_lines(names: Mapping[str, Any]) -> Iterator[str]:
    """A briefing as one audience may see it."""
    for name, value in names.items():
        if name == "sources" and value:
            yield "sources:"
            for source in value:
                yield from _dashed(list(_entries(_fields(source), "")), "  ")
        else:
            yield from _value(name, value, "")


def outline_lines(outline: Outline, kind: Kind) -> Iterator[str]:
    """A plan filled from a briefing, part by part."""
    yield from _value("properties", outline.properties, "")
    for number, part in enumerate(outline.parts, 1):
        heading = f", heading {part.level}" if part.level else ""
        layout = f", layout “{part.layout}”" if kind == "deck" else heading
        yield ""
        yield f"part {number}{layout}"
        yield from _entries(((n, v) for n, v in _fields(part) if n not in ("layout", "level")), "  ")


# --- any value ------------------------------------------------------------------------------------------------------


def marked(text: RichText) -> str:
    """A text with its bold, links and citation marks as a briefing writes them."""
    pieces = []
    for inline in text.inlines:
        if isinstance(inline, Citation):
            pieces.append(f"[{inline.number}]")
            continue
        words = f"**{inline.text}**" if inline.bold else inline.text
        pieces.append(f"[{words}]({inline.href})" if inline.href else words)
    return "".join(pieces).translate(_VISIBLE)


def _fields(value: object) -> Iterator[tuple[str, Any]]:
    """The fields of a record or dataclass that say something to people."""
    if isinstance(value, Record):
        entries = [(name, child) for name, child in zip(value.names(), value.values(), strict=True) if name != "shown"]
        yield from sorted(entries, key=lambda entry: entry[0] != "kind")  # what it is comes first
    else:
        # What stands on every slide is told by its words already.
        named = (f.name for f in fields(value) if f.name != "furniture")  # type: ignore[arg-type]
        yield from ((name, getattr(value, name)) for name in named)


def _entries(entries: Iterator[tuple[str, Any]], indent: str) -> Iterator[str]:
    for name, value in entries:
        yield from _value(name, value, indent)


def _value(name: str, value: Any, indent: str) -> Iterator[str]:
    """One named value; what is empty, false or just a position is left out."""
    if value is None or value is False or value in ("", ()) or isinstance(value, Span | Labels | Origin):
        return
    line = _scalar(value)
    if line is not None:
        if line:
            yield f"{indent}{name}: {line}"
    elif isinstance(value, tuple):
        yield from _sequence(name, value, indent)
    elif isinstance(value, Block):
        yield from _block(f"{name}: ", value, indent)
    else:
        inner = list(_entries(_fields(value), indent + "  "))
        if inner:
            yield f"{indent}{name}:"
            yield from inner


def _scalar(value: Any) -> str | None:
    """A value that fits one line, or None."""
    match value:
        case RichText():
            return marked(value)
        case Citation():
            return f"[{value.number}]"
        case Enum():
            return str(value.value)
        case bytes():
            return f"{len(value):,} bytes"
        case float():
            return f"{value:.15g}"
        case _ if isinstance(value, tuple | Record) or is_dataclass(value):
            return None
        case _:
            return str(value).strip().translate(_VISIBLE)


def _sequence(name: str, values: tuple[Any, ...], indent: str) -> Iterator[str]:
    lines = [_reference(value) if isinstance(value, Record) else _scalar(value) for value in values]
    whole = [line for line in lines if line is not None]
    if len(whole) == len(values):
        if name in _ON_ONE_LINE:
            yield f"{indent}{name}: {' | '.join(whole)}"
        else:
            yield f"{indent}{name}:"
            yield from (f"{indent}  - {line}" for line in whole)
        return
    yield f"{indent}{name}:"
    for value in values:
        if isinstance(value, tuple):
            yield from _pair_or_area(value, indent + "  ")
        elif isinstance(value, Block):
            yield from _block("- ", value, indent + "  ")
        elif value is None:  # in the place of one that has none
            yield f"{indent}  - none"
        else:
            yield from _dashed(list(_entries(_fields(value), "")), indent + "  ")


def _reference(value: Record) -> str | None:
    """A source or a figure where it is used: its number, its words. Both stand in full elsewhere."""
    names = set(value.names())
    if "citation" in names:
        return f"[{value.citation.number}]"
    return f"{marked(value.label)}: {marked(value.text)}" if "shown" in names else None


def _pair_or_area(value: tuple[Any, ...], indent: str) -> Iterator[str]:
    """A named line of a cover, a mark of a scale, or the blocks of one area."""
    if len(value) == 2 and isinstance(value[0], str):
        yield from _value(value[0], value[1], indent)
        return
    plain = [_scalar(each) for each in value]
    if plain and None not in plain:
        yield f"{indent}- {' | '.join(filter(None, plain))}"
        return
    inner = [line for each in value for line in _listed(each)]
    yield from _dashed(inner, indent) if inner else iter((f"{indent}- (empty)",))


def _dashed(lines: Sequence[str], indent: str) -> Iterator[str]:
    for index, line in enumerate(lines):
        yield f"{indent}{'  ' if index else '- '}{line}"


def _block(lead: str, block: Block, indent: str) -> Iterator[str]:
    """A block under its own name; its switches stand beside the name."""
    entries = list(_fields(block))
    switches = [name for name, value in entries if value is True]
    beside = f" ({', '.join(switches)})" if switches else ""
    yield f"{indent}{lead}{block.name}{beside}"
    below = indent + " " * (len(lead) if lead == "- " else 2)
    yield from _entries(((name, value) for name, value in entries if value is not True), below)


def _listed(value: Any) -> Iterator[str]:
    """A block of an area, or what a block is made of."""
    return _block("- ", value, "") if isinstance(value, Block) else _dashed(list(_entries(_fields(value), "")), "")


# --- the deck -------------------------------------------------------------------------------------------------------


def deck_lines(deck: Deck) -> Iterator[str]:
    """Slide by slide: every shape with its frame in points, every paragraph with its type size."""
    for number, slide in enumerate(deck.slides, 1):
        if number > 1:
            yield ""
        yield from _slide(number, slide)


def _slide(number: int, slide: Slide) -> Iterator[str]:
    section = f", section “{slide.section}”" if slide.section else ""
    yield f"slide {number}, layout “{slide.layout}”{section}"
    for shape in slide.shapes:
        yield from _shape(shape, "  ")
    if slide.notes:
        yield "  notes"
        yield from (f"    {note.plain.translate(_VISIBLE)}" for note in slide.notes)


def _shape(shape: Shape, indent: str) -> Iterator[str]:
    below = indent + "  "
    match shape:
        case Placed():
            field = f", field {shape.field}" if shape.field else ""
            yield f"{indent}placeholder “{shape.name}” {_where(shape.frame)}{field}"
            yield from _paragraphs(shape.paragraphs, below)
        case Box():
            fill = f", {shape.fill}" if shape.fill else ""
            yield f"{indent}{shape.geometry.name.lower()} “{shape.name}” {_where(shape.frame)}{fill}"
            yield from _paragraphs(shape.paragraphs, below)
        case Rule():
            yield f"{indent}line “{shape.name}” {_where(shape.frame)}, {shape.colour} {shape.width:g} pt"
        case Grid():
            yield f"{indent}table “{shape.name}” {_where(shape.frame)}"
            yield f"{below}columns {' | '.join(_points(width) for width in shape.widths)}"
            for row in shape.rows:
                cells = (" / ".join(_words(p) for p in cell.paragraphs) for cell in row.cells)
                sizes = _sizes([p for cell in row.cells for p in cell.paragraphs])
                yield f"{below}row {_points(row.height)}{sizes}: {' | '.join(cells)}"
        case Image():
            yield f"{indent}picture “{shape.name}” {_where(shape.frame)}: {shape.alt}"
        case Pictogram():
            alt = f": {shape.alt}" if shape.alt else ""
            yield f"{indent}icon “{shape.name}” {_where(shape.frame)}, {shape.icon.name} {shape.colour}{alt}"
        case Ribbon():
            yield f"{indent}band “{shape.name}” {_where(shape.frame)}, {shape.fill}"
        case Plot():
            yield f"{indent}{shape.chart.type.value} chart “{shape.name}” {_where(shape.frame)}, {shape.size:g} pt"
            yield from _chart(shape.chart, below)
        case Group():
            yield f"{indent}group “{shape.name}” {_where(shape.frame)}: {shape.alt}"
            for inner in shape.shapes:
                yield from _shape(inner, below)
        case _:
            assert_never(shape)


def _chart(chart: ChartSpec, indent: str) -> Iterator[str]:
    yield f"{indent}categories {' | '.join(chart.categories)}"
    for series in chart.series:
        yield f"{indent}{series.name}: {' | '.join('–' if v is None else f'{v:g}' for v in series.values)}"


def _where(frame: Frame | None) -> str:
    if frame is None:
        return "as in the layout"
    return f"at {_points(frame.x)}, {_points(frame.y)} size {_points(frame.width)} × {_points(frame.height)}"


def _points(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _paragraphs(paragraphs: Sequence[TextParagraph], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        size = _sizes([paragraph]).strip()
        level = "  " * paragraph.level
        mark = paragraph.bullet.char if isinstance(paragraph.bullet, Bullet) else paragraph.bullet or ""
        yield f"{indent}{size}{': ' if size else ''}{level}{mark}{_words(paragraph)}"


def _words(paragraph: TextParagraph) -> str:
    return paragraph.plain.translate(_VISIBLE)


def _sizes(paragraphs: Sequence[TextParagraph]) -> str:
    """The type sizes in use (citation marks apart), largest first; none where all are inherited."""
    sizes = sorted({r.size for p in paragraphs for r in p.runs if r.size and not r.target}, reverse=True)
    return f" {'/'.join(map('{:g}'.format, sizes))} pt" if sizes else ""
