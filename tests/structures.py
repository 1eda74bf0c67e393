"""What people do to the parts of which drawn blocks are made: cards, steps, options, decisions, levels, bars, rows.

The tenth family of edits. A part of a slide is a group of shapes with a number in its name, or a shape beside others of
its kind: it is taken out, copied, exchanged with another, divided, joined to the next, emptied, typed anew. Readers see
each of these, so it has to be written or told.
"""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from frames import parent_of, take_out
from pulling import A, Edit, Element, Open, full, retype, runs, say, without_marks, words

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_COUNTED = re.compile(r"^(\D+) (\d+) \d+$")
_KIND = re.compile(r"[ \d]+$")
_PLAIN = frozenset({"Text", "Rule", "Source", "Marking", "Topic", "Reference", "Title", "Tick label"})
_LEVEL = 900_000  # EMU that a copy stands below what it was made of


def _name(shape: Element) -> str:
    named = shape.find(f"*/{P}cNvPr")
    return named.get("name", "") if named is not None else ""


def _said(shape: Element) -> list[Element]:
    """The paragraphs of a shape or group that have words."""
    return [p for p in shape.iter(f"{A}p") if runs(p) and full(p).strip()]


def _words(shape: Element) -> str:
    return "|".join(full(p).strip() for p in _said(shape))


def _parts(file: Open) -> list[list[Element]]:
    """The groups of one kind on a slide that are numbered in their names, two at least with words."""
    found = []
    for slide in file.document.slides if file.is_deck else ():
        kinds: defaultdict[str, list[Element]] = defaultdict(list)
        for shape in slide._element.findall(f"{P}cSld/{P}spTree/*"):
            counted = _COUNTED.match(_name(shape))
            if counted and counted[1] not in ("Agenda", "Reference") and _said(shape):
                kinds[counted[1]].append(shape)
        found += [them for them in kinds.values() if len(them) > 1]
    return found


def _pieces(file: Open) -> list[list[Element]]:
    """The shapes of one kind with words that stand in one drawing or on one slide, two at least: levels, tasks."""
    found = []
    for slide in file.document.slides if file.is_deck else ():
        kinds: defaultdict[tuple[int, str], list[Element]] = defaultdict(list)
        for shape in slide._element.iter(f"{P}sp"):
            kind = _KIND.sub("", _name(shape))
            placed = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None
            if kind and kind not in _PLAIN and not placed and _said(shape):
                kinds[id(parent_of(shape)), kind].append(shape)
        found += [them for them in kinds.values() if len(them) > 1]
    return found


def _any(file: Open, rng: random.Random, pieces: bool) -> list[Element] | None:
    found = _pieces(file) if pieces else _parts(file)
    return rng.choice(found) if found else None


def _lower(shape: Element, by: int) -> None:
    for offset in shape.iterfind(f"*/{A}xfrm/{A}off"):
        offset.set("y", str(int(offset.get("y", "0")) + by))


def _copy(shape: Element) -> Element:
    """A copy below what it was made of, on top of all others as programs put it."""
    made = without_marks(copy.deepcopy(shape))
    _lower(made, _LEVEL)
    parent_of(shape).append(made)
    return made


def _put_words(shape: Element, texts: Iterable[str]) -> None:
    for paragraph, text in zip(_said(shape), texts, strict=False):
        retype(paragraph, text)


def _places(shape: Element) -> list[tuple[Any, Any]]:
    return [(off, (off.get("x"), off.get("y"))) for off in shape.iterfind(f"*/{A}xfrm/{A}off")]


def _drop(file: Open, rng: random.Random, pieces: bool) -> str | None:
    found = _any(file, rng, pieces)
    if found is None:
        return None
    shape = rng.choice(found)
    take_out(shape)
    return f"took out {_name(shape)!r}: {_words(shape)!r}"


def drop_part(file: Open, rng: random.Random) -> str | None:
    """Take a card, a step, an option out."""
    return _drop(file, rng, pieces=False)


