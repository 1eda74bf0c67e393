"""What changed between two versions of a briefing: each change once, by what it means; another form is no change."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.diff import BriefingVersion, Difference, How, compare
from briefdeck.diff.marking import marked
from briefdeck.diff.telling import VisibleVersion
from briefdeck.diff.telling import told as told_to
from briefdeck.diff.versions import read_version
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.model.entries import Statement
from briefdeck.model.validate import Loaded
from briefdeck.model.validate import parse as parse_briefing
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.review.hidden_words import secrets
from briefdeck.review.remark import Visibility
from briefdeck.yamlfile.reader import parse
from conftest import ROOT
from helpers import wording
from laws import tries
from strategies import briefings, places, written

SHIPPED = sorted((ROOT / "briefings").glob("*.yaml"))
BEFORE = """\
briefdeck: 1
title: {en: Storage, ja: 蓄電池}
language: en
date: 2026-03-01
from: Planning Office
to: [Board, Works council]
summary:
  - {text: Costs fall by a fifth in two years, status: assessment, sources: [wire]}
  - Nobody opposes the plan
figures:
  share: {value: 31, unit: "%", label: Share of imports, as_of: 2025, sources: [wire]}
  cost: {value: 5e8, unit: JPY, label: Cost of the plan}
sections:
  - kind: text
    id: case
    title: The case
    message: "Imports are {{ figures.share }} of all cells [@wire]"
    points:
      - {text: Prices have fallen every year since 2019, detail: The fall was steepest in 2024., sources: [wire]}
      - {text: "Two plants make most of the cells", points: [One of them is in Osaka, The other stands idle]}
      - {text: Demand grows with the grid, audiences: [analyst]}
  - kind: table
    id: plants
    title: Plants
    columns: [Plant, {title: "2024"}, {title: "2025"}]
    rows:
      - [Kitakami, 20140, 18490]
      - [Hamamatsu, 25310, 24370]
      - [Kurashiki, 32080, 31420]
  - kind: chart
    title: Use
    alt: Use falls
    data:
      categories: ["2024", "2025"]
      series: [{name: Grid, values: [7, 6]}, {name: Solar, values: [1, 2]}]
  - kind: comparison
    title: Options
    options: [{name: Buy}, {name: Lease, preferred: true}]
    aspects: [{name: Price, cells: [High at first, Low at first]}, {name: Risk, cells: [Ours, Theirs]}]
  - kind: scorecard
    title: Makers
    criteria: [Rust, Certified]
    items: [{name: Iron, scores: [1, yes]}, {name: Lining, scores: [3, open]}]
  - kind: assessments
    title: Views
    views:
      - {claim: It pays within four years, stance: supportive, outlets: [wire], reasons: [Prices fall]}
conclusion: Approve the plan in April
sources:
  wire: {outlet: Wire, title: Cells get cheaper, url: "https://example.org/cells", date: 2026-02-01}
  paper: {outlet: Paper, title: The grid}
