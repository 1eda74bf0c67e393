"""SECURITY.md is true where a test can know it: limits are those of the code (connections: `test_architecture`)."""

from __future__ import annotations

import importlib
import re

import pytest

from briefdeck.diagnostics.rules import briefing as rules
from conftest import ROOT

GUIDE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\|[^|]+\| ([\d,]+) \| `([\w/]+)\.py` `(\w+)` \|$", GUIDE, re.MULTILINE)


def test_it_names_the_limits() -> None:
    assert len(LIMITS) == GUIDE.count("| `")
    assert len(LIMITS) > 15


@pytest.mark.parametrize(("amount", "module", "name"), LIMITS)
def test_a_limit_is_that_of_the_code(amount: str, module: str, name: str) -> None:
    found = importlib.import_module("briefdeck." + module.replace("/", "."))
    assert f"{getattr(found, name):,}" == amount


def test_the_code_that_it_names_is_the_one_of_paths() -> None:
    assert "(B210)" in GUIDE
    assert rules.PATH_OUTSIDE_FOLDER.code == "B210"
