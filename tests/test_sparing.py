"""A memo within its audience's limit: what goes, in which order, and what is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from briefdeck import Measure, Result, build
from briefdeck.audience.memo_style import read_memo_style
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.setting.items import Item
from briefdeck.diagnostics import Span
from briefdeck.document.memo import Memo
from briefdeck.document.outline import Labels, Outline, Part, Properties, Spare
from briefdeck.document.richtext import words
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.memo import set_memo
from briefdeck.pipeline.pages.sparing import spared
from conftest import ROOT

SENTENCE = "It has been so for years and nobody has asked for the reasons in all that time. " * 3
HEAD = "briefdeck: 1\ntitle: Depots\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nto: [Board]\n"
SHORT = "summary: [Depots are slow]\nsections: [{kind: text, title: North, points: [It is slow]}]\n"
PLAN = """parts:
  - {id: head, body: [{paragraph: "{{ title }}", style: Title}, {bullets: "{{ summary }}"}]}
  - id: sections
    each: section in sections
    level: 1
    title: "{{ section.title }}"
    spare: "{{ 2 if section.kind == 'table' else 0 }}"
    body:
      - {paragraph: "{{ section.text }}"}
      - {bullets: "{{ section.points }}", when: section.kind == "text", spare: {detail: 1, block: 3}}
      - {table: "{{ section.table }}", when: section.kind == "table"}
  - {id: sources, title: Sources, style: Source Heading, when: sources, body: [{references: true}]}
"""


def section(name: str, count: int, source: str = "") -> str:
    cited = f", sources: [{source}]" if source else ""
    points = "".join(f"      - {{text: {name} {n} is slow{cited}, detail: {SENTENCE}}}\n" for n in range(count))
    return f"  - kind: text\n    title: {name}\n    points:\n{points}"


def table(name: str, rows: int) -> str:
    cells = ", ".join(f"[Plant {n}, {n * 10}]" for n in range(rows))
    return f"  - {{kind: table, title: {name}, columns: [Plant, Use], rows: [{cells}]}}\n"


def sources(*names: str) -> str:
    each = "".join(f"  {name}: {{outlet: The {name}, title: On {name}, date: 2026-04-09}}\n" for name in names)
    return f"sources:\n{each}" if names else ""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workplace with an audience that reads two pages."""
    board = tmp_path / "templates" / "board"
    board.mkdir(parents=True)
    (board / "audience.yaml").write_text(
        "based_on: executive\nname: Board\nlimits: {pages: 2}\nomit: {memo: [to, sections.*.detail]}\n",
        encoding="utf-8",
    )
    (board / "memo.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(sections: str, known: str = "") -> tuple[Result, str]:
    """What is found in a briefing's memo, and its words."""
    Path("depots.yaml").write_text(f"{HEAD}summary: [Depots are slow]\nsections:\n{sections}{known}", encoding="utf-8")
    result = build(["depots.yaml"], ["board"], templates=Path("templates"), output=Path("out"), formats=["memo"])
    document: Any = Document(str(result.written[0].path))
    rows = (cell.text for each in document.tables for row in each.rows for cell in row.cells)
    return result, "\n".join([*(p.text for p in document.paragraphs), *rows])


def left_out(result: Result) -> list[str]:
    return [d.what for d in result.diagnostics if d.rule.code == "M503"]


def test_a_memo_that_fits_keeps_all() -> None:
    result, shown = built(section("North", 4) + table("Use", 6))
    assert result.diagnostics == ()
    assert shown.count(SENTENCE.strip()) == 4


def test_no_more_goes_than_has_to_and_what_stands_last_goes_first() -> None:
    result, shown = built(section("North", 14) + section("South", 14) + section("East", 3))
    (fault,) = result.diagnostics
    assert (fault.rule.code, str(fault.severity)) == ("M503", "note")
    assert fault.span.file.endswith("memo.yaml")
    assert fault.facts.measure == Measure("pages", 2, 2, "pages")
    assert result.written[0].pages == 2
    # East alone is too little; South alone is enough, so that East has its details again.
    assert fault.what == "to keep 2 pages the memo lacks details of “South”"
    assert shown.count(SENTENCE.strip()) == 17
    assert all(f"{name} {n} is slow" in shown for name, count in (("North", 14), ("South", 14)) for n in range(count))


def test_later_rounds_go_where_the_first_are_too_little() -> None:
    result, shown = built(section("North", 30) + table("Use", 60))
    assert result.written[0].pages <= 2
    assert "“Use”" in left_out(result)[0]
    assert "Plant 3" not in shown
    assert "North 29 is slow" in shown


def test_where_all_were_too_little_nothing_goes() -> None:
    result, shown = built(section("North", 8) + f"    text: {SENTENCE * 50}\n")
    assert left_out(result) == []
    assert "M501" in {d.rule.code for d in result.diagnostics}
    assert shown.count(SENTENCE.strip()) == 58


@pytest.mark.parametrize("count", [20, 40, 80])
def test_however_much_may_go_few_memos_are_tried(count: int) -> None:
    own, _ = read_memo_style(ROOT / "templates" / "executive" / "memo.docx")
    assert own is not None
    bullets = Bullets((Item(words("It is slow"), words(SENTENCE)),))
    parts = tuple(
        Part(Span("memo.yaml"), title=words(f"Depot {n}"), level=1, areas=((bullets,),), spare=(Spare(detail=1),))
        for n in range(count)
    )
    facts = Properties("Depots", "", "Office", "", "en", date(2026, 4, 10))
    outline = Outline(facts, Labels("", "", "", ""), parts, ())
    pages: list[int] = []

    def made(tried: Outline) -> Memo:
        memo = composed(set_memo(tried, own), own)
        pages.append(len(memo.pages))
        return memo

    most = len(made(outline).pages) - 1
    memo, told = spared(outline, most, made)
    assert len(memo.pages) == most
    assert [d.rule.code for d in told] == ["M503"]
    assert len(pages) <= 16 + count.bit_length()


def test_sources_of_what_goes_leave_the_list() -> None:
    known = sources("Times", "Post")
    told = (
        section("North", 12, "Times") + section("South", 12) + table("Use", 70).replace("}\n", ", sources: [Post]}\n")
    )
    result, shown = built(told, known)
    assert result.written[0].pages == 2
    assert "“Use”" in left_out(result)[0]
    assert "On Times" in shown
    assert "On Post" not in shown


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (
            '{bullets: "{{ summary }}", spare: 0}',
            "“spare” must be a whole number from 1 to 9, or {detail: …, block: …}",
        ),
        ('{bullets: "{{ summary }}", spare: {detail: x}}', "“detail” must be a whole number from 1 to 9"),
        ('{bullets: "{{ summary }}", spare: {details: 1}}', "“details” is not a key here"),
    ],
)
def test_what_cannot_be_a_round_is_told(plan: str, what: str, here: Path) -> None:
    path = here / "templates" / "board" / "memo.yaml"
    path.write_text(f"parts:\n  - {{body: [{plan}]}}\n", encoding="utf-8")
    Path("depots.yaml").write_text(f"{HEAD}{SHORT}", encoding="utf-8")
    result = build(["depots.yaml"], ["board"], templates=Path("templates"), output=Path("out"), formats=["memo"])
    assert what in [d.what for d in result.diagnostics]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("[1]", "“spare” must be a whole number from 1 to 9, or an expression"),
        ('"{{ title }}"', "“spare” wants a whole number from 1 to 9, or 0 for never"),
        ('"{{ titel }}"', "“titel” is not a name here"),
    ],
)
def test_a_part_goes_in_a_round_or_never(value: str, what: str, here: Path) -> None:
    path = here / "templates" / "board" / "memo.yaml"
    path.write_text(f'parts:\n  - {{spare: {value}, body: [{{bullets: "{{{{ summary }}}}"}}]}}\n', encoding="utf-8")
    Path("depots.yaml").write_text(f"{HEAD}{SHORT}", encoding="utf-8")
    result = build(["depots.yaml"], ["board"], templates=Path("templates"), output=Path("out"), formats=["memo"])
    assert what in [d.what for d in result.diagnostics]


