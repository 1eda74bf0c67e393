"""The order in which a memo is read: every text of its blocks, one after the other, as the Word writer sets them.

Footnotes number themselves by their place in the text (ECMA-376 Part 1, 17.11.14). Where an audience's memo has them,
the deck takes its numbers from here, so that a source has one number in both files.
"""

from __future__ import annotations

from briefdeck.document.outline import Outline


def cited(outline: Outline) -> tuple[str, ...]:
    """The keys of the sources that a memo cites, each once, in the order of their first citation.

    Rows that repeat on every page have no footnotes; a source that only they cite is not among them.
    """
    keys: dict[str, None] = {}
    for part in outline.parts:
        texts = [part.title, part.lead, *(text for area in part.areas for block in area for text in block.texts())]
        keys.update((citation.key, None) for text in texts for citation in text.citations)
    return tuple(keys)
