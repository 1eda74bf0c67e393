"""Paragraphs made a little narrower where their lines end badly: where the last one is a few characters or a mark
alone, where a line ends inside brackets, a number or a date, before the mark of a source, in a cell inside a phrase.
Where that does not help, and the last line has a character or two, all stand closer by what nobody sees, so that there
is one line less.

A right indent moves the words, which Word keeps when somebody writes on; a break between them would stay behind.
Nothing gets a line more but what would part a number otherwise, and what is mended in one program is not spoilt in the
other: the lines that an indent makes end where phrases do, in both, or fewer than before within one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cached_property, partial
from math import ceil
from operator import is_
from typing import NamedTuple, TypeVar

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Inline, Jump, Memo, Note, PageNumber, Paragraph, Row, Section, Settled, Table
from briefdeck.ooxml.units import TWIP, twips
from briefdeck.patterns import regex
from briefdeck.pipeline.pages.lines import Both, Broken, Shaped
from briefdeck.pipeline.pages.measured import width_of
from briefdeck.pipeline.pages.measuring import Measuring, as_paragraph, as_written, rooms_of
from briefdeck.text import Spans, is_runt, phrase_ends, whole_spans
from briefdeck.values import replace

# Em by which a paragraph may be narrower, and by which it is tried to be; the share of its room that it may lose.
_MOST, _STEP, _SHARE = 6.0, 0.5, 0.5
_MOST_CELL = 8.0  # of a cell of a few lines, whose right edge is ragged anyway
# Em that one may lose whose right edge is seen: that of more than two Japanese lines, of a cell of so many lines or
# more, of a justified one.
_SEEN, _TALL, _JUSTIFIED = 3.0, 4, 2.0
# The steps and the share for a number that is parted otherwise; one of so many lines may become two.
_FINE, _HALF, _MORE = 0.25, 0.5, 4
# Em by which characters may stand closer, and by which those of East Asian words in cells may, where lines are short.
_TIGHT, _TIGHT_CELL = 0.025, 0.045
_SQUEEZED = 1.0  # em that a program may win on a line where marks meet, so that less of an indent is left
_WORDS = regex("[\u4e00-\u9fff]{2}|[\u30a1-\u30fa\u30fc]{2}")  # where a line had better not begin
_STATUS = regex(r"[\[［][^\[\]［］\n]{1,9}[\]］]")  # how something is known: one word, but in cells
_MARK = regex(r"\[\d+\]")  # of a source, which stands behind what it carries
# A last line that is nothing but something in brackets, or how what stands above it is known.
_ASIDE = regex(r"[（(][^（）()\n]{1,20}[）)][。.]?|[\[［][^\[\]［］\n]{2,40}[\]］]")
_PAUSE = regex("\u3000+")  # stands between words, as behind a quotation before who said it
_OPENING = regex("(?<=[^（［「『])[（［「『]")
# What is read at one glance, as numbers are: something short in brackets.
_BRACKETED = regex(r"[（(\[［「『][^（）()\[\]［］「」『』\n]{1,14}[）)\]］」』]")

T = TypeVar("T", Paragraph, Note)


def narrowed(memo: Memo, style: MemoStyle, measuring: Measuring) -> Memo:
    """The memo with indents where they give better lines. `measuring` gets to know the lines of all its paragraphs,
    those of the memo given too, which must outlive it: it knows them by their identity."""
    work = _Narrowing(style, measuring, memo.properties.language)
    sections = tuple(work.section(section) for section in memo.sections)
    notes = tuple(map(work.note, memo.notes)) if memo.notes is not None else None
    same = all(map(is_, sections, memo.sections)) and all(map(is_, notes or (), memo.notes or ()))
    return memo if same else replace(memo, sections=sections, notes=notes)


class _Narrowing:
    def __init__(self, style: MemoStyle, measuring: Measuring, language: str) -> None:
        self._style, self._measuring, self._language = style, measuring, language

    def section(self, section: Section) -> Section:
        room = width_of(section, self._style)
        made = tuple(self._element(element, room) for element in section.elements)
        return section if all(map(is_, made, section.elements)) else replace(section, elements=made)

    def _element(self, element: Settled, room: float) -> Settled:
        match element:
            case Paragraph():
                return self._paragraph(element, room, cell=False)
            case Table():
                cells = self._style.cells_of(element.style)
                widths = as_written(element.widths)
                rows = tuple([self._row(row, rooms_of(row, widths, cells)) for row in element.rows])
                return element if all(map(is_, rows, element.rows)) else replace(element, rows=rows)
            case _:
                return element

    def _row(self, row: Row, rooms: Sequence[float]) -> Row:
        made = []
        for cell, room in zip(row.cells, rooms, strict=True):
            if len(cell.paragraphs) == 1:
                only = self._paragraph(cell.paragraphs[0], room, cell=True)
                made.append(cell if only is cell.paragraphs[0] else replace(cell, paragraphs=(only,)))
            else:
                made.append(cell.changed(partial(self._paragraph, room=room, cell=True)))
        return row if all(map(is_, made, row.cells)) else replace(row, cells=tuple(made))

    def note(self, note: Note) -> Note:
        """A footnote, narrower where that mends its lines."""
        room = self._style.text_width
        points, closer, lines = self._mended(as_paragraph(note), room, id(note), cell=False)
        return self._known(replace(note, narrower=points), room, lines) if points and not closer else note

    def _paragraph(self, paragraph: Paragraph, room: float, *, cell: bool) -> Paragraph:
        """The paragraph, narrower where that mends its lines."""
        points, closer, lines = self._mended(paragraph, room, id(paragraph), cell=cell)
        if not (points or closer):
            return paragraph
        return self._known(replace(paragraph, narrower=points, tighter=closer), room, lines)

    def _known(self, holder: T, room: float, lines: Both) -> T:
        """What holds words, its lines known."""
        self._measuring.know(id(holder), room, lines)
        return holder

    def _mended(self, paragraph: Paragraph, room: float, holder: int, *, cell: bool) -> tuple[float, float, Both]:
        """The indent that mends the lines of a paragraph, or by how much its characters stand closer, 0 where nothing
        does, and the lines that it has with that. `holder` is the id of what holds it."""
        lines = self._measuring.broken(paragraph, room, cell=cell, holder=holder)
        spans = lines[0].spans, lines[1].spans
        if max(map(len, spans)) == 1:
            return 0.0, 0.0, lines
        named = self._measuring.named(paragraph)
        if _has_page(paragraph.inlines):
            return 0.0, 0.0, lines
        # The same words in the same room have the same lines.
        mended = self._measuring.breaking.mended
        kept = mended.get(id(lines))
        if kept is not None and kept[0] is lines:
            return kept[1]
        told, points, best = _Told(lines[0].text, self._language, cell=cell), 0.0, lines
        if _may_narrow(named):
            points, best = self._indent(paragraph, lines, told, room, cell=cell)
        closer, tight = self._closer(paragraph, lines, best, told, room, cell=cell)
        known = (0.0, closer, tight) if closer else (points, 0.0, best)
        mended[id(lines)] = lines, known
        return known

    def _closer(
        self, paragraph: Paragraph, lines: Both, best: Both, told: _Told, room: float, *, cell: bool
    ) -> tuple[float, Both]:
        """The least by which characters stand closer so that there is a line less and fewer faults than in the `best`
        lines known; 0 where nothing does that."""
        bad = told.faults((best[0].spans, best[1].spans))
        if not bad.ends:
            return 0.0, best
        fewer, shaped = max(len(each.spans) for each in lines) - 1, self._measuring.shaped(paragraph, cell=cell)
        most = _TIGHT_CELL if cell and told.phrases is not None else _TIGHT
        steps = int(most * self._measuring.named(paragraph).size / TWIP)
        if max(map(len, shaped.spans(room, steps * TWIP))) > fewer:
            return 0.0, best
        for step in range(1, steps + 1):
            spans = shaped.spans(room, step * TWIP)
            if max(map(len, spans)) <= fewer and told.faults(spans) < bad:
                return step * TWIP, shaped.lines(spans)
        return 0.0, best

    def _indent(self, paragraph: Paragraph, lines: Both, told: _Told, room: float, *, cell: bool) -> tuple[float, Both]:
        """The indent with the fewest faults, and the lines that a paragraph has with that."""
        named, spans = self._measuring.named(paragraph), (lines[0].spans, lines[1].spans)
        bad = told.faults(spans, phrases=cell)
        if not (bad.parted or bad.ends or (cell and bad.cut)):
            return 0.0, lines
        bad = told.faults(spans)
        count, size, shaped = max(map(len, spans)), named.size, self._measuring.shaped(paragraph, cell=cell)
        if named.flow.justified and not cell and paragraph.listing is None:
            most = _JUSTIFIED
        elif count >= _TALL if cell else count > 2 and told.phrases is not None and not told.brackets_part(spans):
            most = _SEEN
        else:
            most = _MOST_CELL if cell else _MOST
        most = min(room * _SHARE, most * size)
        points, best, bad = _best(shaped, told, room, (spans, bad), _Tries(count, size, _STEP * size, most))
        if bad.parted:
            # A number is whole even if that takes a line, shows at the right edge, or cuts a phrase.
            tries = _Tries(count + max(1, count // _MORE), size, _FINE * size, room * _HALF, anywhere=True)
            whole, spans, less = _best(shaped, told, room, (best, bad), tries)
            points, best = (whole, spans) if less.parted < bad.parted else (points, best)
        return points, shaped.lines(best) if points else lines


class _Tries(NamedTuple):
    """In how many lines at the most a paragraph is tried, the size of its words, by what steps an indent grows, and how
    far, in points; whether it may end lines `anywhere`: else they end where phrases do, or fewer within one than
    before."""

    lines: int
    size: float
    step: float
    most: float
    anywhere: bool = False


def _best(
    shaped: Shaped, told: _Told, room: float, found: tuple[Broken, _Faults], tries: _Tries
) -> tuple[float, Broken, _Faults]:
    """The indent with the fewest faults, the lines with it and these faults; 0 and what is `found` where none has fewer
    than that."""
    good: list[tuple[float, Broken]] = []
    last: Broken | None = None
    bad = found[1]
    left, fits = bad, True
    for count in range(1, int(tries.most / tries.step) + 1):
        points = twips(tries.step * count) * TWIP
        spans = shaped.spans(room - points)
        if max(map(len, spans)) > tries.lines:
            break
        if spans != last:
            last, left = spans, told.faults(spans)
            fits = tries.anywhere or left.cut < found[1].cut or told.at_phrases(spans, found[0])
        if not fits:
            continue
        if left < bad:
            good, bad = [(points, spans)], left
        elif good and left == bad and points - good[-1][0] < 1.5 * tries.step:
            good.append((points, spans))
        if not any(bad) and points >= good[0][0] + 2 * _SQUEEZED * tries.size:
            break
    # Inside what is as good, so that it is so too where a program has a little more room than it should, but no
    # further: who reads sees the indent.
    inside = min(len(good) // 2, ceil(_SQUEEZED * tries.size / tries.step))
    return (*good[inside], bad) if good else (0.0, *found)


def _may_narrow(named: Style) -> bool:
    """Whether an indent moves the words alone: not the rim of a box, nor words that stand at the right or in the
    middle."""
    return named.flow.box is None and not named.flow.aligned


def _has_page(inlines: Iterable[Inline]) -> bool:
    return any(isinstance(i, PageNumber) or (isinstance(i, Jump) and _has_page(i.inlines)) for i in inlines)


class _Faults(NamedTuple):
    """Of the lines in both programs: how many numbers are parted, how many lines end badly otherwise, how many last
    lines begin inside a word, or where phrases are known, how many lines end within one."""

    parted: int
    ends: int
    cut: int


class _Told:
    """What a paragraph says, in a `cell` or not, and where in it a line had better not end."""

    def __init__(self, text: str, language: str, *, cell: bool) -> None:
        self._text, self._language = text, language
        statuses = () if cell else (match.span() for match in _STATUS.finditer(text))
        self._numbers = _inside([*whole_spans(text), *statuses])
        self._brackets = _inside([match.span() for match in _BRACKETED.finditer(text)])
        self._marks = {match.start() for match in _MARK.finditer(text)}

    @cached_property
    def phrases(self) -> Set[int] | None:
        """The ends of its phrases, also those before brackets and behind wide spaces; None where its words stand
        apart."""
        ends = phrase_ends(self._text, self._language)
        if ends is None:
            return None
        opening, pauses = _OPENING.finditer(self._text), _PAUSE.finditer(self._text)
        return ends | {match.start() for match in opening} | {match.end() for match in pauses}

    def brackets_part(self, both: Broken) -> bool:
        """Whether a line ends inside short brackets."""
        return any(end in self._brackets for lines in both for _, end in lines)

    def at_phrases(self, both: Broken, before: Broken) -> bool:
        """Whether each line ends where a phrase does, in both programs, but for those that ended there `before`."""
        phrases, last = self.phrases, len(self._text)
        if phrases is None:
            return True
        for lines, old in zip(both, before, strict=True):
            known = {end for _, end in old}
            for _, end in lines:
                if end not in known and end < last and end not in phrases and self._text[end] not in "\n\v":
                    return False
        return True

    def faults(self, both: Broken, *, phrases: bool = True) -> _Faults:
        """What is wrong with lines in both programs; without `phrases` nobody looks for these."""
        known = self.phrases if phrases else None
        found = self._bad(both[0], known)
        other = found if both[0] is both[1] else self._bad(both[1], known)
        return _Faults(found.parted + other.parted, found.ends + other.ends, found.cut + other.cut)

    def _bad(self, lines: Spans, phrases: Set[int] | None) -> _Faults:
        text, last = self._text, len(self._text)
        parted, ends, cut, began = 0, 0, 0, True
        for start, end in lines:
            forced = end >= last or text[end] in "\n\v"
            if forced:
                line = text[start:end].strip()
                ends += not began and (is_runt(line) or _ASIDE.fullmatch(line) is not None)
                cut += phrases is None and not began and bool(_WORDS.match(text, start - 1))
            else:
                cut += phrases is not None and end not in phrases
                parted += end in self._numbers
                ends += end in self._brackets or end in self._marks
            began = forced
        return _Faults(parted, ends, cut)


def _inside(spans: Iterable[tuple[int, int]]) -> Set[int]:
    """The places inside stretches of a text."""
    return {at for start, end in spans for at in range(start + 1, end)}
