"""What was typed into one paragraph: every sign of it given to the words that it belongs to.

A paragraph is made of texts of the briefing, figures, and words of the plan and the template between them. Words that
were typed beside a text belong to it; those in the midst of the template's own belong to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from enum import Enum, auto
from itertools import chain, repeat

from briefdeck.patterns import regex
from briefdeck.provenance.units import OBJECT, Piece, Unit
from briefdeck.sequences import Block, opcodes
from briefdeck.values import dataclass

_NUMERIC = frozenset("0123456789.,．，")
_OPENING, _CLOSING = "([（［「『【〔〈《“«", ")]）］」』】〕〉》”»"
_BRACKETED = regex(r"[\[［(（【〔][^\]］)）】〕]*[\]］)）】〕]")
_SAYING = regex(r"\w")
# Shapes that are no placeholders have the number of their place on the slide behind their name.
_UNNUMBERED = frozenset({"box", "cell"})
_NUMBER = regex(r" \d+$")


class Owner(Enum):
    """What a run of words is."""

    TEXT = auto()
    FIGURE = auto()
    LABEL = auto()


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its look, and the number of the piece that it belongs to; -1 for none.

    One without text is the number of a source that was typed, and `cite` what a briefing writes for it.
    """

    text: str
    bold: bool | None
    href: str
    piece: int = -1
    look: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A character that was built: its number in the paragraph, and how it looks now."""

    built: int
    now: Letter


@dataclass(slots=True)
class Segment:
    """One run of the built paragraph and what stands in its place now: kept characters, and typed ones.

    `is_far` where words were typed before a label that stands in front of the run, behind a figure that follows it,
    behind the bracket that closes what the run says, or behind words of the plan at the end of the line.
    """

    piece: int
    start: int
    built: str
    now: list[Kept | Letter] = field(default_factory=list)
    is_far: bool = False

    @property
    def text(self) -> str:
        """What it says now."""
        return "".join(each.now.text if isinstance(each, Kept) else each.text for each in self.now)


def segments(built: Unit, now: Unit, owner: Callable[[int], Owner]) -> list[Segment]:
    """The runs of a built paragraph with what is in the place of each; `owner` says what the words of a mark are."""
    before = letters(built.pieces)
    after = letters(now.pieces)
    owners = [owner(piece.mark) for piece in built.pieces]
    made = unfilled(built)
    blocks = opcodes(built.text, now.text)
    if _spoils_labels(blocks, before, owners):
        blocks = _anchored(built, now.text, owners) or blocks
    for kind, i, j, k, stop in blocks:
        if kind == "equal":
            for offset in range(j - i):
                made[before[i + offset].piece].now.append(Kept(i + offset, after[k + offset]))
        elif typed := [letter for letter in after[k:stop] if letter.text != OBJECT]:  # a field is no sign of a text
            target = _target(before, owners, i, j, typed)
            made[target].now += typed
            left = before[i - 1].piece if i else -1
            crossed = any(owners[piece] is Owner.FIGURE for piece in range(target + 1, left + 1))
            closed = i == len(before) and _ends(built.pieces[target + 1 :], owners[target + 1 :])
            made[target].is_far |= crossed or closed or (i == j == 0 and target > 0)
    return made


def _ends(pieces: Sequence[Piece], owners: Sequence[Owner]) -> bool:
    """Whether words that stand behind these runs cannot be those of a text before them: a bracket that it stands in is
    closed, or the plan says something of its own there, which is no status and no mark."""
    own = "".join(piece.text for piece, owner in zip(pieces, owners, strict=True) if owner is Owner.LABEL)
    return _closes("".join(piece.text for piece in pieces)) or bool(_SAYING.search(_BRACKETED.sub("", own)))


def _closes(text: str) -> bool:
    """Whether a bracket or quotation mark is closed that was opened before a text."""
    depth = 0
    for sign in text:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth < 0:
            return True
    return False


def letters(pieces: Sequence[Piece]) -> list[Letter]:
    """The characters of a paragraph."""
    return [Letter(c, piece.bold, piece.href, n, piece.look) for n, piece in enumerate(pieces) for c in piece.text]


def unfilled(built: Unit) -> list[Segment]:
    """A segment for each piece of a paragraph as it was built, of which nothing is found yet."""
    made, start = [], 0
    for number, piece in enumerate(built.pieces):
        made.append(Segment(number, start, piece.text))
        start += len(piece.text)
    return made


def _spoils_labels(blocks: Sequence[Block], before: Sequence[Letter], owners: Sequence[Owner]) -> bool:
    return any(
        kind != "equal" and any(owners[b.piece] is Owner.LABEL for b in before[i:j]) for kind, i, j, _, _ in blocks
    )


def _anchored(built: Unit, after: str, owners: Sequence[Owner]) -> list[Block] | None:
    """The edit as far as all of the template's words stand where they stood, in their order; None where they do not."""
    labels = [n for n, owner in enumerate(owners) if owner is Owner.LABEL]
    blank = Counter(text for n in labels if (text := built.pieces[n].text).isspace())
    # A space is no anchor where words have one of their own.
    labels = [n for n in labels if blank[text := built.pieces[n].text] in (0, after.count(text))]
    starts = [segment.start for segment in unfilled(built)]
    blocks: list[Block] = []
    at, end = 0, 0
    for number in labels:
        text = built.pieces[number].text
        last = number == len(owners) - 1
        found = len(after) - len(text) if last and after.endswith(text) else after.find(text, at)
        if found < at:
            return None
        blocks += _between(built.text, after, (end, starts[number]), (at, found))
        blocks.append(("equal", starts[number], starts[number] + len(text), found, found + len(text)))
        at, end = found + len(text), starts[number] + len(text)
    return blocks + _between(built.text, after, (end, len(built.text)), (at, len(after)))


