"""Regular expressions that are compiled when they are first used say what others say, and all of ours can be."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import briefdeck
from briefdeck.patterns import regex


def test_a_pattern_that_waits_finds_what_another_finds() -> None:
    waiting, compiled = regex("(?P<head>a+)b", re.IGNORECASE), re.compile("(?P<head>a+)b", re.IGNORECASE)
    for text in ("xAABy", "", "ab ab", "ba"):
        assert [each.span() for each in waiting.finditer(text)] == [each.span() for each in compiled.finditer(text)]
        assert waiting.sub(r"\g<head>", text) == compiled.sub(r"\g<head>", text)
    assert (waiting.pattern, waiting.flags, waiting.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )
    found = regex(b"\xe3.").search(b"a\xe3\x81")
    assert found is not None
    assert found[0] == b"\xe3\x81"


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_every_pattern_of_ours_compiles() -> None:
    modules = [
        import_module(each.name)
        for each in pkgutil.walk_packages(briefdeck.__path__, "briefdeck.")
        if not each.name.endswith("__main__")
    ]
    waiting = [value for module in modules for value in vars(module).values() if type(value) is type(regex(""))]
    assert len(waiting) > 50
    for value in waiting:
        re.compile(value.pattern, value.flags)
