"""Random damage to every kind of input: what breaks the program, hangs it, or takes its memory.

    python tests/fuzz/inputs.py --count 1000 --seed 1

Each trial damages a sound input of one kind and reads it as the commands do. A fault is an exception, a rule that says
that it failed, or a trial of more than ten seconds of computing. It ends with status 1 where there was one, and says
with which arguments it comes again. A thousand trials have a process of their own, whose end is noticed, and whose
memory at the peak is told.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefdeck.audience.reader import read_audience
from briefdeck.diagnostics import Diagnostic, Span, has_errors
from briefdeck.diagnostics.rules import evidence
from briefdeck.document.kinds import Kind
from briefdeck.inputs.csv import read_csv
from briefdeck.inputs.pictures import read_picture
from briefdeck.inputs.xlsx import read_xlsx
from briefdeck.ooxml.archive import UnusableError
from briefdeck.pipeline.load import load
from briefdeck.preflight.expected import Expectations
from briefdeck.preflight.findings import diagnosed
from briefdeck.preflight.inspection import examined
from briefdeck.review.reviewer import review
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.roundtrip.readback.commented import commented
from briefdeck.session import Session
from conftest import ROOT
from hiding import hiding
from pulling import built, copied
from shipped import session

SECONDS = 10
BATCH = 1000
WAITING = 120  # seconds without a new trial, after which a process is ended
BUILT = 0.02  # of the briefings that can be read
NASTY = (
    *("", " ", "0", "-1", "1e308", "1e400", "-1e-320", "NaN", "9" * 400, "2026-02-30", "0000-00-00", "null", "~"),
    *("{{", "}}", "{{ figures.x }}", "{% x %}", "[@", "[@x]", "**", "&a", "*a", "<<: *a", "!!python/object:x", "? "),
    *("[" * 60, "{a: " * 60, "\t", "\x00", "\x1b", "\u202e", "\ufeff", "\U0001f469\u200d\U0001f467", "\r", "\u2028"),
    *("x" * 40_000, "あ" * 5_000, "a" * 300 + ".csv", "../../../etc/passwd", "/dev/zero", "- ", "#", "true"),
    *('"', "'", "|", ">", "%", "@", "`", "<a/>", "]]>", "https://u:p@[::1/", "xn--", "each: s in sections"),
    *("{{ 'a' * 999999999 }}", "{{ ''.__class__ }}", "{{ view.claim | joined }}", "{{ (((((((((((x))))))))))) }}"),
    "when: not not not x",
)


class HungError(Exception):
    """A trial took too long."""


@dataclass
class Outcome:
    """What came of the trials of a kind: their number, the seconds of the slowest, the seeds of those that failed."""

    trials: int = 0
    slowest: float = 0.0
    said: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)


# --- damage -----------------------------------------------------------------------------------------------------------


def torn(data: bytes, rng: random.Random) -> bytes:
    """Bytes that are cut, doubled, swapped or replaced in a few places."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(made) + 1)
        length = rng.choice((1, 2, 8, 60, 1000))
        match rng.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = made[at : at + length] * rng.choice((1, 3, 30))
            case 2:
                made[at : at + 1] = bytes((rng.randrange(256),))
            case 3:
                made[at:at] = rng.choice(NASTY).encode("utf-8", "surrogatepass")
            case 4:
                del made[at : len(made) if rng.random() < 0.1 else at + 1]
            case 5:
                made[at : at + length] = bytes(rng.choices(range(256), k=min(length, 60)))
    return bytes(made[:4_000_000])


