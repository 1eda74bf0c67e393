"""Parts of an outline that were made before: what they are made of, and what making them found and took.

What an expression can say depends on the names that stand in it, and on nothing else. Blocks that look at other names
say so, and their parts are made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.outline import Part
from briefdeck.pipeline.compose.budget import Spent
from briefdeck.pipeline.compose.expressions import mentioned
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

_PLAIN = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class MadeParts:
    """Parts with where the words of each came from, the blocks among them that are the place of no words, what is wrong
    with them, and what they took of the budget."""

    parts: tuple[Part, ...]
    shown: tuple[frozenset[Path], ...]
    told: Mapping[int, Block]
    found: tuple[Diagnostic, ...]
    spent: Spent


def named(spec: Mapping[str, Any], wording: Wording) -> frozenset[str]:
    """The names in a spec of a plan, and in its translations, that are asked for in one of its scopes: those of `each`
    and `when` were asked for before there was one."""
    said = [value for key, value in spec.items() if key not in ("each", "when", "id")]
    return frozenset(name for text in _texts(said, wording) for name in mentioned(text))


def _texts(value: Any, wording: Wording) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield wording.find({"": value}) or ""
    elif isinstance(value, dict):
        if value and all(isinstance(said, str) for said in value.values()):
            yield wording.find(value) or ""  # it may be words by language
        for key, child in value.items():
            if key != "id":
                yield from _texts(child, wording)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _texts(child, wording)


def apart(scope: Mapping[str, Any], names: frozenset[str]) -> tuple[list[object], tuple[object, ...]]:
    """The values of these names in a scope: objects that are known by their identity, and plain ones with their names
    and types."""
    objects: list[object] = []
    plain: list[object] = []
    for name in sorted(names & scope.keys()):
        value = scope[name]
        if value.__class__ in _PLAIN:
            plain += (name, value.__class__, value)
        else:
            objects.append(value)
            plain.append(name)
    return objects, tuple(plain)
