"""A YAML file as a tree of values that know their places, and one such tree laid over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from briefdeck.diagnostics import Span
from briefdeck.values import dataclass, replace


@dataclass(slots=True)
class Node:
    """A value with its place. `size` counts the values in it, aliases expanded; a text counts more the longer it is.

    `file` is the file that the value comes from, where that is not the file of the value around it.
    """

    data: Any
    line: int
    column: int
    size: int = 1
    is_merge: bool = False
    items: list[Node] | None = None
    entries: dict[str, tuple[Node, Node]] | None = None
    # While a mapping is being read: the key whose value comes next, and what is merged in at its end.
    pending: Node | None = None
    merged: tuple[Node, ...] = ()
    file: str = ""


Entry = tuple[Node, Node]
"""Key and value; the file of the value is that of the key."""


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file, its `text` with LF line breaks, and where each value stands. Never change `data`: aliases
    share it, where it `has_aliases`. It has no more `values` written in it than so many, where that is told."""

    data: dict[str, Any]
    file: str
    text: str = field(repr=False)
    root: Node = field(repr=False)
    has_aliases: bool = True
    values: int = field(default=0, compare=False, repr=False)

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        """Where the value at `path` begins; of a path that does not exist, the longest part that does."""
        return self._found(path)[1]

    def has(self, path: tuple[str | int, ...]) -> bool:
        """Whether there is a value at `path`."""
        node: Node | None = self.root
        for step in path:
            found = _child(node, step) if node is not None else None
            node = found[1] if found is not None else None
        return node is not None

    def data_at(self, path: tuple[str | int, ...]) -> Any:
        """The data at a path; None where there is nothing."""
        node: Node | None = self.root
        for step in path:
            found = _child(node, step) if node is not None else None
            node = found[1] if found is not None else None
        return node.data if node is not None else None

    def key_span(self, path: tuple[str | int, ...]) -> Span:
        """Where the key of the value at `path` stands; of a list's item, where the item begins."""
        return self._found(path)[0]

    def _found(self, path: tuple[str | int, ...]) -> tuple[Span, Span]:
        """The places of key and value."""
        place = node = self.root
        file = self.file
        for depth, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                place, path = node, path[:depth]
                break
            place, node = found
            file = node.file or file
        return Span(file, place.line, place.column, path), Span(file, node.line, node.column, path)


def _child(node: Node, step: str | int) -> Entry | None:
    """Key and value of an entry; of a list's item, twice the item."""
    if isinstance(step, str):
        return node.entries.get(step) if node.entries is not None else None
    if node.items is not None and 0 <= step < len(node.items):
        return node.items[step], node.items[step]
    return None


# --- One tree over another --------------------------------------------------------------------------------------------


def whole(document: Document) -> Node:
    """The outermost mapping of a document, which knows its file."""
    return _of(document.root, document.file)


def entries(mapping: Node) -> dict[str, Entry]:
    """The entries of a mapping, whose values know their file as the mapping does."""
    return {name: (key, _of(value, mapping.file)) for name, (key, value) in (mapping.entries or {}).items()}


def items(sequence: Node) -> list[Node]:
    """The items of a list, which know their file as the list does."""
    return [_of(item, sequence.file) for item in sequence.items or ()]


def with_entries(mapping: Node, made: Mapping[str, Entry]) -> Node:
    """A mapping at the place of another, with these entries."""
    data = {name: value.data for name, (_, value) in made.items()}
    return Node(data, mapping.line, mapping.column, entries=dict(made), file=mapping.file)


def with_items(sequence: Node, made: Sequence[Node]) -> Node:
    """A list at the place of another, with these items."""
    data = [item.data for item in made]
    return Node(data, sequence.line, sequence.column, items=list(made), file=sequence.file)


def laid_over(own: Node, base: Node) -> Node:
    """`own`, with all that the base says and it does not. Both know their file.

    Mappings are laid over each other key by key, at any depth; anything else replaces what the base has. An empty value
    takes away what the base has under its key, and stays where there is nothing to take away, for others to judge.
    """
    if own.entries is None or base.entries is None:
        return own
    said, made = entries(own), {}
    for name, (key, value) in entries(base).items():
        if name not in said:
            made[name] = (key, value)
        elif said[name][1].data is not None:
            made[name] = (said[name][0], laid_over(said[name][1], value))
    made |= {name: entry for name, entry in said.items() if name not in base.entries}
    return with_entries(own, made)


def _of(node: Node, file: str) -> Node:
    return node if node.file else replace(node, file=file)


Path = tuple[str | int, ...]
