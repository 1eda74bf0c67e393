"""The text of a shape with the properties that it comes to: run → paragraph → list styles → text styles → defaults.

The order of inheritance is that of ECMA-376 Part 1, 21.1.2.4; a shape's style (`p:fontRef`) gives a colour before the
defaults do. Levels are resolved once for each chain of list styles, which the slides of a deck share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefdeck.preflight.opened import A, Element, P, is_on, number, points, share
from briefdeck.preflight.slides import FURNITURE, TITLES, Deck, Shape, Slide
from briefdeck.preflight.theme import Rgb, colour_of

_FILLS = frozenset(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_MARKS = frozenset(f"{A}{name}" for name in ("buChar", "buAutoNum", "buBlip", "buNone"))
_SPACES = frozenset(f"{A}{name}" for name in ("lnSpc", "spcBef", "spcAft"))
_R, _BR, _FLD, _T = f"{A}r", f"{A}br", f"{A}fld", f"{A}t"
_RPR, _PPR, _END = f"{A}rPr", f"{A}pPr", f"{A}endParaRPr"
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


@dataclass
class TextReader:
    """Reads the texts of one deck."""

    deck: Deck
    _levels: dict[tuple[Element | None, ...], Level] = field(default_factory=dict)

    def of_shape(self, shape: Shape, slide: Slide) -> Text | None:
        """The text of a shape; None for one that can hold none."""
        body = shape.element.find(f"{P}txBody")
        if body is None:
            return None
        chain = [e.find(f"{P}txBody") for e in shape.chain[1:]]
        bodies = [body, *(b for b in chain if b is not None)]
        styles = [s for b in bodies if (s := b.find(f"{A}lstStyle")) is not None]
        styles += self._general(slide, shape.placeholder)
        reference = shape.element.find(f"{P}style/{A}fontRef")
        return self._text(body, bodies, styles, reference, slide)

    def of_cell(self, cell: Element, slide: Slide) -> Text | None:
        """The text of a table's cell, whose margins stand in its properties."""
        body = cell.find(f"{A}txBody")
        return self._text(body, [], self._general(slide, ""), None, slide) if body is not None else None

    def _general(self, slide: Slide, placeholder: str) -> list[Element]:
        """Text styles of the master, then the presentation's defaults, which come first for text of no placeholder."""
        name = "titleStyle" if placeholder in TITLES else "bodyStyle"
        if not placeholder or placeholder in FURNITURE:
            name = "otherStyle"
        of_master = slide.master.root.find(f"{P}txStyles/{P}{name}") if slide.master is not None else None
        found = [of_master, self.deck.root.find(f"{P}defaultTextStyle")]
        return [e for e in (found if placeholder else reversed(found)) if e is not None]

    def _text(
        self,
        body: Element,
        bodies: Sequence[Element],
        styles: Sequence[Element],
        reference: Element | None,
        slide: Slide,
    ) -> Text:
        read = []
        for element in body.iterfind(f"{A}p"):
            own = element.find(_PPR)
            depth = min(max(number(own.get("lvl") if own is not None else None), 0), 8) + 1
            named = [s.find(f"{A}lvl{depth}pPr") for s in styles]
            general = [s.find(f"{A}defPPr") for s in styles]
            level = self._level((own, *named, *general), own)
            read.append(_paragraph(element, level, reference, slide))
        return _body(tuple(read), [b.find(f"{A}bodyPr") for b in bodies])

    def _level(self, chain: tuple[Element | None, ...], own: Element | None) -> Level:
        plain = own is None or (len(own) == 0 and set(own.attrib) <= {"lvl"})
        key = tuple(e for e in (chain[1:] if plain else chain) if e is not None)
        if key not in self._levels:
            self._levels[key] = _resolved(key)
        return self._levels[key]


def _resolved(chain: Sequence[Element | None]) -> Level:
    attributes: dict[str, str] = {}
    characters: dict[str, str] = {}
    spaces: dict[str, Spacing] = {}
    fill: Element | None = None
    bulleted: bool | None = None
    faces: dict[str, str] = {}
    for element in chain:
        if element is None:
            continue
        for key, value in element.attrib.items():
            attributes.setdefault(str(key), str(value))
        for child in element:
            name = child.tag.rpartition("}")[2]
            if child.tag in _SPACES:
                spaces.setdefault(name, _spacing(child))
            elif child.tag in _MARKS:
                bulleted = name != "buNone" if bulleted is None else bulleted
            elif name == "defRPr":
                for key, value in child.attrib.items():
                    characters.setdefault(str(key), str(value))
                for inner in child:
                    if inner.tag in _FILLS:
                        fill = inner if fill is None else fill
                    elif inner.get("typeface"):
                        faces.setdefault(inner.tag.rpartition("}")[2], inner.get("typeface", ""))
    return Level(
        Characters(
            size=number(characters.get("sz"), round(_DEFAULT_SIZE * 100)) / 100 or _DEFAULT_SIZE,
            bold=is_on(characters.get("b")),
            fill=fill,
            latin=faces.get("latin", "+mn-lt"),
            east_asian=faces.get("ea", "+mn-ea"),
            language=characters.get("lang", ""),
            other_language=characters.get("altLang", ""),
        ),
        left=points(attributes.get("marL")),
        indent=points(attributes.get("indent")),
        right=points(attributes.get("marR")),
        align=attributes.get("algn", "l"),
        bulleted=bulleted is True,
        line=spaces.get("lnSpc", ("share", 1.0)),
        before=spaces.get("spcBef", ("points", 0.0)),
        after=spaces.get("spcAft", ("points", 0.0)),
    )


