"""What a colleague does in an hour with a deck and its memo: reword, put in its place, bring up to date, hand on.

The eighth family of edits. Each is seen by readers, so it has to be written or told.
"""

from __future__ import annotations

import copy
import random
import re
from decimal import Decimal
from typing import Any

from lxml import etree

from frames import (
    P,
    all_runs,
    any_list,
    any_long,
    any_plain,
    filled_chart,
    is_heading,
    parent_of,
    put_chart_data,
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
    columns_of,
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

_SCALED = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d{2,})(億|万)|(\d+(?:\.\d+)?) (billion|million)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?%")
_ERA = re.compile(r"(20[2-4]\d)年")
_DATED = re.compile(r"(\d{1,2})月(\d{1,2})日|(20\d\d-\d\d-)(\d\d)")
_BRACKET = re.compile(r"[(（][^()（）]{2,40}[)）]")
_KATAKANA = re.compile(r"[ァ-ヴ]{3,}ー(?![ァ-ヴー])")
_COUNTED = re.compile(r"\s*[(（]\d+/\d+[)）]")
_NUMERIC = re.compile(r"[約(]?[\d,.%−–-]+[%)]?")
_POLITE = re.compile(r"(?:である|する|した|いる|ない)。")


# --- Words ------------------------------------------------------------------------------------------------------------


def scale_amount(file: Open, rng: random.Random) -> str | None:
    """Say an amount in the next larger or smaller scale: 5,000億 as 0.5兆, 1.2 billion as 1,200 million."""
    found = run_with(file, rng, _SCALED)
    if found is None:
        return None
    run, match = found
    if match[1]:
        number = Decimal(match[1].replace(",", ""))
        text = f"{(number / 10000).normalize():f}{ {'億': '兆', '万': '億'}[match[2]] }"
    elif match[4] == "billion":
        text = f"{Decimal(match[3]) * 1000:,.0f} million"
    else:
        text = f"{(Decimal(match[3]) / 1000).normalize():f} billion"
    return put_over(run, match, text)


def respell_share(file: Open, rng: random.Random) -> str | None:
    """Write a percentage with a wide sign, in words, or in another number."""
    found = run_with(file, rng, _SHARE)
    if found is None:
        return None
    run, match = found
    text = rng.choice((f"{match[1]}％", f"{match[1]} per cent", f"{match[1]} %", f"{Decimal(match[1]) + 2}%"))
    return put_over(run, match, text) if text != match[0] else None


def name_era(file: Open, rng: random.Random) -> str | None:
    """Write a year in the Japanese era."""
    found = run_with(file, rng, _ERA)
    return put_over(*found, f"令和{int(found[1][1]) - 2018}年") if found is not None else None


def official_commas(file: Open, _rng: random.Random) -> str | None:
    """Replace the commas of Japanese text by those of official documents, everywhere."""
    found = [run for run in all_runs(file) if "、" in words(run)]
    for run in found:
        say(run, words(run).replace("、", "，"))
    return f"replaced 、 by ， in {len(found)} runs" if found else None


def drop_full_stops(file: Open, _rng: random.Random) -> str | None:
    """Take the full stops at the ends of paragraphs away, everywhere."""
    done = 0
    for place in places(file):
        last = next((r for r in reversed(runs(place.element)) if words(r).strip()), None)
        if last is not None and words(last).rstrip().endswith(("。", ".")) and len(words(last)) > 2:
            say(last, words(last).rstrip()[:-1])
            done += 1
    return f"no full stop in {done} paragraphs, everywhere" if done else None


def polite_endings(file: Open, rng: random.Random) -> str | None:
    """Let a Japanese sentence end politely."""
    found = run_with(file, rng, _POLITE)
    if found is None:
        return None
    ends = {
        "である。": "です。",
        "する。": "します。",
        "した。": "しました。",
        "いる。": "います。",
        "ない。": "ません。",
    }
    return put_over(*found, ends[found[1][0]])


