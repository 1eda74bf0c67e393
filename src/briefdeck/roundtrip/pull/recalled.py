"""A file without its record, held against what its briefing makes today: matched by words alone.

Programs that write all of a file anew drop the record of what was built. What the briefing makes now for the audience
and language whose words the file has stands for that record. A value that reads otherwise is an edit where nothing
speaks against it; what may as well be a change of the briefing since, and what is another in more than its words, is
told and never written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path as FilePath
from typing import Any

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import returning as rules
from briefdeck.inputs.revision import earlier_texts
from briefdeck.patterns import regex
from briefdeck.pipeline.load import load
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.briefing.comparing import same, value_there
from briefdeck.roundtrip.pull.briefing.locating import scalars_in
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Added, Change, Edit, Kind, Moved, Removed, Report, said
from briefdeck.roundtrip.readback.likeness import likeness
from briefdeck.roundtrip.readback.reading import Returned, read_returned
from briefdeck.session import Session
from briefdeck.staging.made import Made
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.reader import MAX_BYTES, parse

_ENOUGH = 0.4  # of a file's words, for it to be one of a briefing
_SURE = 0.9  # of them, after which no other audience is tried
_LIKE = 0.5  # likeness of two texts of which one is the other one, edited
_VERSIONS = 20  # of a briefing that are looked at, the latest ones
_NAME = regex(r"(?P<briefing>[^/\\\x00-\x1f]+?)\.(?P<audience>[^./\\]+)(\..*)?")


def named_briefing(file: FilePath) -> str:
    """The file name that the briefing of a file would have by that one's own name; empty where it says none."""
    found = _NAME.fullmatch(file.stem)
    return f"{found['briefing']}.yaml" if found else ""


def recalled(name: str, returned: Returned, briefing: FilePath, session: Session) -> tuple[Returned | None, Diagnostic]:
    """The file with the record of what the briefing makes now, or None; and what is to be said of that."""
    best, share = None, 0.0
    for content in _made(name, returned, briefing, session):
        made = read_returned(content)
        own = _share(made.seen.units, returned.seen.units)
        if made.snapshot is not None and own > share:
            best, share = made.snapshot, own
        if share >= _SURE:
            break
    span = Span(name)
    if best is None or share < _ENOUGH:
        what = f"the file does not say what it was built from, and {briefing} makes none that has most of its words"
        return None, rules.NO_ORIGIN.at(span, what, "name its briefing with --briefing, and its audiences' --templates")
    what = f"it is held against what {briefing} makes now for “{best.audience}”, by words alone"
    return replace(returned, snapshot=best, recalled=True), rules.WORDS_ALONE.at(span, what)


def _made(name: str, returned: Returned, briefing: FilePath, session: Session) -> Iterator[bytes]:
    """What the briefing makes of this kind: for the audience that the file's name says first, then for the others, in
    their own languages and then in those that they have besides."""
    said = _NAME.fullmatch(FilePath(name).stem)
    names = sorted(session.folders, key=lambda each: (said is None or each != said["audience"], each))
    loaded = load(briefing, session.folders)[0]
    if loaded is None:
        return
    other = sorted({language for visit in loaded.briefing.texts for language in visit.value if language})
    for language in ("", *other):
        for audience in names:
            made = session.make(briefing, [audience], [returned.kind], language, skipping=True)
            yield from (each.content for each in made if isinstance(each, Made))


def _share(built: Iterable[Unit], now: Iterable[Unit]) -> float:
    """The share of a file's letters that stand in paragraphs which were built with the same words."""
    before, after = (Counter(filter(None, map(_bare, units))) for units in (built, now))
    total = sum(len(words) * count for words, count in after.items())
    return sum(len(words) * count for words, count in (before & after).items()) / total if total else 0.0


def _bare(unit: Unit) -> str:
    return "".join(unit.text.replace(OBJECT, "").split())


@dataclass(slots=True)
class Earlier:
    """What a briefing said before, as far as git knows."""

    texts: set[str] = field(default_factory=set)
    versions: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, briefing: FilePath) -> Earlier:
        """Its latest versions."""
        made = cls()
        for text in earlier_texts(briefing, _VERSIONS, MAX_BYTES):
            document = parse(text, briefing.name)[0]
            if document is not None:
                made.versions.append(document.data)
                made.texts.update(each for each in scalars_in(document.data) if isinstance(each, str))
        return made

    def had(self, edit: Change) -> bool:
        """Whether a version of before said what a file says now."""
        if isinstance(edit.edited, str):
            return edit.edited in self.texts
        return any(same(value_there(data, edit.path), edit.edited) for data in self.versions)


def certain(book: Book, edits: Sequence[Edit], earlier: Earlier) -> list[Edit]:
    """The edits of a file without a record that are sure; the others are reported in the book."""
    made: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Change) and (why := _doubt(edit, earlier)) is None:
            made.append(edit)
        elif isinstance(edit, Change):
            what = f"“{short(str(edit.built))}” reads “{short(str(edit.edited))}” in the file, {why}"
            _report(book, what, f"write it at {dotted(edit.path)}, if the file is right", edit)
        else:
            _report(book, *_told(edit), edit)
    return made


def _doubt(edit: Change, earlier: Earlier) -> str | None:
    """Why a value that reads otherwise may be no edit of the file."""
    if earlier.had(edit):
        return "as the briefing did before"
    whole = isinstance(edit.built, str) and isinstance(edit.edited, str) and edit.cell is None
    if whole and not _in_grid(edit) and likeness(str(edit.built), str(edit.edited)) < _LIKE:
        return "which has little in common, and may be something else"
    return None


def _in_grid(edit: Change) -> bool:
    """Whether a value is a cell of a row, by which it is known."""
    return sum(isinstance(step, int) for step in edit.path) > 2


def _told(edit: Edit) -> tuple[str, str]:
    """What is another in a file without a record, and the cure."""
    since = "and nobody can say whether it was so when the file was built"
    match edit:
        case Removed():
            return f"“{short(edit.words)}” is not in the file, {since}", f"take {dotted(edit.path)} out, if it is to go"
        case Added():
            cure = f"put it into {dotted(edit.path)}, if it is to be there"
            return f"“{short(said(edit.value))}” is in the file alone, {since}", cure
        case Moved():
            return (
                f"the order is another in the file, {since}",
                f"change that of {dotted(edit.path)}, if it is to be so",
            )
        case _:
            return f"more than words is another here, {since}", "change the briefing by hand, if it is to be so"


def _report(book: Book, what: str, cure: str, edit: Edit) -> None:
    book.reports.append(Report(Kind.VALUE, what, cure, edit.where))
