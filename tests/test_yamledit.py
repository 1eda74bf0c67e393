"""Edits of a YAML file: the data changes as if plainly changed, and every line that is not about it stays as it was."""

from __future__ import annotations

import copy
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from briefdeck.diagnostics import has_errors
from briefdeck.yamlfile.edit.apply import AddKey, Change, InsertItem, RemoveItem, RemoveKey, Reorder, SetValue, edited
from briefdeck.yamlfile.reader import parse
from laws import tries

BRIEFINGS = sorted((Path(__file__).parents[1] / "briefings").glob("*.yaml"))


def data(text: str) -> Any:
    document, findings = parse(text, "x.yaml")
    assert document is not None
    assert not has_errors(findings)
    return document.data


# --- Texts and numbers ------------------------------------------------------------------------------------------------


def after(text: str, *changes: Change) -> str:
    """The text with changes of which none is refused, and which come out as if plainly made."""
    made, refused = edited(text, "x.yaml", changes)
    assert refused == ()
    assert strict(data(made)) == strict(plainly(data(text), list(changes)))
    return made


def reasons(text: str, *changes: Change) -> list[str]:
    """`line:column why` of what is refused."""
    return [f"{refusal.line}:{refusal.column} {refusal.why}" for refusal in edited(text, "x.yaml", changes)[1]]


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("word", "another", "another"),
        ("word  # beside", "another", "another  # beside"),
        ("装置の輸出", "装置と部品の輸出", "装置と部品の輸出"),
        ("word", "a: b", '"a: b"'),
        ("word  # beside", "issue #7 #8", '"issue #7 #8"  # beside'),
        ("issue", "issue#7", "issue#7"),
        ("word", " led and trailed ", '" led and trailed "'),
        ("word", "{{ figures.share }}の減", '"{{ figures.share }}の減"'),
        ("word", 'say "so": yes', '"say \\"so\\": yes"'),
        ("word", "C:\\temp", "C:\\temp"),
        ("word", "C:\\temp: x", '"C:\\\\temp: x"'),
        ("word", "two\nlines", '"two\\nlines"'),
        ("word", "", '""'),
        ("word", "👩‍👩‍👧、１：２", "👩‍👩‍👧、１：２"),
        ("word", "no", "no"),
        ("word", "true", '"true"'),
        ("word", "12", '"12"'),
        ("2.0", "3.0", "3.0"),
        ("2.0", "3.5", '"3.5"'),
        ("2026-04-10", "2026-04-11", "2026-04-11"),
        ("012", "013", "013"),
        ("'it''s'", "it's not", "'it''s not'"),
        ("'one'", "two\nlines", '"two\\nlines"'),
        ('"quoted"', "needs none", '"needs none"'),
        ('"\\u3042 \\"b\\""', 'あ "c"', '"\\u3042 \\"c\\""'),
        ("&a word", "other", "&a other"),
        ("!!str 5", "6", "!!str 6"),
        ("", "filled", "filled"),
        ("# beside", "filled", "filled # beside"),
    ],
)
def test_a_text_keeps_its_style_where_it_can(old: str, new: str, written: str) -> None:
    text = f"# above\nv: {old}\nw: 1\n" if old else "# above\nv:\nw: 1\n"
    assert after(text, SetValue(("v",), new)) == f"# above\nv: {written}\nw: 1\n"


def test_a_text_takes_the_quotes_that_the_file_prefers() -> None:
    assert after("a: 'x'\nb: y\n", SetValue(("b",), "y: z")) == "a: 'x'\nb: 'y: z'\n"


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("5e11", 6e11, "6e11"),
        ("5e11", 600_000_000_000, "6e11"),
        ("1.4e12", 1.45e12, "1.45e12"),
        ("500e9", 620e9, "620e9"),
        ("5E+11", 6e11, "6E+11"),
        ("5e11", 15860, "15860"),
        ("15860", 16000, "16000"),
        ("15860", 16000.0, "16000"),
        ("31", 30.5, "30.5"),
        ("0.5", 1.0, "1"),
        ("31", -4, "-4"),
        ("2.0", 2, "2"),
        ("31", 1e22, "1e+22"),
        ("31", "31", '"31"'),
        ("31", "31%", "31%"),
        ('"31"', 32, "32"),
    ],
)
def test_a_number_keeps_its_notation_where_it_can(old: str, new: Any, written: str) -> None:
    assert after(f"v: {old}  # beside\n", SetValue(("v",), new)) == f"v: {written}  # beside\n"


