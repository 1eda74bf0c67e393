"""Cost per slide of a long deck against that of a short one: linear means a ratio near 1.

python tests/bench/bench_scale.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
FEW, TRACED, MANY = 50, 200, 1000


def briefing(slides: int) -> str:
    """A briefing of about this many slides."""
    sections = "".join(
        f"  - kind: text\n    title: 論点{n}\n    message: 第{n}の論点は{n}件の事例から導かれる\n    points:\n"
        + "".join(f"      - {{text: 項目{n}の{i}番目の内容, detail: その詳細は事例{i}に記す。}}\n" for i in range(4))
        for n in range(slides)
    )
    head = "briefdeck: 1\ntitle: 長い資料\nlanguage: ja\ndate: 2026-04-10\nfrom: 企画部\nsummary: [要旨]\n"
    return f"{head}sections:\n{sections}"


def main() -> None:
    """Print the cost per slide at both sizes, their ratio, and the memory that a slide takes at its peak."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    session = Session(ROOT / "templates")
    costs: dict[int, list[float]] = {FEW: [], MANY: []}
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: Path(folder) / f"{size}.yaml" for size in (FEW, TRACED, MANY)}
        for size, path in paths.items():
            path.write_text(briefing(size), encoding="utf-8")
        for _ in range(runs):
            for size in costs:
                started = time.process_time()
                made = [m for m in session.make(paths[size], ["executive"], ["deck"]) if isinstance(m, Made)]
                costs[size].append((time.process_time() - started) / made[0].slides)
        tracemalloc.start()
        list(session.make(paths[TRACED], ["executive"], ["deck"]))
        peak = tracemalloc.get_traced_memory()[1] / TRACED / 1024
    few, many = (statistics.median(costs[size]) * 1000 for size in (FEW, MANY))
    print(
        f"{FEW} slides: {few:.2f} ms a slide; {MANY}: {many:.2f}; ratio {many / few:.2f}; peak {peak:.0f} KiB a slide"
    )


if __name__ == "__main__":
    main()
