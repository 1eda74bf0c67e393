"""The pages of a memo: composed by rules that Word and LibreOffice share, and the same as LibreOffice draws."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from acceptance.breaks import check_breaks
from acceptance.composed import agreement
from acceptance.engines import differing
from acceptance.generated import briefing, long_briefing
from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.blocks.paragraph import Paragraph as ParagraphBlock
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.table import Column
from briefdeck.blocks.table import Row as TableRow
from briefdeck.blocks.table import Table as TableBlock
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Span, has_errors
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.memo import (
    Bookmark,
    ChartDrawing,
    Jump,
    Listing,
    Memo,
    Note,
    Noted,
    NoteMark,
    PageNumber,
    Paragraph,
    PictureDrawing,
    Row,
    Section,
    Settled,
    Table,
    Words,
    shown,
)
from briefdeck.document.memo import Cell as MemoCell
from briefdeck.document.outline import Labels, Outline, Part, Properties
from briefdeck.document.pages import Beginning, Page
from briefdeck.document.richtext import words
from briefdeck.locale import known
from briefdeck.model.leaves import ChartType
from briefdeck.outputs import outputs
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.load import load
from briefdeck.pipeline.pages.agreeing import begun_anew
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.inlines import plain
from briefdeck.pipeline.pages.keeping import kept, roles_of
from briefdeck.pipeline.pages.measured import measured_notes, measured_sections
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip
from briefdeck.pipeline.pages.memo import set_memo
from briefdeck.pipeline.pages.paging import paged, pages_of
from briefdeck.pipeline.pages.statuses import Statuses
from briefdeck.session import Session
from briefdeck.session.documents import document_of
from conftest import ROOT
from laws import mostly_slow, tries
from rendering import needs_office, render_pdfs

AUDIENCES = ("executive", "analyst", "public-sector")
SHIPPED = sorted((ROOT / "briefings").glob("*.yaml"))
# A weekly report, a request to a board, a safety notice.
PRACTICE = sorted((ROOT / "tests" / "fixtures" / "paged").glob("*.yaml"))
LINE = "一行の文"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def style(audience: str = "executive") -> MemoStyle:
    found, _ = read_memo_style(ROOT / "templates" / audience / "memo.docx")
    assert found is not None
    return found


def text(lines: int, name: str = "Body Text", *, keep: bool = False) -> Paragraph:
    return Paragraph(name, (Words("\n".join([LINE] * lines)),), keep_next=keep)


def memo(*elements: Paragraph | Table, notes: tuple[Note, ...] | None = None) -> Memo:
    return Memo(Properties("", "", "", "", "ja", date(2026, 4, 10)), (Section(elements),), notes)


def row(*, head: bool = False, keep: bool = False, lines: int = 1, parts: bool = False) -> Row:
    return Row((MemoCell((text(lines, "Table Text", keep=keep),)),), head=head, parts=parts)


def table(count: int, **said: bool) -> Table:
    return Table((row(head=True, keep=True), *(row(**said) for _ in range(count))), (400.0,))


def begins(pages: tuple[Page, ...]) -> list[Beginning | None]:
    return [page.begin for page in pages]


def spans(pages: tuple[Page, ...], element: int) -> list[tuple[int, int, int]]:
    """Where an element stands: page, first line or row, the one behind its last."""
    return [(p.number, s.start, s.stop) for p in pages for s in p.stretches if s.element == element]


def filled(lines: int) -> Paragraph:
    """So many lines of the executive memo; 48 are a page, less what a paragraph needs between."""
    return Paragraph("Body Text", (Words("\n".join([LINE] * lines)),), before=0.0, after=0.0)


def test_a_page_takes_a_line_only_if_all_of_it_fits() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    assert len(pages_of(memo(filled(most)), own)) == 1
    assert spans(pages_of(memo(filled(most + 1)), own), 0) == [(1, 0, most - 1), (2, most - 1, most + 1)]


def test_two_lines_stay_on_each_side_of_a_page_and_three_never_part() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    assert spans(pages_of(memo(filled(most - 1), filled(4)), own), 1) == [(2, 0, 4)]
    assert spans(pages_of(memo(filled(most - 2), filled(4)), own), 1) == [(1, 0, 2), (2, 2, 4)]
    assert spans(pages_of(memo(filled(most - 2), filled(3)), own), 1) == [(2, 0, 3)]


@pytest.mark.parametrize("lines", [3, 4, 9])
def test_a_paragraph_that_stays_with_the_next_does_not_part_and_says_so(lines: int) -> None:
    """Measured: LibreOffice parts none, Word those whose lines are not kept together."""
    own = style()
    most = int(own.text_height // 15.5)
    told = memo(filled(most - 3), text(lines, keep=True), text(2))
    assert spans(pages_of(told, own), 1) == [(2, 0, lines)]
    made = composed(told, own)
    assert spans(made.pages, 1) == [(2, 0, lines)]
    said = [p.find(f"{W}pPr/{W}keepLines") for p in part(write_docx(made, own), "word/document.xml").iter(W + "p")]
    assert [found is not None for found in said] == [False, True, False]


def test_a_heading_stays_with_two_lines_or_the_first_row_of_what_follows() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    for behind in (text(5), table(6)):
        pages = pages_of(memo(filled(most - 2), text(1, "heading 1"), behind), own)
        assert spans(pages, 1) == [(2, 0, 1)]
        assert spans(pages, 2)[0][:2] == (2, 0)


def test_header_rows_come_again_with_their_height() -> None:
    own = style()
    pages = pages_of(memo(table(90)), own)
    rows = [s.stop - s.start for p in pages for s in p.stretches]
    assert len(pages) == 3
    assert rows[0] == rows[1] + 1
    assert pages[1].stretches[0].top > 0


@pytest.mark.parametrize(("head", "drawn"), [(0.0, 0.5), (None, 0.5), (0.5, 0.5), (0.75, 0.75), (1.0, 1.0)])
def test_between_two_rows_the_wider_rule_is_drawn(head: float | None, drawn: float) -> None:
    """Below a head that has none LibreOffice draws that of the row."""
    own = style()
    cells = replace(own.cells_of("Briefing Table"), row_rule=0.5, head_rule=head)
    ruled = replace(own, cells={**own.cells, "briefing table": cells})
    first, second, third = Measuring(ruled).table(table(2, head=True)).bands
    assert second.height - third.height == pytest.approx(drawn - 0.5)
    assert first.head


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_box_that_goes_on_over_the_end_of_a_page_is_closed_there_and_opened_again(audience: str) -> None:
    """Measured: the first of two boxes in one needs room for the line below it, too, where the second moves on."""
    own = style(audience)
    callout = own.find("Callout")
    assert callout is not None
    assert callout.flow.box is not None
    close, needed = callout.flow.box.below, callout.flow.box.above + callout.flow.pitch
    two = [Paragraph("Callout", (Words(words),)) for words in ("First", "Second")]
    for spare in (-0.5, close - 0.5, close + 0.5):
        height = own.text_height - needed - callout.before - spare
        above = Paragraph("Body Text", (Words("Above"),), before=height - own.styles["body text"].flow.pitch, after=0.0)
        pages = pages_of(memo(above, *two), own)
        stays = [s.words for s in pages[0].stretches if s.words != "Above"]
        assert stays == (["First"] if spare > close else [])
        if stays:
            assert pages[1].used == pytest.approx(needed + close)


def test_a_chain_that_is_higher_than_a_page_begins_one_and_parts_at_its_end() -> None:
    own = style()
    chain = [text(2, keep=True) for _ in range(40)]
    pages = pages_of(memo(filled(10), *chain), own)
    assert [page.stretches[0].element for page in pages[:2]] == [0, 1]
    assert pages[1].share > 0.9
    assert len(pages) == 3


def test_a_note_stands_on_the_page_of_its_mark_and_takes_its_room() -> None:
    own = style("analyst")
    marked = Paragraph("Body Text", (Words(LINE), NoteMark(1, Noted.FIRST)))
    with_note = memo(filled(10), marked, notes=(Note(1, (Words("出典"),)),))
    (page,) = pages_of(with_note, own)
    assert 16 < page.notes < 36
    (bare,) = pages_of(memo(filled(10), marked), own)
    assert bare.notes == 0
    assert bare.used == page.used


def noted(above: int, notes: int, lines: int = 1) -> Memo:
    """A page with so many footnotes of so many lines, and enough text below their marks to begin another one."""
    marks = tuple(NoteMark(number, Noted.FIRST) for number in range(1, notes + 1))
    marked = Paragraph("Body Text", (Words(LINE * 3), *marks), after=float(above))
    said = "\n".join(["出典"] * lines)
    return memo(
        marked,
        filled(30),
        *(text(1) for _ in range(40)),
        notes=tuple(Note(n + 1, (Words(said),)) for n in range(notes)),
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_footnotes_leave_as_much_room_in_word_as_in_libreoffice(audience: str) -> None:
    """Word counts the space below the last one; what separates them in the template makes up for it."""
    own = style(audience)
    for above, notes, lines in product(range(0, 20, 3), (1, 2, 5), (1, 3, 9)):
        made = noted(above, notes, lines)
        ours, words = (pages_of(made, own, word=word) for word in (False, True))
        assert [page.notes for page in ours] == pytest.approx([page.notes for page in words], abs=0.1)
        assert begins(ours) == begins(words)


def test_the_separator_of_a_template_takes_its_line_and_its_spaces_in_word(tmp_path: Path) -> None:
    """Measured in a program that follows Word: what LibreOffice draws is the same for all of them."""
    content = (ROOT / "templates" / "analyst" / "memo.docx").read_bytes()
    found: list[tuple[float, float]] = []
    for said in (
        'w:after="60" w:line="240" w:lineRule="exact"',
        'w:before="0" w:after="0" w:line="360" w:lineRule="exact"',
    ):
        path = tmp_path / f"{len(found)}.docx"
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "word/footnotes.xml":
                    data = re.sub(rb"<w:spacing [^>]*/>", f"<w:spacing {said}/>".encode(), data)
                new.writestr(name, data)
        own, _ = read_memo_style(path)
        assert own is not None
        ours, words = (pages_of(noted(0, 2), own, word=word)[0].notes for word in (False, True))
        found.append((round(ours, 1), round(words, 1)))
    # Two notes of 12 pt, 2 pt between them and 2 pt below; a separator of 12 and 3 pt, and one of 18 pt.
    assert found == [(32.2, 43.0), (32.2, 46.0)]


@settings(max_examples=tries(60))
@given(st.data())
def test_every_line_stands_on_a_page_once_and_in_order(data: st.DataObject) -> None:
    own = style(data.draw(st.sampled_from(AUDIENCES)))
    kinds = st.sampled_from(["Body Text", "heading 1", "heading 2", "List Bullet", "Callout", "caption", "Table"])
    elements: list[Paragraph | Table] = []
    for kind in data.draw(st.lists(kinds, min_size=1, max_size=40)):
        if kind == "Table":
            count, keep = data.draw(st.integers(1, 70)), data.draw(st.booleans())
            elements.append(table(count, keep=keep, parts=data.draw(st.booleans())))
        else:
            elements.append(text(data.draw(st.integers(1, 60)), kind, keep=data.draw(st.booleans())))
    pages = pages_of(memo(*elements), own)
    placed = [(s.element, s.start, s.stop, s.count) for p in pages for s in p.stretches]
    for upper, lower in pairwise(placed):
        if upper[0] == lower[0]:
            assert lower[1] in (upper[2], upper[2] - 1)  # a row that parts stands on both pages
        else:
            assert (lower[0], lower[1]) == (upper[0] + 1, 0)
            assert upper[2] == upper[3]
    assert placed[0][:2] == (0, 0)
    assert placed[-1][2] == placed[-1][3]
    assert len({e for e, *_ in placed}) == len(elements)
    for page in pages:
        assert page.used <= page.room + 0.1 or len(page.stretches) == 1
        tops = [s.top for s in page.stretches]
        assert tops == sorted(tops)


@settings(max_examples=tries(60))
@given(st.data())
def test_pages_that_change_in_one_place_are_those_of_a_memo_that_was_so_from_the_first(data: st.DataObject) -> None:
    own = style("analyst")
    kinds = st.sampled_from(["Body Text", "heading 1", "Callout", "Marked", "Table", "Bare"])

    def element(kind: str) -> Paragraph | Table:
        if kind == "Bare":
            return Table((), (400.0,))
        if kind == "Table":
            return table(data.draw(st.integers(1, 30)), keep=data.draw(st.booleans()), parts=data.draw(st.booleans()))
        if kind == "Marked":
            return Paragraph("Body Text", (Words(LINE), NoteMark(1, Noted.FIRST)))
        return text(data.draw(st.integers(1, 30)), kind, keep=data.draw(st.booleans()))

    drawn = data.draw(st.lists(st.lists(kinds, min_size=1, max_size=25), min_size=1, max_size=3))
    sections = tuple(Section(tuple(map(element, each)), landscape=number == 1) for number, each in enumerate(drawn))
    notes = (Note(1, (Words("\n".join([LINE] * data.draw(st.integers(1, 30)))),)),)
    whole = Memo(Properties("", "", "", "", "ja", date(2026, 4, 10)), sections, notes)
    measuring = Measuring(own)
    footnotes, made = measured_notes(whole, measuring), measured_sections(whole, own, measuring)
    pages = paged(made, footnotes, own)
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(made) - 1))
        place = (number, data.draw(st.integers(0, len(made[number].parts) - 1)))
        part = pages.part(place)
        if isinstance(part, Strip):
            part = data.draw(st.sampled_from([begun_anew(part), part._replace(keep_next=not part.keep_next)]))
        elif isinstance(part, Grid):
            bands = (band._replace(keep_next=data.draw(st.booleans())) for band in part.bands)
            part = part._replace(bands=tuple(bands))
        pages = pages.changed(place, part)
        assert pages.pages == paged(pages.sections, footnotes, own).pages


# --- Decisions --------------------------------------------------------------------------------------------------------


def parts_of(made: Memo, element: int) -> list[int]:
    """How many lines or rows of an element stand on each of its pages."""
    return [stop - start for _, start, stop in spans(made.pages, element)]


def test_a_table_of_a_third_of_a_page_stays_whole() -> None:
    own = style()
    for rows in (3, 8, 12):
        made = composed(memo(filled(40), table(rows)), own)
        assert parts_of(made, 1) == [rows + 1]
        settled = made.sections[0].elements[1]
        assert isinstance(settled, Table)
        assert [r.keep_next for r in settled.rows] == [True] * rows + [False]


@pytest.mark.parametrize("above", range(20, 47))
def test_a_longer_table_has_two_rows_on_each_side(above: int) -> None:
    made = composed(memo(filled(above), table(24)), style())
    on_pages = parts_of(made, 1)
    assert sum(on_pages) == 25
    assert on_pages[0] >= 3  # the header with them
    assert on_pages[-1] >= 2


@pytest.mark.parametrize("above", range(20, 47))
def test_a_row_and_the_detail_below_it_are_one(above: int) -> None:
    """Two of them stand on each side of a page's end, and none is parted from its detail."""
    said, detail = row(), row()
    opened = replace(said, cells=tuple(replace(cell, open_below=True) for cell in said.cells))
    closed = replace(detail, cells=tuple(replace(cell, open_above=True) for cell in detail.cells))
    rows = (row(head=True), *[opened, closed] * 14)
    made = composed(memo(filled(above), replace(table(1), rows=rows)), style())
    head, *behind = parts_of(made, 1)
    assert head >= 5
    assert head % 2 == 1
    assert all(count >= 4 and count % 2 == 0 for count in behind)


