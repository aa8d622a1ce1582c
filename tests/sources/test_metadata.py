"""A page's own statements: JSON-LD first, then OpenGraph, then its other marks."""

from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from onrecord.sources.metadata import PageFacts, page_facts


def facts(head: str = "", body: str = "<p>x</p>", url: str | None = None) -> PageFacts:
    return page_facts(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url=url)


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Minister meets ferry head",
    "datePublished": "2025-03-13T07:15:00+01:00",
    "author": [{"@type": "Person", "name": "Rosa Lindgren"}, {"name": "Tomas Okoro"}],
    "publisher": {"@type": "Organization", "name": "Harbour News"},
}
EXPECTED = (
    "Minister meets ferry head",
    "2025-03-13T07:15:00+01:00",
    "Rosa Lindgren, Tomas Okoro",
    "Harbour News",
)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "x"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, ARTICLE]},
        {**ARTICLE, "@type": ["ReportageNewsArticle", "Thing"]},
        {**ARTICLE, "@type": "https://schema.org/NewsArticle"},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_a_news_article_is_found_wherever_json_ld_holds_it(data: object) -> None:
    found = facts(ld(data))
    assert (found.title, found.published, found.author, found.outlet) == EXPECTED


def test_references_within_a_graph_are_followed() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#rosa"}, "publisher": {"@id": "#org"}},
        {"@type": "Person", "@id": "#rosa", "name": "Rosa Lindgren"},
        {"@type": "Organization", "@id": "#org", "name": "Harbour News"},
    ]
    found = facts(ld({"@graph": graph}))
    assert (found.author, found.outlet) == ("Rosa Lindgren", "Harbour News")


def test_of_several_articles_the_one_at_the_pages_address_counts() -> None:
    other = {**ARTICLE, "headline": "Another story", "url": "https://harbour.example/b"}
    this = {**ARTICLE, "mainEntityOfPage": {"@id": "https://harbour.example/a"}}
    found = facts('<link rel=canonical href="https://harbour.example/a">' + ld([other, this]))
    assert found.title == "Minister meets ferry head"


@pytest.mark.parametrize(
    "source", ["{", "[" * 100_000, '"text"', "null", '{"@type": 3}', '{"@graph": [[[{}]]]}']
)
def test_broken_json_ld_is_passed_over(source: str) -> None:
    found = facts(
        f'<script type="application/ld+json">{source}</script><meta property="og:title" content="Title">'
    )
    assert found.title == "Title"


def test_open_graph_counts_where_json_ld_is_silent() -> None:
    head = (
        '<meta property="og:title" content="Minister meets ferry head">'
        '<meta property="og:site_name" content="Harbour News">'
        '<meta property="article:published_time" content="2025-03-13">'
        '<meta name="author" content="By Rosa Lindgren">'
        '<meta property="og:url" content="https://harbour.example/a">'
    )
    assert facts(head) == PageFacts(
        title="Minister meets ferry head", outlet="Harbour News", published="2025-03-13",
        author="Rosa Lindgren", url="https://harbour.example/a",
    )  # fmt: skip


def test_the_names_of_chinese_government_sites_are_known() -> None:
    head = '<meta name="ArticleTitle" content="部长会见总裁"><meta name="PubDate" content="2025-03-12 18:40">'
    found = facts(head)
    assert (found.title, found.published) == ("部长会见总裁", "2025-03-12T18:40:00")


def test_a_titles_outlet_is_cut_off_by_the_pages_heading() -> None:
    found = facts(
        "<title>Minister meets ferry head - Harbour News</title>", "<h1>Minister meets ferry head</h1>"
    )
    assert found.title == "Minister meets ferry head"


def test_a_time_in_the_article_dates_it_and_a_sites_clock_does_not() -> None:
    clock = '<div><time datetime="2026-01-01">today</time></div>'
    assert facts(body=clock).published is None
    assert (
        facts(body=clock + '<article><time datetime="2025-03-13">13 March</time></article>').published
        == "2025-03-13"
    )


def test_a_visible_labelled_date_counts_last() -> None:
    assert facts(body="<div>发布时间：2025-03-12 18:40</div><p>会谈</p>").published == "2025-03-12T18:40:00"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://harbour.example/", "http://["]
)
def test_an_address_that_is_no_articles_is_passed_over(address: str) -> None:
    found = facts(f'<link rel="canonical" href="{address}">', url="https://harbour.example/a")
    assert found.url == "https://harbour.example/a"


def test_control_and_direction_signs_never_reach_a_fact() -> None:
    found = facts(ld({**ARTICLE, "headline": "A title\u202e with \u001b[31m signs &amp;#8217; in"}))
    assert found.title == "A title with [31m signs ’ in"


def test_an_address_is_no_authors_name() -> None:
    assert facts('<meta property="article:author" content="https://social.example/rosa">').author is None
