"""`briefdeck check`: what is judged for whom, exceptions, certain cures, the report, formats and exit status."""

from __future__ import annotations

import html
import json
import os
import random
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck import build, check
from briefdeck.audience.reader import shipped_templates
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Diagnostic, Edit, Severity, Span
from briefdeck.diagnostics.rules import evidence, language
from briefdeck.inputs.assets import Assets
from briefdeck.model.briefing import Briefing
from briefdeck.model.validate import Loaded
from briefdeck.model.validate import parse as parse_briefing
from briefdeck.report.document import report
from briefdeck.report.examination import curable, examine
from briefdeck.review.fixes import Fixed, fixed, put
from briefdeck.review.hidden_words import secrets
from briefdeck.review.positions import Places
from briefdeck.review.remark import Visibility
from briefdeck.review.reviewer import review
from briefdeck.session import Session
from briefdeck.yamlfile.comments import comments
from briefdeck.yamlfile.reader import Document, parse
from clean import clean
from conftest import ROOT
from faults import FAULTS
from laws import tries

CODE_RED = ROOT / "briefings" / "code-red.yaml"
TEXT = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning
summary: [Storage costs fall]
figures:
  price: {value: 31, unit: EUR/kWh, label: Price, sources: [wire]}
  spare: {value: 7, unit: EUR/kWh, label: Duty, sources: [wire]}
sections:
  - kind: text
    title: Costs
    message: Storage costs fall in spring
    points:
      - {text: "Storage costs fall to {{ figures.price }}", status: fact}
      - {text: Rent stays, status: fact, audiences: [analyst]}
conclusion: Storage costs fall further
sources:
  wire: {outlet: The Wire, title: Prices, url: "https://example.com/prices", date: 2026-04-01}
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.span.line} {d.rule.code}" for d in found if d.span.file.endswith("x.yaml")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with x.yaml in it; the audiences are the shipped ones."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def copy_audience(name: str, settings_: str = "") -> None:
    """A shipped audience in ./templates, with something added to its settings."""
    target = Path("templates") / name
    target.mkdir(parents=True)
    for file in (ROOT / "templates" / name).iterdir():
        content = file.read_bytes()
        (target / file.name).write_bytes(content + settings_.encode() if file.name == "audience.yaml" else content)


# --- For whom ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_an_item_that_no_document_shows_is_found_where_all_audiences_are_asked() -> None:
    assert codes(check(["x.yaml"])) == ["9 E126", "15 E101", "16 E101"]
    assert codes(check(["x.yaml"], ["executive"])) == ["15 E101"]


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_what_an_audience_does_not_see_does_not_concern_it() -> None:
    assert "16 E101" in codes(check(["x.yaml"], ["analyst"]))
    assert "16 E101" not in codes(check(["x.yaml"], ["executive", "public-sector"]))


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_an_audience_sets_the_severity_and_of_two_the_graver_stays() -> None:
    copy_audience("executive", "severity: {E101: error}\n")
    copy_audience("analyst", "severity: {E101: 'off'}\n")
    grave = {d.span.line: d.severity for d in check(["x.yaml"]) if d.rule is evidence.UNSOURCED_STATEMENT}
    assert grave == {15: Severity.ERROR}
    assert codes(check(["x.yaml"], ["analyst"])) == []
    result = build(["x.yaml"], ["executive"])
    assert codes(result.diagnostics) == ["15 E101"]
    assert not result.ok
    assert not Path("output").exists()
    assert build(["x.yaml"], ["analyst"]).ok


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_build_does_not_repeat_the_warnings_of_a_review() -> None:
    result = build(["x.yaml"])
    assert codes(result.diagnostics) == []
    assert len(result.written) == 6


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_glossary_is_an_audience_s_own() -> None:
    copy_audience("executive", "glossary: {preferred: {Cells: [Storage]}, forbidden: {Rent: it is a lease}}\n")
    found = [d for d in check(["x.yaml"]) if d.rule.code.startswith("L4")]
    assert codes(tuple(found)) == ["2 L401", "6 L401", "13 L401", "15 L401", "17 L401"]
    assert found[0].hint == "write “Cells”"


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_list_of_outlets_beside_the_audiences_replaces_the_shipped_one() -> None:
    text = TEXT.replace("Storage costs fall to", "Reuters and Daily Bugle say")
    Path("x.yaml").write_text(text, encoding="utf-8")
    assert "15 E107" in codes(check(["x.yaml"]))
    Path("templates").mkdir()
    Path("templates/outlets.yaml").write_text("outlets:\n  - [Daily Bugle, The Bugle]\n", encoding="utf-8")
    (found,) = (d for d in check(["x.yaml"]) if d.rule is evidence.UNLISTED_OUTLET)
    assert "“Daily Bugle”" in found.what


