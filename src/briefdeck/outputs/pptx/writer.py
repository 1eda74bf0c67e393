"""Deck → .pptx: the template's package with slides and notes put in, each a whole XML part, so cost stays linear."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.deck import Deck, Image, Plot, Slide
from briefdeck.locale import known
from briefdeck.ooxml.finishing import finished
from briefdeck.ooxml.names import CHART_REL, HYPERLINK_REL, IMAGE_REL, LAYOUT_REL, SLIDE_REL, SLIDE_TYPE, A, P
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Relationship
from briefdeck.ooxml.presentation import FIRST_SLIDE_ID, layouts_of, sheet_name, slide_list
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.pptx.drawing import Drawing
from briefdeck.outputs.pptx.notes import NotesPages
from briefdeck.outputs.pptx.parts import Parts, part_of
from briefdeck.outputs.pptx.record import SlideRecord
from briefdeck.outputs.pptx.text import Words
from briefdeck.outputs.properties import core_properties
from briefdeck.outputs.record_part import add_snapshot, chart_facts
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.record import Stamp, snapshot_of
from briefdeck.provenance.units import Seen

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def write_pptx(deck: Deck, style: DeckStyle, stamp: Stamp | None = None) -> bytes:
    """The bytes of a presentation: the same deck and template always give the same.

    With a stamp the file holds a snapshot of its words and their origins, else nothing that leads back to the briefing.
    """
    return _Writer(deck, style, stamp).write()


class _Writer:
    def __init__(self, deck: Deck, style: DeckStyle, stamp: Stamp | None) -> None:
        self.deck = deck
        self.stamp = stamp
        self.marks = Marks() if stamp else None
        self.seen = Seen()
        self.package = opened(style.content)
        self.main = self.package.main
        self.layouts: dict[str, str] = {}
        for _, layout in layouts_of(self.package):
            self.layouts.setdefault(sheet_name(self.package.trees[layout]), layout)
        self.parts = Parts(self.package, deck.properties.language)
        self.notes = NotesPages(self.package, known(deck.properties.language))
        self.slides = [f"ppt/slides/slide{number}.xml" for number in range(1, len(deck.slides) + 1)]
        self.anchors = {name: i for i, slide in enumerate(deck.slides) for name in slide.anchors}

    def write(self) -> bytes:
        for number, (slide, part) in enumerate(zip(self.deck.slides, self.slides, strict=True), 1):
            self._slide(slide, part, number)
        self._register()
        if self.stamp is not None and self.marks is not None:
            add_snapshot(self.package, snapshot_of("deck", self.stamp, self.marks, self.seen))
        return finished(self.package, core_properties(self.deck.properties))

    def _register(self) -> None:
        """Enter the slides into the presentation; ids are counted, not looked for."""
        element = self.package.trees[self.main]
        listed = slide_list(element)
        rels = self.package.rels.setdefault(self.main, {})
        taken = len(rels)
        identities = []
        for number, part in enumerate(self.slides):
            rid = f"rId{taken + number + 1000}"
            rels[rid] = Relationship(SLIDE_REL, part)
            identities.append(str(FIRST_SLIDE_ID + number))
            listed.append(E("p:sldId", {"id": identities[-1], "r:id": rid}))
        extensions = element.find(P + "extLst")
        if extensions is None:
            extensions = E("p:extLst")
            element.append(extensions)
        extensions.insert(0, E("p:ext", {"uri": _SECTIONS}, self._sections(identities)))

    def _sections(self, identities: list[str]) -> Element:
        sections = E("p14:sectionLst")
        numbered = enumerate(self.deck.slides)
        for count, (name, members) in enumerate(groupby(numbered, key=lambda pair: pair[1].section)):
            slides = list(members)
            title = name or slides[0][1].title
            identity = "{" + str(uuid5(NAMESPACE_URL, f"{count}/{title}")).upper() + "}"
            entries = (E("p14:sldId", {"id": identities[i]}) for i, _ in slides)
            sections.append(E("p14:section", {"name": title, "id": identity}, E("p14:sldIdLst", None, *entries)))
        return sections

    def _slide(self, slide: Slide, part: str, number: int) -> None:
        package, layout = self.package, self.layouts[slide.layout]
        package.relate(part, LAYOUT_REL, layout)
        record = SlideRecord(number, self.marks) if self.marks is not None else None
        words = self._words(part)
        charts: list[tuple[Plot, ChartParts, str]] = []

        def image(shape: Image, name: str) -> str:
            picture, digest = self.parts.image(shape)
            if record is not None:
                record.shows(name, digest, shape.alt, f"/{picture}")
            return package.link(part, IMAGE_REL, picture)

        def chart(shape: Plot, name: str) -> str:
            plotted, made = self.parts.chart(shape)
            charts.append((shape, made, name))
            return package.relate(part, CHART_REL, plotted)

        drawing = Drawing(words, image, chart, self.deck.ink, record)
        # A slide takes its own colour map, not that of its layout (ECMA-376 Part 1, 19.3.1.7).
        override = package.trees[layout].find(f"{P}clrMapOvr/{A}overrideClrMapping")
        package.add(part, SLIDE_TYPE, part_of("p:sld", drawing.shapes(slide.shapes), override))
        if self.marks is not None:
            self.seen.titles.append(slide.title)
            for shape, made, name in charts:
                origin = shape.chart.origin
                mark = self.marks.number(origin) if origin is not None else -1
                self.seen.charts.append(chart_facts(shape.chart, made, (number, name), mark, shape.chart.alt.plain))
        if slide.notes:
            self.notes.add(slide.notes, part, number, words, record)
        if record is not None:
            self.seen.units += record.units
            self.seen.frames += record.frames
            self.seen.pictures += record.pictures

    def _words(self, part: str) -> Words:
        """What makes the paragraphs of a slide, and relates it to what they lead to."""

        def url(address: str) -> str:
            return self.package.link(part, HYPERLINK_REL, address, external=True)

        def anchor(name: str) -> str:
            target = self.slides[self.anchors[name]] if name in self.anchors else part
            return self.package.link(part, SLIDE_REL, target) if target != part else ""

        return Words(known(self.deck.properties.language), url, anchor, self.deck.plain_links, self.marks)
