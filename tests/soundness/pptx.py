"""Rules of presentations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from soundness.opened import Element, Opened, find_all, repeated, tag, text_of, values

_PRESENTATION = "ppt/presentation.xml"
_TITLES = "p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]"


def slide_ids_are_unique(opened: Opened) -> Iterator[str]:
    """`p:sldId/@id` is unique and from 256 on; no relationship is used by two slides."""
    ids = values(opened.root(_PRESENTATION), "p:sldIdLst/p:sldId/@id")
    for id_ in repeated(ids):
        yield f"{_PRESENTATION}: two slides with the id {id_}"
    for id_ in ids:
        if not id_.isdecimal() or not 256 <= int(id_) < 2**31:
            yield f"{_PRESENTATION}: the slide id {id_} is out of range"
    for id_ in repeated(values(opened.root(_PRESENTATION), "p:sldIdLst/p:sldId/@r:id")):
        yield f"{_PRESENTATION}: the slide {id_} is listed twice"


def master_and_layout_ids_are_unique(opened: Opened) -> Iterator[str]:
    """Masters and layouts share one range of ids, from 2³¹ on."""
    ids = values(opened.root(_PRESENTATION), "p:sldMasterIdLst/p:sldMasterId/@id")
    for name, master in opened.matching("ppt/slideMasters/"):
        ids += values(master, "p:sldLayoutIdLst/p:sldLayoutId/@id")
        if not opened.related(name, "theme"):
            yield f"{name}: has no theme"
    for id_ in repeated(ids):
        yield f"{_PRESENTATION}: two masters or layouts with the id {id_}"
    for id_ in ids:
        if not id_.isdecimal() or int(id_) < 2**31:
            yield f"{_PRESENTATION}: the id {id_} of a master or layout is out of range"


def sections_and_shows_name_slides(opened: Opened) -> Iterator[str]:
    """Sections and custom shows forget no slide that was deleted, and sections hold every slide once."""
    root = opened.root(_PRESENTATION)
    known = values(root, "p:sldIdLst/p:sldId/@id")
    listed = values(root, "//p14:sectionLst//p14:sldId/@id")
    for id_ in sorted(set(listed) - set(known)):
        yield f"{_PRESENTATION}: a section holds the slide {id_}, which does not exist"
    if listed and sorted(listed) != sorted(known):
        yield f"{_PRESENTATION}: the sections do not hold every slide once"


def shape_ids_are_unique(opened: Opened) -> Iterator[str]:
    """`p:cNvPr/@id` is unique on a slide, groups and tables included; all validators but one pass duplicates."""
    for name, root in [*opened.matching("ppt/slides/"), *opened.matching("ppt/notesSlides/")]:
        for id_, count in Counter(values(root, "//p:cNvPr/@id")).items():
            if count > 1:
                yield f"{name}: {count} shapes with the id {id_}"
            if not id_.isdecimal() or id_ == "0":
                yield f"{name}: a shape with the id {id_!r}"


def every_slide_has_its_layout(opened: Opened) -> Iterator[str]:
    """A slide has one layout, a layout one master."""
    for prefix, kind in (("ppt/slides/", "slideLayout"), ("ppt/slideLayouts/", "slideMaster")):
        for name, _ in opened.matching(prefix):
            if len(opened.related(name, kind)) != 1:
                yield f"{name}: has {len(opened.related(name, kind))} relationships to a {kind}"


def slide_titles_are_there_and_unique(opened: Opened) -> Iterator[str]:
    """Screen readers and the outline know a slide by its title; PowerPoint's accessibility checker wants it unique."""
    titles: dict[str, str] = {}
    for name in opened.slides:
        found = find_all(opened.root(name), _TITLES)
        title = " ".join(text_of(shape) for shape in found).strip()
        if not title:
            yield f"{name}: has no title"
        elif title in titles:
            yield f"{name}: has the same title as {titles[title]}: {title[:40]!r}"
        titles.setdefault(title, name)


def no_placeholder_is_empty(opened: Opened) -> Iterator[str]:
    """An unfilled placeholder shows “Click to add text” to everybody who edits the slide, and to screen readers."""
    for name in opened.slides:
        for shape in find_all(opened.root(name), "//p:sp[p:nvSpPr/p:nvPr/p:ph]"):
            if not text_of(shape).strip():
                kind = values(shape, "p:nvSpPr/p:nvPr/p:ph/@type") or ["body"]
                yield f"{name}: an empty placeholder for {kind[0]}"


