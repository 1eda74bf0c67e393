"""How a command ends that is told to end, has nowhere to print, or no folder to stand in: without a traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import briefdeck
from briefdeck.cli.starter import starter_text

pytestmark = pytest.mark.slow

HOME = str(Path(briefdeck.__file__).parents[1])
BUILD = [sys.executable, "-m", "briefdeck", "build", "weekly.yaml", "-a", "executive", "-o", "output"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing and a folder for what is temporary."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "weekly.yaml").write_text(starter_text("en"), encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    return tmp_path


def environment(place: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": HOME, "TMPDIR": str(place / "tmp"), **more}


@pytest.mark.skipif(os.name == "nt", reason="these signals are those of Unix")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_build_that_is_told_to_end_leaves_nothing_behind(name: str, place: Path) -> None:
    (place / "bin").mkdir()
    office = place / "bin" / "soffice"
    office.write_text('#!/bin/sh\necho $$ > "$STARTED.new"\nmv "$STARTED.new" "$STARTED"\nsleep 60\n', encoding="ascii")
    office.chmod(0o755)
    started = place / "started"
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    (place / "output").mkdir()
    with subprocess.Popen(
        [*BUILD, "--format", "pdf"],
        env=environment(place, PATH=path, STARTED=str(started)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        for _ in range(600):
            if started.exists():
                break
            time.sleep(0.05)
        process.send_signal(getattr(signal, name))
        _, said = process.communicate(timeout=30)
    assert process.returncode == 128 + getattr(signal, name)
    assert b"Traceback" not in said
    assert list((place / "output").iterdir()) == []
    assert list((place / "tmp").iterdir()) == []
    # Another program may have got its number since.
    number = started.read_text(encoding="ascii").strip()
    there = subprocess.run(["ps", "-o", "args=", "-p", number], capture_output=True, check=False, text=True)
    assert str(office) not in there.stdout


@pytest.mark.parametrize(
    ("module", "status"),
    [("click", -signal.SIGINT), ("briefdeck.cli.diff", -signal.SIGINT), ("lxml.etree", 130), ("briefdeck.review", 130)],
)
def test_an_interrupt_while_modules_are_loaded_ends_it_without_a_traceback(
    module: str, status: int, place: Path
) -> None:
    code = f"""
import os, signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
sys.argv = ["briefdeck", *{BUILD[3:]!r}]
from briefdeck.__main__ import main
main()
"""
    made = subprocess.run([sys.executable, "-c", code], env=environment(place), capture_output=True, check=False)
    assert (made.returncode, made.stderr.strip()) == (status, b"")
    assert not (place / "output").exists()


@pytest.mark.skipif(os.name == "nt", reason="these signals are those of Unix")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_comes_in_while_something_is_finalized_is_not_lost(name: str, place: Path) -> None:
    code = f"""
import os, signal, time
from briefdeck.cli.signals import ended_by_signals
class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        time.sleep(0)
with ended_by_signals() as ended:
    try:
        last = Last()
        del last
        time.sleep(120)
        print("went on")
    except KeyboardInterrupt:
        print("ended by", ended())
"""
    command = [sys.executable, "-c", code]
    made = subprocess.run(command, env=environment(place), capture_output=True, check=False, text=True, timeout=60)
    assert (made.stdout, made.stderr) == (f"ended by {int(getattr(signal, name))}\n", "")


def test_an_interrupt_of_which_a_library_makes_another_exception_ends_a_command(place: Path) -> None:
    code = """
import os, signal, time
from briefdeck.cli.main import cli, main
@cli.command("wait")
def wait():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)
    except KeyboardInterrupt as came:
        raise ValueError("something failed: KeyboardInterrupt") from came
