"""Statements on a slide: running text, lists in boxes of their own, what they say and what is said to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from briefdeck.blocks.setting.items import Item
from briefdeck.document.deck import Anchor, Box, Shape
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Stack, Surface, Text, Tone
from briefdeck.layout.typesetting import Lines, Typesetting, paragraph, plain_run, runs, stack_height
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import Face
from briefdeck.text import width as text_width
from briefdeck.values import replace

_T = TypeVar("_T")
_LIKE = 24  # before and behind those that are shown: more than two slides of them
_OPENED = 0.8  # of the height to spare that goes between the items of a list
_IN_COLUMNS = {3: 58.0, 4: 42.0}  # em of a statement, at the most, by how many stand side by side
_BEHIND, _ANY_FACE = 2.0, Face("", "")  # as much as that of what is behind it; it is short in any face
BODY_BEFORE = 0.6  # space above a list item ÷ its size


def item_texts(items: tuple[Item, ...]) -> Iterator[RichText]:
    """The texts of items and of the items below them."""
    for item in items:
        yield item.text
        yield from item_texts(item.children)


def alike(items: Sequence[_T], label: Callable[[_T], Text], start: int, stop: int) -> list[Text]:
    """Labels of items that answer each other, in a row or below each other, all of one size; those of the items from
    `start` up to `stop`. Of very many items the nearest have one size: a page is tried with many cuts of a list, and
    each would measure all of it."""
    first = max(0, start - _LIKE)
    made = tuple([label(item) for item in items[first : stop + _LIKE]])
    return [replace(one, alike=made) for one in made[start - first : stop - first]]


def points(items: Sequence[Item], depth: int = 0) -> Iterator[Text]:
    """Statements as a quiet list with what stands below them, on a panel under what they support."""
    for item in items:
        before = 0.15 if depth else 0.35
        yield Text(item.text, Role.SECONDARY, bullet=True, depth=depth, before=before, status=item.status, see=item.see)
        yield from points(item.children, depth + 1)


def behind(detail: RichText, before: float = 0.2, *, detailed: bool = True, align: str = "") -> Text:
    """The sentence behind a statement, quieter and below it; none where it is not `detailed`."""
    return Text(detail if detailed else EMPTY, Role.SECONDARY, Tone.SECONDARY, align=align, before=before)


def below(item: Item, size: float, setting: Typesetting, *, depth: int = 0) -> Lines:
    """The list below an item in a box of its own; its bullets are those of the template."""
    made: Lines = []
    left = size * (depth + 1)
    for child in item.children:
        text = runs(child.text, size) + plain_run(child.status, setting.sizes.label, colour=setting.look.muted)
        line = paragraph(text, size, before=size * (0.2 if depth else 0.4), bullet=setting.bullet(depth))
        made.append((replace(line, left=left), size))
        made += below(child, size, setting, depth=depth + 1)
    return made


def opened(paragraphs: Lines, spare: float) -> Lines:
    """A list that has room to spare breathes: more space above its items, up to their own size."""
    first = {i for i, (p, _) in enumerate(paragraphs) if i and p.level == 0 and p.bullet != ""}
    extra = max(0.0, spare * _OPENED / len(first)) if first else 0.0
    return [
        (replace(p, before=round((p.before or 0) + min(extra, size), 1)) if i in first else p, size)
        for i, (p, size) in enumerate(paragraphs)
    ]


def is_for_columns(items: Sequence[Item], *, detailed: bool) -> bool:
    """Whether a few statements are short enough to stand side by side, each under a large number or icon."""
    most = _IN_COLUMNS.get(len(items), 0.0)
    said = [text_width(item.text.plain, 1.0, _ANY_FACE) for item in items]
    behind_ = [
        sum(text_width(t.plain, 1.0, _ANY_FACE) for t in (*((i.detail,) if detailed else ()), *item_texts(i.children)))
        for i in items
    ]
    return max(said, default=most + 1) <= most and max(behind_, default=0.0) <= _BEHIND * most


def column(said: Sequence[Node], name: str) -> Panel:
    """One of a few columns: a large number or icon over what is said of it, on a panel with that name."""
    return Panel(Stack(tuple(said), 12.0), Surface.PANEL, (20.0, 22.0), Anchor.TOP, Edge.TOP, name=name, most=1.5)


class RunningText(Flowable, Protocol):
    """Paragraphs and lists: they go into the layout's body placeholder where they can."""

    def paragraphs(self, step: int, *, placed: bool) -> Lines:
        """Its paragraphs, each with its size; where they are `placed`, the bullets are the placeholder's own."""

    @property
    def floats(self) -> bool:
        return True

    def running(self, step: int) -> Lines:
        return self.paragraphs(step, placed=True)

    @property
    def _face(self) -> Face:
        return self.setting.text_face or self.setting.face

    def pitch(self, size: float) -> float:
        """The line pitch at a size, in the proportion that the template's body text has."""
        level = self.setting.levels[0]
        return round(size * level.pitch / level.size, 1)

    def height(self, width: float, step: int) -> float:
        # In a box of its own a list may have wider margins than in the placeholder, never narrower ones.
        return stack_height(self.paragraphs(step, placed=False), self._face, width)

    def opens(self, width: float, step: int, spare: float) -> float:
        made = self.paragraphs(step, placed=False)
        return stack_height(opened(made, spare), self._face, width) - stack_height(made, self._face, width)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        made = self.paragraphs(step, placed=False)
        made = opened(made, (frame.height - self.height(frame.width, step)) / _OPENED)
        return (Box("Text", frame, tuple(p for p, _ in made)),)
