"""Slips in what is said of numbers, days and places; names in braces that mean another thing; kinds that are not said.

Each was silent once, or was answered with what led to another mistake.
"""

from __future__ import annotations

from slips import BASE, MARKET, Slip, slip

_TIMELINE = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]
_ROWS = BASE[BASE.index("    rows:\n") : BASE.index("    caption: Three")]
_DATA = "data: data/market.csv"
_TEXT = "text: Ten minutes from the ring road"
_DETAIL = "detail: Buses reach it without passing houses."
_STEPS = """\
  - kind: process
    title: Approval
    message: Approval takes two steps
    steps: [{text: Ask the owner, by: Legal, time: A week}, {text: Sign, by: The Chair}]
"""
_BARS = """\
  - kind: chart
    title: Goods
    message: Fruit leads the goods
    type: bar
    unit: kt
    data: {categories: [Fruit, Fish, Flowers], series: [{name: Volume, values: [410, 302, 118]}]}
    alt: Bars of fruit 410, fish 302 and flowers 118.
    sources: [atlas]
"""
_SCORES = """\
  - kind: scorecard
    title: Places
    criteria: [Rent, Road]
    items: [{name: Pier, scores: [3, 4]}, {name: Dock, scores: [2, 1]}]
"""


def _value(name: str, old: str, new: str, code: str, at: str, says: str, cured: str = "", **more: object) -> Slip:
    return slip(name, old, new, code, at, says, (new, cured or old), **more)


def _inside(section: str, name: str, old: str, new: str, code: str, at: str, says: str, cured: str = "") -> Slip:
    """A slip in a section that stands in the place of the dates; it is cured by that section as it was, or another."""
    assert old in section, name
    slipped = section.replace(old, new, 1)
    return slip(name, _TIMELINE, slipped, code, at, says, (slipped, section.replace(old, cured or old, 1)))


def _of_thousands(first: str) -> str:
    return _ROWS.replace("258", first).replace("410", "1410").replace("42,", "1042,")


