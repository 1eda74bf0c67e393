"""What is written by those who know other tools: their names for our keys and kinds, values in their forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from briefdeck.locale import find, known, languages
from briefdeck.model import abroad


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Lines of ours, the likeliest first, and behind a colon theirs → theirs to ours."""
    made: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.partition(":")
        made |= dict.fromkeys(theirs.split(), tuple(ours.split()))
    return made


_KEYS = _table("""
points items: bullets bullet_points items list key_points statements
text detail points: content contents body paragraph intro introduction
title message text label: heading headline header_text
title name text label: name title label
message text: takeaway key_message main_message action_title
subtitle message text: subheading sub_title subhead lead standfirst
detail text alt: detail details description explanation long_text
note: notes speaker_notes speakernotes presenter_notes talking_points
picture: image img photo figure_file graphic screenshot
file url data: path src filename href link
alt: alt_text alttext
sources outlets: source citation citations cite ref refs reference references bibliography evidence
from author outlet: author authors sender prepared_by department
outlet: publisher publication journal site newspaper
audiences to: audience recipient recipients addressee addressees
sections: slides pages chapters parts
kind: type section_type layout_type
type: chart_type graph_type kind
columns: headers header heads column_names
rows values data: table_rows cells values
values: data points
data: csv data_file datafile dataset
categories data: labels x x_axis categories
series data: datasets y y_axis series
summary: summary_points executive_summary tldr tl_dr key_takeaways bottom_line
conclusion: conclusions closing recommendation
marking: classification confidentiality sensitivity
language: lang locale
briefdeck: version schema_version
unit: units suffix currency
value: amount number val
status: confidence certainty evidence_type
date as_of: published publish_date year day when
accessed: retrieved accessed_on access_date
by actor: owner responsible assignee who
until end: due deadline due_date
callout: highlight key_quote box
""")
# How a key is written that is no text, where somebody gave it one.
_FORMS = {
    "picture": "picture: {file: …, alt: …}",
    "status": "status: and fact, reported, assessment or inference",
    "data": "data: {categories: [2025, 2026], series: [{name: Sales, values: [1, 2]}]}, or data: with a file",
}
LISTS = frozenset({"sources", "outlets", "audiences", "to"})
# Keys that have no counterpart, and what is done instead.
_LOOK = "the plan and the template of an audience say how it looks: delete the key"
_READERS = "to keep it from readers write audiences: with those who may see it, or put # before its lines"
_NOWHERE = {
    **dict.fromkeys(["layout", "template", "theme", "style", "color", "colour", "font", "size", "align"], _LOOK),
    "appendix": "a plan says what goes to the appendix: docs/writing.md, “An appendix”",
    **dict.fromkeys(["hidden", "hide", "skip", "draft", "visible"], _READERS),
    **dict.fromkeys(["animation", "transition", "duration"], "slides have none: delete the key"),
    **dict.fromkeys(["slide_number", "page", "order", "index"], "sections are shown in their order: delete the key"),
}
# Sections in other tools that are none here.
_NO_SECTIONS = {
    **dict.fromkeys(
        ("summary", "executive_summary"), "the summary is no section: write it under summary: at the margin"
    ),
    "conclusion": "the conclusion is no section: write it under conclusion: at the margin",
    **dict.fromkeys(
        ("title", "cover", "agenda", "contents", "toc", "references", "sources", "closing"),
        "documents have such a page by themselves: delete the section",
    ),
}
_STATUSES = _table("""
fact: confirmed verified true known high certain factual
reported: rumour rumor claimed alleged unconfirmed media medium claim
assessment: opinion estimate estimated forecast judgement judgment analysis
inference: assumption assumed hypothesis low guess speculation inferred
""")


_TYPES = _table("""
bar: bar_chart barchart horizontal bars horizontal_bar
column: column_chart columnchart columns histogram vertical_bar clustered clustered_column
stacked: stacked_bar stacked_column stackedbar stacked_area area
line: line_chart linechart lines scatter trend timeseries time_series spline
pie: pie_chart piechart
doughnut: donut donut_chart doughnut_chart ring
waterfall: bridge waterfall_chart cascade
combination: combo mixed combo_chart dual_axis
""")


def plain(name: str) -> str:
    """A name without quotation marks, in small letters, its words set apart by _."""
    return name.strip("“”\"'").casefold().replace("-", "_").replace(" ", "_")


def about_key(name: str, value: object, here: Collection[str], taken: Collection[str] = ()) -> tuple[str, str]:
    """Our key that somebody means by one that is none, among those that can stand `here`, and what to write.

    Empty where nothing is known. Keys that are `taken` stand there already.
    """
    theirs = plain(name)
    words = (theirs, *_KEYS.get(theirs, ()), abroad.KEYS.get(theirs, ""))
    meant = [key for key in words if key in here and key != name]
    if not meant:
        return "", _NOWHERE.get(theirs, "")
    ours = next((key for key in meant if key not in taken), "")
    if not ours:
        return "", f"delete it: {meant[0]}: stands there already"
    if ours == "picture" and isinstance(value, str):
        return ours, f"write picture: {{file: {value}, alt: …}}, with what it shows under alt:"
    if ours in LISTS and isinstance(value, str):
        return ours, f"write {ours}: [{value}]"
    return ours, f"write {_FORMS.get(ours, f'{ours}:')}"


