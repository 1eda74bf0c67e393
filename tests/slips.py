"""Slips of people and of language models, each put into one sound briefing: what is told, where, and the cure.

`code` is the rule that tells it; `at` is a part of the line at which it is told (of the slipped text, or of a data
file); `says` are words of the message, its hint included. `cure` follows the hint: words of the slipped text and what
to write in their place; the cured briefing has no finding, and builds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

BASE = """\
briefdeck: 1
title: Should we move the depot?
language: en
date: 2026-11-24
from: Planning team
to: [The Board]
marking: Confidential
summary:
  - text: The move pays in six years
    detail: The base case returns more than the hurdle rate.
    status: assessment
    sources: [atlas]
    see: market
  - text: "Today {{ figures.share }} of the lines are ready"
    detail: Rents rose and routes grew at the same time.
    status: reported
    sources: [grid]
figures:
  share:
    value: 31
    unit: "%"
    label: Share of the lines that are ready
    as_of: 2026-10
    sources: [grid]
sections:
  - kind: background
    id: why
    title: Why now
    message: Two changes make a move pay
    text: Rents rose and routes grew at the same time.
    figures: [share]
    points:
      - text: Rents are higher than a year ago
        detail: The index rose by a third in twelve months.
        status: fact
        sources: [atlas]
      - text: Routes have grown
        detail: The longest line has doubled.
        status: reported
        sources: [atlas]
  - kind: chart
    id: market
    title: Passengers
    message: Passengers have doubled in three years
    type: column
    unit: thousand
    data: data/market.csv
    caption: Passengers by year
    alt: Columns rise from 412 to 830 thousand.
    sources: [atlas]
  - kind: table
    id: options
    title: Options
    message: Renting costs least
    columns: [Option, Capital, Return]
    rows:
      - [Build, 258, 12.1]
      - [Buy, 410, 8.7]
      - [Rent, 42, 11.2]
    caption: Three options
    sources: [atlas]
  - kind: timeline
    id: dates
    title: Dates
    message: Two dates matter
    events:
      - {date: 2026-12-15, text: The Board decides}
      - {date: 2027-03, text: The lease ends}
  - kind: text
    id: site
    title: Site
    message: The site lies beside the station
    picture: {file: data/site.png, alt: A map of the site}
    points:
      - text: Ten minutes from the ring road
        detail: Buses reach it without passing houses.
conclusion: Take the lease and learn first
sources:
  atlas: {outlet: Atlas Review, title: Rents and routes, url: "https://example.com/atlas", date: 2026-10-12}
  grid: {outlet: City Observer, title: Queue report, url: "https://example.com/queue", date: 2026-10-02}
"""
MARKET = "Year,Passengers\n2023,412\n2024,538\n2025,655\n2026,830\n"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: `changes` put it into BASE, or into the file of data."""

    name: str
    changes: tuple[tuple[str, str], ...]
    code: str
    at: str
    says: tuple[str, ...]
    cure: tuple[tuple[str, str], ...]
    data: str = MARKET
    cured_data: str = ""
    edits: bool = False
    also: frozenset[str] = field(default=frozenset())


def slip(name: str, old: str, new: str, code: str, at: str, says: str, *cure: tuple[str, str], **more: object) -> Slip:
    """A slip of one change; words of the message are parted by |."""
    cures = cure or ((new, old),)
    return Slip(name, ((old, new),), code, at, tuple(says.split("|")), cures, **more)  # type: ignore[arg-type]


_SITE = "picture: {file: data/site.png, alt: A map of the site}"
_POINTS = """\
    points:
      - text: Ten minutes from the ring road
        detail: Buses reach it without passing houses.
"""
_SUMMARY = BASE[BASE.index("summary:") : BASE.index("figures:")]
_TEXT = "    text: Rents rose and routes grew at the same time.\n"
_MORE = "text: Routes have grown"
_TWELVE = "in twelve months."
_DOUBLED = "detail: The longest line has doubled."

AROUND = (
    slip("fences", BASE, f"```yaml\n{BASE}```\n", "Y114", "```yaml", "a code fence|delete lines 1, 82", edits=True),
    slip(
        "chat",
        BASE,
        f"Here is the briefing:\n\n```yaml\n{BASE}```\n\nLet me know what to change.\n",
        "Y114",
        "Here is",
        "words and a code fence|delete lines 1, 3, 84, 86",
        ("Here is the briefing:\n", ""),
        ("```yaml\n", ""),
        ("```\n", ""),
        ("Let me know what to change.\n", ""),
    ),
    slip("sentence before", BASE, f"Here is your briefing:\n\n{BASE}", "Y114", "Here is", "words stand|delete line 1"),
    slip(
        "sentence behind", BASE, f"{BASE}\nTell me if it suits you.\n", "Y103", "Tell me", "words stand behind|delete"
    ),
    slip("front matter", BASE, f"---\n{BASE}---\n", "Y114", "---", "a line ---|delete line 82", edits=True),
    slip(
        "Markdown behind", BASE, f"---\n{BASE}---\n# The depot\n\nIt is near.\n", "Y111", "---", "words follow|delete"
    ),
    slip(
        "a Markdown file",
        BASE,
        "# Should we move?\n\nWe should.\n\n- It pays\n",
        "Y109",
        "# Should",
        "Markdown|key: value",
    ),
)

