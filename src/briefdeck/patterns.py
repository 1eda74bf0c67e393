"""Regular expressions that most runs do not need, compiled by those that do.

Compiling one costs up to ten milliseconds: a class of East Asian letters is written out letter by letter.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr


class _Waiting:
    """Stands for a regular expression, and has all that one has once it is asked for anything."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)  # found without coming here from now on
        return value


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when it is first used. Its methods are to be called, as it is no
    `re.Pattern` that the functions of `re` would take."""
    return _Waiting(source, flags)  # type: ignore[return-value]
