"""A file as its author meant it: keys under the names that were meant, faulty parts empty; all at their old places.

So what stands behind one mistake is judged in the same run, and not after its cure alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefdeck.values import replace
from briefdeck.yamlfile.tree import Document, Entry, Node, Path, entries, items, whole, with_entries, with_items


def renamed(document: Document, names: Mapping[Path, str]) -> Document:
    """The document with other names for the keys at some paths; a name that is taken there changes nothing."""
    return _with_root(document, _renamed(whole(document), {path: name for path, name in names.items() if path}))


def emptied(document: Document, parts: Mapping[Path, Any]) -> Document:
    """The document with other values at some paths; None takes the key away. What is not there yet stands at the
    place of what is to hold it."""
    return _with_root(document, _put(whole(document), dict(parts)))


def _with_root(document: Document, root: Node) -> Document:
    return replace(document, data=root.data, root=root)


def _by_step(paths: Mapping[Path, Any]) -> tuple[dict[str | int, Any], dict[str | int, dict[Path, Any]]]:
    """What is said of the entries of a value themselves, and of what is in them."""
    here: dict[str | int, Any] = {}
    below: dict[str | int, dict[Path, Any]] = {}
    for path, said in paths.items():
        if len(path) == 1:
            here[path[0]] = said
        else:
            below.setdefault(path[0], {})[path[1:]] = said
    return here, below


def _renamed(node: Node, names: Mapping[Path, str]) -> Node:
    here, below = _by_step(names)
    if node.items is not None:
        return with_items(node, [_renamed(one, below[n]) if n in below else one for n, one in enumerate(items(node))])
    if node.entries is None:
        return node
    made: dict[str, Entry] = {}
    for name, (key, value) in entries(node).items():
        ours = str(here.get(name, name))
        ours = name if ours in made or (ours != name and ours in node.entries) else ours
        made[ours] = (replace(key, data=ours), _renamed(value, below[name]) if name in below else value)
    return with_entries(node, made)


def _put(node: Node, parts: Mapping[Path, Any]) -> Node:
    here, below = _by_step(parts)
    if node.items is not None:
        made = items(node)
        for n, one in enumerate(made):
            made[n] = _plain(one, here[n]) if n in here else _put(one, below[n]) if n in below else one
        return with_items(node, made)
    if node.entries is None:
        return node
    said = entries(node)
    for step, value in here.items():
        key, old = said.get(str(step), (node, node))
        if value is None:
            said.pop(str(step), None)
        else:
            said[str(step)] = (key, _plain(old, value))
    for step, inside in below.items():
        if isinstance(step, str) and step in said and step not in here:
            said[step] = (said[step][0], _put(said[step][1], inside))
    return with_entries(node, said)


def _plain(place: Node, value: Any) -> Node:
    """A value at the place of another; the places of what is in it are its own."""
    return Node(value, place.line, place.column, file=place.file)
