"""The sentence that must not be missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.values import rich
from briefdeck.document.block import Block
from briefdeck.document.richtext import Origin, RichText


@dataclass(frozen=True, slots=True)
class Callout(Block):
    """The sentence that must not be missed; `label` is a word before it."""

    name = "callout"

    text: RichText
    label: str = ""

    def texts(self) -> Iterator[RichText]:
        yield self.text


def callouts(value: Any, label: str, origin: Origin) -> Iterator[Callout]:
    """A sentence set apart, where there is one."""
    text = rich(value, origin)
    if text:
        yield Callout(text, label)


def _make(entry: Entry, manner: Manner) -> Iterator[Callout]:
    return callouts(entry.at("callout").value(), entry.at("label").text().plain, manner.origin)


BLOCK = Definition(_make, keys={"label": leaf})