def _between(before: str, after: str, old: tuple[int, int], new: tuple[int, int]) -> list[Block]:
    inner = opcodes(before[slice(*old)], after[slice(*new)])
    return [(kind, old[0] + i, old[0] + j, new[0] + k, new[0] + stop) for kind, i, j, k, stop in inner]


def _target(before: Sequence[Letter], owners: Sequence[Owner], start: int, stop: int, typed: Sequence[Letter]) -> int:
    """The run that typed characters belong to, which stand in the place of built ones from `start` to `stop`."""
    replaced = list(dict.fromkeys(letter.piece for letter in before[start:stop]))
    for wanted in (Owner.TEXT, Owner.FIGURE):
        for piece in replaced:
            if owners[piece] is wanted:
                return piece
    if replaced:
        return replaced[0]
    left = before[start - 1].piece if start else -1
    right = before[stop].piece if stop < len(before) else -1
    numeric = all(letter.text in _NUMERIC for letter in typed)
    for piece in (left, right) if numeric else ():
        if piece >= 0 and owners[piece] is Owner.FIGURE:
            return piece
    for wanted in (Owner.TEXT, Owner.FIGURE):
        for piece in (left, right):
            if piece >= 0 and owners[piece] is wanted:
                return piece
    texts = [n for n, owner in enumerate(owners) if owner is Owner.TEXT]
    if texts and right < 0:
        return texts[-1]
    if texts and left < 0:
        return texts[0]
    return left if left >= 0 else max(right, 0)


def kind_of(built: Unit) -> str:
    """What paragraphs of one look have in common: their placeholder or kind of shape, their style and level."""
    named = f"{built.style} {built.holder}" if built.page else built.style
    return f"{_NUMBER.sub('', named) if built.style in _UNNUMBERED else named} {built.level}"


@dataclass(slots=True)
class Looks:
    """How bold words look in a file now, by the kind of their place and how they looked when they were built.

    PowerPoint and Word leave a look alone that nobody changes; other programs write out what was inherited.
    """

    rewritten: bool = False
    usual: dict[tuple[str, bool | None], bool | None] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Sequence[tuple[Unit, Unit]]) -> Looks:
        """The looks of a file, from paragraphs whose words are as they were."""
        counts: dict[tuple[str, bool | None], dict[bool | None, int]] = defaultdict(lambda: defaultdict(int))
        same = changed = 0
        for built, now in pairs:
            if built.text != now.text:
                continue
            kind = kind_of(built)
            for (before, after), count in Counter(zip(_bold(built), _bold(now), strict=True)).items():
                counts[(kind, before)][after] += count
                if before is None:
                    same, changed = same + count * (after is None), changed + count * (after is not None)
        usual = {key: max(found, key=lambda look: found[look]) for key, found in counts.items()}
        return cls(changed > same, usual)

    def base(self, kind: str, bold: bool | None) -> bool:
        """Whether words that nobody touched look bold now, by their kind and their look when they were built."""
        return (self.usual.get((kind, bold), bold) if self.rewritten else bold) is True


def _bold(unit: Unit) -> Iterator[bool | None]:
    """Whether each character of a paragraph is bold."""
    return chain.from_iterable([repeat(piece.bold, len(piece.text)) for piece in unit.pieces])
