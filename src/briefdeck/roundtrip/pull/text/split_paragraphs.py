"""Paragraphs that somebody made two of one, or one of two, with Enter and Delete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.model.briefing import MODELS, keys
from briefdeck.model.traits import Trait, traits_of
from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted
from briefdeck.roundtrip.pull.edits.edit import Change, Kind, Merged, Report, Split
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of, words_of
from briefdeck.roundtrip.pull.paragraph.certain import is_mark
from briefdeck.roundtrip.pull.paragraph.rewording import Placed, placed
from briefdeck.roundtrip.pull.paragraph.segments import Owner
from briefdeck.roundtrip.pull.paragraph.signs import Sign, signs_of, written
from briefdeck.roundtrip.readback.pairing import group_of

_RUNNING = keys(Trait.RUNNING)
_ALWAYS = _RUNNING - {
    key for model in MODELS for key, traits in traits_of(model).items() if Trait.RUNNING not in traits
}
"""The keys that are running text wherever they stand; others are it in a section itself."""


def broken(book: Book) -> Iterator[Split | Merged | Change]:
    """The paragraphs that were split or merged, as edits where they hold one text each; the others are reported.

    The book learns which paragraphs these are: nothing else is read from them.
    """
    back = book.pairing.back
    fresh = book.pairing.new()
    for index in fresh:
        for other in (index - 1, index + 1):
            if other in back and index not in book.broken_now and _beside(book.pairing.now, index, other):
                yield from _split(book, back[other], other, index)
    for index in book.pairing.gone():
        for other in (index - 1, index + 1):
            if other in book.pairing.pairs and index not in book.broken and _beside(book.pairing.built, index, other):
                yield from _merged(book, other, index)


def _beside(units: Sequence[Unit], one: int, other: int) -> bool:
    """Whether neighbours stand in one shape, cell or story."""
    a, b = units[one], units[other]
    return (group_of(a), a.row, a.column) == (group_of(b), b.row, b.column)


def _split(book: Book, built: int, kept: int, fresh: int) -> Iterator[Split | Change]:
    whole, part, rest = book.pairing.built[built], book.pairing.now[kept], book.pairing.now[fresh]
    said, own, new = _squeezed(whole.text), _squeezed(part.text), _squeezed(rest.text)
    if not new or new not in said or new in own or said == own or not own:
        return
    book.broken.add(built)
    book.broken_now |= {kept, fresh}
    first, second = (part, rest) if kept < fresh else (rest, part)
    source = only_text(book, whole)
    exact = _squeezed(first.text) + _squeezed(second.text) == said
    parts = _parts(book, whole, source, len(_squeezed(first.text))) if source is not None and exact else None
    if source is not None and parts is not None and whole.page == 0 and is_running(source):
        yield Change(source.path, source.raw, "\n".join(parts), book.where(part))
        return
    if source is not None and parts is not None:
        yield Split(source.path, source.raw, parts, book.where(part))
        return
    what = f"“{words_of(first)}” and “{words_of(second)}” were one paragraph"
    book.reports.append(Report(Kind.VALUE, what, _by_hand("split", book, whole), book.where(part)))


def _merged(book: Book, kept: int, gone: int) -> Iterator[Merged]:
    now = book.pairing.now[book.pairing.pairs[kept]]
    units = book.pairing.built[kept], book.pairing.built[gone]
    said, own, other = _squeezed(now.text), _squeezed(units[0].text), _squeezed(units[1].text)
    if len(other) < 2 or other not in said or other in own or said == other:
        return
    book.broken |= {kept, gone}
    book.broken_now.add(book.pairing.pairs[kept])
    first, second = units if kept < gone else (units[1], units[0])
    sources = only_text(book, first), only_text(book, second)
    if sources[0] is not None and sources[1] is not None and is_plain(book, first):
        between = _between(now.text, first.text, second.text)
        if between is not None:
            raws = sources[0].raw, sources[1].raw
            yield Merged(sources[0].path, sources[1].path, raws, between, book.where(now))
            return
    what = f"“{words_of(first)}” and “{words_of(second)}” were made one paragraph"
    book.reports.append(Report(Kind.VALUE, what, _by_hand("join", book, first, second), book.where(now)))


def is_running(source: RecordedOrigin) -> bool:
    """Whether a text is running text, in which a paragraph more is a line more."""
    path = source.path
    key = next((step for step in reversed(path) if step in _RUNNING), None)
    own = path[0] == "sections" and path[2:3] == (key,)
    return key in path[-2:] and (own or key in _ALWAYS)


def only_text(book: Book, unit: Unit) -> RecordedOrigin | None:
    """The one text of the briefing that a paragraph shows, with the figures and marks that are written in it."""
    marks = {p.mark for p in unit.pieces if p.text.strip() and book.owner(p.mark) is Owner.TEXT}
    source = book.snapshot.source(marks.pop()) if len(marks) == 1 else None
    return source if source is not None and isinstance(source.raw, str) else None


def _parts(book: Book, unit: Unit, source: RecordedOrigin, at: int) -> tuple[str, str] | None:
    """A text in two, before and behind as many signs of its paragraph; None where these end inside of a figure."""
    signs = signs_of(str(source.raw))
    progress = 0
    for piece in unit.pieces:
        long = len(_squeezed(piece.text))
        if book.snapshot.source(piece.mark) is source:
            place = placed(piece.text, signs, progress)
            if place is None:
                return None
            progress = place.end
            if 0 < at <= long or (at == 0 and long):
                return _cut(signs, place, piece.text, at)
        elif 0 < at < long:
            return None
        at -= long
    return None


def _cut(signs: Sequence[Sign], place: Placed, text: str, at: int) -> tuple[str, str] | None:
    """The signs before and behind as many letters of a run, as they would be written."""
    letters = [n for n, character in enumerate(text) if not character.isspace() and character != OBJECT]
    cut = place.places[letters[at]] if at < len(letters) else place.end
    made = _written(signs[:cut]), _written(signs[cut:])
    return (made[0], made[1]) if made[0] and made[1] else None


def _written(signs: Sequence[Sign]) -> str:
    return (written(signs) or "").strip()


def is_plain(book: Book, unit: Unit) -> bool:
    """Whether nothing of the template's own words stands in a paragraph; a mark in the text is the text's own."""
    own = (p.text.replace(OBJECT, "") for p in unit.pieces if book.owner(p.mark) is Owner.LABEL)
    return all(not text.strip() or is_mark(text) for text in own)


def _between(now: str, first: str, second: str) -> str | None:
    """What was typed between two texts that are one now; None where they were edited besides."""
    first, second = first.strip(), second.strip()
    now = now.strip()
    if now.startswith(first) and now.endswith(second) and len(now) >= len(first) + len(second):
        return now[len(first) : len(now) - len(second)]
    return None


def _by_hand(verb: str, book: Book, *units: Unit) -> str:
    paths = dict.fromkeys(dotted(path) for unit in units for path in paths_of(book, unit))
    return f"{verb} by hand what it says at {', '.join(paths)}" if paths else "change the plan, or the Office template"


def _squeezed(text: str) -> str:
    return "".join(text.replace(OBJECT, "").split())
