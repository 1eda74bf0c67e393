"""A text that differs from another by lines of one item is read as if nothing had been read before."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.yamlfile.reader import MAX_VALUES, parse
from briefdeck.yamlfile.rereading import reread
from briefdeck.yamlfile.tree import Document
from conftest import ROOT
from laws import tries

KEY = "sections"
HARD = """\
title: x
head: &name {a: 1}
sections:
  - kind: text
    title: "words
      over lines"
    points:
      - one
      - {text: two, of: [3, 4.50]}
  # between
  - kind: table
    rows:
    - [a, b]
    note: |+
      kept

  -   kind: text
      title: plain words
        that go on

  - >-
    folded
    text
behind: [1]
sections2:
- a
"""
FLAT = """\
sections:
- a: 1
  b: two words
- a: 2
  b: |
    text
"""
LAST = """\
sections:
  - a: 1
  - b: words
    c: more"""
FLOW = "sections: [{a: one}, {a: two}]\nbehind: 1\n"
LINE_END = "sections:\n  - a: 1\n  - b:\n      - words\n\n"
INDENTED = "  sections:\n  - a: 1\n    b: 2\n  - a: 2\n  behind: 1\n"
BELOW = "sections:\n  -\n    a: 1\n    b: 2\n  -\n    a: 2\n"
TEXTS = {
    "hard": HARD,
    "flat": FLAT,
    "last": LAST,
    "flow": FLOW,
    "line end": LINE_END,
    "indented": INDENTED,
    "below": BELOW,
}
ODD: tuple[str, ...] = (
    *('"', "'", "- ", "-", "|", ">", "|+", "&x ", "*x", "*name", "# ", " #", ": ", ":", "---", "...", "%TAG", "```"),
    *("<<<<<<< ", ">>>>>>> ", "{", "}", "[", "]", "!!str ", "!x ", "? ", "<<: ", "x: 1", "sections: ", "\u2028"),
    *("\ufeff", "\x00", "", " ", "  ", "    ", "~", "3.10", "語", "  - ", "\t", "\ue000: \ue000", "- \ue000"),
)


def whole(text: str) -> Document:
    """A text that has no fault."""
    document, found = parse(text, "x")
    assert document is not None
    assert not found
    return document


def assert_read_alike(before: Document, text: str) -> Document | None:
    """What is read again is what is read anew; gives it."""
    made, found = reread(text, "x", before, KEY)
    expected = parse(text, "x")
    assert (made, found) == expected
    return made


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_any_line_with_anything_in_it_is_read_as_if_anew(text: str) -> None:
    before, lines = whole(text), text.split("\n")
    for number, odd in product(range(len(lines)), ODD):
        line = lines[number]
        for other in {odd + line, line + odd, odd, line[:4] + odd + line[4:], line.replace(": ", odd), line.lstrip()}:
            assert_read_alike(before, "\n".join((*lines[:number], other, *lines[number + 1 :])))


@pytest.mark.parametrize("name", ["code-red", "factory-energy", "gallery"])
@settings(deadline=None, max_examples=tries(40))
@given(data=st.data())
def test_edits_of_a_briefing_are_read_as_if_anew(name: str, data: st.DataObject) -> None:
    text = (ROOT / "briefings" / f"{name}.yaml").read_text("utf-8")
    before = whole(text)
    for _ in range(3):
        lines = before.text.split("\n")
        first = data.draw(st.integers(0, len(lines) - 1))
        for number in range(first, min(len(lines), first + data.draw(st.integers(1, 3)))):
            at = data.draw(st.integers(0, len(lines[number])))
            drop = data.draw(st.integers(0, 3))
            lines[number] = lines[number][:at] + data.draw(st.sampled_from(("word", *ODD))) + lines[number][at + drop :]
        made = assert_read_alike(before, "\n".join(lines))
        if made is not None and not parse("\n".join(lines), "x")[1]:
            before = made


def test_other_items_stay_the_same_objects() -> None:
    before = whole(HARD)
    made = assert_read_alike(before, HARD.replace("[a, b]", "[a, other]"))
    assert made is not None
    old, new = before.root.entries[KEY][1], made.root.entries[KEY][1]  # type: ignore[index]
    assert [one is other for one, other in zip(old.items or (), new.items or (), strict=True)] == [1, 0, 1, 1]
    assert before == whole(HARD), "what was read before has changed"
    assert made.data["sections"][1]["rows"] == [["a", "other"]]


def test_lines_more_or_less_are_read_whole() -> None:
    before = whole(HARD)
    for text in (
        HARD + "more: 1\n",
        HARD.replace("      - one\n", ""),
        HARD.replace("- one\n", "- one\n      - two\n"),
    ):
        assert_read_alike(before, text)


@pytest.mark.slow
def test_values_are_counted_over_edits() -> None:
    text = "sections:\n  - a: [" + "1, " * 300 + "1]\n  - b: [" + "1, " * (MAX_VALUES - 330) + "1]\n"
    assert_read_alike(whole(text), text.replace("a: [1", "a: [1, " + "1, " * 60 + "1"))
    document = whole(text)
    for number in range(4):  # what is told of them is never too little
        document = assert_read_alike(document, text.replace("a: [1", f"a: [{number}")) or document
        assert document.values >= whole(document.text).values
