"""Titles broken where a reader would pause."""

from __future__ import annotations

from briefdeck.text.breaking import break_lines, line_count
from briefdeck.text.metrics import Face


def balance_title(
    title: str,
    size: float,
    face: Face,
    measure: float,
    *,
    bold: bool = True,
    language: str = "ja",
    max_lines: int = 2,
) -> list[str] | None:
    """Lines of a title, or None where it needs more than `max_lines`."""
    if line_count([(title, bold)], size, face, measure) > max_lines:
        return None
    return [line.rstrip(" ") for line in break_lines([(title, bold)], size, face, measure)]
