"""The pages of a memo: composed by rules that Word and LibreOffice share, and the same as LibreOffice draws."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from acceptance.composed import agreement
from acceptance.generated import briefing
from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.cli.main import cli
from briefdeck.diagnostics import has_errors
from briefdeck.document.memo import Cell as MemoCell
from briefdeck.document.memo import Memo, Note, Noted, NoteMark, Paragraph, Row, Section, Table, Words
from briefdeck.document.outline import Properties
from briefdeck.document.pages import Page
from briefdeck.outputs import outputs
from briefdeck.pipeline.load import load
from briefdeck.pipeline.pages.paging import pages_of
from briefdeck.session import Session
from briefdeck.session.documents import document_of
from conftest import ROOT
from laws import tries
from rendering import needs_office, render_pdfs

AUDIENCES = ("executive", "analyst", "public-sector")
LINE = "一行の文"


def style(audience: str = "executive") -> MemoStyle:
    found, _ = read_memo_style(ROOT / "templates" / audience / "memo.docx")
    assert found is not None
    return found


def text(lines: int, name: str = "Body Text", *, keep: bool = False) -> Paragraph:
    return Paragraph(name, (Words("\n".join([LINE] * lines)),), keep_next=keep)


def memo(*elements: Paragraph | Table, notes: tuple[Note, ...] | None = None) -> Memo:
    return Memo(Properties("", "", "", "", "ja", date(2026, 4, 10)), (Section(elements),), notes)


def row(*, head: bool = False, keep: bool = False, lines: int = 1, parts: bool = False) -> Row:
    return Row((MemoCell((text(lines, "Table Text", keep=keep),)),), head=head, parts=parts)


def table(count: int, **said: bool) -> Table:
    return Table((row(head=True, keep=True), *(row(**said) for _ in range(count))), (400.0,))


def spans(pages: tuple[Page, ...], element: int) -> list[tuple[int, int, int]]:
    """Where an element stands: page, first line or row, the one behind its last."""
    return [(p.number, s.start, s.stop) for p in pages for s in p.stretches if s.element == element]


def filled(lines: int) -> Paragraph:
    """So many lines of the executive memo; 48 are a page, less what a paragraph needs between."""
    return Paragraph("Body Text", (Words("\n".join([LINE] * lines)),), before=0.0, after=0.0)


def test_a_page_takes_a_line_only_if_all_of_it_fits() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    assert len(pages_of(memo(filled(most)), own)) == 1
    assert spans(pages_of(memo(filled(most + 1)), own), 0) == [(1, 0, most - 1), (2, most - 1, most + 1)]


def test_two_lines_stay_on_each_side_of_a_page_and_three_never_part() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    assert spans(pages_of(memo(filled(most - 1), filled(4)), own), 1) == [(2, 0, 4)]
    assert spans(pages_of(memo(filled(most - 2), filled(4)), own), 1) == [(1, 0, 2), (2, 2, 4)]
    assert spans(pages_of(memo(filled(most - 2), filled(3)), own), 1) == [(2, 0, 3)]


def test_a_heading_stays_with_two_lines_or_the_first_row_of_what_follows() -> None:
    own = style()
    most = int(own.text_height // 15.5)
    for behind in (text(5), table(6)):
        pages = pages_of(memo(filled(most - 2), text(1, "heading 1"), behind), own)
        assert spans(pages, 1) == [(2, 0, 1)]
        assert spans(pages, 2)[0][:2] == (2, 0)


def test_header_rows_come_again_with_their_height() -> None:
    own = style()
    pages = pages_of(memo(table(90)), own)
    rows = [s.stop - s.start for p in pages for s in p.stretches]
    assert len(pages) == 3
    assert rows[0] == rows[1] + 1
    assert pages[1].stretches[0].top > 0


def test_a_chain_that_is_higher_than_a_page_begins_one_and_parts_at_its_end() -> None:
    own = style()
    chain = [text(2, keep=True) for _ in range(40)]
    pages = pages_of(memo(filled(10), *chain), own)
    assert [page.stretches[0].element for page in pages[:2]] == [0, 1]
    assert pages[1].share > 0.9
    assert len(pages) == 3


def test_a_note_stands_on_the_page_of_its_mark_and_takes_its_room() -> None:
    own = style("analyst")
    marked = Paragraph("Body Text", (Words(LINE), NoteMark(1, Noted.FIRST)))
    with_note = memo(filled(10), marked, notes=(Note(1, (Words("出典"),)),))
    (page,) = pages_of(with_note, own)
    assert 20 < page.notes < 40
    (bare,) = pages_of(memo(filled(10), marked), own)
    assert bare.notes == 0
    assert bare.used == page.used


@settings(max_examples=tries(60), deadline=None)
@given(st.data())
def test_every_line_stands_on_a_page_once_and_in_order(data: st.DataObject) -> None:
    own = style(data.draw(st.sampled_from(AUDIENCES)))
    kinds = st.sampled_from(["Body Text", "heading 1", "heading 2", "List Bullet", "Callout", "caption", "Table"])
    elements: list[Paragraph | Table] = []
    for kind in data.draw(st.lists(kinds, min_size=1, max_size=40)):
        if kind == "Table":
            count, keep = data.draw(st.integers(1, 70)), data.draw(st.booleans())
            elements.append(table(count, keep=keep, parts=data.draw(st.booleans())))
        else:
            elements.append(text(data.draw(st.integers(1, 60)), kind, keep=data.draw(st.booleans())))
    pages = pages_of(memo(*elements), own)
    placed = [(s.element, s.start, s.stop, s.count) for p in pages for s in p.stretches]
    for upper, lower in pairwise(placed):
        if upper[0] == lower[0]:
            assert lower[1] in (upper[2], upper[2] - 1)  # a row that parts stands on both pages
        else:
            assert (lower[0], lower[1]) == (upper[0] + 1, 0)
            assert upper[2] == upper[3]
    assert placed[0][:2] == (0, 0)
    assert placed[-1][2] == placed[-1][3]
    assert len({e for e, *_ in placed}) == len(elements)
    for page in pages:
        assert page.used <= page.room + 0.1 or len(page.stretches) == 1
        tops = [s.top for s in page.stretches]
        assert tops == sorted(tops)


def test_the_pages_are_told_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    run = CliRunner().invoke(cli, ["show", "pages", str(ROOT / "briefings" / "code-red.yaml"), "-a", "executive"])
    assert run.exit_code == 0
    assert [line.split(":")[0] for line in run.stdout.splitlines() if line.startswith("page")] == [
        "page 1 of 2",
        "page 2 of 2",
    ]
    assert "Briefing Table (5 rows): 見方" in run.stdout


def _composed(folder: Path, sources: list[Path]) -> dict[Path, tuple[Memo, MemoStyle]]:
    """Memos written for every audience that has a language of them."""
    session = Session(ROOT / "templates")
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    for source in sources:
        loaded, assets, _ = load(source, session.folders)
        assert loaded is not None
        for name in AUDIENCES:
            prepared, _ = session.audience(name)
            assert prepared is not None
            for language in ("ja", "en"):
                stages, found = session.stages(loaded, assets, prepared, ["memo"], language)
                if has_errors(found) or stages.prepared is None:
                    continue
                written = document_of(outputs()["memo"], source, stages)
                path = folder / f"{source.stem}.{name}.{language}.docx"
                path.write_bytes(written.content)
                made[path] = (stages.decided["memo"], stages.prepared.memo)
    return made


@needs_office
@pytest.mark.parametrize("kind", ["shipped", "generated"])
def test_pages_are_those_that_libreoffice_draws(kind: str, tmp_path: Path) -> None:
    sources = sorted((ROOT / "briefings").glob("*.yaml"))
    if kind == "generated":
        sources = [tmp_path / f"g{number:02}.yaml" for number in range(0, 60, 4)]
        for number, source in zip(range(0, 60, 4), sources, strict=True):
            source.write_text(briefing(number), encoding="utf-8")
    made = _composed(tmp_path, sources)
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    found = {path: agreement(pdfs[path], *value) for path, value in made.items()}
    same = sum(one.drawn == one.composed for one in found.values())
    told = "\n".join(f"{path.name}: {one}" for path, one in found.items() if one.otherwise)
    assert same / len(found) >= 0.97, told
    assert all(abs(one.drawn - one.composed) <= 1 for one in found.values()), told
    pages = sum(max(one.drawn, one.composed) for one in found.values())
    assert sum(one.alike for one in found.values()) / pages >= (0.9 if kind == "shipped" else 0.85), told
