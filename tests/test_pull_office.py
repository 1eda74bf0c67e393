"""What people do in Office beside typing, in a deck and in a memo: each edit is told, and none is written."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import customs
import office
import practice
import usage
from briefdeck.document.kinds import Kind
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from frames import P
from pulling import Edit, W, built, copied, full, opened, runs
from shipped import session
from trips import PLAN, Trip, cells

LOOK = "the look of words"
RESHAPED = "1 shape was recoloured or reshaped by hand"
IN_LINE = "a field, a note or a drawing was put into the line"
DECK: tuple[tuple[Edit, str], ...] = (
    (customs.change_layout, "the slide has the layout “"),
    (customs.number_list, "was given a number"),
    (office.align_paragraph, "aligned otherwise"),
    (office.set_in_motion, "of its own"),
    (office.turn_page, "pages are set otherwise"),
    (office.change_font, LOOK),
    (office.paint_cell, "given another fill"),
    (office.link_shape, "made to lead elsewhere"),
    (office.title_chart, "in a chart, beside its data"),
    (office.label_point, "in a chart, beside its data"),
    (office.type_in_chart, "became “+99 %” in a chart, beside its data"),
    (office.add_slide_footer, "“Typed at the foot” is new"),
    (office.type_on_layout, "words on the layout "),
    (office.change_properties, "in the properties of the file became “Another one”"),
    (office.rename_slide_section, "the sections of slides are called "),
    (usage.turn_text, "1 shape was turned by hand"),
    (usage.turn_cell, "was turned"),
    (usage.turn_shape, "1 shape was turned by hand"),
    (usage.hide_shape, "1 shape was hidden or shown by hand"),
    (usage.send_to_back, "1 shape was brought to the front or sent to the back"),
    (usage.add_slide_formula, IN_LINE),
    (usage.draw_in_ink, "1 shape was drawn by hand"),
    (usage.insert_picture, "a picture is new"),
    (usage.paste_table, "“貼り付け0 | 貼り付け1” is new"),
    (usage.restyle_table, "1 shape was recoloured or reshaped by hand"),
    (usage.describe_table, "became “Words for a table”"),
    (usage.hide_master, "what the layout and its master draw was hidden"),
    (usage.recolour_theme, " of the theme are others"),
    (usage.stretch_axis, "the chart has another axis"),
    (usage.reverse_axis, "the chart has another axis"),
    (usage.recolour_series, "the chart has other colours"),
    (usage.show_numbers, "the chart has its numbers in another form"),
    (usage.filter_series, "the chart was changed"),
    (usage.chart_as_picture, "a chart was taken out"),
    (usage.convert_units, "its data stand in"),
    (practice.space_lines, "was given other spaces around it or between its lines"),
    *((edit, RESHAPED) for edit in (practice.reform_shape, practice.thicken_line, practice.cast_shadow)),
    *((edit, RESHAPED) for edit in (practice.inset_words, practice.widen_column, practice.toggle_table)),
    (practice.ungroup_shapes, "1 shape was taken away by hand"),
    (practice.join_boxes, "moved to another place"),
    (practice.drop_legend, "the chart has another legend"),
    (practice.add_trend, "the chart has lines that are computed of its data"),
    (practice.label_series, "the chart has other labels"),
    (practice.second_axis, "the chart has another axis"),
)
MEMO: tuple[tuple[Edit, str], ...] = (
    (customs.add_section_break, "1 section of pages more"),
    (office.align_paragraph, "aligned otherwise"),
    (office.turn_page, "pages are set otherwise"),
    (office.change_font, LOOK),
    (office.hide_words, LOOK),
    (office.paint_cell, "given another fill"),
    (office.break_page, "page"),
    (office.add_endnote, "a field, a note or a drawing that says “At the end” was put into the line"),
    (office.add_text_box, "a field, a note or a drawing that says “Words in a box” was put into the line"),
    (office.add_equation, IN_LINE),
    (office.add_watermark, IN_LINE),
    (office.type_in_header, "“Typed at the edge” is new"),
    (office.change_properties, "in the properties of the file became “Another one”"),
    *((edit, LOOK) for edit in (usage.add_reading, usage.dot_words, usage.strike_twice, usage.shade_words)),
    *((edit, LOOK) for edit in (usage.frame_words, usage.set_across)),
    (usage.indent_paragraph, "was indented otherwise"),
    (usage.shade_paragraph, "was given a shade or lines"),
    (usage.frame_paragraph, "was given a shade or lines"),
    (usage.drop_cap, "was given a frame, or a large first letter"),
    (usage.turn_text, "pages are set otherwise"),
    (usage.turn_cell, "was turned"),
    (usage.colour_page, "page"),
    (usage.insert_text_file, "another file was put in by itself"),
    (usage.insert_picture, "a picture is new"),
    (usage.paste_table, "“貼り付け0 | 貼り付け1” is new"),
    (usage.describe_table, "is described as “"),
    (usage.restyle_table, "has another style"),
    (usage.recolour_theme, " of the theme are others"),
    (usage.restyle_heading, "looks otherwise"),
    (practice.turn_drawn, "1 shape was turned by hand"),
    (practice.move_drawn, "1 shape was moved or resized by hand"),
    (practice.paint_drawn, RESHAPED),
    (practice.hide_drawn, "1 shape was hidden or shown by hand"),
    (practice.embolden_drawn, LOOK),
    (practice.copy_drawn, "1 shape was drawn by hand"),
    (practice.add_line_drawn, "“A line of its own” is new"),
    (practice.drop_drawing, "a drawing was taken out"),
    (practice.drop_drawing_line, "a drawing was taken out"),
    (practice.ungroup_drawing, "a drawing was taken out"),
    (practice.move_drawing, "a drawing or a field was moved to another place"),
    (practice.copy_drawing, "a drawing, a field or another file was put in by itself"),
    (practice.describe_drawing, "the words that stand for a drawing became “Words for a drawing”"),
    (practice.resize_drawing, "a drawing was made larger or smaller"),
    (practice.float_drawing, "taken out of its line"),
    (practice.table_to_text, "was made text"),
    (practice.text_to_table, "was put into a table"),
    (practice.drop_mark, "a mark, a field or a drawing was taken out of"),
    (practice.change_heading, "is in the style “heading "),
    (practice.insert_caption, "“Figure of my own” is new"),
    (practice.space_lines, "was given other spaces around it or between its lines"),
    (practice.widen_column, "has columns of other widths"),
    (practice.toggle_table, "sets other parts of it apart"),
)
ALONE = frozenset(
    edit.__name__ for edit in (*practice.DRAWN, practice.table_to_text) if edit not in (practice.copy_drawn,)
)
"""Of these one thing is told, and nothing besides."""
SECOND = """\
  other: {outlet: Audit office, title: Second audit of plants, url: "https://example.org/b", date: 2026-03-02}
