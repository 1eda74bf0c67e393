"""What Japanese text is held to: signs, widths, styles; the rules of 公用文作成の考え方 (2022) and of the house."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from briefdeck.diagnostics import measured
from briefdeck.diagnostics.rules import language as rules
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Place, Reader, minority
from briefdeck.review.remark import Remark
from briefdeck.review.rules.outlines import number_before
from briefdeck.text import years_by_era

_MOST_COMMAS = 3
_LETTER = "ぁ-ゖァ-ヺー一-鿿々〆〇"
_FULL_WIDTH = regex("[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*")
_HALF_WIDTH_KANA = regex("[\uff61-\uff9f]+")
_NO_VOWEL = regex("(?<=[ァ-ヺ])[-‐‑–—―−ｰ－一](?=[ァ-ヺ])")
_BRACKETS = regex(r"\(([^()]*)\)")
_BESIDE = regex(f"[{_LETTER}「」、。（）]")
_SIGN = regex(rf"(?<=[{_LETTER}」）])[?!:]|:(?=[{_LETTER}「（])")
_COMMA = regex(rf"(?<![0-9０-９])[、，]|[、，](?![0-9０-９])|(?<=[{_LETTER}]),")
_STOP = regex(r"(?<![0-9０-９])[。．]|[。．](?![0-9０-９])")
_DOUBLE_NEGATIVE = regex(
    "(?:ない|無い)(?:わけで[はも]な|とは(?:言|い)えな|でもな|とも(?:限|かぎ)らな|こと[はも]な|とは(?:言|い)い(?:切|き)れな"
    "|とは(?:言|い)い(?:難|がた)|わけではありません|とは(?:言|い)えません)|(?<!少)なく[はも](?:な|ありません)"
)
_BUT = regex("(?<!^だ)(?<!^です)(?<!ところ)が、")
_POLITE = regex(r"(?:です|ます|でした|ました|ません|でしょう|ましょう|ください)(?:か|ね|よ)?[。）」]*$")
_PLAIN = regex(r"[るたいだうくすつぬむぐぶ](?:か)?[。）」]+$")
_ENDED = regex(r"[るたいうくすつぬむぐぶ][。）」]*$")
_DIGIT_DATE = regex(r"(?<![\d/.-])(?:19|20)\d\d([/-])\d{1,2}\1\d{1,2}(?![\d/-])")
_OF_CHINESE = (
    "电電车車东東业業产産义義书書发発场場动動务務员員单単报報现現实実时時间間门門问問题題长長进進过過还還这這边辺选選远遠连連迟遅计計订訂认認设設证証评評识識试試话話该該详詳语語说説请請"
    "读読课課调調谁誰谈談贝貝负負责責财財货貨质質购購费費资資赁賃赞賛转転轮輪软軟轻軽较較输輸办弁劳労势勢协協压圧历歴县県变変团団围囲图図圆円块塊坚堅备備头頭奖奨妇婦孙孫审審对対导導层層"
    "岁歳岛島币幣师師帐帳带帯应応库庫废廃张張弹弾归帰录録彻徹总総恶悪战戦户戸执執护護择択损損换換敌敵显顕权権标標树樹样様检検汇匯汉漢济済测測浓濃润潤满満灭滅热熱环環监監础礎积積稳穏穷窮"
    "竞競签簽简簡类類纪紀约約级級纯純纳納线線练練组組细細织織终終绍紹经経结結给給统統继継续続维維绿緑编編职職联聯"
)
_JAPANESE_FOR = dict(zip(_OF_CHINESE[::2], _OF_CHINESE[1::2], strict=True))
"""Characters as they are written in mainland China, each with that of Japan."""
_HAN = regex("[\u4e00-\u9fff]")
_FEW = 2  # of a name in Chinese there are more
_FULL_SIGNS = {"?": "？", "!": "！", ":": "："}


def check_japanese(reader: Reader) -> Iterator[Remark]:
    """L201 to L210."""
    passages = [passage for passage in reader.prose if passage.japanese]
    for passage in passages:
        if not passage.describing:
            yield from _sentences(reader, passage)
        yield from _widths(reader, passage)
        yield from _half_width_signs(reader, passage)
        yield from _long_vowels(reader, passage)
        yield from _of_chinese(reader, passage)
        for match in _DIGIT_DATE.finditer(passage.prose):
            year, month, day = re.split("[/-]", match[0])
            what, hint = (
                f"“{match[0]}” is not how the document writes dates",
                f"write {year}年{int(month)}月{int(day)}日",
            )
            yield reader.remark(rules.MIXED_DATES, passage, match.start(), what, hint)
    yield from _punctuation(reader, passages)
    yield from _styles(reader, passages)
    yield from _eras(reader, passages)


def _sentences(reader: Reader, passage: Passage) -> Iterator[Remark]:
    for at, sentence in passage.sentences:
        commas = sum(sentence.count(sign) for sign in "、，")
        if commas > _MOST_COMMAS:
            what, hint = f"{commas} 読点 in one sentence", "make two sentences of it, or join nouns with 「・」"
            facts = measured("commas", commas, _MOST_COMMAS)
            yield reader.remark(rules.MANY_COMMAS, passage, at, what, hint, facts)
        buts = [match.start() for match in _BUT.finditer(sentence)]
        if len(buts) > 1:
            at_second = at + buts[1]
            what, hint = "「が、」 a second time in one sentence", "end the sentence after the first"
            yield reader.remark(rules.REPEATED_GA, passage, at_second, what, hint)
    for match in _DOUBLE_NEGATIVE.finditer(passage.prose):
        what, hint = f"「{match[0]}…」 denies twice", "say it outright, or say how likely it is"
        yield reader.remark(rules.DOUBLE_NEGATIVE, passage, match.start(), what, hint)


def _widths(reader: Reader, passage: Passage) -> Iterator[Remark]:
    for pattern, rule, kind in (
        (_FULL_WIDTH, rules.FULL_WIDTH_LETTER, "full-width"),
        (_HALF_WIDTH_KANA, rules.HALF_WIDTH_KANA, "half-width"),
    ):
        for match in pattern.finditer(passage.prose, number_before(passage)):
            right = unicodedata.normalize("NFKC", match[0])
            what, hint = f"“{match[0]}” is {kind}", f"write {right}"
            yield reader.mended(rule, passage, match.start(), match.end(), right, what, hint)


def _long_vowels(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A hyphen, a dash or the numeral one between katakana, where ー is meant."""
    for match in _NO_VOWEL.finditer(passage.prose):
        what, hint = f"“{match[0]}” stands between katakana for a long vowel", "write ー"
        yield reader.remark(rules.TYPED_SIGN, passage, match.start(), what, hint)


