"""Compositions under content that none of the shipped briefings has: long labels, few words, one day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from briefdeck.api import build
from briefdeck.text import Face, widest_word, width
from laws import mostly_slow

SHIPPED = ["executive", "analyst", "public-sector"]
FACE = Face("Arial", "Yu Gothic")
HEAD = "briefdeck: 1\ntitle: Storage\nlanguage: {}\ndate: 2026-05-14\nfrom: Planning\n"


def slides(folder: Path, said: str, audience: str, language: str = "en") -> list[Any]:
    """The slides of a briefing, as python-pptx reads them."""
    briefing = folder / "briefing.yaml"
    summary = "" if "summary:" in said else "summary: [Storage pays]\n"
    briefing.write_text(HEAD.format(language) + summary + said, encoding="utf-8")
    made = build([briefing], audiences=[audience], formats=["deck"], output=folder / "output")
    assert made.ok, made.diagnostics
    (file,) = made.written
    return list(Presentation(str(file.path)).slides)


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those of groups too."""
    found = list(slide.shapes)
    while found:
        shape = found.pop(0)
        yield shape
        found = [*getattr(shape, "shapes", ()), *found]


def named(slide: Any, name: str) -> list[Any]:
    return [shape for shape in shapes(slide) if shape.name.startswith(name)]


@pytest.mark.parametrize("audience", SHIPPED)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_key_figures_with_long_labels_leave_the_summary_its_composition(
    tmp_path: Path, audience: str, count: int
) -> None:
    names = [f"f{n}" for n in range(count)]
    figures = "".join(
        f"  {name}: {{value: 58, unit: '%', label: 許可の一元化で防げた災害の割合, note: 12件中7件}}\n"
        for name in names
    )
    summary = "".join("  - {text: 休業災害は12件へ増加した, detail: 非定常作業が増えた。, see: s}\n" for _ in range(4))
    said = (
        f"key_figures: [{', '.join(names)}]\nfigures:\n{figures}summary:\n{summary}"
        "ask: 作業許可の一元化と教育施設に費用を充て、7月から始めること\n"
        "sections:\n  - {kind: text, id: s, title: 現状, points: [一つ, 二つ]}\n"
    )
    found = [slide for slide in slides(tmp_path, said, audience, "ja") if named(slide, "Answer")]
    assert len(found) == 1
    panels = [s for s in named(found[0], "Figures") if not hasattr(s, "shapes")]
    assert len(panels) == 1
    assert len(named(found[0], "Answer")) == 4


@pytest.mark.parametrize("audience", mostly_slow(SHIPPED))
@pytest.mark.parametrize("moves", ["Crews", "14 engineers", "Entwicklungskapazität", "資源", "開発要員14人"])
def test_no_word_at_the_arrow_of_a_shift_is_broken(tmp_path: Path, audience: str, moves: str) -> None:
    said = f"""\
sections:
  - kind: background
    title: Effort
    message: Effort moves
    shift:
      from: [Loyalty programme, New checkout]
      to: [Second site, Register, Rehearsals, Owners]
      moves: {moves}
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if named(s, "Arrow"))
    (box,) = (s for s in shapes(slide) if s.has_text_frame and moves in s.text_frame.text.replace("\v", ""))
    (run, *_) = box.text_frame.paragraphs[0].runs
    room = Emu(box.width).pt - sum(Emu(i).pt for i in (box.text_frame.margin_left, box.text_frame.margin_right))
    assert widest_word(moves, run.font.size.pt, FACE, bold=True) <= room
    if box.name.startswith("Arrow"):  # what stands in it stands on one line
        assert width(moves, run.font.size.pt, FACE, bold=True) <= room


SENTENCES = """\
sections:
  - kind: text
    title: Risks
    {}
    points:
      - Supermarkets opened two hundred branches in the year before
      - Responsibilities are shared by departments that never met
      - {{text: Turnover is high, detail: Every third driver leaves within a year.}}
figures:
  a: {{value: 9, unit: pallets, label: Here, sources: [wire]}}
  b: {{value: 27, unit: pallets, label: There, sources: [wire]}}
