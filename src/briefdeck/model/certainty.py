"""Whether the cure of a fault leads to a value that can stand there; where it does not, what is meant as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic
from briefdeck.model.fault import Fault
from briefdeck.model.in_braces import flow
from briefdeck.model.reshaping import Reshaping
from briefdeck.model.wanted import UnclearError, is_sound, refs_of
from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document, parse
from briefdeck.yamlfile.tree import Path

_LONGEST = 300  # characters of a cure
_DEEP = 3  # steps to what stands in a section
_MANY = 2  # faults of one mapping that are one mistake
_VAGUE = regex(
    r"delete it, or write what|delete it: no document shows it; known|write \S+: if it is to be read|add \S+:"
    r"|begin each item with a dash|write it (?:at the margin|beside|below|in )"
    r"|(?:.* has it|.* itself): write it there|write \S+ in an item of|(?:[^“…]|“[^”]*”)*…"
    r"|known: |docs/icons|text is written bare|$"
)
"""Cures that leave open what to write."""
_BEHIND = regex(r"; | in the place of |, and so on|, with (?:what|the) |, for | in their place$| beside it\b")


def wholes(
    faults: Sequence[Fault], document: Document, root: type[Declared]
) -> Iterator[tuple[list[Path], Diagnostic]]:
    """Mappings and values whose faults have no sure cure each, and of which what is meant is known: the paths of
    what each finding tells, and the finding."""
    missing = {fault.path for fault in faults if fault.type == "missing"}
    told = {name for fault in faults for name in fault.names}
    beside: dict[Path, set[Path]] = {}
    for fault in faults:
        if len(fault.path) > _DEEP:
            beside.setdefault(fault.path[:-1], set()).add(fault.path)
    shared = {path for path, ones in beside.items() if len(ones) > 1 and isinstance(document.data_at(path), dict)}
    owners: dict[Path, list[Fault]] = {}
    for fault in faults:
        above = (fault.path[:end] for end in range(_DEEP, len(fault.path)))
        of_key = fault.type in ("missing", "extra_forbidden", "language_key")
        alone = fault.path[:-1] if of_key else fault.path
        owners.setdefault(next((one for one in above if one in shared), alone), []).append(fault)
    done: set[Path] = set()
    for path, own in owners.items():
        for of_part, found in _parts(path, own, document, root):
            done.update(of_part)
            yield of_part, found
        own = [one for one in own if one.path not in done]
        if not own:
            continue
        if any(path[:end] in done for end in range(1, len(path) + 1)):
            continue
        vague = [one for one in own if not _is_certain(one, missing & told, document, root)]
        if (
            not path
            or (len(path) == 2 and path[0] == "sections")
            or not (vague or len({one.path for one in own} - told) >= _MANY)
        ):
            continue
        if hint := _whole(document, path, root):
            done.add(path)
            strange = [one for one in own if one.type == "extra_forbidden"]
            found = (strange or own)[0].diagnostic()
            others = ", ".join(f"“{one.path[-1]}”" for one in strange[1:])
            yield [path], replace(found, what=f"{found.what}, nor is {others}" if others else found.what, hint=hint)


def _parts(
    path: Path, own: Sequence[Fault], document: Document, root: type[Declared]
) -> Iterator[tuple[list[Path], Diagnostic]]:
    """Keys of one mapping that all belong to a part of it, which is not there: its result beside what leads to it."""
    strange = {str(one.path[-1]): one for one in own if one.type == "extra_forbidden"}
    model = _model_of(type_at(document, path, root), document.data_at(path)) if strange else None
    written = document.data_at(path)
    for key, info in model.model_fields.items() if model is not None else ():
        name = info.alias or key
        inner = _model_of(info.annotation, None)
        if inner is None or name in written:
            continue
        fields = {each.alias or one: each for one, each in inner.model_fields.items()}
        held = {one: strange[one].value for one in strange if one in fields}
        if len(held) < 2 and not any(_VAGUE.match(strange[one].cure) for one in held):
            continue
        if not held or not all(one in held for one, each in fields.items() if each.is_required()):
            continue
        try:
            made = Reshaping(document, path).made(inner, name, held)
        except UnclearError:
            continue
        others = " and ".join(f"{one}:" for one in held)
        found = next(iter(held))
        hint = f"write {name}: {flow(made)}, in the place of {others}"
        yield [strange[one].path for one in held], replace(strange[found].diagnostic(), hint=hint)
        strange = {one: fault for one, fault in strange.items() if one not in held}


def _whole(document: Document, path: Path, root: type[Declared]) -> str:
    """What to write in the place of a value, all of it; nothing where nobody can tell."""
    kind = type_at(document, path, root)
    value = document.data_at(path) if document.has(path) else None
    if kind is None or value is None or (isinstance(path[-1], int) and get_origin(_bare(kind)) is list):
        return ""  # nor is a row told from its first cell
    reshaping = Reshaping(document, path)
    try:
        made = reshaping.made(kind, _named(path), value)
    except UnclearError:
        return ""
    written = flow(made)
    if made == value or len(written) > _LONGEST:
        return ""
    if reshaping.dropped:
        written += f"; no document shows {', '.join(f'{one}:' for one in reshaping.dropped)}"
    return f"write {path[-1]}: {written}" if isinstance(path[-1], str) else f"write {written}"


def _named(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def type_at(document: Document, path: Path, root: type[Declared]) -> Any:
    """What is wanted at a path, with all that is said beside it; None where nobody knows."""
    kind: Any = root
    for depth, step in enumerate(path):
        model = _model_of(kind, document.data_at(path[:depth]))
        origin = get_origin(_bare(kind))
        if origin is list and isinstance(step, int):
            kind = _carrying(kind, get_args(_bare(kind))[0])
        elif origin is dict:
            kind = get_args(_bare(kind))[1]
        elif model is not None:
            found = next((info for key, info in model.model_fields.items() if (info.alias or key) == step), None)
            if found is None:
                return None
            kind = Annotated[(found.annotation, *found.metadata)] if found.metadata else found.annotation
        else:
            return None
    return kind


def _carrying(kind: Any, item: Any) -> Any:
    """A type of items with the traits of their list."""
    from briefdeck.model.traits import Trait

    traits = [one for one in get_args(kind)[1:] if isinstance(one, Trait)] if get_origin(kind) is Annotated else []
    return Annotated[(item, *traits)] if traits else item


def _bare(kind: Any) -> Any:
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in (Union, UnionType):
            several = [one for one in get_args(kind) if one is not type(None)]
            if len(several) > 1:
                return kind
            kind = several[0]
        else:
            return kind


def _model_of(kind: Any, value: Any) -> type[Declared] | None:
    """The mapping that is wanted; of several the one of the kind that a value names."""
    bare = _bare(kind)
    several: Iterable[Any] = map(_bare, get_args(bare)) if get_origin(bare) in (Union, UnionType) else (bare,)
    models = [one for one in several if isinstance(one, type) and issubclass(one, Declared)]
    if len(models) > 1:
        said = value.get("kind") if isinstance(value, dict) else None
        models = [one for one in models if said in get_args(one.model_fields["kind"].annotation)]
    return models[0] if len(models) == 1 else None


def _is_certain(fault: Fault, known: set[Path], document: Document, root: type[Declared]) -> bool:
    """Whether what a cure says to write can stand there, as far as that can be tried."""
    if fault.type == "missing" and fault.path in known:
        return True
    hint = fault.cure
    if _VAGUE.match(hint) or (hint.startswith("write “- ") and _is_in_braces(fault, document)):
        return False
    if not fault.is_of_value or fault.type == "union_tag_invalid":
        return True
    kind = type_at(document, fault.path, root)
    if refs_of(kind) and get_origin(_bare(kind)) is not list:
        return hint.removeprefix("write ") in Reshaping(document, fault.path).known.get(refs_of(kind), ())
    if hint == "put it into quotes":
        return kind is None or is_sound(kind, str(fault.value))
    arrow = isinstance(fault.value, str) and re.search(r"\s(?:->|=>)\s|→", fault.value)
    if arrow and _model_of(kind, None) is not None:
        return False
    if kind is None or fault.type == "language_key" or not hint.startswith("write ") or hint.startswith("write “"):
        return True
    said = _BEHIND.split(hint.removeprefix("write "), maxsplit=1)[0]
    name = fault.path[-1]
    if isinstance(name, str) and said.startswith(f"{name}: "):
        said = said.removeprefix(f"{name}: ")
    if not said.startswith(("[", "{", '"')) and ": " in said:
        return True
    meant, faults = parse(f"v: {said}\n", "cure")
    if meant is None or faults or not isinstance(meant.data, dict):
        return True
    return _stands(Reshaping(document, fault.path), kind, _named(fault.path), meant.data["v"])


def _is_in_braces(fault: Fault, document: Document) -> bool:
    """Whether a mapping has its first value, a mapping too, behind the key: a dash there would break it."""
    if not isinstance(fault.value, dict):
        return False
    name, inside = next(iter(fault.value.items()))
    at = document.key_span((*fault.path, name))
    return isinstance(inside, dict) and document.key_span((*fault.path, name, next(iter(inside), ""))).line == at.line


def _stands(reshaping: Reshaping, kind: Any, name: str, value: Any) -> bool:
    """Whether a value is sound as it is, and names nothing that is not there."""
    try:
        return bool(reshaping.made(kind, name, value) == value)
    except UnclearError:
        return is_sound(kind, value) and not isinstance(value, list | dict)
