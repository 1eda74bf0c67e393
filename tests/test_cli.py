"""The command line as its users meet it: what is printed where, exit statuses, files written and files left alone."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import briefdeck
import commands
from briefdeck.cli.main import cli, main
from briefdeck.cli.overview import OVERVIEW
from briefdeck.cli.printing import columns
from briefdeck.cli.starter import schema_text, starter_text
from briefdeck.diagnostics import Rule, rules
from briefdeck.model.validate import parse as parse_briefing
from briefdeck.yamlfile.reader import parse
from helpers import retyped
from laws import mostly_slow
from terminals import read_to_the_end

ROOT = Path(__file__).parents[1]
AUDIENCES = ("analyst", "executive", "public-sector")
DIAGNOSTIC = re.compile(r"[^:]+(:\d+:\d+)?: [A-Z]\d{3} [a-z0-9-]+: .+")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def briefings(place: Path) -> Path:
    """The example briefings in the working directory."""
    return Path(shutil.copytree(ROOT / "briefings", place / "briefings"))


@pytest.fixture
def weekly(place: Path) -> Path:
    """The starter briefing."""
    (place / "weekly.yaml").write_text(starter_text("en"), encoding="utf-8")
    return Path("weekly.yaml")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def in_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A real process that runs the same briefdeck as these tests."""
    home = str(Path(briefdeck.__file__).parents[1])
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "briefdeck", *arguments],
        env={**kept, "PYTHONPATH": home, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


# --- build ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_build_writes_two_files_for_each_audience_and_lists_them(briefings: Path) -> None:
    result = run("build", briefings / "code-red.yaml")
    assert result.exit_code == 0, result.output
    wanted = sorted(f"code-red.{name}.{kind}" for name in AUDIENCES for kind in ("docx", "pptx"))
    assert sorted(path.name for path in Path("output").iterdir()) == wanted
    listed = result.stdout.splitlines()
    assert sorted(Path(line.split("  ")[0]).name for line in listed) == wanted
    for line in listed:
        assert re.search(r"( [\d,]+ slides)? +[\d,]+ KB +\d+\.\d\d s$", line)
        assert (" slides " in line) == (".pptx" in line)
    assert "6 files written in" in result.stderr


def test_build_takes_audience_format_and_folder(weekly: Path) -> None:
    result = run("build", weekly, "--audience", "executive", "--format", "memo", "--output", "a/b")
    assert result.exit_code == 0
    assert [path.name for path in Path("a/b").iterdir()] == ["weekly.executive.docx"]


def test_an_error_writes_nothing_and_leaves_files_alone(weekly: Path) -> None:
    Path("output").mkdir()
    Path("output/weekly.executive.pptx").write_bytes(b"mine")
    spoil(weekly, "sources: [report]", "sources: [reprt]")
    result = run("build", weekly)
    assert result.exit_code == 1
    assert result.stdout == ""
    first, hint = result.stderr.splitlines()[:2]
    assert DIAGNOSTIC.fullmatch(first)
    assert first.startswith("weekly.yaml:25:15: B205 unknown-source: ")
    assert hint == "  did you mean “report”?"
    assert "the same holds for 3 other places" in first
    assert "nothing written; 1 error" in result.stderr
    assert [path.read_bytes() for path in Path("output").iterdir()] == [b"mine"]


@pytest.mark.slow
def test_an_output_folder_that_is_a_file_is_told(weekly: Path) -> None:
    Path("output").write_text("mine")
    result = run("build", weekly)
    assert result.exit_code == 1
    assert "O601 unwritable-output" in result.stderr
    assert Path("output").read_text() == "mine"


@pytest.mark.slow
def test_two_briefings_of_one_name_are_told(weekly: Path) -> None:
    Path("other").mkdir()
    shutil.copy(weekly, "other")
    result = run("build", weekly, "other/weekly.yaml")
    assert result.exit_code == 1
    assert "O601 unwritable-output" in result.stderr
    assert not Path("output").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_audience_is_a_diagnostic(command: str, weekly: Path) -> None:
    result = run(command, weekly, "--audience", "exective")
    assert result.exit_code == 1
    assert "A302 unknown-audience: there is no audience “exective”\n  did you mean “executive”?" in result.stderr


@pytest.mark.parametrize("command", ["build", "check", "show"])
@pytest.mark.parametrize("name", ["missing.yaml", "folder", "-"])
def test_a_briefing_that_is_no_file_is_a_diagnostic(command: str, name: str) -> None:
    Path("folder").mkdir()
    stage = ["outline", "--audience", "executive"] if command == "show" else []
    result = run(command, *stage, name)
    assert result.exit_code == 1
    assert f"{name}: Y101 unreadable-file: " in result.stderr
    assert result.stdout == ""


@pytest.mark.slow
def test_warnings_do_not_fail(weekly: Path) -> None:
    shutil.copytree(ROOT / "templates/executive", "templates/hurried")
    settings = Path("templates/hurried/audience.yaml")
    spoil(settings, "slides: 14", "slides: 2")
    result = run("build", weekly, "--audience", "hurried")
    assert result.exit_code == 0
    assert "D403 too-many-slides" in result.stderr
    assert "2 files written" in result.stderr
    assert "1 warning" in result.stderr


# --- check ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_check_writes_nothing(briefings: Path) -> None:
    result = run("check", briefings / "code-red.yaml", briefings / "factory-energy.yaml")
    assert result.exit_code == 0, result.output
    assert "2 briefings checked" in result.stderr
    assert [path.name for path in Path.cwd().iterdir()] == ["briefings"]


def test_check_tells_all_faults_of_all_briefings(weekly: Path) -> None:
    shutil.copy(weekly, "other.yaml")
    spoil(weekly, "figures.share }}", "figures.shere }}")
    spoil(Path("other.yaml"), "kind: background", "kind: backgruond")
    result = run("check", weekly, "other.yaml")
    assert result.exit_code == 1
    assert "weekly.yaml:" in result.stderr
    assert "other.yaml:" in result.stderr


# --- a wrong command line -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        "build",
        "build weekly.yaml --format docx",
        "build weekly.yaml --templates nowhere",
        "build weekly.yaml --language sv",
        "buidl weekly.yaml",
        "check weekly.yaml --bogus",
        "new",
        "new weekly --language fr",
        "show slides weekly.yaml --audience executive",
        "show deck weekly.yaml",
        "explain Z999",
    ],
)
def test_a_wrong_command_line_is_2(arguments: str, weekly: Path) -> None:
    before = weekly.read_bytes()
    result = run(*shlex.split(arguments))
    assert result.exit_code == 2, result.output
    assert "Usage: " in result.stderr
    assert [path.read_bytes() for path in Path.cwd().iterdir()] == [before]


