"""Slips of what is written in pieces: entries that a dash cuts, cells beside the names to which they belong, marks of
notes that are not there, numbers with their unit each, rows of a file with a cell too many or too few."""

from __future__ import annotations

from slips import MARKET, Slip, _data, slip
from slips_kinds import _DETAIL, _FLOW, _OPTIONS, _PHASES, _STEPS, _VIEWS, _inside
from slips_shapes import _MOVES, _PUT, _SHIFT, _asked

_DATA = "data: data/market.csv"
_OURS = "data: {categories: [2023, 2026], series: [{name: Passengers, values: [412, 830]}]}"
_TWELVE = "The index rose by a third in twelve months."
_ASPECT = "[{name: Start, cells: [In three years, Next spring]}]"
_LINES = "    aspects: [Lines, Crew]\n"
_STAGES = _PHASES.replace("points: [Move two lines]", "cells: [Two, Four]").replace(
    "points: [Tender]", "cells: [Six, Ten]"
)
_OUTLOOK = _STAGES.replace("    phases:\n", f"{_LINES}    phases:\n")


def _cited(name: str, words: str, at: str = "Smith") -> Slip:
    right = f"{_TWELVE} It says so [@atlas]."
    return slip(name, _TWELVE, words, "L111", at, "write [@key]", (words, right))


def _unit(name: str, theirs: str, ours: str) -> Slip:
    return slip(name, "unit: thousand", f"unit: {theirs}", "L114", theirs, f"write {ours}", (theirs, ours))


def _said(name: str, words: str, code: str, says: str, right: str = "") -> Slip:
    """Words at the end of a sentence."""
    slipped = _DETAIL.replace("houses.", f"houses, see {words}.")
    cured = slipped.replace("a b)", f"{right})") if right else _DETAIL
    return slip(name, _DETAIL, slipped, code, words.split()[0].lstrip("["), says, (slipped, cured))


