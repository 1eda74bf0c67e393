"""PowerPoint's comments, in both of its forms.

The older ones (ECMA-376 Part 1, 19.4) lie on a slide, with authors in commentAuthors.xml and answers in an extension
of [MS-PPTX] (p15:threadingInfo). The modern ones ([MS-PPTX], p188) name the shape that they are about, and often its
words.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice

from briefdeck.ooxml.names import A16, AC, P15, P188, A, P
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.units import number
from briefdeck.ooxml.xml import Element, paragraphs
from briefdeck.provenance.slidewords import holder, shapes, slide_units
from briefdeck.provenance.units import OBJECT, Seen, Unit, has_words
from briefdeck.roundtrip.readback.anchors import shortened
from briefdeck.roundtrip.readback.comments import MOST_COMMENTS, Comment, Said, threads
from briefdeck.roundtrip.readback.reading import slide_parts
from briefdeck.values import dataclass, replace

_SHAPES = tuple(f"{AC}{name}" for name in ("spMk", "graphicFrameMk", "picMk", "cxnSpMk", "grpSpMk"))
_DONE = frozenset({"resolved", "closed"})
_LONGEST = 2_000  # characters that are quoted

_Place = tuple[int, tuple[int, int] | None]  # a shape by its number, and a cell of it
Authors = Mapping[str, tuple[str, str]]
"""Names and initials by the ids of authors."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where on its slide a comment is."""

    unit: int = -1
    holder: str = ""
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a shape or cell; `indices` are those of its paragraphs, -1 for one without words.

    `ends` count characters as PowerPoint does, for which a paragraph's end is one. Where it is not `whole`, the words
    are those of many cells, and nothing is counted.
    """

    indices: list[int]
    ends: list[int]
    text: str
    whole: bool

    def marked(self, mark: Element | None) -> tuple[int, str]:
        """The paragraph that a mark (ac:txMk) begins in, and its words; the first paragraph for none."""
        first = next((index for index in self.indices if index >= 0), -1)
        start, length = (number(mark.get("cp"), -1), number(mark.get("len"))) if mark is not None else (-1, 0)
        if not self.whole or not 0 <= start < len(self.text) or length <= 0:
            return first, ""
        index = self.indices[bisect(self.ends, start)]
        quoted = self.text[start : start + length].replace(OBJECT, "").strip()
        return index if index >= 0 else first, shortened(quoted, _LONGEST)


def slide_comments(package: Package, seen: Seen) -> Iterator[Comment]:
    """The comments of a deck, slide by slide: first those on the whole slide, then by their shapes."""
    older, modern = _authors(package, "commentAuthors", "cmAuthor"), _authors(package, "authors", "author")
    room = MOST_COMMENTS
    for page, part in slide_parts(package):
        made: list[Comment] = []
        on_page = _numbered(package.trees[part], page, seen)
        for name in package.related(part, "comments"):
            root = package.trees.get(name)
            if root is None:
                continue
            elements = list(islice(root.iter(f"{P}cm", f"{P188}cm", f"{P188}reply"), room))
            room -= len(elements)
            spots = _spots(elements, package.trees[part], on_page)
            said = [_older(e, older) if e.tag == f"{P}cm" else _modern(e, modern) for e in elements]
            for thread in threads(said):
                spot = spots.get(thread.first.id, _Spot())
                first = replace(thread.first.bounded(), page=page, heading=seen.titles[page - 1])
                answers = tuple(reply.bounded() for reply in thread.replies)
                made.append(replace(first, unit=spot.unit, holder=spot.holder, quoted=spot.quoted, replies=answers))
        yield from sorted(made, key=lambda comment: comment.unit)


def _numbered(slide: Element, page: int, seen: Seen) -> list[tuple[int, Unit]]:
    """The paragraphs of a slide with their index among those seen, -1 for those without words."""
    index = next((i for i, unit in enumerate(seen.units) if unit.page == page), -1)
    made = []
    for unit in slide_units(slide, page, {}):
        made.append((index if has_words(unit) else -1, unit))
        index += has_words(unit)
    return made


def _authors(package: Package, kind: str, name: str) -> dict[str, tuple[str, str]]:
    root = package.trees.get(package.first_related(package.main, kind))
    found = root.iter(f"{P}{name}", f"{P188}{name}") if root is not None else ()
    return {e.get("id", ""): (e.get("name", ""), e.get("initials", "") or "") for e in found}


def _older(element: Element, authors: Authors) -> Said:
    author, index = element.get("authorId", ""), element.get("idx", "")
    parent = element.find(f".//{P15}threadingInfo/{P15}parentCm")
    answers = f"{parent.get('authorId', '')} {parent.get('idx', '')}" if parent is not None else ""
    name, initials = authors.get(author, ("", ""))
    return Said(f"{author} {index}", answers, name, element.findtext(f"{P}text") or "", initials, element.get("dt", ""))


def _modern(element: Element, authors: Authors) -> Said:
    body = element.find(f"{P188}txBody")
    text = "\n".join(_line(paragraph) for paragraph, _ in paragraphs(body)) if body is not None else ""
    name, initials = authors.get(element.get("authorId", ""), ("", ""))
    above = next(element.iterancestors(f"{P188}cm"), None) if element.tag == f"{P188}reply" else None
    parent = above.get("id", "") if above is not None else ""
    done = element.get("status", "") in _DONE
    return Said(element.get("id", ""), parent, name, text, initials, element.get("created", ""), done)


def _line(paragraph: Element) -> str:
    """The words of a paragraph with its line breaks."""
    return "".join("\n" if e.tag == f"{A}br" else e.text or "" for e in paragraph.iter(f"{A}t", f"{A}br"))


def _spots(elements: list[Element], slide: Element, on_page: Sequence[tuple[int, Unit]]) -> dict[str, _Spot]:
    """Where modern comments stand, by their ids."""
    numbers, holders = _numbers(slide)
    grids = [_grid(table) for table in slide.iter(f"{A}tbl")]
    places: dict[_Place, list[tuple[int, Unit]]] = defaultdict(list)
    for index, unit in on_page:
        places[unit.shape, None].append((index, unit))
        places[unit.shape, (unit.row, unit.column)].append((index, unit))
    read: dict[_Place, _Words] = {}
    made: dict[str, _Spot] = {}
    for element in elements:
        # The last one is the innermost: a group's member comes after the group.
        monikers = [mark for anchor in element if anchor.tag.startswith(AC) for mark in anchor.iter(*_SHAPES)]
        shape = numbers.get(monikers[-1].get("id", ""), -1) if monikers else -1
        if shape >= 0 and element.tag == f"{P188}cm":
            cell = _cell(element, grids)
            place = (shape, cell) if cell is not None and (shape, cell) in places else (shape, None)
            if place not in read:
                read[place] = _words(places.get(place, []))
            begins, quoted = read[place].marked(next(element.iter(f"{AC}txMk"), None))
            made[element.get("id", "")] = _Spot(begins, holders[shape], quoted)
    return made


def _numbers(slide: Element) -> tuple[dict[str, int], list[str]]:
    """The number of each shape by its id, of a group that of its first member; and what each shape is called."""
    numbers: dict[str, int] = {}
    holders: list[str] = []
    for index, shape in enumerate(shapes(slide)):
        holders.append(holder(shape))
        for element in (shape, *shape.iterancestors(f"{P}grpSp")):
            facts = element.find(f"*/{P}cNvPr")
            if facts is not None:
                numbers.setdefault(facts.get("id", ""), index)
    return numbers, holders


def _grid(table: Element) -> tuple[dict[str, int], dict[str, int]]:
    """The rows and columns of a table by the numbers that PowerPoint gives them (a16:rowId and a16:colId)."""
    return _known(table.iterfind(f"{A}tr"), "rowId"), _known(table.iterfind(f"{A}tblGrid/{A}gridCol"), "colId")


def _known(lines: Iterable[Element], name: str) -> dict[str, int]:
    return {own.get("val", ""): index for index, line in enumerate(lines) for own in line.iter(f"{A16}{name}")}


def _cell(element: Element, grids: list[tuple[dict[str, int], dict[str, int]]]) -> tuple[int, int] | None:
    """Row and column of the cell that a comment names; None where it names none that is there."""
    mark = next(element.iter(f"{AC}tcMk"), None)
    row, column = (mark.get("rowId", "-"), mark.get("colId", "-")) if mark is not None else ("-", "-")
    return next(((rows[row], columns[column]) for rows, columns in grids if row in rows and column in columns), None)


def _words(members: Sequence[tuple[int, Unit]]) -> _Words:
    text = "\n".join(unit.text for _, unit in members)
    ends = list(accumulate(len(unit.text) + 1 for _, unit in members))
    whole = len({(unit.row, unit.column) for _, unit in members}) == 1
    return _Words([index for index, _ in members], ends, text, whole)
