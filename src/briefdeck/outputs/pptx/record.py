"""What a slide says and shows, for the snapshot: just what a reader of its XML will see, without reading it again.

A test holds the two against each other. Shapes are named and counted as `drawing` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefdeck.document.deck import Box, Frame, Grid, Group, Image, Placed, Plot, Rule, Shape, TextParagraph, TextRun
from briefdeck.ooxml.xml import E, emu
from briefdeck.outputs.pptx.drawing import fill, outline
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.slidewords import called, drawn
from briefdeck.provenance.units import OBJECT, FrameFacts, Piece, Unit, merged


@dataclass(slots=True)
class SlideRecord:
    """The paragraphs and shapes of the slide with the number `page`; `leads` says whether an anchor is on another."""

    page: int
    marks: Marks
    leads: Callable[[str], bool]
    ink: str
    units: list[Unit] = field(default_factory=list)
    frames: list[FrameFacts] = field(default_factory=list)
    _named: int = 0
    _shape: int = -1

    def add(self, shapes: Iterable[Shape]) -> None:
        """Note shapes down, in their order."""
        for shape in shapes:
            self._named += 1
            self._shape += not isinstance(shape, Group)
            name = f"{shape.name} {self._named}"
            match shape:
                case Placed():
                    kind = shape.type or "obj"
                    name = called(kind, str(shape.index or 0))
                    self._stands(name, shape.frame)
                    self._says(name, kind, shape.paragraphs, is_field=bool(shape.field))
                case Box():
                    self._stands(name, shape.frame, _shape_look(shape.fill, shape.line, shape.line_width))
                    self._says(name, "box", shape.paragraphs, self.ink)
                case Rule():
                    self._stands(name, shape.frame, _shape_look("", shape.colour, shape.width))
                case Grid():
                    self._stands(name, shape.frame, is_table=True)
                    self._cells(name, shape)
                case Image() | Plot():
                    self._stands(name, shape.frame)
                case Group():
                    self._stands(name, shape.frame)
                    self.add(shape.shapes)

    def _stands(self, name: str, frame: Frame | None, look: str = "", *, is_table: bool = False) -> None:
        facts: tuple[int, ...] = ()
        if frame is not None:
            height = 0 if is_table else max(0, emu(frame.height))
            facts = (emu(frame.x), emu(frame.y), max(0, emu(frame.width)), height)
        self.frames.append(FrameFacts(self.page, name, facts, look))

    def _says(
        self, name: str, kind: str, paragraphs: Iterable[TextParagraph], ink: str = "", *, is_field: bool = False
    ) -> None:
        for paragraph in paragraphs:
            pieces = (Piece(OBJECT),) if is_field else self._pieces(paragraph, ink)
            self.units.append(Unit(self.page, name, pieces, style=kind, level=paragraph.level, shape=self._shape))

    def _cells(self, name: str, grid: Grid) -> None:
        for row, line in enumerate(grid.rows):
            for column, cell in enumerate(line.cells):
                for paragraph in cell.paragraphs:
                    pieces = self._pieces(paragraph, self.ink)
                    self.units.append(Unit(self.page, name, pieces, row, column, "cell", shape=self._shape))

    def _pieces(self, paragraph: TextParagraph, ink: str) -> tuple[Piece, ...]:
        return merged(piece for run in paragraph.runs for piece in self._run(run, ink))

    def _run(self, run: TextRun, ink: str) -> Iterator[Piece]:
        """The words of a run; a break in it leads nowhere."""
        mark = self.marks.number(run.origin) if run.origin is not None else -1
        href = run.href or ("#" if run.target and self.leads(run.target) else "")
        look = _run_look(run.size, run.colour or ink)
        for number, line in enumerate(run.text.replace("\v", "\n").split("\n")):
            if number:
                yield Piece("\n", run.bold, "", mark, look)
            if line:
                yield Piece(line, run.bold, href, mark, look)


def spoken_units(page: int, paragraphs: Iterable[TextParagraph], marks: Marks) -> Iterator[Unit]:
    """The paragraphs of a slide's notes, which have words alone."""
    for paragraph in paragraphs:
        pieces = (
            Piece(run.text.replace("\n", " "), mark=marks.number(run.origin) if run.origin is not None else -1)
            for run in paragraph.runs
        )
        yield Unit(page, "notes", merged(pieces), style="notes")


@lru_cache(maxsize=1024)
def _run_look(size: float, colour: str) -> str:
    return drawn(E("a:rPr", {"sz": str(round(size * 100))} if size else None, fill(colour) if colour else None))


@lru_cache(maxsize=1024)
def _shape_look(filled: str, line: str, width: float) -> str:
    return drawn(E("p:spPr", None, fill(filled), outline(line, width)))
