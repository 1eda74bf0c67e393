"""Running text, lists, quotes, callouts and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.references import References
from briefdeck.blocks.setting.items import Item
from briefdeck.document.deck import Anchor, Box, Bullet, Group, Rule, Shape, TextParagraph, TextRun
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.typesetting import (
    LEAST_SIZE,
    Lines,
    Typesetting,
    lines,
    paragraph,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.text import Face
from briefdeck.text import width as text_width

_OPENED = 0.8  # of the height to spare that goes between the items of a list
BODY_BEFORE = 0.6  # space above a list item ÷ its size


def item_texts(items: tuple[Item, ...]) -> Iterator[RichText]:
    """The texts of items and of the items below them."""
    for item in items:
        yield item.text
        yield from item_texts(item.children)


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


def item_notes(items: tuple[Item, ...]) -> Iterator[RichText]:
    """The details of items and of the items below them."""
    for item in items:
        if item.detail:
            yield item.detail
        yield from item_notes(item.children)


def opened(paragraphs: Lines, spare: float) -> Lines:
    """A list that has room to spare breathes: more space above its items, up to their own size."""
    first = {i for i, (p, _) in enumerate(paragraphs) if i and p.level == 0 and p.bullet != ""}
    extra = max(0.0, spare * _OPENED / len(first)) if first else 0.0
    return [
        (replace(p, before=round((p.before or 0) + min(extra, size), 1)) if i in first else p, size)
        for i, (p, size) in enumerate(paragraphs)
    ]


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Paragraphs and lists: they go into the layout's body placeholder where they can."""

    block: Paragraph | Bullets
    setting: Typesetting

    flexible = False

    @property
    def _detailed(self) -> bool:
        return isinstance(self.block, Bullets) and self.block.detailed

    @property
    def steps(self) -> int:
        """The body's sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.body) * (2 if self._detailed else 1)

    @property
    def units(self) -> int:
        """A list's items."""
        return len(self.block.items) if isinstance(self.block, Bullets) else 1

    def paragraphs(self, step: int, *, placed: bool = True) -> Lines:
        """Its paragraphs, each with its size; in a placeholder the bullets are the placeholder's own."""
        count = len(self.setting.sizes.body)
        detailed = self._detailed and step < count
        step = step % count if self._detailed else min(step, count - 1)
        size = self.setting.step(self.setting.sizes.body, step)
        if isinstance(self.block, Paragraph):
            made = paragraph(runs(self.block.text, size), size, before=size * BODY_BEFORE)
            return [(replace(made, pitch=self._pitch(size)), size)]
        small = self.setting.step(self.setting.sizes.body, step + 1)
        lines_: Lines = []
        for number, item in enumerate(self.block.items, 1):
            mark = f"{number}." if self.block.ordered else self._mark(0, placed=placed)
            bold = True if detailed and any(i.detail for i in self.block.items) else None
            lines_.append((self._line(item, size, size * BODY_BEFORE, 0, mark, bold), size))
            if detailed and item.detail:
                lines_.append(self._detail(item, self.setting.step(self.setting.sizes.body, step + 2)))
            lines_ += self._below(item, small, 1, placed)
        return lines_

    def _mark(self, level: int, *, placed: bool) -> Bullet | str | None:
        return None if placed else self.setting.bullet(level)

    def _below(self, item: Item, size: float, level: int, placed: bool) -> Lines:
        """The list below an item, as deep as it goes (the template knows five levels)."""
        made: Lines = []
        for child in item.children:
            mark = self._mark(level, placed=placed)
            made.append((self._line(child, size, size * BODY_BEFORE * 0.5, level, mark), size))
            made += self._below(child, size, min(level + 1, len(self.setting.levels) - 1), placed)
        return made

    def _pitch(self, size: float) -> float:
        level = self.setting.levels[0]
        return round(size * level.pitch / level.size, 1)

    def _line(
        self, item: Item, size: float, before: float, level: int, mark: Bullet | str | None, bold: bool | None = None
    ) -> TextParagraph:
        label, muted = self.setting.sizes.label, self.setting.look.muted
        made = runs(item.text, size, bold=bold) + plain_run(item.status, label, colour=muted)
        made += self.setting.see(item.see, label, muted)
        facts = self.setting.levels[level]
        left, hanging = facts.left, facts.hanging
        if (isinstance(mark, Bullet) or (mark is None and facts.bullet is not None)) and hanging < size / 2:
            # The template's own lists have no room for a bullet on this level: it would touch the words.
            left, hanging = left + size, size
        return TextParagraph(made, level, "", self._pitch(size), before, mark, left, hanging)

    def _detail(self, item: Item, size: float) -> tuple[TextParagraph, float]:
        made = runs(item.detail, size, colour=self.setting.look.muted)
        left = self.setting.levels[0].left
        return TextParagraph(made, 0, "", self._pitch(size), size * 0.15, "", left, 0.0), size

    @property
    def _face(self) -> Face:
        return self.setting.text_face or self.setting.face

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

    def cut(self, start: int, stop: int) -> TextSetter:
        if isinstance(self.block, Paragraph):
            return self
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]))

    def texts(self) -> Iterator[RichText]:
        if isinstance(self.block, Paragraph):
            yield self.block.text
        else:
            yield from item_texts(self.block.items)

    def notes(self) -> Iterator[RichText]:
        if isinstance(self.block, Bullets):
            yield from item_notes(self.block.items)


