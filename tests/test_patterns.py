"""Regular expressions that are compiled when they are first used say what others say, and all of ours can be."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import briefdeck
from briefdeck import patterns
from briefdeck.patterns import regex

SOURCES = Path(briefdeck.__file__).parents[1]


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


def waiting() -> list[Any]:
    """All that wait in a module of ours."""
    modules = [
        import_module(each.name)
        for each in pkgutil.walk_packages(briefdeck.__path__, "briefdeck.")
        if not each.name.endswith("__main__")
    ]
    return [value for module in modules for value in vars(module).values() if type(value) is type(regex(""))]


def test_every_pattern_of_ours_is_what_the_library_compiles() -> None:
    kept = patterns._Kept()
    assert len(waiting()) > 250
    for value in waiting():
        compiled = re.compile(value.pattern, value._flags)
        assert kept.compiled(value.pattern, int(value._flags)) == compiled  # they are alike where their codes are
        assert kept.compiled(value.pattern, int(value._flags)) == compiled


def _run(cache: Path, said: str = "") -> str:
    """What a process finds with a pattern of ours, and how many it had to compile."""
    code = (
        "import briefdeck.patterns as patterns, re\n"
        f"{said}\n"
        "waiting = patterns.regex('(?P<head>[一-鿿]+)b|[^ぁ-ゖ]c', re.IGNORECASE)\n"
        "print(waiting.search('xx漢字B').groupdict(), waiting.flags, patterns._KEPT.is_new)"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(SOURCES)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.slow
def test_what_a_pattern_comes_to_is_kept_beside_the_modules(tmp_path: Path) -> None:
    compiled, kept = "{'head': '漢字'} 34 True", "{'head': '漢字'} 34 False"
    assert _run(tmp_path, "import sys; sys.dont_write_bytecode = True") == compiled
    assert not list(tmp_path.rglob("*.codes"))
    assert _run(tmp_path) == compiled
    (file,) = tmp_path.rglob("*.codes")
    assert _run(tmp_path) == kept
    whole = file.read_bytes()
    for damaged in (b"", whole[:3], whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1]), b"\0" * 99):
        file.write_bytes(damaged)
        assert _run(tmp_path) == compiled
        assert _run(tmp_path) == kept
    assert _run(tmp_path, "patterns._made_by = lambda: ('another',)") == compiled  # another Python
    file.unlink()
    file.mkdir()
    assert _run(tmp_path) == compiled  # nothing can be written there
