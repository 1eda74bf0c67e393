"""A company's document becomes a memo.docx: styles found by name, id or level, what it lacks made, the body settled."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from briefdeck.adopt.folder import Adopted, Wish, adopt
from briefdeck.adopt.memo import MemoAdopted, adopt_memo
from briefdeck.adopt.memo_body import Body
from briefdeck.adopt.memo_colours import tones
from briefdeck.adopt.opening import Allow
from briefdeck.api import build
from briefdeck.audience.memo_style import read_memo_style
from briefdeck.diagnostics import Diagnostic, Severity, has_errors
from briefdeck.model.validate import parse
from briefdeck.ooxml.names import A, W
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import StyleSheet
from briefdeck.ooxml.word_tones import contrast
from briefdeck.ooxml.wordml import put
from briefdeck.yamlfile.reader import read
from conftest import ROOT
from corpus import files, needs_corpus
from laws import tries
from planted import read_back
from readback import lost, shown, visible
from soundness import assert_sound

BASE = Path(__file__).parents[1] / "templates" / "executive" / "memo.docx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def template(*paragraphs: str, names: dict[str, str] | None = None) -> Package:
    """A document of python-docx with these paragraphs, and styles renamed."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for old, new in (names or {}).items():
        style = document.styles[old].element
        style.find(f"{W}name").set(f"{W}val", new)
        style.set(f"{W}styleId", new.replace(" ", ""))
    stream = BytesIO()
    document.save(stream)
    return opened(stream.getvalue())


def adopted(package: Package, body: Body = "auto") -> MemoAdopted:
    return adopt_memo(package, opened(BASE.read_bytes()), language="ja", body=body)


def body_text(package: Package) -> str:
    return "".join(t.text or "" for t in package.trees[package.main].iter(f"{W}t"))


@pytest.mark.slow
def test_an_adopted_document_has_every_style_that_a_memo_needs(tmp_path: Path) -> None:
    package = template("Sample text")
    result = adopted(package)
    path = tmp_path / "memo.docx"
    path.write_bytes(package.save())
    style, found = read_memo_style(path, result.binding)
    assert style is not None
    assert not found


