"""The memo: an Outline in, properties of the Word file out, read with zipfile and lxml."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from briefdeck.audience.memo_style import MemoStyle, memo_style, read_memo_style, unknown_styles
from briefdeck.audience.opening import Template
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.chart import Chart
from briefdeck.blocks.contents import Contents
from briefdeck.blocks.figures import Figures
from briefdeck.blocks.implications import Implication, Implications
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.phases import Phase, Phases
from briefdeck.blocks.picture import Picture
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.references import References
from briefdeck.blocks.setting.cells import Needs, evened, shares
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.diagnostics import Span
from briefdeck.document import memo as settled
from briefdeck.document.block import Block
from briefdeck.document.chart import Series
from briefdeck.document.figure import KeyFigure
from briefdeck.document.outline import Labels, Outline, Part, Properties
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import EMPTY, Citation, RichText, Run, words
from briefdeck.model.leaves import Align, ChartType
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.units import exact_twips
from briefdeck.outputs.docx.template import memo_template
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.headings import number_text
from briefdeck.pipeline.pages.memo import set_memo
from laws import tries
from soundness import assert_sound
from validators import assert_valid

TEMPLATES = Path(__file__).parents[1] / "templates"
AUDIENCES = ("executive", "analyst", "public-sector")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPAN = Span("memo.yaml", 3, 5)
ONE, TWO = Citation("wire", 1), Citation("ministry", 2)
LINKED = RichText((Run("詳細は"), Run("資料", href="https://example.com/資料?a=1"), Run("を見よ。")))


def cited(text: str, *citations: Citation) -> RichText:
    return RichText((Run(text), *citations))


@cache
def style(audience: str = "executive") -> MemoStyle:
    found, diagnostics = read_memo_style(TEMPLATES / audience / "memo.docx")
    assert found is not None
    assert diagnostics == ()
    return found


def outline(*parts: Part, language: str = "ja", marking: str = "社外秘") -> Outline:
    facts = Properties("輸出規制の改定", "規制", "経営企画部", "半導体", language, date(2026, 4, 10), marking)
    return Outline(facts, Labels("{number}/{total}", "→{number}", "出典", "、"), parts, ())


def part(*blocks: Block, title: str = "", level: int = 0, style_name: str = "") -> Part:
    return Part(SPAN, title=words(title), level=level, style=style_name, areas=(blocks,))


def picture() -> Picture:
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(buffer, "png")
    return Picture(buffer.getvalue(), "png", 640, 480, words("工場の全景"), words("工場"), words("撮影：広報部"))


TABLE = Table(
    (Column(words("品目")), Column(words("金額（億円）"), Align.RIGHT), Column(words("区分"), Align.CENTER)),
    (
        Row((words("装置"), words("1,234.5"), words("甲"))),
        Row((cited("保守契約", ONE), words("67.0"), words("乙")), detail=words("契約の期間は5年である。")),
        Row((words("合計"), words("1,301.5"), EMPTY), strong=True),
    ),
    words("金額の内訳"),
    words("（注）2025年度の実績。"),
)
CHART = Chart(
    ChartType.COLUMN,
    ("2023年度", "2024年度", "2025年度"),
    (Series("装置", (10.5, None, 18.0)),),
    words("単位：億円"),
    words("輸出額の推移"),
    words("輸出額は18億円に増えた。"),
    words("（出典）経済産業省"),
    ("2025年度",),
)
PHASES = Phases(
    (
        Phase(words("第1段階"), words("先行"), words("2022年～"), points=(Item(words("製品が広がった。")),)),
        Phase(words("第2段階"), words("追い上げ"), words("2025年～"), "現在"),
    )
)
IMPLICATIONS = Implications(
    (
        Implication(
            words("調達部"), cited("依存が危険になる。", TWO), words("二社購買に移る。"), detail=words("9月末に更新。")
        ),
        Implication(words("法務部"), words("条件が分かれる。"), status="［推論］"),
    ),
    (words("担当"), words("示唆"), words("対応")),
)
REFERENCES = References(
    (
        Reference(
            1, "wire", words("通信社"), words("改定の発表"), "https://example.com/a", entry=words("通信社. 改定.")
        ),
        Reference(2, "ministry", words("経済産業省"), words("告示"), "https://example.com/b", "2026年4月9日"),
        Reference(5, "late", words("新聞"), words("続報"), ""),
    )
)
BULLETS = Bullets(
    (
        Item(cited("焦点は保守契約に移った。", ONE, TWO), words("装置だけでなく“保守”も対象になった。"), "［報道］"),
        Item(words("影響は×3倍"), children=(Item(words("国内")), Item(words("海外"), children=(Item(words("欧州")),)))),
    )
)
FIGURES = Figures(
    (
        KeyFigure(words("5,000"), "約", "億ドル", words("評価額"), words("2025年10月"), words("未公開")),
        KeyFigure(words("31"), unit="%", label=words("国内比率")),
    )
)


def everything() -> Outline:
    return outline(
        part(Paragraph(words("宛先\t経営会議"), "Memo Meta"), title="輸出規制の改定", style_name="Title"),
        part(Contents(2), title="目次", style_name="TOC Heading"),
        part(Paragraph(cited("規制は保守契約に及ぶ。", ONE), "Summary"), title="要旨", style_name="Summary Heading"),
        part(Paragraph(LINKED), BULLETS, FIGURES, title="背景", level=1),
        part(replace(BULLETS, ordered=True), Cards(BULLETS.items, numbered=True), TABLE, title="金額", level=2),
        part(CHART, picture(), PHASES, IMPLICATIONS, title="経緯", level=1),
        part(Quote(words("重要な局面だ。"), words("大臣")), Callout(words("9月末に決める。"), "決定"), level=0),
        part(REFERENCES, title="別紙1　出典", style_name="Annex Heading"),
    )


class Memo:
    """A written memo, opened."""

    def __init__(self, value: Outline, audience: str = "executive") -> None:
        self.blob = write_docx(composed(set_memo(value, style(audience)), style(audience)), style(audience))
        self.archive = zipfile.ZipFile(io.BytesIO(self.blob))
        self.body = self.xml("word/document.xml").find(f"{W}body")
        assert self.body is not None

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    def elements(self, name: str) -> Iterator[etree._Element]:
        assert self.body is not None
        return self.body.iter(f"{W}{name}")

    def values(self, name: str) -> list[str]:
        return [e.get(f"{W}val", "") for e in self.elements(name)]

    @property
    def text(self) -> str:
        assert self.body is not None
        return read(self.body)


def read(element: etree._Element) -> str:
    """The words of an element as a reader sees them."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(e.text or "" if e.tag == f"{W}t" else shown.get(str(e.tag), "") for e in element.iter())


