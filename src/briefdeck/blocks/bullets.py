"""A list of statements."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.evidence import drawn_beside, stating
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, notes_of, texts_of
from briefdeck.blocks.setting.listing import BODY_BEFORE, RunningText, item_texts
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, flag, leaf, style
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Bullet, TextParagraph
from briefdeck.document.richtext import RichText
from briefdeck.layout.sheet import secondary
from briefdeck.layout.typesetting import Lines, Typesetting, plain_run, runs
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bullets(Block):
    """A list; `ordered` numbers it. `detailed` shows the details on the slide where there is room for them. `style`
    names a style of the memo's template for its items."""

    name = "bullets"
    states = True

    items: tuple[Item, ...]
    ordered: bool = False
    detailed: bool = False
    style: str = ""

    @property
    def styles(self) -> tuple[str, ...]:
        return (self.style,) if self.style else ()

    def texts(self) -> Iterator[RichText]:
        return texts_of(self.items)

    def without_details(self) -> Bullets:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Bullets:
        return replace(self, items=tuple(item.unled() for item in self.items))


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    found = items_at(entry.at("bullets"), manner)
    if found and (stated := tuple(stating(found, manner, drawn_beside(entry)))) and not entry.given.get("ordered"):
        yield from stated
    elif found:
        yield Bullets(found, bool(entry.given.get("ordered")), manner.detailed, entry.given.get("style", ""))


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BulletsFlowable(RunningText):
    """A list at the sizes of the body, what stands below its items as much smaller as all secondary text."""

    block: Bullets
    setting: Typesetting

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    @property
    def units(self) -> int:
        """A list's items."""
        return len(self.block.items)

    def paragraphs(self, step: int, *, placed: bool) -> Lines:
        detailed, size = self.block.detailed, self.setting.step(self.setting.sizes.body, step)
        small = secondary(size)
        lines_: Lines = []
        bold = True if detailed and any(item.detail for item in self.block.items) else None
        for number, item in enumerate(self.block.items, 1):
            mark = f"{number}." if self.block.ordered else self._mark(0, placed=placed)
            lines_.append((self._line(item, size, size * BODY_BEFORE, 0, mark, bold), size))
            told = (item.detail, item.caution) if detailed else (item.caution,)
            lines_ += [self._told(text, small) for text in told if text]
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
        return TextParagraph(made, level, "", self.pitch(size), before, mark, left, hanging)

    def _told(self, text: RichText, size: float) -> tuple[TextParagraph, float]:
        made = runs(text, size, colour=self.setting.look.muted)
        left = self.setting.levels[0].left
        return TextParagraph(made, 0, "", self.pitch(size), size * 0.15, "", left, 0.0), size

    def briefly(self) -> BulletsFlowable:
        return replace(self, block=replace(self.block, detailed=False)) if self.block.detailed else self

    def cut(self, start: int, stop: int) -> BulletsFlowable:
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]))

    def texts(self) -> Iterator[RichText]:
        return item_texts(self.block.items)

    def notes(self) -> Iterator[RichText]:
        return notes_of(self.block.items)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Bullets, setting: MemoSetting) -> Iterator[memo.Element]:
    return setting.list_of(block.items, ordered=block.ordered, style=block.style)


BLOCK = Definition(
    _make,
    judge_items,
    {"ordered": flag, "beside": leaf, "style": style, **LEADING},
    called="a list",
    flowable=BulletsFlowable,
    memo=_memo,
)
