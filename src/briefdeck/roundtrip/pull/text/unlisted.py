"""What no list of a briefing holds: new paragraphs and slides, words that stand elsewhere, labels that are gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefdeck.model.sections.text import TextSection, section_of
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import TITLES, astray, columns_apart, crossing, paths_of, words_of
from briefdeck.roundtrip.pull.layout.composed_drawings import unnamed
from briefdeck.roundtrip.readback.pairing import group_of
from briefdeck.sequences import rising
from briefdeck.yamlfile.tree import Path

_BODY = "body"


def report_new(book: Book, unit: Unit, index: int, back: Mapping[int, int], words: str = "") -> None:
    """A paragraph that is in no list, or a row with these words."""
    words = words or words_of(unit) or short(unit.inside)
    place = _behind(book, index, back)
    what = f"“{words}” is new, and no list of the briefing holds it"
    if not words:
        what = "a drawing, a field or another file was put in by itself, which no list of a briefing holds"
        cure = f"name a picture under picture: of a section{place}; what words say goes into a section of its own"
        book.reports.append(Report(Kind.NEW, what, cure, book.where(unit)))
        return
    if unit.holder == "notes":
        cure = f"write it as detail: of a statement of the slide{place}"
    elif unit.holder == "note":
        cure = "a footnote is a source: add it under sources:, and cite it with [@key] where its mark stands"
    elif _is_among_sources(book, index, back):
        cure = "a line among sources is one: add it under sources:, and cite it with [@key] where it is used"
    elif unit.style in TITLES:
        cure = f"a line below a title is its subtitle: write it under subtitle:{place.replace(', behind', ' of')}"
    else:
        cure = f"add a section of kind {TextSection.name()}{place}: {section_of(words)}"
    book.reports.append(Report(Kind.NEW, what, cure, book.where(unit)))


def _is_among_sources(book: Book, index: int, back: Mapping[int, int]) -> bool:
    """Whether a new paragraph stands behind an entry of a list of sources, in its shape or story."""
    unit, before = book.pairing.now[index], book.pairing.now[index - 1] if index else None
    if before is None or group_of(before) != group_of(unit) or index - 1 not in back or before.style != unit.style:
        return False
    paths = paths_of(book, book.pairing.built[back[index - 1]])
    return bool(paths) and all(path[0] == "sources" for path in paths)


def report_new_slide(book: Book, page: int, back: Mapping[int, int], why: str) -> None:
    """A slide that was put in: why it is no section, the one that would say what it says, and where it would go."""
    members = [i for i in book.now.pages[page] if book.pairing.now[i].holder != "notes"]
    said = [words_of(book.pairing.now[i]) for i in members]
    title = book.returned.seen.titles[page - 1] or next(iter(said), "")
    points = [words for words in said if words != title]
    first = members[0] if members else 0
    unit = book.pairing.now[first] if members else None
    cure = f"add a section of kind {TextSection.name()}{_behind(book, first, back)}: {section_of(title, points)}"
    book.reports.append(Report(Kind.SLIDE, f"slide {page} “{title}” is new, and {why}", cure, book.where(unit)))


def _behind(book: Book, index: int, back: Mapping[int, int]) -> str:
    """The section that the words before a new paragraph belong to."""
    if not book.sections:
        book.sections += accumulate((_section(book, back.get(i, -1)) for i in range(len(book.pairing.now))), _or_before)
    return f", behind {dotted(book.sections[index])}" if book.sections and book.sections[index] else ""


def _section(book: Book, built: int) -> Path:
    """The section of the first value of one in a built paragraph; nothing where there is none."""
    paths = paths_of(book, book.pairing.built[built]) if built >= 0 else ()
    return next((path[:2] for path in paths if path[0] == "sections"), ())


def _or_before(before: Path, own: Path) -> Path:
    return own or before


def report_lost_pages(book: Book, gone: set[int], of_sections: set[int]) -> None:
    """Slides that were deleted; those `of_sections` show one under its title."""
    for page in sorted(gone):
        unit = book.pairing.built[book.built.pages[page][0]]
        what = f"slide {page} “{book.snapshot.titles[page - 1]}” was deleted"
        plan = book.snapshot.plan
        cure = f"to leave it out for good, take its part out of {plan}, and list what it shows under omit: deck:"
        if page in of_sections and book.deleted:
            what += ", and other slides of its section are there"
            cure = "delete these too, or take out of the section what the slide showed"
        elif page in of_sections:
            cure = (
                "pull --deleted audiences keeps its section from this audience, --deleted remove takes it out for all; "
                f"for the deck alone list it under omit: deck:, and take its part out of {plan}"
            )
        book.reports.append(Report(Kind.SLIDE, what, cure, book.where(unit, built=True)))


def report_misplaced(book: Book, lists: set[Path]) -> None:
    """Paragraphs that stand in another shape than they were built in, or in another order that is none of a list."""
    left = {i for i in crossing(book) if not _is_listed(book, i, lists)}
    for built in sorted((astray(book) | left) - book.broken - book.carried - unnamed(book)):
        unit = _now(book, built)
        said = f"“{words}”" if (words := words_of(unit)) else "a drawing or a field"
        what = f"{said} was moved to another place; where words stand is laid out when the file is built"
        cure = "move the statement in the briefing, or change the plan"
        book.reports.append(Report(Kind.FORMAT, what, cure, book.where(unit)))


def report_moved_tables(book: Book) -> None:
    """Report the tables of a memo that stand among other paragraphs of it than they were built among."""
    pairing = book.pairing
    if book.snapshot.kind != "memo":
        return
    firsts = {place: next(iter(rows.values()))[0] for place, rows in book.built.rows.items()}
    starts = {place: next(iter(rows.values()))[0] for place, rows in book.now.rows.items()}
    tables = {starts[now]: firsts[place] for place, now in pairing.groups.items() if place in firsts and now in starts}
    out = {*crossing(book), *astray(book), *book.broken}
    flow = {now: built for now, built in pairing.back.items() if built not in out and pairing.built[built].row < 0}
    flow = {now: built for now, built in flow.items() if pairing.built[built].holder == _BODY} | tables
    order = [flow[now] for now in sorted(flow)]
    moved = _among_others(order, set(tables.values()))
    for built in sorted(moved - book.broken - book.carried):
        unit = _now(book, built) if built in pairing.pairs else pairing.built[built]
        what = f"the table that begins with “{words_of(pairing.built[built])}” was moved to another place"
        cure = "a build sets each table where its section stands: move the section, or change the plan"
        book.reports.append(Report(Kind.FORMAT, what, cure, book.where(unit, built=built not in pairing.pairs)))


def _among_others(order: Sequence[int], tables: set[int]) -> set[int]:
    """Of some numbers those behind a larger one, or before a smaller one, that is none of them; and of the others those
    that left the order that they have among each other."""
    moved: set[int] = set()
    for numbers, sign in ((order, 1), (order[::-1], -1)):
        last = -1 if sign > 0 else (1 << 62)
        for number in numbers:
            if number not in tables:
                last = number
            elif (number - last) * sign < 0:
                moved.add(number)
    rest = [number for number in order if number in tables and number not in moved]
    kept = rising(rest)
    return moved | {number for place, number in enumerate(rest) if place not in kept}


def _now(book: Book, built: int) -> Unit:
    return book.pairing.now[book.pairing.pairs[built]]


def _is_listed(book: Book, built: int, lists: set[Path]) -> bool:
    """Whether a paragraph, or its row, is an item of a list whose order is an edit already."""
    unit = book.pairing.built[built]
    row = [book.pairing.built[i] for i in book.built.rows[group_of(unit)][unit.row]] if unit.row >= 0 else []
    paths = [path for each in (unit, *row) for path in paths_of(book, each)]
    return any(path[:end] in lists for path in paths for end in range(1, len(path)))


def report_lost_labels(book: Book) -> None:
    """Paragraphs of the plan's and the template's own words that were taken out, and go with no value beside them."""
    pairing = book.pairing
    pages = {0, *pairing.pages}
    columns = columns_apart(book)[0]
    gone = [i for i in pairing.gone() if pairing.built[i].page in pages and i not in book.broken]
    valued = {i for i in gone if paths_of(book, pairing.built[i])}
    rows = {(group_of(unit), unit.row) for i in valued if (unit := pairing.built[i]).row >= 0}
    for index in gone:
        unit = pairing.built[index]
        beside = {i for i in (index - 1, index + 1) if i in valued and group_of(pairing.built[i]) == group_of(unit)}
        if index in valued or beside or (group_of(unit), unit.row) in rows or (group_of(unit), unit.column) in columns:
            continue
        what = (
            f"“{words_of(unit)}” was taken out, and the template or the plan wrote it"
            if words_of(unit)
            else "a field was taken out"
        )
        cure = "take it out of the plan, or of the Office template"
        book.reports.append(Report(Kind.LABEL, what, cure, book.where(unit, built=True)))