_WRAPPED = "briefing:\n" + "".join(f"  {line}" for line in BASE.splitlines(keepends=True))
SYNTAX = (
    slip("a root around", BASE, _WRAPPED, "B201", "briefing:", "as a whole under “briefing”|delete that line"),
    slip(
        "quote left open", 'unit: "%"', 'unit: "%', "Y103", 'unit: "%', "closed in line 79 only|close it in this line"
    ),
    slip("title left open", "title: Should we", 'title: "Should we', "Y103", "Should we", "is opened here|close it"),
    slip("dash without space", "  - text: The move", "  -text: The move", "Y103", "-text", "a space after the dash"),
    slip(
        "no-break spaces",
        "    detail: The base",
        "\u00a0" * 4 + "detail: The base",
        "Y103",
        "The base",
        "no-break space",
    ),
    slip("tab", "    detail: The base", "\tdetail: The base", "Y103", "The base", "a tab|spaces"),
    slip("empty cell", "[Build, 258, 12.1]", "[Build, , 12.1]", "Y103", "Build", "null", (", ,", ", null,")),
    slip(
        "no dash",
        "  - text: The move",
        "    text: The move",
        "Y103",
        "The move",
        "no dash|- text: The move pays in six years",
    ),
    slip(
        "keys for items",
        "  - kind: background\n    id: why\n",
        "  why:\n    kind: background\n",
        "Y103",
        "  why:",
        "no dash|in the place of “why:”",
        ("  why:\n", "  -\n"),
    ),
    slip(
        "list in a line",
        _MORE,
        "text: - Routes have grown",
        "Y103",
        "- Routes",
        "double quotes",
        ("- Routes have grown", '"- Routes"'),
        also=frozenset({"L111"}),
    ),
    slip(
        "italics first",
        _MORE,
        "text: *Routes* have grown",
        "Y103",
        "*Routes*",
        'bold words are "**…** …"',
        ("*Routes* have grown", '"**Routes** have grown"'),
    ),
    slip(
        "brackets first",
        _MORE,
        "text: [Draft] routes have grown",
        "Y103",
        "[Draft]",
        "double quotes",
        ("[Draft] routes have grown", '"[Draft] routes have grown"'),
    ),
    slip(
        "colon inside",
        _MORE,
        "text: Routes: they grow",
        "Y103",
        "Routes:",
        "double quotes",
        ("Routes: they grow", '"Routes: they grow"'),
    ),
    slip("full-width colon", "title: Why now", "title：Why now", "Y103", "Why now", "half-width"),
    slip(
        "quoted word first",
        _MORE,
        'text: "Routes" have grown',
        "Y103",
        "Routes",
        'quotes in it as \\"',
        ('"Routes" have grown', '"\\"Routes\\" have grown"'),
    ),
    slip(
        "hash",
        "message: Two changes make",
        "message: The #1 change makes",
        "Y115",
        "#1",
        "comment|double quotes",
        ("The #1 change makes a move pay", '"The #1 change makes a move pay"'),
    ),
    slip(
        "hash behind words",
        "message: Two changes make a move pay",
        "message: Rent is #1 among our costs",
        "Y115",
        "#1",
        "double quotes",
        ("Rent is #1 among our costs", '"Rent is #1 among our costs"'),
    ),
    slip(
        "ampersand",
        "from: Planning team",
        "from: &Partners Planning",
        "Y115",
        "&Partners",
        "double quotes",
        ("&Partners Planning", '"&Partners Planning"'),
    ),
)

KEYS = (
    slip(
        "bullets",
        "    points:\n      - text: Ten",
        "    bullets:\n      - text: Ten",
        "B201",
        "bullets:",
        "write points:",
        ("bullets:", "points:"),
    ),
    slip(
        "heading",
        "    title: Why now",
        "    heading: Why now",
        "B201",
        "heading:",
        "write title:",
        ("heading:", "title:"),
    ),
    slip("body", "    text: Rents rose", "    body: Rents rose", "B201", "body:", "write text:", ("body:", "text:")),
    slip(
        "speaker notes",
        "    text: Rents rose",
        "    speaker_notes: Rents rose",
        "B201",
        "speaker_notes",
        "write note:",
        ("speaker_notes:", "note:"),
    ),
    slip(
        "image",
        _SITE,
        "image: data/site.png",
        "B201",
        "image:",
        "picture: {file: data/site.png, alt: …}",
        ("image: data/site.png", "picture: {file: data/site.png, alt: A map}"),
    ),
    slip(
        "picture as a name",
        _SITE,
        "picture: data/site.png",
        "B203",
        "picture:",
        "file: data/site.png|alt:",
        ("picture: data/site.png", _SITE),
    ),
    slip("author", "from: Planning", "author: Planning", "B201", "author:", "write from:", ("author:", "from:")),
    slip("slides", "sections:\n", "slides:\n", "B201", "slides:", "write sections:", ("slides:", "sections:")),
    slip(
        "type",
        "  - kind: background",
        "  - type: background",
        "B201",
        "type: background",
        "write kind: background",
        ("type: background", "kind: background"),
    ),
    slip(
        "headers",
        "    columns: [Option",
        "    headers: [Option",
        "B201",
        "headers:",
        "write columns:",
        ("headers:", "columns:"),
    ),
    slip(
        "source",
        "        sources: [atlas]\n      - text: Routes",
        "        source: atlas\n      - text: Routes",
        "B201",
        "source: atlas",
        "write sources: [atlas]",
        ("source: atlas", "sources: [atlas]"),
    ),
    slip(
        "refs",
        "        sources: [atlas]\n      - text: Routes",
        "        refs: [atlas]\n      - text: Routes",
        "B201",
        "refs:",
        "write sources:",
        ("refs:", "sources:"),
    ),
    slip(
        "two messages",
        "    title: Why now\n",
        "    title: Why now\n    key_message: Costs\n",
        "B201",
        "key_message:",
        "delete it",
        ("    key_message: Costs\n", ""),
    ),
    slip(
        "references",
        "sources:\n  atlas",
        "references:\n  atlas",
        "B201",
        "references:",
        "write sources:",
        ("references:", "sources:"),
    ),
    slip(
        "executive summary",
        "summary:\n",
        "executive_summary:\n",
        "B201",
        "executive_summary",
        "write summary:",
        ("executive_summary:", "summary:"),
    ),
    slip(
        "datasets",
        "    data: data/market.csv",
        "    data: {categories: [a, b], datasets: [{name: P, values: [1, 2]}]}",
        "B201",
        "datasets",
        "write series:",
        ("datasets:", "series:"),
    ),
    slip(
        "confidence",
        "        status: fact",
        "        confidence: high",
        "B201",
        "confidence",
        "write status: fact",
        ("confidence: high", "status: fact"),
    ),
    slip(
        "appendix",
        "    id: site\n",
        "    id: site\n    appendix: true\n",
        "B201",
        "appendix",
        "a plan says",
        ("    appendix: true\n", ""),
    ),
    slip(
        "hidden",
        "    id: site\n",
        "    id: site\n    hidden: true\n",
        "B201",
        "hidden",
        "write audiences:",
        ("hidden: true", "audiences: [executive]"),
    ),
    slip(
        "typographic key",
        "    title: Why now",
        "    “title”: Why now",
        "B201",
        "“title”",
        "write title:",
        ("“title”", "title"),
    ),
)

