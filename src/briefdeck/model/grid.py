"""What a section says in rows and columns, wherever that is written: in the briefing, or in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from briefdeck.diagnostics import Span
from briefdeck.model.entries import Model
from briefdeck.model.leaves import LARGEST, SMALLEST, Text
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_NUMBER = regex(r"[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_CODE = regex(r"\+|-?0[0-9]")


@dataclass(frozen=True, slots=True)
class GridForm:
    """How a kind of section says something in rows and columns: what people call the whole, its heads, rows and cells.

    The heads of a file have other names under the key `named_under` of the briefing. A `plotted` grid has a name in
    front of each row, and numbers or nothing in all its cells.
    """

    noun: str
    head: type[Model]
    heads: str
    row: str
    rows: str
    named_under: str
    most: int
    plotted: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file or a sheet: `head` is its first row, `rows` the others, all of one length, cells as written."""

    shown: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a column, a series or a category is called: its text, and every form by which the briefing may name it.

    `path` is the place of the text inside the section, None for one of a file; `entry` is the mapping that holds it.
    What stands below a head is a whole of 100 where it `adds_up`; whether a total below it is its sum says `sums`, None
    where that is open.
    """

    text: Text
    forms: frozenset[str]
    path: Path | None = None
    entry: Model | None = None
    adds_up: bool = False
    sums: bool | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows. A cell is a text, a number or nothing; those of a file are as they are written there.

    `row_at` and `at` give the place of a row, and of a cell by row and column, inside the section; a file is one place.
    The last row is a `total` of the others; each row is a whole of 100 where `rows_add_up`.
    """

    heads: tuple[Named, ...]
    names: tuple[Named, ...]
    cells: Sequence[Sequence[Any]]
    row_at: Callable[[int], Path]
    at: Callable[[int, int], Path]
    total: bool = False
    rows_add_up: bool = False

    def column(self, index: int) -> list[Any]:
        """The cells below a head; nothing where a row is too short."""
        return [row[index] if index < len(row) else None for row in self.cells]

    def numbers(self, index: int) -> list[float | None]:
        """The cells below a head of a plotted grid."""
        return [number(cell) if isinstance(cell, str) else cell for cell in self.column(index)]


NO_GRID = Grid((), (), (), lambda _row: (), lambda _row, _column: ())
"""That of a file which could not be read."""


@dataclass(frozen=True, slots=True)
class GridPlaces:
    """Where a grid stands for people: a head by its column, a cell by its row and column, the name of a row."""

    head: Callable[[int], Span]
    cell: Callable[[int, int], Span]
    name: Callable[[int], Span]


def of_file(name: str, given: Text | None = None) -> Named:
    """A name that stands in a file; the briefing may have given another one."""
    return Named(given or Text({"": name}), frozenset({name, *(given.values() if given else ())}))


def place_of(name: str, names: Iterable[Named]) -> int | None:
    """The index of what is called `name` in any language."""
    return next((index for index, each in enumerate(names) if name in each.forms), None)


def forms_of(names: Iterable[Named]) -> Iterator[str]:
    """Every form of names."""
    return (form for each in names for form in each.forms)


def is_number(cell: str) -> bool:
    """Whether a cell of a file is written as a number, however large."""
    return bool(_NUMBER.fullmatch(cell))


def number(cell: str) -> float | None:
    """The number that a cell holds (thousands separators allowed), or None; what is too large to be shown is none."""
    value = float(cell.replace(",", "")) if is_number(cell) else LARGEST
    return value if abs(value) < LARGEST else None


def typed(cell: Any) -> Any:
    """A cell of a file as a number where it is one, as nothing where it is empty, else as its words (+5, 007).

    Any other cell is itself.
    """
    if not isinstance(cell, str):
        return cell
    value = number(cell) if not _CODE.match(cell) else None
    if value is None or not _keeps(value, cell):
        return cell or None
    return int(value) if value.is_integer() and "." not in cell else value


def number_in(cell: Any, language: str, default: str) -> float | None:
    """The number of a cell in a language: its own, or that which it gives for the language where it gives one for each
    ({en: 251.0, ja: 2510}); None for words."""
    if isinstance(cell, Text) and "" not in cell:
        values = {key: typed(words) for key, words in cell.items()}
        numbers = all(isinstance(value, int | float) for value in values.values())
        cell = values[cell.choose(language, default)[0]] if numbers else None
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


_ENDS_IN_DIGITS = regex(r"(?:.*\D)?\d{1,3}")
_GOES_ON = regex(r"\d+(?:[^\d.].*)?")


_THOUSANDS = regex(r"-?[1-9]\d{0,2}"), regex(r"\d{3}")


def with_thousands(said: Sequence[str], count: int) -> list[str]:
    """Cells as so many, where commas between thousands parted numbers; none where it cannot be told which they are."""
    able = [
        n for n in range(len(said) - 1) if _THOUSANDS[0].fullmatch(said[n]) and _THOUSANDS[1].fullmatch(said[n + 1])
    ]
    short = [n for n in able if len(said[n].lstrip("-")) < len("410")]  # 410, 302 are two numbers as well
    found = next((one for one in (short, able) if len(one) == len(said) - count), [])
    if not found or any(n + 1 in found for n in found):
        return []
    whole = [one + (said[n + 1] if n in found else "") for n, one in enumerate(said) if n - 1 not in found]
    sizes = [len(one.lstrip("-")) for one in whole if _THOUSANDS[1].fullmatch(one) or len(one.lstrip("-")) > len("410")]
    return whole if not sizes or short or max(sizes) < 2 * min(sizes) else []  # 412538 beside 655 is none


def rejoined(row: Sequence[Any], count: int) -> str:
    """A row that commas inside numbers parted into more cells than there are heads, as it is to be written: 1,9 Mio. is
    one cell; nothing where it cannot be told."""
    said = [str(next(iter(one.values()), "")) if isinstance(one, Text) else str(one) for one in row]
    if whole := with_thousands(said, count):
        return f"[{', '.join(whole)}]"
    cells: list[str] = []
    joined = True
    for one in said:
        joined = not joined and bool(_ENDS_IN_DIGITS.fullmatch(cells[-1]) and _GOES_ON.fullmatch(one))
        if joined:
            thousands = one.isdigit() and len(one) == len("410") and cells[-1].isdigit()
            cells[-1] += one if thousands else f",{one}"
        else:
            cells.append(one)
    small = any(re.fullmatch(r"\d{1,3},\d{1,2}", one) for one in cells)
    if len(cells) != count or (small and len(row) == count + 1):
        return ""  # one cell too many may be one too many
    return f"[{', '.join(one if one.isdigit() or ',' not in one else _quoted(one) for one in cells)}]"


def _quoted(cell: str) -> str:
    """A number of a language with decimal commas as YAML has it, and words with commas in quotes."""
    number = cell.replace(",", ".")
    return number if number.replace(".", "", 1).isdigit() else f'"{cell}"'


def _keeps(value: float, cell: str) -> bool:
    """Whether the number is what was written, to its last digit, and no number of an account or article."""
    return Decimal(repr(value)) == Decimal(cell.replace(",", "")) and (not value or abs(value) >= SMALLEST)
