"""Random briefings that are valid: every kind of section, words long and short, Japanese, English and neither.

A briefing is a plain mapping, written as JSON, which is YAML. Words are escaped, so that any sign may stand in them.
Strategies are made once: making one takes longer than drawing from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import strategies as st

KINDS = ("background", "assessments", "phases", "implications", "table", "chart", "text")
_PIECES = (
    "規制の焦点は装置から保守契約へ移った",
    "半導体、蓄電池、送電網。",
    "「優位」が薄れる",
    "コードレッド",
    "（二〇二五年の推計）",
    "…",
    "costs fall by a fifth",
    "storage for the northern sites",
    "OpenAI",
    "https://example.org/a/very/long/address/that/has/no/space/at/all?and=a&query=as-well#with-a-fragment",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2,
    "w" * 60,
    "👩‍👩‍👧 🇯🇵",
    "[brackets] 2 * 3 = 6 @sign \\",
    "<b>&amp;</b>",
    "100%",
    "1.4兆ドル",
    "が\u3099",
    "a\u00a0b",
    "‘quoted’ — “words”",
)
# Braces, double stars and an open citation are left to other tests: in a file, they look like a template's remains.
_REMAINS = {"none", "nan", "null", "undefined"}
_ANY = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"), exclude_characters="{}*\ufeff"
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip().casefold() not in _REMAINS)


def escaped(text: str) -> str:
    """Words as a text of a briefing has to write them."""
    return re.sub(r"([\\*\[\]{}@])", r"\\\1", text)


_PIECE, _JOINT = st.one_of(st.sampled_from(_PIECES), _ANY), st.sampled_from((" ", "", "、"))


@cache
def some(of: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[list[Any]]:
    """So many of something."""
    return st.lists(of, min_size=least, max_size=most)


@cache
@st.composite
def words(draw: st.DrawFn, most: int = 4) -> str:
    """A text without markup, never blank."""
    pieces = draw(some(_PIECE, 1, most))
    return escaped(draw(_JOINT).join(pieces).replace("[@", "@").strip() or "x")


SHORT = st.one_of(words(1), st.sampled_from(("費用", "Costs", "x")))
LONG = words(12)


@cache
def texts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Words, or words by language."""
    return st.one_of(inner, inner, st.fixed_dictionaries({"en": inner, "ja": inner}))


_STATUS = st.sampled_from(("fact", "reported", "assessment", "inference"))


@cache
@st.composite
def statements(draw: st.DrawFn, depth: int = 1) -> Any:
    """A statement, bare or with all that it can have."""
    if draw(st.booleans()):
        return draw(texts(words()))
    made: dict[str, Any] = {"text": draw(texts(words()))}
    if draw(st.booleans()):
        made["detail"] = draw(texts(LONG))
    if draw(st.booleans()):
        made["status"] = draw(_STATUS)
    if draw(st.booleans()):
        made["sources"] = draw(_KEYS)
    if depth and draw(st.booleans()):
        made["points"] = draw(some(statements(depth - 1)))
    return made


SOURCES = ("wire", "paper", "office")
FIGURES = ("cost", "share", "people")
_KEYS = st.lists(st.sampled_from(SOURCES), max_size=3, unique=True)
_NUMBERS = st.one_of(st.integers(-(10**13), 10**13), st.floats(-1e9, 1e9).map(lambda x: round(x, 3)))
_LENGTHS = st.sampled_from((1, 2, 3, 4, 5, 8, 40))


@cache
def lists(of: st.SearchStrategy[Any], least: int = 1, most: int = 40) -> st.SearchStrategy[list[Any]]:
    """One item, a few, or forty."""
    sizes = _LENGTHS.map(lambda n: min(max(n, least), most))
    return sizes.flatmap(lambda n: some(of, n, n))


_WIDTHS = st.sampled_from((1, 2, 4, 12))
_CELL = st.one_of(SHORT, _NUMBERS, st.none(), st.sampled_from((2024, 2025)))