VALUES = (
    slip("source by number", "sources: [grid]", "sources: [1]", "B203", "[1]", "write atlas", ("[1]", "[atlas]")),
    slip(
        "source by name",
        "sources: [grid]",
        "sources: [City Observer]",
        "B204",
        "City Observer",
        "write grid",
        ("[City Observer]", "[grid]"),
    ),
    slip(
        "source by address",
        "sources: [grid]",
        'sources: ["https://example.com/queue"]',
        "B204",
        "queue",
        "write grid",
        ('"https://example.com/queue"]\nfigures', "grid]\nfigures"),
    ),
    slip("source with @", "sources: [grid]", 'sources: ["@grid"]', "B204", "@grid", "write grid", ('"@grid"', "grid")),
    slip(
        "source alone",
        "sources: [grid]",
        "sources: grid",
        "B203",
        "sources: grid",
        "write sources: [grid]",
        ("sources: grid", "sources: [grid]"),
    ),
    slip(
        "kind of bullets",
        "kind: text\n",
        "kind: bullets\n",
        "B204",
        "bullets",
        "write kind: text",
        ("kind: bullets", "kind: text"),
    ),
    slip(
        "kind of image",
        "kind: text\n",
        "kind: image\n",
        "B204",
        "image",
        "write kind: text",
        ("kind: image", "kind: text"),
    ),
    slip("doughnut", "type: column", "type: donut", "B204", "donut", "doughnut", ("donut", "doughnut")),
    slip(
        "confirmed",
        "        status: fact",
        "        status: confirmed",
        "B204",
        "confirmed",
        "write fact",
        ("confirmed", "fact"),
    ),
    slip(
        "day in words",
        "date: 2026-11-24",
        "date: 24 November 2026",
        "B204",
        "November",
        "write 2026-11-24",
        ("24 November 2026", "2026-11-24"),
    ),
    slip(
        "day with slashes",
        "date: 2026-11-24",
        "date: 24/11/2026",
        "B204",
        "24/11",
        "write 2026-11-24",
        ("24/11/2026", "2026-11-24"),
    ),
    slip(
        "month in words",
        "{date: 2027-03, text",
        "{date: March 2027, text",
        "B204",
        "March",
        "write 2027-03",
        ("March 2027", "2027-03"),
    ),
    slip("quarter", "{date: 2027-03, text", "{date: Q1 2027, text", "B204", "Q1", "2027-01", ("Q1 2027", "2027-01")),
    slip("per cent in a number", "value: 31", "value: 31%", "B203", "31%", 'write 31, and unit: "%"', ("31%", "31")),
    slip(
        "per cent in words",
        "value: 31",
        "value: 31 percent",
        "B203",
        "31 percent",
        'write 31, and unit: "%"',
        ("31 percent", "31"),
    ),
    slip("separators", "value: 31", "value: 1,390", "B203", "1,390", "write 1390", ("1,390", "1390")),
    slip(
        "about",
        "value: 31",
        "value: about 31",
        "B203",
        "about",
        "approximate: true",
        ("value: about 31", "value: 31\n    approximate: true"),
    ),
    slip("decimal comma in a number", "value: 31", "value: 31,5", "B203", "31,5", "write 31.5", ("31,5", "31.5")),
    slip("language by name", "language: en", "language: English", "B204", "English", "write en", ("English", "en")),
    slip("language with _", "language: en", "language: en_GB", "B204", "en_GB", "write en-GB", ("en_GB", "en-GB")),
    slip(
        "no version",
        "briefdeck: 1\n",
        "",
        "B202",
        "title: Should",
        "add briefdeck: 1",
        ("title: Should", "briefdeck: 1\ntitle: Should"),
    ),
    slip(
        "see a title",
        "see: market",
        "see: Passengers",
        "B215",
        "see:",
        "write market",
        ("see: Passengers", "see: market"),
    ),
    slip(
        "summary as text",
        _SUMMARY,
        "summary: The move pays in six years\n",
        "B203",
        "summary:",
        "summary: [The move pays in six years]",
        ("summary: The", "summary:\n  - The"),
    ),
    slip(
        "cells by name",
        "- [Build, 258, 12.1]",
        "- {Option: Build, Capital: 258, Return: 12.1}",
        "B203",
        "Option: Build",
        "[Build, 258, 12.1]",
        ("{Option: Build, Capital: 258, Return: 12.1}", "[Build, 258, 12.1]"),
    ),
    slip(
        "columns as text",
        "columns: [Option, Capital, Return]",
        "columns: Option, Capital, Return",
        "B203",
        "columns:",
        "write columns: [Option, Capital, Return]",
    ),
    slip("to alone", "to: [The Board]", "to: The Board", "B203", "to:", "write to: [The Board]"),
    slip(
        "two conclusions",
        "conclusion: Take the lease and learn first",
        "conclusion: [Take the lease, Learn first]",
        "B203",
        "conclusion:",
        "{text: Take the lease, points: [Learn first]}",
        ("[Take the lease, Learn first]", "{text: Take the lease, points: [Learn first]}"),
    ),
    slip(
        "a space in an id",
        "    id: why\n",
        "    id: why now\n",
        "B204",
        "id: why now",
        "write why-now",
        ("why now\n", "why-now\n"),
    ),
    slip(
        "address without https",
        '"https://example.com/atlas"',
        "example.com/atlas",
        "B204",
        "example.com/atlas",
        "write https://example.com/atlas",
        ("url: example.com/atlas", 'url: "https://example.com/atlas"'),
    ),
    slip(
        "other letters",
        "data/site.png",
        "Data/Site.png",
        "B209",
        "Data/Site",
        "did you mean “data/site.png”?",
        ("Data/Site.png", "data/site.png"),
    ),
    slip(
        "backslash",
        "data: data/market.csv",
        "data: data\\market.csv",
        "B209",
        "market.csv",
        "write data/market.csv",
        ("data\\market", "data/market"),
    ),
    slip(
        "picture elsewhere",
        "data/site.png",
        '"https://example.com/site.png"',
        "B209",
        "site.png",
        "copy the file",
        ('"https://example.com/site.png"', "data/site.png"),
    ),
    slip(
        "currency and scale",
        'unit: "%"',
        "unit: GBPm",
        "L114",
        "GBPm",
        "write GBP",
        ("value: 31\n    unit: GBPm", "value: 31000000\n    unit: GBP"),
    ),
)

