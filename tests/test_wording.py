"""Numbers, dates and labels in the words of an audience."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.audience.reader import read_audience
from briefdeck.audience.wording import Wording
from briefdeck.declared import judged
from briefdeck.document.richtext import EMPTY, words
from briefdeck.locale import currency_codes
from briefdeck.model.entries import Figure
from briefdeck.model.leaves import Text
from conftest import ROOT


@cache
def wording(language: str, audience: str = "analyst") -> Wording:
    made, found = read_audience(ROOT / "templates" / audience)
    assert made is not None, found
    return Wording(made, language, "ja")


def figure(**given: Any) -> Figure:
    return judged(Figure, {"label": "x", **given})


@pytest.mark.parametrize(
    ("given", "ja", "en"),
    [
        ({"value": 1.4e12, "unit": "USD"}, "1.4兆ドル", "$1.4\u00a0trillion"),
        ({"value": 5e11, "unit": "USD", "approximate": True}, "約5,000億ドル", "about $500\u00a0billion"),
        ({"value": 1_200_000_000, "unit": "JPY"}, "12億円", "¥1.2\u00a0billion"),
        ({"value": 12_000, "unit": "JPY"}, "1.2万円", "¥12,000"),
        ({"value": -5e11, "unit": "EUR"}, "−5,000億ユーロ", "−€500\u00a0billion"),
        ({"value": 1_234_567, "unit": "USD"}, "1,234,567ドル", "$1,234,567"),
        ({"value": 0, "unit": "USD"}, "0ドル", "$0"),
        ({"value": 31, "unit": "%"}, "31%", "31%"),
        ({"value": 8, "unit": "%", "decimals": 1}, "8.0%", "8.0%"),
        ({"value": "8.0", "unit": "%"}, "8%", "8%"),
        ({"value": 15860, "unit": "MWh"}, "15,860MWh", "15,860\u00a0MWh"),
        ({"value": 3.9, "unit": {"ja": "年", "en": "years"}}, "3.9年", "3.9\u00a0years"),
        ({"value": 3.9, "unit": {"en": "years"}}, "3.9years", "3.9\u00a0years"),
        ({"value": 31, "unit": "percent"}, "31%", "31%"),
        ({"value": 31, "unit": "“%”"}, "31%", "31%"),
        ({"value": 1.5, "unit": "pp"}, "1.5ポイント", "1.5\u00a0pp"),
        ({"value": -25, "unit": "bps"}, "−25bp", "−25\u00a0bps"),
        ({"value": 5, "unit": "million t"}, "5million t", "5\u00a0million t"),
        ({"value": 1.39e9, "unit": "gbp"}, "13.9億ポンド", "£1.39\u00a0billion"),
        ({"value": 1.39e9, "unit": "£"}, "13.9億ポンド", "£1.39\u00a0billion"),
        ({"value": 3, "unit": "cup"}, "3cup", "3\u00a0cup"),
        ({"value": 12345.678}, "12,345.678", "12,345.678"),
    ],
)
def test_figures(given: dict[str, Any], ja: str, en: str) -> None:
    assert str(wording("ja").amount(figure(**given))) == ja
    assert str(wording("en").amount(figure(**given))) == en


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("GBP", [*["£1.39 billion"] * 4, "1,39 Mrd. Pfund", "1,39 Md £"]),
        (
            "USD",
            [
                "$1.39 billion",
                "US$1.39 billion",
                "US$1.39 billion",
                "$1.39 billion",
                "1,39 Mrd. US-Dollar",
                "1,39 Md $",
            ],
        ),
        ("CNY", ["CN¥1.39 billion"] * 4 + ["1,39 Mrd. Yuan", "1,39 Md CNY"]),
        ("CHF", ["CHF 1.39 billion"] * 4 + ["1,39 Mrd. CHF", "1,39 Md CHF"]),
        ("INR", ["₹1.39 billion"] * 3 + ["₹139 crore", "1,39 Mrd. ₹", "1,39 Md ₹"]),
    ],
)
def test_money_has_its_form_in_each_language(code: str, written: list[str]) -> None:
    tags = ("en", "en-GB", "en-AU", "en-IN", "de", "fr")
    amounts = [str(wording(tag).amount(figure(value=1.39e9, unit=code))) for tag in tags]
    assert [amount.replace("\u00a0", " ") for amount in amounts] == written


@given(
    st.sampled_from(currency_codes()), st.sampled_from(["en", "en-GB", "en-AU", "de", "fr", "ja", "zh", "zh-TW", "ko"])
)
def test_every_currency_takes_the_scales_of_the_language(code: str, tag: str) -> None:
    amount = wording(tag).amount(figure(value=1_390_000_000, unit=code))
    assert amount.number in ("1.39", "1,39", "13.9")
    assert "\u202f" not in str(amount)


def test_the_parts_of_a_figure_that_is_set_large() -> None:
    amount = wording("en").amount(figure(value=5e11, unit="USD", approximate=True))
    assert (amount.prefix, amount.number, amount.unit) == ("about $", "500", "\u00a0billion")


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e12, 1e12)))
def test_a_number_keeps_fifteen_digits(value: float) -> None:
    for language in ("ja", "en"):
        shown = float(wording(language).number(value).replace(",", "").replace("−", "-"))
        assert shown == float(format(value, ".15g"))


@given(st.integers(-(10**15), 10**15))
def test_a_scaled_number_loses_no_digit(value: int) -> None:
    scales = {"": 1, "万円": 10**4, "億円": 10**8, "兆円": 10**12}
    amount = wording("ja").amount(figure(value=value, unit="JPY"))
    scale = scales.get(amount.unit, 1)
    assert round(float(amount.number.replace(",", "").replace("−", "-")) * scale) == value


@pytest.mark.parametrize(
    ("value", "analyst", "official", "english"),
    [
        (date(2026, 4, 10), "2026年4月10日", "令和8年4月10日", "10 April 2026"),
        ("2026-04", "2026年4月", "令和8年4月", "April 2026"),
        ("2026", "2026年", "令和8年", "2026"),
        ("2019-05-01", "2019年5月1日", "令和元年5月1日", "1 May 2019"),
        ("2019-04-30", "2019年4月30日", "平成31年4月30日", "30 April 2019"),
        ("1989-01-08", "1989年1月8日", "平成元年1月8日", "8 January 1989"),
        ("1985-12", "1985年12月", "1985年12月", "December 1985"),
        (None, "", "", ""),
    ],
)
def test_dates(value: date | str | None, analyst: str, official: str, english: str) -> None:
    assert wording("ja").date(value) == analyst
    assert wording("ja", "public-sector").date(value) == official
    assert wording("en").date(value) == english


@pytest.mark.parametrize("audience", ["analyst", "executive", "public-sector"])
def test_a_day_is_written_as_in_the_territory(audience: str) -> None:
    assert wording("en-US", audience).date(date(2026, 4, 10)) == "April 10, 2026"
    assert wording("en-GB", audience).date(date(2026, 4, 10)) == "10 April 2026"


def test_labels_are_filled_and_lose_what_has_no_value() -> None:
    pattern = Text({"ja": "{outlet}「{title}」|（{date}）|、{accessed}閲覧", "en": "{outlet}, {title}|, {date}|"})
    said = {"outlet": "Wire", "title": "Costs", "date": "2026年", "accessed": "4月"}
    full = {name: words(value) for name, value in said.items()}
    assert wording("ja").segments(pattern, **full).plain == "Wire「Costs」（2026年）、4月閲覧"
    assert wording("ja").segments(pattern, **{**full, "date": EMPTY}).plain == "Wire「Costs」、4月閲覧"
    assert wording("en").segments(pattern, **{**full, "date": EMPTY, "accessed": EMPTY}).plain == "Wire, Costs"
    assert wording("en").fill(Text({"": "as of {date} {x}"}), date="2026") == "as of 2026 {x}"


@given(st.text(alphabet="{}|ab", max_size=6))
def test_a_value_that_looks_like_a_pattern_stays_as_it_is(value: str) -> None:
    said = wording("en").segments(Text({"": "{outlet}|, {title}"}), outlet=words("Wire"), title=words(value))
    assert said.plain == (f"Wire, {value}" if value else "Wire")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("en", "Costs"), ("ja", "費用"), ("de", "費用"), ("fr", "費用")],
)
def test_the_language_of_a_text(wanted: str, said: str) -> None:
    assert Text({"ja": "費用", "en": "Costs"}).choose(wanted, "ja")[1] == said
    assert Text({"": "x"}).choose(wanted, "ja") == ("", "x")


def test_a_form_of_a_unit_has_a_place_for_the_number(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(ROOT / "templates/executive", folder)
    settings = folder / "audience.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('USD: {ja: "{}ドル"}', 'USD: {ja: "{}ドル", en: US$}'), encoding="utf-8")
    found = read_audience(folder)[1]
    assert ["does not say where the number" in d.what for d in found] == [True]
