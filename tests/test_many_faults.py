"""Files with far more faults than anybody makes: the first are told, in a time that does not grow with the others."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefdeck.cli.formats.text import WIDTH, as_text
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.rules.files import COUNTLESS_FAULTS
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model.faults import MAX_FAULTS
from briefdeck.model.validate import parse as validated
from briefdeck.report.examination import check
from briefdeck.yamlfile.reader import parse
from conftest import ROOT

HEAD = "briefdeck: 1\ntitle: Plan\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [All is well]\nsections:\n"
SOUND = "  - {kind: text, title: Costs, points: [They fall]}\n"


def malformed(number: int) -> str:
    return f"  - {{kind: text, titel: Costs, points: {{a: b}}, itmes: [a, b], mesage: x, strange{number}: {{}}}}\n"


def strange(number: int) -> str:
    return f"  - {{kind: text, title: Costs, points: [They fall], qwertz{number}: x}}\n"


def misnamed(number: int) -> str:
    return f"  - {{kind: text, titel: Costs {number}, points: [They fall], mesage: Yes it is}}\n"


def dangling(number: int) -> str:
    return (
        f'  - {{kind: text, title: Costs, points: ["They fall to {{{{ figures.some_{number} }}}} [@wire_{number}]"]}}\n'
    )


def looped(number: int) -> str:
    return f"  - {{kind: text, title: Costs, points: [They fall], id: part-{number}, see: section-{number}}}\n"


def recorded(number: int) -> str:
    """A row of a table under the names of its columns; of the first one the table too."""
    head = "  - kind: table\n    title: Costs\n    columns: [a, b]\n    rows:\n" if not number else ""
    return f"{head}      - {{a: x {number}, {'bb' if number % 2 else 'b'}: y}}\n"


def found_in(text: str) -> tuple[Diagnostic, ...]:
    document, faults = parse(text, "x.yaml")
    assert document is not None, faults
    return validated(document)[1]


TELLING = ("diagnostics/", "model/data_shapes", "model/fault", "model/habits", "model/markup", "model/shapes")
"""What looks for words of a fault and for what was meant."""


def calls_of(action: Callable[[], object], *within: str) -> int:
    """How many calls an action makes of functions whose modules have names that begin so."""
    profile = cProfile.Profile()
    profile.runcall(action)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return sum(of[1] for (file, _, _), of in stats.items() if any(f"briefdeck/{part}" in file for part in within))


@pytest.mark.slow
@pytest.mark.parametrize("fault", [malformed, strange, misnamed, dangling, looped, recorded])
def test_what_is_beyond_the_faults_that_are_told_costs_next_to_nothing(fault: Callable[[int], str]) -> None:
    def calls(count: int) -> int:
        text = HEAD + (SOUND if fault is recorded else "") + "".join(map(fault, range(count)))
        return calls_of(lambda: found_in(text), *TELLING)

    calls(10)
    few, many = calls(MAX_FAULTS // 4), calls(3 * MAX_FAULTS)
    assert many < 8 * few


@pytest.mark.slow
@pytest.mark.parametrize("fault", [malformed, strange, misnamed, dangling])
def test_the_first_of_many_faults_are_told_and_that_there_are_more(fault: Callable[[int], str]) -> None:
    found = found_in(HEAD + "".join(map(fault, range(MAX_FAULTS + 100))))
    more = [one for one in found if one.rule is COUNTLESS_FAULTS]
    assert [(one.span.line, one.span.column) for one in more] == [(1, 1)]
    assert f"the first {MAX_FAULTS:,} of them are told" in more[0].what
    assert len(found) <= MAX_FAULTS + 1
    assert len(found) > 1
    few = found_in(HEAD + "".join(map(fault, range(20))))
    assert not [one for one in few if one.rule is COUNTLESS_FAULTS]
    assert {one.rule for one in few} == {one.rule for one in found} - {COUNTLESS_FAULTS}


OWN = "based_on: executive\nname: Own\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "head", "line"),
    [
        ("audience.yaml", f"{OWN}limits:\n", "  strange_{0}: x\n"),
        ("audience.yaml", f"{OWN}severity:\n", "  E9{0}: error\n"),
        ("audience.yaml", f"{OWN}omit:\n  deck:\n", "    - strange_{0}\n"),
        ("deck.yaml", "parts:\n", "  - {{layuot: message, titel: x{0}}}\n"),
        ("deck.yaml", "parts:\n", "  - {{each: a in b.c{0}, layout: strange, title: x}}\n"),
        ("memo.yaml", "parts: []\n", "strange_{0}: x\n"),
    ],
)
def test_an_audience_with_countless_faults(file: str, head: str, line: str, tmp_path: Path) -> None:
    home = tmp_path / "own"
    home.mkdir()
    (home / "audience.yaml").write_text(OWN, encoding="utf-8")
    wrong = "".join(line.format(number) for number in range(MAX_FAULTS + 100))
    (home / file).write_text(f"{head}{wrong}", encoding="utf-8")
    (tmp_path / "executive").symlink_to(ROOT / "templates" / "executive")
    briefing = tmp_path / "x.yaml"
    briefing.write_text(HEAD + SOUND, encoding="utf-8")
    found = check([briefing], ["own"], templates=tmp_path)
    assert [Path(one.span.file).name for one in found if one.rule is COUNTLESS_FAULTS] == [file]
    assert MAX_FAULTS // 2 < len(found) <= MAX_FAULTS + 1


# --- Values of any kind -----------------------------------------------------------------------------------------------

NAMED = ("share: {of: %s, figures: [a]}", "share: {of: a, figures: [%s, a]}", "figures: [%s]", "sources: [%s]")
OTHERS = ("~", "true", ".inf", "2026-01-01", "[]", "{}", "[~]", "[[a]]", "{b: }", "{b: [a]}", "{b: {c: }}", "{b: .nan}")


@pytest.mark.parametrize("field", NAMED)
@pytest.mark.parametrize("value", OTHERS)
def test_what_is_no_name_of_a_figure_or_source_is_told(field: str, value: str) -> None:
    section = f"  - kind: text\n    title: Costs\n    points: [They fall]\n    {field % value}\n"
    found = found_in(f"{HEAD}{section}figures:\n  a: {{value: 3, label: A}}\nsources:\n  w: {{outlet: W, title: T}}\n")
    assert [one for one in found if one.span.line == HEAD.count("\n") + 4]


# --- Names ------------------------------------------------------------------------------------------------------------


def test_of_many_names_the_nearest_is_told() -> None:
    names = [f"figure_of_{place}_{number}" for place in ("rome", "oslo", "bern") for number in range(300)]
    assert did_you_mean("figure_of_olso_211", [*names, "share-abroad"]) == "did you mean “figure_of_oslo_211”?"
    assert did_you_mean("shareabroad", [*names, "share-abroad"]) == "did you mean “share-abroad”?"


def test_of_many_names_the_first_are_listed_with_the_number_of_the_others() -> None:
    names = [f"n{number:04}" for number in range(1_000)]
    listed = did_you_mean("zzz", names)
    assert listed.startswith("known: n0000, n0001, ")
    assert listed.endswith("n0039 and 960 others")
    assert did_you_mean("zzz", names[:2]) == "known: n0000, n0001"


# --- Excerpts ---------------------------------------------------------------------------------------------------------


def excerpts(line: str, columns: Iterable[int]) -> str:
    found = [rules.UNKNOWN_SOURCE.at(Span("x.yaml", 1, column), f"there is no “{column}”") for column in columns]
    return "".join(part if isinstance(part, str) else part[0] for part in as_text(found, source=lambda _: line))


def test_an_excerpt_of_a_long_line_costs_as_much_as_one_of_a_short_one() -> None:
    def calls(length: int) -> int:
        return calls_of(lambda: excerpts("x" * length, [length // 2]), "cli/")

    calls(10)
    assert calls(1_000_000) == calls(10_000)


@pytest.mark.parametrize("column", [1, 2, 400, 401, 5_000, 9_999, 10_000, 10_001])
def test_an_excerpt_of_a_long_line_shows_what_it_points_at(column: int) -> None:
    line = "".join(chr(0x41 + number % 26) for number in range(10_000))
    _, shown, caret = excerpts(line, [column]).splitlines()
    words, at = shown.split(" | ")[1], caret.split(" | ")[1].index("^")
    assert len(words) <= WIDTH
    assert words[at : at + 1] == line[column - 1 : column]
    assert words.startswith("…") == (column > WIDTH // 2)
    assert words.endswith("…") == (column < len(line) - WIDTH // 2)
