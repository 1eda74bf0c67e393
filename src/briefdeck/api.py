"""The pipeline on one page: every briefing for every audience, checked, written, put in place.

Files are put in place only when nothing is wrong with any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span, has_errors, in_order
from briefdeck.diagnostics.rules import document as rules
from briefdeck.outputs import PDF, chosen
from briefdeck.session import Session
from briefdeck.staging.files import Staging
from briefdeck.staging.made import Written
from briefdeck.staging.pdfs import Drawn, drawn, without_office


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: the files in place (none where there is an error) and everything found."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether the files were written."""
        return not has_errors(self.diagnostics)


def build(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    output: Path | str = "output",
    templates: Path | str = "templates",
    formats: Iterable[str] = (),
    language: str = "",
    clean: bool = False,
    force: bool = False,
    since: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Result:
    """Build the documents of briefings for audiences (all of them if none is named) and put them into a folder.

    Where anything is an error, nothing is written and no existing file is touched. Never raises for bad input.
    `formats` are names of outputs (deck, memo) and pdf, all Office files if none is named; pdf alone gives the PDFs of
    both. Raises ValueError for another name. PDFs need LibreOffice, and some seconds. `since` names an earlier version,
    by a path or as REV:PATH, in place of those that the briefings name: plans can tell what changed.

    A file that somebody has edited since it was built is not overwritten; with `force` it is kept beside the new one.
    Where all audiences are built, those that have no language of a briefing are left out with a note.
    `clean` files hold no record of what they were built from: edits made in them cannot be brought back.
    """
    session = Session(Path(templates))
    asked = tuple(dict.fromkeys(audiences))
    names, skipping = asked or tuple(session.folders), not asked and not language
    paths = [Path(p) for p in dict.fromkeys(map(str, briefings))]
    kept, made, pdf = chosen(formats)
    found = [*_same_names(paths), *(without_office() if pdf else ())]

    def why_kept(there: bytes, briefing: Path) -> str:
        from briefdeck.roundtrip.pull import guard  # only where a file stands in the way

        return guard.why_kept(there, briefing, session)

    with Staging(Path(output), why_kept, kept, force=force) as staging:
        found += staging.found
        for path in paths:
            progress(str(path))
            for one in session.make(path, names, made, language, since, clean=clean, skipping=skipping):
                if isinstance(one, Diagnostic):
                    found.append(one)
                elif not has_errors(found):
                    found += staging.keep(one)
                    found += one.doubts(str(staging.output / one.name))
        diagnostics = in_order(found)
        if has_errors(diagnostics):
            return Result((), diagnostics)
        pages = drawn(staging.waiting, staging.folder / PDF, progress) if pdf else Drawn({}, {}, ())
        diagnostics = in_order((*diagnostics, *pages.found))
        if has_errors(diagnostics):
            return Result((), diagnostics)
        written, faults = staging.place(kept, pages.pdfs, pages.counts)
        return Result(written, in_order((*diagnostics, *faults)))


def _same_names(paths: Sequence[Path]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            what = f"“{first[path.stem]}” and “{path}” would be written to the same files"
            yield rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "rename one, or build them into two folders")
        first.setdefault(path.stem, path)
