"""What is read out of deck.pptx: places, sizes, faces, bullets, with what layout, master and theme pass on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from briefdeck.audience.deck_style import DeckStyle, read_deck_style
from briefdeck.text import Face
from conftest import ROOT

TEMPLATE = ROOT / "templates" / "executive" / "deck.pptx"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def read(path: Path = TEMPLATE) -> DeckStyle:
    style, found = read_deck_style(path)
    assert style is not None, found
    assert found == ()
    return style


def changed(folder: Path, change: Any) -> DeckStyle:
    """The style of the template after a change of its master."""
    presentation = Presentation(str(TEMPLATE))
    change(presentation)
    path = folder / "deck.pptx"
    presentation.save(str(path))
    return read(path)


def body_level(presentation: Any, number: int) -> Any:
    return presentation.slide_master._element.find(f"{P}txStyles/{P}bodyStyle/{A}lvl{number}pPr")


def test_a_placeholder_has_the_place_of_its_layout_and_the_text_of_its_master() -> None:
    body = read().layouts["message"].bodies[0]
    assert (body.frame.x, body.frame.y, body.frame.width, body.frame.height) == (48, 156, 864, 314)
    first, second = body.levels[:2]
    assert (first.size, first.pitch, first.before, first.after) == (20, 27, 10, 0)
    assert (first.left, first.hanging) == (20, 20)
    assert second.size < first.size
    assert second.left > first.left


def test_bullets_have_their_sign_size_and_colour() -> None:
    body = read().layouts["message"].bodies[0]
    marks = [level.bullet for level in body.levels[:2]]
    found = [(mark.char, mark.share, mark.colour) for mark in marks if mark]
    assert found == [("•", 1.0, "accent1"), ("–", 1.0, "accent1")]
    public = read(ROOT / "templates" / "public-sector" / "deck.pptx").layouts["message"].bodies[0].levels[0].bullet
    assert public is not None
    assert (public.char, public.share, public.colour) == ("■", 0.7, "accent1")
    assert read().layouts["message"].placeholders["topic"].levels[0].bullet is None


def test_a_face_is_that_of_the_theme_or_the_one_that_is_named(tmp_path: Path) -> None:
    layout = read().layouts["message"]
    assert layout.placeholders["title"].face == layout.bodies[0].face == Face("Arial", "Yu Gothic")

    def name_faces(presentation: Any) -> None:
        run = body_level(presentation, 1).find(f"{A}defRPr")
        run.find(f"{A}latin").set("typeface", "Times New Roman")
        run.find(f"{A}ea").set("typeface", "+mj-ea")

    layout = changed(tmp_path, name_faces).layouts["message"]
    assert layout.bodies[0].face == Face("Times New Roman", "Yu Gothic")
    assert layout.placeholders["title"].face == Face("Arial", "Yu Gothic")


@pytest.mark.parametrize(("name", "value", "expected"), [("spcPts", "600", 6.0), ("spcPct", "50000", 10.0)])
def test_the_space_after_a_paragraph(tmp_path: Path, name: str, value: str, expected: float) -> None:
    def set_space(presentation: Any) -> None:
        space = body_level(presentation, 1).find(f"{A}spcAft")
        space.remove(space[0])
        etree.SubElement(space, f"{A}{name}", val=value)

    assert changed(tmp_path, set_space).layouts["message"].bodies[0].levels[0].after == expected


def test_a_line_pitch_in_per_cent_counts_from_the_height_of_the_face(tmp_path: Path) -> None:
    def set_pitch(presentation: Any) -> None:
        spacing = body_level(presentation, 1).find(f"{A}lnSpc")
        spacing.remove(spacing[0])
        etree.SubElement(spacing, f"{A}spcPct", val="110000")

    level = changed(tmp_path, set_pitch).layouts["message"].bodies[0].levels[0]
    assert level.pitch == pytest.approx(20 * 1.3 * 1.1)
    assert not level.exact
    assert read().layouts["message"].bodies[0].levels[0].exact
