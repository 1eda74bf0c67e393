"""Deck → .pptx. The library owns the package; slides, notes and links are whole XML parts, so cost stays linear."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import PackURI

from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.deck import Deck, Image, Plot, Slide
from briefdeck.ooxml.xml import CHART_TYPE, WORKBOOK_TYPE, E, Element, root, save_package, serialize
from briefdeck.outputs.chart.part import ChartLook, ChartParts, chart_part
from briefdeck.outputs.pptx.drawing import Drawing, SlideLinks, proofing_language
from briefdeck.outputs.pptx.record import SlideRecord, spoken_units
from briefdeck.outputs.record_part import add_snapshot, chart_facts
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.record import Stamp, snapshot_of
from briefdeck.provenance.slidewords import slide_charts, slide_pictures
from briefdeck.provenance.units import ChartFacts, Seen

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FIRST_SLIDE_ID = 256  # ECMA-376 Part 1, 19.7.13: slide ids begin here
_PREFIXES = ("a", "r", "p", "adec", "ahyp")


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
        self.package = self.main.package
        self.layouts: dict[str, Any] = {}
        for master in self.presentation.slide_masters:
            for layout in master.slide_layouts:
                self.layouts.setdefault(layout.name, layout)
        self.notes_master = self.presentation.notes_master
        self.note_places = self._places_of_notes()
        self.images: dict[str, Part] = {}
        self.plots: dict[int, tuple[Plot, ChartParts]] = {}
        self.slides: list[Part] = []
        self.anchors = {name: i for i, slide in enumerate(deck.slides) for name in slide.anchors}

    def write(self) -> bytes:
        for number in range(1, len(self.deck.slides) + 1):
            self.slides.append(self._part(f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE))
        for number, (slide, part) in enumerate(zip(self.deck.slides, self.slides, strict=True), 1):
            self._slide(slide, part, number)
        self._register()
        if self.stamp is not None and self.marks is not None:
            snapshot = snapshot_of("deck", self.stamp, self.marks, self.seen)
            add_snapshot(self.main, snapshot, lambda name, kind, blob: self._part(name, kind, blob))
        return save_package(self.package, self.deck.properties)

    def _part(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        return Part(PackURI(name), content_type, self.package, blob)

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
        extensions = element.find(_P + "extLst")
        if extensions is None:
            extensions = E("p:extLst")
            element.append(extensions)
        extensions.insert(0, E("p:ext", {"uri": _SECTIONS}, self._sections(identities)))

    def _list_notes_master(self, element: Any) -> None:
        """Name the notes master in the presentation; a template that had none got one just now."""
        if element.find(f"{_P}notesMasterIdLst") is None:
            rid = self.main.relate_to(self.notes_master.part, RT.NOTES_MASTER)
            entry = E("p:notesMasterIdLst", None, E("p:notesMasterId", {"r:id": rid}))
            element.find(f"{_P}sldMasterIdLst").addnext(entry)

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
        plain, language = self.deck.plain_links, self.deck.properties.language
        drawing = Drawing(language, self._links(part), self.deck.ink, plain)
        # A slide takes its own colour map, not that of its layout (ECMA-376 Part 1, 19.3.1.7).
        override = layout._element.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
        tree = _tree("p:sld", drawing.shapes(slide.shapes), override)
        if self.marks is not None:
            self.seen.titles.append(slide.title)
            record = SlideRecord(number, self.marks, partial(self._leads, part), self.deck.ink)
            record.add(slide.shapes)
            self.seen.units += record.units
            self.seen.frames += record.frames
            self.seen.pictures += slide_pictures(tree, number, self._pictured(part))
            self.seen.charts += self._charted(tree, part, number)
        part._blob = serialize(tree)
        if slide.notes:
            notes = self._notes(slide, part, number)
            part.relate_to(notes, RT.NOTES_SLIDE)

    def _pictured(self, part: Part) -> dict[str, tuple[str, str]]:
        """Name and digest of each picture that a slide shows, by relationship."""
        digests = {id(picture): digest for digest, picture in self.images.items()}
        targets = ((rid, rel.target_part) for rid, rel in part.rels.items() if not rel.is_external)
        return {rid: (str(t.partname), digests[id(t)]) for rid, t in targets if id(t) in digests}

    def _charted(self, tree: Element, part: Part, number: int) -> Iterator[ChartFacts]:
        for name, rid in slide_charts(tree):
            shape, made = self.plots[id(part.rels[rid].target_part)]
            origin = shape.chart.origin
            mark = self.marks.number(origin) if self.marks is not None and origin is not None else -1
            yield chart_facts(shape.chart, made, number, name, mark)

    def _links(self, part: Part) -> SlideLinks:
        def url(address: str) -> str:
            return str(part.relate_to(address, RT.HYPERLINK, is_external=True))

        def anchor(name: str) -> str:
            return str(part.relate_to(self.slides[self.anchors[name]], RT.SLIDE)) if self._leads(part, name) else ""

        def image(shape: Image) -> str:
            return str(part.relate_to(self._image(shape), RT.IMAGE))

        def chart(shape: Plot) -> str:
            return str(part.relate_to(self._chart(shape), RT.CHART))

        return SlideLinks(url, anchor, image, chart)

    def _leads(self, part: Part, anchor: str) -> bool:
        """Whether an anchor is on another slide."""
        return anchor in self.anchors and self.slides[self.anchors[anchor]] is not part

    def _image(self, shape: Image) -> Part:
        """One part a picture, however often it is shown."""
        digest = hashlib.sha256(shape.data).hexdigest()
        if digest not in self.images:
            kind = CT.PNG if shape.extension == "png" else CT.JPEG
            name = f"/ppt/media/briefing{len(self.images) + 1}.{shape.extension}"
            self.images[digest] = self._part(name, kind, shape.data)
        return self.images[digest]

    def _chart(self, shape: Plot) -> Part:
        number = len(self.plots) + 1
        language = "ja-JP" if self.deck.properties.language == "ja" else "en-US"
        look = ChartLook(shape.size, shape.accent, shape.muted, shape.ink, shape.line, language, shape.dark)
        made = chart_part(shape.chart, look, (shape.frame.width, shape.frame.height))
        part = self._part(f"/ppt/charts/chart{number}.xml", CHART_TYPE, made.xml)
        workbook = self._part(f"/ppt/embeddings/workbook{number}.xlsx", WORKBOOK_TYPE, made.workbook)
        part.relate_to(workbook, RT.PACKAGE)
        self.plots[id(part)] = (shape, made)
        return part

    def _places_of_notes(self) -> list[tuple[str, str, str | None]]:
        """Type, name and index of the notes master's places for the slide's picture and the notes."""
        placed = []
        for placeholder in iter(self.notes_master.placeholders):
            ph: Any = placeholder._element.find(f".//{_P}ph")
            if ph.get("type", "obj") in ("sldImg", "body"):
                placed.append((ph.get("type"), placeholder.name, ph.get("idx")))
        # A master without a place for notes still has notes: text that has no place of its own stands in the pane.
        if not any(kind == "body" for kind, *_ in placed):
            placed.append(("body", "Notes", "1"))
        return placed

    def _notes(self, slide: Slide, part: Part, number: int) -> Part:
        notes = self._part(f"/ppt/notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE)
        notes.relate_to(self.notes_master.part, RT.NOTES_MASTER)
        notes.relate_to(part, RT.SLIDE)
        shapes = []
        for identity, (kind, own, index) in enumerate(self.note_places, 2):
            locks = {"noGrp": "1", "noRot": "1", "noChangeAspect": "1"} if kind == "sldImg" else {"noGrp": "1"}
            name = E("p:cNvPr", {"id": str(identity), "name": own})
            described = E(
                "p:nvSpPr",
                None,
                name,
                E("p:cNvSpPr", None, E("a:spLocks", locks)),
                E("p:nvPr", None, E("p:ph", {"type": kind, **({"idx": index} if index else {})})),
            )
            shapes.append(E("p:sp", None, described, E("p:spPr"), self._spoken(slide) if kind == "body" else None))
        tree = _tree("p:notes", shapes)
        if self.marks is not None:
            self.seen.units += spoken_units(number, slide.notes, self.marks)
        notes._blob = serialize(tree)
        return notes

    def _spoken(self, slide: Slide) -> Element:
        body = E("p:txBody", None, E("a:bodyPr"), E("a:lstStyle"))
        for paragraph in slide.notes:
            text = paragraph.plain.replace("\n", " ")
            language = proofing_language(self.deck.properties.language, text)
            body.append(E("a:p", None, E("a:r", None, E("a:rPr", language), E("a:t", None, text))))
        return body


_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def relate(part: Any, rid: str, kind: str, target: Part) -> None:
    """Add a relationship under a known id; python-pptx 1.0.2's own way looks through all of them each time."""
    part.rels._rels[rid] = _Relationship(part.partname.baseURI, rid, kind, target_mode="Internal", target=target)


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _tree(name: str, shapes: Any, override: Element | None = None) -> Element:
    group = E("p:nvGrpSpPr", None, E("p:cNvPr", {"id": "1", "name": ""}), E("p:cNvGrpSpPr"), E("p:nvPr"))
    tree = E("p:spTree", None, group, E("p:grpSpPr"), *shapes)
    own = E("a:masterClrMapping") if override is None else E("a:overrideClrMapping", _attributes(override))
    mapping = E("p:clrMapOvr", None, own)
    return root(name, _PREFIXES, E("p:cSld", None, tree), mapping)
