"""The law of languages: a text is set in its own language, or not at all."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import helpers
from briefdeck.api import Result, build
from briefdeck.cli.group import cli
from briefdeck.diagnostics import Severity
from briefdeck.report.examination import check
from conftest import ROOT
from laws import mostly_slow
from readback import shown, squeezed
from soundness import assert_sound

SOUND = helpers.SOUND.replace("language: en", "language: LANGUAGE")


def put(folder: Path, language: str, text: str = SOUND) -> Path:
    path = folder / "sound.yaml"
    path.write_text(text.replace("LANGUAGE", language), encoding="utf-8")
    return path


def only_japanese(folder: Path) -> None:
    """Make `board` an audience that has Japanese alone."""
    path = folder / "templates" / "board" / "audience.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("languages: [en, ja]", "languages: [ja]"), "utf-8")


def said(result: Result) -> list[tuple[str, str]]:
    return [(d.rule.code, str(d.severity)) for d in result.diagnostics if d.rule.code[0] in "AB"]


@pytest.mark.slow
def test_an_audience_that_lacks_the_language_is_skipped_when_all_are_built(workplace: Path) -> None:
    only_japanese(workplace)
    result = build([put(workplace, "de")])
    assert result.ok, result.diagnostics
    assert said(result) == [("A322", "note")]
    assert not any(".board." in w.path.name for w in result.written)
    assert len(result.written) == 6
    assert [d.rule.code for d in check([workplace / "sound.yaml"]) if d.rule.code[0] == "A"] == ["A322"]


def test_an_audience_that_lacks_the_language_is_an_error_when_it_is_named(workplace: Path) -> None:
    only_japanese(workplace)
    path = put(workplace, "de")
    result = build([path], ["board"])
    assert said(result) == [("A321", "error")]
    (found,) = (d for d in result.diagnostics if d.rule.code == "A321")
    assert str(found) == (
        f"{path}:4:11: A321 unspoken-language: “board” has no words in “de”\n"
        "  it has ja; name other audiences with --audience, or add the language to this one"
    )
    assert not result.ok
    assert [d.rule.code for d in check([path], ["board"]) if d.severity is Severity.ERROR] == ["A321"]


@pytest.mark.slow
def test_a_language_that_is_asked_for_is_an_error_where_the_audience_or_the_briefing_lacks_it(workplace: Path) -> None:
    only_japanese(workplace)
    assert said(build([put(workplace, "en")], language="en")) == [("A321", "error")]
    assert said(build([put(workplace, "en")], ["executive"], language="ja")) == [("A321", "error")]
    (found,) = build([put(workplace, "en")], ["executive"], language="ja").diagnostics
    assert found.what == "nothing of this briefing is written in “ja”, in which its documents are asked for"


def test_nothing_is_built_where_no_audience_has_the_language(workplace: Path) -> None:
    only_japanese(workplace)
    (workplace / "alone").mkdir()
    result = build([put(workplace, "de")], ["board"], output="alone")
    assert not result.ok
    assert list((workplace / "alone").iterdir()) == []


def test_the_example_in_japanese_has_no_documents_in_english() -> None:
    result = build([ROOT / "briefings" / "code-red.yaml"], ["executive"], templates=ROOT / "templates", language="en")
    assert said(result) == [("A321", "error")]


@pytest.mark.parametrize(
    "tag",
    mostly_slow(["en-GB", "en-AU", "de-CH", "fr-CA", "zh-CN", "zh-Hans", "zh-TW", "zh-HK", "ko-KR", "ja-JP"], one_in=4),
)
def test_a_territory_has_the_words_of_its_language(tag: str, workplace: Path) -> None:
    result = build([put(workplace, tag, SOUND)], ["executive"], language="")
    assert [d.rule.code for d in result.diagnostics if d.severity is Severity.ERROR] == []
    assert len(result.written) == 2


def test_a_language_without_a_module_is_unknown(workplace: Path) -> None:
    assert said(build([put(workplace, "sv")], ["board"])) == [("B220", "error")]


JAPANESE = {
    "Storage for the northern sites": "北部拠点の蓄電池",
    "What it costs": "費用",
    "Planning Office": "企画部",
    "Costs fall": "費用は下がる",
    "By a fifth in two years": "2年で2割下がる",
    "Views": "見方",
    "It pays": "採算が合う",
    "Finance": "財務",
    "They fall": "下がる",
}


def bilingual(one: str) -> str:
    """The briefing in a language and in Japanese."""
    text = SOUND.replace("title: Costs,", f"title: {{{one}: Costs, ja: 費用}},")
    for words, japanese in JAPANESE.items():
        both = f"{{{one}: {words}, ja: {japanese}}}"
        text = text.replace(f": {words}", f": {both}", 1).replace(f"[{words}]", f"[{both}]")
    return text


def languages_of(result: Result) -> set[str]:
    found = set()
    for written in result.written:
        with zipfile.ZipFile(written.path) as package:
            core = etree.fromstring(package.read("docProps/core.xml"))
        found.add(core.findtext("{http://purl.org/dc/elements/1.1/}language", ""))
    return found


@pytest.mark.slow
def test_a_briefing_in_two_languages_is_built_in_one_that_the_audience_has(workplace: Path) -> None:
    only_japanese(workplace)
    text = bilingual("de")
    result = build([put(workplace, "de", text)], ["board"])
    assert result.ok, [str(d) for d in result.diagnostics]
    assert languages_of(result) == {"ja"}
    assert said(result) == [("A324", "note")]
    missing = text.replace("{de: Views, ja: 見方}", "{de: Views}")
    assert said(build([put(workplace, "de", missing)], ["board"])) == [("A321", "error")]
    assert said(build([put(workplace, "de", missing)], ["board"], language="ja")) == [("B221", "error")]


@pytest.mark.slow
def test_the_language_that_an_audience_prefers_wins_where_the_briefing_has_it(workplace: Path) -> None:
    settings = workplace / "templates" / "board" / "audience.yaml"
    text = settings.read_text(encoding="utf-8")
    assert languages_of(build([put(workplace, "en", bilingual("en"))], ["board"])) == {"en"}
    settings.write_text(f"preferred_language: ja\n{text}", encoding="utf-8")
    path = put(workplace, "en", bilingual("en"))
    result = build([path], ["board"])
    assert languages_of(result) == {"ja"}
    (note,) = (d for d in result.diagnostics if d.rule.code[0] in "AB")
    assert str(note) == (
        f"{path}:4:11: A324 preferred-language: the documents of “board” are in “ja”, and the briefing is in “en”\n"
        "  board has preferred_language: ja in its audience.yaml, and all texts are there in it; "
        "--language en makes them in “en”"
    )
    for made in (build([path], ["board"], language="en"), build([path], ["board"], language="ja")):
        assert said(made) == []
    assert languages_of(build([path], ["board"], language="en")) == {"en"}
    only = build([put(workplace, "en")], ["board"])
    assert languages_of(only) == {"en"}
    assert said(only) == []


# --- words that an audience lacks -----------------------------------------------------------------------------------


GERMAN = """\
"{outlet}, “{title}”|, {date}|, accessed {accessed}": "{outlet}: „{title}“|, {date}|, abgerufen am {accessed}"
Bottom line: Zuerst das Ergebnis
Do: Zu tun
"""


def with_german(folder: Path, german: str = GERMAN) -> Path:
    """Let `board` have German, with its own words in a file of translations; returns its settings."""
    path = folder / "templates" / "board" / "audience.yaml"
    text = path.read_text(encoding="utf-8").replace("languages: [en, ja]", "languages: [en, ja, de]")
    path.write_text(text.replace("name: {en: Board, ", "name: {en: Board, de: Vorstand, "), encoding="utf-8")
    own = folder / "templates" / "translations"
    own.mkdir()
    (own / "de.yaml").write_text(german, encoding="utf-8")
    return path


@pytest.mark.slow
def test_labels_come_from_the_translations_of_the_shipped_audiences(workplace: Path) -> None:
    with_german(workplace)
    result = build([put(workplace, "de")], ["board"])
    assert [d.rule.code for d in result.diagnostics if d.severity is Severity.ERROR] == []


@pytest.mark.slow
def test_a_label_and_a_plan_that_lack_a_language_are_told_at_their_lines(workplace: Path) -> None:
    settings = with_german(workplace)
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("about {}", "some {} or so"), encoding="utf-8")
    plan = workplace / "templates" / "board" / "memo.yaml"
    words = plan.read_text(encoding="utf-8")
    plan.write_text(words + "  - id: more\n    title: {en: And so on, ja: その他}\n", encoding="utf-8")
    assert build([put(workplace, "en")], ["board"]).ok
    result = build([put(workplace, "de")], ["board"])
    line = 1 + text.splitlines().index('  approximate: {en: "about {}", ja: "約{}"}')
    assert [str(d) for d in result.diagnostics if d.rule.code == "A320"] == [
        f"templates/board/audience.yaml:{line}:16: A320 missing-translation: “approximate” has no words in “de”\n"
        "  add de: to it, or its words to templates/translations/de.yaml",
        f"templates/board/memo.yaml:{len(words.splitlines()) + 2}:12: A320 missing-translation: "
        "“title” has no words in “de”\n  add de: to it, or its words to templates/translations/de.yaml",
    ]
    checked = CliRunner().invoke(cli, ["audience", "check", "board", "--no-pages", "--language", "de"])
    assert checked.exit_code == 1
    assert checked.output.count("A320 missing-translation") == 2
    # In every language of an audience, not only in those of the trial.
    checked = CliRunner().invoke(cli, ["audience", "check", "board", "--no-pages"])
    assert checked.output.count("A320 missing-translation") == 2


@pytest.mark.slow
def test_words_of_the_users_own_translations_come_first(workplace: Path) -> None:
    settings = with_german(workplace, f'{GERMAN}"some {{}} or so": "so um {{}} herum"\n')
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("about {}", "some {} or so"), encoding="utf-8")
    assert build([put(workplace, "de")], ["board"]).ok
    german = f'"some {{}} or so": so herum\nSummary: 3\n{GERMAN}'
    (workplace / "templates" / "translations" / "de.yaml").write_text(german, encoding="utf-8")
    result = build([put(workplace, "de")], ["board"])
    assert [str(d) for d in result.diagnostics if d.span.file.endswith("de.yaml")] == [
        "templates/translations/de.yaml:1:18: B204 invalid-value: “so herum” is not filled with what "
        "“some {} or so” is filled with\n  use the same names in braces, each as often",
        "templates/translations/de.yaml:2:10: B203 wrong-type: “Summary” must be translated into words\n"
        "  write them between quotes",
    ]


def test_an_audience_without_any_words_in_a_language_is_told_once(workplace: Path) -> None:
    path = workplace / "templates" / "board" / "audience.yaml"
    text = path.read_text(encoding="utf-8").replace("languages: [en, ja]", "languages: [fr, ko]")
    # Words in a language in which no translation has keys.
    text = re.sub(r"\{en: [^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "{fr: Mots}", text).replace(
        "USD: {fr: Mots}", 'USD: {fr: "{} Mots"}'
    )
    path.write_text(text, encoding="utf-8")
    result = build([put(workplace, "ko")], ["board"])
    labels = [str(d) for d in result.diagnostics if d.rule.code == "A320" and d.span.file.endswith("audience.yaml")]
    assert labels == [
        "templates/board/audience.yaml:3:12: A320 missing-translation: there are no words in “ko”\n"
        "  write templates/translations/ko.yaml, or take “ko” off the list"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja", "de", "fr", "ko", "zh", "zh-Hant"])
def test_the_author_of_a_source_stands_in_its_line_for_executives(language: str, workplace: Path) -> None:
    cited = SOUND.replace("points: [They fall]", "points: [{text: They fall, sources: [a]}]")
    source = "sources: {a: {author: A. Smith, outlet: The Wire, title: Prices, date: 2026-04-01}}\n"
    made = build(
        [put(workplace, language, cited + source)], ["executive"], formats=["memo"], templates=ROOT / "templates"
    )
    assert made.ok, made.diagnostics
    with zipfile.ZipFile(made.written[0].path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    lines = ["".join(str(words) for words in one.itertext()) for one in body.iter("{*}p")]
    (line,) = (one for one in lines if "A. Smith" in one)
    assert "The Wire" in line
    assert "Prices" in line


# --- One kind of years in a document ----------------------------------------------------------------------------------

YEARS = """\
briefdeck: 1
title: 計画
language: ja
date: 2026-04-10
from: 企画室
summary: [要点]
sections:
  - kind: text
    title: 背景
    figures: [cost]
    points:
      - {text: POINT, audiences: [AUDIENCE]}
      - もう一つの要点
