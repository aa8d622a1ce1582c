"""Many sources are gathered lazily, in order, and what one of them does wrong never ends the others."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
from pathlib import Path

import pytest

from onrecord.domain.errors import OnRecordError, SourceEmpty, SourceMissing, SourceRefused, SourceUnreadable
from onrecord.sources.gathering import Failed, Item, gather
from onrecord.sources.web import Fetched

LEAD = (
    "The transport minister met the head of the ferry company on Tuesday, the ministry said in a statement."
)
PAGE = f"<!doctype html><html><body><article><p>{LEAD}</p><p>{LEAD[:-1]} again.</p></article></body></html>"


def write(folder: Path, name: str, content: str | bytes = LEAD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(*sources: str | Path) -> list[str]:
    return [found.name for found in gather(map(str, sources))]


def alone(*sources: str | Path) -> Item | Failed:
    [found] = gather(map(str, sources))
    return found


def failure(*sources: str | Path) -> Failed:
    found = alone(*sources)
    assert isinstance(found, Failed)
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a", "a.txt.gz"])
def test_a_file_is_one_item_by_its_path(tmp_path: Path, name: str) -> None:
    content = {"a.html": PAGE.encode(), "a.json": json.dumps({"text": LEAD}).encode()}.get(
        name, LEAD.encode()
    )
    path = write(tmp_path, name, gzip.compress(content) if name.endswith(".gz") else content)
    found = alone(path)
    assert isinstance(found, Item)
    assert found.name == str(path)
    assert found.load().text.startswith(LEAD)


def test_a_folder_is_walked_in_sorted_order_without_what_is_hidden_or_no_report(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.html",
        "a/b/c.txt",
        ".hidden.txt",
        ".git/x.txt",
        "c_files/logo.png",
        "c_files/x.css",
    ):
        write(tmp_path, name)
    assert names(tmp_path) == [str(tmp_path / name) for name in ("a/b/c.txt", "a/z.html", "b.txt")]


def test_what_tells_of_a_folder_is_no_report_of_it_unless_it_is_named(tmp_path: Path) -> None:
    about, report = write(tmp_path, "README.md"), write(tmp_path, "readme-of-talks.txt")
    assert names(tmp_path) == [str(report)]
    assert names(about) == [str(about)]


def test_a_link_that_leads_round_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == [str(tmp_path / "a" / "b.txt")]
    assert names(f"{tmp_path}/**/*.txt") == [str(tmp_path / "a" / "b.txt")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path, "b.txt")
    assert names(tmp_path) == [str(tmp_path / "b.txt")]


def test_patterns_are_expanded_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "x/c.txt", "x/y/d.txt", ".e.txt", "a.html"):
        write(tmp_path, name)
    found = {
        pattern: names(f"{tmp_path}/{pattern}") for pattern in ("*.txt", "**/*.txt", "x/**", "[a].*", "?.txt")
    }
    assert {
        pattern: [os.path.relpath(name, tmp_path) for name in each] for pattern, each in found.items()
    } == {
        "*.txt": ["a.txt", "b.txt"],
        "**/*.txt": ["a.txt", "b.txt", "x/c.txt", "x/y/d.txt"],
        "x/**": ["x/c.txt", "x/y/d.txt"],
        "[a].*": ["a.html", "a.txt"],
        "?.txt": ["a.txt", "b.txt"],
    }


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "a1.txt")
    path = write(tmp_path, "a[1].txt")
    assert names(path) == [str(path)]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("no-such-file.txt", SourceMissing),
        ("no-such-*.txt", SourceMissing),
        ("a\x00b", SourceMissing),
        ("x" * 5000, SourceMissing),
        ("ftp://harbour.example/a", SourceRefused),
        ("http://127.0.0.1/a", SourceRefused),
    ],
)
def test_a_source_that_leads_nowhere_fails_and_the_next_is_still_given(
    tmp_path: Path, source: str, error: type[OnRecordError]
) -> None:
    path = write(tmp_path, "a.txt")
    bad, good = gather([source, str(path)])
    assert isinstance(bad, Failed)
    assert type(bad.error) is error
    assert good.name == str(path)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert type(failure(tmp_path).error) is SourceEmpty


def test_a_date_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(OnRecordError, match="publication date"):
        gather(["no-such-file.txt"], published="soon")


def test_the_given_date_reaches_every_report(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.jsonl", json.dumps({"text": LEAD, "published": "2025-03-01"}))
    found = gather([str(tmp_path)], published="2025-03-13")
    assert [item.load().published for item in found if isinstance(item, Item)] == ["2025-03-13"] * 2


def test_a_file_that_comes_up_twice_is_given_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    assert names(path, tmp_path, f"{tmp_path}/*.txt", tmp_path / "." / "a.txt") == [str(path)]


def test_a_name_never_carries_control_codes_and_stays_unlike_others(tmp_path: Path) -> None:
    write(tmp_path, "a\x1b[31m\nb.txt")
    write(tmp_path, "a\x1b[31m\tb.txt")
    found = names(tmp_path)
    assert len(set(found)) == 2
    assert all(name.isprintable() for name in found)
    assert [item.load().text for item in gather([str(tmp_path)]) if isinstance(item, Item)] == [LEAD, LEAD]


def test_an_item_can_be_sent_to_another_process(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.jsonl", json.dumps({"text": LEAD}))
    sent = pickle.loads(pickle.dumps(list(gather([str(tmp_path)]))))
    assert [item.load().text for item in sent] == [LEAD, LEAD]


def test_nothing_is_read_before_its_turn(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    found = gather([str(path), str(tmp_path / "later.txt")])
    assert next(found).name == str(path)
    write(tmp_path, "later.txt")
    assert isinstance(next(found), Item)


def test_a_list_gives_its_addresses_once_and_leaves_out_remarks(tmp_path: Path) -> None:
    lines = "\ufeff# morning\r\nhttps://harbour.example/a\r\n\r\nhttps://harbour.example/b\r\nhttps://harbour.example/a\r\n"
    for name in ("a.txt", "a.urls"):
        assert names(write(tmp_path, name, lines)) == [
            "https://harbour.example/a",
            "https://harbour.example/b",
        ]


def test_a_text_with_an_address_in_it_is_a_report(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"https://harbour.example/a\n\n{LEAD}\n")
    found = alone(path)
    assert isinstance(found, Item)
    assert LEAD in found.load().text


def test_a_bad_line_in_a_list_is_named_by_its_number(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.list", "https://harbour.example/a\nharbour.example/b\nhttps://harbour.example/c\n"
    )
    one, bad, other = gather([str(path)])
    assert bad.name == f"{path}#2"
    assert isinstance(bad, Failed)
    assert isinstance(one, Item)
    assert isinstance(other, Item)


def test_an_address_that_holds_a_page_is_fetched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(address: str, **_: object) -> Fetched:
        asked.append(address)
        return Fetched(url=address, body=PAGE.encode(), kind="text/html", charset="utf-8")

    monkeypatch.setattr("onrecord.sources.web.fetch", fetch)
    found = alone("https://harbour.example/a", "https://harbour.example/a")
    assert isinstance(found, Item)
    assert found.load().url == "https://harbour.example/a"
    assert len(asked) == 1


@pytest.mark.parametrize("shape", ["lines", "page", "text"])
def test_standard_input_is_known_by_its_beginning(shape: str) -> None:
    rows = "".join(json.dumps({"text": LEAD, "n": n}) + "\n" for n in range(3))
    content = {"lines": rows, "page": PAGE, "text": LEAD}[shape].encode()
    found = list(gather(["-"], stdin=io.BytesIO(content)))
    assert len(found) == (3 if shape == "lines" else 1)
    assert all(isinstance(item, Item) and item.load().text.startswith(LEAD) for item in found)


def test_xml_that_is_neither_feed_nor_sitemap_says_what_it_is(tmp_path: Path) -> None:
    error = failure(write(tmp_path, "a.xml", "<?xml version='1.0'?><catalogue><cd/></catalogue>")).error
    assert type(error) is SourceUnreadable
    assert "<catalogue>" in str(error)


def test_a_damaged_library_call_does_not_end_the_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("onrecord.sources.containers.from_lines", fault)
    path = write(tmp_path, "b.txt")
    bad, good = gather([str(write(tmp_path, "a.jsonl", "{}")), str(path)])
    assert isinstance(bad, Failed)
    assert "ZeroDivisionError" in str(bad.error)
    assert good.name == str(path)
