"""What else people do in PowerPoint, Word and LibreOffice: group, merge, strike, paste, sort, find and replace.

The third family of edits, beside those of `pulling` and `habits`. `SEEN` changes no words that could be lost, and is
seen by readers, so it has to be told; `UNSEEN` is nothing to a briefing, and must bring nothing about.
"""

from __future__ import annotations

import copy
import random
import re
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from frames import (
    P,
    any_chart,
    any_drawn_chart,
    any_notes,
    any_shapes,
    any_words,
    chart_data,
    filled_chart,
    new_element,
    parent_of,
    put_chart_data,
)
from pulling import (
    A,
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
    part_of,
    places,
    retype,
    row_words,
    runs,
    say,
    without_marks,
    words,
)

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NS = {"p": P[1:-1], "a": A[1:-1], "w": W[1:-1], "wp": WP[1:-1]}


# --- Looks that mean something ----------------------------------------------------------------------------------------


def strike_words(file: Open, rng: random.Random) -> str | None:
    """Strike words through instead of deleting them."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    look = emphasis_of(run)
    if file.is_deck:
        look.set("strike", "sngStrike")
    else:
        look.append(new_element(f"{W}strike"))
    return f"struck {words(run)!r}"


def highlight_words(file: Open, rng: random.Random) -> str | None:
    """Mark words with a text marker, or in red."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    look = emphasis_of(run)
    if file.is_deck:
        for old in look.findall(f"{A}solidFill"):
            look.remove(old)
        fill = new_element(f"{A}solidFill")
        fill.append(new_element(f"{A}srgbClr", val="FF0000"))
        look.insert(0, fill)
    else:
        look.append(new_element(f"{W}highlight", val="yellow"))
    return f"marked {words(run)!r}"


def set_in_capitals(file: Open, rng: random.Random) -> str | None:
    """Set words in capitals, or above the line."""
    place = any_place(file, rng, "body")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    look = emphasis_of(run)
    if file.is_deck:
        look.set(*rng.choice((("cap", "all"), ("baseline", "30000"))))
    else:
        look.append(rng.choice((new_element(f"{W}caps"), new_element(f"{W}vertAlign", val="superscript"))))
    return f"capitals {words(run)!r}"


# --- Typing helped by the program -------------------------------------------------------------------------------------

_CORRECTED = (("...", "…"), ("'", "’"), ('"', "”"), (" - ", " – "), ("--", "–"), ("1/2", "½"), ("(c)", "©"))


