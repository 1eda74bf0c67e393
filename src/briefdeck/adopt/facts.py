"""What a template's layouts are, as one table of facts: placeholders, decoration, backgrounds, colours, faces.

All lengths are points; places, sizes, colours and faces are what a slide would have, with all inheritance resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from briefdeck.adopt.grounds import grounds_of
from briefdeck.adopt.probe import probe
from briefdeck.ooxml.backgrounds import NOTHING, Backgrounds, fill_of
from briefdeck.ooxml.colours import PLAIN_MAP, Rgb
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.placeholders import FURNITURE, TITLES, placeholder_of
from briefdeck.ooxml.presentation import layouts_of
from briefdeck.ooxml.slide_objects import Object, SlideObjects, objects_of_slides
from briefdeck.ooxml.slides import Shape, Slide, read_deck
from briefdeck.ooxml.units import is_on
from briefdeck.values import dataclass

_DRAWN = frozenset({"shape", "picture", "line", "graphic", "table", "chart", "diagram", "object"})
_THIN = 3.0  # pt; what is thinner is a rule, not an area


@dataclass(frozen=True, slots=True)
class PlaceholderFacts:
    """A placeholder as a slide would have it. `colour` and `behind` are None where they cannot be told.

    `upright` text runs level; `turned` text runs down the page in a box that stands upright. `insets` are left, top,
    right, bottom.
    """

    name: str
    type: str
    index: int
    box: Frame
    upright: bool
    turned: bool
    columns: int
    insets: tuple[float, float, float, float]
    align: str
    anchor: str
    filled: bool
    size: float
    bold: bool
    latin: str
    east_asian: str
    colour: Rgb | None
    behind: Rgb | None

    @property
    def is_title(self) -> bool:
        """Whether it is the title, of a cover or another slide."""
        return self.type in TITLES

    @property
    def is_text(self) -> bool:
        """Whether running text can stand in it."""
        return self.type in ("obj", "body") and self.upright and self.columns == 1

    @property
    def is_furniture(self) -> bool:
        """Whether it is the date, footer or number."""
        return self.type in FURNITURE


@dataclass(frozen=True, slots=True)
class Decoration:
    """Something that a layout or its master draws on every slide."""

    name: str
    kind: str
    box: Frame


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """A layout: `type` as its designer's PowerPoint wrote it (ECMA-376 ST_SlideLayoutType), `part` its part's name."""

    name: str
    type: str
    part: str
    master: str
    placeholders: tuple[PlaceholderFacts, ...]
    decorations: tuple[Decoration, ...]
    colours: Mapping[str, Rgb]
    faces: Mapping[str, str]
    east_asian: bool
    _under: Callable[[Frame], tuple[Rgb, ...]] = field(repr=False, compare=False)

    @property
    def title(self) -> PlaceholderFacts | None:
        """Its title, one that runs level before one that runs down the page."""
        titles = [p for p in self.placeholders if p.is_title and (p.upright or p.turned)]
        return min(titles, key=lambda p: p.turned, default=None)

    def behind(self, box: Frame) -> tuple[Rgb, ...]:
        """The colours under an area: one, or those of a gradient or picture; none where they cannot be told."""
        return self._under(box)


@dataclass(frozen=True, slots=True)
class DeckFacts:
    """A template: its page, and its layouts in PowerPoint's order, master by master."""

    width: float
    height: float
    layouts: tuple[LayoutFacts, ...]

    @property
    def page(self) -> Frame:
        """The whole slide."""
        return Frame(0.0, 0.0, self.width, self.height)


def read_facts(package: Package) -> DeckFacts:
    """The facts of a template without slides. Raises UnusableError where it cannot be read at all."""
    deck = read_deck(probe(package))
    layouts = zip(layouts_of(package), objects_of_slides(deck), strict=True)
    page = Frame(0.0, 0.0, deck.width, deck.height)
    made = tuple(_layout(package, part, master, on_slide, page) for (master, part), on_slide in layouts)
    return DeckFacts(deck.width, deck.height, made)


