"""The whole pipeline: laws that hold for any input, and what becomes of the output folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pptx import Presentation

import strategies
from briefdeck.api import Result, build
from briefdeck.diagnostics import Severity
from briefdeck.document.kinds import KINDS
from briefdeck.model.briefing import Briefing
from briefdeck.model.validate import parse
from briefdeck.ooxml.names import P
from briefdeck.ooxml.opening import opened
from briefdeck.report.examination import check
from briefdeck.yamlfile.reader import read
from conftest import ROOT, make_board
from helpers import SOUND
from laws import tries
from planted import read_back
from readback import Said, lost, shown, visible
from shipped import AUDIENCES, shipped_file
from soundness import assert_sound
from test_spoiled import said, snapshot

LAW = settings(max_examples=tries(40), suppress_health_check=list(HealthCheck))
TEMPLATES = ROOT / "templates"


# --- Any bytes --------------------------------------------------------------------------------------------------------


def answer(content: bytes, audiences: list[str]) -> Result:
    """Build a file of these bytes; whatever they are, there is an answer, and files only where there is no error."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_bytes(content)
        result = build([path], audiences, output=Path(folder) / "output", templates=TEMPLATES)
        written = {str(w.path.relative_to(folder)) for w in result.written}
        assert set(snapshot(Path(folder))) == {"any.yaml", *written, *({"output"} if written else set())}
        assert bool(written) == result.ok
        return result


SHIPPED = [(ROOT / "briefings" / f"{name}.yaml").read_bytes() for name in ("code-red", "factory-energy")]


@LAW
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"{}")
@example(b"briefdeck: 1\n")
def test_any_bytes_give_diagnostics(content: bytes) -> None:
    result = answer(content, ["executive"])
    assert result.diagnostics
    assert not result.ok


@pytest.mark.slow
@settings(LAW, max_examples=tries(60))
@given(st.data())
def test_a_shipped_briefing_with_a_few_bytes_changed_gives_files_or_diagnostics(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SHIPPED[:1])))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 12))
        content[at : at + length] = data.draw(st.binary(max_size=6) | st.sampled_from(JUNK))
    answer(bytes(content), ["analyst"])


JUNK = [
    text.encode() for text in ("\n", ": ", "- ", "  ", "[", "{", "]", "}", '"', "{{", "**", "[@", "　", "&a ", "*a")
]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    [],
    {},
    ["x"],
    {"ja": "x"},
    {"x": {}},
    "{{ figures.cost }}",
    "[@wire]",
]


@pytest.mark.slow
@settings(LAW, max_examples=tries(80))
@given(strategies.briefings(), st.data())
def test_a_briefing_with_a_value_of_another_shape_gives_files_or_diagnostics(made: Any, data: st.DataObject) -> None:
    made = deepcopy(made)
    places = list(strategies.places(made))
    holder, key = places[data.draw(st.integers(0, len(places) - 1))]
    holder[key] = deepcopy(data.draw(st.sampled_from(VALUES)))
    answer(strategies.written(made).encode(), ["analyst"])


# --- Any valid briefing -----------------------------------------------------------------------------------------------

CURRENCY = ("figures", "cost", "unit")


def must_be_found(briefing: Briefing, audience: str, language: str) -> list[Said]:
    listed = {key for section in briefing.sections for key in section.figures}
    return [
        text
        for text in visible(briefing, audience, language)
        if text.path[0] != "keywords" and not (text.path[0] == "figures" and text.path[1] not in listed)
        if text.path != CURRENCY
    ]


# Random words of heads, of rows and of categories may be those of others.
PAPER = "sources: {paper: {outlet: Paper, title: Costs of plants}}\n"
_ALIKE = (
    "the first row has the heads of the columns once more",
    "two categories have the name",
    "two columns have the name",
)


