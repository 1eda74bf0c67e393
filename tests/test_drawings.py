"""Compositions in memos: what is a picture in the deck is one in the memo, native, as high as pages are told."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable
from colorsys import rgb_to_hsv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck.api import build
from briefdeck.audience.memo_look import memo_look
from briefdeck.audience.settings import Design
from briefdeck.document.memo import GroupDrawing, Paragraph
from briefdeck.ooxml.colours import WHITE
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.contrast_repair import slot_colour
from briefdeck.ooxml.names import MC, WP, WPG, WPS, A, W
from briefdeck.pipeline.pages.measuring import Measuring
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from laws import mostly_slow, tries
from pulling import built, copied
from shipped import session
from soundness import assert_sound
from test_blocks import FLOW, PARTS, SUMMED, staged, written

Edit = Callable[[Any], None]


def body(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def groups(root: Any) -> list[Any]:
    return list(root.iter(f"{WPG}wgp"))


def said(holder: Any) -> str:
    return "".join(t.text or "" for t in holder.iter(f"{W}t"))


def boxes(group: Any) -> list[str]:
    """The words of each shape of a drawing."""
    return [said(shape) for shape in group.iter(f"{WPS}wsp") if said(shape)]


def memo(folder: Path, sections: str, plan: str = "") -> Any:
    """The body of the memo of a briefing with these sections."""
    path = written(folder, sections, **({"plan": plan} if plan else {}))
    result = build([path], ["board"], output=folder / "out", formats=["memo"])
    assert result.ok, result.diagnostics
    (made,) = result.written
    assert_sound(made.path)
    return body(made.path.read_bytes())


# --- What is drawn ----------------------------------------------------------------------------------------------------


def test_a_flow_is_drawn_in_a_memo_with_every_pool_and_its_amount(workplace: Path) -> None:
    (group,) = groups(memo(workplace, SUMMED))
    assert {"Grid400", "Gas200", "Drives  300", "Heat  300", "600 in all", "30 by controls", "Saved"} <= set(
        boxes(group)
    )
    ribbons = [s for s in group.iter(f"{WPS}wsp") if s.find(f".//{A}custGeom") is not None]
    assert len(ribbons) == 3
    alt = next(group.iterancestors(f"{WP}inline")).find(f"{WP}docPr").get("descr")
    assert alt == (
        "MWh: Grid 400; Gas 200. Use: Drives 300 ← Grid – Saved: 30 by controls; Heat 300 ← Grid, Gas. 600 in all"
    )


APART = FLOW.replace("      - {from: grid, to: heat, value: 100}\n", "")


@pytest.mark.parametrize(("sections", "told"), [(FLOW, True), (APART, False)])
def test_amounts_that_stand_at_no_pool_are_told_below_the_drawing(sections: str, told: bool, workplace: Path) -> None:
    """What flows from a pool that feeds several into one that is fed by several is the amount of neither."""
    root = memo(workplace, sections)
    (group,) = groups(root)
    run = next(group.iterancestors(f"{W}r"))
    run.getparent().remove(run)
    below = [words for words in map(said, root.iter(f"{W}p")) if "Heat" in words]
    assert any("Grid" in words and "100" in words for words in below) is told
    assert not list(root.iter(f"{W}tbl"))


def test_a_plan_can_ask_for_the_drawing_alone(workplace: Path) -> None:
    plan = 'parts:\n  - {title: Summary, body: [{bullets: "{{ summary }}"}]}\n'
    plan += '  - {each: section in sections, body: [{flow: "{{ section }}", detail: false}]}\n'
    root = memo(workplace, FLOW, plan)
    assert len(groups(root)) == 1
    assert not list(root.iter(f"{W}tbl"))


def test_what_a_drawing_cites_stands_at_its_caption(workplace: Path) -> None:
    """Word has no notes in shapes."""
    sections = FLOW.replace("name: Grid}", 'name: "Grid[@meters]"}').replace(
        "    unit:", "    caption: Flows\n    unit:"
    )
    sections += "sources:\n  meters: {outlet: Meters, title: Readings, date: 2026-03-01}\n"
    root = memo(workplace, sections)
    (group,) = groups(root)
    assert "Grid400" in boxes(group)
    assert not list(group.iter(f"{W}footnoteReference"))
    caption = next(p for p in root.iter(f"{W}p") if said(p).startswith("Figure 1"))
    assert said(caption).endswith("[1]")


# --- How it is drawn --------------------------------------------------------------------------------------------------

SHIPPED = [("factory-energy", of, language) for of in ("analyst", "public-sector") for language in ("en", "ja")]
SHIPPED += [("gallery", "analyst", "en")]


@pytest.mark.slow
@pytest.mark.parametrize(("briefing", "audience", "language"), SHIPPED)
def test_a_drawing_is_one_native_group_in_colours_of_the_theme(briefing: str, audience: str, language: str) -> None:
    root = body(built(briefing, audience, "memo", language).content)
    assert groups(root)
    for group in groups(root):
        choice = next(group.iterancestors(f"{MC}Choice"))
        assert choice.get("Requires") == "wpg"
        placed = next(group.iterancestors(f"{WP}inline"))
        alt = placed.find(f"{WP}docPr").get("descr", "")
        assert alt.strip()
        assert said(choice.getnext()) == alt  # where it cannot be drawn, it is told
        assert not list(group.iter(f"{A}srgbClr", f"{A}blip"))
        assert all(colour.get(f"{W}themeColor") for colour in group.iter(f"{W}color"))
        ids = [e.get("id") for e in group.iter(f"{WPS}cNvPr", f"{WPG}cNvPr")]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("briefing", "audience", "language"), mostly_slow(SHIPPED))
def test_words_in_drawings_can_be_read_on_paper_and_stand_inside(briefing: str, audience: str, language: str) -> None:
    root = body(built(briefing, audience, "memo", language).content)
    for group in groups(root):
        assert all(int(size.get(f"{W}val")) >= 16 for size in group.iter(f"{W}sz"))
        extent = next(group.iterancestors(f"{WP}inline")).find(f"{WP}extent")
        width, height = (int(extent.get(side)) for side in ("cx", "cy"))
        for shape in group.iter(f"{WPS}wsp"):
            off, ext = (shape.find(f"{WPS}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
            x, y, right, below = (int(v) for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
            assert x >= -1
            assert y >= -1
            assert x + right <= width + 12_700
            assert y + below <= height + 12_700
            lines = [int(s.get(f"{W}line")) * 635 for s in shape.iter(f"{W}spacing")]
            assert sum(lines) <= below + 12_700, said(shape)


def test_pages_know_how_high_a_drawing_is(workplace: Path) -> None:
    stages = staged(written(workplace, SUMMED))
    assert stages.prepared is not None
    memo_ = stages.decided["memo"]
    style = stages.prepared.memo
    drawn = [
        (element, inline)
        for section in memo_.sections
        for element in section.elements
        if isinstance(element, Paragraph)
        for inline in element.inlines
        if isinstance(inline, GroupDrawing)
    ]
    assert drawn
    for element, inline in drawn:
        assert Measuring(style).paragraph(element, style.text_width).height == pytest.approx(inline.height)
        assert inline.width == pytest.approx(style.text_width)


COLOURS = st.tuples(*[st.floats(0.0, 1.0)] * 3)
SLOTS = ("dk2", "lt2", *(f"accent{n}" for n in range(1, 7)))


@settings(max_examples=tries(60))
@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, COLOURS)))
def test_in_any_theme_words_can_be_read_on_what_is_behind_them(theme: dict[str, Any]) -> None:
    colours = {"dk1": (0.0, 0.0, 0.0), "lt1": WHITE, **theme}
    look = memo_look(Design(), colours)

    def of(slot: str) -> Any:
        return slot_colour(slot, colours)

    for pale in (WHITE, of(look.panel), of(look.tint)):
        assert contrast(of(look.ink), pale) >= 4.5
    assert all(contrast(of(slot), WHITE) >= 4.5 for slot in (look.muted, look.accent, look.mass))
    assert all(contrast(of(s), of(look.mass)) >= 4.5 for s in (look.on_mass, look.on_mass_muted, look.on_mass_accent))
    assert contrast(of(look.on_accent), of(look.accent)) >= 4.5
    assert contrast(of(look.line), WHITE) > 1.1
    assert all(rgb_to_hsv(*of(slot))[1] <= 0.45 for slot in (look.grey, look.line))  # one accent, not three


# --- What comes back --------------------------------------------------------------------------------------------------


def edited(edit: Edit, tmp_path: Path, language: str = "en", audience: str = "analyst", place: int = 0) -> Pulled:
    """What comes of an edit of a drawing of a memo, the first one unless it is said."""
    document = built("factory-energy", audience, "memo", language)
    root = body(document.content)
    edit(groups(root)[place])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document.content)) as before, zipfile.ZipFile(stream, "w") as after:
        for item in before.infolist():
            content = etree.tostring(root) if item.filename == "word/document.xml" else before.read(item.filename)
            after.writestr(item, content)
    there, found = opened_files([File(document.name, stream.getvalue())])
    assert not found
    return pulled(there, copied("factory-energy", tmp_path), session())


def typed(old: str, new: str) -> Edit:
    def edit(group: Any) -> None:
        run = next(t for t in group.iter(f"{W}t") if t.text == old)
        run.text = new

    return edit


def nothing(_group: Any) -> None:
    pass


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "old", "new", "line"),
    [
        ("en", "On-site solar", "Solar on our roofs", "name: {en: Solar on our roofs, ja: 自家太陽光}"),
        ("ja", "自家太陽光", "屋根の太陽光", "name: {en: On-site solar, ja: 屋根の太陽光}"),
        ("en", "Fed to", "Goes to", "head: {en: Goes to, ja: 行き先}"),
        ("en", "Saving a year: ", "Saved a year: ", 'remarks: {en: "Saved a year: {{ figures.saving }}", ja:'),
        ("en", " controls", " switches", '"**{{ figures.lighting }}** switches"'),
    ],
)
def test_words_typed_over_in_a_drawing_come_back(language: str, old: str, new: str, line: str, tmp_path: Path) -> None:
    result = edited(typed(old, new), tmp_path, language)
    assert not result.reports
    assert len(result.taken) == 1
    changed = [
        after
        for before, after in zip(result.before.split("\n"), result.after.split("\n"), strict=True)
        if before != after
    ]
    assert len(changed) == 1
    assert line in changed[0]


@pytest.mark.slow
def test_a_memo_with_drawings_that_nobody_edited_says_what_the_briefing_says(tmp_path: Path) -> None:
    result = edited(nothing, tmp_path)
    assert [result.taken, result.open, result.reports] == [[], [], []]


@pytest.mark.slow
def test_the_older_form_that_word_adds_when_it_saves_is_not_read_beside_the_newer_one(tmp_path: Path) -> None:
    def saved(group: Any) -> None:
        choice = next(group.iterancestors(f"{MC}Choice"))
        picture = etree.SubElement(etree.SubElement(choice.getparent(), f"{MC}Fallback"), f"{W}pict")
        for words in group.iter(f"{W}txbxContent"):
            etree.SubElement(picture, "{urn:schemas-microsoft-com:vml}textbox").append(copy.deepcopy(words))

    result = edited(saved, tmp_path)
    assert [result.taken, result.open, result.reports] == [[], [], []]


def paragraph_more(group: Any) -> None:
    words = next(group.iter(f"{W}txbxContent"))
    words.append(copy.deepcopy(words[-1]))
    first, *others = words[-1].iter(f"{W}t")
    first.text = "Typed anew"
    for other in others:
        other.text = ""


def taken_out(group: Any) -> None:
    run = next(group.iterancestors(f"{W}r"))
    run.getparent().remove(run)


def without_pool(group: Any) -> None:
    shape = next(shape for shape in group.iter(f"{WPS}wsp") if "On-site solar" in said(shape))
    shape.getparent().remove(shape)


def moved(group: Any) -> None:
    off = next(group.iter(f"{WPS}wsp")).find(f"{WPS}spPr/{A}xfrm/{A}off")
    off.set("x", str(int(off.get("x")) + 400_000))


def described(group: Any) -> None:
    next(group.iterancestors(f"{WP}inline")).find(f"{WP}docPr").set("descr", "What I see")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (typed("92,440", "92,450"), "“92,440” became “92,450”"),
        (paragraph_more, "“Typed anew” is new"),
        (taken_out, "a drawing was taken out"),
        (without_pool, "1 shape was taken away by hand"),
        (moved, "1 shape was moved or resized by hand"),
        (described, "the words that stand for a drawing became “What I see”"),
    ],
)
def test_what_no_briefing_holds_is_told_with_its_place(edit: Edit, told: str, tmp_path: Path) -> None:
    result = edited(edit, tmp_path)
    assert [result.taken, result.open] == [[], []]
    assert result.after == result.before
    (report,) = [report for report in result.reports if told in report.what]
    assert report.cure
    assert report.where.place == "below “Where the energy goes”"


# --- Schedules --------------------------------------------------------------------------------------------------------

PHASES = """\
  - kind: phases
    title: Works
    phases: [{name: Plan, headline: Drawn}, {name: Build, headline: Built, current: true}]
    tasks:
      - {name: Order, start: 2026-04, end: 2026-07, critical: true, note: one order, deadline: Last date}
      - {name: Delivery, start: 2026-08, end: 2027-04, note: nine months}
