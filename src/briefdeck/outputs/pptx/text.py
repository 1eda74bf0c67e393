"""Paragraphs of a slide and of its notes: as DrawingML and, from the same walk, as the words that a reader finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from briefdeck.document.deck import Bullet, TextParagraph, TextRun
from briefdeck.locale import Language, known
from briefdeck.ooxml.addresses import uri
from briefdeck.ooxml.markup import PLACE, Form, Markup, joined, tag, text
from briefdeck.ooxml.units import emu, thousandths
from briefdeck.outputs.shapes.looks import painted
from briefdeck.outputs.shapes.properties import fill, hyperlink, theme_colour
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.units import OBJECT, Piece, merged
from briefdeck.text import language_of, script_runs
from briefdeck.values import dataclass

_JUMP = "#"  # where a link to another slide leads
_RUN, _PARAGRAPH = Form(tag("a:r", None, PLACE, PLACE)), Form(tag("a:p", None, PLACE))
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


@dataclass(frozen=True, slots=True)
class Words:
    """Makes the paragraphs of a slide in a document of a language.

    `url` and `anchor` give the relationship of an address and of another slide's anchor, nothing where it leads
    nowhere. `plain_links` have the colour of the text around them. With `marks` a paragraph comes with its words, and
    the numbers of where they came from.
    """

    language: Language
    url: Callable[[str], str]
    anchor: Callable[[str], str]
    plain_links: bool = False
    marks: Marks | None = None

    def paragraph(
        self, paragraph: TextParagraph, *, title: bool = False, field: str = "", align: str = "", ink: str = ""
    ) -> tuple[Markup, tuple[Piece, ...]]:
        """A paragraph, and its words if there are marks. `field` is a field's type, `ink` a slot for runs without."""
        breaking = line_breaking(self.language) if paragraph.pitch else {}
        made = [paragraph_properties(paragraph, align, breaking)]
        said: list[Piece] = []
        for (size, bold, colour, href, target), runs in groupby(paragraph.runs, look_of):
            address = uri(href) if href else ""
            link = self.url(address) if address else self.anchor(target) if target and not href else ""
            look = _Look(size, bold, colour or ink, link, address or (_JUMP if link else ""), title, field)
            self._alike(runs, look, made, said)
        if not paragraph.runs:
            made.append(tag("a:endParaRPr", self.language.run_attributes))
        return _PARAGRAPH(joined(made)), (Piece(OBJECT),) if field else merged(said)

    def _alike(self, runs: Iterable[TextRun], look: _Look, made: list[Markup], said: list[Piece]) -> None:
        """Runs of one look are one text, wherever their words came from; a line break leads nowhere."""
        looks = _painted(look.size, look.bold, look.colour, look.leads == _JUMP) if self.marks is not None else ""
        line = ""
        for words, mark in self._pieces(runs):
            if words == "\n":
                made += self._line(line, look)
                made.append(tag("a:br", None, _properties(look.size, look.bold, look.colour, self.language)))
                line = ""
            else:
                line += words
            if self.marks is not None:
                said.append(Piece(words, look.bold, "" if words == "\n" else look.leads, mark, looks))
        made += self._line(line, look)

    def _pieces(self, runs: Iterable[TextRun]) -> Iterator[tuple[str, int]]:
        """The words of runs and the breaks between them, each with the number of its origin."""
        for run in runs:
            mark = self.marks.number(run.origin) if self.marks is not None and run.origin is not None else -1
            for number, line in enumerate(run.text.replace("\v", "\n").split("\n")):
                if number:
                    yield "\n", mark
                if line:
                    yield line, mark

    def _line(self, line: str, look: _Look) -> Iterator[Markup]:
        """A line in runs by their script."""
        spoken = self.language
        for piece, east_asian in script_runs(line, japanese=_has_wide_signs(line, spoken)) if line else ():
            further = []
            if east_asian:
                # PowerPoint draws these characters with the Latin face unless that is the East Asian one.
                further.append(tag("a:latin", {"typeface": "+mj-ea" if look.title else "+mn-ea"}))
            if look.link:
                further.append(hyperlink(look.link, internal=look.leads == _JUMP, plain=self.plain_links))
            spoken_as, mark = language_of(piece, spoken), look.leads == _JUMP
            properties = _properties(look.size, look.bold, look.colour, spoken_as, *further, mark=mark)
            said = text("a:t", None, piece)
            if look.field:
                yield tag("a:fld", {"id": _FIELD, "type": look.field}, properties, said)
            else:
                yield _RUN(properties, said)

    def spoken(self, paragraph: TextParagraph) -> tuple[Markup, tuple[Piece, ...]]:
        """A paragraph of a slide's notes, which has words alone, in one line."""
        marks = self.marks
        said: list[Piece] = []
        for run in paragraph.runs if marks is not None else ():
            mark = marks.number(run.origin) if marks is not None and run.origin is not None else -1
            said.append(Piece(run.text.replace("\n", " "), mark=mark))
        words = paragraph.plain.replace("\n", " ")
        properties = tag("a:rPr", language_of(words, self.language).run_attributes)
        return tag("a:p", None, tag("a:r", None, properties, text("a:t", None, words))), merged(said)


