"""Names in Chinese text: the network's marks set right by titles, lists and the ways names are written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from onrecord.reading.chinese.introductions import VAGUE, Introduction, corrected, introductions
from onrecord.reading.chinese.organisations import cleaned, company_core, governmental, is_organisation
from onrecord.reading.chinese.people import (
    DOTS,
    HAN,
    LONGEST_TITLE,
    dotted_end,
    native_end,
    person_end,
    seen_persons,
    titled,
)
from onrecord.reading.lexicon.chinese import chinese_writing, name_end, simplified
from onrecord.reading.lexicon.government import government_forms
from onrecord.reading.lexicon.places import Country, chinese_shorts, country_forms
from onrecord.reading.names import Name
from onrecord.reading.nations import country_of_name

LEAST_SURE = 0.6  # of a mark that no rule bears out; below, half were no names on the written reports
SURE_ALONE = 0.75  # of a person marked once only
LISTED = re.compile(
    r"(?:^|[。，、；：\n])([㐀-鿿]{2,3}(?:、[㐀-鿿]{2,3})*)等?(?:陪同|参加|出席|同行)", re.MULTILINE
)
ALONE = re.compile(
    r"[㐀-鿿、]{2,40}?等?(?:陪同|参加|出席)(?:了)?(?:上述)?(?:会见|会谈|会晤|活动)。"
)  # a sentence of names
GENERAL = re.compile(
    r"[方团队员者们表人国宾友级界府部委]$|^(?:还|也|均|都|并|曾|将|已|双方|会后)|[的了和与及在]"
)
LATIN_RANK = re.compile(r"(?:CEO|CFO|COO|CTO|CIO)(?=\s?[A-Z][a-z])\s?")  # "集团CEOFaisal Al-Marri"
BARE = frozenset({"公司", "集团", "企业", "本公司", "该公司", "银行", "协会", "机构"})
JOINS = "与與和同及、在将將"  # behind a person's name: what follows is another's
PLACE_ENDS = (
    "市",
    "省",
    "县",
    "州",
    "宫",
    "大会堂",
    "宾馆",
    "国宾馆",
    "港",
    "机场",
    "码头",
    "饭店",
    "酒店",
    "大厦",
    "广场",
    "岛",
    "自治区",
    "新区",
)
DOTTED = re.compile(rf"[㐀-鿿]{{1,9}}[{DOTS}]")


@dataclass(slots=True)
class Forms:
    """The forms of names that a text uses, under construction, with what each is."""

    kinds: dict[str, str] = field(default_factory=dict)
    countries: dict[str, Country | None] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)

    def persons(self) -> frozenset[str]:
        """Return the forms of persons, and the surnames of foreign ones."""
        whole = [f for f, kind in self.kinds.items() if kind == "person"]
        return frozenset((*whole, *(re.split(f"[{DOTS}]", f)[-1] for f in whole)))

    def add(self, form: str, kind: str, sure: float, country: Country | None = None) -> None:
        """Note a form; the first kind noted stays."""
        if form and form not in self.kinds:
            self.kinds[form], self.countries[form], self.sure[form] = kind, country, sure


def names(text: str, found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Find the names of a Chinese text.

    Args:
        text: the report's text.
        found: what the network marked.

    Returns:
        Names in order, not overlapping: every place where a form stands that the network or a rule knows.
    """
    written, text = text, simplified(text)
    found = tuple(replace(n, text=text[n.start : n.end]) for n in found)
    forms = Forms()
    declared_forms(text, forms)
    bodies = [(n.start, n.end) for n in found if n.kind in ("organisation", "government")]
    seen = seen_persons(text, found)
    intros = persons_first(text, forms, seen, bodies)
    for match in LISTED.finditer(text):
        whole = ALONE.match(text, match.start(1))
        for item in match[1].removesuffix("等").split("、"):
            if native_end(item, 0) == len(item) or (whole and not GENERAL.search(item)):
                forms.add(item, "person", 0.8)
    owned = {text[slice(*i.organisation)] for i in intros if i.organisation}
    for name in found:
        if (
            name.kind == "person"
            and not crossed((name.start, name.end), seen)
            and not any(name.text in body and name.text != body for body in owned)
        ):
            person(text, name, forms)
    for intro in corrected(text, intros, forms.persons()):
        introduced(text, intro, forms, seen)
    for name in sorted(found, key=lambda n: -n.sure):
        if not any(a <= name.start < b < name.end and text[b] in JOINS for a, b in seen):
            marked(text, name, forms)
    shortened(text, forms)
    return tuple(replace(n, text=written[n.start : n.end]) for n in placed(text, forms, found))


