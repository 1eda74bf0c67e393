"""What a plan may cost: a few lines of `each` inside `each` could ask for more slides than anybody has seconds."""

from __future__ import annotations

from typing import NamedTuple

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


class Spent(NamedTuple):
    """What was taken of a budget."""

    steps: int
    parts: int
    characters: int

    def less(self, before: Spent) -> Spent:
        """What was taken since."""
        return Spent(self.steps - before.steps, self.parts - before.parts, self.characters - before.characters)


class Budget:
    """What is left for a plan. What takes of it raises SpentError where it is too little."""

    def __init__(self) -> None:
        self._steps = self._parts = self._characters = 0

    @property
    def spent(self) -> Spent:
        """What was taken until now."""
        return Spent(self._steps, self._parts, self._characters)

    def allows(self, spent: Spent) -> bool:
        """Whether there is as much left."""
        return (
            self._steps + spent.steps <= MAX_STEPS
            and self._parts + spent.parts <= MAX_PARTS
            and self._characters + spent.characters <= MAX_CHARACTERS
        )

    def spend(self, spent: Spent) -> None:
        """Take what it allows."""
        self._steps += spent.steps
        self._parts += spent.parts
        self._characters += spent.characters

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
