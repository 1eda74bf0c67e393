"""What a document contains: an agenda of a deck, a table of contents of a memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Judging, Manner
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """A memo's table of contents, `depth` heading levels deep; a deck's agenda: the sections that follow it."""

    name = "contents"
    lists_groups = True

    depth: int = 2

    def texts(self) -> Iterator[RichText]:
        return iter(())


def _make(entry: Entry, _manner: Manner) -> Iterator[Contents]:
    value = entry.at("contents").value()
    yield Contents() if value is True else Contents(value)


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if value not in range(1, 5):
        yield judging.wrong(path, "true, or a whole number from 1 to 4: how many levels of headings")


BLOCK = Definition(_make, _judge, called="the contents")
