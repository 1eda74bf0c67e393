"""What elements of a body are to their neighbours: tables that must not touch, words that stay with them, turned pages.

A wide table stands in a section of its own, in landscape; a section's page is described where it ends (ECMA-376 Part 1,
17.6.17 and 17.6.18), so the portrait pages before it end with a description of their own, headers and footers included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.units import twips
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.tables import keep_next
from briefdeck.outputs.docx.text import space

# A paragraph whose style keeps less than the first (pt) to a table beside it keeps the second.
_LEAST_SPACE, _BESIDE_TABLE = 4.0, 8.0
# As many paragraphs of at most so many characters go with the heading above them to the table or drawing below.
_INTRODUCTION, _SHORT = 4, 90
# The paragraph of a template in whose place the memo stands.
_MARKER = re.compile(r"\{\{?\s*memo\s*\}?\}", re.IGNORECASE)
_TURN = "turn"
# Below every outline level, which are 0 to 8.
_DEEPEST = 9


def turned(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements on landscape pages; the marks around them are gone once the body is filled."""
    yield E(_TURN, {"to": "landscape"})
    yield from elements
    yield E(_TURN, {"to": "portrait"})


def fill(body: Element, elements: Sequence[Element], style: MemoStyle) -> None:
    """Put elements at the marker of a template's body, or after what it holds, before the section's properties."""
    section = body.find(qn("w:sectPr"))
    place = next((child for child in body if _is_marker(child)), None)
    styles = {s.id: s for s in style.styles.values() if s.type == "paragraph"}
    named = style.find("caption")
    caption = named.id if named is not None else ""
    if section is None:
        section = E("w:sectPr")
        body.append(section)
    for element in _sectioned(list(_spaced(_joined(elements, styles), styles, caption)), section):
        (section if place is None else place).addprevious(element)
    if place is not None:
        body.remove(place)


def _is_marker(element: Element) -> bool:
    if element.tag != qn("w:p"):
        return False
    return bool(_MARKER.fullmatch("".join(t.text or "" for t in element.iter(qn("w:t"))).strip()))


def _joined(elements: Sequence[Element], styles: Mapping[str, Style]) -> list[Element]:
    """Marks of turned pages moved above the heading that belongs to them; two turned pages in a row are one section."""
    made: list[Element] = []
    for element in elements:
        if element.tag != _TURN or element.get("to") == "portrait":
            made.append(element)
        elif made and made[-1].tag == _TURN:
            made.pop()
        else:
            made.insert(_above_heading(made, styles), element)
    return made


def _above_heading(made: Sequence[Element], styles: Mapping[str, Style]) -> int:
    """Where what belongs to a table begins: at the heading above it, and those above that, if few words lie between.

    The end of `made` where there is no heading so near.
    """
    place, level = len(made), _DEEPEST
    for index in range(len(made) - 1, max(len(made) - _INTRODUCTION - _DEEPEST, -1), -1):
        element = made[index]
        found = _heading_level(element, styles)
        if found is not None and found < level:
            place, level = index, found
        elif level < _DEEPEST or found is not None or len(made) - index > _INTRODUCTION or not _is_short(element):
            break
    return place


def _heading_level(element: Element, styles: Mapping[str, Style]) -> int | None:
    """The outline level from 0 of a heading; the title of an annex stands below its number. None for other elements."""
    style = styles.get(_style_id(element)) if element.tag == qn("w:p") else None
    if style is None:
        return None
    return 1 if style.outline is None and style.name.casefold() == "annex title" else style.outline


def _is_short(element: Element) -> bool:
    return element.tag == qn("w:p") and sum(len(t.text or "") for t in element.iter(qn("w:t"))) <= _SHORT


def _style_id(paragraph: Element) -> str:
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return named.get(qn("w:val"), "") if named is not None else ""


def _spaced(elements: Iterable[Element], styles: Mapping[str, Style], caption: str) -> Iterator[Element]:
    """Keep tables from touching their neighbours: Word joins two that touch."""
    above: list[Element] = []
    for element in elements:
        last = above[-1] if above else None
        if element.tag == qn("w:tbl") or _style_id(element) == caption:
            _keep_introduction(above, styles)
        if element.tag == qn("w:tbl"):
            if last is not None and last.tag == element.tag:
                yield _separator()
            elif last is not None and last.tag == qn("w:p"):
                keep_next(last)
                if _own_space(last, styles, "after") < _LEAST_SPACE:
                    space(last, after=_BESIDE_TABLE)
        elif last is not None and last.tag == qn("w:tbl") and _lacks_space(element, styles):
            space(element, before=_BESIDE_TABLE)
        above = [*above[-_INTRODUCTION - 1 :], element]
        yield element


def _keep_introduction(above: Sequence[Element], styles: Mapping[str, Style]) -> None:
    """A few short paragraphs between a heading and a table or drawing go with it, lest the heading stays behind.

    Not where the heading follows a table: LibreOffice 7.4 then leaves it alone on its page, whatever it is kept with.
    """
    place = _above_heading(above, styles)
    if place and above[place - 1].tag == qn("w:tbl"):
        return
    for element in above[place:]:
        if _heading_level(element, styles) is None:
            keep_next(element)


def _lacks_space(element: Element, styles: Mapping[str, Style]) -> bool:
    return element.tag == qn("w:p") and _own_space(element, styles, "before") < _LEAST_SPACE


def _own_space(paragraph: Element, styles: Mapping[str, Style], side: str) -> float:
    """The space in pt that a paragraph's style gives it."""
    found = styles.get(_style_id(paragraph))
    return (found.before if side == "before" else found.after) if found is not None else 0.0


def _separator() -> Element:
    """The least paragraph that can stand between two tables, or between a table and the end of a section."""
    line = {"w:before": "0", "w:after": "0", "w:line": str(twips(_BESIDE_TABLE)), "w:lineRule": "exact"}
    return E("w:p", None, E("w:pPr", None, E("w:spacing", line)))


def _sectioned(elements: Sequence[Element], section: Element) -> Iterator[Element]:
    """Sections where pages turn, each ending in a paragraph. `section` becomes that of the last pages."""
    landscape = False
    waiting: Element | None = None
    first = True
    end = max((index for index, e in enumerate(elements) if e.tag != _TURN), default=-1)
    for index, element in enumerate(elements):
        if element.tag != _TURN:
            if waiting is not None:
                yield waiting
            waiting = element
            continue
        at_end = index > end
        if waiting is not None and not at_end:
            if waiting.tag != qn("w:p"):
                yield waiting
                waiting = _separator()
            _end_section(waiting, _page(section, landscape=landscape, first=first))
            first = False
        landscape = landscape if at_end else element.get("to") == "landscape"
    if waiting is not None:
        yield waiting
        if waiting.tag != qn("w:p"):
            yield _separator()
    if landscape or not first:
        section[:] = list(_page(section, landscape=landscape, first=first))


def _end_section(paragraph: Element, page: Element) -> None:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = E("w:pPr")
        paragraph.insert(0, properties)
    kept = properties.find(qn("w:keepNext"))
    if kept is not None:
        properties.remove(kept)
    properties.append(page)


def _page(section: Element, *, landscape: bool, first: bool) -> Element:
    """A section's properties with its headers and footers; only the document's first has a first page of its own."""
    page = deepcopy(section)
    own = page.find(qn("w:titlePg"))
    if own is not None and not first:
        page.remove(own)
    size = page.find(qn("w:pgSz"))
    if landscape and size is not None:
        width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
        size.attrib.update({qn("w:w"): height, qn("w:h"): width, qn("w:orient"): "landscape"})
    return page
