"""Comparisons, timelines and processes as tables: what a slide draws, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.comparison import Comparison
from briefdeck.blocks.process import Process, Step
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.blocks.timeline import Timeline
from briefdeck.document.richtext import RichText, Run, words
from briefdeck.ooxml.xml import Element
from briefdeck.outputs.docx.panels import Panels
from briefdeck.outputs.docx.tables import Cell, Line, Tables
from briefdeck.outputs.docx.text import Words


class Sequences:
    """Makes these tables in the styles of one template."""

    def __init__(self, style: MemoStyle, text: Words, tables: Tables, panels: Panels) -> None:
        self._style = style
        self._text = text
        self._tables = tables
        self._panels = panels

    def comparison(self, comparison: Comparison) -> Iterator[Element]:
        """A column an option, with its mark beside its name; the aspects' names stand bold in the first."""
        columns = [Column(RichText())]
        for option in comparison.options:
            mark = words(f"{self._text.gap}{option.mark}" if option.mark else "")
            columns.append(Column(option.name + mark))
        rows = [Row((_strong(a.name), *a.values), detail=a.detail) for a in comparison.aspects]
        if comparison.aspects:
            first = self._panels.first_column([a.name for a in comparison.aspects])
            rest = (self._style.text_width - first) / len(comparison.options)
            columns = [Column(c.title, weight=first if i == 0 else rest) for i, c in enumerate(columns)]
            yield self._tables.table(Table(tuple(columns), tuple(rows)))

    def timeline(self, timeline: Timeline) -> Iterator[Element]:
        """A row an event: when, then what; a line of its own marks the day of the document among them."""
        if not timeline.events:
            return
        day, mark = timeline.present
        first = self._panels.first_column([e.date for e in timeline.events])
        lines, marked = [], not mark or timeline.events[0].day > day
        for event in timeline.events:
            if not marked and event.day > day:
                present = self._text.paragraph("Table Text", *self._text.plain(f"▶{self._text.gap}{mark}", True))
                lines.append(Line((Cell((present,), 2),)))
                marked = True
            when = self._text.paragraph("Table Text", *self._text.runs(event.date))
            lines.append(Line((Cell((when,)), Cell(tuple(self._statement(event.item))))))
        yield self._tables.build(lines, [first, self._style.text_width - first])

    def process(self, process: Process) -> Iterator[Element]:
        """A row a step: its number and name, by whom and how long; then what it consists of, where anything is said."""
        if not process.steps:
            return
        told = any(s.item.detail or s.item.children for s in process.steps)
        facts = [(s.by, s.time) for s in process.steps]
        used = [i for i in (0, 1) if any(pair[i] for pair in facts)]
        names = self._panels.first_column([words("00  ") + s.item.text for s in process.steps])
        widths = [self._panels.first_column([pair[i] for pair in facts]) for i in used]
        first = names if told else self._style.text_width - sum(widths)
        if told:
            widths.append(self._style.text_width - first - sum(widths))
        lines = []
        for number, (step, pair) in enumerate(zip(process.steps, facts, strict=True), 1):
            cells = [Cell((self._name(step, number),))]
            cells += [Cell((self._text.paragraph("Table Text", *self._text.runs(pair[i])),)) for i in used]
            if told:
                cells.append(Cell(tuple(self._told(step.item))))
            lines.append(Line(tuple(cells)))
        yield self._tables.build(lines, [first, *widths])

    def _name(self, step: Step, number: int) -> Element:
        runs = [*self._text.plain(f"{number}{self._text.gap}", True), *self._text.runs(step.item.text, strong=True)]
        runs += self._text.status(step.item.status)
        return self._text.paragraph("Table Text", *runs)

    def _told(self, item: Item) -> Iterator[Element]:
        if item.detail or not item.children:
            yield self._text.paragraph("Table Text", *self._text.runs(item.detail))
        yield from self._panels.points(item.children)

    def _statement(self, item: Item) -> Iterator[Element]:
        yield self._text.paragraph("Table Text", *self._text.item(item))
        yield from self._panels.points(item.children)


def _strong(text: RichText) -> RichText:
    return RichText(tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in text.inlines))
