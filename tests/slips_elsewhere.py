"""Slips of those who know another tool or another language: its shapes of data, its levels, names and numbers."""

from __future__ import annotations

from slips import BASE, Slip, slip

_DATA = "data: data/market.csv"
_OURS = "data: {categories: [2023, 2024], series: [{name: Passengers, values: [412, 538]}]}"
_EVENTS = BASE[BASE.index("    events:\n") : BASE.index("  - kind: text")]
_TABLE = BASE[BASE.index("    columns: [Option") : BASE.index("    caption: Three")]
_ROWS = BASE[BASE.index("    rows:\n") : BASE.index("    caption: Three")]
_CHART = BASE[BASE.index("    type: column\n") : BASE.index("    caption: Passengers")]
_TWO = "columns: [Option, Capital, Return]\n    rows: [[Build, 258, 12.1], [Buy, 410, 8.7]]\n"
_POINTS = BASE[BASE.index("    points:\n      - text: Ten") : BASE.index("conclusion:")]
_ATLAS = 'atlas: {outlet: Atlas Review, title: Rents and routes, url: "https://example.com/atlas", date: 2026-10-12}'
_MESSAGE = "message: Two changes make a move pay"
_MORE = "text: Routes have grown"


def _data(name: str, theirs: str) -> Slip:
    """Data of a chart in a shape of another tool; the hint has them in ours."""
    return slip(name, _DATA, f"data: {theirs}", "B203", "data:", _OURS, (f"data: {theirs}", _OURS))


def _rows(name: str, theirs: str, at: str) -> Slip:
    """Rows of a table in a shape of another tool; the hint has them in ours."""
    return slip(
        name, _TABLE, theirs, "B203", at, "rows: [[Build, 258, 12.1], [Buy, 410, 8.7]]", (theirs, f"    {_TWO}")
    )


def _value(name: str, old: str, theirs: str, ours: str, code: str = "B204") -> Slip:
    """A value in a form of another language or tool, with the form that the hint has."""
    key = old.split(":")[0]
    return slip(
        name, old, f"{key}: {theirs}", code, f"{key}: ", f"write {ours}", (f"{key}: {theirs}", f"{key}: {ours}")
    )


SHAPES = (
    _data("rows and columns of a chart", "{columns: [Year, Passengers], rows: [[2023, 412], [2024, 538]]}"),
    _data("values of Vega", "{values: [{year: 2023, Passengers: 412}, {year: 2024, Passengers: 538}]}"),
    _data(
        "data sets of Chart.js", "{labels: [2023, 2024], datasets: [{label: Passengers, data: [412, 538], fill: true}]}"
    ),
    _data("traces of Plotly", "[{x: [2023, 2024], y: [412, 538], type: bar}]"),
    _data("an axis of ECharts", "{xAxis: {data: [2023, 2024]}, series: [{data: [412, 538]}]}"),
    slip(
        "lines of a file",
        _DATA,
        "data: |\n      Year,Passengers\n      2023,412\n      2024,538",
        "B203",
        "data: |",
        _OURS,
        ("data: |\n      Year,Passengers\n      2023,412\n      2024,538", _OURS),
    ),
    slip(
        "series beside the data",
        _DATA,
        "xAxis: {categories: [2023, 2024]}\n    series: [{name: Passengers, data: [412, 538]}]",
        "B201",
        "xAxis:",
        f"{_OURS}, in the place of xAxis: and series:",
        ("xAxis: {categories: [2023, 2024]}\n    series: [{name: Passengers, data: [412, 538]}]", _OURS),
    ),
    _rows(
        "records of a table",
        "    rows:\n      - {Option: Build, Capital: 258, Return: 12.1}\n"
        "      - {Option: Buy, Capital: 410, Return: 8.7}\n",
        "rows:",
    ),
    _rows(
        "a table of Markdown",
        "    table: |\n      | Option | Capital | Return |\n      |---|---|---|\n"
        "      | Build | 258 | 12.1 |\n      | Buy | 410 | 8.7 |\n",
        "table: |",
    ),
    _rows(
        "heads among the rows",
        "    data:\n      - [Option, Capital, Return]\n      - [Build, 258, 12.1]\n      - [Buy, 410, 8.7]\n",
        "data:",
    ),
    slip(
        "rows by their names",
        _ROWS,
        "    rows:\n      Build: [258, 12.1]\n      Buy: [410, 8.7]\n",
        "B203",
        "rows:",
        "write rows: [[Build, 258, 12.1], [Buy, 410, 8.7]]",
        (
            "    rows:\n      Build: [258, 12.1]\n      Buy: [410, 8.7]\n",
            "    rows: [[Build, 258, 12.1], [Buy, 410, 8.7]]\n",
        ),
    ),
    slip(
        "events by their days",
        _EVENTS,
        "    events:\n      2026-12-15: The Board decides\n      2027-03: The lease ends\n",
        "B203",
        "2026-12-15:",
        "- {date: 2026-12-15, text: The Board decides}",
        ("2026-12-15: The Board decides", "- {date: 2026-12-15, text: The Board decides}"),
        ("2027-03: The lease ends", "- {date: 2027-03, text: The lease ends}"),
    ),
    slip(
        "events in pairs",
        "{date: 2026-12-15, text: The Board decides}",
        "[2026-12-15, The Board decides]",
        "B203",
        "[2026-12-15",
        "write {date: 2026-12-15, text: The Board decides}",
    ),
    slip(
        "points by their labels",
        _POINTS,
        "    points:\n      Near: Ten minutes away\n",
        "B203",
        "Near:",
        "“- {label: Near, text: Ten minutes away}”",
        ("Near: Ten minutes away", "- {label: Near, text: Ten minutes away}"),
    ),
    slip(
        "a message for each language",
        _MESSAGE,
        "message: [{en: Two changes}, {de: Zwei}]",
        "B203",
        "message:",
        "write message: {en: Two changes, de: Zwei}",
        ("message: [{en: Two changes}, {de: Zwei}]", "message: {en: Two changes, ja: 二つの変化}"),
    ),
)

