"""What text of a Word document looks like: run → character style → paragraph style → defaults of the document (17.7.2).

Colours and sizes of table styles are not resolved: where they could decide, nothing is said.
"""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import USUAL_SIZE, StyleSheet, face_of, id_of, is_set
from briefdeck.ooxml.theme import Theme
from briefdeck.ooxml.units import number
from briefdeck.ooxml.xml import Element

_RPR, _PPR, _VAL = f"{W}rPr", f"{W}pPr", f"{W}val"
TRANSPARENT = frozenset({"", "auto"})
UNKNOWN = "unknown"
"""A shading that is more than one plain colour."""


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
        """The size of type."""
        return number(self.size, round(USUAL_SIZE * 2)) / 2 if self.size else USUAL_SIZE


class ResolvedStyle(NamedTuple):
    """What a style comes to with all that it is based on. `outline` is the level of a heading, from 0."""

    look: Look
    outline: int | None
    shading: str


class Looks:
    """The looks of a document's styles, each resolved when it is first met."""

    def __init__(self, sheet: StyleSheet, theme: Theme) -> None:
        self.sheet = sheet
        self.theme = theme
        default = sheet.default("paragraph")
        self.default_paragraph = id_of(default) if default is not None else ""
        self._defaults = look_of(sheet.defaults("rPr"), theme)
        self._styles: dict[str, ResolvedStyle] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, paragraph: str, character: str = "") -> Look:
        """What text in a paragraph style and a character style looks like, by their ids."""
        key = (paragraph, character)
        if key not in self._looks:
            below = self.style(paragraph).look.over(self._defaults)
            self._looks[key] = self.style(character).look.over(below) if character else below
        return self._looks[key]

    def style(self, id_: str) -> ResolvedStyle:
        """A style by its id; that of nothing is empty."""
        if id_ not in self._styles:
            style = self.sheet.by_id.get(id_)
            look, shading = Look(), ""
            for one in self.sheet.chain(style):
                look = look.over(look_of(one.find(_RPR), self.theme))
                shading = shading or shading_of(one.find(_PPR))
            self._styles[id_] = ResolvedStyle(look, self.sheet.outline(style), shading)
        return self._styles[id_]


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
                said["bold"] = "1" if is_set(child) else "0"
            case "color":
                said["colour"] = child.get(_VAL, "")
            case "shd":
                said["shading"] = _fill(child)
            case "highlight":
                said["shading"] = UNKNOWN
            case "lang":
                said["language"] = child.get(_VAL, "")
                said["east_asian_language"] = child.get(f"{W}eastAsia", "")
            case "rFonts":
                said["east_asian"] = face_of(child, "eastAsia", theme)
            case "vertAlign":
                said["raised"] = child.get(_VAL, "")
            case "vanish" | "webHidden":
                said["vanished"] = name if is_set(child) else "0"
    return Look(**said)


def shading_of(properties: Element | None) -> str:
    """The ground that properties of a paragraph or cell name themselves."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    return _fill(shading) if shading is not None else ""


def _fill(shading: Element) -> str:
    """The colour of a shading; a pattern is none."""
    fill = shading.get(f"{W}fill", "")
    if shading.get(_VAL, "clear") not in ("clear", "nil"):
        return UNKNOWN
    return "" if fill.lower() in TRANSPARENT else fill
