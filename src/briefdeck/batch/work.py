"""The documents of briefings, made and put where they wait; each briefing by itself, one after another or at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from briefdeck.batch.processes import Unanswered, at_once
from briefdeck.diagnostics import Diagnostic, Span, has_errors
from briefdeck.diagnostics.rules import document as rules
from briefdeck.session import Session
from briefdeck.staging.area import Kept, StagingArea
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of every briefing: see `briefdeck.api.build` and `Session.make`.

    Documents are put into the staging area, if there is one, as long as nothing is wrong with their briefing.
    """

    templates: Path
    audiences: tuple[str, ...]
    formats: tuple[str, ...]
    area: StagingArea | None
    language: str = ""
    since: str = ""
    clean: bool = False
    skipping: bool = False
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a briefing: everything found, and its documents that wait; none where there is an error."""

    found: tuple[Diagnostic, ...]
    kept: tuple[Kept, ...] = ()


class Bench:
    """Where one process works: its session, which reads each audience once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.session = Session(order.templates)

    def __call__(self, path: Path) -> Finished:
        """The documents of a briefing, made, looked through and put where they wait. Raises what nobody foresaw."""
        order, area = self.order, self.order.area
        found: list[Diagnostic] = []
        kept: list[Kept] = []
        made = self.session.make(
            path,
            order.audiences,
            order.formats,
            order.language,
            order.since,
            clean=order.clean,
            skipping=order.skipping,
        )
        for one in made:
            if isinstance(one, Diagnostic):
                found.append(one)
            elif area is not None and not has_errors(found):
                waits, faults = area.keep(one, self._why_kept)
                found += (*faults, *one.noticed(str(area.output / one.name)))
                kept += filter(None, (waits,))
        return Finished(tuple(found), () if has_errors(found) else tuple(kept))

    def _why_kept(self, there: bytes, briefing: Path) -> str:
        from briefdeck.roundtrip.pull import overwriting  # only where a file stands in the way

        return overwriting.why_kept(there, briefing, self.session)

    def tried(self, path: Path) -> Finished:
        """The same; where others are to go on, what nobody foresaw is a finding about this briefing."""
        try:
            return self(path)
        except Exception as error:
            if not self.order.keep_going:
                raise
            why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            return _unfinished(path, f"briefdeck has a fault of its own: {why}", "please report it with this briefing")

    def instead(self, path: Path, lost: Unanswered) -> Finished:
        """What came of a briefing that another process did not finish: an exception is met again, here."""
        if lost.status is None:
            return self.tried(path)
        how = f"by signal {-lost.status}" if lost.status < 0 else f"with status {lost.status}"
        hint = "where memory is short, build with --jobs 1, which makes one briefing at a time"
        return _unfinished(path, f"the process that made its documents was ended {how}", hint)


def finished(order: Order, paths: Sequence[Path], jobs: int, begun: Callable[[Path], None]) -> list[Finished]:
    """What came of each briefing, in their order, by so many processes; it is the same with any number of them.

    `begun` is called with each that is begun.
    """
    bench = Bench(order)
    made: list[Finished] = []
    if min(jobs, len(paths)) < 2:
        for path in paths:
            begun(path)
            made.append(bench.tried(path))
        return made
    for name in order.audiences:
        bench.session.audience(name)  # copies of this process need not read it again
    answers = at_once(partial(Bench, order), paths, jobs, begun)
    for path, answer in zip(paths, answers, strict=True):
        made.append(bench.instead(path, answer) if isinstance(answer, Unanswered) else answer)
    return made


def _unfinished(path: Path, what: str, hint: str) -> Finished:
    return Finished((rules.UNFINISHED_BRIEFING.at(Span(str(path)), what, hint),))
