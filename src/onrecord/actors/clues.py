"""What a report tells of each of its actors beside the name: titles, bodies, countries, the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from onrecord.actors.names import is_chinese
from onrecord.actors.offices import ranked
from onrecord.actors.words import words
from onrecord.domain.reading import Actor, Reading
from onrecord.domain.report import Report
from onrecord.reading.lexicon.places import CountryForm, countries, country_forms

LEFT = 90  # code points before a name in which its title and country stand
RIGHT = 80
LOOKED = 4  # mentions of an actor whose surroundings are read
STOPS = re.compile(r"[;:!?\n,()“”\"，。；：！？、（）《》]|(?<![A-Z])\.\s")
ZH_STOPS = re.compile(r"[，。；：！？、（）“”《》\s]|同|与|和|会见|会晤|应|向|对|由|在|将")
JOINING = frozenset("of the for and 's ’s to in".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What a report tells of one actor.

    Args:
        titles: every title given to it, in the report's words.
        bodies: local ids of the organisations and countries its titles are held in.
        countries: ISO alpha-3 codes of the countries that words right beside its name tell.
    """

    titles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report tells as a whole.

    Args:
        date: ISO date of the report, or None.
        home: ISO alpha-3 code of the country whose government or press published it, or None.
        named: ISO alpha-3 codes of the countries it names.
        chinese: True for a report in Chinese.
    """

    text: str
    date: str | None
    home: str | None
    named: frozenset[str]
    chinese: bool


@cache
def iso3_by_name() -> dict[str, str]:
    """Return ISO alpha-3 codes by the English short name that readings use."""
    return {c.name: c.iso3 for c in countries()}


def meanings(form: str, *parts: str) -> tuple[CountryForm, ...]:
    """Return what a form may mean as a country, in some of its parts of speech."""
    bare = re.sub(r"^[Tt]he\s+", "", form).replace("’", "'")
    return tuple(m for m in country_forms().get(bare, ()) if not parts or m.part in parts)


def scene(reading: Reading, outlet: str | None) -> Scene:
    """Return what the report tells as a whole.

    Args:
        outlet: country of the outlet, where the registry knows it.
    """
    report = reading.report
    named = {
        iso3_by_name()[a.country]
        for a in reading.actors
        if a.kind == "country" and a.country in iso3_by_name()
    }
    for a in reading.actors:
        if a.kind in ("country", "place", "government"):
            found = {m.country.iso3 for n in a.names for m in meanings(n, "name") if not m.doubtful}
            named |= found if len(found) == 1 else set()
    return Scene(
        text=report.text,
        date=report.published[:10] if report.published else None,
        home=host_country(report) or outlet or ("CHN" if report.language == "zh" else None),
        named=frozenset(named),
        chinese=report.language == "zh",
    )


def host_country(report: Report) -> str | None:
    """Return the country of the government whose address published a report."""
    host = urlsplit(report.url or "").hostname or ""
    return next((country for end, country in words().hosts.items() if f".{host}".endswith(end)), None)


def clue(reading: Reading, actor: Actor) -> Clue:
    """Return what the report tells of an actor."""
    titles = [r.title for r in reading.roles if r.person == actor.id and r.title]
    bodies = [r.organisation for r in reading.roles if r.person == actor.id and r.organisation]
    for engagement in reading.engagements:
        titles += [p.title for p in engagement.participants if p.actor == actor.id and p.title]
    near = set()
    if actor.kind != "person" and actor.country in iso3_by_name():
        near.add(iso3_by_name()[actor.country])
    for title in titles:
        near |= nationality(title)
    for span in [m for m in actor.mentions if m.text in actor.names][:LOOKED]:
        for run, is_title in around(reading.report.text, span.start, span.end):
            near |= nationality(run)
            if is_title and actor.kind == "person":
                titles.append(run)
    return Clue(
        titles=tuple(dict.fromkeys(titles)), bodies=tuple(dict.fromkeys(bodies)), countries=frozenset(near)
    )


def around(text: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the words of a title or nationality right before a name, and of an apposition right after it.

    Returns:
        The words, and whether they are a title.
    """
    left = text[max(0, start - LEFT) : start]
    if is_chinese(text[start:end]):
        run = ZH_STOPS.split(left[-16:])[-1]
        yield run, any(rank and form.search(run) and run.endswith(form.pattern) for rank, form in ranked())
        return
    run = walk(STOPS.split(left)[-1])
    yield run, bool(run) and titled(run)
    after = re.match(r"\s*[,(]\s*((?:the |a |an )?[^,;()\n]{3,80})", text[end : end + RIGHT])
    if (
        after
        and titled(" ".join(after[1].split()[:6]))
        and not re.search(r"\b(?:said|met|told|and)\b", after[1])
    ):
        yield after[1], True


def titled(run: str) -> bool:
    """Say whether some words hold a title."""
    low = run.lower()
    return any(form.search(low) for _, form in ranked())


def walk(left: str) -> str:
    """Return the words right before a name that belong to its title: capitalised, of a title, or joining."""
    out: list[str] = []
    if re.search(r"\b(?:and|to|in|for|of)\s*$", left):
        return ""
    for word in reversed(left.split()):
        bare = re.sub(r"['’]s$", "", word.strip(".")).lower()
        if not (word[:1].isupper() or bare in title_words() or word.lower() in JOINING):
            break
        out.insert(0, word)
    while out and out[0].lower() in JOINING:
        out = out[1:]
    return " ".join(out)


@cache
def title_words() -> frozenset[str]:
    """Return every English word of a rank or an area."""
    forms = (f for table in (words().ranks, words().areas) for forms in table.values() for f in forms)
    return frozenset(
        w for f in forms if not is_chinese(f) for w in re.findall(r"[a-z]+", f)
    ) - JOINING | words().former - {"then"}


def nationality(run: str) -> frozenset[str]:
    """Return the countries that some words tell: names, adjectives, possessives, Chinese names."""
    found: set[str] = set()
    if is_chinese(run):
        for size in range(min(8, len(run)), 1, -1):
            for at in range(len(run) - size + 1):
                named = {m.country.iso3 for m in meanings(run[at : at + size], "name", "side")}
                if len(named) == 1:
                    return frozenset(named)
        return frozenset()
    tokens = [re.sub(r"['’]s?$", "", w) for w in run.split()]
    for size in (4, 3, 2, 1):
        for at in range(len(tokens) - size + 1):
            form = " ".join(tokens[at : at + size])
            named = {m.country.iso3 for m in meanings(form, "name", "adjective", "people")}
            sovereign = {
                m.country.iso3 for m in meanings(form, "name", "adjective", "people") if m.country.sovereign
            }
            named = sovereign or named
            if len(named) == 1 and form[:1].isupper():
                found |= named
        if found:
            return frozenset(found)
    return frozenset()
