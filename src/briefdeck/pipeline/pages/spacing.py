"""A template's spaces between paragraphs and in cells, tightened."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from briefdeck.audience.memo_style import MemoStyle


def spaced(style: MemoStyle, share: float) -> MemoStyle:
    """The style with a share of the spaces of its paragraphs, and of the margins above and below in its cells."""
    if share == 1.0:
        return style
    styles = {
        name: replace(own, before=tightened(own.before, share), after=tightened(own.after, share))
        if own.before or own.after
        else own
        for name, own in style.styles.items()
    }
    cells = {
        name: replace(own, above=tightened(own.above, share), below=tightened(own.below, share))
        for name, own in style.cells.items()
    }
    return replace(style, styles=MappingProxyType(styles), cells=MappingProxyType(cells))


def tightened(points: float, share: float) -> float:
    """A share of a space in points, in whole twentieths, the unit of the file."""
    return round(points * 20 * share) / 20