# --- Exceptions -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_exceptions_are_granted_listed_and_asked_for_their_need() -> None:
    text = TEXT.replace("status: fact}\n", "status: fact}    # briefdeck: ignore E101: measured next week\n", 1)
    text = text.replace("  spare:", "  # briefdeck: ignore E126, E103\n  spare:")
    Path("x.yaml").write_text(text, encoding="utf-8")
    done = examine(["x.yaml"])
    assert codes(done.diagnostics) == ["9 L501", "17 E101"]
    assert "E103" in done.diagnostics[0].what
    reasons = {(d.span.line, d.rule.code): reason for d, reason in done.granted}
    assert reasons == {(10, "E126"): "", (16, "E101"): "measured next week"}


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_an_exception_lets_a_build_through() -> None:
    copy_audience("executive", "severity: {E101: error}\n")
    text = TEXT.replace("status: fact}\n", "status: fact}    # briefdeck: ignore E101\n", 1)
    Path("x.yaml").write_text(text, encoding="utf-8")
    assert build(["x.yaml"], ["executive"]).ok


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_the_length_of_documents_is_excepted_behind_the_key_that_every_briefing_has() -> None:
    points = ", ".join(
        f"{{text: Point {n}, detail: '{'A long sentence. ' * 20}', status: inference}}" for n in range(9)
    )
    sections = "".join(f"  - {{kind: text, title: Part {n}, points: [{points}]}}\n" for n in range(14))
    head = "briefdeck: 1\ntitle: Long\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [One]\nsections:\n"

    def found(comment: str) -> set[str]:
        text = (head + sections).replace("briefdeck: 1", f"briefdeck: 1  # briefdeck: ignore {comment}", 1)
        Path("x.yaml").write_text(text, encoding="utf-8")
        built = build(["x.yaml"], ["executive"], output="out").diagnostics
        judged = examine(["x.yaml"], ["executive"])
        length = {d.rule.code for d in judged.diagnostics} & {"D403", "M501"}
        assert length == {d.rule.code for d in built} & {"D403", "M501"}
        assert {d.rule.code for d, reason in judged.granted if reason == "a catalogue"} == {"D403", "M501"} - length
        return length

    assert found("E126: nothing of length") == {"D403", "M501"}
    assert found("M501: a catalogue") == {"D403"}
    assert found("D403, M501: a catalogue") == set()


COMMENTS = """\
a:                          # here: 1
  - text: >-   # here: 2
      words # here: no comment
      and more

    # here: 6
    other: |
      x
  # here: 9
  - {a: b,
     c: "d # here: no"}   # here: 11
b: plain
  and more  # here: 13
c: 'it''s # here: no'   # here: 14
"""


def test_comments_know_their_lines() -> None:
    found = {(c.line, c.first, c.last) for c in comments(COMMENTS, "here:")}
    assert found == {(1, 1, 1), (2, 2, 4), (6, 7, 8), (9, 10, 11), (11, 10, 11), (13, 12, 13), (14, 14, 14)}
    assert all(c.text.strip() == f"here: {c.line}" for c in comments(COMMENTS, "here:"))


@settings(max_examples=tries(200))
@given(st.text(alphabet="abc:#-[]{}'\"|>&*! \n\tあ", max_size=60))
def test_any_text_has_comments(text: str) -> None:
    for comment in comments(f"{text}\n# here: x\n", "here:"):
        assert comment.first <= comment.last


# --- Places -----------------------------------------------------------------------------------------------------------

STYLES = st.sampled_from(["plain", "single", "double", "folded", "literal"])
LETTERS = st.text(alphabet="あ漢字ア、。AI12 '\"\\:", min_size=1, max_size=30)


def squeezed(text: str) -> str:
    return "".join(text.split())


def as_yaml(value: str, style: str, width: int) -> str:
    kind: Any = {"single": "'", "double": '"', "folded": ">", "literal": "|"}.get(style)
    return yaml.dump({"x": [{"text": value}]}, allow_unicode=True, default_style=kind, width=width)


