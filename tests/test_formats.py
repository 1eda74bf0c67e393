"""The formats of findings: values in, words out, held against what the formats themselves demand."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import briefdeck
from briefdeck.cli.formats import as_github, as_json, as_sarif, as_text, text_of
from briefdeck.cli.main import cli
from briefdeck.cli.printing import Part, cells, concise, say
from briefdeck.diagnostics import Diagnostic, Facts, Measure, Severity, Span, in_order, rules
from briefdeck.diagnostics.rules import adoption, briefing, document, files
from conftest import ROOT

UNKNOWN = briefing.UNKNOWN_SOURCE.at(
    Span("briefings/x.yaml", 14, 15), "there is no source “wrie”", "did you mean “wire”?"
)
LATER = briefing.UNKNOWN_KEY.at(Span("briefings/x.yaml", 20, 3), "there is no key “tilte”")
WHOLE = files.UNREADABLE_FILE.at(Span("briefings/y.yaml"), "no such file", "check the path for slips")
NOTE = adoption.PAGES_UNSEEN.at(Span.of_option("--pages"), "LibreOffice is not installed", "install LibreOffice")
WARNING = replace(LATER, severity=Severity.WARNING, span=Span("briefings/a.yaml", 2, 1))
ALL = (UNKNOWN, LATER, WHOLE, NOTE, WARNING)
GRANTED = ((replace(LATER, what="granted"), "the editor needs it"), (replace(WHOLE, what="granted too"), ""))
# A finding of which all is known, and what of it is told to programs.
KNOWN = document.OVERFULL_AREA.at(
    Span("briefings/x.yaml", 9, 5, ("sections", 2, "points", 0, "text/1~")),
    "needs 605 pt, has 356 pt",
    "shorten it",
    facts=Facts(
        audiences=("board", "analyst"),
        slide=3,
        shape="Body",
        others=("Chart 1",),
        layout="Message",
        block="bullets",
        words="So it is",
        measure=Measure("height", 605.00000001, 355.5, "pt"),
        related=(Span("templates/board/deck.yaml", 12, 3, ("slides", 0)), Span("templates/board/deck.pptx")),
    ),
)
TOLD = {
    "audiences": ["board", "analyst"],
    "slide": 3,
    "shape": "Body",
    "others": ["Chart 1"],
    "layout": "Message",
    "block": "bullets",
    "words": "So it is",
    "quantity": "height",
    "measured": 605,
    "allowed": 355.5,
    "unit": "pt",
    "related": [
        {"file": "templates/board/deck.yaml", "line": 12, "column": 3, "path": ["slides", 0]},
        {"file": "templates/board/deck.pptx", "line": None, "column": None},
    ],
}

# Any text that can be in a file or its name, with the signs that formats give a meaning.
WORDS = st.text(
    st.one_of(st.sampled_from("%:,\r\n\t [](){}“”日本\x1b\x7f\x85\u2028\udc80"), st.characters()), max_size=20
)
FINDINGS = st.lists(
    st.builds(
        lambda rule, file, line, column, severity, what, hint: Diagnostic(
            Span(file, line, column if line else 0), rule, severity, what, hint
        ),
        st.sampled_from(rules.ALL),
        WORDS.filter(lambda file: file and "\0" not in file and not file.startswith("--")),
        st.integers(0, 30),
        st.integers(1, 40),
        st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.NOTE]),
        WORDS,
        WORDS,
    ),
    max_size=5,
    # Of findings that differ in severity alone the most severe one is told; tests/test_check.py asks for that.
    unique_by=lambda d: (d.span, d.rule.code, d.what, d.hint),
)
REASONED = st.builds(lambda found, why: [(d, why) for d in found], FINDINGS, WORDS)


def words(parts: Iterable[Part]) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


# --- Gathering ------------------------------------------------------------------------------------------------------


def of(*audiences: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    return replace(UNKNOWN, severity=severity, facts=Facts(audiences=audiences))


def test_what_two_audiences_have_in_common_is_told_once_of_both() -> None:
    [found] = in_order([of("board"), of("analyst"), of("board")])
    assert found.facts.audiences == ("board", "analyst")


def test_the_most_severe_finding_concerns_all_of_their_audiences() -> None:
    [found] = in_order([of("board", severity=Severity.NOTE), of("analyst", severity=Severity.WARNING)])
    assert (found.severity, found.facts.audiences) == (Severity.WARNING, ("board", "analyst"))


def test_what_concerns_everybody_concerns_no_audience_by_name() -> None:
    [found] = in_order([of("board"), of()])
    assert found.facts.audiences == ()


# --- JSON -----------------------------------------------------------------------------------------------------------


def test_json_says_all_of_a_finding() -> None:
    made = json.loads(as_json(ALL, GRANTED))
    assert set(made) == {"version", "diagnostics", "granted", "counts"}
    assert made["version"] == 1
    assert made["counts"] == {"error": 3, "warning": 1, "note": 1}
    assert {
        "file": "briefings/x.yaml",
        "line": 14,
        "column": 15,
        "code": "B205",
        "name": "unknown-source",
        "severity": "error",
        "message": "there is no source “wrie”",
        "hint": "did you mean “wire”?",
    } in made["diagnostics"]
    assert [(g["message"], g["reason"]) for g in made["granted"]] == [
        ("granted", "the editor needs it"),
        ("granted too", ""),
    ]
    assert set(made["granted"][0]) == {*made["diagnostics"][0], "reason"}


def test_json_has_no_line_for_a_whole_file() -> None:
    [told] = json.loads(as_json([WHOLE]))["diagnostics"]
    assert (told["line"], told["column"]) == (None, None)


def test_json_of_nothing() -> None:
    made = json.loads(as_json([], []))
    assert made == {
        "version": 1,
        "diagnostics": [],
        "granted": [],
        "counts": {"error": 0, "warning": 0, "note": 0},
    }


def test_json_keeps_words_readable_and_keys_in_order() -> None:
    text = as_json([briefing.UNKNOWN_KEY.at(Span("報告.yaml", 1, 1), "「題」は無い")])
    assert "「題」は無い" in text
    assert "報告.yaml" in text
    keys = re.findall(r'^ {6}"(\w+)":', text, re.MULTILINE)
    assert keys == sorted(keys)
    assert len(keys) == 8


def test_json_says_the_facts_of_a_finding_as_values() -> None:
    [told] = json.loads(as_json([KNOWN]))["diagnostics"]
    assert told["path"] == ["sections", 2, "points", 0, "text/1~"]
    assert told["facts"] == TOLD


def test_the_page_about_reviews_names_every_key_of_json() -> None:
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    every = replace(KNOWN.facts, page=1, paragraph=1, part="x", piece="notes", face="Arial", more=2)
    made = json.loads(as_json([replace(KNOWN, facts=every)], GRANTED))
    [told] = made["diagnostics"]
    assert len(told["facts"]) == len(fields(Facts)) - 1 + len(fields(Measure))
    for key in (*made, *told, *told["facts"], "reason"):
        assert f"`{key}`" in page


def test_json_of_a_finding_of_which_nothing_more_is_known() -> None:
    [told] = json.loads(as_json([UNKNOWN]))["diagnostics"]
    assert not {"path", "facts"} & set(told)


@pytest.mark.slow
@given(FINDINGS, REASONED)
def test_json_gives_back_what_it_was_given(found: list[Diagnostic], granted: list[tuple[Diagnostic, str]]) -> None:
    text = as_json(found, granted)
    made = json.loads(text.encode("utf-8"))

    def told(d: Diagnostic) -> tuple[Any, ...]:
        place = (d.span.line, d.span.column) if d.span.line else (None, None)
        return (d.span.file, *place, d.rule.code, d.rule.name, d.severity.value, d.what, d.hint)

    keys = ("file", "line", "column", "code", "name", "severity", "message", "hint", "reason")
    assert {tuple(d[key] for key in keys[:-1]) for d in made["diagnostics"]} == {told(d) for d in found}
    assert {tuple(d[key] for key in keys) for d in made["granted"]} == {(*told(d), why) for d, why in granted}
    assert sum(made["counts"].values()) == len(set(found))


# --- SARIF ----------------------------------------------------------------------------------------------------------

# What SARIF 2.1.0 demands of the objects that are used here (sections 3.13 to 3.59), and nothing beside them.
TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def closed(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others; `required` names those that must be there."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


DESCRIPTORS = {
    "type": "array",
    "uniqueItems": True,
    "items": closed(
        "id",
        id={"type": "string"},
        name={"type": "string", "pattern": "^([A-Z0-9][a-z0-9]*)+$"},
        shortDescription=TEXT,
        fullDescription=TEXT,
        help=TEXT,
        defaultConfiguration=closed("", level=LEVEL),
    ),
}
PHYSICAL = closed(
    "artifactLocation",
    artifactLocation=closed("uri", uri={"type": "string", "format": "uri-reference"}, uriBaseId={"type": "string"}),
    region=closed(
        "startLine", startLine={"type": "integer", "minimum": 1}, startColumn={"type": "integer", "minimum": 1}
    ),
)
NAME = {"type": "string"}
LOCATION = closed(
    "physicalLocation",
    physicalLocation=PHYSICAL,
    logicalLocations={
        "type": "array",
        "uniqueItems": True,
        "items": closed("", name=NAME, fullyQualifiedName=NAME, kind=NAME),
    },
)
RESULT = closed(
    "message",
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "minItems": 1, "items": LOCATION},
    relatedLocations={"type": "array", "uniqueItems": True, "items": LOCATION},
    properties={"type": "object"},
    partialFingerprints={"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    suppressions={
        "type": "array",
        "items": closed(
            "kind", kind={"enum": ["inSource", "external"]}, justification={"type": "string", "minLength": 1}
        ),
    },
)
NOTIFICATION = closed(
    "message", descriptor=closed("id", id={"type": "string"}, index={"type": "integer"}), level=LEVEL, message=TEXT
)
DRIVER = closed(
    "name",
    name={"const": "briefdeck"},
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+([-+].+)?$"},
    informationUri={"type": "string", "format": "uri"},
    rules=DESCRIPTORS,
    notifications=DESCRIPTORS,
)
INVOCATION = closed(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolConfigurationNotifications={"type": "array", "items": NOTIFICATION},
)
RUN = closed(
    "tool results columnKind",
    tool=closed("driver", driver=DRIVER),
    columnKind={"const": "unicodeCodePoints"},
    results={"type": "array", "items": RESULT},
    invocations={"type": "array", "items": INVOCATION},
)
SARIF = jsonschema.Draft202012Validator(
    closed(
        "$schema version runs",
        **{
            "$schema": {"type": "string", "pattern": r"^https://.*sarif-schema-2\.1\.0\.json$"},
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
        },
    )
)


def sarif(found: Iterable[Diagnostic], granted: Iterable[tuple[Diagnostic, str]] = ()) -> Any:
    """The only run, once the whole log was found valid."""
    made = json.loads(as_sarif(found, list(granted)).encode("utf-8"))
    assert [error.message for error in SARIF.iter_errors(made)] == []
    return made["runs"][0]


def test_sarif_says_all_of_a_finding() -> None:
    run = sarif(ALL)
    [result] = [r for r in run["results"] if r["ruleId"] == "B205"]
    assert result["level"] == "error"
    assert result["message"]["text"] == "there is no source “wrie”\ndid you mean “wire”?"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "briefings/x.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14, "startColumn": 15},
    }
    assert "suppressions" not in result
    [whole] = [r for r in run["results"] if r["ruleId"] == "Y101"]
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert [r["level"] for r in run["results"]] == ["warning", "error", "error", "error"]


def test_sarif_says_the_facts_of_a_finding() -> None:
    [result] = sarif([KNOWN])["results"]
    assert result["properties"] == TOLD
    assert result["locations"][0]["logicalLocations"] == [
        {"name": "text/1~", "fullyQualifiedName": "/sections/2/points/0/text~11~0"},
        {"name": "slide 3", "kind": "slide"},
        {"name": "Body", "fullyQualifiedName": "slide 3, Body", "kind": "shape"},
    ]
    first, second = (place["physicalLocation"] for place in result["relatedLocations"])
    assert first["artifactLocation"]["uri"] == "templates/board/deck.yaml"
    assert first["region"] == {"startLine": 12, "startColumn": 3}
    assert "region" not in second


def test_sarif_of_a_finding_of_which_nothing_more_is_known() -> None:
    [result] = sarif([UNKNOWN])["results"]
    assert not {"properties", "relatedLocations"} & set(result)
    assert set(result["locations"][0]) == {"physicalLocation"}


def test_sarif_describes_the_rules_that_occur_and_no_others() -> None:
    run = sarif(ALL)
    told = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in told] == ["B201", "B205", "Y101"]
    assert [rule["name"] for rule in told] == ["UnknownKey", "UnknownSource", "UnreadableFile"]
    for result in run["results"]:
        assert told[result["ruleIndex"]]["id"] == result["ruleId"]
    rule = briefing.UNKNOWN_SOURCE
    assert told[1]["shortDescription"]["text"] == rule.what
    assert rule.why in told[1]["fullDescription"]["text"]
    assert told[1]["defaultConfiguration"]["level"] == "error"
    for form in told[1]["help"].values():
        assert rule.why in form
        assert rule.cure in form
        assert rule.example in form


def test_sarif_names_the_tool_as_the_project_does() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    driver = sarif([])["tool"]["driver"]
    assert driver["name"] == project["name"]
    assert driver["semanticVersion"] == briefdeck.__version__
    assert driver.get("informationUri") == project.get("urls", {}).get("Homepage")
    assert driver["rules"] == []


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("briefings/四半期 報告.yaml", "briefings/%E5%9B%9B%E5%8D%8A%E6%9C%9F%20%E5%A0%B1%E5%91%8A.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("100%#?.yaml", "100%25%23%3F.yaml"),
        ("../x.yaml", "../x.yaml"),
        ("./a//x.yaml", "a/x.yaml"),
        ("no\udc80text.yaml", "no%80text.yaml"),
    ],
)
def test_sarif_escapes_paths(file: str, uri: str) -> None:
    [result] = sarif([files.UNREADABLE_FILE.at(Span(file), "x")])["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_sarif_gives_absolute_paths_as_addresses(tmp_path: Path) -> None:
    file = tmp_path / "報 告.yaml"
    [result] = sarif([files.UNREADABLE_FILE.at(Span(str(file)), "x")])["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert set(artifact) == {"uri"}
    assert artifact["uri"].startswith("file:///")
    assert artifact["uri"].isascii()
    assert unquote(artifact["uri"]).endswith("/報 告.yaml")


def fingerprints(found: Iterable[Diagnostic], granted: Iterable[tuple[Diagnostic, str]] = ()) -> list[str]:
    """Of each result, in the order of places."""
    made = [r["partialFingerprints"] for r in sarif(found, granted)["results"]]
    return [next(iter(prints.values())) for prints in made]


def test_fingerprints_stay_when_lines_move() -> None:
    moved = replace(UNKNOWN, span=Span(UNKNOWN.span.file, 99, 1), hint="", severity=Severity.NOTE)
    assert fingerprints([UNKNOWN]) == fingerprints([moved])


def test_fingerprints_tell_findings_apart() -> None:
    others = [
        replace(UNKNOWN, span=Span("z.yaml", 14, 15)),
        replace(UNKNOWN, what="other"),
        replace(UNKNOWN, rule=briefing.UNKNOWN_FIGURE),
        replace(UNKNOWN, span=Span(UNKNOWN.span.file, 15, 15)),
    ]
    assert len(set(fingerprints([UNKNOWN, *others]))) == 5


def test_granting_one_of_two_equal_findings_leaves_their_fingerprints() -> None:
    second = replace(UNKNOWN, span=Span(UNKNOWN.span.file, 30, 1))
    both = fingerprints([UNKNOWN, second])
    assert fingerprints([UNKNOWN], [(second, "")]) == both
    assert fingerprints([second], [(UNKNOWN, "")]) == both


def test_granted_findings_are_suppressed_in_the_source() -> None:
    results = sarif([UNKNOWN], GRANTED)["results"]
    told = {r["message"]["text"].split("\n")[0]: r["suppressions"] for r in results}
    assert told == {
        "there is no source “wrie”": [],
        "granted": [{"kind": "inSource", "justification": "the editor needs it"}],
        "granted too": [{"kind": "inSource"}],
    }


def test_a_finding_about_the_command_line_is_a_notification() -> None:
    run = sarif([NOTE])
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    [invocation] = run["invocations"]
    [notification] = invocation["toolConfigurationNotifications"]
    assert invocation["executionSuccessful"] is True
    assert notification["level"] == "note"
    assert notification["message"]["text"].startswith("--pages: LibreOffice is not installed")
    [described] = run["tool"]["driver"]["notifications"]
    assert described["id"] == notification["descriptor"]["id"] == NOTE.rule.code
    assert "invocations" not in sarif([UNKNOWN])
    failed = sarif([replace(NOTE, severity=Severity.ERROR)])
    assert failed["invocations"][0]["executionSuccessful"] is False


def test_brackets_in_a_text_are_no_links() -> None:
    found = briefing.INVALID_INLINE.at(Span("x.yaml", 1, 1), "[the report](1) and [a list]")
    run = sarif([found])
    assert run["results"][0]["message"]["text"] == r"\[the report\](1) and [a list]"
    [rule] = run["tool"]["driver"]["rules"]
    assert r"\[text\](https" in rule["help"]["text"]
    assert r"\*\*bold\*\*" in rule["help"]["markdown"]


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_the_help_of_every_rule_is_sound_markdown(rule: Any) -> None:
    run = sarif([rule.at(Span("x.yaml", 1, 1), "x")])
    [told] = run["tool"]["driver"]["rules"]
    markdown = told["help"]["markdown"]
    fences = re.findall(r"^(`{3,})$", markdown, re.MULTILINE)
    assert len(fences) == 2
    assert markdown.split(f"{fences[0]}\n")[1] == f"{rule.example}\n"
    prose = markdown.replace(rule.example, "").replace(fences[0], "")
    assert re.sub(r"\\.", "", prose).count("`") % 2 == 0


@pytest.mark.slow
@given(FINDINGS, REASONED)
def test_any_findings_make_valid_sarif(found: list[Diagnostic], granted: list[tuple[Diagnostic, str]]) -> None:
    assert len(sarif(found, granted)["results"]) >= bool(found or granted)


@pytest.mark.slow
@given(WORDS.filter(lambda file: file and not file.startswith(("/", "--")) and "\0" not in file))
def test_any_relative_path_can_be_read_back(file: str) -> None:
    [result] = sarif([files.UNREADABLE_FILE.at(Span(file), "x")])["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
    halves = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # no file name on this side of Windows holds them
    assert unquote_to_bytes(uri) == halves.sub("\ufffd", Path(file).as_posix()).encode("utf-8", "surrogateescape")


# --- GitHub ---------------------------------------------------------------------------------------------------------


def unescaped(text: str, signs: str) -> str:
    """What a runner makes of a value in which these signs are escaped."""
    return re.sub("%(" + "|".join(f"{ord(s):02X}" for s in signs) + ")", lambda m: chr(int(m[1], 16)), text)


def heard(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as a runner reads it: `::command key=value,key=value::message`."""
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    command, _, told = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in told.split(","))
    return command, {key: unescaped(value, "%\r\n:,") for key, value in pairs}, unescaped(message, "%\r\n")


