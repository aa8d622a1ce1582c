"""Who met whom: each case is one fact about how an engagement is told."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.domain.reading import Engagement


def engagements(text: str, published: str | None = None) -> tuple[Engagement, ...]:
    return onrecord.read(text + "\n", published=published).engagements


def people(engagement: Engagement) -> set[str]:
    return {p.name for p in engagement.participants}


BOTH = {"Hannah Brandt", "Luis Ortega"}
WHO = [
    ("a verb with its object", "Hannah Brandt met Luis Ortega in Lisbon on Tuesday.", "meeting", BOTH),
    (
        "met with",
        "Finance Minister Hannah Brandt met with Orlo chief executive Luis Ortega on Tuesday.",
        "meeting",
        BOTH,
    ),
    ("a joined subject", "Hannah Brandt and Luis Ortega met in Lisbon on Tuesday.", "meeting", BOTH),
    (
        "a passive",
        "Luis Ortega was received by President Hannah Brandt at the palace on Tuesday.",
        "meeting",
        BOTH,
    ),
    (
        "held talks with",
        "Foreign Minister Hannah Brandt held talks with her counterpart Luis Ortega in Lisbon.",
        "talks",
        BOTH,
    ),
    (
        "talks between",
        "Talks between Hannah Brandt and Luis Ortega took place in Lisbon on Tuesday.",
        "talks",
        BOTH,
    ),
    (
        "a meeting held with",
        "President Hannah Brandt held a meeting with Luis Ortega, the head of Orlo, on Tuesday.",
        "meeting",
        BOTH,
    ),
    (
        "a phone call",
        "President Hannah Brandt spoke by phone with Prime Minister Luis Ortega on Tuesday.",
        "call",
        BOTH,
    ),
    ("a call with", "Hannah Brandt had a phone call with Luis Ortega on Tuesday.", "call", BOTH),
    ("a visit to a country", "Orlo CEO Luis Ortega visited Norway last month.", "visit", {"Luis Ortega"}),
    ("travelled to", "Luis Ortega traveled to Norway on Tuesday.", "visit", {"Luis Ortega"}),
    (
        "a list",
        "Hannah Brandt met Luis Ortega, Mary Kane and Tomas Veld on Tuesday.",
        "meeting",
        {"Hannah Brandt", "Luis Ortega", "Mary Kane", "Tomas Veld"},
    ),
    ("hosted", "President Hannah Brandt hosted Luis Ortega at the White House on Tuesday.", "meeting", BOTH),
    ("a relative clause", "Luis Ortega, who met Hannah Brandt on Tuesday, runs Orlo.", "meeting", BOTH),
    (
        "a company and a ministry",
        "Orlo executives met officials from the Ministry of Energy on Tuesday.",
        "meeting",
        None,
    ),
]


@pytest.mark.parametrize(("fact", "text", "kind", "expected"), WHO, ids=[w[0] for w in WHO])
def test_participants_come_from_the_words(fact: str, text: str, kind: str, expected: set[str] | None) -> None:
    del fact
    found = engagements(text, "2024-05-16")
    assert [e.type for e in found] == [kind]
    if expected is not None:
        assert people(found[0]) == expected


STATUS = [
    ("Hannah Brandt will meet Luis Ortega in Lisbon next week.", "planned"),
    ("Hannah Brandt is due to meet Luis Ortega on Friday.", "planned"),
    ("Hannah Brandt plans to visit Norway in June.", "planned"),
    ("A meeting between Hannah Brandt and Luis Ortega was postponed on Tuesday.", "postponed"),
    ("A meeting between Hannah Brandt and Luis Ortega has been cancelled.", "cancelled"),
    ("Hannah Brandt denied having met Luis Ortega.", "denied"),
    ("Hannah Brandt met Luis Ortega on Tuesday.", "held"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_the_words_tell_whether_it_took_place(text: str, status: str) -> None:
    assert [e.status for e in engagements(text, "2024-05-16")] == [status]


NONE = [
    "Orlo met its sales targets for the quarter.",
    "The plant meets all safety standards, Luis Ortega said.",
    "Visit our website for more from Hannah Brandt.",
    "Luis Ortega called for lower taxes.",
    "Meetings between technology companies and the government have become increasingly rare.",
    "The court called the rule unlawful, and shares of Orlo fell.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_an_engagement_is_none(text: str) -> None:
    assert engagements(text, "2024-05-16") == ()


def test_a_weekday_without_a_publication_date_has_no_value_and_says_why() -> None:
    (engagement,) = engagements("Hannah Brandt met Luis Ortega on Wednesday.")
    assert engagement.date.value is None
    assert "Wednesday" in engagement.date.why


def test_a_weekday_is_the_last_one_before_publication() -> None:
    (engagement,) = engagements("Hannah Brandt met Luis Ortega on Wednesday.", "2024-05-16")
    assert (engagement.date.value, engagement.date.basis) == ("2024-05-15", "relative")


def test_a_later_mention_joins_the_engagement_it_leads_back_to() -> None:
    text = (
        "President Hannah Brandt met Orlo chief executive Luis Ortega on Tuesday.\n\n"
        "During the meeting, Brandt praised the company.\n\n"
        "The meeting between Brandt and Ortega lasted an hour.\n"
    )
    found = engagements(text, "2024-05-16")
    assert len(found) == 1
    assert len(found[0].evidence) == 3


def test_an_earlier_meeting_of_others_stays_apart_and_is_background() -> None:
    text = (
        "President Hannah Brandt met Orlo chief executive Luis Ortega on Tuesday.\n\n"
        "It comes after the meeting between Prime Minister Mary Kane and Chancellor Tomas Veld last month.\n"
    )
    first, second = engagements(text, "2024-05-16")
    assert (first.news, second.news) == (True, False)
    assert people(second) == {"Mary Kane", "Tomas Veld"}
    assert second.date.value == "2024-04"


def test_title_and_organisation_are_those_that_this_report_gives() -> None:
    (engagement,) = engagements(
        "Norway's Trade Minister Hannah Brandt met Orlo President Luis Ortega on Tuesday.", "2024-05-16"
    )
    roles = {(p.name, p.title, p.organisation) for p in engagement.participants}
    assert roles == {("Hannah Brandt", "Trade Minister", "Norway"), ("Luis Ortega", "President", "Orlo")}


def test_topics_are_the_list_after_the_topic_word() -> None:
    (engagement,) = engagements(
        "Hannah Brandt met Luis Ortega on Tuesday to discuss export licences and port fees.", "2024-05-16"
    )
    assert engagement.topics == ("export licences", "port fees")


def test_the_place_is_where_it_happened_not_where_the_reporter_sat() -> None:
    (engagement,) = engagements(
        "OSLO, May 16 (Wire) - Hannah Brandt met Luis Ortega in Lisbon on Tuesday.", "2024-05-16"
    )
    assert engagement.place is not None
    assert engagement.place.name == "Lisbon"


def test_the_chain_of_an_announcement_and_its_translation_is_kept_in_order() -> None:
    text = (
        "According to a Norwegian government announcement translated by DeepL, "
        "Hannah Brandt met Luis Ortega on Tuesday."
    )
    (engagement,) = engagements(text, "2024-05-16")
    assert [(h.name, h.means) for h in engagement.according_to] == [
        ("Norwegian government", "announcement"),
        ("DeepL", "translation"),
    ]


def test_a_field_of_office_with_commas_belongs_to_the_title() -> None:
    text = "Japan's Minister of Economy, Trade and Industry Ken Morita met Hannah Brandt in Oslo on Tuesday."
    (engagement,) = engagements(text, "2024-05-16")
    assert people(engagement) == {"Ken Morita", "Hannah Brandt"}


def test_a_counterpart_named_behind_is_in_the_list() -> None:
    text = (
        "Norway's President Hannah Brandt and her counterpart, Luis Ortega, signed an agreement on Tuesday."
    )
    (engagement,) = engagements(text, "2024-05-16")
    assert people(engagement) == {"Hannah Brandt", "Luis Ortega"}


def test_who_only_carries_the_news_before_a_comma_takes_no_part() -> None:
    text = "According to the Harbour Agency, Orlo President Luis Ortega met Hannah Brandt on Tuesday."
    (engagement,) = engagements(text, "2024-05-16")
    assert people(engagement) == {"Luis Ortega", "Hannah Brandt"}


def test_a_company_whose_name_holds_a_hyphen_stays_whole() -> None:
    text = "Arden-Voss chief executive Luis Ortega met Hannah Brandt on Tuesday."
    (engagement,) = engagements(text, "2024-05-16")
    assert {(p.name, p.organisation) for p in engagement.participants} >= {("Luis Ortega", "Arden-Voss")}


def test_a_title_after_and_belongs_to_the_next_of_a_list() -> None:
    text = (
        "Norway's trade chief, Hannah Brandt, and Spain's commerce minister, Luis Ortega, "
        "held a video call on Thursday."
    )
    (engagement,) = engagements(text, "2024-05-16")
    roles = {(p.name, p.title, p.organisation) for p in engagement.participants}
    assert ("Luis Ortega", "commerce minister", "Spain") in roles
    assert not any(name == "Hannah Brandt" and title == "commerce minister" for name, title, _ in roles)


def test_no_meeting_that_took_place_is_never_one_held() -> None:
    text = "No meeting between Hannah Brandt and Luis Ortega took place, the minister's spokesman said."
    assert [e.status for e in engagements(text, "2024-05-16")] == ["denied"]


def test_meetings_told_in_general_are_no_words_of_the_one_told_before() -> None:
    text = (
        "Norway's President Hannah Brandt met Spain's Prime Minister Luis Ortega in Oslo on Tuesday. "
        "Meetings between the two capitals have become increasingly rare in recent years."
    )
    (engagement,) = engagements(text, "2024-05-16")
    assert [span.text.partition(" ")[0] for span in engagement.evidence] == ["Norway's"]


def test_the_day_of_a_relative_clause_is_not_that_of_the_talks_behind_it() -> None:
    text = (
        "Orlo's chief executive Hannah Brandt met Spain's Industry Minister Luis Ortega on Tuesday.\n\n"
        "Brandt, who arrived on Monday with seven executives, also held talks with Trade Minister Ana Sol."
    )
    days = [e.date.value for e in engagements(text, "2024-05-16") if "Ana Sol" in people(e)]
    assert days == [None]


def test_what_is_denied_far_before_its_verb_is_not_told_as_held() -> None:
    text = (
        "Capital Courier\nTelverra denies chairman met Brazilian finance minister\nBy Paul Okafor\n\n"
        "Telverra, the telecoms group, denied on Monday that its chairman Duncan Achebe had met Brazil's "
        "finance minister Luciana Prado last week to seek tax relief.\n\n"
        '"No such meeting took place," said Telverra spokeswoman Ilse Brandt. "Mr Achebe was in Lagos."\n\n'
        "The finance ministry said it had no record of a meeting. A person close to Ms Prado said the two "
        "had spoken by telephone on 28 January."
    )
    told = [e for e in engagements(text, "2025-02-03") if {"Duncan Achebe", "Luciana Prado"} <= people(e)]
    assert {e.status for e in told if e.type == "meeting"} == {"denied"}


def test_since_when_nothing_like_it_happened_is_not_its_date() -> None:
    (met,) = engagements(
        "Envoys in Ansel\n\nOrlo president Hannah Brandt met Port Minister Luis Ortega in Ansel on Tuesday,"
        " in the first such meeting since 2018."
    )
    assert met.date.value is None
    assert "“Tuesday”" in met.date.why


def test_a_group_is_not_called_by_the_sentence_before_it() -> None:
    (met,) = engagements(
        "Ministers and executives meet at the Ansel Harbour Forum\n\nANSEL, 17 September 2024 — Estonia’s"
        " Prime Minister Liisa Rannamets met executives from Orlo Foods, Nordtele and Vasco Logistics on the"
        " sidelines of the Ansel Harbour Forum on Tuesday.\n\nPresent were Marjorie Tolland of Orlo Foods,"
        " Nordtele chief executive Henrik Stolpe and Ana Beirao, head of Vasco Logistics."
    )
    assert "Liisa Rannamets" in people(met)
    assert all(" met " not in name and not name.startswith("met ") for name in people(met))


def test_who_travels_and_meets_somebody_takes_part_in_both() -> None:
    visit, meeting = engagements(
        "Energy minister to visit Ansel\n\nOSLO, 20 May 2024 — Norway’s Energy Minister Sigrun Aasheim"
        " will travel to Ansel next month and meet Japan’s Minister of Economy, Trade and Industry,"
        " Kenzo Hirabayashi, on 11 June, the ministry in Oslo said on Monday.\n\nThe two"
        " are expected to discuss wind.",
        "2024-05-20",
    )
    assert (visit.type, people(visit)) == ("visit", {"Sigrun Aasheim"})
    assert people(meeting) == {"Sigrun Aasheim", "Kenzo Hirabayashi"}
    assert meeting.date.value == "2024-06-11"


def test_an_official_who_tells_of_a_meeting_is_not_there() -> None:
    (met,) = engagements(
        "Minister met drugmaker’s chief\n\nPOTSDAM — German Health Minister Corinna Walsleben met"
        " Albrecht Stiehl, the chief executive of Kremmen Pharma, at a hotel in Potsdam on 18 April, a"
        " ministry official said on condition of anonymity.\n\nThe meeting took place eleven days"
        " before the vote, the official said.",
        "2024-04-30",
    )
    assert people(met) == {"Corinna Walsleben", "Albrecht Stiehl"}


def test_one_sentence_that_names_a_meeting_and_its_talks_tells_one_engagement() -> None:
    (met,) = engagements(
        "Envoys meet again\n\nGENEVA — Turkish envoy Selim Karaoglan and Greek envoy Dimitra Vallianou met on"
        " Wednesday in Geneva for a second round of talks on fishing rights.",
        "2024-04-11",
    )
    assert (met.date.value, met.topics) == ("2024-04-10", ("fishing rights",))


def test_the_day_on_which_somebody_denies_a_meeting_is_not_its_day() -> None:
    (met,) = engagements(
        "Minister: I never met the lobbyist\n\nCANBERRA — Australia’s Resources Minister Oswin Halloran said"
        " on Monday he had never met Rex Cordell, a lobbyist for coal exporter Blackridge.",
        "2025-03-10",
    )
    assert met.date.value is None


def test_a_bare_and_is_no_topic() -> None:
    (met,) = engagements(
        "Two leaders, one long lunch\n\nOver lunch at the Elbe Hotel in Dresden, the Saxon premier, Karla"
        " Mehnert, told the Czech prime minister, Tomas Hradil, that the bridge would reopen in spring."
    )
    assert "" not in met.topics
