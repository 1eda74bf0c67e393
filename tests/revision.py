"""What a team does before a deck and its memo go out: harmonise, condense, take stock, correct in the last round.

The ninth family of edits. Each is seen by readers, so it has to be written or told; `UNREAD` says what was said.
"""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.util import Emu

from frames import (
    all_runs,
    any_chart,
    any_long,
    any_notes,
    any_plain,
    chart_data,
    filled_chart,
    headed,
    is_heading,
    look_of,
    parent_of,
    put_chart_data,
    put_over,
    run_with,
    take_out,
    xml,
)
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

_COLOURS: Any = RGBColor
_GREEN = _COLOURS.from_string("12B456")
_NUMBER = re.compile(r"(?<![\d,.])\d+(?:\.\d+)?(?![\d,.])")
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_BETWEEN = re.compile(
    r"(?<=[\u3041-\u30ff\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u3041-\u30ff\u4e00-\u9fff])"
)
_CELL = re.compile(r"[-−–+]?\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"[\d,.]+ ?(\D+)")
_NEGATIVE = re.compile(r"[-−–](\d[\d,.]*)")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_SENTENCE_END = re.compile(r"(?<=。) ?(?=\S)|(?<=\.) (?=\S)")
_DAY = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日|令和\d+年\d{1,2}月\d{1,2}日|20\d\d-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ 20\d\d")


# --- One text in several places ---------------------------------------------------------------------------------------


def _repeated(file: Open, rng: random.Random) -> list[Element] | None:
    """Paragraphs that say the same in several places."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for place in places(file):
        if len(text := full(place.element).strip()) > 2 and not text.replace(".", "").isdigit():
            found[text].append(place.element)
    several = [them for them in found.values() if 1 < len(them) < 8]
    return rng.choice(several) if several else None


def one_of_several(file: Open, rng: random.Random) -> str | None:
    """Change a text in one of the places where it stands."""
    found = _repeated(file, rng)
    if found is None:
        return None
    paragraph = rng.choice(found)
    before = full(paragraph)
    retype(paragraph, f"{before.rstrip()}{rng.choice((' now', '（新）', ' 改'))}")
    return f"{before!r} → {full(paragraph)!r}, in one of {len(found)}"


def each_of_several(file: Open, rng: random.Random) -> str | None:
    """Change a text in the same way in all the places where it stands."""
    found = _repeated(file, rng)
    if found is None:
        return None
    before = full(found[0]).strip()
    new = rng.choice(("A better word", "よりよい言葉"))
    for paragraph in found:
        retype(paragraph, new)
    return f"{before!r} → {new!r}, everywhere"


def two_ways(file: Open, rng: random.Random) -> str | None:
    """Change a text differently in two of the places where it stands."""
    found = _repeated(file, rng)
    if found is None:
        return None
    one, other = rng.sample(found, 2)
    before = full(one)
    retype(one, f"{before} one")
    retype(other, f"{before} two")
    return f"{before!r} → {full(one)!r} and {full(other)!r}"


def replace_number(file: Open, rng: random.Random) -> str | None:
    """Replace a number by another one wherever it stands by itself."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    old = found[1][0]
    new = old[:-1] + str((int(old[-1]) + 1) % 10 or 1)
    alone = re.compile(rf"(?<![\d,.]){re.escape(old)}(?![\d,.])")
    count = 0
    for run in all_runs(file):
        if alone.search(words(run)):
            say(run, alone.sub(new, words(run)))
            count += 1
    return f"replaced {old!r} → {new!r} in {count} runs, everywhere"


def lengthen_name(file: Open, rng: random.Random) -> str | None:
    """Write a short name out wherever it stands: METI becomes the METI office."""
    found = run_with(file, rng, _ACRONYM)
    if found is None:
        return None
    old = found[1][0]
    new = f"{old}局" if _JAPANESE.search(words(found[0])) else f"the {old} office"
    alone = re.compile(rf"\b{old}\b")
    for run in all_runs(file):
        say(run, alone.sub(new, words(run)))
    return f"replaced {old!r} → {new!r}, everywhere"


def spell_out_once(file: Open, rng: random.Random) -> str | None:
    """Say at the first place what an abbreviation means."""
    found = run_with(file, rng, _ACRONYM)
    if found is None:
        return None
    old = found[1][0]
    first = next(r for r in all_runs(file) if re.search(rf"\b{old}\b", words(r)))
    match = re.search(rf"\b{old}\b", words(first))
    assert match is not None
    return put_over(first, match, f"人工知能（{old}）" if _JAPANESE.search(words(first)) else f"what is meant ({old})")


# --- Numbers and days -------------------------------------------------------------------------------------------------


def _number_cell(file: Open, rng: random.Random) -> Element | None:
    found = [p.element for p in places(file) if p.kind == "cell" and _CELL.fullmatch(full(p.element).strip())]
    return rng.choice(found) if found else None


def wide_number(file: Open, rng: random.Random) -> str | None:
    """Type another number with wide digits, as a Japanese keyboard writes them."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    old = found[1][0]
    return put_over(*found, f"{old[:-1]}{(int(old[-1]) + 3) % 10 or 5}".translate(_WIDE))


def range_typed(file: Open, rng: random.Random) -> str | None:
    """Make a range of a number."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    old = found[1][0]
    sign = "～" if _JAPANESE.search(words(found[0])) else "–"
    return put_over(*found, f"{old}{sign}{float(old) + 2:g}")


def at_least(file: Open, rng: random.Random) -> str | None:
    """Type “about” or “at least” before a number, or 以上 behind it."""
    found = run_with(file, rng, _NUMBER)
    if found is None:
        return None
    if _JAPANESE.search(words(found[0])):
        return put_over(*found, rng.choice((f"約{found[1][0]}", f"最大{found[1][0]}")))
    return put_over(*found, rng.choice((f"about {found[1][0]}", f"at least {found[1][0]}", f">{found[1][0]}")))


def open_number(file: Open, rng: random.Random) -> str | None:
    """Put in the place of a number that it is still to come."""
    found = run_with(file, rng, _NUMBER)
    return put_over(*found, rng.choice(("XX", "TBD", "〇〇", "●", "??"))) if found is not None else None


def accounting_minus(file: Open, rng: random.Random) -> str | None:
    """Write a negative number as accountants do."""
    found = run_with(file, rng, _NEGATIVE)
    if found is None or words(found[0])[: found[1].start()][-1:].isalnum():
        return None
    return put_over(*found, rng.choice((f"▲{found[1][1]}", f"△{found[1][1]}", f"({found[1][1]})")))


def turn_sign(file: Open, rng: random.Random) -> str | None:
    """Give a number in a cell another sign."""
    paragraph = _number_cell(file, rng)
    if paragraph is None:
        return None
    before = full(paragraph).strip()
    retype(paragraph, before.lstrip("-−–+") if before[0] in "-−–" else f"−{before.lstrip('+')}")
    return f"{before!r} → {full(paragraph)!r}"


def number_and_word(file: Open, rng: random.Random) -> str | None:
    """Type a remark or a sign behind the number of a cell."""
    paragraph = _number_cell(file, rng)
    if paragraph is None:
        return None
    before = full(paragraph).strip()
    retype(paragraph, before + rng.choice(("*", " (est.)", "（見込）", "p", " e", "※")))
    return f"{before!r} → {full(paragraph)!r}"


def not_known(file: Open, rng: random.Random) -> str | None:
    """Put a dash into a cell with a number."""
    paragraph = _number_cell(file, rng)
    if paragraph is None:
        return None
    before = full(paragraph)
    retype(paragraph, rng.choice(("–", "n/a", "－", "—", "…", "不明")))
    return f"cell {before!r} → {full(paragraph)!r}"


def one_day_later(file: Open, rng: random.Random) -> str | None:
    """Change a whole day in one of the places where one stands."""
    found = run_with(file, rng, _DAY)
    if found is None:
        return None
    old = found[1][0]
    number = re.compile(r"(\d+)(?=日$|$)|^(\d+)(?= )")
    width = 2 if "-" in old else 1
    new = number.sub(lambda m: f"{int(m[0]) % 27 + 1:0{width}}", old, count=1)
    return put_over(*found, new)


# --- Sentences --------------------------------------------------------------------------------------------------------


def put_sentence_between(file: Open, rng: random.Random) -> str | None:
    """Put a sentence between two of a paragraph."""
    found = run_with(file, rng, _SENTENCE_END)
    if found is None:
        return None
    run, match = found
    japanese = _JAPANESE.search(words(run))
    text = "これは速報である。" if japanese else " This is preliminary. "
    before = words(run)
    say(run, before[: match.start()] + text + before[match.end() :])
    return f"put {text!r} into {before!r}"


def exchange_sentences(file: Open, rng: random.Random) -> str | None:
    """Let two sentences of a paragraph change places."""
    found = [r for r in all_runs(file) if len([s for s in _SENTENCE_END.split(words(r)) if s.strip()]) == 2]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    one, other = (s.strip() for s in _SENTENCE_END.split(before) if s.strip())
    say(run, f"{other}{'' if _JAPANESE.search(before) else ' '}{one}")
    return f"exchanged sentences: {before!r}"


def space_scripts(file: Open, _rng: random.Random) -> str | None:
    """Put spaces between Japanese and Latin letters, everywhere."""
    done = 0
    for run in all_runs(file):
        new = _BETWEEN.sub(" ", words(run))
        if new != words(run):
            say(run, new)
            done += 1
    return f"spaces between scripts in {done} runs, everywhere" if done else None


def two_spaces(file: Open, rng: random.Random) -> str | None:
    """Type two spaces for one, or a tab."""
    found = [r for r in all_runs(file) if " " in words(r).strip()]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, before.replace(" ", "  ", 1) + " x")
    return f"{before!r} → {words(run)!r}"