@pytest.mark.slow
def test_the_body_goes_unless_it_has_a_marker_or_is_to_be_kept() -> None:
    cleared, marked, kept = template("Sample"), template("Letter", "{memo}", "Regards"), template("Letter")
    adopted(cleared)
    adopted(marked)
    adopted(kept, "keep")
    assert [body_text(p) for p in (cleared, marked, kept)] == ["", "Letter{{ memo }}Regards", "Letter"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Überschrift 1", "Titre 1", "見出し 1", "Заголовок 1"])
def test_a_heading_is_found_by_its_name_in_another_language(name: str) -> None:
    result = adopted(template(names={"Heading 1": name}))
    assert result.binding["heading 1"] == name
    assert "another language" in result.styles["heading 1"].why


def test_a_heading_is_found_by_its_outline_level() -> None:
    result = adopted(template(names={"Heading 1": "Acme Chapter"}))
    assert result.binding["heading 1"] == "Acme Chapter"


@pytest.mark.slow
def test_adopting_twice_changes_nothing_more() -> None:
    package = template("Sample")
    adopted(package)
    first = package.save()
    again = opened(first)
    adopted(again)
    assert again.save() == first


def test_a_style_that_the_binding_names_and_the_file_lacks_is_an_error() -> None:
    style, found = read_memo_style(BASE, {"heading 1": "Nowhere"})
    assert style is not None
    assert [d.rule.code for d in found] == ["A306"]


# --- Whole audiences --------------------------------------------------------------------------------------------------

BRIEFING = ROOT / "briefings" / "code-red.yaml"
# One of each sort: letterheads and forms, pale or large headings, no styles at all, other languages, many changes, a
# coloured page; and those that must be refused.
SAMPLE = (
    *("OfficeIMO__BasicDocument.docx", "OfficeIMO__ExampleTemplate.dotx", "Open-XML-SDK__MedianLetter_TP10192744.dotx"),
    *("Open-XML-SDK__Memo_TP10173186.dotx", "Open-XML-SDK__ProjectQualityPlan_TP10185896.dotx"),
    *("Open-XML-SDK__PurchaseOrder_TP10173387.dotx", "Open-XML-SDK__Open_XML_API_testing_Macro_enabled.dotm"),
    *("docx4j__headers_footers.docx", "docx4j__sections_multiple.docx", "pandoc__0_level_headers.docx"),
    *("pandoc__german-reference.docx", "pandoc__ns0-reference.docx", "poi__65099.docx", "poi__delins.docx"),
    *("poi__bib-chernigovka.netdo.ru_download_docs_17459.docx", "poi__stress010.docx", "poi__unicode-path.docx"),
    *("poi__ExternalEntityInText.docx", "poi__protected_agile.docx", "poi__truncated62886.docx"),
)
LOOKS = {"F707", "F708", "F711"}


def words_of(path: Path) -> list[str]:
    """The paragraphs of a document's body, without spaces."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
    return ["".join(text.split()) for text in texts]


def furniture_of(path: Path) -> set[str]:
    """The words of headers and footers that the last sections of a document show, but for prompts and fields."""
    found: set[str] = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(header|footer)\d*\.xml", name):
                for element in etree.fromstring(archive.read(name)).iter(f"{W}t"):
                    inside = next(element.iterancestors(f"{W}sdt"), None)
                    if inside is None and len((element.text or "").strip()) >= 5:
                        found.add((element.text or "").strip())
    return found


def audience_of(path: Path, templates: Path, base: str = "executive", body: Body = "auto") -> Adopted | None:
    wish = Wish("acme", base, memo=path, body=body, allow=Allow(macros=True, external=True))
    made, found = adopt(wish, templates)
    assert (made is None) == has_errors(found)
    return made


def memo_of(templates: Path) -> tuple[Path, tuple[Diagnostic, ...]]:
    """The memo of the shipped briefing for the adopted audience, and what was said of it."""
    result = build([BRIEFING], ["acme"], output=templates / "output", templates=templates, formats=("memo",))
    assert [str(d) for d in result.diagnostics if d.severity is Severity.ERROR] == []
    path = templates / "output" / "code-red.acme.docx"
    assert_sound(path)
    return path, (*result.diagnostics, *read_back(result))


@pytest.fixture(scope="module")
def plain_memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The memo of the briefing for the base audience: what it shortens, the adopted ones shorten too."""
    folder = tmp_path_factory.mktemp("plain")
    assert build([BRIEFING], ["executive"], output=folder, templates=ROOT / "templates", formats=("memo",)).ok
    return folder / "code-red.executive.docx"


def left_out(path: Path) -> list[str]:
    document, _ = read(BRIEFING)
    assert document is not None
    briefing, _ = parse(document)
    assert briefing is not None
    return lost(shown(path), visible(briefing, "executive", briefing.language))


@needs_corpus
@pytest.mark.parametrize("name", SAMPLE)
def test_a_real_file_is_refused_or_gives_memos_with_all_of_the_briefing_and_none_of_its_sample(
    name: str, tmp_path: Path, plain_memo: Path
) -> None:
    original = next(path for path in files("docx") if path.name == name)
    before = original.read_bytes()
    made = audience_of(original, tmp_path)
    assert original.read_bytes() == before
    if made is None:
        assert not (tmp_path / "acme").exists()
        return
    path, found = memo_of(tmp_path)
    memo = "\n".join(words_of(path))
    assert not [text for text in words_of(original) if len(text) >= 12 and text in memo]
    assert left_out(path) == left_out(plain_memo)
    looks = [str(d) for d in found if d.rule.code in LOOKS and not re.search(r"docx: F\d+ \S+ (header|footer)", str(d))]
    assert looks == []
    furniture = furniture_of(original)
    assert not furniture or furniture_of(tmp_path / "acme" / "memo.docx") - {"{marking}"} <= furniture


@needs_corpus
@pytest.mark.parametrize("name", [name for name in SAMPLE if not name.startswith(("poi__E", "poi__p", "poi__t"))])
def test_adopting_what_was_adopted_changes_no_style(name: str, tmp_path: Path) -> None:
    original = next(path for path in files("docx") if path.name == name)
    assert audience_of(original, tmp_path / "first") is not None
    once = tmp_path / "first" / "acme" / "memo.docx"
    assert audience_of(once, tmp_path / "second") is not None
    twice = tmp_path / "second" / "acme" / "memo.docx"
    with zipfile.ZipFile(once) as first, zipfile.ZipFile(twice) as second:
        assert first.read("word/styles.xml") == second.read("word/styles.xml")


@pytest.mark.slow
@pytest.mark.parametrize("base", ["executive", "public-sector", "analyst"])
def test_every_base_gives_a_plain_document_all_the_styles_that_its_plans_name(base: str, tmp_path: Path) -> None:
    Document().save(str(tmp_path / "plain.docx"))
    assert audience_of(tmp_path / "plain.docx", tmp_path / "t", base) is not None
    memo_of(tmp_path / "t")


# --- Bodies that stay -------------------------------------------------------------------------------------------------


def letter(path: Path, *, marker: bool) -> Path:
    """A letter with a picture above and a signature below, and between them perhaps the place of the memo."""
    document = Document()
    picture = BytesIO()
    Image.new("RGB", (600, 80), (20, 60, 120)).save(picture, "PNG")
    document.add_picture(picture, width=Cm(15))
    document.add_paragraph("Acme Holdings")
    if marker:
        document.add_paragraph("{{ memo }}")
        document.add_paragraph("Registered in Delft")
    document.save(str(path))
    return path


@pytest.mark.slow
def test_a_memo_takes_the_place_of_its_marker_under_the_letterhead(tmp_path: Path) -> None:
    assert audience_of(letter(tmp_path / "letter.docx", marker=True), tmp_path / "t") is not None
    path, _ = memo_of(tmp_path / "t")
    texts = words_of(path)
    assert not [text for text in texts if "{" in text]
    subject = next(i for i, text in enumerate(texts) if "コードレッド宣言" in text)
    assert texts.index("AcmeHoldings") < subject < texts.index("RegisteredinDelft")
    with zipfile.ZipFile(path) as archive:
        assert any(name.startswith("word/media/") for name in archive.namelist())


@pytest.mark.slow
def test_a_memo_follows_a_body_that_is_kept(tmp_path: Path) -> None:
    assert audience_of(letter(tmp_path / "letter.docx", marker=False), tmp_path / "t", body="keep") is not None
    texts = words_of(memo_of(tmp_path / "t")[0])
    assert texts.index("AcmeHoldings") < next(i for i, text in enumerate(texts) if "コードレッド宣言" in text)


# --- Text that can be read --------------------------------------------------------------------------------------------


def styled(**looks: dict[str, str]) -> Package:
    """A document whose headings have these sizes (half points) and colours."""
    package = template("Sample")
    sheet = StyleSheet(package.trees[package.related(package.main, "styles")[0]])
    for name, look in looks.items():
        runs = put(sheet.names[name.replace("_", " ")], "rPr")
        for tag, text in look.items():
            own = put(runs, tag)
            own.attrib.clear()
            own.set(f"{W}val", text)
    return package


def sheet_of(package: Package) -> StyleSheet:
    return StyleSheet(package.trees[package.related(package.main, "styles")[0]])


@pytest.mark.slow
@given(st.lists(st.integers(2, 200), min_size=4, max_size=4))
@example([2, 22, 2, 23])
@settings(max_examples=tries(25))
def test_headings_are_never_smaller_than_the_text_nor_larger_than_the_one_above(sizes: list[int]) -> None:
    package = styled(**{f"heading_{n}": {"sz": str(size)} for n, size in enumerate(sizes, 1)})
    result = adopted(package)
    sheet = sheet_of(package)
    names = [result.binding.get(f"heading {n}", f"heading {n}").casefold() for n in range(1, 5)]
    found = [sheet.size(sheet.names[name]) for name in names]
    text = sheet.size(sheet.default("paragraph"))
    assert found == sorted(found, reverse=True)
    assert found[-1] >= text
    assert found[0] <= 2 * text


@pytest.mark.slow
@given(st.text("0123456789ABCDEF", min_size=6, max_size=6))
@settings(max_examples=tries(25))
def test_a_heading_of_any_colour_can_be_read(colour: str) -> None:
    package = styled(heading_1={"color": colour, "sz": "24"})
    result = adopted(package)
    sheet = sheet_of(package)
    style = sheet.names[result.binding.get("heading 1", "heading 1").casefold()]
    found = sheet.first(style, "rPr/color") or ""
    assert found == "auto" or contrast(found, "FFFFFF") >= 4.5


@pytest.mark.slow
@given(st.lists(st.text("0123456789ABCDEF", min_size=6, max_size=6), min_size=8, max_size=8))
@settings(max_examples=tries(50))
def test_accents_and_panels_of_any_theme_can_be_read(colours: list[str]) -> None:
    names = ("lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))
    theme = etree.Element(f"{A}theme")
    scheme = etree.SubElement(theme, f"{A}clrScheme")
    for name, colour in zip(names, colours, strict=True):
        etree.SubElement(etree.SubElement(scheme, f"{A}{name}"), f"{A}srgbClr", {"val": colour})
    found = tones(theme, "FFFFFF", "auto")
    grounds = ["FFFFFF", *([found.panel.colour] if found.panel else [])]
    assert found.accent.colour == "auto" or min(contrast(found.accent.colour, g) for g in grounds) >= 4.5
    assert min(contrast("000000", g) for g in grounds) >= 9


@pytest.mark.slow
def test_a_header_of_the_company_gets_a_line_for_the_marking_and_keeps_its_words() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Acme Holdings"
    document.sections[0].different_first_page_header_footer = True
    stream = BytesIO()
    document.save(stream)
    package = opened(stream.getvalue())
    adopted(package)
    shown = ["".join(t.text or "" for t in package.trees[n].iter(f"{W}t")) for n in package.names if "/header" in n]
    assert sorted(shown) == ["Acme Holdings{marking}", "{marking}"]


def test_boxes_have_the_ground_of_the_companys_theme_not_of_the_base() -> None:
    package = template("Sample")
    adopted(package)
    sheet = package.trees[package.related(package.main, "styles")[0]]
    fills = {shading.get(f"{W}fill") for shading in sheet.iter(f"{W}shd") if shading.get(f"{W}themeFill")}
    assert fills
    assert "F5F3F0" not in etree.tostring(sheet).decode()


@pytest.mark.slow
def test_the_languages_of_a_foreign_template_become_those_of_the_memo() -> None:
    package = template("Образец")
    runs = put(sheet_of(package).names["heading 1"], "rPr")
    lang = put(runs, "lang")
    lang.set(f"{W}val", "ru-RU")
    lang.set(f"{W}eastAsia", "ru-RU")
    put(runs, "rtl")
    adopted(package)
    root = package.trees[package.related(package.main, "styles")[0]]
    assert {lang.get(f"{W}eastAsia", "ja-JP") for lang in root.iter(f"{W}lang")} == {"ja-JP"}
    assert not [lang for lang in root.iter(f"{W}lang") if lang.get(f"{W}val") == "ru-RU"]
    assert next(root.iter(f"{W}rtl"), None) is None


@pytest.mark.slow
def test_children_in_a_wrong_order_are_put_right() -> None:
    package = template("A word")
    style = next(e for e in package.trees["word/styles.xml"].iter(f"{W}style") if len(e.findall(f"{W}pPr")) == 1)
    (properties,) = style.findall(f"{W}pPr")
    style.insert(0, properties)
    settings = package.trees["word/settings.xml"]
    first = settings[0]
    settings.append(first)
    adopted(package)
    assert style[0].tag == f"{W}name"
    assert style.index(properties) > 0
    assert settings.index(first) < len(settings) - 1
