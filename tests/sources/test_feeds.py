"""Feeds and sitemaps give the pages that they list; nothing in them leads inside a network or has no end."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from onrecord.domain.errors import SourceEmpty, SourceMissing, SourceRefused, SourceUnreadable
from onrecord.sources.gathering import Failed, Item, gather
from onrecord.sources.web import Fetched

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
COPY = "".join(f"<p>{LEAD[:-1]}, part {number}.</p>" for number in range(6))
SITE = "https://harbour.example"
FEED = f"{SITE}/feed"
CHANGED = "<updated>2025-04-01T00:00:00Z</updated>"

Web = Callable[[dict[str, str | bytes]], list[str]]


def page(*head: str) -> str:
    body = f"<article><p>{LEAD}</p><p>{LEAD} Again.</p></article>"
    return f"<!doctype html><html><head>{''.join(head)}</head><body>{body}</body></html>"


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour</title>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def atom(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>x</id>'
        f"{''.join(f'<entry>{entry}</entry>' for entry in entries)}</feed>"
    )


def urlset(*parts: str, extra: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        f"{''.join(f'<url>{part}</url>' for part in parts)}{extra}</urlset>"
    )


def index(*addresses: str) -> str:
    inner = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """A web of a few answers; returns the addresses asked for."""

    def answering(answers: dict[str, str | bytes]) -> list[str]:
        asked: list[str] = []

        def fetch(address: str, **_: object) -> Fetched:
            asked.append(address)
            if address not in answers:
                raise SourceMissing(address, "it answered 404", expected="a page", remedy="check it")
            answer = answers[address]
            body = answer if isinstance(answer, bytes) else answer.encode()
            kind = "text/html" if b"<html" in body else "application/xml"
            return Fetched(url=address, body=body, kind=kind, charset="utf-8")

        monkeypatch.setattr("onrecord.sources.web.fetch", fetch)
        return asked

    return answering


def items(found: Iterable[Item | Failed]) -> list[Item]:
    return [one for one in found if isinstance(one, Item)]


def write(folder: Path, content: str | bytes, name: str = "a.xml") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_an_entry_is_its_page_with_what_the_feed_says_where_the_page_is_silent(web: Web) -> None:
    entry = (
        f"<title>Minister meets ferry head</title><link>{SITE}/a</link><dc:creator>Rosa Lindgren</dc:creator>"
        "<pubDate>Wed, 12 Mar 2025 18:40:00 +0800</pubDate>"
    )
    asked = web({FEED: rss(entry), f"{SITE}/a": page()})
    [item] = items(gather([FEED]))
    assert asked == [FEED]
    report = item.load()
    assert (item.name, report.title, report.author) == (
        f"{SITE}/a",
        "Minister meets ferry head",
        "Rosa Lindgren",
    )
    assert report.published == "2025-03-12T18:40:00+08:00"
    assert "published-from-feed" in dict(report.notes)


def test_what_the_page_says_wins_over_the_feed(web: Web) -> None:
    entry = f"<title>Teaser</title><link>{SITE}/a</link><pubDate>Wed, 12 Mar 2025 18:40:00 +0800</pubDate>"
    stated = '<meta property="og:title" content="The page’s own"><meta name="pubdate" content="2025-03-10">'
    web({FEED: rss(entry), f"{SITE}/a": page(stated)})
    [item] = items(gather([FEED]))
    report = item.load()
    assert (report.title, report.published) == ("The page’s own", "2025-03-10")
    assert "published-differs" in dict(report.notes)


@pytest.mark.parametrize(
    ("feed", "date"),
    [
        (atom(f'<link href="{SITE}/a"/><published>2025-03-12</published>{CHANGED}'), "2025-03-12"),
        (atom(f'<link href="{SITE}/a"/>{CHANGED}'), None),
        (rss(f"<link>{SITE}/a</link><dc:date>2025-03-12</dc:date>"), "2025-03-12"),
        (rss(f"<link>{SITE}/a</link><pubDate>yesterday</pubDate>"), None),
    ],
)  # fmt: skip
def test_the_date_of_an_entry_is_when_it_was_published_and_not_when_it_changed(
    web: Web, feed: str, date: str | None
) -> None:
    web({FEED: feed, f"{SITE}/a": page()})
    [item] = items(gather([FEED]))
    assert item.load().published == date


def test_a_relative_link_is_one_of_the_feeds_site(web: Web) -> None:
    web({FEED: atom('<link href="/a"/>')})
    assert [one.name for one in gather([FEED])] == [f"{SITE}/a"]


def test_the_feeds_own_copy_is_read_where_the_page_cannot_be_fetched(web: Web) -> None:
    entry = f"<link>{SITE}/gone</link><content:encoded><![CDATA[{COPY}]]></content:encoded>"
    web({FEED: rss(entry)})
    [item] = items(gather([FEED]))
    report = item.load()
    assert "part 5" in report.text
    assert report.url == f"{SITE}/gone"
    assert "404" in dict(report.notes)["from-feed"]


def test_a_teaser_is_not_read_instead_of_the_page(web: Web) -> None:
    web({FEED: rss(f"<link>{SITE}/gone</link><description>{LEAD}</description>")})
    [item] = items(gather([FEED]))
    with pytest.raises(SourceMissing):
        item.load()


def test_an_entry_without_a_link_is_its_own_copy_or_fails_alone(web: Web) -> None:
    whole = f"<guid isPermaLink='false'>x1</guid><content:encoded><![CDATA[{COPY}]]></content:encoded>"
    web({FEED: rss(whole, "<title>Nothing</title>", f"<link>{SITE}/a</link>")})
    own, bad, linked = gather([FEED])
    assert isinstance(own, Item)
    assert own.name == f"{FEED}#x1"
    assert "part 5" in own.load().text
    assert isinstance(bad, Failed)
    assert linked.name == f"{SITE}/a"


@pytest.mark.parametrize("link", ["http://127.0.0.1/admin", "http://[::1]/"])
def test_a_link_into_a_network_is_refused_when_its_turn_comes(tmp_path: Path, link: str) -> None:
    [item] = items(gather([write(tmp_path, rss(f"<link>{link}</link>"))]))
    with pytest.raises(SourceRefused):
        item.load()


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://harbour.example/a"])
def test_a_link_of_another_scheme_is_never_followed(tmp_path: Path, link: str) -> None:
    [bad] = gather([write(tmp_path, rss(f"<link>{link}</link>"))])
    assert isinstance(bad, Failed)


def test_a_feed_of_entities_upon_entities_stays_small(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    feed = rss(f"<title>&j;</title><link>{SITE}/a</link>").replace("<rss", f"{laughs}]><rss")
    [item] = gather([write(tmp_path, feed)])
    assert isinstance(item, Item)
    assert len(str(item)) < 5_000


def test_a_feed_never_opens_a_file(tmp_path: Path) -> None:
    secret = write(tmp_path, "the secret of the harbour", "secret.txt")
    feed = rss(f"<title>&x;</title><link>{SITE}/a</link>").replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss'
    )
    assert "secret of the harbour" not in str(list(gather([write(tmp_path, feed)])))


def test_a_feed_without_entries_and_a_broken_one_say_so(tmp_path: Path) -> None:
    [empty] = gather([write(tmp_path, rss(), "a.rss")])
    [broken] = gather([write(tmp_path, "<rss", "b.rss")])
    assert isinstance(empty, Failed)
    assert isinstance(broken, Failed)
    assert type(empty.error) is SourceEmpty
    assert type(broken.error) is SourceUnreadable


def test_a_sitemap_gives_its_addresses_and_no_pictures(tmp_path: Path) -> None:
    parts = (
        f"<loc> {SITE}/a </loc><image:image><image:loc>{SITE}/a.png</image:loc></image:image>",
        f"<loc>{SITE}/b?x=1&amp;y=2</loc>",
    )
    for name, raw in (
        ("a.xml", urlset(*parts).encode()),
        ("a.xml.gz", gzip.compress(urlset(*parts).encode())),
    ):
        assert [one.name for one in gather([write(tmp_path, raw, name)])] == [
            f"{SITE}/a",
            f"{SITE}/b?x=1&y=2",
        ]


def test_when_a_page_was_changed_is_not_when_it_was_published(web: Web) -> None:
    news = (
        "<news:news><news:publication><news:name>Harbour News</news:name></news:publication>"
        "<news:publication_date>2025-03-12</news:publication_date>"
        "<news:title>Minister meets</news:title></news:news>"
    )
    parts = (
        f"<loc>{SITE}/a</loc><lastmod>2025-04-01</lastmod>",
        f"<loc>{SITE}/b</loc><lastmod>2025-04-01</lastmod>{news}",
    )
    web({f"{SITE}/s.xml": urlset(*parts), f"{SITE}/a": page(), f"{SITE}/b": page()})
    one, other = (item.load() for item in items(gather([f"{SITE}/s.xml"])))
    assert one.published is None
    assert (other.published, other.title, other.outlet) == ("2025-03-12", "Minister meets", "Harbour News")


def test_an_index_leads_to_its_sitemaps_as_they_are_reached(web: Web) -> None:
    asked = web({
        f"{SITE}/i.xml": index(f"{SITE}/1.xml.gz", f"{SITE}/gone.xml", f"{SITE}/i.xml", f"{SITE}/2.xml"),
        f"{SITE}/1.xml.gz": gzip.compress(urlset(f"<loc>{SITE}/a</loc>").encode()),
        f"{SITE}/2.xml": urlset(f"<loc>{SITE}/b</loc>", f"<loc>{SITE}/a</loc>"),
    })  # fmt: skip
    found = gather([f"{SITE}/i.xml"])
    assert next(found).name == f"{SITE}/a"
    assert asked == [f"{SITE}/i.xml", f"{SITE}/1.xml.gz"]
    assert [(type(one).__name__, one.name) for one in found] == [
        ("Failed", f"{SITE}/gone.xml"), ("Item", f"{SITE}/b"),
    ]  # fmt: skip


def test_sitemaps_that_lead_on_without_end_are_left(web: Web) -> None:
    asked = web({f"{SITE}/{n}.xml": index(f"{SITE}/{n + 1}.xml") for n in range(50)})
    [bad] = gather([f"{SITE}/0.xml"])
    assert isinstance(bad, Failed)
    assert type(bad.error) is SourceRefused
    assert len(asked) == 3


def test_a_sitemap_of_too_many_addresses_is_left_where_it_becomes_too_long(tmp_path: Path) -> None:
    found = list(gather([write(tmp_path, urlset(*(f"<loc>{SITE}/{n}</loc>" for n in range(50_002))))]))
    assert len(items(found)) == 50_000
    assert isinstance(found[-1], Failed)


def test_the_addresses_before_the_place_where_a_sitemap_is_cut_off_are_given(tmp_path: Path) -> None:
    cut = urlset(*(f"<loc>{SITE}/{n}</loc>" for n in range(5_000)))[:-1_000]
    found = list(gather([write(tmp_path, cut)]))
    assert len(items(found)) > 4_000
    assert isinstance(found[-1], Failed)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE urlset [<!ENTITY c SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE urlset [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
    ],
)
def test_a_sitemap_with_entities_is_refused(tmp_path: Path, doctype: str) -> None:
    text = urlset(f"<loc>{SITE}/&c;</loc>").replace("<urlset", f"{doctype}<urlset")
    [bad] = gather([write(tmp_path, text)])
    assert isinstance(bad, Failed)
    assert type(bad.error) in (SourceRefused, SourceUnreadable)


def test_an_entry_without_an_address_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    found = list(
        gather([write(tmp_path, urlset("<loc>file:///etc/passwd</loc>", "", f"<loc>{SITE}/a</loc>"))])
    )
    assert [type(one).__name__ for one in found] == ["Failed", "Failed", "Item"]


def test_an_empty_sitemap_says_so(tmp_path: Path) -> None:
    [bad] = gather([write(tmp_path, urlset())])
    assert isinstance(bad, Failed)
    assert type(bad.error) is SourceEmpty
