"""Differences as text for people, with the words that changed, and as one JSON document for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefdeck.cli.formats.findings import dumped, with_slashes
from briefdeck.cli.printing import Part, plural
from briefdeck.diff import Difference, How, Side, What
from briefdeck.diff.marking import Mark, marked
from briefdeck.diff.things import NAMES

VERSION = 1
"""Of the JSON: what it says stays as it is while `version` is 1; keys may be added."""
NONE = "no difference"

_STYLES: dict[Mark, str] = {"same": "", "old": "red strike", "new": "green"}
_SIGNS: dict[Mark, tuple[str, str]] = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
_HOW = {How.ADDED: "green", How.REMOVED: "red", How.CHANGED: "yellow", How.MOVED: "cyan"}
_GROUPS = {"summary": "Summary", "figures": "Figures", "sources": "Sources", "conclusion": "Conclusion"}
_INDENT = " " * 11


def counts(found: Sequence[Difference]) -> str:
    """The last line: `3 differences: 1 added, 2 changed`."""
    if not found:
        return NONE
    number = Counter(difference.how for difference in found)
    return f"{plural(len(found), 'difference')}: {', '.join(f'{number[how]} {how}' for how in How if number[how])}"


def as_text(found: Sequence[Difference], files: tuple[str, str], signs: bool) -> tuple[Part, ...]:
    """Grouped by section, with the line in both versions. With `signs` what went is set in `[-…-]` and what came in
    `{+…+}`, for a place that has no colours."""
    if not found:
        return ()
    parts: list[Part] = [(f"--- {files[0]}\n", "bold"), (f"+++ {files[1]}", "bold")]
    groups: dict[str, list[Difference]] = {}
    for difference in found:
        groups.setdefault(_group(difference), []).append(difference)
    for name, differences in groups.items():
        parts += ["\n\n", (name, "bold")]
        for difference in differences:
            parts += _told(difference, signs)
    return tuple(parts)


def _group(difference: Difference) -> str:
    if difference.section:
        return difference.section
    return _GROUPS.get(str(difference.thing[0]) if difference.thing else "", "Briefing")


def _told(difference: Difference, signs: bool) -> Iterator[Part]:
    """Its lines, what it is, and its words."""
    before, after = difference.before, difference.after
    lines = " → ".join(str(side.span.line) if side else "–" for side in (before, after))
    yield f"\n{lines:>9}  "
    yield f"{difference.what} "
    yield difference.how, _HOW[difference.how]
    yield f"{_key(difference)}{_name(difference)}"
    said = {name: text for side in (before, after) if side for name, text in side.words}
    for language in said:
        yield f"\n{_INDENT}{language}: " if language else f"\n{_INDENT}"
        yield from _marked(difference.how, _in(before, language), _in(after, language), signs)


def _key(difference: Difference) -> str:
    whole = difference.what in (What.BRIEFING, What.SECTION) and difference.key
    own = difference.key in (*NAMES, difference.what) and not whole
    return "" if own else f": {difference.key}"


def _name(difference: Difference) -> str:
    """What it is a part of, where the words below do not say so."""
    alone = difference.what in (What.BRIEFING, What.SECTION, What.TITLE, What.MESSAGE) or not difference.subject
    return "" if difference.key in NAMES or alone else f" of “{difference.subject}”"


def _in(side: Side | None, language: str) -> str:
    return dict(side.words).get(language, "") if side else ""


def _marked(how: How, before: str, after: str, signs: bool) -> Iterator[Part]:
    if how is How.MOVED:
        yield after
        return
    for text, style in marks(marked(before, after), signs=signs):
        yield text.replace("\n", f"\n{_INDENT}"), style


def marks(pieces: Iterable[tuple[Mark, str]], *, signs: bool) -> Iterator[tuple[str, str]]:
    """Pieces of two versions with their styles; with `signs` set in `[-…-]` and `{+…+}`."""
    for mark, text in pieces:
        first, last = _SIGNS[mark] if signs else ("", "")
        yield f"{first}{text}{last}", _STYLES[mark]


def as_json(found: Sequence[Difference], files: tuple[str, str]) -> str:
    """All differences in order, each with its path and place in both versions."""
    number = Counter(difference.how for difference in found)
    return dumped(
        {
            "version": VERSION,
            "before": with_slashes(files[0]),
            "after": with_slashes(files[1]),
            "differences": [_difference(difference) for difference in found],
            "counts": {str(how): number[how] for how in How},
        }
    )


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "what": str(difference.what),
        "how": str(difference.how),
        "key": difference.key,
        "subject": difference.subject,
        "section": difference.section,
        "languages": list(difference.languages),
        "before": _side(difference.before),
        "after": _side(difference.after),
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "path": list(side.path),
        "line": side.span.line or None,
        "column": (side.span.line and side.span.column) or None,
        "text": {language or "": words for language, words in side.words},
    }
