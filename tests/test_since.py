"""Documents that tell what changed since an earlier version: what each audience reads of it, and what it never does."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from briefdeck.api import Result, build
from briefdeck.audience.wording import Wording
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.excerpts import CUT, MOST, excerpts, length, shortened
from briefdeck.blocks.table import Table
from briefdeck.diagnostics import Severity, Span
from briefdeck.document.outline import Outline
from briefdeck.document.richtext import Citation, Origin, Run, words
from briefdeck.pipeline.compose.composer import compose
from briefdeck.pipeline.load import load
from briefdeck.session import Session
from briefdeck.yamlfile.reader import parse
from conftest import ROOT
from earlier import put_earlier
from readback import everything, shown, squeezed
from soundness import assert_sound

AUDIENCES = ("analyst", "executive", "public-sector")
HEAD = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning Office
marking: Internal
summary:
  - {text: Costs fall by a fifth, detail: The fall is steepest in 2026.}
figures:
  share: {value: 31, unit: "%", label: Share of imports}
  secret: {value: 77, unit: "%", label: Share of one maker, audiences: [analyst]}
sections:
  - kind: text
    id: case
    title: The case
    callout: Decide now
    points:
      - {text: "Imports are {{ figures.share }} of all cells", status: fact, sources: [wire]}
      - Two plants make most of the cells
      - {text: The plant in Osaka may be closed, audiences: [analyst]}
  - kind: table
    title: Plants
    columns: [Plant, "2025"]
    rows: [[Osaka, 1200], [Nagoya, 800]]
sources:
  wire: {outlet: Wire, title: Cells get cheaper, date: 2026-02-01}
  memo: {outlet: Whistleblower, title: A hidden paper, audiences: [analyst]}
"""
PLAN = """\
parts:
  - {title: Since, when: since, body: [{changes: since}]}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edited(text: str, *edits: tuple[str, str]) -> str:
    for now, before in edits:
        assert now in text, now
        text = text.replace(now, before)
    return text


def write(*edits: tuple[str, str], since: bool = True) -> Path:
    """The briefing, and beside it an earlier version in which what stands now was otherwise."""
    Path("before.yaml").write_text(edited(HEAD, ("2026-04-10", "2026-03-01"), *edits), encoding="utf-8")
    Path("now.yaml").write_text(HEAD + ("since: before.yaml\n" if since else ""), encoding="utf-8")
    return Path("now.yaml")


def outline(*edits: tuple[str, str], audience: str = "analyst", plan: str = PLAN, language: str = "") -> Outline:
    """A memo's plan filled from the briefing, for an audience."""
    session = Session(ROOT / "templates")
    loaded, assets, found = load(write(*edits), session.folders)
    assert loaded is not None
    assert found == ()
    prepared, found = session.audience(audience)
    assert prepared is not None, found
    stages, found = session.stages(loaded, assets, prepared, (), language)
    assert stages.visible is not None, found
    document, found = parse(plan, "memo.yaml")
    assert document is not None
    wording = Wording(prepared.audience, language or "en", "en")
    return compose(document, "memo", stages.visible, wording)[0]


def rows(*edits: tuple[str, str], audience: str = "analyst", language: str = "") -> list[list[str]]:
    """What the table says, row by row."""
    (part,) = outline(*edits, audience=audience, language=language).parts
    ((block,),) = part.areas
    if isinstance(block, Paragraph):
        return [[block.text.plain]]
    assert isinstance(block, Table)
    return [[cell.plain for cell in row.cells] for row in block.rows]


# --- what is told -----------------------------------------------------------------------------------------------------

