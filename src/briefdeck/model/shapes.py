"""What other tools write in another shape, written as a briefing has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model import habits
from briefdeck.model.data_shapes import is_typed, plotted, tabled
from briefdeck.model.flow_shapes import linked
from briefdeck.model.grid import GridForm
from briefdeck.model.in_braces import flow
from briefdeck.model.language_names import language_of
from briefdeck.model.section import SectionBase
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_MOST = 12  # values that a hint shows
_ROWS = 4
_FILE_KEYS = ("file", "path", "csv", "url", "src", "source")
_SHEET_KEYS = ("sheet", "sheet_name", "worksheet", "tab")
_BESIDE = ("categories", "labels", "x", "xaxis", "y", "yaxis", "series", "values", "datasets", "dataset")
Meant = tuple[tuple[Path, ...], Diagnostic]
"""The paths of all that a finding tells, and the finding."""


class Shapes:
    """What is meant by values of one briefing that have another shape; what is known of a section is asked of it once,
    however many faults it has."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._linked: dict[Path, Meant | None] = {}
        self._whole: dict[tuple[Path, bool, frozenset[str]], Meant | None] = {}

    def meant(self, path: Path, known: frozenset[str] = frozenset(), *, words: bool = True) -> Meant | None:
        """The finding about a value at or above a path that is meant, in another shape; and the paths of all that it
        tells. `known` are the keys that the mapping around the value can have; `words`: a text could stand there.
        """
        while path and not self._document.has(path):
            path = path[:-1]
        whole = self._document.data_at(path[:2]) if path[:1] == ("sections",) and len(path) > 1 else None
        kind = SECTION_KINDS.get(str(whole.get("kind"))) if isinstance(whole, dict) else None
        section = path[:2]
        if isinstance(whole, dict) and kind and kind.in_columns:
            if section not in self._linked:
                self._linked[section] = linked(self._document, section, whole, kind.in_columns)
            if made := self._linked[section]:
                return made
        if words and (split := _of_a_split_text(self._document, path)):
            return split
        if kind is None or not isinstance(whole, dict):
            return None
        # Of a path that leads into a value of the section it is told what that value is.
        asked = (path[:3], len(path) > 3, known)
        if asked not in self._whole:
            self._whole[asked] = _of_a_section(self._document, path, whole, kind, known)
        return self._whole[asked]


def _of_a_split_text(document: Document, path: Path) -> Meant | None:
    """A text at a path, or around it, that is taken for a key and a value."""
    for at in (path, path[:-1]):
        value: Any = document.data_at(at) if at else None
        if path[:1] == ("to",) and isinstance(value, dict) and set(map(str, value.values())) <= _KINDS_OF_PEOPLE:
            continue
        if text := _split(value):
            key = next(iter(value))
            what = f"“{key}” is taken for a key, for a colon and a space follow it"
            hint = f"put the whole text into double quotes: {text}"
            return (at,), rules.UNKNOWN_KEY.at(document.key_span((*at, key)), what, hint)
    return None


def _of_a_section(
    document: Document, path: Path, whole: dict[str, Any], kind: type[SectionBase], known: Collection[str]
) -> Meant | None:
    if {"options", "aspects"} <= set(kind.model_fields) and (made := _options(document, path, whole)):
        return made
    if kind.form is None:
        return None
    if kind.form.plotted:
        return _chart(document, path, whole, known)
    return _table(document, path, whole, kind.form.noun)


def _chart(document: Document, path: Path, section: dict[str, Any], known: Collection[str]) -> Meant | None:
    """The data of a chart in another shape, under their key or beside it."""
    title = section.get("title")
    name = title if isinstance(title, str) else "…"
    if path[2:3] == ("data",):
        at = path[:3]
        if not (written := _data(section["data"], name)):
            return None
        what = "“data” is not written as a chart's data are: it wants categories and series"
        return (at,), rules.WRONG_TYPE.at(document.span(at), what, f"write data: {written}")
    beside = {key: one for key, one in section.items() if known and key not in known and _is_data(key)}
    if len(path) > 3 or not beside or ("data" in section and len(path) == 3 and path[2] not in beside):
        return None
    written = _data(beside, name) or _ours(beside) if "data" not in section else ""
    if not written:
        return None
    names = " and ".join(f"{key}:" for key in beside)
    what = f"a chart has its data under data:, and not under {names}"
    hint = f"write data: {written}, in the place of {names}"
    told = tuple((*path[:2], key) for key in (*beside, "data"))
    return told, rules.UNKNOWN_KEY.at(document.key_span((*path[:2], next(iter(beside)))), what, hint)


