"""What tests share: where things are, and a workplace with an audience that changes with no shipped one."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest

if os.environ.get("PYTHONDONTWRITEBYTECODE"):
    # Then no compiled module stands beside its source, and each process of each run would compile all of them, and
    # write out the assertions of all tests, for seven seconds. They are kept where pytest keeps what it knows.
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    sys.dont_write_bytecode = False

from hypothesis import HealthCheck, settings

import briefdeck.cli.main  # noqa: F401  commands are known once it is read

# Pages are counted where a test is about them: LibreOffice takes seconds for each build.
os.environ["BRIEFDECK_PAGES"] = "0"

# The same code gets the same verdict: a law is tried on the same inputs each time, and no clock judges it. To look
# further, on other inputs and more of them: `--hypothesis-profile=explore` (`laws`).
_UNTIMED = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _UNTIMED, derandomize=True)
settings.register_profile("explore", _UNTIMED, derandomize=False, max_examples=1000)
settings.load_profile("same")


def pytest_configure(config: pytest.Config) -> None:
    """Where slow tests are left out, files are judged by two validators, and not by the SDK's (`validators`)."""
    if "not slow" in config.option.markexpr:
        os.environ["BRIEFDECK_QUICK"] = "1"
    if config.getoption("--hypothesis-profile") != "explore":
        # Inputs would hold constants of those modules of briefdeck that happen to be imported by then.
        drawn_from = "hypothesis.internal.conjecture.providers.is_local_module_file"
        pytest.MonkeyPatch().setattr(drawn_from, lambda _path: False, raising=False)


def pytest_collection_finish() -> None:
    """Look for cycles seldom, and never in what was imported: by default that takes a fifth of all time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


TESTS = Path(__file__).parent
ROOT = TESTS.parent
FIXTURES = TESTS / "fixtures"


def make_board(templates: Path) -> Path:
    """The audience `board`: plans, settings and Office files of the tests alone."""
    folder = templates / "board"
    folder.mkdir(parents=True)
    for name in ("audience.yaml", "deck.yaml", "memo.yaml", "deck.pptx", "memo.docx"):
        shutil.copy(FIXTURES / "audience" / name, folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for all processes of a run (`shipped`), and one for compiled modules where Python is to keep none."""
    own = tmp_path_factory.getbasetemp()
    of_all = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    os.environ["BRIEFDECK_SHARED"] = str(of_all / "shipped")
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # each of hundreds of commands would compile all of them
        os.environ["PYTHONPYCACHEPREFIX"] = str(of_all / "compiled")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with the audience `board` under templates/, and nothing else."""
    make_board(tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    return tmp_path
