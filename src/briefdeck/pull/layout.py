"""Shapes that somebody moved, resized, recoloured, drew or took away by hand: a build lays slides out anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefdeck.pull.collecting import Book
from briefdeck.pull.edits import Kind, Report, Where
from briefdeck.snapshot.units import FrameFacts

_SAME = 12_700  # EMU, a point: less is no move that anybody meant
_CURE = "a build lays the slides out anew; change the layout in deck.pptx, the plan, or keep the file as it is"


def laid_out(book: Book) -> None:
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
        done = _done(built[page], there[now])
        if done:
            titles = book.returned.seen.titles
            title = titles[now - 1] if now <= len(titles) else ""
            where = Where(book.name, f"slide {now} “{title}”")
            book.reports.append(Report(Kind.FORMAT, f"{' and '.join(done)} by hand", _CURE, where))


def _done(built: Sequence[FrameFacts], now: Sequence[FrameFacts]) -> list[str]:
    """What became of shapes whose names are unique."""
    before, after = _by_name(built), _by_name(now)
    moved = painted = 0
    for name, facts in before.items():
        other = after.get(name)
        if other is None:
            continue
        moved += any(abs(a - b) > _SAME for a, b in zip(facts.frame, other.frame, strict=True))
        painted += facts.look != other.look
    drawn = sum(name not in {facts.holder for facts in built} for name in after)
    gone = sum(name not in {facts.holder for facts in now} for name in before)
    said = ((moved, "moved or resized"), (painted, "recoloured"), (drawn, "drawn"), (gone, "taken away"))
    return [f"{count} {'shape was' if count == 1 else 'shapes were'} {what}" for count, what in said if count]


def _by_name(shapes: Sequence[FrameFacts]) -> dict[str, FrameFacts]:
    names = Counter(facts.holder for facts in shapes)
    return {facts.holder: facts for facts in shapes if names[facts.holder] == 1}
