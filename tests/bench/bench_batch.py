"""Many briefings for three audiences by one command: pairs of deck and memo a second, on all cores and on one.

    python tests/bench/bench_batch.py [BRIEFINGS [JOBS]]

Half of the briefings are the starter of `briefdeck new` with other words, half are code-red, the shipped one with
charts and tables. Wall time counts what else runs on the machine: the seconds of the processor, spread over the cores,
say what the command would take alone.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefdeck.batch.processes import cores
from briefdeck.cli.starter import starter_text

ROOT = Path(__file__).parents[2]
AUDIENCES = 3


def briefings(folder: Path, count: int) -> dict[str, list[str]]:
    """Half of each sort, by its name."""
    code_red = (ROOT / "briefings" / "code-red.yaml").read_text(encoding="utf-8")
    texts = {"starter": starter_text("en"), "code-red": code_red}
    made: dict[str, list[str]] = {name: [] for name in texts}
    for name, text in texts.items():
        for number in range(count // 2):
            path = folder / f"{name}-{number}.yaml"
            path.write_text(text.replace("title: ", f"title: {number} ", 1), encoding="utf-8")
            made[name].append(str(path))
    return made


def main() -> None:
    """Print pairs a second of each sort, and the memory that the largest process took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else cores()
    with tempfile.TemporaryDirectory() as place:
        for name, paths in briefings(Path(place), count).items():
            command = [sys.executable, "-m", "briefdeck", "build", *paths, "-o", str(Path(place) / name)]
            command += ["--templates", str(ROOT / "templates"), "--jobs", str(jobs)]
            before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=os.environ)
            took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            pairs = len(paths) * AUDIENCES
            print(
                f"{name}: {pairs} pairs by {jobs} processes in {took:.1f} s: {pairs / took:.1f} a second; "
                f"{spent / pairs * 1000:.0f} ms of a processor each, {jobs * pairs / spent:.1f} a second if alone; "
                f"largest process {after.ru_maxrss / 1024:.0f} MiB"
            )


if __name__ == "__main__":
    main()
