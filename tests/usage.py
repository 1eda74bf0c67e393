"""What people do in Office beside typing, further: symbols, readings, looks of East Asian text, charts, tables, slides.

The fifth family of edits. All of them are seen by readers, so each has to be written or told.
"""

from __future__ import annotations

import copy
import io
import random
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.opc.package import Part as SlidePart
from pptx.opc.packuri import PackURI as SlideUri
from pptx.util import Inches

from frames import P, any_chart, any_drawn_chart, any_plain, xml
from pulling import (
    A,
    C,
    Edit,
    Element,
    Open,
    R,
    W,
    any_place,
    any_row,
    any_run,
    cells_of,
    emphasis_of,
    full,
    is_linked,
    part_of,
    places,
    retype,
    runs,
    say,
    words,
)

_WIDE = str.maketrans("0123456789%.,", "０１２３４５６７８９％．，")


def _run(file: Open, rng: random.Random, *kinds: str) -> Element | None:
    place = any_place(file, rng, *(kinds or ("body", "cell")))
    return any_run(place, rng) if place is not None else None


def _shape(file: Open, rng: random.Random, path: str = "p:spPr/a:xfrm") -> Element | None:
    """A shape of a slide that says of itself what stands at a path."""
    if not file.is_deck:
        return None
    spaces = {"p": P[1:-1], "a": A[1:-1]}
    trees = [slide.shapes._spTree for slide in file.document.slides]
    found = [each for tree in trees for each in tree.iterfind(f"{P}sp") if each.find(path, spaces) is not None]
    return rng.choice(found) if found else None


# --- Symbols, readings and looks of words -----------------------------------------------------------------------------


def type_arrow(file: Open, rng: random.Random) -> str | None:
    """Type --> behind words: the program makes a sign of Wingdings of it."""
    run = _run(file, rng)
    if run is None:
        return None
    arrow(run)
    return f"arrow behind {words(run)!r}"


def arrow(run: Element) -> None:
    """Put the sign behind a run."""
    new = copy.deepcopy(run)
    if run.tag == f"{A}r":
        say(new, "à")
        look = emphasis_of(new)
        before = [child for child in look if child.tag.startswith(f"{A}hlink")]
        sign = xml('<a:sym typeface="Wingdings" panose="05000000000000000000" pitchFamily="2" charset="2"/>')
        before[0].addprevious(sign) if before else look.append(sign)
    else:
        for child in list(new):
            if not child.tag.endswith("}rPr"):
                new.remove(child)
        new.append(xml('<w:sym w:font="Wingdings" w:char="F0E0"/>'))
    run.addnext(new)


def add_reading(file: Open, rng: random.Random) -> str | None:
    """Give words a phonetic guide."""
    run = _run(file, rng) if not file.is_deck else None
    if run is None or run.getparent().tag != f"{W}p":  # type: ignore[union-attr]
        return None
    reading(run)
    return f"reading above {words(run)!r}"


def reading(run: Element) -> None:
    """Put one above a run."""
    ruby = xml(
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        '<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt>'
        "<w:rubyBase/></w:ruby></w:r>"
    )
    run.addprevious(ruby)
    ruby.find(f"{W}ruby/{W}rubyBase").append(run)  # type: ignore[union-attr]


def _word_look(file: Open, rng: random.Random, look: str) -> str | None:
    run = _run(file, rng) if not file.is_deck else None
    if run is None:
        return None
    emphasis_of(run).append(xml(look))
    return f"{look} on {words(run)!r}"


def dot_words(file: Open, rng: random.Random) -> str | None:
    """Set marks of emphasis beside words."""
    return _word_look(file, rng, '<w:em w:val="dot"/>')


def strike_twice(file: Open, rng: random.Random) -> str | None:
    """Strike words through with two lines."""
    return _word_look(file, rng, "<w:dstrike/>")


def shade_words(file: Open, rng: random.Random) -> str | None:
    """Lay a shade behind words."""
    return _word_look(file, rng, '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')


