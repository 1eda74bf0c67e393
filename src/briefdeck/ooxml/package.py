"""A package of Office: its parts by name, their types and relationships, to be read, changed and saved.

A part is parsed when its tree is first asked for, and from then on saved from its tree; what nobody asked for is saved
as it was. Names have no leading slash; relationships stand under the name of their source, "" for the package.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from dataclasses import field
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import quote

from lxml import etree

from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.limits import MAX_NODES
from briefdeck.ooxml.names import CONTENT_TYPES
from briefdeck.ooxml.saving import content_types_xml, relationships_xml, zip_entries
from briefdeck.ooxml.xml import Element, nodes, parse, serialize
from briefdeck.ooxml.zip_guard import Archive, UnreadableError
from briefdeck.values import dataclass

Kind = Literal["pptx", "docx"]
_XML = (".xml", ".vml")


class Relationship(NamedTuple):
    """`type` in full, `target` the name of a part, or where `external`, an address as written."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `slideLayout`, `image`, `header`."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class _Parsed:
    """The trees that there are, and how many nodes more may be parsed."""

    known: dict[str, Element] = field(default_factory=dict)
    room: int = MAX_NODES


class Trees(MutableMapping[str, Element]):
    """The roots of the XML parts of a package by name; parts that cannot be parsed are not among them."""

    __slots__ = ("_known", "_package", "_state")

    def __init__(self, package: Package, parsed: _Parsed) -> None:
        self._package = package
        self._state = parsed
        self._known = parsed.known

    def __getitem__(self, name: str) -> Element:
        if name not in self._known:
            self._known[name] = self._parsed(name)
        return self._known[name]

    def _parsed(self, name: str) -> Element:
        package = self._package
        if name not in package.types or name in package.unreadable or not _is_xml(name, package.types[name]):
            raise KeyError(name)
        try:
            data = package.stored(name)
            tree = parse(data, self._state.room)
        except (etree.XMLSyntaxError, ValueError) as error:
            package.unreadable[name] = error
            raise KeyError(name) from error
        self._state.room -= nodes(data)
        return tree

    def __setitem__(self, name: str, tree: Element) -> None:
        self._known[name] = tree

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def discard(self, name: str) -> None:
        """Forget a tree, and what was changed in it; a part that is still there is parsed anew."""
        self._known.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter([name for name in self._package.types if name in self])

    def __len__(self) -> int:
        return len(list(iter(self)))

    @property
    def parsed(self) -> Mapping[str, Element]:
        """Those that somebody has asked for or put in."""
        return self._known