def autocorrect(file: Open, rng: random.Random) -> str | None:
    """Type signs that the program makes others of, beside a word of its own."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    before = words(run)
    after = before
    for old, new in _CORRECTED:
        after = after.replace(old, new)
    after += rng.choice(("…", "\u00a0%", " – so", "’s", "\u200b", "\u00ad", "½", "→", "\u2011x"))
    say(run, after)
    return f"{before!r} → {after!r}"


def find_and_replace(file: Open, rng: random.Random) -> str | None:
    """Replace a word wherever it stands."""
    there = places(file)
    found = [w for p in there for r in runs(p.element) for w in re.findall(r"[A-Za-z]{4,}|[一-鿿]{2,}", words(r))]
    if not found:
        return None
    old = rng.choice(found)
    new = rng.choice(("換言", "instead", old.upper() + "X"))
    count = 0
    for place in there:
        for run in runs(place.element):
            if old in words(run):
                say(run, words(run).replace(old, new))
                count += 1
    return f"replaced {old!r} → {new!r} in {count} runs"


def check_spelling(file: Open, rng: random.Random) -> str | None:
    """Let the program check the spelling: runs are split, and say in what language they are."""
    for place in places(file):
        for run in runs(place.element):
            if file.is_deck:
                emphasis_of(run).set("lang", rng.choice(("en-GB", "ja-JP", "de-DE")))
                emphasis_of(run).set("dirty", "0")
                if rng.random() < 0.3:
                    emphasis_of(run).set("err", "1")
            else:
                run.addprevious(new_element(f"{W}proofErr", type="spellStart"))
                run.addnext(new_element(f"{W}proofErr", type="spellEnd"))
                run.set(f"{W}rsidR", f"00{rng.randrange(16**6):06X}")
            text = words(run)
            if len(text) > 3 and rng.random() < 0.5 and len(run.findall(f"{W}t")) < 2:
                at = rng.randrange(1, len(text))
                part_of(run, 0, at)
    return "checked spelling"


def paste_formatted(file: Open, rng: random.Random) -> str | None:
    """Paste words with the look of another program behind those of a paragraph."""
    place = any_place(file, rng, "body", "cell", "notes")
    own = runs(place.element) if place is not None else []
    if place is None or not own or next(place.element.iterancestors(f"{W}sdt"), None) is not None:
        return None
    run = copy.deepcopy(own[-1])
    look = emphasis_of(run)
    for child in list(look):
        look.remove(child)
    look.attrib.clear()
    if file.is_deck:
        look.set("sz", "1100")
        look.set("u", "none")
        fill = new_element(f"{A}solidFill")
        fill.append(new_element(f"{A}srgbClr", val="222222"))
        look.append(fill)
        look.append(new_element(f"{A}latin", typeface="Calibri"))
    else:
        fonts = new_element(f"{W}rFonts", ascii="Calibri", hAnsi="Calibri")
        look.append(fonts)
        look.append(new_element(f"{W}color", val="222222"))
        look.append(new_element(f"{W}sz", val="22"))
    say(run, text := rng.choice((" and that is pasted", "、貼り付けた言葉")))
    own[-1].addnext(run)
    return f"pasted {text!r} behind {full(place.element)!r}"


def break_line(file: Open, rng: random.Random) -> str | None:
    """Press Shift and Enter, or Tab, within words."""
    run = any_words(file, rng, 4)
    if run is None:
        return None
    text = words(run)
    at = rng.randrange(1, len(text) - 1)
    tail = copy.deepcopy(run)
    say(run, text[:at])
    say(tail, text[at:])
    run.addnext(tail)
    if file.is_deck:
        run.addnext(new_element(f"{A}br"))
    else:
        run.append(new_element(rng.choice((f"{W}br", f"{W}tab"))))
    return f"line of {text[:at]!r} | {text[at:]!r}"


def move_words(file: Open, rng: random.Random) -> str | None:
    """Cut a paragraph out and paste it elsewhere, on another slide or under another heading."""
    found = [p for p in places(file) if p.kind == "body" and len(parent_of(p.element)) > 2]
    if len(found) < 2:
        return None
    one, other = rng.sample(found, 2)
    if one.element.getnext() is other.element or other.element.getnext() is one.element:
        return None
    if file.is_deck and len(parent_of(one.element).findall(f"{A}p")) < 2:
        return None
    text = full(one.element)
    new = without_marks(copy.deepcopy(one.element))
    other.element.addnext(new)
    parent_of(one.element).remove(one.element)
    return f"cut {text!r} and pasted it behind {full(other.element)!r}"


# --- Tables -----------------------------------------------------------------------------------------------------------


def sort_rows(file: Open, rng: random.Random) -> str | None:
    """Sort a table by its first column, the other way round."""
    rows = any_row(file, rng, 4)
    if rows is None:
        return None
    body = rows[1:]
    ordered = sorted(body, key=row_words, reverse=True)
    if ordered == body:
        ordered.reverse()
    holder = parent_of(body[0])
    at = holder.index(body[0])
    for row in body:
        holder.remove(row)
    for number, row in enumerate(ordered):
        holder.insert(at + number, row)
    return f"sorted {[row_words(row) for row in body]}"


def swap_columns(file: Open, rng: random.Random) -> str | None:
    """Let two neighbouring columns change places."""
    rows = any_row(file, rng, 2)
    if rows is None or len({len(cells_of(row)) for row in rows}) != 1 or len(cells_of(rows[0])) < 3:
        return None
    at = rng.randrange(len(cells_of(rows[0])) - 1)
    for row in rows:
        cells = cells_of(row)
        cells[at].addprevious(cells[at + 1])
    return f"swapped columns {at} and {at + 1} of {row_words(rows[0])!r}"


def merge_cells(file: Open, rng: random.Random) -> str | None:
    """Merge two neighbouring cells of a row: the words of both stand in the first."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    row = rng.choice(rows)
    cells = cells_of(row)
    if len(cells) < 2 or any(cell.get("gridSpan") or cell.get("hMerge") for cell in cells):
        return None
    at = rng.randrange(len(cells) - 1)
    one, other = cells[at], cells[at + 1]
    if not (_words_of(one).strip() and _words_of(other).strip()):
        return None
    before = f"{_words_of(one)!r} + {_words_of(other)!r}"
    if file.is_deck:
        holder = one.find(f"{A}txBody")
        behind = other.find(f"{A}txBody")
        if holder is None or behind is None:
            return None
        for paragraph in behind.findall(f"{A}p"):
            if full(paragraph).strip():
                holder.append(paragraph)
        behind.append(new_element(f"{A}p")) if behind.find(f"{A}p") is None else None
        one.set("gridSpan", "2")
        other.set("hMerge", "1")
    else:
        for paragraph in other.findall(f"{W}p"):
            if full(paragraph).strip():
                one.append(paragraph)
        row.remove(other)
        facts = one.find(f"{W}tcPr")
        if facts is None:
            facts = new_element(f"{W}tcPr")
            one.insert(0, facts)
        span = new_element(f"{W}gridSpan", val="2")
        width = facts.find(f"{W}tcW")
        facts.insert(0 if width is None else facts.index(width) + 1, span)
    return f"merged cells {before}"


