"""One mistake, one remark: nothing of what is to be mended, and what holds in many cells at the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.diagnostics.words import counted, without_repetition
from briefdeck.review.remark import Remark
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_CELLS = frozenset({"rows", "cells", "scores"})
_MANY = 2  # cells that are told one by one


def told_once(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Remarks without those on signs that another one mends, and with one for the cells of a section."""
    remarks = tuple(remarks)
    gone = _deleted(remarks)
    groups: dict[object, list[Remark]] = {}
    for number, one in enumerate(remarks):
        found = one.diagnostic
        among = gone.get((found.span.file, found.span.line), ())
        if found.rule is not rules.FOREIGN_MARKUP and any(start <= found.span.column < end for start, end in among):
            continue
        cells = _cells(one.path)
        key = (found.rule.code, cells, without_repetition(found.what), found.hint) if cells else number
        groups.setdefault(key, []).append(one)
    for alike in groups.values():
        yield from alike if len(alike) <= _MANY else (_of_all(alike),)


def _deleted(remarks: Iterable[Remark]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where signs stand that are to be deleted or replaced: by file and line, from which column up to which."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in remarks:
        if one.diagnostic.rule is rules.FOREIGN_MARKUP:
            for edit in one.diagnostic.edits:
                at = (one.diagnostic.span.file, edit.line)
                found.setdefault(at, []).append((edit.column, edit.column + len(edit.old)))
    return found


def _cells(path: Path) -> Path:
    """Up to the section and the key that holds its cells, for the path of a cell; empty for any other."""
    held = next((at for at, step in enumerate(path) if step in _CELLS), 0)
    return (*path[:2], path[held]) if held and path[0] == "sections" else ()


def _of_all(alike: list[Remark]) -> Remark:
    first = alike[0].diagnostic
    what = f"{first.what}; the same holds for {counted(len(alike) - 1, 'other cells')}"
    edits = tuple(edit for one in alike for edit in one.diagnostic.edits)
    return replace(alike[0], diagnostic=replace(first, what=what, edits=edits))
