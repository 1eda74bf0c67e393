"""One document as bytes, with what is held against it once it is made; and one file in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Severity, concerning, with_severities
from briefdeck.preflight.expected import Expectations


@dataclass(frozen=True, slots=True)
class Made:
    """One document as bytes. `kind` is the name of its output; `seconds` is the time from briefing to bytes.

    Of `slides` and `pages` it has one, the other is 0. `expected` is what the file is held against when it is read
    back, with the audience's severities.
    """

    briefing: Path
    audience: str
    kind: str
    name: str
    content: bytes = field(repr=False)
    slides: int
    seconds: float
    pages: int = 0
    expected: Expectations = field(default=Expectations(), repr=False)
    severity: dict[str, Severity] = field(default_factory=dict)
    office: bool = True

    def noticed(self, shown: str) -> tuple[Diagnostic, ...]:
        """What a build finds in an Office file: it is read back only where its bytes have a sign of something."""
        from briefdeck.preflight.sieve import suspicious

        if not self.office or not suspicious(self.content, self.expected, self.severity):
            return ()
        return self.doubts(shown)

    def doubts(self, shown: str) -> tuple[Diagnostic, ...]:
        """What is found when an Office file is read back under the name `shown`."""
        if not self.office:
            return ()
        from briefdeck.preflight.inspection import preflight

        found = preflight(self.content, shown, self.expected)
        return concerning(self.audience, with_severities(found, self.severity))


@dataclass(frozen=True, slots=True)
class Written:
    """One file in its place. `slides` is 0 for a memo, `pages` for a deck; a PDF has its own pages."""

    path: Path
    audience: str
    kind: str
    slides: int
    size: int
    seconds: float
    pages: int = 0
