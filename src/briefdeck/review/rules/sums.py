"""Totals that are sums, and shares that make a whole, as far as rounding allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from briefdeck.diagnostics import Span, measured
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.inputs.assets import Assets
from briefdeck.model.grid import Grid, Named, place_of
from briefdeck.model.leaves import Text
from briefdeck.model.section import SectionBase
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_RATIO = regex(
    r"[%％/／‰]|率|割合|比|平均|単価|原単位|構成|順位|指数|ポイント|^(?:年度?|year|date|no\.?)$|\b(?:share|rate|ratio|points?|pp|per|average|mean|"
    r"median|rank|index|intensity|change|price|cagr|growth|margin|yield|roe|roi|roa)\b",
    re.IGNORECASE,
)
_MONEY = regex("[$£€¥円]")
_NEGATIVE = regex(r"[▲△−]\s*([\d.]+)|\(([\d.]+)\)")  # as accountants write them
_HUNDRED = Decimal(100)
_MOST_DIGITS = 30
# Rows that the total does not add: parts of another row, and sums of those before.
_NO_ADDEND = regex(r"[（(]?(?:うち|内訳|内数|小計|of which|thereof|sub-?total)", re.IGNORECASE)
TOTAL = regex(
    r"(?:grand |sub-?)?totals?|sum|overall|合計|総計|小計|計|全体|gesamt|summe|insgesamt|somme|ensemble|합계|총계|계"
    r"|合计|总计|總計|共计|共計",
    re.IGNORECASE,
)
"""What the row, or the series, of a total is called."""
_ROUNDED = regex(r"四捨五入|端数|\bround", re.IGNORECASE)


def check_sums(reader: Reader, assets: Assets) -> Iterator[Remark]:
    """E120 and E121."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        grid = assets.grid(section)
        if grid is not None and grid.cells:
            sums = _Sums(reader, section, ("sections", index), grid)
            yield from sums.found()
            yield from sums.steps(getattr(section, "totals", [])) if section.totals_belong else ()


@dataclass(frozen=True, slots=True)
class _Sums:
    reader: Reader
    section: SectionBase
    path: Path
    grid: Grid

    def found(self) -> Iterator[Remark]:
        """Columns first, then rows."""
        grid = self.grid
        for column in range(max(map(len, grid.cells))):
            yield from self._column(column, grid.heads[column] if column < len(grid.heads) else None)
        for row, cells in enumerate(grid.cells if grid.rows_add_up else ()):
            parts = [value for cell in cells if (value := _number(cell)) is not None]
            if parts and _off(parts, _HUNDRED):
                yield self._uneven(row, 0, "the shares add up to", parts)

    def steps(self, totals: Sequence[str]) -> Iterator[Remark]:
        """Totals of a waterfall of whole numbers, which no rounding moves; others are judged with the shape of data."""
        at = {place_of(name, self.grid.names) for name in totals}
        level = Decimal(0)
        for row, value in enumerate(map(_number, self.grid.column(0))):
            if value is None or _exponent(value) < 0:
                return
            if row in at and row and value != level and not self._is_rounded():
                what = f"the total is {_shown(value)}, and what stands before it adds up to {_shown(level)}"
                hint, facts = (
                    "correct a number; where parts are rounded, say so under note:",
                    measured("total", value, level),
                )
                yield Remark(self.path, rules.WRONG_TOTAL.at(self._span(row, 0), what, hint, facts=facts))
            level = value if row in at else level + value

    def _column(self, column: int, head: Named | None) -> Iterator[Remark]:
        grid, plotted = self.grid, self._plotted
        cells = [None if self._is_apart(row) else _number(cell) for row, cell in enumerate(grid.column(column))]
        ends_in_total = grid.total or self._is_called_total()
        parts = [cell for cell in (cells[:-1] if ends_in_total else cells) if cell is not None]
        if len(parts) < (1 if plotted else 2):
            return
        titles = [*head.text.values(), *head.forms] if head else []
        name = next((title for title in titles if title), "")
        if head and head.adds_up and _off(parts, _HUNDRED):
            of = "" if plotted else f" of “{name}”"
            yield self._uneven(0, column, f"the shares{of} add up to", parts)
        total = cells[-1] if ends_in_total else None
        if total is not None and _is_sum(head, titles) and _off(parts, total, rounded=self._is_rounded()):
            what = f"the total of “{name}” is {_shown(total)}, and the rows add up to {_shown(sum(parts))}"
            hint = "correct the total or a row; a column whose last cell is no sum says sums: false"
            span, facts = self._span(len(grid.cells) - 1, column), measured("total", total, sum(parts))
            yield Remark(self.path, rules.WRONG_TOTAL.at(span, what, hint, facts=facts))

    def _is_called_total(self) -> bool:
        """Whether the last row of a table is a total by its name, where nothing says so."""
        last = self.grid.cells[-1]
        return (
            not self._plotted and len(self.grid.cells) > 2 and bool(last and TOTAL.fullmatch(_words(last[0]).strip()))
        )

    @property
    def _plotted(self) -> bool:
        return self.section.form is not None and self.section.form.plotted

    def _is_apart(self, row: int) -> bool:
        """Whether a row is none that a total adds, by its first cell."""
        cells = self.grid.cells[row]
        return not self._plotted and bool(_NO_ADDEND.match(_words(cells[0]) if cells else ""))

    def _is_rounded(self) -> bool:
        section = self.section
        said = [section.title, getattr(section, "caption", None), section.note, section.text]
        return any(_ROUNDED.search(words) for text in said if text for words in text.values())

    def _span(self, row: int, column: int) -> Span:
        return self.reader.loaded.document.span((*self.path, *self.grid.at(row, column)))

    def _uneven(self, row: int, column: int, what: str, parts: Sequence[Decimal]) -> Remark:
        hint, whole = "correct a value, or add the rest as a part of its own", sum(parts, Decimal(0))
        facts = measured("sum of shares", whole, _HUNDRED, "%")
        what = f"{what} {_shown(whole)}"
        return Remark(self.path, rules.UNEVEN_PERCENTAGES.at(self._span(row, column), what, hint, facts=facts))


def _is_sum(head: Named | None, titles: Sequence[str]) -> bool:
    if head and head.sums is not None:
        return head.sums
    return not any(_RATIO.search(title) and not _MONEY.search(title) for title in titles)


def _number(cell: object) -> Decimal | None:
    """The number in a cell, exactly as written; None for words and for nothing."""
    if isinstance(cell, Text):
        cell = next(iter(cell.values()))
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return Decimal(repr(cell)).normalize()
    written = str(cell).replace(",", "").strip()
    negative = _NEGATIVE.fullmatch(written)
    try:
        number = Decimal(f"-{negative[1] or negative[2]}" if negative else written)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS else None


def _words(cell: object) -> str:
    return next(iter(cell.values())) if isinstance(cell, Text) else str(cell or "")


def _off(parts: Sequence[Decimal], total: Decimal, *, rounded: bool = False) -> bool:
    """Whether the parts miss the total by more than the rounding of each, by half of its last place, explains.

    Where all of them are whole numbers, nothing was rounded, unless the table says so.
    """
    places = max(-min(_exponent(number), 0) for number in (*parts, total))
    step = Decimal(1).scaleb(-places)
    slack = step / 2 * (len(parts) + 1) if places else Decimal(0)
    if (total == _HUNDRED or rounded) and not places:
        slack = Decimal(len(parts)) / 2  # shares rounded to whole per cents
    return abs(sum(parts, Decimal(0)) - total) > slack


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _shown(number: Decimal | int) -> str:
    return f"{Decimal(number):,f}"