@settings(max_examples=tries(300))
@given(LETTERS, STYLES, st.sampled_from([10, 1000]))
def test_an_edit_changes_just_the_words_that_it_is_about(words: str, style: str, width: int) -> None:
    text = as_yaml(words, style, width)
    places = Places(_document(text))
    value = places.value(("x", 0, "text"))
    assert value is not None
    lines = text.split("\n")
    for at, sign in enumerate(value):
        for edit in places.edit(("x", 0, "text"), at, at + 1, "Z"):
            assert edit.old == sign
            line = lines[edit.line - 1]
            changed = [*lines]
            changed[edit.line - 1] = line[: edit.column - 1] + "Z" + line[edit.column :]
            after, _ = parse("\n".join(changed), "x.yaml")
            text_after = after.data["x"][0]["text"] if after else None
            if isinstance(text_after, str):
                # The letters beside a wrap decide whether it is read as a space; `fixing` looks at that.
                assert squeezed(text_after) == squeezed(value[:at] + "Z" + value[at + 1 :])


def test_places_are_found_behind_folds_quotes_and_escapes() -> None:
    text = "a: >-\n  あいう\n  えお\nb: 'it''s'\nc: \"x \\\"y\\\" z\"\nd: plain\n"
    places = Places(_document(text))
    assert places.span(("a",), 3) == Span("x.yaml", 3, 3)
    assert places.span(("b",), 3) == Span("x.yaml", 4, 9)
    assert places.span(("c",), 6) == Span("x.yaml", 5, 13)
    assert places.edit(("a",), 2, 4, "-") == ()  # over a fold
    assert places.edit(("b",), 2, 3, "-") == ()  # the doubled quote
    assert places.edit(("d",), 0, 2, "PL") == (Edit(6, 4, "pl", "PL"),)


# --- Certain cures ----------------------------------------------------------------------------------------------------

MENDED = ("E111", "L105", "L106", "L202", "L203", "L204", "L205", "L301")
SPOILT = """\
# 冒頭の注記
briefdeck: 1
title: "蓄電池(ESS)の費用"
language: ja
date: 2026-04-10
from: 企画部
summary:
  - text: '２０２６年の AI の費用'   # 残す
    detail: >-
      費用は(材料による)下がる。
      ﾃﾞｰﾀは１２件ある。
sections:
  - {kind: text, title: 費用, points: ["費用は 下がる", {text: "A \\"B\\" の費用?", sources: [a]}]}
sources:
  a: {outlet: X, title: Y, url: https://example.com/a?utm_source=x&b=1, date: 2026}
"""
CURED = """\
# 冒頭の注記
briefdeck: 1
title: "蓄電池（ESS）の費用"
language: ja
date: 2026-04-10
from: 企画部
summary:
  - text: '2026年のAIの費用'   # 残す
    detail: >-
      費用は（材料による）下がる。
      データは12件ある。
sections:
  - {kind: text, title: 費用, points: ["費用は下がる", {text: "A \\"B\\" の費用？", sources: [a]}]}
sources:
  a: {outlet: X, title: Y, url: https://example.com/a?b=1, date: 2026}
"""


@pytest.mark.slow
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fix_changes_the_words_and_nothing_else(here: Path, newline: str, mark: str) -> None:
    path = here / "x.yaml"
    path.write_bytes((mark + SPOILT.replace("\n", newline)).encode())
    path.chmod(0o640)
    result = run("check", "x.yaml", "--fix")
    assert result.exit_code == 0
    assert "10 findings mended" in result.stderr
    assert path.read_bytes().decode() == mark + CURED.replace("\n", newline)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in here.iterdir()] == ["x.yaml"]
    assert "0 findings mended" in run("check", "x.yaml", "--fix").stderr


@pytest.mark.slow
def test_diff_shows_and_writes_only_with_fix(here: Path) -> None:
    (here / "x.yaml").write_text(SPOILT, encoding="utf-8")
    shown = run("check", "x.yaml", "--diff")
    assert (here / "x.yaml").read_text(encoding="utf-8") == SPOILT
    assert '-title: "蓄電池(ESS)の費用"\n+title: "蓄電池（ESS）の費用"\n' in shown.stdout
    assert "10 findings can be mended with --fix" in shown.stderr
    both = run("check", "x.yaml", "--diff", "--fix")
    assert both.stdout == shown.stdout
    assert (here / "x.yaml").read_text(encoding="utf-8") == CURED


