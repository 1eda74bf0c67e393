"""Deck → .pptx: a native presentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefdeck.outputs import Output
from briefdeck.pipeline.decided import slides

if TYPE_CHECKING:
    from briefdeck.audience.deck_style import DeckStyle
    from briefdeck.document.deck import Deck
    from briefdeck.memory import Memory
    from briefdeck.provenance.record import Stamp


def _write(deck: Deck, style: DeckStyle, stamp: Stamp | None, memory: Memory) -> bytes:
    from briefdeck.outputs.pptx.writer import write_pptx

    return write_pptx(deck, style, stamp, memory)


OUTPUTS = (Output("deck", "deck", "pptx", slides, _write, lambda deck: len(deck.slides), office=True),)
