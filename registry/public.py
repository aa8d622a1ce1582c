"""What public registries tell: countries' formal names, leaders, cabinets, ambassadors, companies."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.actors.entries import Entry, Office

MONTHS = {m: n for n, m in enumerate(
    "January February March April May June July August September October November December".split(), 1)}  # fmt: skip
TITLES = (
    "Interim President", "Transition President", "Transitional President", "Prime Minister", "Interim Prime Minister",
    "Transition Prime Minister", "President", "Chancellor", "King", "Queen", "Emir", "Amir", "Sultan", "Premier",
    "Supreme Leader", "Taoiseach", "Grand Duke", "Prince", "Emperor", "Federal Chancellor", "Vice President",
)  # fmt: skip
PHOTO = "2022-07"  # month of the cabinet tables' newest start: what came after is unknown
CABINETS = {
    "china-ministers": "CHN", "us-cabinet": "USA", "united-kingdom-cabinet": "GBR", "japan-ministers": "JPN",
    "south-korea-ministers": "KOR", "india-ministers": "IND", "france-cabinet": "FRA",
}  # fmt: skip
RANKS = re.compile(r"\b(?:Dr|Gen|Gen\.|General|Col|Capt|Col\.|Capt\.|Dr\.)\s+")


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def formal_names(registries: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the formal names of countries, English and Chinese, by ISO alpha-3 code."""
    out = {}
    for row in rows(registries / "country-codes" / "data" / "country-codes.csv"):
        english = row["UNTERM English Formal"].removeprefix("the ").strip()
        out[row["ISO3166-1-Alpha-3"]] = (
            (english,) if english else (),
            tuple(n for n in (row["official_name_cn"], row["UNTERM Chinese Formal"]) if n),
        )
    return out


def iso3_of_gec(registries: Path) -> dict[str, str]:
    """Return ISO alpha-3 codes by the FIPS code that names a Factbook file."""
    found = rows(registries / "country-codes" / "data" / "country-codes.csv")
    return {r["FIPS"].lower(): r["ISO3166-1-Alpha-3"] for r in found if r["FIPS"]}


def factbook(registries: Path) -> Iterator[tuple[str, dict[str, dict[str, dict[str, str]]]]]:
    """Yield each country's code and the Factbook's chapter on its government."""
    codes = iso3_of_gec(registries)
    for path in sorted((registries / "factbook").glob("*/*.json")):
        chapter = json.loads(path.read_text("utf-8")).get("Government", {})
        if codes.get(path.stem):
            yield codes[path.stem], chapter


def heads(registries: Path) -> Iterator[Entry]:
    """Yield heads of state and government."""
    for country, chapter in factbook(registries):
        branch = chapter.get("Executive branch", {})
        for key in ("chief of state", "head of government"):
            text = clean(branch.get(key, {}).get("text", ""))
            found = person(text, TITLES)
            if found and "represented by" not in text:
                name, title, since = found
                title = re.sub(r"^(?:Interim|Transition|Transitional|Federal) ", "", title)
                yield Entry(
                    id="", kind="person", name=name, country=country, source="CIA World Factbook (CC0)",
                    offices=(Office(title=title, organisation=f"country:{country}", since=since, by=True),),
                )  # fmt: skip


def ambassadors(registries: Path) -> Iterator[Entry]:
    """Yield ambassadors to and from the United States."""
    for country, chapter in factbook(registries):
        for key, home, title in (
            ("Diplomatic representation in the US", country, "Ambassador to the United States"),
            ("Diplomatic representation from the US", "USA", f"Ambassador to {country}"),
        ):
            text = clean(chapter.get(key, {}).get("chief of mission", {}).get("text", ""))
            found = person(text, ("Ambassador",))
            if found:
                name, _, since = found
                yield Entry(
                    id="", kind="person", name=name, country=home, source="CIA World Factbook (CC0)",
                    offices=(Office(title=title, organisation=f"country:{home}", since=since),),
                )  # fmt: skip


def person(text: str, titles: tuple[str, ...]) -> tuple[str, str, str | None] | None:
    """Read "President Frank-Walter STEINMEIER (since 19 March 2017)": the name, title and date."""
    pattern = rf"^({'|'.join(sorted(titles, key=len, reverse=True))})\s+([^(,;]+?)\s*\((?:since )?([^)]*)\)"
    match = re.match(pattern, text)
    if match is None:
        return None
    name = RANKS.sub("", match[2]).strip()
    if len(name.split()) < 2 or " of " in f" {name}" or name.startswith(("and ", "Minister")):
        return None
    first, *rest = name.split()
    return (
        " ".join([first.capitalize() if first.isupper() else first, *map(cased, rest)]),
        match[1],
        date(match[3]),
    )


def cased(word: str) -> str:
    """Return a word of a name in usual letter case: the Factbook writes family names in capitals."""
    if not (word.isupper() and len(re.sub(r"\W", "", word)) > 1) or word.endswith("."):
        return word
    if set(word) <= set("IVX"):
        return word
    return re.sub(r"\w+", lambda m: m.group().capitalize(), word)


