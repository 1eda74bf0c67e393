"""What is written by those who know other tools: their names for our keys and kinds, values in their forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefdeck.locale import find, languages
from briefdeck.model import abroad
from briefdeck.model.markup import is_host
from briefdeck.text.leftovers import is_nothing


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Lines of ours, the likeliest first, and behind a colon theirs → theirs to ours."""
    made: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.partition(":")
        for name in theirs.split():
            made[name] = tuple(dict.fromkeys((*made.get(name, ()), *ours.split())))
    return made


_KEYS = _table("""
points items: subpoints sub_points children sub_items nested
points: cards blocks columns boxes
points items: bullets bullet_points items list key_points statements
text detail points: content contents body paragraph intro introduction
title message text label: heading headline header_text
title name text label outlet: name title label
message text: takeaway key_message main_message action_title
subtitle message text: tagline subheading sub_title subhead lead standfirst
detail text alt label: detail details description explanation long_text
text: what event message claim statement sentence bullet point
question: decision
decimals: precision digits decimal_places
caution: footnote footnotes caveat caveats disclaimer
to: cc bcc
events: milestones dates entries items moments
phases: stages periods eras steps
steps: stages actions phases
period: when dates time timing timeframe start
current: active is_current status now
preferred: recommended winner chosen selected best
claim: text opinion view statement position quote
stance: sentiment attitude tone
held_by outlets: speaker author
implication: impact effect consequence risk
action: next_step next_steps recommendation measure mitigation
scores: ratings marks score values
from: source
to: target destination
time: duration
views: opinions perspectives positions
options columns: nodes
options: alternatives choices variants columns
aspects: criteria dimensions attributes rows
items: entries rows
id: slug anchor key name
see: links_to related section_ref goto
note: notes speaker_notes speakernotes presenter_notes talking_points
keywords: tags
picture: pictures images image img photo figure_file graphic screenshot
file url data see: path src filename href link
alt: alt_text alttext
sources outlets: source citation citations cite ref refs reference references bibliography evidence
from author outlet: author authors sender prepared_by department organization organisation company team
outlet: publisher publication journal site newspaper
audiences: visible_to only only_for for show_to shown_to restricted_to
audiences to: audience recipient recipients addressee addressees
sections: slides pages chapters parts
kind: type section_type layout_type
type: chart_type graph_type kind mark
columns: headers header heads column_names
rows values data: table_rows cells values
values: data points
data: csv data_file datafile dataset
categories data: labels x x_axis categories
series data: datasets y y_axis series
summary: abstract overview summary_points executive_summary tldr tl_dr key_takeaways bottom_line
conclusion: conclusions closing recommendation
marking: confidential secret classification confidentiality sensitivity
language: lang locale languages
briefdeck: version schema_version format spec
unit: units suffix currency
value: amount number val
status: confidence certainty evidence_type confirmed verified
date as_of: published publish_date published_at published_on year day when start begin from_date period due deadline
accessed: retrieved accessed_on access_date
by actor: owner responsible assignee who
until end: due deadline due_date
callout: key_quote box
emphasis callout: highlight highlighted focus
""")
# How a key is written that is no text, where somebody gave it one.
_FORMS = {
    "picture": "picture: {file: …, alt: …}",
    "status": "status: and fact, reported, assessment or inference",
    "data": "data: {categories: [2025, 2026], series: [{name: Sales, values: [1, 2]}]}, or data: with a file",
}
_HELD = frozenset("points items events phases steps views rows columns sections summary options to".split())  # noqa: SIM905
LISTS = frozenset({"sources", "outlets", "audiences", "to"})
# Keys that have no counterpart, and what is done instead.
_LOOK = "the plan and the template of an audience say how it looks: delete the key"
_READERS = "to keep it from readers write audiences: with those who may see it, or put # before its lines"
_NOWHERE = {
    **dict.fromkeys(["layout", "template", "theme", "style", "color", "colour", "font", "size", "align"], _LOOK),
    **dict.fromkeys(
        ["encoding", "options", "config", "legend", "axis", "axes", "colors", "colours", "width", "height"], _LOOK
    ),
    "sections": "a section holds no sections: write each under sections: at the margin",
    "appendix": "a plan says what goes to the appendix: docs/writing.md, “An appendix”",
    **dict.fromkeys(["parent", "level", "class", "priority", "weight", "tags"], "no document shows it: delete the key"),
    **dict.fromkeys(
        ["video", "audio", "code", "iframe", "embed"], "no document holds it: say it in words, and delete the key"
    ),
    **dict.fromkeys(["stats", "metrics", "kpis"], "write figures: at the margin, and here figures: with their keys"),
    **dict.fromkeys(["left", "right"], "write points:, or kind: comparison for the section"),
    "exclude": "name those that may see it under audiences: instead",
    **dict.fromkeys(["toc", "table_of_contents", "output", "format", "marp", "paginate"], "delete it: plans say that"),
    **dict.fromkeys(["documentclass", "geometry", "bibliography_style", "csl", "engine"], "delete it: plans say that"),
    **dict.fromkeys(["hidden", "hide", "skip", "draft", "visible"], _READERS),
    **dict.fromkeys(["animation", "transition"], "slides have none: delete the key"),
    "duration": "delete it: write when it ends under end:, or say how long it takes in the text",
    **dict.fromkeys(["deadline", "due"], "delete it: say by when in the text"),
    **dict.fromkeys(["pros", "cons", "strengths", "weaknesses"], "write aspects: [{name: Pros, cells: […, …]}] for it"),
    "causes": "write them as points:, and what they lead to under leads_to:",
    **dict.fromkeys(
        ["doi", "isbn", "issn", "volume", "issue", "edition", "publication_type"],
        "delete it: a source has its address under url:, and what readers must know of it under note:",
    ),
    **dict.fromkeys(
        ["x_axis", "y_axis", "xaxis", "yaxis", "x_label", "y_label", "xlabel", "ylabel", "x_title", "y_title"],
        "delete it: the numbers have their unit under unit:, and the chart its words under caption:",
    ),
    "stacked": "write type: stacked, and delete this key",
    "horizontal": "write type: bar, and delete this key",
    **dict.fromkeys(["end", "to_date", "finish"], "delete it: it has one date; say in the text when it ends"),
    **dict.fromkeys(["updated", "last_modified", "created"], "delete it: the briefing has its day under date:"),
    **dict.fromkeys(["quote", "quotation"], "write a section of kind: assessments, whose views quote:"),
    **dict.fromkeys(
        ["slide_number", "number", "no", "nr", "page", "order", "index"],
        "sections are shown in their order: delete the key",
    ),
}
# Sections in other tools that are none here.
_NO_SECTIONS = {
    **dict.fromkeys(
        ("summary", "executive_summary"), "the summary is no section: write it under summary: at the margin"
    ),
    "conclusion": "the conclusion is no section: write it under conclusion: at the margin",
    **dict.fromkeys(
        (
            "title",
            "cover",
            "agenda",
            "contents",
            "toc",
            "references",
            "sources",
            "closing",
            "thank_you",
            "thanks",
            "end",
        ),
        "documents have such a page by themselves: delete the section",
    ),
}
_STATUSES = _table("""
fact: confirmed verified true known high certain factual
reported: unverified rumour rumor claimed alleged unconfirmed media medium claim
assessment: likely probable expected projected opinion estimate estimated forecast judgement judgment analysis
inference: assumption assumed hypothesis low guess speculation inferred
""")