@pytest.mark.slow
def test_fix_leaves_exceptions_alone(here: Path) -> None:
    text = SPOILT.replace("   # 残す", "   # briefdeck: ignore L105, L204")
    (here / "x.yaml").write_text(text, encoding="utf-8")
    run("check", "x.yaml", "--fix")
    assert "'２０２６年の AI の費用'" in (here / "x.yaml").read_text(encoding="utf-8")


def test_fix_does_not_touch_what_it_cannot_read_or_another_hand_changed(here: Path) -> None:
    path = here / "x.yaml"
    path.write_bytes(SPOILT.encode("cp932", "replace"))
    before = path.read_bytes()
    assert run("check", "x.yaml", "--fix").exit_code == 1
    assert path.read_bytes() == before
    fault = put(Fixed(path, "what stood here", "something else", 1))
    assert fault is not None
    assert fault.what == "the file was changed meanwhile"
    assert path.read_bytes() == before


def test_a_cure_that_would_spoil_the_file_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: one\nb: two\n", encoding="utf-8")
    bad = language.STRAY_SPACE.at(Span("x.yaml", 1, 4), "", "", (Edit(1, 4, "one", "[one"),))
    good = language.STRAY_SPACE.at(Span("x.yaml", 2, 4), "", "", (Edit(2, 4, "two", "2nd"),))
    made = fixed(path, lambda text: [bad, good] if "two" in text else [])
    assert made is not None
    assert made.after == "a: one\nb: 2nd\n"
    assert made.count == 1


def test_a_cure_that_would_make_a_space_of_a_wrap_is_left_out(tmp_path: Path) -> None:
    """Between 電池 and １２ the wrap is no space; between 電池 and 12, in a text of Latin words, it would be one."""
    text = "a: of the cells and the plants 電池\n  １２ of them\n"
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    at = text.index("１２") - len("a: \n  ")
    (edit,) = Places(_document(text)).edit(("a",), at, at + 2, "12")
    assert edit == Edit(2, 3, "１２", "12")
    found = language.FULL_WIDTH_LETTER.at(Span("x.yaml", 2, 3), "", "", (edit,))
    made = fixed(path, lambda text: [found] if "１２" in text else [])
    assert made is not None
    assert made.after == text


def _document(text: str) -> Document:
    document, found = parse(text, "x.yaml")
    assert document is not None, found
    return document


@pytest.mark.slow
def test_cures_are_idempotent_and_leave_everything_else_alone(tmp_path: Path) -> None:
    session = Session(tmp_path)
    mended = 0
    for seed in range(5):
        for code in MENDED:
            plant, languages = FAULTS[code]
            made = clean(seed, languages[0])
            assert plant(random.Random(seed), made)
            path = tmp_path / "x.yaml"
            text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=40)
            path.write_text(f"# {code}\n{text}", encoding="utf-8")

            def judge(text: str, path: Path = path) -> tuple[Diagnostic, ...]:
                return curable(path, text, session, ["analyst"])

            result = fixed(path, judge)
            assert result is not None
            mended += result.count > 0
            assert not any(d.edits for d in judge(result.after))
            assert result.after.count("\n") == result.before.count("\n")
            again = fixed(path, lambda _, after=result.after: judge(after))  # type: ignore[misc]
            assert again is not None
            assert again.count == 0
    assert mended >= 5 * len(MENDED) - 2


# --- Report -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_report_shows_each_statement_with_its_places_and_sources() -> None:
    words = report(examine([CODE_RED], templates=ROOT / "templates"), "md")
    (line,) = (line for line in words.split("\n") if line.startswith("| ショッピングとヘルスケアのエージェント"))
    cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
    assert cells[1] == "報道"
    assert "参照原稿" in cells[2]
    assert "\\[article\\]" in cells[2]
    assert all(re.match(r"スライド\d+; 文書「.+」", cell) for cell in cells[3:6]), cells
    assert "## 指摘事項" in words
    assert "E113 undated-source" in words
    assert "スライド" not in next(line for line in words.split("\n") if line.startswith("| 報道 |"))


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_the_report_escapes_what_it_shows_and_says_what_is_hidden() -> None:
    Path("x.yaml").write_text(TEXT.replace("Rent stays", "Rent <b>stays</b> | as is"), encoding="utf-8")
    done = examine(["x.yaml"])
    page, text = report(done, "html"), report(done, "md")
    assert html.escape("Rent <b>stays</b> | as is") in page
    assert "<b>stays" not in page
    assert "Rent \\<b\\>stays\\</b\\> \\| as is" in text
    (row,) = (line for line in text.split("\n") if line.startswith("| Rent"))
    assert row.count("hidden") == 2
    assert '<html lang="en">' in page
    assert report(examine(["x.yaml"]), "html") == page


