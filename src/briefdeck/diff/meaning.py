"""What a text means, so that two can be compared: words as they are read and the sources cited, by language."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.model.leaves import Text
from briefdeck.model.markup import Cite, FigureUse, Words, parse_inline
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_SPACES = regex("[ \t]+")
Piece = tuple[str, str, bool, str]
"""Kind (`words` or `figure`), words or the figure's key, whether it is bold, its address."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One text in one language: its words (`pieces`), the keys of its sources (`cites`), and all as it is `written`."""

    pieces: tuple[Piece, ...]
    cites: frozenset[str]
    written: str

    def renamed(self, figures: Mapping[str, str], sources: Mapping[str, str]) -> Meaning:
        """The same with the keys that figures and sources have in the other version."""
        pieces = tuple(
            (kind, figures.get(text, text) if kind == "figure" else text, bold, href)
            for kind, text, bold, href in self.pieces
        )
        return Meaning(pieces, frozenset(sources.get(key, key) for key in self.cites), self.written)

    def same_words(self, other: Meaning) -> bool:
        """Whether both say the same, whatever they cite."""
        return self.pieces == other.pieces

    def same(self, other: Meaning) -> bool:
        """Whether both say the same and rest on the same sources."""
        return self.pieces == other.pieces and self.cites == other.cites


@dataclass(frozen=True, slots=True)
class Wordings:
    """A text in all its languages; `bare` is one that serves every language, filed under that of its briefing."""

    by_language: Mapping[str, Meaning]
    bare: bool

    @property
    def named(self) -> tuple[str, ...]:
        """The languages that are written beside it; a bare text has the empty one."""
        return ("",) if self.bare else tuple(self.by_language)

    def differing(self, other: Wordings) -> tuple[str, ...]:
        """The languages in which two texts are not the same, in the order in which they are written."""
        if self.bare and other.bare:
            mine, its = (next(iter(text.by_language.items())) for text in (self, other))
            return () if mine[1].same(its[1]) else ("",)
        known = dict.fromkeys((*self.by_language, *other.by_language))
        return tuple(name for name in known if not _same(self.by_language.get(name), other.by_language.get(name)))

    def in_language(self, language: str) -> Meaning | None:
        """The text in one language; a bare one is in every language."""
        return next(iter(self.by_language.values())) if self.bare else self.by_language.get(language)


def _same(one: Meaning | None, other: Meaning | None) -> bool:
    return one is not None and other is not None and one.same(other)


def wordings(text: Text, default: str, language: str = "") -> Wordings:
    """A text of a briefing whose bare strings are in `default`; with a `language`, only what is shown in that one."""
    if language:
        return Wordings({language: meaning(text.choose(language, default)[1])}, bare=False)
    made = {name or default: meaning(words) for name, words in text.items()}
    return Wordings(made, bare=tuple(text) == ("",))


def meaning(content: str) -> Meaning:
    """Words without the signs that mark them up; neighbours of one kind are one, and so is a run of spaces."""
    pieces: list[Piece] = []
    cites: set[str] = set()
    for piece in parse_inline(content)[0]:
        match piece:
            case Words(words, bold, href):
                if pieces and pieces[-1][0] == "words" and pieces[-1][2:] == (bold, href):
                    words = pieces.pop()[1] + words
                pieces.append(("words", _SPACES.sub(" ", words), bold, href))
            case FigureUse(name, bold):
                pieces.append(("figure", name, bold, ""))
            case Cite(keys):
                cites.update(keys)
    return Meaning(_trimmed(pieces), frozenset(cites), content.strip())


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Without the spaces at both ends, where a citation may have stood."""
    if pieces and pieces[0][0] == "words":
        pieces[0] = (pieces[0][0], pieces[0][1].lstrip(), *pieces[0][2:])
    if pieces and pieces[-1][0] == "words":
        pieces[-1] = (pieces[-1][0], pieces[-1][1].rstrip(), *pieces[-1][2:])
    return tuple(piece for piece in pieces if piece[1])
