"""Faults to plant into clean briefings, each at a random place: by the code of the rule that should find it.

A fault changes the briefing and answers True, or answers False where the briefing has no place for it.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

Briefing = dict[str, Any]
Fault = Callable[[random.Random, Briefing], bool]
FAULTS: dict[str, tuple[Fault, tuple[str, ...]]] = {}
_BOTH = ("ja", "en")


def fault(code: str, *languages: str) -> Callable[[Fault], Fault]:
    def enter(plant: Fault) -> Fault:
        FAULTS[code] = (plant, languages or _BOTH)
        return plant

    return enter


# --- Places -----------------------------------------------------------------------------------------------------------


def dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from dicts(child)
    elif isinstance(value, list):
        for child in value:
            yield from dicts(child)


def sections(made: Briefing, *kinds: str) -> list[dict[str, Any]]:
    return [section for section in made["sections"] if section["kind"] in kinds]


def statements(made: Briefing, *statuses: str) -> list[dict[str, Any]]:
    points = [point for section in made["sections"] for point in section.get("points", []) if isinstance(point, dict)]
    return [point for point in points if not statuses or point.get("status") in statuses]


def change_detail(rng: random.Random, made: Briefing, change: Callable[[str], str | None]) -> bool:
    """Change one of the long sentences, where that is possible."""
    places = [entry for entry in dicts(made) if "detail" in entry]
    rng.shuffle(places)
    for entry in places:
        changed = change(entry["detail"])
        if changed is not None and changed != entry["detail"]:
            entry["detail"] = changed
            return True
    return False


def take(rng: random.Random, places: list[Any], change: Callable[[Any], object]) -> bool:
    if not places:
        return False
    change(rng.choice(places))
    return True


def source(rng: random.Random, made: Briefing) -> dict[str, Any]:
    chosen: dict[str, Any] = rng.choice(list(made["sources"].values()))
    return chosen


# --- Evidence ---------------------------------------------------------------------------------------------------------


@fault("E101")
def _(rng: random.Random, made: Briefing) -> bool:
    return take(rng, statements(made, "fact", "reported"), lambda point: point.pop("sources"))


@fault("E102")
def _(rng: random.Random, made: Briefing) -> bool:
    views = [view for section in sections(made, "assessments") for view in section["views"]]
    return take(rng, views, lambda view: (view.pop("outlets"), view.pop("consensus", None)))


@fault("E103")
def _(rng: random.Random, made: Briefing) -> bool:
    places = [*sections(made, "table", "chart"), *made["figures"].values()]
    return take(rng, places, lambda place: place.pop("sources"))


@fault("E104")
def _(rng: random.Random, made: Briefing) -> bool:
    key = rng.choice(list(made["sources"]))
    return take(rng, statements(made, "inference"), lambda point: point.update(sources=[key]))


@fault("E105")
def _(rng: random.Random, made: Briefing) -> bool:
    made["sources"]["extra"] = {"outlet": "Southern Post", "title": "News", "date": f"2026-03-{rng.randint(10, 28)}"}
    return True


@fault("E106")
def _(rng: random.Random, made: Briefing) -> bool:
    words = "所長は「これほどの変化は見たことがない」と述べた"
    if made["language"] == "en":
        words = "The head said “we have never seen such a change” again"
    places = [point for point in statements(made) if not point.get("sources")]
    return take(rng, places, lambda point: point.update(text=words))


@fault("E107")
def _(rng: random.Random, made: Briefing) -> bool:
    name = rng.choice(["Reuters", "Bloomberg", "日本経済新聞", "Financial Times", "NHK", "The Information"])
    added = f"{name}も伝えた。" if made["language"] == "ja" else f" So {name} says."
    return change_detail(rng, made, lambda detail: detail + added)


@fault("E108")
def _(rng: random.Random, made: Briefing) -> bool:
    views = [view for section in sections(made, "assessments") for view in section["views"]]
    view = rng.choice(views)
    other = rng.choice([key for key in made["sources"] if key not in view["outlets"]])
    name = made["sources"][other]["outlet"]
    added = f"{name}も同じ見方である。" if made["language"] == "ja" else f" So {name} says."
    view["detail"] += rng.choice([added, f" [@{other}]"])
    return True


@fault("E109")
def _(rng: random.Random, made: Briefing) -> bool:
    first, second = rng.sample(list(made["sources"].values()), 2)
    second["url"] = rng.choice([first["url"], first["url"] + "/", first["url"].replace("//", "//www.") + "#part"])
    return True


@fault("E110")
def _(rng: random.Random, made: Briefing) -> bool:
    wrong = [
        "https://example/a",
        "https://example.com/a。",
        "https://example.com/%zz",
        "https://exam_ple.com/",
    ]
    source(rng, made)["url"] = rng.choice(wrong)
    return True


@fault("E111")
def _(rng: random.Random, made: Briefing) -> bool:
    source(rng, made)["url"] += rng.choice(["?utm_source=mail", "?page=2&fbclid=abc", "?gclid=x#top"])
    return True


@fault("E112")
def _(rng: random.Random, made: Briefing) -> bool:
    chosen = source(rng, made)
    chosen["url"] = chosen["url"].replace("https:", "http:")
    return True


@fault("E113")
def _(rng: random.Random, made: Briefing) -> bool:
    del source(rng, made)["date"]
    return True


@fault("E114")
def _(rng: random.Random, made: Briefing) -> bool:
    source(rng, made)[rng.choice(["date", "accessed"])] = rng.choice(["2026-04-11", "2026-05", "2027"])
    return True


@fault("E115")
def _(rng: random.Random, made: Briefing) -> bool:
    if rng.random() < 0.5:
        point = rng.choice([point for point in statements(made) if point.get("sources")] or [{}])
        if not point:
            return False
        made["sources"][point["sources"][0]]["date"] = "2026-02-01"
        point["as_of"] = rng.choice(["2026-03", "2026-02-02"])
        return True
    made["as_of"] = "2026-04"
    key = next((p["sources"][0] for p in statements(made, "reported")), None)
    if key is None:
        return False
    made["sources"][key] |= {"date": rng.choice(["2025-03", "2024", "2025-06-20"])}
    return True


@fault("E116")
def _(rng: random.Random, made: Briefing) -> bool:
    chosen = source(rng, made)
    chosen["accessed"] = rng.choice(["2025-12-31", "2025", "2026-01"])
    return True


@fault("E117")
def _(rng: random.Random, made: Briefing) -> bool:
    view = rng.choice(sections(made, "assessments")[0]["views"])
    view |= {"outlets": view["outlets"][:1], "consensus": True}
    return True


@fault("E128")
def _(rng: random.Random, made: Briefing) -> bool:
    told_of = [point for point in statements(made, "reported") if len(point.get("sources", ())) == 1]
    if not told_of:
        return False
    japanese = made["language"] == "ja"
    rng.choice(told_of)["text"] += "と複数のメディアが伝える" if japanese else ", as several outlets report"
    return True


@fault("E129")
def _(rng: random.Random, made: Briefing) -> bool:
    chosen = source(rng, made)
    other = rng.choice([key for key, each in made["sources"].items() if each is not chosen])
    chosen |= {"via": other, "accessed": "2026-04-09"}
    return True


def _number(made: Briefing, key: str, change: Callable[[int], int]) -> str:
    value = change(made["figures"][key]["value"])
    if key == "share":
        words = f"国内生産の割合は{value}%である。", f" The share made at home is {value}%."
    else:
        words = f"電力需要の総量は{value:,}MWhとなった。", f" Total power demand was {value:,} MWh."
    return words[made["language"] == "en"]


@fault("E118")
def _(rng: random.Random, made: Briefing) -> bool:
    wrong = _number(made, rng.choice(["share", "power"]), lambda value: value + rng.choice([-3, 2, 11, value // 3]))
    return change_detail(rng, made, lambda detail: detail + wrong)


@fault("E119")
def _(rng: random.Random, made: Briefing) -> bool:
    again = _number(made, rng.choice(["share", "power"]), lambda value: value)
    return change_detail(rng, made, lambda detail: detail + again)


@fault("E120")
def _(rng: random.Random, made: Briefing) -> bool:
    values = sections(made, "chart")[0]["data"]["series"][0]["values"]
    values[rng.randrange(3)] += rng.choice([3, 5, 12])
    return True


@fault("E121")
def _(rng: random.Random, made: Briefing) -> bool:
    rows = sections(made, "table")[0]["rows"]
    rows[rng.randrange(len(rows))][rng.randint(1, 2)] += rng.choice([1, 9, 90])
    return True


@fault("E122")
def _(rng: random.Random, made: Briefing) -> bool:
    if rng.random() < 0.5:
        events = sections(made, "timeline")[0]["events"]
        events[0], events[2] = events[2], events[0]
    else:
        phases = sections(made, "phases")[0]["phases"]
        first, second = rng.sample(range(3), 2)
        phases[first]["period"], phases[second]["period"] = phases[second]["period"], phases[first]["period"]
    return True


@fault("E123")
def _(rng: random.Random, made: Briefing) -> bool:
    sections(made, "phases")[0]["phases"][rng.randrange(2)]["current"] = True
    return True


@fault("E124")
def _(rng: random.Random, made: Briefing) -> bool:
    item = rng.choice(sections(made, "implications")[0]["items"])
    item["actor"] = rng.choice(["関係者", "各位", "everyone", "Stakeholders", "TBD", "未定"])
    return True


@fault("E125")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["来期の配当は二倍になる", "宇宙船の打上げに失敗", "国会は早期に解散する"]
    if made["language"] == "en":
        words = ["Dividends double next spring", "Parliament dissolves itself early", "Spacecraft failed at launch"]
    made["summary"].insert(rng.randint(0, len(made["summary"])), rng.choice(words))
    return True


# --- Language ---------------------------------------------------------------------------------------------------------


def _lengthened(detail: str, language: str, least: int) -> str:
    """A sentence of more than so many characters or words."""
    if language == "ja":
        return "地域の事情や設備の状態をよく調べたうえで" * (least // 20 + 1) + detail
    return "They read, " + "and the offices of the region look again " * (least // 8 + 1) + "as long as it lasts."


@fault("L101")
def _(rng: random.Random, made: Briefing) -> bool:
    least = 60 if made["language"] == "ja" else 35
    return change_detail(rng, made, lambda detail: _lengthened(detail, made["language"], least))


@fault("L102")
def _(rng: random.Random, made: Briefing) -> bool:
    least = 100 if made["language"] == "ja" else 60
    return change_detail(rng, made, lambda detail: _lengthened(detail, made["language"], least))


@fault("L103")
def _(rng: random.Random, made: Briefing) -> bool:
    sign = rng.choice("（）「」『』" if made["language"] == "ja" else "()“”")

    def insert(detail: str) -> str:
        at = rng.randrange(len(detail))
        return detail[:at] + sign + detail[at:]

    return change_detail(rng, made, insert)


@fault("L111")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["<br>", "<i>", "&nbsp;", "[1]", "【1†x】"]) + detail)


@fault("L112")
def _(rng: random.Random, made: Briefing) -> bool:
    words = "（TODO）" if made["language"] == "ja" else "TODO: "
    return change_detail(rng, made, lambda detail: words + detail)


@fault("L113")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(point: dict[str, Any]) -> None:
        point["detail"] = point["detail"].replace("}}", "}}%", 1)

    shares = [p for p in dicts(made) if "figures.share }}" in str(p.get("detail", ""))]
    if shares:
        return take(rng, shares, change)
    used = "割合は{{ figures.share }}%である。" if made["language"] == "ja" else "So it is {{ figures.share }}% now. "
    return change_detail(rng, made, lambda detail: used + detail)


@fault("L114")
def _(rng: random.Random, made: Briefing) -> bool:
    return take(
        rng, list(made["figures"].values()), lambda f: f.update(unit=rng.choice(["GBPm", "$bn", "USDm", "GPB"]))
    )


@fault("L115")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["\u202e", "\u200f", "\u2066", "\u202a"]) + detail)


@fault("E131")
def _(rng: random.Random, made: Briefing) -> bool:
    hosts = ["www.g\u043e\u043egle.com", "p\u0430ypal.com", "xn--80ak6aa92e.com", "\u043e\u0441\u0441.com"]
    source(rng, made)["url"] = f"https://{rng.choice(hosts)}/a"
    return True


@fault("E130")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section.pop("unit", None)
        section["type"] = "column"
        data = section["data"]
        data["categories"].append(rng.choice(["Total", "合計", "Sum"]))
        data["series"][0]["values"].append(sum(data["series"][0]["values"]))

    return take(rng, [s for s in sections(made, "chart") if isinstance(s["data"], dict)], change)


@fault("E132")
def _(rng: random.Random, made: Briefing) -> bool:
    return take(rng, list(made["figures"].values()), lambda f: f.update(as_of=rng.choice(["1026-03", "9202", "0226"])))


@fault("E133")
def _(rng: random.Random, made: Briefing) -> bool:
    wrong = {"value": rng.choice([310, -4, 101.5]), "unit": "%", "label": rng.choice(["割合", "Share of sites"])}
    return take(rng, list(made["figures"].values()), lambda f: f.update(wrong))


@fault("E134")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section["type"] = "column"
        series = section["data"]["series"]
        more = [rng.randint(1, 90) for _ in section["data"]["categories"]]
        series[:] = [series[0], {"name": rng.choice(["Growth %", "伸び（％）"]), "values": more}]

    return take(rng, [s for s in sections(made, "chart") if isinstance(s["data"], dict)], change)


@fault("E135")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section.pop("unit", None)
        values = [rng.randint(1, 90) for _ in range(3)]
        years = rng.choice([[2022, 2024, 2023], ["2022年", "2021年", "2023年"], ["Q1", "Q4", "Q2"], [2025, 2024, 2023]])
        section |= {"type": "column", "data": {"categories": years, "series": [{"name": "S", "values": values}]}}

    return take(rng, sections(made, "chart"), change)


@fault("E136")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section.pop("unit", None)
        said = {
            "ja": ["三年で40%増えた", "三年で三倍になった"],
            "en": ["It grew by 40% in three years", "It has tripled"],
        }
        data = {"categories": [2023, 2024, 2025], "series": [{"name": "S", "values": [412, 430, 455]}]}
        section |= {"type": "column", "data": data, "message": rng.choice(said[made["language"]])}

    return take(rng, sections(made, "chart"), change)


@fault("E137")
def _(rng: random.Random, made: Briefing) -> bool:
    chosen = [{"name": name, "preferred": True} for name in rng.sample(["A", "B", "C"], 2)]
    aspects = [{"name": "X", "cells": ["a", "b"]}]
    made["sections"].append({"kind": "comparison", "title": "A, B", "options": chosen, "aspects": aspects})
    return True


@fault("E138")
def _(rng: random.Random, made: Briefing) -> bool:
    lists = [section["points"] for section in made["sections"] if len(section.get("points", [])) > 1]
    return take(rng, lists, lambda points: points.append(dict(points[0]) if isinstance(points[0], dict) else points[0]))


@fault("E139")
def _(rng: random.Random, made: Briefing) -> bool:
    year = int(made["date"][:4])
    if rng.random() < 0.5:
        made["decisions"] = [{"question": "A?", "until": f"{year - 1}-{rng.randint(1, 9):02}"}]
        return True
    return take(rng, statements(made, "fact", "reported"), lambda point: point.update(as_of=str(year + 1)))


@fault("E140")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section.pop("unit", None)
        values = [rng.randint(20, 90) for _ in range(3)]
        values[rng.randrange(3)] *= 1000
        section |= {"type": "column", "data": {"categories": list("ABC"), "series": [{"name": "S", "values": values}]}}

    return take(rng, sections(made, "chart"), change)


@fault("E141")
def _(rng: random.Random, made: Briefing) -> bool:
    def change(section: dict[str, Any]) -> None:
        section.pop("unit", None)
        data = {"categories": ["A"], "series": [{"name": "S", "values": [rng.randint(1, 90)]}]}
        section |= {"type": rng.choice(["bar", "column", "pie"]), "data": data}

    return take(rng, sections(made, "chart"), change)


@fault("E142")
def _(rng: random.Random, made: Briefing) -> bool:
    day = "6月31日に決めた。" if made["language"] == "ja" else "It was decided on 31 June."
    return change_detail(rng, made, lambda detail: f"{detail}{'' if made['language'] == 'ja' else ' '}{day}")


@fault("L104")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: detail[:-1])


@fault("L105")
def _(rng: random.Random, made: Briefing) -> bool:
    if made["language"] == "en":
        return change_detail(rng, made, lambda detail: detail.replace(" ", "  ", 1))
    return change_detail(rng, made, lambda detail: rng.choice(["AI の", "当社 の", "新型 AI", "第1 段階"]) + detail)


@fault("L106")
def _(rng: random.Random, made: Briefing) -> bool:
    if made["language"] == "en":
        return change_detail(rng, made, lambda detail: "Cafe\u0301 owners know: " + detail)
    return change_detail(rng, made, lambda detail: _decomposed(detail))


def _decomposed(text: str) -> str | None:
    return next((text.replace(s, unicodedata.normalize("NFD", s), 1) for s in text if s in "がでどだばギグブプ"), None)


@fault("L107")
def _(rng: random.Random, made: Briefing) -> bool:
    if made["language"] == "en":
        return change_detail(rng, made, lambda detail: f"{detail} So it {rng.choice(['is is', 'was was'])}.")
    return change_detail(rng, made, lambda detail: "全体をを見ると、" + detail)


@fault("L108")
def _(rng: random.Random, made: Briefing) -> bool:
    number = f"{rng.randint(1001, 9999):,}"
    added = f"利用は{number}に増えた。" if made["language"] == "ja" else f" Use rose to {number}."
    return change_detail(rng, made, lambda detail: detail + added)


@fault("L109")
def _(rng: random.Random, made: Briefing) -> bool:
    number = rng.randint(10_000, 99_999_999)
    added = f"利用は{number}人に増えた。" if made["language"] == "ja" else f" Use rose to {number} people."
    return change_detail(rng, made, lambda detail: detail + added)


@fault("L201", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: "春、夏、秋、冬、年末を通して、" + detail)


@fault("L202", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    old, new = rng.choice([("、", "，"), ("。", "．"), ("、", "，")])
    return change_detail(rng, made, lambda detail: detail.replace(old, new, 1) if old in detail else None)


@fault("L203", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["概要(速報):", "要点:", "本当か?", "速報(暫定)"]
    return change_detail(rng, made, lambda detail: rng.choice(words) + detail)


@fault("L204", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["２０２６年の", "ＡＩと", "第３の"]) + detail)


@fault("L205", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["ﾃﾞｰﾀを見ると", "ｺｽﾄと"]) + detail)


@fault("L206", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: detail + "価格は下がったが、量は増えたが、利益は残った。")


@fault("L207", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["影響がないとは言えない。", "理由がないわけではない。", "分からなくもない。", "遅れないとも限らない。"]
    return change_detail(rng, made, lambda detail: detail + rng.choice(words))


@fault("L208", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["対応が必要です。", "効果が見込まれます。", "支障はありません。", "見直しが進みました。"]
    return change_detail(rng, made, lambda detail: detail + rng.choice(words))


@fault("L209", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["令和8年に、", "平成30年から、"]) + detail)


@fault("L210", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["2026/3/1に公表した。", "2026-03-01に決めた。"]
    return change_detail(rng, made, lambda detail: detail + rng.choice(words))


@fault("L221", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    pairs = [("サーバーを", "サーバを"), ("コンピューターを", "コンピュータを"), ("行なう前に、", "行う前に、")]
    pair = rng.choice(pairs)
    first, second = rng.sample([entry for entry in dicts(made) if "detail" in entry], 2)
    first["detail"], second["detail"] = pair[0] + first["detail"], pair[1] + second["detail"]
    return True


@fault("L222", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["誰でも見れる。", "早くは決めれない。", "すぐ出れる。"]
    return change_detail(rng, made, lambda detail: detail + rng.choice(words))


@fault("L301", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    words = ["（So they say.）", " So ＡＩ shows.", " So say １２ people."]
    return change_detail(rng, made, lambda detail: detail + rng.choice(words))


@fault("L302", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    mixed = ["‘Open’ markets, “new” markets: ", '"Old markets: ', 'Old” markets\' "new" ones: “']
    return change_detail(rng, made, lambda detail: rng.choice(mixed) + detail)


@fault("L303", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    change_detail(rng, made, lambda detail: "In the centre of the programme, " + detail)
    words = rng.choice(["Labor costs move. ", "They organize it. ", "The color changes. "])
    return change_detail(rng, made, lambda detail: None if "centre" in detail else words + detail)


@fault("L110")
def _(rng: random.Random, made: Briefing) -> bool:
    if made["language"] == "ja":
        return change_detail(rng, made, lambda detail: "前年比-5%である。" + detail)
    return change_detail(rng, made, lambda detail: rng.choice(["By -5%: ", "From 2025 - 2026: "]) + detail)


@fault("L116", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    rng.choice(made["sections"])["title"] = "THE COSTS HAVE RISEN AGAIN"
    return True


@fault("L117")
def _(rng: random.Random, made: Briefing) -> bool:
    words = (
        ["スライド3を参照。", "次の図に示す。"] if made["language"] == "ja" else ["As slide 3 shows: ", "See above: "]
    )
    return change_detail(rng, made, lambda detail: rng.choice(words) + detail)


@fault("L118")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["https://example.net/x ", "www.example.net "]) + detail)


@fault("L119")
def _(rng: random.Random, made: Briefing) -> bool:
    signs = "、；" if made["language"] == "ja" else ",;"
    return change_detail(rng, made, lambda detail: detail.rstrip("。.") + rng.choice(signs))


@fault("L120")
def _(rng: random.Random, made: Briefing) -> bool:
    other = "The board decides on the plan by the end of the year."
    if made["language"] != "ja":
        other = rng.choice(
            ["理事会は年内に計画を決める。", "Der Vorstand entscheidet über den Plan, und das ist nicht neu."]
        )
    return change_detail(rng, made, lambda _: other)


@fault("L121", "ja")
def _(rng: random.Random, made: Briefing) -> bool:
    if rng.random() < 0.5:
        made["to"] = [rng.choice(["総務部 御中", "森 花様", "関係者各位"])]
        return True
    return change_detail(rng, made, lambda detail: detail + "以上")


@fault("L304", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["By 12,5%: ", "By 12 %: "]) + detail)


@fault("L305", "en")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: rng.choice(["On 5/6/2026: ", "On 25/6/2026: "]) + detail)


@fault("L401")
def _(rng: random.Random, made: Briefing) -> bool:
    added = "生成系AIも使う。" if made["language"] == "ja" else " They use 生成系AI too."
    return change_detail(rng, made, lambda detail: detail + added)


@fault("L402")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: "絶対に、" + detail)


@fault("L403")
def _(rng: random.Random, made: Briefing) -> bool:
    return change_detail(rng, made, lambda detail: f"{rng.choice(['SMR', 'PSH'])}: " + detail)
