"""Edits as PowerPoint and Word make them, beyond those of `pulling`: Enter and Delete inside of words, levels, notes,
source lines, looks of whole paragraphs, markup that somebody types, names in charts.
"""

from __future__ import annotations

import copy
import random
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from pulling import (
    A,
    C,
    Edit,
    Element,
    Open,
    Place,
    R,
    W,
    any_place,
    any_run,
    charts_of,
    embolden,
    full,
    is_bold,
    part_of,
    places,
    retype,
    runs,
    say,
    without_marks,
    words,
)

TYPED = (
    "**weiter**",
    "a ** b",
    "[@wire]",
    "{{ figures.share }}",
    "{% x %}",
    "[words](https://example.org)",
    "*",
    "# x",
)


def split_paragraph(file: Open, rng: random.Random) -> str | None:
    """Press Enter in the midst of a paragraph: what is behind the cursor is a paragraph of the same look."""
    place = any_place(file, rng, "body", "cell", "notes")
    own = runs(place.element) if place is not None else []
    if place is None or len(full(place.element)) < 4:
        return None
    number = rng.randrange(len(own))
    text = words(own[number])
    if len(text) < 2:
        return None
    at = rng.randrange(1, len(text))
    part_of(own[number], 0, at)
    rest = without_marks(copy.deepcopy(place.element))
    for run in runs(place.element)[number + 1 :]:
        _take_out(run)
    for run in runs(rest)[: number + 1]:
        _take_out(run)
    if not full(place.element).strip() or not full(rest).strip():
        return None
    place.element.addnext(rest)
    return f"split {full(place.element)!r} | {full(rest)!r}"


