"""Icons on slides: one native freeform each, in a theme colour, with its ink where the drawing has it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from briefdeck.audience.deck_style import DeckStyle, read_deck_style
from briefdeck.cli.show import deck_lines
from briefdeck.document.deck import Pictogram
from briefdeck.icons import names
from briefdeck.locale.en import LANGUAGE
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.markup import part
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.ooxml.xml import E, parse
from briefdeck.outputs.pptx.drawing import Drawing
from briefdeck.outputs.pptx.record import SlideRecord
from briefdeck.outputs.pptx.text import Words
from briefdeck.outputs.pptx.writer import write_pptx
from briefdeck.preflight.inspection import Expectations, preflight
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.slidewords import slide_frames
from conftest import ROOT
from icon_deck import COLUMNS, ROWS, icon_deck, known, square
from rendering import needs_office, render_pdfs
from soundness import assert_sound
from test_icons import outline
from validators import assert_valid

PAGE = COLUMNS * ROWS
PAGES = [(f"Icons {first // PAGE + 1}", names()[first : first + PAGE]) for first in range(0, len(names()), PAGE)]
SCALE = 4  # pixels of a point
INK = 128  # a darker pixel is ink
NEAR = 2  # pixels, half a point, that programs may differ by


@pytest.fixture(scope="module")
def style() -> DeckStyle:
    found, faults = read_deck_style(ROOT / "templates" / "executive" / "deck.pptx")
    assert found is not None, faults
    return found


@pytest.fixture(scope="module")
def file(style: DeckStyle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck that has every icon."""
    path = tmp_path_factory.mktemp("icons") / "icons.pptx"
    path.write_bytes(write_pptx(icon_deck(PAGES), style))
    return path


def drawn(shape: Pictogram, record: SlideRecord | None = None) -> Any:
    """The element of a pictogram."""
    nothing = Words(LANGUAGE, lambda _: "", lambda _: "")
    drawing = Drawing(nothing, lambda *_: "", lambda *_: "", record=record)
    (made,) = parse(part("p:spTree", ("a", "p", "adec"), *drawing.shapes([shape])))
    return made


def found(element: Any, path: str) -> Any:
    return element.xpath(path, namespaces=NAMESPACES)


def test_an_icon_is_one_freeform_in_a_theme_colour() -> None:
    shape = drawn(Pictogram("Icon", Frame(10, 20, 36, 36), known("chip"), "accent1"))
    assert etree.QName(shape).localname == "sp"
    assert found(shape, "p:spPr/a:noFill")
    assert found(shape, "count(p:spPr/a:custGeom/a:pathLst/a:path[@w='2400' and @h='2400' and @fill='none'])") == 1
    (line,) = found(shape, "p:spPr/a:ln")
    assert found(line, "string(a:solidFill/a:schemeClr/@val)") == "accent1"
    assert line.get("cap") == "rnd"
    assert [etree.QName(child).localname for child in line] == ["solidFill", "round"]
    assert int(line.get("w")) == pytest.approx(known("chip").weight(36) * 12_700, abs=1)
    assert (
        found(shape, "string(p:spPr/a:xfrm/a:ext/@cx)") == found(shape, "string(p:spPr/a:xfrm/a:ext/@cy)") == "457200"
    )


def test_the_path_of_an_icon_is_that_of_the_shape() -> None:
    shape = drawn(Pictogram("Icon", Frame(0, 0, 24, 24), known("warning"), "tx1"))
    kinds = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}
    steps = [
        (kinds[etree.QName(step).localname], tuple((int(pt.get("x")), int(pt.get("y"))) for pt in step))
        for step in found(shape, "p:spPr/a:custGeom/a:pathLst/a:path/*")
    ]
    assert steps == [(step.kind, step.points) for step in known("warning").steps]