def test_a_wrong_code_has_a_hint() -> None:
    assert "did you mean A301?" in run("explain", "A3O1").stderr


# --- new and schema -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_new_builds_as_it_is_in_an_empty_folder(language: str) -> None:
    made = run("new", "first", "--language", language)
    assert made.exit_code == 0
    assert made.stdout.splitlines() == ["first.yaml", "briefing.schema.json"]
    result = run("build", "first.yaml")
    assert result.exit_code == 0, result.output
    assert "6 files written" in result.stderr
    assert not DIAGNOSTIC.search(result.stderr), "a starter sets an example"


def test_new_never_overwrites(weekly: Path) -> None:
    weekly.write_text("mine", encoding="utf-8")
    for name in ("weekly", "weekly.yaml"):
        result = run("new", name)
        assert result.exit_code == 1
        assert "weekly.yaml: O601 unwritable-output: it exists already" in result.stderr
    assert weekly.read_text(encoding="utf-8") == "mine"


def test_new_makes_the_folder_of_its_name() -> None:
    assert run("new", "2026/april").exit_code == 0
    assert sorted(path.name for path in Path("2026").iterdir()) == ["april.yaml", "briefing.schema.json"]


def test_new_where_nothing_can_be_written() -> None:
    Path("file").write_text("mine")
    result = run("new", "file/weekly")
    assert result.exit_code == 1
    assert "O601 unwritable-output" in result.stderr