def test_github_commands() -> None:
    assert as_github([UNKNOWN]) == (
        "::error file=briefings/x.yaml,line=14,col=15,title=B205 unknown-source::"
        "there is no source “wrie”%0Adid you mean “wire”?"
    )
    assert as_github([LATER]).endswith("::there is no key “tilte”")
    assert as_github([]) == ""


def test_github_names_the_audiences_last() -> None:
    assert heard(as_github([KNOWN]))[2] == "needs 605 pt, has 356 pt\nshorten it\nfor board, analyst"


def test_github_knows_no_line_of_a_whole_file_and_no_file_of_an_option() -> None:
    assert heard(as_github([WHOLE]))[1] == {"file": "briefings/y.yaml", "title": "Y101 unreadable-file"}
    assert set(heard(as_github([NOTE]))[1]) == {"title"}


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_github_commands_are_named_after_severities(severity: str, command: str) -> None:
    assert heard(as_github([replace(UNKNOWN, severity=Severity(severity))]))[0] == command


def test_github_values_are_escaped() -> None:
    found = replace(UNKNOWN, span=Span("a,b:c%.yaml", 1, 1), what="50%: a,b\r\nc", hint="")
    line = as_github([found])
    assert "file=a%2Cb%3Ac%25.yaml," in line
    assert line.endswith("::50%25: a,b%0D%0Ac")


