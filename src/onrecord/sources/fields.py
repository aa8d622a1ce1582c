"""One object or row with a text and what is known of it becomes a report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from onrecord.domain.errors import SourceUnreadable
from onrecord.domain.report import Report
from onrecord.sources.language import language_code
from onrecord.sources.publication import checked, published_of
from onrecord.sources.reports import Notes, frozen, report_of_page

KEYS = ("title", "url", "outlet", "author", "published", "language")
CONTENT = ("text", "html")
EXPECTED = 'one JSON object with the key "text" or "html"'


def report_of_fields(
    fields: Mapping[str, Any],
    *,
    notes: Notes = (),
    subject: str,
    published: str | None,
    url: str | None = None,
) -> Report:
    """Make a report of named fields.

    Args:
        fields: `text` or `html`, and where known `title`, `url`, `outlet`, `author`, `published` and
            `language`; any other is not looked at.
        notes: what was noted while they were read.
        subject: the file, row or address, for error messages.
        published: overrides the date that the fields state.
        url: where they come from, used where they do not say.

    Raises:
        SourceError: there is no text in them, or it cannot be read.
    """
    facts: dict[str, str | None] = dict.fromkeys(KEYS)
    for key in KEYS:
        value = fields.get(key)
        if key == "author" and isinstance(value, list) and all(isinstance(name, str) for name in value):
            value = ", ".join(value)
        if isinstance(value, str) and value.strip():
            facts[key] = " ".join(value.split())
        elif value not in (None, "", []):
            notes += (("field-ignored", f"the field {key!r} is not text and was left out"),)
    stated = published_of(facts["published"])
    if facts["published"] and stated is None:
        notes += (("date-unreadable", f"the field 'published' is not one date: {facts['published'][:60]!r}"),)
    given = None if published is None else checked(published)
    language = language_code(facts["language"])
    address = facts["url"] or url
    text = fields.get("text")
    if isinstance(text, str) and text.strip():
        return frozen(
            text, title=facts["title"], url=address, outlet=facts["outlet"], author=facts["author"],
            published=given, stated=stated, language=language, notes=notes, subject=subject,
        )  # fmt: skip
    if not has_text(fields):
        raise wordless(subject)
    page = report_of_page(fields["html"], subject=subject, url=address, published=stated)
    return frozen(
        page.text, title=facts["title"] or page.title, url=address or page.url,
        outlet=facts["outlet"] or page.outlet, author=facts["author"] or page.author, published=given,
        stated=page.published, language=language, declared=page.language, marked=page.passages,
        notes=(*notes, *page.notes), subject=subject,
    )  # fmt: skip


def has_text(fields: Mapping[str, Any]) -> bool:
    """Say whether there is a text or a page among named fields."""
    return any(isinstance(fields.get(key), str) and fields[key].strip() for key in CONTENT)


def wordless(subject: str, what: str = "its JSON") -> SourceUnreadable:
    """Return the error that says that an object or row has no text."""
    return SourceUnreadable(
        subject,
        f"{what} has no text",
        expected=EXPECTED if what == "its JSON" else 'a "text" or "html" that is not empty',
        remedy='name the field that holds the report "text"',
    )


def parsed_object(source: str, subject: str) -> dict[str, Any]:
    """Parse one JSON object that holds a text or a page.

    Raises:
        SourceUnreadable: it is anything else.
    """
    try:
        fields = json.loads(source)
    except RecursionError:
        raise SourceUnreadable(
            subject, "its JSON is nested too deep", expected=EXPECTED, remedy="give the object itself"
        ) from None
    except ValueError as error:
        # Besides malformed JSON: an integer of more digits than Python converts.
        place = (
            f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        )
        raise SourceUnreadable(
            subject, f"it is not JSON{place}", expected=EXPECTED, remedy="check how it was written"
        ) from None
    if not isinstance(fields, dict):
        raise SourceUnreadable(
            subject,
            f"its JSON is a {type(fields).__name__}",
            expected=EXPECTED,
            remedy="add it to a record, which takes many reports; one is read at a time",
        )
    if not has_text(fields):
        raise wordless(subject)
    return fields
