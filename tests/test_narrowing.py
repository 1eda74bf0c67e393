"""Lines of memos that end badly, and the indents that mend them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.document.memo import (
    Cell,
    Inline,
    Listing,
    Memo,
    Note,
    Paragraph,
    Row,
    Section,
    SourceMark,
    Table,
    Words,
    shown,
)
from briefdeck.document.outline import Properties
from briefdeck.document.richtext import words as words_of
from briefdeck.locale import known
from briefdeck.pipeline.pages.lines import KnownLines
from briefdeck.pipeline.pages.measuring import Measuring
from briefdeck.pipeline.pages.narrowing import narrowed
from briefdeck.text import is_runt, phrase_ends, whole_spans, width
from conftest import ROOT
from laws import mostly_slow, tries

AUDIENCES = ("executive", "analyst", "public-sector")


def style(audience: str = "executive") -> MemoStyle:
    found, _ = read_memo_style(ROOT / "templates" / audience / "memo.docx")
    assert found is not None
    return found


def item(text: str) -> Paragraph:
    return Paragraph("List Number", (Words(text),), listing=Listing(1, "List Number"))


def memo(*elements: Paragraph | Table) -> Memo:
    return Memo(Properties("", "", "", "", "ja", date(2026, 4, 10)), (Section(elements),))


def mended(element: Paragraph, own: MemoStyle, room: float = 0.0) -> tuple[Paragraph, list[tuple[str, ...]]]:
    """The paragraph narrowed, on the page or in a cell that leaves it `room`, and its lines in both programs."""
    known = KnownLines()
    measuring = Measuring(own, known)
    cells = own.cells_of("Briefing Table")
    table = Table((Row((Cell((element,)),)),), (room + cells.left + cells.right,))
    given = memo(table if room else element)
    made = narrowed(given, own, measuring).sections[0].elements[0]
    paragraph = made.rows[0].cells[0].paragraphs[0] if isinstance(made, Table) else made
    assert isinstance(paragraph, Paragraph)
    return paragraph, [lines.words for lines in measuring.broken(paragraph, room or own.text_width, cell=bool(room))]


@pytest.mark.parametrize("length", range(30, 120, 3))
def test_a_reference_is_not_parted(length: int) -> None:
    own = style("analyst")
    _, programs = mended(item(("社内の文書を確かめて伝えた" * 10)[:length] + "。（第2節参照）"), own)
    for lines in programs:
        assert any("（第2節参照）" in line for line in lines)


@pytest.mark.parametrize("before", ["", "昨年", "この市の"])
def test_how_something_is_known_stands_on_one_line(before: str) -> None:
    """Also where the lines of the detail below it would end within phrases by that."""
    own = style("public-sector")
    said = "令和8年9月の大雨で1,240棟が浸水し、うち7割が対策の計画のない区域だった"
    detail = (
        "1時間に82ミリの雨は、現行の計画が想定する50ミリを大きく超えた。"
        "下水の能力を超えた水が、低い土地の道路から住宅に入った。"
    )
    for count in range(4):
        marks = [SourceMark(number) for number in range(1, count + 1)]
        ends = Words("［事実］", style="Status"), Words("\n" + detail)
        inlines: tuple[Inline, ...] = (Words(before + said, strong=True), *marks, *ends)
        _, programs = mended(Paragraph("List Number", inlines, listing=Listing(1, "List Number")), own)
        assert all(any("［事実］" in line for line in lines) for lines in programs), programs


@pytest.mark.parametrize("status", ["[inference]", "[assessment, section VII]"])
@pytest.mark.parametrize("cell", [False, True])
def test_how_something_is_known_stands_beside_a_word(status: str, cell: bool) -> None:
    """A line more it does not take; where it would stand on a line alone, a word goes there with it."""
    own = style("analyst")
    said = "One customer brings 29% of its revenue, and that contract ends in two years"
    for end in range(20, len(said)):
        words = said[:end].rstrip(" ,")
        inlines: tuple[Inline, ...] = (Words(words), Words(f"  {status}", style="Status"))
        given = Paragraph("Table Text" if cell else "Body Text", inlines)
        _, programs = mended(given, own, 160.0 if cell else 0.0)
        assert all(lines[-1].strip() != status for lines in programs), programs


def test_a_cell_ends_in_more_than_three_characters() -> None:
    own = style()
    text = "現時点ではまだ赤字であり、収益にも直接響く恐れがあるという"
    size = own.styles["table text"].size
    for room in (size * (len(text) - few) / 2 + 1 for few in (1, 2, 3)):
        _, programs = mended(Paragraph("Table Text", (Words(text),)), own, room)
        assert all(len(lines[-1]) > 3 or lines[-1] == "という" for lines in programs)


def test_a_narrow_cell_ends_in_a_phrase_and_not_in_a_part_of_a_word() -> None:
    own = style("public-sector")
    text = "一部のタスクに限る"
    size = own.styles["table text"].size
    for room in (size * ems for ems in (7.2, 7.6, 8.0, 8.4)):
        made, programs = mended(Paragraph("Table Text", (Words(text),)), own, room)
        # Nearly as wide as the text, a cell has it on one line, its characters a little closer.
        assert programs in ([("一部のタスクに", "限る")] * 2, [(text,)] * 2), (room, programs)
        assert len(programs[0]) == (1 if made.tighter else 2)


def test_a_word_does_not_stand_alone() -> None:
    own = style()
    for words in range(14, 26):
        text = " ".join(["measures"] * words + ["June."])
        _, programs = mended(item(text), own)
        assert all(len(lines) == 1 or " " in lines[-1].strip() for lines in programs)


def test_what_has_an_edge_of_its_own_keeps_it() -> None:
    """The rim of a box, and words at the right or in the middle, would move with an indent."""
    for audience in AUDIENCES:
        own = style(audience)
        for name in ("Callout", "Summary Text", "Memo Date", "Table Number", "Memo Mark"):
            for length in range(40, 160, 7):
                paragraph = Paragraph(name, (Words("長い文" * length),))
                assert mended(paragraph, own)[0].narrower == 0


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["Callout", "Body Text"])
def test_a_last_character_or_two_find_room_in_the_lines_above(name: str, audience: str) -> None:
    """Characters stand closer by at the most a fortieth of an em: nobody sees that, and no line is left with one."""
    own, saved = style(audience), 0
    text = (
        "施設の整備を遅らせ人の確保を先に行うことをこの場で諮る必要があると"
        "考えているところであることにつき了承を求める次第である"
    )
    for count in range(30, len(text)):
        given = Paragraph(name, (Words(text[:count]),))
        before = Measuring(own, KnownLines()).broken(given, own.text_width, cell=False)
        made, programs = mended(given, own)
        named = own.find(name)
        assert named is not None
        assert 0 <= made.tighter <= named.size * 0.025
        assert not (made.tighter and made.narrower)
        if made.tighter:
            saved += 1
            assert max(map(len, programs)) < max(len(lines.spans) for lines in before)
    assert saved


CONCLUSIONS = {
    "ja": (
        "札幌の遅れは",
        "仙台で補えるが、",
        "年末の人員は",
        "11月30日までに",
        "約5,000億ドルの",
        "契約を",
        "決める",
    ),
    "en": ("The Board", "is asked to take", "the managed service,", "because it costs less", "and makes", "wards safe"),
}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_conclusion_in_its_box_does_not_end_in_a_few_characters(audience: str, language: str) -> None:
    """An indent would move the rim, so that it is broken at a phrase, and takes no line more for that."""
    own, gap = style(audience), " " if language == "en" else ""
    setting = MemoSetting(own, known(language))
    phrases, mended_ones = CONCLUSIONS[language], 0
    for number in range(90):
        chosen = [phrases[(number * 5 + n * n) % len(phrases)] for n in range(4 + number % 5)]
        text = words_of(gap.join(chosen)[number % 4 :] + "。" * (language == "ja"))
        lines = []
        for said in (text, setting.balanced(text, "Summary")):
            paragraph = Paragraph("Summary", setting.words(said))
            lines.append(Measuring(own).broken(paragraph, own.text_width, cell=False))
        before, after = ([one.words for one in both] for both in lines)
        assert "".join(after[0]).replace(" ", "") == "".join(before[0]).replace(" ", "")
        assert max(map(len, after)) == max(map(len, before))
        runts = [any(len(said) > 1 and is_runt(said[-1].strip()) for said in both) for both in (before, after)]
        assert not runts[1], (before, after)
        mended_ones += runts[0]
        # What ends well is left as it is.
        assert runts[0] or after == before
    assert mended_ones


def parted(inside: list[tuple[int, int]], programs: list[tuple[str, ...]]) -> int:
    """How many lines of both programs end inside one of these stretches of a text."""
    ends = (len("".join(lines[:n])) for lines in programs for n in range(1, len(lines)))
    return sum(any(start < end < stop for start, stop in inside) for end in ends)


def within_phrases(text: str, programs: list[tuple[str, ...]]) -> int:
    """How many lines of both programs end where no phrase of a text does."""
    ends = (len("".join(lines[:n])) for lines in programs for n in range(1, len(lines)))
    return sum(end not in (phrase_ends(text, "ja") or ()) for end in ends)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("各社の仕事ごとに見直す計画", ("各社の仕事ごとに", "見直す計画")),
        ("個別化を前提とした制度の設計", ("個別化を前提とした", "制度の設計")),
    ],
)
def test_a_cell_breaks_between_phrases_where_that_takes_no_line_more(text: str, lines: tuple[str, ...]) -> None:
    own = style()
    for room in (9.0 * ems for ems in (9.5, 10, 10.5)):
        _, programs = mended(Paragraph("Table Text", (Words(text),)), own, room)
        assert {tuple(each) for each in programs} == {lines}


@pytest.mark.parametrize("room", [60 + 1.5 * step for step in range(60)])
def test_an_indent_that_mends_nothing_is_not_there(room: float) -> None:
    """Lines that end alike in both programs are no better than those that do not, if they part the same words; in a
    cell it may take the ends of lines out of phrases."""
    own, words = (
        style(),
        "焦点が装置から（報道による）焦点が影響する。OpenAIは100%保守契約へ約1.4兆ドルのA/B GPU見直すと、",
    )
    given_ = Paragraph("Table Text", (Words(words),))
    before = [lines.words for lines in Measuring(own).broken(given_, room, cell=True)]
    made, programs = mended(given_, own, room)
    runts = [sum(len(lines[-1].strip("、。")) <= 3 for lines in each) for each in (before, programs)]
    brackets = [found.span() for found in re.finditer(r"（[^（）]{1,14}）", words)]
    faults = [
        (parted(whole_spans(words), each), parted(brackets, each) + few, within_phrases(words, each))
        for each, few in zip((before, programs), runts, strict=True)
    ]
    assert not made.narrower or faults[1] < faults[0]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_mark_begins_no_line_where_an_indent_can_take_words_with_it(audience: str) -> None:
    """Behind quoted words it may, before who said them; a line may end behind the wide space between both."""
    own = style(audience)
    given_ = Paragraph(
        "Table Text", (Words("「関税の予告は、10回の気候会議より多くを成し遂げた。」[1]　英国の経済紙"),)
    )
    before = after = 0
    for room in range(150, 330, 3):
        lines = Measuring(own).broken(given_, float(room), cell=True)
        _, programs = mended(given_, own, float(room))
        before += any(said.startswith("[1]") for each in lines for said in each.words)
        after += any(said.startswith("[1]") for each in programs for said in each)
    assert before > 5
    assert after <= before / 5


# Statements whose lines an indent had ended in 有|効求人倍率, 先|に途切れる, 示されている|が.
SAID = (
    "訪問介護員の有効求人倍率[3]",
    "訪問介護の事業所がない町村[4]",
    "東京・大阪・名古屋の中心",
    "緑の札を付けた保護主義である",
    "会社の平均値で足りる",
    "標準値を使うと、実測値より最大4割高くなる[6]［評価］",
    "何が起きているか　2030年に約287,000人が足りず、訪問介護から先に途切れる[1]［評価・図1］\n全国の需給推計では、"
    "需要が供給を上回る幅が毎年広がる。訪問介護では既に、事業所が一つもない町村が出ている。",
    "労働時間に当たることは通知で示されているが、登録型の職員では守られていない例が残る。",
    "処遇改善を加算の上乗せで行うか、基本報酬の引上げで行うか\n当室案：訪問介護に限り基本報酬を引き上げ、加算は簡素化する",
    "直営店は駅の近くと通信販売へ移った。",
)


@pytest.mark.parametrize("audience", mostly_slow(AUDIENCES))
@pytest.mark.parametrize("text", SAID)
def test_the_lines_that_an_indent_makes_end_with_phrases(text: str, audience: str) -> None:
    """Or fewer of them within one than before; and an indent that is seen beside many lines is small."""
    own = style(audience)
    size = own.styles["table text"].size
    ends_of_phrases = (phrase_ends(text, "ja") or frozenset()) | {at for at, sign in enumerate(text) if sign == "\n"}

    def inside(programs: list[list[tuple[int, int]]]) -> int:
        return sum(end < len(text) and end not in ends_of_phrases for lines in programs for _, end in lines)

    for room in (size * (7 + step / 4) for step in range(140)):
        given_ = Paragraph("Table Text", (Words(text),))
        before = [list(lines.spans) for lines in Measuring(own).broken(given_, room, cell=True)]
        known = KnownLines()
        measuring = Measuring(own, known)
        cells = own.cells_of("Briefing Table")
        table = Table((Row((Cell((given_,)),)),), (room + cells.left + cells.right,))
        (made,) = narrowed(memo(table), own, measuring).sections[0].elements
        assert isinstance(made, Table)
        paragraph = made.rows[0].cells[0].paragraphs[0]
        if not paragraph.narrower:
            continue
        after = [list(lines.spans) for lines in measuring.broken(paragraph, room, cell=True)]
        fresh = [
            end
            for lines, old in zip(after, before, strict=True)
            for _, end in lines
            if end < len(text) and end not in ends_of_phrases and end not in {place for _, place in old}
        ]
        numbers = [text[first:last] for first, last in whole_spans(text)]
        whole = all(any(number in text[a:b] for a, b in lines) for number in numbers for lines in before)
        assert not whole or not fresh or inside(after) < inside(before), (room / size, after, before)
        assert not whole or paragraph.narrower <= size * (3 if max(map(len, before)) > 3 else 8)


NUMBERS = {
    "ja": (
        "社内の文書を確かめて伝え、",
        ("令和7年2月23日", "2026年10月24日", "約5,000億ドル", "15,860MWh", "令和元年度", "90万ユーロ"),
    ),
    "en": ("measures that save ", ("8 April 2026", "April 8, 2026", "¥1.2 billion", "15,860 MWh", "October 2026")),
    "de": ("Maßnahmen der Werke ", ("8. April 2026", "1,2 Mrd. Euro", "15.860 MWh", "Oktober 2026")),
    "fr": ("des mesures prises ", ("1er avril 2026", "8 décembre 2026", "15\u00a0860 MWh")),
}


@pytest.mark.parametrize("audience", mostly_slow(AUDIENCES))
@pytest.mark.parametrize(("language", "number"), [(code, one) for code, (_, all_) in NUMBERS.items() for one in all_])
def test_a_number_with_its_unit_is_never_parted(audience: str, language: str, number: str) -> None:
    """Nor is a day: in a paragraph, a list, a cell of two lines, a list of sources or a footnote."""
    own = style(audience)
    filling = NUMBERS[language][0] * 12
    for length in range(20, 140, 1 if language == "ja" else 3):
        text = f"{filling[:length].rstrip()} {number}." if language != "ja" else f"{filling[:length]}{number}に達する。"
        cell = 0.75 * width(text, own.styles["table text"].size, own.styles["table text"].face)
        for paragraph, room in (
            (Paragraph("Body Text", (Words(text),)), 0.0),
            (item(text), 0.0),
            (Paragraph("Source List", (Words(text),)), 0.0),
            (Paragraph("Table Text", (Words(text),)), cell),
        ):
            _, programs = mended(paragraph, own, room)
            for lines in programs:
                assert any(number in line for line in lines), (paragraph.style, text, lines)
        known = KnownLines()
        measuring = Measuring(own, known)
        noted = replace(memo(item("x")), notes=(Note(1, (Words(text),)),))
        (note,) = narrowed(noted, own, measuring).notes or ()
        assert any(number in line for line in measuring.note(note).words), text


TEXTS = st.text("社内の文書を確かめて伝えた。、（）「」[1]A b2年月日", min_size=1, max_size=160).filter(str.strip)


@settings(max_examples=tries(60))
@given(TEXTS, st.sampled_from(AUDIENCES), st.floats(40, 420))
def test_nothing_is_said_otherwise_or_takes_a_line_more(text: str, audience: str, room: float) -> None:
    own = style(audience)
    for given_, wide in ((item(text), 0.0), (Paragraph("Table Text", (Words(text),)), room)):
        before = Measuring(own).broken(given_, wide or own.text_width, cell=bool(wide))
        made, programs = mended(given_, own, wide)
        assert list(shown(made.inlines)) == list(shown(given_.inlines))
        most = max(len(lines.words) for lines in before)
        numbers = [text[first:last] for first, last in whole_spans(text)]
        parted = any(number not in "\n".join(lines.words) for number in numbers for lines in before)
        assert max(map(len, programs)) <= most + parted * max(1, most // 4)
        assert 0 <= made.narrower <= (wide or own.text_width) * 0.5
        assert re.sub(r"\s", "", "".join(programs[0])) == re.sub(r"\s", "", text)