@pytest.mark.slow
@given(FINDINGS)
def test_github_commands_are_heard_as_they_were_said(found: list[Diagnostic]) -> None:
    lines = [line for line in as_github(found).split("\n") if line]
    assert not any("\r" in line for line in lines)

    def said(d: Diagnostic) -> tuple[str, str, str, str, str]:
        place = (str(d.span.line), str(d.span.column)) if d.span.line else ("", "")
        return (d.span.file, *place, f"{d.rule.code} {d.rule.name}", f"{d.what}\n{d.hint}" if d.hint else d.what)

    got = set()
    for line in lines:
        _, told, message = heard(line)
        got.add((told["file"], told.get("line", ""), told.get("col", ""), told["title"], message))
    assert got == {said(d) for d in found}


# --- text -----------------------------------------------------------------------------------------------------------

X_YAML = "\n" * 13 + "    sources: [wrie]\n" + "\n" * 5 + "  tilte: x\n"


def text(found: Iterable[Diagnostic], granted: Iterable[tuple[Diagnostic, str]] = (), /, **sources: str) -> str:
    """The words; a file `x.yaml` is given as `x`."""
    return words(as_text(found, list(granted), lambda file: sources.get(Path(file).stem)))


def excerpt(line: str, column: int) -> tuple[str, int]:
    """What is shown of a line, and how many characters stand before the caret."""
    made = text([briefing.UNKNOWN_KEY.at(Span("x.yaml", 1, column), "what")], x=line)
    head, shown, caret = made.split("\n")
    assert head == f"x.yaml:1:{column}: B201 unknown-key: what"
    assert shown.startswith("    1 |")
    assert re.fullmatch(r"      \| +\^", caret)
    return shown.removeprefix("    1 |").removeprefix(" "), len(caret) - len("      | ^")


