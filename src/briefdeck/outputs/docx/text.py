"""Paragraphs and their words as WordprocessingML, in the order that the schema asks for.

A run is split where ambiguous signs (… “ ” ― × °) must take the East Asian face: `w:hint` is the one thing that makes
Word draw them with it (ECMA-376 Part 1, 17.3.2.26). Words keep every space (`xml:space`); tabs and line breaks become
elements, for `w:t` must not hold them. Every field has a result and nothing is marked dirty: Word opens the document
without a question (17.16.5.45 PAGEREF, 17.16.5.51 REF, 17.16.5.56 SEQ, 17.16.5.68 TOC).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.deck import TextParagraph, TextRun
from briefdeck.document.memo import (
    Bookmark,
    ChartDrawing,
    ContentsMark,
    Count,
    CrossReference,
    GroupDrawing,
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
from briefdeck.ooxml.colours import Rgb, shown_colour
from briefdeck.ooxml.contrast_repair import slot_colour
from briefdeck.ooxml.markup import Markup, joined, tag
from briefdeck.ooxml.units import half_points, twips
from briefdeck.outputs.docx.bookmarks import Bookmarks, Turn
from briefdeck.outputs.docx.fields import END, field_begin, field_end, words
from briefdeck.outputs.docx.footnotes import Notes
from briefdeck.outputs.docx.graphics import Graphics
from briefdeck.outputs.docx.numbering import Lists
from briefdeck.outputs.docx.record import Story
from briefdeck.outputs.docx.relationships import Relationships
from briefdeck.patterns import regex
from briefdeck.provenance.memowords import BOOKMARK
from briefdeck.provenance.record import stable_id
from briefdeck.provenance.view import View
from briefdeck.text import language_of, script_runs
from briefdeck.text.metrics import is_japanese

_BREAKS = regex("([\t\n\r\u0085\u2028\u2029])")
_NOTHING = Markup("")
_TAB, _BREAK = tag("w:tab"), tag("w:br")
_TABBED = tag("w:r", None, _TAB)
_PLAIN = Words("")
_DEEPEST = 8  # levels of a list count from 0
_ALIGNED = {"r": "right", "ctr": "center"}
# Slots of a theme as WordprocessingML names them (17.18.97).
_SLOTS = {"tx1": "text1", "tx2": "text2", "bg1": "background1", "bg2": "background2"}


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
        story: Story,
        view: View | None = None,
        before: int = 0,
    ) -> None:
        """`languages` are the document's, and the tag that its styles have for East Asian words.

        What is written is noted in the `story`. With a `view` of the briefing each paragraph that has words of it gets
        a hidden bookmark; `before` paragraphs stand in the template.
        """
        self._style = style
        self._language, self._east_asian = languages
        self._relationships = relationships
        self._bookmarks = bookmarks
        self._lists = lists
        self._graphics = graphics
        self._notes = notes
        self._view = view
        self._count = before
        self._closer = 0  # twips by which characters of the paragraph that is being written stand closer
        self.story = story
        self._strong = self._character("Strong")
        self._number = self._character("Source Number")
        self._faces = {s.id: s.face.east_asian for s in style.styles.values() if s.type == "character"}

    def _character(self, name: str) -> str:
        found = self._style.find(name, "character") if name else None
        return found.id if found else ""

    def _counts(self, style: Style, level: int) -> bool:
        """Whether the list of a style has numbers at a level."""
        levels = self._style.lists.get(style.list_id, ()) if style.list_id is not None else ()
        return 0 <= level < len(levels) and levels[level].format not in ("bullet", "none", "")

    def paragraph(
        self,
        paragraph: Paragraph,
        before: Markup = _NOTHING,
        *,
        in_cell: bool = False,
        keep_next: bool | None = None,
        end: Markup | None = None,
    ) -> Markup:
        """A paragraph, with runs before its own, and what describes the section that it `end`s.

        Of a cell nothing stays with the next row but what is told to, by itself or by its row (`keep_next`).
        """
        named = self._style.find(paragraph.style) or self._style.find("Body Text")
        self._closer = twips(paragraph.tighter)
        runs = self._inlines(paragraph.inlines, named.face.east_asian if named is not None else None)
        keep = paragraph.keep_next if keep_next is None else keep_next
        apart = (in_cell or paragraph.let_go) and named is not None and named.flow.keep_next
        number = self._lists.number(paragraph.listing) if paragraph.listing is not None else 0
        stop = 0
        if named is not None and not named.flow.right_tab and _has_page(paragraph.inlines):
            stop = twips(self._style.text_width)
        style = named.id if named is not None else ""
        right = twips(named.flow.right + paragraph.narrower) if named is not None and paragraph.narrower else 0
        properties = _paragraph_properties(
            style,
            "" if keep else "0" if apart else None,
            paragraph.whole,
            paragraph.page_break,
            (paragraph.level, number) if number else None,
            stop,
            paragraph.before,
            paragraph.after,
            right,
            end,
        )
        mark = self._marked()
        level = -1 if not number else paragraph.level if 0 <= paragraph.level <= _DEEPEST else 0
        counts = number if number and named is not None and self._counts(named, paragraph.level) else 0
        space = _space(paragraph.before, paragraph.after)
        self.story.ends(style, level, mark, begins_page=paragraph.page_break, right=right, counts=counts, space=space)
        hidden = self._bookmarks.around(mark, _NOTHING, Turn.RECORD) if mark else _NOTHING
        return tag("w:p", None, properties, hidden, before, runs)

    def separator(self, height: float, end: Markup | None = None) -> Markup:
        """The least paragraph that can stand between two tables, in points."""
        self._count += 1
        return tag("w:p", None, _separating(twips(height), end))

    def _marked(self) -> str:
        """The name of the bookmark of the paragraph that is being written; none where it needs none."""
        count, self._count = self._count, self._count + 1
        if self._view is None or not self.story.path:
            return ""
        return f"{BOOKMARK}{stable_id(self._view.seen(self.story.path))}_{count}"

    # --- inlines ------------------------------------------------------------------------------------------------------

    def _inlines(self, inlines: Iterable[Inline], face: str | None) -> Markup:
        """Runs of a paragraph whose style has a face for East Asian words; None where it has no style."""
        return joined([self._inline(inline, face) for inline in inlines])

    def _inline(self, inline: Inline, face: str | None) -> Markup:
        match inline:
            case Words():
                return self._words(inline, face)
            case Link():
                since = self.story.place
                runs = self._inlines(inline.inlines, face)
                rid = self._relationships.link(inline.address)
                if not rid:
                    return runs
                self.story.leads(since, self._relationships.address(rid))
                attributes = self._relationships.declared("r") | {"r:id": rid, "w:history": "1"}
                return tag("w:hyperlink", attributes, runs)
            case Jump():
                since = self.story.place
                return self._jump(inline.bookmark, self._inlines(inline.inlines, face), since)
            case Bookmark():
                return self._bookmarks.around(inline.name, self._inlines(inline.inlines, face))
            case SourceMark():
                since = self.story.place
                run = self._run(f"[{inline.number}]", False, self._number, face)
                return self._jump(inline.bookmark, run, since) if inline.bookmark else run
            case NoteMark():
                return self._notes.mark(inline, self._bookmarks, self.story) if self._notes is not None else _NOTHING
            case CrossReference():
                switches = "\\r \\h" if inline.numbered else "\\h"
                return self._field(f"REF {inline.bookmark} {switches}", inline.text, face, inline.style)
            case Count():
                label = f'"{inline.label}"' if " " in inline.label else inline.label
                return self._field(f"SEQ {label} \\* ARABIC", str(inline.number), face)
            case PageNumber():
                if not inline.text:
                    return _NOTHING
                self.story.says("\t")
                return Markup(_TABBED + self._field(f"PAGEREF {inline.bookmark} \\h", inline.text, face))
            case ContentsMark():
                return self._contents(inline)
            case ChartDrawing():
                self.story.shows()
                return self._graphics.chart(inline)
            case PictureDrawing():
                self.story.shows()
                return self._graphics.picture(inline)
            case GroupDrawing():
                self.story.shows()
                return self._graphics.group(inline, partial(self._boxed, inline.style))
            case See():
                return _NOTHING

    def _boxed(self, style: str, paragraph: TextParagraph, holder: str) -> Markup:
        """A paragraph in a shape of a drawing, in a style of the memo; its pitch and its space are its own."""
        named, around = self._style.find(style), self.story
        assert named is not None  # a template without it has no style
        self.story = around.box(holder)
        wide = self._language.setting.wide_signs and is_japanese(paragraph.plain)
        runs = self._inlines((_in_memo(run, named.size, wide) for run in paragraph.runs), named.face.east_asian)
        align = _ALIGNED.get(paragraph.align, "")
        space = {"w:before": str(twips(paragraph.before or 0.0)), "w:after": "0"}
        space |= {"w:line": str(twips(paragraph.pitch)), "w:lineRule": "exact"}
        self.story.ends(named.id, -1, "", own=f"align={align}" if align else "", space=space)
        self.story = around
        properties = tag(
            "w:pPr",
            None,
            tag("w:pStyle", {"w:val": named.id}),
            tag("w:spacing", space),
            tag("w:ind", {"w:left": "0", "w:right": "0", "w:firstLine": "0"}) if named.flow.own_indent else None,
            tag("w:jc", {"w:val": align}) if align else None,
        )
        return tag("w:p", None, properties, runs)

    def _contents(self, mark: ContentsMark) -> Markup:
        """Where the field of a list of contents begins or ends."""
        if not mark.label and not mark.depth:
            self.story.closes()
            return END
        levels = f'\\h \\z \\c "{mark.label}"' if mark.label else f'\\o "1-{mark.depth}" \\h \\z \\u'
        self.story.opens(f"TOC {levels}")
        return field_begin(f"TOC {levels}")

    def _jump(self, bookmark: str, runs: Markup, since: int) -> Markup:
        self.story.leads(since, "#")
        return tag("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"}, runs)

    def _field(self, instruction: str, result: str, face: str | None, style: str = "") -> Markup:
        self.story.opens(instruction)
        shown = self._words(Words(result, style=style), face)
        self.story.closes()
        named = self._character(style)
        return joined((field_begin(instruction, named), shown, field_end(named)))

    def _words(self, words: Words, face: str | None) -> Markup:
        style = self._character(words.style)
        pieces = script_runs(words.text, japanese=words.east_asian)
        return joined([self._run(piece, words.strong, style, face, words, hinted=hinted) for piece, hinted in pieces])

    def _run(
        self, text: str, strong: bool, style: str, face: str | None, of: Words = _PLAIN, *, hinted: bool = False
    ) -> Markup:
        named = style or (self._strong if strong else "")
        # A run has one character style, so a strong run in another one, or without a style for it, says so itself.
        bold = strong and named != self._strong
        half = half_points(of.size) if of.size else 0
        # The East Asian face is named for hinted runs in the Latin slots too: LibreOffice does not know `w:hint`.
        fonts = (self._faces.get(named, "") or face if face is not None else "") if hinted else None
        spelt = east_asian_tag(text, self._language, self._east_asian)
        colour = _shown(slot_colour(of.colour, self._style.colours)) if of.colour else ""
        properties = _run_properties(named, fonts, bold, (of.colour, colour), half, spelt, self._closer)
        if _BREAKS.search(text):
            said = joined(_piece(piece) for piece in _BREAKS.split(text) if piece)
            text = _BREAKS.sub(lambda found: found[0] if found[0] == "\t" else "\n", text)
        else:
            said = words(text) if text else _NOTHING
        self.story.says(text, named, True if bold else None, half, of.origin, colour, self._closer)
        return tag("w:r", None, properties, said)


def _piece(piece: str) -> Markup:
    if piece == "\t":
        return _TAB
    return _BREAK if _BREAKS.fullmatch(piece) else words(piece)


def east_asian_tag(text: str, document: Language, styles: str) -> str:
    """The tag of the East Asian language of a run's words, where it is not what the run has without; else none.

    `styles` is the tag that the styles of the document have for East Asian words.
    """
    spelt = language_of(text, document)
    return spelt.tag if spelt.theme_script and spelt.tag != styles else ""


@lru_cache(maxsize=1024)  # most runs are like others
def _run_properties(
    style: str, fonts: str | None, bold: bool, colour: tuple[str, str], half: int, language: str, closer: int
) -> Markup | None:
    """`w:rPr` in the order of the schema; None where a run says nothing of itself. A colour is a slot and RRGGBB;
    `closer` are the twips by which its characters stand closer."""
    size = {"w:val": str(half)}
    faces = {"w:ascii": fonts, "w:hAnsi": fonts} if fonts else {}
    made = (
        tag("w:rStyle", {"w:val": style}) if style else None,
        tag("w:rFonts", {"w:hint": "eastAsia", **faces}) if fonts is not None else None,
        joined((tag("w:b"), tag("w:bCs"))) if bold else None,
        tag("w:color", {"w:val": colour[1], **_themed(colour[0])}) if colour[0] else None,
        tag("w:spacing", {"w:val": str(-closer)}) if closer else None,
        joined((tag("w:sz", size), tag("w:szCs", size))) if half else None,
        tag("w:lang", {"w:eastAsia": language}) if language else None,
    )
    return tag("w:rPr", None, *made) if any(made) else None


def _themed(slot: str) -> dict[str, str]:
    """A theme slot, as it is or lighter or darker, in WordprocessingML (ECMA-376 Part 1, 17.3.2.6)."""
    name, _, change = slot.partition(" ")
    said = {"w:themeColor": _SLOTS.get(name, name)}
    if change:
        kept = round(255 * (100 - int(change[1:-1])) / 100)
        said["w:themeTint" if change[0] == "+" else "w:themeShade"] = f"{kept:02X}"
    return said


def _shown(colour: Rgb) -> str:
    return shown_colour(colour).removeprefix("#")


def _in_memo(run: TextRun, size: float, wide: bool) -> Inline:
    """A run of a shape as words of a memo whose style has this size."""
    text, own = run.text.replace("\v", "\n"), 0.0 if run.size == size else run.size
    words = Words(text, bool(run.bold), size=own, colour=run.colour, east_asian=wide, origin=run.origin)
    return Link(run.href, (words,)) if run.href else words


@lru_cache(maxsize=1024)  # most paragraphs are like others
def _paragraph_properties(
    style: str,
    keep_next: str | None,
    keep_lines: bool,
    page_break: bool,
    listed: tuple[int, int] | None,
    stop: int,
    before: float | None,
    after: float | None,
    right: int,
    end: Markup | None,
) -> Markup | None:
    """`w:pPr` in the order of the schema; None where a paragraph says nothing of itself. Spaces in points,
    the right indent in twips."""
    made: list[Markup] = []
    if style:
        made.append(tag("w:pStyle", {"w:val": style}))
    if keep_next is not None:
        made.append(tag("w:keepNext", {"w:val": keep_next} if keep_next else None))
    if keep_lines:
        made.append(tag("w:keepLines"))
    if page_break:
        made.append(tag("w:pageBreakBefore"))
    if listed is not None:
        level, number = listed
        list_ = tag("w:ilvl", {"w:val": str(level)}), tag("w:numId", {"w:val": str(number)})
        made.append(tag("w:numPr", None, *list_))
    if stop:
        made.append(tag("w:tabs", None, tag("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": str(stop)})))
    if space := _space(before, after):
        made.append(tag("w:spacing", space))
    if right:
        made.append(tag("w:ind", {"w:right": str(right)}))
    if end:
        made.append(end)
    return tag("w:pPr", None, *made) if made else None


def _space(before: float | None, after: float | None) -> dict[str, str]:
    """What a paragraph says of the space around it, which is given in points."""
    sides = (("before", before), ("after", after))
    return {f"w:{side}": str(twips(length)) for side, length in sides if length is not None}


def _separating(height: int, end: Markup | None) -> Markup:
    space = {"w:before": "0", "w:after": "0", "w:line": str(height), "w:lineRule": "exact"}
    return tag("w:pPr", None, tag("w:spacing", space), end)


def _has_page(inlines: Iterable[Inline]) -> bool:
    """Whether the number of a page stands among inlines, as in a list of contents."""
    return any(isinstance(i, PageNumber) or (isinstance(i, Jump) and _has_page(i.inlines)) for i in inlines)
