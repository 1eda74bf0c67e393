"""Documents in each language: a small briefing written in it, for every shipped audience, deck and memo."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefdeck.adopt.folder import Wish, adopt
from briefdeck.api import build
from briefdeck.audience.completeness import missing_labels
from briefdeck.audience.reader import read_audience
from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.labels import missing_block_words
from briefdeck.diagnostics import Severity
from briefdeck.locale import known
from briefdeck.ooxml.names import A, C, P, W
from briefdeck.outputs.chart.formats import named
from briefdeck.pipeline.compose.grammar import untranslated_plan
from briefdeck.preflight.inspection import preflight
from briefdeck.report.examination import check
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.session import Session
from briefdeck.text import Face, serves, width
from conftest import FIXTURES, ROOT
from laws import mostly_slow
from planted import read_back
from readback import shown, squeezed
from rendering import needs_office, render_pdfs
from soundness import assert_sound

BRIEFINGS = FIXTURES / "languages"
AUDIENCES = ("executive", "analyst", "public-sector")
LANGUAGES = ("de", "zh", "fr", "zh-Hant", "ko")
EACH = mostly_slow(LANGUAGES)
Built = Callable[[str], Path]
TEMPLATES = ROOT / "templates"
NBSP = "\u00a0"
EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff01-\uffef]")
KANA = re.compile("[\u3041-\u30fa\uff66-\uff9d]")
KANJI = re.compile("[\u4e00-\u9fff]")
HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
# What no part of a file in a language may hold: letters and marks of another, and typefaces that are for another.
LATIN = re.compile(f"{EAST_ASIAN.pattern}|Yu Gothic|Yu Mincho|BIZ UD|Meiryo|^(?:ja|zh|ko)-")
FOREIGN = {
    "de": LATIN,
    "fr": LATIN,
    "zh": re.compile(f"{KANA.pattern}|{HANGUL.pattern}|Yu Gothic|Yu Mincho|BIZ UD|游"),
    "zh-Hant": re.compile(f"{KANA.pattern}|{HANGUL.pattern}|Yu Gothic|Yu Mincho|BIZ UD|游|YaHei|SimSun|^zh-CN"),
    "ko": re.compile(f"{KANA.pattern}|[\u3400-\u9fff]|[\uff01-\uff60]|Yu Gothic|Yu Mincho|BIZ UD"),
}
ENGLISH = """\
briefdeck: 1
title: The depots reopen in May
subtitle: What it takes, and who decides
language: {tag}
date: 2026-04-10
from: Strategy Office
to: [Board, Works Council]
number: SO-2026-014
contact: Strategy Office, ext. 12
marking: Internal
summary: [{{text: The board should release the money for two depots, status: assessment}}]
sections:
  - kind: background
    title: Where we stand
    message: Both depots are empty
    points: [{{text: The last lease ended in March, status: fact, sources: [paper]}}]
  - kind: assessments
    title: Views
    message: Two papers differ
    views:
      - {{claim: The plan is sound, stance: supportive, outlets: [paper], reasons: [Costs fell]}}
      - {{claim: The grid is too weak, stance: critical, outlets: [gazette], reasons: [Two stations are full]}}
  - kind: implications
    title: What follows
    message: One body has to act
    items: [{{actor: Board, implication: It releases the money, action: Decide in June}}]
conclusion: The board should decide in June
sources:
  paper: {{outlet: The Paper, title: Depots, url: "https://example.com/p", date: 2026-03, accessed: 2026-04-01}}
  gazette: {{outlet: The Gazette, title: Grids, url: "https://example.com/g", date: 2026-03, accessed: 2026-04-01}}
