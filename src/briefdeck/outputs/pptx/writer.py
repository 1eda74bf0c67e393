"""Deck → .pptx: the template's package with slides and notes put in, each a whole XML part, so cost stays linear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.deck import Deck, Slide
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml import names
from briefdeck.ooxml.finishing import finished
from briefdeck.ooxml.names import SLIDE_REL, SLIDE_TYPE, P
from briefdeck.ooxml.package import Relationship
from briefdeck.ooxml.presentation import FIRST_SLIDE_ID, slide_list, slide_size
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.pptx.page import Pages, SlidePage
from briefdeck.outputs.pptx.parts import Parts
from briefdeck.outputs.pptx.speaker_notes import NotesPages
from briefdeck.outputs.pptx.template import deck_template
from briefdeck.outputs.properties import core_properties, said_of_itself
from briefdeck.outputs.record_part import add_snapshot, chart_facts
from briefdeck.provenance.aside import groups_of
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.record import Stamp, snapshot_of
from briefdeck.provenance.units import PictureFacts, Seen

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def write_pptx(deck: Deck, style: DeckStyle, stamp: Stamp | None = None, memory: Memory = NO_MEMORY) -> bytes:
    """The bytes of a presentation: the same deck and template always give the same.

    With a stamp the file holds a snapshot of its words and their origins, else nothing that leads back to the briefing.
    Of slides that are in `memory` no page is made again; it knows them by their identity.
    """
    return _Writer(deck, style, stamp, memory).write()


class _Writer:
    def __init__(self, deck: Deck, style: DeckStyle, stamp: Stamp | None, memory: Memory) -> None:
        self.deck = deck
        self.memory = memory
        self.stamp = stamp
        self.marks = Marks()
        self.seen = Seen()
        self.template = deck_template(style.content, deck.properties.language, recorded=stamp is not None)
        self.package = self.template.package.copy()
        self.main = self.package.main
        self.parts = Parts(self.package, deck.properties.language, memory)
        self.notes = NotesPages(self.package, self.template.notes)
        self.slides = [f"ppt/slides/slide{number}.xml" for number in range(1, len(deck.slides) + 1)]
        anchors = {name: i for i, slide in enumerate(deck.slides) for name in slide.anchors}
        self.pages = Pages(deck, self.notes, self.slides, anchors, stamp is not None)
        # All that a page depends on beside its slide and its number.
        settings = deck.properties.language, deck.ink, deck.plain_links, stamp is not None
        self.whole = memory.same((style.content, anchors, settings))

    def write(self) -> bytes:
        for number, (slide, part) in enumerate(zip(self.deck.slides, self.slides, strict=True), 1):
            self._slide(slide, part, number)
        self._register()
        if self.stamp is not None:
            self.seen.sections += slide_size(self.package)
            self.seen.aside = said_of_itself(self.deck.properties) | self._aside()
            add_snapshot(self.package, snapshot_of("deck", self.stamp, self.marks, self.seen, self.memory), self.memory)
            self.marks, self.seen = Marks(), Seen()  # all of it is in the record: let go before the file is packed
        return finished(self.package, core_properties(self.deck.properties), self.memory)

    def _aside(self) -> dict[str, str]:
        """What a record tells beside the pages: of the groups of slides, the themes, and the layouts that are used."""
        used = dict.fromkeys(self.template.layouts[slide.layout] for slide in self.deck.slides)
        sheets = map(self.template.sheets.__getitem__, used)
        return {**dict(groups_of(self.package)), **self.template.aside, **dict(sheets)}

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
            identity = _identity(f"{count}/{title}")
            entries = (E("p14:sldId", {"id": identities[i]}) for i, _ in slides)
            sections.append(E("p14:section", {"name": title, "id": identity}, E("p14:sldIdLst", None, *entries)))
        return sections

    def _slide(self, slide: Slide, part: str, number: int) -> None:
        package, layout = self.package, self.template.layouts[slide.layout]
        colours = self.template.colours.get(layout)
        page = self.memory.made(
            "page", (slide, self.whole), lambda: self.pages.page(slide, number, layout, colours), (number,)
        )
        images = {digest: self.parts.image(shape, digest) for shape, _, digest in page.pictures}
        charts = [self.parts.chart(shape) for shape, _ in page.charts]
        for lead in page.leads:
            match lead.type:
                case names.IMAGE_REL:
                    package.relate(part, lead.type, images[lead.target])
                case names.CHART_REL:
                    package.relate(part, lead.type, charts[int(lead.target)][0])
                case _:
                    package.relate(part, lead.type, lead.target, external=lead.external)
        package.add(part, SLIDE_TYPE, page.slide)
        if page.notes:
            self.notes.add(page.notes, part, number)
        if self.stamp is not None:
            self._record(slide, number, page, images, [made for _, made in charts])

    def _record(
        self, slide: Slide, number: int, page: SlidePage, images: Mapping[str, str], charts: Sequence[ChartParts]
    ) -> None:
        """Note what a page says and shows, with the names and numbers that it has in this file."""
        numbers = tuple(map(self.marks.number, page.origins))
        self.seen.titles.append(slide.title)
        self.seen.layouts.append(slide.layout)
        for (shape, name), made, mark in zip(page.charts, charts, page.charted, strict=True):
            at = numbers[mark] if mark >= 0 else -1
            self.seen.charts.append(chart_facts(shape.chart, made, (number, name), at, shape.chart.alt.plain))
        for image, name, digest in page.pictures:
            self.seen.pictures.append(PictureFacts(number, name, digest, image.alt, f"/{images[digest]}"))
        self.seen.units += self.memory.made("units", (page,), lambda: page.units_from(numbers), numbers)
        self.seen.frames += page.frames


@lru_cache(maxsize=4096)  # of a deck that is edited most sections stay
def _identity(of: str) -> str:
    """An id that is always the same for the same words."""
    return "{" + str(uuid5(NAMESPACE_URL, of)).upper() + "}"
