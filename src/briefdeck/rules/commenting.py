"""R5xx: a file that came back with comments."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNUSABLE_FILE = Rule(
    code="R501",
    name="unusable-file",
    severity=Severity.ERROR,
    what="The file does not exist, may not be read, or is not an unprotected .pptx or .docx.",
    why="Nobody can say what was written into it.",
    example="briefdeck comments report.ppt    # the format of Office 97",
    cure="Check the path; open the file in PowerPoint or Word and save it again as .pptx or .docx, without a password.",
)

UNKNOWN_ORIGIN = Rule(
    code="R502",
    name="unknown-origin",
    severity=Severity.WARNING,
    what="The file does not say what it was built from, or its record of that is damaged or of another version.",
    why="Its comments are listed, but not the lines of the briefing that they are about.",
    example="A deck that was made by hand, or whose slides were copied into another presentation.",
    cure="Ask for comments in the file that briefdeck built, and keep that file when you save.",
)

ABSENT_BRIEFING = Rule(
    code="R503",
    name="absent-briefing",
    severity=Severity.WARNING,
    what="The briefing that a file was built from is not here, or cannot be read.",
    why="Lines are then those of the day when the file was built, and may have moved since.",
    example="briefdeck comments ~/Downloads/weekly.executive.docx    # in another folder than weekly.yaml",
    cure="Go to the folder of the briefing, or name it with --briefing.",
)

TOO_MANY_COMMENTS = Rule(
    code="R504",
    name="too-many-comments",
    severity=Severity.WARNING,
    what="A file has more comments and replies than are read.",
    why="No meeting goes through them; such a file is damaged, or made to do harm.",
    example="A memo with 20,000 comments.",
    cure="Delete what is settled in PowerPoint or Word, and list the rest again.",
)
