"""Outline → memo. The template owns the package, its styles, numbering, headers and page; the body is written anew.

Word breaks the pages, so nothing is laid out here: blocks become elements in order, every look is a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.references import References
from briefdeck.document.outline import Outline, Properties
from briefdeck.document.outline import Part as OutlinePart
from briefdeck.locale import Language, known
from briefdeck.ooxml.names import STYLES_REL, qn
from briefdeck.ooxml.saving import save_package
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.blocks import Blocks
from briefdeck.outputs.docx.fields import Bookmarks, Captions, Headings, heading_style, sequence
from briefdeck.outputs.docx.flow import fill
from briefdeck.outputs.docx.graphics import Graphics
from briefdeck.outputs.docx.notes import Notes
from briefdeck.outputs.docx.numbering import Lists
from briefdeck.outputs.docx.targets import Heading, Targets, caption_label, reference_bookmark
from briefdeck.outputs.docx.text import Relationships, Words, words
from briefdeck.outputs.properties import core_properties
from briefdeck.outputs.record_part import add_snapshot, addresses
from briefdeck.provenance.marks import MARK, Marks, taken
from briefdeck.provenance.memowords import BOOKMARK, Facts, body_units, note_units, strong_styles
from briefdeck.provenance.record import Stamp, snapshot_of, stable_id
from briefdeck.provenance.units import Seen

_PLACE = re.compile(r"\{(\w+)\}")


def write_docx(outline: Outline, style: MemoStyle, stamp: Stamp | None = None) -> bytes:
    """The memo as the bytes of a .docx file; the same outline and template always give the same bytes.

    With a stamp the file holds a snapshot of its words and their origins, and a hidden bookmark at each paragraph that
    has words of the briefing; without one nothing leads back to it.
    """
    package: Any = OpcPackage.open(BytesIO(style.content))
    main: Any = package.main_document_part
    marks = Marks() if stamp is not None else None
    for part in _furniture(main):
        _fill(part.element, outline.properties, marks)
    language = known(outline.properties.language)
    styles = (rel.target_part.element for rel in main.rels.values() if rel.reltype == STYLES_REL)
    east_asian = "".join([_set_language(element, language) for element in styles])
    memo = _Memo(outline, style, package, (language, east_asian), marks)
    body = main.element.find(qn("w:body"))
    fill(body, memo.elements(), style)
    if marks is not None and stamp is not None:
        memo.bookmark(body, marks)
        snapshot = snapshot_of("memo", stamp, marks, memo.seen(body))
        add_snapshot(main, snapshot, lambda name, kind, blob: Part(PackURI(name), kind, blob, package))
    if memo.notes is not None:
        memo.notes.store()
    return save_package(package, core_properties(outline.properties))


def _furniture(main: Any) -> list[Any]:
    """The parts of headers and footers."""
    return [r.target_part for r in main.rels.values() if r.reltype.endswith(("/header", "/footer"))]


class _Memo:
    """What the parts of one memo share while it is written."""

    def __init__(
        self,
        outline: Outline,
        style: MemoStyle,
        package: OpcPackage,
        languages: tuple[Language, str],
        marks: Marks | None,
    ) -> None:
        main: Any = package.main_document_part
        self.main, self.marks, self.languages = main, marks, languages
        parts = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in main.rels.values() if not rel.is_external}
        self.outline, self.style = outline, style
        headings = Headings(style, outline.labels)
        self.headed = [(part, headings.add(part)) for part in outline.parts]
        self.targets = Targets(self.headed, outline.labels)
        self.notes = Notes(package, main, style) if outline.footnotes else None
        listed = (b for p in outline.parts for area in p.areas for b in area if isinstance(b, References))
        self.cited = frozenset(entry.number for block in listed for entry in block.entries)
        relationships = Relationships(main.rels)
        self.text = self._words(relationships, noted=outline.footnotes)
        self.bookmarks = Bookmarks(_last_bookmark(main.element))
        self.annexes = 0
        numbering = parts["numbering"].element if "numbering" in parts else None
        self.graphics = Graphics(
            package, style, relationships, languages[0], _last_drawing([*_furniture(main), main]), marks
        )
        patterns = {"table": outline.labels.table, "figure": outline.labels.figure}
        captions = Captions(self.text, patterns, self.bookmarks, self.targets.bookmarks)
        self.blocks = Blocks(
            style, self.text, Lists(numbering), self.graphics, self.bookmarks, headings.found, captions
        )

    def _words(self, relationships: Relationships, *, noted: bool) -> Words:
        return Words(
            self.style, relationships, self.cited, self.languages, noted=noted, targets=self.targets, marks=self.marks
        )

    def elements(self) -> list[Element]:
        """The body, its citations settled."""
        made = [element for part, heading in self.headed for element in self._part(part, heading)]
        if self.notes is not None:
            words = self._words(self.notes.relationships, noted=False)
            self.notes.settle(made, self.outline.references, self.bookmarks, words)
        return made

    def bookmark(self, body: Element, marks: Marks) -> None:
        """Set a hidden bookmark at each paragraph of the body that has words of the briefing."""
        for number, paragraph in enumerate(body.iter(qn("w:p"))):
            found = (run.get(MARK) for run in paragraph.iter(qn("w:r")))
            origins = (marks.origins[int(mark)] for mark in found if mark)
            path = next((origin.path for origin in origins if origin.document == "briefing"), None)
            if path is not None:
                self.bookmarks.mark(paragraph, f"{BOOKMARK}{stable_id(path)}_{number}")

    def seen(self, body: Element) -> Seen:
        """What the memo says, as a reader of the file will see it; the numbers on its runs are taken off."""
        styles = next((r.target_part.element for r in self.main.rels.values() if r.reltype == STYLES_REL), None)
        strong = strong_styles(styles)
        seen = Seen(charts=self.graphics.charts, pictures=self.graphics.pictures)
        seen.units += body_units(body, Facts(addresses(self.main), strong))
        for part in _furniture(self.main):
            story = "header" if "header" in str(part.partname) else "footer"
            seen.units += body_units(part.element, Facts(addresses(part), strong), story)
        if self.notes is not None:
            seen.units += note_units(self.notes.root, Facts(addresses(self.notes.part), strong))
        furniture = [part.element for part in _furniture(self.main)]
        for root in (body, *furniture, *((self.notes.root,) if self.notes is not None else ())):
            for run in root.iter(qn("w:r")):
                taken(run)
        return seen

    def _part(self, part: OutlinePart, heading: Heading | None) -> Iterator[Element]:
        yield from self._heading(part, heading)
        if part.lead:
            yield self.text.paragraph("Body Text", *self.text.runs(part.lead))
        for area in part.areas:
            for block in area:
                yield from self.blocks.write(block)

    def _heading(self, part: OutlinePart, heading: Heading | None) -> Iterator[Element]:
        """A part's title in the style that it names, else in that of its level; an annex has its number before it."""
        name = heading_style(part)
        if not part.title or not name:
            return
        title = self.text.runs(self.text.title(part.title, name))
        inner = reference_bookmark(heading) if heading is not None else ""
        wanted = inner in self.targets.bookmarks
        if part.appendix:
            self.annexes += 1
            label, title_too = self._annex(inner if wanted else ""), "{title}" in self.outline.labels.annex
            runs = [*label, *title] if title_too else label
        else:
            runs = self.bookmarks.around(inner, title) if wanted else title
        yield self.text.paragraph(name, *(self.bookmarks.around(heading.bookmark, runs) if heading else runs))
        if part.appendix and not title_too:
            yield self.text.paragraph("Annex Title", *title)

    def _annex(self, bookmark: str) -> list[Element]:
        """What stands before an annex's title, its number as a field; a reference leads to the label alone."""
        before, _, rest = self.outline.labels.annex.partition("{title}")[0].partition("{number}")
        text = self.text
        if "{number}" not in self.outline.labels.annex:
            return text.plain(before)
        label = [*text.plain(before), *sequence(caption_label(self.outline.labels.annex), self.annexes, text)]
        return [*(self.bookmarks.around(bookmark, label) if bookmark else label), *text.plain(rest)]


