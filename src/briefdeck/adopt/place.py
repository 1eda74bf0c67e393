"""A place for words on a layout, and what every kind of slide needs: title, furniture, readable colours. In points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefdeck.adopt.colours import assumed
from briefdeck.adopt.facts import DeckFacts, LayoutFacts, PlaceholderFacts
from briefdeck.adopt.regions import overlap
from briefdeck.adopt.roles import Choice
from briefdeck.ooxml.colours import Rgb
from briefdeck.ooxml.contrast_repair import is_read, readable
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass

LINE = 1.35  # line pitch ÷ size
_INKS = ("tx1", "bg1", "tx2", "bg2")
_GROUND = 0.5  # share of the page from which a drawing is its ground
_HOLDS = 0.9  # share of an area that a panel under it covers


@dataclass(frozen=True, slots=True)
class Place:
    """A place: a placeholder's name, a box, or both (the placeholder moved); the rest is for boxes without one."""

    placeholder: str = ""
    at: Frame | None = None
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A layout with its places by role, and what had to be made, as parts of a sentence."""

    choice: Choice
    places: Mapping[str, Place]
    made: tuple[str, ...]


@dataclass
class Binder:
    """Finds the places of one layout; `made` are parts of a sentence about what it had to make."""

    choice: Choice
    facts: DeckFacts
    wanted: frozenset[str]
    scale: float
    places: dict[str, Place] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    @property
    def bound(self) -> Bound:
        """What was found and made."""
        return Bound(self.choice, self.places, tuple(dict.fromkeys(self.made)))

    @property
    def layout(self) -> LayoutFacts:
        return self.choice.layout

    @property
    def bounds(self) -> Frame:
        """The page without the margin that printers and projectors cut."""
        page, side = self.facts.page, 0.03 * min(self.facts.width, self.facts.height)
        return Frame(side, side, page.width - 2 * side, page.height - 2 * side)

    def obstacles(self, area: Frame) -> list[Frame]:
        """What must not be written over: drawings but for grounds and panels, date, footer and number."""
        drawn = [
            d.box
            for d in self.layout.decorations
            if d.box.area < _GROUND * self.facts.page.area and overlap(area, d.box) < _HOLDS
        ]
        return [*drawn, *(p.box for p in self.layout.placeholders if p.is_furniture)]

    def furniture(self) -> None:
        """Date, footer and number need no word about them, unless their colour is hard to read."""
        roles = {"dt": "date", "ftr": "footer", "sldNum": "slide number"}
        for place in self.layout.placeholders:
            is_seen = place.box.shared(self.facts.page).area > 0.9 * place.box.area
            own = self.own(place) if place.type in roles and is_seen else Place()
            if own.colour:
                self.places[roles[place.type]] = own

    def titled(self) -> Frame:
        """The title's placeholder."""
        title = self.layout.title
        assert title is not None, "every layout that is chosen has got one"
        self.places["title"] = self.own(title)
        return title.box

    def box(self, role: str) -> Frame:
        place = self.places[role]
        if place.at is not None:
            return place.at
        return next(p.box for p in self.layout.placeholders if p.name == place.placeholder)

    def inset(self, role: str) -> tuple[float, float]:
        """The left and right inset of a place's text."""
        name = self.places[role].placeholder
        found = next((p.insets for p in self.layout.placeholders if p.name == name), (0.0, 0.0, 0.0, 0.0))
        return found[0], found[2]

    def aligned(self, role: str, box: Frame) -> Frame:
        left, right = self.inset(role)
        return Frame(box.x + left, box.y, box.width - left - right, box.height)

    def own(self, place: PlaceholderFacts) -> Place:
        """A placeholder, with another colour where its own is not read on what lies behind it."""
        ground = (place.behind,) if place.behind is not None else () if place.filled else self.layout.behind(place.box)
        if not ground:
            return Place(place.name)
        # A title may be set smaller than the layout has it, and is then no large text any more.
        size = place.size if not place.is_title or place.box.width > 0.4 * self.facts.width else 12.0
        if is_read(place.colour, ground, size, bold=place.bold):
            return Place(place.name)
        whose = "date, footer and number" if place.is_furniture else f"“{place.name}”"
        self.made.append(f"a colour for {whose} that is easier to read")
        softer = ("tx1 +35%", "tx1 -35%", *_INKS) if place.is_furniture else _INKS
        return Place(place.name, colour=readable(softer, self.layout.colours, ground))

    def text(self, box: Frame, size: float, *, bold: bool = False, align: str = "") -> Place:
        """A text box of our own, in the slot that is read best where it stands."""
        slot = readable(_INKS, self.layout.colours, self.ground(box))
        box = box.shared(self.facts.page)
        return Place("", box, max(9.0, round(size * self.scale, 1)), bold, slot, align)

    def ground(self, box: Frame) -> tuple[Rgb, ...]:
        """What lies behind a box; where that cannot be told, what the nearest text was made for."""
        found = self.layout.behind(box)
        if found:
            return found
        words = [p for p in self.layout.placeholders if p.colour is not None and not p.is_furniture]
        nearest = min(words, key=lambda p: abs(p.box.y - box.y) + abs(p.box.x - box.x), default=None)
        return (assumed(nearest.colour if nearest is not None else None),)
