"""Sections that a plan chooses by their ids, where the briefing has none of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.visible import Visible
from briefdeck.pipeline.compose.expressions import ids_named
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_CHOOSING = ("each", "when")


def unnamed(plan: Document, visible: Visible) -> Iterator[Diagnostic]:
    """Choices by ids of which no section has one; what several parts choose by is told at the first."""
    known = {section.id for section in visible.names["sections"]}
    told = set[frozenset[str]]()
    for path, expression in _chosen(plan.data, ()):
        named = ids_named(expression.partition(" in ")[2] if path[-1] == "each" else expression)
        if not named or named & known or named in told:
            continue
        told.add(named)
        said = " or ".join(f"“{name}”" for name in sorted(named))
        hint = f"write id: {min(named)} in the section that is meant, or correct the name here"
        yield rules.UNNAMED_SECTION.at(plan.span(path), f"no section has the id {said}", hint)


def _chosen(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """What a plan loops over, and where it is shown, with the place of each."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in _CHOOSING and isinstance(one, str):
                yield (*path, key), one
            else:
                yield from _chosen(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _chosen(one, (*path, index))
