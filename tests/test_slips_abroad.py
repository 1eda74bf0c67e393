"""Slips of writers in Japanese, Korean and Swiss German, and of those who edit an audience: told once, and cured."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.api import build
from briefdeck.report.examination import check
from conftest import ROOT
from laws import mostly_slow

BRIEFINGS = {
    "ja": """\
briefdeck: 1
title: 庁舎の移転をどう進めるか
language: ja
date: 2026-11-24
from: 総務部
to: [町議会]
number: 総第12号
summary: [賃借の費用は4.2億円]
figures:
  cost: {value: 240000000, unit: JPY, label: 移転の費用, sources: [port]}
sections:
  - kind: table
    title: 案の費用
    columns: [案, 費用（億円）, 期間（年）]
    rows:
      - [新築, 25.8, 12.1]
      - [賃借, 4.2, 11.2]
    sources: [port]
  - kind: timeline
    title: 日程
    events:
      - {date: 2026-12-15, text: 議会が決める}
      - {date: 2027-03, text: 賃貸借が終わる}
conclusion: 賃借がよい
sources:
  port: {outlet: 港湾局, title: 移転の報告書, url: "https://example.com/port", date: 2026-10-12}
""",
    "ko": """\
briefdeck: 1
title: 청사를 어떻게 옮길 것인가
language: ko
date: 2026-11-24
from: 기획처
to: [이사회]
summary: [먼저 빌리고 경험을 쌓는다]
figures:
  power: {value: 15860, unit: MWh, label: 연간 전력 수요, sources: [study]}
sections:
  - kind: text
    title: 현황
    message: 청사는 낡고 임대료는 오른다
    points:
      - {text: 세 곳 중 한 곳이 낡았다, detail: 부품이 부족하고 고장이 늘고 있다., sources: [study]}
  - kind: timeline
    title: 일정
    events:
      - {date: 2026-12-15, text: 이사회가 정한다}
      - {date: 2027-03, text: 임대가 끝난다}
conclusion: 빌리는 편이 낫다
sources:
  study: {outlet: 연구원, title: 이전 보고서, url: "https://example.com/study", date: 2026-10-12}
""",
    "de-CH": """\
briefdeck: 1
title: Die Gemeinde verlegt ihr Depot
language: de-CH
date: 2026-11-24
from: Stab Mobilität
to: [Gemeinderat]
summary: [Zuerst mieten]
figures:
  kosten: {value: 12500000, unit: CHF, label: Kosten der Verlegung, sources: [bericht]}
sections:
  - kind: text
    title: Lage
    message: Das Depot ist alt und die Miete steigt
    points:
      - {text: Jeder dritte Platz ist alt, detail: Die Ersatzteile werden knapp., sources: [bericht]}
  - kind: implications
    title: Folgen
    items:
      - {actor: Gemeinderat, implication: Er gibt die Mittel frei, action: Beschluss im Juni}
conclusion: Die Miete genügt
sources:
  bericht: {outlet: Amt für Verkehr, title: Bericht zum Depot, url: "https://example.com/a", date: 2026-10-12}