TOLD = {
    "nothing": ((), [["Nothing has changed."]]),
    "a figure": ((("value: 31", "value: 28"),), [["Share of imports", "28%", "31%"]]),
    "a statement": (
        (("Costs fall by a fifth", "Costs fall"),),
        [["Summary", "Costs fall", "Costs fall by a fifth"]],
    ),
    "a sentence behind it": (
        (("steepest in 2026", "steepest in 2025"),),
        [["Costs fall by a fifth: detail", "The fall is steepest in 2025.", "The fall is steepest in 2026."]],
    ),
    "how it is known": (
        (("status: fact, sources: [wire]", "status: reported"),),
        [
            [
                "Imports are 31% of all cells",
                "kind of evidence: reported\nsources: –",
                "kind of evidence: fact\nsources: Wire",
            ]
        ],
    ),
    "a statement that is new": (
        (("      - Two plants make most of the cells\n", ""),),
        [["The case", "(new)", "Two plants make most of the cells"]],
    ),
    "a statement that is gone": (
        (("points:\n", "points:\n      - Nobody knows the price\n"),),
        [["The case", "Nobody knows the price", "(deleted)"]],
    ),
    "a callout that is new": (
        (("    callout: Decide now\n", ""),),
        [["The case", "(new)", "Decide now"]],
    ),
    "a section that is gone": (
        (("sections:\n", "sections:\n  - {kind: text, title: Risks, message: Prices may rise, points: [One]}\n"),),
        [["Risks", "Prices may rise", "(deleted)"]],
    ),
    "a cell": ((("1200", "1250"),), [["Plants: Osaka: 2025", "1,250", "1,200"]]),
    "a row": ((("[[Osaka, 1200], ", "["),), [["Plants", "(new)", "Osaka, 1,200"]]),
    "a source": ((("Cells get cheaper", "Cells get dearer"),), [["Source", "Cells get dearer", "Cells get cheaper"]]),
    "the title": ((("title: Storage", "title: Cells"),), [["This document: title", "Cells", "Storage"]]),
    "what nobody reads": ((("marking: Internal", "marking: Internal\nkeywords: [cells]"),), [["Nothing has changed."]]),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("edits", "wanted"), TOLD.values(), ids=TOLD)
def test_a_change_is_told_in_words(edits: tuple[tuple[str, str], ...], wanted: list[list[str]]) -> None:
    assert rows(*edits) == wanted


@pytest.mark.usefixtures("place")
def test_figures_come_first_and_sources_last() -> None:
    edits = (
        ("Cells get cheaper", "Cells get dearer"),
        ("1200", "1250"),
        ("value: 31", "value: 28"),
        ("a fifth", "half"),
    )
    assert [row[0] for row in rows(*edits)] == ["Share of imports", "Summary", "Plants: Osaka: 2025", "Source"]


@pytest.mark.usefixtures("place")
def test_words_of_now_keep_their_origin_and_others_have_none_in_the_briefing() -> None:
    ((block,),) = outline(("Costs fall by a fifth", "Costs fall")).parts[0].areas
    assert isinstance(block, Table)
    before, after = block.rows[0].cells[1:]
    assert [origin.document for origin in before.origins] == ["plan"]
    assert [(origin.document, origin.path) for origin in after.origins] == [("briefing", ("summary", 0, "text"))]


@pytest.mark.usefixtures("place")
def test_old_words_cite_nothing() -> None:
    made = outline(("of all cells", "of cells [@wire]"))
    ((block,),) = made.parts[0].areas
    assert isinstance(block, Table)
    assert all(isinstance(inline, Run) for cell in block.rows[0].cells for inline in cell.inlines)
    assert not any(isinstance(inline, Citation) for inline in block.rows[0].cells[1].inlines)


@pytest.mark.usefixtures("place")
def test_a_plan_can_lay_the_changes_out_itself() -> None:
    plan = """\
parts:
  - title: "Since {{ since.date }}"
    body:
      - bullets: {each: change in since.changes, text: "{{ change.what }}: {{ change.before }} → {{ change.after }}"}
"""
    made = outline(("value: 31", "value: 28"), plan=plan)
    assert made.parts[0].title.plain == "Since 1 March 2026"
    ((block,),) = made.parts[0].areas
    assert isinstance(block, Bullets)
    assert [item.text.plain for item in block.items] == ["Share of imports: 28% → 31%"]


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_without_an_earlier_version_there_is_no_such_part() -> None:
    session = Session(ROOT / "templates")
    loaded, _, _ = load(write(since=False), session.folders)
    assert loaded is not None
    assert loaded.earlier is None
    slides = {title for file in pptx(build([Path("now.yaml")], ["executive"])) for title in titles(file)}
    assert not any("changed" in title for title in slides)


# --- what is never told -----------------------------------------------------------------------------------------------

