"""Running text."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.legends import explained, explaining
from briefdeck.blocks.setting.listing import BODY_BEFORE, RunningText
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, flag, leaf, style
from briefdeck.blocks.setting.values import rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.layout.typesetting import Lines, Typesetting, paragraph, runs
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Running text. `style` names a style of the memo's template; a deck has one body style and ignores it.

    `see` is the anchor of the section that says more. A `legend` says what words in brackets mean; a memo leaves out
    of it what does not stand there.
    """

    name = "paragraph"

    text: RichText
    style: str = ""
    see: str = ""
    legend: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        return (self.style,) if self.style else ()

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def without_references(self) -> Paragraph:
        return replace(self, see="")


def _make(entry: Entry, manner: Manner) -> Iterator[Paragraph]:
    """A statement of the briefing leads on as it does in a list. What `explains` statuses says what these mean."""
    value = entry.at("paragraph").value()
    text = rich(value, manner.origin)
    legend = "explains" in entry.given
    if legend:
        text = explaining(text, explained(entry, manner), manner)
    known = isinstance(value, Record) and "see" in value.names()
    if text:
        yield Paragraph(text, entry.given.get("style", ""), value.see if known else "", legend)


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParagraphFlowable(RunningText):
    """A paragraph at the sizes of the body."""

    block: Paragraph
    setting: Typesetting

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    def paragraphs(self, step: int, *, placed: bool) -> Lines:  # noqa: ARG002
        size = self.setting.step(self.setting.sizes.body, step)
        made = paragraph(runs(self.block.text, size), size, before=size * BODY_BEFORE)
        return [(replace(made, pitch=self.pitch(size)), size)]

    def texts(self) -> Iterator[RichText]:
        yield self.block.text


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Paragraph, setting: MemoSetting) -> Iterator[memo.Element]:
    """A value that is absent leaves an empty text: nothing stands for it, not even an empty paragraph."""
    style = block.style or "Body Text"
    if block.text:
        made = memo.Paragraph(style, setting.leading(setting.balanced(block.text, style), block.see))
        yield memo.Legend(made) if block.legend else made


BLOCK = Definition(
    _make,
    keys={"style": style, "see": flag, "explains": leaf},
    called="a paragraph",
    flowable=ParagraphFlowable,
    memo=_memo,
)
