"""What holds for the lines of any document: faces and kinsoku."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from acceptance.matching import fold
from acceptance.pages import Line
from briefdeck.text import NO_LINE_END, NO_LINE_START, Face, Run
from briefdeck.text.breaking import prepare

_WRONG_FACE = re.compile(r"DejaVu|Carlito|Caladea|CJK ?(sc|tc|kr|hk)|Noto(Sans|Serif)(SC|TC|KR|HK)", re.IGNORECASE)


def bad_faces(faces: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    """Faces that are not embedded, or stand in for others."""
    for face, embedded in sorted(faces.items()):
        if not embedded:
            yield face, "a face is not embedded"
        if _WRONG_FACE.search(face):
            yield face, "a face that stands in for another"


def bad_breaks(runs: Sequence[Run], lines: Sequence[Line], face: Face, measure: float) -> Iterator[tuple[str, str]]:
    """Lines that begin or end as kinsoku forbids, in a measure of em; a piece wider than the line breaks anywhere."""
    words = "".join(text for text, _ in runs)
    at = fold(words).at
    position = 0
    for upper, lower in pairwise(lines):
        position += len(upper.glyphs)
        before, after = words[at[position - 1]], words[at[position]]
        if re.search("[\n\v]", words[at[position - 1] : at[position]]):
            continue
        if after in NO_LINE_START and not _too_wide(runs, at[position], face, measure):
            yield f"a line begins with {after}", f"{upper.text} / {lower.text}"
        if before in NO_LINE_END and not _too_wide(runs, at[position], face, measure):
            yield f"a line ends with {before}", f"{upper.text} / {lower.text}"


def _too_wide(runs: Sequence[Run], at: int, face: Face, measure: float) -> bool:
    """Whether the piece around a position, which has no opportunity inside, is wider than the line."""
    start = 0
    for paragraph in prepare(tuple(runs), face, True):
        if start <= at <= start + len(paragraph.text):
            ends = [0, *paragraph.ends]
            here = at - start
            first = max((end for end in ends if end < here), default=0)
            last = min((end for end in ends if end >= here), default=len(paragraph.text))
            return paragraph.right[last] - paragraph.left[first] > measure - 0.1
        start += len(paragraph.text) + 1
    return False