NUMBERS = (
    _inside(_BARS, "another number described", "fruit 410", "fruit 401", "E136", "401", "no value|“401”"),
    _inside(_BARS, "a value of another scale", "[410,", "[4100,", "E136", "alt:", "“410”"),
    _inside(_BARS, "another one leads", "Fruit leads", "Fish leads", "E136", "Fish leads", "“Fruit” is the largest"),
    _inside(_BARS, "a unit with a word", "unit: kt", "unit: in kt", "L114", "in kt", "write kt"),
    _inside(
        _BARS,
        "an emphasis by number",
        "    sources:",
        "    emphasis: 1\n    sources:",
        "B203",
        "emphasis",
        "Fruit or Fish or Flowers",
        "    emphasis: Fruit\n    sources:",
    ),
    slip(
        "another unit in the head",
        "    unit: thousand\n",
        "    unit: t\n",
        "L113",
        "data:",
        "says kt|correct one of them",
        data=MARKET.replace("Passengers", "Passengers (kt)"),
        cured_data=MARKET,
    ),
    _value(
        "a point for thousands", _ROWS, _of_thousands("1.258"), "L304", "1.258", "write 1258", _of_thousands("1258")
    ),
    _value(
        "a point for thousands, and a 0", _ROWS, _of_thousands("1.250"), "L304", "1.250", "1250", _of_thousands("1250")
    ),
    Slip(
        "a limit in months",
        (
            (
                _TIMELINE,
                "  - kind: text\n    title: Payback\n    compare: {figures: [back], limit: limit}\n"
                "    points: [It pays]\n",
            ),
            (
                "sections:\n",
                "  back: {value: 3.9, unit: years, label: Payback, status: assessment, sources: [grid]}\n"
                "  limit: {value: 60, unit: months, label: Limit, status: assessment, sources: [grid]}\nsections:\n",
            ),
        ),
        "B204",
        "compare",
        ("another unit than “back”", "write value: 5, unit: years"),
        (("value: 60, unit: months", "value: 5, unit: years"),),
    ),
    slip(
        "a share in another scale",
        "sections:\n",
        '  open: {value: 0.12, unit: "%", label: Share of the lines that are open, sources: [grid]}\nsections:\n',
        "E140",
        "0.12",
        "a share of 0.12 %|write 12",
        ("value: 0.12", "value: 12"),
    ),
    slip(
        "commas of thousands in braces",
        "sections:\n",
        "  rent: {value: 1,200,000, unit: GBP, label: Rent, sources: [grid]}\nsections:\n",
        "B201",
        "1,200,000",
        "without commas: 1200000",
        ("1,200,000", "1200000"),
    ),
    slip(
        "commas of millions in braces",
        "sections:\n",
        "  rent: {value: 12,000,000, unit: GBP, label: Rent, sources: [grid]}\nsections:\n",
        "B201",
        "12,000,000",
        "without commas: 12000000",
        ("12,000,000", "12000000"),
    ),
    _inside(
        _STEPS,
        "commas in a text in braces",
        "text: Ask the owner",
        "text: Ask for 1,200,000 euros",
        "B201",
        "1,200,000",
        'double quotes: "Ask for 1,200,000 euros"',
        'text: "Ask for 1,200,000 euros"',
    ),
    _value(
        "data as pairs in a text",
        _DATA,
        'data: "2023: 412, 2024: 538, 2025: 655, 2026: 830"',
        "B203",
        "data:",
        "data: {categories: [2023, 2024, 2025, 2026], series: [{name: Passengers, values: [412, 538, 655, 830]}]}",
    ),
    _value("a column behind a file", _DATA, f"{_DATA}, column 2", "B209", "column 2", "write data/market.csv"),
)
DAYS = (
    _value("a day that is none", _DETAIL, "detail: Buses stop on 31 April 2027.", "E142", "31 April", "30 days"),
    _value(
        "another weekday",
        _DETAIL,
        "detail: We meet on Friday, 24 November.",
        "E142",
        "Friday",
        "2026-11-24 is a Tuesday",
    ),
    _value("a place below", _TEXT, f"{_TEXT} (see chart below)", "L117", "see chart", "name its section with see:"),
)
SIGNS = (
    _value("a stray brace", _TEXT, f"{_TEXT}}}", "L111", "road}", "delete it"),
    _value(
        "a slot of a template", _TEXT, "text: Ten minutes from {the road}", "L111", "{the road}", "left of a template"
    ),
    _value("a key in brackets", _TEXT, f"{_TEXT} (atlas)", "L111", "(atlas)", "write [@atlas]", f"{_TEXT} [@atlas]"),
    _value("any source in braces", _TEXT, 'text: "{{ source }} says so"', "B207", "source", "[@key]|such as [@atlas]"),
    _value(
        "a source by its key in braces",
        _TEXT,
        'text: "Ten minutes {{ atlas }}"',
        "B207",
        "atlas",
        "write [@atlas]",
        "text: Ten minutes [@atlas]",
    ),
    _value("a slot in braces", _TEXT, 'text: "{{ company }} says so"', "B207", "company", "write the words"),
    _value(
        "a figure by its label",
        _TEXT,
        'text: "{{ Share of the lines that are ready }}"',
        "B207",
        "Share",
        "write {{ figures.share }}",
        'text: "{{ figures.share }} are ready"',
    ),
    _value(
        "a list in a folded text",
        _TEXT,
        "text: >\n          Ten minutes away\n          - by bus\n          - by tram",
        "L111",
        "- by bus",
        "the lines of this text are joined|under points:",
    ),
    _value("words that are counted", _DETAIL, f'detail: "{_DETAIL[8:]} [Word count: 7]"', "L112", "count", "7"),
)
PLACES = (
    _value("an appendix that is not here", _TEXT, f"{_TEXT} (cf. Appendix)", "L117", "Appendix", "name its section"),
    _value(
        "an outlet in brackets", _TEXT, f"{_TEXT} [Atlas Review]", "L111", "Review", "[@atlas]", f"{_TEXT} [@atlas]"
    ),
    _value("a key of a source as a link", _TEXT, f"{_TEXT} [Atlas](atlas)", "B207", "(atlas)", "[@atlas]", _TEXT),
    _value("a figure in angles", _TEXT, "text: <figure:share> are ready", "L111", "figure:", "figures.share", _TEXT),
    _value("i.e without its stop", _DETAIL, "detail: Buses reach it, i.e all of them.", "L110", "i.e", "write i.e."),
    _value("a comma in minutes", _TEXT, "text: 10,5 minutes from the road", "L304", "10,5", "write 10.5"),
    _value("a Japanese stop", _TEXT, f"{_TEXT}。", "L301", "。", "write ."),
    slip(
        "no colon behind a key",
        "      - text: Ten minutes from",
        "      - text Ten minutes from",
        "Y103",
        "detail: Buses",
        "write “text:” in the line above",
    ),
    slip(
        "words alone before other keys",
        "      - text: Ten minutes from",
        "      - Ten minutes from",
        "Y103",
        "detail: Buses",
        "write “- text: …” in the line above",
    ),
    slip("a comma behind a row", "[Buy, 410, 8.7]", "[Buy, 410, 8.7],", "Y103", "Buy", "delete the comma"),
    _value("a letter in a day", "as_of: 2026-10", "as_of: 2O26-10", "B204", "2O26", "write 2026-10"),
    _value("a day of zeros", "as_of: 2026-10", "as_of: 2026-10-00", "B204", "10-00", "write 2026-10"),
    _value("a picture by number", _TEXT, f"{_TEXT} (fig. 2)", "L117", "fig. 2", "say what is there"),
    slip("two keys without a comma", "sources: [grid]", "sources: [grid atlas]", "B204", "grid atlas", "grid, atlas"),
    slip(
        "an address misspelt", '"https://example.com/queue"', "htps://example.com/queue", "B204", "htps", "https://ex"
    ),
    slip(
        "words behind an address",
        '"https://example.com/queue"',
        "https://example.com/queue seen in May",
        "B204",
        "seen",
        "write https://example.com/queue, and the rest under note:",
    ),
    slip(
        "a key in capitals",
        "  grid: {outlet",
        "  Grid: {outlet",
        "B205",
        "grid",
        "did you mean “Grid”?",
        also=frozenset({"B205"}),
    ),
    slip(
        "commas of decimal places in a file",
        "Passengers by year",
        "Passengers",
        "B213",
        "2023,41,2",
        "write 2023,41.2, and so on",
        data="Year,Passengers\n2023,41,2\n2024,53,8\n2025,65,5\n2026,83,0\n",
        cured_data="Year,Passengers\n2023,41.2\n2024,53.8\n2025,65.5\n2026,83.0\n",
    ),
    slip(
        "quotes around whole lines",
        "Passengers by year",
        "Passengers",
        "B213",
        "Year,Passengers",
        "delete the quotation marks around each line",
        data='"Year,Passengers"\n"2023,412"\n"2024,538"\n"2025,655"\n"2026,830"\n',
        cured_data=MARKET,
    ),
    slip(
        "a letter among the digits of a file",
        "Passengers by year",
        "Passengers",
        "B213",
        "83O",
        "write 830",
        data=MARKET.replace("830", "83O"),
        cured_data=MARKET,
    ),
)
KEYS = (
    slip("no kind at all", "  - kind: text\n    id: site\n", "  - id: site\n", "B202", "id: site", "add kind: text"),
    slip(
        "no kind, and others' keys",
        "  - kind: table\n    id: options\n    title: Options\n    message: Renting costs least\n    columns:",
        "  - id: options\n    title: Options\n    message: Renting costs least\n    columns:",
        "B202",
        "id: options",
        "add kind: table",
    ),
    _inside(
        _SCORES, "a kind by its keys", "kind: scorecard", "kind: grades", "B204", "grades", "write kind: scorecard"
    ),
    slip(
        "one id twice",
        "    id: dates\n",
        "    id: market\n",
        "B211",
        "id: market",
        "the section in line|write dates",
    ),
    _inside(
        _STEPS,
        "steps by number",
        "{text: Ask the owner, by: Legal, time: A week}",
        "{step: 1, action: Ask the owner, owner: Legal, duration: A week}",
        "B201",
        "step: 1",
        "write {text: Ask the owner, by: Legal, time: A week}",
    ),
)
UNSAID = (*NUMBERS, *DAYS, *SIGNS, *PLACES, *KEYS)