WORDS = (
    slip(
        "one brace",
        "{{ figures.share }}",
        "{figures.share}",
        "B207",
        "{figures.share}",
        "write {{ figures.share }}",
        ("{figures.share}", "{{ figures.share }}"),
    ),
    slip(
        "shell",
        "{{ figures.share }}",
        "${figures.share}",
        "B207",
        "${figures.share}",
        "write {{ figures.share }}",
        ("${figures.share}", "{{ figures.share }}"),
    ),
    slip(
        "name alone",
        "{{ figures.share }}",
        "{{ share }}",
        "B207",
        "{{ share }}",
        "write {{ figures.share }}",
        ("{{ share }}", "{{ figures.share }}"),
    ),
    slip(
        "value of a figure",
        "{{ figures.share }}",
        "{{ figures.share.value }}",
        "B207",
        "share.value",
        "write {{ figures.share }}",
        ("share.value", "share"),
    ),
    slip("unit twice", "{{ figures.share }} of", "{{ figures.share }}% of", "L113", "}}%", "delete “%”", ("}}%", "}}")),
    slip(
        "number of a source",
        _TWELVE,
        "in twelve months [1].",
        "L111",
        "[1]",
        "write [@key]|[@atlas]",
        ("[1]", "[@atlas]"),
    ),
    slip("footnote", _TWELVE, "in twelve months [^1].", "L111", "[^1]", "write [@key]", ("[^1]", "[@atlas]")),
    slip("source in brackets", _TWELVE, "in twelve months (@atlas).", "L111", "(@atlas)", "write [@atlas]", edits=True),
    slip("key in brackets", _TWELVE, "in twelve months [atlas].", "L111", "[atlas]", "write [@atlas]", edits=True),
    slip(
        "mark of a chat",
        _TWELVE,
        "in twelve months【4†source】.",
        "L111",
        "【4†source】",
        "write [@key]",
        ("【4†source】", " [@atlas]"),
    ),
    slip("HTML", _MORE, "text: Routes <b>have</b> grown", "L111", "<b>", "write **have**", edits=True),
    slip("line break", _MORE, "text: Routes have grown<br>now", "L111", "<br>", "write a space", ("<br>", " ")),
    slip("entity", _MORE, "text: Routes&nbsp;have grown", "L111", "&nbsp;", "write a space", edits=True),
    slip("subscript", _MORE, "text: Less CO<sub>2</sub> on all routes", "L111", "<sub>", "write ₂", edits=True),
    slip("emphasis", _MORE, "text: Routes have *really* grown", "L111", "*really*", "write **really**", edits=True),
    slip("code", _MORE, "text: Routes have `really` grown", "L111", "`really`", "write really", edits=True),
    slip(
        "a list inside",
        _TEXT,
        "    text: |\n      Two things:\n      - Rents rose\n      - Routes grew\n",
        "L111",
        "- Rents",
        "under points:",
        ("    text: |\n      Two things:\n      - Rents rose\n      - Routes grew\n", ""),
    ),
    slip(
        "a table inside",
        _TEXT,
        "    text: |\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n",
        "L111",
        "| a |",
        "kind: table",
        ("    text: |\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n", ""),
    ),
    slip(
        "a heading inside",
        _TEXT,
        '    text: "## Rents\\nRents rose and routes grew at the same time."\n',
        "L111",
        "## Rents",
        "under title:",
        ("## Rents\\n", ""),
    ),
    slip(
        "a picture inside",
        _MORE,
        "text: Routes ![map](data/site.png) grown",
        "B207",
        "![map]",
        "picture: {file: data/site.png, alt: map}",
        (" ![map](data/site.png)", " have"),
    ),
    slip("curly quotes around", "title: Why now", "title: “Why now”", "L111", "“Why now”", "delete them", edits=True),
    slip("to do", _MORE, "text: Routes have grown TODO", "L112", "TODO", "write what belongs here", (" TODO", "")),
    slip("nothing", _DOUBLED, "detail: None", "L112", "None", "delete detail:", ("        detail: None\n", "")),
    slip("not applicable", _DOUBLED, "detail: N/A", "L112", "N/A", "delete detail:", ("        detail: N/A\n", "")),
    slip(
        "a program's aside",
        _DOUBLED,
        "detail: As an AI language model I cannot verify this.",
        "L112",
        "As an AI",
        "delete it",
        ("As an AI language model I cannot verify this.", "The longest line has doubled."),
    ),
    slip(
        "number to come",
        _MORE,
        "text: Routes have grown [insert number]",
        "L112",
        "[insert",
        "write what",
        (" [insert number]", ""),
    ),
    slip(
        "conditions",
        _MORE,
        'text: "Routes {% if x %}have{% endif %} grown"',
        "B207",
        "{% if",
        "audiences:",
        ("{% if x %}have{% endif %}", "have"),
        also=frozenset({"B207"}),
    ),
    slip(
        "decimal comma",
        _DOUBLED,
        "detail: It grew by 12,5 % in a year.",
        "L304",
        "12,5",
        "write 12.5",
        edits=True,
        also=frozenset({"E119"}),
    ),
)


def _data(name: str, code: str, at: str, says: str, data: str, cured: str = MARKET) -> Slip:
    return Slip(name, (), code, at, tuple(says.split("|")), (), data=data, cured_data=cured)


_HEADLESS = MARKET.partition("\n")[2]
_IN_HEAD = MARKET.replace("Passengers", "Passengers (thousand)")
DATA = (
    _data("no row of names", "B213", "2023,412", "put a row of names above", _HEADLESS),
    _data("a row of totals", "E130", "data/market.csv", "leave it out", f"{MARKET}Total,2435\n"),
    _data("a head without words", "B213", "Year,", "has no name", MARKET.replace("Passengers", "")),
    _data("one head twice", "B213", "Year,P,P", "two series have the name", "Year,P,P\n2023,1,2\n2024,3,4\n"),
    _data("semicolons", "B213", "Year;", "save the file with commas", MARKET.replace(",", ";")),
    _data("a unit in a head", "L113", "data/market.csv", "call the series “Passengers”", _IN_HEAD),
    _data(
        "per cent in cells", "B213", "2023,41%", "write 41", "Year,P\n2023,41%\n2024,5%\n", "Year,P\n2023,41\n2024,5\n"
    ),
    _data("a title above", "B213", "Passengers by", "delete line 1", f"Passengers by year\n{MARKET}"),
    _data(
        "nothing in a cell",
        "B213",
        "n/a",
        "leave the cell empty",
        "Year,P\n2023,n/a\n2024,5\n",
        "Year,P\n2023,\n2024,5\n",
    ),
)


def _word(name: str, typed: str, code: str, says: str, *cure: tuple[str, str], **more: object) -> Slip:
    """A slip in the words of the last detail; without a cure it is deleted from them."""
    cures = cure or ((f" {typed}", ""),)
    old = "detail: Buses reach it without passing houses."
    return slip(name, old, f"detail: Buses reach it without passing houses {typed}.", code, typed, says, *cures, **more)


