"""Many briefings at once: the same files and findings by any number of processes, however one of them ends."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import briefdeck
from briefdeck.api import Result, build
from briefdeck.batch.processes import Unanswered, at_once
from briefdeck.batch.work import Bench, Order
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.kinds import KINDS
from briefdeck.staging.moving import Staging
from helpers import SOUND
from laws import mostly_slow
from processes import never, one_that_fails, slower_first
from soundness import assert_sound
from terminals import read_to_the_end

HOME = str(Path(briefdeck.__file__).parents[1])
LONG = SOUND.replace("title: Views", f"title: {'Views of the northern sites ' * 20}")
WRONG = SOUND.replace("claim", "calim")
UNSOURCED = SOUND.replace("summary:\n", "figures:\n  share: {value: 31, unit: '%', label: Share}\nsummary:\n")


@pytest.fixture
def many(workplace: Path) -> Path:
    """Briefings without fault, with errors of several stages, with a warning, and one whose deck was edited."""
    texts = {"a": SOUND, "b": WRONG, "c": SOUND.replace("fall", "rise"), "d": LONG, "e": UNSOURCED, "g": SOUND}
    for name, text in texts.items():
        (workplace / f"{name}.yaml").write_text(text, encoding="utf-8")
    (workplace / "output").mkdir()
    (workplace / "output" / "g.board.pptx").write_bytes(b"edited")
    (workplace / "output" / "b.board.pptx").write_bytes(b"old")
    return workplace


NAMES = ["g.yaml", "e.yaml", "d.yaml", "absent.yaml", "c.yaml", "b.yaml", "a.yaml"]


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.severity} {d} {d.facts}" for d in found]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def outcome(result: Result) -> object:
    """All of a result but how long it took."""
    return said(result.diagnostics), [(w.path, w.audience, w.kind, w.slides, w.pages, w.size) for w in result.written]


# --- The law ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("keep_going", "jobs"), mostly_slow([(True, 2), (False, 2), (True, 3), (False, 3)], but=0))
def test_files_and_findings_are_the_same_by_any_number_of_processes(keep_going: bool, jobs: int, many: Path) -> None:
    shutil.copytree(many / "output", many / "before")
    first = outcome(build(NAMES, ["board"], keep_going=keep_going))
    there = files(many / "output")
    shutil.rmtree(many / "output")
    shutil.copytree(many / "before", many / "output")
    assert outcome(build(NAMES, ["board"], keep_going=keep_going, jobs=jobs)) == first
    assert files(many / "output") == there


@pytest.mark.slow
def test_the_command_gives_the_same_by_copies_of_itself_and_by_none(many: Path) -> None:
    """The process of a command has one thread, so that its helpers begin as copies of it."""
    outcomes = []
    for jobs in ("1", "3", ""):
        shutil.rmtree(many / "output")
        command = [*COMMAND, *NAMES, "-a", "board", "-a", "executive", "--keep-going", *(["-j", jobs] if jobs else [])]
        made = subprocess.run(command, env=environment(), capture_output=True, check=False, text=True)
        listed = [line.rsplit(None, 2)[0] for line in made.stdout.splitlines()]
        outcomes.append((made.returncode, listed, made.stderr.splitlines()[:-1], files(many / "output")))
    assert outcomes[0][0] == 1
    assert len(outcomes[0][3]) == 16
    assert outcomes[1:] == outcomes[:1] * 2


# --- One that fails and the others ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_one_that_fails_spoils_all_of_its_own_and_nothing_of_the_others(many: Path) -> None:
    result = build(NAMES, ["board", "executive"], keep_going=True)
    assert not result.ok
    wrong = {d.span.file for d in result.diagnostics if d.severity == "error"}
    assert wrong == {"absent.yaml", "b.yaml", "d.yaml", "output/g.board.pptx"}
    there = files(many / "output")
    assert {name.split(".")[0] for name in there if there[name] not in (b"old", b"edited")} == {"a", "c", "e"}
    assert len(there) == 3 * 4 + 2
    assert (there["b.board.pptx"], there["g.board.pptx"]) == (b"old", b"edited")
    for written in result.written:
        assert_sound(written.path)


@pytest.mark.slow
def test_without_keep_going_all_is_told_and_nothing_written(many: Path) -> None:
    before = files(many / "output")
    result = build(NAMES, ["board"], jobs=2)
    assert result.written == ()
    assert files(many / "output") == before
    # What stands in the way of a later briefing is told with the faults of an earlier one.
    assert {d.rule.code for d in result.diagnostics} >= {"Y101", "B201", "D402", "O604"}


@pytest.mark.slow
def test_two_of_one_name_are_both_left_out(many: Path) -> None:
    (many / "north").mkdir()
    shutil.copy("a.yaml", many / "north")
    result = build(["a.yaml", "c.yaml", "north/a.yaml"], ["board"], keep_going=True, jobs=2)
    assert [d.rule.code for d in result.diagnostics] == ["O601"]
    assert [written.path.name for written in result.written] == ["c.board.pptx", "c.board.docx"]


def test_what_bars_the_way_of_one_lets_the_others_through(many: Path) -> None:
    (many / "output" / "a.board.docx").mkdir()
    result = build(["a.yaml", "c.yaml"], ["board"], keep_going=True)
    assert [str(d.span) for d in result.diagnostics] == ["output/a.board.docx"]
    assert [written.path.name for written in result.written] == ["c.board.pptx", "c.board.docx"]
    assert not (many / "output" / "a.board.pptx").exists()


@pytest.mark.slow
def test_an_edited_file_is_kept_beside_by_any_process(many: Path) -> None:
    result = build(["a.yaml", "g.yaml"], ["board"], force=True, jobs=2)
    assert result.ok
    assert (many / "output" / "g.board.edited.pptx").read_bytes() == b"edited"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_a_pdf_that_cannot_be_drawn_leaves_out_its_briefing_alone(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = many / "bin" / "soffice"
    program.parent.mkdir()
    script = '#!/bin/sh\nfor each; do case $each in */0.*) ;; *.docx) cp "$PDF" "${each%.*}.pdf";; esac; done\n'
    program.write_text(script, encoding="ascii")
    program.chmod(0o755)
    (many / "one.pdf").write_bytes(pdf_of_one_page())
    monkeypatch.setenv("PDF", str(many / "one.pdf"))
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    result = build(["a.yaml", "c.yaml"], ["board"], formats=["memo", "pdf"], keep_going=True, jobs=2)
    assert [(d.rule.code, d.span.file) for d in result.diagnostics] == [("O603", "a.yaml")]
    assert [written.path.name for written in result.written] == ["c.board.docx", "c.board.memo.pdf"]


def pdf_of_one_page() -> bytes:
    from io import BytesIO

    import pypdfium2

    document, made = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(300, 300)
    document.save(made)
    return made.getvalue()


def test_documents_that_wait_are_not_held_in_memory(many: Path) -> None:
    with Staging(many / "output", KINDS) as staging:
        done = Bench(Order(many / "templates", ("board",), KINDS, staging.area))(Path("a.yaml"))
        assert [(len(kept.made.content), kept.made.expected.hidden) for kept in done.kept] == [(0, ())] * 2
        assert [kept.waiting.stat().st_size > 1000 for kept in done.kept] == [True] * 2


@pytest.mark.slow
def test_a_briefing_that_is_done_leaves_nothing_that_is_looked_for(many: Path) -> None:
    """What leads to itself stays until Python looks for it, and an Office file holds megabytes behind few objects."""
    with Staging(many / "output", KINDS, force=True) as staging:
        bench = Bench(Order(many / "templates", ("board",), KINDS, staging.area))
        bench(Path("g.yaml"))  # what is kept for all briefings has been made
        gc.collect()
        gc.disable()
        try:
            assert bench(Path("g.yaml")).kept
            assert gc.collect() < 50
        finally:
            gc.enable()


# --- Processes --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_answers_stand_in_the_order_of_what_was_asked() -> None:
    begun: list[float] = []
    assert at_once(slower_first, [0.4, 0.0, 0.2, 0.1, 0.0], 2, begun.append) == [-0.4, 0.0, -0.2, -0.1, 0.0]
    assert begun == [0.4, 0.0, 0.2, 0.1, 0.0]


@pytest.mark.slow
@pytest.mark.parametrize("threaded", [False, True])
def test_what_is_lost_is_told_and_the_rest_is_done(threaded: bool) -> None:
    """Copies of a process, and new ones where it has a thread beside the first."""
    stop = threading.Event()
    beside = threading.Thread(target=stop.wait)
    if threaded:
        beside.start()
    try:
        asked = ["dies", "well", "raises", "ends", "cannot be sent", "dies", "well"]
        answers = at_once(one_that_fails, asked, 2, lambda _: None)
    finally:
        stop.set()
    assert [answers[i] for i in (0, 2, 3, 4, 5)] == [Unanswered(n) for n in (-9, None, 3, None, -9)]
    assert len({os.getpid(), answers[1], answers[6]}) >= 2
    assert all(isinstance(answers[i], int) for i in (1, 6))


@pytest.mark.slow
def test_a_beginning_that_fails_is_told_for_each() -> None:
    assert at_once(never, ["a", "b", "c"], 2, lambda _: None) == [Unanswered()] * 3


def test_a_process_that_was_ended_is_a_finding_about_its_briefing(many: Path) -> None:
    bench = Bench(Order(many / "templates", ("board",), KINDS, None))
    (found,) = bench.instead(Path("a.yaml"), Unanswered(-9)).found
    assert str(found).startswith("a.yaml: O605 unfinished-briefing: the process that made its documents was ended by")
    assert bench.instead(Path("a.yaml"), Unanswered()).found == ()  # done again, here


# --- The command ------------------------------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "briefdeck", "build", "-o", "output"]


def environment() -> dict[str, str]:
    """That of a test, which is not yet there when this is imported (`conftest`)."""
    return {**os.environ, "PYTHONPATH": HOME, "TERM": "xterm-256color"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="these signals are those of Unix")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
@pytest.mark.parametrize("of_all", [False, True], ids=["one", "group"])
def test_a_batch_that_is_told_to_end_leaves_whole_files_and_no_process(name: str, of_all: bool, many: Path) -> None:
    before = files(many / "output")
    for number in range(30):
        (many / f"n{number}.yaml").write_text(SOUND, encoding="utf-8")
    command = [*COMMAND, *(f"n{number}.yaml" for number in range(30)), "-j", "3"]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        until(lambda: len(list((many / "output").glob(".briefdeck-*/*"))) > 4)
        number = getattr(signal, name)
        os.killpg(process.pid, number) if of_all else process.send_signal(number)
        _, told = process.communicate(timeout=30)
    assert process.returncode == (-9 if name == "SIGKILL" else 128 + number)
    assert told.strip() == b""
    until(lambda: not has_processes(process.pid))
    if name == "SIGKILL":
        assert build(["a.yaml"], ["board"]).ok  # which sweeps
        for made in (many / "output").glob("a.*"):
            made.unlink()
    assert files(many / "output") == before


def has_processes(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_a_bar_is_for_terminals() -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    command = [*COMMAND, "a.yaml", "c.yaml", "e.yaml", "-a", "board", "-j", "2"]
    quiet = subprocess.run(command, env=environment(), capture_output=True, check=True)
    assert b"/3" not in quiet.stderr
    reader, writer = pty.openpty()
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=writer) as process:
        os.close(writer)
        seen = read_to_the_end(reader)
    assert process.returncode == 0
    assert all(words in seen for words in (b"0/3", b"2/3", b"e.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_wrong_number_of_jobs_is_a_wrong_command_line(jobs: str, many: Path) -> None:
    made = subprocess.run([*COMMAND, "a.yaml", "-j", jobs], env=environment(), capture_output=True, check=False)
    assert made.returncode == 2
    assert sorted(files(many / "output")) == ["b.board.pptx", "g.board.pptx"]
