"""A memo that is set with less space than its template: its styles say so, and nothing in the text."""

from __future__ import annotations

from briefdeck.ooxml.names import W
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import Element


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