def frame_words(file: Open, rng: random.Random) -> str | None:
    """Draw a line around words."""
    return _word_look(file, rng, '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>')


def set_across(file: Open, rng: random.Random) -> str | None:
    """Set two digits side by side in a vertical line, or two lines in one."""
    return _word_look(file, rng, '<w:eastAsianLayout w:id="1" w:combine="1"/>')


def widen_digits(file: Open, rng: random.Random) -> str | None:
    """Type digits in full width."""
    found = [r for p in places(file) for r in runs(p.element) if any(c in "0123456789" for c in words(r))]
    found = [run for run in found if not words(run).strip().startswith("[") and not is_linked(run)]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, before.translate(_WIDE))
    return f"{before!r} → {words(run)!r}"


def convert_words(file: Open, rng: random.Random) -> str | None:
    """Type anew with an input method: the run says its language and the kind of its face."""
    run = _run(file, rng)
    if run is None or len(text := words(run)) < 2:
        return None
    new = part_of(run, at := rng.randrange(len(text)), len(text))
    say(new, "再変換した語" + text[at + 1 :])
    look = emphasis_of(new)
    if file.is_deck:
        look.set("lang", "ja-JP")
        look.set("altLang", "en-US")
    elif look.find(f"{W}rFonts") is None:
        style = look.find(f"{W}rStyle")
        look.insert(0 if style is None else 1, xml('<w:rFonts w:hint="eastAsia"/>'))
    return f"{text!r} → {words(run) + words(new)!r}"


def change_link(file: Open, rng: random.Random) -> str | None:
    """Let a link lead elsewhere, by its dialogue."""
    parts = {id(place.part): place.part for place in places(file)}.values()
    links = [(part, rel) for part in parts for rel in part.rels.values() if rel.reltype.endswith("/hyperlink")]
    links = [(part, rel) for part, rel in links if rel.is_external]
    if not links:
        return None
    part, rel = rng.choice(sorted(links, key=lambda each: (str(each[0].partname), each[1].rId)))
    new = part.relate_to("https://example.net/elsewhere", rel.reltype, is_external=True)
    count = 0
    for place in places(file):
        if place.part is not part:
            continue
        for link in place.element.iter(f"{A}hlinkClick", f"{W}hyperlink"):
            if link.get(f"{R}id") == rel.rId and count == 0:
                link.set(f"{R}id", new)
                count += 1
    return f"link to {rel.target_ref}" if count else None


# --- Paragraphs and pages ---------------------------------------------------------------------------------------------


def _word_paragraph(file: Open, rng: random.Random, fact: str, before: tuple[str, ...]) -> str | None:
    paragraph = any_plain(file, rng)
    facts = paragraph.find(f"{W}pPr") if paragraph is not None else None
    made = xml(fact)
    if paragraph is None or facts is None or facts.find(made.tag) is not None:
        return None
    places_ = [child for child in facts if child.tag in {f"{W}{name}" for name in before}]
    places_[-1].addnext(made) if places_ else facts.insert(0, made)
    return f"{fact} at {full(paragraph)!r}"


def indent_paragraph(file: Open, rng: random.Random) -> str | None:
    """Press Tab before a paragraph: the program indents it."""
    return _word_paragraph(file, rng, '<w:ind w:left="840"/>', ("pStyle", "keepNext", "keepLines", "numPr", "spacing"))


def shade_paragraph(file: Open, rng: random.Random) -> str | None:
    """Lay a shade behind a paragraph."""
    fact = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/>'
    return _word_paragraph(file, rng, fact, ("pStyle", "keepNext", "keepLines", "numPr", "pBdr"))


def frame_paragraph(file: Open, rng: random.Random) -> str | None:
    """Draw lines around a paragraph."""
    fact = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    return _word_paragraph(file, rng, fact, ("pStyle", "keepNext", "keepLines", "numPr"))


