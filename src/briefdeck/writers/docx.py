"""Outline → memo. The template owns the package, its styles, numbering, headers and page; the body is written anew.

Word breaks the pages, so nothing is laid out here: blocks become elements in order, every look is a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from babel.core import get_global
from docx.opc.package import OpcPackage

from briefdeck.content import References
from briefdeck.outline import Outline, Part
from briefdeck.style.memo import MemoStyle, Style
from briefdeck.writers.docx_blocks import Blocks, Patterns
from briefdeck.writers.docx_fields import Bookmarks, Headings
from briefdeck.writers.docx_graphics import Graphics
from briefdeck.writers.docx_numbering import Lists
from briefdeck.writers.docx_tables import keep_next
from briefdeck.writers.docx_text import Relationships, Words, space, words
from briefdeck.writers.oxml import E, Element, qn, save_package, twips

# A paragraph whose style keeps less than the first (pt) to a table beside it keeps the second.
_LEAST_SPACE, _BESIDE_TABLE = 4.0, 8.0
_PLACE = re.compile(r"\{(\w+)\}")
_EAST_ASIAN = ("ja", "zh", "ko")


def write_docx(outline: Outline, style: MemoStyle) -> bytes:
    """The memo as the bytes of a .docx file; the same outline and template always give the same bytes."""
    package = OpcPackage.open(BytesIO(style.content))
    main: Any = package.main_document_part
    parts = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in main.rels.values() if not rel.is_external}
    furniture = [r.target_part for r in main.rels.values() if r.reltype.endswith(("/header", "/footer"))]
    for part in furniture:
        _fill(part.element, _places(outline))
    language = language_tag(outline.properties.language)
    if "styles" in parts:
        _set_language(parts["styles"].element, language)
    numbering = parts["numbering"].element if "numbering" in parts else None
    body = main.element.find(qn("w:body"))
    _replace(body, _body(outline, style, package, main, numbering, language, _last_drawing(furniture)), style)
    return save_package(package, outline.properties)


def language_tag(language: str) -> str:
    """`ja` → `ja-JP`, `en` → `en-US`: the language with the territory that it is most likely used in."""
    if "-" in language:
        return language
    likely = str(get_global("likely_subtags").get(language, language))
    return f"{language}-{likely.rpartition('_')[2]}" if "_" in likely else language


def _body(
    outline: Outline,
    style: MemoStyle,
    package: OpcPackage,
    main: Any,
    numbering: Element | None,
    language: str,
    last_drawing: int,
) -> list[Element]:
    relationships = Relationships(main.rels)
    listed = (b for p in outline.parts for area in p.areas for b in area if isinstance(b, References))
    cited = {entry.number for block in listed for entry in block.entries}
    text = Words(style, relationships, cited, outline.properties.language)
    headings, bookmarks = Headings(style), Bookmarks()
    opened = [(part, list(_heading(part, style, text, headings, bookmarks))) for part in outline.parts]
    graphics = Graphics(package, style, relationships, language, last_drawing)
    labels = outline.labels
    patterns = Patterns(labels.table, labels.figure)
    blocks = Blocks(style, text, Lists(numbering), graphics, bookmarks, headings, patterns)
    elements: list[Element] = []
    for part, opening in opened:
        elements += opening
        if part.lead:
            elements.append(text.paragraph("Body Text", *text.runs(part.lead)))
        for area in part.areas:
            for block in area:
                elements += blocks.write(block)
    return elements


def _heading(part: Part, style: MemoStyle, text: Words, headings: Headings, bookmarks: Bookmarks) -> Iterator[Element]:
    """A part's title in the style that it names, else in the heading style of its level; level 0 alone has none."""
    name = part.style or (f"heading {min(part.level, 4)}" if part.level else "")
    if not part.title or not name:
        return
    runs = text.runs(text.title(part.title, name))
    named = style.find(name)
    heading = headings.add(named, part.title) if named is not None else None
    yield text.paragraph(name, *(bookmarks.around(heading.bookmark, runs) if heading else runs))


