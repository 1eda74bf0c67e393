"""A briefing as one audience has it: items that are kept from it are not there, and do not count.

The record of a file tells places of the briefing by these numbers, and nothing else of it: who has the file does not
learn how much there is that others see.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from briefdeck.yamlfile.tree import Path

_KEYED = ("figures", "sources")


class View:
    """The data of a briefing, with the places of what an audience has of it; without an audience, of all."""

    def __init__(self, data: Any, audience: str | None) -> None:
        self._audience = audience
        # By its path in the briefing: which items of a list the audience has.
        self._seen: dict[Path, list[int]] = {}
        self.is_whole = audience is None or not self._has_hidden(data)
        """Whether nothing is kept from the audience."""
        self.data = data if self.is_whole else self._without_hidden(data, ())

    def seen(self, path: Path) -> Path:
        """The place that a value has for the audience, by its place in the briefing."""
        if not self._seen:
            return path
        made: Path = ()
        for depth, step in enumerate(path):
            items = self._seen.get(path[:depth]) if isinstance(step, int) else None
            made = (*made, items.index(step) if items is not None and step in items else step)
        return made

    def real(self, path: Path) -> Path:
        """The place of a value in the briefing, by the place that it has for the audience."""
        made: Path = ()
        for step in path:
            items = self._seen.get(made) if isinstance(step, int) else None
            if items is not None and isinstance(step, int) and step >= 0:
                after = items[-1] + 1 if items else 0
                step = items[step] if step < len(items) else after + step - len(items)
            made = (*made, step)
        return made

    def digest(self, text: str) -> str:
        """The SHA-256 of the briefing's `text`; where something is kept from the audience, that of what it has."""
        if not self.is_whole:
            kept = {key: value for key, value in self.data.items() if key not in _KEYED}
            text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def _has_hidden(self, data: Any) -> bool:
        waiting = [data]
        while waiting:
            each = waiting.pop()
            if self._is_hidden(each):
                return True
            if isinstance(each, dict):
                waiting += each.values()
            elif isinstance(each, list):
                waiting += each
        return False

    def _without_hidden(self, data: Any, path: Path) -> Any:
        """A value without what is kept from the audience, and without a word of who sees what."""
        if isinstance(data, dict):
            kept = {key: value for key, value in data.items() if not self._is_hidden(value)}
            return {key: self._without_hidden(v, (*path, key)) for key, v in kept.items() if key != "audiences"}
        if isinstance(data, list):
            items = [index for index, item in enumerate(data) if not self._is_hidden(item)]
            if len(items) < len(data):
                self._seen[path] = items
            return [self._without_hidden(data[index], (*path, index)) for index in items]
        return data

    def _is_hidden(self, value: Any) -> bool:
        named = value.get("audiences") if isinstance(value, dict) else None
        if self._audience is None or not isinstance(named, list) or not named:
            return False
        return self._audience not in named