@dataclass(frozen=True, slots=True)
class QuoteSetter:
    """Quoted words beside a rule, the speaker below."""

    block: Quote
    setting: Typesetting

    flexible = False
    units = 1
    _INDENT = 14.0

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    def _paragraphs(self, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.body, step + 1)
        made = [(paragraph(runs(self.block.text, size), size), size)]
        if self.block.by:
            small = self.setting.sizes.label
            by = runs(self.block.by, small, colour=self.setting.look.muted)
            made.append((paragraph(by, small, before=small * 0.5), small))
        return made

    def height(self, width: float, step: int) -> float:
        return stack_height(self._paragraphs(step), self.setting.face, width - self._INDENT) + 4

    def opens(self, _width: float, _step: int, _spare: float) -> float:
        return 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        height = self.height(frame.width, step)
        paragraphs = tuple(p for p, _ in self._paragraphs(step))
        text = Frame(frame.x + self._INDENT, frame.y, frame.width - self._INDENT, height)
        alt = " – ".join(t.plain for t in (self.block.text, self.block.by) if t)
        rule = Rule("Quote rule", Frame(frame.x, frame.y, 0, height), self.setting.look.accent, 2.0)
        return (Group("Quote", replace(frame, height=height), (rule, Box("Quote text", text, paragraphs)), alt),)

    def cut(self, _start: int, _stop: int) -> QuoteSetter:
        return self

    def texts(self) -> Iterator[RichText]:
        yield self.block.text
        yield self.block.by

    def notes(self) -> Iterator[RichText]:
        return iter(())


@dataclass(frozen=True, slots=True)
class CalloutSetter:
    """One sentence on a panel."""

    block: Callout
    setting: Typesetting

    flexible = False
    units = 1
    _INSETS = (14.0, 10.0, 14.0, 10.0)

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    def _paragraph(self, step: int) -> tuple[TextParagraph, float]:
        size = self.setting.step(self.setting.sizes.body, step + 1)
        gap = self.setting.spoken.slide_gap
        label = plain_run(f"{self.block.label}{gap}" if self.block.label else "", size, bold=True)
        return paragraph(label + runs(self.block.text, size), size), size

    def height(self, width: float, step: int) -> float:
        made, size = self._paragraph(step)
        left, top, right, bottom = self._INSETS
        return lines(made.runs, size, self.setting.face, width - left - right) * made.pitch + top + bottom

    def opens(self, _width: float, _step: int, _spare: float) -> float:
        return 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        box = replace(frame, height=self.height(frame.width, step))
        look = self.setting.look
        line = look.ink if self.setting.framed else ""
        return (
            Box("Callout", box, (self._paragraph(step)[0],), look.panel, line, 0.75, anchor=Anchor.MIDDLE,
                insets=self._INSETS),
        )  # fmt: skip

    def cut(self, _start: int, _stop: int) -> CalloutSetter:
        return self

    def texts(self) -> Iterator[RichText]:
        yield self.block.text

    def notes(self) -> Iterator[RichText]:
        return iter(())


@dataclass(frozen=True, slots=True)
class ReferencesSetter:
    """The list of sources: number, entry, address."""

    block: References
    setting: Typesetting

    flexible = False

    @property
    def steps(self) -> int:
        """The list's own sizes."""
        return len(self.setting.sizes.reference)

    @property
    def units(self) -> int:
        """The entries."""
        return len(self.block.entries)

    def _paragraphs(self, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.reference, step)
        entries = self.block.entries
        widest = max((text_width(f"[{e.number}]", size, self.setting.face, bold=True) for e in entries), default=0.0)
        hang = round(max(size * 2.4, widest + size * 0.6), 1)  # a number that fills its margin would leap to a far stop
        return [(self._entry(entry, size, hang), size) for entry in entries]

    def _entry(self, entry: Reference, size: float, hang: float) -> TextParagraph:
        made = plain_run(f"[{entry.number}]\t", size, bold=True) + runs(entry.entry, size)
        if entry.url and self.block.addresses:
            small = max(LEAST_SIZE, round(size * 0.8, 1))
            origin = next(entry.address.origins, None)
            made += (TextRun(f"\v{entry.url}", small, colour=self.setting.look.muted, href=entry.url, origin=origin),)
        return paragraph(made, size, before=size * 0.5, hanging=hang)

    def height(self, width: float, step: int) -> float:
        return stack_height(self._paragraphs(step), self.setting.face, width)

    def opens(self, _width: float, _step: int, _spare: float) -> float:
        return 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        return (Box("References", frame, tuple(p for p, _ in self._paragraphs(step))),)

    def cut(self, start: int, stop: int) -> ReferencesSetter:
        return replace(self, block=replace(self.block, entries=self.block.entries[start:stop]))

    def texts(self) -> Iterator[RichText]:
        return iter(())

    def notes(self) -> Iterator[RichText]:
        return iter(())
