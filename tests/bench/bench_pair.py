"""A pair of files in a warm process, against the least that python-pptx and python-docx need for the same words.

    python tests/bench/bench_pair.py [RUNS]

Both sides run in turn; what counts is the ratio of the medians (below 1: briefdeck is faster, reading, composing,
measuring and laying out included), with the record of what was built and, with `--clean`, without.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import docx
from pptx import Presentation
from pptx.util import Pt

from briefdeck.document.deck import Box, Deck, Grid, Group, Placed, Shape, TextParagraph
from briefdeck.document.kinds import KINDS
from briefdeck.outputs.pptx.text import look_of
from briefdeck.session import Session
from briefdeck.staging.made import Made

ROOT = Path(__file__).parents[2]
BRIEFING = ROOT / "briefings" / "code-red.yaml"


def paragraphs(shapes: Iterable[Shape]) -> Iterator[TextParagraph]:
    """Every paragraph of a slide."""
    for shape in shapes:
        match shape:
            case Placed() | Box():
                yield from shape.paragraphs
            case Group():
                yield from paragraphs(shape.shapes)
            case Grid():
                for row in shape.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
            case _:
                pass


def by_hand(deck: Deck, memo: list[list[str]], templates: Path) -> None:
    """The same slides and paragraphs, run by run, through the libraries' own interfaces."""
    presentation = Presentation(str(templates / "deck.pptx"))
    for slide in deck.slides:
        layout = next(known for known in presentation.slide_layouts if known.name == slide.layout)
        made = presentation.slides.add_slide(layout)
        box = made.shapes.add_textbox(Pt(60), Pt(60), Pt(600), Pt(300)).text_frame
        for paragraph in paragraphs(slide.shapes):
            line = box.add_paragraph()
            for (size, bold, *_), alike in groupby(paragraph.runs, look_of):
                words = line.add_run()
                words.text = "".join(run.text for run in alike)
                words.font.size = Pt(size or 18)
                words.font.bold = bold
        if slide.notes:
            made.notes_slide.notes_text_frame.text = "\n".join(note.plain for note in slide.notes)
    presentation.save(io.BytesIO())
    document = docx.Document(str(templates / "memo.docx"))
    for runs in memo:
        paragraph_ = document.add_paragraph(style="Body Text")
        for text in runs:
            paragraph_.add_run(text)
    document.save(io.BytesIO())


def main() -> None:
    """Print the medians and their ratio for each audience."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    session = Session(ROOT / "templates")
    for audience in ("executive", "analyst", "public-sector"):
        made = [m for m in session.make(BRIEFING, [audience], KINDS) if isinstance(m, Made)]
        memo_file = docx.Document(io.BytesIO(next(m.content for m in made if m.kind == "memo")))
        memo = [[run.text for run in p.runs] for p in memo_file.paragraphs]
        memo += [[cell.text] for table in memo_file.tables for row in table.rows for cell in row.cells]
        deck = deck_of(session, audience)
        ours, clean, theirs = [], [], []
        for _ in range(runs):
            started = time.process_time()
            list(session.make(BRIEFING, [audience], KINDS))
            recorded = time.process_time()
            list(session.make(BRIEFING, [audience], KINDS, clean=True))
            middle = time.process_time()
            by_hand(deck, memo, ROOT / "templates" / audience)
            ours.append(recorded - started)
            clean.append(middle - recorded)
            theirs.append(time.process_time() - middle)
        a, b, c = (statistics.median(times) * 1000 for times in (ours, theirs, clean))
        print(
            f"{audience}: briefdeck {a:.1f} ms, by hand {b:.1f} ms, ratio {a / b:.2f}; "
            f"clean {c:.1f} ms, ratio {c / b:.2f}"
        )


def deck_of(session: Session, audience: str) -> Deck:
    """The deck that the audience's slides are written from."""
    from briefdeck.pipeline.load import load

    loaded, assets, _ = load(BRIEFING, session.folders)
    prepared, _ = session.audience(audience)
    assert loaded is not None
    assert prepared is not None
    deck = session.stages(loaded, assets, prepared, KINDS)[0].deck
    assert deck is not None
    return deck


if __name__ == "__main__":
    main()