LEVELS = (
    slip(
        "facts of a document",
        "title: Should we move the depot?\nlanguage: en\n",
        "metadata:\n  title: Should we move the depot?\n  language: en\n",
        "B201",
        "metadata:",
        "delete the line “metadata:”",
        (
            "metadata:\n  title: Should we move the depot?\n  language: en\n",
            "title: Should we move the depot?\nlanguage: en\n",
        ),
    ),
    slip(
        "a chart in its section",
        _CHART,
        "    chart:\n      type: column\n      unit: thousand\n      data: data/market.csv\n",
        "B201",
        "chart:",
        "delete the line “chart:”",
        ("    chart:\n      type: column\n      unit: thousand\n      data: data/market.csv\n", _CHART),
    ),
    slip("events under their kind", "    events:\n", "    timeline:\n", "B201", "timeline:", "write events:"),
    slip(
        "a body of items",
        _POINTS,
        "    body:\n      points: [Ten minutes from the ring road]\n",
        "B201",
        "body:",
        "delete the line “body:”",
        (
            "    body:\n      points: [Ten minutes from the ring road]\n",
            "    points: [Ten minutes from the ring road]\n",
        ),
    ),
    slip(
        "items of the summary",
        "summary:\n",
        "summary:\n  bullets:\n",
        "B203",
        "bullets:",
        "delete the line “bullets:”",
        ("  bullets:\n", ""),
    ),
    slip(
        "recommendations at the margin",
        "conclusion: Take",
        "recommendations: [Sign, Move]\nconclusion: Take",
        "B201",
        "recommendations:",
        "- kind: implications",
        ("recommendations: [Sign, Move]\n", ""),
    ),
    slip(
        "a bracket from here to there",
        "    caption: Passengers by year\n",
        "    bracket: {from: 2023, to: 2026}\n    caption: Passengers by year\n",
        "B201",
        "bracket:",
        'write of: ["2023", "2026"]',
        ("{from: 2023, to: 2026}", '{of: ["2023", "2026"]}'),
    ),
    slip(
        "items in a text",
        _POINTS,
        "    points: |\n      - Ten minutes from the ring road\n      - Trams too\n",
        "B203",
        "points: |",
        "delete the sign",
        ("points: |", "points:"),
    ),
)

NAMES = (
    slip(
        "a key in full-width letters",
        "    title: Why now",
        "    ｔｉｔｌｅ: Why now",
        "B201",
        "ｔｉｔｌｅ",
        "write title:",
    ),
    slip(
        "a key in one word",
        "    text: Rents",
        "    speakerNotes: Rents",
        "B201",
        "speakerNotes",
        "write note:",
        ("speakerNotes:", "note:"),
    ),
    slip(
        "a sender by another name",
        "from: Planning team",
        "organization: Planning team",
        "B201",
        "organization",
        "write from:",
    ),
    slip("a publisher by its name", "{outlet: Atlas Review,", "{name: Atlas Review,", "B201", "name:", "write outlet:"),
    slip("a point by its name", "  - text: The move pays", "  - point: The move pays", "B201", "point:", "write text:"),
    slip(
        "a statement under its label",
        "text: The Board decides",
        "label: The Board decides",
        "B202",
        "label:",
        "write text: The Board decides in the place of label:",
    ),
    slip(
        "stacked as a truth",
        "    type: column\n",
        "    type: column\n    stacked: true\n",
        "B201",
        "stacked:",
        "write type: stacked",
        ("    type: column\n    stacked: true\n", "    type: stacked\n"),
    ),
    slip("questions and answers", "  - kind: text\n", "  - kind: faq\n", "B204", "faq", "write kind: text"),
    slip(
        "an address that there is none",
        'url: "https://example.com/atlas"',
        "url: N/A",
        "B204",
        "url:",
        "delete url:",
        ("url: N/A, ", ""),
    ),
    slip(
        "a figure in braces", "figures: [share]", 'figures: ["{{ figures.share }}"]', "B204", "figures:", "write share"
    ),
    slip(
        "a source as a link",
        _ATLAS,
        'atlas: "[Rents and routes](https://example.com/atlas)"',
        "B203",
        "atlas:",
        "{outlet: …, title: Rents and routes, url:",
    ),
    slip(
        "a source of BibTeX",
        _ATLAS,
        'atlas: "@article{a, title={Rents and routes}, journal={Atlas}, year={2026}}"',
        "B203",
        "atlas:",
        "write atlas: {outlet: Atlas, title: Rents and routes, date: 2026}",
    ),
    slip(
        "names in full-width brackets",
        "sources: [grid]\nsections",
        "sources: ［grid］\nsections",
        "B203",
        "sources:",
        "write sources: [grid]",
    ),
    slip(
        "names with full-width commas",
        "to: [The Board]",
        "to: 取締役会、経営会議",
        "B203",
        "to:",
        "write to: [取締役会, 経営会議]",
    ),
    _value("a language by its name", "language: en", "English (UK)", "en-GB"),
    _value("a locale", "language: en", "en_US.UTF-8", "en-US"),
    slip(
        "a language in capitals",
        _MESSAGE,
        "message: {EN: Two changes make a move pay}",
        "B204",
        "EN:",
        "write en:",
        ("EN:", "en:"),
    ),
)

