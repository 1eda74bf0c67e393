"""A company's own template becomes an audience: bound by what its layouts are, built with, nothing lost, or refused."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt

import corpus
from briefdeck.adopt.colours import palette
from briefdeck.adopt.folder import Wish, adopt
from briefdeck.adopt.inspecting import inspect_file
from briefdeck.adopt.opening import Allow
from briefdeck.adopt.regions import largest_free, overlap
from briefdeck.api import build
from briefdeck.audience.deck_style import read_deck_style
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Severity
from briefdeck.model.validate import parse
from briefdeck.ooxml.colours import BLACK, WHITE, Rgb
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.contrast_repair import slot_colour
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.slides import read_deck
from briefdeck.session import Session
from briefdeck.staging.made import Made
from briefdeck.yamlfile.reader import read
from conftest import ROOT
from corpus import needs_corpus
from laws import mostly_slow
from planted import read_back
from readback import lost, shown, visible
from rendering import needs_office, stays
from soundness import assert_sound

CODE_RED = ROOT / "briefings" / "code-red.yaml"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SAMPLE = "Quarterly sample words of the designer"


# --- templates as people make them ------------------------------------------------------------------------------------


def plain(_: Any) -> None:
    """4:3, English names, no face for East Asian text, footers in light grey."""


def dark(presentation: Any) -> None:
    """A dark page by way of the master's background; its text is light."""
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x12, 0x20, 0x38)  # type: ignore[no-untyped-call]
    for mapping in presentation.slide_master._element.iter(f"{P}clrMap"):
        mapping.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})


def portrait(presentation: Any) -> None:
    """A4 upright; the layouts stand where they stood on the wide page, scaled."""
    scale(presentation, Emu(7_560_000), Emu(10_692_000))


def small_wide(presentation: Any) -> None:
    """10 × 5.625 in, as many tools make 16:9."""
    scale(presentation, Emu(9_144_000), Emu(5_143_500))


