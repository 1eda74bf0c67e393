"""Rules of charts: what is drawn equals the workbook behind it, and no missing value shows as a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from math import isfinite

from soundness.opened import NAMESPACES, Element, Opened, find_all, repeated, tag, values

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def charts_are_not_shared(opened: Opened) -> Iterator[str]:
    """A chart or workbook that two places use changes in both when somebody edits one."""
    counts = Counter(r.target for r in opened.relationships if r.kind in ("chart", "package"))
    for target, count in counts.items():
        if count > 1:
            yield f"{target}: is used {count} times"


def values_are_numbers(opened: Opened) -> Iterator[str]:
    """A missing value is a gap, never the word None or NaN; every number is finite."""
    for name, root in _charts(opened):
        for value in values(root, "//c:numCache/c:pt/c:v/text() | //c:numLit/c:pt/c:v/text()"):
            if not _is_number(value):
                yield f"{name}: the value {value!r}"
        for value in values(root, "//c:strCache/c:pt/c:v/text()"):
            if value in ("None", "nan", "NaN"):
                yield f"{name}: the label {value!r}"
        for empty in find_all(root, "//c:pt[not(c:v/text())]"):
            yield f"{name}: the point {empty.get('idx')} has no value; leave the point out"


def caches_are_complete(opened: Opened) -> Iterator[str]:
    """Points are numbered in order, below the declared count; all series of a chart have an order of their own."""
    for name, root in _charts(opened):
        for cache in find_all(root, "//c:numCache | //c:strCache"):
            count = int((values(cache, "c:ptCount/@val") or ["0"])[0])
            places = [int(place) for place in values(cache, "c:pt/@idx")]
            if places != sorted(set(places)) or any(place >= count for place in places):
                yield f"{name}: the points {places} of a cache with {count}"
        for what in ("idx", "order"):
            for value in repeated(values(root, f"//c:ser/c:{what}/@val")):
                yield f"{name}: two series with the {what} {value}"


def axes_are_paired(opened: Opened) -> Iterator[str]:
    """Every axis that a plot names exists, once, and crosses one that exists."""
    for name, root in _charts(opened):
        ids = values(root, "//c:plotArea/*/c:axId[../c:crossAx]/@val")
        named = values(root, "//c:plotArea/*/c:axId[not(../c:crossAx)]/@val") + values(root, "//c:crossAx/@val")
        for id_ in repeated(ids):
            yield f"{name}: two axes with the id {id_}"
        for id_ in sorted(set(named) - set(ids)):
            yield f"{name}: the axis {id_} does not exist"


def caches_equal_the_workbook(opened: Opened) -> Iterator[str]:
    """Whoever opens the data of a chart sees what the chart shows."""
    for name, root in _charts(opened):
        packages = [r.target for r in opened.related(name, "package")]
        if root.find(tag("c:externalData")) is None or len(packages) != 1:
            yield f"{name}: has no workbook"
            continue
        cells = _cells(Opened(opened.parts[packages[0]], packages[0]))
        for reference in find_all(root, "//c:numRef | //c:strRef"):
            formula = reference.findtext("c:f", "", NAMESPACES)
            yield from (f"{name}: {formula}: {fault}" for fault in _differences(formula, reference, cells))


def workbooks_are_reproducible(opened: Opened) -> Iterator[str]:
    """Same input, same bytes, inside the workbook too."""
    for name in opened.parts:
        if name.endswith(".xlsx"):
            workbook = Opened(opened.parts[name], name)
            dates = {entry.date_time for entry in workbook.entries}
            if dates != {_ZIP_DATE}:
                yield f"{name}: zip dates {sorted(dates)}"


def _charts(opened: Opened) -> Iterator[tuple[str, Element]]:
    for prefix in ("ppt/charts/", "word/charts/"):
        for name, root in opened.matching(prefix):
            if root.tag == tag("c:chartSpace"):
                yield name, root


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _cells(workbook: Opened) -> dict[str, dict[str, str]]:
    """Sheet name → cell → text as it is stored."""
    shared = [
        "".join(values(item, ".//s:t/text()"))
        for _, root in workbook.matching("xl/sharedStrings")
        for item in root.iter(tag("s:si"))
    ]
    parts = {relationship.id: relationship.target for relationship in workbook.related("xl/workbook.xml")}
    sheets: dict[str, dict[str, str]] = {}
    for sheet in workbook.root("xl/workbook.xml").iter(tag("s:sheet")):
        cells = sheets[sheet.get("name", "")] = {}
        for cell in workbook.root(parts[sheet.get(tag("r:id"), "")]).iter(tag("s:c")):
            value = cell.findtext("s:v", "", NAMESPACES)
            if cell.get("t") == "s":
                value = shared[int(value)]
            elif cell.get("t") == "inlineStr":
                value = "".join(values(cell, ".//s:t/text()"))
            if value:
                cells[cell.get("r", "")] = value
    return sheets


def _differences(formula: str, reference: Element, sheets: dict[str, dict[str, str]]) -> Iterator[str]:
    found = _RANGE.fullmatch(formula)
    sheet = (found[1] or found[2]).replace("''", "'") if found else ""
    if found is None or sheet not in sheets:
        yield "names no range of the workbook"
        return
    cells = _range(found[3], int(found[4]), found[5] or found[3], int(found[6] or found[4]))
    cache = next(iter(find_all(reference, "c:numCache | c:strCache")), None)
    if cache is None:
        yield "has no cache"
        return
    if values(cache, "c:ptCount/@val") != [str(len(cells))]:
        yield f"covers {len(cells)} cells, the cache counts {values(cache, 'c:ptCount/@val')}"
    drawn = {int(pt.get("idx", "0")): pt.findtext("c:v", "", NAMESPACES) for pt in cache.iter(tag("c:pt"))}
    for place, cell in enumerate(cells):
        left, right = drawn.get(place, ""), sheets[sheet].get(cell, "")
        if left != right and not (_is_number(left) and _is_number(right) and float(left) == float(right)):
            yield f"{cell} is {right!r} in the workbook and {left!r} in the chart"


def _range(left: str, top: int, right: str, bottom: int) -> list[str]:
    columns = range(_number(left), _number(right) + 1)
    return [f"{_letters(column)}{row}" for row in range(top, bottom + 1) for column in columns]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    charts_are_not_shared,
    values_are_numbers,
    caches_are_complete,
    axes_are_paired,
    caches_equal_the_workbook,
    workbooks_are_reproducible,
)
