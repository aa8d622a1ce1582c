"""Standing relations between actors: each case is one way a report words one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.reading.relations import relations

Make = Callable[..., Any]

WORDED = [
    ("a compound", "Analysts praised [x:Chirp] developer [o:Orlo].", "developer", "Orlo", "Chirp"),
    ("a maker with a hyphen", "Shares of [x:Chirp]-maker [o:Orlo] rose.", "developer", "Orlo", "Chirp"),
    (
        "a compound after like",
        "Firms like [o:Verida] parent [o:Orlo] and [o:Lumo] left.",
        "parent",
        "Orlo",
        "Verida",
    ),
    ("a parent company", "[o:Verida] parent company [o:Orlo] said so.", "parent", "Orlo", "Verida"),
    ("a possessive with commas", "[o:Verida]'s parent, [o:Orlo], said so.", "parent", "Orlo", "Verida"),
    ("a possessive without", "[o:Verida]’s parent company [o:Orlo] said so.", "parent", "Orlo", "Verida"),
    ("whose", "[o:Verida], whose parent is [o:Orlo], said so.", "parent", "Orlo", "Verida"),
    ("an apposition", "[o:Orlo], the parent of [o:Verida], said so.", "parent", "Orlo", "Verida"),
    ("a predicate", "[o:Orlo] is the parent company of [o:Verida].", "parent", "Orlo", "Verida"),
    (
        "a subsidiary, told from the other side",
        "[o:Verida], a subsidiary of [o:Orlo], said so.",
        "parent",
        "Orlo",
        "Verida",
    ),
    ("a unit", "[o:Verida], a unit of [o:Orlo], said so.", "parent", "Orlo", "Verida"),
    ("bought and not sold since", "[o:Verida] was bought by [o:Orlo] in 2019.", "parent", "Orlo", "Verida"),
    ("owns", "[o:Orlo] owns [o:Verida].", "owner", "Orlo", "Verida"),
    ("owns, in a relative clause", "[o:Orlo], which owns [o:Verida], said so.", "owner", "Orlo", "Verida"),
    ("is owned by", "[o:Verida] is wholly owned by [o:Orlo].", "owner", "Orlo", "Verida"),
    ("a majority", "[o:Verida] is 51% owned by the port operator [o:Orlo].", "owner", "Orlo", "Verida"),
    ("a minority", "[o:Orlo] owns 4 per cent of [o:Verida].", "investor", "Orlo", "Verida"),
    (
        "a minority of a rival",
        "[o:Orlo] owns 4 per cent of [o:Lumo]'s closest rival, [o:Verida].",
        "investor",
        "Orlo",
        "Verida",
    ),
    (
        "holds a share",
        "[p:Mary Kane], who holds 19.9% of [o:Verida], left.",
        "investor",
        "Mary Kane",
        "Verida",
    ),
    ("backed", "[o:Orlo]-backed [o:Verida] closed.", "investor", "Orlo", "Verida"),
    ("owned as an adjective", "[o:Orlo]-owned [o:Verida] closed.", "owner", "Orlo", "Verida"),
    ("an investor in", "[o:Orlo], an early investor in [o:Verida], left.", "investor", "Orlo", "Verida"),
    ("a member", "[l:Norway], a founding member of [o:NATO], left.", "member", "Norway", "NATO"),
    ("a supplier", "[o:Orlo], a supplier to [o:Verida], left.", "supplier", "Orlo", "Verida"),
    ("a customer", "[o:Verida]'s biggest customer, [o:Orlo], left.", "customer", "Orlo", "Verida"),
    ("a contractor", "[o:Verida]'s main contractor, [o:Orlo], left.", "contractor", "Orlo", "Verida"),
    ("developed by", "[x:Chirp] was developed by [o:Orlo].", "developer", "Orlo", "Chirp"),
    ("the company behind", "[o:Orlo], the company behind [x:Chirp], left.", "developer", "Orlo", "Chirp"),
]


def told(one: Any) -> list[tuple[str, str | None, str | None]]:
    return [(r.kind, one.name(r.source), one.name(r.target)) for r in relations(one.doc, one.cast)]


@pytest.mark.parametrize(("why", "text", "kind", "source", "target"), WORDED, ids=[w[0] for w in WORDED])
def test_a_wording_tells_which_is_what_of_the_other(
    scene: Make, why: str, text: str, kind: str, source: str, target: str
) -> None:
    assert told(scene(f"{text}\n\nMore was not known on that day.\n")) == [(kind, source, target)]


NONE = [
    ("a former parent", "[o:Verida]'s former parent, [o:Orlo], said so."),
    ("a denial", "[o:Orlo] does not own [o:Verida]."),
    ("a possibility", "[o:Orlo] would own [o:Verida]."),
    ("bought and sold again", "[o:Verida] was bought by [o:Orlo] in 2010 and sold in 2015."),
    ("shares of a firm, not the firm", "[o:Orlo] owns [o:Verida] bonds."),
    ("a nation's investor", "A Saudi investor, [p:Mary Kane], left."),
    ("two firms side by side", "[o:Orlo] and [o:Verida] said so."),
    ("a person is no firm's parent", "[o:Verida] parent [p:Mary Kane] spoke at school."),
    ("far apart", "[o:Orlo] owns a yard, a crane, two tugs, a ferry, a bus, and a boat near [o:Verida]."),
]


@pytest.mark.parametrize(("why", "text"), NONE, ids=[w for w, _ in NONE])
def test_what_was_is_denied_or_differs_is_no_relation(scene: Make, why: str, text: str) -> None:
    assert told(scene(f"{text}\n\nMore was not known on that day.\n")) == []


def test_each_item_of_a_list_is_owned(scene: Make) -> None:
    one = scene("[o:Orlo], which owns the [x:Lark] and [x:Copper] brands, left.\n\nMore was not known.\n")
    assert told(one) == [("owner", "Orlo", "Lark"), ("owner", "Orlo", "Copper")]


def test_a_relation_told_twice_is_one_with_both_places_as_evidence(scene: Make) -> None:
    one = scene("[o:Verida] parent [o:Orlo] left.\n\nLater [o:Verida]'s parent, [o:Orlo], came back.\n")
    (found,) = relations(one.doc, one.cast)
    assert [s.text for s in found.evidence] == ["Verida parent Orlo", "Verida's parent, Orlo"]
