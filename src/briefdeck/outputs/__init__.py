"""The outputs: a folder here writes files of one format from what the pipeline has decided, and decides nothing itself.

An output is found by looking into this package: the folder's `__init__` names it, or several, in `OUTPUTS`. Nothing
else is to be told of it: builds write it, `--format` offers it, files wait for their place under its name. `pdf` is no
folder of that sort: LibreOffice makes it of the Office files. `chart` and `shapes` are what the Office outputs share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from briefdeck.document.kinds import KINDS, Kind
from briefdeck.values import dataclass

if TYPE_CHECKING:
    from briefdeck.audience.settings import AudienceSettings
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.document.outline import Outline
    from briefdeck.memory import Memory
    from briefdeck.provenance.record import Stamp

PDF = "pdf"
"""The format that is made of the Office files of the others."""

Style = TypeVar("Style")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Output(Generic[Style, Value]):
    """One format of files. What a third one must bring:

    - a `name`, by which `--format` and Python know it, and an `extension`, which no other output has;
    - the `kind` of document that it writes. It follows that kind's plan, and its style is what was read from the
      template of that kind: a DeckStyle or a MemoStyle, lengths in points;
    - `decide`: what it writes of an outline, and what is wrong with that. Outputs with the same function, as those of
      `briefdeck.pipeline.decided`, share its value: it is found once;
    - `write`: the bytes of that value in that style; the same always give the same, and nothing wrong is left to be
      found. With a stamp they hold a record of what they say and of where it came from, if edits are to come back;
    - `slides`: how many slides the value has, 0 for one that has none; `pages` the same of pages.

    Both may keep in a memory what they make of parts of a document, for the next time that almost the same is made.

    The files of an `office` output are searched for faults, may be drawn as PDFs, and their edits come back: nobody
    overwrites an edited one. Modules are imported when an output is used, for most commands write none: `OUTPUTS`
    stands in a module that imports no library.
    """

    name: str
    kind: Kind
    extension: str
    decide: Callable[[Outline, Style, AudienceSettings, Memory], tuple[Value, tuple[Diagnostic, ...]]]
    write: Callable[[Value, Style, Stamp | None, Memory], bytes]
    slides: Callable[[Value], int]
    pages: Callable[[Value], int] = lambda _: 0
    office: bool = False


@cache
def outputs() -> dict[str, Output[Any, Any]]:
    """Every output by its name: those of decks, then those of memos."""
    folders = (entry.name for entry in iter_modules(__path__, f"{__name__}.") if entry.ispkg)
    found = [output for folder in folders for output in getattr(import_module(folder), "OUTPUTS", ())]
    return {output.name: output for output in sorted(found, key=lambda output: KINDS.index(output.kind))}


def formats() -> tuple[str, ...]:
    """What may be asked for: the names of all outputs, and PDF."""
    return (*outputs(), PDF)


def chosen(wanted: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The outputs to put in place, those to make, and whether PDFs are wanted: of the Office files named, or of all.

    Where nothing is `wanted`, all Office files are. Raises ValueError for what is no format.
    """
    asked = set(wanted)
    unknown = sorted(asked - set(formats()))
    if unknown:
        raise ValueError(f"there is no format “{unknown[0]}”; known: {', '.join(formats())}")
    office = {name for name, output in outputs().items() if output.office}
    kept = asked - {PDF} if asked else office
    made = kept | office if PDF in asked and not kept & office else kept
    return tuple(filter(kept.__contains__, outputs())), tuple(filter(made.__contains__, outputs())), PDF in asked