def label_before(file: Open, rng: random.Random) -> str | None:
    """Type a word and a colon in bold before a line."""
    place = any_long(file, rng, 8, "body", "cell")
    first = next(iter(runs(place.element)), None) if place is not None else None
    if first is None:
        return None
    new = copy.deepcopy(first)
    look = new.find("{*}rPr")
    if look is None:
        look = etree.Element(f"{A}rPr" if file.is_deck else f"{W}rPr")
        new.insert(0, look)
    if file.is_deck:
        look.set("b", "1")
    elif look.find(f"{W}b") is None:
        style = look.find(f"{W}rStyle")
        look.insert(0 if style is None else 1, etree.Element(f"{W}b"))
    japanese = _JAPANESE.search(full(place.element))  # type: ignore[union-attr]
    say(new, "要点：" if japanese else "Point: ")
    first.addprevious(new)
    return f"typed a label in bold, **: {full(place.element)!r}"  # type: ignore[union-attr]


def symbol_before(file: Open, rng: random.Random) -> str | None:
    """Type a sign of one's own before a line, for a bullet."""
    place = any_long(file, rng, 6, "body", "cell")
    first = next((r for r in runs(place.element) if words(r).strip()), None) if place is not None else None
    if first is None:
        return None
    sign = rng.choice(("・", "■", "※ ", "- ", "◎", "→ ", "① ", "a) "))
    say(first, sign + words(first))
    return f"typed {sign!r}: {words(first)!r}"


def mark_behind(file: Open, rng: random.Random) -> str | None:
    """Type the number of a source behind a sentence, or a mark that leads to a note."""
    place = any_long(file, rng, 10, "body", "cell")
    run = any_run(place, rng) if place is not None else None
    if run is None:
        return None
    say(run, words(run) + rng.choice((" [1]", "[2]", "（注1）", "¹", "*1")))
    return f"typed a mark: {words(run)!r}"