def test_a_table_parts_where_the_page_above_would_be_too_empty() -> None:
    """Kept whole it would leave half a page empty above it."""
    own = style()
    whole = Table(table(20).rows, (400.0,), together=True)
    made = composed(memo(filled(26), text(1, "heading 1"), whole), own)
    assert made.pages[0].share >= 0.6
    assert len(parts_of(made, 2)) == 2
    assert min(parts_of(made, 2)) >= 2


def test_a_last_page_with_little_on_it_is_taken_back_by_less_space() -> None:
    own = style()
    full = memo(*[text(1) for _ in range(38)])
    assert [len(composed(full, own, steps).pages) for steps in ((1.0,), (1.0, 0.85, 0.7))] == [2, 1]
    made = composed(full, own, (1.0, 0.85, 0.7))
    assert made.spacing < 1
    # The file says so in its styles, and nothing in the text does.
    before, after = (part(write_docx(value, own), "word/styles.xml") for value in (full, made))
    spaces = [[int(s.get(W + "after", "0")) for s in root.iter(W + "spacing")] for root in (before, after)]
    assert spaces[1] == [round(space * made.spacing) for space in spaces[0]]
    body = part(write_docx(made, own), "word/document.xml")
    assert next(body.iter(W + "spacing"), None) is None


@pytest.mark.parametrize("above", range(40, 49))
@pytest.mark.parametrize("behind", [False, True])
def test_the_last_page_of_a_part_has_four_lines(above: int, behind: bool) -> None:
    """Where they do not fit on the page before it, what they end goes with them."""
    annex = (text(1, "Annex Heading"), text(9)) if behind else ()
    made = composed(memo(filled(above), text(2), text(1), text(1), text(1), *annex), style())
    last = next(p for p in reversed(made.pages) if p.stretches[0].element < 5)
    lines = sum(s.stop - s.start for s in last.stretches if s.element < 5)
    assert lines >= 4
    assert last.number == 1 or made.pages[0].share > 0.8


