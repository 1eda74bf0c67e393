"""Which words of a briefing stand in a value of a document: an outline, a part, a block, the shapes of a slide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from briefdeck.document.deck import TextParagraph
from briefdeck.document.richtext import Origin, RichText, Run
from briefdeck.patterns import regex
from briefdeck.yamlfile.tree import Path

# What has no words of its own: most of what a block holds.
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
_SILENT = frozenset({"str", "int", "float", "bool", "bytes", "None", "tuple", "list"})  # in what a field is declared as
_NAME = regex(r"\w+")


def origins(value: Any, told: Container[int] = ()) -> Iterator[Path]:
    """The YAML paths of the briefing's words in a value, less those in the values `told`, by their identity."""
    for each in _speaking(value, told):
        if isinstance(each, Origin):
            found = each
        elif each.origin is not None:
            found = each.origin
        else:
            continue
        if found.document == "briefing":
            yield found.path


def runs(value: Any, told: Container[int] = ()) -> Iterator[Run]:
    """The runs of words in a value, less those in the values `told`."""
    return (each for each in _speaking(value, told) if isinstance(each, Run))


def unshown(value: Any, due: Collection[Path], shown: Container[Path]) -> Iterator[RichText]:
    """The texts in a value whose words come from one of the paths `due`, and from none of those `shown`; each once."""
    met: set[Path] = set()
    for each in _texts(value) if due else ():
        paths = {origin.path for origin in each.origins if origin.document == "briefing"}
        wanted = {path for path in paths if path in due and path not in shown} - met
        if wanted:
            met |= wanted
            yield each


def _texts(value: Any) -> Iterator[RichText]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if each.__class__ in _PLAIN:
            continue
        if each.__class__ is RichText:
            yield each
        elif (inside := within(each.__class__)) is not None:
            waiting += inside(each)


def _speaking(value: Any, told: Container[int]) -> Iterator[Run | Origin]:
    """Runs of words, and the origins of what is no run, in their order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        kind = each.__class__
        if kind in _PLAIN or id(each) in told:
            continue
        if kind is RichText:
            for inline in each.inlines:
                if inline.__class__ is Run:
                    yield inline
        elif kind is TextParagraph:  # a deck has thousands of their runs
            for run in each.runs:
                if run.origin is not None:
                    yield run.origin
        elif kind is Origin:
            yield each
        elif (inside := within(kind)) is not None:
            waiting += inside(each)


def _may_speak(declared: Any) -> bool:
    """Whether a field may hold what has an origin, by its declaration."""
    return not isinstance(declared, str) or not _SILENT.issuperset(_NAME.findall(declared))


@cache
def within(kind: type) -> Callable[[Any], Iterable[Any]] | None:
    """What gives the values in one of this type, last first: the members of a tuple, the fields of a dataclass that may
    hold words; None where it has none of these."""
    if issubclass(kind, tuple):
        return reversed
    names = [field.name for field in reversed(fields(kind)) if _may_speak(field.type)] if is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: [getattr(value, names[0])]) if names else None
