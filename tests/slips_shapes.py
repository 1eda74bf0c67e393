"""Slips of shape: lists for mappings and the reverse, several keys that other tools call otherwise, what stands one
level too high. What is meant as a whole is told in one line, and can stand there."""

from __future__ import annotations

from slips import Slip, slip
from slips_kinds import _FLOW, _OPTIONS, _PHASES, _STEPS, _TIMELINE, _VIEWS, _inside

_BACKGROUND = """\
  - kind: background
    title: Causes
    message: Two causes fill the yard
    points:
      - {label: Rents, text: Rents are higher than a year ago, status: fact, sources: [atlas]}
      - {label: Routes, text: Routes have grown, status: reported, sources: [grid]}
    leads_to: {result: {text: The yard is full, status: reported, sources: [grid]}, response: A second yard}
"""
_LEADS = "leads_to: {result: {text: The yard is full, status: reported, sources: [grid]}, response: A second yard}"
_SHIFT = """\
  - kind: background
    title: Priorities
    message: The offices wait
    sources: [atlas]
    shift: {from: [The offices], to: [The lease]}
"""
_MOVES = "shift: {from: [The offices], to: [The lease]}"
_DECIDED = """\
decisions:
  - {question: Do we move?, options: [Now, Later], by: The Board, until: 2026-12-15}
"""
_TASKS = _PHASES + "    tasks: [{name: Lease, start: 2027-01, end: 2027-03}]\n"
_TASK = "{name: Lease, start: 2027-01, end: 2027-03}"
_SCORES = """\
  - kind: scorecard
    title: Yards
    message: The north is better
    criteria: [Rent, Road]
    items: [{name: North, scores: [3, 4]}, {name: South, scores: [2, 1]}]
"""
_MEANT = "write leads_to: {result: The yard is full, response: A second yard}"
_PUT = "write shift: {from: [The offices], to: [The lease]}"


def _led(name: str, new: str, says: str, code: str = "B203", at: str = "leads_to") -> Slip:
    return _inside(_BACKGROUND, name, _LEADS, new, code, at, says)


def _put_off(name: str, new: str, says: str, code: str = "B203", at: str = "shift") -> Slip:
    return _inside(_SHIFT, name, _MOVES, new, code, at, says)


def _planned(name: str, new: str, says: str, code: str = "B201", at: str = "tasks") -> Slip:
    return _inside(_TASKS, name, _TASK, new, code, at, says)


def _asked(name: str, new: str, says: str, code: str, at: str) -> Slip:
    """A slip in a decision, which stands before the sections."""
    slipped = _DECIDED.replace("{question: Do we move?, options: [Now, Later], by: The Board, until: 2026-12-15}", new)
    return slip(name, "sections:\n", f"{slipped}sections:\n", code, at, says, (slipped, _DECIDED))


