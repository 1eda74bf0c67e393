"""The own words of blocks, as an audience says them under `labels: blocks:`."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.audience.completeness import missing_words
from briefdeck.audience.reader import Audience
from briefdeck.audience.wording import Wording
from briefdeck.blocks import find, names
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean


def check_labels(audience: Audience) -> Iterator[Diagnostic]:
    """Words of blocks that there are not, and words that a block has no use for."""
    path = ("labels", "blocks")
    for block, words in audience.settings.labels.blocks.items():
        if block not in names():
            span = audience.document.key_span((*path, block))
            yield rules.UNKNOWN_KEY.at(span, f"there is no block “{block}”", did_you_mean(block, names()))
            continue
        known = find(block).words
        for word in words:
            if word not in known:
                what = f"“{word}” is no word of the block “{block}”"
                hint = did_you_mean(word, known) or "it has no words of its own"
                yield rules.UNKNOWN_KEY.at(audience.document.key_span((*path, block, word)), what, hint)


def missing_block_words(wording: Wording) -> Iterator[Diagnostic]:
    """The own words of blocks that the audience cannot say in a language."""
    audience = wording.audience
    for block in names():
        said = {**find(block).words, **audience.settings.labels.blocks.get(block, {})}
        for word, text in said.items():
            if wording.find(text) is None:
                span = audience.document.span(("labels", "blocks", block, word))
                yield missing_words(span, f"“{word}” of the block “{block}” has", wording.language)
