"""Readings of two invented reports, built by hand: what the reader finds is not under test here."""

from __future__ import annotations

import pytest

from onrecord.domain.dates import Date
from onrecord.domain.reading import (
    Actor,
    Caution,
    Claim,
    Engagement,
    Event,
    Hand,
    Layer,
    Part,
    Participant,
    Place,
    Plover,
    Reader,
    Reading,
    Relation,
    Role,
    Speaker,
    Statement,
)
from onrecord.domain.report import Passage, Report, fingerprint
from onrecord.domain.spans import Span

ARTICLE = """\
Halden Optics chief meets Belmora’s trade minister over lens tariffs

Halden Optics chair Ingrid Sollberg at a forum in Port Ansel on 3 March 2021.

Photo: M. Quill | Tern Pictures

PORT ANSEL — Halden Optics chief executive Ingrid Sollberg met Belmora’s trade minister, Davit \
Orsen, on Tuesday to discuss lens tariffs and the training of engineers, according to a Belmoran \
government announcement translated by Lingua Wire.

Orsen said Belmora would keep its “workshop door wide open” to foreign lens makers, according to a \
statement from the Ministry of Trade. The ministry hopes Halden Optics will build a second plant in \
Port Ansel.

“We came to listen, and we are staying,” Sollberg told the Ansel Courier.

Orsen is expected to visit Halden’s plant in Norrby in the spring. Halden Optics declined to say \
what it would cost.

The two last spoke at a trade fair on 9 May, in a year neither side would confirm.

Last month Belmora restricted exports of optical glass, which hit the lens maker Corvane. Corvane is \
a unit of Tidewater Group. Meetings between Belmoran ministers and foreign manufacturers have become \
increasingly rare, and areas of possible .

Leave a Reply
"""

READOUT = (
    "【安港消息】3月12日，贝尔莫拉贸易部长奥尔森会见赫尔登光学首席执行官索尔贝里。"
    "奥尔森表示，贝尔莫拉的大门始终敞开。\n"
)

KINDS = ("actors", "roles", "engagements", "statements", "events", "relations", "claims", "warnings")
READER = Reader(version="0.1.0", model="invented-reader sha256:00")


class Cutter:
    """Cuts spans out of one text by their words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, nth: int = 1) -> Span:
        """Return the `nth` place where `words` stand."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span.of(self.text, start, start + len(words))


def report_of(text: str, **details: object) -> Report:
    """Return a report of `text` with its fingerprint."""
    digest = fingerprint(text)
    return Report(text=text, id=digest[0], sha256=digest[1], **details)  # type: ignore[arg-type]


def reading_of(report: Report, **found: object) -> Reading:
    """Return a reading of `report` in which only `found` was found."""
    nothing: dict[str, object] = dict.fromkeys(KINDS, ())
    return Reading(**(nothing | {"report": report, "reader": READER} | found))  # type: ignore[arg-type]


def _passages(text: str) -> tuple[Passage, ...]:
    kinds = {0: "headline", 1: "caption", 2: "credit", 9: "boilerplate"}
    passages, start = [], 0
    for number, paragraph in enumerate(text.rstrip("\n").split("\n\n")):
        end = start + len(paragraph)
        if number == 3:
            passages += [
                Passage(kind="dateline", start=start, end=start + 12),
                Passage(kind="body", start=start + 13, end=end),
            ]
        else:
            passages.append(Passage(kind=kinds.get(number, "body"), start=start, end=end))  # type: ignore[arg-type]
        start = end + 2
    return tuple(passages)


def _actors(cut: Cutter) -> tuple[Actor, ...]:
    def actor(number: int, name: str, kind: str, *mentions: Span, **more: object) -> Actor:
        names = tuple(dict.fromkeys(m.text for m in mentions if m.text[0].isupper()))
        return Actor(id=f"a{number}", name=name, kind=kind, names=names, mentions=mentions, **more)  # type: ignore[arg-type]

    return (
        actor(
            1, "Halden Optics", "organisation", cut("Halden Optics"), cut("Halden Optics", 2), cut("Halden’s")
        ),
        actor(
            2,
            "Ingrid Sollberg",
            "person",
            cut("Ingrid Sollberg"),
            cut("Ingrid Sollberg", 2),
            cut("Sollberg", 3),
        ),
        actor(3, "Port Ansel", "place", cut("Port Ansel"), cut("Port Ansel", 2)),
        actor(4, "Belmora", "country", cut("Belmora"), cut("Belmora", 2), cut("Belmora", 4)),
        actor(
            5,
            "Davit Orsen",
            "person",
            cut("Davit Orsen"),
            cut("Orsen", 2),
            cut("Orsen", 3),
            country="Belmora",
        ),
        actor(6, "Lingua Wire", "organisation", cut("Lingua Wire")),
        actor(
            7,
            "Ministry of Trade",
            "government",
            cut("Ministry of Trade"),
            cut("The ministry"),
            country="Belmora",
        ),
        actor(8, "Corvane", "organisation", cut("Corvane"), cut("Corvane", 2)),
        actor(9, "Tidewater Group", "organisation", cut("Tidewater Group")),
        actor(10, "Norrby", "place", cut("Norrby")),
    )


