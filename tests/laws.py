"""How often a law is tried on random inputs: in CI as often as stands beside it, on other days on a tenth of them."""

from __future__ import annotations

import os

IN_CI = os.environ.get("BRIEFDECK_CI") == "1"
_LEAST = 5


def tries(count: int) -> int:
    """The number of examples for hypothesis; `count` is that of CI."""
    return count if IN_CI else max(_LEAST, count // 10)