HIDDEN = {
    # what is kept from the others stood there, open or not, with other words
    "a statement, reworded": (("The plant in Osaka may be closed", "The plant in Osaka will be shut"), "will be shut"),
    "a statement that was open": (
        ("- {text: The plant in Osaka may be closed, audiences: [analyst]}", "- The plant in Osaka may be closed"),
        "may be closed",
    ),
    "a statement that was open in other words": (
        ("- {text: The plant in Osaka may be closed, audiences: [analyst]}", "- The plant in Osaka will be closed"),
        "will be closed",
    ),
    "a figure": (("value: 77", "value: 78"), "78"),
    "a figure that was open, in a sentence": (
        (
            "label: Share of one maker, audiences: [analyst]}",
            "label: Share of one maker}\n  rest: {value: 3, label: Rest}",
        ),
        "77",
    ),
    "a source": (("A hidden paper", "A paper"), "A paper"),
    "a statement that is gone": (
        ("points:\n", "points:\n      - {text: Layoffs are planned, audiences: [analyst]}\n"),
        "Layoffs",
    ),
}


@pytest.mark.slow
@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("edit", "secret"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_kept_from_an_audience_in_either_version_is_in_none_of_its_files(
    edit: tuple[str, str], secret: str
) -> None:
    used = ("- Two plants make most of the cells", '- "Two plants make {{ figures.secret }} of the cells"')
    edits = (edit, used) if "label: Rest" in edit[1] else (edit,)
    path = write(*edits, ("marking: Internal", "marking: Draft"))
    result = build([path], ["executive"], templates=ROOT / "templates")
    assert result.ok, result.diagnostics
    for file in result.written:
        said = shown(file.path)
        assert squeezed("Draft") in said, "the changes are told"
        assert squeezed(secret) not in said
        assert squeezed("Whistleblower") not in everything(file.path.read_bytes())
        assert squeezed(secret) not in squeezed(core(file.path))


def core(path: Path) -> str:
    """The properties of a file."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.startswith("docProps/"))


PASSED = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning Office
summary: [Costs fall]
sections:
  - kind: text
    title: The case
    points:
      - Two plants make most of the cells
      - {text: Imports rest on one maker, sources: [paper]}
      - "They come to {{ figures.share }}"
  - {kind: text, title: Layoffs, audiences: [analyst], points: [Osaka is to be shut]}
figures:
  share: {value: 31, unit: "%", label: Share of imports}
sources:
  paper: {outlet: Gazette, title: Who makes the cells, url: "https://gazette.example/cells"}
"""


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_what_only_hidden_parts_use_by_now_is_told_as_gone_as_if_they_were_not_there() -> None:
    """The files are byte for byte those of a briefing without the hidden parts, and without what only these use."""
    gone = [("      - {text: Imports rest on one maker, sources: [paper]}\n", "")]
    gone.append(('      - "They come to {{ figures.share }}"\n', ""))
    hidden = edited(PASSED, *gone, ("[Osaka is to be shut]", '["Osaka is to be shut [@paper]: {{ figures.share }}"]'))
    lines = [line for line in hidden.partition("figures:")[0].splitlines() if "audiences" not in line]
    without = "\n".join((*lines, "sources: {}", ""))
    made: list[dict[str, bytes]] = []
    for name, now in (("hidden", hidden), ("without", without)):
        folder = Path(name)
        folder.mkdir()
        (folder / "before.yaml").write_text(edited(PASSED, ("2026-04-10", "2026-03-01")), encoding="utf-8")
        (folder / "now.yaml").write_text(f"{now}since: before.yaml\n", encoding="utf-8")
        result = build([folder / "now.yaml"], ["executive"], templates=ROOT / "templates", output=folder, clean=True)
        assert result.ok, result.diagnostics
        made.append({file.path.name: file.path.read_bytes() for file in result.written})
        for file in result.written:
            assert squeezed("Who makes the cells") in shown(file.path), "it is told as removed"
    assert made[0] == made[1]


@pytest.mark.usefixtures("place")
def test_what_an_audience_leaves_out_is_left_out_of_its_changes() -> None:
    edit = ("title: The case\n", "title: The case\n    text: Where the cells come from.\n")
    assert rows(edit, audience="executive") == [["Nothing has changed."]]
    assert len(rows(edit, audience="analyst")) == 1


@pytest.mark.usefixtures("place")
def test_an_audience_learns_nothing_of_others() -> None:
    assert rows(("may be closed, audiences: [analyst]", "may be closed, audiences: [executive, analyst]")) == [
        ["Nothing has changed."]
    ]


# --- long texts -------------------------------------------------------------------------------------------------------


def test_of_a_long_text_a_slide_shows_the_sentences_that_changed() -> None:
    same = "これは変わらない文である。" * 12
    before, after = excerpts(words(f"{same}費用は下がる。{same}"), words(f"{same}費用は上がる。{same}"))
    assert (before.plain, after.plain) == ("…費用は下がる。…", "…費用は上がる。…")
    same = "Nothing is different here. " * 12
    before, after = excerpts(words(f"{same}Costs fall. {same}"), words(f"{same}Costs rise. {same}"))
    assert (before.plain, after.plain) == ("…Costs fall. …", "…Costs rise. …")


def test_a_short_text_is_shown_as_it_is() -> None:
    origin = Origin("briefing", ("title",), Span("x.yaml", 2, 8))
    texts = words("Costs fall."), words("Costs rise.", origin=origin)
    assert excerpts(*texts) == texts


@given(text=st.text(st.sampled_from("ab 。.!?\n規制」… "), max_size=400), most=st.sampled_from((20.0, MOST)))
def test_a_shortened_text_is_its_beginning_and_not_too_long(text: str, most: float) -> None:
    made = shortened(words(text), most)
    assert length(made) <= most
    assert made == words(text) or text.startswith(made.plain.removesuffix(CUT))
    assert all(length(part) <= MOST for part in excerpts(words(text), words(text[::-1])))


LONG = "The plan rests on three things, of which the first is the price of cells, the second their life. " * 12


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_however_long_the_texts_are_the_slides_hold_their_changes() -> None:
    """The old texts are far longer than any that a slide could show."""
    edits = (
        ("The fall is steepest in 2026.", f'"{LONG}"'),
        ("status: fact, sources: [wire]", f'detail: "{LONG}", status: reported'),
        ("callout: Decide now", f'callout: "{LONG}"\n    text: "{LONG}"'),
        ("Two plants make most of the cells", LONG),
        ("[Osaka, 1200]", f'["{LONG}", 1300]'),
        ("label: Share of imports", f'label: "{LONG}", note: "{LONG}"'),
        ("title: Cells get cheaper", f'title: "{LONG}"'),
    )
    result = build([write(*edits)], AUDIENCES, templates=ROOT / "templates")
    assert [str(d) for d in result.diagnostics if d.severity is Severity.ERROR] == []
    assert len(result.written) == 6


# --- whole documents --------------------------------------------------------------------------------------------------


def titles(path: Path) -> list[str]:
    slides = Presentation(str(path)).slides
    return [slide.shapes.title.text.replace("\v", "") for slide in slides if slide.shapes.title is not None]


def pptx(result: Result) -> list[Path]:
    assert result.ok, result.diagnostics
    return [file.path for file in result.written if file.path.suffix == ".pptx"]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), [("code-red", "ja"), ("factory-energy", "ja"), ("factory-energy", "en")])
