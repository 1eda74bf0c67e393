"""Where each kind of words goes on a chosen layout: into its placeholders, or into room that is free. In points.

What plans need and a layout lacks is made from what it has: a body from the free region, the line above the title from
the title's own height, the line of sources from the foot of the body.
"""

from __future__ import annotations

from briefdeck.adopt.contents import ContentBinder
from briefdeck.adopt.covers import CoverBinder
from briefdeck.adopt.facts import DeckFacts
from briefdeck.adopt.place import Bound
from briefdeck.adopt.roles import Choice
from briefdeck.ooxml.geometry import Frame


def bind(choice: Choice, facts: DeckFacts, wanted: frozenset[str], scale: float, body: Frame | None = None) -> Bound:
    """The places of a role. `wanted` are those that the plans use; `scale` is the page's size over that of a 16:9
    slide of 540 pt; `body` the area of messages, which layouts without one take over."""
    if choice.role in ("cover", "section") and "body" not in wanted:
        opening = CoverBinder(choice, facts, wanted, scale)
        opening.bind()
        return opening.bound
    content = ContentBinder(choice, facts, wanted, scale)
    content.bind(body)
    return content.bound


def body_of(bound: Bound) -> Frame | None:
    """The area in which a layout's body stands."""
    place = bound.places.get("body")
    if place is None or place.at is not None:
        return place.at if place is not None else None
    return next((p.box for p in bound.choice.layout.placeholders if p.name == place.placeholder), None)
