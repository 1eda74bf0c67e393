"""PDFs of documents, and the pages of memos against their limit."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document

from briefdeck import build, check
from briefdeck.diagnostics import Diagnostic, Measure
from briefdeck.outputs.pdf.libreoffice import find_office, render
from briefdeck.outputs.pdf.reader import page_count
from conftest import ROOT
from rendering import needs_office, stays

CODE_RED = ROOT / "briefings" / "code-red.yaml"
ENERGY = ROOT / "briefings" / "factory-energy.yaml"


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.severity} {d.rule.code}" for d in found]


def program(folder: Path, script: str) -> None:
    """A `soffice` that does what a test wants of a real one, alone on PATH with the programs of the system."""
    folder.mkdir()
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


# --- PDF --------------------------------------------------------------------------------------------------------------


@needs_office
def test_pdf_alone_gives_the_pdfs_of_both_documents(tmp_path: Path) -> None:
    result = build([CODE_RED], ["executive"], output=tmp_path, formats=["pdf"])
    assert result.ok, result.diagnostics
    names = ["code-red.executive.deck.pdf", "code-red.executive.memo.pdf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert [(w.path.name, w.kind, w.pages) for w in result.written] == [(names[0], "pdf", 10), (names[1], "pdf", 3)]


@needs_office
def test_pdf_beside_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays(monkeypatch)
    result = build([CODE_RED, ENERGY], ["executive"], output=tmp_path, formats=["memo", "pdf"])
    assert [w.path.name for w in result.written] == [
        "code-red.executive.docx",
        "code-red.executive.memo.pdf",
        "factory-energy.executive.docx",
        "factory-energy.executive.memo.pdf",
    ]
    assert all(w.pages for w in result.written)


@needs_office
def test_a_pdf_is_tagged_and_has_its_faces_and_bookmarks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays(monkeypatch)
    build([CODE_RED], ["public-sector"], output=tmp_path, formats=["pdf"])
    for kind in ("deck", "memo"):
        path = tmp_path / f"code-red.public-sector.{kind}.pdf"
        content = path.read_bytes()
        for sign in (b"/StructTreeRoot", b"/MarkInfo", b"pdfuaid", b"/Lang"):
            assert sign in content, sign
    with pypdfium2.PdfDocument(path) as document:
        titles = [item.get_title() for item in document.get_toc()]
    assert any("要旨" in title for title in titles)


def test_without_libreoffice_a_pdf_is_an_error_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    result = build([CODE_RED], ["executive"], output=tmp_path / "out", formats=["deck", "pdf"])
    assert said(result.diagnostics) == ["error O602"]
    assert result.written == ()
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 0", "it wrote no PDF"),
        ("sleep 60", "longer than 1 seconds"),
        ("echo /home/somebody; exit 3", "it ended with status 3"),
        ("kill -11 $$", "it was ended by signal 11"),
        ("sleep 60 & exit 0", "it wrote no PDF"),
        ("(trap '' HUP TERM; sleep 60) & wait", "longer than 1 seconds"),
        ("yes /home/somebody", "longer than 1 seconds"),
        ("yes /home/somebody >&2", "longer than 1 seconds"),
        ("shift 7; for each; do printf '%%PDF-1.7 nothing' > \"${each%.*}.pdf\"; done", "it wrote no PDF"),
    ],
    ids=[
        "nothing",
        "hangs",
        "fails",
        "dies",
        "child-stays",
        "child-is-deaf",
        "endless",
        "endless-error",
        "no-pdf",
    ],
)
def test_a_libreoffice_that_fails_leaves_nothing_behind(
    script: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("BRIEFDECK_RENDER_SECONDS", "1")
    result = build([CODE_RED], ["executive"], output=tmp_path / "out", formats=["memo", "pdf"])
    assert said(result.diagnostics) == ["error O603"]
    assert words in result.diagnostics[0].what
    assert "/home" not in str(result.diagnostics[0])
    assert not (tmp_path / "out").exists()
    alone = build([CODE_RED], ["executive"], output=tmp_path / "out", formats=["memo"])
    assert [w.pages for w in alone.written] == [3]


@needs_office
def test_many_files_of_one_name_are_rendered_in_one_start(tmp_path: Path) -> None:
    made = build([CODE_RED], ["executive"], output=tmp_path, formats=["memo"]).written[0].path
    office = find_office()
    assert office is not None
    pdfs, failed = render(office, [made, ROOT / "README.md"], tmp_path / "pdf")
    assert page_count(pdfs[made]) == 3
    assert failed.keys() <= {ROOT / "README.md"}


def test_a_file_that_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert page_count(tmp_path / "x.pdf") == 0


# --- Limits -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_memo_beyond_its_limit_is_told_with_what_could_be_cut(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    long.write_text(long_briefing(), encoding="utf-8")
    result = build([CODE_RED, long], ["executive"], output=tmp_path, formats=["memo"])
    (fault,) = (d for d in result.diagnostics if d.rule.code == "M501")
    pages = result.written[1].pages
    assert fault.span.file.endswith("memo.yaml")
    assert fault.what == f"long.executive.docx has {pages} pages, and this audience reads 3"
    assert fault.facts.measure == Measure("pages", pages, 3, "pages")
    assert fault.facts.audiences == ("executive",)
    assert {span.file for span in fault.facts.related} == {str(long)}
    named = re.findall(r"“([^”]+)” takes ([\d.]+) pages, (\d+)% of all", fault.hint)
    written = long.read_text(encoding="utf-8").splitlines()
    lines = [written[span.line - 1] for span in fault.facts.related[1:]]
    assert all(title in line for (title, *_), line in zip(named, lines, strict=True))
    cut = re.match(r"cut ([\d.]+) pages \(“", fault.hint)
    assert cut is not None
    assert pages - 4 < float(cut[1]) <= pages - 3
    # The longest parts, more than three where those do not come to what is too much.
    lengths = [float(length) for _, length, _ in named]
    assert lengths == sorted(lengths, reverse=True)
    assert len(named) <= 3 or sum(lengths[:-1]) < float(cut[1]) + 0.05 * len(named)
    assert len(named) == 6 or sum(lengths) > float(cut[1]) - 0.05 * len(named)
    document: Any = Document(str(result.written[1].path))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert all(any(title.endswith(heading) for heading in headings) for title, *_ in named)
    assert all(0.1 < length < pages for length in lengths)
    assert all(abs(int(share) / 100 - float(length) / pages) < 0.05 for _, length, share in named)


@pytest.mark.slow
def test_what_a_long_part_is_made_of_is_told(tmp_path: Path) -> None:
    rows = ", ".join(f"[Plant {n}, {n * 10}]" for n in range(60))
    long = tmp_path / "long.yaml"
    head = "briefdeck: 1\ntitle: Long\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [One]\n"
    points = ", ".join(f"{{text: '{n}: {'a long sentence about it ' * 20}'}}" for n in range(24))
    table = f"  - {{kind: table, title: Plants, columns: [Plant, Use], rows: [{rows}]}}\n"
    long.write_text(f"{head}sections:\n{table}  - {{kind: text, title: Words, points: [{points}]}}\n", encoding="utf-8")
    (fault,) = (d for d in check([long], ["executive"]) if d.rule.code == "M501")
    assert re.search(r"“Plants” takes ([\d.]+) pages, \d+% of all, ([\d.]+) of them tables", fault.hint)
    assert re.search(r"“Words” takes ([\d.]+) pages, \d+% of all[;)]", fault.hint)


@pytest.mark.slow
def test_a_memo_of_many_short_parts_is_told_to_leave_some_out(tmp_path: Path) -> None:
    head = "briefdeck: 1\ntitle: Long\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [One]\nsections:\n"
    section = "  - {{kind: text, title: Region {0}, points: [The first point of it, The second point of it]}}\n"
    long = tmp_path / "long.yaml"
    long.write_text(head + "".join(section.format(n) for n in range(40)), encoding="utf-8")
    (fault,) = (d for d in check([long], ["executive"]) if d.rule.code == "M501")
    assert re.match(r"cut [\d.]+ pages \(none of its 4\d parts takes more than 0\.[12]: leave some out\)", fault.hint)


@pytest.mark.slow
def test_checking_judges_pages_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "long.yaml").write_text(long_briefing(), encoding="utf-8")
    assert "warning M501" in said(check(["long.yaml"], ["executive"]))
    assert [path.name for path in tmp_path.iterdir()] == ["long.yaml"]
    assert not [d for d in check([CODE_RED], ["executive"]) if d.rule.code == "M501"]


@pytest.mark.slow
def test_an_audience_may_make_its_limit_an_error(workplace: Path) -> None:
    settings = workplace / "templates" / "board" / "audience.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "\nseverity: {M501: error}\n", encoding="utf-8")
    (workplace / "long.yaml").write_text(long_briefing(), encoding="utf-8")
    result = build(["long.yaml"], ["board"], formats=["memo"])
    assert said(result.diagnostics) == ["error M501"]
    assert not (workplace / "output").exists()


def long_briefing() -> str:
    points = ", ".join(f"{{text: Point {n}, detail: '{'A long sentence about it. ' * 20}'}}" for n in range(40))
    head = "briefdeck: 1\ntitle: Long\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [One]\n"
    sections = "\n".join(f"  - {{kind: text, title: Part {n}, points: [{points}]}}" for n in range(12))
    return f"{head}sections:\n{sections}\n"


def test_a_missing_program_is_told_with_all_other_faults(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workplace / "long.yaml").write_text(long_briefing().replace("language: en", "langauge: en"), encoding="utf-8")
    monkeypatch.setenv("PATH", str(workplace / "empty"))
    result = build(["long.yaml"], ["board"], formats=["pdf"])
    assert {d.rule.code for d in result.diagnostics} >= {"O602", "B201"}
