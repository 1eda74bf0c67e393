"""Where everything stands in a YAML text: every value with the offsets at which it begins and ends, every entry of a
list or mapping with its comments.

`yamlfile` gives what a text means and where its values begin, which is all that a diagnostic needs. To change a text in
its own lines, one has to know where values end, in which style they are written, and which comments go with them. What
is read here has been read by `yamlfile` before, without a fault; offsets count characters, and lines end with LF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import Enum
from typing import Any

import yaml

from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.scalars import resolved, unwrapped

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_PROPERTY = regex(r"[&!][^\s,\[\]{}]*")
_BLANK = regex(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*")
"""From the end of a value to what follows it: blanks, comments, line breaks."""

Scalar = str | int | float | bool | None


class Kind(Enum):
    SCALAR = "a text or a number"
    LIST = "a list"
    MAPPING = "a mapping"
    ALIAS = "a reference"


@dataclass(slots=True, eq=False)
class Place:
    """A value: `outer` is where it begins with its anchor and tag, `start` where its content does, `end` behind it.

    A block text ends with its last line. The column of a list or mapping is that of its first entry. `values` are the
    items of a list, or stand beside the `keys` of a mapping; `own` says which entry of a mapping a key is, without
    those that are merged in. A text is `raw` as YAML reads it, `data` as `yamlfile` does.
    """

    kind: Kind
    outer: int
    named: int  # behind the anchor and the tag; `outer` where there is none
    start: int
    end: int
    line: int
    column: int
    style: str = ""
    flow: bool = False
    raw: str = ""
    data: Scalar = None
    target: Place | None = None
    keys: list[Place] = field(default_factory=list)
    values: list[Place] = field(default_factory=list)
    own: dict[str, int] = field(default_factory=dict)
    merged: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The outermost mapping, all references in the order of the text, and all lists and mappings in that of their ends:
    what a list or mapping holds or refers to comes before it."""

    root: Place
    aliases: list[Place]
    collections: list[Place]


@dataclass(frozen=True, slots=True)
class Chunk:
    """An entry with the comments above it and beside it, without the line break behind it."""

    start: int
    end: int


# --- Reading ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    place: Place
    key: Place | None = None


def tree(text: str) -> Tree:
    """All values of a text that `yamlfile` reads without a fault."""
    anchors: dict[str, Place] = {}
    aliases: list[Place] = []
    collections: list[Place] = []
    opened: list[_Open] = []
    root: Place | None = None
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                place = _begun(event, text)
                if event.anchor is not None:
                    anchors[event.anchor] = place
                opened.append(_Open(place))
                continue
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                place = opened.pop().place
                place.end = _end(place, event)
                collections.append(place)
            case yaml.ScalarEvent():
                place = _scalar(event, text)
                if event.anchor is not None:
                    anchors[event.anchor] = place
            case yaml.AliasEvent():
                place = _alias(event, anchors)
                aliases.append(place)
            case _:
                continue
        if opened:
            _enter(opened[-1], place)
        else:
            root = place
    assert root is not None
    return Tree(root, aliases, collections)


def _enter(parent: _Open, place: Place) -> None:
    into = parent.place
    if into.kind is Kind.LIST:
        into.values.append(place)
    elif parent.key is None:
        parent.key = place
    else:
        key, parent.key = parent.key, None
        if key.kind is Kind.SCALAR and key.raw == "<<" and not key.style:
            into.merged.extend(_sources(place))
        else:
            into.own[str(content(key).data)] = len(into.keys)
        into.keys.append(key)
        into.values.append(place)


def _sources(place: Place) -> Iterator[Place]:
    place = content(place)
    yield from map(content, place.values) if place.kind is Kind.LIST else (place,)


def content(place: Place) -> Place:
    """What a reference refers to; anything else itself."""
    return place.target if place.target is not None else place


def _begun(event: Any, text: str) -> Place:
    kind = Kind.MAPPING if isinstance(event, yaml.MappingStartEvent) else Kind.LIST
    mark = event.start_mark
    named, start = _content(event, text)
    column = mark.column if start == mark.index else start - line_start(text, start)
    return Place(kind, mark.index, named, start, start, mark.line, column, flow=bool(event.flow_style))


def _alias(event: Any, anchors: dict[str, Place]) -> Place:
    mark, end = event.start_mark, event.end_mark.index
    target = content(anchors[event.anchor])
    return Place(Kind.ALIAS, mark.index, mark.index, mark.index, end, mark.line, mark.column, target=target)


def _end(place: Place, event: Any) -> int:
    last = (*place.keys[-1:], *place.values[-1:])
    return int(event.end_mark.index) if place.flow else max((part.end for part in last), default=place.start)


