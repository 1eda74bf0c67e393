"""Units of the formats: points to what files have and back, and the numbers of files that nobody vouches for.

What reads a value of a file takes the text of an attribute, None where it is not there, and never raises: what is no
number, or too long to be meant, is the other value.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

EMU = 12_700
"""English Metric Units in a point (ECMA-376 Part 1, 20.1.10.16)."""
EMU_PER_INCH = 72 * EMU
TWIP = 0.05
"""Points in a twentieth of one."""
_DEGREE = 60_000  # angles are in 60,000ths of a degree (20.1.10.3)
_WHOLE = 100_000  # shares are in thousandths of a percent (20.1.10.40)
_LONGEST = 12  # characters of a number that can be meant


def emu(points: float) -> int:
    """Points to English Metric Units."""
    return round(points * EMU)


def twips(points: float) -> int:
    """Points to twentieths of a point, the unit of WordprocessingML's lengths."""
    return round(points * 20)


def exact_twips(widths: Sequence[float]) -> list[int]:
    """Twips that add up to the twips of the sum, each at least 1."""
    edges = [0]
    position = 0.0
    for points in widths:
        position += points
        edges.append(max(twips(position), edges[-1] + 1))
    return [right - left for left, right in pairwise(edges)]


def half_points(points: float) -> int:
    """Points to half-points, the unit of `w:sz`."""
    return round(points * 2)


def thousandths(share: float) -> int:
    """A share of one to thousandths of a percent."""
    return round(share * _WHOLE)


def number(value: str | None, otherwise: int = 0) -> int:
    """An integer."""
    if value is None or len(value) > _LONGEST:
        return otherwise
    try:
        return int(value)
    except ValueError:
        return otherwise


def whole(value: str | None, otherwise: int = 0) -> int:
    """A number as the nearest integer; Word writes some lengths with decimals."""
    if value is None or len(value) > _LONGEST:
        return otherwise
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        return otherwise


def share(value: str | None, otherwise: float = 1.0) -> float:
    """A percentage, as thousandths or with its sign, as a share of one."""
    if value is None:
        return otherwise
    try:
        if value.endswith("%") and len(value) < _LONGEST:
            return float(value[:-1]) / 100
        return int(value[:_LONGEST]) / _WHOLE
    except ValueError:
        return otherwise


def points(value: str | None, otherwise: float = 0.0) -> float:
    """A length in EMU as points."""
    if value is None or len(value) > _LONGEST:
        return otherwise
    try:
        return int(value) / EMU
    except ValueError:
        return otherwise


def twip_points(value: str | None, otherwise: float = 0.0) -> float:
    """A length in twentieths of a point as points."""
    return otherwise if value is None else whole(value) / 20


def degrees(value: str | None) -> float:
    """An angle in degrees, clockwise."""
    return number(value) / _DEGREE


def is_on(value: str | None, otherwise: bool = False) -> bool:
    """A switch."""
    return otherwise if value is None else value in ("1", "true", "on")
