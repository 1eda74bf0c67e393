"""Pictures and data files beside a briefing: found inside its folder only, bounded, each fault at its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.disk import OversizedError, is_file, is_folder, read_file
from briefdeck.inputs.cells import faults_of_rows
from briefdeck.inputs.missing_files import instead
from briefdeck.inputs.pictures import PictureFile, read_picture
from briefdeck.model.briefing import Briefing
from briefdeck.model.data_shapes import is_typed
from briefdeck.model.grid import Grid, GridPlaces, Sheet
from briefdeck.model.section import SectionBase
from briefdeck.model.shapes import about_typed_data
from briefdeck.model.validate import Loaded
from briefdeck.patterns import regex
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
    if faults := faults_of_rows(rows, shown, form, len(getattr(section, form.named_under))):
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
