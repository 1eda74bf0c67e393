"""What a reader does with the printed proof beside the file: small signs, marks, gaps, whole lines, numbers, ends.

The tenth family of edits. Each is seen by readers, so it has to be written or told.
"""

from __future__ import annotations

import copy
import random
import re

from frames import (
    all_runs,
    any_chart,
    any_long,
    any_notes,
    chart_data,
    filled_chart,
    parent_of,
    put_chart_data,
    put_over,
    run_with,
)
from pulling import A, Edit, Element, Open, W, any_row, cells_of, full, is_citation, places, retype, runs, say, words

_GAP = re.compile(r"(?<=\S)(?:[\u2003\u3000]+|  +)(?=\S)")
_PER_CENT = re.compile(r"(\d[\d.,]*) ?[%％]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DAY = re.compile(
    r"(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (20\d\d)"
)
_DASH = re.compile(r"[–—〜～]")
_OPENING = {"“": "‘", "”": "’", "「": "『", "」": "』", "‘": "“", "’": "”"}


def _gapped(file: Open, rng: random.Random) -> Element | None:
    """A line whose values a gap alone sets apart."""
    found = [p.element for p in places(file) if p.kind != "title" and _GAP.search(full(p.element))]
    return rng.choice(found) if found else None


def over_two_values(file: Open, rng: random.Random) -> str | None:
    """Type a sentence over a line of two values, of which some letters happen to stay."""
    line = _gapped(file, rng)
    if line is None:
        return None
    text = full(line)
    before, behind = _GAP.split(text, maxsplit=1)
    new = before[: len(before) // 2] + rng.choice((" as well as ", "および")) + behind[len(behind) // 2 :]
    retype(line, new)
    return f"typed {new!r} over {text!r}"


def half_and_half(file: Open, rng: random.Random) -> str | None:
    """Type over the end of one value and the beginning of the next, and the gap between them."""
    line = _gapped(file, rng)
    if line is None:
        return None
    text = full(line)
    before, behind = _GAP.split(text, maxsplit=1)
    cut = max(1, len(before) - 3)
    new = before[:cut] + rng.choice(("xyz", "改め")) + behind[min(3, len(behind) - 1) :]
    retype(line, new)
    return f"typed {new!r} over {text!r}"


def gap_gone(file: Open, rng: random.Random) -> str | None:
    """Put a colon in the place of a gap."""
    line = _gapped(file, rng)
    if line is None:
        return None
    text = full(line)
    new = _GAP.sub(rng.choice((": ", "：")), text, count=1)
    retype(line, new)
    return f"typed {new!r} over {text!r}"


def _marked(file: Open, rng: random.Random) -> tuple[Element, Element] | None:
    """A line, and the number of a source in it."""
    found = [
        (p.element, r) for p in places(file) for r in runs(p.element) if is_citation(r) and len(full(p.element)) > 20
    ]
    return rng.choice(found) if found else None


def mark_to_other_word(file: Open, rng: random.Random) -> str | None:
    """Drag the number of a source behind another word of its line."""
    found = _marked(file, rng)
    if found is None:
        return None
    line, mark = found
    plain = [r for r in runs(line) if r is not mark and not is_citation(r) and len(words(r)) > 12]
    if not plain:
        return None
    run, moved = rng.choice(plain), mark if mark.getparent() is line else parent_of(mark)
    text = words(run)
    at = text.find(" ", len(text) // 3) if " " in text[len(text) // 3 : -1] else len(text) // 3
    rest = copy.deepcopy(run)
    say(run, text[:at])
    say(rest, text[at:])
    run.addnext(rest)
    run.addnext(moved)
    return f"dragged {words(mark)!r} behind {text[:at]!r}"


def mark_twice(file: Open, rng: random.Random) -> str | None:
    """Copy the number of a source to the beginning of its line."""
    found = _marked(file, rng)
    if found is None:
        return None
    line, mark = found
    moved = mark if mark.getparent() is line else parent_of(mark)
    first = runs(line)[0]
    if first is mark:
        return None
    first.addnext(copy.deepcopy(moved))
    return f"typed {words(mark)!r} behind {words(first)!r}, too"


def mark_renumbered(file: Open, rng: random.Random) -> str | None:
    """Type the number of another source over that of one."""
    found = _marked(file, rng)
    if found is None or not re.fullmatch(r"\[\d+\]", words(found[1])):
        return None
    mark = found[1]
    other = sorted({words(r) for r in all_runs(file) if re.fullmatch(r"\[\d+\]", words(r))} - {words(mark)})
    if not other:
        return None
    old, new = words(mark), rng.choice(other)
    say(mark, new)
    return f"typed {new!r} over {old!r}"


def stops_everywhere(file: Open, rng: random.Random) -> str | None:
    """Put a full stop behind three lines that have none."""
    found = [p.element for p in places(file) if p.kind == "body" and runs(p.element) and full(p.element)[-1:].isalpha()]
    if len(found) < 3:
        return None
    for line in (chosen := rng.sample(found, 3)):
        run = runs(line)[-1]
        say(run, words(run) + ("。" if re.search("[ぁ-んァ-ヺ一-鿿]", words(run)) else "."))
    return f"typed stops behind {[full(line) for line in chosen]}"


def other_dashes(file: Open, rng: random.Random) -> str | None:
    """Write a hyphen for a dash."""
    found = run_with(file, rng, _DASH)
    return put_over(*found, "-") if found else None


def per_cent_spelt(file: Open, rng: random.Random) -> str | None:
    """Write per cent in words."""
    found = run_with(file, rng, _PER_CENT)
    if found is None:
        return None
    run, match = found
    japanese = re.search("[ぁ-んァ-ヺ一-鿿]", words(run)) is not None
    return put_over(run, match, f"{match[1]}パーセント" if japanese else f"{match[1]} per cent")


def without_groups(file: Open, rng: random.Random) -> str | None:
    """Write a number without its separators."""
    found = run_with(file, rng, _GROUPED)
    return put_over(*found, found[1][0].replace(",", "")) if found else None


def rounded(file: Open, rng: random.Random) -> str | None:
    """Round a number to its first two digits."""
    found = run_with(file, rng, _GROUPED)
    if found is None:
        return None
    digits = found[1][0].replace(",", "")
    new = f"{int(digits[:2] + '0' * (len(digits) - 2)):,}"
    return put_over(*found, new) if new != found[1][0] else None


def month_first(file: Open, rng: random.Random) -> str | None:
    """Write a day as Americans do."""
    found = run_with(file, rng, _DAY)
    return put_over(*found, f"{found[1][2]} {found[1][1]}, {found[1][3]}") if found else None


def other_quotes(file: Open, rng: random.Random) -> str | None:
    """Exchange the outer quotation marks of a text for inner ones."""
    found = [r for r in all_runs(file) if any(sign in words(r) for sign in _OPENING)]
    if not found:
        return None
    run = rng.choice(found)
    text = words(run)
    say(run, "".join(_OPENING.get(sign, sign) for sign in text))
    return f"typed {words(run)!r} over {text!r}"


def cells_joined_by_hand(file: Open, rng: random.Random) -> str | None:
    """Cut the words of a cell and paste them behind those of the cell before it."""
    rows = any_row(file, rng, 2)
    cells = cells_of(rng.choice(rows)) if rows else []
    if len(cells) < 2:
        return None
    at = rng.randrange(1, len(cells))
    lines = [next(iter(c.iter(f"{A}p", f"{W}p")), None) for c in (cells[at - 1], cells[at])]
    if any(line is None or not full(line).strip() for line in lines):
        return None
    one, other = (line for line in lines if line is not None)
    said = full(one), full(other)
    retype(one, f"{said[0]} {said[1]}")
    retype(other, "")
    return f"deleted {said[1]!r} and typed it behind {said[0]!r}"


def line_in_two_sizes(file: Open, rng: random.Random) -> str | None:
    """Make a few words of a line smaller."""
    place = any_long(file, rng, 20, "body", "bullet")
    if place is None or not runs(place.element):
        return None
    run = runs(place.element)[0]
    look = run.find(f"{A}rPr" if run.tag.startswith(A) else f"{W}rPr")
    if look is None or look.get("sz") == "900":
        return None  # it is as small as that
    if run.tag.startswith(A):
        look.set("sz", "900")
    else:
        for each in look.findall(f"{W}sz"):
            look.remove(each)
        size = look.makeelement(f"{W}sz", {f"{W}val": "12"}, None)
        look.append(size)
    return f"made {words(run)!r} smaller"


def tail_cut(file: Open, rng: random.Random) -> str | None:
    """Delete the end of a line, from its last comma on."""
    found = [
        p.element for p in places(file) if p.kind == "body" and re.search(r"[,、，](?=[^,、，]{4,}$)", full(p.element))
    ]
    if not found:
        return None
    line = rng.choice(found)
    run = runs(line)[-1]
    text = words(run)
    at = max(text.rfind(sign) for sign in ",、，")
    if at < 4:
        return None
    say(run, text[:at])
    return f"deleted {text[at:]!r}"


def sentence_to_front(file: Open, rng: random.Random) -> str | None:
    """Put a sentence before a line that begins with a label or a number of its own."""
    found = [p.element for p in places(file) if len(runs(p.element)) > 2]
    if not found:
        return None
    line = rng.choice(found)
    first = runs(line)[0]
    new = rng.choice(("In short: ", "まとめると、"))
    say(first, new + words(first))
    return f"typed {new!r} before {full(line)!r}"


def series_exchanged(file: Open, rng: random.Random) -> str | None:
    """Let two series of a chart change places."""
    chart = filled_chart(file, rng)
    if chart is None or len(chart[2]) < 2:
        return None
    drawn, names, series = chart
    put_chart_data(drawn, names, [series[1], series[0], *series[2:]])
    return f"exchanged {series[0][0]!r} and {series[1][0]!r}"


def chart_in_thousands(file: Open, rng: random.Random) -> str | None:
    """Divide the numbers of a chart by a thousand."""
    chart = any_chart(file, rng)
    if chart is None:
        return None
    names, series = chart_data(chart)
    if not series or any(not isinstance(v, int | float | type(None)) for _, values in series for v in values):
        return None
    put_chart_data(chart, names, [(name, [None if v is None else v / 1000 for v in values]) for name, values in series])
    return "divided the numbers of a chart by 1000"


def category_in_words(file: Open, rng: random.Random) -> str | None:
    """Write the first category of a chart out."""
    chart = filled_chart(file, rng)
    if chart is None or not chart[1]:
        return None
    drawn, names, series = chart
    new = f"{names[0]} (base)"
    put_chart_data(drawn, [new, *names[1:]], series)
    return f"called {names[0]!r} {new!r}"


def notes_line_first(file: Open, rng: random.Random) -> str | None:
    """Type a line before all others of a slide's notes."""
    frame = any_notes(file, rng)
    if frame is None:
        return None
    first = frame.paragraphs[0]._p
    new = copy.deepcopy(first)
    retype(new, "Pause here.")
    first.addprevious(new)
    return "added 'Pause here.' before the notes"


def footnote_by_hand(file: Open, rng: random.Random) -> str | None:
    """Type a star behind a line, and what it says as a line of its own below."""
    found = [p.element for p in places(file) if p.kind == "body" and runs(p.element) and len(full(p.element)) > 15]
    if not found:
        return None
    line = rng.choice(found)
    run = runs(line)[-1]
    say(run, words(run) + "*")
    new = copy.deepcopy(line)
    retype(new, "* Preliminary figures")
    line.addnext(new)
    return f"typed '*' and added '* Preliminary figures' below {full(line)!r}"


SHORTENING: tuple[Edit, ...] = (
    *(over_two_values, half_and_half, gap_gone, cells_joined_by_hand, tail_cut, mark_renumbered, mark_to_other_word),
    per_cent_spelt,
)
"""Edits with which values may go."""
PROOFS: tuple[Edit, ...] = (
    over_two_values,
    half_and_half,
    gap_gone,
    mark_to_other_word,
    mark_twice,
    mark_renumbered,
    stops_everywhere,
    other_dashes,
    per_cent_spelt,
    without_groups,
    rounded,
    month_first,
    other_quotes,
    cells_joined_by_hand,
    line_in_two_sizes,
    tail_cut,
    sentence_to_front,
    series_exchanged,
    chart_in_thousands,
    category_in_words,
    notes_line_first,
    footnote_by_hand,
)
