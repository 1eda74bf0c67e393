"""List levels of a template's text: size, pitch, spaces, margins and bullet, as its list styles come to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefdeck.document.deck import Bullet
from briefdeck.ooxml.names import A

_MARKS = tuple(f"{A}{name}" for name in ("buChar", "buNone", "buAutoNum", "buBlip"))
_SYMBOLS = re.compile("wingdings|webdings|symbol|monotype sorts|zapf", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """Text of one list level: size in pt, line pitch in pt.

    `exact` tells that the template itself has the pitch in points; from a percentage it is an estimate.
    `before` and `after` are the space around a paragraph; `bullet` is its mark, None for none and for a number.
    `caps` tells that letters are drawn as capitals.
    """

    size: float
    bold: bool
    pitch: float
    exact: bool
    before: float
    after: float
    left: float
    hanging: float
    bullet: Bullet | None
    caps: bool = False


def level_of(styles: list[Any], number: int) -> Level:
    """A level from list styles, the nearest first (ECMA-376 Part 1, 21.1.2.4)."""
    paragraphs = [p for s in styles if (p := s.find(f"{A}lvl{number}pPr")) is not None]
    runs = [r for p in paragraphs if (r := p.find(f"{A}defRPr")) is not None]
    size = next((int(r.get("sz")) / 100 for r in runs if r.get("sz")), 18.0)
    bold = next((r.get("b") in ("1", "true") for r in runs if r.get("b")), False)
    left = next((int(p.get("marL")) / 12_700 for p in paragraphs if p.get("marL")), 0.0)
    indent = next((int(p.get("indent")) / 12_700 for p in paragraphs if p.get("indent")), 0.0)
    before, after = (_space(paragraphs, size, name) for name in ("spcBef", "spcAft"))
    pitch, exact = _pitch(paragraphs, size)
    caps = next((r.get("cap") == "all" for r in runs if r.get("cap")), False)
    return Level(size, bold, pitch, exact, before, after, left, -indent, _bullet(paragraphs), caps)


def _bullet(paragraphs: list[Any]) -> Bullet | None:
    """The mark, its size as a share of the text's, its theme slot (ECMA-376 Part 1, 21.1.2.4)."""
    marks = (c for p in paragraphs for c in p if c.tag in _MARKS)
    mark = next(marks, None)
    if mark is None or mark.tag != f"{A}buChar":
        return None
    sizes = (p.find(f"{A}buSzPct") for p in paragraphs)
    share = next((int(s.get("val")) / 100_000 for s in sizes if s is not None), 1.0)
    colours = (p.find(f"{A}buClr/{A}schemeClr") for p in paragraphs)
    colour = next((str(c.get("val")) for c in colours if c is not None), "")
    faces = (p.find(f"{A}buFont") for p in paragraphs)
    font = next((str(f.get("typeface", "")) for f in faces if f is not None), "")
    is_symbol = _SYMBOLS.search(font) is not None
    return (
        Bullet(str(mark.get("char", "")), share, colour, font)
        if is_symbol
        else Bullet(str(mark.get("char", "")), share, colour)
    )


def _pitch(paragraphs: list[Any], size: float) -> tuple[float, bool]:
    for paragraph in paragraphs:
        spacing = paragraph.find(f"{A}lnSpc")
        if spacing is not None:
            points = spacing.find(f"{A}spcPts")
            if points is not None:
                return int(points.get("val")) / 100, True
            # A percentage counts from the face's own height, about 1.2 × the size for Latin faces and 1.3 for CJK.
            return size * 1.3 * int(spacing.find(f"{A}spcPct").get("val")) / 100_000, False
    return size * 1.3, False


def _space(paragraphs: list[Any], size: float, name: str) -> float:
    for paragraph in paragraphs:
        spacing = paragraph.find(f"{A}{name}")
        if spacing is not None:
            points = spacing.find(f"{A}spcPts")
            if points is not None:
                return int(points.get("val")) / 100
            return size * int(spacing.find(f"{A}spcPct").get("val")) / 100_000
    return 0.0
