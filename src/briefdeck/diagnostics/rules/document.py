"""D4xx: the deck. M5xx: the memo. O6xx: writing the files."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

# --- D4xx: the deck ---------------------------------------------------------------------------------------------------

OVERFULL_AREA = Rule(
    code="D401",
    name="overfull-area",
    severity=Severity.ERROR,
    what="A block that cannot be split is taller than its area, even in the smallest type size of the audience.",
    why="It would run over the source line or off the slide; PowerPoint shrinks text only once somebody edits it.",
    example="One point with four hundred characters on a slide in 16 pt.",
    cure="Shorten the text that the message names and move the rest to `detail`, or choose a wider layout in the plan.",
)

OVERLONG_TITLE = Rule(
    code="D402",
    name="overlong-title",
    severity=Severity.ERROR,
    what="A title does not fit the lines that its placeholder has.",
    why="A title of three lines is no longer read at a glance, and pushes into the content.",
    example="A message of ninety characters as the title of a slide.",
    cure="Say it in one sentence of at most 40 Japanese or 90 Latin characters; details go to the points.",
)

TOO_MANY_SLIDES = Rule(
    code="D403",
    name="too-many-slides",
    severity=Severity.WARNING,
    what="The deck has more slides than its audience allows.",
    why="The limit in audience.yaml is the time that this audience has.",
    example="limits: {slides: 10}    # and eleven slides",
    cure="Shorten or join content, move parts to the appendix (`appendix: true` in the plan), or raise the limit.",
)

SPLIT_SLIDE = Rule(
    code="D404",
    name="split-slide",
    severity=Severity.NOTE,
    what="The content of a slide is continued on further slides.",
    why="It does not fit one slide in the smallest type size of the audience; you may prefer to shorten it.",
    example="A table of thirty rows becomes (1/3), (2/3) and (3/3).",
    cure="Nothing has to be done; shorten the content if one slide is wanted.",
)

DUPLICATE_TITLE = Rule(
    code="D405",
    name="duplicate-title",
    severity=Severity.WARNING,
    what="Two parts of a deck have the same title, so their slides are numbered as if one continued the other.",
    why="Who navigates by titles (the outline, a screen reader, the list of links) cannot tell the slides apart.",
    example="Two sections with the title “Costs”, and no message of their own.",
    cure="Give each section its own `message`, or each part of the plan its own `title`.",
)

# --- M5xx: the memo ---------------------------------------------------------------------------------------------------

TOO_MANY_PAGES = Rule(
    code="M501",
    name="too-many-pages",
    severity=Severity.WARNING,
    what="The memo has more pages than its audience allows.",
    why="The limit in audience.yaml is the time that this audience has.",
    example="limits: {pages: 2}    # and three pages",
    cure="Shorten `detail` texts, leave parts out with `audiences` or `omit`, or raise the limit in audience.yaml.",
)

LEFT_OUT_FOR_ROOM = Rule(
    code="M503",
    name="left-out-for-room",
    severity=Severity.NOTE,
    what="The memo leaves something out that its plan lets go, and keeps its audience's limit by that.",
    why="Three pages have room for what matters most; the rest stands in the deck. You may prefer another choice.",
    example="limits: {pages: 3}    # and spare: {detail: 1} in memo.yaml: the sentences behind statements go first",
    cure="Nothing has to be done; shorten other texts, change `spare` in memo.yaml, or raise the limit.",
)

# --- O6xx: writing the files ------------------------------------------------------------------------------------------

UNWRITABLE_OUTPUT = Rule(
    code="O601",
    name="unwritable-output",
    severity=Severity.ERROR,
    what="The output folder cannot be created, or a file in it cannot be replaced.",
    why="The files were made but cannot be put in their place; what stood there is untouched.",
    example="output/briefing.executive.pptx is open in PowerPoint on Windows.",
    cure="Close the file, or give another folder with --output.",
)

EDITED_OUTPUT = Rule(
    code="O604",
    name="edited-output",
    severity=Severity.ERROR,
    what="A file that would be overwritten is not as it was built: somebody has edited it, or made it by other means.",
    why="Decks and memos are edited by hand before the meeting, and a build would destroy the edits without a word.",
    example="output/code-red.executive.pptx was corrected in PowerPoint, then “briefdeck build” was run again.",
    cure="Bring the edits back with “briefdeck pull FILE”, and build then; or say --force, which keeps the old file "
    "beside the new one.",
)

TOOL_MISSING = Rule(
    code="O602",
    name="tool-missing",
    severity=Severity.ERROR,
    what="A program that this command needs is not installed.",
    why="Rendering to PDF and pictures is done by LibreOffice; briefdeck cannot replace it.",
    example="A machine without LibreOffice (`soffice`).",
    cure="Install the program that the message names; building decks and memos does not need it.",
)

NOT_RENDERED = Rule(
    code="O603",
    name="not-rendered",
    severity=Severity.ERROR,
    what="LibreOffice could not make a PDF of a document, or took too long.",
    why="A PDF that lacks pages must not stand beside the documents; nothing is written.",
    example="A document whose pages LibreOffice does not finish within the time limit.",
    cure="Give it more time (BRIEFDECK_RENDER_SECONDS=600), or open the document in LibreOffice to see the cause.",
)

UNFINISHED_BRIEFING = Rule(
    code="O605",
    name="unfinished-briefing",
    severity=Severity.ERROR,
    what="The documents of one of several briefings were not finished: what made them was ended, or failed by itself.",
    why="Nobody knows what else would have been found in this briefing; the others are not concerned.",
    example="The system took the memory of one process for others, in the middle of a briefing with 5,000 rows.",
    cure="Build this briefing by itself; with --jobs 1 where memory is short.",
)
