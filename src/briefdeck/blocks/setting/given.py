"""Values at hand, given to a block as if a plan had asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from briefdeck.blocks.setting.plan import Names
from briefdeck.blocks.setting.values import rich
from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Given:
    """A place whose values need no filling; words that come from nowhere else come from `origin`."""

    given: Any
    origin: Origin
    names: Names = field(default_factory=dict)

    def at(self, *steps: str | int) -> Given:
        """A place below, also where nothing is given."""
        value = self.given
        for step in steps:
            value = value.get(step) if isinstance(value, Mapping) else None
        return replace(self, given=value)

    def under(self, names: Names) -> Given:
        """The same place under other names."""
        return replace(self, names=names)

    def scopes(self) -> Iterator[Given]:
        """The place itself."""
        yield self

    def value(self) -> Any:
        """What is given."""
        return self.given

    def expression(self) -> Any:
        """The same."""
        return self.given

    def text(self) -> RichText:
        """The same as words."""
        return EMPTY if self.given is None else rich(self.given, self.origin)
