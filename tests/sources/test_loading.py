"""Files, standard input and addresses become reports, and each bad one gives one clear error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from onrecord.domain.errors import (
    OnRecordError,
    SourceEmpty,
    SourceError,
    SourceMissing,
    SourceRefused,
    SourceUnreadable,
)
from onrecord.sources import load
from onrecord.sources.web import Fetched

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
PAGE = f"<!doctype html><html><body><article><p>{LEAD}</p><p>{LEAD[:-1]} again.</p></article></body></html>"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.story"])
def test_a_text_file_is_kept_exactly_but_for_its_byte_order_mark(tmp_path: Path, name: str) -> None:
    text = f"  \r\n{LEAD}\r\n\r\n\tand\u3000so on \u00a0\n\n"
    assert load(write(tmp_path, name, text.encode("utf-8-sig"))).text == text


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a", "a.xhtml"])
def test_a_page_is_known_by_its_name_or_its_beginning(tmp_path: Path, name: str) -> None:
    assert load(write(tmp_path, name, PAGE)).text.startswith(LEAD)


def test_a_json_file_gives_its_text_and_what_is_known_of_it(tmp_path: Path) -> None:
    record = {
        "text": f" {LEAD}\n", "title": "Minister meets ferry head", "url": "https://harbour.example/a",
        "outlet": "Harbour News", "author": ["Rosa Lindgren", "Tomas Okoro"], "published": "March 12, 2025",
        "language": "en-GB",
    }  # fmt: skip
    report = load(write(tmp_path, "a.json", json.dumps(record)))
    assert report.text == record["text"]
    assert (report.title, report.url, report.outlet) == (record["title"], record["url"], record["outlet"])
    assert (report.author, report.published, report.language) == (
        "Rosa Lindgren, Tomas Okoro",
        "2025-03-12",
        "en",
    )


def test_a_json_file_may_hold_a_page(tmp_path: Path) -> None:
    report = load(write(tmp_path, "a.json", json.dumps({"html": PAGE, "published": "2025-03-12"})))
    assert report.text.startswith(LEAD)
    assert report.published == "2025-03-12"


def test_a_field_that_cannot_be_used_is_noted(tmp_path: Path) -> None:
    report = load(
        write(tmp_path, "a.json", json.dumps({"text": LEAD, "title": 3, "published": "03/04/2025"}))
    )
    assert {code for code, _ in report.notes} == {"field-ignored", "date-unreadable"}


def test_a_dash_reads_standard_input() -> None:
    assert load("-", stdin=io.BytesIO(LEAD.encode())).text == LEAD


def test_standard_input_is_known_by_its_beginning() -> None:
    assert load("-", stdin=io.BytesIO(json.dumps({"text": LEAD}).encode())).text == LEAD
    assert load("-", stdin=io.BytesIO(PAGE.encode())).text.startswith(LEAD)


def test_text_that_begins_with_a_brace_is_text() -> None:
    assert load("-", stdin=io.BytesIO(b"{sic} the minister said so")).text.startswith("{sic}")


def test_a_given_date_overrides_the_sources(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"text": LEAD, "published": "2025-03-12"}))
    assert load(path, published="2025-03-13").published == "2025-03-13"


def test_a_given_date_is_checked_before_anything_is_read() -> None:
    with pytest.raises(OnRecordError, match="publication date"):
        load("no-such-file.txt", published="soon")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", SourceEmpty),
        ("blank.txt", b" \n ", SourceEmpty),
        ("binary.txt", b"\x00\x01\x02" * 100, SourceUnreadable),
        ("paper.pdf", b"%PDF-1.7", SourceUnreadable),
        ("large.txt", b"a" * 20_000_000, SourceRefused),
        ("long.txt", b"a" * 6_000_000, SourceRefused),
        ("deep.html", b"<div>" * 10_000 + LEAD.encode(), SourceRefused),
        ("bare.html", b"<html><body></body></html>", SourceEmpty),
        ("broken.json", b"{", SourceUnreadable),
        ("deep.json", b"[" * 100_000, SourceUnreadable),
        ("list.json", b"[]", SourceUnreadable),
        ("wordless.json", b'{"title": "x"}', SourceUnreadable),
        ("number.json", b'{"text": 3}', SourceUnreadable),
    ],
)
def test_each_bad_file_gives_its_own_error_that_names_it(
    tmp_path: Path, name: str, content: bytes, error: type[SourceError]
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(error) as caught:
        load(path)
    assert type(caught.value) is error
    assert caught.value.subject == str(path)
    assert caught.value.expected
    assert caught.value.remedy


@pytest.mark.parametrize("source", ["no-such-file.txt", "x" * 5000, "a\x00b", "no/such/folder/a.txt"])
def test_a_missing_file_is_missing(source: str) -> None:
    with pytest.raises(SourceMissing):
        load(source)


def test_a_directory_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="directory"):
        load(tmp_path)


def test_a_scheme_other_than_http_is_refused() -> None:
    with pytest.raises(SourceRefused):
        load("file:///etc/hostname")


def test_a_files_name_never_carries_control_codes_into_a_message() -> None:
    with pytest.raises(SourceMissing) as caught:
        load("a\x1b[31mb.txt")
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/html", PAGE), ("text/plain", LEAD), ("application/json", json.dumps({"text": LEAD}))],
)
def test_an_address_is_read_by_its_content_type(
    monkeypatch: pytest.MonkeyPatch, kind: str, body: str
) -> None:
    fetched = Fetched(url="https://harbour.example/b", body=body.encode(), kind=kind, charset="utf-8")
    monkeypatch.setattr("onrecord.sources.web.fetch", lambda _address: fetched)
    report = load("https://harbour.example/a")
    assert report.text.startswith(LEAD)
    assert report.url == "https://harbour.example/b"
