"""A block as nodes, ready to be fitted into an area: how high it is at a size, how it is drawn, where it can be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, ClassVar, Protocol, Self

from briefdeck.document.deck import Shape
from briefdeck.document.richtext import RichText
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.measuring import height, is_broken, most
from briefdeck.layout.nodes import Node, Role, texts_in
from briefdeck.layout.placing import place, roomy
from briefdeck.layout.sheet import Sheet
from briefdeck.layout.typesetting import Typesetting
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_CLOSE = 0.4  # of the space between blocks: what a head keeps from what it heads


class Composed(Protocol):
    """A block that says of what nodes it is made; `broad`, `states`, `follows` and `introduces` as of any block."""

    broad: ClassVar[bool]
    states: ClassVar[bool]
    follows: ClassVar[bool]
    introduces: ClassVar[bool]

    @property
    def units(self) -> int:
        """How many units there are: what a slide may end with."""

    def nodes(self, start: int, stop: int) -> Node:
        """The nodes of the units from `start` up to `stop`."""

    def texts(self) -> Iterator[RichText]:
        """The texts that it shows."""

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown."""

    def anchors(self, start: int, stop: int) -> Iterator[str]:
        """What links can lead to among the units from `start` up to `stop`."""

    def briefly(self) -> Composed:
        """The same without the sentences behind its statements; itself, where it shows none."""


class Kept:
    """What was found of the nodes of some units: themselves and, step by step, their heights and paragraphs."""

    def __init__(self) -> None:
        self._node: Node | None = None
        self._cites: bool | None = None
        self._found: dict[object, dict[object, tuple[Node, Any]]] = {}
        self._before: dict[object, dict[object, tuple[Node, Any]]] = {}

    def node(self, make: Callable[[], Node]) -> Node:
        """The nodes, made when they are first asked for."""
        if self._node is None:
            self._node = make()
        return self._node

    def of_more(self) -> Kept:
        """That of other units, whose nodes have nodes of these in them: what is found of a node is known to both."""
        made = Kept()
        made._found = self._found
        return made

    def again(self) -> Kept:
        """The same to begin with: what is found from then on is found of that one alone."""
        made = Kept()
        made._node, made._cites, made._before = self._node, self._cites, self._found
        return made

    def sheet(self, setting: Typesetting, step: int) -> Sheet:
        """The settings at a step, with what was measured at it. Where it is said which slides cite a source, nodes may
        get higher by that, and are measured again once it is known."""
        if setting.places and self._cites is None and self._node is not None:
            self._cites = any(text.used for text in texts_in(self._node))
        later = bool(setting.places) and bool(self._cites)
        if (at := (step, later)) not in self._found:
            self._found[at] = dict(self._before.get(at, ()))
        return Sheet(setting, step, known=self._found[at])


@dataclass(frozen=True, slots=True)
class Units(Flowable):
    """Of what a block comes to on slides, the units from `start` up to `stop`."""

    block: Composed
    start: int
    stop: int
    setting: Typesetting
    kept: Kept = field(default_factory=Kept, compare=False, repr=False, kw_only=True)

    @property
    def steps(self) -> int:
        """The sizes of primary text."""
        return len(self.setting.primary_sizes)

    @property
    def units(self) -> int:
        """What it can be cut at."""
        return self.stop - self.start

    def cut(self, start: int, stop: int) -> Self:
        return replace(self, start=self.start + start, stop=self.start + stop, kept=Kept())

    def under(self, setting: Typesetting) -> Self:
        return replace(self, setting=setting, kept=self.kept.again())

    def texts(self) -> Iterator[RichText]:
        return self.block.texts()

    def notes(self) -> Iterator[RichText]:
        return self.block.notes()

    def anchors(self) -> Iterator[str]:
        return self.block.anchors(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Scene(Units):
    """The units of a block as the nodes that they are made of."""

    def _made(self, step: int) -> tuple[Node, Sheet]:
        made = self.kept.node(lambda: self.block.nodes(self.start, self.stop))
        return made, self.kept.sheet(self.setting, step)

    @property
    def floats(self) -> bool:
        return self.block.broad or self.block.states or self.block.follows

    @property
    def introduces(self) -> bool:
        return self.block.introduces

    def below(self, gap: float) -> float:
        return gap * _CLOSE if self.introduces else gap

    def height(self, width: float, step: int) -> float:
        made, sheet = self._made(step)
        return height(made, width, sheet)

    def is_broken(self, width: float, step: int) -> bool:
        made, sheet = self._made(step)
        return is_broken(made, width, sheet)

    def opens(self, width: float, step: int, spare: float) -> float:
        """As much as its panels and rows can take and still be full."""
        made, sheet = self._made(step)
        return max(0.0, min(spare, most(made, width, sheet) - height(made, width, sheet)))

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        made, sheet = self._made(step)
        if any(text.role is Role.NUMBER for text in texts_in(made)):
            sheet = roomy(made, frame.width, frame.height, sheet)
        return place(made, frame, sheet)

    def briefly(self) -> Scene:
        brief = self.block.briefly()
        return self if brief is self.block else replace(self, block=brief, kept=Kept())


def composed(block: Composed, setting: Typesetting) -> Scene:
    """A whole block as a flowable."""
    return Scene(block, 0, block.units, setting)
