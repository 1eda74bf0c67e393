"""Blocks in their printed form: one function a block, chosen by an exhaustive match.

A block gives body elements (`w:p`, `w:tbl`); what must stand between a table and its neighbours is `docx`'s care.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.chart import Chart
from briefdeck.blocks.comparison import Comparison
from briefdeck.blocks.contents import Contents
from briefdeck.blocks.figures import Figures
from briefdeck.blocks.implications import Implications
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.phases import Phases
from briefdeck.blocks.picture import Picture
from briefdeck.blocks.process import Process
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.references import References
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Table
from briefdeck.blocks.timeline import Timeline
from briefdeck.document.block import Block
from briefdeck.ooxml.xml import Element
from briefdeck.outputs.docx.fields import Bookmarks, Captions, contents
from briefdeck.outputs.docx.flow import turned
from briefdeck.outputs.docx.graphics import Graphics
from briefdeck.outputs.docx.numbering import DEEPEST, Lists
from briefdeck.outputs.docx.panels import Panels
from briefdeck.outputs.docx.sequences import Sequences
from briefdeck.outputs.docx.tables import Measured, Tables
from briefdeck.outputs.docx.targets import Heading
from briefdeck.outputs.docx.text import Words, source_bookmark


class Blocks:
    """Writes blocks with the counters of one document."""

    def __init__(
        self,
        style: MemoStyle,
        text: Words,
        lists: Lists,
        graphics: Graphics,
        bookmarks: Bookmarks,
        headings: Sequence[Heading],
        captions: Captions,
    ) -> None:
        self._style = style
        self._text = text
        self._lists = lists
        self._graphics = graphics
        self._bookmarks = bookmarks
        self._headings = headings
        self._captions = captions
        self._tables = Tables(style, text)
        self._panels = Panels(style, text, lists, self._tables)
        self._sequences = Sequences(style, text, self._tables, self._panels)

    def write(self, block: Block) -> Iterator[Element]:
        """The body elements of a block."""
        match block:
            # A value that is absent leaves an empty text: nothing stands for it, not even an empty paragraph.
            case Paragraph() | Quote() | Callout() if not block.text:
                return
            case Paragraph():
                style = block.style or "Body Text"
                yield self._text.paragraph(style, *self._text.leading(self._text.title(block.text, style), block.see))
            case Bullets():
                yield from self._list(block.items, ordered=block.ordered)
            case Cards():
                yield from self._list(block.items, ordered=block.numbered)
            case Figures():
                yield from self._panels.figures(block)
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Phases():
                yield from self._panels.phases(block)
            case Implications():
                yield from self._panels.implications(block)
            case Comparison():
                yield from self._sequences.comparison(block)
            case Timeline():
                yield from self._sequences.timeline(block)
            case Process():
                yield from self._sequences.process(block)
            case Quote():
                yield from self._quote(block)
            case Callout():
                label = [*self._text.plain(block.label, True), *self._text.plain(self._text.gap)] if block.label else []
                yield self._text.paragraph("Callout", *label, *self._text.runs(block.text))
            case Picture():
                yield from self._picture(block)
            case References():
                yield from self._references(block)
            case Contents():
                yield from contents(self._headings, block.depth, self._text)
            case _:
                raise TypeError(block.name)

    def _list(self, items: Sequence[Item], *, ordered: bool) -> Iterator[Element]:
        names = ("List Number", "List Number 2") if ordered else ("List Bullet", "List Bullet 2")
        first, second = (self._style.find(name) for name in names)
        start = 1 if ordered else None
        outer = self._lists.instance(first, start)
        shared = first is not None and second is not None and first.list_id == second.list_id
        inner = outer if shared else 0
        for item in items:
            level = first.level if first is not None else 0
            yield self._text.paragraph(names[0], *self._text.item(item), list_id=outer, level=level)
            if item.children and not shared:
                inner = self._lists.instance(second, start)
            base = second.level if second is not None else 1
            for depth, child in _descendants(item.children):
                level = min(base + depth, DEEPEST)
                yield self._text.paragraph(names[1], *self._text.item(child), list_id=inner, level=level)

    def _table(self, table: Table) -> Iterator[Element]:
        measured = self._tables.measured(table)
        landscape = self._tables.is_wide(measured) if table.landscape is None else table.landscape
        made = self._titled(table, measured, self._style.turned_width if landscape else self._style.text_width)
        yield from turned(made) if landscape else made

    def _titled(self, table: Table, measured: Measured, width: float) -> Iterator[Element]:
        if table.caption:
            yield self._captions.paragraph("table", table.caption)
        yield self._tables.table(table, measured, width)
        if table.note:
            yield self._text.paragraph("Table Note", *self._text.runs(table.note))

    def _chart(self, chart: Chart) -> Iterator[Element]:
        if chart.caption:
            yield self._captions.paragraph("figure", chart.caption)
        if chart.unit:
            yield self._text.paragraph("Table Text", *self._text.runs(chart.unit), keep_next=True)
        yield self._text.paragraph("Figure", self._graphics.chart(chart), keep_next=bool(chart.note))
        if chart.note:
            yield self._text.paragraph("Table Note", *self._text.runs(chart.note))

    def _picture(self, picture: Picture) -> Iterator[Element]:
        if picture.caption:
            yield self._captions.paragraph("figure", picture.caption)
        yield self._text.paragraph("Figure", self._graphics.picture(picture), keep_next=bool(picture.credit))
        if picture.credit:
            yield self._text.paragraph("Table Note", *self._text.runs(picture.credit))

    def _quote(self, quote: Quote) -> Iterator[Element]:
        yield self._text.paragraph("Quote", *self._text.runs(quote.text), keep_next=bool(quote.by))
        if quote.by:
            yield self._text.paragraph("Quote Source", *self._text.runs(quote.by))

    def _references(self, references: References) -> Iterator[Element]:
        """The list of sources, numbered by its style; where numbers are left out, a new list goes on behind the gap."""
        style = self._style.find("Source List")
        expected, list_id = 0, 0
        for entry in references.entries:
            if entry.number != expected:
                list_id = self._lists.instance(style, entry.number)
            expected = entry.number + 1
            runs = self._bookmarks.around(
                source_bookmark(entry.number), self._text.reference(entry, addresses=references.addresses)
            )
            if not list_id:
                runs = [*self._text.plain(f"[{entry.number}]\t"), *runs]
            yield self._text.paragraph("Source List", *runs, list_id=list_id, level=style.level if style else 0)


def _descendants(items: Sequence[Item], depth: int = 0) -> Iterator[tuple[int, Item]]:
    """The items below an item with their depth, in reading order."""
    for item in items:
        yield depth, item
        yield from _descendants(item.children, depth + 1)
