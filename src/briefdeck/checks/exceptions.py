"""Exceptions granted where they stand: `# briefdeck: ignore E113, L101: reason`.

A comment behind a value covers what begins in its line; one on a line of its own covers the whole entry that begins in
the next line: a key with all below it, an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefdeck.diagnostics import Diagnostic, Rule, Severity, Span
from briefdeck.rules import by_code
from briefdeck.rules import language as rules
from briefdeck.yamlcomments import comments
from briefdeck.yamlfile import Document

# A second # begins another comment.
_COMMENT = re.compile(r"[ \t]*briefdeck:[ \t]*ignore\b([^\n#]*)(?:#.*)?", re.IGNORECASE)
_CODES = re.compile(r"[ \t]*([^:]*?)[ \t]*(?::[ \t]*(.*))?$")
Granted = tuple[tuple[Diagnostic, str], ...]


@dataclass(slots=True)
class _Exception:
    span: Span
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int
    used: set[str] = field(default_factory=set)

    def covers(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.rule.code in self.codes and self.first <= diagnostic.span.line <= self.last


class Exceptions:
    """The exceptions of one file. `faults` are those of the comments themselves."""

    def __init__(self, document: Document) -> None:
        self._file = document.file
        self._granted: list[_Exception] = []
        self.faults: tuple[Diagnostic, ...] = ()
        for comment in comments(document.text, "briefdeck:"):
            match = _COMMENT.fullmatch(comment.text)
            if match is None:
                continue
            span = Span(document.file, comment.line, comment.column)
            codes, reason, wrong = _codes(match[1])
            self.faults += tuple(rules.WRONG_EXCEPTION.at(span, what, hint) for what, hint in wrong)
            if codes:
                self._granted.append(_Exception(span, codes, reason, comment.first, comment.last))

    def split(self, found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], Granted]:
        """What stays of findings, and what is excepted, each with its reason."""
        kept: list[Diagnostic] = []
        excepted: list[tuple[Diagnostic, str]] = []
        for diagnostic in found:
            here = [e for e in self._granted if diagnostic.span.file == self._file and e.covers(diagnostic)]
            for exception in here:
                exception.used.add(diagnostic.rule.code)
            if here:
                excepted.append((diagnostic, here[0].reason))
            else:
                kept.append(diagnostic)
        return tuple(kept), tuple(excepted)

    def needless(self, judged: Callable[[str], bool]) -> tuple[Diagnostic, ...]:
        """The exceptions from rules that were judged, and found nothing to except in all that was split."""
        hint = "delete it from the comment"
        return tuple(
            rules.NEEDLESS_EXCEPTION.at(exception.span, f"there is no {code} here to be excepted", hint)
            for exception in self._granted
            for code in exception.codes
            if code not in exception.used and judged(code)
        )


def _can_be_granted(rule: Rule) -> bool:
    """Whether the documents can be made with such a fault, and are worth reading."""
    if rule.code[0] == "D":
        return rule.severity is not Severity.ERROR
    return rule.code[0] in "EL" and rule not in (rules.NEEDLESS_EXCEPTION, rules.WRONG_EXCEPTION)


def _codes(written: str) -> tuple[tuple[str, ...], str, list[tuple[str, str]]]:
    match = _CODES.fullmatch(written)
    words = [word for word in re.split(r"[\s,、]+", match[1]) if word] if match else []
    wrong: list[tuple[str, str]] = []
    codes: list[str] = []
    for word in words:
        rule = by_code(word)
        if rule is None:
            wrong.append((f"there is no rule “{word}”", "“briefdeck explain” lists all"))
        elif not _can_be_granted(rule):
            wrong.append((f"no exception from {rule.code} can be granted", f"mend what {rule.code} says"))
        else:
            codes.append(rule.code)
    if not words:
        wrong.append(("the comment names no rule", "name the rules that may be broken here: ignore E113"))
    return tuple(dict.fromkeys(codes)), (match[2] or "").strip() if match else "", wrong