def about_section(name: str) -> str:
    """What to do with a section of a kind that there is not, because it is none."""
    return _NO_SECTIONS.get(plain(name), "")


def about_word(key: str, name: str) -> str:
    """Which of our words somebody means under a key that has a few: how something is known, what a chart is."""
    words = {"status": _STATUSES, "type": _TYPES}.get(key, {})
    said = plain(name)
    if said in (one[0] for one in words.values()):
        return f"write {said}"
    if key == "status" and said in abroad.STATUSES:
        return f"write {abroad.STATUSES[said]}"
    found = words.get(said) or words.get(said.split("_")[0])
    return f"write {found[0]}" if found else ""


# --- Numbers ----------------------------------------------------------------------------------------------------------

_ABOUT = re.compile(r"about|around|approx|circa|ca?\.|~|≈|約")
_NUMBER = re.compile(
    r"(?:(?:about|around|approx\.?|approximately|circa|ca?\.|~|≈|約)\s*)?(?P<sign>[$€£¥]|[A-Z]{3}\s)?\s*"
    r"(?P<number>[-+−]?(?:\d{1,3}(?:[, \u00a0']\d{3})+|\d+)(?:\.\d+)?|[-+−]?\d+,\d{1,2})\s*"
    r"(?P<scale>[A-Za-z]+)?\s*(?P<unit>[%％]|[A-Za-z]\S*)?",
)
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "mm", "mio", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion"), 12),
}
_LEAST_UNIT = 2
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


def about_number(text: str) -> str:
    """What to write in the place of a number that is written with other words; nothing where it cannot be told."""
    number, unit = amount(text)
    if not number:
        return ""
    said = [f"write {number}"]
    said += [f"unit: {unit} beside it"] if unit else []
    said += ["approximate: true beside it"] if _ABOUT.match(text.strip()) else []
    return ", and ".join(said)


def amount(text: str) -> tuple[str, str]:
    """The number and the unit of an amount in other words, each as YAML has it; nothing where it cannot be told."""
    found = _NUMBER.fullmatch(re.sub(r"(?<=\d)_(?=\d)", "", text.strip()))
    if found is None:
        return "", ""
    digits = re.sub(r",(?=\d{1,2}$)", ".", found["number"].replace("−", "-"))
    number = Decimal(re.sub("[^0-9.-]", "", digits))
    scale, unit = found["scale"] or "", found["unit"] or ""
    if scale and scale.casefold() not in _SCALES:
        scale, unit = "", scale if not unit else ""
    number = number.scaleb(_SCALES.get(scale.casefold(), 0))
    written = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    if unit not in ("", "%", "％") and (not unit.isalpha() or len(unit) < _LEAST_UNIT):
        return "", ""
    unit = unit or _SIGNS.get((found["sign"] or "").strip(), (found["sign"] or "").strip())
    return written, '"%"' if unit in ("%", "％") else unit


# --- Dates ------------------------------------------------------------------------------------------------------------

_DIGITS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_EAST_ASIAN = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_ERA = re.compile(rf"({'|'.join(_ERAS)})(\d{{1,3}}|元)年")
_PART = re.compile(r"(?:([QH])([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?([QH])([1-4]))", re.IGNORECASE)
_FISCAL = re.compile(r"(?:FY|GJ|CY)[ -]?(\d{4})(?:[/-]\d{2,4})?|(\d{4})年度", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d{1,2}:\d\d.*")
_YEAR = re.compile(r"\b(1\d{3}|2\d{3})\b")
_PERIOD = re.compile(r"(\d{4}(?:-\d\d){0,2})\s*(?:to|until|bis|[-–—~〜～/]|\.\.)\s*\d{4}(?:-\d\d){0,2}")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "early": 1, "mid": 6, "late": 10, "end": 12}
_SEASON = re.compile(rf"(?i)\b(?:{'|'.join(_SEASONS)})\b")
_UNKNOWN = frozenset({"n.d.", "nd", "n/a", "na", "none", "unknown", "tbd", "-", "?", "today", "now"})


