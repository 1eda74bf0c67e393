"""What else people do in a working day: retype, replace everywhere, paste, cut lists together and apart, move cells.

The seventh family of edits. Each is seen by readers, so it has to be written or told; `UNHEARD` says what was said.
"""

from __future__ import annotations

import copy
import random
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from lxml import etree

from frames import (
    all_runs,
    any_list,
    any_long,
    any_plain,
    any_words,
    headed,
    is_heading,
    parent_of,
    put_over,
    run_with,
    take_out,
    xml,
)
from pulling import (
    A,
    Edit,
    Element,
    Open,
    W,
    any_place,
    any_row,
    any_run,
    cells_of,
    full,
    is_citation,
    part_of,
    places,
    retype,
    row_words,
    runs,
    say,
    without_marks,
    words,
)

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{2,}")
_YEAR = re.compile(r"20[23]\d")
_WORD = re.compile(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{2,4}")
_SENTENCE = re.compile(r"(?<=[.。])\s*")
_DAY = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日|(20\d\d)-(\d\d)-(\d\d)")


# --- Everywhere -------------------------------------------------------------------------------------------------------


def replace_all(file: Open, rng: random.Random) -> str | None:
    """Replace a word in all of a file, notes, cells and titles with it."""
    found = run_with(file, rng, _WORD)
    if found is None:
        return None
    old, new = found[1][0], rng.choice(("Ersatz", "置換後"))
    count = 0
    for run in all_runs(file):
        if old in words(run):
            say(run, words(run).replace(old, new))
            count += 1
    return f"replaced {old!r} → {new!r} in {count} runs, everywhere"


def next_year(file: Open, rng: random.Random) -> str | None:
    """Replace a year by the next one wherever it stands, in dates and figures too."""
    found = run_with(file, rng, _YEAR)
    if found is None:
        return None
    old, new = found[1][0], str(int(found[1][0]) + 1)
    for run in all_runs(file):
        if old in words(run):
            say(run, words(run).replace(old, new))
    return f"replaced {old!r} → {new!r}, everywhere"


def curl_quotes(file: Open, rng: random.Random) -> str | None:
    """Let the program make curly quotes and dashes of all straight ones, beside a word that was typed."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    for each in all_runs(file):
        text = words(each).replace("'", "’").replace(" - ", " – ")
        if text != words(each):
            say(each, text)
    say(run, f"{words(run)} it’s so")
    return f"curled all, and typed into {words(run)!r}"


def normalise(file: Open, rng: random.Random) -> str | None:
    """Convert the full-width letters and digits of a paragraph to plain ones, or the other way round."""
    found = [run for run in all_runs(file) if unicodedata.normalize("NFKC", words(run)) != words(run)]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, unicodedata.normalize("NFKC", before))
    return f"{before!r} → {words(run)!r}" if words(run).strip() else None


# --- Typing -----------------------------------------------------------------------------------------------------------


def separate_thousands(file: Open, rng: random.Random) -> str | None:
    """Type a number again with other separators, full-width digits, or none."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    run, match = found
    swapped = match[0].translate(str.maketrans(",.", ".,"))
    wide = match[0].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    text = rng.choice(
        (swapped, match[0].replace(",", " "), match[0].replace(",", ""), wide, match[0].replace(",", "’"))
    )
    return put_over(run, match, text) if text != match[0] else None


def round_number(file: Open, rng: random.Random) -> str | None:
    """Round a number, and say that it is rounded."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    run, match = found
    return put_over(run, match, rng.choice((f"about {match[0][0]}00", f"約{match[0]}", f">{match[0]}", f"~{match[0]}")))


def spell_number(file: Open, rng: random.Random) -> str | None:
    """Write a number out in words."""
    found = run_with(file, rng, _NUMBER)
    return put_over(*found, rng.choice(("twelve", "十二"))) if found is not None else None


def retype_day(file: Open, rng: random.Random) -> str | None:
    """Type a day in another form."""
    found = run_with(file, rng, _DAY)
    if found is None:
        return None
    run, match = found
    year, month, day = (group for group in match.groups() if group)
    forms = f"{year}/{int(month)}/{int(day)}", f"{int(day)}.{int(month)}.{year}", f"{year}.{month}.{day}"
    return put_over(run, match, rng.choice(forms))


def translate_beside(file: Open, rng: random.Random) -> str | None:
    """Type the other language behind a word, in brackets."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    say(run, f"{words(run).rstrip()}{rng.choice(('（savings）', ' (節約)', ' / économies'))}")
    return f"typed the other language: {words(run)!r}"


def retype_in_capitals(file: Open, rng: random.Random) -> str | None:
    """Set words in capitals with the key for it: the letters are others."""
    found = [run for run in all_runs(file) if words(run).upper() != words(run)]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, before.upper())
    return f"{before!r} → {words(run)!r}"


