"""What both languages ask of a sentence: its length, its brackets, its end, its spaces, its numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from briefdeck.diagnostics import measured
from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import find
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.added import is_end
from briefdeck.review.rules.marks import DEFINITIONS, IN_A_LINE, MARK_LAST, SOURCE_LAST
from briefdeck.text.leftovers import is_nothing, unfinished

_LONG = {"ja": (60, 100), "en": (35, 60)}
_FIGURE_LENGTH = 4.0  # full-width characters that a figure takes in a sentence, about
# Behind a space or a bracket; behind Japanese only in per cent, for 第2章-3 is none.
_MINUS = regex(
    r"(?<![\w)\]%.,:;/+=\u2013\u2212-])-(?=[$€£¥]?[0-9])|(?<=[ぁ-ゖァ-ヺ一-鿿])-(?=[0-9]+(?:\.[0-9]+)?[%％])"
)
_DASH = regex(r"(?P<range>(?<=\d) ?-{1,2} (?=\d)|(?<=\d)--(?=\d))|(?<=\S) -{1,2} (?=\S)")
_PAIRS = {"（": "）", "「": "」", "『": "』", "【": "】", "〔": "〕", "〈": "〉", "《": "》", "(": ")", "“": "”"}
_ENUMERATOR = regex(r"(?:^|[\s(（、,])[0-9A-Za-z]{1,4}$")
_STOP = regex(r"[。．.！？!?…：:]+[」』）)”’\"'\]]*$")
_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々〆〇"
_SIGNS = "、。，．「」『』（）【】・：！？〜～"
_SPACE_JAPANESE = regex(
    rf"(?<=[{_JAPANESE}{_SIGNS}]) +(?=[{_JAPANESE}{_SIGNS}A-Za-z0-9{FIGURE}])"
    rf"|(?<=[A-Za-z0-9%{FIGURE}]) +(?=[{_JAPANESE}{_SIGNS}])|(?<=\S)(?:  +)(?=\S)"
)
_SPACE_ENGLISH = regex(r"(?<=\S)(?P<double>  +)(?=\S)|(?<=\w) +(?=[,.;:!?](?:\s|$))")
_NAMES = regex("[ァ-ヺー一-鿿々]{2}")
_DECOMPOSED = regex("[^\\W\\d_][\u0300-\u036f\u3099\u309a]+")
_REPEATED_SIGN = regex(r",,|;;|(?<![.\d])\.\.(?![./])|、、|。。|，，")
_REPEATED_ENGLISH = regex(r"\b(?!had\b|that\b)([A-Za-z]{2,}) \1\b", re.IGNORECASE)
# Behind a noun: between kana such a pair may be of one word (ものの, ここまでで, こととする).
_REPEATED_JAPANESE = regex(
    "(?<=[一-鿿々ァ-ヺーA-Za-z0-9])(?:をを|はは|がが|にに|でで|のの|とと(?!も))|(?<=[がめべえけせれげじびきしちまあらわ])るる(?=[。、）]|$)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}\.\d{1,9}|\d{2,18})"
_BARE_JAPANESE = regex(rf"(?:(?<=[はがをにでとのもへ、])|^)({_DIGITS})(?=[はがをにでともへ、。]|$)")
_BARE_ENGLISH = regex(
    r"\b(?:to|by|of|reached|at|is|are|was|were|only|about|than) (\d{1,3}(?:,\d{3}){1,6}|\d{3,18})(?=[.;]?\s*$|[.,;] )"
)
# What has no unit: counts, indices and the like, said just before the number.
_PURE_NUMBER = regex(
    r"(?:出生率|倍率|[比値数]|係数|スコア|レベル|順位)[はがをにで、]?$|\b(?:index|ratio|score|number|limit|threshold)\b[^.;]*$",
    re.IGNORECASE,
)
_REACH = 60
_NUMBERED = regex(
    r"(?:\b[A-Z][A-Z/]+|\b(?:Order|Law|Act|No|No\.|Case|Proclamation|Regulation|Standard|Resolution|Directive|Bill|Form|Model)"
    r")[ \u00a0]$|(?:番号|コード)$"
)
_YEAR = regex("(?:19|20)[0-9]{2}")
_UNSEPARATED = regex(r"(?<![A-Za-z0-9_.,/+-])(?<!第)(?<!No )\d{5,18}(?![\d,/-]|\.?[A-Za-z\d])")


def check_prose(reader: Reader) -> Iterator[Remark]:
    """L101 to L110, and L111 of lists whose lines are joined."""
    yield from reader.own_parts("prose", partial(_alone, reader))
    yield from _ends(reader)


def _alone(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    """What is found in passages, each by itself."""
    for passage in passages:
        yield from _lengths(reader, passage)
        yield from _brackets(reader, passage)
        yield from _spaces(reader, passage)
        yield from _decomposed(reader, passage)
        yield from _repeated(reader, passage)
        yield from _typed_signs(reader, passage)
        if not passage.describing and Trait.CELL not in passage.traits:
            yield from _numbers(reader, passage)


def _typed_signs(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Hyphens where a minus or a dash is meant."""
    for match in _MINUS.finditer(passage.prose):
        what, hint = "a hyphen stands for a minus", "write −"
        yield reader.mended(rules.TYPED_SIGN, passage, match.start(), match.end(), "−", what, hint)
    joined = list(_begun_lines(reader, passage)) if " - " in passage.prose else []
    if len(joined) > 1:
        what = f"the lines of this text are joined, and “-” begins {len(joined)} of them"
        hint = "write a statement for each under points:"
        yield reader.remark(rules.FOREIGN_MARKUP, passage, joined[0], what, hint)
        return
    language = find(passage.language)
    if language is None or language.theme_script:
        return
    end = is_end(passage)
    for match in _DASH.finditer(passage.prose, 0, end.start() if end else len(passage.prose)):
        if "=" in passage.prose or IN_A_LINE.search(passage.prose):
            return  # a sum, or several items that are told as such
        right = "–" if match["range"] else " – "
        what, hint = (
            "a hyphen stands for a dash",
            f"write {right.strip()}" + (", without spaces" if match["range"] else ""),
        )
        yield reader.mended(rules.TYPED_SIGN, passage, match.start(), match.end(), right, what, hint)


