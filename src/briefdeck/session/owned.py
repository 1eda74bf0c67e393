"""Findings about what comes with briefdeck, told at the file that its user owns: the briefing.

A path into the installation says nothing to people: they edit nothing there. What is named of a shipped audience is
called by the audience and the file: executive/deck.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.audience.reader import shipped_templates
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.values import replace


def owned(found: Iterable[Diagnostic], briefing: str) -> tuple[Diagnostic, ...]:
    """The same findings, none of which leads into the installation or names it."""
    return tuple(_owned(each, briefing, f"{shipped_templates()}/") for each in found)


def _owned(found: Diagnostic, briefing: str, shipped: str) -> Diagnostic:
    span = Span(briefing) if _is_within(found.span, shipped) else found.span
    related = tuple(
        replace(one, file=one.file.removeprefix(shipped)) if _is_within(one, shipped) else one
        for one in found.facts.related
    )
    what, hint = found.what.replace(shipped, ""), found.hint.replace(shipped, "")
    if (span, what, hint, related) == (found.span, found.what, found.hint, found.facts.related):
        return found
    return replace(found, span=span, what=what, hint=hint, facts=replace(found.facts, related=related))


def _is_within(span: Span, folder: str) -> bool:
    return not span.is_option and span.file.startswith(folder)
