"""Files that came back → the briefing's text with their edits: read, held against each other, decided, checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path as FilePath
from typing import Literal

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic, Span, has_errors
from briefdeck.diagnostics.rules import returning as rules
from briefdeck.disk import read_file
from briefdeck.ooxml.limits import MAX_FILE
from briefdeck.ooxml.zip_guard import UnusableError
from briefdeck.pipeline.load import load
from briefdeck.provenance.memowords import Tracked
from briefdeck.provenance.record import Snapshot, digest_of
from briefdeck.roundtrip.pull.briefing.decisions import Decided, Decision, FileEdits, Version
from briefdeck.roundtrip.pull.briefing.locating import scalars_in
from briefdeck.roundtrip.pull.charts.drawings import redrawn
from briefdeck.roundtrip.pull.charts.plotted_files import named_series, replotted_data
from briefdeck.roundtrip.pull.edits.book import Book, Deleted, opened_book
from briefdeck.roundtrip.pull.edits.edit import Edit, Hidden, Kind, Removed, Report
from briefdeck.roundtrip.pull.edits.unread import told_unread
from briefdeck.roundtrip.pull.edits.waiting import waiting
from briefdeck.roundtrip.pull.layout.by_hand import laid_out
from briefdeck.roundtrip.pull.layout.composed_drawings import told_put_in, told_redrawn, told_taken_out
from briefdeck.roundtrip.pull.layout.contents_list import told_contents
from briefdeck.roundtrip.pull.layout.covered import told_covered
from briefdeck.roundtrip.pull.layout.shaped import told_shapes
from briefdeck.roundtrip.pull.lists.bullet_levels import renested
from briefdeck.roundtrip.pull.lists.items import restructured
from briefdeck.roundtrip.pull.merging.reconciling import reconciled
from briefdeck.roundtrip.pull.recalled import Earlier, certain
from briefdeck.roundtrip.pull.sections.memo_sections import deleted_sections, moved_sections, typed_sections
from briefdeck.roundtrip.pull.sections.slides import reslided
from briefdeck.roundtrip.pull.tables.data_files import DataEdit, redata
from briefdeck.roundtrip.pull.tables.emptied import emptied_tables
from briefdeck.roundtrip.pull.tables.parallel import parallel_rows
from briefdeck.roundtrip.pull.tables.untabled import told_untabled
from briefdeck.roundtrip.pull.text.changed_values import changed_values
from briefdeck.roundtrip.pull.text.split_paragraphs import broken
from briefdeck.roundtrip.readback.reading import Returned, read_returned
from briefdeck.session import Session
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.apply import Change as YamlChange
from briefdeck.yamlfile.edit.apply import RemoveKey, edited
from briefdeck.yamlfile.hints import near, of_a_briefing
from briefdeck.yamlfile.reader import MAX_BYTES, Document, read

Choose = Callable[[Decision], Version | None]
Manner = Literal["theirs", "ours"]
Pair = tuple[Decision, Version]
"""What is decided of a value, and the version of it that is taken."""
_MOST_TRIED = 3_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file that came back: the name that people know it by, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Pulled:
    """What the files say of a briefing.

    `before` and `after` are its text; `taken` the decisions that were written, `open` the conflicts that nobody has
    decided, because of which nothing is to be written unless this is to be `partial`; `reports` what cannot come back;
    `files` the CSV files that are to say something else.
    """

    briefing: FilePath
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    taken: list[Pair] = field(default_factory=list)
    open: list[Decision] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    settled: int = 0
    partial: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    books: list[Book] = field(default_factory=list, repr=False)
    files: list[DataEdit] = field(default_factory=list)
    document: Document | None = field(default=None, repr=False)

    def place(self, decision: Decision) -> Span:
        """Where a value stands in the briefing."""
        return self.document.span(decision.path) if self.document is not None else Span(str(self.briefing))

    @property
    def ok(self) -> bool:
        """Whether all was read, and what was not decided leaves the rest to be written."""
        return (self.partial or not self.open) and not has_errors(self.diagnostics)


def read_files(paths: Iterable[FilePath]) -> tuple[list[File], list[Diagnostic]]:
    """The bytes of files, as far as they can be had."""
    made: list[File] = []
    found: list[Diagnostic] = []
    for path in paths:
        try:
            made.append(File(str(path), read_file(path, MAX_FILE)))
        except OSError as error:
            what = f"it cannot be read: {error.strerror or error}"
            hint = near(path, (".pptx", ".docx")) if isinstance(error, FileNotFoundError) else ""
            found.append(rules.UNUSABLE_FILE.at(Span(str(path)), what, hint))
    return made, found


Recall = Callable[[File, Returned], tuple[Returned | None, Diagnostic | None]]
"""How a file that has no record gets one, or not, and what is to be said of that."""


def opened_files(
    files: Iterable[File], tracked: Tracked = Tracked.ACCEPTED, recall: Recall | None = None
) -> tuple[list[tuple[File, Returned]], list[Diagnostic]]:
    """The files that can be read and know what they were built from, and what is wrong with the others.

    `recall` is asked about those that do not know it.
    """
    made: list[tuple[File, Returned]] = []
    found: list[Diagnostic] = []
    for file in files:
        try:
            returned = read_returned(file.content, tracked)
        except UnusableError as error:
            found.append(rules.UNUSABLE_FILE.at(Span(file.name), str(error), of_a_briefing(file.name)))
            continue
        if returned.damage:
            found.append(rules.DAMAGED_ORIGIN.at(Span(file.name), returned.damage))
        elif returned.snapshot is None:
            there, told = recall(file, returned) if recall is not None else (None, None)
            made += [(file, there)] if there is not None else []
            found.append(told or rules.NO_ORIGIN.at(Span(file.name), "the file does not say what it was built from"))
        else:
            made.append((file, returned))
    return made, found


def pulled(
    files: Sequence[tuple[File, Returned]],
    briefing: FilePath,
    session: Session,
    choose: Choose | Manner | None = None,
    *,
    tell_tracked: bool = False,
    partial: bool = False,
    deleted: Deleted = "",
    data: bool = False,
) -> Pulled:
    """The edits of files that were built from one briefing. Nothing is written here, and nothing raised.

    With `tell_tracked` the changes that Word tracked are reported; files are then to be read as if they were rejected.
    With `partial` a conflict that nobody decides leaves its value as it is, and the other edits are written. `deleted`
    says what becomes of the sections of slides that were deleted. With `data` the tables of CSV files come back to
    these.
    """
    made = Pulled(briefing, partial=partial)
    parsed = read(briefing)
    document, faults = parsed
    made.diagnostics += faults
    if document is None or has_errors(faults):
        return made
    made.document = document
    made.before = made.after = _text_of(briefing, document.text)
    loaded, _, found = load(briefing, session.folders, parsed=parsed)
    if loaded is None or has_errors(found):
        made.diagnostics += (d for d in found if d not in faults)
        return made
    sources = []
    for file, returned in files:
        snapshot = returned.snapshot
        assert snapshot is not None  # opened_files has seen to it
        book = opened_book(file.name, returned, snapshot, _wording(session, snapshot), deleted)
        made.diagnostics += _doubts(file, snapshot, session)
        if _is_foreign(snapshot, document.text, document.data):
            made.diagnostics.append(_foreign(file, snapshot, briefing))
            continue
        if data:
            made.files += redata(book, document.text, document.data, briefing)
        edits = named_series(book, edits_of(book), document.text, document.data, files=data)
        if data:
            edits, plotted = replotted_data(book, edits, document.text, document.data, briefing)
            made.files += plotted
        if returned.recalled:
            edits = certain(book, edits, Earlier.of(briefing))
        made.books.append(book)
        made.reports += [*book.reports, *(waiting(book) if tell_tracked else ())]
        sources.append(FileEdits(snapshot, edits))
    if has_errors(made.diagnostics):
        return made
    made.files = _agreed(made)
    result = reconciled(sources, document.text, document.data, tuple(session.folders))
    made.reports += result.reports
    made.settled = result.settled
    _write(made, result, choose, session)
    return made


def _agreed(made: Pulled) -> list[DataEdit]:
    """The CSV files of which all that say something of them say the same."""
    said: dict[FilePath, dict[str, DataEdit]] = {}
    for edit in made.files:
        said.setdefault(edit.path, {}).setdefault(edit.after, edit)
    for edits in said.values():
        for edit in edits.values() if len(edits) > 1 else ():
            what = f"{edit.what}, and another file or table says something else of it"
            made.reports.append(Report(Kind.VALUE, what, f"change “{edit.path.name}” by hand", edit.where))
    return [next(iter(edits.values())) for edits in said.values() if len(edits) == 1]


def edits_of(book: Book) -> list[Edit]:
    """All that was done to a file; what cannot come back is reported in the book."""
    told_unread(book)
    left_out = list(deleted_sections(book))
    told_taken_out(book)
    told_put_in(book)
    told_covered(book)
    told_untabled(book)
    edits: list[Edit] = [
        *left_out,
        *moved_sections(book),
        *typed_sections(book),
        *emptied_tables(book),
        *parallel_rows(book),
        *broken(book),
        *changed_values(book),
        *renested(book),
        *restructured(book),
    ]
    edits += (*reslided(book), *redrawn(book))
    told_shapes(book)
    told_redrawn(book)
    told_contents(book)
    laid_out(book, {edit.where.slide for edit in edits if isinstance(edit, Removed | Hidden)})
    return edits


def _text_of(briefing: FilePath, otherwise: str) -> str:
    """The text with its own line breaks."""
    try:
        return read_file(briefing, MAX_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return otherwise


def _wording(session: Session, snapshot: Snapshot) -> Wording | None:
    prepared = session.audience(snapshot.audience)[0] if snapshot.audience in session.folders else None
    return Wording(prepared.audience, snapshot.language, snapshot.default) if prepared is not None else None


def _doubts(file: File, snapshot: Snapshot, session: Session) -> Iterable[Diagnostic]:
    """What makes the reading of a file less sure."""
    span = Span(file.name)
    if snapshot.audience not in session.folders:
        what = f"there is no audience “{snapshot.audience}” here, for which it was built"
        yield rules.AUDIENCE_NOT_HERE.at(span, what)
        return
    prepared = session.audience(snapshot.audience)[0]
    if prepared is None:
        return
    plan = prepared.audience.plans[snapshot.kind]
    if digest_of(plan.text) != snapshot.plan_digest:
        what = f"{snapshot.plan} of “{snapshot.audience}” has changed since the file was built"
        yield rules.CHANGED_PLAN.at(span, what)


def _is_foreign(snapshot: Snapshot, text: str, data: object) -> bool:
    """Whether a briefing has hardly a text of those that were built: it is another one of the same name."""
    if snapshot.digest == snapshot.view(data).digest(text):
        return False
    raws = [str(s.raw) for s in snapshot.sources if s.document == "briefing" and isinstance(s.raw, str)]
    texts = (each for each in scalars_in(data) if isinstance(each, str))
    there = {said for text in texts for said in (text, text.strip("\n"))}
    return bool(raws) and sum(raw in there for raw in raws) < len(raws) / 4


def _foreign(file: File, snapshot: Snapshot, briefing: FilePath) -> Diagnostic:
    what = f"it was built from another briefing than {briefing}"
    if snapshot.briefing != briefing.name:
        what = f"it was built from “{snapshot.briefing}”, and {briefing} has other texts"
    return rules.OTHER_BRIEFING.at(Span(file.name), what)


def _write(made: Pulled, result: Decided, choose: Choose | Manner | None, session: Session) -> None:
    """Put what is decided into the text, unless something is left open."""
    for decision in result.decisions:
        version: Version | None
        if not decision.conflict:
            version = decision.versions[0]
        else:
            version = _chosen(decision, choose)
            if version is None:
                made.open.append(decision)
                continue
        if version.changes:
            made.taken.append((decision, version))
    if (made.open and not made.partial) or not made.taken:
        return
    changes = _changes(made.taken)
    text, refused = edited(made.before, str(made.briefing), changes)
    owners: dict[object, list[Pair]] = defaultdict(list)
    for pair in made.taken:
        for change in pair[1].changes:
            owners[_once(change)].append(pair)
    _refuse(made, [(pair, each.why) for each in refused for pair in owners[_once(each.change)]])
    made.after = _sound(made, text, session)


def _changes(pairs: Iterable[Pair]) -> list[YamlChange]:
    """What puts decisions into a text: a list that loses all its items goes once."""
    return list({_once(change): change for _, version in pairs for change in version.changes}.values())


def _once(change: YamlChange) -> object:
    """What changes are told apart by: of those that take out one key there is one."""
    return change.path if isinstance(change, RemoveKey) else id(change)


def _chosen(decision: Decision, choose: Choose | Manner | None) -> Version | None:
    match choose:
        case None:
            return None
        case "ours":
            return Version(decision.now, None)
        case "theirs":
            return decision.versions[0] if len(decision.versions) == 1 else None
        case _:
            return choose(decision)


def _refuse(made: Pulled, refused: Sequence[tuple[Pair, str]]) -> None:
    """Report edits that cannot be made, with the reasons."""
    gone = {id(pair) for pair, _ in refused}
    made.taken = [pair for pair in made.taken if id(pair) not in gone]
    for (decision, version), why in refused:
        where = version.where
        assert where is not None  # only a file's version has changes
        what = f"{decision.name} cannot be {decision.what}: {why}"
        made.reports.append(Report(Kind.VALUE, what, "write it in the briefing by hand", where))


def _sound(made: Pulled, text: str, session: Session) -> str:
    """The text, without the edits after which it would be no briefing: they are looked for in halves, then halves of
    these, as long as that takes no more than reading a text of `_MOST_TRIED` characters."""
    if text == made.before or not _faults(made, text, session):
        return text
    kept: list[YamlChange] = []
    refused: list[tuple[Pair, str]] = []
    result, room = made.before, _MOST_TRIED
    waiting = [_groups(made.taken)]
    while waiting:
        groups = waiting.pop()
        pairs = [pair for group in groups for pair in group]
        room -= len(made.before)
        changes = _changes(pairs)
        tried, barred = edited(made.before, str(made.briefing), [*kept, *changes])
        faults = [each.why for each in barred] or [fault.what for fault in _faults(made, tried, session)]
        if not faults:
            kept += changes
            result = tried
        elif len(groups) == 1 or room < 0:
            refused += ((pair, faults[0]) for pair in pairs)
        else:
            half = len(groups) // 2
            waiting += groups[half:], groups[:half]
    _refuse(made, refused)
    return result


def _groups(taken: Sequence[Pair]) -> list[list[Pair]]:
    """What is written or refused together: items that are taken out of one list, and every other edit by itself."""
    made: dict[object, list[Pair]] = {}
    for number, pair in enumerate(taken):
        path = pair[0].path
        listed = pair[0].what == "removed" and isinstance(path[-1], int)
        made.setdefault(path[:-1] if listed else number, []).append(pair)
    return list(made.values())


def _faults(made: Pulled, text: str, session: Session) -> list[Diagnostic]:
    """The errors that a text would have; the briefing itself has none."""
    return [d for d in load(made.briefing, session.folders, text)[2] if has_errors([d])]