def drop_cap(file: Open, rng: random.Random) -> str | None:
    """Let a paragraph begin with a large letter."""
    place = any_plain(file, rng)
    own = runs(place) if place is not None else []
    if place is None or not own or len(words(own[0])) < 3 or own[0].getparent() is not place:
        return None
    large_letter(place)
    return f"drop cap of {full(place)!r}"


def large_letter(place: Element) -> None:
    """Set the first letter of a paragraph so."""
    own = runs(place)
    text = words(own[0])
    first = xml(
        '<w:p><w:pPr><w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" '
        'w:hAnchor="text"/></w:pPr></w:p>'
    )
    letter = copy.deepcopy(own[0])
    say(letter, text[0])
    say(own[0], text[1:])
    first.append(letter)
    place.addprevious(first)


def turn_text(file: Open, rng: random.Random) -> str | None:
    """Set text from top to bottom: that of a shape, or of a memo's pages."""
    if file.is_deck:
        shape = _shape(file, rng, "p:txBody/a:p/a:r")
        if shape is None:
            return None
        shape.find(f"{P}txBody/{A}bodyPr").set("vert", "eaVert")  # type: ignore[union-attr]
        return "vertical shape"
    section = rng.choice(list(file.document.sections))._sectPr
    section.append(xml('<w:textDirection w:val="tbRl"/>'))
    return "vertical pages"


def turn_cell(file: Open, rng: random.Random) -> str | None:
    """Set the text of a cell from top to bottom."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    spoken = [c for row in rows for c in cells_of(row) if any(full(p).strip() for p in c.iter(f"{A}p", f"{W}p"))]
    if not spoken:
        return None  # nobody sees which way an empty cell is read
    cell = rng.choice(spoken)
    if file.is_deck:
        facts = cell.find(f"{A}tcPr")
        if facts is None:
            facts = etree.SubElement(cell, f"{A}tcPr")
        facts.set("vert", "eaVert")
    else:
        facts = cell.find(f"{W}tcPr")
        if facts is None:
            return None
        facts.append(xml('<w:textDirection w:val="tbRlV"/>'))
    return "vertical cell"


def restart_numbers(file: Open, rng: random.Random) -> str | None:
    """Let the numbers of a list begin anew."""
    paragraph = any_plain(file, rng)
    listed = paragraph.find(f"{W}pPr/{W}numPr/{W}numId") if paragraph is not None else None
    before = paragraph.getprevious() if paragraph is not None else None
    above = before.find(f"{W}pPr/{W}numPr/{W}numId") if before is not None else None
    if paragraph is None or listed is None or above is None or above.get(f"{W}val") != listed.get(f"{W}val"):
        return None
    numbering = file.document.part.numbering_part._element
    number = next(n for n in numbering.iterfind(f"{W}num") if n.get(f"{W}numId") == listed.get(f"{W}val"))
    named: Any = number.find(f"{W}abstractNumId")
    kinds = (
        each for each in numbering.iterfind(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == named.get(f"{W}val")
    )
    if any(kind.get(f"{W}val") == "bullet" for each in kinds for kind in each.iterfind(f"{W}lvl[1]/{W}numFmt")):
        return None
    begin_numbers(file, paragraph)
    return f"numbers begin at {full(paragraph)!r}"


def begin_numbers(file: Open, paragraph: Element) -> None:
    """Let a paragraph of a list be the first one of a list."""
    listed: Any = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    numbering = file.document.part.numbering_part._element
    old = next(n for n in numbering.iterfind(f"{W}num") if n.get(f"{W}numId") == listed.get(f"{W}val"))
    new = copy.deepcopy(old)
    for child in new.findall(f"{W}lvlOverride"):
        new.remove(child)
    new.set(f"{W}numId", "977")
    new.append(xml('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'))
    numbering.append(new)
    listed.set(f"{W}val", "977")


def colour_page(file: Open, rng: random.Random) -> str | None:
    """Give the pages of a memo a colour or a frame."""
    if file.is_deck:
        return None
    if rng.random() < 0.5:
        file.document.element.insert(0, xml('<w:background w:color="FFEEDD"/>'))
        return "page colour"
    section = rng.choice(list(file.document.sections))._sectPr
    margins = section.find(f"{W}pgMar")
    margins.addnext(xml('<w:pgBorders><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>'))
    return "page frame"


def insert_text_file(file: Open, rng: random.Random) -> str | None:
    """Insert another text as a whole, as programs do that merge files."""
    paragraph = any_plain(file, rng)
    if paragraph is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    html = b"<html><body><p>Words of another file</p></body></html>"
    part = Part(PackURI("/word/afchunk91.html"), "text/html", html, file.document.part.package)
    rid = file.document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
    paragraph.addnext(xml(f'<w:altChunk r:id="{rid}"/>'))
    return "inserted a text"


def insert_picture(file: Open, rng: random.Random) -> str | None:
    """Put a picture on a slide, or into a line of a memo."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (rng.randrange(256), 9, 200)).save(stream, "PNG")
    stream.seek(0)
    if file.is_deck:
        rng.choice(list(file.document.slides)).shapes.add_picture(stream, Inches(1), Inches(1))
        return "picture"
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    new = file.document.add_picture(stream, Inches(1))._inline.getparent().getparent().getparent()
    paragraph.addnext(new)
    return f"picture behind {full(paragraph)!r}"


