"""What people do in Office beside typing, further: the drawings of a memo, shapes and their words, tables and charts.

The sixth family of edits. All of `PRACTICE` are seen by readers, so each has to be written or told; those of `QUIET`
are nothing to a briefing, and bring nothing about.
"""

from __future__ import annotations

import copy
import random
from itertools import pairwise
from typing import Any

from lxml import etree

from briefdeck.ooxml.names import MC, WP, WPG, WPS
from frames import P, any_chart, any_plain, any_shapes, xml
from pulling import (
    A,
    C,
    Edit,
    Element,
    Open,
    W,
    any_place,
    any_row,
    any_run,
    cells_of,
    emphasis_of,
    full,
    part_of,
    places,
    retype,
    runs,
    say,
    without_marks,
    words,
)
from usage import _run, _shape

# --- The drawings of a memo -------------------------------------------------------------------------------------------


def _drawing(file: Open, rng: random.Random) -> Element | None:
    """What places a drawing of shapes in a memo."""
    found = [] if file.is_deck else [w.getparent() for w in file.document.element.body.iter(f"{WPG}wgp")]
    placed = [next(each.iterancestors(f"{WP}inline", f"{WP}anchor")) for each in found if each is not None]
    return rng.choice(placed) if placed else None


def _drawn(file: Open, rng: random.Random, *, worded: bool = False) -> Element | None:
    """A shape of such a drawing."""
    placed = _drawing(file, rng)
    found = list(placed.iter(f"{WPS}wsp")) if placed is not None else []
    found = [each for each in found if not worded or _said(each).strip()]
    return rng.choice(found) if found else None


def _said(shape: Element) -> str:
    return " ".join(full(p) for p in shape.iter(f"{W}p"))


def _look_of(shape: Element) -> Any:
    return shape.find(f"{WPS}spPr")


def turn_drawn(file: Open, rng: random.Random) -> str | None:
    """Turn a shape of a drawing round, or mirror it."""
    shape = _drawn(file, rng)
    if shape is None:
        return None
    _look_of(shape).find(f"{A}xfrm").set(*rng.choice((("rot", "2700000"), ("flipV", "1"))))
    return "turned a shape of a drawing"


def move_drawn(file: Open, rng: random.Random) -> str | None:
    """Drag a shape of a drawing elsewhere, or make it larger."""
    shape = _drawn(file, rng)
    if shape is None:
        return None
    place = _look_of(shape).find(f"{A}xfrm/{A}{rng.choice(('off', 'ext'))}")
    key = rng.choice(sorted(place.attrib))
    place.set(key, str(int(place.get(key)) + 300_000))
    return f"moved a shape of a drawing: {key}"


def paint_drawn(file: Open, rng: random.Random) -> str | None:
    """Give a shape of a drawing another colour, or another form."""
    shape = _drawn(file, rng)
    if shape is None:
        return None
    look = _look_of(shape)
    form = look.find(f"{A}prstGeom")
    if rng.random() < 0.5 and form is not None:
        form.set("prst", "cloud")
        return "a shape of a drawing became a cloud"
    for old in look.findall(f"{A}solidFill") + look.findall(f"{A}noFill"):
        look.remove(old)
    geometry = form if form is not None else look.find(f"{A}custGeom")
    geometry.addnext(xml('<a:solidFill><a:srgbClr val="FF00FF"/></a:solidFill>'))
    return "painted a shape of a drawing"


def hide_drawn(file: Open, rng: random.Random) -> str | None:
    """Hide a shape of a drawing in the list of what a page holds."""
    shape = _drawn(file, rng)
    facts = shape.find(f"{WPS}cNvPr") if shape is not None else None
    if facts is None:
        return None
    facts.set("hidden", "1")
    return "hid a shape of a drawing"


def retype_drawn(file: Open, rng: random.Random) -> str | None:
    """Type other words into a shape of a drawing."""
    shape = _drawn(file, rng, worded=True)
    if shape is None:
        return None
    paragraph = next(p for p in shape.iter(f"{W}p") if full(p).strip())
    before = full(paragraph)
    retype(paragraph, after := rng.choice((f"{before} anew", "別の言葉", "Typed anew")))
    return f"in a drawing {before!r} → {after!r}"