def test_slides_spare_nothing(here: Path) -> None:
    (here / "templates" / "board" / "deck.yaml").write_text(
        'parts:\n  - {spare: 1, title: "{{ title }}", body: [{bullets: "{{ summary }}"}]}\n'
        '  - {title: "{{ title }}!", body: [{bullets: "{{ summary }}", spare: 1}]}\n',
        encoding="utf-8",
    )
    Path("depots.yaml").write_text(f"{HEAD}{SHORT}", encoding="utf-8")
    result = build(["depots.yaml"], ["board"], templates=Path("templates"), output=Path("out"), formats=["deck"])
    assert [d.what for d in result.diagnostics] == [
        "“spare” must be left out: only parts of a memo that have blocks may go",
        "“spare” is not a key here",
    ]


def test_the_shipped_plan_lets_evidence_go_to_which_no_answer_leads(tmp_path: Path) -> None:
    def listed(name: str, known: str) -> str:
        points = "".join(f"      - {name} {n} is slow\n" for n in range(80))
        return f"  - kind: text\n    title: {name}\n    id: {known}\n    points:\n{points}"

    path = tmp_path / "depots.yaml"
    asked = f"summary: [{{text: Depots are slow, detail: {SENTENCE}, see: south}}]\nsections:\n"
    path.write_text(HEAD + asked + listed("North", "north") + listed("South", "south"), encoding="utf-8")
    result = build([path], ["executive"], templates=ROOT / "templates", output=tmp_path / "out", formats=["memo"])
    assert result.written[0].pages <= 3
    assert left_out(result) == ["to keep 3 pages the memo lacks “North”"]
    document: Any = Document(str(result.written[0].path))
    shown = "\n".join(p.text for p in document.paragraphs)
    assert ("South 7 is slow" in shown, "North" in shown, SENTENCE.strip() in shown) == (True, False, True)
    # Where the summary leads nowhere, nobody has said what matters.
    path.write_text(path.read_text(encoding="utf-8").replace(", see: south", ""), encoding="utf-8")
    again = build([path], ["executive"], templates=ROOT / "templates", output=tmp_path / "two", formats=["memo"])
    assert left_out(again) == []
    assert "M501" in {d.rule.code for d in again.diagnostics}