def clean(text: str) -> str:
    """Return a Factbook text without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(text)).replace("\xa0", " ").split())


def date(text: str) -> str | None:
    """Read "19 March 2017" or "March 2017"."""
    match = re.search(r"(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})", text)
    if match and match[2] in MONTHS:
        return f"{match[3]}-{MONTHS[match[2]]:02}" + (f"-{int(match[1]):02}" if match[1] else "")
    year = re.search(r"\b(\d{4})\b", text)
    return year[1] if year else None


def cabinets(registries: Path) -> Iterator[Entry]:
    """Yield ministers of seven cabinets as they stood in July 2022."""
    for name, country in CABINETS.items():
        held: dict[str, list[Office]] = defaultdict(list)
        for row in rows(registries / "cabinets" / f"{name}.current-cabinet.csv"):
            title = re.sub(
                r"\s*\([^)]*\)|^United States | of the People's Republic of China| of South Korea| of India$| of Japan$| of the United Kingdom",
                "",
                row["positionLabel"],
            )
            person_name = re.sub(r", (?:Baron|Baroness|Lord).*", "", row["itemLabel"])
            held[person_name].append(Office(title=title, since=row["start"] or None, until=PHOTO, still=True))
        for person_name, offices in sorted(held.items()):
            if " " in person_name:
                yield Entry(
                    id="", kind="person", name=person_name, country=country, offices=tuple(offices),
                    source="Wikidata cabinet tables (CC0)",
                )  # fmt: skip


def sp500(registries: Path) -> Iterator[Entry]:
    """Yield the companies of the S&P 500, one for all classes of shares."""
    seen = set()
    for row in rows(registries / "sp500" / "data" / "constituents.csv"):
        name = re.sub(r"\s*\((?:Class [A-C]|The)\)", "", row["Security"])
        name = {"Lilly (Eli)": "Eli Lilly"}.get(name, name.replace("’", "'"))
        if name in seen:
            continue
        seen.add(name)
        place = row["Headquarters Location"]
        country = next((c for word, c in ABROAD.items() if word in place), "USA")
        yield Entry(
            id=f"org:{row['Symbol'].lower()}", kind="organisation", name=name, country=country,
            sector=row["GICS Sector"], source="S&P 500 constituents (PDDL)",
        )  # fmt: skip


ABROAD = {
    "Ireland": "IRL", "Switzerland": "CHE", "Bermuda": "BMU", "United Kingdom": "GBR", "UK": "GBR",
    "Netherlands": "NLD", "Singapore": "SGP", "Canada": "CAN",
}  # fmt: skip


def phoenix(registries: Path) -> Iterator[Entry]:
    """Yield people in a government in 2011 or later, as petrarch2's Phoenix dictionary dates them."""
    path = (
        registries / "phoenix-actors" / "petrarch2" / "data" / "dictionaries" / "Phoenix.Countries.actors.txt"
    )
    names: list[str] = []
    codes: list[str] = []
    for line in [*path.read_text("utf-8", "replace").splitlines(), "END"]:
        text = line.split("#")[0].rstrip()
        if not text.strip():
            continue
        if text[0] in "\t ":
            codes += re.findall(r"\[(.*?)\]", text)
        elif text[0] == "+":
            names.append(text[1:].split("[")[0])
        else:
            yield from governing(names, codes)
            names, codes = [text.split("[")[0]], re.findall(r"\[(.*?)\]", text)


def governing(names: list[str], codes: list[str]) -> Iterator[Entry]:
    """Yield the person of one record of the dictionary, if the codes date a place in a government."""
    forms = tuple(dict.fromkeys(n for n in map(spoken, names) if len(n.split()) > 1))
    offices, country = [], None
    for code in codes:
        match = re.fullmatch(r"([A-Z]{3})GOV[A-Z]*\s+(?:(\d{6,8})-(\d{6,8})|>(\d{6,8}))", code.strip())
        if match is None:
            continue
        since, until = stamp(match[2] or match[4]), stamp(match[3]) if match[3] else None
        if until is None or (until >= "2011" and until >= since):
            country = match[1]
            offices.append(
                Office(title="member of the government", organisation=f"country:{country}", since=since,
                       until=until or max("2011", since[:4]), still=until is None)
            )  # fmt: skip
    if forms and offices:
        yield Entry(
            id="", kind="person", name=forms[0], aliases=forms[1:], country=country, offices=tuple(offices),
            source="petrarch2 Phoenix actors (MIT)",
        )  # fmt: skip


def spoken(name: str) -> str:
    """Return a dictionary's name as written in texts."""
    bare = re.sub(r"^(?:PRESIDENT|PRIME_MINISTER|MINISTER|SIR|KING|GENERAL)_", "", name.strip("_ \t"))
    return " ".join(w.capitalize() for w in bare.replace("_", " ").split())


def stamp(digits: str) -> str:
    """Return an ISO date of the dictionary's YYMMDD or YYYYMMDD."""
    if len(digits) == 6:
        digits = ("19" if digits[:2] > "20" else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
