"""A slide's notes as a page of their own, in the places of the notes master."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from briefdeck.document.deck import TextParagraph
from briefdeck.ooxml.names import P
from briefdeck.ooxml.xml import E, Element, serialize
from briefdeck.outputs.pptx.parts import Parts, part_root
from briefdeck.outputs.pptx.record import SlideRecord
from briefdeck.outputs.pptx.text import Words


class NotesPages:
    """Makes the pages of notes of one deck."""

    def __init__(self, master: Any, parts: Parts) -> None:
        self._master = master
        self._parts = parts
        self._places = _places(master)

    def add(
        self, paragraphs: tuple[TextParagraph, ...], slide: Part, number: int, words: Words, record: SlideRecord | None
    ) -> None:
        """The notes of the slide with this number, related to it both ways."""
        part = self._parts.part(f"/ppt/notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE)
        part.relate_to(self._master.part, RT.NOTES_MASTER)
        part.relate_to(slide, RT.SLIDE)
        shapes = []
        for identity, (kind, own, index) in enumerate(self._places, 2):
            locks = {"noGrp": "1", "noRot": "1", "noChangeAspect": "1"} if kind == "sldImg" else {"noGrp": "1"}
            described = E(
                "p:nvSpPr",
                None,
                E("p:cNvPr", {"id": str(identity), "name": own}),
                E("p:cNvSpPr", None, E("a:spLocks", locks)),
                E("p:nvPr", None, E("p:ph", {"type": kind, **({"idx": index} if index else {})})),
            )
            spoken = _spoken(paragraphs, words, record) if kind == "body" else None
            shapes.append(E("p:sp", None, described, E("p:spPr"), spoken))
        part._blob = serialize(part_root("p:notes", shapes))
        slide.relate_to(part, RT.NOTES_SLIDE)


def _spoken(paragraphs: tuple[TextParagraph, ...], words: Words, record: SlideRecord | None) -> Element:
    body = E("p:txBody", None, E("a:bodyPr"), E("a:lstStyle"))
    for paragraph in paragraphs:
        made, pieces = words.spoken(paragraph)
        body.append(made)
        if record is not None:
            record.speaks(pieces)
    return body


def _places(master: Any) -> list[tuple[str, str, str | None]]:
    """Type, name and index of the notes master's places for the slide's picture and the notes."""
    placed = []
    for placeholder in iter(master.placeholders):
        ph: Any = placeholder._element.find(f".//{P}ph")
        if ph.get("type", "obj") in ("sldImg", "body"):
            placed.append((ph.get("type"), placeholder.name, ph.get("idx")))
    # A master without a place for notes still has notes: text that has no place of its own stands in the pane.
    if not any(kind == "body" for kind, *_ in placed):
        placed.append(("body", "Notes", "1"))
    return placed