FORMS = (
    *(
        _value(name, "date: 2026-11-24", theirs, "2026-11-24")
        for name, theirs in (
            ("a Spanish day", "24 de noviembre de 2026"),
            ("a Korean day with its weekday", "2026년 11월 24일(화)"),
            ("a Korean day in points", "2026. 11. 24."),
            ("a day in numerals", "令和八年十一月二十四日"),
            ("a full-width day", "２０２６－１１－２４"),
            ("a day with dashes", "2026–11–24"),
            ("a short day", "24-Nov-26"),
            ("a day in parts", "{year: 2026, month: 11, day: 24}"),
            ("a day of a spreadsheet", "46350"),
        )
    ),
    *(
        slip(
            name,
            "    value: 31\n",
            f"    value: {theirs}\n",
            "B203",
            "value:",
            f"write {ours}",
            (f"value: {theirs}", f"value: {ours}"),
        )
        for name, theirs, ours in (
            ("Italian milliards", "1,39 miliardi", "1390000000"),
            ("Portuguese millions", "2,5 milhões", "2500000"),
            ("crores", "12 crore", "120000000"),
            ("lakhs", "3,10,000", "310000"),
        )
    ),
    *(
        slip(
            name,
            '    value: 31\n    unit: "%"\n',
            f"    value: {theirs}\n",
            "B203",
            "value:",
            f"write {ours}|unit: {unit}",
            (f"value: {theirs}\n", f"value: {ours}\n    unit: {unit}\n"),
        )
        for name, theirs, ours, unit in (
            ("German millions of euros", "2,5 Mio. Euro", "2500000", "EUR"),
            ("French milliards", "1,39 milliard d’euros", "1390000000", "EUR"),
            ("Korean scales", "1조 3900억원", "1390000000000", "KRW"),
            ("a Spanish share", "31 por ciento", "31", '"%"'),
        )
    ),
)

SIGNS = (
    slip(
        "a title that is a comment",
        "title: Site\n",
        "title: #Site\n",
        "Y103",
        "#Site",
        'double quotes: "#Site"',
        ("title: #Site", 'title: "#Site"'),
    ),
    slip(
        "an error of a spreadsheet",
        "[Build, 258, 12.1]",
        "[Build, #REF!, 12.1]",
        "Y103",
        "#REF!",
        "is a comment|double quotes",
        ("#REF!", "null"),
    ),
    slip(
        "an error in quotes", "[Build, 258, 12.1]", '[Build, "#DIV/0!", 12.1]', "L112", "#DIV/0!", "no text for readers"
    ),
    slip(
        "two versions",
        f"    {_MESSAGE}\n",
        f"<<<<<<< HEAD\n    {_MESSAGE}\n=======\n    message: It pays\n>>>>>>> main\n",
        "Y103",
        "<<<<<<<",
        "keep one of the two",
    ),
    slip(
        "a mapping that is not there",
        "    figures: [share]\n",
        "    <<: *defaults\n",
        "Y103",
        "*defaults",
        "delete this line",
    ),
    slip(
        "a full-width dash",
        "      - text: Rents are",
        "      － text: Rents are",
        "Y103",
        "－",
        "write “-” in the place of “－”",
    ),
    slip("a number to come, TK", _MORE, "text: Routes have grown by TK percent", "L112", "TK", "no text for readers"),
    slip(
        "attributes of pandoc",
        _MORE,
        'text: "Routes have grown {.incremental}"',
        "L111",
        "{.incremental}",
        "delete it",
        edits=True,
    ),
    slip(
        "a figure of Quarto",
        _MORE,
        'text: "Routes have grown, see @fig-market"',
        "L111",
        "@fig-market",
        "leads to no figure",
        (", see @fig-market", ""),
    ),
    slip(
        "a role of Sphinx",
        _MORE,
        'text: "Routes have grown :ref:`market`"',
        "L111",
        ":ref:",
        "write market",
        (" :ref:`market`", ""),
    ),
    slip("a sign of Notion", _MORE, "text: ▸ Routes have grown", "L111", "▸", "delete it", edits=True),
    slip(
        "no-break spaces between words", _MORE, "text: Routes\u00a0have\u00a0grown", "L111", "Routes", "ordinary spaces"
    ),
    slip("euros and a scale", 'unit: "%"', "unit: M€", "L114", "M€", "write EUR", ("unit: M€", "unit: EUR")),
)

_DETAIL = "detail: The longest line has doubled."


def _mark(name: str, written: str, at: str, says: str, code: str = "L111") -> Slip:
    """A mark of another tool, or of somebody who was to come back, behind a sentence."""
    theirs = f'detail: "The longest line has doubled{written}"'
    return slip(name, _DETAIL, theirs, code, at, says, (theirs, _DETAIL))


