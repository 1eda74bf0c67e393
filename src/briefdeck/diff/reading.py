"""Briefing → things: what of it is compared, by what it is known again, and what an audience may see of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from briefdeck.diff.meaning import wordings
from briefdeck.diff.things import Leaf, Thing, What
from briefdeck.inputs.assets import Assets, DataFile, number
from briefdeck.model.briefing import Addressee, Briefing
from briefdeck.model.leaves import Text
from briefdeck.model.section import SectionBase
from briefdeck.model.sections.assessments import View
from briefdeck.model.sections.chart import ChartData, ChartSection, SeriesEntry
from briefdeck.model.sections.comparison import AspectEntry, OptionEntry
from briefdeck.model.sections.implications import ImplicationEntry
from briefdeck.model.sections.phases import PhaseEntry
from briefdeck.model.sections.process import StepEntry
from briefdeck.model.sections.table import ColumnEntry, TableSection
from briefdeck.model.sections.timeline import EventEntry
from briefdeck.model.traits import Figure, PictureEntry, Restricted, Source, Statement
from briefdeck.model.validate import Loaded
from briefdeck.model.walk import fields_of
from briefdeck.yamlfile.tree import Path

# Kinds of mappings, the special ones first: what people call one, and the key that holds its name.
_KINDS: tuple[tuple[type[BaseModel], What, str], ...] = (
    (SectionBase, What.SECTION, "title"),
    (EventEntry, What.EVENT, "text"),
    (StepEntry, What.STEP, "text"),
    (Statement, What.STATEMENT, "text"),
    (View, What.VIEW, "claim"),
    (PhaseEntry, What.PHASE, "name"),
    (ImplicationEntry, What.IMPLICATION, "implication"),
    (OptionEntry, What.OPTION, "name"),
    (AspectEntry, What.ASPECT, "name"),
    (ColumnEntry, What.COLUMN, "title"),
    (SeriesEntry, What.SERIES, "name"),
    (PictureEntry, What.PICTURE, "alt"),
    (Figure, What.FIGURE, "label"),
    (Source, What.SOURCE, "title"),
    (Addressee, What.ADDRESSEE, "name"),
)
# What says nothing to a reader, or stands here in another form.
_NO_LEAVES = frozenset({"briefdeck", "id", "since", "data", "sheet", "rows", "columns", "cells", "values", "names"})
_AMOUNT = ("value", "unit", "approximate", "decimals")
_UNORDERED_KEYS = frozenset({"sources", "outlets", "audiences"})


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a briefing, with the files that it names."""

    loaded: Loaded
    assets: Assets


def things(edition: Edition, audience: str = "", language: str = "") -> Thing:
    """A briefing as one thing with all others in it. With an `audience`, what it may not see is marked as hidden; with
    a `language`, a text is what is shown in that one."""
    return _Reader(edition, audience, language).whole()


