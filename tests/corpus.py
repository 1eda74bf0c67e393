"""Real Office files of other people, where somebody has put a collection of them: read in place, never changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def _folder() -> Path | None:
    named = os.environ.get("BRIEFDECK_CORPUS")
    folder = Path(named) if named else _BESIDE
    return folder if (folder / "pptx").is_dir() and (folder / "docx").is_dir() else None


FOLDER: Path | None = _folder()

_if_corpus = pytest.mark.skipif(
    FOLDER is None, reason="no collection of Office files: name its folder, with pptx/ and docx/, in BRIEFDECK_CORPUS"
)
Test = TypeVar("Test", bound=Callable[..., object])


def needs_corpus(test: Test) -> Test:
    """A test of many real files: slow, and left out where there is no collection of them."""
    marked: Test = pytest.mark.slow(_if_corpus(test))
    return marked


def files(kind: Literal["pptx", "docx"]) -> list[Path]:
    """All files of a kind, .potx and .dotm included, in the order of their names; none without a folder."""
    return sorted(path for path in (FOLDER / kind).iterdir() if path.is_file()) if FOLDER is not None else []
