"""JSON Lines, JSON arrays, CSV and Parquet: each row is a report, each bad row a failure of its own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from onrecord.domain.errors import SourceRefused, SourceUnreadable
from onrecord.sources import load
from onrecord.sources.gathering import Failed, Item, gather

LEAD = "The transport minister met the head of the ferry company on Tuesday, the ministry said."
ROW = {"text": LEAD, "title": "Minister meets ferry head", "url": "https://harbour.example/a",
       "outlet": "Harbour News", "published": "2025-03-12", "language": "en"}  # fmt: skip


def found(path: Path) -> list[Item | Failed]:
    return list(gather([str(path)]))


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(*values: object) -> str:
    return "".join(value if isinstance(value, str) else json.dumps(value) + "\n" for value in values)


def parquet(path: Path, query: str, values: Sequence[Any] = ()) -> Path:
    with duckdb.connect(":memory:") as engine:
        engine.execute(f"CREATE TABLE t AS {query}", list(values))
        engine.sql("SELECT * FROM t").write_parquet(str(path))
    return path


def kinds(items: Sequence[Item | Failed]) -> list[tuple[str, str]]:
    return [(type(item).__name__, item.name.rpartition("#")[2]) for item in items]


def stated(fields: Mapping[str, Any], report: Any) -> dict[str, Any]:
    return {key: getattr(report, key) for key in fields}


def test_a_line_gives_its_text_and_what_is_known_of_it(tmp_path: Path) -> None:
    [item] = found(written(tmp_path / "a.jsonl", rows(ROW)))
    assert isinstance(item, Item)
    assert item.name == f"{tmp_path}/a.jsonl#1"
    assert stated(ROW, item.load()) == ROW


def test_a_bad_line_in_the_middle_loses_no_other(tmp_path: Path) -> None:
    content = rows(ROW, '{"text": \n', [1], {"title": "no text"}, {"text": " "}, "\n", ROW)
    path = written(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    assert kinds(found(path)) == [
        ("Item", "1"), ("Failed", "2"), ("Failed", "3"), ("Failed", "4"), ("Failed", "5"), ("Item", "7"),
    ]  # fmt: skip


def test_a_line_that_is_not_utf8_or_too_deep_fails_alone(tmp_path: Path) -> None:
    deep = b'{"text": ' + b"[" * 200_000 + b"\n"
    digits = b'{"text": "a", "n": ' + b"9" * 5_000 + b"}\n"
    path = written(tmp_path / "a.jsonl", b'{"text": "\xff"}\n' + deep + digits + rows(ROW).encode())
    assert kinds(found(path)) == [("Failed", "1"), ("Failed", "2"), ("Failed", "3"), ("Item", "4")]


def test_an_endless_line_is_read_over_in_pieces(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", rows(ROW) + '{"text": "' + "a" * 25_000_000 + '"}\n' + rows(ROW))
    assert kinds(found(path)) == [("Item", "1"), ("Failed", "2"), ("Item", "3")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_lines_may_be_in_utf16_with_a_mark(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    path = written(tmp_path / "a.jsonl", (mark + rows(ROW, "{\n", ROW)).encode(encoding))
    assert kinds(found(path)) == [("Item", "1"), ("Failed", "2"), ("Item", "3")]


def test_what_is_not_read_is_noted_once(tmp_path: Path) -> None:
    one, other = found(written(tmp_path / "a.jsonl", rows({**ROW, "id": 7, "tags": []}, {**ROW, "id": 8})))
    assert isinstance(one, Item)
    assert isinstance(other, Item)
    assert one.notes == (f"{tmp_path}/a.jsonl: not read: id, tags",)
    assert other.notes == ()


def test_json_lines_are_known_under_other_names_too(tmp_path: Path) -> None:
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(rows(ROW, ROW).encode()))
    for path in (packed, *(written(tmp_path / name, rows(ROW, ROW)) for name in ("a.ndjson", "b.json", "c"))):
        assert kinds(found(path)) == [("Item", "1"), ("Item", "2")]


def test_lines_before_the_place_where_a_packed_file_is_cut_off_are_given(tmp_path: Path) -> None:
    lines = rows(*({"text": f"{LEAD} {number * 7919 % 10007}"} for number in range(5_000)))
    path = written(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())[:-2_000])
    items = found(path)
    assert len(items) > 100
    assert [item.name for item in items if isinstance(item, Failed)] == [str(path)]
    assert isinstance(items[-1], Failed)
    assert "cut off" in str(items[-1].error)


def test_a_small_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl.gz", gzip.compress(b"\n" * 80_000_000, 9))
    [item] = found(path)
    assert isinstance(item, Failed)
    assert type(item.error) is SourceRefused


def test_one_packed_report_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt.gz", gzip.compress(b"a" * 30_000_000, 9))
    with pytest.raises(SourceRefused):
        load(path)


def test_an_array_gives_its_objects(tmp_path: Path) -> None:
    long = {**ROW, "text": LEAD * 3_000}
    path = written(
        tmp_path / "a.json", "\ufeff [\r\n" + ",\r\n".join(map(json.dumps, (ROW, long, 3, ROW))) + " ]\n"
    )
    assert kinds(found(path)) == [("Item", "1"), ("Item", "2"), ("Failed", "3"), ("Item", "4")]


def test_an_array_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps([ROW, ROW])[:-30])
    one, bad = found(path)
    assert isinstance(one, Item)
    assert isinstance(bad, Failed)
    assert "after" in str(bad.error)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_gives_its_rows(tmp_path: Path, mark: str) -> None:
    header = mark.join(("\ufeffTitle", "Text", "Published", "page"))
    cells = mark.join(("Minister meets", f'"{LEAD}\r\nSecond ""line""."', "2025-03-12", "4"))
    path = written(tmp_path / "a.csv", f"{header}\r\n{cells}\r\n{mark}{mark}{mark}\r\n{cells}\r\n")
    items = found(path)
    assert kinds(items) == [("Item", "1"), ("Failed", "2"), ("Item", "3")]
    assert isinstance(items[0], Item)
    report = items[0].load()
    assert report.text == f'{LEAD}\nSecond "line".'
    assert (report.title, report.published) == ("Minister meets", "2025-03-12")


def test_a_parquet_file_gives_its_rows(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a[1].parquet",
        "SELECT * FROM (VALUES (?, DATE '2025-03-12', 1), (NULL, NULL, 2), (?, NULL, 3)) "
        'v("Text", published, n)',
        [LEAD, LEAD],
    )
    parquet(tmp_path / "a1.parquet", "SELECT 1 AS other")
    items = found(path)
    assert kinds(items) == [("Item", "1"), ("Failed", "2"), ("Item", "3")]
    assert isinstance(items[0], Item)
    assert items[0].load().published == "2025-03-12"
    assert items[0].notes == (f"{path}: not read: n",)


def test_a_parquet_file_without_a_text_column_names_its_columns(tmp_path: Path) -> None:
    [item] = found(parquet(tmp_path / "a.parquet", "SELECT 1 AS id, 'x' AS body"))
    assert isinstance(item, Failed)
    assert "id, body" in str(item.error)


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + b"\x00" * 400 + b"PAR1", b"no parquet"])
def test_a_broken_parquet_file_fails(tmp_path: Path, content: bytes) -> None:
    [item] = found(written(tmp_path / "a.parquet", content))
    assert isinstance(item, Failed)
    assert type(item.error) is SourceUnreadable


def test_reading_one_report_from_many_says_where_many_go(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="onrecord add"):
        load(written(tmp_path / "a.jsonl", rows(ROW)))
