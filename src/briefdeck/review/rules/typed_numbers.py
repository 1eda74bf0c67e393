"""Numbers of YAML that are written as texts have them: 15.860, which is fifteen and something, and not thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import find
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Node, Path, entries, items, whole

_GROUPED = regex(r"-?[1-9]\d{0,2}\.\d{3}(?![\w.])")
_MEASURES = frozenset({"value", "values", "rows"})


def check_typed_numbers(reader: Reader) -> Iterator[Remark]:
    """L304 of numbers in a language that sets thousands apart by points, and of those beside much larger ones."""
    language = find(reader.loaded.briefing.language)
    if not _GROUPED.search(reader.loaded.document.text):
        return
    lines = reader.loaded.document.text.split("\n")
    if language is None or language.separators != (",", "."):
        yield from _out_of_line(reader, lines)
        return
    for path, group in _groups(whole(reader.loaded.document), (), _floats):
        written = [(at, _written(node, lines)) for at, node in group]
        grouped = [(at, words) for at, words in written if _GROUPED.fullmatch(words)]
        # Decimal places that end in nothing are none; several numbers with three of them each are none either.
        if not any(words.endswith("0") for _, words in grouped) and (len(grouped) < 2 or len(grouped) < len(written)):
            continue
        at, words = grouped[0]
        more = f"; so are {len(grouped) - 1} more" if len(grouped) > 1 else ""
        what = f"“{words}” is {words.rstrip('0').replace('.', ',')}: a point in YAML stands before decimal places{more}"
        hint = f"write {words.replace('.', '')} if thousands are meant, or {words.rstrip('0').rstrip('.')}"
        yield Remark(path, rules.FOREIGN_NUMBER.at(reader.loaded.document.span(at), what, hint))


def _out_of_line(reader: Reader, lines: list[str]) -> Iterator[Remark]:
    """Numbers with three decimal places among whole ones of their column or series, with which they would be in line if
    the point was taken out of them."""
    for _, group in _groups(whole(reader.loaded.document), (), _numbers):
        columns: dict[object, list[tuple[Path, Node]]] = {}
        for at, node in group:
            columns.setdefault(at[-1] if "rows" in at else "", []).append((at, node))
        for column in columns.values():
            others = [abs(node.data) for _, node in column if isinstance(node.data, int) and node.data]
            if not others:
                continue
            for at, node in column:
                words = "" if isinstance(node.data, int) else _written(node, lines)
                meant = words.replace(".", "")
                if _GROUPED.fullmatch(words) and min(others) / _NEAR <= abs(int(meant)) <= max(others) * _NEAR:
                    what = (
                        f"“{words}” is {float(words):g}: a point stands before decimal places, and the others have none"
                    )
                    hint = f"write {meant} if thousands are meant"
                    yield Remark(at, rules.FOREIGN_NUMBER.at(reader.loaded.document.span(at), what, hint))


_NEAR = 10  # times that a number in line with others differs from them
_Found = Iterator[tuple[Path, Node]]


def _groups(
    node: Node, path: Path, numbers: Callable[[Node, Path], _Found]
) -> Iterator[tuple[Path, list[tuple[Path, Node]]]]:
    """The numbers that stand together: of a figure, of a series, of the rows of a table."""
    waiting = [(path, node)]
    while waiting:
        at, each = waiting.pop()
        if at and at[-1] in _MEASURES:
            yield at, list(numbers(each, at))
        elif each.items is not None:
            waiting += [((*at, n), one) for n, one in enumerate(items(each))]
        elif each.entries is not None:
            waiting += [((*at, name), one) for name, (_, one) in entries(each).items()]


def _numbers(node: Node, path: Path) -> _Found:
    """Whole numbers, those with decimal places, and texts that look like one."""
    if node.items is not None:
        for n, one in enumerate(items(node)):
            yield from _numbers(one, (*path, n))
    elif isinstance(node.data, str):
        yield from [(path, node)] if _GROUPED.fullmatch(node.data) else []
    elif isinstance(node.data, int | float) and not isinstance(node.data, bool):
        yield path, node


def _floats(node: Node, path: Path) -> _Found:
    if node.items is not None:
        for n, one in enumerate(items(node)):
            yield from _floats(one, (*path, n))
    elif isinstance(node.data, float) or (isinstance(node.data, str) and "rows" not in path):
        yield path, node  # what would lose its last 0 stays a text, and is a number where one is wanted


def _written(node: Node, lines: list[str]) -> str:
    """A number as it stands in the file."""
    if isinstance(node.data, str):
        return node.data
    line = lines[node.line - 1] if 0 < node.line <= len(lines) else ""
    found = regex(r"[-+.\d]*").match(line, node.column - 1)
    return found[0] if found else ""