def test_the_examples_tell_what_changed_since_an_earlier_version(name: str, language: str, place: Path) -> None:
    shutil.copytree(ROOT / "briefings", "briefings")
    before = put_earlier(name, place)
    briefing = Path("briefings") / f"{name}.yaml"
    result = build([briefing], AUDIENCES, since=str(before), language=language)
    grave = [str(d) for d in result.diagnostics if d.severity is Severity.ERROR]
    assert grave == []
    assert len(result.written) == 6
    day = {"code-red": ("2025年12月3日", "3 December 2025"), "factory-energy": ("2026年3月1日", "1 March 2026")}[name]
    for file in result.written:
        assert_sound(file.path)
        if "public-sector" in file.path.name and language == "ja":
            continue  # it counts years by eras
        changed = "Changes" if "public-sector" in file.path.name else "What changed"
        said = f"前回（{day[0]}）からの変更" if language == "ja" else f"{changed} since {day[1]}"
        assert squeezed(said) in shown(file.path)
    ((deck,), (memo,)) = (
        [f.path for f in result.written if f.path.name.endswith(f"executive.{kind}")] for kind in ("pptx", "docx")
    )
    assert len([t for t in titles(deck) if "変更" in t or "changed" in t]) in (1, 2)
    heads = [[cell.text for cell in table.rows[0].cells] for table in Document(str(memo)).tables]
    assert (["項目", "前回", "今回"] if language == "ja" else ["What", "Before", "Now"]) in heads


