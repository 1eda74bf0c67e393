"""The blocks that a plan can name: a module each, with all that is known of it.

A block's module has its name and declares `BLOCK`. It is found by looking into this package, and imported when it is
asked for; `setting` holds what blocks share.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from briefdeck.blocks.setting.definition import Definition

_SHARED = "setting"


@cache
def names() -> frozenset[str]:
    """The names of all blocks."""
    return frozenset(module.name for module in iter_modules(__path__) if module.name != _SHARED)


@cache
def find(name: str) -> Definition:
    """What is known of the block of this name."""
    found = import_module(f"{__name__}.{name}").BLOCK
    assert isinstance(found, Definition)
    return found
