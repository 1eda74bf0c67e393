"""The paragraphs of a memo, from its XML: the body in its order, tables and notes included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree

from briefdeck.ooxml.names import MC, M, R, W
from briefdeck.provenance.marks import taken
from briefdeck.provenance.units import OBJECT, Piece, Unit, merged
from briefdeck.provenance.wordlists import WordLists

Element = etree._Element

_OFF = frozenset({"0", "false", "off"})
_LOOKS = {
    f"{W}{name}": name
    for name in (
        "b",
        "rStyle",
        "i",
        "u",
        "strike",
        "color",
        "sz",
        "highlight",
        "vertAlign",
        "caps",
        "smallCaps",
        "vanish",
    )
}
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))
_CAME = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
_USUAL = _OFF | {"none", "auto", "baseline"}
_TEXT, _FIELD, _VALUE = frozenset({f"{W}t", f"{W}delText"}), f"{W}fldChar", f"{W}val"
BOOKMARK = "_bd_"
"""How the names of our bookmarks begin; Word hides what begins with an underscore."""
_NEW, _OLD = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_AROUND = frozenset(
    f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase")
)
_DRAWN = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")) | {
    f"{MC}AlternateContent"
}
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})


_Paragraph = tuple[Element, list[Piece]]  # a paragraph with its words


class Tracked(Enum):
    """How tracked changes are read: as if they were accepted, or as if they were rejected."""

    ACCEPTED = "accept"
    REJECTED = "reject"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the reading of a part needs to know: addresses by relationship id, ids of character styles that are bold,
    and the lists that the document has."""

    links: Mapping[str, str]
    strong: frozenset[str] = frozenset()
    tracked: Tracked = Tracked.ACCEPTED
    lists: WordLists = field(default_factory=WordLists)


def strong_styles(styles: Element | None) -> frozenset[str]:
    """The ids of character styles that make words bold."""
    found = styles.iterfind(f"{W}style[@{W}type='character']") if styles is not None else ()
    return frozenset(style.get(f"{W}styleId", "") for style in found if _bold(style.find(f"{W}rPr")))


def body_units(body: Iterable[Element], facts: Facts, story: str = "body", tables: int = 0) -> Iterator[Unit]:
    """The paragraphs of a body, a header or a note, in their order; `tables` stand before them."""
    joined: list[_Paragraph] = []
    fields = OpenFields()
    for element in _blocks(body, facts.tracked):
        if element.tag == f"{W}tbl":
            # The words before a table stay there, though their paragraph's mark is gone.
            if joined:
                yield _unit(joined, facts, story)
                joined = []
            rows = [row for row in _rows(element) if not _is_gone(row.find(f"{W}trPr"), facts.tracked)]
            tables += bool(rows)
            yield from _cells(element, rows, facts, f"{story} table {tables}")
            continue
        made: list[Piece] = []
        _read(element, facts, made, fields)
        fields.end_paragraph()
        joined.append((element, made))
        if not _joins_next(element, facts.tracked):
            yield _unit(joined, facts, story)
            joined = []
    if joined:
        yield _unit(joined, facts, story)


def note_units(notes: Iterable[Element], facts: Facts, gone: Set[str] = frozenset()) -> Iterator[Unit]:
    """The paragraphs of footnotes but those that are `gone`; those that separate them from the text have none."""
    for note in notes:
        if note.tag == f"{W}footnote" and note.get(f"{W}type") is None and note.get(f"{W}id", "") not in gone:
            yield from body_units(note, facts, "note")


def gone_notes(body: Element, tracked: Tracked) -> frozenset[str]:
    """The ids of the footnotes whose every mark a tracked change takes out of the text."""
    left_out = _OLD if tracked is Tracked.ACCEPTED else _NEW
    there: dict[str, bool] = {}
    for mark in body.iter(f"{W}footnoteReference"):
        kept = not any(
            around.tag in left_out or (around.tag == f"{W}tr" and _is_gone(around.find(f"{W}trPr"), tracked))
            for around in mark.iterancestors()
        )
        there[mark.get(f"{W}id", "")] = kept or there.get(mark.get(f"{W}id", ""), False)
    return frozenset(name for name, kept in there.items() if not kept)


