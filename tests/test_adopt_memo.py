"""A company's document becomes a memo.docx: styles found by name, id or level, what it lacks made, the body settled."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from briefdeck.adopt.memo import MemoAdopted, adopt_memo
from briefdeck.adopt.memo_body import Body
from briefdeck.adopt.package import Package, Rel
from briefdeck.preflight.opened import W, opened
from briefdeck.style.memo import read_memo_style

BASE = Path(__file__).parents[1] / "templates" / "executive" / "memo.docx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def package_of(content: bytes) -> Package:
    """A sound file of the tests, opened to be changed."""
    found = opened(content)
    types = {
        (e.get("PartName") or "").lstrip("/"): e.get("ContentType", "")
        for e in etree.fromstring(found.archive.read("[Content_Types].xml"))
    }
    rels = {
        source: {r.id: Rel(OFFICE + r.kind, r.target, r.external) for r in several.values()}
        for source, several in found.rels.items()
    }
    blobs = {name: found.blob(name) for name in found.names if name not in found.trees}
    named = {name: types.get(name, "application/octet-stream") for name in found.names}
    return Package(found.kind, found.main, dict(found.trees), blobs, named, rels)


def template(*paragraphs: str, names: dict[str, str] | None = None) -> Package:
    """A document of python-docx with these paragraphs, and styles renamed."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for old, new in (names or {}).items():
        style = document.styles[old].element
        style.find(f"{W}name").set(f"{W}val", new)
        style.set(f"{W}styleId", new.replace(" ", ""))
    stream = BytesIO()
    document.save(stream)
    return package_of(stream.getvalue())


def adopted(package: Package, body: Body = "auto") -> MemoAdopted:
    return adopt_memo(package, package_of(BASE.read_bytes()), language="ja", body=body)


def body_text(package: Package) -> str:
    return "".join(t.text or "" for t in package.trees[package.main].iter(f"{W}t"))


def test_an_adopted_document_has_every_style_that_a_memo_needs(tmp_path: Path) -> None:
    package = template("Sample text")
    result = adopted(package)
    path = tmp_path / "memo.docx"
    path.write_bytes(package.save())
    style, found = read_memo_style(path, result.binding)
    assert style is not None
    assert not found


def test_the_body_goes_unless_it_has_a_marker_or_is_to_be_kept() -> None:
    cleared, marked, kept = template("Sample"), template("Letter", "{memo}", "Regards"), template("Letter")
    adopted(cleared)
    adopted(marked)
    adopted(kept, "keep")
    assert [body_text(p) for p in (cleared, marked, kept)] == ["", "Letter{{ memo }}Regards", "Letter"]


@pytest.mark.parametrize("name", ["Überschrift 1", "Titre 1", "見出し 1", "Заголовок 1"])
def test_a_heading_is_found_by_its_name_in_another_language(name: str) -> None:
    result = adopted(template(names={"Heading 1": name}))
    assert result.binding["heading 1"] == name
    assert "another language" in result.styles["heading 1"].why


def test_a_heading_is_found_by_its_outline_level() -> None:
    result = adopted(template(names={"Heading 1": "Acme Chapter"}))
    assert result.binding["heading 1"] == "Acme Chapter"


def test_adopting_twice_changes_nothing_more() -> None:
    package = template("Sample")
    adopted(package)
    first = package.save()
    again = package_of(first)
    adopted(again)
    assert again.save() == first


def test_a_style_that_the_binding_names_and_the_file_lacks_is_an_error() -> None:
    style, found = read_memo_style(BASE, {"heading 1": "Nowhere"})
    assert style is not None
    assert [d.rule.code for d in found] == ["A306"]
