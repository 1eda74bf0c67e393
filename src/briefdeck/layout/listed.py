"""What becomes of a composition that an area has no room for: its words, one text below the other."""

from __future__ import annotations

from briefdeck.document.deck import Shape
from briefdeck.layout.measuring import height
from briefdeck.layout.nodes import Node, Role, Stack, Text, texts_in
from briefdeck.layout.placing import place
from briefdeck.layout.scene import Scene, Units
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_SHORT = 12  # marks of a text that says what the next one is about
_MOST_HEADS = 2  # that stay with what they head: a row of short words is no heading
_APART = 0.5  # of a line, between units


@dataclass(frozen=True, slots=True)
class Listed(Units):
    """The texts of a composition, in groups, of which each is a unit; a label goes with what it stands for."""

    groups: tuple[tuple[Text, ...], ...] = ()

    @property
    def floats(self) -> bool:
        return True

    def _made(self, step: int) -> tuple[Node, Sheet]:
        return self.kept.node(self._node), self.kept.sheet(self.setting, step)

    def _node(self) -> Node:
        shown = self.groups[self.start : self.stop]
        gapped = [(replace(g[0], before=_APART), *g[1:]) for g in shown]
        return Stack(tuple(text for group in gapped for text in group))

    def height(self, width: float, step: int) -> float:
        made, sheet = self._made(step)
        return height(made, width, sheet)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        made, sheet = self._made(step)
        return place(made, frame, sheet)


def listed(scene: Scene) -> Listed:
    """The same words as a list, unit after unit."""
    block = scene.block.briefly()
    groups: list[tuple[Text, ...]] = []
    seen: set[Text] = set()
    for unit in range(scene.start, scene.stop):
        opened: list[Text] = []
        for text in texts_in(block.nodes(unit, unit + 1)):
            if not text.text or text in seen:  # what all units share is said once
                continue
            seen.add(text)
            opened.append(_plain(text))
            if not _heads(text) or len(opened) > _MOST_HEADS:
                groups.append(tuple(opened))
                opened = []
        if opened:
            groups.append(tuple(opened))
    return Listed(block, 0, len(groups), scene.setting, tuple(groups))


def _plain(text: Text) -> Text:
    role = Role.HEADING if text.role is Role.NUMBER else text.role
    return replace(text, role=role, align="", phrased=False, before=0.0)


def _heads(text: Text) -> bool:
    """Whether a text is the label of the next."""
    return text.role is Role.LABEL or (not text.bullet and len(text.text.plain) <= _SHORT)
