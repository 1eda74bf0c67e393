"""Texts as wholes: marks around one, a number before a title, a note for a row, nothing in the words of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted
from briefdeck.locale import find
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.text.leftovers import is_a_program_s_nothing
from briefdeck.text.wholes import number
from briefdeck.yamlfile.tree import Path

_TITLE_NUMBER = regex(
    r"(?:[2-9]|1\d)[.)] +(?=\S)|(?-i:[1-9]\d?(?:\.\d{1,2}){1,3}\.? +(?=[A-Z]))|(?-i:[IVX]{1,5}[.)]) +(?=\S)"
    r"|(?:section|chapter|part) \d+[:.] *(?=\S)|第[\d０-９一二三四五六七八九十]+[章節节][ 　]*(?=\S)"
    r"|[（(][一二三四五六七八九十]{1,3}[)）][ 　]*(?=\S)"
    r"|[Ⅰ-Ⅻ][.)．、]?[ 　]*(?=\S)|[가나다라마바사아자차카타파하][.)] *(?=\S)"
    r"|(?:[0-9０-９]{1,2}[．、]|[０-９]{1,2}[.)）]|[一二三四五六七八九十]{1,3}[、．.])[ 　]*(?=\S)",
    re.I,
)
_NOTE = regex(
    r"(?:notes?|source|sources|quelle|anm(?:erkung)?|hinweis|remarque|출처|주|비고|注|出所|資料|资料来源|資料來源|備考)\s*[:：.]|[*※]",
    re.I,
)
_OUTLINED = regex(
    r"(?P<digits>\d{1,2}(?:\.\d{1,2}){1,3})\.? +(?:(?P<named>(?-i:[A-Z][a-z]{2,}))|(?=[^\W\d_]{2}))", re.I
)
_AROUND = ("„“", "„”", "«»", "»«", "‹›", "『』", "《》")
_NARROW = regex("[\u00a0\u2000-\u200a\u202f]")
_NO_BREAK = regex(r"(?<=[^\W\d_]{3})[\u00a0\u2000-\u200a\u202f](?=[^\W\d_]{3})")


def check_wholes(reader: Reader) -> Iterator[Remark]:
    """L111 and L112."""
    own = {id(passage) for passage in reader.prose}
    empty: dict[tuple[Path, str], list[Passage]] = {}
    yield from _numbered_in_turn(reader)
    for passage in reader.passages:
        yield from _quoted_whole(reader, passage)
        yield from _note_for_a_row(reader, passage)
        yield from _numbered_title(reader, passage)
        if id(passage) in own:
            yield from _outlined(reader, passage)
            yield from _no_breaks(reader, passage)
        if passage.path[-1] == "time" and re.fullmatch(r"[\d.,]+", passage.prose):
            what, hint = f"“{passage.prose}” is a number alone, and nobody knows of what", "write its unit: 2 weeks"
            yield reader.remark(rules.LEFT_OPEN, passage, 0, what, hint)
        said = passage.prose.strip()
        in_cell = passage.traits & (Trait.CELL | Trait.GRID | Trait.SCORE)
        if in_cell and is_a_program_s_nothing(said) and passage.where == passage.path:  # {en: None} is a word
            empty.setdefault((passage.path[:2], said), []).append(passage)
    for (_, said), cells in empty.items():
        more = f"; so it is in {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        what = f"“{said}” is what programs write for nothing{more}"
        yield reader.remark(
            rules.LEFT_OPEN, cells[0], 0, what, "write null for an empty cell, or say it in words: no …"
        )


def _no_breaks(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """No-break spaces between the words of a text that was copied from a page."""
    if not _NARROW.search(passage.prose):
        return
    found = list(_NO_BREAK.finditer(passage.prose))
    if len(found) > 1 or (found and found[0][0] != "\u00a0"):
        count = f"{len(found)} no-break or narrow spaces stand" if len(found) > 1 else "a narrow space stands"
        what = f"{count} between words, where no line can end"
        yield reader.remark(rules.FOREIGN_MARKUP, passage, found[0].start(), what, "type ordinary spaces")


def _note_for_a_row(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A note that stands in the first cell of a row, and nothing beside it."""
    match passage.path:
        case ("sections", _, "rows", int(), 0) if _NOTE.match(passage.prose):
            row: object = reader.loaded.document.data_at(passage.path[:-1])
            if isinstance(row, list) and len(row) > 1 and not any(row[1:]):
                what = f"“{' '.join(passage.prose.split())}” is a note, and stands as a row of the table"
                yield reader.remark(rules.FOREIGN_MARKUP, passage, 0, what, "say it in the caption, or under caution:")


