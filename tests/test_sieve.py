"""A build reads back only what has a sign of something: what is planted into its files still stops it, or is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck.api import build
from briefdeck.diagnostics import Severity
from briefdeck.document.kinds import KINDS, Kind
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.preflight.inspection import Expectations, preflight
from briefdeck.preflight.sieve import SIEVED, suspicious
from briefdeck.staging.made import Made
from conftest import ROOT
from helpers import SOUND
from laws import mostly_slow, tries
from planted import changed, replaced
from shipped import BRIEFINGS, session, shipped_file

SECRET = "Plant Nord closes in May"


def written(kind: Kind, content: bytes | None = None, **severity: Severity) -> Made:
    """A file of the gallery as a build has it, with the secret among what its reader must not see."""
    path = shipped_file("gallery", "analyst", kind)
    held = Expectations(hidden=(SECRET,), traces=False)
    found = path.read_bytes() if content is None else content
    return Made(path, "analyst", kind, path.name, found, 0, 0.0, expected=held, severity=severity)


def noticed(kind: Kind, content: bytes) -> dict[str, Severity]:
    """The rules of what a build finds in a file."""
    return {found.rule.code: found.severity for found in written(kind, content).noticed("x")}


# --- Files without a fault --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", ["analyst", "executive", "public-sector"])
@pytest.mark.parametrize("briefing", mostly_slow(BRIEFINGS, but=1))
def test_no_shipped_file_has_a_sign_or_a_fault(briefing: str, audience: str, kind: Kind) -> None:
    content = shipped_file(briefing, audience, kind).read_bytes()
    assert not suspicious(content, Expectations(hidden=(SECRET,)), {})
    assert preflight(content, "x", Expectations(hidden=(SECRET,), traces=False)) == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_the_record_of_its_making_has_no_sign(kind: Kind) -> None:
    made = session().make(ROOT / "briefings" / "gallery.yaml", ["analyst"], [kind], clean=True)
    assert [suspicious(one.content, one.expected, {}) for one in made if isinstance(one, Made)] == [False]


# --- Hidden words -----------------------------------------------------------------------------------------------------

# Half of the secret at the end of a text, half of it at the beginning of the next one.
IN_RUNS = (r"<a:t>[^<]+</a:t></a:r>", "<a:t>Plant Nord</a:t></a:r><a:r><a:t> closes in May</a:t></a:r>")
IN_WORDS = (r"<w:t>[^<]+</w:t></w:r>", "<w:t>Plant Nord</w:t></w:r><w:r><w:t> closes in May</w:t></w:r>")
KEPT = (r"(<w:r(?: [^>]*)?>)", r"\1<w:t>Plant Nord closes in May</w:t>")

HIDDEN: dict[str, tuple[Kind, str, str, str]] = {
    "slide": ("deck", r"ppt/slides/slide3\.xml", *IN_RUNS),
    "alternative text": ("deck", r"ppt/slides/slide\d+\.xml", r' descr="[^"]+"', f' descr="{SECRET}"'),
    "name of a shape": ("deck", r"ppt/slides/slide2\.xml", r' name="[^"]+"', f' name="{SECRET}"'),
    "notes": ("deck", r"ppt/notesSlides/notesSlide\d+\.xml", *IN_RUNS),
    "section": ("deck", r"ppt/presentation\.xml", r'<p14:section name="[^"]*"', f'<p14:section name="{SECRET}"'),
    "chart": ("deck", r"ppt/charts/chart1\.xml", r"<c:v>[^<]+</c:v>", f"<c:v>{SECRET}</c:v>"),
    "layout": ("deck", r"ppt/slideLayouts/slideLayout1\.xml", r' name="[^"]+"', f' name="{SECRET}"'),
    "record of a deck": ("deck", r"customXml/item1\.xml", r">[^<]+<", f">{SECRET}<"),
    "properties of a deck": (
        "deck",
        r"docProps/core\.xml",
        r"<dc:subject>[^<]*|<dc:title>[^<]*",
        f"<dc:title>{SECRET}",
    ),
    "address": ("deck", r"ppt/slides/_rels/.*", r'Target="https?://[^"]*"', 'Target="https://x.org/Plant%20Nord"'),
    "body": ("memo", r"word/document\.xml", *IN_WORDS),
    "bookmark": ("memo", r"word/document\.xml", r'w:name="[^"]+"', f'w:name="{SECRET}"'),
    "footnotes": ("memo", r"word/footnotes\.xml", *KEPT),
    "header": ("memo", r"word/header\d*\.xml", *KEPT),
    "footer": ("memo", r"word/footer\d*\.xml", *KEPT),
    "style": ("memo", r"word/styles\.xml", r'<w:name w:val="[^"]+"', f'<w:name w:val="{SECRET}"'),
    "chart of a memo": ("memo", r"word/charts/chart1\.xml", r"<c:v>[^<]+</c:v>", f"<c:v>{SECRET}</c:v>"),
    "record of a memo": ("memo", r"customXml/item1\.xml", r">[^<]+<", f">{SECRET}<"),
    "properties of a memo": ("memo", r"docProps/core\.xml", r"<dc:creator>[^<]*", f"<dc:creator>{SECRET}"),
}


@pytest.mark.parametrize("where", mostly_slow(HIDDEN))
def test_a_hidden_word_in_any_kind_of_part_stops_a_build(where: str) -> None:
    kind, part, old, new = HIDDEN[where]
    content = replaced(written(kind).content, part, old, new)
    if where == "address":
        found = replace(written(kind, content), expected=Expectations(hidden=("Plant%20Nord",))).noticed("x")
        assert [one.rule.code for one in found] == ["F720"]
    else:
        assert noticed(kind, content)["F720"] is Severity.ERROR


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_word_in_a_workbook_stops_a_build(kind: Kind) -> None:
    def planted(name: str, data: bytes) -> bytes:
        if not name.endswith(".xlsx"):
            return data
        return replaced(data, r"xl/sharedStrings\.xml", r"<t>[^<]*</t>", f"<t>{SECRET}</t>")

    assert noticed(kind, changed(written(kind).content, planted))["F720"] is Severity.ERROR


@pytest.mark.slow
@pytest.mark.parametrize("name", [f"ppt/media/{SECRET}.png", f"ppt/{SECRET}.xml"])
def test_a_hidden_word_in_the_name_of_a_part_stops_a_build(name: str) -> None:
    assert noticed("deck", changed(written("deck").content, lambda _, data: data, **{name: b"<x/>"}))["F720"]


TREES = st.recursive(
    st.builds(lambda words: ("", words), st.text("abcd <&é", max_size=3)),
    lambda inside: st.tuples(st.sampled_from(["w:p", "w:t", "w:r", "w:instrText"]), st.lists(inside, max_size=4)),
    max_leaves=12,
)


def markup(tree: Any, attribute: str) -> Any:
    """An element of names and texts; a text stands behind what is before it."""
    name, inside = tree if tree[0] else ("w:p", [tree])
    element = etree.Element(f"{{{NAMESPACES['w']}}}{name[2:]}", {"x": attribute}, {"w": NAMESPACES["w"]})
    for child in inside:
        if child[0]:
            element.append(markup(child, attribute))
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child[1]
        else:
            element.text = (element.text or "") + child[1]
    return element


@pytest.mark.slow
@settings(max_examples=tries(100))
@given(TREES, st.text("abcd <&é", max_size=6), st.integers(0, 20), st.integers(4, 9))
def test_what_preflight_finds_hidden_in_a_tree_has_a_sign(tree: Any, attribute: str, start: int, length: int) -> None:
    """What is hidden is a piece of all that stands there, divided somehow: some of it is found, and some is not."""
    made = markup(tree, attribute)
    data = etree.tostring(made, encoding="UTF-8", xml_declaration=True)
    whole_file = shipped_file("code-red", "executive", "memo").read_bytes()
    content = changed(whole_file, lambda name, old: data if name == "word/theme/theme1.xml" else old)
    whole = "".join(made.itertext()) + attribute
    held = Expectations(hidden=(whole[start : start + length], whole[-length:]), traces=False)
    found = [one for one in preflight(content, "x", held) if one.rule.code == "F720"]
    event(f"{len(found)} found")
    assert not found or suspicious(content, held, {})


# --- Other faults -----------------------------------------------------------------------------------------------------


def without(pattern: str) -> Callable[[bytes], bytes]:
    """A file without a part."""
    return lambda content: changed(content, lambda name, data: None if re.fullmatch(pattern, name) else data)


def within(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """A file in which something in a part is something else."""
    return lambda content: replaced(content, part, old, new)


SLIDE, BODY, CORE = r"ppt/slides/slide3\.xml", r"word/document\.xml", r"docProps/core\.xml"

FAULTS: dict[str, tuple[str, Kind, Callable[[bytes], bytes]]] = {
    "a part that is cut off": ("F701", "deck", within(SLIDE, r"</p:cSld>.*", "")),
    "a body that is cut off": ("F701", "memo", within(BODY, r"</w:p></w:tc>.*", "")),
    "an unknown prefix": ("F701", "deck", within(SLIDE, "<p:cSld>", "<p:cSld><q:x/>")),
    "a document type": ("F701", "deck", within(SLIDE, "<p:sld ", "<!DOCTYPE x><p:sld ")),
    "a mark for later in notes": ("F702", "deck", within(r".*/notesSlide1\.xml", r"<a:t>[^<]+", "<a:t>TBD")),
    "a mark for later in a chart": ("F702", "deck", within(r".*/chart1\.xml", r"<c:v>[^<]+", "<c:v>TODO")),
    "a mark for later in a header": ("F702", "memo", within(r".*/header\d*\.xml", *KEPT[:1], r"\1<w:t>TBD</w:t>")),
    "a placeholder without words": ("F703", "deck", within(SLIDE, r"<a:r>.*?</a:r>(?=.*?</p:sp>)", "")),
    "a picture without words": ("F709", "memo", within(BODY, r' descr="[^"]+"', ' descr=""')),
    "a chart without words": ("F709", "deck", within(r"ppt/slides/.*\.xml", r' descr="[^"]+"', "")),
    "a slide without a title": ("F710", "deck", within(SLIDE, r'<p:ph type="title"/>', '<p:ph type="body"/>')),
    "a memo without a title": ("F710", "memo", within(CORE, r"<dc:title>[^<]*</dc:title>", "")),
    "a level that is missing": ("F714", "memo", within(BODY, r'(Heading1".*?w:pStyle w:val=")Heading1', r"\1Heading3")),
    "a bookmark that is gone": ("F716", "memo", within(BODY, r'(<w:bookmarkStart [^>]*w:name=")_?Ref', r"\1_Lost")),
    "notes that are gone": ("F717", "deck", without(r"ppt/notesSlides/notesSlide1\.xml")),
    "a relationship that is gone": ("F717", "deck", within(r".*/_rels/chart1\.xml\.rels", r"<Relationship .*?/>", "")),
    "footnotes that are gone": ("F717", "memo", without(r"word/footnotes\.xml")),
    "a picture from outside": (
        "F718",
        "deck",
        within(
            r"ppt/slides/_rels/slide1\.xml\.rels",
            r'/slideLayout" Target="[^"]*"',
            '/image" Target="http://x.org/a" TargetMode="External"',
        ),
    ),
    "an address that is no web address": (
        "F718",
        "memo",
        within(r"word/_rels/document\.xml\.rels", r'Target="https?://[^"]*"', 'Target="ftp://x.org/a"'),
    ),
    "a personal folder": ("F719", "deck", within(SLIDE, r' name="[^"]+"', r' name="C:\\\\Users\\\\mori\\\\a.png"')),
    "another who saved it": ("F719", "memo", within(CORE, r"<cp:lastModifiedBy>[^<]*", "<cp:lastModifiedBy>Mori")),
    "a company": (
        "F719",
        "memo",
        within(r"docProps/app\.xml", "<Appl", "<Company>Acme</Company><Appl"),
    ),
    "a change that is tracked": ("F719", "memo", within(BODY, r"(<w:p>|<w:p .*?>)", r'\1<w:ins w:id="1"/>')),
    "a hidden slide": ("F721", "deck", within(SLIDE, "<p:sld ", '<p:sld show="0" ')),
}


@pytest.mark.parametrize("fault", mostly_slow(FAULTS))
def test_a_fault_in_a_file_is_found_by_a_build(fault: str) -> None:
    code, kind, plant = FAULTS[fault]
    assert written(kind).noticed("x") == ()
    content = plant(written(kind).content)
    found = noticed(kind, content)
    assert code in found
    assert found == {one.rule.code: one.severity for one in written(kind, content).doubts("x")}


def test_each_rule_that_a_build_promises_is_tried() -> None:
    tried = {code for code, _, _ in FAULTS.values()} | {"F720"}
    # Titles that are equal and comments are planted by the tests of preflight, which ask for signs as well.
    assert SIEVED - tried == {"F715", "F722"}


def test_a_file_that_cannot_be_unpacked_stops_a_build() -> None:
    assert noticed("deck", written("deck").content[:-400]) == {"F701": Severity.ERROR}


# --- Looks ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_audience_that_judges_looks_by_its_own_severity_has_its_files_read_back() -> None:
    content = replaced(written("deck").content, SLIDE, r' sz="\d+"', ' sz="600"')
    assert noticed("deck", content) == {}
    found = written("deck", content, F707=Severity.ERROR).noticed("x")
    assert {one.rule.code: one.severity for one in found}["F707"] is Severity.ERROR


@pytest.mark.slow
def test_a_build_with_such_an_audience_is_stopped_by_a_look(workplace: Path) -> None:
    settings_ = workplace / "templates" / "board" / "audience.yaml"
    settings_.write_text(settings_.read_text(encoding="utf-8") + "severity: {F707: error}\n", encoding="utf-8")
    layouts = workplace / "templates" / "board" / "deck.pptx"
    small = replaced(layouts.read_bytes(), r"ppt/slideMasters/slideMaster1\.xml", r' sz="\d+"', ' sz="500"')
    layouts.write_bytes(small)
    (workplace / "x.yaml").write_text(SOUND, encoding="utf-8")
    result = build(["x.yaml"], ["board"], formats=["deck"])
    assert "F707" in {found.rule.code for found in result.diagnostics}
    assert not result.ok