def drop_piece(file: Open, rng: random.Random) -> str | None:
    """Take one of the shapes of a drawing out that say something."""
    return _drop(file, rng, pieces=True)


def drop_two_parts(file: Open, rng: random.Random) -> str | None:
    """Take all parts of a kind out but the first."""
    found = _any(file, rng, pieces=False)
    if found is None:
        return None
    for shape in found[1:]:
        take_out(shape)
    return f"took out {len(found) - 1} of {_name(found[0])!r}: {' / '.join(map(_words, found[1:]))!r}"


def copy_part(file: Open, rng: random.Random) -> str | None:
    """Copy a part, and leave its words as they are."""
    found = _any(file, rng, pieces=False)
    if found is None:
        return None
    shape = rng.choice(found)
    _copy(shape)
    return f"copied row {_name(shape)!r}: {_words(shape)!r}"


def _new(file: Open, rng: random.Random, pieces: bool) -> str | None:
    found = _any(file, rng, pieces)
    if found is None:
        return None
    shape = rng.choice(found)
    made = _copy(shape)
    _put_words(made, (f"New words {number}" for number in range(1, 20)))
    return f"added a copy of {_name(shape)!r} with words of its own: {_words(made)!r}"


def new_part(file: Open, rng: random.Random) -> str | None:
    """Copy a part and type other words over all of its own."""
    return _new(file, rng, pieces=False)


def new_piece(file: Open, rng: random.Random) -> str | None:
    """Copy a shape of a drawing and type other words over its own."""
    return _new(file, rng, pieces=True)


def _swap(file: Open, rng: random.Random, pieces: bool) -> str | None:
    found = _any(file, rng, pieces)
    if found is None:
        return None
    one, other = rng.sample(found, 2)
    first, second = _places(one), _places(other)
    for (offset, _), (_, place) in zip([*first, *second], [*second, *first], strict=False):
        offset.set("x", place[0])
        offset.set("y", place[1])
    return f"exchanged {_words(one)!r} and {_words(other)!r} by dragging"


def swap_parts(file: Open, rng: random.Random) -> str | None:
    """Drag two parts to each other's places."""
    return _swap(file, rng, pieces=False)


def swap_pieces(file: Open, rng: random.Random) -> str | None:
    """Drag two shapes of a drawing to each other's places."""
    return _swap(file, rng, pieces=True)


def swap_words(file: Open, rng: random.Random) -> str | None:
    """Exchange the words of two parts by cutting and pasting."""
    found = [them for them in (_parts(file) + _pieces(file)) if len({len(_said(shape)) for shape in them}) == 1]
    if not found:
        return None
    one, other = rng.sample(rng.choice(found), 2)
    first, second = ([full(p) for p in _said(shape)] for shape in (one, other))
    if first == second:
        return None
    _put_words(one, second)
    _put_words(other, first)
    return f"exchanged the words {first!r} and {second!r}, typed"


def cut_and_paste_part(file: Open, rng: random.Random) -> str | None:
    """Cut a part and paste it: it is the last shape of the slide, at its place."""
    found = _any(file, rng, pieces=False)
    if found is None:
        return None
    shape = rng.choice(found[:-1])
    slide = parent_of(shape)
    take_out(shape)
    slide.append(shape)
    last = found[-1]
    below = [int(place[1]) for _, place in _places(last)]
    for offset, _ in _places(shape):
        offset.set("y", str(below[0] + _LEVEL))
    return f"moved {_words(shape)!r} to the end"


def split_part(file: Open, rng: random.Random) -> str | None:
    """Divide a part: a copy of it, with the first half of the words in one and the second in the other."""
    found = _any(file, rng, pieces=False)
    long = [shape for shape in found or () if any(len(full(p)) > 12 for p in _said(shape))]
    if not long:
        return None
    shape = rng.choice(long)
    made = _copy(shape)
    at, text = max(((n, full(p)) for n, p in enumerate(_said(shape))), key=lambda each: len(each[1]))
    middle = len(text) // 2
    retype(_said(shape)[at], text[:middle])
    retype(_said(made)[at], text[middle:])
    return f"split {text!r} over two parts of {_name(shape)!r}"


