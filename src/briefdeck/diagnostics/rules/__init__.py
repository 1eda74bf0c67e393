"""Every rule of briefdeck, declared once; `briefdeck explain CODE` prints one.

One module a family, each importing only `diagnostics`: `files` (Y1xx), `briefing` (B2xx), `audience` (A30x, A33x and
P35x), `opening` (A308 to A317), `adoption` (A34x to A36x), `document` (D4xx, M5xx, O6xx), `preflight` (F7xx),
`returning` (R4xx), `commenting` (R5xx), `evidence` (E1xx; from E135 `agreement`), `language` (L1xx to L5xx; L116 to
L120 are `wording`). A rule is a module constant named after its `name`; `ALL` collects them; declaring a rule is enough
to register it.
"""

from __future__ import annotations

from briefdeck.diagnostics import Rule
from briefdeck.diagnostics.rules import (
    adoption,
    agreement,
    audience,
    briefing,
    commenting,
    document,
    evidence,
    files,
    language,
    opening,
    preflight,
    returning,
    wording,
)

__all__ = [
    "ALL",
    "adoption",
    "agreement",
    "audience",
    "briefing",
    "by_code",
    "commenting",
    "document",
    "evidence",
    "files",
    "language",
    "opening",
    "preflight",
    "returning",
    "wording",
]

ALL: tuple[Rule, ...] = tuple(
    sorted(
        (
            value
            for family in (
                *(files, briefing, audience, opening, adoption, document, evidence, agreement, language, wording),
                *(preflight, returning, commenting),
            )
            for value in vars(family).values()
            if isinstance(value, Rule)
        ),
        key=lambda rule: rule.code,
    )
)

_BY_CODE = {rule.code: rule for rule in ALL}


def by_code(code: str) -> Rule | None:
    """The rule of this code, written in either case, or None where there is no such rule."""
    return _BY_CODE.get(code.upper())