def leave_remark(file: Open, rng: random.Random) -> str | None:
    """Type a remark for a colleague behind a sentence."""
    place = any_place(file, rng, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    before = words(run)
    say(run, before + rng.choice((" [please check]", "（要確認）", " ???", " TBD", " <- source!")))
    return f"{before!r} → {words(run)!r}"


def type_sign(file: Open, rng: random.Random) -> str | None:
    """Put a pictogram, a tab or a line of U+2028 into words."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None or len(words(run)) < 3:
        return None
    before, at = words(run), rng.randrange(1, len(words(run)) - 1)
    say(run, before[:at] + rng.choice(("🚀", "\u2028", "✓", "\u3000", "e\u0301", "👩‍🔬")) + before[at:])
    return f"{before!r} → {words(run)!r}" if words(run).split() != before.split() else None


def type_behind_all(file: Open, rng: random.Random) -> str | None:
    """Type a sentence at the very end of a paragraph, behind marks and labels."""
    place = any_place(file, rng, "body", "cell", "notes")
    if place is None:
        return None
    last = runs(place.element)[-1]
    new = copy.deepcopy(last)
    for child in list(new):
        if child.tag == f"{W}rPr":
            new.remove(child)
    say(new, rng.choice((" And so it goes on.", "さらに続く。")))
    (parent_of(last) if parent_of(last).tag == f"{W}hyperlink" else last).addnext(new)
    return f"typed at the end: {full(place.element)!r}"


def type_before_all(file: Open, rng: random.Random) -> str | None:
    """Type words at the very beginning of a paragraph, before labels."""
    place = any_place(file, rng, "body", "cell", "notes")
    if place is None:
        return None
    first = runs(place.element)[0]
    say(first, rng.choice(("Note: ", "なお、", "1. ", "- ")) + words(first))
    return f"typed in front: {full(place.element)!r}"


def retitle(file: Open, rng: random.Random) -> str | None:
    """Type another title over one."""
    if file.is_deck:
        place = any_place(file, rng, "title")
        paragraph = place.element if place is not None else None
    else:
        found = [p for p in file.document.element.body.iter(f"{W}p") if is_heading(p) and full(p).strip()]
        paragraph = rng.choice(found) if found else None
    if paragraph is None:
        return None
    before = full(paragraph)
    retype(paragraph, rng.choice(("Something else entirely", "まるで別の題")))
    return f"title {before!r} → {full(paragraph)!r}"


def drop_sentence(file: Open, rng: random.Random) -> str | None:
    """Delete a sentence of several, its mark left."""
    found = [run for run in all_runs(file) if len([s for s in _SENTENCE.split(words(run)) if s]) > 1]
    if not found:
        return None
    run = rng.choice(found)
    sentences = [s for s in _SENTENCE.split(words(run)) if s]
    before, gone = words(run), rng.randrange(len(sentences))
    say(run, ("" if before.isascii() is False else " ").join(s for n, s in enumerate(sentences) if n != gone))
    return f"{before!r} → {words(run)!r}"


def drag_words(file: Open, rng: random.Random) -> str | None:
    """Drag the first words of a run behind the others."""
    place = any_place(file, rng, "body", "cell", "notes")
    run = any_run(place, rng) if place is not None else None
    if run is None or len(words(run)) < 8:
        return None
    before = words(run)
    at = rng.randrange(3, len(before) - 3)
    say(run, before[at:] + before[:at])
    return f"{before!r} → {words(run)!r}" if words(run) != before else None


def paste_other_look(file: Open, rng: random.Random) -> str | None:
    """Paste words in the look of where they came from into the midst of a run."""
    run = any_words(file, rng, 4)
    if run is None:
        return None
    before = words(run)
    at = len(before) // 2
    part_of(run, 0, at)
    namespace = "a" if file.is_deck else "w"
    look = '<a:rPr lang="en-GB" sz="1400" i="1"><a:latin typeface="Calibri"/></a:rPr>' if file.is_deck else (
        '<w:rPr><w:rFonts w:ascii="Calibri"/><w:i/><w:sz w:val="28"/><w:lang w:val="en-GB"/></w:rPr>'
    )  # fmt: skip
    new = xml(f"<{namespace}:r>{look}<{namespace}:t>pasted words</{namespace}:t></{namespace}:r>")
    run.addnext(new)
    return f"pasted into {before!r}"


# --- Lists and paragraphs ---------------------------------------------------------------------------------------------


def list_to_text(file: Open, rng: random.Random) -> str | None:
    """Make one sentence of a list."""
    listed = any_list(file, rng, 3)
    if listed is None:
        return None
    said = [full(p) for p in listed[:3]]
    retype(listed[0], "; ".join(said))
    for paragraph in listed[1:3]:
        take_out(paragraph)
    return f"made one of {said}"


def text_to_list(file: Open, rng: random.Random) -> str | None:
    """Make a paragraph of each sentence."""
    found = [p for p in places(file) if len(runs(p.element)) == 1 and len(_sentences(p.element)) > 2]
    if not found:
        return None
    paragraph = rng.choice(found).element
    sentences = _sentences(paragraph)
    said = full(paragraph)
    for sentence in reversed(sentences[1:]):
        new = without_marks(copy.deepcopy(paragraph))
        retype(new, sentence)
        paragraph.addnext(new)
    retype(paragraph, sentences[0])
    return f"split {said!r} into {len(sentences)}"


def _sentences(paragraph: Element) -> list[str]:
    return [s for s in _SENTENCE.split(full(paragraph)) if s.strip()]


def paste_lines(file: Open, rng: random.Random) -> str | None:
    """Paste three lines over a paragraph."""
    place = any_place(file, rng, "body", "cell")
    if place is None:
        return None
    before = full(place.element)
    for text in ("Third pasted line", "Second pasted line"):
        new = without_marks(copy.deepcopy(place.element))
        retype(new, text)
        place.element.addnext(new)
    retype(place.element, "First pasted line")
    return f"pasted three lines over {before!r}"


def list_typed_over(file: Open, rng: random.Random) -> str | None:
    """Select all of a list, and type."""
    listed = any_list(file, rng, 2)
    if listed is None:
        return None
    said = [full(p) for p in listed]
    retype(listed[0], rng.choice(("All of it in a word", "一言でまとめる")))
    for paragraph in listed[1:]:
        take_out(paragraph)
    return f"typed over {said}"


def copy_and_change(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a paragraph, and change some of its words."""
    place = any_long(file, rng, 6, "body", "cell")
    if place is None:
        return None
    new = without_marks(copy.deepcopy(place.element))
    run = next((r for r in runs(new) if len(words(r)) > 3 and not is_citation(r)), None)
    if run is None:
        return None
    say(run, f"{words(run)[: len(words(run)) // 2]} otherwise")
    place.element.addnext(new)
    return f"copied {full(place.element)!r} as {full(new)!r}"


def paste_elsewhere(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a paragraph behind another one, far from it."""
    one, other = any_place(file, rng, "body"), any_place(file, rng, "body")
    if one is None or other is None or one.element is other.element:
        return None
    new = without_marks(copy.deepcopy(one.element))
    other.element.addnext(new)
    return f"copied {full(new)!r} behind {full(other.element)!r}"


def number_by_hand(file: Open, rng: random.Random) -> str | None:
    """Type numbers before the items of a list."""
    listed = any_list(file, rng, 2)
    if listed is None:
        return None
    for number, paragraph in enumerate(listed, 1):
        first = runs(paragraph)[0]
        say(first, f"({number}) {words(first)}")
    return f"numbered by hand {[full(p) for p in listed]}"


def blank_line(file: Open, rng: random.Random) -> str | None:
    """Press Enter twice between two paragraphs, and type behind the next one."""
    place = any_long(file, rng, 4, "body")
    if place is None:
        return None
    place.element.addnext(etree.Element(place.element.tag))
    run = any_run(place, rng)
    if run is None:
        return None
    say(run, f"{words(run)} more")
    return f"an empty line behind {full(place.element)!r}"


# --- Tables -----------------------------------------------------------------------------------------------------------


def _row_of(file: Open, rng: random.Random) -> list[list[Element]] | None:
    """The cells of a row with the paragraphs that say something."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    cells = [
        [p for p in cell.iter(f"{A}p", f"{W}p") if runs(p) and full(p).strip()] for cell in cells_of(rng.choice(rows))
    ]
    said = [cell for cell in cells if cell]
    return said if len(said) > 1 else None


def exchange_cells(file: Open, rng: random.Random) -> str | None:
    """Let the words of two cells of a row change places."""
    cells = _row_of(file, rng)
    if cells is None:
        return None
    one, other = (cell[0] for cell in rng.sample(cells, 2))
    texts = full(one), full(other)
    retype(one, texts[1])
    retype(other, texts[0])
    return f"exchanged {texts[0]!r} and {texts[1]!r}" if texts[0] != texts[1] else None


def move_to_cell(file: Open, rng: random.Random) -> str | None:
    """Cut the words of a cell out and paste them behind those of another."""
    cells = _row_of(file, rng)
    if cells is None:
        return None
    one, other = (cell[0] for cell in rng.sample(cells, 2))
    said = full(one), full(other)
    retype(other, f"{said[1]} {said[0]}")
    for run in runs(one):
        take_out(run)
    return f"moved {said[0]!r} behind {said[1]!r}"


def copy_row_and_change(file: Open, rng: random.Random) -> str | None:
    """Paste a copy of a row, and type into one of its cells."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(row))
    found = [p for p in new.iter(f"{A}p", f"{W}p") if runs(p) and full(p).strip()]
    if not found:
        return None
    retype(rng.choice(found), rng.choice(("Another one", "別の行", "77")))
    row.addnext(new)
    return f"copied row {row_words(row)!r} as {row_words(new)!r}"


def add_total(file: Open, rng: random.Random) -> str | None:
    """Put a row with sums below a table."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    new = without_marks(copy.deepcopy(rows[-1]))
    for number, cell in enumerate(cells_of(new)):
        for paragraph in cell.iter(f"{A}p", f"{W}p"):
            if runs(paragraph):
                retype(paragraph, "合計" if number == 0 else "999")
    rows[-1].addnext(new)
    return f"a total below {row_words(rows[-1])!r}"


def row_to_other_table(file: Open, rng: random.Random) -> str | None:
    """Cut a row out of a table and paste it into another one."""
    one, other = any_row(file, rng, 2), any_row(file, rng, 2)
    if one is None or other is None or one[0].getparent() is other[0].getparent():
        return None
    row = rng.choice(one[1:])
    if len(cells_of(row)) != len(cells_of(other[-1])):
        return None
    said = row_words(row)
    other[-1].addnext(row)
    return f"moved row {said!r} to the table of {row_words(other[0])!r}"


def fill_column(file: Open, rng: random.Random) -> str | None:
    """Type one text into all cells of a column."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    column = rng.randrange(len(cells_of(rows[0])))
    done = 0
    for row in rows[1:]:
        cells = cells_of(row)
        paragraph = (
            next((p for p in cells[column].iter(f"{A}p", f"{W}p") if runs(p)), None) if len(cells) > column else None
        )
        if paragraph is not None:
            retype(paragraph, "n/a")
            done += 1
    return f"filled {done} cells of column {column}" if done > 1 else None


# --- Word and PowerPoint alone ----------------------------------------------------------------------------------------


def change_in_comment(file: Open, rng: random.Random) -> str | None:
    """Change a word around which somebody has put a comment."""
    paragraph = any_plain(file, rng)
    run = next((r for r in runs(paragraph) if len(words(r)) > 5), None) if paragraph is not None else None
    if run is None or parent_of(run).tag != f"{W}p":
        return None
    before = words(run)
    part_of(run, 2, 4)
    run.addprevious(xml('<w:commentRangeStart w:id="9"/>'))
    run.addnext(xml('<w:r><w:commentReference w:id="9"/></w:r>'))
    run.addnext(xml('<w:commentRangeEnd w:id="9"/>'))
    say(run, "changed")
    return f"changed in a comment: {before!r} → {full(paragraph)!r}"  # type: ignore[arg-type]


def join_tracked(file: Open, rng: random.Random) -> str | None:
    """Delete the mark at the end of a paragraph, tracked."""
    paragraph = any_plain(file, rng)
    after = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or after is None or after.tag != f"{W}p" or not full(after).strip():
        return None
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        paragraph.insert(0, look)
    mark = look.find(f"{W}rPr")
    if mark is None:
        mark = etree.SubElement(look, f"{W}rPr")
    mark.insert(0, xml('<w:del w:id="77" w:author="Ana" w:date="2026-05-01T10:00:00Z"/>'))
    return f"tracked: joined {full(paragraph)!r} and {full(after)!r}"


def add_footnote(file: Open, rng: random.Random) -> str | None:
    """Put a footnote of one's own before the others, so that all have other numbers."""
    if file.is_deck:
        return None
    part = next((r.target_part for r in file.document.part.rels.values() if r.reltype.endswith("/footnotes")), None)
    paragraph = any_plain(file, rng)
    if part is None or paragraph is None:
        return None
    notes = etree.fromstring(part.blob)
    notes.append(
        xml('<w:footnote w:id="88"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A note</w:t></w:r></w:p></w:footnote>')
    )
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    paragraph.append(xml('<w:r><w:footnoteReference w:id="88"/></w:r>'))
    return f"footnote at {full(paragraph)!r}"


def retype_footnote(file: Open, rng: random.Random) -> str | None:
    """Type other words into a footnote."""
    if file.is_deck:
        return None
    part = next((r.target_part for r in file.document.part.rels.values() if r.reltype.endswith("/footnotes")), None)
    if part is None:
        return None
    notes = etree.fromstring(part.blob)
    found = [r for r in notes.iter(f"{W}r") if words(r).strip()]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, f"{before} (new)")
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"footnote {before!r} → {words(run)!r}"


