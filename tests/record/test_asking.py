"""Questions find what fits all their filters, on both engines."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.record.kept import keep_all, seen
from benchmarks.record.made import readings
from tests.record.telling import HOLT, ODA, QIN, VOSS, told

from onrecord.actors import Judgement
from onrecord.domain.errors import NotInRecord, RecordMissing, RecordReadOnly
from onrecord.domain.reading import Reading
from onrecord.domain.record import Descent
from onrecord.record import Question, QuestionError, Record
from onrecord.record.keeping import Batch, keep
from onrecord.record.settling import settle

MARCH = told([VOSS, QIN], place="Port Ansel", topics=("lens tariffs",), words="on lenses",
             said=[(VOSS, "we will build here"), (QIN, "the door is open")])  # fmt: skip
COPY = told([VOSS, QIN], outlet="Morning Mirror", published="2024-03-14", words="copied")
MAY = told([ODA, QIN], day="2024-05-02", published="2024-05-03", kind="call", topics=("port fees",),
           outlet="Nordpost", language="de")  # fmt: skip
JUNE = told([HOLT, ODA], day="2024-06", published="2024-06-20", status="planned")
LONG_AGO = told([HOLT, QIN], day=None, published="2024-07-01", news=False, outlet=None)
ALL = (MARCH, COPY, MAY, JUNE, LONG_AGO)


@pytest.fixture
def asked(record: Record) -> Record:
    """A record of five short reports."""
    keep_all(record, ALL)
    return record


def people(record: Record, question: Question) -> list[set[str]]:
    """Return who takes part in each engagement found."""
    return [{each.name for each in one.participants} for one in record.engagements(question)]


def test_an_engagement_told_by_two_reports_is_found_once_with_both_accounts(asked: Record) -> None:
    found = asked.engagements()
    assert found.total == len(found) == 4
    (march,) = [one for one in found if one.date.value == "2024-03-12"]
    assert [account.outlet for account in march.accounts] == ["Harbour Courier", "Morning Mirror"]
    assert march.place == "Port Ansel"


def test_the_latest_come_first_and_those_without_date_last(asked: Record) -> None:
    dates = [one.date.value for one in asked.engagements()]
    assert dates == ["2024-06", "2024-05-02", "2024-03-12", None]
    assert [one.date.value for one in asked.engagements(Question(sort="date"))] == [*dates[2::-1], None]


def test_most_accounts_first_where_that_is_asked(asked: Record) -> None:
    assert len(asked.engagements(Question(sort="accounts"))[0].accounts) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("US companies", 1),
        ("Chinese government", 3),
        ("China", 3),
        ("German companies", 2),
        ("British government", 2),
        ("companies", 3),
        ("Arlen Vossgard", 1),
        ("qin zhehan", 3),
        ("Corvane Optics", 1),
        ("GBR", 2),
    ],
)
def test_a_phrase_or_a_name_finds_who_takes_part(words: str, count: int, asked: Record) -> None:
    assert asked.engagements(Question(parties=(asked.party(words),))).total == count


def test_two_sides_are_two_participants(asked: Record) -> None:
    sides = (asked.party("US companies"), asked.party("Chinese government"))
    assert people(asked, Question(parties=sides)) == [{VOSS.name, QIN.name}]
    assert not asked.engagements(Question(parties=(asked.party("US companies"),) * 2))


def test_country_and_kind_must_fit_the_same_body(asked: Record) -> None:
    assert not asked.engagements(Question(parties=(asked.party("Chinese companies"),)))


@pytest.mark.parametrize("words", ["US compnies", "Atlantean government", "' OR 1=1 --"])
def test_words_that_lead_nowhere_are_one_clear_error(words: str, asked: Record) -> None:
    with pytest.raises(QuestionError, match="neither a kind of actor nor a name"):
        asked.party(words)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (Question(types=("call",)), 1),
        (Question(statuses=("planned",)), 1),
        (Question(topics=("TARIFF",)), 1),
        (Question(languages=("de",)), 1),
        (Question(outlets=("mirror",)), 1),
        (Question(words=("On Lenses",)), 1),
        (Question(since="2024-05"), 2),
        (Question(until="2024-03-12"), 1),
        (Question(since="2024-06-15"), 1),
        (Question(since="2024", until="2024-05-01"), 1),
        (Question(news=True), 3),
        (Question(types=("call",), languages=("en",)), 0),
        (Question(words=("%",)), 0),
        (Question(words=("'; DROP TABLE accounts; --",)), 0),
    ],
)
def test_filters_combine(question: Question, count: int, asked: Record) -> None:
    assert asked.engagements(question).total == count


def test_those_without_a_date_are_counted_apart_where_a_time_is_asked_for(asked: Record) -> None:
    assert asked.engagements(Question(since="2024")).undated == 1
    assert asked.engagements().undated == 0


def test_a_limit_leaves_the_total_as_it_is(asked: Record) -> None:
    found = asked.engagements(Question(limit=2))
    assert (len(found), found.total) == (2, 4)


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(QuestionError, match="2024-13"):
        Question(since="2024-13")


def test_statements_are_found_by_speaker_words_and_time(asked: Record) -> None:
    assert asked.statements().total == 2
    (one,) = asked.statements(Question(parties=(asked.party("US companies"),)))
    assert (one.speaker_name, one.words) == (VOSS.name, "“we will build here,”")
    assert MARCH.report.text[one.start : one.end] == "“we will build here,” said Arlen Vossgard."
    assert asked.statements(Question(words=("DOOR is",))).total == 1
    assert asked.statements(Question(parties=(asked.party("Chinese government"),))).total == 1
    assert asked.statements(Question(since="2024-04")).total == 0
    assert asked.statements(Question(topics=("lens",), outlets=("courier",))).total == 2


def test_a_reports_copy_is_no_independent_account(record: Record) -> None:
    descent = Descent(
        child=COPY.report.id, parent=MARCH.report.id, how="verbatim", confidence=0.9, why=("same words",)
    )
    keep_all(record, [MARCH])
    copy = replace(seen(COPY), descents=(descent,))
    keep(record.store, Batch(seen=[copy]))
    (one,) = record.engagements()
    assert one.independent == 1
    assert [account.kind for account in one.accounts] == ["original", "copy"]


def test_what_a_party_publishes_itself_is_primary_and_heard_first(record: Record) -> None:
    own = told([VOSS, QIN], outlet="Corvane Optics", published="2024-03-20", words="as we announce")
    keep_all(record, [MARCH, own])
    (one,) = record.engagements()
    assert [account.kind for account in one.accounts] == ["primary", "original"]


def test_accounts_that_contradict_each_other_make_it_disputed_and_both_are_shown(record: Record) -> None:
    denied = told([VOSS, QIN], outlet="Nordpost", status="denied", words="on lenses, denied")
    keep_all(record, [MARCH, denied])
    (one,) = record.engagements()
    assert one.status == "disputed"
    assert one.disputed
    (status,) = [each for each in one.differences if each.about == "status"]
    assert {value for value, _ in status.values} == {"held", "denied"}


def test_what_was_planned_and_then_held_is_held_without_dispute(record: Record) -> None:
    planned = told([VOSS, QIN], published="2024-03-10", status="planned", words="soon")
    keep_all(record, [planned, MARCH])
    (one,) = record.engagements()
    assert (one.status, one.disputed) == ("held", False)


def test_show_has_every_account_with_its_words_and_the_reasons(asked: Record) -> None:
    (march,) = asked.engagements(Question(words=("lenses",)))
    shown = asked.show(march.id[:9])
    assert len(shown.accounts) == 2
    for one in shown.accounts:
        text = asked.report(one.told.report).text
        assert all(text[span.start : span.end] == span.text for span in one.account.evidence)
    assert [one.speaker_name for one in shown.statements] == [VOSS.name, QIN.name]
    assert shown.pairs[0].why
    assert {one.name for one in shown.identified} == {VOSS.name, QIN.name}
    assert asked.show(shown.accounts[1].told.id) == shown


def test_an_engagement_that_is_not_there_is_one_clear_error(asked: Record) -> None:
    with pytest.raises(NotInRecord, match="no such engagement"):
        asked.show("g:ffff")


def test_a_trend_has_its_denominator_and_counts_what_has_no_date_apart(asked: Record) -> None:
    counted = asked.trend(by="month")
    told_of = {one.name: (one.engagements, one.reports) for one in counted.periods}
    assert told_of == {"2024-03": (1, 2), "2024-04": (0, 0), "2024-05": (1, 1), "2024-06": (1, 1),
                       "2024-07": (0, 1)}  # fmt: skip
    assert counted.undated == 1
    assert [one.share for one in counted.periods][:2] == [0.5, None]


def test_a_month_is_too_little_for_a_day_and_enough_for_a_year(asked: Record) -> None:
    (year,) = asked.trend(by="year").periods
    assert (year.name, year.engagements, year.reports) == ("2024", 3, 5)
    quarters = {one.name: one.engagements for one in asked.trend(by="quarter").periods}
    assert quarters == {"2024-Q1": 1, "2024-Q2": 2, "2024-Q3": 0}


def test_the_reports_read_follow_the_outlets_asked_for(asked: Record) -> None:
    counted = asked.trend(Question(outlets=("nordpost",)), by="year")
    assert (counted.engagements, counted.reports) == (1, 1)


def test_actors_are_listed_with_how_much_is_told_of_them(asked: Record) -> None:
    (china,) = [one for one in asked.actors() if one.id == "country:CHN"]
    assert (china.reports, china.engagements, china.country) == (4, 3, "CHN")
    assert asked.actors(name="CORVANE").total == 1
    assert len(asked.actors(limit=1)) == 1


def test_asking_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match="onrecord add"):
        Record.open(tmp_path / "none.duckdb", reading_only=True)
    assert not list(tmp_path.iterdir())


def test_asking_an_empty_database_makes_no_tables(where: str) -> None:
    if not where.startswith("postgresql"):
        pytest.skip("a file that is not there is told apart already")
    for _ in range(2):
        with pytest.raises(RecordMissing, match="no record in it"):
            Record.open(where, reading_only=True)


def test_answers_become_tables_also_where_nothing_is_found(asked: Record) -> None:
    pytest.importorskip("pyarrow")
    found = asked.engagements()
    table = found.to_arrow()
    assert table.column("id").to_pylist() == [one.id for one in found]
    assert {each["name"] for each in table.column("participants").to_pylist()[1]} == {ODA.name, QIN.name}
    assert found.to_polars().shape == found.to_pandas().shape == (4, 13)


@pytest.mark.parametrize("seed", range(3))
def test_engagements_are_settled_the_same_at_once_and_bit_by_bit(seed: int, record: Record) -> None:
    chance = random.Random(seed)
    made = chance.sample(tuple(readings(40, seed=seed)), 40)
    for start in range(0, 40, 7):
        keep_all(record, made[start : start + 7])
    for reading in made[:3]:
        keep(record.store, Batch(seen=[seen(reading)]))
    before = sorted(record.store.rows("SELECT * FROM engagements"))
    with record.store.transaction():
        record.store.run("DELETE FROM engagements")
        settle(record.store, {name for (name,) in record.store.rows("SELECT engagement FROM accounts")})
    assert sorted(record.store.rows("SELECT * FROM engagements")) == before


def test_accounts_that_differ_become_a_table_too(record: Record) -> None:
    pytest.importorskip("pyarrow")
    keep_all(record, [
        told([VOSS, QIN], words="one"),
        told([VOSS, QIN], kind="talks", published="2024-03-14", words="two"),
    ])  # fmt: skip
    (one,) = record.engagements()
    (row,) = record.engagements().to_arrow().column("differences").to_pylist()
    assert row == [{
        "about": "type",
        "values": [{"value": value, "accounts": list(names)} for value, names in one.differences[0].values],
    }]  # fmt: skip


def test_a_table_in_which_nothing_stands_has_its_columns(record: Record) -> None:
    pytest.importorskip("pyarrow")
    keep_all(record, [told([VOSS, QIN])])
    nothing = record.engagements(Question(statuses=("cancelled",)))
    assert nothing.to_polars().columns == record.engagements().to_polars().columns
    assert nothing.to_polars().is_empty()


def test_an_engagement_is_as_sure_as_the_surest_account_of_what_it_came_to(record: Record) -> None:
    doubtful, surer = told([VOSS, QIN], words="one"), told([VOSS, QIN], published="2024-03-14", words="two")
    planned = told([VOSS, QIN], status="planned", published="2024-03-01", words="three")
    keep_all(record, [unsure(doubtful, 0.2), unsure(surer, 0.4), unsure(planned, 0.9)])
    assert [one.confidence for one in record.engagements()] == [0.4]
    assert record.engagements(Question(confidence=0.4)).total == 1
    assert record.engagements(Question(confidence=0.5)).total == 0


def test_a_stretch_of_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QuestionError, match="it ends before 2024-05"):
        Question(since="2024-05", until="2024-04")
    assert Question(since="2024-05", until="2024").until == "2024"


def test_a_trend_tells_how_many_of_those_counted_did_not_take_place(record: Record) -> None:
    keep_all(record, [told([VOSS, QIN]), told([ODA, HOLT], day="2024-03-20", status="planned")])
    counted = record.trend(by="month")
    assert (counted.engagements, counted.not_held) == (2, 1)


def test_a_statement_keeps_the_word_that_attributes_it(record: Record) -> None:
    keep_all(record, [told([VOSS, QIN], said=[(VOSS, "we will build here")])])
    (one,) = record.statements()
    assert (one.cue, one.words) == ("said", "“we will build here,”")


def test_who_is_there_for_a_country_is_told_with_it(record: Record) -> None:
    keep_all(record, [told([VOSS, QIN])])
    (one,) = record.engagements()
    assert {who.name: who.country for who in one.participants} == {VOSS.name: "USA", QIN.name: "CHN"}


def test_a_record_that_is_only_asked_refuses_to_be_written(where: str) -> None:
    with Record.open(where) as record:
        keep_all(record, [MARCH])
    with Record.open(where, reading_only=True) as record:
        for write in (
            lambda: record.add("nothing.txt"),
            lambda: record.judge(Judgement(number=0, deed="undo", undone=1)),
            lambda: record.lay(None),
        ):
            with pytest.raises(RecordReadOnly, match="open it without reading_only"):
                write()


def unsure(reading: Reading, confidence: float) -> Reading:
    """Return a reading whose engagement is so sure."""
    (one,) = reading.engagements
    return replace(reading, engagements=(replace(one, confidence=confidence),))
