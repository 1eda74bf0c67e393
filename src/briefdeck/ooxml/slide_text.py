"""The text of a shape with the properties that it comes to: run → paragraph → list styles → text styles → defaults.

The order of inheritance is that of ECMA-376 Part 1, 21.1.2.4; a shape's style (`p:fontRef`) gives a colour before the
defaults do. Levels are resolved once for each chain of list styles, which the slides of a deck share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefdeck.ooxml.colours import Rgb, colour_of
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.slides import FURNITURE, TITLES, Deck, Shape, Slide
from briefdeck.ooxml.units import is_on, number, points, share
from briefdeck.ooxml.xml import Element

_FILLS = frozenset(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_MARKS = frozenset(f"{A}{name}" for name in ("buChar", "buAutoNum", "buBlip", "buNone"))
_NO_MARK = f"{A}buNone"
_LINE, _BEFORE, _AFTER = f"{A}lnSpc", f"{A}spcBef", f"{A}spcAft"
_SPACES = frozenset({_LINE, _BEFORE, _AFTER})
_BODY, _LIST, _PROPERTIES, _P = f"{P}txBody", f"{A}lstStyle", f"{A}bodyPr", f"{A}p"
_REFERENCE = f"{P}style/{A}fontRef"
_LATIN, _EA, _LINK, _SOLID = f"{A}latin", f"{A}ea", f"{A}hlinkClick", f"{A}solidFill"
_R, _BR, _FLD, _T = f"{A}r", f"{A}br", f"{A}fld", f"{A}t"
_RPR, _PPR, _END = f"{A}rPr", f"{A}pPr", f"{A}endParaRPr"
_FITS = {f"{A}noAutofit": "no", f"{A}normAutofit": "norm", f"{A}spAutoFit": "sp"}
_DEFAULT_SIZE = 18.0

Spacing = tuple[str, float]  # "points" or "share", and how many


@dataclass(frozen=True, slots=True)
class Characters:
    """What text looks like where it says nothing itself. `fill` is the element that colours it."""

    size: float
    bold: bool
    fill: Element | None
    latin: str
    east_asian: str
    language: str
    other_language: str


@dataclass(frozen=True, slots=True)
class Level:
    """A list level: characters and the measures of its paragraphs."""

    characters: Characters
    left: float
    indent: float
    right: float
    align: str
    bulleted: bool
    line: Spacing
    before: Spacing
    after: Spacing


_PLAIN = Level(
    Characters(_DEFAULT_SIZE, False, None, "+mn-lt", "+mn-ea", "", ""),
    0.0,
    0.0,
    0.0,
    "l",
    False,
    ("share", 1.0),
    ("points", 0.0),
    ("points", 0.0),
)


class Run(NamedTuple):
    """A stretch of text of one look. `raised` is superscript or subscript, `colour` None where it cannot be told."""

    text: str
    size: float
    bold: bool
    colour: Rgb | None
    latin: str
    east_asian: str
    language: str
    other_language: str
    raised: bool
    automatic: bool


class Paragraph(NamedTuple):
    """A paragraph; a forced break is a vertical tab in its runs. `empty_size` is the size of an empty line."""

    runs: tuple[Run, ...]
    level: Level
    empty_size: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Text:
    """A text body: what it holds, and how it sits in its box. `autofit` is no, norm or sp."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[float, float, float, float]
    anchor: str
    wraps: bool
    turned: bool
    columns: int
    autofit: str
    scale: float
    squeezed: float

    @property
    def plain(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def is_empty(self) -> bool:
        return not any(run.text.strip() for p in self.paragraphs for run in p.runs)


class Sits(NamedTuple):
    """How a text sits in its box; the fields of Text but for its paragraphs."""

    insets: tuple[float, float, float, float]
    anchor: str
    wraps: bool
    turned: bool
    columns: int
    autofit: str
    scale: float
    squeezed: float


# PowerPoint's own, for a body without a word about it (ECMA-376 Part 1, 21.1.2.1.1).
_USUAL = Sits((7.2, 3.6, 7.2, 3.6), "t", True, False, 1, "no", 1.0, 0.0)


class Inherited(NamedTuple):
    """What a shape's text inherits: list styles, the nearest first, and how it sits."""

    styles: tuple[Element, ...]
    sits: Sits


@dataclass
class TextReader:
    """Reads the texts of one deck; the levels that its shapes share are resolved once."""

    deck: Deck
    _levels: dict[tuple[tuple[Element, ...], int], Level] = field(default_factory=dict)
    _colours: dict[tuple[Element | None, int], Rgb | None] = field(default_factory=dict)
    _inherited: dict[tuple[Element | str | None, ...], Inherited] = field(default_factory=dict)
    _styles: dict[tuple[Element | None, str], tuple[Element, ...]] = field(default_factory=dict)

    def of_shape(self, shape: Shape, slide: Slide) -> Text | None:
        """The text of a shape; None for one that can hold none."""
        body = shape.element.find(_BODY)
        if body is None:
            return None
        inherited = self._inherited_by(shape, slide)
        own = body.find(_LIST)
        # Most list styles of slides are there and empty.
        styles = inherited.styles if own is None or not len(own) else (own, *inherited.styles)
        return self._text(
            body, _sits(body.find(_PROPERTIES), inherited.sits), styles, shape.element.find(_REFERENCE), slide
        )

    def _inherited_by(self, shape: Shape, slide: Slide) -> Inherited:
        """What the placeholders of a layout and master settle for all that fill them."""
        key = (*shape.chain[1:], slide.master.root if slide.master is not None else None, shape.placeholder)
        if key not in self._inherited:
            bodies = [b for e in shape.chain[1:] if (b := e.find(_BODY)) is not None]
            styles = [s for b in bodies if (s := b.find(_LIST)) is not None and len(s)]
            sits = _USUAL
            for body in reversed(bodies):
                sits = _sits(body.find(_PROPERTIES), sits)
            self._inherited[key] = Inherited((*styles, *self._general(slide, shape.placeholder)), sits)
        return self._inherited[key]

    def of_cell(self, cell: Element, slide: Slide) -> Text | None:
        """The text of a table's cell, whose margins stand in its properties."""
        body = cell.find(f"{A}txBody")
        return self._text(body, _USUAL, self._general(slide, ""), None, slide) if body is not None else None

    def _general(self, slide: Slide, placeholder: str) -> tuple[Element, ...]:
        """Text styles of the master, then the presentation's defaults, which come first for text of no placeholder."""
        name = "titleStyle" if placeholder in TITLES else "bodyStyle"
        if not placeholder or placeholder in FURNITURE:
            name = "otherStyle"
        master = slide.master.root if slide.master is not None else None
        key = (master, name if placeholder else "")
        if key not in self._styles:
            of_master = master.find(f"{P}txStyles/{P}{name}") if master is not None else None
            found = [of_master, self.deck.root.find(f"{P}defaultTextStyle")]
            self._styles[key] = tuple(e for e in (found if placeholder else reversed(found)) if e is not None)
        return self._styles[key]

    def _text(
        self,
        body: Element,
        sits: Sits,
        styles: tuple[Element, ...],
        reference: Element | None,
        slide: Slide,
    ) -> Text:
        read = []
        for element in body.iterfind(_P):
            own = element.find(_PPR)
            depth = min(max(number(own.get("lvl")), 0), 8) + 1 if own is not None else 1
            level = self._levels.get((styles, depth))
            if level is None:
                level = self._levels[styles, depth] = _resolved(styles, depth)
            if own is not None and (len(own) or len(own.attrib) > ("lvl" in own.attrib)):
                level = _with(own, level)
            read.append(self._paragraph(element, level, reference, slide))
        return Text(tuple(read), *sits)

    def _paragraph(self, element: Element, level: Level, reference: Element | None, slide: Slide) -> Paragraph:
        runs = []
        empty = level.characters.size
        for child in element:
            if child.tag in (_R, _FLD):
                text = child.find(_T)
                if text is not None and text.text:
                    automatic = child.tag == _FLD
                    runs.append(self._run(text.text, child.find(_RPR), level.characters, reference, slide, automatic))
            elif child.tag == _BR:
                runs.append(self._run("\v", child.find(_RPR), level.characters, None, slide, False))
            elif child.tag == _END and child.get("sz"):
                empty = _size(child, empty)
        return Paragraph(tuple(runs), level, empty)

    def _run(
        self,
        text: str,
        own: Element | None,
        level: Characters,
        reference: Element | None,
        slide: Slide,
        automatic: bool,
    ) -> Run:
        fill, latin, east_asian = level.fill, level.latin, level.east_asian
        faces = slide.theme.faces
        size, bold, language, other_language = level.size, level.bold, level.language, level.other_language
        raised = link = inherits_colour = coloured = False
        if own is not None:
            size = _size(own, size)
            bold = is_on(own.get("b"), bold)
            language, other_language = own.get("lang") or language, own.get("altLang") or other_language
            raised = own.get("baseline", "0") not in ("0", "0%")
            for child in own:
                if child.tag in _FILLS:
                    fill, coloured = child, True
                elif child.tag == _LATIN:
                    latin = child.get("typeface") or latin
                elif child.tag == _EA:
                    east_asian = child.get("typeface") or east_asian
                elif child.tag == _LINK:
                    link = True
                    inherits_colour = any(e.get("val") == "tx" for e in child.iter() if e.tag.endswith("hlinkClr"))
        if link and not inherits_colour:
            colour = slide.theme.colours.get("hlink")
        elif not coloured and reference is not None and len(reference):
            colour = colour_of(reference, slide.theme.colours, slide.mapping)
        else:
            colour = self._colour(fill, slide)
        return Run(
            text,
            size,
            bold,
            colour,
            faces.get(latin, "" if latin.startswith("+") else latin),
            faces.get(east_asian, "" if east_asian.startswith("+") else east_asian),
            language,
            other_language,
            raised,
            automatic,
        )

    def _colour(self, fill: Element | None, slide: Slide) -> Rgb | None:
        """The colour of a text; one without a word about it has the first text colour."""
        key = (fill, slide.number)
        if key not in self._colours:
            colour = None
            if fill is None:
                colour = slide.theme.colours.get(slide.mapping.get("tx1", "dk1"))
            elif fill.tag == _SOLID:
                colour = colour_of(fill, slide.theme.colours, slide.mapping)
            self._colours[key] = colour
        return self._colours[key]


def _sits(properties: Element | None, below: Sits) -> Sits:
    """How a text sits by its `a:bodyPr`, and by what lies below where that says nothing."""
    if properties is None:
        return below
    said = properties.get
    autofit, scale, squeezed = below.autofit, below.scale, below.squeezed
    for child in properties:
        if child.tag in _FITS:
            autofit = _FITS[child.tag]
            scale = min(max(share(child.get("fontScale")), 0.05), 1.0)
            squeezed = min(max(share(child.get("lnSpcReduction"), 0.0), 0.0), 0.9)
    if not properties.attrib:
        return Sits(*below[:5], autofit, scale, squeezed)
    left, top, right, bottom = below.insets
    return Sits(
        (
            points(said("lIns"), left),
            points(said("tIns"), top),
            points(said("rIns"), right),
            points(said("bIns"), bottom),
        ),
        said("anchor") or below.anchor,
        said("wrap", "" if below.wraps else "none") != "none",
        said("vert", "vert" if below.turned else "horz") != "horz" or number(said("rot")) != 0,
        number(said("numCol"), below.columns),
        autofit,
        scale,
        squeezed,
    )


def _resolved(styles: Sequence[Element], depth: int) -> Level:
    """A level as the first of the styles has it that says a thing, those for all levels last."""
    chain = [e for name in (f"{A}lvl{depth}pPr", f"{A}defPPr") for s in styles if (e := s.find(name)) is not None]
    characters: dict[str, str] = {}
    faces: dict[str, str] = {}
    fill: Element | None = None
    level = _PLAIN
    for element in reversed(chain):
        level = _with(element, level)
        look = element.find(f"{A}defRPr")
        for child in look if look is not None else ():
            if child.tag in _FILLS:
                fill = child
            elif child.get("typeface"):
                faces[child.tag.rpartition("}")[2]] = child.get("typeface", "")
        for key, value in look.items() if look is not None else ():
            characters[str(key)] = str(value)
    look_of = Characters(
        size=max(number(characters.get("sz"), round(_DEFAULT_SIZE * 100)) / 100, 0.0) or _DEFAULT_SIZE,
        bold=is_on(characters.get("b")),
        fill=fill,
        latin=faces.get("latin", "+mn-lt"),
        east_asian=faces.get("ea", "+mn-ea"),
        language=characters.get("lang", ""),
        other_language=characters.get("altLang", ""),
    )
    return replace(level, characters=look_of)


def _with(own: Element, level: Level) -> Level:
    """A level with what an element says of its paragraphs."""
    bulleted = level.bulleted
    spaces = {}
    for child in own:
        if child.tag in _SPACES:
            spaces[child.tag] = _spacing(child)
        elif child.tag in _MARKS:
            bulleted = child.tag != _NO_MARK
    left, indent, right = own.get("marL"), own.get("indent"), own.get("marR")
    return Level(
        level.characters,
        level.left if left is None else points(left),
        level.indent if indent is None else points(indent),
        level.right if right is None else points(right),
        own.get("algn", level.align),
        bulleted,
        spaces.get(_LINE, level.line),
        spaces.get(_BEFORE, level.before),
        spaces.get(_AFTER, level.after),
    )


def _spacing(element: Element) -> Spacing:
    for child in element:
        if child.tag == f"{A}spcPts":
            return "points", number(child.get("val")) / 100
        if child.tag == f"{A}spcPct":
            return "share", share(child.get("val"))
    return "points", 0.0


def _size(element: Element, otherwise: float) -> float:
    """The size of type in points; what is no size is the other."""
    size = number(element.get("sz")) / 100
    return size if size > 0 else otherwise
