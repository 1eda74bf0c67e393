"""A memo that is set with less space than its template: its styles say so, and nothing in the text."""

from __future__ import annotations

from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import E, Element

# What stands before the spacing of a paragraph in its properties (17.3.1.26).
_EARLIER = frozenset(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd"),
        *("suppressLineNumbers", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct"),
        *("topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
    )
)


def held(furniture: Element, sheet: StyleSheet) -> None:
    """Let the paragraphs of a header or footer say the spaces of their styles themselves: when these are tightened, it
    stays as high as it is, and leaves the pages as much."""
    for paragraph in furniture.iter(f"{W}p"):
        style = sheet.by_id.get(value(paragraph, "pPr/pStyle") or "", sheet.default("paragraph"))
        for side in ("before", "after"):
            said = sheet.first(style, "pPr/spacing", side)
            if whole(said) and value(paragraph, "pPr/spacing", side) is None:
                _spacing(paragraph).set(f"{W}{side}", said or "")


def _spacing(paragraph: Element) -> Element:
    """The spacing of a paragraph, made where it has none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = E("w:pPr")
        paragraph.insert(0, properties)
    found = properties.find(f"{W}spacing")
    if found is None:
        found = E("w:spacing")
        place = max((n for n, child in enumerate(properties, 1) if child.tag in _EARLIER), default=0)
        properties.insert(place, found)
    return found


def tighten(styles: Element, share: float) -> None:
    """Take a share of the spaces of paragraphs, and of the margins above and below in cells of tables."""
    for spacing in styles.iter(f"{W}spacing"):
        for side in ("before", "after"):
            _scale(spacing, side, share)
    for margins in styles.iter(f"{W}tblCellMar"):
        for side in ("top", "bottom"):
            margin = margins.find(f"{W}{side}")
            if margin is not None:
                _scale(margin, "w", share)


def _scale(holder: Element, attribute: str, share: float) -> None:
    said = holder.get(f"{W}{attribute}")
    if said is not None:
        holder.set(f"{W}{attribute}", str(round(whole(said) * share)))
