"""Items that were added to a list, taken out of it or put into another order, in one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Added, Change, Edit, Kind, Moved, Removed, Report, Withdrawn
from briefdeck.roundtrip.pull.edits.paragraphs import Columns, columns_apart, paths_of, words_of
from briefdeck.roundtrip.pull.lists.beside import alike, behind
from briefdeck.roundtrip.pull.lists.carrying import Carrying
from briefdeck.roundtrip.pull.paragraph.certain import holds_generated
from briefdeck.roundtrip.pull.tables.columns import recolumned
from briefdeck.roundtrip.pull.tables.rows import Tables, added_row
from briefdeck.roundtrip.pull.text.running import NOTE, Running
from briefdeck.roundtrip.pull.text.typed_values import item_of, typed_text
from briefdeck.roundtrip.pull.text.unlisted import report_lost_labels, report_misplaced, report_moved_tables, report_new
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

# What stands in an order of its own, whatever the order in the briefing.
_SORTED = keys(Trait.SORTED)
_NEAR = 40  # paragraphs around a new one among which its like is looked for


def restructured(book: Book) -> Iterator[Edit]:
    """The edits of lists; what cannot be one is reported in the book."""
    carrying = Carrying(book)
    yield from carrying.edits()
    shown = _Shown(book)
    running = Running(book)
    yield from _removed(book, shown, running)
    _unspoken(book, shown)
    yield from _added(book, running)
    yield from recolumned(book)
    moved = list(_moved(book, carrying.away))
    for edit in moved:
        if _SORTED.isdisjoint((edit.path[0], edit.path[-1])):
            yield edit
        else:
            what = "the order was changed, and these stand in an order of their own"
            book.reports.append(Report(Kind.VALUE, what, f"change the dates at {dotted(edit.path)}", edit.where))
    report_misplaced(book, {edit.path for edit in moved})
    report_moved_tables(book)
    report_lost_labels(book)


@dataclass(slots=True)
class _Shown:
    """Where each value stands in the file as it was built: the numbers of paragraphs, by its path.

    Notes count only for what stands nowhere else, the `spoken` values. `gone` are those of which nothing is left on a
    slide or page that is there, `left` those that are gone in one place and stand in another, and `done` those that an
    edit takes out.
    """

    book: Book
    where: dict[Path, list[int]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[Path, int] = field(default_factory=dict)
    left: dict[Path, tuple[int, int]] = field(default_factory=dict)
    spoken: set[Path] = field(default_factory=set)
    done: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        spoken: dict[Path, list[int]] = defaultdict(list)
        pairing = self.book.pairing
        columns = columns_apart(self.book)[0]
        for index, unit in enumerate(pairing.built):
            for path in paths_of(self.book, unit):
                (spoken if unit.holder == "notes" else self.where)[path].append(index)
        for path, units in spoken.items():
            if path not in self.where:
                self.where[path] = units
                self.spoken.add(path)
        for path, units in self.where.items():
            there = [
                i for i in units if i in self.book.broken or (i in pairing.pairs and not self._is_emptied(i, path))
            ]
            lost = [i for i in units if i not in there and self._has_page(i) and not self._is_in(i, columns)]
            if lost and not there:
                self.gone[path] = lost[0]
            elif lost and (found := [i for i in there if i in pairing.pairs]):
                self.left[path] = (lost[0], found[0])  # where nobody knows what is there, that is told by itself

    def _is_emptied(self, index: int, path: Path) -> bool:
        unit = self.book.pairing.built[index]
        marks = (m for m in unit.marks if (s := self.book.snapshot.source(m)) is not None and s.path == path)
        return any((index, mark) in self.book.emptied for mark in marks)

    def _is_in(self, index: int, columns: Columns) -> bool:
        unit = self.book.pairing.built[index]
        return (group_of(unit), unit.column) in columns

    def _has_page(self, index: int) -> bool:
        page = self.book.pairing.built[index].page
        return page == 0 or page in self.book.pairing.pages


# --- removed ------------------------------------------------------------------------------------------------------


def _removed(book: Book, shown: _Shown, running: Running) -> Iterator[Removed | Withdrawn]:
    members: dict[Path, set[Path]] = defaultdict(set)
    for path in shown.where:
        item = item_of(path)
        while item is not None:
            members[item].add(path)
            item = item_of(item[:-1]) if len(item) > 2 else None
    _half_gone(book, shown, members)
    items = [
        item
        for item, paths in members.items()
        if not paths <= shown.done
        if _is_gone(_counted(paths), shown) or _is_row_gone(book, _counted(paths), shown)
    ]
    known = set(items)
    outer = [item for item in items if not any(item[:end] in known for end in range(1, len(item)))]
    done = shown.done
    for item in outer:
        went = shown.gone | {path: index for path, (index, _) in shown.left.items()}
        unit = book.pairing.built[min(went[path] for path in members[item] if path in went)]
        done |= members[item]
        yield Removed(item, unit.text.replace(OBJECT, "").strip(), book.where(unit, built=True))
    withdrawn = _withdrawn(book, shown)
    for key, index in withdrawn.items():
        unit = book.pairing.built[index]
        yield Withdrawn(key, words_of(unit), book.where(unit, built=True))
    done |= {path for path in (*shown.gone, *shown.left) if path[0] == "sources" and path[1] in withdrawn}
    # A figure that stood in an item goes with it, and is what it was.
    own = {n for path in done for n in shown.where[path] if path[0] not in ("figures", "sources")}
    for path, index in shown.gone.items():
        if path in done or (index in own and path[0] in ("figures", "sources")):
            continue
        if path in shown.spoken and path[2:3] != (NOTE,):
            continue  # a memo says it too
        if running.replaces(path):
            done.add(path)
            continue
        unit = book.pairing.built[index]
        if path[0] in ("figures", "sources"):
            what = f"“{words_of(unit)}” was taken out"
            cure = f"{dotted(path[:2])} has one value for the whole briefing; take its key out of the lists that use it"
            book.reports.append(Report(Kind.VALUE, what, cure, book.where(unit, built=True)))
        else:
            done.add(path)
            yield Removed(path, words_of(unit), book.where(unit, built=True))
    left: dict[int, tuple[int, list[Path]]] = {}
    for path, (lost, there) in shown.left.items():
        if lost in own or path in done:
            continue
        left.setdefault(lost, (there, []))[1].append(path)
    for lost, (there, paths) in left.items():
        unit, other = book.pairing.built[lost], book.pairing.now[book.pairing.pairs[there]]
        what = f"“{words_of(unit)}” was taken out here, and still stands in {book.where(other).place}"
        cure = f"take it out there too, or leave it; {', '.join(map(dotted, paths))} is one value wherever it stands"
        book.reports.append(Report(Kind.VALUE, what, cure, book.where(unit, built=True)))


def _half_gone(book: Book, shown: _Shown, members: Mapping[Path, set[Path]]) -> None:
    """Report rows that were taken out where what else their item says stands elsewhere, and is there still."""
    for item in sorted(members, key=len, reverse=True):
        paths = _counted(members[item]) - shown.done
        gone = {path for path in paths if path in shown.gone and path not in shown.spoken}
        there = next((i for path in sorted(paths - gone, key=str) for i in shown.where[path]), -1)
        if there < 0 or not _is_row_gone(book, gone, shown) or _is_row_gone(book, paths, shown):
            continue
        shown.done |= gone
        unit = book.pairing.built[min(shown.gone[path] for path in gone)]
        what = (
            f"“{words_of(unit)}” was taken out, and “{words_of(book.pairing.built[there])}”, which goes with it, stays"
        )
        cure = f"take out {dotted(item)}, or leave it: it is one item, which is one value wherever it stands"
        book.reports.append(Report(Kind.VALUE, what, cure, book.where(unit, built=True)))


def _withdrawn(book: Book, shown: _Shown) -> dict[str, int]:
    """The sources whose entries are gone from every list of sources, with a paragraph of each.

    A view may still name who published it; what else an entry has stands in its list alone.
    """
    found: dict[str, int] = {}
    for path, units in shown.where.items():
        if path[0] != "sources" or path[2:3] != ("title",) or any(i in book.pairing.pairs for i in units):
            continue
        own = (other for other in shown.where if other[:2] == path[:2] and other[2] not in ("outlet", "author"))
        gone = path in shown.gone and path not in shown.spoken and all(other in shown.gone for other in own)
        if gone and not book.broken.intersection(units):
            found[str(path[1])] = units[0]
    return found


def _unspoken(book: Book, shown: _Shown) -> None:
    """Report what was taken out of notes alone, and stands on a slide besides, or in a memo: whole paragraphs, and
    values in the midst of one."""
    built = book.pairing.built
    found = [(index, words_of(built[index]), paths_of(book, built[index])) for index in book.pairing.gone()]
    for index, mark in sorted(book.emptied):
        source = book.snapshot.source(mark)
        if index in book.pairing.pairs and source is not None and source.document == "briefing":
            said = "".join(piece.text for piece in built[index].pieces if piece.mark == mark)
            found.append((index, short(said.strip()), [source.path]))
    for index, words, paths in found:
        unit = built[index]
        if unit.holder != "notes" or unit.page not in book.pairing.pages or index in book.broken:
            continue
        stays = [path for path in paths if path not in shown.gone or path in shown.spoken - shown.done]
        if paths and len(stays) == len(paths) and not any(path in shown.left for path in paths):
            what = f"“{words}” was taken out of the notes, which say what stands elsewhere too"
            cure = f"leave it, or take out {', '.join(map(dotted, paths))}, which is one value wherever it stands"
            book.reports.append(Report(Kind.VALUE, what, cure, book.where(unit, built=True)))


def _is_gone(paths: set[Path], shown: _Shown) -> bool:
    """Whether nothing of an item is left where people look; what is said of it in notes goes with it."""
    seen = paths - shown.spoken
    return bool(seen) and seen <= set(shown.gone)


def _is_row_gone(book: Book, paths: set[Path], shown: _Shown) -> bool:
    """Whether the one row of a table that shows all of an item is gone; what else shows some of it repeats that."""
    if len(paths) < 2 or not any(path in shown.gone for path in paths):
        return False
    pairing = book.pairing
    rows = (
        {(group_of(unit), unit.row) for i in shown.where[path] if (unit := pairing.built[i]).row >= 0} for path in paths
    )
    whole = set.intersection(*rows)
    if len(whole) != 1:
        return False
    place, row = whole.pop()
    page = place[0]
    units = book.built.rows[place][row]
    return (page == 0 or page in pairing.pages) and not any(i in pairing.pairs or i in book.broken for i in units)


def _counted(paths: set[Path]) -> set[Path]:
    """The values of an item by which it stands or falls: all but figures and sources, which are not its own."""
    return {path for path in paths if path[0] not in ("figures", "sources")}


# --- added --------------------------------------------------------------------------------------------------------


def _added(book: Book, running: Running) -> Iterator[Added | Change]:
    pairing = book.pairing
    back, new = pairing.back, set(pairing.new())
    known = set(pairing.pages.values())
    rows: dict[tuple[Place, int], list[int]] = defaultdict(list)
    old_rows = {(group_of(pairing.now[i]), pairing.now[i].row) for i in back}
    new_columns = columns_apart(book)[1]
    followed: dict[int, tuple[Path, int] | None] = {}
    for index in sorted(new - book.broken_now):
        unit = pairing.now[index]
        if unit.page and unit.page not in known:
            continue  # a slide is an edit as a whole
        elif (group_of(unit), unit.column) in new_columns:
            continue  # said once, of the whole table
        elif unit.row >= 0 and (group_of(unit), unit.row) not in old_rows:
            rows[(group_of(unit), unit.row)].append(index)
        elif not running.takes(index):
            place = followed[index] = behind(book, index, back, followed)
            text = typed_text(book, unit, _like(book, index, back))
            if place is None or text is None or holds_generated(text, book.generated):
                report_new(book, unit, index, back)
                continue
            yield Added(place[0], place[1], text, book.where(unit))
    tables = Tables(book, back)
    for cells in rows.values():
        yield from added_row(tables, cells)
    yield from running.changes()


def _like(book: Book, index: int, back: dict[int, int]) -> Unit | None:
    """A paragraph beside a new one and of its kind, as it was built."""
    unit = book.pairing.now[index]
    near = sorted(range(index - _NEAR, index + _NEAR + 1), key=lambda i: abs(i - index))
    same = (i for i in near if i in back and alike(unit, book.pairing.now[i]) and _beside(unit, book.pairing.now[i]))
    return next((book.pairing.built[back[i]] for i in same), None)


def _beside(one: Unit, other: Unit) -> bool:
    return (one.page, one.holder, one.column) == (other.page, other.holder, other.column)


# --- moved --------------------------------------------------------------------------------------------------------


def _out_of_rows(book: Book) -> set[int]:
    """Paragraphs, as they were built, that left the row with which most of theirs went: no order is that of a row or
    of its cells because of them."""
    rows: dict[tuple[Place, int], dict[tuple[Place, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, now in book.pairing.pairs.items():
        unit, other = book.pairing.built[index], book.pairing.now[now]
        if unit.row >= 0:
            rows[(group_of(unit), unit.row)][(group_of(other), other.row)].append(index)
    away: set[int] = set()
    for found in rows.values():
        most = max(map(len, found.values()))
        kept = [indices for indices in found.values() if len(indices) == most]
        away.update(i for indices in found.values() if len(kept) > 1 or indices is not kept[0] for i in indices)
    return away


def _moved(book: Book, elsewhere: set[int]) -> Iterator[Moved]:
    orders: dict[tuple[Path, int, str, int], dict[str, dict[int, None]]]
    orders = defaultdict(lambda: {"built": {}, "now": {}})
    back = book.pairing.back
    away = _out_of_rows(book) | elsewhere
    for side, numbers in (("built", sorted(book.pairing.pairs)), ("now", sorted(back))):
        for number in numbers:
            index = number if side == "built" else back[number]
            built = book.pairing.built[index]
            if built.holder == "notes" or index in away or index in book.broken:
                continue
            for path in paths_of(book, built):
                item = item_of(path)
                while item is not None:
                    # Where the paragraph stood: an item that left its shape is no order of a list.
                    key = (item[:-1], built.page, built.holder, built.shape)
                    orders[key][side].setdefault(int(item[-1]))
                    item = item_of(item[:-1]) if len(item) > 2 else None
    for (path, page, holder, shape), both in orders.items():
        if list(both["built"]) == list(both["now"]):
            continue
        unit = next(u for i in book.built.pages[page] if group_of(u := book.pairing.built[i]) == (page, holder, shape))
        where = book.where(unit, built=True)
        yield Moved(path, tuple(both["now"]), where)
