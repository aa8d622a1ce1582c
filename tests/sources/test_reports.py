"""A text or page becomes a report: kept, hashed, dated, divided."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import domain
from onrecord.domain.errors import OnRecordError, SourceEmpty, SourceRefused, SourceUnreadable
from onrecord.sources import report_from_html, report_from_text
from onrecord.sources.decoding import MAX_TEXT

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
MORE = "They spoke for an hour about new routes between the islands, according to the company's own account."
ARTICLE = f"<h1>Minister meets ferry head</h1><p>{LEAD}</p><p>{MORE}</p><p>{LEAD[:-1]} again.</p>"


def page(body: str = ARTICLE, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head>{head}</head><body><article>{body}</article></body></html>'


def note_codes(report: domain.report.Report) -> list[str]:
    return [code for code, _ in report.notes]


@given(st.text().filter(str.strip))
def test_a_text_is_kept_code_point_for_code_point(text: str) -> None:
    assert report_from_text(text).text == text


@given(st.text().filter(str.strip))
def test_a_passage_lies_in_the_text_and_after_the_one_before(text: str) -> None:
    ends = [0]
    for passage in report_from_text(text).passages:
        assert ends[-1] <= passage.start < passage.end <= len(text)
        ends.append(passage.end)


def test_a_report_is_named_by_its_texts_digest() -> None:
    report = report_from_text(LEAD)
    assert report.sha256 == hashlib.sha256(LEAD.encode()).hexdigest()
    assert report.id == f"sha256:{report.sha256[:16]}"


@pytest.mark.parametrize("text", ["", " \n\t\u3000"])
def test_white_space_is_empty(text: str) -> None:
    with pytest.raises(SourceEmpty):
        report_from_text(text)


def test_half_a_surrogate_pair_is_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        report_from_text("the minister \ud800 said")


def test_a_text_over_the_limit_is_refused_with_the_limit_named() -> None:
    with pytest.raises(SourceRefused, match="5,000,000"):
        report_from_text("a" * (MAX_TEXT + 1))


def test_nothing_is_dated_by_the_clock() -> None:
    assert report_from_text(LEAD).published is None
    assert report_from_html(page()).published is None


def test_a_texts_header_states_its_date() -> None:
    assert (
        report_from_text(f"部长会见公司总裁\n\n来源：交通部　2025-03-12 18:40\n\n{LEAD}").published
        == "2025-03-12T18:40:00"
    )


def test_a_full_date_in_the_dateline_counts_with_a_note() -> None:
    report = report_from_text(f"VIK, Norway, March 13, 2025 – {LEAD}")
    assert report.published == "2025-03-13"
    assert note_codes(report) == ["published-from-dateline"]


def test_a_given_date_overrides_the_pages_with_a_note() -> None:
    html = page(head='<meta property="article:published_time" content="2025-03-13T07:15:00+01:00">')
    report = report_from_html(html, published="2025-03-14")
    assert report.published == "2025-03-14"
    assert note_codes(report) == ["published-differs"]


def test_a_given_date_that_is_none_is_an_error() -> None:
    with pytest.raises(OnRecordError, match="ISO 8601"):
        report_from_text(LEAD, published="soon")


def test_a_language_that_the_reader_does_not_know_is_noted() -> None:
    report = report_from_text(
        "Le ministre a rencontré le président de la société mercredi, selon un communiqué."
    )
    assert (report.language, note_codes(report)) == ("fr", ["language-unknown"])


def test_a_page_keeps_headline_and_paragraphs() -> None:
    report = report_from_html(page())
    assert [p.kind for p in report.passages] == ["headline", "body", "body", "body"]
    assert report.title == "Minister meets ferry head"
    assert LEAD in report.text


def test_a_pages_bytes_and_their_text_give_the_same_report() -> None:
    assert report_from_html(page().encode()) == report_from_html(page())


def test_a_caption_stands_where_its_picture_stood_and_its_credit_apart() -> None:
    figure = (
        "<figure><img src=a.jpg><figcaption>Ada Holm at the quay."
        '<span class="credit">Ana Reyes | Lumen</span></figcaption></figure>'
    )
    report = report_from_html(page(f"<h1>Minister meets ferry head</h1><p>{LEAD}</p>{figure}<p>{MORE}</p>"))
    found = [(p.kind, report.text[p.start : p.end]) for p in report.passages]
    assert found[1:] == [
        ("body", LEAD),
        ("caption", "Ada Holm at the quay."),
        ("credit", "Ana Reyes | Lumen"),
        ("body", MORE),
    ]


def test_a_caption_of_another_articles_teaser_is_left_out() -> None:
    teaser = "<aside class=related><figure><img><figcaption>Another story</figcaption></figure></aside>"
    assert "Another story" not in report_from_html(page(ARTICLE + teaser)).text


def test_a_page_with_nothing_on_it_has_no_article() -> None:
    with pytest.raises(SourceEmpty, match="no article"):
        report_from_html("<html><body><script>var a = 1;</script></body></html>")


def test_a_page_of_links_is_noted_as_no_article() -> None:
    report = report_from_html("<html><body><div><p>Ferries</p><p>Islands today</p></div></body></html>")
    assert "no-article" in note_codes(report)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_a_tree_nested_too_deep_is_refused_without_a_traceback(tag: str, depth: int) -> None:
    with pytest.raises((SourceRefused, SourceEmpty)):
        report_from_html("<html><body>" + f"<{tag}>" * depth + f"<p>{LEAD}</p>")


def test_a_tree_of_two_hundred_levels_is_read() -> None:
    assert LEAD in report_from_html("<html><body>" + "<div>" * 200 + f"<p>{LEAD}</p><p>{MORE}</p>").text


def test_script_and_markup_never_reach_the_text() -> None:
    report = report_from_html(page(ARTICLE + "<p onclick=x()>The end <script>alert(1)</script>of it.</p>"))
    assert "alert" not in report.text
    assert "<" not in report.text


@given(st.text())
def test_any_markup_becomes_a_report_or_a_clear_error(markup: str) -> None:
    try:
        report = report_from_html(f"<html><body>{markup}</body></html>")
    except OnRecordError as error:
        assert error.remedy
    else:
        assert report.text
