"""Commands that the disk fails: at each thing that they ask of it in turn, and at any byte that they write.

    python tests/fuzz/disks.py --every 1 --sizes 200 --seed 1

A command is run once as it should be, and what it asks of files in its folder is counted: opened, made, moved, removed,
listed. Then it is run again for each of these, which now fails: no space, no rights, read-only, gone, broken. And with
files that cannot grow beyond a random size, which is how writing fails halfway. Afterwards every file is the old one
or the new one, whole; the exit status is one of those documented; nothing is said of a fault of the program's own; and
once the disk works again, the command does all that it should. It ends with status 1 where anything is otherwise.
"""

from __future__ import annotations

import argparse
import errno
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import docx

from briefdeck.api import build
from briefdeck.cli.main import main as run
from conftest import ROOT
from fuzz.forked import known_audience, known_modules

TEMPLATES = ROOT / "templates"
FAILURES = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENOENT, errno.EDQUOT)
ASKED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.scandir", "os.listdir")
State = dict[str, bytes]

TEXT = """\
briefdeck: 1
title: Plan
language: en
date: 2026-04-10
from: Office
summary: [All is well]
sections:
  - {kind: text, title: Costs, points: [They fall as planned]}
"""


@dataclass(frozen=True)
class Case:
    """A command, and what stands in the folder before it."""

    name: str
    arguments: tuple[str, ...]
    before: Callable[[], None]


def _briefing() -> None:
    Path("plan.yaml").write_text(TEXT, encoding="utf-8")


def _built() -> None:
    """Files of an earlier version of the briefing."""
    Path("plan.yaml").write_text(TEXT.replace("All is", "All was"), encoding="utf-8")
    build(["plan.yaml"], ["executive"], templates=TEMPLATES)
    _briefing()


def _edited() -> None:
    """A memo in which somebody has edited a statement."""
    _briefing()
    build(["plan.yaml"], ["executive"], templates=TEMPLATES)
    memo = docx.Document("output/plan.executive.docx")
    for paragraph in memo.paragraphs:
        for each in paragraph.runs:
            each.text = each.text.replace("They fall as planned", "They rise as planned")
    memo.save("output/plan.executive.docx")


def _curable() -> None:
    Path("plan.yaml").write_text(TEXT.replace("All is well", "All is well ,and good"), encoding="utf-8")


def _company() -> None:
    for name in ("deck.pptx", "memo.docx"):
        shutil.copy(TEMPLATES / "executive" / name, name)


_OF = ("-a", "executive", "--templates", str(TEMPLATES))
CASES = (
    Case("build", ("build", "plan.yaml", *_OF), _briefing),
    Case("build anew", ("build", "plan.yaml", *_OF), _built),
    Case("build over edits", ("build", "plan.yaml", *_OF, "--force"), _edited),
    Case("pull", ("pull", "output/plan.executive.docx", "--briefing", "plan.yaml"), _edited),
    Case("check with cures", ("check", "plan.yaml", *_OF, "--fix", "--report", "report.html"), _curable),
    Case("new", ("new", "weekly"), lambda: None),
    Case("audience new", ("audience", "new", "board", "--deck", "deck.pptx", "--memo", "memo.docx"), _company),
)


# --- One run ----------------------------------------------------------------------------------------------------------


class Disk:
    """What is asked of files below a folder, counted; the one at `fails` fails with `number`."""

    def __init__(self, folder: Path, fails: int = 0, number: int = 0) -> None:
        self.folder, self.fails, self.number = str(folder), fails, number
        self.asked: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in ASKED or not arguments or not self._is_ours(arguments[0]):
            return
        self.asked.append(f"{event} {os.path.basename(os.fspath(arguments[0]))}")  # noqa: PTH119 - a name alone
        if len(self.asked) == self.fails:
            raise OSError(self.number, os.strerror(self.number), arguments[0])

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.path.abspath(path).startswith(self.folder)  # noqa: PTH100


def ran(case: Case, folder: Path, fails: int = 0, number: int = 0, largest: int = -1) -> tuple[int, str, list[str]]:
    """The exit status, what was printed, and what was asked of the disk; in a process of its own."""
    said, asked = folder.with_suffix(".said"), folder.with_suffix(".asked")
    child = os.fork()
    if not child:
        status = 70
        try:
            status = _in_child(case, folder, said, asked, Disk(folder, fails, number), largest)
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, said.read_text(encoding="utf-8", errors="replace"), asked.read_text(encoding="utf-8").splitlines()