sources:
  wire: {{outlet: Wire, title: Pallets}}
"""


def beginning(slide: Any, words: str) -> list[Any]:
    """Where words begin a text."""
    return [s for s in shapes(slide) if getattr(s, "has_text_frame", False) and s.text_frame.text.startswith(words)]


@pytest.mark.parametrize("audience", SHIPPED)
def test_sentences_beside_values_are_not_numbered(tmp_path: Path, audience: str) -> None:
    said = SENTENCES.format("compare: {figures: [a, b]}")
    (slide,) = (s for s in slides(tmp_path, said, audience) if beginning(s, "Supermarkets"))
    found = [at for words in ("Supermarkets", "Responsibilities", "Turnover") for at in beginning(slide, words)]
    assert len(found) == 3
    assert len({at.left for at in found}) == 1
    assert [at.top for at in found] == sorted(at.top for at in found)
    assert not [at for n in "123" for at in beginning(slide, n) if at.text_frame.text == n]


@pytest.mark.parametrize("audience", SHIPPED)
def test_sentences_are_read_in_the_width_of_their_area_one_below_the_other(tmp_path: Path, audience: str) -> None:
    found = [s for s in slides(tmp_path, SENTENCES.format("subtitle: Four of them"), audience) if named(s, "Statement")]
    (slide,) = found
    bands = [s for s in named(slide, "Statement") if not hasattr(s, "shapes")]
    numbers = sorted(
        (s for s in named(slide, "Band label") if not hasattr(s, "shapes")),
        key=lambda label: int(label.text_frame.text),
    )
    assert [label.text_frame.text for label in numbers] == ["1", "2", "3"]
    assert len({band.left for band in bands}) == 1
    assert [band.top for band in bands] == sorted(band.top for band in bands)
    for band, number in zip(bands, numbers, strict=True):
        assert number.left < band.left
        assert abs(number.top + number.height / 2 - band.top - band.height / 2) < 12700
        for paragraph in band.text_frame.paragraphs:
            size = paragraph.runs[0].font.size.pt
            said = "".join(run.text for run in paragraph.runs)
            assert all(width(word, size, FACE, bold=True) < Emu(band.width).pt - 32 for word in said.split())
    body = bands[-1].top + bands[-1].height - bands[0].top
    assert body > 0.4 * 540 * 12700


@pytest.mark.parametrize("audience", SHIPPED)
def test_a_few_words_with_icons_stand_below_each_other(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: text
    title: Risks
    points:
      - {text: Currency, detail: Rents are set in dollars., icon: banknote}
      - {text: Licences, detail: Fire rules changed., icon: file-text}
      - {text: Staff, detail: Drivers leave., icon: users}
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if named(s, "Card"))
    cards = [s for s in named(slide, "Card") if hasattr(s, "shapes")]
    assert len({card.top for card in cards}) == 3
    assert len({card.left for card in cards}) == 1
    assert Emu(max(card.top + card.height for card in cards) - min(card.top for card in cards)).pt > 0.5 * 540


@pytest.mark.slow
@pytest.mark.parametrize("audience", SHIPPED)
def test_events_of_one_day_stand_in_their_order_under_one_date(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: timeline
    title: Course
    events:
      - {date: 2026-02-12, text: Payments stop}
      - {date: 2026-02-12, text: The cause is found}
      - {date: 2026-02-12, text: The replica is refused}
      - {date: 2026-02-12, text: The database is restored}
      - {date: 2026-02-14, text: Refunds are paid}
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if "Refunds are paid" in told(s))
    order = ["Payments stop", "cause is found", "replica is refused", "is restored", "14 February", "Refunds are paid"]
    assert [told(slide).index(words) for words in order] == sorted(told(slide).index(words) for words in order)
    assert told(slide).count("12 February") == 1


def told(slide: Any) -> str:
    """The words of a slide from its top to its foot."""
    seen = sorted((s for s in shapes(slide) if s.has_text_frame), key=lambda s: (s.top, s.left))
    return "\n".join(s.text_frame.text.replace("\v", " ") for s in seen)


@pytest.mark.parametrize("audience", SHIPPED)
def test_the_name_of_a_phase_stands_alone_and_what_its_rows_say_in_two_lines(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: phases
    title: Outlook
    aspects: [Aim, Test before the next step]
    phases:
      - {name: Agree, period: "2026", current: true, cells: [Joint venture signed, Approval by both boards]}
      - {name: Pilot, period: "2027–2028", cells: [One warehouse in Long An, 70% filled in 12 months]}
    outcome: {text: A network of three sites}
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if "Long An" in told(s))
    head = next(s for s in named(slide, "Phase") if s.text_frame.text.startswith("Agree"))
    assert head.text_frame.paragraphs[0].text == "Agree"
    assert "We are here" in head.text_frame.paragraphs[-1].text
    label = next(s for s in shapes(slide) if s.has_text_frame and s.text_frame.text.startswith("Test"))
    size = label.text_frame.paragraphs[0].runs[0].font.size.pt
    assert width("Test before the next step", size, FACE, bold=True) <= 2 * Emu(label.width).pt * 0.95


@pytest.mark.parametrize("audience", SHIPPED)
def test_labels_that_answer_each_other_have_one_size(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: background
    title: Causes
    points:
      - {label: Responsibilities, text: No team owned the findings}
      - {label: Replica, text: The second database was nine days old}
    leads_to: {result: Payments stop}
  - kind: implications
    title: What it means
    items:
      - {actor: Sales, implication: Merchants ask for terms, action: Agree on a clause}
      - {actor: Communications, implication: Customers learned from others, action: Prepare notices}
"""
    found = slides(tmp_path, said, audience)
    for name in ("Cause", "Actor"):
        labels = [s for slide in found for s in named(slide, name) if s.has_text_frame and s.text_frame.text]
        assert len(labels) == 2
        assert len({s.text_frame.paragraphs[0].runs[0].font.size for s in labels}) == 1