def test_less_space_fills_a_page_that_ends_before_it_is_full() -> None:
    """A table that only just does not fit is worth a little less space above it."""
    own = style()
    elements: list[Paragraph | Table] = [*(text(1) for _ in range(26)), text(1, "heading 1"), table(10), text(30)]
    loose, full = (composed(memo(*elements), own, steps) for steps in ((1.0,), (1.0, 0.85, 0.7)))
    assert (loose.pages[1].stretches[0].element, loose.spacing) == (26, 1.0)
    assert (full.pages[1].stretches[0].element, full.spacing < 1) == (28, True)


def test_less_space_takes_a_box_back_that_begins_a_page_alone() -> None:
    """It is the end of the section before, and the next heading follows it."""
    own, alone = style(), []
    for above in range(24, 40):
        before = [text(1, "heading 1"), *(text(1) for _ in range(above)), text(1, "Callout")]
        told = memo(*before, text(1, "heading 1"), text(20))
        box = len(before) - 1
        loose, full = (composed(told, own, steps).pages for steps in ((1.0,), (1.0, 0.9, 0.8, 0.7)))
        firsts = [pages[1].stretches[0].element if len(pages) > 1 else -1 for pages in (loose, full)]
        assert firsts[1] != box or firsts[0] == box
        alone.append(tuple(first == box for first in firsts))
    assert (True, False) in alone


def holes(pages: Sequence[Page]) -> list[float]:
    """What is free at the end of each page but the last, in points."""
    return [page.room - page.used - page.notes for page in pages[:-1]]


@settings(max_examples=tries(40))
@given(st.integers(0, 30), st.integers(1, 6), st.integers(8, 40))
def test_a_page_that_ends_early_is_set_wider_and_nothing_goes_over_its_end(above: int, rows: int, below: int) -> None:
    """Rows and headings get room; pages begin as they did, and keep room for two lines."""
    own = style()
    chapter: list[Paragraph | Table] = [
        text(1, "heading 1"),
        table(rows),
        text(1, "heading 1"),
        text(1),
        table(9),
        text(below),
    ]
    told = memo(*(text(1) for _ in range(above)), *chapter)
    made = composed(told, own)
    assert [page.share for page in pages_of(made, own)] == [page.share for page in made.pages]
    bare = replace(made, sections=tuple(map(as_it_was, made.sections)))
    before = pages_of(bare, own)
    assert [page.stretches[0].element for page in before] == [page.stretches[0].element for page in made.pages]
    for free, was in zip(holes(made.pages), holes(before), strict=True):
        assert free <= was + 0.1
        assert free >= min(was, 24) - 0.1
        assert was < 80 or free < was


def as_it_was(section: Section) -> Section:
    """A section without the room that its rows and paragraphs got."""
    made: list[Settled] = []
    for element in section.elements:
        if isinstance(element, Table):
            element = replace(element, wider=0.0)
        elif isinstance(element, Paragraph) and not element.page_break:
            element = replace(element, before=None, after=None)
        made.append(element)
    return replace(section, elements=tuple(made))


