"""Rich text as WordprocessingML: paragraphs, runs, links and citations, in the order that the schema asks for.

A run is split where ambiguous signs (… “ ” ― × °) must take the East Asian face: `w:hint` is the one thing that makes
Word draw them with it (ECMA-376 Part 1, 17.3.2.26). Words keep every space (`xml:space`); tabs and line breaks become
elements, for `w:t` must not hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote, urlsplit

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.setting.items import Item
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, Inline, Origin, RichText, Run
from briefdeck.document.richtext import words as in_words
from briefdeck.locale import Language
from briefdeck.ooxml.names import HYPERLINK_REL, qn
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.units import half_points, twips
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.targets import Targets
from briefdeck.provenance.marks import Marks
from briefdeck.text import Face, balance_title, is_east_asian, language_of, script_runs, width
from briefdeck.text.metrics import is_japanese

# Set on a run that stands for a citation until the body is whole and its footnotes are settled; never written.
CITED = "cited"
# Styles whose paragraphs are titles of a line or two in large type.
_BALANCED = frozenset({"title", "memo subject"})
_BREAKS = re.compile("([\t\n\r\u0085\u2028\u2029])")
# What a URI may hold as it stands; anything else is percent-encoded, for Word refuses a relationship that is no URI.
_URI = "%/:=&?~#+!$,;'@()*[]"


class Relationships:
    """Relationships of a part, one an address, numbered by a counter instead of a scan for each."""

    def __init__(self, package: Package, part: str) -> None:
        self._rels = package.rels.setdefault(part, {})
        numbers = [int(rid[3:]) for rid in self._rels if rid.startswith("rId") and rid[3:].isdigit()]
        self._last = max(numbers, default=0)
        self._links: dict[str, str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """A new relationship; returns its id."""
        self._last += 1
        rid = f"rId{self._last}"
        self._rels[rid] = Relationship(kind, target, external)
        return rid

    def link(self, address: str) -> str:
        """The id of the hyperlink to an address; empty where the address is none that Word would accept."""
        if address not in self._links:
            target = quote(address, safe=_URI)
            self._links[address] = self.add(HYPERLINK_REL, target, external=True) if _is_address(target) else ""
        return self._links[address]


def _is_address(target: str) -> bool:
    try:
        parts = urlsplit(target)
        # The port is read only when asked for, and raises where it is no number.
        return parts.port != 0 and bool(parts.hostname or parts.scheme == "mailto")
    except ValueError:
        return False


class Words:
    """Makes runs and paragraphs with the styles of one template and the relationships of one document."""

    def __init__(
        self,
        style: MemoStyle,
        relationships: Relationships,
        cited: Iterable[int],
        languages: tuple[Language, str],
        *,
        noted: bool = False,
        targets: Targets | None = None,
        marks: Marks | None = None,
    ) -> None:
        """`cited` are the numbers in the list of sources; `noted` leaves citations to be settled as footnotes.

        `languages` are the document's, and the tag that its styles have for East Asian words.

        With `marks` every run carries the number of its origin, for the snapshot that is taken once the body stands.
        """
        self._style = style
        self._marks = marks
        self._noted = noted
        self._targets = targets
        self._relationships = relationships
        self._cited = frozenset(cited)
        language, self._east_asian = languages
        self._language = language
        self.spaced = language.spaced
        # One em after a run-in heading; the ideographic space is that em in Japanese setting.
        self.gap = language.gap
        self._strong = self._character("Strong")
        self._link = self._character("Hyperlink")
        self._number = self._character("Source Number")
        known, body = style.find("Status", "character"), style.find("Body Text")
        faces = [s.face for s in (known, body) if s is not None and s.face.east_asian]
        self._status_face = faces[0] if faces else Face("", "")
        self._faces = {s.id: s.face.east_asian for s in style.styles.values() if s.type == "character"}

    def _character(self, name: str) -> str:
        found = self._style.find(name, "character")
        return found.id if found else ""

    def paragraph(
        self,
        style: str,
        *runs: Element,
        keep_next: bool = False,
        list_id: int = 0,
        level: int = 0,
    ) -> Element:
        """A paragraph in the style of this name. `list_id` is a w:numId."""
        properties = E("w:pPr")
        named = self._style.find(style) or self._style.find("Body Text")
        if named is not None:
            properties.append(E("w:pStyle", {"w:val": named.id}))
        if keep_next:
            properties.append(E("w:keepNext"))
        if list_id:
            place = E("w:ilvl", {"w:val": str(level)})
            properties.append(E("w:numPr", None, place, E("w:numId", {"w:val": str(list_id)})))
        if named is not None:
            self._settle_faces(runs, named.face.east_asian)
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

    def runs(self, text: RichText, *, strong: bool = False) -> list[Element]:
        """The runs of a rich text; `strong` makes all of its words so."""
        found: list[Element] = []
        # A piece takes the language of its whole text: “A” is Japanese when the sentence around it is.
        japanese = self._language.setting.wide_signs and is_japanese(text.plain)
        for inline in text.inlines:
            match inline:
                case Citation():
                    found.append(self._citation(inline))
                case Run(href=""):
                    made = self.plain(inline.text, inline.bold or strong, japanese=japanese)
                    found += self._marked(made, inline.origin)
                case Run():
                    made = self.plain(inline.text, inline.bold or strong, self._link, japanese=japanese)
                    found += self.linked(inline.href, self._marked(made, inline.origin))
        return found

    def _marked(self, runs: list[Element], origin: Origin | None) -> list[Element]:
        if self._marks is not None:
            for run in runs:
                self._marks.set(run, origin)
        return runs

    def title(self, text: RichText, style: str) -> RichText:
        """The text with line breaks at phrases, where it is a title in large type that does not fit one line."""
        named = self._style.find(style)
        if named is None or named.name.casefold() not in _BALANCED:
            return text
        # One em stays free, for a mark that hangs before a break makes an empty line in LibreOffice.
        measure = self._style.text_width - named.indent - named.size
        lines: list[str] = []
        for line in text.plain.split("\n"):
            balanced = balance_title(
                line, named.size, named.face, measure, bold=named.bold, language=self._language.tag, max_lines=3
            )
            lines += balanced or [line]
        return _broken(text, lines)

    def item(self, item: Item) -> list[Element]:
        """A statement run in: its short form strong where a detail follows, then its status, then the detail."""
        if not item.detail:
            return [*self.runs(item.text), *self.status(item.status), *self._reference(item.see)]
        runs = [*self.runs(item.text, strong=True), *self.status(item.status)]
        gap = "" if item.status and self._brings_space(item.status[-1]) else self.gap
        return [*runs, *self.plain(gap), *self.leading(item.detail, item.see)]

    def leading(self, text: RichText, anchor: str) -> list[Element]:
        """A sentence, and behind it the reference to the section that says more."""
        return [*self.runs(text), *self._reference(anchor)]

    def _reference(self, anchor: str) -> list[Element]:
        """What leads to a section: a REF field with its result, in the words of the audience."""
        target = self._targets.find(anchor) if self._targets is not None and anchor else None
        if target is None or "{target}" not in target.pattern:
            return []
        before, _, after = target.pattern.partition("{target}")
        field = [*field_begin(f"REF {target.bookmark} {target.switches}"), *self.plain(target.text), field_mark("end")]
        return [*self.plain(before), *field, *self.plain(after)]

    def _brings_space(self, mark: str) -> bool:
        """Whether a closing bracket is drawn in the left half of an em, and so needs no space after it."""
        return is_east_asian(mark) and width(mark, 1.0, self._status_face) > 0.9

    def status(self, status: str) -> list[Element]:
        """How a statement is known, after its words; nothing where that is not shown."""
        if not status:
            return []
        return self.styled((" " if self.spaced else "") + status, "Status")

    def plain(self, text: str, strong: bool = False, style: str = "", *, japanese: bool | None = None) -> list[Element]:
        """Runs of words that are the same throughout; `style` is a character style's id."""
        return [
            self._run(piece, strong, style, hinted=hinted) for piece, hinted in script_runs(text, japanese=japanese)
        ]

    def small(self, text: str, origin: Origin | None) -> list[Element]:
        """A unit beside a large number: in the style for it, else at half the number's size."""
        return self._marked(self._small(text), origin)

    def _small(self, text: str) -> list[Element]:
        if not text or self._style.find("Figure Unit", "character") is not None:
            return self.styled(text, "Figure Unit")
        value = self._style.find("Figure Value")
        size = str(half_points((value.size if value else 20.0) / 2))
        runs = self.plain(text)
        for run in runs:
            properties = run.find(qn("w:rPr"))
            if properties is None:
                properties = E("w:rPr")
                run.insert(0, properties)
            # CT_RPr: of what is written here only w:lang stands behind the sizes.
            place = next((i for i, child in enumerate(properties) if child.tag == qn("w:lang")), len(properties))
            properties[place:place] = [E("w:sz", {"w:val": size}), E("w:szCs", {"w:val": size})]
        return runs

    def link(self, address: RichText) -> list[Element]:
        """An address as its own link."""
        runs = self.plain(address.plain, style=self._link, japanese=False)
        return self.linked(address.plain, self._marked(runs, next(address.origins, None)))

    def styled(self, text: str, name: str) -> list[Element]:
        """Words in the character style of this name."""
        return self.plain(text, style=self._character(name))

    def linked(self, address: str, pieces: list[Element]) -> list[Element]:
        """Runs that lead to an address; the runs alone where it is not one."""
        rid = self._relationships.link(address)
        return [E("w:hyperlink", {"r:id": rid, "w:history": "1"}, *pieces)] if rid else pieces

    def reference(self, entry: Reference, *, addresses: bool) -> list[Element]:
        """A source as the audience writes it; without its address the words are themselves the link."""
        if addresses and entry.located:
            return self.runs(entry.located)
        known = (entry.outlet, entry.title, in_words(entry.published), in_words(entry.accessed))
        runs = self.runs(entry.entry)
        for part in known if not entry.entry else ():
            runs += [*self.plain(self.gap if runs and part else ""), *self.runs(part)]
        if not entry.url:
            return runs
        if not addresses:
            return self.linked(entry.url, runs)
        return [*runs, *self.plain(" "), *self.link(entry.address or in_words(entry.url))]

    def _citation(self, citation: Citation) -> Element:
        run = self._run(f"[{citation.number}]", False, self._number, hinted=False)
        if self._noted:
            run.set(CITED, str(citation.number))
            return run
        if citation.number not in self._cited:
            return run
        return E("w:hyperlink", {"w:anchor": source_bookmark(citation.number), "w:history": "1"}, run)

    def _run(self, text: str, strong: bool, style: str, *, hinted: bool) -> Element:
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
        spelt = language_of(text, self._language)
        if spelt.theme_script and spelt.tag != self._east_asian:
            properties.append(E("w:lang", {"w:eastAsia": spelt.tag}))
        run = E("w:r", None, properties if len(properties) else None)
        for piece in _BREAKS.split(text):
            if piece == "\t":
                run.append(E("w:tab"))
            elif _BREAKS.fullmatch(piece):
                run.append(E("w:br"))
            elif piece:
                run.append(words(piece))
        return run