def _ours(beside: Mapping[str, Any]) -> str:
    """Data that are written as ours, beside the key under which they belong."""
    if set(beside) != {"categories", "series"} or not isinstance(series := beside["series"], list):
        return ""
    return flow(beside) if series and all(map(_is_ours, series)) and isinstance(beside["categories"], list) else ""


def _is_data(key: str) -> bool:
    return re.sub(r"[\s_-]", "", key).casefold() in _BESIDE


def _table(document: Document, path: Path, section: dict[str, Any], noun: str) -> Meant | None:
    """The rows of a table in another shape, under their key or another."""
    key = next((key for key in ("rows", "data", noun, "records", "body") if key in section), "")
    value = section.get(key)
    if path[2:3] not in ((), (key,)) or (isinstance(value, str) and "\n" not in value.strip()):
        return None
    if key == "rows" and isinstance(value, list) and all(isinstance(one, list) for one in value):
        return None
    heads = section.get("columns")
    made = tabled(value)
    if key == "rows" and isinstance(value, list) and isinstance(heads, list) and (flat := _in_rows(value, len(heads))):
        what = "the cells of all rows stand in one list"
        span = document.key_span((*path[:2], key))
        return ((*path[:2], key),), rules.WRONG_TYPE.at(span, what, f"write rows: [{_shown(flat)}]")
    if made is None and isinstance(value, dict) and all(isinstance(one, list) for one in value.values()):
        rows = [[name, *cells] for name, cells in value.items()]
        heads = heads if isinstance(heads, list) else []
    elif (
        isinstance(value, dict)
        and isinstance(heads, list)
        and all(isinstance(one, list) and len(one) == len(heads) - 1 for one in value.values())
        and list(value) != heads
    ):
        rows = [[name, *cells] for name, cells in value.items()]  # each under its first cell
    elif made is None or not (made.heads or isinstance(heads, list)):
        return None
    else:
        rows = made.rows
        as_typed = isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], list | str))
        if isinstance(heads, list) and as_typed and made.heads and made.heads != heads:
            rows = [made.heads, *rows]
        heads = heads if isinstance(heads, list) else made.heads
        if isinstance(value, dict) and heads and len(heads) == len(rows[0]) + 1 and made.heads == list(value):
            rows = [[name, *cells] for name, cells in value.items()]
    columns = "" if "columns" in section else f"columns: [{_listed(heads)}] and "
    what = f"the rows of a table are lists of cells, and “{key}” has another shape"
    hint = f"write {columns}rows: [{_shown(rows)}]" + ("" if key == "rows" else f", in the place of {key}:")
    told = tuple((*path[:2], one) for one in (key, "rows", "columns", "data"))
    span = document.key_span((*path[:2], key))
    return told, rules.WRONG_TYPE.at(span, what, hint)


def _in_rows(cells: Sequence[Any], width: int) -> list[Sequence[Any]]:
    """Cells that stand one behind the other as rows; none where they do not fill them, or are no cells."""
    plain = not any(isinstance(one, dict | list) for one in cells) and width > 1 and not len(cells) % width
    numbers = plain and all(isinstance(one, int | float) for n, one in enumerate(cells) if n % width)
    return [cells[n : n + width] for n in range(0, len(cells), width)] if numbers else []


