"""What people do in Office beside typing, in a deck and in a memo: each edit is told, and none is written."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import customs
import office
from briefdeck.document.kinds import Kind
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from laws import mostly_slow
from pulling import Edit, W, built, copied, full, opened
from shipped import session
from trips import cells

LOOK = "the look of words"
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
    (office.turn_bars, "the chart is of another type"),
    (office.add_slide_footer, "“Typed at the foot” is new"),
    (office.type_on_layout, "words on the layout "),
    (office.change_properties, "in the properties of the file became “Another one”"),
    (office.rename_slide_section, "the sections of slides are called "),
)
MEMO: tuple[tuple[Edit, str], ...] = (
    (customs.add_section_break, "1 section of pages more"),
    (office.align_paragraph, "aligned otherwise"),
    (office.turn_page, "pages are set otherwise"),
    (office.change_font, LOOK),
    (office.hide_words, LOOK),
    (office.paint_cell, "given another fill"),
    (office.break_page, "page"),
    (office.add_endnote, IN_LINE),
    (office.add_text_box, IN_LINE),
    (office.add_equation, IN_LINE),
    (office.add_watermark, IN_LINE),
    (office.type_in_header, "“Typed at the edge” is new"),
    (office.change_properties, "in the properties of the file became “Another one”"),
)
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


@pytest.mark.parametrize(("kind", "edit", "words"), mostly_slow(CASES))
@pytest.mark.parametrize("seed", [1, 2])
def test_what_no_briefing_holds_is_told(kind: Kind, edit: Edit, words: str, seed: int, tmp_path: Path) -> None:
    name, content = edited(kind, edit, seed)
    there, found = opened_files([File(name, content)])
    assert not found
    result = pulled(there, copied("factory-energy", tmp_path), session())
    assert not result.taken
    told = [f"{report.what} → {report.cure}" for report in result.reports]
    assert any(words in each for each in told), told
    assert all(report.where.place and report.cure for report in result.reports)


def gallery(do: Callable[[Any, list[Any]], object], folder: Path) -> list[str]:
    """What is told of the gallery's memo, once somebody did something to the row of one of its steps, whose last cell
    has no words."""
    document = built("gallery", "analyst", "memo")
    file = opened(document.content, document.name)
    (row,) = [row for row in file.document.element.body.iter(f"{W}tr") if full_of(row).startswith("4　設計")]
    last = cells(row)[-1]
    assert not full_of(last)
    do(row, cells(row))
    there, found = opened_files([File(document.name, file.saved())])
    assert not found
    return [report.what for report in pulled(there, copied("gallery", folder), session()).reports]


def full_of(element: Any) -> str:
    return "".join(full(paragraph) for paragraph in element.iter(f"{W}p"))


def test_a_cell_without_words_that_is_painted_is_told(tmp_path: Path) -> None:
    (told,) = gallery(lambda _, cells: office.painted(cells[-1]), tmp_path)
    assert told.startswith("a cell without words in the row of “4 設計")
    assert told.endswith("” was given another fill")


def test_rows_that_go_paint_no_cell(tmp_path: Path) -> None:
    told = gallery(lambda row, _: row.getparent().remove(row), tmp_path)
    assert not any("without words" in each for each in told)
