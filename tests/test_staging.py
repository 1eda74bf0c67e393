"""Where files wait, and how they come into place: whole or not at all, whatever stands there, whoever else builds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import briefdeck
from briefdeck.api import Result, build
from briefdeck.document.kinds import KINDS
from briefdeck.session import Session
from briefdeck.staging.made import Made
from briefdeck.staging.moving import Staging
from briefdeck.staging.waiting import WaitingFolder
from helpers import SOUND

DECK, MEMO = "sound.board.pptx", "sound.board.docx"


@pytest.fixture
def sound(workplace: Path) -> Path:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (workplace / "output").mkdir()
    return workplace


def built(**options: bool) -> Result:
    return build(["sound.yaml"], ["board"], **options)  # type: ignore[arg-type]


def said(result: Result) -> list[str]:
    return [f"{d.span}: {d.rule.code}: {d.what}" for d in result.diagnostics]


def hidden() -> list[str]:
    return [path.name for path in Path("output").iterdir() if path.name.startswith(".")]


# --- The folder -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_what_a_killed_build_left_is_swept_by_the_next(sound: Path) -> None:
    code = """\
import os, signal, sys
from pathlib import Path
from briefdeck.staging.waiting import WaitingFolder
folder = WaitingFolder(Path("output"))
(folder.path / "sound.board.pptx").write_bytes(b"half")
(folder.path / "pdf").mkdir()
os.kill(os.getpid(), signal.SIGKILL)
"""
    home = str(Path(briefdeck.__file__).parents[1])
    killed = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": home}, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(hidden()) == 1
    assert built().ok
    assert sorted(path.name for path in (sound / "output").iterdir()) == [MEMO, DECK]


def test_the_folder_of_a_build_that_runs_stays(sound: Path) -> None:
    running = WaitingFolder(sound / "output")
    (running.path / "other.board.pptx").write_bytes(b"half")
    assert built().ok
    assert hidden() == [running.path.name]
    running.remove()
    assert hidden() == []


@pytest.mark.parametrize("name", [".briefdeck-my_notes", ".briefdeck-x", ".briefdeck-my_notes2"])
def test_somebodys_folder_of_such_a_name_stays(name: str, sound: Path) -> None:
    (sound / "output" / name).mkdir()
    (sound / "output" / name / "notes.txt").write_text("mine", encoding="utf-8")
    assert built().ok
    assert (sound / "output" / name / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_a_lock_on_the_output_folder_is_not_waited_for_for_ever(sound: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    opened = os.open(sound / "output", os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_EX)
    assert built().ok
    os.close(opened)


@pytest.mark.slow
def test_builds_at_once_into_one_folder(sound: Path) -> None:
    home = str(Path(briefdeck.__file__).parents[1])
    command = [sys.executable, "-m", "briefdeck", "build", "sound.yaml", "-a", "board"]
    both = [subprocess.Popen(command, env={**os.environ, "PYTHONPATH": home}) for _ in range(3)]
    assert [process.wait(timeout=60) for process in both] == [0, 0, 0]
    there = {path.name: path.read_bytes() for path in (sound / "output").iterdir()}
    assert sorted(there) == [MEMO, DECK]
    assert built().ok
    assert {path.name: path.read_bytes() for path in (sound / "output").iterdir()} == there


# --- What stands in the place -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("force", [False, True])
def test_a_pipe_is_not_replaced(force: bool, sound: Path) -> None:
    os.mkfifo(sound / "output" / MEMO)
    assert said(built(force=force)) == [
        f"output/{MEMO}: O601: “output/{MEMO}” is a device or a pipe",
    ]
    assert sorted(path.name for path in (sound / "output").iterdir()) == [MEMO]


@pytest.mark.slow
def test_a_huge_file_is_kept_and_not_read(sound: Path) -> None:
    with (sound / "output" / DECK).open("wb") as huge:
        huge.truncate(6_000_000_000)
    (line,) = said(built())
    assert line.startswith(f"output/{DECK}: O604: it is larger than any file that can be read back")
    assert built(force=True).ok
    assert (sound / "output" / "sound.board.edited.pptx").stat().st_size == 6_000_000_000
    assert (sound / "output" / DECK).stat().st_size < 1_000_000


def test_a_link_is_replaced_and_what_it_leads_to_stays(sound: Path) -> None:
    (sound / "others.pptx").write_bytes(b"others")
    (sound / "output" / DECK).symlink_to(sound / "others.pptx")
    (sound / "output" / MEMO).symlink_to("nowhere")
    assert [line.partition(" O604")[0] for line in said(built())] == [f"output/{DECK}:"]
    assert built(force=True).ok
    assert (sound / "others.pptx").read_bytes() == b"others"
    assert not (sound / "output" / DECK).is_symlink()
    assert not (sound / "output" / MEMO).is_symlink()
    assert not (sound / "output" / "nowhere").exists()


@pytest.mark.parametrize("name", ["n" * 250, "名" * 83], ids=["latin", "japanese"])
def test_a_name_that_is_too_long_for_what_is_built(name: str, sound: Path) -> None:
    (sound / "sound.yaml").rename(sound / f"{name}.yaml")
    result = build([f"{name}.yaml"], ["board"])
    assert [d.rule.code for d in result.diagnostics] == ["O601"]
    assert "File name too long" in result.diagnostics[0].what
    assert "a shorter name" in result.diagnostics[0].hint
    assert list((sound / "output").iterdir()) == []


@pytest.mark.parametrize("output", ["o" * 400, "a\0b", "sound.yaml", "sound.yaml/below"])
def test_an_output_folder_that_cannot_be(output: str, sound: Path) -> None:
    before = sorted(sound.iterdir())
    result = build(["sound.yaml"], ["board"], output=output)
    assert [d.rule.code for d in result.diagnostics] == ["O601"]
    assert sorted(sound.iterdir()) == before


def test_a_folder_that_vanishes_meanwhile(sound: Path) -> None:
    with Staging(sound / "output", KINDS) as staging:
        assert staging.found == []
        area = staging.area
        assert area is not None
        staging.folder.rmdir()
        (sound / "output").rmdir()
        assert [d.rule.code for made in _made() for d in area.keep(made, _of_nobody)[1]] == ["O601", "O601"]
        assert staging.place({}, {}) == ((), [])


@pytest.mark.parametrize("each", [False, True])
def test_a_waiting_file_that_vanishes_meanwhile(each: bool, sound: Path) -> None:
    with Staging(sound / "output", KINDS) as staging:
        assert staging.area is not None
        for made in _made():
            kept, found = staging.area.keep(made, _of_nobody)
            assert found == ()
            assert kept is not None
            staging.take(kept)
        for waiting in staging.waiting:
            waiting.unlink()
        written, faults = staging.place({}, {}, each=each)
    assert written == ()
    assert [d.rule.code for d in faults] == ["O601"]
    assert list((sound / "output").iterdir()) == []


def _of_nobody(_content: bytes, _briefing: Path) -> str:
    return ""


def _made() -> list[Made]:
    found = Session(Path("templates")).make(Path("sound.yaml"), ["board"], KINDS)
    return [each for each in found if isinstance(each, Made)]
