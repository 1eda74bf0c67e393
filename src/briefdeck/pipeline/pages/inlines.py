"""The words that inlines show, on one line."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.document.memo import Bookmark, Count, CrossReference, Inline, Jump, Link, NoteMark, SourceMark, Words


def plain(inlines: Iterable[Inline]) -> str:
    """The words of inlines; marks as their numbers."""
    return "".join(map(_said, inlines))


def _said(inline: Inline) -> str:
    match inline:
        case Words() | CrossReference():
            return inline.text
        case Link() | Jump() | Bookmark():
            return plain(inline.inlines)
        case SourceMark():
            return f"[{inline.number}]"
        case NoteMark():
            return f",{inline.number}" if inline.apart else str(inline.number)
        case Count():
            return str(inline.number)
        case _:
            return ""
