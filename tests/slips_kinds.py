"""Slips in sections of kinds that the briefing does not have: such a section stands in the place of its dates."""

from __future__ import annotations

from slips import BASE, Slip, slip

_TIMELINE = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]
_ROWS = BASE[BASE.index("    rows:\n") : BASE.index("    caption: Three")]
_POINTS = BASE[BASE.index("    points:\n      - text: Ten") : BASE.index("conclusion:")]
_TABLE = "columns: [Option, Capital, Return]"
_DATA = "data: data/market.csv"
_DETAIL = "detail: Buses reach it without passing houses."
_SAME = "Year,Passengers\n2023,412\n2024,538\n2025,655\n2026,830\n"
_FLOW = """\
  - kind: flow
    title: Energy
    message: A third of the energy is lost
    unit: MWh
    columns: [{pools: [{id: grid, name: Grid}]}, {pools: [{id: lines, name: Lines}, {id: loss, name: Loss}]}]
    links: [{from: grid, to: lines, value: 40}, {from: grid, to: loss, value: 20}]
    sources: [atlas]
"""
_POOLS = _FLOW[_FLOW.index("    columns:") : _FLOW.index("    sources:")]
_COLUMNS, _LINKS = _POOLS.splitlines(keepends=True)
_PHASES = """\
  - kind: phases
    title: Plan
    message: Learn first and build later
    phases:
      - {name: Learn, period: 2027, points: [Move two lines]}
      - {name: Build, period: 2028, points: [Tender]}
"""
_OPTIONS = """\
  - kind: comparison
    title: Ways
    message: Renting leaves us free
    options: [{name: Build}, {name: Rent, preferred: true}]
    aspects: [{name: Start, cells: [In three years, Next spring]}]
"""
_STEPS = """\
  - kind: process
    title: Approval
    message: Approval takes two steps
    steps: [{text: Ask the owner, by: Legal, time: A week}, {text: Sign, by: The Chair}]
"""
_VIEWS = """\
  - kind: assessments
    title: Views
    message: Analysts differ
    views: [{claim: Growth continues, stance: supportive, outlets: [atlas], reasons: [Demand rises]}]
"""


def _inside(section: str, name: str, old: str, new: str, code: str, at: str, says: str, cured: str = "") -> Slip:
    """A slip in a section that stands in the place of the dates; it is cured by that section as it was, or another."""
    assert old in section, name
    slipped = section.replace(old, new, 1)
    return slip(name, _TIMELINE, slipped, code, at, says, (slipped, section.replace(old, cured or old, 1)))


def _value(name: str, old: str, new: str, code: str, at: str, says: str, cured: str = "", **more: object) -> Slip:
    return slip(name, old, new, code, at, says, (new, cured or old), **more)


