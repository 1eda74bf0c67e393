"""A slide's notes as a page of their own, in the places of the notes master; a template that has none gets one."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.deck import TextParagraph
from briefdeck.locale import Language
from briefdeck.ooxml.colours import PLAIN_MAP
from briefdeck.ooxml.markup import Markup, part, tag
from briefdeck.ooxml.names import (
    NOTES_MASTER_REL,
    NOTES_MASTER_TYPE,
    NOTES_REL,
    NOTES_TYPE,
    SLIDE_REL,
    THEME_REL,
    THEME_TYPE,
    P,
)
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.placeholders import placeholder_of
from briefdeck.ooxml.units import number
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.pptx.parts import part_of
from briefdeck.outputs.pptx.record import SlideRecord
from briefdeck.outputs.pptx.text import Words
from briefdeck.values import dataclass

_LOCKS = {"sldImg": {"noGrp": "1", "noRot": "1", "noChangeAspect": "1"}, "body": {"noGrp": "1"}}
_USUAL_PAGE = (6_858_000, 9_144_000)  # EMU: what PowerPoint takes where a presentation says nothing of its notes
# Left, upper edge, width and height as shares of the page of notes.
_PLACES = {"sldImg": (0.1, 0.08, 0.8, 0.38), "body": (0.1, 0.5, 0.8, 0.4)}


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """The part of a notes master, and type, name and index of its places for the slide's picture and the notes."""

    part: str
    places: tuple[tuple[str, str, str | None], ...]


def notes_master(package: Package, language: Language) -> NotesMaster:
    """The notes master of a template; one that has none gets one."""
    part = package.first_related(package.main, "notesMaster") or _made_master(package, language)
    return NotesMaster(part, tuple(_places(package.trees[part])))


class NotesPages:
    """Makes the pages of notes of one deck."""

    def __init__(self, package: Package, master: NotesMaster) -> None:
        self._package = package
        self._master = master

    def page(self, paragraphs: tuple[TextParagraph, ...], words: Words, record: SlideRecord | None) -> bytes:
        """A part with these notes."""
        shapes = []
        for identity, (kind, own, index) in enumerate(self._master.places, 2):
            spoken = _spoken(paragraphs, words, record) if kind == "body" else None
            shapes.append(_place(identity, own, kind, index, tag("p:spPr"), spoken))
        return part_of("p:notes", shapes)

    def add(self, page: bytes, slide: str, number: int) -> None:
        """Put in the notes of the slide with this number, related to it both ways."""
        part = f"ppt/notesSlides/notesSlide{number}.xml"
        self._package.relate(part, NOTES_MASTER_REL, self._master.part)
        self._package.relate(part, SLIDE_REL, slide)
        self._package.add(part, NOTES_TYPE, page)
        self._package.relate(slide, NOTES_REL, part)


def _spoken(paragraphs: tuple[TextParagraph, ...], words: Words, record: SlideRecord | None) -> Markup:
    said = []
    for paragraph in paragraphs:
        made, pieces = words.spoken(paragraph)
        said.append(made)
        if record is not None:
            record.speaks(pieces)
    return tag("p:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), *said)


def _place(identity: int, name: str, kind: str, index: str | None, look: Markup, text: Markup | None = None) -> Markup:
    """A placeholder of a page of notes, or of their master."""
    described = tag(
        "p:nvSpPr",
        None,
        tag("p:cNvPr", {"id": str(identity), "name": name}),
        tag("p:cNvSpPr", None, tag("a:spLocks", _LOCKS[kind])),
        tag("p:nvPr", None, tag("p:ph", {"type": kind, **({"idx": index} if index else {})})),
    )
    return tag("p:sp", None, described, look, text)


def _places(master: Element) -> Iterator[tuple[str, str, str | None]]:
    """Type, name and index of the notes master's places for the slide's picture and the notes."""
    body = False
    for shape in master.iterfind(f"{P}cSld/{P}spTree/*"):
        mark = placeholder_of(shape)
        if mark is not None and mark.get("type") in _LOCKS:
            identity = shape[0].find(f"{P}cNvPr")
            name = identity.get("name", "") if identity is not None else ""
            body = body or mark.get("type") == "body"
            yield mark.get("type", ""), name, mark.get("idx")
    # A master without a place for notes still has notes: text that has no place of its own stands in the pane.
    if not body:
        yield "body", "Notes", "1"


# --- a template without a notes master --------------------------------------------------------------------------------


def _made_master(package: Package, language: Language) -> str:
    """A notes master with the theme of the slides, as its own part, entered into the presentation."""
    part, theme = "ppt/notesMasters/notesMaster1.xml", _free(package, "ppt/theme/theme{}.xml")
    package.add(part, NOTES_MASTER_TYPE, _master(package.trees[package.main], language))
    slides = package.first_related(package.first_related(package.main, "slideMaster"), "theme")
    package.add(theme, THEME_TYPE, package.stored(slides))
    package.relate(part, THEME_REL, theme)
    rid = package.relate(package.main, NOTES_MASTER_REL, part)
    masters = package.trees[package.main].find(f"{P}sldMasterIdLst")
    assert masters is not None  # a template without layouts has no style
    masters.addnext(E("p:notesMasterIdLst", None, E("p:notesMasterId", {"r:id": rid})))
    return part


def _free(package: Package, pattern: str) -> str:
    return next(name for n in range(1, len(package.types) + 2) if (name := pattern.format(n)) not in package)


def _master(presentation: Element, language: Language) -> bytes:
    size = presentation.find(f"{P}notesSz")
    width, height = (
        number(size.get(side) if size is not None else None, usual)
        for side, usual in zip(("cx", "cy"), _USUAL_PAGE, strict=True)
    )
    group = tag("p:nvGrpSpPr", None, tag("p:cNvPr", {"id": "1", "name": ""}), tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    places = []
    for identity, (kind, name, index) in enumerate((("sldImg", "Slide Image", "2"), ("body", "Notes", "3")), 2):
        left, top, across, down = _PLACES[kind]
        place = tag(
            "a:xfrm",
            None,
            tag("a:off", {"x": str(round(left * width)), "y": str(round(top * height))}),
            tag("a:ext", {"cx": str(round(across * width)), "cy": str(round(down * height))}),
        )
        look = tag("p:spPr", None, place, tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")))
        text = None
        if kind == "body":
            paragraph = tag("a:p", None, tag("a:endParaRPr", language.run_attributes))
            text = tag("p:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), paragraph)
        places.append(_place(identity, name, kind, index, look, text))
    ground = tag("p:bg", None, tag("p:bgRef", {"idx": "1001"}, tag("a:schemeClr", {"val": "bg1"})))
    content = tag("p:cSld", None, ground, tag("p:spTree", None, group, tag("p:grpSpPr"), *places))
    return part("p:notesMaster", ("a", "r", "p"), content, tag("p:clrMap", dict(PLAIN_MAP)))
