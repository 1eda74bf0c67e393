"""One file that came back → all that was done to it, in terms of the briefing that it was built from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.model.written import Raw
from briefdeck.patterns import regex
from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import OBJECT, Piece, Unit, merged
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Change, Kind, Report, Where
from briefdeck.roundtrip.pull.edits.paragraphs import HEADS, astray
from briefdeck.roundtrip.pull.paragraph.amounts import Amount, read_amount
from briefdeck.roundtrip.pull.paragraph.certain import closed_gaps, holds_generated, is_apart, is_flat, is_mixed
from briefdeck.roundtrip.pull.paragraph.retaken import Line
from briefdeck.roundtrip.pull.paragraph.rewording import Patch, Placed, Reading, look_changed, patched, placed, reworded
from briefdeck.roundtrip.pull.paragraph.segments import Kept, Owner, Segment, kind_of, letters, segments
from briefdeck.roundtrip.pull.paragraph.signs import Sign, says_something, signs_of, written
from briefdeck.roundtrip.pull.paragraph.within import Within, within
from briefdeck.roundtrip.pull.sources.cited import citations, may_cite
from briefdeck.roundtrip.pull.text.typed_values import is_score, read_value
from briefdeck.text import straight
from briefdeck.values import dataclass

_HEADING = regex(r"(?i)heading|title|subject|見出し|表題|標題|berschrift|titre|^[1-9]$")
_DIGITS = regex("[0-9０-９]+")
_DAY = regex(r"\d{4}(-\d\d){0,2}")
_MARKED = "marks come from `sources:` and [@key] in the briefing; change them there"
_ORDERED = "the order of values in a line, and what is between them, are the plan's and the template's"
_DATES = keys(Trait.DATE)


def changed_values(book: Book) -> Iterator[Change]:
    """The values that read differently, with what would have to be written for each."""
    collected = _Collected(book)
    collected.read()
    yield from collected.changes()


@dataclass(slots=True)
class _Stretch:
    """What one paragraph says of one text: the patches on its signs, and the signs that it shows."""

    unit: int
    patches: tuple[Patch, ...]
    start: int
    stop: int


class _Collected:
    """The edits of all paragraphs, by the numbers of the origins."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.astray = astray(book)
        self.keeps = book.returned.keeps_looks
        self.cites = citations(book.snapshot)
        self.citing = {mark for mark, source in enumerate(book.snapshot.sources) if may_cite(source)}
        self.signs: dict[int, list[Sign]] = {}
        self.progress: dict[int, int] = defaultdict(int)
        self.runs: dict[int, list[_Stretch]] = defaultdict(list)
        self.shown: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
        self.repeated: list[Change] = []
        self.said: dict[str, list[RecordedOrigin]] = defaultdict(list)
        for source in book.snapshot.sources:
            heads = source.path[2:3] in HEADS or source.path[:1] in HEADS
            if source.document == "briefing" and isinstance(source.raw, str) and heads:
                self.said[straight(source.raw.strip())].append(source)

    def read(self) -> None:
        """Look at every paragraph that is still there and not as it was, in the order in which they were built.

        Paragraphs that share a text with one of these are looked at as well: a text that stands in parts goes on from
        one to the next.
        """
        book = self.book
        pairs = book.pairing.pairs
        changed = {i for i, j in pairs.items() if self._is_changed(book.pairing.built[i], book.pairing.now[j])}
        marks = {mark for i in changed for mark in book.pairing.built[i].marks}
        for index, built in enumerate(book.pairing.built):
            if index in changed and index not in book.broken:
                now = book.pairing.now[pairs[index]]
                made = segments(built, now, book.owner)
                places = self._places(built, made)
                figures = within(built, made, places, self.signs, book.snapshot)
                line = Line(built, now, book.owner, figures, book.generated, self.cites, self.citing)
                apart = is_apart(built, now, made, book.owner, book.generated, figures)
                if apart and not line.has_moved_marks():
                    self._paragraph(index, now, made, places, figures)
                    self._closed(built, now, made)
                else:
                    self._again(index, now, line, places, figures)
            elif not marks.isdisjoint(built.marks):
                self._places(built, [Segment(n, 0, p.text) for n, p in enumerate(built.pieces)])

    def _again(self, index: int, now: Unit, line: Line, places: Sequence[Placed | None], figures: Within) -> None:
        """What is certain of a paragraph that cannot be taken apart; told as a whole where that is nothing."""
        where = self.book.where(now)
        if (taken := line.taken()) is not None:
            self._paragraph(index, now, taken.made, places, figures)
            if taken.told:
                self.book.reports.append(Report(Kind.LABEL, taken.told, _MARKED, where))
        elif line.is_reordered():
            what = f"“{short(now.text)}” has all that it had, in another order"
            self.book.reports.append(Report(Kind.FORMAT, what, _ORDERED, where))
        else:
            self._whole(index, now)

    def _closed(self, built: Unit, now: Unit, made: Sequence[Segment]) -> None:
        for before, behind in closed_gaps(built, made, self.book.owner):
            what = f"the gap between “{short(before.text)}” and “{short(behind.text)}” is gone, which a build sets"
            self.book.reports.append(Report(Kind.FORMAT, what, _ORDERED, self.book.where(now)))

    def _whole(self, index: int, now: Unit) -> None:
        """Tell of a paragraph in which nobody can say what was typed into the briefing's words, and what into ours."""
        book = self.book
        built = book.pairing.built[index]
        book.broken.add(index)
        book.broken_now.add(book.pairing.pairs[index])
        sources = (book.snapshot.source(mark) for mark in built.marks)
        paths = dict.fromkeys(dotted(s.path) for s in sources if s is not None and s.document == "briefing")
        self._mingled(built.text, now.text, ", ".join(paths), book.where(now))

    def _mingled(self, old: str, new: str, paths: str, where: Where) -> None:
        what = f"“{short(old)}” became “{short(new)}”, marks and labels that a build writes among it"
        cure = f"write it by hand at {paths}" if paths else "change the plan, or the Office template"
        self.book.reports.append(Report(Kind.VALUE, what, cure, where))

    def _is_changed(self, built: Unit, now: Unit) -> bool:
        said = (built.text, built.inside) != (now.text, now.inside)
        return said or self._looks(built) != self._looks(now)

    def _looks(self, unit: Unit) -> tuple[Piece, ...]:
        """The pieces of a paragraph as far as the program that saved the file keeps them."""
        keeps = self.keeps
        return merged([Piece(p.text, p.bold, p.href, look=p.look if keeps else "") for p in unit.pieces])

    def _places(self, built: Unit, made: Sequence[Segment]) -> list[Placed | None]:
        """Where the runs of a paragraph stand in their texts; a text that stands in parts goes on from run to run."""
        found: list[Placed | None] = []
        for segment in made:
            mark = built.pieces[segment.piece].mark
            source = self.book.snapshot.source(mark)
            place = None
            if self.book.owner(mark) is Owner.TEXT and source is not None and isinstance(source.raw, str):
                if mark not in self.signs:
                    self.signs[mark] = signs_of(source.raw)
                place = placed(segment.built, self.signs[mark], self.progress[mark])
                if place is not None:
                    self.progress[mark] = place.end
            found.append(place)
        return found

    def _paragraph(
        self, index: int, now: Unit, made: Sequence[Segment], places: Sequence[Placed | None], figures: Within
    ) -> None:
        book = self.book
        built = book.pairing.built[index]
        before = letters(built.pieces)
        soft = built.page > 0 or any(-1 in place.places for place in places if place is not None)
        soft = soft or bool(_HEADING.search(built.style))
        mixed = is_mixed(built, book.looks)
        elsewhere = index in self.astray
        how = Reading(kind_of(built), book.looks, soft, mixed, mixed and is_flat(now), elsewhere)
        patches: dict[int, list[Patch]] = defaultdict(list)
        spans: dict[int, list[int]] = defaultdict(list)
        whole: dict[int, list[str]] = defaultdict(list)
        was: dict[int, list[str]] = defaultdict(list)
        break_moved = False
        format_changed = (
            book.returned.keeps_looks
            and not elsewhere
            and any(
                each.now.look != before[each.built].look and each.now.text.strip()
                for segment in made
                for each in segment.now
                if isinstance(each, Kept)
            )
        )
        saying = {built.pieces[s.piece].mark for s, p in zip(made, places, strict=True) if p and s.text.strip()}
        # A figure goes with the words around it, whether some of them are left or none.
        worded = saying | {
            built.pieces[s.piece].mark for s, p in zip(made, places, strict=True) if p and s.built.strip()
        }
        goes = bool(worded) and not now.text.replace(OBJECT, "").strip()
        for number, (segment, place) in enumerate(zip(made, places, strict=True)):
            mark = built.pieces[segment.piece].mark
            text, at = figures.get(number, (-1, -1))
            if not segment.text.strip() and text in worded:
                patches[text].append(Patch(at, at + 1, ()))
                spans[text].append(at)
                continue
            if place is None and book.returned.keeps_looks:
                # What is no text of the briefing, a number or a word of the plan, has its look from the template.
                kept = (each for each in segment.now if isinstance(each, Kept))
                format_changed |= any(look_changed(before[each.built], each.now, how) for each in kept)
            if book.owner(mark) is Owner.LABEL:
                if not goes:
                    self._label(segment, mark, now)
            elif place is None:
                whole[mark].append(segment.text)
                was[mark].append(segment.built)
            else:
                found = reworded(segment, place, self.signs[mark], before, how)
                format_changed |= found.format_changed
                break_moved |= found.break_moved
                spans[mark] += [p for p in place.places if p >= 0]
                if found.patch is not None:
                    patches[mark].append(found.patch)
                if not segment.text.strip() and segment.built.strip() and mark not in saying:
                    book.emptied.add((index, mark))
        for mark, found_patches in patches.items():
            self.runs[mark].append(_Stretch(index, tuple(found_patches), min(spans[mark]), max(spans[mark]) + 1))
        for mark, texts in whole.items():
            if texts != was[mark]:
                self.shown[mark].append((index, "".join(was[mark]), "".join(texts)))
        self._unwritable(now, format_changed=format_changed, break_moved=break_moved and not patches)
        self._hanging(built, now)

    def _hanging(self, built: Unit, now: Unit) -> None:
        """Report what hangs on a paragraph beside its words."""
        reports, where = self.book.reports, self.book.where(now)
        said = f" that says “{short(now.inside)}”" if now.inside and now.inside != built.inside else ""
        if now.text.count(OBJECT) > built.text.count(OBJECT):
            what = f"a field, a note or a drawing{said} was put into the line, which a text of a briefing does not hold"
            reports.append(Report(Kind.FORMAT, what, "cite a source with [@key] in the briefing", where))
            return
        if now.text.count(OBJECT) < built.text.count(OBJECT):
            what = f"a mark, a field or a drawing was taken out of “{short(now.text)}”"
            reports.append(Report(Kind.LABEL, what, "marks come from sources: and [@key] in the briefing", where))
        if now.inside != built.inside:
            what = f"a box or a note at the end{said} said “{short(built.inside)}”"
            reports.append(Report(Kind.LABEL, what, "change it in the Office template, if that has it", where))

    def _unwritable(self, now: Unit, *, format_changed: bool, break_moved: bool) -> None:
        where = self.book.where(now)
        if format_changed:
            what = "the look of words or where they lead was changed, which a briefing does not hold for them"
            self.book.reports.append(Report(Kind.FORMAT, what, "change the template, or the plan's block", where))
        if break_moved:
            what = "a line break was moved; lines are broken anew whenever the file is built"
            self.book.reports.append(Report(Kind.FORMAT, what, "shorten the text where a line reads badly", where))

    def _label(self, segment: Segment, mark: int, now: Unit) -> None:
        """Words that no value of the briefing holds."""
        old, new = segment.built, segment.text
        if old.replace(OBJECT, "").split() == new.replace(OBJECT, "").split():
            return
        source = self.book.snapshot.source(mark)
        where = self.book.where(now)
        value = self._value_of(old) if source is None and new.strip() else None
        if value is not None and holds_generated(new, self.book.generated):
            self._mingled(old, new, dotted(value.path), where)
        elif value is not None:
            # An agenda or a tracker repeats the title of a section without knowing where it came from.
            text = written([Sign(sign) for sign in new.strip()])
            if text is not None:
                self.repeated.append(Change(value.path, value.raw, text, where))
        elif source is not None:
            what = f"“{short(old)}” became “{short(new)}”, and the plan wrote it"
            cure = f"change it at {self.book.snapshot.plan}:{source.line}"
            self.book.reports.append(Report(Kind.PLAN, what, cure, where))
        elif re.fullmatch(r"(\[\d+\])+", old.strip()):
            what = f"the mark {old.strip()} became “{short(new)}”" if new.strip() else f"the mark {old.strip()} is gone"
            cure = _MARKED
            self.book.reports.append(Report(Kind.LABEL, what, cure, where))
        else:
            what = f"“{short(old)}” became “{short(new)}”, and the template or its labels wrote it"
            cure = "change it in audience.yaml, or in the Office template"
            self.book.reports.append(Report(Kind.LABEL, what, cure, where))

    def _value_of(self, words: str) -> RecordedOrigin | None:
        """The one title or message of the briefing that says just these words."""
        found = self.said.get(straight(words.strip()), [])
        return found[0] if len(found) == 1 else None

    # --- what the values would have to be -----------------------------------------------------------------------------

    def changes(self) -> Iterator[Change]:
        """An edit of each value; more than one where it was edited differently in two places."""
        for mark, runs in self.runs.items():
            source = self.book.snapshot.sources[mark]
            for run, patches in _distinct(runs):
                unit = self.book.pairing.built[run.unit]
                where = self.book.where(self.book.pairing.now[self.book.pairing.pairs[run.unit]])
                signs = patched(self.signs[mark], patches)
                text = written(signs) if signs is not None else None
                if text is None:
                    what = f"“{short(unit.text)}” holds markup that a briefing cannot say"
                    self.book.reports.append(Report(Kind.VALUE, what, "write it in the briefing by hand", where))
                elif signs is not None and says_something(signs) and text != source.raw:
                    value = self._as_day(source, text)
                    if str(value) == str(source.raw):
                        self._same(f"“{source.raw}” became “{short(text)}”", where)
                    yield Change(source.path, source.raw, value, where)
        yield from self.repeated
        for mark, shown in self.shown.items():
            yield from self._shown(self.book.snapshot.sources[mark], shown)

    def _as_day(self, source: RecordedOrigin, text: str) -> Raw:
        """What became of a day that stands in the file as it is written, in the form of the briefing."""
        if source.path[-1] not in _DATES or not _DAY.fullmatch(str(source.raw)):
            return text
        value = read_value(self.book, source, str(source.raw), text)
        return value if isinstance(value, str | int) else text

    def _shown(self, source: RecordedOrigin, shown: Sequence[tuple[int, str, str]]) -> Iterator[Change]:
        """Values that the file shows in a form of its own: figures, numbers, dates."""
        seen = set()
        for index, old, new in shown:
            if new in seen or old == new:
                continue
            seen.add(new)
            where = self.book.where(self.book.pairing.now[self.book.pairing.pairs[index]])
            if not new.strip():
                self.book.emptied.add((index, self.book.pairing.built[index].pieces[0].mark))
                if source.is_figure:
                    what = f"the figure “{old}” is gone from the words around it"
                    self.book.reports.append(Report(Kind.VALUE, what, "take it out of the text or of figures:", where))
                continue
            changes = self._read_back(source, old, new, where)
            became = f"“{short(old)}” became “{short(new)}”"
            if changes is None:
                what = f"{became}, which cannot be read back as {_kind(source)}"
                self.book.reports.append(Report(Kind.VALUE, what, f"write it at {dotted(source.path)}", where))
            elif not changes:
                self._same(became, where)
            else:
                yield from changes

    def _same(self, became: str, where: Where) -> None:
        """Report that a value is only written otherwise."""
        what = f"{became}, which is the same; how it is written is settled by the language and the audience"
        self.book.reports.append(Report(Kind.FORMAT, what, "leave it", where))

    def _read_back(self, source: RecordedOrigin, old: str, text: str, where: Where) -> list[Change] | None:
        """The edits of what was typed in the place of a value; none where that says the same, None where it is none."""
        if source.is_figure:
            wording = self.book.wording
            amount = read_amount(text, source.unit, wording, approximate=source.approximate) if wording else None
            return list(self._figure(source, amount, where)) if amount is not None else None
        if source.raw is None:  # the briefing does not have it, but a file beside it
            return [Change(source.path, old, text, where)]
        value = read_value(self.book, source, old, text)
        if not isinstance(value, str | int | float):
            return None
        same = value == source.raw or str(value) == str(source.raw)
        return [] if same else [Change(source.path, source.raw, value, where)]

    def _figure(self, source: RecordedOrigin, amount: Amount, where: Where) -> Iterator[Change]:
        if amount.value != source.raw:
            yield Change(source.path, source.raw, amount.value, where)
        if amount.unit is not None:
            yield Change(source.unit_path, source.unit or None, amount.unit, where)
        if amount.approximate is not None:
            path = (*source.path[:2], "approximate")
            yield Change(path, source.approximate, amount.approximate, where)


def _distinct(runs: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, tuple[Patch, ...]]]:
    """The edits of one text that differ; those of its parts, which stand in several paragraphs, are one edit."""
    kinds = {run.patches: run for run in reversed(runs)}
    distinct = sorted(kinds.values(), key=lambda run: run.start)
    apart = all(one.stop <= other.start for one, other in pairwise(distinct))
    if len(distinct) > 1 and apart:
        yield distinct[0], tuple(patch for run in distinct for patch in run.patches)
        return
    yield from ((run, run.patches) for run in distinct)


def _kind(source: RecordedOrigin) -> str:
    if source.is_figure:
        return "a figure"
    if is_score(source):
        return "a score"
    return "a date" if source.path[-1] in _DATES else "a number"
