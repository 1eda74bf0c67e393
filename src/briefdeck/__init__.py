"""One structured YAML briefing becomes a native PowerPoint deck and a printable Word memo, once per audience.

The pipeline goes in one direction and forks once:

    briefing.yaml ──read──> data + positions ──validate──> Briefing ──resolve──> Visible, for one audience
    Visible + templates/<audience>/deck.yaml ──compose──> Outline ──paginate──> Deck ──write──> .pptx
    Visible + templates/<audience>/memo.yaml ──compose──> Outline ──pages─────> Memo ──write──> .docx

A slide is a fixed box, so `paginate` decides all of a deck; Word breaks the pages of a memo, so `pages` composes them
by its rules, and writes down what decides them. Nothing else differs: one `compose`, one vocabulary of blocks, an
output a folder. Every stage is a function from values to values that returns its diagnostics beside its value. Only the
readers, the writers and the command line touch the disk.

The packages, bottom to top; each imports only from rows above it (`tests/test_architecture.py` enforces it):

    patterns       regular expressions, compiled when they are first used
    values         what declares classes of values that no code changes
    declared       mappings of files as classes: judged with all faults at once, their JSON Schema, records as JSON
    diagnostics    where, which rule, what is wrong, the cure, the facts as values; rules/ declares every rule once
    sequences      two sequences held against each other
    memory         what was made of values, kept while almost the same is made again
    disk           the one door to files: what stands at a path, bytes within a limit, a file written whole
    yamlfile       text → plain data, and the place of every value; edit/ puts changes into a text, comments kept
    locale         what a language needs, one module a language; tags of languages and their look-up
    text           the width of text, where a line may break, phrases of titles
    icons          drawings by name, and the words for them
    ooxml          Office packages: opened safely, saved with equal bytes, what their parts come to
    model          what a briefing may say, and every fault of a file at once; its JSON Schema is made from this
    document       the values between the stages: words with origins, a filled plan, a decided deck, a set memo
    inputs         the pictures and data that a briefing names; files as git knows them
    audience       a folder of templates/: five files, settings, facts of its templates; how it writes numbers and dates
    diff           two versions of a briefing: what changed, by meaning, and its words for a plan
    layout         what slides are made of before it has places: nodes in roles and surfaces, measured and placed
    blocks         what a plan can name, a file each: its words, how a plan makes it, how a slide and a page set it
    pipeline       load → resolve (what one audience may see) → compose (whose plans are Jinja2) → paginate or pages
    provenance     what a file says, paragraph by paragraph, and where each word of it came from
    outputs        a folder each: pptx/, docx/; the chart/ and shapes/ that they share; pdf/
    review         the reviewer: evidence, numbers, language, glossaries; exceptions granted in the file; certain cures
    preflight      files that are written, ours or not, read back and doubted; pages held against what was decided
    staging        files wait here, and move into the output folder together, at the end
    session        keeps audiences open; the stages for one briefing and one audience, and its documents
    adopt          a company's .pptx and .docx → an audience, colours made readable; one tried at its longest
    roundtrip      files that came back from PowerPoint or Word: read back, and their edits brought into the YAML
    report         everything there is to say about a briefing, and its evidence as a document
    batch          many briefings made by several processes at once, each by itself
    api            the pipeline on one page; puts files in place only when nothing is wrong
    cli            parses the command line, calls, prints, sets the exit status
What differs between audiences (order, wording, labels, fonts, colours, limits) lives in templates/, never here.

The Python API is what `__all__` names: `build` and `check` do what the commands of these names do, `examine` is `check`
with the exceptions granted and what the findings are about, `schema` is the
JSON Schema of a briefing, and `Session` keeps audiences open between builds.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it: `briefdeck --help` need not load the library of types
if TYPE_CHECKING:
    from typing import Any

    from briefdeck.api import Result, build
    from briefdeck.diagnostics import Diagnostic, Facts, Measure, Rule, Severity, Span
    from briefdeck.model.validate import schema
    from briefdeck.report.examination import Examination, check, examine
    from briefdeck.session import Session
    from briefdeck.staging.made import Made, Written

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Examination",
    "Facts",
    "Made",
    "Measure",
    "Result",
    "Rule",
    "Session",
    "Severity",
    "Span",
    "Written",
    "__version__",
    "build",
    "check",
    "examine",
    "schema",
]

_HOMES = {
    "briefdeck.api": ("Result", "build"),
    "briefdeck.report.examination": ("Examination", "check", "examine"),
    "briefdeck.session": ("Session",),
    "briefdeck.diagnostics": ("Diagnostic", "Facts", "Measure", "Rule", "Severity", "Span"),
    "briefdeck.model.validate": ("schema",),
    "briefdeck.staging.made": ("Made", "Written"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a name of the API when it is first used: `briefdeck --help` need not load the Office libraries."""
    if name not in _HOME:
        raise AttributeError(f"module “{__name__}” has no attribute “{name}”")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
