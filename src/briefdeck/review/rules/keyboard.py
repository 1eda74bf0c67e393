"""What fingers and input methods leave behind: spaces and signs at a wrong place, keys that were not turned into kana,
letters without their dots, several items in one line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import find
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.keystrokes import KEYSTROKES, Keystroke
from briefdeck.review.rules.marks import IN_A_LINE

_NAMES = frozenset({"from", "to", "contact", "number", "marking", "keywords", "sources"})
_ITEMS = "write a statement for each under points:"


def check_keyboard(reader: Reader) -> Iterator[Remark]:
    """L105, L107, L110, L111, L302 and L303 of what was typed beside what was meant."""
    for passage in reader.prose:
        if passage.path[0] in _NAMES or Trait.UNIT in passage.traits:
            continue
        language = find(passage.language)
        tag = passage.language.partition("-")[0] if language else ""
        in_cell = bool(passage.traits & (Trait.CELL | Trait.GRID | Trait.SCORE))
        verbatim = _verbatim(passage.prose)
        for slip in KEYSTROKES:
            fits = (not slip.languages or tag in slip.languages) and (slip.in_cells or not in_cell)
            if fits and (not slip.signs or any(sign in passage.prose for sign in slip.signs)):
                yield from _told(reader, passage, slip, verbatim)
        if not in_cell and Trait.SPEAKER not in passage.traits and (found := IN_A_LINE.search(passage.prose)):
            what = f"several items stand in one line, with “{found[0].strip(' 　')[0]}” before each"
            yield reader.remark(rules.FOREIGN_MARKUP, passage, found.start(), what, _ITEMS)


_ADDRESS = regex(r"https?://|www\.|@\w|\.(?:com|org|net|io|de|fr|jp|kr|cn|uk|ch|at|eu)\b")
_WORD = regex(r"\S+")


def _verbatim(prose: str) -> list[tuple[int, int]]:
    """Where addresses begin and end: their signs are their own."""
    if not _ADDRESS.search(prose):
        return []
    return [word.span() for word in _WORD.finditer(prose) if _ADDRESS.search(word[0])]


def _told(reader: Reader, passage: Passage, slip: Keystroke, verbatim: list[tuple[int, int]]) -> Iterator[Remark]:
    cited = {mark.at for mark in passage.cited}
    for match in slip.pattern.finditer(passage.prose):
        start, end = match.span()
        if slip.rule is rules.STRAY_SPACE and end in cited:
            continue  # the space stands before a citation
        if any(first <= start < last for first, last in verbatim) or FIGURE in match[0]:
            continue
        groups = {name: words for name, words in match.groupdict().items() if words is not None}
        groups["all"] = match[0]
        groups.setdefault("key", groups.get("end", ""))
        groups.setdefault("sign", groups.get("dash", ""))
        right = slip.right(match) if callable(slip.right) else slip.right and slip.right.format_map(groups)
        groups["right"] = right or ""
        what, hint = slip.what.format_map(groups), slip.hint.format_map(groups)
        if right is None:
            yield reader.remark(slip.rule, passage, start, what, hint)
            return  # where nobody can tell what is right, the first is enough
        yield reader.mended(slip.rule, passage, start, end, right, what, hint)