def _fill(furniture: Element, facts: Properties, marks: Marks | None) -> None:
    """Fill `{marking}` and its like in a header or footer; what has no value goes, its paragraph stays.

    Word splits words over runs when somebody edits them, so a paragraph's runs are read as one text. With `marks` words
    that fill a paragraph alone carry where they came from.
    """
    places = {"marking": facts.marking, "title": facts.title, "footer": facts.footer, "date": facts.date_text}
    for paragraph in furniture.iter(qn("w:p")):
        written = [(run, t) for run in paragraph.findall(qn("w:r")) for t in run.findall(qn("w:t"))]
        whole = "".join(t.text or "" for _, t in written)
        filled = _PLACE.sub(lambda place: places.get(place[1], place[0]), whole)
        if filled == whole:
            continue
        run, text = written[0]
        for other, rest in written if not filled else written[1:]:
            other.remove(rest)
        if filled:
            run.replace(text, words(filled))
        alone = _PLACE.fullmatch(whole.strip())
        origins = list(facts.furniture[alone[1]].origins) if alone and alone[1] in facts.furniture else []
        if marks is not None and len(origins) == 1:
            marks.set(run, origins[0])


def _last_drawing(furniture: Iterable[Any]) -> int:
    """The greatest drawing id in headers, footers and a kept body; ids are unique over the document."""
    ids = (d.get("id", "0") for part in furniture for d in part.element.iter(qn("wp:docPr")))
    return max((int(i) for i in ids if i.isdigit()), default=0)


def _last_bookmark(body: Element) -> int:
    """The greatest bookmark id of what a template's body keeps."""
    ids = (b.get(qn("w:id"), "0") for b in body.iter(qn("w:bookmarkStart")))
    return max((int(i) for i in ids if i.isdigit()), default=0)


def _set_language(styles: Element, language: Language) -> str:
    """Set the default language of the document; an East Asian one leaves that of Latin words as the template has it.

    Returns that of East Asian words.
    """
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return ""
    element = defaults.find(qn("w:lang"))
    if element is None:
        element = E("w:lang")
        # CT_RPr: only these may follow w:lang.
        later = [i for i, c in enumerate(defaults) if c.tag in (qn("w:eastAsianLayout"), qn("w:specVanish"))]
        defaults.insert(later[0] if later else len(defaults), element)
    element.set(qn("w:eastAsia" if language.theme_script else "w:val"), language.tag)
    return str(element.get(qn("w:eastAsia"), ""))