def _replace(body: Element, elements: list[Element], style: MemoStyle) -> None:
    """Put the elements in the place of the template's body, before the section's properties."""
    section = body.find(qn("w:sectPr"))
    for child in list(body):
        if child is not section:
            body.remove(child)
    for element in _spaced(elements, style):
        if section is None:
            body.append(element)
        else:
            section.addprevious(element)


def _spaced(elements: Iterable[Element], style: MemoStyle) -> Iterator[Element]:
    """Keep tables from touching their neighbours: Word joins two that touch, and ends a document in a paragraph."""
    styles = {s.id: s for s in style.styles.values() if s.type == "paragraph"}
    above: Element | None = None
    for element in elements:
        if element.tag == qn("w:tbl"):
            if above is not None and above.tag == element.tag:
                yield _separator()
            elif above is not None:
                keep_next(above)
                if _own_space(above, styles, "after") < _LEAST_SPACE:
                    space(above, after=_BESIDE_TABLE)
        elif above is not None and above.tag == qn("w:tbl") and _own_space(element, styles, "before") < _LEAST_SPACE:
            space(element, before=_BESIDE_TABLE)
        above = element
        yield element
    if above is not None and above.tag == qn("w:tbl"):
        yield _separator()


def _own_space(paragraph: Element, styles: Mapping[str, Style], side: str) -> float:
    """The space in pt that a paragraph's style gives it."""
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    found = styles.get(named.get(qn("w:val"), "")) if named is not None else None
    return (found.before if side == "before" else found.after) if found is not None else 0.0


def _separator() -> Element:
    """The least paragraph that can stand between two tables, or between a table and the end of the document."""
    line = {"w:before": "0", "w:after": "0", "w:line": str(twips(_BESIDE_TABLE)), "w:lineRule": "exact"}
    return E("w:p", None, E("w:pPr", None, E("w:spacing", line)))


def _places(outline: Outline) -> dict[str, str]:
    facts = outline.properties
    return {"marking": facts.marking, "title": facts.title, "footer": facts.footer, "date": facts.date_text}


def _fill(furniture: Element, places: dict[str, str]) -> None:
    """Fill `{marking}` and its like in a header or footer; what has no value goes, its paragraph stays.

    Word splits words over runs when somebody edits them, so a paragraph's runs are read as one text.
    """
    for paragraph in furniture.iter(qn("w:p")):
        written = [(run, t) for run in paragraph.findall(qn("w:r")) for t in run.findall(qn("w:t"))]
        whole = "".join(t.text or "" for _, t in written)
        filled = _PLACE.sub(lambda place: places.get(place[1], place[0]), whole)
        if filled == whole:
            continue
        run, text = written[0]
        for other, rest in written if not filled else written[1:]:
            other.remove(rest)
        if filled:
            run.replace(text, words(filled))


def _last_drawing(furniture: Iterable[Any]) -> int:
    """The greatest drawing id in headers and footers; ids are unique over the document."""
    ids = (d.get("id", "0") for part in furniture for d in part.element.iter(qn("wp:docPr")))
    return max((int(i) for i in ids if i.isdigit()), default=0)


def _set_language(styles: Element, language: str) -> None:
    """Set the default language of the document; an East Asian one leaves that of Latin words as the template has it."""
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return
    element = defaults.find(qn("w:lang"))
    if element is None:
        element = E("w:lang")
        # CT_RPr: only these may follow w:lang.
        later = [i for i, c in enumerate(defaults) if c.tag in (qn("w:eastAsianLayout"), qn("w:specVanish"))]
        defaults.insert(later[0] if later else len(defaults), element)
    slot = "w:eastAsia" if language.partition("-")[0] in _EAST_ASIAN else "w:val"
    element.set(qn(slot), language)
