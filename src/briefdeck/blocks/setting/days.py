"""Days, months and years on a scale: `2026-04-10`, `2026-04` and `2026` as days that count from 0001-01-01."""

from __future__ import annotations

from datetime import date

from briefdeck.audience.wording import Wording

_END = 10_000 * 12  # the first month that `date` does not have, as it has none before the year 1
# Months between two ticks of a scale, and the most ticks that it has.
_TICKS, _MOST_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600), 7


def first_day(text: str) -> float:
    """The day, or the first one of the month or year."""
    year, *rest = (int(part) for part in text.split("-"))
    return float(date(year, *[*rest, 1, 1][:2]).toordinal())


def last_day(text: str) -> float:
    """The end of the day, of the month or of the year."""
    return first_day(text) + (1.0, 30.4, 365.2)[2 - text.count("-")]


def middle_day(text: str) -> float:
    """The day, or the middle of the month or year."""
    return first_day(text) + (0.0, 14.0, 182.0)[2 - text.count("-")]


def ticks(first: float, last: float, wording: Wording) -> tuple[tuple[float, str], ...]:
    """The first days of months or years at even distances, with their words; the first lies before the scale."""
    begun = date.fromordinal(int(first))
    months = (last - first) / 30.4
    step = next((s for s in _TICKS if months / s <= _MOST_TICKS), _TICKS[-1])
    count = max((begun.year * 12 + begun.month - 1) // step * step, 12)
    made = []
    while count < _END and (day := date(count // 12, count % 12 + 1, 1).toordinal()) <= last:
        shown = f"{count // 12:04}" if step % 12 == 0 else f"{count // 12:04}-{count % 12 + 1:02}"
        made.append((float(day), wording.date(shown)))
        count += step
    return tuple(made)
