"""What something means to whom, and what they could do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import STATED, Entry, Judging, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.values import records
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Implication:
    """Who is concerned, what it means to them, what they could do."""

    actor: RichText
    implication: RichText
    action: RichText = EMPTY
    detail: RichText = EMPTY
    status: str = ""


@dataclass(frozen=True, slots=True)
class Implications(Block):
    """Actor → implication → action; the three heads come from the plan. `detailed` as for phases."""

    name = "implications"

    items: tuple[Implication, ...]
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for item in self.items:
            yield from (item.actor, item.implication, item.detail, item.action)

    def without_details(self) -> Implications:
        return replace(self, items=tuple(replace(item, detail=EMPTY) for item in self.items))


def _implications(value: Any, heads: Sequence[RichText], manner: Manner) -> Iterator[Implications]:
    """The heads are those of the audience where a plan gives none."""
    said = manner.labels.heads
    heads = heads or [words(manner.say(head)) for head in (said.actor, said.implication, said.action)]
    if len(heads) != 3:
        raise WrongValueError("three heads: actor, implication, action")
    made = tuple(
        Implication(
            actor=record.actor,
            implication=record.implication.citing(s.citation for s in record.sources),
            action=record.action,
            detail=record.detail,
            status=manner.status(record.status),
        )
        for record in records(value, "implication", "a list of implications")
    )
    if made:
        yield Implications(made, (heads[0], heads[1], heads[2]), manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Implications]:
    value = entry.at("implications").value()
    heads = [entry.at("heads", index).text() for index in range(len(entry.given.get("heads", [])))]
    return _implications(value, heads, manner)


def _of_section(section: Record, manner: Manner) -> Iterator[Implications]:
    return _implications(section.items, (), manner)


def _judge_heads(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    return judging.every(value, path, leaf, "a list of three heads: actor, implication, action")


BLOCK = Definition(_make, keys={"heads": _judge_heads, **STATED}, of_section=_of_section, called="implications")
