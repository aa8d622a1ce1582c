"""Bytes become text: encodings, what is not text at all, and how large a source may be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.domain.errors import SourceEmpty, SourceRefused, SourceUnreadable

MAX_BYTES = 10_000_000  # a page with its markup; the largest article pages of news sites are near 2 MB
MAX_TEXT = 5_000_000  # code points; about 800,000 words, twelve long novels

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x7fELF", "a program"),
)
# WHATWG Encoding Standard, section 4.2: what these labels mean on the web.
_LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.I)
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A third of any Chinese text is signs like these; other bytes read as GB 18030 hardly hit them.
_COMMON_HAN = frozenset("的一是在了和有中国人大这不为上我个年日月会与对部方表示家发经说以就合作")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A source's text, without a byte-order mark, and the notes raised while it was decoded."""

    text: str
    notes: tuple[tuple[str, str], ...] = ()


def decode(raw: bytes, *, subject: str, charset: str | None = None, markup: bool = False) -> Decoded:
    """Turn a source's bytes into text.

    Args:
        raw: all bytes of the source.
        subject: the file or address, for error messages.
        charset: the encoding that the sender declared, which outranks the page's own declaration.
        markup: the bytes are HTML, so a declaration inside them counts.

    Returns:
        the text, and a note wherever the encoding was guessed or a byte had to be replaced.

    Raises:
        SourceEmpty: there are no bytes.
        SourceRefused: there are more than 10,000,000 bytes.
        SourceUnreadable: the bytes are not text.

    Source: WHATWG Encoding Standard for labels; HTML Standard 13.2.3 for the order of evidence.
    """
    check_size(len(raw), subject=subject)
    if not raw:
        raise SourceEmpty(
            subject, "it is empty", expected="a report's text", remedy="check that it was saved"
        )
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, subject)
    for magic, kind in _BINARY:
        if raw.startswith(magic):
            raise _not_text(subject, f"it is {kind}, not text")
    wide = _wide_without_mark(raw)
    if wide:
        note = ("encoding-guessed", f"no byte-order mark and no declared encoding; read as {wide}")
        return Decoded(text=_text(raw, wide, subject), notes=(note,))
    if b"\x00" in raw:
        raise _not_text(subject, "it holds zero bytes, so it is not text")
    decoded = _narrow(raw, _codec(charset) or (_declared(raw) if markup else None))
    if len(_CONTROL.findall(decoded.text[:4096])) > 0.05 * len(decoded.text[:4096]):
        raise _not_text(subject, "more than one sign in twenty is a control character, so it is not text")
    return decoded


def check_size(count: int, *, subject: str) -> None:
    """Refuse a source of more than 10,000,000 bytes.

    Raises:
        SourceRefused: `count` is over the limit.
    """
    if count > MAX_BYTES:
        raise SourceRefused(
            subject,
            f"it is larger than {MAX_BYTES // 1_000_000} MB",
            expected=f"at most {MAX_BYTES // 1_000_000} MB, and {MAX_TEXT:,} characters of text",
            remedy="give one report at a time",
        )


def check_length(text: str, *, subject: str) -> None:
    """Refuse a text of more than 5,000,000 code points.

    Raises:
        SourceRefused: the text is over the limit.
    """
    if len(text) > MAX_TEXT:
        raise SourceRefused(
            subject,
            f"its text has {len(text):,} characters",
            expected=f"at most {MAX_TEXT:,}",
            remedy="give one report at a time",
        )


def _marked(body: bytes, encoding: str, subject: str) -> Decoded:
    if not body:
        raise SourceEmpty(
            subject, "it is empty", expected="a report's text", remedy="check that it was saved"
        )
    text = body.decode(encoding, "replace")
    if "\x00" in text:
        raise _not_text(subject, "it holds zero characters, so it is not text")
    return Decoded(text=text, notes=_replaced(body, text, encoding))