@pytest.mark.slow
def test_the_report_goes_into_a_file_of_a_known_kind(here: Path) -> None:
    assert run("check", "x.yaml", "--report", "r.html").exit_code == 0
    assert (here / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("check", "x.yaml", "--report", "r.pdf").exit_code == 2
    assert run("check", "x.yaml", "--report", "absent/r.md").exit_code == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [b"# mine\n", b"", b"<!doctype html>\n<p>report of briefdeck check</p>", b"\xff" * 600]
)
def test_a_report_takes_the_place_of_a_report_alone(words: bytes, here: Path) -> None:
    (here / "r.md").write_bytes(words)
    refused = run("check", "x.yaml", "--report", "r.md")
    assert refused.exit_code == 2
    assert "no report of briefdeck" in refused.stderr
    assert (here / "r.md").read_bytes() == words
    (here / "r.md").unlink()
    for _ in range(2):
        assert run("check", "x.yaml", "--report", "r.md").exit_code == 0
    assert (here / "r.md").read_text(encoding="utf-8").startswith("<!-- report of briefdeck check -->\n")


@pytest.mark.slow
def test_no_report_takes_the_place_of_a_folder_or_a_pipe(here: Path) -> None:
    (here / "r.md").mkdir()
    os.mkfifo(here / "r.html")
    (here / "linked.md").symlink_to(here / "x.yaml")
    before = (here / "x.yaml").read_bytes()
    for name in ("r.md", "r.html", "linked.md", "n" * 300 + ".md"):
        assert run("check", "x.yaml", "--report", name).exit_code == 2
    assert (here / "x.yaml").read_bytes() == before


KEPT = """\
briefdeck: 1
title: Costs
language: en
date: 2026-04-10
from: Planning Office
summary:
  - Costs fall to 4.2 million kWh in Springfield
  - {text: OWNPOINT of the board, status: fact, audiences: [analyst]}
figures:
  seen: {value: 12, unit: kWh, label: Seen amount}
  kept: {value: 4711, unit: Wh, label: OWNFIGURE of the board, audiences: [analyst]}
sections:
  - kind: text
    title: Costs
    points:
      - {text: Costs fall by 4.2m kWh, sources: [wire]}
      - {text: "OWNSTATEMENT ({{ figures.kept }})", status: fact, sources: [own], audiences: [analyst]}
    figures: [seen]
  - {kind: text, title: OWNSECTION, points: [x], audiences: [analyst]}
  - {kind: table, title: OWNTABLE, data: OWNFILE.csv, audiences: [analyst]}
sources:
  wire: {outlet: Wire, title: Prices}
  own: {outlet: OWNOUTLET, title: OWNTITLE, url: "https://OWNADDRESS.example"}
"""


