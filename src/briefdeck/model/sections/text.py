"""Anything else that is words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.model.entries import Points
from briefdeck.model.section import REASONS, Asking, SectionBase


class TextSection(SectionBase):
    """Anything else that is words."""

    rank = 10
    also = (
        *("bullets", "bullet", "list", "content", "section", "slide", "paragraph", "prose", "markdown", "custom"),
        *("faq", "qa", "q_a", "questions", "note", "key_points", "highlights", "callout", "two_column", "team"),
    )
    also_with: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(
            ("kpi", "kpis", "metrics", "numbers", "figures", "dashboard", "stats"),
            "with the keys of figures under figures:",
        ),
        **dict.fromkeys(
            ("image", "picture", "photo", "map", "figure"), "with the file under picture: {file: …, alt: …}"
        ),
    }
    entries_called: ClassVar[Mapping[str, str]] = {"points": REASONS}

    kind: Literal["text"]
    points: Points = field(min_length=1, description="Its statements: a list, or cards where they are few and short.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.points(section)

    @property
    def composes(self) -> bool:
        return False


def section_of(title: str, points: Sequence[str] = ()) -> str:
    """A section for words that have none, as it would stand in the YAML."""
    listed = f", points: [{', '.join(map(_quoted, points))}]" if points else ""
    return f"- {{kind: {TextSection.name()}, title: {_quoted(title)}{listed}}}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