def _engagements(cut: Cutter) -> tuple[Engagement, ...]:
    sollberg = Participant(
        actor="a2",
        name="Ingrid Sollberg",
        title="chief executive",
        organisation="Halden Optics",
        side="Halden Optics",
    )
    orsen = Participant(
        actor="a5", name="Davit Orsen", title="trade minister", organisation="Belmora", side="Belmora"
    )
    announcement = Hand(
        actor=None,
        name="a Belmoran government",
        means="announcement",
        evidence=(cut("a Belmoran government announcement"),),
    )
    wire = Hand(
        actor="a6", name="Lingua Wire", means="translation", evidence=(cut("translated by Lingua Wire"),)
    )
    day = Date(
        value="2024-03-12",
        precision="day",
        basis="relative",
        why="“Tuesday”, read from the publication date 2024-03-13",
    )
    past = Date(value="2021-03-03", precision="day", basis="stated", why="“3 March 2021” in the caption")
    spring = Date(value=None, precision="unknown", basis="relative", why="“in the spring” names no year")
    fair = Date(
        value=None,
        precision="unknown",
        basis="relative",
        why="“9 May” without a year",
        candidates=("2022-05-09", "2023-05-09"),
    )
    plant = Place(name="Norrby", actor="a10", evidence=(cut("Norrby"),))
    forum = Place(name="Port Ansel", actor="a3", evidence=(cut("Port Ansel"),))

    def engagement(
        number: int,
        kind: str,
        status: str,
        who: tuple[Participant, ...],
        date: Date,
        *words: Span,
        **more: object,
    ) -> Engagement:
        defaults: dict[str, object] = {"place": None, "topics": (), "according_to": ()}
        return Engagement(
            id=f"g{number}",
            type=kind,  # type: ignore[arg-type]
            plover=Plover(event="CONSULT", mode="visit" if kind == "visit" else None),
            status=status,  # type: ignore[arg-type]
            participants=who,
            date=date,
            evidence=words,
            **(defaults | more),  # type: ignore[arg-type]
        )

    return (
        engagement(
            1,
            "other",
            "held",
            (sollberg,),
            past,
            cut("Ingrid Sollberg at a forum in Port Ansel on 3 March 2021"),
            place=forum,
        ),
        engagement(
            2,
            "meeting",
            "held",
            (sollberg, orsen),
            day,
            cut("Ingrid Sollberg met Belmora’s trade minister, Davit Orsen"),
            topics=("lens tariffs", "the training of engineers"),
            according_to=(announcement, wire),
        ),
        engagement(
            3,
            "visit",
            "planned",
            (orsen,),
            spring,
            cut("Orsen is expected to visit Halden’s plant in Norrby"),
            place=plant,
        ),
        engagement(
            4,
            "talks",
            "held",
            (sollberg, orsen),
            fair,
            cut("The two last spoke at a trade fair"),
            news=False,
            confidence=0.41,
        ),
    )


def _statements(cut: Cutter) -> tuple[Statement, ...]:
    promise = cut("Belmora would keep its “workshop door wide open” to foreign lens makers")
    ministry = Hand(
        actor="a7",
        name="Ministry of Trade",
        means="statement",
        evidence=(cut("a statement from the Ministry of Trade"),),
    )
    inner = Layer(source=cut("Orsen", 2), cue=cut("said"), content=(promise,))
    outer_content = cut("Orsen said Belmora would keep its “workshop door wide open” to foreign lens makers")
    outer = Layer(
        source=cut("a statement from the Ministry of Trade"),
        cue=cut("according to", 2),
        content=(outer_content,),
    )
    return (
        Statement(
            id="s1",
            speaker=Speaker(actor="a5", name="Davit Orsen"),
            source=outer.source,
            cue=outer.cue,
            content=outer.content,
            form="mixed",
            quotations=(cut("workshop door wide open"),),
            status="said",
            language="ka",
            according_to=(ministry,),
            evidence=(outer_content,),
            layers=(inner, outer),
        ),
        Statement(
            id="s2",
            speaker=Speaker(actor="a7", name="Ministry of Trade"),
            source=cut("The ministry"),
            cue=cut("hopes"),
            content=(cut("Halden Optics will build a second plant in Port Ansel"),),
            form="indirect",
            quotations=(),
            status="said",
            language=None,
            according_to=(),
            evidence=(cut("The ministry hopes"),),
            confidence=0.3,
        ),
        Statement(
            id="s3",
            speaker=Speaker(actor="a2", name="Ingrid Sollberg"),
            source=cut("Sollberg", 3),
            cue=cut("told"),
            content=(cut("“We came to listen, and we are staying,”"),),
            form="direct",
            quotations=(cut("We came to listen, and we are staying,"),),
            status="said",
            language="en",
            according_to=(
                Hand(
                    actor=None,
                    name="the Ansel Courier",
                    means="told",
                    evidence=(cut("told the Ansel Courier"),),
                ),
            ),
            evidence=(cut("“We came to listen, and we are staying,” Sollberg told the Ansel Courier"),),
        ),
        Statement(
            id="s4",
            speaker=Speaker(actor="a1", name="Halden Optics"),
            source=cut("Halden Optics", 4),
            cue=cut("declined to say"),
            content=(cut("what it would cost"),),
            form="indirect",
            quotations=(),
            status="declined",
            language=None,
            according_to=(),
            evidence=(cut("Halden Optics declined to say what it would cost"),),
        ),
    )


