"""`python -m briefdeck`: the command line."""

from __future__ import annotations

import sys

from briefdeck import TYPE_CHECKING, __version__
from briefdeck.cli.overview import OVERVIEW

if TYPE_CHECKING:
    from typing import NoReturn

_YOUNG = 3_000_000  # objects made before cycles are looked for: a command makes many, keeps most and ends soon
_WORDS = {"--help": OVERVIEW, "-h": OVERVIEW, "--version": f"briefdeck {__version__}\n"}


def main() -> NoReturn:
    """Run the command line and exit. Help and version are printed without the library that reads command lines.

    Loading that takes a while, in which nothing has begun that would have to be cleared away: an interrupt ends the
    program as the system does it, without a traceback. One that is ignored stays so.
    """
    words = _WORDS.get(sys.argv[1]) if len(sys.argv) == 2 else None
    if words is not None and _printed(words):
        sys.exit(0)
    import gc
    import signal

    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from briefdeck.cli.main import main as run

    try:
        run()
    except SystemExit as ended:
        _leave(ended.code)
        raise


def _leave(status: object) -> None:
    """End here where nothing is left to be done. Python would take all modules and classes apart first, for longer than
    some commands take, and the system takes back what they hold anyway."""
    import atexit
    import os
    import threading

    if not isinstance(status, int) or threading.active_count() > 1 or sys.gettrace() or sys.getprofile():
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # nobody reads it, or there is nothing to write to
        return
    os._exit(status)


def _printed(words: str) -> bool:
    """Whether words could be printed; why not is for others to tell."""
    try:
        sys.stdout.write(words)
        sys.stdout.flush()
    except (OSError, AttributeError):  # nobody reads it, or the program was started without an output
        return False
    return True


if __name__ == "__main__":
    main()
