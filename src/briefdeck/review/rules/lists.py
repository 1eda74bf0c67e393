"""Lists of names that are one item, for their commas are of another width than those of YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.diagnostics.rules import language as rules
from briefdeck.model.leaves import Text
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Path

_LISTS = frozenset({"options", "keywords", "to", "criteria", "reasons"})
_BETWEEN = regex(r"\s*[，、；]\s*")
_SURELY = regex(r"\s*[，；]\s*")
_OF_NAMES = frozenset({"keywords", "to", "criteria"})
_OF_SENTENCES = frozenset("。.！？：:")
_LONGEST = 10  # characters of what is a name, and no part of a sentence


def check_lists(reader: Reader) -> Iterator[Remark]:
    """L111 of such lists."""
    for visit in reader.loaded.briefing.visits:
        if not visit.path or visit.path[-1] not in _LISTS or not isinstance(visit.value, list) or not visit.value:
            continue
        yield from _of_items(reader, visit.path, visit.value)


def _of_items(reader: Reader, path: Path, items: Sequence[object]) -> Iterator[Remark]:
    between = _BETWEEN if len(items) == 1 or path[-1] in _OF_NAMES else _SURELY
    for index, one in enumerate(items):
        text = one if isinstance(one, Text) else getattr(one, getattr(one, "named_by", ""), None)
        for words in text.values() if isinstance(text, Text) and "" in text else ():  # in braces it is one on purpose
            parts = between.split(words.strip())
            if len(parts) > 1 and all(0 < len(part) <= _LONGEST and not set(part) & _OF_SENTENCES for part in parts):
                what = f"“{path[-1]}” has one item, whose commas are full-width"
                if len(items) > 1:
                    what = f"item {index + 1} of “{path[-1]}” is several, whose commas are full-width"
                hint = f"write commas as , and a space: {path[-1]}: [{', '.join(parts)}{', …' * (len(items) > 1)}]"
                yield Remark(path, rules.FOREIGN_MARKUP.at(reader.places.span((*path, index)), what, hint))
