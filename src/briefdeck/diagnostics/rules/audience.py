"""A3xx but for A308 to A319: the five files of an audience. P35x: what its two plans ask for."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

# --- A3xx: the folder of an audience and its Office files -------------------------------------------------------------

MISSING_AUDIENCE_FILE = Rule(
    code="A301",
    name="missing-audience-file",
    severity=Severity.ERROR,
    what="The folder of an audience lacks one of its five files, and so does the audience that it is based on, if any.",
    why="audience.yaml, deck.yaml, memo.yaml, deck.pptx and memo.docx together say how this audience is addressed.",
    example="templates/board/ without memo.docx",
    cure="Copy the missing file from another audience and adapt it.",
)

UNKNOWN_AUDIENCE = Rule(
    code="A302",
    name="unknown-audience",
    severity=Severity.ERROR,
    what="The audience that was asked for has no folder among the templates.",
    why="Without the folder nothing says how this audience is addressed.",
    example="briefdeck build briefing.yaml --audience exective",
    cure="Correct the name; `briefdeck audiences` lists those that exist, and copying a folder makes a new one.",
)

UNUSABLE_OFFICE_FILE = Rule(
    code="A303",
    name="unusable-office-file",
    severity=Severity.ERROR,
    what="deck.pptx or memo.docx cannot be opened: not an Office file, damaged, encrypted, or far too large inside.",
    why="Master, layouts and styles of every output come from it.",
    example="A .ppt that was renamed to deck.pptx, or a file protected with a password.",
    cure="Open the file in PowerPoint or Word and save it again as .pptx or .docx, without a password.",
)

MISSING_LAYOUT = Rule(
    code="A304",
    name="missing-layout",
    severity=Severity.ERROR,
    what="deck.pptx lacks a slide layout that this audience needs.",
    why="A slide without its layout would fall back to a look that nobody chose.",
    example="A deck.pptx in which the layout `message` was renamed to `Title and Content`.",
    cure="Rename a layout in PowerPoint (View, Slide Master), or name the existing one in audience.yaml.",
)

MISSING_PLACEHOLDER = Rule(
    code="A305",
    name="missing-placeholder",
    severity=Severity.ERROR,
    what="A slide layout lacks a placeholder that its use requires.",
    why="The content meant for it would have no place, no font and no size.",
    example="A layout `message` without a title placeholder.",
    cure="Insert the placeholder in PowerPoint (View, Slide Master), with the name that the message gives.",
)

MISSING_STYLE = Rule(
    code="A306",
    name="missing-style",
    severity=Severity.ERROR,
    what="memo.docx lacks a style that the memo needs.",
    why="Word would show the paragraph in Normal, without numbering, size or spacing.",
    example="A memo.docx without `Heading 2`.",
    cure="Create the style in Word (Home, Styles), with the name that the message gives.",
)

MACRO_OR_EXTERNAL = Rule(
    code="A307",
    name="macro-or-external",
    severity=Severity.ERROR,
    what="An Office file of the audience contains macros, embedded programs, or content fetched from elsewhere.",
    why="It would be copied into every output: a risk for its readers, and a refusal by many mail gateways.",
    example="A deck.pptx whose logo is linked to a file on a network drive instead of inserted.",
    cure="Save the file without macros, and insert linked pictures and objects instead of linking them.",
)

# --- A33x: an audience that is based on another -----------------------------------------------------------------------

UNKNOWN_BASE = Rule(
    code="A330",
    name="unknown-base",
    severity=Severity.ERROR,
    what="The audience that another is based on does not exist.",
    why="What the folder does not say itself comes from there.",
    example="based_on: exective",
    cure="Correct the name; `briefdeck audiences` lists those that exist.",
)

CHAINED_BASE = Rule(
    code="A331",
    name="chained-base",
    severity=Severity.ERROR,
    what="An audience is based on itself, or on one that is based on another.",
    why="With one step at most, whoever looks for a value has two files to open, never a chain of them.",
    example="templates/board/audience.yaml with `based_on: council`, which itself has `based_on: executive`",
    cure="Name the audience at the end of the chain, and repeat here what those between add to it.",
)

NOTHING_TO_CHANGE = Rule(
    code="A332",
    name="nothing-to-change",
    severity=Severity.ERROR,
    what="A plan has `change` where there are no parts of another plan: no `based_on`, or `parts` of its own.",
    why="`change` says how parts differ from those of the base; without them it would do nothing.",
    example="A deck.yaml with `parts:` and `change:`.",
    cure="Change the parts where they stand, or add `based_on` to audience.yaml and leave `parts` out.",
)

UNKNOWN_PART = Rule(
    code="A333",
    name="unknown-part",
    severity=Severity.ERROR,
    what="`change` names a part that the plan of the base does not have, or that another change has taken away.",
    why="The change would not be made, and the document would look like that of the base.",
    example="change: {sumary: {title: In short}}",
    cure="Correct the id; the parts of the base's plan have theirs under `id`.",
)

REPEATED_PART = Rule(
    code="A334",
    name="repeated-part",
    severity=Severity.ERROR,
    what="Two parts of a plan have the same id.",
    why="A change by this id could mean the one or the other.",
    example="Two parts with `id: summary`, one of them put in by a change.",
    cure="Give one of the two another id, or none.",
)

# --- A32x: the languages of an audience -------------------------------------------------------------------------------

MISSING_TRANSLATION = Rule(
    code="A320",
    name="missing-translation",
    severity=Severity.ERROR,
    what="A label or the words of a plan lack a language that the audience lists under `languages`.",
    why="Its documents in that language would have words of another one among their own.",
    example="languages: [en, de]\nlabels:\n  appendix: {en: Appendix}",
    cure="Add the words where the message points or to templates/translations/, or take the language off the list.",
)

UNSPOKEN_LANGUAGE = Rule(
    code="A321",
    name="unspoken-language",
    severity=Severity.ERROR,
    what="Documents are asked for in a language that the audience has no words in, or the briefing none.",
    why="A text is set in its own language or not at all: nobody wants headings in another language than the text.",
    example="briefdeck build weekly.yaml --audience board --language de    # board has languages: [ja]",
    cure="Choose a language that the message lists, another audience, or add what is missing.",
)

SKIPPED_AUDIENCE = Rule(
    code="A322",
    name="skipped-audience",
    severity=Severity.NOTE,
    what="An audience gets no documents of a briefing, for the two have no language in common.",
    why="All audiences were built; this one would have to be addressed in a language that it or the briefing lacks.",
    example="language: de    # in a briefing, while an audience has languages: [ja]",
    cure="Name the audiences with --audience, or add the language to the audience or to the briefing.",
)

MISSING_FACE = Rule(
    code="A323",
    name="missing-face",
    severity=Severity.WARNING,
    what="An audience has a language in East Asian script, and its templates name no typeface for that script.",
    why="The text is drawn in the typeface of another language: Chinese in Japanese forms, or with holes.",
    example="languages: [ja, zh]    # and no entry of the theme for Hans, nor faces: {zh: …}",
    cure="Add faces: with the language to audience.yaml, or choose fonts for it in PowerPoint and Word.",
)

PREFERRED_LANGUAGE = Rule(
    code="A324",
    name="preferred-language",
    severity=Severity.NOTE,
    what="The documents of an audience are in another language than the briefing's own, and nobody asked for that.",
    why="The audience prefers a language in which the briefing is written too, or has no words in the briefing's own.",
    example="language: en    # in a briefing with {en: …, ja: …}, for an audience with preferred_language: ja",
    cure="Nothing, if it is meant; --language en, or preferred_language: in audience.yaml, changes it.",
)

# --- P35x: the two plans, deck.yaml and memo.yaml ---------------------------------------------------------------------

BAD_EXPRESSION = Rule(
    code="P351",
    name="bad-expression",
    severity=Severity.ERROR,
    what="An expression of a plan cannot be read, or fails when it is evaluated.",
    why="Its slide or paragraph would be empty or wrong.",
    example='title: "{{ view.claim | }}"',
    cure="Correct the expression at the place that the message names; `each`, `when` and {{ … }} take Jinja2.",
)

UNDEFINED_NAME = Rule(
    code="P352",
    name="undefined-name",
    severity=Severity.ERROR,
    what="A plan uses a name that the briefing or the loop does not have.",
    why="A missing value would print as nothing, and nobody would notice what is gone.",
    example='title: "{{ briefing.tilte }}"',
    cure="Correct the name; if the value may be absent, say so with `when`.",
)

UNKNOWN_BLOCK = Rule(
    code="P353",
    name="unknown-block",
    severity=Severity.ERROR,
    what="A plan asks for a kind of block that does not exist.",
    why="There is nothing that could draw it.",
    example="- block: card    # `cards`",
    cure="Choose one of the blocks that the message names.",
)

UNKNOWN_LAYOUT = Rule(
    code="P354",
    name="unknown-layout",
    severity=Severity.ERROR,
    what="A plan asks for a slide layout that deck.pptx does not have.",
    why="The slide would fall back to a look that nobody chose.",
    example="layout: mesage",
    cure="Correct the name, or add a layout of this name to deck.pptx.",
)

VALUE_LEFT_OUT = Rule(
    code="P355",
    name="value-left-out",
    severity=Severity.ERROR,
    what="A text of the briefing belongs to nothing that a document shows, and the audience does not leave it out.",
    why="What the author wrote must not vanish without a decision. What belongs to something that is shown needs none: "
    "it stands there in plain words, in a deck in the notes.",
    example="A plan that shows neither `conclusion` nor anything of it.",
    cure="Show it in the plan, or write its path under `omit:` in audience.yaml.",
)

WRONG_VALUE = Rule(
    code="P356",
    name="wrong-value",
    severity=Severity.ERROR,
    what="A plan gives a block a value of another shape than the block takes.",
    why="A list printed as a text shows brackets and quotes; a text used as a list falls apart into letters.",
    example='bullets: "{{ view.claim }}"    # a list is wanted',
    cure="Give the block what the message names; a bare {{ … }} hands lists and mappings over as they are.",
)

OVERSPENT_PLAN = Rule(
    code="P358",
    name="overspent-plan",
    severity=Severity.ERROR,
    what="Filling a plan takes more steps, parts, characters or expressions than any document needs.",
    why="An `each` inside an `each` over the same list multiplies: six of them make a million slides of ten sections.",
    example="- each: a in sections\n  parts:\n    - each: b in sections\n      parts: [{each: c in sections, …}]",
    cure="Loop over what belongs to the outer item, such as `point in section.points`; or cut the briefing in two.",
)

SKIPPED_HEADING_LEVEL = Rule(
    code="P357",
    name="skipped-heading-level",
    severity=Severity.WARNING,
    what="A heading of a memo stands more than one level below the heading before it.",
    why="Its number lacks a part (0.1), and navigation panes and screen readers count on levels without gaps.",
    example="A part with `level: 2` under which no part with `level: 1` was shown.",
    cure="Give the part a higher level, or a heading above it that is shown whenever it is.",
)

UNNAMED_SECTION = Rule(
    code="P359",
    name="unnamed-section",
    severity=Severity.WARNING,
    what="A plan chooses sections by their id, and no section of the briefing has one of these.",
    why="Nothing is chosen: what should go to the appendix stays where it was, or what should stay is gone.",
    example='each: section in sections|selectattr("id", "in", ["options"])|list    # and no section has id: options',
    cure="Write `id: options` in the section that is meant, or correct the name in the plan.",
)