def test_a_finding_shows_its_line_a_caret_and_its_hint() -> None:
    assert text([UNKNOWN], x=X_YAML) == "\n".join(
        [
            "briefings/x.yaml:14:15: B205 unknown-source: there is no source “wrie”",
            "   14 |     sources: [wrie]",
            "      |               ^",
            "  did you mean “wire”?",
        ]
    )


def test_files_are_parted_by_a_blank_line() -> None:
    made = text([WHOLE, LATER, UNKNOWN], x=X_YAML, y="never shown")
    assert made.split("\n\n") == [
        "\n".join(
            [
                *str(UNKNOWN).split("\n")[:1],
                "   14 |     sources: [wrie]",
                "      |               ^",
                "  did you mean “wire”?",
                str(LATER),
                "   20 |   tilte: x",
                "      |   ^",
            ]
        ),
        str(WHOLE),
    ]


def test_what_is_granted_comes_last() -> None:
    made = text([UNKNOWN], GRANTED)
    assert made.split("\n\n")[-1].split("\n") == [
        "granted exceptions:",
        "briefings/x.yaml:20:3: B201 unknown-key: granted (the editor needs it)",
        "briefings/y.yaml: Y101 unreadable-file: granted too",
    ]
    assert text([], GRANTED[:1]).startswith("granted exceptions:\n")


