"""Two versions of a briefing → what is different, each difference once, at its places in both.

Lists are matched from the outside in. What is left over in one list and stands word for word in another was moved.
With an audience the matching knows everything, and what is told is what the audience may see on both sides: what was
open to it and is kept from it now is not told as removed. A figure or source that hidden parts alone use by now is
gone for the audience.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from briefdeck.diagnostics import Span
from briefdeck.diff.inventory import BriefingVersion, renames, things
from briefdeck.diff.matching import Matched, Pair, match, out_of_order
from briefdeck.diff.meaning import Wordings
from briefdeck.diff.things import Leaf, Thing, What, called_in, text_of
from briefdeck.model.traits import Trait
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_KEYED = frozenset({"figures", "sources"})
_LEAST_MOVED = 4  # characters of a name that is looked for in other lists


class How(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Side:
    """One version: the YAML path, where it stands, and what it says there, by language (empty for what has none)."""

    path: Path
    span: Span
    words: tuple[tuple[str, str], ...] = ()
    value: Any = None

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return " / ".join(words for _, words in self.words)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same.

    `key` is the part of the thing that changed, a YAML key, and empty where the thing as a whole came, went or moved;
    `traits` are those of the key. `subject` is what people call the thing, `section` the title of the section that
    holds it, empty outside of all. `languages` are those in which a text differs. `subject`, `section` and the place of
    the thing, `thing`, are those of the later version, where it has one.
    """

    what: str
    how: How
    key: str
    before: Side | None
    after: Side | None
    subject: str
    section: str
    thing: Path
    languages: tuple[str, ...] = ()
    traits: Trait = Trait.NONE


def compare(
    before: BriefingVersion, after: BriefingVersion, audience: str = "", language: str = ""
) -> tuple[Difference, ...]:
    """What changed, by meaning, in the order of the later version.

    With an `audience` only what it may see in both versions is compared, with a `language` only what that one shows.
    The cost is about linear in the length of both: likeness is sought only among what is left over in one list.
    """
    return _Comparison(before, after, audience, language).differences()


