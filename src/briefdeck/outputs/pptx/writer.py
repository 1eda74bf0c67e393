"""Deck → .pptx. The library owns the package; slides, notes and links are whole XML parts, so cost stays linear."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.deck import Deck, Image, Plot, Slide
from briefdeck.locale import known
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.saving import save_package
from briefdeck.ooxml.xml import E, Element, serialize
from briefdeck.outputs.pptx.drawing import Drawing
from briefdeck.outputs.pptx.notes import NotesPages
from briefdeck.outputs.pptx.parts import Parts, part_root, relate
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
_FIRST_SLIDE_ID = 256  # ECMA-376 Part 1, 19.7.13: slide ids begin here


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
        self.presentation = Presentation(BytesIO(style.content))
        self.main = self.presentation.part
        self.layouts: dict[str, Any] = {}
        for master in self.presentation.slide_masters:
            for layout in master.slide_layouts:
                self.layouts.setdefault(layout.name, layout)
        self.notes_master = self.presentation.notes_master
        self.parts = Parts(self.main.package, deck.properties.language)
        self.notes = NotesPages(self.notes_master, self.parts)
        self.slides: list[Part] = []
        self.anchors = {name: i for i, slide in enumerate(deck.slides) for name in slide.anchors}

    def write(self) -> bytes:
        for number in range(1, len(self.deck.slides) + 1):
            self.slides.append(self.parts.part(f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE))
        for number, (slide, part) in enumerate(zip(self.deck.slides, self.slides, strict=True), 1):
            self._slide(slide, part, number)
        self._register()
        if self.stamp is not None and self.marks is not None:
            add_snapshot(self.main, snapshot_of("deck", self.stamp, self.marks, self.seen), self.parts.part)
        return save_package(self.main.package, core_properties(self.deck.properties))

    def _register(self) -> None:
        """Enter the slides into the presentation; ids are counted, not looked for."""
        element: Any = self.main._element
        self._list_notes_master(element)
        listed = element.get_or_add_sldIdLst()
        taken = len(self.main.rels)
        identities = []
        for number, part in enumerate(self.slides):
            rid = f"rId{taken + number + 1000}"
            relate(self.main, rid, RT.SLIDE, part)
            identities.append(str(_FIRST_SLIDE_ID + number))
            listed.append(E("p:sldId", {"id": identities[-1], "r:id": rid}))
        extensions = element.find(P + "extLst")
        if extensions is None:
            extensions = E("p:extLst")
            element.append(extensions)
        extensions.insert(0, E("p:ext", {"uri": _SECTIONS}, self._sections(identities)))

    def _list_notes_master(self, element: Any) -> None:
        """Name the notes master in the presentation; a template that had none got one just now."""
        if element.find(f"{P}notesMasterIdLst") is None:
            rid = self.main.relate_to(self.notes_master.part, RT.NOTES_MASTER)
            entry = E("p:notesMasterIdLst", None, E("p:notesMasterId", {"r:id": rid}))
            element.find(f"{P}sldMasterIdLst").addnext(entry)

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

    def _slide(self, slide: Slide, part: Part, number: int) -> None:
        layout = self.layouts[slide.layout]
        part.relate_to(layout.part, RT.SLIDE_LAYOUT)
        record = SlideRecord(number, self.marks) if self.marks is not None else None
        words = self._words(part)
        charts: list[tuple[Plot, ChartParts, str]] = []

        def image(shape: Image, name: str) -> str:
            picture, digest = self.parts.image(shape)
            if record is not None:
                record.shows(name, digest, shape.alt, str(picture.partname))
            return str(part.relate_to(picture, RT.IMAGE))

        def chart(shape: Plot, name: str) -> str:
            plotted, made = self.parts.chart(shape)
            charts.append((shape, made, name))
            return str(part.relate_to(plotted, RT.CHART))

        drawing = Drawing(words, image, chart, self.deck.ink, record)
        # A slide takes its own colour map, not that of its layout (ECMA-376 Part 1, 19.3.1.7).
        override = layout._element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        part._blob = serialize(part_root("p:sld", drawing.shapes(slide.shapes), override))
        if self.marks is not None:
            self.seen.titles.append(slide.title)
            for shape, made, name in charts:
                origin = shape.chart.origin
                mark = self.marks.number(origin) if origin is not None else -1
                self.seen.charts.append(chart_facts(shape.chart, made, number, name, mark))
        if slide.notes:
            self.notes.add(slide.notes, part, number, words, record)
        if record is not None:
            self.seen.units += record.units
            self.seen.frames += record.frames
            self.seen.pictures += record.pictures

    def _words(self, part: Part) -> Words:
        """What makes the paragraphs of a slide, and relates it to what they lead to."""

        def url(address: str) -> str:
            return str(part.relate_to(address, RT.HYPERLINK, is_external=True))

        def anchor(name: str) -> str:
            target = self.slides[self.anchors[name]] if name in self.anchors else part
            return str(part.relate_to(target, RT.SLIDE)) if target is not part else ""

        return Words(known(self.deck.properties.language), url, anchor, self.deck.plain_links, self.marks)
