"""What a block's file declares: how a plan asks for it, how it is made, how it is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Judge, Manner, leaf
from briefdeck.blocks.setting.sight import Sight
from briefdeck.document.block import Block
from briefdeck.document.memo import Element
from briefdeck.document.visible import Record
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import Typesetting
from briefdeck.model.leaves import Text
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Definition:
    """One block of a plan.

    `make` gives the blocks that come of a place of a plan, mostly one; it raises WrongValueError. `value` judges what
    stands under the block's name, `keys` what each further key has. `seen` is what an audience sees in a briefing under
    the block's name: a value of a section, or a section of that name that says something in rows and columns; a plan
    finds it as `section.<name>`. What a block that `repeats` says stands elsewhere: it is the place of
    none of its words; one that is `decorative` has none, and is left out where a layout has no place for it. `called`
    is what a reader of findings calls it, if not by its name. `words` are those that it needs beside the briefing's, by
    name; an audience says its own under `labels: blocks:`.

    A block with `introduction` stands for a whole section, from which its part takes what it does not say itself; the
    introduction leads a part of a memo that has its heading from there.

    A block that is a value itself, not made of others, says with `flowable` how it is set on slides, with `memo` what
    it is in a memo.
    """

    make: Callable[[Entry, Manner], Iterable[Block]]
    value: Judge = leaf
    keys: Mapping[str, Judge] = field(default_factory=dict)
    seen: Callable[[Any, Path, Sight], Block | None] | None = None
    introduction: Callable[[Record], Iterable[Block]] | None = None
    repeats: bool = False
    decorative: bool = False
    called: str = ""
    words: Mapping[str, Text] = field(default_factory=dict)
    flowable: Callable[[Any, Typesetting], Flowable] | None = None
    memo: Callable[[Any, MemoSetting], Iterable[Element]] | None = None
