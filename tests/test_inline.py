"""Markup inside a text: what it means, and what is said where it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.model.markup import Cite, FigureUse, Piece, Words, parse_inline, tokens
from strategies import escaped


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Costs fall", [Words("Costs fall")]),
        ("**Costs** fall", [Words("Costs", bold=True), Words(" fall")]),
        ("費用は**減る**。", [Words("費用は"), Words("減る", bold=True), Words("。")]),
        ("Costs fall [@wire]", [Words("Costs fall "), Cite(("wire",))]),
        ("Costs fall[@wire; @paper]", [Words("Costs fall"), Cite(("wire", "paper"))]),
        ("Costs fall[@wire,@paper]", [Words("Costs fall"), Cite(("wire", "paper"))]),
        ("{{ figures.cost }} a year", [FigureUse("cost"), Words(" a year")]),
        ("**{{figures.cost}}**", [FigureUse("cost", bold=True)]),
        ("[the report](https://example.org/a?b=c)", [Words("the report", href="https://example.org/a?b=c")]),
        ("**[us](mailto:a@example.org)**", [Words("us", bold=True, href="mailto:a@example.org")]),
        (r"2 \* 3 \[sic\] \{x\} \@ \\", [Words("2 * 3 [sic] {x} @ \\")]),
        ("2 * 3 = 6", [Words("2 * 3 = 6")]),
        ("[sic] and (so)", [Words("[sic] and (so)")]),
        ("100%} of {a}", [Words("100%} of {a}")]),
        ("a@b.org", [Words("a@b.org")]),
        (r"C:\dir", [Words(r"C:\dir")]),
    ],
)
def test_markup(text: str, pieces: list[Piece]) -> None:
    assert parse_inline(text) == (tuple(pieces), ())


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("**Costs fall", ["“**” is opened and not closed"]),
        ("[@the wire]", ["“[@the wire]” is not a citation"]),
        ("[@wire; paper]", ["“[@wire; paper]” is not a citation"]),
        ("[@]", ["“[@]” is not a citation"]),
        ("[x](report.pdf) [y](javascript:alert)", ["“report.pdf” is", "“javascript:alert” is"]),
        ("[x]()", ["“” is not a web or mail address"]),
        ("{{ cost }} {{ figures.cost + 1 }}", ["“{{ cost }}” is", "“{{ figures.cost + 1 }}” is"]),
        ("{figures.cost} ${figures.cost}", ["“{figures.cost}” is", "“${figures.cost}” is"]),
        ("![map](map.png)", ["a picture, “![map](map.png)”, cannot"]),
        ("{{ figures.cost", ["“{{” does not make a figure"]),
        ("{{ costs", ["“{{” stands alone"]),
        ("cost }}", ["“}}” stands alone"]),
        ("{% if x %}", ["a text has no conditions"]),
    ],
)
def test_what_cannot_be_read_is_said_with_its_cure(text: str, faults: list[str]) -> None:
    found = parse_inline(text)[1]
    assert len(found) == len(faults)
    for (what, cure), expected in zip(found, faults, strict=True):
        assert what.startswith(expected)
        assert cure


@given(st.text())
def test_any_sign_can_be_written(text: str) -> None:
    pieces, faults = parse_inline(escaped(text))
    assert faults == ()
    assert "".join(piece.text for piece in pieces if isinstance(piece, Words)) == text
    assert all(isinstance(piece, Words) and not piece.bold and not piece.href for piece in pieces)


@pytest.mark.slow
@given(st.lists(st.sampled_from(["**", "[", "]", "(", ")", "@", "{{", "}}", "{%", "\\", "figures.x", "a", " ", "規"])))
def test_any_text_gives_pieces_or_faults(signs: list[str]) -> None:
    text = "".join(signs)
    pieces, faults = parse_inline(text)
    assert all(what and cure for what, cure in faults)
    if not faults:
        assert "".join(piece.text for piece in pieces if isinstance(piece, Words)).count("規") == text.count("規")


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(
            [
                "**",
                "[",
                "]",
                "(",
                ")",
                "[@a; @b]",
                "[x](https://example.org)",
                "{{ figures.x }}",
                "}}",
                "{%",
                "\\",
                "a",
                "規",
            ]
        )
    )
)
def test_tokens_stand_one_behind_the_other_and_know_their_places(signs: list[str]) -> None:
    text = "".join(signs)
    found = list(tokens(text))
    assert "".join(text[token.start : token.end] for token in found) == text
    for token in found:
        assert token.start <= token.inside <= token.inside + len(token.text) <= token.end
        assert text[token.inside : token.inside + len(token.text)] == token.text
        assert not token.href or text[: token.end].endswith(f"({token.href})")
