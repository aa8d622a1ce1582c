"""A reading as one self-contained page: the report's text with everything found marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import Template

from onrecord.domain.reading import Reading
from onrecord.domain.report import PassageKind
from onrecord.showing import wording
from onrecord.showing.cards import Card, Section, sections
from onrecord.showing.inlined import inline_hash, part, safe
from onrecord.showing.marks import Segment, marks_of, segments
from onrecord.showing.paragraphs import Paragraphs, in_order

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_KINDS = ("engagement", "statement", "event", "relation", "claim", "warning", "actor")


def reading_to_page(reading: Reading) -> str:
    """Return a reading as one HTML page that asks nothing of any other file or address.

    Args:
        reading: everything found in one report.

    Returns:
        HTML 5 to be written in UTF-8. It holds its style and script, and lets no others run.

    Source: Content Security Policy Level 3, hashes of inline style and script.
    """
    return _Page(reading).html()


class _Page:
    """Writes one reading as HTML."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.paragraphs = Paragraphs(reading.report.text)
        code = reading.report.language or ""
        self.language = f'lang="{code if _LANGUAGE.fullmatch(code) else ""}"'

    def html(self) -> str:
        laid_out = sections(self.reading)
        style, script = part("page.css"), part("page.js")
        return Template(part("page.html")).substitute(
            title=safe(wording.headline(self.reading.report)),
            language=self.language,
            style=style,
            style_hash=inline_hash(style),
            script=script,
            script_hash=inline_hash(script),
            about=self.about(),
            glance=self.glance(laid_out),
            links=self.links(laid_out),
            filters=self.filters(laid_out),
            text="\n".join(self.text()),
            sections="\n".join(self.section(section) for section in laid_out),
            made=self.made(),
            version=safe(self.reading.reader.version),
        )

    def about(self) -> str:
        """Return where the report comes from."""
        report = self.reading.report
        published = f"published {report.published}" if report.published else "no publication date"
        known = (
            report.outlet,
            report.author,
            published,
            report.language and wording.language(report.language),
        )
        parts = [f"<bdi>{safe(each)}</bdi>" for each in known if each]
        if report.url and _WEB.match(report.url):
            parts.append(f'<a href="{safe(report.url)}" rel="noopener noreferrer">{safe(report.url)}</a>')
        elif report.url:
            parts.append(f"<bdi>{safe(report.url)}</bdi>")
        return " · ".join(parts)

    def glance(self, laid_out: Sequence[Section]) -> str:
        """Return the news in a line for each engagement, and how many warnings there are."""
        news = [card for section in laid_out if section.id == "news" for card in section.cards]
        items = []
        for card in news:
            people = wording.listed([one.name for one in card.people])
            head = f"<strong><bdi {self.language}>{safe(people)}</bdi></strong> " if people else ""
            items.append(
                f'<li><a href="#{safe(card.id)}">{head}<span class="says">{self.says(card)}</span></a></li>'
            )
        if warnings := len(self.reading.warnings):
            items.append(
                f'<li><a class="open" href="#warnings">{wording.count(warnings, "warning")}</a></li>'
            )
        return f'<ul class="glance" aria-label="The news at a glance">{"".join(items)}</ul>' if items else ""

    def says(self, card: Card) -> str:
        return " · ".join([safe(f"{card.title} {card.status}".strip()), *map(safe, card.facts)])

    def links(self, laid_out: Sequence[Section]) -> str:
        """Return links to the text and to each section, with how much each holds."""
        items = ['<li><a href="#text">Text</a></li>']
        for section in laid_out:
            number = f'<span class="number">{len(section.cards)}</span>'
            items.append(f'<li><a href="#{section.id}">{section.heading} {number}</a></li>')
        return "".join(items)

    def filters(self, laid_out: Sequence[Section]) -> str:
        """Return a switch for each kind of mark that the text holds; they are its legend too."""
        names = {section.cards[0].kind: section.noun for section in laid_out}
        return "".join(
            f'<button type="button" aria-pressed="true" data-kind="{kind}">'
            f'<span class="m {kind}">{names[kind]}s</span></button>'
            for kind in _KINDS
            if kind in names
        )

    def text(self) -> Iterator[str]:
        """Yield the paragraphs of the report with their marks."""
        ranges = self.paragraphs.ranges
        for number, found in enumerate(segments(marks_of(self.reading), ranges), 1):
            start, end = ranges[number - 1]
            kind = self.passage(start, end)
            words = "".join(self.segment(each) for each in found)
            label = f'<span class="part">{kind}</span>' if kind != "body" else ""
            yield (
                f'<p class="{kind}" dir="auto" id="p{number}">'
                f'<span class="number" aria-hidden="true">{number}</span>{label}{words}</p>'
            )

    def passage(self, start: int, end: int) -> PassageKind:
        """Return what part of the page most of a paragraph is."""
        shares: dict[PassageKind, int] = {"body": 0}
        for passage in self.reading.report.passages:
            share = min(end, passage.end) - max(start, passage.start)
            if share > 0:
                shares[passage.kind] = shares.get(passage.kind, 0) + share
        return max(shares, key=lambda kind: shares[kind])

    def segment(self, segment: Segment) -> str:
        """Return one segment: plain words, or a link that leads to the card of its shortest mark."""
        words = safe(self.reading.report.text[segment.start : segment.end])
        if not segment.marks:
            return words
        signs = " ".join(dict.fromkeys(mark.sign for mark in segment.marks))
        cards = list(dict.fromkeys(mark.of for mark in segment.marks))
        roles = {mark.of: mark.sign for mark in reversed(segment.marks)}
        begins = f'id="at-{segment.start}"' if segment.begins else 'tabindex="-1"'
        data = f'data-of="{safe(" ".join(cards))}" data-as="{" ".join(roles[card] for card in cards)}"'
        return f'<a class="m {signs}" {begins} href="#{safe(cards[0])}" {data}>{words}</a>'

    def section(self, section: Section) -> str:
        """Return a section with its cards."""
        cards = "\n".join(self.card(card) for card in section.cards)
        number = f'<span class="number">{len(section.cards)}</span>'
        return f'<section id="{section.id}"><h2>{section.heading} {number}</h2>\n{cards}\n</section>'

    def card(self, card: Card) -> str:
        """Return a card: what it is, who, when, the chain, and links to its words."""
        lang = f" {self.language}" if card.kind in ("statement", "actor") else ""
        status = f' <span class="status {card.tone}">{safe(card.status)}</span>' if card.status else ""
        facts = [f"<bdi>{safe(fact)}</bdi>" for fact in card.facts]
        if card.uncertain is not None:
            facts.append(f'<span class="uncertain">uncertain ({card.uncertain:.2f})</span>')
        parts = [
            f'<article class="card {card.kind}" id="{safe(card.id)}" tabindex="-1">',
            f"<h3><bdi{lang}>{safe(card.title)}</bdi>{status}</h3>",
            f'<p class="facts">{" · ".join(facts)}</p>' if facts else "",
            self.people(card),
            self.words(card),
            self.rows(card),
            self.evidence(card),
            "</article>",
        ]
        return "".join(parts)

    def people(self, card: Card) -> str:
        """Return the participants of an engagement with their offices."""
        items = []
        for one in card.people:
            after = f' <bdi class="office" {self.language}>{safe(one.office)}</bdi>' if one.office else ""
            if one.uncertain is not None:
                after += f' <span class="uncertain">uncertain ({one.uncertain:.2f})</span>'
            items.append(f'<li><bdi class="name" {self.language}>{safe(one.name)}</bdi>{after}</li>')
        return f'<ul class="people" aria-label="Participants">{"".join(items)}</ul>' if items else ""

    def words(self, card: Card) -> str:
        """Return what was said, after the report's own word for the saying."""
        if not card.words:
            return ""
        cue = f'<span class="cue">{safe(card.cue)}:</span> ' if card.cue else ""
        said = "".join(
            f'<mark class="quotation">{safe(piece.text)}</mark>' if piece.quoted else safe(piece.text)
            for piece in card.words
        )
        return f'<blockquote dir="auto" {self.language}>{cue}{said}</blockquote>'

    def rows(self, card: Card) -> str:
        """Return what else is known, with the chain last."""
        rows = [f'<dt>{safe(label)}</dt><dd dir="auto">{safe(text)}</dd>' for label, text in card.rows]
        if card.chain:
            hands = "".join(f"<li><bdi>{safe(hand)}</bdi></li>" for hand in card.chain)
            rows.append(f'<dt>chain</dt><dd><ol class="chain">{hands}</ol></dd>')
        return f"<dl>{''.join(rows)}</dl>" if rows else ""

    def evidence(self, card: Card) -> str:
        """Return links from a card to its words, quoted where the card does not hold them already."""
        quoted = not card.words and card.kind != "actor"
        links = []
        for span in in_order(card.evidence):
            quote = f'<q dir="auto" {self.language}>{safe(span.text)}</q> ' if quoted else ""
            place = f'<span class="place">{safe(self.paragraphs.place(span))}</span>'
            links.append(
                f'<li><a href="#at-{span.start}" data-card="{safe(card.id)}">{quote}{place}</a></li>'
            )
        return (
            f'<ul class="evidence" aria-label="Its words in the text">{"".join(links)}</ul>' if links else ""
        )

    def made(self) -> str:
        report, reader = self.reading.report, self.reading.reader
        return safe(f"{report.id} · read by On Record {reader.version}, {reader.model}")
