"""Damage and republication in a text: missing words, broken sentences, glued words, page residue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain.reading import Caution
from onrecord.domain.report import Passage
from onrecord.reading.document import Document
from onrecord.reading.quotations import odd_marks
from onrecord.sources.residue import MARKS

LONG = 12  # words; a shorter paragraph without a full stop may be a heading or an item of a list
LAST = 5  # words; a shorter piece after the last full stop is a label or a credit
RUNNING = 6  # words; a shorter paragraph is no running text
SHOWN = 40  # code points of a broken sentence that a message quotes
SPACED_MARK = re.compile(r"(?<=[^\W\d_])[ \u00a0\u2009]+(?P<mark>[.,;])(?=\s|$)(?!\s?\.)")
ARTICLE_STOP = re.compile(
    r"\b(?P<word>the|a|an|their|its|our|your|such a|in the|of the)\s*(?P<mark>[.,;])(?=\s|$)"
)
GLUED_WORDS = re.compile(r"(?<![\w.@/#-])[a-z]{3,}[A-Z][a-z]{2,}\b")
GLUED_SENTENCES = re.compile(r"(?<![\w.@/:])[a-z]{2,}[.!?][\"”’]?(?P<next>[A-Z][a-z]+)(?=[\s,’'])")
ENDINGS = ".!?…:;。！？：；—"
CLOSERS = "\"”’')]»」』）》*_ \t\u00a0"
CUT = frozenset(
    "a an the of in on at to from for by with and or but that which who has have had is are was were been "
    "be will would its their his her".split()
)
BULLET = re.compile(r"\s*(?:[-–—•·*▪●]|\d+[.)])\s")
REPUBLISHED = (
    re.compile(
        r"\s*(?:source|via|original source|source link|news source|article source|credit(?:s| score)?|image "
        r"credit|originally (?:published|posted|appeared))\b\s*(?:[:：]|\b(?:on|in|at|by)\b).{0,120}",
        re.I,
    ),
    re.compile(r"\s*(?:文章|本文|稿件)?(?:转自|转载自|转载请注明|原文链接)\s*[：:]?.{0,80}"),
    re.compile(
        r"\s*this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published"
        r"|posted)\b.{0,160}",
        re.I,
    ),
)
PHOTO = re.compile(r"\s*(?:photo|image|picture|video)\b", re.I)
RESIDUE_KINDS = frozenset({"form", "prompt", "code"})


def damaged(doc: Document) -> Iterator[Caution]:
    """Yield a caution for each place where words are missing, cut off, glued together or told twice."""
    if doc.report.language == "zh":
        yield from repeated(doc)
        return
    yield from missing_words(doc)
    yield from unfinished(doc)
    yield from glued(doc)
    yield from repeated(doc)


def bodies(doc: Document) -> list[Passage]:
    """Return the body passages; the whole text where a report has no passages."""
    found = [p for p in doc.report.passages if p.kind == "body"]
    return found or ([Passage(kind="body", start=0, end=len(doc.text))] if not doc.report.passages else [])


def missing_words(doc: Document) -> Iterator[Caution]:
    """Yield sentences that lack a word before their stop ("in areas of .", "investment in the .")."""
    for body in bodies(doc):
        text = doc.text[body.start : body.end]
        taken: set[int] = set()
        for pattern in (SPACED_MARK, ARTICLE_STOP):
            for found in pattern.finditer(text):
                if found.start("mark") in taken:
                    continue
                taken.add(found.start("mark"))
                start = text.rfind(" ", 0, max(0, found.start() - 12)) + 1
                start = max(start, text.rfind("\n", 0, found.start()) + 1)
                span = doc.span(body.start + start, body.start + found.end("mark"))
                yield Caution(
                    code="damaged-text",
                    message=f"a word seems to be missing before the mark in “{span.text}”",
                    evidence=(span,),
                )


def unfinished(doc: Document) -> Iterator[Caution]:
    """Yield paragraphs that break off without a final mark, where the others have one."""
    running = [
        p
        for p in bodies(doc)
        if len(doc.text[p.start : p.end].split()) >= RUNNING and not BULLET.match(doc.text[p.start : p.end])
    ]
    ended = [p for p in running if ends(doc.text[p.start : p.end])]
    if not ended or 3 * len(ended) < 2 * len(running):
        return
    for passage in running:
        text = doc.text[passage.start : passage.end].rstrip()
        words = text.split()
        if passage.start < ended[0].start or ends(text):
            continue
        last = re.split(r"[.!?]\s", text)[-1].split()
        if words[-1].lower() not in CUT and (len(words) < LONG or len(last) < LAST or " | " in text):
            continue
        start = max(text.rfind(" ", 0, max(1, len(text) - SHOWN)), text.rfind("\n")) + 1
        span = doc.span(passage.start + start, passage.start + len(text))
        yield Caution(
            code="damaged-text", message=f"the paragraph breaks off: “… {span.text}”", evidence=(span,)
        )


def ends(text: str) -> bool:
    """Say whether a paragraph ends with a mark, closing quotation marks and brackets aside."""
    stripped = text.rstrip(CLOSERS + "\n")
    return bool(stripped) and stripped[-1] in ENDINGS


def glued(doc: Document) -> Iterator[Caution]:
    """Yield words and sentences that run into one another ("endHere", "say.According")."""
    names = {n.text for n in doc.names}
    for body in bodies(doc):
        text = doc.text[body.start : body.end]
        for pattern in (GLUED_SENTENCES, GLUED_WORDS):
            for found in pattern.finditer(text):
                if found.group() in names:
                    continue
                span = doc.span(body.start + found.start(), body.start + found.end())
                yield Caution(
                    code="damaged-text", message=f"words are glued together: “{span.text}”", evidence=(span,)
                )


def repeated(doc: Document) -> Iterator[Caution]:
    """Yield paragraphs that the text holds twice."""
    seen: dict[str, Passage] = {}
    for body in bodies(doc):
        text = " ".join(doc.text[body.start : body.end].split())
        long = len(text.split()) >= LONG or (doc.report.language == "zh" and len(text) >= 3 * LONG)
        if long and text in seen:
            first = seen[text]
            yield Caution(
                code="damaged-text",
                message=f"a paragraph stands twice: “{text[:SHOWN].rstrip()}…”",
                evidence=(doc.span(first.start, first.end), doc.span(body.start, body.end)),
            )
        elif long:
            seen[text] = body


def odd_quotation_marks(doc: Document) -> Iterator[Caution]:
    """Yield paragraphs in which a quotation mark has no partner."""
    for start, end in odd_marks(doc.text):
        if not doc.silent(start):
            span = doc.span(start, end)
            yield Caution(
                code="odd-quotation-marks",
                message="a quotation mark in this paragraph has no partner: where the quotation begins or "
                "ends is not certain",
                evidence=(span,),
            )


def residue(doc: Document) -> Iterator[Caution]:
    """Yield one caution for the lines that republication left: source lines, comment forms, prompts."""
    spans = []
    for line in re.finditer(r"[^\n\r]+", doc.text):
        text = line.group().strip()
        if not text or PHOTO.match(text) or doc.kind(line.start()) in ("caption", "credit", "headline"):
            continue
        own = len(text.split()) <= LONG and any(p.fullmatch(text) for p in REPUBLISHED)
        form = any(
            m.kind in RESIDUE_KINDS
            and len(text) <= m.most
            and (m.pattern.fullmatch(text) if m.whole else m.pattern.match(text))
            for m in MARKS
        )
        if own or form:
            at = line.start() + len(line.group()) - len(line.group().lstrip())
            spans.append(doc.span(at, at + len(text)))
    if spans:
        shown = ", ".join(f"“{s.text[:SHOWN]}”" for s in spans[:3])
        yield Caution(
            code="republication-residue",
            message=f"the page carries lines that are no part of the report: {shown}",
            evidence=tuple(spans),
        )
