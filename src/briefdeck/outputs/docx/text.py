"""Paragraphs and their words as WordprocessingML, in the order that the schema asks for.

A run is split where ambiguous signs (… “ ” ― × °) must take the East Asian face: `w:hint` is the one thing that makes
Word draw them with it (ECMA-376 Part 1, 17.3.2.26). Words keep every space (`xml:space`); tabs and line breaks become
elements, for `w:t` must not hold them. Every field has a result and nothing is marked dirty: Word opens the document
without a question (17.16.5.45 PAGEREF, 17.16.5.51 REF, 17.16.5.56 SEQ, 17.16.5.68 TOC).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import (
    Bookmark,
    ChartDrawing,
    ContentsMark,
    Count,
    CrossReference,
    Inline,
    Jump,
    Link,
    NoteMark,
    PageNumber,
    Paragraph,
    PictureDrawing,
    See,
    SourceMark,
    Words,
)
from briefdeck.locale import Language
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.units import half_points, twips
from briefdeck.ooxml.wordml import set_value
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.bookmarks import Bookmarks
from briefdeck.outputs.docx.fields import field_begin, field_mark, words
from briefdeck.outputs.docx.graphics import Graphics
from briefdeck.outputs.docx.notes import Notes
from briefdeck.outputs.docx.numbering import Lists
from briefdeck.outputs.docx.relationships import Relationships
from briefdeck.provenance.marks import Marks
from briefdeck.text import language_of, script_runs

_BREAKS = re.compile("([\t\n\r\u0085\u2028\u2029])")


class Text:
    """Writes paragraphs with the styles of one template, the relationships of one part, the counters of one memo."""

    def __init__(
        self,
        style: MemoStyle,
        languages: tuple[Language, str],
        relationships: Relationships,
        bookmarks: Bookmarks,
        lists: Lists,
        graphics: Graphics,
        notes: Notes | None,
        marks: Marks | None,
    ) -> None:
        """`languages` are the document's, and the tag that its styles have for East Asian words.

        With `marks` every run carries the number of its origin, for the snapshot that is taken once the body stands.
        """
        self._style = style
        self._language, self._east_asian = languages
        self._relationships = relationships
        self._bookmarks = bookmarks
        self._lists = lists
        self._graphics = graphics
        self._notes = notes
        self._marks = marks
        self._strong = self._character("Strong")
        self._number = self._character("Source Number")
        self._faces = {s.id: s.face.east_asian for s in style.styles.values() if s.type == "character"}

    def _character(self, name: str) -> str:
        found = self._style.find(name, "character") if name else None
        return found.id if found else ""

    def paragraph(self, paragraph: Paragraph, before: Sequence[Element] = (), *, in_cell: bool = False) -> Element:
        """A paragraph, with runs before its own. Of a cell nothing stays with the next row but what is told to."""
        runs = [*before, *self._inlines(paragraph.inlines)]
        properties = E("w:pPr")
        named = self._style.find(paragraph.style) or self._style.find("Body Text")
        if named is not None:
            properties.append(E("w:pStyle", {"w:val": named.id}))
            self._settle_faces(runs, named.face.east_asian)
        if paragraph.keep_next:
            properties.append(E("w:keepNext"))
        elif in_cell and named is not None and named.flow.keep_next:
            properties.append(E("w:keepNext", {"w:val": "0"}))
        if paragraph.page_break:
            properties.append(E("w:pageBreakBefore"))
        number = self._lists.number(paragraph.listing) if paragraph.listing is not None else 0
        if number:
            level = E("w:ilvl", {"w:val": str(paragraph.level)})
            properties.append(E("w:numPr", None, level, E("w:numId", {"w:val": str(number)})))
        if named is not None and not named.flow.right_tab and _has_page(paragraph.inlines):
            stop = {"w:val": "right", "w:leader": "dot", "w:pos": str(twips(self._style.text_width))}
            properties.append(E("w:tabs", None, E("w:tab", stop)))
        sides = {"before": paragraph.before, "after": paragraph.after}
        space = {f"w:{side}": str(twips(length)) for side, length in sides.items() if length is not None}
        if space:
            properties.append(E("w:spacing", space))
        return E("w:p", None, properties if len(properties) else None, *runs)

    def _settle_faces(self, runs: Iterable[Element], face: str) -> None:
        """Name the East Asian face for hinted runs in the Latin slots too: LibreOffice does not know `w:hint`."""
        for run in runs:
            for fonts in run.iter(qn("w:rFonts")):
                named = fonts.getprevious()
                own = self._faces.get(named.get(qn("w:val"), ""), "") if named is not None else ""
                for slot in ("w:ascii", "w:hAnsi"):
                    if own or face:
                        fonts.set(qn(slot), own or face)

    # --- inlines ------------------------------------------------------------------------------------------------------

    def _inlines(self, inlines: Iterable[Inline]) -> list[Element]:
        return [element for inline in inlines for element in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Words():
                return self._words(inline)
            case Link():
                runs = self._inlines(inline.inlines)
                rid = self._relationships.link(inline.address)
                return [E("w:hyperlink", {"r:id": rid, "w:history": "1"}, *runs)] if rid else runs
            case Jump():
                return [_jump(inline.bookmark, self._inlines(inline.inlines))]
            case Bookmark():
                return self._bookmarks.around(inline.name, self._inlines(inline.inlines))
            case SourceMark():
                run = self._run(f"[{inline.number}]", False, self._number)
                return [_jump(inline.bookmark, [run])] if inline.bookmark else [run]
            case NoteMark():
                return self._notes.mark(inline, self._bookmarks) if self._notes is not None else []
            case CrossReference():
                switches = "\\r \\h" if inline.numbered else "\\h"
                return self._field(f"REF {inline.bookmark} {switches}", inline.text)
            case Count():
                label = f'"{inline.label}"' if " " in inline.label else inline.label
                return self._field(f"SEQ {label} \\* ARABIC", str(inline.number))
            case PageNumber():
                tab = E("w:r", None, E("w:tab"))
                return [tab, *self._field(f"PAGEREF {inline.bookmark} \\h", inline.text)] if inline.text else []
            case ContentsMark():
                if inline.label:
                    return field_begin(f'TOC \\h \\z \\c "{inline.label}"')
                begin = field_begin(f'TOC \\o "1-{inline.depth}" \\h \\z \\u') if inline.depth else []
                return begin or [field_mark("end")]
            case ChartDrawing():
                return [self._graphics.chart(inline)]
            case PictureDrawing():
                return [self._graphics.picture(inline)]
            case See():
                return []

    def _field(self, instruction: str, result: str) -> list[Element]:
        return [*field_begin(instruction), *self._words(Words(result)), field_mark("end")]

    def _words(self, words: Words) -> list[Element]:
        style = self._character(words.style)
        pieces = script_runs(words.text, japanese=words.east_asian)
        runs = [self._run(piece, words.strong, style, words.size, hinted=hinted) for piece, hinted in pieces]
        if self._marks is not None:
            for run in runs:
                self._marks.set(run, words.origin)
        return runs

    def _run(self, text: str, strong: bool, style: str, size: float = 0.0, *, hinted: bool = False) -> Element:
        properties = E("w:rPr")
        named = style or (self._strong if strong else "")
        if named:
            properties.append(E("w:rStyle", {"w:val": named}))
        if hinted:
            properties.append(E("w:rFonts", {"w:hint": "eastAsia"}))
        # A run has one character style, so a strong run in another one, or without a style for it, says so itself.
        if strong and named != self._strong:
            properties.append(E("w:b"))
            properties.append(E("w:bCs"))
        if size:
            half = str(half_points(size))
            properties.extend((E("w:sz", {"w:val": half}), E("w:szCs", {"w:val": half})))
        set_language(properties, text, self._language, self._east_asian)
        run = E("w:r", None, properties if len(properties) else None)
        for piece in _BREAKS.split(text):
            if piece == "\t":
                run.append(E("w:tab"))
            elif _BREAKS.fullmatch(piece):
                run.append(E("w:br"))
            elif piece:
                run.append(words(piece))
        return run


def set_language(properties: Element, text: str, document: Language, styles: str) -> None:
    """Tell in `w:rPr` the East Asian language of a run's words, where it is not what the run has without.

    `styles` is the tag that the styles of the document have for East Asian words.
    """
    spelt = language_of(text, document)
    if not spelt.theme_script:
        return
    said = properties.find(qn("w:lang"))
    if spelt.tag != ((said.get(qn("w:eastAsia")) if said is not None else None) or styles):
        set_value(properties, "lang", eastAsia=spelt.tag)


def _has_page(inlines: Iterable[Inline]) -> bool:
    """Whether the number of a page stands among inlines, as in a list of contents."""
    return any(isinstance(i, PageNumber) or (isinstance(i, Jump) and _has_page(i.inlines)) for i in inlines)


def _jump(bookmark: str, runs: Sequence[Element]) -> Element:
    return E("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"}, *runs)
