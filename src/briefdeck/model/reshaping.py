"""A value in another shape, under other keys, or in other words, as the model has it: made of what its fields ask for.

Nothing that was written is left out, and what is made is sound where it stands: a cure that leads to another fault is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from math import isfinite
from typing import Any, get_args, get_origin

from briefdeck.declared import Before, Declared, Field
from briefdeck.icons import meant as icon_meant
from briefdeck.model import habits
from briefdeck.model.amounts import amount
from briefdeck.model.cures import SAID_OF_TRUE, dated
from briefdeck.model.days import about_date
from briefdeck.model.itemized import is_too_few_alone, one_of_words
from briefdeck.model.leaves import Icon, PartialDate, Text, is_by_language
from briefdeck.model.one_text import joined_list, words_of
from briefdeck.model.stretches import ends_of
from briefdeck.model.under_names import by_word, entry_under, needs
from briefdeck.model.wanted import UnclearError, apart, befores, is_sound, model_in, refs_in, with_beside
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_DEPTH = 6
_MOST = 40  # items that are looked at
_BESIDE = regex(r"\s*(?:[,;、，；／|｜]|\s/\s|/(?=\s)|\s(?:and|und|et|y|vs\.?|versus|gegen|contre|oder|or)\s)\s*")
"""What stands between the names of a list that is written as one text."""
_ARROW = regex(r"\s*(?:-{1,2}>|=>|→|➜|»)\s*")
_FROM_TO = regex(
    r"(?i)(?:(?:from|von|vom|de)\s+)?(?P<from>.+?)\s*(?:-{1,2}>|=>|→|➜|\s(?:to|zu|zur|zum|nach|vers)\s|から|에서)\s*(?P<to>.+)"
)
_NAMED_TIME = regex(r"(?P<name>.+?)\s*(?:[:：,|]|\s[–—-]|(?=[(（]))\s*[(（]?(?P<time>[^()（）]*\d[^()（）]*)[)）]?")
_NUMBER = regex(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DATE = regex(r"write (?:its (?:first|last) month: )?(\d{4}(?:-\d\d){0,2})")
_ENDING = frozenset({"end", "until"})
_CELLS = ("cells", "scores", "values", "points")
_SECOND = ("headline", "text", "detail", "points")
_NAMING = frozenset({"name", "title", "text", "label", "header", "value"})


_COLON = regex(r"([^:：\n]{1,40}?)\s*(?::\s|：|\s[–—]\s|\s->\s|→)\s*(\S[^\n]*)")
_IN_ORDER = ("name", "start", "end", "from", "to", "value")  # keys of what is written as a row of its values
_DAY_PARTS = frozenset({"year", "month", "day"})


_DAYS, _ICONS = befores(PartialDate), befores(Icon)


class Reshaping:
    """What is meant by the values of one briefing. `units` are those that it names where a number stands."""

    def __init__(self, document: Document, path: Path) -> None:
        data = document.data if isinstance(document.data, dict) else {}
        self.known = {kind: data[kind] for kind in ("figures", "sources") if isinstance(data.get(kind), dict)}
        around = (document.data_at(path[:end]) for end in range(len(path), 0, -1))
        section = document.data_at(path[:2]) if path[:1] == ("sections",) and len(path) > 1 else None
        named = section if isinstance(section, dict) else {}
        self._lists = [one for one in named.values() if isinstance(one, list) and len(one) <= _MOST]
        self.dropped: list[str] = []
        self.units = {str(one["unit"]) for one in around if isinstance(one, dict) and "unit" in one}

    @cached_property
    def heads(self) -> list[list[str]]:
        """What the entries of each short list of the section are called."""
        return [list(map(_called, one)) for one in self._lists]

    def made(self, kind: Any, name: str, value: Any, depth: int = _DEPTH, refs: str = "") -> Any:
        """The value of a type that is meant by another one. Raises UnclearError."""
        kind, beside = apart(kind)
        refs = refs_in(beside) or refs
        if depth == 0 or value is None or (isinstance(value, float) and not isfinite(value)):
            raise UnclearError
        if get_origin(kind) is list:
            return self._list(get_args(kind)[0], name, value, depth - 1, refs)
        if refs:
            return self._reference(refs, value)
        if kind is float and isinstance(value, str) and is_sound(with_beside(kind, beside), value):
            return float(value)
        mapped = kind is Text and isinstance(value, dict) and not is_by_language(value)
        if not mapped and is_sound(with_beside(kind, beside), value):
            return value
        if isinstance(kind, type) and issubclass(kind, Declared):
            made = self._mapping(kind, value, depth - 1)
        elif isinstance(value, dict | list) and len(value) == 1 and kind is not Text:
            made = self.made(
                with_beside(kind, beside),
                name,
                next(iter(value.values() if isinstance(value, dict) else value)),
                depth - 1,
            )
        else:
            made = self._leaf(kind, beside, name, value)
        if made is None or not is_sound(with_beside(kind, beside), made):
            raise UnclearError
        return made

    # --- lists ---------------------------------------------------------------------------------------------------

    def _list(self, item: Any, name: str, value: Any, depth: int, refs: str) -> list[Any]:
        model = model_in(item)
        match value:
            case list():
                given: Sequence[Any] = value
            case str() | int() | float() if not isinstance(value, bool):
                given = _parted(str(value), names=refs != "" or model is None or needs(model) == ["name"])
            case dict() if refs or model is None:
                given = list(value) if refs and set(value) <= set(self.known.get(refs, ())) else list(value.values())
            case dict() if model is not None:
                return self._entries(item, model, value, depth)
            case _:
                raise UnclearError
        if len(given) > _MOST:
            raise UnclearError
        return [self.made(item, name, one, depth, refs) for one in given]

    def _entries(self, item: Any, model: type[Declared], value: Mapping[str, Any], depth: int) -> list[Any]:
        """A mapping in the place of a list: one item of it, or items by what they are called."""
        if grouped := by_word(model, value):
            return [self.made(item, "", one, depth) for one in grouped]
        if not any(isinstance(one, dict) for one in value.values()):
            try:
                return [self.made(item, "", dict(value), depth)]
            except UnclearError:
                pass
        if all(re.fullmatch(r"\d+", key) for key in value):  # numbered, and not named
            return [self.made(item, "", one, depth) for one in value.values()]
        return [self.made(item, "", entry_under(model, key, one), depth) for key, one in value.items()]

    # --- mappings ------------------------------------------------------------------------------------------------

    def _mapping(self, model: type[Declared], value: Any, depth: int) -> dict[str, Any]:
        fields = {info.alias or key: info for key, info in model.model_fields.items()}
        match value:
            case dict():
                return self._renamed(model, fields, value, depth)
            case list():
                return self._of_list(model, fields, value, depth)
            case str() | int() | float() if not isinstance(value, bool):
                return self._of_words(model, fields, str(value), depth)
            case _:
                raise UnclearError

    def _headed(self, fields: Mapping[str, Field], value: Mapping[str, Any]) -> Mapping[str, Any]:
        """A mapping with its cells in a list, where each stands under the name of its head in a list of the section."""
        said = {key.casefold(): one for key, one in value.items() if key not in fields}
        cells = next((key for key in ("cells", "scores") if key in fields and key not in value), "")
        heads = (
            next((one for one in self.heads if len(one) == len(said) and set(one) == set(said)), []) if cells else []
        )
        if not heads or len(said) < 2:
            return value
        return {key: one for key, one in value.items() if key in fields} | {cells: [said[head] for head in heads]}

    def _renamed(
        self, model: type[Declared], fields: Mapping[str, Field], value: Mapping[str, Any], depth: int
    ) -> dict[str, Any]:
        given: dict[str, Any] = {}
        unknown: list[str] = []
        if len(value) == 1 and (name := next(iter(value))) not in fields:
            way = _FROM_TO.fullmatch(name) if {"from", "to", "value"} <= set(fields) else None
            if way is not None:
                value = {"from": way["from"], "to": way["to"], "value": value[name]}
            elif _is_words(name):
                kinds = "kind" in fields and isinstance(value[name], str)
                value = {"name": name, "kind": value[name]} if kinds else entry_under(model, name, value[name])
        if "date" in fields and not {"date"} & set(value) and (parts := _DAY_PARTS & set(value)) and "year" in parts:
            day = "-".join(str(value[one]).zfill(2) for one in ("year", "month", "day") if one in parts)
            value = {key: one for key, one in value.items() if key not in parts} | {"date": day}
        value = self._headed(fields, value)

        def give(key: str, one: Any) -> None:
            if key in given or key in value:
                raise UnclearError
            given[key] = one

        for key, one in value.items():
            if key in fields:
                given[key] = one
                continue
            ours, hint = habits.about_key(key, one, fields, {*value, *given})
            if hint == habits.IN_ORDER:
                self.dropped.append(key)
                continue
            free = (each for each in habits.meanings(key, fields) if each not in given and each not in value)
            ours = next((each for each in free if fields[each].is_required()), ours)
            if ours:
                give(ours, True if hint == f"write {ours}: true" else one)
            elif {"start", "end"} <= set(fields) and isinstance(one, str | int) and (ends := ends_of(str(one))):
                for end, day in zip(("start", "end"), ends, strict=True):
                    give(end, day)
            elif isinstance(one, dict | list) and "cells" in fields and not {"cells", "points"} & set(value):
                plain = isinstance(one, list) and "points" in fields and len(one) not in map(len, self.heads)
                give("points" if plain else "cells", list(one.values()) if isinstance(one, dict) else one)
            elif hint.startswith(("delete", "no document", "the plan and")) or hint.endswith("delete the key"):
                self.dropped.append(key)
            else:
                unknown.append(key)
        missing = [key for key, info in fields.items() if info.is_required() and key not in given]
        lists = [key for key in missing if get_origin(fields[key].annotation) is list]
        if unknown and len(unknown) == len(value) and len(lists) == len(missing) == 1:
            # One item of its list, or several under letters.
            inner = model_in(get_args(fields[lists[0]].annotation)[0])
            return {lists[0]: self._field(fields, lists[0], [dict(value)] if inner else list(value.values()), depth)}
        alike = len(unknown) > 1 and not any(isinstance(value[key], dict) for key in unknown)
        if alike and len(lists) == len(missing) == 1:
            given[lists[0]] = [value[key] for key in unknown]
            unknown = []
        if len(unknown) == len(missing) == 1:
            given[missing[0]] = value[unknown.pop()]
        if unknown or any(key not in given for key in missing):
            raise UnclearError
        return {key: self._field(fields, key, given[key], depth) for key in fields if key in given}

    def _field(self, fields: Mapping[str, Field], key: str, value: Any, depth: int) -> Any:
        info = fields[key]
        beside = (*info.metadata, Field(None, "", "", info.limits)) if info.limits else info.metadata
        return self.made(with_beside(info.annotation, beside), key, value, depth)

    def _of_list(
        self, model: type[Declared], fields: Mapping[str, Field], value: Sequence[Any], depth: int
    ) -> dict[str, Any]:
        needed = [key for key, info in fields.items() if info.is_required()]
        if len(value) == 1 and isinstance(value[0], dict):
            return self._renamed(model, fields, value[0], depth)
        pairs = [next(iter(one.items())) for one in value if isinstance(one, dict) and len(one) == 1]
        if len(dict(pairs)) == len(value) > 1:  # each key behind a dash of its own
            return self._renamed(model, fields, dict(pairs), depth)
        ways = [_FROM_TO.fullmatch(one) if isinstance(one, str) else None for one in value]
        if value and set(needed) == {"from", "to"} and all(ways):
            value = [{"from": way["from"], "to": way["to"]} for way in ways if way]
        if set(needed) == {"from", "to"} and len(value) == 2 and all(isinstance(one, str) for one in value):
            value = [{"from": value[0], "to": value[1]}]
        entries = [one for one in value if isinstance(one, dict) and set(one) <= set(fields)]
        lists = {key for key, info in fields.items() if get_origin(info.annotation) is list}
        if value and len(entries) == len(value) and all(set(one) <= lists for one in entries):
            told: dict[str, list[Any]] = {}
            for one in entries:  # what stands beside each other in each of them
                for key, said in one.items():
                    told.setdefault(key, []).extend(said if isinstance(said, list) else [said])
            return {key: self._field(fields, key, said, depth) for key, said in told.items()}
        if len(needed) == 1 and needed[0] in lists and not (len(value) == 1 and is_too_few_alone(model)):
            return {needed[0]: self._field(fields, needed[0], list(value), depth)}
        statements = [key for key, info in fields.items() if model_in(info.annotation) and key not in lists]
        if needed and len(statements) == len(fields) and len(needed) <= len(value) <= len(fields):
            return {key: self._field(fields, key, one, depth) for key, one in zip(fields, value, strict=False)}
        plain = [key for key in fields if key in _IN_ORDER]
        if len(value) <= len(plain) and set(needed) <= set(plain[: len(value)]) and not entries:
            return {key: self._field(fields, key, one, depth) for key, one in zip(plain, value, strict=False)}
        if len(needed) == 2 and needed[1] in lists and len(value) > 2 and not entries:
            return {
                key: self._field(fields, key, one, depth)
                for key, one in zip(needed, (value[0], value[1:]), strict=True)
            }
        raise UnclearError

    def _of_words(self, model: type[Declared], fields: Mapping[str, Field], words: str, depth: int) -> dict[str, Any]:
        needed = [key for key, info in fields.items() if info.is_required()]
        made: dict[str, Any] | None = None
        if set(needed) != {"from", "to"} and len(steps := _ARROW.split(words.strip())) > 1:
            return self._of_list(model, fields, steps, depth)
        if "as" in fields or one_of_words(model, words.strip()) or is_too_few_alone(model):
            raise UnclearError  # a word of its own, and no name
        if set(needed) == {"from", "to"} and (ends := _FROM_TO.fullmatch(words.strip())):
            made = {key: [_capital(ends[key])] for key in ("from", "to")}
        elif set(needed) == {"date", "text"} and (day := dated(words)):
            made = {"date": day[0], "text": day[1]}
        elif "start" in needed and (said := _NAMED_TIME.fullmatch(words.strip())) and (ends_ := ends_of(said["time"])):
            made = {needed[0]: said["name"], "start": ends_[0], "end": ends_[1]}
        elif {"from", "to", "value"} == set(needed) and len(row := re.split(r"\s*[,;|]\s*", words)) == len(needed):
            made = dict(zip(("from", "to", "value"), row, strict=True))
        elif set(needed) == {"id", "name"}:
            made = {"id": habits.name_of(words), "name": words}
        elif len(needed) == 1:
            made = {needed[0]: words}
        elif len(needed) == 2 and (parts := _COLON.fullmatch(words.strip())):
            made = dict(zip(needed, parts.groups(), strict=True))
        if made is None:
            raise UnclearError
        return {key: self._field(fields, key, one, depth) for key, one in made.items()}

    # --- leaves --------------------------------------------------------------------------------------------------

    def _reference(self, kind: str, value: Any) -> str:
        known = self.known.get(kind, {})
        if isinstance(value, dict) and len(value) == 1:
            value = next(iter(value.values()))
        if isinstance(value, str) and value in known:
            return value
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise UnclearError
        said = habits.key_of(value, known)
        if kind == "figures" and (not said or not isinstance(value, str)):
            number = str(value) if isinstance(value, int | float) else amount(value)[0]
            alike = [key for key, one in known.items() if isinstance(one, dict) and _same(one.get("value"), number)]
            said = alike[0] if len(alike) == 1 else said if isinstance(value, str) else ""
        if not said:
            raise UnclearError
        return said

    def _leaf(self, kind: Any, beside: Iterable[Any], name: str, value: Any) -> Any:
        made = [one.made for one in beside if isinstance(one, Before)]
        if isinstance(value, bool):
            raise UnclearError
        if kind is Text:
            if isinstance(value, list):
                return None if any(isinstance(one, dict | list | bool) for one in value) else joined_list(value)
            return words_of(value, _NAMING) if isinstance(value, dict) and set(value) <= _NAMING else None
        if kind is bool:
            return True if str(value).strip().casefold() in SAID_OF_TRUE else None
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return habits.about_word(name, str(value)).removeprefix("write ")
        if any(one in _DAYS for one in made):
            said = about_date(f"end of {value}" if name in _ENDING and "W" not in str(value) else str(value))
            found = _DATE.fullmatch(said) or _DATE.fullmatch(about_date(str(value)))
            return found[1] if found else None
        if any(one in _ICONS for one in made):
            return icon_meant(str(value))
        if kind is float and isinstance(value, str):
            number, unit = amount(value)
            return float(number) if number and (not unit or unit in self.units) else None
        if kind is str and isinstance(value, int | float):
            return str(value)
        return None


def _parted(words: str, *, names: bool) -> list[str]:
    """The parts of a text that stands for a list; sentences hold commas of their own."""
    if len(steps := [one for one in _ARROW.split(words) if one.strip()]) > 1:
        return [one.strip() for one in steps]
    parts = [one.strip() for one in _BESIDE.split(words.strip("[]() "))] if names else [words.strip()]
    if not all(parts) or (names and not all(map(habits.is_short, parts))) or "\n" in words.strip():
        raise UnclearError
    return parts


def _called(head: Any) -> str:
    """What a head is called, in small letters."""
    return str(head.get("name", "") if isinstance(head, dict) else head).casefold()


def _is_words(name: str) -> bool:
    """Whether what stands as a key is words of the author, and no name that a tool has for one."""
    return not habits.is_key(name) and re.search(r"\s|[^\x00-\x7f]|^[A-Z]", name) is not None


def _same(value: Any, number: str) -> bool:
    return isinstance(value, int | float) and _NUMBER.fullmatch(number) is not None and float(number) == value


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
