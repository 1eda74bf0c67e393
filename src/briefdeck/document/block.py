"""What every block can say of itself, to whoever carries it from the plan to a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Protocol, Self, runtime_checkable

from briefdeck.document.richtext import RichText


@runtime_checkable
class Spoken(Protocol):
    """Something of a briefing that can be told in words."""

    def spoken(self) -> Iterator[RichText]:
        """What a speaker says of it where no slide shows it, in reading order."""


@runtime_checkable
class Block(Protocol):
    """What a document says in one place and where each word of it came from, never how it looks. It is frozen.

    `name` is that under which `briefdeck.blocks` knows how it is set. The marks say what suits it: it is
    `looked_at`, beside words that explain it; `broad` where the whole width serves it; it `states` what can stand
    beside a chart; it `lists_groups` of slides, as an agenda does; it `follows` what it stands with to
    the middle of a page; it `introduces` what stands below it; where it is `accented`,
    what matters of it has the accent, and no number beside it.
    """

    name: ClassVar[str]
    looked_at: ClassVar[bool] = False
    broad: ClassVar[bool] = False
    states: ClassVar[bool] = False
    lists_groups: ClassVar[bool] = False
    follows: ClassVar[bool] = False
    introduces: ClassVar[bool] = False
    accented: ClassVar[bool] = False

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles of a memo that the plan names for it."""
        return ()

    def texts(self) -> Iterator[RichText]:
        """The texts that can carry footnotes, in the order in which a memo is read."""

    def spoken(self) -> Iterator[RichText]:
        """What a speaker says of it where no slide shows it."""
        return self.texts()

    def without_details(self) -> Block:
        """The same with its statements alone, for documents without room for the sentences behind them."""
        return self

    def without_references(self) -> Block:
        """The same without what leads from its statements to other sections."""
        return self

    @property
    def units(self) -> int:
        """How many units there are: what a slide may end with. With one it is not cut."""
        return 1

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown on a slide."""
        return iter(())

    def briefly(self) -> Self:
        """The same without the sentences behind its statements; itself, where it shows none."""
        return self

    def below(self) -> Block | None:
        """The same in the whole width under what it explains; None where it has no such form, or where what is looked
        at gains nothing by that width."""
        return None

    def in_rows(self) -> Block | None:
        """The same as rows one below the other, for an area that it would leave blank; None where it has no such
        form."""
        return None

    def anchors(self, start: int, stop: int) -> Iterator[str]:  # noqa: ARG002
        """What links can lead to among its units from `start` up to `stop`."""
        return iter(())
