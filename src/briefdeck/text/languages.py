"""The language of words that stand in a document of another: a Japanese name in English, an English one in Japanese."""

from __future__ import annotations

from functools import cache, lru_cache

from briefdeck.locale import Language, known
from briefdeck.patterns import regex
from briefdeck.text.metrics import EAST_ASIAN_CLASS, is_east_asian

_KANA = regex("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = regex("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc]")
_HAN = regex("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_OWN = {"Jpan": (_KANA, _HAN), "Hans": (_HAN,), "Hant": (_HAN,), "Hang": (_HANGUL,)}  # by the script of a language
# Letters and marks that are none of a language, by its script. A wide space is one of an East Asian language.
_FOREIGN = {
    "": regex(f"[{EAST_ASIAN_CLASS}]"),
    "Jpan": _HANGUL,
    "Hans": regex(f"{_KANA.pattern}|{_HANGUL.pattern}"),
    "Hant": regex(f"{_KANA.pattern}|{_HANGUL.pattern}"),
    "Hang": regex(f"{_KANA.pattern}|{_HAN.pattern}|[\u3000-\u3002\uff01-\uff60]"),
}
_WIDE_SPACE = "\u3000"  # between words of any language it belongs to them


def language_of(text: str, document: Language) -> Language:
    """The language whose rules a text is spelt and broken by, in a document of a language.

    A text with letters of the document's own language is in that. Otherwise kana are Japanese and Hangul is Korean;
    ideographs and signs are the document's where it is East Asian, and else Japanese, unless Simplified or Traditional
    Chinese alone has one of them. Latin words go with the document.
    """
    other = "" if text.isascii() else _other(text, document.theme_script)
    return known(other) if other else document


@lru_cache(maxsize=4096)  # all documents of a briefing have the same words
def _other(text: str, script: str) -> str:
    """The tag of the language of a text in a document of a script; empty for that one's own."""
    if any(letters.search(text) for letters in _OWN.get(script, ())):
        return ""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if script or not any(char != _WIDE_SPACE and is_east_asian(char) for char in text):
        return ""
    return next(filter(None, map(_chinese, _HAN.findall(text))), "ja")


def serves(text: str, language: Language) -> bool:
    """Whether words of which nobody says the language may stand in one: no letters and marks of another script.

    Ideographs alone may be Chinese as well as Japanese, and Latin words stand in any language.
    """
    return text.isascii() or not _FOREIGN[language.theme_script].search(text)


@cache
def _chinese(char: str) -> str:
    """The tag of Chinese in which an ideograph is written that Japan's character set lacks; empty if it has it."""
    if _is_in(char, "cp932"):
        return ""
    return "zh" if _is_in(char, "gb2312") else "zh-Hant" if _is_in(char, "big5") else ""


def _is_in(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