SENTENCES = (
    "サム氏が社内で宣言し、複数の媒体が伝えた。",
    "掛け声にとどまらず、危機感を映す。",
    "三つ目の文もある。",
)
FOLDED = "detail: >-\n" + "".join(f"  {sentence}\n" for sentence in SENTENCES) + "see: focus\n"
LONG = "補足が長く続き、折り返しの位置を選ぶ必要が生じるほど長くなる。それでも、句点や読点の後でだけ折り返す。"


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ((SENTENCES[0], "掛け声にとどまらず、焦りを映す。", SENTENCES[2]), None),
        (("サム氏が社内で宣言し、複数の媒体が報じた。続報もある。", SENTENCES[1], "三つ目。"), None),
        ((SENTENCES[0], SENTENCES[2]), None),
        (SENTENCES[1:], None),
        (SENTENCES[:2], None),
        (("Sam氏が社内で宣言し、複数の媒体が伝えた by X", *SENTENCES[1:]), None),
        (("全く別の文。",), None),
        (
            (SENTENCES[0], SENTENCES[1] + LONG, SENTENCES[2]),
            (
                SENTENCES[0],
                "掛け声にとどまらず、危機感を映す。補足が長く続き、折り返しの位置を選ぶ必要が生じるほど長くなる。",
                "それでも、句点や読点の後でだけ折り返す。",
                SENTENCES[2],
            ),
        ),
    ],
)
def test_a_folded_text_changes_in_the_lines_of_the_change(
    new: tuple[str, ...], written: tuple[str, ...] | None
) -> None:
    body = "".join(f"  {line}\n" for line in written or new)
    assert after(FOLDED, SetValue(("detail",), "".join(new))) == f"detail: >-\n{body}see: focus\n"


WRAPPED = """\
folded: >  # kept
  The saving is reached in 2028, the first full year
  after the retrofit. All numbers are invented.

  A second paragraph.
plain: words that
  go on  # beside
single: 'it''s
  wrapped'
double: "\\u3042 \\
  joined \\"x\\"
  folded"
literal: |
    one
    two

    three
"""


@pytest.mark.parametrize(
    ("key", "old", "new", "line", "written"),
    [
        ("folded", "2028", "2029", 2, "  The saving is reached in 2029, the first full year"),
        ("folded", "numbers", "figures", 3, "  after the retrofit. All figures are invented."),
        ("folded", "second", "last", 5, "  A last paragraph."),
        ("plain", "go", "went", 7, "  went on  # beside"),
        ("plain", "words", "it's, words", 6, "plain: it's, words that"),
        ("single", "it's", "that's", 8, "single: 'that''s"),
        ("single", "wrapped", "wrapped: 'so'", 9, "  wrapped: ''so'''"),
        ("double", "joined", "put\t\\", 11, '  put\\t\\\\ \\"x\\"'),
        ("double", "folded", "bent", 12, '  bent"'),
        ("literal", "two", "2 # two: 2", 15, "    2 # two: 2"),
        ("literal", "one\n", "", 14, None),
    ],
)
def test_a_text_over_several_lines_changes_in_one(key: str, old: str, new: str, line: int, written: str | None) -> None:
    wanted = WRAPPED.splitlines()
    wanted[line - 1 : line] = [] if written is None else [written]
    value = data(WRAPPED)[key].replace(old, new)
    assert after(WRAPPED, SetValue((key,), value)).splitlines() == wanted


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("plain", "words: that go on", 'plain: "words: that\n  go on"  # beside\n'),
        ("literal", "one\ntwo", "literal: |-\n    one\n    two\n"),
        ("literal", "one\n\n  deeper\n", "literal: |\n    one\n\n      deeper\n"),
        ("literal", "", 'literal: ""\n'),
        ("folded", "One.\nTwo.", "folded: >-  # kept\n  One.\n\n  Two.\n"),
        ("folded", " led", 'folded: " led"  # kept\n'),
    ],
)
def test_a_text_that_cannot_keep_its_lines_is_written_anew(key: str, value: str, written: str) -> None:
    assert written in after(WRAPPED, SetValue((key,), value))


def test_a_wrap_that_would_be_read_otherwise_is_undone() -> None:
    text = "d: >-\n  First.\n  We met with A\n  and then left.\n  More.\n"
    value = "First. We met with 東京 都 then left. More."
    assert after(text, SetValue(("d",), value)) == "d: >-\n  First.\n  We met with 東京 都 then left.\n  More.\n"


def test_line_breaks_and_the_byte_order_mark_stay() -> None:
    text = "\ufeffa: >-\r\n  一行目。\r\n  二行目。\r\nb: 1\r\nc: [x]\r\n"
    changes = (SetValue(("a",), "一行目。二つ目。"), AddKey((), "d", {"e": "f"}), SetValue(("b",), 2))
    wanted = "\ufeffa: >-\r\n  一行目。\r\n  二つ目。\r\nb: 2\r\nc: [x]\r\nd:\r\n  e: f\r\n"
    assert after(text, *changes) == wanted
    mixed = "a: 1\r\nb: [x]\nc:\r\n- y\n- z\r\n- w\r\n"
    assert after(mixed, Reorder(("c",), (2, 1, 0)), SetValue(("a",), 2)) == "a: 2\r\nb: [x]\nc:\r\n- w\n- z\r\n- y\r\n"


# --- Lists and mappings -----------------------------------------------------------------------------------------------

LIST = """\
# about the file

points:
  # about one
  - one  # beside one

  # apart

  # about two
  # more of it
  - two
    # deeper, so of two

  - three
  # below
b: 1
"""


