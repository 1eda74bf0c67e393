"""Adopting a template, and building with an adopted audience against the one that it is based on.

    python tests/bench/bench_adopt.py [RUNS] [FILE.pptx …]

Adopts each file (without any, the shipped decks as if they were a stranger's), then builds code-red for the adopted and
the shipped audience in turn, warm; what counts is the ratio of the medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from briefdeck.adopt.folder import Wish, adopt
from briefdeck.adopt.opening import Allow
from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
BRIEFING = ROOT / "briefings" / "code-red.yaml"


def timed(session: Session, name: str) -> float:
    """Milliseconds of one deck from reading to bytes."""
    started = time.process_time()
    made = list(session.make(BRIEFING, [name], ["deck"]))
    taken = (time.process_time() - started) * 1000
    assert any(isinstance(one, Made) for one in made), [str(one) for one in made]
    return taken


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    files = [Path(name) for name in sys.argv[2:]]
    files = files or [ROOT / "templates" / name / "deck.pptx" for name in ("executive", "analyst", "public-sector")]
    with tempfile.TemporaryDirectory() as place:
        session = Session(Path(place))
        for number, file in enumerate(files):
            name = f"adopted-{number}"
            started = time.process_time()
            made, found = adopt(Wish(name, deck=file, allow=Allow(macros=True, external=True)), Path(place))
            taken = time.process_time() - started
            if made is None:
                print(f"{file.name[:48]:50} refused: {found[0].rule.name}")
                continue
            session = Session(Path(place))
            pairs = [(timed(session, name), timed(session, "executive")) for _ in range(runs + 1)][1:]
            own, shipped = (statistics.median(side) for side in zip(*pairs, strict=True))
            label = f"{file.parent.name}/{file.name}"[-48:]
            print(f"{label:50} adopted in {taken:.2f} s; {own:.0f} ms against {shipped:.0f}: {own / shipped:.2f}")


if __name__ == "__main__":
    main()
