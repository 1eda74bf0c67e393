"""Quotation marks: straight ones that are typed become those of the text's language; nothing else is changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.document.kinds import Kind
from briefdeck.locale import known
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.text import quoted, straight, unpaired
from briefdeck.text.quoting import set_as
from helpers import SOUND
from pulling import made, opened, places, runs, say, words
from readback import shown, squeezed
from shipped import session
from soundness import assert_sound

NBSP = "\u00a0"
SIGNS = st.text(st.sampled_from("\"\"''“”‘’«»„「」 ab1規제s.,(-)\u00a0`"), max_size=24)
TAGS = st.sampled_from(["en", "en-GB", "de", "de-CH", "fr", "fr-CH", "ja", "zh", "zh-TW", "ko"])


def shown_as(text: str, tag: str) -> str:
    return str(quoted([text], known(tag))[0])


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        ("de", "Prüfbericht „Győr“", "Prüfbericht ‚Győr‘"),
        ("de-CH", "Prüfbericht «Győr»", "Prüfbericht ‹Győr›"),
        ("de", 'Prüfbericht "Győr" und „Pécs“', "Prüfbericht ‚Győr‘ und ‚Pécs‘"),
        ("en", "The “new” rules", "The “new” rules"),
        ("ja", "「新」規則", "「新」規則"),
    ],
)
def test_typed_outer_marks_are_inner_ones_where_the_whole_stands_in_marks(tag: str, typed: str, wanted: str) -> None:
    assert quoted([typed], known(tag), 1) == [wanted]
    assert quoted([typed.replace('"', "x")], known(tag)) == [typed.replace('"', "x")]


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        # The pairs of a language, the inner one in the outer one, whichever signs were typed.
        ("en", """He said "it's 'fine' now" and left""", "He said “it’s ‘fine’ now” and left"),
        ("en-US", """'Growth "now"' is key""", "“Growth ‘now’” is key"),
        ("en-GB", """He said "it's 'fine' now" and left""", "He said ‘it’s “fine” now’ and left"),
        ("en-AU", 'A "plan"', "A ‘plan’"),
        ("de", """Er sagte "das ist 'gut' so" und ging""", "Er sagte „das ist ‚gut‘ so“ und ging"),
        ("de-CH", """"Ja, 'gut'\"""", "«Ja, ‹gut›»"),
        ("fr", """Il dit "c'est 'bon' ici".""", f"Il dit «{NBSP}c’est “bon” ici{NBSP}»."),
        ("fr-CH", """"C'est 'bon'\"""", f"«{NBSP}C’est ‹{NBSP}bon{NBSP}›{NBSP}»"),
        ("zh", '所谓"新常态"已经到来', "所谓“新常态”已经到来"),
        ("zh-TW", """所謂"新'常態'"已經到來""", "所謂「新『常態』」已經到來"),
        ("ko", """그는 "매우 '중요'하다"고 말했다""", "그는 “매우 ‘중요’하다”고 말했다"),
        ("ja", """彼は"規制は'重要'だ"と述べた""", "彼は「規制は『重要』だ」と述べた"),
        ("ja", '先の"Code Red"で', '先の"Code Red"で'),
        ("en", 'The word "規制" here', "The word 「規制」 here"),
        # Apostrophes.
        (
            "en",
            "the boards' view, O'Brien's, the '90s, the 1990's",
            "the boards’ view, O’Brien’s, the ’90s, the 1990’s",
        ),
        ("en", "rock 'n' roll", "rock ’n’ roll"),
        ("fr", "aujourd'hui, l'80 %", "aujourd’hui, l’80 %"),
        # Beside other signs.
        ("en", '("yes")—"no", "then."', "(“yes”)—“no”, “then.”"),
        ("en", 'He took "5" and "6"?', "He took “5” and “6”?"),
        # What somebody chose stays, and is a level.
        ("en", '“typed "x" here”', "“typed ‘x’ here”"),
        ("en-GB", "a “typed” one", "a “typed” one"),
    ],
)
def test_straight_marks_become_those_of_the_language(tag: str, typed: str, wanted: str) -> None:
    assert shown_as(typed, tag) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        'a 5" disk',
        """5'10" tall""",
        'A "27" wide" screen',
        '"Open and never closed',
        'x="1"',
        "'tis so",
        'see https://example.com/?q="a"',
        'run `echo "a"`',
        '""',
        ' " ',
    ],
)
def test_what_is_not_certain_stays_as_it_is_typed(typed: str) -> None:
    assert shown_as(typed, "en") == typed


