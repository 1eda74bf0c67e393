"""A deck with every decision taken: slides, frames, shapes, sizes, line breaks, notes. The writer only writes it down.

Lengths and sizes are points (1/72 inch). Colours are theme slots (`tx1`, `accent1`, …), so that a theme recolours them;
an empty colour inherits.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from briefdeck.document.chart import ChartSpec
from briefdeck.document.outline import Properties
from briefdeck.document.richtext import Origin
from briefdeck.icons import Icon
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import Face
from briefdeck.values import dataclass


class Anchor(StrEnum):
    """Where text stands in its box (ECMA-376 ST_TextAnchoringType)."""

    TOP = "t"
    MIDDLE = "ctr"
    BOTTOM = "b"


class Geometry(StrEnum):
    """Preset shapes in use (ECMA-376 ST_ShapeType)."""

    RECT = "rect"
    PENTAGON = "homePlate"
    CHEVRON = "chevron"
    ARROW = "rightArrow"
    TRIANGLE = "triangle"
    DOWN = "flowChartMerge"
    ROUND = "roundRect"
    ELLIPSE = "ellipse"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one look. `size` 0, `bold` None and an empty colour inherit; `target` is an anchor of a slide: the run
    is then a citation mark."""

    text: str
    size: float = 0.0
    bold: bool | None = None
    colour: str = ""
    href: str = ""
    target: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list's mark: its character, its size as a share of the text's, its theme slot (empty: the text's colour).

    A sign of a symbol `font` is nothing in another.
    """

    char: str
    share: float = 1.0
    colour: str = ""
    font: str = "Arial"


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of runs; a run that is just `\\v` is a line break.

    `pitch` is the exact line pitch (0 inherits), `before` the space above; `bullet` None inherits the placeholder's,
    "" has none, digits and a point number the paragraph. `left` is the margin of the text, `hanging` how far the
    first line reaches back. `role` is that of its size, where it has one of a composition.
    """

    runs: tuple[TextRun, ...]
    level: int = 0
    align: str = ""
    pitch: float = 0.0
    before: float | None = None
    bullet: Bullet | str | None = None
    left: float | None = None
    hanging: float = 0.0
    role: str = ""

    @property
    def plain(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Placed:
    """A placeholder of the layout with its text; `frame` only where it departs from the layout's."""

    name: str
    type: str
    index: int
    paragraphs: tuple[TextParagraph, ...]
    frame: Frame | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A shape, with or without text; without, it is decorative. `insets` are left, top, right, bottom. `target` is an
    anchor of a slide to which the whole shape leads. `handles` are those of its geometry that do not stand as the
    preset has them, by their names (ECMA-376 Part 1, 20.1.9.5; angles in 60,000ths of a degree)."""

    name: str
    frame: Frame
    paragraphs: tuple[TextParagraph, ...] = ()
    fill: str = ""
    line: str = ""
    line_width: float = 0.75
    geometry: Geometry = Geometry.RECT
    anchor: Anchor = Anchor.TOP
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)
    target: str = ""
    dashed: bool = False
    handles: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line; decorative."""

    name: str
    frame: Frame
    colour: str
    width: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's text, alignment (`l`, `r`, `ctr`) and fill; `rule` is the weight of the line below it, `apart` what it
    keeps free on its right beside the table's padding, both in points."""

    paragraphs: tuple[TextParagraph, ...]
    align: str = "l"
    fill: str = ""
    rule: float = 0.5
    rule_colour: str = ""
    apart: float = 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its height."""

    height: float
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A native table; the first row is its header. `padding` is left/right, top/bottom."""

    name: str
    frame: Frame
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str
    padding: tuple[float, float] = (6, 4)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in its frame."""

    name: str
    frame: Frame
    data: bytes = field(repr=False)
    extension: str
    alt: str


@dataclass(frozen=True, slots=True)
class Pictogram:
    """An icon drawn in strokes of a theme slot; its frame is a square. Without `alt` it is decorative."""

    name: str
    frame: Frame
    icon: Icon
    colour: str
    alt: str = ""

    @property
    def weight(self) -> float:
        """The width of the strokes, in points."""
        return self.icon.weight(self.frame.width)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band that leads from the left edge of its frame to the right one, as a flow does; decorative.

    `left` and `right` are where it begins and ends, as shares of the frame's height, the upper edge first.
    """

    name: str
    frame: Frame
    left: tuple[float, float]
    right: tuple[float, float]
    fill: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A native chart in its frame; slots as in the audience's look, the faces that its words are measured with."""

    name: str
    frame: Frame
    chart: ChartSpec
    size: float
    accent: str
    muted: str
    ink: str
    line: str
    dark: bool = False
    face: Face = Face("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that move together, with the words that stand for them; without words they are decorative."""

    name: str
    frame: Frame
    shapes: tuple[Shape, ...]
    alt: str


Shape = Placed | Box | Rule | Grid | Image | Pictogram | Ribbon | Plot | Group


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its layout's name, its shapes in reading order, its notes a paragraph each, where links can lead."""

    layout: str
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[TextParagraph, ...] = ()
    section: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides in order. `ink` is the theme slot of text outside of placeholders that names no colour; empty for
    the presentation's own. `plain_links` have the colour of the text around them, not that of the theme's links."""

    properties: Properties
    slides: tuple[Slide, ...]
    ink: str = ""
    plain_links: bool = False
