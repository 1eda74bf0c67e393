"""List levels of a template's text as pagination needs them: size, pitch, spaces, margins and bullet, in points."""

from __future__ import annotations

import re

from briefdeck.document.deck import Bullet
from briefdeck.ooxml.levels import Level as Inherited
from briefdeck.ooxml.levels import Sign, Spacing
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_SYMBOLS = regex("wingdings|webdings|symbol|monotype sorts|zapf", re.IGNORECASE)
# A percentage counts from the face's own height, about 1.2 × the size for Latin faces and 1.3 for CJK.
_NATURAL = 1.3


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


def level_of(inherited: Inherited) -> Level:
    """A level from what it comes to in the file."""
    characters = inherited.characters
    size = characters.size
    return Level(
        size=size,
        bold=characters.bold,
        pitch=_length(inherited.line, size * _NATURAL),
        exact=inherited.line[0] == "points",
        before=_length(inherited.before, size),
        after=_length(inherited.after, size),
        left=inherited.left,
        hanging=-inherited.indent,
        bullet=_bullet(inherited.sign),
        caps=characters.caps,
    )


def _length(spacing: Spacing, whole: float) -> float:
    return spacing[1] if spacing[0] == "points" else whole * spacing[1]


def _bullet(sign: Sign) -> Bullet | None:
    """The mark of a list; signs of a face of symbols need that face."""
    if not sign.char:
        return None
    if _SYMBOLS.search(sign.face):
        return Bullet(sign.char, sign.share, sign.colour, sign.face)
    return Bullet(sign.char, sign.share, sign.colour)
