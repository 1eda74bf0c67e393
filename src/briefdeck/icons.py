"""Icons by name: drawings in strokes of one width on a square, and the words, English and Japanese, that name them.

The drawings are data/icons.json, made by tools/icons.py from the Lucide icons; data/icons.LICENSE is their licence.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, zip_longest
from typing import Any

from briefdeck.diagnostics.words import did_you_mean
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_LONGEST = 40  # characters of an unknown name that are looked at
_SHOWN = 3  # icons that a hint names
_ROOM = 24.0  # the side, in points, up to which a stroke grows as the icon does
_SIGNS = 3  # characters of an emoji
_STEP = regex(r"([mlcz])([-0-9 ]*)")
_NUMBER = regex(r"-?[0-9]+")

Point = tuple[int, int]


class Kind(StrEnum):
    """What a step of a path does; the letters are SVG's for absolute coordinates."""

    MOVE = "M"
    LINE = "L"
    CUBIC = "C"
    CLOSE = "Z"


@dataclass(frozen=True, slots=True)
class Segment:
    """A step of a path. A move and a line have one point, a cubic two handles and its end, a close none."""

    kind: Kind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing to be stroked with round caps and joins, and not filled.

    `steps` lie on a square of `side` units, x to the right and y down. `stroke` is the width of the strokes for which
    it was drawn, as a share of the side.
    """

    name: str
    side: int
    stroke: float
    steps: tuple[Segment, ...] = field(repr=False)

    def weight(self, side: float) -> float:
        """The stroke of an icon `side` points wide, in points; large ones grow heavier more slowly, as type does."""
        return self.stroke * (side if side <= _ROOM else (side * _ROOM) ** 0.5)


@lru_cache(maxsize=512)
def icon(word: str) -> Icon | None:
    """The icon of a name or of another word for it; None where there is none."""
    drawings = _drawings()
    asked = key(word)
    name = drawings["words"].get(asked, asked)
    path = drawings["paths"].get(name)
    if path is None:
        return None
    side: int = drawings["side"]
    return Icon(name, side, drawings["stroke"] / side, tuple(_steps(path)))


def names() -> tuple[str, ...]:
    """The names of all icons, in their order."""
    return tuple(_drawings()["paths"])


def words() -> dict[str, str]:
    """The names of icons by the other words for them."""
    return dict(_drawings()["words"])


def suggest(word: str) -> str:
    """A hint for an unknown name: icons for what its parts speak of, and where a part says nothing, its spelling."""
    asked = key(word[:_LONGEST])
    known = {name: name for name in names()} | words()
    found = [_speaking_of(part, known) for part in asked.split("-") if part]
    if not all(found):
        hint = did_you_mean(asked, (other for other in known if other[:1] == asked[:1]), listed=False)
        if hint:
            return hint
    near = dict.fromkeys(name for turn in zip_longest(*found) for name in turn if name is not None)
    return f"near it: {', '.join(islice(near, _SHOWN))}" if near else ""


_OF_OTHERS = regex(
    r"(?:(?:fa[srlbd]?|mdi|bi|lucide|material|icons?|ti|ri|heroicons?|tabler|feather|ph)[-:/ ]+)+|.*/|^:|:$"
    r"|\.(?:svg|png|jpe?g|webp)$|-(?:icon|outline|solid|filled?|regular|alt)$"
)
"""What sets of icons, and files of one, have before and behind its name."""


def meant(word: str) -> str:
    """The name of the icon that somebody asks for as another set has it, by its file or as an emoji; nothing for
    none."""
    said = word.strip()
    if len(said) <= _SIGNS and said and not any(map(str.isalnum, said)):
        said = unicodedata.name(said[0], "")
    asked = _OF_OTHERS.sub("", _OF_OTHERS.sub("", key(said[:_LONGEST])))
    if icon(asked) is not None:
        return asked
    known = {name: name for name in names()} | words()
    parts = [one for part in asked.split("-") if part and (one := _speaking_of(part, known))]
    return parts[0][0] if parts else ""


def key(word: str) -> str:
    """A name or a word as it is looked up: wide letters as narrow ones, no capitals, hyphens for spaces."""
    return re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", word).casefold().strip())


def _speaking_of(part: str, known: Mapping[str, str]) -> list[str]:
    """The icons that a part of a name speaks of: a word between hyphens is the same, or, in a script without spaces,
    one is within the other. Those that share most come first."""
    near = [
        (-min(len(part), len(other)), len(other), name)
        for other, name in known.items()
        if (part in other.split("-") if other.isascii() else part in other or (len(other) > 1 and other in part))
    ]
    return [name for *_, name in sorted(near)]


def _steps(path: str) -> Iterator[Segment]:
    """The steps of a path whose points are told from the end of the step before, as SVG's small letters are."""
    x = y = left = top = 0
    for letter, text in _STEP.findall(path):
        kind = Kind(letter.upper())
        numbers = map(int, _NUMBER.findall(text))
        points = tuple((x + right, y + down) for right, down in zip(numbers, numbers, strict=True))
        if kind is Kind.MOVE:
            left, top = points[0]
        x, y = points[-1] if points else (left, top)
        yield Segment(kind, points)


@cache
def _drawings() -> Any:
    return json.loads((files("briefdeck") / "data" / "icons.json").read_text(encoding="utf-8"))