def localised(presentation: Any) -> None:
    """German names, and no layout of a known type."""
    names = ("Titelfolie", "Titel und Inhalt", "Abschnitt", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer")
    for layout, name in zip(presentation.slide_layouts, names, strict=False):
        layout._element.find(f"{P}cSld").set("name", name)
    for layout in presentation.slide_layouts:
        layout._element.attrib.pop("type", None)


def nameless(presentation: Any) -> None:
    """All layouts have one name, and the placeholders of each too."""
    for layout in presentation.slide_layouts:
        layout._element.find(f"{P}cSld").set("name", "Layout")
        for shape in layout.placeholders:
            shape.name = "Placeholder"


def shuffled(presentation: Any) -> None:
    """The usual layouts in another order, their placeholders with other indices."""
    listed = presentation.slide_master._element.find(f"{P}sldLayoutIdLst")
    for entry in reversed(list(listed)):
        listed.append(entry)
    for layout in presentation.slide_layouts:
        for place in layout._element.iter(f"{P}ph"):
            if place.get("idx"):
                place.set("idx", str(int(place.get("idx")) + 40))


def title_only(presentation: Any) -> None:
    """Nothing but a title on every layout that is not blank."""
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape._element.find(f".//{P}ph").get("type", "obj") in ("obj", "body", "pic", "subTitle"):
                shape._element.getparent().remove(shape._element)


def titleless(presentation: Any) -> None:
    """No title anywhere."""
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape._element.find(f".//{P}ph").get("type", "obj") in ("title", "ctrTitle"):
                shape._element.getparent().remove(shape._element)


def side_title(presentation: Any) -> None:
    """The title stands to the right of the body, in a narrow column."""
    width, height = presentation.slide_width, presentation.slide_height
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            kind = shape._element.find(f".//{P}ph").get("type", "obj")
            if kind == "title":
                place(shape, int(width * 0.72), int(height * 0.1), int(width * 0.24), int(height * 0.7))
            elif kind in ("obj", "body") and shape.width and shape.width > width * 0.5:
                place(shape, int(width * 0.05), int(height * 0.1), int(width * 0.63), int(height * 0.7))


def decorated(presentation: Any) -> None:
    """A block of colour over the lower half of the body, on the master."""
    width, height = presentation.slide_width, presentation.slide_height
    box = presentation.slide_layouts[0].shapes  # shapes of a master cannot be added to; its tree can
    assert box is not None
    tree = presentation.slide_master._element.find(f"{P}cSld/{P}spTree")
    made = Presentation().slides.add_slide(Presentation().slide_layouts[6]).shapes
    block = made.add_shape(1, 0, int(height * 0.62), width, int(height * 0.26))._element
    for style in block.findall(f"{P}style"):
        block.remove(style)
    properties = block.find(f"{P}spPr")
    fill = etree.SubElement(etree.SubElement(properties, f"{A}solidFill"), f"{A}srgbClr")
    fill.set("val", "B00020")
    block.find(f"{P}nvSpPr/{P}cNvPr").set("id", "900")
    tree.append(block)


def place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def scale(presentation: Any, width: Emu, height: Emu) -> None:
    across, down = width / presentation.slide_width, height / presentation.slide_height
    for sheet in (presentation.slide_master, *presentation.slide_layouts):
        for transform in sheet._element.iter(f"{A}xfrm"):
            for name, keys in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
                found = transform.find(f"{A}{name}")
                for key, factor in zip(keys, (across, down), strict=True):
                    found.set(key, str(round(int(found.get(key)) * factor)))
    presentation.slide_width, presentation.slide_height = width, height


KINDS: tuple[Callable[[Any], None], ...] = (
    *(plain, dark, portrait, small_wide, localised, nameless, shuffled),
    *(title_only, titleless, side_title, decorated),
)


def template(path: Path, change: Callable[[Any], None] = plain) -> Path:
    """A deck of python-pptx's own template, changed, with a sample slide."""
    presentation: Any = Presentation()
    change(presentation)
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.add_textbox(0, 0, Pt(300), Pt(40)).text_frame.text = SAMPLE
    slide.notes_slide.notes_text_frame.text = SAMPLE
    presentation.save(path)
    return path


def adopted(folder: Path, file: Path, **wish: Any) -> Path:
    """The templates' folder in which the file is the audience “acme”."""
    made, found = adopt(Wish("acme", deck=file, **wish), folder / "templates")
    assert made is not None, [str(d) for d in found]
    return folder / "templates"


def built(templates: Path, folder: Path, name: str = "acme") -> Path:
    """The deck of code-red for an audience: sound, with every text of the briefing, and nothing to doubt in it."""
    result = build([CODE_RED], [name], output=folder / "output", templates=templates, formats=["deck"])
    wrong = [str(d) for d in result.diagnostics if d.severity is Severity.ERROR]
    assert not wrong, wrong
    doubts = [str(d) for d in read_back(result)]
    assert not doubts, doubts
    (file,) = result.written
    assert_sound(file.path)
    document, _ = read(CODE_RED)
    assert document is not None
    briefing, _ = parse(document)
    assert briefing is not None
    texts = [t for t in visible(briefing, name, briefing.language) if t.path[0] not in ("keywords", "figures")]
    assert lost(shown(file.path), texts) == []
    return file.path


# --- any template -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", mostly_slow(KINDS), ids=[k.__name__ for k in KINDS])
def test_any_template_is_adopted_and_a_deck_built_with_it_needs_no_retouching(
    change: Callable[[Any], None], tmp_path: Path
) -> None:
    file = template(tmp_path / "acme.pptx", change)
    before = sha256(file.read_bytes()).hexdigest()
    templates = adopted(tmp_path, file)
    deck = built(templates, tmp_path)
    assert SAMPLE not in shown(deck)
    assert sha256(file.read_bytes()).hexdigest() == before


@pytest.mark.slow
@pytest.mark.parametrize("base", ["analyst", "public-sector"])
@pytest.mark.parametrize("change", [plain, dark, small_wide, side_title], ids=lambda k: k.__name__)
def test_the_plans_of_every_shipped_audience_work_with_it(
    change: Callable[[Any], None], base: str, tmp_path: Path
) -> None:
    built(adopted(tmp_path, template(tmp_path / "acme.pptx", change), base=base), tmp_path)


def settings(templates: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((templates / "acme" / "audience.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("change", [plain, localised, shuffled], ids=lambda k: k.__name__)
def test_roles_go_to_layouts_by_what_these_are_not_by_their_place(
    change: Callable[[Any], None], tmp_path: Path
) -> None:
    layouts = settings(adopted(tmp_path, template(tmp_path / "acme.pptx", change)))["layouts"]
    wanted = {
        "cover": {"Title Slide", "Titelfolie"},
        "message": {"Title and Content", "Titel und Inhalt"},
        "two areas": {"Two Content", "Zwei Inhalte"},
        "wide area": {"Title Only", "Nur Titel"},
    }
    for role, names in wanted.items():
        assert layouts[role]["layout"] in names, role


@pytest.mark.slow
def test_slides_keep_to_the_layouts_and_placeholders_of_the_company(tmp_path: Path) -> None:
    deck = Presentation(str(built(adopted(tmp_path, template(tmp_path / "acme.pptx")), tmp_path)))
    assert {s.slide_layout.name for s in deck.slides} <= {
        "Title Slide",
        "Title and Content",
        "Two Content",
        "Title Only",
    }
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in deck.slides)


@pytest.mark.slow
def test_a_body_is_kept_clear_of_what_is_drawn_over_it(tmp_path: Path) -> None:
    file = built(adopted(tmp_path, template(tmp_path / "acme.pptx", decorated)), tmp_path)
    deck = read_deck(opened(file.read_bytes()))
    block = Frame(0, deck.height * 0.62, deck.width, deck.height * 0.26)
    for slide in deck.slides[1:]:
        for shape in slide.shapes:
            if shape.box is not None and shape.placeholder not in ("dt", "ftr", "sldNum"):
                assert overlap(shape.box, block) < 0.02, f"slide {slide.number}: {shape.name}"


@pytest.mark.slow
def test_text_stands_out_on_a_dark_page(tmp_path: Path) -> None:
    look = settings(adopted(tmp_path, template(tmp_path / "acme.pptx", dark)))["design"]
    assert look["dark"] is True
    assert look["ink"] == "tx1"


@pytest.mark.slow
def test_a_face_for_japanese_is_named_where_the_theme_has_none(tmp_path: Path) -> None:
    templates = adopted(tmp_path, template(tmp_path / "acme.pptx"))
    style, found = read_deck_style(templates / "acme" / "deck.pptx", {})
    assert style is not None, found
    assert style.face.east_asian == "ＭＳ Ｐゴシック"  # python-pptx's theme has this entry for Japanese


@pytest.mark.slow
def test_the_reasons_stand_in_the_settings(tmp_path: Path) -> None:
    templates = adopted(tmp_path, template(tmp_path / "acme.pptx"))
    text = (templates / "acme" / "audience.yaml").read_text(encoding="utf-8")
    assert "# A title and one large body, its type is “obj”" in text
    assert "Also possible: “Two Content”" in text
    assert "based_on: executive" in text


@pytest.mark.slow
def test_a_layout_or_placeholder_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    templates = adopted(tmp_path, template(tmp_path / "acme.pptx"))
    file = templates / "acme" / "audience.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('layout: "Two Content"', 'layout: "Two Contents"').replace('title: "Title 1"', "title: Sub", 1)
    file.write_text(text, encoding="utf-8")
    _, found = Session(templates).audience("acme")
    lines = text.splitlines()
    told = {d.rule.code: lines[d.span.line - 1].strip() for d in found if d.span.file == str(file)}
    assert told == {"A304": 'layout: "Two Contents"', "A305": "title: Sub"}


@pytest.mark.slow
def test_the_same_file_gives_the_same_folder(tmp_path: Path) -> None:
    file = template(tmp_path / "acme.pptx")
    one, two = (adopted(tmp_path / name, file) / "acme" for name in ("one", "two"))
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}


@pytest.mark.slow
def test_one_language_is_enough(tmp_path: Path) -> None:
    templates = adopted(tmp_path, template(tmp_path / "acme.pptx"), language="en")
    prepared, found = Session(templates).audience("acme")
    assert prepared is not None, found
    assert prepared.audience.settings.languages == ["en"]


@pytest.mark.slow
def test_an_english_house_has_nothing_japanese_in_it(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Sample", 1)
    document.save(str(tmp_path / "acme.docx"))
    file = template(tmp_path / "acme.pptx")
    theirs = {words for path in (file, tmp_path / "acme.docx") for words in _said(path)}
    templates = adopted(tmp_path, file, memo=tmp_path / "acme.docx", language="en-GB")
    briefing = tmp_path / "english.yaml"
    briefing.write_text(
        "briefdeck: 1\ntitle: Storage\nlanguage: en-GB\ndate: 2026-04-10\nfrom: Office\nto: [Board]\n"
        "summary: [It pays]\nsections:\n  - {kind: text, title: Costs, points: [Cells are cheap]}\n",
        encoding="utf-8",
    )
    build([briefing], ["acme"], output=tmp_path / "out", templates=templates)
    files = [*(templates / "acme").glob("*.???x"), *(tmp_path / "out").iterdir()]
    assert len(files) == 4
    ours = {words for path in files for words in _said(path)} - theirs
    foreign = re.compile("[\u3000-\u9fff\uff00-\uffef]|Yu Gothic|Yu Mincho|ja-JP")
    assert {words for words in ours if foreign.search(words)} == set()


def _said(path: Path) -> Iterator[str]:
    """Every text and every value of the parts of a file."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(package.read(name))
                yield from map(str, root.itertext())
                yield from (str(value) for element in root.iter() for value in element.attrib.values())


# --- refused, with nothing written ------------------------------------------------------------------------------------


def refused(folder: Path, wish: Wish) -> list[str]:
    made, found = adopt(wish, folder / "templates")
    assert made is None
    return [d.rule.code for d in found if d.severity is Severity.ERROR]


def test_a_folder_that_is_there_is_not_touched(tmp_path: Path) -> None:
    file = template(tmp_path / "acme.pptx")
    (tmp_path / "templates" / "acme").mkdir(parents=True)
    assert refused(tmp_path, Wish("acme", deck=file)) == ["A351"]
    assert list((tmp_path / "templates" / "acme").iterdir()) == []


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "acme.pptx"
    file.write_bytes(b"not a deck")
    codes = refused(tmp_path, Wish("Acme/Board", deck=file, language="pl"))
    assert {"A350", "A352"} <= set(codes)
    assert len(codes) == 3
    assert not (tmp_path / "templates").exists()


@pytest.mark.slow
def test_a_base_that_is_based_on_another_is_refused(tmp_path: Path) -> None:
    templates = adopted(tmp_path, template(tmp_path / "acme.pptx"))
    assert refused(tmp_path, Wish("second", base="acme", deck=templates / "acme" / "deck.pptx")) == ["A331"]


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file, not a folder")
    assert "A353" in refused(tmp_path, Wish("acme", deck=template(tmp_path / "acme.pptx")))


# --- inspecting -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [(titleless, "A360"), (nameless, "A361"), (plain, "A362"), (title_only, "A363"), (plain, "A364")],
    ids=lambda v: v if isinstance(v, str) else v.__name__,
)
def test_what_is_not_well_made_is_found(change: Callable[[Any], None], code: str, tmp_path: Path) -> None:
    found = inspect_file(template(tmp_path / "acme.pptx", change)).findings
    assert code in {d.rule.code for d in found}


@pytest.mark.slow
def test_a_link_to_somebodys_template_is_told(tmp_path: Path) -> None:
    document = Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part._settings_part.relate_to("file:///C:/Users/ann/Memo.dotm", kind, is_external=True)
    document.save(str(tmp_path / "memo.docx"))
    assert [d.rule.code for d in inspect_file(tmp_path / "memo.docx").findings] == ["A365"]


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.pptx").write_bytes(b"PK no")
    inspected = inspect_file(tmp_path / "notes.pptx")
    assert inspected.facts == {}
    assert [d.severity for d in inspected.findings] == [Severity.ERROR]


@pytest.mark.slow
def test_a_shipped_template_has_no_findings() -> None:
    for name in ("executive", "analyst", "public-sector"):
        for file in ("deck.pptx", "memo.docx"):
            inspected = inspect_file(ROOT / "templates" / name / file)
            assert [str(d) for d in inspected.findings if d.severity is not Severity.NOTE] == []
            assert inspected.facts


@pytest.mark.slow
def test_facts_are_told_as_a_table_and_as_json(tmp_path: Path) -> None:
    file = template(tmp_path / "acme.pptx")
    told = CliRunner().invoke(cli, ["audience", "inspect", str(file)])
    assert told.exit_code == 0, told.output
    assert "Title and Content" in told.output
    plain_ = CliRunner().invoke(cli, ["audience", "inspect", str(file), "--json"])
    (facts,) = json.loads(plain_.stdout)
    assert (facts["width"], facts["height"]) == (720, 540)
    (title,) = [p for p in facts["layouts"][0]["placeholders"] if p["type"] == "ctrTitle"]
    assert title["size"] == 44
    assert "A362" in {f["code"] for f in facts["findings"]}


@needs_office
def test_each_layout_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays(monkeypatch)
    file = template(tmp_path / "acme.pptx")
    told = CliRunner().invoke(cli, ["audience", "inspect", str(file), "--pictures", str(tmp_path / "drawn")])
    assert told.exit_code == 0, told.output
    drawn = sorted(p.name for p in (tmp_path / "drawn").iterdir())
    assert len(drawn) == 11
    assert drawn[1] == "02 Title and Content.png"


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_three_commands_lead_from_a_company_file_to_a_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template(tmp_path / "acme.pptx")
    monkeypatch.chdir(tmp_path)
    for line in ("new weekly", "audience new acme --deck acme.pptx", "build weekly.yaml --audience acme"):
        told = CliRunner().invoke(cli, line.split())
        assert told.exit_code == 0, told.output
    assert_sound(tmp_path / "output" / "weekly.acme.pptx")


@pytest.mark.slow
def test_without_files_those_of_the_base_are_copied_to_be_edited(tmp_path: Path) -> None:
    made, found = adopt(Wish("board", base="analyst"), tmp_path)
    assert (found, made is not None) == ((), True)
    assert sorted(p.name for p in (tmp_path / "board").iterdir()) == ["audience.yaml", "deck.pptx", "memo.docx"]
    # Without the record of their making, which names the audience.
    own, base = (
        list(Session(tmp_path).make(CODE_RED, [name], ["deck", "memo"], clean=True)) for name in ("board", "analyst")
    )
    assert [one.content for one in own if isinstance(one, Made)] == [
        one.content for one in base if isinstance(one, Made)
    ]


# --- laws -------------------------------------------------------------------------------------------------------------

SIDES = st.floats(0, 900, allow_nan=False).map(lambda v: round(v, 1))
BOXES = st.builds(Frame, SIDES, SIDES, SIDES, SIDES)
PAGE = Frame(0, 0, 900, 500)


@pytest.mark.slow
@given(st.lists(BOXES, max_size=12), st.lists(BOXES, max_size=20))
def test_free_room_is_free_and_no_guess_finds_a_larger_one(obstacles: list[Frame], guesses: list[Frame]) -> None:
    found = largest_free(PAGE, obstacles)
    assert PAGE.holds(found, 0.001)
    assert all(found.shared(o).area < 0.01 for o in obstacles)
    for guess in (g.shared(PAGE) for g in guesses):
        if all(guess.shared(o).area == 0 for o in obstacles):
            assert guess.area <= found.area + 0.01


CHANNEL = st.floats(0, 1, allow_nan=False)
RGBS: st.SearchStrategy[Rgb] = st.tuples(CHANNEL, CHANNEL, CHANNEL)
SLOTS = ("tx2", "bg2", *(f"accent{n}" for n in range(1, 7)), "hlink")


@pytest.mark.slow
@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, RGBS)), st.booleans())
def test_whatever_the_theme_text_is_read(drawn: dict[str, Rgb], dark_page: bool) -> None:
    ends = {"tx1": WHITE, "bg1": BLACK} if dark_page else {"tx1": BLACK, "bg1": WHITE}
    colours = drawn | ends
    look = palette(colours, [colours["bg1"]], None)
    ground = colours["bg1"]
    for slot in (look.ink, look.muted, look.accent):
        assert contrast(slot_colour(slot, colours), ground) >= 4.5, slot
    for surface in (look.panel, look.tint):
        for slot in (look.ink, look.muted):
            assert contrast(slot_colour(slot, colours), slot_colour(surface, colours)) >= 4.5, (slot, surface)
    assert contrast(slot_colour(look.accent, colours), slot_colour(look.paper, colours)) >= 4.5
    assert look.dark is dark_page


def test_secondary_words_are_read_on_panels_and_tints_of_a_theme_whose_text_is_pale() -> None:
    """A grey for text and a strong blue: the palest grey that the page allows is too pale for the tint of the blue."""
    grey, blue = (0x53 / 255, 0x56 / 255, 0x5A / 255), (0.0, 0x73 / 255, 0x98 / 255)
    colours = dict.fromkeys(SLOTS, blue) | {"tx1": grey, "bg1": WHITE}
    look = palette(colours, [WHITE], None)
    assert look.muted != look.ink
    for surface in (look.paper, look.panel, look.tint):
        assert contrast(slot_colour(look.muted, colours), slot_colour(surface, colours)) >= 4.5, surface


# --- real files -------------------------------------------------------------------------------------------------------

REFUSED = {
    "Open-XML-SDK__encrypted_pptx.pptx",
    "poi__Divino_Revelado.pptx",
}


@needs_corpus
@pytest.mark.parametrize("file", corpus.files("pptx"), ids=lambda f: f.name)
def test_a_real_template_is_adopted_or_refused_with_a_reason(file: Path, tmp_path: Path) -> None:
    made, found = adopt(Wish("acme", deck=file, allow=Allow(macros=True, external=True)), tmp_path / "templates")
    if file.name in REFUSED:
        assert made is None
        assert any(d.severity is Severity.ERROR and d.hint for d in found)
        assert not (tmp_path / "templates" / "acme").exists()
        return
    assert made is not None, [str(d) for d in found]
    built(tmp_path / "templates", tmp_path)


def test_the_folder_of_a_killed_adoption_is_swept_by_the_next(tmp_path: Path) -> None:
    left, mine = tmp_path / ".briefdeck-abcd_123", tmp_path / ".briefdeck-abcd_124"
    for folder, name in ((left, "audience.yaml"), (mine, "notes.txt")):
        (folder / "acme").mkdir(parents=True)
        (folder / "acme" / name).write_text("x", encoding="utf-8")
    made, _ = adopt(Wish("acme"), tmp_path)
    assert made is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == [mine.name, "acme"]