def join_parts(file: Open, rng: random.Random) -> str | None:
    """Type the words of a part behind those of the one before, and take it out."""
    found = _any(file, rng, pieces=False)
    if found is None:
        return None
    number = rng.randrange(len(found) - 1)
    one, other = found[number], found[number + 1]
    behind, more = _said(one)[-1], _words(other)
    run = runs(behind)[-1]
    say(run, f"{words(run)} {more.replace('|', ' ')}")
    take_out(other)
    return f"merged {more!r} into {_name(one)!r}, typed"


def _empty(file: Open, rng: random.Random, pieces: bool) -> str | None:
    found = _any(file, rng, pieces)
    if found is None:
        return None
    shape = rng.choice(found)
    before = _words(shape)
    for paragraph in _said(shape):
        for run in runs(paragraph):
            take_out(run)
    return f"emptied {_name(shape)!r}: {before!r}"


def empty_part(file: Open, rng: random.Random) -> str | None:
    """Delete all words of a part, and leave its shapes."""
    return _empty(file, rng, pieces=False)


def empty_piece(file: Open, rng: random.Random) -> str | None:
    """Delete the words of a shape of a drawing, and leave it."""
    return _empty(file, rng, pieces=True)


def line_out_of_part(file: Open, rng: random.Random) -> str | None:
    """Take one line out of a part that has several."""
    found = [shape for them in _parts(file) for shape in them if len(_said(shape)) > 1]
    if not found:
        return None
    shape = rng.choice(found)
    line = rng.choice(_said(shape)[1:])
    before = full(line)
    if len(_said(parent_of(line))) > 1:
        take_out(line)
    else:
        for run in runs(line):
            take_out(run)
    return f"took {before!r} out of {_name(shape)!r}"


def line_into_part(file: Open, rng: random.Random) -> str | None:
    """Press Enter behind the last line of a part and type another one."""
    found = _any(file, rng, pieces=False)
    if found is None:
        return None
    shape = rng.choice(found)
    last = _said(shape)[-1]
    made = without_marks(copy.deepcopy(last))
    last.addnext(made)
    retype(made, "One more line")
    return f"typed a line into {_name(shape)!r} behind {full(last)!r}"


def part_to_other_slide(file: Open, rng: random.Random) -> str | None:
    """Cut a part and paste it on a slide that has parts of another section."""
    parts = _parts(file)
    if len(parts) < 2:
        return None
    one, other = rng.sample(parts, 2)
    shape = rng.choice(one)
    if parent_of(shape) is parent_of(other[0]):
        return None
    take_out(shape)
    parent_of(other[0]).append(shape)
    return f"moved {_words(shape)!r} to another slide"


def renumber_part(file: Open, rng: random.Random) -> str | None:
    """Type another number into the one that a part begins with."""
    found = [(shape, p) for them in _parts(file) for shape in them for p in _said(shape) if full(p).strip().isdigit()]
    if not found:
        return None
    shape, paragraph = rng.choice(found)
    before = full(paragraph)
    retype(paragraph, str(int(before) + 1))
    return f"{before!r} → {full(paragraph)!r} in {_name(shape)!r}"


LEAVING: tuple[Edit, ...] = (
    drop_part,
    drop_piece,
    drop_two_parts,
    join_parts,
    empty_part,
    empty_piece,
    line_out_of_part,
)
"""Edits by which words go, and what was said of them elsewhere."""
STRUCTURES: tuple[Edit, ...] = (
    *LEAVING,
    copy_part,
    new_part,
    new_piece,
    swap_parts,
    swap_pieces,
    swap_words,
    cut_and_paste_part,
    split_part,
    line_into_part,
    part_to_other_slide,
    renumber_part,
)