_TYPE = "type: column"
_DATE = "date: 2027-03, text: The lease ends"
OTHERS = (
    # YAML as it is typed elsewhere.
    slip("an en dash for an item", "  - text: The move", "  – text: The move", "Y103", "– text", "write “-”"),
    slip("an asterisk for an item", "  - text: The move", "  * text: The move", "Y103", "* text", "write “-”"),
    slip("a number for an item", "  - text: The move", "  1. text: The move", "Y103", "1. text", "write “-”"),
    slip("an equals sign", "    title: Site", "    title = Site", "Y103", "title =", "write “title:”"),
    slip("a comma behind a list", "Capital, Return]", "Capital, Return],", "Y103", "Return],", "delete the comma"),
    slip(
        "a comment of C", "conclusion:", "// the end\nconclusion:", "Y103", "// the end", "begins with #", ("//", "#")
    ),
    slip("no colon", "    title: Site", "    title Site", "Y103", "title Site", "a colon behind “title”"),
    # Words where a few are known.
    slip("a histogram", _TYPE, "type: histogram", "B204", "histogram", "write column"),
    slip("the word chart", _TYPE, "type: Column chart", "B204", "Column chart", "write column"),
    slip("a scatter plot", _TYPE, "type: scatter", "B204", "scatter", "write line", ("scatter", "line")),
    slip("capitals in a tag", "language: en", "language: EN", "B204", "EN", "write en"),
    slip(
        *("everybody", "    id: site", "    id: site\n    audiences: [all]", "B212", "[all]", "delete audiences:"),
        ("    audiences: [all]\n", ""),
    ),
    slip("a mark as a truth", "marking: Confidential", "marking: true", "B203", "marking:", "write its words"),
    slip(
        *("data as pairs", "data: data/market.csv", "data: [[2023, 412], [2024, 538]]", "B203", "data: [["),
        "categories:|series:",
        ("data: [[2023, 412], [2024, 538]]", "data: {categories: [2023], series: [{name: Passengers, values: [412]}]}"),
    ),
    slip(
        *("an address for a source", '{outlet: City Observer, title: Queue report, url: "https://example.com/queue",'),
        *('"https://example.com/queue" # {', "B203", "grid:", "write grid: {outlet"),
        ('"https://example.com/queue" # {', '{outlet: City, title: Queue, url: "https://example.com/queue",'),
    ),
    # Dates.
    slip("no such day", "date: 2026-12-15", "date: 2026-11-31", "B204", "2026-11-31", "no such day"),
    slip(
        "a season",
        _DATE,
        "date: Spring 2027, text: The lease ends",
        "B204",
        "Spring",
        "write the month, such as 2027-03",
    ),
    slip(
        "a stretch of time",
        _DATE,
        "date: 2027-03 to 2027-05, text: The lease ends",
        "B204",
        "to 2027",
        "write its beginning, 2027-03",
    ),
    # Units.
    slip("a sign of many currencies", 'unit: "%"', "unit: $", "L114", "unit: $", "write USD", ("unit: $", "unit: USD")),
    slip("yen or yuan", 'unit: "%"', "unit: ¥", "L114", "unit: ¥", "write JPY", ("unit: ¥", "unit: JPY")),
    slip(
        "a scale and a currency",
        'unit: "%"',
        "unit: million GBP",
        "L114",
        "million",
        "write GBP",
        ("million GBP", "GBP"),
    ),
    slip("a currency that is none", 'unit: "%"', "unit: XBX", "L114", "XBX", "ISO 4217", ("XBX", "lines")),
    # What other programs leave in a text.
    _word("a mark of a program", ":contentReference[oaicite:0]{index=0}", "L112", "write what belongs here"),
    _word("a mark of a search", "citeturn0search1", "L112", "write what belongs here"),
    _word("a variable", "${SITE}", "L112", "write what belongs here"),
    _word("a place for a name", "in <site name>", "L112", "write what belongs here"),
    _word("a number to come later", "by XX%", "L112", "write what belongs here"),
    _word("a year to come", "in 20XX", "L112", "write what belongs here"),
    _word("a formula", "by $x^2$", "L111", "LaTeX"),
    _word("a command of LaTeX", "\\textbf{soon}", "L111", "LaTeX"),
    _word("a comment of HTML", "<!-- check -->", "L111", "a comment of HTML"),
    _word("a mark without its half", 'in "time', "L302", "write its other half", ('"time', '"time"')),
    slip("a tick", "- text: Ten", "- text: ✅ Ten", "L111", "✅", "delete it", edits=True),
    slip("a dash before words", "- text: Ten", "- text: – Ten", "L111", "– Ten", "delete it", edits=True),
    slip("a number before words", "- text: Ten", "- text: 1. Ten", "L111", "1. Ten", "delete it", edits=True),
    slip("a letter before words", "- text: Ten", "- text: a) Ten", "L111", "a) Ten", "delete it", edits=True),
    slip("the name of a sender", "from: Planning team", "from: <your name>", "L112", "<your", "write what belongs"),
    # Data files.
    _data("one category twice", "B213", "2023,538", "two categories|2023", MARKET.replace("2024", "2023")),
    _data("no category", "B213", ",538", "a category has no name", MARKET.replace("2024", "")),
    _data("a line of sources", "B213", "Source:", "delete the line", f"{MARKET}Source: Atlas,\n"),
    _data("a table that is turned", "B213", "P,1,2,3", "a row for each year", "Year,2023,2024,2025\nP,1,2,3\n"),
    slip(
        *("one category twice, written here", "data: data/market.csv"),
        *("data: {categories: [2023, 2023], series: [{name: A, values: [1, 2]}]}", "B213", "[2023, 2023]"),
        "two categories",
        ("[2023, 2023]", "[2023, 2024]"),
    ),
)

_DATA = "data: data/market.csv"
_OURS = "data: {categories: [2023, 2024], series: [{name: Passengers, values: [412, 538]}]}"
_SITE_POINT = _POINTS.partition("\n")[2]


def _key(name: str, theirs: str, ours: str, line: str) -> Slip:
    """A key in another language or of another tool."""
    old = next(one for one in BASE.splitlines() if one.strip().startswith(line))
    return slip(
        name, f"{old}\n", old.replace(f"{ours}:", f"{theirs}:", 1) + "\n", "B201", f"{theirs}:", f"write {ours}:"
    )


def _shaped(name: str, data: str, *cure: str) -> Slip:
    """Data of a chart as another tool has them."""
    ours = cure[0] if cure else _OURS
    return slip(name, _DATA, f"data: {data}", "B203", "data:", f"write {ours}", (f"data: {data}", ours))


def _dated(name: str, typed: str, ours: str) -> Slip:
    return slip(name, _DATE, f"date: {typed}, text: The lease ends", "B204", typed, ours, (typed, ours))


def _valued(name: str, typed: str, ours: str, unit: str = "") -> Slip:
    beside = f"|unit: {unit}" if unit else ""
    cure = (f'{typed}\n    unit: "%"', f"{ours}\n    unit: {unit or chr(34) + '%' + chr(34)}")
    return slip(name, "value: 31", f"value: {typed}", "B203", typed, f"write {ours}{beside}", cure)