def _scalar(event: Any, text: str) -> Place:
    """Its meaning is the one that `yamlfile` gives it."""
    mark, end = event.start_mark, event.end_mark.index
    raw, style = event.value, event.style or ""
    named, start = _content(event, text)
    meant = raw
    if event.end_mark.line > mark.line and style != "|":
        meant = unwrapped(raw, text[mark.index : end], style or None)
    data: Scalar = meant
    if (event.implicit[0] and event.tag is None) or (event.tag is not None and event.tag not in _TEXT_TAGS):
        data = resolved(meant)
    if style in ("|", ">"):
        end = _last_line(text, start, end)
    return Place(Kind.SCALAR, mark.index, named, start, end, mark.line, mark.column, style, raw=raw, data=data)


def _content(event: Any, text: str) -> tuple[int, int]:
    """Behind the anchor and the tag, and where the content begins."""
    at = named = event.start_mark.index
    if event.anchor is None and event.tag is None:
        return at, at
    while found := _PROPERTY.match(text, at):
        named = found.end()
        blank = _BLANK.match(text, named)
        at = blank.end() if blank else named
        if at >= event.end_mark.index and isinstance(event, yaml.ScalarEvent):
            return named, named  # an empty value
    return named, at


def _last_line(text: str, start: int, end: int) -> int:
    """The end of a block text's last line; with `+`, the blank lines below are a part of it."""
    header = text.find("\n", start)
    if header < 0 or header >= end:
        return end
    if "+" in text[start:header].partition("#")[0]:
        return end - 1 if text[end - 1] == "\n" else end
    filled = header + len(text[header:end].rstrip(" \t\n"))
    return line_end(text, filled)


# --- Entries with their comments --------------------------------------------------------------------------------------


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def begins(text: str, place: Place) -> list[int]:
    """Where the entries of a list or mapping begin: at the dash in block style, or else at the item or the key."""
    if place.kind is Kind.MAPPING:
        return [key.outer for key in place.keys]
    if place.flow:
        return [value.outer for value in place.values]
    at = place.start
    found: list[int] = []
    for value in place.values:
        blank = _BLANK.match(text, at)
        found.append(blank.end() if blank and found else at)
        at = value.end
    return found


def chunks(text: str, place: Place) -> list[Chunk]:
    """The entries of a list or mapping.

    In block style, the comment lines directly above an entry go with it, as do those directly below it that stand
    deeper than it begins. At the head, comments that begin the file or follow a blank line are about the whole.
    """
    starts = begins(text, place)
    if place.flow:
        keys = place.keys or place.values
        ends = (max(key.end, value.end) for key, value in zip(keys, place.values, strict=True))
        return [Chunk(start, end) for start, end in zip(starts, ends, strict=True)]
    found: list[Chunk] = []
    for start, value in zip(starts, place.values, strict=True):
        own = line_start(text, start)
        if found:
            head = _head(text, start, found[-1].end + 1)
        else:
            head = start
            column = start - own
            above = _head(text, start, 0)
            before = line_start(text, above)
            if above != start and before > 0 and text[line_start(text, before - 1) : before].strip():
                head = above
        found.append(Chunk(head, _below(text, line_end(text, max(value.end, start)), column)))
    return found


def _head(text: str, start: int, floor: int) -> int:
    """Where the comment lines directly above an entry begin; the entry where there are none."""
    line, head = line_start(text, start), start
    if text[line:start].strip():
        return start
    while line > floor:
        above = line_start(text, line - 1)
        words = text[above : line - 1].lstrip()
        if above < floor or not words.startswith("#"):
            break
        head, line = line - 1 - len(words), above
    return head


def _below(text: str, end: int, column: int) -> int:
    """The end of the comment lines directly below an entry that stand deeper than it."""
    while end < len(text):
        following = line_end(text, end + 1)
        line = text[end + 1 : following]
        words = line.lstrip()
        if not words.startswith("#") or len(line) - len(words) <= column:
            break
        end = following
    return end


def immovable(text: str, place: Place) -> str | None:
    """Why the entries of a list or mapping cannot be moved, removed or joined by others; None where they can."""
    if place.flow and place.start < place.end and text[place.start] not in "[{":
        return "a key stands in a list without braces of its own"
    parts = chunks(text, place)
    if place.flow:
        begin = place.start
        for part in (*parts, Chunk(place.end, place.end)):
            if "#" in text[begin : part.start]:
                return "comments stand between its entries inside the brackets, and nobody knows what they are about"
            begin = part.end
        return None
    for number, start in enumerate(begins(text, place)):
        before = text[line_start(text, start) : start]
        if before.strip() and (number or before.rstrip().endswith(("?", "---"))):
            return "its keys are marked with `?`, or begin behind something else in their line"
    return None
