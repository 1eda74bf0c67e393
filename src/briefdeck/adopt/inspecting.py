"""A template as a table of facts, for people and as plain data, and what it is not well made for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefdeck.adopt.facts import DeckFacts, LayoutFacts, PlaceholderFacts, read_facts
from briefdeck.adopt.opening import Allow, open_deck, open_memo
from briefdeck.adopt.probe import probe
from briefdeck.adopt.roles import areas
from briefdeck.audience.memo_style import MemoStyle, memo_style
from briefdeck.audience.opening import Template
from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span, in_order, measured
from briefdeck.diagnostics.rules import adoption as rules
from briefdeck.ooxml.colours import shown_colour
from briefdeck.ooxml.contrast_ratio import contrast, wanted_contrast
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.zip_guard import UnusableError, contents
from briefdeck.values import dataclass, replace

_SLOTS = ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
_PAIRS = (("tx1", "bg1"), ("tx2", "bg2"))
_LEAST = 4.5
_READABLE = 0.22  # share of the page that content needs at the least


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file: its facts as plain data, findings, and for a deck a presentation that shows each layout, labelled."""

    facts: dict[str, Any]
    findings: tuple[Diagnostic, ...]
    layouts: tuple[str, ...] = ()
    pictured: bytes = b""


def inspect_file(path: Path) -> Inspected:
    """The facts of a .pptx, .potx, .docx or .dotx; without facts where it cannot be read. Nothing is ever raised."""
    is_memo = path.suffix.lower().startswith((".doc", ".dot"))
    opener = open_memo if is_memo else open_deck
    package, notes, found = opener(path, Allow())
    if package is None:
        # What adopting refuses unless told otherwise can be looked at all the same.
        package, notes, _ = opener(path, Allow(macros=True, external=True))
    if package is None:
        return Inspected({}, in_order(found))
    try:
        made = _memo(package, path) if is_memo else _deck(package, path)
    except UnusableError as error:
        return Inspected({}, in_order((*found, rules.UNREADABLE_TEMPLATE.at(Span(str(path)), str(error), ""))))
    facts = {"file": path.name, **made.facts, "changed_on_the_way_in": list(notes)}
    return Inspected(facts, in_order((*found, *made.findings)), made.layouts, made.pictured)


# --- decks ------------------------------------------------------------------------------------------------------------


def _deck(package: Package, path: Path) -> Inspected:
    deck = read_facts(package)
    facts = {
        "kind": "deck",
        "width": round(deck.width, 1),
        "height": round(deck.height, 1),
        "layouts": [_layout(layout) for layout in deck.layouts],
    }
    names = tuple(layout.name for layout in deck.layouts)
    return Inspected(facts, tuple(_of_deck(deck, Span(str(path)))), names, probe(package, labelled=True).save())


def _layout(layout: LayoutFacts) -> dict[str, Any]:
    return {
        "name": layout.name,
        "type": layout.type,
        "master": layout.master.rpartition("/")[2].removesuffix(".xml"),
        "latin": layout.faces.get("+mn-lt", ""),
        "east_asian": layout.faces.get("+mn-ea", "") if layout.east_asian else "",
        "colours": {slot: shown_colour(layout.colours[slot]) for slot in _SLOTS if slot in layout.colours},
        "placeholders": [_placeholder(place) for place in layout.placeholders],
        "decorations": [{"name": d.name, "kind": d.kind, "at": _rounded(d.box)} for d in layout.decorations],
    }


def _placeholder(place: PlaceholderFacts) -> dict[str, Any]:
    return {
        "name": place.name,
        "type": place.type,
        "at": _rounded(place.box),
        "size": place.size,
        "latin": place.latin,
        "east_asian": place.east_asian,
        "colour": shown_colour(place.colour) if place.colour is not None else "",
        "behind": shown_colour(place.behind) if place.behind is not None else "",
    }


def _rounded(box: Frame) -> list[float]:
    return [round(value, 1) for value in box.sides]


