"""The pages of memos in languages that break their lines by other rules: decided, and alike in Word and LibreOffice."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from acceptance.breaks import check_breaks
from acceptance.composed import agreement
from acceptance.engines import differing
from acceptance.generated import TRAITS, briefing
from briefdeck.document.memo import Paragraph, Table
from conftest import ROOT
from laws import mostly_slow
from rendering import needs_office, render_pdfs
from soundness import assert_sound
from test_paging import Built, alike, composed_memos

LANGUAGES = ("de", "fr", "ko", "zh")
NUMBERS = range(len(TRAITS))
FULL = 0.6  # the share of a page that is full enough


@cache
def memos(folder: Path, language: str) -> dict[Path, Built]:
    """Memos of a briefing of each kind, for every audience."""
    sources = [folder / f"{language}{number:02}.yaml" for number in NUMBERS]
    for number, source in zip(NUMBERS, sources, strict=True):
        source.write_text(briefing(number, language), encoding="utf-8")
    return composed_memos(folder, sources, (language,), templates(folder))


@cache
def templates(folder: Path) -> Path:
    """The shipped audiences with Korean faces that are here: LibreOffice draws others in a narrower one."""
    made = folder / "templates"
    shutil.copytree(ROOT / "templates", made)
    for settings in made.glob("*/audience.yaml"):
        said = settings.read_text(encoding="utf-8")
        for face, here in (("Malgun Gothic", "Noto Sans CJK KR"), ("Batang", "Noto Serif CJK KR")):
            said = said.replace(face, here)
        settings.write_text(said, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("languages")


@pytest.mark.parametrize("language", mostly_slow(LANGUAGES, but=0))
def test_what_is_written_is_decided_and_alike_in_word_and_in_libreoffice(language: str, folder: Path) -> None:
    made = memos(folder, language)
    assert len(made) >= 30
    same = count = 0
    for path, built in made.items():
        assert_sound(path)
        assert differing(path.read_bytes()) == [], path.name
        agreed = alike(built)
        same, count = same + agreed[0], count + agreed[1]
        for page, following in zip(built.memo.pages, built.memo.pages[1:], strict=False):
            first = following.stretches[0]
            element = built.memo.sections[first.section].elements[first.element]
            bare = isinstance(element, Paragraph) and not element.keep_next and first.heading is None
            assert page.share >= FULL or page.forced or not bare, (path.name, page.number)
            if isinstance(element, Table) and first.begins:
                assert not page.stretches[-1].heading
    assert same / count >= 0.97


@needs_office
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_those_that_libreoffice_draws(language: str, folder: Path) -> None:
    made = memos(folder, language)
    pdfs = render_pdfs(list(made), folder / f"pdf-{language}")
    found, broken = {}, []
    for path, value in made.items():
        found[path] = agreement(pdfs[path], value.memo, value.style)
        broken += check_breaks(pdfs[path], path, value.memo, value.style, value.tightened)
    told = "\n".join(f"{path.name}: {one}" for path, one in found.items() if one.otherwise)
    assert sum(one.drawn == one.composed for one in found.values()) / len(found) >= 0.97, told
    assert all(abs(one.drawn - one.composed) <= 1 for one in found.values()), told
    pages = sum(max(one.drawn, one.composed) for one in found.values())
    assert sum(one.alike for one in found.values()) / pages >= 0.95, told
    assert broken == [], "\n".join(map(str, broken))
