"""What a review costs: against a build of the same briefing, and in briefings of one and of five megabytes.

Run: python tests/bench/bench_review.py [runs]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml

from briefdeck import Session
from briefdeck.document.kinds import KINDS
from briefdeck.pipeline.load import load
from briefdeck.preflight.inspection import preflight
from briefdeck.review.reviewer import review
from briefdeck.staging.made import Made

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))


def briefing(statements: int, language: str) -> str:
    """A briefing with about so many statements, joined from clean ones."""
    from clean import clean

    made = clean(0, language)
    count = seed = 0
    sections = []
    while count < statements:
        seed += 1
        for section in clean(seed, language)["sections"]:
            if section["kind"] in ("background", "text") and "{{" not in str(section):
                section["title"] = f"{section['title']} {seed}"
                for point in section["points"]:
                    point["sources"] = ["source0"] if point.get("status") in ("fact", "reported") else []
                    count += 1
                sections.append(section)
    made["sections"] += sections
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False)


def timed(path: Path, session: Session) -> tuple[float, float]:
    """Seconds to read a briefing, and to review it."""
    started = time.process_time()
    loaded, assets, _ = load(path, session.folders)
    assert loaded is not None
    middle = time.process_time()
    review(loaded, assets)
    return middle - started, time.process_time() - middle


def main() -> None:
    """Print medians of interleaved runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    session = Session(ROOT / "templates")
    with tempfile.TemporaryDirectory() as folder:
        for language in ("ja", "en"):
            path = Path(folder) / f"{language}.yaml"
            path.write_text(briefing(200, language), encoding="utf-8")
            checks, builds, doubts = [], [], []
            made: list[Made] = []
            for _ in range(runs):
                checks.append(sum(timed(path, session)))
                started = time.process_time()
                made = [m for m in session.make(path, tuple(session.folders), KINDS) if isinstance(m, Made)]
                builds.append(time.process_time() - started)
                started = time.process_time()
                for one in made:
                    preflight(one.content, one.name, one.expected)
                doubts.append(time.process_time() - started)
            check, build, doubt = (statistics.median(times) * 1000 for times in (checks, builds, doubts))
            slides = sum(one.slides for one in made)
            print(
                f"200 statements, {language}: read and reviewed {check:.0f} ms, built for three audiences "
                f"{build:.0f} ms, {len(made)} files ({slides} slides) read back {doubt:.0f} ms"
            )
        for language in ("ja", "en"):
            for statements in (3_000, 9_000):  # of more values than 150,000 none is read
                path = Path(folder) / "large.yaml"
                path.write_text(briefing(statements, language), encoding="utf-8")
                size = path.stat().st_size / 1e6
                read, judged = timed(path, session)
                print(
                    f"{language}: {size:.1f} MB: read in {read:.1f} s, reviewed in {judged:.1f} s "
                    f"({judged / size:.2f} s a MB)"
                )


if __name__ == "__main__":
    main()
