"""One structured YAML briefing becomes a native PowerPoint deck and a printable Word memo, once per audience.

The pipeline goes in one direction and forks once:

    briefing.yaml ──read──> data + positions ──parse──> Briefing ──resolve──> Visible, for one audience
    Visible + templates/<audience>/deck.yaml ──compose──> Outline ──paginate──> Deck ──write──> .pptx
    Visible + templates/<audience>/memo.yaml ──compose──> Outline ─────────────────────write──> .docx

A slide is a fixed box, so a deck needs a layout stage (`paginate`); Word breaks its own pages, so a memo does not.
Nothing else differs: one `compose`, one vocabulary of blocks, two writers. Every stage is a function from values to
values that returns its diagnostics beside its value. Only the readers, the writers and the command line touch the disk.

The modules, bottom to top; each imports only from rows above it (`tests/test_architecture.py` enforces it):

    diagnostics, rules       where, which rule, what is wrong, the cure; every rule is declared once
    yamltree, yamlfile       text → plain data, and the line and column of every value; safe and bounded
    yamledit                 changes of values put into a YAML text, in its own lines; all else in it stays
    richtext, content,
    outline, deck            the values between the stages: blocks with their origins, a filled plan, a deck all decided
    text                     the width of text, where a line may break, phrases of titles
    style                    deck.pptx and memo.docx → facts in points: layouts, placeholders, type sizes, styles
    scalars, inline, model   the subject: what a briefing may say; its JSON Schema is made from this
    shape, parse             every fault of a file at once, each at its place and in words for people
    csvfile, assets          the pictures and CSV files that a briefing names
    changes, audiencefiles,
    audience                 a folder of templates/ with its five files, or what differs from another's; validated
    wording, values          numbers and dates in words; the briefing as one audience may see it
    difference               two versions of a briefing: what changed, by meaning, and its words for a plan
    compose                  briefing + plan → Outline; the only module that knows Jinja2
    paginate                 Outline + style → Deck: sizes, splits, frames; pure
    snapshot                 what a file says, paragraph by paragraph, and where each word of it came from
    writers                  Deck → .pptx, Outline → .docx; no decisions are taken there
    checks                   the reviewer: evidence, numbers, language, glossaries; exceptions granted in the file
    preflight                files that are written, ours or not, read back and doubted
    adopt                    a company's .pptx and .docx → the folder of an audience: opened, stripped, bound, completed
    returned                 a file that came back from PowerPoint or Word: its words, comments and tracked changes
    shelf                    files wait here, and move into the output folder together, at the end
    libreoffice, pdffile     PDFs of what waits, and their pages
    pages                    the pages of memos held against their limits
    layoutpictures           one labelled picture of each layout of a template
    drawn                    the pages of documents held against what was decided
    revision, editions       a file as git knows it; earlier versions of a briefing with the files that they name
    workshop                 the stages for one briefing and one audience
    pull                     edits made in a file → edits of the briefing, conflicts, and what cannot come back
    build                    the pipeline on one page; puts files in place only when nothing is wrong
    examine, fixing, report  everything there is to say about a briefing; certain cures; the evidence as a document
    trial                    an audience tried with a briefing that has every block at its longest
    cli                      parses the command line, calls, prints, sets the exit status

What differs between audiences (order, wording, labels, fonts, colours, limits) lives in templates/, never here.

The Python API is what `__all__` names: `build` and `check` do what the commands of these names do, `examine` is `check`
with the exceptions granted and what the findings are about, `schema` is the
JSON Schema of a briefing, and `Workshop` keeps audiences open between builds.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefdeck.build import Result, build
    from briefdeck.diagnostics import Diagnostic, Rule, Severity, Span
    from briefdeck.examine import Examination, check, examine
    from briefdeck.parse import schema
    from briefdeck.shelf import Made, Written
    from briefdeck.workshop import Workshop

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Examination",
    "Made",
    "Result",
    "Rule",
    "Severity",
    "Span",
    "Workshop",
    "Written",
    "__version__",
    "build",
    "check",
    "examine",
    "schema",
]

_HOMES = {
    "briefdeck.build": ("Result", "build"),
    "briefdeck.examine": ("Examination", "check", "examine"),
    "briefdeck.workshop": ("Workshop",),
    "briefdeck.diagnostics": ("Diagnostic", "Rule", "Severity", "Span"),
    "briefdeck.parse": ("schema",),
    "briefdeck.shelf": ("Made", "Written"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a name of the API when it is first used: `briefdeck --help` need not load the Office libraries."""
    if name not in _HOME:
        raise AttributeError(f"module “{__name__}” has no attribute “{name}”")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `briefdeck.build` the function: importing a submodule would put the module of this name in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
