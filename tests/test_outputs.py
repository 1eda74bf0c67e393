"""Outputs: found by looking into their package, so that a third is one folder; and what a run imports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdeck import outputs
from briefdeck.api import build
from briefdeck.ooxml.opening import opened
from conftest import ROOT

BRIEFING = ROOT / "briefings" / "code-red.yaml"
GALLERY = ROOT / "briefings" / "gallery.yaml"

# An output of one folder: the words of a memo, without a look.
LISTING = """
from briefdeck.document.memo import Paragraph, shown
from briefdeck.outputs import Output
from briefdeck.pipeline.decided import pages


def write(memo, style, stamp, memory):
    elements = [element for section in memo.sections for element in section.elements]
    return "\\n".join("".join(shown(e.inlines)) for e in elements if isinstance(e, Paragraph)).encode()


OUTPUTS = (Output("listing", "memo", "txt", pages, write, lambda memo: 0),)
"""


@pytest.fixture
def listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A third output, in a folder of the package."""
    folder = tmp_path / "more" / "listing"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(LISTING, encoding="utf-8")
    monkeypatch.setattr(outputs, "__path__", [*outputs.__path__, str(folder.parent)])
    monkeypatch.delitem(sys.modules, "briefdeck.outputs.listing", raising=False)
    outputs.outputs.cache_clear()
    yield
    outputs.outputs.cache_clear()


def test_outputs_are_told_apart() -> None:
    found = list(outputs.outputs().values())
    assert [output.name for output in found] == ["deck", "memo"]
    assert len({output.extension for output in found}) == len(found)
    assert outputs.formats() == ("deck", "memo", "pdf")


@pytest.mark.usefixtures("listing")
def test_a_third_output_is_one_folder(tmp_path: Path) -> None:
    target = tmp_path / "output"
    result = build([BRIEFING], ["executive"], output=target, formats=["listing", "memo"])
    assert [file.path.name for file in result.written] == ["code-red.executive.docx", "code-red.executive.txt"]
    assert "出典" in (target / "code-red.executive.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("listing")
def test_what_is_no_office_file_is_named_and_replaced_without_a_question(tmp_path: Path) -> None:
    (tmp_path / "code-red.executive.txt").write_text("of yesterday", encoding="utf-8")
    assert [w.kind for w in build([BRIEFING], ["executive"], output=tmp_path).written] == ["deck", "memo"]
    assert [w.kind for w in build([BRIEFING], ["executive"], output=tmp_path, formats=["listing"]).written] == [
        "listing"
    ]
    assert "of yesterday" not in (tmp_path / "code-red.executive.txt").read_text(encoding="utf-8")


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no format “pptx”; known: deck, memo, pdf"):
        build([BRIEFING], output=tmp_path, formats=["pptx"])
    assert list(tmp_path.iterdir()) == []


def imported(script: str, *arguments: object) -> set[str]:
    """The modules that a process has read in the end, packages among them."""
    code = f"import json, sys\n{script}\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


BUILD = """
from briefdeck.api import build
briefing, audience, output, *formats = sys.argv[1:]
build([briefing], [audience], output=output, formats=formats)
"""


def of(packages: set[str], found: set[str]) -> set[str]:
    """The modules that are one of the packages, or in it."""
    return {name for name in found if any(name == package or name.startswith(f"{package}.") for package in packages)}


# What a small build has no use for: workbooks, charts, PDFs, a dictionary, a terminal, files read back or come back.
UNUSED = {
    "pptx",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "pypdfium2",
    "sudachipy",
    "rich",
    "click",
    "briefdeck.cli",
    "briefdeck.adopt",
    "briefdeck.diff",
    "briefdeck.outputs.chart.choices",
    "briefdeck.outputs.pdf.libreoffice",
    "briefdeck.preflight.inspection",
    "briefdeck.report",
    "briefdeck.roundtrip",
}


@pytest.mark.slow
def test_a_build_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    found = imported(BUILD, BRIEFING, "executive", tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".pptx", ".docx"}
    assert of(UNUSED, found) == set()
    assert {"briefdeck.outputs.pptx.writer", "briefdeck.outputs.docx.writer", "briefdeck.preflight.sieve"} <= found


@pytest.mark.slow
def test_what_a_build_needs_it_imports(tmp_path: Path) -> None:
    (tmp_path / "gallery.analyst.docx").write_bytes(b"somebody's")
    found = imported(BUILD, GALLERY, "analyst", tmp_path, "memo")
    assert {"xlsxwriter", "briefdeck.roundtrip.pull.overwriting"} <= found
    assert of({"briefdeck.outputs.pptx.writer", "briefdeck.pipeline.paginate.paginator"}, found) == set()


def test_help_imports_no_library_of_documents() -> None:
    script = "from briefdeck.cli.main import cli\ntry:\n    cli(['build', '--help'])\nexcept SystemExit:\n    pass"
    libraries = {"lxml", "pptx", "docx", "yaml", "jinja2", "babel", "rich", "PIL", "openpyxl"}
    assert of(libraries | {"briefdeck.session"}, imported(script)) == set()


ADDRESSES = {
    "https://example.com/a?b=c&d=e#f": "https://example.com/a?b=c&d=e#f",
    "https://例え.jp:8080/あ?x=あ": "https://xn--r8jz45g.jp:8080/%E3%81%82?x=%E3%81%82",
    "https://example.com/\u202egpj.exe": "https://example.com/%E2%80%AEgpj.exe",
    "https://u:p@example.com/": "https://u:p@example.com/",
    "https://[::1/": "",
    "https://example.com:99999999/": "",
}


def test_all_outputs_lead_to_the_same_addresses(tmp_path: Path) -> None:
    sources = {f"s{n}": {"outlet": "O", "title": f"T {n}", "url": url} for n, url in enumerate(ADDRESSES)}
    point = {"text": "It is so", "status": "reported", "sources": list(sources)}
    briefing = {
        "briefdeck": 1,
        "title": "Report",
        "language": "en",
        "date": "2026-04-10",
        "from": "A",
        "summary": ["Yes"],
        "sections": [{"kind": "background", "title": "Part", "message": "Part is here", "points": [point]}],
        "sources": sources,
    }
    path = tmp_path / "x.yaml"
    path.write_text(json.dumps(briefing), encoding="utf-8")
    result = build([path], ["analyst"], output=tmp_path)
    assert len(result.written) == 2
    for written in result.written:
        package = opened(written.path.read_bytes())
        led = {rel.target for rels in package.rels.values() for rel in rels.values() if rel.external}
        assert led == set(ADDRESSES.values()) - {""}
