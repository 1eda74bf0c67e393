"""Nodes: how high they are, where they are placed, what shapes they become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.audience.deck_style import read_deck_style
from briefdeck.blocks.setting.listing import alike
from briefdeck.document.deck import Box, Group, Shape
from briefdeck.document.richtext import Citation, RichText, words
from briefdeck.layout.measuring import columns, height, is_broken, most
from briefdeck.layout.nodes import (
    Columns,
    Layer,
    Line,
    Node,
    Panel,
    Pole,
    Ranked,
    Role,
    Row,
    Ruled,
    Space,
    Stack,
    Surface,
    Text,
    Tone,
)
from briefdeck.layout.placing import place
from briefdeck.layout.sheet import Sheet
from briefdeck.layout.typesetting import NEVER, Typesetting, lines
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.compose.labels import labels_of
from briefdeck.text import break_lines
from briefdeck.text import width as text_width
from conftest import ROOT
from helpers import audience, wording

SHORT = Text(words("Costs fall"))
LONG = Text(words("Costs fall by a fifth in two years, and the saving is measured against the year before. " * 2))
FRAME = Frame(48, 120, 400, 300)


@cache
def sheet(name: str = "executive", step: int = 0) -> Sheet:
    style, found = read_deck_style(ROOT / "templates" / name / "deck.pptx")
    assert style is not None, found
    settings = audience(name).settings
    return Sheet(Typesetting(style, settings.design, settings.sizes, labels_of(wording(name=name)), "en"), step)


LABELS = st.builds(
    Text,
    st.sampled_from(["Costs", "規制", "Rückkauf", "competition", "新たな輸出規制", "x", ""]).map(words),
    st.sampled_from([Role.PRIMARY, Role.HEADING, Role.SECONDARY, Role.LABEL]),
    phrased=st.booleans(),
)
NODES = st.recursive(
    LABELS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda made: Stack(tuple(made), 6.0)),
        st.lists(inner, min_size=1, max_size=4).map(lambda made: Row(tuple(made), gap=8.0)),
        st.lists(inner, max_size=2).map(lambda made: Layer(tuple(made))),
        inner.map(lambda made: Panel(made, Surface.PANEL, (4.0, 2.0))),
        st.tuples(inner, inner).map(lambda pair: Ruled(Stack(pair, 4.0), Stack(pair, 8.0))),
        st.lists(st.tuples(inner, inner), min_size=1, max_size=3).map(lambda made: Columns(tuple(made), ("",) * 3)),
    ),
    max_leaves=6,
)


@given(NODES, st.integers(20, 300), st.integers(0, 3))
def test_what_breaks_a_word_is_as_high_as_nothing_can_be(node: Node, width: int, step: int) -> None:
    asked, measured = sheet(step=step), Sheet(sheet().setting, step)
    assert is_broken(node, float(width), asked) == (height(node, float(width), measured) >= NEVER)


def leaves(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield from leaves(shape.shapes) if isinstance(shape, Group) else (shape,)


def boxes(shapes: tuple[Shape, ...]) -> list[Box]:
    return [shape for shape in leaves(shapes) if isinstance(shape, Box)]


def test_a_stack_is_as_high_as_its_nodes_and_gaps() -> None:
    one, gap = height(SHORT, 400, sheet()), 12.0
    assert height(Stack((SHORT, SHORT, SHORT), gap), 400, sheet()) == pytest.approx(3 * one + 2 * gap)


def test_a_text_without_words_takes_neither_room_nor_gap() -> None:
    assert height(Stack((SHORT, Text(words("")), SHORT), 12.0), 400, sheet()) == height(
        Stack((SHORT, SHORT), 12.0), 400, sheet()
    )


def test_a_row_is_as_high_as_its_highest_node() -> None:
    row = Row((SHORT, LONG), gap=20)
    assert height(row, 400, sheet()) == height(LONG, 190, sheet()) > height(SHORT, 190, sheet())


def test_widths_of_a_row_are_shares_points_or_what_is_left() -> None:
    assert columns(Row((SHORT,) * 4, (0.25, 100.0, 0.0, 0.0), 10), 430) == (100.0, 100.0, 100.0, 100.0)


def test_a_panel_has_room_around_its_words() -> None:
    assert height(Panel(SHORT, pad=(12, 8)), 400, sheet()) == height(SHORT, 376, sheet()) + 16


def test_a_panel_of_words_alone_is_one_shape() -> None:
    shapes = place(Panel(Stack((SHORT, LONG)), Surface.PANEL), FRAME, sheet())
    assert len(shapes) == 1
    assert [p.plain for p in boxes(shapes)[0].paragraphs] == [SHORT.text.plain, LONG.text.plain]


def test_panels_of_a_row_are_as_high_as_each_other() -> None:
    made = boxes(place(Row((Panel(SHORT), Panel(LONG)), gap=12), FRAME, sheet()))
    assert [b.frame.y for b in made] == [FRAME.y] * 2
    assert [b.frame.height for b in made] == [FRAME.height] * 2


def test_height_to_spare_goes_to_those_that_grow() -> None:
    made = boxes(place(Stack((Panel(SHORT), Panel(SHORT)), 10, (0, 1)), FRAME, sheet()))
    assert made[0].frame.height == height(Panel(SHORT), FRAME.width, sheet())
    assert made[1].frame.bottom == pytest.approx(FRAME.bottom)


def test_what_a_panel_may_grow_to_is_a_multiple_of_its_words() -> None:
    panel = Panel(SHORT, pad=(12, 8), most=1.5)
    assert most(panel, 400, sheet()) == pytest.approx(height(SHORT, 376, sheet()) * 1.5 + 16)


def test_a_number_stands_on_one_line_or_does_not_fit() -> None:
    number = Text(words("1,234,567,890"), Role.NUMBER)
    assert height(number, 60, sheet()) > 10_000
    assert height(number, 600, sheet()) < 100


@pytest.mark.parametrize("name", ["executive", "analyst", "public-sector"])
def test_roles_keep_their_ratios(name: str) -> None:
    for step in range(len(sheet(name).setting.primary_sizes)):
        made = sheet(name, step)
        assert made.setting.message_size >= 1.29 * made.size(Role.HEADING)
        assert made.size(Role.LABEL) <= made.size(Role.PRIMARY)
        assert 0.7 <= made.size(Role.SECONDARY) / made.size(Role.PRIMARY) <= 0.85


def pole(value: float) -> Pole:
    return Pole(words(f"Row {value}"), Text(words(f"{value}")), value)


def ranked_shapes(*values: float, limit: float = 0.0) -> dict[str, list[Frame]]:
    """The frames of bars, by the name of the shape, in a frame with room to spare."""
    node = Ranked(tuple(map(pole, values)), pole(limit) if limit else None)
    found: dict[str, list[Frame]] = {}
    for shape in leaves(place(node, FRAME, sheet())):
        assert shape.frame is not None
        found.setdefault(shape.name, []).append(shape.frame)
    return found


@pytest.mark.slow
@given(st.lists(st.floats(0.1, 1e6), min_size=2, max_size=6), st.booleans())
def test_bars_are_true_to_their_values_from_zero(values: list[float], below: bool) -> None:
    signed = [-v for v in values] if below else values
    bars = ranked_shapes(*signed)["Bar"]
    assert len({bar.x for bar in bars}) == 1
    for bar, value in zip(bars, values, strict=True):
        if bar.width > 2.5:  # below that a bar is as thin as can be seen
            assert bar.width / max(b.width for b in bars) == pytest.approx(value / max(values), rel=0.02)


def test_bars_below_zero_go_the_other_way_where_others_are_above_it() -> None:
    found = ranked_shapes(-4.0, 8.0)
    (axis,) = found["Axis"]
    low, high = found["Bar"]
    assert low.right == pytest.approx(axis.x)
    assert high.x == pytest.approx(axis.x)
    assert high.width == pytest.approx(2 * low.width)


def test_a_value_stands_at_the_end_of_its_bar() -> None:
    for values in ((-4.0, 8.0, 0.0), (3.0, 2.0), (-1.0, -5.0)):
        found = ranked_shapes(*values)
        back = min(values) < 0 < max(values)
        for value, bar, said in zip(values, found["Bar"], found["Value"], strict=True):
            if back and value < 0:
                assert bar.x - 12.0 < said.right < bar.x
            else:
                assert bar.right < said.x < bar.right + 12.0
            assert FRAME.x <= said.x
            assert said.right <= FRAME.right + 0.1


def test_a_limit_stands_where_a_bar_of_its_value_would_end_and_no_value_is_crossed_by_it() -> None:
    found = ranked_shapes(3.9, 4.8, limit=5.0)
    (axis,), (limit,) = found["Axis"], found["Limit"]
    low, high = found["Bar"]
    assert (limit.x - axis.x) / 5.0 == pytest.approx(low.width / 3.9) == pytest.approx(high.width / 4.8)
    for value, bar in zip(found["Value"], found["Bar"], strict=True):
        assert bar.x < value.x < value.right < bar.right  # where the bar ends, in it


def test_values_stand_behind_the_names_where_a_bar_before_a_limit_is_too_small_for_its_own() -> None:
    found = ranked_shapes(0.2, 4.8, limit=5.0)
    (axis,) = found["Axis"]
    assert all(value.right <= axis.x for value in found["Value"])


def test_no_value_in_its_bar_is_crossed_by_the_limit() -> None:
    for tenths in range(30, 120, 3):
        found = ranked_shapes(3.0, tenths / 10, limit=5.0)
        (limit,) = found["Limit"]
        assert all(value.right <= limit.x or value.x >= limit.x for value in found["Value"])


def mark(number: int) -> RichText:
    return RichText((Citation(f"source-{number}", number),))


@pytest.mark.parametrize("lead", ["", "報道によれば、"])
def test_the_last_phrase_is_not_cut_where_marks_of_sources_stand_between_words(lead: str) -> None:
    said = words(f"{lead}Financial Times") + mark(3) + words(" · Quartz") + mark(6) + words(" · 海外の媒体")
    japanese = Sheet(replace(sheet().setting, language="ja"), 0)
    cut = whole = 0
    for width in range(60, 900, 9):
        shown = "".join(run.text for run in japanese.words(Text(said), float(width))[0].runs)
        cut += shown.endswith("\v海外の媒体")
        whole += shown.endswith(" 海外の媒体")
    assert cut > 2
    assert whole > 2


def test_numbers_that_yield_are_as_large_as_their_panel_has_height_for() -> None:
    """What stands beside the panel settles its height, and the sizes of its numbers follow that."""
    numbers = tuple(Text(words(f"{n}0.6%"), Role.NUMBER, yields=True) for n in range(1, 4))
    panel = Panel(Stack(numbers, 7.0, (1.0,) * 3), Surface.MASS, (16.0, 8.0), name="Figures")
    small = sheet(step=2)
    least = height(panel, 190, small)

    def sizes(high: float) -> set[float]:
        made = boxes(place(panel, Frame(48, 120, 190, high), small))
        assert max(b.frame.bottom for b in made) <= 120 + high + 0.1
        return {run.size for b in made for p in b.paragraphs for run in p.runs}

    (low,), (high,) = sizes(least), sizes(least * 2)
    assert low < high == sheet().setting.sizes.figure[0]


def test_numbers_that_are_alike_have_one_size() -> None:
    short, long = Text(words("5"), Role.NUMBER), Text(words("149,940"), Role.NUMBER, unit=" MWh a year")
    narrow = 200.0
    alone, beside = (sheet().fitted(text, narrow) for text in (short, Text(short.text, Role.NUMBER, alike=(long,))))
    assert alone > beside == sheet().fitted(long, narrow)


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(("x", "Finance", "財務", "Environmental", "持続可能性", "a b", "")), min_size=1, max_size=5
    ),
    st.sampled_from((Role.HEADING, Role.PRIMARY, Role.SECONDARY)),
    st.integers(20, 120),
    st.integers(0, 6),
)
def test_labels_that_answer_each_other_are_of_the_size_that_each_would_have_beside_the_others(
    names: list[str], role: Role, room: int, step: int
) -> None:
    alone = [Text(words(name), role, phrased=True) for name in names]
    each = [replace(one, alike=tuple(other for other in alone if other is not one)) for one in alone]
    wanted = [sheet(step=step).fitted(one, float(room)) for one in each]
    assert len(set(wanted)) == 1
    own = sheet(step=step)
    made = alike(names, lambda name: Text(words(name), role, phrased=True), 0, len(names))
    assert [own.fitted(one, float(room)) for one in made] == wanted
    assert [own.fitted(one, 2.0 * room) for one in made] == [own.fitted(one, 2.0 * room) for one in each]


@given(st.integers(1, 300), st.data())
def test_labels_of_a_long_list_are_held_against_those_near_them_alone(count: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, count - 1))
    stop = data.draw(st.integers(start + 1, min(count, start + 12)))
    asked: list[int] = []

    def label(number: int) -> Text:
        asked.append(number)
        return Text(words(f"Team {number}"))

    made = alike(range(count), label, start, stop)
    assert [one.text.plain for one in made] == [f"Team {number}" for number in range(start, stop)]
    assert len(asked) <= 100
    assert set(range(max(0, start - 20), min(count, stop + 20))) <= set(asked)


@pytest.mark.parametrize(
    ("prefix", "unit", "signs", "said"),
    [
        ("", "%", "%", ""),
        ("", " MWh", "", " MWh"),
        ("about ¥", " billion", "¥", "about  billion"),
        ("−$", "", "$", "−"),
        ("", "億ドル", "", "億ドル"),
    ],
)
def test_signs_around_a_number_are_smaller_than_it_and_words_smaller_still(
    prefix: str, unit: str, signs: str, said: str
) -> None:
    made, size = sheet().words(Text(words("12"), Role.NUMBER, prefix=prefix, unit=unit), 600)

    def of(share: float) -> str:
        return "".join(run.text for run in made.runs if abs((run.size or size) / size - share) < 0.04)

    assert (of(1.0), of(0.6), of(0.5)) == ("12", signs, said)


@pytest.mark.parametrize(("prefix", "unit"), [("¥", ""), ("", "%")])
def test_signs_around_a_small_number_are_as_large_as_it(prefix: str, unit: str) -> None:
    made, size = sheet().words(Text(words("12"), Role.PRIMARY, prefix=prefix, unit=unit), 600)
    assert {run.size or size for run in made.runs} == {size}
    assert "".join(run.text for run in made.runs) == f"{prefix}12{unit}"


def test_a_sentence_in_latin_letters_flows_and_leaves_no_word_alone_and_a_bold_line_breaks_at_its_phrase() -> None:
    said = words("A lower and steadier load improves the position in the negotiations, which begin this autumn.")
    flowing = 0
    for width in range(160, 700, 20):
        plain, bold, centred = (
            "".join(run.text for run in sheet().words(text, float(width))[0].runs)
            for text in (Text(said), Text(said, strong=True), Text(said, align="ctr"))
        )
        as_it_comes = break_lines(
            [(said.plain, False)], sheet().size(Role.PRIMARY), sheet().setting.face, width, script_gap=True
        )
        lone = len(as_it_comes) > 1 and " " not in as_it_comes[-1].strip()
        assert ("\v" in plain) <= lone
        assert ("\v" in plain) <= ("\v" in centred)
        flowing += "\v" in bold and "\v" not in plain
    assert flowing > 0


def test_a_mark_behind_words_in_latin_letters_never_stands_alone_on_a_line() -> None:
    label = words("On-site solar as a share of electricity") + RichText((Citation("wire", 2),))
    size, face = sheet().size(Role.SECONDARY), sheet().setting.face
    parted = 0
    for width in range(120, 320):
        made, own = sheet().words(Text(label, Role.SECONDARY), float(width))
        if lines(made.runs, own, face, width) == 1:
            continue
        said = "".join(run.text for run in made.runs)
        whole = text_width(label.plain, size, face) <= width  # all but the mark has room
        assert not whole or "\v" in said.removesuffix("[2]").rstrip("\v")
        parted += whole
    assert parted > 0


def test_a_number_is_not_parted_from_what_it_counts() -> None:
    ja = replace(sheet().setting, language="ja")
    label = Text(words("30年間の総費用"), strong=True, status=" [2][3]")
    for width in range(60, 200, 5):
        made, _ = Sheet(ja, 0).words(label, float(width))
        assert "30\v" not in "".join(run.text for run in made.runs)


def test_words_on_a_dark_mass_are_light() -> None:
    dark = sheet().on(Surface.MASS)
    assert (dark.colour(Tone.INK), dark.fill) == (dark.setting.look.on_mass, dark.setting.look.mass)


def nodes() -> st.SearchStrategy[Node]:
    texts = st.builds(
        Text,
        st.sampled_from(["Costs fall", "費用は2年で2割下がる", "Supply contracts for 58% of the power", "x"]).map(
            words
        ),
        st.sampled_from([Role.HEADING, Role.PRIMARY, Role.SECONDARY, Role.LABEL]),
        bullet=st.booleans(),
        before=st.sampled_from([0.0, 0.4]),
    )
    leaf = st.one_of(texts, st.just(Line()), st.builds(Space, st.sampled_from([0.0, 12.0])))

    def inner(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(children, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(lambda c, s: Stack(c, 8, (1.0,) * len(c), spread=s), several, st.booleans()),
            st.builds(lambda c: Row(c, gap=10), several),
            st.builds(Panel, children, st.sampled_from(Surface)),
        )

    return st.recursive(leaf, inner, max_leaves=8)


@pytest.mark.slow
@given(nodes(), st.sampled_from(["executive", "analyst", "public-sector"]), st.floats(0, 80))
def test_every_shape_stands_inside_the_frame(node: Node, name: str, spare: float) -> None:
    needed = height(node, 600, sheet(name, 1))
    assert most(node, 600, sheet(name, 1)) >= needed - 0.01
    frame = Frame(40, 100, 600, needed + spare)
    for shape in leaves(place(node, frame, sheet(name, 1))):
        at = shape.frame
        assert at is not None
        assert frame.x - 0.1 <= at.x
        assert at.right <= frame.right + 0.1
        assert frame.y - 0.1 <= at.y
        assert at.bottom <= frame.bottom + 0.1
