"""A memo from a briefing: its form, its footnotes and references, its annexes and turned pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck import build
from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.chart import Chart
from briefdeck.blocks.comparison import Aspect, Comparison, Option
from briefdeck.blocks.figures import Figures
from briefdeck.blocks.implications import Implication, Implications
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.phases import Phase, Phases
from briefdeck.blocks.process import Process, Step
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.blocks.timeline import Event, Timeline
from briefdeck.document.block import Block
from briefdeck.document.chart import Series
from briefdeck.document.figure import KeyFigure
from briefdeck.document.outline import Outline, Part
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, RichText, Run, words
from briefdeck.model.leaves import ChartType
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.numbering.source_numbers import cited, numbered
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.memo import set_memo
from laws import tries
from shipped import AUDIENCES, BRIEFINGS, shipped_file
from soundness import assert_sound
from test_docx import SPAN, TABLE, Memo, outline, part, read, style
from validators import assert_valid

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = """\
briefdeck: 1
title: 設備の更新
subtitle: 何を替えるか
language: ja
date: 2026-04-10
from: 設備管理部
"""


def memo(text: str, audience: str, folder: Path, language: str = "") -> Path:
    """The memo of a briefing for a shipped audience, sound and valid."""
    briefing = folder / "plant.yaml"
    briefing.write_text(HEAD.replace("language: ja", f"language: {language or 'ja'}") + text, encoding="utf-8")
    result = build([briefing], [audience], output=folder, formats=["memo"])
    assert [str(d) for d in result.diagnostics] == []
    assert_sound(result.written[0].path)
    assert_valid(result.written[0].path)
    return result.written[0].path


def lines(path: Path, *styles: str) -> list[str]:
    """The paragraphs in these styles, as a reader sees them; all of them if none is named."""
    document: Any = Document(str(path))
    return [read(p._p) for p in document.paragraphs if not styles or p.style.name in styles]


def cells(path: Path) -> list[list[str]]:
    """The words of a memo's first table, row by row."""
    document: Any = Document(str(path))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def body(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def fields(element: Any) -> list[tuple[str, str]]:
    """The instruction of every field of a story with the result that stands in it."""
    found: list[tuple[str, str]] = []
    state = ""
    for child in element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if child.tag == f"{W}fldChar":
            state = child.get(f"{W}fldCharType")
            if state == "begin":
                found.append(("", ""))
        elif child.tag == f"{W}instrText":
            found[-1] = (child.text.strip(), "")
        elif state == "separate":
            found[-1] = (found[-1][0], found[-1][1] + child.text)
    return found


# --- Forms ------------------------------------------------------------------------------------------------------------

ADDRESSED = """\
to: [工場長会議, {name: 山田太郎, kind: person}, {name: 関係者, kind: group}]
summary: [更新は12基から始める]
sections: [{kind: text, title: 背景, points: [設備が古い]}]
"""


@pytest.mark.slow
def test_an_addressee_is_addressed_by_its_kind(tmp_path: Path) -> None:
    path = memo(ADDRESSED, "public-sector", tmp_path)
    assert lines(path, "Memo To") == ["工場長会議　御中", "山田太郎　様", "関係者各位"]


@pytest.mark.slow
def test_in_english_an_addressee_has_its_name_alone(tmp_path: Path) -> None:
    path = memo(ADDRESSED, "executive", tmp_path, "en")
    assert cells(path) == [
        ["To", "From", "Date"],
        ["工場長会議, 山田太郎, 関係者", "設備管理部", "10 April 2026"],
    ]
    assert lines(path, "Lead Heading") == ["Summary"]


COMPARED = """\
summary: [更新は12基から始める]
sections:
  - kind: text
    title: 回収
    points: [設備が古い]
    compare: {figures: [FIGURES], limit: most, note: 補助金を除く}
figures:
  now: {value: 3.9, unit: 年, label: 回収, as_of: 2025, sources: [audit]}
  low: {value: 4.8, unit: 年, label: 回収, as_of: 2026, sources: [audit]}
  all: {value: 5.5, unit: 年, label: 全基の回収, sources: [audit]}
  most: {value: 5, unit: 年, label: 上限, sources: [audit]}
sources:
  audit: {outlet: 設備管理部, title: 調査, date: 2026-03-02}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("now, all", "回収：3.9年[1]、全基の回収：5.5年[1]、上限：5年[1]。補助金を除く"),
        ("now, low", "回収：3.9年（2025年）[1]、4.8年（2026年）[1]、上限：5年[1]。補助金を除く"),
    ],
)
def test_what_a_caution_speaks_of_is_said_beside_it(figures: str, said: str, tmp_path: Path) -> None:
    path = memo(COMPARED.replace("FIGURES", figures), "executive", tmp_path)
    assert said in lines(path, "Body Text")


@pytest.mark.slow
def test_a_business_memo_without_addressee_has_no_line_for_it(tmp_path: Path) -> None:
    path = memo(ADDRESSED.partition("\n")[2], "executive", tmp_path)
    assert cells(path) == [["発信", "日付"], ["設備管理部", "2026年4月10日"]]


@pytest.mark.slow
def test_headings_without_content_are_not_shown(tmp_path: Path) -> None:
    items = "[{actor: 工場, implication: 止まる}]"
    text = f"summary: [始める]\nsections: [{{kind: implications, title: 示唆, items: {items}}}]\n"
    assert lines(memo(text, "executive", tmp_path), "Heading 1") == ["示唆"]


# --- Sources ----------------------------------------------------------------------------------------------------------

SOURCED = """\
summary: [{text: 更新は12基から始める, sources: [wire]}, {text: 予算は増えない, sources: [ledger, wire], see: costs}]
sections:
  - {kind: text, id: costs, title: 費用, points: [{text: 年度の予算に収まる, sources: [ledger]}]}
sources:
  unused: {outlet: 町, title: 使わない資料}
  ledger: {outlet: 経理部, title: 予算書, date: 2026-02}
  wire: {author: 佐藤花子, outlet: 通信社, title: 更新の波, url: "https://example.com/a", date: 2026-03-01,
    accessed: 2026-04-02}
"""


@pytest.mark.slow
def test_a_source_has_one_footnote_and_later_citations_refer_to_it(tmp_path: Path) -> None:
    path = memo(SOURCED, "analyst", tmp_path)
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        links = archive.read("word/_rels/footnotes.xml.rels").decode()
    assert [read(n) for n in notes if n.get(f"{W}type") is None] == [
        "\t佐藤花子、通信社「更新の波」、2026年3月1日、2026年4月2日参照",
        "\t経理部「予算書」、2026年2月",
    ]
    assert 'Target="https://example.com/a"' in links
    assert [f for f in fields(body(path)) if f[0].startswith("NOTEREF")] == [
        ("NOTEREF _RefNote001 \\f \\h", "1"),
        ("NOTEREF _RefNote002 \\f \\h", "2"),
    ]


@pytest.mark.slow
def test_sources_are_listed_with_their_address_between_japanese_marks(tmp_path: Path) -> None:
    path = memo(SOURCED, "analyst", tmp_path)
    assert lines(path, "Source List") == [
        "佐藤花子、通信社「更新の波」、2026年3月1日、https://example.com/a、2026年4月2日参照",
        "経理部「予算書」、2026年2月",
        "町「使わない資料」",
    ]


LONG = "年度ごとの設備の更新と点検の記録をまとめた報告の本編と別冊の資料"
ADDRESS = "https://example.com/reports/2026/renewal-of-the-equipment-and-inspection-of-the-whole-plant"


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
def test_addresses_stand_on_lines_of_their_own_where_one_has_no_room_beside_its_entry(
    audience: str, tmp_path: Path
) -> None:
    """Of all sources, so that they are alike. What is said behind an entry of one line stands behind its address."""
    long = SOURCED.replace("title: 予算書", f"title: {LONG}, url: '{ADDRESS}', note: 第3版")
    found = dict(zip("wlu", lines(memo(long, audience, tmp_path), "Source List"), strict=False))
    entries = [line for line in found.values() if "http" in line]
    assert len(entries) == 2
    for line in entries:
        entry, address = line.split("\n")
        assert address.startswith("https://example.com/")
        assert "http" not in entry
    assert sum("（第3版" in line or "第3版）" in line for line in entries) == 1


@pytest.mark.slow
def test_in_english_sources_follow_an_english_order(tmp_path: Path) -> None:
    path = memo(SOURCED, "analyst", tmp_path, "en")
    assert lines(path, "Source List")[0] == (
        "佐藤花子, ‘更新の波’, 通信社, 1 March 2026, https://example.com/a, accessed 2 April 2026."
    )


SECOND_HAND = """\
summary: [{text: 更新は12基から始める, sources: [wire]}]
sections: [{kind: text, title: 費用, points: [{text: 予算は増えない, sources: [wire]}]}]
sources:
  wire: {outlet: 通信社, title: 更新の波, via: digest}
  digest: {outlet: 週報, title: 今週の設備}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "told"), [("ja", "通信社「更新の波」（[2]より）"), ("en", "通信社, ‘更新の波’ (as cited in [2])")]
)
def test_a_source_known_through_another_says_so_and_that_one_is_listed(
    language: str, told: str, tmp_path: Path
) -> None:
    path = memo(SECOND_HAND, "executive", tmp_path, language)
    first, second, *_ = lines(path, "Source List")
    assert told in first
    assert "週報" in second


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ja", "通信社「更新の波」（2026年3月1日、[2]より、日付は不明）"),
        ("en", "通信社, ‘更新の波’, 1 March 2026 (as cited in [2]; 日付は不明)"),
    ],
)
def test_brackets_that_would_follow_each_other_are_one(language: str, told: str, tmp_path: Path) -> None:
    noted = SECOND_HAND.replace("via: digest", "via: digest, date: 2026-03-01, note: 日付は不明")
    assert told in lines(memo(noted, "executive", tmp_path, language), "Source List")[0]


