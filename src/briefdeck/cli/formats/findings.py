"""What the formats have in common: the order of findings, and JSON that any stream can carry."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from briefdeck.diagnostics import Diagnostic
from briefdeck.patterns import regex

Granted: TypeAlias = Sequence[tuple[Diagnostic, str]]

# JSON need not escape these, but half of a surrogate pair (from a file name that is no text) cannot be written as
# UTF-8, and a terminal obeys DEL and the controls above it.
_UNWRITABLE = regex("[\x7f-\x9f\ud800-\udfff]")


def granted_in_order(granted: Iterable[tuple[Diagnostic, str]]) -> list[tuple[Diagnostic, str]]:
    """By place, as `in_order` does it with findings; one that is granted twice is told once for each reason."""
    return sorted(dict.fromkeys(granted), key=lambda g: (g[0].span, g[0].rule.code, g[0].what, g[0].hint, g[1]))


def in_a_file(diagnostic: Diagnostic) -> bool:
    """Whether it was found in a file, and not in an option of the command line."""
    return not diagnostic.span.is_option


def with_slashes(file: str) -> str:
    """A path as it is written everywhere but on Windows."""
    return file.replace(os.sep, "/")


def dumped(value: Any) -> str:
    """JSON for people and machines: words as they are, keys in order."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
