"""The largest input of each kind that the limits allow, and one beyond them: seconds of computing, and memory.

    python tests/fuzz/largest.py

Each is read by the command that meets it, in a process of its own. It ends with status 1 where one takes more than ten
seconds or a GiB, or is not told in a line.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image

from briefdeck.api import build
from briefdeck.inputs.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from briefdeck.inputs.pictures import MAX_PIXELS
from briefdeck.model.briefing import MAX_KEYED, MAX_TEXTS
from briefdeck.ooxml.limits import MAX_NODES
from briefdeck.yamlfile.reader import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from conftest import ROOT

TEMPLATES = str(ROOT / "templates")
SECONDS, MEBIBYTES = 10, 1024
HEAD = "briefdeck: 1\ntitle: Plan\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [All is well]\n"
SECTION = "  - {kind: text, title: Costs, points: [They fall]}\n"
_OF = ("-a", "executive", "--templates", TEMPLATES)
Files = dict[str, bytes]


def _yaml(body: str) -> bytes:
    return f"{HEAD}sections:\n{SECTION}{body}".encode()


def statements() -> Files:
    """As many statements as a file has room for."""
    section = (
        "  - kind: text\n    title: Costs {0}\n    points:\n"
        + "      - Costs fall in place {0} by a few percent\n" * 12
    )
    count = (MAX_BYTES - 10_000) // (len(section) + 60)
    return {"x.yaml": _yaml("".join(section.replace("{0}", str(n)) for n in range(count)))}


def points() -> Files:
    """As many statements as a briefing may have, in one list."""
    lines = "".join(f"      - Costs fall in place {n} by a few percent\n" for n in range(MAX_TEXTS - 10))
    return {"x.yaml": _yaml(f"  - kind: text\n    title: All\n    points:\n{lines}")}


def rows() -> Files:
    line = "      - {{actor: Team {0}, implication: Costs fall in {0}, action: Renew {0}}}\n"
    lines = "".join(map(line.format, range(MAX_TEXTS // 3 - 3)))
    return {"x.yaml": _yaml(f"  - kind: implications\n    title: All\n    items:\n{lines}")}


def one_text() -> Files:
    words = "Costs fall. " * ((MAX_BYTES - 10_000) // 12)
    return {"x.yaml": _yaml(f"  - {{kind: text, title: All, points: [Few], text: {words}}}\n")}


def japanese() -> Files:
    words = "費用は下がる。" * ((MAX_BYTES - 10_000) // 21)
    return {"x.yaml": _yaml(f"  - {{kind: text, title: All, points: [Few], text: {words}}}\n")}


def keys() -> Files:
    count = MAX_KEYED
    return {"x.yaml": _yaml("") + b"sources:\n" + b"".join(b"  k%d: {outlet: W, title: T}\n" % n for n in range(count))}


def wrong_keys() -> Files:
    return {"x.yaml": _yaml("") + b"".join(b"key%d: x\n" % n for n in range((MAX_VALUES - 100) // 2))}


def _often(line: str, values: int, head: str = "", foot: str = "") -> Files:
    """As many lines as a file may have, each of so many values."""
    count = min((MAX_BYTES - 100_000) // len(line.format(10_000)), (MAX_VALUES - 6_000) // values)
    return {"x.yaml": _yaml("") + (head + "".join(map(line.format, range(count))) + foot).encode()}


def malformed() -> Files:
    return _often("  - {{kind: text, titel: Costs {0}, points: {{a: b}}, itmes: [a, b], mesage: x, odd{0}: y}}\n", 18)


def strange() -> Files:
    return _often("  - {{kind: text, title: Costs {0}, points: [They fall], qwertz{0}: x}}\n", 10)


def dangling() -> Files:
    known = "".join(f"  source_{number}_x: {{outlet: W, title: T}}\n" for number in range(MAX_KEYED))
    line = "      - {{text: Costs {0}, sources: [source_{0}, wier]}}\n"
    return _often(line, 8, "  - kind: text\n    title: All\n    points:\n", f"sources:\n{known}")


def in_one_text() -> Files:
    return _often("[@s{0}] ", 1, "  - kind: text\n    title: All\n    points:\n      - Costs ", "\n")


def records() -> Files:
    return _often(
        "      - {{a: x {0}, bb: y}}\n", 5, "  - kind: table\n    title: All\n    columns: [a, b]\n    rows:\n"
    )


def deep() -> Files:
    nested = "[" * (MAX_DEPTH - 4) + "a" + "]" * (MAX_DEPTH - 4)
    return {"x.yaml": _yaml("") + f"x: [{', '.join([nested] * (MAX_VALUES // (MAX_DEPTH - 2)))}]\n".encode()}


def _rows(columns: int, cell: str = "12.5") -> str:
    rows = min(MAX_ROWS, MAX_CELLS // columns)
    head = ",".join(f"c{n}" for n in range(columns))
    return "\n".join([head, *(",".join([f"r{row}", *[cell] * (columns - 1)]) for row in range(rows - 1))])


def data() -> Files:
    section = "  - {kind: table, title: All, data: x.csv}\n  - {kind: table, title: Others, data: y.csv}\n"
    return {"x.yaml": _yaml(section), "x.csv": _rows(12).encode(), "y.csv": _rows(2, "w" * 3000).encode()[:19_000_000]}


def wide() -> Files:
    section = "  - {kind: table, title: All, data: x.csv}\n"
    return {"x.yaml": _yaml(section), "x.csv": _rows(MAX_COLUMNS, "w" * 150).encode()}


def long_cell() -> Files:
    text = f"a,b\nc,{'w' * (MAX_TEXT - 1)}\n"
    return {"x.yaml": _yaml("  - {kind: table, title: All, data: x.csv}\n"), "x.csv": text.encode()}


def sheet() -> Files:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in range(MAX_ROWS):
        page.append([f"r{row}", *range(11)])
    stream = io.BytesIO()
    book.save(stream)
    return {"x.yaml": _yaml("  - {kind: table, title: All, data: x.xlsx}\n"), "x.xlsx": stream.getvalue()}


def picture() -> Files:
    stream = io.BytesIO()
    side = int(MAX_PIXELS**0.5)
    Image.frombytes("RGBA", (side, side), os.urandom(side * 40) * (side // 10)).save(stream, "PNG", compress_level=1)
    section = "  - kind: text\n    title: All\n    points: [Few]\n    picture: {file: x.png, alt: A field}\n"
    return {"x.yaml": _yaml(section), "x.png": stream.getvalue()}


@cache
def _made() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.yaml"
        path.write_bytes(_yaml(""))
        build([path], ["executive"], output=Path(place) / "o", templates=TEMPLATES)
        return {path.suffix[1:]: path.read_bytes() for path in (Path(place) / "o").iterdir()}


def _package(kind: str, part: str, before: bytes, repeated: bytes, nodes: int, share: float) -> Files:
    """A file of ours in which something is said so often that it has nearly as many elements as may be."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_made()[kind])) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                count = int(MAX_NODES * share) // nodes
                content = content.replace(before, repeated * count + before, 1)
            new.writestr(name, content)
    return {f"x.{kind}": made.getvalue(), "x.yaml": _yaml("")}


