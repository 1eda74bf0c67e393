"""A template's layouts bound to the roles of plans, with the colours and sizes that suit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck.adopt.assignment import bind, body_of
from briefdeck.adopt.colours import Palette, palette
from briefdeck.adopt.facts import DeckFacts, read_facts
from briefdeck.adopt.place import Bound
from briefdeck.adopt.roles import choose
from briefdeck.adopt.sizes import least_title, page_scale, scaled
from briefdeck.adopt.theming import forget_files, settle_text
from briefdeck.adopt.titling import add_title
from briefdeck.audience.deck_style import DeckStyle
from briefdeck.audience.settings import AudienceSettings
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.package import Package
from briefdeck.values import dataclass

_BY_TYPE = frozenset({"title", "date", "footer", "slide number", "tracker"})
_OPENING = frozenset(
    {"subtitle", "details"}
)  # a layout that has them is decorated in its body, which others need not have


@dataclass(frozen=True, slots=True)
class DeckAdopted:
    """A binding for each role, the slots of the look, the sizes in points, and what was changed or made."""

    facts: DeckFacts
    bound: Mapping[str, Bound]
    look: Palette
    gap: float
    sizes: Mapping[str, object]
    notes: tuple[str, ...]


def adopt_deck(
    package: Package, settings: AudienceSettings, style: DeckStyle, *, east_asian: bool = True
) -> DeckAdopted:
    """Bind a template's layouts; `settings` and `style` are those of the audience that it is based on.

    The package is changed in what it leaves open alone: a face for East Asian text, if there will be any, and the look
    of text boxes.
    """
    notes = (*settle_text(package, style.face.east_asian if east_asian else ""), *forget_files(package))
    facts = read_facts(package)
    scale = page_scale(facts.width, facts.height)
    untitled = {c.layout.part: c.layout for c in choose(facts).values() if c.layout.title is None}
    for layout in untitled.values():
        add_title(package, layout, facts, scale)
    if untitled:
        names = ", ".join(f"“{layout.name}”" for layout in untitled.values())
        notes = (*notes, f"A title placeholder was added to {names}, without which slides would have no title.")
        facts = read_facts(package)
    bound: dict[str, Bound] = {}
    body: Frame | None = None
    for role, choice in choose(facts).items():
        places = style.layouts[role].placeholders if role in style.layouts else {}
        wanted = frozenset(places) - _BY_TYPE
        if wanted & _OPENING:
            wanted -= {"body"}
        bound[role] = bind(choice, facts, wanted, scale, body)
        body = body_of(bound[role]) if role == "message" else body
    layout = bound["message"].choice.layout
    text = next((p.colour for p in layout.placeholders if p.is_text and p.colour), None)
    sizes = {name: value for name, value in settings.sizes if name != "title"}
    return DeckAdopted(
        facts=facts,
        bound=bound,
        look=palette(layout.colours, layout.behind(body) if body else (), text),
        gap=round(max(settings.design.gap * scale, 8.0), 1),
        sizes={**scaled(sizes, scale, body), "title": min(_titles(bound, scale))},
        notes=notes,
    )


def _titles(bound: Mapping[str, Bound], scale: float) -> Iterator[float]:
    """The smallest size that the title of each layout asks for."""
    for one in bound.values():
        title = one.choice.layout.title
        if title is not None:
            yield least_title(title, one.places["title"].at or title.box, scale)
