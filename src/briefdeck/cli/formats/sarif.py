"""Findings as SARIF 2.1.0, the format in which code scanning and editors take them.

Nothing in it depends on when or where it is made. Braces are left as they are written: no message has `arguments`, so
that none can be taken for a placeholder, and `{{ figures.share }}` doubled would be shown as four. A finding about the
command line is in no file; SARIF has notifications of the tool for that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefdeck import __version__
from briefdeck.cli.formats.facts import as_values
from briefdeck.cli.formats.findings import Granted, dumped, granted_in_order, in_a_file, with_slashes
from briefdeck.diagnostics import Diagnostic, Rule, Severity, Span, in_order
from briefdeck.patterns import regex

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "briefdeck/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.OFF: "none"}
_LINK = regex(r"\[([^\[\]]*)\](?=\()")
_CODE = regex("(`[^`]+`)")
_MARKUP = regex(r"([\\`*_\[\]<>])")
# Halves of surrogate pairs other than those that stand for the bytes of a file name.
_NO_BYTE = regex("[\ud800-\udc7f\udd00-\udfff]")


def as_sarif(found: Iterable[Diagnostic], granted: Granted = ()) -> str:
    """A log of one run; granted findings are results that are suppressed in the source."""
    told = _told(found, granted)
    rules = {d.rule.code: d.rule for d, _ in told if in_a_file(d)}
    notices = {d.rule.code: d.rule for d, _ in told if not in_a_file(d)}
    driver: dict[str, Any] = {"name": "briefdeck", "semanticVersion": __version__, "rules": _described(rules)}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(told, sorted(rules), bool(granted)),
    }
    if notices:
        driver["notifications"] = _described(notices)
        about = [d for d, _ in told if not in_a_file(d)]
        run["invocations"] = [
            {
                "executionSuccessful": all(d.severity is not Severity.ERROR for d in about),
                "toolConfigurationNotifications": [_notification(d, sorted(notices)) for d in about],
            }
        ]
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _told(found: Iterable[Diagnostic], granted: Granted) -> list[tuple[Diagnostic, str | None]]:
    """All findings by place; the reason is None where nobody granted it."""
    told: list[tuple[Diagnostic, str | None]] = [(d, None) for d in in_order(found)]
    told += granted_in_order(granted)
    return sorted(told, key=lambda t: (t[0].span, t[0].rule.code, t[0].what))


def _results(told: list[tuple[Diagnostic, str | None]], codes: list[str], suppressed: bool) -> list[dict[str, Any]]:
    """A result for each finding in a file. Suppressions are told of all results or of none, as the standard demands."""
    met: Counter[tuple[str, str, str]] = Counter()
    results = []
    for diagnostic, reason in told:
        if not in_a_file(diagnostic):
            continue
        same = (diagnostic.rule.code, with_slashes(diagnostic.span.file), diagnostic.what)
        met[same] += 1
        result: dict[str, Any] = {
            "ruleId": diagnostic.rule.code,
            "ruleIndex": codes.index(diagnostic.rule.code),
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": _message(diagnostic)},
            "locations": [_located(diagnostic)],
            "partialFingerprints": {FINGERPRINT: f"{_hash(same)}:{met[same]}"},
        }
        if related := diagnostic.facts.related:
            result["relatedLocations"] = [{"physicalLocation": _location(span)} for span in dict.fromkeys(related)]
        if facts := as_values(diagnostic.facts):
            result["properties"] = facts
        if suppressed:
            why = {"justification": reason} if reason else {}
            result["suppressions"] = [] if reason is None else [{"kind": "inSource", **why}]
        results.append(result)
    return results


def _notification(diagnostic: Diagnostic, codes: list[str]) -> dict[str, Any]:
    code = diagnostic.rule.code
    return {
        "descriptor": {"id": code, "index": codes.index(code)},
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.span.file}: {_message(diagnostic)}"},
    }


def _message(diagnostic: Diagnostic) -> str:
    return _plain(f"{diagnostic.what}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.what)


def _hash(same: tuple[str, str, str]) -> str:
    """The finding without its place, so that it is known again when lines move; its number tells equal ones apart."""
    return sha256("\0".join(same).encode("utf-8", "surrogatepass")).hexdigest()


def _located(diagnostic: Diagnostic) -> dict[str, Any]:
    logical = list(_logical(diagnostic))
    return {"physicalLocation": _location(diagnostic.span)} | ({"logicalLocations": logical} if logical else {})


def _logical(diagnostic: Diagnostic) -> Iterator[dict[str, Any]]:
    """Places that need no lines: a value of a YAML file by its JSON pointer; a slide, page or shape by its name."""
    if path := diagnostic.span.path:
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
        yield {"name": str(path[-1]), "fullyQualifiedName": "".join(f"/{step}" for step in steps)}
    facts = diagnostic.facts
    if facts.part:
        yield {"name": facts.part, "kind": "part"}
    around = next((f"{kind} {at}" for kind, at in (("slide", facts.slide), ("page", facts.page)) if at), "")
    if around:
        yield {"name": around, "kind": around.partition(" ")[0]}
    if facts.shape:
        inside = {"fullyQualifiedName": f"{around}, {facts.shape}"} if around else {}
        yield {"name": facts.shape, "kind": "shape"} | inside


def _location(span: Span) -> dict[str, Any]:
    path = Path(_NO_BYTE.sub("\ufffd", span.file))
    if path.is_absolute():
        artifact = {"uri": path.as_uri()}
    else:
        artifact = {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    location: dict[str, Any] = {"artifactLocation": artifact}
    if span.line:
        location["region"] = {"startLine": span.line} | ({"startColumn": span.column} if span.column else {})
    return location


def _described(rules: dict[str, Rule]) -> list[dict[str, Any]]:
    """What is to be known of each rule, by code."""
    return [
        {
            "id": rule.code,
            "name": "".join(word.capitalize() for word in rule.name.split("-")),
            "shortDescription": {"text": _plain(rule.what)},
            "fullDescription": {"text": _plain(f"{rule.what} {rule.why}")},
            "help": {"text": _plain(_help(rule)), "markdown": _help_in_markdown(rule)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for _, rule in sorted(rules.items())
    ]


def _help(rule: Rule) -> str:
    return f"Why: {rule.why}\n\nExample:\n{rule.example}\n\nCure: {rule.cure}"


def _help_in_markdown(rule: Rule) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", rule.example)), default=0))
    why, cure = _markdown(rule.why), _markdown(rule.cure)
    return f"**Why:** {why}\n\n**Example:**\n\n{fence}\n{rule.example}\n{fence}\n\n**Cure:** {cure}"


def _markdown(words: str) -> str:
    """Words that show as they are; what stands between backticks is code."""
    return "".join(part if index % 2 else _MARKUP.sub(r"\\\1", part) for index, part in enumerate(_CODE.split(words)))


def _plain(words: str) -> str:
    r"""A text may hold links, as [words](place); where one is only spoken of, its brackets are escaped."""
    return _LINK.sub(r"\\[\1\\]", words)