def _begun_lines(reader: Reader, passage: Passage) -> Iterator[int]:
    """Where a dash between two words is the first sign of a line of the file."""
    for match in re.finditer(r"(?<=\S )-(?= \S)", passage.prose):
        if reader.places.begins_a_line(passage.where, passage.offset(match.start())):
            yield match.start()


def _lengths(reader: Reader, passage: Passage) -> Iterator[Remark]:
    language = passage.language.partition("-")[0]
    if language not in _LONG or passage.describing:
        return
    long, overlong = _LONG[language]
    for at, sentence in passage.sentences:
        if len(sentence) <= long and FIGURE not in sentence:
            continue
        words = sentence.strip()
        length = round(sum(map(_width, words))) if language == "ja" else len(words.split())
        if length > long:
            rule = rules.OVERLONG_SENTENCE if length > overlong else rules.LONG_SENTENCE
            kind = "full-width characters" if language == "ja" else "words"
            most = overlong if length > overlong else long
            what = f"a sentence of {length} {kind}, more than {most}"
            begin, facts = at + len(sentence) - len(sentence.lstrip()), measured("length", length, most, kind)
            yield reader.remark(rule, passage, begin, what, "make two of it", facts)


def _width(sign: str) -> float:
    """In full-width characters: Latin letters and digits are read as words, and count half."""
    if sign == FIGURE:
        return _FIGURE_LENGTH
    return 0.5 if sign.isascii() else 1.0


