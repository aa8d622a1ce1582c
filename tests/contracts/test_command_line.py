"""What every command keeps: help for every option, and one shape of error."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from onrecord.cli import main, parser, read
from onrecord.domain.errors import OnRecordError


def parsers(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of all its commands."""
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from parsers(command)


def kinds_of(error: type[OnRecordError]) -> Iterator[type[OnRecordError]]:
    """Yield a class of errors and all its subclasses."""
    yield error
    for kind in error.__subclasses__():
        yield from kinds_of(kind)


def test_every_option_has_help() -> None:
    for each in parsers(parser()):
        for action in each._actions:
            if not isinstance(action, argparse._SubParsersAction):
                assert action.help, f"{each.prog} {action.option_strings or action.dest}"


def test_every_command_says_what_it_does() -> None:
    for each in parsers(parser()):
        assert each.description, each.prog
        for action in each._actions:
            if isinstance(action, argparse._SubParsersAction):
                assert len(action._choices_actions) == len(action.choices)
                assert all(choice.help for choice in action._choices_actions)


def test_no_option_may_be_shortened() -> None:
    assert not any(each.allow_abbrev for each in parsers(parser()))


@pytest.mark.parametrize("kind", list(kinds_of(OnRecordError)))
def test_every_error_is_one_line_without_a_traceback(
    kind: type[OnRecordError], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise kind("a.txt", "broke\nin two", expected="one piece", remedy="mend it")

    monkeypatch.setattr(read, "read_source", fail)
    assert main(["read", "a.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "onrecord: a.txt: broke in two; expected one piece; mend it\n"
    assert shown.out == ""