"""
# Figures with a currency in the language's scale, per cent and a unit; a day, a month, a source.
SAID = {
    "de": ["1,4 Mrd. €", "92,5 %", "15.860 MWh", "1. März 2026", "Stand: Februar 2026", "„Umstellung der Busflotte“"],
    "fr": [
        "1,4 Md €",
        "92,5 %",
        "15 860 MWh",
        "1er mars 2026",
        "données : février 2026",
        "Passage de la flotte à l’électrique",
    ],
    "zh": ["14亿元", "92.5%", "15,860兆瓦时", "2026年3月1日", "截至2026年2月", "《公交车队电动化研究》"],
    "zh-Hant": ["新台幣14億元", "92.5%", "15,860千度", "2026年3月1日", "截至2026年2月", "〈公車電動化研究〉"],
    "ko": ["14억원", "92.5%", "15,860 MWh", "2026년 3월 1일", "2026년 2월 기준", "「시내버스 전기화 연구」"],
}
# Words of labels and plans, by audience.
LABELS = {
    "de": {
        "executive": ["Das Wichtigste in Kürze", "Was sich ändert", "Hier stehen wir", "Quellen", "An", "Von"],
        "analyst": ["Zusammenfassung", "Anlage 1: Quellen", "Vertreten von", "abgerufen am", "Tabelle 1"],
        "public-sector": ["Ende des Berichts", "Quellen", "Auskunft erteilt:", "Mögliche Maßnahme"],
    },
    "fr": {
        "executive": ["L’essentiel", "Ce qui change", "Nous en sommes là", "Sources", "À", "De"],
        "analyst": ["Synthèse", "Exprimé par", "consulté le", "Tableau 1", f"Annexe 1{NBSP}: Sources"],
        "public-sector": ["Fin du rapport", "Sources", "Dossier suivi par", "Action possible"],
    },
    "zh": {
        "executive": ["摘要", "有何变化", "当前阶段", "资料来源", "联系人", "编号"],
        "analyst": ["摘要", "附件1", "信息来源", "访问日期：", "表1"],
        "public-sector": ["特此报告。", "资料来源", "联系人：", "对策建议"],
    },
    "zh-Hant": {
        "executive": ["摘要", "有何改變", "目前階段", "資料來源", "聯絡人", "文號"],
        "analyst": ["摘要", "附件1", "消息來源", "檢索日期：", "表1"],
        "public-sector": ["以上報告，敬請鑒核。", "資料來源", "聯絡人：", "因應建議"],
    },
    "ko": {
        "executive": ["요약", "달라지는 점", "현재 단계", "출처", "수신", "발신"],
        "analyst": ["요약", "붙임 1. 출처", "정보원", "검색일:", "표 1"],
        "public-sector": ["- 아 래 -", "끝.", "출처", "담당:", "대응 방안", "이사회 귀중"],
    },
}
FACES = {
    "zh": {"Microsoft YaHei", "SimSun"},
    "zh-Hant": {"Microsoft JhengHei", "PMingLiU"},
    "ko": {"Malgun Gothic", "Batang"},
}
NUMBERED = {"de": "I. Zusammenfassung", "fr": "I. Synthèse", "zh": "一、摘要", "zh-Hant": "一、摘要", "ko": "1. 요약"}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Where the files of a language are; they are built when they are asked for."""

    @cache
    def of(language: str) -> Path:
        folder = tmp_path_factory.mktemp("languages")
        result = build([BRIEFINGS / f"{language}.yaml"], AUDIENCES, output=folder, templates=TEMPLATES)
        assert {d.rule.code for d in result.diagnostics} <= {"D403"}, [str(d) for d in result.diagnostics]
        return folder

    return of


def files_of(output: Built, language: str) -> list[Path]:
    return [output(language) / f"{language}.{audience}.{kind}" for audience in AUDIENCES for kind in ("pptx", "docx")]


