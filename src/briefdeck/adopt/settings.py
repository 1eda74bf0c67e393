"""audience.yaml of an adopted audience: what differs from the one it is based on, with the reasons as comments."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from briefdeck.adopt.deck import DeckAdopted
from briefdeck.adopt.memo import MemoAdopted
from briefdeck.adopt.place import Bound, Place
from briefdeck.ooxml.geometry import Frame

_WIDE = 108  # columns of a line with its comment sign


def deck_lines(adopted: DeckAdopted) -> list[str]:
    """`sizes`, `look` and `layouts` of a template."""
    page = f"{adopted.facts.width:.0f} × {adopted.facts.height:.0f}"
    lines = ["", f"# Points, for slides of {page} pt. Titles are as large as the template says, and at least `title`."]
    lines += ["sizes:", *(f"  {name}: {_value(value)}" for name, value in adopted.sizes.items())]
    lines += ["", "# Slots of the theme's colours, chosen by their contrast on the layout of messages."]
    lines += ["design:", *(f"  {name}: {_value(value)}" for name, value in adopted.look.values().items())]
    lines += [f"  gap: {_value(adopted.gap)}", ""]
    lines += _comment(
        "Layouts of deck.pptx by the roles that plans give them, and their placeholders by name. Where a layout has no"
        " placeholder for words, `at` says where they stand: left, top, width and height in points."
    )
    lines.append("layouts:")
    for role, bound in adopted.bound.items():
        lines += _role(role, bound)
    return lines


def _role(role: str, bound: Bound) -> Iterable[str]:
    choice = bound.choice
    yield f"  {_key(role)}:"
    reason = f"{choice.why[:1].upper()}{choice.why[1:]}." if choice.why else ""
    others = f" Also possible: {', '.join(f'“{_flat(name)}”' for name in choice.others)}." if choice.others else ""
    made = f" Made: {', '.join(bound.made)}." if bound.made else ""
    yield from _comment(reason + others + made, "    ")
    yield f"    layout: {_value(choice.layout.name)}"
    for role, place in bound.places.items():
        yield f"    {_key(role)}: {_place(place)}"


def _place(place: Place) -> str:
    plain = place.at is None and not place.colour
    if plain:
        return _value(place.placeholder)
    fields: dict[str, object] = {}
    if place.placeholder:
        fields["placeholder"] = place.placeholder
    if place.at is not None:
        fields["at"] = _numbers(place.at)
    if place.size and not place.placeholder:
        fields["size"] = place.size
    if place.bold and not place.placeholder:
        fields["bold"] = True
    for name in ("colour", "align"):
        if getattr(place, name):
            fields[name] = getattr(place, name)
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in fields.items()) + "}"


def _numbers(box: Frame) -> list[float]:
    return [round(value, 1) for value in box.sides]


def _value(value: object) -> str:
    """A value in YAML's flow form: JSON is YAML, and plain numbers and slots need no quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return f"[{', '.join(_value(v) for v in value)}]"
    if isinstance(value, str) and value.replace("_", "").isalnum() and value.isascii() and not value.isdigit():
        return value
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.isalnum() else f'"{name}"'


def _flat(name: str) -> str:
    return " ".join(name.split())


def _comment(text: str, indent: str = "") -> list[str]:
    """A comment of as many lines as it needs."""
    lines, line = [], ""
    for word in text.split():
        if line and len(indent) + len(line) + len(word) + 3 > _WIDE:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [f"{indent}# {one}" for one in (*lines, line) if one]


def head_lines(name: str, base: str, language: str, deck: Path | None, memo: Path | None) -> list[str]:
    """What the audience is: its base, its name, its languages."""
    files = " and ".join(f"“{path.name}”" for path in (deck, memo) if path is not None)
    lines = _comment(
        f"An audience with {files or 'the files'} of its own, in everything else like “{base}”: what is not said here"
        " is said there. Lists and values replace those of the base, mappings are laid over them."
    )
    lines += [f"based_on: {_value(base)}", f"name: {_value(name)}"]
    return lines + ([f"languages: [{language}]"] if language else [])


def memo_lines(adopted: MemoAdopted) -> list[str]:
    """`styles` of a memo's template: those that it had itself, each with its reason."""
    if not adopted.styles:
        return []
    lines = [
        "",
        "# Styles of memo.docx by the roles that memos give them. What is not named here has been made, under the",
    ]
    lines += ["# name of its role, from the body text of the template.", "styles:"]
    for role, bound in adopted.styles.items():
        others = f" Also possible: {', '.join(f'“{_flat(other)}”' for other in bound.others)}." if bound.others else ""
        lines += _comment(f"{bound.why[:1].upper()}{bound.why[1:]}.{others}", "  ")
        lines.append(f"  {_key(role)}: {_value(bound.name)}")
    return lines
