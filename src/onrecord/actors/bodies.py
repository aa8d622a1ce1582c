"""Which organisation or government body a name means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from onrecord.actors.clues import Clue, Scene, nationality
from onrecord.actors.entries import Entry
from onrecord.actors.names import body_key, has_legal_form, is_chinese, plain
from onrecord.actors.offices import area_of
from onrecord.actors.states import Found
from onrecord.actors.words import words
from onrecord.domain.reading import Actor
from onrecord.reading.lexicon.government import government_forms
from onrecord.reading.lexicon.places import chinese_shorts

Look = Callable[[str], tuple[Entry, ...]]
OWNER = re.compile(r"(?:['’]s)\s+")
MINISTRY = re.compile(r"\b(?:ministry|ministries|department|dept|office)\b|部$|省$|厅$", re.IGNORECASE)
ALONE = frozenset(
    "central-bank supreme-court legislature upper-house lower-house presidency premiership".split()
)
MOVING = re.compile(r"\bof (?:the )?([A-Z][\w .'-]+)$")


def link_body(actor: Actor, clue: Clue, at: Scene, look: Look) -> Found | None:
    """Return the registry's organisation that an actor is, or None where the registry knows nothing of it.

    Returns:
        The id or None to abstain, how sure, and why.
    """
    names = tuple(form for n in actor.names for form in (n, *spelt_out(n, at)))
    actor = replace(actor, names=names)
    own = frozenset(c for n in names for c in owners(n)) or clue.countries
    led = Counter(e for n in names for e in look(body_key(n)) if e.kind not in ("person", "country"))
    most = max(led.values(), default=0)
    options = {e.id: e for e in led if led[e] == most}
    if options:
        settled = settle(actor, sorted(options.values(), key=lambda e: e.id), own, at, look)
        if settled is not None:
            return settled
    for name in actor.names:
        by_area = link_by_area(name, own, at, look)
        if by_area is not None:
            return by_area
    return None


def spelt_out(name: str, at: Scene) -> tuple[str, ...]:
    """Return a Chinese name whose first character stands for a country with the country's name: 美国防部."""
    country = chinese_shorts().get(name[:1]) if is_chinese(name) and len(name) > 3 else None
    if country is None or name.startswith(country.zh) or country.iso3 not in at.named | {at.home}:
        return ()
    return (country.zh[0] + name[1:],)


def owners(name: str) -> frozenset[str]:
    """Return the countries that a body's own name tells ("China's Commerce Ministry", "… of Japan")."""
    found = nationality(name)
    return found if len(found) == 1 else frozenset()


def settle(actor: Actor, options: list[Entry], own: frozenset[str], at: Scene, look: Look) -> Found | None:
    """Choose among the organisations that bear a name; None where its words say that it is another."""
    name = actor.names[0]
    left = [e for e in options if not (own and e.country and e.country not in own and e.kind == "government")]
    if not left:
        return None
    if len(left) > 1:
        forms = {plain(n) for n in actor.names}
        left = [e for e in left if forms & {plain(n) for n in (e.name, *e.aliases)}] or left
    if len(left) > 1:
        near = [e for e in left if e.country and e.country in own] or [
            e for e in left if e.country and e.country == at.home
        ]
        if len(near) != 1 and all(MINISTRY.search(n) for n in actor.names):
            return None, 0.0, (f"{name}: no country is told",)
        if len(near) != 1:
            return None, 0.0, (f"{name} could be {', '.join(e.name for e in left[:4])}",)
        left = near
    entry = left[0]
    why = f"{name} is a name of {entry.name}"
    if entry.kind == "government" and entry.country:
        return of_government(actor, entry, own, at, why)
    if actor.kind in ("person", "place", "country") and (entry.kind == "organisation" and entry.country):
        return None
    if is_doubtful(actor, entry) and not backed(actor, entry, at, look):
        return None, 0.0, (f"{name} may be an everyday word, not {entry.name}",)
    return entry.id, 0.96, (why,)


def of_government(actor: Actor, entry: Entry, own: frozenset[str], at: Scene, why: str) -> Found | None:
    """Decide whether a government's body is meant by a name that other governments' bodies may bear too."""
    shared = all(shared_name(n, entry) for n in actor.names)
    near = at.named | {at.home}
    if entry.country in own and not (entry.country not in near and all(map(is_acronym, actor.names))):
        return entry.id, 0.98, (why, f"country: {entry.country}")
    if entry.country == at.home and not (shared and not at.chinese and foreign(actor, entry)):
        return entry.id, 0.97, (why, f"the report is from {entry.country}")
    if not shared:
        return entry.id, 0.95, (why,)
    if entry.country in at.named and all(not MINISTRY.search(n) for n in actor.names):
        return entry.id, 0.9, (why, f"the report names {entry.country}")
    return None, 0.0, (f"{actor.names[0]} does not tell whose it is",)