@pytest.fixture(scope="module")
def drawn(output: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The PDFs of all files, in one start of LibreOffice."""
    files = [file for language in LANGUAGES for file in files_of(output, language)]
    return render_pdfs(files, tmp_path_factory.mktemp("drawn"))


def parts(path: Path | io.BytesIO) -> Iterator[tuple[str, Any]]:
    """The parts of a file, and those of the workbooks in it."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(package.read(name))
            elif name.endswith(".xlsx"):
                yield from ((f"{name}/{inner}", root) for inner, root in parts(io.BytesIO(package.read(name))))


def said_in(root: Any) -> Iterator[str]:
    """Every text and every value of a part."""
    for element in root.iter():
        yield from (str(value) for value in element.attrib.values())
    yield from map(str, root.itertext())


@pytest.mark.slow
@pytest.mark.parametrize("language", EACH)
def test_the_files_are_sound(language: str, output: Built) -> None:
    for path in files_of(output, language):
        assert_sound(path)
        graves = [f for f in preflight(path.read_bytes(), path.name) if f.severity is Severity.ERROR]
        assert graves == [], [str(f) for f in graves]


@pytest.mark.parametrize("language", EACH)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_labels_are_in_the_language(language: str, audience: str, output: Built) -> None:
    words = "\n".join(shown(output(language) / f"{language}.{audience}.{kind}") for kind in ("pptx", "docx"))
    assert [label for label in LABELS[language][audience] if squeezed(label) not in words] == []


@pytest.mark.parametrize("language", EACH)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_numbers_and_dates_are_written_as_the_language_writes_them(language: str, audience: str, output: Built) -> None:
    for kind in ("pptx", "docx"):
        words = shown(output(language) / f"{language}.{audience}.{kind}")
        assert [said for said in SAID[language] if squeezed(said) not in words] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", EACH)
def test_nothing_of_another_language_stands_in_any_part(language: str, output: Built) -> None:
    found = [
        (path.name, name, words[:60])
        for path in files_of(output, language)
        for name, root in parts(path)
        for words in said_in(root)
        if FOREIGN[language].search(words)
    ]
    assert found == []


PROMPTS = frozenset({"Title", "Subtitle", "Lead", "Body text", "Second level", "Marking", "Footer"})


@pytest.mark.parametrize("language", EACH)
def test_the_prompts_of_a_new_slide_are_in_the_language(language: str, output: Built) -> None:
    layouts = [
        root
        for path in files_of(output, language)
        for name, root in parts(path)
        if name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/"))
    ]
    said = {text.text for root in layouts for text in root.iter(f"{A}t")}
    assert said
    assert said & PROMPTS == set()


# What a number format begins with where numbers are not written as in English.
NAMED = {"de": "[$-407]", "fr": "[$-40C]"}


@pytest.mark.parametrize("language", EACH)
def test_the_numbers_of_a_chart_name_their_language(language: str, output: Built) -> None:
    codes = {
        element.get("formatCode", "")
        for path in files_of(output, language)
        for name, root in parts(path)
        if "/charts/" in name and ".xlsx" not in name
        for element in root.iter(f"{C}numFmt")
    } - {"General"}
    assert codes
    assert {code.partition("]")[0] + "]" if "]" in code else "" for code in codes} == {NAMED.get(language, "")}


def test_each_part_of_a_number_format_names_the_language() -> None:
    change = '+#,##0;"−"#,##0;'
    assert named(change, known("de-CH")) == '[$-807]+#,##0;[$-807]"−"#,##0;'
    assert named(change, known("ja")) == change


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_an_english_document_has_no_trace_of_its_japanese_templates(tag: str, tmp_path: Path) -> None:
    briefing = tmp_path / "english.yaml"
    briefing.write_text(ENGLISH.format(tag=tag), encoding="utf-8")
    result = build([briefing], AUDIENCES, output=tmp_path / "out", templates=TEMPLATES)
    assert [str(d) for d in (*result.diagnostics, *read_back(result))] == []
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 6
    found = [
        (path.name, name, words[:60])
        for path in files
        for name, root in parts(path)
        for words in said_in(root)
        if LATIN.search(words)
    ]
    assert found == []


@pytest.mark.slow
def test_a_japanese_name_in_an_english_document_says_that_it_is_japanese(tmp_path: Path) -> None:
    briefing = tmp_path / "english.yaml"
    briefing.write_text(ENGLISH.format(tag="en").replace("depots", "depots (瑞穂町)"), encoding="utf-8")
    result = build([briefing], AUDIENCES, output=tmp_path / "out", templates=TEMPLATES)
    # It has a typeface and a tag of its own, in headers as well.
    assert [str(d) for d in (*result.diagnostics, *read_back(result))] == []
    slides = [root for name, root in parts(tmp_path / "out/english.executive.pptx") if "/slides/slide" in name]
    runs = [t.getparent() for root in slides for t in root.iter(f"{A}t") if KANJI.search(t.text or "")]
    assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"ja-JP"}


