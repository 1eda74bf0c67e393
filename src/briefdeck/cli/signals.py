"""A command that is told to end, ends as cleanly as one that is interrupted at the keyboard: nothing half is left."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

OF_SIGNALS = 128
"""What a shell adds to the number of the signal that ended a program."""
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


@contextmanager
def ended_by_signals() -> Iterator[Callable[[], int]]:
    """While signals to end raise KeyboardInterrupt; the value tells the number of the one that came last.

    A signal that is ignored stays so, as behind `nohup`. The first one is enough: while things are cleared away the
    same signal does nothing.
    """
    came = [int(signal.SIGINT)]

    def end(number: int, _frame: FrameType | None) -> None:
        came[0] = number
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
        usual = (signal.SIG_DFL, signal.default_int_handler)
        before = {n: signal.signal(n, end) for n in numbers if signal.getsignal(n) in usual}
    try:
        yield lambda: came[0]
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
