"""What follows a divider: the message of each slide and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.nodes import Line, Node, Role, Row, Stack, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass

_PAGE = 48.0  # pt


@dataclass(frozen=True, slots=True)
class Opener(Block):
    """The words of slides, each with the anchor that its page is known by."""

    name = "opener"

    rows: tuple[tuple[RichText, str], ...]

    def texts(self) -> Iterator[RichText]:
        """Nothing that is not said on the slides themselves."""
        return iter(())

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return max(1, len(self.rows))

    def nodes(self, start: int, stop: int) -> Node:
        """A row a slide, hairlines between them."""
        rows = [
            Row(
                (
                    Text(text.citing(())),
                    Text(words(" "), Role.LABEL, Tone.SECONDARY, align="r", see=anchor),
                ),
                (0.0, _PAGE),
                12.0,
            )
            for text, anchor in self.rows[start:stop]
        ]
        ruled: tuple[Node, ...] = tuple(chain.from_iterable((Line(), row) for row in rows))
        return Stack(ruled, 5.0, tuple(0.0 if isinstance(node, Line) else 1.0 for node in ruled), anchor=Anchor.TOP)


def _make(entry: Entry, manner: Manner) -> Iterator[Opener]:
    """Of sections of the briefing; nothing in a memo, where they follow."""
    if not manner.memo:
        sections = records(entry.at("opener").value(), "anchor", "sections of the briefing")
        yield Opener(tuple((section.message or section.title, section.anchor) for section in sections))


BLOCK = Definition(_make, called="what follows a divider", repeats=True, flowable=composed)
