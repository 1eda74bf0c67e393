"""L116 to L120: words that suit one page, one program or one language, and stand in documents of others."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

CAPITALS = Rule(
    code="L116",
    name="capitals",
    severity=Severity.WARNING,
    what="A whole text is written in capitals, or a title begins with a small letter where the others have capitals.",
    why="Capitals are slow to read, and names cannot be told from words in them; a template may set titles so.",
    example="message: WE SHOULD SIGN THE CONTRACT",
    cure="Write small letters, with capitals where the language has them.",
)

TYPED_REFERENCE = Rule(
    code="L117",
    name="typed-reference",
    severity=Severity.WARNING,
    what="A text refers to a slide, page, table or chart by its number or its place.",
    why="A deck and a memo are made from one briefing, for several audiences: “slide 4” is another one in each, and "
    "what is “below” stands on the next page.",
    example="detail: As slide 4 shows, costs fall.",
    cure="Say what is there, or name its section: `see: costs`, which each document makes into a number of its own.",
)

BARE_ADDRESS = Rule(
    code="L118",
    name="bare-address",
    severity=Severity.WARNING,
    what="A web address stands in a text as it is.",
    why="It says nothing to a reader, breaks lines badly, and leads nowhere on a slide.",
    example="detail: Costs fall, see https://example.com/costs.",
    cure="Write `[words](https://…)`; evidence is a source with a url:, cited by `[@key]`.",
)

OPEN_END = Rule(
    code="L119",
    name="open-end",
    severity=Severity.WARNING,
    what="A text ends with a comma, a semicolon or dots, a title with a full stop, or an addressee holds such a sign.",
    why="Words were cut off, or the sign was left from a list in another program.",
    example="title: Costs,",
    cure="Delete the sign, or write what belongs behind it; `briefdeck check --fix` deletes it.",
)

OTHER_LANGUAGE = Rule(
    code="L120",
    name="other-language",
    severity=Severity.WARNING,
    what="A text, or a whole briefing, is in another language than it says.",
    why="Its labels, dates, typefaces and line breaks are those of the language that it says.",
    example="language: en\ntitle: 蓄電池の導入",
    cure="Write the language of the texts under language:, or the text in that language; texts in two stand side by "
    "side: {en: …, ja: …}.",
)

ADDED_ANYWAY = Rule(
    code="L121",
    name="added-anyway",
    severity=Severity.WARNING,
    what="Words are typed that documents add themselves: 御中, 様 or 각위 behind an addressee, 以上 at the end.",
    why="They stand there twice.",
    example="to: [総務部 御中]",
    cure="Delete them; a person is {name: 森 花, kind: person}, several people are kind: group.",
)