PIECES = (
    _inside(
        _OPTIONS,
        "an entry that a dash cuts",
        _ASPECT,
        "\n      - name: Start\n      - cells: [In three years, Next spring]",
        "B202",
        "- cells",
        "delete the dash before cells:",
    ),
    _inside(
        _OPTIONS,
        "an entry in two pairs of braces",
        _ASPECT,
        "[{name: Start}, {cells: [In three years, Next spring]}]",
        "B202",
        "aspects",
        "write {name: Start, cells: [In three years, Next spring]} in the place of both",
    ),
    _inside(
        _OPTIONS,
        "cells beside their aspects",
        _ASPECT,
        "[Start]\n    cells: [[In three years, Next spring]]",
        "B201",
        "cells",
        f"write aspects: {_ASPECT}, in the place of aspects: and cells:",
    ),
    _inside(
        _OPTIONS,
        "cells under the names of aspects",
        _ASPECT,
        "[Start]\n    rows: {Start: [In three years, Next spring]}",
        "B201",
        "rows",
        f"write aspects: {_ASPECT}",
    ),
    _inside(
        _OUTLOOK,
        "cells beside their phases",
        _OUTLOOK[_OUTLOOK.index("    phases:") :],
        "    phases: [{name: Learn, period: 2027}, {name: Build, period: 2028}]\n"
        "    matrix: [[Two, Four], [Six, Ten]]\n",
        "B201",
        "matrix",
        "write phases: [{name: Learn, period: 2027, cells: [Two, Four]}, {name: Build",
    ),
    slip(
        "pairs with their unit",
        _DATA,
        "data: {2023: 412 kt, 2026: 830 kt}",
        "B203",
        "data:",
        f"write {_OURS}, and unit: kt below it",
        ("data: {2023: 412 kt, 2026: 830 kt}", _OURS),
    ),
    slip(
        "values with their scale",
        _DATA,
        _OURS.replace("412", "412k").replace("830", "830k"),
        "B203",
        "412k",
        "1 other item|write values: [412000, 830000]",
        ("412k, 830k", "412, 830"),
    ),
    slip(
        "a gap among too many values",
        _DATA,
        "data: {categories: [2023, 2026], series: [{name: P, values: [412, null, 830]}]}",
        "B213",
        "null",
        "leave values out",
        ("[412, null, 830]", "[412, 830]"),
    ),
    slip(
        "a bracket left open",
        "    sources: [atlas]\n  - kind: timeline",
        "    sources: [atlas\n  - kind: timeline",
        "Y103",
        "[atlas",
        "close the [ at the end of the line",
    ),
    _cited("an author and a page", f"{_TWELVE} Smith (2024, p. 3) says so."),
    _cited("authors in a sentence", f"{_TWELVE} Smith et al. (2024) put it so."),
    _cited("an author who says", f"{_TWELVE} Smith (2024) argues that it is so."),
    _unit("thousands of a spreadsheet", "000s", "thousand"),
    _unit("thousands of pounds", "£'000", "thousand GBP"),
    _unit("thousands of a thing", "000 tonnes", "thousand tonnes"),
    slip(
        "thousands for a figure",
        'unit: "%"',
        "unit: €000",
        "L114",
        "€000",
        "write EUR, and the number in full",
        ("unit: €000", 'unit: "%"'),
    ),
    slip(
        "a star behind a cell",
        "[Rent, 42,",
        "[Rent*, 42,",
        "L111",
        "Rent*",
        "“*” leads to no note|caption:",
        ("Rent*", "Rent"),
    ),
    slip(
        "a star that is said",
        "[Rent, 42,",
        "[Rent†, 42,",
        "L111",
        "Rent†",
        "“†” leads to no note",
        ("caption: Three options", "caption: Three options († for five years)"),
    ),
    _data(
        "a row that begins with a comma",
        "B213",
        ",2024",
        "delete the comma at the beginning",
        MARKET.replace("2024", ",2024"),
    ),
    _data("a row that ends with a comma", "B213", "538,", "delete the comma at the end", MARKET.replace("538", "538,")),
    _data(
        "a row without its value",
        "B213",
        "2024",
        "write “2024,” if a value",
        MARKET.replace(",538", ""),
        MARKET.replace("538", ""),
    ),
    _inside(
        _VIEWS,
        "views for and against",
        _VIEWS[_VIEWS.index("    views:") :],
        "    views: {for: [Growth continues], against: It stops}\n",
        "B203",
        "views:",
        "write views: [{claim: Growth continues, stance: supportive}, {claim: It stops, stance: critical}]",
    ),
    _inside(
        _VIEWS,
        "pros and cons for views",
        _VIEWS[_VIEWS.index("    views:") :],
        "    pros: [Growth continues]\n    cons: [It stops]\n",
        "B201",
        "pros:",
        "write views: [{claim: Growth continues, stance: supportive}, {claim: It stops, stance: critical}]",
    ),
    _inside(
        _SHIFT,
        "a shift from now to next",
        _MOVES,
        _MOVES.replace("from", "now").replace("to:", "next:"),
        "B201",
        "now",
        _PUT,
    ),
    _inside(
        _STEPS,
        "steps of a step",
        "by: Legal, time: A week",
        "by: Legal, steps: [Call, Write]",
        "B201",
        "steps: [Call",
        "has none of its own: write each of these beside it",
    ),
    _inside(_STEPS, "weeks of a step", "time: A week", "time: {weeks: 2}", "B204", "weeks", "write time: 2 weeks"),
    _inside(_FLOW, "a share in a flow", "value: 40}", "value: 66%}", "B203", "66%", "write what it comes to in MWh"),
    _inside(
        _PHASES,
        "what a phase brings",
        "points: [Move two lines]",
        "milestones: [Move two lines]",
        "B201",
        "milestones",
        "write {name: Learn, period: 2027, points: [Move two lines]}",
    ),
    _asked(
        "options as things",
        "{question: Do we move?, options: [{name: Now, recommended: true}, Later], by: The Board, until: 2026-12-15}",
        'write "Recommended: Now"',
        "B204",
        "Now",
    ),
    slip("a week of a year", "date: 2026-12-15", "date: W51 2026", "B204", "W51", "the week begins: 2026-12-14"),
    slip("a formula for a number", "value: 31", "value: =B2/B3", "B203", "=B2/B3", "write what it comes to"),
    slip(
        "a part in percent",
        "    figures: [share]\n",
        "    share: 31%\n",
        "B203",
        "share:",
        "write the number under figures:",
    ),
    slip(
        "who it is from, by parts",
        "from: Planning team",
        "from: {team: Planning team, author: Ann Lee}",
        "B204",
        "team:",
        "write from: Planning team, Ann Lee",
    ),
    slip(
        "a version of the briefing",
        "marking: Confidential\n",
        "marking: Confidential\nversion: 1.2\n",
        "B201",
        "version",
        "say it under number:",
        ("version: 1.2\n", ""),
    ),
    slip(
        "a state of the briefing",
        "marking: Confidential\n",
        "status: draft\n",
        "B201",
        "status: draft",
        "marking:, as “Draft”",
        ("status: draft", "marking: Draft"),
    ),
    slip(
        "a marking that is true",
        "marking: Confidential\n",
        "confidential: true\n",
        "B201",
        "confidential",
        "write marking: Confidential",
    ),
    slip(
        "an agenda of one's own",
        "sections:\n",
        "agenda: [Why now]\nsections:\n",
        "B201",
        "agenda",
        "delete it: documents list",
        ("agenda: [Why now]\n", ""),
    ),
    slip(
        "an identifier of an article",
        'url: "https://example.com/queue"',
        "doi: 10.1234/abc",
        "B201",
        "doi",
        "write url: https://doi.org/10.1234/abc",
    ),
    slip(
        "years in brackets",
        _DATA,
        "bracket: {of: [2023, 2026], as: difference}\n    data: data/market.csv",
        "B203",
        "[2023, 2026]",
        'write of: ["2023", "2026"]|1 other item',
        ("of: [2023, 2026]", 'of: ["2023", "2026"]'),
    ),
    _inside(
        _OPTIONS,
        "options that are words",
        "[{name: Build}, {name: Rent, preferred: true}]",
        "[Build, Rent]",
        "B203",
        "[Build",
        "write options: [{name: Build}, {name: Rent}]",
    ),
    slip(
        "a second axis",
        _DATA,
        f"secondary_axis: Crew\n    {_DATA}",
        "B201",
        "secondary",
        "write lines: [Crew]",
        (f"secondary_axis: Crew\n    {_DATA}", _DATA),
    ),
    slip(
        "a bracket that is true",
        _DATA,
        f"bracket: true\n    {_DATA}",
        "B203",
        "bracket",
        "bracket: {of: […, …], as: change}",
        (f"bracket: true\n    {_DATA}", _DATA),
    ),
    slip(
        "a file saved once more", _DATA, "data: market (1).csv", "B209", "market (1)", "did you mean “data/market.csv”?"
    ),
    slip("no file yet", _DATA, "data: TBD", "B209", "TBD", "until there is one"),
    slip(
        "several pictures",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture: [{file: data/site.png, alt: A map}, {file: data/site.png, alt: A plan}]",
        "B203",
        "picture:",
        "each other one in a section of its own",
    ),
    slip("a comma before a decimal", "258, 12.1]", '258, "12,1"]', "L304", "12,1", "write 12.1"),
    slip(
        "a cell of thousands",
        "[Build, 258, 12.1]",
        "[Build, 258k, 12.1]",
        "L304",
        "258k",
        "write 258000",
        ("258k", "258"),
    ),
    _said(
        "a space in an address",
        "[the report](https://example.com/a b)",
        "L118",
        "write (https://example.com/a%20b)",
        "a%20b",
    ),
    _said("a mention", "@Anna Lee", "L112", "write what belongs here"),
    _said("a number to come", "X minutes", "L112", "write what belongs here"),
    _said("a refusal", "I'm sorry, but I can't say", "L112", "write what belongs here"),
    _said("what was provided", "based on the information provided", "L112", "write what belongs here"),
    _said("a citation with a word", "[see @atlas, p. 3]", "L111", "write [@atlas]"),
    slip(
        "a break of a line", "reach it without", "reach it<br>without", "L111", "<br>", "write a space", ("<br>", " ")
    ),
    slip(
        "a number behind a full stop",
        "passing houses.",
        "passing houses.1 Trams do so too.",
        "L111",
        "houses.1",
        "leads to no note",
        ("houses.1", "houses."),
    ),
    slip(
        "a chart in a text",
        "    id: site\n",
        "    id: site\n    chart: {type: bar, data: data/market.csv}\n",
        "B201",
        "chart: {",
        "write a section of its own",
        ("    chart: {type: bar, data: data/market.csv}\n", ""),
    ),
    slip(
        "a table in a text",
        "    id: site\n",
        "    id: site\n    table: [[a, b], [1, 2]]\n",
        "B201",
        "table: [",
        "write a section of its own",
        ("    table: [[a, b], [1, 2]]\n", ""),
    ),
    slip("a long arrow", "reach it without", "reach it --> without", "L111", "-->", "write →", edits=True),
)