MARKS = (
    _mark("a note of pandoc", "^[See the queue].", "^[See", "leads to no source"),
    _mark("a raised number", "^1.", "^1", "leads to no source"),
    _mark("the same place", " (ibid.).", "ibid", "leads to nothing|[@key]"),
    _mark("a source typed at the end", ". Source: Atlas Review", "Source: Atlas", "typed|write [@atlas]"),
    _mark("an author and a year", " (Smith et al., 2024).", "Smith", "leads to no source"),
    _mark("a bright word", " in ==one year==.", "==one", "write **one year**"),
    _mark("a tag of HTML 5", " in <mark>one</mark> year.", "<mark>", "are HTML"),
    _mark("a formula in dollars", r" by $\\Delta x$.", "Delta", "LaTeX"),
    _mark("an emoji by its name", " :rocket:.", ":rocket:", "name of an emoji"),
    _mark("a field of Word", " { REF _Ref12 }.", "REF", "a field of Word"),
    _mark("a broken reference", ", Error! Reference source not found.", "Error!", "no text for readers", "L112"),
    _mark("a colleague asked", ". @Tom please check.", "@Tom", "no text for readers", "L112"),
    _mark("two marks of a question", " to ?? km.", "??", "no text for readers", "L112"),
    _mark("a number to come, XX", " over XX years.", "XX", "no text for readers", "L112"),
    slip(
        "a figure in capitals",
        _MORE,
        'text: "Routes have grown by {{ Figures.Share }}"',
        "B207",
        "Figures.Share",
        "write {{ figures.share }}",
        ("{{ Figures.Share }}", "{{ figures.share }}"),
    ),
)
LINES = (
    slip(
        "a section without its dash",
        "  - kind: chart",
        "    kind: chart",
        "Y104",
        "kind: chart",
        "write a dash before it",
    ),
    slip(
        "a list without its key",
        "    points:\n      - text: Rents",
        "      - text: Rents",
        "Y103",
        "- text: Rents",
        "this list has no key",
    ),
    slip(
        "a mapping without spaces",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture: {file:data/site.png, alt:A map of the site}",
        "B201",
        "file:data",
        "write file: data/site.png, alt: A map",
    ),
    slip(
        "a semicolon for a colon",
        f"    {_MESSAGE}",
        f"    {_MESSAGE.replace(':', ';')}",
        "Y103",
        "message;",
        "write “message:”",
    ),
    slip(
        "a question first",
        _MESSAGE,
        "message: ? Two changes",
        "Y103",
        "? Two",
        "double quotes",
        ("? Two changes", '"? Two changes"'),
        also=frozenset({"L111"}),
    ),
    slip("the schedule in German", "kind: timeline", "kind: Zeitplan", "B204", "Zeitplan", "write kind: timeline"),
)
FILES = tuple(
    Slip(name, (), "B213", at, (says,), (), data=data, cured_data=cured)
    for name, at, says, data, cured in (
        (
            "a line of units",
            ",thousand",
            "write unit: thousand in the briefing",
            "Year,Passengers\n,thousand\n2023,412\n2024,538\n",
            "",
        ),
        (
            "a note below the rows",
            "* provisional",
            "is taken for a category",
            "Year,Passengers\n2023,412\n2024,538\n* provisional,\n",
            "Year,Passengers\n2023,412\n2024,538\n",
        ),
        (
            "a row for each number",
            "Year,Series",
            "a column for each series: Year,Bus,Tram",
            "Year,Series,Value\n2023,Bus,412\n2023,Tram,100\n2024,Bus,538\n2024,Tram,120\n",
            "Year,Bus,Tram\n2023,412,100\n2024,538,120\n",
        ),
        ("JSON for CSV", "Passengers", "this reads as JSON", '[{"Year": 2023, "Passengers": 412}]\n', ""),
        ("full-width commas in a file", "Year，", "full-width commas", "Year，Passengers\n2023，412\n2024，538\n", ""),
        (
            "two empty columns",
            "Year,Passengers,,",
            "neither a name nor a number",
            "Year,Passengers,,\n2023,412,,\n2024,538,,\n",
            "",
        ),
    )
)

