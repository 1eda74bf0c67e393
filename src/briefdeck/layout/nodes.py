"""The primitives that blocks are made of: text in roles, on surfaces, in stacks, rows and layers.

No node has a place, a size or a colour of its own: roles of type and surfaces come to these by the audience's design.
"""

from __future__ import annotations

from enum import StrEnum

from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.layout.scaled import Flow, Gantt, Motif
from briefdeck.model.leaves import BracketForm
from briefdeck.values import dataclass


class Role(StrEnum):
    """What a text is on its slide. Sizes hold over a deck, and so do the ratios between them."""

    HEADING = "heading"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    LABEL = "label"
    LISTED = "listed"
    NUMBER = "number"
    SOURCE = "source"


class Tone(StrEnum):
    """How much a text is to be seen, on whatever surface it stands."""

    INK = "ink"
    SECONDARY = "secondary"
    ACCENT = "accent"
    GOOD = "good"
    BAD = "bad"


class Surface(StrEnum):
    """What lies under words: the page itself, a pale panel, a label as dark or pale as the audience has it, a tint of
    the accent, a dark mass, the accent, what is against something, a frame."""

    PAGE = "page"
    PANEL = "panel"
    LABEL = "label"
    TINT = "tint"
    MASS = "mass"
    ACCENT = "accent"
    AGAINST = "against"
    FRAME = "frame"
    STRONG_FRAME = "strong frame"
    DASHED = "dashed"