def saved(memo: Memo, folder: Path, name: str = "memo.docx") -> Path:
    path = folder / name
    path.write_bytes(memo.blob)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_block_gives_a_sound_file(audience: str, tmp_path: Path) -> None:
    path = saved(Memo(everything(), audience), tmp_path)
    assert_sound(path)
    assert_valid(path)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_same_outline_same_bytes(audience: str) -> None:
    first, second = (
        write_docx(composed(set_memo(everything(), style(audience)), style(audience)), style(audience))
        for _ in range(2)
    )
    assert first == second


def test_a_memo_is_the_same_whatever_was_written_before() -> None:
    found = style()
    kinds = [
        everything(),
        replace(everything(), footnotes=True),
        outline(part(BULLETS, title="B", level=1), language="en"),
    ]
    memos = [replace(composed(set_memo(each, found), found), spacing=share) for each in kinds for share in (1.0, 0.5)]

    expected = []
    for memo in memos:
        memo_template.cache_clear()
        expected.append(write_docx(memo, found))
    assert len(set(expected)) == len(memos)
    # Lines that are known already are those that are broken anew: a style that is read again knows none.
    assert [composed(set_memo(each, new), new) for each in kinds for new in [style()]] == [
        replace(memo, spacing=1.0) for memo in memos[::2]
    ]
    for _ in range(2):
        assert [write_docx(memo, found) for memo in memos] == expected


def test_no_word_is_lost() -> None:
    text = Memo(everything()).text
    for word in (
        "焦点は保守契約に移った。",
        "装置だけでなく“保守”も対象になった。",
        "［報道］",
        "欧州",
        "約",
        "億ドル",
        "未公開",
    ):
        assert word in text
    for word in (
        "契約の期間は5年である。",
        "単位：億円",
        "撮影：広報部",
        "二社購買に移る。",
        "9月末に更新。",
        "現在",
        "大臣",
    ):
        assert word in text
    for word in ("通信社. 改定.", "経済産業省　告示　2026年4月9日", "https://example.com/b", "宛先\t経営会議"):
        assert word in text


