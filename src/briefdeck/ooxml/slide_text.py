"""The text of a shape with the properties that it comes to: run → paragraph → list styles → text styles → defaults.

The order of inheritance is that of ECMA-376 Part 1, 21.1.2.4; a shape's style (`p:fontRef`) gives a colour before the
defaults do. Levels are resolved once for each chain of list styles, which the slides of a deck share.
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from briefdeck.ooxml.body_properties import USUAL, BodyProperties, body_properties
from briefdeck.ooxml.colours import Rgb, colour_of
from briefdeck.ooxml.levels import DEFAULTS, FILLS, Characters, Level, level_of, level_tag, styled, with_own
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.placeholders import text_style
from briefdeck.ooxml.slides import Deck, Shape, Slide
from briefdeck.ooxml.units import is_on, number
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass

_BODY, _LIST, _PROPERTIES, _P = f"{P}txBody", f"{A}lstStyle", f"{A}bodyPr", f"{A}p"
_REFERENCE = f"{P}style/{A}fontRef"
_LATIN, _EA, _LINK, _SOLID = f"{A}latin", f"{A}ea", f"{A}hlinkClick", f"{A}solidFill"
_R, _BR, _FLD, _T = f"{A}r", f"{A}br", f"{A}fld", f"{A}t"
_RPR, _PPR, _END = f"{A}rPr", f"{A}pPr", f"{A}endParaRPr"
USUAL_LATIN, USUAL_EAST_ASIAN = "+mn-lt", "+mn-ea"
"""The faces of the theme in which text is drawn that names none."""


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
    """A text body: what it holds, and how it sits in its box."""

    paragraphs: tuple[Paragraph, ...]
    body: BodyProperties

    @property
    def plain(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def is_empty(self) -> bool:
        return not any(run.text.strip() for p in self.paragraphs for run in p.runs)


class Inherited(NamedTuple):
    """What a shape's text inherits: list styles, the nearest first, and how it sits."""

    styles: tuple[Element, ...]
    body: BodyProperties


