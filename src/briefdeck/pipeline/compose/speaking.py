"""What a speaker says of a value of a briefing, and what a memo does not say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from briefdeck.document.block import Spoken
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record
from briefdeck.memory import Memory
from briefdeck.model.section import SectionBase
from briefdeck.model.traits import Trait, having


def texts_of(value: Any) -> Iterator[RichText]:
    """Every text in a value, a statement's with the marks of its sources, in reading order."""
    match value:
        case RichText():
            if value:
                yield value
        case Record():
            cites = [s.citation for s in value.sources] if "sources" in set(value.names()) else []
            for name in value.names():
                if name not in ("sources", "outlets", "figures"):
                    for text in texts_of(getattr(value, name)):
                        yield text.citing(cites) if name in ("text", "claim", "headline", "implication") else text
        case tuple() | list():
            for child in value:
                yield from texts_of(child)
        case None | str() | int() | float():
            pass  # most values; to ask whether one is a block takes long
        case Spoken():
            yield from value.spoken()
        case _:
            pass


def unspoken(names: Mapping[str, Any], memory: Memory) -> dict[str, Any]:
    """The same names without what sections have for the speaker: a memo is read, and has none."""
    silent = dict.fromkeys(having(SectionBase, Trait.SPEAKER), EMPTY)

    def silenced(section: Record) -> Record:
        return Record({name: getattr(section, name) for name in section.names()} | silent)

    sections = tuple(memory.made("silenced", (each,), partial(silenced, each)) for each in names["sections"])
    return {**names, "sections": memory.same(sections)}
