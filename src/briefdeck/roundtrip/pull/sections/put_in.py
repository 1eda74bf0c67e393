"""A slide that was put in, or a heading of a memo with what was typed below it → sections of the kinds that these show:
statements, tables, charts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from briefdeck.model.leaves import ChartType
from briefdeck.model.sections.chart import ChartSection
from briefdeck.model.sections.table import TableSection
from briefdeck.model.sections.text import TextSection
from briefdeck.provenance.slidewords import joined_lines
from briefdeck.provenance.units import OBJECT, Piece, Unit
from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Data, Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import TITLES, paths_of
from briefdeck.roundtrip.pull.paragraph.amounts import number_of
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated, is_mark
from briefdeck.roundtrip.pull.paragraph.segments import Owner
from briefdeck.roundtrip.pull.paragraph.signs import Sign, written
from briefdeck.roundtrip.pull.text.running import NOTE
from briefdeck.roundtrip.pull.text.split_paragraphs import only_text
from briefdeck.roundtrip.pull.text.typed_values import typed_text
from briefdeck.roundtrip.readback.plots import Plot, plots_of
from briefdeck.values import dataclass

_BOX = "box"
_HEADS = frozenset({"title", "message"})
_REPEATED = {"ftr": "footer", "sldNum": "slide number", "dt": "date"}
# What stands on every slide, or below it, whatever its section says.
_FURNITURE = frozenset({"sources", "marking", "date"})

Section = dict[str, Data]


class UnheldError(Exception):
    """What a slide or a heading shows and no section holds; the text says what, and is part of a sentence."""


@dataclass(slots=True)
class _Slide:
    """The words and charts of a new slide, without what the template or a list of sources says on each."""

    titles: list[Unit] = field(default_factory=list)
    topics: list[Unit] = field(default_factory=list)
    messages: list[Unit] = field(default_factory=list)
    lists: dict[int, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    tables: dict[int, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    notes: list[Unit] = field(default_factory=list)
    charts: list[Plot] = field(default_factory=list)


class Words:
    """The words of new slides: typed ones, and those that came with a copy of what was built."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._built: dict[str, Unit] = {}
        self._left: list[str] = []
        self._furniture: set[tuple[str, str]] = set()
        keys: dict[str, set[str]] = defaultdict(set)
        for unit in book.pairing.built:
            paths = paths_of(book, unit)
            for path in paths if unit.style not in (*TITLES, _BOX, "cell", "notes") else ():
                keys[unit.holder].add(str(path[2]) if path[0] == "sections" and len(path) > 2 else "")
            self._built.setdefault(unit.text.strip(), unit)
            own = any(NOTE in path for path in paths) if unit.holder == "notes" else unit.style in TITLES
            if unit.style in _REPEATED or not (own or any(path[0] not in _FURNITURE for path in paths)):
                self._furniture.add((unit.holder, unit.text.strip()))
        self._heads = {holder: key for holder, (key, *more) in keys.items() if not more and key in _HEADS}

    def head(self, unit: Unit) -> str:
        """The key that a placeholder beside the title has shown, that of the topic or of the message; else nothing."""
        return self._heads.get(unit.holder, "")

    def are_everywhere(self, unit: Unit) -> bool:
        """Whether the words of a paragraph are no section's: a running title, a path of the deck, a line of sources.

        Words that somebody typed into a footer are told.
        """
        said = unit.text.replace(OBJECT, "").strip()
        if (unit.holder, unit.text.strip()) in self._furniture or not said:
            return True
        if unit.style in _REPEATED and all(words != said for _, words in self._furniture):
            what = f"“{short(said)}” stands in the {_REPEATED[unit.style]} of a new slide"
            cure = "what stands there is the template's, or the briefing's own: title, date, marking"
            self.book.reports.append(Report(Kind.LABEL, what, cure, self.book.where(unit)))
        return unit.style in _REPEATED

    def of(self, unit: Unit) -> Data:
        """The words of a paragraph as a briefing writes them, in the language of the document.

        Raises UnheldError where what a build writes stands among what was typed.
        """
        text = self._of(unit)
        snapshot = self.book.snapshot
        return text if not text or snapshot.language == snapshot.default else {snapshot.language: text}

    def _of(self, unit: Unit) -> str:
        built = self._built.get(unit.text.strip())
        if built is not None:
            labels = [piece.text for piece in built.pieces if self._is_label(piece)]
            self._left += [said for label in labels if (said := label.replace(OBJECT, "").strip())]
            source = only_text(self.book, built)
            if source is not None and isinstance(source.raw, str):
                return source.raw.strip()
            left = "".join(piece.text for piece in built.pieces if not self._is_label(piece))
            return (written([Sign(c) for c in left if c != OBJECT]) or "").strip()
        if holds_generated(unit.text, self.book.generated):
            raise UnheldError("has words among marks and labels that a build writes")
        return (typed_text(self.book, unit, None) or "").strip()

    def _is_label(self, piece: Piece) -> bool:
        """Whether words of a copy are a build's own: the numbers of sources, how a statement is known."""
        if self.book.owner(piece.mark) is not Owner.LABEL:
            return False
        return is_mark(piece.text) or holds_generated(piece.text, self.book.generated)

    def left_behind(self, told: str = "") -> str:
        """What is to be told of marks that stood in words that were copied, since this was last asked."""
        left, self._left = list(dict.fromkeys(self._left)), []
        what = (
            f"{', '.join(f'“{short(label)}”' for label in left)} of what was copied is written as sources: or status:"
        )
        return "; ".join(filter(None, (told, f"{what} by hand" if left else "")))


