"""Briefing → things: what of it is compared, by what it is known again, and what an audience may see of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from briefdeck.diff.meaning import wordings
from briefdeck.diff.things import Leaf, Thing, What
from briefdeck.inputs.assets import Assets
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Assertion, Figure, Model, PictureEntry, Restricted
from briefdeck.model.grid import Grid, GridForm, number, typed
from briefdeck.model.leaves import Text
from briefdeck.model.section import SectionBase
from briefdeck.model.traits import Trait, having, traits_of
from briefdeck.model.use import Untold, untold
from briefdeck.model.validate import Loaded
from briefdeck.model.walk import fields_of
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

# What says nothing to a reader, or stands here in another form.
_NO_LEAVES = Trait.KEY | Trait.GRID
_AMOUNT = ("value", "unit", "approximate", "decimals")


@dataclass(frozen=True, slots=True)
class BriefingVersion:
    """One version of a briefing, with the files that it names."""

    loaded: Loaded
    assets: Assets


def things(version: BriefingVersion, audience: str = "", language: str = "") -> Thing:
    """A briefing as one thing with all others in it. With an `audience`, what it may not see is marked as hidden, and
    what only such parts use is left out; with a `language`, a text is what is shown in that one."""
    return _Reader(version, audience, language).whole()


class _Reader:
    def __init__(self, version: BriefingVersion, audience: str, language: str) -> None:
        self.briefing: Briefing = version.loaded.briefing
        self.assets = version.assets
        self.audience = audience
        self.language = language
        self.untold = untold(self.briefing, audience) if audience else Untold()
        self.kept = {"figures": self.untold.figures, "sources": self.untold.sources}

    def whole(self) -> Thing:
        return self._thing(self.briefing, (), hidden=False)

    def _is_hidden(self, value: object) -> bool:
        kept = self.audience and isinstance(value, Restricted) and value.audiences
        return bool(kept) and self.audience not in value.audiences  # type: ignore[attr-defined]

    def _is_behind(self, path: Path, value: object) -> bool:
        """Whether it is kept from the audience because hidden parts alone use it: such is as if it were not there."""
        return path in self.untold and not self._is_hidden(value)

    def _thing(self, model: Model, path: Path, key: str = "", *, hidden: bool) -> Thing:
        leaves: dict[str, Leaf] = {}
        parts: dict[str, tuple[Thing, ...]] = {}
        traits = traits_of(type(model))
        for name, value in fields_of(model):
            here = (*path, name)
            if traits[name] & _NO_LEAVES:
                continue
            if isinstance(value, Model):
                parts[name] = (self._part(value, here, hidden),)
            elif isinstance(value, dict):
                told = ((k, child) for k, child in value.items() if not self._is_behind((*here, k), child))
                parts[name] = tuple(self._part(child, (*here, k), hidden, k) for k, child in told)
            elif isinstance(value, list) and not _is_keys(value):
                parts[name] = tuple(self._part(child, (*here, i), hidden) for i, child in enumerate(value))
            elif not (isinstance(model, Figure) and name in _AMOUNT):
                leaves |= self._leaf(name, value, here, traits[name])
        if isinstance(model, Figure):
            leaves["value"] = self._amount(model, path)
        if isinstance(model, PictureEntry):
            leaves["file"] = self._file(model, path)
        unread: tuple[str, ...] = ()
        cells: tuple[Leaf, ...] = ()
        if isinstance(model, SectionBase):
            key = model.id or ""
            grid = self.assets.grid(model)
            if model.form and grid:
                parts |= self._grid(model.form, grid, path, hidden)
            elif model.form:
                unread = (model.form.heads, model.form.rows)
        else:
            cells = tuple(self._cells(model, path))
        return Thing(
            model.noun,
            path,
            key,
            model.named_by,
            leaves,
            cells,
            parts,
            frozenset(unread),
            frozenset(name for name in parts if name in traits and traits[name] & (Trait.SORTED | Trait.UNORDERED)),
            model.headed_by,
            What.CELL,
            isinstance(model, Assertion | PictureEntry) and not isinstance(model, Figure),
            hidden,
        )

    def _part(self, value: object, path: Path, hidden: bool, key: str = "") -> Thing:
        if isinstance(value, Text):
            return Thing(What.KEYWORD, path, "", "text", {"text": self._text(value, path)}, hidden=hidden)
        assert isinstance(value, Model)
        return self._thing(value, path, key, hidden=hidden or self._is_hidden(value))

    def _cells(self, model: Model, path: Path) -> Iterator[Leaf]:
        """The cells of a row that is an entry of its own."""
        for name in having(type(model), Trait.GRID):
            for index, cell in enumerate(getattr(model, name)):
                yield self._cell(cell, (*path, name, index))

    # --- leaves -------------------------------------------------------------------------------------------------------

    def _leaf(self, name: str, value: Any, path: Path, traits: Trait) -> dict[str, Leaf]:
        """A value that says something; an audience learns nothing about what others see."""
        if value is None or value is False or value == [] or (name == "audiences" and self.audience):
            return {}
        if isinstance(value, Text):
            return {name: replace(self._text(value, path), traits=traits)}
        if isinstance(value, list):
            kept = self.kept["sources" if Trait.SOURCES in traits else "figures"]
            shown = [key for key in value if not traits & (Trait.SOURCES | Trait.FIGURES) or key not in kept]
            compared = tuple(sorted(shown)) if Trait.UNORDERED in traits else tuple(shown)
            return {name: Leaf(path, value=compared, written=", ".join(shown), traits=traits)} if shown else {}
        return {name: Leaf(path, value=value, written=written(value), traits=traits)}

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

    def _grid(self, form: GridForm, grid: Grid, path: Path, hidden: bool) -> dict[str, tuple[Thing, ...]]:
        """Heads and rows; the first cell of a row, or its name, is what it is known by."""
        heads = []
        for head in grid.heads:
            if head.entry and head.path:
                heads.append(self._part(head.entry, (*path, *head.path[:-1]), hidden))
            else:
                place, main = (*path, "data"), form.head.named_by
                heads.append(
                    Thing(form.head.noun, place, "", main, {main: self._text(head.text, place)}, hidden=hidden)
                )
        rows = []
        for row, values in enumerate(grid.cells):
            place = (*path, *grid.row_at(row))
            named = {"name": self._text(grid.names[row].text, place)} if grid.names else {}
            cells = tuple(
                self._cell(_as_written(value, form), (*path, *grid.at(row, column)))
                for column, value in enumerate(values)
            )
            rows.append(
                Thing(
                    form.row,
                    place,
                    main="name" if named else "",
                    leaves=named,
                    cells=cells,
                    headed_by=form.heads,
                    cell_noun=What.VALUE if form.plotted else What.CELL,
                    hidden=hidden,
                )
            )
        return {form.heads: tuple(heads), form.rows: tuple(rows)}


def _is_keys(values: list[Any]) -> bool:
    """Whether a list names things that stand elsewhere."""
    return all(isinstance(value, str) for value in values)


def _as_written(cell: Any, form: GridForm) -> Any:
    """A cell as it would stand in the briefing, wherever it stands."""
    if not isinstance(cell, str):
        return cell
    value = number(cell) if form.plotted else typed(cell)
    return Text({"": value}) if isinstance(value, str) else value


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