class _Comparison:
    def __init__(self, before: BriefingVersion, after: BriefingVersion, audience: str, language: str) -> None:
        self.documents: tuple[Document, Document] = (before.loaded.document, after.loaded.document)
        self.roots = (things(before, audience, language), things(after, audience, language))
        self.language = language or after.loaded.briefing.language
        self.found: list[Difference] = []
        self.gone: dict[int, tuple[Thing, str]] = {}
        self.stead: dict[Path, tuple[int, int, int]] = {}
        self.come: dict[int, tuple[Thing, str]] = {}
        self.names = tuple({thing.called for thing in root.within if _is_known(thing)} for root in self.roots)
        self.renamed: dict[str, Mapping[str, str]] = {}

    def differences(self) -> tuple[Difference, ...]:
        old, new = self.roots
        for name in ("figures", "sources", "sections"):
            pairs = self._matched(name, old.parts.get(name, ()), new.parts.get(name, ())).pairs
            self.renamed[name] = renames({a.key: b.key for a, b in pairs if a.key and b.key})
        self._follow([(old, new, "")])
        self._follow(list(self._moved_elsewhere()))
        for index, how in ((0, How.REMOVED), (1, How.ADDED)):
            for thing, section in (self.gone, self.come)[index].values():
                if not thing.hidden:
                    self._whole(how, thing, section, index)
        return tuple(sorted(self.found, key=self._place))

    def _place(self, difference: Difference) -> tuple[Any, ...]:
        """The order of the later version; what is gone stands before what has its place now, or behind the last."""
        side = difference.after or difference.before
        assert side is not None
        place = (side.span.line, side.span.column, 1)
        if difference.after is None:
            span = self.documents[1].span(side.path)
            place = self.stead.get(side.path, (span.line, span.column, 0))
        return (*place, str(side.path[-1:]), difference.key)

    # --- pairs --------------------------------------------------------------------------------------------------------

    def _matched(self, name: str, before: Sequence[Thing], after: Sequence[Thing]) -> Matched:
        names = self.names

        def elsewhere(thing: Thing) -> bool:
            return _is_known(thing) and thing.called in names[0] and thing.called in names[1]

        return match(before, after, elsewhere, keyed=name in _KEYED)

    def _follow(self, pairs: list[tuple[Thing, Thing, str]]) -> None:
        """Compare pairs and all in them, level by level."""
        waiting = deque(pairs)
        while waiting:
            before, after, section = waiting.popleft()
            if before.hidden or after.hidden:
                if before.hidden and not after.hidden:
                    self._whole(How.ADDED, after, section, 1)
                continue
            self._leaves(before, after, section)
            inner = self._home(after, section)
            columns: dict[str, list[Pair]] = {}
            for name in dict.fromkeys((*before.parts, *after.parts)):
                if name in before.unread | after.unread:
                    continue
                pairs_ = self._list(name, before, after, inner)
                columns[name] = pairs_
                for heads in dict.fromkeys(other.headed_by for _, other in pairs_ if other.headed_by):
                    places = _mapping(before, after, heads, columns.get(heads) or [])
                    for one, other in pairs_:
                        self._cells(one, other, places, after.parts.get(heads, ()), inner)
                waiting.extend((one, other, inner) for one, other in pairs_)

    def _list(self, name: str, mine: Thing, its: Thing, section: str) -> list[Pair]:
        """Match a list of two things; tell what was moved inside it, and keep what is left over."""
        before, after = mine.parts.get(name, ()), its.parts.get(name, ())
        matched = self._matched(name, before, after)
        for thing in matched.gone:
            self.gone[id(thing)] = (thing, self._home(thing, section))
        for thing in matched.come:
            self.come[id(thing)] = (thing, self._home(thing, section))
        if matched.gone and after:
            order = {id(thing): index for index, thing in enumerate(before)}
            for thing in matched.gone:
                index = order[id(thing)]
                span = self.documents[1].span(after[min(index, len(after) - 1)].path)
                self.stead[thing.path] = (span.line, span.column, 0 if index < len(after) else 2)
        if name not in mine.unordered | its.unordered:
            open_ = [(one, other) for one, other in matched.pairs if not one.hidden and not other.hidden]
            for index in out_of_order(open_, before):
                self._moved(*open_[index], self._home(open_[index][1], section))
        return list(matched.pairs)

    def _moved_elsewhere(self) -> Iterator[tuple[Thing, Thing, str]]:
        """What left one list and stands in another, with all in it: each is told, and then compared."""
        waiting: dict[Any, deque[tuple[Thing, str]]] = defaultdict(deque)
        for thing, section in _each(self.come.values()):
            if _is_known(thing):
                waiting[thing.called].append((thing, section))
        inside: set[int] = set()
        for thing, _ in list(_each(self.gone.values())):
            if id(thing) in inside or not _is_known(thing) or not waiting.get(thing.called):
                continue
            other, section = waiting[thing.called].popleft()
            inside.update(id(part) for part in thing.within)
            self.gone.pop(id(thing), None)
            self.come.pop(id(other), None)
            if not thing.hidden and not other.hidden:
                self._moved(thing, other, section)
            yield thing, other, section

    def _home(self, thing: Thing, section: str) -> str:
        """The title of the section that a thing is in, or is."""
        return self._title(thing) if thing.what == What.SECTION else section

    def _title(self, section: Thing) -> str:
        return called_in(section.leaves["title"], self.language)

    # --- what is told -------------------------------------------------------------------------------------------------

    def _tell(
        self,
        what: str,
        how: How,
        key: str,
        sides: tuple[Side | None, Side | None],
        thing: Thing,
        section: str,
        traits: Trait = Trait.NONE,
    ) -> None:
        languages = tuple(dict.fromkeys(name for side in sides if side for name, _ in side.words if name))
        subject = called_in(thing.name, self.language) if thing.name else ""
        self.found.append(Difference(what, how, key, *sides, subject, section, thing.path, languages, traits))

    def _whole(self, how: How, thing: Thing, section: str, index: int) -> None:
        """A thing that came or went."""
        side = self._side(thing, index)
        self._tell(thing.what, how, "", (None, side) if index else (side, None), thing, section)

    def _moved(self, before: Thing, after: Thing, section: str) -> None:
        self._tell(after.what, How.MOVED, "", (self._side(before, 0), self._side(after, 1)), after, section)

    def _side(self, thing: Thing, index: int) -> Side:
        """A thing by its name; a row by all its cells."""
        span = self.documents[index].span(thing.path)
        if thing.cells and not thing.main:
            return Side(thing.path, span, (("", " | ".join(map(text_of, thing.cells))),))
        name = thing.name
        return Side(thing.path, span, _words(name, name.words.named if name and name.words else ()))

    def _leaves(self, before: Thing, after: Thing, section: str) -> None:
        inner = self._home(after, section)
        for key in dict.fromkeys((*before.leaves, *after.leaves)):
            self._leaf(key, before.leaves.get(key), after.leaves.get(key), after, inner)

    def _cells(
        self, before: Thing, after: Thing, places: Mapping[int, int], heads: Sequence[Thing], section: str
    ) -> None:
        """The cells of two rows that stand in columns that both have."""
        what = after.cell_noun
        for place, other in places.items():
            if place < len(before.cells) and other < len(after.cells):
                head = called_in(name, self.language) if other < len(heads) and (name := heads[other].name) else ""
                self._leaf(head, before.cells[place], after.cells[other], replace(after, what=what), section)

    def _leaf(self, key: str, before: Leaf | None, after: Leaf | None, thing: Thing, section: str) -> None:
        before = _of_other(before, self.renamed)
        if before is None and after is None:
            return
        what = _WHAT.get(key, thing.what) if thing.what == What.SECTION else thing.what
        how = How.ADDED if before is None else How.REMOVED if after is None else How.CHANGED
        differing: tuple[str, ...] = ()
        if before is not None and after is not None:
            if before.words and after.words:
                differing = before.words.differing(after.words)
                if not differing:
                    return
                if all(_says_the_same(before.words, after.words, name) for name in differing):
                    key, before, after = "sources", _cites(before, differing), _cites(after, differing)
            elif _are_same(before, after):
                return
        sides = (self._leaf_side(before, differing, 0), self._leaf_side(after, differing, 1))
        traits = next(leaf.traits for leaf in (after, before) if leaf is not None)
        self._tell(what, how, key, sides, thing, section, traits)

    def _leaf_side(self, leaf: Leaf | None, languages: tuple[str, ...], index: int) -> Side | None:
        if leaf is None:
            return None
        if leaf.words and not languages:
            languages = leaf.words.named
        said = _words(leaf, languages)
        only = said[0][0] if len(said) == 1 else ""
        span = self.documents[index].span((*leaf.path, only) if only else leaf.path)
        return Side(leaf.path, span, said, leaf.value)


