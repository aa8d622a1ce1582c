"""Passages: every paragraph is told apart, and an article's own sentences stay body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.passages import divide, is_credit, same_words

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
MORE = "They spoke for an hour about new routes between the islands, according to the company's own account."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in divide(text, title=title)]


def kind_of(paragraph: str) -> str:
    """The kind of a paragraph that stands between two sentences of an article."""
    text = f"{LEAD}\n\n{paragraph}\n\n{MORE}"
    found = [kind for kind, words in kinds(text) if words in paragraph]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "line",
    [
        "By Rosa Lindgren",
        "By Rosa Lindgren and Tomas Okoro, Harbour News",
        "(Reporting by Rosa Lindgren; Editing by Tomas Okoro)",
        "Additional reporting by Mei Tanaka.",
        "Mei Tanaka contributed to this report.",
        "Published Thu, Mar 13 2025 7:15 AM CET",
        "March 12, 2025",
        "Source :",
        "Source: Harbour News",
        "来源：商务部新闻办公室　2025-03-12 18:40",
        "责任编辑：李小明",
        "（责任编辑：李小明）",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Email *",
        "Sign up for our free morning newsletter",
        "Follow us on Telegram and WhatsApp",
        "Advertisement",
        "Advertisement - scroll to continue",
        "READ MORE: Ferry fares to rise in spring",
        "相关阅读：渡轮票价将上涨",
        "Share this:",
        "Tags: ferries, islands",
        "© 2025 Harbour News. All rights reserved.",
        "Home | Politics | Business | Sport | Contact",
        "<?php if (have_posts()) : ?>",
        '{"@context": "https://schema.org", "@type": "NewsArticle"}',
        "As an AI language model, I rewrote the article as you asked.",
        "Sure! Here is the rewritten version of the article:",
        "Please enable JavaScript to view the comments.",
    ],
)
def test_what_surrounds_an_article_is_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "By then the ferries had stopped running, and nobody could say when they would start again.",
        "By Tuesday night, the minister said, the talks were over.",
        "Source after source told the inquiry that the routes had never been paid for.",
        "Share prices fell after the meeting, analysts said.",
        "Sign language interpreters joined the talks for the first time, the ministry said.",
        "Comments by the minister were broadcast on Monday.",
        "Follow-up talks are planned for May.",
        "Reporting by the newspaper showed that the company had lost money. The minister denied that.",
        "“We will not wait,” she said.",
        "“No,” he said.",
        "Not yet.",
        "Read the statement again, the minister told reporters: it says nothing about fares.",
        "Copyright law was not discussed, she said.",
        "With assistance from the United States, the ministry will rebuild the quay.",
        "Sure, the article was wrong, she said, but the summary was right.",
        "Terms of use were not discussed, he said.",
        "Register to vote by Friday, the minister told the crowd.",
        "Listen: I know these people, he said.",
        "No part of this will be easy, the minister said.",
        "会谈持续了一个小时。",
        "记者：部长先生，会谈取得了什么成果？",
        "Ms. Lindgren (D-Harbour) — who voted against the bill — said nothing.",
    ],
)
def test_an_articles_own_sentences_stay_body(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Ana Reyes | Lumen | Getty Images",
        "Ana Reyes/AFP via Getty Images",
        "REUTERS/Ana Reyes",
        "(ANA REYES/AFP/Getty Images.)",
        "AP Photo/Ana Reyes",
        "Photo: Ana Reyes",
        "Image credit: Harbour Authority",
        "Courtesy of Harbour Authority",
        "Xinhua/Li Xiaoming",
        "新华社记者 李小明 摄",
        "图片来源：新华社",
    ],
)
def test_who_took_a_picture_is_a_credit(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    ["Philadelphia, Pennsylvania", "Via Teleconference", "Ports and Ferries/Islands", "Ana Reyes said so."],
)
def test_a_place_or_a_section_is_no_credit(line: str) -> None:
    assert not is_credit(line)


def test_the_paragraph_before_a_credit_is_a_caption_where_it_tells_what_is_seen() -> None:
    caption = "Minister Ada Holm speaks at the ferry terminal in Vik, Norway, on May 3, 2021."
    text = f"{caption}\n\nAna Reyes | Lumen | Getty Images\n\n{LEAD}\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["caption", "credit", "body", "body"]


def test_a_lead_before_a_bare_image_credit_stays_body() -> None:
    text = f"Ferries at a standstill\n\n{LEAD}\n\nAna Reyes | Lumen | Getty Images\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "credit", "body"]


def test_a_caption_whose_credit_was_lost_is_known_by_its_present_tense_and_full_date() -> None:
    text = (
        f"Minister Ada Holm attends a meeting at the Grand Hotel in Oslo on May 3, 2021.\n\n{LEAD}\n\n{MORE}"
    )
    assert [kind for kind, _ in kinds(text)] == ["caption", "body", "body"]


def test_a_credit_at_a_captions_end_stands_apart() -> None:
    text = f"{LEAD}\n\nAda Holm arrives in Vik, Norway, May 3, 2021. REUTERS/Ana Reyes\n\n{MORE}"
    assert kinds(text)[1:3] == [
        ("caption", "Ada Holm arrives in Vik, Norway, May 3, 2021."),
        ("credit", "REUTERS/Ana Reyes"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(From left) Ada Holm, Ana Reyes and Mei Tanaka at the terminal",
        "FILE PHOTO: The ferry terminal in Vik",
        "Ada Holm (left) shakes hands with Mei Tanaka (right) in Vik.",
        "In this photo released by the ministry, Ada Holm stands on the quay.",
        "图为会谈现场。",
    ],
)
def test_a_captions_own_forms_need_no_credit(line: str) -> None:
    assert kind_of(line) == "caption"


def test_a_party_after_a_name_is_no_position_in_a_picture() -> None:
    assert (
        kind_of("Senator Ada Holm (R), who holds the seat, meets the company's head next week, aides said.")
        == "body"
    )


def test_a_first_line_without_full_stop_before_a_blank_line_is_the_headline() -> None:
    assert kinds(f"Minister meets ferry head\n\n{LEAD}")[0] == ("headline", "Minister meets ferry head")


def test_a_first_sentence_is_no_headline() -> None:
    assert kinds(f"{LEAD}\n\n{MORE}")[0][0] == "body"


def test_a_first_line_directly_above_the_text_is_no_headline_unless_it_is_the_title() -> None:
    text = f"Minister meets ferry head\n{LEAD}"
    assert kinds(text)[0][0] == "body"
    assert kinds(text, title="Minister meets ferry head")[0][0] == "headline"


def test_a_headline_stands_below_a_letterhead() -> None:
    text = f"Ferrylink\n\nPRESS RELEASE\n\nFerrylink's president meets the minister in Vik\n\n{LEAD}"
    assert [kind for kind, _ in kinds(text)] == ["body", "boilerplate", "headline", "body"]


def test_a_markdown_headline_is_cut_after_its_mark() -> None:
    assert kinds(f"# Minister meets ferry head\n{LEAD}")[0] == ("headline", "Minister meets ferry head")


def test_titles_are_the_same_but_for_case_signs_and_an_outlets_name() -> None:
    assert same_words("Minister’s talks end", "Minister's Talks End - Harbour News")
    assert not same_words("Minister's talks end", "Talks")


@pytest.mark.parametrize(
    "dateline",
    [
        "VIK, May 3 (Reuters) -",
        "VIK, Norway (AP) —",
        "Oslo (AFP) –",
        "VIK, May 3 (Harbour News) -",
        "BRUSSELS/VIK, May 3 (Reuters) -",
        "LES ANGES, Calif. --",
        "Oslo, 3 May 2021 –",
        "DELFT, the Netherlands, March 13, 2025 –",
        "VIK —",
        "(Reuters) -",
    ],
)
def test_a_dateline_is_only_the_prefix_and_the_rest_is_body(dateline: str) -> None:
    assert kinds(f"{dateline} {LEAD}\n\n{MORE}")[:2] == [("dateline", dateline), ("body", LEAD)]


@pytest.mark.parametrize(
    "dateline",
    [
        "新华社北京12月6日电",
        "新华社北京12月6日电（记者 李小明）",
        "中新网12月6日电",
        "本报讯",
        "央视网消息（新闻联播）：",
        "【环球时报综合报道】",
    ],
)
def test_a_chinese_dateline_is_only_the_prefix(dateline: str) -> None:
    sentence = "商务部部长6日在京会见了渡轮公司总裁。双方就航线问题交换了意见。"
    assert kinds(f"{dateline}{sentence}")[:2] == [("dateline", dateline), ("body", sentence)]


@pytest.mark.parametrize(
    "line",
    [
        "On June 19, 1865 — two years later — the order was read out.",
        "NATO — which has no ferries — did not comment.",
        "UPDATE - The talks are over, the ministry said.",
        "TRUMP-HOLM talks ended on Friday, aides said.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(line: str) -> None:
    assert all(kind != "dateline" for kind, _ in kinds(f"{line}\n\n{MORE}"))


def test_nothing_after_a_comment_form_belongs_to_the_article() -> None:
    text = f"{LEAD}\n\n{MORE}\n\n3 Comments\n\nThey said the same thing last year and nobody listened to her."
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "boilerplate", "boilerplate"]


def test_a_count_of_comments_above_the_article_ends_nothing() -> None:
    text = f"3 Comments\n\n{LEAD}\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "body", "body"]


def test_headlines_of_other_articles_end_where_running_text_begins() -> None:
    text = f"{LEAD}\n\nRelated stories\n\nFerry fares to rise\n\nIs this the end of the night boat?\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["body", "boilerplate", "boilerplate", "boilerplate", "body"]


def test_a_list_of_participants_is_no_menu() -> None:
    text = f"{LEAD}\n\nThe participants were:\n\nAda Holm\n\nAna Reyes\n\nMei Tanaka"
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The transport minister met the head of the ferry company on Tuesday, and\n"
        "the two spoke for an hour about new routes between the islands, the\n"
        "ministry said in a statement that it published late in the evening.\n"
    )
    assert kinds(text) == [("body", text.strip())]


def test_one_paragraph_a_line_stays_one_passage_a_line() -> None:
    assert kinds(f"{LEAD}\n{MORE}") == [("body", LEAD), ("body", MORE)]


@given(st.text() | st.text(alphabet="ab. \n\r\u2028(/|-—A\t中。1:"))
def test_passages_are_in_order_apart_and_hold_every_visible_sign(text: str) -> None:
    passages = divide(text)
    covered = 0
    for passage in passages:
        assert covered <= passage.start < passage.end <= len(text)
        words = text[passage.start : passage.end]
        assert words == words.strip() != ""
        assert not text[covered : passage.start].strip(" \t\r\n#") or text[covered : passage.start].isspace()
        covered = passage.end
    assert not text[covered:].strip()


@given(st.lists(st.sampled_from([LEAD, MORE, "Source :", "By Rosa Lindgren", "Leave a Reply"]), max_size=6))
def test_the_same_text_is_divided_the_same_way_twice(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert divide(text) == divide(text)


def test_a_dateline_with_its_year_may_end_in_a_full_stop() -> None:
    lead = "On 3 October in Lundby the two ministers held talks on fish."
    assert kinds(f"Ministers meet\n\nOsterhavn, 4 October 2024. {lead}\n\n{MORE}")[1:3] == [
        ("dateline", "Osterhavn, 4 October 2024."),
        ("body", lead),
    ]


def test_a_caption_that_begins_with_place_and_date_stays_one() -> None:
    seen = "Osterhavn, 4 October 2024. Minister Mirela Sant shakes hands with her host."
    assert ("caption", seen) in kinds(f"Ministers meet\n\n{seen}\n\n{LEAD}\n\n{MORE}")
