"""Slips by which a briefing contradicts itself: its axes, totals, messages, lists and dates; and of hurried hands."""

from __future__ import annotations

from slips import BASE, Slip, slip

_CHART = BASE[BASE.index("    type: column\n") : BASE.index("    caption: Passengers")]
_EVENTS = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]
_PASSENGERS = "message: Passengers have doubled in three years"
_POINTS = BASE[BASE.index("    points:\n      - text: Ten") : BASE.index("conclusion:")]
_CONCLUSION = "conclusion: Take the lease and learn first"


def _plotted(
    name: str, code: str, says: str, wrong: str, right: str, settings: str = "type: column", **more: object
) -> Slip:
    """Data of a chart with and without the mistake: a list of categories, and one of values."""

    def chart(said: str) -> str:
        categories, values = said.split(" | ")
        series = f"series: [{{name: Passengers, values: [{values}]}}]"
        return f"    {settings}\n    unit: thousand\n    data: {{categories: [{categories}], {series}}}\n"

    return slip(name, _CHART, chart(wrong), code, "data:", says, (chart(wrong), chart(right)), **more)


def _section(name: str, code: str, at: str, says: str, body: str, *cure: tuple[str, str]) -> Slip:
    """Another section in the place of the timeline."""
    return slip(name, _EVENTS, f"  - kind: {body}\n", code, at, says, *cure)


