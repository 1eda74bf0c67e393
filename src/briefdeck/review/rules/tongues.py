"""Texts in another language than theirs, where letters or small words leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefdeck.diagnostics.rules import wording as rules
from briefdeck.locale import Language, find, known
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark

# Small words that a text of some length has in its own language, and no other language has.
_SMALL = {
    "en": "the of and to is are was were with for by from that this has have will not which they their",
    "de": "der die das und ist sind nicht mit von dem den ein eine zu wird werden auf für sich auch durch",
    "fr": "le la les et est sont une dans pour que du au avec sur pas qui plus par ce cette aux",
    "es": "el la los las una del por para con más según también entre está este esta fue han sus en al que",
    "it": "gli le una del della dei delle con che più anche nel nella sono dal alla nell dell all questo questa",
    "pt": "os uma dos das para mais também nos nas foi são está ao em não pela pelo que esta este",
    "nl": "het een en van zijn niet voor op aan deze wordt werd naar ook bij er te dit",
    "sv": "och att det ett är av för på inte har från som med",
    "pl": "na się nie jest że oraz przez dla są jak był została jest",
    "id": "yang untuk pada dari ini itu adalah akan tidak dalam telah dengan",
    "vi": "và của là có được trong cho không các một những này đã với",
    "tr": "ve bir bu için ile olarak olan daha çok değil kadar sonra",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _SMALL.items()}
_LATIN = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Languages that are told and that no document can be set in, by their tags.
_NAMES = {
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "tr": "Turkish",
}
# Letters that no language has in which a document can be set.
_SCRIPTS = {
    "Cyrillic": regex("[\u0400-\u04ff]"),
    "Greek": regex("[\u0370-\u03ff]"),
    "Arabic": regex("[\u0600-\u06ff]"),
    "Hebrew": regex("[\u0590-\u05ff]"),
    "Thai": regex("[\u0e00-\u0e7f]"),
    "Devanagari": regex("[\u0900-\u097f]"),
}
_KANA = regex("[ぁ-ゖァ-ヺ]")
_HAN = regex("[\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL = regex("[\uac00-\ud7a3]")
_LEAST_WORDS, _LEAST_SMALL, _LEAST_SIGNS = 5, 2, 4
_LEAST_LETTERS = 6  # of another script; a name in it stands among others
_LEAST_OTHERS = 2  # characters that the other Chinese alone has
_MANY = 4  # texts in another language than the briefing says, which are then its own


def check_tongues(reader: Reader) -> Iterator[Remark]:
    """L120."""
    own = reader.loaded.briefing.language
    judged = [p for p in reader.prose if not p.traits & (Trait.CELL | Trait.GRID | Trait.LABEL) and len(p.prose) > 3]
    found = [(passage, other) for passage in judged if (other := _other(passage.prose, passage.language))]
    unsaid = [other for passage, other in found if passage.where == passage.path]
    sure = sum(passage.where == passage.path and _is_own(passage.prose, own) for passage in judged)
    tag = max(set(unsaid), key=unsaid.count) if unsaid else ""
    if len(unsaid) >= _MANY and len(unsaid) > sure and tag not in _NAMES:
        what = f"the texts of this briefing are {known(tag).name}, and it says {_name(own)}"
        span = reader.loaded.document.span(("language",))
        yield Remark(("language",), rules.OTHER_LANGUAGE.at(span, what, f"write language: {tag}"))
        return
    for passage in judged:
        letters = sum(sign.isalpha() for sign in passage.prose)
        for script, pattern in _SCRIPTS.items():
            if 2 * len(pattern.findall(passage.prose)) > max(letters, 2 * _LEAST_LETTERS):
                what = f"this text is written in {script} letters, and stands for {_name(passage.language)}"
                yield reader.remark(rules.OTHER_LANGUAGE, passage, 0, what, f"write it in {_name(passage.language)}")
    for passage, tag in found:
        if tag in _NAMES:
            what = f"this text is {_NAMES[tag]}, and stands for {_name(passage.language)}"
            yield reader.remark(rules.OTHER_LANGUAGE, passage, 0, what, f"write it in {_name(passage.language)}")
            continue
        what = f"this text is {known(tag).name}, and stands for {_name(passage.language)}"
        hint = f"write it in {_name(passage.language)}; its words in both are {{{passage.language}: …, {tag}: …}}"
        yield reader.remark(rules.OTHER_LANGUAGE, passage, 0, what, hint)


def _name(tag: str) -> str:
    language = find(tag)
    return language.name if language else tag


def _is_own(text: str, tag: str) -> bool:
    """Whether a text is in a language, without a doubt."""
    language = known(tag)
    if language.theme_script:
        return any(pattern.search(text) for pattern in (_KANA, _HAN, _HANGUL)) and not _other(text, tag)
    return any(word.casefold() in _WORDS.get(language.code, ()) for word in _LATIN.findall(text))


@lru_cache(maxsize=4096)
def _other(text: str, tag: str) -> str:
    """The language in which a text is beyond doubt, where that is another than its own; empty where it may be that."""
    own = find(tag)
    if own is None:
        return ""
    kana, han, hangul = (len(pattern.findall(text)) for pattern in (_KANA, _HAN, _HANGUL))
    words = [word.casefold() for word in _LATIN.findall(text) if word.isascii() or not _is_wide(word)]
    if kana + han + hangul >= _LEAST_SIGNS and not (own.theme_script == "" and words):
        return _asian(text, own, kana, han, hangul)
    if len(words) >= _LEAST_WORDS and not kana + han + hangul:
        counts = {code: sum(word in small for word in words) for code, small in _WORDS.items()}
        best = max(counts, key=lambda code: counts[code])
        sure = not counts.get(own.code) if best not in _NAMES else counts[best] > 2 * counts.get(own.code, 0) + 1
        if best != own.code and counts[best] >= _LEAST_SMALL and sure:
            return best
    return ""


def _is_wide(word: str) -> bool:
    return bool(_KANA.search(word) or _HAN.search(word) or _HANGUL.search(word))


def _asian(text: str, own: Language, kana: int, han: int, hangul: int) -> str:
    if own.code == "ko":
        return "ja" if kana > hangul else ""
    if hangul > kana + han:
        return "ko"
    if own.theme_script == "Jpan":
        return _chinese(text, japanese=True) if not kana else ""
    if kana * 4 > han or (kana and not own.theme_script):
        return "ja"
    if own.theme_script:
        chinese = _chinese(text)
        return chinese if chinese != own.code else ""
    return _chinese(text, japanese=True) or "ja"


def _chinese(text: str, *, japanese: bool = False) -> str:
    """The Chinese in which a text has characters that the other does not have, nor Japanese where it may be that."""
    alone = {"zh": 0, "zh-Hant": 0}
    for char in _HAN.findall(text):
        simple, full = _is_in(char, "gb2312"), _is_in(char, "big5")
        if simple != full and not (japanese and _is_in(char, "cp932")):
            alone["zh" if simple else "zh-Hant"] += 1
    best = max(alone, key=lambda tag: alone[tag])
    return best if alone[best] >= _LEAST_OTHERS and not min(alone.values()) else ""


@lru_cache(maxsize=8192)
def _is_in(char: str, charset: str) -> bool:
    return char.encode(charset, "ignore") != b""
