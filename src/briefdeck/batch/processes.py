"""Work on many things by several processes: what they answer stands in the order of the things.

A process gets one thing after another, so that memory holds no more of them than there are processes. It ends with its
owner, however that ends: the pipe from which it reads its next thing is closed then. Signals are for the owner alone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from briefdeck.values import dataclass

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_MOST = 60  # processes: Windows waits for 63 pipes at once
_PATIENCE = 5.0  # seconds until a process that was told to end is ended
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing came of a thing: its work raised an exception, or its process was ended with this exit status.

    A negative status is the number of a signal.
    """

    status: int | None = None


def cores() -> int:
    """How many processes can run at once, as far as the system lets this one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def at_once(
    begin: Callable[[], Callable[[Item], Answer]], items: Sequence[Item], count: int, begun: Callable[[Item], None]
) -> list[Answer | Unanswered]:
    """What is made of each item, in the order of the items, by `count` processes.

    In each of them `begin` gives the work on one item. It, the items and what is answered can be pickled. `begun` is
    called here, with an item that a process begins with. Where no process can be had, nothing is answered.
    """
    from multiprocessing.connection import wait  # one briefing needs no other process

    answers: list[Answer | Unanswered] = [Unanswered()] * len(items)
    left = iter(enumerate(items))
    with _workers(begin, min(count, len(items), _MOST)) as idle:
        busy: dict[Any, tuple[int, _Worker[Item, Answer]]] = {}
        while True:
            while idle and (following := next(left, None)):
                index, item = following
                worker = idle.pop()
                begun(item)
                worker.give(item)
                busy[worker.pipe] = index, worker
            if not busy:
                return answers
            for pipe in wait(list(busy)):
                index, worker = busy.pop(pipe)
                answers[index] = worker.answer()
                if worker.lives:
                    idle.append(worker)


class _Worker(Generic[Item, Answer]):
    """A process and the pipe to it; another process takes the place of one that ended."""

    def __init__(self, begin: Callable[[], Callable[[Item], Answer]], pipes: set[Connection]) -> None:
        """`pipes` are those to all processes that there are. Raises OSError where the system has none for this."""
        self._begin = begin
        self._pipes = pipes
        self._start()

    def _start(self) -> None:
        from multiprocessing import get_context

        # A copy of this process begins at once, with all that is ready here; only one thread can be copied.
        copied = _is_alone()
        context: Any = get_context("fork" if copied else "spawn")
        self.pipe, theirs = context.Pipe()
        self._pipes.add(self.pipe)
        # A copy has these ends of pipes as well, and must not keep them open when their owner has ended.
        arguments = theirs, self._begin, tuple(self._pipes) if copied else ()
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        with _undisturbed():
            self._process.start()
        theirs.close()
        self.lives = True

    def give(self, item: Item) -> None:
        """Let it work on an item."""
        with suppress(OSError):  # that it has ended is noticed when its answer is read
            self.pipe.send(item)

    def answer(self) -> Answer | Unanswered:
        """What it made of the item."""
        try:
            return self.pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            status = self._process.exitcode
            self.end()
            with suppress(OSError):
                self._start()
            return Unanswered(status)

    def end(self) -> None:
        """End the process, whatever it does."""
        if not self.lives:
            return
        self.lives = False
        self._pipes.discard(self.pipe)
        self.pipe.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@contextmanager
def _workers(begin: Callable[[], Callable[[Item], Answer]], count: int) -> Iterator[list[_Worker[Item, Answer]]]:
    made: list[_Worker[Item, Answer]] = []
    pipes: set[Connection] = set()
    try:
        with suppress(OSError):  # fewer will do
            made.extend(_Worker(begin, pipes) for _ in range(count))
        yield list(made)
    finally:
        for worker in made:
            worker.end()


def _is_alone() -> bool:
    """Whether this process may be copied: it has one thread, and no libraries that do not bear it, as macOS has."""
    if sys.platform != "linux":
        return False
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return threading.active_count() == 1


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While no signal comes in: what is started now has none before it says what becomes of them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: Connection, begin: Callable[[], Callable[[Item], Answer]], not_ours: tuple[Connection, ...] = ()
) -> None:
    """The life of a process: answer until nobody asks any more."""
    for other in not_ours:
        other.close()
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL if each == signal.SIGTERM else signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    work: Callable[[Item], Answer] | None = None
    with suppress(EOFError, OSError):  # its owner has ended
        while True:
            item = pipe.recv()
            answer: Answer | Unanswered = Unanswered()
            with suppress(Exception):
                if work is None:
                    work = begin()
                    gc.freeze()  # what is ready now is for all items, and need not be looked through for each
                answer = work(item)
            _put(pipe, answer)


def _put(pipe: Connection, answer: object) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception:  # what cannot be pickled raises what it likes
        pipe.send(Unanswered())
