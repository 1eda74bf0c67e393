"""Random briefings with hidden parts of every kind: nothing of them is in anything that is made for somebody else.

    python tests/fuzz/leaks.py --count 2000 --seed 1

Of each briefing (`tests/hiding.py`) the deck, the memo, the reports, what `show` and `diff` print and what is told
while they are made are held against two laws. The marks of hidden parts are in none of them. And all of them are the
same, byte for byte, as those of the briefing from which the hidden parts have been taken out: what is hidden decides
nothing either, no number, no order, no size, no place. The control: who may see hidden parts has their marks.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image

from briefdeck.cli.formats.differences import as_text
from briefdeck.cli.show import shown
from briefdeck.diagnostics import Diagnostic
from briefdeck.diff import compare
from briefdeck.diff.versions import read_version
from briefdeck.report.document import report
from briefdeck.report.examination import examine
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT
from hiding import GREEN, HIDDEN, hiding

TEMPLATES = ROOT / "templates"
OTHERS = ("executive", "public-sector")
STAGES = ("model", "outline", "deck", "memo", "pages")
_PLACES = re.compile(r'\s(?:x|y|cx|cy|w|h)="-?\d+"')
_SECRET = HIDDEN.casefold()
Said = dict[str, bytes]
"""Everything that is made, by the name of the part."""


@cache
def session() -> Session:
    return Session(TEMPLATES)


# --- What is made -----------------------------------------------------------------------------------------------------


def parts(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of a package, and of the packages in it, with the names of all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield f"{name} comment", archive.comment
        for info in archive.infolist():
            data = archive.read(info)
            yield f"{name} {info.filename}", info.filename.encode() + data
            if data.startswith(b"PK\x03\x04"):
                yield from parts(data, f"{name} {info.filename}")


def documents(
    path: Path, audience: str, since: str, language: str = "", *, clean: bool = False
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files for an audience by their kind, and what is told of them."""
    made = list(session().make(path, [audience], ["deck", "memo"], language, since, clean=clean))
    files = {each.kind: each.content for each in made if isinstance(each, Made)}
    told = [each for each in made if isinstance(each, Diagnostic)]
    return files, [*told, *(doubt for each in made if isinstance(each, Made) for doubt in each.doubts(each.name))]


def in_files(path: Path, audience: str, since: str, language: str, *, clean: bool) -> Said:
    """The parts of the files for an audience, and what is told of them."""
    files, told = documents(path, audience, since, language, clean=clean)
    said = {f"{kind}{name}": data for kind, content in files.items() for name, data in parts(content)}
    words = sorted(f"{each.rule.code} {each.what} {each.hint}" for each in told)
    return said | {"told": "\n".join(words).encode()}


def on_screen(path: Path, before: Path, audience: str, language: str) -> Said:
    """What commands print for an audience."""
    said = {f"show {stage}": "\n".join(shown(stage, path, audience, TEMPLATES, language)[0]) for stage in STAGES}
    versions = [read_version(str(each))[0] for each in (before, path)]
    if versions[0] is not None and versions[1] is not None:
        found = compare(versions[0], versions[1], audience, language)
        words = as_text(found, ("before", "after"), signs=True)
        said["diff"] = "".join(part if isinstance(part, str) else part[0] for part in words)
    return {name: text.encode() for name, text in said.items()}


def reports(path: Path, audience: str, language: str) -> Said:
    """The reports for an audience."""
    forms: tuple[Literal["html", "md"], ...] = ("html", "md")
    done = examine([path], [audience], templates=TEMPLATES, language=language)
    return {f"report as {form}": report(done, form).encode() for form in forms}


# --- What must not be there -------------------------------------------------------------------------------------------


def marks(name: str, data: bytes, secrets: set[str]) -> set[str]:
    """The secrets in a part; of a picture whether its green says that it is hidden."""
    leaks = {"picture"} if name.endswith(".png") and _is_hidden(data[data.index(b"\x89PNG") :]) else set()
    # Text in XML may be escaped, and is UTF-8; records hold JSON inside of it.
    text = data.decode("utf-8", "replace").casefold()
    if _SECRET not in text:  # as in most parts: no word of hidden parts can be there
        secrets = {secret for secret in secrets if _SECRET not in secret.casefold()}
    return leaks | {secret for secret in secrets if _is_said(secret.casefold(), text)}