def about_typed_data(form: GridForm | None, text: str, title: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong with data that are typed as lines where a file is named, and the cure."""
    what = "the rows themselves stand under data:, where a file is named"
    if form and form.plotted and (written := _data(text, next(iter(title.values())))):
        return what, f"write data: {written}, or save the lines as a .csv file and write its name"
    made = tabled(text)
    if form and not form.plotted and made:
        return what, f"write columns: [{_listed(made.heads)}] and rows: [{_shown(made.rows)}], in the place of data:"
    return what, "save the lines as a .csv file beside the briefing, and write its name"


def _shown(rows: Sequence[Sequence[Any]]) -> str:
    shown = ", ".join(f"[{_listed(row)}]" for row in rows[:_ROWS])
    return f"{shown}, …" if len(rows) > _ROWS else shown


def _data(value: Any, name: str) -> str:
    """The data of a chart in our shape; empty where it has that, or nobody can tell what was meant."""
    match value:
        case {**rest} if (
            len(rest) == 1 and next(iter(rest)) in _FILE_KEYS and isinstance(one := rest.popitem()[1], str)
        ):
            return one if "\n" not in one else _data(one, name)
        case {**rest} if (
            (files := [one for key, one in rest.items() if key in _FILE_KEYS and isinstance(one, str)])
            and files[0].endswith((".csv", ".xlsx"))
            and not any(isinstance(one, dict | list) for one in rest.values())
        ):
            sheet = next((f", and sheet: {rest[key]} below it" for key in _SHEET_KEYS if key in rest), "")
            return f"{files[0]}{sheet if files[0].endswith('.xlsx') else ''}"
        case [str(file), *_] if all(isinstance(one, str) and one.endswith((".csv", ".xlsx")) for one in value):
            return file
        case {"series": [*entries], **others} if (
            entries
            and not others
            and all(isinstance(one, dict) and set(one) == {"name", "value"} for one in entries)
            and not any(isinstance(one["value"], dict | list) for one in entries)
        ):
            return _data([{"name": one["name"], name: one["value"]} for one in entries], name)
        case [str(file)] if file.endswith((".csv", ".xlsx")):
            return file
        case {"categories": _, **rest} if len(rest) == 1 and isinstance(one := rest.popitem()[1], list):
            if one and all(map(_is_ours, one)):
                return ""  # keys by other names are told as such
        case str() if not is_typed(value):
            return ""
    made = plotted(value)
    if made is None or any(isinstance(one, dict | list) for one in made.categories):
        return ""
    series = [(said or name, numbers) for said, numbers in made.series]
    parts = ", ".join(f"{{name: {habits.cell(said)}, values: [{_listed(numbers)}]}}" for said, numbers in series)
    unit = f", and unit: {made.unit} below it" if made.unit else ""
    return f"{{categories: [{_listed(made.categories)}], series: [{parts}]}}{unit}"


def _options(document: Document, path: Path, section: dict[str, Any]) -> Meant | None:
    """What is said of each option in it, as rows beside the options."""
    options = section.get("options")
    if path[2:3] not in (("options",), ("aspects",)) or "aspects" in section or not isinstance(options, list):
        return None
    entries = [one for one in options if isinstance(one, dict)]
    names = [next((str(one[key]) for key in _NAMES if isinstance(one.get(key), str)), "") for one in entries]
    said = list(dict.fromkeys(key for one in entries for key in one if key not in (*_NAMES, *_BEST)))
    if len(entries) < len(options) or not all(names) or not said or len(options) > _ROWS:
        return None
    rows = ", ".join(
        flow({"name": key.replace("_", " ").capitalize(), "cells": [_as_words(one.get(key)) for one in entries]})
        for key in said[:_MOST]
    )
    best = [next((bool(one[key]) for key in _BEST if key in one), False) for one in entries]
    listed = ", ".join(
        flow({"name": name} | ({"preferred": True} if first else {})) for name, first in zip(names, best, strict=True)
    )
    what = "what is said of options stands in rows beside them, with a cell for each option"
    hint = f"write options: [{listed}] and aspects: [{rows}]"
    at = (*path[:2], "options")
    return (at, (*path[:2], "aspects")), rules.WRONG_TYPE.at(document.key_span(at), what, hint)


_KINDS_OF_PEOPLE = frozenset({"group", "organization", "person"})
_NAMES = ("name", "title", "label", "option")
_BEST = ("preferred", "recommended", "best", "is_recommended", "winner")


def _as_words(value: Any) -> Any:
    """What stands under a key of an option as the words of a cell."""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return "–" if value is None or isinstance(value, dict) else value


def _is_ours(one: Any) -> bool:
    return isinstance(one, dict) and "name" in one and isinstance(one.get("values"), list)


def _listed(values: Sequence[Any]) -> str:
    shown = ", ".join(habits.cell(one) for one in values[:_MOST])
    return f"{shown}, …" if len(values) > _MOST else shown


def _split(value: Any) -> str:
    """A text with a colon and a space in it, which YAML took for a key: as it was meant, in quotes; empty for none."""
    if not isinstance(value, dict) or len(value) != 1 or re.search("->|=>|→", next(iter(value))):
        return ""
    ((key, said),) = value.items()
    if not isinstance(said, str | int | float) or isinstance(said, bool) or not _is_words(key):
        return ""
    return '"' + f"{key}: {said}".replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_words(key: str) -> bool:
    """Whether a key is one of a text, and none that anybody would give a value."""
    return not habits.is_key(key) and not language_of(key) and re.search(r"\s|[^\x00-\x7f]|^[A-Z]", key) is not None
