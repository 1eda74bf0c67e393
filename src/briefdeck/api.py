"""The pipeline on one page: every briefing for every audience, checked, written, put in place.

Files are put in place only when nothing is wrong with any of them, or, where a build keeps going, with any of the same
briefing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.audience.reader import audience_folders
from briefdeck.batch.work import Order, finished
from briefdeck.diagnostics import Diagnostic, Span, has_errors, told
from briefdeck.diagnostics.rules import document as rules
from briefdeck.outputs import PDF, chosen
from briefdeck.staging.made import Written
from briefdeck.staging.moving import Staging
from briefdeck.staging.pdfs import Drawn, drawn, without_office


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: the files in place (none where there is an error, unless it kept going) and all it found."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether all files were written."""
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
    jobs: int = 1,
    keep_going: bool = False,
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

    With `keep_going` a briefing with an error is left out, whole, and the others are written. As many as `jobs`
    processes, one for each briefing at most, work at once; the files and the diagnostics do not depend on it. On
    Windows and macOS, and in programs with threads, these processes import the program that called, which must then do
    its work under `if __name__ == "__main__"`.
    """
    folder = Path(templates)
    asked = tuple(dict.fromkeys(audiences))
    names, skipping = asked or tuple(audience_folders(folder)), not asked and not language
    paths = [Path(p) for p in dict.fromkeys(map(str, briefings))]
    kept, made, pdf = chosen(formats)
    found = list(without_office() if pdf else ())

    with Staging(Path(output), kept, force=force) as staging:
        found += staging.found
        stopped = has_errors(found)
        order = Order(
            folder, names, made, None if stopped else staging.area, language, since, clean, skipping, keep_going
        )
        alike = list(_same_names(paths))
        found += [fault for _, _, fault in alike]
        failed = {path for one, other, _ in alike for path in (one, other)}
        done = finished(order, paths, jobs, lambda path: progress(str(path)))
        for path, one in zip(paths, done, strict=True):
            found += one.found
            if has_errors(one.found):
                failed.add(path)
            for document in one.kept:
                staging.take(document)
        if stopped or (failed and not keep_going):
            return Result((), told(found, names))
        staging.leave(failed)
        pages = drawn(staging.waiting, staging.folder / PDF, progress) if pdf else Drawn({}, {}, ())
        found += pages.found
        if pages.failed and not keep_going:
            return Result((), told(found, names))
        staging.leave(pages.failed)
        written, faults = staging.place(pages.pdfs, pages.counts, each=keep_going)
        return Result(written, told((*found, *faults), names))


def _same_names(paths: Sequence[Path]) -> Iterator[tuple[Path, Path, Diagnostic]]:
    """Two briefings each whose files would have the same names."""
    first: dict[str, Path] = {}
    for path in paths:
        known = first.setdefault(path.stem, path)
        if known is not path:
            what = f"“{known}” and “{path}” would be written to the same files"
            fault = rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "rename one, or build them into two folders")
            yield known, path, fault
