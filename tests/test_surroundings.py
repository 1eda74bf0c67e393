"""Commands where names and the environment are not as anybody would expect: they do their work, or say why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import briefdeck
from briefdeck.cli.main import cli
from conftest import ROOT
from helpers import SOUND
from laws import mostly_slow

HOME = str(Path(briefdeck.__file__).parents[1])
NAMES = {
    "not-utf-8": "a\udcffb",
    "newline": "new\nline",
    "longest": "n" * (255 - len(".executive.docx")),
    "too-long": "n" * 249,
    "quotes": "a'\"`$(x)",
    "spaces": " a  b ",
    "wildcards": "[a-z]*?",
    "dash": "-a",
    "controls": "a\x1b[31m\x07\tb",
    "turned": "a\u202eb",
    "dots": "...",
    "percent": "%41%s{0}",
}
SURROUNDINGS: dict[str, dict[str, str | None]] = {
    "no-home": {"HOME": None, "USER": None, "LOGNAME": None},
    "c-locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no-such-locale": {"LC_ALL": "xx_YY.UTF-99", "LANG": "\udcff"},
    "no-such-zone": {"TZ": "Not/A_Zone"},
    "a-zone-of-nonsense": {"TZ": ":" + "Ω" * 3000},
    "a-strange-terminal": {"TERM": "no\nsuch", "COLUMNS": "x" * 20, "LINES": "-1", "FORCE_COLOR": "9"},
    "nothing-on-path": {"PATH": ""},
    "no-temporary-folder": {"TMPDIR": "/absent/\udcff", "TEMP": "", "TMP": ""},
    "a-number-for-the-debugger": {"BRIEFDECK_DEBUG": "perhaps"},
}


def run(folder: Path, *arguments: str, changes: dict[str, str | None] | None = None) -> tuple[int, str]:
    """The exit status, and what was printed."""
    environment = {**os.environ, "PYTHONPATH": HOME, **{k: v for k, v in (changes or {}).items() if v is not None}}
    for key, value in (changes or {}).items():
        if value is None:
            environment.pop(key, None)
    command = [sys.executable, "-m", "briefdeck", *arguments]
    made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60)
    said = (made.stdout + made.stderr).decode("utf-8")
    assert "Traceback" not in said
    assert "fault of its own" not in said
    return made.returncode, said


def again(*arguments: str) -> int:
    """The exit status in this process: names come to a command as they do to the first."""
    made = CliRunner().invoke(cli, arguments)
    assert made.exception is None or isinstance(made.exception, SystemExit)
    assert "fault of its own" not in made.output
    return made.exit_code


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
@pytest.mark.parametrize("name", mostly_slow(NAMES, but=0))
def test_any_name_is_built_or_refused_whole(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stem = NAMES[name]
    folder = tmp_path / stem[:60]
    folder.mkdir()
    briefing = folder / f"{stem}.yaml"
    briefing.write_text(SOUND, encoding="utf-8")
    os.utime(briefing, (1, 1))  # in 1970, before the first day that a zip file knows
    output = tmp_path / f"out {stem[:60]}"
    arguments = ("-a", "executive", "--templates", str(ROOT / "templates"))
    status, said = run(folder, "build", f"./{briefing.name}", *arguments, "-o", str(output))
    monkeypatch.chdir(folder)
    made = sorted(path.name for path in output.iterdir()) if output.exists() else []
    if status:
        assert (status, made) == (1, [])
        assert f"{stem}.yaml" in said or "\\" in said
        assert name in ("not-utf-8", "too-long")
    else:
        assert made == [f"{stem}.executive.docx", f"{stem}.executive.pptx"]
        assert again("build", f"./{briefing.name}", *arguments, "-o", str(output)) == 0
    assert again("check", f"./{briefing.name}", *arguments, "--report", f"./r{stem[:50]}.html") in (0, 1)
    # What moves the cursor or turns words around is printed by its number.
    assert not set(said) & set("\x1b\x07\u202e")
    assert NAMES["newline"] not in said


def decks(folder: Path, changes: dict[str, str | None], status: int = 0) -> dict[str, bytes]:
    """What a build in a folder gives where the environment has such changes."""
    (folder / "sound.yaml").write_text(SOUND, encoding="utf-8")
    arguments = ("build", "sound.yaml", "-a", "executive", "--templates", str(ROOT / "templates"))
    ended, said = run(folder, *arguments, changes=changes)
    assert ended == status, said
    return {path.name: path.read_bytes() for path in folder.rglob("*.pptx")}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build gives where the environment is as it is."""
    return decks(tmp_path_factory.mktemp("usual"), {})


@pytest.mark.skipif(os.name == "nt", reason="needs the environment of Unix")
@pytest.mark.parametrize("name", mostly_slow(SURROUNDINGS, but=0))
def test_any_environment_gives_the_same_files(name: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    is_wrong = name == "a-number-for-the-debugger"
    made = decks(tmp_path, SURROUNDINGS[name], 2 if is_wrong else 0)
    assert made == usual or is_wrong