@pytest.mark.slow
def test_links_lead_to_the_slides_of_sections_and_not_to_the_changes(place: Path) -> None:
    """The slide with the changes shows words of many sections, and is the slide of none."""
    shutil.copytree(ROOT / "briefings", "briefings")
    session = Session(ROOT / "templates")
    before = put_earlier("factory-energy", place)
    loaded, assets, _ = load(Path("briefings/factory-energy.yaml"), session.folders, since=str(before))
    prepared, _ = session.audience("executive")
    assert loaded is not None
    assert prepared is not None
    stages, _ = session.stages(loaded, assets, prepared, ("deck",), "en")
    part = next(p for p in stages.outlines["deck"].parts if "changed" in p.title.plain)
    assert part.sections == ()


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(place: Path) -> None:
    path = write(("value: 31", "value: 28"))
    first = build([path], AUDIENCES, output="a", templates=ROOT / "templates")
    second = build([path], AUDIENCES, output="b", templates=ROOT / "templates")
    assert first.ok, first.diagnostics
    for one, other in zip(first.written, second.written, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
    assert place.is_dir()


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_a_text_that_stands_among_the_changes_alone_stands_in_its_section_too() -> None:
    """Every value reaches each document; to be told as a change is not enough."""
    path = write(("callout: Decide now", "callout: Decide later"))
    templates = Path(shutil.copytree(ROOT / "templates", "templates"))
    plan = templates / "executive" / "memo.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('      - callout: "{{ section.callout }}"\n', ""))
    (written,) = build([path], ["executive"], templates=templates, formats=["memo"]).written
    assert "Decide now" in [paragraph.text for paragraph in Document(str(written.path)).paragraphs]


# --- faults -----------------------------------------------------------------------------------------------------------


def faults(since: str) -> list[str]:
    Path("now.yaml").write_text(f"{HEAD}since: {since}\n", encoding="utf-8")
    return [str(d) for d in build(["now.yaml"], ["executive"], templates=ROOT / "templates").diagnostics]


@pytest.mark.usefixtures("place")
def test_an_earlier_version_outside_the_folder_is_refused() -> None:
    line = HEAD.count("\n") + 1
    assert faults("../before.yaml") == [
        f"now.yaml:{line}:8: B210 path-outside-folder: “../before.yaml” lies outside the briefing's folder\n"
        "  copy the file beside the briefing and name it from there"
    ]


@pytest.mark.usefixtures("place")
def test_an_earlier_version_that_is_not_there_is_told() -> None:
    line = HEAD.count("\n") + 1
    (fault,) = faults("before.yaml")
    assert fault.startswith(f"now.yaml:{line}:8: B209 missing-file: there is no file “before.yaml”")


@pytest.mark.usefixtures("place")
def test_an_earlier_version_that_is_no_briefing_is_told_at_its_line() -> None:
    Path("before.yaml").write_text(edited(HEAD, ("title: Storage", "tilte: Storage")), encoding="utf-8")
    assert [fault.split(": ")[0:2] for fault in faults("before.yaml")] == [["before.yaml:2:1", "B201 unknown-key"]]


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_what_was_wrong_in_an_earlier_version_does_no_harm_now() -> None:
    path = write(("sources: [wire]", "sources: [wires]"), ("audiences: [analyst]", "audiences: [nobody]"))
    assert build([path], AUDIENCES, templates=ROOT / "templates").ok


@pytest.mark.slow
@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    "rows",
    [
        "[[Osaka, 1200, 5], [Nagoya, 800]]",
        "[[Osaka], []]",
        "[[Osaka, 1200], [Nagoya, 800]]\n    emphasis: Kobe\n    data: gone.csv",
    ],
)
def test_a_table_that_was_uneven_or_is_gone_does_no_harm_now(rows: str) -> None:
    path = write(("[[Osaka, 1200], [Nagoya, 800]]", rows))
    assert build([path], AUDIENCES, templates=ROOT / "templates").ok


@pytest.mark.slow
@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("values", ["[7]", "[7, 6, 5]", "[]"])
def test_a_chart_that_was_uneven_does_no_harm_now(values: str) -> None:
    data = "{categories: [a, b], series: [{name: Grid, values: [7, 6]}]}"
    chart = f"  - {{kind: chart, title: Use, alt: Falls, data: {data}}}\n"
    now = HEAD.replace("sources:\n  wire", f"{chart}sources:\n  wire") + "since: before.yaml\n"
    Path("before.yaml").write_text(edited(now, ("[7, 6]", values), ("since: before.yaml\n", "")), encoding="utf-8")
    Path("now.yaml").write_text(now, encoding="utf-8")
    assert build([Path("now.yaml")], AUDIENCES, templates=ROOT / "templates").ok
