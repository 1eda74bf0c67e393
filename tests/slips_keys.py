"""Slips of fingers, keyboards and offices: signs beside those that are meant, remarks to colleagues, names of files."""

from __future__ import annotations

from slips import BASE, MARKET, Slip, slip

_DETAIL = "detail: Buses reach it without passing houses."
_MORE = "text: Routes have grown\n"
_TITLE = "    title: Site\n"
_ASKED = "title: Should we move the depot?"
_FIGURE = '    value: 31\n    unit: "%"\n'
_PHASES = """\
  - kind: phases
    title: Plan
    message: Build and then look
    phases:
      - {name: Build, period: "2027", current: true, headline: Two berths, points: [Tender in spring]}
      - {name: Grow, period: "2028", headline: Four berths, points: [Order the third ship]}
"""
_TIMELINE = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]


def _detail(name: str, words: str, code: str, says: str, *, edits: bool = True) -> Slip:
    """A slip in running text; without a certain cure the sentence is written as it was."""
    return slip(name, _DETAIL, f"detail: {words}", code, "detail:", says, edits=edits)


def _text(name: str, words: str, code: str, says: str, *, edits: bool = True) -> Slip:
    return slip(name, _MORE, f"text: {words}\n", code, "text:", says, edits=edits)


SIGNS = (
    _text("a shielded space", "Routes\\ have grown", "L111", "a backslash stands|delete it"),
    _text("a shielded stop", "Routes have grown\\.", "L111", "a backslash stands"),
    _text("doubled marks", 'The ""long"" routes have grown', "L302", '""long""|write "long"', edits=False),
    _text("marks of LaTeX", "The ``long'' routes have grown", "L302", 'write "long"', edits=False),
    _text("three stops", "Routes have grown ... and buses wait", "L110", "write …"),
    _detail("no space behind a stop", "Buses reach it.They pass no houses.", "L105", "no space behind “.”"),
    _detail("no space behind a comma", "Buses reach it,passing no houses.", "L105", "no space behind “,”"),
    _detail("the space before the comma", "Buses reach it ,passing no houses.", "L105", "belongs behind it"),
    _detail("spaces in brackets", "Buses ( all of them ) reach it.", "L105", "inside brackets"),
    _detail("a letter among digits", "Buses reach 41O houses.", "L110", "“41O” has a letter", edits=False),
    _detail("a range with spaces", "Buses pass 10 – 12 houses.", "L110", "write –, without spaces"),
    _detail("a tilde for a range", "Buses pass 10~12 houses.", "L110", "write –"),
    _detail("a space behind a currency", "Buses cost £ 12 a day.", "L304", "write the sign at the number"),
    _detail("a decade with a mark", "Buses reach it since the 1990's.", "L303", "write 1990s"),
    _detail("an ordinal", "Buses reach it from the 3rd of March, 2027.", "L305", "write 3 March 2027"),
    _text("two no-break spaces", "Routes\u00a0\u00a0have grown", "L105", "several spaces"),
    _text("a no-break space behind", '"Routes have grown\u00a0"', "L105", "behind it"),
)
LINES = (
    _text(
        "bullets in one line", "• Routes grow • Rents rise • Buses wait", "L111", "several items|points:", edits=False
    ),
    _text("bullets between", "Routes grow • Rents rise • Buses wait", "L111", "several items", edits=False),
    _text("dashes in one line", '"- Routes grow - Rents rise - Buses wait"', "L111", "several items", edits=False),
    _text("a label of a message", '"Key takeaway: Routes have grown"', "L111", "“Key takeaway: ” stands|delete it"),
)
TITLES = (
    slip("a stop behind a title", _TITLE, "    title: Site.\n", "L119", "Site.", "delete the .", edits=True),
    slip("a title that goes on", _TITLE, "    title: Site (cont'd)\n", "L121", "Site", "delete it", edits=True),
    slip("a part of several", _TITLE, "    title: Site (2/3)\n", "L121", "Site", "delete it", edits=True),
    slip("a small letter", _TITLE, "    title: site\n", "L116", "site", "write S", edits=True),
    slip("a version", _ASKED, f"{_ASKED} v3 FINAL", "L112", "FINAL", "“v3 FINAL”"),
    slip(
        "a draft",
        _ASKED,
        "title: DRAFT - Should we move the depot?",
        "L112",
        "DRAFT",
        "“DRAFT -”",
        also=frozenset({"L110"}),
    ),
    slip("the name of a file", _ASKED, "title: depot_move_v3.pptx", "L112", "depot_move", "no text for readers"),
    slip("an end with and", _MORE, "text: Routes have grown; and\n", "L119", "; and", "delete the ; and", edits=True),
)
REMARKS = (
    _detail("a question to a colleague", "Buses reach it (is this right?).", "L112", "(is this right?)", edits=False),
    _detail("two marks of doubt", "Buses reach it easily?? by road.", "L112", "“??”", edits=False),
    _detail("words in arrows", "Buses reach it >>without<< passing houses.", "L112", ">>without<<", edits=False),
    _detail("a task of somebody", "Buses reach it (JB to draft).", "L112", "(JB to draft)", edits=False),
    _detail("what a model thinks", "<think>check</think>Buses reach it.", "L111", "“<think>”, “</think>”", edits=False),
    _detail("the number of a source in brackets", "Buses reach it (Source 1).", "L111", "“(Source 1)”", edits=False),
    _detail("an end", "Buses reach it. - ENDS -", "L121", "delete it"),
)
NUMBERS = (
    slip(
        "two numbers",
        _FIGURE,
        '    value: [29, 31]\n    unit: "%"\n',
        "B203",
        "value:",
        "write 29 or 31",
        ("[29, 31]", "31"),
    ),
    slip(
        "low and high",
        _FIGURE,
        '    value: {low: 29, high: 31}\n    unit: "%"\n',
        "B203",
        "value:",
        "write 29 or 31",
        ("{low: 29, high: 31}", "31"),
    ),
    slip(
        "a unit in a name",
        "label: Share of the lines that are ready",
        "label: Share of the lines that are ready (%)",
        "L113",
        "ready (%)",
        "write Share of the lines that are ready",
        edits=True,
    ),
    slip(
        "brackets of accountants",
        "- [Buy, 410, 8.7]",
        "- [Buy, (410), 8.7]",
        "L304",
        "(410)",
        "write -410",
        ("(410)", "410"),
    ),
    slip(
        "separators in a cell",
        "- [Buy, 410, 8.7]",
        '- [Buy, "4,100", 8.7]',
        "L304",
        "4,100",
        "write 4100",
        ('"4,100"', "410"),
    ),
    slip(
        "two units",
        "    unit: thousand\n",
        "    unit: [thousand, '%']\n",
        "B203",
        "unit:",
        "it is one unit: write unit: thousand",
    ),
    slip(
        "nobody in particular",
        "outlet: City Observer",
        "outlet: Various sources",
        "L112",
        "Various",
        "who published it",
    ),
    slip(
        "a beginning and an end",
        _TIMELINE,
        _PHASES.replace('period: "2027"', "start: 2027-01, end: 2027-12"),
        "B201",
        "start:",
        "nor is “end”|write period:",
        ("start: 2027-01, end: 2027-12", 'period: "2027"'),
    ),
    Slip(
        "days of two readings",
        (),
        "L305",
        "data:",
        ("“01/02/2026” can be read as two days", "3 other categories", "2026-02-01"),
        (),
        data="Day,Passengers\n01/02/2026,412\n01/03/2026,538\n01/04/2026,655\n01/05/2026,830\n",
        cured_data=MARKET,
        also=frozenset({"E135", "E136"}),
    ),
)
KEYS = (*SIGNS, *LINES, *TITLES, *REMARKS, *NUMBERS)
