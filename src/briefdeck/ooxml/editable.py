"""An Office package that can be changed: parts by name, their types, their relationships; saved the same every time."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from briefdeck.ooxml.names import CONTENT_TYPES
from briefdeck.ooxml.package import Kind
from briefdeck.ooxml.saving import content_types_xml, relationships_xml, zip_entries
from briefdeck.ooxml.xml import Element, serialize


@dataclass(slots=True)
class Rel:
    """A relationship: `type` in full, `target` the name of a part, or where `external`, an address as written."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `slideLayout`, `image`, `header`."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class Package:
    """All parts of a file. Names have no leading slash; `rels` are by the name of the source, "" for the package.

    XML parts stand in `trees`, the others in `blobs`; `types` has the content type of both.
    """

    kind: Kind
    main: str
    trees: dict[str, Element]
    blobs: dict[str, bytes] = field(repr=False)
    types: dict[str, str]
    rels: dict[str, dict[str, Rel]]

    def __contains__(self, name: str) -> bool:
        return name in self.trees or name in self.blobs

    @property
    def names(self) -> list[str]:
        """Every part, in the order of names."""
        return sorted([*self.trees, *self.blobs])

    def related(self, source: str, kind: str) -> list[str]:
        """The parts to which a part has relationships of a kind, in the order in which the file lists them."""
        rels = self.rels.get(source, {}).values()
        return [rel.target for rel in rels if rel.kind == kind and not rel.external and rel.target in self]

    def relate(self, source: str, type_: str, target: str) -> str:
        """Add a relationship to a part and return its id."""
        rels = self.rels.setdefault(source, {})
        rid = next(f"rId{n}" for n in range(1, len(rels) + 2) if f"rId{n}" not in rels)
        rels[rid] = Rel(type_, target)
        return rid

    def unrelate(self, source: str, unwanted: Callable[[Rel], bool]) -> list[str]:
        """Drop the relationships of a part for which `unwanted` is true; return their ids."""
        rels = self.rels.get(source, {})
        dropped = [rid for rid, rel in rels.items() if unwanted(rel)]
        for rid in dropped:
            del rels[rid]
        return dropped

    def add(self, name: str, type_: str, content: Element | bytes) -> None:
        """Put in a part, or another content in its place."""
        self.types[name] = type_
        if isinstance(content, bytes):
            self.blobs[name] = content
        else:
            self.trees[name] = content

    def remove(self, name: str) -> None:
        """Take out a part with its relationships; those that lead to it are the caller's to drop."""
        for parts in (self.trees, self.blobs, self.types, self.rels):
            parts.pop(name, None)

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
                if not rel.external and rel.target not in seen and rel.target in self:
                    seen.add(rel.target)
                    waiting.append(rel.target)
                    yield rel.target

    def save(self) -> bytes:
        """The bytes of the package, the same for the same parts."""
        blobs = {name: serialize(tree) for name, tree in self.trees.items()} | self.blobs
        types = {f"/{name}": (self.types[name], b"") for name in blobs}
        entries = [(CONTENT_TYPES, content_types_xml(types)), ("_rels/.rels", self._rels_xml(""))]
        for name in sorted(blobs):
            entries.append((name, blobs[name]))
            if self.rels.get(name):
                folder, base = posixpath.split(name)
                entries.append((posixpath.join(folder, "_rels", f"{base}.rels"), self._rels_xml(name)))
        return zip_entries(entries)

    def _rels_xml(self, source: str) -> bytes:
        folder = "/" + posixpath.dirname(source)
        rels = sorted(self.rels.get(source, {}).items(), key=lambda pair: (len(pair[0]), pair[0]))
        return relationships_xml(
            (rid, rel.type, rel.target if rel.external else quote(posixpath.relpath("/" + rel.target, folder)),
             rel.external)
            for rid, rel in rels
        )  # fmt: skip
