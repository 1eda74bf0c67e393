"""What a plan may cost: a few lines of `each` inside `each` could ask for more slides than anybody has seconds."""

from __future__ import annotations

from briefdeck.yamlfile.tree import Path

MAX_STEPS = 300_000
"""Expressions filled, rounds of `each`, and runs of words in the parts made."""
MAX_PARTS = 3_000
"""Slides before they are split, headings of a memo."""
MAX_CHARACTERS = 10_000_000
"""Of all parts made."""


class SpentError(Exception):
    """The plan has asked for more than it may; `path` is the place where, the text says of what."""

    def __init__(self, what: str, path: Path) -> None:
        super().__init__(what)
        self.path = path


class Budget:
    """What is left for a plan. Each method raises SpentError where it is too little."""

    def __init__(self) -> None:
        self._steps = self._parts = self._characters = 0

    def step(self, path: Path, count: int = 1) -> None:
        """So many steps of filling."""
        self._steps += count
        if self._steps > MAX_STEPS:
            raise SpentError(f"filling it takes more than {MAX_STEPS:,} steps", path)

    def part(self, path: Path) -> None:
        """One more part."""
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise SpentError(f"it makes more than {MAX_PARTS:,} parts", path)

    def words(self, path: Path, characters: int) -> None:
        """So many more characters."""
        self._characters += characters
        if self._characters > MAX_CHARACTERS:
            raise SpentError(f"it makes more than {MAX_CHARACTERS:,} characters", path)
