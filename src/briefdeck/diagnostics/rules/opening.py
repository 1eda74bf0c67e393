"""A308 to A319: a file of one's own that is to become an audience's."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNREADABLE_FILE = Rule(
    code="A308",
    name="unreadable-file",
    severity=Severity.ERROR,
    what="The file to adopt does not exist, is a folder, or may not be read.",
    why="There is nothing to adopt.",
    example="briefdeck audience new acme --deck Acme.potx    # in another folder",
    cure="Correct the path, and close the file where a program keeps it locked.",
)

PROTECTED_FILE = Rule(
    code="A309",
    name="protected-file",
    severity=Severity.ERROR,
    what="The file to adopt is protected with a password, or has the format of Office 97.",
    why="Its layouts and styles cannot be read.",
    example="A presentation that asks for a password, or a .ppt that was renamed to .pptx.",
    cure="Open it in PowerPoint or Word, remove the password, and save it as .pptx or .docx.",
)

NOT_AN_OFFICE_FILE = Rule(
    code="A310",
    name="not-an-office-file",
    severity=Severity.ERROR,
    what="The file to adopt is no presentation of PowerPoint and no document of Word.",
    why="Only these have slide layouts or styles to adopt.",
    example="A PDF, a workbook, or an .odp that was renamed to .pptx.",
    cure="Give a .pptx or .potx for --deck, a .docx or .dotx for --memo; Office saves other files as these.",
)

WRONG_KIND = Rule(
    code="A311",
    name="wrong-kind",
    severity=Severity.ERROR,
    what="A document was given where a presentation is wanted, or the other way round.",
    why="A deck takes slide layouts, a memo takes styles; neither has the other's.",
    example="briefdeck audience new acme --deck Acme.docx",
    cure="Give presentations with --deck and documents with --memo.",
)

DAMAGED_FILE = Rule(
    code="A312",
    name="damaged-file",
    severity=Severity.ERROR,
    what="The file to adopt is cut off or damaged, or a part that it needs is missing, broken, or declares entities.",
    why="What cannot be read would be lost without a word, and Office would ask to repair every output.",
    example="A download that broke off.",
    cure="Open the file in Office, let it be repaired, and save it again.",
)

OVERSIZED_FILE = Rule(
    code="A313",
    name="oversized-file",
    severity=Severity.ERROR,
    what="The file to adopt is far too large, by itself or once it is unpacked.",
    why="Every output carries what its template carries, and files that unpack to gigabytes are an attack.",
    example="A template with films on its layouts.",
    cure="Remove large pictures and films from masters and layouts, or compress them, and save the file again.",
)

ABSURD_PAGE = Rule(
    code="A314",
    name="absurd-page",
    severity=Severity.ERROR,
    what="Slides are shorter than 3 inches, longer than 56 inches, or more than four times as long as high.",
    why="No text of a readable size has room on them, or no program shows them.",
    example="A banner of 2 × 30 inches.",
    cure="Choose another size in PowerPoint (Design, Slide Size), and arrange the layouts for it.",
)

NO_MASTER = Rule(
    code="A315",
    name="no-master",
    severity=Severity.ERROR,
    what="A presentation has no slide master with layouts.",
    why="The layouts are what is adopted: the slides themselves are only samples.",
    example="A file that a program wrote with slides alone.",
    cure="Open the file in PowerPoint and apply a design (Design, Themes), then save it again.",
)

HOLDS_PROGRAMS = Rule(
    code="A316",
    name="holds-programs",
    severity=Severity.ERROR,
    what="The file to adopt holds macros, ActiveX controls, or buttons and keys of its own that start commands.",
    why="They would be copied into every output: a risk for its readers, and a refusal by many mail gateways.",
    example="A .potm with a macro that inserts slides.",
    cure="Save the file without macros, or say --strip-macros: they are taken out of the copy.",
)

FETCHES = Rule(
    code="A317",
    name="fetches",
    severity=Severity.ERROR,
    what="A master, layout, style or page of the file to adopt fetches something from another file or place.",
    why="It is missing on every other machine, and fetching it tells its owner who has opened the document.",
    example="A logo that is linked to a network drive instead of inserted.",
    cure="Insert what is linked, or say --strip-external: the links are taken out of the copy, with what showed them.",
)
