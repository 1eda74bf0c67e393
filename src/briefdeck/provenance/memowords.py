"""The paragraphs of a memo, from its XML: the body in its order, tables and notes included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field
from enum import Enum

from lxml import etree

from briefdeck.ooxml.names import MC, M, R, W
from briefdeck.patterns import regex
from briefdeck.provenance.marks import taken
from briefdeck.provenance.memodrawings import boxes, lone_boxes
from briefdeck.provenance.slidewords import grid_look, whole_of
from briefdeck.provenance.symbols import sign_of
from briefdeck.provenance.units import MORE, OBJECT, FrameFacts, Piece, Unit, merged
from briefdeck.provenance.wordlists import WordLists
from briefdeck.provenance.wordlooks import BEGINS, framed, is_bold, paragraph_look, run_look, turned
from briefdeck.values import dataclass, replace

Element = etree._Element

SHORT = f"{MORE}short"
"""What of a table's look are its rows with too few cells."""
_OFF = frozenset({"0", "false", "off"})
_HEX = regex("[0-9A-Fa-f]{4}")
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))
_CAME = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
_TEXT, _FIELD, _VALUE = frozenset({f"{W}t", f"{W}delText"}), f"{W}fldChar", f"{W}val"
_PARTS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
BOOKMARK = "_bd_"
"""How the names of our bookmarks begin; Word hides what begins with an underscore."""
_NEW, _OLD = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_AROUND = frozenset(f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"))
_DRAWN = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")) | {
    f"{MC}AlternateContent"
}
_WHOLE = f"{W}altChunk"
"""Another file as a whole, which a program puts in when it opens this one (17.17.2.1)."""
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})


_Paragraph = tuple[Element, list[Piece]]  # a paragraph with its words


class Tracked(Enum):
    """How tracked changes are read: as if they were accepted, or as if they were rejected."""

    ACCEPTED = "accept"
    REJECTED = "reject"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the reading of a part needs to know: addresses by relationship id, ids of character styles that are bold,
    the lists that the document has, and the words of its endnotes by their ids."""

    links: Mapping[str, str]
    strong: frozenset[str] = frozenset()
    tracked: Tracked = Tracked.ACCEPTED
    lists: WordLists = field(default_factory=WordLists)
    endnotes: Mapping[str, str] = field(default_factory=dict)


def words_of_notes(notes: Element | None) -> dict[str, str]:
    """The words of the notes of a part, by their ids."""
    found = notes.iterfind(f"{W}endnote") if notes is not None else ()
    return {note.get(f"{W}id", ""): _said(note) for note in found if note.get(f"{W}type") is None}


def _said(parent: Element) -> str:
    return " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in parent.iter(f"{W}p")).strip()


def strong_styles(styles: Element | None) -> frozenset[str]:
    """The ids of character styles that make words bold."""
    found = styles.iterfind(f"{W}style[@{W}type='character']") if styles is not None else ()
    return frozenset(style.get(f"{W}styleId", "") for style in found if is_bold(style.find(f"{W}rPr")))


def body_units(body: Iterable[Element], facts: Facts, story: str = "body", tables: int = 0) -> Iterator[Unit]:
    """The paragraphs of a body, a header or a note, in their order; `tables` stand before them."""
    joined: list[_Paragraph] = []
    fields = OpenFields()
    counting, bare = "", None
    for element in _blocks(body, facts.tracked):
        if not len(element) and element.tag == f"{W}p" and not joined:  # a page may be made of empty ones, all alike
            fields.end_paragraph()
            bare = bare or _unit([(element, [])], facts, story)
            yield bare
            continue
        if element.tag == _WHOLE:
            yield Unit(0, story, (Piece(OBJECT),))
            continue
        if element.tag == f"{W}tbl":
            # The words before a table stay there, though their paragraph's mark is gone.
            if joined:
                yield from _units(joined, facts, story)
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
            number = facts.lists.counts(_properties(element, "pPr", facts.tracked))
            begins = bool(number) and number != counting
            yield from _units(joined, facts, story, begins=begins)
            joined, counting = [], number or counting
    if joined:
        yield from _units(joined, facts, story)


def table_facts(
    body: Iterable[Element], tracked: Tracked = Tracked.ACCEPTED, story: str = "body", tables: int = 0
) -> Iterator[FrameFacts]:
    """The tables of a body, called as `body_units` calls them: their styles, and the words that stand for them."""
    for element in _blocks(body, tracked):
        if element.tag == f"{W}tbl" and any(not _is_gone(row.find(f"{W}trPr"), tracked) for row in _rows(element)):
            tables += 1
            named, *said = (element.find(f"{W}tblPr/{W}{n}") for n in ("tblStyle", "tblCaption", "tblDescription"))
            style = "" if named is None else f"style={named.get(_VALUE, '')}"
            widths = (whole_of(each.get(f"{W}w", "")) for each in element.iterfind(f"{W}tblGrid/{W}gridCol"))
            parts = table_parts(element.find(f"{W}tblPr/{W}tblLook"))
            look = ";".join((style, *grid_look(widths, parts), *_short(element, tracked)))
            alt = "\n".join(each.get(_VALUE, "") for each in said if each is not None)
            yield FrameFacts(0, f"{story} table {tables}", (), look, alt)


def _short(table: Element, tracked: Tracked) -> Iterator[str]:
    """The rows that have fewer cells than the table has columns, where there are any: a build makes none."""
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    rows = (row for row in _rows(table) if not _is_gone(row.find(f"{W}trPr"), tracked))
    wide = [sum(map(_span, _row_cells(table, row, tracked))) for row in rows]
    short = [str(number) for number, width in enumerate(wide) if width < columns]
    if short:
        yield f"{SHORT}={','.join(short)}"


def _row_cells(table: Element, row: Element, tracked: Tracked) -> Iterator[Element]:
    """The cells of a row, and not those of tables in these."""
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tbl")) is table and not _is_gone(cell.find(f"{W}tcPr"), tracked):
            yield cell


def _span(cell: Element) -> int:
    """How many columns a cell takes."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(_VALUE, "1") if span is not None else "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def table_parts(look: Element | None) -> list[str]:
    """The parts of a table that its style sets apart (17.4.55); without these attributes they are the bits of a number,
    as programs write them that are older."""
    if look is None:
        return []
    if any(look.get(f"{W}{name}") is not None for name in _PARTS):
        return [name for name in _PARTS if look.get(f"{W}{name}", "0") not in _OFF]
    bits = look.get(_VALUE, "")
    said = int(bits, 16) if _HEX.fullmatch(bits) else 0
    return [name for name, bit in _PARTS.items() if said & bit]


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
        if element.tag in (f"{W}p", f"{W}tbl", _WHOLE):
            yield element
        elif element.tag in _AROUND or element.tag in (_NEW if tracked is Tracked.ACCEPTED else _OLD):
            waiting += reversed(list(element))


