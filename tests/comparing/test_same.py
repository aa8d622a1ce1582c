"""Whether two accounts tell one engagement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparing.invented import MARSH, SHEN, UNKNOWN, WANG, account, day, person

from onrecord.comparing.same import independent, joined, keys, same, sought, verdicts
from onrecord.domain.record import Account, Descent, Taker


def test_two_accounts_of_one_day_and_one_pair_are_one() -> None:
    verdict = same(account("a"), account("b"))
    assert verdict.same > 0.8
    assert not verdict.apart


def test_a_verdict_does_not_depend_on_which_account_comes_first() -> None:
    one, other = account("a"), account("b", takers=(SHEN, WANG), place="Jakarta")
    assert same(one, other) == same(other, one)


def test_meetings_of_one_pair_two_days_apart_stay_apart() -> None:
    verdict = same(account("a"), account("b", date=day("2023-03-08")))
    assert verdict.apart
    assert "another day: 2023-03-06 and 2023-03-08" in verdict.why


def test_meetings_of_one_pair_on_following_days_are_not_joined() -> None:
    assert same(account("a"), account("b", date=day("2023-03-07"), published="2023-03-08")).same < 0.5


def test_a_call_that_one_side_dates_a_day_later_is_one_call() -> None:
    theirs = account("b", type="call", date=day("2023-03-07"), published="2023-03-07")
    assert same(account("a", type="call"), theirs).same > 0.5


def test_a_call_and_a_meeting_of_one_day_stay_apart() -> None:
    assert same(account("a"), account("b", type="call")).apart


def test_two_bilateral_meetings_with_two_counterparts_stay_apart() -> None:
    verdict = same(account("a"), account("b", takers=(MARSH, WANG)))
    assert verdict.apart
    assert "another counterpart: Shen Guoliang and Wang Peiyu" in verdict.why


def test_what_one_report_dates_twice_is_two_engagements_in_it() -> None:
    year = replace(day("2023-03-06"), value="2023", precision="year")
    mine = account("a")
    other = replace(account("a", date=year), id=mine.id.replace("#g1", "#g2"))
    assert other.report == mine.report
    verdict = same(mine, other)
    assert verdict.apart
    assert "one report tells both, of 2023-03-06 and of 2023" in verdict.why
    assert not same(mine, account("b", date=year)).apart


def test_two_persons_of_one_surname_are_two() -> None:
    assert same(account("a", takers=(MARSH, WANG)), account("b", takers=(MARSH, person("Wang Lanxin")))).apart


def test_one_who_names_two_agrees_with_one_who_lists_six() -> None:
    others = tuple(person(name) for name in ("Ann Poe", "Bo Rudd", "Cy Tam", "Di Ulm"))
    assert same(account("a"), account("b", takers=(*others, SHEN, MARSH))).same > 0.8


def test_a_title_with_its_country_stands_for_the_name() -> None:
    described = Taker(actor=None, name="the commerce minister of China", kind=None)
    verdict = same(account("a"), account("b", takers=(MARSH, described)))
    assert verdict.same > 0.5
    assert not verdict.apart


def test_one_office_is_known_again_in_chinese() -> None:
    theirs = (
        person("沈国梁", "部长", organisation="商务部"),
        person("马什", "大臣", country="United Kingdom"),
    )
    zh = account("b", language="zh", takers=theirs)
    verdict = same(account("a", takers=(SHEN, replace(MARSH, country="United Kingdom"))), zh)
    assert verdict.same > 0.5
    assert set(keys(account("a"))) & set(sought(zh))
    assert set(sought(account("a"))) & set(keys(zh))


def test_an_actor_known_under_one_id_is_one_in_any_script() -> None:
    mine = (replace(MARSH, actor="q1"), replace(SHEN, actor="q2"))
    yours = (person("马什", actor="q1"), person("沈国梁", actor="q2"))
    assert same(account("a", takers=mine), account("b", language="zh", takers=yours)).same > 0.8


def test_a_report_of_a_held_meeting_is_not_about_a_later_one() -> None:
    before = account("a", date=UNKNOWN, published="2023-03-04")
    assert same(before, account("b")).apart


def test_a_meeting_planned_for_a_day_and_held_that_day_is_one() -> None:
    planned = account("a", status="planned", published="2023-03-01")
    verdict = same(planned, account("b"))
    assert verdict.same > 0.5
    assert "planned in one, told as held in the other" in verdict.why


def test_a_mention_by_month_joins_the_one_meeting_of_that_month() -> None:
    mention = account("c", date=day("2023-03"), published="2023-06-01", news=False)
    told = (account("a"), account("b"), mention)
    assert joined(told, verdicts(told)) == (tuple(each.id for each in told),)


def test_an_undated_account_bridges_no_two_dated_ones() -> None:
    told = (
        account("a"), account("b", date=day("2023-03-09"), published="2023-03-10"),
        account("c", date=UNKNOWN, published="2023-03-11"),
    )  # fmt: skip
    clusters = joined(told, verdicts(told))
    assert ("sha256:a#g1",) in clusters
    assert len(clusters) >= 2


@pytest.mark.parametrize(
    ("descents", "expected"),
    [
        ((), 3),
        ((("b", "a"),), 2),
        ((("b", "a"), ("c", "b")), 1),
        ((("b", "x"), ("c", "x")), 2),
        ((("a", "x"), ("x", "a")), 3),
    ],
)
def test_independent_accounts_are_counted_apart_from_copies(
    descents: tuple[tuple[str, str], ...], expected: int
) -> None:
    known = [
        Descent(child=f"sha256:{child}", parent=f"sha256:{parent}", how="verbatim", confidence=1.0, why=())
        for child, parent in descents
    ]
    assert independent([account("a"), account("b"), account("c")], known) == expected


def test_accounts_that_share_nothing_share_no_key() -> None:
    other = account("b", takers=(person("Ines Calloway"), person("Bo Rudd")))
    assert not set(keys(account("a"))) & set(sought(other))


def test_a_meeting_told_in_the_words_of_a_call_may_be_that_call() -> None:
    taken = account("b", words="The two spoke by telephone on Monday.")
    assert not same(account("a", type="call"), taken).apart


def test_an_account_without_any_date_joins_the_one_engagement_that_it_can_tell() -> None:
    bare = account("c", date=UNKNOWN, published=None)
    told = (account("a"), account("b"), bare)
    assert joined(told, verdicts(told)) == (tuple(each.id for each in told),)


def test_an_account_without_any_date_joins_neither_of_two_engagements_that_fit() -> None:
    bare = account("c", date=UNKNOWN, published=None)
    told = (account("a"), account("b", date=day("2023-05-06"), published="2023-05-07"), bare)
    assert joined(told, verdicts(told)) == tuple((each.id,) for each in told)


def test_a_place_tells_an_account_without_any_date_which_of_two_engagements_it_tells() -> None:
    first = account("a", place="Jakarta")
    second = account("b", place="Geneva", date=day("2023-05-06"), published="2023-05-07")
    bare = account("c", place="Geneva", date=UNKNOWN, published=None)
    told = (first, second, bare)
    assert joined(told, verdicts(told)) == ((first.id,), (second.id, bare.id))


def test_a_mention_of_one_person_finds_the_engagement_that_names_two() -> None:
    mention = account("b", takers=(MARSH,), date=UNKNOWN, published="2023-03-09")
    assert set(sought(account("a"))) & set(keys(mention))
    assert set(sought(mention)) & set(keys(account("a")))


def many_meetings() -> list[Account]:
    """Return ten meetings of one person, each with somebody else, on one day."""
    names = [f"{sign * 3}a {sign * 3}o" for sign in "bcdfghklmn"]
    return [account(f"x{name[0]}", takers=(MARSH, person(name)), place="London") for name in names]


def test_the_meetings_of_one_person_with_many_on_one_day_are_not_compared_with_each_other() -> None:
    assert verdicts(many_meetings()) == ()


def test_a_mention_that_may_be_any_of_many_meetings_bridges_none_of_them() -> None:
    told = [*many_meetings(), account("z", takers=(MARSH,), place="London")]
    assert joined(told, verdicts(told)) == tuple((each.id,) for each in told)


def test_a_meeting_with_another_organisation_is_another() -> None:
    bodies = [
        Taker(actor=None, name=name, kind="organisation", names=(name,))
        for name in ("Corvane", "Brandt Lines")
    ]
    verdict = same(account("a", takers=(MARSH, bodies[0])), account("b", takers=(MARSH, bodies[1])))
    assert verdict.apart
    assert "another counterpart: Corvane and Brandt Lines" in verdict.why


def test_an_organisation_under_its_initials_is_not_another() -> None:
    names = ("Nordic Port Union", "NPU")
    bodies = [Taker(actor=None, name=name, kind="organisation", names=(name,)) for name in names]
    assert not same(account("a", takers=(MARSH, bodies[0])), account("b", takers=(MARSH, bodies[1]))).apart


def test_a_chinese_name_in_characters_is_the_same_in_pinyin() -> None:
    zh = account("b", language="zh", takers=(person("沈国梁"), person("海伦娜·马什")))
    verdict = same(account("a"), zh)
    assert "the same name: Shen Guoliang and 沈国梁" in verdict.why
    assert set(sought(zh)) & set(keys(account("a")))


def test_one_whom_another_engagement_of_the_report_names_is_not_compared_by() -> None:
    aside = replace(WANG, elsewhere=True)
    assert same(account("a", takers=(MARSH, SHEN, aside)), account("b", takers=(MARSH, WANG))).apart
