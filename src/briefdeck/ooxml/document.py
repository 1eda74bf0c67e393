"""A Word document: its paragraphs with the properties that they come to.

Run → character style → paragraph style → defaults of the document (ECMA-376 Part 1, 17.7.2). Colours and sizes of table
styles are not resolved: where they could decide, nothing is said. What is deleted or hidden is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefdeck.ooxml.names import MC, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.theme import Theme, theme_of
from briefdeck.ooxml.units import is_on, number
from briefdeck.ooxml.xml import Element

_RPR, _PPR, _R, _T, _P = f"{W}rPr", f"{W}pPr", f"{W}r", f"{W}t", f"{W}p"
_VAL = f"{W}val"
_DEFAULT_SIZE = 10.0  # Word's own, where a document says nothing
_STORIES = ("footnotes", "endnotes", "header", "footer", "comments")
_OUTSIDE = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}drawing", f"{W}pict", f"{W}object"})
TRANSPARENT = frozenset({"", "auto"})


class Look(NamedTuple):
    """The properties of a stretch of text as they are written; nothing where nothing says them."""

    size: str = ""
    bold: str = ""
    colour: str = ""
    shading: str = ""
    language: str = ""
    east_asian_language: str = ""
    east_asian: str = ""
    raised: str = ""
    vanished: str = ""

    def over(self, below: Look) -> Look:
        """These properties, and those of what lies below where they say nothing."""
        return Look(*(mine or other for mine, other in zip(self, below, strict=True)))

    @property
    def points(self) -> float:
        return number(self.size, round(_DEFAULT_SIZE * 2)) / 2 if self.size else _DEFAULT_SIZE


class Run(NamedTuple):
    """A stretch of text of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on."""

    look: Look
    outline: int  # 0 for Heading 1; -1 for body text
    shading: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a story. `number` counts from 1 within its story, which is nothing for the body."""

    number: int
    story: str
    element: Element
    runs: tuple[Run, ...]
    text: str
    outline: int
    shading: str
    cell: Element | None


@dataclass(frozen=True)
class Memo:
    """A document read: paragraphs of the body, then of notes, headers and footers."""

    package: Package
    body: Element
    paragraphs: tuple[Paragraph, ...]
    styles: Styles
    stories: tuple[tuple[str, Element], ...]


def read_memo(package: Package) -> Memo:
    """The paragraphs of a document."""
    root = package.trees[package.main]
    styles = _styles(package)
    stories = [("", root), *_stories(package)]
    found = [p for story, element in stories for p in _paragraphs(story, element, styles)]
    return Memo(package, root, tuple(found), styles, tuple(stories))


def _stories(package: Package) -> Iterator[tuple[str, Element]]:
    for kind in _STORIES:
        for part in package.related(package.main, kind):
            if part in package.trees:
                yield kind, package.trees[part]


# --- Styles -----------------------------------------------------------------------------------------------------------


@dataclass
class Styles:
    """The styles of a document, each resolved when it is first met."""

    elements: Mapping[str, Element]
    default_paragraph: str
    defaults: Look
    theme: Theme
    _known: dict[str, Style] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def style(self, id_: str) -> Style:
        """A style by its id; that of nothing is empty."""
        if id_ not in self._known:
            self._known[id_] = self._resolved(id_)
        return self._known[id_]

    def _resolved(self, id_: str) -> Style:
        look, outline, shading = Look(), -1, ""
        seen: set[str] = set()
        while id_ in self.elements and id_ not in seen:
            seen.add(id_)
            element = self.elements[id_]
            look = look.over(look_of(element.find(_RPR), self.theme))
            properties = element.find(_PPR)
            if properties is not None:
                own = properties.find(f"{W}outlineLvl")
                outline = number(own.get(_VAL), -1) if own is not None and outline < 0 else outline
                shading = shading or _shading(properties)
            based = element.find(f"{W}basedOn")
            id_ = based.get(_VAL, "") if based is not None else ""
        return Style(look, outline if outline < 9 else -1, shading)

    def look(self, paragraph: str, character: str) -> Look:
        """What text in a paragraph style and a character style looks like."""
        key = (paragraph, character)
        if key not in self._looks:
            below = self.style(paragraph).look.over(self.defaults)
            self._looks[key] = self.style(character).look.over(below) if character else below
        return self._looks[key]


def _styles(package: Package) -> Styles:
    root = package.trees.get(package.first_related(package.main, "styles"))
    theme = theme_of(package.trees.get(package.first_related(package.main, "theme")))
    elements: dict[str, Element] = {}
    default = ""
    for element in root.iterfind(f"{W}style") if root is not None else ():
        id_ = element.get(f"{W}styleId", "")
        elements[id_] = element
        if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default")):
            default = id_
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{_RPR}") if root is not None else None
    return Styles(elements, default, look_of(defaults, theme), theme)


