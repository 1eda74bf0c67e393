"""Mappings of a file as classes: fields with their types, limits and descriptions. Data are held against these, every
fault at its place and all of them at once, and the JSON Schema is made of the same.

It does what this project needs of such a library and no more: one that does all was a quarter of the time of a build.
"""

from __future__ import annotations

from briefdeck.declared.checking import check_of, check_of_field, judged
from briefdeck.declared.faults import InvalidError, RejectedError, Wrong
from briefdeck.declared.mapping import Before, Declared, Field, WithSchema, field

__all__ = [
    "Before",
    "Declared",
    "Field",
    "InvalidError",
    "RejectedError",
    "WithSchema",
    "Wrong",
    "check_of",
    "check_of_field",
    "field",
    "judged",
]
