"""The list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting, source_bookmark
from briefdeck.blocks.setting.plan import Entry, Manner, anything, flag
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import RichText, Run, words
from briefdeck.layout.nodes import Line, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.layout.typesetting import anchor
from briefdeck.values import dataclass

_ONE_COLUMN = 10  # sources that stand one below the other
_LARGE = 7  # sources behind which the slides that cite them are set as large as labels
_LONG = 64  # marks of an address that half a slide does not hold on one line
_NUMBER, _NUMBER_OF_TWO = 26.0, 32.0  # pt: for a number of one digit, and of more
_ONE_DIGIT = 9
_APART = 6.0  # pt between what stands side by side
# Of the width, and pt, for the slides that cite a source: while they are not known, for a line of many.
_USED = {Role.LABEL: 0.24, Role.SOURCE: 172.0}
_USED_BESIDE = 120.0  # the same in a column beside another, where it may take two lines as the entry does


@dataclass(frozen=True, slots=True)
class References(Block):
    """The list of sources; without `addresses` each entry is itself the link. A memo sets them as one paragraph where
    they are `inline`."""

    name = "references"

    entries: tuple[Reference, ...]
    addresses: bool = True
    inline: bool = False

    def texts(self) -> Iterator[RichText]:
        return iter(())

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.entries)

    def anchors(self, start: int, stop: int) -> Iterator[str]:
        return (anchor(entry.number) for entry in self.entries[start:stop])

    def nodes(self, start: int, stop: int) -> Node:
        """Entries in two columns, the first one filled first; each with its address and where it is cited."""
        entries = self.entries[start:stop]
        longest = max((len(entry.url) for entry in entries if self.addresses), default=0)
        one = len(entries) <= _ONE_COLUMN or longest > _LONG
        role = Role.LABEL if len(entries) <= _LARGE else Role.SOURCE
        width = _USED[role] if one else _USED_BESIDE
        rows = [self._entry(entry, role, width) for entry in entries]
        half = len(rows) if one else ceil(len(rows) / 2)
        columns = [rows[:half], rows[half:]] if half < len(rows) else [rows]
        return Row(tuple(Stack(tuple(c), 0.0, (1.0,) * len(c)) for c in columns), gap=32.0, anchor=Anchor.TOP)

    def _entry(self, entry: Reference, where: Role, width: float) -> Node:
        """An entry with its address below it; at the right, in the role `where`, the slides that cite it."""
        said = Text(entry.entry, Role.LISTED, strong=False)
        used = Text(words(" "), where, Tone.SECONDARY, align="r", used=entry.number)
        number = Text(words(f"[{entry.number}]"), Role.LISTED, Tone.SECONDARY, strong=True)
        room = _NUMBER if self.entries[-1].number <= _ONE_DIGIT else _NUMBER_OF_TWO
        rows: tuple[Node, ...] = (Row((number, said, used), (room, 0.0, width), _APART, Anchor.TOP),)
        if entry.url and self.addresses:  # over the whole width: it is not parted
            origin = next(entry.address.origins, None)
            address = Text(RichText((Run(entry.url, href=entry.url, origin=origin),)), Role.SOURCE, Tone.SECONDARY)
            rows += (Row((Space(), address), (room, 0.0), _APART, Anchor.TOP),)
        row = Row((Stack(rows),), name=f"Reference {entry.number}")
        return Stack((Line(), Panel(row, Surface.PAGE, (0.0, 3.0), name="Reference", most=2.8)), 0.0, (0.0, 1.0))


def _make(entry: Entry, manner: Manner) -> Iterator[References]:
    entry.at("references").value()
    if manner.references:
        given = entry.given
        yield References(manner.references, bool(given.get("addresses", True)), bool(given.get("inline")))


# --- in a memo --------------------------------------------------------------------------------------------------------


_STYLE = "Source List"


def _memo(block: References, setting: MemoSetting) -> Iterator[memo.Element]:
    """The list is numbered by its style; where numbers are left out, a new list goes on behind the gap. Addresses stand
    on lines of their own unless every entry is one line with its address."""
    if block.inline:
        yield _inline(block, setting)
        return
    entries = [setting.reference(entry, addresses=block.addresses) for entry in block.entries]
    if block.addresses and not all(setting.fits_line(_STYLE, entry) for entry in entries):
        entries = setting.references_apart(block.entries, _STYLE)
    expected, listing = 0, None
    for entry, said in zip(block.entries, entries, strict=True):
        if entry.number != expected:
            listing = setting.listing(_STYLE, entry.number)
        expected = entry.number + 1
        inlines: tuple[memo.Inline, ...] = (memo.Bookmark(source_bookmark(entry.number), said),)
        if listing is None:
            inlines = (memo.Words(f"[{entry.number}]\t"), *inlines)
        yield memo.Paragraph(_STYLE, inlines, listing=listing, level=setting.level(_STYLE))


def _inline(block: References, setting: MemoSetting) -> memo.Paragraph:
    """The sources one after the other, each behind its number."""
    made: list[memo.Inline] = []
    for entry in block.entries:
        number = memo.Words(f"[{entry.number}]\u00a0", strong=True)
        said = setting.reference(entry, addresses=block.addresses)
        made += [memo.Words(setting.gap if made else ""), memo.Bookmark(source_bookmark(entry.number), (number, *said))]
    return memo.Paragraph("Source Line", tuple(made))


BLOCK = Definition(
    _make, anything, {"addresses": flag, "inline": flag}, called="the list of sources", flowable=composed, memo=_memo
)
