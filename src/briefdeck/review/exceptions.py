"""Exceptions granted where they stand: `# briefdeck: ignore E113, L101: reason`.

A comment behind a value covers what begins in its line; one on a line of its own covers the whole entry that begins in
the next line: a key with all below it, an item of a list. What is about documents as a whole, their length, is covered
in the line of the key `briefdeck`, which every briefing has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import field

from briefdeck.diagnostics import Diagnostic, Rule, Severity, Span
from briefdeck.diagnostics.rules import by_code
from briefdeck.diagnostics.rules import language as rules
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.comments import comments
from briefdeck.yamlfile.reader import Document

# A second # begins another comment.
_COMMENT = regex(r"[ \t]*briefdeck:[ \t]*ignore\b([^\n#]*)(?:#.*)?", re.IGNORECASE)
Granted = tuple[tuple[Diagnostic, str], ...]


@dataclass(slots=True)
class _Exception:
    span: Span
    codes: tuple[str, ...]
    reason: str
    used: set[str] = field(default_factory=set)


class Exceptions:
    """The exceptions of one file. `faults` are those of the comments themselves."""

    def __init__(self, document: Document) -> None:
        self._file, self._whole = document.file, document.key_span(("briefdeck",)).line
        self._granted: list[_Exception] = []
        # The exceptions of equal code and lines, and where in the file each such group is met: entries lie inside one
        # another no deeper than YAML may be nested, so that a line has few groups.
        groups: dict[tuple[str, int, int], list[_Exception]] = {}
        self._covering: defaultdict[tuple[str, int], list[list[_Exception]]] = defaultdict(list)
        faults: list[Diagnostic] = []
        for comment in comments(document.text, "briefdeck:"):
            match = _COMMENT.fullmatch(comment.text)
            if match is None:
                continue
            span = Span(document.file, comment.line, comment.column)
            codes, reason, wrong = _codes(match[1])
            faults += [rules.WRONG_EXCEPTION.at(span, what, hint) for what, hint in wrong]
            if codes:
                exception = _Exception(span, codes, reason)
                self._granted.append(exception)
                for code in codes:
                    key = (code, comment.first, comment.last)
                    if key not in groups:
                        groups[key] = []
                        for line in range(comment.first, comment.last + 1):
                            self._covering[code, line].append(groups[key])
                    groups[key].append(exception)
        self.faults = tuple(faults)

    def split(self, found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], Granted]:
        """What stays of findings, and what is excepted, each with its reason."""
        kept: list[Diagnostic] = []
        excepted: list[tuple[Diagnostic, str]] = []
        for diagnostic in found:
            here = self._covering_of(diagnostic)
            for exception in here:
                exception.used.add(diagnostic.rule.code)
            if here:
                excepted.append((diagnostic, here[0].reason))
            else:
                kept.append(diagnostic)
        return tuple(kept), tuple(excepted)

    def _covering_of(self, diagnostic: Diagnostic) -> list[_Exception]:
        lines = [diagnostic.span.line] if diagnostic.span.file == self._file else []
        if Span(self._file) in diagnostic.facts.related:
            lines.append(self._whole)
        groups = (group for line in lines for group in self._covering.get((diagnostic.rule.code, line), []))
        return [exception for group in groups for exception in group]

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
    if rule.code[0] in "DM":
        return rule.severity is not Severity.ERROR
    return rule.code[0] in "EL" and rule not in (rules.NEEDLESS_EXCEPTION, rules.WRONG_EXCEPTION)


def _codes(written: str) -> tuple[tuple[str, ...], str, list[tuple[str, str]]]:
    named, _, reason = written.partition(":")
    words = [word for word in re.split(r"[\s,、]+", named) if word]
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
    return tuple(dict.fromkeys(codes)), reason.strip(), wrong
