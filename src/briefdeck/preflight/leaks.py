"""Texts that the reader must not see, looked for in every part of the file and in the files inside it.

Both sides are compared after NFKC and without white space, so that a text is found however it is divided into runs or
lines. In XML the texts of a paragraph are joined, and attributes and all other texts are read as well; other parts are
searched for the text as UTF-8 and UTF-16. Embedded workbooks and documents are opened in turn.

A text that is no more than a word or a number is looked for where words are shown or described, and by itself only:
“none” is a value of attributes, “2026” stands in every date.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from briefdeck.diagnostics import Facts
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.ooxml.limits import MAX_XML
from briefdeck.ooxml.names import A, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element, parse
from briefdeck.ooxml.zip_guard import Archive, UnreadableError, UnusableError, unpacked
from briefdeck.preflight.findings import Found
from briefdeck.preflight.relations import place_of
from briefdeck.provenance.record import ROOT
from briefdeck.text.telling import is_telling, plainly, stand_in

LEAST = 4
"""Characters that a text must have to be looked for."""

_SHOWN = 40  # of its characters that are printed
_DEPTH = 2  # embedded files within embedded files
_SEPARATOR = "\x00"
_XML = (".xml", ".rels", ".vml")
_TEXTS = (".txt", ".csv", ".json", ".html", ".htm", ".rtf", ".svg", ".xhtml", ".md", ".xml", ".rels", ".vml")
_PARAGRAPHS = frozenset({"p", "si", "is", "cmt", "comment", "text"})
_WORDS = frozenset({"t", "delText", "v", "f", "title", "subject", "creator", "keywords", "description", "category"})
"""Elements whose text is words: of paragraphs, charts and cells, and of what a file says of itself."""
_SAID = ("descr", "title", "tooltip")
_NAMED = frozenset({"cNvPr", "docPr", "sheet", "section"})
_NONE: Mapping[str, str] = MappingProxyType({})
_SHOWN_TEXTS = frozenset({f"{A}t", f"{W}t", f"{W}delText"})


def leaks(package: Package, hidden: tuple[str, ...], numbers: Mapping[str, int]) -> Iterator[Found]:
    """Where the hidden texts stand. Of each text a part is named once."""
    known = {text: folded for text in hidden if len(folded := fold(text)) >= LEAST}
    if not known:
        return
    wanted = {text: folded for text, folded in known.items() if is_telling(text)}
    single = {text: plainly(text) for text in known if text not in wanted}
    names = _notes(package, numbers)
    told: set[str] = set()
    # The record of what was built repeats what the file shows: it is told of only where it holds more than that.
    found: Iterator[tuple[str, str]]
    for part in ("", *sorted(package.archive, key=lambda name: _is_record(package, name))):
        if part in package.trees:
            found = chain(_in_xml(package.trees[part], wanted), _by_themselves(package.trees[part], single))
        elif part:
            found = in_bytes(_bytes(package.archive, part), part, wanted, single=single)
        else:
            found = _in_text(_SEPARATOR.join((*package.archive, package.archive.comment)), wanted)
        for text, inside in found:
            if text in told and _is_record(package, part):
                continue
            told.add(text)
            facts = names.get(part) or (place_of(part, numbers) if part else Facts(piece="the names of its parts"))
            words = " ".join(text.split())
            words = words[: _SHOWN - 1] + "…" if len(words) > _SHOWN else words
            what = f"“{words}” is in it{inside}, and its readers must not see it"
            yield Found(rules.LEAKED_TEXT, facts, what, "remove it, and look at what brought it there")


def _is_record(package: Package, part: str) -> bool:
    tree = package.trees.get(part)
    return tree is not None and tree.tag == ROOT


def fold(text: str) -> str:
    """A text as it is compared."""
    return "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


def _notes(package: Package, numbers: Mapping[str, int]) -> dict[str, Facts]:
    """Parts of a slide that have a name for its readers."""
    names = {}
    for part, number in numbers.items():
        for kind, said in (("notesSlide", "notes"), ("chart", "a chart"), ("comments", "comments")):
            for related in package.related(part, kind):
                names[related] = Facts(slide=number, part=related, piece=said)
                for workbook in package.related(related, "package"):
                    names[workbook] = Facts(slide=number, part=workbook, piece=f"the workbook of {said}")
    return names


def _in_text(text: str, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    haystack = fold(text)
    for hidden, folded in wanted.items():
        if folded in haystack:
            yield hidden, ""


def _in_xml(root: Element, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Texts as they are shown, all texts of each paragraph, and attributes; separated, so that nothing is made up."""
    shown: list[str] = []
    written: list[str] = []
    attributes: set[str] = set()
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in _PARAGRAPHS:
            shown.append(_SEPARATOR)
            written.append(_SEPARATOR)
        if element.attrib:
            attributes.update(map(str, element.values()))
        if element.text:
            if element.tag in _SHOWN_TEXTS:
                shown.append(element.text)
            written.append(element.text)
            if name not in ("t", "r", "delText"):
                written.append(_SEPARATOR)
        if element.tail:
            written.append(element.tail)
    apart = fold("".join([*shown, _SEPARATOR, *written, _SEPARATOR, _SEPARATOR.join(sorted(attributes))]))
    joined = ""
    for hidden, folded in wanted.items():
        if folded in apart:
            yield hidden, ""
        elif "\n" in hidden.strip():
            # A text of several lines may stand in several paragraphs.
            joined = joined or apart.replace(_SEPARATOR, "")
            if folded in joined:
                yield hidden, ""


