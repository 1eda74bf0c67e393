"""The line of sources at the foot of a slide: a second line begins with a source, or with a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.document.deck import TextRun
from briefdeck.layout.typesetting import lines
from briefdeck.patterns import regex
from briefdeck.text import Face
from briefdeck.values import replace

_PART = regex(r"(?=[（「“‘])|(?<=[、，;；,]) ?|(?<=[。.] )(?=\()")


def parted(
    made: tuple[TextRun, ...], names: Sequence[str], size: float, face: Face, width: float, most: int
) -> tuple[TextRun, ...]:
    """The runs of the line, broken before a source where that takes no more than `most` lines of `width` pt; else
    before a title or a bracket or after a comma, so that a date stays whole. As they are where neither has room."""
    text = "".join(run.text for run in made)
    if lines((TextRun(text),), size, face, width) == 1:
        return made
    for breaks in (_starts(text, names), [match.start() for match in _PART.finditer(text)]):
        found = _filled(text, breaks, size, face, width)
        if len(found) < most and all(_fits(line, size, face, width) for line in _lines(text, found)):
            return _broken(made, found)
    return made


def _starts(text: str, names: Sequence[str]) -> list[int]:
    """Where each source begins, but the first."""
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(at)
        at += len(name)
    return found[1:]


def _filled(text: str, breaks: Sequence[int], size: float, face: Face, width: float) -> list[int]:
    """Of the places where it may be broken, those that end lines as full as can be."""
    found: list[int] = []
    start, last = 0, 0
    for at in (*breaks, len(text)):
        if last > start and not _fits(text[start:at], size, face, width):
            found.append(last)
            start = last
        last = at
    return found


def _lines(text: str, breaks: Sequence[int]) -> list[str]:
    ends = [0, *breaks, len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def _fits(line: str, size: float, face: Face, width: float) -> bool:
    return lines((TextRun(line.strip()),), size, face, width) == 1


def _broken(made: tuple[TextRun, ...], breaks: Sequence[int]) -> tuple[TextRun, ...]:
    """The runs with line breaks at places of their text; a space before one is gone."""
    result, at, ends = [], 0, set(breaks)
    for run in made:
        text = ""
        for char in run.text:
            text = text.rstrip(" ") + "\v" + char if at in ends else text + char
            at += 1
        result.append(replace(run, text=text))
    return tuple(result)
