"""Findings together: in order, each once, with the severities and the name of an audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefdeck.diagnostics.diagnostic import Diagnostic, Severity
from briefdeck.diagnostics.span import Span
from briefdeck.diagnostics.words import without_repetition
from briefdeck.values import replace

_OFTEN = 2


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


def without_repeats(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings as they are; what is found more than `_OFTEN` times in the same words, but for what was written there,
    in entries of one list, is told at the first of them, with the number of the others."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for one in found:
        beside = tuple("*" if isinstance(step, int) else step for step in one.span.path)
        words = without_repetition(one.what), without_repetition(one.hint)
        groups.setdefault((one.span.file, beside, one.rule.code, *words), []).append(one)
    for alike in groups.values():
        if len(alike) <= _OFTEN or not any(isinstance(step, int) for step in alike[0].span.path):
            yield from alike
            continue
        first = min(alike, key=lambda one: one.span)
        hint = first.hint if len({one.hint for one in alike}) == 1 else f"{first.hint}, and so on"
        yield replace(first, what=f"{first.what}; the same holds for {len(alike) - 1} other entries", hint=hint)


def alike_once(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings as they are; what is found more than `_OFTEN` times in the very same words, wherever it stands, is one
    mistake, as a key is that has another name where it is declared: it is told at the first place, with their number.
    """
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for one in found:
        groups.setdefault((one.span.file, one.rule.code, one.what, one.hint), []).append(one)
    for alike in groups.values():
        first = min(alike, key=lambda one: one.span)
        if len(alike) <= _OFTEN:
            yield from alike
        else:
            yield replace(first, what=f"{first.what}; the same holds for {len(alike) - 1} other places")


def _of_both(kept: Diagnostic, one: Diagnostic, other: Diagnostic) -> Diagnostic:
    """A finding about the audiences of two; where one of them concerns all, so does it."""
    names, more = one.facts.audiences, other.facts.audiences
    both = tuple(dict.fromkeys((*names, *more))) if names and more else ()
    return kept if both == kept.facts.audiences else replace(kept, facts=replace(kept.facts, audiences=both))


def told(found: Iterable[Diagnostic], asked: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Findings in order, each fault once, as they are told for the audiences that were asked about.

    What a rule finds at one place for several audiences, which may differ by how much, is one finding that names each
    of them with its own measure, and has the cure of the one that is worst. What concerns some audiences alone names
    them.
    """
    groups: dict[tuple[Span, str], list[list[Diagnostic]]] = {}
    for one in in_order(found):
        alike = groups.setdefault((one.span, one.rule.code), [])
        fault = next((group for group in alike if _may_join(one, group)), None) if one.facts.audiences else None
        if fault is None:
            alike.append([one])
        else:
            fault.append(one)
    faults = (_told(group, asked) for alike in groups.values() for group in alike)
    return tuple(sorted(faults, key=lambda one: (one.span, one.rule.code, one.what, one.hint)))


def _may_join(one: Diagnostic, group: Sequence[Diagnostic]) -> bool:
    """Whether a finding is another audience's of the same fault."""
    named = {name for known in group for name in known.facts.audiences}
    return bool(one.facts.audiences and named) and named.isdisjoint(one.facts.audiences)


def _told(group: Sequence[Diagnostic], asked: Sequence[str]) -> Diagnostic:
    names = tuple(dict.fromkeys(name for one in group for name in one.facts.audiences))
    if len(group) == 1 and (not names or set(names) >= set(asked)):
        return group[0]
    grave = list(Severity)
    worst = min(group, key=lambda one: (grave.index(one.severity), -_excess(one)))
    said: dict[str, list[str]] = {}
    for one in group:
        said.setdefault(one.what, []).extend(one.facts.audiences)
    measured = [one for one in group if one.facts.measure is not None]
    hints = [worst.hint] if measured else [one.hint for one in group if one.hint]
    return replace(
        worst,
        what="; ".join(f"{what} ({', '.join(of)})" for what, of in said.items()),
        hint="; ".join(dict.fromkeys(hints)),
        facts=replace(worst.facts, audiences=names),
    )


def _excess(found: Diagnostic) -> float:
    """How far what was measured is from what is allowed, as a share of it."""
    measure = found.facts.measure
    return abs(measure.measured - measure.allowed) / max(abs(measure.allowed), 1e-9) if measure is not None else 0.0


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
