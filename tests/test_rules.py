"""Every rule is complete, has one code and one name, and can be found by its code."""

from __future__ import annotations

import re

import pytest

from briefdeck.diagnostics import Rule, rules

FAMILIES = {
    "files": "Y1",
    "briefing": "B2",
    "audience": "AP3",
    "document": "DMO456",
    "evidence": "E1",
    "language": "L12345",
    "preflight": "F7",
    "returning": "R4",
    "commenting": "R5",
}


def test_codes_and_names_are_unique_within_their_family() -> None:
    codes = [rule.code for rule in rules.ALL]
    assert len(set(codes)) == len(codes)
    names = [(rule.code[0], rule.name) for rule in rules.ALL]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert all((rule.what, rule.why, rule.example, rule.cure))
    assert all(text.endswith(".") for text in (rule.what, rule.why, rule.cure))
    assert rules.by_code(rule.code.lower()) is rule


def test_constants_are_named_after_their_rules() -> None:
    for family, letters in FAMILIES.items():
        for constant, rule in vars(getattr(rules, family)).items():
            if isinstance(rule, Rule):
                assert constant == rule.name.upper().replace("-", "_")
                assert rule.code[0] in letters
                assert rule.code[1] in letters


def test_an_unknown_code_has_no_rule() -> None:
    assert rules.by_code("Z999") is None