"""
SCHEDULED = """\
parts:
  - {title: Summary, body: [{bullets: "{{ summary }}"}]}
  - {each: section in sections, body: [{phases: "{{ section.phases }}"}, {schedule: "{{ section }}", detail: DETAIL}]}
"""


@pytest.mark.parametrize(("detail", "rows"), [("true", [["Order", "Delivery"]]), ("false", [])])
def test_tasks_are_drawn_and_where_it_is_asked_for_told_in_a_table(
    detail: str, rows: list[list[str]], workplace: Path
) -> None:
    """The table has the days, which a scale of months does not show."""
    root = memo(workplace, PHASES.replace("2027-04", "2027-04-12"), SCHEDULED.replace("DETAIL", detail))
    (group,) = groups(root)
    assert {"Order", "Delivery", "one order", "nine months", "Last date"} <= set(boxes(group))
    tables = [[said(next(row.iter(f"{W}tc"))) for row in table.iter(f"{W}tr")] for table in root.iter(f"{W}tbl")]
    assert [names[1:] for names in tables if "Order" in names] == rows
    alt = next(group.iterancestors(f"{WP}inline")).find(f"{WP}docPr").get("descr")
    assert re.search("Order: .*April 2026.*July 2026.*one order", alt)
    assert "Last date" in alt


@pytest.mark.parametrize("others", ["critical: true, ", ""])
def test_what_sets_some_bars_apart_is_said_and_nothing_where_all_are_alike(others: str, workplace: Path) -> None:
    phases = PHASES.replace("end: 2027-04, ", f"end: 2027-04, {others}")
    (group,) = groups(memo(workplace, phases, SCHEDULED.replace("DETAIL", "false")))
    assert ("Critical path" in set(boxes(group))) is not bool(others)


def test_no_words_of_a_drawing_are_said_once_more_below_it(workplace: Path) -> None:
    root = memo(workplace, PHASES, SCHEDULED.replace("DETAIL", "false"))
    (group,) = groups(root)
    run = next(group.iterancestors(f"{W}r"))
    run.getparent().remove(run)
    assert "Last date" not in said(root)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Last date for the order", "The order goes out", "deadline: {en: The order goes out, ja: 発注の期限}"),
        ("nine months", "ten months", "note: {en: ten months, ja: 9か月}"),
    ],
)
def test_words_typed_over_in_a_schedule_come_back(old: str, new: str, line: str, tmp_path: Path) -> None:
    result = edited(typed(old, new), tmp_path, audience="executive", place=1)  # behind the flow
    assert not result.reports
    assert line in result.after


# --- Shares -----------------------------------------------------------------------------------------------------------


def test_parts_of_a_whole_are_a_strip_below_a_caption_with_the_whole(workplace: Path) -> None:
    root = memo(workplace, PARTS)
    (group,) = groups(root)
    assert [words for words in boxes(group) if "All plants" in words] == []
    alt = next(group.iterancestors(f"{WP}inline")).find(f"{WP}docPr").get("descr")
    assert alt.replace("\u00a0", " ").endswith(": North 50 MWh; South 24 MWh; Others 26 MWh; 74%")
    assert {"North50\u00a0MWh", "South24\u00a0MWh", "Others26\u00a0MWh", "74%"} == set(boxes(group))
    widths = [
        int(shape.find(f"{WPS}spPr/{A}xfrm/{A}ext").get("cx"))
        for shape in group.iter(f"{WPS}wsp")
        if said(shape) in ("North50\u00a0MWh", "South24\u00a0MWh", "Others26%")
    ]
    assert widths[0] / widths[1] == pytest.approx(50 / 24, rel=0.02)
    assert any("All plants" in words and "100\u00a0MWh" in words for words in map(said, root.iter(f"{W}p")))
