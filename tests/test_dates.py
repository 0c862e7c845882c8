"""Numbers in words, lengths of time, dates and calendars, by gold cases and by what always holds."""

import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from foedus.coding import date_words, number_words
from foedus.coding.calendars import buddhist, islamic, julian, persian
from foedus.coding.dates import dates, find
from foedus.coding.durations import durations
from foedus.coding.number_words import number_at
from foedus.languages import codes, section
from foedus.model import Text
from foedus.structure import parse

CASES = ROOT / "tests" / "cases" / "dates"
MONTHS = date_words.written_languages()


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return found


@pytest.mark.parametrize("case", cases("numbers.toml"), ids=lambda c: c["words"])
def test_a_number_in_words_has_its_value_and_ends_where_it_ends(case: dict[str, Any]) -> None:
    number = number_at(case["words"], 0, case["language"])
    assert number is not None
    assert (number.value, case["words"][number.end :]) == (case["value"], case.get("rest", ""))


@pytest.mark.parametrize("words", ["and five", "day", "", "hundredweight", "onerous"])
def test_what_is_no_number_gives_none(words: str) -> None:
    assert number_at(words, 0, "eng") is None


@given(st.integers(1, 2199))
def test_every_english_number_is_read_as_it_is_spelled(value: int) -> None:
    words = spelled(value)
    assert number_at(words, 0, "eng") == (value, len(words))


@pytest.mark.parametrize("case", cases("durations.toml"), ids=lambda c: c["text"][:30])
def test_lengths_of_time(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[start:end], iso] for start, end, iso in durations(text, 0, len(text), case["language"])]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("dates.toml"), ids=lambda c: c["text"][:30])
def test_dates(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[d.start : d.end], d.edtf] for d in dates(text, 0, len(text), case["language"])]
    assert found == case["found"]


@given(st.sampled_from(MONTHS), st.dates(date(1600, 1, 1), date(2150, 12, 31)), st.data())
def test_a_date_written_out_is_read_back(language: str, day: date, data: st.DataObject) -> None:
    table = section(language, "dates")
    name = data.draw(st.sampled_from(table["months"][day.month - 1]))
    after_day = data.draw(st.sampled_from(["", *table["day_month"]]))
    before_year = data.draw(st.sampled_from(["", *table["month_year"]]))
    case = data.draw(st.sampled_from([str, str.upper, str.title]))
    words = case(" ".join(f"{day.day} {after_day} {name} {before_year} {day.year}".split()))
    text = f"({words})"
    assert [(d.edtf, text[d.start : d.end]) for d in dates(text, 0, len(text), language)] == [
        (day.isoformat(), words)
    ]


@given(st.text(max_size=200), st.sampled_from([*codes(), None]))
def test_any_text_gives_dates_in_order_inside_the_text(text: str, language: str | None) -> None:
    for found in (dates(text, 0, len(text), language), durations(text, 0, len(text), language)):
        ends = 0
        for one in found:
            assert ends <= one[0] < one[1] <= len(text)
            ends = one[1]


def test_a_stretch_is_read_as_if_it_were_the_whole() -> None:
    text = "17 January 2025, 18 January 2026"
    assert [d.edtf for d in dates(text, 1, 14, "eng")] == []
    assert [(d.start, d.edtf) for d in dates(text, 17, len(text), "eng")] == [(17, "2026-01-18")]


# Calendars


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [
        ((1357, 11, 22), "1979-02-11"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1403, 10, 28), "2025-01-17"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_solar_hijri_days_of_the_almanac(day: tuple[int, int, int], gregorian: str) -> None:
    assert str(persian(*day)) == gregorian


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [((1, 1, 1), "0622-07-19"), ((1400, 1, 1), "1979-11-21"), ((1445, 9, 1), "2024-03-11")],
)
def test_days_of_the_tabular_islamic_calendar(day: tuple[int, int, int], gregorian: str) -> None:
    assert str(islamic(*day)) == gregorian


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [((1582, 10, 5), "1582-10-15"), ((1900, 2, 29), "1900-03-13"), ((1917, 10, 25), "1917-11-07")],
)
def test_julian_days(day: tuple[int, int, int], gregorian: str) -> None:
    assert str(julian(*day)) == gregorian


@pytest.mark.parametrize("day", [(1400, 12, 30), (1400, 7, 31), (1400, 13, 1), (1400, 0, 1), (1, 1, 1)])
def test_days_that_the_solar_hijri_calendar_lacks(day: tuple[int, int, int]) -> None:
    assert persian(*day) is None


def test_years_of_the_buddhist_era() -> None:
    assert (buddhist(2500), buddhist(1957)) == (1957, None)


@pytest.mark.parametrize("calendar", [persian, islamic])
def test_days_follow_one_another(calendar: Any) -> None:
    counted = [
        found
        for year in range(1380, 1420)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := calendar(year, month, day))
    ]
    distinct = sorted(set(counted))
    assert distinct[-1] - distinct[0] == timedelta(days=len(distinct) - 1)


# Annotations and tables


def test_dates_of_a_document_tell_the_signature_from_mentions() -> None:
    text = "Article 1\n\nThe Protocol of 3 May 1990 ends.\n\nDone at Brennhavn on 4 May 2019.\n"
    document = parse(Text.of(text, language="eng"))
    found = [(document.quote(a.start, a.end), dict(a.fields)) for a in find(document)]
    assert found == [
        ("3 May 1990", {"edtf": "1990-05-03", "role": "mention"}),
        ("4 May 2019", {"edtf": "2019-05-04", "role": "signature"}),
    ]


@pytest.mark.parametrize("code", codes())
def test_the_tables_have_known_keys_only(code: str) -> None:
    numbers, table = section(code, "numbers"), section(code, "dates")
    assert set(numbers) <= number_words.KEYS
    assert set(table) <= date_words.KEYS
    assert set(table["units"]) == {"day", "week", "month", "year"}
    assert len(table.get("months", ())) in (0, 12)
    assert set(table.get("calendars", ())) <= {"islamic", "persian"}
    assert all(len(calendar["months"]) == 12 for calendar in table.get("calendars", {}).values())


def spelled(value: int) -> str:
    """An English cardinal as treaties write it: "one thousand nine hundred and five"."""
    cardinals = {number: word for word, number in reversed(section("eng", "numbers")["cardinals"].items())}
    parts = []
    for size, name in ((1000, "thousand"), (100, "hundred")):
        count, value = divmod(value, size)
        if count:
            parts.append(f"{cardinals[count]} {name}")
    if value:
        tens, units = divmod(value, 10)
        small = cardinals.get(value) or f"{cardinals[10 * tens]}-{cardinals[units]}"
        parts.append(f"and {small}" if parts else small)
    return " ".join(parts)