"""


def version(text: str) -> BriefingVersion:
    """A version of a briefing that names no file."""
    document, found = parse(text, "x.yaml")
    assert document is not None, found
    briefing, faults = parse_briefing(document)
    assert briefing is not None, faults
    return BriefingVersion(Loaded(briefing, document, Path()), Assets({}, {}))


@cache
def shipped(path: Path) -> BriefingVersion:
    """An example briefing with the files that it names."""
    made, found = read_version(str(path))
    assert made is not None, found
    return made


def beside(path: Path, text: str) -> BriefingVersion:
    """What could stand in the place of an example briefing."""
    made = version(text)
    loaded = Loaded(made.loaded.briefing, made.loaded.document, path.parent)
    return BriefingVersion(loaded, read_assets(loaded)[0])


def instead(path: Path, data: dict[str, Any]) -> BriefingVersion:
    """The same, from data."""
    return beside(path, json.dumps(data, ensure_ascii=False, indent=1))


def told(difference: Difference) -> str:
    """A difference in one line."""
    what = f"{difference.section}: " if difference.section else ""
    what += " ".join(filter(None, (difference.what, difference.how, difference.key)))
    sides = [side.text if side else "" for side in (difference.before, difference.after)]
    return f"{what}: {' -> '.join(sides)}" if difference.how is not How.MOVED else f"{what}: {sides[1]}"


def changed(*edits: tuple[str, str], **options: str) -> list[str]:
    """What is different after edits of the text."""
    text = BEFORE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return [told(difference) for difference in compare(version(BEFORE), version(text), **options)]


EDITS = {
    "a date": (("date: 2026-03-01", "date: 2026-04-01"), ["briefing changed date: 2026-03-01 -> 2026-04-01"]),
    "a marking": (("to: [", "marking: Internal\nto: ["), ["briefing added marking:  -> Internal"]),
    "an addressee": (("Works council]", "Works council, Typesetting]"), ["addressee added:  -> Typesetting"]),
    "one language": (("en: Storage", "en: Batteries"), ["briefing changed title: Storage -> Batteries"]),
    "a reworded statement": (
        ("Nobody opposes the plan", "No one opposes the plan"),
        ["statement changed text: Nobody opposes the plan -> No one opposes the plan"],
    ),
    "a statement that is another": (
        ("Nobody opposes the plan", "Rain is likely"),
        ["statement removed: Nobody opposes the plan -> ", "statement added:  -> Rain is likely"],
    ),
    "a status": (("status: assessment", "status: fact"), ["statement changed status: assessment -> fact"]),
    "sources of a statement": (
        ("assessment, sources: [wire]", "assessment, sources: [wire, paper]"),
        ["statement changed sources: wire -> wire, paper"],
    ),
    "a source cited in a sentence": (
        ("cells [@wire]", "cells [@wire; @paper]"),
        ["The case: message changed sources: wire -> paper, wire"],
    ),
    "a figure that sentences use": (("value: 31", "value: 33"), ["figure changed value: 31 % -> 33 %"]),
    "the day of a figure": (("as_of: 2025", "as_of: 2026"), ["figure changed as_of: 2025 -> 2026"]),
    "a figure that is called otherwise": (("share", "part"), []),
    "a source that is called otherwise": (("wire", "news"), []),
    "a section that is called otherwise": (("id: case", "id: reasons"), []),
    "a detail": (
        ("steepest in 2024.", "steepest in 2023."),
        ["The case: statement changed detail: The fall was steepest in 2024. -> The fall was steepest in 2023."],
    ),
    "a statement inside another": (
        ("The other stands idle", "The other is for sale"),
        ["The case: statement changed text: The other stands idle -> The other is for sale"],
    ),
    "the audiences": (
        ("audiences: [analyst]", "audiences: [analyst, executive]"),
        ["The case: statement changed audiences: analyst -> analyst, executive"],
    ),
    "a title": (("title: The case", "title: Why now"), ["Why now: title changed title: The case -> Why now"]),
    "a cell": (("24370", "24730"), ["Plants: cell changed 2025: 24370 -> 24730"]),
    "a row": (
        ("      - [Hamamatsu, 25310, 24370]\n", ""),
        ["Plants: row removed: Hamamatsu | 25310 | 24370 -> "],
    ),
    "a column": (
        ('{title: "2025"}]', '{title: "2025"}, Change]'),
        ["Plants: column added:  -> Change"],
    ),
    "a value of a chart": (("values: [7, 6]", "values: [7, 5]"), ["Use: value changed Grid: 6 -> 5"]),
    "a series": ((", {name: Solar, values: [1, 2]}", ""), ["Use: series removed: Solar -> "]),
    "a score": (("scores: [1, yes]", "scores: [2, yes]"), ["Makers: cell changed Rust: 1 -> 2"]),
    "a cell of a comparison": (
        ("[High at first, Low at first]", "[High at first, Low for good]"),
        ["Options: cell changed Lease: Low at first -> Low for good"],
    ),
    "the option preferred": (
        ("{name: Lease, preferred: true}", "{name: Lease}"),
        ["Options: option removed preferred: true -> "],
    ),
    "a stance": (("stance: supportive", "stance: neutral"), ["Views: view changed stance: supportive -> neutral"]),
    "who holds a view": (("outlets: [wire]", "outlets: [paper]"), ["Views: view changed outlets: wire -> paper"]),
    "the conclusion": (
        ("Approve the plan in April", "Reject it"),
        ["statement changed text: Approve the plan in April -> Reject it"],
    ),
    "a source": (("title: The grid", "title: The grids"), ["source changed title: The grid -> The grids"]),
    "a source that is gone": (
        ("  paper: {outlet: Paper, title: The grid}\n", ""),
        ["source removed: The grid -> "],
    ),
    "bold": (
        ("Two plants make most", "**Two** plants make most"),
        [
            "The case: statement changed text: Two plants make most of the cells"
            " -> **Two** plants make most of the cells"
        ],
    ),
}


@pytest.mark.parametrize(("edit", "wanted"), EDITS.values(), ids=EDITS)
def test_one_edit_is_one_difference(edit: tuple[str, str], wanted: list[str]) -> None:
    assert changed(edit) == wanted


def test_a_statement_that_moves_is_not_another_one() -> None:
    line = "      - {text: Demand grows with the grid, audiences: [analyst]}\n"
    moved = changed((line, ""), ("    points:\n", "    points:\n" + line))
    assert moved == ["The case: statement moved: Demand grows with the grid"]
    away = changed(("  - Nobody opposes the plan\n", ""), ("reasons: [", "reasons: [Nobody opposes the plan, "))
    assert away == ["Views: statement moved: Nobody opposes the plan"]


def test_a_statement_that_moves_and_changes_is_both() -> None:
    line = "      - {text: Demand grows with the grid, audiences: [analyst]}\n"
    moved = changed((line, ""), ("    points:\n", "    points:\n" + line.replace("}", ", status: fact}")))
    assert moved == [
        "The case: statement moved: Demand grows with the grid",
        "The case: statement added status:  -> fact",
    ]


def test_a_section_that_moves_keeps_what_is_in_it() -> None:
    document = yaml.safe_load(BEFORE)
    document["sections"].insert(0, document["sections"].pop())
    found = compare(version(BEFORE), version(yaml.safe_dump(document, allow_unicode=True)))
    assert [told(difference) for difference in found] == ["Views: section moved: Views"]


def test_a_language_more_is_told_with_its_name() -> None:
    text = BEFORE.replace("from: Planning Office", "from: {en: Planning Office, ja: 企画室}")
    (difference,) = compare(version(BEFORE), version(text))
    assert difference.languages == ("ja",)
    assert difference.before is not None
    assert difference.before.words == ()
    assert difference.after is not None
    assert difference.after.words == (("ja", "企画室"),)


def test_both_languages_are_one_difference() -> None:
    text = BEFORE.replace("{en: Storage, ja: 蓄電池}", "{en: Batteries, ja: 電池}")
    (difference,) = compare(version(BEFORE), version(text))
    assert difference.languages == ("en", "ja")


def test_in_one_language_only_that_one_counts() -> None:
    assert changed(("en: Storage", "en: Batteries"), language="ja") == []
    assert changed(("en: Storage", "en: Batteries"), language="en") == ["briefing changed title: Storage -> Batteries"]


def test_places_are_those_of_both_versions() -> None:
    text = "# a comment\n" + BEFORE.replace("Nobody opposes", "No one opposes")
    (difference,) = compare(version(BEFORE), version(text))
    assert difference.before is not None
    assert difference.after is not None
    assert difference.before.path == difference.after.path == ("summary", 1, "text")
    assert (difference.before.span.line, difference.before.span.column) == (9, 5)
    assert (difference.after.span.line, difference.after.span.column) == (10, 5)


# --- an audience ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "analyst", "executive"),
    [
        (("Demand grows with the grid", "Demand grows with the grids"), 1, 0),
        (("      - {text: Demand grows with the grid, audiences: [analyst]}\n", ""), 1, 0),
        # What was open and is kept from somebody now, is not told as removed; what is open now is new.
        (("- Nobody opposes the plan", "- {text: Nobody opposes the plan, audiences: [analyst]}"), 0, 0),
        (("grid, audiences: [analyst]}", "grid}"), 0, 1),
        (("grid, audiences: [analyst]}", "grid, audiences: [analyst, public-sector]}"), 0, 0),
    ],
)
def test_an_audience_is_told_what_it_may_see(edit: tuple[str, str], analyst: int, executive: int) -> None:
    assert len(changed(edit, audience="analyst")) == analyst
    assert len(changed(edit, audience="executive")) == executive


# --- laws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_briefing_does_not_differ_from_itself(path: Path) -> None:
    assert compare(shipped(path), shipped(path)) == ()


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same data with the keys of its mappings in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(child, chance) for child in value] if isinstance(value, list) else value


def data_of(path: Path) -> dict[str, Any]:
    document, _ = parse(path.read_text(encoding="utf-8"), "x.yaml")
    assert document is not None
    return copy.deepcopy(document.data)


@pytest.mark.slow
@given(
    path=st.sampled_from(SHIPPED),
    chance=st.randoms(use_true_random=False),
    style=st.sampled_from((None, '"', "'")),
    flow=st.sampled_from((True, False, None)),
    width=st.sampled_from((60, 10_000)),
)
@settings(max_examples=tries(20))
def test_the_same_in_another_form_is_no_difference(
    path: Path, chance: random.Random, style: str | None, flow: bool | None, width: int
) -> None:
    data = shuffled(data_of(path), chance)
    if "ド ー" in path.read_text(encoding="utf-8"):
        width = 10_000  # a space between Japanese letters is no place to fold: lines are joined without one
    text = yaml.safe_dump(
        data, allow_unicode=True, default_style=style, default_flow_style=flow, width=width, sort_keys=False
    )
    assert compare(shipped(path), beside(path, f"# another form\n{text}")) == ()


TEXT = frozenset({"text", "detail", "claim", "headline", "implication", "message", "caption", "note", "callout"})


def texts_of(value: Any) -> list[tuple[Any, Any]]:
    """Where each text of a briefing stands: what holds it, and its key or language there."""
    found = []
    for holder, key in places(value):
        if key in TEXT and isinstance(holder, dict):
            inner = holder[key]
            found += [(inner, language) for language in inner] if isinstance(inner, dict) else [(holder, key)]
    return [(holder, key) for holder, key in found if isinstance(holder[key], str)]


@pytest.mark.slow
@given(path=st.sampled_from(SHIPPED), chance=st.randoms(use_true_random=False))
@settings(max_examples=tries(40))
def test_a_reworded_text_anywhere_is_one_difference(path: Path, chance: random.Random) -> None:
    data = data_of(path)
    holder, key = chance.choice(texts_of(data))
    before = holder[key]
    holder[key] = f"{before} and more"
    (difference,) = compare(shipped(path), instead(path, data))
    assert difference.how is How.CHANGED
    assert difference.before is not None
    assert difference.after is not None
    assert difference.before.text == before.strip()
    assert difference.after.text == f"{before} and more".strip()


@pytest.mark.slow
@given(path=st.sampled_from(SHIPPED), chance=st.randoms(use_true_random=False))
@settings(max_examples=tries(40))
def test_a_statement_more_or_less_is_one_difference(path: Path, chance: random.Random) -> None:
    data = data_of(path)
    lists = [holder[key] for holder, key in places(data) if key in ("points", "summary") and len(holder[key]) > 1]
    chosen = chance.choice(lists)
    if chance.random() < 0.5:
        chosen.insert(chance.randrange(len(chosen) + 1), "Quite another matter, never spoken of: 42 zebras")
        wanted = How.ADDED
    else:
        chosen.pop(chance.randrange(len(chosen)))
        wanted = How.REMOVED
    (difference,) = compare(shipped(path), instead(path, data))
    assert (difference.what, difference.how, difference.key) == (Statement.noun, wanted, "")


@pytest.mark.slow
@given(path=st.sampled_from(SHIPPED), chance=st.randoms(use_true_random=False))
@settings(max_examples=tries(40))
def test_one_that_moves_is_one_difference(path: Path, chance: random.Random) -> None:
    data = data_of(path)
    names = ("points", "summary", "sections", "views", "phases", "items", "steps", "rows", "aspects")
    lists = [holder[key] for holder, key in places(data) if key in names and len(holder[key]) > 1]
    chosen = chance.choice(lists)
    old, new = chance.sample(range(len(chosen)), 2)
    chosen.insert(new, chosen.pop(old))
    (difference,) = compare(shipped(path), instead(path, data))
    assert difference.how is How.MOVED
    assert difference.before is not None
    assert difference.after is not None
    if abs(old - new) > 1:  # of two neighbours either may be the one that moved
        assert (difference.before.path[-1], difference.after.path[-1]) == (old, new)


@pytest.mark.slow
@given(path=st.sampled_from(SHIPPED), chance=st.randoms(use_true_random=False))
@settings(max_examples=tries(30))
def test_a_number_that_changes_is_one_difference(path: Path, chance: random.Random) -> None:
    data = data_of(path)
    numbers = [(h, k) for h, k in places(data) if type(h[k]) in (int, float) and k not in ("briefdeck", "as_of")]
    holder, key = chance.choice(numbers)
    holder[key] = 6 if key == "decimals" else holder[key] + 1
    (difference,) = compare(shipped(path), instead(path, data))
    assert difference.how in (How.CHANGED, How.ADDED)


SIGNS = st.text(st.sampled_from("ab 12.,コド規制をが[@]{}"))


@pytest.mark.slow
@given(before=SIGNS, after=SIGNS)
def test_marks_hold_both_texts(before: str, after: str) -> None:
    pieces = marked(before, after)
    assert "".join(text for mark, text in pieces if mark != "new") == before
    assert "".join(text for mark, text in pieces if mark != "old") == after
    assert all(mark == "same" for mark, _ in marked(before, before))


MARKED = (
    ("Costs fall by 20.5%", "Costs rise by 21.5%", "Costs [-fall-]{+rise+} by [-20.5%-]{+21.5%+}"),
    ("年15,860MWhを削減", "年16,000MWhを削減した", "年[-15,860-]{+16,000+}MWhを削減{+した+}"),
    ("焦点は装置から契約へ移った", "焦点は製品から契約へ移った", "焦点は[-装置-]{+製品+}から契約へ移った"),
    ("ChatGPTの優位", "GPTの優位", "[-ChatGPT-]{+GPT+}の優位"),
    ("{{ figures.a }} of all", "{{ figures.b }} of all", "[-{{ figures.a }}-]{+{{ figures.b }}+} of all"),
)


@pytest.mark.parametrize(("before", "after", "wanted"), MARKED)
def test_numbers_and_words_are_not_torn(before: str, after: str, wanted: str) -> None:
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    assert "".join(signs[mark].format(text) for mark, text in marked(before, after)) == wanted


# --- any two briefings ------------------------------------------------------------------------------------------------


def reworked(value: Any, chance: random.Random) -> Any:
    """The same data after random work: lists cut and turned, texts changed, parts kept from some."""
    if isinstance(value, dict):
        made = {key: reworked(child, chance) for key, child in value.items()}
        if chance.random() < 0.3 and ({"text", "claim", "points", "label", "outlet"} & made.keys()):
            made["audiences"] = [chance.choice(("analyst", "executive"))]
        return made
    if isinstance(value, list):
        children = [reworked(child, chance) for child in value if chance.random() < 0.9] or value
        if chance.random() < 0.3:
            chance.shuffle(children)
        return children
    if isinstance(value, str) and chance.random() < 0.2:
        return f"{value} x" if not value.isascii() else value
    return value


def work(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Random work on what may be worked on and stays a valid briefing."""
    made = copy.deepcopy(data)
    made["summary"] = reworked(made["summary"], chance)
    for key, entry in made["figures"].items():
        made["figures"][key] = reworked(entry, chance)
    for section in made["sections"]:
        for key in ("points", "views", "items", "title", "message", "callout"):
            if key in section:
                section[key] = reworked(section[key], chance)
    chance.shuffle(made["sections"])
    return made


@pytest.mark.slow
@given(data=briefings(), other=briefings(), chance=st.randoms(use_true_random=False))
@settings(max_examples=tries(40))
def test_any_two_versions_can_be_compared_and_no_secret_is_told(
    data: dict[str, Any], other: dict[str, Any], chance: random.Random
) -> None:
    first = data if chance.random() < 0.8 else other
    before, after = version(written(work(first, chance))), version(written(work(data, chance)))
    assert compare(before, before) == compare(after, after) == ()
    words = wording(chance.choice(("en", "ja")), "executive")
    sides: list[VisibleVersion] = []
    for each in (before, after):
        visible, _ = resolve(each.loaded, each.assets, replace(words, default=each.loaded.briefing.language))
        sides.append(VisibleVersion(each.loaded.briefing, visible))
    found = compare(before, after, "executive", words.language)
    hidden = secrets(sides[1].briefing, Visibility(sides[1].briefing), "executive", sides[0].briefing)
    for change in told_to(found, sides[0], sides[1], words, hidden).changes:
        for text in (change.what, change.before, change.after, change.place, change.subject):
            assert not any(secret in text.plain for secret in hidden)
        assert all(origin.document == "briefing" for origin in change.after.origins)
        assert not any(change.before.origins)