def _is_hidden(picture: bytes) -> bool:
    pixel = Image.open(io.BytesIO(picture)).convert("RGB").getpixel((0, 0))
    return isinstance(pixel, tuple) and pixel[1] == GREEN


def _is_said(secret: str, text: str) -> bool:
    """Whether a secret stands in a text; a number by itself, not as digits or members of a place on a page."""
    if not secret[0].isdigit() or secret not in text:
        return secret in text
    return re.search(rf"(?<![\w.,\[]){secret}(?!,?\d|\]|[a-z])", _PLACES.sub("", text)) is not None


def leaked(said: Said, secrets: set[str]) -> set[str]:
    """Secrets, each with the part in which it stands."""
    return {f"{secret} in {name}" for name, data in said.items() for secret in marks(name, data, secrets)}


def differing(mine: Said, theirs: Said) -> set[str]:
    """The names of parts that are not the same."""
    return {name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)}


# --- Trials -----------------------------------------------------------------------------------------------------------


def tried(seed: int, folder: Path, counted: Counter[str]) -> list[str]:
    """What is wrong with what is made of one briefing for one other audience, in one of its languages."""
    made = hiding(seed)
    chance = random.Random(seed)
    audience, language = chance.choice(OTHERS), chance.choice(made.languages)
    now, before = made.written(_fresh(folder / "all"))
    known, earlier = made.open_to(audience).written(_fresh(folder / "open"))
    with_record = in_files(now, audience, str(before), language, clean=False)
    screen = on_screen(now, before, audience, language)
    told = reports(now, audience, language)
    wrong = [f"a mark: {each}" for each in sorted(leaked(with_record | screen | told, made.secrets))]
    clean = in_files(now, audience, str(before), language, clean=True)
    theirs = in_files(known, audience, str(earlier), language, clean=True)
    theirs |= on_screen(known, earlier, audience, language)
    wrong += [f"another: {name}" for name in sorted(differing(clean | screen, theirs))]
    counted["parts"] += len(with_record) + len(screen) + len(told) + len(clean)
    counted["marks"] += len(made.secrets)
    counted["refused"] += len(clean) == 1
    return wrong


def control(seed: int, folder: Path) -> float:
    """The share of the words of hidden parts that those who may see them have; 1 where nothing could be built."""
    made = hiding(seed)
    now, before = made.written(_fresh(folder / "all"))
    there: set[str] = set()
    built = False
    for language in made.languages:
        for name, data in in_files(now, "analyst", str(before), language, clean=False).items():
            there |= marks(name, data, made.secrets)
            built = built or name != "told"
    words = {secret for secret in made.secrets if secret.startswith(HIDDEN)}
    return len(words & there) / len(words) if built else 1.0


def _fresh(folder: Path) -> Path:
    """A folder with nothing in it."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    return folder


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    asked = parser.parse_args()
    until = time.monotonic() + asked.seconds
    counted: Counter[str] = Counter()
    faults, shares = 0, []
    with tempfile.TemporaryDirectory() as place:
        for seed in range(asked.seed, asked.seed + asked.count):
            if time.monotonic() > until:
                break
            wrong = tried(seed, Path(place), counted)
            counted["briefings"] += 1
            faults += bool(wrong)
            for each in wrong[:5]:
                print(f"--seed {seed} --count 1: {each}", flush=True)
            if not seed % 20:
                shares.append(control(seed, Path(place)))
    print(", ".join(f"{count:,} {what}" for what, count in counted.items()), f"{faults} with a leak", sep="; ")
    print(f"the control, of {len(shares)}: {min(shares, default=0):.2f} of hidden words are there for their readers")
    return int(bool(faults) or min(shares, default=1) < 0.5)


if __name__ == "__main__":
    sys.exit(main())