@pytest.mark.slow
def test_an_audience_that_brings_templates_keeps_the_typefaces_of_its_house(tmp_path: Path) -> None:
    house = tmp_path / "templates/house"
    house.mkdir(parents=True)
    (house / "audience.yaml").write_text("based_on: executive\nlanguages: [en]\n", encoding="utf-8")
    for name in ("deck.pptx", "memo.docx"):
        (house / name).write_bytes((TEMPLATES / "executive" / name).read_bytes())
    briefing = tmp_path / "english.yaml"
    briefing.write_text(ENGLISH.format(tag="en"), encoding="utf-8")
    result = build([briefing], ["house"], output=tmp_path / "out", templates=tmp_path / "templates")
    assert [str(d) for d in result.diagnostics if d.severity is Severity.ERROR] == []
    for kind in ("pptx", "docx"):
        themes = [root for name, root in parts(tmp_path / f"out/english.house.{kind}") if "/theme/" in name]
        assert {ea.get("typeface") for root in themes for ea in root.iterfind(f".//{A}fontScheme/*/{A}ea")} == {
            "Yu Gothic"
        }


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["en-GB", "de"])
def test_a_house_keeps_its_typefaces_and_nothing_else_of_another_language(tag: str, tmp_path: Path) -> None:
    for name in ("deck.pptx", "memo.docx"):
        (tmp_path / name).write_bytes((TEMPLATES / "public-sector" / name).read_bytes())
    wish = Wish("house", deck=tmp_path / "deck.pptx", memo=tmp_path / "memo.docx", language=tag)
    made, found = adopt(wish, tmp_path / "templates")
    assert made is not None, found
    briefing = tmp_path / "plain.yaml"
    briefing.write_text(ENGLISH.format(tag=tag), encoding="utf-8")
    build([briefing], ["house"], output=tmp_path / "out", templates=tmp_path / "templates")
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 2
    typefaces = {f"{A}ea", f"{A}latin", f"{A}font", f"{W}rFonts", f"{W}font", f"{W}altName"}
    for path in files:
        assert_sound(path)
        assert [str(d) for d in preflight(path.read_bytes(), path.name) if d.rule.code == "F723"] == []
        found_ = [
            (part, words)
            for part, root in parts(path)
            for element in root.iter()
            if element.tag not in typefaces
            for words in (*map(str, element.attrib.values()), element.text or "")
            if FOREIGN["de"].search(words)
        ]
        assert found_ == []


