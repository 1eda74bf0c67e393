"""Tables of a memo: how wide their columns are, from what the cells hold. Lengths are points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations, zip_longest
from math import ceil

from briefdeck.blocks.setting.memo import BRACKETED, MemoSetting
from briefdeck.document.memo import Cell, Inline, Paragraph, Words
from briefdeck.document.richtext import RichText, Run
from briefdeck.document.richtext import words as said
from briefdeck.model.leaves import Align
from briefdeck.patterns import regex
from briefdeck.text import phrase_ends, whole_spans, widest_word, width
from briefdeck.values import dataclass, replace

# Word and LibreOffice set a quarter of an em between East Asian and Latin letters.
_SCRIPT_GAP = 0.25
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_SCRIPT_CHANGE = regex(f"(?<=[{_LETTERS}])[0-9A-Za-z]|(?<=[0-9A-Za-z])[{_LETTERS}]")
# No column with wrapping text gets narrower than the first, in em. One whose cells and head are all shorter than the
# second keeps them on one line, dates and names; so does each a head that is shorter than the third.
_LEAST_EMS, _WHOLE_EMS, _HEAD_EMS = 5.0, 9.0, 7.0
_HEAD_SPARE = 0.6  # em that stay free beside such a head of two lines
_DAY_EMS = 13.0  # of a day or a number with its unit, which no column parts that has the room
# Em in which lines can still be read at a glance, which every column of words has where the others keep their share.
_READ_EMS, _LEFT = 7.5, 0.8
# Shares of the measure between which a first column of names finds its width; that of figures that stand apart.
_FIRST_COLUMN, _FIGURES = (0.16, 0.28), 0.16
_NAMES = 0.35  # of names before nothing but figures, where these need no more
_APART_EMS = 1.5  # between figures and the words to their right
_LONG = 2 / 3  # the power of what a row of a column has in all by which the column is wide
# How much wider a wrapped text is for what its lines leave free at their ends; points that a column gives to another,
# what it keeps at the least, how often it gives, and in what tables: columns² × rows.
_RAGGED, _STEPS, _GIVEN, _MOVES, _TRIED = 1.03, (4.0, 8.0, 16.0, 20.0, 24.0, 32.0), 0.75, 8, 400
_ORPHAN_EMS = 3.5  # of a last line, which is told apart from one of words by it
_SHORT_EMS = 11.0  # of a text that reads best on one line
_WIDEST_EMS = 3.0  # no character is wider, with all that is kept free beside it
_HALVINGS = 40  # after which a width is known to less than a twip


@dataclass(frozen=True, slots=True)
class Needs:
    """What a column holds: the widths of the lines that each of its cells is written in, and those that it asks for.

    It is as wide as `natural` where nothing wraps, never narrower than the `least`, and as wide as its short `head`
    where there is room; `named` keeps what its head says before brackets on a line. Of all four `margins` are a part.
    Columns of `figures` are right-aligned: they want no more room than sets them apart. `phrases` are the widths of
    those of each of its texts that has any.
    """

    cells: Sequence[Sequence[float]]
    natural: float
    least: float
    head: float = 0.0
    margins: float = 0.0
    figures: bool = False
    em: float = 0.0
    named: float = 0.0
    phrases: Callable[[], Sequence[Sequence[float]]] = tuple

    @property
    def whole(self) -> float:
        """What a row of it has in all."""
        return max(sum(map(sum, self.cells)) / max(len(self.cells), 1), 1.0) + self.margins

    def lines(self, width: float) -> list[int]:
        """How many lines each of its cells takes in a width."""
        room = max(width - self.margins, 1.0)
        return [sum(1 if line <= room else ceil(line * _RAGGED / room) for line in cell) for cell in self.cells]

    def ill_broken(self, width: float) -> int:
        """How many of its texts end on a line of a few characters in a width, or are so short that they read best on
        one line, and have more; and how many have a line that ends inside a phrase."""
        room, few, short = max(width - self.margins, 1.0), _ORPHAN_EMS * self.em, _SHORT_EMS * self.em
        broken = [line for cell in self.cells for line in cell if line > room]
        ends = sum((line <= short) + (0 < line * _RAGGED % room < few) for line in broken)
        return ends + sum(_is_cut(each, room) for each in self.phrases()) if broken else 0


def _is_cut(phrases: Sequence[float], room: float) -> bool:
    """Whether phrases do not stand whole in as many lines as their text has."""
    lines, at = 1, 0.0
    for wide in phrases:
        lines, at = (lines, at + wide) if at + wide <= room else (lines + 1, wide)
    return lines > ceil(sum(phrases) / room) or (lines > 1 and max(phrases) > room)


def text_cell(*inlines: Inline, style: str = "Table Text", span: int = 1) -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph(style, inlines),), span)


def lines_of(inlines: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """The lines of a text that is given in several, each for a paragraph of its own."""
    made: list[list[Inline]] = [[]]
    for inline in inlines:
        if not isinstance(inline, Words) or "\n" not in inline.text:
            made[-1].append(inline)
            continue
        for number, line in enumerate(inline.text.split("\n")):
            if number:
                made.append([])
            if line:
                made[-1].append(replace(inline, text=line))
    return [tuple(line) for line in made]


def column_needs(
    setting: MemoSetting, head: RichText, cells: Sequence[RichText], *, apart: float = 0.0, figures: bool = False
) -> Needs:
    """What a column asks for; `apart` is what its cells keep free beside their margins."""
    lines = [_lines(setting, cell) for cell in cells]
    headed = max(_lines(setting, head, style="Table Head"))
    natural = max([headed, *map(max, lines)])
    least = _least(setting, (head, *cells), max([_natural(setting, head), *map(max, lines)]))
    around = margins(setting) + apart
    em = setting.text.size if setting.text is not None else 10.0
    phrases = cache(lambda: [each for cell in cells for each in _phrases(setting, cell)])
    head_, named = _whole_head(setting, headed) + around, max(_head_parts(setting, head.plain), default=0.0) + around
    return Needs(lines, natural + around, least + around, head_, around, figures, em, named, phrases)


def fitted(
    setting: MemoSetting, columns: Sequence[tuple[RichText, Sequence[RichText]]], width: float
) -> tuple[float, ...]:
    """The widths of columns of words, `width` points in all: each is its head and the texts of its cells."""
    return tuple(shares([column_needs(setting, head, cells) for head, cells in columns], width))


def apart(setting: MemoSetting, aligns: Sequence[Align]) -> list[float]:
    """What the cells of each column keep free on their right, beside their margins: figures do not touch the words
    behind them."""
    size = setting.text.size if setting.text is not None else 10.0
    short = max(_APART_EMS * size - setting.style.cell_margin, 0.0)
    return [short * (this is Align.RIGHT is not following) for this, following in pairwise((*aligns, Align.RIGHT))]


def script_gaps(text: str, size: float) -> float:
    """What a line has between East Asian and Latin letters, in points."""
    return 0.0 if text.isascii() else len(_SCRIPT_CHANGE.findall(text)) * _SCRIPT_GAP * size


def margins(setting: MemoSetting) -> float:
    """What a cell takes beside its words."""
    return setting.style.cell_margin + 2


def first_column(setting: MemoSetting, texts: Sequence[RichText]) -> float:
    """The width of a column of names."""
    low, high = (share * setting.style.text_width for share in _FIRST_COLUMN)
    return min(max(max((_natural(setting, text) for text in texts), default=0.0) + margins(setting), low), high)


def may_part(setting: MemoSetting, texts: Sequence[RichText], widths: Sequence[float]) -> bool:
    """Whether a row of these cells fills more than a third of a page and so must be allowed to go on over it."""
    size = setting.text.size if setting.text is not None else 10.0
    most = setting.style.text_height / 3
    if size * 1.5 > most:
        return True
    fewest = most / (size * 1.5)  # lines that are too many
    for text, wide in zip(texts, widths, strict=True):
        room = fewest * max(wide, 1.0)
        # Most cells are so short that they need not be measured.
        longest = (
            sum([len(inline.text) if isinstance(inline, Run) else 1 for inline in text.inlines]) * _WIDEST_EMS * size
        )
        if longest > room and _natural(setting, text) / max(wide, 1.0) * size * 1.5 > most:
            return True
    return False


def shares(needs: Sequence[Needs], total: float, weights: Sequence[float] = ()) -> list[float]:
    """Divide `total` points among columns.

    A weight counts against 1 for a column without one. Else what fits without wrapping keeps what it needs, and columns
    of words share what is left over. Where not all fits, what is long is wide: a column with eight times the words of
    another has four times its width and lines twice as many. None is wider than what it holds, and none below its least
    width while there is room for it.
    """
    if any(w > 0 for w in weights):
        parts = [w if w > 0 else 1.0 for w in weights]
        return _raised([total * part / sum(parts) for part in parts], [need.least for need in needs], total)
    if sum(need.natural for need in needs) <= total:
        return _spread(needs, total)
    even = total / len(needs)
    floors = [min(max(need.least, need.head), max(even, need.named)) for need in needs]
    floors = floors if sum(floors) <= total else [min(floor, even) for floor in floors]
    readable = [max(f, min(n.natural, _READ_EMS * n.em + n.margins)) for f, n in zip(floors, needs, strict=True)]
    floors = readable if sum(readable) <= total * _LEFT else floors

    held = [(need.whole**_LONG, need.natural, floor) for need, floor in zip(needs, floors, strict=True)]

    def filled(level: float) -> list[float]:
        return [max(min(level * power, natural), floor) for power, natural, floor in held]

    low, high = 0.0, max(natural / power for power, natural, _ in held)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(filled(middle)) <= total else (low, middle)
    widths = filled(low)
    return evened([width * total / sum(widths) for width in widths], floors, needs)


def evened(widths: list[float], floors: Sequence[float], needs: Sequence[Needs]) -> list[float]:
    """The widths, moved by a little where that spares a table lines: a word that stands alone in its second one."""
    count = len(widths)
    if count**2 * max((len(need.cells) for need in needs), default=0) > _TRIED:
        return widths

    @cache
    def broken(column: int, width: float) -> tuple[list[int], int]:
        """The lines of a column's cells in a width, and how many are broken ill: others are tried beside each."""
        return needs[column].lines(width), needs[column].ill_broken(width)

    lines, ends = map(list, zip(*map(broken, range(count), widths), strict=True))
    floors = [max(floor, width * _GIVEN) for floor, width in zip(floors, widths, strict=True)]
    best = _height(lines, ends)
    for _ in range(_MOVES):
        found = None
        for giver, taker in permutations(range(count), 2):
            for step in _STEPS:
                if widths[giver] - step < floors[giver]:
                    break
                changed, short = [*lines], [*ends]
                for column, changing in ((giver, widths[giver] - step), (taker, widths[taker] + step)):
                    changed[column], short[column] = broken(column, changing)
                height = _height(changed, short)
                if height < best:
                    best, found = height, (giver, taker, step, changed, short)
        if found is None:
            break
        giver, taker, step, lines, ends = found
        widths[giver], widths[taker] = widths[giver] - step, widths[taker] + step
    return widths


