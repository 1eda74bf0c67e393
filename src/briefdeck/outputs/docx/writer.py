"""Memo → .docx. The template owns the package, its styles, numbering, headers and page; the body is written anew.

Its pages are composed already, so nothing is laid out here: paragraphs and tables become markup in order, every look
a style.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo, Paragraph, Separator, Settled, Table
from briefdeck.document.outline import Properties
from briefdeck.locale import Language, known
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.finishing import finished
from briefdeck.ooxml.holes import filled, hole
from briefdeck.ooxml.markup import Markup
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.wordml import set_value
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.bookmarks import Bookmarks
from briefdeck.outputs.docx.footnotes import Notes
from briefdeck.outputs.docx.graphics import Graphics
from briefdeck.outputs.docx.numbering import Lists
from briefdeck.outputs.docx.record import Story
from briefdeck.outputs.docx.relationships import Relationships
from briefdeck.outputs.docx.sections import make_room, setups, written
from briefdeck.outputs.docx.tables import Tables
from briefdeck.outputs.docx.template import MemoTemplate, furniture, memo_template
from briefdeck.outputs.docx.text import Text, east_asian_tag
from briefdeck.outputs.properties import core_properties, said_of_itself
from briefdeck.outputs.record_part import add_snapshot, addresses
from briefdeck.patterns import regex
from briefdeck.provenance.marks import Marks, taken
from briefdeck.provenance.memodrawings import drawing_frames
from briefdeck.provenance.memowords import Facts, body_units, note_units, table_facts
from briefdeck.provenance.record import Stamp, snapshot_of
from briefdeck.provenance.units import Seen, has_words
from briefdeck.provenance.view import View
from briefdeck.provenance.wordlists import WordLists
from briefdeck.provenance.wordpages import breaks_in
from briefdeck.values import replace

_PREFIXES = ("w", "r", "wp", "a", "c", "pic", "adec", "mc", "wpg", "wps")
_PLACE = regex(r"\{(\w+)\}")


def write_docx(memo: Memo, style: MemoStyle, stamp: Stamp | None = None, memory: Memory = NO_MEMORY) -> bytes:
    """The memo as the bytes of a .docx file; the same memo and template always give the same bytes.

    With a stamp the file holds a snapshot of its words and their origins, and a hidden bookmark at each paragraph that
    has words of the briefing; without one nothing leads back to it.
    """
    template = memo_template(style.content, memo.properties.language, memo.spacing, recorded=stamp is not None)
    package = template.package.copy()
    marks = Marks() if stamp is not None else None
    languages = known(memo.properties.language), template.east_asian
    for part in furniture(package):
        _fill(package.trees[part], memo.properties, languages, marks)
    view = stamp.view if stamp is not None else None
    writing = _Writing(memo, style, package, template, marks, view, memory)
    writing.write()
    if marks is not None and stamp is not None:
        add_snapshot(package, snapshot_of("memo", stamp, marks, writing.seen(), memory), memory)
    return finished(package, core_properties(memo.properties), memory)


class _Writing:
    """What the parts of one memo share while it is written."""

    def __init__(
        self,
        memo: Memo,
        style: MemoStyle,
        package: Package,
        template: MemoTemplate,
        marks: Marks | None,
        view: View | None,
        memory: Memory,
    ) -> None:
        languages = known(memo.properties.language), template.east_asian
        body = package.trees[package.main].find(qn("w:body"))
        assert body is not None  # a template without a body has no style
        self.package, self.memo, self.body, self.template = package, memo, body, template
        self.notes = Notes(package, style) if memo.notes is not None else None
        self.bookmarks = Bookmarks(_last_bookmark(body))
        relationships = Relationships(package, package.main)
        lists = Lists(package.trees.get(package.first_related(package.main, "numbering")), style)
        last = _last_drawing(package.trees[part] for part in (*furniture(package), package.main))
        self.graphics = Graphics(package, relationships, languages[0], last, marks, memory)
        self.before, self.behind = make_room(body)

        def text(relationships: Relationships, story: Story, *place: Any) -> Text:
            return Text(
                style, languages, relationships, self.bookmarks, lists, self.graphics, self.notes, story, *place
            )

        kept = sum(1 for element in self.before for _ in element.iter(qn("w:p")))
        tables = sum(1 for element in self.before if element.tag == qn("w:tbl"))
        self.text = text(relationships, Story(marks, template.strong, "body", tables), view, kept)
        self.of_notes = None
        if self.notes is not None:
            self.of_notes = text(self.notes.relationships, Story(marks, template.strong, "note"))
        self.tables = Tables(style, self.text, memo.spacing)
        self.setups: list[str] = []

    def write(self) -> None:
        """Put the memo into the body, and its notes into their part."""
        self.setups = setups(self.body, self.before, self.memo.sections)
        body = written(self.body, self.memo.sections, self._element)
        notes = self.notes
        if notes is not None and self.of_notes is not None:
            for note in self.memo.notes or ():
                said = Paragraph("footnote text", note.inlines, narrower=note.narrower)
                notes.add(note.number, partial(self.of_notes.paragraph, said), self.of_notes.story)
            notes.root.append(hole())
            self._put(notes.part, notes.root, notes.markup)
        self._put(self.package.main, self.package.trees[self.package.main], body)

    def _put(self, part: str, tree: Element, markup: Markup) -> None:
        data = filled(tree, self.bookmarks.numbered(markup), _PREFIXES)
        self.package.add(part, self.package.types[part], data)

    def _element(self, element: Settled, end: Markup | None) -> Markup:
        """A body element, with what describes the section that it ends."""
        match element:
            case Paragraph():
                return self.text.paragraph(element, end=end)
            case Table():
                return self.tables.table(element)
            case Separator():
                return self.text.separator(element.height, end)

    def seen(self) -> Seen:
        """What the memo says, as a reader of the file will see it, what the template keeps in its parts included."""
        package = self.package
        template = self.template
        numbering = package.trees.get(package.first_related(package.main, "numbering"))
        lists = WordLists.of(numbering, template.lists)
        facts = Facts(addresses(package, package.main), template.strong, lists=lists, endnotes=template.endnotes)
        seen = Seen(charts=self.graphics.charts, pictures=self.graphics.pictures)
        seen.sections += self.setups
        seen.breaks = sum(map(breaks_in, (*self.before, *self.behind)))
        seen.units += [*body_units(self.before, facts), *self.text.story.units]
        seen.units += body_units(self.behind, facts, tables=self.text.story.tables)
        for part in furniture(package):
            story = "header" if "header" in part else "footer"
            seen.units += body_units(package.trees[part], replace(facts, links=addresses(package, part)), story)
            for run in package.trees[part].iter(qn("w:r")):
                taken(run)
        if self.notes is not None and self.of_notes is not None:
            seen.units += note_units(self.notes.kept, replace(facts, links=addresses(package, self.notes.part)))
            seen.units += self.of_notes.story.units
        used = dict.fromkeys(unit.style for unit in seen.units if has_words(unit))
        seen.aside = said_of_itself(self.memo.properties) | dict(template.aside) | dict(template.looks.of(used))
        seen.frames += [*table_facts(self.before), *self.text.story.frames]
        seen.frames += table_facts(self.behind, tables=self.text.story.tables)
        seen.frames += [*drawing_frames(self.before), *self.graphics.frames, *drawing_frames(self.behind)]
        return seen


def _fill(furniture: Element, facts: Properties, languages: tuple[Language, str], marks: Marks | None) -> None:
    """Fill `{marking}` and its like in a header or footer; what has no value goes, its paragraph stays.

    Word splits words over runs when somebody edits them: a paragraph with places that are split is read as one text.
    With `marks` words that fill a place alone carry where they came from.
    """
    for paragraph in furniture.iter(qn("w:p")):
        written = [(run, t) for run in paragraph.findall(qn("w:r")) for t in run.findall(qn("w:t"))]
        whole = "".join(t.text or "" for _, t in written)
        if sum(len(_PLACE.findall(t.text or "")) for _, t in written) < len(_PLACE.findall(whole)):
            for other, rest in written[1:]:
                other.remove(rest)
            written = written[:1]
            written[0][1].text = whole
        for run, text in written:
            if _fill_text(run, text, facts, marks):
                _set_words_language(_properties(run), "".join(t.text or "" for t in run.iter(qn("w:t"))), *languages)


def _fill_text(run: Element, text: Element, facts: Properties, marks: Marks | None) -> bool:
    """Fill the places of a text; whether it had any."""
    places, whole = facts.places, text.text or ""
    said = _PLACE.sub(lambda place: places.get(place[1], place[0]), whole)
    if said == whole:
        return False
    if said:
        kept = {"xml:space": "preserve"} if said != said.strip() or "  " in said else None
        run.replace(text, E("w:t", kept, said))
    else:
        run.remove(text)
    alone = _PLACE.fullmatch(whole.strip())
    origins = list(facts.furniture[alone[1]].origins) if alone and alone[1] in facts.furniture else []
    if marks is not None and len(origins) == 1:
        marks.set(run, origins[0])
    return True


def _set_words_language(properties: Element, text: str, document: Language, styles: str) -> None:
    """Tell in `w:rPr` the East Asian language of a run's words, where it is not what the run has without."""
    said = properties.find(qn("w:lang"))
    own = said.get(qn("w:eastAsia")) if said is not None else None
    if tag := east_asian_tag(text, document, own or styles):
        set_value(properties, "lang", eastAsia=tag)


def _properties(run: Element) -> Element:
    """`w:rPr` of a run, which stands before all that it holds."""
    found = run.find(qn("w:rPr"))
    if found is None:
        found = E("w:rPr")
        run.insert(0, found)
    return found


def _last_drawing(roots: Iterable[Element]) -> int:
    """The greatest drawing id in headers, footers and a kept body; ids are unique over the document."""
    ids = (d.get("id", "0") for root in roots for d in root.iter(qn("wp:docPr")))
    return max((int(i) for i in ids if i.isdigit()), default=0)


def _last_bookmark(body: Element) -> int:
    """The greatest bookmark id of what a template's body keeps."""
    ids = (b.get(qn("w:id"), "0") for b in body.iter(qn("w:bookmarkStart")))
    return max((int(i) for i in ids if i.isdigit()), default=0)
