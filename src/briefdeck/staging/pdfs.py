"""Documents that wait as PDFs, which LibreOffice draws; what starts it is imported when one is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Facts, Span, in_order
from briefdeck.diagnostics.rules import document as rules
from briefdeck.staging.made import Made
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing: PDFs and their numbers of pages by file, what was found, and the briefings that failed."""

    pdfs: Mapping[Path, Path]
    counts: Mapping[Path, int]
    found: tuple[Diagnostic, ...]
    failed: frozenset[Path] = frozenset()


def drawn(waiting: Mapping[Path, Made], folder: Path, progress: Callable[[str], None]) -> Drawn:
    """The PDFs of the Office files that wait, in a folder; one that is not there is an error."""
    files = [file for file, made in waiting.items() if made.office]
    if not files:
        return Drawn({}, {}, ())
    from briefdeck.outputs.pdf.libreoffice import find_office, render
    from briefdeck.outputs.pdf.reader import page_count

    office = find_office()
    if office is None:
        return Drawn({}, {}, tuple(without_office()), frozenset(made.briefing for made in waiting.values()))
    progress("rendering with LibreOffice")
    pdfs, failed = render(office, files, folder)
    counts = {file: page_count(made) for file, made in pdfs.items()}
    faults = {
        file: f"it drew {number} pages of {waiting[file].slides} slides"
        for file, number in counts.items()
        if waiting[file].slides not in (0, number)
    }
    faults |= failed
    found = in_order(_not_rendered(waiting[file], why) for file, why in faults.items())
    return Drawn(pdfs, counts, found, frozenset(waiting[file].briefing for file in faults))


def without_office() -> Iterator[Diagnostic]:
    """That a wanted PDF cannot be made, where LibreOffice is not installed."""
    from briefdeck.outputs.pdf.libreoffice import find_office

    if find_office() is not None:
        return
    what = "LibreOffice, which draws PDFs, is not installed (there is no `soffice`)"
    yield rules.TOOL_MISSING.at(Span.of_option("--format"), what, "install LibreOffice, or leave --format pdf away")


def _not_rendered(made: Made, why: str) -> Diagnostic:
    what = f"LibreOffice did not render {made.name}: {why}"
    hint = "open the document itself in LibreOffice, or build without --format pdf"
    return rules.NOT_RENDERED.at(Span(str(made.briefing)), what, hint, facts=Facts(audiences=(made.audience,)))