SHAPES = (
    _led("causes that lead to a text", "leads_to: The yard is full -> A second yard", _MEANT),
    _led("causes that lead to a list", "leads_to: [The yard is full, A second yard]", _MEANT),
    _led(
        "causes that lead to items",
        "leads_to:\n      - result: The yard is full\n      - response: A second yard",
        _MEANT,
        at="result",
    ),
    _led(
        "a result that is called otherwise",
        "leads_to: {effect: The yard is full, countermeasure: A second yard}",
        _MEANT,
        "B201",
    ),
    _led(
        "a result beside the causes",
        "result: The yard is full\n    response: A second yard",
        f"{_MEANT}, in the place of result: and response:",
        "B201",
        "result:",
    ),
    _put_off("a shift in words", "shift: From the offices to the lease", _PUT),
    _put_off("a shift in pairs", "shift: [{from: The offices, to: The lease}]", _PUT),
    _put_off("a shift as two items", "shift: [The offices, The lease]", _PUT),
    _put_off("a shift that stops and starts", "shift: {stop: [The offices], start: [The lease]}", _PUT, "B201"),
    _put_off(
        "a shift without its key",
        "from: [The offices]\n    to: [The lease]",
        f"{_PUT}, in the place of from: and to:",
        "B201",
        "from:",
    ),
    _planned("a task with dates in one", "{task: Lease, dates: 2027-01 to 2027-03}", f"write {_TASK}"),
    _planned("a task from a month to a month", "{name: Lease, from: 2027-01, to: 2027-03}", f"write {_TASK}"),
    _planned("a task in a text", '"Lease: January to March 2027"', f"write {_TASK}", "B203"),
    _planned("a task in a quarter", "{name: Lease, start: Q1 2027, end: Q1 2027}", f"write {_TASK}", "B204"),
    _planned(
        "a task with its owner",
        "{name: Lease, begin: 2027-01, finish: 2027-03, owner: Legal}",
        f"write {_TASK}; no document shows owner:",
    ),
    _inside(
        _TASKS,
        "tasks by their names",
        f"[{_TASK}]",
        "{Lease: {start: 2027-01, end: 2027-03}}",
        "B203",
        "tasks",
        f"write tasks: [{_TASK}]",
    ),
    _inside(
        _PHASES,
        "phases by their names, in braces",
        _PHASES[_PHASES.index("    phases:\n") :],
        "    phases:\n      Learn: {period: 2027, points: [Move two lines]}\n"
        "      Build: {period: 2028, points: [Tender]}\n",
        "B203",
        "Learn",
        "write phases: [{name: Learn, period: 2027, points: [Move two lines]}, {name: Build",
    ),
    _inside(
        _PHASES,
        "a phase with four other keys",
        "{name: Learn, period: 2027, points: [Move two lines]}",
        "{title: Learn, when: 2027, active: true, deliverables: [Move two lines]}",
        "B201",
        "Learn",
        "nor is “when”|write {name: Learn, period: 2027, current: true, points: [Move two lines]}",
    ),
    _inside(
        _OPTIONS,
        "options against each other",
        "[{name: Build}, {name: Rent, preferred: true}]",
        "Build vs Rent",
        "B203",
        "options",
        "write options: [{name: Build}, {name: Rent}]",
    ),
    _inside(
        _OPTIONS,
        "what is said of options in them",
        _OPTIONS[_OPTIONS.index("    options") :],
        "    options:\n      - {name: Build, pros: [Ours], cons: [Dear]}\n"
        "      - {name: Rent, pros: [Fast], cons: [It ends]}\n",
        "B203",
        "options",
        "aspects: [{name: Pros, cells: [Ours, Fast]}, {name: Cons, cells: [Dear, It ends]}]",
    ),
    _inside(
        _OPTIONS,
        "the best option by its name",
        "[{name: Build}, {name: Rent, preferred: true}]",
        "[{name: Build}, {name: Rent}]\n    preferred: Rent",
        "B201",
        "preferred",
        "write preferred: true in “Rent”",
    ),
    _inside(
        _OPTIONS,
        "an aspect in a list",
        "{name: Start, cells: [In three years, Next spring]}",
        "[Start, In three years, Next spring]",
        "B203",
        "Start",
        "write {name: Start, cells: [In three years, Next spring]}",
    ),
    _inside(
        _SCORES,
        "scores of another scale in one row",
        "[3, 4]",
        "[3/4, 4/4]",
        "L111",
        "3/4",
        "write scores: [3, 4]",
    ),
    _inside(_SCORES, "ticks and crosses", "[3, 4]", "[✓, ✗]", "L111", "✓", "write scores: [yes, no]"),
    _inside(
        _FLOW,
        "pools without a name",
        "{pools: [{id: grid, name: Grid}]}",
        "{id: grid, name: Grid}",
        "B201",
        "columns",
        "write {pools: [{id: grid, name: Grid}]}",
    ),
    _inside(
        _FLOW,
        "links with units",
        "{from: grid, to: lines, value: 40}",
        "{from: grid, to: lines, value: 40 MWh}",
        "B203",
        "40 MWh",
        "write 40",
    ),
    _inside(
        _FLOW,
        "a link with an arrow",
        "{from: grid, to: lines, value: 40}",
        '{"grid -> lines": 40}',
        "B201",
        "->",
        "write {from: grid, to: lines, value: 40}",
    ),
    _inside(
        _STEPS,
        "a time in parts",
        "time: A week",
        "time: {value: 1, unit: week}",
        "B204",
        "time",
        "write 1 week",
    ),
    _inside(
        _VIEWS,
        "who says the quote",
        "reasons: [Demand rises]",
        "reasons: [Demand rises], quote: {text: Demand rises, by: The Chair}",
        "B201",
        "by:",
        "held_by: or outlets:",
        "reasons: [Demand rises], quote: {text: Demand rises}",
    ),
    _inside(
        _TIMELINE,
        "a day in a sentence",
        "{date: 2027-03, text: The lease ends}",
        "March 2027 – The lease ends",
        "B203",
        "March",
        "write {date: 2027-03, text: The lease ends}",
    ),
    _inside(
        _TIMELINE,
        "a year and a month",
        "{date: 2027-03, text: The lease ends}",
        "{year: 2027, month: 3, text: The lease ends}",
        "B201",
        "year",
        "date: 2027-03}",
    ),
    _inside(_TIMELINE, "next year", "date: 2027-03", "date: March next year", "B204", "next", "2027-03"),
    _inside(
        _TIMELINE, "a month and a day turned", "date: 2026-12-15", "date: 2026-15-12", "B204", "15-12", "2026-12-15"
    ),
    _asked("a decision in a sentence", "Do we move?", "write {question: Do we move?}", "B203", "Do we"),
    _asked(
        "a decision of other words",
        "{decision: Do we move?, choices: [Now, Later], decided_by: The Board}",
        "write {question: Do we move?, options: [Now, Later], by: The Board}",
        "B201",
        "decision:",
    ),
    _asked(
        "options by letters",
        "{question: Do we move?, options: {a: Now, b: Later}, by: The Board}",
        "write options: [Now, Later]",
        "B203",
        "options",
    ),
    _asked(
        "a day for a person",
        "{question: Do we move?, options: [Now, Later], by: 2026-12-15}",
        "write until: 2026-12-15",
        "L112",
        "by:",
    ),
    slip(
        "a source under other keys",
        "  grid: {outlet: City Observer, title: Queue report,",
        "  grid: {publisher: City Observer, headline: Queue report,",
        "B201",
        "publisher",
        "write grid: {outlet: City Observer, title: Queue report,",
    ),
    slip(
        "a source with its page",
        "sources: [atlas]\n  - kind: table\n",
        "sources: [{id: atlas, page: 3}]\n  - kind: table\n",
        "B203",
        "page",
        "write atlas, and the rest in the text",
    ),
    slip(
        "a figure per year",
        '    unit: "%"\n',
        "    unit: GBP per year\n",
        "L114",
        "per year",
        "write GBP, and “per year” in the label:",
    ),
    slip("a name in angles", "{{ figures.share }}", "<share>", "L111", "<share>", "write {{ figures.share }}"),
    slip(
        "no icon",
        "text: Routes have grown\n",
        "text: Routes have grown\n        icon: none\n",
        "B204",
        "none",
        "delete icon:",
        ("        icon: none\n", ""),
    ),
    slip(
        "an icon of another set",
        "text: Routes have grown\n",
        "text: Routes have grown\n        icon: fa-truck\n",
        "B204",
        "fa-truck",
        "truck",
        ("icon: fa-truck", "icon: truck"),
    ),
    slip(
        "an icon as an emoji",
        "text: Routes have grown\n",
        "text: Routes have grown\n        icon: 🚚\n",
        "B204",
        "icon",
        "write icon: truck",
        ("icon: 🚚", "icon: truck"),
    ),
    slip(
        "an item for a key, with its detail",
        "      - text: Ten minutes from the ring road\n        detail: Buses",
        "      - Ten minutes from the ring road:\n          detail: Buses",
        "B201",
        "Ten minutes",
        "write {text: Ten minutes from the ring road, detail: Buses",
    ),
    slip(
        "commas of thousands in a row",
        "[Build, 258, 12.1]",
        "[Build, 1,258, 12]",
        "B213",
        "1,258",
        "write [Build, 1258, 12]",
    ),
    slip(
        "more heads than cells",
        "columns: [Option, Capital, Return]",
        "columns: [Option, Capital, £m, Return]",
        "B213",
        "columns",
        '4 heads for 3 cells in each row|write columns: [Option, "Capital, £m", Return]',
    ),
    slip(
        "years behind the values",
        "Passengers by year",
        "Passengers",
        "B213",
        "Passengers,Year",
        "put the column “Year” first",
        data="Passengers,Year\n412,2023\n538,2024\n655,2025\n830,2026\n",
        cured_data="Year,Passengers\n2023,412\n2024,538\n2025,655\n2026,830\n",
    ),
    slip(
        "commas of thousands in a file",
        "Passengers by year",
        "Passengers",
        "B213",
        "412,000",
        "a comma between thousands|write 2023,412000",
        data="Year,Passengers\n2023,412,000\n2024,538,000\n",
        cured_data="Year,Passengers\n2023,412000\n2024,538000\n",
    ),
    slip(
        "a colon inside braces",
        "title: Queue report,",
        "title: Queues: a report,",
        "Y103",
        "Queues",
        'double quotes: "Queues: a report"',
    ),
    slip(
        "a colon left out in braces",
        "alt: A map of the site}",
        "alt A map of the site}",
        "B201",
        "alt A map",
        "no colon behind “alt”|write alt: A map of the site",
    ),
    slip(
        "a quote in a quote",
        '"Today {{ figures.share }} of',
        '"Today {{ figures["share"] }} of',
        "Y103",
        "figures[",
        "write {{ figures.share }}",
    ),
    slip(
        "see above",
        "detail: The longest line has doubled.",
        "detail: Same as above.",
        "L112",
        "Same as",
        "write its words, or delete detail:",
    ),
)
