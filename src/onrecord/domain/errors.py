"""What can go wrong, each with one message that says what failed, what was expected and what to do.

OnRecordError
├── SourceError          a source could not become a report
│   ├── SourceMissing    no such file, or the address does not answer
│   ├── SourceRefused    an address or size that is not fetched, for safety
│   ├── SourceUnreadable binary, wrong encoding, malformed
│   └── SourceEmpty      nothing to read in it
├── ReaderError          the shipped reader cannot be loaded
├── RecordError          a record cannot be used
│   ├── RecordMissing    no such record, or its server does not answer
│   ├── RecordBusy       another process is writing it
│   ├── RecordUnreadable the file is no record
│   ├── RecordNewer      a later version of On Record wrote it
│   ├── RecordReadOnly   it was opened only to be asked
│   └── NotInRecord      the record does not hold what was asked for
└── ExtraMissing         an optional package is needed
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error raised on purpose.

    Args:
        subject: the file, address or option that the error is about.
        problem: what failed.
        expected: what was expected instead.
        remedy: what the user can do.
    """

    def __init__(self, subject: str, problem: str, *, expected: str, remedy: str) -> None:
        self.subject, self.problem, self.expected, self.remedy = subject, problem, expected, remedy
        super().__init__(f"{subject}: {problem}; expected {expected}; {remedy}")


class SourceError(OnRecordError):
    """A source could not become a report."""


class SourceMissing(SourceError):
    """There is no such file, or the address does not answer."""


class SourceRefused(SourceError):
    """The address or the size is refused, for safety."""


class SourceUnreadable(SourceError):
    """The bytes are not a text that can be read."""


class SourceEmpty(SourceError):
    """There is nothing to read in it."""


class ReaderError(OnRecordError):
    """The shipped reader cannot be loaded."""


class RecordError(OnRecordError):
    """A record cannot be used."""


class RecordMissing(RecordError):
    """There is no such record, or its server does not answer."""


class RecordBusy(RecordError):
    """Another process is writing the record."""


class RecordUnreadable(RecordError):
    """The file is no record, or may not be read."""


class RecordNewer(RecordError):
    """A later version of On Record wrote the record."""


class RecordReadOnly(RecordError):
    """The record was opened only to be asked."""


class NotInRecord(RecordError):
    """The record does not hold what was asked for."""


class ExtraMissing(OnRecordError):
    """An optional package is needed."""


def explained(subject: str, error: Exception) -> OnRecordError:
    """Return any error as one that says what was expected and what to do.

    Args:
        subject: the source that was being read.
        error: one raised on purpose, which stays as it is, or one that the system or a fault raised.
    """
    if isinstance(error, OnRecordError):
        return error
    if isinstance(error, OSError):
        return OnRecordError(
            subject,
            f"stopped by the system ({error.strerror or error})",
            expected="to be let read it and write what was found",
            remedy="check the disk and your permissions",
        )
    detail = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return OnRecordError(
        subject,
        f"stopped by a fault of On Record ({detail})",
        expected="no fault whatever the input holds",
        remedy="set ONRECORD_DEBUG=1 to see where, and report it with the input",
    )
