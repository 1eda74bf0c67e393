"""How a memo's time grows with its pages, and beside the same content through python-docx's own API.

    python tests/bench/bench_memo.py [runs]

A page is a heading, two paragraphs, six list items that cite sources and a table of six rows: about an A4 page. Both
sides start from the template's bytes and end with those of a file; runs are interleaved, the ratio is that of medians.

Then what its three steps take, setting its elements, composing its pages and writing it (without a record, as `--clean`
does), of made memos and of all shipped ones with the spaces and limits of their audiences: the least of each.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from docx import Document

from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.references import References
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.diagnostics import Span
from briefdeck.document.outline import Labels, Outline, Part, Properties
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, RichText, Run, words
from briefdeck.model.leaves import Align
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.load import load
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.memo import set_memo
from briefdeck.session import Session
from briefdeck.session.garbage import seldom

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = (25, 50, 100, 200, 400)
SENTENCE = "規制の焦点は装置から保守契約に移り、国内の工場でも契約の更新を早める動きが広がった。"
HEADS = ("品目", "金額（億円）", "備考")
SOURCES = 40


def made(outline: Outline, style: MemoStyle) -> bytes:
    """A memo, set and written."""
    return write_docx(composed(set_memo(outline, style), style), style)


def outline(pages: int) -> Outline:
    """A memo of about so many pages."""
    columns = (Column(words(HEADS[0])), Column(words(HEADS[1]), Align.RIGHT), Column(words(HEADS[2])))
    parts = []
    for page in range(pages):
        cites = [Citation(f"s{(page + n) % SOURCES}", (page + n) % SOURCES + 1) for n in range(6)]
        items = tuple(Item(RichText((Run(SENTENCE[:30]), cite)), words(SENTENCE[:20])) for cite in cites)
        rows = tuple(Row((words(f"装置{n}"), words(f"{page + n}.5"), words(SENTENCE[:12]))) for n in range(6))
        blocks = (Paragraph(words(SENTENCE * 4)), Paragraph(words(SENTENCE * 3)), Bullets(items), Table(columns, rows))
        parts.append(Part(Span("memo.yaml"), title=words(f"第{page}の経緯"), level=1, areas=(blocks,)))
    sources = tuple(
        Reference(n + 1, f"s{n}", words("町"), words("資料"), f"https://example.com/{n}", entry=words(f"資料{n}"))
        for n in range(SOURCES)
    )
    parts.append(Part(Span("memo.yaml"), title=words("出典"), level=1, areas=((References(sources),),)))
    facts = Properties("規制", "", "企画部", "", "ja", date(2026, 4, 10))
    return Outline(
        facts, Labels("", "", "", "", table="表{number}", figure="図{number}"), tuple(parts), sources, footnotes=True
    )


def by_hand(template: bytes, pages: int) -> bytes:
    """The words of the same pages, paragraph by paragraph, without notes, links and widths."""
    document: Any = Document(BytesIO(template))
    for page in range(pages):
        document.add_paragraph(f"第{page}の経緯", style="Heading 1")
        document.add_paragraph(SENTENCE * 4, style="Body Text")
        document.add_paragraph(SENTENCE * 3, style="Body Text")
        for _ in range(6):
            item = document.add_paragraph(style="List Bullet")
            item.add_run(SENTENCE[:30], style="Strong")
            item.add_run("[1]", style="Source Number")
            item.add_run(SENTENCE[:20])
        table = document.add_table(rows=7, cols=3, style="Briefing Table")
        for n, row in enumerate(table.rows):
            values = HEADS if n == 0 else (f"装置{n}", f"{page + n}.5", SENTENCE[:12])
            for cell, value in zip(row.cells, values, strict=True):
                cell.paragraphs[0].text = value
                cell.paragraphs[0].style = "Table Text"
    for n in range(SOURCES):
        document.add_paragraph(f"資料{n}", style="Source List")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


T = TypeVar("T")


def timed(function: Callable[..., T], *arguments: Any) -> tuple[float, T]:
    """Milliseconds of one call, and what it gives."""
    gc.collect()
    with seldom():  # as in a build
        started = time.process_time()
        made = function(*arguments)
        return (time.process_time() - started) * 1000, made


@dataclass(frozen=True)
class Case:
    """A memo to be made."""

    name: str
    outline: Outline
    style: MemoStyle
    steps: tuple[float, ...] = (1.0,)
    most: int = 0

    def once(self) -> tuple[float, float, float, float]:
        """Its pages, and what setting, composing and writing it take."""
        setting, memo = timed(set_memo, self.outline, self.style)
        composing, decided = timed(composed, memo, self.style, self.steps, self.most)
        writing, _ = timed(write_docx, decided, self.style)
        return len(decided.pages), setting, composing, writing


def cases(style: MemoStyle) -> Iterator[Case]:
    """Made memos, then the shipped ones."""
    for pages in (3, 20, 100, 400):
        yield Case(f"{pages} sections", outline(pages), style)
    session = Session(TEMPLATES)
    for path in sorted((TEMPLATES.parent / "briefings").glob("*.yaml")):
        loaded, assets, _ = load(path, session.folders)
        assert loaded is not None
        for name in ("executive", "analyst", "public-sector"):
            prepared, _ = session.audience(name)
            assert prepared is not None
            stages, _ = session.stages(loaded, assets, prepared, ["memo"], loaded.briefing.language)
            assert stages.prepared is not None
            said, own = prepared.audience.settings, stages.prepared.memo
            yield Case(
                f"{path.stem}, {name}", stages.outlines["memo"], own, tuple(said.spacing), said.limits.pages or 0
            )


def main() -> None:
    """Print a line for each length, the pair at a hundred pages, and the steps of each memo."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    style, _ = read_memo_style(TEMPLATES / "analyst" / "memo.docx")
    assert isinstance(style, MemoStyle)
    outlines = {pages: outline(pages) for pages in PAGES}
    made(outlines[PAGES[0]], style)
    times: dict[int, list[float]] = {pages: [] for pages in PAGES}
    pairs: list[tuple[float, float]] = []
    for _ in range(runs):
        for pages in PAGES:
            times[pages].append(timed(made, outlines[pages], style)[0])
        pairs.append((timed(made, outlines[100], style)[0], timed(by_hand, style.content, 100)[0]))
    for pages in PAGES:
        middle = statistics.median(times[pages])
        print(f"{pages:4} pages  {middle:8.1f} ms  {middle / pages:6.2f} ms a page")
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f" 100 pages: {ours:.0f} ms; by hand {theirs:.0f} ms; ratio {ours / theirs:.2f}")
    for case in cases(style):
        count, setting, composing, writing = map(min, zip(*(case.once() for _ in range(runs)), strict=True))
        steps = ", ".join(
            f"{name} {step / count:.2f}"
            for name, step in (("set", setting), ("compose", composing), ("write", writing))
        )
        print(f"{case.name:28} {count:4.0f} pages, ms a page: {steps}; composing {composing / writing:.2f} of writing")


if __name__ == "__main__":
    main()
