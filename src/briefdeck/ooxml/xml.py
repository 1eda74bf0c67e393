"""XML of Office parts: elements made, parsed and serialized.

Elements are made bottom up and appended; lxml then merges their namespace declarations, so cost is linear in the
number of elements. No string is ever spliced into XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cache, lru_cache
from typing import IO

from lxml import etree

from briefdeck.ooxml.limits import MAX_NODES
from briefdeck.ooxml.names import MC, NAMESPACES, A, qn, qualified

Element = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_PAIRS = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    *(
        (b"http://purl.oclc.org/ooxml/" + name + b"/main", b"http://schemas.openxmlformats.org/" + name + b"/2006/main")
        for name in (b"presentationml", b"wordprocessingml", b"drawingml")
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_SHORTEST = 4  # bytes of a node, `<a/>`
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def E(name: str, attributes: Mapping[str, str] | None = None, *children: Element | str | None) -> Element:  # noqa: N802
    """An element with attributes and children in the given order; a string child is its text, None is left out."""
    element = copy(_alike(name, *(attributes.items() if attributes else ())))
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


@lru_cache(maxsize=4096)  # most elements of a part are like others, and a copy is made several times as fast
def _alike(name: str, *attributes: tuple[str, str]) -> Element:
    """An element with attributes, to be copied."""
    tag, namespaces, keys = _shape(name, *(key for key, _ in attributes))
    element: Element = etree.Element(tag, None, namespaces)
    for key, (_, value) in zip(keys, attributes, strict=True):
        element.set(key, value)
    return element


@cache
def _shape(name: str, *attributes: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """Tag, namespaces to declare, and attributes in full.

    An attribute whose prefix is not declared would get one that may be another's in the tree to come.
    """
    tag, prefix = qualified(name)
    keys = [qualified(key) for key in attributes]
    prefixes = {prefix, *(own for _, own in keys)} - {"", "xml"}
    return tag, {prefix: NAMESPACES[prefix] for prefix in sorted(prefixes)}, tuple(key for key, _ in keys)


def root(name: str, prefixes: Iterable[str], *children: Element | None) -> Element:
    """A part's root element, with its namespaces declared once under their usual prefixes."""
    element: Element = etree.Element(qn(name), None, {prefix: NAMESPACES[prefix] for prefix in prefixes})
    element.extend(child for child in children if child is not None)
    return element


def serialize(element: Element) -> bytes:
    """A part's bytes: UTF-8 with the declaration that Office writes."""
    # Declarations that merging left behind would make equal trees differ in their bytes.
    kept = [*(prefix for prefix in element.nsmap if prefix), *_named(element)]
    etree.cleanup_namespaces(element, keep_ns_prefixes=kept)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)


def _named(tree: Element) -> set[str]:
    """The prefixes that alternatives name (ECMA-376 Part 3, 7.6); often nothing else uses them."""
    return {prefix for choice in tree.iter(f"{MC}Choice") for prefix in choice.get("Requires", "").split()}


class DocumentTypeError(ValueError):
    """A part declares a document type, which Office refuses: nothing good comes of its entities."""


def parse(data: bytes, room: int = MAX_NODES) -> Element:
    """The root of a part; documents in the strict form of the standard under the namespaces of the transitional one.

    Raises lxml.etree.XMLSyntaxError, DocumentTypeError, or ValueError where it has more than `room` nodes.
    """
    if len(data) > _SHORTEST * room and nodes(data) > room:
        raise ValueError("too many elements")
    if _STRICT in data:
        for strict, transitional in _STRICT_PAIRS:
            data = data.replace(strict, transitional)
    root = etree.fromstring(data, _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentTypeError("a document type, which Office refuses")
    return root


def is_strict(data: bytes) -> bool:
    """Whether a part is in the strict form of the standard."""
    return _STRICT in data


def nodes(data: bytes) -> int:
    """How many elements and attributes a part has at the most, told from its bytes."""
    return data.count(b"<") - data.count(b"</") + data.count(b"=")


def declares_type(stream: IO[bytes]) -> bool:
    """Whether what is XML declares a document type; what is no XML declares none. Reads no further than its root."""
    try:
        for _, root in etree.iterparse(stream, events=("start",), resolve_entities=False, no_network=True):
            return root.getroottree().docinfo.internalDTD is not None
    except etree.XMLSyntaxError:
        pass
    return False


def copied(tree: Element) -> Element:
    """The same tree again, free to be changed."""
    return etree.fromstring(etree.tostring(tree))


def paragraphs(root: Element) -> Iterator[tuple[Element, str]]:
    """Every paragraph of DrawingML below an element, with its text."""
    for paragraph in root.iter(f"{A}p"):
        yield paragraph, "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
