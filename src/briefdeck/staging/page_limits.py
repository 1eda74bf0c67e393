"""Documents as pages: their PDFs, and whether a memo keeps to its audience's limit. LibreOffice sets the pages.

What starts it and reads PDFs is imported when there is a page to set.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span, concerning, in_order, with_severities
from briefdeck.diagnostics.rules import document as rules
from briefdeck.staging.made import Made, PageLimit

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

    A PDF that was wanted and is not there is an error, a limit that cannot be checked a note.
    """
    files = [file for file, made in waiting.items() if made.office and (pdf or (count and made.limit))]
    if not files:
        return Pages({}, {}, ())
    from briefdeck.outputs.pdf.libreoffice import find_office, render
    from briefdeck.outputs.pdf.reader import page_count

    memos = [waiting[file] for file in files if waiting[file].limit]
    office = find_office()
    if office is None:
        return Pages({}, {}, in_order(_unchecked(memos, "LibreOffice is not installed")))
    progress("rendering with LibreOffice" if pdf else "counting pages")
    pdfs, failed = render(office, files, folder)
    counts = {file: page_count(made) for file, made in pdfs.items()}
    found: list[Diagnostic] = []
    if pdf:
        found += [_not_rendered(waiting[file], why) for file, why in failed.items()]
    elif failed:
        why = next(iter(failed.values()))
        found += _unchecked([waiting[file] for file in failed], f"LibreOffice did not render them ({why})")
    for file, number in counts.items():
        made = waiting[file]
        if made.slides and number != made.slides:
            found.append(_not_rendered(made, f"it drew {number} pages of {made.slides} slides"))
        elif count and made.limit and number > made.limit.pages:
            too_long = with_severities([_too_long(made, made.limit, number, pdfs[file])], made.limit.severity)
            found += concerning(made.audience, too_long)
    return Pages(pdfs, counts, in_order(found))


class Uncounted:
    """Memos that nobody will keep: they wait in a folder of their own until their pages are counted.

    Where they cannot be stored, that is the reason why nobody has counted them.
    """

    def __init__(self) -> None:
        self._waiting: dict[Path, Made] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._why = ""

    def __enter__(self) -> Uncounted:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def keep(self, made: Made) -> None:
        """Store a memo."""
        path = Path(f"{len(self._waiting)}{Path(made.name).suffix}")
        if not self._why:
            try:
                if self._folder is None:
                    self._folder = tempfile.TemporaryDirectory(prefix="briefdeck-", ignore_cleanup_errors=True)
                path = Path(self._folder.name) / path
                path.write_bytes(made.content)
            except OSError as error:
                self._why = f"they cannot be stored for it: {error.strerror or error}"
        self._waiting[path] = replace(made, content=b"")

    def counted(self, progress: Callable[[str], None]) -> tuple[Diagnostic, ...]:
        """What is found when their pages are counted."""
        if self._why:
            return in_order(_unchecked(list(self._waiting.values()), self._why))
        folder = Path(self._folder.name) if self._folder else Path()
        return set_pages(self._waiting, folder / "pdf", pdf=False, count=True, progress=progress).found


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


def _unchecked(memos: Sequence[Made], why: str) -> Iterator[Diagnostic]:
    """Once for all memos whose audiences want to hear of it."""
    what = f"nobody has counted the pages of the memos: {why}"
    for made in memos:
        note = rules.PAGES_UNCHECKED.at(Span.of_option("--pages"), what, "install LibreOffice, or say --no-pages")
        yield from with_severities([note], made.limit.severity if made.limit else {})


def _too_long(made: Made, limit: PageLimit, pages: int, pdf: Path) -> Diagnostic:
    what = f"{made.name} has {pages} pages, and this audience reads {limit.pages}"
    longest = ", ".join(_longest(limit, pdf))
    cut = f" ({longest})" if longest else ""
    hint = f"cut {pages - limit.pages}{cut}: parts of the plan, or details, under omit: memo: in audience.yaml"
    facts = Facts(measure=Measure("pages", pages, limit.pages, "pages"), related=(Span(str(made.briefing)),))
    return rules.TOO_MANY_PAGES.at(limit.plan, what, hint, facts=facts)


def _longest(limit: PageLimit, pdf: Path) -> Iterator[str]:
    """The longest parts of a memo with their length in pages, longest first."""
    from briefdeck.outputs.pdf.reader import stretches

    for part in sorted(stretches(pdf, limit.text_height), key=lambda part: -part.pages)[:_NAMED]:
        if part.pages >= _WORTH:
            yield f"“{part.title}” takes {part.pages:.1f} pages"
