"""The looks of the shipped memos: drawn by their tool, to be read on every ground, and the laws of their pages.

A law holds where Word and LibreOffice would break pages differently (what they do was measured on files of one rule
each): it keeps what they differ in out of every memo.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from acceptance.engines import (
    LAWS,
    File,
    every_text_has_an_exact_pitch,
    no_row_has_a_height_of_its_own,
    rows_go_whole_or_are_long,
    space_is_taken_away_only_between_paragraphs_of_one_style,
    what_begins_a_page_has_no_space_above,
    what_stays_together_is_short,
    widows_and_orphans_are_controlled,
)
from briefdeck.document.kinds import Kind
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.word_tones import contrast
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


def template(audience: str) -> Path:
    return ROOT / "templates" / audience / "memo.docx"


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


@cache
def sheet(audience: str) -> StyleSheet:
    return StyleSheet(part(template(audience).read_bytes(), "word/styles.xml"))


# --- Drawn by the tool ------------------------------------------------------------------------------------------------


@pytest.mark.slow
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


@pytest.mark.slow
def test_memos_of_every_audience_and_language_are_held() -> None:
    assert len(written()) >= len(AUDIENCES) * (1 if QUICK else len(BRIEFINGS))


Law = Callable[[File], Iterator[str]]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_what_word_and_libreoffice_do_differently_is_kept_out_of_every_memo(law: Law) -> None:
    assert [(name, what) for name, content in written() for what in law(File(content))] == []


@pytest.mark.parametrize(
    ("law", "name", "old", "new"),
    [
        (every_text_has_an_exact_pitch, "styles", 'w:lineRule="exact"', 'w:lineRule="auto"'),
        (widows_and_orphans_are_controlled, "styles", "<w:widowControl/>", ""),
        (
            what_begins_a_page_has_no_space_above,
            "document",
            "<w:keepNext/>",
            '<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="90"/>',
        ),
        (no_row_has_a_height_of_its_own, "document", "<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="400"/>'),
        (what_stays_together_is_short, "document", "(<w:pStyle [^>]*/>)", r"\1<w:keepNext/>"),
        (
            space_is_taken_away_only_between_paragraphs_of_one_style,
            "document",
            "(<w:pStyle [^>]*/>)",
            r"\1<w:contextualSpacing/>",
        ),
        (rows_go_whole_or_are_long, "document", "<w:cantSplit/>", ""),
    ],
)
def test_a_memo_that_breaks_a_law_is_found(law: Law, name: str, old: str, new: str) -> None:
    content = shipped_file("code-red", "executive", "memo").read_bytes()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for each in before.namelist():
            text = before.read(each)
            if each == f"word/{name}.xml":
                text = re.sub(old, new, text.decode()).encode()
                assert text != before.read(each)
            after.writestr(each, text)
    assert list(law(File(made.getvalue())))
