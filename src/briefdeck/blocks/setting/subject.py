"""Of what the message of a slide speaks, among names that the slide shows: there its accent goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COUNTS = re.compile(r"[\d\W]+(?:[年月日Qq度期]|$)")  # 2025, 2026年度, 第1: what tells when or how many


def subject(message: str, shown: Sequence[str]) -> str:
    """The one name of which a message speaks; no year and no number is a subject."""
    named = subjects(message, shown)
    return named[0] if len(named) == 1 else ""


def subjects(message: str, shown: Sequence[str]) -> tuple[str, ...]:
    """All names of which a message speaks, in the order in which they are shown."""
    named = {name for name in shown if len(name) > 1 and not _COUNTS.match(name) and _is_named(name, message)}
    named -= {short for short in named for long in named if short != long and short in long}
    return tuple(dict.fromkeys(name for name in shown if name in named))


def states(message: str, number: str) -> bool:
    """Whether a message states just this number, and not one of which it is a part; no year and no date is a value."""
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d年月日]|[.,]\d)", message) is not None


def _is_named(name: str, message: str) -> bool:
    """Whether a name stands in a message, within a sentence too; a Latin one as a word of its own."""
    start, end = (r"(?<!\w)" if name[0].isascii() else ""), (r"(?!\w)" if name[-1].isascii() else "")
    first = f"[{re.escape(name[0])}{re.escape(name[0].lower())}]"
    return re.search(f"{start}{first}{re.escape(name[1:])}{end}", message) is not None
