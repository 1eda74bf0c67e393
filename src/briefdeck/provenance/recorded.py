"""A snapshot as the bytes of a part, page by page and section by section: what is kept of these is written once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from functools import partial
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, UUID

from lxml import etree

from briefdeck.declared.as_json import dumped
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.markup import escaped, part_of_words
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.ooxml.xml import serialize
from briefdeck.provenance.record import NAMESPACE, Snapshot
from briefdeck.values import replace

_STORE = NAMESPACES["ds"]
# What a snapshot has thousands of, and by what those belong together that change together.
_PARTED: dict[str, Callable[[Any], object]] = {
    "sources": lambda source: source.path[:2],
    "units": lambda unit: unit.page,
    "frames": lambda frame: frame.page,
}


def encoded(snapshot: Snapshot, memory: Memory = NO_MEMORY) -> tuple[bytes, bytes]:
    """The custom XML part and its properties; the same snapshot always gives the same bytes.

    What is recorded of a page or a section is known to `memory` by the identity of all its values.
    """
    digest = hashlib.sha1(NAMESPACE_URL.bytes, usedforsecurity=False)  # as a UUID is made of a name (RFC 9562, 5.5)

    def digested() -> Iterator[bytes]:
        for said, written in _pieces(snapshot, memory):
            digest.update(said)
            yield written

    item = part_of_words("snapshot", NAMESPACE, digested())
    identity = str(UUID(bytes=digest.digest()[:16], version=5)).upper()
    props = etree.Element(f"{{{_STORE}}}datastoreItem", None, {"ds": _STORE})
    props.set(f"{{{_STORE}}}itemID", f"{{{identity}}}")
    references = etree.SubElement(props, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", NAMESPACE)
    return item, serialize(props)


def _pieces(snapshot: Snapshot, memory: Memory) -> Iterator[tuple[bytes, bytes]]:
    """The JSON of a snapshot in pieces, each as it is and as it stands in XML. What has its default is left out."""
    optional = {
        field.name: getattr(snapshot, field.name) for field in fields(Snapshot) if _default(field) is not MISSING
    }
    brief = {name: _default(field) for field in fields(Snapshot) if (name := field.name) in optional}
    front = dumped(replace(snapshot, sources=(), units=(), **brief)).removesuffix(b'[],"units":[]}')
    yield _both(front)
    yield from _listed("sources", snapshot.sources, memory)
    yield _both(b',"units":')
    yield from _listed("units", snapshot.units, memory)
    for name, default in brief.items():
        if (value := getattr(snapshot, name)) == default:
            continue
        yield _both(b',"%s":' % name.encode())
        if name in _PARTED:
            yield from _listed(name, value, memory)
        else:
            yield _both(dumped(value))
    yield _both(b"}")


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _listed(name: str, values: Iterable[Any], memory: Memory) -> Iterator[tuple[bytes, bytes]]:
    """A list of what there is much of, in pieces."""
    between = b"["
    for _, alike in groupby(values, _PARTED[name]):
        own = tuple(alike)
        yield _both(between)
        yield memory.made(f"recorded {name}", own, partial(_items, own))
        between = b","
    yield _both(b"]" if between == b"," else b"[]")


def _items(values: tuple[Any, ...]) -> tuple[bytes, bytes]:
    return _both(dumped(values)[1:-1])


def _both(said: bytes) -> tuple[bytes, bytes]:
    return said, escaped(said)