def _text(raw: bytes, encoding: str, subject: str) -> str:
    text = raw.decode(encoding, "replace")
    if "\x00" in text:
        raise _not_text(subject, "it holds zero characters, so it is not text")
    return text


def _narrow(raw: bytes, declared: str | None) -> Decoded:
    """Decode bytes without a mark: UTF-8 where valid, then the declared encoding, then guesses."""
    utf8 = _strict(raw, "utf-8")
    if declared in (None, "utf-8") and utf8 is not None:
        return Decoded(text=utf8)
    if declared and declared != "utf-8":
        # Many pages declare Latin-1 out of habit and send UTF-8: valid multi-byte sequences settle it.
        if utf8 is not None and not raw.isascii():
            note = f"declared as {declared}, but the bytes are UTF-8; read as UTF-8"
            return Decoded(text=utf8, notes=(("encoding-guessed", note),))
        text = raw.decode(declared, "replace")
        return Decoded(text=text, notes=_replaced(raw, text, declared))
    valid = _SEQUENCE.findall(raw)
    bad = len(re.findall(rb"[\x80-\xff]", raw)) - sum(map(len, valid))
    chinese = _strict(raw, "gb18030")
    is_chinese = chinese is not None and _looks_chinese(chinese)
    # Servers declare UTF-8 for every page; one that is Chinese through and through in GB 18030 is none.
    if len(valid) > 2 * bad or (declared == "utf-8" and not is_chinese):
        text = raw.decode("utf-8", "replace")
        return Decoded(text=text, notes=_replaced(raw, text, "utf-8"))
    encoding = "gb18030" if is_chinese else "cp1252"
    text = raw.decode(encoding, "replace")
    said = "declared as UTF-8, but the bytes are not" if declared else "not UTF-8 and no declared encoding"
    guess = ("encoding-guessed", f"{said}; read as {encoding}")
    return Decoded(text=text, notes=(guess, *_replaced(raw, text, encoding)))


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_LABELS.get(name, name))
    except (LookupError, ValueError):
        return None
    # `rot13`, `hex` and their like are codecs too, but none of a page's encodings.
    return (
        codec.name if getattr(codec, "_is_text_encoding", True) and codec.name not in _NOT_FOR_PAGES else None
    )


_NOT_FOR_PAGES = frozenset({"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})


def _declared(raw: bytes) -> str | None:
    match = _DECLARED_XML.match(raw[:1024]) or _DECLARED.search(raw[:4096])
    codec = _codec(match[1].decode("ascii")) if match else None
    # A declaration that could be read as bytes cannot be UTF-16, whatever it says.
    return "utf-8" if codec and codec.startswith(("utf-16", "utf-32")) else codec


def _wide_without_mark(raw: bytes) -> str | None:
    head = raw[:4096]
    if len(head) < 8 or len(raw) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and not even:
        return "utf-16-le"
    if even > 0.7 * half and not odd:
        return "utf-16-be"
    return None


def _looks_chinese(text: str) -> bool:
    outside = [sign for sign in text if not sign.isascii()]
    common = sum(sign in _COMMON_HAN for sign in outside)
    han = sum("一" <= sign <= "鿿" or sign in "，。、；：？！“”‘’（）《》—…·　" for sign in outside)
    return bool(outside) and han > 0.95 * len(outside) and common > 0.05 * len(outside)


def _replaced(raw: bytes, text: str, encoding: str) -> tuple[tuple[str, str], ...]:
    if "\ufffd" not in text or _strict(raw, encoding) is not None:
        return ()
    count = text.count("\ufffd")
    return (("encoding-replaced", f"{count} places are not valid {encoding} and were replaced by U+FFFD"),)


def _not_text(subject: str, problem: str) -> SourceUnreadable:
    return SourceUnreadable(
        subject,
        problem,
        expected="text, HTML or JSON",
        remedy="save the report as text or HTML and give that",
    )
