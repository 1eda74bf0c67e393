"""Where each kind of words goes on a chosen layout: into its placeholders, or into room that is free. In points.

What plans need and a layout lacks is made from what it has: a body from the free region, the line above the title from
the title's own height, the line of sources from the foot of the body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefdeck.adopt.colours import assumed, on, readable
from briefdeck.adopt.facts import DeckFacts, LayoutFacts, PlaceholderFacts
from briefdeck.adopt.regions import columns, largest_free, overlap, strip
from briefdeck.adopt.roles import Choice
from briefdeck.preflight.slides import Box
from briefdeck.preflight.theme import Rgb, wanted_contrast

LINE = 1.35  # line pitch ÷ size
_INKS = ("tx1", "bg1", "tx2", "bg2")
_GROUND = 0.5  # share of the page from which a drawing is its ground
_TITLE = 46.0  # pt of two lines of the smallest title, on a page of 540 pt
_HOLDS = 0.9  # share of an area that a panel under it covers


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: a placeholder's name, a box, or both (the placeholder moved); the rest is for boxes without one."""

    placeholder: str = ""
    at: Box | None = None
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A layout with its places by role, and what had to be made, as parts of a sentence."""

    choice: Choice
    places: Mapping[str, Spot]
    made: tuple[str, ...]


def bind(choice: Choice, facts: DeckFacts, wanted: frozenset[str], scale: float, body: Box | None = None) -> Bound:
    """The places of a role. `wanted` are those that the plans use; `scale` is the page's size over that of a 16:9
    slide of 540 pt; `body` the area of messages, which layouts without one take over."""
    binder = _Binder(choice, facts, wanted, scale)
    binder.furniture()
    if choice.role in ("cover", "section") and "body" not in wanted:
        binder.opening()
    else:
        binder.content(body)
    return Bound(choice, binder.places, tuple(dict.fromkeys(binder.made)))


def body_of(bound: Bound) -> Box | None:
    """The area in which a layout's body stands."""
    spot = bound.places.get("body")
    if spot is None or spot.at is not None:
        return spot.at if spot is not None else None
    return next((p.box for p in bound.choice.layout.placeholders if p.name == spot.placeholder), None)


