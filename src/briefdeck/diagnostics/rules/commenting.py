"""R5xx: a file that came back with comments."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNKNOWN_ORIGIN = Rule(
    code="R501",
    name="unknown-origin",
    severity=Severity.WARNING,
    what="The file does not say what it was built from, or its record of that is damaged or of another version.",
    why="Its comments are listed, but not the lines of the briefing that they are about.",
    example="A deck that was made by hand, or whose slides were copied into another presentation.",
    cure="Ask for comments in the file that briefdeck built, and keep that file when you save.",
)

ABSENT_BRIEFING = Rule(
    code="R502",
    name="absent-briefing",
    severity=Severity.WARNING,
    what="The briefing that a file was built from is not here, or cannot be read.",
    why="Lines are then those of the day when the file was built, and may have moved since.",
    example="briefdeck comments ~/Downloads/weekly.executive.docx    # in another folder than weekly.yaml",
    cure="Go to the folder of the briefing, or name it with --briefing.",
)

TOO_MANY_COMMENTS = Rule(
    code="R503",
    name="too-many-comments",
    severity=Severity.WARNING,
    what="A file has more comments and replies than are read.",
    why="No meeting goes through them; such a file is damaged, or made to do harm.",
    example="A memo with 20,000 comments.",
    cure="Delete what is settled in PowerPoint or Word, and list the rest again.",
)
