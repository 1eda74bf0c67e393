"""Parts written as text are those that a tree of the same elements is serialized to, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.ooxml.markup import Markup, part, tag, text
from briefdeck.ooxml.names import qualified
from briefdeck.ooxml.xml import E, Element, parse, root, serialize

NAMES = ("a:p", "a:r", "p:sp", "p:nvPr")
KEYS = ("name", "val", "r:id")
_OF_XML = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WORDS = st.text(_OF_XML | st.sampled_from("&<>\"'\t\n\r"), max_size=12)
ATTRIBUTES = st.dictionaries(st.sampled_from(KEYS), WORDS, max_size=3)

Drawn = tuple[Markup, Element]
"""The same element as markup and as a tree."""


def _leaf(name: str, attributes: dict[str, str], words: str) -> Drawn:
    return text(name, attributes, words), E(name, attributes, words)


def _node(name: str, attributes: dict[str, str], children: list[Drawn | None]) -> Drawn:
    marked = (child[0] if child else None for child in children)
    return tag(name, attributes, *marked), E(name, attributes, *(child[1] if child else None for child in children))


def _drawn() -> st.SearchStrategy[Drawn]:
    leaves = st.builds(_leaf, st.sampled_from(NAMES), ATTRIBUTES, WORDS)
    return st.recursive(
        leaves,
        lambda below: st.builds(_node, st.sampled_from(NAMES), ATTRIBUTES, st.lists(below | st.none(), max_size=4)),
        max_leaves=8,
    )


@pytest.mark.slow
@given(_drawn())
def test_markup_is_what_a_tree_is_serialized_to(drawn: Drawn) -> None:
    marked, tree = drawn
    prefixes = ("a", "r", "p")
    assert part("p:sld", prefixes, marked) == serialize(root("p:sld", prefixes, tree))


@given(ATTRIBUTES)
def test_elements_that_are_made_alike_are_each_their_own(attributes: dict[str, str]) -> None:
    first, second = E("a:p", attributes, E("a:r"), "said"), E("a:p", attributes)
    first.set("val", "changed")
    assert {key: E("a:p", attributes).get(qualified(key)[0]) for key in attributes} == attributes
    assert (len(second), second.text, second.get("val")) == (0, None, attributes.get("val"))


@given(WORDS)
def test_words_are_read_back_as_they_were_written(words: str) -> None:
    read = parse(part("p:sld", ("a", "p"), text("a:t", None, words), tag("a:p", {"name": words})))
    assert read[0].text == (words or None)
    assert read[1].get("name") == words


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_what_xml_has_no_character_for_is_not_written(character: str) -> None:
    said = f"a{character}"
    with pytest.raises(ValueError, match="no character of XML"):
        text("a:t", None, said)
    with pytest.raises(ValueError, match="no character of XML"):
        tag("a:p", {"name": said})
