"""Read and validate a briefing, the files that it names, and the earlier version that it is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefdeck.audience.reader import unknown_language
from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.disk import folder_of
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.locale import find
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.faults import without_echoes
from briefdeck.model.validate import Loaded, judge, unknown_audiences
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.pieces import in_pieces
from briefdeck.yamlfile.reader import Parsed, read
from briefdeck.yamlfile.rereading import reread

if TYPE_CHECKING:
    from briefdeck.diff import BriefingVersion


_KEY = "sections"  # where a briefing has most of its text


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of reading a briefing: itself with the files that it names, and what was found.

    Of one that has faults of form `rest` is what is sound in it, with empty parts in the place of those that have any;
    None where it cannot be read, or too little is left.
    """

    loaded: Loaded | None
    assets: Assets
    found: tuple[Diagnostic, ...]
    rest: tuple[Loaded, Assets] | None = None


def load(
    path: Path,
    audiences: Iterable[str],
    text: str | None = None,
    since: str = "",
    memory: Memory = NO_MEMORY,
    parsed: Parsed | None = None,
) -> tuple[Loaded | None, Assets, tuple[Diagnostic, ...]]:
    """Read and validate a briefing and the files that it names; `text` stands for what the file holds, `parsed` for
    what reading it has come to.

    `since` names an earlier version, by a path or as REV:PATH, in place of the one that the briefing names.
    """
    made = _judged(path, _parsed(path, text, memory, parsed), audiences, since, memory)
    return made.loaded, made.assets, made.found


def opened(path: Path, audiences: Iterable[str]) -> Opened:
    """The same, with what is sound of a briefing that has faults of form."""
    return _judged(path, _parsed(path, None, NO_MEMORY, None), audiences, "", NO_MEMORY)


def _parsed(path: Path, text: str | None, memory: Memory, parsed: Parsed | None) -> Parsed:
    """What a file or a text comes to as YAML; the next time the parts that are the same are not read again."""
    known = memory.place("document", (), (str(path),))
    anew = partial(reread, before=known.value, key=_KEY)
    if parsed is None:
        parsed = read(path, parsed=anew) if text is None else anew(text, str(path))
    document, found = parsed
    known.value = None if found else document
    return parsed


def _judged(path: Path, parsed: Parsed, audiences: Iterable[str], since: str, memory: Memory) -> Opened:
    nothing = Assets({}, {})
    document, found = parsed
    if document is None:
        return Opened(None, nothing, found)
    pieces = in_pieces(document, _KEY) if memory is not NO_MEMORY and not found else None
    made = judge(document, pieces, memory)
    briefing, faults, rest = made.briefing, made.faults, None
    if made.rest is not None and not found and find(made.rest[0].language) is not None:
        sound = Loaded(*made.rest, folder_of(path))
        assets, more = read_assets(sound)
        rest = sound, assets
        faults += (*unknown_audiences(sound, set(audiences)), *more)
    found += tuple(without_echoes(found, faults))
    if briefing is None:
        return Opened(None, nothing, in_order(found), rest)
    if find(briefing.language) is None:
        unknown = unknown_language(briefing.language, document.span(("language",)))
        return Opened(None, nothing, in_order((*found, unknown)))
    loaded = Loaded(briefing, document, folder_of(path), pieces=pieces)
    found += tuple(unknown_audiences(loaded, set(audiences)))
    assets, faults = read_assets(loaded)
    found = in_order((*found, *without_echoes(found, faults)))
    earlier, faults = _earlier(loaded, since)
    if earlier is None:
        return Opened(loaded, assets, in_order((*found, *faults)))
    return Opened(replace(loaded, earlier=earlier.loaded), replace(assets, earlier=earlier.assets), found)


def _earlier(loaded: Loaded, since: str) -> tuple[BriefingVersion | None, tuple[Diagnostic, ...]]:
    """The earlier version of a briefing; what is wrong with it is told where it cannot be compared."""
    named = since or loaded.briefing.since
    if not named:
        return None, ()
    from briefdeck.diff.versions import read_beside, read_version

    return read_version(since) if since else read_beside(loaded.folder, named, loaded.document.span(("since",)))
