"""Cells in another form than documents have for them: ratings of another scale, units that the head has already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.amounts import amount
from briefdeck.model.leaves import Text
from briefdeck.model.score import HIGHEST, rated_elsewhere
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_UNIT_OF_HEAD = regex(r".*\S[ 　]*[(（\[]([^()（）\[\]]{1,12})[)）\]]\s*$")


def check_cells(reader: Reader) -> Iterator[Remark]:
    """L111 of scorecards, L113 of tables and of the names of figures, L304 of tables."""
    yield from _labels(reader)
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
                elif right := _in_unit(passage.prose, of_head):
                    what = f"“{passage.prose.strip()}” is an amount in words, below a head in {of_head}"
                    yield reader.remark(rules.FOREIGN_NUMBER, passage, 0, what, f"write {right}")
    yield from _numbers_as_text(reader)
    for found in scores.values():
        remarks = list(_of_another_scale(reader, found))
        rows: dict[object, list[Passage]] = {}
        for passage in found if not remarks else ():
            rows.setdefault(passage.path[:-1], []).append(passage)
        yield from remarks or islice((one for row in rows.values() for one in _of_another_scale(reader, row)), 1)
    for cells in twice.values():
        passage, unit = cells[0]
        more = f"; so it is in {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        what = f"“{unit}” stands in this cell, and in the head of its column already{more}"
        yield reader.remark(rules.UNIT_TWICE, passage, 0, what, f"write {passage.prose.replace(unit, '').strip()}")


_SCALED = regex(r"[千万億兆천만억조]|\d ?(?:k|m|mn|bn|Mio\.?|Mrd\.?|thousand|million|billion)\b", re.IGNORECASE)


def _in_unit(words: str, unit: str) -> str:
    """A number in the unit of its head, for an amount with a scale of its own; nothing where it cannot be told."""
    if not _SCALED.search(words):
        return ""
    number, own = amount(words)
    one, money = amount(f"1{unit}" if not unit.isascii() else f"1 {unit}")
    if not number or not one or not money or own not in ("", money):
        return ""
    return f"{Decimal(number) / Decimal(one):f}"


_TYPED = regex(
    r"(?P<sign>[-−–]|[(（])?[ ]?(?P<money>[$€£¥])?(?P<digits>\d[\d,.'’ \u00a0]*)(?P<close>[)）])?(?P<unit>[%％]?)"
    r"(?P<scale>(?:k|m|bn|t|kt|Mio\.?|Mrd\.?|億|万)?)"
)


def _numbers_as_text(reader: Reader) -> Iterator[Remark]:
    """L304: numbers that are typed as words, with their separators or in brackets, among those of a column."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        rows = getattr(section, "rows", None)
        if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
            continue
        for column in range(min(map(len, rows))):
            cells = [(n, row[column]) for n, row in enumerate(rows)]
            numbers = [cell for _, cell in cells if isinstance(cell, int | float)]
            typed = [(n, match) for n, cell in cells if (match := _as_number(cell)) is not None]
            if not typed or len(numbers) < len(typed) or len(numbers) + len(typed) < len(cells) - 1:
                continue
            row, match = typed[0]
            decimal = re.fullmatch(r"(\d+),(\d{1,2})", match["digits"])  # no comma of thousands
            digits = f"{decimal[1]}.{decimal[2]}" if decimal else re.sub("[,'’ \u00a0]", "", match["digits"])
            digits = amount(f"{digits}{match['scale']}")[0] or digits
            negative = "-" if (match["sign"] and match["sign"] != "（") or match["close"] else ""
            more = f"; so are {counted(len(typed) - 1, 'others')}" if len(typed) > 1 else ""
            what = f"“{match[0]}” is typed as words, where the others of its column are numbers{more}"
            path = ("sections", index, "rows", row, column)
            hint = f"write {negative}{digits}: documents set separators and signs"
            yield Remark(path, rules.FOREIGN_NUMBER.at(reader.places.span(path, 0), what, hint))


def _as_number(cell: object) -> re.Match[str] | None:
    """A number with separators, or in the brackets of accountants, as words."""
    words = next(iter(cell.values()), "") if isinstance(cell, Text) and "" in cell else ""
    match = _TYPED.fullmatch(words.strip())
    if match is None or bool(match["close"]) != (match["sign"] in ("(", "（")) or match["unit"]:
        return None
    if match["money"] or match["scale"]:
        return match
    return match if match["close"] or match["sign"] or regex("[,'’ \u00a0]").search(match["digits"]) else None


def _labels(reader: Reader) -> Iterator[Remark]:
    """Figures whose name has their unit, too: Share (%)."""
    figures = reader.loaded.briefing.figures
    for passage in reader.passages:
        if passage.path[0] != "figures" or passage.path[2:3] != ("label",):
            continue
        unit, named = figures[str(passage.path[1])].unit, _UNIT_OF_HEAD.match(passage.prose)
        if named and unit and named[1].strip() in unit.values():
            what = f"“{named[1]}” stands in the name of the figure, and behind its number already"
            cut = passage.prose[: named.start(1) - 1].rstrip(" 　")
            hint = f"write {cut}"
            yield reader.mended(rules.UNIT_TWICE, passage, len(cut), len(passage.prose), "", what, hint)


_MARKS = {
    **dict.fromkeys(("✓", "✔", "✅", "☑", "yes", "ja", "oui", "はい", "예", "是", "Y"), "yes"),
    **dict.fromkeys(("✗", "✘", "❌", "✕", "no", "nein", "non", "いいえ", "아니요", "否", "N"), "no"),
    **dict.fromkeys(("open", "?", "offen", "未定", "미정"), "open"),
}
"""Marks of other kinds."""


def _of_another_scale(reader: Reader, scores: Sequence[Passage]) -> Iterator[Remark]:
    """Grades, stars, fractions and signs, where documents draw ratings and set all else as words."""
    said = [one.prose.strip() for one in scores]
    if all(one in _MARKS for one in said) and any(not one.isascii() for one in said):
        marks = [_MARKS[one.prose.strip()] for one in scores if one.path[:-1] == scores[0].path[:-1]]
        what = f"“{said[0]}” is a mark of another kind, and stands in documents as it is"
        hint = f"write scores: [{', '.join(marks)}], and so on: they are drawn"
        yield reader.remark(rules.FOREIGN_MARKUP, scores[0], 0, what, hint)
        return
    made = rated_elsewhere(said)
    if made is None:
        return
    first = scores[0]
    row = [rating for one, rating in zip(scores, made, strict=True) if one.path[:-1] == first.path[:-1]]
    more = f"; so are {counted(len(scores) - 1, 'others')}" if len(scores) > 1 else ""
    what = f"“{first.prose.strip()}” is a rating of another scale, and stands in documents as it is{more}"
    hint = f"write scores: [{', '.join(map(str, row))}], and so on, from 0 to {HIGHEST}: they are drawn"
    yield reader.remark(rules.FOREIGN_MARKUP, first, 0, what, hint)
