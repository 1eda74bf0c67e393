"""The column of a table that its message is about, which can have bars in its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.brackets import ABOUT
from briefdeck.blocks.setting.subject import first_named, states, subjects, subjects_by_part, subjects_or_kin
from briefdeck.blocks.table.value import Bars, Row, Table
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_ROWS = range(4, 11)  # as many are compared at one look
_TWO = 2
_UNIT = regex(r"[ ,，、]*[(（][^()（）]*[)）]$|, .*$")  # behind the name of a head


def spoken_of(table: Table, message: str, wording: Wording) -> int:
    """The one column that a message names, be it by a number of it, of those with a number in each row that is no
    total; 0 for none."""
    rows = [row for row in table.rows if not row.sums]
    if not all(row.values for row in rows):
        return 0
    spoken = _Spoken(table, rows, message, wording)
    found = next(filter(None, spoken.columns()), [])
    return found[0] if len(found) == 1 and found[0] in spoken.numeric else 0


def ranked(table: Table, message: str, wording: Wording) -> int:
    """The one column that a message is certainly about, among those with a number in each row that is no total; 0 for
    none. Where none of these has numbers below zero, it must name a row at an end of it too; where one has, it is about
    that unless it says of another, or of rows that are at none of its ends."""
    rows = [row for row in table.rows if not row.sums]
    if len(rows) not in _ROWS or not all(row.values for row in rows):
        return 0
    spoken = _Spoken(table, rows, message, wording)
    falls = [n for n in spoken.numeric if any((row.values[n] or 0.0) < 0 for row in rows)]
    if any(spoken.columns()):
        column = spoken_of(table, message, wording)
        return column if column and (falls or spoken.leads(column) or spoken.holds_apart(column)) else 0
    return falls[0] if len(falls) == 1 and (not spoken.named or spoken.leads(falls[0])) else 0


def stressed(table: Table, message: str) -> Bars | None:
    """Which rows stand out where the column that a message is about has bars; None without one."""
    rows = [(row.cells[0].plain, row.values[table.ranked] or 0.0) for row in table.rows if not row.sums]
    if not table.ranked:
        return None
    named = subjects_or_kin(message, [name for name, _ in rows])
    first = first_named(message, named)
    if not named:
        high = _is_led_from_above([value for _, value in rows])
        values = sorted((value for _, value in rows), reverse=high)
        named = tuple(name for name, value in rows if value == values[0]) if values[0] != values[1] else ()
    strong = [row.cells[0].plain for row in table.rows if row.strong and row.cells[0].plain in named]
    return Bars(named, strong[0] if len(strong) == 1 else first)


def _is_led_from_above(values: Sequence[float]) -> bool:
    """Whether the greatest of some values leads, not the least: the farther one from zero."""
    return abs(max(values)) > abs(min(values))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A table, its rows that are compared, and what is said of them."""

    table: Table
    rows: list[Row]
    message: str
    wording: Wording

    @property
    def numeric(self) -> list[int]:
        """The columns with a number in each row."""
        return [n for n in range(1, len(self.table.columns)) if all(row.values[n] is not None for row in self.rows)]

    @property
    def named(self) -> list[Row]:
        """The rows that the message names."""
        names = [row.cells[0].plain for row in self.rows]
        found = subjects_or_kin(self.message, names)
        return [row for row, name in zip(self.rows, names, strict=True) if name in found]

    def columns(self) -> Iterator[list[int]]:
        """The columns that a message is about, by its surest word first: by what part two rows differ in one, a head, a
        value, how often one row's value contains another's, by what part they differ in several, a part of a head."""
        held_apart = [n for n in self.numeric if self._differs(n)]
        yield held_apart if len(held_apart) == 1 else []
        heads = [_UNIT.sub("", column.title.plain) for column in self.table.columns[1:]]
        by_part = subjects_by_part(self.message, heads)
        within = {head for head in heads for longer in by_part if head != longer and head in longer}
        named = [head for head in subjects(self.message, heads) if head not in within]
        yield [n for n, head in enumerate(heads, 1) if head in named]
        yield [n for n in self.numeric if any(self._states(row.cells[n].plain) for row in self.rows)]
        yield [n for n in self.numeric if self._multiplies(n)]
        yield held_apart
        yield [n for n, head in enumerate(heads, 1) if head in by_part]

    def _states(self, number: str) -> bool:
        """Whether the message states a number that is no count of a few things and no factor."""
        factor = float(number) if number.isdecimal() else None
        known = self.wording.spoken.factors(self.message)
        return sum(map(str.isdecimal, number)) > 1 and factor not in known and states(self.message, number)

    def holds_apart(self, column: int) -> bool:
        """Whether the message says how the values of two rows that it names stand to each other in a column."""
        return self._multiplies(column) or self._differs(column)

    def _multiplies(self, column: int) -> bool:
        """Whether the message says how often the value of one row that it names contains that of another."""
        low, high = self._two(column)
        factors = [f for f in self.wording.spoken.factors(self.message) if f > 1]
        return low > 0 and any(abs(high / low / factor - 1) <= ABOUT for factor in factors)

    def _differs(self, column: int) -> bool:
        """Whether the message says by what part the value of one row that it names is more or less than another's."""
        low, high = self._two(column)
        changes = self.wording.spoken.changes(self.message) if 0 < low < high else ()
        return any(
            least <= (high / low - 1 if way > 0 else 1 - low / high) <= most for way, least, most in changes if way
        )

    def _two(self, column: int) -> tuple[float, float]:
        """The lower and the higher value of the two rows that the message names; zeros where it names others."""
        values = sorted(row.values[column] or 0.0 for row in self.named)
        return (values[0], values[1]) if len(values) == _TWO else (0.0, 0.0)

    def leads(self, column: int) -> bool:
        """Whether a row that the message names is at an end of a column."""
        values = [row.values[column] or 0.0 for row in self.rows]
        return any(row.values[column] in (min(values), max(values)) for row in self.named)