def persons_first(
    text: str, forms: Forms, seen: tuple[tuple[int, int], ...], bodies: list[tuple[int, int]]
) -> tuple[Introduction, ...]:
    """Note the persons: whom the network is sure of, whom titles introduce, names of several parts.

    Returns:
        The introductions.
    """
    for start, end in seen:
        if not country_forms().get(text[start:end]):
            forms.add(text[start:end], "person", 0.9)
    intros = introductions(text, bodies, seen)
    for intro in intros:
        if intro.person and not crossed(intro.person, seen):
            forms.add(text[slice(*intro.person)], "person", 0.9)
    for start in dotted_starts(text):
        if not any(a <= start < b for a, b in seen):
            dotted(text, start, forms)
    return intros


def crossed(span: tuple[int, int], seen: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a span shares code points with a person whom the network is sure of."""
    return any(a < span[1] and span[0] < b for a, b in seen)


def introduced(text: str, intro: Introduction, forms: Forms, seen: tuple[tuple[int, int], ...]) -> None:
    """Note the person, organisation and country of an introduction."""
    if intro.person and not crossed(intro.person, seen):
        forms.add(text[slice(*intro.person)], "person", 0.9)
    if intro.organisation and text[slice(*intro.organisation)] not in BARE:
        form = text[slice(*intro.organisation)]
        country = country_of_name(form)
        kind = "country" if country else intro.body_kind
        forms.add(form, kind, 0.9, country)


def dotted_starts(text: str) -> list[int]:
    """Return where names of several parts may begin: after the last character that no foreign name has."""
    out, sounds = [], chinese_writing().sounds
    for match in DOTTED.finditer(text):
        if match.start() and text[match.start() - 1] in DOTS:
            continue
        at = match.end() - 1
        while at > match.start() and text[at - 1] in sounds and not name_end().match(text, at - 1):
            if titled().search(text, max(0, at - LONGEST_TITLE), at):
                break  # 主席|波蒙·素拉育
            at -= 1
        if at < match.end() - 1:
            out.append(at)
    return out


def dotted(text: str, start: int, forms: Forms) -> None:
    """Note a name of several parts; one followed by an organisation's ending is an organisation's."""
    end = dotted_end(text, start)
    if end is None:
        return
    form = text[start:end]
    if any(
        form in known or (known in form and kind == "person" and DOTS[0] in known)
        for known, kind in forms.kinds.items()
    ):
        return
    following = next(
        (e for e in chinese_writing().org_endings if len(e) > 1 and text.startswith(e, end)), None
    )
    if following:
        forms.add(form + following, "organisation", 0.8)
    else:
        forms.add(form, "person", 0.8)


def declared_forms(text: str, forms: Forms) -> None:
    """Note the declared names of countries and government bodies that stand in the text."""
    for form, meanings in country_forms().items():
        if len(form) > 1 and HAN.match(form) and form in text:
            parts = {m.part for m in meanings}
            if "name" in parts and not meanings[0].doubtful:
                forms.add(form, "country", 0.9, meanings[0].country)
            elif "capital" in parts and not meanings[0].doubtful:
                forms.add(form, "place", 0.9)
    for form in government_forms():
        if len(form) > 1 and HAN.match(form) and form in text:
            forms.add(form, "government", 0.85)


def person(text: str, name: Name, forms: Forms) -> None:
    """Note a person whom the network marked, the name's end set right."""
    end = person_end(text, name.start)
    if end is None or not HAN.match(name.text) or abs(end - name.end) > 1:
        return
    form = text[name.start : min(end, name.end)]
    known = form in forms.kinds or any(
        form in other and kind != "person" for other, kind in forms.kinds.items()
    )
    sides = country_forms().get(form)
    place = re.search(rf"(?:抵达|飞抵|前往|离开|赴|飞往){form}(?!会|出)", text)
    if place:
        forms.add(form, "place", name.sure)
    if (
        len(form) >= 2
        and not known
        and not sides
        and (name.sure >= SURE_ALONE or (name.sure >= LEAST_SURE and text.count(form) > 1))
    ):
        forms.add(form, "person", name.sure)


def marked(text: str, name: Name, forms: Forms) -> None:
    """Note a name that the network marked, trimmed to what Chinese writing allows."""
    rank = LATIN_RANK.match(name.text)
    if rank is not None:
        name = replace(name, start=name.start + rank.end(), text=name.text[rank.end() :])
    if any(c.isascii() and c.isalpha() for c in name.text):
        if name.sure >= LEAST_SURE and not (HAN.search(name.text) and not is_organisation(name.text)):
            forms.add(name.text, name.kind, name.sure, name.country)
        return
    if (
        name.text in forms.kinds
        or len(name.text) < 2
        or re.search(r"\s", name.text)
        or VAGUE.search(name.text)
    ):
        return
    if all(c in chinese_shorts() for c in name.text) or name.text in BARE:
        return  # 中美 are two countries, 公司 leads to a name told before
    if name_end().match(text, name.end - 1) and name.end - name.start < 4:
        return
    if name.kind in ("organisation", "government"):
        form = cleaned(name.text)
        if len(form) > 2 and is_organisation(form) and name.sure >= LEAST_SURE - 0.15:
            forms.add(form, "government" if governmental(form) else "organisation", name.sure)
        elif name.sure >= 0.8 and len(form) > 1 and not name_end().search(form):
            forms.add(form, "organisation", name.sure)
    elif name.kind in ("place", "product"):
        bare = name.sure >= LEAST_SURE and not name_end().search(name.text)
        person = any(form.startswith(name.text) and kind == "person" for form, kind in forms.kinds.items())
        if not person and (bare or name.text.endswith(PLACE_ENDS)):
            forms.add(name.text, name.kind, name.sure)


def shortened(text: str, forms: Forms) -> None:
    """Note the short forms of full names: a foreign surname, an organisation without its ending."""
    taken = set(forms.kinds)
    for form, kind in list(forms.kinds.items()):
        if kind == "person" and any(d in form for d in DOTS):
            last = re.split(f"[{DOTS}]", form)[-1]
            if len(last) > 1 and last not in taken and text.count(last) > text.count(form):
                forms.add(last, "person", 0.8)
        elif kind == "organisation":
            core = company_core(form)
            others = text.count(core) - sum(text.count(k) for k in taken if core in k)
            if (
                len(core) > 1
                and core not in taken
                and (others > 0 or core in text)
                and not country_of_name(core)
            ):
                forms.add(core, "organisation", 0.7)
                for ending in ("公司", "集团", "银行"):
                    if core + ending in text:
                        forms.add(core + ending, "organisation", 0.8)


def placed(text: str, forms: Forms, found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return a name for every place where a form stands, longer forms first, guarded against longer words."""
    if not forms.kinds:
        return ()
    ordered = sorted(forms.kinds, key=lambda f: (-len(f), f))
    pattern = re.compile("|".join(re.escape(f) + ("(?!长)" if f[-1] in "部局署" else "") for f in ordered))
    sure: Counter[tuple[int, int]] = Counter()
    for n in found:
        sure[n.start, n.end] = n.sure  # type: ignore[assignment]
    out: list[Name] = []
    for match in pattern.finditer(text):
        form, (start, end) = match.group(), match.span()
        if form.isascii() and (
            (
                text[start - 1 : start].isalnum()
                and text[start - 1 : start].isascii()
                and not LATIN_RANK.match(text, max(0, start - 3))
            )
            or (text[end : end + 1].isascii() and text[end : end + 1].isalnum())
        ):
            continue
        if (
            forms.kinds[form] == "place"
            and any(text.startswith(e, end) for e in PLACE_ENDS[:1])
            and text[end] not in "场"
            and not form.endswith("市")
        ):
            end += 1
        out.append(
            Name(
                start=start,
                end=end,
                text=text[start:end],
                kind=forms.kinds[form],
                country=forms.countries[form],
                sure=max(forms.sure[form], sure[start, end]),
            )
        )
    return tuple(out)
