"""Pictures and data files beside a briefing: found inside its folder only, bounded, each fault at its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, quoted
from briefdeck.disk import OversizedError, is_file, is_folder, read_file
from briefdeck.inputs.limits import MAX_ROWS
from briefdeck.inputs.missing_files import instead
from briefdeck.inputs.pictures import PictureFile, read_picture
from briefdeck.model.amounts import about_number
from briefdeck.model.briefing import Briefing
from briefdeck.model.data_shapes import is_typed
from briefdeck.model.grid import Grid, GridForm, GridPlaces, Sheet, is_number, number, with_thousands
from briefdeck.model.section import SectionBase
from briefdeck.model.shapes import about_typed_data
from briefdeck.model.validate import Loaded
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_open
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

if TYPE_CHECKING:
    from briefdeck.inputs.csv import Cell

MAX_BYTES = 20_000_000
_SHOWN = 120
_DRIVE = regex(r"[A-Za-z]:[\\/]|\\\\")
DataKey = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that a briefing names: pictures by that name, data by that name and the sheet's; `earlier` are those of
    the version with which it is compared."""

    pictures: dict[str, PictureFile]
    data: dict[DataKey, Sheet]
    earlier: Assets | None = None

    def grid(self, section: SectionBase) -> Grid | None:
        """What a section says in rows and columns; None where it does not, or its file could not be read."""
        key = section.data_file
        return section.grid(self.data.get(key) if key else None)

    def filled(self, section: SectionBase) -> SectionBase:
        """A section with what its file says."""
        key = section.data_file
        sheet = self.data.get(key) if key else None
        return section.filled(sheet) if sheet else section


def read_assets(loaded: Loaded) -> tuple[Assets, tuple[Diagnostic, ...]]:
    """Read every file that the briefing names; a file that cannot be used is a diagnostic and is left out."""
    pictures: dict[str, PictureFile] = {}
    data: dict[DataKey, Sheet] = {}
    found: list[Diagnostic] = []
    for path, name, section in _named(loaded.briefing):
        span = loaded.document.span(path)
        if section is not None and is_typed(name):
            found.append(rules.WRONG_TYPE.at(span, *about_typed_data(section.form, name, section.title)))
            continue
        content = _read(loaded.folder, name, span)
        if isinstance(content, Diagnostic):
            found.append(content)
        elif section is None:
            picture = read_picture(content, name, span)
            found += [picture] if isinstance(picture, Diagnostic) else []
            if isinstance(picture, PictureFile):
                pictures[name] = picture
        else:
            shown = _shown(loaded, name)
            key = section.data_file or (name, None)
            table, faults = _table(content, shown, key[1], section, partial(_place, loaded, path[:2]))
            found += faults
            if table:
                data[key] = table
    return Assets(pictures, data), tuple(found)


def data_files(loaded: Loaded) -> Iterator[tuple[Path, str]]:
    """Where a file of data is named, and the name that diagnostics give it."""
    return ((path, _shown(loaded, name)) for path, name, section in _named(loaded.briefing) if section is not None)


"""A file with a sheet or cells behind it, as a spreadsheet names them."""


def _shown(loaded: Loaded, name: str) -> str:
    return str(FilePath(loaded.document.file).parent / name)


def named_files(briefing: Briefing) -> tuple[str, ...]:
    """The names of the files that a briefing uses, each once."""
    return tuple(dict.fromkeys(name for _, name, _ in _named(briefing)))


def _named(briefing: Briefing) -> Iterator[tuple[Path, str, SectionBase | None]]:
    """Where a file is named, its name, and the section whose data it holds; None for a picture."""
    for index, section in enumerate(briefing.sections):
        if section.picture:
            yield ("sections", index, "picture", "file"), section.picture.file, None
        if section.data_file:
            yield ("sections", index, "data"), section.data_file[0], section


