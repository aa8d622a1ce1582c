"""Bytes become text: marks, declarations, guesses with a note, and a clear refusal of what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.errors import SourceEmpty, SourceRefused, SourceUnreadable
from onrecord.sources.decoding import MAX_BYTES, decode

ENGLISH = "The minister’s café met — “talks”."
CHINESE = "商务部部长在北京会见了该公司的总裁，双方就经贸合作交换了意见。"


def codes(raw: bytes, **more: object) -> tuple[str, list[str]]:
    decoded = decode(raw, subject="a.txt", **more)  # type: ignore[arg-type]
    return decoded.text, [code for code, _ in decoded.notes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_needs_no_note(encoding: str) -> None:
    assert codes((ENGLISH + CHINESE).encode(encoding)) == (ENGLISH + CHINESE, [])


def test_big_endian_utf_16_is_known_by_its_mark() -> None:
    assert codes(codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be")) == (CHINESE, [])


@pytest.mark.parametrize(
    ("text", "encoding"), [(CHINESE, "gb18030"), (ENGLISH, "cp1252"), (ENGLISH, "utf-16-le")]
)
def test_an_undeclared_encoding_is_guessed_with_a_note(text: str, encoding: str) -> None:
    assert codes(text.encode(encoding)) == (text, ["encoding-guessed"])


def test_a_page_declares_its_own_encoding() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>{CHINESE}</p>'
    assert codes(page.encode("gbk"), markup=True) == (page, [])


def test_the_senders_declaration_outranks_the_pages() -> None:
    page = f'<meta charset="utf-8"><p>{ENGLISH}</p>'
    assert codes(page.encode("cp1252"), markup=True, charset="windows-1252") == (page, [])


def test_utf_8_declared_as_latin_1_is_read_as_utf_8_with_a_note() -> None:
    assert codes(ENGLISH.encode(), charset="iso-8859-1") == (ENGLISH, ["encoding-guessed"])


def test_bytes_that_break_their_encoding_are_replaced_with_a_note() -> None:
    text, notes = codes(ENGLISH.encode() + b" caf\xe9 " + ENGLISH.encode())
    assert "caf\ufffd" in text
    assert notes == ["encoding-replaced"]


@pytest.mark.parametrize("label", ["utf-7", "rot13", "hex", "idna", "no-such-thing", "\x00"])
def test_a_label_that_is_no_pages_encoding_is_passed_over(label: str) -> None:
    assert codes(b"plain", charset=label) == ("plain", [])


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 ...", b"PK\x03\x04 ...", b"\x89PNG\r\n", b"abc\x00def\x01", bytes(range(1, 32)) * 9]
)
def test_what_is_no_text_is_unreadable(raw: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        decode(raw, subject="a.txt")


@pytest.mark.parametrize("raw", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_no_bytes_but_a_mark_are_empty(raw: bytes) -> None:
    with pytest.raises(SourceEmpty):
        decode(raw, subject="a.txt")


def test_too_many_bytes_are_refused_with_the_limit_named() -> None:
    with pytest.raises(SourceRefused, match="10 MB"):
        decode(b"a" * (MAX_BYTES + 1), subject="a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_a_clear_error(raw: bytes) -> None:
    try:
        decode(raw, subject="a.txt", markup=True)
    except (SourceEmpty, SourceUnreadable) as error:
        assert error.subject == "a.txt"


@given(st.text(min_size=1).filter(lambda text: "\ufeff" not in text[:1]))
def test_utf_8_text_comes_back_or_is_refused(text: str) -> None:
    try:
        assert decode(text.encode(), subject="a.txt").text == text
    except SourceUnreadable as error:
        assert "\x00" in text or "control" in str(error) or text[:2] in ("PK", "\x1f\x8b")


def test_a_chinese_page_that_wrongly_declares_utf_8_is_read_with_a_note() -> None:
    page = (
        '<meta charset="utf-8"><h1>商务部副部长会见客人</h1>'
        "<p>2024年4月2日，商务部副部长林远航在北京会见法国农业部长杜瓦尔，双方就农产品贸易交换意见。</p>"
    )
    found = decode(page.encode("gb18030"), subject="page", markup=True)
    assert found.text == page
    assert [code for code, _ in found.notes] == ["encoding-guessed"]
