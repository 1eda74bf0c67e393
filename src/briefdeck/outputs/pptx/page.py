"""One slide as markup: its part and that of its notes, what they lead to, and what the record in the file says of it.

Nothing of it depends on the slides before it. What they share has its name in the file given by the writer: charts,
pictures, the numbers of the places that words came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from briefdeck.document.deck import Deck, Image, Plot, Slide
from briefdeck.document.richtext import Origin
from briefdeck.locale import known
from briefdeck.ooxml.names import CHART_REL, HYPERLINK_REL, IMAGE_REL, LAYOUT_REL, SLIDE_REL
from briefdeck.ooxml.package import Relationship
from briefdeck.outputs.pptx.drawing import Drawing
from briefdeck.outputs.pptx.parts import part_of
from briefdeck.outputs.pptx.record import SlideRecord
from briefdeck.outputs.pptx.speaker_notes import NotesPages
from briefdeck.outputs.pptx.text import Words
from briefdeck.outputs.record_part import describing
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.units import FrameFacts, Piece, Unit, has_words
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class SlidePage:
    """A slide and its notes (none: no bytes). `charts` and `pictures` are in the order in which they are drawn, with
    the names of their shapes; a picture has the SHA-256 of its bytes.

    The relationships `leads` have the ids rId1, rId2, …; of a picture the target is that digest, of a chart its place
    among `charts`. `origins` are the places that its words came from, each once; what is recorded of it tells them by
    their place in this list, as does `charted` for each chart.
    """

    slide: bytes
    notes: bytes
    leads: tuple[Relationship, ...]
    charts: tuple[tuple[Plot, str], ...]
    pictures: tuple[tuple[Image, str, str], ...]
    origins: tuple[Origin, ...]
    charted: tuple[int, ...]
    units: tuple[Unit, ...]
    frames: tuple[FrameFacts, ...]

    def units_from(self, numbers: Sequence[int]) -> tuple[Unit, ...]:
        """Its paragraphs that have words, with these numbers for its origins."""
        return tuple(
            # A field more of a unit goes along.
            replace(unit, pieces=made) if made != unit.pieces else unit
            for unit in self.units
            if has_words(unit) and (made := tuple([_from(piece, numbers) for piece in unit.pieces]))
        )


def _from(piece: Piece, numbers: Sequence[int]) -> Piece:
    if piece.mark < 0 or (number := numbers[piece.mark]) == piece.mark:
        return piece
    return Piece(piece.text, piece.bold, piece.href, number, piece.look)


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of one deck. `slides` are the names of their parts, `anchors` the places of slides among them
    that links lead to; `recorded` says whether a record is kept of them."""

    deck: Deck
    notes: NotesPages
    slides: Sequence[str]
    anchors: Mapping[str, int]
    recorded: bool

    def page(self, slide: Slide, number: int, layout: str, colours: Mapping[str, str] | None) -> SlidePage:
        """The slide with this number, on the layout of a part; a colour map of its own where that one has one."""
        leads = {Relationship(LAYOUT_REL, layout): "rId1"}
        charts: list[tuple[Plot, str]] = []
        pictures: list[tuple[Image, str, str]] = []
        marks = Marks() if self.recorded else None
        record = SlideRecord(number, marks) if marks is not None else None

        def related(type_: str, target: str, *, external: bool = False) -> str:
            lead = Relationship(type_, target, external)
            return leads.setdefault(lead, f"rId{len(leads) + 1}")

        def url(address: str) -> str:
            return related(HYPERLINK_REL, address, external=True)

        def anchor(name: str) -> str:
            target = self.anchors.get(name, number - 1)
            return related(SLIDE_REL, self.slides[target]) if target != number - 1 else ""

        def image(shape: Image, name: str) -> str:
            digest = hashlib.sha256(shape.data).hexdigest()
            pictures.append((shape, name, digest))
            return related(IMAGE_REL, digest)

        def chart(shape: Plot, name: str) -> str:
            charts.append((shape, name))
            return related(CHART_REL, str(len(charts) - 1))

        words = Words(known(self.deck.properties.language), url, anchor, self.deck.plain_links, marks)
        drawing = Drawing(words, image, chart, self.deck.ink, record)
        made = part_of("p:sld", drawing.shapes(slide.shapes), colours)
        charted = tuple(
            marks.number(shape.chart.origin) if marks is not None and shape.chart.origin is not None else -1
            for shape, _ in charts
        )
        for origin in filter(None, (describing(shape.chart) for shape, _ in charts)):
            if marks is not None:
                marks.number(origin)
        notes = self.notes.page(slide.notes, words, record) if slide.notes else b""
        return SlidePage(
            *(made, notes, tuple(leads), tuple(charts), tuple(pictures)),
            *(tuple(marks.origins) if marks is not None else (), charted),
            *((tuple(record.units), tuple(record.frames)) if record is not None else ((), ())),
        )
