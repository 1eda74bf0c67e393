"""Numbers and signs as another language has them, in all languages but English, which has rules of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import find
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_MEASURED = (
    r"(?=[ \u00a0]?(?:%|€|\$|£|¥|円|元|원|Mio\b|Mrd\b|Tsd\b|[Mm]ill|Euro\b|EUR\b|USD\b|CHF\b|Prozent|pour cent|Punkte\b"
    r"|kWh?\b|MW"
    r"|km\b|kg\b|m²|t\b|Jahre|ans\b|万|億|亿|兆|만|억|조|倍|배|퍼센트|ポイント|百分点|個百分點))"
)
_MONEY = r"(?:CHF|EUR|USD|GBP|Fr\.|[€$£¥])"
_COMMAS = regex(r",,(?=\w)([^,'\"“”]{1,200})(?:''|\"|“|”|‘‘)")
_CLOSING = regex(r"(?:(?<=\s)|^)”([^“”„\n]{1,200})”")
_CURLY = regex("“([^“”„«»]{1,200})”")
_LOW = regex("„([^“”„«»]{1,200})[“”]")


def check_customs(reader: Reader) -> Iterator[Remark]:
    """L203, L301 to L304, of languages that have no rules of their own for them."""
    for passage in reader.prose:
        if passage.english or passage.traits & (Trait.CELL | Trait.GRID):
            continue
        yield from _numbers(reader, passage)
        yield from _signs(reader, passage)
        yield from _quotes(reader, passage)
        yield from _letters(reader, passage)


def _letters(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Words with a letter that the territory of the text does not have: groß in Switzerland."""
    language = find(passage.language)
    letters = {one: other for one, other in language.letters.items() if one.isalpha()} if language else {}
    for match in re.finditer(rf"\w*[{''.join(letters)}]\w*", passage.prose) if letters else ():
        right = "".join(letters.get(sign, sign) for sign in match[0])
        what = f"“{match[0]}” is not spelt so in {passage.language}"
        yield reader.mended(rules.MIXED_SPELLING, passage, *match.span(), right, what, f"write {right}")


@lru_cache(maxsize=64)
def _patterns(tag: str) -> tuple[re.Pattern[str], str, str] | None:
    """What finds a number as others have it, and what sets decimal places and groups apart here."""
    language = find(tag)
    if language is None:
        return None
    decimal, group = language.separators
    other = "," if decimal == "." else "."
    grouped = rf"(?<![\d.,])\d{{1,3}}(?:{re.escape(decimal)}\d{{3}}){{2,4}}(?![\d.,])"
    places = rf"(?<![\d.,])\d{{1,3}}{re.escape(other)}\d{{1,2}}(?![\d.,]){_MEASURED}"
    # Decimal places of an amount do not end in 0: behind a point these are a group.
    money = rf"(?:{_MONEY}[ \u00a0]?)?(?<![\d.,])(?P<amount>[1-9]\d{{0,2}}\.\d\d0)(?![\d.,])(?:[ \u00a0]?{_MONEY})?"
    raised = r"(?<![\d'’.,])[1-9]\d{0,2}(?:['’]\d{3}){1,4}(?![\d'’])"
    parts = [f"(?P<grouped>{grouped})", f"(?P<places>{places})"]
    parts += [f"(?P<point>{money})"] if decimal == "." else []
    parts += [f"(?P<raised>{raised})"] if group != "’" else []
    return re.compile("|".join(parts)), decimal, group


def _numbers(reader: Reader, passage: Passage) -> Iterator[Remark]:
    known = _patterns(passage.language)
    if known is None:
        return
    pattern, decimal, group = known
    for match in pattern.finditer(passage.prose):
        written, (start, end) = match[0], match.span()
        groups = match.groupdict()
        if groups.get("point"):
            written, (start, end) = match["amount"], match.span("amount")
            if match[0] == written:
                continue  # it may be measured so finely
            right, what = written.replace(".", group), f"the groups of “{written}” are set apart as elsewhere"
        elif groups.get("raised"):
            right = re.sub("['’]", group, written)
            what = f"the groups of “{written}” are set apart as in Switzerland"
        elif match["grouped"]:
            right, what = written.replace(decimal, group), f"the groups of “{written}” are set apart as elsewhere"
        else:
            right = written.replace("," if decimal == "." else ".", decimal)
            what = f"“{written}” has its decimal places as elsewhere"
        yield reader.mended(rules.FOREIGN_NUMBER, passage, start, end, right, what, f"write {right}")


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HALF = regex(rf"(?<=[{_HAN}”』》])[,;:?!](?=[{_HAN}“『《])|(?<=[{_HAN}])\.(?=$|[{_HAN}])")
_FULL = regex("[\uff01-\uff5d]+|[、。]")
_IN_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_IN_HALF = {"、": ", ", "。": "."}


def _signs(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Signs of Japanese or Chinese in Korean and in Latin letters, and signs of these among Chinese characters."""
    language = find(passage.language)
    if language is None or language.theme_script == "Jpan":
        return
    if language.theme_script in ("Hans", "Hant"):
        for match in _HALF.finditer(passage.prose):
            right = _IN_FULL[match[0]]
            what, hint = f"“{match[0]}” is half-width among Chinese characters", f"write {right}"
            yield reader.mended(rules.HALF_WIDTH_SIGN, passage, *match.span(), right, what, hint)
        return
    for match in _FULL.finditer(passage.prose):
        right = _IN_HALF.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if match.end() == len(passage.prose) or passage.prose[match.end() : match.end() + 1] == " ":
            right = right.rstrip(" ")
        what, hint = f"“{match[0]}” is full-width, and none of {language.name}", f"write {right}"
        yield reader.mended(rules.FULL_WIDTH_IN_ENGLISH, passage, *match.span(), right, what, hint)


def _quotes(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """English marks where a language in Latin letters has others; East Asian ones have these too."""
    language = find(passage.language)
    if language is None or language.theme_script or language.quotes[0][0] == "“":
        return
    before, behind = language.quotes[0]
    for match in _COMMAS.finditer(passage.prose):
        right = f"{before}{match[1]}{behind}"
        what = f"“{match[0][:24]}” has commas for quotation marks"
        yield reader.mended(rules.MIXED_QUOTES, passage, *match.span(), right, what, f"write {right}, or straight ones")
    for match in _LOW.finditer(passage.prose) if before != "„" else ():
        right = f"{before}{match[1]}{behind}"
        what = f"„ and {match[0][-1]} stand around “{match[1][:24]}”, and are marks of another language"
        yield reader.mended(rules.MIXED_QUOTES, passage, *match.span(), right, what, f"write {right}, or straight ones")
    for match in _CLOSING.finditer(passage.prose):
        right = f"{before}{match[1]}{behind}"
        what = f"” stands on both sides of “{match[1][:24]}”, and is a mark of another language"
        yield reader.mended(rules.MIXED_QUOTES, passage, *match.span(), right, what, f"write {right}, or straight ones")
    for match in _CURLY.finditer(passage.prose):
        right = f"{before}{match[1]}{behind}"
        what = f"“ and ” stand around “{match[1][:24]}”, and are marks of another language"
        yield reader.mended(rules.MIXED_QUOTES, passage, *match.span(), right, what, f"write {right}, or straight ones")
