"""Words by which a text is known again wherever they stand, and words that may stand anywhere by themselves."""

from __future__ import annotations

import re
import unicodedata

from briefdeck.patterns import regex
from briefdeck.text import is_east_asian

_LEAST = 12  # half-width letters of words that nobody writes by chance
_ADDRESS = "://"
_SIGN = regex(r"[^\w.,:'’-]")


def is_telling(words: str) -> bool:
    """Whether words are enough to know a text by: an address, or several words, or as many East Asian letters, or a
    name with other signs in it.

    One word, a number, a month or a date stand in many texts, and in what Office writes of itself.
    """
    plain = plainly(words)
    if _ADDRESS in plain:
        return True
    weight = sum(2 if is_east_asian(letter) else 1 for letter in plain)
    wide = sum(map(is_east_asian, plain))
    letters = sum(letter.isalpha() for letter in plain)
    several = " " in plain or wide * 2 >= _LEAST or _SIGN.search(plain) is not None
    return weight >= _LEAST and letters * 2 >= len(plain) and several


def plainly(words: str) -> str:
    """Words as they are compared: after NFKC, with one space wherever there are any."""
    return " ".join((words if words.isascii() else unicodedata.normalize("NFKC", words)).split())


def stand_in(words: str, text: str) -> bool:
    """Whether words stand in a text by themselves, not as a part of other words; both are given `plainly`."""
    if words not in text:
        return False
    start, stop = (r"(?<!\w)" if _is_letter(words[0]) else ""), (r"(?!\w)" if _is_letter(words[-1]) else "")
    return re.search(f"{start}{re.escape(words)}{stop}", text) is not None


def _is_letter(sign: str) -> bool:
    """Whether letters beside this one belong to its word; scripts without spaces have no such sign of a word."""
    return sign.isalnum() and not is_east_asian(sign)