@pytest.mark.slow
@settings(LAW, max_examples=tries(50))
@given(strategies.briefings())
def test_any_valid_briefing_gives_sound_files_that_lose_no_word(made: Any) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_text(strategies.written(made), encoding="utf-8")
        settings_file = make_board(Path(folder) / "templates") / "audience.yaml"
        with settings_file.open("a", encoding="utf-8") as opened:
            opened.write("severity: {L102: warning}\n")  # random words have no full stops
        result = build([path], ["board"], output=Path(folder) / "output", templates=Path(folder) / "templates")
        for found in (*result.diagnostics, *read_back(result)):
            if found.rule.code == "B213" and any(words in found.what for words in _ALIKE):
                continue
            if found.rule.code == "F702" and found.facts.words in path.read_text(encoding="utf-8"):
                continue  # random signs may stand for a number to come, $X
            # F709: an alternative text of random words may be an address, which describes nothing.
            assert found.rule.code in ("D401", "D402", "D403", "D404", "D405", "M501", "F709"), str(found)
            if found.severity is Severity.ERROR:
                assert found.span.file == str(path)
                assert found.span.line > 0
        document, _ = read(path)
        assert document is not None
        briefing, _ = parse(document)
        assert briefing is not None
        for file in result.written:
            assert_sound(file.path)
            due = must_be_found(briefing, "board", briefing.language)
            # What is for the speaker alone stands in no memo.
            due = [t for t in due if file.kind == "deck" or t.path[::2] != ("sections", "note")]
            assert lost(shown(file.path), due) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_phases_of_which_no_more_is_said_than_their_names_lead_to_their_sources(tmp_path: Path, audience: str) -> None:
    phases = "  - {kind: phases, title: Plan, phases: [{name: First}, {name: Then}], sources: [paper]}\n"
    (tmp_path / "x.yaml").write_text(SOUND.rstrip("\n") + "\n" + phases + PAPER, encoding="utf-8")
    result = build([tmp_path / "x.yaml"], [audience], output=tmp_path / "output", templates=TEMPLATES)
    assert result.ok, result.diagnostics
    for written in result.written:
        assert "Costsofplants" in shown(written.path), written.kind


@pytest.mark.slow
@pytest.mark.parametrize("word", ["戽", "しるし", "표시"])
@pytest.mark.parametrize("audience", ["board", "executive"])
def test_words_of_another_language_have_its_tag_wherever_they_stand(workplace: Path, audience: str, word: str) -> None:
    text = SOUND + f"marking: {word}\nto: [{word}]\ncontact: {word}\nnumber: {word}\n"
    for place in ("Storage for the northern sites", "What it costs", "Planning Office", "It pays", "Finance", "Views"):
        text = text.replace(place, f"{place} {word}")
    text = text.replace("  - {kind: text", f"  - {{kind: text, note: {word}").replace("[They fall]", f"[{word}]")
    (workplace / "other.yaml").write_text(text, encoding="utf-8")
    if audience != "board":
        shutil.copytree(TEMPLATES, "templates", dirs_exist_ok=True)
    result = build(["other.yaml"], [audience])
    assert [d for d in result.diagnostics if d.severity is Severity.ERROR] == []
    assert len(result.written) == 2
    for written in result.written:
        assert_sound(written.path)


# --- Same input, same bytes -------------------------------------------------------------------------------------------

_BUILD = """
import sys
from briefdeck.api import build
result = build(sys.argv[2:], output=sys.argv[1], templates="templates")
assert result.ok, result.diagnostics
"""


@pytest.mark.slow
def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    """One that has made nothing else, in another zone, language and order of hashes, and what all tests share."""
    names = ("code-red", "factory-energy")
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(tmp_path), *(f"briefings/{name}.yaml" for name in names)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONHASHSEED": "2",
            "TZ": "America/New_York",
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "1700000000",
        },
        check=True,
    )
    theirs = snapshot(tmp_path)
    ours = [shipped_file(name, audience, kind) for name in names for audience in AUDIENCES for kind in KINDS]
    assert {path.name for path in ours} == theirs.keys()
    assert len(ours) == 12
    assert [path.name for path in ours if path.read_bytes() != theirs[path.name]] == []


@pytest.mark.slow
def test_another_day_writes_the_same_bytes(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert build(["sound.yaml"], ["board"], output="today").ok
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: __import__("time").gmtime(2_000_000_000))
    assert build(["sound.yaml"], ["board"], output="later").ok
    assert snapshot(workplace / "today") == snapshot(workplace / "later")