def test_nothing_found_is_no_parts() -> None:
    assert as_text([]) == ()


@pytest.mark.parametrize(
    ("sources", "line"),
    [({}, 1), ({"x": "one\n"}, 2), ({"x": "one"}, 9), ({"x": ""}, 2)],
    ids=["no file", "after the end", "far after it", "empty file"],
)
def test_without_the_line_there_is_no_excerpt(sources: dict[str, str], line: int) -> None:
    found = briefing.UNKNOWN_KEY.at(Span("x.yaml", line, 1), "what", "hint")
    assert text([found], (), **sources) == str(found)


def test_a_file_is_asked_for_once_and_an_option_never() -> None:
    asked = []

    def source(file: str) -> str:
        asked.append(file)
        return X_YAML

    as_text([UNKNOWN, LATER, NOTE, WHOLE, replace(UNKNOWN, what="again")], GRANTED, source)
    assert asked == ["briefings/x.yaml"]


@pytest.mark.parametrize(
    ("line", "column", "before"),
    [
        ("title: x", 1, 0),
        ("title: x", 8, 7),
        ("題名: x", 3, 4),  # two characters of two cells
        ("題名: x", 5, 6),
        ("ﾀｲﾄﾙ: x", 7, 6),  # half-width kana take one cell
        ("か\u3099き", 3, 2),  # a voicing mark takes none
        ("か\u3099き", 2, 0),  # and stands on its kana
        ("e\u0301x", 3, 1),
        ("\tx", 2, 1),
        ("a\t\tx", 4, 3),
        ("👍x", 2, 2),
        ("abc", 4, 3),  # just past the end
        ("abc", 50, 3),
        ("", 1, 0),
        ("a\x1bb", 3, 5),  # shown as a\x1bb
    ],
)
def test_the_caret_stands_under_the_column(line: str, column: int, before: int) -> None:
    assert excerpt(line, column)[1] == before


