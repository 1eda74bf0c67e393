"""A memo as it is set: paragraphs, tables and drawings in order, every look a style by its name.

Blocks give these values, `pipeline.pages` settles what they are to each other, an output writes them down. Lengths are
points. All that the height of a page depends on is here: styles, widths, lists with their levels, what stays with what
follows, and the space where a style cannot know its neighbour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from enum import StrEnum
from operator import is_

from briefdeck.document.chart import ChartSpec
from briefdeck.document.deck import Shape
from briefdeck.document.outline import Properties
from briefdeck.document.pages import Page
from briefdeck.document.richtext import Origin
from briefdeck.text import Face
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look. `style` names a character style; a `strong` run in another one is bold.

    `size` 0 is the style's. `east_asian` says whether signs that Latin and East Asian text share take the East Asian
    face; None leaves it to the words. `colour` is a slot of the theme, empty for the style's.
    """

    text: str
    strong: bool = False
    style: str = ""
    size: float = 0.0
    east_asian: bool | None = None
    origin: Origin | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    address: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to a bookmark of the memo."""

    bookmark: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A name to which references lead, and the words around which it stands. Of two of a name the first counts."""

    name: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SourceMark:
    """The number of a cited source in brackets; it leads to `bookmark`, where the memo lists the source."""

    number: int
    bookmark: str = ""


class Noted(StrEnum):
    """What the mark of a footnote is: that of the note, that of a note further up, or a number alone."""

    FIRST = "first"
    AGAIN = "again"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A source cited by a footnote. A `named` mark is referred to further down; `apart` sets a comma before it."""

    number: int
    noted: Noted
    named: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class See:
    """What leads to a section of the briefing, while nobody knows whether the memo shows it; not in one that is set.

    The `status` of a statement stands in brackets before it, or holds it.
    """

    anchor: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """The words of a bookmark, shown where they are referred to; a `numbered` one shows its paragraph's number.
    `style` names a character style."""

    bookmark: str
    text: str
    numbered: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """The next number of a sequence, by which captions and annexes count."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page on which a bookmark stands, at the right edge; `text` is empty till pages are composed."""

    bookmark: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ContentsMark:
    """Where a table of contents begins, `depth` levels deep, or a list of the captions that count under a `label`; with
    neither where it ends."""

    depth: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A native chart in the line: `size` is that of its words, `face` what they are measured with, the rest are theme
    slots."""

    chart: ChartSpec
    width: float
    height: float
    size: float
    accent: str
    muted: str
    ink: str
    line: str
    alt: str
    face: Face = Face("", "")


@dataclass(frozen=True, slots=True)
class PictureDrawing:
    """A picture in the line."""

    data: bytes = field(repr=False)
    extension: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class GroupDrawing:
    """A composition in the line, as one group of shapes; their frames count from its upper left corner.

    Words in shapes stand in the paragraph style of this name; where they say no colour and weight, these are its own.
    """

    shapes: tuple[Shape, ...]
    width: float
    height: float
    alt: str
    style: str = "Table Text"


Drawing = ChartDrawing | PictureDrawing | GroupDrawing
"""What is drawn in the line."""

Inline = (
    Words
    | Link
    | Jump
    | Bookmark
    | SourceMark
    | NoteMark
    | See
    | CrossReference
    | Count
    | PageNumber
    | ContentsMark
    | Drawing
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that counts for itself, in the definition of a paragraph style; `number` tells it from others.

    `start` is its first number, None for that of the definition.
    """

    number: int
    style: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style; its `level` in a list counts from 0. Without `before` and `after` the style decides.

    One with `page_break` begins a page. `narrower` is what its lines keep free on the right beside the indent of the
    style, `tighter` the points that each of its characters stands closer to the next one. One that is `let_go` may end
    a page although its style keeps it with the next one, one that is `whole` stands on one page.
    """

    style: str
    inlines: tuple[Inline, ...] = ()
    keep_next: bool = False
    listing: Listing | None = None
    level: int = 0
    before: float | None = None
    after: float | None = None
    page_break: bool = False
    narrower: float = 0.0
    tighter: float = 0.0
    let_go: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered caption of a table or figure, while nobody has counted it; not in a memo that is set."""

    kind: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CaptionList:
    """A list of all captions of a kind, while nobody has counted them; not in a memo that is set."""

    kind: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What words in brackets mean, while nobody knows which of them stand; not in a memo that is set."""

    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a cell, over `span` columns; `open_above` and `open_below` take away the rule there.

    A cell in `focus` has the fill of the row or column that matters; `apart` is what it keeps free on the right beside
    its margin.
    """

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    open_above: bool = False
    open_below: bool = False
    focus: bool = False
    apart: float = 0.0

    def changed(self, change: Callable[[Paragraph], Paragraph]) -> Cell:
        """The cell with each paragraph changed; itself where none is."""
        if len(self.paragraphs) == 1:
            only = change(self.paragraphs[0])
            return self if only is self.paragraphs[0] else replace(self, paragraphs=(only,))
        made = tuple(map(change, self.paragraphs))
        return self if all(map(is_, made, self.paragraphs)) else replace(self, paragraphs=made)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a `head` repeats on each page, one that `parts` may go on over the page.

    `keep_next` says of all its paragraphs whether they stay with the next row; None leaves it to them.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    parts: bool = False
    keep_next: bool | None = None

    def changed(self, change: Callable[[Paragraph], Paragraph]) -> Row:
        """The row with each paragraph of its cells changed; itself where none is: a long table has many."""
        made = tuple([cell.changed(change) for cell in self.cells])
        return self if all(map(is_, made, self.cells)) else replace(self, cells=made)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the widths of its columns. `title` is its alternative title, a `strong_end` a total in its last row;
    `together` keeps it on one page. `style` names its table style, that of all tables where the template lacks it.
    `wider` is what its cells have above and below their words beside the margins of that."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    title: str = ""
    strong_end: bool = False
    together: bool = False
    style: str = "Briefing Table"
    wider: float = 0.0


