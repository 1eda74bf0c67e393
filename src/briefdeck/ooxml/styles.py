"""A style sheet of Word: styles by id and by name, and what each comes to with the styles that it is based on.

A style → those it is based on → defaults of the document (ECMA-376 Part 1, 17.7.2). Word stores built-in styles under
their English names in every language, so names are compared without regard to case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from briefdeck.ooxml.names import W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.theme import Theme
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import E, Element
from briefdeck.patterns import regex

USUAL_SIZE = 10.0
"""Points: Word's own size of type, where a document says nothing."""
_LOOSE = regex(r"[\W_]+")
_DEEPEST = 8  # outline levels count from 0; 9 is body text (17.3.1.20)
_OFF = frozenset({"0", "false", "off"})
_VAL, _TOGGLE = f"{W}val", ""  # the second stands for whether an element that is there is on

Properties = dict[tuple[str, str], str]
"""What elements say: by a path of local names with slashes, and the local name of an attribute."""


def value(element: Element | None, path: str = "", attribute: str = "val") -> str | None:
    """The attribute of a descendant; `path` is of local names with slashes, empty for the element itself."""
    if element is None:
        return None
    found = element.find(_steps(path)) if path else element
    return None if found is None else found.get(W + attribute)


@cache
def _steps(path: str) -> str:
    """A path of local names as lxml takes it; there are some dozens of them, and thousands of questions."""
    return "/".join(W + name for name in path.split("/"))


def is_set(toggle: Element) -> bool:
    """Whether a toggle such as `w:b` is on: one without a value is (17.17.4)."""
    return toggle.get(f"{W}val", "1") not in _OFF


def id_of(style: Element) -> str:
    """The id by which text names a style."""
    return style.get(f"{W}styleId", "")


def name_of(style: Element) -> str:
    """The canonical name of a style, as it is written."""
    return (value(style, "name") or id_of(style)).strip()


def aliases_of(style: Element) -> Iterator[str]:
    """Its other names, in small letters."""
    return (name for alias in (value(style, "aliases") or "").split(",") if (name := alias.strip().casefold()))


def type_of(style: Element) -> str:
    """paragraph, character, table or numbering."""
    return style.get(f"{W}type", "paragraph")


def outline_level(level: str | None) -> int | None:
    """A heading's level, from 0; None for body text, and for what is no level."""
    number = whole(level, -1)
    return number if 0 <= number <= _DEEPEST else None


def face_of(fonts: Element | None, slot: str, theme: Theme) -> str:
    """The face of `w:rFonts` for `ascii` or `eastAsia`; the theme's attribute wins over the plain one (17.3.2.26).

    Nothing where it names none, or the theme has none and no other is named.
    """
    if fonts is None:
        return ""
    themed = fonts.get(f"{W}{slot}Theme", "")
    of_theme = ""
    if themed:
        script = "ea" if themed.endswith("EastAsia") else "cs" if themed.endswith("Bidi") else "lt"
        of_theme = theme.faces.get(f"+{'mj' if themed.startswith('major') else 'mn'}-{script}", "")
    return of_theme or fonts.get(f"{W}{slot}", "")


class Named(NamedTuple):
    """A style and what it is known by, in small letters; `loose` names have neither spaces nor signs."""

    style: Element
    name: str
    loose_name: str
    loose_id: str
    aliases: frozenset[str]
    outline: str


def _named(style: Element) -> Named:
    name, outline = name_of(style), value(style, "pPr/outlineLvl") or ""
    return Named(style, name.casefold(), loose(name), loose(id_of(style)), frozenset(aliases_of(style)), outline)


def loose(name: str) -> str:
    """A name in small letters without spaces and signs."""
    return _LOOSE.sub("", name).casefold()


