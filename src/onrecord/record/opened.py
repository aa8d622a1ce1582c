"""Open a record, add to it, and take out what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.actors import Judgement, Registry
from onrecord.actors.entries import table_text
from onrecord.comparing.findings import Finding
from onrecord.comparing.side_by_side import Comparison
from onrecord.domain.errors import NotInRecord, RecordMissing, RecordReadOnly
from onrecord.domain.reading import Reading
from onrecord.domain.report import Report
from onrecord.record.adding import Told, add_all, cores
from onrecord.record.answers import Answers, RecordedActor, RecordedEngagement, RecordedStatement
from onrecord.record.bodies import unpacked
from onrecord.record.checked import check
from onrecord.record.compared import comparison
from onrecord.record.dossier import Dossier, dossier
from onrecord.record.failures import Failure, failures
from onrecord.record.filling import fill
from onrecord.record.judging import judge, judgements, lay
from onrecord.record.linking import own_of
from onrecord.record.listed import actors
from onrecord.record.naming import key_of
from onrecord.record.question import Party, Question
from onrecord.record.reports import reports_of
from onrecord.record.store import Store, is_current, is_none, migrate
from onrecord.record.tally import Tally
from onrecord.record.told import engagements, statements
from onrecord.record.traced import Traced, trace
from onrecord.record.trend import By, Trend, trend
from onrecord.record.whom import party
from onrecord.sources.gathering import gather

DEFAULT = "onrecord.duckdb"
_SERVED = ("postgresql://", "postgres://")


class Record:
    """All readings, linked, in one store. Use it as a context manager: `with Record.open(path) as record`.

    Args:
        store: the database; `Record.open` makes it of a path or an address.
        reading_only: nothing is written.
    """

    def __init__(self, store: Store, *, reading_only: bool = False) -> None:
        self.store, self.reading_only = store, reading_only

    @classmethod
    def open(cls, where: str | Path = DEFAULT, *, reading_only: bool = False, wait: float = 0.0) -> Record:
        """Open a record, or make one.

        Args:
            where: path of a DuckDB file, or `postgresql://…`.
            reading_only: ask only; a missing record is an error, and others may ask at the same time.
            wait: seconds to wait for another process that writes the file.

        Raises:
            RecordMissing: there is no such record, or its server does not answer.
            RecordBusy: another process is writing the file.
            RecordUnreadable: the file is no record.
            RecordNewer: a later version of On Record wrote it.
            ExtraMissing: PostgreSQL needs the extra `postgres`.
        """
        store = _store(str(where), reading_only, wait)
        try:
            if not reading_only:
                migrate(store, fill)
            elif is_none(store):
                raise RecordMissing(
                    store.where, "there is no record in it", expected="a record that onrecord made",
                    remedy="add reports first: onrecord add SOURCE",
                )  # fmt: skip
            elif not is_current(store):
                store.close()
                with cls.open(where, wait=wait):
                    pass
                store = _store(str(where), reading_only, wait)
        except BaseException:
            store.close()
            raise
        return cls(store, reading_only=reading_only)

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        jobs: int | None = None,
        again: bool = False,
        told: Told = lambda _outcome, _tally: None,
    ) -> Tally:
        """Add reports; those that the record holds are left as they are.

        Args:
            sources: files, folders, globs, addresses, feeds, archives: whatever `onrecord add` takes.
            published: ISO 8601 date of publication of all of them, where they do not state it or wrongly.
            jobs: processes that read; one for each core by default.
            again: also read what the record holds, for what a newer reader finds.
            told: called with each outcome once it is on disk, and with the tally so far.

        Returns:
            How many were added, known and failed.

        Raises:
            RecordReadOnly: it was opened only to be asked.
        """
        self._to_write()
        given = [sources] if isinstance(sources, str | Path) else sources
        items = gather([str(source) for source in given], published=published)
        return add_all(self.store, items, jobs=jobs or cores(), again=again, mark=published or "", told=told)

    def report(self, name: str) -> Report:
        """Return a report as it was published.

        Args:
            name: its id, its address, or the path it was added from; of several versions the latest.

        Raises:
            NotInRecord: the record holds no such report.
        """
        number = self._number(name)
        return reports_of(self.store, [number])[number]

    def reading(self, name: str) -> Reading:
        """Return everything found in a report.

        Args:
            name: its id, its address, or the path it was added from; of several versions the latest.

        Raises:
            NotInRecord: the record holds no such report.
        """
        number = self._number(name)
        report = reports_of(self.store, [number])[number]
        ((body,),) = self.store.rows("SELECT body FROM readings WHERE report = ?", [number])
        return unpacked(body, report)

    def judge(self, judgement: Judgement) -> int:
        """Keep what a person judges of who is who, and apply it to every report it touches.

        Args:
            judgement: merge, split or undo; its number is given here.

        Returns:
            Its number, by which it can be undone.

        Raises:
            JudgementError: it contradicts itself or undoes what is not there.
            RecordReadOnly: it was opened only to be asked.
        """
        self._to_write()
        return judge(self.store, judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, in order."""
        return judgements(self.store)

    def lay(self, own: str | Path | None) -> int:
        """Lay a table of your own over the registry, in place of one before, and link every report anew.

        It is kept in the record, and holds for what is added later.

        Args:
            own: path of the table, as docs/actors.md describes it; None takes away the one there is.

        Returns:
            How many reports were linked anew.

        Raises:
            RegistryError: the file cannot be read, or a row is not as the format has it.
            RecordReadOnly: it was opened only to be asked.
        """
        self._to_write()
        if own is None:
            return lay(self.store, "")
        Registry.load(Path(own))  # what is wrong with it is told by the file's name
        return lay(self.store, table_text(Path(own)))

    def own(self) -> str:
        """Return the table that lies over the registry, or "" where there is none."""
        return own_of(self.store)

    def party(self, words: str) -> Party:
        """Return whom words ask for: "US companies", "Chinese government", a name, or an id.

        Raises:
            QuestionError: they are neither such a phrase nor a name that the record knows.
        """
        return party(self.store, words)

    def engagements(self, question: Question = Question()) -> Answers[RecordedEngagement]:  # noqa: B008  # frozen
        """Return the engagements that a question finds, the latest first unless it says otherwise."""
        return engagements(self.store, question)

    def statements(self, question: Question = Question()) -> Answers[RecordedStatement]:  # noqa: B008
        """Return the statements that a question finds, the latest published first."""
        return statements(self.store, question)

    def actors(
        self, party: Party | None = None, *, name: str = "", limit: int | None = None
    ) -> Answers[RecordedActor]:
        """Return the actors that reports tell of, those of most reports first.

        Args:
            party: countries, kinds and sectors to list.
            name: words that one of its names holds.
            limit: how many at most; None for all.
        """
        return actors(self.store, party, name=name, limit=limit)

    def show(self, engagement: str) -> Dossier:
        """Return one engagement with all its accounts, their words, and why they are taken for one.

        Args:
            engagement: its id or the beginning of it, or the id of one of its accounts.

        Raises:
            NotInRecord: the record holds no such engagement.
        """
        return dossier(self.store, engagement)

    def compare(self, name: str) -> Comparison:
        """Return the accounts of an engagement side by side.

        Args:
            name: the engagement's id or its beginning, an account's id, or a report's id, address or path,
                which stands for the engagement that it is about.

        Raises:
            NotInRecord: the record holds no such engagement, or several begin so.
        """
        return comparison(self.store, name)

    def trace(self, name: str) -> Traced:
        """Return where a report came from, what came of it, and what was changed on the way.

        Args:
            name: the report's id, its address, or the path it was added from.

        Raises:
            NotInRecord: the record holds no such report.
        """
        return trace(self.store, name)

    def check(self, draft: Reading) -> tuple[Finding, ...]:
        """Check a draft's quotations, titles, dates, numbers and engagements against what the record holds.

        Args:
            draft: what `onrecord.read` found in the draft.

        Returns:
            The findings in order of the draft's text.
        """
        return check(self.store, draft)[0]

    def trend(self, question: Question = Question(), *, by: By = "month") -> Trend:  # noqa: B008
        """Count the engagements that a question finds, and the reports read, by month, quarter or year."""
        return trend(self.store, question, by)

    def size(self) -> tuple[int, int]:
        """Return how many reports and how many engagements the record holds."""
        ((reports,),) = self.store.rows("SELECT count(*) FROM reports")
        ((told,),) = self.store.rows("SELECT count(*) FROM engagements")
        return int(reports), int(told)

    def errors(self) -> tuple[Failure, ...]:
        """Return the sources that could not be added, by name."""
        return failures(self.store)

    def _to_write(self) -> None:
        if self.reading_only:
            raise RecordReadOnly(
                self.store.where, "it was opened only to be asked", expected="a record opened to be written",
                remedy="open it without reading_only=True",
            )  # fmt: skip

    def _number(self, name: str) -> int:
        for sql, value in (
            ("SELECT number FROM reports WHERE id = ?", name),
            ("SELECT report FROM appearances WHERE source = ? ORDER BY position DESC LIMIT 1", key_of(name)),
            ("SELECT number FROM reports WHERE url = ? ORDER BY number DESC LIMIT 1", name),
            # One text at two addresses is one report.
            ("SELECT report FROM appearances WHERE url = ? ORDER BY position DESC LIMIT 1", name),
        ):
            for (number,) in self.store.rows(sql, [value]):
                return int(number)
        raise NotInRecord(
            name,
            f"the record {self.store.where} does not hold it",
            expected="a report's id, its address, or the path it was added from",
            remedy="add it first",
        )

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _store(where: str, reading_only: bool, wait: float) -> Store:
    if where.startswith(_SERVED):
        from onrecord.record.served import ServedStore

        return ServedStore(where)
    from onrecord.record.embedded import EmbeddedStore

    return EmbeddedStore(Path(where), reading_only=reading_only, wait=wait)
