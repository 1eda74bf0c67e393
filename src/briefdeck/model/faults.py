"""The shape of YAML data judged: each fault at its place in the file, in words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from briefdeck.declared import Declared, InvalidError, judged
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.rules import files
from briefdeck.model import certainty, habits, misplaced, pieces
from briefdeck.model.assuming import renamed
from briefdeck.model.fault import NO_HABITS, About, Fault
from briefdeck.model.locating import followed
from briefdeck.model.shapes import Shapes
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

MAX_FAULTS = 1_000
"""Faults of one file that are told; what is meant by a key or value that is none takes a while to be found."""

# Where the reader met one of these, it went on with a value that nobody wrote.
_REPLACED = (files.BROKEN_YAML, files.FORBIDDEN_TAG, files.NON_STRING_KEY, files.ILLEGAL_CHARACTER)


def without_echoes(read: Iterable[Diagnostic], judged: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was judged, less the lines whose values the reader could not read: their fault is reported already."""
    spoiled = {(d.span.file, d.span.line) for d in read if d.rule in _REPLACED}
    return (d for d in judged if (d.span.file, d.span.line) not in spoiled)


def schema_faults(
    error: InvalidError, document: Document, root: type[Declared], about: About = NO_HABITS
) -> Iterator[Diagnostic]:
    """The faults that were found, at their place in the file and in words for people.

    `about` knows what is meant by a key that is none, with its value and the keys that there are, and by a value of a
    wrong type, with its key.
    """
    yield from (one for one, _ in _told(_gathered(error, document, root, about), document, root, ours=False))
    yield from _beyond(error, document)


def _beyond(error: InvalidError, document: Document) -> Iterator[Diagnostic]:
    """That there are more faults than are told."""
    if len(error.wrong) > MAX_FAULTS:
        yield _countless(document, f"{len(error.wrong):,}")


def _countless(document: Document, number: str) -> Diagnostic:
    what = f"the file has {number} faults, and the first {MAX_FAULTS:,} of them are told"
    return files.COUNTLESS_FAULTS.at(document.span(()), what, "mend these and what is like them, and check again")


def first_of(found: Iterator[Diagnostic], document: Document) -> Iterator[Diagnostic]:
    """As many findings as are told of a file, and that there are more; these are not looked for."""
    yield from islice(found, MAX_FAULTS)
    if next(found, None) is not None:
        yield _countless(document, f"more than {MAX_FAULTS:,}")


def briefing_faults(error: InvalidError, document: Document, root: type[Declared]) -> tuple[list[Diagnostic], Document]:
    """The faults of a briefing, in which people and programs write what other tools call things; and the briefing with
    the keys that they mean. What stands below a key by another name is judged as if it had ours."""
    told = list(_told(_gathered(error, document, root, None), document, root, ours=True))
    found = [*(one for one, _ in told), *_beyond(error, document)]
    meant_by: dict[Path, Fault] = {}
    for _, fault in told:
        ours = fault.names[0] if fault and len(fault.names) == 1 else ()
        if fault and ours and ours[:-1] == fault.path[:-1] and ours not in meant_by:
            meant_by[ours] = fault
    if not meant_by:
        return found, document
    meant = renamed(document, {fault.path: str(ours[-1]) for ours, fault in meant_by.items()})
    try:
        judged(root, meant.data)
    except InvalidError as other:
        behind = list(_told(_gathered(other, meant, root, None), meant, root, ours=True))
        found = [*_with_what_is_behind(told, behind, meant_by), *_beyond(error, document)]
    return found, meant


def _with_what_is_behind(
    told: Iterable[_Told], behind: Sequence[_Told], meant_by: Mapping[Path, Fault]
) -> Iterator[Diagnostic]:
    """Findings, and those below the keys that some of them are about; what is wrong with the value of such a key itself
    becomes a part of its cure."""
    names = {id(fault): ours for ours, fault in meant_by.items()}
    for one, fault in told:
        ours = names.get(id(fault))
        other = next((cause for _, cause in behind if cause and cause.path == ours and cause.is_of_value), None)
        if fault and ours and other and other.cure and fault.is_of_name_alone:
            one = replace(one, hint=_of_key_and_value(str(ours[-1]), other.cure))
        yield one
    for ours in meant_by:
        for one, cause in behind:
            itself = cause is not None and cause.path == ours and cause.is_of_value
            if one.span.path[: len(ours)] == ours and not itself:
                yield one


