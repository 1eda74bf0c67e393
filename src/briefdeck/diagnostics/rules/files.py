"""Y1xx: whether a YAML file can be read at all, before anybody asks what it means."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNREADABLE_FILE = Rule(
    code="Y101",
    name="unreadable-file",
    severity=Severity.ERROR,
    what="The file does not exist, is a folder, or may not be read.",
    why="Everything starts from this file, so nothing can be said about its content.",
    example="briefdeck build briefings/    # a folder where a file is wanted",
    cure="Check the path for slips, give the .yaml file itself, and make sure that you may read it.",
)

NOT_UTF_8 = Rule(
    code="Y102",
    name="not-utf-8",
    severity=Severity.ERROR,
    what="The file holds bytes that are not UTF-8 text.",
    why="Guessing another encoding turns 規制 into 隕丞宛 without anybody noticing, so briefdeck reads UTF-8 only.",
    example="A briefing saved as Shift_JIS (ANSI) or as UTF-16 (“Unicode”) by an older editor.",
    cure="Save the file again as UTF-8; most editors offer it under “Save as … encoding”.",
)

BROKEN_YAML = Rule(
    code="Y103",
    name="broken-yaml",
    severity=Severity.ERROR,
    what="The text is not YAML: the parser cannot go on from this place.",
    why="From here on it is unclear what belongs to what, so the rest of the file cannot be judged.",
    example="message: {{ figures.share }} of all machines    # a text that begins with { needs quotes",
    cure="Put a text that holds `: ` or begins with one of @ % * & ! { [ | > ` # into double quotes; "
    "indent with spaces, never with tabs; write one space after the colon of a key; close every quote and bracket.",
)

DUPLICATE_KEY = Rule(
    code="Y104",
    name="duplicate-key",
    severity=Severity.ERROR,
    what="A mapping holds the same key twice.",
    why="Most YAML readers silently keep the last one, and so drop content that somebody wrote.",
    example="title: First\ntitle: Second",
    cure="Delete or rename one of the two; several values under one key are written as a list.",
)

ALIAS_EXPLOSION = Rule(
    code="Y105",
    name="alias-explosion",
    severity=Severity.ERROR,
    what="Aliases (*name) repeat so much that the file would grow beyond all bounds, or one contains itself.",
    why="A file of ten lines can stand for thousands of millions of values, which would exhaust the machine.",
    example="a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]    # … and so on",
    cure="Write the repeated content out, or refer to smaller parts; "
    "what a briefing needs several times is usually a figure or a source.",
)

OVERSIZED_FILE = Rule(
    code="Y106",
    name="oversized-file",
    severity=Severity.ERROR,
    what="The file is larger than 4 MB, or has more than 150,000 values.",
    why="A briefing is a text that people read; a file of this size is data, or not a briefing at all.",
    example="A briefing with a table of 100,000 rows written into it.",
    cure="Move data into a CSV file beside the briefing and name it there; keep pictures in their own files.",
)

FORBIDDEN_TAG = Rule(
    code="Y107",
    name="forbidden-tag",
    severity=Severity.ERROR,
    what="A value carries a YAML tag other than !!str, !!int, !!float, !!bool, !!null, !!map or !!seq, "
    "or one of these that does not fit it.",
    why="Other tags build programming objects; a briefing is plain data, and reading it must never run anything.",
    example="title: !!python/object:os.system x",
    cure="Delete the tag; put a text that begins with ! into quotes.",
)

NESTING_TOO_DEEP = Rule(
    code="Y108",
    name="nesting-too-deep",
    severity=Severity.ERROR,
    what="Lists and mappings stand inside one another more than 50 levels deep.",
    why="Nothing in a briefing or plan is deeper than ten levels; such a file is damaged, or made to do harm.",
    example="points: [[[[[[…]]]]]]",
    cure="Look for brackets that are opened and never closed, and for lists that are indented once too often.",
)

NOT_A_MAPPING = Rule(
    code="Y109",
    name="not-a-mapping",
    severity=Severity.ERROR,
    what="The file does not consist of `key: value` lines at its outermost level, or it is empty.",
    why="A briefing, plan or audience is described by named values; a bare list or text has no names.",
    example="- title: 半導体輸出規制の改定    # the dash makes a list of it",
    cure="Begin the outermost lines with a key, an ordinary half-width colon and a space, without a dash.",
)

ILLEGAL_CHARACTER = Rule(
    code="Y110",
    name="illegal-character",
    severity=Severity.ERROR,
    what="The text holds a character that Office files cannot hold (a control character, half of a surrogate pair, "
    "U+FFFE, U+FFFF), or an invisible separator of lines (U+0085, U+2028, U+2029) or byte order mark inside a text.",
    why="PowerPoint and Word refuse to open or “repair” a file with such characters; invisible separators break "
    "lines where no editor shows a break, and shift every line number.",
    example='title: "規制\\x07の改定"',
    cure="Delete the character, which mostly came with pasted text; "
    "for a line break write an ordinary one in a `|` block, or \\n in double quotes.",
)

MULTIPLE_DOCUMENTS = Rule(
    code="Y111",
    name="multiple-documents",
    severity=Severity.ERROR,
    what="A line `---` begins a second YAML document in the same file.",
    why="One file is one briefing, plan or audience; what follows the line would be ignored.",
    example="title: First\n---\ntitle: Second",
    cure="Split the file in two, or put the text `---` into quotes if it was meant as text.",
)

NON_STRING_KEY = Rule(
    code="Y112",
    name="non-string-key",
    severity=Severity.ERROR,
    what="A list or a mapping stands where a key is wanted.",
    why="Keys are names. A text that begins with {{ and is not in quotes is read so.",
    example='text: {{ figures.share }}    # write "{{ figures.share }}"',
    cure="Put the whole text into quotes.",
)

UNREADABLE_REVISION = Rule(
    code="Y113",
    name="unreadable-revision",
    severity=Severity.ERROR,
    what="A file as it was in a revision (REV:PATH) cannot be had from git.",
    why="What changed since then cannot be told without it.",
    example="briefdeck diff HEAD~9:briefings/weekly.yaml    # the history begins eight revisions ago",
    cure="Look the revision up with `git log -- PATH`. The path counts from the top of the repository, or from the "
    "current folder where it begins with ./; a file that is no longer kept in git can be named as a file.",
)

WRAPPED_YAML = Rule(
    code="Y114",
    name="wrapped-yaml",
    severity=Severity.ERROR,
    what="Something stands around the YAML: a code fence, sentences, a line `---` at the end.",
    why="What was copied from a chat or a web page brings its surroundings along; they are no part of the file.",
    example="```yaml\nbriefdeck: 1    # the line above is no YAML",
    cure="Delete it, or put # before it. `briefdeck check --fix` takes out fences and a line `---` at the end.",
)

SWALLOWED_WORDS = Rule(
    code="Y115",
    name="swallowed-words",
    severity=Severity.WARNING,
    what="A # or & inside of what reads as a sentence makes a comment or a name of the words behind it.",
    why="These words stand in no document, and nobody notices.",
    example="message: Revenue is #1 in three years    # the message is “Revenue is”",
    cure="Put the whole text into double quotes. A comment has a space behind its #.",
)

COUNTLESS_FAULTS = Rule(
    code="Y116",
    name="countless-faults",
    severity=Severity.ERROR,
    what="The file has more faults than can be told at once; the first of them are told.",
    why="So many come of one cause, as another program's form of a briefing, and what is meant by each is looked for.",
    example="A file of 2,000 sections that all have content: and bullets: where a section has text: and points:",
    cure="Mend one of each kind that is told, then all that are like it, and check again.",
)