def paragraphs() -> Files:
    text = b"<w:p><w:r><w:t>Costs fall</w:t></w:r></w:p>"
    return _package("docx", "word/document.xml", b"<w:sectPr", text, 3, 0.07)


def runs() -> Files:
    text = b"<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"
    return _package("docx", "word/document.xml", b"</w:p><w:sectPr", text, 4, 0.9)


def bare_elements() -> Files:
    return _package("docx", "word/document.xml", b"<w:sectPr", b"<w:p/>", 1, 0.95)


def shapes() -> Files:
    text = b'<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
    text += b"<a:p><a:r><a:t>w</a:t></a:r></a:p></p:txBody></p:sp>"
    return _package("pptx", "ppt/slides/slide1.xml", b"</p:spTree>", text, 13, 0.05)


CASES: tuple[tuple[Callable[[], Files], tuple[str, ...]], ...] = (
    *((make, ("check", "x.yaml", *_OF)) for make in (statements, points, rows, one_text, japanese)),
    *((make, ("check", "x.yaml", *_OF)) for make in (keys, wrong_keys, deep)),
    *((make, ("check", "x.yaml", *_OF)) for make in (malformed, strange, dangling, in_one_text, records)),
    *((make, ("check", "x.yaml", *_OF)) for make in (data, wide, long_cell, sheet, picture)),
    *((make, ("build", "x.yaml", *_OF)) for make in (statements, points, rows, one_text)),
    *((make, ("build", "x.yaml", *_OF)) for make in (japanese, keys, long_cell, picture)),
    *((make, ("diff", "x.yaml", "x.yaml")) for make in (statements, points)),
    *((make, ("preflight", "x.docx")) for make in (paragraphs, runs, bare_elements)),
    *((make, ("pull", "x.docx", "--briefing", "x.yaml")) for make in (paragraphs, runs, bare_elements)),
    *((make, ("comments", "x.docx")) for make in (paragraphs, bare_elements)),
    *((make, ("audience", "new", "b", "--memo", "x.docx")) for make in (paragraphs, bare_elements)),
    (shapes, ("preflight", "x.pptx")),
    (shapes, ("pull", "x.pptx", "--briefing", "x.yaml")),
    (shapes, ("audience", "new", "b", "--deck", "x.pptx")),
)


def measured(files: Files, arguments: tuple[str, ...]) -> tuple[int, float, float, str]:
    """The exit status, seconds of computing, MiB at the peak, and what was printed."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            (Path(place) / name).write_bytes(content)
        child = os.fork()
        if not child:
            os.chdir(place)
            out = os.open("said", os.O_WRONLY | os.O_CREAT)
            os.dup2(out, 1)
            os.dup2(out, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (90, 91))
            os.execv(sys.executable, [sys.executable, "-m", "briefdeck", *arguments])
        _, status, used = os.wait4(child, 0)
        said = (Path(place) / "said").read_text(encoding="utf-8", errors="replace")
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def chosen(wanted: str) -> Iterator[tuple[Callable[[], Files], tuple[str, ...]]]:
    return ((make, arguments) for make, arguments in CASES if wanted in f"{arguments[0]} {make.__name__}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="part of a command and a kind: “check japanese”")
    worst = 0
    for make, arguments in chosen(parser.parse_args().only):
        status, seconds, memory, said = measured(make(), arguments)
        lines = said.strip().splitlines()
        bad = seconds > SECONDS or memory > MEBIBYTES or status not in (0, 1) or "Traceback" in said
        worst = max(worst, bad)
        print(
            f"{'!' if bad else ' '} {arguments[0]:10} {make.__name__:14} {seconds:6.1f} s {memory:6.0f} MiB", end="  "
        )
        print(f"status {status}: {len(lines)} lines, {lines[0][:110] if lines else ''}", flush=True)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