@pytest.mark.parametrize("language", EACH)
def test_every_run_of_a_slide_is_tagged_with_the_language(language: str, output: Built) -> None:
    wanted = known(language).tag
    for audience in AUDIENCES:
        for name, root in parts(output(language) / f"{language}.{audience}.pptx"):
            if name.endswith(".rels") or ("/slide" not in name and "/notes" not in name and "/chart" not in name):
                continue
            runs = [run for run in root.iter(f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr") if run.get("lang")]
            assert {run.get("lang") for run in runs} <= {wanted}, name
            bare = [
                run for run in root.iter(f"{A}r") if run.find(f"{A}rPr") is None or not run.find(f"{A}rPr").get("lang")
            ]
            assert bare == [] or "/slides/" not in name, name


@pytest.mark.parametrize("language", EACH)
def test_a_memo_is_tagged_with_the_language(language: str, output: Built) -> None:
    spoken = known(language)
    slot = "eastAsia" if spoken.theme_script else "val"
    for audience in AUDIENCES:
        roots = dict(parts(output(language) / f"{language}.{audience}.docx"))
        lang = roots["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        assert lang.get(f"{W}{slot}") == spoken.tag
        assert list(roots["word/document.xml"].iter(f"{W}lang")) == []  # no run is in another language


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "zh-Hant", "ko"])
def test_text_stands_in_the_typefaces_of_the_language(language: str, output: Built) -> None:
    script = known(language).theme_script
    for path in files_of(output, language):
        named: set[str] = set()
        for name, root in parts(path):
            if "/theme/" in name and "/embeddings/" not in name:
                assert {f.get("script") for f in root.iter(f"{A}font")} == {script}
                named |= {ea.get("typeface") for ea in root.iterfind(f".//{A}fontScheme//{A}ea")}
            named |= {fonts.get(f"{W}eastAsia") for fonts in root.iter(f"{W}rFonts") if fonts.get(f"{W}eastAsia")}
        assert named - {"Arial"} <= FACES[language], path.name


@pytest.mark.slow
def test_korean_lines_break_between_words(output: Built) -> None:
    for audience in AUDIENCES:
        for name, root in parts(output("ko") / f"ko.{audience}.pptx"):
            if "/slides/" in name or "/slideMasters/" in name or "/slideLayouts/" in name:
                assert {e.get("eaLnBrk") for e in root.iter() if e.get("eaLnBrk")} <= {"0"}, name


@pytest.mark.parametrize("language", EACH)
def test_headings_of_the_official_memo_count_as_the_language_counts(language: str, output: Built) -> None:
    memo = output(language) / f"{language}.public-sector.docx"
    forms = {form.get(f"{W}val") for form in dict(parts(memo))["word/numbering.xml"].iter(f"{W}numFmt")}
    wanted = {"zh": "chineseCounting", "zh-Hant": "chineseCounting", "ko": "ganada"}.get(language, "upperRoman")
    assert wanted in forms
    assert forms & {"aiueoFullWidth"} == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", EACH)
def test_a_reviewer_has_no_rules_of_another_language(language: str) -> None:
    found = check([BRIEFINGS / f"{language}.yaml"], AUDIENCES, templates=TEMPLATES)
    assert {d.rule.code for d in found if d.rule.code[0] == "L"} == set(), [str(d) for d in found]


@pytest.mark.parametrize("tag", [*LANGUAGES, "en", "ja", "en-GB", "de-CH", "fr-CA", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_shipped_audiences_lack_no_word_in_any_of_their_languages(audience: str, tag: str) -> None:
    made, found = read_audience(TEMPLATES / audience)
    assert made is not None, found
    wording = Wording(made, tag, tag)
    assert made.translations.faults(tag) == ()
    assert list(missing_labels(wording)) == []
    assert list(missing_block_words(wording)) == []
    assert [str(d) for plan in made.plans.values() for d in untranslated_plan(plan, wording)] == []


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_translations_are_in_their_language_alone(language: str) -> None:
    made, _ = read_audience(TEMPLATES / "executive")
    assert made is not None
    words = made.translations.of(language)
    assert len(words) > 30
    assert [said for said in words.values() if not serves(said, known(language))] == []


def test_the_words_of_traditional_chinese_have_no_simplified_characters() -> None:
    for name in AUDIENCES:
        made, _ = read_audience(TEMPLATES / name)
        assert made is not None
        words = made.translations.of("zh-TW")
        assert "".join(words.values()).encode("big5-hkscs", "replace").decode("big5-hkscs") == "".join(words.values())
        assert set(words) == set(made.translations.of("zh"))


@pytest.mark.parametrize("name", AUDIENCES)
def test_a_source_has_the_quotation_marks_of_the_territory(name: str) -> None:
    made, _ = read_audience(TEMPLATES / name)
    assert made is not None
    for tag, marks in (("en", "“Depots”"), ("en-US", "“Depots”"), ("en-GB", "‘Depots’"), ("en-AU", "‘Depots’")):
        spoken = Wording(made, tag, tag)
        assert marks in spoken.fill(made.settings.labels.source_full, title="Depots")
        assert "“" not in spoken.fill(made.settings.labels.refer.title, target="Depots") or tag in ("en", "en-US")


def test_switzerland_writes_ss() -> None:
    made, _ = read_audience(TEMPLATES / "public-sector")
    assert made is not None
    assert "Mögliche Maßnahme" in made.translations.of("de").values()
    for tag in ("de-CH", "de-LI"):
        swiss = made.translations.of(tag).values()
        assert "Mögliche Massnahme" in swiss
        assert [said for said in swiss if set(said) & set("ß„“")] == []
        assert any("«{title}»" in said for said in swiss)


@pytest.mark.parametrize("tag", ["zh", "zh-Hant"])
def test_japanese_words_alone_never_stand_in_for_chinese(tag: str) -> None:
    """Ideographs may be Chinese as well: each text of a plan that has no other words is translated."""
    for audience in AUDIENCES:
        made, _ = read_audience(TEMPLATES / audience)
        assert made is not None
        chinese = made.translations.of(tag)
        for plan in made.plans.values():
            bare = set(_leaves(plan.data))
            assert {said for said in bare if EAST_ASIAN.search(said)} - set(chinese) == set()


def _leaves(value: Any) -> Iterator[str]:
    """The texts of a plan that are written without a language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for child in value:
            yield from _leaves(child)
    elif isinstance(value, dict) and "ja" not in value:
        for child in value.values():
            yield from _leaves(child)


NEGATIVE = """\
briefdeck: 1
title: {title}
language: {language}
date: 2026-04-10
from: {title}
summary: ["{{{{ figures.change }}}}"]
figures: {{change: {{value: -3.5, unit: "%", label: {title}}}}}
sections:
  - kind: table
    title: {title}
    columns: [{title}, A, B]
    rows: [[A, -8.2, "-5%"], [B, 12.5, "-0.50"]]
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "title", "point"), [("ja", "収支", "."), ("en", "Balance", "."), ("de", "Saldo", ",")]
)
def test_a_minus_is_a_minus(language: str, title: str, point: str, tmp_path: Path) -> None:
    briefing = tmp_path / "balance.yaml"
    briefing.write_text(NEGATIVE.format(language=language, title=title), encoding="utf-8")
    result = build([briefing], ["executive"], language=language, output=tmp_path / "out", templates=TEMPLATES)
    assert [str(d) for d in result.diagnostics if d.severity is Severity.ERROR] == []
    for kind in ("pptx", "docx"):
        words = shown(tmp_path / f"out/balance.executive.{kind}")
        assert re.search("-[0-9]", words) is None
        for number in ("−3.5", "−8.2", "−5%", "−0.50"):
            assert number.replace(".", point) in words
    files = [File(path.name, path.read_bytes()) for path in sorted((tmp_path / "out").iterdir())]
    returned = pulled(opened_files(files)[0], briefing, Session(TEMPLATES))
    assert (returned.taken, returned.before) == ([], returned.after)  # nobody edited it


@pytest.mark.slow
def test_no_line_of_a_label_ends_inside_a_word(output: Built) -> None:
    """Conseil d’administration: the word is wider than the column at the size of the other labels."""
    shapes = [
        shape
        for name, root in parts(output("fr") / "fr.executive.pptx")
        if "/slides/slide" in name
        for shape in root.iter(f"{P}sp")
        if squeezed("".join(t.text or "" for t in shape.iter(f"{A}t"))) == squeezed("Conseil d’administration")
    ]
    assert len(shapes) == 1
    size = int(next(shapes[0].iter(f"{A}rPr")).get("sz")) / 100
    room = int(next(shapes[0].iter(f"{A}ext")).get("cx")) / 12700 - 24
    assert width("d’administration", size, Face("Arial", ""), bold=True) <= room


@needs_office
@pytest.mark.parametrize("language", EACH)
def test_the_pages_are_drawn(language: str, output: Built, drawn: dict[Path, Path]) -> None:
    assert sum(file in drawn for file in files_of(output, language)) == 6


# --- paper ------------------------------------------------------------------------------------------------------------

A4, LETTER = (11906, 16838), (12240, 15840)  # twips


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "paper"),
    [("en-US", LETTER), ("de", A4), ("en-CA", LETTER), ("fr-CA", LETTER), ("en-GB", A4), ("en", A4)],
)
def test_a_document_is_on_the_paper_of_its_readers(tag: str, paper: tuple[int, int], tmp_path: Path) -> None:
    briefing = tmp_path / "paper.yaml"
    briefing.write_text(ENGLISH.format(tag=tag), encoding="utf-8")
    build([briefing], ["executive", "public-sector"], output=tmp_path / "out", templates=TEMPLATES)
    for audience in ("executive", "public-sector"):
        memo, deck = tmp_path / f"out/paper.{audience}.docx", tmp_path / f"out/paper.{audience}.pptx"
        assert_sound(memo)
        assert_sound(deck)
        sections = [one for name, root in parts(memo) if name == "word/document.xml" for one in root.iter(f"{W}sectPr")]
        for section in sections:
            page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            size = tuple(int(page.get(f"{W}{side}")) for side in ("w", "h"))
            assert size == paper
            room = size[0] - sum(int(margins.get(f"{W}{side}")) for side in ("left", "right"))
            assert room == {"executive": 9786, "public-sector": 9298}[audience]  # as in memo.docx, for stops and tables
        main = next(root for name, root in parts(deck) if name == "ppt/presentation.xml")
        notes = main.find(f"{P}notesSz")
        width, height = int(notes.get("cx")), int(notes.get("cy"))
        assert (round(width / 635), round(height / 635)) == paper
        for name, root in parts(deck):
            if "/notesMasters/notesMaster" in name and name.endswith(".xml"):
                places = [(shape.find(f".//{A}off"), shape.find(f".//{A}ext")) for shape in root.iter(f"{P}sp")]
                assert all(int(at.get("x")) + int(size.get("cx")) <= width for at, size in places if at is not None)
                assert all(int(at.get("y")) + int(size.get("cy")) <= height for at, size in places if at is not None)