def test_charts_and_pictures_grow_into_a_page_that_ends_early() -> None:
    own, wide = style(), style().text_width
    chart = ChartDrawing(ChartSpec(ChartType.COLUMN, (), ()), wide, 150.0, 9, "accent1", "tx2", "tx1", "bg2", "")
    drawings: tuple[ChartDrawing | PictureDrawing, ...] = chart, PictureDrawing(b"", "png", wide * 0.7, 150.0, "")
    for drawing in drawings:
        drawn = Paragraph("Figure", (drawing,))
        made = composed(memo(text(1, "heading 1"), drawn, text(25), text(1, "heading 1"), table(12)), own)
        paragraph = made.sections[0].elements[1]
        assert isinstance(paragraph, Paragraph)
        (now,) = paragraph.inlines
        assert isinstance(now, ChartDrawing | PictureDrawing)
        assert 170 < now.height < 210
        grown = 1.0 if drawing is chart else now.height / drawing.height
        assert now.width == pytest.approx(drawing.width * grown)
        assert now.width <= wide


@pytest.mark.parametrize("kind", [ChartType.STRIP, ChartType.DOUGHNUT])
def test_what_shows_shares_hardly_grows_into_a_page_that_ends_early(kind: ChartType) -> None:
    """A ring or a strip that is higher than its words ask for is a slab of colour."""
    own, wide = style(), style().text_width
    chart = ChartDrawing(ChartSpec(kind, (), ()), wide, 150.0, 9, "accent1", "tx2", "tx1", "bg2", "")
    drawn = Paragraph("Figure", (chart,))
    made = composed(memo(text(1, "heading 1"), drawn, text(25), text(1, "heading 1"), table(12)), own)
    paragraph = made.sections[0].elements[1]
    assert isinstance(paragraph, Paragraph)
    (now,) = paragraph.inlines
    assert isinstance(now, ChartDrawing)
    assert 150 < now.height <= 165


@pytest.mark.parametrize("above", range(34, 47))
def test_the_points_below_a_chart_stand_on_its_page(above: int) -> None:
    own = style()
    chart = ChartDrawing(ChartSpec(ChartType.COLUMN, (), ()), 300.0, 120.0, 9, "accent1", "tx2", "tx1", "bg2", "")
    points = [Paragraph("List Bullet", (Words(LINE),), listing=Listing(1, "List Bullet")) for _ in range(3)]
    drawn = Paragraph("Figure", (chart,))
    made = composed(memo(filled(above), text(1, "heading 1"), drawn, *points, text(1, "heading 1"), text(60)), own)
    at = [{page for page, _, _ in spans(made.pages, element)} for element in range(1, 6)]
    assert all(pages == at[0] for pages in at)


def test_less_space_is_taken_where_pages_gain_more_by_it_than_all_of_them_lose() -> None:
    """The table leaves more of the page free than can be filled: a tenth of all spaces is worth that, more is not."""
    own = style()
    elements: list[Paragraph | Table] = [*(text(1) for _ in range(26)), text(1, "heading 1"), table(10), text(70)]
    loose = composed(memo(*elements), own)
    assert loose.pages[1].stretches[0].element == 26
    full = composed(memo(*elements), own, (1.0, 0.9, 0.7))
    assert (full.pages[1].stretches[0].element, full.spacing) == (28, 0.9)
    assert composed(memo(*elements), own, (1.0, 0.7)).spacing == 1.0


@pytest.mark.parametrize("style_of_list", ["Body Text", "Source List"])
def test_a_section_that_fits_a_page_is_not_parted_where_the_page_before_it_is_full_enough(style_of_list: str) -> None:
    """One that would go on over the end of a page begins the next one. A list of sources asks for less above it."""
    own = style()
    for above in range(12, 42):
        before = [text(1, "heading 1"), *(text(1) for _ in range(above))]
        after = [text(1, "heading 1"), *(text(1, style_of_list) for _ in range(12)), text(1, "heading 1"), text(1)]
        pages = composed(memo(*before, *after), own).pages
        assert len(pages) <= 2
        if len(pages) == 1:
            continue
        parted = pages[1].stretches[0].element not in {0, len(before), len(before) + 13}
        share = next((s.top / pages[0].room for s in pages[0].stretches if s.element == len(before)), 0.0)
        assert not parted or share < (0.6 if style_of_list == "Source List" else 0.78)


def test_a_quotation_stays_with_the_small_table_that_it_follows() -> None:
    own = style()
    quoted = (text(1, "Quote", keep=True), text(1, "Quote Source"))
    parted = 0
    for above in range(20, 44):
        bare = memo(filled(above), text(1, "heading 1"), table(4), *quoted, *quoted, filled(30))
        parted += any(page.stretches[0].element in (3, 5) for page in pages_of(bare, own))
        pages = composed(bare, own).pages
        where = {
            stretch.element: page.number for page in pages for stretch in page.stretches if stretch.element in (2, 4, 6)
        }
        assert len(set(where.values())) == 1
    assert parted


@pytest.mark.parametrize("steps", [(1.0,), (1.0, 0.85, 0.7)])
def test_a_list_of_sources_has_no_last_page_to_itself_where_the_section_above_can_join_it(
    steps: tuple[float, ...],
) -> None:
    own, alone = style(), 0
    heading, entries = text(1, "heading 1"), [text(1, "Source List") for _ in range(14)]
    for above in range(20, 36):
        bare = memo(filled(above), heading, text(9), heading, *entries)
        pages = pages_of(bare, own)
        top = next((s.top / pages[0].room for s in pages[0].stretches if s.element == 1), 0.0)
        made = composed(bare, own, steps)
        assert len(made.pages) <= len(pages)
        if len(made.pages) > 1 and top >= 0.63:  # with the space above the heading
            alone += 1
            assert made.pages[-1].stretches[0].element == 1
            assert made.pages[0].share >= 0.6
    assert alone > 3


def test_space_of_a_long_memo_changes_for_its_last_page_alone() -> None:
    own = style()
    chapter: list[Paragraph | Table] = [*(text(1) for _ in range(26)), text(1, "heading 1"), table(10), text(30)]
    long = memo(*chapter * 30)
    steps = (1.0, 0.85, 0.7)
    assert len(composed(long, own).pages) > 40
    assert composed(long, own, steps).pages[-1].share > 0.25
    assert composed(long, own, steps).spacing == 1.0
    assert composed(memo(*chapter), own, steps).spacing < 1.0


def test_a_note_below_a_table_does_not_lead_to_the_table_that_follows_it() -> None:
    """It belongs to the table above: where both do not fit, the second begins the next page without it."""
    own = style()
    for remark in ("Table Note", "Callout"):
        outline = Outline(
            Properties("", "", "", "", "ja", date(2026, 4, 10)),
            Labels("", "", "", "", "", ""),
            (Part(Span("memo.yaml"), areas=((*blocks(remark),),)),),
            (),
        )
        made = composed(set_memo(outline, own), own)
        tables = [n for n, e in enumerate(made.sections[0].elements) if isinstance(e, Table)]
        assert [spans(made.pages, n)[0][0] for n in tables] == [1, 2]
        note = made.sections[0].elements[tables[1] - 1]
        assert isinstance(note, Paragraph)
        assert (note.style, note.keep_next) == (remark, False)
        assert spans(made.pages, tables[1] - 1) == [(1, 0, 1)]


