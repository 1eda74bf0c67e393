"""Placeholders: what makes a shape one, and whose places it inherits (ECMA-376 Part 1, 19.3.1.36).

A slide's placeholder fills one of its layout, and a layout's stands for one of its master; what the nearer one does not
say, the farther one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.ooxml.names import P
from briefdeck.ooxml.xml import Element

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_OF_MASTERS = {kind: kind for kind in ("title", "dt", "ftr", "sldNum")} | {"ctrTitle": "title"}


class Marked(NamedTuple):
    """A shape that is a placeholder: its type and index, as they count where nothing is said."""

    type: str
    number: str
    element: Element


def placeholder_of(element: Element) -> Element | None:
    """The mark that makes a shape a placeholder."""
    identity = element[0] if len(element) else None
    return identity.find(f"{P}nvPr/{P}ph") if identity is not None else None


def marked(element: Element) -> Marked | None:
    """A shape as a placeholder; None where it is none."""
    mark = placeholder_of(element)
    return Marked(mark.get("type", "obj"), mark.get("idx", "0"), element) if mark is not None else None


def inherits_from(
    placeholder: Marked, layout: Sequence[Marked] | None, master: Sequence[Marked] | None
) -> Iterator[Element]:
    """The placeholder of the layout that a slide's fills, and the master's of that type.

    Of a sheet that is not there there are None.
    """
    kind = placeholder.type
    if layout is not None:
        filled = _filled(placeholder, layout)
        if filled is not None:
            kind = filled.type if kind == "obj" else kind
            yield filled.element
    if master is not None:
        wanted = _OF_MASTERS.get(kind, "body")
        found = next((one.element for one in master if one.type == wanted), None)
        if found is not None:
            yield found


def _filled(placeholder: Marked, layout: Sequence[Marked]) -> Marked | None:
    """A title fills the title, all else what has its index, or else its type."""
    kind, number, _ = placeholder
    if kind in TITLES:
        same = [one for one in layout if one.type in TITLES]
    else:
        same = [one for one in layout if one.number == number]
        same = same or [one for one in layout if one.type == kind and kind != "obj"]
    return same[0] if same else None


def text_style(placeholder: str) -> str:
    """The text style of a master for a type of placeholder; nothing is the type of a shape that is none (19.3.1.50)."""
    if placeholder in TITLES:
        return "titleStyle"
    return "otherStyle" if not placeholder or placeholder in FURNITURE else "bodyStyle"
