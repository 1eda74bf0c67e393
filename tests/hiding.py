"""Random briefings whose parts are kept from somebody: whatever is hidden bears a mark that can be looked for.

Hidden are parts of every kind that a briefing has: sections, points at any depth, views, phases, tasks, items, aspects,
events, steps, decisions, what is asked and concluded, figures, sources; and by use alone: figures, sources, pictures,
data files that only such parts name. A mark is a word of letters that nothing else has; a hidden number has digits that
nothing else has.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

OPEN, HIDDEN = "Quoll", "Zyx"
"""What the words of open and of hidden parts begin with."""

ICONS = ("shield", "anchor", "globe")

GREEN = 5
"""How green hidden pictures are."""


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
        key = self.word(hidden).lower()
        self.secrets |= {key} if hidden else set()
        made = {"value": self.number(hidden), "label": self.text(hidden, uses=False)}
        if self.chance.random() < 0.5:
            made["sources"] = [self.source(hidden)]
        if self.chance.random() < 0.3:
            made["note"] = self.text(hidden, uses=False)
        self.figures[key] = {"hidden": hidden, "entry": self.kept(made, hidden, sometimes=True)}
        return key

    def source(self, hidden: bool) -> str:
        known = [key for key, entry in self.sources.items() if not entry["hidden"]]
        if known and self.chance.random() < 0.5:
            return self.chance.choice(known)
        key = self.word(hidden).lower()
        self.secrets |= {key} if hidden else set()
        made = {
            "outlet": self.text(hidden, uses=False),
            "title": self.text(hidden, uses=False),
            "url": f"https://{self.word(hidden).lower()}.example/{self.word(hidden)}",
            "date": "2026-01-05",
        }
        if hidden:
            self.secrets.add(str(made["url"])[8:])
        self.sources[key] = {"hidden": hidden, "entry": self.kept(made, hidden, sometimes=True)}
        return key

    def kept(self, made: dict[str, Any], hidden: bool, *, sometimes: bool = False) -> dict[str, Any]:
        """A part with its audiences; a figure or source may say nothing of them."""
        if hidden and not (sometimes and self.chance.random() < 0.6):
            made["audiences"] = ["analyst"]
        return made

    def points(self, hidden: bool, depth: int = 1) -> list[Any]:
        """Points, of which one is as open as what they stand in."""
        made = [self.point(hidden, depth, 0.35) for _ in range(self.chance.randint(0, 2))]
        made.insert(self.chance.randint(0, len(made)), self.point(hidden, depth, 0))
        return made

    def point(self, hidden: bool, depth: int, closed: float) -> Any:
        own = not hidden and self.chance.random() < closed
        made: dict[str, Any] = {"text": self.text(hidden or own)}
        if self.chance.random() < 0.4:
            made["detail"] = self.text(hidden or own)
        if self.chance.random() < 0.4:
            made["sources"] = [self.source(hidden or own)]
        if self.chance.random() < 0.2:
            made["icon"] = self.chance.choice(ICONS)
        if depth and self.chance.random() < 0.4:
            made["points"] = self.points(hidden or own, depth - 1)
        return self.kept(made, own)

    def entries(self, hidden: bool, make: Any) -> list[Any]:
        """Entries of a section; two of them are as open as the section is."""
        made = [make(hidden), make(hidden)]
        for _ in range(self.chance.randint(0, 2)):
            own = not hidden and self.chance.random() < 0.4
            made.insert(self.chance.randint(0, len(made)), self.kept(make(hidden or own), own))
        return made

    def section(self, hidden: bool) -> dict[str, Any]:
        kind = self.chance.choice(
            (
                *("background", "assessments", "phases", "implications", "table"),
                *("chart", "text", "comparison", "timeline", "process"),
            )
        )
        made: dict[str, Any] = {"kind": kind, "title": self.text(hidden, uses=False)}
        if self.chance.random() < 0.5:
            made["message"] = self.text(hidden)
        if self.chance.random() < 0.4:
            made["note"] = self.text(hidden)
        for name in ("question", "text", "callout", "reading"):
            if self.chance.random() < 0.25:
                made[name] = self.text(hidden, uses=name != "question")
        if self.chance.random() < 0.3:
            made["sources"] = [self.source(hidden)]
        if self.chance.random() < 0.3 and len(pair := self.pair(hidden)) == 2:
            made["compare"] = {"figures": pair, "message": self.text(hidden), "note": self.text(hidden)}
        if self.chance.random() < 0.3:
            made["figures"] = [self.figure(hidden)]
        if kind in ("background", "text") and self.chance.random() < 0.7:
            made["picture"] = {"file": self.picture(hidden), "alt": self.text(hidden, uses=False)}
        made |= getattr(self, f"_{kind}")(hidden)
        return self.kept(made, hidden)

    def pair(self, hidden: bool) -> list[str]:
        """The keys of two figures, if they are two."""
        return list(dict.fromkeys(self.figure(hidden) for _ in range(2)))

    def picture(self, hidden: bool) -> str:
        name = f"{self.word(hidden)}.png"
        self.files[name] = (self.count % 256, GREEN if hidden else 200, self.count // 256)
        return name

    def _text(self, hidden: bool) -> dict[str, Any]:
        return {"points": self.points(hidden)}

    def _background(self, hidden: bool) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if self.chance.random() < 0.5:
            made["points"] = self.points(hidden)
        else:
            made["points"] = self.entries(hidden, self.cause)
            made["leads_to"] = {"result": self.point(hidden, 0, 0), "response": self.point(hidden, 0, 0.35)}
        if self.chance.random() < 0.4:
            made["shift"] = {name: self.points(hidden, 0) for name in ("from", "to", "by")}
            made["shift"]["moves"] = self.text(hidden, uses=False)
        return made

    def cause(self, hidden: bool) -> dict[str, Any]:
        made: dict[str, Any] = self.point(hidden, 0, 0)
        return made | {name: self.text(hidden, uses=False) for name in ("label", "caution")}

    def _process(self, hidden: bool) -> dict[str, Any]:
        def step(closed: bool) -> dict[str, Any]:
            made = {"text": self.text(closed), "by": self.text(closed, uses=False)}
            return made | {"time": self.text(closed, uses=False), "points": self.points(closed, 0)}

        return {"steps": self.entries(hidden, step)}

    def _assessments(self, hidden: bool) -> dict[str, Any]:
        def view(closed: bool) -> dict[str, Any]:
            own = not closed and self.chance.random() < 0.35
            return {
                "claim": self.text(closed),
                "held_by": self.text(closed, uses=False),
                "reasons": self.points(closed),
                "quote": self.kept({"text": self.text(closed or own)}, own),
            }

        return {"views": self.entries(hidden, view)}

    def _phases(self, hidden: bool) -> dict[str, Any]:
        aspects = [self.text(hidden, uses=False) for _ in range(self.chance.choice((0, 2)))]

        def phase(closed: bool) -> dict[str, Any]:
            made: dict[str, Any] = {name: self.text(closed, uses=False) for name in ("name", "period")}
            said = {"cells": [self.text(closed) for _ in aspects]} if aspects else {"points": self.points(closed)}
            return made | {"headline": self.text(closed)} | said

        def task(closed: bool) -> dict[str, Any]:
            month = self.chance.randint(1, 6)
            made = {"name": self.text(closed, uses=False), "start": f"2026-0{month}", "end": f"2026-0{month + 2}"}
            return made | {name: self.text(closed, uses=False) for name in ("note", "deadline")}

        made: dict[str, Any] = {"phases": self.entries(hidden, phase), "aspects": aspects}
        if aspects:
            made["outcome"] = self.point(hidden, 0, 0.35)
        if self.chance.random() < 0.5:
            made["tasks"] = self.entries(hidden, task)
        return made

    def _implications(self, hidden: bool) -> dict[str, Any]:
        def item(closed: bool) -> dict[str, Any]:
            names = ("actor", "before", "implication", "action")
            return {name: self.text(closed, uses=name != "actor") for name in names}

        return {"items": self.entries(hidden, item)}

    def _comparison(self, hidden: bool) -> dict[str, Any]:
        def aspect(closed: bool) -> dict[str, Any]:
            cells = [self.text(closed), self.text(closed)]
            return {"name": self.text(closed, uses=False), "cells": cells}

        options = [{"name": self.text(hidden, uses=False)} for _ in range(2)]
        return {"options": options, "aspects": self.entries(hidden, aspect)}

    def _timeline(self, hidden: bool) -> dict[str, Any]:
        def event(closed: bool) -> dict[str, Any]:
            return {"date": f"2026-0{self.chance.randint(1, 9)}", "text": self.text(closed)}

        return {"events": self.entries(hidden, event)}

    def _table(self, hidden: bool) -> dict[str, Any]:
        if self.chance.random() < 0.4:
            name = f"{self.word(hidden)}.csv"
            rows = [f"{self.word(hidden)},{self.number(hidden)}" for _ in range(2)]
            self.files[name] = "\n".join([f"{self.word(hidden)},{self.word(hidden)}", *rows])
            return {"data": name}
        rows_ = [[self.text(hidden, uses=False), self.number(hidden)] for _ in range(2)]
        return {"columns": [self.text(hidden, uses=False), self.text(hidden, uses=False)], "rows": rows_}

    def _chart(self, hidden: bool) -> dict[str, Any]:
        made: dict[str, Any] = {"type": self.chance.choice(("column", "line", "bar")), "alt": self.text(hidden)}
        if self.chance.random() < 0.4:
            return made | {"data": self._table_file(hidden)}
        series = [{"name": self.word(hidden), "values": [self.number(hidden), self.number(hidden)]}]
        return made | {"data": {"categories": [self.word(hidden), self.word(hidden)], "series": series}}

    def _table_file(self, hidden: bool) -> str:
        name = f"{self.word(hidden)}.csv"
        rows = [f"{self.word(hidden)},{self.number(hidden)}" for _ in range(2)]
        self.files[name] = "\n".join([f"{self.word(hidden)},{self.word(hidden)}", *rows])
        return name

    def decision(self, hidden: bool) -> dict[str, Any]:
        made = {"question": self.text(hidden), "options": [self.text(hidden), self.text(hidden)]}
        return made | {"by": self.text(hidden, uses=False), "until": "2026-09"}

    def made(self) -> Hiding:
        sections = [self.section(self.chance.random() < 0.4) for _ in range(self.chance.randint(2, 5))]
        sections.insert(self.chance.randint(0, len(sections)), self.section(False))
        summary = [*self.points(False, 0), self.kept({"text": self.text(True)}, True)]
        self.chance.shuffle(summary)
        summary.insert(0, {"text": self.text(False, uses=False)})
        briefing: dict[str, Any] = {
            "briefdeck": 1,
            "title": self.word(False),
            "language": self.languages[0],
            "date": "2026-04-10",
            "from": self.word(False),
            "summary": summary,
            "sections": sections,
        }
        for name in ("conclusion", "ask"):
            if self.chance.random() < 0.6:
                own = self.chance.random() < 0.4
                briefing[name] = self.kept({"text": self.text(own)}, own)
        if self.chance.random() < 0.4:
            briefing["decisions"] = self.entries(False, self.decision)
        if self.chance.random() < 0.4:
            briefing["key_figures"] = self.pair(False)
        for kind, entries in (("figures", self.figures), ("sources", self.sources)):
            if entries:
                keys = list(entries)
                self.chance.shuffle(keys)
                briefing[kind] = {key: entries[key]["entry"] for key in keys}
        return Hiding(briefing, self._before(briefing), self.languages, self.secrets, self.files)

    def _before(self, briefing: dict[str, Any]) -> dict[str, Any]:
        """An earlier version: parts have gone, come, moved, and figures had other values."""
        before = {**briefing, "sections": [dict(section) for section in briefing["sections"]]}
        for section in before["sections"]:
            for name, entries in section.items():
                if (
                    name in ("points", "views", "phases", "items", "aspects", "events", "steps", "tasks")
                    and len(entries) > 1
                ):
                    section[name] = [entries[-1], *entries[:-1]]
        figures = before.get("figures", {})
        before["figures"] = {key: {**entry, "value": self._other(entry)} for key, entry in figures.items()}
        if not figures:
            del before["figures"]
        return before

    def _other(self, entry: dict[str, Any]) -> int:
        hidden = str(entry["value"]) in self.secrets
        return self.number(hidden)


def hiding(seed: int) -> Hiding:
    """A random briefing, of which `executive` and `public-sector` must not see what is hidden, and `analyst` may."""
    return _Maker(seed).made()
