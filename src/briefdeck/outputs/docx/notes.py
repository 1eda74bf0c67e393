"""Citations as native footnotes: one note a source, at its first citation; later ones refer to it by NOTEREF.

Word numbers footnotes by their place in the text (ECMA-376 Part 1, 17.11.14 and 17.16.5.42), so the marks are settled
once the body stands, in the order of the document. A row that repeats on every page cannot carry a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.reference import Reference
from briefdeck.ooxml.names import FOOTNOTES_REL, FOOTNOTES_TYPE, qn
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import E, Element, root
from briefdeck.outputs.docx.fields import Bookmarks
from briefdeck.outputs.docx.text import CITED, Relationships, Words, field_begin, field_mark

_COMMA = ","


class Notes:
    """The footnotes part of one document."""

    def __init__(self, package: Package, style: MemoStyle) -> None:
        found = package.first_related(package.main, "footnotes")
        self.part = found if found in package.trees else _add_part(package)
        self.root = package.trees[self.part]
        self.relationships = Relationships(package, self.part)
        taken = [int(note.get(qn("w:id"), "0")) for note in self.root]
        self._next = max([*taken, 0]) + 1
        mark = style.find("footnote reference", "character")
        self._mark = mark.id if mark else ""

    def settle(
        self,
        elements: Sequence[Element],
        references: Iterable[Reference],
        bookmarks: Bookmarks,
        words: Words,
    ) -> None:
        """Put marks in the place of the citations, and write their notes; `words` makes runs for the notes' part."""
        known = {reference.number: reference for reference in references}
        runs = [run for element in elements for run in element.iter(qn("w:r")) if run.get(CITED)]
        counts: dict[int, int] = {}
        for run in runs:
            number = int(run.get(CITED, "0"))
            counts[number] = counts.get(number, 0) + 1
        noted: set[int] = set()
        ends: set[Element] = set()
        for run in runs:
            number = int(run.attrib.pop(CITED))
            if number in noted:
                made = self._again(number)
            elif _repeats(run) or number not in known:
                made = [self._shown(str(number))]
            else:
                noted.add(number)
                mark = self._marked(E("w:footnoteReference", {"w:id": str(self._next)}))
                self.root.append(self._note(words.reference(known[number], addresses=False), words))
                made = bookmarks.around(_bookmark(number), [mark]) if counts[number] > 1 else [mark]
            if run.getprevious() in ends:
                made = [self._shown(_COMMA), *made]  # two marks that touch would read as one number
            ends.add(made[-1])
            _replace(run, made)

    def _note(self, runs: list[Element], words: Words) -> Element:
        number = self._marked(E("w:footnoteRef"))
        tab = E("w:r", None, E("w:tab"))
        note = E("w:footnote", {"w:id": str(self._next)}, words.paragraph("footnote text", number, tab, *runs))
        self._next += 1
        return note

    def _marked(self, mark: Element) -> Element:
        properties = E("w:rPr", None, E("w:rStyle", {"w:val": self._mark})) if self._mark else None
        return E("w:r", None, properties, mark)

    def _shown(self, text: str) -> Element:
        return self._marked(E("w:t", None, text))

    def _again(self, number: int) -> list[Element]:
        """The number of a note that stands further up; `\\f` gives it the look of a mark, `\\h` leads there."""
        result = self._shown(str(number))
        return [*field_begin(f"NOTEREF {_bookmark(number)} \\f \\h"), result, field_mark("end")]


def _replace(run: Element, made: Iterable[Element]) -> None:
    for element in made:
        run.addprevious(element)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _bookmark(number: int) -> str:
    """Word hides bookmarks that begin with `_Ref`; its own cross-references to notes have such names."""
    return f"_RefNote{number:03}"


def _repeats(run: Element) -> bool:
    row = next(run.iterancestors(qn("w:tr")), None)
    return row is not None and row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


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
