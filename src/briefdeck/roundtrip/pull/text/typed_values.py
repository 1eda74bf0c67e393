"""What was typed into a file, as a value of the briefing: of the kind of the value in whose place it stands."""

from __future__ import annotations

from contextlib import suppress

from briefdeck.audience.wording import Wording
from briefdeck.model.briefing import keys
from briefdeck.model.markup import is_address
from briefdeck.model.score import mark_of, rating_of
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Data
from briefdeck.roundtrip.pull.paragraph.amounts import number_of, read_date
from briefdeck.roundtrip.pull.paragraph.segments import kind_of, letters
from briefdeck.roundtrip.pull.paragraph.signs import Sign, written
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_DIGITS = regex("[0-9０-９]+")
_YEAR_FIRST = regex(r"(?<![0-9０-９])[0-9０-９]{4}(?:[-./／．－年][0-9０-９]{1,2}){1,2}[月日]?(?![0-9０-９])")
_IN_ENGLISH = regex(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,?),? (?:19|20)\d\d\b"
)
_DATES = keys(Trait.DATE)
_SCORES = keys(Trait.SCORE)


def item_of(path: Path) -> Path | None:
    """The innermost item of a list that a value belongs to; sections are none."""
    for end in range(len(path), 2, -1):
        if isinstance(path[end - 1], int):
            return path[:end]
    return path[:2] if len(path) > 1 and isinstance(path[1], int) and path[0] != "sections" else None


def read_value(book: Book, source: RecordedOrigin, old: str, text: str) -> Data:
    """A date, a score, a number or an address as it was typed, in the place of `old`; None where it is none."""
    if source.path[-1] in _DATES and book.wording is not None:
        return _date(source, old, text, book.wording)
    if is_score(source):
        return _score(source, text)
    if isinstance(source.raw, int | float):
        value = number_of(text, book.language)
        return written([Sign(sign) for sign in text]) if value is None and "rows" in source.path else value
    return text.strip() if isinstance(source.raw, str) and source.path[-1] == "url" else None


def is_plain(source: RecordedOrigin) -> bool:
    """Whether a value is words, and nothing that is read as something else."""
    return isinstance(source.raw, str) and source.path[-1] not in _DATES | {"url"} and not is_score(source)


def _date(source: RecordedOrigin, old: str, text: str, wording: Wording) -> Data:
    """A date that is shown as this audience writes it, year first, or with other digits in the words that were built.

    All else beside it must be what was built: of a date with other words only a part would be written.
    """
    value = read_date(text, wording)
    if value is None:
        return None
    beside, manners = {""}, [replace(wording, calendar=calendar) for calendar in (False, True)]
    with suppress(ValueError):  # a record may say anything
        beside |= {_closed(old.replace(manner.date(str(source.raw)), "", 1)) for manner in manners}
    alike = _closed(_DIGITS.sub("0", old)) == _closed(_DIGITS.sub("0", text))  # 2026 年 3 月 is 2026年3月
    shown = [said for said in (*(manner.date(value) for manner in manners), value) if said in text]
    shown += [found[0] for form in (_YEAR_FIRST, _IN_ENGLISH) if (found := form.search(text))]
    if not alike and not any(_closed(text.replace(said, "", 1)) in beside for said in shown):
        return None
    return int(value) if isinstance(source.raw, int) and value.isdigit() else value


def _closed(text: str) -> str:
    return "".join(text.split())


def is_score(source: RecordedOrigin) -> bool:
    return any(step in _SCORES for step in source.path[-3:-1])  # its number, and its language, stand behind it


def _score(source: RecordedOrigin, text: str) -> Data:
    """A rating or a mark; words in the place of a rating. Other words in that of a mark may be those of an audience."""
    rating, mark = rating_of(text), mark_of(text)
    if rating is not None:
        return rating
    return str(mark) if mark else None if isinstance(source.raw, str | bool) else text.strip()


def _is_bold_by_place(book: Book, like: Unit | None) -> bool:
    """Whether a paragraph of this kind shows a text bold that does not say so itself."""
    for piece in like.pieces if like is not None else ():
        source = book.snapshot.source(piece.mark)
        if like is not None and source is not None and source.raw is not None:
            return book.looks.base(kind_of(like), piece.bold) and "**" not in str(source.raw)
    return False


def typed_text(book: Book, unit: Unit, like: Unit | None) -> str | None:
    """The words of a new paragraph as a briefing writes them; `like` is one of its kind, as it was built.

    What leads to a place of the file, the number of a source or of a slide, came with a copy and is none of them.
    """
    plain = _is_bold_by_place(book, like)
    typed = [letter for letter in letters(unit.pieces) if letter.text != OBJECT and letter.href != "#"]
    said = [n for n, letter in enumerate(typed) if not letter.text.isspace()]
    # One look all over is that of the place in which it was typed: who emphasises, does so beside other words.
    plain = plain or all(typed[n].bold is True for n in said)
    addresses = {href: href if is_address(href) else "" for href in {letter.href for letter in typed}}
    shown = typed[said[0] : said[-1] + 1] if said else []
    return written([Sign(c.text, c.bold is True and not plain, addresses[c.href]) for c in shown]) if said else None