def _blocks(body: Iterable[Element], tracked: Tracked) -> Iterator[Element]:
    """Paragraphs and tables, those in content controls too."""
    waiting = list(body)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _AROUND or element.tag in (_NEW if tracked is Tracked.ACCEPTED else _OLD):
            waiting += reversed(list(element))


def _cells(table: Element, rows: Iterable[Element], facts: Facts, name: str) -> Iterator[Unit]:
    for row, line in enumerate(rows):
        column = 0
        for cell in line.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tbl")) is not table:
                continue
            if _is_gone(cell.find(f"{W}tcPr"), facts.tracked):
                continue
            shade = cell.find(f"{W}tcPr/{W}shd")
            fill = shade.get(f"{W}fill", "") if shade is not None else ""
            for unit in body_units(cell, facts, name):
                look = ";".join(filter(None, (unit.look, f"fill={fill}" if fill else "")))
                yield Unit(0, name, unit.pieces, row, column, unit.style, unit.level, unit.bookmark, look=look)
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            value = span.get(f"{W}val", "1") if span is not None else "1"
            column += int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _AROUND:
            yield from child.iter(f"{W}tr")


def _unit(joined: Sequence[_Paragraph], facts: Facts, story: str) -> Unit:
    """One paragraph, or several that are one because the marks between them are gone.

    It looks as the last one does that has words, for the last mark stays; and is found again by the first bookmark of
    one with words, where the last has none.
    """
    spoken = [element for element, pieces in joined if any(piece.text for piece in pieces)] or [joined[-1][0]]
    properties = _properties(spoken[-1], "pPr", facts.tracked)
    named = properties.find(f"{W}pStyle") if properties is not None else None
    style = named.get(f"{W}val", "") if named is not None else ""
    own = next(filter(None, map(_bookmark, (spoken[-1], *spoken))), "")
    pieces = merged(piece for _, made in joined for piece in made)
    look = _set_out(properties, facts.lists)
    return Unit(0, story, pieces, style=style, level=_level(properties), bookmark=own, look=look)


def _set_out(properties: Element | None, lists: WordLists) -> str:
    """What a paragraph says itself of how it is set, in the form that a slide's has: its alignment, a page that it
    begins, and its list where that is of another kind than the one of its style."""
    if properties is None:
        return ""
    aligned, breaks = (properties.find(f"{W}{name}") for name in ("jc", "pageBreakBefore"))
    made = [f"align={aligned.get(_VALUE, '')}"] if aligned is not None else []
    if breaks is not None and breaks.get(_VALUE) not in _OFF:
        made.append("break=page")
    kind = lists.otherwise(properties)
    return ";".join([*made, f"list={kind}"] if kind else made)


def _bookmark(paragraph: Element) -> str:
    names = (start.get(f"{W}name", "") for start in paragraph.iter(f"{W}bookmarkStart"))
    return next((name for name in names if name.startswith(BOOKMARK)), "")


def _properties(element: Element, name: str, tracked: Tracked) -> Element | None:
    """The properties of a run or paragraph; where changes are rejected, those before a change (17.13.5)."""
    properties = element.find(f"{W}{name}")
    if properties is None or tracked is Tracked.ACCEPTED:
        return properties
    before = properties.find(f"{W}{name}Change/{W}{name}")
    return properties if before is None else before


def _level(properties: Element | None) -> int:
    """The level in its list, from 0; -1 where a paragraph is in none by itself."""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    if listed is None:
        return -1
    level = listed.find(f"{W}ilvl")
    value = level.get(f"{W}val", "") if level is not None else ""
    return int(value) if len(value) == 1 and value in "012345678" else 0


