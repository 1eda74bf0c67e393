"""Sections of a memo that were taken out, put elsewhere or typed as wholes: a heading, and all that stands below it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Added, Hidden, Kind, Moved, Removed, Report, Where
from briefdeck.roundtrip.pull.edits.paragraphs import HEADS, paths_of, words_of
from briefdeck.roundtrip.pull.edits.standing import is_heading
from briefdeck.roundtrip.pull.sections.put_in import Section, UnheldError, Words, sections_below
from briefdeck.roundtrip.pull.tables.emptied import BY_CHOICE
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_SECTIONS = ("sections",)
_DEPTH = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading as it was built, with the paragraphs below it, by their numbers; its section, -1 for the plan's own."""

    section: int
    units: range


def deleted_sections(book: Book) -> Iterator[Hidden | Removed]:
    """The sections of a memo of which nothing is left, where it was said what becomes of them; others are told, as what
    the plan has of its own, a list of sources with its heading. What they showed is then done with.
    """
    pairs = book.pairing.pairs
    for block in _blocks(book) if book.snapshot.kind == "memo" else ():
        if any(index in pairs or index in book.broken for index in block.units):
            continue
        path: Path = (*_SECTIONS, block.section)
        heading = book.pairing.built[block.units.start]
        words, where = words_of(heading), book.where(heading, built=True)
        book.broken |= set(block.units)
        book.left_out.add(path)
        if block.section < 0:
            what = f"“{words}” was taken out with all below it, and the plan has put it there"
            cure = f"take its part out of {book.snapshot.plan}, or list what it shows under omit: memo:"
            book.reports.append(Report(Kind.PLAN, what, cure, where))
        elif _stands_elsewhere(book, path, block.units):
            what = f"“{words}” was taken out with all below it, and other parts of its section are there"
            cure = "take these out too, or take out of the section what stood there"
            book.reports.append(Report(Kind.SLIDE, what, cure, where))
        elif not book.deleted:
            book.reports.append(Report(Kind.SLIDE, f"“{words}” was taken out with all below it", BY_CHOICE, where))
        else:
            yield (Hidden if book.deleted == "audiences" else Removed)(path, words, where)


def moved_sections(book: Book) -> Iterator[Moved]:
    """Another order of the sections of a memo, where each has its own paragraphs below its heading."""
    if book.snapshot.kind != "memo":
        return
    pairs, back = book.pairing.pairs, book.pairing.back
    blocks = [block for block in _blocks(book) if block.units.start in pairs]
    order = sorted(blocks, key=lambda block: pairs[block.units.start])
    if order == blocks or len({block.section for block in blocks if block.section >= 0}) < 2:
        return
    waiting = iter([block for block in order if block.section >= 0])
    # What is the plan's own stays where it is, and the sections change places among each other.
    expected = [next(waiting) if block.section >= 0 else block for block in blocks]
    starts = [pairs[block.units.start] for block in order]
    stops = [*starts[1:], len(book.pairing.now)]
    stays = {id(block): set(block.units) for block in order}
    whole = all(
        back[now] in stays[id(block)]
        for block, start, stop in zip(order, starts, stops, strict=True)
        for now in range(start, stop)
        if now in back and _is_body(book.pairing.built[back[now]])
    )
    if expected != order or not whole:
        return
    book.carried |= {index for block in order for index in block.units}
    yield Moved(_SECTIONS, tuple(block.section for block in order if block.section >= 0), Where(book.name, "the memo"))


