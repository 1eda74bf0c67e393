"""Which layout of a template stands for a role of plans, and where on it each kind of words goes.

Templates made for briefdeck have layouts and placeholders of these names; for any other one an audience says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefdeck.diagnostics import Span
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder by its name, a frame in pt, or both: the placeholder moved there.

    Without a placeholder the words stand in a text box of their own, in this size (pt), weight, colour (a theme slot)
    and alignment (`l`, `ctr`, `r`).
    """

    placeholder: str = ""
    at: Frame | None = None
    size: float = 12.0
    bold: bool = False
    colour: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class LayoutBinding:
    """A layout by its name, and its places by role: title, subtitle, body, body 2, topic, lead, source, marking, …

    `spans` are where an audience says so, by the same keys and `layout`.
    """

    layout: str
    places: Mapping[str, Place]
    spans: Mapping[str, Span] = field(default_factory=dict)
