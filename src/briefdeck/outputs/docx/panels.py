"""Figures, phases and implications: blocks that a slide draws and a page sets as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.figures import Figures, KeyFigure
from briefdeck.blocks.implications import Implication, Implications
from briefdeck.blocks.phases import Phase, Phases
from briefdeck.blocks.setting.items import Item
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.xml import Element
from briefdeck.outputs.docx.numbering import Lists
from briefdeck.outputs.docx.tables import Cell, Line, Tables
from briefdeck.outputs.docx.text import Words
from briefdeck.text import width

# Shares of the measure between which the first column of phases and implications finds its width.
_FIRST_COLUMN = (0.16, 0.28)
_MOST_FIGURES = 4


class Panels:
    """Makes these tables in the styles of one template."""

    def __init__(self, style: MemoStyle, text: Words, lists: Lists, tables: Tables) -> None:
        self._style = style
        self._text = text
        self._lists = lists
        self._tables = tables

    def figures(self, figures: Figures) -> Iterator[Element]:
        """Numbers large, side by side, what they measure below."""
        if not figures.items:
            return
        count = self._per_row(figures.items)
        lines = []
        for start in range(0, len(figures.items), count):
            cells = [Cell(tuple(self._figure(f))) for f in figures.items[start : start + count]]
            spare = [Cell((self._text.paragraph("Figure Label"),)) for _ in range(count - len(cells))]
            lines.append(Line((*cells, *spare)))
        yield self._tables.build(lines, [self._style.text_width / count] * count, together=True)

    def _per_row(self, items: Sequence[KeyFigure]) -> int:
        """Figures side by side: as many as their numbers leave room for, in rows of about equal length."""
        value, label = self._style.find("Figure Value"), self._style.find("Figure Label")
        if value is None or label is None:
            return 1
        widest = label.size * 9
        for figure in items:
            number = width(figure.number.plain, value.size, value.face, bold=value.bold)
            around = width(figure.prefix + figure.unit, value.size / 2, value.face, bold=value.bold)
            widest = max(widest, number + around + self._style.cell_margin + 4)
        fitting = min(max(int(self._style.text_width // widest), 1), _MOST_FIGURES)
        rows = -(-len(items) // fitting)
        return -(-len(items) // rows)

    def _figure(self, figure: KeyFigure) -> Iterator[Element]:
        origin = next(figure.number.origins, None)
        runs = [
            *self._text.small(figure.prefix, origin),
            *self._text.runs(figure.number),
            *self._text.small(figure.unit, origin),
        ]
        yield self._text.paragraph("Figure Value", *runs, keep_next=True)
        for text in (figure.label, figure.as_of, figure.note):
            if text:
                yield self._text.paragraph("Figure Label", *self._text.runs(text))

    def phases(self, phases: Phases) -> Iterator[Element]:
        """A row a phase: its name and time, then what happens; the present one bears its mark and stands bold."""
        if not phases.phases:
            return
        first = self.first_column([t for p in phases.phases for t in (p.name, p.period)])
        widths = [first, self._style.text_width - first]
        lines = [Line((Cell(tuple(self._when(p))), Cell(tuple(self._what(p))))) for p in phases.phases]
        yield self._tables.build(lines, widths)

    def _when(self, phase: Phase) -> Iterator[Element]:
        present = bool(phase.mark)
        yield self._text.paragraph("Table Text", *self._text.runs(phase.name, strong=present))
        if present:
            yield self._text.paragraph("Table Text", *self._text.plain(phase.mark, True))
        if phase.period:
            yield self._text.paragraph("Table Text", *self._text.runs(phase.period))

    def _what(self, phase: Phase) -> Iterator[Element]:
        if phase.headline or not phase.points:
            runs = self._text.runs(phase.headline, strong=bool(phase.mark))
            yield self._text.paragraph("Table Text", *runs)
        yield from self.points(phase.points)
        if phase.detail:
            yield self._text.paragraph("Table Text", *self._text.runs(phase.detail))

    def points(self, items: Sequence[Item], depth: int = 0, list_id: int = 0) -> Iterator[Element]:
        """Points in a cell: the style of table text with the marks of the template's bullet list."""
        bullets = self._style.find("List Bullet")
        if items and not list_id:
            list_id = self._lists.instance(bullets)
        level = (bullets.level if bullets is not None else 0) + depth
        for item in items:
            yield self._text.paragraph("Table Text", *self._text.item(item), list_id=list_id, level=min(level, 8))
            yield from self.points(item.children, depth + 1, list_id)

    def implications(self, implications: Implications) -> Iterator[Element]:
        """Who is concerned, what it means, what they could do; without any action its column falls away."""
        if not implications.items:
            return
        acting = any(i.action for i in implications.items)
        widths = self._columns(implications.items, acting=acting)
        lines = []
        heads = implications.heads[: len(widths)]
        if any(heads):
            cells = (self._text.paragraph("Table Head", *self._text.runs(head)) for head in heads)
            lines.append(Line(tuple(Cell((cell,)) for cell in cells), head=True))
        for item in implications.items:
            cells_of = [self._actor(item), tuple(self._implication(item))]
            if acting:
                cells_of.append((self._text.paragraph("Table Text", *self._text.runs(item.action)),))
            lines.append(Line(tuple(Cell(paragraphs) for paragraphs in cells_of)))
        yield self._tables.build(lines, widths)

    def _actor(self, item: Implication) -> tuple[Element, ...]:
        return (self._text.paragraph("Table Text", *self._text.runs(item.actor, strong=True)),)

    def _implication(self, item: Implication) -> Iterator[Element]:
        runs = self._text.runs(item.implication)
        runs += self._text.status(item.status)
        yield self._text.paragraph("Table Text", *runs)
        if item.detail:
            yield self._text.paragraph("Table Text", *self._text.runs(item.detail))

    def _columns(self, items: Sequence[Implication], *, acting: bool) -> list[float]:
        """Actors by their names; implication and action share the rest by what they hold, neither below two fifths."""
        first = self.first_column([i.actor for i in items])
        rest = self._style.text_width - first
        if not acting:
            return [first, rest]
        needs = [
            max(self._tables.natural(text) for i in items for text in texts(i))
            for texts in (lambda i: (i.implication, i.detail), lambda i: (i.action,))
        ]
        second = rest * min(max(needs[0] / sum(needs), 0.4), 0.6)
        return [first, second, rest - second]

    def first_column(self, texts: Sequence[RichText]) -> float:
        """Width in pt of a column of names."""
        low, high = (share * self._style.text_width for share in _FIRST_COLUMN)
        return min(max(max(map(self._tables.natural, texts), default=0.0), low), high)