MORE = (
    slip(
        "a comma in braces",
        "{date: 2026-12-15, text: The Board decides}",
        "{date: 2026-12-15, text: The Board decides, not we}",
        "B201",
        "not we",
        'a comma ends the text|"The Board decides, not we"',
        ("text: The Board decides, not we}", 'text: "The Board decides, not we"}'),
    ),
    slip(
        "an event under its day",
        "- {date: 2026-12-15, text: The Board decides}",
        "- 2026-12-15: The Board decides",
        "B201",
        "2026-12-15:",
        "write {date: 2026-12-15, text: The Board decides}",
    ),
    slip(
        "an event behind an arrow",
        "- {date: 2026-12-15, text: The Board decides}",
        "- 2026-12-15 → The Board decides",
        "B203",
        "→",
        "write {date: 2026-12-15, text: The Board decides}",
    ),
    slip("one word in a list", "status: fact", "status: [fact]", "B203", "[fact]", "write status: fact"),
    slip("a statement that is true", "status: fact", "confirmed: true", "B201", "confirmed", "write status: fact"),
    slip(
        "a sign before a cell",
        "[Build, 258, 12.1]",
        "[**Build**, 258, 12.1]",
        "Y103",
        "**Build**",
        'double quotes: "**Build**"',
        ("**Build**", '"**Build**"'),
    ),
    slip(
        "semicolons in a row",
        "[Build, 258, 12.1]",
        "[Build; 258; 12.1]",
        "B213",
        "Build;",
        "write commas between its cells: [Build, 258, 12.1]",
    ),
    slip("a cell in a mapping", "258, 12.1", "{value: 258}, 12.1", "B204", "{value", "write 258"),
    slip(
        "a picture of Markdown",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture: '![A map of the site](data/site.png)'",
        "B203",
        "picture:",
        "write picture: {file: data/site.png, alt: A map of the site}",
    ),
    slip(
        "a source by its address alone",
        "sources: [grid]\nsections",
        "sources: https://example.com/queue\nsections",
        "B203",
        "https:",
        "write sources: [grid]",
    ),
    slip(
        "no heads",
        "    columns: [Option, Capital, Return]\n    rows:\n",
        "    rows:\n",
        "B202",
        "kind: table",
        "add columns:",
    ),
    slip("an amount with a bound", "    value: 31\n", "    value: 31以上\n", "B203", "value:", "write 31"),
    slip("a trailing minus", "    value: 31\n", "    value: 31-\n", "B203", "value:", "write -31", ("31-", "31")),
    slip("a square for an item", _MORE, "text: □ Routes have grown", "L111", "□", "delete it", edits=True),
    slip(
        "a note of a Japanese page",
        _DETAIL,
        "detail: The longest line has doubled（注1）.",
        "L111",
        "注1",
        "leads to no",
    ),
    slip("a comment in full width", "conclusion: Take", "＃ later\nconclusion: Take", "Y103", "＃", "half-width #"),
)

LEFT = (
    _mark("a paper in brackets", " [Atlas Review, 2026].", "[Atlas", "write [@atlas]"),
    _mark("a mark of Gemini", " [cite: 1, 2].", "[cite:", "leads to no source"),
    _mark("a variable of a shell, small", " in $city.", "$city", "no text for readers", "L112"),
    _mark("data that are none", " (illustrative figures).", "illustrative", "no text for readers", "L112"),
    slip(
        "no conclusion",
        "conclusion: Take the lease and learn first\n",
        "",
        "D405",
        "title: Should",
        "add conclusion:",
        ("sources:\n  atlas:", "conclusion: Take the lease and learn first\nsources:\n  atlas:"),
    ),
    slip(
        "cards for points",
        "    points:\n      - text: Ten",
        "    cards:\n      - text: Ten",
        "B201",
        "cards:",
        "write points:",
    ),
)

_EVENT = "{date: 2026-12-15, text: The Board decides}"


def _braces(name: str, theirs: str, says: str, ours: str = _EVENT) -> Slip:
    """A slip inside the braces of an event."""
    return slip(name, _EVENT, theirs, "Y103", theirs[:20], says, (theirs, ours))


BRACES = (
    _braces("no comma in braces", "{date: 2026-12-15 text: The Board decides}", "write a comma before text:"),
    _braces("semicolons in braces", "{date: 2026-12-15; text: The Board decides}", "write commas"),
    _braces("a brace too many", "{date: 2026-12-15, text: The Board decides}}", "delete the last }"),
    _braces(
        "a colon in braces",
        "{date: 2026-12-15, text: Board: it decides}",
        '"Board: it decides"',
        '{date: 2026-12-15, text: "Board: it decides"}',
    ),
    _braces(
        "a sign in braces",
        "{date: 2026-12-15, text: %5 decided}",
        'double quotes around it: "%5 decided"',
        '{date: 2026-12-15, text: "%5 decided"}',
    ),
    slip(
        "a singular",
        "figures:\n  share",
        "figure:\n  share",
        "B201",
        "figure:",
        "write figures:",
        ("figure:", "figures:"),
    ),
    slip("thousands of euros", 'unit: "%"', "unit: T€", "L114", "T€", "write EUR", ("unit: T€", "unit: EUR")),
)

_SITE_ID = "    id: site\n"
OTHERS = (
    slip(
        "numbers for items",
        _POINTS,
        "    points:\n      1: Ten minutes\n      2: Trams too\n",
        "B203",
        "1: Ten",
        "write “-” in the place of each number",
        ("1: Ten", "- Ten"),
        ("2: Trams", "- Trams"),
    ),
    slip(
        "keys with numbers",
        _POINTS,
        "    point1: Ten minutes\n    point2: Trams too\n",
        "B201",
        "point1",
        "write points: [Ten minutes, Trams too]",
        ("    point1: Ten minutes\n    point2: Trams too\n", "    points: [Ten minutes, Trams too]\n"),
    ),
    slip(
        "paths for keys",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture.file: data/site.png\n    picture.alt: A map of the site",
        "B201",
        "picture.file",
        "write picture: {file: data/site.png, alt: A map of the site}",
    ),
    slip("a slug", _SITE_ID, "    slug: site\n", "B201", "slug:", "write id:"),
    slip(
        "sources in words",
        "        sources: [atlas]\n      - text: Routes",
        "        sources: atlas and grid\n      - text: Routes",
        "B203",
        "atlas and grid",
        "write sources: [atlas, grid]",
        ("atlas and grid", "[atlas, grid]"),
    ),
    slip("a negative dash", "    value: 31\n", "    value: –31\n", "B203", "value:", "write -31", ("–31", "31")),
    slip(
        "a title under a Roman number",
        "    title: Site\n",
        "    title: IV. Site\n",
        "L111",
        "IV.",
        "delete it",
        edits=True,
    ),
)

