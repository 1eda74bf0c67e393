"""Where PowerPoint and LibreOffice break a line.

PowerPoint breaks after a space, after a hyphen or dash, and beside an East Asian character unless kinsoku forbids it; a
slash, a URL and U+200B give no opportunity, NBSP and U+2011 forbid one. Trailing spaces cost nothing, and one of
`, . 、 。 ， ．` may hang past the edge. Where others have measured nothing we take the rule that needs more lines: no
line starts with … or a dash that touches the character before it.

LibreOffice differs as its rendering shows (version 7.4): a gap at each change between Asian and Latin script, breaks in
URLs, fewer breaks where brackets and Latin words meet, and only a Japanese mark after a Japanese character hangs. It
also squeezes punctuation a little, which is left out because it can only save room.

A paragraph is prepared once, in em: the edges of its characters and, for each opportunity, the edge that must fit. Each
line is then one binary search, so that trying a paragraph at several sizes costs next to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate, chain
from math import inf
from typing import NamedTuple

from briefdeck.patterns import regex
from briefdeck.text.metrics import EAST_ASIAN_CLASS, EMOJI_CLASS, Face, advances, has_wide_signs, setting_of

Run = tuple[str, bool] | tuple[str, bool, float]  # text, bold, its size as a share of the paragraph's

HANGING = frozenset(",.、。，．")
# Em that LibreOffice adds at a change of script: a fifth of the line height of the face before it. That is Arial's
# behind Latin words, and before them that of Noto Sans CJK, which it draws for the usual Japanese faces.
GAP_BEFORE_LATIN, GAP_BEHIND_LATIN = 0.293, 0.234
_GAPS = {"biz udpgothic": (0.244, 0.244), "biz udpゴシック": (0.244, 0.244)}
ROUNDING = 0.08  # em by which a line grows when LibreOffice rounds each advance to its grid
GROWN = 1.002  # as much does a long one: 93 letters of 488.3 pt are not set in 490 pt, 46 signs of 640.1 not in 641.9
REPEATED = 0.02  # of a line that is one unbroken piece: the same character again and again rounds the same way

_SPACES = " \t"
_WIDE_SPACE = "\u3000"  # takes its width at a line's end, and never begins a line
_HUNDREDTHS = 2540 / 72  # of a millimetre in a point
_GLUE = "\u00a0\u2011\u202f\u2060\ufeff"
_DASHES = r"\-–—"
SLASH = regex("(?<=/)(?=[A-Za-z])|(?<=[A-Za-z]/)(?=[0-9])")
SIGN = regex("(?<=[?!|])(?=[A-Za-z])|(?<=[A-Za-z=&])(?=%[0-9A-Fa-f]{2})")  # further opportunities
# No opportunity after these: a closing mark before a Latin word, a Latin word before an opening mark and another word.
GLUED = regex(
    "[、。，．」』】〕）］｝〉》｡｣､](?=[A-Za-z0-9\u2460-\u24ff])"
    "|[A-Za-z0-9%％‰℃°=+#&@_~](?=[（「『【〔［｛〈《“‘(\\[{][A-Za-z0-9])| (?=/)"
)
# LibreOffice takes Basic Latin to Armenian but for the spaces as Latin; what has no script goes with what precedes it,
# and at a paragraph's beginning, as “, with the language that the program itself speaks: at the longest a Latin one.
_LATIN = "\u0021-\u009f\u00a1-\u058f\u1e00-\u1fff"
_LATIN_STRETCH = regex(f"(?:\\A[^{EAST_ASIAN_CLASS}\\s]|[{_LATIN}])[^{EAST_ASIAN_CLASS}]*")
EAST_ASIAN = regex(f"[{EAST_ASIAN_CLASS}]")
TRIMMED = HANGING | {" "}  # what may stand past the edge
JAPANESE_HANGING = frozenset("、。，．")


class Paragraph(NamedTuple):
    """A text between forced breaks; every edge in em from its left."""

    text: str
    left: list[float]  # of each character, and of the end
    right: list[float]  # of the text up to each position, without a gap that would follow
    ends: list[int]  # positions where a line may end, the end of the text last
    needs: list[float]  # for each of these, the edge that must fit
    slashes: frozenset[int]  # ends behind a slash, which LibreOffice gives up for a space earlier in the line


def break_lines(runs: Sequence[Run], size: float, face: Face, measure: float, *, script_gap: bool = False) -> list[str]:
    """The lines of a paragraph in a measure of points, as PowerPoint breaks it, or LibreOffice with `script_gap`.

    A line keeps its trailing spaces; the characters of forced breaks are dropped.
    """
    em = measures(size, measure)[script_gap]
    return [
        paragraph.text[start:end]
        for paragraph in prepare(tuple(runs), face, script_gap)
        for start, end in spans(paragraph, em, REPEATED if script_gap else 0.0)
    ]


def line_count(runs: Sequence[Run], size: float, face: Face, measure: float) -> int:
    """Lines to reserve: the greater of the PowerPoint and the LibreOffice count, at least 1."""
    key, (powerpoint, libreoffice) = tuple(runs), measures(size, measure)
    if _reach(key, face) <= min(powerpoint, libreoffice):
        return 1  # as most do
    return max(
        sum(1 for paragraph in prepare(key, face, False) for _ in spans(paragraph, powerpoint)),
        sum(1 for paragraph in prepare(key, face, True) for _ in spans(paragraph, libreoffice, REPEATED)),
    )


def measures(size: float, measure: float) -> tuple[float, float]:
    """A measure of points in em, as PowerPoint and as LibreOffice have it."""
    return measure / size, measure / drawn_size(size) / GROWN - ROUNDING


def one_line(runs: Sequence[Run], face: Face) -> tuple[float, float]:
    """Measures in em, PowerPoint's and LibreOffice's, in which the runs surely stand on one line; infinite where a
    break is forced. In smaller ones they may, as where a mark hangs."""
    key = tuple(runs)
    powerpoint, libreoffice = prepare(key, face, False), prepare(key, face, True)
    if len(powerpoint) > 1:
        return inf, inf
    return max(powerpoint[0].needs), max(libreoffice[0].needs)


def drawn_size(size: float) -> float:
    """The size at which LibreOffice draws text: in whole hundredths of a millimetre, so that 9 pt become 9.014 pt."""
    return max(1, round(size * _HUNDREDTHS)) / _HUNDREDTHS


def reach(text: str, size: float, face: Face, *, bold: bool = False) -> float:
    """Width in points that a text takes on one line at the most, and so each word of it (`widest_word`): it is found
    sooner than where words end."""
    return (_reach(((text, bold),), face) + ROUNDING) * GROWN * size


@lru_cache(maxsize=4096)  # a text is tried in several sizes and widths
def _reach(runs: tuple[Run, ...], face: Face) -> float:
    """The edge of a text in em, with all gaps that it may have in either model; infinite where a break is forced."""
    text = "".join([run[0] for run in runs])
    if "\n" in text or "\v" in text:
        return inf
    gaps = 0.0 if text.isascii() else 2 * sum(1 for _ in _LATIN_STRETCH.finditer(text)) * max(_gaps(face.east_asian))
    return sum(map(sum, _widths(runs, text, face))) + gaps


def _widths(runs: tuple[Run, ...], text: str, face: Face) -> Iterator[list[float]]:
    """The advances of the characters of each run, in em."""
    japanese = has_wide_signs(text, face)
    for piece, bold, *scale in runs:
        own = advances(piece, face, bold=bold, japanese=japanese)
        yield [em * scale[0] for em in own] if scale else own


def widest_word(text: str, size: float, face: Face, bold: bool = False) -> float:
    """Width in points that keeps every piece whole: the widest one without an opportunity, in the wider model."""
    widest = _widest(text, face, bold)
    return (widest + ROUNDING) * GROWN * size if widest else 0.0


@lru_cache(maxsize=4096)  # a text is tried in several sizes and widths
def _widest(text: str, face: Face, bold: bool) -> float:
    """The widest piece of a text without an opportunity, in em."""
    widest = 0.0
    for script_gap in (False, True):
        for paragraph in prepare(((text, bold),), face, script_gap):
            start = 0
            for end in paragraph.ends:
                visible = visible_end(paragraph.text, end)
                widest = max(widest, paragraph.right[visible] - paragraph.left[start])
                start = end
    return widest


def spans(
    paragraph: Paragraph, measure: float, repeated: float = 0.0, first: float | None = None
) -> Iterator[tuple[int, int]]:
    """Start and end of each line, greedily, in a measure in the unit of the paragraph's edges.

    `repeated` is the share that cut pieces lose of it, `first` the measure of the first line where that is another.
    """
    text, left, right, ends, needs, slashes = paragraph
    start = 0
    last = ends[-1]
    rest, measure = measure, measure if first is None else first
    while True:
        limit = left[start] + measure + 1e-9
        fitting = bisect_right(needs, limit)
        end = ends[fitting - 1] if fitting else 0
        if end in slashes:
            end = next((at for at in reversed(ends[:fitting]) if at <= start or text[at - 1] == " "), start)
            end = end if end > start else ends[fitting - 1]
        if end <= start < last:
            end = emergency_end(left, right, start, limit)
            if repeated and end < ends[bisect_right(ends, start)]:
                end = emergency_end(left, right, start, limit - measure * repeated)
        yield start, end
        if end >= last:
            return
        start, measure = end, rest


def emergency_end(left: list[float], right: list[float], start: int, limit: float) -> int:
    """Where a piece wider than the line is cut: after what fits, at least one character, not inside a cluster."""
    last = len(left) - 1
    end = min(max(bisect_right(right, limit) - 1, start + 1), last)
    while end < last and left[end + 1] == left[end]:  # a character of no width belongs to the one before it
        end += 1
    return end


@lru_cache(maxsize=1024)  # 3 to 20 KB each; a slide tries its own paragraphs at several sizes
def prepare(runs: tuple[Run, ...], face: Face, script_gap: bool, /) -> list[Paragraph]:
    """What either model needs to know of the text between forced breaks, in em and so for any size."""
    if not script_gap:
        return [_powerpoint(text, edges, edges, ends) for text, edges, ends in _measured(runs, face)]
    gaps = _gaps(face.east_asian)
    return [as_libreoffice(*measured, list(_changes(measured[0], gaps))) for measured in _measured(runs, face)]


@cache
def _gaps(face: str) -> tuple[float, float]:
    """Em that LibreOffice adds before Latin words and behind them, beside those in an East Asian face."""
    return _GAPS.get(unicodedata.normalize("NFKC", face).casefold(), (GAP_BEFORE_LATIN, GAP_BEHIND_LATIN))


@cache
def opportunities_of(language: str, spaces: str = "") -> re.Pattern[str]:
    """Where PowerPoint may end a line, by the rules of a language; further `spaces` end one too."""
    setting = setting_of(language)
    wide = EMOJI_CLASS if setting.by_words else EAST_ASIAN_CLASS + EMOJI_CLASS
    never_first = re.escape("".join(sorted(setting.no_line_start))) + "…‥" + spaces
    never_last = re.escape("".join(sorted(setting.no_line_end)))
    return regex(
        f"(?:(?<=[{wide}{_SPACES}{spaces}{_DASHES}\u00ad])|(?=[{wide}]))"
        f"(?![{never_first}{_SPACES}{_WIDE_SPACE}{_GLUE}])(?<![{never_last}{_GLUE}])"
        f"(?:(?![{_DASHES}])|(?<=[{_SPACES}]))(?!$)"
    )


@lru_cache(maxsize=64)
def _measured(runs: tuple[Run, ...], face: Face) -> list[tuple[str, list[float], list[int]]]:
    """Text, edges and opportunities between forced breaks; both models ask for them, one after the other."""
    text = "".join([run[0] for run in runs])
    opportunity = opportunities_of(face.language)
    widths = list(chain.from_iterable(_widths(runs, text, face)))
    measured = []
    start = 0
    for piece in re.split("[\n\v]", text):
        end = start + len(piece)
        edges = list(accumulate(widths[start:end], initial=0.0))
        ends = [at for at in map(re.Match.start, opportunity.finditer(piece, 1)) if widths[start + at]]
        measured.append((piece, edges, ends))
        start = end + 1
    return measured


def _powerpoint(text: str, left: list[float], right: list[float], opportunities: list[int]) -> Paragraph:
    ends = [*opportunities, len(text)]
    needs = [right[end] for end in ends]
    for index, end in enumerate(ends):
        if text[end - 1 : end] in TRIMMED:
            visible = visible_end(text, end)
            needs[index] = left[visible - 1] if text[visible - 1 : visible] in HANGING else right[visible]
    return Paragraph(text, left, right, ends, needs, frozenset())


def as_libreoffice(
    text: str,
    edges: list[float],
    opportunities: list[int],
    gaps: Sequence[tuple[int, float]],
    *,
    behind: int = 1,
    hanging: Set[str] = JAPANESE_HANGING,
) -> Paragraph:
    """A text with gaps at places; `behind` a slash so many must fit, marks that are `hanging` need not."""
    left, right = _with_gaps(text, edges, gaps)
    ends = [*opportunities, len(text)]
    glued = set(map(re.Match.end, GLUED.finditer(text)))
    if glued:
        ends = [end for end in ends if end not in glued]
    slashes = frozenset(map(re.Match.start, SLASH.finditer(text))) if "/" in text else frozenset()
    more = slashes.union(map(re.Match.start, SIGN.finditer(text)))
    if more:
        ends = sorted(more.union(ends))
    needs = [left[end] for end in ends]  # a gap at the end of the line may count
    for index, end in enumerate(ends):
        if text[end - 1 : end] in TRIMMED:
            visible = visible_end(text, end)
            hangs = text[visible - 1 : visible] in hanging and EAST_ASIAN.match(text, visible - 2)
            needs[index] = left[visible - 1] if hangs else right[visible]
        elif end in slashes:
            needs[index] = right[end + behind]  # it looks back from the first character that does not fit
    return Paragraph(text, left, right, ends, needs, slashes)


def visible_end(text: str, end: int) -> int:
    """The position after the last character before `end` that is not a space."""
    while end and text[end - 1] == " ":
        end -= 1
    return end


def _changes(text: str, gaps: tuple[float, float]) -> Iterator[tuple[int, float]]:
    """Where LibreOffice sets a gap on slides: at each change of script, before Latin words and behind them."""
    before, behind = gaps
    begun = False
    for match in _LATIN_STRETCH.finditer(text):
        if begun or EAST_ASIAN.search(text, 0, match.start()):
            yield match.start(), before
        begun = True
        yield match.end(), behind


def _with_gaps(text: str, edges: list[float], changes: Sequence[tuple[int, float]]) -> tuple[list[float], list[float]]:
    """Left and right edges with gaps added at places of the text."""
    left: list[float] = []
    right: list[float] = [0.0]
    gap = 0.0
    start = 0
    for end, wide in changes:
        if end >= len(text):
            break
        left += [edge + gap for edge in edges[start:end]]
        right += [edge + gap for edge in edges[start + 1 : end + 1]]
        gap += wide
        start = end
    left += [edge + gap for edge in edges[start:]]
    right += [edge + gap for edge in edges[start + 1 :]]
    return left, right
