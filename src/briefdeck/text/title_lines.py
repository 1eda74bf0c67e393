"""Titles broken where a reader would pause, into lines of like length.

Candidates are the phrase boundaries of BudouX (Japanese, Chinese) or the spaces (other languages), then, where these
give no balanced lines, every other place where a line may end; never between a number and its unit. Each line but the
last keeps 1 em free, because in LibreOffice a hanging mark before a forced break makes an empty line; full lines do so
where they end with such a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefdeck.locale import Phrases, known
from briefdeck.patterns import regex, regex_of
from briefdeck.text.line_breaks import GROWN, JAPANESE_HANGING, ROUNDING, Paragraph, break_lines, line_count, prepare
from briefdeck.text.metrics import Face, is_japanese
from briefdeck.text.wholes import number, whole_spans

if TYPE_CHECKING:
    from budoux import Parser

BALANCE = 0.45  # the shorter line over the longer
SLACK = 1.0  # em free before a forced break
SHORTEST_LAST, SHORTEST_RUNNING = 3, 4  # characters of a last line, of a title and of running text

_PAUSE = regex("[、：；。！？―—〜～]|[,:;!?–] ?")
_OPENING = regex(r"(?<=\w)[（〔［]")  # what stands in brackets behind a word is a phrase
_ASIDE = regex(r"[(（][^()（）]{4,}[)）][.。]?")  # what is said in brackets at the end
_RANGE = ("〜", "～", "–")  # behind these a line may be a number alone: it is the other end
_KATAKANA = regex("[ァ-ヿ]")
_IDEOGRAPH = regex("[\u3005\u4e00-\u9fff]")
_KANJI = regex("[々㐀-鿿豈-﫿]")
_HIRAGANA = regex("[ぁ-ゟ]")

# In em, against the difference of line lengths, or what they leave blank; none is larger than that of an aside.
_ASIDE_BONUS = 8.0
_PAUSE_BONUS = 4.0
_FULL_PAUSE_BONUS = (6.5, 8.0)  # the same where lines are as long as they can be: at the least, and in a wide measure
_SPARE = 0.45  # of a measure: what a line that ends at a pause may leave blank for it
_PARTICLE_BONUS = 2.0
_OPENING_BONUS = 5.0
_FUNCTION_WORD_COST = 3.0
_INSIDE_WORD_COST = 3.0
_STUB, _STUB_COST = 0.3, 4.0  # of a measure, a line that is a stub before others; em
_TOLERATED = 3.0  # em that a line in Latin letters leaves blank with ease
_SLIGHT = 1.0  # what a pause and a preposition weigh in Latin letters that fill their lines
_WORDS = 3  # spaces of a text of which no word should stand alone on the last line
_SAME = 1e-9  # em by which two costs may differ for the order in which they were summed up


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
    running: bool = False,
    within: bool = True,
    full: bool = False,
) -> list[str] | None:
    """Lines of a title of `size` points in a measure of points, or None where it needs more than `max_lines`.

    `balanced` accepts no line that is far shorter than another, which a title without a cut near its middle needs.
    `running` text rather has lines of unlike length than one that ends within a phrase, and is never cut in a word; one
    that is not cut `within` phrases is None where these do not fit.
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
    tiers: list[tuple[float, Tier]] = [(BALANCE, "phrases"), (BALANCE, "words"), (BALANCE, "allowed")]
    tiers += [] if balanced else [(0.0, "phrases"), (0.0, "words"), (0.0, "allowed")]
    if running:
        places: tuple[Tier, ...] = ("phrases", "words") if within else ("phrases",)
        tiers = [(share, at) for at in places for share in ((0.0,) if full else (BALANCE, 0.0))]
    shortest = SHORTEST_RUNNING if running else SHORTEST_LAST
    ways = [(share, _lines(title, bold, face, language, at, measure / size, shortest, full)) for share, at in tiers]
    for lines in range(2, max_lines + 1):
        for share, way in ways:
            best = way.best(lines, share)
            if best is not None:
                return list(best)
    return None


def kept_together(text: str, size: float, face: Face, measure: float, *, bold: bool, language: str, least: int) -> str:
    """A text that flows with a break before its last `least` characters or a few more, where fewer would stand alone on
    its last line; itself where none do, or where no line may end there."""
    *upper, last = break_lines([(text, bold)], size, face, measure, script_gap=True)
    if not upper or len(last.strip()) >= least or "\v" in text:
        return text
    begun, most = len(text) - len(last) - len(upper[-1]), len(text.rstrip()) - least
    cut = max((cut for cut in _cuts(text, bold, face, language).allowed if begun < cut <= most), default=0)
    return f"{text[:cut].rstrip()}\v{text[cut:]}" if cut else text


Tier = Literal["phrases", "words", "allowed"]
"""The cuts that may be taken, as they are called here."""