# --- The output folder ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_build_leaves_its_files_and_nothing_else(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (workplace / "output").mkdir()
    (workplace / "output" / "notes.txt").write_bytes(b"mine")
    (workplace / "output" / "sound.board.pptx").write_bytes(b"old")
    assert [d.rule.code for d in build(["sound.yaml"], ["board"]).diagnostics] == ["O604"]
    result = build(["sound.yaml"], ["board"], force=True)
    assert {str(written.path) for written in result.written} == {"output/sound.board.pptx", "output/sound.board.docx"}
    left = snapshot(workplace / "output")
    assert set(left) == {"notes.txt", "sound.board.pptx", "sound.board.edited.pptx", "sound.board.docx"}
    assert left["notes.txt"] == b"mine"
    assert left["sound.board.edited.pptx"] == b"old"
    assert left["sound.board.pptx"] != b"old"
    for written in result.written:
        assert_sound(written.path)
        assert written.size == written.path.stat().st_size


def test_an_error_in_one_briefing_keeps_all_files_from_being_written(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (workplace / "wrong.yaml").write_text(SOUND.replace("claim", "calim"), encoding="utf-8")
    before = snapshot(workplace)
    result = build(["sound.yaml", "wrong.yaml"], ["board"])
    assert result.written == ()
    assert snapshot(workplace) == before


def test_an_error_for_one_audience_keeps_all_files_from_being_written(workplace: Path) -> None:
    (workplace / "templates" / "other").symlink_to(make_board(workplace / "more"))
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    memo = workplace / "more" / "board" / "memo.yaml"
    memo.write_text(memo.read_text(encoding="utf-8").replace("section.text", "section.txet"), encoding="utf-8")
    result = build(["sound.yaml"], ["board", "other"])
    assert [d.rule.code for d in result.diagnostics] == ["P352"]
    assert not (workplace / "output").exists()


@pytest.mark.slow
def test_a_check_finds_what_a_build_finds_in_every_briefing_for_every_audience(workplace: Path) -> None:
    long = SOUND.replace("title: Views", f"title: {'Views of the northern sites ' * 20}")
    for name, text in (("one.yaml", long), ("two.yaml", long), ("three.yaml", SOUND.replace("claim", "calim"))):
        (workplace / name).write_text(text, encoding="utf-8")
    names = ["one.yaml", "two.yaml", "three.yaml"]
    found = build(names, ["board", "executive", "bord"]).diagnostics
    assert {d.span.file for d in found} == {*names, "--audience"}
    assert said(check(names, ["board", "executive", "bord"])) == said(found)


@pytest.mark.slow
def test_only_what_is_asked_for_is_built(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    result = build(["sound.yaml", "sound.yaml"], ["board", "board"], formats=["memo"])
    assert [(w.audience, w.kind, w.slides) for w in result.written] == [("board", "memo", 0)]
    shipped = build(["sound.yaml"], templates="nowhere", output="all")
    assert {w.audience for w in shipped.written} == {"analyst", "executive", "public-sector"}


def test_progress_names_each_briefing(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    told: list[str] = []
    build(["sound.yaml", "absent.yaml"], ["board"], progress=told.append)
    assert told == ["sound.yaml", "absent.yaml"]


# --- Templates that somebody else made --------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_template_of_another_type_and_without_a_notes_master_makes_a_sound_deck(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    board = make_board(templates)
    package = opened((board / "deck.pptx").read_bytes())
    for listed in package.trees[package.main].findall(f"{P}notesMasterIdLst"):
        package.trees[package.main].remove(listed)
    package.unrelate(package.main, lambda rel: rel.kind == "notesMaster")
    package.sweep()
    package.types[package.main] = package.types[package.main].replace("presentation.main", "template.main")
    (board / "deck.pptx").write_bytes(package.save())
    briefing = tmp_path / "storage.yaml"
    briefing.write_text(
        "briefdeck: 1\ntitle: Storage\nlanguage: en\ndate: 2026-04-10\nfrom: Planning Office\nsummary: [Costs fall]\n"
        "sections: [{kind: background, title: Costs, points: [They fall], note: Say why}]\n",
        encoding="utf-8",
    )
    result = build([briefing], ["board"], output=tmp_path / "out", templates=templates)
    assert result.ok
    (deck,) = [made.path for made in result.written if made.path.suffix == ".pptx"]
    assert_sound(deck)
    slides = Presentation(str(deck)).slides
    spoken = [slide.notes_slide.notes_text_frame for slide in slides if slide.has_notes_slide]
    assert spoken
    assert all(frame is not None and frame.text for frame in spoken)