def drop_section(file: Open, rng: random.Random) -> str | None:
    """Delete a heading of a memo with all that stands below it."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    gone = rng.choice(found)
    said = full(gone[0])
    for element in gone:
        take_out(element)
    return f"dropped the section {said!r}"


def move_section(file: Open, rng: random.Random) -> str | None:
    """Cut a heading of a memo out with all below it, and paste it before another one."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    number, other = rng.sample(range(len(found)), 2)
    if number in (other - 1,):
        return None
    for element in found[number]:
        found[other][0].addprevious(element)
    return f"moved the section {full(found[number][0])!r} before {full(found[other][0])!r}"


def unlink_field(file: Open, rng: random.Random) -> str | None:
    """Make text of a field, or a list of contents."""
    if file.is_deck:
        return None
    found = [f for f in file.document.element.body.iter(f"{W}fldSimple", f"{W}hyperlink") if f.get(f"{W}anchor")]
    if not found:
        return None
    field = rng.choice(found)
    for child in list(field):
        field.addprevious(child)
    take_out(field)
    return "a field made text"


def split_slide(file: Open, rng: random.Random) -> str | None:
    """Duplicate a slide, and delete half of a list in each."""
    if not file.is_deck:
        return None
    slides = list(file.document.slides)
    original = rng.choice(slides)
    bodies = [
        s for s in original.shapes if s.has_text_frame and len([p for p in s.text_frame.paragraphs if p.text]) > 1
    ]
    if not bodies or any(s.has_chart or s.has_table for s in original.shapes):
        return None
    slide = file.document.slides.add_slide(original.slide_layout)
    for shape in list(slide.shapes):
        take_out(shape._element)
    for shape in original.shapes:
        if shape._element.tag.endswith("}sp"):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
    for link in list(slide._element.iter(f"{A}hlinkClick")):
        take_out(link)
    at = list(original.shapes).index(bodies[0])
    same = [s for s in slide.shapes if s.name == bodies[0].name and s.has_text_frame]
    del at
    kept, other = ([p for p in s.text_frame.paragraphs if p.text] for s in (bodies[0], same[0]))
    half = len(kept) // 2
    for paragraph in (*kept[half:], *other[:half]):
        take_out(paragraph._p)
    listed = file.document.slides._sldIdLst
    entry = list(listed)[-1]
    listed.remove(entry)
    listed.insert(slides.index(original) + 1, entry)
    return f"copied a slide and split it: {[p.text for p in kept[:half]]}"


