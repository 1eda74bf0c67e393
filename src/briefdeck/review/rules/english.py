"""What English text is held to: signs of its own width, one kind of quotation marks, one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import known
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader, minority
from briefdeck.review.remark import Remark
from briefdeck.review.rules.english_signs import check_english_signs
from briefdeck.review.rules.wholes import quoted_whole
from briefdeck.text import quoted, unpaired

_FULL_WIDTH = regex("[\uff01-\uff5e]+|[、。「」]")
_JAPANESE = regex("[ぁ-ゖァ-ヺ一-鿿]")
_QUOTED = regex("(?P<double>“[^“”]*”)|(?P<single>(?<![A-Za-z])‘[^‘’]*’)")
# British and American.
_PAIRS = """colour/color labour/labor favour/favor behaviour/behavior honour/honor neighbour/neighbor harbour/harbor
centre/center theatre/theater fibre/fiber litre/liter kilometre/kilometer defence/defense offence/offense
catalogue/catalog aluminium/aluminum grey/gray ageing/aging"""
_VERBS = "organi reali optimi minimi maximi recogni prioriti moderni standardi utili analy"
_DOUBLING = "travel model cancel label fuel"
_NOUN_ENDING = "(?:s|ed|ing|able|hood|hoods)?"
_VERB_ENDING = "(?:e|es|ed|ing|ation|ations|er|ers)"


def check_english(reader: Reader) -> Iterator[Remark]:
    """L301 to L305."""
    passages = [passage for passage in reader.prose if passage.english]
    for passage in passages:
        if not passage.prose.isascii() and not _JAPANESE.search(passage.prose):
            yield from _full_width(reader, passage)
    yield from _quotations(reader, passages)
    yield from _spelling(reader, passages)
    yield from check_english_signs(reader, passages)


def _quotations(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    """Marks as documents have them: a sign stands for each that was typed."""
    found = []
    for passage in passages:
        for at in unpaired(passage.prose, known(passage.language)):
            what, hint = "this mark has no other half, and stays straight", "write its other half, or delete it"
            yield reader.remark(rules.MIXED_QUOTES, passage, at, what, hint)
        for match in _FOREIGN_QUOTES.finditer(passage.prose):
            inside = (match["low"] or match["angled"]).strip()
            what, right = f"“{match[0]}” has quotation marks of another language", f'"{inside}"'
            if not quoted_whole(passage):
                yield reader.mended(rules.MIXED_QUOTES, passage, *match.span(), right, what, f"write {right}")
        shown = quoted([passage.prose], known(passage.language))[0] or ""
        found += [(passage, match.start(), str(match.lastgroup)) for match in _QUOTED.finditer(shown)]
    usual, others = minority(found)
    for passage, at, kind in others:
        what, hint = f"{kind} quotation marks, among {usual} ones", "write straight ones: documents have the usual ones"
        yield reader.remark(rules.MIXED_QUOTES, passage, at, what, hint)


# Of German, French and the languages that write like them; << >> around a word are told as a field of a form letter.
_FOREIGN_QUOTES = regex("„(?P<low>[^“”„]{1,200})[“”]|[«»](?P<angled>[^«»]{1,200})[«»]")


_ENGLISH = {"。": ".", "、": ",", "「": "“", "」": "”", "～": "–", "〜": "–"}


def _full_width(reader: Reader, passage: Passage) -> Iterator[Remark]:
    for match in _FULL_WIDTH.finditer(passage.prose):
        right = _ENGLISH.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        what, hint = f"“{match[0]}” is full-width", f"write {right}" if right != match[0] else "write the English sign"
        if right.isalnum():
            yield reader.mended(rules.FULL_WIDTH_IN_ENGLISH, passage, match.start(), match.end(), right, what, hint)
        else:
            yield reader.remark(rules.FULL_WIDTH_IN_ENGLISH, passage, match.start(), what, hint)


def _forms() -> Iterator[tuple[str, str]]:
    """Patterns of words, each with the country that spells so."""
    for british, american in re.findall(r"(\w+)/([\w-]+)", _PAIRS):
        yield british + _NOUN_ENDING, "British"
        yield american + _NOUN_ENDING, "American"
    yield "programmes?", "British"  # a program may be one of a computer, everywhere
    for stem in _VERBS.split():
        yield stem + "s" + _VERB_ENDING, "British"
        if stem == "analy":  # -ize is Oxford's too
            yield stem + "z" + _VERB_ENDING, "American"
    for stem in _DOUBLING.split():
        yield f"{stem}l(?:ed|ing|er|ers)", "British"
        yield f"{stem}(?:ed|ing|er|ers)", "American"


_SPELT = {
    country: regex(r"\b(?:" + "|".join(words for words, of in _forms() if of == country) + r")\b", re.IGNORECASE)
    for country in ("British", "American")
}
# Spelt alike everywhere.
_ALIKE = frozenset({"analyses"})
_REACH = 40
_NAME = regex(r"[^.!?:\s“\"(][^.!?:]*\s[A-Z]$")  # a capital inside a sentence


_WORD = regex("[A-Za-z]+")
_STEMS: tuple[tuple[str, str], ...] = (
    *((pair.partition("/")[0], pair.partition("/")[2]) for pair in _PAIRS.split()),
    ("programme", "program"),
    *((stem + "s", stem + "z") for stem in _VERBS.split()),
    *((stem + "l", stem) for stem in _DOUBLING.split()),
)


def _spelt_as(word: str, country: str) -> str:
    """A word that the other country spells so, as this one does."""
    for british, american in _STEMS:
        own, other = (british, american) if country == "British" else (american, british)
        if word.lower().startswith(other):
            made = own + word[len(other) :].lower()
            return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made
    return word


def _is_name(prose: str, at: int) -> bool:
    return bool(_NAME.search(prose[max(0, at - _REACH) : at + 1]))


def _spelling(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    found = [
        (passage, match.start(), country)
        for passage in passages
        for country, pattern in _SPELT.items()
        for match in pattern.finditer(passage.prose)
        if match[0].lower() not in _ALIKE and not _is_name(passage.prose, match.start())
    ]
    for passage, at, country in found:
        wanted = known(passage.language).spelling
        word = _word(passage, at)
        if wanted and country != wanted:
            right = _spelt_as(word, wanted)
            what, end = f"“{word}” is {country}, and the text is in {passage.language}", at + len(word)
            yield reader.mended(rules.MIXED_SPELLING, passage, at, end, right, what, f"write {right}")
    usual, others = minority([place for place in found if not known(place[0].language).spelling])
    for passage, at, country in others:
        what = f"“{_word(passage, at)}” is {country}, and other words are {usual}"
        yield reader.remark(rules.MIXED_SPELLING, passage, at, what, "keep to one spelling")


def _word(passage: Passage, at: int) -> str:
    found = _WORD.match(passage.prose, at)
    return found[0] if found else ""
