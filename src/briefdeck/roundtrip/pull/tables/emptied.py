"""Tables and charts that were taken out as wholes, and what becomes of a section that shows nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set

from briefdeck.provenance.units import PictureFacts, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Hidden, Kind, Removed, Report, Where
from briefdeck.roundtrip.pull.edits.paragraphs import HEADS, paths_of, words_of
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.yamlfile.tree import Path

_AROUND = frozenset({"title", "message", "note", "alt", "caption", "unit", "second_unit", "sources"})
"""The keys of a section that say something of its table or chart, and nothing by themselves."""
BY_CHOICE = "pull --deleted audiences keeps its section from this audience, --deleted remove takes it out for all"
_BY_HAND = "take its section out of the plan, or list it under omit"


def emptied_tables(book: Book) -> Iterator[Hidden | Removed]:
    """The tables whose every part was taken out; their paragraphs are then done with."""
    members: dict[Path, list[int]] = defaultdict(list)
    for section, found in _tables(book):
        members[section] += found
    for section, found in members.items():
        first = book.pairing.built[found[0]]
        stays = _title(book, section) is not None if section else first.page in {0, *book.pairing.pages}
        if not stays or any(index in book.pairing.pairs or index in book.broken for index in found):
            continue
        book.broken.update(found)
        what = f"the table with “{words_of(first)}” was taken out"
        yield from taken_out(book, section, what, book.where(first, built=True), frozenset(found))


def _tables(book: Book) -> Iterator[tuple[Path, list[int]]]:
    """The tables, as they were built, that show values of one section, or only figures, with their paragraphs."""
    tables: dict[Place, list[int]] = defaultdict(list)
    for index, unit in enumerate(book.pairing.built):
        if unit.row >= 0:
            tables[group_of(unit)].append(index)
    for found in tables.values():
        paths = [path for index in found for path in paths_of(book, book.pairing.built[index])]
        own = {path[:2] for path in paths if path[0] == "sections"}
        if len(own) == 1:
            yield own.pop(), found
        elif paths and all(path[0] == "figures" for path in paths):
            yield (), found


def _title(book: Book, section: Path) -> Unit | None:
    """Where the title or message of a section was built, if it is still there: else more than its table is gone."""
    for index in book.pairing.pairs if section else ():
        unit = book.pairing.built[index]
        if any(path[:2] == section and path[2:3] in HEADS for path in paths_of(book, unit)):
            return unit
    return None


def taken_out(
    book: Book, section: Path, what: str, where: Where, members: Set[int] = frozenset()
) -> Iterator[Hidden | Removed]:
    """A section without its chart, or its table of these paragraphs. Where that is all that it showed, and nothing
    stands there instead, it goes as it was said of deleted slides; else it is told."""
    if not section:
        cure = f"take its part out of {book.snapshot.plan}, which puts it there"
        book.reports.append(Report(Kind.PLAN, f"{what}, and it is of no section", cure, where))
    elif _shows_more(book, section, members):
        what += ", and its section shows more than that"
        cure = f"keep it out of {book.snapshot.plan}, which shows it so, or list what it shows under omit"
        book.reports.append(Report(Kind.PLAN, what, cure, where))
    elif _is_replaced(book, where.slide):
        book.reports.append(Report(Kind.CHART, what, _BY_HAND, where))
    elif not book.deleted:
        book.reports.append(Report(Kind.CHART, what, BY_CHOICE, where))
    else:
        titles = (
            unit for unit in book.pairing.built if any(p[:3] == (*section, "title") for p in paths_of(book, unit))
        )
        title = next(titles, None)
        edit = Hidden if book.deleted == "audiences" else Removed
        yield edit(section, words_of(title) if title is not None else where.words, where)


def _shows_more(book: Book, section: Path, members: Set[int]) -> bool:
    """Whether the file shows anything of a section beside its table or chart, and what is said of that."""
    others = (unit for index, unit in enumerate(book.pairing.built) if index not in members)
    paths = (path for unit in others for path in paths_of(book, unit))
    return any(path[:2] == section and path[2:3] and path[2] not in _AROUND for path in paths)


def _is_replaced(book: Book, page: int) -> bool:
    """Whether words, a picture or a diagram are new on a slide as it was built, or anywhere in a memo."""
    now = book.pairing.pages.get(page, 0)
    pictures = _pages(book.returned.seen.pictures)[now] > _pages(book.snapshot.pictures)[page]
    return (
        pictures or now in book.returned.seen.closed or any(book.pairing.now[i].page == now for i in book.pairing.new())
    )


def _pages(drawings: Iterable[PictureFacts]) -> Counter[int]:
    return Counter(facts.page for facts in drawings)
