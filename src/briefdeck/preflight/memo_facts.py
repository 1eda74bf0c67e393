"""What a document needs to be read by everybody, and what must not stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import NO_FACTS, Facts, Measure
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import counted, quoted
from briefdeck.ooxml.names import MC, PIC, WP, A, R, W
from briefdeck.ooxml.slides import is_decorative
from briefdeck.ooxml.units import is_on
from briefdeck.ooxml.word_text import Memo, bookmark_of, instructions
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found, of_paragraph
from briefdeck.preflight.metadata import title_of
from briefdeck.preflight.wording import alt_fault
from briefdeck.text.leftovers import leftover
from briefdeck.values import replace

_V = "{urn:schemas-microsoft-com:vml}"
_GRAPHICS = {"picture": "a picture", "chart": "a chart", "diagram": "a diagram", "wordprocessingGroup": "a group"}
_VAL = f"{W}val"
_BUILT_IN = frozenset({"_top", "_goback", ""})
_HEAD = 40  # characters of the longest head
_SENTENCE = regex(r"[.!?。！？]$|[:：]$")
_NUMBER = regex(r"[\s\d.,%％+\-−–△▲$€¥£()（）/年月日]*\d[\s\d.,%％+\-−–△▲$€¥£()（）/年月日兆億万円人件]*")
# Word's own words for a reference that is gone, in the languages that are met most.
_LOST = regex(r"(?i)error! (?:reference source|bookmark) not|エラー[!！] ?(?:参照元|ブックマーク)")


def leftovers(memo: Memo) -> Iterator[Found]:
    """Texts that were to be replaced, and content controls that still show their prompt."""
    alone: dict[str, list[Facts]] = {}
    for paragraph in memo.paragraphs:
        in_cell = paragraph.cell is not None and paragraph.cell.tag == f"{W}tc"
        left = leftover(paragraph.text, in_cell=in_cell) if paragraph.text else ""
        if left and left == paragraph.text.strip():
            alone.setdefault(left, []).append(of_paragraph(paragraph))
        elif left and not _LOST.search(left):  # `broken_links` tells what Word says of those that are gone
            what = f"{quoted(left)} is left over"
            yield Found(rules.LEFTOVER_TEXT, of_paragraph(paragraph), what, "replace or delete it")
    for left, places in alone.items():
        more = f", here and in {counted(len(places) - 1, 'other places')}" if len(places) > 1 else ""
        yield Found(rules.LEFTOVER_TEXT, places[0], f"{quoted(left)} is left over{more}", "replace or delete it")
    for control in memo.body.iter(f"{W}sdt"):
        mark = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        words = "".join(t.text or "" for t in control.iter(f"{W}t"))
        if mark is not None and is_on(mark.get(_VAL), True) and words.strip() and not leftover(words):
            what = f"{quoted(words)} is the prompt of a content control that nobody filled"
            yield Found(rules.LEFTOVER_TEXT, Facts(words=words), what, "fill the content control or delete it")


def alternative_texts(memo: Memo) -> Iterator[Found]:
    """Pictures, charts and diagrams of body and notes; headers and footers are passed over by screen readers."""
    for story, root in memo.stories:
        if story in ("header", "footer", "comments"):
            continue
        for properties in root.iter(f"{WP}docPr"):
            drawing = properties.getparent()
            if (
                drawing is None
                or is_decorative(properties)
                or any(True for _ in drawing.iterancestors(f"{MC}Fallback"))
            ):
                continue
            kind = _kind(drawing)
            fault = alt_fault(properties.get("descr", "") or properties.get("title", "")) if kind else ""
            if fault:
                yield _without_words(properties.get("name", ""), f"{kind} {fault}")
        for data in root.iter(f"{_V}imagedata"):
            shape = data.getparent()
            if shape is None or any(True for _ in shape.iterancestors(f"{MC}Fallback")):
                continue
            fault = alt_fault(shape.get("alt", ""))
            if fault:
                yield _without_words("", f"a picture {fault}")


def _without_words(name: str, what: str) -> Found:
    hint = "right-click it, choose View Alt Text, and describe it or mark it as decorative"
    return Found(rules.MISSING_ALT, Facts(shape=name), what, hint)


def _kind(drawing: Element) -> str:
    data = next(drawing.iter(f"{A}graphicData"), None)
    uri = data.get("uri", "") if data is not None else ""
    name = uri.rpartition("/")[2]
    if name == "wordprocessingGroup" and next(drawing.iter(f"{PIC}pic"), None) is None:
        return ""
    return _GRAPHICS.get("chart" if name == "chartex" else name, "")


def title(memo: Memo) -> Iterator[Found]:
    """The title among the properties."""
    if not title_of(memo.package):
        what = "the document has no title in its properties"
        yield Found(rules.MISSING_TITLE, NO_FACTS, what, "write one under File, Info, Properties, Title")


def table_heads(memo: Memo) -> Iterator[Found]:
    """Tables whose first row holds heads, without being marked so that it repeats.

    Many tables of memos have no heads, and rightly: those that lay out figures, phases or steps. Such a table can say
    so itself, by a `w:tblLook` that asks its style for no first row; but Word asks for one in every table that it
    makes, so the row must look like heads as well: short words in all cells but perhaps the first, no sentences and no
    numbers, as many cells as the other rows have, and bold, or drawn as heads by the style, or above a column of
    numbers.
    """
    for table in memo.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) < 2 or any(True for _ in table.iterancestors(f"{W}tc")):
            continue
        if rows[0].find(f"{W}trPr/{W}tblHeader") is not None or not _asks_for_heads(table):
            continue
        cells = [[_words(cell) for cell in row.findall(f"{W}tc")] for row in rows]
        if _are_heads(cells) and (_is_drawn(memo, table, rows) or _above_numbers(cells)):
            what = f"the first row ({quoted(' '.join(cells[0]))}) holds heads that do not repeat"
            hint = "put the cursor into it and choose Table Layout, Repeat Header Rows"
            yield Found(rules.MISSING_HEADER_ROW, Facts(piece="table", words=" ".join(cells[0])), what, hint)


def _words(cell: Element) -> str:
    return " ".join("".join(t.text or "" for t in cell.iter(f"{W}t")).split())


def _asks_for_heads(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return True
    named = look.get(f"{W}firstRow")
    if named is not None:
        return is_on(named)
    try:
        return bool(int(look.get(_VAL, "20")[:8], 16) & 0x20)
    except ValueError:
        return True


def _are_heads(cells: list[list[str]]) -> bool:
    """Whether a first row could be heads by its words."""
    heads = cells[0]
    if len(heads) < 2 or any(len(row) != len(heads) for row in cells[1:3]):
        return False
    return all(heads[1:]) and all(
        len(head) <= _HEAD and not _SENTENCE.search(head) and not _NUMBER.fullmatch(head) for head in heads
    )


def _is_drawn(memo: Memo, table: Element, rows: list[Element]) -> bool:
    """Whether the first row looks unlike the others: bold, or by the table's style."""
    if _is_bold(rows[0]) and not _is_bold(rows[1]):
        return True
    style = table.find(f"{W}tblPr/{W}tblStyle")
    named = memo.looks.sheet.by_id.get(style.get(_VAL, "")) if style is not None else None
    return named is not None and any(
        part.get(f"{W}type") == "firstRow" and len(part) for part in named.iterfind(f"{W}tblStylePr")
    )