@pytest.mark.parametrize("audience", SHIPPED)
def test_steps_of_a_few_words_take_the_page(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: process
    title: Permit
    steps: [{text: Request, by: Contractor}, {text: Check, by: Works}, {text: Watch, by: Foreman}, {text: Close}]
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if named(s, "Step text"))
    first, last = named(slide, "Step 1")[0], named(slide, "Step 4")[0]
    assert Emu(last.top + last.height - first.top).pt > 0.45 * 540


@pytest.mark.parametrize("audience", ["executive", "analyst"])
def test_names_of_a_table_are_not_broken_for_the_bars_beside_it(tmp_path: Path, audience: str) -> None:
    said = """\
sections:
  - kind: table
    title: Competitors
    message: Foreign operators grow fastest
    columns: [Operator, "2024, thousand pallets", "2025, thousand pallets", "Change, %"]
    rows: [[Mekong Frozen, 142, 138, -3], [Hanaro Logistics, 40, 58, 45], [ABC Storage, 75, 81, 8], [Delta, 66, 61, -8]]
"""
    (slide,) = (s for s in slides(tmp_path, said, audience) if named(s, "Bars"))
    (table,) = (s.table for s in shapes(slide) if s.has_table)
    heights = {row.height for row in list(table.rows)[1:]}
    assert max(heights) - min(heights) < 12700, "no row has a line more than the others"


@pytest.mark.parametrize("audience", SHIPPED)
def test_four_cards_with_icons_are_wide(tmp_path: Path, audience: str) -> None:
    risks = "".join(
        f"      - {{text: Risk {n}, detail: Rents are set in dollars., icon: banknote}}\n" for n in range(4)
    )
    (slide,) = (
        s
        for s in slides(tmp_path, f"sections:\n  - kind: text\n    title: Risks\n    points:\n{risks}", audience)
        if named(s, "Card")
    )
    cards = [s for s in named(slide, "Card") if hasattr(s, "shapes")]
    assert len({card.top for card in cards}) == len({card.left for card in cards}) == 2


LINE = """\
sections:
  - kind: chart
    title: Sales
    type: {type}
    data: {{categories: ["2021", "2022", "2023", "2024"], series: [{{name: Shops, values: [612, 655, 661, 658]}}]}}
    alt: Four columns
    points: [{points}]
"""