AXES = (
    _plotted(
        "years in disorder",
        "E135",
        "“2024” stands behind “2025”|order of time",
        "2023, 2025, 2024 | 4, 8, 6",
        "2023, 2024, 2025 | 4, 6, 8",
    ),
    _plotted("years of plans", "E135", "2024", "FY2025E, FY2024 | 8, 4", "FY2024, FY2025E | 4, 8"),
    _plotted(
        "months in disorder",
        "E135",
        "“Feb” stands behind “Mar”",
        "Jan, Mar, Feb, Apr | 3, 5, 6, 8",
        "Jan, Feb, Mar, Apr | 3, 6, 5, 8",
    ),
    _plotted(
        "quarters in disorder",
        "E135",
        "Q2 2025",
        "Q1 2025, Q3 2025, Q2 2025 | 3, 5, 6",
        "Q1 2025, Q2 2025, Q3 2025 | 3, 6, 5",
    ),
    _plotted(
        "time backwards", "E135", "begin with the earliest", "2026, 2025, 2024 | 8, 6, 4", "2024, 2025, 2026 | 4, 6, 8"
    ),
    _plotted(
        "a leap of a line",
        "E135",
        "as if no year|add 2021 to 2022",
        "2019, 2020, 2023 | 4, 5, 8",
        "2019, 2020, 2021, 2022, 2023 | 4, 5, null, null, 8",
        "type: line",
    ),
    _plotted(
        "a total of a waterfall",
        "E121",
        "is 25|adds up to 27",
        "Start, Wages, Energy, End | 31, -3, -1, 25",
        "Start, Wages, Energy, End | 31, -3, -1, 27",
        "type: waterfall\n    totals: [Start, End]",
    ),
)
MESSAGES = (
    slip(
        "another change",
        _PASSENGERS,
        "message: Passengers have grown by 40% in three years",
        "E136",
        "40%",
        "412 to 830",
        ("by 40%", "by 101%"),
    ),
    slip(
        "no tripling",
        _PASSENGERS,
        "message: Passengers have tripled",
        "E136",
        "tripled",
        "not what the chart shows",
        ("tripled", "doubled"),
    ),
    slip(
        "no fall",
        _PASSENGERS,
        "message: Passengers are falling from year to year",
        "E136",
        "falling",
        "every value of the chart rises",
        ("falling", "rising"),
    ),
    slip(
        "three of two",
        "message: Two changes make a move pay",
        "message: Three reasons speak for a move",
        "E136",
        "Three reasons",
        "points: has 2",
        ("Three", "Two"),
    ),
)
LISTS = (
    slip(
        "a statement twice",
        "text: Routes have grown",
        "text: Rents are higher than a year ago.",
        "E138",
        "than a year ago.",
        "says the same",
    ),
    _section(
        "two recommendations",
        "E137",
        "options:",
        "option 1 is the preferred one",
        "comparison\n    title: Ways\n    message: Renting is easier\n"
        "    options: [{name: Build, preferred: true}, {name: Rent, preferred: true}]\n"
        "    aspects: [{name: Start, cells: [In three years, Next spring]}]",
        ("Build, preferred: true", "Build"),
    ),
    _section(
        "a task that ends first",
        "E122",
        "tasks:",
        "before “start”|correct one",
        "phases\n    title: Plan\n    message: We learn first\n"
        "    phases: [{name: Learn, period: 2026}, {name: Build, period: 2027}]\n"
        "    tasks: [{name: Sign, start: 2027-03, end: 2026-12}]",
        ("end: 2026-12", "end: 2027-12"),
    ),
    slip(
        "a total by its name",
        "      - [Rent, 42, 11.2]\n",
        "      - [Rent, 42, 11.2]\n      - [Total, 700, null]\n",
        "E121",
        "Total",
        "is 700|add up to 710",
        ("700", "710"),
    ),
    slip(
        "a decision of last year",
        _CONCLUSION,
        f"decisions:\n  - {{question: Shall we sign?, until: 2025-12}}\n{_CONCLUSION}",
        "E139",
        "2025-12",
        "before the day of the briefing",
        ("2025-12", "2026-12"),
    ),
    slip(
        "a fact of next year",
        "        status: fact\n",
        "        status: fact\n        as_of: 2027-03\n",
        "E139",
        "2027-03",
        "behind the day",
        ("        as_of: 2027-03\n", ""),
    ),
)
VALUES = (
    _plotted(
        "a value out of scale",
        "E140",
        "821 times",
        "2023, 2024, 2025 | 412, 538000, 655",
        "2023, 2024, 2025 | 412, 538, 830",
    ),
    _plotted(
        "one value alone", "E141", "one value alone", "2023 | 412", "2023, 2024 | 412, 830", also=frozenset({"E136"})
    ),
    slip(
        "a line of ways",
        _CHART,
        "    type: line\n    unit: thousand\n"
        "    data: {categories: [A, B, C], series: [{name: Way, values: [4, 9, 2]}]}\n",
        "E135",
        "type: line",
        "do not follow",
        ("type: line", "type: column"),
        also=frozenset({"E136"}),
    ),
    slip(
        "a share of itself",
        "    figures: [share]\n",
        "    share: {figures: [share], of: share}\n",
        "E133",
        "share:",
        "part of itself",
    ),
    slip(
        "a source twice",
        "        sources: [atlas]\n",
        "        sources: [atlas, atlas]\n",
        "E138",
        "atlas, atlas",
        "stands twice",
    ),
    slip(
        "a detail like its text",
        "detail: The longest line has doubled.",
        "detail: Routes have grown.",
        "E138",
        "Routes have grown.",
        "says what text says",
    ),
    slip(
        "another number of a figure",
        "text: The move pays in six years",
        "text: Only 45% of the lines are ready",
        "E118",
        "45%",
        "figures.share",
    ),
    slip("a number of next year", "    as_of: 2026-10\n", "    as_of: 2027-10\n", "E139", "2027-10", "behind the day"),
)
FOREIGN = (
    slip("a form's addressee", "to: [The Board]", 'to: ["<recipient>"]', "L112", "<recipient>", "<recipient>"),
    slip(
        "a form's day",
        "date: 2026-11-24",
        "date: YYYY-MM-DD",
        "B204",
        "YYYY",
        "write the day, as 2026-04-10",
        ("YYYY-MM-DD", "2026-11-24"),
    ),
    slip(
        "a slide's number",
        "  - kind: table\n",
        "  - slide: 4\n    kind: table\n",
        "B201",
        "slide: 4",
        "shown in their order",
        ("- slide: 4\n    kind", "- kind"),
    ),
    slip(
        "points of x and y",
        "data: data/market.csv",
        "data: {series: [{name: Passengers, points: [{x: 2023, y: 412}, {x: 2024, y: 830}]}]}",
        "B203",
        "data:",
        "categories: [2023, 2024]",
    ),
    slip(
        "a source by its outlet",
        "    alt: Columns rise from 412 to 830 thousand.\n    sources: [atlas]",
        '    alt: Columns rise from 412 to 830 thousand.\n    source: "City Observer, Queue report"',
        "B201",
        "source:",
        "write sources: [grid]",
        ('source: "City Observer, Queue report"', "sources: [grid]"),
    ),
    _section(
        "a German view",
        "B201",
        "Aussage",
        "write claim:",
        "assessments\n    title: Views\n    message: Views differ\n    views: [{Aussage: It pays, outlets: [atlas]}]",
        ("Aussage", "claim"),
    ),
    _section(
        "a flow below nothing",
        "B204",
        "value: -20",
        "write 20",
        "flow\n    title: Energy\n    message: A third is lost\n    unit: MWh\n    sources: [grid]\n"
        "    columns: [{pools: [{id: a, name: A}]}, {pools: [{id: b, name: B}, {id: c, name: C}]}]\n"
        "    links: [{from: a, to: b, value: 40}, {from: a, to: c, value: -20}]",
        ("-20", "20"),
    ),
    slip(
        "Markdown below keys of its own",
        BASE,
        "---\nmarp: true\n---\n# The depot\n",
        "B202",
        "marp",
        "this is no briefing",
        ("---\nmarp: true\n---\n# The depot\n", BASE),
        also=frozenset({"Y111"}),
    ),
    slip(
        "a tone",
        "marking: Confidential\n",
        "marking: Confidential\ntone: formal\n",
        "B201",
        "tone",
        "as they are written",
        ("\ntone: formal", ""),
    ),
)
NAMES = (
    slip(
        "a slide for a section",
        "    see: market\n",
        "    see: slide 5\n",
        "B204",
        "see: slide 5",
        "no id of a section|market",
    ),
    slip("an empty title", "    title: Options\n", '    title: ""\n', "B204", "title:", "write its words"),
    slip(
        "dashes without spaces",
        _POINTS,
        "    points:\n      -Ten minutes away\n      -Buses reach it\n",
        "B203",
        "-Ten",
        "“- Ten minutes away",
    ),
    slip(
        "numbers for dashes",
        _POINTS,
        "    points:\n      1. Ten minutes away\n      2. Buses reach it\n",
        "B203",
        "1. Ten",
        "in the place of “1.”",
    ),
    slip(
        "addressees in lines",
        "to: [The Board]",
        "to: |\n  The Board\n  Finance",
        "B203",
        "to:",
        "write to: [The Board, Finance]",
    ),
)
TYPED = (
    slip(
        "a title in quotes",
        "title: Should we move the depot?",
        'title: "\\"Should we move the depot?\\""',
        "L111",
        "title:",
        "quotation marks stand around",
    ),
    slip(
        "commas within numbers",
        "data: data/market.csv",
        "data: {categories: [2023, 2026], series: [{name: Passengers, values: [1,412, 2,830]}]}",
        "B213",
        "1,412",
        "write values: [1412, 2830]",
        ("1,412, 2,830", "1412, 2830"),
    ),
    slip(
        "a note as a row",
        "      - [Rent, 42, 11.2]\n",
        '      - [Rent, 42, 11.2]\n      - ["Note: in million pounds", null, null]\n',
        "L111",
        "Note:",
        "under caution:",
        ('      - ["Note: in million pounds", null, null]\n', ""),
    ),
    slip(
        "decimals below nothing",
        "    as_of: 2026-10\n",
        "    as_of: 2026-10\n    decimals: -1\n",
        "B204",
        "decimals",
        "write 0",
        ("    decimals: -1\n", ""),
    ),
    _section(
        "a French stance",
        "B201",
        "position",
        "write stance: supportive",
        "assessments\n    title: Views\n    message: Views differ\n"
        "    views: [{claim: It pays, position: favorable, outlets: [atlas]}]",
        ("position: favorable", "stance: supportive"),
    ),
)
PARTED = (
    slip(
        "a number with commas in braces",
        BASE[BASE.index("  share:\n") : BASE.index("sections:")],
        "  share: {value: 31,000,000, unit: t, label: What the lines carry, sources: [grid]}\n",
        "B201",
        "31,000",
        "without commas",
        ("31,000,000", "31000000"),
    ),
    slip(
        "choices and a slash",
        _CONCLUSION,
        f"decisions:\n  - {{question: Shall we sign?, options: Yes/No, until: 2026-12}}\n{_CONCLUSION}",
        "B203",
        "Yes/No",
        "write options: [Yes, No]",
        ("Yes/No", '["Yes", "No"]'),
    ),
    slip(
        "full-width commas in brackets",
        _CONCLUSION,
        f"decisions:\n  - {{question: Shall we sign?, options: [Sign，Wait], until: 2026-12}}\n{_CONCLUSION}",
        "L111",
        "Sign，Wait",
        "options: [Sign, Wait]",
        ("Sign，Wait", "Sign, Wait"),
        also=frozenset({"L301"}),
    ),
    slip(
        "a kind in capitals",
        "  - kind: table\n",
        "  - Kind: table\n",
        "B201",
        "Kind:",
        "write kind:",
        ("Kind:", "kind:"),
    ),
)
DRAWN = (
    slip(
        "colours of a chart",
        _CHART,
        f"{_CHART}    palette: blues\n",
        "B201",
        "palette",
        "delete the key",
        ("    palette: blues\n", ""),
    ),
    slip(
        "a name of an axis",
        _CHART,
        f"{_CHART}    y_axis_label: Passengers\n",
        "B201",
        "y_axis",
        "under unit:",
        ("    y_axis_label: Passengers\n", ""),
    ),
    slip(
        "a statement for a key",
        "      - text: Routes have grown\n        detail: The longest line has doubled.\n",
        "      - Routes have grown: The longest line has doubled.\n",
        "B201",
        "Routes have",
        "write {text: Routes have grown, detail: The longest line has doubled.}",
        (
            "- Routes have grown: The longest line has doubled.",
            "- text: Routes have grown\n        detail: The longest line has doubled.",
        ),
    ),
    _section(
        "cells by their options",
        "B203",
        "cells: {",
        "write cells: [late, soon]",
        "comparison\n    title: Ways\n    message: Renting is easier\n    options: [{name: Build}, {name: Rent}]\n"
        "    aspects: [{name: Start, cells: {Build: late, Rent: soon}}]",
        ("{Build: late, Rent: soon}", "[late, soon]"),
    ),
)
HANDS = (
    slip(
        "a key cut short",
        "    caption: Three options\n",
        "    capt: Three options\n",
        "B201",
        "capt:",
        "“caption”",
        ("capt:", "caption:"),
    ),
    slip(
        "heads and semicolons",
        "[Option, Capital, Return]",
        "[Option; Capital; Return]",
        "B213",
        "Option;",
        "write columns: [Option, Capital, Return]",
    ),
    slip(
        "a decimal comma in braces",
        '    value: 31\n    unit: "%"\n',
        "    value: 31,5 Mio.\n",
        "B203",
        "31,5",
        "write 31500000",
        ("31,5 Mio.", "31500000\n    unit: t"),
    ),
    slip(
        "a block that is not indented",
        "detail: The longest line has doubled.",
        "detail: |\n        The longest line has doubled.",
        "Y103",
        "The longest",
        "indent the text below the |",
        ("|\n        The", "|\n          The"),
    ),
    slip(
        "a length",
        "marking: Confidential",
        "marking: Confidential\nmax_slides: 12",
        "B201",
        "max_slides",
        "limits: {slides: 12",
        ("\nmax_slides: 12", ""),
    ),
)
AGREEMENT = (*AXES, *MESSAGES, *LISTS, *VALUES, *FOREIGN, *NAMES, *TYPED, *PARTED, *DRAWN, *HANDS)