def test_an_item_goes_with_its_comments() -> None:
    one = "  # about one\n  - one  # beside one\n\n"
    two = "  # about two\n  # more of it\n  - two\n    # deeper, so of two\n\n"
    assert after(LIST, RemoveItem(("points", 0))) == LIST.replace(one, "")
    assert after(LIST, RemoveItem(("points", 1))) == LIST.replace(two, "")
    assert after(LIST, RemoveItem(("points", 2))) == LIST.replace("\n  - three\n", "")


def test_an_emptied_list_is_a_pair_of_brackets() -> None:
    wanted = "# about the file\n\npoints: []\n\n  # apart\n  # below\nb: 1\n"
    assert after(LIST, *(RemoveItem(("points", i)) for i in range(3))) == wanted
    assert after("a: # x\n- b\nc: 1\n", RemoveItem(("a", 0))) == "a: [] # x\nc: 1\n"
    assert after("a:\n- - b\n", RemoveItem(("a", 0, 0))) == "a:\n- []\n"
    assert after("a: [b]\n", RemoveItem(("a", 0))) == "a: []\n"
    assert after("a: {b: 1}\n", RemoveKey(("a", "b"))) == "a: {}\n"
    assert after("a: &x\n  b: 1\nc: 2\n", RemoveKey(("a", "b"))) == "a: &x {}\nc: 2\n"


def test_items_move_with_their_comments() -> None:
    wanted = """\
# about the file

points:
  - THREE

  # apart

  # about two
  # more of it
  - two
    # deeper, so of two

  # about one
  - one  # beside one
  # below
b: 1
"""
    assert after(LIST, Reorder(("points",), (2, 1, 0)), SetValue(("points", 2), "THREE")) == wanted


def test_all_changes_of_a_list_work_together() -> None:
    changes = (
        RemoveItem(("points", 0)),
        Reorder(("points",), (1, 2, 0)),
        InsertItem(("points",), 1, "before two"),
        InsertItem(("points",), 1, "and this"),
        InsertItem(("points",), 0, "before one"),
        InsertItem(("points",), 3, "at the end"),
    )
    made = after(LIST, *changes)
    assert data(made)["points"] == ["before two", "and this", "two", "three", "before one", "at the end"]
    assert "# about one" not in made
    assert "# apart" in made


def test_a_comment_behind_a_blank_line_at_the_head_stays() -> None:
    text = "points:\n\n  # about all\n  - one\n  - two\n"
    assert after(text, Reorder(("points",), (1, 0))) == "points:\n\n  # about all\n  - two\n  - one\n"
    assert after(text, RemoveItem(("points", 0))) == "points:\n\n  # about all\n  - two\n"
    file = "# the file\na: 1\nb: 2\n"
    assert after(file, RemoveKey(("a",))) == "# the file\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "change", "written"),
    [
        ("a:\n- x\n- y\n", InsertItem(("a",), 1, "no"), "a:\n- x\n- no\n- y\n"),
        ("a:\n    - x\n\n    - y\n", InsertItem(("a",), 2, "z"), "a:\n    - x\n\n    - y\n\n    - z\n"),
        ("a: [x, y]  # c\n", InsertItem(("a",), 0, "p, q"), 'a: ["p, q", x, y]  # c\n'),
        ("a: [x,y]\n", InsertItem(("a",), 2, "z"), "a: [x,y,z]\n"),
        ("a: []\n", InsertItem(("a",), 0, "b"), "a: [b]\n"),
        ("a: [] # c\n", InsertItem(("a",), 0, {"b": "no"}), "a: # c\n  - b: no\n"),
        ("a:\n- {}\n", AddKey(("a", 0), "b", {"c": 1}), "a:\n- {b: {c: 1}}\n"),
        ("a: {}\n", AddKey(("a",), "b", 1), "a: {b: 1}\n"),
        ("a: {b: []}\n", InsertItem(("a", "b"), 0, {"c": 1}), "a: {b: [{c: 1}]}\n"),
        ("a:\n- [a, b]\n- [c, d]\n", InsertItem(("a",), 1, ["x", 2]), "a:\n- [a, b]\n- [x, 2]\n- [c, d]\n"),
        (
            "a:\n  - {en: x, ja: 表}\n",
            InsertItem(("a",), 1, {"en": "y: z", "ja": "裏"}),
            'a:\n  - {en: x, ja: 表}\n  - {en: "y: z", ja: 裏}\n',
        ),
        (
            "a:\n  - text: x\n    sources: [p]\n",
            InsertItem(("a",), 0, {"text": "2.0", "sources": ["q", "12"], "points": ["r", {"s": None}]}),
            'a:\n  - text: 2.0\n    sources: [q, "12"]\n    points:\n      - r\n      - s: null\n'
            "  - text: x\n    sources: [p]\n",
        ),
        ("a:\n  - [x,\n     y]\n", InsertItem(("a", 0), 2, "z"), "a:\n  - [x,\n     y,\n     z]\n"),
        ("a: {b: 1}\n", AddKey(("a",), "c", [1, "x: y"]), 'a: {b: 1, c: [1, "x: y"]}\n'),
        ("a:\n- b: 1\n", AddKey(("a", 0), "c", "2026-04-10"), "a:\n- b: 1\n  c: 2026-04-10\n"),
        ("a: 1\n\nb:\n  - 2\n", AddKey((), "c", {"d": [{"e": 3}]}), "a: 1\n\nb:\n  - 2\n\nc:\n  d:\n    - e: 3\n"),
        ("a: 1", AddKey((), "no way: x", []), 'a: 1\n"no way: x": []'),
        ("a: 1\n", AddKey((), "<<", "x"), 'a: 1\n"<<": x\n'),
        ('{"a": 1}\n', AddKey((), "b", {"c": "x"}), '{"a": 1, "b": {"c": "x"}}\n'),
        ("a:\n- b: 1\n  # of c\n  c: 2\n", RemoveKey(("a", 0, "b")), "a:\n- # of c\n  c: 2\n"),
        ("a:\n- b: 1\n  c: 2 # x\n  d: 3\n", RemoveKey(("a", 0, "c")), "a:\n- b: 1\n  d: 3\n"),
        ("a: {b: 1, c: 2}\n", RemoveKey(("a", "b")), "a: {c: 2}\n"),
        ("a: [x, y, z]\n", RemoveItem(("a", 2)), "a: [x, y]\n"),
        ("a:\n- - x\n  - y\n", Reorder(("a", 0), (1, 0)), "a:\n- - y\n  - x\n"),
        ("a: [x, {k: v}, z]\n", Reorder(("a",), (2, 0, 1)), "a: [z, x, {k: v}]\n"),
        (
            "a:\n  - t: >-\n      x\n      y\n  - z\n",
            Reorder(("a",), (1, 0)),
            "a:\n  - z\n  - t: >-\n      x\n      y\n",
        ),
    ],
)
def test_entries_are_written_as_their_siblings(text: str, change: Change, written: str) -> None:
    assert after(text, change) == written


