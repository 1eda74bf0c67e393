"""The record that a file keeps of its making: whatever somebody makes of it, a file is read or told to be damaged."""

from __future__ import annotations

import io
import json
import os
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck.declared.as_json import dumped
from briefdeck.document.kinds import KINDS
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.provenance.record import DamagedError, RecordedOrigin, Snapshot, decoded
from briefdeck.provenance.recorded import encoded
from briefdeck.provenance.units import FrameFacts, PictureFacts, Piece, Unit, merged
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.roundtrip.readback.reading import read_returned
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT
from laws import mostly_slow
from planted import changed
from soundness import assert_sound

T = TypeVar("T")
EXAMPLES = int(os.environ.get("BRIEFDECK_EXAMPLES", "4"))
BRIEFING = ROOT / "briefings" / "gallery.yaml"
ITEM = "customXml/item1.xml"


@cache
def session() -> Session:
    return Session(ROOT / "templates")


@cache
def entries(kind: str) -> dict[str, bytes]:
    """The parts of a deck or memo that has every block and chart."""
    made = session().make(BRIEFING, ["analyst"], ["deck", "memo"])
    content = next(file.content for file in made if isinstance(file, Made) and file.kind == kind)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoiled(value: Any, chance: random.Random) -> Any:
    """A value with some of what is in it left out, shuffled, or something else of its kind."""
    match value:
        case dict():
            kept = {key: child for key, child in value.items() if chance.random() > 0.002}
            return {key: spoiled(child, chance) if chance.random() < 0.5 else child for key, child in kept.items()}
        case list():
            made = [spoiled(child, chance) if chance.random() < 0.3 else child for child in value]
            if made and chance.random() < 0.05:
                chance.shuffle(made)
            return made[: chance.randrange(len(made))] if made and chance.random() < 0.05 else made
        case bool() | None:
            return value
        case int() if chance.random() < 0.03:
            return chance.choice([-1, 0, 1, 10**9, -(10**9), value + 1])
        case str() if chance.random() < 0.03:
            return chance.choice(["", value + "x", "sections", "rows", "**", "[@", "{{", "\n", value[:3]])
        case _:
            return value


@pytest.mark.slow
@settings(max_examples=10 * EXAMPLES)
@given(kind=st.sampled_from(["deck", "memo"]), seed=st.integers(0, 2**32))
def test_any_record_gives_an_answer(kind: str, seed: int) -> None:
    parts = entries(kind)
    root = etree.fromstring(parts[ITEM])
    root.text = json.dumps(spoiled(json.loads(root.text or ""), random.Random(seed)), ensure_ascii=False)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, etree.tostring(root) if name == ITEM else data)
    opened, found = opened_files([File("x", content.getvalue())])
    assert opened or [d.rule.name for d in found] == ["damaged-origin"]
    if opened:
        pulled(opened, BRIEFING, session(), "theirs")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
@pytest.mark.parametrize("look", ["x", "list=odd", "=", ";;", "align", "list", "=;x=;=="])
def test_looks_that_nothing_has_give_an_answer(kind: str, look: str) -> None:
    parts = entries(kind)
    snapshot = decoded(etree.fromstring(parts[ITEM]))
    item, _ = encoded(replace(snapshot, units=tuple(replace(unit, look=look) for unit in snapshot.units)))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, item if name == ITEM else data)
    opened, _ = opened_files([File("x", content.getvalue())])
    assert opened
    assert not pulled(opened, BRIEFING, session(), "theirs").taken


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_record_reads_back_as_it_was_written(kind: str) -> None:
    root = etree.fromstring(entries(kind)[ITEM])
    snapshot = decoded(root)
    item, properties = encoded(snapshot)
    assert item == entries(kind)[ITEM]
    assert b"itemID" in properties
    assert snapshot.briefing == "gallery.yaml"
    assert {source.document for source in snapshot.sources} == {"briefing", "plan"}