def test_a_quotation_may_begin_in_one_piece_and_end_in_another() -> None:
    assert quoted(['A "', "bold", None, '" one'], known("de")) == ["A „", "bold", None, "“ one"]


def test_a_text_that_stands_in_quotation_marks_has_the_inner_ones() -> None:
    assert quoted(['On "growth"'], known("en"), 1) == ["On ‘growth’"]


def test_marks_without_their_other_half_are_found() -> None:
    assert unpaired('The "old costs', known("en")) == [4]
    assert unpaired("""A "new" 27" one, 5'10" tall""", known("en")) == [2, 6]
    assert unpaired('The "old" costs, the makers\' own', known("en")) == []


@pytest.mark.slow
@given(SIGNS, TAGS)
def test_nothing_but_straight_marks_is_changed(text: str, tag: str) -> None:
    made_ = shown_as(text, tag)
    assert straight(made_) == straight(text)
    at = 0
    for sign in text:  # each straight mark is itself or a mark, with its space; all else is as it was
        length = set_as(sign, made_, at) or 1
        assert length > 1 or made_[at] == sign or sign in "\"'"
        at += length
    assert at == len(made_)


@pytest.mark.slow
@given(SIGNS, SIGNS, TAGS)
def test_pieces_of_a_text_come_to_what_all_of_it_does(one: str, other: str, tag: str) -> None:
    assert "".join(map(str, quoted([one, other], known(tag)))) == shown_as(one + other, tag)


@pytest.mark.slow
@given(SIGNS, TAGS)
def test_what_is_set_and_typed_again_is_set_alike(text: str, tag: str) -> None:
    unsettled = unpaired(text, known(tag)) or re.search("[“”‘’«»„「」`]", text)
    assert unsettled or shown_as(shown_as(text, tag), tag) == shown_as(text, tag)


# --- in documents, and back ---------------------------------------------------------------------------------------

TITLES = {
    "en-GB": "‘Sound’ storage, the board’s",
    "de": "„Sound“ storage, the board’s",
    "fr": f"«{NBSP}Sound{NBSP}» storage, the board’s",
}


def briefing(tag: str) -> str:
    text = SOUND.replace("language: en", f"language: {tag}").replace(
        "They fall", """'They "fall" fast, and it''s so'"""
    )
    return text.replace("Storage for the northern sites", """'"Sound" storage, the board''s'""")


@pytest.mark.slow
@pytest.mark.parametrize("tag", TITLES)
def test_deck_and_memo_have_one_style(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text(briefing(tag), encoding="utf-8")
    kinds: tuple[Kind, ...] = ("deck", "memo")
    for kind in kinds:
        content = made(path, "executive", kind)
        assert content is not None
        file = tmp_path / f"quotes.{'pptx' if kind == 'deck' else 'docx'}"
        file.write_bytes(content)
        assert_sound(file)
        assert squeezed(TITLES[tag]) in shown(file)
        assert "'" not in shown(file)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
@pytest.mark.parametrize("tag", TITLES)
def test_an_edit_beside_quotation_marks_leaves_them_as_they_were_typed(tag: str, kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text(briefing(tag), encoding="utf-8")
    content = made(path, "executive", kind)
    assert content is not None
    name = f"quotes.executive.{'pptx' if kind == 'deck' else 'docx'}"
    assert pulled_text(path, name, content) == briefing(tag)  # what nobody edited is as it was
    file = opened(content, name)
    for place in places(file):
        for run in runs(place.element):
            if "fast" in words(run):
                say(run, words(run).replace("fast", "slowly"))
    assert pulled_text(path, name, file.saved()) == briefing(tag).replace("fast", "slowly")


def pulled_text(path: Path, name: str, content: bytes) -> str:
    files, found = opened_files([File(name, content)])
    assert not found
    result = pulled(files, path, session())
    assert (result.open, result.reports) == ([], [])
    return result.after
