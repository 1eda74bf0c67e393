"""Whether figures can stand together: beside each other on one scale, or as parts of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.locale.units import meant
from briefdeck.model.entries import Figure
from briefdeck.model.section import At, CompareEntry, ShareEntry
from briefdeck.yamlfile.tree import Path

_ROUNDED = 1.005  # what parts may make of their whole, for they are rounded


def compare_fault(compare: CompareEntry, figures: Mapping[str, Figure], at: At) -> Iterator[Diagnostic]:
    """One figure that nothing is held against, or figures that no scale has room for."""
    held: list[tuple[Path, str]] = [(("compare", "figures", n), key) for n, key in enumerate(compare.figures)]
    held += [(("compare", "limit"), compare.limit)] if compare.limit is not None else []
    first = figures.get(compare.figures[0])
    for path, key in held[1:] if first is not None else ():
        other = figures.get(key)
        if first is not None and other is not None and not _is_of_one_measure(first, other):
            what = f"“{key}” has another unit than “{compare.figures[0]}”, beside which it is to be drawn"
            yield rules.INVALID_VALUE.at(at(path), what, _in_its_unit(key, other, first))
            return
    if len(compare.figures) == 1 and compare.limit is None:
        what = f"“{compare.figures[0]}” is compared with nothing"
        cure = "name another figure beside it, or what it is not to pass under limit:"
        yield rules.INVALID_VALUE.at(at(("compare", "figures")), what, cure)


def share_faults(share: ShareEntry, figures: Mapping[str, Figure], at: At) -> Iterator[Diagnostic]:
    """Figures that cannot be parts of the one that they are said to be parts of."""
    whole = figures.get(share.of)
    parts = [(index, figures[key]) for index, key in enumerate(share.figures) if key in figures]
    if whole is None or len(parts) < len(share.figures):
        return
    for index, part in parts:
        if not _is_of_one_measure(part, whole):
            what = f"“{share.figures[index]}” has another unit than “{share.of}”, of which it is to be a part"
            cure = "name figures in one unit, or compare them: compare: {figures: […]}"
            yield rules.INVALID_VALUE.at(at(("share", "figures", index)), what, cure)
            return
    if sum(part.value for _, part in parts) > whole.value * _ROUNDED:
        what = f"the figures make more than “{share.of}”, of which they are to be parts"
        yield rules.INVALID_VALUE.at(
            at(("share", "figures")), what, "correct a value, or name under of: what they are part of"
        )


def _is_of_one_measure(one: Figure, other: Figure) -> bool:
    return _measures(one) == _measures(other) or bool(_measures(one) & _measures(other))


_PARTS = {("months", "years"): 12, ("quarters", "years"): 4, ("days", "weeks"): 7, ("hours", "days"): 24}
"""How often a unit of time is in another one, where that is certain."""


def _in_its_unit(key: str, figure: Figure, other: Figure) -> str:
    """How to write a figure in the unit of another one."""
    unit = next(iter(other.unit.values()), "") if other.unit else ""
    if not unit:
        return f"write both in one unit, or leave “{key}” out"
    for own in figure.unit.values() if figure.unit else ():
        times = 1 / _PARTS[own, unit] if (own, unit) in _PARTS else _PARTS.get((unit, own), 0)
        if times:
            return f"write value: {figure.value * times:g}, unit: {unit} for it under figures:"
    return f"write it in {unit} under figures:, or leave it out here"


def _measures(figure: Figure) -> frozenset[str]:
    return frozenset(map(meant, figure.unit.values())) if figure.unit else frozenset()
