"""Mappings where lists of mappings are wanted, and texts and lists where a mapping is: as they would be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.model import habits
from briefdeck.patterns import regex

_ARROW = regex(r"\s*(?:-{1,2}>|=>|→|➜|>)\s*")
_SECOND = ("headline", "text", "detail", "points")


def item(models: Iterable[type[Declared]], entries: Mapping[str, Any]) -> str:
    """How the first of some entries begins as an item of a list of such models; nothing where none is alike."""
    name, value = next(iter(entries.items()))
    if len(entries) == 1 and isinstance(value, list):
        return ""
    if all(re.fullmatch(r"\d+", str(key)) for key in entries):
        shown = habits.cell(value) if isinstance(value, str | int | float) else ""
        return f"write “-” in the place of each number: “- {shown or '…'}”"
    for model in models:
        fields, needed = model.model_fields, _needed(model)
        ours = {key: key if key in fields else habits.about_key(key, one, fields)[0] for key, one in entries.items()}
        if "text" in fields and "text" in ours.values() and all(ours.values()):
            return f"write a dash before its first line: “- {ours[name]}: {habits.cut(value)}”"
        if "kind" in fields:
            return ""
        dated = "date" in needed and re.match(r"\d{4}", name)
        labelled = needed == ["text"] and "label" in fields
        first = "date" if dated else "label" if labelled else (*needed, _named_by(model))[0]
        rest = [key for key in (*needed, *_SECOND) if key in fields and key != first]
        if isinstance(value, dict):
            return f"write “- {first}: {habits.cell(name)}” in the place of “{name}:”, and so on"
        cells = [key for key in ("cells", "scores", "points") if key in fields]
        if isinstance(value, list) and cells and not any(isinstance(one, dict | list) for one in value):
            listed = ", ".join(map(habits.cell, value))
            return f"write “- {{{first}: {habits.cell(name)}, {cells[0]}: [{listed}]}}” in the place of “{name}: …”"
        if isinstance(value, str | int | float) and rest:
            written = f"{{{first}: {habits.cell(name)}, {rest[0]}: {habits.cell(value)}}}"
            return f"write “- {written}” in the place of “{name}: …”, and so on"
    return ""


def mapping(models: Iterable[type[Declared]], value: Any) -> str:
    """A mapping of what a text or a list says in the place of one; nothing where nobody can tell."""
    for model in models:
        needed = _needed(model)
        fields = {info.alias or key: info for key, info in model.model_fields.items()}
        if isinstance(value, str) and "as" in fields and (form := habits.about_word("as", value)):
            return f"write {{{needed[0]}: […, …], as: {form.removeprefix('write ')}}}"
        if isinstance(value, str) and (word := one_of_words(model, value)):
            others = "".join(
                f"{key}: […], " if _is_list(model, key) else f"{key}: …, " for key in needed if key != word
            )
            return f"write {{{others}{word}: {value}}}"
        if isinstance(value, list) and len(needed) == 1 and _is_list(model, needed[0]):
            listed = ", ".join(map(habits.cell, value))
            if len(value) == 1 and is_too_few_alone(model):
                return f"write {{{needed[0]}: [{listed}, …]}}, with what it is held against in the place of …"
            return f"write {{{needed[0]}: [{listed}]}}" if not any(isinstance(v, dict | list) for v in value) else ""
        if isinstance(value, list) and 1 < len(value) == len(needed):
            said = [one for one in value if not isinstance(one, dict | list)]
            if len(said) < len(needed):
                return ""
            pairs = (f"{key}: {habits.cell(one)}" for key, one in zip(needed, said, strict=True))
            return f"write {{{', '.join(pairs)}}}"
        if isinstance(value, str) and {"from", "to"} <= set(needed) and len(ends := _ARROW.split(value)) == 2:
            return f"write {{from: {ends[0].strip()}, to: {ends[1].strip()}, value: …}}"
        if isinstance(value, str) and not needed and all(one.annotation is str for one in fields.values()):
            return f"write {{{next(iter(fields))}: {habits.cell(value)}}}"  # each of which may be missing
        if isinstance(value, str | int) and not isinstance(value, bool) and needed:
            first = _named_by(model) or needed[0]
            rest = "".join(f", {key}: …" for key in needed if key != first)
            if _is_list(model, first) and "figures" in fields and re.match(r"[-+~<>]?\W?\d", str(value)):
                return f"write the number under figures: at the margin, and its key here: {{{first}: […]{rest}}}"
            if is_too_few_alone(model):
                return f"write {{{first}: [{habits.cell(value)}, …]}}, with what it is held against in the place of …"
            shown = f"[{habits.cell(value)}]" if _is_list(model, first) else habits.cell(value)
            return f"write {{{first}: {shown}{rest}}}"
    return ""


def is_too_few_alone(model: type[Declared]) -> bool:
    """Whether what a mapping lists says nothing where it is a single thing."""
    return bool(getattr(model, "alone_is_too_few", False))


def _field(model: type[Declared], key: str) -> Any:
    return next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)


def _is_list(model: type[Declared], key: str) -> bool:
    info = _field(model, key)
    return info is not None and get_origin(info.annotation) is list


def one_of_words(model: type[Declared], value: str) -> str:
    """The key of a mapping that has a value as one of its few words; nothing where none has."""
    for name, info in model.model_fields.items():
        kinds = (info.annotation, *get_args(info.annotation))
        if any(isinstance(kind, type) and issubclass(kind, StrEnum) and value in list(kind) for kind in kinds):
            return info.alias or name
    return ""


def _needed(model: type[Declared]) -> list[str]:
    """The keys that a mapping cannot do without; what dates it comes first."""
    keys = [info.alias or key for key, info in model.model_fields.items() if info.is_required()]
    return sorted(keys, key=lambda key: key != "date")


def _named_by(model: type[Declared]) -> str:
    return str(getattr(model, "named_by", ""))
