"""Native footnotes (ECMA-376 Part 1, 17.11): their part, their marks, and the fields that refer to them.

`pipeline.numbering` has numbered them.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Noted, NoteMark
from briefdeck.ooxml.markup import Markup, joined, tag, text
from briefdeck.ooxml.names import FOOTNOTES_REL, FOOTNOTES_TYPE, qn
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import E, Element, root
from briefdeck.outputs.docx.bookmarks import Bookmarks, Turn
from briefdeck.outputs.docx.fields import END, field_begin
from briefdeck.outputs.docx.record import Story
from briefdeck.outputs.docx.relationships import Relationships

_COMMA = ","
_TAB = tag("w:r", None, tag("w:tab"))


class Notes:
    """The footnotes part of one document, and the notes that are to stand in it."""

    def __init__(self, package: Package, style: MemoStyle) -> None:
        found = package.first_related(package.main, "footnotes")
        self.part = found if found in package.trees else _add_part(package)
        self.root = package.trees[self.part]
        self.relationships = Relationships(package, self.part)
        self.kept = list(self.root)  # what the template has, which no note here changes
        taken = [int(note.get(qn("w:id"), "0")) for note in self.kept]
        self._next = max([*taken, 0]) + 1
        self._ids: dict[int, int] = {}
        self._made: list[Markup] = []
        mark = style.find("footnote reference", "character")
        self._mark = mark.id if mark else ""

    def mark(self, mark: NoteMark, bookmarks: Bookmarks, story: Story) -> Markup:
        """The runs of a mark; that of a note numbers it."""
        before = self._shown(_COMMA, story) if mark.apart else Markup("")
        return Markup(before + self._number(mark, bookmarks, story))

    def _number(self, mark: NoteMark, bookmarks: Bookmarks, story: Story) -> Markup:
        match mark.noted:
            case Noted.FIRST:
                story.shows(self._mark)
                run = self._marked(tag("w:footnoteReference", {"w:id": str(self._next)}))
                self._ids[mark.number] = self._next
                self._next += 1
                return bookmarks.around(_bookmark(mark.number), run, Turn.NOTES) if mark.named else run
            case Noted.AGAIN:
                # `\\f` gives the number the look of a mark, `\\h` leads to the note further up (17.16.5.42).
                instruction = f"NOTEREF {_bookmark(mark.number)} \\f \\h"
                story.opens(instruction)
                shown = self._shown(str(mark.number), story)
                story.closes()
                return joined((field_begin(instruction), shown, END))
            case Noted.NUMBER:
                return self._shown(str(mark.number), story)

    def add(self, number: int, paragraph: Callable[[Markup], Markup], story: Story) -> None:
        """Add the note of a source; `paragraph` makes it with the runs that must stand before its words."""
        story.says("\t")
        before = Markup(self._marked(tag("w:footnoteRef")) + _TAB)
        self._made.append(tag("w:footnote", {"w:id": str(self._ids[number])}, paragraph(before)))

    @property
    def markup(self) -> Markup:
        """All notes that were added."""
        return joined(self._made)

    def _marked(self, mark: Markup) -> Markup:
        properties = tag("w:rPr", None, tag("w:rStyle", {"w:val": self._mark})) if self._mark else None
        return tag("w:r", None, properties, mark)

    def _shown(self, said: str, story: Story) -> Markup:
        story.says(said, self._mark)
        return self._marked(text("w:t", None, said))


def _bookmark(number: int) -> str:
    """Word hides bookmarks that begin with `_Ref`; its own cross-references to notes have such names."""
    return f"_RefNote{number:03}"


def _add_part(package: Package) -> str:
    """A footnotes part with the two separators that Word asks for, for a template that has none."""
    separators = (
        E("w:footnote", {"w:type": kind, "w:id": number}, E("w:p", None, E("w:r", None, E(f"w:{kind}"))))
        for kind, number in (("separator", "-1"), ("continuationSeparator", "0"))
    )
    part = "word/footnotes.xml"
    package.unrelate(package.main, lambda rel: rel.kind == "footnotes")
    package.add(part, FOOTNOTES_TYPE, root("w:footnotes", ("w", "r"), *separators))
    Relationships(package, package.main).add(FOOTNOTES_REL, part)
    for settings in package.related(package.main, "settings"):
        if settings in package.trees:
            _name_separators(package.trees[settings])
    return part


def _name_separators(settings: Element) -> None:
    """Word takes the separators from the settings (17.11.9); w:footnotePr has its place before these."""
    if settings.find(qn("w:footnotePr")) is None:
        numbers = (E("w:footnote", {"w:id": number}) for number in ("-1", "0"))
        later = (i for i, child in enumerate(settings) if etree.QName(child).localname in _AFTER_NOTES)
        settings.insert(next(later, len(settings)), E("w:footnotePr", None, *numbers))


_AFTER_NOTES = frozenset(
    (
        *("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
        *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
)
