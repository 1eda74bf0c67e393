"""F7xx: a file that is read back, whoever wrote it."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNREADABLE_PACKAGE = Rule(
    code="F701",
    name="unreadable-package",
    severity=Severity.ERROR,
    what="The file is not an unprotected .pptx or .docx, is far too large inside, or a part of it is broken.",
    why="Nobody can be sure of what it shows; PowerPoint or Word repairs it or refuses it.",
    example="A .ppt that was renamed to report.pptx, or a download that was cut short.",
    cure="Open the file in PowerPoint or Word and save it again as .pptx or .docx, without a password.",
)

LEFTOVER_TEXT = Rule(
    code="F702",
    name="leftover-text",
    severity=Severity.WARNING,
    what="A text that was to be replaced is still there: a placeholder of a template, a mark for later, filler.",
    why="Readers take it for carelessness, and it hides that something is missing.",
    example="“{{ client.name }}”, “TBD”, “Click to add text” or “lorem ipsum” on a slide or in its notes.",
    cure="Replace the text or delete it (Find in PowerPoint and Word finds it).",
)

EMPTY_PLACEHOLDER = Rule(
    code="F703",
    name="empty-placeholder",
    severity=Severity.WARNING,
    what="A placeholder on a slide holds nothing.",
    why="Whoever edits the slide sees “Click to add text”, and a screen reader announces an empty object.",
    example="A layout with two contents on which only the left one was filled.",
    cure="Fill the placeholder, delete it, or choose a layout without it.",
)

OVERFULL_BOX = Rule(
    code="F704",
    name="overfull-box",
    severity=Severity.WARNING,
    what="Text is taller than the box that it stands in, or a table grows beyond the slide.",
    why="It runs over what stands below it or off the slide; what PowerPoint shrinks becomes too small to read.",
    example="Twelve lines of 18 pt in a box of 150 pt.",
    cure="Shorten the text, enlarge the box, or divide the content between two slides.",
)

OVERLAP = Rule(
    code="F705",
    name="overlap",
    severity=Severity.WARNING,
    what="Two objects with content lie over each other.",
    why="One of them cannot be read.",
    example="A text box whose lower half lies over a table.",
    cure="Move or shrink one of them; Arrange, Align in PowerPoint helps.",
)

OFF_SLIDE = Rule(
    code="F706",
    name="off-slide",
    severity=Severity.WARNING,
    what="An object with content stands partly or wholly outside the slide.",
    why="That part is neither shown nor printed, but travels with the file.",
    example="A text box that begins 40 pt left of the slide.",
    cure="Move the object onto the slide, or delete it.",
)

SMALL_TYPE = Rule(
    code="F707",
    name="small-type",
    severity=Severity.WARNING,
    what="Text is smaller than the smallest size that readers were promised.",
    why="It cannot be read when projected or printed two pages to a sheet.",
    example="A footnote of 6 pt on a slide.",
    cure="Enlarge the text, and shorten it where it then does not fit.",
)

LOW_CONTRAST = Rule(
    code="F708",
    name="low-contrast",
    severity=Severity.WARNING,
    what="Text stands out too little from its background.",
    why="Readers with weak sight, bad projectors and grey prints lose it; WCAG asks for 4.5 : 1, for large text 3 : 1.",
    example="Light grey text of 12 pt on white.",
    cure="Choose a darker colour for the text or a lighter one behind it.",
)

MISSING_ALT = Rule(
    code="F709",
    name="missing-alt",
    severity=Severity.WARNING,
    what="A picture, chart or diagram has no alternative text, or only the name of a file.",
    why="A screen reader has nothing to say about it, and a file name can tell what nobody was to know.",
    example="A chart without a description, or one described as “C:\\Users\\mori\\chart1.png”.",
    cure="Describe it in a sentence (right-click, View Alt Text), or mark it as decorative.",
)

MISSING_TITLE = Rule(
    code="F710",
    name="missing-title",
    severity=Severity.WARNING,
    what="A slide has no title, or a document has none in its properties.",
    why="Outline, navigation, screen readers and browser tabs know it by nothing else.",
    example="A slide whose heading is a plain text box.",
    cure="Give the slide a title (Home, Layout or the Accessibility Checker), the document one under File, Info.",
)

MISSING_LANGUAGE = Rule(
    code="F711",
    name="missing-language",
    severity=Severity.WARNING,
    what="Text has no language, or East Asian text has a language that is not East Asian.",
    why="Spelling, line breaks, the choice of typeface and the voice of a screen reader follow the language.",
    example="A Japanese sentence that is marked as English.",
    cure="Select the text and set its language (Review, Language, Set Proofing Language).",
)

MISSING_EAST_ASIAN_FONT = Rule(
    code="F712",
    name="missing-east-asian-font",
    severity=Severity.WARNING,
    what="East Asian text has no typeface of its own, not even by the theme.",
    why="Each machine then picks one: widths change, and Japanese may be drawn with Chinese forms.",
    example="A theme whose East Asian typeface is empty, without one for Japanese.",
    cure="Set the Asian text font (Home, Font, or View, Slide Master, Fonts, Customize Fonts).",
)

MISSING_HEADER_ROW = Rule(
    code="F713",
    name="missing-header-row",
    severity=Severity.WARNING,
    what="A table has a row of heads that is not marked as such.",
    why="A screen reader cannot say which column a cell belongs to, and the heads do not repeat on the next page.",
    example="A table with Header Row switched off, or a long Word table whose first row does not repeat.",
    cure="Switch on Header Row (Table Design), and in Word Repeat Header Rows (Table Layout) as well.",
)

HEADING_GAP = Rule(
    code="F714",
    name="heading-gap",
    severity=Severity.WARNING,
    what="A heading is more than one level below the heading before it.",
    why="The outline has a hole, which confuses navigation and automatic numbering.",
    example="A Heading 3 directly after a Heading 1.",
    cure="Use the heading level in between, or raise this one.",
)

DUPLICATE_TITLE = Rule(
    code="F715",
    name="duplicate-title",
    severity=Severity.WARNING,
    what="Two slides have the same title.",
    why="Who navigates by titles (the outline, a screen reader, the list of links) cannot tell the slides apart.",
    example="Two slides called “Costs”.",
    cure="Give each slide a title of its own, or number them: Costs (1/2), Costs (2/2).",
)

BROKEN_LINK = Rule(
    code="F716",
    name="broken-link",
    severity=Severity.WARNING,
    what="A link or a reference leads nowhere.",
    why="A click does nothing, and Word prints “Error! Reference source not found.” at the next update.",
    example="A jump to a slide that was deleted, or a cross-reference to a bookmark that is gone.",
    cure="Set the link anew (Insert, Link), or remove it; in Word insert the cross-reference anew.",
)

DEAD_RELATIONSHIP = Rule(
    code="F717",
    name="dead-relationship",
    severity=Severity.WARNING,
    what="The file refers to a part of itself that is not there.",
    why="PowerPoint and Word show a red cross, or ask to repair the file.",
    example="A slide that shows a picture which was removed from the package.",
    cure="Open the file in PowerPoint or Word, insert the missing object anew, and save.",
)

EXTERNAL_RELATIONSHIP = Rule(
    code="F718",
    name="external-relationship",
    severity=Severity.WARNING,
    what="The file fetches something from outside, or links to a place that the reader may not have.",
    why="It is missing elsewhere, can change, tells its server who opens the file, and its path can betray a name.",
    example="A picture that is linked and not embedded, a template on a drive, a link to file:///C:/reports/plan.xlsx.",
    cure="Embed what is linked (File, Info, Edit Links to Files, Break Link), and link to web addresses only.",
)

PERSONAL_METADATA = Rule(
    code="F719",
    name="personal-metadata",
    severity=Severity.WARNING,
    what="The file carries traces of the persons, machines or drafts that it comes from.",
    why="They travel with the file to everybody who gets it.",
    example="Tracked changes, a manager's name, the path of a personal folder.",
    cure="Let File, Info, Check for Issues, Inspect Document remove them; accept or reject tracked changes first.",
)

LEAKED_TEXT = Rule(
    code="F720",
    name="leaked-text",
    severity=Severity.ERROR,
    what="A text that the readers of this file must not see is in it, somewhere.",
    why="Notes, properties, alternative texts and the workbook behind a chart are open to everybody who has the file.",
    example="A point for the board alone that stands in the speaker notes of the public deck.",
    cure="Remove it where the message says, and look at what brought it there.",
)

HIDDEN_SLIDE = Rule(
    code="F721",
    name="hidden-slide",
    severity=Severity.NOTE,
    what="A slide with content is hidden.",
    why="It is not shown, but everybody who gets the file can read it.",
    example="A backup slide hidden on the day before.",
    cure="Delete the slide from the copy that is sent, or show it.",
)

COMMENT_LEFT = Rule(
    code="F722",
    name="comment-left",
    severity=Severity.NOTE,
    what="Comments are left in the file.",
    why="They were written for colleagues, and everybody who gets the file can read them.",
    example="A comment “is this number right?” beside a chart.",
    cure="Delete all comments (Review, Delete) in the copy that is sent.",
)

FOREIGN_TRACE = Rule(
    code="F723",
    name="foreign-trace",
    severity=Severity.WARNING,
    what="A file whose words are in Latin letters has signs, names, tags or typefaces of an East Asian language.",
    why="Readers see the template of another office: 1／4, a style called 強調枠, every word marked by the speller.",
    example="A slide in English whose layouts are tagged ja-JP.",
    cure="Write the sign of the language; name layouts and styles anew, and set the language of the template.",
)
