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
from briefdeck.model.validate import Loaded, parse, sound_part, unknown_audiences
from briefdeck.values import replace
from briefdeck.yamlfile.pieces import in_pieces
from briefdeck.yamlfile.reader import Document, Parsed, read
from briefdeck.yamlfile.rereading import reread

if TYPE_CHECKING:
    from briefdeck.diff import BriefingVersion


_KEY = "sections"  # where a briefing has most of its text


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
    nothing = Assets({}, {})
    known = memory.place("document", (), (str(path),))
    anew = partial(reread, before=known.value, key=_KEY)
    if parsed is None:
        parsed = read(path, parsed=anew) if text is None else anew(text, str(path))
    document, found = parsed
    known.value = None if found else document
    if document is None:
        return None, nothing, found
    pieces = in_pieces(document, _KEY) if memory is not NO_MEMORY and not found else None
    briefing, faults = parse(document, pieces, memory)
    if briefing is None and not found and (rest := _sound(document, path)):
        faults += (*unknown_audiences(rest, set(audiences)), *read_assets(rest)[1])
    found += tuple(without_echoes(found, faults))
    if briefing is None:
        return None, nothing, in_order(found)
    if find(briefing.language) is None:
        return None, nothing, in_order((*found, unknown_language(briefing.language, document.span(("language",)))))
    loaded = Loaded(briefing, document, folder_of(path), pieces=pieces)
    found += tuple(unknown_audiences(loaded, set(audiences)))
    assets, faults = read_assets(loaded)
    found = in_order((*found, *without_echoes(found, faults)))
    earlier, faults = _earlier(loaded, since)
    if earlier is None:
        return loaded, assets, in_order((*found, *faults))
    return replace(loaded, earlier=earlier.loaded), replace(assets, earlier=earlier.assets), found


def load_sound_part(path: Path) -> tuple[Loaded, Assets] | None:
    """A briefing that has faults of form, with empty parts in the place of those that have any: what is left can be
    judged in the same run. None where it cannot be read, or too little is left."""
    document, found = read(path)
    loaded = _sound(document, path) if document is not None and not found else None
    return None if loaded is None else (loaded, read_assets(loaded)[0])


def _sound(document: Document, path: Path) -> Loaded | None:
    part = sound_part(document)
    return None if part is None or find(part[0].language) is None else Loaded(*part, folder_of(path))


def _earlier(loaded: Loaded, since: str) -> tuple[BriefingVersion | None, tuple[Diagnostic, ...]]:
    """The earlier version of a briefing; what is wrong with it is told where it cannot be compared."""
    named = since or loaded.briefing.since
    if not named:
        return None, ()
    from briefdeck.diff.versions import read_beside, read_version

    return read_version(since) if since else read_beside(loaded.folder, named, loaded.document.span(("since",)))