@lru_cache(maxsize=64)
def _pairs(tag: str) -> dict[str, str]:
    """The signs that open and close in a language: what opens in English may close there, as “ does in German."""
    language = find(tag)
    own = {opening: close for opening, close in language.quotes if "’" not in close} if language else {}
    others = {"“"} if own and "“" not in own else set()  # marks of English are told as such
    return {**{one: other for one, other in _PAIRS.items() if one not in {*own.values(), *others}}, **own}


_WIDTHS = {")": "（", "）": "("}  # what closes a bracket of another width
_NOTE = regex(r"[\u3041-\u9fff\uac00-\ud7a3][1-9]\d?$")


def _brackets(reader: Reader, passage: Passage) -> Iterator[Remark]:
    opened: list[tuple[int, str]] = []
    pairs = _pairs(passage.language)
    if ("”" in passage.prose and "”" not in pairs.values()) or ("„" in passage.prose and "„" not in pairs):
        return  # marks of English, or of German, told as such
    closing = {close: opening for opening, close in pairs.items()}
    for at, sign in enumerate(passage.prose):
        if sign in pairs:
            if opened and opened[-1][1] == sign != "(":  # section 23(2), (Regulation (EU) 2023/1542)
                what = f"“{sign}” stands inside “{sign}”"
                yield reader.remark(rules.UNBALANCED_BRACKETS, passage, at, what, "use another kind inside")
                return
            opened.append((at, sign))
        elif sign in closing:
            if opened and opened[-1][1] == closing[sign]:
                opened.pop()
            elif sign in _WIDTHS and opened and opened[-1][1] == _WIDTHS[sign]:
                right = pairs[opened.pop()[1]]
                what, hint = f"“{sign}” closes “{_WIDTHS[sign]}”", f"write {right}"
                yield reader.mended(rules.UNBALANCED_BRACKETS, passage, at, at + 1, right, what, hint)
            elif sign == ")" and _NOTE.search(passage.prose[max(0, at - 4) : at]):
                continue  # the mark of a note, told as such
            elif sign != ")" or not _ENUMERATOR.search(passage.prose[max(0, at - 6) : at]):
                hint = "delete it, or open it where it should begin"
                yield reader.remark(rules.UNBALANCED_BRACKETS, passage, at, f"“{sign}” closes nothing", hint)
                return
    for at, sign in opened:
        close = pairs[sign]
        straight = passage.prose.find('"', at)
        if sign in "“„«" and straight > at and len(close) == 1 and passage.prose.count('"') == 1:
            what, hint = f"“{sign}” is closed by a straight mark", f"write {close} for it"
            edit = reader.mended(rules.UNBALANCED_BRACKETS, passage, straight, straight + 1, close, what, hint)
            yield edit
            continue
        what, hint = f"“{sign}” is not closed", f"add “{pairs[sign]}”"
        yield reader.remark(rules.UNBALANCED_BRACKETS, passage, at, what, hint)


def _spaces(reader: Reader, passage: Passage) -> Iterator[Remark]:
    if " " not in passage.prose or not (passage.japanese or passage.english):
        return
    pattern = _SPACE_JAPANESE if passage.japanese else _SPACE_ENGLISH
    cited = {mark.at for mark in passage.cited}
    for match in pattern.finditer(passage.prose):
        if match.end() in cited:
            continue  # the space stands before a citation
        # Of a doubled space one stays; it is the cut that is certain.
        start = match.start() + (1 if passage.english and match["double"] else 0)
        beside = passage.prose[max(0, match.start() - 3) : match.end() + 3].replace(FIGURE, "…")
        beside = re.sub("  +", "  ", beside)
        what, hint = f"a space too many in “{beside}”", "delete it"
        neighbours = passage.prose[match.start() - 1 : match.start()] + passage.prose[match.end() : match.end() + 1]
        if _NAMES.fullmatch(neighbours):
            yield reader.remark(rules.STRAY_SPACE, passage, start, what, hint)  # it may set two names apart
        else:
            yield reader.mended(rules.STRAY_SPACE, passage, start, match.end(), "", what, hint)