def _by_themselves(root: Element, single: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words that stand by themselves where words are shown, or in what is said of a shape for who cannot see it."""
    if not single or root.tag == ROOT:  # the record repeats what the file shows, in words of its own
        return
    said: list[str] = []
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in _PARAGRAPHS:
            said.append("\n")
        if element.text and name in _WORDS:
            said.append(element.text if name in ("t", "delText") else f"\n{element.text}\n")
        if element.attrib:
            said += (f"\n{element.get(key)}\n" for key in _SAID if key in element.attrib)
            if name in _NAMED:
                said.append(f"\n{element.get('name', '')}\n")
    lines = "\n".join(map(plainly, "".join(said).split("\n")))
    yield from ((hidden, "") for hidden, words in single.items() if stand_in(words, lines))


def in_bytes(
    blob: bytes, part: str, wanted: Mapping[str, str], depth: int = _DEPTH, *, single: Mapping[str, str] = _NONE
) -> Iterator[tuple[str, str]]:
    """The wanted texts, each with its folded form, that stand in a part that is no XML, and where in it; `single` ones,
    each as it is compared, are looked for in embedded packages."""
    if blob[:2] == b"PK" and depth:
        inside = list(_in_package(blob, wanted, depth, single))
        yield from dict(reversed(inside)).items()
        return
    folded = ""
    if part.lower().endswith(_TEXTS):
        read = html.unescape(blob.decode("utf-8", "replace"))
        folded = fold(f"{read}{_SEPARATOR}{unquote(read)}")
    for hidden, text in wanted.items():
        spellings = (hidden, unicodedata.normalize("NFKC", hidden), text)
        encoded = (s.encode(code, "surrogatepass") for s in spellings for code in ("utf-8", "utf-16-le", "utf-16-be"))
        if text in folded or any(e in blob for e in encoded):
            yield hidden, ""


def _in_package(
    blob: bytes, wanted: Mapping[str, str], depth: int, single: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What an embedded workbook or document holds; a part that cannot be read as XML is searched as bytes."""
    try:
        archive = unpacked(blob)
    except UnusableError:
        return
    for name in archive:
        data = _bytes(archive, name)
        found: Iterator[tuple[str, str]]
        try:
            if not name.endswith(_XML) or len(data) > MAX_XML:
                raise ValueError("not XML")
            tree = parse(data)
            found = chain(_in_xml(tree, wanted), _by_themselves(tree, single))
        except (etree.XMLSyntaxError, ValueError):
            found = in_bytes(data, name, wanted, depth - 1, single=single)
        for hidden, _ in found:
            yield hidden, f" ({name})"


def _bytes(archive: Archive, name: str) -> bytes:
    """The bytes of an entry; nothing where they cannot be read."""
    try:
        return archive.read(name)
    except UnreadableError:
        return b""
