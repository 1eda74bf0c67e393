"""Findings together: in order, each once, with the severities and the name of an audience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefdeck.diagnostics.diagnostic import Diagnostic, Severity
from briefdeck.diagnostics.span import Span


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop repeats, so that the same input always prints the same list.

    Of findings that differ in severity alone, by the settings of two audiences, the most severe one stays. What is
    found for several audiences concerns all of them.
    """
    grave = list(Severity)
    worst: dict[tuple[Span, str, str, str], Diagnostic] = {}
    for diagnostic in found:
        key = (diagnostic.span, diagnostic.rule.code, diagnostic.what, diagnostic.hint)
        known = worst.setdefault(key, diagnostic)
        if known is not diagnostic:
            gravest = min(known, diagnostic, key=lambda d: grave.index(d.severity))
            worst[key] = _of_both(gravest, known, diagnostic)
    return tuple(worst[key] for key in sorted(worst))


def _of_both(kept: Diagnostic, one: Diagnostic, other: Diagnostic) -> Diagnostic:
    """A finding about the audiences of two; where one of them concerns all, so does it."""
    names, more = one.facts.audiences, other.facts.audiences
    both = tuple(dict.fromkeys((*names, *more))) if names and more else ()
    return kept if both == kept.facts.audiences else replace(kept, facts=replace(kept.facts, audiences=both))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether anything found forbids writing."""
    return any(d.severity is Severity.ERROR for d in found)


def with_severities(found: Iterable[Diagnostic], overrides: dict[str, Severity]) -> tuple[Diagnostic, ...]:
    """Apply an audience's severities, keyed by rule code; `off` removes the finding."""
    changed = (replace(d, severity=overrides.get(d.rule.code, d.severity)) for d in found)
    return tuple(d for d in changed if d.severity is not Severity.OFF)


def concerning(audience: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same findings, about the documents of one audience."""
    return tuple(replace(d, facts=replace(d.facts, audiences=(audience,))) for d in found)
