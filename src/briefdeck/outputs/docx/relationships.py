"""Relationships of a part of a memo, one an address, numbered by a counter instead of a scan for each."""

from __future__ import annotations

from briefdeck.ooxml.addresses import uri
from briefdeck.ooxml.names import HYPERLINK_REL, NAMESPACES
from briefdeck.ooxml.package import Package, Relationship


class Relationships:
    """The relationships of one part, and the namespaces that its root declares."""

    def __init__(self, package: Package, part: str) -> None:
        self._rels = package.rels.setdefault(part, {})
        self._known = set(package.trees[part].nsmap)
        numbers = [int(rid[3:]) for rid in self._rels if rid.startswith("rId") and rid[3:].isdigit()]
        self._last = max(numbers, default=0)
        self._links: dict[str, str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """A new relationship; returns its id."""
        self._last += 1
        rid = f"rId{self._last}"
        self._rels[rid] = Relationship(kind, target, external)
        return rid

    def link(self, address: str) -> str:
        """The id of the hyperlink to an address; empty where the address is none that Word would accept."""
        if address not in self._links:
            target = uri(address)
            self._links[address] = self.add(HYPERLINK_REL, target, external=True) if target else ""
        return self._links[address]

    def address(self, rid: str) -> str:
        """Where a relationship leads."""
        return self._rels[rid].target

    def declared(self, *prefixes: str) -> dict[str, str]:
        """The declarations of namespaces that an element needs: of those that the root of the part does not declare."""
        return {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes if prefix not in self._known}
