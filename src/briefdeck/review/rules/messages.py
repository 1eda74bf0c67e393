"""What the message of a section says of its numbers or its list, held against these: E135 and E136."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from briefdeck.diagnostics.rules import agreement as rules
from briefdeck.inputs.assets import Assets
from briefdeck.model.grid import Grid, Named
from briefdeck.model.section import SectionBase
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.described import check_described, check_first
from briefdeck.review.rules.times import leap, misplaced, moment, runs_backwards
from briefdeck.yamlfile.tree import Path

_PER_CENT = regex(
    r"(?<![\d.,])(?P<number>\d{1,4}(?:[.,]\d+)?)"
    r"(?P<unit>\s?[%％](?!-?\s?points?)|\s?per ?cent\b(?! points?)|\s?Prozent\b|\s?pour ?cent\b|パーセント|퍼센트)"
    r"(?!ポイント|포인트|-?[Pp]unkt)"
)
_TIMES = {
    2.0: r"\b(?:doubl(?:ed?|es|ing)|twofold)\b|\bverdoppel|\bdoublé|倍増|[2二２]倍|두 ?배|翻了?一番|翻番|[两兩]倍",
    3.0: r"\btripl(?:ed?|es|ing)\b|\bverdreifach|\btriplé|[3三３]倍|세 ?배",
    0.5: r"\bhalv(?:ed?|es|ing)\b|\bhalbier|半減|절반으로|[减減]半",
}
_CURE = "correct the message or the data"
_MOST = 24  # values of a series: of more, everything can be reckoned
_NEAR = 0.18  # of what “doubled” says
_UP = regex(
    r"\b(?:ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing)|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?)\b"
    r"|\b(?:steig(?:t|en)|stieg(?:en)?|gestiegen|wächst|wuchs|gewachsen|zugenommen)\b"
    r"|\b(?:augment(?:e|ent|é)|progress(?:e|ent|é)|croît)\b|増加し|増えた|伸びた|上昇し|拡大し|증가|늘었|늘어났|상승|增长了?|上升|增加了|成長|增長"
)
_DOWN = regex(
    r"\b(?:fall(?:s|en|ing)?|fell|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|decreas(?:e[sd]?|ing)|shr(?:ink|inks|ank|unk))\b"
    r"|\b(?:sink(?:t|en)|sank|gesunken|fällt|fiel(?:en)?|gefallen|abgenommen|zurückgegangen)\b"
    r"|\b(?:baiss(?:e|ent|és?)|diminu(?:e|ent|é)|recul(?:e|ent|é))\b|減少し|減った|低下し|縮小し|감소|줄었|줄어들|하락|下降|下跌|减少了|減少了"
)
_TURNED = regex(
    r"\b(?:not?|never|stop(?:s|ped)?|end(?:s|ed)?|slow(?:s|ed)?|less|but|while|although|despite|faster|than|if|would|will|kein\w*|nicht"
    r"|aber|obwohl|weniger|als|wird|werden|pas|moins|mais|malgré|plus que|sera)\b"
    r"|ない|せず|一方|だが|鈍|見込|予想|않|지만|보다|멈|전망|不|未|但|而|将|將|放[缓緩]"
)
_IN_ORDER = regex(
    r"\d|\b(?:low|medium|high|small|large|early|mid|late|first|second|third|last|start|end|before|after|now|today|today|plan"
    r"|actual|target|budget|forecast|old|new|young\w*|least|most|under|over|mon|tue|wed|thu|fri|sat|sun)\w{0,6}\b"
    r"|[初中後前末現今低高小大一二三四五六七八九十月火水木金土日上下年]|vor|nach|anfang|ende|klein|groß|niedrig|hoch"
    r"|avant|après|début|fin|petit|grand|faible|élevé|이전|이후|초|말|낮|높|단계",
    re.IGNORECASE,
)
"""What a category says that has its place among others."""
_COUNTS = (
    r"\b(?:two|zwei|deux)\b|二つ|[2２]つ|두 ?가지|[两兩][个個项項类類]",
    r"\b(?:three|drei|trois)\b|三つ|[3３]つ|세 ?가지|三[个個项項类類]",
    r"\b(?:four|vier|quatre)\b|四つ|[4４]つ|네 ?가지|四[个個项項类類]",
    r"\b(?:five|fünf|cinq)\b|五つ|[5５]つ|다섯 ?가지|五[个個项項类類]",
    r"\b(?:six|sechs)\b|六つ|[6６]つ|여섯 ?가지|六[个個项項类類]",
)
_OF_SOME = regex(r"\b(?:this|next|last|by|before|in|of|that|which|within)\b|年内|今年|来年|年度内|うち|以内|までの")
"""What picks some out of all that are listed."""
_LEAST = 2  # what the first of the counts is


def check_messages(reader: Reader, assets: Assets) -> Iterator[Remark]:
    """E135 and E136."""
    said: dict[int, list[Passage]] = {}
    for passage in reader.prose:
        match passage.path:
            case ("sections", int(index), "message" | "alt"):
                said.setdefault(index, []).append(passage)
    for index, section in enumerate(reader.loaded.briefing.sections):
        path: Path = ("sections", index)
        grid = assets.grid(section) if section.form and section.form.plotted else None
        disorder = tuple(_of_time(reader, path, section, grid)) if grid is not None and grid.cells else ()
        yield from disorder
        for passage in said.get(index, ()):
            plotted = grid is not None and grid.cells and not disorder
            if passage.path[-1] == "alt":
                yield from check_described(reader, passage, section, grid) if plotted and grid else ()
                continue
            if plotted and grid:
                yield from _of_numbers(reader, passage, section, grid)
                yield from check_first(reader, passage, section, grid)
            yield from _of_a_list(reader, passage, section)


def _of_time(reader: Reader, path: Path, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    kind = str(getattr(section, "type", ""))
    moments = [next((made for form in name.forms if (made := moment(form))), None) for name in grid.names]
    known = [one for one in moments if one is not None]
    if kind == "line" and not known and len(moments) > 2 and all(map(_is_apart, grid.names)):
        what = "a line joins categories that do not follow one another"
        span = reader.places.span((*path, "type"))
        yield Remark(path, rules.DISORDERED_CATEGORIES.at(span, what, "write type: column"))
    if section.totals_belong or len(known) < len(moments) or len(known) < 2:
        return

    def at(row: int, what: str, hint: str) -> Remark:
        return Remark(path, rules.DISORDERED_CATEGORIES.at(reader.places.span((*path, *grid.row_at(row))), what, hint))

    names = [next(iter(name.text.values()), "") for name in grid.names]
    row = misplaced(known)
    if row is not None and runs_backwards(known):
        if kind != "bar":
            yield at(0, f"time runs backwards, from “{names[0]}” to “{names[-1]}”", "begin with the earliest")
    elif row is not None:
        what = f"“{names[row]}” stands behind “{names[row - 1]}”"
        yield at(row, what, "put the categories, each with its values, in the order of time")
    elif kind == "line" and (row := leap(known)) is not None:
        first, last = known[row - 1][0], known[row][0]
        what = f"“{names[row]}” stands beside “{names[row - 1]}” as if no year lay between them"
        missing = f"{first + 1}" if last - first == 2 else f"{first + 1} to {last - 1}"
        yield at(row, what, f"add {missing}, with null for what is not known, or write type: column")


def _is_apart(name: Named) -> bool:
    """Whether a category is a thing like others, and no step, size or day by its name."""
    return not any(_IN_ORDER.search(form) for form in name.forms)


def _of_numbers(reader: Reader, passage: Passage, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    """A change, a share, a multiple or a direction that no values of the chart have."""
    columns = [[value for value in grid.numbers(n) if value is not None] for n in range(len(grid.heads))]
    columns = [column for column in columns if len(column) > 1]
    if (
        not columns
        or max(map(len, columns)) > _MOST
        or FIGURE in passage.prose
        or str(getattr(section, "type", "")) in ("waterfall", "combination")
    ):
        return
    rises, falls = _UP.search(passage.prose), _DOWN.search(passage.prose)
    way = 0 if bool(rises) == bool(falls) or _TURNED.search(passage.prose) else 1 if rises else -1
    shares = bool(getattr(section, "in_percent", False))
    for each in _PER_CENT.finditer(passage.prose):
        number = float(each["number"].replace(",", "."))
        if not any(abs(number - one) <= _slack(number) for one in _rates(columns, grid, way, shares=shares)):
            what = f"no values of the chart give “{each[0].strip()}”: {_given(columns[0])}"
            yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, each.start(), what, _CURE)
    for times, words in _TIMES.items():
        if (found := re.search(words, passage.prose, re.IGNORECASE)) and not _TURNED.search(passage.prose):
            ratios = [b / a for column in _sums(columns) for a, b in combinations(column, 2) if a > 0]
            ratios += [1 / one for one in ratios if one > 0] if str(getattr(section, "type", "")) == "bar" else []
            if not any(abs(one / times - 1) <= _NEAR or (one > times > 1) or (one < times < 1) for one in ratios):
                what = f"“{found[0]}” is not what the chart shows: {_given(columns[0])}"
                yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, found.start(), what, _CURE)
    found = rises or falls
    if found and way and _is_time(grid):
        pairs = [pair for column in columns for pair in pairwise(column)]
        if pairs and all((b < a if rises else b > a) for a, b in pairs):
            turn = "falls" if rises else "rises"
            what = f"the message says “{found[0]}”, and every value of the chart {turn}: {_given(columns[0])}"
            yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, found.start(), what, _CURE)


def _is_time(grid: Grid) -> bool:
    return all(any(moment(form) for form in name.forms) for name in grid.names)


def _given(column: Sequence[float]) -> str:
    return f"they go from {column[0]:g} to {column[-1]:g}"


def _slack(number: float) -> float:
    """How far a number that people round may be from what they reckon."""
    return 0.051 if number != int(number) else 2.5 if number % 5 == 0 else 0.6


def _sums(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """The series, and their sums, category by category."""
    made = [list(column) for column in columns]
    if len(columns) > 1 and len({len(column) for column in columns}) == 1:
        made.append([sum(row) for row in zip(*columns, strict=True)])
    return made


def _rates(columns: Sequence[Sequence[float]], grid: Grid, way: int, *, shares: bool) -> Iterator[float]:
    """What a per cent can mean: a value that is one, a change, a share of a category; where no time runs, a share of
    the whole. Where the words go one `way`, up or down, a change goes there too."""
    timed = _is_time(grid)
    for column in _sums(columns):
        for one in column:
            yield from (abs(one), abs(100 - one)) if shares else (abs(100 * one),)
        for a, b in combinations(column, 2):
            yield from (abs(a - b),) if shares else ()
            if not timed or not way or (b - a) * way > 0:
                yield from (100 * abs(b - a) / abs(one) for one in ((a,) if timed else (a, b)) if one)
            yield from (100 * two / one for one, two in ((a, b), (b, a)) if one)
        yield from () if timed else _shares(column)
    for row in range(len(grid.names)):
        cells = [column[row] for column in columns if row < len(column)]
        whole = sum(cells)
        yield from (100 * cell / whole for cell in cells if whole)
        for a, b in combinations(cells, 2):
            yield from (abs(a - b),) if shares else ()
            yield from (100 * abs(b - a) / abs(one) for one in (a, b) if one)


def _shares(column: Sequence[float]) -> Iterator[float]:
    """What its parts take of a whole: each, those beside each other, two of them, the largest ones."""
    whole = sum(column)
    ordered = sorted(column, reverse=True)
    parts = [*column, *(a + b for a, b in combinations(column, 2))]
    parts += [sum(column[start:end]) for start in range(len(column)) for end in range(start + 2, len(column))]
    parts += [sum(ordered[:count]) for count in range(2, len(ordered))]
    for part in parts:
        yield part
        yield from (100 * part / whole, 100 - 100 * part / whole) if whole else ()


def _of_a_list(reader: Reader, passage: Passage, section: SectionBase) -> Iterator[Remark]:
    """A number of things that the section lists, and another number of entries."""
    for key, words in section.entries_called.items():
        listed = getattr(section, key)
        if len(listed) < _LEAST:
            continue
        for count, number in enumerate(_COUNTS, _LEAST):
            found = re.search(rf"(?:{number})[の의的]?(?:\W+\w+)?\W*?(?:{words})", passage.prose, re.IGNORECASE)
            if found and (count > len(listed) or (count < len(listed) and not _OF_SOME.search(passage.prose))):
                what = f"“{found[0]}” are {count}, and {key}: has {len(listed)}"
                hint = f"correct the number in the message, or {key}:"
                yield reader.remark(rules.CONTRADICTED_MESSAGE, passage, found.start(), what, hint)
