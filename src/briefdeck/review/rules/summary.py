"""Whether the sections say what the summary says: by the words they share, and by its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark

_WORD = regex(r"[A-Za-z][A-Za-z’'-]+|[一-龯々〆ヶ]+|[ァ-ヴー]+|\d[\d,.]*\d|\d")
_SMALL_WORDS = """a an the and or but of to in on at by for from with without as is are was were be been being it its
this that these those they them their there here he she his her we our you your not no nor so than then will would can
could may might must shall should do does did done has have had more most less least all any each every some such only
also very into over under about after before between during through against both one two three
first new now still yet"""
_ENGLISH_SMALL = frozenset(re.findall("[a-z]+", _SMALL_WORDS))
# Measured on eight briefings: a summary that says in other words what a section says shares a quarter of its tokens and
# more, one that says something else less than a tenth.
_LEAST_SHARE = 0.2
_LEAST_TOKENS = 3
_STEM = 5


def check_summary(reader: Reader) -> Iterator[Remark]:
    """E125."""
    said: dict[str, set[str]] = {}
    for passage in reader.passages:
        if passage.path[0] in ("sections", "figures", "conclusion"):
            said.setdefault(_language(passage), set()).update(_tokens(passage))
    for passage in reader.passages:
        if passage.path[0] != "summary":
            continue
        wanted = _tokens(passage)
        known = said.get(_language(passage), set())
        if len(wanted) < _LEAST_TOKENS or not known:
            continue
        share = sum(token in known for token in wanted) / len(wanted)
        if share < _LEAST_SHARE:
            words = passage.prose if len(passage.prose) <= 30 else f"{passage.prose[:29]}…"
            what = f"no section speaks of this: “{words.replace(FIGURE, '…')}”"
            hint = "say it in a section, with its evidence, or delete it here"
            yield reader.remark(rules.UNSUPPORTED_SUMMARY, passage, 0, what, hint)


def _language(passage: Passage) -> str:
    return passage.language.partition("-")[0]


def _tokens(passage: Passage) -> set[str]:
    """What a text is about: pairs of kanji, katakana words, beginnings of other words, numbers."""
    tokens: set[str] = set()
    for match in _WORD.finditer(passage.prose):
        word = match[0]
        if word[0].isascii():
            lower = word.lower()
            if lower not in _ENGLISH_SMALL:
                tokens.add(lower if lower[0].isdigit() else lower[:_STEM])
        elif "ァ" <= word[0] <= "ー":
            tokens.add(word)
        else:
            tokens.update(word[i : i + 2] for i in range(max(len(word) - 1, 1)))
    return tokens