def test_new_replaces_only_its_own_schema() -> None:
    schema = Path("briefing.schema.json")
    schema.write_text(json.dumps({"title": "Briefing", "properties": {"briefdeck": {}}}), encoding="utf-8")
    run("new", "one")
    assert schema.read_text(encoding="utf-8") == schema_text()
    schema.write_text("{}", encoding="utf-8")
    assert run("new", "two").stdout.splitlines() == ["two.yaml"]
    assert schema.read_text(encoding="utf-8") == "{}"


def test_the_committed_schema_is_fresh() -> None:
    committed = (ROOT / "briefings/briefing.schema.json").read_bytes()
    assert committed == schema_text().encode(), "run: briefdeck schema > briefings/briefing.schema.json"
    assert run("schema").stdout_bytes == committed


@cache
def validator() -> Any:
    """The schema that editors use, itself judged once."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def data_of(text: str) -> Any:
    document, found = parse(text, "x.yaml")
    assert not found
    assert document is not None
    return document.data


@pytest.mark.parametrize("name", ["code-red", "factory-energy", "starter en", "starter ja"])
def test_what_builds_also_satisfies_the_schema(name: str) -> None:
    path = ROOT / "briefings" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else starter_text(name[-2:])
    faults = [f"{error.json_path}: {error.message}" for error in validator().iter_errors(data_of(text))]
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "fits"),
    [
        ("- text: A second point, as short as the first", "- {text: A second point}\n      - text: x", True),
        ("points:\n", "points:\n      - a bare string is a statement\n", True),
        ("to: [The board]", "to: [The board, {name: A. Smith, kind: person}]", True),
        ("to: [The board]", "to: [{name: A. Smith, kind: persn}]", False),
        ("conclusion:", "conclusoin:", False),
        ("kind: background", "kind: backgruond", False),
        ("status: fact", "status: rumour", False),
    ],
)
def test_the_schema_and_the_model_agree(old: str, new: str, fits: bool) -> None:
    text = starter_text("en")
    assert old in text
    document, _ = parse(text.replace(old, new, 1), "x.yaml")
    assert document is not None
    assert (parse_briefing(document)[0] is not None) is fits
    assert validator().is_valid(document.data) is fits


# --- audiences, show, explain ---------------------------------------------------------------------------------------


def test_audiences_lists_shipped_and_own_ones() -> None:
    shutil.copytree(ROOT / "templates/executive", "templates/board")
    result = run("audiences")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["NAME", "analyst", "board", "executive", "public-sector"]
    assert "経営会議 / Executive committee" in lines[2]
    assert "ja, en" in lines[2]
    assert "14 slides, 3 pages" in lines[2]
    assert lines[2].endswith(str(Path("templates/board")))
    assert lines[3].endswith("(shipped)")


def test_a_broken_audience_does_not_hide_the_others() -> None:
    shutil.copytree(ROOT / "templates/executive", "templates/board")
    Path("templates/board/memo.docx").unlink()
    result = run("audiences")
    assert result.exit_code == 1
    assert "A301 missing-audience-file" in result.stderr
    assert "executive" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("briefing", ["code-red", "factory-energy", "gallery"])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("stage", ["model", "outline", "deck", "memo"])
def test_show_prints_every_stage(stage: str, audience: str, briefing: str, briefings: Path) -> None:
    arguments = ("show", stage, briefings / f"{briefing}.yaml", "--audience", audience)
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) > 50
    for noise in ("Origin(", "Span(", "object at 0x", "RichText", "Record("):
        assert noise not in result.stdout
    assert run(*arguments).stdout == result.stdout


def test_show_says_what_and_how_large(weekly: Path) -> None:
    model = run("show", "model", weekly, "--audience", "public-sector").stdout
    assert "title: One sentence that names the subject" in model
    assert "text: What happened, in one line" in model
    assert "actor: Purchasing" in model
    assert "Product development" not in model, "kept from this audience"
    outline = run("show", "outline", weekly, "--audience", "executive").stdout
    assert "part 1, layout “cover”" in outline
    assert "What happened, in one line[1]" in outline
    memo = run("show", "memo", weekly, "--audience", "executive").stdout
    assert ", heading 1" in memo
    deck = run("show", "deck", weekly, "--audience", "executive").stdout
    assert deck.startswith("slide 1, layout “Cover”")
    assert re.search(r"rect “.+” at [\d.]+, [\d.]+ size [\d.]+ × [\d.]+", deck)
    assert re.search(r"^ +\d+ pt: ", deck, re.MULTILINE)


def test_show_tells_faults_and_prints_nothing(weekly: Path) -> None:
    spoil(weekly, "figures.share }}", "figures.shere }}")
    result = run("show", "model", weekly, "--audience", "executive")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "B206" in result.stderr


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_explain_tells_all_of_a_rule(rule: Rule) -> None:
    result = run("explain", rule.code.lower())
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{rule.code} {rule.name} ({rule.severity})\n")
    for text in (rule.what, rule.why, rule.cure, *rule.example.splitlines()):
        assert f"  {text}" in result.stdout


def test_explain_lists_all_rules() -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["CODE", *(rule.code for rule in rules.ALL)]


# --- diff -----------------------------------------------------------------------------------------------------------


def git(*arguments: str) -> None:
    """git with a person, and without the settings of this machine."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], env={**os.environ, **settings}, check=True, capture_output=True)


