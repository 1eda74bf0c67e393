"""A source that is withdrawn: it goes from the briefing, and with it every use of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.model.briefing import keys
from briefdeck.model.markup import TokenKind, tokens
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.yamlfile.edit.apply import Change, RemoveItem, RemoveKey, SetValue
from briefdeck.yamlfile.tree import Path

_USES = keys(Trait.SOURCES)
_KEY = regex(r"@\s*([\w-]+)")


def withdrawing(data: Any, key: str, audience: str) -> tuple[Change, ...] | None:
    """What takes a source out of a briefing; None where something uses it that the audience does not see."""
    changes: list[Change] = [RemoveKey(("sources", key))]
    waiting: list[tuple[Path, Any, bool]] = [((), data, True)]
    while waiting:
        path, value, seen = waiting.pop()
        if path == ("sources", key):
            continue
        named = value.get("audiences") if isinstance(value, dict) else None
        seen = seen and not (isinstance(named, list) and named and audience not in named)
        own = list(_uses(path, value, key))
        if own and not seen:
            return None
        changes += own
        if isinstance(value, dict):
            waiting += (((*path, str(name)), child, seen) for name, child in value.items())
        elif isinstance(value, list) and not own:
            waiting += (((*path, number), child, seen) for number, child in enumerate(value))
    return tuple(changes)


def _uses(path: Path, value: Any, key: str) -> Iterator[Change]:
    """The uses of a source that a value is, or has among its entries."""
    if path and path[-1] in _USES and isinstance(value, list) and key in value:
        if set(value) == {key}:
            yield RemoveKey(path)
        else:
            yield from (RemoveItem((*path, number)) for number, each in enumerate(value) if each == key)
    elif path and path[-1] in _USES and value == key:
        yield RemoveKey(path)
    elif isinstance(value, str) and "@" in value and (text := _uncited(value, key)) != value:
        yield SetValue(path, text)


def _uncited(text: str, key: str) -> str:
    """A text without the marks of a source."""
    made: list[str] = []
    for token in tokens(text):
        written = text[token.start : token.end]
        if token.kind is TokenKind.CITE:
            cited = _KEY.findall(written)
            if key in cited:
                rest = [each for each in cited if each != key]
                written = f"[{'; '.join(f'@{each}' for each in rest)}]" if rest else ""
                if not rest and made:
                    made[-1] = made[-1].rstrip(" ")  # the space before the mark goes with it
        made.append(written)
    return "".join(made)