def _decomposed(reader: Reader, passage: Passage) -> Iterator[Remark]:
    if passage.prose.isascii():
        return
    for match in _DECOMPOSED.finditer(passage.prose):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            what, hint = f"“{whole}” is written as {len(match[0])} characters", "write the single character"
            yield reader.mended(rules.DECOMPOSED_CHARACTER, passage, match.start(), match.end(), whole, what, hint)


def _repeated(reader: Reader, passage: Passage) -> Iterator[Remark]:
    typewriter = passage.language.startswith("de") and _COMMAS.search(passage.prose)  # told as such
    if (match := _REPEATED_SIGN.search(passage.prose)) and not typewriter:
        what = f"“{match[0]}” stands twice in a row"
        yield reader.remark(rules.REPEATED_WORD, passage, match.start(), what, "delete one of the two")
    pattern = _REPEATED_JAPANESE if passage.japanese else _REPEATED_ENGLISH
    for match in pattern.finditer(passage.prose):
        if passage.english and not (match[1].islower() or match[1].istitle()):
            continue  # IT it
        what = f"“{match[0]}” stands twice in a row" if passage.japanese else f"“{match[1]}” stands twice in a row"
        yield reader.remark(rules.REPEATED_WORD, passage, match.start(), what, "delete one of the two")


def _numbers(reader: Reader, passage: Passage) -> Iterator[Remark]:
    for match in (_BARE_JAPANESE if passage.japanese else _BARE_ENGLISH).finditer(passage.prose):
        before = passage.prose[max(0, match.start(1) - _REACH) : match.start(1)]
        if not _YEAR.fullmatch(match[1]) and not _PURE_NUMBER.search(before):
            what, hint = f"{match[1]} has no unit", "say what is counted"
            yield reader.remark(rules.NUMBER_WITHOUT_UNIT, passage, match.start(1), what, hint)
    for match in _UNSEPARATED.finditer(passage.prose):
        if _NUMBERED.search(passage.prose[max(0, match.start() - _REACH) : match.start()]):
            continue  # ISO 27001, Executive Order 14110
        what, hint = f"{match[0]} has no separators", f"write {int(match[0]):,}"
        yield reader.remark(rules.UNSEPARATED_DIGITS, passage, match.start(), what, hint)


def _ends(reader: Reader) -> Iterator[Remark]:
    """Running text without a full stop, where most of its language in this briefing has one."""
    running: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in reader.prose:
        if passage.running and not _is_no_prose(passage.prose) and not is_end(passage):
            running[passage.language].append(passage)
    for passages in running.values():
        open_ends = [passage for passage in passages if not _STOP.search(passage.prose.rstrip())]
        if 2 * len(open_ends) <= len(passages):
            yield from _unstopped(reader, open_ends)


_COMMAS = regex(r",,\w[^,]*(?:''|[\"“”])")
_NOTED = regex(r"[.!?。][\"'”’)]*(?:\[\^?\w{1,12}\]|[¹²³⁴-⁹]+|\^\d+|\(\d+\))\s*$")
_LISTED = regex(r"^[ \t]*(?:[-*•|>#]|\d{1,2}[.)]) ?\S|</?[A-Za-z][^<>]*>\s*$", re.MULTILINE)


@lru_cache(maxsize=4096)  # of a briefing that is edited most texts stay
def _is_no_prose(words: str) -> bool:
    """Whether words are a list or a table, are still to be written, or end with the mark of a note: what is wrong with
    them is told elsewhere."""
    if is_nothing(words) or unfinished(words) is not None:
        return True
    return any(pattern.search(words) for pattern in (_NOTED, _LISTED, SOURCE_LAST, MARK_LAST, DEFINITIONS))


def _unstopped(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    for passage in passages:
        at = len(passage.prose.rstrip()) - 1
        sign = "。" if passage.japanese else "."
        what, hint = "the last sentence has no full stop", f"end it with “{sign}”"
        yield reader.remark(rules.MISSING_FULL_STOP, passage, at, what, hint)
