"""Options side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.cells import first_column
from briefdeck.blocks.setting.columns import share_of
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.blocks.table import Column, Row, Table, printed
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout import nodes as grid
from briefdeck.layout.nodes import Node
from briefdeck.layout.scene import composed
from briefdeck.patterns import regex
from briefdeck.text import is_east_asian
from briefdeck.values import dataclass, replace

_ASPECTS = 0.16  # of the width, for the names of the aspects
_ASPECTS_MOST, _OF_A_LETTER = 0.26, 0.0126  # where a word of them is long: as much as it needs, a letter as it is wide
_WORD = regex(r"[^\W\d_]+")
_LONG = 15  # letters of a word that a name of usual width has room for
_ONE_LINE = 0.22  # of the width: a name that has one line with its marks
_APART = 8.0


@dataclass(frozen=True, slots=True)
class Option:
    """What is compared; `mark` is the word that recommends it (empty on the others)."""

    name: RichText
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which options are compared: a value for each of them."""

    name: RichText
    values: tuple[RichText, ...]
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Comparison(Block):
    """Two or three options in columns, aspects in rows; `change`: each option becomes the next."""

    name = "comparison"
    broad = True

    options: tuple[Option, ...]
    aspects: tuple[Aspect, ...]
    change: bool = False

    def texts(self) -> Iterator[RichText]:
        for aspect in self.aspects:
            yield from (aspect.name, *aspect.values, aspect.detail)

    def without_details(self) -> Comparison:
        return replace(self, aspects=tuple(replace(aspect, detail=EMPTY) for aspect in self.aspects))

    @property
    def units(self) -> int:
        """What a slide may end with; the heads stand on each."""
        return len(self.aspects)

    def notes(self) -> Iterator[RichText]:
        return (aspect.detail for aspect in self.aspects if aspect.detail)

    def nodes(self, start: int, stop: int) -> Node:
        """Heads over rows that hairlines part; what is recommended, or what things change to, stands on a tint."""
        equal = tuple(0.0 for _ in self.options)
        heads = tuple(self._head(n, option) for n, option in enumerate(self.options))
        names = self._names()
        rows: list[Node] = [grid.Row((grid.Space(), *heads), (names, *equal), _APART, name="Options")]
        for number, aspect in enumerate(self.aspects[start:stop], start + 1):
            name = grid.Text(aspect.name, strong=True, phrased=True)
            cells = (self._cell(option, value) for option, value in zip(self.options, aspect.values, strict=True))
            row = grid.Row((name, *cells), (names, *equal), _APART, name=f"Aspect {number}")
            rows += [row, grid.Line()]
        return grid.Stack(tuple(rows), 0.0, tuple(float(n % 2) for n in range(len(rows))))

    def _names(self) -> float:
        """The share of the width for the names of the aspects: a word of a language with spaces is not cut, and a mark
        of a source stands behind a name of one line."""
        said = (word for aspect in self.aspects for word in _WORD.findall(aspect.name.plain))
        longest = max((len(word) for word in said if not is_east_asian(word[0])), default=0)
        marked = (share_of(aspect.name) for aspect in self.aspects)
        needed = [_ASPECTS, *(share for share in marked if share <= _ONE_LINE)]
        if longest > _LONG:
            needed.append(longest * _OF_A_LETTER)
        return min(max(needed), _ASPECTS_MOST)

    def _strong(self, option: Option) -> bool:
        """Whether an option stands out: it is recommended, or it is what things change to."""
        return bool(option.mark) or (
            self.change and option is self.options[-1] and not any(o.mark for o in self.options)
        )

    def _head(self, number: int, option: Option) -> Node:
        said = grid.Stack(
            (
                grid.Text(option.name, strong=True, align="" if self.change else "ctr", phrased=True),
                grid.Text(words(option.mark), grid.Role.LABEL, strong=True, align="" if self.change else "ctr"),
            )
        )
        shape = Geometry.RECT
        if self.change:
            shape = Geometry.CHEVRON if number else Geometry.PENTAGON
        surface = grid.Surface.ACCENT if self._strong(option) else grid.Surface.LABEL
        return grid.Panel(said, surface, (12.0, 8.0), geometry=shape, name="Option")

    def _cell(self, option: Option, value: RichText) -> Node:
        surface = grid.Surface.TINT if self._strong(option) else grid.Surface.PAGE
        said = grid.Text(value, strong=True if self._strong(option) else None, align="" if self.change else "ctr")
        return grid.Panel(said, surface, (12.0, 9.0), name="Value", most=4.6)


def _comparison(section: Any, manner: Manner) -> Iterator[Comparison]:
    if not isinstance(section, Record) or not {"options", "aspects"} <= set(section.names()):
        raise WrongValueError("a comparison section")
    preferred = manner.say(manner.labels.preferred)
    options = tuple(Option(o.name, preferred if o.preferred else "") for o in section.options)
    aspects = []
    for record in section.aspects:
        name = record.name.citing(source.citation for source in record.sources)
        aspects.append(Aspect(name, record.cells, record.detail))
    if aspects:
        yield Comparison(options, tuple(aspects), section.change)


def _make(entry: Entry, manner: Manner) -> Iterator[Comparison]:
    return _comparison(entry.at("comparison").value(), manner)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Comparison, setting: MemoSetting) -> Iterator[memo.Element]:
    """A column an option, with its mark beside its name; the aspects' names stand bold in the first."""
    if not block.aspects:
        return
    first = first_column(setting, [a.name.strong() for a in block.aspects])
    rest = (setting.style.text_width - first) / len(block.options)
    columns = [Column(EMPTY, weight=first)]
    for option in block.options:
        mark = words(f"{setting.gap}{option.mark}" if option.mark else "")
        columns.append(Column(option.name + mark, weight=rest, strong=bool(option.mark)))
    rows = tuple(Row((a.name.strong(), *a.values), detail=a.detail) for a in block.aspects)
    yield printed(Table(tuple(columns), rows), setting, setting.style.text_width)


BLOCK = Definition(_make, keys={"detail": flag}, flowable=composed, memo=_memo)