def foreign(actor: Actor, entry: Entry) -> bool:
    """Say whether a ministry of another country's style is named in a country of departments."""
    return entry.country == "USA" and any("ministry" in n.lower() for n in actor.names)


def shared_name(name: str, entry: Entry) -> bool:
    """Say whether bodies of several countries may bear a name."""
    known = government_forms().get(re.sub(r"^[Tt]he ", "", name), ())
    if any(form.doubtful for form in known):
        return True
    if "(" in entry.name and body_key(entry.name) == body_key(name):
        return True
    if is_chinese(name):
        return len(name) <= 3
    if is_acronym(name):
        return entry.country != "USA" or len(name) < 3
    return bool(re.match(r"(?:the )?ministry (?:of|for) ", name, re.IGNORECASE)) and not owners(name)


def is_acronym(name: str) -> bool:
    """Say whether a name is an acronym so short that several bodies may bear it."""
    short = re.sub(r"\W", "", name)
    return short.isupper() and short.isascii() and len(short) <= 4


def is_doubtful(actor: Actor, entry: Entry) -> bool:
    """Say whether every name that leads to an entry is an everyday word or a family name too."""
    keys = {body_key(n) for n in (entry.name, *entry.aliases, *entry.zh)}
    led = [n for n in actor.names if body_key(n) in keys]
    return all(plain(n) in words().doubtful for n in led)


def backed(actor: Actor, entry: Entry, at: Scene, look: Look) -> bool:
    """Say whether the report calls a company of an everyday name by a fuller name too."""
    if any(has_legal_form(n) for n in actor.names):
        return True
    if peers(actor, entry, at, look):
        return True
    others = [n for n in (entry.name, *entry.aliases, *entry.zh) if n not in actor.names and len(n) > 3]
    return any(plain(n) not in words().doubtful and n in at.text for n in others)


def peers(actor: Actor, entry: Entry, at: Scene, look: Look) -> bool:
    """Say whether another company of the sector stands right beside the name ("Ford, GM, and Stellantis")."""
    for span in actor.mentions[:3]:
        left, right = at.text[max(0, span.start - 40) : span.start], at.text[span.end : span.end + 40]
        beside = left.partition(" ")[2] + " | " + right.rpartition(" ")[0]  # no word cut in two
        for form in re.findall(r"[A-Z][\w&]+(?: [A-Z][\w&]+)?", beside):
            if plain(form) not in words().doubtful and any(
                e.sector == entry.sector and e.id != entry.id
                for e in look(body_key(form))
                if e.kind == "organisation"
            ):
                return True
    return False


def link_by_area(name: str, own: frozenset[str], at: Scene, look: Look) -> Found | None:
    """Return the body of a country by what it is for: "Japan's Foreign Ministry", 日方外务省."""
    area = area_of(name)
    if area is None or not (MINISTRY.search(name) or area in ALONE):
        return None
    if re.search(r"(?i)embassy|consulate|committee|使馆|委员会", name) or len(name.split()) > 9:
        return None
    if not MINISTRY.search(name) and not bare_area(name, area, own):
        return None
    style = "ministry" if re.search(r"(?i)ministr", name) else "department" if "epartment" in name else ""
    if len(own) == 1:
        country, why, sure = next(iter(own)), "country beside the name or in it", 0.96
    elif not own and at.home and not is_chinese(name) and not (style == "ministry" and at.home == "USA"):
        country, why, sure = at.home, "the report's own country", 0.9
    elif not own:
        return None, 0.0, (f"{name}: no country is told",)
    else:
        return None, 0.0, (f"{name}: several countries beside it: {', '.join(sorted(own))}",)
    if style == "department" and country not in words().departments:
        return None
    if style == "ministry" and country == "USA":
        return None
    found = [e for e in look(f"g:{country.lower()}:{area}") if e.kind == "government"]
    if len(found) == 1 and plausible(name, found[0], area):
        return found[0].id, sure - 0.02, (f"{name}: {area} body of {country}", why)
    if not own:
        return None, 0.0, (f"{name}: {area} body of no country told",)
    return (
        f"new:gov:{country.lower()}:{area}",
        0.85,
        (f"{name}: {area} body of {country}, unknown to the registry", why),
    )


def bare_area(name: str, area: str, own: frozenset[str]) -> bool:
    """Say whether a name is nothing but an area ("Supreme Court") and, where told, its country."""
    if is_chinese(name):
        return True
    if not own and area in ("presidency", "premiership"):
        return False
    longest = max((f for f in words().areas[area] if f in plain(name)), key=len, default="")
    rest = len(plain(name).removeprefix("the ").split()) - len(longest.split())
    return rest <= (4 if owners(name) else 0)


def plausible(name: str, entry: Entry, area: str) -> bool:
    """Say whether a name that tells an area can be the country's one body for it, and not a part of it."""
    return not re.search(
        r"(?i)\b(?:bureau|division|directorate|deputy|minister|secretary|state department of)\b|司$|局$",
        name,
    )
