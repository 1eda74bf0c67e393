"""Languages: found by their tags, each with what documents need of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.audience.wording import Wording
from briefdeck.declared import judged
from briefdeck.document.richtext import words
from briefdeck.locale import chain, find, known, languages, lookup
from briefdeck.model.entries import Figure
from briefdeck.roundtrip.pull.paragraph.amounts import Amount, read_amount
from helpers import audience

SPOKEN = ("de", "en", "fr", "ja", "ko", "zh", "zh-Hant")
TAGS = st.tuples(
    st.sampled_from(["en", "ja", "zh", "de", "fr", "ko", "sr", "uz", "gsw", "qqq"]),
    st.sampled_from(["", "-Latn", "-Hans", "-Hant", "-Cyrl"]),
    st.sampled_from(["", "-GB", "-TW", "-CN", "-JP", "-419"]),
    st.sampled_from(["", "-x-house", "-u-co-phonebk"]),
).map("".join)
NBSP = "\u00a0"


def test_a_language_is_a_module_that_has_its_name() -> None:
    assert tuple(language.code for language in languages()) == SPOKEN
    assert [find(code) for code in SPOKEN] == list(languages())


@pytest.mark.parametrize(
    ("tag", "code", "full"),
    [
        ("ja", "ja", "ja-JP"),
        ("en", "en", "en-US"),
        ("en-GB", "en", "en-GB"),
        ("en-gb", "en", "en-GB"),
        ("en_AU", "en", "en-AU"),
        ("de-CH", "de", "de-CH"),
        ("zh", "zh", "zh-CN"),
        ("zh-Hans", "zh", "zh-CN"),
        ("zh-Hans-SG", "zh", "zh-SG"),
        ("zh-TW", "zh-Hant", "zh-TW"),
        ("zh-Hant", "zh-Hant", "zh-TW"),
        ("zh_HK", "zh-Hant", "zh-HK"),
        # Office takes the characters from the territory: one where others are written is left out.
        ("zh-Hans-TW", "zh", "zh-CN"),
        ("zh-Hant-CN", "zh-Hant", "zh-TW"),
        ("ko-KR", "ko", "ko-KR"),
        ("fr-x-house", "fr", "fr-FR"),
    ],
)
def test_a_tag_leads_to_its_language_in_its_territory(tag: str, code: str, full: str) -> None:
    assert (known(tag).code, known(tag).tag) == (code, full)


@pytest.mark.parametrize("tag", ["sv", "jav", "deu", "english", "", "e", "-", "en" * 40])
def test_a_language_without_a_module_is_none(tag: str) -> None:
    assert find(tag) is None
    with pytest.raises(ValueError, match="no language"):
        known(tag)


@given(TAGS)
def test_a_tag_gives_up_its_last_subtags_and_stays_in_its_language(tag: str) -> None:
    found = chain(tag)
    assert found[0] == tag.lower()
    assert {one.split("-")[0] for one in found} == {tag.split("-")[0]}
    assert len(set(found)) == len(found)
    assert all(not one.endswith("-x") for one in found)


@pytest.mark.slow
@given(TAGS, st.lists(TAGS, max_size=6))
def test_the_best_tag_is_one_of_those_known_in_the_same_language(wanted: str, others: list[str]) -> None:
    found = lookup(wanted, others)
    assert found is None or (found in others and found.split("-")[0] == wanted.split("-")[0])
    assert lookup(wanted, [*others, wanted]) is not None
    assert lookup(wanted.upper(), [wanted.lower()]) == wanted.lower()


@given(st.text(max_size=50), st.lists(st.text(max_size=12), max_size=4))
def test_any_words_may_be_looked_up(wanted: str, others: list[str]) -> None:
    assert lookup(wanted, others) in (None, *others)


def test_a_tag_is_looked_up_as_less_and_never_as_more() -> None:
    assert lookup("en-GB", ["fr", "en", "en-US"]) == "en"
    assert lookup("en-GB", ["fr", "en", "en-GB"]) == "en-GB"
    assert lookup("en", ["en-GB"]) is None
    assert lookup("zh-TW", ["zh"]) is None
    assert lookup("zh-TW", ["zh", "zh-Hant"]) == "zh-Hant"
    assert lookup("zh-CN", ["zh-Hant", "zh"]) == "zh"


@pytest.mark.parametrize(
    ("code", "number", "percent", "day", "amount"),
    [
        ("ja", "12,345.6", "%", "2026年4月1日", "{}円"),
        ("en", "12,345.6", "%", "1 April 2026", "¥{}"),
        ("en-IN", "12,345.6", "%", "1 April 2026", "JP¥{}"),
        ("de", "12.345,6", f"{NBSP}%", "1. April 2026", f"{{}}{NBSP}Yen"),
        ("de-CH", "12’345.6", "%", "1. April 2026", f"{{}}{NBSP}Yen"),
        ("fr", f"12{NBSP}345,6", f"{NBSP}%", "1er avril 2026", f"{{}}{NBSP}¥"),
        ("zh", "12,345.6", "%", "2026年4月1日", "{}日元"),
        ("zh-TW", "12,345.6", "%", "2026年4月1日", "{}日圓"),
        ("ko", "12,345.6", "%", "2026년 4월 1일", "{} 엔"),
    ],
)
def test_numbers_and_days(code: str, number: str, percent: str, day: str, amount: str) -> None:
    language = known(code)
    assert language.number(Decimal("12345.6")) == number
    assert language.percent == percent
    assert language.date(date(2026, 4, 1), language.dates.day) == day
    assert language.currency("JPY") == amount


@pytest.mark.parametrize(
    ("tag", "day", "quotes", "spelling"),
    [
        ("en", "1 April 2026", "“”", ""),
        ("en-US", "April 1, 2026", "“”", "American"),
        ("en-CA", "April 1, 2026", "“”", ""),
        ("en-GB", "1 April 2026", "‘’", "British"),
        ("en-AU", "1 April 2026", "‘’", "British"),
        ("en-IN", "1 April 2026", "‘’", "British"),
        ("de-DE", "1. April 2026", "„“", ""),
        ("de-CH", "1. April 2026", "«»", ""),
        ("zh-CN", "2026年4月1日", "“”", ""),
        ("zh-TW", "2026年4月1日", "「」", ""),
        ("fr-CA", "1er avril 2026", "«»", ""),
    ],
)
def test_a_territory_has_its_own_days_marks_and_spelling(tag: str, day: str, quotes: str, spelling: str) -> None:
    language = known(tag)
    assert language.date(date(2026, 4, 1), language.dates.day) == day
    assert "".join(language.quotes[0]).replace("\u00a0", "") == quotes
    assert language.spelling == spelling


def test_only_the_first_of_a_month_is_an_ordinal() -> None:
    french = known("fr")
    days = [french.date(date(2026, 4, number), french.dates.day) for number in (1, 2, 11, 21)]
    assert days == ["1er avril 2026", "2 avril 2026", "11 avril 2026", "21 avril 2026"]
    assert french.date(date(2026, 4, 1), french.dates.month) == "avril 2026"


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("ja", {10**4: "万", 10**8: "億", 10**12: "兆"}),
        ("en", {10**6: " million", 10**9: " billion", 10**12: " trillion"}),
        ("de", {10**6: f"{NBSP}Mio.", 10**9: f"{NBSP}Mrd.", 10**12: f"{NBSP}Bio."}),
        ("fr", {10**6: f"{NBSP}M", 10**9: f"{NBSP}Md"}),
        ("zh", {10**4: "万", 10**8: "亿", 10**12: "万亿"}),
        ("zh-TW", {10**4: "萬", 10**8: "億", 10**12: "兆"}),
        ("zh-HK", {10**4: "萬", 10**8: "億", 10**12: "兆"}),
        ("ko", {10**4: "만", 10**8: "억", 10**12: "조"}),
    ],
)
def test_large_scales(code: str, forms: dict[int, str]) -> None:
    scales = known(code).scales()
    assert [divisor for divisor, _ in scales] == sorted((divisor for divisor, _ in scales), reverse=True)
    assert {divisor: word for divisor, word in scales if divisor <= 10**12} == forms


@pytest.mark.parametrize(
    ("tag", "currency", "long", "short"),
    [
        ("en", "GBP", "£1.39 billion", "£1.39bn"),
        ("en-GB", "GBP", "£1.39 billion", "£1.39bn"),
        ("en-GB", "USD", "US$1.39 billion", "US$1.39bn"),
        ("en-US", "USD", "$1.39 billion", "$1.39B"),
        ("en-AU", "AUD", "$1.39 billion", "$1.39bn"),
        # Rupees alone are counted by lakh and crore.
        ("en-IN", "INR", "₹139 crore", "₹139Cr"),
        ("en-IN", "USD", "$1.39 billion", "$1.39B"),
        ("de", "EUR", "1,39 Mrd. €", "1,39 Mrd. €"),
        ("de-CH", "CHF", "CHF 1.39 Mrd.", "CHF 1.39 Mrd."),
        ("fr", "EUR", "1,39 Md €", "1,39 Md €"),
        ("fr-CH", "CHF", "1,39 Md CHF", "1,39 Md CHF"),
        ("fr-CA", "CAD", "1,39 G $", "1,39 G $"),
        ("fr-CA", "USD", "1,39 G $ US", "1,39 G $ US"),
        ("ja", "JPY", "13.9億円", "13.9億円"),
        ("zh", "CNY", "13.9亿元", "13.9亿元"),
        ("zh-TW", "TWD", "新台幣13.9億元", "新台幣13.9億元"),
        ("zh-TW", "CNY", "人民幣13.9億元", "人民幣13.9億元"),
        ("zh-HK", "HKD", "13.9億港元", "13.9億港元"),
        ("ko", "KRW", "13.9억원", "13.9억원"),
    ],
)
def test_money_is_short_where_an_audience_asks_for_it(tag: str, currency: str, long: str, short: str) -> None:
    figure = judged(Figure, {"value": 1_390_000_000, "unit": currency, "label": "Cost"})
    plain = audience("executive")
    brief = replace(plain, settings=plain.settings.model_copy(update={"amounts": "short"}))
    for named, wanted in ((plain, long), (brief, short)):
        spoken = Wording(named, tag, tag)
        said = str(spoken.amount(figure))
        assert said.replace(NBSP, " ") == wanted
        # And it is read back, from a file of either form.
        assert read_amount(said, currency, spoken, approximate=False) == Amount(1_390_000_000)
    assert read_amount(long.replace(" ", NBSP), currency, Wording(brief, tag, tag), approximate=False) == Amount(
        1_390_000_000
    )


@pytest.mark.parametrize(("typed", "value"), [("-31%", -31), ("− 31%", -31), ("- 31%", None), ("- about 31%", None)])
def test_a_hyphen_with_a_space_behind_it_is_no_minus(typed: str, value: int | None) -> None:
    """It is the bullet of a list, as people type one."""
    read = read_amount(typed, "%", Wording(audience("executive"), "en", "en"), approximate=False)
    assert read == (Amount(value) if value is not None else None)


@pytest.mark.parametrize("typed", ["31 per cent", "31 percent", "31 %", "31%"])
def test_a_unit_in_other_words_is_the_same_unit(typed: str) -> None:
    spoken = Wording(audience("executive"), "en", "en")
    assert read_amount(typed, "%", spoken, approximate=False) == Amount(31)


@pytest.mark.parametrize(
    ("unit", "long", "short"),
    [("GBP", "£ billion", "£bn"), ("TEU", "billion TEU", "bn TEU"), ("kWh", "billion kWh", "bn kWh")],
)
def test_the_unit_of_a_chart_is_short_as_well(unit: str, long: str, short: str) -> None:
    plain = audience("executive")
    brief = replace(plain, settings=plain.settings.model_copy(update={"amounts": "short"}))
    for named, wanted in ((plain, long), (brief, short)):
        spoken = Wording(named, "en-GB", "en-GB")
        _, word = spoken.scale([1.4e9, 2.1e9], unit)
        assert spoken.scaled_unit(words(unit), word).plain.replace(NBSP, " ") == wanted


@pytest.mark.parametrize(("tag", "unit"), [("en", "lines"), ("de", "Mio. Euro"), ("ja", "件"), ("en", "kWh")])
def test_a_unit_without_a_scale_stands_as_it_is(tag: str, unit: str) -> None:
    spoken = Wording(audience("executive"), tag, tag)
    assert spoken.scale([400, 500], unit) == (1, "")
    assert spoken.scaled_unit(words(unit), "").plain == unit


@pytest.mark.parametrize("code", SPOKEN)
def test_every_currency_has_a_form_with_one_number(code: str) -> None:
    language = known(code)
    for currency in ("USD", "EUR", "JPY", "GBP", "CNY", "KRW", "CHF", "INR", "SEK", "BRL", "ZAR"):
        assert language.currency(currency).count("{}") == 1
        assert language.currency(currency).strip("{}\u00a0")
    assert [language.currency(unit) for unit in ("", "MWh", "km", "XXX", "usd")] == [""] * 5


@pytest.mark.parametrize("code", SPOKEN)
def test_what_every_language_says(code: str) -> None:
    language = known(code)
    assert language.tag.startswith(f"{code[:2]}-")
    assert len(language.months) == 12
    assert all(one and other for one, other in (*language.quotes, language.brackets))
    assert bool(language.theme_script) == (code[:2] in ("ja", "ko", "zh"))
    assert language.lint == {"ja": "japanese", "en": "english"}.get(code, "")
