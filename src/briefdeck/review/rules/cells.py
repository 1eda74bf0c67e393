"""Cells in another form than documents have for them: ratings of another scale, units that the head has already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.score import HIGHEST, rated_elsewhere
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_UNIT_OF_HEAD = regex(r".*\S[ 　]*[(（\[]([^()（）\[\]]{1,12})[)）\]]\s*$")


def check_cells(reader: Reader) -> Iterator[Remark]:
    """L111 of scorecards, L113 of tables."""
    scores: dict[object, list[Passage]] = {}
    heads: dict[tuple[object, object], str] = {}
    twice: dict[object, list[tuple[Passage, str]]] = {}
    for passage in reader.passages:
        match passage.path:
            case ("sections", section, "items", _, "scores", _) if Trait.SCORE in passage.traits:
                scores.setdefault(section, []).append(passage)
            case ("sections", section, "columns", column, *_):
                if named := _UNIT_OF_HEAD.match(passage.prose):
                    heads[section, column] = named[1].strip()
            case ("sections", section, "rows", _, column) if of_head := heads.get((section, column)):
                if re.fullmatch(rf"[-−△▲]?\d[\d.,]*\s*{re.escape(of_head)}", passage.prose.strip()):
                    twice.setdefault((section, column), []).append((passage, of_head))
    for found in scores.values():
        yield from _of_another_scale(reader, found)
    for cells in twice.values():
        passage, unit = cells[0]
        more = f"; so it is in {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        what = f"“{unit}” stands in this cell, and in the head of its column already{more}"
        yield reader.remark(rules.UNIT_TWICE, passage, 0, what, f"write {passage.prose.replace(unit, '').strip()}")


def _of_another_scale(reader: Reader, scores: Sequence[Passage]) -> Iterator[Remark]:
    """Grades, stars, fractions and signs, where documents draw ratings and set all else as words."""
    made = rated_elsewhere([one.prose.strip() for one in scores])
    if made is None:
        return
    first = scores[0]
    row = [rating for one, rating in zip(scores, made, strict=True) if one.path[:-1] == first.path[:-1]]
    more = f"; so are {counted(len(scores) - 1, 'others')}" if len(scores) > 1 else ""
    what = f"“{first.prose.strip()}” is a rating of another scale, and stands in documents as it is{more}"
    hint = f"write scores: [{', '.join(map(str, row))}], and so on, from 0 to {HIGHEST}: they are drawn"
    yield reader.remark(rules.FOREIGN_MARKUP, first, 0, what, hint)