def embolden_drawn(file: Open, rng: random.Random) -> str | None:
    """Set words of a shape of a drawing in another colour, or in italics."""
    shape = _drawn(file, rng, worded=True)
    if shape is None:
        return None
    run = next(r for p in shape.iter(f"{W}p") for r in runs(p) if words(r).strip())
    look = emphasis_of(run)
    look.append(xml(rng.choice(("<w:i/>", '<w:highlight w:val="yellow"/>'))))
    return f"in a drawing the look of {words(run)!r}"


def drop_drawn(file: Open, rng: random.Random) -> str | None:
    """Delete a shape of a drawing."""
    shape = _drawn(file, rng)
    if shape is None:
        return None
    said = _said(shape)
    shape.getparent().remove(shape)  # type: ignore[union-attr]
    return f"dropped a shape of a drawing that says {said!r}"


def copy_drawn(file: Open, rng: random.Random) -> str | None:
    """Duplicate a shape of a drawing, and type over it."""
    shape = _drawn(file, rng, worded=True)
    if shape is None:
        return None
    new = copy.deepcopy(shape)
    facts = new.find(f"{WPS}cNvPr")
    if facts is not None:
        facts.set("id", "9901")
        facts.set("name", "Rectangle 9901")
    paragraph = next(p for p in new.iter(f"{W}p") if full(p).strip())
    retype(without_marks(paragraph), "写しの形")
    shape.addnext(new)
    return f"copied a shape of a drawing: {_said(shape)!r}"


def add_line_drawn(file: Open, rng: random.Random) -> str | None:
    """Press Enter in a shape of a drawing, and type a line."""
    shape = _drawn(file, rng, worded=True)
    if shape is None:
        return None
    paragraph = [p for p in shape.iter(f"{W}p") if full(p).strip()][-1]
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, "A line of its own")
    paragraph.addnext(new)
    return f"in a drawing a line behind {full(paragraph)!r}"


def clear_drawn(file: Open, rng: random.Random) -> str | None:
    """Delete the words of a shape of a drawing."""
    shape = _drawn(file, rng, worded=True)
    if shape is None:
        return None
    said = _said(shape)
    for paragraph in shape.iter(f"{W}p"):
        for run in runs(paragraph):
            run.getparent().remove(run)  # type: ignore[union-attr]
    return f"cleared a shape of a drawing: {said!r}"


def _around(placed: Element) -> Element:
    """The run's content that a drawing is, in both of its forms."""
    return next(placed.iterancestors(f"{MC}AlternateContent", f"{W}drawing"))


def _outer(placed: Element) -> Element:
    found = [each for each in placed.iterancestors() if each.tag in (f"{MC}AlternateContent", f"{W}drawing")]
    return found[-1]


def drop_drawing(file: Open, rng: random.Random) -> str | None:
    """Delete a drawing as a whole."""
    placed = _drawing(file, rng)
    if placed is None:
        return None
    outer = _outer(placed)
    outer.getparent().remove(outer)  # type: ignore[union-attr]
    return "dropped a drawing"


def drop_drawing_line(file: Open, rng: random.Random) -> str | None:
    """Delete a drawing with the paragraph that holds it."""
    placed = _drawing(file, rng)
    if placed is None:
        return None
    paragraph = next(placed.iterancestors(f"{W}p"))
    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    return "dropped a drawing with its line"


def move_drawing(file: Open, rng: random.Random) -> str | None:
    """Cut a drawing out and paste it below another paragraph."""
    placed, target = _drawing(file, rng), any_plain(file, rng)
    if placed is None or target is None:
        return None
    paragraph = next(placed.iterancestors(f"{W}p"))
    if target.getnext() is paragraph or target is paragraph or target.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    target.addnext(paragraph)
    return f"moved a drawing behind {full(target)!r}"


