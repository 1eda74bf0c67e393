"""SECURITY.md is true where a test can know it: limits are those of the code, and no module opens a connection."""

from __future__ import annotations

import ast
import importlib
import re

import pytest

from briefdeck.diagnostics.rules import briefing as rules
from conftest import ROOT

GUIDE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
SOURCE = ROOT / "src" / "briefdeck"
LIMITS = re.findall(r"^\|[^|]+\| ([\d,]+) \| `([\w/]+)\.py` `(\w+)` \|$", GUIDE, re.MULTILINE)
CONNECTING = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "urllib.request", "urllib3", "asyncio"}


def test_it_names_the_limits() -> None:
    assert len(LIMITS) == GUIDE.count("| `")
    assert len(LIMITS) > 15


@pytest.mark.parametrize(("amount", "module", "name"), LIMITS)
def test_a_limit_is_that_of_the_code(amount: str, module: str, name: str) -> None:
    found = importlib.import_module("briefdeck." + module.replace("/", "."))
    assert f"{getattr(found, name):,}" == amount


def test_no_module_opens_a_connection() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    assert len(modules) > 100
    reaching = [
        (str(module.relative_to(SOURCE)), name)
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        if name in CONNECTING or name.partition(".")[0] in CONNECTING
    ]
    assert reaching == []


def test_the_code_that_it_names_is_the_one_of_paths() -> None:
    assert "(B210)" in GUIDE
    assert rules.PATH_OUTSIDE_FOLDER.code == "B210"