def about_date(text: str, *, day: bool = False) -> str:
    """What to write in the place of a date in another form; `day` asks for a whole one."""
    words = text.strip()
    if words.casefold() in _UNKNOWN:
        return "write the day, as 2026-04-10" if day else "write 2026-04-10, 2026-04 or 2026, or delete the key"
    if found := _PART.fullmatch(words):
        part, year, number = (found[1] or found[5]).upper(), found[3] or found[4], int(found[2] or found[6])
        return f"write its first month: {year}-{number * {'Q': 3, 'H': 6}[part] - {'Q': 2, 'H': 5}[part]:02}"
    if found := _FISCAL.fullmatch(words):
        year = found[1] or found[2]
        return f"write {year}{', or the day' if day else ''}, and that it is a fiscal year in the text"
    if found := _HOUR.fullmatch(words):
        return f"write {found[1]}, and the hour in the text"
    if (found := _PERIOD.fullmatch(words)) and not day:
        return f"write its beginning, {found[1]}, and the rest in the text"
    if (found := _DAY.fullmatch(words)) and not _iso(*map(int, found.groups())):
        return "there is no such day: see the number of the month, and of its last day"
    if (found := _SEASON.search(words)) and (year := _YEAR.search(words)) and not day:
        return f"write the month, such as {year[1]}-{_SEASONS[found[0].casefold()]:02}, and the season in the text"
    made = _readings(words)
    forms = "2026-04-10" if day else "2026-04-10, 2026-04 or 2026"
    return f"write {' or '.join(made)}" if made else f"a date is written {forms}"


def _readings(words: str) -> list[str]:
    words = _ERA.sub(lambda era: f"{_ERAS[era[1]] + (1 if era[2] == '元' else int(era[2]))}年", words)
    if found := _COMPACT.fullmatch(words):
        return [made] if (made := _iso(*map(int, found.groups()))) else []
    if found := _EAST_ASIAN.fullmatch(words):
        return ["-".join(part.zfill(2) for part in found.groups() if part)]
    if found := _DIGITS.fullmatch(words):
        one, two, three = (int(part) for part in found.groups())
        orders: tuple[tuple[int, int, int], ...] = (
            ((one, two, three),) if one > 31 else ((three, two, one), (three, one, two))
        )
        if max(one, two, three) < 100:  # a year of two digits, first or last
            orders = ((2000 + three, two, one), (2000 + three, one, two), (2000 + one, two, three))
        return list(dict.fromkeys(made for order in orders if (made := _iso(*order))))
    year, day = _YEAR.search(words), re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", words)
    month = next((n for n, name in enumerate(known("en").month_names, 1) if name[:3].casefold() in words.casefold()), 0)
    if not year or not month:
        return []
    made = _iso(int(year[1]), month, int(day[1])) if day else f"{year[1]}-{month:02}"
    return [made] if made else []


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


# --- Names ------------------------------------------------------------------------------------------------------------


def name_of(text: str) -> str:
    """A name that a program can use, made of words."""
    return re.sub(r"^[^A-Za-z]+", "", re.sub(r"[^A-Za-z0-9_]+", "-", text)).strip("-").lower()


def key_of(said: object, things: object, words: Iterable[str] = ("outlet", "title", "url", "label")) -> str:
    """The key of a source or figure that somebody names by its number, its words or its address; nothing for none."""
    if not isinstance(things, Mapping):
        return ""
    keys = [str(key) for key in things]
    if isinstance(said, int) and not isinstance(said, bool):
        return keys[said - 1] if 0 < said <= len(keys) else ""
    named = str(said).strip("@[] ").casefold()
    for key, thing in things.items():
        said_of = [thing.get(name) for name in words] if isinstance(thing, Mapping) else []
        if named in {str(key).casefold(), *(str(value).casefold() for value in said_of if value)}:
            return str(key)
    return ""


# --- Forms -----------------------------------------------------------------------------------------------------------

_SHOWN = 40


def is_short(text: str) -> bool:
    """Whether words can stand in a list in one line, without quotes."""
    return len(text) <= _SHOWN and not set(text) & set(":#[]{}\"'\n")


def cut(value: object) -> str:
    """The beginning of a long text."""
    text = " ".join(str(value).split())
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text


def cell(value: object) -> str:
    """A value as a cell of a row."""
    return "null" if value is None else f'"{value}"' if isinstance(value, str) and not is_short(value) else str(value)


def keyed(items: Sequence[object]) -> str:
    """The key that the first of some mappings in a list would have."""
    first = items[0] if items else None
    named = next((str(first[k]) for k in ("id", "key", "name") if k in first), "") if isinstance(first, dict) else ""
    return f"“{name_of(named) or 'name'}:”"


TERRITORIES = {"jp": "ja", "cn": "zh", "tw": "zh-TW", "hk": "zh-HK", "kr": "ko", "us": "en-US", "gb": "en-GB"}
"""Codes of territories that are taken for those of their languages."""


def about_language(text: str) -> str:
    """What to write for what is no tag of a language."""
    tag = text.replace("_", "-")
    if tag != text and find(tag):
        return f"write {tag}"
    said = text.casefold()
    if said in TERRITORIES:
        return f"write {TERRITORIES[said]}"
    names = {name.casefold(): one.code for one in reversed(languages()) for name in (one.code, one.tag, *one.names)}
    return f"write {names[said]}" if said in names else "a language is written ja, en, en-GB"