@cache
@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Columns and rows, up to the widest."""
    count = draw(_WIDTHS)
    rows = draw(lists(some(_CELL, count, count)))
    return {"columns": [draw(texts(SHORT)) for _ in range(count)], "rows": rows, "total": draw(st.booleans())}


_CHARTS, _COUNTS = st.sampled_from(("column", "bar", "stacked", "line", "pie")), st.sampled_from((1, 3, 12))
_SHARES, _SERIES = st.integers(1, 900), st.integers(1, 4)
_SHARES_OR_NONE, _NUMBERS_OR_NONE = st.one_of(_SHARES, st.none()), st.one_of(_NUMBERS, st.none())


@cache
def _names(most: int) -> st.SearchStrategy[list[str]]:
    """Names of series; two of one name are an error."""
    return st.lists(SHORT, min_size=1, max_size=most, unique=True)


@cache
@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    """Data with gaps, of any type; a chart without a single value, or a pie with a negative one, is refused."""
    kind = draw(_CHARTS)
    count = draw(_COUNTS)
    numbers, or_none = (_SHARES, _SHARES_OR_NONE) if kind == "pie" else (_NUMBERS, _NUMBERS_OR_NONE)
    gaps = some(or_none, count - 1, count - 1)
    most = 1 if kind == "pie" else draw(_SERIES)
    names = draw(_names(most))
    series = [{"name": name, "values": [draw(numbers), *draw(gaps)]} for name in names]
    return {
        "type": kind,
        "data": {"categories": [draw(SHORT) for _ in range(count)], "series": series},
        "alt": draw(texts(words())),
    }


_KINDS = st.sampled_from(KINDS)
_VIEWS = lists(
    st.fixed_dictionaries(
        {"claim": texts(words()), "stance": st.sampled_from(("supportive", "neutral", "critical"))},
        optional={
            "outlets": _KEYS,
            "reasons": some(statements(0)),
            "quote": statements(0),
            "held_by": texts(SHORT),
        },
    )
)
_PHASES = lists(
    st.fixed_dictionaries(
        {"name": texts(SHORT)},
        optional={"period": texts(SHORT), "headline": texts(words()), "points": some(statements(0))},
    ),
    2,
    6,
)
_IMPLICATIONS = lists(
    st.fixed_dictionaries({"actor": texts(SHORT), "implication": texts(words())}, optional={"action": texts(words())})
)
_FIGURES = st.lists(st.sampled_from(FIGURES), max_size=3, unique=True)


@cache
@st.composite
def sections(draw: st.DrawFn) -> dict[str, Any]:
    """A section of any kind, bare or with all that it can have."""
    kind = draw(_KINDS)
    made: dict[str, Any] = {"kind": kind, "title": draw(texts(SHORT))}
    match kind:
        case "background" | "text":
            made["points"] = draw(lists(statements()))
        case "assessments":
            made["views"] = draw(_VIEWS)
        case "phases":
            made["phases"] = draw(_PHASES)
        case "implications":
            made["items"] = draw(_IMPLICATIONS)
        case "table":
            made |= draw(tables())
        case _:
            made |= draw(charts())
    for key, value in (("message", words(3)), ("text", LONG), ("callout", words()), ("note", words())):
        if draw(st.booleans()):
            made[key] = draw(texts(value))
    if draw(st.booleans()):
        made["figures"] = draw(_FIGURES)
    if draw(st.booleans()):
        made["sources"] = draw(_KEYS)
    return made


def distinct(section: dict[str, Any], number: int) -> dict[str, Any]:
    """A section whose title and message no other section has."""
    for key in {"title", "message"} & section.keys():
        value = section[key]
        mark = f" ({number}{key[0]})"
        section[key] = value + mark if isinstance(value, str) else {k: v + mark for k, v in value.items()}
    return section


_LANGUAGES, _UNITS, _SECTIONS = st.sampled_from(("ja", "en")), st.sampled_from(("人", "people")), st.integers(1, 3)


@cache
@st.composite
def briefings(draw: st.DrawFn) -> dict[str, Any]:
    """A whole briefing with three sources and three figures."""
    made: dict[str, Any] = {
        "briefdeck": 1,
        "title": draw(texts(words(2))),
        "language": draw(_LANGUAGES),
        "date": "2026-04-10",
        "from": draw(texts(SHORT)),
        "summary": draw(lists(statements(), 1, 8)),
        "figures": {
            "cost": {"value": draw(_NUMBERS), "unit": "USD", "label": draw(texts(SHORT)), "sources": draw(_KEYS)},
            "share": {"value": 31, "unit": "%", "label": draw(texts(words())), "as_of": "2026-03"},
            "people": {
                "value": 12_000,
                "unit": draw(_UNITS),
                "label": draw(SHORT),
                "approximate": True,
            },
        },
        "sections": [distinct(draw(sections()), number) for number in range(draw(_SECTIONS))],
        "sources": {
            "wire": {"outlet": draw(texts(SHORT)), "title": draw(texts(words())), "date": "2026-04"},
            "paper": {"outlet": "Paper", "title": "Costs fall", "url": "https://example.org/" + "a" * 80},
            "office": {"outlet": "統計局", "title": "年報", "accessed": "2026-04-10"},
        },
    }
    for key, value in (("subtitle", words(2)), ("marking", SHORT), ("contact", SHORT), ("conclusion", statements(0))):
        if draw(st.booleans()):
            made[key] = draw(value)
    if draw(st.booleans()):
        made["summary"].append("{{ figures.cost }} → **{{ figures.share }}** [@wire; @paper]")
    return made


def written(briefing: dict[str, Any]) -> str:
    """A briefing as YAML."""
    return json.dumps(briefing, ensure_ascii=False, indent=1)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of plain data: what holds it, and its key there."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])
