"""Where a mark of Word stands: the paragraph as the reader counts it, and the words that a range is about.

Runs are numbered for one reading as they are when a file is written, so that the reader itself says what became of
each: in which paragraph it is, and whether a tracked change takes its words away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element
from briefdeck.provenance.marks import MARK
from briefdeck.provenance.memowords import Tracked
from briefdeck.provenance.units import OBJECT, has_words
from briefdeck.roundtrip.readback.reading import memo_units
from briefdeck.values import dataclass

_MOST_OPEN = 50  # ranges that may overlap; what more there are have a place and no words
_LONGEST = 2_000  # characters that are quoted

Ranges = tuple[str, ...]


@dataclass(slots=True)
class Anchors:
    """The units of the paragraphs by their number in the file, and of each range its first paragraph and its words."""

    units: dict[int, int] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def unit(self, paragraph: int) -> int:
        """The index of a paragraph's unit; -1 where it shows no words."""
        return self.units.get(paragraph, -1)


def walked(package: Package) -> Iterator[tuple[int, Element]]:
    """Every element of a memo's stories in their order, with the number of its paragraph, counted from 0.

    What stands between paragraphs belongs to the next one, and a text box to the paragraph that holds it.
    """
    count, depth = 0, 0
    main = package.main
    edges = [part for kind in ("header", "footer") for part in package.related(main, kind)]
    for part in dict.fromkeys((main, *edges, package.first_related(main, "footnotes"))):
        if part not in package.trees:
            continue
        for event, element in etree.iterwalk(package.trees[part], events=("start", "end")):
            is_paragraph = element.tag == f"{W}p"
            if event == "start":
                depth += is_paragraph
                yield count, element
            elif is_paragraph:
                depth -= 1
                count += not depth


def anchors(package: Package, tracked: Tracked) -> Anchors:
    """Where ranges of comments stand, by the ids of the comments; tracked changes are read as they say."""
    made = Anchors()
    numbered = _number_runs(package, made.starts)
    try:
        index = 0
        for unit in memo_units(package, tracked):
            if not has_words(unit):
                continue
            here: dict[str, list[str]] = defaultdict(list)
            for piece in unit.pieces:
                if 0 <= piece.mark < len(numbered):
                    paragraph, ranges = numbered[piece.mark]
                    made.units.setdefault(paragraph, index)
                    for name in ranges:
                        here[name].append(piece.text)
            for name, texts in here.items():
                more = "".join(texts).replace(OBJECT, "")
                made.words[name] = shortened(f"{made.words.get(name, '')}\n{more}".strip(), _LONGEST)
            index += 1
    finally:
        for _, element in walked(package):
            element.attrib.pop(MARK, "")
    return made


def _number_runs(package: Package, starts: dict[str, int]) -> list[tuple[int, Ranges]]:
    """Mark each run with the number of its paragraph and of the ranges that it is in; say where each range begins."""
    numbered: list[tuple[int, Ranges]] = []
    numbers: dict[tuple[int, Ranges], int] = {}
    open_ranges: Ranges = ()
    for paragraph, element in walked(package):
        name = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            if name not in starts and len(open_ranges) < _MOST_OPEN:
                open_ranges = (*open_ranges, name)
            starts.setdefault(name, paragraph)
        elif element.tag == f"{W}commentRangeEnd":
            open_ranges = tuple(one for one in open_ranges if one != name)
        elif element.tag == f"{W}commentReference":
            starts.setdefault(name, paragraph)
        elif element.tag == f"{W}r":
            key = (paragraph, open_ranges)
            if key not in numbers:
                numbers[key] = len(numbered)
                numbered.append(key)
            element.set(MARK, str(numbers[key]))
    return numbered


def shortened(words: str, most: int) -> str:
    """Words that are bounded: what is cut off leaves an ellipsis."""
    return words if len(words) <= most else f"{words[: most - 1]}…"