def copy_drawing(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a drawing below another paragraph."""
    placed, target = _drawing(file, rng), any_plain(file, rng)
    if placed is None or target is None or target.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    new = without_marks(copy.deepcopy(next(placed.iterancestors(f"{W}p"))))
    for number, facts in enumerate(new.iter(f"{WP}docPr", f"{WPS}cNvPr", f"{WPG}cNvPr")):
        facts.set("id", str(99_000 + number))
    target.addnext(new)
    return f"copied a drawing behind {full(target)!r}"


def describe_drawing(file: Open, rng: random.Random) -> str | None:
    """Write other words that stand for a drawing."""
    placed = _drawing(file, rng)
    if placed is None:
        return None
    placed.find(f"{WP}docPr").set("descr", "Words for a drawing")  # type: ignore[union-attr]
    return "described a drawing"


def resize_drawing(file: Open, rng: random.Random) -> str | None:
    """Make a drawing as a whole smaller."""
    placed = _drawing(file, rng)
    if placed is None:
        return None
    for size in (placed.find(f"{WP}extent"), placed.find(f".//{WPG}wgp/{WPG}grpSpPr/{A}xfrm/{A}ext")):
        for key in ("cx", "cy"):
            size.set(key, str(int(size.get(key, "0")) * 2 // 3))  # type: ignore[union-attr]
    return "resized a drawing"


def ungroup_drawing(file: Open, rng: random.Random) -> str | None:
    """Ungroup a drawing: each shape stands by itself before the text."""
    placed = _drawing(file, rng)
    if placed is None:
        return None
    outer = _outer(placed)
    run: Any = outer.getparent()
    for number, shape in enumerate(list(placed.iter(f"{WPS}wsp"))):
        frame = _look_of(shape).find(f"{A}xfrm")
        off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
        alone = xml(
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{off.get("x")}'
            f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{off.get("y")}'
            f'</wp:posOffset></wp:positionV><wp:extent cx="{ext.get("cx")}" cy="{ext.get("cy")}"/><wp:wrapNone/>'
            f'<wp:docPr id="{97000 + number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/></a:graphic>'
            "</wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>"
        )
        next(alone.iter(f"{A}graphicData")).append(shape)
        run.append(alone)
    run.remove(outer)
    return "ungrouped a drawing"


def float_drawing(file: Open, rng: random.Random) -> str | None:
    """Let the text flow around a drawing, which stood in the line."""
    placed = _drawing(file, rng)
    if placed is None or placed.tag != f"{WP}inline":
        return None
    placed.tag = f"{WP}anchor"
    placed.attrib.update(
        {"simplePos": "0", "relativeHeight": "2", "behindDoc": "0", "locked": "0", "layoutInCell": "1"}
    )
    placed.set("allowOverlap", "1")
    placed.insert(0, xml('<wp:simplePos x="0" y="0"/>'))
    placed.insert(1, xml('<wp:positionH relativeFrom="column"><wp:posOffset>900</wp:posOffset></wp:positionH>'))
    placed.insert(2, xml('<wp:positionV relativeFrom="paragraph"><wp:posOffset>900</wp:posOffset></wp:positionV>'))
    placed.find(f"{WP}extent").addnext(xml('<wp:wrapSquare wrapText="bothSides"/>'))  # type: ignore[union-attr]
    return "let the text flow around a drawing"


# --- Words of a memo --------------------------------------------------------------------------------------------------


def table_to_text(file: Open, rng: random.Random) -> str | None:
    """Convert a table of a memo to lines with tabs."""
    rows = any_row(file, rng, 2) if not file.is_deck else None
    table: Any = rows[0].getparent() if rows is not None else None
    if rows is None or table.getparent().tag != f"{W}body":
        return None
    for row in rows:
        line = etree.Element(f"{W}p")
        for number, cell in enumerate(cells_of(row)):
            if number:
                line.append(xml("<w:r><w:tab/></w:r>"))
            for paragraph in cell.findall(f"{W}p"):
                for child in without_marks(copy.deepcopy(paragraph)):
                    if child.tag != f"{W}pPr":
                        line.append(child)
        table.addprevious(line)
    table.getparent().remove(table)
    return "made a table text"


def text_to_table(file: Open, rng: random.Random) -> str | None:
    """Convert a paragraph of a memo to a table of one cell."""
    paragraph = any_plain(file, rng)
    if paragraph is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    table = xml(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )
    paragraph.addprevious(table)
    paragraph.addprevious(etree.Element(f"{W}p"))
    next(table.iter(f"{W}tc")).append(paragraph)
    return f"made a table of {full(paragraph)!r}"


def hyphenate(file: Open, rng: random.Random) -> str | None:
    """Type a hyphen at which no line ends, one that may end a line, or a space at which none ends."""
    run = _run(file, rng)
    if run is None or len(words(run)) < 4:
        return None
    at = rng.randrange(1, len(words(run)) - 1)
    if file.is_deck:
        say(run, words(run)[:at] + rng.choice(("\u2011", "\u00ad", "\u00a0")) + words(run)[at:])
        return f"no break in {words(run)!r}"
    whole = words(run)
    part_of(run, 0, at)
    run.append(xml(rng.choice(("<w:noBreakHyphen/>", "<w:softHyphen/>"))))
    return f"a hyphen in {whole!r}"


def note_to_end(file: Open, rng: random.Random) -> str | None:
    """Convert a footnote of a memo to one at the end."""
    if file.is_deck:
        return None
    marks = list(file.document.element.body.iter(f"{W}footnoteReference"))
    parts = {
        kind: next((r.target_part for r in file.document.part.rels.values() if r.reltype.endswith(f"/{kind}")), None)
        for kind in ("footnotes", "endnotes")
    }
    if not marks or None in parts.values():
        return None
    mark = rng.choice(marks)
    trees = {kind: etree.fromstring(part.blob) for kind, part in parts.items() if part is not None}
    id_ = mark.get(f"{W}id")
    note = next((n for n in trees["footnotes"] if n.get(f"{W}id") == id_), None)
    if note is None:
        return None
    said = "".join(t.text or "" for t in note.iter(f"{W}t"))
    note.tag = f"{W}endnote"
    note.set(f"{W}id", "77")
    trees["endnotes"].append(note)
    for each in marks:
        if each.get(f"{W}id") == id_:
            each.tag = f"{W}endnoteReference"
            each.set(f"{W}id", "77")
    for kind, part in parts.items():
        part._blob = etree.tostring(trees[kind])  # type: ignore[union-attr]
        if hasattr(part, "_element"):
            part._element = trees[kind]  # type: ignore[union-attr]
    return f"a note to the end: {said!r}"


def drop_mark(file: Open, rng: random.Random) -> str | None:
    """Delete the mark of a footnote in a memo, and with it the note."""
    marks = [] if file.is_deck else list(file.document.element.body.iter(f"{W}footnoteReference"))
    marks = [m for m in marks if m.getparent().tag == f"{W}r"]
    if not marks:
        return None
    run: Any = rng.choice(marks).getparent()
    run.getparent().remove(run)
    return "dropped the mark of a note"


def change_heading(file: Open, rng: random.Random) -> str | None:
    """Make a paragraph of a memo a heading, or a heading one of another level."""
    paragraph = any_plain(file, rng)
    facts = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
    if paragraph is None or facts is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    other = "Heading3" if facts.get(f"{W}val") != "Heading3" else "Heading2"
    facts.set(f"{W}val", other)
    return f"a heading of {full(paragraph)!r}"


def sort_paragraphs(file: Open, rng: random.Random) -> str | None:
    """Sort three or more items of a list by their first letters."""
    lists: dict[int, list[Element]] = {}
    for place in places(file):
        if place.kind == "body" and full(place.element).strip():
            parent: Any = place.element.getparent()
            style = place.element.find(f"{W}pPr/{W}pStyle")
            if file.is_deck or (style is not None and "List" in style.get(f"{W}val", "")):
                lists.setdefault(id(parent), []).append(place.element)
    found = [each for each in lists.values() if len(each) > 2]
    found = [each for each in found if all(a.getnext() is b for a, b in pairwise(each))]
    if not found:
        return None
    chosen = rng.choice(found)
    ordered = sorted(chosen, key=full, reverse=rng.random() < 0.5)
    if ordered == chosen:
        return None
    before: Any = chosen[0].getprevious()
    parent = chosen[0].getparent()
    for each in chosen:
        parent.remove(each)
    at = 0 if before is None else parent.index(before) + 1
    for number, each in enumerate(ordered):
        parent.insert(at + number, each)
    return f"sorted {[full(each) for each in chosen]}"


def insert_caption(file: Open, rng: random.Random) -> str | None:
    """Insert a caption below a paragraph of a memo, with a number that is a field."""
    paragraph = any_plain(file, rng)
    if paragraph is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    paragraph.addnext(
        xml(
            '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Figure </w:t></w:r>'
            '<w:fldSimple w:instr=" SEQ Figure "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
            '<w:r><w:t xml:space="preserve"> of my own</w:t></w:r></w:p>'
        )
    )
    return f"a caption behind {full(paragraph)!r}"


def space_lines(file: Open, rng: random.Random) -> str | None:
    """Set the lines of a paragraph further apart."""
    place = any_place(file, rng, "body")
    if place is None:
        return None
    facts = place.element.find(f"{A}pPr" if file.is_deck else f"{W}pPr")
    if facts is None:
        facts = etree.Element(f"{A}pPr" if file.is_deck else f"{W}pPr")
        place.element.insert(0, facts)
    if file.is_deck:
        for old in facts.findall(f"{A}lnSpc"):
            facts.remove(old)
        facts.insert(0, xml('<a:lnSpc><a:spcPct val="250000"/></a:lnSpc>'))
    else:
        for old in facts.findall(f"{W}spacing"):
            facts.remove(old)
        style = facts.find(f"{W}pStyle")
        made = xml('<w:spacing w:before="600" w:line="720" w:lineRule="auto"/>')
        style.addnext(made) if style is not None else facts.insert(0, made)
    return f"lines apart in {full(place.element)!r}"


def reject_in_part(file: Open, rng: random.Random) -> str | None:
    """Replace words while changes are tracked, and accept only what was put in."""
    place = any_place(file, rng, "body", "cell") if not file.is_deck else None
    run = any_run(place, rng) if place is not None else None
    if run is None or run.getparent().tag != f"{W}p" or len(words(run)) < 5:  # type: ignore[union-attr]
        return None
    before = words(run)
    facts = {f"{W}id": "905", f"{W}author": "A. Reader", f"{W}date": "2026-04-12T09:00:00Z"}
    say(run, f"{before} accepted")
    gone = etree.Element(f"{W}del", facts)
    old = copy.deepcopy(run)
    say(old, " and this goes")
    for text in old.findall(f"{W}t"):
        text.tag = f"{W}delText"
    gone.append(old)
    run.addnext(gone)
    return f"accepted in part {before!r} → {words(run)!r}"


def fill_control(file: Open, rng: random.Random) -> str | None:
    """Put words of a memo into a control to be filled in, and fill in others."""
    place = any_place(file, rng, "body", "cell") if not file.is_deck else None
    run = any_run(place, rng) if place is not None else None
    if run is None or run.getparent().tag != f"{W}p":  # type: ignore[union-attr]
        return None
    before = words(run)
    control = xml(
        '<w:sdt><w:sdtPr><w:alias w:val="Choice"/><w:dropDownList><w:listItem w:displayText="Chosen" w:value="1"/>'
        "</w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    run.addprevious(control)
    control[1].append(run)
    say(run, "Chosen")
    return f"{before!r} → 'Chosen' in a control"


# --- Shapes and slides ------------------------------------------------------------------------------------------------


def reform_shape(file: Open, rng: random.Random) -> str | None:
    """Give a shape another form."""
    shape = _shape(file, rng, "p:spPr/a:prstGeom")
    if shape is None:
        return None
    form: Any = shape.find(f"{P}spPr/{A}prstGeom")
    if form.get("prst") == "cloud":
        return None
    form.set("prst", "cloud")
    return "a shape became a cloud"


def thicken_line(file: Open, rng: random.Random) -> str | None:
    """Give the outline of a shape another weight, or dashes."""
    shape = _shape(file, rng, "p:spPr/a:ln/a:solidFill")
    if shape is None:
        return None
    line: Any = shape.find(f"{P}spPr/{A}ln")
    if rng.random() < 0.5:
        line.set("w", "76200")
    else:
        for old in line.findall(f"{A}prstDash"):
            line.remove(old)
        line.find(f"{A}solidFill").addnext(xml('<a:prstDash val="dash"/>'))
    return "the line of a shape"


def cast_shadow(file: Open, rng: random.Random) -> str | None:
    """Give a shape a shadow."""
    shape = _shape(file, rng, "p:spPr/a:prstGeom")
    if shape is None:
        return None
    look: Any = shape.find(f"{P}spPr")
    if look.find(f"{A}effectLst") is not None:
        return None
    made = xml(
        '<a:effectLst><a:outerShdw blurRad="50800" dist="38100" dir="2700000"><a:prstClr val="black"/></a:outerShdw>'
        "</a:effectLst>"
    )
    behind = [c for c in look if c.tag in (f"{A}scene3d", f"{A}sp3d", f"{A}extLst")]
    behind[0].addprevious(made) if behind else look.append(made)
    return "a shadow"


def ungroup_shapes(file: Open, rng: random.Random) -> str | None:
    """Ungroup the shapes of a slide."""
    groups = [g for s in file.document.slides for g in s.shapes._spTree.iterfind(f"{P}grpSp")] if file.is_deck else []
    if not groups:
        return None
    group = rng.choice(groups)
    said = [full(p) for p in group.iter(f"{A}p")][:3]
    for child in list(group):
        if child.tag not in (f"{P}nvGrpSpPr", f"{P}grpSpPr"):
            group.addprevious(child)
    group.getparent().remove(group)
    return f"ungrouped {said}"


def join_boxes(file: Open, rng: random.Random) -> str | None:
    """Cut the words out of one box and paste them into another; the first is deleted."""
    found = any_shapes(file, rng, 2)
    if found is None:
        return None
    one, other = rng.sample(found[1], 2)
    body: Any = one.find(f"{P}txBody")
    said = [full(p) for p in other.iter(f"{A}p")]
    for paragraph in list(other.iter(f"{A}p")):
        body.append(paragraph)
    other.getparent().remove(other)  # type: ignore[union-attr]
    return f"joined boxes: {said} behind {[full(p) for p in one.iter(f'{A}p')][:2]}"


def paste_slide(file: Open, rng: random.Random) -> str | None:
    """Paste a slide of another deck: its words are none of ours, its title and its list."""
    if not file.is_deck:
        return None
    layout = rng.choice(list(file.document.slides)).slide_layout
    slide = file.document.slides.add_slide(layout)
    for shape in slide.placeholders:
        if shape.has_text_frame:
            shape.text_frame.text = f"Of another deck {shape.placeholder_format.idx}"
    listed = file.document.slides._sldIdLst
    listed.insert(rng.randrange(1, len(listed)), listed[-1])
    return "typed: a slide of another deck"


def words_to_notes(file: Open, rng: random.Random) -> str | None:
    """Cut a line out of a slide and paste it into its notes."""
    if not file.is_deck:
        return None
    slides = [s for s in file.document.slides if s.has_notes_slide and s.notes_slide.notes_text_frame is not None]
    found = [
        (s, p)
        for s in slides
        for shape in s.shapes
        if shape.has_text_frame and len(shape.text_frame.paragraphs) > 1
        for p in shape.text_frame.paragraphs
        if full(p._p).strip()
    ]
    if not found:
        return None
    slide, paragraph = rng.choice(found)
    said = full(paragraph._p)
    paragraph._p.getparent().remove(paragraph._p)
    slide.notes_slide.notes_text_frame.add_paragraph().text = said
    return f"moved to the notes {said!r}"


def inset_words(file: Open, rng: random.Random) -> str | None:
    """Set the words of a shape in two columns, or at its foot."""
    shape = _shape(file, rng, "p:txBody/a:p/a:r")
    if shape is None:
        return None
    shape.find(f"{P}txBody/{A}bodyPr").set(*rng.choice((("numCol", "2"), ("anchor", "b"))))  # type: ignore[union-attr]
    return f"set otherwise {''.join(map(full, shape.iter(f'{A}p')))!r}"


def widen_column(file: Open, rng: random.Random) -> str | None:
    """Drag the line between two columns of a table."""
    rows = any_row(file, rng, 2)
    table: Any = rows[0].getparent() if rows is not None else None
    if rows is None:
        return None
    columns = list(table.iter(f"{A}gridCol", f"{W}gridCol"))
    if len(columns) < 2:
        return None
    key = "w" if file.is_deck else f"{W}w"
    shift = min(int(column.get(key)) for column in columns[:2]) // 2
    for column, by in ((columns[0], shift), (columns[1], -shift)):
        column.set(key, str(int(column.get(key)) + by))
    for row in rows if not file.is_deck else ():
        for cell, column in zip(cells_of(row), columns, strict=False):
            width = cell.find(f"{W}tcPr/{W}tcW")
            if width is not None and width.get(f"{W}type") == "dxa":
                width.set(f"{W}w", column.get(key))
    return "a column is wider"


def toggle_table(file: Open, rng: random.Random) -> str | None:
    """Switch the head or the bands of a table off or on."""
    rows = any_row(file, rng, 2)
    table: Any = rows[0].getparent() if rows is not None else None
    if table is None:
        return None
    if file.is_deck:
        facts = table.find(f"{A}tblPr")
        key = rng.choice(("firstRow", "bandRow"))
        facts.set(key, "0" if facts.get(key) == "1" else "1")
        return f"table: {key}"
    facts = table.find(f"{W}tblPr/{W}tblLook")
    if facts is None:
        return None
    key = rng.choice(("firstRow", "noHBand"))
    facts.set(f"{W}{key}", "0" if facts.get(f"{W}{key}") == "1" else "1")
    return f"table: {key}"


def drop_cell(file: Open, rng: random.Random) -> str | None:
    """Delete a cell of a memo's table; the others of its row move to the left."""
    rows = any_row(file, rng, 2) if not file.is_deck else None
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    cells = cells_of(row)
    if len(cells) < 3:
        return None
    cell = rng.choice(cells[:-1])
    said = " ".join(full(p) for p in cell.iter(f"{W}p"))
    row.remove(cell)
    return f"dropped a cell {said!r}"


# --- Charts -----------------------------------------------------------------------------------------------------------


def _space(file: Open, rng: random.Random) -> Any:
    chart = any_chart(file, rng)
    return chart._chartSpace if chart is not None else None


def drop_legend(file: Open, rng: random.Random) -> str | None:
    """Show a legend beside a chart, or take it away."""
    space = _space(file, rng)
    chart = space.find(f"{C}chart") if space is not None else None
    if chart is None:
        return None
    legend = chart.find(f"{C}legend")
    if legend is not None:
        chart.remove(legend)
        return "no legend"
    chart.find(f"{C}plotArea").addnext(xml('<c:legend><c:legendPos val="r"/></c:legend>'))
    return "a legend"


def add_trend(file: Open, rng: random.Random) -> str | None:
    """Draw a line of the trend, or bars of the error, into a chart."""
    space = _space(file, rng)
    found = [s for s in space.iter(f"{C}ser") if s.find(f"{C}cat") is not None] if space is not None else []
    if not found:
        return None
    series = rng.choice(found)
    if series.getparent().tag not in (f"{C}barChart", f"{C}lineChart") or series.find(f"{C}trendline") is not None:
        return None
    series.find(f"{C}cat").addprevious(
        xml('<c:trendline><c:trendlineType val="linear"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>')
    )
    return "a trend"


def label_series(file: Open, rng: random.Random) -> str | None:
    """Show the numbers of all points of a series, or hide them."""
    space = _space(file, rng)
    found = list(space.iter(f"{C}ser")) if space is not None else []
    if not found:
        return None
    series = rng.choice(found)
    labels = series.find(f"{C}dLbls")
    if labels is not None:
        series.remove(labels)
        return "no labels"
    names = ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "explosion")
    [child for child in series if child.tag.removeprefix(C) in names][-1].addnext(
        xml(
            "<c:dLbls><c:showLegendKey val='0'/><c:showVal val='1'/><c:showCatName val='0'/><c:showSerName val='0'/>"
            "<c:showPercent val='0'/><c:showBubbleSize val='0'/></c:dLbls>"
        )
    )
    return "labels"


