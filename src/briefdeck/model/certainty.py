"""Whether the cure of a fault leads to a value that can stand there; where it does not, what is meant as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic
from briefdeck.model.fault import Fault
from briefdeck.model.reshaping import Reshaping, UnclearError, flow, is_sound
from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document, parse
from briefdeck.yamlfile.tree import Path

_LONGEST = 300  # characters of a cure
_MANY = 3  # faults of one mapping that are one mistake
_VAGUE = regex(
    r"delete it, or write what|add \S+:|begin each item with a dash|write it (?:at the margin|beside|below|in )"
    r"|(?:.* has it|.* itself): write it there|write \S+ in an item of|(?:[^“…]|“[^”]*”)*…|.*stands there already$"
    r"|known: |$"
)
"""Cures that leave open what to write."""
_BEHIND = regex(r"; | in the place of |, and so on|, with (?:what|the) |, for | in their place$| beside it\b")


def wholes(faults: Sequence[Fault], document: Document, root: type[Declared]) -> Iterator[tuple[Path, Diagnostic]]:
    """Mappings and values whose faults have no sure cure each, and of which what is meant is known: the path of each,
    and one finding that says it."""
    missing = {fault.path for fault in faults if fault.type == "missing"}
    told = {name for fault in faults for name in fault.names}
    owners: dict[Path, list[Fault]] = {}
    for fault in faults:
        of_keys = fault.type in ("missing", "extra_forbidden")
        owners.setdefault(fault.path[:-1] if of_keys else fault.path, []).append(fault)
    done: list[Path] = []
    for path, own in owners.items():
        if any(path[: len(one)] == one for one in done):
            continue
        vague = [one for one in own if not _is_certain(one, missing & told, document, root)]
        if not path or (len(path) == 2 and path[0] == "sections") or not (vague or len(own) >= _MANY):
            continue
        if hint := _whole(document, path, root):
            done.append(path)
            strange = [one for one in own if one.type == "extra_forbidden"]
            found = (strange or own)[0].diagnostic()
            others = ", ".join(f"“{one.path[-1]}”" for one in strange[1:])
            yield path, replace(found, what=f"{found.what}, nor is {others}" if others else found.what, hint=hint)


def _whole(document: Document, path: Path, root: type[Declared]) -> str:
    """What to write in the place of a value, all of it; nothing where nobody can tell."""
    kind = type_at(document, path, root)
    value = document.data_at(path) if document.has(path) else None
    if kind is None or value is None or (isinstance(path[-1], int) and get_origin(_bare(kind)) is list):
        return ""  # nor is a row told from its first cell
    try:
        made = Reshaping(document, path).made(kind, _named(path), value)
    except UnclearError:
        return ""
    written = flow(made)
    if made == value or len(written) > _LONGEST:
        return ""
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
    if not fault.is_of_value or fault.type in ("union_tag_invalid", "language_key"):
        return True
    kind = type_at(document, fault.path, root)
    if hint == "put it into quotes":
        return kind is None or is_sound(kind, str(fault.value))
    if kind is None or not hint.startswith("write ") or hint.startswith("write “"):
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
