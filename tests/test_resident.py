"""A session that stays resident keeps what has not changed: what it writes and finds is what any other does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.document.kinds import KINDS
from briefdeck.document.outline import Part
from briefdeck.document.richtext import Origin, Traced, words
from briefdeck.memory import NO_MEMORY, Memory, exact
from briefdeck.pipeline.load import load
from briefdeck.review.reviewer import review
from briefdeck.session import Session
from briefdeck.staging.made import Made
from briefdeck.yamlfile.pieces import Pieces, in_pieces
from briefdeck.yamlfile.reader import parse, read
from briefdeck.yamlfile.tree import Node
from conftest import ROOT
from laws import tries
from shipped import shared

TEMPLATES = ROOT / "templates"
AUDIENCES = ("executive", "analyst", "public-sector")
ASKED = st.sampled_from((*((name,) for name in AUDIENCES), AUDIENCES))
_SOME = 8  # sections of a long briefing: what is kept of one depends on its neighbours
LAW = settings(suppress_health_check=list(HealthCheck), deadline=None)

# --- Any edits --------------------------------------------------------------------------------------------------------

LEAVES = st.one_of(strategies.words(2), st.sampled_from((0, 1, 1.0, True, -0.0, 7, "1", None, "規制の焦点", "x")))


@st.composite
def edit(draw: st.DrawFn, briefing: Any) -> Any:
    """A briefing with one edit, as somebody makes it who writes: most often other words."""
    made = deepcopy(briefing)
    places = list(strategies.places(made))
    lists = [(holder, key) for holder, key in places if isinstance(holder[key], list) and holder[key]]
    match draw(st.sampled_from(("words", "words", "words", "more", "less", "moved", "value", "none"))):
        case "words":
            told = [(holder, key) for holder, key in places if isinstance(holder[key], str) and " " in holder[key]]
            if told:
                holder, key = draw(st.sampled_from(told))
                at = draw(st.integers(0, holder[key].count(" ")))
                pieces = holder[key].split(" ")
                pieces[at] = draw(strategies.words(1))
                holder[key] = " ".join(pieces)
        case "more" if lists:
            holder, key = draw(st.sampled_from(lists))
            at = draw(st.integers(0, len(holder[key]) - 1))
            holder[key].insert(at, deepcopy(holder[key][at]))
        case "less" if lists:
            holder, key = draw(st.sampled_from(lists))
            del holder[key][draw(st.integers(0, len(holder[key]) - 1))]
        case "moved" if lists:
            holder, key = draw(st.sampled_from(lists))
            holder[key].reverse()
        case "value":
            holder, key = draw(st.sampled_from(places))
            holder[key] = deepcopy(draw(LEAVES))
    return made


def made(
    session: Session, path: Path, audiences: Sequence[str] = AUDIENCES, *, clean: bool = False
) -> list[tuple[str, bytes] | Diagnostic]:
    """The files of a briefing for audiences, and all that is found."""
    found = session.make(path, audiences, KINDS, clean=clean, skipping=True)
    return [(each.name, each.content) if isinstance(each, Made) else each for each in found]


@cache
def place() -> Path:
    """A briefing beside the shipped ones and their files, to be written."""
    return shutil.copytree(ROOT / "briefings", shared() / f"resident-{os.getpid()}") / "edited.yaml"


@lru_cache(maxsize=200)
def made_anew(text: str, audiences: tuple[str, ...], *, clean: bool) -> list[tuple[str, bytes] | Diagnostic]:
    """What a new session makes of a text; that with which examples begin, or to which they come back, is made once."""
    place().write_text(text, encoding="utf-8")
    return made(Session(TEMPLATES), place(), audiences, clean=clean)


def assert_alike(first: Any, audiences: tuple[str, ...], data: st.DataObject, steps: int) -> None:
    """A resident session writes the bytes of a new one, edit after edit, and finds the same."""
    resident = Session(TEMPLATES, resident=True)
    briefing = first
    for step in range(steps):
        text = strategies.written(briefing)
        clean = data.draw(st.booleans()) if step else False
        anew = made_anew(text, audiences, clean=clean)
        place().write_text(text, encoding="utf-8")
        assert made(resident, place(), audiences, clean=clean) == anew
        # Most edits go on from the last; some take it back.
        briefing = data.draw(edit(briefing if data.draw(st.integers(0, 4)) else first))


def some_of(briefing: Any, first: int) -> Any:
    """Some sections of a briefing, and nothing that leads to others."""
    sections = briefing["sections"][first : first + _SOME]
    there = {section.get("id") for section in sections}

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: kept(each) for key, each in value.items() if key != "see" or each in there}
        return [kept(each) for each in value] if isinstance(value, list) else value

    return kept({**briefing, "sections": sections})


@pytest.mark.slow
@settings(LAW, max_examples=tries(60))
@given(strategies.briefings(), ASKED, st.data())
def test_after_any_edits_a_resident_session_writes_what_a_new_one_does(
    briefing: Any, audiences: tuple[str, ...], data: st.DataObject
) -> None:
    assert_alike(briefing, audiences, data, 4)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["gallery", "code-red", "factory-energy"])
@settings(LAW, max_examples=tries(20))
@given(ASKED, st.data())
def test_after_any_edits_of_the_shipped_briefings_too(
    name: str, audiences: tuple[str, ...], data: st.DataObject
) -> None:
    document, _ = read(ROOT / "briefings" / f"{name}.yaml")
    assert document is not None
    first = data.draw(st.integers(0, max(0, len(document.data["sections"]) - _SOME)))
    assert_alike(some_of(document.data, first), audiences, data, 3)


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 11, 23])
def test_some_sections_are_a_briefing(first: int, tmp_path: Path) -> None:
    document, _ = read(ROOT / "briefings" / "gallery.yaml")
    assert document is not None
    path = Path(shutil.copytree(ROOT / "briefings", tmp_path / "x")) / "some.yaml"
    path.write_text(strategies.written(some_of(document.data, first)), encoding="utf-8")
    assert sum(not isinstance(each, Diagnostic) for each in made(Session(TEMPLATES), path)) == 6


def remarked(text: str, memory: Memory) -> tuple[object, object]:
    """What is found in a text, and what is remarked on it."""
    loaded, assets, found = load(ROOT / "briefings" / "edited.yaml", AUDIENCES, text, memory=memory)
    return found, review(loaded, assets, memory=memory).remarks if loaded is not None else ()


@lru_cache(maxsize=50)
def remarked_anew(text: str) -> tuple[object, object]:
    return remarked(text, NO_MEMORY)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["gallery", "code-red", "factory-energy"])
@settings(LAW, max_examples=tries(14))
@given(st.data())
def test_after_any_edits_what_is_remarked_is_remarked_anew(name: str, data: st.DataObject) -> None:
    document, _ = read(ROOT / "briefings" / f"{name}.yaml")
    assert document is not None
    memory, briefing = Memory(), document.data
    for _ in range(2):
        text = strategies.written(briefing)
        told = remarked(text, memory)
        memory.end_turn()
        assert told == remarked_anew(text)
        briefing = data.draw(edit(briefing))


LONG = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning Office
summary: [Costs fall]
sections:
"""


