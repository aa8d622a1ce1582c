"""A web archive gives its pages, streamed; what is cut off or hostile in it never loses the others."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from onrecord.domain.errors import SourceEmpty, SourceRefused, SourceUnreadable
from onrecord.sources.gathering import Failed, Item, gather

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
PAGE = f"<!doctype html><html><body><article><p>{LEAD}</p><p>{LEAD[:-1]} again.</p></article></body></html>"
HTML = "text/html; charset=utf-8"


def record(
    body: bytes | str = PAGE, *, url: str = "https://harbour.example/a", kind: str = HTML,
    status: str = "200 OK", warc: str = "response", headers: str = "",
) -> bytes:  # fmt: skip
    raw = body.encode() if isinstance(body, str) else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + raw
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def found(folder: Path, *records: bytes, name: str = "a.warc", packed: bool = False) -> list[Item | Failed]:
    path = folder / name
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return list(gather([str(path)]))


def text(item: Item | Failed) -> str:
    assert isinstance(item, Item)
    return item.load().text


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_named_by_its_capture_and_keeps_its_address(tmp_path: Path, packed: bool) -> None:
    [item] = found(tmp_path, record(), name="a.warc.gz" if packed else "a.warc", packed=packed)
    assert item.name.endswith("#20240506070809/https://harbour.example/a")
    assert isinstance(item, Item)
    assert item.load().url == "https://harbour.example/a"
    assert text(item).startswith(LEAD)


def test_the_day_of_the_capture_is_not_the_day_of_publication(tmp_path: Path) -> None:
    [item] = found(tmp_path, record())
    assert isinstance(item, Item)
    assert item.load().published is None


def test_an_archive_packed_as_one_whole_is_read_too(tmp_path: Path) -> None:
    assert (
        len(found(tmp_path, record() + record(url="https://harbour.example/b"), name="a.gz", packed=True))
        == 2
    )


def test_only_pages_and_texts_that_were_there_are_taken(tmp_path: Path) -> None:
    others = (
        record(kind="image/png"), record(status="404 Not Found"), record(warc="request"),
        record(warc="revisit"),
        record(warc="metadata"), record(url="https://harbour.example/robots.txt", kind="text/plain"),
        record(url="dns:harbour.example"), record("", warc="warcinfo"),
    )  # fmt: skip
    assert len(found(tmp_path, *others, record())) == 1


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_what_was_done_for_sending_is_undone(tmp_path: Path, body: bytes, headers: str) -> None:
    [item] = found(tmp_path, record(body, headers=headers))
    assert text(item).startswith(LEAD)


def test_the_encoding_that_the_server_stated_counts(tmp_path: Path) -> None:
    page = PAGE.replace("minister", "министр").encode("koi8-r")
    [item] = found(tmp_path, record(page, kind="text/html; charset=KOI8-R"))
    assert "министр" in text(item)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_before_the_place_where_an_archive_is_cut_off_are_given(tmp_path: Path, packed: bool) -> None:
    last = record(url="https://harbour.example/b", body=PAGE + LEAD * 50)
    cut = (gzip.compress(last) if packed else last)[:-100]
    whole = gzip.compress(record()) if packed else record()
    path = tmp_path / "a.warc"
    path.write_bytes(whole + cut)
    items = list(gather([str(path)]))
    assert isinstance(items[0], Item)
    assert isinstance(items[-1], Failed)
    assert "cut off" in str(items[-1].error)
    assert sum(isinstance(item, Item) for item in items) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.0\r\nnonsense",
        b"WARC/1.0\r\n\r\n\r\n",
        b"no archive",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
    ],
)
def test_what_is_no_archive_fails_without_a_word_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    [item] = found(tmp_path, content)
    assert isinstance(item, Failed)
    assert type(item.error) in (SourceUnreadable, SourceEmpty)
    assert capsys.readouterr() == ("", "")


def test_a_wrong_length_is_told_in_our_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = record(url="https://harbour.example/a b").replace(b"HTTP/1.1", b"\x1b[31m HTTP/1.1", 1)
    found(tmp_path, short, record())
    assert capsys.readouterr() == ("", "")


def test_a_body_that_unpacks_without_end_is_refused_alone(tmp_path: Path) -> None:
    bomb = record(gzip.compress(b"<" * 40_000_000, 9), headers="Content-Encoding: gzip\r\n")
    bad, good = found(tmp_path, bomb, record())
    assert isinstance(bad, Item)
    with pytest.raises(SourceRefused):
        bad.load()
    assert text(good).startswith(LEAD)


def test_a_record_over_the_limit_is_refused_alone(tmp_path: Path) -> None:
    large, good = found(tmp_path, record(b"a" * 10_000_001), record())
    assert isinstance(large, Failed)
    assert type(large.error) is SourceRefused
    assert text(good).startswith(LEAD)
