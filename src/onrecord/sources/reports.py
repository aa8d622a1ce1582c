"""A text or a page becomes a report: frozen, hashed, divided into passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.domain.errors import SourceEmpty, SourceUnreadable
from onrecord.domain.report import Passage, Report, fingerprint
from onrecord.sources.decoding import check_length, decode
from onrecord.sources.language import KNOWN, LEAST_WORDS, language_code, language_of
from onrecord.sources.passages import divide
from onrecord.sources.publication import checked, published_of, stated_date
from onrecord.sources.residue import FULL_DATE

MOST_TITLE = 300  # code points
HEADER_LINES = 6  # passages looked at for a line that holds little but the date
HEADER_WORDS = 6  # words beside the date: "By Marta Soares", "Published: Thursday"
WORD = re.compile(r"[^\W\d_]+")
HEADER = 2  # body passages; a date that stands below them is not the page's own

Notes = tuple[tuple[str, str], ...]

_SURROGATE = re.compile("[\ud800-\udfff]")


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """Make a report of a text, which is kept as it is, code point for code point.

    Args:
        text: the report's whole text.
        title: its headline; by default the text's first line, where that stands as one.
        url, outlet, author: where known.
        published: date or date-time of publication; by default the one that the text's own lines state.
        language: ISO 639-1 code or language tag; by default what the text's words tell.

    Raises:
        SourceEmpty: the text holds nothing but white space.
        SourceRefused: it has more than 5,000,000 code points.
        SourceUnreadable: it holds half of a surrogate pair, which no encoding can store.
        OnRecordError: `published` is not a date.
    """
    return frozen(
        text, title=title, url=url, outlet=outlet, author=author, language=language_code(language),
        published=None if published is None else checked(published),
    )  # fmt: skip


def report_from_html(html: bytes | str, *, url: str | None = None, published: str | None = None) -> Report:
    """Make a report of a page: its article's headline, captions and paragraphs.

    Args:
        html: the page.
        url: where it was fetched from, used where the page does not state its own address.
        published: overrides the date that the page states.

    Raises:
        SourceEmpty: there is no article text on the page.
        SourceRefused: the page is over 10 MB, or nested more than 256 deep.
        SourceUnreadable: the bytes are not text.
        OnRecordError: `published` is not a date.
    """
    return report_of_page(html, subject=url or "the page", url=url, published=published)


def report_of_page(
    html: bytes | str, *, subject: str, url: str | None, published: str | None, charset: str | None = None
) -> Report:
    """Make a report of a page that came from `subject`, as `report_from_html` does.

    Args:
        charset: the encoding that the server declared.
    """
    # lxml and trafilatura take 0.15 s to load, which a plain text does not need.
    from onrecord.sources.pages import no_article, read_page

    given = None if published is None else checked(published)
    notes: Notes = ()
    if isinstance(html, bytes):
        decoded = decode(html, subject=subject, charset=charset, markup=True)
        markup, notes = decoded.text, decoded.notes
    else:
        check_length(html, subject=subject)
        markup = html
    page = read_page(markup, subject=subject, url=url)
    if not page.whole:
        notes += (("no-article", "no running text was found on the page; this may be its menus and teasers"),)
    facts = page.facts
    report = frozen(
        page.text, title=facts.title, url=facts.url, outlet=facts.outlet, author=facts.author,
        published=given, stated=facts.published, declared=facts.language, marked=page.marked, notes=notes,
        subject=subject,
    )  # fmt: skip
    if all(passage.kind in ("boilerplate", "credit") for passage in report.passages):
        raise no_article(subject)
    return report


def frozen(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    language: str | None = None,
    stated: str | None = None,
    declared: str | None = None,
    marked: Sequence[Passage] = (),
    notes: Notes = (),
    subject: str = "the text",
) -> Report:
    """Freeze a text: hash it, divide it, and settle its date and language.

    Args:
        published: the date that the user gives, in ISO 8601; it wins over the page's.
        language: the language that the user gives; it wins over the words.
        stated: the date that the page's markup states.
        declared: the language that the page declares, which counts only where the words do not tell.
        marked: passages that the page's markup decided.
        notes: what was noted while the source was read.
        subject: the file or address, for error messages.
    """
    check_length(text, subject=subject)
    if not text.strip():
        raise SourceEmpty(
            subject, "there is no text in it", expected="a report's text", remedy="check that it was saved"
        )
    if _SURROGATE.search(text):
        raise SourceUnreadable(
            subject,
            "it holds half of a surrogate pair",
            expected="Unicode text",
            remedy="decode it with the encoding it was written in",
        )
    passages = divide(text, title=title, marked=marked)
    stated = stated or stated_date(_header(text, passages))
    filed = None if published or stated else _filed(text, passages)
    tongue = language or language_of(text) or declared
    report_id, digest = fingerprint(text)
    return Report(
        text=text, id=report_id, sha256=digest, title=title or _headline(text, passages), language=tongue,
        outlet=outlet, author=author, url=url, published=published or stated or filed, passages=passages,
        notes=(*notes, *_dated(published, stated, filed), *_unknown_language(tongue, text)),
    )  # fmt: skip


def _headline(text: str, passages: Sequence[Passage]) -> str | None:
    first = next((p for p in passages if p.kind == "headline"), None)
    return None if first is None else " ".join(text[first.start : first.end].split())[:MOST_TITLE]


def _header(text: str, passages: Sequence[Passage]) -> list[str]:
    """Return the boilerplate lines above the report's text: there stand its source and date."""
    lines: list[str] = []
    bodies = 0
    for passage in passages:
        bodies += passage.kind == "body"
        if bodies > HEADER:
            break
        if passage.kind == "boilerplate":
            lines.append(text[passage.start : passage.end])
    return lines


def _filed(text: str, passages: Sequence[Passage]) -> str | None:
    """Return the full date of the first dateline, which is the day that the report was sent."""
    first = next((p for p in passages if p.kind == "dateline"), None)
    date = None if first is None else FULL_DATE.search(text, first.start, first.end)
    return published_of(date[0]) if date else _headed(text, passages)


def _headed(text: str, passages: Sequence[Passage]) -> str | None:
    """Return the full date of a line above the text that says little else ("By A. Writer | 10 July 2025")."""
    for passage in passages[:HEADER_LINES]:
        line = text[passage.start : passage.end].strip()
        date = FULL_DATE.search(line)
        if date is None or "\n" in line or passage.kind in ("caption", "dateline"):
            continue
        rest = WORD.findall(line[: date.start()] + " " + line[date.end() :])
        if len(rest) <= HEADER_WORDS and not line.endswith((".", "。")):
            return published_of(date[0])
    return None


def _dated(given: str | None, stated: str | None, filed: str | None) -> Notes:
    if filed:
        return (
            (
                "published-from-dateline",
                f"no date is stated but that of the dateline or byline, {filed}",
            ),
        )
    if given and stated and given[:10] != stated[:10]:
        return (("published-differs", f"the page says {stated}; {given} was given and is used"),)
    return ()


def _unknown_language(language: str | None, text: str) -> Notes:
    if language in KNOWN:
        return ()
    if language is not None:
        return (("language-unknown", f"the text is in {language!r}; the reader knows {' and '.join(KNOWN)}"),)
    if len(text.split(maxsplit=LEAST_WORDS)) > LEAST_WORDS:
        return (("language-undecided", "the words do not tell which language the text is in"),)
    return ()