def inside(folder: FilePath, name: str, span: Span) -> FilePath | Diagnostic:
    """A file inside the folder; a link that leads out of it is refused like a path that does."""
    if name.lstrip().startswith(("{", "[")):
        what, hint = f"“{_short(name)}” is a text, in quotation marks, and no data", "delete the quotes around it"
        return rules.MISSING_FILE.at(span, what, hint)
    if name.startswith("data:"):
        what, hint = "a picture stands in the YAML itself", "save it as a file beside the briefing, and write its name"
        return rules.MISSING_FILE.at(span, what, hint)
    if "://" in name or _DRIVE.match(name) or name.startswith("~"):
        where = "elsewhere" if "://" in name else "on one machine"
        what = f"“{_short(name)}” is a place {where}, and no file beside the briefing"
        return rules.MISSING_FILE.at(span, what, "copy the file beside the briefing, and write its name from there")
    try:
        home = folder.resolve()
        target = (home / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return rules.MISSING_FILE.at(span, f"“{_short(name)}” is not a path", "name a file beside the briefing")
    if not target.is_relative_to(home):
        what = f"“{_short(name)}” lies outside the briefing's folder"
        return rules.PATH_OUTSIDE_FOLDER.at(span, what, "copy the file beside the briefing and name it from there")
    if is_folder(target):
        return rules.MISSING_FILE.at(span, f"“{_short(name)}” is a folder", "name a file in it")
    if not is_file(target):
        what = f"there is no file “{_short(name)}”"
        return rules.MISSING_FILE.at(span, what, instead(home, name))
    return target


def _short(name: str) -> str:
    """A name that fits into a sentence: one that is too long shows what it begins and ends with."""
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN // 2]}…{name[-_SHOWN // 2 :]}"


def _read(folder: FilePath, name: str, span: Span) -> bytes | Diagnostic:
    """The bytes of a file inside the folder."""
    target = inside(folder, name, span)
    if isinstance(target, Diagnostic):
        return target
    try:
        return read_file(target, MAX_BYTES)
    except OversizedError:
        what = f"“{_short(name)}” is larger than {MAX_BYTES // 1_000_000} MB"
        return rules.BAD_DATA.at(span, what, "use a smaller file")
    except OSError as error:
        what = f"“{_short(name)}” cannot be read: {error.strerror or error}"
        return rules.MISSING_FILE.at(span, what, "check its permissions")


def _place(loaded: Loaded, section: Path, key: Path) -> Span:
    return loaded.document.span((*section, *key))


def _table(
    content: bytes, shown: str, name: str | None, section: SectionBase, at: Callable[[Path], Span]
) -> tuple[Sheet | None, list[Diagnostic]]:
    """Read a data file, or its sheet `name`; where it is plotted, all columns but the first hold numbers or nothing."""
    from briefdeck.inputs.xlsx import is_workbook, read_xlsx  # only where a briefing names data

    if is_workbook(content):
        rows, faults = read_xlsx(content, shown, name, at(("sheet",)))
    elif name:
        what = f"“sheet” names a sheet of an .xlsx file, and “{shown}” is none"
        return None, [rules.INVALID_VALUE.at(at(("sheet",)), what, "delete sheet:, or name an .xlsx file under data:")]
    else:
        rows, faults = _csv(content, shown)
    if faults:
        return None, faults
    form = section.form
    if form is None:
        if len(rows) < 2:
            hint = "give a header row and at least one row of data"
            return None, [rules.BAD_DATA.at(Span(shown, 1, 1), "the file has no data", hint)]
        sheet = Sheet(shown, *_texts(rows))
        faults = list(section.sheet_faults(sheet, lambda row, column: _cell_span(rows, row, column), at))
        return (None, faults) if faults else (sheet, [])
    faults = list(_shape_faults(rows, shown, form, len(getattr(section, form.named_under))))
    faults = faults or list(_long_form(rows, form)) or list(_cell_faults(rows, form.plotted))
    if faults:
        return None, faults
    sheet = Sheet(shown, *_texts(rows))
    grid, first = section.grid(sheet), int(form.plotted)
    places = GridPlaces(
        lambda column: rows[0][column + first].span,
        lambda row, column: rows[row + 1][column + first].span,
        lambda row: rows[row + 1][0].span,
    )
    faults = list(section.grid_faults(grid, places, at)) if grid else []
    return (None, faults) if faults else (sheet, [])


def _texts(rows: list[list[Cell]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads of a file, and its rows."""
    head, *body = (tuple(cell.text for cell in row) for row in rows)
    return head, tuple(body)


def _cell_span(rows: list[list[Cell]], row: int, column: int) -> Span:
    """Where a cell begins; the last of a row that is too short."""
    return rows[row][min(column, len(rows[row]) - 1)].span


def _csv(content: bytes, shown: str) -> tuple[list[list[Cell]], list[Diagnostic]]:
    from briefdeck.inputs.csv import read_csv

    if content.lstrip()[:1] in (b"[", b"{", b"<"):
        name = "XML or HTML" if content.lstrip()[:1] == b"<" else "JSON"
        hint = "save it as CSV: a row of names, then a row for each category, with commas between the cells"
        return [], [rules.BAD_DATA.at(Span(shown, 1, 1), f"this reads as {name}, and not as CSV", hint)]
    try:
        return read_csv(content.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        span = Span(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        what = f"byte 0x{content[error.start]:02X} is not UTF-8 text"
        return [], [rules.BAD_DATA.at(span, what, "save it as “CSV UTF-8” in Excel")]


def _shape_faults(rows: list[list[Cell]], shown: str, form: GridForm, given: int) -> Iterator[Diagnostic]:
    """Too little or too much of it; `given` is how many of its heads the briefing names."""
    if len(rows) < 2:
        hint = "give a header row and at least one row of data"
        yield rules.BAD_DATA.at(Span(shown, 1, 1), "the file has no data", hint)
        return
    if len(rows) > MAX_ROWS:
        span = rows[MAX_ROWS][0].span
        what = f"{len(rows):,} rows, at most {MAX_ROWS:,} can be shown"
        facts = measured("rows", len(rows), MAX_ROWS, "rows")
        yield rules.BAD_DATA.at(span, what, "summarise them first", facts=facts)
    head = rows[0]
    count = len(head) - form.plotted
    if not count:
        hint = f"the first column names the {form.rows}, each further one is a {form.head.noun}; a comma separates them"
        yield rules.BAD_DATA.at(
            head[0].span, f"the file has one column, and so no {form.heads}", _separated(rows) or hint
        )
        return
    if form.plotted:
        yield from _head_faults(rows, form, given)
    if count > form.most:
        what = f"{count} {form.heads}, at most {form.most} can be shown"
        facts = measured(form.heads, count, form.most, form.heads)
        yield rules.BAD_DATA.at(head[-1].span, what, "leave columns out", facts=facts)
    elif given not in (0, count):
        what = f"the file has {counted(count, form.heads)}, and the briefing gives {given} under {form.named_under}:"
        facts = measured(form.heads, count, given, form.heads)
        yield rules.BAD_DATA.at(head[0].span, what, f"name all of them under {form.named_under}:, or none", facts=facts)


def _separated(rows: list[list[Cell]]) -> str:
    """What to do where a file has its cells apart by another sign, or a title above its heads."""
    first = f"delete line {rows[0][0].span.line}, and " if re.fullmatch("sep=.", rows[0][0].text) else ""
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"), ("，", "full-width commas")):
        if all(sign in row[0].text for row in rows):
            decimals = any(len(row) > 1 for row in rows[1:])  # a comma in each number
            also = " between the cells, and points before decimal places" if decimals else ""
            return f"{first}the cells are apart by {name}: save the file with commas{also}"
    if all(len(row) == 1 and "," in row[0].text for row in rows):
        return "delete the quotation marks around each line: they make one cell of it"
    if any(len(row) > 1 for row in rows[1:]):
        return f"delete line {rows[0][0].span.line}: the first row has the names of the columns"
    return ""


def _head_faults(rows: list[list[Cell]], form: GridForm, given: int) -> Iterator[Diagnostic]:
    """Heads that are values or are not there; names of the briefing stand for those of the file, not for a row."""
    head, first = rows[0], rows[1]
    titles = [cell.text for cell in head[1:]]
    if all(map(is_number, titles)) and (_like(head[0].text, first[0].text) or not _are_years(titles)):
        what = f"the first row has numbers, and is taken for the names of the {form.heads}"
        hint = f"put a row of names above it: Year,{','.join(f'Name {n}' for n in range(1, len(titles) + 1))}"
        yield rules.BAD_DATA.at(head[0].span, what, hint)
    elif not any(titles) and head[0].text and not any(is_number(cell.text) for cell in first):
        what = f"{quoted(head[0].text)} stands alone in the first row, which has the names of the {form.heads}"
        yield rules.BAD_DATA.at(head[0].span, what, f"delete line {head[0].span.line}: a title stands in the briefing")
    elif not given:
        for number_, cell in enumerate(head[1:]):
            what, hint = f"a {form.head.noun} has no name", f"write it here, or name all under {form.named_under}:"
            if not cell.text and all(not row[number_ + 1].text.strip() for row in rows if len(row) > number_ + 1):
                what, hint = "a column has neither a name nor a number", "delete it: the comma at the end of each line"
            if cell.text and cell.text in titles[:number_]:
                what = f"two {form.heads} have the name {quoted(cell.text)}"
                hint = f"call one otherwise here, or all of them under {form.named_under}:"
            if (cell.text in titles[:number_]) is bool(cell.text):
                yield rules.BAD_DATA.at(cell.span, what, hint)


def _like(one: str, other: str) -> bool:
    """Whether two names of rows are of one sort: both numbers, such as years."""
    return is_number(one) and is_number(other)


def _are_years(titles: list[str]) -> bool:
    numbers = [float(title.replace(",", "")) for title in titles]
    years = all(number.is_integer() and 1000 <= number <= 9999 for number in numbers)
    rising = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))
    return years or rising


def _long_form(rows: list[list[Cell]], form: GridForm) -> Iterator[Diagnostic]:
    """A row for each number, with the name of its series beside that of its category, as databases have them."""
    body = [[cell.text for cell in row] for row in rows[1:]]
    if not form.plotted or any(len(row) != 3 for row in body) or any(number(row[1]) is not None for row in body):
        return
    names = list(dict.fromkeys(row[1] for row in body))
    if len({row[0] for row in body}) == len(body) or any(row[2] and number(row[2]) is None for row in body):
        return
    what = f"each row has the name of its {form.head.noun} in its second column"
    shown = ",".join([rows[0][0].text, *names[: form.most]])
    hint = f"write a row for each {form.row}, and a column for each {form.head.noun}: {shown}"
    yield rules.BAD_DATA.at(rows[0][1].span, what, hint)


def _cell_faults(rows: list[list[Cell]], numbers: bool) -> Iterator[Diagnostic]:
    head = rows[0]
    wrong: dict[tuple[str, str], list[tuple[Cell, str]]] = {}
    torn = [row for row in rows[1:] if len(row) > len(head)]
    whole = with_thousands([cell.text for cell in torn[0]], len(head)) if torn else []
    if whole and len(torn) == len(rows) - 1:
        what = f"a comma between thousands parts the numbers, so that rows have {len(torn[0])} cells"
        yield rules.BAD_DATA.at(torn[0][0].span, what, f"write {','.join(whole)}, and so on")
        return
    mended = _with_decimals(torn[0], len(head)) if torn else ""
    if mended and len(torn) == len(rows) - 1:
        what = f"a comma before decimal places parts the numbers, so that rows have {len(torn[0])} cells"
        yield rules.BAD_DATA.at(torn[0][0].span, what, f"write {mended}, and so on")
        return
    for row in rows[1:]:
        if len(row) != len(head):
            what = f"{counted(len(row), 'cells')} where the header has {len(head)}"
            facts = measured("cells", len(row), len(head), "cells")
            hint = "give each row a cell for each column"
            if mended := _with_decimals(row, len(head)):
                hint = f"write {mended}, if a comma parts the decimal places of a number"
            if row is rows[-1] and len(row) == 1 and re.search(r"[^\d\W][:：] ?\S|[*※]", row[0].text):
                hint = "delete this line: what it says of the data stands in the briefing, a source under sources:"
            yield rules.BAD_DATA.at(row[0].span, what, hint, facts=facts)
            continue
        for cell, title in zip(row[1:], head[1:], strict=False):
            if numbers and cell.text and number(cell.text) is None:
                what, hint = "is not a number", _number_hint(cell.text)
                if cell.text in ("〃", "同上", '"', "〃　", "ditto", "idem", "dito"):
                    hint = "write the number again"
                if not any(number(one.text) is not None for one in row[1:]) and row[0].text == head[0].text:
                    hint = "a second table begins here: a file holds one; put this into a file of its own"
                if row is rows[1] and not row[0].text:
                    hint = f"delete this line, and write unit: {cell.text} in the briefing"
                if is_number(cell.text):
                    what, hint = "is not below 10^21", "write it in a larger unit"
                wrong.setdefault((title.text, what), []).append((cell, hint))
    for (name, what), cells in wrong.items():
        first, hint = cells[0]
        if len(cells) > 1 and len(cells) == len(rows) - 1 and not any(_has_digits(cell) for cell, _ in cells):
            hint = "delete this column: a series has numbers alone"
        more = f"; the same holds for {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        told = f"{quoted(first.text)} in the column {quoted(name)} {what}{more}"
        yield rules.BAD_DATA.at(first.span, told, hint)


def _with_decimals(row: list[Cell], width: int) -> str:
    """A row whose numbers were parted before their decimal places, with points there; nothing where that cannot be."""
    first, *rest = (cell.text for cell in row)
    if len(row) != 2 * width - 1 or not all(one.lstrip("-").isdigit() for one in rest):
        return ""
    if any(len(part) == len("000") for part in rest[1::2]):
        return ""  # a comma of thousands
    return ",".join((first, *(f"{one}.{part}" for one, part in zip(rest[::2], rest[1::2], strict=True))))


def _has_digits(cell: Cell) -> bool:
    return any(sign.isdigit() for sign in cell.text)


def _number_hint(text: str) -> str:
    if text.startswith("=") and text.endswith(")"):
        return "it is a formula: in the spreadsheet save the file once more as CSV, with values"
    said = about_number(text)
    usual = "write digits only; leave the cell empty for a gap"
    if not said and (marked := re.fullmatch(r"(-?\d[\d.]*)[*†‡¹²³a-z]{1,2}", text.strip())):
        return f"write {marked[1]}, and what its mark says under caution:"
    if not said or is_open(text):
        return "leave the cell empty" if is_open(text) else usual
    return said.replace(", and approximate: true beside it", "").replace(" beside it", " in the briefing")