class Package:
    """All parts of a file. `types` has the content type of each part, in the order of the file.

    `main` is the part that the others belong to; `archive` the file as it was opened; `unreadable` has what was raised
    for each part that could not be read until now.
    """

    def __init__(
        self,
        kind: Kind,
        main: str,
        types: dict[str, str],
        rels: dict[str, dict[str, Relationship]],
        archive: Archive,
        unreadable: Mapping[str, Exception] | None = None,
    ) -> None:
        self.kind: Kind = kind
        self.main = main
        self.types = types
        self.rels = rels
        self.archive = archive
        self._parsed = _Parsed()
        self.unreadable: dict[str, Exception] = dict(unreadable or {})
        self._own: dict[str, bytes] = {}  # what was put in or renamed since

    def __contains__(self, name: str) -> bool:
        return name in self.types

    @property
    def trees(self) -> Trees:
        """Made anew each time: a package that led to itself would stay in memory, with megabytes of trees."""
        return Trees(self, self._parsed)

    @property
    def names(self) -> list[str]:
        """Every part, in the order of names."""
        return sorted(self.types)

    @property
    def broken(self) -> tuple[str, ...]:
        """What is XML and cannot be read, lists of relationships included, in the order of the file.

        VML was never well-formed in all files of Office, and nothing here depends on it.
        """
        for name in self.types:
            self.trees.get(name)
        order = dict.fromkeys((*self.archive, *self.unreadable))
        return tuple(name for name in order if name in self.unreadable and not name.endswith(".vml"))

    # --- what parts hold ----------------------------------------------------------------------------------------------

    def stored(self, name: str) -> bytes:
        """The bytes of a part as they came, whatever has become of its tree. Raises UnreadableError."""
        return self._own[name] if name in self._own else self.archive.read(name)

    def blob(self, name: str) -> bytes:
        """The bytes of a part as they would be saved; nothing where they cannot be read."""
        tree = self.trees.parsed.get(name)
        if tree is not None:
            return serialize(tree)
        try:
            return self.stored(name)
        except UnreadableError:
            return b""

    @property
    def blobs(self) -> dict[str, bytes]:
        """The bytes of all parts without a tree."""
        return {name: self.blob(name) for name in self.names if name not in self.trees}

    def add(self, name: str, type_: str, content: Element | bytes) -> None:
        """Put in a part, or another content in its place."""
        self.types[name] = type_
        self.trees.discard(name)
        self.unreadable.pop(name, None)
        if isinstance(content, bytes):
            self._own[name] = content
        else:
            self.trees[name] = content

    def remove(self, name: str) -> None:
        """Take out a part with its relationships; those that lead to it are the caller's to drop."""
        self.trees.discard(name)
        self._own.pop(name, None)
        self.types.pop(name, None)
        self.rels.pop(name, None)

    def rename(self, names: Mapping[str, str]) -> None:
        """Give parts other names, by their old ones."""

        def own(name: str) -> str:
            return names.get(name, name)

        for old, new in names.items():
            tree = self.trees.parsed.get(old)
            self._own[new] = self.blob(old)
            self.trees.discard(old)
            if tree is not None:
                self.trees[new] = tree
        self.main = own(self.main)
        self.types = {own(name): type_ for name, type_ in self.types.items()}
        self.unreadable = {own(name): error for name, error in self.unreadable.items()}
        self.rels = {
            own(source): {r: rel if rel.external else rel._replace(target=own(rel.target)) for r, rel in rels.items()}
            for source, rels in self.rels.items()
        }

    def copy(self) -> Package:
        """The same package again, free to be changed."""
        rels = {source: dict(own) for source, own in self.rels.items()}
        made = Package(self.kind, self.main, dict(self.types), rels, self.archive, self.unreadable)
        made._own = dict(self._own)
        for name, tree in self.trees.parsed.items():
            made.trees[name] = deepcopy(tree)
        return made

    def settle(self, *changing: str) -> None:
        """Write the parts that have a tree, but for those that are still `changing`: copies of the package share the
        bytes. What is XML and has none is unpacked, so that copies need not."""
        for name, type_ in self.types.items():
            if name not in changing and name not in self.unreadable and _is_xml(name, type_):
                self._own[name] = self.blob(name)
                self.trees.discard(name)

    # --- relationships ------------------------------------------------------------------------------------------------

    def related(self, source: str, kind: str) -> list[str]:
        """The parts to which a part has relationships of a kind, in the order in which the file lists them."""
        rels = self.rels.get(source, {}).values()
        return [rel.target for rel in rels if rel.kind == kind and not rel.external and rel.target in self.types]

    def first_related(self, source: str, kind: str) -> str:
        """The first of them; nothing where there is none."""
        return next(iter(self.related(source, kind)), "")

    def relate(self, source: str, type_: str, target: str, *, external: bool = False) -> str:
        """Add a relationship and return its id."""
        rels = self.rels.setdefault(source, {})
        # Most are numbered without a gap, and then the first try is free.
        rid = next(rid for n in range(len(rels) + 1, 0, -1) if (rid := f"rId{n}") not in rels)
        rels[rid] = Relationship(type_, target, external)
        return rid

    def link(self, source: str, type_: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship, which is added where a part has none like it."""
        wanted = Relationship(type_, target, external)
        known = (rid for rid, rel in self.rels.get(source, {}).items() if rel == wanted)
        return next(known, None) or self.relate(source, type_, target, external=external)

    def unrelate(self, source: str, unwanted: Callable[[Relationship], bool]) -> list[str]:
        """Drop the relationships of a part for which `unwanted` is true; return their ids."""
        rels = self.rels.get(source, {})
        dropped = [rid for rid, rel in rels.items() if unwanted(rel)]
        for rid in dropped:
            del rels[rid]
        return dropped

    def sweep(self) -> list[str]:
        """Take out what no relationship leads to, and return the names."""
        reached = set(self._reached())
        swept = [name for name in self.names if name not in reached]
        for name in swept:
            self.remove(name)
        return swept

    def _reached(self) -> Iterator[str]:
        seen = {""}
        waiting = [""]
        while waiting:
            for rel in self.rels.get(waiting.pop(), {}).values():
                if not rel.external and rel.target not in seen and rel.target in self.types:
                    seen.add(rel.target)
                    waiting.append(rel.target)
                    yield rel.target

    # --- saving -------------------------------------------------------------------------------------------------------

    def save(self, memory: Memory = NO_MEMORY) -> bytes:
        """The bytes of the package, the same for the same parts; those that are in `memory` are not packed again."""
        types = tuple([(f"/{name}", type_) for name, type_ in self.types.items()])
        listed = memory.made("types", (), lambda: content_types_xml(dict(types)), types)
        entries = [(CONTENT_TYPES, listed), ("_rels/.rels", self._rels_xml("", memory))]
        for name in self.names:
            entries.append((name, self.blob(name)))
            if self.rels.get(name):
                folder, base = posixpath.split(name)
                entries.append((posixpath.join(folder, "_rels", f"{base}.rels"), self._rels_xml(name, memory)))
        return zip_entries(entries, memory)

    def _rels_xml(self, source: str, memory: Memory) -> bytes:
        folder = "/" + posixpath.dirname(source)
        rels = tuple(self.rels.get(source, {}).items())
        return memory.made("rels", (), lambda: _rels_xml(folder, rels), (folder, rels))


def _is_xml(name: str, type_: str) -> bool:
    """Parts may have any name; what they are, their type says."""
    return name.endswith(_XML) or type_.endswith("+xml")


def _rels_xml(folder: str, rels: Iterable[tuple[str, Relationship]]) -> bytes:
    """A list of the relationships, by their ids, of a part in a folder."""
    listed = sorted(rels, key=lambda rel: (len(rel[0]), rel[0]))
    return relationships_xml(
        (rid, rel.type, rel.target if rel.external else _relative(rel.target, folder), rel.external)
        for rid, rel in listed
    )


@lru_cache(maxsize=4096)  # slides lead to few layouts, and notes to one master
def _relative(target: str, folder: str) -> str:
    """A part as a list of relationships in a folder names it."""
    return quote(posixpath.relpath("/" + target, folder))
