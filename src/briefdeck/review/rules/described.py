"""What is said of a chart: the numbers of its description, and the category that its message calls the largest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import floor, log10

from briefdeck.diagnostics.rules import agreement as rules
from briefdeck.model.grid import Grid
from briefdeck.model.section import SectionBase
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark

_NUMBER = regex(
    r"(?<![\w.,/-])[-−]?(?P<digits>\d{1,3}(?:[,. \u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
    r"(?P<behind>\s?[%％]|\s?per ?cent)?"
    r"(?P<scale>\s?(?:k|m|bn|thousand|million|billion|Tsd|Mio|Mrd|[千万億兆천만억조百]))?"
)
_COUNTED = 12  # numbers up to which are of things
_SCALES = 12  # powers of ten
_MOST = 60  # values of a chart of which numbers are looked up
_FIRST = regex(
    r"\b(?:leads?|led|tops|ranks? first"
    r"|(?:is|are|has|have) (?:by far )?(?:the )?(?:largest|biggest|highest|greatest|most))\b"
    r"|\b(?:führ(?:t|en)|(?:ist|sind) (?:am (?:größten|höchsten)|(?:der|die|das) (?:größte|höchste)n?))\b"
    r"|が(?:最大|最多|最も(?:多|大き|高)い?|首位|トップ|1位)"
)
_NOT_ALL = regex(
    r"\b(?:not?|no longer|but|than|after|behind|except|without|growth|grew|rise|second|nicht|aber|als|nach|außer)\b"
    r"|ない|以外|除|次|伸び|増|ではなく|より",
    re.IGNORECASE,
)


def check_described(reader: Reader, passage: Passage, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    """E136 of a chart's description."""
    if FIGURE in passage.prose or str(getattr(section, "type", "")) == "waterfall":
        return
    columns = [[value for value in grid.numbers(n) if value is not None] for n in range(len(grid.heads))]
    drawn = [value for column in columns for value in column]
    if not drawn or len(drawn) > _MOST:
        return
    known = {abs(value) for value in (*drawn, *_reckoned(columns)) if value}
    names = " ".join(form for name in (*grid.names, *grid.heads) for form in name.forms)
    said = [found for found in _NUMBER.finditer(passage.prose) if not _is_other(found, names)]
    shifts = [_shifts(found["digits"], known) for found in said]
    # Numbers without a word for their scale are all in one, that of the chart as a rule.
    scaled = any(found["scale"] for found in said)
    counts = Counter(shift for each in shifts for shift in each)
    usual = max(counts, key=lambda shift: (counts[shift], shift == 0), default=0)
    strange = [one for one, each in zip(said, shifts, strict=True) if not (each if scaled else usual in each)]
    if strange and len(said) - len(strange) >= len(strange):
        found = strange[0]
        what = f"no value of the chart is “{found[0].strip()}”, which its description has"
        hint = "correct the description or the data"
        yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, found.start(), what, hint)


def _is_other(found: re.Match[str], names: str) -> bool:
    """Whether a number counts things, or is one of the names, or a share that nobody drew."""
    digits = found["digits"]
    return digits in names or bool(found["behind"]) or (digits.isdigit() and int(digits) <= _COUNTED)


def _reckoned(columns: Sequence[Sequence[float]]) -> Iterator[float]:
    """Sums, steps and parts of the first that a description can state beside the values."""
    for column in columns:
        yield sum(column)
        yield from (other - one for one, other in pairwise(column))
        if column:
            yield column[-1] - column[0]
        yield from (100 * value / column[0] for value in column if column[0])
    if len({len(column) for column in columns}) == 1:
        rows = list(zip(*columns, strict=True))
        yield from map(sum, rows)
        yield from (row[0] - row[-1] for row in rows)


def _shifts(written: str, known: Collection[float]) -> set[int]:
    """By what powers of ten a number is one of those that are known, rounded to as many places as it has."""
    plain = re.sub(r"[,. \u00a0](?=\d{3}(?:\D|$))", "", written).replace(",", ".")
    digits = plain.replace(".", "").strip("0")
    value = float(plain)
    if not digits:
        return set(range(-_SCALES, _SCALES + 1))
    found = set()
    for one in known:
        shift = round(log10(value / one))
        scaled = one * 10.0**shift
        place = floor(log10(value)) - len(digits) + 1  # of its last digit
        if -_SCALES <= shift <= _SCALES and abs(scaled - value) <= 10.0**place:
            found.add(shift)
    return found


def check_first(reader: Reader, passage: Passage, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    """E136 of a category that the message calls the largest, and another one is."""
    values = grid.numbers(0)
    found = _FIRST.search(passage.prose)
    if not found or len(grid.heads) != 1 or None in values or _NOT_ALL.search(passage.prose):
        return
    named = [row for row, name in enumerate(grid.names) if any(_stands_in(form, passage.prose) for form in name.forms)]
    if len(named) != 1 or str(getattr(section, "type", "")) not in ("bar", "column", "pie", "doughnut"):
        return
    largest = max(value for value in values if value is not None)
    drawn = values[named[0]]
    if drawn is not None and drawn < largest:
        first = next(iter(grid.names[values.index(largest)].text.values()), "")
        what = f"“{found[0]}” is not what the chart shows: “{first}” is the largest, with {largest:g}"
        yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, found.start(), what, "correct the message or the data")


def _stands_in(name: str, prose: str) -> bool:
    if name.isascii():
        return re.search(rf"\b{re.escape(name)}\b", prose, re.IGNORECASE) is not None
    return name in prose