def _joins_next(paragraph: Element, tracked: Tracked) -> bool:
    """Whether a paragraph's mark is gone, so that its words go on in the next one (17.13.5.1, 17.13.5.15)."""
    return _is_gone(paragraph.find(f"{W}pPr/{W}rPr"), tracked)


def _is_gone(properties: Element | None, tracked: Tracked) -> bool:
    if properties is None:
        return False
    gone = _GONE if tracked is Tracked.ACCEPTED else _CAME
    return any(child.tag in gone for child in properties)


@dataclass(slots=True)
class OpenFields:
    """The complex fields that are open, by their instructions; each shows one OBJECT.

    A table of contents goes over many paragraphs, and is Word's to write; any other field ends with its paragraph.
    """

    open: list[str] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """Forget the fields that a damaged paragraph leaves open."""
        self.open = [code for code in self.open if code.split()[:1] == ["TOC"]]


def _read(parent: Element, facts: Facts, made: list[Piece], fields: OpenFields) -> None:
    """The words of a paragraph, or of what lies around some of its runs; nesting is bounded by the XML parser."""
    left_out = _OLD if facts.tracked is Tracked.ACCEPTED else _NEW
    for child in parent:
        if child.tag == f"{W}r":
            _run(child, facts, made, fields)
        elif child.tag == f"{W}hyperlink":
            inner: list[Piece] = []
            _read(child, facts, inner, fields)
            href = facts.links.get(child.get(f"{R}id", ""), "#")
            made += [Piece(p.text, p.bold, href, p.mark, p.look) for p in inner]
        elif child.tag == f"{W}fldSimple" or child.tag in _FORMULAS:
            made.append(Piece(OBJECT))
        elif child.tag in _AROUND or (child.tag in (_NEW | _OLD) and child.tag not in left_out):
            _read(child, facts, made, fields)


def _run(run: Element, facts: Facts, made: list[Piece], fields: OpenFields) -> None:
    bold, look = _look(_properties(run, "rPr", facts.tracked), facts.strong)
    text = ""
    for child in run:
        tag = child.tag
        if tag in _TEXT and not fields.open:
            text += child.text or ""
        elif tag == _FIELD:
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                text += OBJECT if not fields.open else ""
                fields.open.append("")
            elif kind == "end" and fields.open:
                fields.open.pop()
        elif fields.open:
            if tag in (f"{W}instrText", f"{W}delInstrText"):
                fields.open[-1] += child.text or ""
        elif tag == f"{W}tab":
            text += "\t"
        elif tag in (f"{W}br", f"{W}cr"):
            text += "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        elif tag == f"{W}noBreakHyphen":
            text += "\u2011"
        elif tag in _DRAWN:
            text += OBJECT
    made.append(Piece(text, bold, "", taken(run), look))


def _face(fonts: Element | None) -> str:
    """The face that a run names; where its words are East Asian ones, another than that of its style alone."""
    if fonts is None:
        return ""
    hinted = fonts.get(f"{W}hint") == "eastAsia"
    return fonts.get(f"{W}eastAsia", "") or ("" if hinted else fonts.get(f"{W}ascii", ""))


def _bold(properties: Element | None) -> bool | None:
    return None if properties is None else _look(properties, frozenset())[0]


def _look(properties: Element | None, strong: frozenset[str]) -> tuple[bool | None, str]:
    """Whether a run is bold, by itself or by a style that is, and what else it says itself of its looks.

    These are the looks that people change by hand, in a canonical form.
    """
    if properties is None:
        return None, ""
    bold: bool | None = None
    styled = False
    said: dict[str, str] = {}
    for child in properties:
        name = _LOOKS.get(child.tag)
        if name is None:
            continue
        value = child.get(_VALUE, "1")
        if name == "b":
            bold = value not in _OFF
        elif name == "rStyle":
            styled = value in strong
        elif value not in _USUAL:
            said[name] = value
    if face := _face(properties.find(f"{W}rFonts")):
        said["face"] = face
    look = ";".join(f"{name}={said[name]}" for name in sorted(said)) if said else ""
    return (True if bold is None and styled else bold), look