def _of_deck(deck: DeckFacts, span: Span) -> Iterator[Diagnostic]:
    for layout in deck.layouts:
        if layout.title is None:
            what = f"the layout “{layout.name}” has no title"
            yield rules.UNTITLED_LAYOUT.at(span, what, facts=Facts(layout=layout.name))
    # Adopting numbers them; what is told is what the file itself has.
    counts = Counter(layout.name.rpartition(" (")[0] or layout.name for layout in deck.layouts)
    for name, count in counts.items():
        if count > 1 and any(layout.name == f"{name} (2)" for layout in deck.layouts):
            what, facts = f"{count} layouts are called “{name}”", Facts(layout=name, more=count - 1)
            yield rules.REPEATED_LAYOUT.at(span, what, "the copies get numbers", facts=facts)
    if deck.layouts and not deck.layouts[0].east_asian:
        yield rules.NO_EAST_ASIAN_FACE.at(span, "the theme names no face for East Asian text", "")
    largest = max((p.box.area for one in deck.layouts for p in areas(one, deck.page)), default=0.0)
    if largest < _READABLE * deck.page.area:
        yield rules.SMALL_BODY.at(span, "no layout has a large body", "areas are made from what is free")
    yield from _contrasts(deck, span)


def _contrasts(deck: DeckFacts, span: Span) -> Iterator[Diagnostic]:
    """Pairs of the theme, master by master, then placeholders of one type and contrast together."""
    pairs: dict[tuple[str, str, str], float] = {}
    weak: dict[tuple[str, str], list[tuple[str, Facts]]] = {}
    for layout in deck.layouts:
        for text, ground in _PAIRS:
            if text in layout.colours and ground in layout.colours:
                pairs[layout.master, text, ground] = contrast(layout.colours[text], layout.colours[ground])
        for place in layout.placeholders:
            ratio = contrast(place.colour, place.behind) if place.colour and place.behind else 21.0
            wanted = wanted_contrast(place.size, place.bold)
            if ratio < wanted:
                facts = Facts(layout=layout.name, shape=place.name, measure=Measure("contrast", ratio, wanted))
                named = weak.setdefault((place.type, f"{ratio:.1f}"), [])
                named.append((f"“{place.name}” of “{layout.name}”", facts))
    for (_, text, ground), ratio in pairs.items():
        if ratio < _LEAST:
            what = f"{text} on {ground} has a contrast of {ratio:.1f} : 1"
            yield rules.WEAK_PAIR.at(span, what, facts=measured("contrast", ratio, _LEAST))
    for (_, shown), names in weak.items():
        first, facts = names[0]
        more = f" and {len(names) - 1} of its kind" if len(names) > 1 else ""
        what = f"{first}{more}: a contrast of {shown} : 1 on what lies behind"
        facts = replace(facts, more=len(names) - 1)
        yield rules.WEAK_PAIR.at(span, what, "where it is used, another colour is chosen", facts=facts)


# --- memos ------------------------------------------------------------------------------------------------------------


def _memo(package: Package, path: Path) -> Inspected:
    linked = tuple(_linked(path))
    if not package.related(package.main, "styles"):
        return Inspected({"kind": "memo", "styles": []}, linked)
    return Inspected(_of_memo(memo_style(path, Template(b"", package))), linked)


def _linked(path: Path) -> Iterator[Diagnostic]:
    """The template on another machine that a document is linked to; adopting drops the link without asking."""
    for rels in opened(contents(path)).rels.values():
        for rel in rels.values():
            if rel.kind == "attachedTemplate":
                yield rules.LINKED_TEMPLATE.at(Span(str(path)), f"the document is linked to “{rel.target}”", "")


def _of_memo(style: MemoStyle) -> dict[str, Any]:
    return {
        "kind": "memo",
        "text_width": round(style.text_width, 1),
        "text_height": round(style.text_height, 1),
        "styles": [
            {
                "name": one.name,
                "type": one.type,
                "size": one.size,
                "bold": one.bold,
                "latin": one.face.latin,
                "east_asian": one.face.east_asian,
                "heading": None if one.outline is None else one.outline + 1,
            }
            for one in style.styles.values()
        ],
    }
