"""What people do in Office beside typing: notes at the end, boxes, formulas, tracked moves, pages, looks, motion.

The fourth family of edits, beside those of `pulling`, `habits` and `customs`, each as PowerPoint or Word write it.
All of them are seen by readers, so they have to be written or told.
"""

from __future__ import annotations

import copy
import random

from lxml import etree

from frames import P, any_chart, any_plain, xml
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
    emphasis_of,
    full,
    places,
    runs,
    say,
    words,
)
from pulling import without_marks as unmarked

_TRACKED = {f"{W}id": "911", f"{W}author": "A. Reader", f"{W}date": "2026-04-12T09:00:00Z"}


# --- Words where a briefing has none ----------------------------------------------------------------------------------


def add_endnote(file: Open, rng: random.Random) -> str | None:
    """Put a note at the end of a memo."""
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    part = next((r.target_part for r in file.document.part.rels.values() if r.reltype.endswith("/endnotes")), None)
    if part is None:
        return None
    notes = etree.fromstring(part.blob)
    notes.append(
        xml('<w:endnote w:id="91"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>At the end</w:t></w:r></w:p></w:endnote>')
    )
    part._blob = etree.tostring(notes)
    paragraph.append(xml('<w:r><w:endnoteReference w:id="91"/></w:r>'))
    return f"endnote at {full(paragraph)!r}"


