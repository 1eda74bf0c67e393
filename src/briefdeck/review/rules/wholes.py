"""Texts as wholes: marks around one, a note for a row, nothing in the words of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.text.leftovers import is_a_program_s_nothing
from briefdeck.yamlfile.tree import Path

_NOTE = regex(
    r"(?:notes?|source|sources|quelle|anm(?:erkung)?|hinweis|remarque|출처|주|비고|注|出所|資料|资料来源|資料來源|備考)\s*[:：.]|[*※]",
    re.I,
)
_MARKED = regex(
    r"(?P<words>[^\W\d_][^\W_].*|.*\d%?)\s?(?P<mark>\*{1,3}|[†‡§])|(?P<of>.*[^\W\d_]{4})\s?(?P<number>[¹²³⁴-⁹]|[1-9]\))"
)
"""A cell with the mark of a note behind it."""
_AROUND = ("„“", "„”", "«»", "»«", "‹›", "『』", "《》")
_BRACKETS = ("【】", "［］", "〔〕", "＜＞", "〈〉", "<>", "≪≫", "「」", "（）", "()")
_NARROW = regex("[\u00a0\u2000-\u200a\u202f]")
_NO_BREAK = regex(r"(?<=[^\W\d_]{3})[\u00a0\u2000-\u200a\u202f](?=[^\W\d_]{3})")


def check_wholes(reader: Reader) -> Iterator[Remark]:
    """L111 and L112."""
    own = {id(passage) for passage in reader.prose}
    empty: dict[tuple[Path, str], list[Passage]] = {}
    for passage in reader.passages:
        yield from _quoted_whole(reader, passage)
        yield from _note_for_a_row(reader, passage)
        if id(passage) in own:
            yield from _no_breaks(reader, passage)
        if passage.path[-1] == "time" and re.fullmatch(r"[\d.,]+", passage.prose):
            what, hint = f"“{passage.prose}” is a number alone, and nobody knows of what", "write its unit: 2 weeks"
            yield reader.remark(rules.LEFT_OPEN, passage, 0, what, hint)
        said = passage.prose.strip()
        in_cell = passage.traits & (Trait.CELL | Trait.GRID | Trait.SCORE)
        if in_cell and is_a_program_s_nothing(said) and passage.where == passage.path:  # {en: None} is a word
            empty.setdefault((passage.path[:2], said), []).append(passage)
    yield from _marked_cells(reader)
    for (_, said), cells in empty.items():
        more = f"; so it is in {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        what = f"“{said}” is what programs write for nothing{more}"
        yield reader.remark(
            rules.LEFT_OPEN, cells[0], 0, what, "write null for an empty cell, or say it in words: no …"
        )


def _marked_cells(reader: Reader) -> Iterator[Remark]:
    """Marks of notes behind cells, where no text of their section says what they mean."""
    for part in reader.parts:
        marked: dict[str, list[Passage]] = {}
        for passage in part:
            if passage.traits & (Trait.CELL | Trait.GRID) and (found := _MARKED.fullmatch(passage.prose.strip())):
                marked.setdefault(found["mark"] or found["number"], []).append(passage)
        for mark, cells in marked.items():
            if any(mark in other.prose and not other.traits & (Trait.CELL | Trait.GRID) for other in part):
                continue
            if any(other.prose.strip().startswith(mark) for other in part):
                continue  # a row of the table
            more = f"; so it is in {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
            what = f"“{mark}” leads to no note{more}"
            hint = f"say what it means in caption:, as “… ({mark} …)”, or delete it"
            at = cells[0].prose.rstrip().rindex(mark)
            yield reader.remark(rules.FOREIGN_MARKUP, cells[0], at, what, hint)


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


def _quoted_whole(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Curly quotation marks around a whole title or message: they were meant for the YAML."""
    words, heads, ends = passage.prose, _is_head(passage), passage.prose[:1] + passage.prose[-1:]
    if heads and len(words) > 2 and ends == '""' and words.count('"') == 2 and passage.path[0] != "sources":
        what, hint = "quotation marks stand around the whole of it", "delete them: those of YAML stand around these"
        yield reader.mended(rules.FOREIGN_MARKUP, passage, 0, len(words), words[1:-1], what, hint)
    if Trait.HEADING in passage.traits and ends in _BRACKETS and len(words) > 2 and not set(words[1:-1]) & set(ends):
        what, hint = f"the brackets {ends[0]}{ends[1]} stand around the whole of it", "delete them"
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
