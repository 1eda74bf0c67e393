"""Commands in processes that begin where all modules are loaded, which takes longer than most commands."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from briefdeck.api import build
from briefdeck.cli.main import main as run
from briefdeck.cli.starter import starter_text


def known_modules(arguments: Sequence[str], folder: Path, told: Path) -> None:
    """Import what a command needs in a folder, as it would itself; `told` is a file for their names."""
    child = os.fork()
    if not child:
        with suppress(SystemExit), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            os.chdir(folder)
            run(arguments)
        told.write_text("\n".join(sys.modules), encoding="utf-8")
        os._exit(0)
    os.waitpid(child, 0)
    for name in told.read_text(encoding="utf-8").splitlines():
        with suppress(ImportError):  # a name that a package made up
            import_module(name)


def known_audience(name: str, templates: Path) -> None:
    """Read an audience and set its templates to a language, as a process does that stays: what is known of it is known
    to all that are forked."""
    with tempfile.TemporaryDirectory() as place:
        briefing = Path(place) / "weekly.yaml"
        briefing.write_text(starter_text("en"), encoding="utf-8")
        assert build([briefing], [name], templates=templates, output=Path(place) / "output").ok