def _numbered_title(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A number before the title of a section: documents number their sections."""
    if end := number_before(passage):
        what = f"“{passage.prose[:end].strip()}” stands before the title, and documents number sections themselves"
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, end, "", what, "delete it")


def _outlined(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A number of an outline before a text: 1.1 Routes have grown. What is measured has a unit behind it instead."""
    match, language = _OUTLINED.match(passage.prose), find(passage.language)
    if match is None or language is None or passage.traits & (Trait.CELL | Trait.GRID) or number_before(passage):
        return
    measured = number().match(passage.prose.casefold())
    if measured is not None and measured.end() > match.end("digits") + 1:
        return
    if match["named"] or language.separators[0] == ",":
        what = f"“{match['digits']}” stands before the words, and documents set numbers of their own"
        end = match.start("named") if match["named"] else match.end()
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, end, "", what, "delete it")


_ORDINAL = regex(r"(\d{1,2})[.)] +(?=\S)")


def _numbered_in_turn(reader: Reader) -> Iterator[Remark]:
    """Titles of German sections that are numbered one after the other; one alone may be an ordinal: 1. Quartal."""
    titles = [p for p in reader.prose if len(p.path) == 3 and p.path[::2] == ("sections", "title")]
    found = [(p, match) for p in titles if p.language.startswith("de") and (match := _ORDINAL.match(p.prose))]
    if len(found) > 1 and [int(match[1]) for _, match in found] == list(range(1, len(found) + 1)):
        for passage, match in found:
            what = f"“{match[0].strip()}” stands before the title, and documents number sections themselves"
            yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, match.end(), "", what, "delete it")


def number_before(passage: Passage) -> int:
    """How many characters a number before the title of a section takes."""
    if len(passage.path) != 3 or passage.path[::2] != ("sections", "title") or passage.language.startswith("de"):
        return 0
    match = _TITLE_NUMBER.match(passage.prose)
    return match.end() if match else 0


def _quoted_whole(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Curly quotation marks around a whole title or message: they were meant for the YAML."""
    words, heads, ends = passage.prose, _is_head(passage), passage.prose[:1] + passage.prose[-1:]
    if heads and len(words) > 2 and ends == '""' and words.count('"') == 2 and passage.path[0] != "sources":
        what, hint = "quotation marks stand around the whole of it", "delete them: those of YAML stand around these"
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, len(words), words[1:-1], what, hint)
    if quoted_whole(passage):
        what, hint = "quotation marks stand around the whole of it", "delete them: those of YAML are straight"
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, len(words), words[1:-1], what, hint)
    if heads and len(words) > 2 and ends in ("“”", "””", "““", "”“", "‘’") and not set(words[1:-1]) & set("“”‘"):
        what, hint = "curly quotation marks stand around the whole of it", "delete them, or write straight ones"
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, len(words), words[1:-1], what, hint)


def _is_head(passage: Passage) -> bool:
    return Trait.HEADING in passage.traits or passage.path[-1] in ("message", "from", "label")


def quoted_whole(passage: Passage) -> bool:
    """Whether marks of another language than English stand around the whole of a title or message."""
    words, ends = passage.prose, passage.prose[:1] + passage.prose[-1:]
    return _is_head(passage) and len(words) > len(ends) and ends in _AROUND and not set(words[1:-1]) & set(ends)
