"""What was written in pieces: entries that a dash cuts in two, names in one list and their cells in another, entries
under the words that they are told apart by, and lists of which several items are none. Each is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.in_braces import flow
from briefdeck.model.reshaping import Reshaping
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.model.wanted import UnclearError, model_in
from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_CELLS = ("cells", "scores")  # what an entry has for each head
_NUMBER = regex(r"write (-?\d+(?:\.\d+)?)(?:, and unit: (?P<unit>\"%\"|\S+) beside it)?")
_ITEM = regex(r"write (\{[^…]*\})")
_OF_ITEMS = frozenset(
    {"float_type", "float_parsing", "number_shape", "string_type", "text_type", "model_type", "model_attributes_type"}
)
_MOST = 12  # values that a hint shows
_LONGEST = 300  # characters of a hint
Told = tuple[tuple[Path, ...], Diagnostic]
"""The paths of all that a finding tells, and the finding."""


class Faulty(Protocol):
    """A fault of a file, as far as it is asked here."""

    type: str
    value: Any
    path: Path

    @property
    def cure(self) -> str:
        """What to do about it."""

    def diagnostic(self) -> Diagnostic:
        """The finding about it alone."""


def in_pieces(faults: Sequence[Faulty], document: Document) -> Iterator[Told]:
    """Findings about entries of a briefing that stand there in pieces."""
    yield from _cut_by_dashes(faults, document)
    yield from _names_and_cells(faults, document)
    yield from _by_words(faults, document)


def _cut_by_dashes(faults: Iterable[Faulty], document: Document) -> Iterator[Told]:
    """Items of a list each of which lacks what the one behind it has alone: `- name: Start`, `- cells: […]`."""
    missing: dict[Path, dict[int, set[str]]] = {}
    strange: set[Path] = set()
    for fault in faults:
        place = fault.path[:-1]
        if fault.type == "missing" and place and isinstance(place[-1], int):
            missing.setdefault(place[:-1], {}).setdefault(place[-1], set()).add(str(fault.path[-1]))
        elif fault.type == "extra_forbidden":
            strange.add(place)
    for place, lacking in missing.items():
        cut = [
            (one, other)
            for one, other in pairwise(sorted(lacking))
            if other == one + 1
            and not strange & {(*place, one), (*place, other)}
            and _complete(document.data_at((*place, one)), document.data_at((*place, other)), lacking[one])
        ]
        cut = [pair for n, pair in enumerate(cut) if not n or cut[n - 1][1] != pair[0]]
        if not cut:
            continue
        one, other = cut[0]
        first, second = document.data_at((*place, one)), document.data_at((*place, other))
        key, span = next(iter(second)), document.key_span((*place, other, next(iter(second))))
        more = f"; so it is in {counted(len(cut) - 1, 'other items')}" if len(cut) > 1 else ""
        what = f"“{key}:” begins an item of its own, and belongs to the one before it{more}"
        hint = f"delete the dash before {key}:"
        if span.line == document.key_span((*place, one, next(iter(first)))).line:
            hint = f"write {flow(first | second)} in the place of both"
        paths = ((*place, n, name) for pair in cut for n in pair for name in lacking[n])
        yield tuple(paths), rules.MISSING_KEY.at(span, what, hint)


def _complete(one: Any, other: Any, lacking: set[str]) -> bool:
    """Whether two items are one together: the second has all that the first lacks, and nothing that it has."""
    return isinstance(one, dict) and isinstance(other, dict) and lacking <= set(other) and not set(one) & set(other)


def _names_and_cells(faults: Iterable[Faulty], document: Document) -> Iterator[Told]:
    """Cells that stand in a list beside that of the names to which they belong: aspects: [Start], cells: [[…]]."""
    for fault in faults:
        section, key = fault.path[:2], fault.path[-1] if fault.path else ""
        if fault.type != "extra_forbidden" or section[:1] != ("sections",) or len(fault.path) != len(section) + 1:
            continue
        whole = document.data_at(section)
        kind = SECTION_KINDS.get(str(whole.get("kind")))
        for name, cells in _with_cells(kind) if kind else ():
            names, rows = _names(whole.get(name)), fault.value
            if isinstance(rows, Mapping) and list(rows) == names:
                rows = list(rows.values())
            if not names or not isinstance(rows, list) or len(rows) != len(names):
                continue
            if not all(isinstance(row, list) and not any(isinstance(c, dict | list) for c in row) for row in rows):
                continue
            entries = ", ".join(
                flow(_as_mapping(entry) | {cells: row}) for entry, row in zip(whole[name], rows, strict=True)
            )
            what = f"what stands in {key}: belongs to the entries of {name}:, each of which has its own {cells}:"
            hint = f"write {name}: [{entries}], in the place of {name}: and {key}:"
            told = (fault.path, (*section, name))
            yield told, rules.UNKNOWN_KEY.at(document.key_span(fault.path), what, hint)
            break


def _by_words(faults: Iterable[Faulty], document: Document) -> Iterator[Told]:
    """Keys of a section that are words of the entries of its list, which is missing: pros and cons for views."""
    missing: dict[Path, str] = {}
    strange: dict[Path, list[str]] = {}
    for fault in faults:
        if fault.path[:1] == ("sections",) and len(fault.path) == len(("sections", 0, "")):
            if fault.type == "missing":
                missing[fault.path[:2]] = str(fault.path[-1])
            elif fault.type == "extra_forbidden":
                strange.setdefault(fault.path[:2], []).append(str(fault.path[-1]))
    for section, name in missing.items():
        whole, keys = document.data_at(section), strange.get(section, [])
        kind = SECTION_KINDS.get(str(whole.get("kind")))
        info = kind.model_fields.get(name) if kind is not None and len(keys) > 1 else None
        if info is None:
            continue
        try:
            made = Reshaping(document, section).made(info.annotation, name, {key: whole[key] for key in keys})
        except UnclearError:
            continue
        listed = " and ".join(f"{key}:" for key in keys)
        what = f"{listed} are not keys here"
        hint = f"write {name}: {flow(made)}, in the place of {listed}"
        told = tuple((*section, key) for key in (*keys, name))
        yield told, rules.UNKNOWN_KEY.at(document.key_span((*section, keys[0])), what, hint)


def _with_cells(kind: type[Declared]) -> Iterator[tuple[str, str]]:
    """The lists of a section whose entries have a cell for each head, and the key of those cells."""
    for key, info in kind.model_fields.items():
        item = model_in(get_args(info.annotation)[0]) if get_origin(info.annotation) is list else None
        yield from ((key, cells) for cells in _CELLS if item is not None and cells in item.model_fields)


def _names(entries: Any) -> list[str]:
    """What the entries of a list are called that have no more than a name; none where they have."""
    if not isinstance(entries, list):
        return []
    said = [_as_mapping(one) for one in entries]
    if not all("name" in one and not set(_CELLS) & set(one) for one in said):
        return []
    return [str(one["name"]) for one in said]


def _as_mapping(entry: Any) -> dict[str, Any]:
    return dict(entry) if isinstance(entry, Mapping) else {"name": entry} if isinstance(entry, str) else {}


def alike_in_lists(faults: Iterable[Faulty], document: Document) -> Iterator[Told]:
    """Lists of which several items are no such values as are wanted there, with all of the list as it should be."""
    by_list: dict[tuple[Path, str], list[tuple[Faulty, str, str]]] = {}
    for fault in faults:
        if fault.path and isinstance(fault.path[-1], int) and fault.type in _OF_ITEMS:
            if meant := _NUMBER.fullmatch(fault.cure):
                by_list.setdefault((fault.path[:-1], fault.type), []).append((fault, meant[1], meant["unit"] or ""))
            elif said := _outright(fault):
                by_list.setdefault((fault.path[:-1], fault.type), []).append((fault, said, ""))
    for (place, _), found in by_list.items():
        written = document.data_at(place)
        if len(found) < 2 or not isinstance(written, list) or len({unit for _, _, unit in found}) > 1:
            continue
        right = {fault.path[-1]: said for fault, said, _ in found}
        shown = [right.get(n, flow(one)) for n, one in enumerate(written[:_MOST])]
        listed = ", ".join([*shown, "…"] if len(written) > _MOST else shown)
        unit = found[0][2]
        name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
        first = found[0][0].diagnostic()
        what = f"{first.what}; the same holds for {counted(len(found) - 1, 'other items')}"
        hint = f"write {name}: [{listed}]" + (f", and unit: {unit} in the section" if unit else "")
        if len(hint) > _LONGEST or not isinstance(place[-1], str):
            hint = f"{first.hint}, and so on"
        yield tuple(fault.path for fault, _, _ in found), replace(first, what=what, hint=hint)


def _outright(fault: Faulty) -> str:
    """The item that a cure says to write in the place of one; nothing where it leaves something open."""
    if fault.cure == "put it into quotes":
        return f'"{fault.value}"'
    meant = _ITEM.fullmatch(fault.cure)
    return meant[1] if meant else ""