def describe_table(file: Open, rng: random.Random) -> str | None:
    """Write the words that stand for a table."""
    rows = any_row(file, rng, 1)
    if rows is None:
        return None
    table: Any = rows[0].getparent()
    if file.is_deck:
        frame = next(table.iterancestors(f"{P}graphicFrame"))
        next(frame.iter(f"{P}cNvPr")).set("descr", "Words for a table")
    else:
        table.find(f"{W}tblPr").append(xml('<w:tblDescription w:val="Words for a table"/>'))
    return "described a table"


def restyle_table(file: Open, rng: random.Random) -> str | None:
    """Give a table another style."""
    rows = any_row(file, rng, 1)
    table: Any = rows[0].getparent() if rows is not None else None
    if table is None:
        return None
    facts = table.find(f"{A}tblPr" if file.is_deck else f"{W}tblPr")
    named = facts.find(f"{A}tableStyleId" if file.is_deck else f"{W}tblStyle") if facts is not None else None
    if named is None:
        return None
    if file.is_deck:
        named.text = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
    else:
        named.set(f"{W}val", "TableNormal")
    return "styled a table"


def split_cell(file: Open, rng: random.Random) -> str | None:
    """Divide a cell of a memo's table in two: the other rows span both columns."""
    rows = any_row(file, rng, 2) if not file.is_deck else None
    if rows is None or any(len(cells_of(row)) != len(cells_of(rows[0])) for row in rows):
        return None
    chosen, at = rng.choice(rows[1:]), len(cells_of(rows[0])) - 1
    for row in rows:
        cell = cells_of(row)[at]
        facts = cell.find(f"{W}tcPr")
        if facts is None or facts.find(f"{W}gridSpan") is not None:
            return None
        if row is chosen:
            new = copy.deepcopy(cell)
            first, *rest = new.iter(f"{W}p")
            for paragraph in rest:
                paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
            if not runs(first):
                return None
            retype(first, "分割")
            cell.addnext(new)
        else:
            width = facts.find(f"{W}tcW")
            span = xml('<w:gridSpan w:val="2"/>')
            width.addnext(span) if width is not None else facts.insert(0, span)
    return f"split a cell of {full(next(chosen.iter(f'{W}p')))!r}"


