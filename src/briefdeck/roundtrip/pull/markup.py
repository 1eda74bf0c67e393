"""A text of a briefing as signs with their look, each with its place in what is written there; and back to markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefdeck.model.markup import TOKEN, Cite, FigureUse, Words, parse_inline

_HREF = re.compile(r"(https?://[^\s<>\"()]+|mailto:[^\s<>\"()]+)")
_ESCAPED = frozenset("\\*[]{}")


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
    bold, end, place = False, 0, 0

    def words(text: str, written: Iterable[str], href: str = "") -> None:
        nonlocal place
        for character, own in zip(text, written, strict=True):
            made.append(Sign(character, bold, href, place=place, written=own))
            place += 1

    for match in TOKEN.finditer(raw):
        plain = raw[end : match.start()]
        words(plain, plain)
        end = match.end()
        if match["escaped"]:
            words(match["escaped"], [match[0]])
        elif match["bold"]:
            bold = not bold
        elif match["cite"]:
            made.append(Sign("", None, atom=True, written=match[0]))
        elif match["link"]:
            words(match["link"], match["link"], match["href"])
        elif match["figure"] is not None:
            made.append(Sign("", bold, atom=True, written=match[0]))
        else:
            words(match[0], match[0])
    words(raw[end:], raw[end:])
    return made


def plain(signs: Iterable[Sign]) -> str:
    """The words alone."""
    return "".join(sign.text for sign in signs)


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
        text = sign.written if sign.written else sign.text
        if not sign.written and escaping and sign.text in _ESCAPED:
            text = "\\" + sign.text
        made.append(text)
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


def is_address(text: str) -> bool:
    """Whether a link may lead there."""
    return bool(_HREF.fullmatch(text))
