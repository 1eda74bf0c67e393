"""The pieces of a complex field (ECMA-376 Part 1, 17.16.18): its code, its marks, its words."""

from __future__ import annotations

from briefdeck.ooxml.markup import Markup, tag, text


def _mark(kind: str, looks: Markup | None = None) -> Markup:
    """A run with a mark of a field, which looks as its words do: LibreOffice sets these as their first mark is set."""
    return tag("w:r", None, looks, tag("w:fldChar", {"w:fldCharType": kind}))


END = _mark("end")
"""The run that ends a field."""


def words(said: str, name: str = "w:t") -> Markup:
    """`w:t` (or `w:instrText`) that keeps its spaces."""
    kept = {"xml:space": "preserve"} if said != said.strip() or "  " in said else None
    return text(name, kept, said)


def field_begin(instruction: str, looks: Markup | None = None) -> Markup:
    """The runs of a field up to its result; `looks` are the properties of the runs of that."""
    code = tag("w:r", None, looks, words(f" {instruction} ", "w:instrText"))
    return Markup(_mark("begin", looks) + code + _mark("separate", looks))
