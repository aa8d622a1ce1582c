"""PDF and .docx become paragraphs: lines joined, page furniture out, and nothing hostile in them obeyed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.domain.errors import SourceEmpty, SourceError, SourceRefused, SourceUnreadable
from onrecord.domain.report import Report
from onrecord.sources import load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
Lines = Sequence[tuple[float, float, str]]  # from the left, from the foot, words


def pdf(*pages: Lines, info: str = "", size: int = 11, sizes: dict[str, int] | None = None) -> bytes:
    """Write a PDF by hand: each line at its place, in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        stream = "\n".join(
            f"BT /F1 {(sizes or {}).get(words, size)} Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines
        ).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    objects.append(f"<< {info} >>".encode())
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    raw += b"".join(b"%010d 00000 n \n" % place for place in places)
    return raw + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )


def set_down(*words: str, x: float = 72, y: float = 740, step: float = 14) -> list[tuple[float, float, str]]:
    return [(x, y - step * number, line) for number, line in enumerate(words)]


def docx(body: str, **parts: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            archive.writestr({"core": "docProps/core.xml"}.get(name, f"word/{name}.xml"), part)
    return raw.getvalue()


def p(words: str, style: str = "") -> str:
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}<w:r><w:t>{words}</w:t></w:r></w:p>"


def read(folder: Path, raw: bytes, name: str = "a.pdf") -> Report:
    path = folder / name
    path.write_bytes(raw)
    return load(path)


def paragraphs(folder: Path, raw: bytes, name: str = "a.pdf") -> list[str]:
    return read(folder, raw, name).text.split("\n\n")


FIRST = (
    "The transport minister met the head of the ferry company on Tues-",
    "day, the ministry said in a statement that was sent to newspapers in",
    "the evening, before the Franco-",
    "German summit began.",
)
SECOND = (
    "The company confirmed that the meeting had taken place and added",
    "that nothing had been decided on the routes to the islands.",
)
WHOLE = (
    (
        "The transport minister met the head of the ferry company on Tuesday, the ministry said in a "
        "statement that was sent to newspapers in the evening, before the Franco-German summit began."
    ),
    " ".join(SECOND),
)


def test_lines_of_a_pdf_become_paragraphs_and_broken_words_whole(tmp_path: Path) -> None:
    lines = [*set_down(*FIRST), *set_down(*SECOND, y=740 - 14 * 4 - 8)]
    assert paragraphs(tmp_path, pdf(lines)) == list(WHOLE)


def test_a_word_that_has_its_hyphen_elsewhere_keeps_it_at_a_lines_end(tmp_path: Path) -> None:
    lines = set_down(
        "They agreed on a long-term plan, and on the means by which a long-", "term plan is paid for."
    )
    assert "a long-term plan is paid" in read(tmp_path, pdf(lines)).text


def test_an_indented_line_opens_a_paragraph(tmp_path: Path) -> None:
    lines = [*set_down(*FIRST), (90, 684, SECOND[0]), (72, 670, SECOND[1])]
    assert paragraphs(tmp_path, pdf(lines)) == list(WHOLE)


def test_a_larger_line_is_a_heading_of_its_own(tmp_path: Path) -> None:
    lines = [(72, 754, "Minister meets ferry head"), *set_down(*FIRST)]
    found = paragraphs(tmp_path, pdf(lines, sizes={"Minister meets ferry head": 16}))
    assert found == ["Minister meets ferry head", WHOLE[0]]


def test_a_paragraph_goes_on_over_a_pages_end_without_header_and_number(tmp_path: Path) -> None:
    def with_furniture(number: int, lines: Lines) -> Lines:
        return [
            (72, 800, f"Ministry of Transport | Release {number}"),
            *lines,
            (280, 40, f"Page {number} of 3"),
        ]

    raw = pdf(
        with_furniture(1, set_down(*FIRST[:2])), with_furniture(2, set_down(*FIRST[2:])),
        with_furniture(3, set_down(*SECOND)),
    )  # fmt: skip
    assert paragraphs(tmp_path, raw) == list(WHOLE)


def test_a_pdf_states_its_title_and_author_but_not_when_it_was_published(tmp_path: Path) -> None:
    info = (
        "/Title (Minister meets ferry head) /Author (Rosa Lindgren) /CreationDate (D:20250312184000+08'00')"
    )
    report = read(tmp_path, pdf(set_down(*FIRST), info=info))
    assert (report.title, report.author, report.published) == (
        "Minister meets ferry head",
        "Rosa Lindgren",
        None,
    )
    assert "2025-03-12" in dict(report.notes)["document-made"]


