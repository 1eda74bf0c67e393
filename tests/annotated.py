"""Files with comments and tracked changes, as PowerPoint and Word write them, made from files that briefdeck built."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from briefdeck.api import build
from conftest import ROOT

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TYPES = "[Content_Types].xml"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MODERN = "http://schemas.microsoft.com/office/2018/10/relationships"

BRIEFING = """\
briefdeck: 1
title: Storage for the northern sites
subtitle: What it costs
language: en
date: 2026-04-10
from: Planning Office
summary:
  - {text: Costs fall, detail: By a fifth in two years}
sections:
  - kind: table
    title: Sites
    message: Two sites lead
    columns: [Site, Cells]
    rows:
      - [Oulu, 12]
      - [Kemi, 34]
      - [Vaasa, 8]
  - kind: text
    title: Costs
    message: Two costs matter
    points:
      - They fall
      - Wages stay
"""


@cache
def built(text: str = BRIEFING) -> tuple[bytes, bytes]:
    """The deck and the memo of a briefing for the audience `executive`."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "storage.yaml")
        path.write_text(text, encoding="utf-8")
        result = build([path], ["executive"], output=folder, templates=ROOT / "templates")
        assert result.ok, result.diagnostics
        deck, memo = (Path(folder, f"storage.executive.{ending}").read_bytes() for ending in ("pptx", "docx"))
        return deck, memo


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(entries: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return made.getvalue()


def related(entries: dict[str, bytes], source: str, kind: str, name: str, xml: str, content_type: str) -> None:
    """Put a part into a package, and relate another to it."""
    entries[name] = xml.encode()
    types = etree.fromstring(entries[_TYPES])
    etree.SubElement(types, f"{{{_CONTENT}}}Override", PartName=f"/{name}", ContentType=content_type)
    entries[_TYPES] = etree.tostring(types)
    folder, base = posixpath.split(source)
    rels = f"{folder}/_rels/{base}.rels"
    root = etree.fromstring(entries[rels]) if rels in entries else etree.Element(f"{{{_RELATIONS}}}Relationships")
    target = posixpath.relpath(name, folder)
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=f"rIdNew{len(root)}", Type=kind, Target=target)
    entries[rels] = etree.tostring(root)


def with_older_comments(content: bytes, slide: int, comments: str, authors: str) -> bytes:
    """A deck with `p:cm` elements on a slide, and `p:cmAuthor` elements."""
    entries = parts(content)
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    name = f"ppt/comments/comment{slide}.xml"
    listed = f'<p:cmLst xmlns:p="{P}">{comments}</p:cmLst>'
    related(entries, slide_part(slide), f"{OFFICE}/comments", name, listed, f"{kind}.comments+xml")
    people = f'<p:cmAuthorLst xmlns:p="{P}">{authors}</p:cmAuthorLst>'
    main, part = "ppt/presentation.xml", "ppt/commentAuthors.xml"
    related(entries, main, f"{OFFICE}/commentAuthors", part, people, f"{kind}.commentAuthors+xml")
    return package(entries)


def with_modern_comments(content: bytes, slide: int, comments: str, authors: str) -> bytes:
    """A deck with `p188:cm` elements on a slide, and `p188:author` elements."""
    entries = parts(content)
    spaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:ac="http://schemas.microsoft.com/office/drawing/2013/main/command" '
        'xmlns:pc="http://schemas.microsoft.com/office/powerpoint/2013/main/command" '
        'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"'
    )
    name = f"ppt/comments/modernComment_{slide}.xml"
    listed = f"<p188:cmLst {spaces}>{comments}</p188:cmLst>"
    related(
        entries, slide_part(slide), f"{_MODERN}/comments", name, listed, "application/vnd.ms-powerpoint.comments+xml"
    )
    people = f"<p188:authorLst {spaces}>{authors}</p188:authorLst>"
    main = "ppt/presentation.xml"
    related(entries, main, f"{_MODERN}/authors", "ppt/authors.xml", people, "application/vnd.ms-powerpoint.authors+xml")
    return package(entries)


def slide_part(number: int) -> str:
    """The name of a slide's part in a file that briefdeck built."""
    return f"ppt/slides/slide{number}.xml"


def with_document(content: bytes, change: Mapping[str, str], part: str = "word/document.xml") -> bytes:
    """A memo with texts of its XML replaced; each must be there."""
    entries = parts(content)
    text = entries[part].decode()
    for old, new in change.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return package({**entries, part: text.encode()})
