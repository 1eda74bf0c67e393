"""What people do to files in PowerPoint and Word, as plain functions on open documents; and what a file says.

An edit takes a document that is open and a source of chance, and says what it did; None where there is nothing to do
it to. What a file says is read with lxml alone, so that it can be held against what the product reads.
"""

from __future__ import annotations

import copy
import io
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pptx
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.util import Inches

from briefdeck.document.kinds import Kind
from briefdeck.staging.made import Made
from conftest import ROOT
from readback import squeezed
from shipped import session, shipped_file

Element = etree._Element
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
ADDRESS = "https://example.org/a?b=1&c=%E3%81%82"
CITATION = re.compile(r"(\[\d+\])+")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\d年|\d{{4}}-\d\d|(?:{MONTHS}) \d")
DIGITS = re.compile(r"\d[\d,.]*")

# Words in either language, numbers, signs of the markup, full-width signs, signs beyond the basic plane.
WORDS = (
    *("新しい", "、速く", "規制", "ヴァ", "見込み。", "〜", "（案）", "２０２７年", "ｶﾅ", "葛󠄀", "“引用”"),
    *("new", " and so", "Costs", "x", "’s", "é", "n/a", "e.g. "),
    *("3", "12.5", "%", "1,000", "-"),
    *("*", "**", "[", "]", "[x](y)", "{", "}", "{{", "\\", "[@a]", "#", ": ", "'", '"', "&", "<b>"),
    *("👩‍👩‍👧", "𠮷", "！", "＊", "［", "｛"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of an open document. `part` holds its relationships; `kind` is that of its place."""

    element: Element
    part: Any
    kind: str


@dataclass(frozen=True, slots=True)
class Open:
    """A document that is open."""

    document: Any
    is_deck: bool

    def saved(self) -> bytes:
        """The bytes of the file."""
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def opened(content: bytes, name: str) -> Open:
    """Open a file as python-pptx and python-docx do."""
    is_deck = name.endswith("pptx")
    return Open((pptx.Presentation if is_deck else docx.Document)(io.BytesIO(content)), is_deck)


# --- What is built ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Built:
    """A document that was built."""

    briefing: str
    audience: str
    kind: Kind
    language: str
    content: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.briefing}.{self.audience}.{'pptx' if self.kind == 'deck' else 'docx'}"


@cache
def built(briefing: str, audience: str, kind: Kind, language: str = "") -> Built:
    """A document of a shipped briefing."""
    return Built(briefing, audience, kind, language, shipped_file(briefing, audience, kind, language).read_bytes())


def made(briefing: Path, audience: str, kind: Kind, language: str = "") -> bytes | None:
    """A document of a briefing; None where it cannot be built."""
    results = session().make(briefing, [audience], [kind], language)
    return next((result.content for result in results if isinstance(result, Made)), None)


def copied(briefing: str, folder: Path) -> Path:
    """A briefing with its files, in a folder of its own."""
    data = ROOT / "briefings" / briefing
    if data.is_dir():
        shutil.copytree(data, folder / briefing, dirs_exist_ok=True)
    return Path(shutil.copy(data.with_suffix(".yaml"), folder))


# --- Paragraphs and runs ----------------------------------------------------------------------------------------------


def places(file: Open) -> list[Place]:
    """The paragraphs that hold words, in the order of the document."""
    found = _slide_places(file.document) if file.is_deck else _memo_places(file.document)
    return [place for place in found if any(words(run).strip() for run in runs(place.element))]


def _slide_places(deck: Any) -> Iterator[Place]:
    for slide in deck.slides:
        for paragraph in slide._element.iter(f"{A}p"):
            shape = next((a for a in paragraph.iterancestors() if a.tag.endswith(("}sp", "}graphicFrame"))), None)
            mark = shape.find(".//{*}nvPr/{*}ph") if shape is not None else None
            kind = "title" if mark is not None and mark.get("type") in ("title", "ctrTitle") else "body"
            yield Place(
                paragraph, slide.part, "cell" if next(paragraph.iterancestors(f"{A}tc"), None) is not None else kind
            )
        if slide.has_notes_slide:
            frame = slide.notes_slide.notes_text_frame
            for paragraph in frame._txBody.iter(f"{A}p") if frame is not None else ():
                yield Place(paragraph, slide.notes_slide.part, "notes")


def _memo_places(memo: Any) -> Iterator[Place]:
    """Those of the body; the list of contents is the program's to write."""
    for paragraph in memo.element.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = style.get(f"{W}val", "") if style is not None else ""
        if named.startswith(("TOC", "Contents")) or next(paragraph.iterancestors(f"{W}sdt"), None) is not None:
            continue
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
        yield Place(paragraph, memo.part, "cell" if in_cell else "body")


def runs(paragraph: Element) -> list[Element]:
    """The runs that hold words of their own; what a field shows is none."""
    if paragraph.tag == f"{A}p":
        return list(paragraph.iterfind(f"{A}r"))
    found, depth = [], 0
    for run in paragraph.iter(f"{W}r"):
        for mark in run.iterfind(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0)
        if depth == 0 and run.find(f"{W}t") is not None and next(run.iterancestors(f"{W}p")) is paragraph:
            found.append(run)
    return found


def words(run: Element) -> str:
    """The words of a run."""
    return "".join(text.text or "" for text in run if text.tag in (f"{A}t", f"{W}t"))


def say(run: Element, text: str) -> None:
    """Put other words into a run."""
    first, *rest = [child for child in run if child.tag in (f"{A}t", f"{W}t")]
    first.text = text
    if first.tag == f"{W}t":
        first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for child in rest:
        run.remove(child)


def full(paragraph: Element) -> str:
    """All words of a paragraph."""
    return "".join(map(words, runs(paragraph)))


def is_citation(run: Element) -> bool:
    """Whether a run is the number of a source."""
    return bool(CITATION.fullmatch(words(run).strip()))


def emphasis_of(run: Element) -> Element:
    """The element that says how a run looks, made where there is none."""
    name = f"{A}rPr" if run.tag == f"{A}r" else f"{W}rPr"
    found = run.find(name)
    if found is None:
        found = etree.Element(name)
        run.insert(0, found)
    return found


def is_bold(run: Element) -> bool:
    """Whether a run itself says that it is bold."""
    look = emphasis_of(run)
    if run.tag == f"{A}r":
        return look.get("b") in ("1", "true")
    switch, style = look.find(f"{W}b"), look.find(f"{W}rStyle")
    if switch is not None:
        return switch.get(f"{W}val", "1") not in ("0", "false")
    return style is not None and style.get(f"{W}val") in ("Strong", "ItemLabel")


def embolden(run: Element, *, on: bool) -> None:
    """Make a run bold, or not."""
    look = emphasis_of(run)
    if run.tag == f"{A}r":
        look.set("b", "1" if on else "0")
        return
    switch = look.find(f"{W}b")
    if switch is None:
        switch = etree.Element(f"{W}b")
        style = look.find(f"{W}rStyle")
        look.insert(0 if style is None else 1, switch)
    switch.attrib.clear()
    if not on:
        switch.set(f"{W}val", "0")


def part_of(run: Element, start: int, stop: int) -> Element:
    """A run of its own for the characters from `start` to `stop` of a run, as Word makes one when they are selected."""
    text = words(run)
    before, after = copy.deepcopy(run), copy.deepcopy(run)
    for other, own in ((before, text[:start]), (after, text[stop:])):
        if own:
            say(other, own)
            (run.addprevious if other is before else run.addnext)(other)
    say(run, text[start:stop])
    return run


def without_marks(copied: Element) -> Element:
    """A copied paragraph or row without bookmarks, as Word leaves it."""
    for mark in [*copied.iter(f"{W}bookmarkStart"), *copied.iter(f"{W}bookmarkEnd")]:
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    return copied


def retype(paragraph: Element, text: str) -> None:
    """Say something else in a paragraph, in the look of its first run; what stood between the runs goes."""
    first, *rest = runs(paragraph)
    say(first, text)
    for line_break in [each for each in paragraph.iter(f"{A}br", f"{W}br") if not each.attrib]:
        above = line_break.getparent()
        assert above is not None
        above.remove(line_break)
    for run in rest:
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
        if parent.tag == f"{W}hyperlink" and not len(parent):
            above = parent.getparent()
            assert above is not None
            above.remove(parent)


# --- Edits of words ---------------------------------------------------------------------------------------------------

Edit = Callable[[Open, random.Random], "str | None"]


def any_place(file: Open, rng: random.Random, *kinds: str) -> Place | None:
    found = [place for place in places(file) if not kinds or place.kind in kinds]
    return rng.choice(found) if found else None


def any_run(place: Place, rng: random.Random) -> Element | None:
    found = [run for run in runs(place.element) if words(run).strip() and not is_citation(run)]
    return rng.choice(found) if found else None


def altered(text: str, rng: random.Random) -> str:
    """A text with a few characters more, less or others."""
    start = rng.randrange(len(text) + 1)
    stop = min(len(text), start + rng.choice((0, 0, 1, 2, 5)))
    new = "".join(rng.choice(WORDS) for _ in range(rng.randint(0 if stop > start else 1, 2)))
    return text[:start] + new + text[stop:]


def change_words(file: Open, rng: random.Random) -> str | None:
    """Type, delete or replace a few characters in one run."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    before = words(run)
    after = altered(before, rng)
    if not after.strip() or after == before:
        return None
    say(run, after)
    return f"{before!r} → {after!r}"


def change_paragraph(file: Open, rng: random.Random) -> str | None:
    """Retype a paragraph as a whole: all its runs give way to one."""
    place = any_place(file, rng)
    assert place is not None
    before = full(place.element)
    after = altered(before, rng)
    if not after.strip():
        return None
    retype(place.element, after)
    return f"{before!r} → {after!r}"


def split_runs(file: Open, rng: random.Random) -> str | None:
    """Split runs as Word does for its own ends; the words stay."""
    for place in rng.sample(found := places(file), min(8, len(found))):
        for run in runs(place.element):
            if len(words(run)) > 1 and len(run.findall(f"{W}t")) < 2:
                part_of(run, rng.randrange(1, len(words(run))), len(words(run)))
    return "runs were split"


def change_and_split(file: Open, rng: random.Random) -> str | None:
    """Edit words in a file whose runs are split."""
    return change_words(file, rng) if split_runs(file, rng) else None


def make_bold(file: Open, rng: random.Random) -> str | None:
    """Make a word bold."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None or is_bold(run):
        return None
    text = words(run)
    start = rng.randrange(len(text))
    stop = rng.randint(start + 1, len(text))
    if not text[start:stop].strip():
        return None
    embolden(part_of(run, start, stop), on=True)
    return f"bold {text[start:stop]!r} of {text!r}"


def make_light(file: Open, rng: random.Random) -> str | None:
    """Take bold away."""
    found = [run for place in places(file) for run in runs(place.element) if is_bold(run) and words(run).strip()]
    if not found:
        return None
    run = rng.choice(found)
    embolden(run, on=False)
    return f"light {words(run)!r}"


def add_link(file: Open, rng: random.Random) -> str | None:
    """Let a word lead somewhere."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if place is None or run is None or is_linked(run):
        return None
    text = words(run)
    start = rng.randrange(len(text))
    run = part_of(run, start, rng.randint(start + 1, len(text)))
    rid = place.part.relate_to(ADDRESS, HYPERLINK, is_external=True)
    if file.is_deck:
        etree.SubElement(emphasis_of(run), f"{A}hlinkClick").set(f"{R}id", rid)
    else:
        link = etree.Element(f"{W}hyperlink")
        link.set(f"{R}id", rid)
        run.addprevious(link)
        link.append(run)
    return f"link {words(run)!r} of {text!r}"


def is_linked(run: Element) -> bool:
    parent = run.getparent()
    return run.find(f"{A}rPr/{A}hlinkClick") is not None or (parent is not None and parent.tag == f"{W}hyperlink")


def remove_link(file: Open, rng: random.Random) -> str | None:
    """Take a link away, and leave its words."""
    found = [run for place in places(file) for run in runs(place.element) if is_linked(run) and not is_citation(run)]
    if not found:
        return None
    run = rng.choice(found)
    link = run.find(f"{A}rPr/{A}hlinkClick")
    holder = run.getparent() if link is None else run.find(f"{A}rPr")
    assert holder is not None
    if link is not None:
        holder.remove(link)
    else:
        for child in list(holder):
            holder.addprevious(child)
        above = holder.getparent()
        assert above is not None
        above.remove(holder)
    return f"no link {words(run)!r}"


def change_number(file: Open, rng: random.Random) -> str | None:
    """Change the digits of a number."""
    found = [
        (run, match)
        for place in places(file)
        for run in runs(place.element)
        if not is_citation(run)
        for match in DIGITS.finditer(words(run))
    ]
    if not found:
        return None
    run, match = rng.choice(found)
    digits = [n for n in range(*match.span()) if words(run)[n].isdigit()]
    at = rng.choice(digits)
    old = words(run)
    say(run, old[:at] + str((int(old[at]) + rng.randint(1, 7)) % 10 or 1) + old[at + 1 :])
    return f"{old!r} → {words(run)!r}"


UNITS = {
    "億ドル": "億ユーロ",
    "%": "pt",
    "MWh": "GWh",
    "円": "ドル",
    "years": "months",
    "年": "か月",
    "$": "€",
    "¥": "$",
}


def change_unit(file: Open, rng: random.Random) -> str | None:
    """Give a number another unit."""
    pattern = re.compile("|".join(rf"(?<=\d){re.escape(u)}|{re.escape(u)}(?=\d)|(?<=\d ){re.escape(u)}" for u in UNITS))
    found = [
        (run, match) for place in places(file) for run in runs(place.element) for match in pattern.finditer(words(run))
    ]
    if not found:
        return None
    run, match = rng.choice(found)
    old = words(run)
    say(run, old[: match.start()] + UNITS[match[0]] + old[match.end() :])
    return f"{old!r} → {words(run)!r}"


def break_title(file: Open, rng: random.Random) -> str | None:
    """Break the line of a title elsewhere."""
    place = any_place(file, rng, "title")
    run = any_run(place, rng) if place is not None else None
    if run is None or len(words(run)) < 4:
        return None
    text = words(run)
    at = rng.randrange(1, len(text) - 1)
    rest = copy.deepcopy(run)
    say(rest, text[at:])
    say(run, text[:at])
    run.addnext(rest)
    run.addnext(etree.Element(f"{A}br"))
    return f"break {text[:at]!r} | {text[at:]!r}"


# --- Edits of lists ---------------------------------------------------------------------------------------------------


def _siblings(place: Place) -> list[Element]:
    parent = place.element.getparent()
    assert parent is not None
    return [p for p in parent.iterfind(place.element.tag) if full(p).strip()]


def drop_paragraph(file: Open, rng: random.Random) -> str | None:
    """Delete a paragraph that is not the last of its place."""
    place = any_place(file, rng, "body", "cell", "notes")
    if place is None or len(_siblings(place)) < 2:
        return None
    text = full(place.element)
    parent = place.element.getparent()
    assert parent is not None
    parent.remove(place.element)
    return f"dropped {text!r}"


def add_paragraph(file: Open, rng: random.Random) -> str | None:
    """Typesetting Enter at the end of a paragraph, and type."""
    place = any_place(file, rng, "body", "cell", "notes")
    assert place is not None
    text = rng.choice(("新しい論点を加える", "One more point", "追加：**強調**と[括弧]", "人員は3名"))
    new = without_marks(copy.deepcopy(place.element))
    retype(new, text)
    place.element.addnext(new)
    return f"added {text!r} behind {full(place.element)!r}"


def copy_paragraph(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a paragraph below it."""
    place = any_place(file, rng, "body", "cell", "notes")
    assert place is not None
    place.element.addnext(without_marks(copy.deepcopy(place.element)))
    return f"copied {full(place.element)!r}"


def swap_paragraphs(file: Open, rng: random.Random) -> str | None:
    """Let two neighbours change places."""
    place = any_place(file, rng, "body", "cell")
    if place is None:
        return None
    beside = _siblings(place)
    at = beside.index(place.element)
    if at + 1 >= len(beside) or place.element.getnext() is not beside[at + 1]:
        return None
    place.element.addprevious(beside[at + 1])
    return f"swapped {full(beside[at])!r} and {full(beside[at + 1])!r}"


def any_row(file: Open, rng: random.Random, least: int) -> list[Element] | None:
    tables = []
    roots = [slide._element for slide in file.document.slides] if file.is_deck else [file.document.element.body]
    for root in roots:
        for table in root.iter(f"{A}tbl", f"{W}tbl"):
            lines = [row for row in table if row.tag in (f"{A}tr", f"{W}tr")]
            if len(lines) > least:
                tables.append(lines)
    return rng.choice(tables) if tables else None


def drop_row(file: Open, rng: random.Random) -> str | None:
    """Delete a row of a table, not its head."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)
    return f"dropped row {row_words(row)!r}"


def row_words(row: Element) -> str:
    return "|".join(full(p) for p in row.iter(f"{A}p", f"{W}p"))


def add_row(file: Open, rng: random.Random) -> str | None:
    """Insert a row below another, and fill it."""
    rows = any_row(file, rng, 1)
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(row))
    for number, cell in enumerate(new.iter(f"{A}tc", f"{W}tc")):
        first, *rest = cell.iter(f"{A}p", f"{W}p")
        for paragraph in rest:
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
        if runs(first) and not DATE.search(full(first)):
            retype(first, str(number + 10) if full(first).strip().isdigit() else f"新しい行{number}")
    row.addnext(new)
    return f"added row {row_words(new)!r} behind {row_words(row)!r}"


def copy_row(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a row below it."""
    rows = any_row(file, rng, 1)
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    row.addnext(without_marks(copy.deepcopy(row)))
    return f"copied row {row_words(row)!r}"


def swap_rows(file: Open, rng: random.Random) -> str | None:
    """Let two rows change places."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    at = rng.randrange(1, len(rows) - 1)
    if any(len(cells_of(row)) < len(cells_of(rows[at + 1])) for row in rows[at + 2 : at + 3]):
        return None  # the sentence of a row stands in the row below it, and goes with it
    rows[at].addprevious(rows[at + 1])
    return f"swapped rows {row_words(rows[at])!r} and {row_words(rows[at + 1])!r}"


def drop_column(file: Open, rng: random.Random) -> str | None:
    """Delete the last column of a table."""
    rows = any_row(file, rng, 1)
    if rows is None or len(cells := cells_of(rows[0])) < 3 or any(len(cells_of(row)) != len(cells) for row in rows):
        return None
    for row in rows:
        row.remove(cells_of(row)[-1])
    columns_of(rows)[-1].getparent().remove(columns_of(rows)[-1])
    return f"dropped column {row_words(cells[-1])!r}"


def add_column(file: Open, rng: random.Random) -> str | None:
    """Insert a column, and fill it."""
    rows = any_row(file, rng, 1)
    if rows is None or any(len(cells_of(row)) != len(cells_of(rows[0])) for row in rows):
        return None
    for number, row in enumerate(rows):
        last = cells_of(row)[-1]
        new = without_marks(copy.deepcopy(last))
        first = next(new.iter(f"{A}p", f"{W}p"))
        if runs(first):
            retype(first, f"新しい列{number}")
        last.addnext(new)
    columns_of(rows)[-1].addnext(copy.deepcopy(columns_of(rows)[-1]))
    return "added a column"


def cells_of(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in (f"{A}tc", f"{W}tc")]


def columns_of(rows: list[Element]) -> list[Any]:
    table = rows[0].getparent()
    assert table is not None
    return list(table.iter(f"{A}gridCol", f"{W}gridCol"))


# --- Edits of slides, shapes, pictures and charts ---------------------------------------------------------------------


def drop_slide(file: Open, rng: random.Random) -> str | None:
    """Delete a slide."""
    if not file.is_deck:
        return None
    listed = file.document.slides._sldIdLst
    entry = rng.choice(list(listed))
    file.document.part.drop_rel(entry.rId)
    listed.remove(entry)
    return "dropped a slide"


def move_slide(file: Open, rng: random.Random) -> str | None:
    """Put a slide elsewhere."""
    if not file.is_deck:
        return None
    listed = file.document.slides._sldIdLst
    before = list(listed)
    entry = rng.choice(before)
    listed.remove(entry)
    listed.insert(rng.randrange(len(listed) + 1), entry)
    return "moved a slide" if list(listed) != before else None


def add_slide(file: Open, rng: random.Random) -> str | None:
    """Make a slide of one's own, somewhere."""
    if not file.is_deck:
        return None
    slide = file.document.slides.add_slide(rng.choice(list(file.document.slide_layouts)))
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
    box.text_frame.text = rng.choice(("新しい一枚", "A slide of my own"))
    listed = file.document.slides._sldIdLst
    entry = list(listed)[-1]
    listed.remove(entry)
    listed.insert(rng.randrange(len(listed) + 1), entry)
    return "added a slide"


def copy_slide(file: Open, rng: random.Random) -> str | None:
    """Duplicate a slide, and retype one paragraph of the copy."""
    if not file.is_deck:
        return None
    original = rng.choice(list(file.document.slides))
    slide = file.document.slides.add_slide(original.slide_layout)
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in original.shapes:
        if shape._element.tag.endswith("}sp"):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
    for link in list(slide._element.iter(f"{A}hlinkClick")):
        link.getparent().remove(link)
    found = [p for p in slide._element.iter(f"{A}p") if full(p).strip()]
    if found:
        retype(rng.choice(found), "写しの言葉")
    return "copied a slide"


def drop_shape(file: Open, rng: random.Random) -> str | None:
    """Delete a shape that holds words."""
    if not file.is_deck:
        return None
    found = [
        shape
        for slide in file.document.slides
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text.strip()
    ]
    shape = rng.choice(found)
    text = shape.text_frame.text
    shape._element.getparent().remove(shape._element)
    return f"dropped shape {text!r}"


def replace_picture(file: Open, rng: random.Random) -> str | None:
    """Put another picture in the place of one."""
    parts = [p for p in file.document.part.package.iter_parts() if str(p.partname).endswith(".png")]
    shown = [p for p in parts if "media" in str(p.partname) and _is_shown(file, p)]
    if not shown:
        return None
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (rng.randrange(256), 9, 200)).save(stream, "PNG")
    rng.choice(shown)._blob = stream.getvalue()
    return "replaced a picture"


def _is_shown(file: Open, part: Any) -> bool:
    parts = [slide.part for slide in file.document.slides] if file.is_deck else [file.document.part]
    return any(not r.is_external and r.target_part is part for p in parts for r in p.rels.values())


def charts_of(file: Open) -> list[Any]:
    if file.is_deck:
        return [s.chart.part for slide in file.document.slides for s in slide.shapes if s.has_chart]
    return [
        r.target_part for r in file.document.part.rels.values() if not r.is_external and r.reltype.endswith("/chart")
    ]


def chart_by_data(file: Open, rng: random.Random) -> str | None:
    """Change one number of a chart, as `replace_data` does: workbook and drawing."""
    charts = charts_of(file) if file.is_deck else []
    if not charts:
        return None
    chart = rng.choice(charts).chart
    plot = chart.plots[0]
    if len(chart.plots) != 1 or not len(list(plot.categories)) or chart.chart_type is None:
        return None
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [str(c) for c in plot.categories]
    series = [(s.name, list(s.values)) for s in plot.series]
    n = rng.randrange(len(series))
    at = rng.randrange(len(series[n][1]))
    old = series[n][1][at]
    if old is None:
        return None
    series[n][1][at] = old + 7
    for name, values in series:
        data.add_series(name, values)
    try:
        chart.replace_data(data)
    except (ValueError, NotImplementedError):
        return None
    return f"chart by data: {series[n][0]} {at}: {old} → {old + 7}"


def chart_by_workbook(file: Open, rng: random.Random) -> str | None:
    """Change one number of a chart's workbook alone."""
    charts = [
        (part, r.target_part) for part in charts_of(file) for r in part.rels.values() if r.reltype.endswith("/package")
    ]
    if not charts:
        return None
    _, book = rng.choice(charts)
    workbook = load_workbook(io.BytesIO(book.blob))
    sheet = workbook.active
    assert sheet is not None
    cells: Sequence[Any] = [
        cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if isinstance(cell.value, int | float)
    ]
    if not cells:
        return None
    cell = rng.choice(cells)
    old = cell.value
    cell.value = old + 3
    stream = io.BytesIO()
    workbook.save(stream)
    book._blob = stream.getvalue()
    return f"chart by workbook {cell.coordinate}: {old} → {old + 3}"


def chart_by_cache(file: Open, rng: random.Random) -> str | None:
    """Change one number of a chart's drawing alone."""
    charts = charts_of(file)
    if not charts:
        return None
    part = rng.choice(charts)
    root = part._element if hasattr(part, "_element") else etree.fromstring(part.blob)
    found = [v for v in root.iterfind(f".//{C}val//{C}pt/{C}v") if v.text]
    if not found:
        return None
    value = rng.choice(found)
    old = float(value.text or 0)
    value.text = f"{old + 5:g}"
    if not hasattr(part, "_element"):
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"chart by cache: {old} → {value.text}"


EDITS: tuple[Edit, ...] = (
    change_words,
    change_paragraph,
    change_and_split,
    make_bold,
    make_light,
    add_link,
    remove_link,
    change_number,
    change_unit,
    drop_paragraph,
    add_paragraph,
    copy_paragraph,
    swap_paragraphs,
    drop_row,
    add_row,
    copy_row,
    swap_rows,
    drop_column,
    add_column,
    drop_slide,
    add_slide,
    copy_slide,
    drop_shape,
    replace_picture,
    chart_by_data,
    chart_by_workbook,
    chart_by_cache,
)

NOTHING: tuple[Edit, ...] = (split_runs, move_slide, break_title)
"""What changes no words; it is nothing, or only reported."""


# --- What a file says -------------------------------------------------------------------------------------------------


def said(content: bytes, name: str) -> list[str]:
    """The paragraphs of a file, squeezed, without the numbers of sources."""
    texts = (CITATION.sub("", squeezed(full(place.element))) for place in places(opened(content, name)))
    return [text for text in texts if text]


def looks(content: bytes, name: str) -> list[str]:
    """The paragraphs with what is bold between « and », and links between ‹ and ›."""
    made = []
    for place in places(opened(content, name)):
        text = ""
        for run in runs(place.element):
            own = CITATION.sub("", squeezed(words(run)))
            if own:
                own = f"‹{own}›" if _leads_out(run, place) else own
                text += f"«{own}»" if is_bold(run) else own
        made.append(text.replace("»«", "").replace("›‹", ""))
    return made


def _leads_out(run: Element, place: Place) -> bool:
    link = run.find(f"{A}rPr/{A}hlinkClick")
    link = run.getparent() if link is None else link
    rid = link.get(f"{R}id", "") if link is not None else ""
    return rid in place.part.rels and place.part.rels[rid].is_external
