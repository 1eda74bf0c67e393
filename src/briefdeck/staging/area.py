"""Where one document waits: its bytes in a file of the waiting folder, unless what stands in its place forbids it."""

from __future__ import annotations

from collections.abc import Callable
from errno import ENAMETOOLONG
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.disk import OversizedError, is_file, is_folder, is_other, read_file
from briefdeck.ooxml.limits import MAX_FILE
from briefdeck.preflight.expected import Expectations
from briefdeck.staging.made import Made
from briefdeck.values import dataclass, replace

WhyKept = Callable[[bytes, Path], str]
"""Says of the bytes of a file, and of the briefing whose document takes its place, why it must not be overwritten."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose bytes wait in a file, without them. `edited` is what stands in its place, and stays beside."""

    waiting: Path
    made: Made
    edited: bool


@dataclass(frozen=True, slots=True)
class StagingArea:
    """The waiting folder of a build as any of its processes uses it: documents of different names, one at a time each.

    `kinds` are the outputs that will be placed; of others, only a PDF may be. With `force` an edited file is no fault.
    """

    output: Path
    folder: Path
    kinds: tuple[str, ...]
    force: bool = False

    def keep(self, made: Made, why_kept: WhyKept) -> tuple[Kept | None, tuple[Diagnostic, ...]]:
        """Store a document until all of them are made; the first value is None where it cannot come to its place."""
        target = self.output / made.name
        if is_other(target):
            return None, (no_file(target),)
        edited = False
        if made.office and made.kind in self.kinds:
            edited, found = self._guarded(target, made, why_kept)
            if found:
                return None, found
        waiting = self.folder / made.name
        try:
            waiting.write_bytes(made.content)
        except OSError as error:
            return None, (unwritable(target, error),)
        # What it is held against was needed to doubt it, and nobody keeps it for hundreds of documents.
        return Kept(waiting, replace(made, content=b"", expected=Expectations(), severity={}), edited), ()

    def _guarded(self, target: Path, made: Made, why_kept: WhyKept) -> tuple[bool, tuple[Diagnostic, ...]]:
        """Whether the file that is there was edited, and what stands in the way of overwriting it."""
        try:
            there = read_file(target, max(MAX_FILE, len(made.content))) if is_file(target) else made.content
            why = why_kept(there, made.briefing) if there != made.content else ""
        except OversizedError:
            why = "it is larger than any file that can be read back, so nobody knows whether it was edited"
        except OSError as error:
            return False, (unwritable(target, error),)
        if not why or self.force:
            return bool(why), ()
        hint = f"bring its edits back with “briefdeck pull {target}”, or say --force to keep it beside the new file"
        return True, (rules.EDITED_OUTPUT.at(Span(str(target)), why, hint),)


def unwritable(path: Path, error: Exception) -> Diagnostic:
    """That a file or folder cannot be written, and why."""
    what = f"“{path}” cannot be written: {getattr(error, 'strerror', None) or error}"
    hint = "name another folder with --output"
    if getattr(error, "errno", None) == ENAMETOOLONG:
        hint = "give the briefing a shorter name, and its folders too"
    return rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, hint)


def no_file(path: Path) -> Diagnostic:
    """That what stands in a file's place is none."""
    kind = "a folder" if is_folder(path) else "a device or a pipe"
    return rules.UNWRITABLE_OUTPUT.at(Span(str(path)), f"“{path}” is {kind}", "remove or rename it")