def _take_out(run: Element) -> None:
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def merge_paragraphs(file: Open, rng: random.Random) -> str | None:
    """Press Delete at the end of a paragraph: the next one is part of it, marks and labels too."""
    place = any_place(file, rng, "body", "cell", "notes")
    other = place.element.getnext() if place is not None else None
    if place is None or other is None or other.tag != place.element.tag or not full(other).strip():
        return None
    before, behind = full(place.element), full(other)
    end = place.element.find(f"{A}endParaRPr")
    for child in list(other):
        if child.tag in (f"{A}pPr", f"{A}endParaRPr", f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            continue
        if end is not None:
            end.addprevious(child)
        else:
            place.element.append(child)
    _take_out(other)
    return f"merged {before!r} + {behind!r}"


def change_level(file: Open, rng: random.Random) -> str | None:
    """Press Tab, or Shift and Tab, in a bullet."""
    found = [place for place in places(file) if _level(place) is not None]
    if not found:
        return None
    place = rng.choice(found)
    level = _level(place) or 0
    new = level - 1 if level and rng.random() < 0.5 else level + 1
    if file.is_deck:
        look = place.element.find(f"{A}pPr")
        if look is None:
            look = etree.Element(f"{A}pPr")
            place.element.insert(0, look)
        look.set("lvl", str(new))
    else:
        depth = place.element.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if depth is None:
            return None
        depth.set(f"{W}val", str(new))
    return f"level {level} → {new} of {full(place.element)!r}"


def _level(place: Place) -> int | None:
    """The level of a bullet; None for what is none."""
    if place.element.tag == f"{A}p":
        shape = next((a for a in place.element.iterancestors() if a.tag.endswith("}sp")), None)
        mark = shape.find(".//{*}nvPr/{*}ph") if shape is not None else None
        if place.kind != "body" or mark is None or mark.get("type") not in (None, "body"):
            return None
        look = place.element.find(f"{A}pPr")
        return int(look.get("lvl", "0")) if look is not None else 0
    depth = place.element.find(f"{W}pPr/{W}numPr/{W}ilvl")
    return int(depth.get(f"{W}val", "0")) if depth is not None else None


def drop_note(file: Open, rng: random.Random) -> str | None:
    """Delete a paragraph of a slide's notes."""
    place = any_place(file, rng, "notes") if file.is_deck else None
    if place is None:
        return None
    text = full(place.element)
    parent = place.element.getparent()
    assert parent is not None
    if len(parent.findall(f"{A}p")) > 1:
        parent.remove(place.element)
    else:
        for run in runs(place.element):
            _take_out(run)
    return f"dropped note {text!r}"


def add_note(file: Open, rng: random.Random) -> str | None:
    """Type a paragraph into a slide's notes."""
    place = any_place(file, rng, "notes") if file.is_deck else None
    if place is None:
        return None
    new = copy.deepcopy(place.element)
    retype(new, text := rng.choice(("話すときの注意", "Say this slowly.")))
    place.element.addnext(new)
    return f"added note {text!r} behind {full(place.element)!r}"


def retype_source(file: Open, rng: random.Random) -> str | None:
    """Type the line of a source anew, as one run."""
    found = [p for p in places(file) if "http" in full(p.element) or full(p.element).lstrip().startswith("[1")]
    if not found:
        return None
    place = rng.choice(found)
    before = full(place.element)
    new = rng.choice(
        (
            f"{before} (accessed today)",
            f"See {before}",
            before.replace(",", ";").replace("、", "，"),
            before[: len(before) // 2] + " Reuters says so. " + before[len(before) // 2 :],
            "The Ministry, Annual report, 3 March 2026",
        )
    )
    if new == before:
        return None
    retype(place.element, new)
    return f"{before!r} → {new!r}"


def bold_paragraph(file: Open, rng: random.Random) -> str | None:
    """Make a whole paragraph bold."""
    place = any_place(file, rng, "body", "cell")
    if place is None or all(map(is_bold, runs(place.element))):
        return None
    for run in runs(place.element):
        embolden(run, on=True)
    return f"bold paragraph {full(place.element)!r}"


def type_markup(file: Open, rng: random.Random) -> str | None:
    """Type signs that mean something in a briefing."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    text, typed = words(run), rng.choice(TYPED)
    at = rng.randrange(len(text) + 1)
    say(run, text[:at] + typed + text[at:])
    return f"typed {typed!r} into {text!r}"


def replace_line(file: Open, rng: random.Random) -> str | None:
    """Type another sentence in the place of a paragraph, labels and marks included."""
    place = any_place(file, rng)
    if place is None:
        return None
    before = full(place.element)
    retype(place.element, new := rng.choice(("まったく別の一文", "Something else altogether")))
    return f"{before!r} → {new!r}"


def _chart_texts(file: Open, path: str) -> list[tuple[Any, Element, Element]]:
    found = []
    for part in charts_of(file):
        root = part._element if hasattr(part, "_element") else etree.fromstring(part.blob)
        found += [(part, root, v) for v in root.iterfind(path) if v.text]
    return found


def _rename(file: Open, rng: random.Random, path: str) -> str | None:
    found = _chart_texts(file, path)
    if not found:
        return None
    part, root, value = rng.choice(found)
    old = value.text
    for _, other_root, other in found:
        if other_root is root and other.text == old:
            other.text = f"{old} new"
    if not hasattr(part, "_element"):
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{old!r} → {value.text!r}"


def rename_category(file: Open, rng: random.Random) -> str | None:
    """Name a category of a chart otherwise."""
    return _rename(file, rng, f".//{C}cat//{C}pt/{C}v")


def rename_series(file: Open, rng: random.Random) -> str | None:
    """Name a series of a chart otherwise."""
    return _rename(file, rng, f".//{C}ser/{C}tx//{C}pt/{C}v")


def write_slide(file: Open, rng: random.Random) -> str | None:
    """Make a slide with a title and a list, somewhere."""
    if not file.is_deck:
        return None
    layouts = [each for each in file.document.slide_layouts if {1, 2} <= _kinds(each)]
    if not layouts:
        return None
    slide = file.document.slides.add_slide(rng.choice(layouts))
    slide.shapes.title.text_frame.text = rng.choice(("新しい見方", "A view of my own"))
    body = next(each for each in slide.placeholders if each.placeholder_format.type == 2)
    body.text_frame.text = rng.choice(("費用は下がる", "Costs fall"))
    for level in range(rng.randint(0, 2)):
        paragraph = body.text_frame.add_paragraph()
        paragraph.text, paragraph.level = rng.choice(("まだ分からない", "Nobody knows")), level
    listed = file.document.slides._sldIdLst
    entry = list(listed)[-1]
    listed.remove(entry)
    place = rng.randrange(len(listed) + 1)
    listed.insert(place, entry)
    return f"wrote slide {place + 1}"


def _kinds(layout: Any) -> set[int]:
    """The types of a layout's placeholders; 1 is a title, 2 a body."""
    return {int(each.placeholder_format.type) for each in layout.placeholders}


def write_table_slide(file: Open, rng: random.Random) -> str | None:
    """Make a slide with a title, a table and a box, somewhere."""
    slide = _titled(file, rng)
    if slide is None:
        return None
    heads = rng.choice((("費目", "額", "年"), ("Item", "Amount")))
    shape = slide.shapes.add_table(rows := rng.randint(2, 4), len(heads), *_FRAME)
    for row in range(rows):
        for column, head in enumerate(heads):
            shape.table.cell(row, column).text = f"{head} {row}" if row == 0 or not column else str(row * 7)
    if rng.random() < 0.5:
        slide.shapes.add_textbox(*_FRAME).text_frame.text = rng.choice(("うち半分は補助金", "Half of it is a grant"))
    return f"wrote slide {_put_somewhere(file, rng)} with a table"


def write_chart_slide(file: Open, rng: random.Random) -> str | None:
    """Make a slide with a title, a chart and a box, somewhere."""
    slide = _titled(file, rng)
    if slide is None:
        return None
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = rng.choice((("2024", "2025"), ("東", "西", "南")))
    for name in rng.choice((("費用",), ("Cost", "Gain"))):
        data.add_series(name, [rng.randint(1, 90) / 4 for _ in data.categories])
    drawn = (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.LINE)
    slide.shapes.add_chart(rng.choice(drawn), *_FRAME, data)
    if rng.random() < 0.5:
        slide.shapes.add_textbox(*_FRAME).text_frame.text = rng.choice(("費用は下がる", "Costs fall"))
    return f"wrote slide {_put_somewhere(file, rng)} with a chart"


_FRAME = Inches(1), Inches(2), Inches(6), Inches(2)


def _titled(file: Open, rng: random.Random) -> Any:
    """A new slide with a title, as the last one; None in a memo."""
    layouts = [each for each in file.document.slide_layouts if 1 in _kinds(each)] if file.is_deck else []
    if not layouts:
        return None
    slide = file.document.slides.add_slide(rng.choice(layouts))
    slide.shapes.title.text_frame.text = rng.choice(("新しい表", "What we found"))
    return slide


def _put_somewhere(file: Open, rng: random.Random) -> int:
    """Put the last slide elsewhere; its number."""
    listed = file.document.slides._sldIdLst
    entry = list(listed)[-1]
    listed.remove(entry)
    listed.insert(place := rng.randrange(1, len(listed) + 1), entry)
    return place + 1


def duplicate_slide(file: Open, rng: random.Random) -> str | None:
    """Duplicate a slide with all that it shows, right behind it, and retype one paragraph of the copy."""
    if not file.is_deck:
        return None
    slides = file.document.slides
    number = rng.randrange(len(slides))
    original = slides[number]
    slide = slides.add_slide(original.slide_layout)
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    ids = {}
    for rid, each in original.part.rels.items():
        if not each.reltype.endswith(("/slideLayout", "/notesSlide")):
            target = each.target_ref if each.is_external else each.target_part
            ids[rid] = slide.part.relate_to(target, each.reltype, each.is_external)
    for shape in original.shapes:
        new = copy.deepcopy(shape._element)
        for element in new.iter():
            for key, value in element.attrib.items():
                if key.startswith(R) and value in ids:
                    element.set(key, ids[value])
        slide.shapes._spTree.append(new)
    found = [p for p in slide._element.iter(f"{A}p") if full(p).strip()]
    before = ""
    if found:
        before = full(chosen := rng.choice(found))
        retype(chosen, "写しの言葉")
    listed = slides._sldIdLst
    entry = list(listed)[-1]
    listed.remove(entry)
    listed.insert(number + 1, entry)
    return f"copied slide {number + 1} and typed over {before!r}"


HABITS: tuple[Edit, ...] = (
    write_slide,
    write_table_slide,
    write_chart_slide,
    duplicate_slide,
    split_paragraph,
    merge_paragraphs,
    change_level,
    drop_note,
    add_note,
    retype_source,
    bold_paragraph,
    type_markup,
    replace_line,
    rename_category,
    rename_series,
)
