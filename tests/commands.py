"""Commands of the documentation that take seconds, each run once by all tests of a run that show it."""

from __future__ import annotations

import json
import os
import shlex
from functools import cache
from hashlib import sha256

from click.testing import CliRunner

from briefdeck.cli.main import cli
from shipped import shared


@cache
def said(line: str) -> tuple[int, str]:
    """The status of a command that writes no file and reads none of the current folder, and what it prints."""
    kept = shared() / "said" / f"{sha256(line.encode()).hexdigest()}.json"
    if not kept.exists():
        made = CliRunner().invoke(cli, shlex.split(line)[1:])
        kept.parent.mkdir(parents=True, exist_ok=True)
        waiting = kept.with_suffix(f".{os.getpid()}")
        waiting.write_text(json.dumps([made.exit_code, made.output]), encoding="utf-8")
        waiting.replace(kept)
    status, output = json.loads(kept.read_text(encoding="utf-8"))
    return status, output