_STANCES = _table("""
supportive: pro positive for favourable favorable agree support yes +
critical: con against negative opposed disagree no -
neutral: mixed balanced unclear undecided both
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
strip: proportional proportional_strip share_bar stacked_100 percent_stacked progress
""")


def plain(name: str) -> str:
    """A name in small half-width letters, without quotation marks, words set apart by _: keyMessage, key-message."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", unicodedata.normalize("NFKC", name).strip("“”\"'+ "))
    words = re.sub(r"^(?:section|slide)s?\.|[*.\[\]]+$", "", words)
    return words.casefold().replace("-", "_").replace(" ", "_").replace("&", "_")


def about_key(name: str, value: object, here: Collection[str], taken: Collection[str] = ()) -> tuple[str, str]:
    """Our key that somebody means by one that is none, among those that can stand `here`, and what to write.

    Empty where nothing is known. Keys that are `taken` stand there already.
    """
    theirs = plain(name)
    words = (theirs, *_KEYS.get(theirs, ()), abroad.KEYS.get(theirs, ""))
    meant = [key for key in words if key in here and key != name]
    if isinstance(value, list):
        meant.sort(key=lambda key: key not in _HELD)  # what holds several things first
    if not meant:
        return "", _NOWHERE.get(theirs) or _NOWHERE.get(abroad.NOWHERE.get(theirs, ""), "")
    ours = next((key for key in meant if key not in taken), "")
    if not ours:
        return "", _NOWHERE.get(theirs) or f"delete it: {meant[0]}: stands there already"
    if ours == "picture" and isinstance(value, list) and value and isinstance(value[0], str):
        value = value[0]
    if ours == "status" and value is True:
        return ours, "write status: fact"
    if ours == "picture" and isinstance(value, str):
        return ours, f"write picture: {{file: {value}, alt: …}}, with what it shows under alt:"
    if ours == "language" and isinstance(value, list) and value:
        return ours, f"write language: {value[0]}; a text in several languages is a mapping of them"
    if ours in ("current", "preferred", "approximate") and not isinstance(value, bool):
        return ours, f"write {ours}: true"
    if ours in LISTS and isinstance(value, str) and "value" not in here:
        return ours, f"write {ours}: [{value}]"
    return ours, f"write {_FORMS.get(ours, f'{ours}:')}"


def about_section(name: str) -> str:
    """What to do with a section of a kind that there is not, because it is none."""
    return _NO_SECTIONS.get(plain(name), "")


def is_key(name: str) -> bool:
    """Whether a name is that of a key, here or elsewhere."""
    theirs = plain(name)
    return theirs in _KEYS or theirs in abroad.KEYS or theirs in _NOWHERE


def about_chart(name: str) -> str:
    """What to write for a kind of section that is a type of chart; nothing for none."""
    theirs = plain(name)
    found = _TYPES.get(theirs, ("",))[0] or abroad.TYPES.get(theirs, "")
    return f"write kind: chart, and type: {found} below it" if found else ""


def about_word(key: str, name: str) -> str:
    """Which of our words somebody means under a key that has a few: how something is known, what a chart is."""
    words = {"status": _STATUSES, "type": _TYPES, "stance": _STANCES}.get(key, {})
    said = plain(name)
    if said in (one[0] for one in words.values()):
        return f"write {said}"
    abroad_ = {"status": abroad.STATUSES, "type": abroad.TYPES}.get(key, {})
    if said in abroad_:
        return f"write {abroad_[said]}"
    found = words.get(said) or words.get(said.split("_")[0])
    return f"write {found[0]}" if found else ""


def about_address(text: str) -> str:
    """What to write for what is no address on the web."""
    if is_nothing(text):
        return "delete url:"
    if found := re.search(r"https?://[^\s<>()\[\]]+", text):
        rest = text[found.end() :]
        spaced = text[found.start() :].replace(" ", "%20")
        return f"write {spaced}" if rest[:1] == " " and not set(spaced) & set("<>()[]") else f"write {found[0]}"
    if re.fullmatch(r"(?:doi:)?\s*10\.\d{4,}/\S+", text.strip()):
        return f"write https://doi.org/{text.strip().removeprefix('doi:').strip()}"
    if is_host(text):
        return f"write https://{text}"
    return "write an address on the web, or delete url:" if "://" in text else ""


# --- Names ------------------------------------------------------------------------------------------------------------


def name_of(text: str) -> str:
    """A name that a program can use, made of words."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9_]+", "-", letters)).strip("-")


