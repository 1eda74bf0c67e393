"""Whether the edit of a paragraph can be taken apart: into what was typed into words of the briefing, and into our own.

Marks, labels, figures and what stands between them are written anew by every build, each in its place. Where an edit
leaves them there, whatever else was typed belongs to the words of the briefing. Where it does not, nobody can say what
is whose: it is told as a whole, and nothing of it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from briefdeck.patterns import regex
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.paragraph.segments import Kept, Looks, Owner, Segment, kind_of
from briefdeck.roundtrip.readback.likeness import likeness

_MARK = regex(r"\[\d+\]")
_DIGIT = regex(r"\d")
_WORD = regex(r"\w")
_BRACKETED = regex(r"[\[［(（【〔].+|.+[\]］)）】〕]")

_SAID = 0.5  # likeness of what is gone and of what was typed beside it, or in its place
_FEW = 2  # stretches of a line that may stay when words are typed over it or taken out

Owns = Callable[[int], Owner]
"""What the words of a mark are."""


def generated_in(units: Iterable[Unit], owner: Owns) -> frozenset[str]:
    """The labels of a file that nobody would type: what stands in brackets, as the status of a statement does."""
    labels = {_bare(piece.text) for unit in units for piece in unit.pieces if owner(piece.mark) is Owner.LABEL}
    return frozenset(label for label in labels if len(label) > 2 and _BRACKETED.fullmatch(label))


def is_mark(text: str) -> bool:
    """Whether words are the numbers of sources and nothing else."""
    return not _MARK.sub("", _bare(text)).strip()


def holds_generated(text: str, generated: Iterable[str]) -> bool:
    """Whether words that were typed, or came with a paragraph, hold what a build writes."""
    bare = _bare(text)
    return bool(_MARK.search(bare)) or any(label in bare for label in generated)


def gains_generated(segment: Segment, generated: Iterable[str]) -> bool:
    """Whether what a build writes was typed into words, a sign of these in the midst of it perhaps."""
    built, now = _bare(segment.built), _bare(segment.text)
    more = len(_MARK.findall(now)) > len(_MARK.findall(built))
    return (
        more
        or holds_generated(_typed(segment), generated)
        or any(now.count(label) > built.count(label) for label in generated)
    )


def is_apart(
    built: Unit, now: Unit, made: Sequence[Segment], owner: Owns, generated: Iterable[str], within: Container[int] = ()
) -> bool:
    """Whether what was typed into a paragraph can be told from what a build wrote into it.

    Of its runs, `within` are figures in the midst of a text, which are words of that.
    """
    owners = [owner(built.pieces[segment.piece].mark) for segment in made]
    values: dict[int, list[Segment]] = defaultdict(list)
    for n, own in enumerate(owners):
        if own is Owner.TEXT or (own is Owner.FIGURE and n not in within):
            values[built.pieces[made[n].piece].mark].append(made[n])
    left = any(_bare(_left(own)) for own in values.values())
    if _has_left_its_place(made, now):
        return False
    closed = list(closed_gaps(built, made, owner))
    if not all(_meet(before, behind) for before, behind in closed):
        return False  # nobody can say where one ends
    if len(values) > 1 and left and (is_scattered(made) or all(map(_has_faded, values.values()))):
        return False  # what was typed over all of it happens to have letters of each value
    texts = [n for n, own in enumerate(owners) if own is Owner.TEXT]
    if not any(_typed(made[n]).strip() for n in texts):
        return True  # words were taken out, or stand among our own
    typed = " ".join(_typed(made[n]) for n in texts)
    whole: dict[int, list[Segment]] = defaultdict(list)
    for n in texts:
        whole[built.pieces[made[n].piece].mark].append(made[n])
    said = ["".join(segment.built for segment in own) for own in whole.values() if not _left(own).strip()]
    gone = [text for text in said if text.strip()]
    anew = bool(gone) and any(map(_is_anew, whole.values()))
    if any(anew or _is_said(text, typed) for text in gone):
        return False  # the words of one value may stand in another now
    if any(made[n].is_far or gains_generated(made[n], generated) for n in texts):
        return False
    if any(
        own is Owner.FIGURE and made[n].text.strip() and made[n].text != made[n].built for n, own in enumerate(owners)
    ) and any(map(_is_anew, whole.values())):
        return False  # a sign or two of a figure that are left among other words are no figure
    # A number that was typed may be another one of a figure that is gone.
    lost = {n for n in range(len(made)) if n in within and not made[n].text.strip() and not _DIGIT.search(typed)}
    spoilt = [n for n, own in enumerate(owners) if _is_spoilt(made[n], own) and n not in lost]
    spoilt = [n for n in spoilt if not _is_between(made, n)]
    if not spoilt:
        return True
    # With one value in the line, marks behind its words may go: the words are its own all the same.
    one = {built.pieces[made[n].piece].mark for n, own in enumerate(owners) if own is not Owner.LABEL and n not in lost}
    return len(one) == 1 and all(n > texts[-1] and not _bare(made[n].text) for n in spoilt)


def _is_between(made: Sequence[Segment], n: int) -> bool:
    """Whether other stops and brackets, or none, stand where some stood, and what is before and behind has stayed."""
    if not 0 < n < len(made) - 1 or _WORD.search(made[n].built + made[n].text):
        return False
    return _meet(made[n - 1], made[n + 1])


def _has_left_its_place(made: Sequence[Segment], now: Unit) -> bool:
    """Whether letters of a value stand behind words of ours before which they stood: what was dragged is a mark."""
    if "".join(segment.text for segment in made) == now.text.replace(OBJECT, ""):
        return False
    for segment in made:
        kept = {each.built - segment.start for each in segment.now if isinstance(each, Kept)}
        lost = _bare("".join(sign for n, sign in enumerate(segment.built) if n not in kept))
        if lost and any(_bare(typed) and _bare(typed) in lost for typed in _typed(segment).split("\0")):
            return True
    return False


def closed_gaps(built: Unit, made: Sequence[Segment], owner: Owns) -> Iterator[tuple[Segment, Segment]]:
    """Two values each that a gap alone set apart, and that stand in one now."""
    owners = [owner(built.pieces[segment.piece].mark) for segment in made]
    for n, segment in enumerate(made[1:-1], 1):
        before, behind = made[n - 1], made[n + 1]
        gap = owners[n] is Owner.LABEL and bool(segment.built) and not segment.built.strip()
        if not gap or any(each.isspace() for each in segment.text) or not (before.text.strip() and behind.text.strip()):
            continue
        two = built.pieces[before.piece].mark != built.pieces[behind.piece].mark
        if two and Owner.LABEL not in (owners[n - 1], owners[n + 1]):
            yield before, behind


def _meet(before: Segment, behind: Segment) -> bool:
    """Whether a value ends as it ended, and the next one begins as it began, right behind it."""
    if not before.now or not behind.now:
        return False
    last, first = before.now[-1], behind.now[0]
    if not isinstance(last, Kept) or not isinstance(first, Kept):
        return False
    return last.built == before.start + len(before.built) - 1 and first.built == behind.start


def is_scattered(made: Sequence[Segment]) -> bool:
    """Whether hardly two letters that stood one behind the other still do."""
    kept = [each.built for segment in made for each in segment.now if isinstance(each, Kept)]
    stretches = 1 + sum(other != one + 1 for one, other in pairwise(kept))
    return stretches > _FEW and 2 * stretches > len(kept)


def _is_spoilt(segment: Segment, owner: Owner) -> bool:
    """Whether words of ours are no longer what they were; a figure may be another one, not gone."""
    if owner is Owner.FIGURE:
        return not segment.text.strip()
    if owner is not Owner.LABEL:
        return False
    # A line break of ours keeps two values apart that stand in one paragraph.
    return _bare(segment.built) != _bare(segment.text) or ("\n" in segment.built and "\n" not in segment.text)


def _is_said(text: str, typed: str) -> bool:
    """Whether the words of a value that is gone were typed somewhere else, or most of them."""
    return _bare(text) in _bare(typed) or likeness(_bare(text), _bare(typed)) > _SAID


def _is_anew(own: Sequence[Segment]) -> bool:
    """Whether hardly anything is left of what the runs of a text said, and something else stands there."""
    return any(_typed(each).strip() for each in own) and _has_faded(own)


def _has_faded(own: Sequence[Segment]) -> bool:
    """Whether hardly anything is left of what the runs of a value said."""
    built = "".join(segment.built for segment in own)
    return likeness(_bare(built), _bare(_left(own))) <= _SAID


def _left(own: Sequence[Segment]) -> str:
    """What the runs of a text say now."""
    return "".join(segment.text for segment in own)


def _typed(segment: Segment) -> str:
    """What was typed into a run, each stretch of it apart."""
    stretches = groupby(segment.now, key=lambda each: isinstance(each, Kept))
    return "\0".join(
        "".join(each.text for each in run if not isinstance(each, Kept)) for kept, run in stretches if not kept
    )


def _bare(text: str) -> str:
    return " ".join(text.replace(OBJECT, "").split())


def is_mixed(unit: Unit, looks: Looks) -> bool:
    """Whether the template sets some words of a paragraph bold, and others not."""
    kind = kind_of(unit)
    return len({looks.base(kind, piece.bold) for piece in unit.pieces if _bare(piece.text)}) > 1


def is_flat(unit: Unit) -> bool:
    """Whether all words of a paragraph are as bold as each other, as they are where somebody typed over all of it."""
    return len({piece.bold is True for piece in unit.pieces if _bare(piece.text)}) < 2