def long(word: str, count: int = 12) -> str:
    """A briefing of sections, one of them with this word."""
    said = (word if n == 5 else "It" for n in range(count))
    return LONG + "".join(
        f"  - {{kind: text, title: Part {n}, message: It falls in case {n}, points: [{each} falls]}}\n"
        for n, each in enumerate(said)
    )


@pytest.mark.slow
def test_what_a_resident_session_keeps_does_not_grow_with_the_edits(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    session = Session(TEMPLATES, resident=True)
    sizes = []
    for text in (*(long(f"Price{n}") for n in range(4)), long("It", 40), long("It", 6), long("Price5")):
        path.write_text(text, encoding="utf-8")
        assert made(session, path)
        sizes.append(session.kept)
    assert sizes[1:4] == [sizes[1]] * 3  # what was known of the first is known by its name in the next
    # What a deck and a memo share where both are made at once, each has its own of where one is made of older values.
    assert sizes[1] <= sizes[0] <= sizes[-1] < 1.05 * sizes[0]
    assert 0 < sizes[5] < sizes[0] < sizes[4] < 4 * sizes[0]


@pytest.mark.slow
def test_of_briefings_and_audiences_the_last_are_kept(tmp_path: Path) -> None:
    session = Session(TEMPLATES, resident=True)
    sizes = []
    for number in range(9):
        path = tmp_path / f"x{number}.yaml"
        path.write_text(long("It", 2), encoding="utf-8")
        made(session, path)
        sizes.append(session.kept)
    assert sizes[3] == sizes[8] == 4 * sizes[0]


@pytest.mark.slow
def test_another_session_keeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(long("It"), encoding="utf-8")
    session = Session(TEMPLATES)
    assert made(session, path)
    assert session.kept == 0


@pytest.mark.slow
def test_edits_that_cannot_be_built_do_not_let_it_grow(tmp_path: Path) -> None:
    """What is wrong is told each time; what was known before is known when it is mended."""
    path = tmp_path / "x.yaml"
    session = Session(TEMPLATES, resident=True)
    path.write_text(long("It"), encoding="utf-8")
    assert made(session, path)
    usual = session.kept
    for number in range(1, 30):
        wrong = f", sources: [nobody{number}]" if number % 5 else ""
        text = long(f"Price{number}").replace("kind: text,", f"kind: text{wrong},", 1)
        path.write_text(text if number % 7 else f"{text}: {number}\n", encoding="utf-8")
        assert made(session, path) == made(Session(TEMPLATES), path)
        assert session.kept <= 2.5 * usual


# --- A text in pieces -------------------------------------------------------------------------------------------------


def in_block_style(briefing: Any) -> str:
    """A briefing as people write it, with values in lines of their own."""
    return yaml.safe_dump(briefing, allow_unicode=True, sort_keys=False, width=60)


def places(node: Node) -> list[Any]:
    """Where all values in one stand."""
    inside = [*(node.items or ()), *chain.from_iterable((node.entries or {}).values())]
    return [(node.line, node.column), *chain.from_iterable(map(places, inside))]


@pytest.mark.slow
@settings(LAW, max_examples=tries(200))
@given(strategies.briefings(), st.sampled_from((strategies.written, in_block_style)), st.data())
def test_items_with_equal_pieces_have_equal_values_at_equal_places(
    briefing: Any, write: Any, data: st.DataObject
) -> None:
    known: dict[Any, tuple[Any, list[Any]]] = {}
    for each in (briefing, data.draw(edit(briefing)), data.draw(edit(briefing))):
        document, found = parse(write(each), "x.yaml")
        pieces = in_pieces(document, "sections") if document is not None and not found else None
        if document is None or pieces is None:
            continue
        sections = (document.root.entries or {})["sections"][1].items or []
        assert len(pieces.items) == len(sections)
        for piece, node in zip(pieces.items, sections, strict=True):
            values = exact(node.data), places(node)
            assert known.setdefault(piece, values) == values
        rest = {key: value for key, value in document.data.items() if key != "sections"}
        around = exact(rest), [document.span((key,)) for key in rest]
        assert known.setdefault(pieces.around, around) == around


def pieces_of(text: str) -> Pieces | None:
    document, _ = parse(text, "x.yaml")
    assert document is not None
    return in_pieces(document, "sections")


def test_a_piece_is_the_text_of_an_item_up_to_the_next() -> None:
    pieces = pieces_of("title: a\nsections:\n  - b: 1\n    c: 2\n  - d\nlast: e\n")
    assert pieces is not None
    assert [piece.text for piece in pieces.items] == ["b: 1\n    c: 2\n  - ", "d\n"]
    assert [(piece.line, piece.column) for piece in pieces.items] == [(3, 5), (5, 5)]
    assert [piece.text for piece in pieces.around] == ["title: a\nsections:\n  - ", "last: e\n"]


@pytest.mark.parametrize(
    "text",
    [
        "title: a\nsections: []\n",
        "title: a\nsections: b\n",
        "title: a\n",
        "title: &x a\nsections:\n  - b: *x\n",
    ],
)
def test_where_other_text_has_a_say_in_items_there_are_no_pieces(text: str) -> None:
    assert pieces_of(text) is None


# --- What is the same -------------------------------------------------------------------------------------------------


class Shade(StrEnum):
    """A word that is equal to a text."""

    DARK = "dark"


@dataclass(frozen=True)
class Held:
    """A value with a field that comparing leaves out."""

    value: Any
    more: Any = field(default=None, compare=False)


ORIGIN = Origin("briefing", ("title",), Span("x.yaml", 2, 8))


def different() -> tuple[Any, ...]:
    """Values of which no two say the same; most are equal to another, or are printed like it."""
    return (
        *(0, 0.0, -0.0, False, "", None, (), [], {}, b""),
        *(1, 1.0, True, "1", b"1", ("1",), ["1"], {"1": None}, (1,), (1.0,), (True,)),
        *("dark", Shade.DARK, Traced("dark", ORIGIN), Traced("dark", replace(ORIGIN, path=("date",)))),
        *(date(2026, 4, 10), "2026-04-10", Held(1), Held(1.0), Held(1, 2), Held(1, "2"), Held(Held(1))),
        *((("a",), "b"), ("a", ("b",)), ("a", "b"), (("a", "b"),), {"a": "b"}, {"b": "a"}, [["a"], "b"]),
        *(words("a"), words("a", bold=True), words("a", origin=ORIGIN)),
        words("a", origin=replace(ORIGIN, span=Span("x.yaml", 3, 8))),
        words("a", origin=replace(ORIGIN, span=Span("x.yaml", 2, 8, ("title", "en")))),
        Part(Span("deck.yaml", 3, 1), title=words("a")),
        Part(Span("deck.yaml", 3, 1), topic=words("a")),
    )


def test_a_value_is_the_same_as_what_says_all_that_it_says_and_as_nothing_else() -> None:
    memory = Memory()
    known = [memory.same((value,)) for value in different()]
    assert len(set(map(id, known))) == len(known)
    for value, kept in zip(different(), known, strict=True):
        assert memory.same((value,)) is kept


def test_values_without_parts_of_their_own_are_the_same_where_they_are_one() -> None:
    memory = Memory()
    one, other = object(), object()
    kept = memory.same((one, "a"))
    assert memory.same((one, "a")) is kept
    assert memory.same((other, "a")) is not kept


def test_what_was_made_is_given_again_for_the_same_objects_and_what_is_said_of_them() -> None:
    memory = Memory()
    count = iter(range(10))
    one, other = ["a"], ["a"]
    assert memory.made("x", (one,), lambda: next(count), (1, "a")) == 0
    assert memory.made("x", (one,), lambda: next(count), (1, "a")) == 0
    assert memory.made("x", (other,), lambda: next(count), (1, "a")) == 1
    assert memory.made("x", (one,), lambda: next(count), (2, "a")) == 2
    assert memory.made("y", (one,), lambda: next(count), (1, "a")) == 3


def test_what_a_turn_does_not_ask_for_is_let_go_of_with_what_it_was_made_of() -> None:
    memory = Memory()
    count = iter(range(10))
    kept = memory.same(("a",))
    memory.end_turn()
    assert memory.same(("a",)) is kept
    assert memory.made("x", (kept,), lambda: next(count)) == 0
    memory.end_turn()
    assert len(memory) == 2
    memory.end_turn()
    assert len(memory) == 0
    assert memory.made("x", (kept,), lambda: next(count)) == 1


def test_a_turn_that_is_broken_off_goes_on_unless_twice_as_much_is_kept() -> None:
    memory = Memory()
    for name in "abc":
        memory.made(name, (), list)
    memory.end_turn()
    memory.made("a", (), list)
    memory.end_turn(broken_off=True)
    assert len(memory) == 3
    for name in "defg":
        memory.made(name, (), list)
    memory.end_turn(broken_off=True)
    assert len(memory) == 5


def test_a_place_holds_what_was_put_there() -> None:
    memory = Memory()
    one = ["a"]
    assert memory.place("x", (one,)).value is None
    memory.place("x", (one,)).value = 1
    assert memory.place("x", (one,)).value == 1
    assert NO_MEMORY.place("x", (one,)).value is None


def test_no_memory_makes_all_anew() -> None:
    count = iter(range(10))
    assert [NO_MEMORY.made("x", (), lambda: next(count)) for _ in range(2)] == [0, 1]
    assert len(NO_MEMORY) == 0