def merge_down(file: Open, rng: random.Random) -> str | None:
    """Merge a cell with the one below it."""
    rows = any_row(file, rng, 3)
    if rows is None:
        return None
    number = rng.randrange(1, len(rows) - 1)
    above, below = cells_of(rows[number]), cells_of(rows[number + 1])
    if len(above) != len(below):
        return None
    at = rng.randrange(len(above))
    one, other = above[at], below[at]
    if not (_words_of(one).strip() and _words_of(other).strip()):
        return None
    if any(each.get(key) for each in (one, other) for key in ("gridSpan", "rowSpan", "vMerge", "hMerge")):
        return None
    if one.find(f"{W}tcPr/{W}vMerge") is not None or other.find(f"{W}tcPr/{W}vMerge") is not None:
        return None
    before = f"{_words_of(one)!r} + {_words_of(other)!r}"
    tag = A if file.is_deck else W
    holder = one.find(f"{A}txBody") if file.is_deck else one
    behind = other.find(f"{A}txBody") if file.is_deck else other
    if holder is None or behind is None:
        return None
    for paragraph in behind.findall(f"{tag}p"):
        holder.append(paragraph)
    behind.append(new_element(f"{tag}p"))
    if file.is_deck:
        one.set("rowSpan", "2")
        other.set("vMerge", "1")
    else:
        for cell, value in ((one, "restart"), (other, "continue")):
            facts = cell.find(f"{W}tcPr")
            if facts is None:
                facts = new_element(f"{W}tcPr")
                cell.insert(0, facts)
            width = facts.find(f"{W}tcW")
            facts.insert(0 if width is None else facts.index(width) + 1, new_element(f"{W}vMerge", val=value))
    return f"merged down {before}"


def _words_of(cell: Element) -> str:
    return "\n".join(full(p) for p in cell.iter(f"{A}p", f"{W}p"))


