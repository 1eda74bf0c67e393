"""One document as bytes, with what is held against it once it is made; and one file in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Severity, Span, concerning, with_severities
from briefdeck.preflight.expected import Expectations


@dataclass(frozen=True, slots=True)
class PageLimit:
    """How many pages a memo may have, by whose plan; the height of a page's text in pt; the audience's severities."""

    pages: int
    plan: Span
    text_height: float
    severity: dict[str, Severity]


@dataclass(frozen=True, slots=True)
class Made:
    """One document as bytes. `kind` is the name of its output; `seconds` is the time from briefing to bytes.

    `slides` is 0 where only pages can be counted, and then an `office` file has a `limit` of them. `expected` is what
    the file is held against when it is read back, with the audience's severities.
    """

    briefing: Path
    audience: str
    kind: str
    name: str
    content: bytes = field(repr=False)
    slides: int
    seconds: float
    limit: PageLimit | None = None
    expected: Expectations = field(default=Expectations(), repr=False)
    severity: dict[str, Severity] = field(default_factory=dict)
    office: bool = True

    def doubts(self, shown: str) -> tuple[Diagnostic, ...]:
        """What is found when an Office file is read back under the name `shown`."""
        if not self.office:
            return ()
        from briefdeck.preflight.inspection import preflight

        found = preflight(self.content, shown, self.expected)
        return concerning(self.audience, with_severities(found, self.severity))


@dataclass(frozen=True, slots=True)
class Written:
    """One file in its place. `slides` is 0 for a memo; `pages` is 0 where nobody has counted them."""

    path: Path
    audience: str
    kind: str
    slides: int
    size: int
    seconds: float
    pages: int = 0
