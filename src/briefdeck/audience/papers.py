"""Templates set to another size of paper: memos, and the pages of notes and handouts of decks."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.ooxml.names import A, P, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import Element

SIZES: Mapping[str, tuple[int, int]] = {"A4": (7_560_000, 10_692_000), "Letter": (7_772_400, 10_058_400)}
"""Width and height in EMU, upright."""
_TWIP = 635  # EMU
_SMALLEST = 567  # twips, 1 cm: no printer prints nearer to the edge


def set_paper(root: Element, name: str) -> None:
    """The sections of a document on paper of this name, each as it lies.

    The width of the text stays, and with it all stops and tables: what is won or lost goes to the margins.
    """
    for section in root.iter(f"{W}sectPr"):
        page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if page is None:
            continue
        width, height = (_twips(page, side) for side in ("w", "h"))
        upright = [round(length / _TWIP) for length in SIZES[name]]
        new_width, new_height = upright if width <= height else reversed(upright)
        if page.get(f"{W}code") is not None:
            del page.attrib[f"{W}code"]
        page.set(f"{W}w", str(new_width))
        page.set(f"{W}h", str(new_height))
        if margins is not None:
            left, right = (_twips(margins, side) for side in ("left", "right"))
            more = new_width - width
            margins.set(f"{W}left", str(max(left + more // 2, _SMALLEST)))
            margins.set(f"{W}right", str(max(right + more - more // 2, _SMALLEST)))


def set_notes_paper(package: Package, name: str) -> None:
    """The pages of notes and handouts of a deck on paper of this name; what stands on them moves with their edges."""
    size = package.trees[package.main].find(f"{P}notesSz")
    if size is None:
        return
    before = [whole(size.get(side)) for side in ("cx", "cy")]
    if not all(before):
        return
    across, down = (new / old for new, old in zip(SIZES[name], before, strict=True))
    for side, length in zip(("cx", "cy"), SIZES[name], strict=True):
        size.set(side, str(length))
    for kind in ("notesMaster", "handoutMaster"):
        for part in package.related(package.main, kind):
            for place in package.trees[part].iter(f"{A}off", f"{A}ext"):
                for names, share in ((("x", "cx"), across), (("y", "cy"), down)):
                    for key in names:
                        if place.get(key) is not None:
                            place.set(key, str(round(whole(place.get(key)) * share)))


def _twips(element: Element, name: str) -> int:
    return whole(element.get(f"{W}{name}"))
