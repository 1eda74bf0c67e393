"""Memos in other programs' hands: LibreOffice and python-docx save them whole, pandoc reads every statement of them."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from laws import mostly_slow
from readback import squeezed
from rendering import IN_CI, needs_office, saved_by_office
from shipped import AUDIENCES, BRIEFINGS, shipped_file
from test_coverage import audience, omitted, texts, unlisted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEMOS = [(name, of) for name in BRIEFINGS for of in AUDIENCES]

needs_pandoc = pytest.mark.skipif(
    shutil.which("pandoc") is None and not IN_CI, reason="pandoc is not installed, so memos cannot be read by it"
)


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Path]:
    """Every shipped briefing's memo for every audience, opened and saved by LibreOffice."""
    return saved_by_office([shipped_file(name, of, "memo") for name, of in MEMOS], tmp_path_factory.mktemp("copies"))


def parts(content: bytes, name: str) -> Iterator[Any]:
    """The XML parts of a memo whose names match."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.namelist():
            if re.fullmatch(name, entry):
                yield etree.fromstring(archive.read(entry))


def inventory(content: bytes) -> dict[str, Any]:
    """What a round through another program must not lose: notes, fields, charts and their workbooks, numbering."""
    (document,) = parts(content, r"word/document\.xml")
    notes = [note for root in parts(content, r"word/footnotes\.xml") for note in root if note.get(f"{W}type") is None]
    codes = [*document.iter(f"{W}instrText")]
    kinds = Counter(code.text.split()[0] for code in codes if code.text and code.text.strip())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    numbered = [read(p) for p in document.iter(f"{W}p") if is_numbered(p, content)]
    return {
        "notes": [squeezed("".join(t.text or "" for t in note.iter(f"{W}t"))) for note in notes],
        "marks": len(list(document.iter(f"{W}footnoteReference"))),
        "fields": {kind: kinds[kind] for kind in ("SEQ", "REF", "NOTEREF")},
        "contents": kinds["TOC"] > 0,
        "charts": sum(bool(re.fullmatch(r"word/charts/chart\d+\.xml", name)) for name in names),
        "books": sum(name.endswith(".xlsx") for name in names),
        "numbered": numbered,
        "rows": sum(1 for row in document.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None),
        "turned": [size.get(f"{W}orient") for size in document.iter(f"{W}pgSz")].count("landscape"),
    }


def read(paragraph: Any) -> str:
    return squeezed("".join(t.text or "" for t in paragraph.iter(f"{W}t")))


def is_numbered(paragraph: Any, content: bytes) -> bool:
    """Whether a paragraph has a number or bullet, of its own or by its style."""
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        return str(number.get(f"{W}val")) != "0"
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return named is not None and named.get(f"{W}val") in numbered_styles(content)


def numbered_styles(content: bytes) -> set[str]:
    """The ids of styles that number their paragraphs."""
    if content not in _NUMBERED:
        (sheet,) = parts(content, r"word/styles\.xml")
        found = (s for s in sheet.iter(f"{W}style") if s.find(f"{W}pPr/{W}numPr/{W}numId") is not None)
        _NUMBERED[content] = {style.get(f"{W}styleId") for style in found}
    return _NUMBERED[content]


_NUMBERED: dict[bytes, set[str]] = {}


@pytest.mark.parametrize(("name", "of"), mostly_slow(MEMOS))
def test_python_docx_opens_and_saves_a_memo_whole(name: str, of: str) -> None:
    content = shipped_file(name, of, "memo").read_bytes()
    document = Document(io.BytesIO(content))
    document.add_paragraph("手書きの一文")
    buffer = io.BytesIO()
    document.save(buffer)
    assert inventory(buffer.getvalue()) == inventory(content)


@needs_office
@pytest.mark.parametrize(("name", "of"), MEMOS)
def test_libreoffice_opens_and_saves_a_memo_whole(name: str, of: str, copies: Mapping[Path, Path]) -> None:
    memo = shipped_file(name, of, "memo")
    before, after = (inventory(path.read_bytes()) for path in (memo, copies[memo]))
    assert after == before


# --- Pandoc -----------------------------------------------------------------------------------------------------------


def by_pandoc(path: Path) -> dict[str, Any]:
    """A memo as pandoc reads it."""
    command = ["pandoc", str(path), "--from", "docx", "--to", "json"]
    made = subprocess.run(command, check=True, capture_output=True, timeout=60, env=dict(os.environ))
    return json.loads(made.stdout)  # type: ignore[no-any-return]


def found(node: Any, kind: str) -> Iterator[Any]:
    """The contents of every node of this kind, in reading order."""
    if isinstance(node, dict):
        if node.get("t") == kind:
            yield node["c"]
        for child in node.values():
            yield from found(child, kind)
    elif isinstance(node, list):
        for child in node:
            yield from found(child, kind)


def text_of(node: Any) -> str:
    """The words of a node, marks of notes left out."""
    if isinstance(node, dict):
        match node.get("t"):
            case "Str":
                return str(node["c"])
            case "Note" | "Superscript":
                return ""
            case _:
                return "".join(map(text_of, node.values()))
    return "".join(map(text_of, node)) if isinstance(node, list) else ""


def headings(path: Path) -> list[tuple[int, str]]:
    """The headings of a memo as Word's navigation pane shows them."""
    (document,) = parts(path.read_bytes(), r"word/document\.xml")
    made = []
    for paragraph in document.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        match = re.fullmatch(r"Heading(\d)", named.get(f"{W}val")) if named is not None else None
        if match:
            made.append((int(match[1]), "".join(t.text for t in paragraph.iter(f"{W}t"))))
    return [(level, re.sub(r"\[\d+\]", "", squeezed(text))) for level, text in made]


@pytest.mark.slow
@needs_pandoc
@pytest.mark.parametrize(("name", "of"), MEMOS)
def test_pandoc_finds_headings_notes_and_every_statement(name: str, of: str) -> None:
    path = shipped_file(name, of, "memo")
    made = by_pandoc(path)
    levels = [(level, re.sub(r"\[\d+\]", "", squeezed(text_of(words)))) for level, _, words in found(made, "Header")]
    assert [heading for heading in levels if heading in headings(path)] == headings(path)
    notes = [text_of(note) for note in found(made, "Note")]
    assert [squeezed(note) for note in notes] == inventory(path.read_bytes())["notes"]
    said = re.sub(r"\[\d+\]", "", squeezed(text_of(made)) + "".join(map(squeezed, notes)))
    patterns = audience(of).settings.omit.memo
    idle = {("sources", key) for key in unlisted(name, patterns)}
    due = [t for t in texts(name, of) if not omitted(t, patterns) and t.path[:2] not in idle]
    statements = [t for t in due if t.path[-1] not in ("alt", "unit")]
    # Pandoc reads neither headers nor charts nor shapes, where the marking stands and what only these say.
    drawn = {"data", "names", "pools", "head", "remarks", "rest", "sums", "tasks"}
    spoken = [t for t in statements if not {"marking", *drawn} & set(map(str, t.path))]
    missing = [t.name for t in spoken if not all(re.search(loose(p), said) for p in t.lines)]
    assert missing == []


def loose(pattern: re.Pattern[str]) -> str:
    """A text's pattern without the marks of its sources, which pandoc shows in their own way."""
    return pattern.pattern.replace(r"(?:\[\d+\])*", "")