def _of_key_and_value(key: str, cure: str) -> str:
    """The cure of a key by another name, and of what is wrong with its value."""
    if cure.startswith(f"write {key}:"):
        return cure
    if one := re.fullmatch(r"write (\S+)", cure):
        return f"write {key}: {one[1]}"
    return f"write {key}: in its place, and {cure}"


def _gathered(error: InvalidError, document: Document, root: type[Declared], about: About | None) -> list[Fault]:
    """The faults of a file; without `about` it is a briefing."""
    faults: list[Fault] = []
    beyond = {detail.loc[:-1] for detail in error.wrong[MAX_FAULTS:] if detail.type == "extra_forbidden"}
    for detail in error.wrong[:MAX_FAULTS]:
        if detail.type == "missing" and detail.loc[:-1] in beyond:
            continue  # it may stand there by another name
        place, unknown = list(detail.loc), []
        if detail.type == "extra_forbidden":
            unknown = [place.pop()]
        path, annotations = followed(place, root)
        ours = about is None
        faults.append(Fault(detail, (*path, *unknown), annotations, document, root, about or NO_HABITS, ours=ours))
    if about is None:
        _claim(faults)
        _by_elimination(faults)
    return faults


def _unknown(faults: Iterable[Fault]) -> dict[Path, list[Fault]]:
    """The keys that are none, by the mapping that they stand in."""
    found: dict[Path, list[Fault]] = {}
    for fault in faults:
        if fault.type == "extra_forbidden":
            found.setdefault(fault.path[:-1], []).append(fault)
    return found


def _claim(faults: Iterable[Fault]) -> None:
    """Of keys that mean the same one, the later ones mean another, where they can."""
    for beside in _unknown(faults).values():
        claimed: set[str] = set()
        for fault in beside[:_MOST_MATES] if len(beside) > 1 else ():
            first = fault.names
            fault.claimed = frozenset(claimed)
            if first and not fault.names:
                fault.claimed = frozenset()  # it means that one, or nothing
            claimed |= {str(name[-1]) for name in fault.names if len(name) == len(fault.path)}


def _by_elimination(faults: Sequence[Fault]) -> None:
    """Where one key is missing in a mapping, and one of those that mean nothing has a value that it could have, that is
    the one which is meant."""
    unknown = _unknown(faults)
    for lacking in faults:
        if lacking.type != "missing" or not lacking.path:
            continue
        place, name = lacking.path[:-1], str(lacking.path[-1])
        beside = unknown.get(place, ())
        if any(lacking.path in one.names for one in beside):
            continue
        strange = (one for one in beside if not one.is_known and _may_mean_any(str(one.path[-1])))
        able = [one for one in strange if one.could_be(name)]
        if len(able) == 1:
            able[0].eliminated = name


def _may_mean_any(name: str) -> bool:
    """Whether a name says nothing of what stands under it: one in another language that is a key elsewhere does."""
    return name.isascii() or not habits.is_key(name)


_Told = tuple[Diagnostic, Fault | None]
"""A finding, and the one fault that it tells by itself; none where it tells a mistake of several parts."""