def retyped(text: str, rng: random.Random) -> str:
    """Text with lines and words taken out, doubled, put elsewhere, or replaced by what nobody expects."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 1, 1, 2, 5))):
        at = rng.randrange(len(lines))
        line = lines[at]
        match rng.randrange(7):
            case 0:
                del lines[at : at + rng.randrange(1, 4)]
            case 1:
                lines.insert(at, rng.choice(lines))
            case 2:
                lines[at:at] = lines[at : at + rng.randrange(1, 6)]
            case 3:
                lines[at] = re.sub(r":.*", lambda _: f": {rng.choice(NASTY)}", line, count=1)
            case 4:
                place = rng.randrange(len(line) + 1)
                lines[at] = line[:place] + rng.choice(NASTY) + line[place:]
            case 5:
                lines[at] = " " * rng.randrange(9) + line.lstrip()
            case 6:
                words = line.split(" ")
                rng.shuffle(words)
                lines[at] = " ".join(words)
        lines = lines or [""]
    return "\n".join(lines)


def repacked(content: bytes, rng: random.Random) -> bytes:
    """A package in which parts are torn, lost, emptied or doubled, or elements and attributes of them are others."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(rng.sample(names, min(len(names), rng.choice((1, 1, 2, 4)))))
        for name in names:
            data = old.read(name)
            if name in chosen:
                match rng.randrange(8):
                    case 0:
                        continue
                    case 1:
                        data = b""
                    case 2:
                        new.writestr(name.upper(), data)
                    case 3:
                        data = torn(data, rng)
                    case _:
                        data = rewritten(data, rng)
            new.writestr(name, data)
    return torn(made.getvalue(), rng) if rng.random() < 0.05 else made.getvalue()


def rewritten(data: bytes, rng: random.Random) -> bytes:
    """XML that stays well-formed as a rule: elements are gone, doubled or moved, values are what nobody expects."""
    for _ in range(rng.choice((1, 2, 6))):
        pattern = rng.choice((rb'="[^"]*"', rb">[^<>]+<", rb"<(\w+:\w+)[^<>]*/>", rb"<(\w+:\w+)[^<>/]*>[^<>]*</\1>"))
        found = list(re.finditer(pattern, data))
        if not found:
            continue
        one, other = rng.choice(found), rng.choice(found)
        said = rng.choice(NASTY).translate(dict.fromkeys(map(ord, '<&"\x00\x1b')))
        by = {b"=": f'="{said}"', b">": f">{said}<"}.get(one[0][:1], "").encode("utf-8", "surrogatepass")
        data = data[: one.start()] + rng.choice((by, other[0], one[0] * 3)) + data[one.end() :]
    return data


# --- reading ----------------------------------------------------------------------------------------------------------


@cache
def texts() -> tuple[str, ...]:
    """The shipped briefings, and small ones: what they say beside their sections, with one of these."""
    whole = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "briefings").glob("*.yaml"))]
    parts = [re.fullmatch(r"(?s)(.*?\nsections:\n)(.*?)(\n[a-z].*)?", text) for text in whole]
    small = [
        f"{found[1]}{section}{found[3] or ''}"
        for found in parts
        if found is not None
        for section in re.split(r"(?m)^(?=  - )", found[2])[1:]
    ]
    return (*whole, *small)


@cache
def random_text(number: int) -> tuple[str, dict[str, str | tuple[int, int, int]]]:
    """A random briefing, and the files that it names."""
    made = hiding(number)
    return json.dumps(made.briefing, ensure_ascii=False, indent=1), made.files


@cache
def packages() -> tuple[bytes, ...]:
    return tuple(built(*each).content for each in PACKAGES)


PACKAGES: tuple[tuple[str, str, Kind], ...] = (
    *(("factory-energy", "executive", "deck"), ("factory-energy", "analyst", "memo")),
    ("gallery", "analyst", "deck"),
)


def yaml_(rng: random.Random, folder: Path) -> Iterator[Diagnostic]:
    for data in (ROOT / "briefings").iterdir():
        if data.is_dir() and not (folder / data.name).exists():
            shutil.copytree(data, folder / data.name)
    text = rng.choice(texts())
    text = retyped(text, rng) if rng.random() < 0.8 else torn(text.encode(), rng).decode("utf-8", "replace")
    yield from _judged(text, folder / "x.yaml", rng)


