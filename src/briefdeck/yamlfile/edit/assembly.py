"""A text put together again from its own parts and the new ones that a script brings; and the data that it then means.

What stays is never copied into a new text, but referred to by its offsets, so that the line breaks of the file, which
may be of two kinds, stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.offsets import Chunk, Kind, Place, Tree, chunks, content, line_end, line_start
from briefdeck.yamlfile.edit.operations import EditScript, Page, Shift
from briefdeck.yamlfile.edit.patch import differences
from briefdeck.yamlfile.edit.writing import LONGEST, Data, Manner, Setting, columns, entry, flow, flow_entry, item

Part = str | tuple[int, int]
"""New words, or from and to in the text as it was."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What comes in the place of a part of the text."""

    start: int
    end: int
    parts: tuple[Part, ...]


def assembled(page: Page, script: EditScript) -> list[Part]:
    """The parts of the text after the changes."""
    edits = [edit for place, (_, source) in script.sets.items() for edit in _rewritten(page.text, place, source)]
    edits.sort(key=_start)
    # A list or mapping begins behind the one around it: so the inner ones come first.
    for shift in sorted(script.shifts.values(), key=lambda shift: shift.place.start, reverse=True):
        edit = _shifted(page, shift, edits)
        edits[_inside(edits, edit.start, edit.end)] = [edit]
    return list(_cut(edits, 0, len(page.text)))


def _rewritten(text: str, place: Place, source: str) -> Iterator[Edit]:
    """The lines of a text or number that differ."""
    old, new = text[place.start : place.end].split("\n"), source.split("\n")
    old[:-1] = [line + "\n" for line in old[:-1]]
    new[:-1] = [line + "\n" for line in new[:-1]]
    offsets = [place.start]
    for line in old:
        offsets.append(offsets[-1] + len(line))
    for i1, i2, j1, j2 in differences(old, new):
        yield Edit(offsets[i1], offsets[i2], ("".join(new[j1:j2]),))


def _cut(edits: list[Edit], start: int, end: int) -> Iterator[Part]:
    """A part of the text with the edits in it."""
    at = start
    for edit in edits[_inside(edits, start, end)]:
        yield (at, edit.start)
        yield from edit.parts
        at = edit.end
    yield (at, end)


def _inside(edits: list[Edit], start: int, end: int) -> slice:
    """Which of the edits, in the order of the text, lie in a part of it."""
    first = bisect_left(edits, start, key=_start)
    last = bisect_right(edits, end, lo=first, key=_start)
    while last > first and edits[last - 1].end > end:
        last -= 1
    return slice(first, last)


def _start(edit: Edit) -> int:
    return edit.start


# --- Lists and mappings -----------------------------------------------------------------------------------------------


def _shifted(page: Page, shift: Shift, edits: list[Edit]) -> Edit:
    """A list or mapping after the changes, with the edits of what is in it."""
    place, parts = shift.place, chunks(page.text, shift.place)
    if not parts:
        return _filled(page, shift)
    made = list(_elements(page, shift, parts, edits))
    if not any(body for _, body in made):
        return _emptied(page, place, parts)
    return Edit(parts[0].start, parts[-1].end, tuple(_joined(page, place, parts, made)))


_Element = tuple[int | None, str | tuple[Part, ...] | None]
"""The gap before it by its number, if it has one of its own; what it is, or None where only the gap is left."""


def _elements(page: Page, shift: Shift, parts: list[Chunk], edits: list[Edit]) -> Iterator[_Element]:
    """What the list or mapping consists of afterwards."""
    place = shift.place
    order = shift.order if shift.order is not None else range(len(parts))
    for slot, number in enumerate(order):
        for value in shift.items.get(number, ()):
            yield None, _new_item(page, place, number, value)
        gap = slot or None
        if number in shift.removed:
            yield gap, None
        else:
            yield gap, tuple(_cut(edits, parts[number].start, parts[number].end))
    for value in shift.items.get(len(parts), ()):
        yield None, _new_item(page, place, len(parts) - 1, value)
    for key, value in shift.keys.items():
        yield None, _new_key(page, place, key, value)


