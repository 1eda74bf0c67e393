"""The kinds of section, one file each: what it may say, and all that follows from it. A file put here is a kind.

A kind's module has one class on `SectionBase`, whose `kind` is its name in a briefing, and what only its sections are
made of. It says

- how a briefing is written: fields with their descriptions, from which the JSON Schema is made, and `faults`;
- what its fields mean: traits (`model.traits`) tell prose from names and cells, which lists grow and which have an
  order of their own, which entries rest on the section's sources;
- what its entries are: an `Assertion` is judged by the reviewer and covered by the report, a `noun` and `named_by` are
  what a comparison of two versions knows a thing again by, `bare` is the text that may stand for it.
"""

import pkgutil
from functools import reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING

from briefdeck.model.section import SectionBase


def _found() -> tuple[type[SectionBase], ...]:
    """The kinds of this package, by their rank."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    kinds = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, SectionBase) and value.__module__ == module.__name__
    ]
    return tuple(sorted(kinds, key=lambda kind: kind.rank))


_CLASSES = _found()
SECTION_KINDS = {kind.name(): kind for kind in _CLASSES}
"""The kinds of section by their names."""

if TYPE_CHECKING:
    Section = SectionBase
else:
    Section = reduce(or_, _CLASSES)
