"""What Chinese reports tell around an engagement: ceremonies, companions, sides, days, what was put off."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.domain.reading import Engagement, Reading

HOST = "5月14日，商务部部长宋远明在京"
GUEST = "匈牙利外长佩特拉·科瓦奇"


def read(text: str) -> Reading:
    """Read a Chinese text published on one fixed day."""
    return onrecord.read(text + "\n", published="2024-05-16")


def told(text: str) -> list[tuple[str, str, set[str]]]:
    """Return type, status and people of each engagement of a text."""
    return [(e.type, e.status, people(e)) for e in read(text).engagements]


def people(engagement: Engagement) -> set[str]:
    return {p.name for p in engagement.participants}


BOTH = {"宋远明", "佩特拉·科瓦奇"}


def test_a_ceremony_of_welcome_is_told_with_the_visit_that_it_opens() -> None:
    found = told(
        "5月14日上午，国务院总理宋远明在人民大会堂举行仪式，欢迎匈牙利总理佩特拉·科瓦奇对我国进行正式访问。"
    )
    assert ("other", "held", BOTH) in found
    assert ("visit", "held", {"佩特拉·科瓦奇"}) in found


def test_welcoming_at_a_ceremony_is_no_statement() -> None:
    text = (
        "5月14日上午，国务院总理宋远明在人民大会堂举行仪式，欢迎匈牙利总理佩特拉·科瓦奇对我国进行正式访问。"
    )
    assert read(text).statements == ()


def test_a_visit_that_describes_somebody_is_told_too() -> None:
    found = told(HOST + "会见来华进行正式访问的" + GUEST + "。")
    assert ("meeting", "held", BOTH) in found
    assert ("visit", "held", {"佩特拉·科瓦奇"}) in found


def test_hosts_that_stand_together_all_receive() -> None:
    found = told("5月14日，省委书记宋远明、省长陆知远在省会见科瓦公司董事长汉斯·韦伯一行。")
    assert found == [("meeting", "held", {"宋远明", "陆知远", "汉斯·韦伯"})]


def test_who_was_at_the_meetings_mentioned_was_at_each() -> None:
    found = told(
        "5月14日，国务院总理宋远明在京分别会见匈牙利总理佩特拉·科瓦奇和葡萄牙总统特谢拉。\n陆知远参加上述会见。"
    )
    assert [e[2] for e in found] == [
        {"宋远明", "佩特拉·科瓦奇", "陆知远"},
        {"宋远明", "特谢拉", "陆知远"},
    ]


def test_both_sides_sign_after_their_talks_on_the_same_day() -> None:
    talks, signing = read(HOST + "同" + GUEST + "举行会谈。会谈后，双方签署投资合作备忘录。").engagements
    assert (signing.type, people(signing), signing.date.value) == ("signing", BOTH, talks.date.value)
    assert signing.topics == ("投资合作备忘录",)


def test_two_heads_of_government_are_those_told_before() -> None:
    text = (
        "5月14日，国务院总理宋远明同匈牙利总理佩特拉·科瓦奇举行会谈。会谈后，两国总理共同见证签署多项文件。"
    )
    assert ("signing", "held", BOTH) in told(text)


def test_one_with_whom_somebody_meets_is_met_by_whom_the_clause_before_names() -> None:
    found = told(f"商务部部长宋远明表示，他下周将前往布达佩斯，与{GUEST}举行会谈。")
    assert ("talks", "planned", BOTH) in found


def test_an_object_pronoun_is_the_person_named_before() -> None:
    found = told(f"{GUEST}5月14日访问中国。商务部部长宋远明同其举行会谈。")
    assert ("talks", "held", BOTH) in found


def test_an_engagement_to_come_passes_its_status_on_in_a_list() -> None:
    found = told("商务部部长宋远明下周将会见葡萄牙总统特谢拉，同匈牙利外长佩特拉·科瓦奇举行会谈。")
    assert [e[1] for e in found] == ["planned", "planned"]


def test_what_a_party_asks_to_put_off_is_not_the_meeting() -> None:
    found = told(HOST + "同" + GUEST + "举行会谈，要求暂缓扩大服务的许可范围。")
    assert found == [("talks", "held", BOTH)]


def test_what_was_planned_once_shares_the_status_of_what_was_called_off() -> None:
    found = told(f"商务部部长宋远明取消对匈牙利的访问。宋远明原计划在布达佩斯会见{GUEST}。")
    assert ("meeting", "cancelled", BOTH) in found


def test_a_denial_of_what_others_reported_is_denied() -> None:
    found = told(
        f"有媒体报道称商务部部长宋远明与{GUEST}5月初在京会面。上述报道与事实不符，宋远明未与科瓦奇会面。"
    )
    assert [e[1] for e in found] == ["denied"]


def test_what_was_not_discussed_is_no_topic() -> None:
    (found,) = read(HOST + "同" + GUEST + "举行会谈。双方讨论了农产品贸易，但没有讨论关税。").engagements
    assert found.topics == ("农产品贸易",)


def test_a_day_in_brackets_is_a_day() -> None:
    (found,) = read("商务部部长宋远明昨（15）日会见" + GUEST + "。").engagements
    assert found.date.value == "2024-05-15"


def test_an_alias_in_brackets_is_the_same_person() -> None:
    found = told("5月14日，科瓦公司总裁Oliver Hayes（奥利弗·海斯）与商务部部长宋远明会面。")
    assert len(found) == 1
    assert len(found[0][2]) == 2


@pytest.mark.parametrize("title", ["习主席", "宋主席"])
def test_a_surname_with_a_title_is_nobody_new(title: str) -> None:
    names = {a.name for a in read(f"国家主席宋远明访问匈牙利。各界人士欢迎{title}到访。").actors}
    assert title not in names


def test_a_state_by_its_whole_name_is_the_same_state() -> None:
    reading = read("肯尼亚总统将访华\n5月14日，肯尼亚共和国总统威廉·奥杜亚将访问中国。")
    assert [e.participants[0].name for e in reading.engagements] == ["威廉·奥杜亚"]


def test_a_quotation_before_who_said_it_is_theirs() -> None:
    (found,) = read("“这条产线比我想象的安静得多！”商务部部长宋远明赞叹道。").statements
    assert found.speaker is not None
    assert (found.speaker.name, found.form) == ("宋远明", "direct")


def test_a_spokespersons_answer_came_by_a_briefing() -> None:
    text = "问：外交部对此有何评论？\n外交部发言人宋远明：中方注意到有关报道。"
    (found,) = read(text).statements
    assert [h.means for h in found.according_to] == ["briefing"]


def test_an_account_of_unnamed_people_is_a_statement_of_theirs() -> None:
    text = f"据两名知情人士透露，商务部部长宋远明上周与{GUEST}会面。"
    (found,) = read(text).statements
    assert found.speaker is not None
    assert "知情人士" in found.speaker.name


def test_a_ministers_field_of_two_parts_is_of_the_title() -> None:
    (found,) = read(HOST + "会见澳大利亚贸易与旅游部长唐娜·弗林。").engagements
    assert ("唐娜·弗林", "贸易与旅游部长", "澳大利亚") in {
        (p.name, p.title, p.organisation) for p in found.participants
    }


def test_mr_president_is_the_foreign_holder_of_the_office_told_before() -> None:
    found = told(
        "5月14日，国务院总理宋远明在京会见葡萄牙总统特谢拉。\n"
        "宋远明表示，国家主席陆知远同总统先生举行会谈，为两国关系指明方向。"
    )
    assert ("talks", "held", {"陆知远", "特谢拉"}) in found


def test_companions_of_a_visitor_are_told_by_name_or_by_office() -> None:
    found = told("葡萄牙总统特谢拉5月14日访问中国。陪同特谢拉访华的有财政国务秘书、总统府办公厅主任等。")
    assert ("visit", "held", {"特谢拉", "财政国务秘书", "总统府办公厅主任"}) in found
