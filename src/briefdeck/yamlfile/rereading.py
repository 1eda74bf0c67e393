"""A text that was read before with one item of a list in other words: that item alone is read again.

For editors, which read a file after each word. What is not surely read as before is left to those who read it whole.
"""

from __future__ import annotations

from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile import reader
from briefdeck.yamlfile.tree import Document, Node

_DASH = regex(r" *- +")
_KEY, _MARK = "\ue000: ", "\ue000"  # what nobody writes
_ANYWHERE = ("<<<<<<< ", ">>>>>>> ")  # at the start of a line it has a say with lines that are far from it


def reread(text: str, file: str, before: Document | None, key: str) -> reader.Parsed:
    """A text as `reader.parse` reads it. `before` is what an earlier text came to that was read without a fault: where
    only an item of the list under a key at its top has changed, all else is taken from there."""
    if before is not None and (made := _with_other_item(reader.normalized(text), file, before, key)) is not None:
        return made, ()
    return reader.parse(text, file)


def _with_other_item(text: str, file: str, before: Document, key: str) -> Document | None:
    """The document with one item read anew; None where that is not sure to be all that has changed."""
    listed = (before.root.entries or {}).get(key)
    if before.has_aliases or before.file != file or before.root.column > 1 or listed is None or not listed[1].items:
        return None
    if text == before.text:
        return before
    old, new = before.text.split("\n"), text.split("\n")
    if len(old) != len(new):
        return None
    changed = [number for number, (line, other) in enumerate(zip(old, new, strict=True)) if line != other]
    items = listed[1].items
    place = next((at for at in reversed(range(len(items))) if items[at].line - 1 <= changed[0]), None)
    if place is None:
        return None
    first, last = items[place].line - 1, _behind(before, listed[0], place) - 1
    head = old[first][: items[place].column - 1]
    if changed[-1] >= last or not _DASH.fullmatch(head) or not new[first].startswith(head):
        return None
    if any(_may_end(new[line], inside=line > first) for line in changed):
        return None
    behind = _beginning(old, items, place, last)
    read = _Item(key, "\n".join(new[first:last]), behind, file) if behind is not None else None
    if read is None or read.node is None or read.node.column != items[place].column:
        return None
    if before.values + read.values > reader.MAX_VALUES:
        return None
    _moved(read.node, first - 1)
    return _in_place(before, text, key, place, read)


def _behind(document: Document, key: Node, place: int) -> int:
    """The line on which what follows an item begins, counted from 1: the next item, the next key, or the end."""
    entries = document.root.entries or {}
    items = entries[str(key.data)][1].items or []
    if place + 1 < len(items):
        return items[place + 1].line
    later = [other.line for other, _ in entries.values() if other.line > key.line]
    return min(later, default=document.text.count("\n") + 2)


def _may_end(line: str, *, inside: bool) -> bool:
    """Whether a line may end the list that it stands in, or have a say in more than its item."""
    return bool(line) and ((inside and not line.startswith(" ")) or line.lstrip().startswith(_ANYWHERE))


def _beginning(lines: list[str], items: list[Node], place: int, last: int) -> str | None:
    """The beginning of what follows an item, for an empty value stands where the next word does: the dash of an item, a
    key, nothing at the end; None where it cannot be told."""
    if place + 1 == len(items):
        return _KEY if last < len(lines) else ""
    dash = lines[last][: items[place + 1].column - 1]
    return dash if _DASH.fullmatch(dash) else None


class _Item:
    """An item of a list that is read by itself: nothing where it is not one item without a fault or a name.

    `behind` is the dash or the key that follows, if any does.
    """

    def __init__(self, key: str, text: str, behind: str, file: str) -> None:
        follows = f"\n{behind}{_MARK}\n" if behind else ""
        self._reader = reader.Reader(f"{key}:\n{text}{follows}", file)
        self.node: Node | None = None
        root = self._reader.read()
        entries = root.entries if root is not None and not self._reader.findings else None
        if entries is None or self._reader.aliased or self._reader.anchors:
            return
        (_, listed), *others = entries.values()
        found = [*(listed.items or []), *(value for _, value in others)]
        if behind and found.pop().data != _MARK:
            return
        if len(found) == 1 and len(others) == (behind == _KEY):
            self.node = found[0]

    @property
    def values(self) -> int:
        """How many values there are."""
        return self._reader.values


def _moved(node: Node, lines: int) -> None:
    """Move a node with all in it down by so many lines."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        each.line += lines
        waiting += each.items or ()
        for pair in (each.entries or {}).values():
            waiting += pair


def _in_place(before: Document, text: str, key: str, place: int, read: _Item) -> Document:
    """The document with another item in its place; all other values are the same objects."""
    root, node = before.root, read.node
    assert root.entries is not None
    assert node is not None
    own, listed = root.entries[key]
    assert listed.items is not None
    more = node.size - listed.items[place].size
    items, data = list(listed.items), list(listed.data)
    items[place], data[place] = node, node.data
    other = replace(listed, data=data, items=items, size=listed.size + more)
    whole = replace(
        root,
        data={**root.data, key: data},
        entries={**root.entries, key: (own, other)},
        size=root.size + more,
    )
    return replace(before, data=whole.data, text=text, root=whole, values=before.values + read.values)