def test_what_cannot_be_shown_is_written_out() -> None:
    assert excerpt("a\tb\x1b[2J\x07\x9b\u202e\u2028\ufeffc", 1)[0] == r"a b\x1b[2J\x07\x9b\u202e\u2028\ufeffc"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_readers_end_them(ending: str) -> None:
    made = text([briefing.UNKNOWN_KEY.at(Span("x.yaml", 2, 1), "what")], x=f"\ufeffo\x0bn\x0ce{ending}two{ending}three")
    assert made.splitlines()[1] == "    2 | two"


def test_a_byte_order_mark_is_no_column() -> None:
    assert excerpt("\ufefftilte: x", 1) == ("tilte: x", 0)


def test_a_line_number_of_six_digits_moves_both_bars() -> None:
    found = briefing.UNKNOWN_KEY.at(Span("x.yaml", 123_456, 2), "what")
    assert text([found], x="\n" * 123_455 + "abc").split("\n")[1:] == ["123456 | abc", "       |  ^"]


def test_without_a_column_there_is_no_caret() -> None:
    assert text([briefing.UNKNOWN_KEY.at(Span("x.yaml", 1, 0), "what")], x="abc").split("\n")[1:] == ["    1 | abc"]


def test_a_line_of_a_hundred_cells_is_whole() -> None:
    assert excerpt("x" * 100, 70) == ("x" * 100, 69)
    assert excerpt("題" * 50, 50) == ("題" * 50, 98)


