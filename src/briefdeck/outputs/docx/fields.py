"""The pieces of a complex field (ECMA-376 Part 1, 17.16.18): its code, its marks, its words."""

from __future__ import annotations

from briefdeck.ooxml.markup import Markup, tag, text

_BEGIN, _SEPARATE, END = (
    tag("w:r", None, tag("w:fldChar", {"w:fldCharType": kind})) for kind in ("begin", "separate", "end")
)
"""The runs with the marks of a field."""


def words(said: str, name: str = "w:t") -> Markup:
    """`w:t` (or `w:instrText`) that keeps its spaces."""
    kept = {"xml:space": "preserve"} if said != said.strip() or "  " in said else None
    return text(name, kept, said)


def field_begin(instruction: str) -> Markup:
    """The runs of a field up to its result."""
    return Markup(_BEGIN + tag("w:r", None, words(f" {instruction} ", "w:instrText")) + _SEPARATE)
