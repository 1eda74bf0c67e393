"""Work for other processes, which begin anew and import no more than this."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any


def slower_first() -> Callable[[float], float]:
    def work(seconds: float) -> float:
        time.sleep(seconds)
        return -seconds

    return work


def one_that_fails() -> Callable[[str], Any]:
    def work(how: str) -> Any:
        match how:
            case "raises":
                raise MemoryError
            case "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            case "ends":
                os._exit(3)
            case "cannot be sent":
                return work
        return os.getpid()

    return work


def never() -> Callable[[str], str]:
    raise ValueError("nothing can begin")