def paste_table(file: Open, rng: random.Random) -> str | None:
    """Paste a table of another file."""
    if file.is_deck:
        slide = rng.choice(list(file.document.slides))
        table = slide.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
        for number in range(4):
            table.cell(number // 2, number % 2).text = f"貼り付け{number}"
        return "table"
    paragraph = any_plain(file, rng)
    if paragraph is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    table = file.document.add_table(2, 2)
    for number in range(4):
        table.cell(number // 2, number % 2).text = f"貼り付け{number}"
    paragraph.addnext(table._tbl)
    return f"table behind {full(paragraph)!r}"


def lead_over_first_page(file: Open, _rng: random.Random) -> str | None:
    """Give the first page of a memo a header of its own, and type into it."""
    if file.is_deck:
        return None
    section = file.document.sections[0]
    if section.different_first_page_header_footer:
        return None
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Typed over the first page"
    return "first page"


# --- Shapes and slides ------------------------------------------------------------------------------------------------


def turn_shape(file: Open, rng: random.Random) -> str | None:
    """Turn a shape round, or mirror it."""
    shape = _shape(file, rng)
    if shape is None:
        return None
    transform: Any = shape.find(f"{P}spPr/{A}xfrm")
    transform.set(*rng.choice((("rot", "2700000"), ("flipH", "1"))))
    return "turned a shape"


def hide_shape(file: Open, rng: random.Random) -> str | None:
    """Hide a shape in the list of what a slide holds."""
    shape = _shape(file, rng, "p:txBody/a:p/a:r")
    if shape is None:
        return None
    next(shape.iter(f"{P}cNvPr")).set("hidden", "1")
    return f"hid {''.join(map(full, shape.iter(f'{A}p')))!r}"


def rename_shape(file: Open, rng: random.Random) -> str | None:
    """Call a shape otherwise in that list, as assistive tools ask for."""
    shape = _shape(file, rng, "p:txBody/a:p/a:r")
    if shape is None:
        return None
    next(shape.iter(f"{P}cNvPr")).set("name", "Called otherwise")
    return "renamed a shape"


def send_to_back(file: Open, rng: random.Random) -> str | None:
    """Put a shape behind all others."""
    shape = _shape(file, rng)
    if shape is None:
        return None
    tree: Any = shape.getparent()
    first = next(child for child in tree if child.tag in (f"{P}sp", f"{P}pic", f"{P}cxnSp", f"{P}graphicFrame"))
    if first is shape:
        return None
    first.addprevious(shape)
    return "sent a shape to the back"


def type_in_shape(file: Open, rng: random.Random) -> str | None:
    """Type into a shape that had no words."""
    shape = _shape(file, rng)
    if shape is None or any(full(p).strip() for p in shape.iter(f"{A}p")):
        return None
    body = shape.find(f"{P}txBody")
    if body is not None:
        shape.remove(body)
    shape.append(xml("<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>形の中の言葉</a:t></a:r></a:p></p:txBody>"))
    return "typed into a shape"


def add_slide_formula(file: Open, rng: random.Random) -> str | None:
    """Insert a formula into a line of a slide."""
    place = any_place(file, rng, "body", "cell") if file.is_deck else None
    if place is None:
        return None
    own = runs(place.element)
    own[-1].addnext(
        xml(
            '<mc:AlternateContent xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><mc:Choice '
            'Requires="a14"><a14:m><m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath></a14:m></mc:Choice><mc:Fallback/>'
            "</mc:AlternateContent>"
        )
    )
    return f"formula behind {full(place.element)!r}"


def draw_in_ink(file: Open, rng: random.Random) -> str | None:
    """Draw on a slide with a pen."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    ink = b'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:trace>1 1</inkml:trace></inkml:ink>'
    made = SlidePart(SlideUri("/ppt/ink/ink91.xml"), "application/inkml+xml", slide.part.package, ink)
    rid = slide.part.relate_to(made, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml")
    slide.shapes._spTree.append(
        xml(
            '<mc:AlternateContent xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><mc:Choice '
            f'Requires="p14"><p:contentPart p14:bwMode="auto" r:id="{rid}"><p14:nvContentPartPr><p14:cNvPr id="991" '
            'name="Ink 9"/><p14:cNvContentPartPr/><p14:nvPr/></p14:nvContentPartPr><p14:xfrm><a:off x="9" y="9"/>'
            '<a:ext cx="9" cy="9"/></p14:xfrm></p:contentPart></mc:Choice><mc:Fallback/></mc:AlternateContent>'
        )
    )
    return "drew in ink"


def hide_master(file: Open, rng: random.Random) -> str | None:
    """Hide what the master draws on a slide."""
    if not file.is_deck:
        return None
    rng.choice(list(file.document.slides))._element.set("showMasterSp", "0")
    return "hid the master's shapes"


def recolour_theme(file: Open, rng: random.Random) -> str | None:
    """Choose other colours or faces for the whole file."""
    part = next((p for p in file.document.part.package.iter_parts() if "theme/theme1" in str(p.partname)), None)
    if part is None:
        return None
    theme = etree.fromstring(part.blob)
    if rng.random() < 0.5:
        theme.find(f".//{A}clrScheme/{A}accent1/{A}srgbClr").set("val", "12AB34")  # type: ignore[union-attr]
    else:
        theme.find(f".//{A}minorFont/{A}latin").set("typeface", "Comic Sans MS")  # type: ignore[union-attr]
    part._blob = etree.tostring(theme)
    return "other theme"


def restyle_heading(file: Open, rng: random.Random) -> str | None:
    """Change a style of a memo, by its dialogue."""
    if file.is_deck:
        return None
    used = {p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in file.document.element.body.iter(f"{W}p")
            if p.find(f"{W}pPr/{W}pStyle") is not None}  # fmt: skip
    styles = [s for s in file.document.styles.element.iterfind(f"{W}style") if s.get(f"{W}styleId") in used]
    style = rng.choice(styles)
    look = style.find(f"{W}rPr")
    if look is None:
        look = etree.SubElement(style, f"{W}rPr")
    for old in look.findall(f"{W}color"):
        look.remove(old)
    before = [c for c in look if c.tag in {f"{W}{n}" for n in ("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps")}]
    colour = xml('<w:color w:val="FF0000"/>')
    before[-1].addnext(colour) if before else look.insert(0, colour)
    return f"style {style.get(f'{W}styleId')}"


def add_notes(file: Open, rng: random.Random) -> str | None:
    """Put other notes in the place of a slide's own."""
    if not file.is_deck:
        return None
    slides = [s for s in file.document.slides if s.has_notes_slide and s.notes_slide.notes_text_frame is not None]
    if not slides:
        return None
    frame = rng.choice(slides).notes_slide.notes_text_frame
    frame.text = "まったく別のノート"
    return "other notes"


# --- Charts -----------------------------------------------------------------------------------------------------------


def _axis(file: Open, rng: random.Random) -> Any:
    chart = any_chart(file, rng)
    axes = list(chart._chartSpace.iter(f"{C}valAx")) if chart is not None else []
    return axes[0] if axes else None


def stretch_axis(file: Open, rng: random.Random) -> str | None:
    """Let an axis begin elsewhere, or end."""
    axis = _axis(file, rng)
    if axis is None:
        return None
    scale = axis.find(f"{C}scaling")
    for old in scale.findall(f"{C}max"):
        scale.remove(old)
    orientation = scale.find(f"{C}orientation")
    made = xml('<c:max val="98765"/>')
    orientation.addnext(made) if orientation is not None else scale.append(made)
    return "axis up to 98765"


def reverse_axis(file: Open, rng: random.Random) -> str | None:
    """Let the categories of a chart run the other way."""
    chart = any_chart(file, rng)
    axis = next(chart._chartSpace.iter(f"{C}catAx"), None) if chart is not None else None
    found = axis.find(f"{C}scaling/{C}orientation") if axis is not None else None
    if found is None:
        return None
    found.set("val", "minMax" if found.get("val") == "maxMin" else "maxMin")
    return "reversed an axis"


def recolour_series(file: Open, rng: random.Random) -> str | None:
    """Give a series of a chart another colour."""
    chart = any_chart(file, rng)
    series = list(chart._chartSpace.iter(f"{C}ser")) if chart is not None else []
    if not series:
        return None
    one = rng.choice(series)
    for old in one.findall(f"{C}spPr"):
        one.remove(old)
    made = xml('<c:spPr><a:solidFill><a:srgbClr val="00FF00"/></a:solidFill></c:spPr>')
    name = one.find(f"{C}tx")
    (one.find(f"{C}order") if name is None else name).addnext(made)
    return "recoloured a series"


def filter_series(file: Open, rng: random.Random) -> str | None:
    """Take a series out of a chart by its filter: it stays in the workbook."""
    chart = any_chart(file, rng)
    series = list(chart._chartSpace.iter(f"{C}ser")) if chart is not None else []
    if len(series) < 2:
        return None
    one = rng.choice(series)
    name = "".join(v.text or "" for v in one.find(f"{C}tx").iter(f"{C}v"))
    group = one.getparent()
    group.remove(one)
    kind = group.tag.rpartition("}")[2].removesuffix("Chart").capitalize()
    extension = xml(
        '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}"><c15:x '
        'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"/></c:ext></c:extLst>'
    )
    place = extension[0]
    place.remove(place[0])
    spaces = "http://schemas.microsoft.com/office/drawing/2012/chart"
    filtered = etree.SubElement(place, f"{{{spaces}}}filtered{kind}Series", nsmap={"c15": spaces})
    one.tag = f"{{{spaces}}}ser"
    filtered.append(one)
    group.append(extension)
    return f"filtered {name!r}"


def convert_units(file: Open, rng: random.Random) -> str | None:
    """Give the numbers of a series a thousandth of their size, and say so in its name."""
    chart = any_chart(file, rng)
    if chart is None or len(chart.plots) != 1 or not list(chart.plots[0].categories):
        return None
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [str(each) for each in chart.plots[0].categories]
    for number, series in enumerate(chart.plots[0].series):
        values = [None if v is None else v / 1000 for v in series.values] if number == 0 else list(series.values)
        data.add_series(f"{series.name} (kt)" if number == 0 else series.name, values)
    try:
        chart.replace_data(data)
    except (ValueError, NotImplementedError):
        return None
    return "a series in thousands"


def chart_as_picture(file: Open, rng: random.Random) -> str | None:
    """Put a picture of a chart in its place."""
    found = any_drawn_chart(file, rng)
    if found is None:
        return None
    slide, shape = found
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 9, 200)).save(stream, "PNG")
    stream.seek(0)
    slide.shapes.add_picture(stream, shape.left, shape.top, shape.width, shape.height)
    shape._element.getparent().remove(shape._element)
    return "chart as a picture"