class _Cuts(NamedTuple):
    """A title as LibreOffice sets it, and where it may be cut: anywhere, not in a word, at the end of a phrase."""

    paragraph: Paragraph
    allowed: tuple[int, ...]
    words: tuple[int, ...]
    phrases: tuple[int, ...]
    rules: Phrases


@lru_cache(maxsize=1024)  # a title is tried in several sizes, and in lines of several lengths
def _cuts(title: str, bold: bool, face: Face, language: str) -> _Cuts:
    runs = ((title, bold),)
    paragraph = prepare(runs, face, True)[0]
    allowed = _allowed_cuts(title, prepare(runs, face, False)[0].ends[:-1])
    rules = known(language).phrases
    whole = [cut for cut in allowed if not _parts_from_number(title, cut, rules)]
    words = tuple(cut for cut in whole if not _splits_word(title, cut))
    return _Cuts(paragraph, tuple(allowed), words, tuple(_phrase_cuts(title, whole, rules)), rules)


def _allowed_cuts(title: str, opportunities: Iterable[int]) -> list[int]:
    """Opportunities that do not part a number from its unit."""
    inside = {cut for start, end in whole_spans(title) for cut in range(start + 1, end)}
    return [cut for cut in opportunities if cut not in inside]


def _phrase_cuts(title: str, allowed: Sequence[int], rules: Phrases) -> list[int]:
    """The cuts at which a phrase ends."""
    if not rules.model or not is_japanese(title):
        return [cut for cut in allowed if title[cut - 1] == " "]
    boundaries = {match.end() for match in _PAUSE.finditer(title)} | {m.start() for m in _OPENING.finditer(title)}
    leaning = regex(rules.leaning)
    at = 0
    for phrase in _parser(rules.model).parse(title):
        at += len(phrase)
        boundaries.add(at)
    whole = [cut for cut in allowed if cut in boundaries and not leaning.match(title, cut)]
    # The model of phrases takes some compounds apart: 圧縮空, 気から.
    return [cut for cut in whole if not (_IDEOGRAPH.match(title[cut - 1]) and _IDEOGRAPH.match(title[cut]))]


@lru_cache(maxsize=1024)
def phrase_ends(text: str, language: str) -> frozenset[int] | None:
    """Where phrases of a text end; None for one whose words stand apart, or whose language has no model of them."""
    rules = known(language).phrases
    if not rules.model or not is_japanese(text):
        return None
    return frozenset(_phrase_cuts(text, range(1, len(text)), rules))


def _parts_from_number(title: str, cut: int, rules: Phrases) -> bool:
    """Whether the cut is between a preposition or an article and its number: in 2026."""
    return title[cut].isdecimal() and regex_of(rules.weak).search(title[:cut].rstrip(" ")) is not None


def _splits_word(title: str, cut: int) -> bool:
    """Whether the cut is inside a katakana word or a compound of Chinese characters, or behind a hyphen."""
    before, after = title[cut - 1], title[cut]
    return before == "-" or any(script.match(before) and script.match(after) for script in (_KATAKANA, _IDEOGRAPH))


@lru_cache(maxsize=256)  # the same lines are asked for by one who takes more of them, or other cuts too
def _lines(
    title: str, bold: bool, face: Face, language: str, tier: Tier, measure: float, shortest: int, full: bool
) -> _Lines:
    cuts = _cuts(title, bold, face, language)
    return _Lines(cuts, getattr(cuts, tier), measure, shortest, full=full)


