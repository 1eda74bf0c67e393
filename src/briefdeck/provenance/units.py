"""Paragraphs of a file as plain values, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from briefdeck.values import dataclass

OBJECT = "\ufffc"
"""Stands for what is no text of its own: a field's result, a note's mark, a drawing in the line."""


FILLS = frozenset({"fill", "solidFill", "gradFill", "pattFill"})
"""What of a paragraph's look is the fill of its cell."""

MORE = "+"
"""How the names of those looks begin that records did not tell at first: a record without any says nothing of them."""

Story = tuple[str, int]
"""`slide` or `notes` with the number of the slide, or `header`, `footer`, `note` and 0."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look. `bold` None inherits; `href` is an address, `#` for a place in the file, or empty.

    `mark` is the number of the words' origin while the file is being built, and in its snapshot; -1 for none. `look` is
    what else the run says of its looks itself: italics, underlining, colour, size.
    """

    text: str
    bold: bool | None = None
    href: str = ""
    mark: int = -1
    look: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph. A line break is `\\n`, a field or a note's mark is OBJECT.

    `page` counts slides from 1 and is 0 in a memo. `holder` names what holds it: a shape or a table of the slide,
    `notes`, `body`, a table of the memo, a note, a header. `row` and `column` count a table's cells from 0, else -1.
    `style` is the kind of its place: a placeholder's type, `cell`, `box`, or the id of a paragraph style. `bookmark` is
    the name of the hidden bookmark that finds it again, and `level` its list level, -1 for no list. `shape` counts the
    shapes of a slide, for names may repeat. `look` is what it says itself of its alignment, its bullet and
    a page that it begins, with the fill of its cell. `inside` are the words of the boxes and of the notes at the end of
    the text that hang on it.
    """

    page: int
    holder: str
    pieces: tuple[Piece, ...]
    row: int = -1
    column: int = -1
    style: str = ""
    level: int = -1
    bookmark: str = ""
    shape: int = 0
    look: str = ""
    inside: str = ""

    @property
    def text(self) -> str:
        """All words."""
        if len(self.pieces) == 1:  # as in most
            return self.pieces[0].text
        return "".join([piece.text for piece in self.pieces])

    @property
    def marks(self) -> tuple[int, ...]:
        """The distinct origins of its words, in reading order."""
        return tuple(dict.fromkeys([piece.mark for piece in self.pieces if piece.mark >= 0]))


@dataclass(frozen=True, slots=True)
class Plotted:
    """One series of a chart as its XML has it: categories and values as the cache holds them, None for a gap."""

    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """A chart of the file. `sheet` are the rows of its workbook, empty where there is none or it cannot be read.

    `path` is the place of the chart's section in the briefing, while that is known; `mark` as in a piece. A chart whose
    frame leads to no part that is one is not `readable`. `alt` is its alternative text, `words` are those written in it
    that are no names or numbers of its data, `form` is how it is drawn, `look` in what colours, on which axes, and
    `type` the type that it was built with. Of one that is `indexed` the series are not the values of the workbook.
    """

    page: int
    holder: str
    series: tuple[Plotted, ...]
    sheet: tuple[tuple[str | float | None, ...], ...] = ()
    mark: int = -1
    readable: bool = True
    alt: str = ""
    words: tuple[str, ...] = ()
    form: str = ""
    look: str = ""
    type: str = ""
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture of the file: the SHA-256 of its bytes, empty where there are none, its alternative text, and whether
    not all of it is shown."""

    page: int
    holder: str
    digest: str
    alt: str = ""
    part: str = ""
    cropped: bool = False


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """A shape of a slide: x, y, width and height in EMU where it says them itself, how it is filled and outlined, its
    alternative text, where it is neither a chart nor a picture, and whether it leads somewhere."""

    page: int
    holder: str
    frame: tuple[int, ...] = ()
    look: str = ""
    alt: str = ""
    leads: bool = False


@dataclass(slots=True)
class Seen:
    """What a reader saw of a file. `titles` are those of the slides, in their order, and `hidden` the numbers of those
    that are not shown; both are empty for a memo. `stories` are the parts of a deck, and those beside a memo's
    body, that a reader found and could read, and `closed` the slides with a drawing that may have words of its own.
    `layouts` are the names of the slides' layouts, `sections` how the pages of each section of a memo, or all slides,
    are set, `breaks` the pages of a memo that end where somebody ended them, `aside` what the file says beside its
    pages, by what says it, and `blanks` the cells without words that have a fill of their own."""

    units: list[Unit] = field(default_factory=list)
    blanks: list[Unit] = field(default_factory=list)
    charts: list[ChartFacts] = field(default_factory=list)
    pictures: list[PictureFacts] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    frames: list[FrameFacts] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    stories: set[Story] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    layouts: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    breaks: int = 0
    aside: dict[str, str] = field(default_factory=dict)


def fill_of(unit: Unit) -> str:
    """How the cell of a paragraph is filled; nothing where it says nothing of that itself."""
    return ";".join(part for part in unit.look.split(";") if part.partition("=")[0] in FILLS)


def has_words(unit: Unit) -> bool:
    """Whether a paragraph counts: one without words is only space."""
    for piece in unit.pieces:  # noqa: SIM110 - of tens of thousands
        if piece.text and not piece.text.isspace():
            return True
    return False


def blank_of(unit: Unit) -> Unit | None:
    """A paragraph without words in a cell that is filled, as one that says nothing but its place and fill."""
    fill = fill_of(unit) if unit.row >= 0 and unit.look and not has_words(unit) else ""
    return Unit(unit.page, unit.holder, (), unit.row, unit.column, shape=unit.shape, look=fill) if fill else None


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces with neighbours of one look and origin made one."""
    made: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        last = made[-1] if made else None
        alike = last is not None and last.mark == piece.mark and last.bold == piece.bold and last.href == piece.href
        if last is not None and alike and last.look == piece.look:
            made[-1] = Piece(last.text + piece.text, last.bold, last.href, last.mark, last.look)
        else:
            made.append(piece)
    return tuple(made)