_IN_COLUMNS = "pools in columns|columns: [{pools: [{id: grid, name: Grid}]}, {pools: [{id: lines, name: Lines}"
KINDS = (
    _inside(
        _FLOW,
        "nodes by number",
        _POOLS,
        "    nodes: [Grid, Lines, Loss]\n"
        "    links: [{source: 0, target: 1, value: 40}, {source: 0, target: 2, value: 20}]\n",
        "B203",
        "nodes:",
        f"{_IN_COLUMNS}|links: [{{from: grid, to: lines, value: 40}}|in the place of nodes:",
    ),
    _inside(
        _FLOW,
        "nodes with labels",
        _COLUMNS,
        "    nodes: [{id: grid, label: Grid}, {id: lines, label: Lines}, {id: loss, label: Loss}]\n",
        "B203",
        "nodes:",
        _IN_COLUMNS,
    ),
    _inside(_FLOW, "columns of names", _COLUMNS, "    columns: [grid, lines, loss]\n", "B203", "columns:", "pools: ["),
    _inside(
        _FLOW,
        "arrows",
        _POOLS,
        "    links:\n      - Grid -> Lines: 40\n      - Grid -> Loss: 20\n",
        "B203",
        "links:",
        _IN_COLUMNS,
    ),
    _inside(
        _PHASES,
        "a phase for a key",
        "      - {name: Learn, period: 2027, points: [Move two lines]}\n",
        "      - Learn in 2027:\n          - Move two lines\n",
        "B201",
        "Learn in",
        "write {name: Learn in 2027, points: [Move two lines]}",
    ),
    _inside(
        _PHASES,
        "a period in parts",
        "period: 2027,",
        "period: {from: 2027, to: 2028},",
        "B204",
        "Learn",
        "write 2027–2028",
        "period: 2027–2028,",
    ),
    _inside(
        _OPTIONS, "points of an option", "{name: Build}", "{name: Build, points: [Dear]}", "B201", "Dear", "aspects:"
    ),
    _inside(_STEPS, "a time without a unit", "time: A week", "time: 2", "L112", "time: 2", "write its unit"),
    _inside(_VIEWS, "reasons in a line", "[Demand rises]", "Demand rises", "B203", "reasons", "[Demand rises]"),
    slip(
        "a section in a section",
        _TIMELINE,
        "  - section:\n" + "".join(f"  {line}" for line in _TIMELINE.replace("- ", "  ", 1).splitlines(keepends=True)),
        "B201",
        "section:",
        "is the section itself|“- kind: timeline”",
    ),
    _value("a section with a sign", "see: market", 'see: "#market"', "B204", "#market", "write market"),
    slip(
        "for all",
        "    title: Site\n",
        "    title: Site\n    audiences: all\n",
        "B203",
        "audiences:",
        "delete audiences:",
        ("    audiences: all\n", ""),
    ),
    slip(
        "sub",
        "        detail: The longest line has doubled.\n",
        "        detail: The longest line has doubled.\n        sub: [The harbour line]\n",
        "B201",
        "sub:",
        "write points:",
        ("        sub:", "        points:"),
    ),
    _value(
        "cells below a label",
        _ROWS,
        "    rows:\n      - {label: Build, cells: [258, 12.1]}\n      - {label: Rent, cells: [42, 11.2]}\n",
        "B203",
        "rows:",
        "write rows: [[Build, 258, 12.1], [Rent, 42, 11.2]]",
        "    rows: [[Build, 258, 12.1], [Rent, 42, 11.2]]\n",
    ),
    _value(
        "rows with bars",
        _ROWS,
        "    rows:\n      - Build | 258 | 12.1\n      - Rent | 42 | 11.2\n",
        "B203",
        "rows:",
        "write rows: [[Build, 258, 12.1], [Rent, 42, 11.2]]",
        "    rows: [[Build, 258, 12.1], [Rent, 42, 11.2]]\n",
    ),
    _value(
        "columns by name",
        _TABLE,
        "columns: [{name: Option}, {name: Capital}, {name: Return}]",
        "B201",
        "columns:",
        "write title:|2 other entries",
    ),
    _value("a value in parts", "value: 31", "value: {amount: 31, scale: percent}", "B203", "amount", "write 31"),
    _value(
        "nothing for a program",
        _ROWS,
        "    rows:\n      - [Build, None, None]\n      - [Rent, None, 11.2]\n",
        "L112",
        "[Build, None",
        "2 other cells|null",
        "    rows:\n      - [Build, null, null]\n      - [Rent, null, 11.2]\n",
    ),
    _value(
        "a gap for a program",
        _DATA,
        "data: {categories: [2023, 2024, 2025], series: [{name: P, values: [412, .nan, 830]}]}",
        "B203",
        ".nan",
        "write null",
        "data: {categories: [2023, 2024, 2025], series: [{name: P, values: [412, null, 830]}]}",
    ),
    _value(
        "two series of one name",
        _DATA,
        "data: {categories: [2023, 2024], series: [{name: P, values: [412, 838]}, {name: P, values: [400, 900]}]}",
        "B213",
        "name: P",
        "two series|call one otherwise",
        "data: {categories: [2023, 2024], series: [{name: P, values: [412, 838]}, {name: Q, values: [400, 900]}]}",
    ),
    _value("cells of a workbook", _DATA, 'data: "data/market.csv.xlsx!A1:B5"', "B209", "A1:B5", "sheet:"),
    slip(
        "a title above the heads",
        "Passengers by year",
        "Passengers",
        "B213",
        "All passengers",
        "delete line 1",
        data=f"All passengers,\n{_SAME}",
        cured_data=_SAME,
    ),
    slip(
        "days of a spreadsheet",
        "Passengers by year",
        "Passengers",
        "B213",
        "45292",
        "number of a day|write 2024",
        data="Date,Passengers\n45292,412\n45658,538\n46023,830\n",
        cured_data="Date,Passengers\n2024,412\n2025,538\n2026,830\n",
    ),
    slip(
        "a base of an audience",
        "marking: Confidential\n",
        "marking: Confidential\nbased_on: executive\n",
        "B201",
        "based_on",
        "audience.yaml",
        ("based_on: executive\n", ""),
    ),
    slip(
        "a rule between sections",
        "  - kind: timeline\n",
        "  ---\n  - kind: timeline\n",
        "Y103",
        "---",
        "delete this line",
    ),
    _value(
        "a picture of Markdown, bare",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture: ![A map of the site](data/site.png)",
        "Y103",
        "picture:",
        "{file: data/site.png, alt: A map of the site}",
    ),
    slip(
        "a note below",
        "conclusion: Take the lease and learn first\n",
        "conclusion: Take the lease and learn first\n[^1]: Atlas Review\n",
        "Y112",
        "[^1]",
        "delete this line|[@key]",
    ),
    slip("contents", "summary:\n", "[[_TOC_]]\nsummary:\n", "Y103", "TOC", "delete this line"),
    _value("today in braces", "date: 2026-11-24", "date: {{ today }}", "Y112", "today", "write what is meant itself"),
    _value("a space before the colon", "    title: Site\n", "    title :Site\n", "Y103", "title", "write “title:”"),
    _value("a comma for a colon", "    title: Site\n", "    title, Site\n", "Y103", "title", "colon behind “title”"),
    _value("low marks", "title: Site", "title: „Site“", "L111", "„Site", "delete them"),
    _value(
        "a narrow space",
        _DETAIL,
        "detail: Buses reach it without passing\u202fhouses.",
        "L111",
        "passing",
        "ordinary spaces",
    ),
    _value(
        "figures in a list",
        "    id: site\n",
        "    id: site\n    compare: [share]\n",
        "B203",
        "compare:",
        "write {figures: [share, …]}|held against",
        "    id: site\n    figures: [share]\n",
    ),
    _value(
        "a bracket in a word",
        "    caption: Passengers by year\n",
        "    bracket: change\n    caption: Passengers by year\n",
        "B203",
        "bracket:",
        "as: change",
    ),
    _value(
        "circles for dashes",
        _POINTS,
        "    points:\n      ① Ten minutes\n      ② Buses reach it\n",
        "B203",
        "①",
        "write “- ” in the place of “①” and the others",
        "    points:\n      - Ten minutes\n      - Buses reach it\n",
    ),
    _value(
        "a callout in parts",
        "    id: site\n",
        "    id: site\n    callout: {title: Note, text: Buses stop}\n",
        "B204",
        "callout",
        "Note: Buses stop",
        "    id: site\n    callout: Trains stop\n",
    ),
    slip(
        "a summary in parts",
        BASE[BASE.index("summary:") : BASE.index("figures:")],
        "summary:\n  headline: The move pays\n  points: [Rents rose]\n",
        "B203",
        "headline",
        "“- text: The move pays”",
        ("  headline: The move pays\n  points: [Rents rose]\n", "  - text: The move pays\n    points: [Rents rose]\n"),
    ),
    slip(
        "audiences of all",
        "marking: Confidential\n",
        "marking: Confidential\naudiences: [executive]\n",
        "B201",
        "audiences",
        "build --audience NAME",
        ("audiences: [executive]\n", ""),
    ),
    _value("a page behind a key", "sources: [grid]", 'sources: ["grid, p. 12"]', "B204", "p. 12", "write grid"),
    _value("another program's chart", "type: column", "type: gantt", "B204", "gantt", "kind: phases"),
    _value("a colon behind a title", "    title: Site\n", '    title: "Site:"\n', "L119", "Site:", "delete the :"),
    slip(
        "a date of nothing",
        "date: 2026-10-02}",
        'date: 2026-10-02, accessed: ""}',
        "B204",
        "accessed",
        "delete the key",
        (', accessed: ""', ""),
    ),
    _value("a clause", "text: Routes have", "text: 1.1 Routes have", "L111", "1.1", "delete it", "text: Routes have"),
    _value(
        "definitions",
        "        detail: Buses reach it without passing houses.\n",
        "        detail: |\n          Depot: the site in Elm Street\n          Line: a route with a number\n",
        "L111",
        "Depot:",
        "a list of definitions|under points:, {label: …, text: …}",
        "        points:\n          - {label: Depot, text: the site in Elm Street}\n"
        "          - {label: Line, text: a route with a number}\n",
    ),
    _value(
        "a break in single quotes",
        "text: Routes have grown",
        "text: 'Routes have\\nall grown'",
        "L111",
        "\\n",
        "a space",
    ),
    slip(
        "a program's ellipsis",
        "conclusion: Take",
        "# ... (remaining sections omitted for brevity)\nconclusion: Take",
        "L112",
        "omitted",
        "left out|delete the comment",
        ("# ... (remaining sections omitted for brevity)\n", ""),
    ),
    _value("two languages", "language: en\n", "language: en/ja\n", "B204", "en/ja", "write en,|{en: …, ja: …}"),
    _value(
        "a place for a day", "date: 2026-11-24", 'date: "[●] November 2026"', "B204", "[●]", "the day, too: 2026-11-01"
    ),
    _value(
        "a stretch of days", "{date: 2027-03,", "{date: 10–15 March 2027,", "B204", "10–15", "its beginning, 2027-03-10"
    ),
    slip(
        "a quote in a section",
        "    title: Site\n",
        "    title: Site\n    quote: Buses are the future.\n",
        "B201",
        "quote",
        "write callout:",
        ("    quote:", "    callout:"),
    ),
    slip(
        "code that is run",
        "briefdeck: 1\n",
        "briefdeck: 1\nexecute:\n  echo: false\n",
        "B201",
        "execute",
        "delete it: no code is run",
        ("execute:\n  echo: false\n", ""),
    ),
    slip(
        "an option of a cell",
        "    type: column\n",
        '    "#| label": fig-market\n    type: column\n',
        "B201",
        "#|",
        "delete it: no code is run",
        ('    "#| label": fig-market\n', ""),
    ),
    slip(
        "cells of a sheet",
        "    type: column\n",
        "    type: column\n    range: A1:B5\n",
        "B201",
        "range",
        "a sheet is read as a whole",
        ("    range: A1:B5\n", ""),
    ),
    slip(
        "authors of a paper",
        "from: Planning team",
        "author:\n  - name: Jane Roe\n    affiliation: Planning team",
        "B201",
        "author",
        "write from: Jane Roe (Planning team)",
        ("author:\n  - name: Jane Roe\n    affiliation: Planning team", "from: Jane Roe (Planning team)"),
    ),
    slip(
        "a sender in a list",
        "from: Planning team",
        "from:\n  - {name: Jane Roe, role: Head}",
        "B203",
        "Jane Roe",
        "write from: Jane Roe (Head)",
        ("from:\n  - {name: Jane Roe, role: Head}", "from: Jane Roe (Head)"),
    ),
    _value(
        "a background of Marp",
        "picture: {file: data/site.png, alt: A map of the site}",
        'picture: "![bg right:40%](data/site.png)"',
        "B203",
        "bg right",
        "{file: data/site.png, alt: …}",
    ),
    _value(
        "code in a text", "text: Routes have grown", 'text: "Routes grew by `r growth`"', "L111", "`r", "computes it"
    ),
    _value(
        "a component", "text: Routes have grown", "text: <v-click>Routes grew</v-click>", "L111", "<v-", "delete them"
    ),
    _value(
        "rows with tabs",
        "      - [Build, 258, 12.1]\n",
        "      - Build\t258\t12.1\n",
        "B203",
        "Build",
        "[Build, 258, 12.1]",
        "      - [Build, 258, 12.1]\n",
    ),
    _value(
        "names in other brackets",
        "columns: [Option, Capital, Return]",
        "columns: ［Option、Capital （m）、Return （%）］",
        "B203",
        "columns",
        "write columns: [Option, Capital (m), Return (%)]",
        "columns: [Option, Capital (m), Return (%)]",
    ),
    slip(
        "decimal commas of a spreadsheet",
        "Passengers by year",
        "Passengers",
        "B213",
        "Year;",
        "save the file with commas between the cells, and points before decimal places",
        data="Year;Passengers\n2023;412,5\n2024;538,2\n2025;655,0\n2026;830,1\n",
        cured_data="Year,Passengers\n2023,412.5\n2024,538.2\n2025,655.0\n2026,830.1\n",
    ),
    _value("nothing for a number", "value: 31\n", "value:\n", "B203", "value:", "delete what it stands in"),
)