_DATES = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]


def _kind(name: str, theirs: str, code: str, at: str, says: str, *cure: tuple[str, str], also: str = "") -> Slip:
    """A slip in the lines of a section of another kind, in the place of the timeline."""
    kind, _, lines = theirs.partition("|")
    head = f"  - kind: {kind}\n    id: dates\n    title: Dates\n    message: Two dates matter\n    "
    return slip(name, _DATES, head + lines + "\n", code, at, says, *cure, also=frozenset(also.split()))


KINDS = (
    _kind(
        "steps for phases",
        "phases|steps: [{name: Learn}, {name: Build}]",
        "B201",
        "steps:",
        "write phases:",
        ("steps:", "phases:"),
    ),
    _kind(
        "aspects by their names",
        "comparison|options: [{name: Buy}, {name: Rent}]\n    aspects:\n"
        "      Start: [Late, Soon]\n      End: [Never, Soon]",
        "B203",
        "Start:",
        "write “- {name: Start, cells: [Late, Soon]}”",
        ("Start: [Late, Soon]", "- {name: Start, cells: [Late, Soon]}"),
        ("End: [Never, Soon]", "- {name: End, cells: [Never, Soon]}"),
    ),
    _kind(
        "scores by their names",
        "scorecard|criteria: [Rent, Road]\n    items:\n      North: [3, 4]\n      South: [2, 1]",
        "B203",
        "North:",
        "write “- {name: North, scores: [3, 4]}”",
        ("North: [3, 4]", "- {name: North, scores: [3, 4]}"),
        ("South: [2, 1]", "- {name: South, scores: [2, 1]}"),
    ),
    _kind(
        "steps behind arrows",
        "process|steps: Ask -> Inspect -> Sign",
        "B203",
        "steps:",
        "write steps: [Ask, Inspect, Sign]",
        ("Ask -> Inspect -> Sign", "[Ask, Inspect, Sign]"),
    ),
    _kind(
        "a stance in another word",
        "assessments|views: [{claim: It pays, stance: pro, outlets: [atlas], reasons: [Rents]}, "
        "{claim: It does not, stance: critical, outlets: [grid], reasons: [Roads]}]",
        "B204",
        "stance:",
        "write supportive",
        ("stance: pro", "stance: supportive"),
    ),
    slip(
        "a kind that is left out",
        "  - kind: timeline\n    id: dates",
        "  - id: dates",
        "B202",
        "id: dates",
        "add kind: timeline",
    ),
    slip(
        "dashes for all keys",
        "  - kind: timeline\n    id: dates\n",
        "  - kind: timeline\n    - id: dates\n",
        "Y103",
        "- id: dates",
        "delete the dash",
    ),
    slip(
        "a source by the name in a citation",
        _DETAIL,
        "detail: The longest line has doubled [@City Observer].",
        "B207",
        "City",
        "write [@grid]",
        ("[@City Observer]", "[@grid]"),
    ),
    slip("a box to tick", _MORE, "text: '[ ] Routes have grown'", "L111", "[ ]", "delete it", edits=True),
    slip("signs of programs", _MORE, "text: Routes have grown by >= 4 km", "L111", ">=", "write ≥", edits=True),
)

_COSTS = "    message: Renting costs least\n"
_VIEWS = "  - kind: assessments\n    id: dates\n    title: Views\n    message: The move pays\n    views:\n      - "
_ASPECT = (
    "  - kind: comparison\n    id: dates\n    title: Two ways\n    message: Renting costs less\n"
    "    options: [{name: Rent}, {name: Buy}]\n    aspects:\n      - {name: Cost, "
)
_DATES = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]


def _year(name: str, rows: str, told: str) -> Slip:
    """Rows of the file of data, the last of which is told; without it there is no finding."""
    return slip(name, "Passengers by year", "Passengers", "E130", "data:", told, data=rows, cured_data=_SOUND)


