"""deck.pptx → facts in points: layouts, placeholders with their places and inherited text sizes, faces.

What a placeholder inherits is resolved in `ooxml`, as for all slides. Placeholders are bound as the audience says, else
by name, then by type.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath

from briefdeck.audience.binding import LayoutBinding, Place
from briefdeck.audience.levels import Level, level_of
from briefdeck.audience.opening import Template, content_of, open_template
from briefdeck.audience.recent import Recent
from briefdeck.diagnostics import Diagnostic, Facts, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.ooxml.body_properties import USUAL, Insets
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.placeholders import TITLES, placeholder_of
from briefdeck.ooxml.slide_text import USUAL_EAST_ASIAN, USUAL_LATIN, TextReader
from briefdeck.ooxml.slides import Shape, Slide, read_layouts
from briefdeck.ooxml.units import number
from briefdeck.text import Face
from briefdeck.values import dataclass, replace

_OF_FURNITURE = {"dt": "date", "ftr": "footer", "sldNum": "slide number"}
_OTHERWISE = "Arial"  # the face of a theme that names none
_BY_TYPE = frozenset({"title", "subtitle", "date", "footer", "slide number"})
REQUIRED = ("cover", "message", "wide area")
_WELL_MADE: Recent[DeckStyle] = Recent(8)  # templates without a finding, by what they and their bindings say


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
    insets: Insets
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
    bindings = bindings or {}
    content, found = content_of(path, "pptx")
    if content is None:
        return None, found
    known = _WELL_MADE.get((content, bound_places(bindings)))
    if known is not None:
        return replace(known, template=path), ()
    span = Span(str(path))
    template, found = open_template(content, "pptx", span)
    if template is None:
        return None, found
    package = template.package
    lost = next((f"{part} is missing or broken" for part in _needed(package) if part not in package.trees), "")
    reader = _Reader(package)
    if lost or not reader.layouts:
        what = lost or "the presentation has no slide master with layouts"
        return None, (rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in PowerPoint and save it again"),)
    style = reader.style(path, content, bindings)
    wrong = tuple(reader.unbound(bindings, span)) or tuple(_missing(style, span))
    return style if wrong else _WELL_MADE.keep((content, bound_places(bindings)), style), wrong


def bound_places(bindings: Mapping[str, LayoutBinding]) -> Hashable:
    """All that bindings say, but for where they say it."""
    return tuple((role, binding.layout, *binding.places.items()) for role, binding in bindings.items())


def _needed(package: Package) -> Iterator[str]:
    """The parts without which nothing can be laid out: masters, layouts and themes."""
    for master in package.related(package.main, "slideMaster"):
        yield master
        yield from package.related(master, "slideLayout")
        yield package.first_related(master, "theme") or f"the theme of {master}"


def deck_style(path: FilePath, template: Template, bindings: Mapping[str, LayoutBinding], language: str) -> DeckStyle:
    """The facts of a template that can be used, whose East Asian text is set by the rules of a language."""
    style = _Reader(template.package).style(path, template.content, bindings)
    layouts = {
        role: replace(
            layout,
            placeholders={
                name: replace(place, face=place.face._replace(language=language))
                for name, place in layout.placeholders.items()
            },
        )
        for role, layout in style.layouts.items()
    }
    return replace(style, face=style.face._replace(language=language), layouts=layouts)


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
    """The layouts of all masters of one presentation, and what their placeholders come to."""

    def __init__(self, package: Package) -> None:
        self._deck = read_layouts(package)
        self._texts = TextReader(self._deck)
        self.layouts = [(layout.name.strip(), layout) for layout in self._deck.slides]

    def style(self, path: FilePath, content: bytes, bindings: Mapping[str, LayoutBinding]) -> DeckStyle:
        """The style of a template whose layouts are bound to roles."""
        found: dict[str, Layout] = {}
        owner = self._deck.slides[0]
        page = Frame(0, 0, self._deck.width, self._deck.height)
        for role, binding in bindings.items():
            for name, layout in self.layouts:
                if name == binding.layout:
                    found.setdefault(role, self._bound(layout, binding, page))
                    owner = layout if role == "message" else owner
        for name, layout in self.layouts:
            if name.lower() not in found:
                found[name.lower()] = Layout(layout.name, dict(self._by_role(layout)))
        return DeckStyle(
            template=path,
            content=content,
            width=page.width,
            height=page.height,
            face=_face(owner, "", ""),
            layouts=found,
        )

    def unbound(self, bindings: Mapping[str, LayoutBinding], span: Span) -> Iterator[Diagnostic]:
        """Layouts and placeholders that bindings name and the template lacks."""
        for role, binding in bindings.items():
            layout = next((layout for name, layout in self.layouts if name == binding.layout), None)
            if layout is None:
                what = f"there is no layout “{binding.layout}”, which audience.yaml names for “{role}”"
                have = _listed(name for name, _ in self.layouts)
                facts = Facts(layout=binding.layout)
                yield rules.MISSING_LAYOUT.at(binding.spans.get("layout", span), what, have, facts=facts)
                continue
            names = [shape.name for shape in _places(layout)]
            for name, place in binding.places.items():
                if place.placeholder and place.placeholder not in names:
                    what = f"the layout “{binding.layout}” has no placeholder “{place.placeholder}”"
                    here, facts = binding.spans.get(name, span), Facts(layout=binding.layout, shape=place.placeholder)
                    yield rules.MISSING_PLACEHOLDER.at(here, what, _listed(names), facts=facts)

    def _by_role(self, layout: Slide) -> Iterator[tuple[str, Placeholder]]:
        seen = set()
        for shape in _places(layout):
            placeholder = self._placeholder(shape, layout)
            role = _role(placeholder)
            if role not in seen:
                seen.add(role)
                yield role, placeholder

    def _bound(self, layout: Slide, binding: LayoutBinding, page: Frame) -> Layout:
        """A layout with the places of a binding, and with title and furniture, which their types tell."""
        have = {shape.name: self._placeholder(shape, layout) for shape in _places(layout)}
        # Footers that a designer pushed off the page are meant to be gone.
        places = {role: p for p in have.values() if (role := _role(p)) in _BY_TYPE and _is_on(page, p.frame)}
        for role, place in binding.places.items():
            found = have.get(place.placeholder)
            if found is not None:
                places[role] = replace(
                    found, colour=place.colour, frame=place.at or found.frame, moved=place.at is not None
                )
            elif place.at is not None:
                places[role] = self._made(role, place, place.at, layout)
        return Layout(layout.name, places)

    def _made(self, role: str, place: Place, frame: Frame, layout: Slide) -> Placeholder:
        """A place without a placeholder: a body with the list levels of the master, else lines of one size."""
        if role.startswith("body"):
            inherited = self._texts.levels_of_master(layout)
            levels = tuple(map(level_of, inherited))
            face = _face(layout, inherited[0].characters.latin, inherited[0].characters.east_asian)
        else:
            pitch = round(place.size * 1.35, 1)
            levels = (Level(place.size, place.bold, pitch, True, 0.0, 0.0, 0.0, 0.0, None),)
            face = _face(layout, "", "")
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

    def _placeholder(self, shape: Shape, layout: Slide) -> Placeholder:
        mark = placeholder_of(shape.element)
        assert mark is not None
        text = self._texts.of_shape(shape, layout)
        inherited = self._texts.levels_of(shape, layout)
        first = inherited[0].characters
        usual = ("+mj-lt", "+mj-ea") if shape.placeholder in TITLES else ("", "")
        return Placeholder(
            name=shape.name,
            type=mark.get("type", ""),
            index=number(mark.get("idx")),
            frame=shape.box or Frame(0.0, 0.0, 0.0, 0.0),
            insets=text.body.insets if text is not None else USUAL.insets,
            levels=tuple(map(level_of, inherited)),
            face=_face(layout, first.latin or usual[0], first.east_asian or usual[1]),
            prompt=text.plain if text is not None else "",
            turned=text.body.turned if text is not None else False,
        )


def _places(layout: Slide) -> Iterator[Shape]:
    return (shape for shape in layout.shapes if shape.placeholder)


def _face(layout: Slide, latin: str, east_asian: str) -> Face:
    """A face by the names that a text gives, the theme's words for its own faces included; nothing is its body's."""
    faces = layout.theme.faces

    def named(name: str) -> str:
        if not name.startswith("+"):
            return name
        return faces.get(name) or faces.get(f"{name[:3]}-lt") or _OTHERWISE

    return Face(named(latin or USUAL_LATIN), named(east_asian or USUAL_EAST_ASIAN))


def _is_on(page: Frame, frame: Frame) -> bool:
    """Whether most of a frame lies on the page."""
    width = min(frame.right, page.right) - max(frame.x, page.x)
    height = min(frame.bottom, page.bottom) - max(frame.y, page.y)
    return width > 0.9 * frame.width and height > 0.9 * frame.height


def _listed(names: Iterable[str]) -> str:
    return f"it has {', '.join(f'“{name}”' for name in dict.fromkeys(names)) or 'none'}"


def _role(placeholder: Placeholder) -> str:
    if placeholder.type in TITLES:
        return "title"
    if placeholder.type == "subTitle":
        return "subtitle"
    if placeholder.type in _OF_FURNITURE:
        return _OF_FURNITURE[placeholder.type]
    return placeholder.name.strip().lower()
