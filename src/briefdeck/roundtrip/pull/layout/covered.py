"""Words in whose place a drawing stands, made a diagram, picture or box of: they may be said there, and are kept."""

from __future__ import annotations

from collections import Counter

from briefdeck.provenance.units import OBJECT
from briefdeck.roundtrip.pull.edits.book import Book, dotted
from briefdeck.roundtrip.pull.edits.edit import Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of, words_of


def told_covered(book: Book) -> None:
    """Report paragraphs that are gone where a drawing is new; they count as being there as they were."""
    pages = _redrawn_pages(book)
    pairing = book.pairing
    now_by_built = sorted(pairing.pairs.items())
    before = {built: place for place, (built, _) in enumerate(now_by_built)}
    place = -1
    for index, unit in enumerate(pairing.built):
        if index in before:
            place = before[index]
            now = pairing.now[pairing.pairs[index]]
            if _is_emptied(unit.text, now.text):
                book.broken_now.add(pairing.pairs[index])
                _tell(book, index)
        elif index not in book.broken and (
            unit.page and pairing.pages.get(unit.page) in pages if unit.page else _is_in(book, now_by_built, place)
        ):
            _tell(book, index)


def _redrawn_pages(book: Book) -> set[int]:
    """The slides, as they are now, that have a diagram or an object, which no build makes, or more pictures."""
    seen = book.returned.seen
    more = Counter(facts.page for facts in seen.pictures)
    more.subtract(book.pairing.pages.get(facts.page, 0) for facts in book.snapshot.pictures)
    return seen.closed | {page for page, count in more.items() if page and count > 0}


def _is_emptied(built: str, now: str) -> bool:
    """Whether nothing but a drawing is left of a paragraph's words."""
    return now.count(OBJECT) > built.count(OBJECT) and not now.replace(OBJECT, "").strip()


def _is_in(book: Book, pairs: list[tuple[int, int]], place: int) -> bool:
    """Whether a new drawing stands between the neighbours of a paragraph of a memo that is gone."""
    start = pairs[place][1] if place >= 0 else -1
    stop = pairs[place + 1][1] if place + 1 < len(pairs) else len(book.pairing.now)
    new = (book.pairing.now[i].text for i in range(start + 1, stop) if i not in book.pairing.taken)
    return any(OBJECT in text and not text.replace(OBJECT, "").strip() for text in new)


def _tell(book: Book, index: int) -> None:
    book.broken.add(index)
    unit = book.pairing.built[index]
    if not words_of(unit):
        return  # it was a drawing, which is told as one
    paths = [dotted(path) for path in paths_of(book, unit) if path[0] not in ("figures", "sources")]
    what = f"“{words_of(unit)}” is text no more, and a drawing that is new in its place may say it"
    cure = f"change {', '.join(paths)} by hand, if it is to change" if paths else "leave it, or change the plan"
    book.reports.append(Report(Kind.FORMAT, what, cure, book.where(unit, built=True)))
