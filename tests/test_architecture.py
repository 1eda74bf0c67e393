"""The shape of the package: imports go one way, libraries stay at their edge, modules stay short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefdeck

PACKAGE = Path(__file__).parents[1] / "src" / "briefdeck"
MAX_LINES = 400

# Bottom to top, as the package's own description has them. A package imports only from those before it.
ORDER = re.findall(r"^    ([a-z]+)  +\S", briefdeck.__doc__ or "", re.MULTILINE)
ORDER[-1:-1] = ["__init__"]
ORDER.append("__main__")

# Who may know a library that could be replaced one day.
KNOWN_TO = {
    "yaml": {"yamlfile"},
    "jinja2": {"pipeline"},
    "pptx": {"audience", "outputs"},
    "docx": {"audience", "outputs"},
    "click": {"cli"},
    "rich": {"cli"},
    "babel": {"locale"},
    "pypdfium2": {"outputs"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def unit(module: Path) -> str:
    """The row that a module belongs to: its own name, or that of the package it is in."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Every module that is imported, in full, wherever the import stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}:{node.lineno}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(modules: list[Path]) -> list[str]:
    return [str(module.relative_to(PACKAGE)) for module in modules]


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_imports_go_down_only(module: Path) -> None:
    own = unit(module)
    assert own in ORDER, f"give {own} its place in ORDER"
    for name in imported(module):
        package, _, rest = name.partition(".")
        if package == "briefdeck":
            first = rest.partition(".")[0]
            other = first if first in ORDER else "__init__"
            assert other == own or ORDER.index(other) < ORDER.index(own), f"{own} imports {name}, which is above it"


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_libraries_stay_at_their_edge(module: Path) -> None:
    for name in imported(module):
        library = name.partition(".")[0]
        assert unit(module) in KNOWN_TO.get(library, {unit(module)}), f"{unit(module)} should not know {library}"


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_modules_are_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{module.name} has {lines} lines; split it by what changes together"


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_modules_say_what_they_are_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), f"{module.name} has no docstring"