def drop_long_mark(file: Open, rng: random.Random) -> str | None:
    """Write a katakana word without its last long mark, as engineers do."""
    found = run_with(file, rng, _KATAKANA)
    return put_over(*found, found[1][0][:-1]) if found is not None else None


def drop_brackets(file: Open, rng: random.Random) -> str | None:
    """Delete what stands in brackets, and them."""
    found = run_with(file, rng, _BRACKET)
    if found is None or not words(found[0]).replace(found[1][0], "").strip():
        return None
    return put_over(*found, "")


def bracket_words(file: Open, rng: random.Random) -> str | None:
    """Put corner brackets, or quotation marks, around words."""
    place = any_place(file, rng)
    run = any_run(place, rng) if place is not None else None
    if run is None or len(words(run)) < 4:
        return None
    before = words(run)
    at = rng.randrange(len(before) - 2)
    stop = rng.randrange(at + 2, len(before) + 1)
    left, right = rng.choice(("「」", "【】", "“”", "()", "『』"))
    say(run, before[:at] + left + before[at:stop] + right + before[stop:])
    return f"typed brackets: {before!r} → {words(run)!r}"


def shorten_sentence(file: Open, rng: random.Random) -> str | None:
    """Delete the second half of a sentence."""
    place = any_long(file, rng, 20)
    run = next((r for r in runs(place.element) if len(words(r)) > 15), None) if place is not None else None
    if run is None:
        return None
    before = words(run)
    say(run, before[: len(before) // 2].rstrip(" ,、") + ("." if before.rstrip().endswith(".") else ""))
    return f"{before!r} → {words(run)!r}"


def swap_clauses(file: Open, rng: random.Random) -> str | None:
    """Let what stands before and behind a comma change places."""
    found = [run for run in all_runs(file) if len(re.split("[,、] ?", words(run))) == 2]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    one, other = re.split("[,、] ?", before)
    say(run, f"{other}{'、' if '、' in before else ', '}{one}")
    if words(run) == before:
        return None
    return f"{before!r} → {words(run)!r}"


def reword_line(file: Open, rng: random.Random) -> str | None:
    """Type a sentence of one's own over the words of a line, and leave its labels and marks alone."""
    place = any_long(file, rng, 12, "body", "cell")
    run = max(runs(place.element), key=lambda r: len(words(r))) if place is not None else None
    if run is None:
        return None
    before = words(run)
    say(run, rng.choice(("Said in words of my own, and shorter", "自分の言葉で言い直した一文")))
    return f"reworded {before!r} → {full(place.element)!r}"  # type: ignore[union-attr]


def translate_line(file: Open, rng: random.Random) -> str | None:
    """Type a line anew in the other language."""
    place = any_long(file, rng, 8)
    if place is None:
        return None
    before = full(place.element)
    retype(place.element, "A line in English" if not before.isascii() else "日本語で書いた一行")
    return f"translated {before!r}"


def type_address(file: Open, rng: random.Random) -> str | None:
    """Type a web address behind words, which the program makes no link of."""
    place = any_place(file, rng, "body", "cell", "notes")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    say(run, f"{words(run)} (https://example.org/a_b?c=1)")
    return f"typed an address: {words(run)!r}"


def mark_draft(file: Open, rng: random.Random) -> str | None:
    """Type before the first title that this is a draft."""
    found = [p for p in places(file) if len(full(p.element)) > 3]
    if not found:
        return None
    run = next(r for r in runs(found[0].element) if words(r).strip())
    say(run, rng.choice(("【案】", "DRAFT – ", "（機密性2）")) + words(run))
    return f"typed {words(run)!r}"


# --- Lists ------------------------------------------------------------------------------------------------------------


def split_and_reword(file: Open, rng: random.Random) -> str | None:
    """Make two paragraphs of one at a comma, and let the second begin with words of its own."""
    found = [
        p for p in places(file) if p.kind == "body" and len(runs(p.element)) == 1 and "、" in full(p.element)[3:-3]
    ]
    found += [p for p in places(file) if p.kind == "body" and len(runs(p.element)) == 1 and ", " in full(p.element)]
    if not found:
        return None
    paragraph = rng.choice(found).element
    said = full(paragraph)
    one, _, other = said.partition("、" if "、" in said else ", ")
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, rng.choice(("また、", "Also ")) + other)
    retype(paragraph, one)
    paragraph.addnext(new)
    return f"split {said!r}: {full(new)!r}"


def add_first(file: Open, rng: random.Random) -> str | None:
    """Put a bullet before the first one of a list."""
    listed = any_list(file, rng, 2)
    if listed is None:
        return None
    new = without_marks(copy.deepcopy(listed[0]))
    retype(new, text := rng.choice(("First of all", "まず結論から")))
    listed[0].addprevious(new)
    return f"added {text!r} before {full(listed[0])!r}"


def last_to_top(file: Open, rng: random.Random) -> str | None:
    """Drag the last bullet of a list to its top."""
    listed = any_list(file, rng, 3)
    if listed is None:
        return None
    listed[0].addprevious(listed[-1])
    return f"moved {full(listed[-1])!r} to the top"


def row_to_top(file: Open, rng: random.Random) -> str | None:
    """Drag the last row of a table below its head, as for the most urgent decision."""
    rows = any_row(file, rng, 3)
    if rows is None or len({len(cells_of(row)) for row in rows}) > 1:
        return None
    rows[1].addprevious(rows[-1])
    return f"moved row {row_words(rows[-1])!r} to the top"


def to_other_list(file: Open, rng: random.Random) -> str | None:
    """Cut a bullet out and paste it behind one of another list of its slide, in the look of that."""
    found = any_list(file, rng, 2)
    if found is None or not file.is_deck:
        return None
    tree = next(found[0].iterancestors(f"{P}spTree"))
    others = [b for b in tree.iter(f"{P}txBody") if b is not parent_of(found[0]) and len(_said(b)) > 1]
    if not others:
        return None
    target = rng.choice(_said(rng.choice(others)))
    moved = rng.choice(found)
    new = copy.deepcopy(target)
    retype(new, text := full(moved))
    target.addnext(new)
    take_out(moved)
    return f"cut {text!r} and pasted it behind {full(target)!r}"


def _said(body: Element) -> list[Element]:
    return [p for p in body.iterfind(f"{A}p") if full(p).strip()]


def paste_mail(file: Open, rng: random.Random) -> str | None:
    """Paste lines of a mail behind a paragraph, in no style of this file, spaces that do not break with them."""
    place = any_place(file, rng, "body")
    if place is None:
        return None
    lines = rng.choice(
        (
            ("お世話になっております。", "> 数字は更新済みです。\u00a0"),
            ("Hi all,\u00a0please add:", "> The ramp is late"),
        )
    )
    for line in reversed(lines):
        if file.is_deck:
            new = xml(f'<a:p><a:r><a:rPr lang="ja-JP" sz="1050"/><a:t>{line.replace(">", "&gt;")}</a:t></a:r></a:p>')
        else:
            new = xml(f'<w:p><w:r><w:t xml:space="preserve">{line.replace(">", "&gt;")}</w:t></w:r></w:p>')
        place.element.addnext(new)
    return f"pasted {lines} behind {full(place.element)!r}"


def add_source_line(file: Open, rng: random.Random) -> str | None:
    """Type a line of sources below a table or a paragraph, or into a box at the foot of a slide."""
    text = rng.choice(("出典：経済産業省「通商白書」（2025年）", "Source: IEA, World Energy Outlook 2025"))
    if file.is_deck:
        slide = rng.choice(list(file.document.slides))
        box = slide.shapes.add_textbox(600000, 6400000, 6000000, 250000)
        box.text_frame.text = text
        return f"added {text!r} at the foot of a slide"
    body = file.document.element.body
    tables = list(body.iterfind(f"{W}tbl"))
    plain = any_plain(file, rng)
    before = rng.choice(tables) if tables and rng.random() < 0.6 else plain
    if before is None:
        return None
    before.addnext(xml(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    return f"added {text!r} below a table or a paragraph"


def number_headings(file: Open, _rng: random.Random) -> str | None:
    """Type numbers before the headings of a memo, or the titles of slides."""
    found = [p.element for p in places(file) if p.kind == "title"]
    if not file.is_deck:
        found = [p for p in file.document.element.body.iter(f"{W}p") if is_heading(p) and full(p).strip()]
    numbers: dict[str, int] = {}
    for paragraph in found:
        number = numbers.setdefault(_COUNTED.sub("", full(paragraph)), len(numbers) + 1)
        first = runs(paragraph)[0]
        say(first, f"{number}. {words(first)}")
    return f"typed numbers before {len(found)} headings, everywhere" if found else None


def title_and_line(file: Open, rng: random.Random) -> str | None:
    """Let a slide's title and a line of it change places."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        return None
    bodies = [p for s in slide.placeholders if s.shape_id != title.shape_id for p in _said(s._element.txBody)]
    paragraph = title.text_frame.paragraphs[0]._p
    if not bodies or not runs(paragraph):
        return None
    other = rng.choice(bodies)
    texts = full(paragraph), full(other)
    retype(paragraph, texts[1])
    retype(other, texts[0])
    return f"exchanged {texts[0]!r} and {texts[1]!r}"


# --- Tables -----------------------------------------------------------------------------------------------------------


def owner_and_day(file: Open, rng: random.Random) -> str | None:
    """Change two cells of a row, a name and a day, as for who has to do something and by when."""
    rows = any_row(file, rng, 2)
    if rows is None:
        return None
    cells = [
        next((p for p in cell.iter(f"{A}p", f"{W}p") if runs(p) and full(p).strip()), None)
        for cell in cells_of(rng.choice(rows[1:]))
    ]
    there = [p for p in cells if p is not None]
    dated = [p for p in there if _DATED.search(full(p))]
    if not dated or len(there) < 2:
        return None
    day = rng.choice(dated)
    owner = rng.choice([p for p in there if p is not day])
    before = full(owner), full(day)
    match = _DATED.search(before[1])
    assert match is not None
    new = f"{match[1]}月{int(match[2]) % 27 + 1}日" if match[1] else f"{match[3]}{int(match[4]) % 27 + 1:02}"
    retype(day, before[1].replace(match[0], new))
    retype(owner, rng.choice(("Purchasing, with Legal", "調達部と法務部")))
    return f"{before} → {(full(owner), full(day))}"


def column_within(file: Open, rng: random.Random) -> str | None:
    """Insert a column behind the first one, with a head and words."""
    rows = any_row(file, rng, 1)
    if rows is None or any(len(cells_of(row)) != len(cells_of(rows[0])) for row in rows):
        return None
    for number, row in enumerate(rows):
        first = cells_of(row)[0]
        new = without_marks(copy.deepcopy(cells_of(row)[-1]))
        paragraph, *rest = new.iter(f"{A}p", f"{W}p")
        for other in rest:
            take_out(other)
        if runs(paragraph):
            retype(paragraph, f"within {number}")
        first.addnext(new)
    column = columns_of(rows)[0]
    column.addnext(copy.deepcopy(column))
    return "added a column within"


def first_column_gone(file: Open, rng: random.Random) -> str | None:
    """Delete the second column of a table."""
    rows = any_row(file, rng, 1)
    if rows is None or len(cells := cells_of(rows[0])) < 4 or any(len(cells_of(row)) != len(cells) for row in rows):
        return None
    said = row_words(cells[1])
    for row in rows:
        take_out(cells_of(row)[1])
    take_out(columns_of(rows)[1])
    return f"dropped column {said!r}"


def rows_joined(file: Open, rng: random.Random) -> str | None:
    """Put the words of a row behind those of the one above, cell by cell, and delete it."""
    rows = any_row(file, rng, 3)
    if rows is None or len({len(cells_of(row)) for row in rows}) > 1:
        return None
    at = rng.randrange(1, len(rows) - 1)
    said = row_words(rows[at]), row_words(rows[at + 1])
    if any(_NUMERIC.fullmatch(full(p)) for row in rows[at : at + 2] for p in row.iter(f"{A}p", f"{W}p")):
        return None  # two numbers are none
    for one, other in zip(cells_of(rows[at]), cells_of(rows[at + 1]), strict=True):
        pair = [next((p for p in cell.iter(f"{A}p", f"{W}p") if runs(p)), None) for cell in (one, other)]
        if pair[0] is not None and pair[1] is not None and full(pair[0]) != full(pair[1]):
            retype(pair[0], f"{full(pair[0])}; {full(pair[1])}")
    take_out(rows[at + 1])
    return f"merged rows {said[0]!r} and {said[1]!r}"


def row_divided(file: Open, rng: random.Random) -> str | None:
    """Copy a row, and keep half of its longest cell in each."""
    rows = any_row(file, rng, 1)
    if rows is None:
        return None
    row = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(row))
    pairs = list(zip(row.iter(f"{A}p", f"{W}p"), new.iter(f"{A}p", f"{W}p"), strict=True))
    one, other = max(pairs, key=lambda pair: len(full(pair[0])))
    said = full(one)
    if len(said) < 12 or not runs(one):
        return None
    retype(one, said[: len(said) // 2].rstrip())
    retype(other, said[len(said) // 2 :].lstrip())
    row.addnext(new)
    return f"copied row and split {said!r}"


def cell_in_lines(file: Open, rng: random.Random) -> str | None:
    """Type two lines into a cell, with Enter."""
    rows = any_row(file, rng, 1)
    if rows is None:
        return None
    found = [p for row in rows[1:] for p in row.iter(f"{A}p", f"{W}p") if runs(p) and full(p).strip()]
    if not found:
        return None
    paragraph = rng.choice(found)
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, text := rng.choice(("and then some", "あわせて検討")))
    paragraph.addnext(new)
    return f"added {text!r} in the cell of {full(paragraph)!r}"


# --- Boxes and slides -------------------------------------------------------------------------------------------------


def _boxes(file: Open) -> list[list[Element]]:
    """The shapes of each slide that hold a few words and are no placeholders, in groups too."""
    found = []
    for slide in file.document.slides if file.is_deck else ():
        shapes = [s for s in slide._element.iter(f"{P}sp") if s.find(".//{*}nvPr/{*}ph") is None]
        found.append([s for s in shapes if any(full(p).strip() for p in s.iter(f"{A}p"))])
    return [shapes for shapes in found if len(shapes) > 1]


def _first(shape: Element) -> Element:
    return next(p for p in shape.iter(f"{A}p") if full(p).strip())


def retype_box(file: Open, rng: random.Random) -> str | None:
    """Type other words into a box, chevron, bar or figure of a slide."""
    found = _boxes(file)
    if not found:
        return None
    paragraph = _first(rng.choice(rng.choice(found)))
    before = full(paragraph)
    retype(paragraph, rng.choice(("New words", "別の言葉", f"{before} plus")))
    return f"box {before!r} → {full(paragraph)!r}"


def swap_boxes(file: Open, rng: random.Random) -> str | None:
    """Let the words of two boxes of a slide change places."""
    found = _boxes(file)
    if not found:
        return None
    one, other = map(_first, rng.sample(rng.choice(found), 2))
    texts = full(one), full(other)
    if texts[0] == texts[1]:
        return None
    retype(one, texts[1])
    retype(other, texts[0])
    return f"exchanged {texts[0]!r} and {texts[1]!r}"


def swap_positions(file: Open, rng: random.Random) -> str | None:
    """Drag two boxes of a slide each to where the other one stood."""
    found = [[s for s in shapes if s.find("{*}spPr/{*}xfrm") is not None] for shapes in _boxes(file)]
    found = [shapes for shapes in found if len(shapes) > 1]
    if not found:
        return None
    one, other = rng.sample(rng.choice(found), 2)
    places_: Any = [s.find("{*}spPr/{*}xfrm") for s in (one, other)]
    if etree.tostring(places_[0]) == etree.tostring(places_[1]):
        return None
    copied = [copy.deepcopy(p) for p in places_]
    for place, new in zip(places_, reversed(copied), strict=True):
        parent_of(place).replace(place, new)
    return f"exchanged the places of {full(_first(one))!r} and {full(_first(other))!r}"


def stamp_slides(file: Open, _rng: random.Random) -> str | None:
    """Put a box that says how confidential this is on all slides."""
    if not file.is_deck:
        return None
    for slide in file.document.slides:
        slide.shapes.add_textbox(9000000, 100000, 1500000, 300000).text_frame.text = "取扱注意"
    return "added a stamp to all slides, everywhere"


def comment_slide(file: Open, rng: random.Random) -> str | None:
    """Change a word, and leave an empty box behind on the slide."""
    if not file.is_deck:
        return None
    place = any_place(file, rng, "body", "title")
    run = any_run(place, rng) if place is not None else None
    if run is None or len(words(run)) < 4:
        return None
    rng.choice(list(file.document.slides)).shapes.add_textbox(0, 0, 900000, 300000)
    before = words(run)
    part_of(run, 1, 3)
    say(run, rng.choice(("XY", "別語")))
    return f"{before!r}: {words(run)!r} in it, and an empty box"


# --- Charts -----------------------------------------------------------------------------------------------------------


def chart_rolled(file: Open, rng: random.Random) -> str | None:
    """Bring a chart up to date: its first category goes, a new one comes at the end."""
    found = filled_chart(file, rng)
    if found is None or len(found[1]) < 3:
        return None
    chart, names, series = found
    names = [*names[1:], "2031"]
    put_chart_data(chart, names, [(name, [*values[1:], 8.25]) for name, values in series])
    return f"chart rolled on: {names}"


def chart_retyped(file: Open, rng: random.Random) -> str | None:
    """Type all the numbers of a chart anew."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    put_chart_data(chart, names, [(n, [None if v is None else round(v * 1.1, 3) for v in vs]) for n, vs in series])
    return "all numbers of a chart × 1.1"


def series_added(file: Open, rng: random.Random) -> str | None:
    """Put a series into a chart."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    series.append((rng.choice(("Target", "目標")), [float(n + 1) for n in range(len(names))]))
    put_chart_data(chart, names, series)
    return f"added series {series[-1]}"


def series_dropped(file: Open, rng: random.Random) -> str | None:
    """Delete a series of a chart."""
    found = filled_chart(file, rng)
    if found is None or len(found[2]) < 2:
        return None
    chart, names, series = found
    gone = series.pop(rng.randrange(len(series)))
    put_chart_data(chart, names, series)
    return f"chart lost {gone[0]!r}"


ERRANDS: tuple[Edit, ...] = (
    scale_amount,
    respell_share,
    name_era,
    official_commas,
    drop_full_stops,
    polite_endings,
    drop_long_mark,
    drop_brackets,
    bracket_words,
    shorten_sentence,
    swap_clauses,
    reword_line,
    translate_line,
    type_address,
    mark_draft,
    split_and_reword,
    add_first,
    last_to_top,
    row_to_top,
    to_other_list,
    paste_mail,
    add_source_line,
    number_headings,
    title_and_line,
    owner_and_day,
    column_within,
    first_column_gone,
    rows_joined,
    row_divided,
    cell_in_lines,
    retype_box,
    swap_boxes,
    swap_positions,
    stamp_slides,
    comment_slide,
    chart_rolled,
    chart_retyped,
    series_added,
    series_dropped,
)
