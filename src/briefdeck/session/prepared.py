"""An audience made ready: its settings and plans judged, its templates read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefdeck.audience.deck_style import DeckStyle, read_deck_style
from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.audience.reader import Audience, read_audience
from briefdeck.blocks.setting.labels import check_labels
from briefdeck.diagnostics import Diagnostic, has_errors, in_order
from briefdeck.document.kinds import Kind
from briefdeck.pipeline.compose.grammar import check_plan


@dataclass(frozen=True, slots=True)
class Prepared:
    """An audience with the facts of its Office files, ready for any number of briefings."""

    audience: Audience
    deck: DeckStyle
    memo: MemoStyle

    def style(self, kind: Kind) -> DeckStyle | MemoStyle:
        """What was read from the template of a kind of document."""
        return self.deck if kind == "deck" else self.memo


def prepare(folder: Path) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """The audience in a folder, or why it cannot be used."""
    audience, found = read_audience(folder)
    if audience is None:
        return None, found
    deck, faults = read_deck_style(audience.templates["deck"], audience.bindings)
    found += faults
    layouts = {name: tuple(layout.placeholders) for name, layout in deck.layouts.items()} if deck else None
    found += tuple(check_plan(audience.plans["deck"], layouts))
    found += tuple(check_plan(audience.plans["memo"]))
    found += tuple(check_labels(audience))
    memo, faults = read_memo_style(audience.templates["memo"], audience.settings.styles)
    found += faults
    if deck is None or memo is None or has_errors(found):
        return None, in_order(found)
    return Prepared(audience, deck, memo), in_order(found)
