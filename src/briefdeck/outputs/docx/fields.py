"""The pieces of a complex field (ECMA-376 Part 1, 17.16.18): its code, its marks, its words."""

from __future__ import annotations

from briefdeck.ooxml.markup import Markup, tag, text


def _mark(kind: str, looks: Markup | None = None) -> Markup:
    return tag("w:r", None, looks, tag("w:fldChar", {"w:fldCharType": kind}))


END = _mark("end")
"""The run with which a field ends."""


def words(said: str, name: str = "w:t") -> Markup:
    """`w:t` (or `w:instrText`) that keeps its spaces."""
    kept = {"xml:space": "preserve"} if said != said.strip() or "  " in said else None
    return text(name, kept, said)


def field_begin(instruction: str, style: str = "") -> Markup:
    """The runs of a field up to its result, in a style of characters: a program that renews the field sets the result
    as its code is set."""
    looks = _looks(style)
    said = tag("w:r", None, looks, words(f" {instruction} ", "w:instrText"))
    return Markup(_mark("begin", looks) + said + _mark("separate", looks))


def field_end(style: str = "") -> Markup:
    """The run with which a field in a style of characters ends: LibreOffice sets the result as this is set."""
    return _mark("end", _looks(style)) if style else END


def _looks(style: str) -> Markup | None:
    return tag("w:rPr", None, tag("w:rStyle", {"w:val": style})) if style else None
