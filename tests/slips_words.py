"""Slips of words in the place of numbers, days, names and signs: each stands for a whole family in any language."""

from __future__ import annotations

from slips import BASE, Slip, slip

_TIMELINE = BASE[BASE.index("  - kind: timeline") : BASE.index("  - kind: text")]
_FIGURE = '    value: 31\n    unit: "%"\n'
_MORE = "text: Routes have grown"
_ROWS = BASE[BASE.index("    rows:\n") : BASE.index("    caption: Three")]
_SCORES = """\
  - kind: scorecard
    title: Places
    message: The north comes first
    criteria: [Grid, Space, Noise]
    items: [{name: North, scores: [3, 4, 2]}, {name: South, scores: [2, 0, 4]}]
"""
_OPTIONS = """\
  - kind: comparison
    title: Ways
    message: Renting leaves us free
    options: [{name: Build}, {name: Rent, preferred: true}]
    aspects: [{name: Start, cells: [In three years, Next spring]}]
"""


def _figure(name: str, theirs: str, says: str, ours: str) -> Slip:
    """A number in words; `ours` is the figure as the hint has it."""
    return slip(name, _FIGURE, f"    value: {theirs}\n", "B203", "value:", says, (f"    value: {theirs}\n", ours))


def _share(name: str, theirs: str, number: str, *, about: bool = False) -> Slip:
    more = "approximate: true" if about else 'unit: "%"'
    ours = f'    value: {number}\n    unit: "%"\n' + ("    approximate: true\n" if about else "")
    return _figure(name, theirs, f'write {number}|unit: "%"|{more}', ours)


def _event(name: str, theirs: str, ours: str) -> Slip:
    theirs, right = f"{{date: {theirs}, text", f"{{date: {ours}, text"
    return slip(name, "{date: 2027-03, text", theirs, "B204", "{date:", f"{ours}", (theirs, right))


def _outlined(name: str, sign: str) -> Slip:
    return slip(name, _MORE, f"text: {sign}Routes have grown", "L111", "Routes", f"“{sign.strip()}” stands", edits=True)


def _inside(section: str, name: str, old: str, new: str, code: str, at: str, says: str, cured: str = "") -> Slip:
    """A slip in a section that stands in the place of the dates; it is cured by that section as it was, or another."""
    slipped = section.replace(old, new, 1)
    return slip(name, _TIMELINE, slipped, code, at, says, (slipped, section.replace(old, cured or old, 1)))


