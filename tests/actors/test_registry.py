"""What the shipped registry holds, and what a user's own file does to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.actors.conftest import read

from onrecord.actors import Entry, Office, Registry, RegistryError
from onrecord.actors.entries import office


def test_every_entry_says_where_it_comes_from(registry: Registry) -> None:
    assert not [e.id for e in registry.entries() if not e.source]


def test_the_registry_is_as_large_as_promised(registry: Registry) -> None:
    kinds = Counter(e.id.split(":")[0] for e in registry.entries())
    assert kinds["country"] >= 195
    assert kinds["gov"] >= 200
    assert sum(1 for e in registry.entries() if e.id.startswith("org:") and e.sector) >= 500


def test_every_company_has_a_country(registry: Registry) -> None:
    assert not [
        e.id for e in registry.entries() if e.id.startswith("org:") and "S&P" in e.source and not e.country
    ]


def test_every_office_is_held_in_an_organisation_of_the_registry(registry: Registry) -> None:
    lost = [
        (e.id, o.organisation) for e in registry.entries() for o in e.offices
        if o.organisation and registry.entry(o.organisation) is None
    ]  # fmt: skip
    assert not [pair for pair in lost if not pair[1].startswith("country:")]


def test_no_office_ends_before_it_begins(registry: Registry) -> None:
    wrong = [
        (e.id, o)
        for e in registry.entries()
        for o in e.offices
        if o.since and o.until and o.until < o.since[: len(o.until)]
    ]
    assert not wrong


def test_an_entry_written_and_read_again_is_the_same(registry: Registry) -> None:
    assert all(Entry.of_row(e.row()) == e for e in registry.entries())


def test_an_office_known_from_a_list_may_have_been_held_before() -> None:
    assert office("President@country:KEN ~2022-09-13..").held("2021-01-01") is None


def test_an_office_known_until_a_day_may_have_been_held_after() -> None:
    assert office("Minister@country:FRA 2022-05-20..2022-07~").held("2023-01-01") is None


def test_an_office_that_ended_was_not_held_after() -> None:
    assert office("Minister of Commerce@gov:chn-mofcom 2017-02-24..2020-12-26").held("2021-05-01") is False


def test_an_own_file_adds_an_actor(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "kind\tname\tzh\tcountry\tsector\norganisation\tOrlo Foods\t奥洛食品\tDNK\tConsumer Staples\n",
        "utf-8",
    )
    registry = Registry.load(own)
    links = registry.link(read("奥洛食品", {"奥洛食品": "organisation"}, language="zh"))
    assert links[0].actor == "org:own-orlo-foods"


def test_an_own_file_lays_an_alias_and_an_office_over_a_known_actor(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\taliases\toffices\nperson:tim-cook\tTC of Apple\tTrustee@org:nke 2005..\n", "utf-8")
    entry = Registry.load(own).entry("person:tim-cook")
    assert entry is not None
    assert "TC of Apple" in entry.aliases
    assert entry.offices[0] == Office(title="Trustee", organisation="org:nke", since="2005")
    assert entry.source.startswith("own file own.tsv; ")


def test_a_person_of_an_own_file_needs_no_office_to_be_known_by_name_and_country(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    text = "Orlo Foods chief executive Marlene Tofteland spoke in the United States"
    kinds = {"Orlo Foods": "organisation", "Marlene Tofteland": "person", "United States": "country"}
    roles = {"Marlene Tofteland": ("chief executive", "Orlo Foods")}
    own.write_text(
        "kind\tname\tcountry\norganisation\tOrlo Foods\tUSA\nperson\tMarlene Tofteland\tUSA\n", "utf-8"
    )
    reading = read(text, kinds, roles=roles)
    links = {link.local: link.actor for link in Registry.load(own).link(reading)}
    assert "person:own-marlene-tofteland" in links.values()


def test_an_own_file_replaces_a_list_where_the_cell_begins_with_a_dash(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\taliases\norg:aapl\t- Apple Computer\n", "utf-8")
    entry = Registry.load(own).entry("org:aapl")
    assert entry is not None
    assert entry.aliases == ("Apple Computer",)


def test_an_own_file_leaves_the_shipped_registry_alone(registry: Registry, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname\norg:aapl\tPear\n", "utf-8")
    Registry.load(own)
    entry = registry.entry("org:aapl")
    assert entry is not None
    assert entry.name == "Apple Inc."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name\tcolour\nA\tred\n", "first line holds colour"),
        ("name\nA\tB\n", "has 2 cells"),
        ("id\nperson:nobody-known\n", "not in the registry and has no name"),
        ("kind\tname\nspirit\tA\n", "kind 'spirit'"),
        ("kind\tname\toffices\nperson\tA B\tCEO@x since May\n", "office 'CEO@x since May'"),
    ],
)
def test_a_faulty_own_file_is_refused_with_its_name_and_fault(
    tmp_path: Path, text: str, problem: str
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, "utf-8")
    with pytest.raises(RegistryError, match=problem):
        Registry.load(own)


def test_the_same_reading_gives_the_same_links(registry: Registry) -> None:
    reading = read("Chinese Commerce Minister Wang Wentao", {"Wang Wentao": "person"})
    assert registry.link(reading) == Registry.load().link(reading)


def test_a_name_alone_lists_everybody_it_may_lead_to(registry: Registry) -> None:
    assert {"person:jerome-powell", "person:colin-powell"} <= {e.id for e in registry.named("鲍威尔")}
