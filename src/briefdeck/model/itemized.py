"""Mappings where lists of mappings are wanted, and texts and lists where a mapping is: as they would be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

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
        if {"text", *fields} >= set(entries) and "text" in fields:
            return f"write a dash before its first line: “- {name}: {habits.cut(value)}”"
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
        if isinstance(value, list) and 1 < len(value) == len(needed):
            said = [one for one in value if not isinstance(one, dict | list)]
            if len(said) < len(needed):
                return ""
            pairs = (f"{key}: {habits.cell(one)}" for key, one in zip(needed, said, strict=True))
            return f"write {{{', '.join(pairs)}}}"
        if isinstance(value, str) and {"from", "to"} <= set(needed) and len(ends := _ARROW.split(value)) == 2:
            return f"write {{from: {ends[0].strip()}, to: {ends[1].strip()}, value: …}}"
        if isinstance(value, str | int) and needed:
            first = _named_by(model) or needed[0]
            rest = "".join(f", {key}: …" for key in needed if key != first)
            return f"write {{{first}: {habits.cell(value)}{rest}}}"
    return ""


def _needed(model: type[Declared]) -> list[str]:
    """The keys that a mapping cannot do without; what dates it comes first."""
    keys = [info.alias or key for key, info in model.model_fields.items() if info.is_required()]
    return sorted(keys, key=lambda key: key != "date")


def _named_by(model: type[Declared]) -> str:
    return str(getattr(model, "named_by", ""))
