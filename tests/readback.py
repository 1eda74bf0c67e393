"""What a written file says, read with zipfile and lxml only, and what a text of a briefing must look like in it.

White space does not count: line breaks of titles, ideographic and no-break spaces differ between the two files.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from briefdeck.declared import Declared
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Restricted
from briefdeck.model.leaves import Text
from briefdeck.model.walk import fields_of

YamlPath = tuple[str | int, ...]
SHOWN = re.compile(
    r"ppt/slides/.*|ppt/notesSlides/.*|ppt/charts/.*|word/(document|footnotes|header\d*|footer\d*)\.xml|word/charts/.*"
)
_PARAGRAPHS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}p",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p",
)
_WORDS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t",
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE = f"{_W}footnoteReference"
_AMOUNT = r"([^\n。]{1,40}?)"
_PAUSES = ":：、"
_LEAD = rf"(?:{_AMOUNT}[{_PAUSES}]?)?"
_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def squeezed(text: str) -> str:
    """A text without its white space."""
    return re.sub(r"\s+", "", text)


# --- Files ------------------------------------------------------------------------------------------------------------


def shown(path: Path) -> str:
    """What a reader can see or hear of a file, one squeezed paragraph a line: text, notes, charts, alt texts."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            squeezed(words)
            for name in package.namelist()
            if SHOWN.fullmatch(name) and name.endswith(".xml")
            for words in _paragraphs(package.read(name))
            if words
        )