def _joined(page: Page, place: Place, parts: list[Chunk], elements: list[_Element]) -> Iterator[Part]:
    """The elements with the gaps between them. Comments in a gap that stand by themselves stay."""
    text = page.text
    fresh = _fresh_gap(text, place, parts)
    first = True
    for number, body in elements:
        begin, end = (parts[number - 1].end, parts[number].start) if number is not None else (0, 0)
        comment = text.find("#", begin, end)
        if body is None:
            if comment >= 0:
                yield (comment if first else begin, begin + len(text[begin:end].rstrip()))
                first = False
            continue
        if number is None or (first and comment < 0):
            yield "" if first else fresh
        else:
            yield (comment if first else begin, end)
        yield from (body,) if isinstance(body, str) else body
        first = False


def _filled(page: Page, shift: Shift) -> Edit:
    """The first entries of a list or mapping that was a pair of brackets: between these, or, if they are long or have
    entries themselves, in lines of their own."""
    text, place, manner = page.text, shift.place, page.manner
    items, keys = shift.items.get(0, []), shift.keys
    made = [_new_item(page, place, 0, value) for value in items]
    made += [_new_key(page, place, key, value) for key, value in keys.items()]
    words = ", ".join(made)
    begin, end = line_start(text, place.outer), line_end(text, place.end)
    head = text[begin : place.outer].rstrip()
    nested = any(isinstance(value, list | dict) and value for value in (*items, *keys.values()))
    short = columns(text[begin : place.start] + words) <= LONGEST and not nested
    if short or shift.setting.bracket or not head.endswith(":") or "\n" in text[place.outer : place.end]:
        return Edit(place.start + 1, place.end - 1, (words,))
    column = shift.setting.column + (manner.offset if place.kind is Kind.LIST else 2)
    made = [item(value, column, None, manner) for value in items]
    made += [entry(key, value, column, None, manner) for key, value in keys.items()]
    joint = "\n" + " " * column
    before = begin + len(text[begin : place.start].rstrip())
    return Edit(before, end, ((place.end, end), joint + joint.join(made)))


def _fresh_gap(text: str, place: Place, parts: list[Chunk]) -> str:
    """What stands before a new entry: as between the others, blank lines included."""
    gaps = [text[before.end : after.start] for before, after in pairwise(parts)]
    if place.flow:
        return gaps[0] if gaps else ", "
    blank = [gap.count("\n") > 1 + gap.count("#") for gap in gaps]
    many = blank[-1:] == [True] if place.kind is Kind.MAPPING else 2 * sum(blank) > len(blank)
    if any(_keeps_blank_lines(text, value) for value in place.values):
        many = False
    return "\n" * (1 + many) + " " * place.column


def _keeps_blank_lines(text: str, place: Place) -> bool:
    """Whether a value ends with a block text that the blank lines below it are a part of."""
    while place.values and not place.flow:
        place = place.values[-1]
    return place.style in ("|", ">") and "+" in text[place.start : line_end(text, place.start)].partition("#")[0]


def _emptied(page: Page, place: Place, parts: list[Chunk]) -> Edit:
    """Nothing is left: a pair of brackets, where the list or mapping began."""
    text = page.text
    brackets = "[]" if place.kind is Kind.LIST else "{}"
    own = line_start(text, parts[0].start)
    if place.flow:
        return Edit(place.start, place.end, (brackets,))
    if text[own : parts[0].start].strip() or place is page.tree.root:
        return Edit(parts[0].start, parts[-1].end, (brackets,))
    at = place.named if place.named > place.outer else _indicator(text, place)
    gaps = [(before.end, after.start) for before, after in pairwise(parts)]
    apart = [(begin, begin + len(text[begin:end].rstrip())) for begin, end in gaps if text.find("#", begin, end) >= 0]
    return Edit(at, parts[-1].end, (f" {brackets}", (at, own - 1), *apart))


