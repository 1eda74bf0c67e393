"""B2xx: what a briefing says, judged against the model."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

UNKNOWN_KEY = Rule(
    code="B201",
    name="unknown-key",
    severity=Severity.ERROR,
    what="A key is not part of the format at this place.",
    why="A misspelt key would be ignored, and its content would silently miss from every output.",
    example="tilte: 半導体輸出規制の改定",
    cure="Correct the key; the hint names the nearest one that is known here, and the JSON Schema lists all of them.",
)

MISSING_KEY = Rule(
    code="B202",
    name="missing-key",
    severity=Severity.ERROR,
    what="A key that is required at this place is missing.",
    why="Without it there would be a hole in the deck or in the memo.",
    example="sections:\n  - kind: text\n    paragraphs: [本文]    # without a title",
    cure="Add the key that the message names.",
)

WRONG_TYPE = Rule(
    code="B203",
    name="wrong-type",
    severity=Severity.ERROR,
    what="A value has another shape than its key asks for: a text for a list, a mapping for a number.",
    why="Guessing what was meant would change what the reader of the briefing is told.",
    example="to: 経営会議    # a list is wanted: [経営会議]",
    cure="Write the value in the shape that the message names.",
)

INVALID_VALUE = Rule(
    code="B204",
    name="invalid-value",
    severity=Severity.ERROR,
    what="A value has the right shape but is not allowed here.",
    why="A word that is not in the list, or a date that does not exist, means nothing to the rest of the pipeline.",
    example="status: rumour    # fact, reported, assessment or inference",
    cure="Choose one of the values that the message names.",
)

UNKNOWN_SOURCE = Rule(
    code="B205",
    name="unknown-source",
    severity=Severity.ERROR,
    what="A citation names a source that does not stand under `sources`.",
    why="A claim whose evidence cannot be looked up must not reach a decision maker.",
    example="text: 輸出は減った [@wrie]    # sources has `wire`",
    cure="Correct the name, or add the source under `sources`.",
)

UNKNOWN_FIGURE = Rule(
    code="B206",
    name="unknown-figure",
    severity=Severity.ERROR,
    what="A text uses a figure that does not stand under `figures`.",
    why="A number is written once, under `figures`, so that all places say the same; here is no such number to show.",
    example='text: "比率は{{ figures.shere }}である"    # figures has `share`',
    cure="Correct the name, or add the figure under `figures`.",
)

INVALID_INLINE = Rule(
    code="B207",
    name="invalid-inline",
    severity=Severity.ERROR,
    what="The markup inside a text cannot be read: bold that is not closed, a broken link or citation, "
    "or {{ … }} that is more than the name of a figure.",
    why="Half-read markup would be printed as stars and brackets.",
    example="text: 規制の**焦点が移った    # the bold never ends",
    cure="Close the markup: **bold**, [text](https://…), [@source], {{ figures.name }}; "
    "write \\* or \\[ for the character itself.",
)

UNSUPPORTED_VERSION = Rule(
    code="B208",
    name="unsupported-version",
    severity=Severity.ERROR,
    what="The file asks for a version of the format that this briefdeck does not know.",
    why="A later version may mean something else by the same keys.",
    example="briefdeck: 9",
    cure="Write `briefdeck: 1`, or install a newer briefdeck.",
)

MISSING_FILE = Rule(
    code="B209",
    name="missing-file",
    severity=Severity.ERROR,
    what="A picture or CSV file that the briefing names cannot be read.",
    why="The slide and the page that need it cannot be made.",
    example="picture: figures/plant.png    # no such file beside the briefing",
    cure="Check the name; paths count from the folder of the briefing, and capitals count.",
)

PATH_OUTSIDE_FOLDER = Rule(
    code="B210",
    name="path-outside-folder",
    severity=Severity.ERROR,
    what="A path leads out of the folder of the briefing.",
    why="A briefing that comes from somebody else must not be able to put other files of this machine into an output; "
    "and a briefing that moves with its folder keeps working.",
    example="picture: ../../private/plan.png",
    cure="Copy the file into the folder of the briefing, or below it, and name it from there.",
)

DUPLICATE_ID = Rule(
    code="B211",
    name="duplicate-id",
    severity=Severity.ERROR,
    what="Two parts of the briefing carry the same id.",
    why="Plans and references name parts by id; with two of one name they would reach the wrong one.",
    example="sections:\n  - {kind: text, id: outlook, …}\n  - {kind: table, id: outlook, …}",
    cure="Give one of the two another id.",
)

UNKNOWN_AUDIENCE = Rule(
    code="B212",
    name="unknown-audience",
    severity=Severity.ERROR,
    what="An `audiences` list names an audience that has no folder among the templates.",
    why="A misspelt audience would hide the content from those who should see it, or show it to those who should not.",
    example="audiences: [exective]    # the folder is `executive`",
    cure="Correct the name; `briefdeck audiences` lists those that exist.",
)

BAD_DATA = Rule(
    code="B213",
    name="bad-data",
    severity=Severity.ERROR,
    what="A cell of the data of a chart or table cannot be used: not a number where one is wanted, "
    "a row that is too long or too short, NaN or infinity.",
    why="A chart would show a gap or a wrong bar, and nobody would see why.",
    example='month,energy\n2026-01,"12,4O"    # the letter O',
    cure="Correct the cell; leave it empty if there is no value.",
)

BAD_PICTURE = Rule(
    code="B214",
    name="bad-picture",
    severity=Severity.ERROR,
    what="A picture is damaged, of a kind that Office does not show everywhere, or far too large.",
    why="PowerPoint and Word would show a red cross, or the file would not fit into a mail.",
    example="picture: plant.png    # in truth a renamed WebP",
    cure="Save the picture as PNG or JPEG, at most 25 million pixels.",
)

UNKNOWN_SECTION = Rule(
    code="B215",
    name="unknown-section",
    severity=Severity.ERROR,
    what="A statement says `see` and names a section that has no such id.",
    why="Its line would promise the reader a slide that does not exist.",
    example="summary:\n  - {text: 費用は減る, see: csots}    # a section has `id: costs`",
    cure="Correct the name, or give the section that is meant this `id`.",
)

UNKNOWN_LANGUAGE = Rule(
    code="B220",
    name="unknown-language",
    severity=Severity.ERROR,
    what="A language is named of which nothing is known here: how it writes numbers and dates, where its lines break.",
    why="The document would borrow all that from another language, and be wrong in ways that its author cannot see.",
    example="language: tlh",
    cure="Name a language that the message lists; a territory may follow: en-GB, de-CH.",
)

UNTRANSLATED_TEXT = Rule(
    code="B221",
    name="untranslated-text",
    severity=Severity.ERROR,
    what="A text is not written in the language of the document.",
    why="Words of another language would stand in the middle of it, spelt and broken by its rules.",
    example="title: {ja: 費用は減る}    # in a document whose language is en",
    cure="Add the words in the language that the message names, or build the document in one that all texts have.",
)

TOO_MANY_TEXTS = Rule(
    code="B222",
    name="too-many-texts",
    severity=Severity.ERROR,
    what="A briefing has more texts than a document of anybody can hold: statements, titles, cells of its tables.",
    why="It would come to some four hundred slides, which nobody reads, and take minutes to be set.",
    example="points:\n  - Plant 1 closed\n  - Plant 2 closed    # and so on, to Plant 7000",
    cure="Keep what the readers need; put rows of data into a CSV file, or write several briefings.",
)
