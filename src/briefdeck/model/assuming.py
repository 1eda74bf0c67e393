"""A file as its author meant it: keys under the names that were meant, faulty parts empty; all at their old places.

So what stands behind one mistake is judged in the same run, and not after its cure alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefdeck.yamlfile.tree import Document, Entry, Node, Path, entries, items, whole, with_entries, with_items


def renamed(document: Document, names: Mapping[Path, str]) -> Document:
    """The document with other names for the keys at some paths; a name that is taken there changes nothing."""
    return _with_root(document, _renamed(whole(document), {path: name for path, name in names.items() if path}))


def emptied(document: Document, parts: Mapping[Path, Any]) -> Document:
    """The document with other values at some paths; None takes the key away. What is not there yet stands at the
    place of what is to hold it."""
    root = whole(document)
    for path, value in parts.items():
        root = _put(root, path, value)
    return _with_root(document, root)


def _with_root(document: Document, root: Node) -> Document:
    return replace(document, data=root.data, root=root)


def _renamed(node: Node, names: Mapping[Path, str]) -> Node:
    def inside(step: str | int, value: Node) -> Node:
        below = {path[1:]: name for path, name in names.items() if path[0] == step and len(path) > 1}
        return _renamed(value, below) if below else value

    if node.items is not None:
        return with_items(node, [inside(n, item) for n, item in enumerate(items(node))])
    if node.entries is None:
        return node
    made: dict[str, Entry] = {}
    for name, (key, value) in entries(node).items():
        ours = names.get((name,), name)
        ours = name if ours in made or (ours != name and ours in node.entries) else ours
        made[ours] = (replace(key, data=ours), inside(name, value))
    return with_entries(node, made)


def _put(node: Node, path: Path, value: Any) -> Node:
    step, rest = path[0], path[1:]
    if node.items is not None and isinstance(step, int) and step < len(node.items):
        made = items(node)
        made[step] = _put(made[step], rest, value) if rest else _plain(made[step], value)
        return with_items(node, made)
    if node.entries is None or not isinstance(step, str):
        return node
    said = entries(node)
    if rest:
        if step in said:
            said[step] = (said[step][0], _put(said[step][1], rest, value))
    elif value is None:
        said.pop(step, None)
    else:
        key, old = said.get(step, (node, node))
        said[step] = (key, _plain(old, value))
    return with_entries(node, said)


def _plain(place: Node, value: Any) -> Node:
    """A value at the place of another; the places of what is in it are its own."""
    return Node(value, place.line, place.column, file=place.file)
