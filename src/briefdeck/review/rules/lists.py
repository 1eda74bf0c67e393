"""Lists of names that are one item, for their commas are of another width than those of YAML."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.model.leaves import Text
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark

_LISTS = frozenset({"options", "keywords", "to", "criteria", "reasons"})
_BETWEEN = regex(r"\s*[，、；]\s*")
_LONGEST = 10  # characters of what is a name, and no part of a sentence


def check_lists(reader: Reader) -> Iterator[Remark]:
    """L111 of such lists."""
    for visit in reader.loaded.briefing.visits:
        if not visit.path or visit.path[-1] not in _LISTS or not isinstance(visit.value, list) or len(visit.value) != 1:
            continue
        only = visit.value[0]
        text = only if isinstance(only, Text) else getattr(only, getattr(only, "named_by", ""), None)
        for words in text.values() if isinstance(text, Text) and "" in text else ():  # in braces it is one on purpose
            parts = _BETWEEN.split(words.strip())
            if len(parts) > 1 and all(0 < len(part) <= _LONGEST and part[-1] not in "。.！？" for part in parts):
                what = f"“{visit.path[-1]}” has one item, whose commas are full-width"
                hint = f"write commas as , and a space: {visit.path[-1]}: [{', '.join(parts)}]"
                yield Remark(visit.path, rules.FOREIGN_MARKUP.at(reader.places.span((*visit.path, 0)), what, hint))