def typed_sections(book: Book) -> Iterator[Added]:
    """The headings that somebody typed between two parts of a memo, each with all below it, as sections.

    A heading within a part, or with nothing below it, parts what is there: that is told by itself.
    """
    pairing = book.pairing
    fresh = [i for i in pairing.new() if is_heading(pairing.now[i])] if book.snapshot.kind == "memo" else []
    if not fresh:
        return
    blocks = _blocks(book)
    styles = {pairing.built[block.units.start].style for block in blocks if block.section >= 0}
    starts = {pairing.pairs[block.units.start]: block for block in blocks if block.units.start in pairing.pairs}
    words, made = Words(book), list[tuple[int, list[Section], str]]()
    ends = set(starts)
    for index in reversed(fresh):
        stop = _end(book, index)
        between = stop in ends or stop >= len(pairing.now) or not _is_body(pairing.now[stop])
        if pairing.now[index].style not in styles or stop == index + 1 or index in book.broken_now or not between:
            continue
        try:
            sections = sections_below(words, pairing.now[index], pairing.now[index + 1 : stop])
        except UnheldError:
            words.left_behind()
            continue
        made.append((index, sections, words.left_behind()))
        ends.add(index)
        book.broken_now |= set(range(index, stop))
    order = sorted(starts.items(), key=lambda each: each[0])
    for index, sections, left in reversed(made):
        after, told = _behind(book, index, order)
        told = "; ".join(filter(None, (told, left)))
        yield from (Added(_SECTIONS, after, each, book.where(pairing.now[index]), told=told) for each in sections)


def _end(book: Book, index: int) -> int:
    """Where the new paragraphs below a new heading end: at one that was built, another heading, or the last one."""
    now, taken = book.pairing.now, book.pairing.taken
    stop = index + 1
    while stop < len(now) and stop not in taken and _is_body(now[stop]) and not is_heading(now[stop]):
        stop += 1
    return stop


def _behind(book: Book, index: int, blocks: Sequence[tuple[int, _Block]]) -> tuple[int, str]:
    """The section that a typed one follows, -1 for the first place; and what is to be told of that. `blocks` are the
    parts of the memo in their order, with where they begin now."""
    at = bisect(blocks, index, key=lambda each: each[0])
    before = blocks[at - 1][1] if at else None
    following = blocks[at][1] if at < len(blocks) else None
    if before is not None and before.section >= 0:
        return before.section, ""
    if following is not None and following.section >= 0:
        return following.section - 1, ""
    last = next((block.section for _, block in reversed(blocks[:at]) if block.section >= 0), -1)
    told = f"behind “{words_of(book.pairing.built[before.units.start])}”" if before else "before the first heading"
    return last, f"it stands {told}, among what is the plan's own, and is built with the other sections"


def _blocks(book: Book) -> list[_Block]:
    """The headings of a memo, each with what stands below it up to the next one that is no deeper."""
    units = book.pairing.built
    body = [index for index, unit in enumerate(units) if _is_body(unit)]
    headings = [(index, _section_of(book, units[index])) for index in body if is_heading(units[index])]
    level = next((units[index].style for index, section in headings if section >= 0), "")
    starts: list[tuple[int, int]] = []
    seen: set[int] = set()
    for index, section in headings:
        if section >= 0 and section not in seen:
            seen.add(section)
            starts.append((index, section))
        elif section < 0 and not paths_of(book, units[index]) and not _is_deeper(units[index].style, level):
            starts.append((index, -1))
    ends = [start for start, _ in starts[1:]] + [body[-1] + 1 for _ in starts[:1]]
    return [_Block(section, range(start, end)) for (start, section), end in zip(starts, ends, strict=True)]


def _section_of(book: Book, heading: Unit) -> int:
    """The section of which a heading is the title or the message, -1 where it is none."""
    found = {path[1] for path in paths_of(book, heading) if path[:1] == _SECTIONS and path[2:3] in HEADS}
    number = found.pop() if len(found) == 1 else -1
    return number if isinstance(number, int) else -1


def _is_body(unit: Unit) -> bool:
    return unit.page == 0 and unit.holder.startswith("body")


def _is_deeper(style: str, level: str) -> bool:
    """Whether a heading stands below those of a style: by the numbers behind their names."""
    one, other = _DEPTH.search(style), _DEPTH.search(level)
    return one is not None and other is not None and int(one[0]) > int(other[0])


def _stands_elsewhere(book: Book, section: Path, units: Sequence[int]) -> bool:
    """Whether anything of a section is there beside the paragraphs of its own."""
    own = set(units)
    return any(
        path[:2] == section
        for index in book.pairing.pairs
        if index not in own
        for path in paths_of(book, book.pairing.built[index])
    )
