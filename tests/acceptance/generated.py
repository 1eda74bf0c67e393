"""Hard briefings, the same for the same number: long, short, Japanese, English, mixed, and what breaks lines badly.

The words mean nothing; their lengths, scripts and marks are what is tested.
"""

from __future__ import annotations

import random
from typing import Any

import yaml

_PHRASES = {
    "ja": (
        "半導体の|輸出規制は|焦点が|装置から|保守契約へ|移り、|国内の|メーカー3社の|売上の31%に|"
        "影響する。|OpenAIは|ChatGPTを|2025年12月5日に|「コード・レッド」と|（報道による）|見直すと、|"
        "約1.4兆ドルの|データセンター|ユーザーインターフェース|への|投資が|ッ|進んでいる。|第１四半期|"
        "GPU|エネルギー使用量|は前年比で|−12.5%となり、|令和7年度|の計画を|上回る。|"
        "個別化AI（Personal AI）|ー"
    ),
    "en": (
        "the|export|rules|for|semiconductors|move|from|equipment|to|maintenance|contracts,|which|"
        "affects|31%|of|sales.|A|well-known|state-of-the-art|programme|of|$1.4 trillion|(as|reported)|"
        "and/or|responsibility|infrastructure|“quoted”|e.g.|U.S.|it|is|—|5,000"
    ),
}
_URL = "https://example.org/a-very-long-path/2026/04/10/{}/index.html?query=value&other=%E7%9C%81#fragment"
_EMOJI = ("🏭", "⚠️", "👩‍💻", "🇯🇵", "✅")
_BRACKETS = ("「『（［｛", "｝］）』」", "【※】", "〔注〕", "《", "》", "①②③", "…", "——", "・・・", "､｡")


def briefing(number: int) -> str:
    """The YAML of one briefing."""
    made = _Maker(number)
    return yaml.safe_dump(made.briefing(), allow_unicode=True, sort_keys=False, width=10_000)