@dataclass
class _Binder:
    choice: Choice
    facts: DeckFacts
    wanted: frozenset[str]
    scale: float
    places: dict[str, Spot] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    @property
    def layout(self) -> LayoutFacts:
        return self.choice.layout

    @property
    def bounds(self) -> Box:
        """The page without the margin that printers and projectors cut."""
        page, side = self.facts.page, 0.03 * min(self.facts.width, self.facts.height)
        return Box(side, side, page.width - 2 * side, page.height - 2 * side)

    def obstacles(self, area: Box) -> list[Box]:
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
            spot = self._own(place) if place.type in roles else Spot()
            if spot.colour:
                self.places[roles[place.type]] = spot

    # --- slides with a body -------------------------------------------------------------------------------------------

    def content(self, body: Box | None) -> None:
        title = self._titled()
        self._body(title, body)
        if "lead" in self.wanted and "body" in self.places:
            self._lead()
        self._kicker(title)
        if "source" in self.wanted and "body" in self.places:
            self._source()

    def _titled(self) -> Box:
        """The title's placeholder."""
        title = self.layout.title
        assert title is not None, "every layout that is chosen has got one"
        self.places["title"] = self._own(title)
        return title.box

    def _body(self, title: Box, usual: Box | None) -> None:
        bodies = list(self.choice.bodies)
        if self.choice.role == "two areas" and len(bodies) != 2:
            whole = self._area(title, bodies, usual)
            named = bodies[0].name if bodies else ""
            for role, box in zip(("body", "body 2"), columns(whole, 24 * self.scale), strict=True):
                self.places[role] = Spot(named if role == "body" else "", box)
            self.made.append("two areas side by side from the room of one")
            return
        if self.choice.role == "two areas":
            for role, place in zip(("body", "body 2"), bodies, strict=True):
                self.places[role] = self._kept(place, self._clear(place.box, title))
            return
        if not bodies:
            self.places["body"] = Spot("", self._area(title, bodies, usual))
            self.made.append("a body in the free region")
            return
        largest = max(bodies, key=lambda p: p.box.area)
        self.places["body"] = self._kept(largest, self._area(title, [largest], usual))

    def _area(self, title: Box, bodies: Sequence[PlaceholderFacts], usual: Box | None) -> Box:
        """The room of the largest body, or of messages, as far as nothing is drawn over it; else what is free."""
        for box in (*(b.box for b in bodies), *([usual] if usual is not None else [])):
            clear = self._clear(box, title)
            if clear.area > 0.55 * box.area:
                return clear
        inset = 0.02 * self.facts.width
        inner = Box(self.bounds.x + inset, self.bounds.y, self.bounds.width - 2 * inset, self.bounds.height)
        return largest_free(inner, [*self.obstacles(inner), title], 8.0 * self.scale)

    def _clear(self, box: Box, title: Box) -> Box:
        within = box.shared(self.bounds)
        return largest_free(within, [*self.obstacles(within), title])

    def _kept(self, place: PlaceholderFacts, box: Box) -> Spot:
        """A placeholder where it is, or moved to where it is clear; one with a fill of its own lends only its room."""
        if place.filled:
            self.made.append(f"text in the room of “{place.name}”, which is filled")
            return Spot("", box)
        moved = any(abs(a - b) > 2.0 for a, b in zip(box, place.box, strict=True))
        if moved:
            self.made.append(f"“{place.name}” moved clear of what is drawn over it")
        return replace(self._own(place), at=box if moved else None)

    def _bodies(self) -> list[str]:
        return [role for role in ("body", "body 2") if role in self.places]

    def _box(self, role: str) -> Box:
        spot = self.places[role]
        if spot.at is not None:
            return spot.at
        return next(p.box for p in self.layout.placeholders if p.name == spot.placeholder)

    def _inset(self, role: str) -> tuple[float, float]:
        """The left and right inset of a place's text."""
        name = self.places[role].placeholder
        found = next((p.insets for p in self.layout.placeholders if p.name == name), (0.0, 0.0, 0.0, 0.0))
        return found[0], found[2]

    def _aligned(self, role: str, box: Box) -> Box:
        left, right = self._inset(role)
        return Box(box.x + left, box.y, box.width - left - right, box.height)

    def _across(self) -> Box:
        """All bodies together."""
        boxes = [self._box(role) for role in self._bodies()]
        x, y = min(b.x for b in boxes), min(b.y for b in boxes)
        return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)

    def _cut(self, top: float = 0.0, bottom: float = 0.0) -> None:
        for role in self._bodies():
            box = self._box(role)
            cut = Box(box.x, box.y + top, box.width, box.height - top - bottom)
            self.places[role] = replace(self.places[role], at=cut)

    def _lead(self) -> None:
        height = 2 * 14 * self.scale * LINE + 2
        across = self._across()
        self._cut(top=height + 6 * self.scale)
        self.places["lead"] = self._text(self._aligned("body", strip(across.y, height, across)), 14)
        self.made.append("a line for the lead at the top of the body")

    def _kicker(self, title: Box) -> None:
        """The line above the title, for the topic and the marking."""
        roles = [role for role in ("topic", "marking") if role in self.wanted]
        if not roles:
            return
        size = max(9.0, round(11 * self.scale, 1))
        height = size * LINE + 1
        line = self._above(title, height)
        widths = (0.7, 0.28) if len(roles) == 2 else (1.0, 1.0)
        topic = Box(line.x, line.y, line.width * widths[0], height)
        marking = Box(line.right - line.width * widths[1], line.y, line.width * widths[1], height)
        for role, box in (("topic", topic), ("marking", marking)):
            if role in roles:
                self.places[role] = self._text(box, 11, align="r" if role == "marking" else "")
        self.made.append("a line above the title for topic and marking")

    def _above(self, title: Box, height: float) -> Box:
        """Room for a line above the title: free already, or from the title's own height, or from the body's."""
        spot = self.places["title"]
        place = self.layout.title
        narrow = title.width < 0.4 * self.facts.width or (place is not None and place.turned)
        inner = self._aligned("title", title)
        if not narrow:
            free = Box(inner.x, title.y - height, inner.width, height)
            if free.y >= 0.4 * self.bounds.y and not any(overlap(free, o) > 0 for o in self.obstacles(free)):
                return free
            if title.height - height >= _TITLE * self.scale:
                lower = Box(title.x, title.y + height, title.width, title.height - height)
                self.places["title"] = replace(spot, at=lower)
                return Box(inner.x, title.y, inner.width, height)
        if "body" not in self.places:
            return Box(inner.x, title.y, inner.width, height)
        across = self._across()
        self._cut(top=height + 4 * self.scale)
        return self._aligned("body", strip(across.y, height, across))

    def _source(self) -> None:
        """Two lines below the body: where nothing stands, else from its foot."""
        size = max(9.0, round(9 * self.scale, 1))
        height = round(2 * size * LINE + 1, 1)
        across = self._across()
        below = Box(across.x, across.bottom + 2, across.width, height)
        taken = [*self.obstacles(below), *(b for role in self._bodies() if (b := self._box(role)))]
        if below.bottom > self.bounds.bottom or any(overlap(below, o) > 0 for o in taken):
            self._cut(bottom=height + 4 * self.scale)
            below = Box(across.x, across.bottom - height, across.width, height)
        self.places["source"] = self._text(self._aligned("body", below), 9)
        self.made.append("a line for sources below the body")

    # --- covers and dividers ------------------------------------------------------------------------------------------

    def opening(self) -> None:
        title = self._titled()
        taken = [title]
        words = [p for p in self.layout.placeholders if p.upright and _is_words(p)]
        left = sorted(words, key=lambda p: (p.type != "subTitle", p.box.y))
        lines = {"subtitle": (18, 2), "details": (13, 3), "topic": (12, 1), "lead": (14, 2)}
        roles = [role for role in ("subtitle", "details", "topic", "lead") if role in self.wanted]
        for role in roles:
            place = next((p for p in left if p.box.height >= _needed(p, lines[role][1])), None)
            if place is not None:
                left.remove(place)
                self.places[role] = self._own(place)
                taken.append(place.box)
        for role in roles:
            if role not in self.places:
                size, count = lines[role]
                box = self._room(title, taken, size * self.scale * LINE * count + 2)
                self.places[role] = self._text(box, size, align=self._title_align())
                taken.append(box)
                self.made.append(f"a place for the {role}")
        if "marking" in self.wanted:
            height = max(9.0, 11 * self.scale) * LINE + 1
            band = Box(self.bounds.x, self.bounds.y, self.bounds.width, self.bounds.height)
            free = self._corner(band, taken, height)
            self.places["marking"] = self._text(free, 11, align="r")

    def _title_align(self) -> str:
        title = self.layout.title
        return title.align if title is not None and title.align in ("ctr", "r") else ""

    def _room(self, title: Box, taken: Sequence[Box], height: float) -> Box:
        """Room for lines: below what is there already, else above it, else from the foot of the lowest place."""
        inner = self._aligned("title", title)
        lowest = max(b.bottom for b in taken)
        highest = min(b.y for b in taken)
        gap = 6 * self.scale
        for top, bottom in ((lowest + gap, self.bounds.bottom), (self.bounds.y, highest - gap)):
            space = Box(inner.x, top, inner.width, bottom - top)
            if space.height >= height:
                free = largest_free(space, [*self.obstacles(space), *taken], gap / 2)
                if free.height >= height and free.width >= 0.4 * inner.width:
                    return Box(free.x, free.y if top > highest else free.bottom - height, free.width, height)
        last = max((r for r in ("subtitle", "details", "title") if r in self.places), key=lambda r: self._box(r).bottom)
        box = self._box(last)
        keep = max(box.height - height - gap, box.height * 0.4)
        self.places[last] = replace(self.places[last], at=Box(box.x, box.y, box.width, keep))
        foot = self._aligned(last, box)
        return Box(foot.x, box.y + keep + gap, foot.width, max(box.height - keep - gap, height))

    def _corner(self, band: Box, taken: Sequence[Box], height: float) -> Box:
        """A line at the top right, or the bottom right, that nothing stands in."""
        width = min(0.4 * band.width, 220 * self.scale)
        tops = (band.y, band.bottom - height, band.y + height + 4, band.bottom - 2 * height - 4)
        for top in tops:
            for x in (band.right - width, band.x):
                box = Box(x, top, width, height)
                if not any(overlap(box, o) > 0 for o in (*self.obstacles(box), *taken)):
                    return box
        free = largest_free(band, [*self.obstacles(band), *taken], 2.0)
        return Box(free.x, free.y, max(free.width, 40.0), height)

    # --- looks --------------------------------------------------------------------------------------------------------

    def _own(self, place: PlaceholderFacts) -> Spot:
        """A placeholder, with another colour where its own is not read on what lies behind it."""
        ground = (place.behind,) if place.behind is not None else () if place.filled else self.layout.behind(place.box)
        if place.colour is None or not ground:
            return Spot(place.name)
        if on(place.colour, ground) >= wanted_contrast(place.size, place.bold):
            return Spot(place.name)
        self.made.append(f"another colour for “{place.name}”, whose own is hard to read")
        softer = ("tx1 +35%", "tx1 -35%", *_INKS) if place.is_furniture else _INKS
        return Spot(place.name, colour=readable(softer, self.layout.colours, ground))

    def _text(self, box: Box, size: float, *, bold: bool = False, align: str = "") -> Spot:
        """A text box of our own, in the slot that is read best where it stands."""
        slot = readable(_INKS, self.layout.colours, self._ground(box))
        box = box.shared(self.facts.page)
        return Spot("", box, max(9.0, round(size * self.scale, 1)), bold, slot, align)

    def _ground(self, box: Box) -> tuple[Rgb, ...]:
        """What lies behind a box; where that cannot be told, what the nearest text was made for."""
        found = self.layout.behind(box)
        if found:
            return found
        words = [p for p in self.layout.placeholders if p.colour is not None and not p.is_furniture]
        nearest = min(words, key=lambda p: abs(p.box.y - box.y) + abs(p.box.x - box.x), default=None)
        return (assumed(nearest.colour if nearest is not None else None),)


def _needed(place: PlaceholderFacts, lines: int) -> float:
    """The height of some lines in a placeholder."""
    return lines * place.size * 0.9 * LINE + place.insets[1] + place.insets[3]


def _is_words(place: PlaceholderFacts) -> bool:
    return place.type in ("subTitle", "body", "obj") and place.columns == 1 and not place.filled
