"""Answers as tables of other libraries: Arrow, Polars, pandas, Parquet. The only module that knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord.domain.errors import ExtraMissing
from onrecord.domain.plain import plain
from onrecord.record.answers import AnyAnswers


def arrow(answers: AnyAnswers, noun: type | None = None) -> Any:
    """Return answers as an Arrow table with the fields of their class as columns.

    Args:
        answers: what a question found.
        noun: the class of answer, for the columns of an empty table.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    pyarrow = _library("pyarrow")
    kind = type(answers.found[0]) if answers.found else noun or answers.of
    if kind is None:
        return pyarrow.table({})
    schema = pyarrow.schema(list(_struct(pyarrow, kind).values()))
    return pyarrow.Table.from_pylist([_row(one, kind) for one in answers.found], schema=schema)


def frame(answers: AnyAnswers, library: Literal["polars", "pandas"]) -> Any:
    """Return answers as a frame of a library.

    Raises:
        ExtraMissing: the library is not installed.
    """
    known = _library(library)
    table = arrow(answers)
    return known.from_arrow(table) if library == "polars" else table.to_pandas()


def write_parquet(answers: AnyAnswers, path: Path, noun: type) -> None:
    """Write answers as a Parquet file, the same bytes for the same answers.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    table = arrow(answers, noun)
    from pyarrow import parquet

    parquet.write_table(table, path, compression="zstd")


def _library(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        raise ExtraMissing(
            name,
            "it is not installed",
            expected="the extra that makes tables",
            remedy="pip install 'onrecord[tables]'",
        ) from None


def _row(one: Any, hint: Any) -> Any:
    """Return an answer as plain values; a pair becomes a struct.

    Args:
        one: the value.
        hint: its type: by its shape alone, a list of two pairs could not be told from a pair.
    """
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return {field.name: _row(getattr(one, field.name), hints[field.name]) for field in fields(hint)}
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[-1] is Ellipsis:
        return [_row(item, inner[0]) for item in one]
    if origin is tuple:
        return {"value": one[0], "accounts": _row(one[1], inner[1])}
    return plain(one)


def _struct(pyarrow: Any, noun: type) -> Mapping[str, Any]:
    hints = get_type_hints(noun)
    names = [field.name for field in fields(noun)]
    return {name: pyarrow.field(name, _type(pyarrow, hints[name])) for name in names}


def _type(pyarrow: Any, hint: Any) -> Any:
    """Return the Arrow type of a Python type of the answers."""
    if is_dataclass(hint) and isinstance(hint, type):
        return pyarrow.struct(list(_struct(pyarrow, hint).values()))
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[-1] is Ellipsis:
        return pyarrow.list_(_type(pyarrow, inner[0]))
    if origin is tuple:
        pair = [pyarrow.field("value", pyarrow.string()), pyarrow.field("accounts", _type(pyarrow, inner[1]))]
        return pyarrow.struct(pair)
    if origin is UnionType:
        return _type(pyarrow, next(each for each in inner if each is not NoneType))
    scalars = {bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}
    return scalars.get(hint, pyarrow.string())
