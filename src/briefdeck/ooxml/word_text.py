"""A Word document: its paragraphs with the properties that they come to.

Run → character style → paragraph style → defaults of the document (ECMA-376 Part 1, 17.7.2). Colours and sizes of table
styles are not resolved: where they could decide, nothing is said. What is deleted or hidden is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.ooxml.names import MC, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import outline_level, style_sheet, value
from briefdeck.ooxml.theme import theme_of
from briefdeck.ooxml.word_looks import Look, Looks, look_of, shading_of
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_RPR, _PPR, _R, _T, _P = f"{W}rPr", f"{W}pPr", f"{W}r", f"{W}t", f"{W}p"
_VAL = f"{W}val"
_STORIES = ("footnotes", "endnotes", "header", "footer", "comments")
_OUTSIDE = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}drawing", f"{W}pict", f"{W}object"})


class Run(NamedTuple):
    """A stretch of text of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a story. `number` counts from 1 within its story, which is nothing for the body.

    `outline` is the level of a heading, from 0.
    """

    number: int
    story: str
    element: Element
    runs: tuple[Run, ...]
    text: str
    outline: int | None
    shading: str
    cell: Element | None


@dataclass(frozen=True)
class Memo:
    """A document read: paragraphs of the body, then of notes, headers and footers."""

    package: Package
    body: Element
    paragraphs: tuple[Paragraph, ...]
    looks: Looks
    stories: tuple[tuple[str, Element], ...]


def read_memo(package: Package) -> Memo:
    """The paragraphs of a document."""
    root = package.trees[package.main]
    looks = Looks(style_sheet(package), theme_of(package.trees.get(package.first_related(package.main, "theme"))))
    stories = [("", root), *_stories(package)]
    found = [p for story, element in stories for p in _paragraphs(story, element, looks)]
    return Memo(package, root, tuple(found), looks, tuple(stories))


def _stories(package: Package) -> Iterator[tuple[str, Element]]:
    for kind in _STORIES:
        for part in package.related(package.main, kind):
            if part in package.trees:
                yield kind, package.trees[part]


# --- Paragraphs -------------------------------------------------------------------------------------------------------


def _paragraphs(story: str, root: Element, looks: Looks) -> Iterator[Paragraph]:
    for place, element in enumerate(root.iter(_P), 1):
        properties = element.find(_PPR)
        named = properties.find(f"{W}pStyle") if properties is not None else None
        id_ = named.get(_VAL, "") if named is not None else looks.default_paragraph
        runs = tuple(_runs(element, id_, looks))
        own, style = value(properties, "outlineLvl"), looks.style(id_)
        outline = outline_level(own) if own is not None else style.outline
        shading = shading_of(properties) or style.shading
        text = "".join(run.text for run in runs)
        cell = next(element.iterancestors(f"{W}tc", f"{W}txbxContent"), None)
        yield Paragraph(place, story, element, runs, text, outline, shading, cell)


def _runs(holder: Element, paragraph: str, looks: Looks) -> Iterator[Run]:
    """The runs of a paragraph, those of its links and content controls included, those of its text boxes not."""
    for element in holder:
        if element.tag == _R:
            yield from _run(element, paragraph, looks)
        elif element.tag not in _OUTSIDE and element.tag != _PPR and len(element):
            yield from _runs(element, paragraph, looks)


def _run(element: Element, paragraph: str, looks: Looks) -> Iterator[Run]:
    pieces = []
    properties = None
    for child in element:
        if child.tag == _T:
            pieces.append(child.text or "")
        elif child.tag == _RPR:
            properties = child
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            pieces.append(" ")
    text = "".join(pieces)
    if not text:
        return
    if properties is None:
        look = looks.look(paragraph)
    else:
        named = properties.find(f"{W}rStyle")
        below = looks.look(paragraph, named.get(_VAL, "") if named is not None else "")
        look = look_of(properties, looks.theme).over(below) if named is None or len(properties) > 1 else below
    if look.vanished != "vanish":
        yield Run(text, look)


_REFERENCE = regex(r"(?i)^\s*(?:(?:REF|PAGEREF|NOTEREF)\s+|HYPERLINK\s+\\l\s+)\"?([^\s\"\\]+)")


def bookmark_of(instruction: str) -> str:
    """The bookmark that a field refers to; nothing for all other fields."""
    found = _REFERENCE.match(instruction)
    return found[1] if found else ""


def instructions(root: Element) -> Iterator[tuple[Element, str]]:
    """The instructions of a story's fields, each with an element of its paragraph."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple, simple.get(f"{W}instr", "")
    pieces: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if pieces:
                pieces[-1].append(element.text or "")
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            pieces.append([])
        elif pieces and pieces[-1]:
            yield element, "".join(pieces[-1])
            pieces[-1] = []
        if kind == "end" and pieces:
            pieces.pop()