def clear_cell(file: Open, rng: random.Random) -> str | None:
    """Select a cell and press Delete."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    found = [cell for row in rows[1:] for cell in cells_of(row) if _words_of(cell).strip()]
    if not found:
        return None
    cell = rng.choice(found)
    before = _words_of(cell)
    for paragraph in cell.iter(f"{A}p", f"{W}p"):
        for run in runs(paragraph):
            parent_of(run).remove(run)
    return f"cleared {before!r}"


def drop_table(file: Open, rng: random.Random) -> str | None:
    """Delete a table as a whole."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    table = parent_of(rows[0])
    before = row_words(table)
    frame = next(rows[0].iterancestors(f"{P}graphicFrame"), table)
    parent_of(frame).remove(frame)
    return f"dropped table {before!r}"


def split_table(file: Open, rng: random.Random) -> str | None:
    """Divide a table of a memo in two, with a paragraph between."""
    rows = any_row(file, rng, 4) if not file.is_deck else None
    if rows is None:
        return None
    table = parent_of(rows[0])
    at = rng.randrange(2, len(rows))
    other = copy.deepcopy(table)
    for row in rows[at:]:
        table.remove(row)
    for row in other.findall(f"{W}tr")[:at]:
        other.remove(row)
    table.addnext(other)
    table.addnext(new_element(f"{W}p"))
    return f"split table before {row_words(rows[at])!r}"


# --- Shapes and slides ------------------------------------------------------------------------------------------------


def group_shapes(file: Open, rng: random.Random) -> str | None:
    """Group two shapes."""
    found = any_shapes(file, rng, 2)
    if found is None:
        return None
    chosen = rng.sample(found[1], 2)
    group = etree.fromstring(
        f'<p:grpSp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvGrpSpPr><p:cNvPr id="9001" name="Group 9000"/>'
        "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x='0' y='0'/>"
        "<a:ext cx='9144000' cy='6858000'/>"
        "<a:chOff x='0' y='0'/><a:chExt cx='9144000' cy='6858000'/></a:xfrm></p:grpSpPr></p:grpSp>"
    )
    said = [full(next(s.iter(f"{A}p"))) for s in chosen]
    chosen[0].addprevious(group)
    for shape in chosen:
        group.append(shape)
    return f"grouped {said}"


def group_and_edit(file: Open, rng: random.Random) -> str | None:
    """Group two shapes, and edit a word."""
    from pulling import change_words

    return change_words(file, rng) if group_shapes(file, rng) else None


def copy_shape(file: Open, rng: random.Random) -> str | None:
    """Duplicate a box on its slide, or paste it on another, and type over it."""
    found = any_shapes(file, rng)
    if found is None:
        return None
    shape = rng.choice(found[1])
    new = copy.deepcopy(shape)
    slide = rng.choice(list(file.document.slides))
    for attribute in new.iter():
        for key in map(str, list(attribute.attrib)):
            if key.startswith(R):
                del attribute.attrib[key]
    for link in list(new.iter(f"{A}hlinkClick")):
        parent_of(link).remove(link)
    facts = new.find(f"{P}nvSpPr/{P}cNvPr")
    assert facts is not None
    facts.set("id", "9002")
    facts.set("name", rng.choice((facts.get("name", ""), "TextBox 9001")))
    paragraph = next(p for p in new.iter(f"{A}p") if full(p).strip())
    before = full(paragraph)
    typed = rng.choice(("", "写しの箱", "A box of my own"))
    if typed:
        retype(paragraph, typed)
    slide.shapes._spTree.append(new)
    return f"copied box {before!r} typed {typed!r}"


def as_picture(file: Open, rng: random.Random) -> str | None:
    """Make a diagram of a list: its words are in a part that no slide holds."""
    found = any_shapes(file, rng)
    if found is None:
        return None
    shape = rng.choice(found[1])
    before = [full(p) for p in shape.iter(f"{A}p")]
    frame = etree.fromstring(
        f'<p:graphicFrame xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvGraphicFramePr>'
        '<p:cNvPr id="9003" name="Diagram 1"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        "<p:xfrm><a:off x='0' y='0'/><a:ext cx='9144' cy='9144'/></p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic></p:graphicFrame>'
    )
    shape.addnext(frame)
    parent_of(shape).remove(shape)
    return f"made a diagram of {before}"


