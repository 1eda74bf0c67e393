"""Lists: one `w:num` each.

Paragraphs of two lists that share a `w:num` count on; a `w:num` of its own with `w:startOverride` begins anew
(ECMA-376 Part 1, 17.9.15 and 17.9.26).
"""

from __future__ import annotations

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Listing
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.xml import E, Element


class Lists:
    """Adds list instances to the numbering part's root; `root` is None where the template has no numbering."""

    def __init__(self, root: Element | None, style: MemoStyle) -> None:
        self._root = root
        self._style = style
        self._numbers: dict[int, int] = {}
        nums = root.findall(qn("w:num")) if root is not None else []
        self._last = max((int(n.get(qn("w:numId"), "0")) for n in nums), default=0)
        self._place = 0
        if root is not None:
            # w:num stands after every w:abstractNum and before w:numIdMacAtCleanup.
            after = [i for i, child in enumerate(root) if child.tag in (qn("w:num"), qn("w:abstractNum"))]
            self._place = after[-1] + 1 if after else len(root)

    def number(self, listing: Listing) -> int:
        """The w:numId of a list, made when it is first met; 0 where its style is no list style."""
        if listing.number not in self._numbers:
            self._numbers[listing.number] = self._instance(listing)
        return self._numbers[listing.number]

    def _instance(self, listing: Listing) -> int:
        style = self._style.find(listing.style)
        if self._root is None or style is None or style.list_id is None:
            return 0
        self._last += 1
        num = E("w:num", {"w:numId": str(self._last)}, E("w:abstractNumId", {"w:val": str(style.list_id)}))
        if listing.start is not None:
            begin = E("w:startOverride", {"w:val": str(listing.start)})
            num.append(E("w:lvlOverride", {"w:ilvl": str(style.level)}, begin))
        self._root.insert(self._place, num)
        self._place += 1
        return self._last
