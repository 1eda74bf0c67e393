"""Slides that are moved, deleted or put in are edits of their sections, or told."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any, Literal

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.text.text import _Paragraph
from pptx.util import Inches

from briefdeck.cli.main import cli
from briefdeck.roundtrip.pull.overwriting import why_kept
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import A, made, opened, said
from shipped import session
from trips import HEAD, Trip, section, spoiled

PLAN = (
    HEAD
    + """\
summary:
  - {text: Heat recovery comes first, see: audit}
  - The permit comes last
sections:
  # What we know.
  - kind: text
    id: audit
    title: What happened
    message: The plants were audited
    points: [The first plant saves heat, The second plant saves light]
  - kind: text
    title: What is open
    message: The permit is late
    audiences: [analyst, executive]
    points: [The third plant waits]
  - kind: text
    title: What comes next
    message: The crews begin in May
    points: [The crews are hired, The pipes are there]
sources: {}
"""
)


@pytest.fixture
def deck(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "deck", PLAN)


def titles(trip: Trip) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in trip.file.document.slides]


def listed(trip: Trip) -> Any:
    return trip.file.document.slides._sldIdLst


def drop(trip: Trip, title: str) -> None:
    entry = list(listed(trip))[titles(trip).index(title)]
    trip.file.document.part.drop_rel(entry.rId)
    listed(trip).remove(entry)


def move(trip: Trip, title: str, place: int) -> None:
    entry = list(listed(trip))[titles(trip).index(title)]
    listed(trip).remove(entry)
    listed(trip).insert(place, entry)


def put_in(trip: Trip, place: int, title: str, *points: tuple[str, int]) -> Any:
    """A slide with a title and a list, as somebody makes one."""
    layouts = trip.file.document.slide_layouts
    layout = next(each for each in layouts if {1, 7} <= {p.placeholder_format.type for p in each.placeholders})
    slide = trip.file.document.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = title
    body = next(p for p in slide.placeholders if p.placeholder_format.type == 7)
    body.text_frame.text = points[0][0]
    for text, level in points[1:]:
        paragraph = body.text_frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    entry = list(listed(trip))[-1]
    listed(trip).remove(entry)
    listed(trip).insert(place, entry)
    return slide


def bare(trip: Trip, place: int, title: str = "") -> Any:
    """A slide without a list, with a title or without one."""
    wanted = {1} if title else set()
    kinds = [{p.placeholder_format.type for p in layout.placeholders} for layout in layouts_of(trip)]
    number = min(range(len(kinds)), key=lambda n: (not wanted <= kinds[n], len(kinds[n])))
    slide = trip.file.document.slides.add_slide(layouts_of(trip)[number])
    if title:
        slide.shapes.title.text_frame.text = title
    entry = list(listed(trip))[-1]
    listed(trip).remove(entry)
    listed(trip).insert(place, entry)
    return slide


def layouts_of(trip: Trip) -> Any:
    return list(trip.file.document.slide_layouts)


def topic_of(trip: Trip) -> int:
    """The place of the topic on the slides that were built."""
    slide = next(s for s in trip.file.document.slides if "audited" in s.shapes.title.text_frame.text)
    topic = next(p for p in slide.placeholders if p.text_frame.text == "What happened")
    return int(topic.placeholder_format.idx)


def box(slide: Any, *lines: str) -> None:
    slide.shapes.add_textbox(Inches(1), Inches(4), Inches(5), Inches(2)).text_frame.text = "\n".join(lines)


def chart_in(slide: Any, drawn: Any, categories: tuple[str, ...], series: dict[str, tuple[float | None, ...]]) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = categories
    for name, values in series.items():
        data.add_series(name, values)
    slide.shapes.add_chart(drawn, Inches(1), Inches(2), Inches(6), Inches(3), data)


def doubled(trip: Trip, title: str) -> Any:
    """The slide that Duplicate makes behind one of words."""
    slides = trip.file.document.slides
    number = titles(trip).index(title)
    original = slides[number]
    slide = slides.add_slide(original.slide_layout)
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in original.shapes:
        slide.shapes._spTree.append(copy.deepcopy(shape._element))
    for link in list(slide._element.iter("{*}hlinkClick")):
        link.getparent().remove(link)
    entry = list(listed(trip))[-1]
    listed(trip).remove(entry)
    listed(trip).insert(number + 1, entry)
    return slide


def words_in(slide: Any, words: str) -> Any:
    """The paragraph of a slide that says something."""
    paragraphs = (_Paragraph(each, slide) for each in slide._element.iter(f"{A}p"))
    return next(p for p in paragraphs if p.text == words)


def pull(trip: Trip, deleted: Literal["", "audiences", "remove"] = "", briefing: str = PLAN) -> Pulled:
    trip.path.write_text(briefing, encoding="utf-8")
    there, found = opened_files([File("plan.pptx", trip.file.saved())])
    assert not found
    return pulled(there, trip.path, session(), deleted=deleted)


def built_titles(trip: Trip) -> list[str]:
    """The titles of the deck that the briefing makes now."""
    content = made(trip.path, "analyst", "deck")
    assert content is not None
    return [slide.shapes.title.text_frame.text for slide in opened(content, "plan.pptx").document.slides]


@pytest.mark.slow
def test_a_slide_that_is_moved_takes_its_section_along(deck: Trip) -> None:
    before = titles(deck)
    move(deck, "The crews begin in May", before.index("The plants were audited"))
    after = deck.comes_back(PLAN)
    assert [section(after, n)["title"] for n in range(3)] == ["What comes next", "What happened", "What is open"]
    assert "  # What we know.\n  - kind: text\n    id: audit" in after
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_a_slide_of_the_plan_that_is_moved_is_told(deck: Trip) -> None:
    move(deck, "The plants were audited", 0)
    result = pull(deck)
    assert result.after == PLAN
    assert "another order" in result.reports[0].what


def test_a_slide_that_is_deleted_is_told_with_what_can_be_said(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    result = pull(deck)
    assert result.after == PLAN
    assert "--deleted audiences" in result.reports[0].cure


@pytest.mark.slow
def test_the_section_of_a_deleted_slide_is_kept_from_the_audience(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    drop(deck, "The permit is late")
    result = pull(deck, "audiences")
    assert result.reports == []
    assert sorted(section(result.after, 0)["audiences"]) == ["executive", "public-sector"]
    assert section(result.after, 1)["audiences"] == ["executive"]
    again = pull(deck, "audiences", result.after)
    assert (again.taken, again.open, again.reports, again.settled) == ([], [], [], 2)
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_the_section_of_a_deleted_slide_is_taken_out_with_what_leads_to_it(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    result = pull(deck, "remove")
    assert result.reports == []
    assert "audit" not in result.after.replace("audited", "")
    again = pull(deck, "remove", result.after)
    assert (again.taken, again.open, again.reports) == ([], [], [])
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_nobody_else_sees_the_section_of_a_deleted_slide(tmp_path: Path) -> None:
    plan = PLAN.replace("[analyst, executive]", "[analyst]")
    deck = Trip(tmp_path, "deck", plan)
    drop(deck, "The permit is late")
    result = pull(deck, "audiences", plan)
    assert result.after == plan
    assert "nobody else" in result.reports[0].what


@pytest.mark.slow
def test_a_slide_with_a_title_and_a_list_is_a_section_of_text(deck: Trip) -> None:
    place = titles(deck).index("The permit is late")
    put_in(deck, place, "Who pays [@x]", ("The state", 0), ("half of it", 1), ("The works", 0))
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {
        "kind": "text",
        "title": r"Who pays \[@x\]",
        "points": [{"text": "The state", "points": ["half of it"]}, "The works"],
    }
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_the_boxes_of_a_new_slide_are_statements_too(deck: Trip) -> None:
    slide = put_in(deck, titles(deck).index("The permit is late"), "Who pays", ("The state", 0))
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1)).text_frame.text = "And a box"
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {"kind": "text", "title": "Who pays", "points": ["The state", "And a box"]}


@pytest.mark.slow
def test_a_new_slide_has_its_topic_where_the_others_have_theirs(deck: Trip) -> None:
    slide = put_in(deck, titles(deck).index("The permit is late"), "The state pays", ("Half of it", 0))
    topic = next(p for p in slide.placeholders if p.placeholder_format.idx == topic_of(deck))
    topic.text_frame.text = "Who pays"
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {
        "kind": "text",
        "title": "Who pays",
        "message": "The state pays",
        "points": ["Half of it"],
    }
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_a_list_typed_in_the_place_of_a_topic_is_one(deck: Trip) -> None:
    slide = put_in(deck, titles(deck).index("The permit is late"), "Who pays", ("The state", 0))
    frame = next(p for p in slide.placeholders if p.placeholder_format.idx == topic_of(deck)).text_frame
    frame.text = "The works\nThe town"
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {"kind": "text", "title": "Who pays", "points": ["The works", "The town", "The state"]}


@pytest.mark.slow
def test_a_new_slide_without_a_title_is_called_by_its_first_words(deck: Trip) -> None:
    slide = bare(deck, titles(deck).index("The permit is late"))
    box(slide, "Who pays", "The state", "The works")
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {"kind": "text", "title": "Who pays", "points": ["The state", "The works"]}


@pytest.mark.slow
def test_the_table_of_a_new_slide_is_a_section_of_its_kind(deck: Trip) -> None:
    slide = bare(deck, titles(deck).index("The permit is late"), "Who pays")
    shape = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2))
    for row, cells in enumerate((("Payer", "EUR"), ("The state", "12"), ("The [1] works", ""))):
        for column, text in enumerate(cells):
            shape.table.cell(row, column).text = text
    box(slide, "Nobody else pays")
    result = pull(deck)
    assert result.after == PLAN
    assert "marks and labels" in result.reports[0].what
    shape.table.cell(2, 0).text = "The works"
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {
        "kind": "table",
        "title": "Who pays",
        "columns": ["Payer", "EUR"],
        "rows": [["The state", 12], ["The works", None]],
        "callout": "Nobody else pays",
    }
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


def test_a_table_with_a_column_that_has_no_head_is_told(deck: Trip) -> None:
    slide = bare(deck, titles(deck).index("The permit is late"), "Who pays")
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    table.cell(0, 1).text, table.cell(1, 0).text, table.cell(1, 1).text = "EUR", "The state", "12"
    result = pull(deck)
    assert result.after == PLAN
    assert "no head" in result.reports[0].what


@pytest.mark.slow
@pytest.mark.parametrize(
    ("drawn", "named"),
    [
        (XL_CHART_TYPE.COLUMN_CLUSTERED, None),
        (XL_CHART_TYPE.BAR_CLUSTERED, "bar"),
        (XL_CHART_TYPE.COLUMN_STACKED, "stacked"),
        (XL_CHART_TYPE.LINE_MARKERS, "line"),
    ],
)
def test_the_chart_of_a_new_slide_is_a_section_of_its_kind(deck: Trip, drawn: Any, named: str | None) -> None:
    slide = bare(deck, titles(deck).index("The permit is late"), "Who pays")
    chart_in(slide, drawn, ("2024", "2025"), {"State": (1, 2.5), "Works": (3, None)})
    box(slide, "The works pay more", "The state pays less")
    after = deck.comes_back(PLAN)
    made_of = {
        "kind": "chart",
        "title": "Who pays",
        "type": named,
        "data": {
            "categories": ["2024", "2025"],
            "series": [{"name": "State", "values": [1, 2.5]}, {"name": "Works", "values": [3, None]}],
        },
        "alt": "Who pays",
        "points": ["The works pay more", "The state pays less"],
    }
    assert section(after, 1) == {key: value for key, value in made_of.items() if value is not None}
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


def test_a_chart_of_a_type_that_no_briefing_has_is_told(deck: Trip) -> None:
    slide = bare(deck, titles(deck).index("The permit is late"), "Who pays")
    chart_in(slide, XL_CHART_TYPE.RADAR, ("2024", "2025", "2026"), {"State": (1, 2, 3)})
    result = pull(deck)
    assert result.after == PLAN
    assert "a type that a briefing does not have" in result.reports[0].what


def test_the_picture_of_a_new_slide_is_told_beside_its_words(deck: Trip) -> None:
    slide = put_in(deck, titles(deck).index("The permit is late"), "Who pays", ("The state", 0))
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (5, 9, 200)).save(stream, "PNG")
    slide.shapes.add_picture(stream, Inches(1), Inches(1))
    result = pull(deck)
    assert section(result.after, 1)["points"] == ["The state"]
    assert [report.kind for report in result.reports] == ["pictures"]
    assert "--pictures" in result.reports[0].cure


@pytest.mark.slow
def test_a_new_slide_among_those_of_the_plan_is_told_where_it_will_stand(deck: Trip) -> None:
    put_in(deck, 1, "Who pays", ("The state", 0))
    result = pull(deck)
    assert section(result.after, 0)["title"] == "Who pays"
    ((_, version),) = result.taken
    assert "slides of the plan's own" in version.note
    again = pull(deck, briefing=result.after)
    assert (again.taken, again.open, again.reports, again.settled) == ([], [], [], 1)


@pytest.mark.slow
def test_a_copy_of_a_slide_is_its_section_with_what_was_typed_over(deck: Trip) -> None:
    slide = doubled(deck, "The plants were audited")
    words_in(slide, "The plants were audited").text = "The plants were audited again"
    words_in(slide, "The second plant saves light").text = "The fifth plant saves water"
    after = deck.comes_back(PLAN)
    assert section(after, 0)["id"] == "audit"
    assert section(after, 1) == {
        "kind": "text",
        "title": "What happened",
        "message": "The plants were audited again",
        "points": ["The first plant saves heat", "The fifth plant saves water"],
    }
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


@pytest.mark.slow
def test_a_copy_of_a_slide_is_seen_by_those_who_see_its_section(deck: Trip) -> None:
    words_in(doubled(deck, "The permit is late"), "The third plant waits").text = "The fourth plant waits"
    after = deck.comes_back(PLAN)
    assert section(after, 2)["audiences"] == ["analyst", "executive"]
    assert section(after, 2)["points"] == ["The fourth plant waits"]


@pytest.mark.slow
def test_a_copy_that_nobody_changed_is_its_section_once_more(deck: Trip) -> None:
    doubled(deck, "The permit is late")
    after = deck.comes_back(PLAN)
    assert section(after, 2) == section(after, 1)
    assert section(after, 3)["title"] == "What comes next"


@pytest.mark.slow
def test_a_copy_with_less_than_its_original_says_what_it_shows(deck: Trip) -> None:
    slide = doubled(deck, "The crews begin in May")
    paragraph = words_in(slide, "The pipes are there")._p
    paragraph.getparent().remove(paragraph)
    after = deck.comes_back(PLAN)
    assert section(after, 3) == {
        "kind": "text",
        "title": "What comes next",
        "message": "The crews begin in May",
        "points": ["The crews are hired"],
    }


@pytest.mark.slow
def test_the_command_says_what_becomes_of_deleted_slides(deck: Trip) -> None:
    drop(deck, "The permit is late")
    file = deck.path.with_name("plan.pptx")
    file.write_bytes(deck.file.saved())
    done = CliRunner().invoke(cli, ["pull", str(file), "--briefing", str(deck.path), "--deleted", "audiences"])
    assert "sections.1.audiences for other audiences" in done.output
    assert section(deck.path.read_text(encoding="utf-8"), 1)["audiences"] == ["executive"]
    assert "The permit is late" not in " ".join(said(made(deck.path, "analyst", "deck") or b"", "plan.pptx"))


@pytest.mark.slow
def test_the_shapes_of_a_card_that_is_deleted_went_with_its_item(tmp_path: Path) -> None:
    points = "[{text: The first plant saves heat, icon: zap}, {text: The second plant saves light, icon: shield}]"
    plan = PLAN.replace("[The first plant saves heat, The second plant saves light]", points)
    deck = Trip(tmp_path, "deck", plan)
    slide = next(s for s in deck.file.document.slides if "audited" in s.shapes.title.text_frame.text)
    (card,) = (shape for shape in slide.shapes if shape.name.startswith("Card 2"))
    assert card.shape_type == MSO_SHAPE_TYPE.GROUP
    card._element.getparent().remove(card._element)
    result = pull(deck, briefing=plan)
    assert result.reports == []
    assert "second plant" not in result.after
    deck.path.write_text(result.after, encoding="utf-8")
    assert why_kept(deck.file.saved(), deck.path, session()) == ""


def test_a_slide_that_cannot_be_read_is_not_deleted(deck: Trip) -> None:
    content = spoiled(deck.file.saved(), "ppt/slides/slide3.xml", "cut")
    there, found = opened_files([File("plan.pptx", content)])
    assert not found
    result = pulled(there, deck.path, session(), deleted="remove")
    assert result.after == PLAN
    assert "cannot be read" in result.reports[0].what
