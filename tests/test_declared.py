"""Mappings of files as classes: what is sound becomes a value, all that is wrong is told at its place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefdeck.declared import Before, Declared, InvalidError, RejectedError, WithSchema, field, judged
from briefdeck.declared.as_json import dumped, loaded
from briefdeck.declared.schema import schema_of
from laws import tries


class Colour(StrEnum):
    """What colour it has."""

    RED = "red"
    BLUE = "blue"


def _even(value: object) -> object:
    if not isinstance(value, int) or value % 2:
        raise RejectedError("odd", "an even number", {"least": 2})
    return value


Even = Annotated[int, Before(_even), WithSchema({"type": "integer", "multipleOf": 2})]


class Cat(Declared):
    kind: Literal["cat"]
    lives: Annotated[int, field(ge=1)] = field(default=9, le=9)


class Dog(Declared):
    kind: Literal["dog"]
    tricks: list[str] = field(default=[], max_length=2)


class House(Declared):
    """Where somebody lives."""

    name: str = field(pattern="^[a-z]+$", max_length=8, description="What it is called.")
    from_: Colour | None = field(default=None, alias="from")
    even: Even = 2
    height: float = field(default=1.0, gt=0)
    old: bool = False
    pets: list[Cat | Dog] = field(default=[], min_length=1)
    rooms: dict[Annotated[str, field(pattern="^[a-z]+$")], int] = field(default={}, max_length=2)
    within: "list[House]" = field(default=[])
    plan: Cat | str = ""
    at: Any = None


def wrong(data: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(InvalidError) as raised:
        judged(House, data)
    return [(one.type, one.loc) for one in raised.value.wrong]


def test_a_sound_mapping_is_a_value_with_its_defaults() -> None:
    house = judged(
        House, {"name": "a", "from": "red", "pets": [{"kind": "dog", "tricks": ["x"]}], "within": [{"name": "b"}]}
    )
    assert (house.from_, house.even, house.old, house.pets[0].kind) == (Colour.RED, 2, False, "dog")
    assert house.within == [judged(House, {"name": "b"})] != [judged(House, {"name": "c"})]
    assert house.model_copy(update={"name": "z"}).name == "z"
    assert dict(house)["from_"] is Colour.RED


def test_all_that_is_wrong_is_told_in_the_order_of_the_class() -> None:
    data = {
        "other": 1,
        "within": [{"name": "A"}, {}],
        "rooms": {"A": 1, "b": "c"},
        "pets": [{"kind": "cow"}, {}, 3, {"kind": "cat", "lives": 10}, {"kind": "dog", "tricks": ["a", "b", "c"]}],
        "old": 1,
        "height": 0,
        "even": 3,
        "from": "green",
        "plan": [],
    }
    assert wrong(data) == [
        ("missing", ("name",)),
        ("enum", ("from",)),
        ("odd", ("even",)),
        ("greater_than", ("height",)),
        ("bool_type", ("old",)),
        ("union_tag_invalid", ("pets", 0)),
        ("union_tag_not_found", ("pets", 1)),
        ("model_attributes_type", ("pets", 2)),
        ("less_than_equal", ("pets", 3, "cat", "lives")),
        ("too_long", ("pets", 4, "dog", "tricks")),
        ("string_pattern_mismatch", ("rooms", "A", "[key]")),
        ("int_type", ("rooms", "b")),
        ("string_pattern_mismatch", ("within", 0, "name")),
        ("missing", ("within", 1, "name")),
        ("model_type", ("plan", "Cat")),
        ("extra_forbidden", ("other",)),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "model_type"),
        ({"name": 1}, "string_type"),
        ({"name": "a\n"}, "string_pattern_mismatch"),
        ({"name": "abcdefghi"}, "string_too_long"),
        ({"name": "a", "rooms": {"a": True}}, "int_type"),
        ({"name": "a", "height": "x"}, "float_parsing"),
        ({"name": "a", "height": True}, "float_type"),
        ({"name": "a", "pets": []}, "too_short"),
        ({"name": "a", "pets": {}}, "list_type"),
        ({"name": "a", "rooms": []}, "dict_type"),
        ({"name": "a", "rooms": {"a": 1, "b": 2, "c": 3}}, "too_long"),
        ({"name": "a", "from": []}, "enum"),
        ({"name": "a", "pets": [{"kind": "cat", "lives": 0}]}, "greater_than_equal"),
    ],
)
def test_what_is_wrong_has_its_code(data: Any, code: str) -> None:
    assert [one[0] for one in wrong(data)] == [code]


def test_a_fault_has_what_is_written_and_what_it_is_held_against() -> None:
    with pytest.raises(InvalidError) as raised:
        judged(House, {"name": "a", "height": "-2", "even": 1, "from": "x"})
    assert {one.loc[0]: (one.input, dict(one.ctx)) for one in raised.value.wrong} == {
        "height": ("-2", {"gt": 0}),
        "even": (1, {"least": 2}),
        "from": ("x", {"expected": "'red' or 'blue'"}),
    }


SCHEMA = Draft202012Validator(schema_of(House))
_PLAIN = st.none() | st.booleans() | st.integers(-3, 12) | st.floats(-2, 2) | st.sampled_from(["a", "B", "red", "cat"])
_ANY = st.recursive(
    _PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "lives", "tricks", "name", "from", "a", "B"]), inner, max_size=3)
        | st.fixed_dictionaries({"kind": st.sampled_from(["cat", "dog"])}, optional={"lives": inner, "tricks": inner})
        | st.fixed_dictionaries({"name": st.just("a")}, optional={"from": inner, "pets": inner, "rooms": inner})
    ),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["a", "b"]) | _ANY},
        optional=dict.fromkeys(("from", "even", "height", "old", "pets", "rooms", "within", "plan", "at", "x"), _ANY),
    )
)
@settings(max_examples=tries(500))
def test_what_is_sound_is_so_by_the_schema_and_what_is_not_is_not(data: dict[str, Any]) -> None:
    """But for numbers: 2.0 is whole to a schema, and text may be a number here."""
    try:
        judged(House, data)
        sound = True
    except InvalidError:
        sound = False
    if not any(isinstance(leaf, float) for leaf in _leaves(data)):
        assert sound == SCHEMA.is_valid(data)


def _leaves(data: Any) -> list[Any]:
    if isinstance(data, dict | list):
        return [leaf for one in (data.values() if isinstance(data, dict) else data) for leaf in _leaves(one)]
    return [data]


@dataclass(frozen=True)
class Leaf:
    text: str
    number: float | None = None
    raw: str | int | float | bool | None = None


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    names: tuple[str, ...] = ()
    kind: Literal["oak", "fir"] = "oak"
    said: dict[str, str] | None = None


LEAVES = st.builds(
    Leaf,
    st.text(),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans(),
)
TREES = st.builds(
    Tree,
    st.lists(LEAVES).map(tuple),
    st.lists(st.text()).map(tuple),
    st.sampled_from(["oak", "fir"]),
    st.none() | st.dictionaries(st.text(), st.text()),
)


@given(TREES)
@settings(max_examples=tries(300))
def test_a_record_comes_back_from_its_json(tree: Tree) -> None:
    assert loaded(Tree, dumped(tree).decode()) == tree


def test_what_has_its_default_is_not_written() -> None:
    assert dumped(Tree((Leaf("a"), Leaf("é", 1.0)))) == '{"leaves":[{"text":"a"},{"text":"é","number":1.0}]}'.encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"leaves":1}',
        '{"leaves":[{}]}',
        '{"leaves":[{"text":1}]}',
        '{"leaves":[],"other":1}',
        '{"leaves":[],"kind":"elm"}',
        '{"leaves":[],"names":["\\ud800"]}',
        '{"leaves":[' * 10_000,
        f'{{"leaves":{"9" * 5000}}}',
    ],
)
def test_a_damaged_record_is_told_as_one(text: str) -> None:
    with pytest.raises(InvalidError):
        loaded(Tree, text)
