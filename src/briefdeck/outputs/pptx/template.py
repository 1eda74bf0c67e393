"""A deck's template as all decks have it that are made with it: opened, read and its parts written once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefdeck.locale import known
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.presentation import layouts_of, sheet_name
from briefdeck.outputs.pptx.speaker_notes import NotesMaster, notes_master
from briefdeck.provenance.aside import sheet_words, themes_of
from briefdeck.values import dataclass

_MOST = 8  # templates, each in a language, that a process keeps ready


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """The package, to be copied before it is changed; its layouts by name, as the names of their parts, and of those
    that have a colour map of their own what it says; the notes' master.

    `aside` is what a record tells of its themes, `sheets` what it tells of a layout, by that one's part.
    """

    package: Package
    layouts: Mapping[str, str]
    colours: Mapping[str, Mapping[str, str]]
    notes: NotesMaster
    aside: Mapping[str, str]
    sheets: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=_MOST)
def deck_template(content: bytes, language: str, *, recorded: bool) -> DeckTemplate:
    """The template for decks in a language; with what is recorded of it where a record is kept of them."""
    package = opened(content)
    parts = [layout for _, layout in layouts_of(package)]
    layouts: dict[str, str] = {}
    colours: dict[str, Mapping[str, str]] = {}
    for part in parts:
        layouts.setdefault(sheet_name(package.trees[part]), part)
        # A slide takes its own colour map, not that of its layout (ECMA-376 Part 1, 19.3.1.7).
        own = package.trees[part].find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if own is not None:
            # Those that the standard has are in no namespace.
            colours[part] = {str(name): str(said) for name, said in own.items() if not str(name).startswith("{")}
    notes = notes_master(package, known(language))
    aside = dict(themes_of(package)) if recorded else {}
    sheets = {part: sheet_words(package, part) for part in parts} if recorded else {}
    package.settle(package.main)
    return DeckTemplate(package, layouts, colours, notes, aside, sheets)
