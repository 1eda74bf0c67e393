"""A few of the trials of `tests/fuzz/`, whose scripts try at random as long as they are asked to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefdeck
from customs import CUSTOMS
from fuzz.edits import trial
from fuzz.inputs import KINDS, SECONDS, tried
from laws import mostly_slow, tries

HERE = Path(__file__).parent


@pytest.mark.parametrize("kind", mostly_slow(sorted(KINDS), but=2))
def test_damaged_input_is_told_and_breaks_nothing(kind: str) -> None:
    outcome = tried(kind, tries(200), seed=0)
    assert outcome.faults == []
    assert outcome.trials == tries(200)
    assert outcome.slowest < SECONDS
    assert outcome.said


@pytest.mark.parametrize("name", mostly_slow(sorted(edit.__name__ for edit in CUSTOMS), but=2))
def test_what_people_do_to_files_is_written_or_told(name: str) -> None:
    made = trial(0, 7, name)
    assert made.became not in ("wrong", "silent", "traceback", "unsettled"), made


def script(name: str, *arguments: str) -> str:
    """What a script says that finds nothing wrong."""
    home = Path(briefdeck.__file__).parents[1]
    command = [sys.executable, str(HERE / "fuzz" / name), *arguments]
    made = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(home)}, capture_output=True, check=False)
    assert made.returncode == 0, (made.stdout + made.stderr).decode("utf-8", "replace")
    return made.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs the processes of Unix")
@pytest.mark.parametrize(
    "case",
    mostly_slow(["new", "build", "build anew", "build over edits", "pull", "check with cures", "audience new"], but=0),
)
def test_a_disk_that_fails_leaves_the_old_file_or_the_new_one(case: str) -> None:
    every = "2" if case == "new" else "8"
    assert "0 wrong of" in script("disks.py", "--case", case, "--every", every, "--sizes", str(tries(20)))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs the signals of Unix")
def test_builds_that_are_ended_leave_the_old_file_or_the_new_one() -> None:
    assert "\n0 wrong" in script("kills.py", "--count", str(tries(40)))
