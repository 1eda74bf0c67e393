"""Pictures and data files beside a briefing: found inside its folder only, bounded, each fault at its cell."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path as FilePath

from PIL import Image, UnidentifiedImageError

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, quoted
from briefdeck.disk import OversizedError, is_file, is_folder, read_file
from briefdeck.inputs.csv import Cell, read_csv
from briefdeck.inputs.limits import MAX_ROWS
from briefdeck.inputs.xlsx import is_workbook, read_xlsx
from briefdeck.model.briefing import Briefing
from briefdeck.model.chart_data import Plotted
from briefdeck.model.leaves import LARGEST
from briefdeck.model.sections.chart import ChartSection, chart_faults
from briefdeck.model.sections.table import TableSection
from briefdeck.model.validate import Loaded
from briefdeck.yamlfile.tree import Path

MAX_BYTES = 20_000_000
_SHOWN = 120
MAX_PIXELS = 25_000_000
MAX_COLUMNS = 12
MAX_SERIES = 8
DataKey = tuple[str, str | None]
_NUMBER = re.compile(r"[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_EXTENSIONS = {"PNG": "png", "JPEG": "jpg"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as stored; `width` and `height` in pixels, upright."""

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DataFile:
    """A CSV file or a sheet: `head` is its first row, `rows` the others, all of one length, cells as written."""

    shown: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that a briefing names: pictures by that name, data by that name and the sheet's; `earlier` are those of
    the version with which it is compared."""

    pictures: dict[str, PictureFile]
    data: dict[DataKey, DataFile]
    earlier: Assets | None = None

    def table(self, section: ChartSection | TableSection) -> DataFile | None:
        """The data of a section, where it stands in a file that could be read."""
        return self.data.get((section.data, section.sheet)) if isinstance(section.data, str) else None


def read_assets(loaded: Loaded) -> tuple[Assets, tuple[Diagnostic, ...]]:
    """Read every file that the briefing names; a file that cannot be used is a diagnostic and is left out."""
    pictures: dict[str, PictureFile] = {}
    data: dict[DataKey, DataFile] = {}
    found: list[Diagnostic] = []
    for path, name, section in _named(loaded.briefing):
        span = loaded.document.span(path)
        content = _read(loaded.folder, name, span)
        if isinstance(content, Diagnostic):
            found.append(content)
        elif section is None:
            picture = _picture(content, name, span)
            found += [picture] if isinstance(picture, Diagnostic) else []
            if isinstance(picture, PictureFile):
                pictures[name] = picture
        else:
            shown = str(FilePath(loaded.document.span(()).file).parent / name)
            table, faults = _table(content, shown, section, partial(_place, loaded, path[:2]))
            found += faults
            if table:
                data[name, section.sheet] = table
    return Assets(pictures, data), tuple(found)


def named_files(briefing: Briefing) -> tuple[str, ...]:
    """The names of the files that a briefing uses, each once."""
    return tuple(dict.fromkeys(name for _, name, _ in _named(briefing)))


def _named(briefing: Briefing) -> Iterator[tuple[Path, str, ChartSection | TableSection | None]]:
    """Where a file is named, its name, and the section whose data it holds; None for a picture."""
    for index, section in enumerate(briefing.sections):
        if section.picture:
            yield ("sections", index, "picture", "file"), section.picture.file, None
        if isinstance(section, ChartSection | TableSection) and isinstance(section.data, str):
            yield ("sections", index, "data"), section.data, section


def inside(folder: FilePath, name: str, span: Span) -> FilePath | Diagnostic:
    """A file inside the folder; a link that leads out of it is refused like a path that does."""
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
        return rules.MISSING_FILE.at(span, what, "paths count from the briefing's folder")
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


def _picture(content: bytes, name: str, span: Span) -> PictureFile | Diagnostic:
    """Size and kind of a picture; everything but its pixels (camera, place, author) is left behind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content)) as picture:
                extension = _EXTENSIONS.get(picture.format or "")
                if extension is None:
                    return rules.BAD_PICTURE.at(span, f"“{name}” is neither PNG nor JPEG", "save it as PNG or JPEG")
                if picture.width * picture.height > MAX_PIXELS:
                    what = f"“{name}” has {picture.width} × {picture.height} pixels"
                    facts = measured("size", picture.width * picture.height, MAX_PIXELS, "pixels")
                    return rules.BAD_PICTURE.at(span, what, "reduce it to 25 million pixels or fewer", facts=facts)
                picture.load()
                width, height = picture.size
                return PictureFile(_without_metadata(picture, content, extension), extension, width, height)
    except UnidentifiedImageError:
        return rules.BAD_PICTURE.at(span, f"“{name}” is no picture", "name a PNG or JPEG file")
    except Exception:  # Pillow raises many kinds of error for damaged files
        return rules.BAD_PICTURE.at(span, f"“{name}” is damaged", "open it in an image editor and save it again")