class Edge(StrEnum):
    """Where a panel has a bar in the accent; that of a label is there where labels are pale."""

    NONE = ""
    LEFT = "left"
    TOP = "top"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `status` is set small behind it, `see` leads to another slide; `used` is the number of a source,
    behind which stands where it is cited; `prefix` and `unit` stand around a number, words of them at half its
    size. `phrased` keeps a short word on one line; `depth` is how far a bullet stands below others. `before` is the
    space above it, a share of its size. `alike` are the numbers or labels that are to be of one size with it, which may
    be said for all of them at once, itself among them; one that `yields` gets smaller with the words of its slide,
    before these lose their details, and one that is `modest` has height that is to spare alone."""

    text: RichText
    role: Role = Role.PRIMARY
    tone: Tone = Tone.INK
    strong: bool | None = None
    align: str = ""
    bullet: bool = False
    depth: int = 0
    status: str = ""
    see: str = ""
    used: int = 0
    prefix: str = ""
    unit: str = ""
    phrased: bool = False
    before: float = 0.0
    alike: tuple[Text, ...] = ()
    yields: bool = False
    modest: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """Nodes one below the other. `grow` says in which parts they take height to spare; none for nobody.

    `spread` puts what nobody takes between the nodes, up to as many lines of it as a gap `opens`; `anchor` says where
    the rest goes, which is as much as a gap at both ends where they open wide. Nodes that grow are `alike` where they
    are of one height if there is room for that, as high as makes the fullest full.
    """

    children: tuple[Node, ...]
    gap: float = 0.0
    grow: tuple[float, ...] = ()
    spread: bool = False
    opens: float = 2.0
    alike: bool = False
    anchor: Anchor = Anchor.TOP


@dataclass(frozen=True, slots=True)
class Row:
    """Nodes side by side, all as high as the row; words without a panel stand where `anchor` says.

    Of `widths`, up to 1 is a share of the row, more is points, and 0 takes an equal part of what is left. With a `name`
    it is one group in Office.
    """

    children: tuple[Node, ...]
    widths: tuple[float, ...] = ()
    gap: float = 0.0
    anchor: Anchor = Anchor.MIDDLE
    name: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacks side by side that answer each other: what stands in one place of each is of one height, by `grow` with a
    part of the height to spare. A column is one group, and heard as one; `names` are theirs in Office, `widths` as of a
    row, `gap` between columns, `apart` between what stands in one of them.
    """

    children: tuple[tuple[Node, ...], ...]
    names: tuple[str, ...]
    widths: tuple[float, ...] = ()
    gap: float = 0.0
    apart: float = 0.0
    grow: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """Nodes in one place, the later over the earlier; with a `name` one group in Office."""

    children: tuple[Node, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A surface with something on it. One that holds texts alone is a single shape, so that it is edited as one.

    `pad` is the room at its sides and at its top and foot; `name` is that of the shape in Office. `most` is how high it
    may become, as a multiple of what its words need; a panel reads as full, and a `cell` of rows and columns as one of
    these.
    """

    child: Node
    surface: Surface = Surface.PANEL
    pad: tuple[float, float] = (12.0, 8.0)
    anchor: Anchor = Anchor.MIDDLE
    edge: Edge = Edge.NONE
    geometry: Geometry = Geometry.RECT
    name: str = "Panel"
    most: float = 1.45
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A hairline, or a stronger one, over the whole width."""

    tone: Tone = Tone.INK
    weight: float = 0.75
    hairline: bool = True


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape without words that leads on: an arrow, a triangle; as high as `height`, in the middle of its place."""

    geometry: Geometry = Geometry.ARROW
    tone: Tone = Tone.ACCENT
    width: float = 18.0
    height: float = 14.0
    label: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon by its name, `size` points wide and high, at the left or in the middle of its place.

    `said` are the words that it stands for; without them it is decorative.
    """

    name: str
    size: float = 28.0
    tone: Tone = Tone.ACCENT
    centred: bool = False
    said: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Ball:
    """A Harvey ball in the middle of its place: a circle of which so many quarters are filled; `said` are the words
    that it stands for."""

    quarters: int
    size: float = 20.0
    said: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Pole:
    """One of the values that are compared: its label, its number, what it is worth; `note` is when or on what terms."""

    label: RichText
    number: Text
    value: float
    accent: bool = False
    note: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two values of one measure as columns on one scale from zero, and by how much, how many times or to what part
    (`form`) the one is the other: `ratio`."""

    poles: tuple[Pole, Pole]
    ratio: RichText = EMPTY
    form: BracketForm = BracketForm.DIFFERENCE
    least: float = 190.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """Values as bars on one scale from zero, a row each, their words at the left; `limit` is a value that is not to be
    passed, a dashed line with its words over it, and `said` how the accented one stands to that: what is `missing` to
    it, or what part of it it is. A row is at least `least` pt high. Of values that are near each other `apart` says by
    how much each is higher than the next lower one, the limit among them: they are levels of one scale, which does not
    begin at zero."""

    poles: tuple[Pole, ...]
    limit: Pole | None = None
    least: float = 22.0
    said: RichText = EMPTY
    missing: bool = False
    apart: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """Rows one below the other: with hairlines between them, or each in a frame where an audience has its blocks so and
    frames do not leave much of their area blank."""

    lined: Stack
    framed: Stack

    def as_set(self, *, framed: bool) -> Stack:
        """The rows in frames or with hairlines."""
        return self.framed if framed else self.lined


@dataclass(frozen=True, slots=True)
class Space:
    """Room that stays empty."""

    height: float = 0.0


Node = (
    Text
    | Stack
    | Row
    | Columns
    | Layer
    | Panel
    | Line
    | Sign
    | Glyph
    | Ball
    | Flow
    | Gantt
    | Contrast
    | Ranked
    | Motif
    | Ruled
    | Space
)


def texts_in(node: Node) -> tuple[Text, ...]:
    """The texts of a node, in reading order."""
    match node:
        case Text():
            return (node,)
        case Stack() | Row() | Layer():
            return tuple(text for child in node.children for text in texts_in(child))
        case Columns():
            return tuple(text for column in node.children for child in column for text in texts_in(child))
        case Panel():
            return texts_in(node.child)
        case Ruled():
            return texts_in(node.lined)
        case Flow():
            pools = (pool for column in node.columns for pool in column)
            return tuple(Text(t) for pool in pools for t in (pool.label, pool.value))
        case Contrast():
            ratio = (Text(node.ratio),) if node.ratio else ()
            return (*(t for p in node.poles for t in (p.number, Text(p.label), Text(p.note))), *ratio)
        case Ranked():
            poles = (*((node.limit,) if node.limit else ()), *node.poles)
            return tuple(t for pole in poles for t in (Text(pole.label), Text(pole.note), pole.number))
        case Gantt():
            said = (node.head, node.key, *(t for bar in node.bars for t in (bar.label, bar.words)))
            return tuple(Text(t) for t in said if t)
        case Glyph() | Ball():
            return (Text(node.said),) if node.said else ()
        case Line() | Sign() | Motif() | Space():
            return ()


def told(node: Node) -> str:
    """A node in words, for those who do not see it."""
    return "; ".join(t.prefix + t.text.plain + t.unit for t in texts_in(node) if t.text)
