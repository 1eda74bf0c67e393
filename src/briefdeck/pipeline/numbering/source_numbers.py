"""The numbers of sources, where they follow from the order in which a memo cites them.

Footnotes number themselves by their place in the text (ECMA-376 Part 1, 17.11.14). Where an audience's memo has them,
the deck takes its numbers from there, so that a source has one number in both files. Documents are composed with the
numbers of the briefing's own order, and get these at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from briefdeck.document.outline import Outline
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, RichText
from briefdeck.document.visible import Record
from briefdeck.values import replace

T = TypeVar("T")


def cited(outline: Outline) -> tuple[str, ...]:
    """The keys of the sources that a memo cites, each once, in the order of their first citation.

    Rows that repeat on every page have no footnotes; a source that only they cite is not among them.
    """
    keys: dict[str, None] = {}
    for part in outline.parts:
        texts = [part.title, part.lead, *(text for area in part.areas for block in area for text in block.texts())]
        keys.update((citation.key, None) for text in texts for citation in text.citations)
    return tuple(keys)


def numbered(value: T, references: Sequence[Reference]) -> T:
    """An outline, or any value in one, with the numbers that its sources have in this list."""
    made: T = _Numbering(references).of(value)
    return made


class _Numbering:
    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = {reference.key: reference for reference in references}
        self.numbers = {reference.key: reference.number for reference in references}

    def of(self, value: Any) -> Any:
        """The value anew where anything in it has another number, else itself."""
        match value:
            case RichText():
                return value.numbered(self.numbers)
            case Reference():
                return self.references[value.key]
            case Citation():
                return replace(value, number=self.numbers[value.key])
            case tuple():
                made = tuple(map(self.of, value))
                if made and all(isinstance(each, Reference) for each in made):
                    return tuple(sorted(made, key=lambda reference: reference.number))
                return made if _differ(value, made) else value
            case Record():
                return Record(self.of(dict(zip(value.names(), value.values(), strict=True))))
            case Mapping():
                return {name: self.of(child) for name, child in value.items()}
            case _ if is_dataclass(value) and not isinstance(value, type):
                return self._of_fields(value)
            case _:
                return value

    def _of_fields(self, value: Any) -> Any:
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, old in before.items() if (new := self.of(old)) is not old}
        return replace(value, **changed) if changed else value


def _differ(before: Sequence[Any], after: Sequence[Any]) -> bool:
    return any(one is not other for one, other in zip(before, after, strict=True))
