"""Random briefings that a careful reviewer has nothing to say about, in Japanese or English."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

_SUBJECTS = {
    "ja": (
        "蓄電池の価格", "送電網の増強", "再生可能エネルギーの比率", "工場の電力需要", "補助金の制度", "部品の供給",
        "保守の契約", "人材の確保", "海外の規制", "研究の体制", "港湾の設備", "地域の合意",
    ),
    "en": (
        "Battery prices", "Grid upgrades", "Renewable shares", "Factory loads", "Grant schemes", "Component supplies",
        "Service contracts", "Staff numbers", "Foreign rules", "Research teams", "Port facilities", "Local agreements",
    ),
}  # fmt: skip
_LINES = {
    "ja": ("は緩やかに低下", "は計画どおりに進展", "は前年を上回る", "は地域ごとに異なる", "は当面続く見通し"),
    "en": ("change slowly", "keep to the plan", "exceed those of last year", "differ by region", "last for some time"),
}
_DETAILS = {
    "ja": (
        "は、春から緩やかに低下している。", "は計画どおりに進んだ。残る工程も同じ速さで続く。", "は前年を上回った。",
        "は、地域の事情に応じて異なる。", "は当面続くとみられる。その先は見通せない。",
    ),
    "en": (
        " have changed slowly since the spring.", " keep to the plan. The rest will follow at the same pace.",
        " exceed those of last year in all.", " differ by region, as they did before.", " will last for some time.",
    ),
}  # fmt: skip
_OUTLETS = ("北方新報", "みなと通信", "東岸経済", "Harbor Ledger", "Northern Courier", "Delta Weekly")
_TRIES = 40  # draws of a line that was not said yet
_ACTORS = {"ja": ("購買部", "法務部", "設備部", "人事部"), "en": ("Purchasing", "Legal", "Engineering", "Personnel")}


class Author:
    """Writes one briefing; the same seed always writes the same."""

    def __init__(self, seed: int, language: str) -> None:
        self.random = random.Random(seed)
        self.language = language
        self.day = date(2026, 4, 10)
        count = self.random.randint(3, 6)
        self.outlets = self.random.sample(_OUTLETS, count)
        self.keys = [f"source{number}" for number in range(count)]
        self._uncited = list(self.keys)
        self.said: set[tuple[str, int]] = set()

    def say(self, japanese: str, english: str) -> str:
        return japanese if self.language == "ja" else english

    def cite(self) -> list[str]:
        """One or two sources; those that nothing cites come first."""
        first = self._uncited.pop() if self._uncited else self.random.choice(self.keys)
        other = self.random.choice(self.keys)
        return [first] if other == first or self.random.random() < 0.5 else [first, other]

    def line(self) -> tuple[str, str]:
        """A short form and a long one, as long as there are any that were not said before."""
        for _ in range(_TRIES):
            subject = self.random.choice(_SUBJECTS[self.language])
            number = self.random.randrange(5)
            if (subject, number) not in self.said:
                break
        self.said.add((subject, number))
        return subject + self.say("", " ") + _LINES[self.language][number], subject + _DETAILS[self.language][number]

    def statement(self, status: str = "") -> dict[str, Any]:
        text, detail = self.line()
        status = status or self.random.choice(("fact", "reported", "assessment", "inference", ""))
        made: dict[str, Any] = {"text": text, "detail": detail}
        if status:
            made["status"] = status
        if status in ("fact", "reported"):
            made["sources"] = self.cite()
        return made

    def statements(self, least: int = 2) -> list[dict[str, Any]]:
        return [self.statement() for _ in range(self.random.randint(least, 4))]

    def section(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {"kind": kind, "title": self.random.choice(_SUBJECTS[self.language])}
        match kind:
            case "assessments":
                made["views"] = [self.view() for _ in range(self.random.randint(1, 3))]
            case "phases":
                made["phases"] = [
                    {"name": self.line()[0], "period": self.say(f"{year}年", f"{year}"), "points": [self.line()[0]]}
                    for year in (2022, 2024, 2026)
                ]
                made["phases"][-1]["current"] = True
            case "implications":
                made["items"] = [
                    {"actor": actor, "implication": self.line()[0], "detail": self.line()[1]}
                    for actor in self.random.sample(_ACTORS[self.language], 2)
                ]
            case "table":
                rows: list[list[Any]] = [
                    [name, self.random.randint(10, 99), self.random.randint(100, 999)] for name in "ABC"
                ]
                made["columns"] = [self.say("地域", "Region"), self.say("件数", "Cases"), self.say("人数", "People")]
                total = [self.say("合計", "All"), sum(row[1] for row in rows), sum(row[2] for row in rows)]
                made["rows"] = [*map(list, rows), total]
                made |= {"total": True, "sources": self.cite()}
            case "chart":
                first = self.random.randint(10, 60)
                values = [first, 90 - first, 10]
                data = {"categories": ["A", "B", "C"], "series": [{"name": "S", "values": values}]}
                made |= {"type": "pie", "unit": "%", "data": data, "alt": self.line()[0], "sources": self.cite()}
            case "timeline":
                days = (f"{year}-0{self.random.randint(1, 9)}" for year in (2027, 2028, 2029))
                made["events"] = [{"date": day, "text": self.line()[0]} for day in days]
            case _:
                made["points"] = self.statements()
                made["text"] = self.line()[1]
        return made

    def view(self) -> dict[str, Any]:
        text, detail = self.line()
        made: dict[str, Any] = {
            "claim": text,
            "detail": detail,
            "outlets": self.random.sample(self.keys, self.random.randint(1, 2)),
        }
        if len(made["outlets"]) > 1:
            made["consensus"] = True
        return made

    def figures(self) -> dict[str, Any]:
        labels = {
            "share": (self.say("国内生産の割合", "Share made at home"), "%", self.random.randint(21, 79)),
            "power": (self.say("電力需要の総量", "Total power demand"), "MWh", self.random.randint(1100, 9900)),
        }
        return {
            key: {"label": label, "unit": unit, "value": value, "sources": self.cite()}
            for key, (label, unit, value) in labels.items()
        }

    def briefing(self) -> dict[str, Any]:
        kinds = ["background", "assessments", "phases", "implications", "table", "chart", "timeline", "text"]
        self.random.shuffle(kinds)
        figures = self.figures()
        sections = [self.section(kind) for kind in kinds]
        used = self.say("国内の割合は{{ figures.share }}", "The share is {{ figures.share }}")
        sections.append(
            {
                "kind": "text",
                "title": self.say("数値のまとめ", "Numbers"),
                "points": [used, {"text": "{{ figures.power }}", "detail": self.line()[1]}, *self.statements()],
            }
        )
        while self._uncited:
            sections[-1]["points"].append(self.statement("reported"))
        said = [point for section in sections for point in section.get("points", []) if isinstance(point, dict)]
        summary = [point for point in said if "status" in point]
        return {
            "briefdeck": 1,
            "title": self.random.choice(_SUBJECTS[self.language]),
            "language": self.language,
            "date": self.day.isoformat(),
            "from": self.say("企画部", "Planning"),
            "summary": [dict(point) for point in summary[:4]] or [self.statement("fact")],
            "figures": figures,
            "sections": sections,
            "sources": {key: self.source(key, outlet) for key, outlet in zip(self.keys, self.outlets, strict=True)},
        }

    def source(self, key: str, outlet: str) -> dict[str, Any]:
        published = self.day - timedelta(days=self.random.randint(3, 60))
        return {
            "outlet": outlet,
            "title": self.random.choice(_SUBJECTS[self.language]),
            "url": f"https://example.com/{key}/{self.random.randint(1, 999)}",
            "date": published.isoformat(),
            "accessed": (published + timedelta(days=2)).isoformat(),
        }


def clean(seed: int, language: str) -> dict[str, Any]:
    """A briefing without a finding."""
    return Author(seed, language).briefing()
