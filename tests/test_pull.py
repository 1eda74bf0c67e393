"""Edits of decks and memos come back to the briefing: a readable case of each kind, in both languages."""

from __future__ import annotations

import copy
import io
import shutil
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from briefdeck.locale import known
from briefdeck.provenance.record import NAMESPACE
from briefdeck.roundtrip.pull.edits.edit import Kind as Reason
from briefdeck.roundtrip.pull.overwriting import why_kept
from briefdeck.roundtrip.pull.paragraph.amounts import number_of
from briefdeck.roundtrip.pull.pulling import Choose, File, Manner, Pulled, opened_files, pulled
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT
from laws import mostly_slow
from pulling import (
    A,
    Built,
    Element,
    Open,
    W,
    built,
    copied,
    embolden,
    full,
    made,
    opened,
    part_of,
    places,
    retype,
    runs,
    said,
    say,
    without_marks,
    words,
)
from shipped import session

Do = Callable[[Open], None]


# --- What is done to a document ---------------------------------------------------------------------------------------


def paragraph(file: Open, text: str, number: int = 0) -> Element:
    """The paragraph that holds a text."""
    return [place.element for place in places(file) if text in full(place.element)][number]


def changing(old: str, new: str) -> Do:
    """Type over words wherever they stand in one run."""

    def do(file: Open) -> None:
        found = [run for place in places(file) for run in runs(place.element) if old in words(run)]
        assert found, old
        for run in found:
            say(run, words(run).replace(old, new))

    return do


def changing_one(old: str, new: str) -> Do:
    """Type over words where they stand first."""

    def do(file: Open) -> None:
        run = next(run for place in places(file) for run in runs(place.element) if old in words(run))
        say(run, words(run).replace(old, new, 1))

    return do


def retyping(text: str, new: str) -> Do:
    return lambda file: retype(paragraph(file, text), new)


def dropping(text: str) -> Do:
    def do(file: Open) -> None:
        element = paragraph(file, text)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return do


def adding(behind: str, text: str) -> Do:
    def do(file: Open) -> None:
        element = paragraph(file, behind)
        new = without_marks(copy.deepcopy(element))
        retype(new, text)
        element.addnext(new)

    return do


def moving(text: str, before: str) -> Do:
    return lambda file: paragraph(file, before).addprevious(paragraph(file, text))


def making_bold(text: str) -> Do:
    def do(file: Open) -> None:
        run = next(run for run in runs(paragraph(file, text)) if text in words(run))
        start = words(run).index(text)
        embolden(part_of(run, start, start + len(text)), on=True)

    return do


def row_of(file: Open, text: str) -> Element:
    return next(paragraph(file, text).iterancestors(f"{A}tr", f"{W}tr"))


def dropping_row(text: str) -> Do:
    def do(file: Open) -> None:
        row = row_of(file, text)
        parent = row.getparent()
        assert parent is not None
        parent.remove(row)

    return do


def adding_row(behind: str, *cells: str) -> Do:
    def do(file: Open) -> None:
        row = row_of(file, behind)
        new = without_marks(copy.deepcopy(row))
        for cell, text in zip(new.iter(f"{A}tc", f"{W}tc"), cells, strict=True):
            retype(next(cell.iter(f"{A}p", f"{W}p")), text)
        row.addnext(new)

    return do


def edited(document: Built, *does: Do) -> tuple[str, bytes]:
    file = opened(document.content, document.name)
    for do in does:
        do(file)
    return document.name, file.saved()


# --- What comes back --------------------------------------------------------------------------------------------------


def pull(briefing: Path, *files: tuple[str, bytes], choose: Choose | Manner | None = None) -> Pulled:
    there, found = opened_files([File(name, content) for name, content in files])
    assert not found
    return pulled(there, briefing, session(), choose)


def changed_lines(result: Pulled) -> list[str]:
    lines = unified_diff(result.before.splitlines(), result.after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in ("---", "+++") and not line.startswith("@@")]


CODE_RED_DECK = ("code-red", "executive", "deck")
CODE_RED_MEMO = ("code-red", "executive", "memo")
LOWER = 'take {{ figures.payback_low }}. The grant of {{ figures.grant }} is left out."'
OPEN = "the measures; working hours are the one open question"
ENERGY_DECK = ("factory-energy", "executive", "deck")
ENERGY_MEMO = ("factory-energy", "analyst", "memo")
SAVED = "{{ figures.saving_share }}"
GALLERY_MEMO = ("gallery", "analyst", "memo")