main(["wait"])
"""
    command = [sys.executable, "-c", code]
    made = subprocess.run(command, env=environment(place), capture_output=True, check=False, text=True, timeout=50)
    assert (made.returncode, made.stderr.strip()) == (130, "")


def test_a_signal_that_is_ignored_stays_so(place: Path) -> None:
    code = "import os, signal; from briefdeck.cli.signals import ended_by_signals\n"
    code += "with ended_by_signals(): os.kill(os.getpid(), signal.SIGHUP)\nprint('went on')"
    shell = shutil.which("nohup")
    if shell is None:
        pytest.skip("this system has no nohup")
    made = subprocess.run(
        [shell, sys.executable, "-c", code], env=environment(place), capture_output=True, check=False, text=True
    )
    assert made.stdout == "went on\n"


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("closed", "command", "status"),
    [
        (">&-", "explain", 0),
        (">&-", "check weekly.yaml -a executive", 0),
        ("2>&-", "check weekly.yaml -a executive", 0),
        (">&- 2>&- <&-", "check weekly.yaml -a executive", 0),
        (">&- 2>&- <&-", "build weekly.yaml -a executive", 0),
        (">&- 2>&- <&-", "check absent.yaml -a executive", 1),
        (">&-", "show deck weekly.yaml -a executive", 0),
        ("> /dev/full", "explain", 1),
        ("2> /dev/full", "check absent.yaml", 1),
        ("> /dev/full 2>&1", "explain", 1),
        ("> /dev/full 2>&1", "check weekly.yaml --format json", 1),
        ("> /dev/full 2>&1", "nonsense", 1),
    ],
)
def test_streams_that_are_closed(closed: str, command: str, status: int, place: Path) -> None:
    made = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m briefdeck {command} {closed}"],
        env=environment(place),
        capture_output=True,
        check=False,
    )
    assert made.returncode == status
    assert b"Traceback" not in made.stderr
    assert b"fault of its own" not in made.stderr
    if command.startswith("build"):
        assert sorted(path.name for path in (place / "output").iterdir()) == [
            "weekly.executive.docx",
            "weekly.executive.pptx",
        ]
        assert (place / "weekly.yaml").read_text(encoding="utf-8") == starter_text("en")


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check {0}/weekly.yaml -a executive", 0),
        ("build {0}/weekly.yaml -a executive -o {0}/output", 0),
        ("build {0}/weekly.yaml -a executive", 1),
        ("check weekly.yaml", 1),
        ("new weekly", 1),
        ("audiences", 0),
        ("pull weekly.pptx", 1),
        ("diff {0}/weekly.yaml {0}/weekly.yaml", 0),
    ],
)
def test_a_current_folder_that_is_gone(command: str, status: int, place: Path) -> None:
    (place / "gone").mkdir()
    made = subprocess.run(
        ["/bin/sh", "-c", f"rmdir ../gone; exec {sys.executable} -m briefdeck {command.format(place)}"],
        cwd=place / "gone",
        env=environment(place),
        capture_output=True,
        check=False,
    )
    assert made.returncode == status, made.stderr
    assert b"Traceback" not in made.stderr
    assert b"fault of its own" not in made.stderr


def test_no_folder_for_what_is_temporary(place: Path) -> None:
    code = "import tempfile; tempfile.tempdir = 'absent'; from briefdeck.cli.main import main\n"
    code += "main(['build', 'weekly.yaml', '-a', 'executive', '-f', 'pdf'])"
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment(place), capture_output=True, check=False, text=True
    )
    assert "Traceback" not in made.stderr
    assert "fault of its own" not in made.stderr
    assert "O60" in made.stderr
    assert made.returncode == 1


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("import atexit; atexit.register(print, 'at its end')", "at its end"),
        ("import threading; threading.Timer(0.3, print, ['from another thread']).start()", "from another thread"),
        ("import sys; sys.setprofile(lambda *_: None)", ""),
    ],
    ids=["functions", "threads", "profile"],
)
@pytest.mark.parametrize(("arguments", "status"), [(["explain", "E103"], 0), (["explain", "E999"], 2)])
def test_a_command_ends_when_all_is_done_that_python_does_at_its_end(
    before: str, told: str, arguments: list[str], status: int
) -> None:
    code = f"{before}; import sys; sys.argv[1:] = {arguments}; from briefdeck.__main__ import main; main()"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert made.returncode == status
    assert told in made.stdout
    assert "E103" in made.stdout if not status else "E999" in made.stderr
    assert "Traceback" not in made.stderr
