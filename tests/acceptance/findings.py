"""What a check finds: where, which rule, which words; and how good the predicted line counts were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault on a page. `rule` is its number in the package's description, `what` says it, `words` shows it."""

    file: str
    page: int
    rule: int
    what: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.page}: rule {self.rule}: {self.what}: {self.words[:60]}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A law that a page breaks; `by` is how much there is of what it asks for."""

    page: int
    law: str
    what: str
    by: float = 0.0

    def __str__(self) -> str:
        return f"page {self.page}: {self.law}: {self.what} ({self.by:.2f})"


@dataclass(frozen=True, slots=True)
class Count:
    """A paragraph's lines: predicted, and as rendered."""

    file: str
    page: int
    words: str
    predicted: int
    rendered: int


@dataclass(slots=True)
class Report:
    """Findings, and the line count of every paragraph that was predicted."""

    findings: list[Finding] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    sizes: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The share of paragraphs whose lines were predicted exactly."""
        return sum(c.predicted == c.rendered for c in self.counts) / len(self.counts) if self.counts else 1.0

    @property
    def too_few(self) -> list[Count]:
        """Paragraphs that take more lines than predicted."""
        return [c for c in self.counts if c.rendered > c.predicted]

    def by_rule(self) -> dict[int, int]:
        """How many findings a rule has."""
        rules = sorted({f.rule for f in self.findings})
        return {rule: sum(f.rule == rule for f in self.findings) for rule in rules}


def merged(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    every = list(reports)
    return Report(
        list(chain.from_iterable(r.findings for r in every)),
        list(chain.from_iterable(r.counts for r in every)),
        list(chain.from_iterable(r.sizes for r in every)),
    )


def listed(findings: Iterable[object]) -> str:
    """Findings a line each, for the message of a failing test."""
    lines: Iterator[str] = map(str, findings)
    return "\n" + "\n".join(lines)
