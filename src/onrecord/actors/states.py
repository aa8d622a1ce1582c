"""Which country a name means, and where it must not be guessed."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.actors.clues import Scene, meanings
from onrecord.actors.names import chinese, is_chinese, plain
from onrecord.actors.words import words
from onrecord.domain.reading import Actor
from onrecord.reading.lexicon.places import Country, body_forms, countries

Found = tuple[str | None, float, tuple[str, ...]]
ACTING = re.compile(
    r"^(?:the )?(?:(?P<a>.+?)(?:['’]s)? (?:government|administration|authorities)"
    r"|(?:government|authorities) of (?:the )?(?P<b>.+))$",
    re.IGNORECASE,
)
ACTING_HAN = re.compile(r"^(?P<a>.+?)(?P<b>联邦)?政府$")


def link_state(actor: Actor, at: Scene) -> Found | None:
    """Return the country that an actor is.

    Returns:
        The country's id or None to abstain, how sure, and why; or None where the name is no country's.
    """
    actor = replace(actor, names=tuple(re.sub(r"\s*\([^)]*\)$", "", n) or n for n in actor.names))
    governments = sorted(acting(actor))
    if len(governments) > 1:
        return None, 0.0, ("governments of " + ", ".join(governments) + " under one actor",)
    if governments:
        return f"country:{governments[0]}", 0.95, ("acts as the government of " + governments[0],)
    shared = next((s for n in actor.names for s in [ambiguous(n)] if s), None)
    others = [n for n in actor.names if not ambiguous(n)]
    options = set(shared or ())
    doubtful, parts = False, set()
    for name in others:
        means = meanings(name, "name") or (meanings(name, "metonym", "side") if actor.kind != "place" else ())
        if not means and actor.kind in ("country", "government"):
            means = meanings(name, "adjective", "people", "capital")
            if any(body.metonyms and name in body.metonyms for body in body_forms().get(name, ())):
                return None, 0.0, (f"{name} could be a country's capital or an international body's seat",)
        if means:
            sovereign = [m for m in means if m.country.sovereign] or list(means)
            codes = {m.country.iso3 for m in sovereign}
            options = codes & options or codes if options else codes
            doubtful = doubtful or any(m.doubtful for m in sovereign)
            parts |= {m.part for m in sovereign}
    if not options:
        return None
    if not parts & {"name", "side"} and (actor.kind in ("organisation", "product") or len(actor.names) > 1):
        return None
    if len(options) == 1 and not doubtful and not (shared and not parts):
        code = next(iter(options))
        sure = 0.98 if "name" in parts else 0.95 if "side" in parts else 0.88
        return (
            f"country:{code}",
            sure,
            (f"{actor.names[0]} is {'a name' if 'name' in parts else 'said'} of {code}",),
        )
    return among(actor, sorted(options), at)


def ambiguous(name: str) -> tuple[str, ...]:
    """Return the countries that share a short name, or nothing."""
    return words().ambiguous.get(chinese(name) if is_chinese(name) else plain(name).removeprefix("the "), ())


def acting(actor: Actor) -> frozenset[str]:
    """Return the countries whose governments the names tell ("Iraqi Government", "Government of Iraq")."""
    out: set[str] = set()
    for name in actor.names:
        match = ACTING_HAN.match(name) if is_chinese(name) else ACTING.match(name)
        if match is None:
            continue
        form = (match["a"] or match["b"]).strip()
        found = {m.country.iso3 for m in meanings(form, "name", "adjective") if m.country.sovereign}
        out |= found if len(found) == 1 else set()
    return frozenset(out)


def among(actor: Actor, codes: list[str], at: Scene) -> Found:
    """Choose among countries that share a name, or decide whether the name is a country's, by other words."""
    by_code = {c.iso3: c for c in countries()}
    spoken = {code: support(by_code[code], actor, at) for code in codes if code in by_code}
    backed = [code for code, forms in spoken.items() if forms]
    name = actor.names[0]
    if len(backed) == 1:
        return f"country:{backed[0]}", 0.93, (f"{name}: the report also says {spoken[backed[0]][0]}",)
    if len(codes) > 1:
        return None, 0.0, (f"{name} could be {', '.join(codes)}",)
    if listed(actor, at):
        return f"country:{codes[0]}", 0.93, (f"{name} in a list of countries",)
    if codes == ["GEO"] and any(re.search(rf"\b{state}\b", at.text) for state in words().states):
        return None, 0.0, (f"{name} could be a place in the United States",)
    if actor.kind == "country" and len(at.named - {codes[0]}) >= 1:
        return f"country:{codes[0]}", 0.88, (f"{name} among other countries",)
    return None, 0.0, (f"{name} is not only a country's name",)


def listed(actor: Actor, at: Scene) -> bool:
    """Say whether a name stands among others of countries, and of no American states."""
    for span in actor.mentions[:3]:
        beside = at.text[max(0, span.start - 50) : span.start] + " | " + at.text[span.end : span.end + 50]
        if any(re.search(rf"\b{state}\b", beside) for state in words().states):
            return False
        found = {
            m.country.iso3
            for form in re.findall(r"[A-Z]\w+(?: [A-Z]\w+)?", beside)
            for m in meanings(form, "name")
        }
        if len(found) >= 2:
            return True
    return False


def support(country: Country, actor: Actor, at: Scene) -> list[str]:
    """Return other words of the report that name the country and none of the actor's own names."""
    forms = (
        country.name, *country.names, *country.short, *country.capitals, *country.adjectives, *country.zh,
        country.capital_zh,
    )  # fmt: skip
    own = {n.lower() for n in actor.names}
    out = []
    for form in forms:
        if not form or form.lower() in own or ambiguous(form) or len(meanings(form)) > 1:
            continue
        found = (
            form in at.text
            if is_chinese(form)
            else re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", at.text)
        )
        if found and not any(form in n for n in actor.names):
            out.append(form)
    return out
