"""Charts whose data stand in a CSV file: their numbers, categories and series are written there, when asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any

from briefdeck.inputs.csv_writing import Row
from briefdeck.model.grid import number
from briefdeck.roundtrip.pull.briefing.comparing import value_there
from briefdeck.roundtrip.pull.briefing.locating import Located
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Change, Data, Edit, Regridded
from briefdeck.roundtrip.pull.tables.data_files import DataEdit, csv_of
from briefdeck.roundtrip.pull.tables.grids import more_than_named
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_Plotted = Change | Regridded


def replotted_data(
    book: Book, edits: Sequence[Edit], text: str, data: Any, briefing: FilePath
) -> tuple[list[Edit], list[DataEdit]]:
    """The edits that are none of a chart with its data in a CSV file, and what becomes of these files.

    Where a file says something else by now, the edits stay, and are told.
    """
    located = Located(book.snapshot, text, data)
    charts: dict[Path, list[_Plotted]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, _Plotted) and _place(edit)[2:3] == ("data",):
            charts[_place(edit)[:2]].append(edit)
    made: list[DataEdit] = []
    done: set[int] = set()
    for place, own in charts.items():
        section = located.find(place)
        file = csv_of(data, section, briefing)
        if section is None or file is None:
            continue
        if any(isinstance(each, Regridded) and not each.sure and more_than_named(each, data, section) for each in own):
            continue
        rows = _rows([list(row) for row in file.sheet], own)
        if rows is not None:
            made += file.with_rows(rows, section, own[0].where)
            done.update(map(id, own))
    return [edit for edit in edits if id(edit) not in done], made


def named_series(book: Book, edits: Sequence[Edit], text: str, data: Any, *, files: bool) -> list[Edit]:
    """The edits, with those of a series' name at `names` of its section where that has it, and not the file.

    Unless `files` are written too, a name stays where it is that may tell the unit of other numbers: it goes with them.
    """
    located = Located(book.snapshot, text, data)
    numbers = Counter(edit.path[:-2] for edit in edits if isinstance(edit, Change) and edit.path[-2:-1] == ("values",))
    alone = [files or not isinstance(edit, Change) or numbers[edit.path[:-1]] < 2 for edit in edits]
    return [_named(edit, located, data) if free else edit for edit, free in zip(edits, alone, strict=True)]


def _named(edit: Edit, located: Located, data: Any) -> Edit:
    match edit.path if isinstance(edit, Change) else ():
        case (*section, "data", "series", int(number_), "name"):
            names = value_there(data, (*(located.find(tuple(section)) or ()), "names"))
            if isinstance(edit, Change) and isinstance(names, list) and number_ < len(names):
                return replace(edit, path=(*section, "names", number_))
    return edit


def _place(edit: _Plotted) -> Path:
    return edit.heads if isinstance(edit, Regridded) else edit.path


def _rows(sheet: list[list[str]], edits: Sequence[_Plotted]) -> list[Row] | None:
    """The rows of a file with the edits of its chart; None where it does not say what the chart was built with."""
    if any(len(row) != len(sheet[0]) for row in sheet):
        return None
    heads, names = tuple(sheet[0][1:]), tuple(row[0] for row in sheet[1:])
    grids = {edit.heads[3]: edit for edit in edits if isinstance(edit, Regridded)}
    if any(edit.before != (heads if axis == "series" else names) for axis, edit in grids.items()):
        return None
    for edit in edits:
        if isinstance(edit, Change):
            row, column = _cell(edit.path[3:])
            if not (row < len(sheet) and column < len(sheet[0])) or not _says(sheet[row][column], edit.built):
                return None
            sheet[row][column] = _written(edit.edited)
    lines = _in_rows(sheet, grids.get("categories"))
    return _in_columns(lines, grids.get("series"))


def _in_rows(sheet: Sequence[list[str]], edit: Regridded | None) -> list[tuple[int, list[str]]]:
    """The lines of a file, with the categories that came, went or moved."""
    if edit is None:
        return list(enumerate(sheet))
    made = [(0, sheet[0])]
    fresh = iter(edit.fresh)
    kept = [int(path[4]) + 1 for path in edit.lists]
    for place in edit.order:
        if place >= 0:
            made.append((place + 1, sheet[place + 1]))
            continue
        name, values = next(fresh)
        line = [_written(name)] + [""] * (len(sheet[0]) - 1)
        for column, value in zip(kept, values, strict=True):
            line[column] = _written(value)
        made.append((-1, line))
    return made


def _in_columns(lines: Sequence[tuple[int, list[str]]], edit: Regridded | None) -> list[Row]:
    """The lines of a file, with the series that came, went or moved."""
    if edit is None:
        return [(number_, tuple(line)) for number_, line in lines]
    fresh = iter(edit.fresh)
    columns = [place if place >= 0 else next(fresh)[0] for place in edit.order]
    return [
        (number_, (line[0], *(line[c + 1] if isinstance(c, int) else _of(c, row) for c in columns)))
        for row, (number_, line) in enumerate(lines)
    ]


def _of(series: Data, row: int) -> str:
    """What stands in a row of the column of a new series: its name, then its values."""
    values = series.get("values") if isinstance(series, dict) else None
    name = series.get("name") if isinstance(series, dict) else None
    return _written(name if row == 0 else values[row - 1] if isinstance(values, list) else None)


def _cell(path: Path) -> tuple[int, int]:
    """The row and column of a file of a value of a chart, by its path below `data`."""
    match path:
        case ("categories", int(row)):
            return row + 1, 0
        case ("series", int(column), "name"):
            return 0, column + 1
        case ("series", int(column), "values", int(row)):
            return row + 1, column + 1
        case _:
            return 1 << 30, 0  # nowhere


def _says(cell: str, value: object) -> bool:
    if isinstance(value, int | float):
        return number(cell) == float(value)
    return cell == ("" if value is None else str(value))


def _written(value: object) -> str:
    return "" if value is None else str(value)
