"""A picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError
from briefdeck.blocks.setting.sight import Sight
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Image, Shape
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import LEAST_DRAWING, Typesetting, caption_height, paragraph, runs
from briefdeck.model.entries import PictureEntry
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Picture(Block):
    """A picture's bytes as stored (png or jpeg), its size in pixels, and the text that stands for it."""

    name = "picture"
    looked_at = True

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    alt: RichText = EMPTY
    caption: RichText = EMPTY
    credit: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.credit)


def _seen(entry: PictureEntry, path: Path, sight: Sight) -> Picture | None:
    file = sight.picture(entry.file)
    if file is None:
        return None
    alt = sight.say(entry.alt, (*path, "alt"))
    caption = sight.say(entry.caption, (*path, "caption")) if entry.caption else EMPTY
    credit = sight.say(entry.credit, (*path, "credit")) if entry.credit else EMPTY
    return Picture(file.data, file.extension, file.width, file.height, alt, caption, credit)


def pictures(value: Any) -> Iterator[Picture]:
    """The picture of a section, where it has one."""
    if value and not isinstance(value, Picture):
        raise WrongValueError("the picture of a section: section.picture")
    if value:
        yield value


def _make(entry: Entry, _manner: Manner) -> Iterator[Picture]:
    return pictures(entry.at("picture").value())


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PictureFlowable(Flowable):
    """A picture, contained in its frame, with caption and credit below."""

    block: Picture
    setting: Typesetting

    flexible = True

    def _caption(self) -> RichText:
        caption, credit = self.block.caption, self.block.credit
        return caption + words(self.setting.spoken.slide_gap) + credit if caption and credit else caption + credit

    def _foot(self, width: float) -> float:
        return caption_height(self._caption(), self.setting.sizes.label, self.setting.face, width)

    def height(self, width: float, step: int) -> float:  # noqa: ARG002
        return LEAST_DRAWING + self._foot(width)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:  # noqa: ARG002
        room = frame.height - self._foot(frame.width)
        scale = min(frame.width / self.block.width, room / self.block.height)
        place = Frame(frame.x, frame.y, self.block.width * scale, self.block.height * scale)
        shapes: list[Shape] = [Image("Picture", place, self.block.data, self.block.extension, self.block.alt.plain)]
        if self._foot(frame.width):
            label = self.setting.sizes.label
            text = (paragraph(runs(self._caption(), label, colour=self.setting.look.muted), label),)
            foot = Frame(frame.x, place.bottom + 4, frame.width, self._foot(frame.width) - 4)
            shapes.append(Box("Picture caption", foot, text))
        return tuple(shapes)

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.credit)


# --- in a memo --------------------------------------------------------------------------------------------------------


_SHARE = 0.34  # of the text's height, for a picture at most


def _memo(picture: Picture, setting: MemoSetting) -> Iterator[memo.Element]:
    if picture.caption:
        yield memo.Caption("figure", setting.words(picture.caption))
    yield memo.Paragraph("Figure", (_drawing(picture, setting),), keep_next=bool(picture.credit))
    if picture.credit:
        yield memo.Paragraph("Table Note", setting.words(picture.credit))


def _drawing(picture: Picture, setting: MemoSetting) -> memo.PictureDrawing:
    """Contained in the text; a pixel is at most a point, so that small pictures are not blown up."""
    width, height = max(picture.width, 1), max(picture.height, 1)
    scale = min(setting.style.text_width / width, setting.style.text_height * _SHARE / height, 1.0)
    alt = picture.alt.plain or picture.caption.plain
    return memo.PictureDrawing(picture.data, picture.extension, width * scale, height * scale, alt)


BLOCK = Definition(_make, seen=_seen, flowable=PictureFlowable, memo=_memo)
