"""Time expressions in Chinese, in simplified and traditional characters."""

from __future__ import annotations

import pytest

from onrecord.reading.times import TimeExpression, find_times

THURSDAY = "2023-12-07"


def only(text: str, published: str | None = THURSDAY) -> TimeExpression:
    found = find_times(text, published=published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2023年12月6日", "2023-12-06"),
        ("２０２３年１２月６日", "2023-12-06"),
        ("二〇二三年十二月六日", "2023-12-06"),
        ("二○二三年十二月二十六日", "2023-12-26"),
        ("2023年12月", "2023-12"),
        ("2023年", "2023"),
        ("二〇二三年", "2023"),
        ("2023年第三季度", "2023"),
    ],
)
def test_a_stated_date_needs_no_publication_date(words: str, expected: str) -> None:
    found = only(f"双方于{words}举行会谈。", None)
    assert (found.text, found.date.value, found.date.basis) == (words, expected, "stated")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("昨日", "2023-12-06"),
        ("昨天", "2023-12-06"),
        ("今天", "2023-12-07"),
        ("今日", "2023-12-07"),
        ("明天", "2023-12-08"),
        ("前天", "2023-12-05"),
        ("三天前", "2023-12-04"),
        ("上个月", "2023-11"),
        ("上月", "2023-11"),
        ("本月", "2023-12"),
        ("下月", "2024-01"),
        ("两个月前", "2023-10"),
        ("今年", "2023"),
        ("去年", "2022"),
        ("明年", "2024"),
        ("两年前", "2021"),
        ("去年11月", "2022-11"),
        ("去年底", "2022"),
        ("上月6日", "2023-11-06"),
        ("今年6月1日", "2023-06-01"),
    ],
)
def test_a_relative_time_counts_from_the_publication_date(words: str, expected: str) -> None:
    found = only(f"双方{words}举行了会谈。")
    assert (found.text, found.date.value, found.date.basis) == (words, expected, "relative")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("周三", "2023-12-06"),
        ("星期三", "2023-12-06"),
        ("週三", "2023-12-06"),
        ("周日", "2023-12-03"),
        ("本周三", "2023-12-06"),
        ("上周三", "2023-11-29"),
        ("下周三", "2023-12-13"),
    ],
)
def test_a_weekday_with_its_week_named_is_of_that_week_and_else_the_latest(words: str, expected: str) -> None:
    found = only(f"双方{words}举行了会谈。")
    assert (found.text, found.date.value) == (words, expected)


def test_a_weekday_told_as_future_is_the_first_from_publication() -> None:
    assert only("双方将于周五举行会谈。").date.value == "2023-12-08"


def test_a_day_of_a_month_without_its_year_is_the_nearest() -> None:
    found = only("当地时间12月6日，双方举行会谈。")
    assert (found.text, found.date.value, found.date.basis) == ("12月6日", "2023-12-06", "inferred")


def test_a_day_alone_is_the_latest_up_to_publication_unless_told_as_future() -> None:
    assert only("6日，双方举行了会谈。").date.value == "2023-12-06"
    assert only("28日，双方举行了会谈。").date.value == "2023-11-28"
    assert only("双方将于8日举行会谈。").date.value == "2023-12-08"


def test_a_day_alone_after_a_dated_one_is_of_its_month() -> None:
    found = find_times("他2022年5月18日抵达，20日离开。", published=THURSDAY)
    assert (found[1].date.value, found[1].date.basis) == ("2022-05-20", "inferred")


@pytest.mark.parametrize("words", ["12月6日至8日", "12月6日-8日", "12月6日—8日", "12月6-8日"])
def test_days_of_one_month_told_as_one_have_the_month_and_keep_both_ends(words: str) -> None:
    found = only(f"他{words}访问北京。")
    assert (found.text, found.role, found.date.value) == (words, "range", "2023-12")
    assert (found.first, found.last) == ("2023-12-06", "2023-12-08")


def test_days_of_two_months_are_two_ends_and_the_second_may_be_of_the_next_year() -> None:
    begin, end = find_times("他2022年12月28日至1月2日访问北京。", published=None)
    assert (begin.date.value, begin.role, end.date.value, end.role) == (
        "2022-12-28",
        "begin",
        "2023-01-02",
        "end",
    )


@pytest.mark.parametrize(
    ("words", "expected"), [("次日", "2023-12-07"), ("当天", "2023-12-06"), ("两天后", "2023-12-08")]
)
def test_words_that_lean_on_a_date_just_before_them_count_from_it(words: str, expected: str) -> None:
    found = find_times(f"他2023年12月6日抵达，{words}会见了部长。", published=None)
    assert (found[1].date.value, found[1].date.basis) == (expected, "inferred")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("日前", "date"),
        ("近日", "date"),
        ("近年来", "date"),
        ("600多年前", "date"),
        ("为期两天", "duration"),
        ("近20年来", "duration"),
        ("每周三", "set"),
        ("每年", "set"),
    ],
)
def test_what_names_no_one_date_is_found_without_a_value(words: str, kind: str) -> None:
    found = only(f"双方{words}举行会谈。")
    assert (found.text, found.kind, found.date.value) == (words, kind, None)
    assert found.date.why


def test_without_a_publication_date_a_relative_time_has_no_value() -> None:
    assert only("双方昨日举行会谈。", None).date.value is None
    assert only("双方6日举行会谈。", None).date.value is None


def test_a_part_of_a_day_belongs_to_the_words() -> None:
    found = only("双方12月6日上午举行会谈。")
    assert (found.text, found.kind) == ("12月6日上午", "time")


def test_a_day_that_the_calendar_does_not_have_has_no_value() -> None:
    assert only("双方2月30日举行会谈。").date.value is None


@pytest.mark.parametrize(
    "text",
    [
        "他的生日很热闹。",
        "日本首相到访。",
        "更多年轻人来了。",
        "八十年代的歌。",
        "庆祝建交50周年。",
        "同日方合作。",
        "一周一次。",
    ],
)
def test_what_only_looks_like_a_time_is_not_found(text: str) -> None:
    assert [each for each in find_times(text, published=THURSDAY) if each.date.value] == []


def test_the_week_is_not_taken_for_sunday_before_the_name_of_japan() -> None:
    assert only("上周日本首相到访。").text == "上周"


def test_english_and_chinese_stand_in_one_text() -> None:
    found = find_times("12月6日 (Wednesday)，双方举行会谈。", published=THURSDAY)
    assert [each.date.value for each in found] == ["2023-12-06", "2023-12-06"]