@pytest.mark.slow
def test_a_house_keeps_the_paper_of_its_files_unless_it_names_another(tmp_path: Path) -> None:
    house = tmp_path / "templates/house"
    house.mkdir(parents=True)
    for name in ("deck.pptx", "memo.docx"):
        (house / name).write_bytes((TEMPLATES / "executive" / name).read_bytes())
    briefing = tmp_path / "english.yaml"
    briefing.write_text(ENGLISH.format(tag="en-US"), encoding="utf-8")
    for said, paper in (("", A4), ("paper: {en: Letter}\n", LETTER)):
        (house / "audience.yaml").write_text(f"based_on: executive\nlanguages: [en]\n{said}", encoding="utf-8")
        result = build([briefing], ["house"], output=tmp_path / "out", templates=tmp_path / "templates", force=True)
        assert len(result.written) == 2, result.diagnostics
        document = next(
            root for name, root in parts(tmp_path / "out/english.house.docx") if name == "word/document.xml"
        )
        page = document.find(f".//{W}pgSz")
        assert tuple(int(page.get(f"{W}{side}")) for side in ("w", "h")) == paper


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "subject"),
    [
        ("en", "Report: Do the depots reopen?"),
        ("de", "Bericht: Do the depots reopen?"),
        ("fr", "Rapport : Do the depots reopen?"),
    ],
)
def test_the_subject_of_an_official_memo_may_be_a_question(tag: str, subject: str, tmp_path: Path) -> None:
    briefing = tmp_path / "asked.yaml"
    text = ENGLISH.format(tag=tag).replace("title: The depots reopen in May", "title: Do the depots reopen?")
    briefing.write_text(text, encoding="utf-8")
    build([briefing], ["public-sector"], formats=["memo"], output=tmp_path / "out", templates=TEMPLATES)
    assert squeezed(subject) in shown(tmp_path / "out/asked.public-sector.docx")


