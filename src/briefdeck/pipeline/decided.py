"""What outputs write of an outline: slides or pages, all decided.

The stages themselves are imported when they are needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefdeck.audience.deck_style import DeckStyle
    from briefdeck.audience.memo_style import MemoStyle
    from briefdeck.audience.settings import AudienceSettings
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.document.deck import Deck
    from briefdeck.document.memo import Memo
    from briefdeck.document.outline import Outline
    from briefdeck.memory import Memory


def slides(
    outline: Outline, style: DeckStyle, settings: AudienceSettings, memory: Memory
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The slides of a deck's outline."""
    from briefdeck.pipeline.paginate.paginator import paginate

    return paginate(outline, style, settings, memory)


def pages(
    outline: Outline,
    style: MemoStyle,
    settings: AudienceSettings,
    _memory: Memory,
) -> tuple[Memo, tuple[Diagnostic, ...]]:
    """The pages of a memo, and what its styles lack."""
    from briefdeck.audience.memo_style import furnished, unknown_styles
    from briefdeck.pipeline.compose.headings import skipped_levels
    from briefdeck.pipeline.pages.composing import composed
    from briefdeck.pipeline.pages.memo import set_memo
    from briefdeck.pipeline.pages.sparing import spared

    own = furnished(style, outline.properties.places)
    most = settings.limits.pages
    memo, gone = spared(outline, most, lambda each: composed(set_memo(each, own), own, settings.spacing, most))
    return memo, (*unknown_styles(outline, style), *skipped_levels(outline), *gone)
