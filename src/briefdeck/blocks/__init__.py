"""The blocks that a plan can name: a module each, with all that is known of it.

A block's module has its name. It is found by looking into this package, and imported when it is asked for; `setting`
holds what blocks share.
"""

from __future__ import annotations

from functools import cache
from pkgutil import iter_modules

_SHARED = "setting"


@cache
def names() -> frozenset[str]:
    """The names of all blocks."""
    return frozenset(module.name for module in iter_modules(__path__) if module.name != _SHARED)
