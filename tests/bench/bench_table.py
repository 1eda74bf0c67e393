"""How the time of a long table grows with its rows, as a deck and as a memo.

python tests/bench/bench_table.py [ROWS]

The table has eight columns, half of them words and half numbers; a tenth of the rows is built for the ratio.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from briefdeck.document.kinds import KINDS, Kind
from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
COLUMNS = 8
HEAD = """briefdeck: 1
title: Long
language: en
date: 2026-04-10
from: Planning
summary: [It is long]
sections:
  - kind: table
    title: Rows
    message: Rows are many
"""


def briefing(rows: int) -> str:
    """A briefing with a table of so many rows."""
    heads = ", ".join(f"Column {column}" for column in range(COLUMNS))
    lines = (
        ", ".join(f"value {row} of {column}" if column % 2 else str(row * column + 7) for column in range(COLUMNS))
        for row in range(rows)
    )
    return f"{HEAD}    columns: [{heads}]\n    rows:\n" + "".join(f"      - [{line}]\n" for line in lines)


def seconds(session: Session, path: Path, kind: Kind) -> float:
    """The time of the processor for one document."""
    started = time.process_time()
    assert any(isinstance(made, Made) for made in session.make(path, ["executive"], [kind]))
    return time.process_time() - started


def main() -> None:
    """Print the seconds for each kind of document, and how they grow."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    session = Session(ROOT / "templates")
    with tempfile.TemporaryDirectory() as folder:
        paths = {count: Path(folder) / f"{count}.yaml" for count in (10, rows // 10, rows)}
        for count, path in paths.items():
            path.write_text(briefing(count), encoding="utf-8")
        for kind in KINDS:
            _, few, many = (seconds(session, path, kind) for path in paths.values())
            print(f"{kind}: {rows} rows {many:.1f} s, {rows // 10} rows {few:.2f} s, ratio a row {many / few / 10:.2f}")


if __name__ == "__main__":
    main()