BLIND = (
    # Keys and shapes.
    _key("a German key", "titel", "title", "title: Site"),
    _key("a Japanese key", "題名", "title", "title: Site"),
    _key("a Korean key", "제목", "title", "title: Site"),
    _key("a Chinese key", "标题", "title", "title: Site"),
    _key("a French key", "résumé", "summary", "summary:"),
    _key("a German list", "quellen", "sources", "sources:"),
    _shaped("years and numbers", "{2023: 412, 2024: 538}"),
    _shaped("labels and values", "{labels: [2023, 2024], values: [412, 538]}"),
    _shaped("x and y", "{x: [2023, 2024], y: [412, 538]}"),
    _shaped("names before values", "{categories: [2023, 2024], series: {Passengers: [412, 538]}}"),
    _shaped("records", "[{year: 2023, Passengers: 412}, {year: 2024, Passengers: 538}]"),
    slip(
        *("an item with a colon", _SITE_POINT, "      - Ten minutes: from the ring road\n", "B201", "- Ten minutes:"),
        'double quotes: "Ten minutes: from the ring road"',
        ("Ten minutes: from the ring road", '"Ten minutes: from the ring road"'),
    ),
    slip(
        "a list in itself",
        "    points:\n      - text: Ten",
        "    points:\n      points:\n      - text: Ten",
        "B203",
        "points:",
        "delete the second “points:”",
    ),
    slip("keys of another kind", "  - kind: table\n", "  - kind: text\n", "B204", "kind: text", "write kind: table"),
    slip("a kind in Japanese", "  - kind: text\n", "  - kind: 本文\n", "B204", "本文", "write kind: text"),
    slip(
        "an event in a line",
        "{date: 2026-12-15, text: The Board decides}",
        '"2026-12-15: The Board decides"',
        "B203",
        "2026-12-15:",
        "write {date: 2026-12-15, text: The Board decides}",
    ),
    slip(
        "a figure in a line",
        BASE[BASE.index("    value: 31\n") - 9 : BASE.index("sections:\n")],
        "  share: 31%\n",
        "B203",
        "share: 31%",
        "value: 31|label:",
    ),
    slip(
        "two authors",
        "{outlet: City",
        "{author: [Smith, Jones], outlet: City",
        "B203",
        "[Smith",
        '"Smith, Jones"',
        ("[Smith, Jones]", '"Smith, Jones"'),
    ),
    slip(
        "a picture in a list", _SITE, "picture: [data/site.png]", "B203", "[data/site", "{file: data/site.png, alt: …}"
    ),
    slip(
        "rows as lines",
        BASE[BASE.index("    rows:\n") : BASE.index("    caption: Three")],
        "    rows: |\n      Build, 258, 12.1\n      Buy, 410, 8.7\n",
        "B203",
        "rows: |",
        "write rows: [[Build, 258, 12.1], [Buy, 410, 8.7]]",
    ),
    slip(
        "audiences by truth",
        "    id: site",
        "    id: site\n    audiences: {executive: true}",
        "B203",
        "executive: true",
        "write audiences: [executive]",
        ("{executive: true}", "[executive]"),
    ),
    slip(
        "an audience by its title",
        "    id: site",
        "    id: site\n    audiences: [Executive committee]",
        "B212",
        "Executive committee",
        "write executive",
        ("Executive committee", "executive"),
    ),
    slip(
        "all but one audience",
        "    id: site",
        '    id: site\n    audiences: ["!analyst"]',
        "B212",
        "!analyst",
        "[executive, public-sector]",
        ('["!analyst"]', "[executive, public-sector]"),
    ),
    slip("a territory for a language", "language: en", "language: jp", "B220", "jp", "write ja", ("jp", "en")),
    slip(
        "a territory that is none",
        "language: en",
        "language: en-UK",
        "B220",
        "en-UK",
        "write en-GB",
        ("en-UK", "en-GB"),
    ),
    slip(
        "a territory for a text",
        "    title: Site",
        "    title: {en: Site, jp: 用地}",
        "B204",
        "jp:",
        "write ja:",
        ("jp:", "ja:"),
    ),
    slip("a status in capitals", "status: fact", "status: FACT", "B204", "FACT", "write fact"),
    slip("a status in Japanese", "status: fact", "status: 事実", "B204", "事実", "write fact"),
    slip(
        "an address in angles",
        '"https://example.com/queue"',
        '"<https://example.com/queue>"',
        "B204",
        "<https",
        "write https://example.com/queue",
        ('"<https://example.com/queue>"', '"https://example.com/queue"'),
    ),
    slip(
        "a number of a paper",
        '"https://example.com/queue"',
        '"10.1000/xyz123"',
        "B204",
        "10.1000",
        "write https://doi.org/10.1000/xyz123",
        ("10.1000/xyz123", "https://doi.org/10.1000/xyz123"),
    ),
    # Dates and numbers.
    _dated("digits alone", "20270315", "2027-03-15"),
    _dated("two digits of a year", "15-03-27", "2027-03-15"),
    _dated("a German day", "15. März 2027", "2027-03-15"),
    _dated("a French day", "1er mars 2027", "2027-03-01"),
    _dated("a Korean day", "2027년 3월 15일", "2027-03-15"),
    _dated("an era", "令和9年3月15日", "2027-03-15"),
    _dated("a fiscal year", "FY2027", "2027"),
    _dated("half a year", "H1 2027", "2027-01"),
    _dated("a German quarter", "1. Quartal 2027", "2027-01"),
    _dated("a decade", "2030s", "2030"),
    _dated("an hour", "2027-03-15 10:30", "2027-03-15"),
    _valued("underscores", "1_000", "1000"),
    _valued("full-width digits", "３１", "31"),
    _valued("Japanese scales", "1億3900万円", "139000000", "JPY"),
    _valued("points between thousands", "1.390.000", "1390000"),
    _valued("a negative in brackets", "(31)", "-31"),
    slip("a range", "value: 31", "value: 30-35", "B203", "30-35", "write 30 or 35", ("30-35", "30")),
    # YAML.
    slip(
        "an item at the margin",
        "  - kind: text\n    id: site",
        "- kind: text\n    id: site",
        "Y103",
        "- kind: text",
        "by 2 more spaces",
    ),
    slip(
        "a key that ends a list",
        "        sources: [atlas]\n      - text: Routes",
        "    sources: [atlas]\n      - text: Routes",
        "Y103",
        "    sources: [atlas]",
        "by 4 more spaces",
    ),
    slip("a dash before a key", "    title: Site", "    - title: Site", "Y103", "- title", "delete the dash"),
    slip(
        "items below a text",
        "      - text: Ten minutes from the ring road\n        detail",
        "      - Ten minutes from the ring road\n        - Near the station\n      - text: Near\n        detail",
        "Y115",
        "- Near the",
        "a key of their own",
        ("        - Near the", "      - Near the"),
        also=frozenset({"L110"}),
    ),
    slip("a file in two parts", "sections:\n", "---\nsections:\n", "Y111", "---", "delete it"),
    slip(
        "a wide space behind a colon", "    title: Site", "    title:\u3000Site", "Y103", "title:", "an ordinary space"
    ),
    slip(
        "a comment of HTML above",
        "    title: Site",
        "    <!-- x -->\n    title: Site",
        "Y103",
        "<!--",
        "begins with #",
        ("<!-- x -->", "# x"),
    ),
    slip("a key in bold", "    title: Site", "    **title**: Site", "Y103", "title", "write title:"),
    slip(
        "a comma left out",
        BASE,
        '{"briefdeck": 1,\n  "title": "Depot"\n  "language": "en"}\n',
        "Y103",
        '"title"',
        "write a comma",
        ('{"briefdeck": 1,\n  "title": "Depot"\n  "language": "en"}\n', BASE),
    ),
    slip(
        "XML",
        BASE,
        "<briefing><title>Depot</title></briefing>\n",
        "Y109",
        "<briefing",
        "XML",
        ("<briefing><title>Depot</title></briefing>\n", BASE),
    ),
    # Texts.
    slip(
        "capitals",
        "message: The site lies beside the station",
        "message: THE SITE LIES BESIDE THE STATION",
        "L116",
        "THE SITE",
        "small letters",
    ),
    _word("the number of a slide", "as slide 4 shows", "L117", "say what is there"),
    _word("a place on a page", "as shown below", "L117", "say what is there"),
    _word(
        "an address",
        "(see https://example.com/site)",
        "L118",
        "write [words](https://example.com/site)",
        ("see https://example.com/site", "see [the site](https://example.com/site)"),
    ),
    slip("a comma at the end", "title: Site", "title: Site,", "L119", "Site,", "delete the ,", edits=True),
    slip(
        "two addressees in one",
        "to: [The Board]",
        "to: [The Board; The Chair]",
        "L119",
        "; The",
        "[The Board, The Chair]",
        ("Board; The", "Board, The"),
    ),
    slip(
        "a message in Japanese",
        "message: The site lies beside the station",
        "message: 用地は駅の隣にある",
        "L120",
        "用地",
        "write it in English",
    ),
    _word(
        "a sentence in German",
        "Die Busse erreichen den Hof, und das ist nicht weit",
        "L120",
        "write it in English",
        (" Die Busse erreichen den Hof, und das ist nicht weit", ""),
        also=frozenset({"L107"}),
    ),
    slip(
        "another language",
        "language: en",
        "language: ja",
        "L120",
        "language: ja",
        "write language: en",
        also=frozenset({"L104"}),
    ),
    _word("an emoji", "🚀 soon", "L111", "delete it", (" 🚀 soon", "")),
    _word("a sign of a note", "by bus†", "L111", "write [@key]", ("†", "")),
    _word("a number of a note", "by bus¹", "L111", "write [@key]", ("¹", "")),
    _word("a shielded sign", "by 5\\%", "L111", "write %", ("\\%", "%")),
    _word("a formula in brackets", "by \\(x\\)", "L111", "LaTeX"),
    _word(
        "a link of HTML",
        '<a href="https://example.com">soon</a>',
        "L111",
        "[soon](https://example.com)",
        ('<a href="https://example.com">soon</a>', "[soon](https://example.com)"),
    ),
    _word("tags of a list", "<ul><li>soon</li></ul>", "L111", "under points:"),
    _word("a wiki's link", "at [[Leeds]]", "L111", "write Leeds", ("[[Leeds]]", "Leeds")),
    _word(
        "a link with a space",
        "by [rail] (https://example.com)",
        "L111",
        "[rail](https://example.com)",
        ("[rail] (", "[rail]("),
    ),
    _word(
        "a link without its beginning",
        "by [rail](example.com)",
        "B207",
        "[rail](https://example.com)",
        ("(example.com)", "(https://example.com)"),
    ),
    _word(
        "a link to a source", "by [rail](@atlas)", "B207", "write rail [@atlas]", ("[rail](@atlas)", "rail [@atlas]")
    ),
    _word("a page of a source", "by rail [@atlas, p. 3]", "B207", "write [@atlas]", ("[@atlas, p. 3]", "[@atlas]")),
    _word("a source in braces", "by rail {@atlas}", "L111", "write [@atlas]", ("{@atlas}", "[@atlas]")),
    _word("an escape of C", "by rail.\\nSoon", "L111", "write a space", ("\\nSoon", " Soon")),
    _word("a letter by its number", "by rail\\u2014soon", "L111", "write —", ("\\u2014", "—")),
    _word("another encoding", "by the depotâ€™s gate", "L111", "write ’", ("â€™", "’")),
    _word("a space that is not seen", "by\u200brail", "L111", "delete it", ("\u200b", "")),
    _word("to be confirmed", "by rail (tbc)", "L112", "write what belongs here", (" by rail (tbc)", "")),
    _word("a name to fill in", "by [COMPANY NAME]", "L112", "write what belongs here"),
    _word("a note to a colleague", "(check with Anna)", "L112", "write what belongs here"),
    _word("what a program knows", "as of my last update", "L112", "write what belongs here"),
    slip(
        "a check to come",
        _DOUBLED,
        "detail: 要確認",
        "L112",
        "要確認",
        "write what belongs here",
        ("要確認", "The longest line has doubled."),
    ),
    slip("three braces", "{{ figures.share }}", "{{{ figures.share }}}", "B207", "{{{", "write {{ figures.share }}"),
    slip(
        "a brace left out",
        "{{ figures.share }}",
        "{{ figures.share }",
        "B207",
        "share } of",
        "write {{ figures.share }}",
    ),
    slip(
        "a condition for a figure",
        "{{ figures.share }}",
        "{% figures.share %}",
        "B207",
        "{%",
        "write {{ figures.share }}",
    ),
    slip(
        "a figure without braces",
        "{{ figures.share }}",
        "figures.share",
        "L111",
        "figures.share",
        "{{ figures.share }}",
        edits=True,
    ),
    slip("a comment of C behind", "    title: Site", "    title: Site // the place", "L111", "// the", "delete it"),
    slip(
        "a file's name for words",
        "alt: A map of the site",
        "alt: site.png",
        "L112",
        "site.png",
        "say what there is to see",
    ),
    slip("single marks around", "title: Why now", "title: ‘Why now’", "L111", "‘Why now’", "delete them", edits=True),
    slip(
        "a scale behind a currency",
        'unit: "%"',
        "unit: USD billion",
        "L114",
        "USD billion",
        "write USD",
        ("USD billion", "USD"),
    ),
    _data("a series of totals", "E130", "data/market.csv", "leave it out", "Year,A,B,Total\n2023,1,2,3\n2024,2,3,5\n"),
    _data("commas at the ends", "B213", "Year,", "delete it", "Year,P,\n2023,412,\n2024,538,\n"),
)