def _told(faults: Sequence[Fault], document: Document, root: type[Declared], *, ours: bool) -> Iterator[_Told]:
    # A key by another name is one mistake, though ours is missing then; so is a value in another shape.
    renamed = {name for fault in faults for name in fault.names}
    unknown = _unknown(faults)
    shapes = Shapes(document)
    told: set[Path] = set()
    if ours:
        for section, found in _of_another_kind(faults, document, root):
            told.add(section)
            yield found, None
        for paths, found in _misplaced(faults, document):
            if not told.intersection(paths):
                told.update(paths)
                yield found, None
        for paths, found in pieces.in_pieces(faults, document):
            if not told.intersection(paths):
                told.update(paths)
                yield found, None
        rest = [fault for fault in faults if not _is_told(fault, told, shapes)]
        for all_of, found in certainty.wholes(rest, document, root):
            told.update(all_of)
            yield found, None
    of_lists = [fault for fault in faults if not _is_told(fault, told, shapes)] if ours else faults
    for paths, found in pieces.alike_in_lists(of_lists, document):
        told.update(paths)
        yield found, None
    for fault in faults:
        names = set(fault.names)
        if told & {*names, *(fault.path[:depth] for depth in range(1, len(fault.path) + 1))}:
            continue
        if fault.type == "missing" and fault.path in renamed:
            continue
        reshaped = shapes.meant(fault.path, fault.keys, words=fault.type != "list_type") if ours else None
        if reshaped and told.intersection(reshaped[0]):
            continue
        if reshaped:
            yield reshaped[1], None
        else:
            beside = unknown.get(fault.path[:-1], ()) if ours and fault.type == "extra_forbidden" else ()
            mates = [one for one in beside[:_MOST_MATES] if one is not fault and one.cure == fault.cure]
            yield _with_mates(fault.diagnostic(), mates), fault
            told |= {one.path for one in mates}
        told |= names | set(reshaped[0] if reshaped else ())


def _is_told(fault: Fault, told: set[Path], shapes: Shapes) -> bool:
    """Whether a finding has told of a fault, or of what it stands in, or other tools' shapes will."""
    above = {fault.path[:depth] for depth in range(1, len(fault.path) + 1)}
    if told & {*fault.names, *above}:
        return True
    return shapes.meant(fault.path, fault.keys, words=fault.type != "list_type") is not None


_MOST_MATES = 20  # keys of one mapping that are told together


def _with_mates(found: Diagnostic, mates: Sequence[Fault]) -> Diagnostic:
    named = ", ".join(f"“{one.path[-1]}”" for one in mates)
    return replace(found, what=f"{found.what}, nor is {named}") if mates else found


def _misplaced(faults: Iterable[Fault], document: Document) -> Iterator[misplaced.Told]:
    """What stands in mappings that have keys of no meaning, at another level than it should."""
    unknown: dict[Path, dict[str, Any]] = {}
    missing: dict[Path, list[str]] = {}
    keys: dict[Path, frozenset[str]] = {}
    for fault in faults:
        parent, name = fault.path[:-1], str(fault.path[-1]) if fault.path else ""
        if fault.type == "extra_forbidden":
            unknown.setdefault(parent, {})[name] = fault.value
            keys[parent] = fault.keys
        elif fault.type == "missing":
            missing.setdefault(parent, []).append(name)
    for parent, said in unknown.items():
        yield from misplaced.misplaced(document, parent, said, missing.get(parent, []), keys[parent])


def _of_another_kind(
    faults: Iterable[Fault], document: Document, root: type[Declared]
) -> Iterator[tuple[Path, Diagnostic]]:
    """Sections with several keys of one other kind: they have the wrong kind, and all else follows from that."""
    unknown: dict[Path, list[str]] = {}
    for fault in faults:
        if fault.type == "extra_forbidden" and len(fault.path) == 3 and fault.path[0] == "sections":
            unknown.setdefault(fault.path[:2], []).append(str(fault.path[-1]))
    _, models = followed(("sections", 0), root)
    for place, keys in unknown.items():
        written = document.data_at(place)
        has = [
            m
            for m in models
            if "kind" in m.model_fields and set(written) <= {i.alias or k for k, i in m.model_fields.items()}
        ]
        if len(keys) > 1 and len(has) == 1:
            listed = ", ".join(f"{key}:" for key in keys)
            what = f"a section of kind {written.get('kind')} has no {listed}"
            hint = f"write kind: {has[0].model_fields['kind'].annotation.__args__[0]}"
            yield place, rules.INVALID_VALUE.at(document.span((*place, "kind")), what, hint)