def _indicator(text: str, place: Place) -> int:
    """Behind the colon or the dash before a list or mapping that begins in a line of its own."""
    at = place.start
    while at > 0:
        at = line_start(text, at) - 1
        line = text[line_start(text, at) : at]
        if line.strip() and not line.lstrip().startswith("#"):
            words = line.partition(" #")[0].rstrip()
            return at - len(line) + len(words)
    return 0


def _new_item(page: Page, place: Place, number: int, value: Data) -> str:
    like = _sibling(place, number, value)
    if place.flow:
        return flow(value, Setting(place.column, "["), like, page.manner)
    return item(value, place.column, like, page.manner)


def _sibling(place: Place, number: int, value: Data) -> Place | None:
    """The nearest item of the same kind."""
    kind = Kind.MAPPING if isinstance(value, dict) else Kind.LIST if isinstance(value, list) else Kind.SCALAR
    same = (other for other in range(len(place.values)) if content(place.values[other]).kind is kind)
    nearest = min(same, key=lambda other: abs(other - number), default=None)
    return place.values[nearest] if nearest is not None else None


def _new_key(page: Page, place: Place, key: str, value: Data) -> str:
    if place.flow:
        return flow_entry(key, value, Setting(place.column), page.manner.examples.get(key), page.manner)
    return entry(key, value, place.column, None, page.manner)


# --- What is meant ----------------------------------------------------------------------------------------------------


def data_after(tree: Tree, script: EditScript) -> Any:
    """The data that the text means after the changes; values that are referred to are shared."""
    made: dict[Place, Any] = {}
    for place in tree.collections:
        parts = [_meant(value, script, made) for value in place.values]
        shift = script.shifts.get(place)
        made[place] = _list(parts, shift) if place.kind is Kind.LIST else _mapping(place, parts, shift, made)
    return made[tree.root]


def _meant(place: Place, script: EditScript, made: dict[Place, Any]) -> Any:
    place = content(place)
    if place in made:
        return made[place]
    return script.sets[place][0] if place in script.sets else place.data


def _list(parts: list[Any], shift: Shift | None) -> list[Any]:
    if shift is None:
        return parts
    made: list[Any] = []
    for number in shift.order if shift.order is not None else range(len(parts)):
        made += shift.items.get(number, ())
        if number not in shift.removed:
            made.append(parts[number])
    return made + shift.items.get(len(parts), [])


def _mapping(place: Place, parts: list[Any], shift: Shift | None, made: dict[Place, Any]) -> dict[str, Any]:
    removed, added = (shift.removed, shift.keys) if shift is not None else (set(), {})
    own = {key: parts[number] for key, number in place.own.items() if number not in removed} | added
    for source in place.merged:
        own |= {key: value for key, value in made[source].items() if key not in own}
    return own


def manner(tree: Tree) -> Manner:
    """How a file is written."""
    examples: dict[str, Place] = {}
    folded: set[str | None] = set()
    quotes = {"'": 0, '"': 0}
    offset: int | None = None
    waiting = [tree.root]
    while waiting:
        place = waiting.pop()
        keys: list[str | None] = [None] * len(place.values)
        for name, number in place.own.items():
            keys[number] = name
        for number, (key, value) in enumerate(zip(keys, place.values, strict=True)):
            if key is not None and (value.values or key not in examples):
                examples[key] = value
            if value.style == ">":
                folded.add(key)
            if value.style in quotes:
                quotes[value.style] += 1
            if offset is None and place.keys and value.kind is Kind.LIST and not value.flow:
                offset = value.column - place.keys[number].column
        waiting.extend(reversed([value for value in place.values if value.kind is not Kind.ALIAS]))
    quoted = tree.root.flow and all(key.style == '"' for key in tree.root.keys)
    quote = "'" if quotes["'"] > quotes['"'] else '"'
    return Manner(quote, quoted, 2 if offset is None else offset, examples, frozenset(folded))