def mark_elsewhere(file: Open, rng: random.Random) -> str | None:
    """Drag the number of a source to another paragraph."""
    marks = [r for p in places(file) for r in runs(p.element) if is_citation(r)]
    if not marks:
        return None
    mark = rng.choice(marks)
    home = next(mark.iterancestors(f"{A}p", f"{W}p"))
    others = [p.element for p in places(file) if p.element is not home and p.kind == "body"]
    if not others:
        return None
    target = rng.choice(others)
    moved = mark if mark.getparent() is home else parent_of(mark)
    runs(target)[-1].addnext(moved)
    return f"moved {words(mark)!r} behind {full(target)!r}"


def title_by_enter(file: Open, rng: random.Random) -> str | None:
    """Press Enter in a title, so that it is two paragraphs."""
    found = [p.element for p in places(file) if p.kind == "title" and len(full(p.element)) > 8]
    if not file.is_deck:
        found = [p for p in file.document.element.body.iter(f"{W}p") if is_heading(p) and len(full(p)) > 8]
    if not found:
        return None
    paragraph = rng.choice(found)
    text = full(paragraph)
    at = text.find(" ", len(text) // 2) if " " in text[len(text) // 2 :] else len(text) // 2
    new = without_marks(copy.deepcopy(paragraph))
    retype(paragraph, text[:at].rstrip())
    retype(new, text[at:].lstrip())
    paragraph.addnext(new)
    return f"Enter in {text!r}"


def line_below_title(file: Open, rng: random.Random) -> str | None:
    """Type a smaller second line below a title, in the same box."""
    found = [p.element for p in places(file) if p.kind == "title"]
    if not found:
        return None
    paragraph = rng.choice(found)
    new = copy.deepcopy(paragraph)
    retype(new, text := rng.choice(("Status: end of May", "五月末時点")))
    if (look := runs(new)[0].find(f"{A}rPr")) is not None:
        look.set("sz", "1400")
    paragraph.addnext(new)
    return f"added {text!r} below the title {full(paragraph)!r}"


def exchange_titles(file: Open, rng: random.Random) -> str | None:
    """Let the titles of two slides, or two headings, change places."""
    found = [p.element for p in places(file) if p.kind == "title"]
    if not file.is_deck:
        found = [p for p in file.document.element.body.iter(f"{W}p") if is_heading(p) and full(p).strip()]
    if len(found) < 2:
        return None
    one, other = rng.sample(found, 2)
    texts = full(one), full(other)
    if texts[0] == texts[1]:
        return None
    retype(one, texts[1])
    retype(other, texts[0])
    return f"exchanged {texts[0]!r} and {texts[1]!r}"


def title_as_question(file: Open, rng: random.Random) -> str | None:
    """Make a question of a title, and type what was its message below it."""
    found = [p.element for p in places(file) if p.kind == "title" and len(full(p.element)) > 6]
    if not found:
        return None
    paragraph = rng.choice(found)
    before = full(paragraph)
    retype(paragraph, "何が変わるのか？" if _JAPANESE.search(before) else "What changes for us?")
    return f"{before!r} → {full(paragraph)!r}"


# --- Lists ------------------------------------------------------------------------------------------------------------


def _list(file: Open, rng: random.Random, least: int) -> list[Element] | None:
    """Paragraphs that look alike and stand one directly below the other."""
    place = any_place(file, rng, "body")
    if place is None:
        return None
    look = look_of(place.element)
    found: list[Element] = []
    there: Any = place.element
    while (before := there.getprevious()) is not None and before.tag == there.tag and look_of(before) == look:
        there = before
    while there is not None and there.tag == place.element.tag and look_of(there) == look:
        if full(there).strip():
            found.append(there)
        there = there.getnext()
    return found[:8] if len(found) >= least else None


def reverse_list(file: Open, rng: random.Random) -> str | None:
    """Turn a list round."""
    listed = _list(file, rng, 3)
    if listed is None:
        return None
    at = [copy.deepcopy(p) for p in listed]
    for paragraph, new in zip(listed, reversed(at), strict=True):
        parent_of(paragraph).replace(paragraph, new)
    return f"turned round: {[full(p) for p in at]}"


def rest_of_list_gone(file: Open, rng: random.Random) -> str | None:
    """Leave only the first bullet of a list."""
    listed = _list(file, rng, 3)
    if listed is None:
        return None
    said = [full(p) for p in listed[1:]]
    for paragraph in listed[1:]:
        take_out(paragraph)
    return f"dropped {said}"


def bullet_emptied(file: Open, rng: random.Random) -> str | None:
    """Delete the words of a bullet, and leave its empty line behind."""
    listed = _list(file, rng, 2)
    if listed is None:
        return None
    paragraph = rng.choice(listed)
    before = full(paragraph)
    for run in runs(paragraph):
        take_out(run)
    return f"emptied {before!r}"


def sub_bullets(file: Open, rng: random.Random) -> str | None:
    """Type two bullets below a bullet, one level deeper."""
    listed = _list(file, rng, 1)
    if listed is None or not file.is_deck:
        return None
    above = rng.choice(listed)
    look = above.find(f"{A}pPr")
    level = int(look.get("lvl", "0")) if look is not None else 0
    for text in ("second thing below", "一つ目の内訳"):
        new = copy.deepcopy(above)
        retype(new, text)
        looked = new.find(f"{A}pPr")
        if looked is None:
            looked = etree.Element(f"{A}pPr")
            new.insert(0, looked)
        looked.set("lvl", str(level + 1))
        above.addnext(new)
    return f"added two bullets below {full(above)!r}"


def to_other_slide(file: Open, rng: random.Random) -> str | None:
    """Cut a bullet out and paste it at the end of a list of another slide."""
    if not file.is_deck:
        return None
    bodies = [
        [p for p in shape.text_frame._txBody.iterfind(f"{A}p") if full(p).strip()]
        for slide in file.document.slides
        for shape in slide.placeholders
        if shape.has_text_frame and shape.placeholder_format.type not in (1, 3)
    ]
    bodies = [body for body in bodies if len(body) > 1]
    if len(bodies) < 2:
        return None
    one, other = rng.sample(bodies, 2)
    moved = rng.choice(one)
    new = copy.deepcopy(other[-1])
    retype(new, text := full(moved))
    other[-1].addnext(new)
    take_out(moved)
    return f"cut {text!r} and pasted it behind {full(other[-1])!r} on another slide"


def bullet_to_row(file: Open, rng: random.Random) -> str | None:
    """Make a row of a table of a bullet, its halves in two cells."""
    place = any_long(file, rng, 8, "body")
    rows = any_row(file, rng, 1)
    if place is None or rows is None or len(cells_of(rows[-1])) < 2:
        return None
    text = full(place.element)
    new = without_marks(copy.deepcopy(rows[-1]))
    for cell, said in zip(cells_of(new), (text[: len(text) // 2], text[len(text) // 2 :]), strict=False):
        paragraph = next((p for p in cell.iter(f"{A}p", f"{W}p") if runs(p)), None)
        if paragraph is not None:
            retype(paragraph, said.strip())
    rows[-1].addnext(new)
    take_out(place.element)
    return f"made a row of {text!r}"


def row_to_bullet(file: Open, rng: random.Random) -> str | None:
    """Take a row out of a table and type it as a line elsewhere."""
    rows = any_row(file, rng, 2)
    place = any_place(file, rng, "body")
    if rows is None or place is None:
        return None
    gone = rng.choice(rows[1:])
    text = ", ".join(filter(None, (full(p).strip() for p in gone.iter(f"{A}p", f"{W}p"))))
    new = without_marks(copy.deepcopy(place.element))
    retype(new, text)
    place.element.addnext(new)
    take_out(gone)
    return f"made a line of row {text!r}, behind {full(place.element)!r}"


def join_three(file: Open, rng: random.Random) -> str | None:
    """Join three bullets in one."""
    listed = _list(file, rng, 3)
    if listed is None:
        return None
    texts = [full(p).strip() for p in listed[:3]]
    retype(listed[0], "; ".join(texts))
    for paragraph in listed[1:3]:
        take_out(paragraph)
    return f"merged {texts}"


# --- Tables -----------------------------------------------------------------------------------------------------------


def _table(file: Open, rng: random.Random, least: int) -> list[Element] | None:
    """The rows of a table that all have as many cells."""
    rows = any_row(file, rng, least)
    return rows if rows is not None and len({len(cells_of(row)) for row in rows}) == 1 else None


def _line(cell: Element) -> Element | None:
    return next((p for p in cell.iter(f"{A}p", f"{W}p") if runs(p)), None)


def rename_head(file: Open, rng: random.Random) -> str | None:
    """Type another head over that of a column."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    heads = [p for cell in cells_of(rows[0]) if (p := _line(cell)) is not None and full(p).strip()]
    if not heads:
        return None
    head = rng.choice(heads)
    before = full(head)
    retype(head, rng.choice(("Another head", "新しい見出し")))
    return f"head {before!r} → {full(head)!r}"


def unit_to_head(file: Open, rng: random.Random) -> str | None:
    """Take the unit out of the cells of a column, and put it into the head."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    for column in rng.sample(range(len(cells_of(rows[0]))), len(cells_of(rows[0]))):
        lines = [_line(cells_of(row)[column]) for row in rows]
        if any(line is None for line in lines):
            continue
        texts = [full(line) for line in lines[1:]]  # type: ignore[arg-type]
        units = {match[1] if (match := _UNIT.fullmatch(text.strip())) else "" for text in texts}
        unit = units.pop()
        if units or not unit:
            continue
        for line, text in zip(lines[1:], texts, strict=True):
            retype(line, text.strip().removesuffix(unit).strip())  # type: ignore[arg-type]
        retype(lines[0], f"{full(lines[0])} ({unit})")  # type: ignore[arg-type]
        return f"the unit {unit} stands in the head now: {texts}"
    return None


def column_first_to_last(file: Open, rng: random.Random) -> str | None:
    """Drag the second column of a table to its end."""
    rows = _table(file, rng, 2)
    if rows is None or len(cells_of(rows[0])) < 3:
        return None
    for row in rows:
        cells = cells_of(row)
        cells[-1].addnext(cells[1])
    return f"moved the second column of {row_words(rows[0])!r} to the end"


def sort_by_number(file: Open, rng: random.Random) -> str | None:
    """Sort a table by the numbers of its last column, the largest first."""
    rows = _table(file, rng, 3)
    if rows is None:
        return None

    def number(row: Element) -> float:
        match = re.search(r"\d[\d,]*(?:\.\d+)?", row_words(cells_of(row)[-1]))
        return -float(match[0].replace(",", "")) if match else 0.0

    ordered = sorted(rows[1:], key=number)
    if ordered == rows[1:]:
        return None
    for row in reversed(ordered):
        rows[0].addnext(row)
    return f"sorted by number: {[row_words(row) for row in ordered]}"


def row_half_filled(file: Open, rng: random.Random) -> str | None:
    """Put a row in of which only the first cell has words yet."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    before = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(before))
    for number, cell in enumerate(cells_of(new)):
        for paragraph in cell.iter(f"{A}p", f"{W}p"):
            if runs(paragraph):
                retype(paragraph, "To be filled" if number == 0 else "")
    before.addnext(new)
    return f"added a row with one word behind {row_words(before)!r}"


def empty_row(file: Open, rng: random.Random) -> str | None:
    """Put an empty row in, and words into another cell."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    before = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(before))
    for paragraph in new.iter(f"{A}p", f"{W}p"):
        for run in runs(paragraph):
            take_out(run)
    before.addnext(new)
    line = next((p for c in cells_of(before) if (p := _line(c)) is not None and full(p).strip()), None)
    if line is None:
        return None
    said = full(line)
    retype(line, f"{said} (checked)")
    return f"added an empty row, {said!r} → {full(line)!r}"


def heading_row(file: Open, rng: random.Random) -> str | None:
    """Put a row in that is one cell, as a heading within a table."""
    rows = _table(file, rng, 3)
    if rows is None or len(cells_of(rows[0])) < 2:
        return None
    before = rng.choice(rows[1:])
    new = without_marks(copy.deepcopy(before))
    first, *others = cells_of(new)
    for other in others:
        if file.is_deck:
            other.set("hMerge", "1")
            for paragraph in other.iter(f"{A}p"):
                for run in runs(paragraph):
                    take_out(run)
        else:
            take_out(other)
    if file.is_deck:
        first.set("gridSpan", str(len(others) + 1))
    else:
        facts = first.find(f"{W}tcPr")
        if facts is None:
            facts = etree.Element(f"{W}tcPr")
            first.insert(0, facts)
        for old in facts.findall(f"{W}gridSpan"):
            facts.remove(old)
        span = etree.Element(f"{W}gridSpan")
        span.set(f"{W}val", str(len(others) + 1))
        facts.insert(1 if facts.find(f"{W}tcW") is not None else 0, span)
    line = _line(first)
    if line is None:
        return None
    retype(line, text := rng.choice(("Second half", "（うち海外）")))
    before.addprevious(new)
    return f"added a heading {text!r} before row {row_words(before)!r}"


def rows_pasted_over(file: Open, rng: random.Random) -> str | None:
    """Paste other words over all the cells of a table but its heads."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    count = 0
    for number, row in enumerate(rows[1:], 1):
        for column, cell in enumerate(cells_of(row), 1):
            line = _line(cell)
            if line is not None and full(line).strip():
                retype(
                    line,
                    str(10 * number + column) if _CELL.fullmatch(full(line).strip()) else f"cell {number}.{column}",
                )
                count += 1
    return f"pasted over {count} cells, typed anew"


def line_in_cell(file: Open, rng: random.Random) -> str | None:
    """Make two bullets of the words of a cell, with Enter and a sign."""
    found = [p.element for p in places(file) if p.kind == "cell" and len(full(p.element)) > 10]
    if not found:
        return None
    paragraph = rng.choice(found)
    text = full(paragraph)
    new = without_marks(copy.deepcopy(paragraph))
    retype(paragraph, f"・{text[: len(text) // 2].strip()}")
    retype(new, f"・{text[len(text) // 2 :].strip()}")
    paragraph.addnext(new)
    return f"split into bullets: {text!r}"


def note_below_table(file: Open, rng: random.Random) -> str | None:
    """Type a star into a cell, and what it means below the table."""
    rows = _table(file, rng, 2)
    if rows is None:
        return None
    lines = [p for row in rows[1:] for c in cells_of(row) if (p := _line(c)) is not None and full(p).strip()]
    if not lines:
        return None
    line = rng.choice(lines)
    before = full(line)
    retype(line, f"{before}*")
    text = "* Preliminary" if not _JAPANESE.search(before) else "＊速報値"
    if file.is_deck:
        slide = next(s for s in file.document.slides if s._element in line.iterancestors())
        slide.shapes.add_textbox(Emu(600000), Emu(6200000), Emu(5000000), Emu(300000)).text_frame.text = text
    else:
        next(line.iterancestors(f"{W}tbl")).addnext(xml(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    return f"typed a star: {before!r}, added {text!r}"


def table_elsewhere(file: Open, rng: random.Random) -> str | None:
    """Cut a table of a memo out and paste it below another heading."""
    if file.is_deck:
        return None
    body = file.document.element.body
    tables = list(body.iterfind(f"{W}tbl"))
    heads = [p for p in body.iterfind(f"{W}p") if is_heading(p) and full(p).strip()]
    if not tables or len(heads) < 3:
        return None
    moved, head = rng.choice(tables), rng.choice(heads)
    after = head.getnext()
    if after is None or after is moved:
        return None
    after.addnext(moved)
    return f"moved the table {row_words(next(moved.iter(f'{W}tr')))!r} below {full(head)!r}"


# --- Slides and boxes -------------------------------------------------------------------------------------------------


def closing_slide(file: Open, rng: random.Random) -> str | None:
    """Put a slide at the end that only says thank you."""
    if not file.is_deck:
        return None
    layouts = [s.slide_layout for s in file.document.slides if s.shapes.title is not None]
    slide = file.document.slides.add_slide(rng.choice(layouts))
    for shape in list(slide.placeholders):
        if slide.shapes.title is not None and shape.shape_id == slide.shapes.title.shape_id:
            shape.text_frame.text = rng.choice(("Thank you", "ご清聴ありがとうございました"))
        else:
            take_out(shape._element)
    return "added a slide that says thank you"


def notes_rewritten(file: Open, rng: random.Random) -> str | None:
    """Type other notes over all those of a slide."""
    frame = any_notes(file, rng)
    if frame is None:
        return None
    before = frame.text
    frame.text = rng.choice(("Say it in a minute.\nThen ask for questions.", "一分で話す。"))
    return f"notes {before!r} typed over"


def callout(file: Open, rng: random.Random) -> str | None:
    """Put a box with words and an arrow beside a chart, or anything else."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    box = slide.shapes.add_shape(61, Emu(3000000), Emu(3000000), Emu(1800000), Emu(500000))
    box.text_frame.text = rng.choice(("Turning point", "ここで反転"))
    return f"added a box {box.text_frame.text!r}"


def diagram_for_list(file: Open, rng: random.Random) -> str | None:
    """Turn a list into SmartArt: its words go into a diagram."""
    if not file.is_deck:
        return None
    found = [
        shape
        for slide in file.document.slides
        for shape in slide.placeholders
        if shape.has_text_frame and len([p for p in shape.text_frame.paragraphs if p.text.strip()]) > 1
    ]
    if not found:
        return None
    shape = rng.choice(found)
    said = shape.text_frame.text
    place = f'<a:off x="{shape.left}" y="{shape.top}"/><a:ext cx="{shape.width}" cy="{shape.height}"/>'
    frame = xml(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="998" name="Diagram 1"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic></p:graphicFrame>'
    )
    parent_of(shape._element).replace(shape._element, frame)
    return f"made a diagram of {said!r}"


def picture_for_box(file: Open, rng: random.Random) -> str | None:
    """Take the words of a box and paste them into another box of their own, in other lines."""
    if not file.is_deck:
        return None
    slide = rng.choice(list(file.document.slides))
    found = [s for s in slide.placeholders if s.has_text_frame and len(s.text_frame.text.strip()) > 20]
    found = [s for s in found if slide.shapes.title is None or s.shape_id != slide.shapes.title.shape_id]
    if not found:
        return None
    shape = rng.choice(found)
    said = shape.text_frame.text
    box = slide.shapes.add_textbox(shape.left, shape.top, shape.width, shape.height)
    box.text_frame.text = said
    take_out(shape._element)
    return f"moved the words of a placeholder into a box: {said!r}"


def marking_changed(file: Open, rng: random.Random) -> str | None:
    """Change what all pages or slides say at their edge: a marking, a name, a day."""
    if file.is_deck:
        found = [
            p
            for s in file.document.slides
            for shape in s.placeholders
            if shape.placeholder_format.type in (15, 16)
            for p in shape._element.iter(f"{A}p")
            if full(p).strip()
        ]
    else:
        parts = [r.target_part for r in file.document.part.rels.values() if r.reltype.endswith(("/header", "/footer"))]
        found = [p for part in parts for p in part.element.iter(f"{W}p") if full(p).strip()]
    if not found:
        return None
    before = full(rng.choice(found))
    for paragraph in found:
        if full(paragraph) == before:
            retype(paragraph, "Eyes only" if not _JAPANESE.search(before) else "厳秘")
    return f"the edge says otherwise: {before!r}"


def exchange_slides(file: Open, rng: random.Random) -> str | None:
    """Let two slides that are neighbours change places."""
    if not file.is_deck:
        return None
    listed = file.document.slides._sldIdLst
    entries = list(listed)
    if len(entries) < 4:
        return None
    at = rng.randrange(1, len(entries) - 1)
    entries[at].addprevious(entries[at + 1])
    return f"slides {at + 1} and {at + 2} changed places"


# --- Memos ------------------------------------------------------------------------------------------------------------


def about_line(file: Open, rng: random.Random) -> str | None:
    """Change one of the first lines of a memo: to whom, from whom, when, about what."""
    if file.is_deck:
        return None
    found = [p for p in places(file)[:12] if len(full(p.element)) > 2 and len(runs(p.element)) > 0]
    if not found:
        return None
    paragraph = rng.choice(found).element
    run = runs(paragraph)[-1]
    before = words(run)
    if len(before.strip()) < 2:
        return None
    say(run, before.rstrip() + rng.choice(("、財務部", ", Finance")))
    return f"{before!r} → {words(run)!r}"


def _under_heading(file: Open, rng: random.Random) -> Element | None:
    """A paragraph of a memo that is no heading, and in no table."""
    found = [e for section in headed(file) for e in section[1:] if e.tag == f"{W}p" and full(e).strip()]
    return rng.choice(found) if found else None


def new_heading(file: Open, rng: random.Random) -> str | None:
    """Type a heading of one's own with two paragraphs before another heading."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    before = rng.choice(found[1:])
    heading = without_marks(copy.deepcopy(before[0]))
    retype(heading, text := rng.choice(("Next steps in short", "今後の進め方")))
    before[0].addprevious(heading)
    plain = _under_heading(file, rng)
    if plain is None:
        return None
    for said in ("We ask again in June.", "二つ目の段落。"):
        new = without_marks(copy.deepcopy(plain))
        retype(new, said)
        before[0].addprevious(new)
    return f"added the heading {text!r} with two paragraphs before {full(before[0])!r}"


def heading_within(file: Open, rng: random.Random) -> str | None:
    """Part a section of a memo in two by a heading of one's own."""
    found = [s for s in (headed(file) if not file.is_deck else []) if len(s) > 3]
    if not found:
        return None
    parted = rng.choice(found)
    heading = without_marks(copy.deepcopy(parted[0]))
    retype(heading, text := rng.choice(("In detail", "詳細")))
    behind = rng.choice(parted[1:-1])
    if behind.tag != f"{W}p":
        return None
    behind.addnext(heading)
    return f"added the heading {text!r} within {full(parted[0])!r}"


def copy_section(file: Open, rng: random.Random) -> str | None:
    """Copy a section of a memo, and give the copy another heading."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    chosen = rng.choice(found)
    new = [without_marks(copy.deepcopy(e)) for e in chosen]
    retype(new[0], "A copy of it")
    for element in reversed(new):
        chosen[-1].addnext(element)
    return f"copied the section {full(chosen[0])!r}"


def join_sections(file: Open, rng: random.Random) -> str | None:
    """Delete a heading of a memo, so that its paragraphs belong to the section before."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    head = rng.choice(found[1:])[0]
    said = full(head)
    take_out(head)
    return f"dropped the heading {said!r} alone"


def to_other_section(file: Open, rng: random.Random) -> str | None:
    """Cut a paragraph out and paste it at the end of another section."""
    found = headed(file) if not file.is_deck else []
    if len(found) < 3:
        return None
    one, other = rng.sample(found, 2)
    texts = [e for e in one[1:] if e.tag == f"{W}p" and len(full(e)) > 8]
    if not texts:
        return None
    moved = rng.choice(texts)
    other[-1].addnext(moved)
    return f"moved {full(moved)!r} to the end of {full(other[0])!r}"


def tracked_insert(file: Open, rng: random.Random) -> str | None:
    """Put a paragraph in while changes are tracked."""
    paragraph = any_plain(file, rng)
    if paragraph is None:
        return None
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, text := rng.choice(("Put in while tracked.", "履歴つきで加えた段落。")))
    run = runs(new)[0]
    around = xml('<w:ins w:id="901" w:author="Ana" w:date="2026-05-01T10:00:00Z"/>')
    run.addprevious(around)
    around.append(run)
    look = new.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        new.insert(0, look)
    mark = look.find(f"{W}rPr")
    if mark is None:
        mark = etree.SubElement(look, f"{W}rPr")
    mark.insert(0, xml('<w:ins w:id="902" w:author="Ana" w:date="2026-05-01T10:00:00Z"/>'))
    paragraph.addnext(new)
    return f"added {text!r} behind {full(paragraph)!r}, tracked"


def tracked_rephrase(file: Open, rng: random.Random) -> str | None:
    """Two people track changes in one line, and one of the changes was accepted."""
    if file.is_deck:
        return None
    found = [p.element for p in places(file) if p.kind == "body" and len(runs(p.element)) == 1]
    found = [p for p in found if len(full(p)) > 16 and parent_of(runs(p)[0]) is p]
    if not found:
        return None
    paragraph = rng.choice(found)
    before = full(paragraph)
    run = runs(paragraph)[0]
    middle = part_of(run, 6, 9)
    gone = xml('<w:del w:id="903" w:author="Bo" w:date="2026-05-01T10:00:00Z"/>')
    middle.addprevious(gone)
    gone.append(middle)
    for text in middle.findall(f"{W}t"):
        text.tag = f"{W}delText"
    came = xml('<w:ins w:id="904" w:author="Ana" w:date="2026-05-01T10:00:00Z"><w:r><w:t>XY</w:t></w:r></w:ins>')
    gone.addnext(came)
    last = runs(paragraph)[-1]
    say(last, words(last) + " (ok)")
    return f"tracked in {before!r}: {before[:6]}XY{before[9:]} (ok)"


def _last_list(file: Open) -> list[Element]:
    """The paragraphs below the last heading of a memo, mostly its sources."""
    found = headed(file) if not file.is_deck else []
    return [e for e in found[-1][1:] if e.tag == f"{W}p" and full(e).strip()] if len(found) > 1 else []


def sort_sources(file: Open, _rng: random.Random) -> str | None:
    """Sort the list of sources of a memo by its words."""
    last = _last_list(file)
    if len(last) < 3:
        return None
    at = last[0].getprevious()
    ordered = sorted(last, key=full)
    if ordered == last or at is None:
        return None
    for element in reversed(ordered):
        at.addnext(element)
    return f"sorted the last list: {[full(e)[:20] for e in ordered]}"


def source_added(file: Open, _rng: random.Random) -> str | None:
    """Type a source of one's own at the end of the last list of a memo."""
    last = _last_list(file)
    if len(last) < 2:
        return None
    new = without_marks(copy.deepcopy(last[-1]))
    retype(new, text := "Financial Times, “Chips and power”, 2026-02-03, https://www.ft.com/content/abc")
    last[-1].addnext(new)
    return f"added {text!r} at the end of the last list"


def closing_words(file: Open, rng: random.Random) -> str | None:
    """Type a last paragraph, as letters have one."""
    if file.is_deck:
        return None
    body = file.document.element.body
    last = [e for e in body if e.tag == f"{W}p"][-1]
    text = rng.choice(("以上", "Kind regards, Ana"))
    last.addnext(xml(f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'))
    return f"added {text!r} at the end"


def link_words(file: Open, rng: random.Random) -> str | None:
    """Change the words of a link, and leave where it leads."""
    if file.is_deck:
        found = [r for r in all_runs(file) if r.find(f"{A}rPr/{A}hlinkClick") is not None]
    else:
        found = [r for r in all_runs(file) if parent_of(r).tag == f"{W}hyperlink"]
    found = [r for r in found if len(words(r).strip()) > 3]
    if not found:
        return None
    run = rng.choice(found)
    before = words(run)
    say(run, before[:-1] + "Z")
    return f"link {before!r} → {words(run)!r}"


# --- Charts -----------------------------------------------------------------------------------------------------------


def chart_sorted(file: Open, rng: random.Random) -> str | None:
    """Sort a chart by the numbers of its first series."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    order = sorted(range(len(names)), key=lambda n: -(series[0][1][n] or 0))
    if order == list(range(len(names))):
        return None
    put_chart_data(chart, [names[n] for n in order], [(name, [values[n] for n in order]) for name, values in series])
    return f"chart sorted: {[names[n] for n in order]}"


def chart_gap(file: Open, rng: random.Random) -> str | None:
    """Empty a number of a chart."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    name, values = rng.choice(series)
    at = rng.randrange(len(values))
    gone, values[at] = values[at], None
    put_chart_data(chart, names, series)
    return f"chart: {name} of {names[at]} was {gone}, dropped"


def chart_small_ones_joined(file: Open, rng: random.Random) -> str | None:
    """Join two categories of a chart as “Other”, with their sum."""
    found = filled_chart(file, rng)
    if found is None or len(found[1]) < 4:
        return None
    chart, names, series = found
    new = [(name, [*values[:-2], (values[-2] or 0) + (values[-1] or 0)]) for name, values in series]
    put_chart_data(chart, [*names[:-2], "Other"], new)
    return f"chart: {names[-2:]} are Other now"


def chart_names_replaced(file: Open, rng: random.Random) -> str | None:
    """Type other names for all the categories of a chart."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    put_chart_data(chart, [f"{name} (A)" for name in names], series)
    return f"chart: all names of {names} have (A)"


def chart_one_number(file: Open, rng: random.Random) -> str | None:
    """Change one number and the name of its series."""
    found = filled_chart(file, rng)
    if found is None:
        return None
    chart, names, series = found
    at, number = rng.randrange(len(names)), rng.randrange(len(series))
    name, values = series[number]
    values[at] = 7.75
    series[number] = (f"{name} rev.", values)
    put_chart_data(chart, names, series)
    return f"chart: {names[at]} is 7.75, {name} is {name} rev."


def waterfall_rewritten(file: Open, rng: random.Random) -> str | None:
    """Rewrite a chart whose bars float: its steps, in the workbook and the chart, by hand."""
    chart = any_chart(file, rng)
    if chart is None or len(chart.plots) != 1:
        return None
    names, series = chart_data(chart)
    floats = chart._chartSpace.findall(f".//{C}ser/{C}spPr/{A}noFill")
    if not floats or not names:
        return None
    rows = [n for n in range(len(series)) if any(series[n][1])]
    if not rows:
        return None
    number = rows[-1]
    name, values = series[number]
    at = rng.choice([n for n, v in enumerate(values) if v])
    values[at] = round(values[at] * 1.5, 2)
    put_chart_data(chart, names, series)
    return f"a floating bar: {name} of {names[at]} is {values[at]}"


def point_recoloured(file: Open, rng: random.Random) -> str | None:
    """Give one bar of a chart another colour."""
    chart = any_chart(file, rng)
    if chart is None or not len(chart.plots):
        return None
    series = list(chart.plots[0].series)
    if not series or not hasattr(series[0], "points") or not len(chart_data(chart)[0]):
        return None
    at = rng.randrange(len(chart_data(chart)[0]))
    fill = rng.choice(series).points[at].format.fill
    fill.solid()
    fill.fore_color.rgb = _GREEN
    return f"one point of a chart is green, number {at + 1}"


def gridlines(file: Open, rng: random.Random) -> str | None:
    """Give a chart lines of a grid, or take them away."""
    chart = any_chart(file, rng)
    axes = chart._chartSpace.findall(f".//{C}valAx") if chart is not None else []
    if not axes:
        return None
    axis = axes[0]
    there = axis.find(f"{C}majorGridlines")
    if there is not None:
        take_out(there)
    else:
        axis.find(f"{C}axPos").addnext(etree.Element(f"{C}majorGridlines"))
    return "the chart's lines of a grid"


def axis_title(file: Open, rng: random.Random) -> str | None:
    """Type a title at an axis of a chart."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    try:
        axis = rng.choice((chart.value_axis, chart.category_axis))
    except ValueError:
        return None
    axis.has_title = True
    axis.axis_title.text_frame.text = rng.choice(("in TWh", "単位：億円"))
    return f"an axis says {axis.axis_title.text_frame.text!r}"


def chart_to_other_slide(file: Open, rng: random.Random) -> str | None:
    """Cut a chart out and paste it on another slide."""
    if not file.is_deck:
        return None
    slides = list(file.document.slides)
    found = [(s, shape) for s in slides for shape in s.shapes if shape.has_chart]
    if not found:
        return None
    slide, shape = rng.choice(found)
    target = rng.choice([s for s in slides if s is not slide])
    part = shape.chart.part
    rid = target.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart")
    element = shape._element
    for mark in element.iter(f"{C}chart"):
        mark.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", rid)
    target.shapes._spTree.append(element)
    return "moved a chart to another slide"


UNREAD: tuple[Edit, ...] = ()
CONDENSING: tuple[Callable[..., Any], ...] = (
    *(reverse_list, rest_of_list_gone, bullet_emptied, join_three, to_other_slide, bullet_to_row, row_to_bullet),
    *(not_known, open_number, unit_to_head, rows_pasted_over, notes_rewritten, diagram_for_list, picture_for_box),
    *(chart_gap, chart_small_ones_joined, join_sections, to_other_section, source_added),
)
"""Edits with which values may go."""
REVISION: tuple[Edit, ...] = (
    one_of_several,
    each_of_several,
    two_ways,
    replace_number,
    lengthen_name,
    spell_out_once,
    wide_number,
    range_typed,
    at_least,
    open_number,
    accounting_minus,
    turn_sign,
    number_and_word,
    not_known,
    one_day_later,
    put_sentence_between,
    exchange_sentences,
    space_scripts,
    two_spaces,
    label_before,
    symbol_before,
    mark_behind,
    mark_elsewhere,
    title_by_enter,
    line_below_title,
    exchange_titles,
    title_as_question,
    reverse_list,
    rest_of_list_gone,
    bullet_emptied,
    sub_bullets,
    to_other_slide,
    bullet_to_row,
    row_to_bullet,
    join_three,
    rename_head,
    unit_to_head,
    column_first_to_last,
    sort_by_number,
    row_half_filled,
    empty_row,
    heading_row,
    rows_pasted_over,
    line_in_cell,
    note_below_table,
    table_elsewhere,
    closing_slide,
    notes_rewritten,
    callout,
    diagram_for_list,
    picture_for_box,
    marking_changed,
    exchange_slides,
    about_line,
    new_heading,
    heading_within,
    copy_section,
    join_sections,
    to_other_section,
    tracked_insert,
    tracked_rephrase,
    sort_sources,
    source_added,
    closing_words,
    link_words,
    chart_sorted,
    chart_gap,
    chart_small_ones_joined,
    chart_names_replaced,
    chart_one_number,
    waterfall_rewritten,
    point_recoloured,
    gridlines,
    axis_title,
    chart_to_other_slide,
)
