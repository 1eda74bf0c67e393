"""The places of covers and dividers: title, subtitle, details, topic, marking. In points."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.adopt.facts import PlaceholderFacts
from briefdeck.adopt.place import LINE, Binder, Place
from briefdeck.adopt.regions import largest_free, overlap
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_WORDS = frozenset({"title", "subtitle", "details", "topic", "lead"})


@dataclass
class CoverBinder(Binder):
    """Binds a layout for a cover or a divider."""

    def bind(self) -> None:
        """Find the places."""
        self.furniture()
        title = self.titled()
        taken = [title]
        words = [p for p in self.layout.placeholders if p.upright and _is_words(p)]
        left = sorted(words, key=lambda p: (p.type != "subTitle", p.box.y))
        lines = {"subtitle": (18, 2), "details": (13, 3), "topic": (12, 1), "lead": (14, 2)}
        roles = [role for role in ("subtitle", "details", "topic", "lead") if role in self.wanted]
        for role in roles:
            # Some layouts have a subtitle that reaches into the title, or lies under it.
            rooms = ((p, largest_free(p.box, taken)) for p in left)
            place, clear = next(
                ((p, room) for p, room in rooms if room.height >= _needed(p, lines[role][1])), (None, title)
            )
            if place is not None:
                left.remove(place)
                own = self.own(place)
                self.places[role] = replace(own, at=clear) if clear.area < 0.97 * place.box.area else own
                taken.append(clear)
        for role in roles:
            if role not in self.places:
                size, count = lines[role]
                box = self._room(title, taken, size * self.scale * LINE * count + 2)
                self.places[role] = self.text(box, size, align=self._title_align())
                taken.append(box)
                self.made.append(f"a place for the {role}")
        if "marking" in self.wanted:
            height = max(9.0, 11 * self.scale) * LINE + 1
            band = Frame(self.bounds.x, self.bounds.y, self.bounds.width, self.bounds.height)
            free = self._corner(band, taken, height)
            self.places["marking"] = self.text(free, 11, align="r")

    def _title_align(self) -> str:
        title = self.layout.title
        return title.align if title is not None and title.align in ("ctr", "r") else ""

    def _room(self, title: Frame, taken: Sequence[Frame], height: float) -> Frame:
        """Room for lines: below what is there already, else above it, else from the foot of the lowest place."""
        inner = self.aligned("title", title)
        highest = min(b.y for b in taken)
        gap = 6 * self.scale
        self._spared(taken, height + 2 * gap)
        lowest = max(self.box(role).bottom for role in self.places if role in _WORDS)
        for top, bottom in ((lowest + gap, self.bounds.bottom), (self.bounds.y, highest - gap)):
            space = Frame(inner.x, top, inner.width, bottom - top)
            if space.height >= height:
                written = [self.box(role) for role in self.places if role in _WORDS]
                free = largest_free(space, [*self.obstacles(space), *written], gap / 2)
                if free.height >= height and free.width >= 0.4 * inner.width:
                    return Frame(free.x, free.y if top > highest else free.bottom - height, free.width, height)
        written = [self.box(role) for role in self.places if role in _WORDS]
        beside = largest_free(self.bounds, [*self.obstacles(self.bounds), *written], gap / 2)
        if beside.height >= height and beside.width >= 0.25 * self.facts.width:
            return replace(beside, height=height)
        last = max((r for r in ("subtitle", "details", "title") if r in self.places), key=lambda r: self.box(r).bottom)
        box = self.box(last)
        keep = max(box.height - height - gap, box.height * 0.4)
        self.places[last] = replace(self.places[last], at=Frame(box.x, box.y, box.width, keep))
        foot = self.aligned(last, box)
        return Frame(foot.x, box.y + keep + gap, foot.width, max(box.height - keep - gap, height))

    def _spared(self, taken: Sequence[Frame], height: float) -> None:
        """A subtitle lower than two lines need gives up what is missing below it for other lines."""
        named = self.places.get("subtitle", Place()).placeholder
        place = next((p for p in self.layout.placeholders if named and p.name == named), None)
        if place is None or place.anchor != "t":
            return
        box = self.box("subtitle")
        below = Frame(box.x, box.bottom, box.width, max(self.bounds.bottom - box.bottom, 0.0))
        floor = min((o.y for o in self.obstacles(box) if overlap(below, o) > 0), default=below.bottom)
        missing = height - (floor - box.bottom)
        if 0 < missing <= box.height - _needed(place, 2) and box.bottom >= max(b.bottom for b in taken) - 1.0:
            self.places["subtitle"] = replace(self.places["subtitle"], at=replace(box, height=box.height - missing))

    def _corner(self, band: Frame, taken: Sequence[Frame], height: float) -> Frame:
        """A line at the top right, or the bottom right, that nothing stands in."""
        width = min(0.4 * band.width, 220 * self.scale)
        tops = (band.y, band.bottom - height, band.y + height + 4, band.bottom - 2 * height - 4)
        for top in tops:
            for x in (band.right - width, band.x):
                box = Frame(x, top, width, height)
                if not any(overlap(box, o) > 0 for o in (*self.obstacles(box), *taken)):
                    return box
        free = largest_free(band, [*self.obstacles(band), *taken], 2.0)
        return Frame(free.x, free.y, max(free.width, 40.0), height)


def _needed(place: PlaceholderFacts, lines: int) -> float:
    """The height of some lines in a placeholder."""
    return lines * place.size * 0.9 * LINE + place.insets[1] + place.insets[3]


def _is_words(place: PlaceholderFacts) -> bool:
    return place.type in ("subTitle", "body", "obj") and place.columns == 1 and not place.filled
