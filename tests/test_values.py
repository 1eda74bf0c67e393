"""Dataclasses of ours say and do what the standard library's do, frozen ones apart, which nothing holds at run time."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field, fields, replace
from typing import Any

import pytest

from briefdeck import values

KINDS = [values.dataclass, dataclasses.dataclass]


@values.dataclass(frozen=True, slots=True)
class Kept:
    """To be pickled: by its name in this module."""

    word: str
    parts: list[int] = field(default_factory=list)


def declared(kind: Callable[..., Any]) -> dict[str, Any]:
    """The same classes, declared by a decorator."""

    @kind(frozen=True, slots=True)
    class Empty:
        """No fields."""

    @kind(frozen=True, slots=True)
    class One:
        """One field."""

        word: str

    @kind(frozen=True, slots=True)
    class Base:
        """Fields that are given, that have a value, that are made anew."""

        first: int
        second: tuple[int, ...] = ()
        third: list[int] = field(default_factory=list, compare=False)
        aside: str = field(default="", kw_only=True, repr=False)

    @kind(frozen=True, slots=True)
    class Derived(Base):
        """More fields, one of another value, one that must be named."""

        second: tuple[int, ...] = (7,)
        fourth: str = "four"
        fifth: dict[str, int] = field(kw_only=True, default_factory=dict, hash=False, compare=False)
        sixth: int = field(kw_only=True)

    @kind
    class Open:
        """Not frozen: it has no hash, and what follows its making."""

        word: str
        seen: list[str] = field(init=False)
        told: int = field(init=False, default=3)
        more: list[str] = field(init=False, default_factory=list)

        def __post_init__(self) -> None:
            self.seen = [self.word]

    @kind(slots=True, eq=False)
    class Alone:
        """Equal to itself alone."""

        word: str

    @kind(frozen=True, slots=True)
    class Own:
        """Has its own ways to compare and to be shown."""

        word: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 5

        def __repr__(self) -> str:
            return "own"

    @kind(frozen=True, slots=True, order=True)
    class Ordered:
        """Has an order."""

        line: int
        column: int

    return {made.__name__: made for made in (Empty, One, Base, Derived, Open, Alone, Own, Ordered)}


CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Empty", (), {}),
    ("One", ("a",), {}),
    ("One", (), {"word": "b"}),
    ("One", (float("nan"),), {}),
    ("Base", (1,), {}),
    ("Base", (1, (2,)), {"aside": "x"}),
    ("Base", (1, (2,), [3]), {}),
    ("Derived", (1,), {"sixth": 6}),
    ("Derived", (1, (2,), [3], "4"), {"fifth": {"a": 1}, "sixth": 6, "aside": "x"}),
    ("Open", ("a",), {}),
    ("Own", ("a",), {}),
    ("Ordered", (1, 2), {}),
]
WRONG: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("One", (), {}),
    ("One", ("a", "b"), {}),
    ("One", ("a",), {"word": "b"}),
    ("Base", (1,), {"sixth": 1}),
    ("Base", (1, (), [], "aside"), {}),
    ("Derived", (1,), {}),
    ("Empty", (1,), {}),
]


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_values_say_what_those_of_the_standard_library_say(
    call: tuple[str, tuple[Any, ...], dict[str, Any]],
) -> None:
    name, given, named = call
    ours, theirs = (declared(kind)[name](*given, **named) for kind in KINDS)
    assert repr(ours).split(".")[-1] == repr(theirs).split(".")[-1]
    assert {each.name: getattr(ours, each.name) for each in fields(ours)} == {
        each.name: getattr(theirs, each.name) for each in fields(theirs)
    }
    assert ours.__match_args__ == theirs.__match_args__
    if name != "Ordered":  # which is theirs
        asked = [
            [(each.name, each.kind, each.annotation) for each in inspect.signature(type(made)).parameters.values()]
            for made in (ours, theirs)
        ]
        assert asked[0] == asked[1]


@pytest.mark.parametrize("call", CALLS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_a_value_with_other_fields_is_what_the_standard_library_makes_of_it(
    kind: Callable[..., Any], call: tuple[str, tuple[Any, ...], dict[str, Any]]
) -> None:
    name, given, named = call
    made = declared(kind)[name](*given, **named)
    asked = [each.name for each in fields(made) if each.init]
    for names in ([], *([one] for one in asked), asked):
        changes = {one: f"other {one}" for one in names}
        ours, theirs = values.replace(made, **changes), replace(made, **changes)
        assert ours.__class__ is theirs.__class__
        assert repr(ours) == repr(theirs)
        assert [getattr(ours, each.name) for each in fields(made)] == [
            getattr(theirs, each.name) for each in fields(made)
        ]
    with pytest.raises(TypeError):
        values.replace(made, unknown=1)


@pytest.mark.parametrize("call", WRONG, ids=str)
def test_what_is_given_wrong_is_refused_in_the_same_words(call: tuple[str, tuple[Any, ...], dict[str, Any]]) -> None:
    name, given, named = call
    said = []
    for kind in KINDS:
        with pytest.raises(TypeError) as refused:
            declared(kind)[name](*given, **named)
        said.append(str(refused.value).split(".")[-1])
    assert said[0] == said[1]


@pytest.mark.parametrize("kind", KINDS)
def test_values_are_equal_and_hashed_by_the_fields_that_are_compared(kind: Callable[..., Any]) -> None:
    made = declared(kind)
    one, same, other = made["Base"](1, (2,), [3]), made["Base"](1, (2,), [4]), made["Base"](1, (3,), [3])
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != (1, (2,))
    assert made["Base"](1) != made["Derived"](1, (), sixth=1)
    assert made["Empty"]() == made["Empty"]()
    unlike = float("nan")
    assert made["One"](unlike) == made["One"](unlike)
    assert made["Own"]("a") == made["Own"]("b")
    assert hash(made["Own"]("a")) == 5
    assert len({made["Alone"]("a"), made["Alone"]("a")}) == 2
    assert made["Ordered"](1, 2) < made["Ordered"](1, 3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(made["Open"]("a"))


def test_what_is_made_anew_is_shared_by_nobody() -> None:
    made = declared(values.dataclass)["Open"]
    one, other = made("a"), made("b")
    one.more.append("x")
    assert (one.more, other.more, one.seen, other.seen) == (["x"], [], ["a"], ["b"])


def test_a_value_is_replaced_copied_and_pickled() -> None:
    kept = Kept("a", [1])
    assert values.replace(kept, word="b") == Kept("b", [1])
    assert copy.deepcopy(kept) == kept
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert not hasattr(kept, "__dict__")


def test_a_field_that_must_be_given_stands_before_those_that_need_not() -> None:
    with pytest.raises(TypeError, match="without a default"):

        @values.dataclass(frozen=True, slots=True)
        class Wrong:
            """Its second field can never be given by place."""

            first: int = 1
            second: int  # type: ignore[misc]
