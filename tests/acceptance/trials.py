"""Decks of briefings for audiences and templates, decided and not written: what the laws of looks are asked of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from acceptance.adopted import adopted
from acceptance.looks import Seen
from briefdeck.adopt.facts import read_facts
from briefdeck.adopt.opening import Allow, open_deck
from briefdeck.audience.deck_style import DeckStyle
from briefdeck.diagnostics import has_errors
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.model.validate import Loaded, parse
from briefdeck.ooxml.colours import Rgb
from briefdeck.pipeline.paginate.headroom import headroom
from briefdeck.session import Session
from briefdeck.session.prepared import Prepared
from briefdeck.session.stages import Stages
from briefdeck.yamlfile.reader import parse as parse_yaml
from conftest import ROOT

AUDIENCES = ("analyst", "executive", "public-sector")
SHIPPED = "shipped"


@cache
def opened(template: str, audience: str, folder: Path) -> tuple[Session, Prepared]:
    """An audience with its own template, or with that of a company, which is made in a folder."""
    if template != SHIPPED:
        return adopted(folder, template, audience)
    session = Session(ROOT / "templates")
    prepared, found = session.audience(audience)
    assert prepared is not None, found
    return session, prepared


def seen(text: str, beside: Path, template: str, audience: str, folder: Path) -> Seen | None:
    """The deck of a briefing, which has its files beside it, as the laws see it; None where it is refused."""
    session, prepared = opened(template, audience, folder)
    loaded, assets = _loaded(text, beside)
    stages, found = session.stages(loaded, assets, prepared, ["deck"])
    if has_errors(found):
        assert all(d.rule.code.startswith("D4") for d in found if d.severity == "error"), found
        return None
    assert stages.deck is not None
    assert stages.prepared is not None
    style = stages.prepared.deck  # in the language of the briefing
    colours, ground = _page(style.template)
    least = stages.prepared.audience.settings.sizes.title
    return Seen(stages.deck, _roomy(style, stages, least), colours, ground)


@cache
def _loaded(text: str, beside: Path) -> tuple[Loaded, Assets]:
    """A briefing, which is read once for all audiences and templates."""
    document, _ = parse_yaml(text, "x.yaml")
    assert document is not None
    briefing, faults = parse(document)
    assert briefing is not None, faults
    loaded = Loaded(briefing, document, beside)
    return loaded, read_assets(loaded)[0]


def _roomy(style: DeckStyle, stages: Stages, least: float | None) -> DeckStyle:
    """The template with the room that titles of one line leave."""
    outline = stages.outlines["deck"]
    titles = [slide.title for slide in stages.deck.slides] if stages.deck else []
    split = [n for n, part in enumerate(outline.parts) if part.title.plain not in titles]
    return headroom(style, outline, least, split).style


@cache
def _page(template: Path) -> tuple[dict[str, Rgb], tuple[Rgb, ...]]:
    """The colours of a template's theme by slot, and what lies under the body of a page with much on it."""
    package, _, found = open_deck(template, Allow())
    assert package is not None, found
    facts = read_facts(package)
    layout = max(facts.layouts, key=lambda one: sum(p.box.width * p.box.height for p in one.placeholders if p.is_text))
    body = max((p.box for p in layout.placeholders if p.is_text), key=lambda box: box.width * box.height)
    return dict(layout.colours), layout.behind(body)
