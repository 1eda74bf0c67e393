"""E1xx, continued: whether a briefing agrees with itself: its order in time, its messages and what they speak of."""

from __future__ import annotations

from briefdeck.diagnostics import Rule, Severity

DISORDERED_CATEGORIES = Rule(
    code="E135",
    name="disordered-categories",
    severity=Severity.WARNING,
    what="The categories of a chart are times, and do not follow one another, or a line leaves some of them out.",
    why="Readers take an axis for time as it runs: the curve would rise or fall where nothing did.",
    example="data: {categories: [2023, 2025, 2024], series: […]}",
    cure="Put the categories, with their values, in order; in a line give each time that has no value a null.",
)

CONTRADICTED_MESSAGE = Rule(
    code="E136",
    name="contradicted-message",
    severity=Severity.WARNING,
    what="The message of a section says something of its numbers or of its list that these do not say: a change or a "
    "share that no values of the chart give, a rise where all falls, three reasons where four are listed.",
    why="Readers see both at once, and believe neither.",
    example="message: Passengers have grown by 40%    # and the chart's values double",
    cure="Correct the message or what it speaks of; if it speaks of something else, name that.",
)

SEVERAL_PREFERRED = Rule(
    code="E137",
    name="several-preferred",
    severity=Severity.WARNING,
    what="More than one option is marked as the preferred one.",
    why="A recommendation of everything is none.",
    example="options: [{name: Build, preferred: true}, {name: Rent, preferred: true}]",
    cure="Leave `preferred: true` on one of them.",
)

REPEATED_ENTRY = Rule(
    code="E138",
    name="repeated-entry",
    severity=Severity.WARNING,
    what="The same words stand twice in one list.",
    why="It is a slip of copying: one of them was meant to say something else, or the list has one entry too many.",
    example="points:\n  - Rents are higher\n  - Rents are higher",
    cure="Delete one of them, or write what was meant.",
)

UNTIMELY_DATE = Rule(
    code="E139",
    name="untimely-date",
    severity=Severity.WARNING,
    what="A date cannot be, by the date of the briefing: a decision is due before it, or a fact is of a day after it.",
    why="One of the two dates is wrong, and readers notice it at once.",
    example="date: 2026-11-24    # and decisions: [{question: Shall we sign?, until: 2025-12}]",
    cure="Correct the date, or that of the briefing.",
)

OUTLYING_VALUE = Rule(
    code="E140",
    name="outlying-value",
    severity=Severity.WARNING,
    what="One value of a series is hundreds of times as large as all others, which are alike; or one share of several "
    "is below 1 %.",
    why="A separator or a unit was mistyped, and the chart shows one column and a flat line.",
    example="series: [{name: Passengers, values: [412, 538000, 655]}]",
    cure="Correct the value, or draw it apart from the others.",
)

IMPOSSIBLE_DAY = Rule(
    code="E142",
    name="impossible-day",
    severity=Severity.WARNING,
    what="A text names a day that the calendar does not have, or a weekday that this day is not.",
    why="Readers put it into their calendars, and miss the day that was meant.",
    example="text: The lease ends on 31 April 2027",
    cure="Correct the day, the month or the weekday.",
)

LONE_VALUE = Rule(
    code="E141",
    name="lone-value",
    severity=Severity.WARNING,
    what="A chart draws one value alone.",
    why="There is nothing beside which it is large or small: the chart says less than the number.",
    example="data: {categories: [2025], series: [{name: Passengers, values: [412]}]}",
    cure="Add what it is to be seen beside, or write it under `figures:`.",
)
