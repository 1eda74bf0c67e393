"""What was done to the drawings of a memo that are shapes, and not to their words: a build composes them anew."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.provenance.memodrawings import named
from briefdeck.provenance.units import OBJECT, FrameFacts, Unit
from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Report, Where
from briefdeck.roundtrip.pull.layout.by_hand import done

_CURE = "a build draws it anew of what the briefing says; change the plan, or keep the file as it is"


def told_taken_out(book: Book) -> None:
    """Report drawings that are gone; what stood in them counts as being there as it was: of a drawing that somebody
    took out nobody says that the briefing is to lose what it showed."""
    there = _by_drawing(book.returned.seen.frames)
    for name in _by_drawing(book.snapshot.frames) if book.snapshot.kind == "memo" else ():
        units = {i for i, unit in enumerate(book.pairing.built) if _is_in(unit, name)}
        gone = units - book.pairing.pairs.keys()
        if name in there or (units and (gone != units or units <= book.broken)):
            continue
        first = min(units, default=None)
        if first and not book.pairing.built[first - 1].text.replace(OBJECT, "").strip():
            units.add(first - 1)  # the line in which it stood
        book.broken |= units
        where = (
            book.where(book.pairing.built[first], built=True) if first is not None else Where(book.name, "a drawing")
        )
        cure = "take it out of the plan, or list what it shows under omit: memo:"
        book.reports.append(Report(Kind.PICTURE, "a drawing was taken out", cure, where))


def told_put_in(book: Book) -> None:
    """Leave what stands in drawings that nobody built to them: they are told as the drawings that they are. Where a
    program gave drawings names of its own, nobody can tell which are new: what is written in them is told itself."""
    if book.snapshot.kind == "memo" and book.returned.keeps_looks:
        new = _by_drawing(book.returned.seen.frames).keys() - _by_drawing(book.snapshot.frames).keys()
        book.broken_now |= {i for i in book.pairing.new() if any(_is_in(book.pairing.now[i], name) for name in new)}


def told_redrawn(book: Book) -> None:
    """Report shapes that were moved, painted, drawn or taken away, and drawings for which other words stand."""
    if book.snapshot.kind != "memo" or not book.returned.keeps_looks:
        return
    before, after = _by_drawing(book.snapshot.frames), _by_drawing(book.returned.seen.frames)
    for name, built in before.items():
        now = after.get(name)
        if now is None:
            continue
        where = _where(book, name)
        if built[0].frame and done(built[:1], now[:1], emptied=False):
            what = "a drawing was made larger or smaller, or taken out of its line"
            book.reports.append(Report(Kind.FORMAT, what, _CURE, where))
        if now[0].alt != built[0].alt:
            what = f"the words that stand for a drawing became “{short(now[0].alt)}”"
            book.reports.append(Report(Kind.PICTURE, what, _CURE, where))
        if said := done(built[1:], now[1:], emptied=False):
            book.reports.append(Report(Kind.FORMAT, f"{' and '.join(said)} by hand", _CURE, where))


def unnamed(book: Book) -> set[int]:
    """The paragraphs, as they were built, of drawings whose shapes may have lost their names: LibreOffice writes none
    for the shapes of a group, so that nobody can tell which of them a text stands in."""
    if book.snapshot.kind != "memo" or book.returned.keeps_looks:
        return set()
    names = _by_drawing(book.snapshot.frames)
    return {i for i, unit in enumerate(book.pairing.built) if any(_is_in(unit, name) for name in names)}


def _by_drawing(frames: Iterable[FrameFacts]) -> dict[str, list[FrameFacts]]:
    """The drawings by their names, each with its shapes behind it; of two of a name the first. Tables have none."""
    made: dict[str, list[FrameFacts]] = {}
    last: list[FrameFacts] = []
    for facts in frames:
        if last and facts.holder.startswith(named(last[0].holder, "")):
            last.append(facts)
        else:
            last = [facts]
            made.setdefault(facts.holder, last)
    return {name: found for name, found in made.items() if len(found) > 1}


def _is_in(unit: Unit, drawing: str) -> bool:
    return f" {named(drawing, '')}" in unit.holder


def _where(book: Book, drawing: str) -> Where:
    first = next((unit for unit in book.pairing.now if _is_in(unit, drawing)), None)
    return book.where(first) if first is not None else Where(book.name, "a drawing")