_TYPE = "    type: column\n"
_SOUND = "Year,Passengers\n2023,412\n2024,538\n2025,655\n"
PLACES = (
    slip(
        "a key of the margin in a section",
        _COSTS,
        f"{_COSTS}    marking: Confidential\n",
        "B201",
        "marking:",
        "write it at the margin",
        (f"{_COSTS}    marking: Confidential\n", _COSTS),
    ),
    slip(
        "words for those who do not see, beside the picture",
        "picture: {file: data/site.png, alt: A map of the site}",
        "picture: {file: data/site.png}\n    alt: A map of the site",
        "B201",
        "alt:",
        "write it in the braces of picture:",
    ),
    slip(
        "a key that events and statements have",
        _COSTS,
        f"{_COSTS}    see: market\n",
        "B201",
        "see:",
        "a statement|write it there, or delete it",
        (f"{_COSTS}    see: market\n", _COSTS),
    ),
    slip(
        "the only key that is missing, by any name",
        _DATES,
        f"{_VIEWS}{{opines: The move pays, outlets: [atlas], stance: supportive}}\n",
        "B201",
        "opines:",
        "write claim:",
        ("opines:", "claim:"),
    ),
    slip(
        "the options of a comparison for its cells",
        _DATES,
        f"{_ASPECT}rent: 42, buy: 410}}\n",
        "B201",
        "rent:",
        "write cells: [42, 410] in their place",
        ("rent: 42, buy: 410", "cells: [42, 410]"),
    ),
    slip(
        "a key and its value by other names",
        _DATES,
        f"{_VIEWS}{{claim: The move pays, outlets: [atlas], sentiment: positive}}\n",
        "B201",
        "sentiment:",
        "write stance: supportive",
        ("sentiment: positive", "stance: supportive"),
    ),
    slip(
        "a type before the kind",
        "  - kind: chart\n    id: market",
        "  - kind: column_chart_slide\n    id: market",
        "B204",
        "column_chart_slide",
        "write kind: chart",
    ),
    slip(
        "days before a dash",
        _EVENTS,
        "    events:\n      - 15 December 2026 - The Board decides\n      - {date: 2027-03, text: The lease ends}\n",
        "B203",
        "15 December",
        "write {date: 2026-12-15, text: The Board decides}",
        ("15 December 2026 - The Board decides", "{date: 2026-12-15, text: The Board decides}"),
    ),
    slip("a number in words", "value: 31", "value: three", "B203", "three", "write 3", ("three", "3")),
)
DOUBTS = (
    slip("digits in another order", "as_of: 2026-10", "as_of: 2062-10", "E132", "as_of", "write 2026-10"),
    slip("a share of a hundred shares", "value: 31", "value: 3100", "E133", "value", "more than the whole"),
    _year("an average among years", f"{_SOUND}Average,535\n", "“Average” is an average"),
    slip(
        "a territory of three letters",
        "language: en\n",
        "language: en-USA\n",
        "B220",
        "en-USA",
        "write en-US",
        ("en-USA", "en-US"),
    ),
    slip(
        "words in Spanish",
        _DETAIL,
        "detail: La línea más larga se ha duplicado en el último año.",
        "L120",
        "La línea",
        "Spanish|write it in English",
    ),
    slip("words in Cyrillic letters", _DETAIL, "detail: Самая длинная линия удвоилась.", "L120", "Самая", "Cyrillic"),
    slip(
        "a citation as a link of a wiki",
        _MORE,
        'text: "Routes have grown [[@grid]]"',
        "B207",
        "[[@grid]]",
        "write [@grid]",
        ("[[@grid]]", "[@grid]"),
    ),
    slip(
        "the number of a note",
        _MORE,
        "text: Routes have grown (1)",
        "L111",
        "(1)",
        "write [@key]",
        (" (1)", " [@grid]"),
    ),
    slip(
        "a field of a form letter",
        "Today {{ figures.share }} of",
        "About <<share>> of",
        "L111",
        "<<share>>",
        "write {{ figures.share }}",
        ("<<share>>", "{{ figures.share }}"),
    ),
    slip(
        "an outlet and a year",
        _MORE,
        "text: Routes have grown (Atlas Review, 2026)",
        "L111",
        "(Atlas",
        "write [@atlas]",
        ("(Atlas Review, 2026)", "[@atlas]"),
    ),
    slip(
        "a formula of a spreadsheet",
        _DETAIL,
        "detail: The total is =SUM(B2:B5).",
        "L112",
        "=SUM",
        "no text for readers",
    ),
)

