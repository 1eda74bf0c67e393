"""Cures that say outright what to write are followed to the letter by a program: the mistake is gone, and none comes.

Every slip is followed that has such a cure; what a person has to decide is in `test_slips`, which has the right words.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefdeck.diagnostics import Diagnostic
from briefdeck.yamlfile.reader import parse
from laws import mostly_slow
from slips import Slip
from test_slips import SLIPS, found_in, here, is_built, slipped

__all__ = ("here",)
_OPEN = re.compile(r"…|, (?:and|with|or|in the place of|for|too)\b| (?:and|or|in|if) |: (?:a|the|documents|it) |“")
_RENAMED = re.compile(r"write ([a-z_]+):")
_WRITTEN = re.compile(r"write (?:([a-z_]+): )?(\S.*)")
_DELETED = re.compile(r"delete (?:it|the key|[a-z_]+:)|.*: delete the key")
_MANNER = re.compile(r"; .*|, by language.*|, without .*")
"""What stands behind a cure and says why."""
BY_HAND = frozenset(
    {
        "a form's day",
        "a key of the margin in a section",
        "figures in a list",
        # The cure is for what the key stands in, or for several keys at once.
        "a callout in parts",
        "a cell in a mapping",
        "a period in parts",
        "a result that is called otherwise",
        "a shift that stops and starts",
        "a task in a quarter",
        "a time in parts",
        "options as things",
        "a second axis",
        "columns by name",
        "keys with numbers",
        "paths for keys",
    }
)
"""Slips whose cures a person puts where they belong."""
_OUTRIGHT = ("B201", "B203", "B204")
"""The rules whose cures can say outright what to write in the place of what."""
FOLLOWED = [slip for slip in SLIPS if slip.code in _OUTRIGHT and slip.name not in BY_HAND]
_TOGETHER = 8
# About half of these cures leave something to a person, which only their words tell: each group has slips of all kinds.
GROUPS = [FOLLOWED[n :: len(FOLLOWED) // _TOGETHER] for n in range(len(FOLLOWED) // _TOGETHER)]
LEAST = 190  # cures that a program can follow


def followed(text: str, finding: Diagnostic) -> str | None:
    """The text with the cure of a finding, where it says outright what to write in the place of what."""
    said, path = _MANNER.sub("", finding.hint), finding.span.path
    document, _ = parse(text, "x.yaml")
    if finding.rule.code not in _OUTRIGHT or not path or document is None:
        return None
    data = copy.deepcopy(document.data)
    if finding.rule.code == "B201" and (renamed := _RENAMED.fullmatch(said)):
        return _dumped(data) if _put(data, path, renamed[1], None) else None
    if finding.rule.code == "B201" and _DELETED.fullmatch(said):
        return _dumped(data) if _put(data, path, "", None) else None
    written = _WRITTEN.fullmatch(said)
    if written is None or _OPEN.search(said):
        return None
    meant, faults = parse(f"v: {written[2]}\n", "cure")
    if meant is None or faults:
        return None
    key = written[1] or path[-1]
    if finding.rule.code != "B201" and key != path[-1]:
        return None
    if finding.rule.code == "B201" and len(path) > 1 and written[1] in (None, path[-2]):
        path, key = path[:-1], path[-2]  # the whole of what the key stands in
    return _dumped(data) if _put(data, path, key, meant.data["v"]) else None


def _put(data: Any, path: tuple[str | int, ...], key: str | int, value: Any) -> bool:
    """Another key in the place of the last one of a path, with a value if there is one; without a key it goes."""
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    if isinstance(data, list) and isinstance(last, int):
        data[last] = value
        return True
    if not isinstance(data, dict) or last not in data or (key != last and key in data):
        return False
    before = list(data.items())
    data.clear()
    for name, one in before:
        if name != last:
            data[name] = one
        elif key:
            data[key] = one if value is None else value
    return True


def _dumped(data: Any) -> str:
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000))


def cured(slip: Slip) -> tuple[str, Diagnostic] | None:
    text = slipped(slip)
    finding = next((one for one in found_in(text, slip.data) if one.rule.code == slip.code), None)
    made = followed(text, finding) if finding is not None else None
    return None if finding is None or made is None or made == text else (made, finding)


@pytest.mark.parametrize("slips", mostly_slow(GROUPS, one_in=20), ids=[slips[0].name for slips in GROUPS])
def test_what_a_cure_says_can_be_written(slips: list[Slip], here: Path) -> None:
    assert here.is_dir()
    made = [(slip, *one) for slip in slips if (one := cured(slip)) is not None]
    for slip, text, finding in made:
        left = [one for one in found_in(text, slip.data) if one.rule.code[0] in "BY"]
        assert [(one.rule.code, one.what, one.hint) for one in left] == [], (slip.name, finding)
        assert is_built(text, slip.data), slip.name


@pytest.mark.slow
def test_many_cures_can_be_followed_by_a_program(here: Path) -> None:
    assert here.is_dir()
    assert {slip.name for slip in SLIPS} > BY_HAND
    assert sum(cured(slip) is not None for slip in FOLLOWED) >= LEAST