def sections_of_slide(words: Words, page: int) -> list[Section]:
    """The sections that a new slide would be. Raises UnheldError."""
    slide = _read(words, page)
    heads, lists = _heads(words, slide)
    made = _sections(words, slide, heads, lists)
    notes = [text for unit in slide.notes if (text := words.of(unit))]
    if notes:
        made[0] = _noted(made[0], notes)
    return made


def sections_below(words: Words, heading: Unit, units: Sequence[Unit]) -> list[Section]:
    """The sections that a heading of a memo would be, with the paragraphs and tables below it. Raises UnheldError."""
    below = _Slide()
    for unit in units:
        if OBJECT in unit.text or unit.inside:
            raise UnheldError("has a drawing, a field or a note below it")
        if unit.row >= 0:
            below.tables[int(unit.holder.rpartition(" ")[2])].append(unit)
        else:
            below.lists[0].append(unit)
    return _sections(words, below, {"title": words.of(heading)}, list(below.lists.values()))


def _sections(words: Words, slide: _Slide, heads: Section, lists: Sequence[Sequence[Unit]]) -> list[Section]:
    """The sections under a title, and a message: of each table and chart one, and of statements that fit into none."""
    title = heads["title"]
    points = [point for units in lists for point in _listed(words, units)]
    made: list[Section] = [
        *({"kind": TableSection.name(), **heads, **_grid(words, table)} for table in slide.tables.values()),
        *({"kind": ChartSection.name(), **heads, **_plotted(plot, title)} for plot in slide.charts),
    ]
    if not made:
        made.append({"kind": TextSection.name(), **heads, "points": points or [title]})
    elif slide.charts and points:
        made[-1]["points"] = points
    elif len(points) == 1 and not isinstance(points[0], list) and not _has_points(points[0]):
        made[-1]["callout"] = points[0]
    elif points:
        made.append({"kind": TextSection.name(), "title": title, "points": points})
    return made


def _read(words: Words, page: int) -> _Slide:
    book = words.book
    made = _Slide(charts=list(plots_of(book.returned.package, page)))
    for index in book.now.pages[page]:
        unit = book.pairing.now[index]
        if words.are_everywhere(unit):
            continue
        if unit.holder == "notes":
            made.notes.append(unit)
        elif unit.row >= 0:
            made.tables[unit.shape].append(unit)
        elif unit.style in TITLES:
            made.titles.append(unit)
        elif head := words.head(unit):
            (made.topics if head == "title" else made.messages).append(unit)
        else:
            made.lists[unit.shape].append(unit)
    return made


def _heads(words: Words, slide: _Slide) -> tuple[Section, list[list[Unit]]]:
    """The title and message of a slide, and what else its lists say; without a title its first words are that."""
    lists = list(slide.lists.values())
    titles, messages = slide.titles, slide.messages
    topics = slide.topics
    if not (lists or slide.tables or slide.charts):  # whoever types into one place below the title types a list
        lists = [units for units in (topics, messages) if units]
        topics, messages = [], []
    if len(topics) > 1:
        topics, lists = [], [topics, *lists]
    if len(messages) > 1:
        messages, lists = [], [messages, *lists]
    if topics:
        titles, messages = topics, [*titles, *messages]
    if not titles and messages:
        titles, messages = messages, []
    if not titles:
        if not lists:
            raise UnheldError("has neither a title nor other words that could be one")
        titles, lists = lists[0][:1], [lists[0][1:], *lists[1:]]
    made: Section = {"title": _joined([words.of(unit) for unit in titles])}
    if messages:
        made["message"] = _joined([words.of(unit) for unit in messages])
    return made, lists


