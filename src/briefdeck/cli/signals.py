"""A command that is told to end, ends as cleanly as one that is interrupted at the keyboard: nothing half is left."""

from __future__ import annotations

import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

OF_SIGNALS = 128
"""What a shell adds to the number of the signal that ended a program."""
_LATER = 0.02  # seconds
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


_TOLD = [False]


def told_to_end() -> bool:
    """Whether a signal to end has come, whatever a library has made of what it raised."""
    return _TOLD[0]


@contextmanager
def ended_by_signals() -> Iterator[Callable[[], int]]:
    """While signals to end raise KeyboardInterrupt; the value tells the number of the one that came last.

    A signal that is ignored stays so, as behind `nohup`. The first one is enough: while things are cleared away the
    same signal does nothing. One that comes in while something is finalized, where Python prints what is raised and
    goes on, comes again a moment later.
    """
    came = [int(signal.SIGINT)]
    tell = sys.unraisablehook
    _TOLD[0] = False

    def end(number: int, _frame: FrameType | None) -> None:
        came[0], _TOLD[0] = number, True
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    def again(lost: sys.UnraisableHookArgs) -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            tell(lost)
            return
        signal.signal(came[0], end)
        later = threading.Timer(_LATER, _send, (came[0],))
        later.daemon = True
        later.start()

    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
        usual = (signal.SIG_DFL, signal.default_int_handler)
        sys.unraisablehook = again
        before = {n: signal.signal(n, end) for n in numbers if signal.getsignal(n) in usual}
    try:
        yield lambda: came[0]
    finally:
        sys.unraisablehook = tell
        for number, handler in before.items():
            signal.signal(number, handler)


def _send(number: int) -> None:
    """Send a signal to the main thread, which wakes it where the system can: it may be waiting for another program."""
    if sys.platform == "win32":
        interrupt_main(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)