@pytest.mark.parametrize(
    ("column", "left", "right"),
    [(1, False, True), (30, False, True), (100, True, True), (290, True, False), (301, True, False)],
)
def test_a_long_line_is_cut_around_the_column(column: int, left: bool, right: bool) -> None:
    line = "".join(chr(0x4E00 + n) if n % 3 == 0 else chr(0x100 + n) for n in range(300))
    shown, before = excerpt(line, column)
    assert cells(shown) <= 100
    assert shown.startswith("…") is left
    assert shown.endswith("…") is right
    assert shown.strip("…") in line
    assert under(shown, before) == (line[column - 1] if column <= 300 else "")


def under(shown: str, before: int) -> str:
    """The character above the caret, or "" at the line's end."""
    at = 0
    while at < len(shown) and cells(shown[: at + 1]) <= before:
        at += 1
    assert cells(shown[:at]) == before
    return shown[at : at + 1]


LINES = st.text(st.one_of(st.sampled_from("ab日本語か\u3099e\u0301\t\x1b\u202e…"), st.characters()), max_size=250)


@given(LINES.filter(lambda line: not re.search("[\r\n\ufeff]", line)), st.integers(1, 300))
def test_any_line_is_shown_within_its_cells_with_the_caret_inside(line: str, column: int) -> None:
    found = briefing.UNKNOWN_KEY.at(Span("x.yaml", 1, column), "what")
    _, *rest = text([found], x=line + "\n").split("\n")
    shown, caret = rest
    assert cells(shown) <= 8 + 100
    assert caret.endswith("^")
    assert len(caret) <= 8 + 101
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", shown)


