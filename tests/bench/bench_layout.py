"""What share of a build the layout stage takes: `paginate` against reading, composing, laying out and writing.

python tests/bench/bench_layout.py [RUNS]

A build is what a command does for one audience: the briefing read, deck and memo made. Both figures come from the same
runs; the caches of measured text are emptied before each, as they are when the command starts.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefdeck.document.kinds import KINDS
from briefdeck.layout import phrases
from briefdeck.layout import typesetting as setting
from briefdeck.pipeline.paginate import paginator
from briefdeck.pipeline.paginate.paginator import paginate
from briefdeck.session import Session
from briefdeck.staging.made import Made
from briefdeck.text.line_breaks import _measured, prepare
from briefdeck.text.title_lines import _cuts

ROOT = Path(__file__).parents[2]
CACHES = (
    *(setting._line_count, setting._phrased, phrases._broken, phrases._last),
    *(prepare, _measured, _cuts),
)


def timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    """The function, which notes how long each call takes."""

    def wrapper(*arguments: Any) -> Any:
        started = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent.append(time.process_time() - started)

    return wrapper


def main() -> None:
    """Print the share of each shipped briefing and audience, then that of all together."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    session = Session(ROOT / "templates")
    shares = []
    total_layout = total_all = 0.0
    for path in sorted((ROOT / "briefings").glob("*.yaml")):
        for name in ("executive", "analyst", "public-sector"):
            layout, whole = [], []
            for _run in range(runs + 1):
                for cache in CACHES:
                    cache.cache_clear()
                spent: list[float] = []
                paginator.__dict__["paginate"] = timed(paginate, spent)
                started = time.process_time()
                made = [m for m in session.make(path, [name], KINDS) if isinstance(m, Made)]
                whole.append(time.process_time() - started)
                layout.append(sum(spent))
                assert len(made) == len(KINDS)
            one, all_ = statistics.median(layout[1:]), statistics.median(whole[1:])
            total_layout += one
            total_all += all_
            shares.append(one / all_)
            print(f"{path.stem} {name}: layout {one * 1000:.1f} ms of {all_ * 1000:.1f} ms, {one / all_:.0%}")
    print(f"together {total_layout / total_all:.0%}, greatest {max(shares):.0%}")


if __name__ == "__main__":
    main()