CASES = {
    "words of a statement": (
        CODE_RED_DECK,
        changing("「コードレッド」", "「緊急事態」"),
        [
            "-    text: アルトマン氏がChatGPT改善の「コードレッド」を社内で宣言",
            "+    text: アルトマン氏がChatGPT改善の「緊急事態」を社内で宣言",
        ],
    ),
    "a title in English": (
        ENERGY_DECK,
        changing("Nobody rejects", "No one rejects"),
        [
            f"-      en: Nobody rejects {OPEN}",
            f"+      en: No one rejects {OPEN}",
        ],
    ),
    "words before a figure that begins a line": (
        ("factory-energy", "analyst", "deck"),
        changing("payback would take", "payback may take"),
        [
            f'-          en: "At prices one fifth lower, payback would {LOWER}',
            f'+          en: "At prices one fifth lower, payback may {LOWER}',
        ],
    ),
    "a heading of a memo": (
        CODE_RED_MEMO,
        changing("左右する4項目", "左右する四項目"),
        [
            "-    message: OpenAIは3計画を後回しにし、毎日の使い心地を左右する4項目へ集中",
            "+    message: OpenAIは3計画を後回しにし、毎日の使い心地を左右する四項目へ集中",
        ],
    ),
    "a text with a figure, retyped as a whole": (
        ENERGY_MEMO,
        retyping("pay back in", "Four measures cut energy use by 10.6% and are earned back in 3.9\xa0years"),
        [
            f'-    en: "Four measures cut energy use by {SAVED} and pay back in {{{{ figures.payback }}}}"',
            f'+    en: "Four measures cut energy use by {SAVED} and are earned back in {{{{ figures.payback }}}}"',
        ],
    ),
    "the signs of markup, typed as signs": (
        CODE_RED_DECK,
        changing("「コードレッド」", "*コード* [レッド]{2}"),
        [
            "-    text: アルトマン氏がChatGPT改善の「コードレッド」を社内で宣言",
            "+    text: アルトマン氏がChatGPT改善の*コード* [レッド]{2}を社内で宣言",
        ],
    ),
    "a bold word": (
        CODE_RED_DECK,
        making_bold("生成も"),
        [
            "-          points: [画像生成も含む]",
            "+          points: [画像**生成も**含む]",
        ],
    ),
    "the number of a figure, as it was written": (
        CODE_RED_DECK,
        changing("5,000", "6,200"),
        ["-    value: 5e11", "+    value: 6.2e11"],
    ),
    "the number of a figure in English": (
        ENERGY_DECK,
        changing("15,860", "16,900"),
        ["-    value: 15860", "+    value: 16900"],
    ),
    "the currency of a figure": (
        ENERGY_MEMO,
        changing("¥1.2", "$1.2"),
        ["-    unit: JPY", "+    unit: USD"],
    ),
    "the title of a source": (
        CODE_RED_DECK,
        changing("ChatGPT’s lead is narrowing", "ChatGPT’s lead has narrowed"),
        [
            "-    title: Sam Altman warns ChatGPT’s lead is narrowing",
            "+    title: Sam Altman warns ChatGPT’s lead has narrowed",
        ],
    ),
    "the date of a source": (
        ENERGY_DECK,
        changing("27 March 2026", "29 March 2026"),
        ["-    date: 2026-03-27", "+    date: 2026-03-29"],
    ),
    "a number of a table": (
        ENERGY_DECK,
        changing("21,400", "21,430"),
        [
            "-      - [{en: Brno, ja: ブルノ}, 13260, 12590, -5.1, 21400, 588]",
            "+      - [{en: Brno, ja: ブルノ}, 13260, 12590, -5.1, 21430, 588]",
        ],
    ),
    "a rating of a scorecard": (
        GALLERY_MEMO,
        changing_one("●○○○", "●●●○"),
        [
            "-        scores: [1, 4, 2, no, {en: ¥5 million, ja: 500万円}]",
            "+        scores: [3, 4, 2, no, {en: ¥5 million, ja: 500万円}]",
        ],
    ),
    "a rating of a scorecard that becomes a mark": (
        GALLERY_MEMO,
        changing_one("●○○○", "Open"),
        [
            "-        scores: [1, 4, 2, no, {en: ¥5 million, ja: 500万円}]",
            "+        scores: [open, 4, 2, no, {en: ¥5 million, ja: 500万円}]",
        ],
    ),
    "a word of a scorecard, on its slide": (
        ("gallery", "executive", "deck"),
        changing_one("500万円", "550万円"),
        [
            "-        scores: [1, 4, 2, no, {en: ¥5 million, ja: 500万円}]",
            "+        scores: [1, 4, 2, no, {en: ¥5 million, ja: 550万円}]",
        ],
    ),
    "an item that is new": (
        CODE_RED_DECK,
        adding("依然圧倒的", "利用料が下がる"),
        ["+      - 利用料が下がる"],
    ),
    "an item that is gone": (
        ENERGY_MEMO,
        dropping("Electric heat instead of gas"),
        [
            "-          - text: {en: Electric heat instead of gas, ja: ガスから電気加熱へ}",
            "-            status: inference",
        ],
    ),
    "a row that is new": (
        CODE_RED_MEMO,
        adding_row("行政・教育", "家庭", "料金の安さ", "家計の選び方が変わる", "料金を比べる"),
        [
            "+      - actor: 家庭",
            "+        before: 料金の安さ",
            "+        implication: 家計の選び方が変わる",
            "+        action: 料金を比べる",
        ],
    ),
}


