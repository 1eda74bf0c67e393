"""The body of a memo: its elements in sections, put where the template has its marker.

A section's page is described where it ends (ECMA-376 Part 1, 17.6.17 and 17.6.18), so the portrait pages before a
turned one end with a description of their own, headers and footers included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy

from briefdeck.document.memo import Section, Settled
from briefdeck.ooxml.holes import hole, inline
from briefdeck.ooxml.markup import Markup, joined
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.xml import E, Element
from briefdeck.patterns import regex
from briefdeck.provenance.wordpages import page_setup, sections_in

# The paragraph of a template in whose place the memo stands.
_MARKER = regex(r"\{\{?\s*memo\s*\}?\}", re.IGNORECASE)


def make_room(body: Element) -> tuple[list[Element], list[Element]]:
    """Leave a hole at the marker of a template's body, or after what it holds, before the last section's properties.

    Returns what the body holds before the hole and behind it.
    """
    page = body.find(qn("w:sectPr"))
    if page is None:
        page = E("w:sectPr")
        body.append(page)
    place = next((child for child in body if _is_marker(child)), None)
    made = hole()
    (page if place is None else place).addprevious(made)
    if place is not None:
        body.remove(place)
    return list(made.itersiblings(preceding=True))[::-1], list(made.itersiblings())


def written(body: Element, sections: Iterable[Section], write: Callable[[Settled, Markup | None], Markup]) -> Markup:
    """The sections of a memo for the hole in a template's body; the page of the last one is described behind it.

    `write` makes an element, with the description of the page that ends with it.
    """
    page = body.find(qn("w:sectPr"))
    assert page is not None  # there is room for the sections
    *earlier, last = sections
    made = []
    for number, section in enumerate((*earlier, last)):
        ends = number < len(earlier)
        end = inline(_page(page, landscape=section.landscape, first=number == 0), body) if ends else None
        final = len(section.elements) - 1
        made += [write(element, end if place == final else None) for place, element in enumerate(section.elements)]
    if last.landscape or earlier:
        page[:] = list(_page(page, landscape=last.landscape, first=not earlier))
    return joined(made)


def setups(body: Element, before: Iterable[Element], sections: Sequence[Section]) -> list[str]:
    """How the pages of each section will be set, as a reader finds it: of those that a template keeps, too."""
    page = body.find(qn("w:sectPr"))
    assert page is not None  # there is room for the sections
    kept = [section for element in before for section in sections_in(element)]
    behind = list(sections_in(body))[len(kept) : -1]
    made = [_page(page, landscape=each.landscape, first=n == 0) for n, each in enumerate(sections)]
    return [page_setup(section) for section in (*kept, *made[:-1], *behind, made[-1])]


def _is_marker(element: Element) -> bool:
    if element.tag != qn("w:p"):
        return False
    return bool(_MARKER.fullmatch("".join(t.text or "" for t in element.iter(qn("w:t"))).strip()))


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
