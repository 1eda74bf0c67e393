"""Every run of words that a built file shows, edited by itself and brought back: which come back, which are told.

    python tests/fuzz/each.py gallery --every 5
    python tests/fuzz/each.py gallery --numbers

Two letters are typed into the first word of a run, or its first digit is another. It ends with status 1 where such an
edit was lost in silence, or changed more of the briefing than these letters; the list of contents is Word's to write,
and edits of it are told apart.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from lxml import etree

from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import CITATION, A, Built, Element, W, built, copied, runs, say, words
from shipped import AUDIENCES, session

TYPED = "ヰQ"
PARTS = re.compile(r"ppt/(?:slides|notesSlides)/\w+\.xml|word/(?:document|footnotes|header\d*|footer\d*)\.xml")


def edited(text: str, *, numbers: bool) -> str:
    """A text with an edit; empty where it has no word or number."""
    found = re.search(r"\d" if numbers else r"[^\W\d_]{2,}", text)
    if found is None or (numbers and CITATION.fullmatch(text.strip())):
        return ""
    if numbers:
        return f"{text[: found.start()]}{(int(found[0]) + 1) % 10 or 1}{text[found.end() :]}"
    return f"{text[: found.start() + 1]}{TYPED}{text[found.start() + 1 :]}"


def trials(document: Built, share: float, *, numbers: bool) -> Iterator[tuple[str, str, bytes]]:
    """Words, what they became, and the file; of contents with the name `contents` before them."""
    rng = random.Random(5)
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in filter(PARTS.fullmatch, parts):
        root = etree.fromstring(parts[name])
        for run in [run for each in root.iter(f"{A}p", f"{W}p") for run in runs(each)]:
            before = words(run)
            after = edited(before, numbers=numbers) if rng.random() < share else ""
            if not after:
                continue
            place = run.getparent()
            assert place is not None
            copy = etree.fromstring(etree.tostring(run))
            say(run, after)
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w") as new:
                for part, data in parts.items():
                    new.writestr(part, etree.tostring(root) if part == name else data)
            copy.tail = run.tail
            place.replace(run, copy)
            yield ("contents: " if _in_contents(copy) else "") + before, after, stream.getvalue()


def _in_contents(run: Element) -> bool:
    paragraph = next(run.iterancestors(f"{W}p"), None)
    style = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
    return style is not None and style.get(f"{W}val", "").startswith(("TOC", "Contents"))


def judged(result: Pulled, *, numbers: bool) -> str:
    """What became of an edit."""
    told = bool(result.reports or result.open or result.diagnostics)
    if not result.taken and not result.files:
        return "told" if told else "silent"
    whole = re.sub(r"[\s\"'>|-]", "", result.after.replace(TYPED, "")) == re.sub(r"[\s\"'>|-]", "", result.before)
    return "wrong" if not numbers and not whole else "part" if told else "back"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefing")
    parser.add_argument("--every", type=float, default=1.0, help="one run of so many, by chance")
    parser.add_argument("--numbers", action="store_true", help="digits and not words")
    parser.add_argument("--verbose", action="store_true", help="list what is told, too")
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    for audience in AUDIENCES:
        for document in (built(asked.briefing, audience, "deck"), built(asked.briefing, audience, "memo")):
            counts: Counter[str] = Counter()
            with tempfile.TemporaryDirectory() as folder:
                path = copied(asked.briefing, Path(folder))
                for before, after, content in trials(document, 1 / asked.every, numbers=asked.numbers):
                    there, _ = opened_files([File(document.name, content)])
                    result = pulled(there, path, session())
                    became = judged(result, numbers=asked.numbers)
                    became = "contents" if became == "silent" and before.startswith("contents: ") else became
                    counts[became] += 1
                    if became in ("silent", "wrong") or (asked.verbose and became != "back"):
                        reasons = "".join(f"\n  {each.what} → {each.cure}" for each in result.reports)
                        print(f"{became.upper()} {document.name}: {before!r} → {after!r}{reasons}", flush=True)
            print(document.name, ", ".join(f"{count} {name}" for name, count in sorted(counts.items())), flush=True)
            total += counts
    print("all", ", ".join(f"{count} {name}" for name, count in sorted(total.items())))
    return int(bool(total["silent"] or total["wrong"]))


if __name__ == "__main__":
    sys.exit(main())