@dataclass
class TextReader:
    """Reads the texts of one deck; the levels that its shapes share are resolved once."""

    deck: Deck
    _levels: dict[tuple[tuple[Element, ...], int], Level] = field(default_factory=dict)
    _colours: dict[tuple[object, ...], Rgb | None] = field(default_factory=dict)
    _inherited: dict[tuple[Element | str | None, ...], Inherited] = field(default_factory=dict)
    _styles: dict[tuple[Element | None, str], tuple[Element, ...]] = field(default_factory=dict)

    def of_shape(self, shape: Shape, slide: Slide) -> Text | None:
        """The text of a shape; None for one that can hold none."""
        body = shape.element.find(_BODY)
        if body is None:
            return None
        inherited = self._inherited_by(shape, slide)
        properties = body_properties(body.find(_PROPERTIES), inherited.body)
        styles = _styles_of(body, inherited)
        return self._text(body, properties, styles, shape.element.find(_REFERENCE), slide)

    def levels_of(self, shape: Shape, slide: Slide) -> tuple[Level, ...]:
        """The first five list levels of a shape, whatever it holds."""
        body = shape.element.find(_BODY)
        inherited = self._inherited_by(shape, slide)
        styles = _styles_of(body, inherited) if body is not None else inherited.styles
        return tuple(self._level(styles, depth) for depth in range(1, 6))

    def levels_of_master(self, slide: Slide) -> tuple[Level, ...]:
        """The first five list levels of the body of a slide's master."""
        placeholders = slide.master.placeholders if slide.master is not None else ()
        body = next((b for p in placeholders if p.type == "body" and (b := p.element.find(_BODY)) is not None), None)
        above = Inherited(self._general(slide, "body"), USUAL)
        styles = _styles_of(body, above) if body is not None else above.styles
        return tuple(self._level(styles, depth) for depth in range(1, 6))

    def _inherited_by(self, shape: Shape, slide: Slide) -> Inherited:
        """What the placeholders of a layout and master settle for all that fill them."""
        key = (*shape.chain[1:], slide.master.root if slide.master is not None else None, shape.placeholder)
        if key not in self._inherited:
            bodies = [b for e in shape.chain[1:] if (b := e.find(_BODY)) is not None]
            styles = [s for b in bodies if (s := b.find(_LIST)) is not None and len(s)]
            properties = USUAL
            for body in reversed(bodies):
                properties = body_properties(body.find(_PROPERTIES), properties)
            self._inherited[key] = Inherited((*styles, *self._general(slide, shape.placeholder)), properties)
        return self._inherited[key]

    def of_cell(self, cell: Element, slide: Slide) -> Text | None:
        """The text of a table's cell, whose margins stand in its properties."""
        body = cell.find(f"{A}txBody")
        return self._text(body, USUAL, self._general(slide, ""), None, slide) if body is not None else None

    def _general(self, slide: Slide, placeholder: str) -> tuple[Element, ...]:
        """Text styles of the master, then the presentation's defaults, which come first for text of no placeholder."""
        name = text_style(placeholder)
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
        properties: BodyProperties,
        styles: tuple[Element, ...],
        reference: Element | None,
        slide: Slide,
    ) -> Text:
        read = []
        for element in body.iterfind(_P):
            own = element.find(_PPR)
            depth = min(max(number(own.get("lvl")), 0), 8) + 1 if own is not None else 1
            level = self._level(styles, depth)
            if own is not None and (len(own) or len(own.attrib) > ("lvl" in own.attrib)):
                level = with_own(own, level)
            read.append(self._paragraph(element, level, reference, slide))
        return Text(tuple(read), properties)

    def _level(self, styles: tuple[Element, ...], depth: int) -> Level:
        level = self._levels.get((styles, depth))
        if level is None:
            if styles and styles[0].find(DEFAULTS) is None:  # then its word is the last one, and the others are shared
                above, own = self._level(styles[1:], depth), styles[0].find(level_tag(depth))
                level = above if own is None else styled(own, above)
            else:
                level = level_of(styles, depth)
            self._levels[styles, depth] = level
        return level

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
        fill, latin, east_asian = level.fill, level.latin or USUAL_LATIN, level.east_asian or USUAL_EAST_ASIAN
        faces = slide.theme.faces
        size, bold, language, other_language = level.size, level.bold, level.language, level.other_language
        raised = link = inherits_colour = coloured = False
        if own is not None:
            size = _size(own, size)
            bold = is_on(own.get("b"), bold)
            language, other_language = own.get("lang") or language, own.get("altLang") or other_language
            raised = own.get("baseline", "0") not in ("0", "0%")
            for child in own:
                if child.tag in FILLS:
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
        plain = fill is not None and fill.tag == _SOLID and len(fill) == 1 and not len(fill[0])
        # Most runs have one of a few colours of the theme, and say so in an element of their own.
        key: tuple[object, ...] = (slide.number, fill)
        if plain and fill is not None:
            key = (slide.number, fill[0].tag, *fill[0].items())
        if key not in self._colours:
            colour = None
            if fill is None:
                colour = slide.theme.colours.get(slide.mapping.get("tx1", "dk1"))
            elif fill.tag == _SOLID:
                colour = colour_of(fill, slide.theme.colours, slide.mapping)
            self._colours[key] = colour
        return self._colours[key]


def _styles_of(body: Element, inherited: Inherited) -> tuple[Element, ...]:
    """The list styles of a body and those that it inherits; most of slides are there and empty."""
    own = body.find(_LIST)
    return inherited.styles if own is None or not len(own) else (own, *inherited.styles)


def _size(element: Element, otherwise: float) -> float:
    """The size of type in points; what is no size is the other."""
    size = number(element.get("sz")) / 100
    return size if size > 0 else otherwise
