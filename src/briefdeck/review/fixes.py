"""Certain cures put into a YAML file, in its own lines: comments, order, quoting and line breaks stay as they are."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Edit, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.disk import put_file, read_file
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.reader import MAX_BYTES, parse

_MOST_PASSES = 5
_LINE = regex(r"([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text before and after, and how many findings were mended."""

    path: Path
    before: str
    after: str
    count: int

    @property
    def diff(self) -> str:
        """The change as a unified diff; empty where there is none."""
        lines = (self.before.splitlines(keepends=True), self.after.splitlines(keepends=True))
        return "".join(difflib.unified_diff(*lines, str(self.path), str(self.path)))


def fixed(path: Path, findings: Callable[[str], Iterable[Diagnostic]]) -> Fixed | None:
    """The text of a file with all certain cures; None where the file cannot be read as text, or is too large.

    `findings` judges a text of it. Cures that would change more than the words that they are meant for are left out.
    """
    try:
        before = read_file(path, MAX_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    text, count = before, 0
    for _ in range(_MOST_PASSES):
        found = [diagnostic for diagnostic in findings(text) if diagnostic.edits]
        changed, mended = _applied(text, found)
        if not mended:
            break
        text, count = changed, count + mended
    return Fixed(path, before, text, count)


def put(made: Fixed) -> Diagnostic | None:
    """Put the mended text in the place of the file, at once; what went wrong, if anything did."""
    try:
        if read_file(made.path, MAX_BYTES) != made.before.encode():
            return rules.UNWRITABLE_OUTPUT.at(Span(str(made.path)), "the file was changed meanwhile", "run it again")
        put_file(made.path, made.after.encode())
    except OSError as error:
        what = f"“{made.path}” cannot be written: {error.strerror}"
        return rules.UNWRITABLE_OUTPUT.at(Span(str(made.path)), what, "see that you may change the file and its folder")
    return None


def _applied(text: str, found: Sequence[Diagnostic]) -> tuple[str, int]:
    """All cures at once; where that spoils the file, those that spoil nothing by themselves."""
    changed = _edited(text, found)
    if changed is not None and _is_sound(text, *changed):
        return changed[0], len(found)
    mended = 0
    for diagnostic in sorted(found, key=lambda d: d.span, reverse=True):
        one = _edited(text, [diagnostic])
        if one is not None and _is_sound(text, *one):
            text, mended = one[0], mended + 1
    return text, mended


def _edited(text: str, found: Iterable[Diagnostic]) -> tuple[str, int] | None:
    """The text with the edits of findings, and how many spaces they add; of two that touch, the first is taken.

    None where an edit does not find the words that it is about.
    """
    lines = [list(match.groups()) for match in _LINE.finditer(text)]
    mark = len(text) - len(text.removeprefix("\ufeff"))
    edits = sorted({edit for diagnostic in found for edit in diagnostic.edits}, key=_place)
    if not edits:
        return None
    last: Edit | None = None
    kept = []
    for edit in edits:
        if last is None or edit.line != last.line or edit.column >= last.column + len(last.old):
            kept.append(edit)
            last = edit
    for edit in reversed(kept):
        line = lines[edit.line - 1][0]
        start = edit.column - 1 + (mark if edit.line == 1 else 0)
        if not line.startswith(edit.old, start):
            return None
        lines[edit.line - 1][0] = line[:start] + edit.new + line[start + len(edit.old) :]
    spaces = sum(edit.new.count(" ") - edit.old.count(" ") for edit in kept)
    return "".join(content + end for content, end in lines), spaces


def _place(edit: Edit) -> tuple[int, int]:
    return edit.line, edit.column


def _is_sound(before: str, after: str, spaces: int) -> bool:
    """Whether a change left the file readable, every key and value that is no text as it was, and the wraps of long
    lines what they were: the letters beside a wrap decide whether it is read as a space."""
    old, faults_before = parse(before, "")
    new, faults_after = parse(after, "")
    if old is None or new is None or len(faults_after) > len(faults_before):
        return False
    return _shape(old.data) == _shape(new.data) and _spaces(new.data) - _spaces(old.data) == spaces


def _spaces(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_spaces, value.values()))
    if isinstance(value, list):
        return sum(map(_spaces, value))
    return value.count(" ") if isinstance(value, str) else 0


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_shape(child) for child in value]
    return str if isinstance(value, str) else value
