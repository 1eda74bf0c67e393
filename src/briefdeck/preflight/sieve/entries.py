"""The entries of a file as text, and whether their markup is such that it can be searched as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.parsers import expat

from briefdeck.ooxml.limits import MAX_NODES, MAX_XML, MAX_XML_TOTAL
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.ooxml.xml import nodes
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_XML = (".xml", ".rels")
_MAIN = regex(r'Type="[^"]*/officeDocument" Target="/?([^"]*)"')
_STRICT = "//purl.oclc.org/ooxml"
_DECLARED = regex(r' xmlns(?::([\w.-]+))?="([^"]*)"')
# The prefixes by which all of this knows elements and attributes; lists of relationships have none.
_USUAL = {NAMESPACES[prefix]: prefix for prefix in ("a", "c", "p", "r", "w", "wp", "pic")} | {NAMESPACES["rel"]: ""}


@dataclass(frozen=True)
class Entries:
    """What a file holds, by name."""

    data: Mapping[str, bytes]
    comment: str

    @cached_property
    def texts(self) -> dict[str, str]:
        """The XML of it. Raises UnicodeDecodeError where one is not in UTF-8."""
        return {name: data.decode() for name, data in self.data.items() if name.endswith(_XML)}

    @cached_property
    def main(self) -> str:
        """The name of the main part; nothing where the file does not say."""
        found = _MAIN.search(self.texts.get("_rels/.rels", ""))
        return found[1] if found else ""

    @property
    def is_memo(self) -> bool:
        """Whether it is a document of Word."""
        return "<w:document" in self.texts.get(self.main, "")[:2_000]

    @property
    def slides(self) -> Iterator[str]:
        """The markup of each slide."""
        return (text for name, text in self.texts.items() if "/slides/slide" in name and name.endswith(".xml"))


def markup_signs(entries: Entries) -> bool:
    """Parts that are broken or too large, and markup in which a search could miss something."""
    parts = [data for name, data in entries.data.items() if name.endswith(_XML)]
    if sum(map(len, parts)) > MAX_XML_TOTAL or any(len(data) > MAX_XML for data in parts):
        return True
    if sum(map(len, parts)) > MAX_NODES and sum(map(nodes, parts)) > MAX_NODES:
        return True
    if entries.main not in entries.data:
        return True
    try:
        return any(map(_is_odd, entries.texts.values())) or not all(map(_is_whole, parts))
    except UnicodeDecodeError:
        return True


def _is_odd(text: str) -> bool:
    """Comments, sections and document types, the strict form of the standard, prefixes that nobody uses."""
    declared = _DECLARED.findall(text)
    return "<!" in text or any(_USUAL.get(uri, prefix) != prefix or _STRICT in uri for prefix, uri in declared)


def _is_whole(data: bytes) -> bool:
    """Whether markup is well-formed and its prefixes are declared."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError:
        return False
    return True
