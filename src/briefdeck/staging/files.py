"""Documents made, and their way into the output folder: all of them at the end, or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from errno import ENAMETOOLONG
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.disk import OversizedError, exists, is_file, is_folder, is_other, read_file
from briefdeck.ooxml.limits import MAX_FILE
from briefdeck.outputs import PDF
from briefdeck.staging.made import Made, Written
from briefdeck.staging.waiting import WaitingFolder


class Staging:
    """Files wait in a folder inside the output folder and move into place together, at the end.

    `why_kept` says of the bytes of a file, and of the briefing whose document takes its place, why it must not be
    overwritten; with `force` such a file is kept beside.
    """

    def __init__(
        self,
        output: Path,
        why_kept: Callable[[bytes, Path], str],
        kinds: Sequence[str],
        *,
        force: bool = False,
    ) -> None:
        """`kinds` are the outputs that will be placed; of others, only a PDF may be."""
        self.output = output
        self.why_kept = why_kept
        self.kinds = kinds
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
            self.found.append(self._unwritable(self.output, error))
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.remove()
        with suppress(OSError):
            for folder in self._created:
                folder.rmdir()  # only folders that this build made and left empty

    def _unwritable(self, path: Path, error: Exception) -> Diagnostic:
        what = f"“{path}” cannot be written: {getattr(error, 'strerror', None) or error}"
        hint = "name another folder with --output"
        if getattr(error, "errno", None) == ENAMETOOLONG:
            hint = "give the briefing a shorter name, and its folders too"
        return rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, hint)

    def keep(self, made: Made) -> list[Diagnostic]:
        """Store a document until all of them are made."""
        if self._folder is None:
            return []
        target = self.output / made.name
        if is_other(target):
            return [self._no_file(target)]
        if made.office and made.kind in self.kinds and (kept := self._guard(target, made)):
            return [kept]
        waiting = self.folder / made.name
        try:
            waiting.write_bytes(made.content)
        except OSError as error:
            return [self._unwritable(target, error)]
        self.waiting[waiting] = replace(made, content=b"")
        return []

    def _guard(self, target: Path, made: Made) -> Diagnostic | None:
        """What stands in the way of overwriting a file that is there."""
        why = ""
        try:
            there = read_file(target, max(MAX_FILE, len(made.content))) if is_file(target) else made.content
            why = self.why_kept(there, made.briefing) if there != made.content else ""
        except OversizedError:
            why = "it is larger than any file that can be read back, so nobody knows whether it was edited"
        except OSError as error:
            return self._unwritable(target, error)
        if not why:
            return None
        self.edited.add(target)
        if self.force:
            return None
        hint = f"bring its edits back with “briefdeck pull {target}”, or say --force to keep it beside the new file"
        return rules.EDITED_OUTPUT.at(Span(str(target)), why, hint)

    @property
    def folder(self) -> Path:
        """Where files wait."""
        assert self._folder is not None
        return self._folder.path

    def place(
        self, kinds: Sequence[str], pdfs: Mapping[Path, Path], pages: Mapping[Path, int]
    ) -> tuple[tuple[Written, ...], list[Diagnostic]]:
        """Move documents of these outputs, and the PDFs of any, into place; a move within a folder is atomic."""
        try:
            return self._move(list(self._moves(kinds, pdfs, pages)))
        except OSError as error:
            return (), [self._unwritable(self.output, error)]

    def _moves(
        self, kinds: Sequence[str], pdfs: Mapping[Path, Path], pages: Mapping[Path, int]
    ) -> Iterator[tuple[Path, Written]]:
        """What waits, and the file that it becomes."""
        for waiting, made in self.waiting.items():
            written = Written(
                self.output / made.name,
                made.audience,
                made.kind,
                made.slides,
                waiting.stat().st_size,
                made.seconds,
                made.pages,
            )
            if made.kind in kinds:
                yield waiting, written
            if waiting in pdfs:
                path = self.output / f"{Path(made.name).stem}.{made.kind}.{PDF}"
                size = pdfs[waiting].stat().st_size
                yield pdfs[waiting], replace(written, path=path, kind=PDF, size=size, pages=pages[waiting])

    def _move(self, moves: Sequence[tuple[Path, Written]]) -> tuple[tuple[Written, ...], list[Diagnostic]]:
        barred = [file.path for _, file in moves if is_other(file.path)]
        if barred:
            return (), [self._no_file(path) for path in barred]
        written: list[Written] = []
        for waiting, file in moves:
            try:
                if file.path in self.edited:
                    _keep_beside(file.path)
                waiting.replace(file.path)
            except OSError as error:
                return tuple(written), [self._unwritable(file.path, error)]
            written.append(file)
        return tuple(written), []

    @staticmethod
    def _no_file(path: Path) -> Diagnostic:
        kind = "a folder" if is_folder(path) else "a device or a pipe"
        return rules.UNWRITABLE_OUTPUT.at(Span(str(path)), f"“{path}” is {kind}", "remove or rename it")


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