def test_a_long_new_text_is_folded_where_others_are() -> None:
    new: Any = {"text": "要点", "detail": SENTENCES[0] + LONG}
    wanted = f"""\
    detail: >-
      {SENTENCES[0]}
      補足が長く続き、折り返しの位置を選ぶ必要が生じるほど長くなる。
      それでも、句点や読点の後でだけ折り返す。
"""
    head = "summary:\n  - text: x\n    detail: >-\n      一行目。\n      二行目。\n"
    assert after(head, InsertItem(("summary",), 1, new)) == f"{head}  - text: 要点\n{wanted}"
    plain = "summary:\n  - text: x\n    detail: 一行目。\n"
    assert after(plain, InsertItem(("summary",), 1, new)) == f"{plain}  - text: 要点\n    detail: {new['detail']}\n"


def test_a_key_can_be_written_anew_at_the_end() -> None:
    assert after("a: 1\nb: 2\n", RemoveKey(("a",)), AddKey((), "a", [1])) == "b: 2\na:\n  - 1\n"


# --- What is refused --------------------------------------------------------------------------------------------------

SHARED = """\
base: &b
  x: 1
  y: text
use: *b
more:
  <<: *b
  z: 2
word: &s word
again: *s
"""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (SetValue(("use", "x"), 2), "1:3 it is a reference to what line 1 says: change it there"),
        (SetValue(("again",), "x"), "8:7 it is a reference to what line 8 says: change it there"),
        (SetValue(("more", "x"), 2), "1:3 `x` is merged in by `<<` from line 1: change it there"),
        (RemoveKey(("more", "x")), "1:3 `x` is merged in by `<<` from line 1: change it there"),
        (AddKey(("more",), "x", 2), "6:3 the key `x` is there already"),
        (AddKey(("use",), "w", 2), "1:3 it is a reference to what line 1 says: change it there"),
        (RemoveKey(("base",)), "1:3 line 4 refers to it with `*`"),
        (RemoveKey(("word",)), "8:7 line 9 refers to it with `*`"),
    ],
)
def test_what_is_shared_changes_only_where_it_is_written(change: Change, reason: str) -> None:
    made, refused = edited(SHARED, "x.yaml", [change, SetValue(("more", "z"), 3)])
    assert made == SHARED.replace("z: 2", "z: 3")
    assert [(refusal.change, f"{refusal.line}:{refusal.column} {refusal.why}") for refusal in refused] == [
        (change, reason)
    ]


def test_what_is_shared_can_go_with_all_that_refers_to_it() -> None:
    made, refused = edited(SHARED, "x.yaml", [RemoveKey(("again",)), RemoveKey(("word",))])
    assert refused == ()
    assert made == SHARED.replace("word: &s word\nagain: *s\n", "")


