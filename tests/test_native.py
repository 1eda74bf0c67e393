"""What a reader of each language looks for in numbers and titles: one thing is no plural, a column has one form."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from briefdeck.api import build
from briefdeck.locale import known
from briefdeck.outputs.chart.data import Drawn, Role
from briefdeck.outputs.chart.ink import ChartLook, Shade
from briefdeck.outputs.chart.palette import Palette
from conftest import ROOT
from test_chart import PARTS

NBSP = "\u00a0"
BRIEFING = """\
briefdeck: 1
title: Depot
language: {language}
date: 2026-03-01
from: Alpha
summary: [{{text: Depot, status: assessment, sources: [one]}}]
decisions:
{decisions}
sections:
  - kind: table
    title: Tabula
    columns: [A, B]
    rows: [[Alpha, 48.0], [Beta, 40.25], [Gamma, 7]]
    sources: [one]
  - kind: chart
    type: strip
    title: Pars
    unit: "%"
    data: {{categories: [Alpha, Beta], series: [{{name: Pars, values: [60, 40]}}]}}
    alt: Alpha, Beta
    sources: [{sources}]
figures:
  one: {{value: 32e8, unit: USD, label: Summa, sources: [one]}}
sources:
  one: {{outlet: Alpha, title: Beta, url: "https://example.com/a", date: 2026-01-02}}
{more}"""
DECISION = "  - {question: Depot?, options: [Alpha, Beta], by: Gamma, until: 2026-06-15}\n"
OTHER = '  two: {outlet: Gamma, title: Delta, url: "https://example.com/b", date: 2026-01-02}\n'


def slides(folder: Path, language: str, count: int, audience: str) -> list[str]:
    """The words of each slide, and the formats of the numbers of its charts, where there are so many of each thing."""
    sources, more = ("one, two", OTHER) if count > 1 else ("one", "")
    text = BRIEFING.format(language=language, decisions=DECISION * count, sources=sources, more=more)
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    made = build([path], [audience], templates=ROOT / "templates", formats=["deck"], output=folder)
    assert made.ok, made.diagnostics
    said = []
    for slide in Presentation(str(made.written[0].path)).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        words += [
            cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        words += [shape.chart.part.blob.decode("utf-8") for shape in slide.shapes if shape.has_chart]
        said.append("\n".join(words))
    return said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "count", "titles"),
    [
        ("en", 1, ["Please decide on 1 point by 15 June 2026", "This briefing rests on 1 source\n"]),
        ("en", 2, ["decide on 2 points, the first by 15 June 2026", "This briefing rests on 2 sources\n"]),
        ("de", 1, ["Zu entscheiden ist 1 Punkt (Frist: 15. Juni 2026)", "1 Quelle stützt dieses Briefing\n"]),
        ("de", 2, ["sind 2 Punkte (erste Frist: 15. Juni 2026)", "2 Quellen stützen dieses Briefing\n"]),
        ("fr", 1, [f"1 décision à prendre (échéance{NBSP}: 15 juin 2026)", "1 source étaye cette note\n"]),
        ("fr", 2, [f"2 décisions à prendre (première échéance{NBSP}: 15 juin", "2 sources étayent cette note\n"]),
    ],
)
def test_one_thing_is_no_plural(language: str, count: int, titles: list[str], tmp_path: Path) -> None:
    said = "\n\n".join(slides(tmp_path, language, count, "executive")).replace("\v", " ")
    plain = said.replace(NBSP, " ")
    assert [title for title in titles if title.replace(NBSP, " ") not in f"{plain}\n"] == []


@pytest.mark.parametrize(
    ("language", "column", "sign"),
    [("en", ["48.00", "40.25", "7.00"], "%"), ("de", ["48,00", "40,25", "7,00"], f"{NBSP}%")],
)
def test_a_column_has_one_form_and_per_cent_that_of_the_language(
    language: str, column: list[str], sign: str, tmp_path: Path
) -> None:
    said = "\n".join(slides(tmp_path, language, 1, "executive"))
    assert [cell for cell in column if f"\n{cell}\n" not in f"{said}\n"] == []
    assert f"0&quot;{sign}&quot;" in said or f'0"{sign}"' in said


PHASES = """\
  - kind: phases
    title: Phases
    phases:
      - {name: Draft, period: "2026"}
      - {name: Build, period: "2027", current: true}
    tasks: [{name: Plan, start: 2026-07, end: 2026-12}, {name: Walls, start: 2027-01, end: 2027-10}]
"""


def test_phases_that_say_their_time_alone_have_no_empty_cells(tmp_path: Path) -> None:
    text = BRIEFING.format(language="en", decisions=DECISION, sources="one", more="")
    path = tmp_path / "x.yaml"
    path.write_text(text.replace("figures:\n", f"{PHASES}figures:\n"), encoding="utf-8")
    made = build([path], ["executive"], templates=ROOT / "templates", formats=["memo"], output=tmp_path)
    assert made.ok, made.diagnostics
    tables = [
        [[cell.text for cell in row.cells] for row in one.rows] for one in Document(str(made.written[0].path)).tables
    ]
    assert [["Draft", "2026"], ["Build\nWe are here", "2027"]] in tables


def test_words_on_a_shade_of_the_ink_are_white_as_far_as_it_is_dark() -> None:
    palette = Palette(PARTS, ChartLook(12, "accent1", "tx2", "tx1", "bg2", known("en")))
    assert [palette.words_on(Shade("tx1", tint)) for tint in (0, 30, 75)] == [Shade("bg1"), Shade("bg1"), None]
    parts = [palette.shade(Drawn(Role.PART, name, (1.0,), "0", -1, 0, 0, row=row)) for row, name in enumerate("abc")]
    assert [shade.tint for shade in parts] == [0, 30, 75]
    assert [palette.words_on(Shade("tx2", tint)) for tint in (0, 38)] == [Shade("bg1"), None]