def test_the_deck_takes_its_numbers_from_the_footnotes(tmp_path: Path) -> None:
    (tmp_path / "plant.yaml").write_text(HEAD + SOURCED, encoding="utf-8")
    result = build([tmp_path / "plant.yaml"], ["analyst"], output=tmp_path, formats=["deck"])
    with zipfile.ZipFile(result.written[0].path) as deck:
        slides = "".join(deck.read(n).decode() for n in deck.namelist() if n.startswith("ppt/slides/slide"))
    shown = re.sub("<[^>]+>", "", slides)
    assert "[1]\t佐藤花子" in shown.replace("[1]佐藤", "[1]\t佐藤")


KEYS = ("a", "b", "c", "d")
_SLOTS = 42


def spread(keys: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> Outline:
    """A memo with every block, whose texts cite these sources one after the other."""
    left = iter(keys)

    def text(name: str) -> RichText:
        return RichText((Run(name), *(Citation(key, numbers[key]) for key in next(left, ())))).ordered()

    def item(name: str) -> Item:
        return Item(text(name), text(f"{name}の詳細"), children=(Item(text(f"{name}の下")),))

    def row(name: str) -> Row:
        return Row((text(name), text("値")), detail=text("行の詳細"))

    figures = Figures((KeyFigure(text("5"), label=text("数"), as_of=text("時点"), note=text("注")),))
    table = Table((Column(text("頭")), Column(text("頭"))), (row("一"), row("二")), text("表題"), text("注"))
    chart = Chart(ChartType.COLUMN, ("x",), (Series("s", (1.0,)),), caption=text("図題"), note=text("注"))
    phases = Phases((Phase(text("段階"), text("見出し"), text("期間"), points=(item("点"),), detail=text("詳細")),))
    actors = Implications((Implication(text("者"), text("示唆"), text("対応"), text("詳細")),))
    compared = Comparison((Option(words("甲")), Option(words("乙"))), (Aspect(text("面"), (text("A"), text("B"))),))
    timeline = Timeline((Event(1.0, text("日"), item("事")),), (0.0, ""))
    process = Process((Step(item("手順"), text("誰"), text("いつ")),))
    blocks = (figures, table, chart, phases, actors, compared, timeline, process, Quote(text("言"), text("人")))
    listed = Bullets((item("一"), item("二")))
    made = Part(
        SPAN, level=1, title=text("見出し"), lead=text("導入"), areas=((Paragraph(text("文")), listed, *blocks),)
    )
    last = Part(SPAN, areas=((Callout(text("結び")),),))
    references = tuple(Reference(numbers[k], k, words(k), words(k), "", entry=words(f"資料{k}")) for k in numbers)
    return replace(outline(made, last), references=references, footnotes=True)


@pytest.mark.slow
@settings(max_examples=tries(30))
@given(st.lists(st.lists(st.sampled_from(KEYS), max_size=3, unique=True), min_size=_SLOTS, max_size=_SLOTS))
def test_footnotes_come_in_the_order_in_which_a_memo_is_read(keys: list[list[str]]) -> None:
    order = cited(spread(keys, dict.fromkeys(KEYS, 1)))
    numbers = {key: n for n, key in enumerate([*order, *(k for k in KEYS if k not in order)], 1)}
    written = Memo(spread(keys, numbers), "analyst")
    document: Any = written.body
    notes = {n.get(f"{W}id"): read(n) for n in written.xml("word/footnotes.xml")}
    placed = [notes[mark.get(f"{W}id")] for mark in document.iter(f"{W}footnoteReference")]
    assert placed == [f"\t資料{key}" for key in order]
    for instruction, result in fields(document):
        if instruction.startswith("NOTEREF"):
            assert int(result) == int(instruction.split()[1].removeprefix("_RefNote"))
    assert not [r for r in document.iter(f"{W}r") if r.get("cited")]


@settings(max_examples=tries(30))
@given(st.lists(st.lists(st.sampled_from(KEYS), max_size=3, unique=True), max_size=_SLOTS), st.permutations(KEYS))
def test_sources_get_other_numbers_wherever_they_are_cited(keys: list[list[str]], order: list[str]) -> None:
    before = spread(keys, {key: n for n, key in enumerate(KEYS, 1)})
    after = spread(keys, {key: n for n, key in enumerate(order, 1)})
    assert numbered(before, after.references) == after


def test_marks_that_stand_side_by_side_are_in_the_order_of_their_numbers() -> None:
    references = tuple(Reference(n, k, words(k), words(k), "") for n, k in enumerate("cba", 1))
    own = RichText((Run("文"), Citation("b", 2), Citation("a", 1), Run("と"), Citation("a", 1)))
    text = own.citing([Citation("c", 3), Citation("b", 2)])
    assert [c.key for c in text.inlines if isinstance(c, Citation)] == ["a", "b", "a", "c"]
    assert [c.key for c in own.ordered().inlines if isinstance(c, Citation)] == ["a", "b", "a"]
    assert [c.number for c in numbered(text, references).inlines if isinstance(c, Citation)] == [2, 3, 1, 3]


def test_the_sources_of_a_text_are_shown_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """However they are written: in one bracket of the text, or some of them beside it."""
    said = "{text: '一 [@c; @a]', detail: 二, sources: [b], status: reported}"
    sources = "".join(f"  {key}: {{outlet: 町, title: 資料{key}}}\n" for key in "abc")
    section = f"  - {{kind: text, title: 節, message: 要点, points: [{said}]}}\n"
    path = memo(f"summary: [{said}]\nsections:\n{section}sources:\n{sources}", "public-sector", tmp_path)
    assert "一 [1][2][3]" in "\n".join(lines(path))


@pytest.mark.parametrize("audience", ["executive", "public-sector"])
def test_a_head_is_broken_before_what_it_says_in_brackets(audience: str, tmp_path: Path) -> None:
    heads = "対策, 事業費（億円）, 守られる棟数（棟/年）, 1棟当たり費用（万円/棟）, 面積当たり売上（万円/㎡）, 課題"
    rows = "[貯留管, 386, 610, 6328, 12, 用地と地下の支障物をどうするか], [止水板, 4.8, 120, 400, 9, 申請の手間と周知]"
    section = f"  - {{kind: table, title: 比較, message: 要点, columns: [{heads}], rows: [{rows}]}}\n"
    path = memo(f"summary: [{{text: 要旨}}]\nsections:\n{section}", audience, tmp_path)
    document: Any = Document(str(path))
    head = next(row for table in document.tables for row in [table.rows[0]] if row.cells[0].text == "対策")
    said = [cell.text for cell in head.cells]
    assert [words.replace("\n", "") for words in said] == heads.split(", ")
    assert all(line.count("（") == line.count("）") for words in said for line in words.split("\n"))
    assert any("\n（" in words for words in said)


def test_the_items_of_a_list_have_the_style_that_a_plan_gives_them(tmp_path: Path) -> None:
    """Those below a numbered statement hang below its words, in the ministries' memo."""
    point = "{text: 一, detail: 二, points: [三, {text: 四, points: [五]}]}"
    section = f"  - {{kind: text, title: 節, message: 要点, points: [{point}]}}\n"
    path = memo(f"summary: [{{text: 要旨}}]\nsections:\n{section}", "public-sector", tmp_path)
    document: Any = Document(str(path))
    found = {p.text: (p.style.name, p._p.pPr.numPr) for p in document.paragraphs if p.text in "三四五"}
    assert {name for name, _ in found.values()} == {"List Bullet 2"}
    assert [found[words][1].ilvl.val for words in "三四五"] == [1, 1, 2]


def test_units_of_a_chart_that_a_memo_does_not_draw_stand_nowhere() -> None:
    """A line that is told in the points below its heading leaves no unit behind, of one axis or of two."""
    alone = {"人", "冊", "people", "loans", "%", "億円"}
    assert not alone & {text.strip() for text in lines(shipped_file("gallery", "executive", "memo"))}


def test_a_row_that_repeats_has_no_footnote() -> None:
    head = Table((Column(RichText((Run("頭"), Citation("a", 1)))),), (Row((words("値"),)),))
    reference = Reference(1, "a", words("町"), words("資料"), "", entry=words("資料"))
    value = replace(outline(part(head)), references=(reference,), footnotes=True)
    written = Memo(value, "analyst")
    assert list(written.elements("footnoteReference")) == []
    assert "頭1" in written.text


@pytest.mark.slow
def test_a_template_without_footnotes_gets_them_with_their_separators(tmp_path: Path) -> None:
    bare = replace(style("analyst"), content=without_notes(style("analyst")))
    reference = Reference(1, "a", words("町"), words("資料"), "https://example.com/a", entry=words("資料"))
    value = outline(part(Paragraph(RichText((Run("文"), Citation("a", 1))))))
    path = tmp_path / "memo.docx"
    path.write_bytes(
        write_docx(composed(set_memo(replace(value, references=(reference,), footnotes=True), bare), bare), bare)
    )
    assert_sound(path)
    assert_valid(path)
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert b"<w:footnotePr>" in archive.read("word/settings.xml")
    assert [n.get(f"{W}type") for n in notes] == ["separator", "continuationSeparator", None]


def without_notes(template: MemoStyle) -> bytes:
    """A template whose footnotes part, and all that names it, are gone."""
    buffer = io.BytesIO()
    cut = {
        "word/_rels/document.xml.rels": r'<Relationship [^>]*footnotes\.xml"[^>]*/>',
        "[Content_Types].xml": r'<Override [^>]*footnotes\.xml"[^>]*/>',
        "word/settings.xml": r"<w:footnotePr>.*?</w:footnotePr>",
    }
    with zipfile.ZipFile(io.BytesIO(template.content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != "word/footnotes.xml":
                text = old.read(name)
                new.writestr(name, re.sub(cut[name], "", text.decode()) if name in cut else text)
    return buffer.getvalue()


# --- References -------------------------------------------------------------------------------------------------------

LED = """\
summary:
  - {text: 一覧がある, see: list}
  - {text: 費用は変わらない, detail: 予算の中で行う。, see: costs}
sections:
  - {kind: table, id: list, title: 設備, caption: 設備の一覧, columns: [番号, 名称], rows: [[1, 炉], [2, 釜]]}
  - {kind: text, id: costs, title: 費用, points: [年度の予算に収まる]}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("audience", "language", "expected"),
    [
        ("analyst", "ja", ["一覧がある（表1）", "費用は変わらない\n予算の中で行う。（第3節参照）"]),
        ("analyst", "en", ["一覧がある (Table 1)", "費用は変わらない\n予算の中で行う。 (see section 3)"]),
        ("public-sector", "ja", ["一覧がある（表1）", "費用は変わらない\n予算の中で行う。（第3参照）"]),
    ],
)
def test_a_statement_leads_to_the_table_or_heading_that_says_more(
    audience: str, language: str, expected: list[str], tmp_path: Path
) -> None:
    path = memo(LED, audience, tmp_path, language)
    assert lines(path, "List Number") == expected
    kinds = [instruction.split()[0] for instruction, _ in fields(body(path))]
    assert kinds.count("REF") == 2
    assert kinds.count("SEQ") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("audience", "language", "expected"),
    [
        ("analyst", "ja", ["一覧がある［事実・表1］", "費用は変わらない［事実・第3節］\n予算の中で行う。"]),
        (
            "analyst",
            "en",
            ["一覧がある  [fact, Table 1]", "費用は変わらない  [fact, section 3]\n予算の中で行う。"],
        ),
        ("public-sector", "ja", ["一覧がある［事実・表1］", "費用は変わらない［事実・第3］\n予算の中で行う。"]),
    ],
)
def test_what_leads_on_stands_in_the_brackets_of_a_status(
    audience: str, language: str, expected: list[str], tmp_path: Path
) -> None:
    led = LED.replace("一覧がある,", "一覧がある, status: fact,").replace("変わらない,", "変わらない, status: fact,")
    path = memo(led, audience, tmp_path, language)
    assert lines(path, "List Number") == expected
    assert [f[0].split()[0] for f in fields(body(path))].count("REF") == 2


def test_a_reference_shows_the_number_of_its_heading_without_a_full_stop() -> None:
    led = Bullets((Item(words("見よ"), see="section 0"),))
    target = replace(part(Paragraph(words("文")), title="費用", level=1), sections=("section 0",))
    labels = {"refer_number": "（{target}項参照）", "refer_title": "（{target}）"}
    for audience, level, shown in (("executive", 1, "見よ（1項参照）"), ("executive", 0, "見よ（費用）")):
        aimed = replace(target, level=level, style="" if level else "Annex Heading")
        value = outline(part(led), aimed)
        value = replace(value, labels=replace(value.labels, **labels))
        assert read(next(Memo(value, audience).elements("p"))) == shown


def test_what_leads_nowhere_in_this_memo_says_nothing() -> None:
    led = Bullets((Item(words("見よ"), see="section 7"),))
    assert fields(Memo(outline(part(led))).body) == []


# --- Annexes and pages ------------------------------------------------------------------------------------------------


def annexes(labels: str, audience: str) -> Any:
    first = replace(part(Paragraph(words("一")), title="一覧"), appendix=True, sections=("section 0",))
    second = replace(part(Paragraph(words("二")), title="資料"), appendix=True)
    value = outline(part(Paragraph(words("文"), see="section 0")), first, second)
    value = replace(value, labels=replace(value.labels, annex=labels, refer_caption="（{target}）"))
    return Memo(value, audience).body


def test_annexes_are_numbered_by_a_field_and_begin_a_page() -> None:
    document = annexes("別紙{number}　{title}", "analyst")
    assert [read(p) for p in document.iter(f"{W}p")] == ["文（別紙1）", "別紙1　一覧", "一", "別紙2　資料", "二"]
    assert [f for f in fields(document) if "SEQ" in f[0]] == [
        ("SEQ 別紙 \\* ARABIC", "1"),
        ("SEQ 別紙 \\* ARABIC", "2"),
    ]


def test_a_reference_to_an_annex_names_it_up_to_its_number() -> None:
    document = annexes("Annex {number}: {title}", "analyst")
    assert [read(p) for p in document.iter(f"{W}p")][:2] == ["文（Annex 1）", "Annex 1: 一覧"]
    start = next(b for b in document.iter(f"{W}bookmarkStart") if b.get(f"{W}name").startswith("_Ref"))
    inside = []
    for element in start.itersiblings():
        if element.tag == f"{W}bookmarkEnd":
            break
        inside.append(read(element))
    assert "".join(inside) == "Annex 1"


def test_an_annex_whose_title_has_its_own_line() -> None:
    document = annexes("別紙{number}", "public-sector")
    assert [read(p) for p in document.iter(f"{W}p")] == ["文（別紙1）", "別紙1", "一覧", "一", "別紙2", "資料", "二"]
    named = [s.get(f"{W}val") for s in document.iter(f"{W}pStyle")]
    assert named[1:3] == ["AnnexHeading", "AnnexTitle"]


COUNT = 14
WIDE = Table(
    tuple(Column(words(f"見出し{n}")) for n in range(COUNT)),
    (Row(tuple(words("長い文字の並び") for _ in range(COUNT))),),
    words("広い表"),
)
UPRIGHT, TURNED = ("11906", "16838", None), ("16838", "11906", "landscape")


def pages(value: Outline, audience: str = "analyst") -> list[Any]:
    """The sections of a memo in order."""
    return list(Memo(value, audience).elements("sectPr"))


def sizes(sections: list[Any]) -> list[tuple[str | None, ...]]:
    found = (s.find(f"{W}pgSz") for s in sections)
    return [tuple(size.get(f"{W}{name}") for name in ("w", "h", "orient")) for size in found]


def text_part(name: str) -> Part:
    return part(Paragraph(words("文")), title=name, level=1)


def table_part(table: Table = WIDE) -> Part:
    return part(Paragraph(words("導入")), table, title="表", level=1)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((text_part("前"), table_part(), text_part("後")), [UPRIGHT, TURNED, UPRIGHT]),
        ((text_part("前"), table_part()), [UPRIGHT, TURNED]),
        ((table_part(), text_part("後")), [TURNED, UPRIGHT]),
        ((table_part(),), [TURNED]),
        ((part(WIDE, WIDE), text_part("後")), [TURNED, UPRIGHT]),
        ((text_part("前"), table_part(TABLE)), [UPRIGHT]),
        ((text_part("前"), table_part(replace(TABLE, landscape=True))), [UPRIGHT, TURNED]),
        ((text_part("前"), table_part(replace(WIDE, landscape=False))), [UPRIGHT]),
    ],
)
def test_a_page_turns_for_a_wide_table_and_back(parts: tuple[Part, ...], expected: list[Any]) -> None:
    sections = pages(outline(*parts))
    assert sizes(sections) == expected
    # Each has the headers and footers; the first page of the document alone may differ.
    assert {len(s.findall(f"{W}headerReference")) for s in sections} == {2}
    assert {len(s.findall(f"{W}footerReference")) for s in sections} == {2}
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, *[False] * (len(sections) - 1)]


@pytest.mark.slow
def test_the_heading_of_a_wide_table_turns_with_it(tmp_path: Path) -> None:
    value = outline(text_part("前"), table_part(), text_part("後"))
    path = tmp_path / "memo.docx"
    path.write_bytes(write_docx(composed(set_memo(value, style("analyst")), style("analyst")), style("analyst")))
    assert_sound(path)
    assert_valid(path)
    ends = [read(s.getparent().getparent()) for s in pages(value)[:-1]]
    assert ends == ["文", ""]
    grid = [int(c.get(f"{W}w")) for c in body(path).iter(f"{W}gridCol")]
    assert sum(grid) == round(style("analyst").turned_width * 20)


def test_a_short_introduction_stays_with_its_table_and_heading() -> None:
    def kept(*texts: str) -> list[bool]:
        blocks: list[Block] = [*(Paragraph(words(text)) for text in texts), TABLE]
        written = Memo(outline(part(*blocks, title="表", level=1)))
        paragraphs = [p for p in written.elements("p") if read(p) in texts]
        return [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs]

    assert kept("短い文。", "次の文。") == [True, True]
    assert kept("長い文。" * 40, "次の文。") == [False, True]


# --- Styles -----------------------------------------------------------------------------------------------------------

# What no style can say: place in a list, that a paragraph stays with the next or begins a page, where a section ends,
# the space beside a table, what a line keeps free on the right so that it does not end badly, the face of signs that
# both scripts have, the fill of the row or column that matters.
PARAGRAPH_FORMAT = {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "spacing", "ind", "sectPr"}
RUN_FORMAT = {"rStyle", "rFonts", "spacing"}  # characters stand closer where a line less has no last one alone
CELL_FORMAT = {"tcW", "gridSpan", "tcBorders", "shd", "tcMar"}  # a margin sets figures apart from words behind them


@pytest.fixture(scope="module")
def bodies() -> list[Any]:
    """The bodies of the memos of all shipped briefings for all audiences."""
    return [body(shipped_file(name, of, "memo")) for name in BRIEFINGS for of in AUDIENCES]


def local(element: Any) -> str:
    return str(etree.QName(element).localname)


@pytest.mark.slow
def test_nothing_is_formatted_that_a_style_can_say(bodies: list[Any]) -> None:
    for root in map(deepcopy, bodies):
        for said in list(root.iter(f"{W}txbxContent")):  # they are set as their shape asks, as on a slide
            said.getparent().remove(said)
        assert {local(c) for p in root.iter(f"{W}pPr") for c in p} <= PARAGRAPH_FORMAT
        assert {local(c) for p in root.iter(f"{W}rPr") for c in p} <= RUN_FORMAT
        assert {local(c) for p in root.iter(f"{W}tcPr") for c in p} <= CELL_FORMAT
        for spacing in root.iter(f"{W}spacing"):
            separates = not read(spacing.getparent().getparent())
            if spacing.getparent().tag == f"{W}rPr":
                assert -8 <= int(spacing.get(f"{W}val")) < 0
            else:
                assert separates or set(spacing.attrib) <= {f"{W}before", f"{W}after"}
        for indent in root.iter(f"{W}ind"):
            assert set(indent.attrib) == {f"{W}right"}
        for fonts in root.iter(f"{W}rFonts"):
            assert fonts.get(f"{W}hint") == "eastAsia"


def test_every_list_has_an_instance_of_its_own(bodies: list[Any]) -> None:
    for root in bodies:
        seen: set[str] = set()
        last = ""
        for element in root.iter(f"{W}numId"):
            number = str(element.get(f"{W}val"))
            assert number == last or number not in seen
            seen.add(number)
            last = number


@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
def test_styles_have_the_names_by_which_word_knows_its_own(audience: str) -> None:
    with zipfile.ZipFile(io.BytesIO(style(audience).content)) as archive:
        sheet: Any = etree.fromstring(archive.read("word/styles.xml"))
        numbering: Any = etree.fromstring(archive.read("word/numbering.xml"))
    names = {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in sheet.iter(f"{W}style")}
    known = {
        *("heading 1", "heading 2", "heading 3", "heading 4", "Title", "Subtitle", "Body Text", "List Bullet"),
        *("List Number", "Quote", "caption", "toc 1", "toc 2", "TOC Heading", "footnote text", "footnote reference"),
        *("header", "footer", "Strong", "Hyperlink", "Normal"),
    }
    assert known <= set(names.values())
    # What is not Word's own says so; Word would else take it for a style that it knows.
    custom = {s.get(f"{W}styleId") for s in sheet.iter(f"{W}style") if s.get(f"{W}customStyle") == "1"}
    assert {names[i] for i in custom} & known == set()
    bound = [
        [level.find(f"{W}pStyle").get(f"{W}val") for level in a.iter(f"{W}lvl") if level.find(f"{W}pStyle") is not None]
        for a in numbering.iter(f"{W}abstractNum")
    ]
    assert ["Heading1", "Heading2", "Heading3", "Heading4"] in bound


def test_a_column_keeps_a_day_whole_beside_long_words() -> None:
    document = Document(str(shipped_file("factory-energy", "public-sector", "memo")))
    (table,) = (t for t in document.tables if len(t.columns) == 3 and t.cell(0, 2).text == "期限")
    assert table.cell(1, 2).text == "2026年4月24日"
    # At 9.5 pt three full-width marks, seven digits of 0.62 em, five gaps between scripts; and the margins of a cell.
    assert table.columns[2].width.pt > 9.5 * (3 + 7 * 0.62 + 5 * 0.25) + 10


# --- What is told once ------------------------------------------------------------------------------------------------

SOURCES = """\
summary: [更新は12基から始める]
sources:
  article: {outlet: 記事, title: 冷却設備の更新}
  paper: {outlet: 新聞, title: 更新の費用, via: article}
  study: {outlet: 研究所, title: 騒音の測定}
  spare: {outlet: 協会, title: 参考資料}
sections:
  - kind: text
    title: 更新
    message: 更新が要る
    caution: 測定は1回だけである[@study]。
    points:
      - {text: 費用が下がる, sources: [paper], status: reported}
"""


@pytest.mark.parametrize(
    ("audience", "listed"), [("executive", ["記事", "新聞", "協会"]), ("analyst", ["研究所", "新聞", "記事", "協会"])]
)
def test_a_memo_lists_what_it_cites_and_what_nothing_cites(audience: str, listed: list[str], tmp_path: Path) -> None:
    """A source that only a caution cites goes with it where an audience leaves cautions out; that in which another is
    cited stays with it."""
    briefing = tmp_path / "plant.yaml"
    briefing.write_text(HEAD + SOURCES, encoding="utf-8")
    result = build([briefing], [audience], output=tmp_path, formats=["memo"])
    assert result.ok, result.diagnostics
    said = lines(result.written[0].path, "Source List")
    assert [next(name for name in listed if name in line.split("「")[0]) for line in said] == listed


def test_a_list_of_sources_of_which_none_is_cited_has_no_heading(tmp_path: Path) -> None:
    text = SOURCES.replace(", sources: [paper], status: reported", "").replace("  spare: ", "  # spare: ")
    briefing = tmp_path / "plant.yaml"
    briefing.write_text(
        HEAD + text.replace("測定は1回だけである", "測定と費用の確かめはまだ[@paper]"), encoding="utf-8"
    )
    result = build([briefing], ["executive"], output=tmp_path, formats=["memo"])
    assert result.ok, result.diagnostics
    assert "出典" not in lines(result.written[0].path)


STEPS = """\
summary: [更新は12基から始める]
sections:
  - kind: process
    title: 手順
    steps:
      - {text: 測る, by: 工場, time: 毎月}
      - {text: 検証する, by: 認定を受けた検証機関, time: 6週間から10週間, detail: 検証機関は4つしかない。}
      - {text: 渡す, by: 輸出企業, time: 出荷ごと}
"""


@pytest.mark.slow
def test_steps_share_the_width_and_what_few_of_them_say_stands_beside_their_time(tmp_path: Path) -> None:
    """A column for what one step of three says would be empty but for a cell."""
    own = style("executive")
    short = body(memo(STEPS, "executive", tmp_path))
    (table,) = short.findall(f"{W}tbl")[-1:]
    widths = [int(column.get(f"{W}w")) / 20 for column in table.iter(f"{W}gridCol")]
    assert len(widths) == 3
    assert max(widths) < own.text_width / 2
    (table,) = body(memo(STEPS, "analyst", tmp_path)).findall(f"{W}tbl")[-1:]
    rows = [[read(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert [len(row) for row in rows] == [3, 3, 3]
    assert rows[1][2] == "6週間から10週間　検証機関は4つしかない。"


TASKS = """\
summary: [更新は12基から始める]
sections:
  - kind: phases
    title: 工程
    phases:
      - {name: 準備, period: 2026年}
      - {name: 工事, period: 2027年}
    tasks:
      - {name: 発注, start: 2026-05, end: 2026-07}
      - {name: 据付, start: 2026-08, end: END}
"""


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["analyst", "public-sector"])
def test_a_schedule_is_told_in_words_where_its_scale_does_not_show_it(audience: str, tmp_path: Path) -> None:
    """Months can be read from the drawing; that a task ends on a day of one cannot."""
    tables = [
        len(list(body(memo(TASKS.replace("END", end), audience, tmp_path)).iter(f"{W}tbl")))
        for end in ("2027-03", "2027-03-12")
    ]
    assert tables[1] == tables[0] + 1


def test_a_field_has_the_look_of_its_result_from_its_beginning_to_its_end(bodies: list[Any]) -> None:
    """LibreOffice sets what a field shows as its last mark is, Word as its first one when it is worked out anew."""
    found = 0
    for root in bodies:
        open_: list[set[str]] = []
        for run in root.iter(f"{W}r"):
            named, sign = run.find(f"{W}rPr/{W}rStyle"), run.find(f"{W}fldChar")
            kind = sign.get(f"{W}fldCharType") if sign is not None else ""
            if kind == "begin":
                open_.append(set())
            if open_:
                open_[-1].add(named.get(f"{W}val") if named is not None else "")
            if kind == "end" and "Status" in (looks := open_.pop()):
                assert looks == {"Status"}
                found += 1
    assert found


@pytest.mark.slow
def test_a_statement_without_more_to_say_does_not_hold_the_next_one(tmp_path: Path) -> None:
    """The official form sets statements as headings; those with nothing below them may end a page, but the first."""
    points = "".join(f"      - 第{n}の論点は費用である\n" for n in "一二三四")
    text = "summary: [更新は12基から始める]\nsections:\n  - kind: background\n    title: 背景\n    points:\n"
    text += points + "      - {text: 始め, detail: 詳しく述べる。}\n"
    found = body(memo(text, "public-sector", tmp_path))
    held = {
        read(p): keep.get(f"{W}val") if (keep := p.find(f"{W}pPr/{W}keepNext")) is not None else None
        for p in found.iter(f"{W}p")
        if "の論点は" in read(p)
    }
    assert held == {
        "第一の論点は費用である": None,
        "第二の論点は費用である": "0",
        "第三の論点は費用である": "0",
        "第四の論点は費用である": "0",
    }


QUOTED = """\
summary: [着手する]
sections:
  - kind: assessments
    title: 評価
    views:
      - {claim: 着手は妥当である, stance: supportive, held_by: 工場, reasons: [早い], quote: 「静かだ。」}
      - {claim: 別の見方もある, stance: neutral, held_by: 財務部, reasons: [遅い]}
"""


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["analyst", "public-sector"])
def test_quoted_words_stand_below_the_view_that_they_belong_to(audience: str, tmp_path: Path) -> None:
    path = memo(QUOTED, audience, tmp_path)
    document: Any = Document(str(path))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    at = next(n for n, row in enumerate(rows) if row[0] == "着手は妥当である")
    assert "「静かだ。」　工場" in rows[at + 1]
    assert rows[at + 2][0] == "別の見方もある"
    assert "静かだ" not in "".join(lines(path))
