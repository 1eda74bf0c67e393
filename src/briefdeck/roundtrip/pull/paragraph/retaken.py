"""Lines that cannot be taken apart sign by sign, and of which something is certain all the same.

The numbers of sources may have been dragged, typed or deleted: without them the rest may be as it was, or be taken
apart. A line of one value may have been typed over as a whole, so that letters which happen to stand in both are no
rest of it. The values of a line may stand in another order, which the plan and the template choose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from unicodedata import normalize

from briefdeck.patterns import regex
from briefdeck.provenance.units import OBJECT, Piece, Unit
from briefdeck.roundtrip.pull.paragraph.certain import gains_generated, is_apart, is_scattered
from briefdeck.roundtrip.pull.paragraph.segments import Kept, Letter, Owner, Segment, letters, segments, unfilled
from briefdeck.sequences import opcodes
from briefdeck.values import dataclass, replace

_MARK = regex(r"\[\d+\]")
_DIGIT = regex(r"\d")
_SAYING = regex(r"\w")


@dataclass(frozen=True, slots=True)
class Retaken:
    """The runs of a line with what stands in their place, the marks of sources as they were; and what to tell of it."""

    made: Sequence[Segment]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was built and as it is now, the marks of sources in both; what its runs are, and which of them are
    figures in the midst of its text (`within`); `generated` are labels that nobody would type, `cites` what a briefing
    writes for the number of a source, and `citing` the marks of the texts that may cite one."""

    built: Unit
    now: Unit
    owner: Callable[[int], Owner]
    within: Container[int]
    generated: Iterable[str]
    cites: Mapping[str, str] = field(default_factory=dict)
    citing: Container[int] = ()

    def taken(self) -> Retaken | None:
        """What is certain of the line; None where nothing is."""
        return self._respelt() or self._cited() or self._apart() or self._marked()

    def _marked(self) -> Retaken | None:
        """The line as it was, where the numbers of sources came into it and nothing else was done: no place for any."""
        bare = self._without_marks({mark for mark, _ in _marks(self.now.text) if mark in self.cites})
        told = self._told_of_marks(bare)
        if not told or bare.built.text.split() != bare.now.text.split():
            return None
        return Retaken(segments(self.built, self.built, self.owner), told)

    def _respelt(self) -> Retaken | None:
        """The line where other signs stand in the place of signs, or the same ones in another width: each stands where
        the one of that run stood, a stop between two values too."""
        before, after = letters(self.built.pieces), letters(self.now.pieces)
        if len(before) != len(after) or not all(map(_is_respelt, self.built.text, self.now.text)):
            return None
        made = unfilled(self.built)
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            made[old.piece].now.append(Kept(at, new) if old.text == new.text else new)
        texts = (each for each in made if self.owner(self.built.pieces[each.piece].mark) is Owner.TEXT)
        return None if any(gains_generated(each, self.generated) for each in texts) else Retaken(made)

    def _apart(self) -> Retaken | None:
        """The line as if its sources had no numbers, which are told."""
        bare = self._without_marks()
        told = self._told_of_marks(bare)
        made = segments(bare.built, bare.now, self.owner)
        if bare._is_apart(made) and not (told and is_scattered(made)):
            return Retaken(self._with_marks(bare, made), told)
        over = bare._typed_over()
        return Retaken(self._with_marks(bare, over), told) if over is not None else None

    def _cited(self) -> Retaken | None:
        """The line with a citation for each number of a source that was typed into it, the others as they were."""
        new = [(mark, before) for mark, before in _marks(self.now.text) if mark not in self.built.text]
        if not new or any(mark not in self.cites for mark, _ in new):
            return None
        bare = self._without_marks({mark for mark, _ in new})
        made = segments(bare.built, bare.now, self.owner)
        if not bare._is_apart(made) or not self._cite(bare, made, new):
            return None
        return Retaken(self._with_marks(bare, made))

    def _is_apart(self, made: Sequence[Segment]) -> bool:
        return is_apart(self.built, self.now, made, self.owner, self.generated, self.within)

    def _cite(self, bare: Line, made: Sequence[Segment], new: Sequence[tuple[str, int]]) -> bool:
        """Put the numbers that were typed behind words where they were; whether all could be, and no other is amiss."""
        if len(new) != len(_MARK.findall(self.now.text)) - len(_MARK.findall(self.built.text)):
            return False
        if any(self._moved_marks(bare)) or "".join(segment.text for segment in made) != bare.now.text:
            return False
        found = [self._behind(bare, made, before) for _, before in new]
        if any(place is None for place in found):
            return False
        # From the last one on: what is put in moves what stands behind it.
        for (mark, _), place in reversed(list(zip(new, found, strict=True))):
            if place is not None:
                place[0].now.insert(place[1], Letter("", None, "", cite=self.cites[mark]))
        return True

    def _behind(self, bare: Line, made: Sequence[Segment], before: int) -> tuple[Segment, int] | None:
        """The run of a text that may cite a source, and the place in it, behind so many signs of the line."""
        for segment in made:
            if 0 < before <= len(segment.text):
                mark = bare.built.pieces[segment.piece].mark
                text = self.owner(mark) is Owner.TEXT and mark in self.citing
                return (segment, before) if text and len(segment.now) == len(segment.text) else None
            before -= len(segment.text)
        return None

    def has_moved_marks(self) -> bool:
        """Whether the number of a source stands before or behind other words than it did."""
        if not _MARK.search(self.built.text):
            return False
        return any(self._moved_marks(self._without_marks()))

    def _moved_marks(self, bare: Line) -> Iterator[str]:
        """The marks that were dragged. Beside words that were typed, one stands where it stood."""
        kept = [
            (i + n, k + n)
            for kind, i, j, k, _ in opcodes(bare.built.text, bare.now.text)
            if kind == "equal"
            for n in range(j - i)
        ]
        after: dict[str, list[int]] = defaultdict(list)
        for mark, behind in _marks(self.now.text):
            after[mark].append(behind)
        for mark, before in _marks(self.built.text):
            if places := after[mark]:
                place = places.pop(0)
                if any((built < before) != (now < place) for built, now in kept):
                    yield mark

    def is_reordered(self) -> bool:
        """Whether the line has the letters that it had, and all its values whole, in another order."""
        if Counter("".join(self.built.text.split())) != Counter("".join(self.now.text.split())):
            return False
        own = [piece.text.strip() for piece in self.built.pieces if self.owner(piece.mark) is not Owner.LABEL]
        return all(text in self.now.text for text in own)

    def _without_marks(self, new: Iterable[str] = ()) -> Line:
        """The line as if no source had a number in it. Its runs keep theirs: that of a mark is there, and empty.

        Numbers that were typed stay, but for those that are `new`.
        """
        pieces = tuple(
            replace(piece, text=_MARK.sub("", piece.text)) if self._has_mark(piece) else piece
            for piece in self.built.pieces
        )
        marks = {found for piece in self.built.pieces if self._has_mark(piece) for found in _MARK.findall(piece.text)}
        return replace(self, built=replace(self.built, pieces=pieces), now=_without(self.now, {*marks, *new}))

    def _told_of_marks(self, bare: Line) -> str:
        """What became of the numbers of sources; nothing where they stand as they stood."""
        before, after = (Counter(_MARK.findall(unit.text)) for unit in (self.built, self.now))
        moved = list(self._moved_marks(bare)) if before == after else []
        parts = {
            "is gone": (before - after).elements(),
            "is new": (after - before).elements(),
            "was put elsewhere in its line": moved,
        }
        said = {fate: "".join(marks) for fate, marks in parts.items()}
        return ", and ".join(f"the mark {marks} {fate}" for fate, marks in said.items() if marks)

    def _has_mark(self, piece: Piece) -> bool:
        return self.owner(piece.mark) is Owner.LABEL and bool(_MARK.search(piece.text))

    def _with_marks(self, bare: Line, made: Sequence[Segment]) -> list[Segment]:
        """The runs of the line without marks as runs of the line: marks stand where they stood."""
        whole = []
        start = 0
        for segment, piece, short in zip(made, self.built.pieces, bare.built.pieces, strict=True):
            if piece is not short and segment.text == short.text:
                now: list[Kept | Letter] = [Kept(start + n, each) for n, each in enumerate(letters([piece]))]
            else:
                now = [
                    Kept(each.built - segment.start + start, each.now) if isinstance(each, Kept) else each
                    for each in segment.now
                ]
            whole.append(Segment(segment.piece, start, piece.text, now, segment.is_far))
            start += len(piece.text)
        return whole

    def _typed_over(self) -> list[Segment] | None:
        """The runs where one value alone has other words now, all of them; None where that is not certain.

        What is typed over a label in front of it is, unless that says nothing: behind it other words may be untrue.
        """
        owners = [self.owner(piece.mark) for piece in self.built.pieces]
        texts = [n for n, own in enumerate(owners) if own is Owner.TEXT]
        figures = [n for n, own in enumerate(owners) if own is Owner.FIGURE]
        one = len({self.built.pieces[n].mark for n in texts}) == 1
        if not one or any(n not in self.within for n in figures):
            return None
        now = [letter for letter in letters(self.now.pieces) if letter.text != OBJECT]
        made = unfilled(self.built)
        start, stop = 0, len(now)
        for n in range(texts[0]):
            label = self.built.pieces[n].text.replace(OBJECT, "")
            if label and _text(now[start:stop]).startswith(label):
                made[n].now = _kept(made[n], now[start : start + len(label)])
                start += len(label)
            elif _SAYING.search(label):
                return None
        for n in range(len(owners) - 1, texts[-1], -1):
            label = self.built.pieces[n].text.replace(OBJECT, "")
            if owners[n] is Owner.LABEL and label and _text(now[start:stop]).endswith(label):
                made[n].now = _kept(made[n], now[stop - len(label) : stop])
                stop -= len(label)
        typed = _text(now[start:stop])
        if not typed.strip() or (figures and _DIGIT.search(typed)) or self._says_label(typed, owners):
            return None
        made[texts[0]].now = [*now[start:stop]]
        return None if gains_generated(made[texts[0]], self.generated) else made

    def _says_label(self, typed: str, owners: Sequence[Owner]) -> bool:
        """Whether words of the plan or the template stand among those that were typed."""
        labels = (self.built.pieces[n].text.strip() for n, own in enumerate(owners) if own is Owner.LABEL)
        return any(_SAYING.search(label) and label in typed for label in labels)


