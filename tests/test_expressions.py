"""The value of a leaf of a plan is what Jinja2 finds, whether Jinja2 is asked or not."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefdeck.document.richtext import EMPTY, Citation, RichText, Run
from briefdeck.document.visible import Record
from briefdeck.pipeline.compose import templates
from briefdeck.pipeline.compose.expressions import evaluate
from briefdeck.pipeline.compose.filters import LeafError
from briefdeck.pipeline.compose.leaves import Unsure, leaf
from conftest import ROOT
from laws import tries

SOURCE = Record({"outlet": RichText((Run("Wire"),)), "via": "", "citation": Citation("1", 1)})
OTHER = Record({"outlet": RichText((Run("Paper"),)), "via": SOURCE, "citation": Citation("2", 2)})
NAMES: dict[str, Any] = {
    "title": RichText((Run("A title"),)),
    "empty": EMPTY,
    "word": "chart",
    "count": 3,
    "none_": None,
    "sources": (SOURCE, OTHER),
    "words": ["b", "a"],
    "section": Record(
        {"kind": "chart", "title": RichText((Run("B."),)), "points": (), "sources": (OTHER,), "on": True}
    ),
    "loop": 1,
}
PLACES = ("title", "empty", "word", "count", "none_", "sources", "words", "section", "loop", "absent", "_name", "true")
PARTS = ("kind", "title", "points", "sources", "on", "plain", "outlet", "via", "upper", "absent", "__class__", "items")
FIXED = (
    "'x'",
    '"chart"',
    "''",
    "0",
    "3",
    "12",
    "[]",
    "()",
    "('chart', 'x')",
    "['b']",
    "(1,)",
    "{'chart': 'C'}",
    "none",
)
FILTERS = (
    *("length", "list", "joined", "joined(', ')", "ended('.')", "ended(3)", "cite(sources)", "cite([sources[0]])"),
    *(
        "selectattr('via')",
        "rejectattr('via')",
        "selectattr('absent')",
        "map(attribute='outlet')",
        "map(attribute='on')",
    ),
    *("first", "default('y')", "upper", "selectattr('via', 'in', [1])", "sort"),
)

_leaves = st.sampled_from(FIXED) | st.lists(st.sampled_from(PARTS), max_size=2).flatmap(
    lambda parts: st.sampled_from(PLACES).map(lambda place: ".".join((place, *parts)))
)


def _more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    sign = st.sampled_from(["==", "!=", "<", ">=", "in", "not in", "and", "or", "~", "~", "is", "+"])
    return st.one_of(
        st.tuples(inner, sign, inner).map(" ".join),
        inner.map("({})".format),
        inner.map("not {}".format),
        two.map(lambda both: f"{both[0]} if {both[1]}"),
        st.tuples(inner, inner, inner).map(lambda three: "{} if {} else {}".format(*three)),
        st.tuples(inner, st.sampled_from(FILTERS)).map("|".join),
        two.map(lambda both: f"{both[0]}[{both[1]}]"),
        two.map(lambda both: f"({both[0]}, {both[1]})"),
        two.map(lambda both: f"[{both[0]}, {both[1]},]"),
        two.map(lambda both: f"{{'a': {both[0]}, 'chart': {both[1]}}}"),
    )


EXPRESSIONS = st.recursive(_leaves, _more, max_leaves=7)
LEAVES = st.lists(
    st.sampled_from(["", "a ", " b", "{", "\n", "}}", "{# c #}"]) | EXPRESSIONS.map("{{{{ {} }}}}".format),
    min_size=1,
    max_size=3,
).map("".join)


def said(value: Any) -> tuple[str, str]:
    return type(value).__name__, re.sub("<generator.*?>", "<generator>", repr(value))


def by_jinja(source: str) -> tuple[str, str]:
    """The value of a leaf, or what is wrong with it."""
    try:
        return said(templates.evaluate(source, NAMES))
    except LeafError as error:
        return "LeafError", f"{error.name} {error}"


@given(LEAVES)
@settings(max_examples=tries(600))
@example("{{ " + ".".join(["title"] * 25) + " }}")
@example("{{ title or title" + " or title" * 60 + " }}")
@example("{{ 'x' if empty }}")
@example("{{ 'x' if empty }}, {{ title }}\n")
@example("{{ 'x' 'y' if title else 1 }}")
@example("{{ {'chart': {'a': section.on}}[section.kind] }}")
@example("{{ word|joined }}{{ [title, word]|joined('}}') }}")
@example("{{ sources|selectattr('via')|list|length ~ (word if count > 2) }}")
@example("{{ title.plain\n }}")
@example("{{- title }}")
@example("{{ 1 < count < 5 }}")
@example("{{ section['kind'] }}")
def test_a_leaf_is_what_jinja_finds(source: str) -> None:
    try:
        found = said(evaluate(source, NAMES))
    except LeafError as error:
        found = "LeafError", f"{error.name} {error}"
    assert found == by_jinja(source)


def test_the_plans_that_are_shipped_need_no_jinja() -> None:
    asked = []
    for file in sorted((ROOT / "templates").glob("*/*.yaml")):
        if file.stem in ("deck", "memo"):
            asked += [(file, one) for one in _leaves_of(yaml.safe_load(file.read_text(encoding="utf-8")))]
    assert len(asked) > 200
    assert [(file, one) for file, one in asked if leaf(one) is None] == []


def _leaves_of(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else [(key, one) for one in value]
        return [leaf for name, one in pairs for leaf in _leaves_of(one, name)]
    if not isinstance(value, str):
        return []
    if key in ("when", "each"):
        return ["{{ " + (value.partition(" in ")[2] if key == "each" else value) + " }}"]
    return [value] if "{" in value else []


@pytest.mark.parametrize("source", ["{{ absent }}", "{{ title.absent }}", "{{ title|cite(words) }}", "{{ words[9] }}"])
def test_what_is_wrong_is_left_to_jinja(source: str) -> None:
    filled = leaf(source)
    assert filled is not None
    with pytest.raises(Unsure):
        filled(NAMES)
