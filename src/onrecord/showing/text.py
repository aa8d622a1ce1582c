"""A reading for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.domain.reading import Reading
from onrecord.showing import wording
from onrecord.showing.cards import Card, Section, sections
from onrecord.showing.paragraphs import Paragraphs, in_order
from onrecord.showing.terminal import Ink, Run, clean, flow, pad, width_of

PIPED_WIDTH = 88
"""Columns where nobody's terminal says how many it has."""

NARROWEST = 40
"""Fewer columns than this hold no card."""

_WIDEST = 100  # longer lines tire the eye; --width may ask for them all the same
_LABELS = 9  # columns of a label and the space after it; the longest is "source"
_LONGEST_QUOTE = 300  # code points of evidence quoted; its place tells where the rest stands


def reading_to_text(reading: Reading, *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """Return a reading as text for a terminal.

    Args:
        reading: everything found in one report.
        width: columns; at least `NARROWEST`.
        colour: whether to write escape sequences for colours.

    Returns:
        Lines that each end in a line feed. Nothing of the report's own can steer the terminal.
    """
    return _View(reading, max(width, NARROWEST), Ink(colour=colour)).text()


def comfortable(columns: int) -> int:
    """Return the width to use in a terminal of so many columns."""
    return max(NARROWEST, min(columns, _WIDEST))


class _View:
    """Lays one reading out in lines."""

    def __init__(self, reading: Reading, width: int, ink: Ink) -> None:
        self.reading = reading
        self.width = width
        self.ink = ink
        self.paragraphs = Paragraphs(reading.report.text)

    def text(self) -> str:
        laid_out = sections(self.reading)
        lines = [*self.heading(), "", *self.summary(laid_out)]
        for section in laid_out:
            lines += ["", *self.rule(section)]
            lines += self.names(section.cards) if section.id == "names" else self.cards(section)
        return "\n".join([*lines, "", *self.footer()]) + "\n"

    def heading(self) -> Iterator[str]:
        """Yield the report's title and where it comes from."""
        report = self.reading.report
        published = f"published {report.published}" if report.published else "no publication date"
        about = [
            report.outlet,
            report.author,
            published,
            report.language and wording.language(report.language),
        ]
        yield from self.flow([Run(clean(wording.headline(report)), "strong")])
        yield from self.flow([Run(clean(" · ".join(filter(None, about))))])
        if report.url:
            yield from self.flow([Run(clean(report.url), "quiet")])

    def summary(self, laid_out: Sequence[Section]) -> list[str]:
        """Return how much was found, on one line."""
        found: dict[str, int] = {"engagement": 0, "statement": 0}
        for section in laid_out:
            if section.noun != "name":
                found[section.noun] = found.get(section.noun, 0) + len(section.cards)
        runs = []
        for noun, number in found.items():
            runs.append(Run(wording.count(number, noun), "open" if noun == "warning" else ""))
            runs.append(Run(" · ", "quiet"))
        return self.flow(runs[:-1])

    def rule(self, section: Section) -> list[str]:
        """Return a section's heading with a line up to the margin."""
        rest = "─" * (self.width - width_of(section.heading) - 4)
        return [f"{self.ink('──', 'quiet')} {self.ink(section.heading, 'strong')} {self.ink(rest, 'quiet')}"]

    def cards(self, section: Section) -> Iterator[str]:
        """Yield the cards of a section; those of several lines have a blank line between them."""
        airy = any(card.people or card.words for card in section.cards)
        for number, card in enumerate(section.cards):
            if number and airy:
                yield ""
            yield from self.card(card)

    def card(self, card: Card) -> Iterator[str]:
        yield from self.title(card)
        if card.words:
            yield from self.flow(self.words(card), indent=4)
        yield from self.people(card)
        for label, text in card.rows:
            yield from self.row(label, [Run(clean(text))])
        if card.chain:
            yield from self.row("chain", self.chain(card))
        if not card.words:
            yield from self.quotes(card)

    def title(self, card: Card) -> list[str]:
        """Return a card's first line: what it is, its status, what is most worth knowing."""
        warning = card.kind == "warning"
        runs = [Run("! ", "open")] if warning else []
        runs.append(Run(clean(card.title), "" if warning else "strong"))
        if card.status:
            runs += [Run(" "), Run(card.status, card.tone)]
        runs += [part for fact in card.facts for part in (Run(" · ", "quiet"), Run(clean(fact)))]
        if card.uncertain is not None:
            runs += [Run(" · ", "quiet"), Run(f"uncertain ({card.uncertain:.2f})", "open")]
        return self.flow(runs, indent=2, hang=4)

    def words(self, card: Card) -> list[Run]:
        """Return what was said, after the report's own word for the saying, with its place."""
        runs = [Run(f"{clean(card.cue)}: ", "quiet")] if card.cue else []
        runs += [Run(clean_piece(piece.text), "quoted" if piece.quoted else "") for piece in card.words]
        places = ", ".join(self.paragraphs.place(span) for span in in_order(card.evidence))
        return [*runs, Run(f"  {places}", "quiet")]

    def people(self, card: Card) -> Iterator[str]:
        """Yield the participants, their offices under one another."""
        widest = max((width_of(clean(one.name)) for one in card.people), default=0)
        column = min(widest, self.width // 3)
        for number, one in enumerate(card.people):
            runs = [Run(pad(clean(one.name), column) if one.office else clean(one.name))]
            if one.office:
                runs.append(Run(f"  {clean(one.office)}", "quiet"))
            if one.uncertain is not None:
                runs += [Run(" · ", "quiet"), Run(f"uncertain ({one.uncertain:.2f})", "open")]
            yield from self.row("" if number else "who", runs, hang=column + 2)

    def chain(self, card: Card) -> list[Run]:
        runs: list[Run] = []
        for number, hand in enumerate(card.chain):
            runs += ([Run(" → ", "quiet")] if number else []) + [Run(clean(hand))]
        return runs

    def quotes(self, card: Card) -> Iterator[str]:
        """Yield the evidence, quoted with its place."""
        for number, span in enumerate(in_order(card.evidence)):
            words = clean(span.text)
            if len(words) > _LONGEST_QUOTE:
                words = words[:_LONGEST_QUOTE].rstrip() + "…"
            runs = [Run(f"“{words}”"), Run(f"  {self.paragraphs.place(span)}", "quiet")]
            yield from self.row("" if number else "words", runs)

    def names(self, cards: Sequence[Card]) -> Iterator[str]:
        """Yield the actors, a line each."""
        column = min(max(width_of(clean(card.title)) for card in cards), self.width // 3)
        for card in cards:
            rows = dict(card.rows)
            told = rows.get("office") or ", ".join(card.facts)
            told += f"; also {rows['also']}" if "also" in rows else ""
            runs = [Run(pad(clean(card.title), column)), Run(f"  {clean(told)}", "quiet")]
            yield from self.flow(runs, indent=2, hang=column + 4)

    def row(self, label: str, runs: Sequence[Run], *, hang: int = 0) -> list[str]:
        first = f"    {self.ink(pad(label, _LABELS), 'quiet')}"
        return flow(runs, width=self.width, ink=self.ink, first=first, rest=" " * (4 + _LABELS + hang))

    def flow(self, runs: Sequence[Run], *, indent: int = 0, hang: int | None = None) -> list[str]:
        rest = " " * (indent if hang is None else hang)
        return flow(runs, width=self.width, ink=self.ink, first=" " * indent, rest=rest)

    def footer(self) -> list[str]:
        """Return what the signs mean, and what was read by what."""
        report, reader = self.reading.report, self.reading.reader
        legend = "¶ counts paragraphs, [start–end] the characters (code points) of the report’s text."
        made = f"{report.id} read by On Record {reader.version}, {reader.model}"
        return [*self.flow([Run(legend, "quiet")]), *self.flow([Run(clean(made), "quiet")])]


def clean_piece(text: str) -> str:
    """Return a stretch of words, cleaned, with the spaces that join it to its neighbours."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{clean(text)}{tail}"