def _without(unit: Unit, marks: Container[str]) -> Unit:
    """A line without the numbers of its sources, over however many runs each of them goes."""
    gone = {n for found in _MARK.finditer(unit.text) if found[0] in marks for n in range(*found.span())}
    pieces, at = [], 0
    for piece in unit.pieces:
        text = "".join(sign for n, sign in enumerate(piece.text, at) if n not in gone)
        pieces.append(replace(piece, text=text))
        at += len(piece.text)
    return replace(unit, pieces=tuple(piece for piece in pieces if piece.text))


def _marks(text: str) -> Iterator[tuple[str, int]]:
    """The numbers of sources in a line, each with how many signs of other words stand before it."""
    before = 0
    for found in _MARK.finditer(text):
        yield found[0], found.start() - before
        before += len(found[0])


def _kept(segment: Segment, now: Sequence[Letter]) -> list[Kept | Letter]:
    """The signs of a run that are there, but for fields, which are no letters now."""
    places = [n for n, sign in enumerate(segment.built) if sign != OBJECT]
    return [Kept(segment.start + n, letter) for n, letter in zip(places, now, strict=True)]


def _text(now: Iterable[Letter]) -> str:
    return "".join(letter.text for letter in now)


def _is_respelt(old: str, new: str) -> bool:
    """Whether a sign is what it was, in another width perhaps, or is no letter and no digit, as it was none."""
    if old == new or (OBJECT not in (old, new) and normalize("NFKC", old) == normalize("NFKC", new)):
        return True
    return not (old.isspace() or new.isspace() or OBJECT in (old, new) or _SAYING.search(old + new))