def _spacing(element: Element) -> Spacing:
    for child in element:
        if child.tag == f"{A}spcPts":
            return "points", number(child.get("val")) / 100
        if child.tag == f"{A}spcPct":
            return "share", share(child.get("val"))
    return "points", 0.0


def _paragraph(element: Element, level: Level, reference: Element | None, slide: Slide) -> Paragraph:
    runs = []
    empty = level.characters.size
    for child in element:
        if child.tag in (_R, _FLD):
            text = child.find(_T)
            if text is not None and text.text:
                automatic = child.tag == _FLD
                runs.append(_run(text.text, child.find(_RPR), level.characters, reference, slide, automatic))
        elif child.tag == _BR:
            runs.append(_run("\v", child.find(_RPR), level.characters, None, slide, False))
        elif child.tag == _END and child.get("sz"):
            empty = number(child.get("sz"), 1800) / 100
    return Paragraph(tuple(runs), level, empty)


def _run(
    text: str, own: Element | None, level: Characters, reference: Element | None, slide: Slide, automatic: bool
) -> Run:
    fill, latin, east_asian = level.fill, level.latin, level.east_asian
    link = inherits_colour = False
    given: Mapping[str, str] = {str(k): str(v) for k, v in own.attrib.items()} if own is not None else {}
    coloured = None
    for child in own if own is not None else ():
        if child.tag in _FILLS:
            coloured = child
        elif child.tag == f"{A}latin":
            latin = child.get("typeface") or latin
        elif child.tag == f"{A}ea":
            east_asian = child.get("typeface") or east_asian
        elif child.tag == f"{A}hlinkClick":
            link = True
            inherits_colour = any(e.get("val") == "tx" for e in child.iter() if e.tag.endswith("hlinkClr"))
    if coloured is None and reference is not None and len(reference):
        colour = colour_of(reference, slide.theme, slide.mapping)
    else:
        fill = coloured if coloured is not None else fill
        colour = _colour(fill, slide)
    if link and not inherits_colour:
        colour = slide.theme.colours.get("hlink")
    faces = slide.theme.faces
    size = given.get("sz")
    bold = given.get("b")
    return Run(
        text,
        number(size, 1800) / 100 if size else level.size,
        is_on(bold) if bold is not None else level.bold,
        colour,
        faces.get(latin, "" if latin.startswith("+") else latin),
        faces.get(east_asian, "" if east_asian.startswith("+") else east_asian),
        given.get("lang") or level.language,
        given.get("altLang") or level.other_language,
        given.get("baseline", "0") not in ("0", "0%"),
        automatic,
    )


def _colour(fill: Element | None, slide: Slide) -> Rgb | None:
    """Text without a word about its colour has the first text colour."""
    if fill is None:
        return slide.theme.colours.get(slide.mapping.get("tx1", "dk1"))
    return colour_of(fill, slide.theme, slide.mapping) if fill.tag == f"{A}solidFill" else None


def _body(paragraphs: tuple[Paragraph, ...], properties: Sequence[Element | None]) -> Text:
    known = [e for e in properties if e is not None]

    def first(name: str) -> str | None:
        return next((e.get(name) for e in known if e.get(name) is not None), None)

    fits = (child for e in known for child in e if child.tag.endswith("utofit") or child.tag.endswith("AutoFit"))
    fit = next(fits, None)
    name = fit.tag.rpartition("}")[2] if fit is not None else "noAutofit"
    autofit = {"normAutofit": "norm", "spAutoFit": "sp"}.get(name, "no")
    return Text(
        paragraphs,
        (
            points(first("lIns"), 7.2),
            points(first("tIns"), 3.6),
            points(first("rIns"), 7.2),
            points(first("bIns"), 3.6),
        ),
        first("anchor") or "t",
        first("wrap") != "none",
        (first("vert") or "horz") != "horz" or number(first("rot")) != 0,
        number(first("numCol"), 1),
        autofit,
        share(fit.get("fontScale")) if fit is not None else 1.0,
        share(fit.get("lnSpcReduction"), 0.0) if fit is not None else 0.0,
    )