def everything(content: bytes) -> str:
    """Every part of a package as text, squeezed, workbooks inside it opened too; tags are kept, words are joined."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            data = package.read(name)
            found.append(name)
            if data.startswith(b"PK"):
                found.append(everything(data))
            elif name.endswith((".xml", ".rels")):
                found += [data.decode(), *_paragraphs(data)]
            else:
                found.append(data.decode("latin-1"))
    return "\n".join(squeezed(part) for part in found)


def _paragraphs(content: bytes) -> Iterator[str]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    words: dict[Any, list[str]] = {}
    notes = 0
    for element in root.iter():
        if element.tag in _PARAGRAPHS:
            words[element] = []
        elif element.tag in _WORDS:
            paragraph = next(a for a in element.iterancestors() if a.tag in _PARAGRAPHS)
            words[paragraph].append(_mark(element) if _is_note(element) else element.text or "")
        elif element.tag == _NOTE:
            notes += 1  # Word numbers them by their place
            paragraph = next(a for a in element.iterancestors() if a.tag in _PARAGRAPHS)
            words[paragraph].append(f"[{notes}]")
        elif element.tag == _VALUE:
            yield element.text or ""
        yield element.get("descr") or ""
    for pieces in words.values():
        yield "".join(pieces)


def _is_note(text: Any) -> bool:
    """Whether words are marks of footnotes: the number of one that stands further up, or a comma between two."""
    style = text.getparent().find(f"{_W}rPr/{_W}rStyle")
    return style is not None and style.get(f"{_W}val") == "FootnoteReference"


def _mark(text: Any) -> str:
    """The mark of a footnote as decks and other memos show it."""
    return "" if text.text == "," else f"[{text.text}]"


# --- Briefings --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """A text of a briefing in one language; `figures` are those whose amounts stand in it, in order."""

    path: YamlPath
    lines: tuple[re.Pattern[str], ...]
    figures: tuple[tuple[str, ...], ...]
    literal: str

    @property
    def name(self) -> str:
        return ".".join(map(str, self.path))


_TOKEN = re.compile(
    r"\\(?P<sign>.)|(?P<bold>\*\*)|(?P<cite>\[@[^\]]*\])|\[(?P<link>[^\[\]]+)\]\([^()\s]*\)"
    r"|\{\{\s*figures\.(?P<figure>[\w-]+)\s*\}\}|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)


# What stands in documents for signs that are typed: the minus of a number in a cell, the marks of a language.
_SET_AS = {"-": "[-−]", "'": "['’‘‚›‹“”„«»『』「」]", '"': '["“”„‘’‚«»‹›「」『』]'}


def said(path: YamlPath, text: str) -> Said:
    """What must be found of a text: its words, an amount where a figure is used, marks where sources are cited."""
    lines, used, literal = [], [], ""
    for line in filter(str.strip, text.split("\n")):
        pattern, figures = "", []
        for token in _TOKEN.finditer(line):
            if token["figure"]:
                figures.append(token["figure"])
                pattern += _AMOUNT
                literal += "\n"
            elif token["cite"]:
                pattern += r"(?:\[\d+\])*"
                literal += "\n"
            else:
                words = squeezed(token["sign"] or token["link"] or token["other"] or "")
                pattern += _SET_AS.get(words) or re.escape(words)
                literal += "\n" if words in ("'", '"') else words
        # A figure with which a statement begins may stand large beside it, in another place.
        if pattern.startswith(_AMOUNT) and (rest := pattern.removeprefix(_AMOUNT).lstrip(_PAUSES)):
            pattern = _LEAD + rest
        lines.append(re.compile(pattern))
        used.append(tuple(figures))
    return Said(path, tuple(lines), tuple(used), max(literal.split("\n"), key=len))


def visible(briefing: Briefing, audience: str, language: str) -> list[Said]:
    """The texts that an audience may see, in its language."""
    found = _walk(briefing, (), lambda part: not part.audiences or audience in part.audiences)
    return [_signed(said(path, _chosen(text, language, briefing.language))) for path, text in found]


# What a score is shown by: in a memo as pips or a word, on a slide by a sign that says so to those who do not see it.
_SIGNS = {"yes": "Yes|該当", "no": "No|非該当", "open": "Open|未定"}
_SIGNS |= {str(n): f"{n}/4|{'●' * n}{'○' * (4 - n)}" for n in range(5)}


def _signed(text: Said) -> Said:
    """A score that is shown by a sign as this one says it."""
    if text.path[-2:-1] != ("scores",) or text.literal not in _SIGNS:
        return text
    return replace(text, lines=(re.compile(_SIGNS[text.literal]),))


def hidden(briefing: Briefing, audience: str) -> list[Said]:
    """The texts that an audience may not see, in every language."""
    may_see = dict(_walk(briefing, (), lambda part: not part.audiences or audience in part.audiences))
    everyone = _walk(briefing, (), lambda _: True)
    return [said(path, words) for path, text in everyone if path not in may_see for words in text.values()]


def _chosen(text: Mapping[str, str], language: str, default: str) -> str:
    return next(text[key] for key in (language, "", default, *text) if key in text)


def _walk(value: object, path: YamlPath, may_see: Any) -> Iterator[tuple[YamlPath, Text]]:
    match value:
        case Restricted() if not may_see(value):
            pass
        case Text():
            yield path, value
        case Declared():
            for key, child in fields_of(value):
                yield from _walk(child, (*path, key), may_see)
        case list():
            for index, child in enumerate(value):
                yield from _walk(child, (*path, index), may_see)
        case dict():
            for key, child in value.items():
                yield from _walk(child, (*path, key), may_see)
        case _:
            pass


def lost(words: str, texts: list[Said]) -> list[str]:
    """The texts that are not in a file's words, by path."""
    return [text.name for text in texts if not all(line.search(words) for line in text.lines)]


def amounts(words: str, texts: list[Said]) -> dict[str, set[str]]:
    """How each figure is written wherever it is used in a sentence."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for line, figures in zip(text.lines, text.figures, strict=True):
            # Where no word stands before or behind an amount, nothing says where it begins or ends.
            first = int(line.pattern.startswith((_AMOUNT, _LEAD)))
            last = len(figures) - int(line.pattern.endswith(_AMOUNT))
            for match in line.finditer(words) if first < last else ():
                for figure, amount in list(zip(figures, match.groups(), strict=True))[first:last]:
                    found.setdefault(figure, set()).add(amount)
    return found
