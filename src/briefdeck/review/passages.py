"""The words of a briefing as somebody reads them: without markup, each passage in its language and at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain

from briefdeck.diagnostics import NO_FACTS, Facts, Rule
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.leaves import Text
from briefdeck.model.markup import TokenKind, figures_in, tokens
from briefdeck.model.traits import Trait
from briefdeck.model.validate import Loaded
from briefdeck.model.walk import Visit
from briefdeck.patterns import regex
from briefdeck.review.claims import Claim, claims
from briefdeck.review.positions import Places
from briefdeck.review.remark import Remark
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

FIGURE = "\ufffc"
"""Stands in prose for a figure that is filled in (the object replacement character)."""
_SENTENCE = regex(r"[^。！？\n]*[。！？]+[」』）]*|[^。！？\n]+")
_ENGLISH_SENTENCE = regex(r"[^\n]+?(?:(?<![.!?])[.!?]+[”’\"')\]]*(?=\s+[A-Z“‘\"'(\[]|\s*$)|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: the source's key, its place in the prose, which has no sign for it, and in the value."""

    key: str
    at: int
    offset: int


@dataclass(frozen=True)
class Passage:
    """One text in one language. `prose` are its words without markup; `offsets` where each stands in the value.

    `traits` are those of its field and of all that it stands in."""

    path: Path
    where: Path
    traits: Trait
    language: str
    prose: str
    offsets: tuple[int, ...] | None
    cited: tuple[Mark, ...]

    @property
    def japanese(self) -> bool:
        """Whether it is Japanese."""
        return self.language.partition("-")[0] == "ja"

    @property
    def english(self) -> bool:
        """Whether it is English."""
        return self.language.partition("-")[0] == "en"

    @property
    def running(self) -> bool:
        """Whether it is running text, in sentences, and not a line of a slide."""
        return Trait.RUNNING in self.traits

    @property
    def describing(self) -> bool:
        """Whether it says what a picture or a chart shows."""
        return Trait.DESCRIBING in self.traits

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Its sentences, each with its offset in the prose."""
        pattern = _SENTENCE if self.japanese else _ENGLISH_SENTENCE
        return tuple((m.start(), m[0]) for m in pattern.finditer(self.prose) if m[0].strip())

    def offset(self, position: int) -> int:
        """The place in the value of a character of the prose."""
        if self.offsets is None:
            return position
        return self.offsets[position] if 0 <= position < len(self.offsets) else -1


Place = tuple[Passage, int, str]
"""A passage, a place in its prose, and which of several ways it has there."""


class Reader:
    """The passages of a briefing, and remarks at their places."""

    def __init__(self, loaded: Loaded, memory: Memory = NO_MEMORY) -> None:
        self.loaded = loaded
        self.memory = memory if loaded.pieces is not None else NO_MEMORY
        self.places = Places(loaded.document)

    @cached_property
    def parts(self) -> tuple[tuple[Passage, ...], ...]:
        """The texts before the sections, in each of them, and behind them, in the order of the model."""
        briefing = self.loaded.briefing
        before, *own, behind = (partial(self._passages, visits) for visits in briefing.parts)
        sections = enumerate(zip(briefing.sections, own, strict=True))
        language = briefing.language
        kept = (self.memory.made("passages", (section,), make, (n, language)) for n, (section, make) in sections)
        return before(), *kept, behind()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts, in the order of the model."""
        return tuple(chain.from_iterable(self.parts))

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The author's own words: without names, addresses, units, and what others said."""
        return tuple(filter(_is_own, self.passages))

    def own_parts(self, what: str, find: Callable[[Sequence[Passage]], Iterator[Remark]]) -> Iterator[Remark]:
        """What is found, under a name, in the author's own words of each part, looked at by itself."""
        for part in self.parts:
            if self.memory is NO_MEMORY:
                yield from find(tuple(filter(_is_own, part)))
            else:
                yield from self.memory.made(what, (part,), partial(_found, find, part))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the author states."""
        return tuple(claims(self.loaded.briefing))

    def _passages(self, visits: Iterable[Visit]) -> tuple[Passage, ...]:
        return tuple(chain.from_iterable(self._of(visit) for visit in visits if isinstance(visit.value, Text)))

    def _of(self, visit: Visit) -> Iterator[Passage]:
        default = self.loaded.briefing.language
        for language, value in visit.value.items():
            prose, offsets, cited = plain(value)
            where = (*visit.path, language) if language else visit.path
            yield Passage(visit.path, where, visit.traits, language or default, prose, offsets, cited)

    def figures(self, passage: Passage) -> tuple[str, ...]:
        """The keys of the figures in a passage, in their order."""
        return tuple(figures_in(self.places.value(passage.where) or ""))

    def remark_on_mark(self, rule: Rule, passage: Passage, mark: Mark, what: str, hint: str) -> Remark:
        """A remark about a citation."""
        return Remark(passage.path, rule.at(self.places.span(passage.where, mark.offset), what, hint))

    def remark(
        self, rule: Rule, passage: Passage, at: int, what: str, hint: str = "", facts: Facts = NO_FACTS
    ) -> Remark:
        """A remark about the words at a place of the prose."""
        span = self.places.span(passage.where, passage.offset(at))
        return Remark(passage.path, rule.at(span, what, hint, facts=facts))

    def mended(self, rule: Rule, passage: Passage, start: int, end: int, new: str, what: str, hint: str) -> Remark:
        """The same with a certain cure: `new` in place of the prose from `start` to `end`."""
        span = self.places.span(passage.where, passage.offset(start))
        edits = self.places.edit(passage.where, passage.offset(start), passage.offset(end - 1) + 1, new)
        return Remark(passage.path, rule.at(span, what, hint, edits))


def _is_own(passage: Passage) -> bool:
    return Trait.FOREIGN not in passage.traits


def _found(find: Callable[[Sequence[Passage]], Iterator[Remark]], part: Sequence[Passage]) -> tuple[Remark, ...]:
    return tuple(find(tuple(filter(_is_own, part))))


def minority(found: Sequence[Place]) -> tuple[str, list[Place]]:
    """Of several ways to write one thing, the one that occurs most often (the first of equals), and all others."""
    counts: dict[str, int] = {}
    for _, _, kind in found:
        counts[kind] = counts.get(kind, 0) + 1
    usual = max(counts, key=lambda kind: counts[kind], default="")
    return usual, [place for place in found if place[2] != usual]


def plain(value: str) -> tuple[str, tuple[int, ...] | None, tuple[Mark, ...]]:
    """Words without markup, the offset of each character, and the sources cited with their place in the words.

    No offsets where there is no markup: each character then stands where it stands.
    """
    if not any(sign in value for sign in "*[{\\"):
        return value, None, ()
    prose: list[str] = []
    offsets: list[int] = []
    cited: list[Mark] = []

    def keep(start: int, end: int) -> None:
        prose.append(value[start:end])
        offsets.extend(range(start, end))

    for token in tokens(value):
        match token.kind:
            case TokenKind.WORDS | TokenKind.ESCAPED | TokenKind.LINK:
                keep(token.inside, token.inside + len(token.text))
            case TokenKind.CITE:
                cited += [Mark(key, len(offsets), token.start) for key in token.keys]
            case TokenKind.FIGURE:
                prose.append(FIGURE)
                offsets.append(token.start)
            case TokenKind.BOLD | TokenKind.STRAY:
                pass
    return "".join(prose), tuple(offsets), tuple(cited)
