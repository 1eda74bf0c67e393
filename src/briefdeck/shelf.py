"""Documents made, and their way into the output folder: all of them at the end, or none."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.rules import document as rules

Kind = Literal["deck", "memo"]
KINDS: tuple[Kind, ...] = ("deck", "memo")
EXTENSION = {"deck": "pptx", "memo": "docx"}


@dataclass(frozen=True, slots=True)
class Made:
    """One document as bytes. `slides` is 0 for a memo; `seconds` is the time from briefing to bytes."""

    briefing: Path
    audience: str
    kind: Kind
    name: str
    content: bytes = field(repr=False)
    slides: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Written:
    """One file in its place."""

    path: Path
    audience: str
    kind: Kind
    slides: int
    size: int
    seconds: float


class Shelf:
    """Files wait in a folder inside the output folder and move into place together, at the end."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.found: list[Diagnostic] = []
        self._waiting: list[tuple[Path, Written]] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._created: list[Path] = []

    def __enter__(self) -> Shelf:
        try:
            missing = [p for p in (self.output, *self.output.parents) if not p.exists()]
            self.output.mkdir(parents=True, exist_ok=True)
            self._created = missing
            self._folder = tempfile.TemporaryDirectory(prefix=".briefdeck-", dir=self.output)
        except OSError as error:
            self.found.append(self._unwritable(self.output, error))
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.cleanup()
        with suppress(OSError):
            for folder in self._created:
                folder.rmdir()  # only folders that this build made and left empty

    def _unwritable(self, path: Path, error: OSError) -> Diagnostic:
        what = f"“{path}” cannot be written: {error.strerror or error}"
        return rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "name another folder with --output")

    def keep(self, made: Made) -> list[Diagnostic]:
        """Store a document until all of them are made."""
        if self._folder is None:
            return []
        target = self.output / made.name
        if target.is_dir():
            what = f"“{target}” is a folder"
            return [rules.UNWRITABLE_OUTPUT.at(Span(str(target)), what, "remove or rename it")]
        waiting = Path(self._folder.name) / made.name
        try:
            waiting.write_bytes(made.content)
        except OSError as error:
            return [self._unwritable(waiting, error)]
        size = len(made.content)
        self._waiting.append((waiting, Written(target, made.audience, made.kind, made.slides, size, made.seconds)))
        return []

    def place(self) -> tuple[tuple[Written, ...], list[Diagnostic]]:
        """Move everything into place; a move within a folder is atomic."""
        written: list[Written] = []
        for waiting, file in self._waiting:
            try:
                waiting.replace(file.path)
            except OSError as error:
                return tuple(written), [self._unwritable(file.path, error)]
            written.append(file)
        return tuple(written), []