def test_an_icon_says_what_it_means_or_that_it_is_decoration() -> None:
    frame = Frame(0, 0, 24, 24)
    meant, decorative = (
        drawn(Pictogram("Icon", frame, known("law"), "tx1", "Law")),
        drawn(Pictogram("Icon", frame, known("law"), "tx1")),
    )
    assert found(meant, "string(p:nvSpPr/p:cNvPr/@descr)") == "Law"
    assert not found(meant, "//adec:decorative")
    assert not found(decorative, "p:nvSpPr/p:cNvPr/@descr")
    assert found(decorative, "string(//adec:decorative/@val)") == "1"


def test_the_record_has_what_a_reader_of_the_shape_sees() -> None:
    record = SlideRecord(1, Marks())
    shape = drawn(Pictogram("Icon", Frame(1, 2, 30, 30), known("factory"), "accent2 +35%"), record)
    slide = E("p:sld", None, E("p:cSld", None, E("p:spTree", None, shape)))
    assert record.frames == list(slide_frames(slide, 1))
    assert record.units == []


def test_a_plan_that_is_shown_names_the_icon() -> None:
    lines = list(deck_lines(icon_deck([("One", ("factory", "chip"))])))
    assert "  icon “Icon” at 78, 142 size 24 × 24, factory tx1" in lines
    assert "  icon “Icon” at 138, 142 size 24 × 24, chip tx1: chip" in lines


@pytest.mark.slow
def test_a_deck_of_all_icons_is_sound(file: Path) -> None:
    assert_sound(file)
    assert_valid(file)


@pytest.mark.slow
def test_others_read_freeforms(file: Path) -> None:
    slides = Presentation(str(file)).slides
    kinds = [shape.shape_type for slide in slides for shape in slide.shapes if shape.name.startswith("Icon ")]
    assert kinds == [MSO_SHAPE_TYPE.FREEFORM] * len(names())


@pytest.mark.slow
def test_preflight_has_no_doubt_of_icons(style: DeckStyle) -> None:
    made = write_pptx(icon_deck(PAGES, labelled=False), style)
    assert preflight(made, "icons.pptx", Expectations(traces=False)) == ()


def test_the_same_icons_give_the_same_bytes(file: Path, style: DeckStyle) -> None:
    again = write_pptx(icon_deck(PAGES), style)
    assert hashlib.sha256(again).digest() == hashlib.sha256(file.read_bytes()).digest()


def expected(name: str, frame: Frame) -> Image.Image:
    """The ink of an icon, white on black: a pen of its weight that goes along the drawing."""
    side = round(frame.width * SCALE)
    drawing = known(name)
    share, half = side / drawing.side, drawing.weight(frame.width) * SCALE / 2 - 0.5
    made = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(made)
    for x, y in ((x * share - 0.5, y * share - 0.5) for x, y in outline(drawing, 24)):
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return made


def strays(ink: Image.Image, other: Image.Image) -> int:
    """How many pixels of ink have none of the other's near them."""
    far = ImageChops.invert(other.filter(ImageFilter.MaxFilter(2 * NEAR + 1)))
    return round(ImageStat.Stat(ImageChops.darker(ink, far)).sum[0] / 255)


@needs_office
def test_the_ink_of_every_icon_is_where_the_drawing_has_it(file: Path, tmp_path: Path) -> None:
    pdf = render_pdfs([file], tmp_path)[file]
    wrong = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for page, (_, shown) in zip(document, PAGES, strict=True):
            ink = page.render(scale=SCALE).to_pil().convert("L").point(lambda grey: 255 * (grey < INK))
            for number, name in enumerate(shown):
                frame = square(number)
                corners = (frame.x, frame.y, frame.right, frame.bottom)
                seen, meant = ink.crop([round(v * SCALE) for v in corners]), expected(name, frame)
                wrong[name] = strays(seen, meant), strays(meant, seen)
    assert len(wrong) == len(names())
    assert {name: found for name, found in wrong.items() if found != (0, 0)} == {}
