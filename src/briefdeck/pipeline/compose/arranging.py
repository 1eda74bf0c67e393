"""How the blocks of a section share a slide where a plan does not say."""

from __future__ import annotations

from briefdeck.document.block import Block


def arranged(blocks: tuple[Block, ...]) -> tuple[str, tuple[tuple[Block, ...], ...]]:
    """The slide layout that suits blocks, and what stands in its areas: a picture, and a chart, beside the words."""
    pictures = tuple(b for b in blocks if b.looked_at and not b.broad)
    charts = tuple(b for b in blocks if b.looked_at and b.broad)
    words = tuple(b for b in blocks if b not in pictures + charts)
    if pictures and words:
        return "two areas", (charts + words, pictures)
    if charts and any(b.states for b in words):
        return "two areas", (charts, words)
    broad = any(b.broad for b in blocks)
    return ("wide area" if broad else "message"), (blocks,)
