"""Of what the message of a slide speaks, among names that the slide shows: there its accent goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.patterns import regex

_TIME = regex(
    r"(?i)(?:19|20)\d\d|\bFY ?\d\d|年度?$|^Q[1-4]\b"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d+)?$"
)
_COUNTS = regex(r"[\d\W]+(?:[年月日Qq度期]|$)")  # 2025, 2026年度, 第1: what tells when or how many
# What a name begins with, by which a message may call it, and its kin: 内科 of 内科A, Harbour of Harbour East.
_LATIN_STEM = regex(r"[A-Z][a-z]{3,}(?=[ \-/&(])")
_STEM = regex(r"[\u3400-\u9fff\u30a0-\u30fa\u30fc]{2,}(?=[A-Za-zＡ-Ｚ0-9０-９・/／（( 　])")
# Parts of names that mean something by themselves.
_PART = regex(r"[A-Z][a-z]{3,}|[\u3400-\u9fff\u30a0-\u30fa\u30fc]{2,}")
_WITHIN = "[\u3400-\u9fff\u30a0-\u30fa\u30fc]"
_GENERAL = frozenset({"Total", "Other", "Others", "Rest", "Number", "Share", "With", "From", "Over", "More", "Less"})
_IN_BRACKETS = regex(r"\s*[(（][^()（）]*[)）]$")
_WORD = regex(r"[A-Za-z][A-Za-z'’-]+")
_LAST_WORD = regex(r" ([a-z]{3,})$")
_JOINING = frozenset({"and", "of", "the", "for", "in", "to"})
_LEAST_INITIALS = 3
_ENDING = "(?:s|es|ern)?"  # North, and the northern lines


def subjects(message: str, shown: Sequence[str]) -> tuple[str, ...]:
    """All names of which a message speaks, in the order in which they are shown; no year and no number is a subject.
    A message may leave out what stands in brackets behind a name that no other begins with, and say its initials."""
    named = {name for name in shown if len(name) > 1 and not counts(name) and _is_named(name, message)}
    named |= {
        name
        for name in shown
        if any(
            sum(short in _short(other) for other in shown) == 1 and _is_named(short, message) for short in _short(name)
        )
    }
    named -= {short for short in named for long in named if short != long and short in long}
    return tuple(dict.fromkeys(name for name in shown if name in named))


def subjects_or_kin(message: str, shown: Sequence[str]) -> tuple[str, ...]:
    """All names of which a message speaks, be it by what they begin with, in the order in which they are shown; none
    where these are more than half of them, which sets nothing apart."""
    named = set(subjects(message, shown))
    rest = message
    for name in sorted(named, key=len, reverse=True):
        rest = re.sub(f"(?i:{re.escape(name[0])}){re.escape(name[1:])}", " ", rest)
    named |= {name for name in shown if (stem := _stem(name)) and _is_named(stem, rest, _ENDING)}
    return tuple(dict.fromkeys(name for name in shown if name in named)) if 2 * len(named) <= len(shown) else ()


def subjects_by_part(message: str, shown: Sequence[str]) -> tuple[str, ...]:
    """The names of which a message says a part that only one of them has, in the order in which it says them: 小型店 of
    小型店の新設, Norvia of Sales to Norvia. Latin words are parts within a sentence alone, with their capital."""
    parts = {name: frozenset(_PART.findall(name)) - _GENERAL for name in shown}
    own = {
        name: [part for part in found if not any(part in other for other in shown if other != name)]
        for name, found in parts.items()
    }
    places = {
        name: min(places)
        for name, found in own.items()
        if (places := [at.start() for part in found if (at := _place(part, message)) is not None])
    }
    return tuple(sorted(places, key=lambda name: places[name]))


def kindred(message: str, shown: Sequence[str]) -> tuple[str, ...]:
    """The names that end with one word of which a message speaks in the plural: Ashby hub, Thornley hub of “hubs”."""
    for word in dict.fromkeys(found[1] for name in shown if (found := _LAST_WORD.search(name))):
        named = tuple(name for name in shown if name.endswith(f" {word}"))
        if 1 < len(named) < len(shown) and re.search(rf"(?i)(?<!\w){word}(?:e?s)(?!\w)", message):
            return named
    return ()


def counts(name: str) -> bool:
    """Whether a name tells when or how many, as a year does."""
    return _COUNTS.match(name) is not None


def is_time(name: str) -> bool:
    """Whether a name tells when: a year, quarter, month or day."""
    return counts(name) or _TIME.search(name) is not None


def first_named(message: str, names: Sequence[str]) -> str:
    """Of names of which a message speaks, be it by what they begin with, the one that it names first."""
    said = message.casefold()

    def place(name: str) -> int:
        found = (said.find(one.casefold()) for one in (name, _stem(name)) if one)
        return next((at for at in found if at >= 0), len(said))

    return min(names, key=lambda name: (place(name), -len(name)), default="")


def states(message: str, number: str) -> bool:
    """Whether a message states just this number, and not one of which it is a part; no year and no date is a value."""
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d年月日]|[.,]\d)", message) is not None


def _short(name: str) -> set[str]:
    """What a message may say for a name: the same without what stands in brackets behind it, its initials."""
    head = _IN_BRACKETS.sub("", name)
    initials = "".join(word[0] for word in _WORD.findall(head) if word not in _JOINING).upper()
    made = {head} if head != name and len(head) > 1 else set()
    return made | ({initials} if len(initials) >= _LEAST_INITIALS else set())


def _stem(name: str) -> str:
    found = _LATIN_STEM.match(name) or _STEM.match(name)
    return found[0] if found and found[0] not in _GENERAL else ""


def _place(part: str, message: str) -> re.Match[str] | None:
    """Where a message says a part of a name, as a word of its own."""
    if part[0].isascii():
        return re.search(rf"(?<=[\w,;:] ){re.escape(part)}(?!\w)", message)
    return re.search(f"(?<!{_WITHIN}){re.escape(part)}(?!{_WITHIN})", message)


def _is_named(name: str, message: str, ending: str = "") -> bool:
    """Whether a name stands in a message, within a sentence too; a Latin one as a word of its own."""
    start, end = (r"(?<!\w)" if name[0].isascii() else ""), (rf"{ending}(?!\w)" if name[-1].isascii() else "")
    initials = name.isascii() and name.isupper()
    first = re.escape(name[0]) if initials else f"[{re.escape(name[0])}{re.escape(name[0].lower())}]"
    return re.search(f"{start}{first}{re.escape(name[1:])}{end}", message) is not None
