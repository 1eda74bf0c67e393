"""R4xx: files that come back from PowerPoint or Word with edits."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNUSABLE_FILE = Rule(
    code="R401",
    name="unusable-file",
    severity=Severity.ERROR,
    what="The file cannot be read as a presentation or a document.",
    why="What cannot be opened cannot be held against what was built.",
    example="briefdeck pull output/code-red.executive.pdf",
    cure="Give the .pptx or .docx that was edited; save it again in PowerPoint or Word where it is damaged.",
)

NO_ORIGIN = Rule(
    code="R402",
    name="no-origin",
    severity=Severity.ERROR,
    what="The file does not say what it was built from.",
    why="Edits are found by what was built, which briefdeck stores in its files. Those that were built with --clean do "
    "not have it, nor those that passed through a program that drops custom XML; these are held against what their "
    "briefing makes now (R410), where that is found and has most of their words.",
    example="A deck that was made by hand, or one of a briefing that is not here.",
    cure="Name the briefing with --briefing.",
)

DAMAGED_ORIGIN = Rule(
    code="R403",
    name="damaged-origin",
    severity=Severity.ERROR,
    what="The record of what was built cannot be read.",
    why="Edits that are held against something else would be guessed.",
    example="A file whose custom XML a program has changed, or that was built by a later version.",
    cure="Build the file again and make the edits in that one, or update briefdeck.",
)

OTHER_BRIEFING = Rule(
    code="R404",
    name="other-briefing",
    severity=Severity.ERROR,
    what="The file was built from another briefing.",
    why="Its edits belong there; here they would overwrite texts that nobody edited.",
    example="briefdeck pull output/code-red.executive.pptx --briefing briefings/factory-energy.yaml",
    cure="Name the briefing that it was built from with --briefing, or none to have it found.",
)

MISSING_BRIEFING = Rule(
    code="R405",
    name="missing-briefing",
    severity=Severity.ERROR,
    what="The briefing that a file was built from is not found.",
    why="A file keeps the name of its briefing, not the folders of the machine on which it was built.",
    example="briefdeck pull code-red.executive.pptx    # in a folder without code-red.yaml",
    cure="Name it with --briefing, or go to the folder that holds briefings/.",
)

CHANGED_PLAN = Rule(
    code="R406",
    name="changed-plan",
    severity=Severity.NOTE,
    what="The plan of a file has changed since it was built.",
    why="Edits still find their texts, for the file keeps them; a new build will look different, though.",
    example="deck.yaml was edited after the deck was sent out.",
    cure="Nothing, unless an edit is reported to be words of the plan: its line may have moved.",
)

AUDIENCE_NOT_HERE = Rule(
    code="R407",
    name="audience-not-here",
    severity=Severity.WARNING,
    what="The audience for which a file was built is not here.",
    why="Texts come back all the same; figures and dates cannot be read without the audience's units and forms.",
    example="briefdeck pull board.pptx    # without --templates, and the audience `board` is in another folder",
    cure="Name the folder of the audience with --templates.",
)

CONFLICT = Rule(
    code="R408",
    name="conflict",
    severity=Severity.ERROR,
    what="A value was edited in a file, and reads differently in the briefing or in another place too.",
    why="Which of the two is meant, nobody but you can say; nothing is written until all is decided.",
    example="“Costs fall” became “Costs fall by a fifth” in the deck, and “Costs rise” in the YAML.",
    cure="Decide with --theirs (what the file says), --ours (what the YAML says), or one by one on a terminal.",
)

CANNOT_COME_BACK = Rule(
    code="R409",
    name="cannot-come-back",
    severity=Severity.WARNING,
    what="An edit of a file is none that a briefing can hold.",
    why="It would be lost with the next build, so it is said here instead.",
    example="A new slide, another colour, a word that the plan wrote.",
    cure="Do what the message says: the plan's line, a new section, a key under `omit`.",
)

WORDS_ALONE = Rule(
    code="R410",
    name="words-alone",
    severity=Severity.WARNING,
    what="A file has no record of what was built, and is held against what its briefing makes now.",
    why="Values that read otherwise are written. What the briefing said before, as far as git knows, is told; so is "
    "what was put in, taken out or moved is told, for it may be the briefing that has changed since.",
    example="A deck that came back from Google Slides, Keynote or ONLYOFFICE, which drop custom XML.",
    cure="Look at it with --diff first; a file that keeps its record needs no such care.",
)
