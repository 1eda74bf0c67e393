"""The text area of a memo as a page of a deck: compositions are set on it as on slides, and made smaller as a whole.

So all that a composition keeps apart, its pads, its bars and its strokes, stands to its words as it does on slides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.audience.deck_style import DeckStyle, Layout, Placeholder
from briefdeck.audience.levels import Level
from briefdeck.audience.memo_style import MemoStyle
from briefdeck.audience.settings import TypeSizes
from briefdeck.document.deck import Box, Group, Rule, Shape, TextParagraph, TextRun
from briefdeck.document.outline import Labels
from briefdeck.layout.sheet import half
from briefdeck.layout.typesetting import Typesetting, pitch
from briefdeck.locale import Language
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

STYLE = "Table Text"
"""The paragraph style of words in drawings."""
_ON_SLIDES = 15.0  # primary text of slides for which compositions keep their room, pt; in a memo it is that of tables
_LEAST, _HAIRLINE = 8.0, 0.5  # the smallest type on paper, and the thinnest line, pt
_HEADING, _NUMBER = 1.35, 2.2  # sizes as shares of that of primary text


@dataclass(frozen=True, slots=True)
class Printed:
    """What compositions of a memo are set with, and what they are made smaller by. `width` is that of the page on which
    they are set, in points of that."""

    typesetting: Typesetting
    share: float

    @property
    def width(self) -> float:
        """How wide a composition is set."""
        return self.typesetting.style.width

    def scaled(self, shapes: Iterable[Shape]) -> tuple[Shape, ...]:
        """Shapes in the size that they have on paper."""
        return tuple(self._scaled(shapes))

    def _scaled(self, shapes: Iterable[Shape]) -> Iterator[Shape]:
        for shape in shapes:
            placed = replace(shape, frame=self._frame(shape.frame)) if shape.frame is not None else shape
            match placed:
                case Box():
                    left, top, right, bottom = (inset * self.share for inset in placed.insets)
                    said = tuple(map(self._paragraph, placed.paragraphs))
                    weight = self._weight(placed.line_width)
                    yield replace(placed, paragraphs=said, insets=(left, top, right, bottom), line_width=weight)
                case Rule():
                    yield replace(placed, width=self._weight(placed.width))
                case Group():
                    yield replace(placed, shapes=self.scaled(placed.shapes))
                case _:
                    yield placed

    def _frame(self, frame: Frame) -> Frame:
        return Frame(*(side * self.share for side in frame.sides))

    def _weight(self, weight: float) -> float:
        return max(_HAIRLINE, weight * self.share)

    def _paragraph(self, made: TextParagraph) -> TextParagraph:
        before = made.before and round(made.before * self.share, 1)
        return replace(
            made, runs=tuple(map(self._run, made.runs)), pitch=round(made.pitch * self.share, 1), before=before
        )

    def _run(self, run: TextRun) -> TextRun:
        return replace(run, size=half(run.size * self.share))


def printed(style: MemoStyle, language: Language) -> Printed:
    """How compositions are set in a memo: at one step of sizes, the words as large as in its tables."""
    named = style.find(STYLE)
    assert named is not None  # a template without it has no style
    size = max(named.size, _LEAST)
    share = size / _ON_SLIDES
    least = _LEAST / share
    page = Frame(0.0, 0.0, style.text_width / share, style.text_height / share)
    level = Level(_ON_SLIDES, named.bold, pitch(_ON_SLIDES), True, 0.0, 0.0, 0.0, 0.0, None)
    places = {
        role: Placeholder(role, kind, 0, page, (0.0, 0.0, 0.0, 0.0), (level,), named.face, "")
        for role, kind in (("title", "title"), ("body", "body"))
    }
    sizes = TypeSizes(
        body=[_ON_SLIDES],
        card=[_ON_SLIDES],
        table=[_ON_SLIDES],
        label=least,
        figure=[_ON_SLIDES * _NUMBER],
        reference=[least],
    )
    setting = Typesetting(
        style=DeckStyle(
            style.template, b"", page.width, page.height, named.face, {"message": Layout("message", places)}
        ),
        look=style.look,
        sizes=sizes,
        labels=Labels("", "", "", ""),
        language=language.tag,
        title_size=_ON_SLIDES * _HEADING,
        least=least,
    )
    return Printed(setting, share)