decisions:
  - {question: 進めてよいか, by: 部長, until: 2026-05-20}
figures:
  cost: {value: 3, unit: 件, label: 件数, as_of: 2025-03}
"""


_ERA, _CALENDAR = ["令和8年4月10日", "令和7年3月", "令和8年5月20日"], ["2026年4月10日", "2025年3月", "2026年5月20日"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("point", "seen_by", "dates"),
    [
        ("要点である", "public-sector", _ERA),
        ("2024年に始めた", "public-sector", _CALENDAR),
        ("令和6年に始めた", "public-sector", _ERA),
        ("2024年に始め、2025年に広げ、令和8年度に終える", "public-sector", _CALENDAR),
        ("2024年に始め、令和7年度に広げ、令和8年度に終える", "public-sector", _ERA),
        ("2024年に始め、令和8年度に終える", "public-sector", _ERA),
        ("「2024年の記録」を読む", "public-sector", _ERA),  # a name, not a way to count
        ("2024年に始めた", "executive", _ERA),  # what others read alone changes nothing
        ("12024年の記録", "public-sector", _ERA),
    ],
)
def test_a_document_counts_all_years_as_its_texts_do(
    point: str, seen_by: str, dates: list[str], workplace: Path
) -> None:
    path = workplace / "years.yaml"
    path.write_text(YEARS.replace("POINT", point).replace("AUDIENCE", seen_by), encoding="utf-8")
    result = build([path], ["public-sector"])
    assert result.ok, result.diagnostics
    for made in result.written:
        assert_sound(made.path)
        text = shown(made.path)
        for wanted in dates:
            assert squeezed(wanted) in text
        said = text.replace(squeezed(point), "")
        assert bool(re.search("令和[0-9]|平成[0-9]", said)) == (dates is _ERA)