def _in_child(case: Case, folder: Path, said: Path, asked: Path, disk: Disk, largest: int) -> int:
    told, noted = (os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for path in (said, asked))
    os.dup2(told, 1)
    os.dup2(told, 2)
    os.chdir(folder)
    tempfile.tempdir = str(folder.with_suffix(".tmp"))
    sys.addaudithook(disk)
    sys.dont_write_bytecode = True  # Python 3.11 keeps compiled modules that were cut, for the next run to fail at
    if largest >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    status = 71
    try:
        run(case.arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    with suppress(OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    sys.stdout.flush()
    os.write(noted, "\n".join(disk.asked).encode())
    return status


# --- What must hold ---------------------------------------------------------------------------------------------------


def state(folder: Path) -> State:
    """Every file below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def wrong(status: int, said: str, found: State, before: State, after: State) -> list[str]:
    """What must not be after a run that failed."""
    faults = [f"status {status}"] if status not in (0, 1, 2) else []
    faults += [f"it says {words!r}: {said[-300:]}" for words in ("Traceback", "fault of its own") if words in said]
    for name in found.keys() | before.keys():
        if name.startswith(".briefdeck-") or "/.briefdeck-" in name:
            continue  # what could not be taken away waits for a disk that works
        if found.get(name) not in (before.get(name), after.get(name)) and not _is_report(name, found.get(name, b"")):
            faults.append(f"{name} is neither the old nor the new one")
    if not status and after != {name: data for name, data in found.items() if ".briefdeck-" not in name}:
        faults.append("status 0, and not all is done")
    return faults


def _is_report(name: str, data: bytes) -> bool:
    """Whether it is a report, whole: it tells what was found, and so of the disk."""
    return name == "report.html" and data.startswith(b"<!doctype html>") and data.rstrip().endswith(b"</html>")


def prepared(case: Case, folder: Path) -> State:
    """The folder of a case, as it is before its command."""
    for path in (folder, folder.with_suffix(".tmp")):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
    here = Path.cwd()
    os.chdir(folder)
    try:
        case.before()
    finally:
        os.chdir(here)
    return state(folder)


def tried(case: Case, every: int, sizes: int, rng: random.Random, counted: Counter[str]) -> list[str]:
    """What is wrong with a command when what it asks of the disk fails, each `every`th time in turn."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "work"
        start = prepared(case, folder)
        known_modules(case.arguments, folder, folder.with_suffix(".modules"))
        _back(start, folder)
        status, said, asked = ran(case, folder)
        after = state(folder)
        if status:
            return [f"{case.name} ends with {status} where the disk works: {said}"]
        kept = Path(place) / "kept"
        _back(start, kept)
        numbers = [(at, rng.choice(FAILURES), -1) for at in range(1 + rng.randrange(every), len(asked) + 1, every)]
        largest = max(map(len, after.values()), default=1)
        numbers += [(0, 0, rng.randrange(largest + 1000)) for _ in range(sizes)]
        for at, number, most in numbers:
            _back(start, folder)
            status, said, _ = ran(case, folder, at, number, most)
            counted[f"{case.name}: {'went on' if status == 0 else 'told'}"] += 1
            where = f"{errno.errorcode[number]} at {asked[at - 1]}" if at else f"files of {most} bytes at most"
            faults += [f"{case.name}, {where}: {each}" for each in wrong(status, said, state(folder), start, after)]
            if status and rng.random() < 0.1:
                _again(case, folder, after, faults, where)
    return faults


def _again(case: Case, folder: Path, after: State, faults: list[str], where: str) -> None:
    """Once the disk works again, all is done, and nothing is left of the run that failed."""
    status, said, _ = ran(case, folder)
    if case.name in ("new", "audience new") and status:
        return  # what it has written in part it does not overwrite
    if status or state(folder) != after:
        faults.append(
            f"{case.name}, after {where}: {status}, {sorted(state(folder).keys() ^ after.keys())}, {said[-300:]}"
        )


def _back(before: State, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="each so many things that are asked fail")
    parser.add_argument("--sizes", type=int, default=50, help="runs with files that cannot grow beyond a size")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", choices=[case.name for case in CASES], action="append")
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    counted: Counter[str] = Counter()
    faults: list[str] = []
    started = time.monotonic()
    known_audience("executive", TEMPLATES)
    for case in CASES:
        if not asked.case or case.name in asked.case:
            faults += tried(case, asked.every, asked.sizes, rng, counted)
    print(", ".join(f"{count} {what}" for what, count in sorted(counted.items())))
    print(*faults, f"{len(faults)} wrong of {counted.total()} in {time.monotonic() - started:.0f} s", sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