@pytest.mark.parametrize("case", mostly_slow(CASES))
def test_an_edit_comes_back_in_its_own_lines(case: str, tmp_path: Path) -> None:
    document, do, lines = CASES[case]
    source = built(*document)
    briefing = copied(document[0], tmp_path)
    file = edited(source, do)
    result = pull(briefing, file)
    assert result.ok
    assert result.reports == []
    assert changed_lines(result) == lines
    briefing.write_text(result.after, encoding="utf-8", newline="")
    again = pull(briefing, file)
    assert (again.taken, again.open, again.reports) == ([], [], [])
    assert again.settled > 0


@pytest.mark.slow
def test_what_comes_back_stands_in_all_documents_that_show_it(tmp_path: Path) -> None:
    briefing = copied("code-red", tmp_path)
    result = pull(briefing, edited(built(*CODE_RED_MEMO), changing("4項目", "四つの項目")))
    briefing.write_text(result.after, encoding="utf-8", newline="")
    for kind in ("deck", "memo"):
        document = built("code-red", "analyst", kind)
        content = made(briefing, "analyst", kind)
        assert content is not None
        assert "四つの項目" in "".join(said(content, document.name))


@pytest.mark.slow
def test_a_field_that_moves_in_its_paragraph_is_no_sign_of_the_text(tmp_path: Path) -> None:
    do = retyping("2029年4月に開館［評価・第", "2026年6月に議<b>29年4月に開館［評価・第節］")
    result = pull(copied("gallery", tmp_path), edited(built("gallery", "analyst", "memo"), do))
    assert [version.words for _, version in result.taken] == ["2026年6月に議<b>29年4月に開館"]


@pytest.mark.slow
def test_items_in_another_order_are_moved_with_all_that_is_theirs(tmp_path: Path) -> None:
    document = built("gallery", "executive", "memo")
    file = edited(document, moving("安全のため", before="開館は週6日"))
    result = pull(copied("gallery", tmp_path), file)
    assert [(d.name, d.what) for d, _ in result.taken] == [("sections.1.points", "moved")]
    lines = changed_lines(result)
    assert sorted(line[1:] for line in lines if line[0] == "+") == sorted(line[1:] for line in lines if line[0] == "-")


@pytest.mark.slow
@pytest.mark.parametrize("way", ["workbook", "drawing"])
def test_a_number_of_a_chart(way: str, tmp_path: Path) -> None:
    document = built("gallery", "executive", "deck")
    file = opened(document.content, document.name)
    chart = next(s.chart for slide in file.document.slides for s in slide.shapes if s.has_chart)
    if way == "workbook":
        book = next(r.target_part for r in chart.part.rels.values() if r.reltype.endswith("/package"))
        workbook = load_workbook(io.BytesIO(book.blob))
        workbook.worksheets[0]["B2"].value = 402
        stream = io.BytesIO()
        workbook.save(stream)
        book._blob = stream.getvalue()
    else:
        cached = next(v for v in chart._chartSpace.iter("{*}v") if v.text == "398")
        cached.text = "402"
    result = pull(copied("gallery", tmp_path), (document.name, file.saved()))
    assert [(d.name, d.built, v.words) for d, v in result.taken] == [
        ("sections.12.data.series.0.values.0", "398", "402")
    ]


