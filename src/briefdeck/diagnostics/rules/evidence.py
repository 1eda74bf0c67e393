"""E1xx: whether what a briefing says is carried by its sources, and whether its numbers and dates agree."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

# --- Statements and their sources -------------------------------------------------------------------------------------

UNSOURCED_STATEMENT = Rule(
    code="E101",
    name="unsourced-statement",
    severity=Severity.WARNING,
    what="A statement is given as a fact or as reported, and no source carries it.",
    why="A reader who doubts it has nowhere to look, and so doubts the rest as well.",
    example="- {text: 輸出は2割減った, status: fact}    # without sources:",
    cure="Add `sources:` or a [@citation] to it, the statement above it or its section; or give its true status.",
)

UNHELD_VIEW = Rule(
    code="E102",
    name="unheld-view",
    severity=Severity.WARNING,
    what="A view is reported, and nothing says who holds it.",
    why="An assessment is worth as much as the one who makes it.",
    example="views:\n  - {claim: 供給は足りる}    # neither outlets: nor held_by:",
    cure="Name its `outlets`, or say under `held_by` who holds it.",
)

UNSOURCED_DATA = Rule(
    code="E103",
    name="unsourced-data",
    severity=Severity.WARNING,
    what="A figure, a table or a chart has no source.",
    why="Numbers are what readers quote; these cannot be traced.",
    example='figures:\n  share: {value: 31, unit: "%", label: 国内比率}    # without sources:',
    cure="Add `sources:`; give a number of your own making `status: assessment` or `inference`.",
)

SOURCED_INFERENCE = Rule(
    code="E104",
    name="sourced-inference",
    severity=Severity.WARNING,
    what="A statement is given as an inference, and cites sources.",
    why="The marks make the author's own conclusion look like something that the sources say.",
    example="- {text: 来年は値上げになろう, status: inference, sources: [wire]}",
    cure="Delete the sources, or cite them in the statement that they carry; if they do say it, change the status.",
)

UNCITED_SOURCE = Rule(
    code="E105",
    name="uncited-source",
    severity=Severity.WARNING,
    what="A source is listed and nothing cites it.",
    why="The list of sources would claim a support that no statement has.",
    example="sources:\n  wire: {…}    # and no statement names wire",
    cure="Cite it where it is the evidence, or delete it.",
)

UNSOURCED_QUOTATION = Rule(
    code="E106",
    name="unsourced-quotation",
    severity=Severity.WARNING,
    what="Somebody's words stand in quotation marks, and no source carries them.",
    why="A quotation that cannot be looked up may be invented.",
    example="text: 社長は「この計画は必ずやり遂げる」と述べた    # without sources:",
    cure="Cite where the words were said, or say it in your own.",
)

UNLISTED_OUTLET = Rule(
    code="E107",
    name="unlisted-outlet",
    severity=Severity.WARNING,
    what="A text names an outlet that is not among the sources.",
    why="What it is said to have reported cannot be looked up.",
    example="text: Reutersも同じ見方を示した    # sources has no Reuters",
    cure="Add the article under `sources` and cite it, or leave the name out.",
)

OUTLET_OUTSIDE_VIEW = Rule(
    code="E108",
    name="outlet-outside-view",
    severity=Severity.WARNING,
    what="A view names or cites an outlet that is not among those that hold it.",
    why="Either the list of those who hold the view is wrong, or its text is.",
    example="- {claim: 供給は足りる, detail: Reutersがこう見る, outlets: [wire]}",
    cure="Add the source to the view's `outlets`, or take it out of the text.",
)

FALSE_CONSENSUS = Rule(
    code="E117",
    name="false-consensus",
    severity=Severity.WARNING,
    what="A view is called a consensus, and fewer than two outlets hold it.",
    why="One outlet twice is still one voice.",
    example="- {claim: 供給は足りる, outlets: [wire], consensus: true}",
    cure="Name at least two different outlets, or delete `consensus`.",
)

NAMELESS_ACTOR = Rule(
    code="E124",
    name="nameless-actor",
    severity=Severity.WARNING,
    what="An implication concerns nobody in particular.",
    why="What everybody should do, nobody does.",
    example="items:\n  - {actor: 関係者, implication: 対応が必要になる}",
    cure="Name who has to act: a department, a company, a kind of reader.",
)

UNSUPPORTED_SUMMARY = Rule(
    code="E125",
    name="unsupported-summary",
    severity=Severity.WARNING,
    what="The summary says something that no section says.",
    why="Who reads on finds no reasons for it; often it is left from an earlier version.",
    example="summary: [来期は増益になる]    # and no section speaks of earnings",
    cure="Say it in a section, with its evidence, or delete it from the summary.",
)

UNUSED_ITEM = Rule(
    code="E126",
    name="unused-item",
    severity=Severity.WARNING,
    what="A part of the briefing stands in no document of any audience.",
    why="It is kept up to date for nobody; or a plan has lost it.",
    example="figures:\n  share: {…}    # no text uses {{ figures.share }}, no section lists it",
    cure="Use it in a text or in a plan, or delete it.",
)

# --- Sources ----------------------------------------------------------------------------------------------------------

DUPLICATE_URL = Rule(
    code="E109",
    name="duplicate-url",
    severity=Severity.WARNING,
    what="Two sources have the same address.",
    why="One article counts as two, and has two numbers.",
    example="wire: {url: https://example.com/rules, …}\nagency: {url: https://www.example.com/rules/, …}",
    cure="Keep one of them and cite it in both places, or correct the address.",
)

MALFORMED_URL = Rule(
    code="E110",
    name="malformed-url",
    severity=Severity.WARNING,
    what="An address cannot lead anywhere: no host, a stray sign, an escape that is not one.",
    why="The reader clicks, and meets an error.",
    example="url: https://example/rules、",
    cure="Copy the address again from the browser.",
)

TRACKING_PARAMETER = Rule(
    code="E111",
    name="tracking-parameter",
    severity=Severity.WARNING,
    what="An address carries parameters that track who follows it.",
    why="They say where the link was copied, tell the outlet who reads the briefing, and make the address long.",
    example="url: https://example.com/rules?utm_source=newsletter",
    cure="Delete the parameters; `briefdeck check --fix` does it.",
)

INSECURE_URL = Rule(
    code="E112",
    name="insecure-url",
    severity=Severity.WARNING,
    what="An address begins with http://, without encryption.",
    why="Browsers warn of it, and what is read can be changed on the way.",
    example="url: http://example.com/rules",
    cure="Write https:// and see that the page still opens.",
)

UNDATED_SOURCE = Rule(
    code="E113",
    name="undated-source",
    severity=Severity.WARNING,
    what="A source has no date of publication.",
    why="Nobody can tell whether it knew what it is cited for.",
    example="wire: {outlet: The Wire, title: New rules, url: https://example.com/rules}",
    cure="Add `date:`, a year or a month if the day is not known.",
)

SOURCE_AFTER_BRIEFING = Rule(
    code="E114",
    name="source-after-briefing",
    severity=Severity.WARNING,
    what="A source was published, or read, after the date of the briefing.",
    why="The briefing cannot know what was not yet written: one of the two dates is wrong.",
    example="date: 2026-04-10    # and a source of 2026-05-02",
    cure="Correct the date of the source or that of the briefing.",
)

SOURCE_BEFORE_EVENT = Rule(
    code="E115",
    name="source-before-event",
    severity=Severity.WARNING,
    what="A source is older than what it is cited for: than the statement's own `as_of`, or, by more than nine months, "
    "than its phase, or, if it is news or a view, than the state of affairs that the briefing describes (its `as_of`).",
    why="It cannot report what had not happened; the citation, its date or its address is wrong.",
    example="- {text: 新型が旧型を上回った, as_of: 2025-11, sources: [wire]}    # wire is of February",
    cure="Cite a source that could know it, correct the date, or say when that happened with `as_of`.",
)

ACCESSED_BEFORE_PUBLISHED = Rule(
    code="E116",
    name="accessed-before-published",
    severity=Severity.WARNING,
    what="A source was read before it was published.",
    why="One of the two dates is wrong.",
    example="wire: {date: 2026-04-09, accessed: 2026-03-01, …}",
    cure="Correct `date` or `accessed`.",
)

# --- Numbers, totals, dates -------------------------------------------------------------------------------------------

DISAGREEING_NUMBER = Rule(
    code="E118",
    name="disagreeing-number",
    severity=Severity.WARNING,
    what="A number in a sentence differs a little from the figure of the same label and unit.",
    why="Two numbers for one thing cost the reader's trust in all the others.",
    example='text: 国内比率は35%に上る    # figures: share: {value: 31, unit: "%", label: 国内比率}',
    cure="Write {{ figures.name }}, or correct the figure; if it is another quantity, name it differently.",
)

NUMBER_WRITTEN_TWICE = Rule(
    code="E119",
    name="number-written-twice",
    severity=Severity.WARNING,
    what="A number is written out where a figure holds it already, or in two forms in one briefing.",
    why="The next change will reach one place and not the other.",
    example="text: 国内比率は31%である    # figures has share: 31 %",
    cure="Write {{ figures.name }} in place of the digits; write one quantity in one form.",
)

UNEVEN_PERCENTAGES = Rule(
    code="E120",
    name="uneven-percentages",
    severity=Severity.WARNING,
    what="Shares that should make a whole do not add up to 100 %.",
    why="A reader adds them up; what is missing or too much is a mistake or an untold rest.",
    example='type: pie\nunit: "%"\ndata: {categories: [A, B], series: [{name: 割合, values: [60, 30]}]}',
    cure="Correct the values, or add the rest as a category of its own.",
)

WRONG_TOTAL = Rule(
    code="E121",
    name="wrong-total",
    severity=Severity.WARNING,
    what="A total is not the sum of what stands above it, by more than rounding explains.",
    why="It is the first thing that a finance department checks.",
    example="total: true\nrows: [[北, 10], [南, 20], [合計, 31]]",
    cure="Correct the total or a row; a column whose last cell is no sum says `sums: false`.",
)

SEVERAL_OUTLETS = Rule(
    code="E128",
    name="several-outlets",
    severity=Severity.WARNING,
    what="A text says that several outlets report it, and names the source of one.",
    why="Readers who look it up find one voice where several are said to speak.",
    example="- {text: 複数のメディアが報じた, sources: [wire]}",
    cure="Cite the others too; where an article says so without naming them, cite that article, "
    "and say with `via` which sources are known through it.",
)

READ_SECOND_HAND = Rule(
    code="E129",
    name="read-second-hand",
    severity=Severity.WARNING,
    what="A source that is cited as another one tells of it has a day on which it was read.",
    why="Either it was read, and can be cited itself, or the day is invented.",
    example="ft: {outlet: FT, title: …, via: article, accessed: 2026-04-09}",
    cure="Delete `accessed`, or `via`.",
)

DISORDERED_DATES = Rule(
    code="E122",
    name="disordered-dates",
    severity=Severity.WARNING,
    what="Phases, or events of a timeline, do not follow one another in time.",
    why="Readers take the order for the order of events; often a year is mistyped.",
    example="events:\n  - {date: 2026-05, text: 試行}\n  - {date: 2025-11, text: 決定}",
    cure="Put them in order, or correct the date.",
)

SEVERAL_PRESENT_PHASES = Rule(
    code="E123",
    name="several-present-phases",
    severity=Severity.WARNING,
    what="More than one phase is marked as the present one.",
    why="The slide would show “we are here” twice.",
    example="phases:\n  - {name: 第1局面, current: true}\n  - {name: 第2局面, current: true}",
    cure="Leave `current: true` on one of them.",
)

FAILED_RULE = Rule(
    code="E127",
    name="failed-rule",
    severity=Severity.WARNING,
    what="A rule of the review failed at this place; all others have judged the briefing. "
    "It is an error where one of the rules that could not judge is one for this audience.",
    why="What nobody has judged must not be taken for sound.",
    example="A form of text that the rule had never met.",
    cure="Report it, with the lines that led to it. Until then an exception here, "
    "`# briefdeck: ignore E127: reason`, lets the documents be made.",
)

PLOTTED_TOTAL = Rule(
    code="E130",
    name="plotted-total",
    severity=Severity.WARNING,
    what="A row of totals, or of averages among years, is drawn as a category of a chart.",
    why="A total dwarfs the others, and a pie that has it shows everything twice; an average is no year.",
    example="data: sales.csv    # its last row is “Total,2435”",
    cure="Leave the row out of the data, or draw a waterfall and name it under `totals:`.",
)

DISGUISED_HOST = Rule(
    code="E131",
    name="disguised-host",
    severity=Severity.WARNING,
    what="The host of an address mixes letters of two scripts, or is written in letters that look like Latin ones.",
    why="The reader sees the name of somebody whom he trusts, and comes to somebody else.",
    example="url: https://www.аpple.com/news    # its first letter is Cyrillic",
    cure="Copy the address again from the browser, and see whose page it is.",
)

DISTANT_DATE = Rule(
    code="E132",
    name="distant-date",
    severity=Severity.WARNING,
    what="A year is hundreds of years from that of the briefing, or has its digits in another order; or the briefing "
    "is much younger than all of its sources.",
    why="Most often a digit was mistyped, and a reader takes the figure for one of another time.",
    example="as_of: 2062-10    # in a briefing of 2026",
    cure="Correct the year.",
)

IMPOSSIBLE_SHARE = Rule(
    code="E133",
    name="impossible-share",
    severity=Severity.WARNING,
    what="A figure is called a share, and is more than 100 % or less than nothing.",
    why="A part is not more than its whole: a separator was mistyped, or it is a change or a ratio.",
    example='share: {value: 310, unit: "%", label: Share of the lines that are ready}',
    cure="Correct the value, or call it what it is.",
)

MIXED_SERIES = Rule(
    code="E134",
    name="mixed-series",
    severity=Severity.WARNING,
    what="A chart draws a series of per cents on the axis of series that are none.",
    why="It lies flat at the bottom, and its numbers are read in the unit of the others.",
    example="data: sales.csv    # its head: Year,Sales,Growth %",
    cure="Leave it out, or write `type: combination` and name it under `lines:`.",
)
