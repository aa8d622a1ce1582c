# ruff: noqa: E501  (a sentence of a report is easier to check on one line)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.comparing.conftest import STORY

from onrecord.comparing.candidates import likely
from onrecord.comparing.lineage import descent, origin, parents
from onrecord.comparing.signatures import signatures
from onrecord.domain.reading import Caution, Reading
from onrecord.domain.spans import Span

Make = Callable[..., Reading]
BODY = STORY.split("\n\n", 1)[1]


def test_a_copy_in_other_typography_is_verbatim(read: Make, story: Reading) -> None:
    copy = read(STORY.replace("“", '"').replace("”", '"').replace("’", "'"), published="2024-05-04")
    found = descent(copy, story)
    assert found is not None
    assert (found.how, found.parent) == ("verbatim", story.report.id)


def test_a_copy_without_a_date_is_told_by_its_credit(read: Make, story: Reading) -> None:
    found = descent(story, read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily"))
    assert found is not None
    assert found.parent == story.report.id
    assert any("credits the other: “Source: Northgate News”" in reason for reason in found.why)


def test_a_credit_outweighs_a_site_clock_that_runs_early(read: Make, story: Reading) -> None:
    copy = read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily", published="2024-05-03T08:00:00")
    found = descent(copy, story)
    assert found is not None
    assert found.parent == story.report.id


def test_a_shortened_copy_with_a_sentence_of_its_own_is_edited(read: Make, story: Reading) -> None:
    text = BODY.replace(
        "Kordelia employs 1,150 people in the city.", "Locals have followed the plan with interest."
    )
    found = descent(read(text.rsplit("\n\n", 1)[0], published="2024-05-05"), story)
    assert found is not None
    assert found.how == "edited"


def test_a_later_version_of_one_address_is_a_revision(read: Make, story: Reading) -> None:
    later = read(STORY.replace("340 million", "345 million"), url="https://www.northgate.example/dock/",
                 published="2024-05-03T15:00:00")  # fmt: skip
    found = descent(later, story)
    assert found is not None
    assert (found.how, found.child) == ("revision", later.report.id)


def test_an_update_by_the_same_outlet_is_a_later_take(read: Make, story: Reading) -> None:
    later = read(STORY.replace("Harbour minister meets", "UPDATE 1-Harbour minister meets") + "\n\nShares of Kordelia rose "
                 "by four crowns after the meeting.", outlet="Northgate News", published="2024-05-03T13:00:00",
                 title="UPDATE 1-Harbour minister meets shipyard chief in Ostrava", url="https://northgate.example/dock-2")  # fmt: skip
    found = descent(later, story)
    assert found is not None
    assert (found.how, found.child) == ("take", later.report.id)


def test_an_independent_report_that_quotes_two_sentences_is_no_copy(read: Make, story: Reading) -> None:
    other = read(
        "Dock plan splits Ostrava\n\nFishermen on the east quay want the old slip repaired instead, and they told "
        "the harbour board so at a noisy meeting. The board's chair left early.\n\n“We will not sign anything before the "
        "council has read every page of the contract,” the minister had said a day before. Few here believed it.\n\n“Our "
        "welders are the best in the country, and they deserve a dock that does not flood every spring,” was how the "
        "yard's president put it. A petition against the dock had 900 names by evening, its organisers said.",
        published="2024-05-04",
        outlet="Quay Mirror",
    )
    assert descent(other, story) is None


def test_releases_made_by_one_template_are_no_copies(read: Make) -> None:
    text = ("On behalf of the government and people of {0}, I send best wishes to the people of {1} as you celebrate your "
            "national day on {2}.\n\nOur countries have worked together for {3} years on fisheries, schools and ferries. We "
            "look forward to the next chapter of our friendship with {1}.\n\nWe wish the people of {1} a joyful {2} "
            "and a year of peace.")  # fmt: skip
    one = read(text.format("Veldmark", "Ostravia", "May 3", "30"), published="2024-05-03")
    other = read(text.format("Veldmark", "Kordelia", "August 19", "12"), published="2024-08-19")
    assert descent(one, other) is None


def test_another_meeting_of_the_same_people_is_no_copy(read: Make) -> None:
    one = read("Minister Elke Brandvold spoke today with Tomas Verhaeren, president of Kordelia. They discussed the dry dock "
               "in Ostrava and the training of welders. The minister asked for a timetable by June.", published="2024-05-03")  # fmt: skip
    other = read("Minister Elke Brandvold spoke today with Tomas Verhaeren, president of Kordelia. She raised the strike at "
                 "the ferry terminal, and both agreed that 14 crossings a day must run. Verhaeren described new cranes.",
                 published="2024-09-12")  # fmt: skip
    assert descent(one, other) is None


def test_which_report_is_given_first_does_not_matter(read: Make, story: Reading) -> None:
    copy = read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily", published="2024-05-04")
    assert descent(copy, story) == descent(story, copy)


def test_copies_share_signatures_with_their_source_and_strangers_do_not(read: Make, story: Reading) -> None:
    copy = read(BODY.rsplit("\n\n", 2)[0])
    stranger = read(
        "Rain fell on the hills above the lake for nine days, and the mill wheel turned without grain."
    )
    assert set(signatures(copy)) & set(signatures(story))
    assert not set(signatures(stranger)) & set(signatures(story))


def test_a_report_has_at_most_64_signatures(read: Make) -> None:
    assert (
        len(signatures(read("\n\n".join(STORY.replace("Ostrava", f"Ostrava{k}") for k in range(20))))) <= 64
    )


def test_the_origin_is_the_first_of_the_family_not_the_nearest_copy(read: Make, story: Reading) -> None:
    one = read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily", published="2024-05-04T09:00:00")
    two = read(
        f"{BODY.rsplit(chr(10), 2)[0]}\n\nSource: Northgate News",
        outlet="Echo Reader",
        published="2024-05-05T09:00:00",
    )
    every = [d for a, b in ((one, story), (two, story), (one, two)) if (d := descent(a, b)) is not None]
    assert len(every) == 3
    assert origin(two.report.id, every) == story.report.id
    assert origin(story.report.id, every) is None


def test_parents_leave_out_what_was_made_from_the_report(read: Make, story: Reading) -> None:
    copy = read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily", published="2024-05-04T09:00:00")
    assert [d.parent for d in parents(copy, [story])] == [story.report.id]
    assert parents(story, [copy]) == ()


def test_an_error_that_both_have_in_the_same_words_is_a_reason(read: Make, story: Reading) -> None:
    def wrong(reading: Reading) -> Reading:
        text = reading.report.text
        at = text.index("on Monday")
        span = Span.of(text, at, at + 9)
        caution = Caution(code="date-contradiction", message="May 3 was a Friday", evidence=(span,))
        return replace(reading, warnings=(caution,))

    copy = read(f"{BODY}\n\nSource: Northgate News", outlet="Buzz Daily", published="2024-05-04")
    found = descent(wrong(copy), wrong(story))
    assert found is not None
    assert "both have the same error: May 3 was a Friday" in found.why


def test_a_translation_is_found_by_its_numbers_days_and_countries(read: Make) -> None:
    zh = read("5月3日，商务部部长林兆远在京会见荷兰Kordelia公司总裁。双方就船坞项目交换意见。林兆远表示，2023年中荷贸易额达1172亿美元，"
              "增长7.4%。Kordelia在华投资3.5亿美元，员工1150人。中方愿在6月14日前与荷兰就新船坞达成协议。",
              language="zh", published="2024-05-03T18:00:00")  # fmt: skip
    en = read("On May 3, Commerce Minister Lin Zhaoyuan met the president of Kordelia of the Netherlands in Beijing. The two "
              "sides exchanged views on the dry dock. Lin said that trade between China and the Netherlands reached $117.2 "
              "billion in 2023, up 7.4 percent. Kordelia has invested $350 million in China and employs 1,150 people. China "
              "is willing to agree with the Netherlands on a new dock by June 14, according to a translation of the "
              "readout.", published="2024-05-04T09:00:00")  # fmt: skip
    found = descent(en, zh)
    assert found is not None
    assert (found.how, found.parent) == ("translation", zh.report.id)


def test_a_report_in_another_language_about_something_else_is_no_translation(
    read: Make, story: Reading
) -> None:
    zh = read(
        "9月21日，外交部发言人表示，中方愿同各方保持沟通。会议将于10月2日在日内瓦举行，来自45个国家的代表出席。",
        language="zh",
    )
    assert descent(story, zh) is None


def test_a_value_that_many_reports_hold_counts_less() -> None:
    rare, common = ((name, holders) for name, holders in (("a", 6), ("b", 60)))
    assert likely([rare, rare, rare, common, common, common]) == ("a",)


def test_a_story_that_very_many_papers_copied_is_still_compared() -> None:
    assert likely([("a", 5000)] * 16) == ("a",)


def test_no_report_is_compared_with_more_than_twelve() -> None:
    assert len(likely([(name, 1) for name in range(40) for _ in range(3)])) == 12


def test_of_a_report_in_another_language_fewer_values_are_asked() -> None:
    assert likely([("a", 1), ("a", 1), ("b", 1), ("b", 1)], foreign={"b"}) == ("b",)