def show_numbers(file: Open, rng: random.Random) -> str | None:
    """Show the numbers of a chart with other decimals."""
    chart = any_chart(file, rng)
    formats = list(chart._chartSpace.iter(f"{C}numFmt")) if chart is not None else []
    if not formats:
        return None
    rng.choice(formats).set("formatCode", "0.0000")
    return "other decimals"


NAMED: tuple[Edit, ...] = (rename_shape,)
"""What no reader sees."""
USAGE: tuple[Edit, ...] = (
    type_arrow,
    add_reading,
    dot_words,
    strike_twice,
    shade_words,
    frame_words,
    set_across,
    widen_digits,
    convert_words,
    change_link,
    indent_paragraph,
    shade_paragraph,
    frame_paragraph,
    drop_cap,
    turn_text,
    turn_cell,
    restart_numbers,
    colour_page,
    insert_text_file,
    insert_picture,
    describe_table,
    restyle_table,
    split_cell,
    paste_table,
    lead_over_first_page,
    turn_shape,
    hide_shape,
    send_to_back,
    type_in_shape,
    add_slide_formula,
    draw_in_ink,
    hide_master,
    recolour_theme,
    restyle_heading,
    add_notes,
    stretch_axis,
    reverse_axis,
    recolour_series,
    filter_series,
    convert_units,
    chart_as_picture,
    show_numbers,
)
