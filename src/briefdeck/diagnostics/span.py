"""A place in a file, or an option of the command line."""

from __future__ import annotations

from dataclasses import field

from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: `line` and `column` count from 1; line 0 means the file as a whole.

    `path` leads to the value of a YAML file that stands there, where that is known; it tells no two places apart. A
    finding about the command line is in no file: `file` is then the name of the option.
    """

    file: str
    line: int = 0
    column: int = 0
    path: tuple[str | int, ...] = field(default=(), compare=False, repr=False)
    is_option: bool = False

    @classmethod
    def of_option(cls, name: str) -> Span:
        """An option, such as --pages."""
        return cls(name, is_option=True)

    def __str__(self) -> str:
        file = self.file.replace("\n", "\\n")  # a name may have a line break; where something stands is told in a line
        return f"{file}:{self.line}:{self.column}" if self.line else file
