"""How a plan asks for a block: the places of a plan, how they are judged and filled, what is known of the document.

`compose` implements `Judging` and `Entry`; a block's file uses them and knows nothing of Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol

from briefdeck.audience.settings import LabelTexts
from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.kinds import Kind
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Origin, RichText
from briefdeck.model.leaves import Text
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

CONTROL_KEYS = frozenset({"each", "when"})
"""What every part, block and item may say beside what is its own."""

Names = Mapping[str, Any]
_LANGUAGE = regex(r"[a-z]{2}(-[A-Za-z0-9]+)?")


class WrongValueError(Exception):
    """A block was given a value of another shape; the argument says what it wants."""


class UnfilledError(Exception):
    """A place of a plan that could not be filled; why is told already."""


class Judging(Protocol):
    """A plan that is judged before anything is filled; each method gives what is wrong at a path of it."""

    def leaf(self, value: object, path: Path) -> Iterator[Diagnostic]:
        """Words with templates in them, in one language or several; a number counts as words."""

    def expression(self, source: str, path: Path) -> Iterator[Diagnostic]:
        """A bare expression."""

    def control(self, mapping: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        """`each` and `when`."""

    def unknown(self, mapping: Mapping[str, Any], known: Collection[str], path: Path) -> Iterator[Diagnostic]:
        """Keys other than those known."""

    def missing(self, mapping: Mapping[str, Any], keys: Iterable[str], path: Path) -> Iterator[Diagnostic]:
        """Keys that must be there."""

    def every(self, value: object, path: Path, judge: Judge, wanted: str) -> Iterator[Diagnostic]:
        """A list, each entry by itself; `wanted` says what the list is."""

    def wrong(self, path: Path, wanted: str) -> Diagnostic:
        """What stands at a path must be something else."""


Judge = Callable[[Judging, object, Path], Iterator[Diagnostic]]
"""What is wrong with a value of a plan."""


class Entry(Protocol):
    """A place of a plan, under the names that are known there.

    `given` is what the plan says, None where it says nothing; `origin` is where that stands.
    """

    @property
    def given(self) -> Any: ...

    @property
    def names(self) -> Names: ...

    @property
    def origin(self) -> Origin: ...

    def at(self, *steps: str | int) -> Entry:
        """A place below, also where the plan says nothing."""

    def under(self, names: Names) -> Entry:
        """The same place under other names."""

    def scopes(self) -> Iterator[Entry]:
        """The place once for each value of its `each`, where its `when` holds."""

    def value(self) -> Any:
        """What its words and expressions come to. Raises UnfilledError."""

    def expression(self) -> Any:
        """What a bare expression comes to. Raises UnfilledError."""

    def text(self) -> RichText:
        """The same as words; none where it cannot be filled, which is told."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the blocks of one document are made.

    `kind` says which. `day` counts from 0001-01-01, `references` are all sources. `mark` is the pattern of
    a status, empty where it is not shown; `detailed` shows the sentences behind the statements. `origin` is the plan's
    line: words that come from nowhere else come from there.
    """

    wording: Wording
    kind: Kind
    day: int
    references: tuple[Reference, ...]
    mark: str
    detailed: bool
    origin: Origin

    @property
    def memo(self) -> bool:
        """Whether the document is read, rather than shown."""
        return self.kind == "memo"

    @property
    def labels(self) -> LabelTexts:
        """The labels of the audience."""
        return self.wording.audience.settings.labels

    def say(self, text: Text) -> str:
        """A label in the document's language."""
        return self.wording.say(text)

    def own(self, block: str, words: Mapping[str, Text]) -> dict[str, str]:
        """The own words of a block in the document's language: the audience's, else those that the block declares."""
        said = {**words, **self.labels.blocks.get(block, {})}
        return {name: self.say(said[name]) for name in words}

    def status(self, status: str) -> str:
        """A status as it is shown beside a statement."""
        return self.mark.replace("{status}", status) if status and self.mark else ""


def is_wording(value: object) -> bool:
    """Whether a mapping is words in several languages rather than a part, block or item."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(k, str) and _LANGUAGE.fullmatch(k) for k in value)
        and all(isinstance(v, str) for v in value.values())
    )


def is_laid_out(value: object) -> bool:
    """Whether a mapping says how a value is made from others, rather than being words in several languages."""
    return isinstance(value, dict) and not is_wording(value)


# --- judges -----------------------------------------------------------------------------------------------------------


def leaf(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """Words or a value: `{{ … }}`."""
    return judging.leaf(value, path)


def anything(_judging: Judging, _value: object, _path: Path) -> Iterator[Diagnostic]:
    """A value that is only there."""
    return iter(())


def flag(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """Yes or no."""
    if not isinstance(value, bool):
        yield judging.wrong(path, "true or false")


def style(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """The name of a style of a memo's template."""
    if not isinstance(value, str):
        yield judging.wrong(path, "the name of a style")


def columns(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """How many stand side by side."""
    if isinstance(value, bool) or value not in range(1, 7):
        yield judging.wrong(path, "a whole number from 1 to 6")


STATED: Mapping[str, Judge] = {"status": flag, "detail": flag}
"""The keys of a block of statements."""
LEADING: Mapping[str, Judge] = {**STATED, "see": flag}
"""The same where they lead on to other sections."""