def test_what_is_shared_changes_everywhere() -> None:
    changes: list[Change] = [SetValue(("base", "y"), "Y"), SetValue(("word",), "W"), AddKey(("base",), "n", 1)]
    made, refused = edited(SHARED, "x.yaml", changes)
    assert refused == ()
    assert made == SHARED.replace("text", "Y\n  n: 1").replace("&s word", "&s W")
    assert data(made)["use"] == {"x": 1, "y": "Y", "n": 1}
    assert data(made)["more"] == {"z": 2, "x": 1, "y": "Y", "n": 1}
    assert data(made)["again"] == "W"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ((SetValue(("a", 0), "p"), SetValue(("a", 0), "q")), "another change gives the same value another content"),
        ((SetValue(("m", "k"), 2), RemoveKey(("m",))), "it lies inside of what another change removes"),
        ((RemoveKey(("m", "k")), RemoveKey(("m",))), "it lies inside of what another change removes"),
        ((InsertItem(("a",), 0, "p"), RemoveKey(("a",))), "it lies inside of what another change removes"),
        ((RemoveItem(("a", 0)), RemoveItem(("a", 0))), "another change removes it too"),
        ((AddKey((), "n", 1), AddKey((), "n", 2)), "another change adds the key `n` too"),
        ((Reorder(("a",), (1, 0)), Reorder(("a",), (0, 1))), "another change puts the same list into another order"),
    ],
)
def test_contradictions_are_refused(changes: tuple[Change, ...], why: str) -> None:
    assert [refusal.why for refusal in edited("a: [x, y]\nm: {k: 1}\n", "x.yaml", changes)[1]] == [why]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (SetValue(("nope",), 1), "1:1 there is no key `nope`"),
        (SetValue(("a", 2), 1), "1:4 there is no item 2"),
        (SetValue(("a", "k"), 1), "1:4 a list stands where the path expects something else"),
        (SetValue(("a",), 1), "1:4 a list stands there, not a text or a number"),
        (InsertItem(("m",), 0, 1), "2:4 a mapping stands there, not a list"),
        (InsertItem(("a",), 3, 1), "1:4 the list has 2 items, so nothing can stand before item 3"),
        (Reorder(("a",), (0, 0)), "1:4 the new order does not name every item of the list once"),
        (RemoveKey(()), "1:1 the whole file cannot be removed"),
        (AddKey(("m",), "k", 1), "2:4 the key `k` is there already"),
        (SetValue(("a", 0), "a\x00b"), "1:5 U+0000 cannot stand in a text"),
        (SetValue(("a", 0), float("nan")), "1:5 there is no way to write this value so that it is read as the same"),
        (SetValue(("a", 0), 10**30 + 1), "1:5 there is no way to write this value so that it is read as the same"),
        (SetValue(("a", 0), 10**5000), "1:5 there is no way to write this value so that it is read as the same"),
        (SetValue(("a", 0), float("-inf")), "1:5 there is no way to write this value so that it is read as the same"),
        (SetValue(("t",), "text"), "3:4 `!!int` stands before it, and does not fit the new value"),
    ],
)
def test_what_cannot_be_meant_is_refused(change: Change, reason: str) -> None:
    assert reasons("a: [x, y]\nm: {k: 1}\nt: !!int 5\n", change) == [reason]


def test_a_value_of_any_depth_is_refused_without_an_error() -> None:
    deep: Any = []
    for _ in range(10_000):
        deep = [deep]
    why = "1:4 more than 50 levels of lists and mappings inside one another"
    assert reasons("a: []\n", InsertItem(("a",), 0, deep)) == [why]


@pytest.mark.slow
def test_values_that_share_their_parts_are_counted() -> None:
    wide: Any = ["x"]
    for _ in range(45):
        wide = [wide, wide]
    assert reasons("a: []\n", InsertItem(("a",), 0, wide)) == ["1:4 more than 100,000 values at once"]


@pytest.mark.slow
def test_references_may_nest_more_deeply_than_any_text() -> None:
    head, tail = "[" * 40, "]" * 40
    text = f"a0: &a0 {head}x{tail}\n" + "".join(f"a{i}: &a{i} {head}*a{i - 1}{tail}\n" for i in range(1, 60))
    made, refused = edited(text, "x.yaml", [AddKey((), "b", 1), SetValue(("a0", *[0] * 40), "y")])
    assert refused == ()
    assert made == text.replace("x", "y") + "b: 1\n"


def test_comments_inside_brackets_keep_their_entries_in_place() -> None:
    text = "a: [x,  # of x\n    y]\n"
    assert after(text, SetValue(("a", 0), "z")) == "a: [z,  # of x\n    y]\n"
    why = "1:4 comments stand between its entries inside the brackets, and nobody knows what they are about"
    assert reasons(text, Reorder(("a",), (1, 0))) == [why]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "1:1 “x.yaml” cannot be read without a fault: the file is empty"),
        ("a: 1\n---\nb: 2\n", "2:1 “x.yaml” cannot be read without a fault: this line parts the file in two"),
        ("a: 1\na: 2\n", "2:1 “x.yaml” cannot be read without a fault: `a` stands in line 1 already"),
    ],
)
def test_a_file_with_faults_is_left_alone(text: str, why: str) -> None:
    changes: list[Change] = [SetValue(("a",), 2), AddKey((), "b", 1)]
    assert edited(text, "x.yaml", changes)[0] == text
    assert reasons(text, *changes) == [why, why]