def second_axis(file: Open, rng: random.Random) -> str | None:
    """Take the numbers along an axis away, or its lines."""
    space = _space(file, rng)
    found = list(space.iter(f"{C}valAx", f"{C}catAx")) if space is not None else []
    if not found:
        return None
    axis = rng.choice(found)
    gone = axis.find(f"{C}delete")
    if gone is None:
        return None
    gone.set("val", "0" if gone.get("val") == "1" else "1")
    return "an axis shown or hidden"


def switch_rows(file: Open, rng: random.Random) -> str | None:
    """Switch rows and columns of a chart: the sheet stays, the series are its rows."""
    space = _space(file, rng)
    series = list(space.iter(f"{C}ser")) if space is not None else []
    if not series or len({s.getparent() for s in series}) != 1:
        return None
    names = [[v.text or "" for v in s.find(f"{C}cat").iter(f"{C}v")] for s in series if s.find(f"{C}cat") is not None]
    if len(names) != len(series) or len({tuple(each) for each in names}) != 1 or len(names[0]) < 2:
        return None
    heads = ["".join(v.text or "" for v in s.find(f"{C}tx").iter(f"{C}v")) for s in series]
    values = [{p.get("idx"): p.findtext(f"{C}v") for p in s.find(f"{C}val").iter(f"{C}pt")} for s in series]
    group: Any = series[0].getparent()
    at = group.index(series[0])
    for each in series:
        group.remove(each)
    last = chr(ord("A") + len(series))
    for number, name in enumerate(names[0]):
        row = number + 2
        points = "".join(
            f'<c:pt idx="{n}"><c:v>{v[str(number)]}</c:v></c:pt>' for n, v in enumerate(values) if str(number) in v
        )
        cats = "".join(f'<c:pt idx="{n}"><c:v/></c:pt>' for n in range(len(heads)))
        made = xml(
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!$A${row}</c:f>'
            '<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v/></c:pt></c:strCache></c:strRef></c:tx>'
            f"<c:cat><c:strRef><c:f>Sheet1!$B$1:${last}$1</c:f><c:strCache>"
            f'<c:ptCount val="{len(heads)}"/>{cats}</c:strCache></c:strRef></c:cat><c:val><c:numRef>'
            f"<c:f>Sheet1!$B${row}:${last}${row}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
            f'<c:ptCount val="{len(heads)}"/>{points}</c:numCache></c:numRef></c:val></c:ser>'
        )
        next(made.find(f"{C}tx").iter(f"{C}v")).text = name  # type: ignore[union-attr]
        for value, head in zip(made.find(f"{C}cat").iter(f"{C}v"), heads, strict=True):  # type: ignore[union-attr]
            value.text = head
        group.insert(at + number, made)
    return f"switched {heads} and {names[0]}"