def key_of(said: object, things: object, words: Iterable[str] = ("outlet", "title", "url", "label")) -> str:
    """The key of a source or figure that somebody names by its number, its words or its address; nothing for none."""
    if not isinstance(things, Mapping):
        return ""
    keys = [str(key) for key in things]
    if isinstance(said, int) and not isinstance(said, bool):
        return keys[said - 1] if 0 < said <= len(keys) else ""
    named = re.sub(r"^(?:figures|sources|refs?|figs?)[.:/]", "", str(said).strip("@[]{}#$<>/.: ")).casefold()
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
    if isinstance(value, str) and value[:1] in tuple("%@*&!|>?`-,"):
        return f'"{value}"'
    return "null" if value is None else f'"{value}"' if isinstance(value, str) and not is_short(value) else str(value)


def keyed(items: Sequence[object]) -> str:
    """The key that the first of some mappings in a list would have."""
    first = items[0] if items else None
    named = next((str(first[k]) for k in ("id", "key", "name") if k in first), "") if isinstance(first, dict) else ""
    return f"“{name_of(named) or 'name'}:”"


TERRITORIES = {
    "jp": "ja",
    "cn": "zh",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "kr": "ko",
    "us": "en-US",
    "gb": "en-GB",
    "en-uk": "en-GB",
}
"""Codes of territories that are taken for those of their languages."""


def language_of(text: str) -> str:
    """The tag of a language that is called by its name, by its territory or in another form; nothing for none."""
    said = unicodedata.normalize("NFKC", text).strip().partition(".")[0].replace("_", "-")
    if said.casefold() in TERRITORIES:
        return TERRITORIES[said.casefold()]
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said) and find(said):
        first, *rest = said.split("-")
        return "-".join((first.lower(), *(one.upper() if len(one) == len("GB") else one.title() for one in rest)))
    names = {name.casefold(): one.code for one in reversed(languages()) for name in (one.code, one.tag, *one.names)}
    if said.casefold() in names:
        return names[said.casefold()]
    language, _, territory = said.rstrip(")").replace("-", "(").partition("(")
    code = names.get(language.strip().casefold(), "")
    if not code and (parts := said.split()) and len(parts) == 2:  # British English
        code, territory = names.get(parts[1].casefold(), ""), parts[0]
    where = _WHERE.get(territory.strip().casefold(), territory.strip().upper())
    return f"{code}-{where}" if code and len(where) == 2 and find(f"{code}-{where}") else code


_WHERE = {
    **dict.fromkeys(("uk", "british", "britain", "united kingdom", "england"), "GB"),
    **dict.fromkeys(("us", "usa", "american", "united states"), "US"),
    **dict.fromkeys(("australian", "australia"), "AU"),
    **dict.fromkeys(("swiss", "switzerland", "schweiz", "suisse"), "CH"),
    **dict.fromkeys(("austrian", "austria", "österreich"), "AT"),
    **dict.fromkeys(("german", "germany", "deutschland"), "DE"),
    **dict.fromkeys(("canadian", "canada"), "CA"),
    **dict.fromkeys(("traditional", "taiwan", "繁體", "繁体"), "TW"),
}


def about_language(text: str) -> str:
    """What to write for what is no tag of a language."""
    meant = language_of(text)
    return f"write {meant}" if meant else "a language is written ja, en, en-GB"
