"""Earlier versions of two example briefings, as edits of what they say now."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT

# What stands there now, and what stood there before.
EDITS: dict[str, tuple[tuple[str, str], ...]] = {
    "factory-energy": (
        ("date: 2026-04-10\n", "date: 2026-03-01\n"),
        ("    value: 15860\n", "    value: 14900\n"),
        ("    value: 1.2e9\n", "    value: 1.35e9\n"),
        ("    value: 3.9\n", "    value: 4.4\n"),
        ("      en: No opposition; the works", "      en: Nobody opposes the plan; the works"),
        ("      ja: 対策への反対はなく、労使協議会は", "      ja: 計画への反対はなく、労使協議会は"),
        ("    status: reported\n    sources: [managers, finance, council]", "    status: inference"),
        ("      en: Prices rose faster than", "      en: In 2025 prices rose faster than"),
        ("使用量の減少を単価の上昇が上回り", "2025年は使用量の減少を単価の上昇が上回り"),
        ("[{en: Kitakami, ja: 北上}, 20140, 18490, -8.2,", "[{en: Kitakami, ja: 北上}, 20140, 18610, -7.6,"),
        ('          en: "The plan pays, provided energy', '          en: "The programme pays, provided energy'),
        ("        stance: neutral\n        outlets: [finance]", "        stance: critical\n        outlets: [finance]"),
        ("en: Order for all plants together, ja: 全工場分をまとめて発注する", "en: Order early, ja: 早めに発注する"),
        (
            "          - {en: Little gain once the load is lower, ja: 負荷が下がれば得られる利点は小さい}\n",
            "",
        ),
        (
            "  - text:\n      en: Start with heat recovery and compressed air; shift times stay\n"
            "      ja: 排熱回収と圧縮空気から着手し、勤務時間には手を付けない\n    detail:\n"
            "      en: Heat exchangers take nine months to arrive, so that they have to be ordered by July 2026.\n"
            "      ja: 熱交換器の納入には9か月かかり、2026年7月までの発注が必要となる。\n"
            "    see: programme\n    status: inference\n",
            "  - text: {en: Decide on shift times in May, ja: 勤務時間の扱いは5月に決める}\n    status: inference\n",
        ),
        (
            "  council:\n    outlet: {en: Works council, ja: 労使協議会}\n"
            "    title: {en: Statement on the energy programme, ja: 省エネルギー計画についての意見}\n",
            "  council:\n    outlet: {en: Works council, ja: 労使協議会}\n"
            "    title: {en: Draft statement on the energy programme, ja: 省エネルギー計画についての意見（案）}\n",
        ),
    ),
    "code-red": (
        ("date: 2025-12-05\n", "date: 2025-12-03\n"),
        ("    value: 5e11\n", "    value: 4.8e11\n"),
        ("OpenAIは3計画を後回しにし、毎日の", "OpenAIは2計画を後回しにし、毎日の"),
        ("    sources: [article, ft, qz, theinformation]\n  - label", "    sources: [article, ft]\n  - label"),
        (
            "        - {text: 無料版での広告, status: reported, sources: [article]}\n",
            "",
        ),
        ("      note: 評価額と投資の約束額は性質の異なる金額であり、", "      note: 評価額と投資の約束額は"),
        ("    title: 競争環境の変化\n", "    title: 競争の環境\n"),
        ("        stance: critical\n", "        stance: neutral\n"),
        ("導入の前に、組み込む業務を決める", "導入の前に、業務を選ぶ"),
        ("  text: OpenAIの危機というより", "  text: OpenAIの危機であり"),
        (
            "  businessinsider:\n    outlet: Business Insider\n    title: Inside Altman’s urgent push to fix ChatGPT\n",
            "  businessinsider:\n    outlet: Business Insider\n    title: Inside Altman’s push to fix ChatGPT\n",
        ),
    ),
}


def earlier(name: str) -> str:
    """The earlier version of an example."""
    text = (ROOT / "briefings" / f"{name}.yaml").read_text(encoding="utf-8")
    for now, before in EDITS[name]:
        assert now in text, now
        text = text.replace(now, before)
    return text


def put_earlier(name: str, folder: Path) -> Path:
    """The earlier version of an example, as a file of its own beside the briefing."""
    path = folder / f"{name}.earlier.yaml"
    path.write_text(earlier(name), encoding="utf-8")
    return path
