"""What a presentation lists: its masters with their layouts, and its slides (ECMA-376 Part 1, 19.2.1.26)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefdeck.ooxml.limits import MAX_SLIDES
from briefdeck.ooxml.names import P, R
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import E, Element

FIRST_SLIDE_ID = 256
"""The least id of a slide (19.7.13)."""
# What stands before the list of slides.
_BEFORE = frozenset(f"{P}{name}" for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"))


def slides_of(package: Package) -> list[str]:
    """The parts of the slides in their order; nothing in the place of one that is missing, listed before, or cannot be
    read."""
    rels = package.rels.get(package.main, {})
    listed = islice(package.trees[package.main].iterfind(f"{P}sldIdLst/{P}sldId"), MAX_SLIDES)
    made: list[str] = []
    seen = {""}
    for entry in listed:
        part = rels[id_].target if (id_ := entry.get(f"{R}id", "")) in rels else ""
        made.append(part if part not in seen and part in package.trees else "")
        seen.add(part)
    return made


def layouts_of(package: Package) -> Iterator[tuple[str, str]]:
    """Master and layout, by the names of their parts, in PowerPoint's order."""
    main = package.trees[package.main]
    for entry in main.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        rel = package.rels.get(package.main, {}).get(entry.get(f"{R}id", ""))
        if rel is None or rel.target not in package.trees:
            continue
        master = rel.target
        for listed in package.trees[master].iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            layout = package.rels.get(master, {}).get(listed.get(f"{R}id", ""))
            if layout is not None and layout.target in package.trees:
                yield master, layout.target


def sheet_name(sheet: Element) -> str:
    """What a layout or master is called, as it is written."""
    content = sheet.find(f"{P}cSld")
    return content.get("name", "") if content is not None else ""


def slide_size(package: Package) -> list[str]:
    """Width and height of the slides in EMU, as one text; nothing where the presentation does not say."""
    size = package.trees[package.main].find(f"{P}sldSz")
    return [f"{size.get('cx', '')} {size.get('cy', '')}"] if size is not None else []


def slide_list(main: Element) -> Element:
    """The list of slides of a presentation, made in its place if it is not there."""
    found = main.find(f"{P}sldIdLst")
    if found is None:
        found = E("p:sldIdLst")
        place = max((i for i, child in enumerate(main) if child.tag in _BEFORE), default=-1)
        main.insert(place + 1, found)
    return found
