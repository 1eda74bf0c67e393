"""The changes that Word tracked in a memo (ECMA-376 Part 1, 17.13.5): what was put in, taken out, moved or made to look
otherwise, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby, islice

from briefdeck.ooxml.names import W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element
from briefdeck.provenance.memowords import Tracked
from briefdeck.roundtrip.readback.anchors import anchors, shortened, walked
from briefdeck.roundtrip.readback.reading import Returned
from briefdeck.values import dataclass, replace

MOST_CHANGES = 20_000
"""Changes that are read of one file, before neighbours are joined."""
_LONGEST = 2_000  # characters of the words of a change
_SHORT = 200  # characters of a name or a date


class Kind(StrEnum):
    """What was done."""

    INSERTED = "insert"
    DELETED = "delete"
    MOVED_FROM = "move-from"
    MOVED_TO = "move-to"
    FORMATTED = "format"


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A change. `text` are its words, with `\\n` for the end of a paragraph and a tab between the cells of a row.

    `unit` is the index of its paragraph among those that the reader saw; -1 where the paragraph shows no words.
    """

    kind: Kind
    author: str
    date: str
    text: str
    unit: int = -1


@dataclass(frozen=True, slots=True)
class _Met:
    """A change as the file has it. `stretch` counts the words between changes, which keep two apart."""

    paragraph: int
    stretch: int
    change: TrackedChange


_KINDS = {
    f"{W}ins": Kind.INSERTED,
    f"{W}cellIns": Kind.INSERTED,
    f"{W}del": Kind.DELETED,
    f"{W}cellDel": Kind.DELETED,
    f"{W}moveFrom": Kind.MOVED_FROM,
    f"{W}moveTo": Kind.MOVED_TO,
    f"{W}rPrChange": Kind.FORMATTED,
    f"{W}pPrChange": Kind.FORMATTED,
}
_ROWS = {f"{W}trPr": f"{W}tr", f"{W}tcPr": f"{W}tc"}
_PROPERTIES = frozenset(f"{W}{name}" for name in ("rPr", "numPr", "trPr", "tcPr"))
_WORDS = frozenset({f"{W}t", f"{W}delText"})


def tracked_changes(returned: Returned, tracked: Tracked = Tracked.ACCEPTED) -> tuple[TrackedChange, ...]:
    """The tracked changes of a memo in its order, none of a deck; `tracked` is how the file was read.

    Neighbours of one author and kind in one paragraph are one change. A paragraph that was deleted shows no words where
    changes are accepted, one that was inserted none where they are rejected.
    """
    if returned.kind == "deck":
        return ()
    units = anchors(returned.package, tracked)
    made = []
    for key, members in groupby(
        islice(_met(returned.package), MOST_CHANGES),
        key=lambda met: (met.paragraph, met.stretch, met.change.kind, met.change.author),
    ):
        first, *rest = (met.change for met in members)
        words = first.text + "".join(change.text for change in rest)
        made.append(replace(first, text=shortened(words, _LONGEST), unit=units.unit(key[0])))
    return tuple(made)


def _met(package: Package) -> Iterator[_Met]:
    """Changes as they stand; that of a paragraph's mark, which is written first, comes after its words."""
    waiting: list[_Met] = []
    last, stretch = -1, 0
    row: Element | None = None
    for paragraph, element in walked(package):
        if paragraph != last:
            yield from (replace(met, stretch=stretch) for met in waiting)
            waiting, last = [], paragraph
        kind = _KINDS.get(element.tag)
        if element.tag in _WORDS and not any(e.tag in _KINDS for e in element.iterancestors()):
            stretch += 1
        if kind is None or (row is not None and _inside(element, row, kind)):
            continue
        parent = element.getparent()
        around = parent.getparent() if parent is not None else None
        if parent is None or around is None:
            continue
        met = _Met(paragraph, stretch, _change(kind, element, ""))
        if parent.tag in _ROWS and around.tag == _ROWS[parent.tag]:
            row = around
            yield _with(met, _cells(around))
        elif parent.tag == f"{W}rPr" and around.tag == f"{W}pPr":
            # How the mark of a paragraph looks changes no words.
            waiting += [_with(met, "\n")] if kind is not Kind.FORMATTED else []
        elif kind is Kind.FORMATTED:
            yield _with(met, _words(around))
        elif parent.tag not in _PROPERTIES:
            yield _with(met, _words(element))
    yield from waiting


def _inside(element: Element, row: Element, kind: Kind) -> bool:
    """Whether a change only repeats that of the row or cell around it."""
    properties = row.find(f"{row.tag}Pr")
    own = {_KINDS.get(child.tag) for child in properties} if properties is not None else set()
    return kind in own and any(around is row for around in element.iterancestors(row.tag))


def _change(kind: Kind, element: Element, text: str) -> TrackedChange:
    author, date = (shortened(" ".join(element.get(f"{W}{n}", "").split()), _SHORT) for n in ("author", "date"))
    return TrackedChange(kind, author, date, text)


def _with(met: _Met, text: str) -> _Met:
    return replace(met, change=replace(met.change, text=shortened(text, _LONGEST)))


def _cells(row: Element) -> str:
    cells = [row] if row.tag == f"{W}tc" else row.iterchildren(f"{W}tc")
    return "\t".join("\n".join(filter(None, map(_words, cell.iter(f"{W}p")))) for cell in cells)


def _words(element: Element) -> str:
    """The words below an element, those that are deleted too."""
    found = []
    for child in element.iter(*_WORDS, f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if child.tag in _WORDS:
            found.append(child.text or "")
        elif child.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            found.append({f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}.get(child.tag, "\n"))
    return "".join(found)