def blocks(remark: str) -> list[Block]:
    """Enough paragraphs for most of a page, then two tables with a remark between them."""
    ten = TableBlock((Column(words("列")),), tuple(TableRow((words(LINE),)) for _ in range(10)))
    return [
        *(ParagraphBlock(words(LINE)) for _ in range(25)),
        ten,
        ParagraphBlock(words(LINE), remark),
        ten,
    ]


def test_a_heading_of_one_line_and_one_line_below_it_take_the_next_with_them() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    for above in range(most - 6, most + 1):
        made = composed(memo(filled(above), text(1, "heading 1"), text(1), text(6)), own)
        (heading,) = spans(made.pages, 1)
        below = [s for s in (*spans(made.pages, 2), *spans(made.pages, 3)) if s[0] == heading[0]]
        assert sum(stop - start for _, start, stop in below) >= 2


def test_a_heading_and_one_line_below_it_are_not_parted_from_the_heading_of_what_they_introduce() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    for above in range(most - 8, most + 1):
        introduced = (text(1, "heading 1"), text(1), text(1, "heading 2"), text(6))
        made = composed(memo(filled(above), *introduced), own)
        assert len({spans(made.pages, element)[0][0] for element in (1, 2, 3, 4)}) == 1
    # What stands above a heading of the same level does not go with that.
    alone = (text(1, "heading 1"), text(1), text(1, "heading 1"), text(6))
    pages = [
        [spans(composed(memo(filled(above), *alone), own).pages, element)[0][0] for element in (1, 2, 3)]
        for above in range(most - 8, most + 1)
    ]
    assert [1, 1, 2] in pages


def test_what_ends_a_section_does_not_stay_with_the_heading_below_it() -> None:
    """A long paragraph leads to the table of the section, so that no caption is looked for above the heading."""
    own = style()
    above = [text(1, "heading 1"), text(30), text(1, "Table Note")]
    (section,) = measured_sections(
        memo(*above, text(1, "heading 1"), text(4, keep=True), table(4)), own, Measuring(own)
    )
    made = kept(section, own.text_height, roles_of(section.section, own))
    note = made.parts[2]
    assert isinstance(note, Strip)
    assert not note.keep_next


def test_what_begins_a_page_by_decision_has_its_break_written_and_no_space_above() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    made = composed(memo(filled(most - 8), text(1, "heading 1"), table(12)), own)
    heading = made.sections[0].elements[1]
    assert isinstance(heading, Paragraph)
    assert (heading.page_break, heading.before) == (True, 0.0)
    assert [spans(made.pages, 1)[0][0], spans(made.pages, 2)[0][0]] == [2, 2]
    body = part(write_docx(made, own), "word/document.xml")
    assert len(list(body.iter(W + "pageBreakBefore"))) == 1
    # Without room for two lines more a break could leave one line on a page, in a program that breaks longer.
    made = composed(memo(filled(most), text(1, "heading 1"), table(12)), own)
    heading = made.sections[0].elements[1]
    assert isinstance(heading, Paragraph)
    assert not heading.page_break