# --- What is nothing to a briefing ------------------------------------------------------------------------------------


def protect(file: Open, _rng: random.Random) -> str | None:
    """Mark a file as final, or let nobody but readers of comments change it."""
    if file.is_deck:
        return None
    file.document.settings.element.insert(0, xml('<w:documentProtection w:edit="comments" w:enforcement="1"/>'))
    return "protected"


def set_bookmark(file: Open, rng: random.Random) -> str | None:
    """Set a bookmark in a memo."""
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    paragraph.append(xml('<w:bookmarkStart w:id="7001" w:name="Mine"/>'))
    paragraph.append(xml('<w:bookmarkEnd w:id="7001"/>'))
    return "a bookmark"


QUIET: tuple[Edit, ...] = (protect, set_bookmark)
"""What no reader sees."""
DRAWN: tuple[Edit, ...] = (
    turn_drawn,
    move_drawn,
    paint_drawn,
    hide_drawn,
    retype_drawn,
    embolden_drawn,
    drop_drawn,
    copy_drawn,
    add_line_drawn,
    clear_drawn,
    drop_drawing,
    drop_drawing_line,
    move_drawing,
    copy_drawing,
    describe_drawing,
    resize_drawing,
    ungroup_drawing,
    float_drawing,
)
"""What is done to the drawings of memos."""
PRACTICE: tuple[Edit, ...] = (
    *DRAWN,
    table_to_text,
    text_to_table,
    hyphenate,
    note_to_end,
    drop_mark,
    change_heading,
    sort_paragraphs,
    insert_caption,
    space_lines,
    reject_in_part,
    fill_control,
    reform_shape,
    thicken_line,
    cast_shadow,
    ungroup_shapes,
    join_boxes,
    paste_slide,
    words_to_notes,
    inset_words,
    widen_column,
    toggle_table,
    drop_cell,
    drop_legend,
    add_trend,
    label_series,
    second_axis,
    switch_rows,
)
