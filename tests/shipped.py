"""The documents of the shipped briefings for the shipped audiences: each is built once for all tests of a run."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from briefdeck.diagnostics import has_errors
from briefdeck.document.kinds import KINDS, Kind
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT

BRIEFINGS = tuple(sorted(path.stem for path in (ROOT / "briefings").glob("*.yaml")))
AUDIENCES = tuple(sorted(path.parent.name for path in (ROOT / "templates").glob("*/audience.yaml")))
EXTENSIONS: dict[Kind, str] = {"deck": "pptx", "memo": "docx"}


@cache
def session() -> Session:
    """The shipped audiences, each read once."""
    return Session(ROOT / "templates")


@cache
def shared() -> Path:
    """The folder that the processes of a run share (`conftest`); outside of a run one that goes with the process."""
    if "BRIEFDECK_SHARED" in os.environ:
        return Path(os.environ["BRIEFDECK_SHARED"])
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    return folder


@cache
def shipped_file(briefing: str, audience: str, kind: Kind, language: str = "") -> Path:
    """A document, in a folder that the processes of a run share: to be read, never to be changed."""
    folder = shared() / (language or "own")
    path = folder / f"{briefing}.{audience}.{EXTENSIONS[kind]}"
    if not path.exists():  # the other one is asked for too: it is made with it
        results = list(session().make(ROOT / "briefings" / f"{briefing}.yaml", [audience], KINDS, language))
        documents = [result for result in results if isinstance(result, Made)]
        doubts = [doubt for made in documents for doubt in made.doubts(made.name)]
        found = [result for result in (*results, *doubts) if not isinstance(result, Made)]
        assert not has_errors(found), "\n".join(map(str, found))
        folder.mkdir(parents=True, exist_ok=True)
        for made in documents:
            waiting = folder / f"{made.name}.{os.getpid()}"
            waiting.write_bytes(made.content)
            waiting.replace(folder / made.name)
    return path