NUMBERS = {
    "13,610": 13610,
    "△5.1": -5.1,
    "− 12": -12,
    "-12": -12,
    "- 12": None,  # the bullet of a list, as people type one
    "１，２３４．５": 1234.5,
    "0.50": 0.5,
    **dict.fromkeys(("3,9", "007", "1312.53,610", "－", ""), None),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_none_where_it_could_be_two(text: str) -> None:
    assert number_of(text, known("ja")) == NUMBERS[text]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "−12.5", -12.5),
        ("de", "15.860", 15860),
        ("de", "1.160,25", 1160.25),
        ("de", "15.86", None),
        ("fr", "15\u00a0860,5", 15860.5),
        ("fr", "15.5", None),
        ("de-CH", "15’860.5", 15860.5),
        ("en-IN", "1,23,45,678", 12345678),
        ("ko", "15,860", 15860),
    ],
)
def test_a_number_is_read_with_the_separators_of_its_language(language: str, text: str, value: float | None) -> None:
    assert number_of(text, known(language)) == value


# --- What does not come back is said ----------------------------------------------------------------------------------


def deleting_slide(number: int) -> Do:
    def do(file: Open) -> None:
        listed = file.document.slides._sldIdLst
        entry = list(listed)[number - 1]
        file.document.part.drop_rel(entry.rId)
        listed.remove(entry)

    return do


def adding_slide(title: str) -> Do:
    def do(file: Open) -> None:
        file.document.slides.add_slide(file.document.slide_layouts[1]).shapes[0].text_frame.text = title

    return do


