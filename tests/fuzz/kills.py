"""Builds that are ended at random moments, two of them in one folder: files are the old or the new ones, whole.

    python tests/fuzz/kills.py --count 500 --seed 1

Each build is a process of its own, which begins where all modules are loaded: they take longer than a build.
It ends with status 1 where a file was neither, or something stayed in the output folder after a build that was let run.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefdeck.cli.main import main as run
from fuzz.forked import known_audience, known_modules

ROOT = Path(__file__).parents[2]
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL")
TEXT = """\
briefdeck: 1
title: Plan {number}
language: en
date: 2026-04-10
from: Office
summary: [All is well]
sections:
  - {{kind: text, title: Costs, points: [They fall]}}
"""


class Build:
    """A build that goes on in a process of its own; what it prints of faults is kept in a file."""

    def __init__(self, folder: Path, arguments: list[str], said: Path) -> None:
        self._said, self.status = said, 0
        self.number = os.fork()
        if not self.number:
            status = 70
            try:
                status = _in_child(folder, arguments, said)
            finally:
                os._exit(status)

    def send(self, name: str) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.number, getattr(signal, name))

    def ended(self) -> str:
        """What it said, once it has ended."""
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.number, 0)[1])
        return self._said.read_text(encoding="utf-8", errors="replace") if self._said.exists() else ""


def _in_child(folder: Path, arguments: list[str], said: Path) -> int:
    nothing, told = os.open(os.devnull, os.O_RDWR), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for ours, theirs in ((nothing, 0), (nothing, 1), (told, 2)):
        os.dup2(ours, theirs)
    os.chdir(folder)
    try:
        run(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


_BUILDS = count()


def command(folder: Path, number: int, output: str, jobs: int = 1) -> list[str]:
    """The arguments that build three briefings, which are written."""
    paths = [folder / f"v{number}" / f"{name}.yaml" for name in ("plan", "outlook", "budget")]
    paths[0].parent.mkdir(exist_ok=True)
    for path in paths:
        path.write_text(TEXT.format(number=f"{number} {path.stem}"), encoding="utf-8")
    made = ["build", *map(str, paths), "-o", output, "-a", "executive", "--clean", "--jobs", str(jobs)]
    return [*made, "--templates", str(ROOT / "templates")]


def started(folder: Path, *asked: Any) -> Build:
    return Build(folder, command(folder, *asked), folder / f"said{next(_BUILDS)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    # What is started in the background of a shell ignores SIGINT, what nohup starts SIGHUP, and so would all that they
    # start; and until a command has begun, these end a process as the system does it.
    for name in SIGNALS[:-1]:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    ended: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        known: dict[str, set[bytes]] = {}
        took = 0.0
        known_audience("executive", ROOT / "templates")
        known_modules(command(folder, 0, "first"), folder, folder / "modules")
        for number in (0, 1):
            begun = time.monotonic()
            started(folder, number, f"sound{number}").ended()
            took = time.monotonic() - begun
            for path in (folder / f"sound{number}").iterdir():
                known.setdefault(path.name, set()).add(path.read_bytes())
        for _ in range(asked.count):
            numbers = (0, 1)[: rng.choice((1, 1, 2))]
            running = [started(folder, number, "output", rng.choice((1, 2))) for number in numbers]
            time.sleep(rng.uniform(0, 1.1 * took))
            name = rng.choice(SIGNALS)
            running[0].send(name)
            for each in running:
                said = each.ended()
                if "Traceback" in said or "fault of its own" in said:
                    wrong.append(f"{name}: {said[-3000:]}")
            ended[f"{name} {'in time' if running[0].status else 'too late'}"] += 1
            output = folder / "output"
            there = [path for path in output.iterdir() if path.suffix] if output.exists() else []
            half = (path.name for path in there if path.read_bytes() not in known[path.name])
            wrong += (f"{name}: {each_} is neither the old nor the new one" for each_ in half)
        time.sleep(took)  # what a killed build had begun with is given up when it is done
        started(folder, 0, "output").ended()
        wrong += [f"{left.name} stayed" for left in (folder / "output").iterdir() if left.name not in known]
    print(", ".join(f"{count} {what}" for what, count in sorted(ended.items())))
    print(*wrong, f"{len(wrong)} wrong", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
