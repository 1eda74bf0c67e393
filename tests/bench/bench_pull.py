"""What the record of a file's making costs a build, and what it costs to hold a file against it.

python tests/bench/bench_pull.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from bench.bench_scale import FEW, MANY, briefing  # noqa: E402

BRIEFINGS = ("code-red", "factory-energy", "gallery")


def made(session: Session, path: Path, *, clean: bool, audiences: tuple[str, ...] = ()) -> tuple[float, list[Made]]:
    """The seconds that a build takes, and its files."""
    started = time.process_time()
    files = list(session.make(path, audiences or tuple(session.folders), ("deck", "memo"), clean=clean))
    return time.process_time() - started, [m for m in files if isinstance(m, Made)]


def pulling(session: Session, path: Path, files: list[Made]) -> float:
    """The seconds that it takes to find out that nobody has edited the files."""
    started = time.process_time()
    opened, _ = opened_files([File(file.name, file.content) for file in files])
    result = pulled(opened, path, session)
    assert not result.taken
    assert not result.reports
    return time.process_time() - started


def main() -> None:
    """Print the ratio of builds with and without the record, in turn, and the cost of reading them back."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    session = Session(ROOT / "templates")
    for name in BRIEFINGS:
        path = ROOT / "briefings" / f"{name}.yaml"
        made(session, path, clean=True)
        ratios, back = [], []
        for _ in range(runs):
            without, _files = made(session, path, clean=True)
            with_it, files = made(session, path, clean=False)
            ratios.append(with_it / without)
            back.append(pulling(session, path, files) / len(files))
        print(f"{name}: record {statistics.median(ratios):.2f}, pull {statistics.median(back) * 1000:.0f} ms a file")
    costs: dict[int, list[float]] = {FEW: [], MANY: []}
    with tempfile.TemporaryDirectory() as folder:
        for size in costs:
            path = Path(folder) / f"{size}.yaml"
            path.write_text(briefing(size), encoding="utf-8")
            deck = [f for f in made(session, path, clean=False, audiences=("executive",))[1] if f.kind == "deck"]
            costs[size] += (pulling(session, path, deck) / deck[0].slides for _ in range(max(runs // 2, 1)))
    few, many = (statistics.median(costs[size]) * 1000 for size in (FEW, MANY))
    print(f"pull of {FEW} slides: {few:.2f} ms a slide; {MANY}: {many:.2f}; ratio {many / few:.2f}")


if __name__ == "__main__":
    main()