MORE = (
    _dated("about a year", "c. 2027", "2027"),
    _dated("a year in doubt", "2027?", "2027"),
    _dated("before a year", "before 2027", "2027"),
    _dated("a short era", "R9.3", "2027-03"),
    _dated("the end of a month", "2027年3月底", "2027-03"),
    _valued("a German number", "1.390,5", "1390.5"),
    _valued("at least", "31+", "31"),
    _valued("a minus in words", "minus 31", "-31"),
    slip(
        "a month for a day",
        "date: 2026-11-24",
        "date: 2026-11",
        "B204",
        "2026-11",
        "write the day, too: 2026-11-01",
        ("date: 2026-11\n", "date: 2026-11-24\n"),
    ),
    slip(
        "a source in a line",
        BASE[BASE.index("  grid: {") :],
        "  grid: City Observer, Queue report\n",
        "B203",
        "grid:",
        "outlet: …",
    ),
    slip(
        "a section in a word",
        "  - kind: text\n",
        "  - Site\n  - kind: text\n",
        "B203",
        "- Site",
        "kind: text",
        ("  - Site\n", ""),
    ),
    slip(
        "sections in a section",
        "    id: site\n",
        "    id: site\n    sections: []\n",
        "B201",
        "sections: []",
        "sections: at the margin",
        ("    sections: []\n", ""),
    ),
    slip("the number of a section", "see: market", "see: 2", "B203", "see: 2", "by its id"),
    slip("an id in capitals", "see: market", "see: MARKET", "B215", "MARKET", "write market"),
    slip("a number for an id", "    id: why", "    id: 1", "B203", "id: 1", "write s1", ("id: 1\n", "id: s1\n")),
    slip(
        "a type for a kind",
        "  - kind: chart\n    id: market",
        "  - kind: column chart\n    id: market",
        "B204",
        "column chart",
        "write kind: chart",
        ("column chart", "chart"),
    ),
    slip("a type in Japanese", _TYPE, "type: 棒グラフ", "B204", "棒グラフ", "write column"),
    slip("a file under a key", _DATA, "data: {file: data/market.csv}", "B203", "file:", "write data: data/market.csv"),
    slip("a file in a list", _DATA, "data: [data/market.csv]", "B203", "[data", "write data: data/market.csv"),
    slip("a file without its folder", _DATA, "data: market.csv", "B209", "market.csv", "“data/market.csv”"),
    slip("data in quotes", _DATA, "data: '{2023: 412}'", "B209", "{2023", "delete the quotes"),
    slip(
        "the heads once more",
        "    rows:\n",
        "    rows:\n      - [Option, Capital, Return]\n",
        "B213",
        "- [Option",
        "delete it",
    ),
    slip(
        "a statement in bold and a colon",
        _SITE_POINT,
        "      - **Distance:** Ten minutes\n",
        "Y103",
        "**Distance",
        'double quotes: "**Distance:** Ten minutes"',
        ("**Distance:** Ten minutes", '"**Distance:** Ten minutes"'),
    ),
    slip(
        "a name in quotes and a colon",
        _SITE_POINT,
        '      - "Distance": Ten minutes\n',
        "B201",
        "Distance",
        'double quotes: "Distance: Ten minutes"',
        ('"Distance": Ten minutes', '"Distance: Ten minutes"'),
    ),
    slip("two dashes", "      - text: Ten", "      -- text: Ten", "Y103", "-- text", "one dash"),
    slip("a bracket too many", "Capital, Return]", "Capital, Return]]", "Y103", "Return]]", "delete the last ]"),
    slip(
        "an apostrophe in single quotes",
        "to: [The Board]",
        "to: ['The Board's chair']",
        "Y103",
        "Board's",
        "write '' for an apostrophe",
        ("Board's", "Board''s"),
    ),
    slip("the end of a document", "conclusion: Take", "...\nconclusion: Take", "Y103", "...", "delete it"),
    slip(
        "one brace without a path",
        "{{ figures.share }}",
        "{share}",
        "L111",
        "{share}",
        "{{ figures.share }}",
        edits=True,
    ),
    slip(
        "a mark of a template",
        "{{ figures.share }}",
        "<%= share %>",
        "L111",
        "<%= share",
        "{{ figures.share }}",
        edits=True,
    ),
    slip("a sign before a figure", "{{ figures.share }}", "${{ figures.share }}", "L113", "${{", "delete “$”"),
    slip(
        "a source as a figure",
        _TWELVE,
        "in twelve months {{ sources.atlas }}.",
        "B207",
        "sources.atlas",
        "write [@atlas]",
        ("{{ sources.atlas }}", "[@atlas]"),
    ),
    slip(
        "dots at the end",
        "message: The site lies beside the station",
        "message: The site lies beside the...",
        "L119",
        "the...",
        "delete the ...",
        ("the...", "station"),
    ),
    _dated("a month and a year", "03/2027", "2027-03"),
    _dated("the end of a named month", "end of March 2027", "2027-03"),
    _word("a variable of a shell", "by $CITY", "L112", "write what belongs here"),
    _word("a blank to fill in", "in ____ minutes", "L112", "write what belongs here"),
    slip(
        "a number before a title", "    title: Site", "    title: 5. Site", "L111", "5. Site", "delete it", edits=True
    ),
    slip(
        "a word and a number before a title",
        "    title: Site",
        '    title: "Section 5: Site"',
        "L111",
        "Section 5",
        "delete it",
        edits=True,
    ),
    slip("a number in a circle", "- text: Ten", "- text: ① Ten", "L111", "① Ten", "delete it", edits=True),
    _word("a mark of a model", "by rail<|endoftext|>", "L112", "write what belongs here", ("<|endoftext|>", "")),
    _word("a place for words", "Insert text here", "L112", "write what belongs here"),
    _word("an annex by its letter", "(see Appendix B)", "L117", "say what is there"),
    _word("a sign twice", "by rail,, or bus", "L107", "delete one of the two", (",,", ",")),
)

SLIPS = (*AROUND, *SYNTAX, *KEYS, *VALUES, *WORDS, *DATA, *OTHERS, *BLIND, *MORE)