REPORTED: dict[str, tuple[tuple[str, str, str], Do, Reason, str]] = {
    "words of the plan": (CODE_RED_DECK, changing("要旨", "まとめ"), Reason.PLAN, "“要旨” became “まとめ”"),
    "a slide that is gone": (CODE_RED_DECK, deleting_slide(4), Reason.SLIDE, "slide 4 “性能"),
    "a slide that is new": (CODE_RED_DECK, adding_slide("費用[1]"), Reason.SLIDE, "slide 11 “費用[1]” is new, and has"),
    "a paragraph that no list holds": (ENERGY_DECK, adding("10 April 2026", "A word"), Reason.NEW, "“A word” is new"),
    "the look of a number": (ENERGY_DECK, making_bold("21,400"), Reason.FORMAT, "the look of words"),
    "a figure without a number": (CODE_RED_DECK, changing("5,000億ドル", "多額"), Reason.VALUE, "cannot be read back"),
    "a figure with a word beside its unit": (
        ("gallery", "executive", "memo"),
        changing_one("人／日", "人／日以上"),
        Reason.VALUE,
        "cannot be read back as a figure",
    ),
    "a mark of a scorecard as an audience says it": (
        GALLERY_MEMO,
        changing_one("非該当", "該当"),
        Reason.VALUE,
        "“非該当” became “該当”, which cannot be read back as a score",
    ),
    "a figure in the form of another language": (
        ("code-red", "analyst", "memo"),
        changing_one("1.4兆ドル", "1,4兆ドル"),
        Reason.VALUE,
        "cannot be read back as a figure",
    ),
    "the other order of two paragraphs of one item": (
        CODE_RED_DECK,
        moving("参照原稿によれば、社内メモ", before="アルトマン氏がChatGPT"),
        Reason.FORMAT,
        "was moved to another place",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", REPORTED)
def test_what_no_briefing_holds_is_said(case: str, tmp_path: Path) -> None:
    document, do, kind, what = REPORTED[case]
    result = pull(copied(document[0], tmp_path), edited(built(*document), do))
    assert not result.taken
    assert result.after == result.before
    assert [report.kind for report in result.reports][:1] == [kind]
    assert what in result.reports[0].what
    assert result.reports[0].cure
    assert document[0] in str(result.reports[0].where)


# --- One value in several places --------------------------------------------------------------------------------------

FOUR, MESSAGE = "左右する4項目", "sections.0.message"


@pytest.mark.slow
def test_one_edit_in_the_deck_and_the_memo_is_one_change(tmp_path: Path) -> None:
    files = [edited(built(*document), changing(FOUR, "左右する四項目")) for document in (CODE_RED_DECK, CODE_RED_MEMO)]
    result = pull(copied("code-red", tmp_path), *files)
    assert result.ok
    assert [d.name for d, _ in result.taken] == [MESSAGE]


@pytest.mark.slow
def test_two_edits_of_one_value_are_for_people_to_decide(tmp_path: Path) -> None:
    files = [
        edited(built(*CODE_RED_DECK), changing(FOUR, "左右する四項目")),
        edited(built(*CODE_RED_MEMO), changing(FOUR, "左右する5項目")),
    ]
    briefing = copied("code-red", tmp_path)
    result = pull(briefing, *files)
    assert not result.ok
    assert result.after == result.before
    assert [d.name for d in result.open] == [MESSAGE]
    assert [v.words[-6:] for v in result.open[0].versions] == ["四項目へ集中", "5項目へ集中"]
    chosen = pull(briefing, *files, choose=lambda decision: decision.versions[1])
    assert chosen.ok
    assert "左右する5項目へ集中" in chosen.after
    assert pull(briefing, *files, choose="ours").after == result.before


@pytest.mark.slow
def test_an_edit_of_a_value_that_the_yaml_has_changed_too(tmp_path: Path) -> None:
    briefing = copied("code-red", tmp_path)
    text = briefing.read_text(encoding="utf-8")
    briefing.write_text(text.replace(FOUR, "左右する三項目"), encoding="utf-8", newline="")
    file = edited(built(*CODE_RED_DECK), changing(FOUR, "左右する四項目"))
    result = pull(briefing, file)
    assert [(d.name, d.now[-5:]) for d in result.open] == [(MESSAGE, "項目へ集中")]
    assert result.after == result.before
    assert pull(briefing, file, choose="ours").after == result.before
    assert "四項目へ集中" in pull(briefing, file, choose="theirs").after


@pytest.mark.slow
def test_an_edit_finds_its_item_where_the_yaml_has_it_now(tmp_path: Path) -> None:
    briefing = copied("code-red", tmp_path)
    text = briefing.read_text(encoding="utf-8")
    new = text.replace("summary:\n", "summary:\n  - 先に置いた一文\n", 1)
    briefing.write_text(new, encoding="utf-8", newline="")
    result = pull(briefing, edited(built(*CODE_RED_DECK), changing("「コードレッド」", "「緊急事態」")))
    assert result.ok
    assert [d.name for d, _ in result.taken] == ["summary.1.text"]


# --- Files that cannot be pulled --------------------------------------------------------------------------------------


def codes(content: bytes, name: str = "x.pptx") -> list[str]:
    there, found = opened_files([File(name, content)])
    assert not there
    return [d.rule.code for d in found]


@pytest.mark.slow
def test_files_that_are_none_of_ours_are_said_to_be() -> None:
    document = built(*CODE_RED_DECK)
    assert codes(b"") == ["R401"]
    assert codes(document.content[:2000]) == ["R401"]
    empty = opened(document.content, document.name)
    parts = [p for p in empty.document.part.package.iter_parts() if b"urn:briefdeck:snapshot" in p.blob]
    for part in parts:
        part._blob = b"<other/>"
    assert codes(empty.saved()) == ["R402"]


def record_of(file: Open) -> Any:
    """The part that says what was built."""
    return next(p for p in file.document.part.package.iter_parts() if b"<snapshot" in p.blob[:200])


@pytest.mark.slow
@pytest.mark.parametrize("record", ["", "{}", "[" * 100_000, '{"version": 1e999}', "null", '{"version": 2}'])
def test_a_record_that_is_damaged_is_said_to_be(record: str) -> None:
    document = built(*CODE_RED_DECK)
    file = opened(document.content, document.name)
    record_of(file)._blob = f'<snapshot xmlns="{NAMESPACE}">{record}</snapshot>'.encode()
    assert codes(file.saved()) == ["R403"]


@pytest.mark.slow
def test_the_record_of_a_memo_in_a_deck_is_said_to_be_damaged() -> None:
    documents = built(*CODE_RED_DECK), built(*CODE_RED_MEMO)
    deck, memo = (opened(document.content, document.name) for document in documents)
    record_of(deck)._blob = record_of(memo).blob
    assert codes(deck.saved()) == ["R403"]


@pytest.mark.slow
def test_an_edit_comes_back_though_the_plan_has_changed_since(tmp_path: Path) -> None:
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    with (templates / "executive" / "deck.yaml").open("a", encoding="utf-8") as plan:
        plan.write("# another plan\n")
    name, content = edited(built(*CODE_RED_DECK), changing(FOUR, "左右する四項目"))
    there, _ = opened_files([File(name, content)])
    result = pulled(there, copied("code-red", tmp_path), Session(templates))
    assert [d.rule.code for d in result.diagnostics] == ["R406"]
    assert [d.name for d, _ in result.taken] == [MESSAGE]


def test_a_build_by_another_plan_accepts_what_was_pulled(tmp_path: Path) -> None:
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    with (templates / "executive" / "deck.yaml").open("a", encoding="utf-8") as plan:
        plan.write("# another plan\n")
    name, content = edited(built(*CODE_RED_DECK), changing(FOUR, "左右する四項目"))
    there, _ = opened_files([File(name, content)])
    path = copied("code-red", tmp_path)
    assert "does not have the edits" in why_kept(content, path, Session(templates))
    path.write_text(pulled(there, path, Session(templates)).after, encoding="utf-8")
    assert why_kept(content, path, Session(templates)) == ""


@pytest.mark.slow
def test_texts_come_back_without_the_audience_and_figures_are_said_to_be_lost(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "executive", tmp_path / "templates" / "board")
    briefing = copied("code-red", tmp_path)
    board = next(Session(tmp_path / "templates").make(briefing, ["board"], ["deck"]))
    assert isinstance(board, Made)
    file = opened(board.content, board.name)
    for do in (changing(FOUR, "左右する四項目"), changing("5,000", "6,200")):
        do(file)
    there, _ = opened_files([File(board.name, file.saved())])
    result = pulled(there, briefing, session())
    assert [d.rule.code for d in result.diagnostics] == ["R407"]
    assert [d.name for d, _ in result.taken] == [MESSAGE]
    assert "cannot be read back as a figure" in result.reports[0].what


@pytest.mark.slow
def test_a_file_of_another_briefing_is_refused(tmp_path: Path) -> None:
    document = built(*CODE_RED_DECK)
    result = pull(copied("gallery", tmp_path), (document.name, document.content))
    assert [d.rule.code for d in result.diagnostics] == ["R404"]
    assert not result.taken


def dated(folder: Path, said: str, **changes: str) -> Pulled:
    """What comes back of days that were typed over in the ministries' memo of a briefing that says so."""
    path = folder / "years.yaml"
    text = f"briefdeck: 1\ntitle: 計画\nlanguage: ja\ndate: 2026-04-10\nfrom: 企画室\nsummary: [{said}]\n"
    decision = "decisions:\n  - {question: 進めてよいか, by: 部長, until: 2026-05-20}\n"
    path.write_text(f"{text}sections:\n  - {{kind: text, title: 背景, points: [要点]}}\n{decision}", encoding="utf-8")
    content = made(path, "public-sector", "memo")
    assert content is not None
    file = opened(content, "years.public-sector.docx")
    for run in file.document.element.iter(f"{W}t"):
        for old, new in changes.items():
            run.text = run.text.replace(old, new)
    return pull(path, ("years.public-sector.docx", file.saved()))


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("2024年に始めた", {"2026年5月20日": "2026年6月3日", "2026年4月10日": "2026年4月13日"}),
        ("令和6年に始めた", {"令和8年5月20日": "令和8年6月3日", "令和8年4月10日": "令和8年4月13日"}),
    ],
)
def test_a_day_comes_back_as_the_texts_count_years(said: str, changes: dict[str, str], tmp_path: Path) -> None:
    result = dated(tmp_path, said, **changes)
    assert changed_lines(result) == [
        "-date: 2026-04-10",
        "+date: 2026-04-13",
        "-  - {question: 進めてよいか, by: 部長, until: 2026-05-20}",
        "+  - {question: 進めてよいか, by: 部長, until: 2026-06-03}",
    ]


def test_a_day_before_its_era_is_said(tmp_path: Path) -> None:
    result = dated(tmp_path, "令和6年に始めた", 令和8年4月10日="令和1年1月5日")
    assert not result.taken
    assert [report.kind for report in result.reports][:1] == [Reason.VALUE]
    assert "cannot be read back as a date" in result.reports[0].what