def random_yaml(rng: random.Random, folder: Path) -> Iterator[Diagnostic]:
    text, files = random_text(rng.randrange(500))
    for name, content in files.items():
        path = folder / name
        if not path.exists():
            path.write_bytes(content.encode() if isinstance(content, str) else pictures()[0])
    yield from _judged(retyped(text, rng), folder / "x.yaml", rng)


def _judged(text: str, path: Path, rng: random.Random) -> Iterator[Diagnostic]:
    """A briefing as `check` takes it, and now and then as `build` does."""
    opened = session()
    loaded, assets, found = load(path, opened.folders, text)
    yield from found
    if loaded is None or has_errors(found):
        return
    yield from (failure.remark.diagnostic for failure in review(loaded, assets).failures)
    if rng.random() < BUILT:
        path.write_text(text, encoding="utf-8", errors="replace")
        yield from _built(opened, path, "analyst")


def _built(session: Session, path: Path, audience: str) -> Iterator[Diagnostic]:
    for made in session.make(path, [audience], ["deck", "memo"]):
        yield from (made,) if isinstance(made, Diagnostic) else made.doubts(made.name)


def audience(rng: random.Random, folder: Path) -> Iterator[Diagnostic]:
    name = rng.choice(("audience.yaml", "deck.yaml", "memo.yaml"))
    home = folder / "templates" / "own"
    home.mkdir(parents=True, exist_ok=True)
    for each in ("audience.yaml", "deck.yaml", "memo.yaml"):
        text = (ROOT / "templates" / "analyst" / each).read_text(encoding="utf-8")
        (home / each).write_text(retyped(text, rng) if each == name else text, encoding="utf-8", errors="replace")
    for each in ("deck.pptx", "memo.docx"):
        if not (home / each).exists():
            (home / each).symlink_to(ROOT / "templates" / "analyst" / each)
    made, found = read_audience(home)
    yield from found
    if made is not None and rng.random() < 4 * BUILT:
        briefing = folder / "small.yaml"
        briefing.write_text(rng.choice(texts()), encoding="utf-8")
        yield from _built(Session(home.parent), briefing, "own")


def table(rng: random.Random, _folder: Path) -> Iterator[Diagnostic]:
    text = "\n".join(",".join(rng.choice(("a", "12", '"b, c"', "", *NASTY)) for _ in range(4)) for _ in range(9))
    yield from read_csv(retyped(text, rng).removeprefix("\ufeff"), "x.csv")[1]


@cache
def workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Year", "Heat"], ["2024", 1.5], ["2025", "=1+1"], [None, "2026-04-10"]):
        book.active.append(row)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(rng: random.Random, _folder: Path) -> Iterator[Diagnostic]:
    yield from read_xlsx(repacked(workbook(), rng), "x.xlsx", rng.choice((None, "Sheet")), Span("x.yaml", 1, 1))[1]


@cache
def pictures() -> tuple[bytes, ...]:
    from PIL import Image

    made = []
    for mode in ("RGB", "CMYK", "L", "RGBA", "P", "I;16"):
        stream = io.BytesIO()
        Image.new(mode, (40, 30)).save(stream, "JPEG" if mode in ("RGB", "CMYK", "L") else "PNG")
        made.append(stream.getvalue())
    return tuple(made)


def picture(rng: random.Random, _folder: Path) -> Iterator[Diagnostic]:
    made = read_picture(torn(rng.choice(pictures()), rng), "x.png", Span("x.yaml", 1, 1))
    if isinstance(made, Diagnostic):
        yield made


def package(rng: random.Random, _folder: Path) -> Iterator[Diagnostic]:
    content = repacked(rng.choice(packages()), rng)
    with suppress(UnusableError):
        yield from diagnosed(examined(content, Expectations()), "x")
    yield from commented(content, "x")[1]


