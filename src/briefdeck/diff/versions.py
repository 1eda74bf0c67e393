"""Earlier versions of a briefing: from a file, or from a revision with the files that it names as they were then.

What was once written is not judged again: it need only be a briefing. Data that cannot be had are not compared.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span, in_order
from briefdeck.diagnostics.rules import files as rules
from briefdeck.diff import BriefingVersion
from briefdeck.disk import folder_of
from briefdeck.inputs.assets import MAX_BYTES as MOST_OF_A_FILE
from briefdeck.inputs.assets import Assets, inside, named_files, read_assets
from briefdeck.inputs.revision import beside, is_revision, read_revision
from briefdeck.model.faults import without_echoes
from briefdeck.model.validate import Loaded, parse
from briefdeck.values import replace
from briefdeck.yamlfile.reader import MAX_BYTES, Document, read
from briefdeck.yamlfile.reader import parse as parse_yaml

Found = tuple[BriefingVersion | None, tuple[Diagnostic, ...]]


def read_version(argument: str) -> Found:
    """A version of a briefing by its path, or by REV:PATH; a path that exists wins."""
    if is_revision(argument):
        return _of_revision(argument)
    document, found = read(Path(argument))
    return _version(document, found, Path(argument))


def read_beside(folder: Path, name: str, span: Span) -> Found:
    """The version that a briefing names under `since`, at `span`: a file inside its folder."""
    path = inside(folder, name, span)
    if isinstance(path, Diagnostic):
        named = name.endswith((".yaml", ".yml"))
        hint = "name an earlier version of the briefing, a file beside it: since: last-week.yaml"
        return None, (path if named else replace(path, hint=hint),)
    document, found = read(path, shown=str(Path(span.file).parent / name))
    return _version(document, found, path)


def _version(document: Document | None, found: tuple[Diagnostic, ...], path: Path) -> Found:
    loaded, found = _parsed(document, found, folder_of(path))
    return (BriefingVersion(loaded, read_assets(loaded)[0]) if loaded else None), found


def _of_revision(argument: str) -> Found:
    content = read_revision(argument, MAX_BYTES)
    if isinstance(content, Diagnostic):
        return None, (content,)
    try:
        document, found = parse_yaml(content.decode("utf-8-sig"), argument)
    except UnicodeDecodeError:
        return None, (rules.NOT_UTF_8.at(Span(argument), "it is not UTF-8 text", "name a revision that is"),)
    with tempfile.TemporaryDirectory(prefix="briefdeck-") as folder:
        loaded, found = _parsed(document, found, Path(folder))
        return (BriefingVersion(loaded, _assets_of_revision(loaded, argument)) if loaded else None), found


def _assets_of_revision(loaded: Loaded, argument: str) -> Assets:
    """The files that the briefing named, as they were in its revision."""
    home = loaded.folder.resolve()
    for name in named_files(loaded.briefing):
        try:
            place = (home / name).resolve()
            content = read_revision(beside(argument, name), MOST_OF_A_FILE) if place.is_relative_to(home) else None
            if isinstance(content, bytes):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
        except (OSError, ValueError):
            continue  # a name that is no path, or that of a folder: there is nothing to compare
    return read_assets(loaded)[0]


def _parsed(
    document: Document | None, found: tuple[Diagnostic, ...], folder: Path
) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
    """A document as a briefing; what is wrong with it is told only where it is none."""
    if document is None:
        return None, found
    briefing, faults = parse(document)
    if briefing is None:
        return None, in_order((*found, *without_echoes(found, faults)))
    return Loaded(briefing, document, folder), ()