class StyleSheet:
    """A style sheet by ids and names. The root is changed in place; `add` keeps the indices true.

    One that is `settled` is only read: what its styles are based on, and what they come to, is found once.
    """

    def __init__(self, root: Element, *, settled: bool = False) -> None:
        self.root = root
        self._is_settled = settled
        self._chains: dict[Element, tuple[Element, ...]] = {}
        self._come_to: dict[Element | None, Properties] = {}
        self._defaults: dict[str, Properties] = {}
        self._fonts: dict[Element, tuple[Element, ...]] = {}
        self.by_id: dict[str, Element] = {}
        self.names: dict[str, Element] = {}
        self._kinds: dict[str, list[Named]] = {}
        for style in root.iterfind(f"{W}style"):
            self._note(style)

    def _note(self, style: Element) -> None:
        self._kinds.clear()
        self.by_id.setdefault(id_of(style), style)
        self.names.setdefault(name_of(style).casefold(), style)

    def add(self, style: Element) -> None:
        """Put in a style whose name and id are free."""
        self.root.append(style)
        self._note(style)

    def named(self, kind: str) -> list[Named]:
        """The styles of a type with all that they are known by, read once."""
        if kind not in self._kinds:
            self._kinds[kind] = [_named(style) for style in self.by_id.values() if type_of(style) == kind]
        return self._kinds[kind]

    def free_id(self, wanted: str) -> str:
        """The id itself, or with a number behind it where it is taken; ids differ in more than case."""
        taken = {known.casefold() for known in self.by_id}
        found, number = wanted, 2
        while found.casefold() in taken:
            found, number = f"{wanted}{number}", number + 1
        return found

    def default(self, kind: str) -> Element | None:
        """The default style of a type: the paragraph style of text that names none is the body."""
        marked = (s for s in self.by_id.values() if type_of(s) == kind and s.get(f"{W}default") in ("1", "true", "on"))
        return next(marked, None)

    # --- what a style comes to ----------------------------------------------------------------------------------------

    def chain(self, style: Element | None) -> Iterable[Element]:
        """A style and those that it is based on."""
        if not self._is_settled or style is None:
            return self._chain(style)
        if style not in self._chains:
            self._chains[style] = tuple(self._chain(style))
        return self._chains[style]

    def _chain(self, style: Element | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style is not None and id_of(style) not in seen:
            seen.add(id_of(style))
            yield style
            style = self.by_id.get(value(style, "basedOn") or "")

    def _properties(self, style: Element | None) -> Properties:
        """All that a style comes to, each property as the nearest says it that has it."""
        found = self._come_to.get(style) if self._is_settled else None
        if found is None:
            found = {}
            for one in reversed(tuple(self.chain(style))):
                found.update(_said_in(one))
            self._come_to[style] = found
        return found

    def defaults(self, kind: str) -> Element | None:
        """The properties of the document's defaults: `rPr` or `pPr`."""
        return self.root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")

    def _default(self, path: str, attribute: str) -> str | None:
        kind, _, rest = path.partition("/")
        if kind not in self._defaults or not self._is_settled:
            element = self.defaults(kind)
            self._defaults[kind] = _said_in(element) if element is not None else {}
        return self._defaults[kind].get((rest, attribute))

    def first(self, style: Element | None, path: str, attribute: str = "val") -> str | None:
        """What the nearest style says, the document's defaults last. The path has two local names or more."""
        found = self.own(style, path, attribute)
        return self._default(path, attribute) if found is None else found

    def own(self, style: Element | None, path: str, attribute: str = "val") -> str | None:
        """What the nearest style says; a character style leaves all else to the paragraph around it."""
        if self._is_settled:
            return self._properties(style).get((path, attribute))
        return next((v for one in self.chain(style) if (v := value(one, path, attribute)) is not None), None)

    def is_on(self, style: Element | None, path: str) -> bool:
        """Whether a toggle is on: the nearest style that has it decides."""
        if self._is_settled:
            return self._properties(style).get((path, _TOGGLE), "0") not in _OFF
        nearest = next((e for one in self.chain(style) if (e := one.find(_steps(path))) is not None), None)
        return nearest is not None and is_set(nearest)

    def size(self, style: Element | None) -> int:
        """The type size in half points."""
        return whole(self.first(style, "rPr/sz")) or round(USUAL_SIZE * 2)

    def outline(self, style: Element | None) -> int | None:
        """The level of a heading style, from 0."""
        return outline_level(self.own(style, "pPr/outlineLvl"))

    def face(self, style: Element | None, slot: str, theme: Theme) -> str:
        """The typeface of `ascii` or `eastAsia`; a character style that names none has none."""
        return next((face for one in self._faces(style) if (face := face_of(one, slot, theme))), "")

    def _faces(self, style: Element | None) -> Iterable[Element]:
        """Where typefaces are said, the nearest first."""
        if style is None or not self._is_settled:
            return self._faces_said(style)
        if style not in self._fonts:
            self._fonts[style] = tuple(self._faces_said(style))
        return self._fonts[style]

    def _faces_said(self, style: Element | None) -> Iterator[Element]:
        holders: Iterable[Element | None] = (one.find(f"{W}rPr") for one in self.chain(style))
        if style is not None and type_of(style) == "paragraph":
            holders = (*holders, self.defaults("rPr"))
        return (fonts for one in holders if one is not None and (fonts := one.find(f"{W}rFonts")) is not None)


def _said_in(element: Element, within: str = "") -> Properties:
    """The attributes of all that stands in an element; of two with one path the first counts, as `value` has it."""
    found: Properties = {}
    for child in element:
        if type(child.tag) is not str or not child.tag.startswith(W):
            continue
        path = within + child.tag[len(W) :]
        if (path, _TOGGLE) not in found:
            found[path, _TOGGLE] = child.get(_VAL, "1")
            for key, said in child.items():
                if str(key).startswith(W):
                    found[path, str(key)[len(W) :]] = str(said)
        if len(child):
            found = {**_said_in(child, f"{path}/"), **found}
    return found


def style_sheet(package: Package) -> StyleSheet:
    """The styles of a document, to be read; none where it has no style sheet that can be read."""
    root = package.trees.get(package.first_related(package.main, "styles"))
    return StyleSheet(root if root is not None else E("w:styles"), settled=True)
