"""Pictures and CSV files beside a briefing: found inside its folder only, bounded, each fault at its cell."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from PIL import Image

from briefdeck.content import Path
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.model import Briefing, ChartSection, TableSection
from briefdeck.parse import Loaded
from briefdeck.rules import briefing as rules

MAX_BYTES = 20_000_000
MAX_PIXELS = 25_000_000
MAX_ROWS = 5_000
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
    """A CSV file: `head` is its first row, `rows` the others, all of one length, cells as written."""

    shown: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that a briefing names, by the name it gives them."""

    pictures: dict[str, PictureFile]
    data: dict[str, DataFile]


def read_assets(loaded: Loaded) -> tuple[Assets, tuple[Diagnostic, ...]]:
    """Read every file that the briefing names; a file that cannot be used is a diagnostic and is left out."""
    pictures: dict[str, PictureFile] = {}
    data: dict[str, DataFile] = {}
    found: list[Diagnostic] = []
    for path, name, is_picture in _named(loaded.briefing):
        span = loaded.document.span(path)
        content = _read(loaded.folder, name, span)
        if isinstance(content, Diagnostic):
            found.append(content)
        elif is_picture:
            picture = _picture(content, name, span)
            found += [picture] if isinstance(picture, Diagnostic) else []
            if isinstance(picture, PictureFile):
                pictures[name] = picture
        else:
            shown = str(FilePath(loaded.document.span(()).file).parent / name)
            table, faults = _table(content, shown, numbers=_is_chart(loaded.briefing, path))
            found += faults
            if table:
                data[name] = table
    return Assets(pictures, data), tuple(found)


def _named(briefing: Briefing) -> Iterator[tuple[Path, str, bool]]:
    for index, section in enumerate(briefing.sections):
        if section.picture:
            yield ("sections", index, "picture", "file"), section.picture.file, True
        if isinstance(section, ChartSection | TableSection) and isinstance(section.data, str):
            yield ("sections", index, "data"), section.data, False


def _is_chart(briefing: Briefing, path: Path) -> bool:
    return isinstance(briefing.sections[int(path[1])], ChartSection)


def _read(folder: FilePath, name: str, span: Span) -> bytes | Diagnostic:
    """The bytes of a file inside the folder; a link that leads out of it is refused like a path that does."""
    home = folder.resolve()
    try:
        target = (home / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return rules.MISSING_FILE.at(span, f"“{name}” is not a path", "name a file beside the briefing")
    if not target.is_relative_to(home):
        what = f"“{name}” lies outside the briefing's folder"
        return rules.PATH_OUTSIDE_FOLDER.at(span, what, "copy the file beside the briefing and name it from there")
    if not target.is_file():
        return rules.MISSING_FILE.at(span, f"there is no file “{name}”", "paths count from the briefing's folder")
    try:
        if target.stat().st_size > MAX_BYTES:
            return rules.BAD_DATA.at(span, f"“{name}” is larger than {MAX_BYTES // 1_000_000} MB", "use a smaller file")
        return target.read_bytes()
    except OSError as error:
        return rules.MISSING_FILE.at(span, f"“{name}” cannot be read: {error.strerror}", "check its permissions")


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
                    return rules.BAD_PICTURE.at(span, what, "reduce it to 25 million pixels or fewer")
                picture.load()
                width, height = picture.size
                return PictureFile(_without_metadata(picture, content, extension), extension, width, height)
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


def _table(content: bytes, shown: str, *, numbers: bool) -> tuple[DataFile | None, list[Diagnostic]]:
    """Read a CSV file; with `numbers`, every column but the first must hold numbers or nothing."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        span = Span(shown, content[: _bad_byte(content)].count(b"\n") + 1, 1)
        hint = "save it as “CSV UTF-8” in Excel"
        return None, [rules.BAD_DATA.at(span, "the file is not UTF-8", hint)]
    try:
        rows = [row for row in csv.reader(io.StringIO(text), strict=True) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        return None, [rules.BAD_DATA.at(Span(shown), f"the file is not CSV: {error}", "check its quotation marks")]
    if len(rows) < 2:
        hint = "give a header row and at least one row of data"
        return None, [rules.BAD_DATA.at(Span(shown, 1, 1), "the file has no data", hint)]
    if len(rows) > MAX_ROWS:
        return None, [rules.BAD_DATA.at(Span(shown), f"{len(rows)} rows are too many", "summarise them first")]
    faults = []
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            what = f"{len(row)} cells where the header has {len(rows[0])}"
            faults.append(rules.BAD_DATA.at(Span(shown, line, 1), what, "give each row a cell for each column"))
        for column, cell in enumerate(row[1:], 2) if numbers else ():
            if cell.strip() and number(cell) is None:
                what = f"“{cell}” in column {column} is not a number"
                faults.append(rules.BAD_DATA.at(Span(shown, line, column), what, "leave the cell empty for a gap"))
    if faults:
        return None, faults
    cells = tuple(tuple(cell.strip() for cell in row) for row in rows)
    return DataFile(shown, cells[0], cells[1:]), []


def _bad_byte(content: bytes) -> int:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return len(content)


def number(cell: str) -> float | None:
    """The finite number that a cell holds (thousands separators allowed), or None."""
    try:
        value = float(cell.strip().replace(",", ""))
    except ValueError:
        return None
    return value if abs(value) < 1e300 and "_" not in cell else None
