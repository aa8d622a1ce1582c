"""A desk's own table of actors: kept in the record, over the registry, for what is there and what comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.record.kept import keep_all
from tests.record.telling import ODA, QIN, VOSS, told

from onrecord.actors import RegistryError
from onrecord.record import Question, Record
from onrecord.record.linking import registry

OWN = "id\tkind\tname\tzh\tcountry\tsector\n\torganisation\tBrandt Shipping\t布兰特航运\tNOR\tIndustrials\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "clients.tsv"
    path.write_text(OWN, "utf-8")
    return path


def met(record: Record, whom: str) -> int:
    return record.engagements(Question(parties=(record.party(whom),))).total


def test_reports_that_the_record_holds_are_linked_anew(record: Record, table: Path) -> None:
    keep_all(record, [told([ODA, QIN]), told([VOSS, QIN])])
    assert met(record, "Norwegian companies") == 0
    assert record.lay(table) == 2
    assert met(record, "Norwegian companies") == met(record, "Norwegian Industrials companies") == 1
    (own,) = record.actors(name="Brandt Shipping")
    assert (own.id, own.country, own.origin) == ("org:own-brandt-shipping", "NOR", "registry")


def test_taking_it_away_leaves_no_trace(record: Record, table: Path) -> None:
    keep_all(record, [told([ODA, QIN]), told([VOSS, QIN])])
    before = (record.engagements().found, record.actors(name="").found)
    record.lay(table)
    record.lay(None)
    assert record.own() == ""
    assert (record.engagements().found, record.actors(name="").found) == before


def test_a_table_with_a_fault_is_told_by_its_name_and_changes_nothing(record: Record, table: Path) -> None:
    keep_all(record, [told([ODA, QIN])])
    record.lay(table)
    table.write_text("name\tcolour\nX\tred\n", "utf-8")
    with pytest.raises(RegistryError, match=r"clients\.tsv: first line holds colour"):
        record.lay(table)
    assert record.own() == OWN


def test_the_table_of_one_record_is_not_in_use_for_another(record: Record, table: Path) -> None:
    keep_all(record, [told([ODA, QIN])])
    record.lay(table)
    assert registry().entry("org:own-brandt-shipping") is None


@pytest.mark.model
def test_what_is_added_later_is_linked_by_it(record: Record, table: Path, tmp_path: Path) -> None:
    record.lay(table)
    text = (
        "Shipowner meets minister\n\nOSLO, 3 May 2024 - Brandt Shipping chief executive Odalys Brandt"
        " met Chinese Commerce Minister Qin Zhehan in Oslo on Friday.\n"
    )
    (tmp_path / "later.txt").write_text(text, "utf-8")
    record.add(tmp_path / "later.txt", jobs=1)
    assert met(record, "Norwegian companies") == 1
    record.add(tmp_path / "later.txt", jobs=1, again=True)
    assert met(record, "Norwegian companies") == 1