"""
CASES = [("deck", *case) for case in DECK] + [("memo", *case) for case in MEMO]


def edited(kind: Kind, edit: Edit, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of a file in which somebody did something; chance goes on until there is where to."""
    document = built("factory-energy", "analyst", kind)
    rng = random.Random(seed)
    file = opened(document.content, document.name)
    for _ in range(50):
        if edit(file, rng) is not None:
            return document.name, file.saved()
    raise AssertionError(f"{edit.__name__} has nothing to do in {document.name}")


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "edit", "words"), CASES)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_no_briefing_holds_is_told(kind: Kind, edit: Edit, words: str, seed: int, tmp_path: Path) -> None:
    name, content = edited(kind, edit, seed)
    there, found = opened_files([File(name, content)])
    assert not found
    result = pulled(there, copied("factory-energy", tmp_path), session())
    assert not result.taken
    told = [f"{report.what} → {report.cure}" for report in result.reports]
    assert any(words in each for each in told), told
    assert len(told) == 1 or edit.__name__ not in ALONE, told
    assert all(report.where.place and report.cure for report in result.reports)


def gallery(do: Callable[[Any, list[Any]], object], folder: Path) -> list[str]:
    """What is told of the gallery's memo, once somebody did something to the row of one of its causes, whose last cell
    has no words."""
    document = built("gallery", "analyst", "memo")
    file = opened(document.content, document.name)
    (row,) = [row for row in file.document.element.body.iter(f"{W}tr") if full_of(row).startswith("時間")]
    last = cells(row)[-1]
    assert not full_of(last)
    do(row, cells(row))
    there, found = opened_files([File(document.name, file.saved())])
    assert not found
    return [report.what for report in pulled(there, copied("gallery", folder), session()).reports]


def full_of(element: Any) -> str:
    return "".join(full(paragraph) for paragraph in element.iter(f"{W}p"))


@pytest.mark.slow
def test_a_cell_without_words_that_is_painted_is_told(tmp_path: Path) -> None:
    (told,) = gallery(lambda _, cells: office.painted(cells[-1]), tmp_path)
    assert told.startswith("a cell without words in the row of “時間")
    assert told.endswith("” was given another fill")


@pytest.mark.slow
def test_rows_that_go_paint_no_cell(tmp_path: Path) -> None:
    told = gallery(lambda row, _: row.getparent().remove(row), tmp_path)
    assert not any("without words" in each for each in told)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "text"), [("deck", "Use falls"), ("memo", "The third plant waits for a permit")])
def test_an_arrow_of_wingdings_comes_back_as_an_arrow(kind: Kind, text: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind)
    usage.arrow(runs(trip.at(text))[-1])
    assert trip.comes_back() == PLAN.replace(text + "\n", text + "→\n")


def test_words_below_a_reading_stay(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    usage.reading(runs(trip.at("The third plant waits for a permit"))[0])
    trip.is_told("the look of words")


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    usage.large_letter(trip.at("The third plant waits for a permit"))
    trip.is_told("a large first letter")


def test_a_shape_with_another_name_is_what_it_was(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    names = [name for slide in trip.file.document.slides for name in slide._element.iter(f"{P}cNvPr")]
    for number, name in enumerate(names):
        name.set("name", f"Called otherwise {number}")
    result = trip.pull()
    assert (result.taken, result.open, result.reports) == ([], [], [])


@pytest.mark.slow
def test_numbers_that_begin_anew_are_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, briefing=PLAN + SECOND)
    usage.begin_numbers(trip.file, trip.at("Second audit of plants"))
    trip.is_told("was made to begin its numbers anew, or to count on")
