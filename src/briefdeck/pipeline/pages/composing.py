"""Memo → memo with its pages."""

from __future__ import annotations

from dataclasses import replace

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo
from briefdeck.pipeline.pages.paging import pages_of


def composed(memo: Memo, style: MemoStyle) -> Memo:
    """A memo that is set, with its pages as Word and LibreOffice break them."""
    return replace(memo, pages=pages_of(memo, style))
