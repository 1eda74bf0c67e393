"""The shape of the package: imports go one way, libraries stay at their edge, modules stay short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import briefdeck
from briefdeck.roundtrip import pull

PACKAGE = Path(__file__).parents[1] / "src" / "briefdeck"
MAX_LINES = 400

# Bottom to top, as the package's own description has them. A package imports only from those before it.
ORDER = re.findall(r"^    ([a-z]+)  +\S", briefdeck.__doc__ or "", re.MULTILINE)
ORDER[-1:-1] = ["__init__"]
ORDER.append("__main__")

# Who may know a library that could be replaced one day.
KNOWN_TO: dict[str, set[str]] = {
    "yaml": {"yamlfile"},
    "jinja2": {"pipeline"},
    "lxml": {"ooxml", "audience", "provenance", "outputs", "preflight", "adopt", "roundtrip"},
    "xlsxwriter": {"outputs"},
    "PIL": {"inputs", "adopt", "roundtrip"},
    "budoux": {"text"},
    "sudachipy": {"review"},
    # Office packages are read and written by briefdeck itself.
    "pptx": set(),
    "docx": set(),
    "openpyxl": set(),
    "click": {"cli"},
    "rich": {"cli"},
    "babel": {"locale"},
    "pypdfium2": {"outputs"},
}
CONNECTING = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "urllib.request", "urllib3", "asyncio"}


@cache
def trees() -> Mapping[Path, ast.Module]:
    """Every module, parsed."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def unit(module: Path) -> str:
    """The row that a module belongs to: its own name, or that of the package it is in."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def at(module: Path, node: ast.stmt | ast.expr) -> str:
    return f"{module.relative_to(PACKAGE)}:{node.lineno}"


@cache
def statements(module: Path, *, run: bool = False) -> tuple[ast.AST, ...]:
    """Those of a module, wherever they stand; when `run` without what is there for type checkers."""
    found: list[ast.AST] = []
    left: list[ast.AST] = [trees()[module]]
    while left:
        found.append(node := left.pop())
        if run and isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        within = ast.iter_child_nodes(node)
        left += (each for each in within if isinstance(each, ast.stmt | ast.excepthandler | ast.match_case))
    return tuple(found)


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    """All of a module, in the order of `ast.walk`."""
    return tuple(ast.walk(trees()[module]))


def imported(module: Path) -> Iterator[tuple[str, str]]:
    """Every module that is imported, in full, wherever the import stands, and its place."""
    for node in statements(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, at(module, node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", at(module, node)) for alias in node.names)


def test_the_description_of_the_package_names_all_of_it() -> None:
    assert {unit(module) for module in trees()} == set(ORDER)


def test_imports_are_absolute() -> None:
    relative = [
        at(module, node)
        for module in trees()
        for node in statements(module)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_imports_go_down_only() -> None:
    upward = []
    for module in trees():
        own = ORDER.index(unit(module))
        for name, place in imported(module):
            package, _, rest = name.partition(".")
            if package == "briefdeck":
                first = rest.partition(".")[0]
                other = ORDER.index(first if first in ORDER else "__init__")
                upward += [f"{place} imports {name}"] if other > own else []
    assert upward == []


def test_what_was_edited_is_brought_back_from_small_to_large() -> None:
    """The packages of `pull`, as it describes them, import those before them; what asks for all of it stands beside."""
    home = PACKAGE / "roundtrip" / "pull"
    parts = re.findall(r"^    ([a-z]+)  +\S", pull.__doc__ or "", re.MULTILINE)
    assert set(parts) == {module.parent.name for module in home.glob("*/*.py")}
    upward = []
    for number, part in enumerate(parts):
        allowed = {f"{pull.__name__}.{each}" for each in parts[: number + 1]}
        for module in sorted((home / part).glob("*.py")):
            ours = [(name, place) for name, place in imported(module) if name.startswith(pull.__name__)]
            upward += [
                f"{place} imports {name}" for name, place in ours if ".".join(name.split(".")[:4]) not in allowed
            ]
    assert upward == []


def test_no_module_imports_itself_on_a_way_round() -> None:
    """What is imported, at once or in a function later: only types that are named alone make no circle."""
    called = {".".join(("briefdeck", *module.relative_to(PACKAGE).with_suffix("").parts)): module for module in trees()}
    known = {name.removesuffix(".__init__"): module for name, module in called.items()}
    left: dict[Path, set[Path]] = {}
    for module in trees():
        left[module] = set()
        for node in statements(module, run=True):
            if isinstance(node, ast.ImportFrom) and _ours(node):
                names = (f"{node.module}.{alias.name}" for alias in node.names)
                left[module] |= {known[name if name in known else str(node.module)] for name in names} - {module}
    while free := [module for module, others in left.items() if not others & left.keys()]:
        for module in free:
            del left[module]
    assert [str(module.relative_to(PACKAGE)) for module in left] == []


def _ours(node: ast.ImportFrom) -> bool:
    return str(node.module).partition(".")[0] == "briefdeck"


def test_no_module_opens_a_connection() -> None:
    assert len(trees()) > 100
    reaching = [
        f"{place} imports {name}"
        for module in trees()
        for name, place in imported(module)
        if any(f"{name}.".startswith(f"{one}.") for one in CONNECTING)
    ]
    assert reaching == []


def test_libraries_stay_at_their_edge() -> None:
    strays = [
        f"{place} should not know {name}"
        for module in trees()
        for name, place in imported(module)
        if unit(module) not in KNOWN_TO.get(name.partition(".")[0], {unit(module)})
    ]
    assert strays == []


def test_modules_are_short() -> None:
    """A module that is longer is split by what changes together."""
    lines = {str(module.relative_to(PACKAGE)): len(module.read_bytes().splitlines()) for module in trees()}
    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}


def test_modules_say_what_they_are_for() -> None:
    assert [str(module.relative_to(PACKAGE)) for module, tree in trees().items() if not ast.get_docstring(tree)] == []


# What the design has one meaning for. A source is cited, a plan is an audience's, an origin is where words came from.
ONE_MEANING = {"Audience", "Briefing", "Message", "Origin", "Outline", "Plan", "Seen", "Session", "Source", "Step"}


def test_a_word_of_the_design_names_one_class() -> None:
    named = [
        (node.name, at(module, node))
        for module in trees()
        for node in nodes(module)
        if isinstance(node, ast.ClassDef) and node.name in ONE_MEANING
    ]
    assert len({name for name, _ in named}) == len(named), sorted(named)


_PATTERNS = {"match", "search", "fullmatch", "finditer", "findall", "sub", "split"}
_CUTS = {"startswith", "endswith", "partition", "rpartition", "split", "removeprefix", "removesuffix", "find", "index"}


def test_nobody_reads_facts_out_of_the_words_of_a_finding() -> None:
    """What a program wants to know of a finding stands in its facts; its words are for people."""
    readers = []
    for module in trees():
        for node in nodes(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                searched = node.args if node.func.attr in _PATTERNS else []
                cut = [node.func.value] if node.func.attr in _CUTS else []
                readers += [at(module, node) for value in (*searched, *cut) if _are_words(value)]
    assert readers == []


def _are_words(value: ast.expr) -> bool:
    """`found.what` or `found.hint`, of whatever."""
    return isinstance(value, ast.Attribute) and value.attr in ("what", "hint")


# --- kinds of section -------------------------------------------------------------------------------------------------

KINDS = {module.stem for module in (PACKAGE / "model" / "sections").glob("[a-z]*.py")}
# Words that mean something else as well: the graphics of Office files and what captions count, a style of Word's.
OTHER_MEANINGS = {
    "table": {"adopt", "audience", "cli", "ooxml", "outputs", "pipeline", "preflight"},
    "chart": {"adopt", "ooxml", "preflight", "provenance", "roundtrip"},
    "background": {"adopt", "provenance"},
    "text": set(ORDER),  # the key of a statement
}
# Who may know what is in the file of a kind, and why.
KNOWN_KINDS = {
    ("review/rules/outlets.py", "assessments"),  # outlets that are named in a view should hold it
    ("review/rules/sources.py", "assessments"),  # a view is expected to be recent
    ("review/rules/statements.py", "assessments"),  # a view needs somebody who holds it
    ("roundtrip/pull/text/unlisted.py", "text"),  # words that have no place could have such a section
    ("roundtrip/pull/sections/put_in.py", "text"),  # a slide that somebody wrote is one, or one of the two below
    ("roundtrip/pull/sections/put_in.py", "table"),
    ("roundtrip/pull/sections/put_in.py", "chart"),
}


def elsewhere() -> Iterator[tuple[Path, str]]:
    """The modules outside of the kinds of section, with the kind whose block they set, if they set one."""
    for module in trees():
        place = module.relative_to(PACKAGE)
        if place.parts[:2] != ("model", "sections"):
            yield module, place.parts[1].removesuffix(".py") if place.parts[0] == "blocks" else ""


def test_a_kind_of_section_is_named_in_its_own_file_alone() -> None:
    assert len(KINDS) >= 10
    named = [
        f"{at(module, node)}: {node.value}"
        for module, own in elsewhere()
        for node in nodes(module)
        if isinstance(node, ast.Constant)
        and node.value in KINDS - {own}
        and unit(module) not in OTHER_MEANINGS.get(str(node.value), set())
    ]
    assert named == [], "ask the section, or say it in its kind's file under model/sections/"


def test_nobody_asks_which_kind_a_section_is() -> None:
    asked = [
        at(module, node)
        for module, _ in elsewhere()
        if unit(module) not in ("ooxml", "preflight")  # shapes of slides have kinds too
        for node in nodes(module)
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Attribute) and side.attr == "kind" for side in (node.left, *node.comparators))
        and any(isinstance(side, ast.Constant) and side.value in KINDS for side in (node.left, *node.comparators))
    ]
    assert asked == []


def test_what_is_in_the_file_of_a_kind_is_known_to_few() -> None:
    knowing = {
        (str(module.relative_to(PACKAGE).as_posix()), name.split(".")[3])
        for module, own in elsewhere()
        for name, _ in imported(module)
        if name.startswith("briefdeck.model.sections.") and name.split(".")[3] in KINDS - {own}
    }
    assert knowing == KNOWN_KINDS