SIGNS = st.text('a&<>"\\語\n\t]},', max_size=4)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Records of some pages, with words that JSON and XML write in another way."""

    def some(value: st.SearchStrategy[T]) -> tuple[T, ...]:
        return tuple(draw(st.lists(value, max_size=5)))

    origin = st.builds(RecordedOrigin, SIGNS, st.just("briefing"), st.tuples(SIGNS, st.integers(0, 2)), raw=SIGNS)
    unit = st.builds(Unit, st.integers(0, 3), SIGNS, st.tuples(st.builds(Piece, SIGNS, mark=st.integers(-1, 3))))
    frame = st.builds(FrameFacts, st.integers(1, 3), SIGNS, st.just((1, 2, 3, 4)), SIGNS)
    return Snapshot(
        *(1, draw(st.sampled_from(KINDS)), draw(SIGNS), "digest", draw(SIGNS), "ja", "ja", "plan", "digest"),
        *(some(origin), some(unit)),
        titles=some(SIGNS),
        frames=some(frame),
        aside=dict.fromkeys(some(SIGNS), "x"),
        blanks=draw(st.sampled_from((None, ()))),
    )


@pytest.mark.slow
@settings(max_examples=10 * EXAMPLES)
@given(st.lists(snapshots(), min_size=1, max_size=4))
def test_a_record_is_written_in_pieces_as_it_would_be_whole(several: list[Snapshot]) -> None:
    memory = Memory()
    for snapshot in (*several, *several):
        text = dumped(snapshot).decode()
        expected = etree.fromstring('<snapshot xmlns="urn:briefdeck:snapshot"/>')
        expected.text = text
        for known in (memory, NO_MEMORY):
            item, properties = encoded(snapshot, known)
            assert item == etree.tostring(expected, encoding="UTF-8", xml_declaration=True, standalone=True)
            assert str(uuid5(NAMESPACE_URL, text)).upper().encode() in properties
        memory.end_turn()


def unmarked(unit: Unit) -> Unit:
    return replace(unit, pieces=merged(replace(piece, mark=-1) for piece in unit.pieces))


def named(picture: PictureFacts) -> PictureFacts:
    """A picture with the name of its part as the archive has it."""
    return replace(picture, part=picture.part.removeprefix("/"))


@pytest.mark.parametrize(
    ("briefing", "language"),
    mostly_slow(
        [("code-red", "ja"), ("factory-energy", "ja"), ("factory-energy", "en"), ("gallery", "ja"), ("gallery", "en")]
    ),
)
def test_what_a_deck_notes_down_is_what_its_reader_sees(briefing: str, language: str) -> None:
    audiences = list(session().folders)
    made = session().make(ROOT / "briefings" / f"{briefing}.yaml", audiences, ["deck"], language)
    decks = [file for file in made if isinstance(file, Made)]
    assert decks
    for file in decks:
        returned = read_returned(file.content)
        assert returned.snapshot is not None
        assert [unmarked(unit) for unit in returned.snapshot.units] == [unmarked(unit) for unit in returned.seen.units]
        assert list(returned.snapshot.blanks or ()) == returned.seen.blanks
        assert list(returned.snapshot.frames) == list(returned.seen.frames)
        assert list(returned.snapshot.layouts) == returned.seen.layouts
        assert list(returned.snapshot.sections) == returned.seen.sections
        assert returned.snapshot.aside == returned.seen.aside
        assert [named(picture) for picture in returned.snapshot.pictures] == list(returned.seen.pictures)
        assert [(chart.page, chart.holder, chart.series) for chart in returned.snapshot.charts] == [
            (chart.page, chart.holder, chart.series) for chart in returned.seen.charts
        ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("briefing", "language"),
    [("code-red", "ja"), ("factory-energy", "ja"), ("factory-energy", "en"), ("gallery", "ja"), ("gallery", "en")],
)
def test_what_a_memo_notes_down_is_what_its_reader_sees(briefing: str, language: str) -> None:
    audiences = list(session().folders)
    made = session().make(ROOT / "briefings" / f"{briefing}.yaml", audiences, ["memo"], language)
    memos = [file.content for file in made if isinstance(file, Made)]
    assert memos
    for content in memos:
        assert_noted(content)


def assert_noted(content: bytes) -> None:
    returned = read_returned(content)
    assert returned.snapshot is not None
    seen = [unmarked(unit) for unit in returned.seen.units if unit.text.strip()]
    assert [unmarked(unit) for unit in returned.snapshot.units] == seen
    assert list(returned.snapshot.blanks or ()) == returned.seen.blanks
    assert [picture.digest for picture in returned.snapshot.pictures] == [p.digest for p in returned.seen.pictures]
    assert [chart.series for chart in returned.snapshot.charts] == [chart.series for chart in returned.seen.charts]
    assert list(returned.snapshot.sections) == returned.seen.sections
    assert returned.snapshot.aside == returned.seen.aside


# What the body of a template keeps around the place of the memo, a table before and one behind it.
WORDS = "<w:p><w:r><w:t>{0}</w:t></w:r></w:p>"
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
KEPT = f"{WORDS}<w:tbl>{GRID}<w:tr><w:tc>{WORDS}</w:tc></w:tr></w:tbl>{WORDS}"
MARKER = "<w:p><w:r><w:t>{{memo}}</w:t></w:r></w:p>"
SPACES = ("a", "adec", "c", "pic", "wp")


def with_template(folder: Path, change: Callable[[str], str]) -> bytes:
    """The memo of the gallery with a template whose document is changed."""
    house = folder / "templates" / "house"
    house.mkdir(parents=True)
    (house / "audience.yaml").write_text("based_on: analyst\n", encoding="utf-8")
    for name in ("deck.pptx", "memo.docx"):
        (house / name).write_bytes((ROOT / "templates" / "analyst" / name).read_bytes())
    memo = house / "memo.docx"
    memo.write_bytes(changed(memo.read_bytes(), lambda name, data: _in_body(name, data, change)))
    made = list(Session(folder / "templates").make(BRIEFING, ["house"], ["memo"]))
    (content,) = (file.content for file in made if isinstance(file, Made))
    made_here = folder / "memo.docx"
    made_here.write_bytes(content)
    assert_sound(made_here)
    return content


def _in_body(name: str, data: bytes, change: Callable[[str], str]) -> bytes:
    return change(data.decode()).encode() if name == "word/document.xml" else data


def around(document: str) -> str:
    """A document that keeps something before and behind its marker."""
    head, _, body = document.partition("<w:body>")
    page = body[body.index("<w:sectPr") :]
    return f"{head}<w:body>{KEPT.format('before')}{MARKER}{KEPT.format('behind')}{page}"


def otherwise(document: str) -> str:
    """The same with other names for its namespaces."""
    named = re.sub(r"\br:", "rel:", re.sub(r"\bw:", "q:", document))
    return named.replace("xmlns:r=", "xmlns:rel=").replace("xmlns:w=", "xmlns:q=")


def declaring(document: str) -> str:
    """The same where all is declared that a memo needs."""
    spaces = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in SPACES)
    return document.replace("<w:document ", f"<w:document {spaces} ", 1)


def elements(content: bytes) -> list[tuple[str, dict[str, str], str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [(element.tag, {str(k): str(v) for k, v in element.items()}, element.text or "") for element in root.iter()]


@pytest.mark.slow
def test_what_a_template_keeps_around_a_memo_is_noted_down_too(tmp_path: Path) -> None:
    content = with_template(tmp_path, around)
    assert_noted(content)
    texts = [unit.text for unit in read_returned(content).seen.units if unit.holder.startswith("body")]
    assert texts[:3] == ["before"] * 3
    assert texts[-3:] == ["behind"] * 3


@pytest.mark.slow
@pytest.mark.parametrize("named", [otherwise, declaring])
def test_a_template_may_name_its_namespaces_as_it_likes(named: Callable[[str], str], tmp_path: Path) -> None:
    content = with_template(tmp_path / "named", lambda document: named(around(document)))
    assert elements(content) == elements(with_template(tmp_path / "usual", around))
    assert_noted(content)


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", '{"version": 1}', "[" * 100_000, '{"version":' + "9" * 5000 + "}"]
)
def test_what_is_no_record(text: str) -> None:
    root = etree.fromstring(entries("deck")[ITEM])
    root.text = text
    with pytest.raises(DamagedError):
        decoded(root)
