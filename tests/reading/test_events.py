"""Acts other than engagements: each case is one fact about how they are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.domain.reading import Event
from onrecord.reading.events import Events

Make = Callable[..., Any]


def events(one: Any, statements: tuple[Any, ...] = ()) -> tuple[Event, ...]:
    return Events(one.doc, one.cast, one.phrases, one.roles, statements).run()


def told(event: Event) -> tuple[str, set[tuple[str, str]]]:
    return event.type, {(p.part, p.name) for p in event.participants if p.actor}


TOLD = [
    # restriction
    ("[l:Norway] restricted exports of farmed salmon in 2021.", "restriction", {("agent", "Norway")}),
    (
        "[l:Brussels] has curbed sales of drones to [l:Belarus].",
        "restriction",
        {("agent", "Brussels"), ("target", "Belarus")},
    ),
    (
        "[l:Japan] tightened export controls on [l:Russia] in March.",
        "restriction",
        {("agent", "Japan"), ("target", "Russia")},
    ),
    ("[l:Canada] banned imports of used tyres last year.", "restriction", {("agent", "Canada")}),
    (
        "[l:Washington] has moved to limit [l:Cuba]'s access to spare parts.",
        "restriction",
        {("agent", "Washington"), ("target", "Cuba")},
    ),
    (
        "Dutch export curbs target [o:Verida] machines.",
        "restriction",
        {("agent", "Netherlands"), ("target", "Verida")},
    ),
    ("[l:Mexico] imposed tariffs on [l:Brazil].", "restriction", {("agent", "Mexico"), ("target", "Brazil")}),
    (
        "[l:Britain] imposed sanctions on [o:Orlo Bank].",
        "restriction",
        {("agent", "Britain"), ("target", "Orlo Bank")},
    ),
    (
        "[o:Orlo Bank] was blacklisted by [l:Japan] in 2019.",
        "restriction",
        {("agent", "Japan"), ("target", "Orlo Bank")},
    ),
    (
        "[l:Washington] added [o:Verida] to the Entity List.",
        "restriction",
        {("agent", "Washington"), ("target", "Verida")},
    ),
    # block
    ("[x:Chirp] is blocked in [l:Iran].", "block", {("target", "Chirp"), ("place", "Iran")}),
    ("[l:Turkey] blocked [x:Chirp] on Monday.", "block", {("agent", "Turkey"), ("target", "Chirp")}),
    (
        "[o:Orlo] and [o:Verida] are blocked in [l:Iran].",
        "block",
        {("target", "Orlo"), ("target", "Verida"), ("place", "Iran")},
    ),
    ("[l:India] banned [x:Chirp] in 2020.", "block", {("agent", "India"), ("target", "Chirp")}),
    (
        "Few firms work in [l:Iran], with the sites of [o:Orlo] blocked in the country.",
        "block",
        {("target", "Orlo"), ("place", "Iran")},
    ),
    (
        "[x:Chirp], which is banned in [l:Iran], has offices abroad.",
        "block",
        {("target", "Chirp"), ("place", "Iran")},
    ),
    # investment
    (
        "[o:Orlo] invested $40 million in [o:Verida] in 2022.",
        "investment",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    ("[o:Verida] is funded by [o:Orlo].", "investment", {("agent", "Orlo"), ("target", "Verida")}),
    (
        "[o:Orlo]'s 2 billion euro investment in [o:Verida] drew praise.",
        "investment",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    (
        "[o:Orlo] rose after its reported investment in chatbot maker [o:Verida] last month.",
        "investment",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    ("[o:Orlo] bought 12% of [o:Verida] in 2018.", "investment", {("agent", "Orlo"), ("target", "Verida")}),
    ("[o:Orlo] took a stake in [o:Verida].", "investment", {("agent", "Orlo"), ("target", "Verida")}),
    ("[o:Orlo] invested in [o:Verida].", "investment", {("agent", "Orlo"), ("target", "Verida")}),
    (
        "[o:Orlo] has poured $3 billion into [o:Verida].",
        "investment",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    # acquisition
    (
        "[o:Orlo] acquired [o:Verida] for $2 billion.",
        "acquisition",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    (
        "[o:Verida] was bought by [l:Canada]'s [o:Orlo] in 2022.",
        "acquisition",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    (
        "[o:Orlo] agreed to buy [o:Verida] on Monday.",
        "acquisition",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    (
        "[o:Orlo] will take over [o:Verida] next year.",
        "acquisition",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    (
        "[o:Orlo]'s takeover of [o:Verida] closed in May.",
        "acquisition",
        {("agent", "Orlo"), ("target", "Verida")},
    ),
    # launch
    (
        "[o:Orlo] launched a mobile wallet in [l:Kenya] in June.",
        "launch",
        {("agent", "Orlo"), ("place", "Kenya")},
    ),
    (
        "[o:Orlo], [o:Verida] and [o:Lumo] have launched chatbots.",
        "launch",
        {("agent", "Orlo"), ("agent", "Verida"), ("agent", "Lumo")},
    ),
    (
        "The country's carmakers – from [o:Orlo] to [o:Verida] – have launched electric vans.",
        "launch",
        {("agent", "Orlo"), ("agent", "Verida")},
    ),
    ("[o:Orlo], which makes pumps, unveiled a smaller model on Tuesday.", "launch", {("agent", "Orlo")}),
    (
        "[p:Mary Kane], who runs a bakery, opened an office in [l:Lagos] in May.",
        "launch",
        {("agent", "Mary Kane"), ("place", "Lagos")},
    ),
    # appointment
    (
        "[o:Orlo] appointed [p:Mary Kane] as finance director in 2020.",
        "appointment",
        {("agent", "Orlo"), ("target", "Mary Kane")},
    ),
    (
        "[p:Mary Kane] was named chief executive of [o:Orlo] on Friday.",
        "appointment",
        {("target", "Mary Kane"), ("object", "Orlo")},
    ),
    (
        "[p:Luis Ortega] will retire in June and will be succeeded by [p:Mary Kane].",
        "appointment",
        {("target", "Mary Kane"), ("object", "Luis Ortega")},
    ),
    (
        "[o:Orlo] chairman [p:Mary Kane] spoke. [p:Kane] took over from [p:Luis Ortega] as chairman in 2019.",
        "appointment",
        {("target", "Mary Kane"), ("object", "Luis Ortega"), ("object", "Orlo")},
    ),
    # departure
    (
        "[p:Luis Ortega] resigned as chairman of [o:Orlo] on Monday.",
        "departure",
        {("agent", "Luis Ortega"), ("object", "Orlo")},
    ),
    ("[p:Luis Ortega] is due to retire at the end of the year.", "departure", {("agent", "Luis Ortega")}),
    (
        "[o:Orlo] fired [p:Luis Ortega] on Friday.",
        "departure",
        {("agent", "Orlo"), ("target", "Luis Ortega")},
    ),
    ("[p:Luis Ortega] stepped down in 2019.", "departure", {("agent", "Luis Ortega")}),
    # closure
    (
        "[o:Orlo] closed two factories in [l:Poland] in 2020.",
        "closure",
        {("agent", "Orlo"), ("place", "Poland")},
    ),
    (
        "[o:Orlo], which owns a chain of cafes, is to close eleven stores in January.",
        "closure",
        {("agent", "Orlo")},
    ),
    ("[o:Orlo] shut its smelter in May.", "closure", {("agent", "Orlo")}),
    # others
    ("[o:Orlo] sued [o:Verida] in 2021.", "lawsuit", {("agent", "Orlo"), ("target", "Verida")}),
]


@pytest.mark.parametrize(("text", "kind", "parts"), TOLD, ids=[t for t, _, _ in TOLD])
def test_an_act_is_an_event_with_who_did_it_and_to_whom(
    scene: Make, text: str, kind: str, parts: set[tuple[str, str]]
) -> None:
    found = [told(e) for e in events(scene(f"{text}\n\nMore was not known on that day.\n")) if e.type == kind]
    assert found == [(kind, parts)]


UNTOLD = [
    ("a denial by not", "[o:Orlo] has not acquired [o:Verida]."),
    ("a denial by never", "[o:Orlo] never invested in [o:Verida]."),
    ("a possibility", "[o:Orlo] could buy [o:Verida]."),
    ("a wish", "[o:Orlo] wants to buy [o:Verida]."),
    ("a plan not decided", "[o:Orlo] is considering closing its smelter."),
    ("a condition", "If [o:Orlo] acquired [o:Verida], prices rose."),
    ("a hope for another", "[l:Kenya] hopes [o:Orlo] will invest $2 million in [o:Verida]."),
    ("a call", "Lawmakers urged [l:Norway] to ban imports of tyres."),
    ("a denied report", "[o:Orlo] denied that it had acquired [o:Verida]."),
    ("a refusal", "[o:Orlo] refused to fund [o:Verida]."),
    ("no single firm bought", "[l:The Philippines] bought 3 million tons of rice abroad."),
    ("an attack launched", "[l:Iran] launched missiles on Monday."),
    ("a process launched", "[o:Orlo] launched talks with [o:Verida]."),
    ("a noun, not a verb", "The launch pad of [o:Orlo] is in [l:Kenya]."),
    ("an adjective", "[o:Orlo] has limited access to the [l:Gulf]."),
    ("a title that looks like a verb", "[l:Vietnam]'s Finance Minister [p:Mary Kane] spoke."),
    ("a shop's opening hours", "[o:Orlo] closed higher on Monday."),
    ("a target met", "[o:Orlo] met its margin target in [l:Kenya]."),
    ("a possible investment", "[o:Orlo]'s possible investment in [o:Verida] was discussed."),
    ("an end of a restriction with nobody named", "The restrictions were lifted in 2022."),
    ("a ministers' post with nobody appointed", "[l:Norway] will appoint a minister."),
    ("a person's eyes closed", "[p:Mary Kane] closed her eyes."),
]


@pytest.mark.parametrize(("why", "text"), UNTOLD, ids=[w for w, _ in UNTOLD])
def test_what_is_denied_wished_or_no_act_is_no_event(scene: Make, why: str, text: str) -> None:
    assert events(scene(f"{text}\n\nMore was not known on that day.\n")) == ()


def test_what_a_statement_denies_is_no_event(scene: Make, statement: Make) -> None:
    one = scene("He rejected the report. [o:Orlo] acquired [o:Verida] in 2021.\n\nMore was not known.\n")
    assert len(events(one)) == 1
    assert events(one, (statement(one, "Orlo acquired Verida in 2021", status="denied"),)) == ()


def test_an_event_has_the_date_beside_it(scene: Make) -> None:
    one = scene("[o:Orlo] closed a factory in March 2021, while sales rose in 2022.\n\nMore was not known.\n")
    assert [e.date.value for e in events(one)] == ["2021-03"]


def test_the_day_of_speaking_is_not_the_day_of_the_act(scene: Make) -> None:
    one = scene("[o:Orlo] acquired [o:Verida], it said on Monday.\n\nMore.\n", published="2024-05-08")
    assert [(e.date.value, e.date.why) for e in events(one)] == [(None, "the report gives no date for it")]


def test_an_event_told_twice_is_one_with_the_evidence_of_both(scene: Make) -> None:
    one = scene(
        "[o:Orlo] acquired [o:Verida] in 2021.\n\nBefore [o:Orlo] acquired [o:Verida], it was small.\n"
    )
    found = events(one)
    assert [len(e.evidence) for e in found] == [2]


def test_two_acts_on_two_firms_are_two_events(scene: Make) -> None:
    one = scene("[o:Orlo] acquired [o:Verida] in 2021.\n\n[o:Orlo] acquired [o:Lumo] in 2022.\n")
    assert [(e.id, e.date.value) for e in events(one)] == [("e1", "2021"), ("e2", "2022")]


def test_what_is_launched_stands_in_the_reports_words(scene: Make) -> None:
    one = scene("[o:Orlo] launched its own mobile wallet last year.\n\nMore was not known.\n")
    assert [p.name for p in events(one)[0].participants if p.part == "object"] == ["own mobile wallet"]


def test_evidence_is_the_sentence_that_tells_the_act(scene: Make) -> None:
    one = scene("All was calm. [o:Orlo] acquired [o:Verida]. Then came spring.\n\nMore was not known.\n")
    assert [s.text for s in events(one)[0].evidence] == ["Orlo acquired Verida."]
