"""Nothing that an audience may see is lost, nothing that it may not see leaks, and deck and memo say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from briefdeck.audience.reader import Audience, read_audience
from briefdeck.document.kinds import Kind
from briefdeck.model.briefing import Briefing
from briefdeck.model.validate import parse
from briefdeck.yamlfile.reader import read
from conftest import ROOT
from laws import mostly_slow
from readback import Said, amounts, everything, hidden, lost, shown, visible
from shipped import AUDIENCES, BRIEFINGS, shipped_file
from soundness import assert_sound

KINDS: tuple[Kind, ...] = ("deck", "memo")
PAIRS = [(briefing, audience) for briefing in BRIEFINGS for audience in AUDIENCES]
FILES = mostly_slow(((briefing, audience, kind) for briefing, audience in PAIRS for kind in KINDS), but=6)


@cache
def briefing(name: str) -> Briefing:
    text, _ = read(ROOT / "briefings" / f"{name}.yaml")
    assert text is not None
    made, found = parse(text)
    assert made is not None, found
    return made


@cache
def audience(name: str) -> Audience:
    made, found = read_audience(ROOT / "templates" / name)
    assert made is not None, found
    return made


@cache
def texts(name: str, of: str) -> list[Said]:
    """What an audience may see of a briefing and must find."""
    settings = audience(of).settings
    made = briefing(name)
    # The examples are written in Japanese as a whole, which an audience may prefer.
    language = settings.preferred_language or made.language
    # A figure that no section lists is only used in sentences; a currency is written as its sign.
    listed = {key for section in made.sections for key in section.figures}
    currencies = {
        key for key, figure in made.figures.items() if figure.unit and figure.unit.get("", "") in settings.units
    }
    return [
        text
        for text in visible(made, of, language)
        if text.path[0] != "keywords"
        and not (text.path[0] == "figures" and text.path[1] not in listed)
        and not (text.path[-1] == "unit" and (text.path[1] in currencies or text.literal in settings.units))
    ]


def omitted(text: Said, patterns: list[str]) -> bool:
    return any(fnmatchcase(text.name, pattern) or fnmatchcase(text.name, f"{pattern}.*") for pattern in patterns)


def citing(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Where a briefing cites sources: paths of texts and of lists, with the key of each."""
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from citing(child, f"{path}.{step}" if path else str(step))
    elif isinstance(value, str) and not path.startswith("sources."):
        keys = re.findall(r"@([\w-]+)", value)
        if {"sources", "outlets"} & set(path.split(".")[-2:]):
            keys.append(value)
        yield from ((path, key) for key in keys)


def unlisted(name: str, patterns: Sequence[str]) -> set[str]:
    """The sources that only what an audience leaves out cites."""
    text, _ = read(ROOT / "briefings" / f"{name}.yaml")
    assert text is not None
    told: dict[str, bool] = {}
    for path, key in citing(text.data):
        left_out = any(fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern}.*") for pattern in patterns)
        told[key] = told.get(key, False) or not left_out
    return {key for key, is_told in told.items() if not is_told}


@cache
def words(path: Path) -> str:
    return shown(path)


@pytest.mark.parametrize(("name", "of", "kind"), FILES)
def test_every_text_that_an_audience_may_see_reaches_it(name: str, of: str, kind: Kind) -> None:
    path = shipped_file(name, of, kind)
    assert_sound(path)
    omit = audience(of).settings.omit
    patterns = omit.deck if kind == "deck" else omit.memo
    idle = unlisted(name, omit.memo) if kind == "memo" else set()
    due = [
        text
        for text in texts(name, of)
        if not omitted(text, patterns) and text.path[:2] not in {("sources", key) for key in idle}
    ]
    assert lost(words(path), due) == []


@pytest.mark.parametrize(("name", "of", "kind"), FILES)
def test_what_an_audience_may_not_see_is_in_no_part_of_its_files(name: str, of: str, kind: Kind) -> None:
    content = everything(shipped_file(name, of, kind).read_bytes())
    known = "\n".join(text.literal for text in texts(name, of))
    secret = [text for text in hidden(briefing(name), of) if text.literal not in known]
    assert [text.name for text in secret if text.literal in content] == []


@pytest.mark.parametrize(("name", "of"), mostly_slow(PAIRS, but=3))
def test_a_lost_text_would_be_noticed(name: str, of: str) -> None:
    assert lost("", texts(name, of)) == [text.name for text in texts(name, of)]


def test_the_shipped_briefings_hide_something_from_somebody() -> None:
    assert any(hidden(briefing(name), of) for name, of in PAIRS)


@pytest.mark.parametrize(("name", "of"), mostly_slow(PAIRS, but=3))
def test_a_figure_is_written_the_same_way_in_deck_and_memo(name: str, of: str) -> None:
    found: dict[str, set[str]] = {}
    for kind in KINDS:
        for figure, written in amounts(words(shipped_file(name, of, kind)), texts(name, of)).items():
            found.setdefault(figure, set()).update(written)
    assert found, "the briefing uses figures"
    assert {figure: written for figure, written in found.items() if len(written) > 1} == {}


def cited(path: Path, named: list[Said]) -> dict[str, set[str]]:
    """The marks that stand behind each text, wherever it stands."""
    found = {}
    for text in named:
        pattern = re.compile(text.lines[-1].pattern + r"((?:\[\d+\])+)")
        marks = {match[match.lastindex or 0] for match in pattern.finditer(words(path))}
        if marks:
            found[text.name] = marks
    return found


@pytest.mark.parametrize(("name", "of"), mostly_slow(PAIRS, but=3))
def test_a_source_has_the_same_number_in_deck_and_memo(name: str, of: str) -> None:
    deck, memo = (cited(shipped_file(name, of, kind), texts(name, of)) for kind in KINDS)
    both = deck.keys() & memo.keys()
    assert len(both) > 5
    assert {text: (deck[text], memo[text]) for text in both if deck[text] != memo[text]} == {}


@pytest.mark.parametrize(("name", "of"), mostly_slow(PAIRS, but=3))
def test_sources_are_listed_in_the_order_of_their_numbers(name: str, of: str) -> None:
    titles = [text for text in texts(name, of) if text.path[0] == "sources" and text.path[-1] == "title"]
    deck, memo = (words(shipped_file(name, of, kind)).split("\n") for kind in KINDS)
    numbers = {
        text.name: int(match[1])
        for text in titles
        for line in deck
        if text.literal in line and (match := re.match(r"\[(\d+)\]", line))
    }
    assert sorted(numbers.values()) == list(range(1, len(titles) + 1))
    # The memo numbers its list by Word's own numbering, and footnotes come behind it: its order is what counts.
    listed = dict.fromkeys(text.name for line in memo for text in titles if text.literal in line)
    idle = unlisted(name, audience(of).settings.omit.memo)
    due = [text.name for text in titles if text.path[1] not in idle]
    assert list(listed) == sorted(due, key=lambda title: numbers[title])
    if audience(of).settings.citations == "numbers":
        assert list(listed) == due


@pytest.mark.parametrize(("name", "of", "kind"), FILES)
def test_every_citation_mark_is_that_of_a_source(name: str, of: str, kind: Kind) -> None:
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", words(shipped_file(name, of, kind)))}
    count = sum(not s.audiences or of in s.audiences for s in briefing(name).sources.values())
    assert marks
    assert marks <= set(range(1, count + 1))