class _Lines:
    """The lines that a title can be cut into at some places, in a measure of em; the last has at least `shortest`
    characters."""

    def __init__(self, cuts: _Cuts, at: tuple[int, ...], measure: float, shortest: int, *, full: bool) -> None:
        self._shortest, self._full = shortest, full
        self._title, self._paragraph = cuts.paragraph.text, cuts.paragraph
        self._flowing = full and not is_japanese(self._title)  # Latin letters that fill their lines
        self._cuts, self._at, self._measure = cuts, at, measure
        self._steps: dict[int, tuple[tuple[int, float, float], ...]] = {}
        self._best: dict[tuple[int, float], tuple[str, ...] | None] = {}

    def best(self, lines: int, balance: float) -> tuple[str, ...] | None:
        """The cheapest choice of cuts that gives so many lines, none far shorter than another."""
        key = lines, balance
        if key not in self._best:
            self._best[key] = self._found(lines, balance)
        return self._best[key]

    def _found(self, lines: int, balance: float) -> tuple[str, ...] | None:
        """The same, looked for.

        A choice costs the difference of its longest line and its shortest, or what all but the last leave blank, and
        what its cuts cost. What is begun and cannot become better than what was found is given up.
        """
        found: tuple[int, ...] | None = None
        least = float("inf")
        waiting: list[tuple[tuple[int, ...], float, float, float]] = [((), float("inf"), 0.0, 0.0)]
        while waiting:
            chosen, shortest, longest, cost = waiting.pop()
            left = lines - len(chosen)
            last = left == 1
            begun = []
            for cut, width, price in self._last(chosen) if last else self._further(chosen, left):
                low, high = min(shortest, width), max(longest, width)
                total = cost + price if self._full else high - low + (cost + price)
                if low < balance * high or total - max(0, left - 2) * _ASIDE_BONUS - _SAME >= least:
                    continue
                if last and total < least:
                    found, least = chosen, total
                elif not last:
                    begun.append(((*chosen, cut), low, high, cost + price))
            waiting += reversed(begun)
        if found is None:
            return None
        ends = pairwise((0, *found, len(self._title)))
        return tuple([self._title[start:end].removesuffix(" ") for start, end in ends])

    def _last(self, chosen: tuple[int, ...]) -> Iterator[tuple[int, float, float]]:
        """The last line, if what is left fits it and is neither short nor a number alone; nor a word of many alone,
        where all others are as long as they can be."""
        start, end = chosen[-1] if chosen else 0, len(self._title)
        words, width = self._title[start:].strip(), _width(self._title, self._paragraph, start, end)
        alone = number().fullmatch(words) and self._title[start - 1 : start] not in _RANGE
        if self._flowing and self._title.strip().count(" ") >= _WORDS:
            alone = alone or " " not in words
        if len(words) >= self._shortest and width <= self._measure / GROWN - ROUNDING and not alone:
            yield end, width, 0.0

    def _further(self, chosen: tuple[int, ...], left: int) -> Iterator[tuple[int, float, float]]:
        """The cuts that may come next, each with the width of its line and what it costs; the rest must have room."""
        start, end, room = chosen[-1] if chosen else 0, len(self._title), (left - 1) * (self._measure + 1.0)
        if start not in self._steps:
            self._steps[start] = tuple(self._from(start))
        return (s for s in self._steps[start] if _width(self._title, self._paragraph, s[0], end) <= room)

    def _from(self, start: int) -> Iterator[tuple[int, float, float]]:
        title, phrases = self._title, self._cuts.phrases
        for cut in self._at[bisect_right(self._at, start) :]:
            width = _width(title, self._paragraph, start, cut)
            hangs = not self._full or title[cut - 1] in JAPANESE_HANGING
            if width > (self._measure - SLACK if hangs else self._measure / GROWN - ROUNDING):
                return
            line = title[start:cut].strip()
            if line and not number().fullmatch(line):
                blank = self._blank(width) if self._full else 0.0
                yield cut, width, blank + self._cost(cut, at_phrase=cut in phrases)

    def _blank(self, width: float) -> float:
        """What a line costs by what it leaves blank: in Latin letters much of it weighs more, so that no line is far
        shorter than the others; in others a word or two alone before the rest of a text cost more."""
        blank = self._measure - SLACK - width
        if self._flowing:
            return blank * max(blank, 0.0) / _TOLERATED
        return blank + (_STUB_COST if width < _STUB * self._measure else 0.0)

    @property
    def _pause_bonus(self) -> float:
        """What a pause is worth: in lines that are to be full as much as they may leave blank for it."""
        least, most = _FULL_PAUSE_BONUS
        return max(least, min(most, _SPARE * self._measure)) if self._full else _PAUSE_BONUS

    def _cost(self, cut: int, *, at_phrase: bool) -> float:
        """What a cut is worth beside the balance of the lines, in em; full lines end where they are full."""
        title, rules = self._title, self._cuts.rules
        before = title[:cut].rstrip(" ")
        if _PAUSE.fullmatch(before[-1]):
            return -_SLIGHT if self._flowing else -self._pause_bonus
        if _ASIDE.fullmatch(title, cut):
            return -_ASIDE_BONUS
        if at_phrase and regex_of(rules.particle).fullmatch(before[-1]):
            return -_PARTICLE_BONUS
        if regex_of(rules.weak).search(before):
            return _SLIGHT if self._flowing else _FUNCTION_WORD_COST
        if not self._full and title[cut - 1] == " " and regex_of(rules.opens).match(title[cut:]):
            return -_OPENING_BONUS
        if at_phrase or title[cut - 1] == " " or (_HIRAGANA.match(before[-1]) and _KANJI.match(title, cut)):
            return 0.0
        return _INSIDE_WORD_COST


def _width(title: str, paragraph: Paragraph, start: int, end: int) -> float:
    """Width of a line in em without the space that its break replaces; nothing hangs."""
    visible = end - 1 if end < len(title) and title[end - 1] == " " else end
    return paragraph.right[visible] - paragraph.left[start]


@cache
def _parser(model: str) -> Parser:
    """A model of BudouX; imported here because a deck in English never needs it."""
    import budoux

    models = {
        "ja": budoux.load_default_japanese_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }
    parser: Parser = models[model]()
    return parser
