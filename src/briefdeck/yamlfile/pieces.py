"""The text of a file in pieces: a list at its top item by item, and what stands before and behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefdeck.yamlfile.tree import Document, Node


class Piece(NamedTuple):
    """A part of a text, and where it begins. `flow` says whether its list stands in brackets.

    Two items with equal pieces have equal values at equal places: what stands outside of an item has no say in it, in a
    document without aliases.
    """

    file: str
    number: int
    line: int
    column: int
    flow: bool
    text: str


class Pieces(NamedTuple):
    """A document in pieces: the items of a list, and all other text with its place."""

    items: tuple[Piece, ...]
    around: tuple[Piece, Piece]


def in_pieces(document: Document, key: str) -> Pieces | None:
    """A document by the items of the list under a key at its top; None where aliases lead from one to another, or where
    there is no such list."""
    entry = (document.root.entries or {}).get(key)
    if document.has_aliases or entry is None or not entry[1].items:
        return None
    starts = [*entry[1].items, *_next(document, entry[0])]
    lines = document.text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    text = document.text
    at = [offsets[node.line - 1] + node.column - 1 for node in starts]
    if len(starts) == len(entry[1].items):
        at.append(len(text))
    first = entry[1]
    flow = text[offsets[first.line - 1] + first.column - 1 :][:1] == "["
    items = tuple(
        Piece(document.file, number, node.line, node.column, flow, text[start:end])
        for number, (node, (start, end)) in enumerate(zip(first.items or (), pairwise(at), strict=False))
    )
    behind = starts[len(items)] if len(starts) > len(items) else Node(None, len(lines) + 1, 1)
    around = (
        Piece(document.file, -1, 1, 1, flow, text[: at[0]]),
        Piece(document.file, -2, behind.line, behind.column, flow, text[at[len(items)] :]),
    )
    return Pieces(items, around)


def _next(document: Document, key: Node) -> Iterator[Node]:
    """The key at the top that follows another, if any does."""
    behind = (
        other
        for other, _ in (document.root.entries or {}).values()
        if (other.line, other.column) > (key.line, key.column)
    )
    yield from sorted(behind, key=lambda node: (node.line, node.column))[:1]
