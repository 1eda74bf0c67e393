"""What a part of a briefing comes to for an audience."""

from __future__ import annotations

from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.document.richtext import Origin, RichText
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Noted:
    """A value, its texts by their paths (where they stand, what they say), and what is wrong with it."""

    value: Any
    texts: dict[Path, Origin]
    said: dict[Path, RichText]
    found: tuple[Diagnostic, ...]
