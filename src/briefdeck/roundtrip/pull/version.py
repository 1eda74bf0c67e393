"""A deck or memo as a version of its briefing: what the YAML would say if all its edits came back."""

from __future__ import annotations

from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span, has_errors
from briefdeck.diagnostics.rules import returning as rules
from briefdeck.diff import BriefingVersion
from briefdeck.disk import folder_of
from briefdeck.inputs.assets import read_assets
from briefdeck.model.validate import Loaded, parse
from briefdeck.roundtrip.pull.briefing.briefing_file import find_briefing
from briefdeck.roundtrip.pull.conflicts import conflicts, reports
from briefdeck.roundtrip.pull.pulling import opened_files, pulled, read_files
from briefdeck.session import Session
from briefdeck.yamlfile.reader import parse as parse_yaml


def version_of_file(
    path: Path, briefing: Path | None, session: Session
) -> tuple[BriefingVersion | None, tuple[Diagnostic, ...]]:
    """The version in a .pptx or .docx file; `briefing` is what it was built from, found by its name if not given.

    What cannot come back is told with it, and where a text differs between two places of the file, nothing else.
    """
    read, found = read_files([path])
    opened, faults = opened_files(read)
    found += faults
    if not opened:
        return None, tuple(found)
    snapshot = opened[0][1].snapshot
    briefing = briefing or (find_briefing(path, snapshot) if snapshot is not None else None)
    if briefing is None:
        what = "the briefing from which it was built is not here"
        return None, (rules.MISSING_BRIEFING.at(Span(str(path)), what, "compare it with the briefing itself"),)
    made = pulled(opened, briefing, session, "theirs")
    found += [*made.diagnostics, *reports(made), *(conflict for _, conflict in conflicts(made))]
    document, _ = parse_yaml(made.after, str(path))
    if has_errors(found) or document is None:
        return None, tuple(found)
    model, _ = parse(document)
    if model is None:
        return None, tuple(found)
    loaded = Loaded(model, document, folder_of(briefing))
    return BriefingVersion(loaded, read_assets(loaded)[0]), tuple(found)