def _height(lines: Sequence[Sequence[int]], ill: Sequence[int]) -> tuple[int, int]:
    """The lines of a table's rows and the texts that are broken ill, two of which are as bad as a line more; then the
    lines of all cells."""
    rows = zip_longest(*lines, fillvalue=0)
    return 2 * sum(map(max, rows)) + sum(ill), sum(map(sum, lines))


def _spread(needs: Sequence[Needs], total: float) -> list[float]:
    """What columns need, and what is left over: some of it for figures, to stand apart, the rest for words. Names
    before figures alone take no more than they need or may: what is left parts the figures."""
    widths = [max(n.natural, min(n.natural * 3, total * _FIGURES)) if n.figures else n.natural for n in needs]
    if sum(widths) > total:
        widths = [need.natural for need in needs]
    if len(needs) > 1 and not needs[0].figures and all(need.figures for need in needs[1:]):
        first, *others = widths
        names = min(total - sum(others), max(first, total * _NAMES))
        rest = (total - names - sum(others)) / len(others)
        return [names, *(width + rest for width in others)]
    open_ = [0.0 if n.figures else w for n, w in zip(needs, widths, strict=True)]
    if not sum(open_):
        open_ = [w or 1.0 for w in widths]
    spare = (total - sum(widths)) / sum(open_)
    return [w + part * spare for w, part in zip(widths, open_, strict=True)]


