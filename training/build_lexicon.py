"""Derive the reader's country data from the registries and from what was added by hand.

Run `python training/build_lexicon.py --corpora DIR`; it writes `countries.json` into the reader's
lexicon. The same registries and additions give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
from pathlib import Path
from typing import Any

HAND = Path(__file__).with_name("country_names.json")
LEXICON = Path(__file__).parents[1] / "src" / "onrecord" / "reading" / "lexicon"
SOURCE = (
    "Derived by training/build_lexicon.py from country-codes (PDDL: ISO 3166, CLDR and UNTERM names) and the "
    "CIA World Factbook (CC0: demonyms), corrected and completed by hand from training/country_names.json."
)
NAMES = ("UNTERM English Short", "official_name_en", "UNTERM English Formal")
LISTS = ("names", "short", "adjectives", "people", "capitals", "zh", "sides", "metonyms")


def main() -> None:
    """Write the country data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds registries/")
    parser.add_argument("--out", type=Path, default=LEXICON / "countries.json", help="file to write")
    options = parser.parse_args()
    countries = build(options.corpora / "registries", json.loads(HAND.read_text(encoding="utf-8")))
    options.out.write_text(as_text(countries), encoding="utf-8")
    print(f"{options.out}: {len(countries['countries'])} countries, {options.out.stat().st_size} bytes")


def build(registries: Path, hand: dict[str, Any]) -> dict[str, Any]:
    """Put the registries and the additions together.

    Args:
        registries: folder that holds `country-codes` and `factbook`.
        hand: what `country_names.json` declares.

    Returns:
        The content of `countries.json`.
    """
    codes = registries / "country-codes" / "data" / "country-codes.csv"
    with codes.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    pages = sorted(registries.glob("factbook/*/*.json"))
    factbook = {page.stem: json.loads(page.read_text(encoding="utf-8")) for page in pages}
    entries = [country(row, factbook.get(row["FIPS"][:2].lower(), {}), hand["countries"]) for row in rows]
    entries.append(added({"iso2": "XK", "iso3": "XKX", "sovereign": False}, hand["countries"]["XK"]))
    return {
        "source": SOURCE,
        "notes": hand["notes"],
        "doubtful": sorted(hand["doubtful"]),
        "countries": sorted(entries, key=lambda entry: entry["iso2"]),
    }


def country(row: dict[str, str], page: dict[str, Any], hand: dict[str, Any]) -> dict[str, Any]:
    """Make the entry of one country from its row, its Factbook page and the additions."""
    short = row["CLDR display name"].replace(" & ", " and ").replace("’", "'")
    nationality = page.get("People and Society", {}).get("Nationality", {})
    adjectives = demonyms(text_of(nationality, "adjective"))
    people = demonyms(text_of(nationality, "noun"))
    entry: dict[str, Any] = {
        "iso2": row["ISO3166-1-Alpha-2"],
        "iso3": row["ISO3166-1-Alpha-3"],
        "sovereign": row["is_independent"] == "Yes" or row["ISO3166-1-Alpha-2"] == "PS",
        "name": short,
        "names": [plain(row[key]) for key in NAMES],
        "adjectives": adjectives,
        "people": people,
        "capitals": [row["Capital"].strip()] if row["Capital"].strip() else [],
        "zh": [row["UNTERM Chinese Short"].rstrip(" *") or row["official_name_cn"]],
    }
    return added(entry, hand.get(entry["iso2"], {}))


def added(entry: dict[str, Any], addition: dict[str, Any]) -> dict[str, Any]:
    """Add or replace what was written by hand, and leave out empty and repeated forms."""
    result = {**entry, **{key: value for key, value in addition.items() if key not in (*LISTS, "instead")}}
    for key in LISTS:
        first = addition.get("instead", {}).get(key)
        forms = first if first is not None else preferred(key, entry.get(key, []), addition.get(key, []))
        own = result["name"] if key == "names" else ""
        kept = [form for form in dict.fromkeys(forms) if form not in ("", own)]
        result.pop(key, None)
        if kept:
            result[key] = kept
    return result


def preferred(key: str, derived: list[str], written: list[str]) -> list[str]:
    """Order a list: Chinese forms and capitals written by hand come first, other derived forms come first."""
    if key == "zh":
        return written or derived
    return [*derived, *written]


def text_of(part: dict[str, Any], key: str) -> str:
    """Return the text of one Factbook field, without entities and tags."""
    return re.sub(r"<[^>]+>", "", html.unescape(part.get(key, {}).get("text", "")))


def plain(name: str) -> str:
    """Return a registry's name without its article and remarks: "Gambia (the)" and "the Republic of Cuba"."""
    bare = re.sub(r"\s*(\*+|\([^)]*\))", "", name).strip()
    return bare.removeprefix("the ")


def demonyms(field: str) -> list[str]:
    """Split a Factbook nationality field into forms: "Croat(s), Croatian(s)" gives four."""
    forms: list[str] = []
    field = re.split(r";|note", field)[0]
    for piece in re.split(r",\s*(?:or\s+)?|\s+or\s+", field):
        plural = re.match(r"(.+?)\((s|men|women)\)", piece)
        bare = re.sub(r"\s*\(.*?\)", "", piece).strip()
        if plural and plural[2] != "s":
            ending = {"men": "man", "women": "woman"}[plural[2]]
            stem = plural[1].strip().removesuffix(ending)
            forms += [stem + ending, stem + plural[2]]
        elif bare and bare not in ("NA", "none"):
            forms += [bare, bare + "s"] if plural else [bare]
    return forms


def as_text(content: dict[str, Any]) -> str:
    """Write the data with one country a line, so that a change can be read."""
    head = {key: value for key, value in content.items() if key != "countries"}
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in content["countries"])
    start = json.dumps(head, ensure_ascii=False, indent=0).removesuffix("\n}")
    return f'{start},\n"countries": [\n{lines}\n]\n}}\n'


if __name__ == "__main__":
    main()
