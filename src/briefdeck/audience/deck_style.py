"""deck.pptx → facts in points: layouts, placeholders with their places and inherited text sizes, faces.

Inheritance is resolved here and nowhere else: placeholder → layout → master → text styles (ECMA-376 Part 1, 19.3.1.36
and 21.1.2.4). Placeholders are bound as the audience says, else by name, then by type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Length

from briefdeck.audience.binding import LayoutBinding, Place
from briefdeck.audience.levels import Level, level_of
from briefdeck.audience.opening import open_template
from briefdeck.diagnostics import Diagnostic, Facts, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.names import A, P
from briefdeck.text import Face

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum"})
_BY_TYPE = frozenset({"title", "subtitle", "date", "footer", "slide number"})
# PowerPoint's own defaults for a body without a word about it (ECMA-376 Part 1, 21.1.2.1.1).
_INSETS = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
REQUIRED = ("cover", "message", "wide area")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout. `insets` are left, top, right, bottom; `face` is that of its first level; the lines of
    one that is `turned` run down its box.

    One that is `moved` stands elsewhere on slides than on the layout. One that is `made` is none of the layout's: its
    words stand in a text box, in `colour` (a theme slot) and `align`.
    """

    name: str
    type: str
    index: int
    frame: Frame
    insets: tuple[float, float, float, float]
    levels: tuple[Level, ...]
    face: Face
    prompt: str
    moved: bool = False
    made: bool = False
    colour: str = ""
    align: str = ""
    turned: bool = False

    @property
    def inner(self) -> Frame:
        """Where text can stand."""
        left, top, right, bottom = self.insets
        frame = self.frame
        return Frame(frame.x + left, frame.y + top, frame.width - left - right, frame.height - top - bottom)

    @property
    def room(self) -> tuple[float, float]:
        """How long its lines may be, and how high they may stand together."""
        inner = self.inner
        return (inner.height, inner.width) if self.turned else (inner.width, inner.height)


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout; `name` as the designer wrote it, `placeholders` by their role in lower case."""

    name: str
    placeholders: dict[str, Placeholder]

    @property
    def bodies(self) -> tuple[Placeholder, ...]:
        """The body areas, in reading order."""
        found = [p for role, p in self.placeholders.items() if role.startswith("body")]
        return tuple(sorted(found, key=lambda p: (p.frame.y, p.frame.x)))


@dataclass(frozen=True, slots=True)
class DeckStyle:
    """What a template settles: page in points, the face of text outside of placeholders, layouts by lower-case name."""

    template: FilePath
    content: bytes
    width: float
    height: float
    face: Face
    layouts: dict[str, Layout]


def read_deck_style(
    path: FilePath, bindings: Mapping[str, LayoutBinding] | None = None
) -> tuple[DeckStyle | None, tuple[Diagnostic, ...]]:
    """Read a template; `bindings` are by role. The first value is None where it cannot be used; nothing is raised."""
    template, found = open_template(path, "pptx")
    if template is None:
        return None, found
    content = template.content
    span = Span(str(path))
    try:
        presentation = Presentation(BytesIO(content))
        reader = _Reader(presentation)
        style = reader.style(path, content, bindings or {})
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        what = f"the file cannot be read as a presentation ({type(error).__name__})"
        return None, (*found, rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in PowerPoint and save it again"))
    unbound = list(reader.unbound(bindings or {}, span))
    return style, (*found, *(unbound or _missing(style, span)))


def _missing(style: DeckStyle, span: Span) -> list[Diagnostic]:
    found = []
    for name in REQUIRED:
        if name not in style.layouts:
            have = ", ".join(f"“{layout.name}”" for layout in style.layouts.values())
            what, hint = f"there is no layout “{name}”", f"the template has {have or 'none'}"
            found.append(rules.MISSING_LAYOUT.at(span, what, hint, facts=Facts(layout=name)))
        elif "title" not in style.layouts[name].placeholders:
            what, facts = f"the layout “{name}” has no title", Facts(layout=name, shape="title")
            found.append(rules.MISSING_PLACEHOLDER.at(span, what, "add one in the slide master", facts=facts))
    for name in REQUIRED[1:]:
        if name in style.layouts and not style.layouts[name].bodies:
            what = f"the layout “{name}” has no placeholder “Body”"
            hint, facts = "add one, and name it in the selection pane", Facts(layout=name, shape="Body")
            found.append(rules.MISSING_PLACEHOLDER.at(span, what, hint, facts=facts))
    return found


class _Reader:
    """The layouts of all masters of one presentation."""

    def __init__(self, presentation: Any) -> None:
        self._presentation = presentation
        masters = [(master, _fonts(_theme(master))) for master in presentation.slide_masters]
        self._fonts = masters[0][1]
        self._layouts = [
            (layout.name.strip(), layout, master, fonts) for master, fonts in masters for layout in master.slide_layouts
        ]

    def style(self, path: FilePath, content: bytes, bindings: Mapping[str, LayoutBinding]) -> DeckStyle:
        layouts: dict[str, Layout] = {}
        fonts = self._fonts
        page = Frame(0, 0, Length(self._presentation.slide_width).pt, Length(self._presentation.slide_height).pt)
        for role, binding in bindings.items():
            for name, layout, master, own in self._layouts:
                if name == binding.layout:
                    layouts.setdefault(role, _bound(layout, master, own, binding, page))
                    fonts = own if role == "message" else fonts
        for name, layout, master, own in self._layouts:
            if name.lower() not in layouts:
                layouts[name.lower()] = Layout(layout.name, dict(_by_role(layout, master, own)))
        return DeckStyle(
            template=path,
            content=content,
            width=page.width,
            height=page.height,
            face=Face(fonts["+mn-lt"], fonts["+mn-ea"]),
            layouts=layouts,
        )

    def unbound(self, bindings: Mapping[str, LayoutBinding], span: Span) -> Iterator[Diagnostic]:
        """Layouts and placeholders that bindings name and the template lacks."""
        for role, binding in bindings.items():
            layout = next((layout for name, layout, *_ in self._layouts if name == binding.layout), None)
            if layout is None:
                what = f"there is no layout “{binding.layout}”, which audience.yaml names for “{role}”"
                have = _listed(n for n, *_ in self._layouts)
                facts = Facts(layout=binding.layout)
                yield rules.MISSING_LAYOUT.at(binding.spans.get("layout", span), what, have, facts=facts)
                continue
            names = [shape.name for shape in layout.placeholders]
            for name, place in binding.places.items():
                if place.placeholder and place.placeholder not in names:
                    what = f"the layout “{binding.layout}” has no placeholder “{place.placeholder}”"
                    here, facts = binding.spans.get(name, span), Facts(layout=binding.layout, shape=place.placeholder)
                    yield rules.MISSING_PLACEHOLDER.at(here, what, _listed(names), facts=facts)


def _is_on(page: Frame, frame: Frame) -> bool:
    """Whether most of a frame lies on the page."""
    width = min(frame.right, page.right) - max(frame.x, page.x)
    height = min(frame.bottom, page.bottom) - max(frame.y, page.y)
    return width > 0.9 * frame.width and height > 0.9 * frame.height


def _listed(names: Iterable[str]) -> str:
    return f"it has {', '.join(f'“{name}”' for name in dict.fromkeys(names)) or 'none'}"


def _by_role(layout: Any, master: Any, fonts: dict[str, str]) -> Iterator[tuple[str, Placeholder]]:
    seen = set()
    for shape in layout.placeholders:
        placeholder = _placeholder(shape, master, fonts)
        role = _role(placeholder)
        if role not in seen:
            seen.add(role)
            yield role, placeholder


def _bound(layout: Any, master: Any, fonts: dict[str, str], binding: LayoutBinding, page: Frame) -> Layout:
    """A layout with the places of a binding, and with title and furniture, which their types tell."""
    have = {shape.name: _placeholder(shape, master, fonts) for shape in layout.placeholders}
    # Footers that a designer pushed off the page are meant to be gone.
    places = {role: p for p in have.values() if (role := _role(p)) in _BY_TYPE and _is_on(page, p.frame)}
    for role, place in binding.places.items():
        found = have.get(place.placeholder)
        if found is not None:
            places[role] = replace(
                found, colour=place.colour, frame=place.at or found.frame, moved=place.at is not None
            )
        elif place.at is not None:
            places[role] = _made(role, place, place.at, master, fonts)
    return Layout(layout.name, places)


def _made(role: str, place: Place, frame: Frame, master: Any, fonts: dict[str, str]) -> Placeholder:
    """A place without a placeholder: a body with the list levels of the master, else lines of one size."""
    if role.startswith("body"):
        styles = [s for e in _masters(master, "body") if (s := e.find(f"{P}txBody/{A}lstStyle")) is not None]
        text_styles = master._element.find(f"{P}txStyles/{P}bodyStyle")
        known = [*styles, *([text_styles] if text_styles is not None else [])]
        levels = tuple(level_of(known, number) for number in range(1, 6))
        face = _face(known, fonts, title=False)
    else:
        pitch = round(place.size * 1.35, 1)
        levels = (Level(place.size, place.bold, pitch, True, 0.0, 0.0, 0.0, 0.0, None),)
        face = Face(fonts["+mn-lt"], fonts["+mn-ea"])
    return Placeholder(
        name=role.capitalize(),
        type="",
        index=-1,
        frame=frame,
        insets=(0.0, 0.0, 0.0, 0.0),
        levels=levels,
        face=face,
        prompt="",
        made=True,
        colour=place.colour,
        align=place.align,
    )


def _masters(master: Any, kind: str) -> list[Any]:
    """The placeholders of a type on the master."""
    return [p._element for p in master.placeholders if p._element.find(f".//{P}ph").get("type", "obj") == kind]


def _theme(master: Any) -> Any:
    for relationship in master.part.rels.values():
        if relationship.reltype.endswith("/theme"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(relationship.target_part.blob, parser)
    raise ValueError("no theme")


def _fonts(theme: Any) -> dict[str, str]:
    """The typefaces of the theme by the names that text gives them (ECMA-376 Part 1, 20.1.4.1.16)."""
    found: dict[str, str] = {}
    for slot, name in (("majorFont", "mj"), ("minorFont", "mn")):
        fonts = theme.find(f".//{A}{slot}")
        latin = fonts.find(f"{A}latin").get("typeface") or "Arial"
        east_asian = fonts.find(f"{A}ea").get("typeface")
        if not east_asian:
            script = fonts.find(f"{A}font[@script='Jpan']")
            east_asian = script.get("typeface") if script is not None else latin
        found |= {f"+{name}-lt": latin, f"+{name}-ea": east_asian}
    return found


def _face(styles: list[Any], fonts: dict[str, str], *, title: bool) -> Face:
    """The face of a first level: the nearest typeface that is named, in the theme's words or its own."""
    slot = "mj" if title else "mn"

    def named(script: str, otherwise: str) -> str:
        paths = (s.find(f"{A}lvl1pPr/{A}defRPr/{A}{script}") for s in styles)
        name = next((f.get("typeface") for f in paths if f is not None and f.get("typeface")), otherwise)
        return fonts.get(name, name)

    return Face(named("latin", f"+{slot}-lt"), named("ea", f"+{slot}-ea"))