_WHAT = {"title": What.TITLE, "message": What.MESSAGE}


def _are_same(before: Leaf, after: Leaf) -> bool:
    """Whether two leaves, one of which is no text, say the same: a number in quotes does; so does a picture of the same
    name where one of the two could not be read."""
    if before.words or after.words or None in (before.value, after.value):
        return text_of(before) == text_of(after)
    return bool(before.value == after.value)


def _is_known(thing: Thing) -> bool:
    """Whether a thing has a name that is worth looking for in other lists."""
    return thing.roams and len(text_of(thing.leaves[thing.main])) >= _LEAST_MOVED


def _each(left: Iterable[tuple[Thing, str]]) -> Iterator[tuple[Thing, str]]:
    """What is left over, and everything in it."""
    for thing, section in left:
        yield thing, section
        for part in thing.within:
            yield part, section


def _mapping(before: Thing, after: Thing, heads: str, pairs: list[Pair]) -> Mapping[int, int]:
    """The place of each column in the later version; without heads each column is itself."""
    old = {id(thing): place for place, thing in enumerate(before.parts.get(heads, ()))}
    new = {id(thing): place for place, thing in enumerate(after.parts.get(heads, ()))}
    return {old[id(one)]: new[id(other)] for one, other in pairs}


def _words(leaf: Leaf | None, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if leaf is None:
        return ()
    if leaf.words is None:
        return (("", leaf.written),)
    by_language = leaf.words.by_language
    if languages == ("",):
        return tuple(("", said.written) for said in by_language.values())
    return tuple((name, by_language[name].written) for name in languages if name in by_language)


def _says_the_same(before: Wordings, after: Wordings, language: str) -> bool:
    one, other = before.in_language(language), after.in_language(language)
    return one is not None and other is not None and one.same_words(other)


def _cites(leaf: Leaf, languages: tuple[str, ...]) -> Leaf:
    """The sources that a text cites, where its words are the same."""
    assert leaf.words is not None
    said = [text for name in languages if (text := leaf.words.in_language(name))]
    keys = sorted({key for text in said for key in text.cites})
    return Leaf(leaf.path, value=tuple(keys), written=", ".join(keys), traits=Trait.SOURCES)


def _of_other(leaf: Leaf | None, renamed: Mapping[str, Mapping[str, str]]) -> Leaf | None:
    """A leaf of the earlier version with the keys that figures, sources and sections have in the later one."""
    figures, sources = renamed["figures"], renamed["sources"]
    if leaf is None or not (figures or sources or renamed["sections"]):
        return leaf
    if leaf.words is not None:
        said = {name: text.renamed(figures, sources) for name, text in leaf.words.by_language.items()}
        return replace(leaf, words=Wordings(said, leaf.words.bare))
    if Trait.SECTION in leaf.traits:
        return replace(leaf, value=renamed["sections"].get(leaf.value, leaf.value))
    if leaf.traits & (Trait.SOURCES | Trait.FIGURES) and isinstance(leaf.value, tuple):
        names = sources if Trait.SOURCES in leaf.traits else figures
        value = tuple(names.get(name, name) for name in leaf.value)
        return replace(leaf, value=tuple(sorted(value)) if Trait.UNORDERED in leaf.traits else value)
    return leaf
