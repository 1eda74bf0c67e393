"""What is typed beside what is meant, as patterns: one a line of the table, with its languages and its cure."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefdeck.diagnostics import Rule
from briefdeck.diagnostics.rules import language as rules
from briefdeck.patterns import regex
from briefdeck.text.quoting import DOUBLED
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Keystroke:
    """What is found in languages (by their primary tag; none for all), and what is right, by the groups of the match;
    no cure where nobody can tell. A text that has none of the `signs` cannot have it."""

    rule: Rule
    pattern: re.Pattern[str]
    what: str
    hint: str
    right: str | Callable[[re.Match[str]], str] | None = None
    languages: tuple[str, ...] = ()
    in_cells: bool = True
    signs: str = ""


_SPACED = ("en", "de", "ko", "es", "it", "pt", "nl")
"""Languages that set a space behind a sign of a sentence, and none before it; French has it before some."""
_HIRAGANA = "ぁ-ゖ"
# Spelt with dots or accents always; a German word is known by its beginning, as no other begins so.
_DE = regex(
    r"\b(?:[Ff]uer|[Ff]uenf|[Uu]eber|[Zz]woelf|[Kk]oenn|[Mm]uess|[Ww]uerd|[Hh]aett|[Ww]aer(?:e|en|est)\b|[Nn]aechst"
    r"|[Gg]roess|[Gg]roeß|[Ss]paet|[Aa]elter|[Aa]ehnlich|[Aa]ender|[Oo]effn|[Oo]effentlich|[Uu]eblich|[Hh]oeh|[Ff]uehr"
    r"|[Pp]ruef|[Rr]ueck|[Zz]urueck|[Ll]aeng|[Mm]oegl|[Nn]oetig|[Ss]taerk|[Jj]aehrlich|[Ww]aehrend|[Ss]taedt|[Ll]aender"
    r"|[Gg]ebaeud|[Gg]eschaeft|[Vv]ertraeg|[Mm]aerz\b|[Jj]aenner\b|[Kk]uenftig)\w*"
)
_ACCENTS = {
    "apres": "après", "tres": "très", "deja": "déjà", "annee": "année", "annees": "années", "meme": "même",
    "plutot": "plutôt", "bientot": "bientôt", "decision": "décision", "decisions": "décisions", "couts": "coûts",
    "region": "région", "regions": "régions", "strategie": "stratégie", "qualite": "qualité",
}  # fmt: skip
_FR = regex(rf"\b(?:{'|'.join(f'[{one[0].upper()}{one[0]}]{one[1:]}' for one in _ACCENTS)})\b")
_WITHOUT_DOTS = regex("[aou]e", re.IGNORECASE)
_DOTS = {"ae": "ä", "oe": "ö", "ue": "ü"}

_KANJI = str.maketrans("〇一二三四五六七八九", "0123456789")


def _with_dots(match: re.Match[str]) -> str:
    """A German word with the dots of its first vowel that lacks them."""
    word = match[0]
    found = _WITHOUT_DOTS.search(word)
    if found is None:
        return word
    vowel = _DOTS[found[0].lower()]
    made = word[: found.start()] + (vowel.upper() if found[0][0].isupper() else vowel) + word[found.end() :]
    return made.replace("gröss", "größ").replace("Gröss", "Größ")


def _accented(word: str) -> str:
    accented = _ACCENTS[word.lower()]
    return accented.capitalize() if word[0].isupper() else accented


def _one_space(match: re.Match[str]) -> str:
    return "\u00a0" if "\u00a0" in match[0] else " "


KEYSTROKES: tuple[Keystroke, ...] = (
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[a-zäöüßéèàç]{2})(?P<sign>[.!?])(?=[A-ZÄÖÜÉÀ][a-zäöüßéèàç]+(?:[ ,;:]|[.!?]?$))"),
        "there is no space behind “{sign}”",
        "write a space behind it",
        "{sign} ",
        ("en", "de", "fr", "es", "it", "pt", "nl"),
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[^\W\d_]{2})(?P<sign>,)(?=[^\W\d_]{2})"),
        "there is no space behind “{sign}”",
        "write a space behind it",
        "{sign} ",
        ("en", "de", "fr", "es", "it", "pt", "nl"),
        in_cells=False,
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[^\W_]) +(?P<sign>,)(?=[^\W\d_])"),
        "the space stands before “{sign}”, and belongs behind it",
        "write “{sign} ”",
        "{sign} ",
        (*_SPACED, "fr"),
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[^\W_]) +(?P<sign>[,.;:!?])(?=\s|$)"),
        "a space too many before “{sign}”",
        "delete it",
        "{sign}",
        tuple(one for one in _SPACED if one != "en"),  # of English L105 tells it with all its spaces
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"\((?: +(?P<first>[^()\n]*?) *|(?P<last>[^()\n]*?[^\s()]) +)\)"),
        "a space stands inside brackets",
        "delete it",
        lambda match: f"({match['first'] or match['last']})",
        (*_SPACED, "fr"),
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[가-힣0-9A-Za-z)%]) +(?P<sign>부터|까지|에서|에게|으로|처럼|마다|조차|밖에)(?![가-힣])"),
        "“{sign}” stands apart from its word",
        "write it at the word before it",
        "{sign}",
        ("ko",),
    ),
    Keystroke(
        rules.REPEATED_WORD,
        regex(r"(?<=[가-힣])(?P<one>을을|를를|은은|는는|에에|의의|도도)(?= )"),
        "“{one}” stands twice in a row",
        "delete one of the two",
        None,
        ("ko",),
    ),
    # Keys that the input method did not turn into kana or syllables.
    Keystroke(
        rules.TYPED_SIGN,
        regex(
            rf"(?<=[{_HIRAGANA}ー])(?P<key>[bcdfghjkmprstvwyzｂ-ｚ]{{1,2}})(?=[あいうえおゃゅょ])"
            rf"|(?<=[{_HIRAGANA}])(?P<end>[ksthmrgdw])(?=[。、]?$)"
        ),
        "“{key}” is left of typing kana",
        "write the kana that is meant",
        None,
        ("ja",),
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex("(?<=[가-힣])(?P<key>[ㄱ-ㅣ]+)(?!자)|(?<![가-힣])(?P<end>[ㄱ-ㅎ])(?=[ㅏ-ㅣ가-힣])(?!자)"),
        "“{key}” is left of typing a syllable",
        "write the syllable that is meant",
        None,
        ("ko",),
    ),
    # One sign for another that looks like it.
    Keystroke(
        rules.TYPED_SIGN,
        regex(rf"(?<=[ァ-ヺ])(?P<sign>[－−ｰ‐-])(?=[{_HIRAGANA}、。）」』・]|$)|(?<=[ァ-ヺ])(?P<dash>[―—–])(?=[のはがをにでと、。]|$)"),
        "“{sign}” stands behind katakana for a long vowel",
        "write ー",
        "ー",
        ("ja",),
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex("(?<=[0-9０-９年月日時分人円歳%％])(?P<sign>ー)(?=[0-9０-９])"),
        "“{sign}” between numbers is the sign of a long vowel",
        "write 〜 for a range, and - within a number of digits",
        None,
        ("ja",),
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex(
            r"(?<![\w.#/=&?-])(?<!\d,)(?P<digits>\d[\d.,]*[OolI]\d[\d.,]*|\d{2}[\d.,]*O|O[.,]\d+)(?![\w-])",
        ),
        "“{digits}” has a letter among its digits",
        "write 0 for O, and 1 for l or I",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex(r"(?<=[^\s.\[(])(?P<gap> ?)\.\.\.(?= ?[^\s.\])])"),
        "three full stops stand for “…”",
        "write …, or what was left out",
        "{gap}…",
        in_cells=False,
    ),
    Keystroke(
        rules.FOREIGN_MARKUP,
        regex(r"(?<![A-Za-z0-9]:)(?<!\\)\\(?=[ .:?'\"+<>|~-]|$)"),
        "a backslash stands in documents as it is: it keeps *, [, {{ and \\ alone",
        "delete it",
        "",
    ),
    Keystroke(
        rules.MIXED_QUOTES,
        DOUBLED,
        "“{all}” has doubled quotation marks",
        'write "{inside}"',
    ),
    Keystroke(
        rules.MIXED_SPELLING,
        _DE,
        "“{all}” is written without its dots",
        "write {right}",
        _with_dots,
        ("de",),
    ),
    Keystroke(
        rules.MIXED_SPELLING,
        _FR,
        "“{all}” is written without its accent",
        "write {right}",
        lambda match: _accented(match[0]),
        ("fr",),
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"^[ 　\u00a0]+(?=\S)|(?<=[^\s,;、；])[ 　\u00a0]+$"),
        "a space stands before the text, or behind it",
        "delete it",
        "",
        signs=" 　\u00a0",
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)"),
        "several spaces stand for one",
        "write one",
        _one_space,
        tuple(one for one in (*_SPACED, "fr") if one != "en"),
        signs=" \u00a0",
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=\S)(?=[ \u00a0]*\u00a0)[ \u00a0]{2,}(?=\S)"),
        "several spaces stand for one",
        "write one",
        " ",
        ("en",),
        signs="\u00a0",
    ),
    Keystroke(
        rules.STRAY_SPACE,
        regex(r"(?<=[^\W\d_]-) +(?=[A-ZÄÖÜ][a-zäöü])(?!\w+- )"),
        "a space stands behind a hyphen",
        "delete it",
        "",
        ("de",),
        signs="-",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex(r"(?<=[0-9年月日時])(?P<sign>~)(?=[0-9０-９令平])"),
        "“~” stands for 〜",
        "write 〜",
        "〜",
        ("ja",),
        signs="~",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex(r"(?<=\d)(?P<sign> ?[~〜] ?| – )(?=\d)(?![^=]{0,20}=)"),
        "“{sign}” stands between numbers",
        "write –, without spaces",
        "–",
        ("en", "de", "fr", "es", "it", "pt", "nl"),
        signs="~〜–",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex("(?<=[なあとよ])(?P<key>つ)(?=[たて])"),
        "“{key}” is large where a small one is meant",
        "write っ",
        "っ",
        ("ja",),
        signs="つ",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex("(?<![〇一二三四五六七八九十百千])(?P<year>[一二][〇九][〇一二三四五六七八九]{2})(?=年)"),
        "“{year}年” is written in Chinese numerals, and documents write years in digits",
        "write {right}年",
        lambda match: match["year"].translate(_KANJI),
        ("ja", "zh"),
        signs="年",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex("(?P<sign>[、，]+)(?=[。．])"),
        "“{sign}” stands before a full stop",
        "delete it",
        "",
        ("ja", "zh"),
        signs="、，",
    ),
    Keystroke(
        rules.TYPED_SIGN,
        regex(r"\b(?P<first>[ie])\.? ?(?P<second>[eg])(?<=\.e|\.g)(?=[ ,][a-z\d])"),
        "“{all}” lacks a full stop",
        "write {first}.{second}.",
        "{first}.{second}.",
        ("en",),
        signs=".",
    ),
    Keystroke(
        rules.FOREIGN_NUMBER,
        regex(r"(?<=[£$€¥]) +(?=\d)"),
        "a space stands behind the sign of the currency",
        "write the sign at the number",
        "",
        ("en", "ja"),
        signs="£$€¥",
    ),
    Keystroke(
        rules.FOREIGN_NUMBER,
        regex(r"(?<![\w.,])(?P<amount>\d[\d.,]*) ?(?P<scale>k|K|m|M|mn|bn) (?P<code>GBP|USD|EUR|JPY|CHF|CAD|AUD"
        r"|INR|CNY)\b"),
        "“{all}” has the scale and the currency behind the number",
        "write the sign or the code first and the number in full, or make it a figure with unit: {code}",
        languages=("en",),
        signs="kKmMb",
    ),
    Keystroke(
        rules.FOREIGN_NUMBER,
        regex(r"(?<=\d)(?P<sign>[%€])(?![\w%])"),
        "there is no space before “{sign}”",
        "write a no-break space before it",
        "\u00a0{sign}",
        ("fr", "de"),
        signs="%€",
    ),
    Keystroke(
        rules.MIXED_SPELLING,
        regex(r"(?<![\w'’])(?P<decade>(?:1[5-9]|20)\d0)['’]s\b"),
        "“{all}” is a genitive",
        "write {decade}s",
        "{decade}s",
        ("en",),
        signs="'’",
    ),
    Keystroke(
        rules.FOREIGN_MARKUP,
        regex(
            r"^(?:(?:key|main) (?:takeaways?|messages?|points?|findings?|insights?)|takeaway|headline|title"
            r"|subtitle|bottom line"
            r"|action title|so what\??|in (?:short|summary|conclusion)|tl;?dr|kernaussage|kernbotschaft|fazit"
            r"|überschrift|titel"
            r"|message clé|à retenir|titre|結論|要点|ポイント|メッセージ|見出し|タイトル|핵심 ?메시지|요점|제목|결론"
            r"|核心观点|核心觀點|结论|標題|标题) ?[:：] *(?=\S)",
            re.IGNORECASE,
        ),
        "“{all}” stands before the words, and documents say themselves what a text is",
        "delete it",
        "",
        in_cells=False,
        signs=":：",
    ),
)  # fmt: skip
