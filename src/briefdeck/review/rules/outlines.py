"""Numbers and signs of an outline before texts, which documents set themselves: 1., 2.1, IV., (a), 一、, ア　, ①, ○."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted
from briefdeck.locale import find
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.marks import IN_A_LINE
from briefdeck.text.wholes import number
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_HAN, _KANA, _HANGUL = "一二三四五六七八九十", "アイウエオカキク", "가나다라마바사아자차카타파하"
_ROMAN = r"(?:X{0,1}(?:IX|IV|VI{0,3}|I{1,3})|X)"
_MARKS = "○●◯◎◇◆□■▽▼☐☑▣◈→⇒➡"
# What stands before words for no other reason, in any language.
_SURE = regex(
    r"(?:[①-⑳❶-❿➀-➓㊀-㊉⑴-⒇⒈-⒛㈠-㈩][.)．、]?|[Ⅰ-Ⅻⅰ-ⅻ](?:[.)．、]|(?=[ 　]))"
    rf"|[（(](?:\d{{1,2}}|[０-９]{{1,2}}|[a-hA-H]|{_ROMAN}|{_ROMAN.lower()}|[{_HAN}]{{1,3}}|[{_KANA}]|[{_HANGUL}])[)）]"
    rf"|(?:\d{{1,2}}|[０-９]{{1,2}}|[a-hA-H]|{_ROMAN}|{_ROMAN.lower()}|[{_HAN}]{{1,2}})[)）](?=[ 　]|[^\x00-\x7f])"
    rf"|(?:X?(?:II{{1,2}}|IV|VI{{1,3}}|IX)|x?(?:ii{{1,2}}|iv|vi{{1,3}}|ix))\.(?=[ 　])"
    rf"|[０-９]{{1,2}}(?:[．.、]|(?=　))"
    rf"|[{_KANA}](?:[.)．、)]|(?=　))|[{_HAN}]{{1,3}}[、．](?![{_HAN}])|[{_HANGUL}][.)](?=[ 　])"
    rf"|[{_MARKS}](?![{_MARKS}×△▲])(?=[ 　]?[^\W\d_]{{2}}))[ 　]*(?=\S)"
)
# The same, and what may be an ordinal or a name in a sentence, before the title of a section.
_TITLE = regex(
    r"(?:[2-9]|1\d)[.)] +(?=\S)|(?-i:[1-9]\d?(?:\.\d{1,2}){1,3}\.? +(?=[A-Z]))|(?-i:[IVX]{1,5}[.)]) +(?=\S)"
    r"|(?-i:[IVX]{1,5}|\d{1,2}|[A-H]) ?[-–—] (?=\S)"
    r"|(?:section|chapter|part|item|slide|step|top|punkt|abschnitt|kapitel|teil"
    r"|folie|diapositive|スライド|슬라이드|chapitre|partie|étape|議題|案件) ?"
    r"(?:\d{1,2}|(?-i:[IVX]{1,5}))(?:[:.．：]| [-–—])[ 　]*(?=\S)"
    r"|第[\d０-９一二三四五六七八九十]+(?:[章節节篇]|部分?)[:：]?[ 　]*(?=\S)|제 ?\d+ ?[장절][.:]? *(?=\S)"
    r"|[0-9]{1,2}[．、][ 　]*(?=\S)|[一二三四五六七八九十]{1,3}[.][ 　]*(?=\S)",
    re.I,
)
_CAPTION = regex(
    r"(?:figure|fig\.|table|tab\.|chart|exhibit|abbildung|abb\.|tabelle|grafik|tableau|graphique|図表|図|表|グラフ|그림|표|图|圖)"
    r"[ 　]?(?:\d{1,2}|[０-９]{1,2})(?:[-.]\d)?(?:[.:：．)]|[ 　]?[-–—]|(?=[ 　]))[ 　]*(?=\S)",
    re.I,
)
_OF_TITLES_ALONE = regex(r"(?:[2-9]|1\d)[.)] +(?=\S)")
_OUTLINED = regex(
    r"(?P<digits>\d{1,2}(?:\.\d{1,2}){1,3})\.? +(?:(?P<named>(?-i:[A-Z][a-z]{2,}))|(?=[^\W\d_]{2}))", re.I
)
_ORDINAL = regex(r"(\d{1,2})(?:[.)．:：]|[ 　][-–—])[ 　]*(?=\D)")
_MANY = 2  # texts of one list that are told one by one
_NAMES = frozenset({"from", "to", "contact", "number", "marking", "keywords"})
_IN_TABLES = Trait.CELL | Trait.GRID | Trait.SCORE | Trait.UNIT


def outlined(reader: Reader) -> dict[int, int]:
    """The passages, by their identity, that have a number or sign before them, and how many characters it takes."""
    turns = _in_turn(reader)
    found = ((id(one), turns.get(id(one)) or number_before(one) or _of_levels(one)) for one in reader.prose)
    return {passage: end for passage, end in found if end}


def check_outlines(reader: Reader, signs: Mapping[int, int]) -> Iterator[Remark]:
    """L111 of numbers and signs before titles and texts; those of one list are told at the first of them."""
    found: dict[tuple[object, ...], list[tuple[Passage, int]]] = {}
    for passage in reader.prose:
        if end := signs.get(id(passage), 0):
            beside = tuple("*" if isinstance(step, int) else step for step in passage.where)
            found.setdefault((*beside, passage.where[: _last_list(passage.where)]), []).append((passage, end))
    for alike in found.values():
        told = alike[:1] if len(alike) > _MANY else alike
        for passage, end in told:
            sign = passage.prose[:end].strip(" 　")
            kind = "the title, and documents number sections" if _is_title(passage) else "the words, and documents set"
            rest = " themselves" if _is_title(passage) else " signs of their own"
            what = f"“{sign}” stands before {kind}{rest}"
            if passage.path[-1] == "caption":
                what = f"“{sign}” stands before the caption, and documents number captions themselves"
            more = alike[1:] if len(alike) > _MANY else []
            what += f"; so it is in {counted(len(more), 'other texts')}" if more else ""
            remark = reader.mended(rules.FOREIGN_MARKUP, passage, 0, end, "", what, "delete it")
            edits = [reader.mended(rules.FOREIGN_MARKUP, one, 0, to, "", what, "").diagnostic.edits for one, to in more]
            diagnostic = remark.diagnostic
            if more and all(edits) and diagnostic.edits:
                diagnostic = replace(diagnostic, edits=(*diagnostic.edits, *(one for each in edits for one in each)))
            yield Remark(remark.path, diagnostic)


def number_before(passage: Passage) -> int:
    """How many characters a number or a sign takes that stands before a text, and before the title of a section."""
    if passage.traits & (_IN_TABLES | Trait.SPEAKER | Trait.FOREIGN) or passage.path[0] in _NAMES:
        return 0
    if IN_A_LINE.search(passage.prose):
        return 0  # told as several items
    found = _SURE.match(passage.prose)
    if passage.path[-1] == "caption":
        found = found or _CAPTION.match(passage.prose)
    if found is None and _is_title(passage):
        found = _TITLE.match(passage.prose)
        if found and passage.language.startswith("de") and _OF_TITLES_ALONE.match(passage.prose):
            return 0  # an ordinal, as in 2. Quartal
    return found.end() if found and found.end() < len(passage.prose) else 0


def _is_title(passage: Passage) -> bool:
    return len(passage.path) == 3 and passage.path[::2] == ("sections", "title")


def _of_levels(passage: Passage) -> int:
    """That of an outline: 1.1 Routes have grown. What is measured has a unit behind it instead."""
    match, language = _OUTLINED.match(passage.prose), find(passage.language)
    if match is None or language is None or passage.traits & _IN_TABLES:
        return 0
    measured = number().match(passage.prose.casefold())
    if measured is not None and measured.end() > match.end("digits") + 1:
        return 0
    if not match["named"] and language.separators[0] != ",":
        return 0
    return match.start("named") if match["named"] else match.end()


def _last_list(path: Path) -> int:
    return max((at for at, step in enumerate(path) if isinstance(step, int)), default=0)


def _in_turn(reader: Reader) -> dict[int, int]:
    """Texts of one list that are numbered one after the other, and the length of each number; one alone may be an
    ordinal: 1. Quartal."""
    lists: dict[tuple[object, ...], list[Passage]] = {}
    for passage in reader.prose:
        if passage.prose[:1].isdigit() and not passage.traits & (_IN_TABLES | Trait.SPEAKER):
            at = _last_list(passage.where)
            lists.setdefault((passage.where[:at], passage.where[at + 1 :]), []).append(passage)
    return {id(p): end for group in lists.values() if len(group) > 1 for p, end in _counted(group)}


def _counted(group: Sequence[Passage]) -> Iterator[tuple[Passage, int]]:
    found = [(passage, ordinal) for passage in group if (ordinal := _ordinal(passage.prose))]
    if len(found) > 1 and [n for _, (n, _) in found] == list(range(1, len(found) + 1)):
        yield from ((passage, end) for passage, (_, end) in found)


def _ordinal(prose: str) -> tuple[int, int] | None:
    """The number that a text begins with as an item of a list does, and where the words begin."""
    match = _ORDINAL.match(prose)
    return (int(match[1]), match.end()) if match and match.end() < len(prose) else None