def _raised(widths: list[float], least: Sequence[float], total: float) -> list[float]:
    """Give columns below their least width what those above theirs can spare."""
    floor = [min(low, total / len(widths)) for low in least]
    lacking = sum(max(low - w, 0.0) for w, low in zip(widths, floor, strict=True))
    spare = sum(max(w - low, 0.0) for w, low in zip(widths, floor, strict=True))
    if not lacking or not spare:
        return widths
    taken = min(lacking / spare, 1.0)
    return [low if w < low else w - (w - low) * taken for w, low in zip(widths, floor, strict=True)]


def _natural(setting: MemoSetting, text: RichText) -> float:
    """The width of a text that does not wrap, of its widest line if it has several."""
    return max(_lines(setting, text))


def _lines(setting: MemoSetting, text: RichText, *, style: str = "Table Text") -> list[float]:
    """The widths of the lines that a text is written in, each with the marks of its sources."""
    found = setting.style.find(style)
    if found is None:
        return [0.0]
    bold = found.bold
    said, marks = [""], [0.0]
    for inline in text.inlines:
        if not isinstance(inline, Run):
            marks[-1] += _mark(setting, inline.number)
            continue
        bold = bold or inline.bold
        first, *others = inline.text.split("\n")
        said[-1] += first
        if others:
            said += others
            marks += [0.0] * len(others)
    return [
        width(line, found.size, found.face, bold=bold) + script_gaps(line, found.size) + marked
        for line, marked in zip(said, marks, strict=True)
    ]