def _layout(package: Package, part: str, master: str, on_slide: SlideObjects, page: Frame) -> LayoutFacts:
    slide = on_slide.slide
    root = package.trees[part]
    backgrounds = Backgrounds(on_slide)
    slots = (*PLAIN_MAP, "tx1", "tx2", "bg1", "bg2")
    colours = {slot: rgb for slot in slots if (rgb := slide.theme.colours.get(slide.mapping.get(slot, slot)))}
    sheet = root.find(f"{P}cSld")
    themes = package.related(master, "theme")
    return LayoutFacts(
        name=(sheet.get("name", "") if sheet is not None else "").strip(),
        type=root.get("type", ""),
        part=part,
        master=master,
        placeholders=tuple(_placeholders(on_slide, backgrounds)),
        decorations=tuple(_decorations(slide)),
        colours=colours,
        faces=slide.theme.faces,
        east_asian=any(_names_east_asian(package, theme) for theme in themes),
        _under=lambda area: grounds_of(package, slide, part, master, backgrounds, area, page),
    )


def _names_east_asian(package: Package, theme: str) -> bool:
    """Whether a theme names a typeface for East Asian text, for body and headings alike."""
    if theme not in package.trees:
        return False
    named = [font.get("typeface") for font in package.trees[theme].iterfind(f".//{A}fontScheme/*/{A}ea")]
    return bool(named) and all(named)


def _placeholders(on_slide: SlideObjects, backgrounds: Backgrounds) -> Iterator[PlaceholderFacts]:
    for one in on_slide.objects:
        mark = placeholder_of(one.shape.element)
        if mark is None or one.shape.box is None or one.text is None:
            continue
        yield _placeholder(one, one.shape.box, mark.get("idx", "0"), on_slide.slide, backgrounds)


def _placeholder(one: Object, box: Frame, index: str, slide: Slide, backgrounds: Backgrounds) -> PlaceholderFacts:
    text = one.text
    assert text is not None
    run = text.paragraphs[0].runs[0]
    faces = slide.theme.faces
    fill = fill_of(one.shape.chain, slide)
    return PlaceholderFacts(
        name=one.shape.properties.get("name", "") if one.shape.properties is not None else "",
        type=one.shape.placeholder,
        index=int(index) if index.isdigit() else 0,
        box=box,
        upright=one.shape.is_upright and not text.body.turned,
        turned=one.shape.is_upright and text.body.turned,
        columns=text.body.columns,
        insets=text.body.insets,
        align=text.paragraphs[0].level.align,
        anchor=text.body.anchor,
        filled=fill != NOTHING,
        size=run.size,
        bold=run.bold,
        latin=faces.get(run.latin, run.latin),
        east_asian=faces.get(run.east_asian, run.east_asian),
        colour=run.colour,
        behind=backgrounds.of_text(one, box),
    )


def _decorations(slide: Slide) -> Iterator[Decoration]:
    """What layout and master draw, as far as a reader sees it."""
    shown = True
    for sheet in (slide.layout, slide.master):
        if sheet is None or not shown:
            return
        for shape in sheet.shapes:
            if not shape.placeholder and shape.box is not None and not shape.hidden and _is_seen(shape, slide):
                yield Decoration(
                    shape.name, "line" if min(shape.box.width, shape.box.height) < _THIN else shape.kind, shape.box
                )
        shown = is_on(sheet.root.get("showMasterSp"), True)


def _is_seen(shape: Shape, slide: Slide) -> bool:
    if shape.kind not in _DRAWN:
        return False
    if shape.kind != "shape":
        return True
    words = any((t.text or "").strip() for t in shape.element.iter(f"{A}t"))
    return words or fill_of(shape.chain, slide) != NOTHING or _is_outlined(shape)


def _is_outlined(shape: Shape) -> bool:
    line = shape.element.find(f"{P}spPr/{A}ln")
    if line is not None and len(line):
        return line.find(f"{A}noFill") is None
    reference = shape.element.find(f"{P}style/{A}lnRef")
    return reference is not None and reference.get("idx", "0") != "0"
