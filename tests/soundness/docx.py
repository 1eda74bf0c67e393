"""Rules of Word documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from soundness.opened import Element, Opened, find_all, repeated, short, tag, text_of, values

_DOCUMENT = "word/document.xml"


def drawing_ids_are_unique(opened: Opened) -> Iterator[str]:
    """`wp:docPr/@id` is unique over body, headers and footers: python-docx counts each part on its own."""
    ids = [(id_, name) for name, root in opened.stories for id_ in values(root, "//wp:docPr/@id")]
    for id_, count in Counter(id_ for id_, _ in ids).items():
        if count > 1:
            parts = ", ".join(sorted({name for other, name in ids if other == id_}))
            yield f"{parts}: {count} drawings with the id {id_}"


def cells_end_with_a_paragraph(opened: Opened) -> Iterator[str]:
    """Word refuses a cell whose last element is no paragraph, and a note, header or footer without one."""
    for name, root in opened.stories:
        for element in root.iter(tag("w:tc"), tag("w:footnote"), tag("w:endnote"), tag("w:hdr"), tag("w:ftr")):
            last = [child.tag for child in element if child.tag != tag("w:bookmarkEnd")][-1:]
            if last not in ([tag("w:p")], [tag("w:sdt")]):
                yield f"{name}: a {short(element)} that does not end with a paragraph"
        for table in find_all(root, "//w:tbl[following-sibling::*[1][self::w:tbl]]"):
            yield f"{name}: two tables without a paragraph between become one ({text_of(table)[:20]!r})"


def rows_fill_the_grid(opened: Opened) -> Iterator[str]:
    """Cells with their spans, and the columns left out before and after, make up the grid."""
    for name, root in opened.stories:
        for table in root.iter(tag("w:tbl")):
            columns = len(find_all(table, "w:tblGrid/w:gridCol"))
            for number, row in enumerate(table.findall(tag("w:tr")), 1):
                # A content control may stand around a cell.
                cells = find_all(row, "w:tc | w:sdt/w:sdtContent/w:tc")
                spans = [int((values(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0]) for cell in cells]
                left_out = map(int, values(row, "w:trPr/w:gridBefore/@w:val | w:trPr/w:gridAfter/@w:val"))
                filled = sum(spans) + sum(left_out)
                if filled != columns:
                    yield f"{name}: row {number} of a table fills {filled} of {columns} columns"


def fields_are_balanced(opened: Opened) -> Iterator[str]:
    """begin … separate … end, nested properly, with a result to show until Word computes it."""
    for name, root in opened.stories:
        stack: list[tuple[str, bool]] = []
        for element in root.iter(tag("w:fldChar"), tag("w:t")):
            kind = element.get(tag("w:fldCharType"))
            if element.tag == tag("w:t"):
                if stack and stack[-1][0] == "separate":
                    stack = [(state, True) for state, _ in stack]
            elif kind == "begin":
                stack.append(("begin", False))
            elif not stack or (kind == "separate") != (stack[-1][0] == "begin"):
                yield f"{name}: a field with {kind} out of place"
                return
            elif kind == "separate":
                stack[-1] = ("separate", False)
            elif not stack.pop()[1]:
                yield f"{name}: a field without a result"
        if stack:
            yield f"{name}: {len(stack)} field(s) without an end"
        for field in root.iter(tag("w:fldSimple")):
            if not text_of(field):
                yield f"{name}: the field {field.get(tag('w:instr'))!r} without a result"


def nothing_asks_to_be_updated(opened: Opened) -> Iterator[str]:
    """Word asks “update the fields?” at every opening; the results are written instead."""
    for name, root in [*opened.stories, *opened.matching("word/settings.xml")]:
        if find_all(root, "//w:updateFields | //*[@w:dirty]"):
            yield f"{name}: asks for fields to be updated"


def numbering_is_defined(opened: Opened) -> Iterator[str]:
    """Every numId has its num, every num its abstractNum, and every level that is used is complete."""
    numbering = next((root for _, root in opened.matching("word/numbering.xml")), None)
    levels = _levels(numbering) if numbering is not None else {}
    if numbering is not None:
        for what in ("abstractNum", "num"):
            attribute = f"{what}Id"
            for id_ in repeated(values(numbering, f"w:{what}/@w:{attribute}")):
                yield f"word/numbering.xml: two w:{what} with the id {id_}"
        known = values(numbering, "w:abstractNum/@w:abstractNumId")
        for id_ in values(numbering, "w:num/w:abstractNumId/@w:val"):
            if id_ not in known:
                yield f"word/numbering.xml: the abstractNum {id_} does not exist"
    for name, root in [*opened.stories, *opened.matching("word/styles.xml")]:
        for numbered in root.iter(tag("w:numPr")):
            number = (values(numbered, "w:numId/@w:val") or [""])[0]
            level = (values(numbered, "w:ilvl/@w:val") or ["0"])[0]
            if number in ("", "0"):
                continue  # a level of a style alone, or numbering taken off
            if number not in levels:
                yield f"{name}: the numId {number} is not defined"
            elif level not in levels[number]:
                yield f"{name}: the level {level} of the numId {number} is not complete"


def _levels(numbering: Element) -> dict[str, set[str]]:
    """numId → the levels that have a format and a text, those of a linked style included."""
    complete = "w:lvl[w:numFmt and w:lvlText]/@w:ilvl"
    abstract = {a.get(tag("w:abstractNumId"), ""): a for a in numbering.iter(tag("w:abstractNum"))}
    return {
        num.get(tag("w:numId"), ""): set(
            values(abstract[id_], complete) + values(num, f"w:lvlOverride/{complete}")
            if not find_all(abstract[id_], "w:numStyleLink")
            else map(str, range(9))
        )
        for num in numbering.iter(tag("w:num"))
        for id_ in values(num, "w:abstractNumId/@w:val")
        if id_ in abstract
    }


def styles_are_defined(opened: Opened) -> Iterator[str]:
    """A style that does not exist is Normal, without a word."""
    if "word/styles.xml" not in opened.parts:
        yield "word/styles.xml: is missing"
        return
    styles = opened.root("word/styles.xml")
    known = values(styles, "w:style/@w:styleId")
    for id_ in repeated(known):
        yield f"word/styles.xml: two styles {id_}"
    used = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val | //w:next/@w:val"
    for name, root in [*opened.stories, ("word/styles.xml", styles)]:
        for id_ in sorted(set(values(root, f"{used} | //w:link/@w:val")) - set(known)):
            yield f"{name}: the style {id_} does not exist"


def sections_come_last(opened: Opened) -> Iterator[str]:
    """The body ends with its `w:sectPr`, the only one that is not inside a paragraph."""
    body = opened.root(_DOCUMENT).find(tag("w:body"))
    if body is None or not len(body) or body[-1].tag != tag("w:sectPr"):
        yield f"{_DOCUMENT}: the body does not end with w:sectPr"
    elif len(body.findall(tag("w:sectPr"))) != 1:
        yield f"{_DOCUMENT}: the body has several w:sectPr of its own"


def bookmarks_are_paired(opened: Opened) -> Iterator[str]:
    """A bookmark begins and ends once, and its id and name belong to it alone."""
    starts = [start for _, root in opened.stories for start in root.iter(tag("w:bookmarkStart"))]
    ids = [start.get(tag("w:id"), "") for start in starts]
    ends = [end.get(tag("w:id"), "") for _, root in opened.stories for end in root.iter(tag("w:bookmarkEnd"))]
    for id_ in [*repeated(ids), *repeated(ends)]:
        yield f"{_DOCUMENT}: two bookmarks with the id {id_}"
    for id_ in sorted(set(ids) ^ set(ends)):
        yield f"{_DOCUMENT}: the bookmark {id_} does not begin and end"
    names = [start.get(tag("w:name"), "") for start in starts]
    for name in repeated([name.lower() for name in names]):
        yield f"{_DOCUMENT}: two bookmarks named {name}"
    for name in names:
        if not 0 < len(name) <= 40:
            yield f"{_DOCUMENT}: the name of the bookmark {name!r} is longer than 40 characters"


def references_lead_somewhere(opened: Opened) -> Iterator[str]:
    """Links within the document, and the fields REF, PAGEREF and NOTEREF, name a bookmark that exists."""
    names = {name for _, root in opened.stories for name in values(root, "//w:bookmarkStart/@w:name")}
    for part, root in opened.stories:
        fields = " ".join(values(root, "//w:instrText/text() | //w:fldSimple/@w:instr"))
        targets = set(values(root, "//w:hyperlink/@w:anchor")) | set(re.findall(r"\b(?:PAGE|NOTE)?REF\s+(\w+)", fields))
        for name in sorted(targets - names):
            yield f"{part}: refers to the bookmark {name}, which does not exist"


def notes_are_defined(opened: Opened) -> Iterator[str]:
    """Every reference has its note, every note its reference, and the two separators are there."""
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        used = [id_ for _, root in opened.stories for id_ in values(root, f"//w:{kind}Reference/@w:id")]
        notes = find_all(opened.root(part), f"w:{kind}") if part in opened.parts else []
        kinds = [note.get(tag("w:type"), "normal") for note in notes]
        known = [note.get(tag("w:id"), "") for note in notes if note.get(tag("w:type"), "normal") == "normal"]
        for id_ in repeated([note.get(tag("w:id"), "") for note in notes]):
            yield f"{part}: two notes with the id {id_}"
        for id_ in sorted(set(used) ^ set(known)):
            yield f"{part}: the note {id_} lacks its {'reference' if id_ in known else 'text'}"
        if part in opened.parts and not {"separator", "continuationSeparator"} <= set(kinds):
            yield f"{part}: lacks its separators"


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    drawing_ids_are_unique,
    cells_end_with_a_paragraph,
    rows_fill_the_grid,
    fields_are_balanced,
    nothing_asks_to_be_updated,
    numbering_is_defined,
    styles_are_defined,
    sections_come_last,
    bookmarks_are_paired,
    references_lead_somewhere,
    notes_are_defined,
)
