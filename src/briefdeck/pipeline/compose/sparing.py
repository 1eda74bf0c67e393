"""What a plan says of the blocks of a memo that may go where it has more pages than its audience reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.plan import Judging
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.outline import Spare
from briefdeck.yamlfile.tree import Path

_KEYS = {"detail", "block"}
_ROUNDS = range(1, 10)


def judge_spare(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """The round in which a block goes, or those of its details and of the block."""
    if not isinstance(value, dict):
        if not is_round(value):
            yield judging.wrong(path, "a whole number from 1 to 9, or {detail: …, block: …}")
        return
    yield from judging.unknown(value, _KEYS, path)
    for key in _KEYS & value.keys():
        if not is_round(value[key]):
            yield judging.wrong((*path, key), "a whole number from 1 to 9")


def is_round(value: object) -> bool:
    """Whether it is the number of a round."""
    return isinstance(value, int) and not isinstance(value, bool) and value in _ROUNDS


def spare_of(value: Any) -> Spare:
    """The same of a plan that is sound."""
    return Spare(value.get("detail", 0), value.get("block", 0)) if isinstance(value, dict) else Spare(whole=value)
