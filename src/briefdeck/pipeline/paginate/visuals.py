"""Charts and pictures: they take the height that is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.chart import Chart
from briefdeck.blocks.picture import Picture
from briefdeck.document.deck import Box, Image, Plot, Shape
from briefdeck.document.richtext import RichText, Run, words
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.typesetting import Typesetting, caption_height, paragraph, runs

LEAST = 150.0  # below this height a chart or picture says nothing
ROOMY = (480.0, 200.0)  # from this width and height on a chart's words are set a step larger


@dataclass(frozen=True, slots=True)
class ChartSetter:
    """A native chart with its caption and unit above it."""

    block: Chart
    setting: Typesetting

    flexible = True
    units = 1
    steps = 1

    def _caption(self) -> RichText:
        caption, unit = self.block.caption, self.block.unit
        if not unit:
            return caption
        left, right = self.setting.spoken.brackets
        said = tuple(inline for inline in caption.inlines if isinstance(inline, Run))
        with_unit = RichText(said) + words(left) + unit + words(right)
        return with_unit.citing(caption.citations) if caption else unit

    def _head(self, width: float) -> float:
        return caption_height(self._caption(), self.setting.sizes.label, self.setting.face, width)

    def height(self, width: float, step: int) -> float:  # noqa: ARG002
        return LEAST + self._head(width)

    def opens(self, _width: float, _step: int, _spare: float) -> float:
        return 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:  # noqa: ARG002
        shapes: list[Shape] = []
        label, look = self.setting.sizes.label, self.setting.look
        if self._head(frame.width):
            text = (paragraph(runs(self._caption(), label, bold=True), label),)
            shapes.append(Box("Chart caption", replace(frame, height=self._head(frame.width)), text))
        place = frame.below(self._head(frame.width))
        # Alone on a slide a chart has room for larger words.
        roomy = place.width >= ROOMY[0] and place.height >= ROOMY[1]
        size = self.setting.step(self.setting.sizes.table, 1 if roomy else 99)
        shapes.append(Plot("Chart", place, self.block, size, look.accent, look.grey, look.ink, look.line, look.dark))
        return tuple(shapes)

    def cut(self, _start: int, _stop: int) -> ChartSetter:
        return self

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.note)

    def notes(self) -> Iterator[RichText]:
        return iter(())


@dataclass(frozen=True, slots=True)
class PictureSetter:
    """A picture, contained in its frame, with caption and credit below."""

    block: Picture
    setting: Typesetting

    flexible = True
    units = 1
    steps = 1

    def _caption(self) -> RichText:
        caption, credit = self.block.caption, self.block.credit
        return caption + words(self.setting.spoken.slide_gap) + credit if caption and credit else caption + credit

    def _foot(self, width: float) -> float:
        return caption_height(self._caption(), self.setting.sizes.label, self.setting.face, width)

    def height(self, width: float, step: int) -> float:  # noqa: ARG002
        return LEAST + self._foot(width)

    def opens(self, _width: float, _step: int, _spare: float) -> float:
        return 0.0

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

    def cut(self, _start: int, _stop: int) -> PictureSetter:
        return self

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.credit)

    def notes(self) -> Iterator[RichText]:
        return iter(())
