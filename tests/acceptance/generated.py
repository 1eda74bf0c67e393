"""Hard briefings, the same for the same number: long, short, in many languages, mixed, and what breaks lines badly.

The words mean nothing; their lengths, scripts and marks are what is tested.
"""

from __future__ import annotations

import random
from functools import cache
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
    "de": (
        "die|Ausfuhrregeln|für|Halbleiter|gelten|seit|dem|1. April|2026|und|betreffen|31 %|des|Umsatzes.|Der|"
        "Instandhaltungsvertrag|z. B.|Anlagenverfügbarkeitsprüfung|„berichtet“|rund|1,4 Bio. $|Ost-West-Handel|"
        "(laut|Ministerium)|ist|§ 14|größer|als|5.000|–|Kohlendioxidausstoß"
    ),
    "fr": (
        "les|règles|d’exportation|des|semi-conducteurs|passent|de|l’équipement|aux|contrats|d’entretien ;|soit|"
        "31 %|du|chiffre d’affaires.|Aujourd’hui|« rapporté »|environ|1,4 billion $|(selon|le ministère)|c’est-à-dire|"
        "n° 14|5 000|–|infrastructure|responsabilité|à|l’est ?"
    ),
    "ko": (
        "반도체|수출 규제는|장비에서|유지보수 계약으로|옮겨가며,|국내|제조사 3곳의|매출 31%에|영향을 준다.|OpenAI는|"
        "2025년 12월 5일에|“코드 레드”를|(보도에 따르면)|약 1.4조 달러의|데이터센터|투자가|진행 중이다.|1분기|GPU|"
        "전년 대비|−12.5%로|계획을|웃돈다.|사용자 인터페이스"
    ),
    "zh": (
        "半导体|出口管制|从设备|转向|维护合同，|影响|国内|三家厂商|31%的|销售额。|OpenAI|于2025年12月5日|“红色警报”|"
        "（据报道）|约1.4万亿美元的|数据中心|投资|正在推进。|第一季度|GPU|同比|下降12.5%，|高于|计划。|用户界面|《办法》|——"
    ),
}
_SPACED = frozenset(("de", "fr", "ko"))  # words of these are parted by spaces, whatever they are written in
_SENDERS = {
    "de": ("Ministerium", "Planung", "Vorstand"),
    "fr": ("Ministère", "Planification", "Direction"),
    "ko": ("산업부", "기획실", "경영회의"),
    "zh": ("产业部", "企划部", "经营会议"),
}
_URL = "https://example.org/a-very-long-path/2026/04/10/{}/index.html?query=value&other=%E7%9C%81#fragment"
_EMOJI = ("🏭", "⚠️", "👩‍💻", "🇯🇵", "✅")
_BRACKETS = ("「『（［｛", "｝］）』」", "【※】", "〔注〕", "《", "》", "①②③", "…", "——", "・・・", "､｡")


@cache
def briefing(number: int, language: str = "") -> str:
    """The YAML of one briefing, in a language or in that of its number."""
    made = _Maker(number, language)
    return yaml.safe_dump(made.briefing(), allow_unicode=True, sort_keys=False, width=10_000)


def long_briefing(count: int) -> str:
    """The YAML of a briefing with all sections of so many others, which cite the sources of the first."""
    made, *others = (yaml.safe_load(briefing(number)) for number in range(count))
    sources = sorted(made["sources"])

    def cited(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: _known(v, sources) if k in ("sources", "outlets") else cited(v) for k, v in value.items()}
        return [cited(each) for each in value] if isinstance(value, list) else value

    made["sections"] += [cited(section) for other in others for section in other["sections"]]
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=10_000)


def _known(cited: list[str], sources: list[str]) -> list[str]:
    """As many sources of those that are there, each once."""
    return sorted({sources[int(name[1:]) % len(sources)] for name in cited})


class _Maker:
    def __init__(self, number: int, language: str) -> None:
        self.number = number
        self.random = random.Random(f"briefdeck {number}")
        self.trait = TRAITS[number % len(TRAITS)]
        self.language = language or ("en" if self.trait in ("english", "hyphens") else "ja")
        self.outlet, self.sender, self.receiver = _SENDERS.get(self.language, ("日本経済省", "経営企画部", "経営会議"))

    # --- words --------------------------------------------------------------------------------------------------------

    def words(self, length: int) -> str:
        """Words of about so many full-width characters, with what the trait puts among them."""
        mixed = ("ja" if self.language == "en" else self.language, "en")
        languages = mixed if self.trait in ("mixed", "urls") else (self.language,)
        text = ""
        width = 0.0
        while width < length:
            language = self.random.choice(languages)
            piece = self._spice() if self.random.random() < 0.12 else self.random.choice(_PHRASES[language].split("|"))
            spaced = (language == "en" or piece[0].isascii()) and text[-1:].isascii()
            joint = " " if text and (spaced or self.language in _SPACED) else ""
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
                "outlet": self.words(self._length(6)) if n else self.outlet,
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
            "from": self.sender,
            "to": [self.receiver],
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
        names = [self.words(4) for _ in range(columns)]
        # Two columns of one name are a fault.
        told = [f"{name} {n}" if name in names[:n] else name for n, name in enumerate(names)]
        return {"columns": told, "rows": cells}

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
