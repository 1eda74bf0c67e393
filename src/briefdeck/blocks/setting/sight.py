"""What a block sees of a briefing: the values of one section, for one audience."""

from __future__ import annotations

from typing import Protocol

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.document.richtext import Origin, RichText
from briefdeck.inputs.pictures import PictureFile
from briefdeck.model.grid import Grid
from briefdeck.model.leaves import Text
from briefdeck.model.section import SectionBase
from briefdeck.yamlfile.tree import Path


class Sight(Protocol):
    """A briefing while it is resolved for an audience."""

    @property
    def wording(self) -> Wording:
        """How the audience says things."""

    def say(self, text: Text, path: Path) -> RichText:
        """A text of the briefing, which stands at a path of it; it counts as one that a document must hold."""

    def origin(self, path: Path) -> Origin:
        """Where a value stands that is no text."""

    def span(self, path: Path) -> Span:
        """The place of a value."""

    def grid(self, section: SectionBase) -> Grid:
        """What a section says in rows and columns."""

    def picture(self, name: str) -> PictureFile | None:
        """A picture file; None for one that cannot be used, which is told."""

    def tell(self, found: Diagnostic) -> None:
        """Say what is wrong."""
