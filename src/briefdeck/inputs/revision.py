"""A file as it was in a revision that git knows: `REV:PATH`, as `git show` takes it; read only, bounded, offline.

Only plumbing of git is used, so that no filter, pager or program of a repository's settings runs.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import files as rules
from briefdeck.disk import exists
from briefdeck.patterns import regex

SECONDS = 20.0
"""How long one answer of git is waited for."""
_SHAPE = regex(r"(?P<revision>[^:-][^:]*|):(?P<path>[^:].*)", re.DOTALL)
_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def is_revision(argument: str) -> bool:
    """Whether an argument names a file in a revision; a file that exists under that name wins."""
    return bool(_SHAPE.fullmatch(argument)) and not exists(Path(argument))


def path_in(argument: str) -> str:
    """The path of REV:PATH."""
    found = _SHAPE.fullmatch(argument)
    return found["path"] if found else argument


def beside(argument: str, name: str) -> str:
    """REV:PATH of a file that is named from the folder of another."""
    revision, _, path = argument.partition(":")
    folder, slash, _ = path.rpartition("/")
    return f"{revision}:{folder}{slash}{name}"


def read_revision(argument: str, most: int) -> bytes | Diagnostic:
    """The bytes of REV:PATH as git keeps them, at most `most` of them; or why they cannot be had."""
    span = Span(argument)
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", argument)
        if found.returncode:
            return _not_found(argument, span)
        name = found.stdout.decode("ascii", "replace").strip()
        kind = _git("cat-file", "-t", name).stdout.strip()
        if kind != b"blob":
            return rules.UNREADABLE_FILE.at(span, "this is a folder", "give a file inside it")
        size = int(_git("cat-file", "-s", name).stdout or 0)
        if size > most:
            what = f"{size / 1e6:,.1f} MB, at most {most / 1e6:.0f} MB can be read"
            hint = "move data into a CSV file, and pictures into their own files"
            return rules.OVERSIZED_FILE.at(span, what, hint, facts=measured("size", size, most, "bytes"))
        read = _git("cat-file", "blob", name)
    except FileNotFoundError:
        what = "git is not installed here, and REV:PATH asks it"
        return rules.UNREADABLE_REVISION.at(span, what, "install git, or name a file; is there a slip in its path?")
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        what = f"git does not answer: {type(error).__name__}"
        return rules.UNREADABLE_REVISION.at(span, what, "try “git show”")
    if read.returncode:
        return rules.UNREADABLE_REVISION.at(span, "git cannot read it", "“git fsck” tells whether the history is whole")
    return read.stdout


def earlier_texts(path: Path, count: int, most: int) -> Iterator[str]:
    """What a file said in its latest revisions, at most `count` of them and `most` bytes together; nothing where git
    does not know it."""
    try:
        listed = _git("-C", str(path.parent), "rev-list", f"--max-count={count}", "HEAD", "--", path.name)
        for revision in listed.stdout.decode("ascii", "replace").split() if not listed.returncode else ():
            place = f"{revision}:./{path.name}"
            size = _git("-C", str(path.parent), "cat-file", "-s", place)
            most -= int(size.stdout or 0) if not size.returncode else 0
            if size.returncode or most < 0:
                continue
            yield _git("-C", str(path.parent), "cat-file", "blob", place).stdout.decode("utf-8-sig", "replace")
    except (OSError, ValueError, subprocess.SubprocessError):
        return


def working_file(argument: str) -> str:
    """The file of today whose revision REV:PATH names, as a path from the current folder."""
    path = path_in(argument)
    if path.startswith(("./", "../")):
        return path
    try:
        top = _git("rev-parse", "--show-toplevel").stdout.decode("utf-8", "surrogateescape").removesuffix("\n")
        return os.path.relpath(Path(top or ".", path))
    except (OSError, ValueError, subprocess.SubprocessError):
        return path


def _not_found(argument: str, span: Span) -> Diagnostic:
    """What of REV:PATH is missing: the repository, the revision, or the file in it."""
    repository = _git("rev-parse", "--git-dir")
    if b"safe.directory" in repository.stderr:
        hint = "it belongs to somebody else; “git status” tells how to trust it"
        return rules.UNREADABLE_REVISION.at(span, "git does not trust this repository", hint)
    if repository.returncode:
        hint = "name a file, or run briefdeck inside the repository; is there a slip in the path?"
        what = "there is no such file, and this folder is in no git repository"
        return rules.UNREADABLE_REVISION.at(span, what, hint)
    revision = argument.partition(":")[0]
    if revision and _git("rev-parse", "--verify", "--quiet", "--end-of-options", revision).returncode:
        what = f"git knows no revision “{revision}”"
        return rules.UNREADABLE_REVISION.at(span, what, "“git log” lists them")
    path = path_in(argument)
    hint = f"“git log -- {path}” lists its revisions; from the current folder a path begins with ./"
    return rules.UNREADABLE_REVISION.at(span, f"“{path}” is not in that revision", hint)


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", "--no-pager", *arguments],
        env={**os.environ, **_QUIET},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