@pytest.mark.parametrize("ones", range(12))
@pytest.mark.parametrize("above", [22, 24, 26])
def test_a_line_more_on_a_page_makes_no_page_of_little_before_a_break(above: int, ones: int) -> None:
    """A table that a program breaks into a line more may stand on any page before the break."""
    own = style("analyst")
    parts = [text(1, "heading 1"), *(text(1) for _ in range(ones)), *(text(3) for _ in range(above))]
    parts += [text(1, "heading 1"), *(text(2, keep=True) for _ in range(5)), *(text(2) for _ in range(9))]
    made = composed(memo(*parts), own)
    (section,) = made.sections
    for place in (1, above // 2 + ones):
        elements = list(section.elements)
        first = elements[place]
        assert isinstance(first, Paragraph)
        elements[place] = replace(first, inlines=(*first.inlines, Words("\n" + LINE)))
        pages = pages_of(replace(made, sections=(replace(section, elements=tuple(elements)),)), own)
        assert all(page.share > 0.3 for page in pages[:-1]), [round(page.share, 2) for page in pages]


@pytest.mark.parametrize(("above", "ones"), [(23, 8), (25, 2), (36, 8)])
def test_a_heading_that_begins_a_page_by_no_break_would_not_fit_the_page_before(above: int, ones: int) -> None:
    """LibreOffice leaves some that fit at its foot, though they are kept with what does not."""
    own = style("public-sector")
    parts = [text(1, "heading 1"), *(text(1) for _ in range(ones)), *(text(3) for _ in range(above))]
    parts += [text(1, "heading 2"), *(text(2, keep=True) for _ in range(5)), *(text(2) for _ in range(9))]
    made = composed(memo(*parts), own)
    heading = own.styles["heading 2"]
    place = next(at for at, page in enumerate(made.pages) if page.stretches[0].heading == 1)
    first = made.sections[0].elements[made.pages[place].stretches[0].element]
    assert isinstance(first, Paragraph)
    assert not first.page_break
    assert holes(made.pages)[place - 1] < heading.before + heading.flow.pitch - 1
    assert [page.begin for page in pages_of(made, own)] == [page.begin for page in made.pages]


def test_a_heading_that_only_just_fits_begins_the_next_page() -> None:
    """One program takes it to this page and another to the next one, so that nobody would know the pages."""
    own = style()
    most = int(own.text_height // 15.5)
    for above in range(most - 8, most + 1):
        made = composed(memo(filled(above), text(1, "heading 1"), text(9)), own)
        (place,) = spans(made.pages, 1)
        first = made.pages[0]
        assert place[0] == 2 or first.room - first.used >= 0
        if place[0] == 1:
            assert first.stretches[-1].stop >= 2
            assert first.room - first.used >= 15.5 or first.stretches[-1].stop > 4


@pytest.mark.parametrize("height", range(120, 210, 3))
def test_a_drawing_that_only_just_fits_begins_the_next_page(height: int) -> None:
    """LibreOffice leaves some points free below a drawing, or takes it to the next page with all that leads to it."""
    own = style()
    chart = ChartDrawing(ChartSpec(ChartType.COLUMN, (), ()), 300.0, height, 9, "accent1", "tx2", "tx1", "bg2", "")
    drawn = Paragraph("Figure", (chart,))
    leads = [text(1, "heading 1"), text(5, keep=True), drawn]
    made = composed(memo(filled(30), *leads, text(1, "heading 1"), text(30)), own)
    (heading, *_), (drawing, *_) = spans(made.pages, 1)[0], spans(made.pages, 3)[0]
    first = made.pages[0]
    assert heading == drawing
    assert drawing == 2 or first.stretches[-1].element > 3 or first.room - first.used >= 12


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("letters", range(24, 48))
def test_how_a_statement_is_known_has_no_line_to_itself(audience: str, letters: int) -> None:
    """Above the sentence behind a statement it leads that sentence where the line of the statement is full."""
    own, status, detail = style(audience), "［評価・第3］", "その値は議決の後に改める。"
    said = Words("事" * letters, strong=True), Words(status, style="Status"), Words("\n"), Words(detail)
    item = Paragraph("List Number", said, listing=Listing(1, "List Number"))
    made = Statuses(MemoSetting(own, known("ja"))).beside(item)
    both = Measuring(own).broken(made, own.text_width, cell=False)
    assert all(lines.text[start:end].strip() != status for lines in both for start, end in lines.spans)
    whole = plain(made.inlines)
    assert whole.startswith("事" * letters)
    assert whole.endswith(detail)
    assert whole.count(status) == whole.count("\n") == 1


def test_reasons_are_told_apart_from_each_other_and_from_the_sentence_behind_them(tmp_path: Path) -> None:
    """The analysts' memo has several in a cell, and lines of its own for what stands behind all of them."""
    made = composed_memos(tmp_path, [ROOT / "briefings" / "code-red.yaml"], ("ja",))
    (built,) = (one for path, one in made.items() if "analyst" in path.name)
    tables = (element for element in built.memo.sections[0].elements if isinstance(element, Table))
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    lines = [[plain(paragraph.inlines) for paragraph in cell.paragraphs] for cell in cells]
    (reasons,) = (each for each in lines if any("Geminiの改良" in line for line in each))
    assert [line.startswith("・") for line in reasons] == [True, True, True, False]


def test_marks_of_notes_leave_room_for_how_something_is_known(tmp_path: Path) -> None:
    """They are smaller than numbers in brackets: what says how a statement is known stands on its line."""
    made = composed_memos(tmp_path, [ROOT / "briefings" / "code-red.yaml"], ("ja",))
    (built,) = (one for path, one in made.items() if "analyst" in path.name)
    elements = built.memo.sections[0].elements
    items = [plain(e.inlines) for e in elements if isinstance(e, Paragraph) and e.style == "List Number"]
    assert len(items) == 5
    assert all(item.index("［") < item.index("\n") for item in items)


@pytest.mark.parametrize("above", range(26, 40))
def test_a_drawing_takes_its_section_with_it_where_the_page_is_full_enough_without_that(above: int) -> None:
    own = style()
    chart = ChartDrawing(ChartSpec(ChartType.COLUMN, (), ()), 300.0, 130.0, 9, "accent1", "tx2", "tx1", "bg2", "")
    drawn = text(1, "caption", keep=True), Paragraph("Figure", (chart,))
    elements = filled(above), text(1, "heading 1"), table(5), *drawn, text(1, "heading 1"), text(12)
    made = composed(memo(*elements), own)
    heading, caption = spans(made.pages, 1)[0][0], spans(made.pages, 3)[0][0]
    full = above * 15.5 >= 0.6 * own.text_height
    assert heading == caption or not full


def test_less_space_takes_a_drawing_back_to_its_heading() -> None:
    """With the spaces of the style it begins the next page, and leaves its heading with a table."""
    own, parted = style(), []
    chart = ChartDrawing(ChartSpec(ChartType.COLUMN, (), ()), 300.0, 200.0, 9, "accent1", "tx2", "tx1", "bg2", "")
    drawn = text(1, "caption", keep=True), Paragraph("Figure", (chart,))
    for above in range(12, 30):
        before = [text(1) for _ in range(above)]
        told = memo(*before, text(1, "heading 1"), table(9), *drawn, text(1, "heading 1"), text(12))
        pages = (composed(told, own, steps).pages for steps in ((1.0,), (1.0, 0.9, 0.8, 0.7)))
        parted.append(tuple(spans(made, above)[0][0] != spans(made, above + 2)[0][0] for made in pages))
    # A page that is half empty without it is no better.
    assert parted.count((True, False)) > parted.count((False, True))


def contents(count: int) -> list[Paragraph]:
    """A list of contents whose entries lead to one heading."""
    entry = Jump("_Toc1", (Words(LINE), PageNumber("_Toc1")))
    return [text(1, "TOC Heading"), *(Paragraph("toc 1", (entry,)) for _ in range(count))]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_many_headings_with_nothing_below_them_do_not_all_stay_together(audience: str) -> None:
    """Their styles keep each with the next; Word would begin a page with more than a page of them."""
    own = style(audience)
    names = ["heading 1", "heading 2", "heading 2"] * 12
    made = composed(memo(filled(2), *(text(1, name) for name in names), filled(9)), own)
    content = write_docx(made, own)
    assert differing(content) == []
    paragraphs = part(content, "word/document.xml").iter(f"{W}p")
    said = [p.find(f"{W}pPr/{W}keepNext") for p in paragraphs]
    kept = [one is None or one.get(f"{W}val", "1") != "0" for one in said]
    levels = [name[-1] for name in names]
    for number, level in enumerate(levels[:-1], 1):
        # A heading above one of a lower level has that below it.
        assert kept[number] or levels[number] <= level
    assert not all(kept)
    ours, words = (pages_of(made, own, word=word) for word in (False, True))
    assert begins(ours) == begins(words)
    assert all(page.share > 0.6 for page in ours[:-1])


def test_a_list_of_contents_moves_whole_and_a_very_long_one_has_three_entries_on_each_page() -> None:
    own = style()
    for above in (27, 36):
        made = composed(memo(filled(above), *contents(22), text(20)), own)
        assert {number for n in range(1, 24) for number, _, _ in spans(made.pages, n)} == {2}
    made = composed(memo(filled(12), *contents(60), text(20)), own)
    counts = [sum(2 <= s.element < 62 for s in p.stretches) for p in made.pages]
    assert sum(counts) == 60
    assert min(count for count in counts if count) >= 3


def test_an_entry_of_the_contents_has_the_page_of_its_heading() -> None:
    own = style()
    heading = Paragraph("heading 1", (Bookmark("_Toc1", (Words(LINE),)),))
    made = composed(memo(*contents(3), filled(46), heading, text(3)), own)
    (place,) = spans(made.pages, 5)
    shown_pages = [list(shown(e.inlines))[-1] for e in made.sections[0].elements[1:4] if isinstance(e, Paragraph)]
    assert shown_pages == [str(place[0])] * 3


@pytest.mark.slow
def test_the_pages_are_told_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    run, other = (
        CliRunner().invoke(cli, ["show", "pages", str(ROOT / "briefings" / name), "-a", "executive"])
        for name in ("code-red.yaml", "factory-energy.yaml")
    )
    assert run.exit_code == other.exit_code == 0
    assert [line.split(":")[0] for line in run.stdout.splitlines() if line.startswith("page")] == [
        "page 1 of 3",
        "page 2 of 3",
        "page 3 of 3",
    ]
    assert "Briefing Table (5 rows): 見方" in run.stdout
    assert re.match(r"spaces are [5-9]0% of the template's", other.stdout.splitlines()[-1])


@dataclass(frozen=True)
class Built:
    """A memo as it was composed, with its style, and a way to compose it with less space."""

    memo: Memo
    style: MemoStyle
    outline: Outline
    steps: tuple[float, ...]

    def tightened(self) -> list[Memo]:
        """The memo with each space that its audience allows."""
        return [composed(set_memo(self.outline, self.style), self.style, (step,)) for step in self.steps]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Generated briefings."""
    folder = tmp_path_factory.mktemp("hard")
    made = [folder / f"hard{number:03}.yaml" for number in range(60)]
    for number, path in enumerate(made):
        path.write_text(briefing(number), encoding="utf-8")
    return made


@cache
def _session(templates: Path) -> Session:
    return Session(templates)


@cache
def _memos(source: Path, languages: tuple[str, ...], templates: Path) -> tuple[tuple[str, Built, bytes], ...]:
    """The memos of a briefing by name, with their bytes."""
    session = _session(templates)
    loaded, assets, _ = load(source, session.folders)
    assert loaded is not None
    made = []
    for name in AUDIENCES:
        prepared, _ = session.audience(name)
        assert prepared is not None
        steps = tuple(prepared.audience.settings.spacing)
        for language in languages:
            stages, found = session.stages(loaded, assets, prepared, ["memo"], language)
            if has_errors(found) or stages.prepared is None:
                continue
            value = Built(stages.decided["memo"], stages.prepared.memo, stages.outlines["memo"], steps)
            content = document_of(outputs()["memo"], source, stages).content
            made.append((f"{source.stem}.{name}.{language}.docx", value, content))
    return tuple(made)


def composed_memos(
    folder: Path, sources: list[Path], languages: tuple[str, ...] = ("ja", "en"), templates: Path = ROOT / "templates"
) -> dict[Path, Built]:
    """Memos written for every audience, in the languages that a briefing has."""
    made: dict[Path, Built] = {}
    for source in sources:
        for name, value, content in _memos(source, languages, templates):
            made[folder / name] = value
            (folder / name).write_bytes(content)
    return made


def alike(built: Built) -> tuple[int, int]:
    """How many pages of a memo as it is written begin alike by the lines of LibreOffice and of Word, and how many it
    has."""
    ours, words = (pages_of(built.memo, built.style, word=word) for word in (False, True))
    same = sum(one.begin == other.begin for one, other in zip(ours, words, strict=False))
    return same, max(len(ours), len(words))


@pytest.mark.parametrize("kind", mostly_slow(["shipped", "generated"], but=0))
def test_pages_begin_alike_by_the_lines_of_word_and_of_libreoffice(kind: str, hard: list[Path], tmp_path: Path) -> None:
    sources = hard if kind == "generated" else SHIPPED
    found = [alike(value) for value in composed_memos(tmp_path, sources).values()]
    assert sum(same for same, _ in found) / sum(count for _, count in found) >= 0.97


def test_a_page_that_word_ends_elsewhere_has_its_break_written() -> None:
    """Letters of two scripts stand further apart in Word: a paragraph of them takes a line more, and the page ends."""
    own = style()
    tight = Paragraph("Body Text", (Words("計A測B" * 23),))
    lines = [len(Measuring(own, word=word).paragraph(tight, own.text_width).heights) for word in (False, True)]
    assert lines == [2, 3]
    differing = 0
    for above in range(26, 40):
        bare = memo(filled(above), *[tight] * 4, text(2), text(2), text(2), text(9))
        ours, words = (pages_of(bare, own, word=word) for word in (False, True))
        differing += ours[1].begin != words[1].begin
        made = composed(bare, own)
        pages = [[page.begin for page in pages_of(made, own, word=word)] for word in (False, True)]
        assert pages[0] == pages[1]
        assert all(page.share >= 0.6 for page in made.pages[:-1])
    assert differing > 3


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_of_a_long_table_begin_with_the_same_row_in_word(audience: str) -> None:
    """Its rows are higher in the one or the other, and no break can stand inside it."""
    own = style(audience)
    said = ("はこの段階で使い、熱交換器の一部", "計A測B計A測B", "計A測B計A測B", "一行")
    cells = [MemoCell((Paragraph("Table Text", (Words(said[number % 7 % 4]),)),)) for number in range(200)]
    margins = own.cells_of("Briefing Table")
    size = own.styles["table text"].size
    wide = 8.3 * size + margins.left + margins.right
    rows = (row(head=True), *(Row((cell, cell)) for cell in cells))
    bare = memo(filled(9), replace(table(1), rows=rows, widths=(wide, wide)), filled(9))
    ours, words = (pages_of(bare, own, word=word) for word in (False, True))
    assert begins(ours) != begins(words)
    made = composed(bare, own)
    ours, words = (pages_of(made, own, word=word) for word in (False, True))
    # What follows the table may begin a page in the one while the other still has its last rows there.
    same = [one.begin == other.begin for one, other in zip(ours, words, strict=True)]
    assert len(same) > 5
    assert all(same[:-1])
    assert all(page.share > 0.6 for page in ours[:-2])
    assert differing(write_docx(made, own)) == []


def test_no_mark_hangs_out_of_a_cell_in_libreoffice() -> None:
    """Measured: behind eight characters it takes the last of them to the next line with it, in Word it hangs."""
    own = style()
    said = Paragraph("Table Text", (Words("はこの段階で使い、熱交換器は"),))
    room = 8.5 * own.styles["table text"].size
    for cell, first in ((False, "はこの段階で使い、"), (True, "はこの段階で使")):
        ours, word = Measuring(own).broken(said, room, cell=cell)
        assert ours.words[0] == first
        assert word.words[0] == "はこの段階で使い、"


def test_a_memo_that_is_a_page_longer_in_word_is_so_everywhere_or_takes_less_space() -> None:
    own = style()
    tight = Paragraph("Body Text", (Words("計A測B" * 23),))
    longer = 0
    for above in range(26, 42, 3):
        for below in range(24, 40, 2):
            bare = memo(filled(above), *[tight] * 4, text(2), text(2), *(text(2) for _ in range(below // 2)), text(9))
            ours, words = (pages_of(bare, own, word=word) for word in (False, True))
            if len(words) == len(ours) or ours[1].begin == words[1].begin:
                continue
            longer += 1
            for steps in ((1.0,), (1.0, 0.8)):
                made = composed(bare, own, steps)
                pages = [[page.begin for page in pages_of(made, own, word=word)] for word in (False, True)]
                assert pages[0] == pages[1]
                assert len(made.pages) <= len(words)
    assert longer > 3


def test_a_last_page_that_one_program_alone_has_is_there_in_both_or_in_none() -> None:
    own = style()
    tight = Paragraph("Body Text", (Words("計A測B" * 23),))
    longer = 0
    for above in range(20, 44):
        bare = memo(filled(above), *[tight] * 3, text(2), text(4))
        counts = [len(pages_of(bare, own, word=word)) for word in (False, True)]
        if counts != [1, 2]:
            continue
        longer += 1
        for steps in ((1.0,), (1.0, 0.7)):
            made = composed(bare, own, steps)
            ours, words = (pages_of(made, own, word=word) for word in (False, True))
            assert begins(ours) == begins(words)
            assert ours[0].share > 0.6
    assert longer > 1


def test_a_page_that_word_leaves_half_empty_anyway_begins_alike() -> None:
    """What stays together only just fits below it in LibreOffice, and does not in Word."""
    own = style()
    tight = Paragraph("Body Text", (Words("計A測B" * 23),), keep_next=True)
    most = int(own.text_height // 15.5)
    differing = 0
    for above in range(most - 34, most - 26):
        kept = [tight, *(text(2, keep=True) for _ in range(10)), text(2)]
        bare = memo(filled(above), *kept, text(9))
        ours, words = (pages_of(bare, own, word=word) for word in (False, True))
        if ours[1].begin == words[1].begin or words[0].share >= 0.6:
            continue
        differing += 1
        made = composed(bare, own)
        pages = [begins(pages_of(made, own, word=word)) for word in (False, True)]
        assert pages[0] == pages[1]
    assert differing


def furnished(path: Path, first: int, even: int) -> MemoStyle:
    """The executive's template with headers of so many lines on its first page and on even ones; 0 for none."""
    document = Document(str(ROOT / "templates" / "executive" / "memo.docx"))
    section = document.sections[0]
    section.different_first_page_header_footer = bool(first)
    document.settings.odd_and_even_pages_header_footer = bool(even)
    for header, lines in ((section.first_page_header, first), (section.even_page_header, even)):
        for number in range(lines):
            header.add_paragraph(f"Kopfzeile {number}", style="Body Text")
    document.save(str(path))
    found, _ = read_memo_style(path)
    assert found is not None
    return found


@pytest.mark.parametrize(("first", "even"), [(9, 0), (0, 7), (12, 4), (4, 12)])
def test_a_page_has_the_room_that_its_own_header_leaves(first: int, even: int, tmp_path: Path) -> None:
    own, usual = furnished(tmp_path / "memo.docx", first, even), style()
    pages = pages_of(memo(*(filled(2) for _ in range(120))), own)
    rooms = [page.room for page in pages]
    assert len(pages) > 4
    for number, lines in ((0, first), (1, even)):
        assert (rooms[number] < usual.text_height - 15.5) == bool(lines)
    assert rooms[2] == rooms[4] == usual.text_height
    assert rooms[1] == rooms[3]


@needs_office
def test_pages_with_headers_of_their_own_are_those_that_libreoffice_draws(tmp_path: Path) -> None:
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    for first, even in ((9, 0), (0, 7), (12, 4), (4, 12)):
        own = furnished(tmp_path / f"{first}-{even}.docx", first, even)
        lines = (Paragraph("Body Text", (Words(f"{number}番の段落 {LINE}"),)) for number in range(180))
        value = composed(memo(*lines), own)
        path = tmp_path / f"memo-{first}-{even}.docx"
        path.write_bytes(write_docx(value, own))
        made[path] = value, own
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    for path, (value, own) in made.items():
        found = agreement(pdfs[path], value, own)
        assert (found.drawn, found.otherwise) == (found.composed, ()), path.name


@needs_office
def test_pages_with_footnotes_are_those_that_libreoffice_draws(tmp_path: Path) -> None:
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    own = style("analyst")
    for above, notes, lines in product(range(0, 20, 4), (1, 4), (1, 5)):
        value = noted(above, notes, lines)
        paragraphs = (e for e in value.sections[0].elements if isinstance(e, Paragraph))
        told = (replace(e, inlines=(Words(f"{n}番"), *e.inlines)) for n, e in enumerate(paragraphs))
        value = composed(replace(value, sections=(Section(tuple(told)),)), own)
        path = tmp_path / f"memo-{above}-{notes}-{lines}.docx"
        path.write_bytes(write_docx(value, own))
        made[path] = value, own
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    for path, (value, _) in made.items():
        found = agreement(pdfs[path], value, own)
        assert (found.drawn, found.otherwise) == (found.composed, ()), path.name


@needs_office
def test_a_memo_of_many_pages_has_as_many_in_libreoffice_and_tells_them_in_its_contents(tmp_path: Path) -> None:
    source = tmp_path / "long.yaml"
    source.write_text(long_briefing(30), encoding="utf-8")
    made = composed_memos(tmp_path, [source], ("ja",))
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    for path, value in made.items():
        found = agreement(pdfs[path], value.memo, value.style)
        assert found.drawn > 40
        assert abs(found.drawn - found.composed) <= 1, path.name
        assert found.alike / found.drawn >= 0.95, (path.name, found)
        broken = check_breaks(pdfs[path], path, value.memo, value.style)
        # A page here and there ends early for the sake of what Word does.
        assert [finding for finding in broken if finding.rule != 16] == [], path.name
        assert len(broken) <= found.drawn / 50, path.name
        listed = dict(entries(value.memo))
        assert listed == {name: number for name, number in places(value.memo).items() if name in listed}
        assert len(listed) > 60 or "analyst" not in path.name


def entries(memo: Memo) -> Iterator[tuple[str, str]]:
    """The entries of lists of contents: the bookmark to which each leads, and the number of the page that it shows."""
    for section in memo.sections:
        for element in section.elements:
            for inline in element.inlines if isinstance(element, Paragraph) else ():
                if isinstance(inline, Jump):
                    yield from ((inline.bookmark, i.text) for i in inline.inlines if isinstance(i, PageNumber))


def places(memo: Memo) -> dict[str, str]:
    """The bookmarks of paragraphs with the numbers of the pages on which these begin."""
    found: dict[str, str] = {}
    for page in memo.pages:
        for stretch in page.stretches:
            element = memo.sections[stretch.section].elements[stretch.element]
            inlines = element.inlines if isinstance(element, Paragraph) and stretch.begins else ()
            found |= {inline.name: str(page.number) for inline in inlines if isinstance(inline, Bookmark)}
    return found


@needs_office
@pytest.mark.parametrize("kind", ["shipped", "generated", "practice"])
def test_pages_are_those_that_libreoffice_draws(kind: str, hard: list[Path], tmp_path: Path) -> None:
    sources = {"shipped": SHIPPED, "generated": hard[::4], "practice": PRACTICE}
    made = composed_memos(tmp_path, sources[kind])
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    found, broken = {}, []
    for path, value in made.items():
        found[path] = agreement(pdfs[path], value.memo, value.style)
        broken += check_breaks(pdfs[path], path, value.memo, value.style, value.tightened)
    same = sum(one.drawn == one.composed for one in found.values())
    told = "\n".join(f"{path.name}: {one}" for path, one in found.items() if one.otherwise)
    assert same / len(found) >= 0.97, told
    assert all(abs(one.drawn - one.composed) <= 1 for one in found.values()), told
    assert broken == [], "\n".join(map(str, broken))
    pages = sum(max(one.drawn, one.composed) for one in found.values())
    assert sum(one.alike for one in found.values()) / pages >= 0.95, told