def test_what_cannot_be_done_soundly_is_refused_and_the_rest_is_done() -> None:
    text = "a: &x 1\nl:\n- &y p\n- *y\n"
    made, refused = edited(text, "x.yaml", [Reorder(("l",), (1, 0)), SetValue(("a",), 2)])
    assert made == text.replace("&x 1", "&x 2")
    assert [refusal.why for refusal in refused] == ["the file would not be read as it is meant"]


# --- The laws on random documents -------------------------------------------------------------------------------------

PIECES = (
    *(
        "規制の焦点は装置から保守契約へ移った。",
        "「優位」が薄れる",
        "AIの。",
        "＃：、",
        "あ",
        "👩‍👩‍👧",
        "costs fall by a fifth ",
        "word ",
    ),
    *("2.0", "no", "true", "~", "012", "2026-04-10", "5e11", "<<", "---", "...", "{{ figures.share }}", "[@wire]"),
    *("x: y", "a #b", "#", "- a", "it's", '"so"', "\\n", "\n", "\n\n", " ", "  ", "\t"),
    *("& *", "%", "@", "`", "!", "|", ">", "?", ":", ",", "[", "]", "{", "}"),
)


def words(rng: random.Random, most: int = 5) -> str:
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(most + 1)))


def scalar(rng: random.Random) -> Any:
    texts = (words(rng), words(rng), words(rng, 14))
    return rng.choice((*texts, rng.randrange(-50, 20000), round(rng.random() * 100, 2), 5e11, 1e-7, True, None))


def value(rng: random.Random, depth: int) -> Any:
    kind = rng.randrange(5) if depth else 0
    if kind == 1:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind == 2:
        keys = (rng.choice(PIECES) if rng.random() < 0.2 else f"k{i}" for i in range(rng.randrange(4)))
        return {key: value(rng, depth - 1) for key in keys}
    return scalar(rng)


def one_line(text: Any, rng: random.Random, bracket: bool) -> str:
    if not isinstance(text, str):
        return {"True": "true", "False": "false", "None": "null"}.get(repr(text), str(text))
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    tries = [text, "'" + text.replace("'", "''") + "'", double]
    rng.shuffle(tries)
    for attempt in tries:
        whole = f"k: [{attempt}]\n" if bracket else f"k: {attempt}\n"
        found, findings = parse(whole, "")
        wanted = [text] if bracket else text
        if found is not None and not findings and found.data == {"k": wanted} and "\n" not in attempt:
            return attempt
    return double


def several_lines(text: str, indent: int, rng: random.Random) -> str | None:
    """A text over several lines: as a block, or wrapped at its spaces and behind its full stops."""
    inner = " " * (indent + rng.randrange(1, 4))
    wrapped = text.replace("。", "。\n") if rng.random() < 0.5 else text.replace(" ", "\n", 2)
    body = "\n".join(inner + line if line else "" for line in wrapped.strip("\n").split("\n"))
    head = rng.choice((">-", ">", "|", "|-", ">+", "|+", ">- # beside", ">-", '"', "'", ""))
    if head == '"':
        attempt = '"' + body.lstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'
    elif head == "'":
        attempt = "'" + body.lstrip().replace("'", "''") + "'"
    else:
        attempt = f"{head}\n{body}" if head else body.lstrip()
    found, findings = parse(f"{' ' * indent}k: {attempt}\n", "")
    return attempt if found is not None and not findings and isinstance(found.data["k"], str) else None


def flow(part: Any, rng: random.Random, indent: int) -> str:
    joint = rng.choice((", ", ",", ",\n" + " " * (indent + 3)))
    if isinstance(part, list):
        return "[" + joint.join(flow(item, rng, indent) for item in part) + "]"
    if isinstance(part, dict):
        return (
            "{"
            + joint.join(f"{one_line(key, rng, True)}: {flow(item, rng, indent)}" for key, item in part.items())
            + "}"
        )
    return one_line(part, rng, True)


def written(part: Any, rng: random.Random, indent: int, below: bool) -> str:
    """What follows a key or a dash."""
    if isinstance(part, list | dict) and (not part or rng.random() < 0.2):
        return " " + flow(part, rng, indent)
    if not isinstance(part, list | dict):
        block = several_lines(part, indent, rng) if isinstance(part, str) and rng.random() < 0.4 else None
        beside = rng.choice(("", "", "", "  # beside"))
        return f" {block}" if block is not None else f" {one_line(part, rng, False)}{beside}"
    inner = indent + (rng.randrange(0, 4) if below and isinstance(part, list) else rng.randrange(1, 4))
    start = "\n"
    if not below and rng.random() < 0.7:
        inner, start = indent + 2, " "
    parts = []
    blank = "\n" if rng.random() < 0.3 else ""
    for number, item in enumerate(part):
        above = f"# about {rng.randrange(100)}\n{' ' * inner}" if rng.random() < 0.2 else ""
        if number and rng.random() < 0.05:
            above = f"# apart {rng.randrange(100)}\n\n{' ' * inner}{above}"
        key = one_line(item, rng, False) if isinstance(part, dict) else ""
        rest = written(part[item], rng, inner, True) if isinstance(part, dict) else written(item, rng, inner, False)
        parts.append(f"{above}{key}:{rest}" if isinstance(part, dict) else f"{above}-{rest}")
    body = f"\n{blank}{' ' * inner}".join(parts)
    head = "  # head\n" if start == "\n" and rng.random() < 0.2 else start
    return head + (" " * inner if head.endswith("\n") else "") + body


