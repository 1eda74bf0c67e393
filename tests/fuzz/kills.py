"""Builds that are ended at random moments, two of them in one folder: files are the old or the new ones, whole.

    python tests/fuzz/kills.py --count 500 --seed 1

It ends with status 1 where a file was neither, or something stayed in the output folder after a build that was let run.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

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


def started(folder: Path, number: int, output: str, jobs: int = 1) -> subprocess.Popen[bytes]:
    paths = [folder / f"v{number}" / f"{name}.yaml" for name in ("plan", "outlook", "budget")]
    paths[0].parent.mkdir(exist_ok=True)
    for path in paths:
        path.write_text(TEXT.format(number=f"{number} {path.stem}"), encoding="utf-8")
    command = [sys.executable, "-m", "briefdeck", "build", *map(str, paths), "-o", output, "-a", "executive"]
    command += ["--templates", str(ROOT / "templates"), "--clean", "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    # What is started in the background of a shell ignores SIGINT, and so would all that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ended: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        known: dict[str, set[bytes]] = {}
        took = 0.0
        for number in (0, 1):
            begun = time.monotonic()
            started(folder, number, f"sound{number}").wait()
            took = time.monotonic() - begun
            for path in (folder / f"sound{number}").iterdir():
                known.setdefault(path.name, set()).add(path.read_bytes())
        for _ in range(asked.count):
            numbers = (0, 1)[: rng.choice((1, 1, 2))]
            running = [started(folder, number, "output", rng.choice((1, 2))) for number in numbers]
            time.sleep(rng.uniform(0, 1.1 * took))
            name = rng.choice(SIGNALS)
            running[0].send_signal(getattr(signal, name))
            for each in running:
                said = (each.communicate()[1] or b"").decode("utf-8", "replace")
                if "Traceback" in said and str(ROOT) not in said:
                    ended["before Python ran a line of ours"] += 1
                elif "Traceback" in said or "fault of its own" in said:
                    wrong.append(f"{name}: {said[-3000:]}")
            ended[f"{name} {'in time' if running[0].returncode else 'too late'}"] += 1
            output = folder / "output"
            there = [path for path in output.iterdir() if path.suffix] if output.exists() else []
            half = (path.name for path in there if path.read_bytes() not in known[path.name])
            wrong += (f"{name}: {each_} is neither the old nor the new one" for each_ in half)
        time.sleep(took)  # what a killed build had begun with is given up when it is done
        started(folder, 0, "output").wait()
        wrong += [f"{left.name} stayed" for left in (folder / "output").iterdir() if left.name not in known]
    print(", ".join(f"{count} {what}" for what, count in sorted(ended.items())))
    print(*wrong, f"{len(wrong)} wrong", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