@pytest.fixture
def article() -> Reading:
    """A rich reading of the invented article."""
    cut = Cutter(ARTICLE)
    report = report_of(
        ARTICLE,
        title="Halden Optics chief meets Belmora’s trade minister over lens tariffs",
        language="en",
        outlet="The Norrby Ledger",
        author="Ana Weil",
        published="2024-03-13",
        url="https://ledger.example/2024/lens-tariffs",
        passages=_passages(ARTICLE),
    )
    month = Date(
        value="2024-02", precision="month", basis="relative", why="“Last month”, read from 2024-03-13"
    )
    return Reading(
        report=report,
        actors=_actors(cut),
        roles=(
            Role(
                person="a2",
                title="chair",
                organisation="a1",
                evidence=(cut("Halden Optics chair Ingrid Sollberg"),),
            ),
            Role(
                person="a2",
                title="chief executive",
                organisation="a1",
                evidence=(cut("chief executive Ingrid Sollberg"),),
            ),
            Role(
                person="a5",
                title="trade minister",
                organisation="a4",
                evidence=(cut("Belmora’s trade minister, Davit Orsen"),),
            ),
        ),
        engagements=_engagements(cut),
        statements=_statements(cut),
        events=(
            Event(
                id="e1",
                type="restriction",
                participants=(
                    Part(actor="a4", name="Belmora", part="agent"),
                    Part(actor="a8", name="Corvane", part="target"),
                    Part(actor=None, name="optical glass", part="object"),
                ),
                date=month,
                evidence=(
                    cut(
                        "Last month Belmora restricted exports of optical glass, "
                        "which hit the lens maker Corvane"
                    ),
                ),
            ),
        ),
        relations=(
            Relation(
                kind="parent",
                source="a9",
                target="a8",
                evidence=(cut("Corvane is a unit of Tidewater Group"),),
            ),
        ),
        claims=(
            Claim(
                kind="trend",
                text="increasingly rare",
                about=("a1",),
                evidence=(cut("have become increasingly rare"),),
            ),
        ),
        warnings=(
            Caution(
                code="two-titles",
                message="Ingrid Sollberg has two titles: chair, and chief executive.",
                evidence=(cut("chair"), cut("chief executive")),
            ),
            Caution(
                code="damaged",
                message="A word is missing before the full stop.",
                evidence=(cut("areas of possible ."),),
            ),
            Caution(code="residue", message="The page carries a comment form.", evidence=()),
        ),
        reader=READER,
    )


@pytest.fixture
def readout() -> Reading:
    """A reading of the invented readout in Chinese, without a publication date."""
    cut = Cutter(READOUT)
    actors = (
        Actor(
            id="a1",
            name="奥尔森",
            kind="person",
            names=("奥尔森",),
            mentions=(cut("奥尔森"), cut("奥尔森", 2)),
        ),
        Actor(id="a2", name="索尔贝里", kind="person", names=("索尔贝里",), mentions=(cut("索尔贝里"),)),
    )
    meeting = Engagement(
        id="g1",
        type="meeting",
        plover=Plover(event="CONSULT", mode="meet"),
        status="held",
        participants=(
            Participant(actor="a1", name="奥尔森", title="贸易部长", organisation="贝尔莫拉"),
            Participant(actor="a2", name="索尔贝里", title="首席执行官", organisation="赫尔登光学"),
        ),
        date=Date(
            value=None,
            precision="unknown",
            basis="relative",
            why="“3月12日” names no year and the report no date",
        ),
        place=None,
        topics=(),
        according_to=(),
        evidence=(cut("贝尔莫拉贸易部长奥尔森会见赫尔登光学首席执行官索尔贝里"),),
    )
    said = Statement(
        id="s1",
        speaker=Speaker(actor="a1", name="奥尔森"),
        source=cut("奥尔森", 2),
        cue=cut("表示"),
        content=(cut("贝尔莫拉的大门始终敞开"),),
        form="indirect",
        quotations=(),
        status="said",
        language="zh",
        according_to=(),
        evidence=(cut("奥尔森表示，贝尔莫拉的大门始终敞开"),),
    )
    return reading_of(
        report_of(READOUT, language="zh", passages=(Passage(kind="body", start=0, end=len(READOUT) - 1),)),
        actors=actors,
        engagements=(meeting,),
        statements=(said,),
        warnings=(Caution(code="no-date", message="The report states no publication date."),),
    )
