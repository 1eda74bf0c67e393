"""What reaches the terminal: colours, columns and progress for people; plain text in a pipe or with NO_COLOR."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO, TypeAlias

import click

if TYPE_CHECKING:
    from rich.console import Console

    from briefdeck.diagnostics import Diagnostic

Part: TypeAlias = str | tuple[str, str]
"""Plain words, or words and their style."""

STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}

# Words of a file may hold control characters (from "\e" in quotes); on a terminal they would move the cursor, and signs
# of direction would turn the words around them.
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_CONTROL |= {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class UnprintedError(OSError):
    """What is printed cannot be written: nobody reads it any more, or the disk under it is full."""


@contextmanager
def _printing() -> Iterator[None]:
    try:
        yield
    except UnprintedError:
        raise
    except OSError as error:
        raise UnprintedError(error.errno, error.strerror) from error


def open_streams() -> None:
    """Give a program that was started without an input or output one that leads nowhere.

    Else Python has no such stream, and a file that is opened would get its number, and what others print to it.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free is this one
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def flush() -> None:
    """Write what waits to be written. Raises UnprintedError."""
    with _printing():
        sys.stdout.flush()


def hush(stream: TextIO) -> None:
    """Let what is printed from now on lead nowhere."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, and no traceback for a file name that is not text."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _console(err: bool = False) -> Console | None:
    """A console where a person is looking; rich is not even imported for a pipe."""
    stream = sys.stderr if err else sys.stdout
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return None
    from rich.console import Console

    return Console(file=stream, highlight=False)


def in_colour() -> bool:
    """Whether what is printed has colours."""
    return _console() is not None


def shown(words: str) -> str:
    """Words as `say` prints them: a control character by its number."""
    return words.translate(_CONTROL)


def say(*parts: Part, err: bool = False) -> None:
    """One or more lines, of plain words and of (words, style)."""
    clean = [(part, "") if isinstance(part, str) else part for part in parts]
    clean = [(shown(words), style) for words, style in clean]
    console = _console(err)
    if console is None:
        with _printing():
            click.echo("".join(words for words, _ in clean), err=err)
        return
    from rich.text import Text

    with _printing():
        console.print(Text.assemble(*clean), soft_wrap=True)


def say_table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> None:
    """Rows in columns; `right` names the columns of numbers. Without heads there is no header row."""
    rows, numbers = [[cell.replace("\n", "\\n") for cell in row] for row in rows], set(right)
    console = _console()
    if console is None:
        for line in columns([heads, *rows] if any(heads) else rows, numbers):
            say(line)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(heads), header_style="bold")
    for index, head in enumerate(heads):
        # A first column is a name to copy: it must not be broken.
        table.add_column(head, justify="right" if index in numbers else "left", no_wrap=index == 0)
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    with _printing():
        console.print(table)


def columns(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Rows as lines whose cells stand below one another, also where East Asian characters take two cells."""
    numbers = set(right)
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)] if rows else []
    for row in rows:
        padded = []
        for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cells(cell))
            padded.append(space + cell if index in numbers else cell + space)
        yield "  ".join(padded).rstrip()


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: East Asian characters two, marks on a character before them none."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def concise(diagnostic: Diagnostic, excerpt: Iterable[Part] = ()) -> list[Part]:
    """One finding, as `str` writes it: `file:line:column: CODE name: what`, and its hint below what it is about."""
    rule = diagnostic.rule
    head = (f"{rule.code} {rule.name}", STYLES.get(diagnostic.severity, ""))
    hint = [(f"\n  {diagnostic.hint}", "dim")] if diagnostic.hint else []
    return [f"{diagnostic.span}: ", head, f": {diagnostic.what}", *excerpt, *hint]


def say_diagnostics(found: Iterable[Diagnostic]) -> None:
    """Each on stderr, with its hint below and without the line it stands in."""
    for diagnostic in found:
        say(*concise(diagnostic), err=True)


def counted(found: Iterable[Diagnostic]) -> str:
    """How many there are of each severity: `1 error, 2 warnings`."""
    counts = Counter(str(diagnostic.severity) for diagnostic in found)
    return ", ".join(plural(counts[name], name) for name in STYLES if counts[name])


def plural(count: int, word: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


@contextmanager
def progress(count: int = 1) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is being done, with a bar where it is done `count` times; for people only."""
    console = _console(err=True)
    if console is None:
        yield lambda _: None
        return
    from rich.text import Text

    if count < 2:
        with console.status("") as status:
            yield lambda words: status.update(Text(shown(words)))
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # It is drawn when something is told and by no thread of its own: a process with one thread can be copied.
    shape = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
    with Progress(*shape, console=console, auto_refresh=False, transient=True) as bar:
        task, begun = bar.add_task("", total=count), iter(range(count))

        def tell(words: str) -> None:
            bar.update(task, completed=next(begun, count), description=shown(words), refresh=True)

        yield tell
