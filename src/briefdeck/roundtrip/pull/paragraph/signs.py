"""A text of a briefing as signs with their look, each with its place in what is written there; and back to markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefdeck.model.markup import Cite, FigureUse, TokenKind, Words, escaped, parse_inline, tokens
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A character of the words, or (`atom`) a citation or a figure, as it is written; `bold` None is as what is around.

    `place` counts the characters of the words from 0; -1 for an atom and for what was typed into a file.
    """

    text: str
    bold: bool | None = False
    href: str = ""
    atom: bool = False
    place: int = -1
    written: str = ""


def signs_of(raw: str) -> list[Sign]:
    """The signs of a text that has no fault in its markup."""
    made: list[Sign] = []
    bold, place = False, 0
    for token in tokens(raw):
        written = raw[token.start : token.end]
        match token.kind:
            case TokenKind.BOLD:
                bold = not bold
            case TokenKind.CITE:
                made.append(Sign("", None, atom=True, written=written))
            case TokenKind.FIGURE:
                made.append(Sign("", bold, atom=True, written=written))
            case _:
                own = [written] if token.kind is TokenKind.ESCAPED else token.text
                for character, each in zip(token.text, own, strict=True):
                    made.append(Sign(character, bold, token.href, place=place, written=each))
                    place += 1
    return made


def plain(signs: Iterable[Sign]) -> str:
    """The words alone."""
    return "".join(sign.text for sign in signs)


def says_something(signs: Iterable[Sign]) -> bool:
    """Whether words or a figure are left, and not the citation of a source alone."""
    return any(sign.text.strip() or (sign.atom and not sign.written.startswith("[@")) for sign in signs)


def written(signs: Sequence[Sign]) -> str | None:
    """Signs as the text of a briefing; None where markup cannot say them, as a link with a bracket in its words."""
    wanted = _pieces(signs)
    for escaping in (False, True):
        text = _joined(signs, escaping=escaping)
        pieces, faults = parse_inline(text)
        if not faults and _merged(pieces) == wanted:
            return text
    return None


def _joined(signs: Sequence[Sign], *, escaping: bool) -> str:
    made, bold, href = [], False, ""
    for sign in signs:
        own = bold if sign.bold is None else sign.bold
        if href and sign.href != href:
            made.append(f"]({href})")
            href = ""
        if own != bold:
            made.append("**")
            bold = own
        if sign.href and sign.href != href:
            made.append("[")
            href = sign.href
        made.append(sign.written or (escaped(sign.text) if escaping else sign.text))
    made.append(f"]({href})" if href else "")
    made.append("**" if bold else "")
    return "".join(made)


def _pieces(signs: Iterable[Sign]) -> list[tuple[str, bool, str]]:
    made = []
    for sign in signs:
        if sign.atom:
            made.append((re.sub(r"\s", "", sign.written), False, "atom"))
        else:
            made.append((sign.text, bool(sign.bold), sign.href))
    return _joined_pieces(made)


def _merged(pieces: Iterable[Words | Cite | FigureUse]) -> list[tuple[str, bool, str]]:
    made = []
    for piece in pieces:
        match piece:
            case Words(text, bold, href):
                made.append((text, bold, href))
            case Cite(keys):
                made.append((f"[@{';@'.join(keys)}]", False, "atom"))
            case FigureUse(name, _):
                made.append((f"{{{{figures.{name}}}}}", False, "atom"))
    return _joined_pieces(made)


def _joined_pieces(pieces: Iterable[tuple[str, bool, str]]) -> list[tuple[str, bool, str]]:
    made: list[tuple[str, bool, str]] = []
    for text, bold, href in pieces:
        if made and href != "atom" and made[-1][1:] == (bold, href):
            made[-1] = (made[-1][0] + text, bold, href)
        elif text:
            made.append((text, bold, href))
    return made