class _Maker:
    def __init__(self, number: int) -> None:
        self.number = number
        self.random = random.Random(f"briefdeck {number}")
        self.trait = TRAITS[number % len(TRAITS)]
        self.language = "en" if self.trait in ("english", "hyphens") else "ja"

    # --- words --------------------------------------------------------------------------------------------------------

    def words(self, length: int) -> str:
        """Words of about so many full-width characters, with what the trait puts among them."""
        languages = ("ja", "en") if self.trait in ("mixed", "urls") else (self.language,)
        text = ""
        width = 0.0
        while width < length:
            language = self.random.choice(languages)
            piece = self._spice() if self.random.random() < 0.12 else self.random.choice(_PHRASES[language].split("|"))
            joint = " " if text and (language == "en" or piece[0].isascii()) and text[-1].isascii() else ""
            text += joint + piece
            width += sum(0.5 if ord(c) < 0x500 else 1.0 for c in joint + piece)
        return text.strip().lstrip("、。ー・ッ）") or "要点"

    def _spice(self) -> str:
        match self.trait:
            case "urls":
                return _URL.format(self.random.randrange(10**6))
            case "unbroken":
                return "x" * self.random.randrange(20, 90) + "=="
            case "emoji":
                return self.random.choice(_EMOJI)
            case "brackets":
                return self.random.choice(_BRACKETS)
            case "hyphens":
                return self.random.choice(("A-1-B", "2024–2025", "re-export-controlled", "10/12/2025", "±3 °C"))
            case _:
                return self.random.choice(("100%", "3.5倍", "約5,000億円", "A/B"))

    def _length(self, usual: int) -> int:
        factor = {"short": 0.3, "long": 1.8}.get(self.trait, 1.0)
        return max(2, int(usual * factor * self.random.uniform(0.6, 1.4)))

    def _title(self) -> str:
        """A title that an audience with 20 to 26 pt can take in two lines."""
        most = {"short": 5, "long": 40}.get(self.trait, 30)
        trait, self.trait = self.trait, "plain" if self.trait in ("urls", "unbroken") else self.trait
        made = self.words(self.random.randrange(3, most))
        self.trait = trait
        return made.rstrip("。、")

    # --- parts --------------------------------------------------------------------------------------------------------

    def _count(self, least: int, most: int) -> int:
        if self.trait == "one":
            return max(least, 1)
        return self.random.randint(least, most)

    def _points(self, count: int, *, deep: bool = False) -> list[dict[str, Any]]:
        made = []
        for _ in range(count):
            point: dict[str, Any] = {"text": self.words(self._length(26))}
            if self.random.random() < 0.5:
                point["detail"] = self.words(self._length(60))
            if self.random.random() < 0.6:
                point["status"] = self.random.choice(("fact", "reported", "assessment", "inference"))
            if self.random.random() < 0.6:
                point["sources"] = self.random.sample(sorted(self.sources), self.random.randint(1, 2))
            if deep and self.random.random() < 0.3:
                point["points"] = self._points(self.random.randint(1, 3))
            made.append(point)
        return made

    def briefing(self) -> dict[str, Any]:
        self.sources = {
            f"s{n}": {
                "outlet": self.words(self._length(6)) if n else "日本経済省",
                "title": self.words(self._length(18)),
                "url": _URL.format(n),
                "date": "2026-04-09",
                "accessed": "2026-04-10",
            }
            for n in range(self._count(2, 9) + 1)
        }
        return {
            "briefdeck": 1,
            "title": self._title(),
            "subtitle": self.words(self._length(20)),
            "language": self.language,
            "date": "2026-04-10",
            "from": "経営企画部",
            "to": ["経営会議"],
            "number": "企第14号",
            "contact": "企画担当",
            "marking": "社外秘",
            "summary": self._points(self._count(1, 4)),
            "figures": {
                "share": {"value": 31, "unit": "%", "label": self.words(self._length(10)), "as_of": "2026-03"},
                "sum": {"value": 1.4e12, "unit": "USD", "label": self.words(self._length(10)), "approximate": True},
            },
            "sections": self._sections(),
            "conclusion": {"text": self._title(), "detail": self.words(self._length(50))},
            "sources": self.sources,
        }

    def _sections(self) -> list[dict[str, Any]]:
        kinds = ["background", "assessments", "phases", "implications", "table", "text", "chart"]
        chosen = self.random.sample(kinds, 1 if self.trait == "one" else 4)
        if self.trait == "wide" and "table" not in chosen:
            chosen[0] = "table"
        if self.trait == "forty":
            chosen = ["text", "table"]
        return [self._section(kind) for kind in chosen]

    def _section(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {"kind": kind, "title": self._title(), "message": self._title()}
        match kind:
            case "background" | "text":
                count = 40 if self.trait == "forty" else self._count(1, 6)
                made["points"] = self._points(count, deep=True)
                made["figures"] = ["share", "sum"] if kind == "background" else []
            case "assessments":
                made["views"] = [self._view() for _ in range(self._count(1, 5))]
            case "phases":
                made["phases"] = [self._phase(n) for n in range(self._count(2, 5))]
            case "implications":
                made["items"] = [self._implication() for _ in range(self._count(1, 4))]
            case "table":
                made |= self._table()
            case "chart":
                made["data"] = {
                    "categories": [f"{self.words(4)} {number}" for number in range(5)],
                    "series": [{"name": self.words(4), "values": [self.random.randrange(100) for _ in range(5)]}],
                }
                made["alt"] = self.words(20)
        if self.random.random() < 0.4:
            made["callout"] = self.words(self._length(24))
        return made

    def _view(self) -> dict[str, Any]:
        return {
            "claim": self._title(),
            "detail": self.words(self._length(50)),
            "stance": self.random.choice(("supportive", "neutral", "critical")),
            "outlets": self.random.sample(sorted(self.sources), 2),
            "reasons": [self.words(self._length(20)) for _ in range(self._count(1, 3))],
        }

    def _phase(self, number: int) -> dict[str, Any]:
        return {
            "name": self.words(min(8, self._length(5))),
            "period": "2026年4月〜2027年3月",
            "current": number == 1,
            "headline": self.words(self._length(10)),
            "detail": self.words(self._length(30)),
            "points": self._points(self._count(1, 2)),
        }

    def _implication(self) -> dict[str, Any]:
        return {
            "actor": self.words(min(10, self._length(5))),
            "implication": self.words(self._length(26)),
            "action": self.words(self._length(20)),
            "detail": self.words(self._length(40)),
        }

    def _table(self) -> dict[str, Any]:
        columns = 10 if self.trait == "wide" else self.random.randint(2, 5)
        rows = 40 if self.trait == "forty" else self._count(1, 9)
        width = 8 if columns > 5 else 14
        cells = [[self.words(self._length(width)), *self._numbers(columns - 1)] for _ in range(rows)]
        return {"columns": [self.words(4) for _ in range(columns)], "rows": cells}

    def _numbers(self, count: int) -> list[str | int | float | None]:
        def cell() -> str | int | float | None:
            kind = self.random.random()
            if kind < 0.2:
                return self.words(5)
            return None if kind < 0.3 else self.random.choice((self.random.randrange(10**6), self.random.random()))

        return [cell() for _ in range(count)]


TRAITS = (
    *("mixed", "long", "urls", "unbroken", "one", "forty", "wide", "emoji", "brackets", "english", "short", "hyphens"),
    "plain",
)  # fmt: skip
