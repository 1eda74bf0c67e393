"""Two versions of a text word by word: what stayed, what went, what came.

A piece is a number or date with its signs, a word in Latin letters, a run of kanji, of kana or of hangul, a mark of
markup (`{{ figures.x }}`, `[@key]`) or any single sign, so that neither a number nor a word is torn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from briefdeck.model.markup import TokenKind, tokens
from briefdeck.patterns import regex
from briefdeck.sequences import common_ends

Mark = Literal["same", "old", "new"]
_PIECE = regex(
    r"(?:(?<!\w)[-+−])?[0-9０-９]+(?:[-.,:/．，][0-9０-９]+)*[%％]?"
    r"|[^\W\d_ぁ-ヿ㐀-鿿豈-﫿가-힣ー]+(?:[’'\-][^\W\d_ぁ-ヿ㐀-鿿豈-﫿가-힣ー]+)*"
    r"|[㐀-鿿豈-﫿々〆]+|[ァ-ヿー]+|[ぁ-ゟ]+|[가-힣]+|\s+|.",
    re.DOTALL,
)
_MOST_PIECES = 600
_SHORT = 2  # characters of a common piece that only interrupts a change


def marked(before: str, after: str) -> tuple[tuple[Mark, str], ...]:
    """The pieces of both in reading order; joined, those that are not new are `before`, those not old `after`."""
    old, new = _pieces(before), _pieces(after)
    head, tail = common_ends(old, new)
    middle = list(_changes(old[head : len(old) - tail], new[head : len(new) - tail]))
    ends = [("same", "".join(old[:head])), *middle, ("same", "".join(old[len(old) - tail :]))]
    return tuple(_joined([(mark, text) for mark, text in ends if text]))


def _pieces(text: str) -> list[str]:
    """What is compared as a whole."""
    made: list[str] = []
    for token in tokens(text):
        written = text[token.start : token.end]
        whole = token.kind in (TokenKind.BOLD, TokenKind.CITE, TokenKind.FIGURE)
        made += [written] if whole else _PIECE.findall(written)
    return made


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[Mark, str]]:
    if len(old) > _MOST_PIECES or len(new) > _MOST_PIECES:
        yield "old", "".join(old)
        yield "new", "".join(new)
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[i:j])
        else:
            yield "old", "".join(old[i:j])
            yield "new", "".join(new[k:m])


def _joined(pieces: list[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    """Neighbouring changes as one, also over a short piece that both have: what went first, then what came."""
    old = new = ""
    for index, (mark, text) in enumerate(pieces):
        if mark == "old":
            old += text
        elif mark == "new":
            new += text
        elif (old or new) and len(text) <= _SHORT and index + 1 < len(pieces):
            old, new = old + text, new + text
        else:
            yield from _change(old, new)
            old = new = ""
            yield "same", text
    yield from _change(old, new)


def _change(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    if old:
        yield "old", old
    if new:
        yield "new", new
