"""The pieces of a complex field (ECMA-376 Part 1, 17.16.18): its code, its marks, its words."""

from __future__ import annotations

from briefdeck.ooxml.xml import E, Element


def words(text: str, tag: str = "w:t") -> Element:
    """`w:t` (or `w:instrText`) that keeps its spaces."""
    kept = {"xml:space": "preserve"} if text != text.strip() or "  " in text else None
    return E(tag, kept, text)


def field_mark(kind: str) -> Element:
    """A run with the mark that begins, separates or ends a complex field."""
    return E("w:r", None, E("w:fldChar", {"w:fldCharType": kind}))


def field_begin(instruction: str) -> list[Element]:
    """The runs of a field up to its result."""
    code = E("w:r", None, words(f" {instruction} ", "w:instrText"))
    return [field_mark("begin"), code, field_mark("separate")]
