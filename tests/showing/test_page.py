"""The page shows the text as it is, leads to everything found, and runs nothing of the report's."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from onrecord.domain.reading import Reading
from onrecord.showing.page import reading_to_page

EVIL = "</script></title></style><img src=x onerror=alert(1)>\"'><svg onload=alert(2)>${title}\x00\x1b\ud800"


class Seen(HTMLParser):
    """Collects the elements of a page and the text of its report."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self._ignored = 0
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag == "p" and re.fullmatch(r"p\d+", attributes.get("id") or ""):
            self._inside = True
            self.paragraphs.append("")
        if tag == "span" and self._inside:
            self._ignored += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._inside = False
        if tag == "span" and self._inside:
            self._ignored -= 1

    def handle_data(self, data: str) -> None:
        if self._inside and not self._ignored:
            self.paragraphs[-1] += data


@pytest.fixture
def seen(article: Reading) -> Seen:
    return Seen(reading_to_page(article))


def test_the_text_stands_on_the_page_as_it_is(article: Reading, seen: Seen) -> None:
    lines = [line for line in article.report.text.split("\n") if line.strip()]
    assert seen.paragraphs == lines


def test_every_link_inside_the_page_leads_somewhere(seen: Seen) -> None:
    targets = {attributes["id"] for _, attributes in seen.elements if attributes.get("id")}
    links = [attributes["href"] or "" for tag, attributes in seen.elements if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= targets


def test_no_id_stands_twice(seen: Seen) -> None:
    ids = [attributes["id"] for _, attributes in seen.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_everything_found_has_a_card_and_words_that_lead_to_it(article: Reading, seen: Seen) -> None:
    cards = {attributes["id"] for tag, attributes in seen.elements if tag == "article"}
    marked = {of for _, attributes in seen.elements for of in (attributes.get("data-of") or "").split()}
    expected = {found.id for found in (*article.engagements, *article.statements, *article.events)}
    assert expected | {"r1", "c1", "w1", "w2"} <= cards
    assert marked == cards - {"w3"}


def test_a_card_tells_its_chain_in_order(article: Reading) -> None:
    page = reading_to_page(article)
    chain = re.search(r'id="s1".*?<ol class="chain">(.*?)</ol>', page, re.DOTALL)
    assert chain is not None
    assert re.findall(r"<bdi>(.*?)</bdi>", chain[1]) == [
        "Davit Orsen",
        "Ministry of Trade (statement)",
        "The Norrby Ledger",
    ]


def test_only_the_pages_own_style_and_script_may_run(article: Reading) -> None:
    page = reading_to_page(article)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1]
        assert "unsafe" not in policy[1]


def test_the_page_asks_nothing_of_any_other_address(seen: Seen) -> None:
    loading = {"img", "iframe", "link", "object", "embed", "video", "audio", "source", "base", "form"}
    assert not loading & {tag for tag, _ in seen.elements}
    assert not any("src" in attributes or "style" in attributes for _, attributes in seen.elements)


def test_nothing_in_a_report_becomes_an_element(article: Reading) -> None:
    cards = {"title": EVIL, "outlet": EVIL, "author": EVIL, "url": EVIL, "published": EVIL, "language": EVIL}
    actors = tuple(replace(actor, name=EVIL, country=EVIL) for actor in article.actors)
    hostile = replace(
        article,
        report=replace(article.report, **cards),
        actors=actors,
        warnings=tuple(replace(warning, message=EVIL, code=EVIL) for warning in article.warnings),
        claims=tuple(replace(claim, text=EVIL) for claim in article.claims),
        engagements=tuple(replace(each, topics=(EVIL,)) for each in article.engagements),
    )
    page = reading_to_page(hostile)
    before, after = Seen(reading_to_page(article)), Seen(page)
    assert {tag for tag, _ in after.elements} == {tag for tag, _ in before.elements}
    assert not any(name.startswith("on") for _, attributes in after.elements for name in attributes)
    assert page.count("<script>") == page.count("</script>") == 1
    assert page.encode("utf-8")


def test_the_words_of_a_report_become_no_element(article: Reading) -> None:
    text = "</p></script><img onerror=alert(1)>" + article.report.text[35:]
    page = reading_to_page(replace(article, report=replace(article.report, text=text)))
    assert not [tag for tag, _ in Seen(page).elements if tag == "img"]
    assert "&lt;img onerror" in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://ledger.example/1", True), ("HTTP://x.example", True), ("javascript:alert(1)", False)],
)
def test_only_an_address_of_the_web_is_a_link(article: Reading, url: str, linked: bool) -> None:
    page = reading_to_page(replace(article, report=replace(article.report, url=url)))
    assert (f'href="{url}"' in page) is linked
    assert url in page


@pytest.mark.parametrize(
    ("language", "attribute"), [("zh", 'lang="zh"'), (None, 'lang=""'), ('"x', 'lang=""')]
)
def test_the_text_is_in_the_reports_language(article: Reading, language: str | None, attribute: str) -> None:
    page = reading_to_page(replace(article, report=replace(article.report, language=language)))
    assert f'<div class="report" {attribute}>' in page
    assert '<html lang="en">' in page


def test_captions_credits_and_boilerplate_are_told_apart(article: Reading) -> None:
    page = reading_to_page(article)
    assert re.findall(r'<p class="(\w+)" dir="auto" id="p\d+">', page) == [
        *["headline", "caption", "credit"],
        *["body"] * 6,
        "boilerplate",
    ]


def test_a_keyboard_reaches_every_mark_where_it_begins(seen: Seen) -> None:
    for tag, attributes in seen.elements:
        if tag == "a" and "data-of" in attributes:
            assert ("id" in attributes) is ("tabindex" not in attributes)


def test_the_same_reading_gives_the_same_page(article: Reading) -> None:
    assert reading_to_page(article) == reading_to_page(article)
