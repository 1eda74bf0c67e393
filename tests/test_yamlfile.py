"""The reader: the same text always means the same, every value has a place, and any bytes give an answer."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefdeck.diagnostics import rules
from briefdeck.yamlfile import reader as yamlfile
from briefdeck.yamlfile.reader import MAX_VALUES, Document, parse, read
from laws import tries


def document(text: str) -> Document:
    found, diagnostics = parse(text, "x.yaml")
    assert diagnostics == ()
    assert found is not None
    return found


def value(text: str) -> Any:
    return document(f"v: {text}\n").data["v"]


def places(text: str) -> list[str]:
    """`line:column code` of everything found."""
    return [f"{d.span.line}:{d.span.column} {d.rule.code}" for d in parse(text, "x.yaml")[1]]


# --- What scalars mean ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("31", 31),
        ("-4", -4),
        ("0", 0),
        ("0.5", 0.5),
        ("-12.25", -12.25),
        ("1.4e12", 1.4e12),
        ("1e3", 1000.0),
    ],
)
def test_plain_scalars_follow_the_core_schema(written: str, meant: object) -> None:
    got = value(written)
    assert (type(got), got) == (type(meant), meant)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "n",
        "3.10",
        "2.0",
        "2026-04-10",
        "2026-04",
        "012",
        "+5",
        "1_000",
        "0x1f",
        "0o17",
        "12:30",
        ".inf",
        ".nan",
        "-.5",
        "5.",
        "1e999",
        "-0",
        "1234567890123456789",
        "0.12345678901234567",
        "１２",
        "31%",
        "<<",
        "=",
    ],
)
def test_what_would_lose_something_stays_text(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize("written", ['"31"', "'true'", "!!str 31", "! 31", "|-\n  31"])
def test_quotes_and_str_make_text(written: str) -> None:
    assert value(written) in ("31", "true")


# --- Wrapped Japanese -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("規制の焦点は\n  装置から、\n  保守契約へ", "規制の焦点は装置から、保守契約へ"),
        ('"規制の焦点は\n  装置から\\u4fdd\n  守へ"', "規制の焦点は装置から保守へ"),
        ("'規制の\n  ''焦点''は\n  装置'", "規制の'焦点'は装置"),
        (">-\n  規制の焦点は\n  装置から\n  保守へ", "規制の焦点は装置から保守へ"),
        ("&a >-  # 日本語の注\n  規制の焦点は\n  装置から", "規制の焦点は装置から"),
        (">-\n  第一段落は\n  続く。\n\n  第二段落も\n  続く。", "第一段落は続く。\n第二段落も続く。"),
        (">-\n  規制の\n    装置から\n  保守へ", "規制の\n  装置から\n保守へ"),
        ("規制 の焦点は\n  装置", "規制 の焦点は装置"),
        ("規制は\n  USMCA の\n  改定", "規制はUSMCA の改定"),
        ("The word\n  改善 is\n  Japanese for improvement", "The word 改善 is Japanese for improvement"),
        ("The word is\n  「改善」\n  here", "The word is「改善」here"),
        (">-\n  優位が薄れた。\n  OpenAIは急ぐ。", "優位が薄れた。OpenAIは急ぐ。"),
        ("it goes\n  on", "it goes on"),
        ("그는\n  갔다", "그는 갔다"),
        ("|-\n  規制の\n  焦点", "規制の\n焦点"),
        ("規制は…\n  まだ", "規制は…まだ"),
    ],
)
def test_a_wrap_is_no_space_between_east_asian_characters(written: str, meant: str) -> None:
    assert value(written) == meant
    assert value(written.replace("\n", "\r\n")) == meant


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(["規制", "は、", "の", "「改定」", "規 制", "U改定", "改定U"]), min_size=1, max_size=12)
)
def test_wrapping_means_the_same_however_it_is_written(words: list[str]) -> None:
    wrapped = "\n  ".join(words)
    expected = words[0]
    for left, right in pairwise(words):
        expected += f" {right}" if left[-1].isascii() and right[0].isascii() else right
    for written in (wrapped, f'"{wrapped}"', f"'{wrapped}'", f">-\n  {wrapped}"):
        assert value(written) == expected


# --- Places -----------------------------------------------------------------------------------------------------------

SECTIONS = "title: 𠮷野家\nsections:\n  - kind: text\n    title: x\n  - {kind: table}\nlist: [a, b]\n"


@pytest.mark.parametrize(
    ("path", "at", "key_at"),
    [
        ((), "1:1", "1:1"),
        (("title",), "1:8", "1:1"),
        (("sections",), "3:3", "2:1"),
        (("sections", 0), "3:5", "3:5"),
        (("sections", 0, "title"), "4:12", "4:5"),
        (("sections", 1, "kind"), "5:12", "5:6"),
        (("sections", 1, "title"), "5:5", "5:5"),
        (("sections", 7, "title"), "3:3", "3:3"),
        (("list", 1), "6:11", "6:11"),
        (("title", "ja"), "1:8", "1:8"),
        (("nothing",), "1:1", "1:1"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "\ufeff"])
def test_every_value_and_key_has_a_place(path: tuple[str | int, ...], at: str, key_at: str, prefix: str) -> None:
    for text in (SECTIONS, SECTIONS.replace("\n", "\r\n")):
        found = document(prefix + text)
        assert str(found.span(path)) == f"x.yaml:{at}"
        assert str(found.key_span(path)) == f"x.yaml:{key_at}"


def test_aliases_and_merges_keep_the_place_of_what_was_written() -> None:
    found = document("a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\nd: {<<: [{z: 4}, *a]}\n")
    assert found.data["b"] == {"x": 1, "y": 2}
    assert found.data["c"] == {"y": 3, "x": 1}
    assert found.data["d"] == {"z": 4, "x": 1, "y": 2}
    assert str(found.span(("b", "x"))) == "x.yaml:1:11"
    assert str(found.key_span(("c", "x"))) == "x.yaml:1:8"
    assert str(found.span(("c", "y"))) == "x.yaml:5:6"


# --- Faults -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: {c: 1, c: 2}\na: 3\nb: 4\n", ["2:11 Y104", "3:1 Y104", "4:1 Y104"]),
        ("a: &a [*a]\n", ["1:8 Y105"]),
        ("a: !!python/object:os.system x\nb: !x [y]\nc: !!int z\n", ["1:4 Y107", "2:4 Y107", "3:4 Y107"]),
        ("a: " + "[" * 51, ["1:53 Y108"]),
        ("", ["1:1 Y109"]),
        ("# only a comment\n", ["1:1 Y109"]),
        ("- a\n", ["1:1 Y109"]),
        ("title：規制\n", ["1:1 Y109"]),
        ("a: x\x07y\nb: \ufffe\nc: 規制\u2028の\n", ["1:5 Y110", "2:4 Y110", "3:6 Y110"]),
        ('a: "\\x07"\nb: "\\L"\n', ["1:4 Y110", "2:4 Y110"]),
        ("a: \ud800\n", ["1:4 Y110"]),
        ("a: b\ufeffc\n", ["1:5 Y110"]),
        ("a: 1\n---\nb: 2\n", ["2:1 Y111"]),
        ("1: a\ntrue: b\nnull: c\n? [x]\n: d\nno: e\n", ["4:3 Y112"]),
        ("a: {{ figures.x }}\n", ["1:5 Y112"]),
        ("a: *b\nc: *d\n", ["1:4 Y103", "2:4 Y103"]),
        ("a: 1\n　b: 2\n", ["2:1 Y103"]),
        ("a: {<<: 3}\n", ["1:9 Y103"]),
        ("a: 1\na: 2\nb: \x07\nc: @x\n", ["2:1 Y104", "3:4 Y110", "4:4 Y103"]),
    ],
)
def test_all_faults_are_found_at_once_with_their_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "cure"),
    [
        ("a:\n\t- x\n", "2:1", "tab"),
        ("a:\n　　- x\nb: 1\n", "2:1", "full-width space"),
        ('k: 1\na: "x\nb: c\n', "2:4", "close the quote"),
        ("title:foo\nb: c\n", "1:1", "space after the colon"),
        ("title\nb: c\n", "2:2", "indent"),
        ("title：規制\nb: c\n", "1:1", "half-width"),
        ("a: note: this\n", "1:8", "double quotes"),
        ("a: @x\n", "1:4", "begins with @"),
        ("a: %x\n", "1:4", "begins with %"),
        ("- `x`\n", "1:3", "begins with `"),
        ("- **bold** text\n", "1:4", "begins with *"),
        ("a: !重要 x\n", "1:5", "begins with !"),
        ("a: [@wire] says\n", "1:5", "begins with ["),
        ("a: [text](http://x)\n", "1:10", "begins with ["),
        ("a: {% if x %}\n", "1:5", "begins with {"),
        ("a:\n  - x: 1\n- x: 2\n", "3:1", "by 2 more spaces"),
        ("a:\n  - b:\n      - t: 1\n    s: 2\n      - t: 3\n", "4:5", "4 more spaces"),
        ("b: 1\na:\u3000x\n", "2:1", "ordinary space"),
        ('{\n  "a": 1\n  "b": 2\n}\n', "2:9", "a comma"),
        ("a: [1, 2\nb: 3\n", "1:4", "close the ["),
        ("a: > x\n", "1:6", "below the >"),
        ('a: "q" x\n', "1:8", "closing"),
        ('a: "C:\\dir"\n', "1:7", "backslash"),
        ("a: 1\n  b: 2\n", "2:4", "indent this line"),
        ("a:\n - x\n y: 2\n", "3:2", "indent this line"),
    ],
)
def test_broken_yaml_names_the_place_and_a_cure(text: str, place: str, cure: str) -> None:
    last = parse(text, "x.yaml")[1][-1]
    assert f"{last.span.line}:{last.span.column}" == place
    assert last.rule is rules.files.BROKEN_YAML
    assert cure in last.hint


def test_growth_by_aliases_is_bounded_in_number_and_in_text() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert places("\n".join(lines))[-1].endswith("Y105")
    long = "a: &a " + "x" * 1_000_000 + "\n" + "".join(f"b{n}: *a\n" for n in range(50))
    assert places(long)[-1].endswith("Y105")


def test_at_most_a_hundred_findings() -> None:
    assert len(places("".join("a: \x07\n" for _ in range(5000)))) == yamlfile.MAX_FINDINGS


# --- Files ------------------------------------------------------------------------------------------------------------


def codes(path: Path) -> list[str]:
    found, diagnostics = read(path, shown="shown.yaml")
    assert found is None
    assert {d.span.file for d in diagnostics} == {"shown.yaml"}
    return [d.rule.code for d in diagnostics]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert codes(tmp_path / "absent.yaml") == ["Y101"]
    assert codes(tmp_path) == ["Y101"]
    assert codes(tmp_path / "a\0b.yaml") == ["Y101"]
    assert codes(tmp_path / ("x" * 5000)) == ["Y101"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert codes(tmp_path / "pipe.yaml") == ["Y101"]


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("a: 1\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")  # removing the permission would not stop root

    monkeypatch.setattr(os, "open", refuse)
    assert codes(path) == ["Y101"]


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as opened:
        opened.truncate(50_000_000_000)  # sparse: reading it would exhaust the memory
    assert codes(path) == ["Y106"]


@pytest.mark.parametrize(
    ("encoding", "hint"), [("cp932", "Shift_JIS"), ("utf-16", "UTF-16"), ("euc-jp", "UTF-8"), ("latin-1", "UTF-8")]
)
def test_other_encodings_are_refused_by_name(tmp_path: Path, encoding: str, hint: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: é\n".encode(encoding) if encoding == "latin-1" else "a: 1\nb: 規制改\n".encode(encoding))
    _, (found,) = read(path)
    assert found.rule is rules.files.NOT_UTF_8
    assert found.span.file == str(path)
    assert (found.span.line, found.span.column) == ((1, 1) if encoding == "utf-16" else (2, 4))
    assert hint in found.hint


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("\ufefftitle: 規制\r\nno: no\r\n".encode())
    found, diagnostics = read(path)
    assert diagnostics == ()
    assert found is not None
    assert found.data == {"title": "規制", "no": "no"}


# --- Laws -------------------------------------------------------------------------------------------------------------

PIECES = [*"ab1 \n\t:-[]{},&*!|>'\"%@`#?~.<\\規、\ufeff\u2028\x07\r", "\n  ", "<<: ", "- ", "&a ", "*a "]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(st.one_of(st.binary(max_size=300), YAMLISH.map(lambda text: text.encode())))
@example(b'a: "\\UFFFFFFFF"')
@example(b"&a >\n  x\n*a : y")
@example(b"? &a [x]\n: *a\n? *a\n: 1")
@example(b"--- !!set {a}")
@example(b"[\x00")
@settings(max_examples=tries(400))
def test_any_bytes_give_a_document_or_diagnostics(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    found, diagnostics = read(path)
    assert found is not None or diagnostics
    assert list(diagnostics) == sorted(diagnostics, key=lambda d: (d.span, d.rule.code, d.what))


@given(YAMLISH)
@settings(max_examples=tries(200))
def test_the_parser_without_libyaml_also_always_answers(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "_LOADER", yaml.SafeLoader)
        found, diagnostics = parse(text, "x.yaml")
    assert found is not None or diagnostics


DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text("ab規、 \n'\"#:-0", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab規 :", max_size=4), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.slow
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), DATA, max_size=4))
def test_what_is_dumped_is_read_again(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=10**6)
    assert document(text).data == data if data else True


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape", ["[" * 200_000, "a: &a x\n" * 100_000, "- " * 200_000, "{a: " * 200_000, "\x07" * 500_000]
)
def test_hostile_shapes_are_answered(shape: str) -> None:
    found, diagnostics = parse(shape, "x.yaml")
    assert found is not None or diagnostics


@pytest.mark.parametrize(
    ("text", "swallowed"),
    [
        ("a: Revenue is #1 in three years\n", True),
        ("a: Our rank is # 1 among peers\n", True),
        ("a: Costs fall #budget\n", True),
        ("a: &Partners agreed\n", True),
        ("a: Costs fall  # by a fifth, they say\n", False),
        ("a: no  # nobody knows\n", False),
        ("a: chart #note\n", False),
        ("a: 31 #2026\n", False),
        ("a: 'Revenue is #1'\n", False),
        ("a: &x Costs\nb: *x\n", False),
        ("a: &x |  # here\n  Costs\n", False),
    ],
)
def test_words_that_a_sign_swallows_are_told(text: str, swallowed: bool) -> None:
    found = [d.rule for d in parse(text, "x.yaml")[1]]
    assert found == ([rules.files.SWALLOWED_WORDS] if swallowed else [])


@pytest.mark.slow
def test_more_values_than_can_be_read_are_told_where_they_begin() -> None:
    entries = [f"  k{number}: x\n" for number in range(MAX_VALUES // 2)]
    document, found = parse("title: Plan\nkeys:\n" + "".join(entries), "x.yaml")
    assert [(str(d.span), d.rule.code) for d in found] == [("x.yaml:75000:11", "Y106")]
    assert document is None
    assert parse("title: Plan\nkeys:\n" + "".join(entries[3:]), "x.yaml")[1] == ()
