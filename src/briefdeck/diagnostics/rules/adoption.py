"""A34x: what a trial shows about an audience. A35x, A36x: adopting a company's own files."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

# --- A34x: what a trial briefing with every block at its longest shows about an audience ------------------------------

CROWDED_LAYOUT = Rule(
    code="A340",
    name="crowded-layout",
    severity=Severity.WARNING,
    what="An area of a slide layout is too small for a block that the audience's plan puts there.",
    why="Briefings with such a block at its longest would be refused (D401); shorter ones would look cramped.",
    example="A body of 60 pt on the layout “Title Only”, and a plan that puts a table there.",
    cure="Enlarge the placeholder in PowerPoint (View, Slide Master), allow smaller `sizes`, or choose another layout.",
)

NARROW_TITLE = Rule(
    code="A341",
    name="narrow-title",
    severity=Severity.WARNING,
    what="The title of a slide layout has no room for a sentence of 40 full-width or 90 Latin characters.",
    why="A slide's title is its message; briefings with messages of a usual length would be refused (D402).",
    example="A title of 44 pt in a placeholder that is half as wide as the slide.",
    cure="Give the title placeholder two lines, more width or a smaller type size in PowerPoint (View, Slide Master).",
)

SCANT_LAYOUT = Rule(
    code="A342",
    name="scant-layout",
    severity=Severity.WARNING,
    what="An area of a slide layout holds so little that one block of usual size continues over many slides.",
    why="Nobody follows a list of eight statements over five slides.",
    example="A body of 80 pt: two statements a slide.",
    cure="Enlarge the placeholder in PowerPoint (View, Slide Master), allow smaller `sizes`, or choose another layout.",
)

DRAWN_OUTSIDE = Rule(
    code="A343",
    name="drawn-outside",
    severity=Severity.WARNING,
    what="Text was drawn outside its area, or beyond the edge of the page.",
    why="It lies upon something else or cannot be read; the template draws text otherwise than its own facts say.",
    example="A layout whose bodies have a line spacing that a style of the master overrides.",
    cure="Look at the layout that the message names: its insets, line spacing, autofit and text direction.",
)

DRAWN_OVER = Rule(
    code="A344",
    name="drawn-over",
    severity=Severity.WARNING,
    what="Text was drawn over other text.",
    why="Neither can be read.",
    example="A layout whose source line lies inside its body.",
    cure="Move the placeholders of the layout that the message names apart (View, Slide Master).",
)

WORDS_NOT_DRAWN = Rule(
    code="A345",
    name="words-not-drawn",
    severity=Severity.WARNING,
    what="Words that stand in the file are not on the page.",
    why="They are cut off, hidden behind the edge, or turned into something else (all capitals, a symbol font).",
    example="A placeholder whose text flows into columns that have no room.",
    cure="Look at the layout that the message names: hidden text, columns, effects, symbol fonts.",
)

EMPTY_PAGE = Rule(
    code="A346",
    name="empty-page",
    severity=Severity.WARNING,
    what="A page was drawn without any text.",
    why="Readers take it for a fault; mostly a page break or an empty section of the template is left over.",
    example="A memo.docx whose style for headings has a page break before it, and whose body begins with one.",
    cure="Remove the page break or empty section from memo.docx, or the text colour that equals the background.",
)

FOREIGN_FACE = Rule(
    code="A347",
    name="foreign-face",
    severity=Severity.WARNING,
    what="Japanese text was drawn in a face that is not made for Japanese.",
    why="Chinese and Korean faces draw many characters in other forms, and Latin ones have none of them.",
    example="A theme whose East Asian font is empty, so that the machine chooses one.",
    cure="Name a Japanese font in the theme (Design, Variants, Fonts) and in the styles of memo.docx.",
)

PAGES_UNSEEN = Rule(
    code="A349",
    name="pages-unseen",
    severity=Severity.NOTE,
    what="Nobody has looked at the pages of the trial.",
    why="Only drawing them shows what a template does to text; LibreOffice does that, and it is not installed.",
    example="A machine without LibreOffice (`soffice`).",
    cure="Install LibreOffice, or say --no-pages and look at the files yourself (--output).",
)

# --- A35x: adopting a company's own files -----------------------------------------------------------------------------

BAD_NAME = Rule(
    code="A350",
    name="bad-name",
    severity=Severity.ERROR,
    what="The name of a new audience cannot be the name of a folder and part of the names of files.",
    why="Output files are named BRIEFING.NAME.pptx, and the name is typed at the command line.",
    example='briefdeck audience new "Acme Board/EU"',
    cure="Use small letters, digits and hyphens; audience.yaml can have any `name:` for people.",
)

AUDIENCE_EXISTS = Rule(
    code="A351",
    name="audience-exists",
    severity=Severity.ERROR,
    what="There is a folder of this name among the templates already.",
    why="It may hold somebody's work, so it is not overwritten.",
    example="briefdeck audience new board, twice",
    cure="Choose another name, or move the folder away first.",
)

NO_WORDS = Rule(
    code="A352",
    name="no-words",
    severity=Severity.ERROR,
    what="A new audience is to have a language for which its base has no labels.",
    why="Slides and memos need words of their own (“Sources”, “as of”), which live in the base.",
    example="briefdeck audience new acme --language de",
    cure="Choose a language of the base, or add labels and dates in that language to a copy of it.",
)

UNWRITABLE_AUDIENCE = Rule(
    code="A353",
    name="unwritable-audience",
    severity=Severity.ERROR,
    what="The folder of a new audience cannot be written.",
    why="Nothing was made.",
    example="briefdeck audience new acme --templates /usr/share",
    cure="Name a folder in which you may write.",
)

# --- A36x: what a template is not well made for -----------------------------------------------------------------------

UNTITLED_LAYOUT = Rule(
    code="A360",
    name="untitled-layout",
    severity=Severity.NOTE,
    what="A slide layout has no title placeholder.",
    why="Slides without a title cannot be found in an outline or by a screen reader; such a layout is used last.",
    example="A layout of photographs.",
    cure="Insert a title in PowerPoint (View, Slide Master, Title); adopting adds one to a layout that it needs.",
)

REPEATED_LAYOUT = Rule(
    code="A361",
    name="repeated-layout",
    severity=Severity.NOTE,
    what="Several layouts of a template have the same name.",
    why="A name that means two layouts means neither.",
    example="Two masters, each with “Title Slide”.",
    cure="Rename them in PowerPoint; in the audience's copy they get numbers.",
)

NO_EAST_ASIAN_FACE = Rule(
    code="A362",
    name="no-east-asian-face",
    severity=Severity.WARNING,
    what="The theme of a template names no typeface for East Asian text.",
    why="Japanese is then drawn in whatever face the reader's machine takes, often a Chinese one.",
    example="A theme with Calibri and no East Asian font.",
    cure="Set one in PowerPoint (Design, Variants, Fonts); in the audience's copy that of its base is named.",
)

SMALL_BODY = Rule(
    code="A363",
    name="small-body",
    severity=Severity.WARNING,
    what="No layout has an area in which a slide's content stands at a readable size.",
    why="Content would be split over many slides, or refused.",
    example="A template whose largest placeholder is a line under the title.",
    cure="Add a layout with a title and one large body in PowerPoint.",
)

WEAK_PAIR = Rule(
    code="A364",
    name="weak-pair",
    severity=Severity.WARNING,
    what="Text and background of a theme, or a placeholder and what lies behind it, have less contrast than 4.5 : 1.",
    why="It cannot be read in print, or on a projector in a bright room (WCAG 2, 1.4.3).",
    example="Footers in light grey on white.",
    cure="Change the colour in the slide master; adopting chooses others for what it writes there.",
)

LINKED_TEMPLATE = Rule(
    code="A365",
    name="linked-template",
    severity=Severity.NOTE,
    what="A document is linked to a template on another machine.",
    why="Word looks for it whenever the document is opened; the path tells readers about the author's network.",
    example="word/settings.xml with w:attachedTemplate.",
    cure="Nothing needs to be done: the link is not taken over.",
)

UNREADABLE_TEMPLATE = Rule(
    code="A366",
    name="unreadable-template",
    severity=Severity.ERROR,
    what="The parts of a template are there, but contradict each other so that its layouts or styles cannot be told.",
    why="Nothing can be said of it.",
    example="A presentation whose masters list no layouts.",
    cure="Open it in PowerPoint or Word and save it again.",
)
