"""The looks of the shipped memos: drawn by their tool, to be read on every ground, and the laws of their pages.

A law holds where Word and LibreOffice would break pages differently (what they do was measured on files of one rule
each): it keeps what they differ in out of every memo.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefdeck.adopt.memo_colours import contrast
from briefdeck.document.kinds import Kind
from briefdeck.ooxml.styles import StyleSheet, value
from conftest import ROOT
from laws import QUICK
from shipped import AUDIENCES, BRIEFINGS, shipped_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is written in a language that is not the briefing's own, or not the one that the audience prefers.
OTHERS: tuple[tuple[str, str, Kind, str], ...] = (
    *(("factory-energy", audience, "memo", "ja") for audience in ("analyst", "executive")),
    *(("gallery", audience, "memo", "en") for audience in AUDIENCES),
    ("factory-energy", "public-sector", "memo", "en"),
)
WHITE = "FFFFFF"
READABLE = 4.5
CHAIN = 8  # paragraphs of a line or two: a heading, a short introduction, a caption


def template(audience: str) -> Path:
    return ROOT / "templates" / audience / "memo.docx"


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


@cache
def sheet(audience: str) -> StyleSheet:
    return StyleSheet(part(template(audience).read_bytes(), "word/styles.xml"))


# --- Drawn by the tool ------------------------------------------------------------------------------------------------


def test_the_shipped_memos_are_what_their_tool_draws(tmp_path: Path) -> None:
    for audience in AUDIENCES:
        (tmp_path / audience).mkdir()
        shutil.copy(template(audience), tmp_path / audience)
    tool = ROOT / "tools" / "templates" / "memo.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True, capture_output=True)
    for audience in AUDIENCES:
        assert (tmp_path / audience / "memo.docx").read_bytes() == template(audience).read_bytes(), audience


# --- To be read -------------------------------------------------------------------------------------------------------


def fill(style: Any, path: str) -> str:
    found = value(style, path, "fill") or ""
    return found if found not in ("", "auto") else ""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_paragraphs_can_be_read_on_their_ground(audience: str) -> None:
    styles = sheet(audience)
    ink = value(styles.root, "docDefaults/rPrDefault/rPr/color") or "000000"
    for style in styles.by_id.values():
        if style.get(f"{W}type") == "paragraph":
            colour = styles.first(style, "rPr/color") or ink
            ground = styles.first(style, "pPr/shd", "fill") or WHITE
            assert contrast(colour, ground) >= READABLE, value(style, "name")


def grounds(styles: StyleSheet) -> dict[str, str]:
    """The grounds on which words in paragraphs and cells may stand, each with the colour of the words there."""
    ink = value(styles.root, "docDefaults/rPrDefault/rPr/color") or "000000"
    found = {WHITE: ink}
    for style in styles.by_id.values():
        for holder in (style, *style.iterfind(f"{W}tblStylePr")):
            for path in ("pPr/shd", "tcPr/shd"):
                if fill(holder, path):
                    found[fill(holder, path)] = value(holder, "rPr/color") or ink
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
def test_cells_can_be_read_on_their_ground(audience: str) -> None:
    for ground, colour in grounds(sheet(audience)).items():
        assert contrast(colour, ground) >= READABLE, ground


@pytest.mark.parametrize("audience", AUDIENCES)
def test_marks_within_words_can_be_read_on_every_pale_ground(audience: str) -> None:
    styles = sheet(audience)
    pale = [ground for ground, colour in grounds(styles).items() if contrast(colour, WHITE) >= READABLE]
    for style in styles.by_id.values():
        colour = value(style, "rPr/color") if style.get(f"{W}type") == "character" else None
        if colour is not None and value(style, "name") not in ("Hyperlink", "FollowedHyperlink"):
            assert min(contrast(colour, ground) for ground in pale) >= READABLE, value(style, "name")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_words_in_cells_have_the_colour_that_goes_with_the_fill(audience: str) -> None:
    styles = sheet(audience)
    for name in ("table text", "table number", "table center", "table head", "table head number", "figure label"):
        assert all(value(style, "rPr/color") is None for style in styles.chain(styles.names[name])), name
    assert value(styles.names["source number"], "rPr/color") is None


# --- Laws of pages ----------------------------------------------------------------------------------------------------


@cache
def written() -> tuple[tuple[str, bytes], ...]:
    """The memos of all shipped briefings for all audiences, in every language that they have; of one on quick days."""
    names, languages = (BRIEFINGS[:1], ()) if QUICK else (BRIEFINGS, OTHERS)
    own = [shipped_file(name, audience, "memo") for name in names for audience in AUDIENCES]
    others = [shipped_file(*other) for other in languages]
    return tuple((f"{path.parent.name}/{path.name}", path.read_bytes()) for path in (*own, *others))


def stories(content: bytes) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("word/") and name.rpartition("/")[2].startswith(
                ("document", "header", "footer", "footnotes")
            ):
                yield etree.fromstring(archive.read(name))


def resolved(styles: StyleSheet, paragraph: Any, path: str, attribute: str) -> str | None:
    """What a paragraph says of itself, else its style, else the defaults of the document."""
    own = value(paragraph, f"pPr/{path}", attribute)
    if own is not None:
        return own
    named = styles.by_id.get(value(paragraph, "pPr/pStyle") or "")
    named = styles.default("paragraph") if named is None else named
    found = styles.first(named, f"pPr/{path}", attribute)
    return found if found is not None else value(styles.root, f"docDefaults/pPrDefault/pPr/{path}", attribute)


def style_has(styles: StyleSheet, paragraph: Any, name: str) -> bool:
    named = styles.by_id.get(value(paragraph, "pPr/pStyle") or "")
    holders = [paragraph, *(styles.chain(named) if named is not None else ())]
    found = next((e for h in holders if (e := h.find(f"{W}pPr/{W}{name}")) is not None), None)
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false")


@pytest.mark.slow
def test_memos_of_every_audience_and_language_are_held() -> None:
    assert len(written()) >= len(AUDIENCES) * len(BRIEFINGS)


@pytest.mark.slow
def test_every_text_has_an_exact_pitch() -> None:
    """Word gives East Asian faces 1.3 times the automatic pitch of LibreOffice."""
    for name, content in written():
        styles = StyleSheet(part(content, "word/styles.xml"))
        for story in stories(content):
            for paragraph in story.iter(f"{W}p"):
                drawn = next(paragraph.iter(f"{W}drawing"), None) is not None
                rule = resolved(styles, paragraph, "spacing", "lineRule")
                assert rule == "exact" or drawn, (name, "".join(t.text or "" for t in paragraph.iter(f"{W}t")))


def test_widows_and_orphans_are_controlled_and_said_to_be() -> None:
    for name, content in written():
        root = part(content, "word/styles.xml")
        said = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}widowControl")
        assert said is not None, name
        for holder in (root, *stories(content)):
            assert {e.get(f"{W}val", "1") for e in holder.iter(f"{W}widowControl")} <= {"1"}, name


def test_what_begins_a_page_has_no_space_above() -> None:
    """LibreOffice keeps it there, Word does not."""
    for name, content in written():
        styles = StyleSheet(part(content, "word/styles.xml"))
        body = part(content, "word/document.xml").find(f"{W}body")
        paragraphs = list(body.iterfind(f"{W}p"))
        begin = [p for p in paragraphs if style_has(styles, p, "pageBreakBefore")]
        first = [body[0]] if body[0].tag == f"{W}p" else []
        for paragraph in (*begin, *first):
            assert resolved(styles, paragraph, "spacing", "before") in (None, "0"), name


def test_no_row_has_a_height_of_its_own() -> None:
    """Cell margins count with it in one engine and not in the other."""
    for name, content in written():
        for story in stories(content):
            assert next(story.iter(f"{W}trHeight"), None) is None, name


def test_chains_of_what_stays_together_are_short() -> None:
    """One that is longer than a page parts in different places."""
    for name, content in written():
        styles = StyleSheet(part(content, "word/styles.xml"))
        body = part(content, "word/document.xml").find(f"{W}body")
        length = 0
        for element in body:
            stays = element.tag == f"{W}p" and style_has(styles, element, "keepNext")
            listed = (value(element, "pPr/pStyle") or "").startswith("TOC")  # a list of contents is kept on one page
            stays = stays and not listed
            length = length + 1 if stays else 0
            assert length <= CHAIN, name


def test_space_is_taken_away_only_between_paragraphs_of_one_style() -> None:
    """Where one of two neighbours asks for it and the other does not, the engines count differently."""
    for name, content in written():
        styles = StyleSheet(part(content, "word/styles.xml"))
        body = part(content, "word/document.xml").find(f"{W}body")
        assert not any(p.find(f"{W}pPr/{W}contextualSpacing") is not None for p in body.iter(f"{W}p")), name
        for above, below in pairwise(body.iterfind(f"{W}p")):
            same = value(above, "pPr/pStyle") == value(below, "pPr/pStyle")
            if same and style_has(styles, above, "contextualSpacing"):
                sides = [value(p, "pPr/spacing", side) for p in (above, below) for side in ("before", "after")]
                assert sides == [None] * 4, name
