"""What a file says beside its pages: its properties, the names of its groups of slides, the words of its layouts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from lxml import etree

from briefdeck.ooxml.names import CP, DC, NAMESPACES, A
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.presentation import sheet_name

Element = etree._Element
PROPERTIES = ("title", "subject", "author", "keywords")
"""What people write into the properties of a file (ECMA-376 Part 2, 11.1)."""
GROUPS = "sections of slides"
_TAGS = (f"{DC}title", f"{DC}subject", f"{DC}creator", f"{CP}keywords")
_GROUP = f"{{{NAMESPACES['p14']}}}section"


def properties_of(package: Package) -> dict[str, str]:
    """The properties of a file that say something."""
    core = package.trees.get(package.first_related("", "core-properties"))
    said = [" ".join((core.findtext(tag) or "").split()) if core is not None else "" for tag in _TAGS]
    return {name: text for name, text in zip(PROPERTIES, said, strict=True) if text}


def sheets_of(package: Package, slides: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The groups of slides by their names, and for each layout of the `slides` a digest of its words and its master's;
    a prompt is a word, what a field shows is none."""
    names = [group.get("name", "") for group in package.trees[package.main].iter(_GROUP)]
    if names:
        yield GROUPS, " · ".join(names)
    for layout in dict.fromkeys(package.first_related(slide, "slideLayout") for slide in slides):
        sheets = [package.trees.get(part) for part in (layout, package.first_related(layout, "slideMaster"))]
        if sheets[0] is not None:
            said = "\n".join(text for sheet in sheets if sheet is not None for text in _words(sheet))
            yield f"layout {sheet_name(sheets[0])}", hashlib.sha256(said.encode()).hexdigest()[:8]


def _words(sheet: Element) -> Iterator[str]:
    for run in sheet.iter(f"{A}r"):
        yield run.findtext(f"{A}t") or ""
