"""Which paragraph of a file is which of those that were built: by its mark, then by its words and its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field

from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.readback.likeness import likeness, matched
from briefdeck.values import dataclass

_MOVED = 0.6  # likeness of a paragraph that was edited and moved
_NOTED = 0.5  # likeness of a paragraph of notes that was edited
_PAGE = 0.3  # share of a slide's words that must be there for it to be that slide
_MOST_STRAYS = 200

Place = tuple[int, str, int]
"""The page, the name and the number of a shape, a table or a story."""
Pairs = dict[int, int]
"""Numbers of built paragraphs → numbers of paragraphs that are there now."""


@dataclass(slots=True)
class Pairing:
    """What became of each built paragraph. `pages` are the slides: built → now, without those that are gone.

    `columns` are the tables that have another number of columns, by the number of a paragraph of each, with the columns
    that are still there: built → now. `strays` are built paragraphs that stand in another shape, table or slide now,
    and `groups` which of these is which. `taken` are the paragraphs of now that are paired.
    """

    built: Sequence[Unit]
    now: Sequence[Unit]
    pairs: Pairs = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)
    columns: dict[int, dict[int, int]] = field(default_factory=dict)
    strays: list[int] = field(default_factory=list)
    groups: dict[Place, Place] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def pair(self, built: int, now: int) -> None:
        """A built paragraph is found again."""
        self.pairs[built] = now
        self.taken.add(now)

    @property
    def back(self) -> Pairs:
        """Paragraphs that are there now → built ones."""
        return {now: built for built, now in self.pairs.items()}

    def gone(self) -> list[int]:
        """Built paragraphs that are no longer there."""
        return [i for i in range(len(self.built)) if i not in self.pairs]

    def new(self) -> list[int]:
        """Paragraphs that were not built."""
        back = self.back
        return [i for i in range(len(self.now)) if i not in back]


@dataclass(slots=True)
class _Group:
    """The paragraphs of one shape, table or story, by their numbers."""

    name: str
    order: int
    units: list[int] = field(default_factory=list)
    text: str = ""


def paired(built: Sequence[Unit], now: Sequence[Unit]) -> Pairing:
    """Find every built paragraph again."""
    made = Pairing(built, now)
    made.pages = _pages(built, now)
    pages_now: dict[int, list[int]] = defaultdict(list)
    pages_built: dict[int, list[int]] = defaultdict(list)
    for units, pages in ((built, pages_built), (now, pages_now)):
        for index, unit in enumerate(units):
            pages[unit.page].append(index)
    _by_bookmark(made)
    for page, members in pages_built.items():
        if page in made.pages:
            _holders(made, _groups(built, members), _groups(now, pages_now[made.pages[page]]))
    _strays(made)
    return made


def group_of(unit: Unit) -> Place:
    """The shape, table or story in which a paragraph stands."""
    return unit.page, unit.holder, unit.shape


def _pages(built: Sequence[Unit], now: Sequence[Unit]) -> dict[int, int]:
    """Slides by the words that they share; a word that stands on many counts little."""
    before, after = _words_of(built), _words_of(now)
    if set(before) == set(after) and all(before[p] == after[p] for p in before):
        return {page: page for page in before}
    spread = Counter(text for words in before.values() for text in words)
    scores = []
    where = defaultdict(list)
    for page, words in before.items():
        for text in words:
            where[text].append(page)
    for page, words in after.items():
        shared: dict[int, float] = defaultdict(float)
        for text, count in words.items():
            for candidate in where.get(text, ()):
                shared[candidate] += min(count, before[candidate][text]) * len(text) / spread[text]
        scores += [(score, -abs(page - other), other, page) for other, score in shared.items()]
    found: dict[int, int] = {}
    weight = {p: sum(len(t) * c / spread[t] for t, c in words.items()) for p, words in before.items()}
    for score, _, page, other in sorted(scores, reverse=True):
        if page not in found and other not in found.values() and score >= _PAGE * weight[page]:
            found[page] = other
    rest, free = [p for p in before if p not in found], [p for p in after if p not in found.values()]
    for i, j in matched([" ".join(before[p]) for p in rest], [" ".join(after[p]) for p in free]):
        found[rest[i]] = free[j]
    return found


def _words_of(units: Iterable[Unit]) -> dict[int, Counter[str]]:
    pages: dict[int, Counter[str]] = defaultdict(Counter)
    for unit in units:
        pages[unit.page][unit.text] += 1
    return pages


def _by_bookmark(made: Pairing) -> None:
    """A bookmark that was copied with its paragraph stands at the one with the words that it had."""
    there: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(made.now):
        if unit.bookmark:
            there[unit.bookmark].append(index)
    for index, unit in enumerate(made.built):
        found = there.get(unit.bookmark, []) if unit.bookmark else []
        if found:
            made.pair(index, max(found, key=lambda i: likeness(unit.text, made.now[i].text)))


def _groups(units: Sequence[Unit], members: Iterable[int]) -> list[_Group]:
    made: dict[tuple[str, int], _Group] = {}
    for index in members:
        unit = units[index]
        group = made.setdefault((unit.holder, unit.shape), _Group(unit.holder, len(made)))
        group.units.append(index)
    for group in made.values():
        group.text = "\n".join(units[i].text for i in group.units)
    return list(made.values())


def _holders(made: Pairing, before: list[_Group], after: list[_Group]) -> None:
    """Pair the shapes of a slide, or the tables and stories of a memo; then what is in them."""
    found: dict[int, int] = {}

    def pair(one: _Group, other: _Group) -> None:
        if one.order not in found and other.order not in found.values():
            found[one.order] = other.order

    links = dict(made.pairs)
    owner = {unit: group for group in after for unit in group.units}
    for group in before:
        votes = Counter(owner[links[i]].order for i in group.units if i in links and links[i] in owner)
        for order, _ in votes.most_common(1):
            pair(group, after[order])
    names = [Counter(g.name for g in groups) for groups in (before, after)]
    for group in before:
        if names[0][group.name] == names[1][group.name] == 1:
            pair(group, next(g for g in after if g.name == group.name))
    by_text = defaultdict(list)
    for group in after:
        by_text[group.text].append(group)
    for group in before:
        for other in by_text[group.text]:
            pair(group, other)
    for names_count in (True, False):
        rest = [g for g in before if g.order not in found]
        free = [g for g in after if g.order not in found.values()]
        if names_count:
            for group in rest:
                same = [g for g in free if g.name == group.name]
                if same:
                    pair(group, max(same, key=lambda g: likeness(group.text, g.text)))
        else:
            for i, j in matched([g.text for g in rest], [g.text for g in free]):
                pair(rest[i], free[j])
    for group in before:
        if group.order in found:
            other = after[found[group.order]]
            made.groups[group_of(made.built[group.units[0]])] = group_of(made.now[other.units[0]])
            _paragraphs(made, group, other)


def _paragraphs(made: Pairing, before: _Group, after: _Group) -> None:
    if any(made.built[i].row >= 0 for i in before.units) and any(made.now[i].row >= 0 for i in after.units):
        _table(made, before, after)
        return
    _stretches(made, before.units, after.units)


def _stretches(made: Pairing, before: Sequence[int], after: Sequence[int]) -> None:
    """Pair paragraphs of the same words, in whatever order; then what stands between those that are paired."""
    _same_words(made, before, after)
    place = {index: position for position, index in enumerate(after)}
    start = 0
    waiting: list[int] = []

    def settle(stop: int) -> None:
        if not waiting:
            return
        free = [i for i in after[start:stop] if i not in made.taken]
        texts = [made.built[i].text for i in waiting], [made.now[i].text for i in free]
        for one, other in matched(*texts):
            # Notes are no place of one text: other words there are other notes, though one paragraph stand for one.
            if made.built[waiting[one]].holder != "notes" or likeness(texts[0][one], texts[1][other]) > _NOTED:
                made.pair(waiting[one], free[other])

    for index in before:
        if index not in made.pairs:
            waiting.append(index)
        elif (position := place.get(made.pairs[index], -1)) >= start:
            settle(position)
            start, waiting = position + 1, []
    settle(len(after))


def _same_words(made: Pairing, before: Sequence[int], after: Sequence[int]) -> None:
    """Pair what has words that stand once before and once after."""
    rest = [i for i in before if i not in made.pairs], [i for i in after if i not in made.taken]
    counts = [Counter(units[i].text for i in side) for units, side in zip((made.built, made.now), rest, strict=True)]
    there = {made.now[i].text: i for i in rest[1]}
    for index in rest[0]:
        text = made.built[index].text
        if counts[0][text] == counts[1][text] == 1:
            made.pair(index, there[text])


def _table(made: Pairing, before: _Group, after: _Group) -> None:
    """Row by row; a row that is gone or new leaves the others as they are. Columns keep their order, unless all of
    their heads are there in another one."""
    lines = [_lines(units, group.units) for units, group in ((made.built, before), (made.now, after))]
    used = [
        sorted({units[i].column for i in group.units}) for units, group in ((made.built, before), (made.now, after))
    ]
    columns = {c: c for c in used[0]}
    heads = [_heads(units, side[0], own) for units, side, own in zip((made.built, made.now), lines, used, strict=True)]
    if used[0][-1] != used[1][-1]:
        columns = {used[0][i]: used[1][j] for i, j in matched(heads[0], heads[1])}
        made.columns[before.units[0]] = columns
    elif heads[0] != heads[1] and len({*heads[0]}) == len(heads[0]) and sorted(heads[0]) == sorted(heads[1]):
        columns = {column: used[1][heads[1].index(head)] for column, head in zip(used[0], heads[0], strict=True)}
    place = {now: built for built, now in columns.items()}
    texts = [
        ["\t".join(made.built[i].text for i in line) for line in lines[0]],
        [
            "\t".join(made.now[i].text for i in sorted(line, key=lambda i: place.get(made.now[i].column, len(place))))
            for line in lines[1]
        ],
    ]
    for one, other in _rows(made, lines, texts):
        for column, same in columns.items():
            cells = [
                [i for i in lines[0][one] if made.built[i].column == column],
                [i for i in lines[1][other] if made.now[i].column == same],
            ]
            _stretches(made, cells[0], cells[1])


def _heads(units: Sequence[Unit], line: Sequence[int], columns: Sequence[int]) -> list[str]:
    """What a row says in each of the columns that hold anything."""
    words: dict[int, list[str]] = defaultdict(list)
    for index in line:
        words[units[index].column].append(units[index].text)
    return [" ".join(words[column]) for column in columns]


def _rows(made: Pairing, lines: list[list[list[int]]], texts: list[list[str]]) -> list[tuple[int, int]]:
    """Rows by the bookmarks in them, else by their words, moved ones too."""
    where = {index: row for row, line in enumerate(lines[1]) for index in line}
    found: dict[int, int] = {}
    for row, line in enumerate(lines[0]):
        votes = Counter(where[made.pairs[i]] for i in line if i in made.pairs and made.pairs[i] in where)
        for there, _ in votes.most_common(1):
            if there not in found.values():
                found[row] = there
    rest = [row for row in range(len(lines[0])) if row not in found]
    free = [row for row in range(len(lines[1])) if row not in found.values()]
    if len(rest) == len(free) == len(lines[0]) and all(
        likeness(texts[0][i], texts[1][i]) > _MOVED or texts[0][i] == texts[1][i] for i in rest
    ):
        return [(i, i) for i in rest]
    exact = {text: row for row, text in reversed([(row, texts[1][row]) for row in free])}
    for row in rest:
        same = exact.get(texts[0][row], -1)
        if same >= 0 and same not in found.values():
            found[row] = same
    rest = [row for row in rest if row not in found]
    free = [row for row in free if row not in found.values()]
    found |= {rest[i]: free[j] for i, j in matched([texts[0][r] for r in rest], [texts[1][r] for r in free])}
    return sorted(found.items())


def _lines(units: Sequence[Unit], members: Iterable[int]) -> list[list[int]]:
    """The paragraphs of a table, row by row."""
    rows: dict[int, list[int]] = defaultdict(list)
    for index in members:
        rows[units[index].row].append(index)
    return [rows[row] for row in sorted(rows)]


def _strays(made: Pairing) -> None:
    """Paragraphs that were moved out of their place: the same words elsewhere, then like ones."""
    gone, new = made.gone(), made.new()
    by_text: dict[str, list[int]] = defaultdict(list)
    for index in new:
        by_text[made.now[index].text].append(index)
    for index in gone:
        pages = made.pages.get(made.built[index].page, -1)
        same = by_text.get(made.built[index].text, [])
        near = [i for i in same if made.now[i].page == pages] or same
        if near:
            made.pair(index, near[0])
            made.strays.append(index)
            same.remove(near[0])
    gone, new = made.gone()[:_MOST_STRAYS], made.new()[:_MOST_STRAYS]
    for index in gone:
        page = made.pages.get(made.built[index].page, -1)
        close = [(likeness(made.built[index].text, made.now[i].text), i) for i in new if made.now[i].page == page]
        best, other = max(close, default=(0.0, -1))
        if best >= _MOVED:
            made.pair(index, other)
            made.strays.append(index)
            new.remove(other)
