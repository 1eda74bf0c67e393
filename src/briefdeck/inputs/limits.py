"""How much of a data file is read: more than any chart or table can show, and no more than a second of reading."""

from __future__ import annotations

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules

MAX_ROWS = 5_000
MAX_LINES = 10_000
"""Rows that are read, those without a word among them."""
MAX_COLUMNS = 64
"""Columns that are read, those without a word among them."""
MAX_CELLS = 100_000
MAX_TEXT = 32_767
"""Characters of a cell, as Excel has it."""
MAX_CHARACTERS = 1_000_000
"""Characters of a file."""


def too_many(span: Span) -> Diagnostic:
    """That reading ended at a place."""
    what = f"there is more data than can be shown: {MAX_ROWS:,} rows at most, of {MAX_CELLS:,} cells"
    return rules.BAD_DATA.at(span, what, "summarise it first; delete what stands below and beside the data")


def too_long(span: Span) -> Diagnostic:
    """That a cell holds more than a cell can."""
    what = f"the cell holds more than {MAX_TEXT:,} characters"
    return rules.BAD_DATA.at(span, what, "put a text of this length into the briefing, in paragraphs")
