"""Who said what in Chinese: each case is one fact about how speech is told."""

from __future__ import annotations

import time

import onrecord
from onrecord.domain.reading import Statement
from onrecord.reading.chinese.cues import ADJUNCTS, OPENINGS

MEETING = "5月14日，商务部部长宋远明会见荷兰梅里迪公司总裁扬·德弗里斯。\n\n"


def statements(text: str) -> tuple[Statement, ...]:
    return onrecord.read(text + "\n", published="2024-05-16").statements


def told(statement: Statement) -> tuple[str | None, str]:
    """Return who said it, and what."""
    return statement.speaker.name if statement.speaker else None, "".join(c.text for c in statement.content)


def test_indirect_speech_runs_on_to_the_end_of_its_paragraph() -> None:
    (found,) = statements(MEETING + "宋远明指出，两国贸易增长很快。中方愿扩大进口。希望梅里迪公司增加投资。")
    assert told(found) == ("宋远明", "两国贸易增长很快。中方愿扩大进口。希望梅里迪公司增加投资")
    assert (found.form, found.language) == ("indirect", "zh")


def test_another_speaker_ends_the_words_of_the_last() -> None:
    first, second = statements(MEETING + "宋远明说，欢迎扩大投资。德弗里斯透露，公司将新建工厂。")
    assert told(first) == ("宋远明", "欢迎扩大投资")
    assert told(second) == ("扬·德弗里斯", "公司将新建工厂")


def test_she_leads_back_to_the_last_speaker() -> None:
    first, second = statements(MEETING + "德弗里斯感谢商务部的支持。她表示，公司业务发展良好。")
    assert told(first) == ("扬·德弗里斯", "商务部的支持")
    assert told(second) == ("扬·德弗里斯", "公司业务发展良好")


def test_a_second_cue_without_a_subject_keeps_the_speaker() -> None:
    first, second = statements(MEETING + "德弗里斯介绍了新工厂的进展，表示工程将于明年完成。")
    assert told(first) == ("扬·德弗里斯", "新工厂的进展")
    assert told(second) == ("扬·德弗里斯", "工程将于明年完成")


def test_a_feeling_shown_about_something_holds_its_object() -> None:
    (found,) = statements(MEETING + "宋远明对德弗里斯再次访华表示欢迎。")
    assert told(found) == ("宋远明", "对德弗里斯再次访华表示欢迎")


def test_both_sides_are_the_two_of_the_meeting() -> None:
    (found,) = statements(MEETING + "双方商定，明年举行下一次会议。")
    assert told(found) == ("双方", "明年举行下一次会议")
    assert found.speaker is not None
    assert len(found.speaker.actors) == 2


def test_a_sentence_about_both_sides_is_the_reporters() -> None:
    (found,) = statements(MEETING + "宋远明表示，欢迎投资。双方还就关税交换了意见。")
    assert told(found) == ("宋远明", "欢迎投资")


def test_quoted_words_after_a_colon_are_direct_and_end_with_the_marks() -> None:
    (found,) = statements(MEETING + "德弗里斯向记者表示：“我们不会改变在这里的计划。”工厂位于郊区。")
    assert told(found) == ("扬·德弗里斯", "“我们不会改变在这里的计划。”")
    assert found.form == "direct"
    assert [(h.name, h.means) for h in found.according_to] == [("记者", "told")]
    assert found.quotations[0].text == "我们不会改变在这里的计划。"


def test_partly_quoted_words_in_an_interview_are_mixed() -> None:
    (found,) = statements(MEETING + "德弗里斯在接受本报采访时称，有关传闻“完全没有任何依据”。")
    assert found.form == "mixed"
    assert [(h.name, h.means) for h in found.according_to] == [("本报", "interview")]


def test_a_coined_term_in_quotation_marks_is_no_quotation() -> None:
    (found,) = statements(MEETING + "宋远明表示，双方应推进“绿色港口”合作。")
    assert (found.form, found.quotations) == ("indirect", ())


def test_a_statement_told_in_a_document_has_the_document_as_a_hand() -> None:
    (found,) = statements(MEETING + "梅里迪公司在声明中表示，交付不受影响。")
    assert told(found) == ("梅里迪公司", "交付不受影响")
    assert [(h.name, h.means) for h in found.according_to] == [("梅里迪公司", "statement")]


def test_an_agencys_report_is_its_own_statement() -> None:
    (found,) = statements(MEETING + "另据新华社报道，有关部门将出台新措施。")
    assert told(found) == ("新华社", "有关部门将出台新措施")
    assert [(h.name, h.means) for h in found.according_to] == [("新华社", "report")]


def test_an_agency_passes_on_what_somebody_says() -> None:
    (found,) = statements(MEETING + "据新华社报道，宋远明表示，谈判进展顺利。")
    assert told(found) == ("宋远明", "谈判进展顺利")
    assert [(h.name, h.means) for h in found.according_to] == [("新华社", "report")]


def test_a_rumour_denied_is_what_stands_before() -> None:
    (found,) = statements(MEETING + "对于外界有关工厂将关闭的传闻，德弗里斯予以否认。")
    assert told(found) == ("扬·德弗里斯", "工厂将关闭的传闻")
    assert found.status == "denied"


def test_silence_keeps_its_kind_and_has_no_content() -> None:
    first, second = statements(MEETING + "梅里迪公司拒绝置评。\n\n截至发稿，商务部未回应置评请求。")
    assert (told(first), first.status, first.form) == (("梅里迪公司", ""), "declined", "none")
    assert (told(second), second.status, second.form) == (("商务部", ""), "no-response", "none")


def test_the_company_in_silence_is_the_one_named_before() -> None:
    (found,) = statements(MEETING + "林德集团首席执行官斯文·阿尔姆未到访，公司方面未回复置评请求。")
    assert (told(found)[0], found.status) == ("林德集团", "no-response")


def test_a_source_without_a_name_speaks_for_nobody() -> None:
    (found,) = statements(MEETING + "一位知情人士透露，谈判仍在继续。")
    assert found.speaker is not None
    assert (found.speaker.actor, found.speaker.name) == (None, "一位知情人士")


def test_a_transcripts_answer_is_the_spokespersons_and_its_question_nobodys() -> None:
    text = (
        "外交部发言人宋远明主持例行记者会\n\n问：中方对此有何评论？\n\n"
        "答：我们注意到有关报道。\n\n中方立场没有变化。\n\n问：谢谢。"
    )
    (found,) = statements(text)
    assert told(found) == ("宋远明", "我们注意到有关报道。中方立场没有变化")
    assert found.form == "direct"


def test_a_side_leads_to_its_country() -> None:
    reading = onrecord.read(MEETING + "宋远明表示，中方愿同荷方扩大合作。\n", published="2024-05-16")
    names = {a.country: [m.text for m in a.mentions] for a in reading.actors if a.kind == "country"}
    assert "中方" in names["China"]
    assert "荷方" in names["Netherlands"]


def test_hostile_words_between_speaker_and_cue_cost_no_more_than_their_length() -> None:
    started = time.process_time()
    for words in ("对" * 5000, "在时" * 5000, "对" * 110, "时" * 110, "向在对就" * 27):
        assert not ADJUNCTS.fills(words + "。", 0, len(words) + 1)
        assert not OPENINGS.fills(words + "。", 0, len(words) + 1)
    assert time.process_time() - started < 1


def test_a_silence_that_is_spoken_is_told_once() -> None:
    text = "商务部回应\n\n有记者问及是否将会见该公司负责人，商务部发言人陶一鸣说，没有可以提供的消息。\n"
    assert [said.status for said in onrecord.read(text).statements] == ["no-information"]