def _without_metadata(picture: Image.Image, content: bytes, extension: str) -> bytes:
    if extension == "png" and not (set(picture.info) - {"dpi", "gamma", "srgb", "transparency", "interlace"}):
        return content
    clean = io.BytesIO()
    if extension == "png":
        picture.save(clean, "PNG")
    elif picture.getexif() or {"comment", "xmp", "photoshop"} & set(picture.info):
        picture.save(clean, "JPEG", quality=92, exif=b"")
    else:
        return content
    return clean.getvalue()


def _place(loaded: Loaded, section: Path, key: Path) -> Span:
    return loaded.document.span((*section, *key))


def _table(
    content: bytes, shown: str, section: ChartSection | TableSection, at: Callable[[Path], Span]
) -> tuple[DataFile | None, list[Diagnostic]]:
    """Read a data file; in a chart's, every column but the first must hold numbers or nothing."""
    if is_workbook(content):
        rows, faults = read_xlsx(content, shown, section.sheet, at(("sheet",)))
    elif section.sheet:
        what = f"“sheet” names a sheet of an .xlsx file, and “{shown}” is none"
        return None, [rules.INVALID_VALUE.at(at(("sheet",)), what, "delete sheet:, or name an .xlsx file under data:")]
    else:
        rows, faults = _csv(content, shown)
    if faults:
        return None, faults
    faults = list(_shape_faults(rows, shown, section))
    if not faults:
        faults = list(_cell_faults(rows, isinstance(section, ChartSection)))
    if not faults and isinstance(section, ChartSection):
        faults = list(chart_faults(section, _plotted(rows, section), at))
    if faults:
        return None, faults
    head, *body = (tuple(cell.text for cell in row) for row in rows)
    return DataFile(shown, head, tuple(body)), []


def _csv(content: bytes, shown: str) -> tuple[list[list[Cell]], list[Diagnostic]]:
    try:
        return read_csv(content.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        span = Span(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        what = f"byte 0x{content[error.start]:02X} is not UTF-8 text"
        return [], [rules.BAD_DATA.at(span, what, "save it as “CSV UTF-8” in Excel")]


def _plotted(rows: list[list[Cell]], section: ChartSection) -> Plotted:
    """The rows of a chart's file; its series go by their heads and by what the briefing calls them."""
    head, *body = rows
    given = [frozenset(text.values()) for text in section.names] or [frozenset()] * len(head)
    return Plotted(
        tuple(frozenset({row[0].text}) for row in body),
        tuple(forms | {cell.text} for forms, cell in zip(given, head[1:], strict=False)),
        tuple(tuple(number(row[i].text) for row in body) for i in range(1, len(head))),
        lambda index: head[index + 1].span,
        lambda index, point: body[point][index + 1].span,
    )


def _shape_faults(rows: list[list[Cell]], shown: str, section: ChartSection | TableSection) -> Iterator[Diagnostic]:
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
    if isinstance(section, ChartSection):
        count, most, unit = len(head) - 1, MAX_SERIES, "series"
        given, key = len(section.names), "names"
        if not count:
            hint = "the first column names the categories, each further one is a series; a comma separates them"
            yield rules.BAD_DATA.at(head[0].span, "the file has one column, and so no series", hint)
    else:
        count, most, unit = len(head), MAX_COLUMNS, "columns"
        given, key = len(section.columns), "columns"
    if count > most:
        what = f"{count} {unit}, at most {most} can be shown"
        yield rules.BAD_DATA.at(head[-1].span, what, "leave columns out", facts=measured(unit, count, most, unit))
    elif given not in (0, count):
        what = f"the file has {counted(count, unit)}, and the briefing gives {given} under {key}:"
        facts = measured(unit, count, given, unit)
        yield rules.BAD_DATA.at(head[0].span, what, f"name all of them under {key}:, or none", facts=facts)


def _cell_faults(rows: list[list[Cell]], numbers: bool) -> Iterator[Diagnostic]:
    head = rows[0]
    for row in rows[1:]:
        if len(row) != len(head):
            what = f"{counted(len(row), 'cells')} where the header has {len(head)}"
            facts = measured("cells", len(row), len(head), "cells")
            yield rules.BAD_DATA.at(row[0].span, what, "give each row a cell for each column", facts=facts)
        for cell, title in zip(row[1:], head[1:], strict=False):
            if numbers and cell.text and number(cell.text) is None:
                what, hint = "is not a number", "write digits only; leave the cell empty for a gap"
                if _NUMBER.fullmatch(cell.text):
                    what, hint = "is not below 10^21", "write it in a larger unit"
                told = f"{quoted(cell.text)} in the column {quoted(title.text)} {what}"
                yield rules.BAD_DATA.at(cell.span, told, hint)


def number(cell: str) -> float | None:
    """The number that a cell holds (thousands separators allowed), or None; what is too large to be shown is none."""
    found = _NUMBER.fullmatch(cell)
    value = float(cell.replace(",", "")) if found else LARGEST
    return value if abs(value) < LARGEST else None
