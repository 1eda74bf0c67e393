"""Icons: every drawing can be drawn, every word leads to one, an unknown word is answered with what is near it."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, pi, sin
from types import SimpleNamespace

import pytest

from briefdeck.icons import Icon, Kind, Point, Segment, icon, key, names, suggest, words
from conftest import ROOT
from icon_deck import known

MOST = 60  # steps of a drawing: more would be a picture
DATA = ROOT / "src" / "briefdeck" / "data" / "icons.json"
END = Segment(Kind.CLOSE, ())
POINTS = {Kind.MOVE: 1, Kind.LINE: 1, Kind.CUBIC: 3, Kind.CLOSE: 0}
TOOL = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "icons.py")))


def on_curve(start: Point, points: tuple[Point, ...], share: float) -> tuple[float, float]:
    """A point of a line or a cubic curve, by the share of its way."""
    ends = (start, start, points[0], points[0]) if len(points) == 1 else (start, *points)
    rest = 1 - share
    parts = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return sum(p * x for p, (x, _) in zip(parts, ends, strict=True)), sum(
        p * y for p, (_, y) in zip(parts, ends, strict=True)
    )


def outline(drawing: Icon, parts: int = 16) -> Iterator[tuple[float, float]]:
    """Points all along the strokes of a drawing."""
    at = start = (0, 0)
    for step in drawing.steps:
        points = step.points or (start,)
        if step.kind is Kind.MOVE:
            start = points[0]
        else:
            yield from (on_curve(at, points, share / parts) for share in range(parts + 1))
        at = points[-1]


def faults(drawing: Icon) -> Iterator[str]:
    """Why a drawing cannot be drawn, or not as a sign."""
    if drawing.steps[0].kind is not Kind.MOVE:
        yield "begins nowhere"
    if any(a.kind is Kind.MOVE and b.kind not in (Kind.LINE, Kind.CUBIC) for a, b in pairwise((*drawing.steps, END))):
        yield "moves without drawing"
    if any(len(step.points) != POINTS[step.kind] for step in drawing.steps):
        yield "lacks points"
    if len(drawing.steps) > MOST:
        yield f"has {len(drawing.steps)} steps"
    along = [value for point in outline(drawing) for value in point]
    half = drawing.stroke * drawing.side / 2
    if min(along) < half - 1 or max(along) > drawing.side - half + 1:
        yield f"leaves its square: {min(along)}, {max(along)}"


@pytest.mark.slow
def test_every_icon_can_be_drawn() -> None:
    assert {name: found for name in names() if (found := list(faults(known(name))))} == {}


def test_there_are_icons_enough_and_each_has_other_words() -> None:
    assert 250 <= len(names()) <= 400
    assert set(words().values()) == set(names())


def test_no_word_stands_twice() -> None:
    seen: list[str] = []

    def pairs(entries: list[tuple[str, object]]) -> dict[str, object]:
        seen.extend(name for name, _ in entries)
        return dict(entries)

    json.loads(DATA.read_text(encoding="utf-8"), object_pairs_hook=pairs)
    assert len(seen) == len(set(seen))
    assert [word for word in seen if key(word) != word] == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("factory", "factory"),
        ("工場", "factory"),
        ("人", "user"),
        ("電力", "electricity"),
        ("半導体", "chip"),
        ("法", "scale"),
        ("円", "yen"),
        ("Artificial Intelligence", "robot"),
        ("ＡＩ", "robot"),
        ("trending_up", "trending-up"),
        ("triangle-alert", "warning"),
        ("landmark", "government"),
    ],
)
def test_a_word_is_found_however_it_is_written(word: str, name: str) -> None:
    assert known(word).name == name


@pytest.mark.parametrize("word", ["", "-", "no such thing", "../icons", "m0 0"])
def test_an_unknown_word_is_no_icon(word: str) -> None:
    assert icon(word) is None


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("fatcory", "did you mean “factory”?"),
        ("goverment", "did you mean “government”?"),
        ("arrow-rigth", "did you mean “arrow-right”?"),
        ("semiconductor plant", "near it: chip, factory"),
        ("半導体工場", "near it: chip, factory"),
        ("産業政策", "near it: factory"),
        ("zzzz", ""),
        ("", ""),
    ],
)
def test_an_unknown_word_is_answered_with_what_is_near(word: str, hint: str) -> None:
    assert suggest(word) == hint


def test_a_hint_names_words_that_are_known() -> None:
    for name in names()[::10]:
        hint = suggest(f"{name}x")
        assert hint.startswith("did you mean “")
        assert icon(hint.removeprefix("did you mean “").removesuffix("”?"))


def test_strokes_are_as_drawn_up_to_24_points_and_then_grow_slowly() -> None:
    drawing = known("factory")
    assert [drawing.weight(side) for side in (12, 24)] == [1, 2]
    assert 2 < drawing.weight(48) < 3
    assert drawing.weight(96) == 4


# --- how the drawings are made ----------------------------------------------------------------------------------------


def curved(data: str) -> Iterator[tuple[float, float]]:
    """Points along the curves of the path that is made of an SVG path."""
    at = (0.0, 0.0)
    for _, points in TOOL.steps("path", {"d": data}):
        if len(points) == 3:
            yield from (on_curve(at, points, share / 16) for share in range(17))  # type: ignore[arg-type]
        at = points[-1] if points else at


@pytest.mark.parametrize(
    "data", ["M22 12A10 10 0 1 1 2 12A10 10 0 0 1 22 12", "M12 2a10 10 0 0020 10 10 10 0 01-10-20"]
)
def test_arcs_become_curves_on_their_circle(data: str) -> None:
    start = (12, 12) if data.startswith("M22") else None
    points = list(curved(data))
    assert len(points) >= 4 * 17
    if start:
        assert all(abs(hypot(x - 12, y - 12) - 10) < 0.01 for x, y in points)


def test_a_turned_arc_lies_on_its_ellipse() -> None:
    turn = pi / 6
    right, up = (12 + 8 * cos(turn), 12 + 8 * sin(turn)), (12 - 3 * sin(turn + pi), 12 + 3 * cos(turn + pi))
    for x, y in curved(f"M{right[0]} {right[1]}A8 3 30 0 0 {up[0]} {up[1]}"):
        along, across = (x - 12) * cos(turn) + (y - 12) * sin(turn), (y - 12) * cos(turn) - (x - 12) * sin(turn)
        assert (along / 8) ** 2 + (across / 3) ** 2 == pytest.approx(1, abs=0.01)


def test_radii_that_do_not_reach_are_made_larger() -> None:
    assert all(hypot(x - 12, y - 12) == pytest.approx(10, abs=0.01) for x, y in curved("M2 12A1 1 0 0 1 22 12"))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("m1 2 3 4", "M1 2L4 6"),
        ("M1 2h3v4H0V1z", "M1 2L4 2L4 6L0 6L0 1Z"),
        ("M1 1zl2 0zl0 3", "M1 1ZL3 1ZL1 4"),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "M0 0C1 1 2 1 3 0C4-1 5-1 6 0"),
        ("M0 0q3 3 6 0t6 0", "M0 0C2 2 4 2 6 0C8-2 10-2 12 0"),
        ("M0 0s2 1 3 0", "M0 0C0 0 2 1 3 0"),
        ("M1.5.5-1-.5", "M1.5 0.5L-1-0.5"),
    ],
)
def test_shorthands_become_plain_steps(short: str, long: str) -> None:
    assert TOOL.path([("path", {"d": short})]) == TOOL.path([("path", {"d": long})])


def test_a_drawing_is_one_path_in_which_each_point_is_told_from_the_last() -> None:
    ring = {"cx": "12", "cy": "12", "r": "10"}
    box = {"x": "2", "y": "3", "width": "20", "height": "18", "rx": "2"}
    dot = {"x1": "8", "y1": "8", "x2": "8.01", "y2": "8"}
    text = TOOL.path([("circle", ring), ("rect", box), ("line", dot), ("polyline", {"points": "1,2 3,4 5,2"})])
    assert text.startswith("m1200 200c552 0 1000 448 1000 1000")
    assert text.endswith("zm395 500l10 0m-705-600l200 200l200-200")
    assert text.count("z") == 2


def test_a_filled_circle_has_a_dot_in_its_middle() -> None:
    bare = TOOL.path([("circle", {"cx": "6", "cy": "6", "r": ".5"})])
    assert TOOL.path([("circle", {"cx": "6", "cy": "6", "r": ".5", "fill": "currentColor"})]) == f"{bare}m-5 50l10 0"


def test_the_list_of_the_tool_is_what_is_carried_and_described() -> None:
    listed = list(TOOL.wanted(TOOL.LIST.read_text(encoding="utf-8")))
    assert sorted(each.name for each in listed) == list(names())
    assert {key(word): each.name for each in listed for word in each.words} == words()
    page = (ROOT / "docs" / "icons.md").read_text(encoding="utf-8")
    assert page.endswith(TOOL.listed(listed))


def test_a_list_with_a_word_twice_is_refused() -> None:
    assert [each.name for each in TOOL.wanted("## A\nx: y\nz = q: w")] == ["x", "z"]
    with pytest.raises(ValueError, match="z: “Ｙ” stands twice"):
        list(TOOL.wanted("x: y\nz: Ｙ"))
