"""What stands one level too deep, or too shallow, or under the name of the thing itself: told once for all of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, misspelt
from briefdeck.model import habits
from briefdeck.model.amounts import about_number
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_NUMBERED = regex(r"(?:point|bullet|item|text|line)s?[_ -]?\d+")
_DAY = regex(r"\d{4}(?:-\d\d){0,2}$")
_HOLDING_ALL = frozenset({"body", "content", "contents", "data"})
_FEW = 3  # keys of a mapping that can be a value
_THOUSANDS = 3  # digits behind a comma
_HOLDING = ("points", "cells", "scores", "reasons")  # lists of what stands under a name
_NAMING = frozenset({"name", "text", "claim", "title"})
_NAMED_LISTS = frozenset({"cells", "scores", "values", "points"})
Told = tuple[tuple[Path, ...], Diagnostic]
"""The paths of all that a finding tells, and the finding."""


def misplaced(
    document: Document, parent: Path, unknown: Mapping[str, Any], missing: Sequence[str], keys: Collection[str]
) -> Iterator[Told]:
    """Findings about a mapping at a path: its `unknown` keys with their values, those that are `missing`, all `keys`
    that it can have."""
    around = document.data_at(parent)
    stuck = [
        name for name, value in unknown.items() if value is None and name.partition(":")[0] in keys and ":" in name
    ]
    if stuck:
        what = f"“{stuck[0].partition(':')[0]}:” has no space behind its colon, and is part of a longer word"
        written = ", ".join(": ".join(name.split(":", 1)) for name in stuck)
        found = rules.UNKNOWN_KEY.at(document.key_span((*parent, stuck[0])), what, f"write {written}")
        told = [(*parent, name) for name in stuck] + [(*parent, name.partition(":")[0]) for name in stuck]
        yield tuple(told), found
    numbered = [name for name in unknown if _NUMBERED.fullmatch(name)]
    if len(numbered) > 1 and "points" in keys and all(isinstance(unknown[name], str) for name in numbered):
        what = f"“{numbered[0]}” is not a key here; the same holds for {counted(len(numbered) - 1, 'others')}"
        listed = ", ".join(habits.cell(unknown[name]) for name in numbered)
        all_of = tuple((*parent, name) for name in (*numbered, "points"))
        yield all_of, rules.UNKNOWN_KEY.at(document.key_span((*parent, numbered[0])), what, f"write points: [{listed}]")
    dotted = [name for name in unknown if "." in name and name.partition(".")[0] in keys]
    for path in dotted[:1]:
        first = path.partition(".")[0]
        inside = {one.partition(".")[2]: unknown[one] for one in dotted if one.partition(".")[0] == first}
        written = ", ".join(f"{key}: {habits.cell(value)}" for key, value in inside.items())
        what = f"“{path}” is one word, and no path"
        all_of = tuple((*parent, one) for one in (*dotted, first))
        yield all_of, rules.UNKNOWN_KEY.at(document.key_span((*parent, path)), what, f"write {first}: {{{written}}}")
    for name in [name for name, value in unknown.items() if value is None and name.split(" ")[0] in keys]:
        key, _, words = name.partition(" ")
        if words and key not in around and key != "name":
            what = f"there is no colon behind “{key}”, so that its words are taken for a key"
            hint = f"write {key}: {habits.cell(words)}"
            found = rules.UNKNOWN_KEY.at(document.key_span((*parent, name)), what, hint)
            yield ((*parent, name), (*parent, key)), found
    yield from _parted_by_commas(document, parent, unknown, around)
    if parent and isinstance(parent[-1], int) and len(unknown) == len(missing) == 1 and around == dict(unknown):
        ((name, value),) = unknown.items()
        held = next((key for key in _HOLDING if key in keys), "")
        if held and isinstance(value, list) and value and all(map(_is_name, value)) and missing[0] in _NAMING:
            what = f"“{habits.cut(name)}” is not a key here"
            hint = f"write {{{missing[0]}: {habits.cell(name)}, {held}: [{', '.join(map(habits.cell, value))}]}}"
            all_of = ((*parent, name), (*parent, missing[0]))
            yield all_of, rules.UNKNOWN_KEY.at(document.key_span((*parent, name)), what, hint)
    dated = next((name for name, value in unknown.items() if _DAY.match(name) and isinstance(value, str)), "")
    if dated and set(missing) == {"date", "text"}:
        what = "the day stands where a key is wanted"
        hint = f"write {{date: {dated}, text: {habits.cell(unknown[dated])}}}"
        yield (
            ((*parent, dated), (*parent, "date"), (*parent, "text")),
            rules.UNKNOWN_KEY.at(document.key_span((*parent, dated)), what, hint),
        )
    for name, value in unknown.items():
        at = (*parent, name)
        if isinstance(value, dict) and _is_a_key(name, value, keys) and (moved := _wrapped(value, keys, around)):
            yield (at, *((*parent, key) for key in moved)), _unwrap(document, at, value)
        elif name.casefold() in SECTION_KINDS and isinstance(around, dict) and around.get("kind") == name.casefold():
            if len(missing) == 1 and not isinstance(value, dict):
                what = f"“{name}” is not a key here"
                found = rules.UNKNOWN_KEY.at(document.key_span(at), what, f"write {missing[0]}:")
                yield (at, (*parent, missing[0])), found
        elif not parent and (kind := kind_of(name)) and not _near(name, keys):
            what = f"“{name}” is not a key at the margin"
            hint = f"write it as a section, below sections:, that begins with “- kind: {kind}” and title:"
            yield (at,), rules.UNKNOWN_KEY.at(document.key_span(at), what, hint)
    if list(missing) == ["date"] and set(unknown) == {"from", "to"}:
        what, at = "an event has one date, and no from: and to:", (*parent, "from")
        hint = f"write date: {unknown['from']}, and say in the text that it lasts until {unknown['to']}"
        yield ((*parent, "date"), at, (*parent, "to")), rules.UNKNOWN_KEY.at(document.key_span(at), what, hint)
        return
    alike = set(unknown) == {"from", "to"} or not any(map(habits.is_key, unknown))
    in_a_list = len(missing) == 1 and missing[0] in (*_NAMED_LISTS, "of")
    if in_a_list and len(unknown) > 1 and alike and all(map(_is_name, unknown.values())):
        names_of_categories = set(unknown) == {"from", "to"}
        listed = ", ".join(
            f'"{one}"' if isinstance(one, int) and names_of_categories else habits.cell(one) for one in unknown.values()
        )
        names = " and ".join(f"{name}:" for name in unknown)
        what = f"{names} are not keys here"
        found = rules.UNKNOWN_KEY.at(
            document.key_span((*parent, next(iter(unknown)))), what, f"write {missing[0]}: [{listed}] in their place"
        )
        yield ((*parent, missing[0]), *((*parent, name) for name in unknown)), found


def _parted_by_commas(document: Document, parent: Path, unknown: Mapping[str, Any], around: Any) -> Iterator[Told]:
    """Texts and numbers that stand in braces, and are ended by commas of their own."""
    names = list(around) if isinstance(around, dict) else list(unknown)
    rests: dict[str, list[str]] = {}  # of each text its first rest, and the others behind that
    first = ""
    for place, name in enumerate(names):
        if name not in unknown or unknown[name] is not None or not _continues(name):
            continue
        first = first if place and first and rests[first][-1] == names[place - 1] else name
        rests.setdefault(first, []).append(name)
    for first, rest in rests.items():
        place = names.index(first)
        key = names[place - 1] if place else ""
        text = str(around[key]) if place else ""
        for name in rest:
            space = "" if name[0].isdigit() and text[-1:].isdigit() else " "
            text = f"{text},{space}{name}" if text else name
        what = f"a comma ends the text before “{habits.cut(first)}”, which is taken for a key"
        hint = f'put the whole text into double quotes: "{habits.cut(text)}"'
        also: tuple[Path, ...] = ()
        if key == "value" and (first[0].isdigit() or set(first) <= set("-–—")):
            also = ((*parent, "value"),)
            what = f"a comma ends the number before “{habits.cut(first)}”"
            hint = about_number(text) or f"write {text.replace(',', '.')}"
            if isinstance(around, dict) and "unit" in around:
                hint = re.sub(r", and unit: \S+ beside it", "", hint)
            if text.replace(",", "").isdigit() and all(len(one) == _THOUSANDS for one in rest):
                line = document.text.split("\n")[document.key_span((*parent, first)).line - 1]
                if written := re.search(rf"(?<![\d,]){re.escape(text)}(?:,\d{{3}})*(?!\d)", line):
                    text = written[0]  # of groups that are alike one is left as a key
                hint = f"write the number without commas: {text.replace(',', '')}"
        paths = tuple((*parent, name) for name in rest)
        yield (*paths, *also), rules.UNKNOWN_KEY.at(document.key_span((*parent, first)), what, hint)


def _continues(name: str) -> bool:
    """Whether what has no value reads as the rest of a text that a comma ended, and as no key."""
    return ":" not in name and (" " in name or name[0].isdigit() or not name.isascii() or set(name) <= set("-–—"))


def _is_a_key(name: str, value: Mapping[str, Any], keys: Collection[str]) -> bool:
    """Whether a name is one of a program, and means no other key here: else it is words, or that key."""
    means = any(key in keys for key in habits.words_for(name))
    return re.search(r"\s|[^\x00-\x7f]", name) is None and not (
        means and len(value) < _FEW and name not in _HOLDING_ALL
    )


def _near(name: str, keys: Collection[str]) -> bool:
    """Whether a key is meant for one that can stand here."""
    return any(key in keys for key in habits.words_for(name)) or bool(misspelt(name, keys))


def _is_name(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _wrapped(value: Mapping[str, Any], keys: Collection[str], around: Any) -> list[str]:
    """The keys of a mapping that belong to the one around it; none where it is something of its own."""
    ours = {key: key if key in keys else habits.about_key(str(key), one, keys)[0] for key, one in value.items()}
    known = [key for theirs, key in ours.items() if key and (key != "data" or theirs == key)]
    if not value or len(known) < len(ours) or (isinstance(around, dict) and set(known) & set(around)):
        return []
    return known


def _unwrap(document: Document, at: Path, value: Mapping[str, Any]) -> Diagnostic:
    line = document.key_span(at).line
    below = document.key_span((*at, next(iter(value)))).line > line
    hint = f"delete the line “{at[-1]}:”, and indent the lines below it as it was indented itself"
    if not below:
        hint = f"write what stands in its braces as lines of their own, in the place of “{at[-1]}:”"
    what = f"“{at[-1]}” is not a key here, and what stands in it belongs where it stands itself"
    return rules.UNKNOWN_KEY.at(document.key_span(at), what, hint)


def kind_of(name: str) -> str:
    """The kind of section that somebody calls by a name; nothing for none."""
    theirs = habits.plain(name)
    return next(
        (kind for kind, model in SECTION_KINDS.items() if theirs in {kind, *model.also} or theirs in model.also_with),
        "",
    )
