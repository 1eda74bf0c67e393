"""The places of slides with a body: title, body, lead, the line above the title, the line of sources. In points."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.adopt.facts import PlaceholderFacts
from briefdeck.adopt.place import LINE, Binder, Place
from briefdeck.adopt.regions import largest_free, overlap, strip
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_TOPIC = 520.0  # pt of a line that holds a topic, on a page of 540 pt
_COLUMN = 0.15  # of the page's width
_SENTENCE = 42  # full-width characters of a title
_LOW = 0.45  # of the page's height
_TITLE = 46.0  # pt of two lines of the smallest title, on a page of 540 pt


@dataclass
class ContentBinder(Binder):
    """Binds a layout for messages, wide areas, two areas."""

    def bind(self, body: Frame | None) -> None:
        """Find the places; `body` is the area of messages, which layouts without one take over."""
        self.furniture()
        title = self.titled()
        title = self._roomy(self._raised(title, body))
        self._body(title, body)
        if "lead" in self.wanted and "body" in self.places:
            self._lead()
        self._kicker(title)
        if "source" in self.wanted and "body" in self.places:
            self._source()

    def _raised(self, title: Frame, usual: Frame | None) -> Frame:
        """The title at the top of what is free, where it would leave the body little room in the middle of the page."""
        place = self.layout.title
        # A column that holds a word a line is no place for a sentence, unless its lines run down the page.
        column = place is not None and not place.turned and title.width < _COLUMN * self.facts.width
        if not column and (self.choice.bodies or (usual is not None and title.bottom <= usual.y + 2.0)):
            return title
        inner = self._inner()
        taken = self.obstacles(inner)
        under = largest_free(inner, [*taken, title], 8.0 * self.scale)
        whole = largest_free(inner, taken, 8.0 * self.scale)
        height = 64.0 * self.scale if column else min(title.height, 64.0 * self.scale)
        if not column and under.area >= 0.6 * whole.width * (whole.height - height):
            return title
        kicker = 16.0 * self.scale
        box = Frame(whole.x, whole.y + kicker, whole.width, height)
        self.places["title"] = replace(self.places["title"], at=box)
        self.made.append("the title moved to the top of the free region")
        return box

    def _roomy(self, title: Frame) -> Frame:
        """A title that is one line high and too short for a sentence, high enough for two."""
        place = self.layout.title
        if place is None or place.turned or title.width < 0.4 * self.facts.width:
            return title
        left, top, right, bottom = place.insets
        size = 18.0 * self.scale
        needed = 2 * size * LINE + top + bottom
        if title.height >= needed or title.width - left - right >= _SENTENCE * size:
            return title
        # Down into the gap above the body, or its first line; a title at the top edge of the page comes down too.
        y = max(title.y, 0.0)
        box = Frame(title.x, y, title.width, needed)
        self.places["title"] = replace(self.places["title"], at=box)
        self.made.append("a title of two lines")
        return box

    def _inner(self) -> Frame:
        inset = 0.02 * self.facts.width
        return Frame(self.bounds.x + inset, self.bounds.y, self.bounds.width - 2 * inset, self.bounds.height)

    def _body(self, title: Frame, usual: Frame | None) -> None:
        bodies = list(self.choice.bodies)
        if self.choice.role == "two areas" and len(bodies) != 2:
            whole = self._area(title, bodies, usual)
            named = bodies[0].name if bodies else ""
            for role, box in zip(("body", "body 2"), whole.columns(2, 24 * self.scale), strict=True):
                self.places[role] = Place(named if role == "body" else "", box)
            self.made.append("two areas side by side from the room of one")
            return
        if self.choice.role == "two areas":
            for role, place in zip(("body", "body 2"), bodies, strict=True):
                self.places[role] = self._kept(place, self._clear(self._grown(place.box), title))
            return
        if not bodies:
            self.places["body"] = Place("", self._area(title, bodies, usual))
            self.made.append("a body in the free region")
            return
        largest = max(bodies, key=lambda p: p.box.area)
        self.places["body"] = self._kept(largest, self._area(title, [largest], usual))

    def _area(self, title: Frame, bodies: Sequence[PlaceholderFacts], usual: Frame | None) -> Frame:
        """The room of the largest body, or of messages, as far as nothing is drawn over it; else what is free."""
        for box in (*(b.box for b in bodies), *([usual] if usual is not None else [])):
            clear = self._clear(self._grown(box), title)
            if clear.area > 0.55 * box.area:
                return clear
        inner = self._inner()
        lower = Frame(title.x, title.y, title.width, title.height + 6.0 * self.scale)
        return largest_free(inner, [*self.obstacles(inner), lower], 8.0 * self.scale)

    def _grown(self, box: Frame) -> Frame:
        """A low body as far down as nothing stands below: such boxes grow with their text as designers see them."""
        if box.height >= _LOW * self.facts.height:
            return box
        below = Frame(box.x, box.bottom, box.width, max(self.bounds.bottom - box.bottom, 0.0))
        top = min((o.y for o in self.obstacles(box) if overlap(o, below) > 0), default=below.bottom)
        return Frame(box.x, box.y, box.width, max(box.height, top - 6.0 * self.scale - box.y))

    def _clear(self, box: Frame, title: Frame) -> Frame:
        within = box.shared(self.bounds)
        return largest_free(within, [*self.obstacles(within), title])

    def _kept(self, place: PlaceholderFacts, box: Frame) -> Place:
        """A placeholder where it is, or moved to where it is clear; one with a fill of its own lends only its room."""
        if place.filled:
            self.made.append(f"text in the room of “{place.name}”, which is filled")
            return Place("", box)
        moved = any(abs(a - b) > 2.0 for a, b in zip(box.sides, place.box.sides, strict=True))
        if moved:
            self.made.append(f"“{place.name}” moved clear of what is drawn over it")
        return replace(self.own(place), at=box if moved else None)

    def _bodies(self) -> list[str]:
        return [role for role in ("body", "body 2") if role in self.places]

    def _across(self) -> Frame:
        """All bodies together."""
        boxes = [self.box(role) for role in self._bodies()]
        x, y = min(b.x for b in boxes), min(b.y for b in boxes)
        return Frame(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)

    def _cut(self, top: float = 0.0, bottom: float = 0.0) -> None:
        for role in self._bodies():
            box = self.box(role)
            cut = Frame(box.x, box.y + top, box.width, box.height - top - bottom)
            self.places[role] = replace(self.places[role], at=cut)

    def _lead(self) -> None:
        height = 2 * 14 * self.scale * LINE + 2
        across = self._across()
        self._cut(top=height + 6 * self.scale)
        self.places["lead"] = self.text(self.aligned("body", strip(across.y, height, across)), 14)
        self.made.append("a line for the lead at the top of the body")

    def _kicker(self, title: Frame) -> None:
        """The line above the title, for the topic and the marking."""
        roles = [role for role in ("topic", "marking") if role in self.wanted]
        if not roles:
            return
        size = max(9.0, round(11 * self.scale, 1))
        # A topic says a section's name and what it is about; a narrow column gives it two lines.
        across = self._across() if self._bodies() else title
        narrow = min(title.width, across.width) < _TOPIC * self.scale and title.width < 0.4 * self.facts.width
        height = size * LINE * (2 if narrow else 1) + 1
        line = self._above(title, height)
        widths = (0.7, 0.28) if len(roles) == 2 else (1.0, 1.0)
        topic = Frame(line.x, line.y, line.width * widths[0], height)
        marking = Frame(line.right - line.width * widths[1], line.y, line.width * widths[1], height)
        for role, box in (("topic", topic), ("marking", marking)):
            if role in roles:
                self.places[role] = self.text(box, 11, align="r" if role == "marking" else "")
        self.made.append("a line above the title for topic and marking")

    def _above(self, title: Frame, height: float) -> Frame:
        """Room for a line above the title: free already, or from the title's own height, or from the body's."""
        own = self.places["title"]
        place = self.layout.title
        narrow = title.width < 0.4 * self.facts.width or (place is not None and place.turned)
        inner = self.aligned("title", title)
        if not narrow:
            free = Frame(inner.x, title.y - height, inner.width, height)
            if free.y >= 0.4 * self.bounds.y and not any(overlap(free, o) > 0 for o in self.obstacles(title)):
                return free
            if title.height - height >= _TITLE * self.scale:
                lower = self._lowered(title, height)
                self.places["title"] = replace(own, at=lower)
                return Frame(inner.x, lower.y - height, inner.width, height)
        if "body" not in self.places:
            return Frame(inner.x, title.y, inner.width, height)
        across = self._across()
        self._cut(top=height + 4 * self.scale)
        return self.aligned("body", strip(across.y, height, across))

    def _lowered(self, title: Frame, height: float) -> Frame:
        """A title's box below its line: as high as two lines of it need, so that the two stand together."""
        place = self.layout.title
        rest = title.height - height
        if place is None or place.anchor not in ("b", "ctr"):
            return Frame(title.x, title.y + height, title.width, rest)
        needed = min(rest, max(2 * place.size * LINE, _TITLE * self.scale) + place.insets[1] + place.insets[3])
        spare = rest - needed
        return Frame(title.x, title.y + height + (spare if place.anchor == "b" else spare / 2), title.width, needed)

    def _source(self) -> None:
        """Two lines below the body: where nothing stands, else from its foot."""
        size = max(9.0, round(9 * self.scale, 1))
        height = round(2 * size * LINE + 1, 1)
        across = self._across()
        below = Frame(across.x, across.bottom + 2, across.width, height)
        taken = [*self.obstacles(across), *(b for role in self._bodies() if (b := self.box(role)))]
        if below.bottom > self.bounds.bottom or any(overlap(below, o) > 0 for o in taken):
            self._cut(bottom=height + 4 * self.scale)
            below = Frame(across.x, across.bottom - height, across.width, height)
        self.places["source"] = self.text(self.aligned("body", below), 9)
        self.made.append("a line for sources below the body")