@pytest.mark.parametrize("audience", SHIPPED)
@pytest.mark.parametrize(
    ("type_", "points", "over"),
    [
        ("column", "Sales stand still", True),
        ("column", "Sales stand still, The net is whole", True),
        ("pie", "Sales stand still", False),
        ("column", ", ".join(f"Sales stand still in each of the regions for reason {n}" for n in range(4)), False),
    ],
)
def test_a_chart_stands_over_words_that_would_leave_their_side_blank(
    tmp_path: Path, audience: str, type_: str, points: str, over: bool
) -> None:
    (slide,) = (s for s in slides(tmp_path, LINE.format(type=type_, points=points), audience) if named(s, "Chart"))
    (chart,) = (shape for shape in shapes(slide) if shape.has_chart)
    said = [s for s in shapes(slide) if s.has_text_frame and "Sales stand still" in s.text_frame.text]
    assert said
    assert all((card.top >= chart.top + chart.height) is over for card in said)
    assert all((card.left >= chart.left + chart.width) is not over for card in said)


@pytest.mark.slow
def test_how_all_views_are_read_is_said_once(tmp_path: Path) -> None:
    reasons = "".join(f"          - Reason {n} that takes a line of its own beside the others\n" for n in range(5))
    views = "".join(
        f"      - claim: View {n} of those who were asked\n        stance: neutral\n        reasons:\n{reasons}"
        for n in range(6)
    )
    said = f"sections:\n  - kind: assessments\n    title: Views\n    reading: They differ in time\n    views:\n{views}"
    found = [s for s in slides(tmp_path, said, "executive") if named(s, "Stance")]
    assert len(found) > 1
    assert [len(named(slide, "Reading")) for slide in found] == [0] * (len(found) - 1) + [1]


@pytest.mark.parametrize("audience", SHIPPED)
@pytest.mark.parametrize(
    ("language", "options", "proposed"),
    [
        ("en", ["Recommended: sign now", "Wait for a year"], "Recommended"),
        ("ja", ["省令で定める", "当室案：通知で示す"], "当室案"),
        ("en", ["Sign now", "Wait for a year"], None),
    ],
)
def test_of_several_ways_the_proposed_one_stands_out(
    tmp_path: Path, audience: str, language: str, options: list[str], proposed: str | None
) -> None:
    listed = "".join(f"      - '{option}'\n" for option in options)
    sections = "sections: [{kind: text, title: Now, points: [It grows]}]\n"
    said = f"decisions:\n  - question: Is it signed?\n    options:\n{listed}    by: Board\n{sections}"
    made = slides(tmp_path, said, audience, language)
    paragraphs = [p for slide in made for s in shapes(slide) if s.has_text_frame for p in s.text_frame.paragraphs]
    bold = {p.text: all(run.font.bold for run in p.runs) for p in paragraphs if p.text in options}
    assert bold == {option: proposed is not None and option.startswith(proposed) for option in options}


@pytest.mark.parametrize("known", [range(5), range(2, 3)], ids=["of all", "of one"])
def test_how_it_was_before_stands_in_the_row_of_who_it_was_so_for(tmp_path: Path, known: range) -> None:
    """Before, after and what to do are read from left to right, whoever many they are, and whatever is not known."""
    items = [f"      - {{actor: Office {n}, implication: Work {n} changes, action: Plan {n}" for n in range(5)]
    items = [f"{item}, before: Work {n} as ever}}" if n in known else f"{item}}}" for n, item in enumerate(items)]
    section = "sections:\n  - kind: implications\n    title: Now\n    region: Japan\n    items:\n"
    rows = [
        row
        for slide in slides(tmp_path, section + "\n".join(items), "executive")
        for row in named(slide, "Implication")
    ]
    told = [
        [s.text_frame.text for s in sorted(row.shapes, key=lambda s: int(s.left)) if s.has_text_frame] for row in rows
    ]
    said = [[words for words in row if words] for row in told]
    for n in known:
        assert [f"Office {n}", f"Work {n} as ever", f"Work {n} changes", f"Plan {n}"] in said
    assert len(said) == 5