def _broken(text: RichText, lines: Sequence[str]) -> RichText:
    """The rich text with a line break after each of the lines that its plain words make; a space there gives way."""
    plain = text.plain
    breaks: set[int] = set()
    end = 0
    for line in lines[:-1]:
        end = plain.index(line, end) + len(line)
        breaks.add(end)
    inlines: list[Inline] = []
    position = 0
    for inline in text.inlines:
        if not isinstance(inline, Run):
            inlines.append(inline)
            continue
        pieces = []
        for character in inline.text:
            if position in breaks:
                pieces.append("\n")
            if position not in breaks or character not in " \n":
                pieces.append(character)
            position += 1
        inlines.append(replace(inline, text="".join(pieces)))
    return RichText(tuple(inlines))


def words(text: str, tag: str = "w:t") -> Element:
    """`w:t` (or `w:instrText`) that keeps its spaces."""
    kept = {"xml:space": "preserve"} if text != text.strip() or "  " in text else None
    return E(tag, kept, text)


def field_mark(kind: str) -> Element:
    """A run with the mark that begins, separates or ends a complex field."""
    return E("w:r", None, E("w:fldChar", {"w:fldCharType": kind}))


def field_begin(instruction: str) -> list[Element]:
    """The runs of a field up to its result."""
    code = E("w:r", None, words(f" {instruction} ", "w:instrText"))
    return [field_mark("begin"), code, field_mark("separate")]


def source_bookmark(number: int) -> str:
    """The bookmark of a source; Word allows letters, digits and underscores in names."""
    return f"source_{number}"


def space(paragraph: Element, **points: float) -> None:
    """Set the space `before` or `after` a paragraph, in pt, where its style cannot know its neighbour."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = E("w:pPr")
        paragraph.insert(0, properties)
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        spacing = E("w:spacing")
        # CT_PPr: spacing stands before ind, jc and outlineLvl, after everything else that is written here.
        later = [i for i, child in enumerate(properties) if child.tag in _AFTER_SPACING]
        properties.insert(later[0] if later else len(properties), spacing)
    for side, length in points.items():
        spacing.set(qn(f"w:{side}"), str(twips(length)))


_AFTER_SPACING = frozenset({qn("w:ind"), qn("w:jc"), qn("w:outlineLvl")})
