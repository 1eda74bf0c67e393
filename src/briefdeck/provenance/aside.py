"""What a file says beside its pages: its properties, the names of its groups of slides, the words of its layouts, the
colours and faces of its theme, and how its styles look."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from briefdeck.ooxml.names import CP, DC, NAMESPACES, A, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.presentation import sheet_name
from briefdeck.ooxml.styles import StyleSheet, id_of, name_of, style_sheet, type_of
from briefdeck.provenance.wordlooks import style_look

Element = etree._Element
PROPERTIES = ("title", "subject", "author", "keywords")
"""What people write into the properties of a file (ECMA-376 Part 2, 11.1)."""
GROUPS = "sections of slides"
THEME = ("colours of the theme", "faces of the theme")
PAGES = "colour of the pages"
STYLE = "look of the style "
"""What stands before the name of a style."""
_COLOURS, _FACES = f"{A}themeElements/{A}clrScheme/*/*", f"{A}themeElements/{A}fontScheme/*/*"
_TAGS = (f"{DC}title", f"{DC}subject", f"{DC}creator", f"{CP}keywords")
_GROUP = f"{{{NAMESPACES['p14']}}}section"


def properties_of(package: Package) -> dict[str, str]:
    """The properties of a file that say something."""
    core = package.trees.get(package.first_related("", "core-properties"))
    said = [" ".join((core.findtext(tag) or "").split()) if core is not None else "" for tag in _TAGS]
    return {name: text for name, text in zip(PROPERTIES, said, strict=True) if text}


def sheets_of(package: Package, slides: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The groups of slides by their names, and for each layout of the `slides` a digest of its words and its master's;
    a prompt is a word, what a field shows is none."""
    yield from groups_of(package)
    yield from themes_of(package)
    for layout in dict.fromkeys(package.first_related(slide, "slideLayout") for slide in slides):
        if layout in package.trees:
            yield sheet_words(package, layout)


def groups_of(package: Package) -> Iterator[tuple[str, str]]:
    """The groups of slides by their names."""
    names = [group.get("name", "") for group in package.trees[package.main].iter(_GROUP)]
    if names:
        yield GROUPS, " · ".join(names)


def themes_of(package: Package) -> Iterator[tuple[str, str]]:
    """The colours and the faces of the themes that a deck's masters have."""
    yield from _themes(package, dict.fromkeys(package.related(package.main, "slideMaster")))


def sheet_words(package: Package, layout: str) -> tuple[str, str]:
    """A layout by its name, with a digest of its words and its master's."""
    sheets = [package.trees.get(part) for part in (layout, package.first_related(layout, "slideMaster"))]
    said = "\n".join(text for sheet in sheets if sheet is not None for text in _words(sheet))
    return f"layout {sheet_name(package.trees[layout])}", _digest(said)


def styles_of(package: Package, used: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What `theme_of` and `StyleLooks` tell of a memo."""
    yield from theme_of(package)
    yield from StyleLooks(style_sheet(package)).of(used)


def theme_of(package: Package) -> Iterator[tuple[str, str]]:
    """The theme of a memo and the colour of its pages."""
    yield from _themes(package, (package.main,))
    behind = package.trees[package.main].find(f"{W}background")
    if behind is not None:
        yield PAGES, behind.get(f"{W}color", "")


class StyleLooks:
    """How the styles of a memo look, each found once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._known: dict[str, tuple[str, str] | None] = {}

    def of(self, used: Iterable[str]) -> Iterator[tuple[str, str]]:
        """For each paragraph style that is used, by its id, its name, with a digest of how it looks and the id: a Word
        of another language gives its own styles others."""
        for style in dict.fromkeys(used):
            if style not in self._known:
                self._known[style] = self._look(self._sheet.by_id.get(style))
            if (look := self._known[style]) is not None:
                yield look

    def _look(self, style: Element | None) -> tuple[str, str] | None:
        if style is None or type_of(style) != "paragraph":
            return None
        look = style_look(*(_said_by(self._sheet, style, kind) for kind in ("rPr", "pPr")))
        return f"{STYLE}{name_of(style)}", f"{_digest(look)} {id_of(style)}"


def ids_of(aside: Mapping[str, str]) -> dict[str, str]:
    """The ids of the styles that are used, by their names in small letters."""
    styles = ((key.removeprefix(STYLE), said) for key, said in aside.items() if key.startswith(STYLE))
    return {name.casefold(): said.partition(" ")[2] for name, said in styles}


def _said_by(sheet: StyleSheet, style: Element, kind: str) -> Iterator[Element]:
    """The properties of a style, of those that it is based on, and the defaults, where these say any."""
    own = (one.find(f"{W}{kind}") for one in sheet.chain(style))
    return (said for said in (*own, sheet.defaults(kind)) if said is not None)


def _themes(package: Package, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What the themes of these parts have for colours and for faces, as digests; a program that writes a theme anew
    leaves these as they are."""
    themes = [package.trees.get(package.first_related(part, "theme")) for part in parts]
    there = [theme for theme in themes if theme is not None]
    colours = (colour.get("lastClr", colour.get("val", "")) for t in there for colour in t.iterfind(_COLOURS))
    faces = (f"{face.tag}{face.get('typeface', '')}" for t in there for face in t.iterfind(_FACES))
    said = ["\n".join(colours), "\n".join(faces)]
    yield from ((name, _digest(words)) for name, words in zip(THEME, said, strict=True) if words)


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _words(sheet: Element) -> Iterator[str]:
    """What its paragraphs say, however their runs are cut."""
    for paragraph in sheet.iter(f"{A}p"):
        yield "".join(run.findtext(f"{A}t") or "" for run in paragraph.iterfind(f"{A}r"))
