"""What makes PowerPoint and Word repair, refuse or spoil a file: one function a rule, one assertion for all of them.

Validators pass many of these faults (duplicate shape ids, a table cell without a paragraph, unbalanced fields), and so
do LibreOffice and the libraries, so every file that any test writes goes through `assert_sound`. The rules read the
file with zipfile and lxml only: they share no code with what wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from soundness import charts, docx, package, pptx, text
from soundness.opened import Opened

__all__ = ["assert_sound", "faults"]


def faults(path: Path) -> list[str]:
    """Everything wrong with a .pptx or .docx, each as `part: what`."""
    return sorted(_all(Opened(path.read_bytes(), path.name)))


def assert_sound(path: Path) -> None:
    """Fail with the whole list of what is wrong with a .pptx or .docx."""
    found = faults(path)
    assert not found, f"{path.name} has {len(found)} fault(s):\n" + "\n".join(f"  {fault}" for fault in found)


def _all(opened: Opened) -> Iterator[str]:
    unreadable = list(package.well_formed(opened))
    yield from unreadable
    if unreadable:
        return
    for rule in (*package.RULES, *text.RULES, *charts.RULES, *(pptx.RULES if opened.is_deck else docx.RULES)):
        yield from rule(opened)
