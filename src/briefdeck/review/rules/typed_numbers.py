"""Numbers of YAML that are written as texts have them: 15.860, which is fifteen and something, and not thousands."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import find
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Node, Path, entries, items, whole

_GROUPED = regex(r"-?[1-9]\d{0,2}\.\d{3}(?![\w.])")
_MEASURES = frozenset({"value", "values", "rows"})


def check_typed_numbers(reader: Reader) -> Iterator[Remark]:
    """L304 of numbers in a language that sets thousands apart by points."""
    language = find(reader.loaded.briefing.language)
    if language is None or language.separators != (",", "."):
        return
    lines = reader.loaded.document.text.split("\n")
    for path, group in _groups(whole(reader.loaded.document), ()):
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


def _groups(node: Node, path: Path) -> Iterator[tuple[Path, list[tuple[Path, Node]]]]:
    """The numbers with decimal places that stand together: of a figure, of a series, of the rows of a table."""
    waiting = [(path, node)]
    while waiting:
        at, each = waiting.pop()
        if at and at[-1] in _MEASURES:
            yield at, list(_floats(each, at))
        elif each.items is not None:
            waiting += [((*at, n), one) for n, one in enumerate(items(each))]
        elif each.entries is not None:
            waiting += [((*at, name), one) for name, (_, one) in entries(each).items()]


def _floats(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
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