def _is_bold(row: Element) -> bool:
    runs = [run for run in row.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def _above_numbers(cells: list[list[str]]) -> bool:
    """Whether a column below the heads holds numbers alone."""
    columns = zip(*(row for row in cells[1:] if len(row) == len(cells[0])), strict=True)
    return any(all(len(cell) <= _HEAD and _NUMBER.fullmatch(cell) for cell in column) for column in columns)


def heading_gaps(memo: Memo) -> Iterator[Found]:
    """Headings more than one level below the one before."""
    before: int | None = None
    for paragraph in memo.paragraphs:
        level = paragraph.outline
        if paragraph.story or level is None or not paragraph.text.strip():
            continue
        if before is not None and level > before + 1:
            what = f"a heading of level {level + 1} follows one of level {before + 1}"
            hint = f"make it a heading of level {before + 2}, or insert the level that is missing"
            measure = Measure("level of heading", level + 1, before + 2)
            yield Found(rules.HEADING_GAP, replace(of_paragraph(paragraph), measure=measure), what, hint)
        before = level


def broken_links(memo: Memo) -> Iterator[Found]:
    """Links and fields whose bookmark or relationship is gone."""
    known = {str(b.get(f"{W}name", "")).lower() for _, s in memo.stories for b in s.iter(f"{W}bookmarkStart")}
    known |= _BUILT_IN
    for story, root in memo.stories:
        part_rels = memo.package.rels.get(memo.package.main, {}) if not story else None
        for link in root.iter(f"{W}hyperlink"):
            said = "".join(t.text or "" for t in link.iter(f"{W}t"))
            words = quoted(said)
            anchor, id_ = link.get(f"{W}anchor"), link.get(f"{R}id")
            if anchor and not id_ and anchor.lower() not in known:
                what = f"the link {words} leads to the bookmark {quoted(anchor, 40)}, which does not exist"
                yield _lost(what, said)
            elif id_ and part_rels is not None and id_ not in part_rels:
                yield _lost(f"the link {words} has lost its target", said)
        for _, instruction in instructions(root):
            bookmark = bookmark_of(instruction)
            if bookmark and bookmark.lower() not in known:
                what = f"the field {quoted(instruction, 40)} refers to a bookmark that does not exist"
                yield _lost(what, instruction)
    for paragraph in memo.paragraphs:
        if _LOST.search(paragraph.text):
            what = "shows the error of a reference that is gone"
            yield Found(rules.BROKEN_LINK, of_paragraph(paragraph), what, _ANEW)


_ANEW = "insert it anew with References, Cross-reference or Insert, Link"


def _lost(what: str, words: str) -> Found:
    return Found(rules.BROKEN_LINK, Facts(words=words), what, _ANEW)
