"""Of long texts the sentences that changed: a row of a slide's table cannot go on over the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefdeck.document.richtext import RichText, words
from briefdeck.patterns import regex
from briefdeck.text import Face, width

MOST = 110.0
"""How long the words of a cell may be, in full-width characters; those of a name may be half of it."""
CUT = "…"
_MOST_SENTENCES = 400
_ANY_FACE = Face("", "")
_SENTENCE = regex(r"[^。！？\n]*?(?:[。！？]+[」』）]*|[.!?]+(?=\s)|\n|$)\s*")


def length(text: RichText) -> float:
    """How long words are on one line, in full-width characters."""
    return width(text.plain, 1.0, _ANY_FACE)


def excerpts(before: RichText, after: RichText) -> tuple[RichText, RichText]:
    """Both texts where they are short, else what is different in them. An excerpt has no origin: it is not the text."""
    if max(length(before), length(after)) <= MOST:
        return before, after
    old, new = _sentences(before), _sentences(after)
    if max(len(old), len(new)) > _MOST_SENTENCES:
        return shortened(before), shortened(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    same = [kind == "equal" for kind, *_ in codes]
    mine = list(_kept(same, [old[i:j] for _, i, j, _, _ in codes]))
    its = list(_kept(same, [new[k:m] for _, _, _, k, m in codes]))
    return shortened(words("".join(mine).strip())), shortened(words("".join(its).strip()))


def shortened(text: RichText, most: float = MOST) -> RichText:
    """A text that is not too long, or its beginning."""
    if length(text) <= most:
        return text
    plain, room = text.plain, most - 1
    end = 0
    for character in plain:
        room -= width(character, 1.0, _ANY_FACE)
        if room < 0:
            break
        end += 1
    space = plain.rfind(" ", max(0, end - 15), end)
    return words(plain[: space if space > 0 and plain[end : end + 1] != " " else end].rstrip() + CUT)


def _sentences(text: RichText) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text.plain) if sentence]


def _kept(same: Sequence[bool], runs: Sequence[list[str]]) -> Iterator[str]:
    """The sentences that the other text has not, with a sign for those between them."""
    for equal, run in zip(same, runs, strict=True):
        if equal and run:
            yield CUT
        else:
            yield from run