def test_every_style_exists_and_headings_are_numbered_by_it() -> None:
    memo = Memo(everything())
    ids = {s.get(f"{W}styleId") for s in memo.xml("word/styles.xml").iter(f"{W}style")}
    assert {*memo.values("pStyle"), *memo.values("rStyle"), *memo.values("tblStyle")} <= ids
    headings = [p for p in memo.elements("p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None]
    assert [read(h) for h in headings] == ["背景", "経緯"]
    assert all(h.find(f"{W}pPr/{W}numPr") is None for h in headings)


def test_each_list_counts_for_itself() -> None:
    memo = Memo(outline(part(replace(BULLETS, ordered=True), replace(BULLETS, ordered=True))))
    used = list(dict.fromkeys(memo.values("numId")))
    assert len(used) == 2
    nums = {n.get(f"{W}numId"): n for n in memo.xml("word/numbering.xml").iter(f"{W}num")}
    for number in used:
        start = nums[number].find(f"{W}lvlOverride/{W}startOverride")
        assert start is not None
        assert start.get(f"{W}val") == "1"
    assert memo.values("ilvl") == ["0", "0", "1", "1", "2"] * 2


def test_a_list_item_runs_its_detail_in() -> None:
    memo = Memo(outline(part(BULLETS)))
    first = next(memo.elements("p"))
    assert read(first) == "焦点は保守契約に移った。[1][2]［報道］装置だけでなく“保守”も対象になった。"
    strong = [read(r) for r in first.iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None]
    assert strong == ["焦点は保守契約に移った。"]


def test_ambiguous_signs_take_the_east_asian_face() -> None:
    memo = Memo(outline(part(Paragraph(words("焦点は“保守”だ。")), Paragraph(words("“Quoted” in English")))))
    hinted = [r for r in memo.elements("r") if r.find(f"{W}rPr/{W}rFonts[@{W}hint='eastAsia']") is not None]
    assert [read(r) for r in hinted] == ["“", "”"]
    face = hinted[0].find(f"{W}rPr/{W}rFonts")
    assert face is not None
    assert face.get(f"{W}ascii") == face.get(f"{W}hAnsi") == "游ゴシック"


def test_citations_lead_to_sources() -> None:
    memo = Memo(everything())
    names = [b.get(f"{W}name", "") for b in memo.elements("bookmarkStart")]
    assert len(names) == len(set(names))
    anchors = {h.get(f"{W}anchor") for h in memo.elements("hyperlink")} - {None}
    assert {"source_1", "source_2"} <= anchors <= set(names)


def test_a_citation_without_its_list_is_a_plain_number() -> None:
    memo = Memo(outline(part(Paragraph(cited("規制が変わった。", ONE)))))
    assert "変わった。[1]" in memo.text
    assert list(memo.elements("hyperlink")) == []


def test_sources_go_on_counting_behind_a_gap() -> None:
    memo = Memo(outline(part(REFERENCES)))
    nums = {n.get(f"{W}numId"): n for n in memo.xml("word/numbering.xml").iter(f"{W}num")}
    starts = [nums[i].find(f".//{W}startOverride") for i in dict.fromkeys(memo.values("numId"))]
    assert [s.get(f"{W}val") for s in starts if s is not None] == ["1", "5"]


def test_one_relationship_an_address() -> None:
    memo = Memo(outline(part(Paragraph(LINKED), Paragraph(LINKED))))
    targets = [r.get("Target", "") for r in memo.xml("word/_rels/document.xml.rels") if r.get("TargetMode")]
    assert targets == ["https://example.com/%E8%B3%87%E6%96%99?a=1"]


def test_an_address_that_word_would_refuse_stays_words() -> None:
    memo = Memo(outline(part(Paragraph(RichText((Run("ここ", href="http://[broken"),))))))
    assert memo.text == "ここ"
    assert list(memo.elements("hyperlink")) == []


def test_table_repeats_its_header_and_keeps_its_rows() -> None:
    memo = Memo(outline(part(TABLE)))
    rows = list(memo.elements("tr"))
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True, False, False, False, False]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)
    grid = [int(c.get(f"{W}w", "0")) for c in memo.elements("gridCol")]
    width = next(memo.elements("tblW")).get(f"{W}w", "")
    assert sum(grid) == int(width) == round(style().text_width * 20)
    assert memo.values("gridSpan") == ["2"]  # a detail below its row, beside the first column
    assert memo.values("pStyle").count("TableNumber") == 3
    strong = [r for r in rows[-1].iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None]
    assert [read(r) for r in strong] == ["合計", "1,301.5"]


def test_a_row_taller_than_half_a_page_may_break() -> None:
    long = Table((Column(words("説明")),), (Row((words("あ" * 3000),)), Row((words("短い"),))))
    memo = Memo(outline(part(long)))
    splits = [r.find(f"{W}trPr/{W}cantSplit") is None for r in memo.elements("tr")]
    assert splits == [False, True, False]


def test_tables_touch_neither_each_other_nor_the_end() -> None:
    memo = Memo(outline(part(PHASES, PHASES, IMPLICATIONS)))
    assert memo.body is not None
    kinds = [str(e.tag).removeprefix(W) for e in memo.body]
    assert kinds == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_only_separators_are_empty() -> None:
    value = everything()
    hollow = part(Paragraph(EMPTY), Quote(EMPTY), Callout(EMPTY), Bullets(()), Table((), ()), References(()))
    memo = Memo(replace(value, parts=(*value.parts, hollow)))
    assert memo.body is not None
    for paragraph in memo.body.iterfind(f"{W}p"):
        if not read(paragraph) and paragraph.find(f".//{W}drawing") is None:
            spacing = paragraph.find(f"{W}pPr/{W}spacing")
            assert spacing is not None
            assert spacing.get(f"{W}lineRule") == "exact"


