"""What one changed word costs a process that stays: new bytes of a deck of 200 slides, and of a memo beside it.

    python tests/bench/bench_resident.py [RUNS]

A word of a statement in the middle changes each time. From the text of the briefing on disk to the bytes of the
documents, reading and judging it included; then what a build looks for in these bytes. Time of the processor.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
SLIDES = 200
WORDS = f"第{SLIDES // 2}の論点は"


def main() -> None:
    """Print the medians: of an edit, of the first build, and of what is looked for in the bytes."""
    from bench.bench_scale import briefing

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    text = briefing(SLIDES)

    assert WORDS in text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "edited.yaml"
        for kinds in (("deck",), ("memo",), ("deck", "memo")):
            session = Session(ROOT / "templates", resident=True)
            edits, looks = [], []
            for run in range(runs + 2):
                path.write_text(text.replace(WORDS, f"第{SLIDES // 2}の論点は{run}回目に"), encoding="utf-8")
                began, made = built(session, path, kinds)
                edits.append(time.process_time() - began)
                began = time.process_time()
                for each in made:
                    each.noticed(each.name)
                looks.append(time.process_time() - began)
            edit, look = (statistics.median(times[2:]) * 1000 for times in (edits, looks))
            kept = session.kept
            print(
                f"{' and '.join(kinds)}, {sum(each.slides for each in made)} slides: one word {edit:.0f} ms "
                f"(the first build {edits[0] * 1000:.0f} ms), looked through in {look:.0f} ms; {kept} parts kept"
            )


def built(session: Session, path: Path, kinds: Sequence[str]) -> tuple[float, list[Made]]:
    """When it began, and the documents."""
    began = time.process_time()
    return began, [each for each in session.make(path, ["executive"], kinds) if isinstance(each, Made)]


if __name__ == "__main__":
    main()
