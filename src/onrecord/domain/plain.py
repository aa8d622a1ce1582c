"""A reading as dicts, lists and scalars, and back: the keys come from the nouns, in one declared order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from onrecord.domain.reading import Reading, Relation
from onrecord.domain.report import Report

Noun = TypeVar("Noun")

# Only what differs from "one key per field, in the order of the fields" is said here.
_RENAMED: Mapping[type, Mapping[str, str]] = {Relation: {"source": "from", "target": "to"}}
_ORDERED: Mapping[type, tuple[str, ...]] = {
    Report: ("id", "sha256", "title", "language", "outlet", "author", "published", "url", "text"),
}
_DECIMALS = 3


def keys_of(noun: type) -> tuple[tuple[str, str], ...]:
    """Return the JSON keys of one dataclass of the domain, in order.

    Args:
        noun: a dataclass of `onrecord.domain`.

    Returns:
        (key, field) pairs; the two differ only where a field's name would be unclear outside Python.
    """
    renamed = _RENAMED.get(noun, {})
    names = _ORDERED.get(noun) or tuple(field.name for field in fields(noun))
    return tuple((renamed.get(name, name), name) for name in names)


def plain(value: Any) -> Any:
    """Return a value of the domain as dicts, lists and scalars; shares are rounded to three decimals."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(getattr(value, name)) for key, name in keys_of(type(value))}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return round(value, _DECIMALS)
    return value


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain dicts, lists, strings, numbers and None.

    Args:
        reading: everything found in one report.

    Returns:
        The contract of `docs/reference/json.md`, its keys always in the same order.
    """
    whole: dict[str, Any] = {}
    for key, name in keys_of(Reading):
        whole[key] = plain(getattr(reading, name))
        if key == "report":
            whole["passages"] = plain(reading.report.passages)
    for statement in whole["statements"]:
        # The contract leads a quotation with its words; everywhere else a span leads with its place.
        statement["quotations"] = [
            {key: quotation[key] for key in ("text", "start", "end")} for quotation in statement["quotations"]
        ]
    return whole


def reading_from_json(whole: Mapping[str, Any], *, report: Report | None = None) -> Reading:
    """Return the reading that `reading_to_json` made plain.

    Args:
        whole: the contract of `docs/reference/json.md`; keys that it does not name are passed over.
        report: the report itself, where it is known; by default it is made of the contract's keys, which hold
            everything but its notes.

    Raises:
        ValueError: a key is missing or its value is not what the contract says; the message says where.
    """
    found = {key: whole[key] for key, _ in keys_of(Reading) if key in whole}
    made = {
        key: _maker(hint)(found[key], key) if key in found else _missing(key, "reading")
        for key, hint in get_type_hints(Reading).items()
        if key != "report"
    }
    return Reading(report=report or _report(whole), **made)


def from_plain(noun: type[Noun], value: object) -> Noun:
    """Return the dataclass of the domain that `plain` made plain.

    Raises:
        ValueError: a key is missing or its value is of another kind; the message says where.
    """
    return cast(Noun, _maker(cast(Any, noun))(value, noun.__name__))


def _report(whole: Mapping[str, Any]) -> Report:
    stated = {**_of(dict, _key(whole, "report", "reading"), "report"), "passages": whole.get("passages")}
    hints = get_type_hints(Report)
    keys = [key for key, _ in keys_of(Report)] + ["passages"]
    return Report(**{key: _maker(hints[key])(_key(stated, key, "report"), f"report.{key}") for key in keys})


@cache
def _maker(hint: Any) -> Callable[[Any, str], Any]:
    """Return what makes a value of the domain of a plain one, or says where it is not one."""
    if is_dataclass(hint) and isinstance(hint, type):
        return _noun_maker(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        item = _maker(inner[0])
        return lambda value, where: tuple(
            item(each, f"{where}[{number}]") for number, each in enumerate(_of(list, value, where))
        )
    if origin is UnionType:
        (present,) = (_maker(each) for each in inner if each is not type(None))
        return lambda value, where: None if value is None else present(value, where)
    if origin is Literal:
        return lambda value, where: value if value in inner else _wrong(where, f"one of {inner}", value)
    if hint is float:
        return lambda value, where: float(_of((int, float), value, where))
    return lambda value, where: _of(hint, value, where)


def _noun_maker(noun: type) -> Callable[[Any, str], Any]:
    hints = get_type_hints(noun)
    needed = {field.name for field in fields(noun) if field.default is MISSING}
    parts = [(key, name, _maker(hints[name])) for key, name in keys_of(noun)]

    def make(value: Any, where: str) -> Any:
        _of(dict, value, where)
        made = {}
        for key, name, maker in parts:
            if key in value:
                made[name] = maker(value[key], f"{where}.{key}")
            elif name in needed:
                _missing(key, where)
        return noun(**made)

    return make


def _key(value: Mapping[str, Any], key: str, where: str) -> Any:
    return value[key] if key in value else _missing(key, where)


def _of(kind: Any, value: Any, where: str) -> Any:
    # True is an int to Python, and never one to the contract.
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    return value if fits else _wrong(where, getattr(kind, "__name__", "number"), value)


def _missing(key: str, where: str) -> Any:
    raise ValueError(f"{where} has no {key!r}")


def _wrong(where: str, expected: str, value: object) -> Any:
    raise ValueError(f"{where} is {str(value)[:60]!r}; expected {expected}")
