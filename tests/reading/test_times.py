"""Time expressions in English, resolved against a publication date and without one."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord.reading.times as times_module
from onrecord.domain.dates import Date
from onrecord.reading.times import TimeExpression, find_times

THURSDAY = "2023-12-07"


def only(text: str, published: str | None = THURSDAY) -> TimeExpression:
    found = find_times(text, published=published)
    assert len(found) == 1, found
    return found[0]


def value(text: str, published: str | None = THURSDAY) -> str | None:
    return only(text, published).date.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Dec. 6, 2023.", "2023-12-06"),
        ("They met on 6 December 2023.", "2023-12-06"),
        ("They met on the 6th of December, 2023.", "2023-12-06"),
        ("They met on Wednesday, December 6, 2023.", "2023-12-06"),
        ("OSLO, DEC. 6, 2023 (Wire) - They met.", "2023-12-06"),
        ("Updated 2023-12-06T10:00:00+08:00.", "2023-12-06"),
        ("Dated 2023/12/06.", "2023-12-06"),
        ("They met in December 2023.", "2023-12"),
        ("They met in late May 2023.", "2023-05"),
        ("The limits were lifted in 2022, as well as others.", "2022"),
        ("It fell in the third quarter of 2022.", "2022"),
        ("It won the 2022 prize.", "2022"),
    ],
)
def test_a_stated_date_needs_no_publication_date(text: str, expected: str) -> None:
    found = only(text, None)
    assert (found.date.value, found.date.basis) == (expected, "stated")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met her on Wednesday.", "2023-12-06"),
        ("He met her on Thursday.", "2023-12-07"),
        ("He met her on Friday.", "2023-12-01"),
        ("He met her on Wednesday morning.", "2023-12-06"),
        ("He met her early on Monday.", "2023-12-04"),
        ("He met her last Friday.", "2023-12-01"),
        ("He met her on Tuesday of last week.", "2023-11-28"),
        ("He met her yesterday.", "2023-12-06"),
        ("He met her earlier today.", "2023-12-07"),
        ("He met her last night.", "2023-12-06"),
        ("He met her the day before yesterday.", "2023-12-05"),
        ("He met her three days ago.", "2023-12-04"),
        ("He met her last month.", "2023-11"),
        ("He met her twenty-one months ago.", "2022-03"),
        ("He met her earlier this year.", "2023"),
        ("He met her late last year.", "2022"),
        ("He met her two years ago.", "2021"),
        ("He met her last summer.", "2023"),
        ("He met her in November last year.", "2022-11"),
    ],
)
def test_told_as_past_it_is_the_latest_such_time_up_to_publication(text: str, expected: str) -> None:
    found = only(text)
    assert (found.date.value, found.date.basis) == (expected, "relative")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two will meet on Friday.", "2023-12-08"),
        ("The two will meet on Thursday.", "2023-12-07"),
        ("The two are expected to meet on Wednesday.", "2023-12-13"),
        ("On Wednesday, the two will meet.", "2023-12-13"),
        ("The two will meet next Tuesday.", "2023-12-12"),
        ("The two will meet tomorrow.", "2023-12-08"),
        ("The two will meet in March.", "2024-03"),
        ("The vote is to be held on June 20.", "2024-06-20"),
    ],
)
def test_told_as_future_it_is_the_first_such_time_from_publication(text: str, expected: str) -> None:
    assert value(text) == expected


def test_the_verb_that_belongs_to_the_day_decides_and_not_a_later_one() -> None:
    assert value("The ministry said on Wednesday that it will appeal.") == "2023-12-06"


def test_a_tense_that_the_caller_knows_goes_before_the_words_around() -> None:
    found = find_times("He met her on Friday.", published=THURSDAY, tense_at=lambda offset: "future")
    assert found[0].date.value == "2023-12-08"


def test_the_reason_names_the_words_and_what_they_were_set_against() -> None:
    assert only("He met her on Wednesday.").date.why == "“Wednesday” before the publication date 2023-12-07"


def test_last_and_next_weekday_are_left_open_where_that_week_has_one_of_its_own() -> None:
    found = only("He met her last Wednesday.").date
    assert (found.value, found.candidates) == (None, ("2023-11-29", "2023-12-06"))


def test_last_month_name_is_left_open_where_this_year_has_had_one() -> None:
    found = only("He met her last November.").date
    assert (found.value, found.candidates) == (None, ("2022-11", "2023-11"))
    assert value("He met her last November.", "2023-03-01") == "2022-11"


@pytest.mark.parametrize(
    "words", ["Wednesday", "yesterday", "last month", "earlier this year", "this spring"]
)
def test_without_a_publication_date_a_relative_time_has_no_value_and_says_why(words: str) -> None:
    found = only(f"He met her {words}.", None).date
    assert (found.value, found.precision, found.candidates) == (None, "unknown", ())
    assert found.why == f"“{words}” counts from the publication date, and the report has no publication date"


def test_without_a_publication_date_a_full_date_on_that_weekday_is_a_candidate() -> None:
    text = "Posted December 6, 2023.\n\nHe met her on Wednesday. A photo of May 20, 2022 shows both."
    found = find_times(text, published=None)
    assert found[1].date.candidates == ("2023-12-06",)


def test_a_publication_date_that_is_not_iso_is_told_apart_from_none() -> None:
    assert "is not an ISO 8601 day" in only("He met her on Wednesday.", "last week").date.why


def test_the_publication_day_is_taken_as_written_in_its_own_zone() -> None:
    assert value("He met her today.", "2023-12-07T23:30:00-08:00") == "2023-12-07"


def test_a_day_without_its_year_is_the_one_nearest_to_publication() -> None:
    found = only("He met her on Dec. 20, officials said.", "2024-01-05").date
    assert (found.value, found.basis) == ("2023-12-20", "inferred")


def test_a_day_told_in_the_past_but_a_few_days_ahead_is_still_the_nearest() -> None:
    assert value("The talks were planned for Dec. 20.") == "2023-12-20"


def test_a_day_without_its_year_or_a_publication_date_has_no_value() -> None:
    found = only("He met her on December 6.", None).date
    assert found.value is None
    assert found.candidates == ()
    assert found.why == "“December 6”: no year is stated and the report has no publication date"


def test_years_that_the_report_states_bound_a_day_without_its_year() -> None:
    text = "Photo taken on May 20, 2022.\n\nHe met her on December 6."
    assert find_times(text, published=None)[1].date.candidates == ("2022-12-06",)


def test_a_day_without_its_year_is_in_the_year_told_just_before_it() -> None:
    found = find_times("He was held on 4 July 1931 and freed on August 2.", published=None)
    assert (found[1].date.value, found[1].date.basis) == ("1931-08-02", "inferred")
    found = find_times("He was held on 4 July 1931 and freed on January 2.", published=None)
    assert found[1].date.candidates == ("1931-01-02", "1932-01-02")


def test_a_year_looked_back_to_does_not_carry_past_its_sentence_where_publication_is_known() -> None:
    found = find_times("It had closed in 2009. It opened again on Dec. 6.", published=THURSDAY)
    assert found[1].date.value == "2023-12-06"
    found = find_times("It closed on July 4, 2009, and opened again on Dec. 6.", published=THURSDAY)
    assert found[1].date.value == "2009-12-06"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the next day", "2023-12-05"),
        ("the previous day", "2023-12-03"),
        ("later that day", "2023-12-04"),
        ("three days later", "2023-12-07"),
        ("the same month", "2023-12"),
        ("two years later", "2025"),
    ],
)
def test_words_that_lean_on_a_date_just_before_them_count_from_it(words: str, expected: str) -> None:
    found = find_times(f"He met her on Dec. 4, 2023, and {words}, he left.", published=None)
    assert (found[1].date.value, found[1].date.basis) == (expected, "inferred")


def test_words_that_lean_on_nothing_dated_have_no_value() -> None:
    assert value("He left the previous day.") is None


def test_no_date_is_leaned_on_across_a_paragraph() -> None:
    assert (
        find_times("He came on Dec. 4, 2023.\n\nHe left the next day.", published=None)[1].date.value is None
    )


def test_days_of_one_month_told_as_one_have_the_month_and_keep_both_ends() -> None:
    found = only("They met on Nov. 14-15, 2023.")
    assert (found.text, found.role, found.date.value) == ("Nov. 14-15, 2023", "range", "2023-11")
    assert (found.first, found.last) == ("2023-11-14", "2023-11-15")


def test_days_of_two_months_are_two_ends_that_share_the_year() -> None:
    begin, end = find_times("It ran from December 30 to January 2, 2022.", published=None)
    assert (begin.date.value, begin.role, end.date.value, end.role) == (
        "2021-12-30",
        "begin",
        "2022-01-02",
        "end",
    )


def test_a_week_has_the_month_that_holds_it_and_keeps_its_days() -> None:
    found = only("They met this week.")
    assert (found.date.value, found.first, found.last) == ("2023-12", "2023-12-04", "2023-12-10")


def test_a_stretch_over_two_years_has_no_value_but_both_as_candidates() -> None:
    assert only("They met last winter.", "2023-12-07").date.candidates == ("2022", "2023")
    assert only("They met this week.", "2024-01-01").date.value == "2024-01"
    assert only("They met last week.", "2025-01-08").date.candidates == ("2024-12", "2025-01")


def test_the_weekend_is_the_last_one_begun() -> None:
    assert only("They met over the weekend.").first == "2023-12-02"
    assert only("They met over the weekend.", "2023-12-10").first == "2023-12-09"


@pytest.mark.parametrize(
    ("words", "role"), [("since 2019", "begin"), ("until Friday", "end"), ("on Friday", "point")]
)
def test_the_word_before_tells_whether_it_is_an_end_of_a_period(words: str, role: str) -> None:
    assert only(f"It was open {words}.").role == role


def test_figures_that_may_put_day_or_month_first_are_left_open() -> None:
    found = only("Dated 06/12/2023.", None).date
    assert (found.value, found.candidates) == (None, ("2023-06-12", "2023-12-06"))


def test_figures_follow_the_order_that_others_of_the_report_show() -> None:
    found = find_times("Dated 06/12/2023, due 25/12/2023.", published=None)
    assert [each.date.value for each in found] == ["2023-12-06", "2023-12-25"]


def test_figures_that_may_be_two_days_are_the_one_near_publication() -> None:
    found = only("Dated 06/12/2023.").date
    assert (found.value, found.basis) == ("2023-12-06", "inferred")


def test_a_full_date_with_another_weekday_keeps_its_value_and_tells_the_contradiction() -> None:
    found = only("They met on Tuesday, Dec. 6, 2023.")
    assert found.date.value == "2023-12-06"
    assert found.contradiction == "“Tuesday, Dec. 6, 2023”: 2023-12-06 was a Wednesday"


def test_a_weekday_that_speaks_for_another_year_leaves_the_date_open() -> None:
    found = only("They met on Tuesday, Dec. 6.")
    assert found.date.candidates == ("2022-12-06", "2023-12-06")
    assert found.contradiction is not None


@pytest.mark.parametrize("words", ["Feb. 30, 2023", "30 February", "31/02/2023", "2023-13-45", "June 31"])
def test_a_day_that_the_calendar_does_not_have_has_no_value(words: str) -> None:
    found = only(f"Dated {words}.").date
    assert found.value is None
    assert "not a day of the calendar" in found.why


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("for two years", "duration"),
        ("a two-day visit", "duration"),
        ("over the past year", "duration"),
        ("in the 1990s", "duration"),
        ("every Friday", "set"),
        ("on Wednesdays", "set"),
        ("twice a week", "set"),
        ("recently", "date"),
        ("in recent years", "date"),
        ("more than two years ago", "date"),
    ],
)
def test_what_names_no_one_date_is_found_without_a_value(words: str, kind: str) -> None:
    found = only(f"He stayed {words}.")
    assert (found.kind, found.date.value) == (kind, None)


@pytest.mark.parametrize("words", ["Wednesday night", "tonight", "this morning"])
def test_a_part_of_a_day_is_a_time_with_the_day_as_its_date(words: str) -> None:
    found = only(f"He left {words}.")
    assert (found.text, found.kind, found.date.precision) == (words, "time", "day")


@pytest.mark.parametrize(
    "text",
    [
        "You may march on, and it may help.",
        "May I ask? March on!",
        "Theresa May met April Ryan, June Carter and Jan Smith.",
        "Talks led by May went on.",
        "The Sun sat low; Sat upright.",
        "Black Friday sales rose after Friday prayers.",
        "Tuesday Weld read the Sunday Times and USA Today.",
        "Give me a second.",
        "It sold 2,000 cars to 2008 people.",
        "A Boeing 737 and Flight 1999 landed.",
        "The price of 2022 votes was $2019.",
        "He is 11 years old; an 11-year-old met the man of the year.",
        "See https://example.org/2023/12/06/story.",
        "Version 10.12.2023.4 is out.",
        "The Sept. 11 attacks changed that.",
    ],
)
def test_what_only_looks_like_a_time_is_not_found(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()


def test_a_span_is_exactly_the_words_in_code_points() -> None:
    text = "😀 “Talks” were held on\u00a0Dec.\u00a06, 2023."
    found = only(text)
    assert found.text == text[found.start : found.end] == "Dec.\u00a06, 2023"
    assert found.span.text == found.text


def test_only_the_part_asked_for_is_read() -> None:
    text = "He came on Monday. He left on Tuesday."
    found = find_times(text, published=THURSDAY, start=18)
    assert [(each.start, each.text) for each in found] == [(text.index("Tuesday"), "Tuesday")]


def test_no_module_of_times_reads_a_clock() -> None:
    folder = Path(times_module.__file__).parent
    modules = [*folder.glob("times*.py"), folder / "timewords.py"]
    assert len(modules) > 5
    for module in modules:
        assert not re.search(
            r"\b(?:today|now|utcnow|time|monotonic)\(\)|\bimport time\b", module.read_text("utf-8")
        )


WORDS = st.lists(
    st.sampled_from(
        "on Wednesday last next this May March 6 30 31 2023 1999 , . - / : Dec. December 06/12/2023 the day "
        "before week month year ago two few in since until to from and yesterday quarter second first past "
        "every 2023年 12月 6日 上周三 昨日 至 次日 三天前 十二月 二〇二三年 今年 季度 \n\n of 's".split(" ")
    ),
    max_size=40,
)
TEXTS = st.one_of(st.text(max_size=200), WORDS.map(" ".join), WORDS.map("".join))
PUBLISHED = st.one_of(
    st.none(), st.dates().map(str), st.datetimes().map(lambda at: at.isoformat()), st.text(max_size=12)
)
SHAPES = {"day": r"\d{4}-\d{2}-\d{2}", "month": r"\d{4}-\d{2}", "year": r"\d{4}"}


def assert_sound(found: Date) -> None:
    if found.value is None:
        assert found.precision == "unknown"
    else:
        assert re.fullmatch(SHAPES[found.precision], found.value)
        assert found.candidates == ()
    assert found.why
    assert "\n" not in found.why
    assert all(any(re.fullmatch(shape, each) for shape in SHAPES.values()) for each in found.candidates)


@given(TEXTS, PUBLISHED)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_spans_in_order_with_sound_dates(text: str, published: str | None) -> None:
    found = find_times(text, published=published)
    ends = [0]
    for each in found:
        assert ends[-1] <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert_sound(each.date)
        assert (each.first is None) == (each.last is None)
        assert each.first is None or each.last is None or each.first <= each.last
        ends.append(each.end)
    assert find_times(text, published=published) == found


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_weekday_told_in_the_past_lies_within_the_seven_days_up_to_publication(published: date) -> None:
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        day = date.fromisoformat(value(f"He met her on {name}.", published.isoformat()) or "")
        assert 0 <= (published - day).days < 7
        assert day.strftime("%A") == name


@pytest.mark.parametrize(
    "piece", ["1", "on ", "May ", "2023 ", "6日", "一二三", "1年", "the last ", "2023-", "Dec. 6 - "]
)
def test_reading_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        runs = []
        for _ in range(3):
            before = time.process_time()
            find_times(text, published=THURSDAY)
            runs.append(time.process_time() - before)
        return min(runs)

    assert seconds(40_000) < 24 * seconds(5_000) + 0.05
