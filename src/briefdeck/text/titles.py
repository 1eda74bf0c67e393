"""Titles broken where a reader would pause, into lines of like length.

Candidates are the phrase boundaries of BudouX (Japanese) or the spaces (other languages), then, where these give no
balanced lines, every other place where a line may end; never between a number and its unit. Each line but the last
keeps 1 em free, because in LibreOffice a hanging mark before a forced break makes an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefdeck.text.breaking import ROUNDING, Paragraph, line_count, prepare
from briefdeck.text.metrics import Face, is_japanese

if TYPE_CHECKING:
    from budoux import Parser

BALANCE = 0.45  # the shorter line over the longer
SLACK = 1.0  # em free before a forced break
SHORTEST_LAST = 3  # characters of a last line

# A number with what belongs to it: 約5,000億ドル, 第2章, 3か所, 2025年12月5日, 令和7年度, 4,500 MW, $1.4 trillion.
_DIGITS = r"[0-9０-９][0-9０-９,，.．]*"
_JAPANESE_UNIT = (
    "[兆億万千百十]*(?:[かカヵヶ箇]?(?:四半期|年度|年間|年代|日間|時間|分間|週間|か月|月期|世紀|世代|段階|種類|都市|地域|"
    "パーセント|ポイント|ドル|ユーロ|ウォン|ルピー|ポンド|キロ|メガ|ギガ|トン|メートル|リットル|ワット|[^\\W\\d_]))?"
)
_LATIN_UNIT = (
    r" ?(?:%|％|℃|°C|pp|pt|bps|[kMGT]?Wh?|[kMGT]B|km|kg|cm|mm|nm|ha|bn|[mk]|"
    r"(?:thousand|million|billion|trillion)(?: (?:dollars?|euros?|yen|yuan|USD|EUR|JPY))?|"
    r"percent(?:age points?)?|per cent|points?|dollars?|euros?|yen|yuan|USD|EUR|JPY|"
    r"years?|quarters?|months?|weeks?|days?|hours?|minutes?|times|tons?|tonnes|people|countries)(?![A-Za-z])"
)
_NUMBER = re.compile(
    rf"(?:(?:令和|平成|昭和|大正|明治)元年(?:度)?|(?:令和|平成|昭和|大正|明治|[約第計全各]|[A-Z]{{0,3}}[$€£¥]|[+−▲△-])*"
    rf"{_DIGITS}(?:{_LATIN_UNIT}|{_JAPANESE_UNIT}))+"
)
# Phrases that lean on what stands before them.
_LEANING = re.compile("いう|いっ|よる|よっ|おけ|おい|つい|ため|こと|もの|とき|など|関す|対す|伴う|向け")
_PAUSE = re.compile("[、：；。！？―—]|[,:;!?–] ?")
_PARTICLE = re.compile("[はがをにでと]")
_KATAKANA = re.compile("[ァ-ヿ]")
_KANJI = re.compile("[々㐀-鿿豈-﫿]")
_HIRAGANA = re.compile("[ぁ-ゟ]")
_FUNCTION_WORD = re.compile(r"(?i)\b(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|its?)$")

# In em, against the difference of line lengths.
_PAUSE_BONUS = 4.0
_PARTICLE_BONUS = 2.0
_FUNCTION_WORD_COST = 3.0
_INSIDE_WORD_COST = 3.0


def balance_title(
    title: str,
    size: float,
    face: Face,
    measure: float,
    *,
    bold: bool = True,
    language: str = "ja",
    max_lines: int = 2,
    balanced: bool = False,
) -> list[str] | None:
    """Lines of a title of `size` points in a measure of points, or None where it needs more than `max_lines`.

    `balanced` accepts no line that is far shorter than another, which a title without a cut near its middle needs.
    A break in place of a space takes that space away; the lines, joined with it, are the title again. Breaks that the
    title already has are kept, and nothing is added to them.
    """
    runs = [(title, bold)]
    if "\n" in title or "\v" in title:
        return re.split("[\n\v]", title) if line_count(runs, size, face, measure) <= max_lines else None
    needed = line_count(runs, size, face, measure)
    if needed == 1:
        return [title]
    if needed > max_lines + 2:
        return None  # no choice of cuts can save that much, and a long text has very many
    paragraph = prepare(tuple(runs), face, script_gap=True)[0]
    allowed = _allowed_cuts(title, prepare(tuple(runs), face, script_gap=False)[0].ends[:-1])
    phrases = _phrase_cuts(title, allowed, language)
    words = [cut for cut in allowed if not _splits_word(title, cut)]
    tiers = [(BALANCE, phrases), (BALANCE, words), (BALANCE, allowed)]
    tiers += [] if balanced else [(0.0, phrases), (0.0, words), (0.0, allowed)]
    for lines in range(2, max_lines + 1):
        for balance, cuts in tiers:
            best = _best(title, paragraph, cuts, lines, measure / size, balance, phrases)
            if best is not None:
                return best
    return None


def _allowed_cuts(title: str, opportunities: Iterable[int]) -> list[int]:
    """Opportunities that do not part a number from its unit."""
    inside = {cut for match in _NUMBER.finditer(title) for cut in range(match.start() + 1, match.end())}
    return [cut for cut in opportunities if cut not in inside]


def _phrase_cuts(title: str, allowed: Sequence[int], language: str) -> list[int]:
    """The cuts at which a phrase ends."""
    if not language.startswith("ja") or not is_japanese(title):
        return [cut for cut in allowed if title[cut - 1] == " "]
    boundaries: set[int] = {match.end() for match in _PAUSE.finditer(title)}
    at = 0
    for phrase in _parser().parse(title):
        at += len(phrase)
        boundaries.add(at)
    return [cut for cut in allowed if cut in boundaries and not _LEANING.match(title, cut)]


def _splits_word(title: str, cut: int) -> bool:
    """Whether the cut is inside a katakana word or behind a hyphen."""
    before, after = title[cut - 1], title[cut]
    return before == "-" or bool(_KATAKANA.match(before) and _KATAKANA.match(after))


def _best(
    title: str,
    paragraph: Paragraph,
    cuts: Sequence[int],
    lines: int,
    measure: float,
    balance: float,
    phrases: Sequence[int],
) -> list[str] | None:
    """The cheapest choice of cuts that gives so many lines in a measure of em, none far shorter than another."""
    best: tuple[int, ...] | None = None
    best_cost = float("inf")
    for chosen in _choices(title, paragraph, cuts, lines, measure, 0):
        edges = [0, *chosen, len(title)]
        widths = [_width(title, paragraph, start, end) for start, end in pairwise(edges)]
        if min(widths) < balance * max(widths):
            continue
        cost = max(widths) - min(widths) + sum(_cut_cost(title, cut, cut in phrases) for cut in chosen)
        if cost < best_cost:
            best, best_cost = chosen, cost
    if best is None:
        return None
    edges = [0, *best, len(title)]
    return [title[start:end].removesuffix(" ") for start, end in pairwise(edges)]


def _choices(
    title: str, paragraph: Paragraph, cuts: Sequence[int], lines: int, measure: float, start: int
) -> Iterator[tuple[int, ...]]:
    """Every way to cut the title from `start` into so many lines that fit."""
    if lines == 1:
        end = len(title)
        last = title[start:end].strip()
        number = _NUMBER.fullmatch(last)
        if len(last) >= SHORTEST_LAST and not number and _width(title, paragraph, start, end) <= measure - ROUNDING:
            yield ()
        return
    for cut in cuts:
        if cut <= start or not title[start:cut].strip() or _NUMBER.fullmatch(title[start:cut].strip()):
            continue
        if _width(title, paragraph, start, cut) > measure - SLACK:
            return
        for rest in _choices(title, paragraph, cuts, lines - 1, measure, cut):
            yield (cut, *rest)


def _width(title: str, paragraph: Paragraph, start: int, end: int) -> float:
    """Width of a line in em without the space that its break replaces; nothing hangs."""
    visible = end - 1 if end < len(title) and title[end - 1] == " " else end
    return paragraph.right[visible] - paragraph.left[start]


def _cut_cost(title: str, cut: int, at_phrase: bool) -> float:
    """What a cut is worth beside the balance of the lines, in em."""
    before = title[:cut].rstrip(" ")
    if _PAUSE.fullmatch(before[-1]):
        return -_PAUSE_BONUS
    if at_phrase and _PARTICLE.fullmatch(before[-1]):
        return -_PARTICLE_BONUS
    if _FUNCTION_WORD.search(before):
        return _FUNCTION_WORD_COST
    if at_phrase or title[cut - 1] == " " or (_HIRAGANA.match(before[-1]) and _KANJI.match(title, cut)):
        return 0.0
    return _INSIDE_WORD_COST


@cache
def _parser() -> Parser:
    """BudouX's Japanese model; imported here because a deck in English never needs it."""
    import budoux

    return budoux.load_default_japanese_parser()