""",
}
SLIPS = (
    ("ja", "      - {date: 2026-12-15", "      ・{date: 2026-12-15", "Y103", "write “-” in the place of “・”"),
    (
        "ja",
        "columns: [案, 費用（億円）, 期間（年）]",
        "columns: ［案、費用（億円）、期間（年）］",
        "B203",
        "期間（年）]",
    ),
    ("ja", "- [新築, 25.8, 12.1]", "- 【新築，25.8，12.1】", "B203", "[新築, 25.8, 12.1]"),
    ("ja", "- [新築, 25.8, 12.1]", "- 新築｜25.8｜12.1", "B203", "[新築, 25.8, 12.1]"),
    ("ja", "date: 2026-11-24", "date: 令和8年11月吉日", "B204", "write the day, too: 2026-11-01"),
    ("ja", "number: 総第12号", "number: 総第　　号", "L112", "“第 号”"),
    ("ja", "date: 2027-03", "date: 2027年3〜5月", "B204", "write its beginning, 2027-03"),
    ("ja", "title: 日程", "title: 二、日程", "L111", "“二、” stands before the title"),
    ("ja", "text: 議会が決める", "text: ○議会が決める", "L111", "“○” stands before the words"),
    ("ja", "text: 議会が決める", "text: ア　議会が決める", "L111", "“ア” stands before the words"),
    ("ja", "- [新築, 25.8, 12.1]", "- [新築, 25.8億円, 12.1]", "L113", "write 25.8"),
    ("ja", "    title: 案の費用", "    標題: 案の費用", "B201", "write title:"),
    ("ja", "text: 議会が決める", "text: センタ－の議会が決める", "L110", "write ー"),
    ("ja", "text: 議会が決める", "text: 増えたのはデータセンタ―", "L110", "write ー"),
    ("ja", "text: 議会が決める", "text: 03ー1234ー5678へ", "L110", "the sign of a long vowel"),
    ("ja", "text: 議会が決める", "text: 議会がきめtあ", "L110", "“t” is left of typing kana"),
    ("ja", "text: 議会が決める", "text: 議会の案になつた", "L110", "write っ"),
    ("ja", "text: 議会が決める", "text: 2026~2027年に議会が決める", "L110", "write 〜"),
    ("ja", "text: 議会が決める", "text: 二〇二六年に議会が決める", "L110", "write 2026年"),
    ("ja", "text: 議会が決める", "text: 議会（本会議)が決める", "L103", "write ）"),
    ("ja", "text: 議会が決める", "text: 　議会が決める", "L105", "delete it"),
    ("ja", "text: 議会が決める", "text: R8.12.15に議会が決める", "L210", "write 令和8年12月15日"),
    ("ja", "text: 議会が決める", "text: 12/3に議会が決める", "L210", "write 12月3日"),
    ("ja", "text: 議会が決める", "text: 平成38年に議会が決める", "L209", "write 2026年、令和8年"),
    ("ja", "text: 議会が決める", "text: △△課が決める", "L112", "write what belongs here"),
    ("ja", "text: 議会が決める", "text: 議会が決める（※要相談）", "L112", "（※要相談）"),
    ("ja", "text: 議会が決める", "text: （以上）", "L121", "delete it"),
    ("ja", "unit: JPY", "unit: 百万円", "L114", "write JPY, and the number in full"),
    ("ja", "text: 議会が決める", "text: （ここに議会の日程を記載）", "L112", "write what belongs here"),
    ("ja", "text: 議会が決める", "text: ㈱港湾が決める", "L111", "write 株式会社"),
    ("ja", "text: 議会が決める", "text: ・議会　・町長　・住民", "L111", "several items stand in one line"),
    ("ja", "title: 日程", "title: 日程（続き）", "L121", "delete it"),
    ("ja", "title: 日程", "title: 日程。", "L119", "delete the 。"),
    ("ko", "text: 세 곳", "text: 2026년 부터 세 곳", "L105", "“부터” stands apart"),
    ("ko", "text: 세 곳 중", "text: 세 곳 주ㅇ", "L110", "“ㅇ” is left of typing a syllable"),
    ("ko", "text: 세 곳", "text: 늦어도 '26.5월에 세 곳", "L210", "write 2026년 5월"),
    ("de-CH", "text: Jeder dritte Platz", "text: Jeder zwoelfte Platz", "L303", "write zwölfte"),
    ("de-CH", "text: Jeder dritte Platz", "text: Jeder ”dritte” Platz", "L302", "«dritte»"),
    ("de-CH", "text: Jeder dritte Platz", "text: Am 3.5.26 wird er alt", "L210", "write 3. Mai 2026"),
    ("de-CH", "text: Jeder dritte Platz", "text: Jeder dritte E- Bus", "L105", "behind a hyphen"),
    ("ko", "detail: 부품", "내용: 부품", "B201", "write detail:"),
    ("ko", "text: 세 곳", "text: ○ 세 곳", "L111", "“○” stands before the words"),
    ("ko", "title: 현황", "title: 가. 현황", "L111", "“가.” stands before the title"),
    ("ko", "title: 현황", "title: Ⅰ. 현황", "L111", "“Ⅰ.” stands before the title"),
    ("ko", "detail: 부품", "detail: ※ 부품", "L111", "“※” stands before the words"),
    ("ko", "conclusion: 빌리는", "conclusion: (초안) 빌리는", "L112", "“(초안)”"),
    ("ko", "    message: 청사는", "    핵심: 청사는", "B201", "write message:"),
    ("ko", "value: 15860", "value: 약 15,860", "B201", "write 15860, and approximate: true"),
    ("ko", "date: 2027-03", "date: 2027년 3~5월", "B204", "write its beginning, 2027-03"),
    ("de-CH", "Jeder dritte", "Jeder größere", "L303", "write grössere"),
    ("de-CH", "text: Jeder dritte", "text: Jeder „dritte“", "L302", "write «dritte»"),
    ("de-CH", "detail: Die Ersatzteile werden", "detail: Für CHF 520.000 werden sie", "L304", "write 520’000"),
    ("de-CH", "unit: CHF", "unit: Mio. CHF", "L114", "write CHF"),
    ("de-CH", "title: Lage", "title: 2.1 Lage", "L111", "“2.1” stands before the title"),
    ("de-CH", "language: de-CH", "language: Schweizerdeutsch", "B204", "write de-CH"),
    ("de-CH", "date: 2026-11-24", "date: 24.11.26", "B204", "write 2026-11-24"),
    ("de-CH", "- kind: implications", "- kind: Risiken", "B204", "write kind: implications"),
    ("de-CH", "Die Ersatzteile werden knapp.", "Die Ersatzteile werden knapp (s. oben).", "L117", "“s. oben”"),
)


@pytest.mark.parametrize("language", BRIEFINGS)
def test_the_briefings_themselves_have_no_finding(language: str, workplace: Path) -> None:
    path = workplace / "x.yaml"
    path.write_text(BRIEFINGS[language], encoding="utf-8")
    assert check([path], ["executive"], templates=ROOT / "templates") == ()


@pytest.mark.parametrize(
    ("language", "right", "slip", "code", "says"), mostly_slow(SLIPS, one_in=2), ids=[slip[2].strip() for slip in SLIPS]
)
def test_a_slip_is_told_once_with_its_cure(
    language: str, right: str, slip: str, code: str, says: str, workplace: Path
) -> None:
    text = BRIEFINGS[language].replace(right, slip, 1)
    path = workplace / "x.yaml"
    path.write_text(text, encoding="utf-8")
    (told,) = check([path], ["executive"], templates=ROOT / "templates")
    assert told.rule.code == code
    assert says in f"{told.what} {told.hint}"
    assert text.split("\n")[told.span.line - 1].strip() in slip or slip.strip() in text.split("\n")[told.span.line - 1]


OF_AUDIENCES = (
    ("audience.yaml", 'dates: {en: {day: "%d %B %Y"}}', "B204", "write day: dd MMMM y"),
    ("audience.yaml", "dates: {en: {day: DD.MM.YYYY}}", "B204", "write day: dd.MM.y"),
    ("audience.yaml", "language: English", "B201", "write languages: [en]"),
    ("audience.yaml", "paper: A4", "B203", "write paper: {en: A4}"),
    ("deck.yaml", "slides: [{title: Hello}]", "B201", "write parts:"),
    ("audience.yaml", "limits: {slides: sixteen}", "B203", "write 16"),
    ("audience.yaml", "design: {accent: '#003366'}", "B204", "write accent: accent1"),
    ("audience.yaml", "paper: {english: Letter}", "B220", "write en"),
    ("audience.yaml", "dates: {en: {day: long}}", "B204", "write day: d MMMM y"),
    ("deck.yaml", "change: {summary: {title: {jp: 要旨, en: Summary}}}", "B220", "write ja:"),
    ("deck.yaml", "change: {summary: {title: '{{ title }'}}", "P351", "write }}"),
    ("deck.yaml", "change: {summary: {when: sections > 3}}", "P351", "sections|length > 3"),
    ("deck.yaml", "change: {summary: {body: bullets}}", "B203", 'write [{bullets: "{{ … }}"}]'),
    ("deck.yaml", "change: {sections: {when: section.kind = 'chart'}}", "P351", "write =="),
    ("deck.yaml", 'change: {sections: {when: section.id == "a" && section.message}}', "P351", "write and"),
    ("deck.yaml", 'change: {sections: {when: section.id == "a" || section.message}}', "P351", "write or"),
    ("deck.yaml", "change: {sections: {when: section.id AND section.message}}", "P351", "write and"),
    ("deck.yaml", "change: {summary: {title: '{{ subject }}'}}", "P352", "did you mean “title”?"),
    ("deck.yaml", "change: {sections: {when: section.id == costs}}", "P352", 'write "costs": words stand in quotes'),
    ("deck.yaml", "change: {sections: {title: '{{ section.heading }}'}}", "P352", "did you mean “title”?"),
    ("audience.yaml", "sizes: {body: [18pt, 16 pt]}", "B203", "write body: [18, 16]"),
    ("audience.yaml", "faces: {de: Arial}", "B203", "write {latin: Arial}"),
)


@pytest.mark.parametrize(("file", "text", "code", "says"), OF_AUDIENCES, ids=[one[1] for one in OF_AUDIENCES])
def test_a_slip_in_an_audience_is_told_with_its_cure(
    file: str, text: str, code: str, says: str, workplace: Path
) -> None:
    folder = workplace / "templates" / "acme"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("based_on: executive\nname: Acme\n", encoding="utf-8")
    with (folder / file).open("a", encoding="utf-8") as file_:
        file_.write(f"{text}\n")
    (workplace / "x.yaml").write_text(BRIEFINGS["de-CH"].replace("de-CH", "de"), encoding="utf-8")
    (told,) = check([workplace / "x.yaml"], ["acme"], templates=workplace / "templates")
    assert (told.rule.code, says in told.hint) == (code, True), told
    assert told.span.file.endswith(file)


def test_an_audience_writes_days_its_own_way_and_months_as_the_language_does(workplace: Path) -> None:
    folder = workplace / "templates" / "acme"
    folder.mkdir(parents=True)
    settings = "based_on: executive\nname: Acme\ndates: {de: {day: dd.MM.y}}\n"
    (folder / "audience.yaml").write_text(settings, encoding="utf-8")
    text = BRIEFINGS["de-CH"].replace("language: de-CH", "language: de").replace("date: 2026-10-12", "date: 2026-10")
    (workplace / "x.yaml").write_text(text, encoding="utf-8")
    made = build([workplace / "x.yaml"], ["acme"], templates=workplace / "templates", formats=["memo"])
    assert made.ok, made.diagnostics
    words = said(made.written[0].path)
    assert "24.11.2026" in words
    assert "Oktober 2026" in words


def said(memo: Path) -> str:
    from docx import Document

    read = Document(str(memo))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])
