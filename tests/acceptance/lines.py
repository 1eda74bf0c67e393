"""What holds for the lines of any document: faces and kinsoku."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from acceptance.matching import fold
from acceptance.pages import Line
from briefdeck.locale import Setting
from briefdeck.text import Face, Run
from briefdeck.text.line_breaks import HANGING, prepare

_WRONG_FACE = re.compile(r"DejaVu|Carlito|Caladea|CJK ?(sc|tc|kr|hk)|Noto(Sans|Serif)(SC|TC|KR|HK)", re.IGNORECASE)

# LibreOffice takes a link for one word after which it may break whatever follows; citation marks are links.
_PITCH = 0.25  # pt: 0.2, and what the PDF's own grid takes
_MARK = re.compile(r"\[\d+\]$")


def bad_faces(faces: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    """Faces that are not embedded, or stand in for others."""
    for face, embedded in sorted(faces.items()):
        if not embedded:
            yield face, "a face is not embedded"
        if _WRONG_FACE.search(face):
            yield face, "a face that stands in for another"


def past(line: Line, edge: float) -> bool:
    """Whether a line's ink stands past an edge; one mark may hang there."""
    hang = line.size if line.text[-1] in HANGING else 0.5
    return line.ink[2] > edge + hang


def wrong_pitches(lines: Sequence[Line], declared: float) -> Iterator[tuple[float, str]]:
    """Distances of neighbouring baselines that are not the declared one, with the words of the lower line.

    Only lines of one make are compared: LibreOffice sets a baseline by the faces and sizes that its line has.
    """
    for upper, lower in pairwise(lines):
        found = lower.baseline - upper.baseline
        if _make(upper) == _make(lower) and abs(found - declared) > _PITCH:
            yield found, lower.text


def _make(line: Line) -> tuple[int, frozenset[str]]:
    return round(line.size), frozenset(g.face for g in line.glyphs if g.size > line.size - 0.5)


def bad_breaks(runs: Sequence[Run], lines: Sequence[Line], face: Face, measure: float) -> Iterator[tuple[str, str]]:
    """Lines that begin or end as kinsoku forbids, in a measure of em; a piece wider than the line breaks anywhere."""
    words = "".join(run[0] for run in runs)
    at = fold(words).at
    if len(at) != sum(len(line.glyphs) for line in lines):
        return  # a mark is missing, and with it the places of the others
    position = 0
    for upper, lower in pairwise(lines):
        position += len(upper.glyphs)
        before, after = words[at[position - 1]], words[at[position]]
        if re.search("[\n\v]", words[at[position - 1] : at[position]]):
            continue
        if before == " " or words[at[position] - 1] == " ":
            continue  # a mark that stands behind a space begins a piece of its own in LibreOffice
        if _in_address(words, at[position]) or _too_wide(runs, at[position], face, measure):
            continue
        if after in Setting().no_line_start and not _MARK.search(words[: at[position]]):
            yield f"a line begins with {after}", f"{upper.text} / {lower.text}"
        if before in Setting().no_line_end:
            yield f"a line ends with {before}", f"{upper.text} / {lower.text}"


def _in_address(words: str, at: int) -> bool:
    """Whether a position is inside an address, which may break anywhere."""
    return any(match.start() < at < match.end() for match in re.finditer(r"https?://[!-~]+", words))


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