def random_text(rng: random.Random) -> str:
    """A text, most often one that is read without a fault."""
    whole = {f"key{i}": value(rng, 3) for i in range(1 + rng.randrange(4))}
    if rng.random() < 0.3:
        text = yaml.safe_dump(
            whole,
            default_style=rng.choice((None, None, '"', "'", ">", "|")),
            default_flow_style=rng.choice((None, False, True)),
            width=rng.choice((20, 80, 1000)),
            indent=rng.choice((2, 4, 7)),
            allow_unicode=rng.random() < 0.8,
            sort_keys=False,
        )
    else:
        text = "# first\n" * rng.randrange(2)
        for key, part in whole.items():
            text += f"{key}:{written(part, rng, 0, True)}\n" + "\n" * rng.randrange(2)
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if rng.random() < 0.1 else "") + text


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, random.Random]:
    """A text that is read without a fault, and what to go on with."""
    rng = random.Random(draw(st.integers(0, 1 << 32)))
    text = random_text(rng)
    found, findings = parse(text, "")
    assume(found is not None and not findings)
    note(text)
    return text, rng


def paths(part: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every value with its path."""
    found = [(path, part)]
    for step, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        found += paths(inner, (*path, step))
    return found


def at(whole: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        whole = whole[step]
    return whole


def another(old: Any, rng: random.Random) -> Any:
    """Another text: something in it changed, or all of it; or another number."""
    if isinstance(old, bool | None) or rng.random() < 0.2:
        return scalar(rng)
    if isinstance(old, int | float):
        return rng.choice((old + 1, old * 2, round(old * 1.21, 1), -old))
    for _ in range(1 + rng.randrange(2)):
        i = rng.randrange(len(old) + 1)
        old = old[:i] + words(rng, 2) + old[i + rng.choice((0, 0, 1, 2, 7)) :]
    return old


def one_change(whole: Any, rng: random.Random) -> Change:
    path, part = rng.choice(paths(whole))
    parent = at(whole, path[:-1])
    if rng.random() < 0.25 and path:
        return RemoveKey(path) if isinstance(parent, dict) else RemoveItem(path)
    if isinstance(part, dict):
        return AddKey(path, rng.choice(("new", "no", "a: b", "新")), value(rng, 2))
    if isinstance(part, list):
        order = list(range(len(part)))
        rng.shuffle(order)
        insert = InsertItem(path, rng.randrange(len(part) + 1), value(rng, 2))
        return rng.choice((insert, Reorder(path, tuple(order))))
    return SetValue(path, another(part, rng))


def plainly(whole: Any, changes: list[Change]) -> Any:
    """The data with the changes applied plainly, as the interface describes them."""
    whole = copy.deepcopy(whole)
    about_part = (SetValue, RemoveKey, RemoveItem)
    parts = [at(whole, change.path[:-1] if isinstance(change, about_part) else change.path) for change in changes]
    for change, part in zip(changes, parts, strict=True):
        if isinstance(change, SetValue):
            part[change.path[-1]] = change.value
    # Of every list: what comes before each item, and the item, if it stays; at last, what comes at the end.
    slots: dict[int, list[tuple[list[Any], list[Any]]]]
    slots = {id(part): [([], [item]) for item in part] + [([], [])] for part in parts if isinstance(part, list)}
    orders = {id(part): list(range(len(part))) for part in parts}
    for change, part in zip(changes, parts, strict=True):
        match change:
            case InsertItem(index=index, value=new):
                slots[id(part)][index][0].append(new)
            case RemoveItem(path=path):
                slots[id(part)][int(path[-1])][1].clear()
            case Reorder(order=order):
                orders[id(part)] = list(order)
            case RemoveKey(path=path):
                del part[path[-1]]
            case _:
                pass
    for change, part in zip(changes, parts, strict=True):
        if isinstance(change, AddKey):
            part[change.key] = change.value
        if isinstance(part, list) and id(part) in slots:
            made = slots.pop(id(part))
            numbers = (*orders[id(part)], len(part))
            part[:] = [item for number in numbers for half in made[number] for item in half]
    return whole


def strict(part: Any) -> Any:
    """For comparison: the order of keys, and what is true or a text, count; whether a number has a point does not."""
    match part:
        case dict():
            return [(key, strict(inner)) for key, inner in part.items()]
        case list():
            return ["list", *map(strict, part)]
        case bool() | None:
            return repr(part)
        case int() | float():
            return float(part)
        case _:
            return f"“{part}”"


@settings(max_examples=tries(600))
@given(documents(), st.integers(1, 5))
def test_the_data_changes_as_if_changed_plainly(made: tuple[str, random.Random], count: int) -> None:
    text, rng = made
    changes = [one_change(data(text), rng) for _ in range(count)]
    result, refused = edited(text, "x.yaml", changes)
    accepted = [change for change in changes if not any(change is refusal.change for refusal in refused)]
    assert strict(data(result)) == strict(plainly(data(text), accepted))


def reached(text: str, path: tuple[str | int, ...]) -> yaml.Node:
    """The node at a path, as PyYAML composes it."""
    node = yaml.compose(text.removeprefix("\ufeff").replace("\r\n", "\n"), Loader=yaml.CSafeLoader)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(inner for key, inner in node.value if key.value == step)
        else:
            assert isinstance(node, yaml.SequenceNode)
            node = node.value[step]
    assert node is not None
    return node


def lines(text: str) -> list[str]:
    return text.split("\n")


def common(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines at the head are the same, and how many at the tail."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    return head, tail


def bare(text: str) -> Counter[str]:
    """The lines without indentation and dashes, and how often they occur."""
    return Counter(line.lstrip(" -:").rstrip() for line in lines(text) if line.strip(" -:\r"))


def one_place_alone(text: str, change: Change, result: str) -> None:
    old, new = lines(text), lines(result)
    if old == new:
        return
    head, tail = common(old, new)
    path = change.path[:-1] if isinstance(change, RemoveKey | RemoveItem) else change.path
    node = reached(text, path)
    first = node.start_mark.line
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        while first > 0 and old[first - 1].lstrip().startswith("#"):
            first -= 1
        first -= 1  # the line of the key, where brackets may come
    assert head >= first
    assert len(old) - tail <= node.end_mark.line + 1
    flow_style = isinstance(node, yaml.CollectionNode) and (node.flow_style or not node.value)
    match change:
        case InsertItem() | AddKey() if not flow_style:
            compact = isinstance(change, InsertItem) and change.index == 0
            assert len(old) - head - tail <= compact, "lines were lost"
        case Reorder() if not flow_style:
            assert bare(text) == bare(result)
        case RemoveItem() | RemoveKey() if not flow_style:
            gone = bare(result) - bare(text)
            assert gone.total() <= 1, "lines are new"
        case _:
            pass


@settings(max_examples=tries(600))
@given(documents())
def test_all_other_lines_stay(made: tuple[str, random.Random]) -> None:
    text, rng = made
    change = one_change(data(text), rng)
    result, refused = edited(text, "x.yaml", [change])
    if refused:
        assert result == text
    else:
        one_place_alone(text, change, result)
        assert result.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r\n" in result) == ("\r\n" in text)
        assert result.count("\n") == result.count("\r\n") or "\r\n" not in result


# --- The briefings that are shipped -----------------------------------------------------------------------------------


def random_change(whole: Any, rng: random.Random) -> Change:
    """A change as people make them: of a few letters, of a number, of a list."""
    path, part = rng.choice(paths(whole))
    while path and isinstance(part, dict) and rng.random() < 0.7:
        path, part = rng.choice(paths(whole))
    if isinstance(part, str) and rng.random() < 0.8:
        at_letter = rng.randrange(len(part) + 1)
        inserted = rng.choice(("", "、新しい文。", "more words ", words(rng, 3)))
        return SetValue(path, part[:at_letter] + inserted + part[at_letter + rng.choice((0, 0, 1, 3, 12)) :])
    if isinstance(part, int | float) and not isinstance(part, bool):
        return SetValue(path, another(part, rng))
    return one_change(whole, rng)


@pytest.mark.slow
@pytest.mark.parametrize("briefing", BRIEFINGS, ids=[path.stem for path in BRIEFINGS])
@settings(max_examples=tries(30))
@given(seed=st.integers(0, 1 << 32))
def test_the_laws_hold_for_briefings(briefing: Path, seed: int) -> None:
    rng = random.Random(seed)
    text = briefing.read_text(encoding="utf-8")
    whole = data(text)
    changes = [random_change(whole, rng) for _ in range(rng.randrange(1, 8))]
    result, refused = edited(text, briefing.name, changes)
    accepted = [change for change in changes if not any(change is refusal.change for refusal in refused)]
    assert strict(data(result)) == strict(plainly(whole, accepted))
    result, refused = edited(text, briefing.name, changes[:1])
    if not refused:
        one_place_alone(text, changes[0], result)


@pytest.mark.slow
@pytest.mark.parametrize("briefing", BRIEFINGS, ids=[path.stem for path in BRIEFINGS])
def test_a_letter_changes_in_its_line_alone(briefing: Path) -> None:
    text = briefing.read_text(encoding="utf-8")
    changes: list[Change] = []
    for path, part in paths(data(text)):
        if isinstance(part, str) and len(part) > 3 and (middle := len(part) // 2) and part[middle].isalpha():
            letter = "x" if part[middle].isascii() else "漢"
            changes.append(SetValue(path, part[:middle] + letter + part[middle + 1 :]))
    result, refused = edited(text, briefing.name, changes)
    assert refused == ()
    pairs = zip(lines(text), lines(result), strict=True)
    assert {len(new) - len(old) for old, new in pairs} == {0}