class _Look(NamedTuple):
    """What runs share: size in pt, weight, theme slot, relationship of their link and where a reader sees it lead."""

    size: float
    bold: bool | None
    colour: str
    link: str
    leads: str
    title: bool
    field: str


def look_of(run: TextRun) -> tuple[float, bool | None, str, str, str]:
    """How a run looks, and where it leads."""
    return run.size, run.bold, run.colour, run.href, run.target


def _has_wide_signs(line: str, language: Language) -> bool | None:
    """Whether the signs of a line are East Asian ones; None where its words tell.

    Signs without a letter, such as a lone ○, are Japanese in a Japanese document.
    """
    if not language.setting.wide_signs:
        return False
    return True if language.theme_script and not any(map(str.isalpha, line)) else None


def _properties(
    size: float, bold: bool | None, slot: str, language: Language, *further: Markup, mark: bool = False
) -> Markup:
    """`a:rPr` of a text; `further` are its faces and its link (ECMA-376 Part 1, 21.1.2.3.9). A `size` of 0 inherits.

    A `mark` that leads to another slide has no line under it, where a program lets a link be without one: behind every
    statement there is one, and what is underlined reads as what matters.
    """
    return _run_properties(size, bold, slot, tuple(language.run_attributes.items()), further, mark)


@lru_cache(maxsize=1024)  # most runs are like others
def _run_properties(
    size: float,
    bold: bool | None,
    slot: str,
    language: tuple[tuple[str, str], ...],
    further: tuple[Markup, ...],
    mark: bool,
) -> Markup:
    attributes = dict(language)
    if size:
        attributes["sz"] = str(round(size * 100))
    if bold is not None:
        attributes["b"] = "1" if bold else "0"
    if mark:
        attributes["u"] = "none"
    return tag("a:rPr", attributes, fill(slot) if slot else None, *further)


@lru_cache(maxsize=1024)
def _painted(size: float, bold: bool | None, slot: str, mark: bool) -> str:
    """What such a run says of its looks, as a reader has it."""
    return painted(_properties(size, bold, slot, known("en"), mark=mark))


def line_breaking(language: Language) -> dict[str, str]:
    """The attributes of a paragraph that say where its lines may break (ECMA-376 Part 1, 21.1.2.2.7)."""
    return {"eaLnBrk": "0" if language.setting.by_words else "1", "latinLnBrk": "0", "hangingPunct": "1"}


def paragraph_properties(
    paragraph: TextParagraph, align: str = "", breaking: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """`a:pPr` with its children in schema order: spacing, then the bullet (ECMA-376 Part 1, 21.1.2.2.7).

    `breaking` are its attributes of line breaking, none where it inherits them.
    """
    indents = None if paragraph.left is None else (paragraph.left, paragraph.hanging)
    align = align or paragraph.align
    said = tuple(breaking.items())
    return _stated(indents, paragraph.level, align, said, paragraph.pitch, paragraph.before, paragraph.bullet)


@lru_cache(maxsize=1024)  # most paragraphs are like others
def _stated(
    indents: tuple[float, float] | None,
    level: int,
    align: str,
    breaking: tuple[tuple[str, str], ...],
    pitch: float,
    before: float | None,
    bullet: Bullet | str | None,
) -> Markup:
    attributes: dict[str, str] = {}
    if indents is not None:
        attributes |= {"marL": str(emu(indents[0])), "indent": str(-emu(indents[1]))}
    if level:
        attributes["lvl"] = str(level)
    if align:
        attributes["algn"] = align
    attributes |= breaking
    made = []
    if pitch:
        made.append(tag("a:lnSpc", None, tag("a:spcPts", {"val": str(round(pitch * 100))})))
    if before is not None:
        made.append(tag("a:spcBef", None, tag("a:spcPts", {"val": str(round(before * 100))})))
        made.append(tag("a:spcAft", None, tag("a:spcPts", {"val": "0"})))
    match bullet:
        case None:
            pass
        case "":
            made.append(tag("a:buNone"))
        case str() as number:
            made.append(tag("a:buFont", {"typeface": "+mj-lt"}))
            made.append(tag("a:buAutoNum", {"type": "arabicPeriod", "startAt": number[:-1]}))
        case mark:
            if mark.colour:
                made.append(tag("a:buClr", None, theme_colour(mark.colour)))
            if mark.share != 1.0:
                made.append(tag("a:buSzPct", {"val": str(thousandths(mark.share))}))
            made.append(tag("a:buFont", {"typeface": mark.font}))
            made.append(tag("a:buChar", {"char": mark.char}))
    return tag("a:pPr", attributes, *made)