@pytest.mark.slow
def test_a_report_for_some_shows_what_they_may_see(here: Path) -> None:
    (here / "kept.yaml").write_text(KEPT, encoding="utf-8")
    (here / "OWNFILE.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    forms: tuple[Literal["html", "md"], ...] = ("html", "md")
    for form in forms:
        whole = report(examine(["kept.yaml"]), form)
        found = set(re.findall("OWN[A-Z]+", whole))
        assert found >= {"OWNPOINT", "OWNFIGURE", "OWNSTATEMENT", "OWNSECTION", "OWNOUTLET", "OWNTITLE", "OWNADDRESS"}
        some = report(examine(["kept.yaml"], ["executive", "public-sector"]), form)
        assert "OWN" not in some
        assert "4,711" not in some
        assert "Costs fall by" in some
        assert "Wire" in some
        assert "OWNPOINT" in report(examine(["kept.yaml"], ["executive", "analyst"]), form)


def test_findings_in_a_report_for_some_say_nothing_of_what_is_hidden(here: Path) -> None:
    text = KEPT.replace("title: OWNTABLE, data: OWNFILE.csv", "title: OWNTABLE, data: OWNGONE.csv")
    (here / "kept.yaml").write_text(text, encoding="utf-8")
    assert "OWNGONE" in report(examine(["kept.yaml"]), "md")
    some = report(examine(["kept.yaml"], ["executive"]), "md")
    assert "OWN" not in some
    assert "B209" in some


@pytest.mark.slow
def test_no_report_names_the_folder_of_the_installation(here: Path) -> None:
    (here / "kept.yaml").write_text(KEPT.replace("OWNFILE.csv", "x.csv"), encoding="utf-8")
    (here / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = examine(["kept.yaml"])
    home = str(shipped_templates().parent)
    assert any("yaml:" in d.hint for d in done.diagnostics)  # which names a plan
    assert home not in report(done, "html")
    assert home not in report(done, "md")


# --- Formats and exit status ------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_formats_for_machines_go_to_stdout() -> None:
    told = json.loads(run("check", "x.yaml", "-f", "json").stdout)
    assert [d["code"] for d in told["diagnostics"] if d["file"] == "x.yaml"] == ["E126", "E101", "E101"]
    sarif = json.loads(run("check", "x.yaml", "-f", "sarif").stdout)
    assert sarif["version"] == "2.1.0"
    assert len(sarif["runs"][0]["results"]) == len(told["diagnostics"])
    github = run("check", "x.yaml", "-f", "github").stdout
    assert "::warning file=x.yaml,line=15,col=16,title=E101 unsourced-statement::" in github
    text = run("check", "x.yaml")
    assert text.stdout == ""
    assert '   15 |       - {text: "Storage costs' in text.stderr
    concise = run("check", "x.yaml", "-f", "concise").stderr
    assert "   15 |" not in concise


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_programs_are_told_facts_as_values() -> None:
    long = TEXT.replace('{text: "Storage costs', f'{{text: "Storage {"costs or " * 450}')
    Path("x.yaml").write_text(long, encoding="utf-8")
    told = json.loads(run("check", "x.yaml", "-f", "json", "-a", "executive", "-a", "analyst").stdout)
    overfull = [d for d in told["diagnostics"] if d["code"] == "D401"]
    assert overfull
    for d in overfull:
        facts = d["facts"]
        assert d["path"][:2] == ["sections", 0]
        assert set(facts["audiences"]) <= {"executive", "analyst"}
        assert {"slide", "shape", "layout", "block"} <= set(facts)
        assert (facts["quantity"], facts["unit"]) == ("height", "pt")
        assert f"needs {facts['measured']:.0f} pt, has {facts['allowed']:.0f} pt (" in d["message"]
        assert facts["related"][0]["path"][0] == "parts"
        assert facts["related"][0]["file"] == f"{facts['audiences'][0]}/deck.yaml"
    unsourced = [(d["path"], d["facts"]) for d in told["diagnostics"] if d["code"] == "E101"]
    assert unsourced == [
        (["sections", 0, "points", 0, "text"], {"audiences": ["executive", "analyst"]}),
        (["sections", 0, "points", 1, "text"], {"audiences": ["analyst"]}),
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_strict_takes_warnings_for_errors() -> None:
    assert run("check", "x.yaml").exit_code == 0
    assert run("check", "x.yaml", "--strict").exit_code == 1
    Path("x.yaml").write_text(TEXT.replace("status: fact, aud", "aud").replace("status: fact", "sources: [wire]"))
    assert run("check", "x.yaml", "--strict", "-a", "executive").exit_code == 0


# --- Files read back --------------------------------------------------------------------------------------------------

SECRET = TEXT.replace(
    "text: Rent stays", 'text: "Rent of {{ figures.spare }} stays secret", detail: Nobody else may know it'
)


def test_secrets_are_the_words_that_an_audience_may_read_nowhere(tmp_path: Path) -> None:
    document, _ = parse(SECRET.replace("Nobody else may know it", "Storage costs fall"), str(tmp_path / "x.yaml"))
    assert document is not None
    briefing, _ = parse_briefing(document)
    assert isinstance(briefing, Briefing)
    visibility = review(Loaded(briefing, document, tmp_path), Assets({}, {})).visibility
    assert set(secrets(briefing, visibility, "executive")) == {"Duty", "Rent of", "stays secret"}
    assert secrets(briefing, visibility, "analyst") == ()
    assert Visibility(briefing).sees("executive", ("sections", 0, "points", 0, "text"))


@pytest.mark.slow
def test_preflight_finds_a_leak_in_a_file_for_the_wrong_audience(here: Path) -> None:
    (here / "x.yaml").write_text(SECRET, encoding="utf-8")
    assert build(["x.yaml"], ["analyst", "executive"]).ok
    files = [f"output/x.{name}.{kind}" for name in ("analyst", "executive") for kind in ("pptx", "docx")]
    result = run("preflight", *files, "--briefing", "x.yaml", "--audience", "executive", "-f", "json")
    assert result.exit_code == 1
    leaks = {d["file"] for d in json.loads(result.stdout)["diagnostics"] if d["code"] == "F720"}
    assert leaks == {"output/x.analyst.pptx", "output/x.analyst.docx"}
    assert run("preflight", *files[2:], "--briefing", "x.yaml", "--audience", "executive").exit_code == 0


COMMON = "Sources", "April", "2026", "none", "left", "Figure", "true", "slide", "Contents", "Date", "Summary", "Normal"


@pytest.mark.slow
def test_a_hidden_word_that_files_say_anyway_stops_no_build(here: Path) -> None:
    hidden = "".join(f'      - {{text: "{word}", audiences: [analyst]}}\n' for word in COMMON)
    where = "      - {text: Rent stays"
    assert where in TEXT
    (here / "x.yaml").write_text(TEXT.replace(where, hidden + where), encoding="utf-8")
    made = build(["x.yaml"], ["executive", "public-sector"])
    assert [str(d) for d in made.diagnostics if d.rule.code == "F720"] == []
    assert made.ok
    files = [str(path) for path in (here / "output").iterdir()]
    for audience in ("executive", "public-sector"):
        own = [file for file in files if audience in file]
        assert run("preflight", *own, "--briefing", "x.yaml", "--audience", audience).exit_code == 0


@pytest.mark.usefixtures("here")
def test_preflight_tells_what_it_cannot_read() -> None:
    result = run("preflight", "absent.pptx", "x.yaml")
    assert result.exit_code == 1
    assert result.stderr.count("F701 unreadable-package") == 2
    assert run("preflight", "x.yaml", "--audience", "executive").exit_code == 2
    assert run("preflight", "x.yaml", "--briefing", "x.yaml", "--audience", "exective").exit_code == 1


@pytest.mark.slow
def test_a_leaking_plan_keeps_its_file_from_being_written(here: Path) -> None:
    """What a plan says in its own words, that an audience must not see of a briefing, is caught when read back."""
    (here / "x.yaml").write_text(SECRET, encoding="utf-8")
    copy_audience("executive")
    plan = Path("templates/executive/memo.yaml")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text + '  - body: [{paragraph: "Nobody else may know it"}]\n', encoding="utf-8")
    result = build(["x.yaml"], ["executive"], formats=["memo"])
    assert [d.rule.code for d in result.diagnostics] == ["F720"]
    assert not result.ok
    assert not (here / "output").exists()


@pytest.mark.slow
def test_check_does_not_load_the_dictionary_for_english(here: Path) -> None:
    program = (
        "import sys\nfrom briefdeck import check\ncheck(['x.yaml'])\nassert 'sudachipy' not in sys.modules, 'loaded'\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=here, check=True)


@pytest.mark.slow
@pytest.mark.parametrize("language_", ["en", "ja"])
def test_a_starter_has_no_finding(language_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "weekly", "--language", language_).exit_code == 0
    assert [str(d) for d in check(["weekly.yaml"])] == []


@pytest.mark.slow
def test_what_is_far_too_long_is_to_be_cut_first(tmp_path: Path) -> None:
    """Its words are judged when it can be made."""
    head = "briefdeck: 1\ntitle: Plan\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [All is well]\n"

    def codes(count: int) -> set[str]:
        sections = (f"  - {{kind: text, title: Costs {n}, points: [They  fall (a lot]}}\n" for n in range(count))
        path = tmp_path / "plan.yaml"
        path.write_text(f"{head}sections:\n{''.join(sections)}", encoding="utf-8")
        return {found.rule.code for found in check([path], ["executive"], templates=ROOT / "templates")}

    assert codes(3) >= {"L103", "L105"}
    assert codes(3_500) == {"P358"}
