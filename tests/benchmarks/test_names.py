"""Names: the corpora's sentences and the strict measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.quality.names_corpora import CORPORA, Name, Sentence, running, sentences
from benchmarks.quality.names_scores import by_document, found_names, score

UNER, CROSSNER = CORPORA
UNER_LINES = (
    "# newdoc id = letter-1\n# sent_id = 1\n# text = Ann Lee's firm, Orbit.\n"
    "1\tAnn\tB-PER\t-\tx\n2\tLee\tI-PER\t-\tx\n3\t's\tO\t-\t-\n4\tfirm\tO\t-\t-\n5\t,\tO\t-\t-\n"
    "6\tOrbit\tB-ORG\t-\tx\n7\t.\tO\t-\t-\n\n"
)
CROSSNER_LINES = (
    "The\tO\nGreens\tB-politicalparty\n(\tO\nItaly\tB-country\n)\tO\nlost\tO\nthe\tO\n"
    "2001\tB-election\nvote\tI-election\n.\tO\n\n"
)


def read(lines: str, corpus: object, folder: Path) -> list[Sentence]:
    assert corpus in CORPORA
    chosen = UNER if corpus is UNER else CROSSNER
    path = folder / chosen.path
    path.parent.mkdir(parents=True)
    path.write_text(lines, "utf-8")
    return sentences(chosen, folder)


def test_names_stand_at_their_place_in_the_files_own_text(tmp_path: Path) -> None:
    (sentence,) = read(UNER_LINES, UNER, tmp_path)
    assert [(sentence.text[n.start : n.end], n.kind) for n in sentence.names] == [
        ("Ann Lee", "PER"),
        ("Orbit", "ORG"),
    ]


def test_a_sentence_belongs_to_its_document(tmp_path: Path) -> None:
    assert [one.document for one in read(UNER_LINES * 2, UNER, tmp_path)] == ["letter-1", "letter-1"]


def test_a_token_that_is_not_in_the_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'Orbit' does not stand"):
        read(UNER_LINES.replace("firm, Orbit", "firm, Planet"), UNER, tmp_path)


def test_tokens_without_a_text_are_set_as_running_text(tmp_path: Path) -> None:
    (sentence,) = read(CROSSNER_LINES, CROSSNER, tmp_path)
    assert sentence.text == "The Greens (Italy) lost the 2001 vote."


def test_kinds_that_are_not_scored_are_set_apart(tmp_path: Path) -> None:
    (sentence,) = read(CROSSNER_LINES, CROSSNER, tmp_path)
    assert [name.kind for name in sentence.names] == ["ORG", "LOC", "set apart"]


def test_quotation_marks_close_up_on_the_inside() -> None:
    assert running(["He", "said", '"', "no", '"', "again"]) == 'He said "no" again'


def test_a_name_that_ends_the_sentence_is_kept(tmp_path: Path) -> None:
    (sentence,) = read("Meet\tO\nAnn\tB-person\n\n", CROSSNER, tmp_path)
    assert sentence.names == (Name(5, 8, "PER"),)


def test_two_names_that_touch_stay_two(tmp_path: Path) -> None:
    (sentence,) = read("Ann\tB-person\nBo\tB-person\n\n", CROSSNER, tmp_path)
    assert len(sentence.names) == 2


def test_the_readers_kinds_are_put_in_the_corpora_s() -> None:
    found = found_names("", lambda _: [(0, 1, "government"), (2, 3, "country"), (4, 5, "product")])
    assert found == [Name(0, 1, "ORG"), Name(2, 3, "LOC")]


def test_a_right_place_with_the_wrong_kind_is_wrong() -> None:
    tallies, _ = score([Name(0, 4, "ORG")], [Name(0, 4, "PER")])
    assert tallies["all"].f1 == 0


def test_a_found_name_inside_one_that_is_set_apart_is_neither_right_nor_wrong() -> None:
    tallies, apart = score([Name(0, 13, "set apart")], [Name(5, 8, "LOC")])
    assert (tallies["all"].found, apart) == (0, 1)


def test_a_found_name_over_a_scored_one_and_one_set_apart_is_wrong() -> None:
    tallies, _ = score([Name(0, 3, "PER"), Name(4, 9, "set apart")], [Name(0, 9, "PER")])
    assert (tallies["all"].right, tallies["all"].found) == (0, 1)


def test_the_sentences_of_one_document_are_added_up() -> None:
    whole = [Sentence(document="d", text="Ann", names=(Name(0, 3, "PER"),))] * 2
    documents, _ = by_document(whole, lambda _: [(0, 3, "person")])
    assert [one["PER"].right for one in documents] == [2]
