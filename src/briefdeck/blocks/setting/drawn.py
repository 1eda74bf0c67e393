"""A composition in a memo: the nodes that slides have, placed in the width of the text, as one drawing in the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.document import memo
from briefdeck.document.richtext import RichText
from briefdeck.layout.measuring import height
from briefdeck.layout.nodes import Node, Text, told
from briefdeck.layout.placing import place
from briefdeck.layout.printed import STYLE
from briefdeck.layout.scene import Composed
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import replace


def drawn(
    block: Composed, caption: RichText, setting: MemoSetting, alt: str = "", shape: float = 0.0
) -> Iterator[memo.Element]:
    """A figure: its caption, and below it a whole block as high as it needs, with the words that stand for it. Its
    height is at least such a share of its width as `shape` says.

    What a drawing cites stands at its caption: Word has no notes in shapes, and nothing in them leads elsewhere.
    """
    node: Node = _unmarked(block.nodes(0, block.units))
    cited = caption.citing(citation for text in block.texts() for citation in text.citations)
    if cited.inlines:
        yield memo.Caption("figure", setting.words(cited))
    on = setting.printed
    sheet, width = Sheet(on.typesetting, 0), on.width
    frame = Frame(0.0, 0.0, width, max(height(node, width, sheet), shape * width))
    shapes = on.scaled(place(node, frame, sheet))
    said = ": ".join(filter(None, (caption.plain, alt or told(node))))
    drawing = memo.GroupDrawing(shapes, setting.style.text_width, frame.height * on.share, said, STYLE)
    yield memo.Paragraph("Figure", (drawing,))


def _unmarked(value: Any) -> Any:
    """A node without the marks of sources and what leads to slides, in none of its texts."""
    if isinstance(value, RichText):
        return value.uncited
    if isinstance(value, tuple):
        return tuple(map(_unmarked, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: _unmarked(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Text):
        changed |= {"see": "", "used": 0}
    return replace(value, **changed)