def hide_slide(file: Open, rng: random.Random) -> str | None:
    """Hide a slide."""
    if not file.is_deck:
        return None
    slides = list(file.document.slides)
    number = rng.randrange(len(slides))
    slides[number]._element.set("show", "0")
    return f"hid slide {number + 1}"


def change_layout(file: Open, rng: random.Random) -> str | None:
    """Give a slide another layout."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    layouts = [each for each in file.document.slide_layouts if each != slide.slide_layout]
    if not layouts:
        return None
    layout = rng.choice(layouts)
    for rel in slide.part.rels.values():
        if rel.reltype.endswith("/slideLayout"):
            rel._target = layout.part
    return f"layout {layout.name}"


def clear_notes(file: Open, rng: random.Random) -> str | None:
    """Delete all of a slide's notes."""
    frame = any_notes(file, rng)
    if frame is None:
        return None
    before = frame.text
    frame.clear()
    return f"cleared notes {before!r}"


def reorder_slides(file: Open, _rng: random.Random) -> str | None:
    """Put the last third of the slides in front."""
    if not file.is_deck:
        return None
    listed = file.document.slides._sldIdLst
    if len(listed) < 4:
        return None
    for entry in list(listed)[-(len(listed) // 3) :]:
        listed.remove(entry)
        listed.insert(1, entry)
    return "reordered slides"


def replace_slide(file: Open, rng: random.Random) -> str | None:
    """Duplicate a slide, retype one line of the copy, and delete the original."""
    from habits import duplicate_slide

    did = duplicate_slide(file, rng)
    if did is None:
        return None
    listed = file.document.slides._sldIdLst
    number = int(did.split()[2]) - 1
    entry = list(listed)[number]
    file.document.part.drop_rel(entry.get(f"{R}id"))
    listed.remove(entry)
    return f"{did}, original deleted"


# --- Pictures and charts ----------------------------------------------------------------------------------------------


def change_alt(file: Open, rng: random.Random) -> str | None:
    """Write other words that stand for a picture or a chart."""
    if file.is_deck:
        shown = [e for s in file.document.slides for e in s._element.iter(f"{P}graphicFrame", f"{P}pic")]
        own = [e for e in shown if e.tag == f"{P}pic" or next(e.iter("{*}chart"), None) is not None]
        found = [e for shape in own for e in shape.iter(f"{P}cNvPr") if e.get("descr")]
    else:
        found = [e for e in file.document.element.body.iter(f"{WP}docPr") if e.get("descr")]
    if not found:
        return None
    chosen = rng.choice(found)
    before = chosen.get("descr")
    chosen.set("descr", "What it really shows")
    return f"alt {before!r}"


def chart_reordered(file: Open, rng: random.Random) -> str | None:
    """Sort the rows of a chart's sheet the other way round."""
    found = filled_chart(file, rng)
    if found is None or len(set(found[1])) < 2:
        return None
    chart, names, series = found
    put_chart_data(chart, names[::-1], [(name, values[::-1]) for name, values in series])
    return f"reordered {names}"


def chart_series_swapped(file: Open, rng: random.Random) -> str | None:
    """Let the series of a chart change places."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    names, series = chart_data(chart)
    if len(series) < 2:
        return None
    put_chart_data(chart, names, series[::-1])
    return f"series of {[name for name, _ in series]} swapped"


def chart_turned(file: Open, rng: random.Random) -> str | None:
    """Switch rows and columns of a chart."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    names, series = chart_data(chart)
    if len(series) < 2 or len(names) != len(series[0][1]):
        return None
    turned = [(name, [values[n] for _, values in series]) for n, name in enumerate(names)]
    put_chart_data(chart, [name for name, _ in series], turned)
    return f"turned {names}"


def chart_grown(file: Open, rng: random.Random) -> str | None:
    """Add a category and its values to the sheet of a chart, at the end or within."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    names, series = chart_data(chart)
    if len(chart.plots) != 1 or not names or any(len(values) != len(names) for _, values in series):
        return None  # of a combination one half of the sheet would be left
    at = rng.randrange(len(names) + 1)
    names.insert(at, "2099")
    for _, values in series:
        values.insert(at, 7.5)
    put_chart_data(chart, names, series)
    return f"category 2099 at {at}"


def chart_shrunk(file: Open, rng: random.Random) -> str | None:
    """Delete a category of a chart, or a series."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    names, series = chart_data(chart)
    if len(chart.plots) != 1 or len(names) < 3 or any(len(values) != len(names) for _, values in series):
        return None
    if len(series) > 1 and rng.random() < 0.5:
        gone = series.pop(rng.randrange(len(series)))[0]
    else:
        at = rng.randrange(len(names))
        gone = names.pop(at)
        for _, values in series:
            del values[at]
    put_chart_data(chart, names, series)
    return f"chart lost {gone!r}"


def chart_of_another_kind(file: Open, rng: random.Random) -> str | None:
    """Delete a chart, and draw its numbers as lines."""
    found = any_drawn_chart(file, rng)
    if found is None:
        return None
    slide, shape = found
    names, series = chart_data(shape.chart)
    if any(len(values) != len(names) for _, values in series) or not series:
        return None
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = names
    for name, values in series:
        data.add_series(name, values)
    slide.shapes.add_chart(XL_CHART_TYPE.LINE, shape.left, shape.top, shape.width, shape.height, data)
    shape._element.getparent().remove(shape._element)
    return f"chart of {names} as lines"


def drop_chart(file: Open, rng: random.Random) -> str | None:
    """Delete a chart."""
    found = any_drawn_chart(file, rng)
    if found is None:
        return None
    _, shape = found
    shape._element.getparent().remove(shape._element)
    return "dropped a chart"


# --- Memos ------------------------------------------------------------------------------------------------------------


def change_style(file: Open, rng: random.Random) -> str | None:
    """Give a paragraph of a memo another style: a heading is text, a text a heading."""
    if file.is_deck:
        return None
    place = any_place(file, rng, "body")
    if place is None:
        return None
    facts = place.element.find(f"{W}pPr")
    style = facts.find(f"{W}pStyle") if facts is not None else None
    if style is None:
        return None
    others = [s.style_id for s in file.document.styles if s.type == 1 and s.style_id != style.get(f"{W}val")]
    before = style.get(f"{W}val")
    style.set(f"{W}val", rng.choice(others))
    return f"style {before} → {style.get(f'{W}val')} of {full(place.element)!r}"


def add_section_break(file: Open, rng: random.Random) -> str | None:
    """Begin a new section of a memo behind a paragraph."""
    if file.is_deck:
        return None
    place = any_place(file, rng, "body")
    last = file.document.element.body.find(f"{W}sectPr")
    if place is None or last is None or parent_of(place.element).tag != f"{W}body":
        return None
    facts = place.element.find(f"{W}pPr")
    if facts is None:
        facts = new_element(f"{W}pPr")
        place.element.insert(0, facts)
    if facts.find(f"{W}sectPr") is not None:
        return None
    facts.append(copy.deepcopy(last))
    return f"section behind {full(place.element)!r}"


def in_a_control(file: Open, rng: random.Random) -> str | None:
    """Put content controls around paragraphs and runs, as some programs do on saving."""
    if file.is_deck:
        return None
    for place in rng.sample(found := places(file), min(6, len(found))):
        target = place.element if rng.random() < 0.5 else rng.choice(runs(place.element))
        if target.tag == f"{W}p" and parent_of(target).tag != f"{W}body":
            target = runs(target)[0]
        control = new_element(f"{W}sdt")
        control.append(new_element(f"{W}sdtPr"))
        control.append(inner := new_element(f"{W}sdtContent"))
        target.addprevious(control)
        inner.append(target)
    return "in controls"


def track_changes(file: Open, rng: random.Random) -> str | None:
    """Change words of a memo while changes are tracked."""
    if file.is_deck:
        return None
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None or run.find(f"{W}tab") is not None or parent_of(run).tag != f"{W}p":
        return None
    text = words(run)
    at = rng.randrange(len(text))
    gone = part_of(run, at, min(len(text), at + 3))
    new = copy.deepcopy(gone)
    say(new, typed := rng.choice(("追跡", "tracked")))
    facts = {"id": "901", "author": "A. Reader", "date": "2026-04-12T09:00:00Z"}
    removed, added = new_element(f"{W}del", **facts), new_element(f"{W}ins", **facts)
    gone.addprevious(removed)
    removed.append(gone)
    for each in gone.findall(f"{W}t"):
        each.tag = f"{W}delText"
    removed.addnext(added)
    added.append(new)
    return f"tracked {text!r}: {text[at : at + 3]!r} → {typed!r}"


def comment_words(file: Open, rng: random.Random) -> str | None:
    """Comment on words of a memo."""
    if file.is_deck:
        return None
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None or parent_of(run).tag != f"{W}p":
        return None
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    try:
        file.document.add_comment(Run(run, Paragraph(parent_of(run), None)), "Is that so?", "A. Reader", "AR")  # type: ignore[arg-type]
    except AttributeError:
        return None
    return f"commented {words(run)!r}"


def add_field(file: Open, rng: random.Random) -> str | None:
    """Insert today's date as a field, or a formula, behind words of a memo."""
    if file.is_deck:
        return None
    place = any_place(file, rng, "body", "cell")
    own = runs(place.element) if place is not None else []
    if not own or parent_of(own[-1]).tag != f"{W}p":
        return None
    field = new_element(f"{W}fldSimple", instr="DATE")
    new = copy.deepcopy(own[-1])
    say(new, "12 April 2026")
    field.append(new)
    own[-1].addnext(field)
    return f"field behind {full(place.element)!r}"  # type: ignore[union-attr]


def number_list(file: Open, rng: random.Random) -> str | None:
    """Make numbers of the bullets of a slide."""
    if not file.is_deck:
        return None
    found = [p for p in places(file) if p.kind == "body"]
    if not found:
        return None
    paragraph = rng.choice(found).element
    facts = paragraph.find(f"{A}pPr")
    if facts is None:
        facts = new_element(f"{A}pPr")
        paragraph.insert(0, facts)
    for child in list(facts):
        if child.tag in (f"{A}buNone", f"{A}buChar", f"{A}buAutoNum"):
            facts.remove(child)
    facts.append(new_element(f"{A}buAutoNum", type="arabicPeriod"))
    return f"numbered {full(paragraph)!r}"


LOOKED: tuple[Edit, ...] = (strike_words, highlight_words, set_in_capitals)
"""Looks: what they mean to the person who set them is no value of a briefing."""
SEEN: tuple[Edit, ...] = (
    *LOOKED,
    hide_slide,
    drop_table,
    merge_cells,
    merge_down,
    change_alt,
    as_picture,
    clear_notes,
    clear_cell,
    drop_chart,
    reorder_slides,
)
UNSEEN: tuple[Edit, ...] = (check_spelling, in_a_control, comment_words)
CUSTOMS: tuple[Edit, ...] = (
    *SEEN,
    *UNSEEN,
    autocorrect,
    find_and_replace,
    paste_formatted,
    break_line,
    move_words,
    sort_rows,
    swap_columns,
    split_table,
    group_shapes,
    group_and_edit,
    copy_shape,
    change_layout,
    replace_slide,
    chart_reordered,
    chart_series_swapped,
    chart_turned,
    chart_grown,
    chart_shrunk,
    chart_of_another_kind,
    change_style,
    add_section_break,
    track_changes,
    add_field,
    number_list,
)
