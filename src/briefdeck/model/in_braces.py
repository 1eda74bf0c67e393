"""Values in one line, as YAML has them in braces and brackets."""

from __future__ import annotations

import re
from typing import Any

from briefdeck.patterns import regex

_NUMBER = regex(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_PLAIN_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "~"})
_UNSAFE = regex(r"[:#,\[\]{}\"'\n&*!|>%@`]|^[-?\s]|\s$|^$")


def flow(value: Any) -> str:
    """A value in one line, as YAML has it in braces and brackets."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case bool():
            return str(value).lower()
        case None:
            return "null"
        case float():
            return f"{value:.15g}"
        case str() if (
            _UNSAFE.search(value) or _NUMBER.fullmatch(value) or value.casefold() in _PLAIN_WORDS
        ) and not re.fullmatch(r"https?://[^\s,\[\]{}]+", value):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)
