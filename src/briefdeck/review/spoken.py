"""What the files of an audience say whatever is kept from it: its own words, dates and amounts as it writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from briefdeck.audience.reader import Audience
from briefdeck.audience.wording import Wording
from briefdeck.disk import read_file
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record, Visible
from briefdeck.model.leaves import Text
from briefdeck.ooxml.limits import MAX_TEMPLATE
from briefdeck.ooxml.names import A, W
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.zip_guard import UnusableError
from briefdeck.text.telling import plainly

_NAMED = ("name", "title", "descr")


def said_anyway(audience: Audience, visible: Visible, language: str) -> str:
    """The words of plans, labels and templates, and of what is visible of a briefing, a line each."""
    wording = Wording(audience, language, language)
    lines = [plan.text for plan in audience.plans.values()]
    lines += (wording.say(label) for label in _labels(audience.settings))
    lines += _strings(visible.names)
    lines += (line for template in audience.templates.values() for line in _template(template))
    return "\n".join(plainly(line) for text in lines for line in text.splitlines())


def _labels(value: object) -> Iterator[Text]:
    """The texts of settings, wherever they stand in these."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict | list | tuple):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _labels(child)
    else:
        for name in getattr(type(value), "model_fields", ()):
            yield from _labels(getattr(value, name))


def _strings(value: Any) -> Iterator[str]:
    """The words of what plans can name."""
    if isinstance(value, RichText):
        yield value.plain
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, Record | dict):
        for child in value.values():
            yield from _strings(child)
    elif isinstance(value, tuple | list):
        for child in value:
            yield from _strings(child)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))
    elif isinstance(value, int | float):
        yield str(value)


def _template(path: Path) -> Iterator[str]:
    try:
        package = opened(read_file(path, MAX_TEMPLATE))
    except (OSError, UnusableError):
        return
    for tree in package.trees.values():
        for paragraph in tree.iter(f"{A}p", f"{W}p"):
            yield "".join(text.text or "" for text in paragraph.iter(f"{A}t", f"{W}t"))
        for element in tree.iter():
            yield from (value for key in _NAMED if (value := element.get(key)))
