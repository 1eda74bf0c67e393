"""A package as the rules see it: its entries, its content types, its relationships, its XML."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "o": "urn:schemas-microsoft-com:office:office",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def tag(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def short(element: Element) -> str:
    """The name of an element with its usual prefix, or the local name where the namespace is not one of ours."""
    return _short(element.tag)


@cache
def _short(tag: str) -> str:
    name = etree.QName(tag)
    return next((f"{p}:{name.localname}" for p, uri in NAMESPACES.items() if uri == name.namespace), name.localname)


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=NAMESPACES)


def find_all(root: Element, path: str) -> list[Element]:
    """The elements at an XPath below `root`, with the prefixes of `NAMESPACES`."""
    found = _compiled(path)(root)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, Element)]


def values(root: Element, path: str) -> list[str]:
    """The attribute values or texts at an XPath below `root`."""
    found = _compiled(path)(root)
    assert isinstance(found, list)
    return [str(value) for value in found]


def text_of(element: Element) -> str:
    """All text in an element of DrawingML or WordprocessingML."""
    return "".join(values(element, ".//a:t/text() | .//w:t/text()"))


def repeated(items: list[str]) -> list[str]:
    """What occurs more than once, each once."""
    return sorted({item for item in items if items.count(item) > 1}) if len(set(items)) < len(items) else []


@dataclass(frozen=True)
class Relationship:
    """One line of a .rels part. `target` is a part name for internal ones, the address for external ones."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


class Opened:
    """A package read into memory. Part names have no leading slash."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}
        self._roots: dict[str, Element] = {}

    @property
    def is_deck(self) -> bool:
        """Whether this is a presentation, otherwise a document."""
        return "ppt/presentation.xml" in self.parts

    def root(self, part: str) -> Element:
        """The root element of an XML part."""
        if part not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._roots[part] = etree.fromstring(self.parts[part], parser)
        return self._roots[part]

    @cached_property
    def xml_parts(self) -> list[str]:
        """Names of all parts that are XML, relationships and content types included."""
        return sorted(name for name in self.parts if name.endswith((".xml", ".rels", ".vml")))

    def matching(self, prefix: str) -> Iterator[tuple[str, Element]]:
        """XML parts whose name begins with `prefix`, with their roots; relationships left out."""
        for name in self.xml_parts:
            if name.startswith(prefix) and not name.endswith(".rels"):
                yield name, self.root(name)

    @cached_property
    def relationships(self) -> list[Relationship]:
        """All relationships of all parts, in the order of the parts' names."""
        return [found for name in self.xml_parts if name.endswith(".rels") for found in self._read_rels(name)]

    def _read_rels(self, name: str) -> Iterator[Relationship]:
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        for line in self.root(name):
            external = line.get("TargetMode") == "External"
            target = line.get("Target", "")
            if not external:
                base = "/" + posixpath.dirname(source)
                target = posixpath.normpath(posixpath.join(base, target)).lstrip("/")
            yield Relationship(source, line.get("Id", ""), line.get("Type", "").rpartition("/")[2], target, external)

    def related(self, source: str, kind: str = "") -> list[Relationship]:
        """The relationships of one part, or those of one kind."""
        return [r for r in self._by_source.get(source, []) if not kind or r.kind == kind]

    @cached_property
    def _by_source(self) -> dict[str, list[Relationship]]:
        grouped: dict[str, list[Relationship]] = {}
        for relationship in self.relationships:
            grouped.setdefault(relationship.source, []).append(relationship)
        return grouped

    @cached_property
    def slides(self) -> list[str]:
        """Part names of the slides, in the order in which they are shown."""
        targets = {r.id: r.target for r in self.related("ppt/presentation.xml", "slide")}
        ids = values(self.root("ppt/presentation.xml"), "p:sldIdLst/p:sldId/@r:id")
        return [targets[id_] for id_ in ids if targets.get(id_) in self.parts]

    @cached_property
    def stories(self) -> list[tuple[str, Element]]:
        """The parts of a document that hold text: body, headers, footers, notes."""
        names = ("document", "header", "footer", "footnotes", "endnotes", "comments")
        return [
            (n, root) for n, root in self.matching("word/") if n.split("/")[1].startswith(names) and n.count("/") == 1
        ]

    @cached_property
    def written(self) -> list[tuple[str, Element]]:
        """The parts that hold what readers see: slides, notes, charts, and the stories of a document."""
        prefixes = ("ppt/slides/", "ppt/notesSlides/", "ppt/charts/", "word/charts/")
        return [pair for prefix in prefixes for pair in self.matching(prefix)] + self.stories
