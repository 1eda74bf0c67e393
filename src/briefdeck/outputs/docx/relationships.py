"""Relationships of a part of a memo, one an address, numbered by a counter instead of a scan for each."""

from __future__ import annotations

from briefdeck.ooxml.addresses import uri
from briefdeck.ooxml.names import HYPERLINK_REL
from briefdeck.ooxml.package import Package, Relationship


class Relationships:
    """The relationships of one part."""

    def __init__(self, package: Package, part: str) -> None:
        self._rels = package.rels.setdefault(part, {})
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
