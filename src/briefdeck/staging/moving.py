"""Documents made, and their way into the output folder: all of them at the end, or none."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefdeck.diagnostics import Diagnostic
from briefdeck.disk import exists, is_other
from briefdeck.outputs import PDF
from briefdeck.staging.area import Kept, StagingArea, no_file, unwritable
from briefdeck.staging.made import Made, Written
from briefdeck.staging.waiting import WaitingFolder
from briefdeck.values import replace

Move = tuple[Path, Written]
"""A file that waits, and what it becomes."""


class Staging:
    """Files wait in a folder inside the output folder and move into place together, at the end.

    What is edited there is kept beside the new file, where `force` lets it be overwritten at all.
    """

    def __init__(self, output: Path, kinds: Sequence[str], *, force: bool = False) -> None:
        """`kinds` are the outputs that will be placed; of others, only a PDF may be."""
        self.output = output
        self.kinds = tuple(kinds)
        self.force = force
        self.edited: set[Path] = set()
        self.found: list[Diagnostic] = []
        self.waiting: dict[Path, Made] = {}
        self._folder: WaitingFolder | None = None
        self._created: list[Path] = []

    def __enter__(self) -> Staging:
        try:
            missing = [p for p in (self.output, *self.output.parents) if not exists(p)]
            self.output.mkdir(parents=True, exist_ok=True)
            self._created = missing
            self._folder = WaitingFolder(self.output)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            self.found.append(unwritable(self.output, error))
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.remove()
        with suppress(OSError):
            for folder in self._created:
                folder.rmdir()  # only folders that this build made and left empty

    @property
    def folder(self) -> Path:
        """Where files wait."""
        assert self._folder is not None
        return self._folder.path

    @property
    def area(self) -> StagingArea | None:
        """Where documents are put until all of them are made; none where nothing can be written."""
        return StagingArea(self.output, self.folder, self.kinds, self.force) if self._folder else None

    def take(self, kept: Kept) -> None:
        """Let a document that waits come to its place with the others."""
        self.waiting[kept.waiting] = kept.made
        if kept.edited:
            self.edited.add(self.output / kept.made.name)

    def leave(self, briefings: Collection[Path]) -> None:
        """Let no document of these briefings come to its place."""
        self.waiting = {file: made for file, made in self.waiting.items() if made.briefing not in briefings}

    def place(
        self, pdfs: Mapping[Path, Path], pages: Mapping[Path, int], *, each: bool = False
    ) -> tuple[tuple[Written, ...], list[Diagnostic]]:
        """Move the documents, and their PDFs, into place; a move within a folder is atomic.

        Where a file is in the way of one document, none is moved; of `each` briefing by itself, none of its own.
        """
        groups: dict[object, list[tuple[Path, Made]]] = {}
        for waiting, made in self.waiting.items():
            groups.setdefault(made.briefing if each else None, []).append((waiting, made))
        written: list[Written] = []
        found: list[Diagnostic] = []
        for group in groups.values():
            try:
                moves = [move for waiting, made in group for move in self._moves(waiting, made, pdfs, pages)]
            except OSError as error:
                found.append(unwritable(self.output, error))
                continue
            moved, faults = self._move(moves)
            written += moved
            found += faults
        return tuple(written), found

    def _moves(self, waiting: Path, made: Made, pdfs: Mapping[Path, Path], pages: Mapping[Path, int]) -> Iterator[Move]:
        """What becomes of a document: a file, a PDF, or both."""
        written = Written(
            self.output / made.name,
            made.audience,
            made.kind,
            made.slides,
            waiting.stat().st_size,
            made.seconds,
            made.pages,
        )
        if made.kind in self.kinds:
            yield waiting, written
        if waiting in pdfs:
            path = self.output / f"{Path(made.name).stem}.{made.kind}.{PDF}"
            size = pdfs[waiting].stat().st_size
            yield pdfs[waiting], replace(written, path=path, kind=PDF, size=size, pages=pages[waiting])

    def _move(self, moves: Sequence[Move]) -> tuple[list[Written], list[Diagnostic]]:
        barred = [file.path for _, file in moves if is_other(file.path)]
        if barred:
            return [], [no_file(path) for path in barred]
        written: list[Written] = []
        for waiting, file in moves:
            try:
                if file.path in self.edited:
                    _keep_beside(file.path)
                waiting.replace(file.path)
            except OSError as error:
                return written, [unwritable(file.path, error)]
            written.append(file)
        return written, []


def _keep_beside(path: Path) -> None:
    """Keep a file that will be overwritten; where links can be made, its own name is never without a file."""
    kept = _beside(path)
    try:
        os.link(path, kept)
    except OSError:
        path.replace(kept)


def _beside(path: Path) -> Path:
    """A free name for a file that is kept: report.edited.pptx, report.edited-2.pptx."""
    number = 1
    while True:
        kept = path.with_name(f"{path.stem}.edited{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not exists(kept):
            return kept
        number += 1