def test_phases_have_strong_names_and_the_present_one_shows_without_colour() -> None:
    memo = Memo(outline(part(PHASES)))
    strong = [read(r) for r in memo.elements("r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None]
    assert strong == ["第1段階", "第2段階", "現在", "追い上げ"]


def test_implications_without_action_lose_the_column() -> None:
    bare = Implications(tuple(replace(i, action=EMPTY) for i in IMPLICATIONS.items), IMPLICATIONS.heads)
    memo = Memo(outline(part(bare)))
    assert len(list(memo.elements("gridCol"))) == 2
    assert "対応" not in memo.text


def test_implications_that_say_how_it_was_before_have_a_column_for_it() -> None:
    turned = tuple(replace(item, before=words(f"従来{n}")) for n, item in enumerate(IMPLICATIONS.items))
    turns = words("これまで"), words("これから"), words("求められること")
    memo = Memo(outline(part(replace(IMPLICATIONS, items=turned, turns=turns))))
    rows = [[read(cell) for cell in row.iter(f"{W}tc")] for row in memo.elements("tr")]
    assert rows[0] == ["担当", "これまで", "これから", "求められること"]
    assert [row[1] for row in rows[1:]] == ["従来0", "従来1"]
    filled = [[cell.find(f"{W}tcPr/{W}shd") is not None for cell in row.iter(f"{W}tc")] for row in memo.elements("tr")]
    assert filled == [[False] * 4, *[[False, False, True, False]] * 2]


def test_contents_are_cached_and_linked() -> None:
    memo = Memo(everything(), "analyst")
    entries = [s for s in memo.elements("pStyle") if s.get(f"{W}val", "") in ("TOC1", "TOC2", "TOC3")]
    shown = [read(p) for s in entries for p in s.iterancestors(f"{W}p")]
    assert [entry.rpartition("\t")[0] for entry in shown] == ["1\t背景", "1.1\t金額", "2\t経緯", "別紙1　出典"]
    pages = [int(entry.rpartition("\t")[2]) for entry in shown]
    assert pages == sorted(pages)
    assert pages[0] == 1
    codes = [i.text or "" for i in memo.elements("instrText")]
    linked = [code.split()[1] for code in codes if code.startswith(" PAGEREF")]
    assert len(linked) == len(entries)
    assert set(linked) <= {b.get(f"{W}name") for b in memo.elements("bookmarkStart")}
    marks = [f.get(f"{W}fldCharType") for f in memo.elements("fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") > 0
    assert not any(f.get(f"{W}dirty") for f in memo.elements("fldChar"))
    assert b"updateFields" not in memo.archive.read("word/settings.xml")


@pytest.mark.parametrize("label", ["表{number}", "図{number}"])
def test_tables_and_figures_are_listed_with_their_pages(label: str) -> None:
    """By their captions; the entries lead there, and Word finds them again by the name of the count."""
    blocks = (Contents(kind="table"), Contents(kind="figure"), TABLE, CHART, TABLE)
    value = replace(outline(part(*blocks)), labels=Labels("", "", "", "", table="表{number}", figure=label))
    memo = Memo(value)
    paragraphs = [p for s in memo.elements("pStyle") if s.get(f"{W}val") == "TOC1" for p in s.iterancestors(f"{W}p")]
    shown = [read(p) for p in paragraphs]
    second = "2" if label.startswith("表") else "1"
    third = "3" if label.startswith("表") else "2"
    assert [entry.rpartition("\t")[0] for entry in shown] == [
        "表1　金額の内訳",
        f"表{third}　金額の内訳",
        f"{label[0]}{second}　輸出額の推移（単位：億円）",
    ]
    assert {entry.rpartition("\t")[2] for entry in shown} == {"1"}
    codes = [i.text or "" for i in memo.elements("instrText")]
    assert [c.strip() for c in codes if " TOC " in c] == ['TOC \\h \\z \\c "表"', f'TOC \\h \\z \\c "{label[0]}"']
    linked = [code.split()[1] for code in codes if code.startswith(" PAGEREF")]
    captions = [s for s in memo.elements("pStyle") if s.get(f"{W}val") == "Caption"]
    held = {
        b.get(f"{W}name"): read(p)
        for s in captions
        for p in s.iterancestors(f"{W}p")
        for b in p.iter(f"{W}bookmarkStart")
    }
    assert [held[name] for name in linked] == [entry.rpartition("\t")[0] for entry in shown]
    marks = [f.get(f"{W}fldCharType") for f in memo.elements("fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")


def test_captions_without_numbers_are_not_listed() -> None:
    value = replace(
        outline(part(Contents(kind="table"), TABLE)), labels=Labels("", "", "", "", table="表", figure="図")
    )
    memo = Memo(value)
    assert not [s for s in memo.elements("pStyle") if s.get(f"{W}val") == "TOC1"]
    assert not [i for i in memo.elements("instrText") if "TOC" in (i.text or "")]


def test_captions_are_numbered_by_kind() -> None:
    value = replace(
        outline(part(TABLE, CHART, TABLE)), labels=Labels("", "", "", "", table="表{number}", figure="図{number}")
    )
    memo = Memo(value)
    captions = [s for s in memo.elements("pStyle") if s.get(f"{W}val") == "Caption"]
    shown = [read(p) for s in captions for p in s.iterancestors(f"{W}p")]
    assert shown == ["表1　金額の内訳", "図1　輸出額の推移（単位：億円）", "表2　金額の内訳"]
    codes_of = [i.text for i in memo.elements("instrText")]
    assert codes_of == [" SEQ 表 \\* ARABIC ", " SEQ 図 \\* ARABIC ", " SEQ 表 \\* ARABIC "]


def test_drawings_have_their_own_id_and_words() -> None:
    memo = Memo(everything())
    assert memo.body is not None
    drawings = list(memo.body.iter(f"{WP}docPr"))
    assert [d.get("descr") for d in drawings] == ["輸出額は18億円に増えた。", "工場の全景"]
    assert len({d.get("id") for d in drawings}) == len(drawings)
    for inline in memo.body.iter(f"{WP}inline"):
        extent = inline.find(f"{WP}extent")
        assert extent is not None
        assert int(extent.get("cx", "0")) <= round(style().text_width * 12_700)


def test_marking_is_on_every_page_or_leaves_no_trace() -> None:
    for audience in AUDIENCES:
        for marking in ("極秘", ""):
            memo = Memo(outline(part(Paragraph(words("本文"))), marking=marking), audience)
            headers = [n for n in memo.archive.namelist() if n.startswith("word/header")]
            assert headers
            for name in headers:
                shown = read(memo.xml(name))
                assert "{" not in shown
                assert marking in shown


@pytest.mark.parametrize(
    ("language", "marking", "tags"),
    [
        ("en", "戽", ["zh-CN"]),  # of mainland China's characters alone
        ("en", "社外秘", []),  # what the styles have for East Asian words
        ("en", "대외비", ["ko-KR"]),
        ("ja", "대외비", ["ko-KR"]),
        ("ja", "社外秘", []),
        ("ko", "社外秘", []),
        ("ko", "しゃがいひ", ["ja-JP"]),
        ("de", "Vertraulich", []),
    ],
)
def test_words_in_headers_and_footers_have_their_language(language: str, marking: str, tags: list[str]) -> None:
    for audience in AUDIENCES:
        memo = Memo(outline(part(Paragraph(words("31%"))), marking=marking, language=language), audience)
        headers = [n for n in memo.archive.namelist() if n.startswith("word/header")]
        for name in headers:
            runs = [run for run in memo.xml(name).iter(f"{W}r") if read(run) == marking]
            assert runs
            for run in runs:
                assert [str(tag.get(f"{W}eastAsia")) for tag in run.iterfind(f"{W}rPr/{W}lang")] == tags


def test_a_long_subject_breaks_at_a_phrase() -> None:
    subject = RichText(
        (Run("半導体製造装置の輸出規制の"), Run("改定について", bold=True), Run("（調達と保守契約をどう見直すか）"))
    )
    memo = Memo(outline(part(Paragraph(subject, "Memo Subject"))), "public-sector")
    lines = memo.text.split("\n")
    assert "".join(lines) == subject.plain
    assert len(lines) == 2
    assert min(map(len, lines)) >= 8
    assert "\n" not in Memo(outline(part(Paragraph(words("輸出規制の改定"), "Memo Subject")))).text


@pytest.mark.parametrize(
    ("language", "latin", "east_asian"),
    [
        ("en", "en-US", "ja-JP"),
        ("en-GB", "en-GB", "ja-JP"),
        ("de", "de-DE", "ja-JP"),
        ("fr", "fr-FR", "ja-JP"),
        ("ja", "en-US", "ja-JP"),
        ("zh", "en-US", "zh-CN"),
        ("ko", "en-US", "ko-KR"),
    ],
)
def test_a_memo_says_its_language(language: str, latin: str, east_asian: str) -> None:
    memo = Memo(outline(part(BULLETS), language=language))
    said = memo.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert said is not None
    assert (said.get(f"{W}val"), said.get(f"{W}eastAsia")) == (latin, east_asian)


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("en", "Costs (経済産業省)", None),
        ("en", "Seoul (서울)", "ko-KR"),
        ("en", "Peking (经济)", "zh-CN"),
        ("de", "Kosten", None),
        ("ja", "서울", "ko-KR"),
        ("zh", "费用", None),
        ("zh", "カナ", "ja-JP"),
        ("ko", "비용", None),
    ],
)
def test_words_of_another_language_say_so_in_their_run(language: str, text: str, own: str | None) -> None:
    memo = Memo(outline(part(Paragraph(words(text))), language=language))
    runs = [t.getparent() for t in memo.xml("word/document.xml").iter(f"{W}t") if t.text == text]
    said = [e.get(f"{W}eastAsia") for run in runs if run is not None for e in run.iter(f"{W}lang")]
    assert said == ([own] if own else [])


def test_properties_are_the_briefings() -> None:
    core = Memo(outline(part(Paragraph(words("本文"))))).archive.read("docProps/core.xml").decode()
    for fact in ("輸出規制の改定", "経営企画部", "2026-04-10T00:00:00Z"):
        assert fact in core


@settings(deadline=None, max_examples=tries(60))
@given(
    st.lists(
        st.tuples(st.lists(st.lists(st.floats(0, 900), min_size=1, max_size=3), max_size=6), st.floats(0, 120)),
        min_size=1,
        max_size=8,
    ),
    st.floats(200, 800),
)
def test_columns_fill_the_measure_and_none_is_cut_while_there_is_room(
    columns: list[tuple[list[list[float]], float]], total: float
) -> None:
    needs = [Needs(cells, max([least, *(line for cell in cells for line in cell)]), least) for cells, least in columns]
    widths = shares(needs, total)
    assert sum(widths) == pytest.approx(total)
    assert all(w >= min(n.least, total / len(needs)) - 0.01 for n, w in zip(needs, widths, strict=True))
    if sum(n.natural for n in needs) <= total:
        assert all(w >= n.natural - 0.01 for n, w in zip(needs, widths, strict=True))


def test_number_formats_of_headings() -> None:
    formats = ("decimal", "decimalEnclosedCircle", "aiueoFullWidth", "upperRoman", "lowerLetter", "decimalFullWidth")
    assert [number_text(4, f) for f in formats] == ["4", "④", "エ", "IV", "d", "４"]
    assert [number_text(n, "ganada") for n in (1, 4, 14)] == ["가", "라", "하"]
    assert [number_text(n, "chineseCounting") for n in (1, 10, 11, 20, 42)] == ["一", "十", "十一", "二十", "四十二"]


def column(*cells: float, least: float = 10.0, figures: bool = False) -> Needs:
    """A column with cells of one line each; its margins are nothing."""
    return Needs([[cell] for cell in cells], max(cells), least, figures=figures)


def test_what_a_head_says_before_its_unit_is_not_parted_where_others_are_narrow() -> None:
    """A column may be wider than an equal share, if all others still have what they need at the least."""
    names, words_ = column(40, 60, least=60), column(180, 160, least=50)
    figures = [column(20, 30, least=45, figures=True) for _ in range(4)]
    wide = replace(column(30, least=110, figures=True), natural=150.0, named=110.0)
    widths = shares([names, *figures, wide, words_], 500)
    assert widths[5] >= 110 > 500 / 7
    assert sum(widths) == pytest.approx(500)


def test_a_column_is_as_wide_as_its_phrases_where_another_can_spare_that() -> None:
    """In so many lines as its words take anyway each of its phrases stands whole."""
    words_, spare = column(122, least=40), column(110, least=40)
    assert evened([64.0, 136.0], [40, 40], [words_, spare]) == [64, 136]
    phrases = replace(words_, phrases=lambda: [[56.0, 66.0]])
    first, second = evened([64.0, 136.0], [40, 40], [phrases, spare])
    assert first >= 66
    assert second >= 110
    assert first + second == 200


def test_widths_share_the_measure() -> None:
    assert shares([column(50), column(50)], 400) == [200, 200]
    # What is short keeps its width; of two that are long, one with twice the words has more, but not twice the width.
    short, long, middle = shares([column(50), column(900), column(450)], 500)
    assert 50 <= short <= 60
    assert 1.4 < long / middle < 1.8
    assert shares([column(1), column(1)], 400, [3, 0]) == [300, 100]
    assert shares([column(300, least=20), column(90, least=60)], 400, [9, 1]) == [340, 60]
    # Names before figures have 35 % at the most; elsewhere figures keep to themselves, and what is left goes to words.
    assert shares([column(100), column(30, figures=True), column(30, figures=True)], 500) == [175, 162.5, 162.5]
    assert shares([column(100), column(30, figures=True), column(100)], 500) == [210, 80, 210]
    assert shares([column(30, figures=True), column(30, figures=True)], 500) == [250, 250]
    assert sum(exact_twips([33.333, 33.333, 33.334])) == 2000


# --- what the template decides by name -----------------------------------------------------------------------------


def changed_style(*changes: tuple[str, bytes, bytes]) -> MemoStyle:
    """The facts of the executive template with parts edited."""
    content = TEMPLATE.read_bytes()
    for name, old, new in changes:
        content = changed(content, name, old, new)
    return style_of(content)


def style_of(content: bytes) -> MemoStyle:
    return memo_style(TEMPLATE, Template(content, opened(content)))


def written(elements: Sequence[settled.Settled], template: MemoStyle) -> etree._Element:
    value = settled.Memo(outline().properties, (settled.Section(tuple(elements)),))
    archive = zipfile.ZipFile(io.BytesIO(write_docx(value, template)))
    return etree.fromstring(archive.read("word/document.xml"))


def one_cell(*, style: str = "Briefing Table", focus: bool = False) -> settled.Table:
    cell = settled.Cell((settled.Paragraph("Table Text", (settled.Words("甲"),)),), focus=focus)
    return settled.Table((settled.Row((cell,)),), (100.0,), style=style)


def test_a_table_has_the_style_of_its_name_or_that_of_all_tables() -> None:
    def named(name: str) -> str:
        return written([one_cell(style=name)], style()).findall(f".//{W}tblStyle")[0].get(f"{W}val", "")

    assert named("Briefing Table") == named("no such style") == "BriefingTable"
    assert named("table grid") == "TableGrid"


def test_the_cell_that_matters_has_the_fill_that_the_template_gives_it() -> None:
    (shading,) = written([one_cell(focus=True), one_cell()], style()).iter(f"{W}shd")
    assert {str(key): str(said) for key, said in shading.items()} == {
        f"{W}val": "clear",
        f"{W}color": "auto",
        f"{W}fill": "FBE9E3",
        f"{W}themeFill": "accent4",
    }
    without = changed_style((STYLES, b'w:name w:val="Table Focus"', b'w:name w:val="Other"'))
    assert not list(written([one_cell(focus=True)], without).iter(f"{W}shd"))


def test_strong_words_in_a_bold_style_have_no_style_that_would_turn_it_off() -> None:
    def strong(name: str) -> list[str]:
        text = RichText((Run("強い", bold=True), Run("語")))
        made = Memo(outline(part(Paragraph(text, name))))
        return [read(r) for r in made.elements("r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None]

    assert strong("Body Text") == ["強い"]
    assert strong("Memo Subject") == []


def test_places_and_fields_share_a_line_of_the_footer() -> None:
    footer = "word/footer1.xml"
    content = changed(TEMPLATE.read_bytes(), footer, b"<w:t>{footer}</w:t>", b"<w:t>{title}</w:t>")
    value = settled.Memo(outline().properties, (settled.Section(()),))
    archive = zipfile.ZipFile(io.BytesIO(write_docx(value, style_of(content))))
    assert read(etree.fromstring(archive.read(footer))) == "輸出規制の改定\t1／1"


def test_a_place_that_word_split_is_filled() -> None:
    split = b"<w:t>{mar</w:t></w:r><w:r><w:t>king}</w:t>"
    content = changed(TEMPLATE.read_bytes(), "word/header1.xml", b"<w:t>{marking}</w:t>", split)
    value = settled.Memo(outline().properties, (settled.Section(()),))
    archive = zipfile.ZipFile(io.BytesIO(write_docx(value, style_of(content))))
    assert read(etree.fromstring(archive.read("word/header1.xml"))) == "社外秘"


# --- any words, any blocks --------------------------------------------------------------------------------------------

# Without braces, percent signs, asterisks and signs of citations: the soundness rules see marks that were left over.
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufffe\uffff\ufeff{}%*@"
)
WORDS = st.text(st.one_of(LETTERS, st.sampled_from("あ漢“”×①…ABC \t\n")), min_size=1, max_size=30).filter(
    # What the soundness rules take for the word of a missing value is a word here.
    lambda text: text.strip().casefold() not in {"none", "nan", "null", "undefined"}
)
RICH = st.lists(
    st.one_of(
        st.builds(
            Run, WORDS, st.booleans(), st.sampled_from(["", "https://example.com/x", "http://[", "mailto:a@b.c"])
        ),
        st.builds(Citation, st.just("wire"), st.integers(1, 9)),
    ),
    max_size=4,
).map(lambda inlines: RichText(tuple(inlines)))
FILLED = RICH.filter(bool)
ITEMS = st.recursive(
    st.builds(Item, FILLED, RICH, st.sampled_from(["", "［報道］"])),
    lambda below: st.builds(Item, FILLED, RICH, st.just(""), st.lists(below, max_size=3).map(tuple)),
    max_leaves=6,
)


def several(strategy: st.SearchStrategy[Item], most: int = 4) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


ROWS = st.lists(st.builds(Row, st.lists(RICH, max_size=5).map(tuple), st.booleans(), RICH), max_size=5).map(tuple)
COLUMNS = st.lists(st.builds(Column, RICH, st.sampled_from(Align), st.sampled_from([0.0, 2.0])), max_size=4).map(tuple)
PHASE = st.builds(Phase, FILLED, RICH, RICH, st.sampled_from(["", "現在"]), several(ITEMS, 2))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, RICH, st.sampled_from(["", "Summary", "no such style"])),
    st.builds(Bullets, several(ITEMS), st.booleans()),
    st.builds(Cards, several(ITEMS), st.booleans()),
    st.builds(Figures, st.lists(st.builds(KeyFigure, RICH, WORDS, WORDS, RICH, RICH, RICH), max_size=6).map(tuple)),
    st.builds(Table, COLUMNS, ROWS, RICH, RICH),
    st.builds(Phases, st.lists(PHASE, max_size=3).map(tuple)),
    st.builds(
        Implications, st.lists(st.builds(Implication, FILLED, RICH, RICH, RICH, WORDS, RICH), max_size=3).map(tuple)
    ),
    st.builds(Quote, FILLED, RICH),
    st.builds(Callout, FILLED, WORDS),
)


def said(value: object) -> Iterator[str]:
    """Every word of a block."""
    match value:
        case Align():
            return
        case str():
            yield value
        case Run():
            yield value.text
        case Citation():
            yield f"[{value.number}]"
        case RichText():
            yield from (text for inline in value.inlines for text in said(inline))
        case tuple():
            yield from (text for member in value for text in said(member))
        case _:
            names = getattr(value, "__slots__", ()) if not isinstance(value, bool | float) else ()
            names = [n for n in names if not (isinstance(value, Paragraph) and n == "style")]
            yield from (text for name in names for text in said(getattr(value, name)))


@pytest.mark.slow
@settings(max_examples=tries(80))
@given(st.lists(BLOCKS, max_size=5), FILLED, st.sampled_from(["ja", "en"]), st.sampled_from(AUDIENCES))
def test_any_block_is_written_without_loss(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[Block], title: RichText, language: str, audience: str
) -> None:
    section = Part(SPAN, level=1, title=title, areas=(tuple(blocks),))
    memo = Memo(outline(section, language=language), audience)
    text = memo.text
    for word in (*said(title), *said(tuple(blocks))):
        assert word in text
    assert_sound(saved(memo, tmp_path_factory.getbasetemp()))


@settings(max_examples=tries(100))
@given(RICH, st.sampled_from(["ja", "en"]))
def test_a_broken_title_says_the_same(title: RichText, language: str) -> None:
    memo = Memo(outline(part(Paragraph(title, "Memo Subject"), Paragraph(words("末尾"))), language=language))
    expected = "".join(said(title))
    assert "".join(memo.text.removesuffix("末尾").split()) == "".join(expected.split())


# --- reading the template ---------------------------------------------------------------------------------------------


def changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The template with one part edited."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.namelist():
            data = source.read(entry)
            if entry == name:
                assert old in data
                data = data.replace(old, new)
            target.writestr(entry, data)
    return buffer.getvalue()


TEMPLATE = TEMPLATES / "executive" / "memo.docx"
STYLES = "word/styles.xml"


def codes(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [d.rule.code for d in read_memo_style(path)[1]]


def test_facts_of_a_template() -> None:
    facts = style("public-sector")
    assert facts.text_width == pytest.approx(464.9, abs=0.1)
    assert "marking" in facts.places
    heading = facts.find("Heading 1")
    assert heading is not None
    assert (heading.id, heading.outline, heading.level) == ("Heading1", 0, 0)
    assert facts.find("Strong") is None
    assert facts.find("strong", "character") is not None


def test_a_missing_style_is_named(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(changed(TEMPLATE.read_bytes(), STYLES, b'w:name w:val="Callout"', b'w:name w:val="Calout"'))
    found, diagnostics = read_memo_style(path)
    assert [d.rule.code for d in diagnostics] == ["A306"]
    assert "Callout" in diagnostics[0].what
    assert "Calout" in diagnostics[0].hint
    assert found is not None
    write_docx(composed(set_memo(everything(), found), found), found)


def test_a_plan_that_names_no_style() -> None:
    value = outline(part(Paragraph(words("本文"), "Sumary"), title="要旨", style_name="summary heading"))
    (found,) = unknown_styles(value, style())
    assert (found.rule.code, found.span, found.hint) == ("A306", SPAN, "did you mean “Summary”?")


def test_what_is_no_safe_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    main = b"wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    whole = b"application/vnd.openxmlformats-officedocument." + main
    assert codes(path, changed(TEMPLATE.read_bytes(), types, whole, macro)) == ["A307"]
    linked = b'<Relationship Id="rId99" Type="http://x/image" Target="http://x/y.png" TargetMode="External"/>'
    assert codes(path, changed(TEMPLATE.read_bytes(), rels, b"</Relationships>", linked + b"</Relationships>")) == [
        "A307"
    ]
    harmless = linked.replace(b"/image", b"/hyperlink")
    assert codes(path, changed(TEMPLATE.read_bytes(), rels, b"</Relationships>", harmless + b"</Relationships>")) == []
    assert codes(path, changed(TEMPLATE.read_bytes(), STYLES, b"<w:style", b"<w:stlye")) == ["A303"]
    assert codes(path, b"no zip") == ["A303"]
    assert [d.rule.code for d in read_memo_style(tmp_path)[1]] == ["A303"]
    assert [d.rule.code for d in read_memo_style(tmp_path / "none.docx")[1]] == ["A303"]


@settings(max_examples=tries(150))
@given(st.data())
def test_any_damage_gives_a_diagnostic(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(TEMPLATE.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
    found, diagnostics = read_memo_style(path)
    assert found is not None or diagnostics
