"""Shapes that somebody moved, resized, recoloured, drew or took away by hand: a build lays slides out anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefdeck.provenance.units import FrameFacts
from briefdeck.roundtrip.pull.book import Book
from briefdeck.roundtrip.pull.edits import Kind, Report, Where

_SAME = 12_700  # EMU, a point: less is no move that anybody meant
_CURE = "a build lays the slides out anew; change the layout in deck.pptx, the plan, or keep the file as it is"


def laid_out(book: Book, emptied: set[int]) -> None:
    """Report what was done to slides as a whole, and to their shapes.

    Of `emptied` slides, as they were built, something was taken out: the shapes that showed it went with it.
    """
    _slides(book)
    _shapes(book, emptied)


def _slides(book: Book) -> None:
    """Slides that were hidden."""
    for page in book.returned.seen.hidden:
        where = _where(book, page)
        plan = book.snapshot.plan
        cure = f"to leave it out for good, take its part out of {plan}, and list what it shows under omit: deck:"
        book.reports.append(Report(Kind.SLIDE, "the slide was hidden", cure, where))


def _where(book: Book, page: int) -> Where:
    titles = book.returned.seen.titles
    title = titles[page - 1] if page <= len(titles) else ""
    return Where(book.name, f"slide {page} “{title}”", slide=page)


def _shapes(book: Book, emptied: set[int]) -> None:
    """Report what was done to the shapes of slides, where the program that saved the file last leaves them alone."""
    if not book.returned.keeps_looks:
        return
    there: dict[int, list[FrameFacts]] = defaultdict(list)
    for facts in book.returned.seen.frames:
        there[facts.page].append(facts)
    built: dict[int, list[FrameFacts]] = defaultdict(list)
    for facts in book.snapshot.frames:
        built[facts.page].append(facts)
    for page, now in book.pairing.pages.items():
        done = _done(built[page], there[now], emptied=page in emptied)
        if done:
            book.reports.append(Report(Kind.FORMAT, f"{' and '.join(done)} by hand", _CURE, _where(book, now)))


def _done(built: Sequence[FrameFacts], now: Sequence[FrameFacts], *, emptied: bool) -> list[str]:
    """What became of shapes whose names are unique."""
    before, after = _by_name(built), _by_name(now)
    moved = painted = 0
    for name, facts in before.items():
        other = after.get(name)
        if other is None:
            continue
        moved += len(facts.frame) != len(other.frame) or any(
            abs(a - b) > _SAME for a, b in zip(facts.frame, other.frame, strict=True)
        )
        painted += facts.look != other.look
    drawn = sum(name not in {facts.holder for facts in built} for name in after)
    gone = 0 if emptied else sum(name not in {facts.holder for facts in now} for name in before)
    said = ((moved, "moved or resized"), (painted, "recoloured or reshaped"), (drawn, "drawn"), (gone, "taken away"))
    return [f"{count} {'shape was' if count == 1 else 'shapes were'} {what}" for count, what in said if count]


def _by_name(shapes: Sequence[FrameFacts]) -> dict[str, FrameFacts]:
    names = Counter(facts.holder for facts in shapes)
    return {facts.holder: facts for facts in shapes if names[facts.holder] == 1}