def _cells(table: Element, rows: Iterable[Element], facts: Facts, name: str) -> Iterator[Unit]:
    for row, line in enumerate(rows):
        column = 0
        for cell in _row_cells(table, line, facts.tracked):
            shade = cell.find(f"{W}tcPr/{W}shd")
            fill = shade.get(f"{W}fill", "") if shade is not None else ""
            way = turned(cell)
            for unit in body_units(cell, facts, name):
                if unit.holder != name:  # it stands in a shape
                    yield unit
                    continue
                look = ";".join(filter(None, (unit.look, f"fill={fill}" if fill else "", way)))
                yield replace(unit, holder=name, row=row, column=column, look=look)
            column += _span(cell)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _AROUND:
            yield from child.iter(f"{W}tr")


def _units(joined: Sequence[_Paragraph], facts: Facts, story: str, *, begins: bool = False) -> Iterator[Unit]:
    """One paragraph, and behind it those in the shapes of its drawings."""
    yield _unit(joined, facts, story, begins=begins)
    for element, pieces in joined:
        for name, words in boxes(element) if any(OBJECT in piece.text for piece in pieces) else ():
            yield from body_units(words, facts, f"{story} {name}")


def _unit(joined: Sequence[_Paragraph], facts: Facts, story: str, *, begins: bool = False) -> Unit:
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
    said = paragraph_look(properties, facts.lists), *map(framed, spoken), BEGINS if begins else ""
    look = ";".join(filter(None, said))
    hangs = any(OBJECT in piece.text for piece in pieces)
    inside = " · ".join(filter(None, (_inside(each, facts) for each, _ in joined))) if hangs else ""
    return Unit(0, story, pieces, style=style, level=_level(properties), bookmark=own, look=look, inside=inside)


def _inside(paragraph: Element, facts: Facts) -> str:
    """The words of the boxes and of the endnotes that hang on a paragraph, but for those in the shapes of a drawing; a
    box is there twice, for programs that do not know the newer form."""
    hanging = dict.fromkeys(map(_said, lone_boxes(paragraph)))
    notes = (facts.endnotes.get(mark.get(f"{W}id", ""), "") for mark in paragraph.iter(f"{W}endnoteReference"))
    return " · ".join(filter(None, (*hanging, *notes)))


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
    """Whether a paragraph's words go on in the next one: its mark is gone (17.13.5.1, 17.13.5.15), or it is the large
    letter with which that begins."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    drops = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return drops or _is_gone(paragraph.find(f"{W}pPr/{W}rPr"), tracked)


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
    bold, look = run_look(_properties(run, "rPr", facts.tracked), facts.strong)
    text, mark = "", taken(run)
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
        elif tag == f"{W}softHyphen":
            text += "\u00ad"
        elif tag == f"{W}sym":
            code = child.get(f"{W}char", "")
            text += sign_of(child.get(f"{W}font", ""), int(code, 16) if _HEX.fullmatch(code) else 0)
        elif tag == f"{W}ruby":
            made += (Piece(text, bold, "", mark, look), *_guided(child, facts, fields))
            text = ""
        elif tag in _DRAWN:
            text += OBJECT
    made.append(Piece(text, bold, "", mark, look))


def _guided(ruby: Element, facts: Facts, fields: OpenFields) -> Iterator[Piece]:
    """The words below a phonetic guide, which is a look of theirs (17.3.3.25)."""
    base, reading = ruby.find(f"{W}rubyBase"), "".join(t.text or "" for t in ruby.iterfind(f"{W}rt//{W}t"))
    inner: list[Piece] = []
    if base is not None:
        _read(base, facts, inner, fields)
    return (replace(piece, look=";".join(filter(None, (piece.look, f"reading={reading}")))) for piece in inner)