NUMBERS = (
    _share("a third", "a third", "33", about=True),
    _share("two thirds in German", "zwei Drittel", "67", about=True),
    _share("half in French", "la moitié", "50"),
    _share("a part in Chinese", "百分之三十一点五", "31.5"),
    _share("tenths in Japanese", "約3割", "30", about=True),
    _share("one in four", "1 in 4", "25"),
    _share("a half in Korean", "절반", "50"),
    _figure("a dozen", "two dozen", "write 24", "    value: 24\n    unit: lines\n"),
    _figure("thousands in German", "12.500 Tsd. €", "write 12500000|unit: EUR", "    value: 12500000\n    unit: EUR\n"),
    _figure("Chinese numerals", "一千二百万円", "write 12000000|unit: JPY", "    value: 12000000\n    unit: JPY\n"),
)
DAYS = (
    _event("the end of a quarter", "end of Q3 2027", "2027-09"),
    _event("the end of a German quarter", "Ende 3. Quartal 2027", "2027-09"),
    _event("the end of a Japanese fiscal year", "令和8年度末", "2027-03"),
    _event("a German season", "Frühjahr 2027", "2027-03"),
    _event("a Korean season", "2027년 봄", "2027-03"),
    slip("a valid day", "as_of: 2026-10", "as_of: 令和8年10月末現在", "B204", "as_of:", "write 2026-10"),
    slip(
        "no day yet",
        "{date: 2027-03, text: The lease ends}",
        "{date: 未定, text: The lease ends}",
        "B204",
        "未定",
        "the year or month that is expected|“未定” in the text",
    ),
    slip(
        "no address yet",
        'url: "https://example.com/atlas", ',
        "url: なし, ",
        "B204",
        "なし",
        "delete url:",
        ("url: なし, ", ""),
    ),
)
SIGNS = (
    _outlined("a small roman number", "(ii) "),
    _outlined("a roman number with a point", "IV. "),
    _outlined("a letter with a bracket", "B) "),
    _outlined("a filled circle", "●"),
    slip("a roman number and a dash", "title: Site", "title: II – Site", "L111", "Site", "“II –” stands", edits=True),
    slip("an item of an agenda", "title: Site", 'title: "Item 3: Site"', "L111", "Site", "Item 3:", edits=True),
    slip(
        "statements that are numbered in turn",
        BASE[BASE.index("      - text: Rents are") : BASE.index("  - kind: chart")],
        "      - text: 1. Rents are higher\n      - text: 2. Routes have grown\n      - text: 3. Both go on\n",
        "L111",
        "1. Rents",
        "so it is in 2 other texts",
        edits=True,
        also=frozenset({"E102", "E101"}),
    ),
)
NAMES = (
    slip(
        "a light of a project",
        "        status: fact",
        "        status: amber",
        "B204",
        "amber",
        "how a statement is known",
    ),
    slip(
        "no status yet",
        "        status: fact\n",
        "        status: to be confirmed\n",
        "B204",
        "status: to",
        "delete status:",
        ("        status: to be confirmed\n", "        status: reported\n"),
    ),
    slip("the beginning of a Japanese word", "type: column", "type: 縦棒", "B204", "縦棒", "write column"),
    slip("a French type", "type: column", "type: histogramme", "B204", "histogramme", "write column"),
    slip(
        "a source of one's own",
        "sources: [grid]\nsections",
        "sources: [own analysis]\nsections",
        "B204",
        "own analysis",
        "write own-analysis: {outlet: …, title: own analysis} under sources:",
    ),
    slip(
        "figures with their values",
        "    figures: [share]\n",
        "    figures: {share: 31}\n",
        "B203",
        "figures:",
        "write figures: [share]",
    ),
    slip(
        "who does it",
        "text: The Board decides}",
        "text: The Board decides, owner: Finance}",
        "B201",
        "owner",
        "say in the text who does it",
    ),
    slip(
        "a text in parts",
        "marking: Confidential\n",
        "marking: Confidential\ncontact: {Name: Ann Lee, Phone: 4711}\n",
        "B204",
        "Ann Lee",
        "write contact: Ann Lee, Phone 4711",
        ("contact: {Name: Ann Lee, Phone: 4711}", "contact: Ann Lee, 4711"),
    ),
    slip(
        "full-width commas in braces",
        "{date: 2026-12-15, text: The",
        "{date: 2026-12-15， text: The",
        "Y103",
        "2026-12-15，",
        "write “, ” in the place of “，”",
    ),
    _inside(
        _OPTIONS, "preferred in Korean", "preferred: true", "preferred: 추천", "B203", "추천", "write preferred: true"
    ),
)
RATINGS = (
    *(
        _inside(_SCORES, name, "[3, 4, 2]}, {name: South, scores: [2, 0, 4]", theirs, "L111", "items:", says)
        for name, theirs, says in (
            ("grades", "[A, B, C]}, {name: South, scores: [C, E, A]", "write scores: [4, 3, 2]|5 others"),
            ("signs for grades", "[+, ++, o]}, {name: South, scores: [o, --, ++]", "write scores: [3, 4, 2]"),
            ("of five", "[3/5, 5/5, 2/5]}, {name: South, scores: [2/5, 0/5, 5/5]", "write scores: [2, 4, 2]"),
            ("circles by quarters", "[◕, ●, ◑]}, {name: South, scores: [◑, ○, ●]", "write scores: [3, 4, 2]"),
            ("stars", "[★★★, ★★★★, ★★☆☆]}, {name: South, scores: [★, ★★, ★★★★]", "write scores: [3, 4, 2]"),
        )
    ),
    slip(
        "a unit in the head and the cells",
        "    columns: [Option, Capital, Return]\n" + _ROWS,
        "    columns: [Option, Capital (£m), Return]\n" + _ROWS.replace("258", "258 £m"),
        "L113",
        "258 £m",
        "write 258",
        ("258 £m", "258"),
    ),
)
WORDS = (*NUMBERS, *DAYS, *SIGNS, *NAMES, *RATINGS)