def returned(rng: random.Random, folder: Path) -> Iterator[Diagnostic]:
    """A file that comes back: its record and its parts are damaged, and the briefing is to stay readable."""
    number = rng.randrange(len(PACKAGES))
    path = folder / f"{PACKAGES[number][0]}.yaml"
    if not path.exists():
        copied(PACKAGES[number][0], folder)
    there, found = opened_files([File("x", repacked(packages()[number], rng))])
    yield from found
    if there:
        made = pulled(there, path, session(), partial=True)
        yield from made.diagnostics
        if made.after != made.before and has_errors(load(path, session().folders, made.after)[2]):
            raise AssertionError("what was pulled is no briefing")


KINDS: dict[str, Callable[[random.Random, Path], Iterator[Diagnostic]]] = {
    "yaml": yaml_,
    "random yaml": random_yaml,
    "audience": audience,
    "csv": table,
    "xlsx": sheet,
    "picture": picture,
    "package": package,
    "returned": returned,
}


# --- trials -----------------------------------------------------------------------------------------------------------


@contextmanager
def limited() -> Iterator[None]:
    """Raise HungError after as many seconds of computing."""

    def end(*_: object) -> None:
        raise HungError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def tried(
    kind: str,
    count: int,
    seed: int,
    until: float = float("inf"),
    tell: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """So many trials of a kind, as long as there is time; `tell` is called with the number of each that begins."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as place:
        for number in range(seed, seed + count):
            if time.monotonic() > until:
                break
            tell(number)
            started = time.process_time()
            try:
                with limited():
                    found = list(KINDS[kind](random.Random(f"{kind} {number}"), Path(place)))
                outcome.said.update(each.rule.code for each in found)
                outcome.faults += ((number, str(each)) for each in found if each.rule is evidence.FAILED_RULE)
            except (Exception, HungError):
                outcome.faults.append((number, traceback.format_exc(limit=-4)))
            outcome.trials += 1
            outcome.slowest = max(outcome.slowest, time.process_time() - started)
    return outcome


def campaign(kind: str, count: int, seed: int, until: float) -> tuple[Outcome, float]:
    """So many trials, a thousand in each process; what came of them, and the MiB of memory at the peak."""
    context = get_context("fork")
    whole, memory = Outcome(), 0.0
    for first in range(seed, seed + count, BATCH):
        if time.monotonic() > until:
            break
        ours, theirs = context.Pipe()
        wanted = min(BATCH, seed + count - first)
        child = context.Process(target=_serve, args=(theirs, kind, wanted, first, until))
        child.start()
        theirs.close()
        number, made = first, None
        with suppress(EOFError):
            while made is None and ours.poll(WAITING):
                told = ours.recv()
                number, made = (told, None) if isinstance(told, int) else (number, told)
        if made is None:
            child.kill()
            whole.faults.append((number, "its process was ended, by itself or because it took too long"))
            whole.trials += number - first
        else:
            outcome, peak = made
            whole.trials += outcome.trials
            whole.slowest = max(whole.slowest, outcome.slowest)
            whole.said += outcome.said
            whole.faults += outcome.faults
            memory = max(memory, peak)
        child.join()
    return whole, memory


def _serve(pipe: Connection, kind: str, count: int, seed: int, until: float) -> None:
    outcome = tried(kind, count, seed, until, pipe.send)
    pipe.send((outcome, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="trials of each kind")
    parser.add_argument("--seed", type=int, default=0, help="the first one; a trial depends on its number alone")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="for each kind at most")
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="only these")
    asked = parser.parse_args()
    status = 0
    for kind in asked.kind or KINDS:
        outcome, memory = campaign(kind, asked.count, asked.seed, time.monotonic() + asked.seconds)
        print(f"{kind:12} {outcome.trials:9,} trials, {len(outcome.faults)} faults, ", end="")
        print(f"slowest {outcome.slowest:.2f} s, memory {memory:.0f} MiB, {len(outcome.said)} rules said", flush=True)
        for number, what in outcome.faults[:20]:
            print(f"  --kind {kind!r} --seed {number} --count 1: {what}", flush=True)
        status = status or bool(outcome.faults)
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
