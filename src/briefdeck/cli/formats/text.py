"""Findings for people: grouped by file, each with the line it stands in and a caret under the column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from pathlib import Path

from briefdeck.cli.formats.findings import Granted, granted_in_order
from briefdeck.cli.printing import STYLES, Part, cells, concise, shown
from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.disk import read_file
from briefdeck.patterns import regex

WIDTH = 100
"""Cells of a line that are shown, with the signs that something is cut off."""
MAX_BYTES = 8_000_000
CUT = "…"
_NEAR = 4  # times the width of what is shown, in characters: what of a long line is looked at, on each side

_BREAK = regex(r"\r\n|\r|\n")
# Separators of lines, signs that turn the direction of what follows, the byte order mark, and what is no character:
# with them the line would not show what stands in the file.
_DECEITFUL = regex("[\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def text_of(file: str) -> str | None:
    """The text of a file, or None where it has none: it cannot be read, is too large, or is no UTF-8."""
    try:
        return read_file(Path(file), MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def as_text(
    found: Iterable[Diagnostic],
    granted: Granted = (),
    source: Callable[[str], str | None] = text_of,
    *,
    width: int = WIDTH,
) -> tuple[Part, ...]:
    """Words and their styles, for `say`; nothing where nothing was found. `source` is asked once for each file."""

    @cache
    def lines(file: str) -> list[str]:
        text = source(file)
        if text is None:
            return []
        first, *rest = _BREAK.split(text.removeprefix("\ufeff"))
        return [first, *rest] if rest and rest[-1] else [first, *rest[:-1]]

    parts: list[Part] = []
    file = None
    for diagnostic in in_order(found):
        if parts:
            parts.append("\n" if file == diagnostic.span.file else "\n\n")
        file = diagnostic.span.file
        parts += concise(diagnostic, _excerpt(diagnostic, lines, width))
    told = granted_in_order(granted)
    if told:
        parts += ["\n\n"] if parts else []
        parts.append(("granted exceptions:", "bold"))
    for diagnostic, reason in told:
        rule = diagnostic.rule
        why = f" ({reason})" if reason else ""
        parts += [f"\n{diagnostic.span}: ", (f"{rule.code} {rule.name}", "dim"), f": {diagnostic.what}{why}"]
    return tuple(parts)


def _excerpt(diagnostic: Diagnostic, lines: Callable[[str], list[str]], width: int) -> list[Part]:
    """The line and the caret, each begun by a line break; nothing where the file has no such line."""
    span = diagnostic.span
    if not span.line or span.line > len(lines(span.file)):
        return []
    line, indent = _cut(lines(span.file)[span.line - 1], span.column, width)
    number = f"{span.line:>5}"
    parts: list[Part] = [(f"\n{number} |", "dim"), f" {line}" if line else ""]
    if span.column:
        parts += [(f"\n{' ' * len(number)} |", "dim"), " " * (indent + 1), ("^", STYLES.get(diagnostic.severity, ""))]
    return parts


def _cut(line: str, column: int, width: int) -> tuple[str, int]:
    """A line as a terminal shows it, at most `width` cells around a column, and the cells before that column."""
    place = min(max(column - 1, 0), len(line))
    first, last = max(place - _NEAR * width, 0), place + _NEAR * width
    signs = [_sign(character) for character in line[first:last]]
    ends = list(accumulate(map(cells, signs), initial=0))
    at = place - first
    while 0 < at < len(signs) and ends[at + 1] == ends[at]:  # a mark stands on the character before it
        at -= 1
    if ends[-1] <= width and len(signs) == len(line):
        return "".join(signs).rstrip(), ends[at]
    left = min(ends[at] - width // 2, ends[-1] - width)
    begin = 0
    if left > 0:
        begin = next(i for i, before in enumerate(ends) if before > left)
        while begin < len(signs) and ends[begin + 1] == ends[begin]:
            begin += 1
    head = CUT if begin or first else ""
    room = width - len(head)
    end = len(signs)
    if ends[end] - ends[begin] > room or last < len(line):
        end = max(i for i, before in enumerate(ends) if before - ends[begin] <= room - len(CUT))
    tail = CUT if first + end < len(line) else ""
    return f"{head}{''.join(signs[begin:end])}{tail}".rstrip(), len(head) + ends[at] - ends[begin]


def _sign(character: str) -> str:
    """What stands for a character: a tab is a space, and what would move the cursor or not be seen is its number."""
    if character == "\t":
        return " "
    if _DECEITFUL.match(character):
        return f"\\u{ord(character):04x}"
    return shown(character)