def placeholders_exist_in_the_layout(opened: Opened) -> Iterator[str]:
    """A placeholder that the layout lacks inherits nothing: no place, no size, no font."""
    for name in opened.slides:
        for relationship in opened.related(name, "slideLayout"):
            known = {_placeholder(ph) for ph in find_all(opened.root(relationship.target), "//p:nvPr/p:ph")}
            for placeholder in map(_placeholder, find_all(opened.root(name), "//p:nvPr/p:ph")):
                if placeholder not in known:
                    yield f"{name}: the placeholder {placeholder} is not in {relationship.target}"


def _placeholder(element: Element) -> str:
    """What PowerPoint matches a placeholder with its layout by: titles by type, all others by index."""
    return "title" if element.get("type") in ("title", "ctrTitle") else element.get("idx", "0")


def notes_are_complete(opened: Opened) -> Iterator[str]:
    """Notes have a body with text, their slide and their master; the notes master has a theme of its own."""
    for name, root in opened.matching("ppt/notesSlides/"):
        bodies = find_all(root, "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body']]")
        if not any(text_of(body).strip() for body in bodies):
            yield f"{name}: has no body with text"
        for kind in ("slide", "notesMaster"):
            if len(opened.related(name, kind)) != 1:
                yield f"{name}: has {len(opened.related(name, kind))} relationships to a {kind}"
    themes = Counter(r.target for r in opened.relationships if r.kind == "theme" and "Masters/" in r.source)
    for target, count in themes.items():
        if count > 1:
            yield f"{target}: is the theme of {count} masters"
    for name, _ in opened.matching("ppt/notesMasters/"):
        if not opened.related(name, "theme"):
            yield f"{name}: has no theme"


def tables_are_complete(opened: Opened) -> Iterator[str]:
    """Each row has as many cells as the grid has columns: merged cells stay, marked as merged."""
    for name, root in opened.matching("ppt/slides/"):
        for table in root.iter(tag("a:tbl")):
            columns = len(find_all(table, "a:tblGrid/a:gridCol"))
            for number, row in enumerate(table.iter(tag("a:tr")), 1):
                cells = row.findall(tag("a:tc"))
                if len(cells) != columns:
                    yield f"{name}: row {number} of a table has {len(cells)} cells for {columns} columns"
                for place, cell in enumerate(cells):
                    merged = cells[place + 1 : place + int(cell.get("gridSpan", "1"))]
                    if len(merged) != int(cell.get("gridSpan", "1")) - 1 or any(
                        c.get("hMerge") is None for c in merged
                    ):
                        yield f"{name}: row {number} of a table has a gridSpan without merged cells after it"
            if not columns:
                yield f"{name}: a table without columns"
            if not values(table, "a:tblPr/@firstRow"):
                yield f"{name}: a table without a header row (firstRow)"


def fields_are_complete(opened: Opened) -> Iterator[str]:
    """`a:fld` carries a GUID in braces, a type, and the text shown until PowerPoint computes it."""
    for name, root in opened.matching("ppt/slides/"):
        for field in root.iter(tag("a:fld")):
            if not (field.get("id", "").startswith("{") and field.get("type") and text_of(field)):
                yield f"{name}: a field without id, type or text"


def links_lead_somewhere(opened: Opened) -> Iterator[str]:
    """A link without a target and without an action is repaired; a jump to another slide names the slide."""
    for name, root in opened.matching("ppt/slides/"):
        for link in root.iter(tag("a:hlinkClick"), tag("a:hlinkMouseOver")):
            if not link.get(tag("r:id")) and not link.get("action"):
                yield f"{name}: a link without a target"


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    slide_ids_are_unique,
    master_and_layout_ids_are_unique,
    sections_and_shows_name_slides,
    shape_ids_are_unique,
    every_slide_has_its_layout,
    slide_titles_are_there_and_unique,
    no_placeholder_is_empty,
    placeholders_exist_in_the_layout,
    notes_are_complete,
    tables_are_complete,
    fields_are_complete,
    links_lead_somewhere,
)