@pytest.fixture
def reworked(weekly: Path) -> Path:
    """The starter briefing after a day's work; `before.yaml` is what it was."""
    shutil.copy(weekly, "before.yaml")
    spoil(weekly, "\ndate: ", "\nnumber: W-7\ndate: ")
    return weekly


def test_diff_marks_the_words_and_counts(weekly: Path) -> None:
    text = weekly.read_text(encoding="utf-8")
    title = re.findall("^title: (.*)$", text, re.MULTILINE)[0]
    Path("after.yaml").write_text(text.replace(f"title: {title}", f"title: {title} again", 1), encoding="utf-8")
    result = run("diff", weekly, "after.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("--- weekly.yaml\n+++ after.yaml\n\nBriefing\n")
    assert f"briefing changed: title\n           {title}{{+ again+}}\n" in result.stdout
    assert result.stderr == "1 difference: 1 changed\n"


def test_diff_of_the_same_says_so(weekly: Path) -> None:
    result = run("diff", weekly, weekly)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no difference\n")


def test_diff_as_json_has_the_places(reworked: Path) -> None:
    found = json.loads(run("diff", "before.yaml", reworked, "--format", "json").stdout)
    assert found["version"] == 1
    assert (found["before"], found["after"]) == ("before.yaml", "weekly.yaml")
    (number,) = found["differences"]
    assert (number["what"], number["how"], number["key"], number["before"]) == ("briefing", "added", "number", None)
    assert number["after"]["path"] == ["number"]
    assert number["after"]["text"] == {"": "W-7"}
    line = reworked.read_text(encoding="utf-8").splitlines()[number["after"]["line"] - 1]
    assert line[number["after"]["column"] - 1 :] == "W-7"
    assert found["counts"] == {"added": 1, "changed": 0, "moved": 0, "removed": 0}


def test_diff_exits_as_asked(reworked: Path) -> None:
    assert run("diff", "before.yaml", reworked).exit_code == 0
    assert run("diff", "before.yaml", reworked, "--exit-code").exit_code == 1
    assert run("diff", reworked, reworked, "--exit-code").exit_code == 0
    assert run("diff", "absent.yaml", reworked, "--exit-code").exit_code == 2
    assert run("diff", "absent.yaml", reworked).exit_code == 1


@pytest.mark.slow
def test_diff_for_an_audience_tells_what_it_may_see(briefings: Path) -> None:
    path = briefings / "factory-energy.yaml"
    shutil.copy(path, briefings / "before.yaml")
    spoil(path, "Leipzig readings before June 2024", "Leipzig readings before July 2024")
    assert "{+July+}" in run("diff", briefings / "before.yaml", path, "--audience", "analyst").stdout
    assert run("diff", briefings / "before.yaml", path, "--audience", "executive").stderr == "no difference\n"
    assert run("diff", briefings / "before.yaml", path, "--language", "ja").stderr == "no difference\n"


def test_diff_asks_git_for_revisions(reworked: Path) -> None:
    Path("letters").mkdir()
    shutil.copy("before.yaml", "letters/weekly.yaml")
    git("init", "-q")
    git("add", "letters")
    git("commit", "-qm", "before")
    shutil.copy(reworked, "letters/weekly.yaml")
    alone = run("diff", "HEAD:letters/weekly.yaml")
    assert alone.exit_code == 0
    assert alone.stdout == run("diff", "HEAD:letters/weekly.yaml", "letters/weekly.yaml").stdout
    assert alone.stdout.startswith("--- HEAD:letters/weekly.yaml\n+++ letters/weekly.yaml\n")
    assert alone.stdout.splitlines()[2:] == run("diff", "before.yaml", reworked).stdout.splitlines()[2:]


@pytest.mark.slow
def test_diff_reads_data_as_it_was_in_the_revision(briefings: Path) -> None:
    git("init", "-q")
    git("add", "briefings")
    git("commit", "-qm", "before")
    data = briefings / "factory-energy" / "sources.csv"
    first = data.read_text(encoding="utf-8").splitlines()[1].split(",")
    spoil(data, ",".join(first), ",".join([first[0], "1", *first[2:]]))
    found = json.loads(run("diff", "HEAD:briefings/factory-energy.yaml", "--format", "json").stdout)
    (value,) = found["differences"]
    assert (value["what"], value["before"]["text"], value["after"]["text"]) == ("value", {"": first[1]}, {"": "1"})


def test_a_file_wins_over_a_revision(reworked: Path) -> None:
    shutil.copy(reworked, "HEAD:weekly.yaml")
    assert run("diff", "HEAD:weekly.yaml", reworked).stderr == "no difference\n"


@pytest.mark.parametrize(
    ("argument", "what"),
    [
        ("HEAD:absent.yaml", "Y113 unreadable-revision: “absent.yaml” is not in that revision"),
        ("v9:weekly.yaml", "Y113 unreadable-revision: git knows no revision “v9”"),
        ("HEAD:letters", "Y101 unreadable-file: this is a folder"),
        ("--output=x:weekly.yaml", "Y101 unreadable-file: no such file"),
    ],
)
def test_a_revision_that_is_not_there_is_told(argument: str, what: str, weekly: Path) -> None:
    Path("letters").mkdir()
    shutil.copy(weekly, "letters/weekly.yaml")
    git("init", "-q")
    git("add", "letters")
    git("commit", "-qm", "before")
    result = run("diff", "--", argument, weekly)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f"{argument}: {what}"
    assert not Path("x").exists()


def test_without_a_repository_a_revision_is_told(weekly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is in no git repository" in run("diff", "HEAD:weekly.yaml", weekly).stderr
    monkeypatch.setenv("PATH", "")
    assert "git is not installed here" in run("diff", "HEAD:weekly.yaml", weekly).stderr


def test_diff_of_one_file_is_a_wrong_command_line(weekly: Path) -> None:
    assert run("diff", weekly).exit_code == 2


@pytest.mark.slow
def test_a_document_is_the_briefing_with_its_edits(weekly: Path) -> None:
    assert run("build", weekly, "--audience", "executive").exit_code == 0
    deck = Path("output/weekly.executive.pptx")
    assert "no difference" in run("diff", weekly, deck).stderr
    retyped(deck, "A second point", "A further point")
    result = run("diff", weekly, deck)
    assert result.exit_code == 0, result.output
    assert "A [-second-]{+further+} point" in result.stdout
    assert "R401 unusable-file" in run("diff", weekly, "weekly.missing.pptx").stderr


@pytest.mark.slow
def test_build_takes_an_earlier_version(reworked: Path) -> None:
    result = run("build", reworked, "--since", "before.yaml", "--audience", "executive")
    assert result.exit_code == 0, result.output
    assert run("build", reworked, "before.yaml", "--since", "before.yaml").exit_code == 2
    assert run("build", reworked, "--since", "absent.yaml").exit_code == 1


# --- help and version -----------------------------------------------------------------------------------------------


def examples() -> Iterator[tuple[str, str]]:
    groups = {name: command for name, command in cli.commands.items() if isinstance(command, click.Group)}
    nested = {f"{name} {own}": c for name, group in groups.items() for own, c in group.commands.items()}
    for name, command in {"": cli, **cli.commands, **nested}.items():
        assert command.epilog, f"{name} has no example"
        [example] = [line.strip() for line in command.epilog.splitlines() if line.startswith("  briefdeck ")]
        yield name, example


@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_help_ends_with_an_example(name: str, example: str) -> None:
    helped = run(*name.split(), "--help")
    assert helped.exit_code == 0
    assert helped.stdout.rstrip().endswith(example)


@pytest.mark.parametrize("example", mostly_slow(dict.fromkeys(example for _, example in examples()), but=0))
def test_an_example_of_the_help_runs(example: str, briefings: Path) -> None:
    if example == "briefdeck audience check executive":
        assert commands.said(example)[0] == 0
        return
    command = shlex.split(example)[1:]
    if command[0] in ("preflight", "pull", "comments"):
        assert run("build", briefings / "code-red.yaml").exit_code == 0
    result = run(*command)
    assert result.exit_code == 0, result.output
    assert briefings.is_dir()


def test_no_help_is_cut_short() -> None:
    assert "..." not in run("--help").stdout.replace("[ARGS]...", "")


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert briefdeck.__version__ == project.get("version", briefdeck.__version__)
    assert run("--version").stdout == f"briefdeck {briefdeck.__version__}\n"


def test_the_overview_is_what_the_commands_say_of_themselves() -> None:
    with click.Context(cli, info_name="briefdeck", terminal_width=80, **cli.context_settings) as context:
        assert click.Group.get_help(cli, context) == OVERVIEW.rstrip("\n")
    assert run("--help").stdout == OVERVIEW
    assert run("--debug", "-h").stdout == OVERVIEW


@pytest.mark.parametrize(
    ("arguments", "words"),
    [("--help", OVERVIEW), ("-h", OVERVIEW), ("--version", f"briefdeck {briefdeck.__version__}\n")],
)
def test_help_and_version_load_nothing_heavy(arguments: str, words: str) -> None:
    heavy = {"babel", "click", "dataclasses", "jinja2", "lxml", "PIL", "re", "rich", "typing", "yaml"}
    code = (
        f"import sys; sys.argv[1:] = [{arguments!r}]; before = set(sys.modules); from briefdeck.__main__ import main\n"
    )
    code += f"try:\n    main()\nfinally:\n    print(sorted({heavy!r} & set(sys.modules) - before))"
    home = str(Path(briefdeck.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": home}
    made = subprocess.run([sys.executable, "-S", "-c", code], env=environment, capture_output=True, check=True)
    assert made.stdout.decode() == f"{words}[]\n"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 0), ("> /dev/full", 1), (">&- 2>&- <&-", 0)])
def test_help_that_cannot_be_printed(closed: str, status: int) -> None:
    home = str(Path(briefdeck.__file__).parents[1])
    command = ["/bin/sh", "-c", f"exec {sys.executable} -m briefdeck --help {closed}"]
    made = subprocess.run(command, env={**os.environ, "PYTHONPATH": home}, capture_output=True, check=False)
    assert made.returncode == status
    assert b"Traceback" not in made.stderr
    assert b"Exception ignored" not in made.stderr


# --- what nobody wishes for -----------------------------------------------------------------------------------------


def broken_build(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def build(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(import_module("briefdeck.api"), "build", build)


def test_an_unforeseen_fault_is_one_plain_line(weekly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_build(monkeypatch, KeyError("tilte"))
    result = run("build", weekly)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert "KeyError: 'tilte' (test_cli.py, line " in line
    assert "Please report it" in line
    assert "BRIEFDECK_DEBUG=1" in line


def test_debug_shows_the_traceback(weekly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_build(monkeypatch, KeyError("tilte"))
    assert isinstance(run("--debug", "build", weekly).exception, KeyError)
    monkeypatch.setenv("BRIEFDECK_DEBUG", "1")
    assert isinstance(run("build", weekly).exception, KeyError)


def test_ctrl_c_is_130_without_a_traceback(
    weekly: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken_build(monkeypatch, KeyboardInterrupt())
    with pytest.raises(SystemExit) as left:
        main(["build", str(weekly)])
    assert left.value.code == 130
    assert "Traceback" not in capsys.readouterr().err


def test_main_gives_the_status_of_a_wrong_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["build"])
    assert left.value.code == 2
    assert "Missing argument" in capsys.readouterr().err


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault() -> None:
    home = str(Path(briefdeck.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-m", "briefdeck", "schema"],
        env={**os.environ, "PYTHONPATH": home},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["schema"], ["explain", "B205"]])
def test_a_full_disk_under_the_output_is_told(command: list[str]) -> None:
    home = str(Path(briefdeck.__file__).parents[1])
    with Path("/dev/full").open("wb") as full:
        made = subprocess.run(
            [sys.executable, "-m", "briefdeck", *command],
            env={**os.environ, "PYTHONPATH": home},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert made.returncode == 1
    [line] = made.stderr.decode().splitlines()
    assert line.startswith("what this command prints cannot be written")


# --- real processes -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_new_and_build_in_a_real_process_with_a_poor_locale() -> None:
    poor = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    made = in_process("new", "weekly", "--language", "ja", **poor)
    assert made.returncode == 0, made.stderr
    shown = in_process("show", "outline", "weekly.yaml", "--audience", "public-sector", **poor)
    assert shown.returncode == 0, shown.stderr
    assert "主題を一言で示す題名" in shown.stdout.decode("utf-8")
    assert shown.stderr == b""
    spoil(Path("weekly.yaml"), "[report]", "[報告]")
    wrong = in_process("build", "weekly.yaml", **poor)
    assert wrong.returncode == 1
    assert wrong.stdout == b""
    assert "報告" in wrong.stderr.decode("utf-8")
    assert b"Traceback" not in wrong.stderr
    assert not Path("output").exists()


@pytest.mark.slow
def test_a_pipe_gets_no_colours(weekly: Path) -> None:
    spoil(weekly, "status: fact", "status: rumour")
    made = in_process("check", str(weekly), TERM="xterm-256color")
    assert made.returncode == 1
    assert b"\x1b" not in made.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colours_unless_it_declines(environment: dict[str, str], coloured: bool, weekly: Path) -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    spoil(weekly, "status: fact", "status: rumour")
    reader, writer = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    home = str(Path(briefdeck.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-m", "briefdeck", "check", str(weekly)],
        env={**kept, "PYTHONPATH": home, "TERM": "xterm-256color", **environment},
        stdout=writer,
        stderr=writer,
    ) as process:
        os.close(writer)
        seen = read_to_the_end(reader)
    assert process.returncode == 1
    assert (b"\x1b[1;31mB204 invalid-value\x1b[0m" in seen) is coloured
    assert (b"\x1b" in seen) is coloured
    assert b"B204 invalid-value" in seen


# --- the package ----------------------------------------------------------------------------------------------------


def test_every_name_of_the_api_is_there_and_is_no_module() -> None:
    for name in briefdeck.__all__:
        assert not isinstance(getattr(briefdeck, name), type(os)), name
    assert set(briefdeck.__all__) <= set(dir(briefdeck))
    with pytest.raises(AttributeError, match="bild"):
        _ = briefdeck.bild


@pytest.mark.slow
@pytest.mark.parametrize("first", ["import briefdeck.api", "from briefdeck.session import Session", "pass"])
def test_build_is_a_function_whatever_was_imported_first(first: str) -> None:
    code = (
        f"{first}\nfrom briefdeck import build\nimport briefdeck\nassert callable(build) and build is briefdeck.build"
    )
    home = str(Path(briefdeck.__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": home}, check=True)


def test_columns_stand_below_one_another_in_japanese_too() -> None:
    assert list(columns([("週報", "1"), ("weekly", "20")], right=[1])) == ["週報     1", "weekly  20"]


def test_control_characters_do_not_reach_a_terminal() -> None:
    result = run("check", "a\x1b[2Jb.yaml")
    assert result.exit_code == 1
    assert "a\\x1b[2Jb.yaml: Y101" in result.stderr
    assert "\x1b" not in result.stderr


def test_signs_that_would_turn_a_message_around_are_printed_by_their_number() -> None:
    assert "a\\u202egpj.yaml: Y101" in run("check", "a\u202egpj.yaml").stderr


def test_commands_are_listed_in_the_order_of_their_use() -> None:
    with click.Context(cli) as context:
        assert cli.list_commands(context)[:2] == ["build", "check"]


@pytest.mark.slow
@pytest.mark.parametrize("zone", [":/etc/passwd", "Nowhere/Nothing", "x" * 5000, "../../etc", ""])
def test_a_time_zone_that_is_none_changes_nothing(zone: str, weekly: Path) -> None:
    made = in_process("build", str(weekly), "--audience", "executive", TZ=zone)
    assert made.returncode == 0, made.stderr


SLIPS = (
    ("build weekly.yaml --audience executive,analyst", "write --audience executive --audience analyst"),
    ("build weekly.yaml --audience 'Executive committee'", "write executive"),
    ("build weekly.yaml --audience all", "leave --audience out"),
    ("build weekly.yaml --audiences executive", "write --audience"),
    ("build weekly.yaml --format pptx", "write --format deck"),
    ("build weekly.yaml --format docx,pptx", "write --format memo --format deck"),
    ("build weekly.yaml --language English", "write --language en"),
    ("build weekly.yaml —-audience executive", "write --audience"),
    ("build weekly.yaml –audience executive", "write --audience"),
    ("build data/market.csv", "a .yaml file is one"),
    ("build output/weekly.executive.pptx", "briefdeck pull output/weekly.executive.pptx"),
    ("check weekly.yaml --output r.html", "write --report"),
    ("check weekly.yaml --format html", "write --report report.html"),
    ("check weekly.yaml --fix --dry-run", "write --diff"),
    ("check weekly.yaml --json", "write --format json"),
    ("build weekly.yaml --dry-run", "briefdeck check judges, and writes nothing"),
    ("weekly.yaml", "briefdeck build weekly.yaml"),
    ("lint weekly.yaml", "write briefdeck check"),
    ("explain 205", "B205 or L205"),
    ("pull weekly.yaml", "such as output/weekly.executive.pptx"),
    ("preflight weekly.yaml", "such as output/weekly.executive.pptx"),
)


@pytest.mark.parametrize(("line", "says"), SLIPS, ids=[line for line, _ in SLIPS])
@pytest.mark.usefixtures("weekly")
def test_a_slip_in_a_command_line_is_told_with_what_to_write(line: str, says: str) -> None:
    result = run(*shlex.split(line))
    assert result.exit_code in (1, 2)
    assert says in " ".join(result.stderr.split())
    assert not Path("output").exists()


@pytest.mark.usefixtures("weekly")
def test_a_rule_is_explained_by_its_name_too() -> None:
    assert run("explain", "unknown-source").stdout == run("explain", "B205").stdout


@pytest.mark.usefixtures("place")
def test_the_command_that_comes_next_can_be_copied() -> None:
    told = run("new", "My week").stderr.strip()
    assert shlex.split(told.partition(": ")[2]) == ["briefdeck", "build", "My week.yaml"]