@pytest.mark.slow
@given(FINDINGS)
def test_concise_lines_are_those_of_str(found: list[Diagnostic]) -> None:
    assert [words(concise(diagnostic)) for diagnostic in found] == [str(diagnostic) for diagnostic in found]


def test_styles_say_how_bad_it_is() -> None:
    parts = as_text([UNKNOWN], [], lambda _: X_YAML)
    assert ("B205 unknown-source", "bold red") in parts
    assert ("^", "bold red") in parts
    assert ("B201 unknown-key", "yellow") in as_text([WARNING], [], lambda _: None)


def test_control_characters_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    found = briefing.UNKNOWN_KEY.at(Span("x.yaml", 1, 1), "what\x1b[2J", "hint\x07")
    say(*as_text([found], [(found, "why\x1b")], lambda _: "a\x1bb"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", capsys.readouterr().out)


def test_the_text_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes("\ufeff題\r\n".encode())
    assert text_of(str(file)) == "題\r\n"
    file.write_bytes(b"\xff\xfe")
    assert text_of(str(file)) is None
    assert text_of(str(tmp_path)) is None
    assert text_of(str(tmp_path / "none.yaml")) is None
    assert text_of("a\0b") is None


# --- all of them ----------------------------------------------------------------------------------------------------

FORMATS: list[Callable[[Any, Any], object]] = [
    as_json,
    as_sarif,
    lambda found, _: as_github(found),
    lambda found, granted: as_text(found, granted, lambda _: X_YAML),
]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_bytes_in_any_order(form: Callable[[Any, Any], object]) -> None:
    assert form(ALL, GRANTED) == form(ALL[::-1] + ALL, GRANTED[::-1])


@pytest.mark.parametrize("form", [as_json, as_sarif])
def test_json_passes_through_what_prints_it(
    form: Callable[[Any, Any], str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = replace(UNKNOWN, what="\x00\x1b\x7f\x85\t\n\udc80", span=Span("a\udc80\x9b.yaml", 1, 1))
    made = form([found], [(found, "\x7f")])
    say(made)
    assert capsys.readouterr().out == f"{made}\n"
    assert "\\u007f" in made
    assert made.encode("utf-8")


# --- hooks of pre-commit --------------------------------------------------------------------------------------------

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
KEYS = {
    "id",
    "name",
    "description",
    "entry",
    "language",
    "files",
    "types",
    "pass_filenames",
    "minimum_pre_commit_version",
}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_are_valid_and_run_commands_that_are_there(hook: dict[str, Any]) -> None:
    assert set(hook) <= KEYS
    assert {"id", "name", "entry", "language"} <= set(hook), "what pre-commit demands"
    assert hook["language"] == "python"
    assert re.fullmatch(r"\d+\.\d+\.\d+", hook["minimum_pre_commit_version"])
    program, command, *options = shlex.split(hook["entry"])
    assert program == "briefdeck"
    assert command in {"check", "preflight"}
    if command in cli.commands:
        cli.commands[command].make_context(command, [*options, "a file"])


def test_hooks_take_briefings_and_documents() -> None:
    takes = {hook["id"]: re.compile(hook["files"]) for hook in HOOKS}
    assert set(takes) == {"briefdeck-check", "briefdeck-preflight"}
    check, preflight = takes["briefdeck-check"], takes["briefdeck-preflight"]
    assert all(map(check.search, ["briefings/code-red.yaml", "briefings/報告.yml"]))
    assert not any(map(check.search, ["briefings/data/x.yaml", "templates/board/deck.yaml", "a/briefings/x.yaml"]))
    assert all(map(preflight.search, ["output/x.board.pptx", "memo.docx"]))
    assert not any(map(preflight.search, ["x.pptx.yaml", "pptx"]))