def look_of(properties: Element | None, theme: Theme) -> Look:
    """What run properties say themselves."""
    if properties is None or not len(properties):
        return Look()
    said: dict[str, str] = {}
    for child in properties:
        name = child.tag.rpartition("}")[2]
        match name:
            case "sz":
                said["size"] = child.get(_VAL, "")
            case "b":
                said["bold"] = "0" if child.get(_VAL) in ("0", "false", "off") else "1"
            case "color":
                said["colour"] = child.get(_VAL, "")
            case "shd":
                said["shading"] = _fill(child)
            case "highlight":
                said["shading"] = "unknown"
            case "lang":
                said["language"] = child.get(_VAL, "")
                said["east_asian_language"] = child.get(f"{W}eastAsia", "")
            case "rFonts":
                said["east_asian"] = _face(child, theme)
            case "vertAlign":
                said["raised"] = child.get(_VAL, "")
            case "vanish" | "webHidden":
                said["vanished"] = "0" if child.get(_VAL) in ("0", "false", "off") else name
    return Look(**said)


def _face(fonts: Element, theme: Theme) -> str:
    """The East Asian face; a theme that has none names none."""
    named = fonts.get(f"{W}eastAsiaTheme")
    if named:
        face = theme.faces.get("+mj-ea" if named.startswith("major") else "+mn-ea", "")
        return face or fonts.get(f"{W}eastAsia", "")
    return fonts.get(f"{W}eastAsia", "")


def _shading(properties: Element) -> str:
    shading = properties.find(f"{W}shd")
    return _fill(shading) if shading is not None else ""


def _fill(shading: Element) -> str:
    """The colour of a shading; a pattern is none."""
    fill = shading.get(f"{W}fill", "")
    if shading.get(_VAL, "clear") not in ("clear", "nil"):
        return "unknown"
    return "" if fill.lower() in TRANSPARENT else fill


# --- Paragraphs -------------------------------------------------------------------------------------------------------


def _paragraphs(story: str, root: Element, styles: Styles) -> Iterator[Paragraph]:
    for place, element in enumerate(root.iter(_P), 1):
        properties = element.find(_PPR)
        named = properties.find(f"{W}pStyle") if properties is not None else None
        id_ = named.get(_VAL, "") if named is not None else styles.default_paragraph
        style = styles.style(id_)
        runs = tuple(_runs(element, id_, styles))
        own = properties.find(f"{W}outlineLvl") if properties is not None else None
        outline = number(own.get(_VAL), -1) if own is not None else style.outline
        shading = (_shading(properties) if properties is not None else "") or style.shading
        text = "".join(run.text for run in runs)
        cell = next(element.iterancestors(f"{W}tc", f"{W}txbxContent"), None)
        yield Paragraph(place, story, element, runs, text, outline if outline < 9 else -1, shading, cell)


def _runs(holder: Element, paragraph: str, styles: Styles) -> Iterator[Run]:
    """The runs of a paragraph, those of its links and content controls included, those of its text boxes not."""
    for element in holder:
        if element.tag == _R:
            yield from _run(element, paragraph, styles)
        elif element.tag not in _OUTSIDE and element.tag != _PPR and len(element):
            yield from _runs(element, paragraph, styles)


def _run(element: Element, paragraph: str, styles: Styles) -> Iterator[Run]:
    pieces = []
    properties = None
    for child in element:
        if child.tag == _T:
            pieces.append(child.text or "")
        elif child.tag == _RPR:
            properties = child
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            pieces.append(" ")
    text = "".join(pieces)
    if not text:
        return
    if properties is None:
        look = styles.look(paragraph, "")
    else:
        named = properties.find(f"{W}rStyle")
        below = styles.look(paragraph, named.get(_VAL, "") if named is not None else "")
        look = look_of(properties, styles.theme).over(below) if named is None or len(properties) > 1 else below
    if look.vanished != "vanish":
        yield Run(text, look)


_REFERENCE = re.compile(r"(?i)^\s*(?:(?:REF|PAGEREF|NOTEREF)\s+|HYPERLINK\s+\\l\s+)\"?([^\s\"\\]+)")


def bookmark_of(instruction: str) -> str:
    """The bookmark that a field refers to; nothing for all other fields."""
    found = _REFERENCE.match(instruction)
    return found[1] if found else ""


def instructions(root: Element) -> Iterator[tuple[Element, str]]:
    """The instructions of a story's fields, each with an element of its paragraph."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple, simple.get(f"{W}instr", "")
    pieces: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if pieces:
                pieces[-1].append(element.text or "")
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            pieces.append([])
        elif pieces and pieces[-1]:
            yield element, "".join(pieces[-1])
            pieces[-1] = []
        if kind == "end" and pieces:
            pieces.pop()