def _joined(texts: Sequence[Data]) -> Data:
    """The lines of a title as one, which is broken anew."""
    if isinstance(texts[0], dict):
        (language,) = texts[0]
        return {language: joined_lines(str(t[language]) for t in texts if isinstance(t, dict))}
    return joined_lines(line for text in texts for line in str(text).split("\n"))


def _has_points(point: Data) -> bool:
    return isinstance(point, dict) and "points" in point


def _noted(section: Section, notes: Sequence[Data]) -> Section:
    """A section with its notes behind its title, where people look for them."""
    first = notes[0]
    if isinstance(first, dict):
        (language,) = first
        note: Data = {language: "\n".join(str(each[language]) for each in notes if isinstance(each, dict))}
    else:
        note = "\n".join(map(str, notes))
    made: Section = {}
    for key, value in section.items():
        made[key] = value
        if key == "title":
            made["note"] = note
    return made


def _listed(words: Words, units: Sequence[Unit]) -> list[Data]:
    """The paragraphs of a shape as statements, those of a deeper level below the one before them."""
    top: list[Data] = []
    open_: list[tuple[int, list[Data]]] = [(max(units[0].level, 0), top)] if units else []
    for unit in units:
        text = words.of(unit)
        if not text:
            continue
        level = max(unit.level, 0)
        while len(open_) > 1 and level < open_[-1][0]:
            open_.pop()
        items = open_[-1][1]
        if level > open_[-1][0] and items:
            below: list[Data] = []
            items[-1] = {"text": items[-1], "points": below}
            open_.append((level, below))
            items = below
        items.append(text)
    return top


# --- tables and charts ------------------------------------------------------------------------------------------------


def _grid(words: Words, units: Sequence[Unit]) -> Section:
    """The columns and rows of a table, whose first row has the heads."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for unit in units:
        cells[unit.row, unit.column].append(_words(words, unit))
    rows, columns = sorted({row for row, _ in cells}), range(max(column for _, column in cells) + 1)
    heads = [" ".join(cells.get((rows[0], column), ())) for column in columns]
    if not all(heads):
        raise UnheldError("has a table with a column that has no head")
    if len(rows) < 2:
        raise UnheldError("has a table with no row below its heads")
    body = [["\n".join(cells.get((row, column), ())) for column in columns] for row in rows[1:]]
    values = [[_cell(words, text) for text in row] for row in body]
    return {"columns": [_in_language(words, head) for head in heads], "rows": [list(row) for row in values]}


def _words(words: Words, unit: Unit) -> str:
    text = words.of(unit)
    return str(next(iter(text.values()))) if isinstance(text, dict) else str(text)


def _in_language(words: Words, text: str) -> Data:
    snapshot = words.book.snapshot
    return text if snapshot.language == snapshot.default else {snapshot.language: text}


def _cell(words: Words, text: str) -> Data:
    """A cell: a number where a build would write it with these digits, else its words."""
    number = number_of(text, words.book.language) if text else None
    if number is not None and str(number) == text:
        return number
    return _in_language(words, text) if text else None


def _plotted(plot: Plot, title: Data) -> Section:
    """The data of a chart as it is drawn."""
    if plot.type is None:
        raise UnheldError("has a chart of a type that a briefing does not have")
    categories = plot.series[0].categories if plot.series else ()
    if not categories or any(series.categories != categories for series in plot.series):
        raise UnheldError("has a chart whose series have no categories in common")
    if not all(categories) or not all(series.name for series in plot.series):
        raise UnheldError("has a chart with a category or a series that has no name")
    made: Section = {} if plot.type is ChartType.COLUMN else {"type": plot.type.value}
    if plot.lines:
        made["lines"] = list(plot.lines)
    series: list[Data] = [{"name": each.name, "values": _numbers(each.values, len(categories))} for each in plot.series]
    made["data"] = {"categories": list(categories), "series": series}
    made["alt"] = plot.alt.strip() or title
    return made


def _numbers(values: Sequence[float | None], count: int) -> list[Data]:
    padded = [*values, *[None] * count][:count]
    return [int(v) if v is not None and v.is_integer() else v for v in padded]