def merge_slides(file: Open, rng: random.Random) -> str | None:
    """Cut the bullets of a slide out, paste them behind those of the slide before it, and delete it."""
    if not file.is_deck:
        return None
    slides = list(file.document.slides)
    found = [
        n for n in range(1, len(slides)) if _bullets(slides[n]) is not None and _bullets(slides[n - 1]) is not None
    ]
    if not found:
        return None
    number = rng.choice(found)
    body, other = _bullets(slides[number]), _bullets(slides[number - 1])
    for paragraph in list(body.iter(f"{A}p")):  # type: ignore[union-attr]
        other.append(paragraph)  # type: ignore[union-attr]
    listed = file.document.slides._sldIdLst
    entry = list(listed)[number]
    file.document.part.drop_rel(entry.rId)
    listed.remove(entry)
    return f"merged slide {number + 1} into the one before it"


def _bullets(slide: Any) -> Element | None:
    found = [s for s in slide.shapes if s.has_text_frame and len([p for p in s.text_frame.paragraphs if p.text]) > 1]
    return found[0].text_frame._txBody if found else None


# --- What says the same -----------------------------------------------------------------------------------------------


def mark_spelling(file: Open, rng: random.Random) -> str | None:
    """Let the program look for slips of spelling: runs are cut and noted, their words stay."""
    for place in rng.sample(found := places(file), min(8, len(found))):
        for run in runs(place.element):
            if len(words(run)) < 4 or len(run.findall(f"{W}t")) > 1 or parent_of(run).tag == f"{W}hyperlink":
                continue
            part_of(run, 1, len(words(run)) - 1)
            if file.is_deck:
                look = run.find(f"{A}rPr")
                if look is not None:
                    look.set("err", "1")
                    look.set("dirty", "0")
            else:
                run.set(f"{W}rsidR", "00AB12CD")
                run.addprevious(xml('<w:proofErr w:type="spellStart"/>'))
                run.addnext(xml('<w:proofErr w:type="spellEnd"/>'))
    return "spelling was looked at"