@pytest.mark.parametrize("title", ["Microsoft Word - release_v3.doc", "untitled", "release.pdf", "Document1"])
def test_what_a_program_put_for_a_title_is_none(tmp_path: Path, title: str) -> None:
    report = read(tmp_path, pdf(set_down(*FIRST), info=f"/Title ({title}) /Author (user)"))
    assert report.title != title
    assert report.author is None


def test_a_pdf_without_a_text_layer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceEmpty, match=r"no text layer.*ocrmypdf"):
        read(tmp_path, pdf([], []))


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"%PDF-1.4\n" + b"\x00\xff" * 500, pdf(set_down(*FIRST))[:300]])
def test_a_broken_pdf_is_told(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, raw)
    assert caught.value.subject == str(tmp_path / "a.pdf")


def test_a_pdf_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, pdf(set_down(*SECOND)), "download.txt") == [WHOLE[1]]


def test_a_docx_gives_its_paragraphs_tables_and_notes(tmp_path: Path) -> None:
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
        p("Minister"), p("Rosa Lindgren")
    )
    note = '<w:footnote w:id="{}"{}>{}</w:footnote>'
    notes = note.format(0, ' w:type="separator"', p("")) + note.format(1, "", p("In the ministry’s words."))
    raw = docx(
        p("Minister meets ferry head", "Title") + p(WHOLE[0]) + table + p(WHOLE[1]),
        footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>",
    )
    report = read(tmp_path, raw, "a.docx")
    assert report.text.split("\n\n") == [
        "Minister meets ferry head", WHOLE[0], "Minister; Rosa Lindgren", WHOLE[1],
        "[1] In the ministry’s words.",
    ]  # fmt: skip
    assert report.title == "Minister meets ferry head"
    assert report.passages[0].kind == "headline"


def test_a_docx_reads_with_its_changes_accepted_and_nothing_twice(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>They met</w:t></w:r><w:del><w:r><w:delText> once</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> twice</w:t></w:r></w:ins>"
        "<w:r><w:tab/><w:t>in May</w:t><w:br/><w:t>and June.</w:t></w:r>"
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ).format(p("A box beside the text."))
    assert paragraphs(tmp_path, docx(body), "a.docx") == [
        "They met twice in May\nand June.",
        "A box beside the text.",
    ]


def test_a_docx_states_its_title_and_author_but_not_when_it_was_published(tmp_path: Path) -> None:
    core = (
        f"<cp {CORE}><dc:title>Minister meets ferry head</dc:title><dc:creator>Rosa Lindgren</dc:creator>"
        "<dcterms:created>2025-03-12T10:00:00Z</dcterms:created></cp>"
    )
    report = read(tmp_path, docx(p(WHOLE[0]), core=core), "a.docx")
    assert (report.title, report.author, report.published) == (
        "Minister meets ferry head",
        "Rosa Lindgren",
        None,
    )
    assert "2025-03-12" in dict(report.notes)["document-made"]


@pytest.mark.parametrize(
    ("doctype", "words"),
    [
        ('<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>', "&b;"),
        ('<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>', "&b;"),
        ('<!DOCTYPE d [<!ENTITY b "unused">]>', "plain"),
    ],
)
def test_a_docx_with_entities_is_refused(tmp_path: Path, doctype: str, words: str) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"{doctype}<w:document {W}><w:body>{p(words)}</w:body></w:document>"
        )
    with pytest.raises(SourceRefused, match="entities"):
        read(tmp_path, raw.getvalue(), "a.docx")


def test_a_docx_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="unpacks"):
        read(tmp_path, docx(p("a" * 60_000_000)), "a.docx")


def test_a_docx_of_endless_parts_or_depth_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="parts"):
        read(tmp_path, docx(p("a"), **{f"x{number}": "" for number in range(10_001)}), "a.docx")
    with pytest.raises(SourceUnreadable):
        read(tmp_path, docx("<w:sdt>" * 5_000 + p("a") + "</w:sdt>" * 5_000), "a.docx")


@pytest.mark.parametrize("raw", [b"PK\x03\x04word/", b"no archive", docx(p(WHOLE[0]))[:-40]])
def test_a_broken_docx_is_told(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="docx"):
        read(tmp_path, raw, "a.docx")


def test_another_archive_is_no_docx(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word.txt", "a")
    with pytest.raises(SourceUnreadable, match="without a text document"):
        read(tmp_path, raw.getvalue(), "a.docx")