ELSEWHERE = (*SHAPES, *LEVELS, *NAMES, *FORMS, *SIGNS, *MARKS, *LINES, *FILES, *MORE, *LEFT, *BRACES, *OTHERS, *KINDS)
_COMMENTED = "marking: Confidential"
REST = (
    slip(
        "a figure of Python",
        "Today {{ figures.share }} of",
        "About %(share)s of",
        "L111",
        "%(share)s",
        "write {{ figures.share }}",
        ("%(share)s", "{{ figures.share }}"),
    ),
    slip(
        "a figure as a source",
        "Today {{ figures.share }} of",
        "About @share of",
        "L111",
        "@share",
        "write {{ figures.share }}",
        ("@share", "{{ figures.share }}"),
    ),
    slip(
        "for whom it is",
        "to: [The Board]",
        "prepared_for: The Board",
        "B201",
        "prepared_for",
        "write to: [The Board]",
        ("prepared_for: The Board", "to: [The Board]"),
    ),
    slip(
        "what is not known yet, in brackets",
        "text: Routes have grown",
        "text: （未定）",
        "L112",
        "未定",
        "says nothing",
    ),
    slip(
        "a title of a chart",
        "    caption: Passengers by year\n",
        "    chart_title: Passengers by year\n",
        "B201",
        "chart_title",
        "write caption:",
        ("chart_title:", "caption:"),
    ),
    slip(
        "statements under the name of messages",
        "    points:\n      - text: Ten",
        "    key_messages:\n      - text: Ten",
        "B201",
        "key_messages",
        "write points:",
        ("key_messages:", "points:"),
    ),
    slip(
        "a number of a chapter",
        "    title: Site\n",
        '    title: "1.2 Site"\n',
        "L111",
        "1.2 Site",
        "delete it",
        edits=True,
    ),
    slip(
        "a host alone",
        _DETAIL,
        "detail: The longest line has doubled (example.com/atlas).",
        "L118",
        "example.com/atlas",
        "write [@atlas]",
        ("(example.com/atlas)", "[@atlas]"),
    ),
    slip(
        "a Korean kind of several words",
        "  - kind: table\n",
        "  - kind: 비교표\n",
        "B204",
        "비교표",
        "write kind: table",
    ),
    slip(
        "a German kind of several words",
        "  - kind: timeline\n",
        "  - kind: meilensteinplan\n",
        "B204",
        "meilenstein",
        "write kind: timeline",
    ),
    slip(
        "a space to fill", _DETAIL, "detail: The longest line has grown by __%.", "L112", "__%", "no text for readers"
    ),
    slip(
        "two slashes before a line",
        _COMMENTED,
        f"// {_COMMENTED}",
        "B201",
        "// mark",
        "write # in the place of //",
        ("// mark", "# mark"),
    ),
    slip(
        "brackets in braces",
        "{date: 2027-03, text: The lease ends}",
        "{date: 2027-03, text: The lease [1] ends now}",
        "Y103",
        "lease [1]",
        'double quotes: "The lease [1] ends now"',
        ("The lease [1] ends now", "The lease ends now"),
    ),
    slip(
        "an event from and to",
        "{date: 2026-12-15, text",
        "{from: 2026-12, to: 2027-02, text",
        "B201",
        "from",
        "write date: 2026-12",
        ("from: 2026-12, to: 2027-02", "date: 2026-12"),
    ),
    slip(
        "words for the words themselves",
        "conclusion: Take the lease and learn first",
        "conclusion: ここに結論を入れる",
        "L112",
        "ここに",
        "ここに結論",
        also=frozenset({"L120"}),
    ),
)
_FIGURE = "    value: 31\n"
FIGURES = (
    slip(
        "a number from and to",
        _FIGURE,
        "    min: 28\n    max: 34\n",
        "B201",
        "min",
        "a figure is one number",
        ("    min: 28\n    max: 34\n", "    value: 31\n    approximate: true\n"),
        also=frozenset({"B202"}),
    ),
    slip(
        "what it was before",
        _FIGURE,
        f"{_FIGURE}    previous: 28\n",
        "B201",
        "previous",
        "a figure of its own|compare: {figures: [this, that]}",
        ("    previous: 28\n", ""),
    ),
    slip(
        "the day of a figure",
        "as_of: 2026-10",
        "date: October 2026",
        "B201",
        "date",
        "write as_of: 2026-10",
        ("date: October 2026", "as_of: 2026-10"),
    ),
    slip(
        "the pages of a source",
        "title: Rents and routes, url",
        "title: Rents and routes, pages: 12-14, url",
        "B201",
        "pages",
        "delete it|note:",
        (" pages: 12-14,", ""),
    ),
    slip(
        "heads as the first row",
        "    columns: [Option, Capital, Return]\n    rows:\n",
        "    rows:\n      - [Option, Capital, Return]\n",
        "B202",
        "kind: table",
        "write columns: [Option, Capital, Return] above rows:",
        ("    rows:\n      - [Option, Capital, Return]\n", "    columns: [Option, Capital, Return]\n    rows:\n"),
    ),
)
_STANDS = "detail: The longest line has doubled."
TOLD = (
    slip(
        "a source that is needed",
        _DETAIL,
        "detail: The longest line has doubled. [Source needed]",
        "L112",
        "[Source",
        "[Source needed]",
        (" [Source needed]", ""),
    ),
    slip(
        "to whom it concerns",
        _MORE,
        "text: Routes have grown (please check with Ann)",
        "L112",
        "(please",
        "no text for readers",
        (" (please check with Ann)", ""),
    ),
    slip(
        "Korean for later",
        _MORE,
        "text: Routes have grown (추후 확인)",
        "L112",
        "추후",
        "추후 확인",
        (" (추후 확인)", ""),
    ),
    slip(
        "a program's assumption",
        _DETAIL,
        f'detail: "Note: I assumed the lines of 2024. {_STANDS[8:]}"',
        "L112",
        "I assumed",
        "I assumed",
        ("Note: I assumed the lines of 2024. ", ""),
    ),
    slip("a form's publisher", "outlet: Atlas Review", "outlet: Publisher Name", "L112", "Publisher", "Publisher Name"),
    slip(
        "and so on",
        "      - [Rent, 42, 11.2]\n",
        "      - [Rent, 42, 11.2]\n      - ...\n",
        "B203",
        "- ...",
        "delete it",
        ("      - ...\n", ""),
    ),
    slip(
        "a footnote of elsewhere",
        _DETAIL,
        "detail: The longest line has doubled, see footnote 3.",
        "L117",
        "see foot",
        "see footnote 3",
        (", see footnote 3", ""),
    ),
    slip(
        "Growth, %",
        _TYPE,
        f"{_TYPE}    names: [Growth %, Passengers]\n",
        "E134",
        "names",
        "is in per cent|type: combination",
        ("    names: [Growth %, Passengers]\n", ""),
        data="Year,a,b\n2023,3,412\n2024,30.6,538\n",
        cured_data=_SOUND,
    ),
    slip(
        "a column of words",
        "Passengers by year",
        "Passengers",
        "B213",
        "actual",
        "delete this column",
        data="Year,Passengers,Note\n2023,412,actual\n2024,538,plan\n",
        cured_data=_SOUND,
    ),
    slip(
        "cells in quotes and semicolons",
        "Passengers by year",
        "Passengers",
        "B213",
        "Year",
        "semicolons",
        data='"Year";"Passengers"\n"2023";"412"\n',
        cured_data=_SOUND,
    ),
)
ELSEWHERE += (*PLACES, *DOUBTS, *FIGURES, *REST, *TOLD)
