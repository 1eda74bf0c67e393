"""Documents as pages: their PDFs, and whether a memo keeps to its audience's limit. LibreOffice sets the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span, with_severities
from briefdeck.libreoffice import find_office, heading_places, page_count, render
from briefdeck.rules import document as rules
from briefdeck.shelf import Made, PageLimit

# Parts of a memo that the cure names, and the shortest that is worth naming, in pages.
_NAMED, _WORTH = 3, 0.3


@dataclass(frozen=True, slots=True)
class Pages:
    """What came of rendering: PDFs and numbers of pages by file, and what was found."""

    pdfs: Mapping[Path, Path]
    counts: Mapping[Path, int]
    found: tuple[Diagnostic, ...]


def set_pages(
    waiting: Mapping[Path, Made], folder: Path, *, pdf: bool, count: bool, progress: Callable[[str], None]
) -> Pages:
    """Render documents that wait as files: all of them where a `pdf` is wanted, else the memos to `count` their pages.

    Without LibreOffice a wanted PDF is an error; a limit that cannot be checked is a note.
    """
    files = [file for file, made in waiting.items() if pdf or (count and made.limit)]
    if not files:
        return Pages({}, {}, ())
    office = find_office()
    if office is None:
        return Pages({}, {}, (_missing(pdf=pdf),))
    progress("rendering with LibreOffice" if pdf else "counting pages")
    pdfs, failed = render(office, files, folder)
    counts = {file: page_count(made) for file, made in pdfs.items()}
    found = [_failed(waiting[file], why, pdf=pdf) for file, why in failed.items()]
    for file, number in counts.items():
        made = waiting[file]
        if made.slides and number != made.slides:
            found.append(_failed(made, f"it drew {number} pages of {made.slides} slides", pdf=pdf))
        elif count and made.limit and number > made.limit.pages:
            found += with_severities([_too_long(made, made.limit, number, pdfs[file])], made.limit.severity)
    return Pages(pdfs, counts, tuple(found))


def _missing(*, pdf: bool) -> Diagnostic:
    if pdf:
        what = "LibreOffice, which draws PDFs, is not installed (there is no `soffice`)"
        return rules.TOOL_MISSING.at(Span("--format"), what, "install LibreOffice, or leave --format pdf away")
    what = "LibreOffice is not installed, so nobody has counted the pages of the memos"
    return rules.PAGES_UNCHECKED.at(Span("--pages"), what, "install LibreOffice, or say --no-pages")


def _failed(made: Made, why: str, *, pdf: bool) -> Diagnostic:
    span = Span(str(made.briefing))
    if pdf:
        what = f"LibreOffice did not render {made.name}: {why}"
        return rules.NOT_RENDERED.at(span, what, "open the file in LibreOffice; build again without --format pdf")
    what = f"LibreOffice did not render {made.name}, so nobody has counted its pages: {why}"
    return rules.PAGES_UNCHECKED.at(span, what, "build again, or say --no-pages")


def _too_long(made: Made, limit: PageLimit, pages: int, pdf: Path) -> Diagnostic:
    what = f"{made.name} has {pages} pages, and this audience reads {limit.pages}"
    longest = ", ".join(_longest(limit.headings, pages, pdf))
    cut = f" ({longest})" if longest else ""
    hint = f"cut {pages - limit.pages}{cut}: parts of the plan, or details, under omit: memo: in audience.yaml"
    return rules.TOO_MANY_PAGES.at(limit.plan, what, hint)


def _longest(headings: Sequence[str], pages: int, pdf: Path) -> Iterator[str]:
    """The longest parts of a memo with their length in pages, longest first."""
    places = [*heading_places(pdf, headings), float(pages)]
    lengths = [(places[i + 1] - places[i], title) for i, title in enumerate(headings)]
    for length, title in sorted(lengths, key=lambda pair: -pair[0])[:_NAMED]:
        if length >= _WORTH:
            yield f"“{title}” takes {length:.1f} pages"
