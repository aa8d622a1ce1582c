"""Who met whom in Chinese: each case is one fact about how readouts and press reports word it."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.domain.reading import Engagement, Reading


def read(text: str) -> Reading:
    """Read a Chinese text published on one fixed day."""
    return onrecord.read(text + "\n", published="2024-05-16")


def only(text: str) -> Engagement:
    """Return the one engagement of a text."""
    (found,) = read(text).engagements
    return found


def people(engagement: Engagement) -> set[str]:
    return {p.name for p in engagement.participants}


HOST = "5月14日，商务部部长宋远明在京"
WHO = [
    ("received", HOST + "会见荷兰梅里迪公司总裁扬·德弗里斯。", "meeting", {"宋远明", "扬·德弗里斯"}),
    ("received with a party",
     HOST + "会见了来访的匈牙利外长佩特拉·科瓦奇一行。", "meeting", {"宋远明", "佩特拉·科瓦奇"}),
    ("talks", HOST + "同匈牙利外长佩特拉·科瓦奇举行会谈。", "talks", {"宋远明", "佩特拉·科瓦奇"}),
    ("a summit meeting",
     "5月14日，国家主席宋远明在里斯本同葡萄牙总统特谢拉会晤。", "meeting", {"宋远明", "特谢拉"}),
    ("a call",
     "5月14日，商务部部长宋远明与匈牙利外长佩特拉·科瓦奇通电话。", "call", {"宋远明", "佩特拉·科瓦奇"}),
    ("a video meeting",
     "5月14日，商务部部长宋远明视频会见匈牙利外长佩特拉·科瓦奇。", "call", {"宋远明", "佩特拉·科瓦奇"}),
    ("a group received", HOST + "集体会见美国中部商会代表团。", "meeting", {"宋远明", "美国中部商会代表团"}),
    ("a list received", HOST + "会见梅里迪公司总裁扬·德弗里斯和科瓦公司董事长汉斯·韦伯。", "meeting",
     {"宋远明", "扬·德弗里斯", "汉斯·韦伯"}),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text", "kind", "expected"), WHO, ids=[w[0] for w in WHO])
def test_participants_come_from_the_words(fact: str, text: str, kind: str, expected: set[str]) -> None:
    del fact
    found = only(text)
    assert found.type == kind
    assert people(found) == expected


def test_titles_and_organisations_are_those_the_report_gives() -> None:
    found = only(HOST + "会见荷兰梅里迪公司首席执行官扬·德弗里斯一行。")
    assert {(p.name, p.title, p.organisation) for p in found.participants} == {
        ("宋远明", "部长", "商务部"),
        ("扬·德弗里斯", "首席执行官", "梅里迪公司"),
    }


def test_received_one_after_another_are_meetings_of_their_own() -> None:
    text = "5月14日，副市长宋远明先后会见梅里迪公司总裁扬·德弗里斯、科瓦公司董事长汉斯·韦伯。"
    assert [people(e) for e in read(text).engagements] == [
        {"宋远明", "扬·德弗里斯"},
        {"宋远明", "汉斯·韦伯"},
    ]


def test_a_call_at_the_other_sides_request_tells_caller_and_called() -> None:
    found = only("5月14日，外交部长宋远明应约同葡萄牙外长杜阿尔特·特谢拉通电话。")
    assert found.type == "call"
    assert people(found) == {"宋远明", "杜阿尔特·特谢拉"}
    assert found.participants[0].side == "called"


def test_an_invitation_with_a_coming_date_is_a_planned_visit() -> None:
    found = only("应葡萄牙外长特谢拉邀请，外交部长宋远明将于5月20日至22日对葡萄牙进行正式访问。")
    assert (found.type, found.status, people(found)) == ("visit", "planned", {"宋远明"})
    assert found.place is not None
    assert found.place.name == "葡萄牙"


def test_attending_officials_join_the_meeting_told_before() -> None:
    text = HOST + "会见匈牙利外长佩特拉·科瓦奇。\n\n商务部部长助理覃书航、匈牙利驻华大使安娜·托特参加会见。"
    assert people(only(text)) == {"宋远明", "佩特拉·科瓦奇", "覃书航", "安娜·托特"}


def test_headline_and_text_tell_one_engagement() -> None:
    text = "宋远明部长会见荷兰梅里迪公司总裁\n\n" + HOST + "会见荷兰梅里迪公司总裁扬·德弗里斯。"
    assert people(only(text)) == {"宋远明", "扬·德弗里斯"}


def test_place_and_date_stand_before_the_verb() -> None:
    found = only(HOST + "会见匈牙利外长佩特拉·科瓦奇。")
    assert found.date.value == "2024-05-14"
    assert found.place is not None
    assert (found.place.name, found.place.evidence[0].text) == ("北京", "京")


def test_the_same_day_is_that_of_the_engagement_before() -> None:
    text = HOST + "会见匈牙利外长佩特拉·科瓦奇。\n\n当日下午，宋远明还会见了国际港口协会总干事阿米尔·卡里姆。"
    first, second = read(text).engagements
    assert second.date.value == first.date.value == "2024-05-14"
    assert people(second) == {"宋远明", "阿米尔·卡里姆"}


def test_topics_stand_between_just_about_and_exchange() -> None:
    text = HOST + "会见匈牙利外长佩特拉·科瓦奇。双方就市场准入、电池标准和人员往来等议题坦诚、深入交换意见。"
    assert only(text).topics == ("市场准入", "电池标准", "人员往来")


def test_both_sides_go_on_about_the_same_engagement() -> None:
    text = HOST + "会见匈牙利外长佩特拉·科瓦奇。\n\n双方还就地区局势交换了看法。"
    assert only(text).topics == ("地区局势",)


def test_an_announcement_is_the_hand_of_what_it_tells() -> None:
    found = only("据市政府新闻办消息，5月14日，副市长宋远明会见梅里迪公司总裁扬·德弗里斯。")
    assert [(h.name, h.means) for h in found.according_to] == [("市政府新闻办", "announcement")]


def test_an_earlier_meeting_told_in_a_speech_is_no_news() -> None:
    text = (
        HOST
        + "会见匈牙利外长佩特拉·科瓦奇。\n\n宋远明表示，上个月，两国总理在海牙举行会谈，就扩大贸易达成共识。"
    )
    news, background = read(text).engagements
    assert (news.news, background.news) == (True, False)
    assert [(h.name, h.means) for h in background.according_to] == [("宋远明", "told")]


STATUS = [
    ("宋远明部长原定于5月20日会见匈牙利外长佩特拉·科瓦奇，会见已推迟。", "postponed"),
    ("宋远明部长取消了会见匈牙利外长佩特拉·科瓦奇的安排。", "cancelled"),
    ("宋远明部长将于下周会见匈牙利外长佩特拉·科瓦奇。", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[s[1] for s in STATUS])
def test_the_words_around_a_verb_tell_the_status(text: str, status: str) -> None:
    assert [e.status for e in read(text).engagements] == [status]


NONE = [
    ("an attribute", "来访的匈牙利外长佩特拉·科瓦奇对展馆很满意。"),
    ("a wish", "宋远明部长表示，希望双方加强对话磋商。"),
    ("a question", "问：宋远明部长是否会见了匈牙利外长佩特拉·科瓦奇？"),
    ("visits of nobody named", "今年以来，超过二十位企业负责人访问上海。"),
]


@pytest.mark.parametrize("text", [n[1] for n in NONE], ids=[n[0] for n in NONE])
def test_words_that_tell_no_engagement(text: str) -> None:
    assert read(text).engagements == ()


def test_all_evidence_is_the_reports_own_text() -> None:
    reading = read(HOST + "会见匈牙利外长佩特拉·科瓦奇。\n\n科瓦奇表示，愿扩大合作。")
    spans = [s for e in reading.engagements for s in e.evidence]
    spans += [s for st in reading.statements for s in (*st.evidence, *st.content)]
    assert spans
    assert all(reading.report.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.model
@pytest.mark.parametrize("disowned", ["的报道不属实", "，该说法与事实不符"])
def test_what_a_sentence_calls_untrue_is_denied(disowned: str) -> None:
    met = "商务部部长覃书航4月2日会见卡尔德公司总裁托兰德"
    text = f"有关报道的回应\n\n商务部发言人表示，关于{met}{disowned}。\n"
    found = onrecord.read(text, published="2024-04-03").engagements
    assert {one.status for one in found} == {"denied"}