def add_text_box(file: Open, rng: random.Random) -> str | None:
    """Draw a box with words into a memo."""
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    inside = "<w:txbxContent><w:p><w:r><w:t>Words in a box</w:t></w:r></w:p></w:txbxContent>"
    paragraph.append(
        xml(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
            '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            '<wp:extent cx="900000" cy="300000"/><wp:wrapSquare wrapText="bothSides"/>'
            '<wp:docPr id="9101" name="Text Box 2"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
            f'txBox="1"/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    return f"box at {full(paragraph)!r}"


def add_equation(file: Open, rng: random.Random) -> str | None:
    """Insert a formula into a line of a memo."""
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    paragraph.append(xml("<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>"))
    return f"formula at {full(paragraph)!r}"


def add_watermark(file: Open, rng: random.Random) -> str | None:
    """Put a watermark behind the pages of a memo, which stands in its header."""
    if file.is_deck:
        return None
    header = rng.choice(list(file.document.sections)).header
    paragraph = header.paragraphs[0]._p
    paragraph.append(
        xml(
            '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
            'style="position:absolute;width:400pt;height:100pt;rotation:315"><v:textpath '
            'style="font-family:&quot;Calibri&quot;" string="DO NOT COPY"/></v:shape></w:pict></w:r>'
        )
    )
    return "watermark"


def type_in_header(file: Open, rng: random.Random) -> str | None:
    """Type a line of its own into the header or footer of a memo."""
    if file.is_deck:
        return None
    section = rng.choice(list(file.document.sections))
    edge = rng.choice((section.header, section.footer))
    edge.add_paragraph("Typed at the edge")
    return "line at the edge"


def add_slide_footer(file: Open, rng: random.Random) -> str | None:
    """Insert a footer with words on a slide."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    slide.shapes._spTree.append(
        xml(
            '<p:sp><p:nvSpPr><p:cNvPr id="9104" name="Footer Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            '</p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="4011"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
            "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>Typed at the foot</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    )
    return "footer on a slide"


def type_on_layout(file: Open, rng: random.Random) -> str | None:
    """Write words on the layout of a slide, in the view of masters."""
    if not file.is_deck:
        return None
    layout = rng.choice(list(file.document.slides)).slide_layout
    layout.shapes._spTree.append(
        xml(
            '<p:sp><p:nvSpPr><p:cNvPr id="9105" name="TextBox 9"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/>'
            '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>'
            "<a:p><a:r><a:t>Seen on every slide</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    )
    return f"words on the layout {layout.name}"


def change_properties(file: Open, rng: random.Random) -> str | None:
    """Write another title, subject or author into the properties of a file."""
    key = rng.choice(("title", "subject", "author", "keywords"))
    setattr(file.document.core_properties, key, "Another one")
    return f"property {key}"


def rename_slide_section(file: Open, rng: random.Random) -> str | None:
    """Rename a section of slides."""
    found = list(file.document.part._element.iter("{*}section")) if file.is_deck else []
    if not found:
        return None
    chosen = rng.choice(found)
    before = chosen.get("name")
    chosen.set("name", "My own part")
    return f"section of slides {before!r}"


# --- Tracked ----------------------------------------------------------------------------------------------------------


def move_tracked(file: Open, rng: random.Random) -> str | None:
    """Drag a paragraph of a memo elsewhere while changes are tracked."""
    found = [p.element for p in places(file) if p.kind == "body"] if not file.is_deck else []
    found = [p for p in found if p.getparent().tag == f"{W}body" and p.find(f".//{W}fldChar") is None]  # type: ignore[union-attr]
    if len(found) < 3:
        return None
    source, target = rng.sample(found, 2)
    if target is source.getprevious() or target is source:
        return None
    new = unmarked(copy.deepcopy(source))
    for paragraph, tag in ((source, "moveFrom"), (new, "moveTo")):
        for child in [each for each in paragraph if each.tag in (f"{W}r", f"{W}hyperlink")]:
            around = etree.Element(f"{W}{tag}", _TRACKED)
            child.addprevious(around)
            around.append(child)
        facts = paragraph.find(f"{W}pPr")
        if facts is None:
            facts = etree.Element(f"{W}pPr")
            paragraph.insert(0, facts)
        look = facts.find(f"{W}rPr")
        if look is None:
            look = etree.SubElement(facts, f"{W}rPr")
        look.insert(0, etree.Element(f"{W}{tag}", _TRACKED))
        name = {f"{W}id": "921" if tag == "moveFrom" else "922"}
        start = etree.Element(f"{W}{tag}RangeStart", {**_TRACKED, **name, f"{W}name": "move1"})
        paragraph.insert(1, start)
        paragraph.append(etree.Element(f"{W}{tag}RangeEnd", name))
    target.addnext(new)
    return f"moved {_said(source)!r} behind {full(target)!r}"


def _said(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def row_tracked(file: Open, rng: random.Random) -> str | None:
    """Delete a row of a memo's table while changes are tracked, or put one in."""
    rows = any_row(file, rng, 4) if not file.is_deck else None
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    before = "|".join(full(p) for p in row.iter(f"{W}p"))
    if rng.random() < 0.5:
        new = unmarked(copy.deepcopy(row))
        for paragraph in new.iter(f"{W}p"):
            own = runs(paragraph)
            if own:
                say(own[0], f"{words(own[0])} 2")
            for run in list(paragraph.iterfind(f"{W}r")):
                around = etree.Element(f"{W}ins", _TRACKED)
                run.addprevious(around)
                around.append(run)
        _row_facts(new).append(etree.Element(f"{W}ins", _TRACKED))
        row.addnext(new)
        return f"added row behind {before!r}"
    for paragraph in row.iter(f"{W}p"):
        for run in list(paragraph.iterfind(f"{W}r")):
            around = etree.Element(f"{W}del", _TRACKED)
            run.addprevious(around)
            around.append(run)
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
    _row_facts(row).append(etree.Element(f"{W}del", _TRACKED))
    return f"dropped row {before!r}"


def _row_facts(row: Element) -> Element:
    facts = row.find(f"{W}trPr")
    if facts is None:
        facts = etree.Element(f"{W}trPr")
        above = row.find(f"{W}tblPrEx")
        row.insert(0 if above is None else 1, facts)
    return facts


# --- Looks of paragraphs, words, cells and pictures -------------------------------------------------------------------


def align_paragraph(file: Open, rng: random.Random) -> str | None:
    """Set a paragraph to the right."""
    place = any_place(file, rng, "body", "cell")
    if place is None:
        return None
    tag, key = (f"{A}pPr", "algn") if file.is_deck else (f"{W}pPr", "")
    facts = place.element.find(tag)
    if facts is None:
        facts = etree.Element(tag)
        place.element.insert(0, facts)
    if key:
        if facts.get(key) == "r":
            return None
        facts.set(key, "r")
    else:
        old = facts.find(f"{W}jc")
        if old is not None:
            return None
        behind = [facts.find(f"{W}{name}") for name in ("rPr", "sectPr", "pPrChange", "outlineLvl")]
        made = etree.Element(f"{W}jc", {f"{W}val": "right"})
        last = next((each for each in behind if each is not None), None)
        facts.append(made) if last is None else last.addprevious(made)
    return f"to the right {full(place.element)!r}"


def change_font(file: Open, rng: random.Random) -> str | None:
    """Set words in another font."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    look = emphasis_of(run)
    if file.is_deck:
        for old in look.findall(f"{A}latin"):
            look.remove(old)
        made = etree.Element(f"{A}latin", typeface="Comic Sans MS")
        before = [c for c in look if c.tag in (f"{A}ln", f"{A}solidFill", f"{A}highlight")]
        before[-1].addnext(made) if before else look.insert(0, made)
    else:
        fonts = look.find(f"{W}rFonts")
        if fonts is None:
            fonts = etree.Element(f"{W}rFonts")
            style = look.find(f"{W}rStyle")
            look.insert(0 if style is None else 1, fonts)
        fonts.set(f"{W}ascii", "Comic Sans MS")
        fonts.set(f"{W}hAnsi", "Comic Sans MS")
    return f"font of {words(run)!r}"


def hide_words(file: Open, rng: random.Random) -> str | None:
    """Hide words of a memo as hidden text."""
    place = any_place(file, rng, "body", "cell") if not file.is_deck else None
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    emphasis_of(run).append(etree.Element(f"{W}vanish"))
    return f"hidden {words(run)!r}"


def paint_cell(file: Open, rng: random.Random) -> str | None:
    """Fill a cell with a colour."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    cell = rng.choice([c for row in rows for c in row if c.tag in (f"{A}tc", f"{W}tc")])
    return f"painted {[full(p) for p in cell.iter(f'{A}p', f'{W}p')]}" if painted(cell) else None


def painted(cell: Element) -> bool:
    """Fill this cell with a colour; whether it could be done."""
    if cell.tag == f"{A}tc":
        facts = cell.find(f"{A}tcPr")
        if facts is None:
            facts = etree.SubElement(cell, f"{A}tcPr")
        for old in [c for c in facts if c.tag in (f"{A}solidFill", f"{A}noFill")]:
            facts.remove(old)
        fill = xml('<a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>')
        lines = [c for c in facts if c.tag.startswith(f"{A}ln") or c.tag == f"{A}cell3D"]
        lines[-1].addnext(fill) if lines else facts.insert(0, fill)
        return True
    facts = cell.find(f"{W}tcPr")
    if facts is None:
        return False
    for old in facts.findall(f"{W}shd"):
        facts.remove(old)
    shade = etree.Element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": "FFFF00"})
    names = ("tcW", "gridSpan", "vMerge", "tcBorders")
    before = [found for name in names if (found := facts.find(f"{W}{name}")) is not None]
    before[-1].addnext(shade) if before else facts.insert(0, shade)
    return True


def crop_picture(file: Open, rng: random.Random) -> str | None:
    """Crop a picture of a slide."""
    found = (
        [e for s in file.document.slides for e in s._element.iter(f"{P}blipFill", f"{A}blipFill")]
        if file.is_deck
        else []
    )
    if not found:
        return None
    chosen = rng.choice(found)
    blip = chosen.find(f"{A}blip")
    if blip is None or chosen.find(f"{A}srcRect") is not None:
        return None
    blip.addnext(etree.Element(f"{A}srcRect", l="10000", r="20000"))
    return "cropped a picture"


def link_shape(file: Open, rng: random.Random) -> str | None:
    """Let a shape of a slide lead to an address."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    found = [e for e in slide._element.iter(f"{P}cNvPr") if e.find(f"{A}hlinkClick") is None]
    found = [e for e in found if e.getparent().tag == f"{P}nvSpPr"]
    if not found:
        return None
    chosen = rng.choice(found)
    rid = slide.part.relate_to("https://example.org/shape", f"{R[1:-1]}/hyperlink", is_external=True)
    chosen.insert(0, etree.Element(f"{A}hlinkClick", {f"{R}id": rid}))
    return f"link at {chosen.get('name')!r}"


# --- Charts as somebody labels them -----------------------------------------------------------------------------------

_RICH = "<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx>"


def title_chart(file: Open, rng: random.Random) -> str | None:
    """Give a chart a title of its own, or an axis."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    space = chart._chartSpace
    if rng.random() < 0.5:
        holder = space.find(f"{C}chart")
        if holder.find(f"{C}title") is not None:
            return None
        holder.insert(0, xml(f"<c:title>{_RICH.format('A title of my own')}</c:title>"))
        for each in holder.findall(f"{C}autoTitleDeleted"):
            each.set("val", "0")
        return "titled a chart"
    axes = [e for e in space.iter(f"{C}valAx", f"{C}catAx") if e.find(f"{C}title") is None]
    if not axes:
        return None
    axis = rng.choice(axes)
    at = [c for c in axis if c.tag in (f"{C}axPos", f"{C}majorGridlines", f"{C}minorGridlines")]
    at[-1].addnext(xml(f"<c:title>{_RICH.format('An axis of my own')}</c:title>"))
    return "titled an axis"


def label_point(file: Open, rng: random.Random) -> str | None:
    """Type over the label of a point of a chart."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    found = list(chart._chartSpace.iter(f"{C}ser"))
    if not found:
        return None
    series = rng.choice(found)
    labels = series.find(f"{C}dLbls")
    label = xml(
        f"<c:dLbl><c:idx val='0'/>{_RICH.format('A label of my own')}<c:showLegendKey val='0'/><c:showVal val='1'/>"
        "<c:showCatName val='0'/><c:showSerName val='0'/><c:showPercent val='0'/><c:showBubbleSize val='0'/></c:dLbl>"
    )
    if labels is None:
        names = ("idx", "order", "tx", "spPr", "invertIfNegative", "dPt")
        before = [child for child in series if child.tag.removeprefix(C) in names]
        labels = xml(
            "<c:dLbls><c:showLegendKey val='0'/><c:showVal val='0'/><c:showCatName val='0'/><c:showSerName val='0'/>"
            "<c:showPercent val='0'/><c:showBubbleSize val='0'/></c:dLbls>"
        )
        before[-1].addnext(labels)
    for old in [d for d in labels.findall(f"{C}dLbl") if d.find(f"{C}idx").get("val") == "0"]:
        labels.remove(old)
    labels.insert(0, label)
    return "labelled a point"


def type_in_chart(file: Open, rng: random.Random) -> str | None:
    """Type over words that are drawn upon a chart, as those of its brackets are."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    drawings = [rel.target_part for rel in chart.part.rels.values() if rel.reltype.endswith("/chartUserShapes")]
    if not drawings:
        return None
    tree = etree.fromstring(drawings[0].blob)
    found = [t for t in tree.iter(f"{A}t") if (t.text or "").strip()]
    if not found:
        return None
    text = rng.choice(found)
    before = text.text
    text.text = "+99 %"
    drawings[0]._blob = etree.tostring(tree)
    return f"on a chart {before!r} → '+99 %'"


def turn_bars(file: Open, rng: random.Random) -> str | None:
    """Make bars of the columns of a chart, or the other way round."""
    chart = any_chart(file, rng)
    found = list(chart._chartSpace.iter(f"{C}barDir")) if chart is not None else []
    if not found:
        return None
    for each in found:
        each.set("val", "bar" if each.get("val") == "col" else "col")
    return "turned the bars of a chart"


# --- Pages and slides as a whole --------------------------------------------------------------------------------------


def turn_page(file: Open, rng: random.Random) -> str | None:
    """Turn the pages of a memo, set other margins, or give a deck another size."""
    if file.is_deck:
        size = file.document.part._element.find(f"{P}sldSz")
        size.set("cx", str(int(size.get("cx")) * 3 // 4))
        return "slides of another size"
    section = rng.choice(list(file.document.sections))
    if rng.random() < 0.5:
        section.page_width, section.page_height = section.page_height, section.page_width
        return "turned pages"
    section.left_margin = section.left_margin + 400_000
    return "other margins"


def break_page(file: Open, rng: random.Random) -> str | None:
    """Begin a new page of a memo before a paragraph, or within it."""
    paragraph = any_plain(file, rng)
    if paragraph is None or paragraph.getparent().tag != f"{W}body":  # type: ignore[union-attr]
        return None
    if rng.random() < 0.5:
        paragraph.addprevious(xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
        return f"page before {full(paragraph)!r}"
    facts = paragraph.find(f"{W}pPr")
    if facts is None or facts.find(f"{W}pageBreakBefore") is not None:
        return None
    style = facts.find(f"{W}pStyle")
    facts.insert(0 if style is None else 1, etree.Element(f"{W}pageBreakBefore"))
    return f"page begins with {full(paragraph)!r}"


def set_in_motion(file: Open, rng: random.Random) -> str | None:
    """Give a slide a transition, or its background a colour."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))._element
    if rng.random() < 0.5:
        place = slide.find(f"{P}clrMapOvr")
        made = xml('<p:transition spd="slow"><p:fade/></p:transition>')
        (slide.find(f"{P}cSld") if place is None else place).addnext(made)
        return "transition"
    slide.find(f"{P}cSld").insert(
        0,
        xml('<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFEEDD"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'),
    )
    return "background"


OFFICE: tuple[Edit, ...] = (
    add_endnote,
    add_text_box,
    add_equation,
    add_watermark,
    type_in_header,
    add_slide_footer,
    type_on_layout,
    change_properties,
    rename_slide_section,
    move_tracked,
    row_tracked,
    align_paragraph,
    change_font,
    hide_words,
    paint_cell,
    crop_picture,
    link_shape,
    title_chart,
    label_point,
    type_in_chart,
    turn_bars,
    turn_page,
    break_page,
    set_in_motion,
)
