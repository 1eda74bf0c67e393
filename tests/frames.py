"""What the edits of a family begin and end with: a place to do something to, and the doing of it."""

from __future__ import annotations

import io
import random
import re
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from pptx.chart.data import CategoryChartData

from pulling import A, C, Element, Open, Place, R, W, any_place, any_run, full, is_citation, places, runs, say, words

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NS = {
    "w": W[1:-1],
    "a": A[1:-1],
    "p": P[1:-1],
    "c": C[1:-1],
    "r": R[1:-1],
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}


# --- Elements ---------------------------------------------------------------------------------------------------------


def xml(text: str) -> Element:
    """An element, with the usual prefixes."""
    declared = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NS.items())
    made = etree.fromstring(f"<x{declared}>{text}</x>")[0]
    etree.cleanup_namespaces(made)
    return made


def new_element(tag: str, **attributes: str) -> Element:
    made = etree.Element(tag)
    for key, value in attributes.items():
        made.set(f"{W}{key}" if tag.startswith(W) else key, value)
    return made


def parent_of(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def take_out(element: Element) -> None:
    parent_of(element).remove(element)


# --- Words ------------------------------------------------------------------------------------------------------------


def all_runs(file: Open) -> list[Element]:
    return [run for place in places(file) for run in runs(place.element) if not is_citation(run)]


def run_with(file: Open, rng: random.Random, pattern: re.Pattern[str]) -> tuple[Element, re.Match[str]] | None:
    found = [(run, match) for run in all_runs(file) for match in pattern.finditer(words(run))]
    return rng.choice(found) if found else None


def put_over(run: Element, match: re.Match[str], text: str) -> str:
    before = words(run)
    say(run, before[: match.start()] + text + before[match.end() :])
    return f"{before!r} → {words(run)!r}"


def any_long(file: Open, rng: random.Random, least: int, *kinds: str) -> Place | None:
    found = [
        place for place in places(file) if len(full(place.element)) >= least and (place.kind in kinds or not kinds)
    ]
    return rng.choice(found) if found else None


def any_words(file: Open, rng: random.Random, least: int) -> Element | None:
    """A run of a line or a cell with as many signs."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    return run if run is not None and len(words(run)) >= least else None


def any_notes(file: Open, rng: random.Random) -> Any:
    """What holds the notes of a slide that has some."""
    slides = [s for s in file.document.slides if s.has_notes_slide] if file.is_deck else []
    frames = [s.notes_slide.notes_text_frame for s in slides]
    found = [frame for frame in frames if frame is not None and frame.text.strip()]
    return rng.choice(found) if found else None


def any_plain(file: Open, rng: random.Random, *kinds: str) -> Element | None:
    """A paragraph of a memo's body that stands in it directly."""
    if file.is_deck:
        return None
    found = [p.element for p in places(file) if p.kind in (kinds or ("body",))]
    found = [p for p in found if p.getparent().tag in (f"{W}body", f"{W}tc")]  # type: ignore[union-attr]
    return rng.choice(found) if found else None


def any_list(file: Open, rng: random.Random, least: int) -> list[Element] | None:
    """Paragraphs that stand one below the other and look alike."""
    place = any_place(file, rng, "body", "cell")
    if place is None:
        return None
    found = [p for p in parent_of(place.element).iterfind(place.element.tag) if full(p).strip()]
    shape = {look_of(place.element)}
    found = [p for p in found if look_of(p) in shape]
    return found[:6] if least <= len(found) < 30 else None


def look_of(paragraph: Element) -> bytes:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    look = paragraph.find(f"{A}pPr") if style is None else style
    return etree.tostring(look) if look is not None else b""


# --- Headings ---------------------------------------------------------------------------------------------------------


def is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and "eading" in style.get(f"{W}val", "")


def headed(file: Open) -> list[list[Element]]:
    """The headings of a memo, each with what stands below it."""
    made: list[list[Element]] = []
    for element in file.document.element.body:
        if element.tag == f"{W}p" and is_heading(element) and full(element).strip():
            made.append([])
        if made and element.tag != f"{W}sectPr":
            made[-1].append(element)
    return made


# --- Shapes and charts ------------------------------------------------------------------------------------------------


def any_shapes(file: Open, rng: random.Random, least: int = 1) -> tuple[Any, list[Element]] | None:
    """A slide, and its shapes with words that are no placeholders."""
    if not file.is_deck:
        return None
    found = []
    for slide in file.document.slides:
        own = [
            s
            for s in slide._element.findall(f"{P}cSld/{P}spTree/{P}sp")
            if s.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None and any(full(p).strip() for p in s.iter(f"{A}p"))
        ]
        if len(own) >= least:
            found.append((slide, own))
    return rng.choice(found) if found else None


def any_drawn_chart(file: Open, rng: random.Random) -> tuple[Any, Any] | None:
    """A slide, and the shape of a chart on it."""
    if not file.is_deck:
        return None
    found = [(slide, s) for slide in file.document.slides for s in slide.shapes if s.has_chart]
    return rng.choice(found) if found else None


def any_chart(file: Open, rng: random.Random) -> Any:
    if not file.is_deck:
        return None
    found = [s.chart for slide in file.document.slides for s in slide.shapes if s.has_chart]
    return rng.choice(found) if found else None


def filled_chart(file: Open, rng: random.Random) -> tuple[Any, list[str], list[tuple[str, list[Any]]]] | None:
    """A chart that draws the series of its sheet, as they stand there, with its names and numbers."""
    chart = any_chart(file, rng)
    if chart is None or len(chart.plots) != 1:
        return None
    names, series = chart_data(chart)
    if not names or any(len(values) != len(names) for _, values in series):
        return None
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    heads = [cell.value for cell in next(sheet.iter_rows(max_row=1))][1:]
    return (chart, names, series) if heads[: len(series) + 1] == [name for name, _ in series] else None


def chart_data(chart: Any) -> tuple[list[str], list[tuple[str, list[Any]]]]:
    plot = chart.plots[0]
    return [str(c) for c in plot.categories], [(s.name, list(s.values)) for s in plot.series]


def put_chart_data(chart: Any, names: list[str], series: list[tuple[str, list[Any]]]) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = names
    for name, values in series:
        data.add_series(name, values)
    chart.replace_data(data)
