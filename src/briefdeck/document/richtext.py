"""Words that know where they came from: runs and citations of one text value, and its place in the YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import groupby
from typing import Literal

from briefdeck.diagnostics import Span
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words came from: a value of the briefing or of a plan, as its path in that file and its position."""

    document: Literal["briefing", "plan"]
    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. `href` is an http(s) or mailto address or empty.

    Words said `aside`, such as how something is known, are set smaller and paler.
    """

    text: str
    bold: bool = False
    href: str = ""
    origin: Origin | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark that leads to a source; `number` is the source's place in the list that deck and memo share.

    Marks that stand side by side are in the order of their numbers, whether a text has them or they were `added` to it.
    """

    key: str
    number: int
    added: bool = field(default=False, compare=False)


Inline = Run | Citation


@dataclass(frozen=True, slots=True)
class RichText:
    """One text value: runs and citations in reading order."""

    inlines: tuple[Inline, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.inlines)

    def __str__(self) -> str:
        return self.plain

    def __add__(self, other: RichText) -> RichText:
        return RichText(self.inlines + other.inlines)

    @property
    def plain(self) -> str:
        """The words alone, without citation marks."""
        return "".join(i.text for i in self.inlines if isinstance(i, Run))

    @property
    def uncited(self) -> RichText:
        """The same words without citation marks."""
        return RichText(tuple(i for i in self.inlines if isinstance(i, Run)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The distinct citations, in reading order."""
        found = [i for i in self.inlines if isinstance(i, Citation)]
        return tuple(dict.fromkeys(found)) if found else ()  # most texts have none, and all are asked often

    @property
    def origins(self) -> Iterator[Origin]:
        """Where the words came from."""
        return (i.origin for i in self.inlines if isinstance(i, Run) and i.origin)

    @property
    def span(self) -> Span | None:
        """The place of the first word that has one."""
        return next((o.span for o in self.origins), None)

    def citing(self, citations: Iterable[Citation]) -> RichText:
        """The same text with the citations that it does not carry yet set at its end."""
        known = self.citations
        missing = {c.number: c for c in citations if c not in known}
        if not missing:
            return self
        return RichText((*self.inlines, *(replace(c, added=True) for c in missing.values()))).ordered()

    def ordered(self) -> RichText:
        """The same text, citations that stand side by side in the order of their numbers."""
        made: list[Inline] = []
        for _, group in groupby(self.inlines, lambda inline: isinstance(inline, Citation)):
            made += sorted(group, key=_number)
        return RichText(tuple(made))

    @property
    def stands_out(self) -> bool:
        """Whether some of its words are strong already, as those with which its lines begin."""
        return any(isinstance(inline, Run) and inline.bold for inline in self.inlines)

    def strong(self) -> RichText:
        """The same words, bold."""
        return RichText(tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in self.inlines))

    def capitalized(self) -> RichText:
        """The same words as a heading begins: with a capital, where a script has them."""
        first, *rest = self.inlines or (Run(""),)
        if isinstance(first, Citation):
            return self
        return RichText((replace(first, text=first.text[:1].upper() + first.text[1:]), *rest))

    def begun(self) -> RichText:
        """The same words as a sentence begins; a figure with which it does so has a capital: “About €3 is paid”."""
        match self.inlines[:2]:
            case [Run(origin=Origin(path=("figures", *_))), Run()]:
                return self.capitalized()
        return self

    def inside(self, opens: str) -> RichText:
        """The same words as they stand inside a sentence: without a capital where their first word `opens` a phrase,
        and so is no name."""
        first, *rest = self.inlines or (Run(""),)
        if isinstance(first, Citation) or not first.text[:1].isupper() or not re.match(opens, first.text):
            return self
        return RichText((replace(first, text=first.text[:1].lower() + first.text[1:]), *rest))

    def numbered(self, numbers: Mapping[str, int]) -> RichText:
        """The same text with other numbers for its sources, by their keys."""
        if not self.citations:
            return self
        made = (replace(i, number=numbers[i.key]) if isinstance(i, Citation) else i for i in self.inlines)
        return RichText(tuple(made)).ordered()


def _number(inline: Inline) -> int:
    return inline.number if isinstance(inline, Citation) else 0


EMPTY = RichText()


class Traced(str):
    """Words that say a value of the briefing in a form of their own, as a date's, and where that value stands."""

    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> Traced:
        made = super().__new__(cls, text)
        made.origin = origin
        return made


def words(text: str, *, bold: bool = False, origin: Origin | None = None) -> RichText:
    """Plain words as RichText; no words give no runs."""
    return RichText((Run(text, bold, origin=origin),)) if text else EMPTY