def _of_chinese(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A character or two that only Chinese has, which an input method or a copy left."""
    if _is_japanese(passage.prose):
        return
    found = [match for match in _HAN.finditer(passage.prose) if not _is_japanese(match[0])]
    for match in found if len(found) <= _FEW else ():
        what, right = f"“{match[0]}” is written in Chinese, and not in Japanese", _JAPANESE_FOR.get(match[0], "")
        if right:
            yield reader.mended(rules.TYPED_SIGN, passage, *match.span(), right, what, f"write {right}")
        else:
            yield reader.remark(rules.TYPED_SIGN, passage, match.start(), what, "write the Japanese character")


def _is_japanese(text: str) -> bool:
    """Whether a Japanese set of characters holds all of a text, that of Windows or that of JIS X 0213."""
    for name in ("cp932", "euc_jis_2004"):
        try:
            text.encode(name)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _half_width_signs(reader: Reader, passage: Passage) -> Iterator[Remark]:
    prose, rule = passage.prose, rules.HALF_WIDTH_SIGN
    for match in _BRACKETS.finditer(prose):
        around = prose[match.start() - 1 : match.start()] + match[1][:1] + match[1][-1:] + prose[match.end() :][:1]
        formula = match[1].isascii() and prose[match.start() - 1 : match.start()].isalnum() and around[:1].isascii()
        if _BESIDE.search(around) and not formula:
            made = [
                reader.mended(rule, passage, at, at + 1, new, f"“{match[0]}” has half-width brackets", "write （）")
                for at, new in ((match.start(), "（"), (match.end() - 1, "）"))
            ]
            first, second = (remark.diagnostic for remark in made)
            edits = (*first.edits, *second.edits) if first.edits and second.edits else ()
            yield Remark(passage.path, rule.at(first.span, first.what, first.hint, edits))
    for match in _SIGN.finditer(prose):
        full = _FULL_SIGNS[match[0]]
        what, hint = f"“{match[0]}” is half-width beside Japanese", f"write {full}"
        yield reader.mended(rule, passage, match.start(), match.end(), full, what, hint)


def _punctuation(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    for pattern in (_COMMA, _STOP):
        found = [(p, m.start(), m[0]) for p in passages for m in pattern.finditer(p.prose, number_before(p))]
        usual, others = minority(found)
        for passage, at, sign in others:
            what, hint = f"“{sign}” among “{usual}”", f"write {usual}"
            yield reader.mended(rules.MIXED_PUNCTUATION, passage, at, at + 1, usual, what, hint)


def _styles(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    found: list[Place] = []
    for passage in passages:
        if passage.running:
            for at, sentence in passage.sentences:
                if _POLITE.search(sentence):
                    found.append((passage, at, "です・ます"))
                elif _PLAIN.search(sentence):
                    found.append((passage, at, "である"))
    lines = [
        (passage, 0, style)
        for passage in passages
        if not passage.running and not passage.describing and passage.path[-1] != "question"
        if (
            style := "です・ます" if _POLITE.search(passage.prose) else "である" if _ENDED.search(passage.prose) else ""
        )
    ]
    usual, others = minority(found)
    # What is written in lines may be in another style than running text, but then all of it is.
    for passage, at, style in (*others, *(one for one in minority(lines)[1] if one[2] == "です・ます")):
        usual = "である" if style == "です・ます" else "です・ます"
        what, hint = f"a sentence in {style}, among those in {usual}", f"write it in {usual}"
        yield reader.remark(rules.MIXED_STYLE, passage, at, what, hint)


def _eras(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    found: list[Place] = []
    for passage in passages:
        for at, by_era in years_by_era(passage.prose):
            found.append((passage, at, "by era" if by_era else "by the calendar"))
    usual, others = minority(found)
    for passage, at, kind in others:
        year = passage.prose[at : passage.prose.index("年", at) + 1]
        what = f"“{year}” is counted {kind}, and other years {usual}"
        yield reader.remark(rules.MIXED_ERAS, passage, at, what, "write all years in one way")
