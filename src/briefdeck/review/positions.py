"""Where the characters of a value stand in the YAML that was written: behind folds, quotes and escapes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from briefdeck.diagnostics import Edit, Span
from briefdeck.model.written import followed
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_HEADER = regex(r"[|>][+-]?[ \t]*(#[^\n]*)?\n")
_KEPT_BY_BACKSLASH = '"\\/'


class Places:
    """The places of one file; those of a value are found once, and only when they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[Path, list[int] | None] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the text, and where a line behind the last would."""
        return [0, *accumulate(len(line) + 1 for line in self.document.text.split("\n"))]

    def span(self, path: Path, offset: int = 0) -> Span:
        """Where a character of the value at `path` stands; where that cannot be told, where the value begins."""
        offsets = self._offsets(path)
        if offsets is None or not 0 <= offset < len(offsets) or offsets[offset] < 0:
            return self.document.span(followed(self.document.data, path)[0])
        return Span(self.document.file, *self._position(offsets[offset]), followed(self.document.data, path)[0])

    def edit(self, path: Path, start: int, end: int, new: str) -> tuple[Edit, ...]:
        """The change that puts `new` in place of the characters from `start` to `end` of the value at `path`.

        Empty where those characters do not stand in the file just so, one after the other, in one line.
        """
        offsets, value = self._offsets(path), self.value(path)
        if offsets is None or value is None or not 0 <= start < end <= len(offsets):
            return ()
        old, first = value[start:end], offsets[start]
        if first < 0 or offsets[start:end] != list(range(first, first + len(old))) or "\n" in old:
            return ()
        return (Edit(*self._position(first), old, new),)

    def begins_a_line(self, path: Path, offset: int) -> bool:
        """Whether a character of the value at `path` is the first of a line of the file."""
        at = (self._offsets(path) or [-1])[offset : offset + 1]
        if not at or at[0] < 0:
            return False
        text = self.document.text
        return not text[text.rfind("\n", 0, at[0]) + 1 : at[0]].strip()

    def value(self, path: Path) -> str | None:
        """The text at a path, as `scalars` takes it, or None where there is none."""
        value = followed(self.document.data, path)[1]
        return value.strip("\n") if isinstance(value, str) else None

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _offsets(self, path: Path) -> list[int] | None:
        if path not in self._known:
            value, span = self.value(path), self.document.span(followed(self.document.data, path)[0])
            start = self._starts[span.line - 1] + span.column - 1
            self._known[path] = None if value is None else _aligned(self.document.text, start, value)
        return self._known[path]


def _aligned(raw: str, start: int, value: str) -> list[int] | None:
    """The offset in `raw` of every character of a scalar's value, -1 for one that folding made or an escape stands for.

    The scalar begins at `start`. None where the two cannot be brought together: tags, anchors, rare escapes.
    """
    quote = raw[start : start + 1]
    if quote in ("|", ">"):
        header = _HEADER.match(raw, start)
        if header is None:
            return None
        at = header.end()
    else:
        at = start + (quote in ('"', "'"))
    offsets: list[int] = []
    index = end = space_until = 0
    while index < len(value):
        if at >= len(raw):
            return None
        sign, wanted = raw[at], value[index]
        if sign == "\n":
            at = _behind_space(raw, at)
            while index < len(value) and value[index] in " \n":
                offsets.append(-1)
                index += 1
        elif quote == '"' and sign == "\\":
            if raw[at + 1 : at + 2] == "\n":
                at = _behind_space(raw, at + 1)
            elif raw[at + 1 : at + 2] == wanted and wanted in _KEPT_BY_BACKSLASH:
                offsets.append(-1)
                at, index = at + 2, index + 1
            else:
                return None
        elif quote == "'" and sign == "'" and raw[at : at + 2] == "''" and wanted == "'":
            offsets.append(-1)
            at, index = at + 2, index + 1
        elif sign in " \t" and at >= space_until and (end := _behind_blanks(raw, at)) and raw[end : end + 1] == "\n":
            at = end  # folding drops the space before a break
        elif sign == wanted:
            space_until = max(space_until, end) if sign in " \t" else space_until
            offsets.append(at)
            at, index = at + 1, index + 1
        elif sign in " \t":
            at += 1
        else:
            return None
    return offsets


def _behind_space(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \t\n":
        at += 1
    return at


def _behind_blanks(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \t":
        at += 1
    return at
