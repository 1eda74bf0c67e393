"""Slips by which a briefing contradicts itself: its axes, totals, messages, lists and dates; and of hurried hands."""

from __future__ import annotations

from slips import BASE, Slip, slip

_CHART = BASE[BASE.index("    type: column\n") : BASE.index("    caption: Passengers")]
_EVENTS = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]
_PASSENGERS = "message: Passengers have doubled in three years"
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
AGREEMENT = (*AXES, *MESSAGES, *LISTS, *HANDS)
