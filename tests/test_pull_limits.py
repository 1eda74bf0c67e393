"""Files that came back with far more than anybody types: refused or read in linear cost, and never the worse for it."""

from __future__ import annotations

import copy
import cProfile
import io
import pstats
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree

from briefdeck.provenance.memowords import Facts, body_units
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.roundtrip.readback import limits
from pulling import made
from shipped import session

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"


@pytest.mark.parametrize("bare", ["<w:p/>", "<w:p></w:p>"])
def test_an_empty_paragraph_reads_as_one_that_says_nothing_of_itself(bare: str) -> None:
    """The marks of others' words, lists and fields before it change nothing about it."""
    around = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>'
        '{0}<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>{0}{0}'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>{0}<w:p><w:r><w:t>Three</w:t></w:r></w:p>'
    )
    read = [
        list(body_units(etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{around.format(empty)}</w:body>'), Facts({})))
        for empty in (bare, "<w:p><w:pPr/></w:p>")
    ]
    assert read[0] == read[1]
    assert ["".join(piece.text for piece in unit.pieces) for unit in read[0]][:3] == ["One", "", "Two"]


def plan(path: Path, sections: int) -> Path:
    """A briefing with sections of three points each, and a table."""
    points = [[f"Point {n} of section {s} says so" for n in range(3)] for s in range(sections)]
    table = {"kind": "table", "title": "Costs", "message": "Costs are these", "columns": ["Name", "Sum"]}
    briefing = {
        "briefdeck": 1,
        "title": "Plan",
        "language": "en",
        "date": "2026-04-10",
        "from": "Office",
        "to": ["Board"],
        "summary": [{"text": "All is well", "status": "inference"}],
        "sections": [
            *(
                {"kind": "background", "title": f"Part {n}", "message": f"Part {n} is here", "points": own}
                for n, own in enumerate(points)
            ),
            table | {"rows": [["Heat", "120"], ["Lamps", "40"]]},
        ],
    }
    path.write_text(yaml.safe_dump(briefing, sort_keys=False), encoding="utf-8")
    return path


def memo(path: Path) -> tuple[bytes, etree._Element]:
    content = made(path, "analyst", "memo")
    assert content is not None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return content, etree.fromstring(archive.read(DOCUMENT))


def saved(content: bytes, document: etree._Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(document) if name == DOCUMENT else old.read(name))
    return out.getvalue()


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def saying(like: etree._Element, text: str) -> etree._Element:
    """A copy of a paragraph or a row, as Word makes one when somebody types on, with other words."""
    fresh = copy.deepcopy(like)
    for mark in [*fresh.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    for each in fresh.iter(f"{W}t"):
        each.text = text
    return fresh


def point(document: etree._Element, text: str) -> etree._Element:
    return next(p for p in document.iter(f"{W}p") if text in words(p))


def back(content: bytes, path: Path) -> Pulled:
    there, found = opened_files([File("plan.docx", content)])
    assert not found
    return pulled(there, path, session(), partial=True)


@pytest.mark.parametrize(
    ("count", "text", "said"),
    [
        (1, "x" * (limits.MAX_TEXT + 1), "a paragraph of more than 200,000 characters"),
        pytest.param(limits.MAX_PARAGRAPHS, "x", "more than 100,000 paragraphs", marks=pytest.mark.slow),
        (30, "x" * limits.MAX_TEXT, "more than 5,000,000 characters"),
    ],
)
def test_a_file_that_says_far_too_much_is_refused(tmp_path: Path, count: int, text: str, said: str) -> None:
    content, document = memo(plan(tmp_path / "plan.yaml", 1))
    body = document.find(f"{W}body")
    assert body is not None
    body.extend(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>{text}</w:t></w:r></w:p>') for _ in range(count))
    there, found = opened_files([File("plan.docx", saved(content, document))])
    assert there == []
    assert [str(each) for each in found] == [f"plan.docx: R401 unusable-file: the file has {said}"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["points", "paragraphs", "rows"])
def test_what_was_typed_costs_as_much_as_there_is_of_it(tmp_path: Path, kind: str) -> None:
    path = plan(tmp_path / "plan.yaml", 2)

    def calls(count: int) -> int:
        content, document = memo(path)
        like = point(document, "Point 1 of section 0")
        if kind == "rows":
            like = next(row for row in document.iter(f"{W}tr") if "Lamps" in words(row))
        place = like if kind != "paragraphs" else point(document, "All is well")
        for number in range(count):
            place.addnext(saying(like, f"Typed as number {number}"))
        profile = cProfile.Profile()
        there, _ = opened_files([File("plan.docx", saved(content, document))])
        profile.runcall(pulled, there, path, session(), partial=True)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)
    few, more, many = calls(100), calls(300), calls(500)
    assert many - more < 1.3 * (more - few)


@pytest.mark.slow
def test_edits_that_no_briefing_can_hold_are_told_apart_from_others(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.yaml", 12)
    content, document = memo(path)
    for number in range(12):
        for n in range(3):
            paragraph = point(document, f"Point {n} of section {number}")
            paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    costs = next(t for t in document.iter(f"{W}t") if t.text == "Costs are these")
    costs.text = "Costs are others"
    result = back(saved(content, document), path)
    assert "message: Costs are others" in result.after
    there = yaml.safe_load(result.after)
    assert all(section["points"] for section in there["sections"][:-1])
    assert any("cannot be removed" in report.what for report in result.reports)
