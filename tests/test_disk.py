"""The door to the disk: any name gives an answer, reading has a limit, a file is written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import briefdeck
from briefdeck.disk import (
    OversizedError,
    exists,
    folder_of,
    is_file,
    is_folder,
    is_text,
    make_file,
    put_file,
    read_file,
)

NAMES = {
    "long": "n" * 400,
    "long-in-utf-8": "名" * 100,
    "below-a-file": "file/x",
    "nul": "a\0b",
    "circle": "circle",
    "absent": "absent",
    "not-utf-8": "a\udcffb",
    "half-a-pair": "a\ud800b",
    "deep": "x/" * 3000,
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_gives_an_answer(name: str, here: Path) -> None:
    path = here / name
    assert not is_file(path)
    assert not is_folder(path)
    assert exists(path) == (name == "circle")
    assert folder_of(path)
    with pytest.raises(OSError, match=r"."):
        read_file(path, 10)


def test_what_stands_at_a_path(here: Path) -> None:
    assert (is_file(here / "file"), is_file(here / "folder"), is_file(here / "pipe")) == (True, False, False)
    assert (is_folder(here / "file"), is_folder(here / "folder"), is_folder(here / "pipe")) == (False, True, False)
    assert all(exists(here / name) for name in ("file", "folder", "pipe", "circle"))
    assert (is_text(here / "名"), is_text(here / "a\udcff")) == (True, False)


def test_a_file_is_read_within_a_limit(here: Path) -> None:
    assert read_file(here / "file", 5) == b"words"
    with pytest.raises(OversizedError, match="larger") as found:
        read_file(here / "file", 4)
    assert found.value.size == 5


def test_a_file_without_an_end_is_not_read(here: Path) -> None:
    with (here / "sparse").open("wb") as sparse:
        sparse.truncate(6_000_000_000)
    with pytest.raises(OversizedError):
        read_file(here / "sparse", 1000)
    for name, said in (("pipe", "a pipe"), ("folder", "a folder")):
        with pytest.raises(OSError, match=said):
            read_file(here / name, 1000)
    with pytest.raises(OSError, match="a device"):
        read_file(Path("/dev/zero"), 1000)


def test_a_file_is_written_in_the_place_of_another(here: Path) -> None:
    (here / "file").chmod(0o640)
    (here / "link").symlink_to("file")
    put_file(here / "link", b"others")
    assert ((here / "file").read_bytes(), (here / "link").is_symlink()) == (b"others", True)
    assert (here / "file").stat().st_mode & 0o777 == 0o640
    put_file(here / "new", b"new")
    assert (here / "new").read_bytes() == b"new"
    assert not [path.name for path in here.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["folder", "pipe", "n" * 300, "absent/x", "a\0b", "a\ud800b", "circle"])
def test_what_cannot_be_written_stays_as_it_was(name: str, here: Path) -> None:
    before = sorted(here.iterdir())
    with pytest.raises(OSError, match=r"."):
        put_file(here / name, b"x")
    assert sorted(here.iterdir()) == before


def test_a_reader_meets_the_old_file_or_the_new_one(here: Path) -> None:
    seen: set[bytes] = set()
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            seen.add((here / "file").read_bytes())

    contents = [bytes([number]) * 200_000 for number in range(30)]
    reader = threading.Thread(target=look)
    reader.start()
    for content in contents:
        put_file(here / "file", content)
    ended.set()
    reader.join()
    assert seen <= {b"words", *contents}


def test_a_file_is_made_where_nothing_stands(here: Path) -> None:
    make_file(here / "new", b"new")
    assert (here / "new").read_bytes() == b"new"
    for name in ("file", "folder", "pipe", "circle"):
        with pytest.raises(FileExistsError):
            make_file(here / name, b"others")
    assert (here / "file").read_bytes() == b"words"
    for name in ("n" * 300, "absent/x", "a\0b", "a\ud800b"):
        with pytest.raises(OSError, match=r"."):
            make_file(here / name, b"x")
    assert not [path.name for path in here.iterdir() if path.name.startswith(".")]


# --- What killed programs leave ---------------------------------------------------------------------------------------

LEFT = ".briefdeck-0123456789abcdef"
KILLED = """\
import os, signal, sys
from pathlib import Path
from briefdeck import disk
with disk._waiting(Path("briefing.yaml"), b"half"):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.mark.parametrize("writing", [put_file, make_file])
def test_what_a_killed_program_left_beside_a_file_is_swept(writing: Callable[[Path, bytes], None], here: Path) -> None:
    home = str(Path(briefdeck.__file__).parents[1])
    command = [sys.executable, "-c", KILLED]
    killed = subprocess.run(command, cwd=here, env={**os.environ, "PYTHONPATH": home}, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(hidden(here)) == 1
    writing(here / "new", b"new")
    assert hidden(here) == []
    assert (here / "new").read_bytes() == b"new"


def test_the_file_of_a_program_that_runs_stays(here: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (here / LEFT).write_bytes(b"half")
    with (here / LEFT).open("rb") as running:
        fcntl.flock(running, fcntl.LOCK_EX)
        put_file(here / "file", b"others")
        assert hidden(here) == [LEFT]
    put_file(here / "file", b"third")
    assert hidden(here) == []


@pytest.mark.slow
def test_programs_that_write_at_once_leave_each_others_files_alone(here: Path) -> None:
    def write(number: int) -> None:
        for _ in range(20):
            put_file(here / f"{number}", bytes([number]) * 1000)
            put_file(here / "shared", bytes([number]) * 1000)

    with ThreadPoolExecutor(6) as programs:
        for done in [programs.submit(write, number) for number in range(6)]:
            done.result()
    assert all((here / f"{number}").read_bytes() == bytes([number]) * 1000 for number in range(6))
    assert len(set((here / "shared").read_bytes())) == 1
    assert hidden(here) == []


@pytest.mark.parametrize("name", [".briefdeck-notes", ".briefdeck-0123456789abcdeg", ".briefdeck-0123456789abcdef0"])
def test_somebodys_file_of_such_a_name_stays(name: str, here: Path) -> None:
    (here / name).write_bytes(b"mine")
    (here / LEFT).symlink_to("file")
    put_file(here / "new", b"new")
    assert ((here / name).read_bytes(), (here / "file").read_bytes()) == (b"mine", b"words")
    assert (here / LEFT).is_symlink()
