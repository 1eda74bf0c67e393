"""A place of a plan that is being filled, as blocks see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from briefdeck.blocks.setting.plan import Names, UnfilledError
from briefdeck.document.richtext import Origin, RichText
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

FAULT = object()
"""The value of a leaf that cannot be filled; what is wrong is told."""


class Filling(Protocol):
    """What fills a plan; `asked` says whether a block has looked at names that do not stand in its plan."""

    asked: bool

    def origin(self, path: Path) -> Origin:
        """A place of the plan, as words know it."""

    def scopes(self, spec: Mapping[str, Any], path: Path, names: Names) -> Iterator[Names]:
        """The names under which a spec is filled."""

    def value(self, template: Any, path: Path, names: Names) -> Any:
        """The value of a leaf."""

    def expression(self, expression: str, path: Path, names: Names) -> Any:
        """The value of a bare expression."""

    def text(self, template: Any, path: Path, names: Names) -> RichText:
        """A leaf as words."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A place of the plan that is being filled, as blocks see it (`Entry`)."""

    composer: Filling
    given: Any
    path: Path
    known: Names

    @property
    def names(self) -> Names:
        """All names, for a block that looks at those that its plan does not write."""
        self.composer.asked = True
        return self.known

    @property
    def origin(self) -> Origin:
        return self.composer.origin(self.path)

    def at(self, *steps: str | int) -> Filled:
        given = self.given
        for step in steps:
            if isinstance(given, dict):
                given = given.get(step)
            else:
                given = given[step] if isinstance(given, list) and isinstance(step, int) else None
        return replace(self, given=given, path=(*self.path, *steps))

    def under(self, names: Names) -> Filled:
        return replace(self, known=names)

    def scopes(self) -> Iterator[Filled]:
        return (self.under(scope) for scope in self.composer.scopes(self.given, self.path, self.known))

    def value(self) -> Any:
        return _given(self.composer.value(self.given, self.path, self.known))

    def expression(self) -> Any:
        return _given(self.composer.expression(self.given, self.path, self.known))

    def text(self) -> RichText:
        return self.composer.text(self.given, self.path, self.known)


def _given(value: Any) -> Any:
    if value is FAULT:
        raise UnfilledError
    return value