def _role(placeholder: Placeholder) -> str:
    if placeholder.type in _TITLES:
        return "title"
    if placeholder.type == "subTitle":
        return "subtitle"
    if placeholder.type in _FURNITURE:
        return {"dt": "date", "ftr": "footer", "sldNum": "slide number"}[placeholder.type]
    return placeholder.name.strip().lower()


def _placeholder(shape: Any, master: Any, fonts: dict[str, str]) -> Placeholder:
    ph = shape._element.find(f".//{P}ph")
    kind = ph.get("type", "obj")
    wanted = "title" if kind in _TITLES else kind if kind in _FURNITURE else "body"
    parents = [shape._element, *_masters(master, wanted)]
    frame = Frame(*(Length(v or 0).pt for v in (shape.left, shape.top, shape.width, shape.height)))
    body_properties = [p.find(f"{P}txBody/{A}bodyPr") for p in parents]
    insets = tuple(
        next((int(b.get(side)) / 12_700 for b in body_properties if b is not None and b.get(side)), _INSETS[side])
        for side in ("lIns", "tIns", "rIns", "bIns")
    )
    styles = [p.find(f"{P}txBody/{A}lstStyle") for p in parents]
    text_styles = master._element.find(f"{P}txStyles")
    name = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _FURNITURE else "bodyStyle"
    if text_styles is not None:
        styles.append(text_styles.find(f"{P}{name}"))
    known = [s for s in styles if s is not None]
    levels = tuple(level_of(known, number) for number in range(1, 6))
    return Placeholder(
        name=shape.name,
        type=ph.get("type", ""),
        index=int(ph.get("idx", "0")),
        frame=frame,
        insets=insets,  # type: ignore[arg-type]
        levels=levels,
        face=_face(known, fonts, title=kind in _TITLES),
        prompt=shape.text_frame.text if shape.has_text_frame else "",
        turned=next((v for b in body_properties if b is not None and (v := b.get("vert"))), "horz") != "horz",
    )