CHINESE = """\
briefdeck: 1
title: {word}
language: {tag}
date: 2026-04-10
from: {word}
summary: [{{text: {word}, see: last}}]
sections:
  - {{kind: text, title: {word}, points: [{word}]}}
  - {{kind: text, id: last, title: {last}, points: [{word}]}}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "last", "referred"), [("zh", "资金", "（见“资金”）"), ("zh-Hant", "資金", "（詳見「資金」）")]
)
def test_a_heading_whose_number_ends_in_a_mark_of_lists_is_called_by_its_title(
    tag: str, last: str, referred: str, tmp_path: Path
) -> None:
    """Word repeats 二、 with its mark wherever a field calls the heading by its number."""
    briefing = tmp_path / "x.yaml"
    briefing.write_text(CHINESE.format(tag=tag, word="成本", last=last), encoding="utf-8")
    result = build([briefing], ["public-sector"], formats=["memo"], output=tmp_path / "out", templates=TEMPLATES)
    assert result.ok, result.diagnostics
    assert referred in shown(tmp_path / "out/x.public-sector.docx")


@pytest.mark.slow
def test_a_long_word_before_a_row_is_not_cut(tmp_path: Path) -> None:
    briefing = tmp_path / "x.yaml"
    text = ENGLISH.format(tag="de").replace(
        "sections:\n",
        "sections:\n  - kind: comparison\n    title: Wege\n    options: [{name: Kauf}, {name: Miete}]\n"
        "    aspects: [{name: Wettbewerbsintensität, cells: [hoch, tief]}]\n",
        1,
    )
    briefing.write_text(text, encoding="utf-8")
    result = build([briefing], ["executive"], formats=["deck"], output=tmp_path / "out", templates=TEMPLATES)
    assert result.ok, result.diagnostics
    named = [
        shape
        for _, root in parts(tmp_path / "out/x.executive.pptx")
        for shape in root.iter(f"{P}sp")
        if "".join(t.text or "" for t in shape.iter(f"{A}t")) == "Wettbewerbsintensität"
    ]
    size = int(next(named[0].iter(f"{A}rPr")).get("sz")) / 100
    room = int(next(named[0].iter(f"{A}ext")).get("cx")) / 12700
    assert width("Wettbewerbsintensität", size, Face("Arial", ""), bold=True) <= room


@pytest.mark.parametrize("tag", ["en", "zh", "de", "ko"])
def test_a_briefing_of_few_words_is_in_its_own_language(tag: str, tmp_path: Path) -> None:
    """Each of its texts alone might be a name, and stand in a document in Japanese."""
    briefing, word = tmp_path / "x.yaml", {"zh": "成本", "ko": "1"}.get(tag, "Budget")
    briefing.write_text(CHINESE.format(tag=tag, word=word, last="2027"), encoding="utf-8")
    build([briefing], ["public-sector"], formats=["memo"], output=tmp_path / "out", templates=TEMPLATES)
    assert "令和" not in shown(tmp_path / "out/x.public-sector.docx")