@dataclass(frozen=True, slots=True)
class Turned:
    """Elements on pages in landscape; a memo that is set has sections instead."""

    elements: tuple[Element, ...]


Element = Paragraph | Caption | CaptionList | Legend | Table | Turned
"""What a block gives."""


@dataclass(frozen=True, slots=True)
class Separator:
    """The least paragraph that can stand between two tables, or between a table and the end of a section."""

    height: float


Settled = Paragraph | Table | Separator
"""What a memo that is set is made of."""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation. It ends in a paragraph or separator."""

    elements: tuple[Settled, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the number of its source, what it says, and what its lines keep free on the right."""

    number: int
    inlines: tuple[Inline, ...]
    narrower: float = 0.0


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo that is set. Its notes stand in the order of their marks; None where citations are no footnotes.

    `pages` are none while nobody has composed them. `spacing` is the share of the spaces of its template's styles, and
    of the margins above and below in their cells, that it is set with.
    """

    properties: Properties
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] | None = None
    pages: tuple[Page, ...] = ()
    spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents shows it: its number as text, and the bookmark that it carries.

    `outline` is its level from 0, `annex` the number of an annex, 0 for other headings.
    """

    outline: int
    number: str
    title: str
    bookmark: str
    annex: int = 0


def shown(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """The words of inlines as they are read, those of fields and marks included."""
    for inline in inlines:
        match inline:
            case Words() | CrossReference() | PageNumber():
                yield inline.text
            case Link() | Jump() | Bookmark():
                yield from shown(inline.inlines)
            case SourceMark():
                yield f"[{inline.number}]"
            case NoteMark() | Count():
                yield str(inline.number)
            case See() | ContentsMark() | ChartDrawing() | PictureDrawing() | GroupDrawing():
                pass