class _Reader:
    def __init__(self, edition: Edition, audience: str, language: str) -> None:
        self.briefing: Briefing = edition.loaded.briefing
        self.assets = edition.assets
        self.audience = audience
        self.language = language
        self.kept = {
            kind: frozenset(key for key, entry in entries.items() if self._is_hidden(entry))
            for kind, entries in (("figures", self.briefing.figures), ("sources", self.briefing.sources))
        }

    def whole(self) -> Thing:
        return self._thing(self.briefing, (), What.BRIEFING, "title", hidden=False)

    def _is_hidden(self, value: object) -> bool:
        kept = self.audience and isinstance(value, Restricted) and value.audiences
        return bool(kept) and self.audience not in value.audiences  # type: ignore[attr-defined]

    def _thing(self, model: BaseModel, path: Path, what: What, main: str, key: str = "", *, hidden: bool) -> Thing:
        leaves: dict[str, Leaf] = {}
        parts: dict[str, tuple[Thing, ...]] = {}
        for name, value in fields_of(model):
            here = (*path, name)
            if isinstance(value, BaseModel) and not isinstance(value, ChartData):
                parts[name] = (self._part(value, here, hidden),)
            elif isinstance(value, dict):
                parts[name] = tuple(self._part(child, (*here, k), hidden, k) for k, child in value.items())
            elif isinstance(value, list) and name not in _NO_LEAVES and not _is_keys(value):
                parts[name] = tuple(self._part(child, (*here, i), hidden) for i, child in enumerate(value))
            elif name not in _NO_LEAVES and not (isinstance(model, Figure) and name in _AMOUNT):
                leaves |= self._leaf(name, value, here)
        if isinstance(model, Figure):
            leaves["value"] = self._amount(model, path)
        if isinstance(model, PictureEntry):
            leaves["file"] = self._file(model, path)
        cells: tuple[Leaf, ...] = ()
        if isinstance(model, AspectEntry):
            cells = tuple(self._cell(cell, (*path, "cells", i)) for i, cell in enumerate(model.cells))
        unread: frozenset[str] = frozenset()
        if isinstance(model, TableSection | ChartSection):
            grid = self._grid(model, path, hidden)
            parts |= grid or {}
            unread = frozenset() if grid is not None else frozenset({"columns", "rows", "series", "categories"})
        if isinstance(model, SectionBase):
            key = model.id or ""
        return Thing(what, path, key, main, leaves, cells, parts, unread, hidden)

    def _part(self, value: object, path: Path, hidden: bool, key: str = "") -> Thing:
        if isinstance(value, Text):
            return Thing(What.KEYWORD, path, "", "text", {"text": self._text(value, path)}, hidden=hidden)
        assert isinstance(value, BaseModel)
        what, main = next((what, main) for kind, what, main in _KINDS if isinstance(value, kind))
        return self._thing(value, path, what, main, key, hidden=hidden or self._is_hidden(value))

    # --- leaves -------------------------------------------------------------------------------------------------------

    def _leaf(self, name: str, value: Any, path: Path) -> dict[str, Leaf]:
        """A value that says something; an audience learns nothing about what others see."""
        if value is None or value is False or value == [] or (name == "audiences" and self.audience):
            return {}
        if isinstance(value, Text):
            return {name: self._text(value, path)}
        if isinstance(value, list):
            shown = [key for key in value if key not in self.kept.get("sources" if name == "outlets" else name, ())]
            compared = tuple(sorted(shown)) if name in _UNORDERED_KEYS else tuple(shown)
            return {name: Leaf(path, value=compared, written=", ".join(shown))} if shown else {}
        return {name: Leaf(path, value=value, written=written(value))}

    def _text(self, text: Text, path: Path) -> Leaf:
        return Leaf(path, wordings(text, self.briefing.language, self.language))

    def _cell(self, cell: Any, path: Path) -> Leaf:
        if isinstance(cell, Text):
            return self._text(cell, path)
        value = float(cell) if isinstance(cell, int | float) else cell
        return Leaf(path, value=value, written=written(value))

    def _amount(self, figure: Figure, path: Path) -> Leaf:
        """Number and unit are one value; the words of the unit in each language belong to it."""
        unit = wordings(figure.unit, self.briefing.language, self.language) if figure.unit else None
        words = {name: said.written for name, said in unit.by_language.items()} if unit else {}
        value = (figure.value, tuple(sorted(words.items())), figure.approximate, figure.decimals)
        number = f"{figure.value:,.15g}" if figure.decimals is None else f"{figure.value:,.{figure.decimals}f}"
        shown = " ".join(filter(None, ("about" if figure.approximate else "", number, "/".join(words.values()))))
        return Leaf((*path, "value"), value=value, written=shown)

    def _file(self, picture: PictureEntry, path: Path) -> Leaf:
        """The picture itself, whatever its file is called."""
        read = self.assets.pictures.get(picture.file)
        value = hashlib.sha256(read.data).hexdigest() if read else None
        return Leaf((*path, "file"), value=value, written=picture.file)

    # --- tables and charts --------------------------------------------------------------------------------------------

    def _grid(
        self, section: TableSection | ChartSection, path: Path, hidden: bool
    ) -> dict[str, tuple[Thing, ...]] | None:
        """Columns and rows, wherever they are written; None where their file could not be read."""
        file = self.assets.table(section)
        if isinstance(section.data, str) and file is None:
            return None
        if isinstance(section, TableSection):
            return self._table(section, file, path, hidden)
        return self._chart(section, file, path, hidden)

    def _table(self, section: TableSection, file: DataFile | None, path: Path, hidden: bool) -> dict[str, Any]:
        columns = [self._part(column, (*path, "columns", i), hidden) for i, column in enumerate(section.columns)]
        rows: Sequence[Sequence[Any]] = section.rows
        if file:
            columns = columns or [self._named(What.COLUMN, head, (*path, "data"), hidden) for head in file.head]
            rows = [[_read(cell) for cell in row] for row in file.rows]
        made = []
        for index, row in enumerate(rows):
            place = (*path, "data") if file else (*path, "rows", index)
            cells = [self._cell(cell, place if file else (*place, j)) for j, cell in enumerate(row)]
            made.append(Thing(What.ROW, place, cells=tuple(cells), hidden=hidden))
        return {"columns": tuple(columns), "rows": tuple(made)}

    def _chart(self, section: ChartSection, file: DataFile | None, path: Path, hidden: bool) -> dict[str, Any]:
        """Its series are columns, its categories rows; the first cell of each is the category's name."""
        place = (*path, "data")
        if file:
            heads: Sequence[Text | str] = section.names or file.head[1:]
            series = [self._named(What.SERIES, head, place, hidden) for head in heads]
            rows: list[tuple[Text | str, Path, list[tuple[float | None, Path]]]] = [
                (row[0], place, [(number(cell), place) for cell in row[1:]]) for row in file.rows
            ]
        else:
            assert isinstance(section.data, ChartData)
            data = section.data
            entries = [(entry, (*place, "series", j)) for j, entry in enumerate(data.series)]
            series = [self._part(entry, here, hidden) for entry, here in entries]
            rows = [
                (category, (*place, "categories", i), [(e.values[i], (*here, "values", i)) for e, here in entries])
                for i, category in enumerate(data.categories)
            ]
        made = []
        for name, here, values in rows:
            title = self._text(name if isinstance(name, Text) else Text({"": name}), here)
            cells = tuple(self._cell(value, at) for value, at in values)
            made.append(Thing(What.CATEGORY, here, "", "name", {"name": title}, cells, hidden=hidden))
        return {"series": tuple(series), "categories": tuple(made)}

    def _named(self, what: What, name: Text | str, path: Path, hidden: bool) -> Thing:
        text = name if isinstance(name, Text) else Text({"": name})
        main = next(main for _, kind, main in _KINDS if kind is what)
        return Thing(what, path, "", main, {main: self._text(text, path)}, hidden=hidden)


def _is_keys(values: list[Any]) -> bool:
    """Whether a list names things that stand elsewhere."""
    return all(isinstance(value, str) for value in values)


def _read(cell: str) -> Any:
    """A cell of a file as it would stand in the briefing."""
    if not cell:
        return None
    value = number(cell)
    return Text({"": cell}) if value is None else value


def written(value: Any) -> str:
    """A value as a briefing writes it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.15g}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def renames(pairs: Mapping[str, str]) -> dict[str, str]:
    """Of keys of an earlier version those that are others now."""
    return {old: new for old, new in pairs.items() if old != new}