def set_language(file: Open, rng: random.Random) -> str | None:
    """Say that words are in another language, for the spelling checker."""
    for run in rng.sample(found := all_runs(file), min(20, len(found))):
        name = f"{A}rPr" if file.is_deck else f"{W}rPr"
        look = run.find(name)
        if look is None:
            look = etree.Element(name)
            run.insert(0, look)
        if file.is_deck:
            look.set("lang", "fr-FR")
        elif look.find(f"{W}lang") is None:
            lang = xml('<w:lang w:val="fr-FR"/>')
            late = [c for c in look if c.tag in (f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath")]
            late[0].addprevious(lang) if late else look.append(lang)
    return "another language for spelling"


UNHEARD: tuple[Edit, ...] = (mark_spelling, set_language)
"""What changes nothing that anybody reads."""
CUTTING: tuple[Callable[..., Any], ...] = (
    *(list_to_text, list_typed_over, paste_lines, move_to_cell, row_to_other_table, drop_section, merge_slides),
    *(drop_sentence, join_tracked, fill_column, exchange_cells, split_slide),
)
"""Edits with which values may go."""
ROUTINE: tuple[Edit, ...] = (
    replace_all,
    next_year,
    curl_quotes,
    normalise,
    separate_thousands,
    round_number,
    spell_number,
    retype_day,
    translate_beside,
    retype_in_capitals,
    leave_remark,
    type_sign,
    type_behind_all,
    type_before_all,
    retitle,
    drop_sentence,
    drag_words,
    paste_other_look,
    list_to_text,
    text_to_list,
    paste_lines,
    list_typed_over,
    copy_and_change,
    paste_elsewhere,
    number_by_hand,
    blank_line,
    exchange_cells,
    move_to_cell,
    copy_row_and_change,
    add_total,
    row_to_other_table,
    fill_column,
    change_in_comment,
    join_tracked,
    add_footnote,
    retype_footnote,
    drop_section,
    move_section,
    unlink_field,
    split_slide,
    merge_slides,
)
