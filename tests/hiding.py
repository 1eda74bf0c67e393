"""Random briefings whose parts are kept from somebody: whatever is hidden bears a mark that can be looked for.

Hidden are parts of every kind that a briefing has, in every key of the model; and by use alone figures, sources,
pictures and data files that only such parts name. What a kind of section is made of stands here; the keys that a part
may leave out are those of the model, so that a new one is tried from the day on which it is there.

A mark is a word of letters that nothing else has; a hidden number has digits that nothing else has.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from PIL import Image

from briefdeck.declared import Field
from briefdeck.model.briefing import Briefing, DecisionEntry
from briefdeck.model.entries import Figure, Model, PictureEntry, Source, Statement
from briefdeck.model.leaves import BRACKETED, ChartType, Text
from briefdeck.model.section import CompareEntry, ShareEntry
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.model.sections.assessments import View
from briefdeck.model.sections.background import LeadsTo, ShiftEntry
from briefdeck.model.sections.comparison import AspectEntry, OptionEntry
from briefdeck.model.sections.flow import PoolEntry, StageEntry
from briefdeck.model.sections.implications import ImplicationEntry
from briefdeck.model.sections.phases import PhaseEntry, TaskEntry
from briefdeck.model.sections.process import StepEntry
from briefdeck.model.sections.scorecard import ItemEntry
from briefdeck.model.sections.table import ColumnEntry
from briefdeck.model.sections.timeline import EventEntry
from briefdeck.model.traits import Trait, traits_of

OPEN, HIDDEN = "Quoll", "Zyx"
"""What the words of open and of hidden parts begin with."""

ICONS = ("shield", "anchor", "globe")
GREEN = 5
"""How green hidden pictures are."""

NAMES = Trait.LABEL | Trait.HEADING | Trait.UNIT | Trait.FOREIGN | Trait.DESCRIBING | Trait.CELL | Trait.ACTOR
"""Of texts that neither cite nor use a figure."""

# Keys that the makers below write, and those that say of other values what a chance would make untrue.
WRITTEN = frozenset(
    (
        *("aspects", "audiences", "bracket", "cells", "columns", "compare", "data", "date", "emphasis", "figures"),
        *(
            "icon",
            "id",
            "index",
            "key_figures",
            "leads_to",
            "limit",
            "links",
            "marking",
            "names",
            "outlets",
            "picture",
            "rows",
        ),
        *("see", "share", "shift", "tasks", "type", "url", "value", "via"),
    )
)
UNTRUE = frozenset(("adds_up", "lines", "second_unit", "sheet", "since", "sums", "total", "totals"))
LISTS = ("points", "views", "phases", "items", "aspects", "events", "steps", "tasks")


@dataclass
class Hiding:
    """A briefing as a mapping, the languages in which it is whole, and what only `analyst` may see of it."""

    briefing: dict[str, Any]
    earlier: dict[str, Any]
    languages: tuple[str, ...]
    secrets: set[str] = field(default_factory=set)
    files: dict[str, str | tuple[int, int, int]] = field(default_factory=dict)

    def put(self, folder: Path) -> None:
        """Write the pictures and data files beside the briefing."""
        for name, content in self.files.items():
            path = folder / name
            if isinstance(content, str):
                path.write_text(content, encoding="utf-8")
            else:
                Image.new("RGB", (40, 30), content).save(path)

    def written(self, folder: Path) -> tuple[Path, Path]:
        """The paths of the briefing and of its earlier version, with all that they name beside them."""
        self.put(folder)
        now, before = folder / "x.yaml", folder / "before.yaml"
        now.write_text(json.dumps(self.briefing, ensure_ascii=False), encoding="utf-8")
        before.write_text(json.dumps(self.earlier, ensure_ascii=False), encoding="utf-8")
        return now, before

    def open_to(self, audience: str) -> Hiding:
        """The same as somebody would write it who knows only what an audience may see."""
        now, before = (_open(each, audience) for each in (self.briefing, self.earlier))
        return Hiding(now, before, self.languages, self.secrets, self.files)


def _seen(value: Any, audience: str) -> Any:
    """A value from which what is kept from an audience is taken out."""
    if isinstance(value, dict):
        return {k: _seen(v, audience) for k, v in value.items() if k != "audiences" and not _is_kept(v, audience)}
    if isinstance(value, list):
        return [_seen(item, audience) for item in value if not _is_kept(item, audience)]
    return value


def _is_kept(value: Any, audience: str) -> bool:
    return isinstance(value, dict) and audience not in value.get("audiences", [audience])


def _open(briefing: dict[str, Any], audience: str) -> dict[str, Any]:
    """A briefing without what is kept, nor the figures and sources that only kept parts use; what nobody uses stays.

    A key is a word that occurs where it is used, and nowhere else.
    """
    seen = _seen(briefing, audience)
    all_used, used = (
        json.dumps({key: value for key, value in each.items() if key not in ("figures", "sources")})
        for each in (briefing, seen)
    )
    figures = {k: v for k, v in seen.get("figures", {}).items() if k in used or k not in all_used}
    all_used += json.dumps([*briefing.get("figures", {}).values()])
    used += json.dumps([*figures.values()])
    all_used += json.dumps([source.get("via") for source in briefing.get("sources", {}).values()])
    told: dict[str, Any] = {}
    for _ in range(9):  # each may name one that reports it
        told = {k: v for k, v in seen.get("sources", {}).items() if k in used or k not in all_used}
        used += json.dumps([source.get("via") for source in told.values()])
    kept = {key: entries for key, entries in (("figures", figures), ("sources", told)) if entries}
    return {k: kept.get(k, v) for k, v in seen.items() if k not in ("figures", "sources") or k in kept}


class _Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.languages = self.chance.choice((("en",), ("ja",), ("en", "ja"), ("ja", "en")))
        self.secrets: set[str] = set()
        self.figures: dict[str, Any] = {}
        self.sources: dict[str, Any] = {}
        self.files: dict[str, str | tuple[int, int, int]] = {}
        self.count = 0

    def word(self, hidden: bool) -> str:
        """A word that occurs once."""
        self.count += 1
        letters = "".join("bcdfghjkmn"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{self.count:03}")
        made = (HIDDEN if hidden else OPEN) + letters
        if hidden:
            self.secrets.add(made)
        return made

    def text(self, hidden: bool, uses: bool = True) -> Any:
        """A text, in one language or in two, which may use a figure and cite a source."""

        def said() -> str:
            words = [self.word(hidden) for _ in range(self.chance.randint(1, 3))]
            if uses and self.chance.random() < 0.3:
                words.append(f"{{{{ figures.{self.figure(hidden)} }}}}")
            if uses and self.chance.random() < 0.3:
                words.append(f"[@{self.source(hidden)}]")
            return " ".join(words)

        both = len(self.languages) > 1 or self.chance.random() < 0.3
        return {"en": said(), "ja": said()} if both else said()

    def name(self, hidden: bool) -> Any:
        """A text that neither uses nor cites."""
        return self.text(hidden, uses=False)

    def number(self, hidden: bool) -> int:
        """A number that occurs once: nines and eights in hidden ones alone."""
        self.count += 1
        made = int(("98" if hidden else "12") + f"{self.count:03}".translate(str.maketrans("0123456789", "7654321077")))
        if hidden:
            self.secrets |= {str(made), f"{made:,}"}
        return made

    def figure(self, hidden: bool) -> str:
        """The key of a figure; a hidden part may use an open one, and one that says nothing of its audiences."""
        known = [key for key, entry in self.figures.items() if not entry["hidden"]]
        if known and self.chance.random() < 0.5:
            return self.chance.choice(known)
        return self.new_figure(hidden)

    def new_figure(self, hidden: bool) -> str:
        key = self.word(hidden).lower()
        self.secrets |= {key} if hidden else set()
        made: dict[str, Any] = {"value": self.number(hidden), "label": self.name(hidden)}
        if self.chance.random() < 0.5:
            made["sources"] = [self.source(hidden)]
        made = self.filled(Figure, made, hidden, uses=False)
        self.figures[key] = {"hidden": hidden, "entry": self.kept(made, hidden, sometimes=True)}
        return key

    def source(self, hidden: bool) -> str:
        known = [key for key, entry in self.sources.items() if not entry["hidden"]]
        if known and self.chance.random() < 0.5:
            return self.chance.choice(known)
        return self.new_source(hidden)

    def new_source(self, hidden: bool) -> str:
        key = self.word(hidden).lower()
        self.secrets |= {key} if hidden else set()
        made = {
            "outlet": self.name(hidden),
            "title": self.name(hidden),
            "url": f"https://{self.word(hidden).lower()}.example/{self.word(hidden)}",
            "date": "2026-01-05",
        }
        if hidden:
            self.secrets.add(str(made["url"])[8:])
        if self.chance.random() < 0.2:
            made["via"] = self.new_source(hidden)
        made = self.filled(Source, made, hidden, uses=False)
        self.sources[key] = {"hidden": hidden, "entry": self.kept(made, hidden, sometimes=True)}
        return key

    def kept(self, made: dict[str, Any], hidden: bool, *, sometimes: bool = False) -> dict[str, Any]:
        """A part with its audiences; a figure or source may say nothing of them."""
        if hidden and not (sometimes and self.chance.random() < 0.6):
            made["audiences"] = ["analyst"]
        return made

    # --- What a part may leave out ------------------------------------------------------------------------------------

    def filled(
        self, model: type[Model], made: dict[str, Any], hidden: bool, *, uses: bool = True, chance: float = 0.15
    ) -> dict[str, Any]:
        """A part with some more of the keys that its model knows."""
        for key, (sort, info) in _optional(model).items():
            if key not in made and self.chance.random() < chance:
                made[key] = self.value(sort, traits_of(model)[key], hidden, uses, info)
        return made

    def value(self, sort: object, traits: Trait, hidden: bool, uses: bool, info: Field) -> Any:
        """A value of a sort that a model names."""
        if sort is Text:
            return self.text(hidden, uses and not traits & NAMES)
        if sort is Statement:
            return self.point(hidden, 0, 0.35)
        if sort is bool:
            return self.chance.random() < 0.5
        if sort is int:
            return self.chance.randint(0, 2)
        if isinstance(sort, type) and issubclass(sort, Enum):
            return self.chance.choice(list(sort)).value
        if traits & Trait.SOURCES:
            return [self.source(hidden)]
        if traits & Trait.DATE:
            return f"2026-0{self.chance.randint(1, 4)}"
        if get_origin(sort) is list:
            inner = _sort(get_args(sort)[0])
            return [self.value(inner, traits, hidden, uses, info) for _ in range(self.chance.randint(1, 3))]
        raise AssertionError(f"a value of {sort} for {info}")

    # --- Statements and entries ---------------------------------------------------------------------------------------

    def points(self, hidden: bool, depth: int = 1) -> list[Any]:
        """Points, of which one is as open as what they stand in."""
        made = [self.point(hidden, depth, 0.35) for _ in range(self.chance.randint(0, 2))]
        made.insert(self.chance.randint(0, len(made)), self.point(hidden, depth, 0))
        return made

    def point(self, hidden: bool, depth: int, closed: float) -> Any:
        own = not hidden and self.chance.random() < closed
        return self.kept(self.statement(Statement, hidden or own, depth), own)

    def statement(self, model: type[Statement], hidden: bool, depth: int = 1) -> dict[str, Any]:
        made: dict[str, Any] = {"text": self.text(hidden)}
        if self.chance.random() < 0.4:
            made["sources"] = [self.source(hidden)]
        if self.chance.random() < 0.2:
            made["icon"] = self.chance.choice(ICONS)
        if depth and self.chance.random() < 0.4:
            made["points"] = self.points(hidden, depth - 1)
        return self.filled(model, made | {"points": made.get("points", [])}, hidden)

    def entries(self, hidden: bool, make: Callable[[bool], dict[str, Any]], most: int = 4) -> list[Any]:
        """Entries of a section; two of them are as open as the section is."""
        made = [make(hidden), make(hidden)]
        for _ in range(self.chance.randint(0, most - 2)):
            own = not hidden and self.chance.random() < 0.4
            made.insert(self.chance.randint(0, len(made)), self.kept(make(hidden or own), own))
        return made

    def figures_of(self, hidden: bool) -> list[str]:
        """The keys of two or three figures."""
        made = dict.fromkeys(self.figure(hidden) for _ in range(self.chance.randint(2, 3)))
        return [*made] if len(made) > 1 else [*made, self.new_figure(hidden)]

    def picture(self, hidden: bool) -> dict[str, Any]:
        name = f"{self.word(hidden)}.png"
        self.files[name] = (self.count % 256, GREEN if hidden else 200, self.count // 256)
        return self.filled(PictureEntry, {"file": name, "alt": self.name(hidden)}, hidden)

    def compared(self, hidden: bool) -> dict[str, Any]:
        """Figures that stand beside each other on one scale: all without a unit."""
        made: dict[str, Any] = {"figures": self.figures_of(hidden)}
        if self.chance.random() < 0.4:
            made["limit"] = self.new_figure(hidden)
        for key in (*made["figures"], *([made["limit"]] if "limit" in made else [])):
            self.figures[key]["entry"].pop("unit", None)
        return self.filled(CompareEntry, made, hidden)

    def shared(self, hidden: bool) -> dict[str, Any]:
        """A figure that is part of another one, in its unit."""
        whole, part = self.new_figure(hidden), self.new_figure(hidden)
        entries = [self.figures[key]["entry"] for key in (whole, part)]
        most, least = sorted((entry["value"] for entry in entries), reverse=True)
        for entry, value in zip(entries, (most, least), strict=True):
            entry.pop("unit", None)
            entry["value"] = value
        return self.filled(ShareEntry, {"figures": [part], "of": whole}, hidden)

    # --- Sections -----------------------------------------------------------------------------------------------------

    def section(self, hidden: bool) -> dict[str, Any]:
        kind = self.chance.choice(sorted(SECTION_KINDS))
        made: dict[str, Any] = {"kind": kind, "title": self.name(hidden)}
        if self.chance.random() < 0.3:
            made["sources"] = [self.source(hidden)]
        if self.chance.random() < 0.3:
            made["compare"] = self.compared(hidden)
        if self.chance.random() < 0.2:
            made["share"] = self.shared(hidden)
        if self.chance.random() < 0.3:
            made["figures"] = [self.figure(hidden)]
        if self.chance.random() < (0.5 if kind in ("background", "text") else 0.2):
            made["picture"] = self.picture(hidden)
        made |= getattr(self, f"_{kind}")(hidden)
        return self.kept(self.filled(SECTION_KINDS[kind], made, hidden, chance=0.25), hidden)

    def _text(self, hidden: bool) -> dict[str, Any]:
        return {"points": self.points(hidden)}

    def _background(self, hidden: bool) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if self.chance.random() < 0.5:
            made["points"] = self.points(hidden)
        else:
            made["points"] = self.entries(hidden, lambda closed: self.statement(Statement, closed, 0))
            leads = {"result": self.point(hidden, 0, 0)}
            made["leads_to"] = self.filled(LeadsTo, leads, hidden, chance=0.7)
        if self.chance.random() < 0.4:
            shift: dict[str, Any] = {name: self.points(hidden, 0) for name in ("from", "to")}
            made["shift"] = self.filled(ShiftEntry, shift, hidden, chance=0.6)
        return made

    def _process(self, hidden: bool) -> dict[str, Any]:
        return {"steps": self.entries(hidden, lambda closed: self.statement(StepEntry, closed))}

    def _assessments(self, hidden: bool) -> dict[str, Any]:
        def view(closed: bool) -> dict[str, Any]:
            made = {"claim": self.text(closed), "reasons": self.points(closed)}
            held = self.chance.random() < 0.5
            made |= {"held_by": self.name(closed)} if held else {"outlets": [self.source(closed)], "held_by": None}
            return self.filled(View, made, closed)

        return {"views": self.entries(hidden, view)}

    def _phases(self, hidden: bool) -> dict[str, Any]:
        aspects = [self.name(hidden) for _ in range(self.chance.choice((0, 2)))]

        def phase(closed: bool) -> dict[str, Any]:
            made: dict[str, Any] = {"name": self.name(closed), "headline": self.text(closed)}
            made["cells"] = [self.text(closed) for _ in aspects]
            return self.filled(PhaseEntry, made, closed, chance=0.3)

        def task(closed: bool) -> dict[str, Any]:
            month = self.chance.randint(1, 6)
            made = {"name": self.name(closed), "start": f"2026-0{month}", "end": f"2026-0{month + 2}"}
            return self.filled(TaskEntry, made, closed, chance=0.4)

        made: dict[str, Any] = {"phases": self.entries(hidden, phase), "aspects": aspects, "tasks": []}
        if self.chance.random() < 0.5:
            made["tasks"] = self.entries(hidden, task)
        return made

    def _implications(self, hidden: bool) -> dict[str, Any]:
        def item(closed: bool) -> dict[str, Any]:
            made = {"actor": self.name(closed), "implication": self.text(closed)}
            return self.filled(ImplicationEntry, made, closed, chance=0.4)

        return {"items": self.entries(hidden, item)}

    def _comparison(self, hidden: bool) -> dict[str, Any]:
        def aspect(closed: bool) -> dict[str, Any]:
            made = {"name": self.name(closed), "cells": [self.text(closed), self.text(closed)]}
            return self.filled(AspectEntry, made, closed)

        options = [self.filled(OptionEntry, {"name": self.name(hidden)}, hidden) for _ in range(2)]
        return {"options": options, "aspects": self.entries(hidden, aspect)}

    def _scorecard(self, hidden: bool) -> dict[str, Any]:
        def item(closed: bool) -> dict[str, Any]:
            scores = [self.chance.choice(("3", "yes", "open", "")) or self.word(closed) for _ in range(2)]
            return self.filled(ItemEntry, {"name": self.name(closed), "scores": scores}, closed)

        return {"criteria": [{"name": self.name(hidden)} for _ in range(2)], "items": self.entries(hidden, item)}

    def _timeline(self, hidden: bool) -> dict[str, Any]:
        def event(closed: bool) -> dict[str, Any]:
            return self.statement(EventEntry, closed) | {"date": f"2026-0{self.chance.randint(1, 9)}"}

        return {"events": self.entries(hidden, event)}

    def _flow(self, hidden: bool) -> dict[str, Any]:
        """All of one pool flows into another, and from there into two; or what a file says."""
        if self.chance.random() < 0.3:
            return {"data": self.data_file(hidden, 3)}
        keys = [self.word(hidden).lower() for _ in range(4)]
        self.secrets |= set(keys) if hidden else set()
        pools: list[dict[str, Any]] = [{"id": key, "name": self.name(hidden)} for key in keys]
        pools[2:] = [self.filled(PoolEntry, pool, hidden, chance=0.4) for pool in pools[2:]]
        stages = [self.filled(StageEntry, {"pools": each}, hidden) for each in (pools[:1], pools[1:2], pools[2:])]
        first, second = self.number(hidden), self.number(hidden)
        amounts = ((0, 1, first + second), (1, 2, first), (1, 3, second))
        links = [{"from": keys[start], "to": keys[end], "value": value} for start, end, value in amounts]
        made: dict[str, Any] = {"columns": stages, "links": links}
        if self.chance.random() < 0.4:
            made["sums"] = [{"pools": keys[2:], "text": self.text(hidden)}]
        return made | ({"emphasis": keys[1]} if self.chance.random() < 0.3 else {})

    def _table(self, hidden: bool) -> dict[str, Any]:
        if self.chance.random() < 0.4:
            return {"data": self.data_file(hidden)}
        columns = [self.filled(ColumnEntry, {"title": self.name(hidden)}, hidden) for _ in range(2)]
        signs = self.chance.choice(((1, 1), (1, -1, 1, -1)))  # changes of four rows are drawn beside them
        rows = [[self.name(hidden), sign * self.number(hidden)] for sign in signs]
        made: dict[str, Any] = {"columns": columns, "rows": rows}
        return made | ({"emphasis": _said(rows[0][0])} if self.chance.random() < 0.3 else {})

    def _chart(self, hidden: bool) -> dict[str, Any]:
        several = [kind.value for kind in ChartType if kind not in (ChartType.WATERFALL, ChartType.COMBINATION)]
        made: dict[str, Any] = {"type": self.chance.choice(several), "alt": self.name(hidden)}
        if self.chance.random() < 0.4:
            made |= {"data": self.data_file(hidden)}
            return made | ({"names": [self.name(hidden)]} if self.chance.random() < 0.4 else {})
        if self.chance.random() < 0.1:
            series = [{"name": self.word(hidden), "values": [self.number(hidden) for _ in range(3)]} for _ in range(2)]
            return made | {
                "type": "line",
                "index": True,
                "data": {"categories": self.words(hidden, 3), "series": series},
            }
        names = [self.word(hidden) for _ in range(2)]
        series = [{"name": self.word(hidden), "values": [self.number(hidden) for _ in names]}]
        if ChartType(made["type"]) in BRACKETED and self.chance.random() < 0.5:
            made["bracket"] = {"of": names, "as": "sum"}
        return made | {"data": {"categories": names, "series": series}, "emphasis": names[0]}

    def data_file(self, hidden: bool, wide: int = 2) -> str:
        """A file of names and one number in each row."""
        name = f"{self.word(hidden)}.csv"
        rows = [[*self.words(hidden, wide - 1), str(self.number(hidden))] for _ in range(2)]
        self.files[name] = "\n".join(map(",".join, [self.words(hidden, wide), *rows]))
        return name

    def words(self, hidden: bool, count: int) -> list[str]:
        return [self.word(hidden) for _ in range(count)]

    # --- The briefing -------------------------------------------------------------------------------------------------

    def decision(self, hidden: bool) -> dict[str, Any]:
        made = {"question": self.text(hidden), "options": [self.text(hidden), self.text(hidden)]}
        return self.filled(DecisionEntry, made, hidden, chance=0.5)

    def made(self) -> Hiding:
        sections = [self.section(self.chance.random() < 0.4) for _ in range(self.chance.randint(2, 4))]
        sections.insert(self.chance.randint(0, len(sections)), self.section(False))
        summary = [*self.points(False, 0), self.kept({"text": self.text(True)}, True)]
        self.chance.shuffle(summary)
        summary.insert(0, {"text": self.name(False)})
        self.refer(sections)
        briefing: dict[str, Any] = {
            "briefdeck": 1,
            "title": self.word(False),
            "date": "2026-04-10",
            "from": self.word(False),
            "language": self.languages[0],
            "summary": summary,
            "sections": sections,
        }
        if self.chance.random() < 0.4:
            briefing["decisions"] = self.entries(False, self.decision)
        if self.chance.random() < 0.4:
            briefing["key_figures"] = self.figures_of(False)
        for name in ("conclusion", "ask"):
            if self.chance.random() < 0.6:
                briefing[name] = self.point(False, 0, 0.4)
        if self.chance.random() < 0.3:
            briefing["marking"] = self.word(False)  # has one line
            briefing["to"] = [self.word(False), {"name": self.word(False), "kind": "person"}]
        later = {"decisions", "conclusion", "ask", "sources", "to"} - set(briefing)
        full = self.filled(Briefing, briefing | dict.fromkeys(later), False, chance=0.2)
        briefing = {key: value for key, value in full.items() if key not in later}
        for kind, entries in (("figures", self.figures), ("sources", self.sources)):
            if entries:
                keys = list(entries)
                self.chance.shuffle(keys)
                briefing[kind] = {key: entries[key]["entry"] for key in keys}
        return Hiding(briefing, self._before(briefing), self.languages, self.secrets, self.files)

    def refer(self, sections: list[dict[str, Any]]) -> None:
        """Sections have ids, and statements of sections lead to others; nothing open leads to what is hidden."""
        keys = []
        for section in sections:
            hidden = "audiences" in section
            section["id"] = self.word(hidden).lower()
            self.secrets |= {section["id"]} if hidden else set()
            keys.append((section["id"], hidden))
        for section in sections:
            open_ = [key for key, hidden in keys if (not hidden or "audiences" in section) and key != section["id"]]
            for point in (point for key in ("points", "steps", "events") for point in section.get(key, ())):
                if open_ and self.chance.random() < 0.2:
                    point["see"] = self.chance.choice(open_)

    def _before(self, briefing: dict[str, Any]) -> dict[str, Any]:
        """An earlier version: parts have come, moved and were others, figures had other values."""
        before: dict[str, Any] = json.loads(json.dumps(briefing))
        for section in before["sections"]:
            for name in LISTS:
                if len(entries := section.get(name, ())) > 1:
                    section[name] = [entries[-1], *entries[:-1]]
                    open_ = [entry for entry in entries if "audiences" not in entry]
                    if len(open_) > 2:  # no kind asks for more
                        section[name].remove(self.chance.choice(open_))
            if self.chance.random() < 0.3:
                section["message"] = self.name("audiences" in section)
        for entry in before.get("figures", {}).values():
            entry["value"] = self.number(str(entry["value"]) in self.secrets)
        return _without_unused(before)


def _without_unused(briefing: dict[str, Any]) -> dict[str, Any]:
    """A briefing without hidden figures and sources that nothing uses: such are everybody's."""
    while True:
        text = json.dumps(briefing)
        unused = [
            (entries, key)
            for entries in (briefing.get("figures", {}), briefing.get("sources", {}))
            for key in entries
            if key.startswith(HIDDEN.lower()) and _uses(text, key) == 1 + _uses(json.dumps(entries[key]), key)
        ]
        for entries, key in unused:
            del entries[key]
        if not unused:
            return {key: value for key, value in briefing.items() if value != {}}


def _uses(text: str, key: str) -> int:
    """How often a key stands in a text, not as a part of another one."""
    return len(re.findall(rf"(?<![a-z]){key}(?![a-z])", text))


def _said(text: Any) -> str:
    """A text in one of its languages."""
    return next(iter(text.values())) if isinstance(text, dict) else str(text)


def _sort(annotation: object) -> object:
    """What a value is: a text, a statement, a list of these; None and names of the annotation are left away."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(each for each in get_args(annotation) if each is not type(None))
        else:
            return annotation


@cache
def _optional(model: type[Model]) -> dict[str, tuple[object, Field]]:
    """The keys that a model can do without and that any value suits, each with the sort of its value."""
    fields = {info.alias or name: info for name, info in model.model_fields.items() if not info.is_required()}
    return {key: (_sort(info.annotation), info) for key, info in fields.items() if key not in WRITTEN | UNTRUE}


def hiding(seed: int) -> Hiding:
    """A random briefing, of which `executive` and `public-sector` must not see what is hidden, and `analyst` may."""
    return _Maker(seed).made()