def _phrases(setting: MemoSetting, text: RichText) -> Iterator[list[float]]:
    """The widths of the phrases of each line that a text is written in, of those in which any end."""
    found = setting.text
    bold = any(isinstance(inline, Run) and inline.bold for inline in text.inlines)
    for line in text.plain.split("\n") if found is not None else ():
        ends = sorted(phrase_ends(line, setting.language.tag) or ())
        if found is not None and ends:
            pieces = (line[start:end] for start, end in pairwise([0, *ends, len(line)]))
            size, face = found.size, found.face
            yield [width(piece, size, face, bold=bold) + script_gaps(piece, size) for piece in pieces]


def _mark(setting: MemoSetting, number: int) -> float:
    """The width of the mark of a source."""
    own, text = setting.style.find("Source Number", "character"), setting.text
    return width(f"[{number}]", (own and own.size) or text.size, text.face) if text is not None else 0.0


def _whole_head(setting: MemoSetting, natural: float) -> float:
    found = setting.style.find("Table Head")
    return natural if found is not None and natural <= _HEAD_EMS * found.size else 0.0


def _least(setting: MemoSetting, texts: Sequence[RichText], natural: float) -> float:
    """The least width of a column whose widest cell, its head included, is `natural` points wide; `texts` are that of
    its head and of its cells."""
    found = setting.style.find("Table Head")
    if found is None:
        return 0.0
    words = max((widest_word(_marked(t), found.size, found.face, found.bold) for t in texts), default=0.0)
    short = natural if natural <= _WHOLE_EMS * found.size else _LEAST_EMS * found.size
    units = _head_parts(setting, texts[0].plain)
    days = (_natural(setting, said(t.plain[start:end])) for t in texts for start, end in whole_spans(t.plain))
    whole = max((*units, *days), default=0.0)
    return max(words, short, min(whole, _DAY_EMS * found.size))


def _head_parts(setting: MemoSetting, head: str) -> list[float]:
    """The widths of what a head says in brackets and of what stands before that, which had better have a line each."""
    found, unit = setting.style.find("Table Head"), BRACKETED.search(head)
    if found is None or unit is None:
        return []
    spare, most = _HEAD_SPARE * found.size, _HEAD_EMS * found.size
    parts = head[: unit.start()], unit[0]
    return [min(max(_lines(setting, said(part), style="Table Head")), most) + spare for part in parts if part]


def _marked(text: RichText) -> str:
    """The words of a text with the marks of its sources, before which no line ends in a word."""
    return "".join(i.text if isinstance(i, Run) else f"[{i.number}]" for i in text.inlines)
